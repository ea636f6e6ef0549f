"""What stands in fields and on the threshing floor for a while: stooks, laid sheaves, a lantern on its pole, crows."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import COLD, Model
from tools.bakery.families.palette import STRAW, STRAW_DARK, WOOD, WOOD_DARK, WOOD_PALE
from tools.bakery.mesh import Colour, Material, Mesh

EAR = "#e7cc74"


def _sheaf(m: Mesh, foot: tuple[float, float, float], head: tuple[float, float, float], thick: float) -> None:
    """Tied stalks from their butts to their ears."""
    p, q = np.array(foot, float), np.array(head, float)
    waist, neck = p + 0.56 * (q - p), p + 0.7 * (q - p)
    m.tube(p, waist, thick, thick * 0.62, m.shade(STRAW, 0.9, 1.1), sides=11, snow=0.5)
    m.tube(waist, neck, thick * 0.66, thick * 0.66, STRAW_DARK, sides=11, snow=0)
    m.tube(neck, q, thick * 0.6, thick * 0.95, m.shade(EAR, 0.85, 1.0), sides=11, snow=0.6)
    m.blob(*q, thick * 1.05, thick * 1.05, thick * 0.9, m.shade(EAR, 0.85, 1.0), fine=2, rough=0.35)
    ears = q + m.rng.normal(0, thick * 0.5, (60, 3))
    m.blades(np.maximum(ears, [-9, -9, 0.01]), 0.06, 0.016, 1.6, STRAW, EAR, jitter=0.2)
    butts = p + 0.12 * (q - p) + m.rng.normal(0, thick * 0.45, (34, 3)) * [1, 1, 0.5]
    m.blades(np.maximum(butts, [-9, -9, 0.004]), 0.05, 0.013, 1.6, STRAW_DARK, STRAW)


def stook(dress: str, kind: int) -> Mesh:
    """Sheaves set up against each other where they were cut, and one or two that still lie."""
    m = Mesh(80 + kind)
    count = (6, 5, 4)[kind]
    for k in range(count):
        a = 2 * math.pi * k / count + 0.4 * kind
        x, y = math.cos(a), math.sin(a)
        _sheaf(m, (0.15 * x, 0.15 * y, 0.0), (0.035 * x, 0.035 * y, 0.31 + 0.02 * (k % 2)), 0.058)
    for turn, out in ((0.9, 0.3), (3.6, 0.28))[: 2 - (kind == 2)]:
        with m.at(out * math.cos(turn), out * math.sin(turn), 0.05, turn + 1.2):
            _sheaf(m, (-0.15, 0, 0.0), (0.15, 0, 0.01), 0.052)
    return m


def laid_sheaves(dress: str) -> Mesh:
    """Sheaves opened on the threshing floor in two rows, ears to ears, straw about them and a heap of grain."""
    m = Mesh(84)
    for row in (-1, 1):
        for k in range(8):
            x = -0.5 + 0.143 * k + m.between(-0.02, 0.02)
            _sheaf(m, (x + m.between(-0.07, 0.07), row * 0.33, 0.03), (x, row * 0.08, 0.035), m.between(0.045, 0.06))
    spots = np.c_[m.rng.normal(0, 0.42, 420), m.rng.normal(0, 0.24, 420), np.full(420, 0.004)]
    m.blades(spots, 0.045, 0.016, 2.6, STRAW_DARK, EAR, each=2)
    beaten = np.c_[m.many(-0.55, 0.55, 300), m.rng.normal(0, 0.1, 300), m.many(0.05, 0.085, 300)]
    m.blades(beaten, 0.04, 0.018, 2.4, "#d0ad58", EAR, jitter=0.22)
    m.lathe([(0.19, 0.0), (0.16, 0.035), (0.08, 0.085), (0.0, 0.1)], "#d8ae4e", sides=20, x=0.78, y=0.05, wobble=0.05,
            jitter=0.14)  # fmt: skip
    m.lathe([(0.0, 0.01), (0.13, 0.015), (0.15, 0.045), (0.14, 0.045), (0.0, 0.022)], STRAW_DARK, sides=18, x=0.74, y=-0.28)
    m.blob(0.74, -0.28, 0.02, 0.1, 0.09, 0.03, "#d9b65a", rough=0.1, floor=0.02)
    return m


def lantern(dress: str) -> Mesh:
    """A paper lantern that hangs from a bent pole stuck into the ground."""
    m = Mesh(86)
    m.tube((0, 0, 0), (0.01, 0, 0.74), 0.016, 0.013, WOOD_PALE, sides=7)
    m.tube((0.01, 0, 0.74), (0.06, 0, 0.83), 0.013, 0.01, WOOD_PALE, sides=7)
    m.tube((0.06, 0, 0.83), (0.15, 0, 0.85), 0.01, 0.008, WOOD_PALE, sides=7)
    m.tube((0.145, 0, 0.85), (0.145, 0, 0.79), 0.004, 0.004, WOOD_DARK, sides=5)
    m.cylinder(0.145, 0, 0.765, 0.04, 0.02, WOOD)
    m.lathe([(0.04, 0.0), (0.072, 0.03), (0.08, 0.075), (0.072, 0.12), (0.042, 0.15)], "#ffd98a", sides=18, x=0.145, z=0.615,
            material=Material.FIRE, jitter=0.02)  # fmt: skip
    m.cylinder(0.145, 0, 0.6, 0.04, 0.018, WOOD)
    for k in range(5):
        a = 2 * math.pi * k / 5
        m.blob(0.05 * math.cos(a), 0.05 * math.sin(a), 0.012, 0.028, 0.026, 0.02, "#7d6040", fine=1, rough=0.3)
    return m


BIRDS: tuple[tuple[float, float, float, Colour], ...] = (
    (0.0, 0.0, 0.4, "#34323a"), (0.46, -0.22, 2.4, "#3a3840"), (-0.42, -0.3, 5.2, "#302e36"), (0.12, 0.5, 3.6, "#3c3a42"),
)  # fmt: skip
"""Where each crow stands, which way it looks and how dark it is: far enough apart that no two shadows meet.

