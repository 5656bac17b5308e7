"""The score of an undamaged photo, where people rated it and where nobody did."""

from collections.abc import Sequence

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.linear_model import RidgeCV
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler
from transformers import ResNetModel

from aesthetic_studio.networks.calm.processing_calm import CalmImageProcessor
from aesthetic_studio.training.photo_sets import TrainingPhoto


def base_scores(
    encoder: ResNetModel, processor: CalmImageProcessor, photos: Sequence[TrainingPhoto]
) -> NDArray[np.float64]:
    """One score 1–10 for each photo: people's mean where known, else a ridge prediction from the encoder's features.

    The prediction is self-training: it hands the taste of the rated photos on to the unrated ones, pulled towards the
    mean as far as the features are unsure.

    Raises:
        ValueError: no photo has human ratings.
    """
    rated = np.array([photo.beauty is not None for photo in photos])
    if not rated.any():
        raise ValueError("base scores need some photos with human ratings")
    known = np.array([photo.beauty or np.nan for photo in photos])
    features = pooled_features(encoder, processor, photos)
    model = make_pipeline(StandardScaler(), RidgeCV(np.logspace(1, 5, 25)))
    model.fit(features[rated], known[rated])
    predicted = np.clip(model.predict(features), 1.5, 9.5)
    return np.where(rated, known, predicted)


@torch.no_grad()
def pooled_features(
    encoder: ResNetModel, processor: CalmImageProcessor, photos: Sequence[TrainingPhoto]
) -> NDArray[np.float32]:
    """Mean of each channel at the last three depths, shape (photos, channels)."""
    encoder.eval()
    rows = []
    for start in range(0, len(photos), 16):
        pixels = processor.pixels([photo.image for photo in photos[start : start + 16]])
        states = encoder(pixels, output_hidden_states=True).hidden_states[-3:]
        rows.append(torch.cat([state.mean((2, 3)) for state in states], 1))
    return torch.cat(rows).float().numpy()
