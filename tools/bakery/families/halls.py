"""The commune's buildings: hall, canteen, granary, workshop, school, pig shed; whole and fallen."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import Model
from tools.bakery.families.palette import (
    BRICK,
    DARK,
    IRON,
    MUD,
    MUD_DARK,
    PLASTER,
    RED,
    SACK,
    STONE,
    STRAW,
    TILE,
    TILE_WARM,
    WOOD,
    WOOD_DARK,
    WOOD_PALE,
)
from tools.bakery.families.parts import (
    brick_courses,
    chimney,
    door,
    fallen_house,
    firewood,
    gabled_walls,
    jar,
    mud_courses,
    mud_wall,
    stone_base,
    thatched_roof,
    tiled_roof,
    window,
)
from tools.bakery.mesh import Material, Mesh, linear

SLATE = "#565a5f"


def table(m: Mesh, x: float, y: float) -> None:
    """A table and two benches along X."""
    m.box(x, y, 0.12, 0.26, 0.16, 0.02, WOOD)
    for a in (-0.1, 0.1):
        for b in (-0.06, 0.06):
            m.box(x + a, y + b, 0, 0.02, 0.02, 0.12, WOOD_DARK)
    for s in (-0.15, 0.15):
        m.box(x, y + s, 0.055, 0.26, 0.05, 0.02, WOOD)
        for a in (-0.1, 0.1):
            m.box(x + a, y + s, 0, 0.02, 0.04, 0.055, WOOD_DARK)


def stove(m: Mesh, x: float, y: float) -> None:
    """A brick stove with a great wok."""
    m.lathe([(0.14, 0), (0.135, 0.13), (0.115, 0.15), (0, 0.11)], BRICK, sides=16, x=x, y=y, jitter=0.12)
    m.lathe([(0, 0.10), (0.09, 0.13), (0.115, 0.165)], IRON, sides=16, x=x, y=y, snow=0.4)
    m.lathe([(0.1, 0.152), (0, 0.155)], "#cdbf98", sides=14, x=x, y=y, snow=0.4)
    m.box(x, y - 0.135, 0.01, 0.08, 0.02, 0.07, DARK, snow=0)


def canteen(dress: str, state: str) -> Mesh:
    """A long hall with a kitchen chimney, stoves and tables before it."""
    m = Mesh(31)
    length, width, height, rise = 2.3, 1.0, 0.58, 0.44
    if state == "ruin":
        fallen_house(m, length, width, height, "#c7b08a", SLATE)
        with m.at(-length / 2 + 0.3, 0.2):
            for k in range(15):
                m.box(0, 0, 0.07 * k, 0.2 - 0.003 * k, 0.2 - 0.003 * k, 0.068, m.shade(BRICK, 0.75, 1.1), wobble=0.003)
    else:
        worn = state == "closed"
        gabled_walls(m, length, width, height, rise, "#c7b08a")
        stone_base(m, length, width, 0.13, "#7d6a5c")
        mud_courses(m, length, width, height, "#c7b08a", 34)
        tiled_roof(m, length, width, height, rise, colour=SLATE, lift=0.07, pitch=0.078, holes=0.16 if worn else 0)
        door(m, 0, -width / 2, width=0.34, height=0.42, papers=not worn)
        for x in (-0.9, -0.58, 0.55, 0.87):
            window(m, x, -width / 2, 0.24, 0.2, 0.2)
        for y in (-0.25, 0.25):
            window(m, length / 2, y, 0.24, 0.2, 0.2, on_end=True, side=1)
        m.box(0, -width / 2 - 0.05, 0.5, 0.9, 0.03, 0.11, RED, snow=0)  # a plain board over the door
        m.box(0, -width / 2 - 0.068, 0.515, 0.84, 0.01, 0.08, "#b8433a", snow=0)
        chimney(m, -length / 2 + 0.3, 0.2, height, 0.85, 0.2)
    if state == "whole":
        for x in (0.62, 0.95):
            stove(m, x, -width / 2 - 0.3)
        firewood(m, 0.8, -width / 2 - 0.07, 14)
        for i in range(3):
            table(m, -0.92 + 0.4 * i, -width / 2 - 0.36)
        for x in (0.3, 0.37):
            m.lathe([(0.045, 0), (0.055, 0.02), (0.06, 0.1), (0, 0.09)], WOOD_PALE, sides=12, x=x, y=-width / 2 - 0.2 + (x - 0.3))
    elif state == "closed":
        m.lathe([(0.14, 0), (0.135, 0.11), (0.1, 0.12), (0, 0.05)], BRICK, sides=14, x=0.75, y=-width / 2 - 0.3, jitter=0.12)
        table(m, -0.8, -width / 2 - 0.34)
    return m


def hall(dress: str, state: str) -> Mesh:
    """The commune's office: brick, a raised front with columns, a flag pole, a notice wall beside it."""
    m = Mesh(35)
    length, width, height, rise = 2.1, 0.95, 0.62, 0.4
    if state == "ruin":
        fallen_house(m, length, width, height, BRICK, TILE_WARM)
        return m
    m.box(0, -0.08, 0, length + 0.16, width + 0.34, 0.06, STONE)
    with m.at(0, 0, 0.06):
        gabled_walls(m, length, width, height, rise, "#a8694c")
        brick_courses(m, length, width, height, "#a8694c")
        tiled_roof(m, length, width, height, rise, colour="#6a5a52", lift=0.04, pitch=0.074)
        door(m, 0, -width / 2, width=0.32, height=0.44, papers=False)
        for x in (-0.8, -0.45, 0.45, 0.8):
            window(m, x, -width / 2, 0.24, 0.2, 0.22)
        for y in (-0.22, 0.22):
            window(m, length / 2, y, 0.24, 0.2, 0.22, on_end=True, side=1)
        # the porch
        front = -width / 2 - 0.26
        for x in (-0.32, 0.32):
            m.box(x, front, 0, 0.08, 0.08, 0.5, PLASTER)
        m.box(0, front + 0.06, 0.5, 0.86, 0.3, 0.05, "#b9ab8c")
        m.box(0, front - 0.08, 0.55, 0.86, 0.05, 0.16, PLASTER, snow=0.6)
        m.box(0, front - 0.11, 0.58, 0.7, 0.015, 0.09, RED, snow=0)
        m.box(0, front - 0.08, 0.71, 0.5, 0.05, 0.07, PLASTER)
        chimney(m, -length / 2 + 0.3, 0.15, height + 0.2, 0.3, 0.12)
    for k in range(2):
        m.box(0, -width / 2 - 0.35 - 0.07 * k, 0, 0.7, 0.09, 0.05 - 0.025 * k, "#9b978e")
    m.tube((0.95, -0.85, 0), (0.95, -0.85, 1.35), 0.02, 0.013, WOOD_PALE)
    m.cylinder(0.95, -0.85, 0, 0.07, 0.06, STONE, sides=8)
    _flag(m, 0.95, -0.85, 1.3)
    return m


