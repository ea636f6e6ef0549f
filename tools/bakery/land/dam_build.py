"""What stands on the dam: stones laid in courses, the outlet, steps, the gate's frame, and the builders' things."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land.dam import BREACH, GAP, Dam, Work
from tools.bakery.land.dam_paint import STONE
from tools.bakery.land.noise import FINE, Array
from tools.bakery.land.paint import SNOW, colour
from tools.bakery.mesh import Mesh, icosphere

Rocks = tuple[Array, NDArray, Array]
"""Vertices (n, 3), triangles (m, 3) and colours (n, 3)."""
WOOD, OLD_WOOD, DARK = "#8a6f4c", "#6f5c46", "#17130f"


class Things:
    """Gathers stones and timber for one picture of one dam."""

    def __init__(self, dam: Dam, winter: bool) -> None:
        self.dam, self.winter = dam, winter
        self.rng = np.random.default_rng(61)
        self.mesh = Mesh(62)
        self._rocks: list[tuple[Array, Array, Array]] = []  # places, radii, colours

    def work(self, u: Array | float, v: Array | float) -> Work:
        """The fields at `u` and `v`."""
        return self.dam.at(*self.dam.unframe(np.atleast_1d(np.asarray(u, np.float32)), np.atleast_1d(np.asarray(v, np.float32))))

    def spot(self, u: float, v: float) -> tuple[float, float, float]:
        """A point on the surface, in world units."""
        a, b = self.dam.unframe(np.float32(u), np.float32(v))
        return float(a + b), float(a - b), float(self.work(u, v).z[0])

    def stones(self, u: Array, v: Array, size: Array | float, low: float = 0.75, high: float = 1.2, sunk: float = 0.3,
               flat: float = 0.52, keep: NDArray[np.bool_] | None = None) -> None:
        """Rough stones on the surface; `sunk` is the share of their height below it."""
        w = self.work(u, v)
        a, b = self.dam.unframe(np.asarray(u, np.float32), np.asarray(v, np.float32))
        ok = np.ones(len(a), bool) if keep is None else keep
        n = int(ok.sum())
        if not n:
            return
        size = np.broadcast_to(size, (len(a),))[ok]
        radii = np.c_[size * self.rng.uniform(0.85, 1.2, n), size * self.rng.uniform(0.75, 1.05, n), size * flat * self.rng.uniform(0.8, 1.15, n)]
        at = np.c_[(a + b)[ok], (a - b)[ok], w.z[ok] + radii[:, 2] * (1 - 2 * sunk)]
        tone = self.rng.uniform(low, high, (n, 1))
        warm = 1 + self.rng.normal(0, 0.035, (n, 1)) * np.array([1, 0.2, -1])
        self._rocks.append((at, radii, colour(STONE) * tone * warm))

    def rocks(self) -> Rocks | None:
        """All stones as one mesh; in winter snow lies on what faces up."""
        if not self._rocks:
            return None
        at, radii, tint = (np.concatenate([r[k] for r in self._rocks]) for k in range(3))
        ball, faces = icosphere(2)
        n, m = len(at), len(ball)
        turn = self.rng.uniform(0, 2 * np.pi, n)
        lumps = 1 + self.rng.normal(0, 0.11, (n, m))
        p = ball[None] * lumps[..., None] * radii[:, None]
        p = np.clip(p, -radii[:, None] * 0.76, radii[:, None] * 0.76)  # split faces rather than pebbles
        c, s = np.cos(turn)[:, None], np.sin(turn)[:, None]
        p = np.stack([p[..., 0] * c - p[..., 1] * s, p[..., 0] * s + p[..., 1] * c, p[..., 2]], -1) + at[:, None]
        shade = np.broadcast_to(tint[:, None], (n, m, 3)) * (0.93 + 0.14 * self.rng.random((n, m, 1)))
        if self.winter:
            patch = FINE(at[:, 0] * 2, at[:, 1] * 2)[:, None] * 0.20 + self.rng.normal(0, 0.12, (n, 1))
            thin = 0.25 if self.dam.land.site.flooded else 0.0
            snow = np.clip((ball[None, :, 2] - 0.52 - thin + patch) / 0.30, 0, 1)[..., None]
            shade = shade * (1 - snow * 0.94) + SNOW * snow * 0.94
        faces = (faces[None] + (np.arange(n) * m)[:, None, None]).reshape(-1, 3)
        return p.reshape(-1, 3), faces, np.clip(shade.reshape(-1, 3), 0, 1)

    def box(self, u: float, v: float, z: float, along: float, across: float, high: float, tint: object, snow: bool = True, wobble: float = 0.004) -> None:
        """A box lying with its length along the crest; sizes in world units, z its foot."""
        a, b = self.dam.unframe(np.float32(u), np.float32(v))
        self.mesh.box(float(a + b), float(a - b), z, along, across, high, tint, turn=np.pi / 4, wobble=wobble)  # type: ignore[arg-type]
        if self.winter and snow and along > 0.03:
            self.mesh.box(float(a + b), float(a - b), z + high, along * 0.94, across * 0.94, 0.014, SNOW, turn=np.pi / 4, wobble=0.003)

    def pole(self, first: tuple[float, float, float], second: tuple[float, float, float], thick: float, tint: object = WOOD) -> None:
        """A round pole between two points (u, v, height)."""
        ends = []
        for u, v, z in (first, second):
            a, b = self.dam.unframe(np.float32(u), np.float32(v))
            ends.append((float(a + b), float(a - b), z))
        self.mesh.tube(ends[0], ends[1], thick, thick * 0.85, tint, sides=7)  # type: ignore[arg-type]


def furnish(dam: Dam, winter: bool) -> Things:
    """All that stands on the dam in its state."""
    t = Things(dam, winter)
    if dam.state == "building":
        _yard(t)
    elif dam.state != "none":
        _pitching(t)
        _chute(t)
        _outlet(t)
        _steps(t)
        if dam.state != "failed":
            _gate(t)
        else:
            _wreck(t)
    return t


def _courses(t: Things, rows: Array, span: tuple[float, float], pitch: float) -> tuple[Array, Array]:
    """Places of stones in rows at given `v`, each row shifted by half a stone."""
    u, v = [], []
    for k, row in enumerate(rows):
        us = np.arange(span[0], span[1], pitch) + pitch * (0.5 * (k % 2)) + t.rng.normal(0, pitch * 0.10, len(np.arange(span[0], span[1], pitch)))
        u.append(us)
        v.append(row + t.rng.normal(0, 0.004, len(us)))
    return np.concatenate(u).astype(np.float32), np.concatenate(v).astype(np.float32)


def _pitching(t: Things) -> None:
    """Courses on the water's face, a kerb along the crest, a wall of larger stones at the foot of the lower face."""
    place = t.dam.place
    span = (place.ends[0] - 0.25, place.ends[1] + 0.3)
    u, v = _courses(t, -0.165 - 0.047 * np.arange(10 if t.dam.state == "failed" else 7), span, 0.056)
    w = t.work(u, v)
    t.stones(u, v, t.rng.uniform(0.044, 0.060, len(u)), keep=(w.built > 0.75) & (w.raw < 0.4) & (t.rng.random(len(u)) > (0.05 if t.dam.state == "whole" else 0.14)))
    u = np.arange(*span, 0.072).astype(np.float32)
    v = np.full(len(u), 0.135, np.float32) + t.rng.normal(0, 0.008, len(u)).astype(np.float32)
    w = t.work(u, v)
    t.stones(u, v, 0.045, sunk=0.42, keep=(w.built > 0.6) & (w.raw < 0.3) & (FINE(u * 2.2, v * 0) + t.rng.normal(0, 0.3, len(u)) > 0.35))
    # the foot: rows by how far the face has fallen
    line = np.linspace(0.2, 1.7, 200, dtype=np.float32)
    fall = t.dam.fall(line)
    rows = np.interp(np.arange(0.60, 1.34, 0.058), fall, line).astype(np.float32)
    u, v = _courses(t, rows, span, 0.060)
    w = t.work(u, v)
    top = 0.64 + 0.07 * FINE(u * 3, v * 0 + 2) + 0.25 * np.abs(u) * (u > 0.4)
    loose = {"whole": 0.03, "cracked": 0.16, "failed": 0.22}[t.dam.state]
    slid = np.hypot(u - 0.5, v - 0.85) < (0.22 if t.dam.state == "cracked" else 0.0)
    keep = (w.built > 0.55) & (w.raw < 0.25) & (w.drop > top) & (t.rng.random(len(u)) > loose) & ~slid
    t.stones(u, v, t.rng.uniform(0.048, 0.072, len(u)), keep=keep)
    wild = t.rng.uniform(span[0], span[1], 240).astype(np.float32)
    down = t.rng.uniform(0.7, 1.45, 240).astype(np.float32)
    w = t.work(wild, down)
    near = (w.built < 0.6) & (w.built > 0.03) & (w.mud < 0.5)
    t.stones(wild, down, t.rng.uniform(0.025, 0.055, 240), keep=near)


