"""The one in-memory form of a photograph."""

from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

RgbImage: TypeAlias = NDArray[np.uint8]
"""Upright sRGB pixels, shape (height, width, 3), 8 bits a channel, C-contiguous."""

Embedding: TypeAlias = NDArray[np.float32]
"""A photo's position in a critic's feature space, shape (dimensions,), unit length."""
