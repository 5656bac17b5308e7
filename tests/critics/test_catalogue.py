import json
import subprocess
import sys

import pytest

from aesthetic_studio.critics.catalogue import Capability, built_in_and_installed, find, read_folder
from aesthetic_studio.domain.critique import Attribute
from aesthetic_studio.domain.errors import CriticUnavailableError
from aesthetic_studio.settings import resources


def make(root, folder_name, **described):
    folder = root / folder_name
    folder.mkdir(parents=True)
    (folder / "studio.json").write_text(json.dumps({"id": folder_name} | described), encoding="utf-8")
    (folder / "model.safetensors").write_bytes(b"12345")
    return folder


def test_reads_what_a_folder_says(tmp_path):
    folder = make(
        tmp_path, "nano", name="CALM nano", licence="Apache-2.0", capabilities=["score"], attributes=["light"]
    )

    critic = read_folder(folder, built_in=True)

    assert (critic.id, critic.name, critic.licence) == ("nano", "CALM nano", "Apache-2.0")
    assert critic.size_bytes == 5
    assert critic.capabilities == {Capability.SCORE}
    assert critic.attributes == {Attribute.LIGHT}
    assert critic.built_in


def test_built_in_first_and_installed_ones_replace_them(tmp_path):
    make(tmp_path / "built-in", "nano")
    make(tmp_path / "built-in", "other")
    make(tmp_path / "home", "nano", name="mine")
    make(tmp_path / "home", "another")

    found = built_in_and_installed(tmp_path / "home", tmp_path / "built-in")

    assert [(critic.id, critic.built_in) for critic in found] == [
        ("other", True),
        ("another", False),
        ("nano", False),
    ]


@pytest.mark.parametrize(
    "content", ["", "[]", "{}", '{"id": ""}', '{"id": "x", "attributes": ["taste"]}', "\x00"]
)
def test_damaged_folders_are_left_out(tmp_path, content):
    (tmp_path / "bad").mkdir()
    (tmp_path / "bad" / "studio.json").write_text(content, encoding="utf-8")
    make(tmp_path, "good")

    assert [critic.id for critic in built_in_and_installed(tmp_path, tmp_path / "absent")] == ["good"]
    with pytest.raises(CriticUnavailableError):
        read_folder(tmp_path / "bad")


def test_a_calm_without_description_goes_by_its_folder(tmp_path):
    (tmp_path / "mine").mkdir()
    (tmp_path / "mine" / "config.json").write_text('{"model_type": "calm"}', encoding="utf-8")

    assert read_folder(tmp_path / "mine").id == "mine"


def test_an_absent_critic_names_those_that_are_there(tmp_path):
    make(tmp_path, "nano")

    with pytest.raises(CriticUnavailableError, match="nano"):
        find("giant", tmp_path, tmp_path / "absent")


def test_needs_no_torch():
    code = (
        "import sys, aesthetic_studio.critics.catalogue, aesthetic_studio.critics.loading, "
        "aesthetic_studio.critics.prompts, aesthetic_studio.critics.parsing, aesthetic_studio.critics.protocol; "
        "sys.exit('torch' in sys.modules or 'transformers' in sys.modules)"
    )

    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_the_built_in_critic_understands_what_it_was_taught_and_nothing_else():
    nano = read_folder(resources() / "models" / "calm-nano")

    taught = ("Is it sharp?", "HOW IS THE NOISE?", "What would you change first?", "Is the horizon level?")
    strange = ("How many people are in it?", "Was ist das Motiv?", "Where was this taken?", "", "?")
    assert [question for question in taught if not nano.understands(question)] == []
    assert [question for question in strange if nano.understands(question)] == []
    assert nano.questions_about


def test_a_critic_that_says_nothing_of_questions_may_be_asked_anything(tmp_path):
    assert read_folder(make(tmp_path, "large")).understands("Was ist das Motiv?")
