"""Which files hold the same, byte for byte."""

import hashlib
from collections.abc import Mapping
from pathlib import Path

from aesthetic_studio.domain.progress import CancelToken

_PIECE = 1 << 20


def identical_files(paths: Mapping[int, Path], *, cancel: CancelToken) -> list[list[int]]:
    """The keys of files that hold the same, group by group; a file that cannot be read is in none.

    Raises:
        Cancelled: ``cancel`` was cancelled.
    """
    groups: dict[bytes, list[int]] = {}
    for key, path in paths.items():
        digest = _digest(path, cancel)
        if digest is not None:
            groups.setdefault(digest, []).append(key)
    return [keys for keys in groups.values() if len(keys) > 1]


def _digest(path: Path, cancel: CancelToken) -> bytes | None:
    digest = hashlib.blake2b(digest_size=32)
    try:
        with path.open("rb") as file:
            while piece := file.read(_PIECE):
                cancel.check()
                digest.update(piece)
    except OSError:
        return None
    return digest.digest()
