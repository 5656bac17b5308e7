"""How well a critic predicts the user's ratings from examples in its prompt, measured on those ratings."""

from collections.abc import Sequence
from pathlib import Path

import numpy as np

from aesthetic_studio.critics.protocol import Critic
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback
from aesthetic_studio.studio.encoding import REMEMBERED_PHOTOS, PhotoEncoder
from aesthetic_studio.studio.personal_taste import RatedSights
from aesthetic_studio.taste.examples import RatedPhoto
from aesthetic_studio.taste.in_context import personal_score
from aesthetic_studio.taste.intervals import RESAMPLES, figures, gain, resampled
from aesthetic_studio.taste.proof import PredictorProof

_HISTORY = REMEMBERED_PHOTOS // 2
"""So many of the newest ratings stay encoded; more would be encoded anew for each photo."""
_SEED = 20


def in_context_proof(
    critic: Critic,
    encoder: PhotoEncoder,
    rated: RatedSights,
    most: int,
    *,
    cancel: CancelToken,
    progress: ProgressCallback,
) -> PredictorProof | None:
    """Predict some rated photos, each from examples among the others; near-duplicates are not its examples.

    Returns:
        Its figures and its gain over the general score on the same photos; None where the critic takes no examples,
        or where fewer than three photos could be asked about.

    Raises:
        PhotoError: the critic failed on a photo.
        Cancelled: the token was cancelled.
    """
    if not critic.max_examples or most < 3:
        return None
    history = encoded_history(encoder, rated, cancel)
    asked = [
        int(at) for at in np.unique(np.linspace(0, len(history) - 1, min(most, len(history))).astype(int))
    ]
    places, values = list[int](), list[float]()
    for done, number in enumerate(asked):
        place, photo = history[number]
        groups = rated.known.groups
        others = [other for at, other in history if groups[at] != groups[place]]
        found = personal_score(critic, photo.encoded, others, cancel=cancel)
        progress(Progress(done + 1, len(asked), Path(photo.path).name))
        if found is not None:
            places.append(place)
            values.append(found.value)
    if len(places) < 3:
        return None
    known = rated.known.chosen(np.array(places, np.intp))
    weights = resampled(known.groups, RESAMPLES, _SEED)
    guesses = np.array([values])
    return PredictorProof(
        figures(guesses, known.values, weights),
        gain(guesses, known.general[None], known.values, weights),
        len(places),
    )


def encoded_history(
    encoder: PhotoEncoder, rated: RatedSights, cancel: CancelToken
) -> Sequence[tuple[int, RatedPhoto]]:
    """The newest ratings with their photos encoded, and their places among all; what fails is left out."""
    first = max(0, len(rated.paths) - _HISTORY)
    outcomes = [outcome for batch in encoder.batches(rated.paths[first:], cancel=cancel) for outcome in batch]
    return [
        (place, RatedPhoto(str(path), float(rated.known.values[place]), encoded))
        for place, (path, encoded) in enumerate(outcomes, first)
        if not isinstance(encoded, PhotoError)
    ]
