"""Curves as data: straight lines between evenly spaced knots, so that no exp, log or power runs inside the rules."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np

from game.rules.units import Reals, clip


@dataclass(frozen=True)
class Table:
    """y at x = start + step * i, linear between knots, constant beyond the ends."""

    start: float
    step: float
    knots: tuple[float, ...]

    def __call__(self, x: Any) -> Reals:
        """Look up real values; shape of x."""
        y, slopes = self._lines
        place = clip((np.asarray(x, dtype=np.float64) - self.start) * (1.0 / self.step), 0.0, float(len(slopes)))
        low = clip(np.floor(place), 0.0, float(len(slopes) - 1))
        line = low.astype(np.intp)
        place -= low
        place *= slopes.take(line)
        place += y.take(line)
        return place

    @cached_property
    def _lines(self) -> tuple[Reals, Reals]:
        """Height at each knot and rise to the next."""
        y = np.array(self.knots)
        return y, np.diff(y)
