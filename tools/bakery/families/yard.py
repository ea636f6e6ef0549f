"""What lies about an iron yard: doors and beams for the fires, iron in bars, ore in baskets, a handcart left standing."""

from __future__ import annotations

import math

from tools.bakery.families.model import Model
from tools.bakery.families.palette import IRON, RUST, STRAW_DARK, WOOD, WOOD_DARK, WOOD_PALE
from tools.bakery.families.things import lumps, wheel
from tools.bakery.mesh import Mesh

ORE = ("#7a4a38", "#8a5a44", "#6b4238")
LACQUER = "#7c2f27"


def planks(dress: str) -> Mesh:
    """Doors, shutters and roof beams from the houses, thrown on each other."""
    m = Mesh(260)
    for k in range(7):
        long, wide = m.between(0.5, 0.66), m.between(0.2, 0.27)
        tone = LACQUER if k in (2, 5) else m.pick((WOOD, WOOD_DARK, WOOD_PALE))
        m.box(m.between(-0.1, 0.1), m.between(-0.1, 0.1), 0.045 * k, long, wide, 0.032, m.shade(tone), turn=m.between(-0.5, 0.5),
              roll=m.between(-0.04, 0.04), wobble=0.004)  # fmt: skip
    for k in range(5):
        y = -0.26 + 0.13 * k
        m.beam((-0.5, y, 0.02), (0.42, y + m.between(-0.1, 0.1), 0.02 + 0.05 * (k % 2)), 0.055, 0.05, m.shade(WOOD_DARK))
    m.beam((-0.2, -0.34, 0.0), (0.12, -0.12, 0.4), 0.05, 0.045, WOOD)  # one leans on the rest
    return m


def bars(dress: str) -> Mesh:
    """Iron as it came out of the sand: short rough bars, stacked crosswise, some beside."""
    m = Mesh(261)
    for layer in range(4):
        for k in range(5 - layer // 2):
            off = (k - 2 + 0.25 * layer) * 0.085
            ends = ((-0.22, off), (0.22, off)) if layer % 2 else ((off, -0.22), (off, 0.22))
            (ax, ay), (bx, by) = ends
            z = 0.02 + 0.052 * layer
            m.beam((ax, ay, z), (bx, by, z), 0.062, 0.05, m.shade(IRON if (k + layer) % 3 else RUST, 0.8, 1.5))
    for _ in range(6):
        a = m.between(0, math.pi)
        x, y = m.between(-0.42, 0.42), m.between(-0.4, -0.26)
        m.beam((x - 0.11 * math.cos(a), y - 0.05 * math.sin(a), 0.02), (x + 0.11 * math.cos(a), y + 0.05 * math.sin(a), 0.02), 0.06, 0.045,
               m.shade(RUST, 0.8, 1.3))  # fmt: skip
    return m


def _basket(m: Mesh, x: float, y: float) -> None:
    m.lathe([(0.08, 0.0), (0.11, 0.06), (0.115, 0.12), (0.1, 0.12), (0.0, 0.1)], m.shade(STRAW_DARK), sides=14, x=x, y=y, jitter=0.2)
    with m.at(x, y, 0.11):
        lumps(m, ORE, 16, 0.085, 0.05, 0.028)


def ore_baskets(dress: str) -> Mesh:
    """Ore set down in baskets beside a small heap of it."""
    m = Mesh(262)
    for x, y in ((-0.26, -0.12), (0.0, -0.24), (0.27, -0.1), (-0.1, 0.06)):
        _basket(m, x, y)
    with m.at(0.2, 0.22):
        lumps(m, ORE, 60, 0.24, 0.14, 0.036)
    m.tube((-0.42, 0.16, 0.02), (0.1, 0.36, 0.05), 0.011, 0.011, "#a58b52")
    return m


def handcart(dress: str) -> Mesh:
    """A handcart with its shafts down and ore in its box."""
    m = Mesh(263)
    small = Mesh(264)
    for y in (-0.2, 0.2):
        wheel(small, 0.0, y, 0.15)
    small.box(0, 0, 0.17, 0.5, 0.32, 0.03, WOOD_PALE)
    for y in (-0.15, 0.15):
        small.beam((-0.25, y, 0.23), (0.25, y, 0.23), 0.02, 0.11, WOOD)
        small.beam((0.22, y, 0.19), (0.66, y * 0.9, 0.03), 0.022, 0.022, WOOD_DARK)
    small.beam((-0.25, -0.15, 0.23), (-0.25, 0.15, 0.23), 0.02, 0.11, WOOD)
    with small.at(-0.02, 0, 0.2):
        lumps(small, ORE, 60, 0.15, 0.12, 0.034)
    m.merge(small, turn=0.5)
    return m


MODELS = [Model("planks", "yard", planks), Model("iron_bars", "yard", bars), Model("ore_baskets", "yard", ore_baskets),
          Model("handcart", "yard", handcart)]  # fmt: skip
