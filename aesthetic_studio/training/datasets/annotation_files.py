"""Reading annotation files one row at a time, leniently: odd bytes are replaced, wrong rows are for the caller.

Each reader yields a place for messages (``AVA.txt, line 3``) beside the row, and never holds the file as a whole.
"""

import codecs
import csv
import json
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from aesthetic_studio.domain.errors import UsageError

Row: TypeAlias = dict[str, str]
Place: TypeAlias = str

MAX_CELL_CHARACTERS = 256 * 1024 * 1024
"""Tables may hold whole photos as base64 text in a cell."""

_CHUNK_BYTES = 1 << 16


def text_lines(file: Path) -> Iterator[tuple[Place, str]]:
    """The lines that are not blank, stripped.

    Raises:
        UsageError: the file cannot be read.
    """
    with readable(file), file.open(encoding="utf-8-sig", errors="replace") as lines:
        for line_number, line in enumerate(lines, 1):
            if stripped := line.strip():
                yield f"{file.name}, line {line_number}", stripped


def table_rows(file: Path, columns: Sequence[str], delimiter: str = ",") -> Iterator[tuple[Place, Row]]:
    """The rows of a table with a header line, as column name → cell, both stripped.

    Args:
        file: the table.
        columns: names that the header must have; blanks around them are forgiven.
        delimiter: one character.

    Raises:
        UsageError: the file cannot be read, is no table, or lacks a column.
    """
    csv.field_size_limit(MAX_CELL_CHARACTERS)
    with readable(file), file.open(encoding="utf-8-sig", errors="replace", newline="") as lines:
        rows = csv.reader(lines, delimiter=delimiter)
        header = [cell.strip() for cell in next(rows, [])]
        _need_columns(file, header, columns)
        for cells in rows:
            if any(cells):
                stripped = (cell.strip() for cell in cells)
                yield f"{file.name}, line {rows.line_num}", dict(zip(header, stripped, strict=False))


def sheet_rows(file: Path, columns: Sequence[str]) -> Iterator[tuple[Place, dict[str, Any]]]:
    """The rows of the first sheet of an Excel workbook, as column name → value.

    Raises:
        UsageError: openpyxl is not installed, the file cannot be read, or a column is missing.
    """
    try:
        from openpyxl import load_workbook
    except ImportError as error:
        raise _not_installed("openpyxl", file) from error
    with readable(file):
        book = load_workbook(file, read_only=True, data_only=True)
        try:
            rows = book.worksheets[0].iter_rows(values_only=True)
            header = [str(cell or "").strip() for cell in next(rows, ())]
            _need_columns(file, header, columns)
            for line_number, cells in enumerate(rows, 2):
                if any(cell is not None for cell in cells):
                    yield f"{file.name}, row {line_number}", dict(zip(header, cells, strict=False))
        finally:
            book.close()


def json_lines(file: Path) -> Iterator[tuple[Place, Any]]:
    """The values of a file with one JSON value a line; None stands for a line that is no JSON.

    Raises:
        UsageError: the file cannot be read.
    """
    for place, line in text_lines(file):
        try:
            yield place, json.loads(line)
        except (ValueError, RecursionError):
            yield place, None


def json_array(file: Path, key: str = "") -> Iterator[tuple[Place, Any]]:
    """The elements of a JSON file's array, one by one: of the outermost, or of the one under ``key``.

    Raises:
        UsageError: ijson is not installed, or the file cannot be read or is no such JSON.
    """
    prefix = f"{key}.item" if key else "item"
    with _json_events(file) as (ijson, stream):
        for index, value in enumerate(ijson.items(stream, prefix, use_float=True), 1):
            yield f"{file.name}, entry {index}", value


def json_members(file: Path) -> Iterator[tuple[Place, str, Any]]:
    """Name and value of each member of a JSON file's outermost object, one by one.

    Raises:
        UsageError: ijson is not installed, or the file cannot be read or is no such JSON.
    """
    with _json_events(file) as (ijson, stream):
        for index, (name, value) in enumerate(ijson.kvitems(stream, "", use_float=True), 1):
            yield f"{file.name}, entry {index}", name, value


@contextmanager
def _json_events(file: Path) -> Iterator[tuple[Any, "_Utf8"]]:
    try:
        import ijson
    except ImportError as error:
        raise _not_installed("ijson", file) from error
    with readable(file), file.open("rb") as content:
        try:
            yield ijson, _Utf8(content)
        except ijson.JSONError as error:
            raise UsageError(
                f"{file} is no JSON of the expected form: {error}.", "Download it again."
            ) from error


class _Utf8:
    """A binary file read as UTF-8 whose odd bytes are replaced, for parsers that refuse them."""

    def __init__(self, file: BinaryIO) -> None:
        self._file = file
        self._decode = codecs.getincrementaldecoder("utf-8-sig")("replace").decode

    def read(self, size: int = -1) -> bytes:
        """About ``size`` bytes; none at the end of the file. Nothing is read for a size of 0."""
        if size == 0:
            return b""
        text = ""
        while not text:
            chunk = self._file.read(size if size > 0 else _CHUNK_BYTES)
            text = self._decode(chunk, final=not chunk)
            if not chunk:
                break
        return text.encode()


@contextmanager
def readable(file: Path) -> Iterator[None]:
    """Turn what readers raise about a whole file or folder into an error that says which one.

    Raises:
        UsageError: instead of the reader's own error.
    """
    try:
        yield
    except UsageError:
        raise
    except OSError as error:
        raise UsageError(f"{file} cannot be read: {error.strerror or error}.") from error
    except csv.Error as error:
        raise UsageError(f"{file} is no table: {error}.", "Download it again.") from error
    except Exception as error:
        if file.suffix != ".xlsx":  # only the workbook's reader raises nearly anything on a damaged file
            raise
        raise UsageError(f"{file} is damaged or no Excel workbook.", "Download it again.") from error


def _need_columns(file: Path, header: Iterable[str], columns: Iterable[str]) -> None:
    present = set(header)
    if missing := [column for column in columns if column not in present]:
        raise UsageError(
            f"{file} has no column {', '.join(map(repr, missing))}.",
            f"Its columns are {', '.join(map(repr, sorted(present)[:20]))}.",
        )


def _not_installed(library: str, file: Path) -> UsageError:
    return UsageError(
        f"{file.name} cannot be read without {library}.",
        f"Install it: pip install {library} (or aesthetic-studio[train]).",
    )
