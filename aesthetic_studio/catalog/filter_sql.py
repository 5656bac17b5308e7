"""Photo filters into SQL, with every value bound.

SQLite's planner cannot know how many photos a filter leaves; see `query`, which does. So each condition is made in
two forms: one that an index may answer, and one that can only be tested photo by photo, in a view's order.
"""

import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.sql.elements import UnaryExpression
from sqlalchemy.sql.operators import custom_op

from aesthetic_studio.catalog.schema import (
    SHOWN,
    album_photos,
    albums,
    keywords,
    photo_keywords,
    photos,
    scores,
)
from aesthetic_studio.catalog.text_search import TRIGRAM, in_photo, mentioning, searchable
from aesthetic_studio.domain.period import Period
from aesthetic_studio.domain.photo_filter import (
    Comparison,
    Either,
    Every,
    FilterField,
    Not,
    PhotoFilter,
    Sign,
    comparisons,
)
from aesthetic_studio.photos.formats import RAW_EXTENSIONS

Condition = sa.ColumnElement[bool]

MARKS = frozenset({FilterField.STARS, FilterField.FLAG, FilterField.LABEL})
"""What `scores` repeats of `photos`."""

_COLUMNS = {
    FilterField.RATING: "rating",
    FilterField.STARS: "stars",
    FilterField.FLAG: "flag",
    FilterField.LABEL: "label",
    FilterField.ISO: "iso",
    FilterField.FOCAL: "focal_length_mm",
    FilterField.APERTURE: "f_number",
    FilterField.SHUTTER: "exposure_s",
    FilterField.SIZE: "size",
    FilterField.WIDTH: "width",
    FilterField.HEIGHT: "height",
    FilterField.TAKEN: "taken_at",
    FilterField.ADDED: "added_at",
    FilterField.NAME: "name",
    FilterField.FOLDER: "directory",
    FilterField.FORMAT: "format",
    FilterField.CAMERA: "camera",
    FilterField.LENS: "lens",
}
_SCORES = {
    FilterField.SCORE: "score",
    FilterField.PERSONAL: "personal_score",
    FilterField.UNCERTAINTY: "score_std",
}
_GIVEN = scores.alias("given")
_PRESENT = {
    FilterField.STACKED: photos.c.stack_id,
    FilterField.LOCATED: photos.c.latitude,
    FilterField.BROKEN: photos.c.error,
    FilterField.CONFLICT: photos.c.sidecar_conflict,
}
_LOOKED_UP = frozenset(
    (FilterField.TEXT, FilterField.KEYWORD, FilterField.ALBUM, FilterField.PAIR, FilterField.STACKED)
)
_UNINDEXED = frozenset(
    (
        *(FilterField.RATING, FilterField.WIDTH, FilterField.HEIGHT, FilterField.UNCERTAINTY),
        *(FilterField.LOCATED, FilterField.BROKEN, FilterField.MISSING),
    )
)
_SHARE = {FilterField.FOCAL: 0.01, FilterField.APERTURE: 0.01, FilterField.SHUTTER: 0.03}
_SHOWN_STEP = {
    FilterField.SCORE: 0.05,
    FilterField.PERSONAL: 0.05,
    FilterField.UNCERTAINTY: 0.05,
    FilterField.SIZE: 50_000,
}
"""What equals a value as it is shown: cameras write 1/253 s for 1/250, and scores are told with one decimal."""

_BYTES_PER_MB = 1_000_000
_FORMATS = {
    "raw": {suffix[1:] for suffix in RAW_EXTENSIONS},
    "jpeg": {"jpg", "jpeg", "jpe", "jfif"},
    "heic": {"heic", "heif", "hif"},
    "tiff": {"tif", "tiff"},
}


