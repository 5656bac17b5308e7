"""Adobe RGB, which cameras name in their EXIF data and leave out of their files."""

import functools
import struct

from PIL import ExifTags, Image

_WHITE = (0.9642, 1.0, 0.8249)
_PRIMARIES = {
    b"rXYZ": (0.60974, 0.31111, 0.01947),
    b"gXYZ": (0.20528, 0.62567, 0.06087),
    b"bXYZ": (0.14919, 0.06322, 0.74457),
}
"""CIE XYZ under D50 of the white, and of the red, green and blue of Adobe RGB (1998)."""
_GAMMA = 563 / 256
_EXIF_SRGB, _EXIF_ADOBE_RGB = 1, 2
"""Values of ColorSpace; the second one is no standard, but cameras write it."""


def says_adobe_rgb(image: Image.Image) -> bool:
    """Whether an opened image without a profile is meant in Adobe RGB, as the rule for cameras' files has it."""
    try:
        exif = image.getexif()
        space = exif.get_ifd(ExifTags.IFD.Exif).get(ExifTags.Base.ColorSpace)
        if space == _EXIF_SRGB:
            return False
        index = exif.get_ifd(ExifTags.IFD.Interop).get(ExifTags.Interop.InteropIndex)
    except Exception:  # noqa: BLE001, RUF100 - hostile EXIF raises anything; a photo without it is still a photo
        return False
    return space == _EXIF_ADOBE_RGB or (isinstance(index, str) and index.startswith("R03"))


@functools.cache
def adobe_rgb_profile() -> bytes:
    """An ICC profile, version 2, of Adobe RGB (1998)."""
    curve = struct.pack(">4s4xIH2x", b"curv", 1, round(_GAMMA * 256))
    name = b"Adobe RGB (1998)\0"
    tags = {
        b"desc": struct.pack(">4s4xI", b"desc", len(name)) + name + bytes(78),
        b"cprt": struct.pack(">4s4x", b"text") + b"Free to use\0",
        b"wtpt": _xyz(_WHITE),
        **{tag: _xyz(colour) for tag, colour in _PRIMARIES.items()},
        **dict.fromkeys((b"rTRC", b"gTRC", b"bTRC"), curve),
    }
    begin = 128 + 4 + 12 * len(tags)
    table, data = struct.pack(">I", len(tags)), b""
    for tag, content in tags.items():
        table += struct.pack(">4sII", tag, begin + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    return _header(begin + len(data)) + table + data


def _header(size: int) -> bytes:
    kind = struct.pack(">I4xI4s4s4s", size, 0x02100000, b"mntr", b"RGB ", b"XYZ ")
    made = struct.pack(">6H4s28x", 2000, 1, 1, 0, 0, 0, b"acsp")
    return kind + made + _xyz(_WHITE)[8:] + bytes(48)


def _xyz(colour: tuple[float, float, float]) -> bytes:
    return struct.pack(">4s4x3i", b"XYZ ", *(round(value * 65536) for value in colour))
