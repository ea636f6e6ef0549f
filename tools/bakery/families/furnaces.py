"""Native blast furnaces: being built, cold, lit, tapped, cracked, pulled down.  Three kinds: brick, clay, and a tall
one of large blocks of earth, propped and bound with rope."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import Model
from tools.bakery.families.palette import BRICK, BRICK_DARK, COAL, DARK, IRON, WOOD, WOOD_DARK, WOOD_PALE
from tools.bakery.mesh import Material, Mesh

RADIUS = 0.34
SHAPES = ((0.95, 14, BRICK), (0.78, 12, "#a0714c"), (1.2, 11, "#96724e"))  # height, courses, colour
TAPER = (0.52, 0.52, 0.44)  # of the foot's radius, that a shaft loses to its throat
BLOCK = (0.1, 0.1, 0.17)  # length of a brick
KINDS = "abc"
TALL = 2
# Seen by the camera, linear: a core of yellow, orange, and red where the flame thins.
CORE, FLAME, TONGUE = (1.0, 0.74, 0.22), (1.0, 0.36, 0.04), (0.72, 0.09, 0.01)


def _radius(t: float, kind: int) -> float:
    return RADIUS * (1 - TAPER[kind] * t**0.85)


def flame(m: Mesh, x: float, y: float, z: float, radius: float, height: float, tongues: int = 7) -> None:
    """Licking tongues, yellow at the root, red and clear at the tip."""
    levels = np.array([0.0, 0.18, 0.42, 0.7, 1.0])
    widths = np.array([0.75, 1.0, 0.72, 0.36, 0.02])
    colours = np.array([CORE, CORE, FLAME, TONGUE, TONGUE])
    opacity = np.array([1.0, 1.0, 0.92, 0.6, 0.0])
    for k in range(tongues):
        a = 2 * math.pi * k / tongues + m.between(-0.4, 0.4)
        out = radius * (0.55 if k else 0.0)
        tall = height * (1.0 if k == 0 else m.between(0.45, 0.85))
        wide = radius * (0.62 if k == 0 else m.between(0.34, 0.5))
        phase, sides = m.between(0, 6), 8
        th = np.linspace(0, 2 * math.pi, sides, endpoint=False)
        rings, rgba = [], []
        for t, w, c, o in zip(levels, widths, colours, opacity, strict=True):
            cx = x + math.cos(a) * out * (1 - 0.5 * t) + 0.25 * radius * t * math.sin(phase + 3 * t)
            cy = y + math.sin(a) * out * (1 - 0.5 * t) + 0.25 * radius * t * math.cos(phase + 3 * t)
            rings.append(np.c_[cx + np.cos(th) * wide * w, cy + np.sin(th) * wide * w, np.full(sides, z + tall * t)])
            rgba.append(np.tile([*c, o], (sides, 1)))
        i = np.arange(sides)
        j = (i + 1) % sides
        faces = np.vstack([np.stack([r * sides + i, r * sides + j, (r + 1) * sides + j, (r + 1) * sides + i], 1)
                           for r in range(len(levels) - 1)])
        m.add_shaded(np.vstack(rings), faces, np.vstack(rgba), Material.FIRE)


def embers(m: Mesh, points: np.ndarray, size: float) -> None:
    """Small glowing lumps at points (n, 3)."""
    for x, y, z in points:
        hot = m.between(0, 1)
        colour = np.array(FLAME) * (1 - hot) + np.array(CORE) * hot
        m.blob(x, y, z, size, size, size * 0.8, colour, fine=1, rough=0.25, material=Material.FIRE, smooth=False)


def _shaft(m: Mesh, kind: int, upto: float = 1.0, ragged: bool = False) -> None:
    """Courses of bricks round a dark lining, with a mouth toward -Y; `upto` the share of courses laid."""
    height, courses, colour = SHAPES[kind]
    laid = max(3, round(courses * upto))
    for k in range(laid):
        t = k / courses
        r, z = _radius(t, kind), t * height
        n = max(7, int(2 * math.pi * r / BLOCK[kind]))
        soot = 1 - 0.6 * max(0.0, t - 0.5) / 0.5
        for i in range(n):
            a = 2 * math.pi * (i + 0.5 * (k % 2)) / n
            toward_mouth = abs((a + math.pi / 2 + math.pi) % (2 * math.pi) - math.pi)
            if z < 0.24 and toward_mouth < 0.42:
                continue
            if ragged and k > laid * 0.5 + 2.5 * math.sin(a * 2 + 1) + m.between(-1, 1):
                continue
            m.box(math.cos(a) * r, math.sin(a) * r, z, 0.05, 2 * math.pi * r / n * 0.95, height / courses * 0.94,
                  m.shade(colour, 0.72, 1.15) * soot, turn=a, wobble=0.003, snow=0.5 if k < laid - 1 else 1)
        if not ragged or k < 5:
            m.lathe([(r * 0.93, z), (r * 0.9, z + height / courses)], "#3a2a22", sides=18, snow=0)
    for a in np.linspace(0, math.pi, 8):
        m.box(math.cos(a) * 0.155, -RADIUS - 0.015, math.sin(a) * 0.22 + 0.05, 0.06, 0.09, 0.06,
              m.shade(BRICK_DARK, 0.8, 1.15), pitch=-(a - math.pi / 2))
    m.box(0, -RADIUS + 0.1, 0, 0.24, 0.12, 0.2, DARK, snow=0)


def _hoops(m: Mesh, kind: int) -> None:
    for t in (0.42, 0.75):
        r, z = _radius(t, kind) + 0.03, t * SHAPES[kind][0]
        m.lathe([(r, z), (r, z + 0.025)], ROPE if kind == TALL else IRON, sides=22, snow=0)
    if kind == TALL:
        for a in (0.5, 2.5, 3.9):  # props against the shaft
            m.tube((math.cos(a) * 0.5, math.sin(a) * 0.5, 0), (math.cos(a) * 0.26, math.sin(a) * 0.26, 0.82), 0.022, 0.018, WOOD_PALE)


def _bellows(m: Mesh) -> None:
    m.box(0.55, -0.12, 0.06, 0.34, 0.2, 0.2, WOOD)
    m.box(0.55, -0.12, 0.26, 0.36, 0.22, 0.02, WOOD_DARK)
    for x in (0.42, 0.68):
        m.box(x, -0.12, 0, 0.03, 0.18, 0.06, WOOD_DARK)
    m.tube((0.38, -0.12, 0.13), (0.28, -0.08, 0.1), 0.025, 0.025, IRON)
    m.tube((0.72, -0.12, 0.17), (0.86, -0.12, 0.17), 0.014, 0.014, WOOD_PALE)


def _heap(m: Mesh, x: float, y: float, colour: str, count: int, spread: float, height: float, size: float = 0.05) -> None:
    for _ in range(count):
        a, q = m.between(0, 6.28), abs(m.rng.normal()) * spread
        m.blob(x + math.cos(a) * q, y + math.sin(a) * q, 0.02 + max(0, height - q * height / spread / 2) * m.between(0.4, 1),
               size, size * 0.9, size * 0.8, m.shade(colour, 0.75, 1.6), fine=1, rough=0.3, smooth=False, snow=0.8)


def _bricks(m: Mesh, x: float, y: float, colour: str, count: int, spread: float, height: float) -> None:
    for _ in range(count):
        a, q = m.between(0, 6.28), abs(m.rng.normal()) * spread
        z = m.between(0, 0.03) + max(0, height * (1 - q / spread / 1.6)) * m.between(0.3, 1)
        m.box(x + math.cos(a) * q, y + math.sin(a) * q, z, 0.09, 0.05, 0.045, m.shade(colour, 0.7, 1.1),
              turn=m.between(0, 3), roll=m.between(-0.4, 0.4), wobble=0.004)


def cold(dress: str, kind: int) -> Mesh:
    """Built and not burning."""
    m = _working(kind)
    _bricks(m, 0.3, -0.5, SHAPES[kind][2], 8, 0.1, 0)
    return m


ROPE = "#8a754c"
SAND, MOULD, BUNG = "#86714e", "#463c31", "#b08a5c"
BED = (0.0, -RADIUS - 0.31)  # the middle of the sand bed
BED_WIDE, BED_LONG = 0.52, 0.46
SOWS = 3  # short moulds to each side of the runner


def _fire(m: Mesh, kind: int, high: float, tongues: int) -> None:
    """The throat of a stack in blast: a glowing charge, and flames so many tiles high over it."""
    height, rim = SHAPES[kind][0], _radius(1, kind)
    m.lathe([(rim * 0.9, height * 0.97), (0, height * 0.985)], np.array(CORE), sides=14, material=Material.FIRE)
    flame(m, 0, 0, height * 0.96, rim * 0.95, high, tongues)
    m.smoke.append((0, 0, height + 0.12))
    m.light.append((0, 0, height + 0.1))
    m.light.append((0, -RADIUS - 0.05, 0.08))


def _sand_bed(m: Mesh, runs: bool) -> None:
    """Sand before the mouth with a runner and moulds pressed into it: dark and empty, or full of iron that cools."""
    (x, y), wide, long = BED, BED_WIDE, BED_LONG
    m.box(x, y, 0, wide, long, 0.024, m.shade(SAND, 0.95, 1.05), wobble=0.012, snow=0.15)
    for side in (-1, 1):
        m.beam((x + side * wide / 2, y - long / 2, 0.02), (x + side * wide / 2, y + long / 2, 0.02), 0.035, 0.04,
               m.shade(SAND, 0.9, 1.0), snow=0.3)  # fmt: skip
    channels = [(x, y + 0.03, 0.06, long, 0.08)]
    for k in range(SOWS):
        for side in (-1, 1):
            channels.append((x + side * 0.125, y + 0.1 - 0.13 * k, 0.17, 0.06, 0.3 + 0.3 * k))
    for cx, cy, across, along, cooled in channels:
        if runs:
            tone = np.array(CORE) * (1 - cooled) + np.array(TONGUE) * cooled
            m.box(cx, cy, 0.012, across, along, 0.016, tone, material=Material.FIRE, jitter=0)
        else:
            m.box(cx, cy, 0.012, across, along, 0.014, MOULD, snow=0.1)


def _working(kind: int) -> Mesh:
    """A stack ready for work: its hoops on, the bellows beside it and a heap of fuel."""
    m = Mesh(50 + kind)
    _shaft(m, kind)
    _hoops(m, kind)
    _bellows(m)
    _heap(m, -0.5, -0.22, COAL, 26, 0.1, 0.1)
    return m


def lit(dress: str, kind: int) -> Mesh:
    """In blast: flames at the throat, fire behind the arch; the tap hole is stopped with clay, the moulds are empty."""
    m = _working(kind)
    _fire(m, kind, 0.34, 7)
    # The mouth: a wall of clay to half its height with the stopped hole in it, and the glow over it.
    for low, high, tone in ((0.1, 0.15, (1.0, 0.55, 0.1)), (0.15, 0.2, FLAME)):
        m.box(0, -RADIUS + 0.035, low, 0.19, 0.05, high - low, np.array(tone), material=Material.FIRE, jitter=0)
    flame(m, 0.0, -RADIUS + 0.02, 0.11, 0.045, 0.1, 4)
    m.box(0, -RADIUS - 0.005, 0, 0.25, 0.07, 0.115, BUNG, wobble=0.006, snow=0)
    m.blob(0, -RADIUS - 0.045, 0.045, 0.036, 0.025, 0.034, "#7c5c3c", fine=2, rough=0.12, snow=0)
    _sand_bed(m, runs=False)
    _heap(m, 0.42, -0.62, "#4a3f3a", 14, 0.07, 0.05, 0.04)
    return m


def tapped(dress: str, kind: int) -> Mesh:
    """The tap hole is open: iron runs down the bed of sand and into its moulds, and the fire stands high."""
    m = _working(kind)
    _fire(m, kind, 0.46, 9)
    for k, (low, high) in enumerate(((0.01, 0.07), (0.07, 0.13), (0.13, 0.2))):
        tone = (CORE, (1.0, 0.6, 0.13), FLAME)[k]
        m.box(0, -RADIUS + 0.03, low, 0.22 - 0.03 * k, 0.06, high - low, np.array(tone), material=Material.FIRE, jitter=0)
    flame(m, 0.0, -RADIUS - 0.03, 0.03, 0.07, 0.22, 6)
    _sand_bed(m, runs=True)
    sparks = np.c_[m.many(-0.2, 0.2, 22), m.many(-RADIUS - 0.36, -RADIUS - 0.03, 22), m.many(0.03, 0.2, 22)]
    embers(m, sparks, 0.009)
    m.light.append((*BED, 0.06))
    _bricks(m, 0.36, -0.5, BUNG, 5, 0.04, 0.02)  # what stopped the hole
    _heap(m, 0.42, -0.62, "#4a3f3a", 14, 0.07, 0.05, 0.04)
    return m


def building(dress: str, kind: int) -> Mesh:
    """Half of the courses laid, a scaffold, bricks and clay beside."""
    m = Mesh(50 + kind)
    height, _, colour = SHAPES[kind]
    _shaft(m, kind, 0.55)
    for a in (0.6, 2.2, 3.9, 5.5):
        x, y = math.cos(a) * 0.46, math.sin(a) * 0.46
        m.tube((x, y, 0), (x * 0.92, y * 0.92, height * 1.05), 0.018, 0.014, WOOD_PALE)
    for a, b in ((0.6, 2.2), (3.9, 5.5), (2.2, 3.9)):
        p, q = (math.cos(a) * 0.44, math.sin(a) * 0.44), (math.cos(b) * 0.44, math.sin(b) * 0.44)
        for z in (0.42, 0.8):
            m.tube((*p, height * z), (*q, height * z), 0.013, 0.013, WOOD_PALE)
    m.beam((0.42, 0.2, height * 0.44), (-0.36, 0.36, height * 0.44), 0.14, 0.02, WOOD)
    for k in range(24):
        row, layer = k % 6, k // 6
        m.box(0.55 + 0.055 * (layer % 2) * 0.3, -0.4 + 0.06 * row, layer * 0.05, 0.16, 0.055, 0.048, m.shade(colour, 0.75, 1.15),
              wobble=0.002)
    m.blob(-0.52, -0.3, 0, 0.17, 0.14, 0.1, "#9a7a50", fine=3, rough=0.1, floor=0)
    m.lathe([(0.03, 0), (0.05, 0.03), (0.055, 0.08), (0, 0.075)], "#a98a50", sides=10, x=-0.3, y=-0.5)
    return m


def cracked(dress: str, kind: int) -> Mesh:
    """Cold, split from the mouth up by heat or bad clay."""
    m = cold(dress, kind)
    for k in range(10):
        z = 0.2 + k * 0.055
        r = _radius(z / SHAPES[kind][0], kind) + 0.028
        a = -math.pi / 2 + 0.5 - 0.9 * kind + 0.1 * math.sin(k * 2.1) + 0.045 * k
        m.box(math.cos(a) * r, math.sin(a) * r, z, 0.03, 0.026 + 0.02 * math.sin(k * 0.3), 0.07, "#0e0b0a", turn=a,
              roll=0.5 * (-1) ** k, snow=0)
    _bricks(m, 0.12, -0.55, SHAPES[kind][2], 14, 0.1, 0.03)
    return m


def pulled_down(dress: str, kind: int) -> Mesh:
    """A ragged stump of the shaft among its bricks and a cake of slag."""
    m = Mesh(70 + kind)
    _shaft(m, kind, 0.62, ragged=True)
    _bricks(m, 0.05, -0.12, SHAPES[kind][2], 70, 0.27, 0.14)
    _heap(m, -0.45, -0.25, COAL, 14, 0.12, 0.05)
    m.blob(0.36, -0.42, 0.02, 0.13, 0.1, 0.055, "#3b3432", fine=2, rough=0.3, smooth=False)
    return m


def _models() -> list[Model]:
    states = {"cold": cold, "lit": lit, "tapped": tapped, "building": building, "cracked": cracked, "ruin": pulled_down}
    return [Model(f"furnace_{KINDS[kind]}_{name}", "furnaces_tall" if kind == TALL else "furnaces", partial(build, kind=kind),
                  (0.9, 0.9), glow=name in ("lit", "tapped"))
            for kind in range(len(KINDS)) for name, build in states.items()]


MODELS = _models()
