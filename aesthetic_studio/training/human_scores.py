"""The score of an undamaged photo, where people rated it and where nobody did."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import Ridge
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor
from aesthetic_studio.networks.twin.modeling_twin import ContentTrunk
from aesthetic_studio.training.photo_sets import TrainingPhoto

_STRENGTH = 1000.0
"""Ridge penalty on standardised features; best of six by cross-validation over themes of the training photos."""
_BATCH = 16


def base_scores(
    content: ContentTrunk, processor: CalmImageProcessor, photos: Sequence[TrainingPhoto]
) -> NDArray[np.float64]:
    """One score 1–10 for each photo: predicted from what it shows; where people rated it, halfway to their mean.

    The prediction is self-training: it hands the taste of the rated photos on to the unrated ones. A few hundred means
    alone would be learned by heart.

    Raises:
        ValueError: no photo has human ratings.
    """
    rated = np.array([photo.beauty is not None for photo in photos])
    if not rated.any():
        raise ValueError("base scores need some photos with human ratings")
    known = np.array([photo.beauty or np.nan for photo in photos])
    features = content_features(content, processor, photos)
    model = make_pipeline(StandardScaler(), Ridge(_STRENGTH))
    model.fit(features[rated], known[rated])
    predicted = np.clip(model.predict(features), 1.5, 9.5)
    return np.asarray(np.where(rated, (known + predicted) / 2, predicted), np.float64)


@torch.no_grad()
def content_features(
    content: ContentTrunk, processor: CalmImageProcessor, photos: Sequence[TrainingPhoto]
) -> NDArray[np.float32]:
    """Mean of each channel of the content trunk's fused and last stage, shape (photos, channels)."""
    content.eval()
    rows = []
    for start in range(0, len(photos), _BATCH):
        pixels = processor.pixels([photo.image for photo in photos[start : start + _BATCH]])
        with torch.autocast("cpu", torch.bfloat16):
            states = content(pixels)
        rows.append(torch.cat([state.float().mean((2, 3)) for state in states], 1))
    return torch.cat(rows).numpy()
