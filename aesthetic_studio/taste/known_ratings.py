"""The ratings a taste is learned from, as arrays."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True, eq=False)
class KnownRatings:
    """Photos one person has rated, and what one critic sees in them.

    Attributes:
        embeddings: of the critic, unit length, shape (photos, dimensions).
        general: the critic's scores, 1–10, shape (photos,).
        values: the person's ratings on the same scale, shape (photos,).
        groups: photos with the same number are nearly the same picture; never learn from one to predict another when
            something is to be proven. Shape (photos,).
    """

    embeddings: NDArray[np.float32]
    general: Floats
    values: Floats
    groups: NDArray[np.intp]

    def __len__(self) -> int:
        return len(self.values)

    def chosen(self, places: NDArray[np.intp] | NDArray[np.bool_]) -> "KnownRatings":
        """Some of them, by their places or by a truth value for each."""
        return KnownRatings(
            self.embeddings[places], self.general[places], self.values[places], self.groups[places]
        )


def known_ratings(
    embeddings: NDArray[np.floating], general: NDArray[np.floating], values: NDArray[np.floating]
) -> KnownRatings:
    """The arrays in their types, every photo a group of its own."""
    many = len(values)
    return KnownRatings(
        np.asarray(embeddings, np.float32),
        np.asarray(general, np.float64),
        np.asarray(values, np.float64),
        np.arange(many),
    )