Nearer together and darker they looked like somebody lying there.
"""


def crows(dress: str, count: int) -> Mesh:
    """Crows on the ground: some peck, one looks about."""
    m = Mesh(88 + count)
    for k, (x, y, turn, colour) in enumerate(BIRDS[:count]):
        low = k % 2 == 0
        with m.at(x, y, 0, turn, 0.95):
            m.blob(0, 0, 0.062, 0.062, 0.034, 0.034, colour, rough=0.04, snow=0)
            head = (0.075, 0, 0.05) if low else (0.056, 0, 0.118)
            m.tube((0.04, 0, 0.07), head, 0.022, 0.018, colour, snow=0)
            m.blob(*head, 0.021, 0.018, 0.019, colour, fine=1, rough=0, snow=0)
            m.tube(head, (head[0] + 0.038, 0, head[2] - 0.016), 0.008, 0.002, "#3b3833", snow=0)
            m.tube((-0.045, 0, 0.066), (-0.115, 0, 0.05), 0.022, 0.01, colour, snow=0)
            for leg in (-0.013, 0.013):
                m.tube((0, leg, 0.035), (0.004, leg, 0.0), 0.005, 0.005, "#2a2826", sides=4, snow=0)
    return m


MODELS = [
    *(Model(f"stook_{'abc'[k]}", "things", partial(stook, kind=k), dresses=("autumn",)) for k in range(3)),
    Model("laid_sheaves", "things", laid_sheaves, (1.6, 0.8), dresses=("autumn",)),
    Model("lantern", "things", lantern, dresses=COLD, glow=True),
    *(Model(f"crows_{'ab'[k]}", "crows", partial(crows, count=4 - k), dresses=COLD) for k in range(2)),
]
