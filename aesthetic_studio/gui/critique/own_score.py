"""The user's own score of a photo as it holds now: the words of a critique are kept, the taste goes on learning."""

from dataclasses import replace

from aesthetic_studio.domain.photo import Photo
from aesthetic_studio.domain.score import PersonalScore
from aesthetic_studio.domain.standing import Standing

_SAME = 0.005
"""Score points by which two predictions differ that look the same."""


def own_score(
    photo: Photo, said: PersonalScore | None, standing: Standing | None, *, newest: bool
) -> PersonalScore | None:
    """What to show beside a kept critique.

    Args:
        photo: with its personal score as the library keeps it in step with the ratings.
        said: what was predicted when the photo was critiqued.
        standing: where the learning stands; None while it is not known.
        newest: whether the critique is the one that the photo's scores come from.

    Returns:
        None where nothing holds any more, or not yet: see `follows`.
    """
    kept = photo.personal_score if newest and photo.personal_proven else None
    if kept is not None and (standing is None or standing.proven):
        as_said = said is not None and said.proven and abs(said.value - kept) < _SAME
        examples = said.examples if said is not None else ()
        std = said.std if said is not None and as_said else 0.0
        return PersonalScore(
            kept, std, proven=True, predictor=said.predictor if said else "", examples=examples
        )
    if said is None or standing is None:
        return said
    if standing.proven:
        return said if said.proven else None
    needed = standing.ratings + standing.needed if standing.needed else None
    return replace(said, proven=False, proven_at=needed)


def follows(photo: Photo, shown: PersonalScore | None, standing: Standing | None, *, newest: bool) -> bool:
    """Whether the photo has no score of its own yet though the taste is proven."""
    return newest and shown is None and photo.score is not None and standing is not None and standing.proven
