"""Colours, type and the style sheet of the window: neutral grey, one accent, one family in three sizes."""

from dataclasses import asdict, dataclass
from enum import IntEnum
from functools import cache, lru_cache
from string import Template

from PySide6.QtGui import QColor, QFont, QFontDatabase, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication, QStyleFactory

from aesthetic_studio.settings import resources

GRID = 4
"""All spacing is a multiple of this many pixels."""

FAMILIES = (
    *("Inter", "Segoe UI", "SF Pro Text", "Noto Sans", "DejaVu Sans"),
    *("PingFang SC", "Microsoft YaHei UI", "Noto Sans CJK SC", "Source Han Sans SC", "WenQuanYi Micro Hei"),
)
"""The first that the computer has; what it lacks is taken from the next that has it, Chinese from the last."""


class TextSize(IntEnum):
    """The three sizes of type, in pixels."""

    SMALL = 11
    BODY = 13
    DISPLAY = 42


@dataclass(frozen=True, slots=True)
class Tokens:
    """Every colour of a theme, as ``#rrggbb``.

    Attributes:
        canvas: behind photographs. panel: side panels and bars. edge: lines between them.
        cell, selected_cell: behind one photograph. raised: cards and pressed buttons.
        field: text inputs. track, bar: empty and filled part of a bar chart.
        text, quiet: type, both at least 4.5:1 on panel, canvas and cell.
        accent: focus and progress only. weak: a weak attribute. gain: an improvement. error: a failure.
        star, star_off: the user's stars. chip_low, chip_high, chip_text: the ramp of the model's score chip.
        red, yellow, green, blue: the user's colour labels.
    """

    canvas: str
    panel: str
    edge: str
    cell: str
    selected_cell: str
    raised: str
    hover: str
    field: str
    track: str
    bar: str
    text: str
    bright: str
    quiet: str
    accent: str
    weak: str
    gain: str
    error: str
    star: str
    star_off: str
    chip_low: str
    chip_high: str
    chip_text: str
    red: str
    yellow: str
    green: str
    blue: str


DARK = Tokens(
    canvas="#2b2b2b",
    panel="#262626",
    edge="#1d1d1d",
    cell="#333333",
    selected_cell="#4a4a4a",
    raised="#303030",
    hover="#393939",
    field="#1f1f1f",
    track="#3d3d3d",
    bar="#c0c0c0",
    text="#dcdcdc",
    bright="#f4f4f4",
    quiet="#9c9c9c",
    accent="#5b9bd5",
    weak="#e0a458",
    gain="#8fc28a",
    error="#e08a80",
    star="#ececec",
    star_off="#646464",
    chip_low="#41454b",
    chip_high="#3b74be",
    chip_text="#ffffff",
    red="#d0605a",
    yellow="#d9b44a",
    green="#6fae6a",
    blue="#5a8fd0",
)

LIGHT = Tokens(
    canvas="#d2d2d2",
    panel="#e6e6e6",
    edge="#bdbdbd",
    cell="#dedede",
    selected_cell="#f7f7f7",
    raised="#f2f2f2",
    hover="#dadada",
    field="#f6f6f6",
    track="#c6c6c6",
    bar="#5a5a5a",
    text="#242424",
    bright="#0c0c0c",
    quiet="#565656",
    accent="#17609f",
    weak="#87500a",
    gain="#265f2b",
    error="#a3332a",
    star="#1c1c1c",
    star_off="#a9a9a9",
    chip_low="#6f747c",
    chip_high="#1c57a5",
    chip_text="#ffffff",
    red="#c0433c",
    yellow="#c79a14",
    green="#4b9445",
    blue="#3c76bd",
)


def tokens() -> Tokens:
    """The colours of the theme that is applied now; read them while painting, so that a switch is seen."""
    return _tokens(QGuiApplication.palette().cacheKey())


@lru_cache(maxsize=8)
def _tokens(palette_key: int) -> Tokens:  # noqa: ARG001 - another palette has another key
    window = QGuiApplication.palette().color(QPalette.ColorRole.Window)
    return LIGHT if window == QColor(LIGHT.panel) else DARK


def font(size: TextSize = TextSize.BODY, weight: QFont.Weight = QFont.Weight.Normal) -> QFont:
    """The interface's type in one of its three sizes, with tabular figures."""
    return QFont(_font(size, weight))


@cache
def _font(size: TextSize, weight: QFont.Weight) -> QFont:
    chosen = QFont()
    chosen.setFamilies([*FAMILIES, QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()])
    chosen.setPixelSize(int(size))
    chosen.setWeight(weight)
    chosen.setFeature(QFont.Tag("tnum"), 1)
    return chosen


def score_colour(value: float) -> QColor:
    """Colour of the model's score chip: from grey to blue over scores 3.5–7.5, from one lightness to another.

    Whoever sees no colours sees the lightness, and the figure on it in any case.
    """
    colours = tokens()
    low, high = QColor(colours.chip_low), QColor(colours.chip_high)
    share = min(1.0, max(0.0, (value - 3.5) / 4.0))
    return QColor(
        *(
            round(a + (b - a) * share)
            for a, b in ((low.red(), high.red()), (low.green(), high.green()), (low.blue(), high.blue()))
        )
    )


def apply(app: QApplication, *, dark: bool = True) -> None:
    """Give the whole application one theme; may be called again to switch."""
    colours = DARK if dark else LIGHT
    if app.style().objectName() != "fusion":
        app.setStyle(QStyleFactory.create("Fusion"))
    app.setFont(font())
    app.setPalette(_palette(colours))
    app.setStyleSheet(style_sheet(colours))


def style_sheet(colours: Tokens) -> str:
    """The style sheet ``resources/theme/studio.qss`` with the colours of a theme filled in."""
    source = (resources() / "theme" / "studio.qss").read_text(encoding="utf-8")
    sizes = {size.name.lower(): f"{int(size)}px" for size in TextSize}
    icons = (resources() / "icons").as_posix()
    return Template(source).substitute(asdict(colours), icons=icons, **sizes)


def _palette(colours: Tokens) -> QPalette:
    role = QPalette.ColorRole
    palette = QPalette()
    for each, colour in {
        role.Window: colours.panel,
        role.WindowText: colours.text,
        role.Base: colours.field,
        role.AlternateBase: colours.canvas,
        role.Text: colours.text,
        role.Button: colours.raised,
        role.ButtonText: colours.text,
        role.BrightText: colours.bright,
        role.ToolTipBase: colours.raised,
        role.ToolTipText: colours.text,
        role.PlaceholderText: colours.quiet,
        role.Highlight: colours.chip_high,
        role.HighlightedText: colours.chip_text,
        role.Link: colours.accent,
        role.Mid: colours.edge,
        role.Dark: colours.edge,
        role.Light: colours.hover,
    }.items():
        palette.setColor(each, QColor(colour))
    for each in (role.WindowText, role.Text, role.ButtonText):
        palette.setColor(QPalette.ColorGroup.Disabled, each, QColor(colours.quiet))
    return palette
