"""Parts of houses: roofs, walls, doors, windows, what stands about a yard."""

from __future__ import annotations

import math
from collections.abc import Sequence

import numpy as np

from tools.bakery.families.palette import (
    BRICK,
    DARK,
    EARTH,
    MUD_DARK,
    PAPER,
    RED,
    STONE,
    STRAW,
    STRAW_DARK,
    TILE,
    WOOD,
    WOOD_DARK,
)
from tools.bakery.mesh import Colour, Material, Mesh, linear


def drop(t: float, rise: float) -> float:
    """How far a curved roof has come down at `t` of the way from ridge to eaves; `rise` at t = 1."""
    return -rise * (0.55 * (1 - (1 - t) ** 2) + 0.45 * t)


def tiled_roof(m: Mesh, length: float, width: float, eaves: float, rise: float, over: float = 0.14,
               gable_over: float = 0.12, colour: Colour = TILE, pitch: float = 0.072, ridge: bool = True,
               holes: float = 0.0, sag: float = 0.02, lift: float = 0.05) -> None:
    """A curved gable roof with its ridge along X and a rib of tiles every `pitch`.

    `holes` (0..1) is the share of tiles gone; where they are gone the rafters show.  `sag` lowers the
    middle, `lift` raises the ends of the ridge.
    """
    half, end = width / 2 + over, length / 2 + gable_over
    columns = int(2 * end / pitch)
    xs = np.linspace(-end, end, columns + 1)
    base = linear(colour)

    def z(x: float, t: float) -> float:
        curve = lift * abs(x / end) ** 5 * (0.4 + 0.6 * t)
        return eaves + rise + drop(t, rise * 1.18) - sag * (1 - (x / end) ** 2) + curve

    # Holes gather in patches, as they do where one beam after another was taken.
    phase = m.between(0, 6)

    def gone(x: float, t: float, side: int) -> bool:
        if not holes:
            return False
        patch = math.sin(x * 5.1 + phase) + math.sin(t * 4.3 + side + phase * 2) + 0.5 * m.rng.normal()
        return patch > 2.2 - 3.2 * holes

    steps = np.linspace(0, 1, 9)
    for side in (-1, 1):
        for x0, x1 in zip(xs[:-1], xs[1:], strict=True):
            for t0, t1 in zip(steps[:-1], steps[1:], strict=True):
                if gone(x0, t0, side):
                    continue
                quad = [[x, side * t * half, z(x, t) - 0.012] for t in (t0, t1) for x in (x0, x1)]
                face = [0, 1, 3, 2] if side < 0 else [2, 3, 1, 0]
                m.add(quad, [face], base * 0.62, jitter=0.06)
            edge = [[x, side * half, z(x, 1) - d] for d in (0.012, 0.047) for x in (x0, x1)]
            m.add(edge, [[0, 1, 3, 2] if side < 0 else [2, 3, 1, 0]], base * 0.5, jitter=0.06)
        _ribs(m, xs, half, side, z, gone, base, pitch)
        if holes:
            for x in np.arange(-end + 0.1, end, 0.16):
                if m.between(0, 1) < 0.75:
                    m.beam((x, 0, z(x, 0) - 0.05), (x, side * half * 0.98, z(x, 0.98) - 0.05), 0.03, 0.03,
                           m.shade(WOOD_DARK, 0.8, 1.4), snow=0.6)
    if ridge:
        _ridge(m, end, z, base)


def _ribs(m: Mesh, xs: np.ndarray, half: float, side: int, z, gone, base: np.ndarray, pitch: float) -> None:  # noqa: ANN001
    """Half-round tiles, lapped, one row over every seam."""
    r = pitch * 0.36
    arc = [(math.cos(a), math.sin(a)) for a in np.linspace(0, math.pi, 5)]
    along = np.linspace(0.02, 1.03, 8)
    faces = [[i, i + 1, 6 + i, 5 + i] if side > 0 else [i + 1, i, 5 + i, 6 + i] for i in range(4)]
    faces.append([5, 6, 7, 8, 9])
    for x in xs:
        tone = m.between(0.86, 1.16)
        for t0, t1 in zip(along[:-1], along[1:], strict=True):
            if gone(x, t0, side):
                continue
            upper = [[x + r * 0.92 * c, side * t0 * half, z(x, t0) + r * 0.85 * s - 0.004] for c, s in arc]
            lower = [[x + r * 1.12 * c, side * t1 * half, z(x, t1) + r * 1.12 * s + 0.006] for c, s in arc]
            m.add(upper + lower, faces, base * tone * m.between(0.9, 1.12), jitter=0.04)


