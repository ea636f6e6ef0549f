"""Curves as data: straight lines between evenly spaced knots, so that no exp, log or power runs inside the rules."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.rules.units import Reals


@dataclass(frozen=True)
class Table:
    """y at x = start + step * i, linear between knots, constant beyond the ends."""

    start: float
    step: float
    knots: tuple[float, ...]

    def __call__(self, x: Any) -> Reals:
        """Look up real values; shape of x."""
        y = np.array(self.knots)
        place = (np.asarray(x, dtype=np.float64) - self.start) * (1.0 / self.step)
        place = np.minimum(np.maximum(place, 0.0), float(len(y) - 1))
        low = np.minimum(place.astype(np.int64), len(y) - 2)
        place -= low
        place *= np.diff(y)[low]
        place += y[low]
        return place
