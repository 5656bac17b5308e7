"""Colours on a screen, measured against Little CMS, the reference."""

import io
import struct
import time

import numpy as np
import pytest
from PIL import Image, ImageCms
from PySide6.QtGui import QColorSpace
from skimage.color import deltaE_ciede2000

from aesthetic_studio.gui.workers import screen_colours
from aesthetic_studio.gui.workers.screen_colours import converts, on_screen, profile_name, shows_colours
from aesthetic_studio.photos.adobe_rgb import adobe_rgb_profile
from tests.photos.pictures import profile_with_red_and_green_swapped

P3_TO_XYZ = np.array([[0.51512, 0.29198, 0.15710], [0.24120, 0.69225, 0.06657], [-0.00105, 0.04189, 0.78407]])
"""Display P3 under D50."""
WHITE = np.array([0.9642, 1.0, 0.8249])
GRID = 33


def named(space: QColorSpace.NamedColorSpace) -> bytes:
    return bytes(QColorSpace(space).iccProfile().data())


def lab_of(xyz):
    ratio = xyz / WHITE
    root = np.where(ratio > 216 / 24389, np.cbrt(ratio), (24389 / 27 * ratio + 16) / 116)
    x, y, z = np.moveaxis(root, -1, 0)
    return np.stack([116 * y - 16, 500 * (x - y), 200 * (y - z)], -1)


def xyz_of(lab):
    y = (lab[..., 0] + 16) / 116
    root = np.stack([y + lab[..., 1] / 500, y, y - lab[..., 2] / 200], -1)
    return WHITE * np.where(root > 6 / 29, root**3, (116 * root - 16) * 27 / 24389)


def table(values) -> bytes:
    """A table of 16-bit values of three channels to three, its curves straight."""
    flat = np.repeat([[0, 65535]], 3, axis=0).astype(">u2").tobytes()
    head = struct.pack(">4s4x4B9i2H", b"mft2", 3, 3, GRID, 0, *(65536 * np.eye(3, dtype=int)).ravel(), 2, 2)
    return head + flat + np.round(np.clip(values, 0, 1) * 65535).astype(">u2").tobytes() + flat


def profile_of_tables() -> bytes:
    """A screen measured patch by patch: its profile holds tables to and from Lab, and no primaries."""
    steps = np.linspace(0, 1, GRID)
    codes = np.stack(np.meshgrid(steps, steps, steps, indexing="ij"), -1)
    lab = lab_of((codes**2.2) @ P3_TO_XYZ.T)
    to_lab = np.stack([lab[..., 0] / 100 * 0xFF00, (lab[..., 1] + 128) * 256, (lab[..., 2] + 128) * 256], -1)
    place = codes * 65535 / np.array([0xFF00 / 100, 256, 256]) - np.array([0, 128, 128])
    to_codes = (xyz_of(place) @ np.linalg.inv(P3_TO_XYZ).T).clip(0, 1) ** (1 / 2.2)
    name = b"Measured\0"
    tags = {
        b"desc": struct.pack(">4s4xI", b"desc", len(name)) + name + bytes(78),
        b"cprt": struct.pack(">4s4x", b"text") + b"none\0",
        b"wtpt": struct.pack(">4s4x3i", b"XYZ ", *(int(value * 65536) for value in WHITE)),
        b"A2B0": table(to_lab / 65535),
        b"B2A0": table(to_codes),
    }
    contents, data = b"", b""
    for tag, content in tags.items():
        contents += struct.pack(">4sII", tag, 132 + 12 * len(tags) + len(data), len(content))
        data += content + bytes(-len(content) % 4)
    head = bytearray(profile_with_red_and_green_swapped()[:128])
    head[:4] = struct.pack(">I", 132 + len(contents) + len(data))
    head[8:12], head[20:24] = b"\x02\x20\0\0", b"Lab "
    return bytes(head) + struct.pack(">I", len(tags)) + contents + data


PROFILES = {
    "sRGB": b"",
    "Display P3": named(QColorSpace.NamedColorSpace.DisplayP3),
    "Adobe RGB": adobe_rgb_profile(),
    "ProPhoto": named(QColorSpace.NamedColorSpace.ProPhotoRgb),
    "tables": profile_of_tables(),
}