def _flag(m: Mesh, x: float, y: float, z: float) -> None:
    """A plain red flag in a light wind."""
    n = 10
    points = []
    for q in np.linspace(0, 0.42, n):
        wave = 0.04 * math.sin(q * 12)
        points += [[x + q * 0.75 + 0.01, y + wave + q * 0.3, z - 0.06 * q], [x + q * 0.72 + 0.01, y + wave * 0.9 + q * 0.3, z - 0.28 - 0.1 * q]]
    m.add(points, [[2 * i, 2 * i + 1, 2 * i + 3, 2 * i + 2] for i in range(n - 1)], RED, smooth=True, snow=0, jitter=0.03)


def granary(dress: str, fill: str) -> Mesh:
    """A round store of clay under straw; full has sacks and spilled grain at its door."""
    m = Mesh(41)
    r, height = 0.42, 0.62
    m.lathe([(r * 1.12, 0), (r * 1.12, 0.07), (r * 1.02, 0.09)], STONE, sides=22, jitter=0.1, smooth=False)
    for k in range(6):
        z = 0.09 + k * height / 6
        m.lathe([(r, z), (r * 1.015, z + height / 12), (r, z + height / 6)], m.shade("#c2a473", 0.9, 1.08), sides=28, snow=0.1)
    for z in (0.3, 0.55):
        m.lathe([(r * 1.03, z), (r * 1.03, z + 0.03)], WOOD_DARK, sides=28, snow=0)
    top = 0.09 + height
    for k in range(7):
        t0, t1 = k / 7, (k + 1) / 7
        ra, rb = (r + 0.2) * (1 - t0) + 0.01, (r + 0.2) * (1 - t1)
        za, zb = top + 0.5 * t0**1.05, top + 0.5 * t1**1.05
        m.lathe([(ra + 0.02, za - 0.02), (rb + 0.03, zb)], m.shade("#a98a4c", 0.82, 1.08), sides=26, jitter=0.09, smooth=False)
        n = 90
        th = m.many(0, 6.28, n)
        p0 = np.c_[np.cos(th) * (rb + 0.02), np.sin(th) * (rb + 0.02), np.full(n, zb + 0.012)]
        p1 = np.c_[np.cos(th) * (ra + 0.05), np.sin(th) * (ra + 0.05), np.full(n, za - 0.035)]
        side = np.c_[-np.sin(th), np.cos(th), np.zeros(n)] * 0.012
        c = np.clip(linear("#c5a55c") * m.many(0.6, 1.15, (n, 1)), 0, 1)
        m.triangles(np.stack([p0 - side, p1, p0 + side], 1), np.repeat(c[:, None], 3, 1), Material.PAINT)
    m.lathe([(0.07, top + 0.46), (0.05, top + 0.54), (0, top + 0.6)], "#8d6f3a", sides=10)
    m.box(0, -r - 0.01, 0.13, 0.17, 0.05, 0.22, WOOD_DARK, snow=0)
    if fill == "full":
        m.box(0, -r - 0.03, 0.15, 0.13, 0.03, 0.18, WOOD, snow=0)
        m.box(0, -r - 0.03, 0.4, 0.15, 0.03, 0.12, RED, snow=0)
        for k in range(11):
            layer = 0 if k < 7 else 1
            m.blob(-0.34 + m.between(-0.16, 0.16), -r - 0.2 + m.between(-0.1, 0.1), 0.05 + 0.085 * layer, 0.08, 0.06, 0.055,
                   m.shade(SACK, 0.88, 1.1), fine=2, rough=0.08)
        m.blob(0.06, -r - 0.16, 0, 0.12, 0.08, 0.04, "#d9b65a", fine=2, rough=0.1, floor=0)
    else:
        m.box(0, -r - 0.035, 0.15, 0.12, 0.01, 0.17, DARK, snow=0)
        m.box(0.13, -r - 0.06, 0.12, 0.03, 0.13, 0.2, WOOD, turn=0.5, snow=0)
        m.blob(-0.3, -r - 0.16, 0.012, 0.1, 0.07, 0.012, m.shade(SACK, 0.75, 0.8), fine=2, rough=0.1)
    return m


