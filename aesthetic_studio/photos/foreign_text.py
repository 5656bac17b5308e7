"""Text whose encoding nobody knows for sure, as it lies in photos' metadata."""

import codecs

from aesthetic_studio.domain.text import printable

_MARKS = ((codecs.BOM_UTF8, "utf-8"), (codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"))


def decoded(data: bytes) -> str:
    """The text in ``data``: by its byte order mark, else UTF-8, else Windows-1252 with Latin-1 for its gaps."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            content = data[len(mark) :]
            if encoding != "utf-8":
                content = content[: len(content) // 2 * 2]  # an odd byte is the NUL that ends the field
            return content.decode(encoding, "replace").rstrip("\0")
    try:
        return mended(data.decode("utf-8"))
    except UnicodeDecodeError:
        return _latin(data)


def mended(text: str) -> str:
    """Text that was UTF-8 and was once read as Latin-1 ("cafÃ©"), as it was meant; any other text as it is.

    Only a text whose every foreign character takes part in such a sequence is taken for one.
    """
    if text.isascii():
        return text
    for encoding in ("cp1252", "latin-1"):
        try:
            return text.encode(encoding).decode("utf-8")
        except UnicodeError:
            continue
    return text


def one_name(text: str, limit: int) -> str | None:
    """A text on one line, without control characters, ended by the first NUL; None where nothing is left."""
    readable = "".join(sign if sign.isprintable() else " " for sign in text.split("\0", 1)[0])
    return " ".join(readable.split())[:limit].rstrip() or None


def paragraphs(text: str, limit: int) -> str | None:
    """A text whose line breaks stay, without other control characters; None where nothing is left of it."""
    return printable(text.rstrip("\0").replace("\0", " ")).strip()[:limit].rstrip() or None


def _latin(data: bytes) -> str:
    try:
        return data.decode("cp1252")
    except UnicodeDecodeError:
        return data.decode("latin-1")