def reference(pixels, profile, screen):
    spaces = [
        ImageCms.ImageCmsProfile(io.BytesIO(each) if each else ImageCms.createProfile("sRGB"))
        for each in (profile, screen)
    ]
    transform = ImageCms.buildTransform(*spaces, "RGB", "RGB")
    return np.asarray(ImageCms.applyTransform(Image.fromarray(pixels), transform))


def seen_in_lab(pixels, screen):
    """What the eye meets on this screen, by the definition of its colours."""
    codes = pixels / 255
    curve = np.where(codes <= 0.04045, codes / 12.92, ((codes + 0.055) / 1.055) ** 2.4)
    linear = codes**2.2 if screen == "tables" else curve
    return lab_of(linear @ P3_TO_XYZ.T)


@pytest.fixture(scope="module")
def patches():
    return np.random.default_rng(4).integers(0, 256, (60, 80, 3), dtype=np.uint8)


@pytest.mark.parametrize("screen", ["Display P3", "tables"])
@pytest.mark.parametrize("profile", ["sRGB", "Adobe RGB", "ProPhoto"])
def test_colours_are_seen_as_the_reference_has_them(patches, profile, screen):
    shown = on_screen(patches, PROFILES[profile], PROFILES[screen])
    assert shown.shape == (60, 80, 4)
    wanted = reference(patches, PROFILES[profile], PROFILES[screen])
    seen, meant = (seen_in_lab(each, screen) for each in (shown[..., 2::-1], wanted))
    # Between the points of a table each of the two goes its own way: a few colours in a hundred differ by more.
    assert np.percentile(deltaE_ciede2000(seen, meant), 95 if screen == "tables" else 99.5) <= 1


@pytest.mark.parametrize("profile", ["Display P3", "Adobe RGB", "ProPhoto", "tables"])
def test_on_an_srgb_screen_a_photo_looks_as_the_model_sees_it(patches, profile):
    shown = on_screen(patches, PROFILES[profile], b"")[..., 2::-1]
    wanted = reference(patches, PROFILES[profile], b"")
    assert np.percentile(np.abs(shown.astype(int) - wanted), 99) <= (3 if profile == "tables" else 1)


def test_a_wide_screen_shows_what_srgb_would_cut_off():
    """Two greens of Display P3 that are one and the same in sRGB."""
    greens = np.array([[(0, 200, 0), (60, 200, 0)]], np.uint8)
    narrow = on_screen(greens, PROFILES["Display P3"], b"")[0, :, :3]
    wide = on_screen(greens, PROFILES["Display P3"], PROFILES["Adobe RGB"])[0, :, :3]
    assert np.abs(narrow[0].astype(int) - narrow[1]).max() <= 1
    assert np.abs(wide[0].astype(int) - wide[1]).max() >= 15


@pytest.mark.parametrize("profile", PROFILES)
def test_values_stay_where_photo_and_screen_have_the_same_colours(patches, profile):
    shown = on_screen(patches, PROFILES[profile], PROFILES[profile])
    assert np.array_equal(shown[..., 2::-1], patches)
    assert not converts(PROFILES[profile], PROFILES[profile])


def test_large_pictures_are_made_of_strips_that_fit(patches, monkeypatch):
    whole = on_screen(patches, b"", PROFILES["Display P3"])
    monkeypatch.setattr(screen_colours, "STRIP_PIXELS", 7 * 80 + 3)
    assert np.array_equal(on_screen(patches, b"", PROFILES["Display P3"]), whole)


def test_a_profile_that_qt_does_not_know_is_applied_all_the_same(patches):
    """One of greys cannot be a photo's in red, green and blue: it is passed over, as for the model."""
    shown = on_screen(patches, b"no profile" * 30, b"")
    assert np.array_equal(shown[..., 2::-1], patches)


def test_which_profiles_are_of_screens():
    assert all(shows_colours(profile) for profile in PROFILES.values())
    lab = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    for other in (lab, b"no profile" * 30, adobe_rgb_profile()[:200]):
        assert not shows_colours(other)
    assert profile_name(adobe_rgb_profile()) == "Adobe RGB (1998)"


def test_a_thumbnail_costs_next_to_nothing():
    thumbnail = np.random.default_rng(0).integers(0, 256, (213, 320, 3), dtype=np.uint8)
    on_screen(thumbnail, b"", PROFILES["Display P3"])
    begin = time.thread_time()
    for _ in range(20):
        on_screen(thumbnail, b"", PROFILES["Display P3"])
    assert (time.thread_time() - begin) / 20 < 0.005
