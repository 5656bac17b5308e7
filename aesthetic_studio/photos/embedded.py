"""Where each kind of file keeps its EXIF tags, its IPTC block and its XMP packet. No pixel is decoded."""

import binascii
import io
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from PIL import Image, PngImagePlugin

from aesthetic_studio.photos.boxes import exif_and_xmp
from aesthetic_studio.photos.exif import WANTED
from aesthetic_studio.photos.iptc import IPTC_RESOURCE, iptc_of_resources
from aesthetic_studio.photos.tiff_tags import (
    IPTC_BLOCK,
    MAX_BLOCK_BYTES,
    NO_TAGS,
    PANASONIC_PREVIEW,
    PHOTOSHOP_BLOCK,
    PREVIEW_HEAD_BYTES,
    XMP_BLOCK,
    Tag,
    TiffTags,
    tags_of_block,
    tags_of_file,
)

_EXIF_RESOURCE, _XMP_RESOURCE = 0x0422, 0x0424
_MAX_CHUNKS = 50_000
_XMP_KEYWORD = b"XML:com.adobe.xmp\0"


@dataclass(frozen=True, slots=True)
class Embedded:
    """Metadata as they lie in a file; empty where there are none."""

    tags: TiffTags = NO_TAGS
    iptc: bytes = b""
    xmp: bytes = b""


def embedded_in(image: Image.Image, file: BinaryIO) -> Embedded:
    """The metadata of an image that Pillow opened from ``file``, which stays open."""
    if image.format == "TIFF":
        return _of_tiff(file)
    if image.format == "PNG":
        return _of_png(image, file)
    if image.format == "PSD":
        resources = {number: data for number, _, data in getattr(image, "resources", ())}
        return Embedded(
            _tags(resources.get(_EXIF_RESOURCE)),
            resources.get(IPTC_RESOURCE, b""),
            resources.get(_XMP_RESOURCE, b""),
        )
    if image.format in {"JPEG2000", "JXL"}:
        exif, xmp = exif_and_xmp(file)
        return Embedded(_tags(exif[0] if exif else None), b"", xmp)
    info = image.info
    return Embedded(_tags(info.get("exif")), _iptc(info), _bytes(info.get("xmp")))


def embedded_in_raw(path: Path) -> Embedded:
    """The metadata of a camera RAW file; OSError where it cannot be read."""
    with path.open("rb") as file:
        head = file.read(100)
        if head.startswith(b"FUJIFILMCCD-RAW"):
            return _of_preview(file, int.from_bytes(head[84:88], "big"))
        if head[4:8] == b"ftyp":
            return _of_canon(file)
        found = _of_tiff(file)
        preview = found.tags.main.get(PANASONIC_PREVIEW)
        return found if preview is None else _of_panasonic(found, preview.data)


def _tags(block: Any) -> TiffTags:
    return tags_of_block(block, WANTED) if isinstance(block, bytes) else NO_TAGS


def _bytes(value: Any) -> bytes:
    return value if isinstance(value, bytes) else b""


def _iptc(info: dict[str | tuple[int, int], Any]) -> bytes:
    photoshop = info.get("photoshop")
    if isinstance(photoshop, dict):
        return _bytes(photoshop.get(IPTC_RESOURCE))
    for block in info.get("metadata") or ():  # HEIC
        if isinstance(block, dict) and block.get("type") == "iptc":
            return _bytes(block.get("data"))
    return b""


def _of_tiff(file: BinaryIO) -> Embedded:
    tags = tags_of_file(file, WANTED)
    iptc = _data(tags, IPTC_BLOCK)
    if not iptc.startswith(b"\x1c"):
        iptc = iptc_of_resources(_data(tags, PHOTOSHOP_BLOCK))
    return Embedded(tags, iptc, _data(tags, XMP_BLOCK))


def _data(tags: TiffTags, number: int) -> bytes:
    tag = tags.main.get(number)
    return b"" if tag is None else tag.data


