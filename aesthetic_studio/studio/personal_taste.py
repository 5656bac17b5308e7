"""The user's taste as learned by one critic: kept in step with the ratings, proven now and then, ready to predict."""

import logging
from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from functools import cached_property
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.catalog.personal_rows import GivenScore
from aesthetic_studio.critics.protocol import Critic, EncodedPhoto
from aesthetic_studio.domain.errors import ModelAnswerError, PhotoError
from aesthetic_studio.domain.progress import (
    Cancelled,
    CancelToken,
    Progress,
    ProgressCallback,
    ignore_progress,
)
from aesthetic_studio.domain.score import SCORE_MAX, SCORE_MIN, PersonalScore
from aesthetic_studio.domain.standing import Standing
from aesthetic_studio.studio.encoding import PhotoEncoder, PhotoKey, photo_key
from aesthetic_studio.studio.failures import critic_failure
from aesthetic_studio.studio.library import Library
from aesthetic_studio.studio.rated_history import on_score_scale
from aesthetic_studio.studio.seen_photos import MOST_KEPT, SeenPhotos, Sight
from aesthetic_studio.taste.explanation import strongest_pulls
from aesthetic_studio.taste.known_ratings import KnownRatings
from aesthetic_studio.taste.near_duplicates import near_duplicate_groups
from aesthetic_studio.taste.predictors import Influences, Residual
from aesthetic_studio.taste.proof import PROVEN_BY, Proof, prove

logger = logging.getLogger(__name__)

MOST_EXAMPLES = 16
_AT_ONCE = 4096
"""Photos whose scores are computed in one go."""
_REFIT_SHARE = 0.1
_PROVE_SHARE = 0.05
"""A taste is fitted anew, and proven anew, once so large a share of its ratings has changed; between, ratings are only
added to it, which takes no time."""


@dataclass(frozen=True, slots=True, eq=False)
class RatedSights:
    """The user's ratings with what the critic sees in the photos.

    Attributes:
        paths: of the photos, oldest rating first.
        known: the same photos as arrays.
    """

    paths: tuple[Path, ...]
    known: KnownRatings


@dataclass(frozen=True, eq=False)
class LearnedTaste:
    """A taste, and whether it has proven itself.

    Attributes:
        rated: what it was learned from.
        fitted: predicts.
        proof: of the ratings as they were when it was made; None before the first.
    """

    rated: RatedSights
    fitted: Residual
    proof: Proof | None

    def predict(self, path: Path, embedding: NDArray[np.float32], general: float) -> PersonalScore | None:
        """The user's score of a photo, not learned from their rating of this very photo; None without ratings."""
        place = self._places.get(path.absolute())
        if place is not None:
            return self._without(place).predict(path, embedding, general)
        if not len(self.rated.known):
            return None
        values, spreads = self.fitted.predict(embedding[None].astype(np.float32), np.array([general]))
        pulls = strongest_pulls(self._influences.pulls(embedding.astype(np.float32), general), MOST_EXAMPLES)
        return PersonalScore(
            value=float(np.clip(values[0], SCORE_MIN, SCORE_MAX)),
            std=float(spreads[0]),
            proven=self.proof is not None and self.proof.proven,
            predictor=PROVEN_BY.name,
            examples=tuple(str(self.rated.paths[pull.place]) for pull in pulls),
            proven_at=self.proven_at,
        )

    @property
    def standing(self) -> Standing:
        """Where the learning stands; the proof may be some ratings old."""
        ratings, proof = len(self.rated.known), self.proof
        if proof is None:
            return Standing(ratings, proven=False, needed=None)
        more = proof.learning.needed
        needed = None if more is None else max(1, more - (ratings - proof.ratings)) if more else 0
        return Standing(ratings, proof.proven, needed)

    @property
    def proven_at(self) -> int | None:
        """With about so many ratings it would be proven; None once it is, or where that is not in sight."""
        needed = self.proof.learning.needed if self.proof is not None else None
        return self.proof.ratings + needed if self.proof is not None and needed else None

    def _without(self, place: int) -> "LearnedTaste":
        known = self.rated.known
        others = np.arange(len(known)) != place
        paths = self.rated.paths[:place] + self.rated.paths[place + 1 :]
        fitted = self.fitted.updated(come=known.chosen(np.empty(0, np.intp)), gone=known.chosen(~others))
        return LearnedTaste(RatedSights(paths, known.chosen(others)), fitted, self.proof)

    @cached_property
    def _places(self) -> Mapping[Path, int]:
        return {path: place for place, path in enumerate(self.rated.paths)}

    @cached_property
    def _influences(self) -> Influences:
        return self.fitted.influences(self.rated.known)


