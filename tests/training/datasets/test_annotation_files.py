import builtins
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.training.datasets.annotation_files import (
    json_array,
    json_lines,
    json_members,
    sheet_rows,
    table_rows,
    text_lines,
)

JSON = st.recursive(
    st.none() | st.booleans() | st.integers(-(10**6), 10**6) | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=4), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    return tmp_path_factory.mktemp("files")


@settings(max_examples=40, deadline=None)
@given(st.lists(JSON, max_size=4))
def test_arrays_are_read_element_by_element(folder, values):
    file = folder / "array.json"
    file.write_text(json.dumps(values))
    assert [value for _, value in json_array(file)] == values
    file.write_text(json.dumps({"other": [1], "images": values, "dataset": "AVA"}))
    assert [value for _, value in json_array(file, "images")] == values


@settings(max_examples=40, deadline=None)
@given(st.dictionaries(st.text(max_size=6), JSON, max_size=4))
def test_members_are_read_one_by_one(folder, values):
    file = folder / "members.json"
    file.write_text(json.dumps(values))
    assert {name: value for _, name, value in json_members(file)} == values


def test_an_array_is_read_without_its_end(tmp_path):
    file = tmp_path / "big.json"
    file.write_text("[" + ",".join(f'{{"image": "{index}.jpg"}}' for index in range(20_000)))
    entries = json_array(file)
    assert next(entries) == ("big.json, entry 1", {"image": "0.jpg"})
    with pytest.raises(UsageError, match=r"big\.json is no JSON"):
        list(entries)


def test_odd_bytes_and_byte_order_marks_do_no_harm(tmp_path):
    (tmp_path / "a.json").write_bytes(b'\xef\xbb\xbf[{"raw": "caf\xe9 \xc3\xa9"}]')
    assert [value for _, value in json_array(tmp_path / "a.json")] == [{"raw": "caf\ufffd é"}]
    (tmp_path / "a.csv").write_bytes(b"\xef\xbb\xbfimage,score\r\n\xe9.jpg,5\r\n")
    assert [row for _, row in table_rows(tmp_path / "a.csv", ("image",))] == [
        {"image": "\ufffd.jpg", "score": "5"}
    ]


def test_lines_are_told_by_their_number(tmp_path):
    (tmp_path / "a.txt").write_text("one\n\n  two  \n")
    assert list(text_lines(tmp_path / "a.txt")) == [("a.txt, line 1", "one"), ("a.txt, line 3", "two")]
    (tmp_path / "a.jsonl").write_text('{"a": 1}\nnot json\n' + "[" * 100_000 + "\n")
    assert [value for _, value in json_lines(tmp_path / "a.jsonl")] == [{"a": 1}, None, None]


def test_blanks_in_a_header_are_forgiven_and_quoted_line_breaks_kept(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text('worker, imagePair, score\nW1, a.jpg, 4\n\n"W\n2", b.jpg, 5\n')
    assert list(table_rows(file, ("worker", "imagePair", "score"))) == [
        ("a.csv, line 2", {"worker": "W1", "imagePair": "a.jpg", "score": "4"}),
        ("a.csv, line 5", {"worker": "W\n2", "imagePair": "b.jpg", "score": "5"}),
    ]


def test_a_cell_may_hold_a_whole_photo(tmp_path):
    file = tmp_path / "a.tsv"
    file.write_text("index\timage\n1\t" + "A" * 1_000_000 + "\n")
    [(_, row)] = table_rows(file, ("image",), delimiter="\t")
    assert len(row["image"]) == 1_000_000


def test_missing_columns_are_named_with_those_that_are_there(tmp_path):
    file = tmp_path / "a.csv"
    file.write_text("photo,mos\n")
    with pytest.raises(UsageError, match=r"no column 'image', 'score'.*'mos', 'photo'"):
        list(table_rows(file, ("image", "score")))


def test_a_workbook_is_read_by_its_first_sheet(tmp_path):
    from openpyxl import Workbook

    book = Workbook()
    book.active.append(["Image name", " MOS "])
    book.active.append(["00001.jpg", 54.3])
    book.active.append([None, None])
    book.save(tmp_path / "a.xlsx")
    assert list(sheet_rows(tmp_path / "a.xlsx", ("MOS",))) == [
        ("a.xlsx, row 2", {"Image name": "00001.jpg", "MOS": 54.3})
    ]
    with pytest.raises(UsageError, match="no column 'Sharpness'"):
        list(sheet_rows(tmp_path / "a.xlsx", ("Sharpness",)))


def test_damaged_and_absent_files_are_named(tmp_path):
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 no workbook")
    with pytest.raises(UsageError, match=r"a\.xlsx is damaged"):
        list(sheet_rows(tmp_path / "a.xlsx", ()))
    for reader in (text_lines, json_lines, json_array, json_members):
        with pytest.raises(UsageError, match="cannot be read: No such file"):
            list(reader(tmp_path / "none"))


@pytest.mark.parametrize(
    ("library", "reader"), [("ijson", json_array), ("openpyxl", lambda file: sheet_rows(file, ()))]
)
def test_a_library_that_is_not_installed_is_named(tmp_path, monkeypatch, library, reader):
    real_import = builtins.__import__

    def refuse(name, *arguments, **more):
        if name == library:
            raise ImportError(name)
        return real_import(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", refuse)
    with pytest.raises(UsageError, match=f"pip install {library}"):
        list(reader(tmp_path / "a"))
