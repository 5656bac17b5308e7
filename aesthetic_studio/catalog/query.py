"""`PhotoQuery` into SQL.

A view is answered in one of two ways. Where one of its conditions leaves few photos, an index finds them and they
are sorted. Where none does, an index in the order of the view is walked, and every photo on the way is tested:
the first page of it is soon full. SQLite's planner cannot choose between the two, for it does not know how many
photos have a word, a keyword or a score; a count that soon stops tells.
"""

import math
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeAlias

import sqlalchemy as sa

from aesthetic_studio.catalog.filter_sql import (
    MARKS,
    Condition,
    FilterCompiler,
    may_drive,
    needs_photos,
    untouched,
)
from aesthetic_studio.catalog.places import lies_in, near
from aesthetic_studio.catalog.schema import SHOWN, album_photos, photos, scores
from aesthetic_studio.domain.photo_filter import Every, FilterField, PhotoFilter, comparisons
from aesthetic_studio.domain.query import PhotoQuery, SortKey

Column: TypeAlias = sa.ColumnElement[Any]
Conditions: TypeAlias = Sequence[sa.ColumnElement[bool] | sa.TextClause]

FEW = 2_000
"""Photos that are sorted in no time."""

_NAME: tuple[Column, ...] = (photos.c.name, photos.c.id)
_SORTED_BY: dict[SortKey, Column] = {
    SortKey.TAKEN: photos.c.taken_at,
    SortKey.ADDED: photos.c.added_at,
    SortKey.STARS: photos.c.stars,
    SortKey.SIZE: photos.c.size,
    SortKey.CAMERA: photos.c.camera,
    SortKey.LENS: photos.c.lens,
    SortKey.ISO: photos.c.iso,
    SortKey.FOCAL: photos.c.focal_length_mm,
    SortKey.APERTURE: photos.c.f_number,
    SortKey.SHUTTER: photos.c.exposure_s,
}
_BY_SCORE = {SortKey.SCORE: scores.c.score, SortKey.PERSONAL: scores.c.personal_score}


def find_ids(
    connection: sa.Connection,
    query: PhotoQuery,
    folder_ids: Iterable[int],
    critic_id: str,
    *,
    limit: int | None = None,
) -> list[int]:
    """Keys of the photos that ``query`` asks for, in its order; photos without the sorted value come last.

    Photos whose files are missing are left out, unless the filter asks about ``missing``.

    Args:
        connection: inside a transaction.
        query: what to show.
        folder_ids: the root folder of the query and those inside it; ignored where the query names none.
        critic_id: whose scores count.
        limit: only so many of the first; None for all.
    """
    view = _View(connection, query, list(folder_ids), critic_id, limit)
    found: list[int] = []
    few = view.few()
    if few is None and limit is None and query.sort in _BY_SCORE:
        return view.all_by_score()
    for statement in view.walked() if few is None else view.sorted(few):
        found += view.keys(statement, len(found))
        if len(found) == limit:
            break
    return found


