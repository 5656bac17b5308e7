"""Which photos mention some words: full-text search."""

import re
from typing import Any

import sqlalchemy as sa

from aesthetic_studio.catalog.schema import photos

_TERM = re.compile(r'"([^"]+)"|([^\s"]+)')
_TRIGRAM = 3
"""Characters below which the index of name parts cannot be asked."""

_photo_text = sa.table("photo_text", sa.column("rowid", sa.Integer), sa.column("photo_text"))
_critique_text = sa.table("critique_text", sa.column("rowid", sa.Integer), sa.column("critique_text"))
_critiques = sa.table("critiques", sa.column("id", sa.Integer), sa.column("photo_id", sa.Integer))


def mentions(text: str, photo_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    """Whether every word of ``text`` is found for the photo; words in quotes are looked for together.

    A word is found in any part of the file name, camera, lens, caption or a keyword, or at the beginning of a
    word of a critique's comment. Case does not matter.
    """
    terms = [quoted or bare for quoted, bare in _TERM.findall(text)]
    return sa.and_(sa.true(), *(_mentions(_searchable(term), photo_id) for term in terms))


def _searchable(term: str) -> str:
    return term.encode("utf-8", "replace").decode().casefold()


def _mentions(term: str, photo_id: sa.ColumnElement[int]) -> sa.ColumnElement[bool]:
    if len(term) < _TRIGRAM:
        read = photos.alias("read")
        return sa.exists().where(read.c.id == photo_id, sa.func.instr(read.c.search, term) > 0)
    return photo_id.in_(sa.union_all(_in_photo(term), _in_critique(term)))


def _in_photo(term: str) -> sa.Select[Any]:
    return sa.select(_photo_text.c.rowid).where(_photo_text.c.photo_text.op("MATCH")(_phrase(term)))


def _in_critique(term: str) -> sa.Select[Any]:
    found = sa.select(_critiques.c.photo_id).join(_critique_text, _critique_text.c.rowid == _critiques.c.id)
    return found.where(_critique_text.c.critique_text.op("MATCH")(_phrase(term) + "*"))


def _phrase(term: str) -> str:
    """The term as FTS5 reads it literally, whatever signs it holds."""
    return '"' + term.replace('"', '""').replace("\0", " ") + '"'
