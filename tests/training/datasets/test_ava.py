import statistics

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.training.datasets.ava import vote_line, vote_statistics
from tests.training.datasets.made import photos, read, split_finding, text

LINES = (
    "1 953619 0 1 5 17 38 36 15 6 5 1 1 22 1396",
    "2 953958 10 7 15 26 26 21 10 8 1 2 1 21 1396",
    "3 954184 0 0 4 8 41 56 10 3 4 0 0 0 1396",
)
VOTES = st.lists(st.integers(0, 300), min_size=10, max_size=10).filter(any)


def ava(folder, *lines):
    text(folder, "AVA.txt", *(lines or LINES))
    text(folder, "aesthetics_image_lists/generic_test.jpgl", "953958", "111111")
    photos(folder, "images/953619.jpg", "images/953958.jpg")
    return folder


def test_votes_become_mean_deviation_and_distribution(tmp_path):
    [record] = read("ava", ava(tmp_path), "train")
    votes = [value for value, count in enumerate((0, 1, 5, 17, 38, 36, 15, 6, 5, 1), 1) for _ in range(count)]
    assert record.path == tmp_path / "images/953619.jpg"
    assert record.score == pytest.approx(statistics.fmean(votes))
    assert record.std == pytest.approx(statistics.pstdev(votes))
    assert record.distribution[5] == pytest.approx(38 / 124)
    assert set(record.distribution) == set(range(1, 11))


def test_the_test_list_parts_the_photos(tmp_path):
    folder = ava(tmp_path)
    assert [record.path.name for record in read("ava", folder, "test")] == ["953958.jpg"]
    assert [record.path.name for record in read("ava", folder, "all")] == ["953619.jpg", "953958.jpg"]
    train, test = (split_finding("ava", folder, split) for split in ("train", "test"))
    assert (train.photos, train.absent_photos, test.photos) == (2, 1, 1)
    assert test.counts["photos"].published == 19_928


@pytest.mark.parametrize(
    "line", ["4 1 2 3", "4 12 0 0 0 0 0 0 0 0 0 0 1 1 1", "4 12 a 0 0 0 0 0 0 0 0 0 1 1 1"]
)
def test_a_wrong_line_costs_itself_only(tmp_path, line):
    folder = ava(tmp_path, LINES[0], line, LINES[1])
    assert len(read("ava", folder, "all")) == 2
    assert split_finding("ava", folder, "all").wrong_rows == 1


@settings(deadline=None)
@given(VOTES)
def test_statistics_follow_the_votes(votes):
    mean, std, distribution = vote_statistics(votes)
    assert sum(distribution.values()) == pytest.approx(1)
    assert 1 <= mean <= 10
    assert 0 <= std <= 4.5
    assert mean == pytest.approx(sum(value * count for value, count in enumerate(votes, 1)) / sum(votes))


@settings(deadline=None)
@given(st.integers(1, 10**7), VOTES, st.lists(st.integers(0, 1400), min_size=3, max_size=3))
def test_a_line_names_its_photo(photo, votes, tags):
    line = " ".join(map(str, (7, photo, *votes, *tags)))
    assert vote_line(line).names == (f"{photo}.jpg",)