def _ridge(m: Mesh, end: float, z, base: np.ndarray) -> None:  # noqa: ANN001
    """A course of ridge tiles with raised ends."""
    w = 0.032
    points = np.linspace(-end, end, 9)
    for a, b in zip(points[:-1], points[1:], strict=True):
        za, zb = (z(q, 0) + 0.05 * abs(q / end) ** 4 for q in (a, b))
        v = [[a, -w, za - 0.03], [b, -w, zb - 0.03], [b, w, zb - 0.03], [a, w, za - 0.03],
             [a, -w * 0.7, za + 0.055], [b, -w * 0.7, zb + 0.055], [b, w * 0.7, zb + 0.055], [a, w * 0.7, za + 0.055]]
        m.add(v, [[4, 5, 6, 7], [0, 1, 5, 4], [2, 3, 7, 6], [3, 0, 4, 7], [1, 2, 6, 5]], base * 0.8)
    for s in (-1, 1):
        m.box(s * end * 0.985, 0, z(end, 0) + 0.07, 0.06, 0.05, 0.06, base * 0.75, pitch=-s * 0.35)


def thatched_roof(m: Mesh, length: float, width: float, eaves: float, rise: float, over: float = 0.13,
                  holes: float = 0.0) -> None:
    """A thick straw roof with its ridge along X, combed downward."""
    half, end = width / 2 + over, length / 2 + 0.1
    rows = 9
    phase = m.between(0, 6)

    def z(x: float, t: float) -> float:
        return eaves + rise - rise * 1.2 * max(t, 0.0) ** 1.15 + 0.012 * math.sin(x * 7 + phase) - 0.02 * (1 - (x / end) ** 2)

    for side in (-1, 1):
        for k in range(rows):
            t0, t1 = k / rows, (k + 1) / rows
            for x0 in np.arange(-end, end - 0.01, 0.1):
                x1 = min(x0 + 0.1, end)
                if holes and math.sin(x0 * 6 + phase) + math.sin(t0 * 5 + side) > 2.2 - 3 * holes:
                    continue
                quad = [[x, side * t * half, z(x, t) + lift] for t, lift in ((t0, -0.01), (t1, 0.012)) for x in (x0, x1)]
                low = [[x, side * t1 * half, z(x, t1) - 0.035] for x in (x0, x1)]
                faces = [[0, 1, 3, 2], [2, 3, 5, 4]] if side < 0 else [[2, 3, 1, 0], [4, 5, 3, 2]]
                m.add(quad + low, faces, m.shade(STRAW_DARK, 0.72, 0.95), jitter=0.08)
                n = 26
                x = m.many(x0, x1, n)
                ta, tb = t0 + m.many(-0.02, 0.05, n), t1 + m.many(-0.02, 0.06, n)
                za = np.array([z(a, b) for a, b in zip(x, ta, strict=True)]) + 0.015
                zb = np.array([z(a, b) for a, b in zip(x, tb, strict=True)]) + m.many(-0.01, 0.02, n)
                drift = m.rng.normal(0, 0.014, n)
                p0, p1 = np.c_[x, side * ta * half, za], np.c_[x + drift, side * tb * half, zb]
                tone = linear("#b9a06a") * m.many(0.55, 1.1, (n, 1))
                m.triangles(np.stack([p0 - [0.008, 0, 0], p1, p0 + [0.008, 0, 0]], 1), np.repeat(tone[:, None], 3, 1),
                            Material.PAINT)
    for a in np.arange(-end, end - 0.05, 0.09):
        m.tube((a, 0, z(a, 0) + 0.015), (a + 0.1, 0, z(a + 0.1, 0) + 0.015), 0.04, 0.043, m.shade(STRAW_DARK, 0.75, 1.0), 7)
    if holes:
        for x in np.arange(-end + 0.1, end, 0.2):
            for side in (-1, 1):
                m.tube((x, 0, z(x, 0) - 0.04), (x, side * half, z(x, 1) - 0.03), 0.016, 0.014, m.shade(WOOD, 0.7, 1.2), 5)


