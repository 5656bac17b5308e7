import os
import shutil
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path

import pytest
import sqlalchemy as sa
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

import aesthetic_studio.catalog
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.schema import REVISIONS, folders, metadata
from aesthetic_studio.catalog.snapshots import find_damage
from aesthetic_studio.domain.errors import CatalogError
from tests.catalog.test_older_versions import not_full_text


@pytest.fixture
def path(tmp_path):
    return tmp_path / "home" / "catalog.sqlite"


def count(catalog: Catalog) -> int:
    with catalog.read() as connection:
        return connection.execute(sa.select(sa.func.count()).select_from(folders)).scalar_one()


def test_new_catalogue_is_made_and_opened_again(path):
    catalog = Catalog(path)
    with catalog.write() as connection:
        connection.execute(folders.insert(), {"path": path.parent})
    catalog.close()
    catalog = Catalog(path)
    assert count(catalog) == 1
    with catalog.read() as connection:
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "wal"
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    catalog.close()


def test_migrations_lead_to_the_schema(path):
    catalog = Catalog(path)
    with catalog.read() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": not_full_text})
        assert compare_metadata(context, metadata) == []
        checks = connection.exec_driver_sql("SELECT group_concat(sql) FROM sqlite_master").scalar_one()
    assert "stars BETWEEN 0 AND 5" in checks
    assert "value BETWEEN 0 AND 10" in checks
    catalog.close()


def test_known_versions_are_the_migrations():
    scripts = ScriptDirectory(Path(aesthetic_studio.catalog.__path__[0]) / "migrations")
    assert tuple(script.revision for script in scripts.walk_revisions())[::-1] == REVISIONS


def test_opening_an_existing_catalogue_needs_no_alembic(path):
    Catalog(path).close()
    code = (
        "import sys, pathlib\n"
        "from aesthetic_studio.catalog.opening import Catalog\n"
        "Catalog(pathlib.Path(sys.argv[1])).close()\n"
        "print('alembic' in sys.modules, 'sqlalchemy.orm' in sys.modules)"
    )
    run = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True)
    assert run.stdout.split() == ["False", "False"]


def test_newer_catalogue_is_refused_and_left_alone(path):
    Catalog(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    with pytest.raises(CatalogError, match="newer version"):
        Catalog(path)
    with sqlite3.connect(path) as connection:
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("9999",)
    connection.close()


def test_foreign_database_is_refused(path):
    path.parent.mkdir()
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name)")
    connection.close()
    with pytest.raises(CatalogError, match="not a catalogue"):
        Catalog(path)


@pytest.mark.parametrize("content", [b"no database at all " * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_damaged_catalogue_is_refused_and_not_overwritten(path, content):
    path.parent.mkdir()
    path.write_bytes(content)
    with pytest.raises(CatalogError, match="damaged") as caught:
        Catalog(path)
    assert "restore" in caught.value.advice
    assert path.read_bytes() == content


def test_catalogue_damaged_later_is_told(path):
    catalog = Catalog(path)
    catalog.close()
    data = bytearray(path.read_bytes())
    data[4096:] = b"\xff" * (len(data) - 4096)
    path.write_bytes(data)
    with pytest.raises(CatalogError):
        count(Catalog(path))


def test_folder_or_file_in_the_way(path):
    path.mkdir(parents=True)
    with pytest.raises(CatalogError, match="is a folder"):
        Catalog(path)
    (path.parent / "file").touch()
    with pytest.raises(CatalogError, match="cannot be made"):
        Catalog(path.parent / "file" / "catalog.sqlite")


def test_unwritable_catalogue_is_refused_with_advice(path, monkeypatch):
    Catalog(path).close()
    monkeypatch.setattr(os, "access", lambda *_: False)
    with pytest.raises(CatalogError, match="cannot be written") as caught:
        Catalog(path)
    assert caught.value.advice


@pytest.mark.parametrize(
    ("limit", "told"),
    [
        ("max_page_count = 1", "full"),  # SQLite answers at this limit as it does without room on the disk
        ("query_only = ON", "only be read"),
    ],
)
def test_full_or_closed_disk_is_told_and_does_no_harm(path, limit, told):
    catalog = Catalog(path)

    def write_much() -> None:
        with catalog.write() as connection:
            connection.exec_driver_sql(f"PRAGMA {limit}")
            rows = [{"path": path.parent / f"{number:0500}"} for number in range(2000)]
            connection.execute(folders.insert(), rows)

    with pytest.raises(CatalogError, match=told) as caught:
        write_much()
    assert caught.value.advice
    assert count(catalog) == 0
    catalog.close()
    assert find_damage(path) is None


def test_exception_leaves_nothing_behind(path):
    catalog = Catalog(path)

    def write_and_fail() -> None:
        with catalog.write() as connection:
            connection.execute(folders.insert(), {"path": path})
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert count(catalog) == 0
    catalog.close()


def test_killed_writer_leaves_the_last_whole_state(path):
    catalog = Catalog(path)
    with catalog.write() as connection:
        connection.execute(folders.insert(), {"path": path})
    catalog.close()
    code = (
        "import os, pathlib, sys\n"
        "from aesthetic_studio.catalog.opening import Catalog\n"
        "from aesthetic_studio.catalog.schema import folders\n"
        "with Catalog(pathlib.Path(sys.argv[1])).write() as connection:\n"
        "    connection.execute(folders.insert(), [{'path': pathlib.Path(f'/{n}')} for n in range(5000)])\n"
        "    os._exit(9)\n"
    )
    assert subprocess.run([sys.executable, "-c", code, str(path)], check=False).returncode == 9
    catalog = Catalog(path)
    assert count(catalog) == 1
    with catalog.write() as connection:
        connection.execute(folders.insert(), {"path": path.parent})
    assert count(catalog) == 2
    catalog.close()


def test_readers_see_whole_states_while_one_writes(path):
    catalog = Catalog(path)
    seen: list[int] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            seen.append(count(catalog))

    readers = [threading.Thread(target=read) for _ in range(2)]
    for reader in readers:
        reader.start()
    for batch in range(10):
        with catalog.write() as connection:
            for number in range(20):
                connection.execute(folders.insert(), {"path": path / f"{batch}-{number}"})
    done.set()
    for reader in readers:
        reader.join()
    assert count(catalog) == 200
    assert {number % 20 for number in seen} <= {0}
    catalog.close()


def test_two_programs_open_one_new_catalogue(path):
    catalogs: list[Catalog] = []
    threads = [threading.Thread(target=lambda: catalogs.append(Catalog(path))) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [count(catalog) for catalog in catalogs] == [0] * 4
    for catalog in catalogs:
        catalog.close()


def test_no_lock_files_stay_after_closing(path):
    Catalog(path).close()
    assert sorted(file.name for file in path.parent.iterdir()) == ["catalog.sqlite"]
    shutil.rmtree(path.parent)
