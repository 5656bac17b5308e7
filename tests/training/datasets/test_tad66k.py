import pytest

from tests.training.datasets.made import photos, read, split_finding, text


@pytest.mark.parametrize("place", ["labels/merge", "dataset/merge", "merge"])
def test_scores_of_the_published_parts(tmp_path, place):
    text(
        tmp_path,
        f"{place}/train.csv",
        "image,score",
        "lanphere54810922.jpg,2.85",
        "43751877@N085618633908.jpg,9.46",
    )
    text(tmp_path, f"{place}/test.csv", "image,score", "hs_yin152947873.jpg,1.9", ",5")
    photos(
        tmp_path,
        *(f"TAD66K/{each}.jpg" for each in ("lanphere54810922", "43751877@N085618633908", "hs_yin152947873")),
    )
    assert [each.score for each in read("tad66k", tmp_path, "train")] == [2.85, 9.46]
    assert [each.path.name for each in read("tad66k", tmp_path, "test")] == ["hs_yin152947873.jpg"]
    assert split_finding("tad66k", tmp_path, "test").wrong_rows == 1
