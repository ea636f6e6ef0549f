"""Noise that meets itself at its edges: lumps of smoke, clumps of a crop."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray


def waves(size: int, across: float, down: float, seed: int) -> NDArray[np.float64]:
    """Noise by [x, y], size px square, mean 0 and deviation 1; so many waves fit in it across and down at the most."""
    rng = np.random.default_rng(seed)
    k = np.fft.fftfreq(size) * size
    far = np.hypot(k[:, None] / across, k / down)
    found = np.real(np.fft.ifft2(np.fft.fft2(rng.normal(size=(size, size))) * np.exp(-(far**2)) * (far > 0)))
    return np.asarray(found / found.std())
