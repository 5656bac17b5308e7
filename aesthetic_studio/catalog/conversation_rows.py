"""All critiques of a photo, which of them is pinned, and the questions about it, as rows of the catalogue."""

import sqlalchemy as sa

from aesthetic_studio.catalog.critique_json import from_json
from aesthetic_studio.catalog.schema import critiques, photos, questions
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, PhotoField, QuestionsChange
from aesthetic_studio.domain.kept_critique import KeptAnswer, KeptCritique


def all_critiques(connection: sa.Connection, photo_id: int) -> list[KeptCritique]:
    """Every critique of a photo, the newest first; one that cannot be understood is left out."""
    columns = (critiques.c.id, critiques.c.created_at, critiques.c.pinned, critiques.c.body)
    statement = sa.select(*columns).where(critiques.c.photo_id == photo_id)
    found = []
    for key, created_at, pinned, body in connection.execute(
        statement.order_by(critiques.c.created_at.desc(), critiques.c.id.desc())
    ):
        try:
            found.append(KeptCritique(key, created_at, pinned, from_json(body)))
        except ValueError:
            continue
    return found


def pin_critique(connection: sa.Connection, photo_id: int, critique_id: int | None) -> None:
    """Pin one critique of a photo instead of the one before; None pins none."""
    of_photo = critiques.update().where(critiques.c.photo_id == photo_id)
    connection.execute(of_photo.values(pinned=sa.func.coalesce(critiques.c.id == critique_id, False)))


def add_answer(connection: sa.Connection, photo_id: int, answer: KeptAnswer) -> None:
    """Keep a question with its answer."""
    row = {
        "photo_id": photo_id,
        "critic_id": answer.critic_id,
        "revision": answer.revision,
        "asked_at": answer.asked_at,
        "question": _storable(answer.question),
        "answer": _storable(answer.answer),
        "complete": answer.complete,
    }
    connection.execute(questions.insert(), row)


def load_answers(connection: sa.Connection, photo_id: int, limit: int | None = None) -> list[KeptAnswer]:
    """The last ``limit`` questions about a photo, or all of them, the oldest first."""
    columns = (
        questions.c.question,
        questions.c.answer,
        questions.c.critic_id,
        questions.c.revision,
        questions.c.asked_at,
        questions.c.complete,
    )
    newest = sa.select(*columns).where(questions.c.photo_id == photo_id)
    newest = newest.order_by(questions.c.asked_at.desc(), questions.c.id.desc()).limit(limit)
    return [KeptAnswer(*row) for row in connection.execute(newest)][::-1]


def change_questions(connection: sa.Connection, change: QuestionsChange, title: str) -> Changes:
    """Keep questions about a photo, or forget them; nothing where it is so, or where there is no such photo."""
    key = change.photo_id
    there = set(load_answers(connection, key))
    moved = tuple(each for each in change.answers if (each in there) != change.kept)
    known = connection.execute(sa.select(photos.c.id).where(photos.c.id == key)).scalar_one_or_none()
    if not moved or known is None:
        return NO_CHANGES
    for answer in moved:
        if change.kept:
            add_answer(connection, key, answer)
        else:
            same = (questions.c.asked_at == answer.asked_at, questions.c.question == answer.question)
            connection.execute(questions.delete().where(questions.c.photo_id == key, *same))
    return Changes(
        frozenset({key}),
        frozenset({PhotoField.QUESTIONS}),
        (QuestionsChange(key, moved, kept=not change.kept),),
        title,
    )


def _storable(text: str) -> str:
    """A model can utter half a character; SQLite takes whole ones only."""
    return text.encode("utf-8", "replace").decode()
