"""Which photos mention some words: full-text search."""

from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import keywords, photo_keywords, photos

TRIGRAM = 3
"""Characters below which the index of name parts cannot be asked."""

_photo_text = sa.table("photo_text", sa.column("rowid", sa.Integer), sa.column("photo_text"))
_comment_text = sa.table("comment_text", sa.column("rowid", sa.Integer), sa.column("comment_text"))


def searchable(text: str) -> str:
    """The text as the catalogue keeps what is searched."""
    return text.encode("utf-8", "replace").decode().casefold()


def mentioning(words: str) -> sa.CompoundSelect[Any]:
    """The keys of the photos where the words are found together.

    They are found in any part of the file name, camera, lens, title, caption or a keyword, or in the comment of
    the newest critique, there from the beginning of a word. Case does not matter.
    """
    term = searchable(words)
    return sa.union_all(in_photo(term), _in_keywords(term), _in_comment(term))


def in_photo(term: str) -> sa.Select[Any]:
    """The keys of the photos whose name, camera, lens, title or caption holds the searchable ``term``."""
    if len(term) < TRIGRAM:
        return sa.select(photos.c.id).where(sa.func.instr(photos.c.search, term) > 0)
    return sa.select(_photo_text.c.rowid).where(_photo_text.c.photo_text.op("MATCH")(_phrase(term)))


def _in_keywords(term: str) -> sa.Select[Any]:
    chosen = sa.select(keywords.c.id).where(sa.func.instr(keywords.c.folded, term) > 0)
    return sa.select(photo_keywords.c.photo_id).where(photo_keywords.c.keyword_id.in_(chosen))


def _in_comment(term: str) -> sa.Select[Any]:
    found = _comment_text.c.comment_text.op("MATCH")(_phrase(term) + "*")
    return sa.select(_comment_text.c.rowid).where(found)


def _phrase(term: str) -> str:
    """The term as FTS5 reads it literally, whatever signs it holds."""
    return '"' + term.replace('"', '""').replace("\0", " ") + '"'