def gabled_walls(m: Mesh, length: float, width: float, height: float, rise: float, colour: Colour,
                 snow: float = 0.3) -> None:
    """Four walls; those at the ends run up under the curve of the roof."""
    x, y = length / 2, width / 2
    ts = np.linspace(-1, 1, 9)
    for s in (-1, 1):
        top = [[s * x, t * y, height + rise + drop(abs(t) * 0.86, rise * 1.18)] for t in ts]
        outline = [[s * x, -y, 0], [s * x, y, 0], *top[::-1]]
        order = list(range(len(outline)))
        m.add(outline, [order if s > 0 else order[::-1]], colour, snow=snow)
        side = [[-x, s * y, 0], [x, s * y, 0], [x, s * y, height], [-x, s * y, height]]
        m.add(side, [[0, 1, 2, 3] if s < 0 else [3, 2, 1, 0]], colour, snow=snow)


def mud_courses(m: Mesh, length: float, width: float, height: float, colour: Colour, count: int = 30,
                proud: float = 0.0) -> None:
    """Mud bricks that show through the plaster; each stands `proud` further out, so that many may overlap."""
    for k in range(count):
        m.box(m.between(-length / 2 + 0.1, length / 2 - 0.1), -width / 2 - 0.002 - k * proud, m.between(0.11, height - 0.06),
              m.between(0.07, 0.12), 0.012, 0.033, m.shade(colour, 0.8, 1.12), snow=0)
        m.box(length / 2 + 0.002 + k * proud, m.between(-width / 2 + 0.08, width / 2 - 0.08), m.between(0.11, height + 0.04), 0.012,
              m.between(0.07, 0.12), 0.033, m.shade(colour, 0.8, 1.12), snow=0)


def brick_courses(m: Mesh, length: float, width: float, height: float, colour: Colour = BRICK) -> None:
    """Bricks, a scattered half of them, on the two walls that are seen."""
    for k in range(int(height / 0.05) - 1):
        z = k * 0.05 + 0.1
        for a in np.arange(-length / 2 + 0.06 + 0.05 * (k % 2), length / 2 - 0.05, 0.113):
            if m.between(0, 1) < 0.5:
                m.box(a, -width / 2 - 0.001, z, 0.1, 0.014, 0.04, m.shade(colour, 0.75, 1.2), snow=0)
        for a in np.arange(-width / 2 + 0.06 + 0.05 * (k % 2), width / 2 - 0.05, 0.113):
            if m.between(0, 1) < 0.5:
                m.box(length / 2 + 0.001, a, z, 0.014, 0.1, 0.04, m.shade(colour, 0.75, 1.2), snow=0)


def stone_base(m: Mesh, length: float, width: float, height: float = 0.09, colour: Colour = STONE) -> None:
    """A course of rough stones round the foot of the walls."""
    for size, across in ((length, False), (width, True)):
        n = max(3, int(size / 0.11))
        for s in (-1, 1):
            for i in range(n):
                p, w = -size / 2 + (i + 0.5) * size / n, size / n * 0.93
                h = height * m.between(0.85, 1.1)
                if across:
                    m.box(s * length / 2, p, 0, 0.035, w, h, m.shade(colour, 0.8, 1.15))
                else:
                    m.box(p, s * width / 2, 0, w, 0.035, h, m.shade(colour, 0.8, 1.15))


class Opening:
    """Places flat pieces on a wall: along the wall, up, and out of it."""

    def __init__(self, m: Mesh, x: float, y: float, z: float, on_end: bool = False, side: int = -1) -> None:
        self.m, self.x, self.y, self.z, self.on_end, self.side = m, x, y, z, on_end, side

    def piece(self, along: float, up: float, width: float, height: float, colour: Colour, depth: float,
              material: Material = Material.PAINT, snow: float = 0.0) -> None:
        """A slab `depth` thick."""
        if self.on_end:
            self.m.box(self.x + self.side * depth / 2, self.y + along, self.z + up, depth, width, height, colour,
                       material=material, snow=snow)
        else:
            self.m.box(self.x + along, self.y + self.side * depth / 2, self.z + up, width, depth, height, colour,
                       material=material, snow=snow)


