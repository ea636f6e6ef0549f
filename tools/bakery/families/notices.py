"""The notice wall at the commune's office: the more is claimed beyond what was cut, the more is pasted on it."""

from __future__ import annotations

from functools import partial

from tools.bakery.families.model import Model
from tools.bakery.families.palette import MUD_PALE, PAPER, RED, STONE, WOOD
from tools.bakery.families.parts import tiled_roof
from tools.bakery.mesh import Mesh


def notice_wall(dress: str, pasted: int) -> Mesh:
    """A free-standing wall under a tiled cap with sheets on it that carry no writing.

    `pasted`: 0 a few plain notices, 1 a row with red ones among them, 2 covered, red sheets over older ones, and two
    banners on poles beside it.
    """
    m = Mesh(69)
    m.box(0, 0, 0, 1.18, 0.18, 0.1, STONE)
    m.box(0, 0, 0.1, 1.1, 0.1, 0.4, MUD_PALE, snow=0.2)
    tiled_roof(m, 1.1, 0.1, 0.49, 0.09, over=0.07, gable_over=0.05, lift=0.02, sag=0)
    if pasted == 0:
        for k, x in enumerate((-0.3, -0.16, 0.12)):
            _sheet(m, x, 0.24, k, 0.09, 0.13, PAPER)
    else:
        for k in range(9):
            x, z = -0.44 + k * 0.11 + m.between(-0.015, 0.015), 0.18 + m.between(-0.02, 0.04)
            _sheet(m, x, z, k % 2, m.between(0.08, 0.1), m.between(0.15, 0.23), RED if k in (1, 4, 8) else PAPER)
    if pasted == 2:
        for k in range(7):
            x, z = -0.42 + k * 0.14 + m.between(-0.02, 0.02), 0.15 + m.between(0, 0.08)
            _sheet(m, x, z, 2 + k % 2, m.between(0.10, 0.13), m.between(0.19, 0.26), RED if k % 3 != 1 else PAPER)
        for x in (-0.66, 0.66):
            m.tube((x, -0.06, 0), (x, -0.06, 0.86), 0.014, 0.012, WOOD)
            m.box(x + 0.065, -0.06, 0.36, 0.12, 0.008, 0.48, m.shade(RED, 0.94, 1.04), snow=0)
    return m


def _sheet(m: Mesh, x: float, z: float, layer: int, wide: float, high: float, colour: str) -> None:
    """A sheet pasted on the wall's front, over those of the layers before."""
    m.box(x, -0.054 - 0.001 * layer, z, wide, 0.006, high, m.shade(colour, 0.92, 1.05), snow=0)


MODELS = [
    Model(f"notice_wall_{name}", "notices", partial(notice_wall, pasted=pasted))
    for pasted, name in enumerate(("few", "some", "full"))
]
