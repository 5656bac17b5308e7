"""Installs a critic from a folder on this machine."""

import re
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path

from aesthetic_studio.critics.catalogue import InstalledCritic, read_folder
from aesthetic_studio.domain.errors import CriticUnavailableError, UsageError
from aesthetic_studio.settings import Home

_FOLDER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_KEPT_SUFFIXES = frozenset({".json", ".safetensors", ".txt", ".model", ".md", ".jinja"})


def install_critic(source: Path, home: Home) -> InstalledCritic:
    """Copy a critic's folder among the installed ones; one with the same id is replaced.

    Only weights, tokenizer and descriptions are copied, never code. A failed copy leaves the old state.

    Raises:
        UsageError: there is no such folder, or the critic's id cannot name a folder.
        CriticUnavailableError: it holds no critic or no weights, or cannot be copied.
    """
    if not source.is_dir():
        raise UsageError(f"There is no folder {source}.")
    critic = read_folder(source)
    if not _FOLDER_NAME.fullmatch(critic.id):
        raise UsageError(
            f"The critic's id {critic.id!r} cannot name a folder.", "Use letters, digits and dashes."
        )
    if critic.size_bytes == 0:
        raise CriticUnavailableError(f"{source} holds no weights.", "They end in .safetensors.")
    target = home.models / critic.id
    if target.absolute() == source.absolute():
        return critic
    try:
        home.models.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=home.models, prefix=".installing-") as staging:
            fresh, old = Path(staging) / "fresh", Path(staging) / "old"
            shutil.copytree(source, fresh, ignore=_foreign_files)
            _swap(fresh, target, old)
    except (OSError, shutil.Error) as error:
        raise CriticUnavailableError(f"{critic.id} cannot be copied to {home.models}: {error}.") from error
    return replace(critic, folder=target)


def _swap(fresh: Path, target: Path, old: Path) -> None:
    """Put the fresh folder in the target's place; where that fails, the old one comes back."""
    if not target.exists():
        fresh.rename(target)
        return
    target.rename(old)
    try:
        fresh.rename(target)
    except OSError:
        old.rename(target)
        raise


def _foreign_files(folder: str, names: list[str]) -> set[str]:
    paths = [Path(folder) / name for name in names]
    return {
        path.name for path in paths if path.is_symlink() or path.is_dir() or path.suffix not in _KEPT_SUFFIXES
    }
