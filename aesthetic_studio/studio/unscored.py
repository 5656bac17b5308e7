"""Remembers between runs that photos wait for scores of their own, so that a program that was closed goes on."""

from pathlib import Path

from aesthetic_studio.settings import Home


def marked(home: Home) -> bool:
    """Whether the last run has left photos without."""
    return _mark(home).exists()


def mark(home: Home, *, waiting: bool) -> None:
    """Photos wait now, or none do any more; a disk that refuses is no reason to trouble anybody."""
    try:
        if waiting:
            _mark(home).parent.mkdir(parents=True, exist_ok=True)
            _mark(home).touch()
        else:
            _mark(home).unlink(missing_ok=True)
    except OSError:
        return


def _mark(home: Home) -> Path:
    return home.root / "taste" / "unscored"
