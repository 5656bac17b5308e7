"""Installs a critic from a folder on this machine."""

import hashlib
import re
import tempfile
from dataclasses import replace
from pathlib import Path

from aesthetic_studio.critics.catalogue import InstalledCritic, read_folder
from aesthetic_studio.domain.errors import CriticUnavailableError, UsageError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.settings import Home
from aesthetic_studio.studio.model_care import CHECKSUMS_FILE, CHUNK, write_checksums

_FOLDER_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}")
_KEPT_SUFFIXES = frozenset({".json", ".safetensors", ".txt", ".model", ".md", ".jinja"})


def install_critic(
    source: Path,
    home: Home,
    *,
    cancel: CancelToken | None = None,
    progress: ProgressCallback = ignore_progress,
) -> InstalledCritic:
    """Copy a critic's folder among the installed ones; one with the same id is replaced.

    Only weights, tokenizer and descriptions are copied, never code; beside them their checksums are kept. A
    failed or cancelled copy leaves the old state. Progress counts bytes.

    Raises:
        UsageError: there is no such folder, or the critic's id cannot name a folder.
        CriticUnavailableError: it holds no critic or no weights, or cannot be copied.
        Cancelled: stopping was asked for.
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
            _copy(source, fresh, cancel or CancelToken(), progress)
            _swap(fresh, target, old)
    except OSError as error:
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


def _copy(source: Path, target: Path, cancel: CancelToken, progress: ProgressCallback) -> None:
    """Copy what belongs to a critic, and write down what it is."""
    target.mkdir()
    files = sorted(path for path in source.iterdir() if _belongs(path))
    total, done = sum(path.stat().st_size for path in files), 0
    checksums = {}
    for path in files:
        digest = hashlib.sha256()
        with path.open("rb") as read, (target / path.name).open("xb") as write:
            while piece := read.read(CHUNK):
                cancel.check()
                digest.update(piece)
                write.write(piece)
                done += len(piece)
                progress(Progress(done, total, path.name))
        checksums[path.name] = digest.hexdigest()
    write_checksums(target, checksums)


def _belongs(path: Path) -> bool:
    known = path.suffix in _KEPT_SUFFIXES and path.name != CHECKSUMS_FILE
    return known and path.is_file() and not path.is_symlink()
