"""Looking after installed critics: are their files whole, and away with those that are not wanted any more."""

import hashlib
import json
import shutil
import struct
from collections.abc import Mapping
from pathlib import Path

from aesthetic_studio.critics.catalogue import InstalledCritic, read_folder
from aesthetic_studio.domain.errors import CriticUnavailableError, StudioError, UsageError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.settings import Home

CHECKSUMS_FILE = "checksums.json"
"""SHA-256 of every file of an installed critic, written when it was copied."""
CHUNK = 4 * 2**20
_LONGEST_HEADER = 100_000_000


def verify_critic(
    critic: InstalledCritic, *, cancel: CancelToken, progress: ProgressCallback = ignore_progress
) -> list[str]:
    """What is wrong with a critic's files, a sentence each; nothing is a good sign.

    Compares every file with its checksum where there are checksums, and the size of the weights with what
    their header announces everywhere. Progress counts bytes.

    Raises:
        Cancelled: stopping was asked for.
    """
    try:
        read_folder(critic.folder)
        expected = _read_checksums(critic.folder)
        files = sorted(path for path in critic.folder.iterdir() if path.is_file())
        total = sum(path.stat().st_size for path in files)
    except (StudioError, OSError, ValueError) as error:
        return [str(error)]
    problems = [f"{name} is missing." for name in expected if not (critic.folder / name).exists()]
    done = 0
    for path in files:
        try:
            if path.suffix == ".safetensors" and not _is_whole(path):
                problems.append(f"{path.name} is cut short or damaged.")
            elif path.name in expected and checksum(path, cancel=cancel) != expected[path.name]:
                problems.append(f"{path.name} has changed since it was installed.")
            done += path.stat().st_size
        except OSError as error:
            problems.append(f"{path.name} cannot be read: {error}.")
        cancel.check()
        progress(Progress(done, total, path.name))
    return problems


def remove_critic(critic: InstalledCritic, home: Home) -> None:
    """Delete an installed critic's folder.

    Raises:
        UsageError: it came with the program, or lies elsewhere.
        CriticUnavailableError: it cannot be deleted.
    """
    if critic.built_in or critic.folder.parent.absolute() != home.models.absolute():
        raise UsageError(f"{critic.name} came with the program and stays.")
    leaving = critic.folder.with_name(f".removing-{critic.folder.name}")
    try:
        if leaving.exists():  # a removal that was broken off
            shutil.rmtree(leaving)
        critic.folder.rename(leaving)  # gone at once for everybody who looks
        shutil.rmtree(leaving)
    except OSError as error:
        raise CriticUnavailableError(f"{critic.name} cannot be removed: {error}.") from error


def checksum(file: Path, *, cancel: CancelToken) -> str:
    """SHA-256 of a file, as hexadecimal digits."""
    digest = hashlib.sha256()
    with file.open("rb") as source:
        while piece := source.read(CHUNK):
            cancel.check()
            digest.update(piece)
    return digest.hexdigest()


def write_checksums(folder: Path, checksums: Mapping[str, str]) -> None:
    """Keep what the files of a critic's folder are."""
    (folder / CHECKSUMS_FILE).write_text(
        json.dumps(dict(sorted(checksums.items())), indent=1), encoding="utf-8"
    )


def _read_checksums(folder: Path) -> dict[str, str]:
    file = folder / CHECKSUMS_FILE
    if not file.exists():
        return {}
    found = json.loads(file.read_text(encoding="utf-8"))
    if not isinstance(found, dict):
        raise ValueError(f"{CHECKSUMS_FILE} is damaged")
    return {str(name): str(value) for name, value in found.items()}


def _is_whole(weights: Path) -> bool:
    """Whether a safetensors file is as long as its own header says."""
    size = weights.stat().st_size
    with weights.open("rb") as source:
        start = source.read(8)
        if len(start) < 8:
            return False
        length = struct.unpack("<Q", start)[0]
        if length > min(size - 8, _LONGEST_HEADER):
            return False
        try:
            header = json.loads(source.read(length))
            ends = [entry["data_offsets"][1] for name, entry in header.items() if name != "__metadata__"]
        except (ValueError, KeyError, TypeError, IndexError, AttributeError):
            return False
    return bool(8 + length + max(ends, default=0) == size)
