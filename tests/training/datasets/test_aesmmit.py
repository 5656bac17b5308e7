import pytest

from aesthetic_studio.training.datasets.records import Speaker
from tests.training.datasets.made import as_json, json_lines, photos, read, split_finding


def entry(image, *turns, **more):
    speakers = ("human", "gpt") * len(turns)
    conversations = [{"from": speaker, "value": said} for speaker, said in zip(speakers, turns, strict=False)]
    return {
        "id": image,
        "image": image,
        "conversations": conversations,
        "type": "attribute",
        "qtype": "How",
        **more,
    }


ENTRIES = [
    entry("1.jpg", "<image>\nHow is the light?", "It is soft.", "And the colour?", "Muted, which fits."),
    entry("2.jpg", "Is it sharp?\n<image>", "No.", type=None),
    entry("3.jpg", "Is it sharp?"),
    entry("4.jpg", "<image>", "Yes."),
    {"id": 5},
]


@pytest.mark.parametrize("form", ["json", "jsonl"])
def test_conversations_in_both_forms(tmp_path, form):
    if form == "json":
        as_json(tmp_path, "AesMMIT_all.json", ENTRIES)
    else:
        json_lines(tmp_path, "AesMMIT_labels.jsonl", ENTRIES)
    photos(tmp_path, "images_21904/1.jpg", "images_21904/2.jpg")
    first, second = read("aesmmit", tmp_path, "all")
    assert [(turn.speaker, turn.text) for turn in first.turns] == [
        (Speaker.PERSON, "How is the light?"),
        (Speaker.CRITIC, "It is soft."),
        (Speaker.PERSON, "And the colour?"),
        (Speaker.CRITIC, "Muted, which fits."),
    ]
    assert (first.kind, first.question_kind, second.kind) == ("attribute", "How", "")
    assert second.turns[0].text == "Is it sharp?"
    found = split_finding("aesmmit", tmp_path, "all")
    assert (found.records, found.wrong_rows, found.counts["photos"].published) == (2, 3, 21_904)


def test_turns_must_alternate(tmp_path):
    wrong = entry("1.jpg", "Hello?", "Yes.")
    wrong["conversations"].reverse()
    as_json(tmp_path, "AesMMIT.json", [wrong])
    found = split_finding("aesmmit", tmp_path, "all")
    assert "do not take turns" in found.wrong_examples[0]
