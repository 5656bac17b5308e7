"""The user's own judgements: what personalises the score."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

RATING_MIN = 0.0
RATING_MAX = 10.0
POINTS_PER_STAR = 2.0
ME = "me"
"""The profile whose ratings are the photos' stars."""
CULLING = "culling"
"""Source of stars that assisted culling gave: shown like the user's own, and never learned from."""


@dataclass(frozen=True, slots=True)
class Rating:
    """One rating event.

    Attributes:
        path: the rated photo.
        value: 0–10 (one star = 2); None withdraws an earlier rating.
        rated_at: UTC.
        source: ``stars``, ``command-line``, ``import``, ``sidecar`` for what another program wrote, or
            `CULLING`.
    """

    path: Path
    value: float | None
    rated_at: datetime
    source: str


@dataclass(frozen=True, slots=True)
class RatedEvent:
    """One rating event as the history keeps it.

    Attributes:
        id: its number in the history.
        rating: what was given to which photo.
        general: the score 1–10 that a critic had given the photo by then; None where none had.
        critic_id, revision: which critic that was; empty where none.
        content_hash: of the file at that time; None where it was not read yet.
        forgotten: whether the user no longer wants it to be learned from.
        missing: whether the photo is not where it was.
    """

    id: int
    rating: Rating
    general: float | None = None
    critic_id: str = ""
    revision: str = ""
    content_hash: bytes | None = None
    forgotten: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Profile:
    """Somebody whose taste is learned.

    Attributes:
        name: shown as it is; `ME` is the user.
        ratings: how many photos they have rated.
    """

    name: str
    ratings: int
