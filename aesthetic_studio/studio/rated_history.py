"""The photos the user has rated, as the critic sees them."""

import logging

from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN
from aesthetic_studio.studio.encoding import REMEMBERED_PHOTOS, PhotoEncoder
from aesthetic_studio.studio.library import Library
from aesthetic_studio.taste.examples import RatedPhoto

logger = logging.getLogger(__name__)

NEWEST_RATINGS = REMEMBERED_PHOTOS // 2
"""So many photos stay encoded beside those being judged; more would be encoded anew for each photo."""


class RatedHistory:
    """The user's newest ratings with their photos encoded; what is gone or damaged is left out."""

    def __init__(self, library: Library, encoder: PhotoEncoder) -> None:
        self._library = library
        self._encoder = encoder

    def photos(self, *, cancel: CancelToken) -> list[RatedPhoto]:
        """The newest rated photos, oldest first.

        Raises:
            Cancelled: the token was cancelled.
        """
        values = {rating.path: rating.value for rating in self._library.ratings() if rating.value is not None}
        newest = list(values)[-NEWEST_RATINGS:]
        rated: list[RatedPhoto] = []
        for batch in self._encoder.batches(newest, cancel=cancel):
            for path, encoded in batch:
                if isinstance(encoded, PhotoError):
                    logger.debug("Rated photo %r is left out: %s", str(path), encoded)
                    continue
                rated.append(RatedPhoto(str(path.absolute()), on_score_scale(values[path]), encoded))
        return rated


def on_score_scale(rating: float) -> float:
    """A rating 0–10 on the score scale 1–10: the same points; only below 1 the scales differ."""
    return min(SCORE_MAX, max(SCORE_MIN, rating))
