import json
import os
import shutil
import stat
import subprocess
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from aesthetic_studio.domain.critique import Attribute, CriticInfo, Critique, Suggestion
from aesthetic_studio.domain.errors import SidecarError
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.photos.metadata import read_metadata
from aesthetic_studio.photos.sidecar import read_sidecar, write_sidecar
from aesthetic_studio.photos.sidecar_marks import Marks, marks_of, with_critique, with_marks
from aesthetic_studio.photos.sidecar_names import SidecarName
from aesthetic_studio.photos.xmp_editing import EMPTY_PACKET, with_list, with_text
from aesthetic_studio.photos.xmp_packet import parsed, properties_of, qualified
from tests.photos.pictures import write_jpeg
from tests.photos.sidecars import DARKTABLE, DIGIKAM, LIGHTROOM, PROGRAMS

CRITIQUE = Critique(
    score=Score(6.4, 0.8),
    attributes={Attribute.COMPOSITION: 6.1, Attribute.SUBJECT: None},
    comment='A calm <lake>, "well" composed & lit.\nSecond line.',
    suggestions=(Suggestion("Crop the left edge"), Suggestion("Warmer light")),
    critic=CriticInfo("calm-nano", "0123456789ab", "nf4", 42, "cpu"),
    elapsed_s=0.4,
    personal_score=PersonalScore(7.0, 0.5, proven=False, predictor="ridge"),
)


@pytest.fixture
def photo(tmp_path) -> Path:
    return write_jpeg(tmp_path / "photo.jpg")


def properties(text: str):
    return properties_of(parsed(text))


def marks(text: str) -> Marks:
    return marks_of(properties(text))


def test_a_new_sidecar_says_what_was_decided(photo):
    wanted = Marks(4, Flag.PICK, Label.GREEN, ("lake", "Zoë <3 & co"), ("Places|lake",))
    written = write_sidecar(read_sidecar(photo), wanted)
    assert written.sidecar.file == photo.with_name("photo.jpg.xmp")
    assert not written.conflicts
    assert read_sidecar(photo).marks == wanted
    assert read_sidecar(photo) == written.sidecar
    metadata = read_metadata(photo)
    assert (metadata.rating, metadata.label, metadata.flag) == (4, "Green", Flag.PICK)
    assert metadata.keywords == wanted.keywords


def test_names(photo):
    assert read_sidecar(photo, SidecarName.WITHOUT_EXTENSION).file.name == "photo.xmp"
    photo.with_suffix(".xmp").write_text(LIGHTROOM)
    assert read_sidecar(photo).file.name == "photo.xmp"
    write_sidecar(read_sidecar(photo), Marks(stars=1))
    assert sorted(path.name for path in photo.parent.iterdir()) == ["photo.jpg", "photo.xmp"]


def test_other_programs_marks_are_read():
    places = ("Places|lake",)
    assert marks(LIGHTROOM) == Marks(3, None, Label.RED, ("lake", "Zoë"), ("Places|lake", "People|Zoë"))
    assert marks(DARKTABLE) == Marks(2, None, Label.RED, ("lake",), places)
    assert marks(DIGIKAM) == Marks(3, Flag.NONE, Label.RED, ("lake",), places)


@pytest.mark.parametrize("program", PROGRAMS)
def test_only_what_changes_is_rewritten(program):
    before = PROGRAMS[program]
    assert with_marks(before, marks(before)) == before
    after = with_marks(before, Marks(stars=5))
    removed = set(before.splitlines()) - set(after.splitlines())
    assert all("Rating" in line for line in removed)
    assert len(before.splitlines()) == len(after.splitlines())


@pytest.mark.parametrize("program", PROGRAMS)
def test_unknown_properties_are_kept(program):
    before = PROGRAMS[program]
    wanted = Marks(1, Flag.REJECT, Label.BLUE, ("night", "lake"), ("Time|night",))
    after = with_critique(with_marks(before, wanted), CRITIQUE)
    assert marks(after) == wanted
    ours = ("Rating", "Label", "pick", "subject", "hierarchicalSubject", "TagsList", "colorlabels")
    kept = {name: value for name, value in properties(before).items() if not name.endswith(ours)}
    assert kept
    assert kept.items() <= properties(after).items()
    for line in ("crs:Exposure2012", "stEvt:changed", "darktable:params", "acdsee:categories"):
        there = [text.rstrip(">") for text in before.splitlines() if line in text]
        assert [text.rstrip(">") for text in after.splitlines() if line in text] == there


@pytest.mark.parametrize("program", PROGRAMS)
def test_what_was_set_can_be_taken_back(program):
    before = PROGRAMS[program]
    changed = with_marks(before, Marks(5, Flag.REJECT, Label.BLUE, ("night",), ()))
    back = with_marks(
        changed, Marks(marks(before).stars, Flag.NONE, marks(before).label, *keywords_of(before))
    )
    known, found = properties(before), properties(back)
    assert {name for name in found if found[name] != known.get(name)} <= {
        qualified("xmpDM:pick"), qualified("digiKam:PickLabel"), qualified("xmp:Label"),
    }  # fmt: skip
    assert marks(back).keyword_paths == marks(before).keyword_paths


