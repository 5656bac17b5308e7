"""Editing an XMP packet in place: what changes is spliced into the text, every other character stays.

An XML library would write the whole packet anew, in its own layout; other programs' files are theirs.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from xml.sax.saxutils import escape

from aesthetic_studio.photos.xmp_packet import (
    NAMESPACES,
    RDF,
    PacketError,
    descriptions,
    parsed,
    properties_of,
)

EMPTY_PACKET = f"""<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>
<x:xmpmeta xmlns:x="{NAMESPACES["x"]}" x:xmptk="Aesthetic Studio">
 <rdf:RDF xmlns:rdf="{RDF}">
  <rdf:Description rdf:about=""/>
 </rdf:RDF>
</x:xmpmeta>
<?xpacket end="w"?>
"""

_TOKEN = re.compile(
    r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>|</[^>]*>|<(?:[^\"'>]|\"[^\"]*\"|'[^']*')*>", re.DOTALL
)
_TAG_NAME = re.compile(r"<([^\s/>]+)")
_ATTRIBUTE = re.compile(r"(\s+)([^\s=/>]+)\s*=\s*(\"[^\"]*\"|'[^']*')")
_FORBIDDEN = re.compile(r"[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that XML 1.0 cannot hold."""


@dataclass(slots=True)
class _Element:
    """One element and where it stands in the text: start tag, content and end tag follow one another."""

    node: Any
    start: int
    content: int
    content_end: int
    end: int

    @property
    def closes_itself(self) -> bool:
        return self.content == self.end


@dataclass(frozen=True, slots=True)
class _Attribute:
    """Where an attribute stands with the space before it, and where its quoted value does."""

    start: int
    value: int
    end: int


def with_text(text: str, name: str, value: str | None) -> str:
    """The packet with a simple property ``{namespace}name`` set, or taken out by None.

    Raises:
        PacketError: the packet is damaged, or has no place for properties.
    """
    return _Packet(text).with_text(name, value)


def with_list(text: str, name: str, kind: str, values: Sequence[str]) -> str:
    """The packet with a list property set, or taken out where ``values`` is empty; ``kind`` is Bag, Seq or Alt.

    Raises:
        PacketError: the packet is damaged, or has no place for properties.
    """
    return _Packet(text).with_list(name, kind, values)


