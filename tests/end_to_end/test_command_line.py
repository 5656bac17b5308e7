"""The command line as a user meets it: a process of its own, the built-in critic, real photographs."""

import json
import os
import re
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from aesthetic_studio.settings import resources
from tests.end_to_end.photographs import (
    ORIGINALS,
    blurred,
    huge_header,
    original,
    save,
    truncated,
    underexposed,
)

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(
        not any((resources() / "models" / "calm-nano").glob("*.safetensors")),
        reason="the built-in critic is not in this checkout",
    ),
]


@dataclass(frozen=True)
class Fault:
    """How a critique can name what is wrong: in words, by its weakest attribute, or by an edit."""

    words: re.Pattern[str]
    attribute: str
    edits: frozenset[str]

    def is_named_in(self, critique: Mapping[str, Any]) -> bool:
        judged = {
            name: one["value"] for name, one in critique["attributes"].items() if one["value"] is not None
        }
        edits = {one["operation"]["name"] for one in critique["suggestions"] if one["operation"]}
        texts = (critique["comment"], *(one["text"] for one in critique["suggestions"]))
        return (
            min(judged, key=judged.__getitem__, default="") == self.attribute
            or not edits.isdisjoint(self.edits)
            or any(self.words.search(text) for text in texts)
        )


BLUR = Fault(
    re.compile(
        r"blur|soft focus|out of focus|focus is \w+ off|smeared|resolution is|enlarge|detail is \w+ missing|edges melt",
        re.IGNORECASE,
    ),
    "sharpness",
    frozenset({"sharpen"}),
)
DARKNESS = Fault(
    re.compile(
        r"too dark|under-?exposed|exposure is [\w ]+ too low|brighten|(lift|raise|increase) the exposure",
        re.IGNORECASE,
    ),
    "light",
    frozenset({"exposure", "shadows"}),
)


@dataclass(frozen=True)
class Answer:
    """What a command said and how it ended."""

    objects: list[dict[str, Any]]
    status: int
    stderr: str

    def of(self, path: Path) -> dict[str, Any]:
        return next(one for one in self.objects if one["path"] == str(path))


def studio(*arguments: str, home: Path) -> Answer:
    result = subprocess.run(
        [
            sys.executable,
            "-c",
            "import sys; from aesthetic_studio.cli.main import main; sys.exit(main())",
            *arguments,
        ],
        env=os.environ | {"AESTHETIC_STUDIO_HOME": str(home)},
        capture_output=True,
        text=True,
        timeout=280,
        check=False,
    )
    objects = [json.loads(line) for line in result.stdout.splitlines()]
    return Answer(objects, result.returncode, result.stderr)


@dataclass(frozen=True)
class Critiqued:
    """Every original and its faulty copies, with what the critic said."""

    folder: Path
    answer: Answer

    def critique(self, name: str, fault: str = "") -> dict[str, Any]:
        return self.answer.of(self.folder / f"{name}{fault}.jpg")


@pytest.fixture(scope="module")
def critiqued(tmp_path_factory: pytest.TempPathFactory) -> Critiqued:
    folder = tmp_path_factory.mktemp("photos")
    for name in ORIGINALS:
        photo = original(name)
        save(photo, folder / f"{name}.jpg")
        save(blurred(photo), folder / f"{name}-blurred.jpg")
        save(underexposed(photo), folder / f"{name}-dark.jpg")
    answer = studio("critique", "--json", str(folder), home=tmp_path_factory.mktemp("home"))
    assert answer.status == 0, answer.stderr
    return Critiqued(folder, answer)


def test_every_photo_gets_a_whole_critique(critiqued: Critiqued) -> None:
    assert len(critiqued.answer.objects) == 3 * len(ORIGINALS)
    for critique in critiqued.answer.objects:
        assert 1 <= critique["score"]["value"] <= 10
        assert critique["score"]["std"] >= 0
        assert sum(critique["score"]["distribution"].values()) == pytest.approx(1, abs=0.02)
        assert critique["comment"].strip()
        assert critique["critic"]["id"] == "calm-nano"
        assert critique["personal_score"] is None


def test_different_photos_get_different_comments(critiqued: Critiqued) -> None:
    assert len({critiqued.critique(name)["comment"] for name in ORIGINALS}) == len(ORIGINALS)
    assert len({critiqued.critique(name)["score"]["value"] for name in ORIGINALS}) == len(ORIGINALS)


@pytest.mark.parametrize("name", ORIGINALS)
def test_a_blurred_copy_scores_lower_and_is_told_why(critiqued: Critiqued, name: str) -> None:
    copy = critiqued.critique(name, "-blurred")
    assert copy["score"]["value"] < critiqued.critique(name)["score"]["value"]
    assert BLUR.is_named_in(copy), copy


@pytest.mark.parametrize("name", ORIGINALS)
def test_an_underexposed_copy_scores_lower_and_is_told_why(critiqued: Critiqued, name: str) -> None:
    copy = critiqued.critique(name, "-dark")
    assert copy["score"]["value"] < critiqued.critique(name)["score"]["value"]
    assert DARKNESS.is_named_in(copy), copy


def test_bad_files_cost_one_error_each_and_nothing_else(tmp_path: Path) -> None:
    first = save(original("coffee"), tmp_path / "first.jpg")
    last = save(original("rocket"), tmp_path / "last.jpg")
    text = tmp_path / "text.jpg"
    text.write_text("This was never a photograph.\n" * 40)
    empty = tmp_path / "empty.jpg"
    empty.touch()
    bad = {
        tmp_path / "missing.jpg": "not_found",
        text: "unsupported_format",
        empty: "unreadable_image",
        truncated(tmp_path / "truncated.jpg"): "unreadable_image",
        huge_header(tmp_path / "huge.png"): "too_large",
    }
    answer = studio("score", "--json", *map(str, (first, *bad, last)), home=tmp_path / "home")
    assert answer.status == 1, answer.stderr
    assert {one["path"]: one["error"]["code"] for one in answer.objects if "error" in one} == {
        str(path): code for path, code in bad.items()
    }
    assert all(one["error"]["message"] for one in answer.objects if "error" in one)
    assert answer.of(first)["score"]
    assert answer.of(last)["score"]
    assert len(answer.objects) == 2 + len(bad)
    assert "Traceback" not in answer.stderr


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_folder_costs_one_error(tmp_path: Path) -> None:
    good = save(original("coffee"), tmp_path / "good.jpg")
    locked = tmp_path / "locked"
    locked.mkdir(mode=0)
    try:
        answer = studio("score", "--json", str(locked), str(good), home=tmp_path / "home")
    finally:
        locked.chmod(0o755)
    assert answer.status == 1
    assert [one["error"]["code"] for one in answer.objects if "error" in one] == ["unreadable_image"]
    assert answer.of(good)["score"]
