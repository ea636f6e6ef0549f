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
        place = np.asarray(x, dtype=np.float64)
        if self.start:
            place = place - self.start
        if self.step != 1.0:
            place = place * (1.0 / self.step)
        place = clip(place, 0.0, float(len(self.knots) - 1))
        low = np.floor(place)
        line = low.astype(np.intp)
        place -= low
        place *= slopes.take(line)
        place += y.take(line)
        return place

    @cached_property
    def _lines(self) -> tuple[Reals, Reals]:
        """Height at each knot and rise to the next; the last is level, and as high as the line before it ends."""
        y = np.array(self.knots)
        slopes = np.diff(y)
        y[-1] = slopes[-1] + y[-2]
        return y, np.append(slopes, 0.0)
