import pytest

from aesthetic_studio.training.datasets.catalogue import find
from tests.training.datasets.made import photos, read, split_finding, text

RATINGS = "FLICKR-AES_image_labeled_by_each_worker.csv"
HEADER = "worker, imagePair, score"


def flickr(folder):
    text(
        folder,
        RATINGS,
        HEADER,
        "A1, farm1_1.jpg, 5",
        "A2, farm1_1.jpg, 2",
        "A3, farm1_1.jpg, 4",
        "A1, farm1_2.jpg, 1",
        "A1, farm1_3.jpg, 9",
        "A2, farm1_4.jpg, 3",
    )
    photos(folder, *(f"40K/farm1_{index}.jpg" for index in (1, 2, 3)))
    return folder


def rater_and_photo(records):
    return [(each.person, each.path.stem, each.value) for each in records]


def test_listed_raters_are_the_test_and_their_photos_stay_out_of_training(tmp_path):
    text(flickr(tmp_path), "test_workers.csv", "ID,TEST", "A2", "A3")
    assert rater_and_photo(read("flickr-aes", tmp_path, "test")) == [
        ("A2", "farm1_1", pytest.approx(3.25)),
        ("A3", "farm1_1", pytest.approx(7.75)),
    ]
    assert rater_and_photo(read("flickr-aes", tmp_path, "train")) == [("A1", "farm1_2", 1.0)]


def test_without_a_list_the_test_raters_are_told_by_how_much_they_rated(tmp_path):
    rows = [
        f"{rater}, p{index}.jpg, 3"
        for rater, count in (("few", 104), ("least", 105), ("most", 171), ("many", 172))
        for index in range(count)
    ]
    text(tmp_path, RATINGS, HEADER, *rows)
    photos(tmp_path, "40K/p0.jpg", "40K/p171.jpg")
    assert {each.person for each in read("flickr-aes", tmp_path, "test")} == {"least", "most"}
    assert rater_and_photo(read("flickr-aes", tmp_path, "train")) == [("many", "p171", 5.5)]
    assert any("105 to 171" in note for note in find("flickr-aes").check(tmp_path).notes)
    test = split_finding("flickr-aes", tmp_path, "test")
    assert (test.counts["raters"].counted, test.counts["raters"].published) == (2, 37)


def test_means_over_all_raters(tmp_path):
    first, second = read("flickr-aes", flickr(tmp_path), "all")
    assert first.score == pytest.approx(1 + 9 * (11 / 3 - 1) / 4)
    assert first.std == pytest.approx((14 / 9) ** 0.5 * 9 / 4)
    assert (second.score, second.std) == (1, None)


def test_what_is_absent_and_wrong_is_counted(tmp_path):
    found = split_finding("flickr-aes", flickr(tmp_path), "all")
    assert (found.photos, found.absent_examples, found.wrong_rows) == (3, ("farm1_4.jpg",), 1)
