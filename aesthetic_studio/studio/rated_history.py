"""Ratings on the scale of scores."""

from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN


def on_score_scale(rating: float) -> float:
    """A rating 0–10 on the score scale 1–10: the same points; only below 1 the scales differ."""
    return min(SCORE_MAX, max(SCORE_MIN, rating))
