"""One photo of a report."""

from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.domain.critique import Critique
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.photo import Metadata


@dataclass(frozen=True, slots=True)
class ReportEntry:
    """A photo with what is known about it; either a critique or an error.

    Attributes:
        jpeg: the picture as a small JPEG file, None where it could not be read.
        stars: the user's own 0–5; 0 means not rated.
    """

    path: Path
    jpeg: bytes | None = None
    metadata: Metadata | None = None
    stars: int = 0
    critique: Critique | None = None
    error: PhotoError | None = None
