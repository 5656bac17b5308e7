"""Every operation does what its name says, and nothing by accident."""

import cv2
import numpy as np
import pytest
from skimage import data

from aesthetic_studio.domain.image import RgbImage
from aesthetic_studio.training.self_supervision.defects import DEFECTS, Defect, DefectKind, Level, Scale
from aesthetic_studio.training.self_supervision.operations import apply_defects, damage, develop, to_linear


@pytest.fixture(scope="module")
def photo() -> RgbImage:
    return np.ascontiguousarray(data.astronaut()[::2, ::2])


def damaged(photo: RgbImage, kind: DefectKind, severity: float = 0.7) -> RgbImage:
    return apply_defects(photo, [Defect(kind, DEFECTS[kind].amount(severity))], np.random.default_rng(3))


def test_linear_light_and_back_is_the_same_picture(photo: RgbImage) -> None:
    back = (develop(to_linear(photo)) * 255 + 0.5).astype(np.uint8)
    assert np.abs(back.astype(int) - photo.astype(int)).max() <= 2


def change(photo: RgbImage, picture: RgbImage) -> float:
    """Mean difference of two pictures that may differ in size."""
    size = (photo.shape[1], photo.shape[0])
    return float(np.abs(cv2.resize(picture, size).astype(int) - photo).mean())


@pytest.mark.parametrize("kind", list(DefectKind))
def test_every_defect_changes_the_picture_more_the_more_severe_it_is(
    photo: RgbImage, kind: DefectKind
) -> None:
    slight, strong = (change(photo, damaged(photo, kind, severity)) for severity in (0.25, 0.95))
    assert slight > 0
    if DEFECTS[kind].scale is not Scale.HIGH:  # two crops of different places cannot be compared so
        assert slight < strong


@pytest.mark.parametrize("kind", list(DefectKind))
def test_same_seed_same_picture_and_the_original_untouched(photo: RgbImage, kind: DefectKind) -> None:
    before = photo.copy()
    assert np.array_equal(damaged(photo, kind), damaged(photo, kind))
    assert np.array_equal(photo, before)
    if DEFECTS[kind].scale is not Scale.HIGH:
        assert damaged(photo, kind).shape == photo.shape


@pytest.mark.parametrize(("kind", "axis"), [(DefectKind.SQUEEZED, 1), (DefectKind.STRETCHED, 0)])
def test_squashing_turns_a_circle_into_an_ellipse(kind: DefectKind, axis: int) -> None:
    y, x = np.mgrid[0:200, 0:200]
    circle = ((np.hypot(y - 100, x - 100) < 60)[..., None] * np.full(3, 255)).astype(np.uint8)
    picture = apply_defects(circle, [Defect(kind, 30.0)], np.random.default_rng(0))[..., 0] > 127
    extent = [int(picture.any(axis=1 - side).sum()) for side in (0, 1)]
    assert extent[axis] / extent[1 - axis] == pytest.approx(0.7, abs=0.03)


def test_mixed_light_is_warm_on_one_side_and_cool_on_the_other() -> None:
    grey = np.full((120, 160, 3), 120, np.uint8)
    lit = apply_defects(grey, [Defect(DefectKind.MIXED_LIGHT, 0.8)], np.random.default_rng(2)).astype(int)
    warmth = lit[..., 0] - lit[..., 2]
    assert warmth.max() > 15
    assert warmth.min() < -15


def test_a_crop_that_a_photo_does_not_offer_is_reported_as_it_came_out() -> None:
    plain = np.full((120, 160, 3), 120, np.uint8)
    _, made = damage(plain, [Defect(DefectKind.UNBALANCED, 70.0)], np.random.default_rng(0))
    assert made[0].kind is DefectKind.UNBALANCED
    assert 0 <= made[0].amount <= 100


def test_exposure_is_in_stops_of_linear_light(photo: RgbImage) -> None:
    dark = apply_defects(photo, [Defect(DefectKind.DARK, 1.0)], np.random.default_rng(0))
    middle = (photo > 60) & (photo < 200)
    ratio = to_linear(photo)[middle].mean() / to_linear(dark)[middle].mean()
    assert ratio == pytest.approx(2.0, rel=0.02)


def test_too_bright_really_clips(photo: RgbImage) -> None:
    assert (damaged(photo, DefectKind.BRIGHT) == 255).mean() > (photo == 255).mean() + 0.1


@pytest.mark.parametrize(
    ("kind", "more", "less"),
    [
        (DefectKind.WARM, 0, 2),
        (DefectKind.COOL, 2, 0),
        (DefectKind.GREEN, 1, 0),
        (DefectKind.MAGENTA, 0, 1),
    ],
)
def test_casts_lean_to_their_side(photo: RgbImage, kind: DefectKind, more: int, less: int) -> None:
    shift = damaged(photo, kind).reshape(-1, 3).mean(0) - photo.reshape(-1, 3).mean(0)
    assert shift[more] > shift[less] + 5


@pytest.mark.parametrize("kind", [DefectKind.TILT_LEFT, DefectKind.TILT_RIGHT])
def test_tilt_turns_a_horizontal_edge_to_the_named_side(kind: DefectKind) -> None:
    horizon = np.zeros((200, 300, 3), np.uint8)
    horizon[100:] = 255
    tilted = apply_defects(horizon, [Defect(kind, 8.0)], np.random.default_rng(0))[..., 0]
    left, right = (np.argmax(tilted[:, column] > 127) for column in (20, tilted.shape[1] - 21))
    assert (left > right) == (kind is DefectKind.TILT_LEFT)  # leaning left: the left end hangs lower


@pytest.mark.parametrize("kind", list(DefectKind))
def test_severity_and_amount_are_inverse_and_levels_follow(kind: DefectKind) -> None:
    spec = DEFECTS[kind]
    for severity in np.linspace(0.05, 1, 20):
        assert spec.severity(spec.amount(severity)) == pytest.approx(severity)
    assert [spec.level(spec.amount(severity)) for severity in (0.3, 0.5, 0.9)] == list(Level)


def test_several_defects_act_together(photo: RgbImage) -> None:
    both = apply_defects(
        photo, [Defect(DefectKind.JPEG, 95), Defect(DefectKind.DARK, 2.0)], np.random.default_rng(0)
    )
    assert both.mean() < photo.mean() / 1.5
