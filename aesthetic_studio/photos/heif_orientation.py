"""HEIC files that only their EXIF data say how to hold.

By ISO/IEC 23008-12 (6.5.10 and 6.5.12) a picture lies as its ``irot`` and ``imir`` boxes say, and the decoder turns it
so; it then sets the orientation of the EXIF data to 1. Some cameras' programs write no such box. Their orientation is
put back, or portraits would lie on their side.
"""

from typing import BinaryIO, Literal

from PIL import Image

from aesthetic_studio.photos.boxes import has_turning_box

_ENTRIES: tuple[tuple[bytes, Literal["little", "big"]], ...] = (
    (b"\x12\x01\x03\x00\x01\x00\x00\x00", "little"),
    (b"\x01\x12\x00\x03\x00\x00\x00\x01", "big"),
)
"""The entry of the orientation in a TIFF directory up to its value: tag, type and count."""


def put_back_orientation(image: Image.Image, file: BinaryIO) -> None:
    """Let the EXIF data of an opened HEIC file say again how it lies, where nothing else does."""
    value, exif = image.info.get("original_orientation"), image.info.get("exif")
    if not isinstance(value, int) or not 2 <= value <= 8 or not exif or has_turning_box(file):
        return
    for entry, order in _ENTRIES:
        start = exif.find(entry)
        if start >= 0:
            place = start + len(entry)
            image.info["exif"] = exif[:place] + value.to_bytes(2, order) + exif[place + 2 :]
            return
