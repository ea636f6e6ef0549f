"""Small things of yard and field: wood, coal, ricks, carts, wells, graves."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import Model
from tools.bakery.families.palette import (
    COAL,
    CUT,
    DARK,
    EARTH,
    IRON,
    RUST,
    SACK,
    STONE,
    STONE_PALE,
    STRAW,
    STRAW_DARK,
    WOOD,
    WOOD_DARK,
    WOOD_PALE,
)  # fmt: skip
from tools.bakery.mesh import Colour, Mesh


def log_pile(dress: str, kind: int) -> Mesh:
    """Felled trunks stacked along X, cut ends to the front."""
    m = Mesh(40 + kind)
    rows = (5, 4, 3) if kind == 0 else (6, 5, 3, 2)
    z, radius = 0.075, 0.075
    for row, count in enumerate(rows):
        for k in range(count):
            y = (k - (count - 1) / 2) * 2 * radius
            r = radius * m.between(0.82, 1.0)
            long = m.between(0.42, 0.5)
            m.tube((-long, y, z + row * 0.125), (long, y, z + row * 0.125), r, r * 0.95, m.shade(WOOD), sides=9)
            for end in (-long - 0.002, long + 0.002):
                m.tube((end, y, z + row * 0.125), (end + math.copysign(0.004, end), y, z + row * 0.125), r * 0.86, r * 0.84,
                       m.shade(CUT), sides=9)  # fmt: skip
    for side in (-1, 1):
        m.beam((0.3, side * 0.48, 0), (0.3, side * 0.42, 0.3), 0.05, 0.05, WOOD_DARK)
    pile = Mesh()
    pile.merge(m, scale=0.74)
    return pile


def lumps(m: Mesh, colours: tuple[Colour, ...], count: int, spread: float, height: float, size: float) -> None:
    """A heap of lumps, higher in its middle."""
    for _ in range(count):
        angle, out = m.between(0, 2 * math.pi), spread * math.sqrt(m.between(0, 1))
        top = height * (1 - (out / spread) ** 1.3)
        s = size * m.between(0.6, 1.25)
        m.blob(out * math.cos(angle), out * math.sin(angle), m.between(0, max(top, 0.01)), s, s * m.between(0.7, 1.1),
               s * 0.8, m.shade(m.pick(colours)), fine=1, rough=0.3, smooth=False)  # fmt: skip


def heap(dress: str, colours: tuple[Colour, ...], seed: int) -> Mesh:
    """Coal, ore or slag on the ground."""
    m = Mesh(seed)
    lumps(m, colours, 150, 0.42, 0.26, 0.045)
    return m


def scrap_heap(dress: str) -> Mesh:
    """Pots, hoe blades, hinges and bars, thrown together."""
    m = Mesh(61)
    lumps(m, (RUST, IRON), 40, 0.4, 0.1, 0.04)
    for k in range(9):
        angle, out = m.between(0, 2 * math.pi), m.between(0.05, 0.36)
        profile = [(0.0, 0.0), (0.07, 0.012), (0.11, 0.05), (0.125, 0.09), (0.115, 0.09), (0.1, 0.055), (0.0, 0.02)]
        with m.at(out * math.cos(angle), out * math.sin(angle), m.between(0.02, 0.2), m.between(0, 6)):
            m.lathe(profile, m.shade(IRON if k % 3 else RUST), sides=12)
    for _ in range(18):
        angle, z = m.between(0, math.pi), m.between(0.03, 0.24)
        x, y = m.between(-0.3, 0.3), m.between(-0.3, 0.3)
        dx, dy = 0.2 * math.cos(angle), 0.2 * math.sin(angle)
        m.beam((x - dx, y - dy, z), (x + dx, y + dy, z + m.between(-0.05, 0.08)), 0.02, 0.014, m.shade(RUST))
    return m


def charcoal_pit(dress: str) -> Mesh:
    """A mound of wood under earth and turf, a vent smoking at its top."""
    m = Mesh(62)
    m.lathe([(0.62, 0.0), (0.56, 0.16), (0.38, 0.34), (0.14, 0.42), (0.0, 0.43)], EARTH, sides=26, wobble=0.05, jitter=0.12)
    for k in range(16):
        a = 2 * math.pi * k / 16
        m.tube((0.66 * math.cos(a), 0.66 * math.sin(a), 0.0), (0.5 * math.cos(a), 0.5 * math.sin(a), 0.15), 0.03, 0.025,
               m.shade(WOOD_DARK))  # fmt: skip
    lumps(m, (COAL,), 26, 0.13, 0.02, 0.03)
    m.cylinder(0, 0, 0.4, 0.07, 0.05, DARK)
    m.smoke.append((0, 0, 0.5))
    return m


def rick(dress: str, kind: int) -> Mesh:
    """Straw stacked round a pole."""
    m = Mesh(63 + kind)
    tall, wide = (0.78, 0.36) if kind == 0 else (0.6, 0.42)
    m.lathe([(wide * 0.86, 0.0), (wide, tall * 0.35), (wide * 0.9, tall * 0.55), (wide * 0.4, tall * 0.88), (0.02, tall)],
            STRAW, sides=26, wobble=0.03, jitter=0.12)  # fmt: skip
    angles, levels = m.many(0, 2 * math.pi, 900), m.many(0.02, 0.92, 900)
    radius = np.interp(levels, [0, 0.35, 0.55, 0.88, 1.0], [wide * 0.86, wide, wide * 0.9, wide * 0.4, 0.02])
    roots = np.c_[radius * np.cos(angles), radius * np.sin(angles), levels * tall]
    m.blades(roots, 0.09, 0.012, 0.5, STRAW_DARK, STRAW)
    m.tube((0, 0, tall * 0.9), (0.01, 0, tall * 1.16), 0.018, 0.014, WOOD)
    return m


def wheel(m: Mesh, x: float, y: float, radius: float, turned: float = 0.0) -> None:
    """A spoked wheel in the XZ plane, turned by so many radians."""
    points = [(x + radius * math.cos(a), radius + radius * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 19)]
    for (ax, az), (bx, bz) in zip(points, points[1:], strict=False):
        m.beam((ax, y, az), (bx, y, bz), 0.03, 0.035, WOOD)
    for k in range(6):
        a = math.pi * k / 6 + turned
        dx, dz = radius * math.cos(a), radius * math.sin(a)
        m.beam((x - dx, y, radius - dz), (x + dx, y, radius + dz), 0.016, 0.016, WOOD_DARK)


def cart(dress: str, loaded: bool) -> Mesh:
    """A two-wheeled cart, shafts down; loaded with sacks."""
    m = Mesh(66)
    for y in (-0.24, 0.24):
        wheel(m, 0.0, y, 0.2)
    m.box(0, 0, 0.25, 0.68, 0.4, 0.03, WOOD_PALE)
    for y in (-0.2, 0.2):
        m.beam((-0.34, y, 0.3), (0.34, y, 0.3), 0.02, 0.07, WOOD)
        m.beam((0.3, y * 0.9, 0.26), (0.86, y * 0.75, 0.05), 0.026, 0.026, WOOD)
    if loaded:
        for row, count in enumerate((3, 2)):
            for k in range(count):
                for y in (-0.1, 0.1):
                    m.blob((k - (count - 1) / 2) * 0.21, y, 0.34 + 0.13 * row, 0.12, 0.1, 0.08, m.shade(SACK), rough=0.1)
    return m


def well(dress: str) -> Mesh:
    """A stone rim with a windlass."""
    m = Mesh(67)
    m.lathe([(0.22, 0.0), (0.22, 0.2), (0.14, 0.2), (0.14, 0.02)], STONE_PALE, sides=14, wobble=0.03, jitter=0.15)
    m.cylinder(0, 0, 0.0, 0.14, 0.04, DARK)
    for y in (-0.2, 0.2):
        m.beam((0, y, 0.1), (0, y, 0.5), 0.04, 0.04, WOOD)
    m.tube((0, -0.26, 0.46), (0, 0.26, 0.46), 0.035, 0.035, WOOD_PALE, sides=9)
    m.beam((0, 0.26, 0.46), (0.1, 0.26, 0.5), 0.02, 0.02, WOOD_DARK)
    m.cylinder(0.26, -0.12, 0.0, 0.06, 0.12, WOOD, top=0.07)
    return m


def baskets(dress: str) -> Mesh:
    """Woven baskets and a carrying pole laid across them."""
    m = Mesh(68)
    for x, y in ((-0.14, 0.02), (0.14, -0.05), (0.02, 0.17)):
        m.lathe([(0.08, 0.0), (0.12, 0.06), (0.125, 0.11), (0.105, 0.11), (0.09, 0.05), (0.0, 0.03)], m.shade(STRAW_DARK),
                sides=14, x=x, y=y, jitter=0.2)  # fmt: skip
    m.tube((-0.4, -0.1, 0.12), (0.4, 0.08, 0.13), 0.012, 0.012, "#a58b52")
    return m


def threshing(dress: str) -> Mesh:
    """A stone roller in its frame, a winnowing tray, a fork, some spilled straw."""
    m = Mesh(76)
    for k in range(8):
        a = 2 * math.pi * k / 8
        y, z = 0.06 * math.cos(a), 0.09 + 0.06 * math.sin(a)
        m.tube((-0.2, y, z), (0.2, y * 1.1, z * 1.02), 0.03, 0.03, m.shade(STONE, 0.9, 1.1))
    m.tube((-0.2, 0, 0.09), (0.2, 0, 0.09), 0.075, 0.08, STONE, sides=14)
    for x in (-0.25, 0.25):
        m.beam((x, 0.02, 0.09), (x, -0.24, 0.11), 0.03, 0.03, WOOD)
    m.beam((-0.27, -0.24, 0.11), (0.27, -0.24, 0.11), 0.03, 0.03, WOOD)
    m.lathe([(0.0, 0.01), (0.15, 0.015), (0.17, 0.045), (0.16, 0.045), (0.0, 0.022)], STRAW_DARK, sides=18, x=0.42, y=0.2)
    m.blob(0.42, 0.2, 0.02, 0.11, 0.1, 0.03, "#d9b65a", rough=0.1, floor=0.02)
    m.tube((-0.5, -0.1, 0.012), (-0.2, 0.34, 0.012), 0.011, 0.011, WOOD_PALE)
    for s in (-0.05, 0, 0.05):
        m.tube((-0.2, 0.34, 0.012), (-0.13 + s, 0.43 - s, 0.02), 0.008, 0.005, WOOD_PALE)
    spots = np.c_[m.rng.normal(0, 0.32, 60), m.rng.normal(0.02, 0.26, 60), np.zeros(60)]
    m.blades(spots, 0.03, 0.014, 2.6, STRAW_DARK, STRAW, each=2)
    return m


def pole(dress: str) -> Mesh:
    """A telegraph pole with a loudspeaker."""
    m = Mesh(70)
    m.tube((0, 0, 0), (0.01, 0, 1.7), 0.035, 0.025, WOOD_DARK, sides=8)
    m.beam((0, -0.22, 1.55), (0, 0.22, 1.55), 0.03, 0.03, WOOD)
    for y in (-0.18, 0.18):
        m.cylinder(0, y, 1.57, 0.015, 0.05, "#c8ccc8")
    m.tube((0.02, -0.02, 1.36), (0.02, -0.2, 1.34), 0.03, 0.09, "#4b5258", sides=12)
    return m


def grave(dress: str, kind: int) -> Mesh:
    """A low mound of bare earth, a stone at its foot on the second. Nothing else."""
    m = Mesh(74 + kind)
    m.lathe([(0.25, 0.0), (0.22, 0.07), (0.12, 0.14), (0.0, 0.155)], "#7d6040", sides=20, wobble=0.06, jitter=0.14)
    for _ in range(24):
        a, r = m.between(0, 2 * math.pi), m.between(0.1, 0.27)
        m.blob(r * math.cos(a), r * math.sin(a), 0.012, 0.022, 0.02, 0.016, m.shade("#7d6040"), fine=1, rough=0.3)
    if kind:
        m.box(0.0, -0.27, 0, 0.1, 0.04, 0.16, m.shade(STONE), wobble=0.01)
    return m


def _models() -> list[Model]:
    sheet = "things"
    slag = ("#4a4340", "#5c514b", "#3a3634", "#6b4a3a")
    return [
        Model("log_pile_a", sheet, partial(log_pile, kind=0)), Model("log_pile_b", sheet, partial(log_pile, kind=1)),
        Model("coal_heap", sheet, partial(heap, colours=(COAL, "#1f1c1b", "#35302d"), seed=58)),
        Model("ore_heap", sheet, partial(heap, colours=("#7a4a38", "#8a5a44", "#6b4238"), seed=59)),
        Model("slag_heap", sheet, partial(heap, colours=slag, seed=60)),
        Model("scrap_heap", sheet, scrap_heap), Model("charcoal_pit", sheet, charcoal_pit),
        Model("rick_a", sheet, partial(rick, kind=0)), Model("rick_b", sheet, partial(rick, kind=1)),
        Model("cart", sheet, partial(cart, loaded=False)), Model("cart_loaded", sheet, partial(cart, loaded=True)),
        Model("well", sheet, well), Model("baskets", sheet, baskets),
        Model("telegraph_pole", sheet, pole), Model("threshing", sheet, threshing),
        Model("grave_a", sheet, partial(grave, kind=0)), Model("grave_b", sheet, partial(grave, kind=1)),
    ]  # fmt: skip


MODELS = _models()
