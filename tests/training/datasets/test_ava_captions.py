import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.datasets.catalogue import find
from tests.training.datasets.made import as_json, photos, read, split_finding, text

NAME = "CLEAN_AVA_FULL_AFTER_SUBJECTIVE_CLEANING.json"


def photo(number, split, *comments):
    sentences = [
        {
            "raw": comment,
            "clean": comment.lower(),
            "tokens": comment.lower().split(),
            "sentid": "",
            "imgid": number,
        }
        for comment in comments
    ]
    return {
        "filename": f"{number}.jpg",
        "imgid": number,
        "split": split,
        "filepath": "",
        "sentences": sentences,
    }


def captions(folder):
    images = [
        photo(953619, "train", "The light on the face\nis lovely.", "Crop tighter."),
        photo(953958, "train", "Too dark."),
        photo(954184, "val", "I like the mood."),
        photo(954113, "test", "Out of focus.", ""),
        photo(999999, "train"),
    ]
    as_json(folder, NAME, {"images": images, "dataset": "AVA"})
    photos(folder, *(f"images/{each['filename']}" for each in images))
    return folder


def test_comments_are_read_as_written(tmp_path):
    first, second = read("ava-captions", captions(tmp_path), "train")
    assert first.comments == ("The light on the face is lovely.", "Crop tighter.")
    assert second.path.name == "953958.jpg"


def test_the_files_own_splits(tmp_path):
    folder = captions(tmp_path)
    assert [each.comments for each in read("ava-captions", folder, "validation")] == [("I like the mood.",)]
    assert [each.comments for each in read("ava-captions", folder, "test")] == [("Out of focus.",)]


def test_the_test_photos_of_ava_can_be_left_out(tmp_path):
    folder = captions(tmp_path)
    with pytest.raises(UsageError, match=r"generic_test\.jpgl"):
        read("ava-captions", folder, "without_ava_test")
    text(folder, "aesthetics_image_lists/generic_test.jpgl", "953958", "954184")
    names = [each.path.name for each in read("ava-captions", folder, "without_ava_test")]
    assert names == ["953619.jpg", "954113.jpg"]


def test_a_cleaned_comment_stands_in_for_the_raw_one(tmp_path):
    as_json(
        tmp_path,
        NAME,
        {"images": [{"filename": "1.jpg", "split": "train", "sentences": [{"clean": "nice"}]}]},
    )
    photos(tmp_path, "images/1.jpg")
    assert read("ava-captions", tmp_path, "train")[0].comments == ("nice",)


def test_a_pickle_is_told_of_and_never_opened(tmp_path):
    (tmp_path / "ava_captions.pkl").write_bytes(b"cos\nsystem\n(S'touch /tmp/opened'\ntR.")
    findings = find("ava-captions").check(tmp_path)
    assert any("ava_captions.pkl is not opened" in note for note in findings.notes)
    with pytest.raises(UsageError, match=NAME):
        read("ava-captions", tmp_path, "train")


def test_wrong_entries_are_counted(tmp_path):
    as_json(
        tmp_path,
        NAME,
        {"images": [5, {"split": "train"}, {"filename": "1.jpg", "split": "train", "sentences": "no list"}]},
    )
    assert split_finding("ava-captions", tmp_path, "train").wrong_rows == 3
