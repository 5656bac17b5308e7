"""Critiques and the latest scores as rows of the catalogue."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from aesthetic_studio.catalog.critique_json import from_json, to_json
from aesthetic_studio.catalog.schema import critiques, scores
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import CatalogError


def add_critique(connection: sa.Connection, photo_id: int, critique: Critique, created_at: datetime) -> None:
    """Add a critique; its scores become the latest of its critic. Earlier critiques are kept."""
    row = {
        "photo_id": photo_id,
        "critic_id": critique.critic.id,
        "revision": critique.critic.revision,
        "created_at": created_at,
        "search": critique.comment.encode("utf-8", "replace").decode().casefold(),
        "body": to_json(critique).encode("ascii"),
    }
    key = connection.execute(critiques.insert().returning(critiques.c.id), row).scalar_one()
    personal = critique.personal_score
    latest = {
        "critique_id": key,
        "score": critique.score.value,
        "score_std": critique.score.std,
        "personal_score": None if personal is None else personal.value,
        "personal_proven": personal is not None and personal.proven,
    }
    statement = insert(scores).values(critic_id=critique.critic.id, photo_id=photo_id, **latest)
    connection.execute(statement.on_conflict_do_update(index_elements=["critic_id", "photo_id"], set_=latest))


def latest_critique(connection: sa.Connection, photo_id: int) -> Critique | None:
    """The newest critique of a photo, whichever critic made it.

    Raises:
        CatalogError: what is stored cannot be understood.
    """
    newest = sa.select(critiques.c.body).where(critiques.c.photo_id == photo_id)
    newest = newest.order_by(critiques.c.created_at.desc(), critiques.c.id.desc()).limit(1)
    body = connection.execute(newest).scalar_one_or_none()
    if body is None:
        return None
    try:
        return from_json(body)
    except ValueError as error:
        raise CatalogError("A stored critique is damaged.", "Let the photo be critiqued again.") from error
