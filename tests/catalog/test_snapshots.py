import sqlite3
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from aesthetic_studio.catalog.snapshots import find_damage, restore, set_aside, snapshots, take_snapshot
from aesthetic_studio.catalog.sole_use import SoleUse
from aesthetic_studio.domain.errors import CatalogError, UsageError

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)


@pytest.fixture
def catalog(tmp_path) -> Path:
    path = tmp_path / "catalog.sqlite"
    write(path, 1)
    return path


def write(path: Path, value: int) -> None:
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.execute("CREATE TABLE IF NOT EXISTS things (value)")
        connection.execute("INSERT INTO things VALUES (?)", (value,))
    connection.close()


def read(path: Path) -> list[int]:
    connection = sqlite3.connect(path)
    try:
        return [value for (value,) in connection.execute("SELECT value FROM things")]
    finally:
        connection.close()


def spoil(path: Path) -> None:
    data = bytearray(path.read_bytes())
    data[100:] = b"\xff" * (len(data) - 100)
    path.write_bytes(data)


def test_one_copy_a_day_holds_what_was_written_even_by_somebody_still_writing(catalog):
    writer = sqlite3.connect(catalog, isolation_level=None)
    writer.execute("BEGIN IMMEDIATE")
    writer.execute("INSERT INTO things VALUES (99)")
    copy = take_snapshot(catalog, TODAY)
    writer.execute("COMMIT")
    writer.close()
    assert read(copy) == [1]
    assert take_snapshot(catalog, TODAY) is None
    assert read(take_snapshot(catalog, TODAY + timedelta(days=1))) == [1, 99]
    assert len(snapshots(catalog)) == 2
    assert sorted(path.suffix for path in copy.parent.iterdir()) == [".sqlite", ".sqlite"]


def test_a_week_of_days_and_a_month_of_weeks_are_kept(catalog):
    for number in range(80):
        take_snapshot(catalog, TODAY - timedelta(days=79 - number))
    kept = [date.fromisoformat(path.stem[-10:]) for path in snapshots(catalog)]
    assert kept[-7:] == [TODAY - timedelta(days=each) for each in range(6, -1, -1)]
    assert len(kept[:-7]) in {4, 5}
    assert len({day.isocalendar()[:2] for day in kept[:-7]}) == len(kept[:-7])


def test_what_a_killed_copy_left_is_removed(catalog):
    left = catalog.parent / "snapshots" / ".0123456789abcdef.part"
    left.parent.mkdir()
    left.write_bytes(b"half")
    take_snapshot(catalog, TODAY)
    assert not left.exists()


def test_a_damaged_catalogue_is_told_and_no_good_copy_is_replaced_by_it(catalog):
    good = take_snapshot(catalog, TODAY)
    spoil(catalog)
    assert find_damage(catalog) is not None
    with pytest.raises(CatalogError):
        take_snapshot(catalog, TODAY + timedelta(days=1))
    assert snapshots(catalog) == [good]
    assert find_damage(good) is None


def test_restoring_sets_the_catalogue_aside(catalog):
    copy = take_snapshot(catalog, TODAY)
    write(catalog, 2)
    aside = restore(catalog, copy, NOW)
    assert read(catalog) == [1]
    assert read(aside) == [1, 2]
    assert copy.exists()
    write(catalog, 3)
    assert read(catalog) == [1, 3]


def test_what_is_set_aside_keeps_what_sqlite_had_not_yet_moved(catalog):
    open_connection = sqlite3.connect(catalog)
    open_connection.execute("INSERT INTO things VALUES (7)")
    open_connection.commit()
    assert catalog.with_name("catalog.sqlite-wal").stat().st_size
    aside = set_aside(catalog, NOW)
    assert read(aside) == [1, 7]
    open_connection.close()
    assert not catalog.exists()
    assert set_aside(catalog, NOW) is None


def test_a_damaged_or_absent_copy_changes_nothing(catalog):
    copy = take_snapshot(catalog, TODAY)
    spoil(copy)
    with pytest.raises(CatalogError, match="damaged"):
        restore(catalog, copy, NOW)
    with pytest.raises(UsageError):
        restore(catalog, copy.with_name("none.sqlite"), NOW)
    assert read(catalog) == [1]
    assert sorted(path.name for path in catalog.parent.iterdir()) == ["catalog.sqlite", "snapshots"]


def test_a_second_window_is_refused_until_the_first_is_closed(catalog):
    first = SoleUse(catalog)
    with pytest.raises(CatalogError, match="open already"):
        SoleUse(catalog)
    first.close()
    SoleUse(catalog).close()
