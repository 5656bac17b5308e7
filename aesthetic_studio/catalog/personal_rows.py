"""The personal scores of the photos that were critiqued: kept in step with the taste, and only while it is proven."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import photos, scores
from aesthetic_studio.domain.critique import CriticInfo

SHOWN_STEP = 0.005
"""A score that moved by less than this looks the same, and is left as it is."""


@dataclass(frozen=True, slots=True)
class GivenScore:
    """What one revision of a critic gave a photo.

    Attributes:
        general: 1–10.
        personal: as it is kept; None where it is not proven.
    """

    photo_id: int
    path: Path
    size: int
    modified_ns: int
    general: float
    personal: float | None


def given_scores(connection: sa.Connection, critic: CriticInfo) -> list[GivenScore]:
    """The newest scores that this revision of a critic gave."""
    columns = (photos.c.id, photos.c.path, photos.c.size, photos.c.modified_ns)
    statement = sa.select(*columns, scores.c.score, scores.c.personal_score)
    statement = statement.join(photos, photos.c.id == scores.c.photo_id).where(
        _of(critic), scores.c.score.is_not(None), photos.c.missing.is_(False)
    )
    return [GivenScore(*row) for row in connection.execute(statement)]


def keep_personal(connection: sa.Connection, critic: CriticInfo, personal: Mapping[int, float]) -> None:
    """Keep proven personal scores by the photos' numbers."""
    rows: list[dict[str, Any]] = [{"photo": key, "value": value} for key, value in personal.items()]
    if rows:
        step = scores.update().where(_of(critic), scores.c.photo_id == sa.bindparam("photo"))
        connection.execute(step.values(personal_score=sa.bindparam("value"), personal_proven=True), rows)


def forget_personal(connection: sa.Connection, critic: CriticInfo) -> set[int]:
    """Keep none of this critic's, as the taste is not proven any more; whose there were."""
    kept = sa.and_(_of(critic), scores.c.personal_score.is_not(None))
    found = set(connection.execute(sa.select(scores.c.photo_id).where(kept)).scalars())
    if found:
        connection.execute(scores.update().where(kept).values(personal_score=None, personal_proven=False))
    return found


def _of(critic: CriticInfo) -> sa.ColumnElement[bool]:
    return sa.and_(scores.c.critic_id == critic.id, scores.c.revision == critic.revision)