def workshop(dress: str, state: str) -> Mesh:
    """A brick shed with a tall round stack, bars of iron before it."""
    m = Mesh(91)
    length, width, height, rise = 1.7, 0.95, 0.62, 0.3
    if state == "ruin":
        fallen_house(m, length, width, height, BRICK, TILE_WARM)
    else:
        gabled_walls(m, length, width, height, rise, BRICK)
        stone_base(m, length, width, 0.1)
        brick_courses(m, length, width, height)
        tiled_roof(m, length, width, height, rise, colour="#6a5a52", lift=0, pitch=0.07)
        door(m, -0.3, -width / 2, width=0.34, height=0.42, papers=False)
        for x in (0.2, 0.55):
            window(m, x, -width / 2, 0.26, 0.22, 0.2)
        for y in (-0.2, 0.22):
            window(m, length / 2, y, 0.28, 0.2, 0.2, on_end=True, side=1)
    cx, cy = -length / 2 - 0.12, 0.12
    courses = 26 if state == "whole" else 14
    for k in range(courses):
        t = k / 26
        r = 0.17 * (1 - 0.42 * t)
        tone = m.shade(BRICK, 0.82, 1.1) * (1 - 0.45 * max(0.0, t - 0.7) / 0.3)
        m.lathe([(r, t * 1.75), (r, t * 1.75 + 0.062)], tone, sides=12, x=cx, y=cy, smooth=False, snow=0.2, jitter=0.08)
    m.box(cx, cy, 0, 0.42, 0.42, 0.16, STONE)
    if state == "whole":
        m.lathe([(0.12, 1.7), (0.13, 1.78), (0.07, 1.78), (0.06, 1.6)], "#4a2e24", sides=12, x=cx, y=cy)
        m.smoke.append((cx, cy, 1.8))
    for k in range(20):
        z = 0.025 + 0.04 * (k // 8)
        m.tube((0.2 + m.between(-0.02, 0.3), -width / 2 - 0.25 + m.between(-0.08, 0.08), z),
               (0.65 + m.between(-0.05, 0.1), -width / 2 - 0.25 + m.between(-0.08, 0.08), z), 0.02, 0.02, m.shade("#7a5c48", 0.8, 1.2))
    m.box(-0.72, -width / 2 - 0.25, 0, 0.14, 0.1, 0.1, WOOD)
    m.box(-0.72, -width / 2 - 0.25, 0.1, 0.17, 0.07, 0.05, IRON)
    return m


def school(dress: str, state: str) -> Mesh:
    """A long low house with many windows and a swept yard."""
    m = Mesh(93)
    length, width, height, rise = 1.8, 0.75, 0.46, 0.32
    if state == "ruin":
        fallen_house(m, length, width, height, PLASTER)
        return m
    gabled_walls(m, length, width, height, rise, PLASTER)
    stone_base(m, length, width, 0.1, "#7d6a5c")
    tiled_roof(m, length, width, height, rise, colour=TILE)
    for x in (-0.55, 0.55):
        door(m, x, -width / 2, papers=False)
    for x in (-0.78, -0.3, 0.0, 0.3, 0.8):
        window(m, x, -width / 2, 0.18, 0.17, 0.19)
    window(m, length / 2, 0, 0.2, 0.2, 0.17, on_end=True, side=1)
    m.tube((-0.2, -0.85, 0), (-0.2, -0.85, 0.42), 0.02, 0.018, WOOD)
    m.tube((0.1, -0.85, 0), (0.1, -0.85, 0.42), 0.02, 0.018, WOOD)
    m.beam((-0.25, -0.85, 0.42), (0.15, -0.85, 0.42), 0.03, 0.03, WOOD_DARK)
    m.lathe([(0.05, 0.27), (0.045, 0.33), (0.03, 0.37), (0, 0.38)], "#5c5a52", sides=12, x=-0.05, y=-0.85)  # the bell
    for x in (0.55, 0.8):
        m.box(x, -0.75, 0.1, 0.22, 0.08, 0.02, WOOD)
        for a in (-0.08, 0.08):
            m.box(x + a, -0.75, 0, 0.02, 0.06, 0.1, WOOD_DARK)
    return m


def pig_shed(dress: str, state: str) -> Mesh:
    """A low thatched shed open to a walled sty."""
    m = Mesh(99)
    length, width, height = 1.2, 0.5, 0.26
    empty = state == "empty"
    gabled_walls(m, length, width, height, 0.18, MUD_DARK)
    mud_courses(m, length, width, height, MUD_DARK, 18)
    thatched_roof(m, length, width, height, 0.22, over=0.1, holes=0.4 if empty else 0)
    for x in (-0.38, 0.0, 0.38):
        m.box(x, -width / 2 - 0.003, 0, 0.2, 0.02, 0.19, DARK, snow=0)
        if not empty:
            m.blob(x, -width / 2 - 0.06, 0, 0.1, 0.08, 0.025, STRAW, fine=2, floor=0)
    broken = 0.6 if empty else 0
    mud_wall(m, [(-0.62, -0.25), (-0.62, -0.82), (0.62, -0.82), (0.62, -0.25)], 0.15, MUD, broken=broken)
    mud_wall(m, [(0.0, -0.25), (0.0, -0.78)], 0.13, MUD, broken=broken)
    for x in (-0.3, 0.3):
        m.box(x, -0.68, 0, 0.26, 0.09, 0.06, "#7d7a73")
        m.box(x, -0.68, 0.05, 0.22, 0.06, 0.012, "#5b4a34", snow=0 if not empty else 1)
    jar(m, 0.74, -0.5)
    return m


def _models() -> list[Model]:
    models = [Model("granary_full", "halls", partial(granary, fill="full"), (1.1, 1.2)),
              Model("granary_empty", "halls", partial(granary, fill="empty"), (1.1, 1.1))]
    for name, build, states, footprint in (
        ("canteen", canteen, ("whole", "closed", "ruin"), (2.4, 1.7)),
        ("hall", hall, ("whole", "ruin"), (2.3, 1.8)),
        ("workshop", workshop, ("whole", "ruin"), (2.1, 1.3)),
        ("school", school, ("whole", "ruin"), (1.9, 1.3)),
        ("pig_shed", pig_shed, ("whole", "empty"), (1.3, 1.0)),
    ):
        for state in states:
            label = name if state == "whole" else f"{name}_{state}"
            models.append(Model(label, "halls", partial(build, state=state), footprint, glow=state == "whole" and name != "pig_shed"))
    return models


MODELS = _models()
