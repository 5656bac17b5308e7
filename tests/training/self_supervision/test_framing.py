"""Bad crops are as bad as asked, sound ones stay sound."""

import numpy as np
import pytest
from numpy.typing import NDArray
from skimage import data

from aesthetic_studio.training.self_supervision.defects import DEFECTS, DefectKind
from aesthetic_studio.training.self_supervision.framing import crop_badly, crop_well, crops, saliency

CROPS = (DefectKind.CUT_SUBJECT, DefectKind.EMPTY, DefectKind.UNBALANCED)


@pytest.fixture(scope="module")
def spot() -> NDArray[np.uint8]:
    """A bright disc in the middle of a plain frame."""
    y, x = np.mgrid[0:240, 0:320]
    disc = np.hypot(y - 120, x - 160) < 30
    return np.where(disc[..., None], 230, 60).astype(np.uint8).repeat(3, axis=-1)


def test_what_stands_out_is_salient(spot: NDArray[np.uint8]) -> None:
    mass = saliency(spot)
    assert mass.sum() == pytest.approx(1.0, abs=1e-4)
    assert mass[20:44, 20:44].sum() > 0.8


@pytest.mark.parametrize("kind", CROPS)
@pytest.mark.parametrize("severity", [0.3, 0.6])
def test_a_bad_crop_is_about_as_bad_as_asked(kind: DefectKind, severity: float) -> None:
    photo = data.astronaut()
    wanted = DEFECTS[kind].amount(severity)
    crop, reached = crop_badly(photo, kind, wanted, np.random.default_rng(0))
    assert reached == pytest.approx(wanted, rel=0.35)
    assert crop.shape[0] < photo.shape[0]
    assert abs(crop.shape[1] / crop.shape[0] - photo.shape[1] / photo.shape[0]) < 0.05


def test_an_unbalanced_crop_puts_the_subject_off_centre(spot: NDArray[np.uint8]) -> None:
    crop, reached = crop_badly(spot, DefectKind.UNBALANCED, 50.0, np.random.default_rng(1))
    bright = np.argwhere(crop[..., 0] > 150).mean(axis=0) / crop.shape[:2]
    assert max(abs(bright - 0.5)) > 0.15
    assert reached > 30


def test_a_sound_crop_is_no_bad_one() -> None:
    photo = data.coffee()
    for seed in range(5):
        crop = crop_well(photo, np.random.default_rng(seed))
        found = crops(photo)
        assert crop.size <= photo.size
        assert all(len(measure) == len(found.windows) for measure in found.measures.values())


def test_a_plain_picture_has_no_crop_to_fear() -> None:
    plain = np.full((120, 160, 3), 128, np.uint8)
    crop, reached = crop_badly(plain, DefectKind.EMPTY, 60.0, np.random.default_rng(0))
    assert crop.size > 0
    assert np.isfinite(reached)
