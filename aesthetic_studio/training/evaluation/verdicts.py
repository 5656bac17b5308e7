"""What a critic says of many photos, each of which is decoded when it is its turn."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from aesthetic_studio.critics.protocol import Critic, EncodedPhoto
from aesthetic_studio.domain.critique import Critique, CritiqueReady
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.image import Embedding, RgbImage
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback

Picture: TypeAlias = Callable[[], RgbImage]
"""A photo that is decoded when called; may raise `PhotoError`."""

_BATCH = 16


@dataclass(frozen=True, slots=True)
class Verdict:
    """The score (1–10) of one photo and where it lies in the critic's feature space."""

    score: float
    embedding: Embedding


def in_memory(image: RgbImage) -> Picture:
    """A photo that is decoded already."""
    return lambda: image


def verdicts(
    critic: Critic, pictures: Sequence[Picture], *, cancel: CancelToken, progress: ProgressCallback
) -> list[Verdict | None]:
    """Score photos in batches; None for a photo that cannot be read.

    Only scores and embeddings are kept, so that a data set of any size fits into memory.

    Raises:
        Cancelled: the token was cancelled.
    """
    found: list[Verdict | None] = []
    for start in range(0, len(pictures), _BATCH):
        images = [_decoded(picture) for picture in pictures[start : start + _BATCH]]
        encoded = critic.encode([image for image in images if image is not None])
        scores = critic.score(encoded, cancel=cancel)
        judged = (Verdict(score.value, photo.embedding) for score, photo in zip(scores, encoded, strict=True))
        found += [None if image is None else next(judged) for image in images]
        progress(Progress(len(found), len(pictures), "scores"))
    return found


def encoded_pictures(critic: Critic, pictures: Sequence[Picture]) -> Iterator[EncodedPhoto | None]:
    """Encode photos one after the other; None for a photo that cannot be read."""
    for picture in pictures:
        image = _decoded(picture)
        yield None if image is None else critic.encode([image])[0]


def critique_of(critic: Critic, photo: EncodedPhoto, cancel: CancelToken) -> Critique:
    """The whole critique of a photo.

    Raises:
        Cancelled: the token was cancelled before the score was known.
    """
    for event in critic.critique(photo, cancel=cancel):
        if isinstance(event, CritiqueReady):
            return event.critique
    raise AssertionError("a critique ends with CritiqueReady")


def _decoded(picture: Picture) -> RgbImage | None:
    try:
        return picture()
    except PhotoError:
        return None
