"""Made people: photos in a few dozen dimensions, a general score, and ratings that follow a taste or none."""

import numpy as np

from aesthetic_studio.taste.known_ratings import KnownRatings, known_ratings


def made(many: int, *, taste: float = 1.5, noise: float = 1.0, seed: int = 0) -> KnownRatings:
    """A person who likes what lies along one direction, besides what everybody likes."""
    rng = np.random.default_rng(seed)
    embeddings = rng.normal(size=(many, 24)) * np.linspace(2, 0.2, 24)
    embeddings /= np.linalg.norm(embeddings, axis=1, keepdims=True)
    general = rng.normal(5.5, 1.0, many)
    own = 2.4 * taste * embeddings[:, 0]
    return known_ratings(embeddings, general, np.clip(general + own + noise * rng.normal(size=many), 1, 10))