def door(m: Mesh, x: float, y: float, z: float = 0.02, width: float = 0.2, height: float = 0.36, papers: bool = True,
         on_end: bool = False, side: int = -1, gone: bool = False) -> None:
    """A two-leaved door with strips of red paper; `gone` leaves a dark opening."""
    o = Opening(m, x, y, z, on_end, side)
    if gone:
        o.piece(0, 0, width + 0.02, height + 0.01, DARK, 0.012)
        for s in (-1, 1):
            o.piece(s * (width / 2 + 0.022), 0, 0.016, height * 0.9, "#8d7350", 0.02)
    else:
        o.piece(0, 0, width + 0.06, height + 0.04, WOOD_DARK, 0.03)
        o.piece(-width / 4, 0, width / 2 - 0.01, height, "#5b3a25", 0.045)
        o.piece(width / 4, 0, width / 2 - 0.01, height, "#63402a", 0.045)
        for s in (-1, 1):
            o.piece(s * 0.02, height * 0.5, 0.014, 0.02, "#b89a52", 0.055)
    if papers and not gone:
        for s in (-1, 1):
            o.piece(s * (width / 2 + 0.055), 0.06, 0.04, height * 0.8, RED, 0.025)
        o.piece(0, height + 0.05, width * 0.9, 0.045, RED, 0.03)
    o.piece(0, -0.02, width + 0.1, 0.03, STONE, 0.09, snow=1)


def window(m: Mesh, x: float, y: float, z: float = 0.17, width: float = 0.2, height: float = 0.17, on_end: bool = False,
           side: int = -1, gone: bool = False) -> None:
    """A lattice over paper panes; `gone` leaves the hole."""
    o = Opening(m, x, y, z, on_end, side)
    if gone:
        o.piece(0, 0, width, height, DARK, 0.012)
        o.piece(0, -0.035, width + 0.06, 0.025, "#8d7350", 0.03)
        return
    o.piece(0, -0.02, width + 0.05, height + 0.04, WOOD_DARK, 0.025)
    o.piece(0, 0, width, height, PAPER, 0.035, Material.WINDOW)
    for q in (-0.33, 0, 0.33):
        o.piece(q * width, 0, 0.012, height, WOOD_DARK, 0.045)
    o.piece(0, height * 0.45, width, 0.012, WOOD_DARK, 0.045)
    o.piece(0, -0.035, width + 0.08, 0.025, WOOD_DARK, 0.06, snow=1)


def chimney(m: Mesh, x: float, y: float, z: float, height: float = 0.34, side: float = 0.11) -> None:
    """A brick stack from z up; smoke may rise from it."""
    courses = max(3, int(height / 0.05))
    for k in range(courses):
        m.box(x, y, z + k * height / courses, side, side, height / courses * 0.96, m.shade(BRICK, 0.8, 1.15), jitter=0.1,
              wobble=0.002, snow=0.3)
    m.box(x, y, z + height, side * 1.28, side * 1.28, 0.03, STONE)
    m.box(x, y, z + height + 0.028, side * 0.6, side * 0.6, 0.006, DARK, snow=0)
    m.smoke.append((x, y, z + height + 0.04))


def mud_wall(m: Mesh, points: Sequence[tuple[float, float]], height: float = 0.2, colour: Colour = MUD_DARK,
             thick: float = 0.07, broken: float = 0.0) -> None:
    """A yard wall along a line, capped with tiles; `broken` (0..1) lets it fall."""
    for p, q in zip(points[:-1], points[1:], strict=True):
        a, b = np.array(p), np.array(q)
        length = float(np.linalg.norm(b - a))
        n = max(1, int(length / 0.14))
        angle = math.atan2(b[1] - a[1], b[0] - a[0])
        for k in range(n):
            c = a + (b - a) * (k + 0.5) / n
            lost = max(0.0, broken * (0.7 + math.sin(k * 1.3 + a[0] * 5) * 0.8) + 0.1 * broken * m.rng.normal())
            h = height * m.between(0.88, 1.06) * max(0.12, 1 - lost)
            m.box(c[0], c[1], 0, length / n * 1.02, thick, h, m.shade(colour, 0.9, 1.08), turn=angle, wobble=0.004)
            if lost < 0.15:
                m.box(c[0], c[1], height * 0.98, length / n, thick * 1.35, 0.028, m.shade(TILE, 0.85, 1.1), turn=angle)


