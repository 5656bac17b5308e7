"""Whatever an annotation file holds, a row is read or refused; nothing else comes out."""

from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.training.datasets import (
    aadb,
    aesbench,
    aesmmit,
    ava,
    ava_captions,
    eva,
    flickr_aes,
    humanbeauty,
    para,
    pccd,
    real_cur,
    spaq,
    tad66k,
)
from aesthetic_studio.training.datasets.data_set import Annotation

KEYS = st.sampled_from(
    [
        "title", "score", "overall", "focus", "image_url", "filename", "split", "sentences", "raw", "image",
        "conversations", "from", "value", "type", "AesP_data", "AesI_data", "Question", "Options", "image_name",
    ]
)  # fmt: skip
WORDS = st.sampled_from(
    ["human", "gpt", "<image>", "train", "A) x\nB) y", "N", "5", "a.jpg", "../a", "http://", "-1", "1e999"]
)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | WORDS | st.text(max_size=5)
VALUES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=20,
)
COLUMNS = st.sampled_from(
    [
        *eva.COLUMNS, *flickr_aes.COLUMNS, *eva.ATTRIBUTES, "imageName", "sessionId", "userId", "aestheticScore",
        "aestheticScore_mean", "aestheticScore_std", "image", "Image name", "MOS", "Sharpness",
    ]
)  # fmt: skip
ROWS = st.dictionaries(COLUMNS, WORDS | st.text(max_size=4))
SHEET_ROWS = st.fixed_dictionaries({"Image name": LEAVES, "MOS": LEAVES}, optional={"Sharpness": LEAVES})

JSON_PARSERS = (
    ava_captions.commented,
    pccd.commented,
    pccd.scored,
    aesmmit.conversation,
    lambda value: aesbench.question("a.jpg", value, "AesP", "A"),
    lambda value: aesbench.question("a.jpg", value, "AesI", None),
    lambda value: Annotation(("a.jpg",), humanbeauty.portrait(value)),
)
ROW_PARSERS = (eva.vote_row, flickr_aes.rating_row, para.rating_row, para.mean_row, tad66k.score_row)
LINE_PARSERS = (
    ava.vote_line,
    lambda line: real_cur.album_photo((line, line, line)),
    lambda line: aadb.name_and_number(line) and None,
)


def read_or_refused(parse, value):
    with suppress(ValueError):
        annotation = parse(value)
        if annotation is not None:
            assert all(isinstance(name, str) for name in annotation.names)
            record = annotation.record(path=Path("a.jpg"))
            score = getattr(record, "score", getattr(record, "value", 1))
            assert 1 <= score <= 10
            assert all(1 <= value <= 10 for value in getattr(record, "attributes", {}).values())
            assert all(getattr(record, "comments", ("said",)))


@pytest.mark.parametrize("parse", JSON_PARSERS)
@settings(deadline=None)
@given(value=VALUES)
def test_json(parse, value):
    read_or_refused(parse, value)


@pytest.mark.parametrize("parse", ROW_PARSERS)
@settings(deadline=None)
@given(row=ROWS)
def test_rows_of_tables(parse, row):
    read_or_refused(parse, row)


@settings(deadline=None)
@given(row=SHEET_ROWS)
def test_rows_of_a_workbook(row):
    read_or_refused(spaq.score_row, row)


@pytest.mark.parametrize("parse", LINE_PARSERS)
@settings(deadline=None)
@given(
    line=st.text(max_size=60)
    | st.lists(st.integers(-5, 999), max_size=16).map(lambda cells: " ".join(map(str, cells)))
)
def test_lines(parse, line):
    read_or_refused(parse, line)
