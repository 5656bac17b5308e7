"""Tooltips with words that are not ours: names of files, reasons of failures, what a model says of itself."""

import html


def plain_tooltip(text: str) -> str:
    """The text for ``setToolTip``, shown letter by letter; Qt would take some names for HTML otherwise."""
    return f"<span>{html.escape(text).replace(chr(10), '<br>')}</span>" if "<" in text else text
