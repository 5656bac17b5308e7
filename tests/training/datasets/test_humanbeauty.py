import pytest

from aesthetic_studio.training.datasets.records import PortraitDimension
from tests.training.datasets.made import json_lines, photos, read, split_finding

TWELVE = [0.0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 0.5]


def humanbeauty(folder):
    json_lines(
        folder,
        "HumanBeauty-50K/label.jsonl",
        [
            {"image_name": "a.jpg", "score": TWELVE, "source": "50K"},
            {"image_name": "b.jpg", "score": TWELVE[:11], "source": "50K"},
        ],
    )
    json_lines(
        folder,
        "HumanBeauty-58K/label.jsonl",
        [
            {"image_name": "c.jpg", "score": 0.25, "text_level": "poor", "source": "AVA"},
            {"image_name": "d.jpg", "score": 25, "text_level": "poor", "source": "AVA"},
        ],
    )
    json_lines(
        folder,
        "test_label.jsonl",
        [
            {"image_name": "HumanBeauty-50K/images/a.jpg", "score": TWELVE, "is_expert": True},
            {"image_name": "HumanBeauty-58K/images/c.jpg", "score": 0.25, "is_expert": False},
        ],
    )
    photos(folder, "HumanBeauty-50K/images/a.jpg", "HumanBeauty-58K/images/c.jpg")
    return folder


def test_twelve_dimensions_in_their_order(tmp_path):
    [record] = read("humanbeauty", humanbeauty(tmp_path), "50K")
    assert record.path == tmp_path / "HumanBeauty-50K/images/a.jpg"
    assert list(record.dimensions) == list(PortraitDimension)
    assert record.dimensions[PortraitDimension.FACIAL_BRIGHTNESS] == 1
    assert record.dimensions[PortraitDimension.GENERAL_APPEARANCE] == 10
    assert record.score == record.dimensions[PortraitDimension.COMPREHENSIVE] == pytest.approx(5.5)


def test_the_comprehensive_score_alone(tmp_path):
    [record] = read("humanbeauty", humanbeauty(tmp_path), "58K")
    assert (record.score, record.dimensions) == (pytest.approx(3.25), {})


def test_a_split_names_both_parts(tmp_path):
    names = [record.path.name for record in read("humanbeauty", humanbeauty(tmp_path), "test")]
    assert names == ["a.jpg", "c.jpg"]
    assert split_finding("humanbeauty", tmp_path, "test").counts["photos"].published == 12_604


def test_wrong_scores_are_counted(tmp_path):
    humanbeauty(tmp_path)
    fifty, fifty_eight = (split_finding("humanbeauty", tmp_path, part) for part in ("50K", "58K"))
    assert "11 scores instead of 12" in fifty.wrong_examples[0]
    assert "25 is outside the scale" in fifty_eight.wrong_examples[0]
