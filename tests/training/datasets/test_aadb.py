import pytest

from aesthetic_studio.training.datasets.aadb import ATTRIBUTES
from aesthetic_studio.training.datasets.catalogue import find
from tests.training.datasets.made import photos, read, split_finding, text

PHOTO = "farm1_441_19470426814_baae1eb396_b.jpg"


def aadb(folder):
    label = "imgListFiles_label/imgList{}Regression_{}.txt"
    text(
        folder, label.format("Train", "score"), f"{PHOTO} 0.85", "farm1_none.jpg 0.05", "broken", "x.jpg 1.7"
    )
    text(folder, label.format("Train", "Light"), f"{PHOTO} 0.4", "broken")
    text(folder, label.format("Train", "BalacingElements"), f"{PHOTO} -1.0")
    text(folder, label.format("Validation", "score"), "farm2_v.jpg 0.5")
    text(folder, label.format("TestNew", "score"), "farm3_t.jpg 0.25")
    photos(folder, f"datasetImages_originalSize/{PHOTO}", "datasetImages_originalSize/farm2_v.jpg")
    photos(folder, "AADB_newtest_originalSize/0.250_farm3_t.jpg")
    return folder


def test_scores_and_attributes_are_mapped(tmp_path):
    [record] = read("aadb", aadb(tmp_path), "train")
    assert record.path.name == PHOTO
    assert record.score == pytest.approx(1 + 9 * 0.85)
    assert record.attributes == pytest.approx({"light": 1 + 9 * 0.7, "balancing elements": 1.0})


def test_the_published_parts(tmp_path):
    folder = aadb(tmp_path)
    assert [each.score for each in read("aadb", folder, "validation")] == [5.5]
    [tested] = read("aadb", folder, "test")
    assert tested.path == folder / "AADB_newtest_originalSize/0.250_farm3_t.jpg"


def test_the_check_knows_the_optional_attributes(tmp_path):
    findings = find("aadb").check(aadb(tmp_path))
    optional = [each for each in findings.files if not each.needed_for]
    assert len(optional) == 3 * len(ATTRIBUTES)
    assert sum(each.found is not None for each in optional) == 2
    train = split_finding("aadb", tmp_path, "train")
    assert (train.records, train.absent_photos, train.wrong_rows) == (2, 1, 2)
    assert train.counts["photos"].published == 8_458
