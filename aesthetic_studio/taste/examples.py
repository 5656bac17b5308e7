"""Which of the user's rated photos to show the critic beside a new one."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.critics.protocol import EncodedPhoto
from aesthetic_studio.domain.image import Embedding

SCORE_BANDS = 3
REDUNDANCY_WEIGHT = 0.3
NEAR_DUPLICATE = 0.2
SAME_PICTURE = 1e-3


@dataclass(frozen=True, slots=True)
class RatedPhoto:
    """A photo the user has rated.

    Attributes:
        path: where the photo is, for showing it beside the score.
        value: the user's rating on the score scale, 1–10.
    """

    path: str
    value: float
    encoded: EncodedPhoto


def choose_examples(query: Embedding, candidates: Sequence[RatedPhoto], count: int) -> list[RatedPhoto]:
    """The rated photos most alike to the query, spread over the user's own score range.

    CALM (arXiv 2412.11952) personalises by in-context learning but does not publish how its examples are
    chosen. The rule here is ours: nearest neighbours in the critic's feature space, which serve subjective
    tasks best (arXiv 2603.26775), chosen greedily by maximal marginal relevance, with an equal share for
    each third of the rated range so that the critic sees what this user dislikes as well as what they like.
    Near-duplicates of the query, or of an example already chosen, tell nothing new and are left out.

    Args:
        query: the embedding of the photo to be judged, unit length, shape (dimensions,).
        candidates: the user's rated photos; their order does not matter.
        count: at most so many.

    Returns:
        The examples, most similar first; the same for the same input in any order.
    """
    if not candidates or count <= 0:
        return []
    ordered = sorted(candidates, key=lambda photo: (photo.path, photo.value))
    embeddings = np.stack([photo.encoded.embedding for photo in ordered]).astype(np.float64)
    distances: NDArray[np.float64] = np.linalg.norm(embeddings - query, axis=1)
    duplicate = duplicate_distance(embeddings)

    remaining = [index for index in range(len(ordered)) if distances[index] > duplicate]
    bands = _score_bands([ordered[index].value for index in remaining])
    band_of = dict(zip(remaining, bands, strict=True))
    share = math.ceil(count / max(1, len(set(bands))))

    chosen: list[int] = []
    while remaining and len(chosen) < count:
        taken = [band_of[index] for index in chosen]
        open_ = [index for index in remaining if taken.count(band_of[index]) < share] or remaining
        best = min(
            open_, key=lambda index: (_cost(index, chosen, distances, embeddings), ordered[index].path)
        )
        chosen.append(best)
        remaining = [
            index for index in remaining if np.linalg.norm(embeddings[index] - embeddings[best]) > duplicate
        ]
    chosen.sort(key=lambda index: (distances[index], ordered[index].path))
    return [ordered[index] for index in chosen]


def shared_examples(
    queries: Sequence[Embedding], candidates: Sequence[RatedPhoto], count: int
) -> list[RatedPhoto]:
    """One set of examples for many photos: the critic reads it once, and each photo costs hardly more than alone.

    The rated photos most alike to the middle of the photos, chosen as `choose_examples` does; near-duplicates of any
    of them are left out.
    """
    if not candidates or not queries:
        return []
    asked = np.stack(queries).astype(np.float64)
    embeddings = np.stack([photo.encoded.embedding for photo in candidates]).astype(np.float64)
    nearest = np.sqrt(np.maximum(2 - 2 * (embeddings @ asked.T), 0.0)).min(1)
    near = duplicate_distance(embeddings)
    apart = [photo for photo, distance in zip(candidates, nearest, strict=True) if distance > near]
    middle = asked.mean(0)
    return choose_examples(
        (middle / max(float(np.linalg.norm(middle)), 1e-9)).astype(np.float32), apart, count
    )


def duplicate_distance(embeddings: NDArray[np.floating]) -> float:
    """How close two photos must lie to count as the same picture.

    Relative to the spread of the user's own photos, because feature spaces differ widely in how much of the
    sphere they use; a fixed cosine would fit one critic only.
    """
    spread = float(np.sqrt(((embeddings - embeddings.mean(axis=0)) ** 2).sum(axis=1).mean()))
    return max(SAME_PICTURE, NEAR_DUPLICATE * spread)


def _score_bands(values: Sequence[float]) -> list[int]:
    """Which third of the rated range each value lies in, 0 … 2; all in one where every value is the same."""
    if not values:
        return []
    lowest, width = min(values), max(values) - min(values)
    if width == 0:
        return [0] * len(values)
    return [min(SCORE_BANDS - 1, int(SCORE_BANDS * (value - lowest) / width)) for value in values]


def _cost(
    index: int, chosen: Sequence[int], distances: NDArray[np.float64], embeddings: NDArray[np.float64]
) -> float:
    """Maximal marginal relevance as a cost: far from the query is dear, far from the chosen is a rebate."""
    distance = float(distances[index])
    if not chosen:
        return distance
    nearest = float(np.linalg.norm(embeddings[list(chosen)] - embeddings[index], axis=1).min())
    return (1 - REDUNDANCY_WEIGHT) * distance - REDUNDANCY_WEIGHT * nearest
