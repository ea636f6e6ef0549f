"""Distance and light: how far things fade into haze, and the grade of each season. Plain numbers only."""

from __future__ import annotations

import math
from dataclasses import dataclass

MIDDLE = 800  # the picture's row that has depth 0


@dataclass(frozen=True)
class Air:
    """One season's air. Colours are 0-255; shades and lights multiply dark and bright tones."""

    haze: tuple[int, int, int]
    thick: float
    mist: tuple[int, int, int]
    bands: tuple[tuple[float, float, float], ...]  # depth, width, strength of mist bands
    shade: tuple[float, float, float]
    light: tuple[float, float, float]
    saturation: float
    contrast: float
    gamma: float
    vignette: float
    clouds: float


AIRS = {
    "autumn": Air((214, 192, 160), 0.62, (232, 208, 170), ((-9.4, 1.6, 0.36), (-12.0, 1.8, 0.45)),
                  (0.90, 0.93, 1.04), (1.07, 1.0, 0.88), 1.02, 1.12, 0.86, 0.27, 0.20),
    "spring": Air((206, 216, 214), 0.56, (226, 232, 230), ((-9.6, 1.8, 0.36), (-12.4, 1.5, 0.42)),
                  (0.94, 1.0, 1.05), (1.05, 1.02, 0.95), 0.86, 1.09, 0.89, 0.25, 0.16),
    "summer": Air((214, 214, 190), 0.54, (238, 230, 204), ((-9.6, 1.8, 0.34), (-12.4, 1.5, 0.42)),
                  (0.94, 0.99, 1.02), (1.06, 1.02, 0.92), 0.88, 1.09, 0.90, 0.26, 0.16),
    "winter": Air((196, 203, 214), 0.68, (206, 212, 222), ((-8.8, 1.9, 0.40), (-12.0, 2.0, 0.50)),
                  (0.88, 0.96, 1.10), (0.94, 0.96, 1.0), 0.66, 1.03, 1.18, 0.42, 0.22),
}


def haze_at(air: Air, depth: float) -> float:
    """Share of haze over a thing whose foot has the given depth (row on flat ground, px)."""
    b = (depth - MIDDLE) / 48
    t = min(1.0, max(0.0, (-5.2 - b) / 8.7))
    share = air.thick * t * t * (3 - 2 * t)
    for at, wide, strong in air.bands:
        share += strong * 0.5 * math.exp(-(((b - at) / wide) ** 2))
    return min(0.62, share)
