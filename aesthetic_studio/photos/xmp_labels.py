"""Colour labels in XMP: every program names or numbers them in its own way."""

from collections.abc import Mapping

from aesthetic_studio.domain.photo import Label
from aesthetic_studio.photos.xmp_packet import Properties, qualified

LABEL = qualified("xmp:Label")
DIGIKAM_LABEL, DARKTABLE_LABELS = qualified("digiKam:ColorLabel"), qualified("darktable:colorlabels")
DIGIKAM_NUMBERS = {"0": Label.NONE, "1": Label.RED, "3": Label.YELLOW, "4": Label.GREEN, "5": Label.BLUE}
DARKTABLE_NUMBERS = {"0": Label.RED, "1": Label.YELLOW, "2": Label.GREEN, "3": Label.BLUE}
_NAMES = {
    Label.RED: ("red", "rot", "rouge", "rojo", "rosso", "vermelho", "rood", "röd", "赤", "红色"),
    Label.YELLOW: ("yellow", "gelb", "jaune", "amarillo", "giallo", "amarelo", "geel", "gul", "黄", "黄色"),
    Label.GREEN: ("green", "grün", "vert", "verde", "groen", "grön", "緑", "绿色"),
    Label.BLUE: ("blue", "blau", "bleu", "azul", "blu", "blauw", "blå", "青", "蓝色"),
}
"""Lightroom writes a label's name in the language of its user."""
_OF_NAME = {name: label for label, names in _NAMES.items() for name in names}


def label_named(name: str) -> Label | None:
    """The label of a name in any of the languages; None for a user's own name."""
    return _OF_NAME.get(name.strip().casefold())


def name_of(label: Label) -> str:
    """The name that is written: the English one, which every program knows."""
    return label.value.capitalize()


def number_of(label: Label, numbers: Mapping[str, Label]) -> str | None:
    """A program's number of the label; None where it has none."""
    return next((number for number, meant in numbers.items() if meant is label), None)


def label_of(properties: Properties) -> Label | None:
    """The label that the packet gives by name or by number; None where it says none that we have."""
    named = label_named(_first(properties, LABEL))
    if named is not None:
        return named
    numbered = DARKTABLE_NUMBERS.get(_first(properties, DARKTABLE_LABELS))
    return numbered or DIGIKAM_NUMBERS.get(_first(properties, DIGIKAM_LABEL))


def _first(properties: Properties, name: str) -> str:
    return next(iter(properties.get(name, ())), "")
