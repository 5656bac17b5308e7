"""One loaded critic at work on the user's photos: scores, critiques, answers, and the user's own score."""

import logging
import math
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TypeAlias

import numpy as np

from aesthetic_studio.critics.protocol import Critic, EncodedPhoto
from aesthetic_studio.domain.critique import (
    CriticInfo,
    CritiqueEvent,
    CritiqueReady,
    PersonalScoreReady,
    ScoreReady,
)
from aesthetic_studio.domain.errors import (
    CriticUnavailableError,
    ModelAnswerError,
    OutOfMemoryError,
    PhotoError,
    UsageError,
)
from aesthetic_studio.domain.progress import (
    Cancelled,
    CancelToken,
    Progress,
    ProgressCallback,
    ignore_progress,
)
from aesthetic_studio.domain.score import PersonalScore, Score
from aesthetic_studio.settings import Home, Settings
from aesthetic_studio.studio.critic_source import open_critic
from aesthetic_studio.studio.encoding import PhotoEncoder
from aesthetic_studio.studio.failures import critic_failure
from aesthetic_studio.studio.in_context_prediction import PersonalPrediction, predict_from_examples
from aesthetic_studio.studio.in_context_proof import in_context_proof
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.personal_taste import LearnedTaste, PersonalTaste, RatedSights
from aesthetic_studio.studio.rating_history import PersonalScores
from aesthetic_studio.studio.seen_photos import SeenPhotos
from aesthetic_studio.taste.explanation import AttributeWeight, attribute_weights
from aesthetic_studio.taste.next_to_rate import photos_to_rate
from aesthetic_studio.taste.proof import PredictorProof

logger = logging.getLogger(__name__)

Writing: TypeAlias = Callable[[Callable[[], None]], None]


def _write_at_once(write: Callable[[], None]) -> None:
    write()


@dataclass(frozen=True, slots=True)
class _Loaded:
    critic: Critic
    encoder: PhotoEncoder
    taste: PersonalTaste


