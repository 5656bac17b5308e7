"""How alike two pictures look: perceptual hashes, which small changes of light, crop and size hardly change."""

import numpy as np
from PIL import Image

from aesthetic_studio.domain.image import RgbImage

BITS = 64
"""Of a hash; so many of two can differ at most."""


def look_of(picture: RgbImage) -> bytes:
    """The perceptual hash of a picture of any size: 8 bytes, one bit for each of its coarsest waves."""
    from imagehash import phash  # brings SciPy along

    bits = phash(Image.fromarray(picture)).hash
    return np.packbits(bits).tobytes()


def difference(first: bytes, second: bytes) -> int:
    """How many of the `BITS` two hashes differ in: 0 for the same picture, about half of them for others."""
    return (int.from_bytes(first) ^ int.from_bytes(second)).bit_count()
