"""What a report shows of each photo, in the words and numbers of the page; every format shows the same.

All text is made printable here, but not escaped: each format escapes in its own way.
"""

import statistics
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from aesthetic_studio.domain.critique import Attribute, Critique, CropBox, Operation, OperationName
from aesthetic_studio.domain.photo import Metadata
from aesthetic_studio.domain.score import WEAK_BELOW, PersonalScore
from aesthetic_studio.domain.text import one_line, printable
from aesthetic_studio.reports.entry import ReportEntry

_MONTHS = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)  # strftime would follow whatever locale the window has set


@dataclass(frozen=True, slots=True)
class AttributeView:
    """One attribute; ``value`` 1–10 or None where the critic cannot judge it."""

    name: str
    value: float | None
    weak: bool


@dataclass(frozen=True, slots=True)
class SuggestionView:
    """One numbered suggestion; ``edit`` names the edit that stands for it, or is empty."""

    text: str
    edit: str


@dataclass(frozen=True, slots=True)
class PhotoView:
    """One photo with its critique, ready to be laid out.

    Attributes:
        number: 1, 2, … in the report.
        exposure: camera, lens and exposure, the parts of one line.
        distribution: probability of the scores 1 … 10; empty where the critic gave none.
        your_score: the personal score, only where it is proven.
    """

    number: int
    name: str
    jpeg: bytes | None
    exposure: tuple[str, ...]
    stars: int
    score: float
    std: float
    distribution: tuple[float, ...]
    your_score: PersonalScore | None
    attributes: tuple[AttributeView, ...]
    comment: tuple[str, ...]
    suggestions: tuple[SuggestionView, ...]
    complete: bool


@dataclass(frozen=True, slots=True)
class FailureView:
    """A photo without a critique, and why."""

    name: str
    reason: str


@dataclass(frozen=True, slots=True)
class ReportView:
    """A whole report, ready to be laid out.

    Attributes:
        critics: names of all critics that spoke, each with its revision.
        mean: mean score, None for fewer than two photos.
    """

    title: str
    date: str
    critics: tuple[str, ...]
    mean: float | None
    photos: tuple[PhotoView, ...]
    failures: tuple[FailureView, ...]


def report_view(entries: Sequence[ReportEntry], *, title: str, created_at: datetime) -> ReportView:
    """Put the entries into words; photos keep their order, failures go to the end."""
    spoken = [
        (entry, entry.critique) for entry in entries if entry.critique is not None and entry.error is None
    ]
    scores = [critique.score.value for _, critique in spoken]
    return ReportView(
        title=one_line(title),
        date=f"{created_at.day} {_MONTHS[created_at.month - 1]} {created_at.year}",
        critics=tuple(
            dict.fromkeys(
                one_line(f"{critique.critic.id} {critique.critic.revision}") for _, critique in spoken
            )
        ),
        mean=statistics.fmean(scores) if len(scores) > 1 else None,
        photos=tuple(
            _photo_view(number, entry, critique) for number, (entry, critique) in enumerate(spoken, 1)
        ),
        failures=tuple(
            FailureView(
                one_line(entry.path.name), one_line(str(entry.error)) if entry.error else "No critique yet."
            )
            for entry in entries
            if entry.critique is None or entry.error is not None
        ),
    )


def exposure_parts(metadata: Metadata | None) -> tuple[str, ...]:
    """Camera, lens, focal length, aperture, shutter, ISO and date, as far as they are known."""
    if metadata is None:
        return ()
    parts = [
        one_line(metadata.camera or ""),
        one_line(metadata.lens or ""),
        f"{metadata.focal_length_mm:g} mm" if metadata.focal_length_mm else "",
        f"f/{metadata.f_number:g}" if metadata.f_number else "",
        _shutter(metadata.exposure_s) if metadata.exposure_s else "",
        f"ISO {metadata.iso}" if metadata.iso else "",
        f"{metadata.taken_at:%Y-%m-%d %H:%M}" if metadata.taken_at else "",
    ]
    return tuple(part for part in parts if part)


def edit_in_words(operation: Operation | None) -> str:
    """The edit in a few words, e.g. ``Exposure +0.7 EV``; empty without one."""
    if operation is None:
        return ""
    name, amount = operation.name.value.capitalize(), operation.amount
    if amount is None:
        return name
    if isinstance(amount, CropBox):
        return f"{name} to {amount.width:.0%} × {amount.height:.0%}"
    if operation.name is OperationName.EXPOSURE:
        return f"{name} {amount:+.1f} EV"
    if operation.name is OperationName.STRAIGHTEN:
        return f"{name} {amount:+.1f}°"
    return f"{name} {amount:+.0%}"


def _photo_view(number: int, entry: ReportEntry, critique: Critique) -> PhotoView:
    personal = critique.personal_score
    distribution = critique.score.distribution
    return PhotoView(
        number=number,
        name=one_line(entry.path.name),
        jpeg=entry.jpeg,
        exposure=exposure_parts(entry.metadata),
        stars=entry.stars,
        score=critique.score.value,
        std=critique.score.std,
        distribution=tuple(distribution.get(point, 0.0) for point in range(1, 11)) if distribution else (),
        your_score=personal if personal is not None and personal.proven else None,
        attributes=tuple(_attribute_view(attribute, critique) for attribute in Attribute),
        comment=tuple(part.strip() for part in printable(critique.comment).split("\n") if part.strip()),
        suggestions=tuple(
            SuggestionView(one_line(suggestion.text), edit_in_words(suggestion.operation))
            for suggestion in critique.suggestions
        ),
        complete=critique.complete,
    )


def _attribute_view(attribute: Attribute, critique: Critique) -> AttributeView:
    value = critique.attributes.get(attribute)
    return AttributeView(attribute.value.capitalize(), value, value is not None and value < WEAK_BELOW)


def _shutter(seconds: float) -> str:
    return f"{seconds:g} s" if seconds >= 0.4 else f"1/{round(1 / seconds)} s"
