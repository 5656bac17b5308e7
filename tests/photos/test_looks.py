import numpy as np

from aesthetic_studio.photos.looks import BITS, difference, look_of


def picture(seed: int, side: int = 20) -> np.ndarray:
    patches = np.random.default_rng(seed).integers(0, 256, (6, 9, 3), np.uint8)
    return np.kron(patches, np.ones((side, side, 1), np.uint8))


def test_the_same_picture_larger_or_darker_looks_the_same():
    look = look_of(picture(1))
    assert len(look) == BITS // 8
    assert difference(look, look_of(picture(1, side=31))) <= 4
    assert difference(look, look_of((picture(1) * 0.7).astype(np.uint8))) <= 6


def test_another_picture_looks_otherwise():
    assert all(difference(look_of(picture(1)), look_of(picture(other))) > 16 for other in range(2, 8))