def keywords_of(text: str):
    known = marks(text)
    return known.keywords, known.keyword_paths


def test_darktables_notes_among_the_keywords_stay():
    after = properties(with_marks(DARKTABLE, Marks(keywords=())))
    assert after[qualified("lr:hierarchicalSubject")] == ["darktable|format|nef"]
    assert qualified("dc:subject") not in after


def test_numbers_of_labels_follow_the_name():
    assert properties(with_marks(DARKTABLE, Marks(label=Label.BLUE)))[qualified("darktable:colorlabels")] == [
        "3"
    ]
    assert properties(with_marks(DIGIKAM, Marks(label=Label.NONE)))[qualified("digiKam:ColorLabel")] == ["0"]
    cleared = properties(with_marks(DARKTABLE, Marks(label=Label.NONE)))
    assert qualified("darktable:colorlabels") not in cleared


def test_labels_of_other_languages_and_of_nobody():
    german = LIGHTROOM.replace('Label="Red"', 'Label="Rot"')
    assert marks(german).label is Label.RED
    assert with_marks(german, Marks(label=Label.RED)) == german
    own = LIGHTROOM.replace('Label="Red"', 'Label="To print"')
    assert marks(own).label is None
    assert with_marks(own, Marks(stars=3)) == own
    assert qualified("xmp:Label") not in properties(with_marks(own, Marks(label=Label.NONE)))


def test_a_rejected_photo_keeps_its_stars():
    rejected = with_marks(LIGHTROOM, Marks(flag=Flag.REJECT))
    found = properties(rejected)
    assert found[qualified("xmp:Rating")] == ["-1"]
    assert (found[qualified("xmpDM:pick")], found[qualified("digiKam:PickLabel")]) == (["-1"], ["1"])
    assert marks(rejected).stars == 3
    again = properties(with_marks(rejected, Marks(flag=Flag.NONE)))
    assert again[qualified("xmp:Rating")] == ["3"]
    assert qualified("aesthetic:Stars") not in again


def test_windows_stars_follow():
    found = properties(with_marks(DIGIKAM, Marks(stars=5)))
    assert found[qualified("MicrosoftPhoto:Rating")] == ["99"]
    assert qualified("MicrosoftPhoto:Rating") not in properties(with_marks(DIGIKAM, Marks(stars=0)))


def test_a_critique_never_becomes_a_rating():
    found = properties(with_critique(EMPTY_PACKET, CRITIQUE))
    assert all(name.startswith(qualified("aesthetic:X")[:-1]) for name in found)
    assert found[qualified("aesthetic:Score")] == ["6.40"]
    assert found[qualified("aesthetic:Comment")] == [CRITIQUE.comment]
    assert found[qualified("aesthetic:Suggestions")] == ["Crop the left edge", "Warmer light"]
    assert found[qualified("aesthetic:CompositionScore")] == ["6.10"]
    assert qualified("aesthetic:PersonalScore") not in found
    once = with_critique(LIGHTROOM, CRITIQUE)
    assert with_critique(once, CRITIQUE) == once
    assert marks(once) == marks(LIGHTROOM)


def test_a_change_outside_is_adopted_and_flagged(photo):
    file = photo.with_suffix(".xmp")
    file.write_text(LIGHTROOM, encoding="utf-8")
    before = read_sidecar(photo)
    theirs = LIGHTROOM.replace('Rating="3"', 'Rating="1"').replace("+0.35", "+1.00")
    file.write_text(theirs, encoding="utf-8")
    written = write_sidecar(before, Marks(stars=5, label=Label.BLUE))
    assert written.conflicts == {"stars"}
    assert (written.sidecar.marks.stars, written.sidecar.marks.label) == (1, Label.BLUE)
    assert "+1.00" in file.read_text(encoding="utf-8")
    assert write_sidecar(written.sidecar, Marks(stars=5)).conflicts == set()
    assert read_sidecar(photo).marks.stars == 5


def test_the_same_change_outside_is_no_conflict(photo):
    before = read_sidecar(photo)
    write_sidecar(before, Marks(stars=4))
    assert write_sidecar(before, Marks(stars=4, flag=Flag.PICK)).conflicts == set()


@pytest.mark.parametrize(
    "content", [b"no xmp", b"<x/>", b"<a><b></a>", b'<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>', b"\xff\xfe\0"]
)
def test_what_is_no_packet_is_left_alone(photo, content):
    file = photo.with_suffix(".xmp")
    file.write_bytes(content)
    with pytest.raises(SidecarError, match="cannot be read"):
        write_sidecar(read_sidecar(photo), Marks(stars=1))
    assert file.read_bytes() == content


def test_encoding_and_mark_and_mode_are_kept(photo):
    file = photo.with_suffix(".xmp")
    file.write_bytes(b"\xef\xbb\xbf" + LIGHTROOM.replace("\n", "\r\n").encode())
    file.chmod(0o640)
    write_sidecar(read_sidecar(photo), Marks(stars=5))
    assert (
        file.read_bytes() == b"\xef\xbb\xbf" + LIGHTROOM.replace('"3"', '"5"').replace("\n", "\r\n").encode()
    )
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    file.write_bytes(LIGHTROOM.encode("utf-16"))
    write_sidecar(read_sidecar(photo), Marks(stars=5))
    assert file.read_bytes() == LIGHTROOM.replace('"3"', '"5"').encode("utf-16")


