"""Personal scores (PIAA): how well a few own ratings tell how a person rates other photos.

The protocol is that of the published comparisons on FLICKR-AES: of each person some ratings are drawn at random as
support, the rest is the test; the rank correlation of each person is averaged over several draws, then over people.
Side by side: the general score, what the taste package learns from a person's ratings, in-context examples, the score
as it is shown (the general one until the personal one is proven on these very ratings), and the mean of the others'
ratings, which is about the most that a score for everybody can reach.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from aesthetic_studio.critics.protocol import Critic, EncodedPhoto
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import CancelToken, Progress, ProgressCallback, ignore_progress
from aesthetic_studio.taste.blend import Blend
from aesthetic_studio.taste.examples import RatedPhoto
from aesthetic_studio.taste.in_context import personal_score
from aesthetic_studio.taste.known_ratings import KnownRatings, known_ratings
from aesthetic_studio.taste.predictors import GeneralScore, Ridge
from aesthetic_studio.taste.predictors import Predictor as Predicts
from aesthetic_studio.taste.proof import LEAST_PHOTOS, PROVEN_BY, prove
from aesthetic_studio.training.evaluation.bootstrap import SEED, Figure, mean_of, median_of
from aesthetic_studio.training.evaluation.scores import rank_correlation

SIZES = (10, 25, 50, 100)
REPEATS = 10
WORSE_BY = 0.02
_LEAST_TESTED = 5
"""Photos left to test a person on, below which a rank correlation says nothing."""

_Floats = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class RatedPhotos:
    """Who rated what, and what a critic sees in it.

    Attributes:
        ratings: on the scale 1–10, NaN where a person did not rate a photo, shape (people, photos).
        general: the critic's scores, shape (photos,).
        embeddings: the critic's, shape (photos, dimensions).
        support, tested: which photos may be shown as a person's own, and which are tested on, shape (photos,). Where
            a photo is both, those that were not drawn as support are tested on.
    """

    ratings: _Floats
    general: _Floats
    embeddings: _Floats
    support: NDArray[np.bool_]
    tested: NDArray[np.bool_]


@dataclass(frozen=True, slots=True)
class Case:
    """One draw for one person: indices of photos, and the ratings they gave."""

    person: int
    number: int
    support: NDArray[np.intp]
    own: _Floats
    tested: NDArray[np.intp]
    truth: _Floats


Predictor: TypeAlias = Callable[[Case], _Floats]
"""Predicts the person's ratings of the tested photos, on any scale; NaN where it cannot."""


@dataclass(frozen=True, slots=True)
class PredictorFigures:
    """How well one predictor tells people's ratings; the interval is over people.

    Attributes:
        mean, median: of the people's rank correlations.
        gain, median_gain: mean and median over people of the correlation minus that of the general score.
        worse: share of people whose correlation is more than `WORSE_BY` below that of the general score.
    """

    mean: Figure
    median: Figure
    gain: Figure
    median_gain: Figure
    worse: Figure


@dataclass(frozen=True, slots=True)
class PersonalFigures:
    """All predictors with a number of own ratings.

    Attributes:
        size: own ratings shown.
        people: who rated enough photos.
        photos: tested photos of each person, mean over people and draws.
        predictors: by name: ``general``, ``ridge``, ``blend``, ``likeness``, ``shown``, ``in_context``, ``others``.
        shown: share of people whose personal score was proven on their ratings, and so shown, in their first draw.
        silent: share of the same people, their ratings dealt out to their photos by chance, for whom nothing was.
    """

    size: int
    people: int
    photos: float
    predictors: Mapping[str, PredictorFigures]
    shown: Figure
    silent: Figure


class InContext:
    """The critic's own way, with examples in its prompt; slow, so it is asked about some people and one draw only.

    Args:
        critic: must have room for examples.
        image: gives the photo with an index; each is encoded once.
        people: how many people.
        cancel: stops within one photo.
    """

    def __init__(
        self, critic: Critic, image: Callable[[int], RgbImage], people: int, cancel: CancelToken
    ) -> None:
        self.people = people
        self._critic = critic
        self._image = image
        self._cancel = cancel
        self._encoded: dict[int, EncodedPhoto] = {}

    def __call__(self, case: Case) -> _Floats:
        """The scores that this person would give, by the examples they gave."""
        history = [
            RatedPhoto(str(photo), value, self._photo(photo))
            for photo, value in zip(case.support.tolist(), case.own.tolist(), strict=True)
        ]
        found = [
            personal_score(self._critic, self._photo(photo), history, cancel=self._cancel)
            for photo in case.tested.tolist()
        ]
        return np.array([np.nan if score is None else score.value for score in found])

    def _photo(self, index: int) -> EncodedPhoto:
        if index not in self._encoded:
            [self._encoded[index]] = self._critic.encode([self._image(index)])
        return self._encoded[index]


