import os
import shutil
import subprocess
import zlib
from datetime import datetime

import pytest
from PIL import ExifTags, Image
from PIL.PngImagePlugin import PngInfo
from PIL.TiffImagePlugin import IFDRational as Ratio

from aesthetic_studio.domain.errors import ImageTooLargeError, PhotoNotFoundError, UnsupportedFormatError
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.photos.embedded import embedded_in_raw
from aesthetic_studio.photos.exif import told_by_exif
from aesthetic_studio.photos.iptc import told_by_iptc
from aesthetic_studio.photos.metadata import read_metadata
from aesthetic_studio.photos.told import MAX_TEXT
from aesthetic_studio.photos.xmp import told_by_packet
from aesthetic_studio.photos.xmp_packet import MAX_BYTES, PacketError, read_packet
from tests.photos.packets import packet
from tests.photos.pictures import png_header, quarters, write_jpeg

EXIF_IFD = ExifTags.IFD.Exif
BASE = ExifTags.Base


def exif_with(base=None, detail=None) -> Image.Exif:
    exif = Image.Exif()
    for tag, value in (base or {}).items():
        exif[tag] = value
    exif.get_ifd(EXIF_IFD).update(detail or {})
    return exif


def test_camera_data(tmp_path):
    exif = exif_with(
        {BASE.Make: "Canon", BASE.Model: "Canon EOS R5", BASE.Orientation: 6},
        {
            BASE.DateTimeOriginal: "2024:05:06 07:08:09",
            BASE.SubsecTimeOriginal: "25",
            BASE.LensModel: "RF50mm F1.8 STM",
            BASE.FocalLength: 50.0,
            BASE.FNumber: 1.8,
            BASE.ExposureTime: 1 / 125,
            BASE.ISOSpeedRatings: 400,
        },
    )
    metadata = read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif))
    assert metadata == Metadata(
        width=96,
        height=160,
        taken_at=datetime(2024, 5, 6, 7, 8, 9, 250_000),
        camera="Canon EOS R5",
        lens="RF50mm F1.8 STM",
        focal_length_mm=50.0,
        f_number=1.8,
        exposure_s=0.008,
        iso=400,
        orientation=6,
    )


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff", "gif", "avif"])
@pytest.mark.parametrize("orientation", [1, 6])
def test_size_is_upright(tmp_path, suffix, orientation):
    path = tmp_path / f"photo.{suffix}"
    Image.fromarray(quarters()).save(path, exif=exif_with({BASE.Orientation: orientation}))
    metadata = read_metadata(path)
    turned = orientation == 6 and suffix != "gif"
    assert (metadata.width, metadata.height) == ((96, 160) if turned else (160, 96))


def test_absent_data_are_none(tmp_path):
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg")) == Metadata(160, 96)


@pytest.mark.parametrize(
    ("make", "model", "camera"),
    [
        ("NIKON CORPORATION", "NIKON D850", "NIKON D850"),
        ("SONY", "ILCE-7M4", "SONY ILCE-7M4"),
        ("FUJIFILM", "  X-T5 \n", "FUJIFILM X-T5"),
        ("", "Pinhole", "Pinhole"),
        ("\x01\x02", "", None),
        ("A" * 500, "B" * 500, "A" * MAX_TEXT + " " + "B" * MAX_TEXT),
    ],
)
def test_camera_names(tmp_path, make, model, camera):
    exif = exif_with({BASE.Make: make, BASE.Model: model})
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif)).camera == camera


@pytest.mark.parametrize(
    "text", ["0000:00:00 00:00:00", "yesterday", "2024:13:45 99:99:99", "", "    :  :     :  :  "]
)
def test_impossible_times_are_absent(tmp_path, text):
    exif = exif_with(detail={BASE.DateTimeOriginal: text})
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif)).taken_at is None


def test_impossible_numbers_are_absent(tmp_path):
    exif = exif_with(
        detail={BASE.FNumber: Ratio(1, 0), BASE.ExposureTime: Ratio(0, 1), BASE.FocalLength: Ratio(0, 0)}
    )
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif)) == Metadata(160, 96)


def test_damaged_exif_leaves_the_size(tmp_path):
    path = write_jpeg(tmp_path / "photo.jpg", exif=b"Exif\0\0MM\0*\xff\xff\xff\xff" + b"\xff" * 40)
    assert read_metadata(path) == Metadata(160, 96)