class PersonalTaste:
    """Learns the taste of one library's user with one critic; belongs to the critic's thread.

    Args:
        library: whose ratings.
        critic, encoder: see the photos.
        seen: what they saw in earlier runs.
        write: calls what writes to the catalogue, now or soon, in whichever thread does that.
    """

    def __init__(
        self,
        library: Library,
        critic: Critic,
        encoder: PhotoEncoder,
        seen: SeenPhotos,
        write: Callable[[Callable[[], None]], None],
    ) -> None:
        self._library = library
        self._critic = critic
        self._encoder = encoder
        self._seen, self._write = seen, write
        self._fitted_on: KnownRatings | None = None
        self._learned: LearnedTaste | None = None
        self._taken_at: dict[Path, datetime | None] = {}
        self._profile, self._unproven = library.rated.profile, 0
        self._kept: set[Path] | None = None
        self._from_before: dict[Path, Sight] = {}

    def learned(
        self, *, cancel: CancelToken, progress: ProgressCallback = ignore_progress, anew: bool = False
    ) -> LearnedTaste:
        """The taste as of the latest rating.

        Args:
            cancel: stops within one photo, or one fold of the proof.
            progress: counts the photos that are looked at for the first time.
            anew: prove it on exactly these ratings, however few have changed.

        Raises:
            Cancelled: the token was cancelled; what was seen is kept.
        """
        profile = self._library.rated.profile
        rated = self.rated(cancel=cancel, progress=progress)
        before = self._learned if profile == self._profile else None  # nobody's proof is another's
        if before is not None and not anew and _same(before.rated, rated):
            return before
        fitted, changed = self._fit(before, rated)
        proof = before.proof if before else None
        unproven = self._unproven + changed
        if anew or proof is None or unproven > _PROVE_SHARE * proof.ratings:
            rated = self._grouped(rated)
            proof, unproven = prove(rated.known, cancel=cancel), 0
        self._profile, self._unproven = profile, unproven
        self._learned = LearnedTaste(rated, fitted, proof)
        return self._learned

    def rated(self, *, cancel: CancelToken, progress: ProgressCallback = ignore_progress) -> RatedSights:
        """The rated photos as the critic sees them; of those that are gone, as it saw them. Others are left out.

        Raises:
            Cancelled: the token was cancelled; what was seen is kept.
        """
        values = {rating.path: rating.value for rating in self._library.ratings() if rating.value is not None}
        sights = self._rated_sights(list(values), cancel, progress)
        there = [path for path in values if path in sights]
        known = KnownRatings(
            _stacked([sights[path].embedding for path in there]),
            np.array([sights[path].general for path in there], np.float64),
            np.array([on_score_scale(values[path]) for path in there], np.float64),
            np.arange(len(there), dtype=np.intp),
        )
        return RatedSights(tuple(there), known)

    def _rated_sights(
        self, paths: Sequence[Path], cancel: CancelToken, progress: ProgressCallback
    ) -> Mapping[Path, Sight]:
        """Of photos that are there, as they are; of others, as they were when they were seen last."""
        gone = {path for path in self._from_before if photo_key(path) is None}
        there = [path for path in paths if path not in gone] if gone else paths
        sights, failed = self.sights(there, cancel=cancel, progress=progress)
        self._keep(sights)
        if failed:
            kept = self._library.rated.kept_sights(self._critic.info, [path for path, _ in failed])
            self._from_before |= {
                path: Sight(embedding, general) for path, (general, embedding) in kept.items()
            }
        return {**self._from_before, **sights}

    def _keep(self, sights: Mapping[Path, Sight]) -> None:
        """Keep with the ratings what was seen; the file of everything seen is bounded, and may be lost."""
        if self._kept is None:
            self._kept = self._library.rated.sights_kept(self._critic.info)
        new = {
            path: (sight.general, sight.embedding) for path, sight in sights.items() if path not in self._kept
        }
        if new:
            info, keep = self._critic.info, self._library.rated.keep_sights
            self._write(lambda: keep(info, new))
            self._kept |= new.keys()

    def _grouped(self, rated: RatedSights) -> RatedSights:
        """With near-duplicates told: only a proof has to know them."""
        for path in rated.paths:
            if path not in self._taken_at:
                self._taken_at[path] = self._taken(path)
        groups = near_duplicate_groups(rated.known.embeddings, [self._taken_at[path] for path in rated.paths])
        return RatedSights(rated.paths, replace(rated.known, groups=groups))

    def _taken(self, path: Path) -> datetime | None:
        photo = self._library.photo_at(path)
        return photo.metadata.taken_at if photo is not None and photo.metadata is not None else None

    def _fit(self, before: LearnedTaste | None, rated: RatedSights) -> tuple[Residual, int]:
        """The taste, and how many ratings have come and gone since ``before``."""
        changed = 0
        if before is not None and self._fitted_on is not None:
            come, gone = _changed(before.rated, rated)
            changed = len(come) + len(gone)
            if len(come) + len(gone) <= _REFIT_SHARE * len(self._fitted_on) and abs(
                len(rated.known) - len(self._fitted_on)
            ) <= _REFIT_SHARE * len(self._fitted_on):
                fitted = before.fitted.updated(rated.known.chosen(come), before.rated.known.chosen(gone))
                return fitted, changed
        self._fitted_on = rated.known
        return PROVEN_BY.fit(rated.known), changed

    def sights(
        self, paths: Sequence[Path], *, cancel: CancelToken, progress: ProgressCallback = ignore_progress
    ) -> tuple[Mapping[Path, Sight], list[tuple[Path, PhotoError]]]:
        """What the critic sees in photos, from earlier runs where the files are as they were; and what failed.

        Raises:
            Cancelled: the token was cancelled; what was seen is kept.
        """
        keys = {path: photo_key(path) for path in paths}
        found = {
            path: sight
            for path, key in keys.items()
            if key is not None and (sight := self._seen.get(key)) is not None
        }
        unseen = [path for path in keys if path not in found]
        failures: list[tuple[Path, PhotoError]] = []
        try:
            for batch in self._encoder.batches(unseen, cancel=cancel):
                for path, encoded in batch:
                    seen = self._sight(path, encoded, cancel)
                    if isinstance(seen, PhotoError):
                        logger.debug("%r is left out: %s", str(path), seen)
                        failures.append((path, seen))
                    else:
                        found[path] = seen
                        if (key := keys[path]) is not None:
                            self._seen.add(key, seen)
                    progress(Progress(len(found) + len(failures), len(keys), path.name))
        finally:
            if self._seen.worth_saving:
                self._seen.save()
        return found, failures

    def remember(self, path: Path, encoded: EncodedPhoto, general: float) -> None:
        """Remember what was seen in a photo while it was critiqued; written to disk now and then."""
        key = photo_key(path)
        if key is not None and self._seen.get(key) is None and np.isfinite(encoded.embedding).all():
            self._seen.note(key, Sight(encoded.embedding.astype(np.float32), general))

    def unseen(self, given: Sequence[GivenScore], known: Container[int]) -> list[Path]:
        """The photos whose personal scores are not ``known``, as what was seen in them is not remembered.

        Where there are more photos than are remembered there are none: a look at some would only forget others.
        """
        return [each.path for each in given if each.photo_id not in known] if len(given) <= MOST_KEPT else []

    def save(self) -> None:
        """Keep what was seen so far for other runs."""
        self._seen.save()

    def scores_of(self, taste: LearnedTaste, given: Sequence[GivenScore]) -> dict[int, float]:
        """The personal scores of the photos that were seen before, by their numbers; no photo is read.

        A rated photo's is the one that its own rating had no part in, where the proof has told it.
        """
        told: Mapping[Path, float] = {}
        if taste.proof is not None and PROVEN_BY.name in taste.proof.predicted:
            predicted = taste.proof.predicted[PROVEN_BY.name]
            if len(predicted) == len(taste.rated.paths):
                told = dict(zip(taste.rated.paths, predicted.tolist(), strict=True))
        seen = [
            (each, sight)
            for each in given
            if each.path not in told
            and (sight := self._seen.get(PhotoKey(each.path, each.size, each.modified_ns))) is not None
        ]
        found = {each.photo_id: told[each.path] for each in given if each.path in told}
        for start in range(0, len(seen), _AT_ONCE):
            part = seen[start : start + _AT_ONCE]
            embeddings = np.stack([sight.embedding for _, sight in part])
            values, _ = taste.fitted.predict(embeddings, np.array([each.general for each, _ in part]))
            found.update(zip([each.photo_id for each, _ in part], values.tolist(), strict=True))
        return {key: min(SCORE_MAX, max(SCORE_MIN, value)) for key, value in found.items()}

    def _sight(
        self, path: Path, encoded: EncodedPhoto | PhotoError, cancel: CancelToken
    ) -> Sight | PhotoError:
        if isinstance(encoded, PhotoError):
            return encoded
        try:
            [score] = self._critic.score([encoded], cancel=cancel)
        except Cancelled:
            raise
        except Exception as error:  # one photo must not keep the taste from learning from the others
            return critic_failure(path, error)
        if not np.isfinite(score.value) or not np.isfinite(encoded.embedding).all():
            return ModelAnswerError(f"The critic gave no score for {path.name}.")
        return Sight(encoded.embedding.astype(np.float32), score.value)


def _stacked(embeddings: Sequence[NDArray[np.float32]]) -> NDArray[np.float32]:
    return np.stack(embeddings) if embeddings else np.empty((0, 0), np.float32)


def _same(one: RatedSights, other: RatedSights) -> bool:
    return (
        one.paths == other.paths
        and np.array_equal(one.known.values, other.known.values)
        and np.array_equal(one.known.general, other.known.general)
        and np.array_equal(one.known.embeddings, other.known.embeddings)
    )


def _changed(before: RatedSights, now: RatedSights) -> tuple[NDArray[np.intp], NDArray[np.intp]]:
    """Places of what is new now, and of what was there before only."""

    def told(rated: RatedSights) -> dict[tuple[Path, float, float], int]:
        known = rated.known
        rows = zip(rated.paths, known.values.tolist(), known.general.tolist(), strict=True)
        return {row: place for place, row in enumerate(rows)}

    old, new = told(before), told(now)
    come = [place for row, place in new.items() if row not in old]
    gone = [place for row, place in old.items() if row not in new]
    return np.array(come, np.intp), np.array(gone, np.intp)