def _chute(t: Things) -> None:
    """The spillway: a stone channel from the crest down the face beside the hillside."""
    v = np.arange(-0.30, 1.35, 0.048, dtype=np.float32)
    for side in (-1, 1):
        u = t.dam.chute(v) + side * 0.125
        w = t.work(u, v)
        t.stones(u, v, 0.058, low=0.9, high=1.25, sunk=0.22, flat=0.8, keep=(w.built > 0.35) & (w.raw < 0.5))
    for part in (-0.06, 0.0, 0.06):
        u = t.dam.chute(v) + part
        w = t.work(u, v)
        t.stones(u, v, 0.044, low=0.62, high=0.95, sunk=0.45, flat=0.5, keep=(w.built > 0.35) & (w.raw < 0.5))


def _outlet(t: Things) -> None:
    """A culvert of dressed stone where the stream leaves the foot of the bank."""
    if t.dam.state == "failed":
        return
    u = t.dam.stream_a - t.dam.place.at[0]
    v = _toe(t, u)
    floor = float(t.work(u, v + 0.10).ground[0]) + 0.02
    t.box(u, v - 0.02, floor - 0.10, 0.36, 0.16, 0.31, colour(DARK), snow=False)
    rng = t.rng
    for side in (-1, 1):  # the cheeks: courses of rough blocks, then wings that step down with the bank
        for course in range(4):
            at = u + side * (0.165 + float(rng.uniform(-0.012, 0.012)))
            t.box(at, v + float(rng.uniform(-0.01, 0.02)), floor - 0.08 + 0.085 * course, float(rng.uniform(0.11, 0.15)), 0.22, 0.082,
                  t.mesh.shade("#857c6e", 0.80, 1.12), snow=False, wobble=0.012)
        for k in range(5):
            for course in range(max(1, 3 - k // 2)):
                t.box(u + side * (0.205 + 0.036 * k + float(rng.uniform(-0.012, 0.012))), v + 0.07 + 0.062 * k,
                      floor - 0.12 + 0.075 * course - 0.012 * k, float(rng.uniform(0.085, 0.12)), float(rng.uniform(0.075, 0.10)), 0.075,
                      t.mesh.shade("#82796b", 0.76, 1.12), snow=False, wobble=0.012)
    for k in range(5):  # the lintel: slabs of unequal length and height
        at, high = u - 0.25 + 0.125 * k, 0.085 + float(rng.uniform(-0.015, 0.02))
        t.box(at, v + float(rng.uniform(-0.015, 0.015)), floor + 0.21 + float(rng.uniform(-0.006, 0.006)), 0.122, 0.24, high,
              t.mesh.shade("#8f8678", 0.80, 1.10), snow=False, wobble=0.014)
    if t.winter:  # snow lies unevenly on it
        for k in range(7):
            at = u - 0.26 + 0.087 * k + float(rng.uniform(-0.02, 0.02))
            x, y, _ = t.spot(at, v + float(rng.uniform(-0.05, 0.03)))
            t.mesh.blob(x, y, floor + 0.305, float(rng.uniform(0.03, 0.06)), float(rng.uniform(0.03, 0.05)), 0.016, SNOW, fine=1)


def _toe(t: Things, u: float) -> float:
    """Where the bank's own surface comes down to the ground at `u`, along v."""
    v = np.linspace(0.4, 1.5, 120, dtype=np.float32)
    w = t.work(np.full_like(v, u), v)
    return float(v[np.argmax(w.built < 0.75)])


def _steps(t: Things) -> None:
    """A stair of flat stones from the foot to the crest."""
    v = np.arange(0.19, 1.35, 0.042)
    u = -0.80 + 0.10 * v
    w = t.work(u, v)
    for k in range(len(v)):
        if w.built[k] > 0.5:
            t.box(float(u[k]), float(v[k]), float(w.z[k]) - 0.03, 0.17, 0.07, 0.045, t.mesh.shade("#9c9385", 0.85, 1.1))


def _gate(t: Things) -> None:
    """The frame over the sluice with its screw, and a plank to it."""
    u = t.dam.stream_a - t.dam.place.at[0] - 0.10
    z = float(t.work(u, -0.10).z[0])
    for side in (-1, 1):
        t.box(u + side * 0.085, -0.13, z - 0.05, 0.045, 0.045, 0.40, t.mesh.shade(WOOD, 0.9, 1.0), snow=False)
    t.box(u, -0.13, z + 0.33, 0.34, 0.06, 0.05, t.mesh.shade(WOOD, 0.95, 1.05))
    t.box(u, -0.13, z + 0.14, 0.25, 0.035, 0.03, t.mesh.shade(OLD_WOOD, 0.9, 1.0), snow=False)
    t.pole((u, -0.13, z - 0.05), (u, -0.13, z + 0.50), 0.014, "#4a4440")
    t.box(u, -0.13, z + 0.42, 0.15, 0.02, 0.02, "#4a4440", snow=False)


def _wreck(t: Things) -> None:
    """Boulders and broken timber in the breach and down the fan."""
    rng = t.rng
    n = 150
    down = rng.gamma(2.0, 0.42, n)
    v = (0.25 + down).astype(np.float32)
    spread = 0.16 + 0.30 * np.clip(down, 0, 1.6)
    u = (BREACH - 0.05 * down + rng.normal(0, 1, n) * spread * 0.75).astype(np.float32)
    w = t.work(u, v)
    size = np.clip(rng.gamma(2.2, 0.026, n), 0.022, 0.10) * np.clip(1.25 - 0.25 * down, 0.5, 1.2)
    t.stones(u, v, size, low=0.72, high=1.12, sunk=0.25, flat=0.75, keep=((w.mud > 0.35) | (w.raw > 0.3)) & (v < 3.0))
    # gravel and cobbles, the coarser the nearer to the breach
    n = 900
    down = rng.uniform(0.3, 3.1, n)
    v = (0.1 + down).astype(np.float32)
    u = (BREACH - 0.06 * down + rng.normal(0, 0.62, n) * (0.26 + 0.66 * np.clip((down - 0.75) / 1.3, 0, 1))).astype(np.float32)
    w = t.work(u, v)
    t.stones(u, v, np.clip(rng.gamma(2.0, 0.011, n), 0.010, 0.05) * np.clip(1.4 - 0.25 * down, 0.6, 1.3), low=0.70, high=1.25,
             sunk=0.35, flat=0.7, keep=(w.mud > 0.5) & (w.braid < 0.6) & (rng.random(n) < 0.75))
    # pitching that slid into the cut
    u = (BREACH + rng.normal(0, 0.16, 46)).astype(np.float32)
    v = rng.uniform(-0.35, 0.75, 46).astype(np.float32)
    t.stones(u, v, rng.uniform(0.035, 0.07, 46), sunk=0.25)
    for fu, fv, hu, hv in ((0.02, 0.62, 0.30, 0.90), (0.34, 1.22, 0.22, 1.62), (-0.05, 1.50, 0.26, 1.44)):
        a, b = t.spot(fu, fv)[2], t.spot(hu, hv)[2]
        t.pole((fu, fv, a + 0.03), (hu, hv, b + 0.05), 0.022, OLD_WOOD)


def _yard(t: Things) -> None:
    """The site: heaps of stone, timber, rammers, baskets, poles that show the finished height."""
    rng, place = t.rng, t.dam.place
    for hu, hv, n, wide in ((0.40, 1.36, 46, 0.10), (-0.86, 1.66, 40, 0.13), (0.30, 1.86, 22, 0.08)):
        for layer in range(3):
            m = n // (layer + 1)
            u = (hu + rng.normal(0, wide * (0.62 - 0.17 * layer), m)).astype(np.float32)
            v = (hv + rng.normal(0, wide * (0.45 - 0.12 * layer), m)).astype(np.float32)
            t.stones(u, v, rng.uniform(0.034, 0.06, m), sunk=0.15 - 0.55 * layer, flat=0.8)
    # the first courses of pitching on the upstream face, and the outlet's two walls in the gap
    u, v = _courses(t, -0.20 - 0.055 * np.arange(4), (place.ends[0], -0.7), 0.064)
    w = t.work(u, v)
    t.stones(u, v, 0.050, keep=w.built > 0.7)
    middle = t.dam.stream_a - place.at[0]
    for side in (-1, 1):
        for k in range(7):
            v0 = 0.28 + 0.085 * k
            z = float(t.work(middle + side * 0.17, v0).ground[0])
            for h in range(2 + (k < 5)):
                t.box(middle + side * 0.17, v0, z - 0.06 + 0.085 * h, 0.12, 0.115, 0.08, t.mesh.shade("#9a9387", 0.85, 1.08), snow=h == 1 + (k < 5))
    floor = float(t.work(middle, 0.6).z[0])
    for v0 in (0.30, 0.52, 0.74):  # centring for its vault
        t.pole((middle - 0.13, v0, floor + 0.24), (middle, v0, floor + 0.36), 0.014)
        t.pole((middle, v0, floor + 0.36), (middle + 0.13, v0, floor + 0.24), 0.014)
    # planks over the gap
    zl, zr = t.spot(GAP[0] - 0.34, 0.0)[2], t.spot(GAP[1] + 0.24, 0.0)[2]
    for k in (-1, 0, 1):
        t.pole((GAP[0] - 0.36, 0.03 + 0.035 * k, zl + 0.02), (GAP[1] + 0.26, 0.03 + 0.035 * k, zr + 0.04), 0.02, t.mesh.shade(WOOD, 0.85, 1.1))
    # poles that show the finished crest, a cord between them
    tops = []
    for u0 in (-1.25, -0.55, 0.85):
        foot = t.spot(u0, 0.0)[2]
        t.pole((u0, 0.0, foot - 0.05), (u0, 0.0, place.crest + 0.12), 0.013, "#a48a60")
        tops.append((u0, 0.0, place.crest + 0.02))
    for first, second in zip(tops, tops[1:], strict=False):
        t.pole(first, second, 0.004, "#d8ccb0")
    # timber, rammers standing on the bank, baskets by the heaps
    for k in range(7):
        z = t.spot(-0.25, 1.66)[2]
        t.pole((-0.48 + 0.01 * (k % 3), 1.62 + 0.035 * (k % 4), z + 0.03 + 0.045 * (k // 4)),
               (-0.06 + 0.02 * (k % 2), 1.70 + 0.035 * (k % 4), z + 0.03 + 0.045 * (k // 4)), 0.026, t.mesh.shade(WOOD, 0.8, 1.1))
    for u0, v0 in ((-0.78, 0.02), (-0.68, -0.03), (0.78, 0.0)):
        z = t.spot(u0, v0)[2]
        t.stones(np.array([u0], np.float32), np.array([v0], np.float32), 0.065, sunk=0.05, flat=1.0)
        for du, dv in ((-0.05, 0), (0.05, 0), (0, -0.05), (0, 0.05)):
            t.pole((u0 + du * 0.5, v0 + dv * 0.5, z + 0.10), (u0 + du * 1.3, v0 + dv * 1.3, z + 0.20), 0.010)
    for u0, v0 in ((-0.74, 1.36), (-0.70, 1.30), (-0.46, 1.36), (0.52, 1.24), (0.50, 1.06), (0.34, 1.22), (-1.02, 1.42), (0.20, 1.36), (0.26, 1.40)):
        x, y, z = t.spot(u0, v0)
        t.mesh.cylinder(x, y, z, 0.040, 0.05, t.mesh.shade("#a98a55", 0.85, 1.1), top=0.052, sides=10)
        t.mesh.blob(x, y, z + 0.045, 0.042, 0.042, 0.028, SNOW if t.winter else "#7d5f40", fine=1)
    for (u0, v0), (u1, v1) in (((-0.66, 1.28), (-0.52, 1.30)), ((0.36, 1.20), (0.50, 1.16))):
        t.pole((u0, v0, t.spot(u0, v0)[2] + 0.06), (u1, v1, t.spot(u1, v1)[2] + 0.09), 0.009, "#b59a68")