class _Packet:
    """A packet's text with its elements found in it."""

    def __init__(self, text: str) -> None:
        self._text = text
        root = parsed(text)
        self._elements = _located(text, root)
        self._descriptions = [self._elements[id(node)] for node in descriptions(root)]
        self._known = properties_of(root)
        if not self._descriptions:
            raise PacketError("the packet has no description")

    def with_text(self, name: str, value: str | None) -> str:
        places = self._places(name)
        if [value] == self._known.get(name) or (value is None and not places):
            return self._text
        if not places:
            return self._edited([self._new_attribute(name, value or "")])
        first, *others = places
        edits = [(self._with_space(place), place.end, "") for place in others]
        if value is None:
            edits.append((self._with_space(first), first.end, ""))
        elif isinstance(first, _Attribute):
            edits.append((first.value, first.end, _quoted(value)))
        else:
            tag = _tag_name(self._text, first)
            edits.append((first.start, first.end, f"<{tag}>{_escaped(value)}</{tag}>"))
        return self._edited(edits)

    def with_list(self, name: str, kind: str, values: Sequence[str]) -> str:
        places = self._places(name)
        if list(values) == self._known.get(name, []):
            return self._text
        edits = [(self._with_space(place), place.end, "") for place in places]
        if values:
            edits += self._new_list(
                name, kind, values, [place for place in places if isinstance(place, _Element)]
            )
        return self._edited(edits)

    def _edited(self, edits: Sequence[tuple[int, int, str]]) -> str:
        text = self._text
        for start, end, replacement in sorted(edits, reverse=True):
            text = text[:start] + replacement + text[end:]
        return text

    def _places(self, name: str) -> list[_Attribute | _Element]:
        """Everywhere the property stands."""
        found: list[_Attribute | _Element] = []
        for description in self._descriptions:
            found += self._attributes(description, name)
            found += [self._elements[id(child)] for child in description.node.iterchildren(name)]
        return found

    def _attributes(self, element: _Element, name: str) -> list[_Attribute]:
        uri, local = name[1:].split("}")
        prefixes = {prefix for prefix, bound in element.node.nsmap.items() if bound == uri}
        return [
            _Attribute(
                element.start + found.start(), element.start + found.start(3), element.start + found.end()
            )
            for found in _ATTRIBUTE.finditer(self._text[element.start : element.content])
            if found[2].partition(":")[0] in prefixes and found[2].partition(":")[2] == local
        ]

    def _description_for(self, name: str) -> _Element:
        """The description that already speaks this namespace, else the first."""
        uri = name[1:].partition("}")[0]
        fitting = (place for place in self._descriptions if uri in place.node.nsmap.values())
        return next(fitting, self._descriptions[0])

    def _new_attribute(self, name: str, value: str) -> tuple[int, int, str]:
        description = self._description_for(name)
        uri, local = name[1:].split("}")
        space, place = self._end_of_attributes(description)
        prefix, declaration = _prefix(description.node, uri, space)
        return place, place, f"{declaration}{space}{prefix}:{local}={_quoted(value)}"

    def _end_of_attributes(self, element: _Element) -> tuple[str, int]:
        """The space between the start tag's attributes, and where the next one goes."""
        tag = self._text[element.start : element.content]
        attributes = list(_ATTRIBUTE.finditer(tag))
        if attributes:
            return attributes[-1][1], element.start + attributes[-1].end()
        named = _TAG_NAME.match(tag)
        return " ", element.start + (named.end() if named else 0)

    def _new_list(
        self, name: str, kind: str, values: Sequence[str], old: Sequence[_Element]
    ) -> list[tuple[int, int, str]]:
        """The list as a new element, where the old one stood or behind the last property."""
        description = self._elements[id(old[0].node.getparent())] if old else self._description_for(name)
        uri, local = name[1:].split("}")
        prefix, declaration = _prefix(description.node, uri, " ")
        rdf = next(key for key, bound in description.node.nsmap.items() if bound == RDF)
        space = self._indent(description)
        items = "".join(f"{space}  <{rdf}:li>{_escaped(value)}</{rdf}:li>" for value in values)
        element = (
            f"{space}<{prefix}:{local}{declaration}>{space} <{rdf}:{kind}>{items}"
            f"{space} </{rdf}:{kind}>{space}</{prefix}:{local}>"
        )
        if old:
            return [(old[0].end, old[0].end, element)]
        if description.closes_itself:
            slash = self._text.rindex("/", description.start, description.end)
            closing = f">{element}{space[:-1]}</{_tag_name(self._text, description)}>"
            return [(slash, description.end, closing)]
        inner = self._text[description.content : description.content_end]
        place = description.content + len(inner.rstrip())
        closing = "" if inner.strip() or "\n" in inner else space[:-1]
        return [(place, description.content_end if closing else place, element + closing)]

    def _indent(self, description: _Element) -> str:
        """The line break and space before each property of the description."""
        children = [self._elements[id(child)] for child in description.node.iterchildren("*")]
        if children:
            before = self._text[description.content : children[0].start]
            if not before.strip() and "\n" in before:
                return before[before.rindex("\n") :]
        line = self._text[self._text.rfind("\n", 0, description.start) + 1 : description.start]
        return f"\n{line if not line.strip() else ''} "

    def _with_space(self, place: _Attribute | _Element) -> int:
        """Where the space before an element begins; that of an attribute belongs to it."""
        return len(self._text[: place.start].rstrip()) if isinstance(place, _Element) else place.start


def _located(text: str, root: Any) -> dict[int, _Element]:
    """Every element by the identity of its node."""
    nodes = iter(list(root.iter("*")))
    found: dict[int, _Element] = {}
    open_elements: list[_Element] = []
    for token in _TOKEN.finditer(text):
        tag = token[0]
        if tag.startswith(("<!", "<?")):
            continue
        if tag.startswith("</"):
            element = open_elements.pop() if open_elements else None
            if element is None:
                raise PacketError("the packet's tags do not match")
            element.content_end, element.end = token.start(), token.end()
            continue
        node = next(nodes, None)
        named = _TAG_NAME.match(tag)
        if node is None or named is None or named[1].rpartition(":")[2] != node.tag.rpartition("}")[2]:
            raise PacketError("the packet's tags do not match")
        element = _Element(node, token.start(), token.end(), token.end(), token.end())
        found[id(node)] = element
        if not tag.endswith("/>"):
            open_elements.append(element)
    if open_elements or next(nodes, None) is not None:
        raise PacketError("the packet's tags do not match")
    return found


def _prefix(node: Any, uri: str, space: str) -> tuple[str, str]:
    """The prefix of a namespace where ``node`` stands, and its declaration where it needs one."""
    for prefix, bound in node.nsmap.items():
        if bound == uri and prefix:
            return prefix, ""
    usual = next((prefix for prefix, bound in NAMESPACES.items() if bound == uri), "ns")
    prefix, number = usual, 1
    while prefix in node.nsmap:
        number += 1
        prefix = f"{usual}{number}"
    return prefix, f'{space}xmlns:{prefix}="{uri}"'


def _tag_name(text: str, element: _Element) -> str:
    named = _TAG_NAME.match(text, element.start)
    if named is None:
        raise PacketError("the packet's tags do not match")
    return named[1]


def _escaped(value: str) -> str:
    return escape(_FORBIDDEN.sub("\ufffd", value), {"\r": "&#xD;"})


def _quoted(value: str) -> str:
    marks = {'"': "&quot;", "\n": "&#xA;", "\r": "&#xD;", "\t": "&#x9;"}
    return f'"{escape(_FORBIDDEN.sub(chr(0xFFFD), value), marks)}"'
