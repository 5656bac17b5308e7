"""Plays scenes one after another in this process and photographs each; see the package's ``__main__``."""

import argparse
import sys
import traceback
from pathlib import Path

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication

from aesthetic_studio.settings import Home, Language, Theme
from aesthetic_studio.studio.demo import demo_folder
from tests.screenshots.dialogs import SCENES
from tests.screenshots.scenes import Scene
from tests.screenshots.shoot import NAME, prepare
from tests.screenshots.stage import Look, NotThereError, stage

COUNT = 30


def play(app: QApplication, scene: Scene, out: Path, prepared: Path, size: QSize, look: Look) -> str:
    """Photograph one scene; what happened."""
    try:
        with stage(app, prepared, prepared / NAME, size, look, filled=scene.filled) as made:
            scene.play(made)
            made.work(0.2)
            made.photograph(out / f"{scene.name}.png")
    except NotThereError as error:
        return f"left out: there is no {error}"
    except Exception:
        return f"FAILED\n{traceback.format_exc()}"
    return "ok"


def originals(prepared: Path, photos: Path | None) -> list[Path]:
    """Photographs to make the shoot of."""
    folder = photos or demo_folder(Home(prepared / "demo"))
    found = sorted(path for path in folder.iterdir() if path.suffix.lower() in {".jpg", ".jpeg", ".png"})
    return found[:: max(1, len(found) // COUNT)][:COUNT]


def main() -> int:
    """Play the scenes asked for, or prepare the shoot."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path, nargs="?")
    parser.add_argument("prepared", type=Path, nargs="?")
    parser.add_argument("--prepare", type=Path)
    parser.add_argument("--photos", type=Path)
    parser.add_argument("--only", nargs="*", default=[])
    parser.add_argument("--size", default="1440x900")
    parser.add_argument("--scale", type=float, default=1.0)
    parser.add_argument("--theme", default="dark")
    parser.add_argument("--language", default="en")
    options = parser.parse_args()
    if options.prepare is not None:
        prepare(options.prepare, originals(options.prepare, options.photos))
        return 0
    options.out.mkdir(parents=True, exist_ok=True)
    app = QApplication(["aesthetic-studio"])
    app.setApplicationName("Aesthetic Studio")
    look = Look(Theme(options.theme), Language(options.language))
    wide, _, high = options.size.partition("x")
    size = QSize(round(int(wide) / options.scale), round(int(high) / options.scale))
    failed = False
    for name, scene in SCENES.items():
        if not options.only or name in options.only:
            told = play(app, scene, options.out, options.prepared, size, look)
            failed |= told.startswith("FAILED")
            print(f"{name:24}{told}", flush=True)
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
