"""Rules of the house that no type checker sees: who imports whom, what start-up loads, what lies where."""

import os
import shutil
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
PACKAGE = ROOT / "aesthetic_studio"
TOP_LEVEL = {"pyproject.toml", "README.md", "LICENSE", "aesthetic_studio", "resources", "tests", "packaging"}
MAX_GUI_LINES = 400
MIN_CONTRAST = 4.5
MAX_CRITIC_BYTES = 40_000_000

HEAVY = ("torch", "transformers", "bitsandbytes", "accelerate", "sklearn")

RUN_COMMAND = f"""
import sys
from aesthetic_studio.cli.main import main
sys.argv = ["aesthetic-studio", *sys.argv[1:]]
try:
    status = main()
except SystemExit as stop:
    status = stop.code
loaded = [name for name in {HEAVY!r} if name in sys.modules]
sys.exit(f"status {{status}}, loaded {{loaded}}" if status or loaded else 0)
"""

IMPORT_EVERYTHING = f"""
import importlib, pkgutil, sys
package = importlib.import_module(sys.argv[1])
for module in pkgutil.walk_packages(package.__path__, package.__name__ + "."):
    importlib.import_module(module.name)
loaded = [name for name in {HEAVY!r} if name in sys.modules]
sys.exit(f"loaded {{loaded}}" if loaded else 0)
"""


def run_python(code: str, *arguments: str, home: Path) -> subprocess.CompletedProcess[str]:
    environment = os.environ | {"AESTHETIC_STUDIO_HOME": str(home), "QT_QPA_PLATFORM": "offscreen"}
    return subprocess.run(
        [sys.executable, "-c", code, *arguments],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


def test_rooms_import_in_one_direction() -> None:
    command = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports(no_cache=True))"
    result = subprocess.run(
        [sys.executable, "-c", command], cwd=ROOT, capture_output=True, text=True, timeout=120, check=False
    )
    assert result.returncode == 0, result.stdout + result.stderr


@pytest.mark.parametrize("package", ["aesthetic_studio.gui", "aesthetic_studio.cli"])
def test_importing_a_face_of_the_program_loads_no_network_library(package: str, tmp_path: Path) -> None:
    result = run_python(IMPORT_EVERYTHING, package, home=tmp_path)
    assert result.returncode == 0, result.stderr


@pytest.mark.parametrize("arguments", ["--help", "models list", "library list"])
def test_a_command_without_a_model_loads_no_network_library(arguments: str, tmp_path: Path) -> None:
    result = run_python(RUN_COMMAND, *arguments.split(), home=tmp_path)
    assert result.returncode == 0, result.stderr


def test_the_top_level_holds_only_what_it_should() -> None:
    git = shutil.which("git")
    if git is None:
        pytest.skip("git is not installed")
    listing = subprocess.run([git, "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False)
    if listing.returncode:
        pytest.skip("not in a git checkout that this user may read")
    names = {line.split("/")[0] for line in listing.stdout.splitlines()}
    assert {name for name in names if not name.startswith(".")} <= TOP_LEVEL


def test_files_of_the_window_stay_small() -> None:
    lengths = {
        str(path.relative_to(ROOT)): len(path.read_text(encoding="utf-8").splitlines())
        for path in (PACKAGE / "gui").rglob("*.py")
    }
    assert {path: length for path, length in lengths.items() if length > MAX_GUI_LINES} == {}


def relative_luminance(colour: str) -> float:
    """Relative luminance of ``#rrggbb`` after WCAG 2.1, 0–1."""
    channels = [int(colour[start:end], 16) / 255 for start, end in pairwise((1, 3, 5, 7))]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    darker, lighter = sorted((relative_luminance(first), relative_luminance(second)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_measured_as_the_standard_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("theme_name", ["DARK", "LIGHT"])
@pytest.mark.parametrize(
    ("text", "behind"),
    [
        *((text, behind) for text in ("text", "quiet") for behind in ("canvas", "panel", "cell", "field")),
        *((text, "panel") for text in ("accent", "weak", "gain", "error")),
        ("text", "selected_cell"),
        ("bright", "panel"),
        ("chip_text", "chip_low"),
        ("chip_text", "chip_high"),
    ],
)
def test_text_can_be_read_in_both_themes(theme_name: str, text: str, behind: str) -> None:
    from aesthetic_studio.gui import theme

    colours = getattr(theme, theme_name)
    assert contrast(getattr(colours, text), getattr(colours, behind)) >= MIN_CONTRAST


def test_the_built_in_critic_is_there_and_small() -> None:
    folder = ROOT / "resources" / "models" / "calm-nano"
    assert list(folder.glob("*.safetensors"))
    assert sum(file.stat().st_size for file in folder.rglob("*")) <= MAX_CRITIC_BYTES
