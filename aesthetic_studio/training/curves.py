"""The curves of a run: what its log holds, as a picture."""

import io
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.text import printable
from aesthetic_studio.photos.atomic import write_atomically
from aesthetic_studio.training.run_log import read_log

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = (".svg", ".png")
_COLUMNS = 3
_PANEL_INCHES = (4.6, 3.0)
_STYLE: dict[Any, Any] = {
    "svg.hashsalt": "curves",  # the same log gives the same file
    "axes.spines.top": False,
    "axes.spines.right": False,
    "axes.grid": True,
    "grid.alpha": 0.25,
    "font.size": 9,
}


def draw_curves(log: Path, out: Path) -> None:
    """Draw every loss by phase, and under them the validation figures.

    Args:
        log: from `run_log.RunLog`.
        out: ``.svg`` or ``.png``; written atomically.

    Raises:
        UsageError: the log cannot be read or holds nothing to draw, the picture has another format or cannot be
            written, or the library that draws is not installed.
    """
    if out.suffix.lower() not in FORMATS:
        raise UsageError(f"{out.name} is no picture this command draws.", f"Choose {' or '.join(FORMATS)}.")
    try:
        panels = _panels(read_log(log))
    except OSError as error:
        raise UsageError(f"The log {log} cannot be read: {error}.") from error
    if not panels:
        raise UsageError(f"{log} holds no losses.", "Give the losses.jsonl of a training run.")
    try:
        import matplotlib as mpl
    except ImportError as error:
        raise UsageError(
            "Drawing needs matplotlib, which is not installed.", "pip install 'aesthetic-studio[train]'"
        ) from error
    with mpl.rc_context(_STYLE):
        content = _picture(panels, out.suffix.lower().removeprefix("."))
    try:
        write_atomically(out, content)
    except OSError as error:
        raise UsageError(f"{out} cannot be written: {error}.") from error


Curve = Sequence[tuple[int, float]]


def _panels(records: Sequence[Mapping[str, Any]]) -> dict[str, dict[str, Curve]]:
    """Title of a panel → name → points, phases in the order of the log."""
    phases = dict.fromkeys(str(record["phase"]) for record in records)
    panels: dict[str, dict[str, Curve]] = {}
    for key, suffix in (("losses", ""), ("validation", ", validation")):
        for phase in phases:
            curves: dict[str, list[tuple[int, float]]] = {}
            for record in records:
                if str(record["phase"]) == phase:
                    for name, value in _numbers(record.get(key)):
                        curves.setdefault(name, []).append((record["step"], value))
            if curves:
                panels[printable(phase) + suffix] = {**curves}
    return panels


def _numbers(figures: object) -> Iterator[tuple[str, float]]:
    if isinstance(figures, dict):
        for name, value in figures.items():
            if isinstance(value, int | float) and math.isfinite(value):
                yield printable(str(name)), float(value)


def _picture(panels: Mapping[str, Mapping[str, Curve]], kind: str) -> bytes:
    from matplotlib.figure import Figure

    columns = min(_COLUMNS, len(panels))
    rows = math.ceil(len(panels) / columns)
    width, height = _PANEL_INCHES
    figure = Figure(figsize=(columns * width, rows * height), layout="constrained")
    places = list(figure.subplots(rows, columns, squeeze=False).flat)
    for place, (title, curves) in zip(places, panels.items(), strict=False):
        _draw(place, title, curves)
    for place in places[len(panels) :]:
        place.set_visible(False)
    out = io.BytesIO()
    metadata = {"Date": None} if kind == "svg" else None
    figure.savefig(out, format=kind, dpi=144, metadata=metadata)
    return out.getvalue()


def _draw(place: "Axes", title: str, curves: Mapping[str, Curve]) -> None:
    for name, curve in curves.items():
        steps, values = zip(*curve, strict=True)
        dots = "." if len(curve) == 1 else ""
        place.plot(steps, values, linewidth=1.2, marker=dots, label=name)
    lowest = min(value for curve in curves.values() for _, value in curve)
    highest = max(value for curve in curves.values() for _, value in curve)
    if lowest > 0 and highest > 20 * lowest:
        place.set_yscale("log")
    place.set_xlabel("step")
    texts = [place.set_title(title), *place.legend(fontsize="small", frameon=False).get_texts()]
    for text in texts:  # from a stranger
        text.set_parse_math(False)