def test_files_that_are_no_photos(tmp_path):
    with pytest.raises(PhotoNotFoundError):
        read_metadata(tmp_path / "gone.jpg")
    (tmp_path / "notes.jpg").write_text("film")
    with pytest.raises(UnsupportedFormatError):
        read_metadata(tmp_path / "notes.jpg")
    (tmp_path / "bomb.png").write_bytes(png_header(60_000, 60_000))
    with pytest.raises(ImageTooLargeError):
        read_metadata(tmp_path / "bomb.png")


def test_time_with_offset_place_and_substitutes(tmp_path):
    exif = exif_with(
        detail={
            BASE.DateTimeOriginal: "2024:05:06 07:08:09",
            BASE.OffsetTimeOriginal: "-03:30",
            BASE.ISOSpeedRatings: 65535,
            BASE.RecommendedExposureIndex: 102_400,
            BASE.LensSpecification: (Ratio(24), Ratio(70), Ratio(28, 10), Ratio(28, 10)),
            BASE.ApertureValue: Ratio(3),
            BASE.ShutterSpeedValue: Ratio(5),
        }
    )
    exif.get_ifd(ExifTags.IFD.GPSInfo).update(
        {1: "S", 2: (33, 52, 30), 3: "E", 4: (151, 12, 36), 5: b"\x01", 6: Ratio(25, 2)}
    )
    metadata = read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif))
    assert metadata.taken_at == datetime(2024, 5, 6, 7, 8, 9)
    assert metadata.utc_offset_min == -210
    assert metadata.iso == 102_400
    assert metadata.lens == "24–70 mm f/2.8"
    assert metadata.f_number == pytest.approx(2.8, abs=0.05)
    assert metadata.exposure_s == pytest.approx(1 / 32, abs=0.0005)
    assert (metadata.latitude, metadata.longitude) == (-33.875, 151.21)
    assert metadata.altitude_m == -12.5


@pytest.mark.parametrize(
    "place",
    [{2: (91, 0, 0), 4: (0, 0, 1)}, {2: (0, 0, 0), 4: (0, 0, 0)}, {2: (Ratio(1, 0),) * 3, 4: (1, 1, 1)}],
)
def test_impossible_places_are_absent(tmp_path, place):
    exif = Image.Exif()
    exif.get_ifd(ExifTags.IFD.GPSInfo).update({1: "N", 3: "E", **place})
    metadata = read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif))
    assert metadata.latitude is None
    assert metadata.longitude is None


def test_windows_tags(tmp_path):
    texts = {
        "XPKeywords": "lake; Straße ;lake",
        "XPTitle": "Τίτλος",
        "XPComment": "A comment",
        "XPAuthor": "Zoë",
    }
    exif = exif_with(
        {BASE[name]: f"{text}\0".encode("utf-16-le") for name, text in texts.items()} | {0x4749: 75}
    )
    metadata = read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif))
    assert metadata.keywords == ("lake", "Straße")
    assert (metadata.title, metadata.caption, metadata.creator) == ("Τίτλος", "A comment", "Zoë")
    assert metadata.rating == 4


@pytest.mark.parametrize(
    ("written", "read"),
    [
        (b"caf\xc3\xa9", "café"),
        (b"caf\xe9", "café"),
        ("cafÃ©".encode(), "café"),
        (b"\xff\xfec\0a\0f\0\xe9\0", "café"),
        ("夜の湖".encode(), "夜の湖"),
        (b"two\r\nlines\x1b[31m", "two\nlines\N{REPLACEMENT CHARACTER}[31m"),
        (b"OLYMPUS DIGITAL CAMERA         ", None),
    ],
)
def test_captions_in_any_encoding(tmp_path, written, read):
    exif = Image.Exif()
    exif[BASE.ImageDescription] = written
    block = exif.tobytes()
    assert written in block
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=block)).caption == read


@pytest.mark.parametrize(
    ("code", "text"),
    [
        (b"ASCII\0\0\0", b"lake"),
        (b"UNICODE\0", "lake".encode("utf-16-le")),
        (b"UNICODE\0", "lake".encode("utf-16-be")),
        (b"\0" * 8, b"lake"),
    ],
)
def test_user_comments(tmp_path, code, text):
    exif = exif_with(detail={BASE.UserComment: code + text})
    assert read_metadata(write_jpeg(tmp_path / "photo.jpg", exif=exif)).caption == "lake"