class CriticSession:
    """A critic and the photos of one library. One thread owns it; torch is imported in `load`.

    A photo that fails costs that photo only: unexpected exceptions of the critic become a `PhotoError` and
    the others go on. Every method stops within one photo or one token after its token was cancelled.

    Args:
        library: where photos are read and ratings are kept.
        home: where installed critics are.
        settings: which critic, on which device, how quantized.
        write: calls what writes to the catalogue; another thread may do it, and the session waits for none.

    Attributes:
        seconds_per_photo: how long the latest batch of `score` took, shared among its photos.
    """

    def __init__(
        self, library: Library, home: Home, settings: Settings, write: Writing = _write_at_once
    ) -> None:
        self._library = library
        self._home = home
        self._settings = settings
        self._write = write
        self._loaded: _Loaded | None = None
        self.seconds_per_photo = 0.0

    def load(self, *, progress: ProgressCallback = ignore_progress) -> CriticInfo:
        """Load the critic of the settings; does nothing where it is loaded already.

        Raises:
            CriticUnavailableError: it is not installed, damaged, or does not fit.
        """
        if self._loaded is None:
            critic = open_critic(self._home, self._settings, progress)
            encoder = PhotoEncoder(critic, self._library.image)
            seen = SeenPhotos(self._home.root / "taste", critic.info)
            self._loaded = _Loaded(
                critic,
                encoder,
                PersonalTaste(self._library, critic, encoder, seen, self._write),
            )
        return self.info

    @property
    def info(self) -> CriticInfo:
        """Which critic is loaded, and how.

        Raises:
            CriticUnavailableError: none is loaded yet.
        """
        return self._ready.critic.info

    def score(
        self, paths: Sequence[Path], *, cancel: CancelToken, progress: ProgressCallback = ignore_progress
    ) -> Iterator[tuple[Path, Score | PhotoError]]:
        """The general score of each photo, in their order, as soon as its batch is done.

        Raises:
            Cancelled: the token was cancelled; what was yielded before is good.
        """
        done = 0
        started = time.perf_counter()
        for batch in self._ready.encoder.batches(paths, cancel=cancel):
            readable = [(path, encoded) for path, encoded in batch if not isinstance(encoded, PhotoError)]
            scores = iter(self._score_batch(readable, cancel))
            self.seconds_per_photo = (time.perf_counter() - started) / len(batch)
            for path, encoded in batch:
                done += 1
                progress(Progress(done, len(paths), path.name))
                yield path, encoded if isinstance(encoded, PhotoError) else next(scores)
            started = time.perf_counter()

    def critique(self, path: Path, *, cancel: CancelToken) -> Iterator[CritiqueEvent]:
        """Stream a critique; the score comes first, then the user's own score where ratings exist.

        Raises:
            PhotoError: the photo cannot be read, or the critic failed on it.
            Cancelled: cancelled before the score was known; later the stream ends with a `CritiqueReady`
                whose critique has ``complete=False``.
        """
        encoded = self._ready.encoder.encode(path, cancel=cancel)
        personal: PersonalScore | None = None
        try:
            for event in self._ready.critic.critique(encoded, cancel=cancel):
                match event:
                    case ScoreReady(score):
                        _check(score, path)
                        yield event
                        self._ready.taste.remember(path, encoded, score.value)
                        personal = self._personal_while_critiquing(path, encoded, score, cancel)
                        if personal is not None:
                            yield PersonalScoreReady(personal)
                    case CritiqueReady(critique):
                        yield CritiqueReady(replace(critique, personal_score=personal))
                    case _:
                        yield event
        except Cancelled:
            raise
        except Exception as error:
            raise self._failure(path, error) from error

    def ask(self, path: Path, question: str, *, cancel: CancelToken) -> Iterator[str]:
        """Stream the answer to a question about a photo, piece by piece.

        Raises:
            UsageError: the question is empty.
            PhotoError: the photo cannot be read, or the critic failed on it.
            Cancelled: the token was cancelled.
        """
        if not question.strip():
            raise UsageError("The question is empty.")
        encoded = self._ready.encoder.encode(path, cancel=cancel)
        try:
            yield from self._ready.critic.ask(encoded, question, cancel=cancel)
        except Cancelled:
            raise
        except Exception as error:
            raise self._failure(path, error) from error

    def predict(
        self, paths: Sequence[Path], *, cancel: CancelToken, progress: ProgressCallback = ignore_progress
    ) -> Iterator[tuple[Path, PersonalPrediction | PhotoError]]:
        """The general and the personal score of each photo, in their order.

        Raises:
            Cancelled: the token was cancelled; what was yielded before is good.
        """
        taste = self._ready.taste.learned(cancel=cancel)
        for path, score in self.score(paths, cancel=cancel, progress=progress):
            if isinstance(score, PhotoError):
                yield path, score
                continue
            try:
                encoded = self._ready.encoder.encode(path, cancel=cancel)
                yield path, PersonalPrediction(score, _personal(taste, path, encoded, score))
            except PhotoError as error:
                yield path, error

    def predict_from_examples(
        self, paths: Sequence[Path], *, cancel: CancelToken, progress: ProgressCallback = ignore_progress
    ) -> Iterator[tuple[Path, PersonalPrediction | PhotoError]]:
        """As `predict`, but in the critic's own way: one set of rated photos stands in the prompt of all of them.

        Without ratings, or where the critic takes no examples, there are no personal scores.

        Raises:
            Cancelled: the token was cancelled; what was yielded before is good.
        """
        ready = self._ready
        yield from predict_from_examples(
            ready.critic, ready.encoder, ready.taste, paths, cancel=cancel, progress=progress
        )

    def taste(
        self, *, cancel: CancelToken, progress: ProgressCallback = ignore_progress, anew: bool = False
    ) -> LearnedTaste:
        """The user's taste as of their latest rating.

        Args:
            cancel: stops within one photo, or one fold of the proof.
            progress: counts the photos that this critic looks at for the first time.
            anew: prove it on exactly these ratings; otherwise the proof may be some ratings old.

        Raises:
            Cancelled: the token was cancelled.
        """
        return self._ready.taste.learned(cancel=cancel, progress=progress, anew=anew)

    def personal_scores(self, *, cancel: CancelToken) -> PersonalScores:
        """The personal scores of the photos that were critiqued, without looking at any again; see `look_again`.

        Returns:
            what `Library.rated.keep_personal` keeps.

        Raises:
            Cancelled: the token was cancelled.
        """
        personal = self._ready.taste
        taste = personal.learned(cancel=cancel)
        given = self._library.rated.given_scores(self.info)
        standing = taste.standing
        personal.save()
        if not standing.proven:
            return PersonalScores(self.info, given, None, standing)
        known = personal.scores_of(taste, given)
        return PersonalScores(self.info, given, known, standing, personal.unseen(given, known))

    def look_again(self, paths: Sequence[Path], *, cancel: CancelToken) -> None:
        """See photos that were critiqued when what was seen in them was not kept; those that fail are left out.

        Raises:
            Cancelled: the token was cancelled; what was seen is kept.
        """
        self._ready.taste.sights(paths, cancel=cancel)

    def in_context(
        self,
        rated: RatedSights,
        most: int,
        *,
        cancel: CancelToken,
        progress: ProgressCallback = ignore_progress,
    ) -> PredictorProof | None:
        """How well the critic predicts ratings from examples in its prompt; None where it takes none.

        Args:
            rated: the ratings; each photo's own, and its near-duplicates', are not among its examples.
            most: so many photos are tried at most, drawn evenly; it is slow.
            cancel: stops within one photo.
            progress: counts the photos.

        Raises:
            PhotoError: the critic failed on a photo.
            Cancelled: the token was cancelled.
        """
        return in_context_proof(
            self._ready.critic, self._ready.encoder, rated, most, cancel=cancel, progress=progress
        )

    def next_to_rate(
        self,
        paths: Sequence[Path],
        count: int,
        *,
        cancel: CancelToken,
        progress: ProgressCallback = ignore_progress,
    ) -> tuple[list[Path], list[tuple[Path, PhotoError]]]:
        """The photos among ``paths`` whose ratings would tell most about the user's taste, the most telling first.

        Returns:
            At most ``count`` photos that have no rating yet, and those that failed.

        Raises:
            Cancelled: the token was cancelled; what was seen is kept.
        """
        rated = self._ready.taste.rated(cancel=cancel)
        done = set(rated.paths)
        open_ = list(dict.fromkeys(path for path in paths if path.absolute() not in done))
        seen, failures = self._ready.taste.sights(open_, cancel=cancel, progress=progress)
        candidates = [path for path in open_ if path in seen]
        if not candidates:
            return [], failures
        embeddings = np.stack([seen[path].embedding for path in candidates])
        shown = rated.known.embeddings.reshape(-1, embeddings.shape[1])
        return [candidates[place] for place in photos_to_rate(shown, embeddings, count)], failures

    def attribute_weights(self, rated: RatedSights) -> list[AttributeWeight]:
        """How the user weighs attributes against the crowd, on the rated photos that have been critiqued."""
        found = {
            place: critique.attributes
            for place, path in enumerate(rated.paths)
            if (photo := self._library.photo_at(path)) is not None
            and (critique := self._library.critique(photo.id)) is not None
            and critique.critic.id == self.info.id
        }
        return attribute_weights(rated.known.chosen(np.array(list(found), np.intp)), list(found.values()))

    @property
    def _ready(self) -> _Loaded:
        if self._loaded is None:
            raise CriticUnavailableError("No critic is loaded.", "Load one first.")
        return self._loaded

    def _score_batch(
        self, photos: Sequence[tuple[Path, EncodedPhoto]], cancel: CancelToken
    ) -> list[Score | PhotoError]:
        """Score a batch; where that fails, one by one, so that only the photo at fault is lost."""
        if not photos:
            return []
        cancel.check()
        try:
            scores = self._ready.critic.score([encoded for _, encoded in photos], cancel=cancel)
            for (path, _), score in zip(photos, scores, strict=True):
                _check(score, path)
        except Cancelled:
            raise
        except Exception as error:
            failure = self._failure(photos[0][0], error)
            if len(photos) == 1:
                return [failure]
            return [result for photo in photos for result in self._score_batch([photo], cancel)]
        return list(scores)

    def _personal_while_critiquing(
        self, path: Path, encoded: EncodedPhoto, score: Score, cancel: CancelToken
    ) -> PersonalScore | None:
        """The personal score; a failure or a cancellation of it must not take the critique away."""
        try:
            return _personal(self._ready.taste.learned(cancel=cancel), path, encoded, score)
        except Cancelled:
            return None
        except Exception as error:
            logger.debug("No personal score for %r: %s", str(path), self._failure(path, error))
            return None

    def _failure(self, path: Path, error: Exception) -> PhotoError:
        failure = critic_failure(path, error)
        if isinstance(failure, OutOfMemoryError):
            self._ready.encoder.forget()
        return failure


def _personal(taste: LearnedTaste, path: Path, encoded: EncodedPhoto, score: Score) -> PersonalScore | None:
    personal = taste.predict(path, encoded.embedding, score.value)
    if personal is not None and not math.isfinite(personal.value):
        raise ModelAnswerError(f"The critic gave no personal score for {path.name}.")
    return personal


def _check(score: Score, path: Path) -> None:
    if not (math.isfinite(score.value) and math.isfinite(score.std)):
        raise ModelAnswerError(f"The critic gave no score for {path.name}.")
