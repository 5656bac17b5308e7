import pytest
from openpyxl import Workbook

from tests.training.datasets.made import photos, read, split_finding

HEADER = ["Image name", "MOS", "Brightness", "Colorfulness", "Contrast", "Noisiness", "Sharpness"]


@pytest.fixture
def spaq(tmp_path):
    book = Workbook()
    for row in (
        HEADER,
        ["00001.jpg", 0, 50, 100, 25.5, 10, 0],
        ["00002.jpg", 100.0, None, 40, 40, 40, 40],
        ["00003.jpg", "broken", 40, 40, 40, 40, 40],
        ["00004.jpg", 12, 40, 40, 40, 40, 40],
    ):
        book.active.append(row)
    (tmp_path / "Annotations").mkdir()
    book.save(tmp_path / "Annotations/MOS and Image attribute scores.xlsx")
    photos(tmp_path, "TestImage/00001.jpg", "TestImage/00002.jpg")
    return tmp_path


def test_scores_and_attributes_are_mapped(spaq):
    first, second = read("spaq", spaq, "all")
    assert first.path == spaq / "TestImage/00001.jpg"
    assert (first.score, second.score) == (1, 10)
    assert first.attributes == pytest.approx(
        {"brightness": 5.5, "colorfulness": 10, "contrast": 1 + 9 * 0.255, "noisiness": 1.9, "sharpness": 1}
    )
    assert "brightness" not in second.attributes


def test_what_is_absent_and_wrong_is_counted(spaq):
    found = split_finding("spaq", spaq, "all")
    assert (found.records, found.absent_examples, found.wrong_rows) == (3, ("00004.jpg",), 1)
    assert found.counts["photos"].published == 11_125
