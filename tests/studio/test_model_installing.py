import json

import pytest

from aesthetic_studio.critics.catalogue import built_in_and_installed
from aesthetic_studio.domain.errors import CriticUnavailableError, UsageError
from aesthetic_studio.settings import Home
from aesthetic_studio.studio.model_installing import install_critic


@pytest.fixture
def home(tmp_path):
    return Home(tmp_path / "home")


@pytest.fixture
def source(tmp_path):
    folder = tmp_path / "download"
    folder.mkdir()
    (folder / "studio.json").write_text(json.dumps({"id": "mine"}))
    (folder / "model.safetensors").write_bytes(b"weights")
    (folder / "modeling_evil.py").write_text("raise SystemExit")
    return folder


def test_an_installed_critic_is_found_and_brings_no_code(home, source, tmp_path):
    critic = install_critic(source, home)
    assert [each.id for each in built_in_and_installed(home.models, tmp_path / "none")] == ["mine"]
    names = sorted(path.name for path in critic.folder.iterdir())
    assert names == ["checksums.json", "model.safetensors", "studio.json"]


def test_installing_again_replaces_it_and_leaves_nothing_behind(home, source):
    install_critic(source, home)
    (source / "model.safetensors").write_bytes(b"better weights")
    critic = install_critic(source, home)
    assert (critic.folder / "model.safetensors").read_bytes() == b"better weights"
    assert [path.name for path in home.models.iterdir()] == ["mine"]


@pytest.mark.parametrize("name", ["../outside", "a/b", ".hidden", "two words"])
def test_an_id_cannot_lead_elsewhere(home, source, name):
    (source / "studio.json").write_text(json.dumps({"id": name}))
    with pytest.raises(UsageError):
        install_critic(source, home)


def test_a_folder_without_weights_or_critic(home, source, tmp_path):
    (source / "model.safetensors").unlink()
    with pytest.raises(CriticUnavailableError, match="no weights"):
        install_critic(source, home)
    with pytest.raises(CriticUnavailableError, match="no critic"):
        install_critic(tmp_path, home)
    with pytest.raises(UsageError):
        install_critic(tmp_path / "nowhere", home)