@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff", "avif"])
def test_every_format_carries_exif_and_xmp(tmp_path, suffix):
    path = tmp_path / f"photo.{suffix}"
    options = {}
    exif = exif_with({BASE.Make: "SONY", BASE.Model: "ILCE-7M4"})
    if suffix == "tiff":
        exif[700] = packet(subject=["lake"])
    elif suffix == "png":
        options["pnginfo"] = PngInfo()
        options["pnginfo"].add_itxt("XML:com.adobe.xmp", packet(subject=["lake"]).decode(), zip=True)
    else:
        options["xmp"] = packet(subject=["lake"])
    Image.fromarray(quarters()).save(path, exif=exif, **options)
    metadata = read_metadata(path)
    assert metadata.camera == "SONY ILCE-7M4"
    assert metadata.keywords == ("lake",)


def test_metadata_behind_the_pixels_of_a_png(tmp_path):
    path = tmp_path / "photo.png"
    Image.fromarray(quarters()).save(path)
    data = path.read_bytes()
    text = b"XML:com.adobe.xmp\0\1\0\0\0" + zlib.compress(packet(subject=["late"]))
    exif = exif_with({BASE.Orientation: 8}).tobytes().removeprefix(b"Exif\0\0")
    path.write_bytes(data[:-12] + chunk(b"eXIf", exif) + chunk(b"iTXt", text) + data[-12:])
    metadata = read_metadata(path)
    assert metadata.keywords == ("late",)
    assert (metadata.width, metadata.height, metadata.orientation) == (96, 160, 8)


def chunk(kind: bytes, data: bytes) -> bytes:
    return len(data).to_bytes(4, "big") + kind + data + zlib.crc32(kind + data).to_bytes(4, "big")


def test_pixels_of_a_png_are_not_decoded(tmp_path):
    path = tmp_path / "photo.png"
    Image.fromarray(quarters()).save(path)
    data = path.read_bytes()
    path.write_bytes(data.replace(b"IDAT", b"IDAT\xff", 1)[: len(data)])
    assert read_metadata(path) == Metadata(160, 96)


def test_iptc_of_a_jpeg(tmp_path):
    datasets = [
        iptc(1, 90, b"\x1b%G"),
        iptc(2, 5, "Übersicht".encode()),
        iptc(2, 25, b"lake"),
        iptc(2, 25, b"See"),
        iptc(2, 55, b"20240506"),
        iptc(2, 60, b"070809+0200"),
        iptc(2, 80, "Zoë".encode()),
        iptc(2, 116, "© Zoë".encode()),
        iptc(2, 120, b"First line\rsecond"),
    ]
    metadata = read_metadata(jpeg_with_iptc(tmp_path / "photo.jpg", b"".join(datasets)))
    assert metadata == Metadata(
        160, 96, taken_at=datetime(2024, 5, 6, 7, 8, 9), utc_offset_min=120, title="Übersicht",
        caption="First line\nsecond", creator="Zoë", copyright="© Zoë", keywords=("lake", "See"),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("marker", "written"),
    [(b"", b"caf\xe9"), (b"", "café".encode()), (b"\x1b%G", b"caf\xe9"), (b"\x1b.A", b"caf\xe9")],
)
def test_iptc_encodings(tmp_path, marker, written):
    block = (iptc(1, 90, marker) if marker else b"") + iptc(2, 25, written)
    assert read_metadata(jpeg_with_iptc(tmp_path / "photo.jpg", block)).keywords == ("café",)


def test_iptc_cut_short_keeps_what_came_before():
    assert told_by_iptc(iptc(2, 25, b"lake") + b"\x1c\x02\x19\xff\xff\xff") == {"keywords": ("lake",)}
    assert told_by_iptc(b"\x1c\x02\x19\x80\x09" + b"\xff" * 20) == {}


def test_the_sidecar_has_the_last_word_on_what_the_photographer_decides(tmp_path):
    exif = exif_with({BASE.Make: "SONY", BASE.Artist: "EXIF", BASE.ImageDescription: "EXIF", 0x4746: 1})
    photo = write_jpeg(
        tmp_path / "photo.jpg", exif=exif, xmp=packet(subject=["embedded"], Rating="2", Make="Wrong")
    )
    assert read_metadata(photo).rating == 2
    (tmp_path / "photo.xmp").write_bytes(packet(subject=["beside"], Rating="5", Label="Grün"))
    metadata = read_metadata(photo)
    assert metadata.keywords == ("beside",)
    assert (metadata.rating, metadata.label) == (5, "Grün")
    assert (metadata.camera, metadata.creator, metadata.caption) == ("SONY", "EXIF", "EXIF")
    assert read_metadata(photo, sidecar={}).keywords == ("embedded",)


