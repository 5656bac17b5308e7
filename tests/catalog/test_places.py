"""Folders inside the root folders: which photos lie there, and how many."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from aesthetic_studio.catalog import query as module
from aesthetic_studio.catalog.folder_rows import add_folder
from aesthetic_studio.catalog.opening import Catalog
from aesthetic_studio.catalog.photo_rows import FoundFile, save_files
from aesthetic_studio.catalog.places import load_folders, resolved
from aesthetic_studio.catalog.query import find_ids
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.domain.query import PhotoQuery, SortKey

FILES = (
    "/shoots/z.jpg",
    "/shoots/2024/a.jpg",
    "/shoots/2024/May/b.jpg",
    "/shoots/2024/May/raw/c.jpg",
    "/shoots/2024 old/d.jpg",
    "/shoots/2024-2/e.jpg",
    "/shoots/20240/f.jpg",
    "/shoots/İstanbul/g.jpg",
    "/other/h.jpg",
)


@pytest.fixture
def catalog(tmp_path):
    catalog = Catalog(tmp_path / "catalog.sqlite")
    with catalog.write() as connection:
        roots = {Path(name): add_folder(connection, Path(name)) for name in ("/shoots", "/other")}
        roots[Path("/shoots/2024/May")] = add_folder(connection, Path("/shoots/2024/May"))
        rows = [(FoundFile(Path(name), 1, 1, Metadata(9, 9)), _root(roots, Path(name))) for name in FILES]
        save_files(connection, rows)
    yield catalog
    catalog.close()


def _root(roots, path):
    return next(roots[each] for each in path.parents if each in roots)


def found(catalog, query, *, limit=None):
    with catalog.read() as connection:
        asked, roots = resolved(connection, query)
        keys = find_ids(connection, asked, roots, "calm-nano", limit=limit)
    return "".join(Path(FILES[key - 1]).stem for key in keys)


@pytest.mark.parametrize("few", [-1, 2000])
@pytest.mark.parametrize(
    ("folder", "names"),
    [
        ("/shoots", "abcdefgz"),
        ("/shoots/2024", "abc"),
        ("/SHOOTS/2024", ""),
        ("/shoots/2024/May", "bc"),
        ("/shoots/2024/May/raw", "c"),
        ("/shoots/2024 old", "d"),
        ("/shoots/20240", "f"),
        ("/shoots/202", ""),
        ("/shoots/İstanbul", "g"),
        ("/", "abcdefghz"),
    ],
)
def test_a_folder_is_shown_with_those_inside_it_and_without_its_neighbours(
    catalog, monkeypatch, few, folder, names
):
    monkeypatch.setattr(module, "FEW", few)
    query = PhotoQuery(within=Path(folder), sort=SortKey.NAME)
    assert found(catalog, query) == names
    assert found(catalog, replace(query, sort=SortKey.SCORE)) == names  # none has any
    assert found(catalog, replace(query, sort=SortKey.SCORE), limit=99) == names


def test_the_tree_counts_what_is_inside(catalog):
    with catalog.read() as connection:
        other, shoots, may = load_folders(connection)
    assert (other.photo_count, other.inside) == (1, ())
    assert (shoots.photo_count, may.photo_count) == (8, 2)
    counts = {str(each.path): each.photo_count for each in shoots.inside}
    assert counts == {
        "/shoots/2024": 3,
        "/shoots/2024 old": 1,
        "/shoots/2024-2": 1,
        "/shoots/2024/May": 2,
        "/shoots/2024/May/raw": 1,
        "/shoots/20240": 1,
        "/shoots/İstanbul": 1,
    }
    names = list(counts)
    assert names.index("/shoots/2024") < names.index("/shoots/2024/May") < names.index("/shoots/2024/May/raw")
    assert [str(each.path) for each in may.inside] == ["/shoots/2024/May/raw"]


ALIKE = (
    b"/shoots/IMG/a.jpg",
    b"/shoots/IMG/\xff.jpg",
    b"/shoots/img/b.jpg",
    b"/shoots/img/c.jpg",
    b"/shoots/x\xfe/d.jpg",
    b"/shoots/x\xff/e.jpg",
    b"/Other/IMG/f.jpg",
    b"/other/img/g.jpg",
)


@pytest.mark.skipif(os.name == "nt", reason="case tells no folders apart there")
def test_folders_whose_names_differ_by_case_or_by_bytes_are_folders_of_their_own(tmp_path):
    catalog = Catalog(tmp_path / "alike.sqlite")
    paths = [Path(os.fsdecode(name)) for name in ALIKE]
    with catalog.write() as connection:
        roots = {Path(name): add_folder(connection, Path(name)) for name in ("/shoots", "/Other", "/other")}
        save_files(
            connection, [(FoundFile(path, 1, 1, Metadata(9, 9)), _root(roots, path)) for path in paths]
        )
    with catalog.read() as connection:
        folders = {str(each.path): each for each in load_folders(connection)}
        shown = {str(each.path): each.photo_count for each in folders["/shoots"].inside}
        of_each = [
            {paths[key - 1] for key in find_ids(connection, PhotoQuery(within=path.parent), [], "calm-nano")}
            for path in paths
        ]
    catalog.close()
    assert sorted(shown) == sorted({str(path.parent) for path in paths[:6]})
    assert list(shown.values()) == [2, 2, 1, 1]
    assert (folders["/Other"].photo_count, folders["/other"].photo_count) == (1, 1)
    assert [str(each.path) for each in folders["/Other"].inside] == ["/Other/IMG"]
    assert of_each == [{each for each in paths if each.parent == path.parent} for path in paths]


def test_a_root_folder_is_asked_for_by_its_key(catalog):
    with catalog.read() as connection:
        asked, roots = resolved(connection, PhotoQuery(within=Path("/shoots")))
        assert asked == PhotoQuery(folder_id=1)
        assert sorted(roots) == [1, 3]
        assert resolved(connection, PhotoQuery(within=Path("/shoots/2024")))[1] == []
        assert resolved(connection, PhotoQuery()) == (PhotoQuery(), [])
