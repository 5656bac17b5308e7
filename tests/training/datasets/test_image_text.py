"""Image-text pairs in the forms that are passed on."""

import pytest

from aesthetic_studio.training.datasets.records import Conversation, Speaker, Turn
from tests.training.datasets.made import as_json, json_lines, photos, read, split_finding

TALK = [
    {"from": "human", "value": "Render a clear and concise summary of the photo.\n<image>"},
    {"from": "gpt", "value": "a lighthouse  on a cliff"},
]


def test_pairs_as_llava_writes_them(tmp_path):
    rows = [
        {"id": "004539375", "image": "00453/004539375.jpg", "conversations": TALK},
        {"id": "2", "image": "00453/gone.jpg", "conversations": TALK},
        {"id": "3", "image": "../up.jpg", "conversations": TALK},
        {"id": "4", "image": "00453/004539375.jpg", "conversations": TALK[:1]},
    ]
    as_json(tmp_path, "blip_laion_cc_sbu_558k.json", rows)
    photos(tmp_path / "images", "00453/004539375.jpg", "../up.jpg")
    [record] = read("laion-cc-sbu", tmp_path, "all")
    assert record == Conversation(
        tmp_path / "images" / "00453/004539375.jpg",
        (
            Turn(Speaker.PERSON, "Render a clear and concise summary of the photo."),
            Turn(Speaker.CRITIC, "a lighthouse on a cliff"),
        ),
    )
    finding = split_finding("laion-cc-sbu", tmp_path, "all")
    assert (finding.wrong_rows, finding.absent_photos) == (2, 1)


def test_captions_as_filter_cap_has_them(tmp_path):
    rows = [{"image_id": "2", "caption": "a red door"}, {"image_id": "3", "caption": " "}, {"image_id": "4"}]
    as_json(tmp_path, "filter_cap.json", {"annotations": rows})
    photos(tmp_path, "image/2.jpg", "image/3.jpg")
    [record] = read("laion-cc-sbu", tmp_path, "all")
    assert record.path == tmp_path / "image/2.jpg"
    assert [turn.text for turn in record.turns] == ["Describe this photo.", "a red door"]
    assert record.kind == "caption"


@pytest.mark.parametrize("key", ["caption", "text", "blip_caption"])
def test_one_pair_a_line(tmp_path, key):
    json_lines(tmp_path, "pairs.jsonl", [{"image": "a/b.jpg", key: "a path in fog"}, "nothing"])
    photos(tmp_path, "a/b.jpg")
    [record] = read("sharegpt4v", tmp_path, "all")
    assert record.turns[1].text == "a path in fog"


def test_descriptions_as_sharegpt4v_has_them(tmp_path):
    row = {"id": "0", "image": "coco/train2017/000000000009.jpg", "conversations": TALK}
    as_json(tmp_path, "sharegpt4v_instruct_gpt4-vision_cap100k.json", [row])
    photos(tmp_path, "data/coco/train2017/000000000009.jpg")
    [record] = read("sharegpt4v", tmp_path, "all")
    assert record.path == tmp_path / "data/coco/train2017/000000000009.jpg"
