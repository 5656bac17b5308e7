"""Long work on many photos that outlives the program: the critiques that were asked for."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Job:
    """Photos that were to be critiqued, and how far that is.

    Attributes:
        ended_at: when the last of them was done, failed or was taken out; None while any waits.
        paused: the user has paused it.
        done, failed, waiting: how many photos.
    """

    id: int
    started_at: datetime
    ended_at: datetime | None
    paused: bool
    done: int
    failed: int
    waiting: int


@dataclass(frozen=True, slots=True)
class FailedPhoto:
    """A photo that a job could not do.

    Attributes:
        reason: what happened.
        remedy: what to do next; may be empty.
    """

    photo_id: int
    path: Path
    reason: str
    remedy: str