def jar(m: Mesh, x: float, y: float, radius: float = 0.055, colour: Colour = "#5d4030") -> None:
    """A glazed storage jar."""
    m.lathe([(0, 0), (radius * 0.7, 0), (radius, 0.07), (radius * 0.8, 0.12), (radius * 0.55, 0.125), (0, 0.11)],
            colour, sides=12, x=x, y=y)


def firewood(m: Mesh, x: float, y: float, count: int = 18) -> None:
    """Split wood against a wall, along X."""
    for k in range(count):
        px, py, pz = x + m.between(-0.12, 0.12), y - m.between(0, 0.1), 0.02 + 0.022 * (k // 5)
        m.tube((px - 0.09, py, pz), (px + 0.09, py, pz), 0.014, 0.014, m.shade(WOOD, 0.8, 1.3), sides=5, snow=0.5)


def hanging_maize(m: Mesh, x: float, y: float, z: float, red: bool = False) -> None:
    """A string of cobs or peppers under the eaves."""
    for k in range(5):
        m.blob(x, y, z - k * 0.035, 0.022, 0.022, 0.024, "#a83b22" if red else "#d9a233", fine=1, snow=0)


def rubble(m: Mesh, x: float, y: float, spread: float, height: float, count: int, colours: Sequence[Colour]) -> None:
    """Broken pieces in a low heap."""
    for _ in range(count):
        dx, dy = m.rng.normal() * spread, m.rng.normal() * spread * 0.75
        z = max(0.0, height - height * 1.3 * math.hypot(dx, dy) / spread) * m.between(0, 1)
        m.box(x + dx, y + dy, z, m.between(0.05, 0.12), m.between(0.04, 0.07), m.between(0.02, 0.05),
              m.shade(m.pick(colours), 0.8, 1.2), turn=m.between(0, 3), roll=m.between(-0.6, 0.6), wobble=0.004)


def fallen_house(m: Mesh, length: float, width: float, height: float, wall: Colour, tile: Colour = TILE,
                 thatch: bool = False, beams: bool = True) -> None:
    """Broken walls, half a roof slumped between them, rubble."""
    x, y, n = length / 2, width / 2, max(8, int(length / 0.11))
    for k in range(n):
        px, step = -x + (k + 0.5) * length / n, length / n
        back = max(0.05, height * (0.25 + 0.75 * abs(math.sin(k * 0.5 + 2.3))) * m.between(0.8, 1.05))
        front = max(0.04, height * (0.85 - 1.1 * k / n) * m.between(0.8, 1.1))
        for py, h in ((y, back), (-y, front)):
            m.box(px, py, 0, step, 0.09, h, m.shade(wall, 0.88, 1.1), wobble=0.006)
    for k in range(8):
        py = -y + (k + 0.5) * width / 8
        left = height * (1.55 - abs(py) / y * 0.6) * m.between(0.9, 1.05)
        m.box(-x, py, 0, 0.09, width / 8, left, m.shade(wall, 0.88, 1.1), wobble=0.006)
        m.box(x, py, 0, 0.09, width / 8, height * 0.35 * m.between(0.5, 1.3), m.shade(wall, 0.88, 1.1), wobble=0.006)
    slumped = Mesh(int(m.rng.integers(1 << 30)))
    if thatch:
        thatched_roof(slumped, length * 0.5, width * 0.8, height, 0.3, holes=0.35)
    else:
        tiled_roof(slumped, length * 0.55, width * 0.9, height, 0.3, holes=0.3, ridge=False, colour=tile)

    def slump(v: np.ndarray) -> np.ndarray:
        down = np.clip(v[:, 0] + 0.1, 0, 2) * 0.5
        return np.c_[v[:, :2], np.maximum(v[:, 2] - down, 0.02)]

    slumped.bent(slump)
    m.merge(slumped, -length * 0.2, 0.05, -0.16, 0.04)
    if beams:
        for _ in range(9):
            px = m.between(-0.1, x * 0.9)
            m.beam((px, m.between(-0.35, 0.35), m.between(0.02, 0.1)),
                   (px + m.between(-0.4, 0.4), m.between(-0.4, 0.4), m.between(0.1, height)), 0.035, 0.035,
                   m.shade(WOOD, 0.7, 1.2))
    rubble(m, 0.12 * length, -0.08, length * 0.24, 0.16, int(80 * length), [wall, tile if not thatch else STRAW, EARTH, "#6a6560"])
