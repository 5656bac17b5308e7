"""Photos whose files are in the trash, as rows: they are missing, and keep all that is known of them."""

from collections.abc import Iterable, Sequence

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import photos
from aesthetic_studio.catalog.stack_rows import shots, stack_mark, stacks_of
from aesthetic_studio.domain.changes import NO_CHANGES, Changes, MarkChange, PhotoField, TrashChange
from aesthetic_studio.domain.stack import best


def members_of(connection: sa.Connection, photo_ids: Iterable[int]) -> dict[int, list[int]]:
    """Of each photo the keys of the files that are it: its own, then its companions'; of those that are there."""
    keys = sa.func.json_each(str(sorted(photo_ids))).table_valued("value")
    leader = sa.func.coalesce(photos.c.leader_id, photos.c.id)
    statement = sa.select(leader, photos.c.id).where(
        photos.c.missing.is_(False), leader.in_(sa.select(keys.c.value))
    )
    found: dict[int, list[int]] = {}
    for led_by, key in connection.execute(statement.order_by(photos.c.leader_id.is_not(None), photos.c.id)):
        found.setdefault(led_by, []).append(key)
    return found


def follow_files(connection: sa.Connection, moved: Sequence[TrashChange], title: str) -> Changes:
    """Let photos be missing whose files went into the trash, and be there whose files came back."""
    rows = [{"key": key, "gone": not each.there} for each in moved for key in each.photo_ids]
    if not rows:
        return NO_CHANGES
    step = photos.update().where(photos.c.id == sa.bindparam("key")).values(missing=sa.bindparam("gone"))
    connection.execute(step, rows)
    return Changes(
        frozenset(int(row["key"]) for row in rows),
        frozenset({PhotoField.EXISTENCE}),
        tuple(TrashChange(each.photo_ids, each.files, there=not each.there) for each in moved),
        title,
    )


def new_leaders(connection: sa.Connection, critic_id: str, gone: Iterable[int]) -> list[MarkChange]:
    """Marks by which the best of the rest leads the stacks whose leaders go."""
    going = set(gone)
    keys = sa.func.json_each(str(sorted(going))).table_valued("value")
    led = sa.select(photos.c.stack_id).where(
        photos.c.stack_id.is_not(None), photos.c.behind.is_(False), photos.c.id.in_(sa.select(keys.c.value))
    )
    marks: list[MarkChange] = []
    for stack, members in stacks_of(connection, connection.execute(led).scalars()).items():
        rest = [key for key, _ in members if key not in going]
        if rest:
            lead = best(shots(connection, critic_id, photos.c.id.in_(rest))).photo_id
            marks += [stack_mark(key, stack) for key, leads in members if leads]
            marks.append(stack_mark(lead, stack, leads=True))
    return marks
