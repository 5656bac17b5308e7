"""Verifying and removing critics."""

import json
import shutil
import struct

import pytest

from aesthetic_studio.critics.catalogue import built_in_and_installed, read_folder
from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.settings import Home, resources
from aesthetic_studio.studio.model_care import remove_critic, verify_critic
from aesthetic_studio.studio.model_installing import install_critic


def weights(size=64):
    header = json.dumps({"w": {"dtype": "U8", "shape": [size], "data_offsets": [0, size]}}).encode()
    return struct.pack("<Q", len(header)) + header + bytes(size)


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def critic(home, tmp_path):
    folder = tmp_path / "download"
    folder.mkdir()
    (folder / "studio.json").write_text(json.dumps({"id": "mine", "name": "Mine"}))
    (folder / "model.safetensors").write_bytes(weights())
    (folder / "tokenizer.json").write_text("{}")
    return install_critic(folder, home)


def test_a_fresh_critic_is_whole_and_progress_reaches_its_end(critic):
    seen = []
    assert verify_critic(critic, cancel=CancelToken(), progress=seen.append) == []
    assert seen[-1].done == seen[-1].total


@pytest.mark.parametrize(
    ("harm", "told"),
    [
        (lambda folder: (folder / "model.safetensors").write_bytes(weights()[:-5]), "cut short"),
        (lambda folder: (folder / "model.safetensors").write_bytes(b"\xff" * 40), "cut short"),
        (lambda folder: (folder / "model.safetensors").write_bytes(b""), "cut short"),
        (lambda folder: (folder / "tokenizer.json").write_text("[]"), "has changed"),
        (lambda folder: (folder / "tokenizer.json").unlink(), "missing"),
        (lambda folder: (folder / "checksums.json").write_text("["), ""),
        (lambda folder: (folder / "studio.json").write_text("["), ""),
    ],
)
def test_what_is_wrong_is_told(critic, harm, told):
    harm(critic.folder)
    problems = verify_critic(critic, cancel=CancelToken())
    assert problems
    assert told in " ".join(problems)


def test_the_built_in_critic_is_whole():
    critic = read_folder(resources() / "models" / "calm-nano", built_in=True)
    assert verify_critic(critic, cancel=CancelToken()) == []


def test_verifying_and_installing_can_be_stopped_and_leave_everything_as_it_was(critic, home):
    stop = CancelToken()
    stop.cancel()
    with pytest.raises(Cancelled):
        verify_critic(critic, cancel=stop)
    with pytest.raises(Cancelled):
        install_critic(critic.folder.rename(home.root / "elsewhere"), home, cancel=stop)
    assert list(home.models.iterdir()) == []


def test_a_removed_critic_is_gone(critic, home, tmp_path):
    remove_critic(critic, home)
    assert built_in_and_installed(home.models, tmp_path / "none") == []
    assert list(home.models.iterdir()) == []


def test_what_a_broken_removal_left_is_no_critic_and_no_hindrance(critic, home, tmp_path):
    leaving = critic.folder.with_name(f".removing-{critic.folder.name}")
    critic.folder.rename(leaving)
    assert built_in_and_installed(home.models, tmp_path / "none") == []
    shutil.copytree(leaving, critic.folder)
    remove_critic(critic, home)
    assert list(home.models.iterdir()) == []


def test_what_came_with_the_program_stays(home):
    critic = read_folder(resources() / "models" / "calm-nano", built_in=True)
    with pytest.raises(UsageError):
        remove_critic(critic, home)
    with pytest.raises(UsageError):
        remove_critic(read_folder(resources() / "models" / "calm-nano"), home)
    assert critic.folder.exists()
