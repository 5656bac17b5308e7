"""Photos that carry a small picture of themselves."""

import io
from pathlib import Path

from PIL import ExifTags, Image

from tests.photos.pictures import quarters


def with_preview(
    path: Path, preview: Image.Image, orientation: int = 1, photo: Image.Image | None = None
) -> Path:
    """A JPEG whose EXIF block holds a preview, as cameras write it."""
    jpeg = io.BytesIO()
    preview.save(jpeg, "JPEG", quality=90)
    exif = Image.Exif()
    exif[ExifTags.Base.Orientation] = orientation
    block = bytearray(exif.tobytes().removeprefix(b"Exif\0\0"))
    order = "little" if block[:2] == b"II" else "big"
    first = int.from_bytes(block[4:8], order)
    after = first + 2 + 12 * int.from_bytes(block[first : first + 2], order)
    block[after : after + 4] = len(block).to_bytes(4, order)
    start, size = len(block) + 2 + 24 + 4, len(jpeg.getvalue())
    block += (2).to_bytes(2, order)
    for tag, value in ((0x0201, start), (0x0202, size)):
        block += (
            tag.to_bytes(2, order)
            + (4).to_bytes(2, order)
            + (1).to_bytes(4, order)
            + value.to_bytes(4, order)
        )
    block += bytes(4) + jpeg.getvalue()
    image = Image.fromarray(quarters(600, 900)) if photo is None else photo
    image.save(path, "JPEG", quality=90, exif=b"Exif\0\0" + bytes(block))
    return path
