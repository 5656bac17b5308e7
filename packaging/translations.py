"""Brings the translation files in step with the window's texts: new texts in, unused ones out, .qm files made.

python packaging/translations.py
"""

import subprocess
import sys
import tempfile
from pathlib import Path

import PySide6

from aesthetic_studio.gui.actions import COMMANDS, MENUS

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
MARKER = "QT_TRANSLATE_NOOP+=to_translate"


def _run(program: str, *arguments: str) -> None:
    subprocess.run([str(Path(PySide6.__file__).parent / program), *arguments], check=True, cwd=ROOT)


def update(ts: Path) -> None:
    """Read the texts of the window into a .ts file; of English only the counted ones, which need two forms."""
    with tempfile.TemporaryDirectory() as folder:
        # The commands' texts stand in a table, without a word that lupdate knows.
        texts = [("Commands", command.text) for command in COMMANDS] + [
            ("Menus", f"&{menu}") for menu in MENUS
        ]
        table = Path(folder) / "table.py"
        table.write_text("".join(f"translate({c!r}, {text!r})\n" for c, text in texts), encoding="utf-8")
        gui = ROOT / "aesthetic_studio" / "gui"
        sources = sorted(str(path.relative_to(ROOT)) for path in gui.rglob("*.py"))
        plural = ["-pluralonly"] if ts.stem.endswith("_en") else []
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
        alias = ["-tr-function-alias", MARKER]
        _run("lupdate", *options, *plural, *alias, *sources, str(table), "-ts", str(ts))


def compile_to(ts: Path, qm: Path) -> None:
    """Make the file that the window reads, of finished translations only."""
    _run("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(qm))


def main() -> None:
    """Update and compile every language."""
    for ts in sorted(TRANSLATIONS.glob("*.ts")):
        update(ts)
        compile_to(ts, ts.with_suffix(".qm"))
        waiting = ts.read_text(encoding="utf-8").count('type="unfinished"')
        sys.stdout.write(f"{ts.name}: {waiting} texts wait for a translation\n")


if __name__ == "__main__":
    main()
