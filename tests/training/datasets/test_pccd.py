import pytest

from aesthetic_studio.training.datasets.pccd import ASPECTS
from tests.training.datasets.made import as_json, photos, read, split_finding


def critique(title, scores=("9", "10", "9", "7", "10", "9", "N"), overall="9.1", **aspects):
    empty = dict.fromkeys(ASPECTS, "")
    return {
        **empty,
        **aspects,
        "title": title,
        "score": list(scores),
        "overall": overall,
        "category": "food-photography",
        "description": "Natural light from behind.",
        "image_url": f"http://reviews.example.com/upload/full_size_{len(title)}.jpg",
        "photographer": "A",
        "reviewer": "B",
    }


def pccd(folder, name="raw.json"):
    as_json(
        folder,
        name,
        [
            critique("12_tart", general_impression="A tasty photo.", focus="Perfectly on the  cherry!"),
            critique("14_flower.jpg", ["N"] * 7, "", composition="Centred."),
            critique("17_model", ["8", "x"], "8"),
        ],
    )
    photos(folder, "images/full/12_tart.jpg", "images/full/14_flower.jpg")
    return folder


def test_comments_come_by_aspect(tmp_path):
    first, second = read("pccd", pccd(tmp_path), "all")
    assert first.path.name == "12_tart.jpg"
    assert first.comments == ("A tasty photo.", "Perfectly on the cherry!")
    assert first.aspects == {"general_impression": "A tasty photo.", "focus": "Perfectly on the cherry!"}
    assert second.aspects == {"composition": "Centred."}


def test_ratings_come_by_aspect_too(tmp_path):
    [record] = read("pccd", pccd(tmp_path), "all_scores")
    assert record.score == pytest.approx(9.1)
    assert record.attributes == dict(zip(ASPECTS[:6], (9, 10, 9, 7, 10, 9), strict=True))


def test_the_mean_of_the_aspects_stands_in_for_the_overall_rating(tmp_path):
    as_json(tmp_path, "raw.json", [critique("a", ["2", "4"], None)])
    photos(tmp_path, "images/full/a.jpg")
    assert read("pccd", tmp_path, "all_scores")[0].score == pytest.approx(3)


@pytest.mark.parametrize("split", ["train", "validation", "test"])
def test_parts_have_files_of_their_own(tmp_path, split):
    folder = pccd(tmp_path, f"guru_{split}.json")
    assert len(read("pccd", folder, split)) == 2
    assert len(read("pccd", folder, f"{split}_scores")) == 1


def test_a_photo_may_have_the_name_it_had_on_the_site(tmp_path):
    pccd(tmp_path)
    (tmp_path / "images/full/12_tart.jpg").rename(tmp_path / "images/full/full_size_7.jpg")
    assert read("pccd", tmp_path, "all")[0].path.name == "full_size_7.jpg"


def test_what_is_absent_and_wrong_is_counted(tmp_path):
    folder = pccd(tmp_path)
    scores = split_finding("pccd", folder, "all_scores")
    assert (scores.records, scores.wrong_rows) == (1, 1)
    assert split_finding("pccd", folder, "all").absent_examples == ()
    assert split_finding("pccd", folder, "all").counts["photos"].counted == 2
