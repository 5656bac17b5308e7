"""What a critic saw in photos, kept between runs so that nothing is encoded twice to learn a taste.

It can all be made again from the photos, so a damaged file is thrown away, and each critic's revision has its own.
"""

import hashlib
import io
import logging
import os
import zipfile
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.studio.encoding import PhotoKey

logger = logging.getLogger(__name__)

_DIGEST = 16
_WRITTEN_TOGETHER = 64
MOST_KEPT = 20_000
"""Sights in a file, about 50 MB; what was added first goes first."""


@dataclass(frozen=True, slots=True, eq=False)
class Sight:
    """One photo as a critic sees it.

    Attributes:
        embedding: unit length, shape (dimensions,).
        general: the general score.
    """

    embedding: NDArray[np.float32]
    general: float


class SeenPhotos:
    """A file of sights, read once; `save` writes what was added.

    Args:
        folder: where the files of all critics are.
        critic: whose sights these are; another revision or quantization sees otherwise.
    """

    def __init__(self, folder: Path, critic: CriticInfo) -> None:
        named = hashlib.sha256(f"{critic.id}\0{critic.revision}\0{critic.quantization}".encode())
        self._file = folder / f"{named.hexdigest()[:24]}.npz"
        self._sights: dict[bytes, Sight] | None = None
        self._added = False
        self._noted = 0

    def get(self, key: PhotoKey) -> Sight | None:
        """What was seen in the file while it was as the key says."""
        return self._known.get(_digest(key))

    def add(self, key: PhotoKey, sight: Sight) -> None:
        """Remember a sight."""
        self._known[_digest(key)] = sight
        self._added = True

    def note(self, key: PhotoKey, sight: Sight) -> None:
        """Remember a sight that is cheap to lose: it is written with others, not after each one."""
        self._known[_digest(key)] = sight
        self._noted += 1

    @property
    def worth_saving(self) -> bool:
        """Whether something was added, or so many were noted that it would be a pity."""
        return self._added or self._noted >= _WRITTEN_TOGETHER

    def save(self) -> None:
        """Keep what was added and noted; where the disk does not take it, it is made again next time."""
        if not (self._added or self._noted) or not self._known:
            return
        for key in list(self._known)[:-MOST_KEPT]:
            del self._known[key]
        content = io.BytesIO()
        np.savez(
            content,
            keys=np.frombuffer(b"".join(self._known), np.uint8).reshape(-1, _DIGEST),
            embeddings=np.stack([sight.embedding for sight in self._known.values()]).astype(np.float32),
            general=np.array([sight.general for sight in self._known.values()], np.float64),
        )
        try:
            self._file.parent.mkdir(parents=True, exist_ok=True)
            write_atomically(self._file, content.getvalue())
        except OSError as error:
            logger.warning("What the critic saw cannot be kept: %s", error)
            return
        self._added, self._noted = False, 0

    @property
    def _known(self) -> dict[bytes, Sight]:
        if self._sights is None:
            self._sights = _read(self._file)
        return self._sights


def _read(file: Path) -> dict[bytes, Sight]:
    try:
        with np.load(file, allow_pickle=False) as arrays:
            keys, embeddings, general = (arrays[name] for name in ("keys", "embeddings", "general"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError, KeyError, EOFError, zipfile.BadZipFile) as error:
        logger.info("What the critic saw is made again: %s", error)
        return {}
    if not (
        keys.dtype == np.uint8
        and keys.shape == (len(general), _DIGEST)
        and embeddings.ndim == 2
        and len(embeddings) == len(general)
        and embeddings.dtype == np.float32
        and np.isfinite(embeddings).all()
        and np.isfinite(general).all()
    ):
        return {}
    return {
        key.tobytes(): Sight(embedding, float(score))
        for key, embedding, score in zip(keys, embeddings, general, strict=True)
    }


def _digest(key: PhotoKey) -> bytes:
    text = b"\0".join((os.fsencode(key.path), str(key.size).encode(), str(key.modified_ns).encode()))
    return hashlib.blake2b(text, digest_size=_DIGEST).digest()
