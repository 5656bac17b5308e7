from datetime import UTC, date, datetime, timedelta

import pytest

from aesthetic_studio.catalog.snapshots import find_damage, take_snapshot
from aesthetic_studio.domain.errors import CatalogError, DamagedCatalogError
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.recovery import Recovery, find_recovery, recover

TODAY = datetime.now(UTC).date()


@pytest.fixture
def home(tmp_path):
    home = Home(tmp_path / "home")
    Library(home, Settings()).close()
    return home


def spoil(file):
    """Overwrite a page in the middle: the file still opens."""
    data = bytearray(file.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    file.write_bytes(data)


def test_damage_is_found_at_the_start_also_on_a_day_that_has_its_copy(home):
    library = Library(home, Settings())
    library.look_after()
    library.look_after()
    library.close()
    spoil(home.catalog)
    library = Library(home, Settings())
    with pytest.raises(DamagedCatalogError, match="is damaged"):
        library.look_after()
    library.close()


def test_a_damaged_catalogue_gets_no_copy(home):
    spoil(home.catalog)
    library = Library(home, Settings())
    with pytest.raises(DamagedCatalogError):
        library.look_after()
    library.close()
    assert find_recovery(home) == Recovery()


def test_the_newest_sound_copy_is_found_and_gone_back_to(home):
    days = [TODAY - timedelta(days=age) for age in (2, 1, 0)]
    copies = [take_snapshot(home.catalog, day) for day in days]
    spoil(copies[-1])
    spoil(home.catalog)
    damaged = home.catalog.read_bytes()
    found = find_recovery(home)
    assert found == Recovery(copies[1], days[1])
    aside = recover(home, found)
    assert aside.read_bytes() == damaged
    assert find_damage(home.catalog) is None
    Library(home, Settings()).close()


def test_without_a_copy_a_new_catalogue_begins(home):
    home.catalog.write_bytes(b"no database" * 1000)
    with pytest.raises(DamagedCatalogError):
        Library(home, Settings())
    recovery = find_recovery(home)
    assert recovery.day is None
    aside = recover(home, recovery)
    assert aside.read_bytes().startswith(b"no database")
    library = Library(home, Settings())
    assert library.folders() == []
    library.close()


def test_nothing_is_replaced_below_an_open_window(home):
    before = home.catalog.read_bytes()
    window = Library(home, Settings(), sole=True)
    with pytest.raises(CatalogError, match="open already"):
        recover(home, Recovery(home.catalog, date(2026, 11, 1)))
    window.close()
    assert home.catalog.read_bytes() == before
