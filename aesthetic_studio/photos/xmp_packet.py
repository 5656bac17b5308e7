"""Reading an XMP packet (ISO 16684-1): RDF in XML, from a stranger.

No document type is let in, so that no entity can be declared; size and depth are bounded.
"""

import re
from collections.abc import Iterator
from typing import Any, TypeAlias

MAX_BYTES = 16 * 1024 * 1024
MAX_DEPTH = 100
MAX_ITEMS = 5_000
"""More items of one list are passed over."""

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
NAMESPACES = {
    "rdf": RDF,
    "x": "adobe:ns:meta/",
    "xmp": "http://ns.adobe.com/xap/1.0/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "lr": "http://ns.adobe.com/lightroom/1.0/",
    "xmpDM": "http://ns.adobe.com/xmp/1.0/DynamicMedia/",
    "digiKam": "http://www.digikam.org/ns/1.0/",
    "darktable": "http://darktable.sf.net/",
    "MicrosoftPhoto": "http://ns.microsoft.com/photo/1.0/",
    "photoshop": "http://ns.adobe.com/photoshop/1.0/",
    "exif": "http://ns.adobe.com/exif/1.0/",
    "exifEX": "http://cipa.jp/exif/1.0/",
    "aux": "http://ns.adobe.com/exif/1.0/aux/",
    "tiff": "http://ns.adobe.com/tiff/1.0/",
    "aesthetic": "http://aesthetic-studio/ns/critique/1.0/",
}
"""Prefixes as they are usual, and ours: ``aesthetic`` holds what a critic said."""

DESCRIPTION = f"{{{RDF}}}Description"
LISTS = frozenset(f"{{{RDF}}}{kind}" for kind in ("Bag", "Seq", "Alt"))
_ITEM = f"{{{RDF}}}li"
_VALUE = f"{{{RDF}}}value"
_LANGUAGE = "{http://www.w3.org/XML/1998/namespace}lang"
_UTF_32 = ((b"\xff\xfe\0\0", "utf-32-le"), (b"\0\0\xfe\xff", "utf-32-be"), (b"<\0\0\0", "utf-32-le"))
_UTF_16 = (
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"<\0", "utf-16-le"),
    (b"\0<", "utf-16-be"),
)
_DECLARATION = re.compile(r"^\s*<\?xml\s[^>]*\?>")

Properties: TypeAlias = dict[str, list[str]]
"""Every simple property and list of a packet by ``{namespace}name``; structures are left out."""


class PacketError(ValueError):
    """The bytes are no XMP packet that can be read."""


def qualified(name: str) -> str:
    """``xmp:Rating`` as ``{http://ns.adobe.com/xap/1.0/}Rating``."""
    prefix, local = name.split(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def read_packet(data: bytes) -> Properties:
    """The properties of a packet.

    Raises:
        PacketError: no XMP, damaged, too large or too deep, or with a document type.
    """
    return properties_of(parsed(packet_text(data)[0]))


def packet_text(data: bytes) -> tuple[str, str]:
    """A packet as text without byte order mark, and the encoding it was in; UTF-8, 16, 32 or Windows-1252.

    Raises:
        PacketError: too large.
    """
    if len(data) > MAX_BYTES:
        raise PacketError("the packet is too large")
    for mark, encoding in _UTF_32 + _UTF_16:
        if data.startswith(mark):
            return data.decode(encoding, "replace").lstrip("\ufeff"), encoding
    data = data.rstrip(b"\0")
    try:
        return data.decode("utf-8-sig"), "utf-8"
    except UnicodeDecodeError:
        return data.decode("cp1252", "replace"), "cp1252"


def parsed(text: str) -> Any:
    """The root element of a packet.

    Raises:
        PacketError: no XML, too deep, or with a document type.
    """
    if "<!DOCTYPE" in text or "<!ENTITY" in text:
        raise PacketError("the packet declares a document type")
    from lxml import etree  # late: the window is up before the first packet is read

    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_blank_text=False
    )
    try:
        # The text has been decoded: what its declaration says about bytes no longer holds.
        root = etree.fromstring(_DECLARATION.sub("", text, count=1).encode("utf-8", "replace"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise PacketError("the packet is damaged") from error
    if _depth(root) > MAX_DEPTH:
        raise PacketError("the packet is nested too deeply")
    return root


def descriptions(root: Any) -> list[Any]:
    """The ``rdf:Description`` elements that hold the properties of the photo itself."""
    place = f"{{{RDF}}}RDF"
    rdf = root if root.tag == place else next(root.iter(place), None)
    return [] if rdf is None else [child for child in rdf if child.tag == DESCRIPTION]


def properties_of(root: Any) -> Properties:
    """Every simple property and list below ``root``; of one that comes twice the first."""
    found: Properties = {}
    for description in descriptions(root):
        for name, value in description.attrib.items():
            if name.startswith("{") and not name.startswith(f"{{{RDF}}}"):
                found.setdefault(name, [value])
        for element in description.iterchildren("*"):
            values = _values(element)
            if values is not None:
                found.setdefault(element.tag, values)
    return found


def _values(element: Any) -> list[str] | None:
    inner = list(element.iterchildren("*"))
    if not inner:
        return [_text(element)]
    if inner[0].tag in LISTS:
        return list(_items(inner[0]))
    if inner[0].tag == DESCRIPTION:  # a value with qualifiers
        value = inner[0].find(_VALUE)
        if value is not None:
            return [_text(value)]
        if inner[0].get(_VALUE) is not None:
            return [inner[0].get(_VALUE)]
    return None


def _items(listed: Any) -> Iterator[str]:
    """The list's texts; of alternatives in several languages the default one first."""
    items = listed.findall(_ITEM)[:MAX_ITEMS]
    if listed.tag.endswith("}Alt"):
        items.sort(key=lambda item: item.get(_LANGUAGE, "") != "x-default")
    for item in items:
        if not len(item):
            yield _text(item)


def _text(element: Any) -> str:
    return element.text or ""


def _depth(root: Any) -> int:
    from lxml import etree

    deepest = depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        deepest = max(deepest, depth)
    return deepest