def test_the_sidecar_written_last_is_read(tmp_path):
    photo = write_jpeg(tmp_path / "photo.jpg")
    for name, rating, written in (("photo.xmp", "1", 2_000), ("photo.jpg.xmp", "2", 1_000)):
        (tmp_path / name).write_bytes(packet(Rating=rating))
        os.utime(tmp_path / name, (written, written))
    assert read_metadata(photo).rating == 1
    os.utime(tmp_path / "photo.jpg.xmp", (3_000, 3_000))
    assert read_metadata(photo).rating == 2


def test_a_corrected_clock_brings_its_own_offset(tmp_path):
    exif = exif_with(detail={BASE.DateTimeOriginal: "2024:05:06 07:08:09", BASE.OffsetTimeOriginal: "+02:00"})
    photo = write_jpeg(tmp_path / "photo.jpg", exif=exif)
    (tmp_path / "photo.jpg.xmp").write_bytes(packet(DateTimeOriginal="2024-05-06T09:08:09.5"))
    metadata = read_metadata(photo)
    assert metadata.taken_at == datetime(2024, 5, 6, 9, 8, 9, 500_000)
    assert metadata.utc_offset_min is None


def test_a_damaged_sidecar_costs_nothing_else(tmp_path):
    photo = write_jpeg(tmp_path / "photo.jpg", xmp=packet(Rating="3"))
    for content in (b"", b"<x:xmpmeta", b"\0" * 100, b'<!DOCTYPE x [<!ENTITY a "b">]><x>&a;</x>'):
        (tmp_path / "photo.xmp").write_bytes(content)
        assert read_metadata(photo).rating == 3


def test_hostile_packets_end_in_an_error():
    assert told_by_packet(b"<a>" * 100_000) == {}
    deep = b"<a>" * 200 + b"</a>" * 200
    with pytest.raises(PacketError, match="deep"):
        read_packet(deep)
    with pytest.raises(PacketError, match="document type"):
        read_packet(b'<!DOCTYPE a [<!ENTITY e SYSTEM "file:///etc/passwd">]><a>&e;</a>')
    with pytest.raises(PacketError, match="too large"):
        read_packet(b" " * (MAX_BYTES + 1))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-be", "utf-32", "cp1252"])
def test_packets_in_any_encoding(encoding):
    data = packet(subject=["Käse"]).decode().encode(encoding)
    assert told_by_packet(data)["keywords"] == ("Käse",)


