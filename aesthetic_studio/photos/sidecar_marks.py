"""The user's marks among the properties of an XMP packet: reading them, and setting them."""

from collections.abc import Sequence
from dataclasses import dataclass

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.photo import Flag, Label
from aesthetic_studio.photos.xmp import told_by_properties
from aesthetic_studio.photos.xmp_editing import with_list, with_text
from aesthetic_studio.photos.xmp_labels import (
    DARKTABLE_LABELS,
    DARKTABLE_NUMBERS,
    DIGIKAM_LABEL,
    DIGIKAM_NUMBERS,
    LABEL,
    label_named,
    label_of,
    name_of,
    number_of,
)
from aesthetic_studio.photos.xmp_packet import NAMESPACES, Properties, parsed, properties_of, qualified

_STARS = qualified("aesthetic:Stars")
_RATING, _WINDOWS_RATING = qualified("xmp:Rating"), qualified("MicrosoftPhoto:Rating")
_WINDOWS_PERCENT = {1: "1", 2: "25", 3: "50", 4: "75", 5: "99"}
_PICK, _DIGIKAM_PICK = qualified("xmpDM:pick"), qualified("digiKam:PickLabel")
_PICKS = {Flag.PICK: ("1", "3"), Flag.NONE: ("0", "0"), Flag.REJECT: ("-1", "1")}
_SUBJECT, _PATHS = qualified("dc:subject"), qualified("lr:hierarchicalSubject")
_DIGIKAM_TAGS = qualified("digiKam:TagsList")
_OWN_TAGS = "darktable|"
"""darktable keeps its notes among the keywords; they stay."""


@dataclass(frozen=True, slots=True)
class Marks:
    """What the user decided; None: not said when read, to be left alone when written.

    Attributes:
        stars: 0–5.
        keywords: flat, each once.
        keyword_paths: with their parents, ``parent|child``.
    """

    stars: int | None = None
    flag: Flag | None = None
    label: Label | None = None
    keywords: tuple[str, ...] | None = None
    keyword_paths: tuple[str, ...] | None = None


def marks_of(properties: Properties) -> Marks:
    """The marks that a packet's properties hold."""
    told = told_by_properties(properties)
    stars = told.get("rating")
    if stars == -1:
        stars = told.get("kept_stars")
    label = label_of(properties)
    return Marks(stars, told.get("flag"), label, told.get("keywords"), told.get("keyword_paths"))


def with_marks(text: str, wanted: Marks) -> str:
    """The packet with those of the marks set that are not None.

    Raises:
        PacketError: the packet is damaged, or has no place for properties.
    """
    properties = properties_of(parsed(text))
    known = marks_of(properties)
    if wanted.stars is not None or wanted.flag is not None:
        stars = known.stars if wanted.stars is None else wanted.stars
        flag = known.flag if wanted.flag is None else wanted.flag
        said = wanted.stars is not None
        text = _with_rating(text, properties, stars or 0, flag or Flag.NONE, said=said)
    if wanted.label is not None and (wanted.label is not known.label or _has_other_label(properties)):
        text = _with_label(text, properties, wanted.label)
    if wanted.keywords is not None or wanted.keyword_paths is not None:
        text = _with_keywords(text, properties, known, wanted)
    return text


def with_critique(text: str, critique: Critique) -> str:
    """The packet with what a critic said, in our namespace; an older critique is replaced.

    Raises:
        PacketError: the packet is damaged, or has no place for properties.
    """
    personal = critique.personal_score
    said: dict[str, str | None] = {
        "Score": f"{critique.score.value:.2f}",
        "ScoreDeviation": f"{critique.score.std:.2f}",
        "PersonalScore": f"{personal.value:.2f}" if personal is not None and personal.proven else None,
        "Critic": critique.critic.id,
        "CriticRevision": critique.critic.revision,
        "Comment": critique.comment or None,
    }
    for attribute, value in critique.attributes.items():
        said[f"{attribute.value.capitalize()}Score"] = None if value is None else f"{value:.2f}"
    for name, written in said.items():
        text = with_text(text, qualified(f"aesthetic:{name}"), written)
    suggestions = [suggestion.text for suggestion in critique.suggestions]
    return with_list(text, qualified("aesthetic:Suggestions"), "Seq", suggestions)


def _with_rating(text: str, properties: Properties, stars: int, flag: Flag, *, said: bool) -> str:
    """No stars are written where they are ``said``: they may take back what the photo itself says."""
    rejected = flag is Flag.REJECT
    if rejected or stars or said or _RATING in properties:
        text = with_text(text, _RATING, "-1" if rejected else str(stars))
    text = with_text(text, _STARS, str(stars) if rejected else None)
    if _WINDOWS_RATING in properties:
        text = with_text(text, _WINDOWS_RATING, None if rejected else _WINDOWS_PERCENT.get(stars))
    for name, value in zip((_PICK, _DIGIKAM_PICK), _PICKS[flag], strict=True):
        if flag is not Flag.NONE or name in properties:
            text = with_text(text, name, value)
    return text


def _has_other_label(properties: Properties) -> bool:
    """Whether the label has a name that stands for none of ours."""
    name = _first(properties, LABEL).strip()
    return bool(name) and label_named(name) is None


def _with_label(text: str, properties: Properties, label: Label) -> str:
    text = with_text(text, LABEL, None if label is Label.NONE else name_of(label))
    if _speaks(properties, "digiKam"):
        text = with_text(text, DIGIKAM_LABEL, number_of(label, DIGIKAM_NUMBERS))
    if _speaks(properties, "darktable"):
        number = number_of(label, DARKTABLE_NUMBERS)
        text = with_list(text, DARKTABLE_LABELS, "Seq", [] if number is None else [number])
    return text


def _with_keywords(text: str, properties: Properties, known: Marks, wanted: Marks) -> str:
    flat = (known.keywords if wanted.keywords is None else wanted.keywords) or ()
    paths = wanted.keyword_paths
    if paths is None:  # a path goes with its last keyword
        paths = tuple(path for path in known.keyword_paths or () if path.rsplit("|", 1)[1] in flat)
    there = properties.get(_PATHS, [])
    kept = [path for path in there if path in paths or path in flat or path.startswith(_OWN_TAGS)]
    text = with_list(text, _SUBJECT, "Bag", flat)
    text = with_list(text, _PATHS, "Bag", _joined(kept, paths))
    if _speaks(properties, "digiKam"):
        inside = {path.rsplit("|", 1)[1] for path in paths}
        tags = [path.replace("|", "/") for path in paths] + [word for word in flat if word not in inside]
        old = [tag for tag in properties.get(_DIGIKAM_TAGS, []) if tag in tags]
        text = with_list(text, _DIGIKAM_TAGS, "Seq", _joined(old, tags))
    return text


def _first(properties: Properties, name: str) -> str:
    return next(iter(properties.get(name, ())), "")


def _speaks(properties: Properties, prefix: str) -> bool:
    """Whether the program has written into the file; the pick label may be ours."""
    space = f"{{{NAMESPACES[prefix]}}}"
    return any(name.startswith(space) and name != _DIGIKAM_PICK for name in properties)


def _joined(first: Sequence[str], second: Sequence[str]) -> list[str]:
    return list(dict.fromkeys((*first, *second)))
