from collections.abc import Callable
from pathlib import Path

import pytest
from PIL import Image
from typer.testing import CliRunner

from aesthetic_studio.cli.main import app
from tests.critics.scripted import ScriptedCritic


@pytest.fixture
def home(tmp_path: Path) -> Path:
    return tmp_path / "home"


@pytest.fixture
def critic(monkeypatch: pytest.MonkeyPatch) -> ScriptedCritic:
    scripted = ScriptedCritic()
    monkeypatch.setattr("aesthetic_studio.studio.session.open_critic", lambda *_: scripted)
    return scripted


@pytest.fixture
def run(home: Path) -> Callable[..., object]:
    """Runs a command with a home of its own; the result has exit_code, stdout and stderr."""

    def invoke(*arguments: object) -> object:
        return CliRunner().invoke(app, [*map(str, arguments), "--home", str(home)], catch_exceptions=False)

    return invoke


@pytest.fixture
def paint(tmp_path: Path) -> Callable[..., Path]:
    """Makes a small photo of one colour."""

    def make(name: str, colour: tuple[int, int, int] = (128, 128, 128)) -> Path:
        path = tmp_path / "photos" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        Image.new("RGB", (96, 64), colour).save(path, "JPEG")
        return path

    return make
