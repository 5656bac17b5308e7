"""The personal score by in-context learning: the critic sees the user's ratings and judges in their way."""

from collections.abc import Sequence

from aesthetic_studio.critics.protocol import Critic, EncodedPhoto, RatedExample
from aesthetic_studio.domain.progress import CancelToken
from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN, PersonalScore
from aesthetic_studio.taste.examples import RatedPhoto, choose_examples

PREDICTOR = "in-context"
MOST_EXAMPLES = 16


def personal_score(
    critic: Critic, photo: EncodedPhoto, history: Sequence[RatedPhoto], *, cancel: CancelToken
) -> PersonalScore | None:
    """The score this user would give, from a prompt that holds photos they have rated.

    Source: personalised image aesthetics assessment by in-context learning, CALM (arXiv 2412.11952). The
    paper does not publish the number of examples nor how they are chosen; both are ours (see
    `choose_examples`), with 10–16 examples where the prompt has room (arXiv 2603.26775). In-context learning
    alone often does worse than the general score (arXiv 2604.11374), so the result is never marked as proven.

    Args:
        critic: who judges.
        photo: the photo to be judged, encoded by this critic.
        history: the user's other rated photos, encoded by this critic; the photo itself must not be among
            them.
        cancel: stops within one photo.

    Returns:
        None without usable ratings, or where the critic takes no examples.

    Raises:
        Cancelled: the token was cancelled.
        OutOfMemoryError, ModelAnswerError: the critic failed on this photo.
    """
    examples = choose_examples(photo.embedding, history, room(critic))
    if not examples:
        return None
    [score] = scores_from(critic, [photo], examples, cancel=cancel)
    return score


def scores_from(
    critic: Critic, photos: Sequence[EncodedPhoto], examples: Sequence[RatedPhoto], *, cancel: CancelToken
) -> list[PersonalScore]:
    """The scores of photos from one set of examples, which the critic reads once however often it is given.

    Raises:
        Cancelled: the token was cancelled.
        OutOfMemoryError, ModelAnswerError: the critic failed.
    """
    shown = [RatedExample(encoded=example.encoded, value=example.value) for example in examples]
    return [
        PersonalScore(
            value=min(SCORE_MAX, max(SCORE_MIN, score.value)),
            std=score.std,
            proven=False,
            predictor=PREDICTOR,
            examples=tuple(example.path for example in examples),
        )
        for score in critic.score(photos, cancel=cancel, examples=shown)
    ]


def room(critic: Critic) -> int:
    """How many examples a prompt of this critic is given."""
    return min(critic.max_examples, MOST_EXAMPLES)
