from pathlib import Path

import numpy as np
import pytest

from aesthetic_studio.gui.workers.loupe_image import (
    HISTOGRAM_BINS,
    MASK_COLOURS,
    ImageKey,
    Layer,
    make_mask,
    make_photo,
    to_qimage,
    tones_of,
)
from aesthetic_studio.photos.decode import StoredPicture

KEY = ImageKey(Path("/a.jpg"), 1, None)
CLEAR, WHITE, BLACK, STRIPE, FOCUS = range(len(MASK_COLOURS))


def mask_of(pixels, layer, level=0):
    photo = make_photo(KEY, StoredPicture(pixels)).levels[0]
    image = make_mask(ImageKey(KEY.path, 1, None, layer), photo).levels[level]
    rows = np.frombuffer(image.constBits(), np.uint8).reshape(image.height(), image.bytesPerLine())
    return rows[:, : image.width()].copy()


def test_qimage_keeps_the_colours():
    pixels = np.zeros((2, 3, 3), np.uint8)
    pixels[1, 2] = (250, 120, 10)
    colour = to_qimage(pixels).pixelColor(2, 1)
    assert (colour.red(), colour.green(), colour.blue()) == (250, 120, 10)


def test_the_pixels_outlive_the_array_they_came_from():
    image = to_qimage(np.full((300, 400, 3), 77, np.uint8))
    others = [np.full((300, 400, 4), 200, np.uint8) for _ in range(20)]
    assert image.pixelColor(399, 299).red() == 77
    del others


def test_tones_show_where_they_are():
    pixels = np.full((10, 10, 3), 128, np.uint8)
    pixels[..., 0] = 40
    heights = tones_of(pixels).heights
    assert heights.shape == (3, HISTOGRAM_BINS)
    assert heights[0].argmax() == 40 // 4
    assert heights[1].argmax() == 128 // 4
    assert heights.max() == 1


def test_tones_tell_what_is_clipped():
    pixels = np.full((10, 10, 3), 128, np.uint8)
    pixels[0] = (255, 30, 30)  # one channel is enough to lose drawing
    pixels[1:3] = 0
    tones = tones_of(pixels)
    assert tones.white == pytest.approx(0.1)
    assert tones.black == pytest.approx(0.2)


def test_a_large_photo_has_smaller_levels_and_the_right_one_is_found():
    image = make_photo(KEY, StoredPicture(np.full((2000, 3300, 3), 90, np.uint8)))
    assert [level.width() for level in image.levels] == [3300, 1650, 825]
    assert image.level_for(9000).width() == 3300
    assert image.level_for(1700).width() == 3300
    assert image.level_for(1650).width() == 1650
    assert image.level_for(400).width() == 825
    assert image.byte_count == sum(level.width() * level.height() * 4 for level in image.levels)


def test_clipping_is_told_apart_at_both_ends():
    pixels = np.full((40, 40, 3), 128, np.uint8)
    pixels[:10] = (255, 20, 20)
    pixels[30:] = 0
    mask = mask_of(pixels, Layer.CLIPPING)
    assert set(np.unique(mask[:10])) == {WHITE}
    assert set(np.unique(mask[10:30])) == {CLEAR}
    assert set(np.unique(mask[30:])) == {BLACK, STRIPE}  # told apart without the colour too


def test_a_single_clipped_pixel_is_seen_at_every_scale():
    pixels = np.full((1700, 1700, 3), 128, np.uint8)
    pixels[801, 801] = 255
    assert (mask_of(pixels, Layer.CLIPPING, level=1) == WHITE).sum() == 1


def test_peaking_marks_what_is_sharp_and_not_what_is_blurred():
    across = np.arange(200)
    sharp = np.where(across % 20 < 10, 40, 210)
    soft = 125 + 85 * np.sin(across / 20)
    tones = np.vstack([np.tile(sharp, (100, 1)), np.tile(soft, (100, 1))])
    mask = mask_of(np.repeat(tones[..., None], 3, axis=2).astype(np.uint8), Layer.PEAKING)
    assert (mask[:95] == FOCUS).mean() > 0.1
    assert not mask[105:].any()


def test_noise_is_not_in_focus():
    noise = np.random.default_rng(0).normal(120, 8, (300, 300, 1)).clip(0, 255)
    mask = mask_of(np.repeat(noise, 3, axis=2).astype(np.uint8), Layer.PEAKING)
    assert (mask > 0).mean() < 0.001
