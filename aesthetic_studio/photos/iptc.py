"""IPTC-IIM: what agencies and older programs wrote into photos (IIM 4.2, records 1 and 2)."""

from collections.abc import Iterator
from datetime import datetime

from aesthetic_studio.photos.foreign_text import decoded, one_name, paragraphs
from aesthetic_studio.photos.told import MAX_CAPTION, MAX_KEYWORDS, MAX_TEXT, Told, minutes_from_utc

_CHARSET = (1, 90)
_TITLE, _KEYWORD, _DATE, _TIME = (2, 5), (2, 25), (2, 55), (2, 60)
_CREATOR, _COPYRIGHT, _CAPTION = (2, 80), (2, 116), (2, 120)
_ENCODINGS = {b"\x1b%G": "utf-8", b"\x1b%/I": "utf-8", b"\x1b.A": "latin-1", b"\x1b-A": "latin-1"}
_MAX_DATASETS = 4_000
IPTC_RESOURCE = 0x0404
"""Number of the IPTC block among Photoshop's resources."""


def told_by_iptc(block: bytes) -> Told:
    """What the datasets of an IIM block say; damage ends the reading, and what came before it stands."""
    values: dict[tuple[int, int], list[bytes]] = {}
    for number, data in _datasets(block):
        values.setdefault(number, []).append(data)
    encoding = _ENCODINGS.get(values.get(_CHARSET, [b""])[0].strip())

    def texts(number: tuple[int, int]) -> list[str]:
        return [_text(data, encoding) for data in values.get(number, [])[:MAX_KEYWORDS]]

    told: Told = {}
    keywords = dict.fromkeys(name for text in texts(_KEYWORD) if (name := one_name(text, MAX_TEXT)))
    if keywords:
        told["keywords"] = tuple(keywords)
    creators = [name for text in texts(_CREATOR) if (name := one_name(text, MAX_TEXT))]
    if creators:
        told["creator"] = ", ".join(creators)
    if title := one_name(" ".join(texts(_TITLE)[:1]), MAX_CAPTION):
        told["title"] = title
    if caption := paragraphs("\n".join(texts(_CAPTION)[:1]), MAX_CAPTION):
        told["caption"] = caption
    if rights := paragraphs(" ".join(texts(_COPYRIGHT)[:1]), MAX_CAPTION):
        told["copyright"] = rights
    return told | _taken(" ".join(texts(_DATE)[:1]), " ".join(texts(_TIME)[:1]))


def iptc_of_resources(block: bytes) -> bytes:
    """The IPTC block among Photoshop's image resources; empty where there is none."""
    place = 0
    while block[place : place + 4] == b"8BIM" and place + 12 <= len(block):
        number = int.from_bytes(block[place + 4 : place + 6], "big")
        name = block[place + 6] + 1
        start = place + 6 + name + name % 2
        size = int.from_bytes(block[start : start + 4], "big")
        if number == IPTC_RESOURCE:
            return block[start + 4 : start + 4 + size]
        place = start + 4 + size + size % 2
    return b""


def _datasets(block: bytes) -> Iterator[tuple[tuple[int, int], bytes]]:
    place = 0
    for _ in range(_MAX_DATASETS):
        if place + 5 > len(block) or block[place] != 0x1C:
            return
        record, dataset = block[place + 1], block[place + 2]
        size = int.from_bytes(block[place + 3 : place + 5], "big")
        place += 5
        if size & 0x8000:  # the length of the length follows
            width = size & 0x7FFF
            if width > 4:
                return
            size = int.from_bytes(block[place : place + width], "big")
            place += width
        if place + size > len(block):
            return
        yield (record, dataset), block[place : place + size]
        place += size


def _text(data: bytes, encoding: str | None) -> str:
    if encoding is not None:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            pass  # a marker that lies
    return decoded(data)


def _taken(date: str, time: str) -> Told:
    digits = (date.strip() + (time.strip()[:6] or "000000"))[:14]
    try:
        moment = datetime.strptime(digits, "%Y%m%d%H%M%S")  # noqa: DTZ007, RUF100 - a camera's clock
    except ValueError:
        return {}
    told: Told = {"taken_at": moment}
    offset = minutes_from_utc(time.strip()[6:])
    if offset is not None:
        told["utc_offset_min"] = offset
    return told
