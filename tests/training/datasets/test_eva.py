import pytest

from tests.training.datasets.made import photos, read, split_finding, text

HEADER = "image_id=user_id=score=difficulty=visual=composition=quality=semantic=vote_time=1=2=3=4"


def eva(folder):
    text(
        folder,
        "data/votes_filtered.csv",
        HEADER,
        "71=E136=8=3=4=3=3=2=12.5=1=0=0=0",
        "106=E136=0=3=1=1=1=1=7.1=0=0=0=1",
        "71=E138=6.0=3=2====5.0=0=0=0=0",
        "71=E140=eleven=3=2=3=3=2=5.0=0=0=0=0",
        "900=E140=5=3=2=3=3=2=5.0=0=0=0=0",
    )
    photos(folder, "images/EVA_together/71.jpg", "images/EVA_together/106.jpg")
    return folder


def test_votes_are_averaged_by_photo(tmp_path):
    first, second = read("eva", eva(tmp_path), "all")
    assert first.path == tmp_path / "images/EVA_together/71.jpg"
    assert (first.score, first.std) == pytest.approx((1 + 0.9 * 7, 0.9))
    assert first.attributes == pytest.approx(
        {"light and colour": 7, "composition and depth": 7, "quality": 7, "semantics": 4}
    )
    assert (second.score, second.std) == (1, None)


def test_votes_are_read_by_person(tmp_path):
    votes = read("eva", eva(tmp_path), "ratings")
    assert [(each.person, each.path.stem, each.value) for each in votes] == [
        ("E136", "71", pytest.approx(8.2)),
        ("E136", "106", 1.0),
        ("E138", "71", pytest.approx(6.4)),
    ]


def test_what_is_absent_and_wrong_is_counted(tmp_path):
    found = split_finding("eva", eva(tmp_path), "all")
    assert (found.photos, found.absent_photos, found.wrong_rows) == (3, 1, 1)
    assert split_finding("eva", tmp_path, "ratings").counts["records"].published == 136_943
