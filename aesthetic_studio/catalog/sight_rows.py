"""What critics saw in rated photos: kept with the ratings, so that a photo that is gone still teaches."""

from collections.abc import Iterable, Mapping
from datetime import datetime
from pathlib import Path

import numpy as np
import sqlalchemy as sa
from numpy.typing import NDArray
from sqlalchemy.dialects.sqlite import insert

from aesthetic_studio.catalog.schema import photos, sights
from aesthetic_studio.domain.critique import CriticInfo

KeptSight = tuple[float, NDArray[np.float32]]
"""The general score 1–10, and the embedding, shape (dimensions,)."""
_LITTLE_ENDIAN = np.dtype("<f4")


def keep_sights(
    connection: sa.Connection, critic: CriticInfo, seen: Mapping[Path, KeptSight], now: datetime
) -> None:
    """Keep what a critic saw in photos of the library, by the photos' contents; what is kept already stays."""
    contents = _contents(connection, seen)
    rows = [
        {
            "content_hash": contents[path],
            "critic_id": critic.id,
            "revision": _way(critic),
            "general": general,
            "embedding": np.ascontiguousarray(embedding, _LITTLE_ENDIAN).tobytes(),
            "seen_at": now,
        }
        for path, (general, embedding) in seen.items()
        if path in contents
    ]
    if rows:
        connection.execute(insert(sights).on_conflict_do_nothing(), rows)


def kept_sights(
    connection: sa.Connection, critic: CriticInfo, paths: Iterable[Path]
) -> dict[Path, KeptSight]:
    """What a critic saw in those of these photos that it saw, wherever they are now."""
    wanted = list(paths)
    same = sa.and_(
        sights.c.content_hash == photos.c.content_hash,
        sights.c.critic_id == critic.id,
        sights.c.revision == _way(critic),
    )
    statement = sa.select(photos.c.path, sights.c.general, sights.c.embedding).join(sights, same)
    found: dict[Path, KeptSight] = {}
    for start in range(0, len(wanted), 500):
        chosen = photos.c.path.in_(wanted[start : start + 500])
        for path, general, embedding in connection.execute(statement.where(chosen)):
            found[path] = general, np.frombuffer(embedding, _LITTLE_ENDIAN).astype(np.float32)
    return found


def sights_kept(connection: sa.Connection, critic: CriticInfo) -> set[Path]:
    """The photos of which is kept what a critic saw."""
    statement = sa.select(photos.c.path).join(sights, sights.c.content_hash == photos.c.content_hash)
    mine = (sights.c.critic_id == critic.id, sights.c.revision == _way(critic))
    return set(connection.execute(statement.where(*mine)).scalars())


def _contents(connection: sa.Connection, paths: Iterable[Path]) -> dict[Path, bytes]:
    wanted = list(paths)
    statement = sa.select(photos.c.path, photos.c.content_hash).where(photos.c.content_hash.is_not(None))
    found: dict[Path, bytes] = {}
    for start in range(0, len(wanted), 500):
        chosen = photos.c.path.in_(wanted[start : start + 500])
        found.update(connection.execute(statement.where(chosen)).all())
    return found


def _way(critic: CriticInfo) -> str:
    """How the critic sees: the same weights see otherwise when they are quantized."""
    return f"{critic.revision}/{critic.quantization}"
