"""The help pages: Markdown files, in the order of their names, one folder for each language."""

from dataclasses import dataclass
from pathlib import Path

ENGLISH = "en"


@dataclass(frozen=True, slots=True)
class HelpPage:
    """One page; ``name`` is its file's, ``title`` its first heading, ``text`` Markdown without that heading."""

    name: str
    title: str
    text: str


def read_pages(folder: Path, language: str) -> list[HelpPage]:
    """All pages in a language such as ``zh_CN``; in English where there are none."""
    own = folder / language
    files = sorted((own if own.is_dir() else folder / ENGLISH).glob("*.md"))
    return [_page(file) for file in files]


def _page(file: Path) -> HelpPage:
    heading, _, text = file.read_text(encoding="utf-8").partition("\n")
    return HelpPage(file.name, heading.lstrip("# ").strip(), text.strip())
