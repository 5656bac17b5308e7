"""The user's own judgements: what personalises the score."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

RATING_MIN = 0.0
RATING_MAX = 10.0
POINTS_PER_STAR = 2.0
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
