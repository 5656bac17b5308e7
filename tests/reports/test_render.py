import csv
import io
import json
import re
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from aesthetic_studio.domain.critique import (
    Attribute,
    CriticInfo,
    Critique,
    CropBox,
    Operation,
    OperationName,
    Suggestion,
)
from aesthetic_studio.domain.errors import UnreadableImageError
from aesthetic_studio.domain.json_form import critique_form
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.reports.entry import ReportEntry
from aesthetic_studio.reports.pages import as_markdown_text
from aesthetic_studio.reports.render import ReportFormat, render
from aesthetic_studio.reports.view import exposure_parts

CREATED = datetime(2026, 11, 20, 12, 0, tzinfo=UTC)
ATTACK = "<script>alert(1)</script>"


def jpeg() -> bytes:
    encoded = io.BytesIO()
    Image.fromarray(np.full((40, 60, 3), 90, dtype=np.uint8)).save(encoded, "JPEG")
    return encoded.getvalue()


def critique(comment="A quiet frame.", suggestion="Crop the left.", proven=False) -> Critique:
    return Critique(
        Score(6.4, 0.8, {6: 0.6, 7: 0.4}),
        {Attribute.LIGHT: 4.2, Attribute.COLOUR: 6.8},
        comment,
        (Suggestion(suggestion, Attribute.LIGHT, Operation(OperationName.CROP, CropBox(0.1, 0, 0.9, 1))),),
        CriticInfo("calm-nano", "0123456789ab", "nf4", 42, "cpu"),
        0.4,
        PersonalScore(8.7, 0.5, proven, "ridge"),
    )


def entry(name="a.jpg", stars=4, **said) -> ReportEntry:
    return ReportEntry(Path(name), jpeg(), Metadata(60, 40, camera="X-T5"), stars, critique(**said))


FAILED = ReportEntry(Path("broken.jpg"), error=UnreadableImageError("broken.jpg is damaged."))


def rendered(format, *entries, title="Iceland") -> bytes:  # noqa: A002
    return render(entries, format=format, title=title, created_at=CREATED)


def html(*entries, **options) -> str:
    return rendered(ReportFormat.HTML, *entries, **options).decode()


@pytest.mark.parametrize("format", ReportFormat)
def test_the_same_input_gives_the_same_bytes(format):  # noqa: A002
    assert rendered(format, entry(), FAILED) == rendered(format, entry(), FAILED)


@pytest.mark.parametrize("format", ReportFormat)
def test_an_empty_report_can_be_written(format):  # noqa: A002
    assert rendered(format)


def test_html_shows_everything_and_is_one_file():
    page = html(entry(proven=True), entry("b.jpg"), FAILED)
    for expected in (
        "Iceland",
        "20 November 2026",
        "calm-nano",
        "6.4",
        "A quiet frame.",
        "Crop to 90%",
        "★★★★",
    ):
        assert expected in page
    assert page.index("broken.jpg is damaged.") > page.index("b.jpg")
    assert page.count("data:image/jpeg;base64,") == 2
    assert not re.search(r"""(src|href)=["'](?!data:|#)""", page)
    assert "@media print" in page


def test_html_shows_a_personal_score_only_where_it_is_proven():
    assert "8.7" in html(entry(proven=True))
    assert "8.7" not in html(entry(proven=False))


def test_html_escapes_what_strangers_wrote():
    page = html(entry(f"{ATTACK.replace('/', '')}.jpg", comment=ATTACK, suggestion=ATTACK), title=ATTACK)
    assert "<script" not in page
    assert "&lt;script&gt;" in page


def test_html_carries_no_broken_characters():
    html(entry("a\udcff\x1b.jpg", comment="\ud800 \x00"), title="\udcff").encode("utf-8")


def test_json_holds_the_objects_of_the_command_line():
    report = json.loads(rendered(ReportFormat.JSON, entry(stars=3), FAILED))
    assert list(report) == ["title", "created_at", "application", "photos"]
    first, second = report["photos"]
    assert first.pop("stars") == 3
    assert first == json.loads(json.dumps(critique_form(Path("a.jpg"), critique())))
    assert second["error"]["code"] == "unreadable_image"


def test_csv_has_a_row_per_photo():
    first, second = csv.DictReader(io.StringIO(rendered(ReportFormat.CSV, entry(), FAILED).decode()))
    assert (first["file"], first["score"], first["light"], first["subject"]) == ("a.jpg", "6.40", "4.20", "")
    assert first["stars"] == "4"
    assert second["error_code"] == "unreadable_image"


@pytest.mark.parametrize("start", "=+-@")
def test_csv_hands_no_formula_to_a_spreadsheet(start):
    [row] = csv.DictReader(io.StringIO(rendered(ReportFormat.CSV, entry(comment=f"{start}1+1")).decode()))
    assert row["comment"] == f"'{start}1+1"


def test_markdown_shows_text_as_it_is():
    page = rendered(
        ReportFormat.MARKDOWN, entry(comment=f"{ATTACK} *loud* [link](http://x)"), FAILED
    ).decode()
    assert "<script" not in page
    assert r"\*loud\*" in page
    assert r"\[link\](http://x)" in page
    assert "broken.jpg is damaged." in page


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("# no title", r"\# no title"),
        ("1. no list", r"1\. no list"),
        ("- no list", r"\- no list"),
        ("f/2.8 - ok", "f/2.8 - ok"),
    ],
)
def test_markdown_line_starts(text, expected):
    assert as_markdown_text(text) == expected


def test_pdf_is_one_and_reads_no_markup():
    pdf = rendered(ReportFormat.PDF, entry('#read("/etc/passwd").jpg', comment='#panic("x") $x_ *b*'), FAILED)
    assert pdf.startswith(b"%PDF")


def test_pdf_of_a_photo_without_a_picture_and_without_numbers():
    plain = Critique(Score(1.0, 0.0), {}, "", (), CriticInfo("x", "r", "none", 0, "cpu"), 0.0, complete=False)
    assert rendered(ReportFormat.PDF, ReportEntry(Path("写真.jpg"), critique=plain)).startswith(b"%PDF")


def test_the_exposure_line():
    metadata = Metadata(1, 1, datetime(2026, 11, 2, 18, 4), "X-T5", None, 16.0, 8.0, 0.004, 160)
    assert exposure_parts(metadata) == ("X-T5", "16 mm", "f/8", "1/250 s", "ISO 160", "2026-11-02 18:04")
    assert exposure_parts(None) == ()