def test_properties_as_attributes_elements_and_qualified_values():
    text = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
      xmlns:xmp="http://ns.adobe.com/xap/1.0/" xmlns:dc="http://purl.org/dc/elements/1.1/"
      xmlns:lr="http://ns.adobe.com/lightroom/1.0/" xmlns:exif="http://ns.adobe.com/exif/1.0/">
      <rdf:Description xmp:Label="Red"><xmp:Rating>3.0</xmp:Rating>
        <dc:title><rdf:Alt><rdf:li xml:lang="de">Der See</rdf:li>
          <rdf:li xml:lang="x-default">The lake</rdf:li></rdf:Alt></dc:title>
        <lr:hierarchicalSubject><rdf:Bag><rdf:li>Places|Water|lake</rdf:li><rdf:li>alone</rdf:li></rdf:Bag>
        </lr:hierarchicalSubject></rdf:Description>
      <rdf:Description><exif:FNumber rdf:parseType="Resource"><rdf:value>28/10</rdf:value></exif:FNumber>
        <exif:GPSLatitude>48,51.5N</exif:GPSLatitude><exif:GPSLongitude>2,21,3W</exif:GPSLongitude>
        <exif:ExposureTime><rdf:Description rdf:value="1/125"/></exif:ExposureTime></rdf:Description></rdf:RDF>"""
    told = told_by_packet(text.encode())
    assert told["rating"] == 3
    assert told["label"] == "Red"
    assert told["title"] == "The lake"
    assert told["keywords"] == ("lake",)
    assert told["keyword_paths"] == ("Places|Water|lake",)
    assert told["exposure_s"] == 0.008
    assert (told["latitude"], told["longitude"]) == (48.8583333, -2.3508333)


def test_raw_files_are_read_without_libraw(tmp_path):
    """Made by hand in the containers of Canon's CR3 and Fujifilm's RAF."""
    exif = exif_with({BASE.Make: "Canon", BASE.Model: "Canon EOS R5"}).tobytes().removeprefix(b"Exif\0\0")
    detail = Image.Exif()
    detail[BASE.ISOSpeedRatings] = 400
    block = detail.tobytes().removeprefix(b"Exif\0\0")
    directories = b"".join(box(b"CMT%d" % n, part) for n, part in enumerate((exif, block, b"", b""), 1))
    canon = box(b"uuid", bytes.fromhex("85c0b687820f11e08111f4ce462b6a48") + directories)
    xmp = box(b"uuid", bytes.fromhex("be7acfcb97a942e89c71999491e3afac") + packet(Rating="4"))
    (tmp_path / "a.cr3").write_bytes(box(b"ftyp", b"crx \0\0\0\1") + box(b"moov", canon) + xmp)
    found = embedded_in_raw(tmp_path / "a.cr3")
    assert told_by_exif(found.tags) == {"camera": "Canon EOS R5", "iso": 400}
    assert told_by_packet(found.xmp)["rating"] == 4
    jpeg = write_jpeg(tmp_path / "inside.jpg", exif=exif_with({BASE.Make: "FUJIFILM", BASE.Model: "X-T5"}))
    head = b"FUJIFILMCCD-RAW ".ljust(84, b"\0") + (200).to_bytes(4, "big")
    (tmp_path / "a.raf").write_bytes(head.ljust(200, b"\0") + jpeg.read_bytes())
    assert told_by_exif(embedded_in_raw(tmp_path / "a.raf").tags) == {"camera": "FUJIFILM X-T5"}


def box(kind: bytes, content: bytes) -> bytes:
    return (8 + len(content)).to_bytes(4, "big") + kind + content


def iptc(record: int, dataset: int, data: bytes) -> bytes:
    return bytes((0x1C, record, dataset)) + len(data).to_bytes(2, "big") + data


def jpeg_with_iptc(path, block: bytes):
    resource = b"8BIM\x04\x04\0\0" + len(block).to_bytes(4, "big") + block + b"\0" * (len(block) % 2)
    segment = b"Photoshop 3.0\0" + resource
    jpeg = write_jpeg(path).read_bytes()
    path.write_bytes(jpeg[:2] + b"\xff\xed" + (len(segment) + 2).to_bytes(2, "big") + segment + jpeg[2:])
    return path


@pytest.mark.skipif(shutil.which("exiftool") is None, reason="needs exiftool")
@pytest.mark.parametrize("suffix", ["jpg", "png", "webp", "tiff", "jp2", "psd"])
def test_what_exiftool_wrote_is_read(tmp_path, suffix):
    path = tmp_path / f"photo.{suffix}"
    if suffix == "psd":
        pixels = bytes(3 * 96 * 160)
        path.write_bytes(
            b"8BPS\0\1" + bytes(6) + b"\0\3" + (96).to_bytes(4, "big") + (160).to_bytes(4, "big")
            + b"\0\x08\0\3" + bytes(12) + b"\0\0" + pixels
        )  # fmt: skip
    else:
        Image.fromarray(quarters()).save(path)
    tags = [
        "-EXIF:DateTimeOriginal=2024:05:06 07:08:09", "-EXIF:SubSecTimeOriginal=5",
        "-EXIF:OffsetTimeOriginal=+05:45", "-EXIF:Make=Leica", "-EXIF:Model=M11", "-EXIF:ISO=64",
        "-EXIF:GPSLatitude=48.5", "-EXIF:GPSLatitudeRef=N", "-EXIF:GPSLongitude=2.25",
        "-EXIF:GPSLongitudeRef=W", "-EXIF:Orientation#=1", "-XMP-xmp:Rating=4", "-XMP-dc:Subject=Käse",
        "-XMP-dc:Subject=夜", "-XMP-dc:Description=Un été", "-XMP-dc:Rights=© Zoë", "-EXIF:Artist=Zoë",
    ]  # fmt: skip
    done = subprocess.run(
        ["exiftool", "-q", "-overwrite_original", *tags, str(path)],
        check=False,
        capture_output=True,
        text=True,
    )
    assert done.returncode == 0, done.stderr
    assert read_metadata(path) == Metadata(
        160, 96, taken_at=datetime(2024, 5, 6, 7, 8, 9, 500_000), utc_offset_min=345, camera="Leica M11",
        iso=64, latitude=48.5, longitude=-2.25, rating=4, keywords=("Käse", "夜"), caption="Un été",
        copyright="© Zoë", creator="Zoë",
    )  # fmt: skip
