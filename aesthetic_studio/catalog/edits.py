"""Doing what the user wants changed, with the way back."""

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import groupby

import sqlalchemy as sa

from aesthetic_studio.catalog.album_rows import change_album, change_members
from aesthetic_studio.catalog.conversation_rows import change_questions
from aesthetic_studio.catalog.history_rows import change_profile, change_ratings, forget
from aesthetic_studio.catalog.keyword_rows import change_keywords
from aesthetic_studio.catalog.mark_rows import set_marks
from aesthetic_studio.catalog.trash_rows import follow_files
from aesthetic_studio.domain.changes import (
    NO_CHANGES,
    AlbumChange,
    Changes,
    Edit,
    ForgetChange,
    KeywordChange,
    MarkChange,
    MemberChange,
    ProfileChange,
    QuestionsChange,
    RatingChange,
    TrashChange,
)


def apply_edits(
    connection: sa.Connection, edits: Sequence[Edit], title: str, source: str, now: datetime
) -> Changes:
    """Change all of it, in this order; what is so already changes nothing.

    Args:
        connection: a write transaction.
        edits: what to change.
        title: what it is, for the Edit menu.
        source: where ratings among it come from.
        now: when they are given.

    Raises:
        UsageError: something of it is impossible; the transaction must not be kept.
    """
    done = NO_CHANGES
    for kind, group in groupby(edits, type):
        same: Iterable[Edit] = list(group)
        # What is said last of the same thing holds.
        marks = {(each.photo_id, each.field): each for each in same if isinstance(each, MarkChange)}
        words = [each for each in same if isinstance(each, KeywordChange)]
        members = [each for each in same if isinstance(each, MemberChange)]
        moved = [each for each in same if isinstance(each, TrashChange)]
        if marks:
            done = _both(done, set_marks(connection, list(marks.values()), title, source, now))
        elif words:
            done = _both(done, change_keywords(connection, words, title))
        elif members:
            done = _both(done, change_members(connection, members, title))
        elif moved:
            done = _both(done, follow_files(connection, moved, title))
        elif kind is AlbumChange:
            for each in same:
                assert isinstance(each, AlbumChange)
                done = _both(done, change_album(connection, each, title))
        elif kind is QuestionsChange:
            for each in same:
                assert isinstance(each, QuestionsChange)
                done = _both(done, change_questions(connection, each, title))
        else:
            done = _both(done, _change_history(connection, same, title, source, now))
    return done


def _change_history(
    connection: sa.Connection, edits: Iterable[Edit], title: str, source: str, now: datetime
) -> Changes:
    """Edits of one kind that concern the histories of ratings."""
    edits = list(edits)
    ratings = [each for each in edits if isinstance(each, RatingChange)]
    forgotten = [each for each in edits if isinstance(each, ForgetChange)]
    if ratings:
        return change_ratings(connection, ratings, title, source, now)
    if forgotten:
        return forget(connection, forgotten, title, now)
    done = NO_CHANGES
    for each in edits:
        assert isinstance(each, ProfileChange)
        done = _both(done, change_profile(connection, each, title, now))
    return done


def _both(first: Changes, second: Changes) -> Changes:
    """One change after another; the second is undone before the first."""
    return Changes(
        first.photo_ids | second.photo_ids,
        first.fields | second.fields,
        (*second.inverse, *first.inverse),
        second.title or first.title,
    )