@dataclass(frozen=True, slots=True)
class _View:
    """A query with what is needed to answer it."""

    connection: sa.Connection
    query: PhotoQuery
    folder_ids: Sequence[int]
    critic_id: str
    limit: int | None
    values: dict[FilterField, list[str]] = field(default_factory=dict)

    def keys(self, statement: sa.Select[Any], have: int = 0) -> list[int]:
        """What the statement finds, up to the limit."""
        wanted = statement if self.limit is None else statement.limit(self.limit - have)
        cursor = self.connection.execute(wanted).cursor  # its bare rows come twice as fast as SQLAlchemy's
        assert cursor is not None
        return [row[0] for row in cursor.fetchall()]

    @property
    def parts(self) -> Sequence[PhotoFilter]:
        """The conditions of the filter that must all hold."""
        wanted = self.query.filter
        return () if wanted is None else wanted.parts if isinstance(wanted, Every) else (wanted,)

    @property
    def _with_missing(self) -> bool:
        return any(each.field is FilterField.MISSING for each in comparisons(self.query.filter))

    # --- few photos, found by an index

    def few(self) -> Conditions | None:
        """The conditions, of which one leaves few photos that an index finds; None where there is none such."""
        tests = self._tests(photos)
        if self._with_missing:
            return [photos.c.leader_id.is_(None), *tests]
        by_index = FilterCompiler(self.connection, self.critic_id, by_index=True, values=self.values)
        drivers: list[_Driver] = [(place, None) for place in self._places(photos, by_index=True)]
        able = [part for part in self.parts if may_drive(part)]
        marks = [part for part in able if {each.field for each in comparisons(part)} <= MARKS]
        if marks:  # one index holds them all
            drivers.append((by_index.condition(Every(tuple(marks))), None))
        drivers += [(by_index.condition(part), by_index.keys(part)) for part in able if part not in marks]
        best, fewest = None, most_sorted(self.connection, self.limit) + 1 if drivers else 0
        for driver, keys in drivers:
            found = self._count(sa.select(photos.c.id).where(SHOWN, driver) if keys is None else keys, fewest)
            if found < fewest:
                best, fewest = driver, found
        if best is None and self.query.within is not None:
            best = self._together(self.query.within)
        return None if best is None else [SHOWN, best, *tests]

    def _together(self, folder: Path) -> Condition | None:
        """The photos of a folder lie together in most orders, often at their far end: more of them are few."""
        inside, most = near(photos.c.directory, folder), max(FEW, last_key(self.connection) // 4)
        return inside if self._count(sa.select(photos.c.id).where(inside), most + 1) <= most else None

    def _count(self, keys: sa.Select[Any] | sa.CompoundSelect[Any], most: int) -> int:
        found = sa.select(sa.func.count()).select_from(keys.limit(most).subquery())
        return int(self.connection.execute(found).scalar_one())

    def sorted(self, conditions: Conditions) -> Iterator[sa.Select[Any]]:
        """Statements that find the photos and sort them."""
        ids = sa.select(photos.c.id).where(*conditions)
        value = _BY_SCORE.get(self.query.sort)
        if value is None:
            yield from self._known_first(ids, untouched)
            return
        judged = ids.join(scores, scores.c.photo_id == photos.c.id).where(*self._of_critic(value))
        yield self._ordered(judged, (untouched(value), untouched(photos.c.id)))
        yield self._unjudged(ids, value, untouched)

    # --- many photos, found by walking in the order of the view

    def walked(self) -> Iterator[sa.Select[Any]]:
        """Statements that walk along an index."""
        value = _BY_SCORE.get(self.query.sort)
        ids = sa.select(photos.c.id).where(SHOWN, *self._tests(photos))
        if value is None:
            yield from self._known_first(ids, _as_it_is)
            return
        yield self._judged(value)
        yield self._unjudged(ids, value, _as_it_is)

    def all_by_score(self) -> list[int]:
        """Comparing here takes a third of the time that it takes to look up each photo's score."""
        found = self.keys(self._judged(_BY_SCORE[self.query.sort]))
        known = set(found)
        ids = sa.select(photos.c.id).where(SHOWN, *self._tests(photos)).order_by(*_NAME)
        return found + [key for key in self.keys(ids) if key not in known]

    def _judged(self, value: Column) -> sa.Select[Any]:
        """The rows of `scores` repeat what most filters ask for, so that photos are hardly ever looked up."""
        ids = sa.select(scores.c.photo_id).where(*self._of_critic(value), sa.text("scores.shown = 1"))
        if needs_photos(self.parts):  # SQLite keeps the order of a left join
            ids = ids.select_from(scores.outerjoin(photos, photos.c.id == scores.c.photo_id))
        return self._ordered(ids.where(*self._tests(scores)), (value, scores.c.photo_id))

    def _unjudged(self, ids: sa.Select[Any], value: Column, form: "_Form") -> sa.Select[Any]:
        judged = sa.exists().where(scores.c.photo_id == photos.c.id, *self._of_critic(value))
        return ids.where(~judged).order_by(*map(form, _NAME))

    def _of_critic(self, value: Column) -> Conditions:
        return (scores.c.critic_id == self.critic_id, sa.text("scores.latest = 1"), value.is_not(None))

    def _known_first(self, ids: sa.Select[Any], form: "_Form") -> Iterator[sa.Select[Any]]:
        """One statement for the photos that have the sorted value and one for those without.

        Two simple statements walk along an index; a single one with "nulls last" would have to sort.
        """
        name = tuple(map(form, _NAME))
        column = _SORTED_BY.get(self.query.sort)
        if column is None:
            yield self._ordered(ids, name)
            return
        value = form(column)
        known: Condition = value.is_not(None)
        unknown: Condition = value.is_(None)
        if self.query.sort is SortKey.STARS:
            known, unknown = value > 0, value == 0
        yield self._ordered(ids.where(known), (value, *name))
        yield ids.where(unknown).order_by(*name)

    def _ordered(self, statement: sa.Select[Any], columns: Sequence[Column]) -> sa.Select[Any]:
        descending = self.query.descending
        return statement.order_by(*(column.desc() if descending else column for column in columns))

    # --- conditions

    def _tests(self, table: sa.Table) -> list[Condition]:
        """All that the query asks of each photo, in terms of `photos`, or of `scores` that repeats some of it."""
        compiler = FilterCompiler(
            self.connection,
            self.critic_id,
            table,
            page=self.limit is not None,
            with_missing=self._with_missing,
            values=self.values,
        )
        places = [*self._places(table, by_index=False), *self._within(table), *self._folding(table)]
        return [*places, *(compiler.condition(part) for part in self.parts)]

    def _folding(self, table: sa.Table) -> list[Condition]:
        """Not being behind another photo of a closed stack; the few that are, are listed."""
        if not self.query.folded:
            return []
        behind = sa.select(photos.c.id).where(sa.text("photos.behind = 1"))
        if self.query.open_stacks:
            behind = behind.where(photos.c.stack_id.not_in(self.query.open_stacks))
        key = photos.c.id if table is photos else scores.c.photo_id
        return [key.not_in(behind.correlate(None))]

    def _places(self, table: sa.Table, *, by_index: bool) -> list[Condition]:
        """Being in the root folder or in the album of the query."""
        form = _as_it_is if by_index else untouched
        places: list[Condition] = []
        if self.query.folder_id is not None:
            places.append(form(table.c.folder_id).in_(self.folder_ids))
        if self.query.album_id is not None:
            key = photos.c.id if table is photos else scores.c.photo_id
            inside = sa.select(album_photos.c.photo_id).where(album_photos.c.album_id == self.query.album_id)
            places.append(form(key).in_(inside))
        return places

    def _within(self, table: sa.Table) -> list[Condition]:
        """Being in a folder that is no root."""
        folder = self.query.within
        if folder is None:
            return []
        if table is photos:
            return [lies_in(untouched(photos.c.directory), folder)]
        if self.limit is None:
            inside = sa.select(photos.c.id).where(lies_in(photos.c.directory, folder))
            return [untouched(scores.c.photo_id).in_(inside.correlate(None))]
        # A page is soon full: looking up its photos one by one is less than listing all that lie in the folder.
        placed = sa.select(photos.c.id).where(photos.c.id == scores.c.photo_id)
        return [placed.where(lies_in(untouched(photos.c.directory), folder)).correlate(scores).exists()]


def most_sorted(connection: sa.Connection, limit: int | None) -> int:
    """How many photos are sooner found by an index and sorted than found by walking in the order of the view.

    Walking towards ``k`` of ``n`` photos that lie evenly in the view tests ``limit * n / k`` of them until the page
    is full, which is more than ``k`` where ``k`` is below the root of ``limit * n``. For all of the view it tests
    every photo, which costs far less each than looking one up and sorting it: a tenth of them is taken for few.
    """
    n = last_key(connection)
    return max(FEW, n // 10 if limit is None else math.isqrt(limit * n))


def last_key(connection: sa.Connection) -> int:
    """About how many photos there are; counting them would take far longer."""
    return connection.execute(sa.select(sa.func.max(photos.c.id))).scalar_one() or 0


_Driver: TypeAlias = tuple[Condition, "sa.Select[Any] | sa.CompoundSelect[Any] | None"]
_Form: TypeAlias = Callable[[Column], Column]


def _as_it_is(column: Column) -> Column:
    return column