def _of_png(image: Image.Image, file: BinaryIO) -> Embedded:
    info = image.info
    exif, xmp = info.get("exif"), info.get("xmp")
    if exif is None and xmp is None:
        late = _late_chunks(file)
        exif, xmp = late.get(b"eXIf"), late.get(b"iTXt")
    if exif is None:
        exif = _raw_profile(info, "exif", "APP1", "app1")
    iptc = _raw_profile(info, "iptc") or b""
    if iptc.startswith(b"8BIM"):
        iptc = iptc_of_resources(iptc)
    return Embedded(_tags(exif), iptc, _bytes(xmp) or _raw_profile(info, "xmp") or b"")


def _late_chunks(file: BinaryIO) -> dict[bytes, bytes]:
    """EXIF and XMP behind the pixels, where Pillow finds them only after decoding."""
    found: dict[bytes, bytes] = {}
    place, end = 8, file.seek(0, io.SEEK_END)
    for _ in range(_MAX_CHUNKS):
        if place + 12 > end:
            break
        file.seek(place)
        head = file.read(8)
        size, kind = int.from_bytes(head[:4], "big"), head[4:]
        if kind == b"eXIf" and size <= MAX_BLOCK_BYTES:
            found[kind] = file.read(size)
        elif kind == b"iTXt" and size <= MAX_BLOCK_BYTES:
            data = file.read(size)
            if data.startswith(_XMP_KEYWORD):
                found[kind] = _international_text(data[len(_XMP_KEYWORD) :])
        place += 12 + size
    return found


def _international_text(rest: bytes) -> bytes:
    """The text of an iTXt chunk behind its keyword: two flags, language, translated keyword, text."""
    text = rest[2:].split(b"\0", 2)[-1]
    if rest[:1] != b"\1":
        return text
    unpacker = zlib.decompressobj()
    try:
        unpacked = unpacker.decompress(text, MAX_BLOCK_BYTES)
    except zlib.error:
        return b""
    return b"" if unpacker.unconsumed_tail else unpacked


def _raw_profile(info: dict[str | tuple[int, int], Any], *names: str) -> bytes | None:
    """A block as ImageMagick writes it: a name, a length, and the bytes as hexadecimal digits."""
    for name in names:
        text = info.get(f"Raw profile type {name}")
        if isinstance(text, str | bytes | PngImagePlugin.iTXt):
            encoded = text if isinstance(text, bytes) else text.encode("latin-1", "replace")
            digits = b"".join(encoded.split()[2:])
            try:
                return binascii.unhexlify(digits)
            except binascii.Error:
                return None
    return None


def _of_canon(file: BinaryIO) -> Embedded:
    directories, xmp = exif_and_xmp(file)
    if len(directories) < 4:
        return Embedded(xmp=xmp)
    main, exif, _, gps = (_tags(block).main for block in directories[:4])
    return Embedded(TiffTags(main, exif, gps), b"", xmp)


def _of_preview(file: BinaryIO, offset: int) -> Embedded:
    """The metadata of the JPEG that a RAW file embeds."""
    file.seek(offset)
    return _of_jpeg_head(file.read(PREVIEW_HEAD_BYTES))


def _of_jpeg_head(head: bytes) -> Embedded:
    try:
        with Image.open(io.BytesIO(head), formats=("JPEG",)) as image:
            info = image.info
            return Embedded(_tags(info.get("exif")), _iptc(info), _bytes(info.get("xmp")))
    except Exception:  # noqa: BLE001, RUF100 - hostile previews raise anything; a photo without it is still a photo
        return Embedded()


def _of_panasonic(found: Embedded, preview: bytes) -> Embedded:
    """The preview of an RW2 file knows the lens and more; the file itself has the last word."""
    inner = _of_jpeg_head(preview).tags
    tags = found.tags
    return Embedded(
        TiffTags(_joined(inner.main, tags.main), _joined(inner.exif, tags.exif), tags.gps or inner.gps),
        found.iptc,
        found.xmp,
    )


def _joined(weaker: Any, stronger: Any) -> dict[int, Tag]:
    return {**weaker, **stronger}
