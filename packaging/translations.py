"""Brings the translation files in step with the window's texts: new texts in, unused ones out, .qm files made.

python packaging/translations.py
"""

import ast
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import PySide6

from aesthetic_studio.domain import errors
from aesthetic_studio.gui.actions import COMMANDS, MENUS
from aesthetic_studio.gui.sentences import ERRORS, PHRASES

ROOT = Path(__file__).parent.parent
TRANSLATIONS = ROOT / "resources" / "translations"
STUDIO_ERRORS = {name for name in dir(errors) if name.endswith("Error")}
NOT_IN_THE_WINDOW = {"cli", "training", "networks"}
MARKER = "QT_TRANSLATE_NOOP+=to_translate"


def _run(program: str, *arguments: str) -> None:
    subprocess.run([str(Path(PySide6.__file__).parent / program), *arguments], check=True, cwd=ROOT)


def update(ts: Path) -> None:
    """Read the texts of the window into a .ts file; of English only the counted ones, which need two forms."""
    sources = sorted((ROOT / "aesthetic_studio" / "gui").rglob("*.py"))
    with tempfile.TemporaryDirectory() as folder:
        table = Path(folder) / "table.py"
        table.write_text("".join(_unmarked(sources)), encoding="utf-8")
        plural = ["-pluralonly"] if ts.stem.endswith("_en") else []
        options = ["-silent", "-no-obsolete", "-locations", "none", "-source-language", "en"]
        options += ["-disable-heuristic", "sametext", "-disable-heuristic", "similartext"]
        alias = ["-tr-function-alias", MARKER]
        names = [str(path.relative_to(ROOT)) for path in sources]
        _run("lupdate", *options, *plural, *alias, *names, str(table), "-ts", str(ts))


def _unmarked(sources: Sequence[Path]) -> Iterator[str]:
    """What lupdate does not know by itself, in words that it knows: the table of commands, and `counted`."""
    for command in COMMANDS:
        yield f"translate('Commands', {command.text!r})\n"
    for menu in MENUS:
        yield f"translate('Menus', {menu!r})\n"
    for kind, sentences in ((ERRORS, error_sentences()), (PHRASES, phrases())):
        for sentence in sentences:
            yield f"translate({kind.context!r}, {sentence!r})\n"
    for source in sources:
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "counted":
                context, text = (ast.literal_eval(argument) for argument in node.args[:2])
                yield f"translate({context!r}, {text!r}, None, 1)\n"


def error_sentences() -> list[str]:
    """What `StudioError` and its kinds are raised with, anywhere; a gap {0}, {1} … for each value."""
    return _given_to(STUDIO_ERRORS)


def phrases() -> list[str]:
    """What is marked by `phrase`, anywhere, with gaps."""
    return _given_to({"phrase"})


def _given_to(names: set[str]) -> list[str]:
    """The sentences that functions of these names are called with."""
    found: set[str] = set()
    for source in (ROOT / "aesthetic_studio").rglob("*.py"):
        if NOT_IN_THE_WINDOW & set(source.parts):
            continue
        for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") in names:
                found |= {text for text in map(_sentence, node.args[:2]) if re.search(r"[a-z]{2}", text)}
    return sorted(found)


def _sentence(argument: ast.expr) -> str:
    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
        return argument.value
    if not isinstance(argument, ast.JoinedStr):
        return ""
    gaps = iter(range(len(argument.values)))
    return "".join(
        str(part.value) if isinstance(part, ast.Constant) else f"{{{next(gaps)}}}" for part in argument.values
    )


def fill_english(ts: Path) -> None:
    """Guess the singular of counted English texts that have none yet: "%Ln photos" becomes "%Ln photo"."""
    waiting = re.compile(
        r"<source>([^<]*)</source>((?:\s*<comment>[^<]*</comment>)?)\s*"
        r'<translation type="unfinished">\s*<numerusform></numerusform>\s*<numerusform></numerusform>\s*</translation>'
    )

    def fill(found: re.Match[str]) -> str:
        plural = found[1]
        singular = re.sub(r"(%L?n (?:\w+ )??\w+)s\b", r"\1", plural, count=1)
        forms = f"<numerusform>{singular}</numerusform><numerusform>{plural}</numerusform>"
        return f"<source>{plural}</source>{found[2]}<translation>{forms}</translation>"

    ts.write_text(waiting.sub(fill, ts.read_text(encoding="utf-8")), encoding="utf-8")


def compile_to(ts: Path, qm: Path) -> None:
    """Make the file that the window reads, of finished translations only; an open window keeps reading the old one."""
    made = qm.with_suffix(".part")
    _run("lrelease", "-silent", "-nounfinished", str(ts), "-qm", str(made))
    made.replace(qm)


def main() -> None:
    """Update and compile every language."""
    for kind, sentences in ((ERRORS, error_sentences()), (PHRASES, phrases())):
        (TRANSLATIONS / kind.file).write_text("\n".join(sentences) + "\n", encoding="utf-8")
    for ts in sorted(TRANSLATIONS.glob("*.ts")):
        update(ts)
        if ts.stem.endswith("_en"):
            fill_english(ts)
            update(ts)  # in lupdate's own layout
        compile_to(ts, ts.with_suffix(".qm"))
        waiting = ts.read_text(encoding="utf-8").count('type="unfinished"')
        sys.stdout.write(f"{ts.name}: {waiting} texts wait for a translation\n")


if __name__ == "__main__":
    main()
