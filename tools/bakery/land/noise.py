"""Smooth noise that repeats after a period, and the small curves every file here needs."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float32]
Field = Callable[[Array, Array], Array]


def smooth(low: float, high: float, x: Array | float) -> Array:
    """0 below `low`, 1 above `high` (or the reverse when low > high), with soft ends."""
    t = np.clip((np.asarray(x, np.float32) - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3 - 2 * t), np.float32)


def mix(first: Array, second: Array, share: Array | float) -> Array:
    """Blend two colour fields; `share` has one axis less than the colours."""
    k = np.asarray(share, np.float32)[..., None]
    return np.asarray(first * (1 - k) + second * k, np.float32)


def noise(period: float, scale: float, seed: int, cells: int = 512) -> Field:
    """A field of mean 0 and deviation 1, repeating every `period` tiles; features about `scale` tiles wide."""
    rng = np.random.default_rng(seed)
    k = np.fft.fftfreq(cells) * cells / period
    radius = np.hypot(*np.meshgrid(k, k))
    spectrum = np.fft.fft2(rng.normal(size=(cells, cells))) * np.exp(-((radius * scale) ** 2) * 6)
    values = np.real(np.fft.ifft2(spectrum))
    values = (values / values.std()).astype(np.float32)

    def sample(x: Array, y: Array) -> Array:
        u = (np.asarray(x, np.float64) / period % 1.0) * cells
        v = (np.asarray(y, np.float64) / period % 1.0) * cells
        i, j = u.astype(int), v.astype(int)
        fu, fv = (u - i).astype(np.float32), (v - j).astype(np.float32)
        i, j = i % cells, j % cells
        i1, j1 = (i + 1) % cells, (j + 1) % cells
        near = values[i, j] * (1 - fv) + values[i, j1] * fv
        far = values[i1, j] * (1 - fv) + values[i1, j1] * fv
        return np.asarray(near * (1 - fu) + far * fu, np.float32)

    return sample


BROAD = noise(64, 4.0, 1)
WIDE = noise(64, 1.3, 2)
FINE = noise(32, 0.45, 3)
GRAIN = noise(16, 0.10, 4)