@dataclass(frozen=True, slots=True)
class FilterCompiler:
    """Puts filters into conditions on one photo.

    Attributes:
        connection: inside a transaction; asked which cameras, lenses and folders there are.
        critic_id: whose scores count.
        table: `photos`, or `scores` joined with `photos`, where a view is in the order of scores.
        by_index: whether indexes may answer the condition.
        page: only the first photos are wanted: look up what may seldom be looked up.
        with_missing: photos that views hide are asked for too.
        values: which cameras, lenses and folders there are, once they were asked for.
    """

    connection: sa.Connection
    critic_id: str
    table: sa.Table = photos
    by_index: bool = False
    page: bool = False
    with_missing: bool = False
    values: dict[FilterField, list[str]] = field(default_factory=dict)

    def condition(self, wanted: PhotoFilter) -> Condition:
        """Whether a photo is wanted."""
        match wanted:
            case Every(parts):
                return sa.and_(*(self.condition(part) for part in parts))
            case Either(parts):
                return sa.or_(*(self.condition(part) for part in parts))
            case Not(part):
                # What is unknown is not so, and its contrary is.
                return sa.func.coalesce(replace(self, by_index=False).condition(part), sa.false()).is_(False)
            case Comparison():
                return self._compared(wanted)

    def keys(self, wanted: PhotoFilter) -> sa.Select[Any] | sa.CompoundSelect[Any] | None:
        """The keys that are looked up for a filter that `may_drive`; None where photos themselves are asked."""
        if not isinstance(wanted, Comparison):
            return None
        if wanted.field is FilterField.TEXT:
            return mentioning(str(wanted.value))
        if wanted.field in {FilterField.KEYWORD, FilterField.ALBUM}:
            return _members(wanted)
        return _scored(self, wanted) if wanted.field in _SCORES else None

    def _compared(self, wanted: Comparison) -> Condition:
        if wanted.field in _COLUMNS:
            return self._by_column(wanted)
        match wanted.field:
            case FilterField.TEXT:
                return self._among(mentioning(str(wanted.value)))
            case FilterField.KEYWORD | FilterField.ALBUM:
                return self._member(wanted)
        return self._scored(wanted) if wanted.field in _SCORES else self._either_way(*self._yes_or_no(wanted))

    def _yes_or_no(self, wanted: Comparison) -> tuple[Condition, bool]:
        affirmed = (wanted.sign is Sign.IS) == bool(wanted.value)
        match wanted.field:
            case FilterField.PAIR:
                return self._among(
                    sa.select(photos.c.leader_id).where(photos.c.leader_id.is_not(None))
                ), affirmed
            case FilterField.MISSING:
                return photos.c.missing.is_(True), affirmed
        return self._bare(_PRESENT[wanted.field]).is_not(None), affirmed

    def _by_column(self, wanted: Comparison) -> Condition:
        column = self._column(wanted.field)
        if wanted.value is None:
            return _presence(wanted, column)
        if isinstance(wanted.value, str):
            return self._worded(wanted, column, wanted.value)
        return _measured(wanted, column)

    # --- columns

    def _column(self, field: FilterField) -> sa.ColumnElement[Any]:
        repeated = field in MARKS and self.table is scores
        return self._bare((scores if repeated else photos).c[_COLUMNS[field]])

    def _bare(self, column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
        return column if self.by_index else untouched(column)

    def _among(self, keys: sa.Select[Any] | sa.CompoundSelect[Any]) -> Condition:
        key = photos.c.id if self.table is photos else scores.c.photo_id
        return self._bare(key).in_(keys)

    @staticmethod
    def _either_way(condition: Condition, affirmed: bool) -> Condition:
        return condition if affirmed else sa.not_(condition)

    # --- kinds of fields

    def _scored(self, wanted: Comparison) -> Condition:
        """The scores of the critic's newest critique."""
        if self.table is scores:
            known = self._bare(scores.c[_SCORES[wanted.field]])
            return _presence(wanted, known) if wanted.value is None else _measured(wanted, known)
        found = (
            self._scored_one(wanted)
            if self.page and not self.by_index
            else self._among(_scored(self, wanted))
        )
        return self._either_way(found, wanted.value is not None or wanted.sign is Sign.IS_NOT)

    def _scored_one(self, wanted: Comparison) -> Condition:
        """Each photo's own row is looked up, not all that have such scores."""
        value = untouched(_GIVEN.c[_SCORES[wanted.field]])
        known = value.is_not(None) if wanted.value is None else _measured(wanted, value)
        key = (_GIVEN.c.photo_id == photos.c.id, _GIVEN.c.critic_id == self.critic_id)
        return sa.exists().where(*key, sa.text("given.latest = 1"), known)

    def _member(self, wanted: Comparison) -> Condition:
        return self._either_way(
            self._among(_members(wanted)), (wanted.sign is Sign.IS_NOT) == (wanted.value is None)
        )

    def _worded(self, wanted: Comparison, column: sa.ColumnElement[Any], value: str) -> Condition:
        term = searchable(value)
        match wanted.field:
            case FilterField.FLAG | FilterField.LABEL:
                return column == value if wanted.sign is Sign.IS else column != value
            case FilterField.NAME if wanted.sign is Sign.CONTAINS:
                within: Condition = sa.func.instr(column, term) > 0
                return sa.and_(self._among(in_photo(term)), within) if len(term) >= TRIGRAM else within
            case FilterField.NAME:
                return column == term if wanted.sign is Sign.IS else column != term
            case FilterField.FORMAT:
                chosen = self._known(FilterField.FORMAT, _format_test(term))
            case FilterField.FOLDER:
                chosen = self._known(FilterField.FOLDER, _folder_test(term, wanted.sign))
            case _:
                chosen = self._known(wanted.field, _text_test(term, wanted.sign))
        listed = sa.func.json_each(json.dumps(chosen)).table_valued("value")
        found = column.in_(sa.select(listed.c.value))
        return sa.and_(column.is_not(None), sa.not_(found)) if wanted.sign is Sign.IS_NOT else found

    def _known(self, asked: FilterField, test: Callable[[str], bool]) -> list[str]:
        """The values that photos have there and that pass the test."""
        if asked not in self.values:
            partly = asked in {FilterField.CAMERA, FilterField.LENS}  # their indexes hold shown photos only
            if partly and self.with_missing:
                column = photos.c[_COLUMNS[asked]]
                every_value = sa.select(column).where(column.is_not(None)).distinct()
                self.values[asked] = list(self.connection.execute(every_value).scalars())
            else:
                self.values[asked] = _distinct(self.connection, asked, SHOWN if partly else sa.true())
        return [value for value in self.values[asked] if test(searchable(value))]


def _distinct(
    connection: sa.Connection, asked: FilterField, shown: sa.ColumnExpressionArgument[bool]
) -> list[str]:
    """Every value once: jumps along the index from one to the next."""
    column = photos.c[_COLUMNS[asked]]
    ordered = sa.select(column).order_by(column).limit(1)
    known = sa.select(ordered.where(column.is_not(None), shown).scalar_subquery().label("value"))
    found = known.cte("known", recursive=True)
    after = sa.select(ordered.where(column > found.c.value, shown).scalar_subquery())
    found = found.union_all(after.where(found.c.value.is_not(None)))
    return list(connection.execute(sa.select(found.c.value).where(found.c.value.is_not(None))).scalars())


def untouched(column: sa.ColumnElement[Any]) -> sa.ColumnElement[Any]:
    """The column with a plus before it, which changes nothing, but SQLite asks no index for it."""
    return UnaryExpression(column, operator=custom_op("+"), type_=column.type)


def _scored(compiler: FilterCompiler, wanted: Comparison) -> sa.Select[Any]:
    """The keys of the photos with such a score; with any, where the value is None."""
    value = _GIVEN.c[_SCORES[wanted.field]]
    known = value.is_not(None) if wanted.value is None else _measured(wanted, value)
    # Literals, as in the partial indexes.
    kept = sa.text("given.latest = 1" if compiler.with_missing else "given.latest = 1 AND given.shown = 1")
    return sa.select(_GIVEN.c.photo_id).where(_GIVEN.c.critic_id == compiler.critic_id, kept, known)


def _members(wanted: Comparison) -> sa.Select[Any]:
    """The keys of the photos with such a keyword or in such an album; with any, where the value is None."""
    folded: sa.ColumnElement[str]
    if wanted.field is FilterField.KEYWORD:
        of_photo, folded, between = photo_keywords.c.photo_id, keywords.c.folded, "|"
        chosen, key = sa.select(keywords.c.id), photo_keywords.c.keyword_id
    else:
        of_photo, folded, between = album_photos.c.photo_id, albums.c.folded, "\0"
        chosen, key = sa.select(albums.c.id), album_photos.c.album_id
    if wanted.value is None:
        return sa.select(of_photo)
    term = searchable(str(wanted.value))
    if wanted.sign is not Sign.CONTAINS:
        folded, term = sa.literal(between).concat(folded).concat(between), f"{between}{term}{between}"
    return sa.select(of_photo).where(key.in_(chosen.where(sa.func.instr(folded, term) > 0)))


def may_drive(wanted: PhotoFilter) -> bool:
    """Whether some index finds the photos that are wanted, so that a few of them are found at once."""
    match wanted:
        case Comparison(field, sign, value):
            if field in _LOOKED_UP:
                return sign is not Sign.IS_NOT and value is not None and value is not False
            return field not in _UNINDEXED and sign is not Sign.IS_NOT and value is not None
        case Either(parts):
            return all(isinstance(part, Comparison) and may_drive(part) for part in parts)
    return False


def needs_photos(wanted: Iterable[PhotoFilter]) -> bool:
    """Whether `scores` alone cannot tell."""
    told = MARKS | {FilterField.TEXT, FilterField.KEYWORD, FilterField.ALBUM, FilterField.PAIR, *_SCORES}
    return any(each.field not in told for part in wanted for each in comparisons(part))


def _presence(wanted: Comparison, column: sa.ColumnElement[Any]) -> Condition:
    return column.is_(None) if wanted.sign is Sign.IS else column.is_not(None)


def _measured(wanted: Comparison, column: sa.ColumnElement[Any]) -> Condition:
    """A number, or a moment against a period."""
    low: Any
    high: Any
    if isinstance(wanted.value, Period):
        low, high = (_moment(wanted.field, end) for end in (wanted.value.start, wanted.value.last))
    else:
        assert isinstance(wanted.value, (int, float))
        value = wanted.value * _BYTES_PER_MB if wanted.field is FilterField.SIZE else wanted.value
        low = high = value
        if wanted.sign in {Sign.IS, Sign.IS_NOT}:
            near = _SHOWN_STEP.get(wanted.field, abs(value) * _SHARE.get(wanted.field, 0.0))
            low, high = value - near, value + near
    match wanted.sign:
        case Sign.IS | Sign.CONTAINS:
            return sa.and_(column >= low, column <= high) if low != high else column.bool_op("=")(low)
        case Sign.IS_NOT:
            return sa.or_(column < low, column > high)
    return column.bool_op(wanted.sign.value)(low if wanted.sign in {Sign.LESS, Sign.AT_LEAST} else high)


def _moment(field: FilterField, moment: datetime) -> datetime:
    """As the column keeps it: the camera's clock, or UTC for what happened here."""
    if field is FilterField.TAKEN:
        return moment
    try:
        return moment.astimezone(UTC)
    except (OverflowError, ValueError, OSError):  # the ends of the calendar
        return moment.replace(tzinfo=UTC)


def _text_test(term: str, sign: Sign) -> Callable[[str], bool]:
    return (lambda known: term in known) if sign is Sign.CONTAINS else (lambda known: known == term)


def _folder_test(term: str, sign: Sign) -> Callable[[str], bool]:
    """Any part of the path, or whole folders: the one that is named and all inside it."""
    term = term.replace("\\", "/")
    if sign is Sign.CONTAINS:
        return lambda known: term in known.replace("\\", "/")
    return lambda known: f"/{term.strip('/')}/" in f"/{known.replace(chr(92), '/').strip('/')}/"


def _format_test(term: str) -> Callable[[str], bool]:
    term = term.removeprefix(".")
    return _FORMATS.get("jpeg" if term == "jpg" else term, {term}).__contains__
