"""What is left where woods are felled: trunks that lie, their lopped boughs beside them, brush thrown together."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import Model
from tools.bakery.families.palette import CUT
from tools.bakery.mesh import Mesh, linear

BARK, TWIG = "#5c4430", "#6b5138"
WITHERED = ("#7d7a42", "#8c6f3a", "#6f6a3c")


def _sprays(m: Mesh, x: float, y: float, z: float, count: int, spread: float) -> None:
    """Needles and leaves that wither on lopped boughs."""
    points = np.c_[m.rng.normal(x, spread, count), m.rng.normal(y, spread, count), np.abs(m.rng.normal(z, 0.05, count))]
    tints = np.array([linear(WITHERED[int(k)]) for k in m.rng.integers(len(WITHERED), size=count)])
    m.leaves(points, 0.026, tints * m.many(0.6, 1.1, count)[:, None], up=0.5)


def trunk(dress: str, kind: int) -> Mesh:
    """A felled trunk with its boughs hacked off, the butt pale; chips where the axe went in."""
    m = Mesh(230 + kind)
    with m.at(turn=(0.35, -0.75)[kind]):
        long = (0.62, 0.46)[kind]
        m.tube((-long, 0, 0.06), (long, 0.04, 0.045), 0.065, 0.042, BARK, sides=9, smooth=False)
        m.tube((-long - 0.006, 0, 0.06), (-long, 0, 0.06), 0.058, 0.06, CUT, sides=9)
        for k in range(6):
            x, side = -0.55 * long + 0.3 * long * k, (-1) ** k
            m.tube((x, 0.02 * side, 0.07), (x + 0.05, side * m.between(0.09, 0.13), m.between(0.09, 0.14)), 0.017, 0.012, BARK, sides=6)
        for k in range(3):  # boughs that were lopped lie alongside
            y = (-1) ** k * (0.2 + 0.06 * k)
            m.tube((long * 0.1, y, 0.02), (long * 0.95, y + 0.1 * (-1) ** k, 0.04), 0.018, 0.006, TWIG, sides=6)
            _sprays(m, long * 0.75, y + 0.06 * (-1) ** k, 0.03, 46, 0.09)
    for _ in range(16):
        m.box(m.between(-0.5, 0.1), m.between(-0.25, 0.2), 0, 0.03, 0.012, 0.006, "#c9a473", turn=m.between(0, 3))
    return m


def brush(dress: str, kind: int) -> Mesh:
    """Lopped boughs thrown together, withering."""
    m = Mesh(240 + kind)
    count, wide = (26, 18)[kind], (0.3, 0.22)[kind]
    for _ in range(count):
        a, tilt = m.between(0, 2 * math.pi), m.between(0.05, 0.35)
        x, y, z = m.between(-0.6, 0.6) * wide, m.between(-0.6, 0.6) * wide, m.between(0.01, 0.13)
        dx, dy = math.cos(a) * wide * 0.9, math.sin(a) * wide * 0.9
        m.tube((x - dx, y - dy, max(0.01, z - 0.1 * tilt)), (x + dx, y + dy, z + 0.3 * tilt), 0.014, 0.005, m.shade(TWIG), sides=5)
    _sprays(m, 0, 0, 0.08, 260 - 90 * kind, wide * 0.75)
    return m


MODELS = [
    *(Model(f"trunk_{'ab'[k]}", "felling", partial(trunk, kind=k)) for k in range(2)),
    *(Model(f"brush_{'ab'[k]}", "felling", partial(brush, kind=k)) for k in range(2)),
]
