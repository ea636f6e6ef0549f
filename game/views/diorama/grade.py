"""Colour grading of pixels, the same for the land when it is baked and for the sprites when they are loaded."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from game.views.diorama.air import Air

Pixels = NDArray[np.float32]
LUMA = np.array([0.30, 0.59, 0.11], np.float32)


def grade(rgb: Pixels, air: Air) -> Pixels:
    """Grade colours (..., 3) in 0..1 and return them in 0..1: gamma, saturation, split tones, contrast."""
    out = np.clip(rgb, 0, 1) ** np.float32(air.gamma)
    grey = (out @ LUMA)[..., None]
    out = np.clip(grey + (out - grey) * np.float32(air.saturation), 0, 1)
    k = grey * grey * (3 - 2 * grey)
    out = out * (np.array(air.shade, np.float32) * (1 - k) + np.array(air.light, np.float32) * k)
    return np.asarray(np.clip(0.5 + (out - 0.46) * np.float32(air.contrast), 0, 1), np.float32)


def veil(rgb: Pixels, air: Air, share: float) -> Pixels:
    """Mix colours 0..1 with the haze."""
    return np.asarray(rgb * (1 - share) + np.array(air.haze, np.float32) / 255 * share, np.float32)
