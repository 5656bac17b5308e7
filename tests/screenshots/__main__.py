"""Photographs every view and every state of the window, as PNG.

Run: ``python -m tests.screenshots OUT [--photos DIR] [--only NAME …] [--size 1440x900] [--theme dark] [--language en]
[--scale 1]``, or ``--all`` for every size, theme and language that is looked at before a release. Needs Xvfb and
xdotool. ``--keep DIR`` keeps the made shoot, which takes a while, for the next run. Beside the pictures lies
``sheet.png``, all of them small.
"""

import argparse
import os
import subprocess
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path

from PIL import Image

from tests.end_to_end.virtual_screen import missing_tools, virtual_screen

SHEET_WIDTH, SHEET_COLUMNS = 640, 4
LIMIT_S = 900


@dataclass(frozen=True, slots=True)
class Setting:
    """What the pictures are taken with."""

    size: tuple[int, int] = (1440, 900)
    theme: str = "dark"
    language: str = "en"
    scale: float = 1.0

    @property
    def name(self) -> str:
        wide, high = self.size
        scale = "" if self.scale == 1 else f"-{self.scale:g}x"
        return f"{wide}x{high}{scale}-{self.theme}-{self.language}"


ALL = (
    Setting(),
    Setting(size=(1024, 700)),
    Setting(size=(1366, 768), theme="light"),
    Setting(size=(3840, 2160), scale=2.0),
    Setting(language="zh_CN"),
)


def photograph(setting: Setting, out: Path, prepared: Path, only: list[str]) -> None:
    """Take the pictures of one setting in a process of its own, on a screen of its size."""
    wide, high = setting.size
    with virtual_screen(wide, high) as screen:
        environment = screen.environment | {
            "QT_SCALE_FACTOR": f"{setting.scale:g}",
            "LC_ALL": "C.UTF-8",
            "AESTHETIC_STUDIO_HOME": str(prepared / "scene"),
        }
        command = [sys.executable, "-m", "tests.screenshots.play", str(out / setting.name), str(prepared)]
        command += ["--size", f"{wide}x{high}", "--theme", setting.theme, "--language", setting.language]
        command += ["--scale", f"{setting.scale:g}", *(["--only", *only] if only else [])]
        subprocess.run(command, env=environment, check=False, timeout=LIMIT_S)
    contact_sheet(out / setting.name)


def contact_sheet(folder: Path) -> None:
    """All pictures of a folder, small, in one."""
    pictures = sorted(path for path in folder.glob("*.png") if path.stem != "sheet")
    if not pictures:
        return
    small = []
    for path in pictures:
        with Image.open(path) as picture:
            height = round(picture.height * SHEET_WIDTH / picture.width)
            small.append(picture.convert("RGB").resize((SHEET_WIDTH, height)))
    height, rows = small[0].height + 8, -(-len(small) // SHEET_COLUMNS)
    sheet = Image.new("RGB", ((SHEET_WIDTH + 8) * SHEET_COLUMNS, height * rows), "#777777")
    for place, picture in enumerate(small):
        sheet.paste(picture, (place % SHEET_COLUMNS * (SHEET_WIDTH + 8), place // SHEET_COLUMNS * height))
    sheet.save(folder / "sheet.png")


def main() -> None:
    """Prepare the shoot and take the pictures."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("--photos", type=Path, help="photographs to use; the sample photos if not given")
    parser.add_argument("--keep", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--theme", choices=("dark", "light"), default="dark")
    parser.add_argument("--language", default="en")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--all", action="store_true")
    options = parser.parse_args()
    if missing := missing_tools():
        sys.exit(f"not installed: {', '.join(missing)}")
    wide, _, high = options.size.partition("x")
    one = Setting((int(wide), int(high)), options.theme, options.language, options.scale)
    with tempfile.TemporaryDirectory() as made:
        prepared = (options.keep or Path(made)).absolute()
        prepared.mkdir(parents=True, exist_ok=True)
        _prepare(prepared, options.photos)
        for setting in ALL if options.all else (one,):
            photograph(setting, options.out, prepared, options.only)


def _prepare(prepared: Path, photos: Path | None) -> None:
    """In a process of its own, so that this one holds no network."""
    command = [sys.executable, "-m", "tests.screenshots.play", "--prepare", str(prepared)]
    command += ["--photos", str(photos)] if photos else []
    subprocess.run(command, check=True, timeout=LIMIT_S, env=os.environ | {"QT_QPA_PLATFORM": "offscreen"})


if __name__ == "__main__":
    main()
