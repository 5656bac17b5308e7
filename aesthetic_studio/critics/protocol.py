"""What every critic can do. Light to import: no torch."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Protocol

from aesthetic_studio.domain.critique import CriticInfo, CritiqueEvent
from aesthetic_studio.domain.image import Embedding, RgbImage
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.score import Score


class EncodedPhoto(Protocol):
    """A photo after the visual encoder; only the critic that made it can read its tokens.

    Encode once, then ask for score, critique and answers as often as needed.
    """

    @property
    def embedding(self) -> Embedding:
        """Where the photo lies in the critic's feature space, unit length, shape (dimensions,)."""


@dataclass(frozen=True, slots=True)
class RatedExample:
    """A photo that the user has rated, to be shown to the critic as an in-context example.

    Attributes:
        value: the user's rating on the score scale, 1–10.
    """

    encoded: EncodedPhoto
    value: float


class Critic(Protocol):
    """Judges photos. Not thread-safe: one thread owns it.

    Every method stops within one photo or one generated token after ``cancel`` was cancelled, by raising
    `domain.progress.Cancelled`; it raises `domain.errors.OutOfMemoryError` or `ModelAnswerError` for a photo
    it cannot do.
    """

    @property
    def info(self) -> CriticInfo:
        """Which critic this is and how it was loaded."""

    @property
    def image_side(self) -> int:
        """Pixels of the long side at which this critic wants its photos; more is wasted."""

    @property
    def max_examples(self) -> int:
        """How many in-context examples fit into a prompt; 0 where the critic takes none."""

    def encode(self, images: Sequence[RgbImage]) -> list[EncodedPhoto]:
        """Run the visual encoder over a batch of photos (any sizes)."""

    def score(
        self, photos: Sequence[EncodedPhoto], *, cancel: CancelToken, examples: Sequence[RatedExample] = ()
    ) -> list[Score]:
        """Score a batch. With examples: the score the person who gave these ratings would give."""

    def critique(self, photo: EncodedPhoto, *, cancel: CancelToken) -> Iterator[CritiqueEvent]:
        """Stream a critique: score, attributes, comment pieces, suggestions, the whole.

        On cancel the stream ends with a `CritiqueReady` whose critique has ``complete=False``, once the score
        is known; before that it raises `Cancelled`.
        """

    def ask(self, photo: EncodedPhoto, question: str, *, cancel: CancelToken) -> Iterator[str]:
        """Stream the answer to a question about the photo, piece by piece."""