def test_a_linked_sidecar_stays_a_link(photo, tmp_path):
    (tmp_path / "elsewhere").mkdir()
    real = tmp_path / "elsewhere" / "photo.xmp"
    real.write_text(LIGHTROOM, encoding="utf-8")
    photo.with_suffix(".xmp").symlink_to(real)
    write_sidecar(read_sidecar(photo), Marks(stars=5))
    assert photo.with_suffix(".xmp").is_symlink()
    assert 'Rating="5"' in real.read_text(encoding="utf-8")


def test_a_full_disk_leaves_the_old_sidecar(photo, monkeypatch):
    file = photo.with_suffix(".xmp")
    file.write_text(LIGHTROOM, encoding="utf-8")
    before = read_sidecar(photo)

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SidecarError, match="No space left"):
        write_sidecar(before, Marks(stars=5))
    assert file.read_text(encoding="utf-8") == LIGHTROOM
    assert len(list(photo.parent.iterdir())) == 2


@pytest.mark.parametrize(
    "description",
    [
        '<rdf:Description xmlns:xmp="http://ns.adobe.com/xap/1.0/"><xmp:Rating>1</xmp:Rating></rdf:Description>',
        "<rdf:Description xmlns:a=\"http://ns.adobe.com/xap/1.0/\" a:Rating = '1' />",
        '<rdf:Description xmlns:xmp="urn:taken"/>',
        "<rdf:Description></rdf:Description>",
        """<!-- <x a="> --><rdf:Description>\n<?pi > ?></rdf:Description><rdf:Description
        xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmp:Rating="1" xmp:Label="a&gt;b"/>""",
    ],
)
def test_every_way_of_writing_it(description):
    text = f'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">{description}</rdf:RDF>'
    wanted = Marks(2, Flag.PICK, Label.RED, ("a", "b"), ("x|a",))
    assert marks(with_marks(text, wanted)) == wanted


texts = st.text(max_size=30).filter(lambda text: text.isprintable() and text.strip() == text)


@settings(max_examples=30, deadline=None)
@given(
    value=texts.filter(bool),
    items=st.lists(texts.filter(bool), max_size=4),
    program=st.sampled_from(list(PROGRAMS)),
)
def test_any_text_survives(value, items, program):
    name, listed = qualified("photoshop:Headline"), qualified("xmp:Identifier")
    text = with_list(with_text(PROGRAMS[program], name, value), listed, "Bag", items)
    found = properties(text)
    known = properties(PROGRAMS[program])
    assert {key: values for key, values in found.items() if key not in (name, listed)} == known
    assert found[name] == [value]
    assert found.get(listed, []) == items
    assert properties(with_list(with_text(text, name, None), listed, "Bag", [])) == known


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
@pytest.mark.parametrize("program", [*PROGRAMS, "new"])
def test_exiftool_reads_what_we_write_and_we_what_it_writes(photo, program):
    file = photo.with_suffix(".xmp")
    if program != "new":
        file.write_text(PROGRAMS[program], encoding="utf-8")
    wanted = Marks(4, Flag.PICK, Label.YELLOW, ("Käse", "lake"), ("Food|Käse",))
    before = exiftool(file) if program != "new" else {}
    write_sidecar(read_sidecar(photo, SidecarName.WITHOUT_EXTENSION), wanted, CRITIQUE)
    found = exiftool(file)
    assert (found["XMP-xmp:Rating"], found["XMP-xmp:Label"]) == (4, "Yellow")
    assert found["XMP-dc:Subject"] == ["Käse", "lake"]
    assert "Warning" not in " ".join(found)
    ours = ("Rating", "Label", "Subject", "TagsList", "Colorlabels", "RatingPercent", "Pick")
    kept = {name: value for name, value in before.items() if not name.endswith(ours)}
    assert kept.items() <= found.items()
    tags = ["-XMP-xmp:Rating=2", "-XMP-dc:Subject+=night", "-XMP-xmpDM:Pick=-1", "-XMP-xmp:Label=Blue"]
    subprocess.run(["exiftool", "-q", "-overwrite_original", *tags, str(file)], check=True)
    assert read_sidecar(photo).marks == Marks(
        2, Flag.PICK, Label.BLUE, ("Käse", "lake", "night"), ("Food|Käse",)
    )
    written = write_sidecar(read_sidecar(photo), Marks(stars=3))
    assert written.sidecar.marks.stars == 3
    assert exiftool(file)["XMP-xmp:Rating"] == 3


def exiftool(file: Path) -> dict:
    command = ["exiftool", "-j", "-n", "-G1", "-struct", "-XMP:all", str(file)]
    done = subprocess.run(command, check=True, capture_output=True)
    (found,) = json.loads(done.stdout)
    return {name: value for name, value in found.items() if name not in {"SourceFile", "XMP-x:XMPToolkit"}}
