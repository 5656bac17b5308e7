"""Personal scores of many photos from one set of rated photos in the critic's prompt."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from aesthetic_studio.critics.protocol import Critic, EncodedPhoto
from aesthetic_studio.domain.errors import PhotoError
from aesthetic_studio.domain.progress import Cancelled, CancelToken, Progress, ProgressCallback
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.studio.encoding import PhotoEncoder
from aesthetic_studio.studio.failures import critic_failure
from aesthetic_studio.studio.in_context_proof import encoded_history
from aesthetic_studio.studio.personal_taste import PersonalTaste
from aesthetic_studio.taste.examples import RatedPhoto, shared_examples
from aesthetic_studio.taste.in_context import room, scores_from


@dataclass(frozen=True, slots=True)
class PersonalPrediction:
    """The general score of a photo and the user's own; the latter None without ratings."""

    score: Score
    personal_score: PersonalScore | None


def predict_from_examples(
    critic: Critic,
    encoder: PhotoEncoder,
    taste: PersonalTaste,
    paths: Sequence[Path],
    *,
    cancel: CancelToken,
    progress: ProgressCallback,
) -> Iterator[tuple[Path, PersonalPrediction | PhotoError]]:
    """The general and the personal score of each photo, in their order.

    Raises:
        Cancelled: the token was cancelled.
    """
    examples = _examples(critic, encoder, taste, paths, cancel)
    done = 0
    for batch in encoder.batches(paths, cancel=cancel):
        for path, encoded in batch:
            done += 1
            progress(Progress(done, len(paths), path.name))
            if isinstance(encoded, PhotoError):
                yield path, encoded
            else:
                yield path, _predict(critic, path, encoded, examples, cancel)


def _predict(
    critic: Critic, path: Path, encoded: EncodedPhoto, examples: Sequence[RatedPhoto], cancel: CancelToken
) -> PersonalPrediction | PhotoError:
    others = [example for example in examples if Path(example.path) != path.absolute()]
    try:
        [general] = critic.score([encoded], cancel=cancel)
        personal = scores_from(critic, [encoded], others, cancel=cancel)[0] if others else None
    except Cancelled:
        raise
    except Exception as error:  # one photo must not end the others' turn
        return critic_failure(path, error)
    return PersonalPrediction(general, personal)


def _examples(
    critic: Critic, encoder: PhotoEncoder, taste: PersonalTaste, paths: Sequence[Path], cancel: CancelToken
) -> list[RatedPhoto]:
    if not room(critic):
        return []
    rated = taste.rated(cancel=cancel)
    if not rated.paths:
        return []
    seen, _ = taste.sights(paths, cancel=cancel)
    own = set(map(Path.absolute, paths))
    history = [photo for _, photo in encoded_history(encoder, rated, cancel) if Path(photo.path) not in own]
    return shared_examples([sight.embedding for sight in seen.values()], history, room(critic))
