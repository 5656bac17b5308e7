"""What the critic is doing, as the critique panel shows it."""

from dataclasses import dataclass
from typing import TypeAlias

from aesthetic_studio.domain.critique import CriticInfo
from aesthetic_studio.domain.errors import StudioError
from aesthetic_studio.domain.progress import Progress


@dataclass(frozen=True, slots=True)
class CriticIdle:
    """No critic is loaded yet; asking for a critique loads it."""


@dataclass(frozen=True, slots=True)
class CriticLoading:
    """A critic is being read into memory.

    Attributes:
        name: the critic's name for people.
        progress: how far it is, None while nothing is known.
        expected_s: how long it took the last time, None where nobody knows.
    """

    name: str
    progress: Progress | None = None
    expected_s: float | None = None


@dataclass(frozen=True, slots=True)
class CriticReady:
    """A critic waits for photos.

    Attributes:
        name: the critic's name for people; the panel shows the id where it is empty.
        can_answer: whether it answers questions about a photo.
    """

    info: CriticInfo
    name: str = ""
    can_answer: bool = True


@dataclass(frozen=True, slots=True)
class CriticUnavailable:
    """No critic can be loaded; the error says why and what to do."""

    error: StudioError


CriticState: TypeAlias = CriticIdle | CriticLoading | CriticReady | CriticUnavailable
