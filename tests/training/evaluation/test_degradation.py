"""The degradation tests, on a critic of which it is known what it sees."""

import numpy as np
import pytest

from aesthetic_studio.domain.errors import UsageError
from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.domain.progress import Cancelled, CancelToken
from aesthetic_studio.training.evaluation.degradation import Evaluation, evaluate, sharpness
from aesthetic_studio.training.photo_sets import TrainingPhoto
from aesthetic_studio.training.self_supervision.defects import DEFECTS, DefectKind
from tests.critics.scripted import ScriptedCritic
from tests.training.evaluation.seeing_critic import SeeingCritic


def _photo(seed: int) -> RgbImage:
    """A grey picture with something in it, of mean brightness 0.5."""
    rng = np.random.default_rng(seed)
    coarse = np.kron(rng.uniform(0.35, 0.65, (6, 8)), np.ones((8, 8)))
    return np.repeat((255 * (coarse - coarse.mean() + 0.5)).astype(np.uint8)[..., None], 3, axis=2)


PHOTOS = [TrainingPhoto(f"grey{seed}.jpg", _photo(seed), 5.0 + seed) for seed in range(3)]


@pytest.fixture(scope="module")
def evaluation() -> Evaluation:
    return evaluate(SeeingCritic(), PHOTOS, copies=2)


def test_every_kind_is_measured_on_as_many_photos_as_asked(evaluation: Evaluation) -> None:
    assert set(evaluation.kinds) == set(DEFECTS)
    assert {result.photos for result in evaluation.kinds.values()} == {2}


def test_what_the_critic_sees_is_right(evaluation: Evaluation) -> None:
    for kind in (DefectKind.DARK, DefectKind.BRIGHT):
        result = evaluation.kinds[kind]
        for name in ("scored_lower", "kind_named", "named", "attribute_lowest", "found"):
            assert getattr(result, name).value == 1, name
        assert result.remedied.value == 1
        assert result.remedy_right.value == 1
        assert result.monotone.value == pytest.approx(1.0)


def test_what_it_does_not_see_is_not(evaluation: Evaluation) -> None:
    blurred = evaluation.kinds[DefectKind.UPSCALED]
    assert blurred.found.value == 0
    assert blurred.sharpness_lower.value == 1
    assert blurred.remedied.value is None
    assert blurred.remedy_right.value is None
    assert 0 < evaluation.overall.found.value < 0.5


def test_photos_that_are_all_right_are_not_accused(evaluation: Evaluation) -> None:
    assert evaluation.accused.value == 0
    assert evaluation.variety.commonest == 1.0


def test_overall_counts_each_photo_with_all_its_copies(evaluation: Evaluation) -> None:
    shares = [result.scored_lower.value for result in evaluation.kinds.values()]
    assert evaluation.overall.scored_lower.value == pytest.approx(np.mean(shares))
    assert evaluation.overall.photos == len(PHOTOS)


def test_a_wrong_direction_is_found_and_not_remedied() -> None:
    """The scripted critic always lifts the exposure, and no attribute of it is lower than another."""
    evaluation = evaluate(ScriptedCritic(), PHOTOS, copies=2)
    bright = evaluation.kinds[DefectKind.BRIGHT]
    assert bright.remedy_right.value == 0
    assert bright.attribute_lowest.value == 0
    assert evaluation.kinds[DefectKind.DARK].remedy_right.value == 1
    assert evaluation.kinds[DefectKind.BRIGHT].scored_lower.value == 0
    assert evaluation.kinds[DefectKind.BRIGHT].monotone.value == pytest.approx(-1.0)


def test_fewer_critiques_than_copies() -> None:
    critic = SeeingCritic()
    evaluation = evaluate(critic, PHOTOS, copies=2, critiques=1)
    assert critic.critiqued == len(PHOTOS) + len(DEFECTS)
    assert evaluation.kinds[DefectKind.DARK].found.units == 1
    assert evaluation.kinds[DefectKind.DARK].scored_lower.units == 2


def test_the_same_seed_gives_the_same_figures(evaluation: Evaluation) -> None:
    assert evaluate(SeeingCritic(), PHOTOS, copies=2) == evaluation


def test_as_json_is_plain(evaluation: Evaluation) -> None:
    form = evaluation.as_json()
    assert form["kinds"]["dark"]["scored_lower"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 2}
    assert form["critic"]["id"] == "scripted"


def test_nothing_to_measure_on_is_a_usage_error() -> None:
    with pytest.raises(UsageError, match="kept aside"):
        evaluate(SeeingCritic(), [], copies=1)


def test_it_stops_when_asked_to() -> None:
    cancel = CancelToken()
    cancel.cancel()
    with pytest.raises(Cancelled):
        evaluate(SeeingCritic(), PHOTOS, copies=1, cancel=cancel)


def test_sharpness_falls_with_blur() -> None:
    sharp = _photo(1)
    assert sharpness(sharp) > sharpness(np.full_like(sharp, 128))
