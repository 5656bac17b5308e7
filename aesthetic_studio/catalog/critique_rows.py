"""Critiques and the latest scores as rows of the catalogue."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.sqlite import insert

from aesthetic_studio.catalog.critique_json import from_json, to_json
from aesthetic_studio.catalog.schema import critiques, photos, scores
from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import CatalogError


def add_critique(connection: sa.Connection, photo_id: int, critique: Critique, created_at: datetime) -> None:
    """Add a critique; its scores become the latest of its critic.

    Earlier critiques are kept, and so are the scores that other revisions of the critic gave.
    """
    row = {
        "photo_id": photo_id,
        "critic_id": critique.critic.id,
        "revision": critique.critic.revision,
        "created_at": created_at,
        "search": critique.comment.encode("utf-8", "replace").decode().casefold(),
        "body": to_json(critique).encode("ascii"),
    }
    key = connection.execute(critiques.insert().returning(critiques.c.id), row).scalar_one()
    _keep_scores(connection, photo_id, critique, key)


def _keep_scores(connection: sa.Connection, photo_id: int, critique: Critique, critique_id: int) -> None:
    """The scores of the newest critique replace those of its revision, and are shown instead of others'."""
    critic, personal = critique.critic, critique.personal_score
    of_critic = (scores.c.photo_id == photo_id, scores.c.critic_id == critic.id)
    connection.execute(scores.update().where(*of_critic, scores.c.latest).values(latest=False))
    given = {
        "critique_id": critique_id,
        "latest": True,
        "score": critique.score.value,
        "score_std": critique.score.std,
        # Views sort and filter by it only where it is proven; what is not stands in the critique alone.
        "personal_score": personal.value if personal is not None and personal.proven else None,
        "personal_proven": personal is not None and personal.proven,
    }
    named = {"critic_id": critic.id, "revision": critic.revision, **given}
    shown = sa.and_(photos.c.missing.is_(False), photos.c.leader_id.is_(None))
    copied = (photos.c.id, shown, photos.c.folder_id, photos.c.stars, photos.c.flag, photos.c.label)
    row = sa.select(*(sa.literal(value, scores.c[name].type) for name, value in named.items()), *copied)
    columns = [*named, "photo_id", "shown", "folder_id", "stars", "flag", "label"]
    statement = insert(scores).from_select(columns, row.where(photos.c.id == photo_id))
    key = ["photo_id", "critic_id", "revision"]
    connection.execute(statement.on_conflict_do_update(index_elements=key, set_=given))


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