def personal_figures(
    rated: RatedPhotos,
    *,
    in_context: InContext | None = None,
    sizes: Sequence[int] = SIZES,
    repeats: int = REPEATS,
    seed: int = SEED,
    progress: ProgressCallback = ignore_progress,
) -> list[PersonalFigures]:
    """Compare the predictors for each number of own ratings that anybody has.

    Args:
        rated: people and photos that the critic was not trained on.
        in_context: None leaves it out.
        sizes: numbers of own ratings.
        repeats: draws for each person.
        seed: of the draws and the intervals.
        progress: counts the cases of all sizes.
    """
    drawn = {size: draw(rated, size, repeats, seed) for size in sizes}
    predictors = _predictors(rated)
    total, done = sum(map(len, drawn.values())), 0
    found: list[PersonalFigures] = []
    for size, cases in drawn.items():
        asked = _some_people(cases, in_context.people if in_context else 0, seed)
        correlations: dict[str, list[float]] = {name: [] for name in (*predictors, "shown", "in_context")}
        shown, silent = list[bool](), list[bool]()
        for case in cases:
            for name, predict in predictors.items():
                correlations[name].append(rank_correlation(predict(case), case.truth))
            correlations["shown"].append(np.nan)
            if case.number == 0:
                shown.append(_proven(rated, case.support, case.own))
                dealt = np.random.default_rng((seed, size, case.person)).permutation(case.own)
                silent.append(not _proven(rated, case.support, dealt))
                correlations["shown"][-1] = correlations[PROVEN_BY.name if shown[-1] else "general"][-1]
            personal = in_context(case) if in_context and (case.person, case.number) in asked else None
            correlations["in_context"].append(
                np.nan if personal is None else rank_correlation(personal, case.truth)
            )
            done += 1
            progress(Progress(done, total, f"{size} own ratings"))
        if cases:
            gate = mean_of(shown, seed=seed), mean_of(silent, seed=seed)
            found.append(_figures(size, cases, correlations, gate, seed))
    return found


def draw(rated: RatedPhotos, size: int, repeats: int, seed: int) -> list[Case]:
    """The cases of all people who rated enough; a person's draws do not depend on who else is there."""
    cases: list[Case] = []
    for person, ratings in enumerate(rated.ratings):
        known = ~np.isnan(ratings)
        choice, tested = np.flatnonzero(known & rated.support), known & rated.tested
        rng = np.random.default_rng((seed, size, person))
        for number in range(repeats if len(choice) >= size else 0):
            support = np.sort(rng.choice(choice, size, replace=False))
            rest = tested.copy()
            rest[support] = False
            photos = np.flatnonzero(rest)
            if len(photos) >= _LEAST_TESTED:
                cases.append(Case(person, number, support, ratings[support], photos, ratings[photos]))
    return cases


def _predictors(rated: RatedPhotos) -> Mapping[str, Predictor]:
    counts = (~np.isnan(rated.ratings)).sum(0)
    sums = np.nansum(rated.ratings, axis=0)

    def learned(predictor: Predicts) -> Predictor:
        def predict(case: Case) -> _Floats:
            fitted = predictor.fit(_known(rated, case.support, case.own))
            tested = np.asarray(rated.embeddings[case.tested], np.float32)
            return fitted.predict(tested, rated.general[case.tested])[0]

        return predict

    def others(case: Case) -> _Floats:
        with np.errstate(divide="ignore", invalid="ignore"):
            return np.asarray((sums[case.tested] - case.truth) / (counts[case.tested] - 1))

    return {
        **{each.name: learned(each) for each in (GeneralScore(), Ridge(), Blend(), PROVEN_BY)},
        "others": others,
    }


def _known(rated: RatedPhotos, support: NDArray[np.intp], own: _Floats) -> KnownRatings:
    return known_ratings(rated.embeddings[support], rated.general[support], own)


def _proven(rated: RatedPhotos, support: NDArray[np.intp], own: _Floats) -> bool:
    """Whether the personal score would be shown to somebody with these ratings."""
    if len(support) < LEAST_PHOTOS:
        return False
    known = _known(rated, support, own)
    return prove(known, cancel=CancelToken(), predictors=(GeneralScore(), PROVEN_BY)).proven


def _some_people(cases: Sequence[Case], people: int, seed: int) -> set[tuple[int, int]]:
    """The first case of some people drawn at random."""
    first: dict[int, int] = {}
    for case in cases:
        first.setdefault(case.person, case.number)
    everybody = np.random.default_rng(seed).permutation(np.array(sorted(first), dtype=np.intp)).tolist()
    return {(person, first[person]) for person in everybody[:people]}


def _figures(
    size: int,
    cases: Sequence[Case],
    correlations: Mapping[str, Sequence[float]],
    gate: tuple[Figure, Figure],
    seed: int,
) -> PersonalFigures:
    people = np.array([case.person for case in cases])
    general = np.array(correlations["general"])
    predictors = {
        name: _of_predictor(np.array(found), general, people, seed)
        for name, found in correlations.items()
        if np.isfinite(found).any()
    }
    photos = float(np.mean([len(case.tested) for case in cases]))
    return PersonalFigures(size, len(set(people.tolist())), photos, predictors, *gate)


def _of_predictor(found: _Floats, general: _Floats, people: NDArray[np.intp], seed: int) -> PredictorFigures:
    each, gains = _per_person(found, people), _per_person(found - general, people)
    return PredictorFigures(
        mean=mean_of(each, seed=seed),
        median=median_of(each, seed=seed),
        gain=mean_of(gains, seed=seed),
        median_gain=median_of(gains, seed=seed),
        worse=mean_of(gains < -WORSE_BY, seed=seed),
    )


def _per_person(values: _Floats, people: NDArray[np.intp]) -> _Floats:
    """Each person's mean over the draws in which the value is defined, shape (people with any,)."""
    known = np.isfinite(values)
    counts = np.bincount(people[known])
    sums = np.bincount(people[known], values[known])
    return np.asarray(sums[counts > 0] / counts[counts > 0])
