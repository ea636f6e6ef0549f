"""Meshes built from boxes, tubes, turned shapes, blades and leaves, in plain numpy.

Lengths are in tiles: one unit of X or Y is one ground tile.  Z is up.  A model stands at the origin,
its front toward -Y (lower left on the screen); the other visible side is +X (lower right).
Colours are linear RGB; `linear("#b58f5f")` makes one from a colour as it should look in flat light.

Every corner of a face carries RGBA.  What the alpha means depends on the material: how willingly
snow lies there (PAINT, LEAF, GROUND), or opacity (DECAL, FIRE).
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from enum import IntEnum
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]
Colour = str | ArrayLike


class Material(IntEnum):
    """Slots of the materials that `scene.Stage` makes, in its order."""

    PAINT = 0  # anything solid: bevelled edges, dirt in the crevices, snow on top
    FIRE = 1  # gives light; the vertex colour is what the camera sees, alpha its opacity
    WATER = 2
    DECAL = 3  # ground cover with a soft edge: alpha is opacity
    WINDOW = 4  # paper panes: plain by day, lit in the glow pass
    LEAF = 5  # blades and leaves: normals bent toward the light
    GROUND = 6  # like PAINT without the costly edges, for wide surfaces


def linear(colour: Colour) -> Array:
    """Linear RGB, shape (3,), of "#rrggbb" or of something that already is linear RGB."""
    if not isinstance(colour, str):
        return np.asarray(colour, float)
    digits = colour.lstrip("#")
    c = np.array([int(digits[i : i + 2], 16) / 255 for i in (0, 2, 4)])
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


def turn_z(angle: float) -> Array:
    """Rotation about Z by `angle` radians, shape (3, 3)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, -s, 0], [s, c, 0], [0, 0, 1.0]])


def turn_y(angle: float) -> Array:
    """Rotation about Y by `angle` radians, shape (3, 3)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[c, 0, s], [0, 1.0, 0], [-s, 0, c]])


def turn_x(angle: float) -> Array:
    """Rotation about X by `angle` radians, shape (3, 3)."""
    c, s = math.cos(angle), math.sin(angle)
    return np.array([[1.0, 0, 0], [0, c, -s], [0, s, c]])


@lru_cache
def icosphere(subdivisions: int) -> tuple[Array, NDArray[np.int64]]:
    """Unit sphere of triangles: vertices (n, 3) and faces (m, 3); 1 subdivision is the icosahedron."""
    g = (1 + 5**0.5) / 2
    corners = [(-1, g, 0), (1, g, 0), (-1, -g, 0), (1, -g, 0), (0, -1, g), (0, 1, g)]
    corners += [(0, -1, -g), (0, 1, -g), (g, 0, -1), (g, 0, 1), (-g, 0, -1), (-g, 0, 1)]
    points = [np.array(c, float) / math.hypot(1, g) for c in corners]
    faces = [(0, 11, 5), (0, 5, 1), (0, 1, 7), (0, 7, 10), (0, 10, 11), (1, 5, 9), (5, 11, 4)]
    faces += [(11, 10, 2), (10, 7, 6), (7, 1, 8), (3, 9, 4), (3, 4, 2), (3, 2, 6), (3, 6, 8)]
    faces += [(3, 8, 9), (4, 9, 5), (2, 4, 11), (6, 2, 10), (8, 6, 7), (9, 8, 1)]
    for _ in range(subdivisions - 1):
        middles: dict[tuple[int, int], int] = {}

        def middle(a: int, b: int, middles: dict[tuple[int, int], int] = middles) -> int:
            key = (min(a, b), max(a, b))
            if key not in middles:
                m = points[a] + points[b]
                points.append(m / np.linalg.norm(m))
                middles[key] = len(points) - 1
            return middles[key]

        split = []
        for a, b, c in faces:
            ab, bc, ca = middle(a, b), middle(b, c), middle(c, a)
            split += [(a, ab, ca), (b, bc, ab), (c, ca, bc), (ab, bc, ca)]
        faces = split
    return np.array(points), np.array(faces)


class Mesh:
    """A growing heap of faces with vertex colours, and its own source of chance.

    `rng` jitters colours and shapes, so the same calls with the same seed give the same mesh.
    `smoke` and `light` list points (x, y, z) where smoke rises and where light comes from.
    """

    def __init__(self, seed: int = 0) -> None:
        self.rng = np.random.default_rng(seed)
        self.smoke: list[tuple[float, float, float]] = []
        self.light: list[tuple[float, float, float]] = []
        self._vertices: list[Array] = []
        self._corners: list[NDArray[np.int64]] = []  # vertex index of each face corner
        self._sizes: list[NDArray[np.int64]] = []  # corners per face
        self._colours: list[NDArray[np.float32]] = []  # RGBA per corner
        self._materials: list[NDArray[np.int64]] = []
        self._smooth: list[NDArray[np.bool_]] = []
        self._count = 0
        self._place = np.eye(4)

    # ------------------------------------------------------------------ chance
    def between(self, low: float, high: float) -> float:
        """One number, evenly spread."""
        return float(self.rng.uniform(low, high))

    def many(self, low: float, high: float, shape: int | tuple[int, ...]) -> Array:
        """An array of numbers, evenly spread."""
        return self.rng.uniform(low, high, shape)

    def pick(self, options: Sequence[Colour]) -> Colour:
        """One of the options."""
        return options[int(self.rng.integers(len(options)))]

    def shade(self, colour: Colour, low: float = 0.85, high: float = 1.15) -> Array:
        """The colour, lighter or darker by a random factor."""
        return linear(colour) * self.between(low, high)

    # ------------------------------------------------------------------ reading
    @property
    def empty(self) -> bool:
        """Whether nothing was added yet."""
        return self._count == 0

    def vertices(self) -> Array:
        """All vertices, (n, 3)."""
        return np.vstack(self._vertices)

    def arrays(self) -> tuple[Array, NDArray[np.int64], NDArray[np.int64], NDArray[np.float32],
                              NDArray[np.int64], NDArray[np.bool_]]:
        """Vertices (n, 3), corners (k,), face sizes (m,), corner RGBA (k, 4), materials (m,), smooth (m,)."""
        return (np.vstack(self._vertices), np.concatenate(self._corners), np.concatenate(self._sizes),
                np.vstack(self._colours), np.concatenate(self._materials), np.concatenate(self._smooth))

    def digest(self, colours: bool = True) -> str:
        """Hash of what would be rendered; without `colours`, of what throws the shadow."""
        vertices, corners, sizes, rgba, materials, smooth = self.arrays()
        h = hashlib.sha256(np.round(vertices, 5).tobytes() + corners.tobytes() + sizes.tobytes())
        if colours:
            h.update(np.round(rgba, 4).tobytes() + materials.tobytes() + smooth.tobytes())
        return h.hexdigest()

    # ------------------------------------------------------------------ placing
    @contextmanager
    def at(self, x: float = 0, y: float = 0, z: float = 0, turn: float = 0, scale: float = 1) -> Iterator[Mesh]:
        """Everything added inside is turned about Z, scaled and moved."""
        before = self._place
        place = np.eye(4)
        place[:3, :3] = turn_z(turn) * scale
        place[:3, 3] = (x, y, z)
        self._place = before @ place
        try:
            yield self
        finally:
            self._place = before

    def _placed(self, points: ArrayLike) -> Array:
        p = np.asarray(points, float).reshape(-1, 3)
        return p @ self._place[:3, :3].T + self._place[:3, 3]

    def merge(self, other: Mesh, x: float = 0, y: float = 0, z: float = 0, turn: float = 0,
              scale: float = 1) -> None:
        """Add another mesh, turned, scaled and moved."""
        if other.empty:
            return
        vertices, corners, sizes, rgba, materials, smooth = other.arrays()
        with self.at(x, y, z, turn, scale):
            self._push(self._placed(vertices), corners, sizes, rgba, materials, smooth)
            self.smoke += [tuple(p) for p in self._placed(other.smoke)]
            self.light += [tuple(p) for p in self._placed(other.light)]

    def turned(self, angle: float) -> Mesh:
        """A copy turned about Z."""
        copy = Mesh()
        copy.merge(self, turn=angle)
        return copy

    def bent(self, bend: object) -> None:
        """Move every vertex by a function of (n, 3) positions that returns new positions."""
        self._vertices = [bend(v) for v in self._vertices]  # type: ignore[operator]

    def _push(self, vertices: Array, corners: NDArray[np.int64], sizes: NDArray[np.int64],
              rgba: NDArray[np.float32], materials: NDArray[np.int64], smooth: NDArray[np.bool_]) -> None:
        self._vertices.append(vertices)
        self._corners.append(corners + self._count)
        self._sizes.append(sizes)
        self._colours.append(rgba)
        self._materials.append(materials)
        self._smooth.append(smooth)
        self._count += len(vertices)

    # ------------------------------------------------------------------ faces
    def add(self, vertices: ArrayLike, faces: Sequence[Sequence[int]] | NDArray[np.int64], colour: Colour,
            material: Material = Material.PAINT, smooth: bool = False, jitter: float = 0.05,
            snow: float = 1.0) -> None:
        """Faces of one colour, each a little lighter or darker by `jitter`."""
        sizes = np.array([len(f) for f in faces])
        corners = np.concatenate([np.asarray(f) for f in faces])
        tone = 1 + 0.8 * jitter * self.rng.normal(size=(len(sizes), 1))
        rgba = np.c_[np.clip(linear(colour) * tone, 0, 4), np.full(len(sizes), snow)]
        self._push(self._placed(vertices), corners, sizes, np.repeat(rgba, sizes, 0).astype(np.float32),
                   np.full(len(sizes), int(material)), np.full(len(sizes), smooth))

    def add_shaded(self, vertices: ArrayLike, faces: NDArray[np.int64], rgba: ArrayLike,
                   material: Material = Material.PAINT, smooth: bool = True) -> None:
        """Faces (m, k) with a colour for every vertex, RGBA (n, 4)."""
        faces = np.asarray(faces)
        self._push(self._placed(vertices), faces.ravel(), np.full(len(faces), faces.shape[1]),
                   np.asarray(rgba, np.float32)[faces.ravel()], np.full(len(faces), int(material)),
                   np.full(len(faces), smooth))

    def triangles(self, points: ArrayLike, colours: ArrayLike, material: Material = Material.LEAF,
                  snow: float = 1.0) -> None:
        """Loose triangles: points (n, 3, 3), colours (n, 3, 3) for each corner."""
        p = np.asarray(points, float).reshape(-1, 3)
        rgba = np.c_[np.clip(np.asarray(colours, float).reshape(-1, 3), 0, 4), np.full(len(p), snow)]
        n = len(p) // 3
        self._push(self._placed(p), np.arange(len(p)), np.full(n, 3), rgba.astype(np.float32),
                   np.full(n, int(material)), np.zeros(n, bool))

    # ------------------------------------------------------------------ solids
    def box(self, x: float, y: float, z: float, sx: float, sy: float, sz: float, colour: Colour,
            turn: float = 0, pitch: float = 0, roll: float = 0, taper: float = 1, wobble: float = 0,
            jitter: float = 0.05, material: Material = Material.PAINT, snow: float = 1) -> None:
        """A box whose base is centred at (x, y, z); turned about Z after roll (X) and pitch (Y)."""
        corners = np.array([[-1, -1, 0], [1, -1, 0], [1, 1, 0], [-1, 1, 0],
                            [-1, -1, 1], [1, -1, 1], [1, 1, 1], [-1, 1, 1]]) * [sx / 2, sy / 2, sz]
        corners[4:, :2] *= taper
        if wobble:
            corners = corners + self.rng.normal(0, wobble, corners.shape)
        corners = corners @ (turn_z(turn) @ turn_y(pitch) @ turn_x(roll)).T + [x, y, z]
        faces = [[3, 2, 1, 0], [4, 5, 6, 7], [0, 1, 5, 4], [1, 2, 6, 5], [2, 3, 7, 6], [3, 0, 4, 7]]
        self.add(corners, faces, colour, material, jitter=jitter, snow=snow)

    def beam(self, start: Sequence[float], end: Sequence[float], width: float, height: float, colour: Colour,
             jitter: float = 0.08, snow: float = 1) -> None:
        """A squared timber from one point to another."""
        a, b = np.array(start, float), np.array(end, float)
        along = (b - a) / (np.linalg.norm(b - a) + 1e-9)
        side = np.cross(along, [0, 0, 1.0] if abs(along[2]) < 0.95 else [1.0, 0, 0])
        side /= np.linalg.norm(side)
        over = np.cross(side, along)
        s, o = side * width / 2, over * height / 2
        corners = [a - s - o, a + s - o, a + s + o, a - s + o, b - s - o, b + s - o, b + s + o, b - s + o]
        faces = [[0, 1, 2, 3], [7, 6, 5, 4], [0, 4, 5, 1], [1, 5, 6, 2], [2, 6, 7, 3], [3, 7, 4, 0]]
        self.add(corners, faces, colour, jitter=jitter, snow=snow)

    def tube(self, start: Sequence[float], end: Sequence[float], r1: float, r2: float, colour: Colour,
             sides: int = 6, jitter: float = 0.05, material: Material = Material.PAINT, smooth: bool = True,
             snow: float = 1) -> None:
        """A round bar, capped at its end."""
        p, q = np.array(start, float), np.array(end, float)
        along = (q - p) / (np.linalg.norm(q - p) + 1e-9)
        a = np.cross(along, [0, 0, 1.0] if abs(along[2]) < 0.9 else [1.0, 0, 0])
        a /= np.linalg.norm(a)
        b = np.cross(along, a)
        th = np.linspace(0, 2 * math.pi, sides, endpoint=False)
        ring = np.cos(th)[:, None] * a + np.sin(th)[:, None] * b
        v = np.vstack([p + ring * r1, q + ring * r2])
        i = np.arange(sides)
        j = (i + 1) % sides
        self.add(v, np.stack([i, j, sides + j, sides + i], 1), colour, material, smooth, jitter, snow)
        self.add(v[sides:], [list(range(sides))], colour, material, False, jitter, snow)

    def cylinder(self, x: float, y: float, z: float, radius: float, height: float, colour: Colour,
                 top: float | None = None, sides: int = 16, **how: object) -> None:
        """An upright tube."""
        self.tube((x, y, z), (x, y, z + height), radius, radius if top is None else top, colour,
                  sides=sides, **how)  # type: ignore[arg-type]

    def blob(self, x: float, y: float, z: float, rx: float, ry: float, rz: float, colour: Colour,
             fine: int = 2, rough: float = 0.12, jitter: float = 0.05, material: Material = Material.PAINT,
             smooth: bool = True, snow: float = 1, floor: float | None = None) -> None:
        """A lumpy ball; `floor` cuts it flat from below."""
        v, faces = icosphere(fine)
        phase = self.rng.uniform(0, 6, 3)
        waves = np.sin(v[:, 0] * 3 + phase[0]) + np.sin(v[:, 1] * 4 + phase[1]) + np.sin(v[:, 2] * 3.5 + phase[2])
        lumps = 1 + rough * waves / 2 + rough * 0.4 * self.rng.normal(size=len(v))
        v = v * lumps[:, None] * [rx, ry, rz] + [x, y, z]
        if floor is not None:
            v[:, 2] = np.maximum(v[:, 2], floor)
        self.add(v, faces, colour, material, smooth, jitter, snow)

    def lathe(self, profile: Sequence[tuple[float, float]], colour: Colour, sides: int = 24, x: float = 0,
              y: float = 0, z: float = 0, jitter: float = 0.04, material: Material = Material.PAINT,
              smooth: bool = True, snow: float = 1, wobble: float = 0) -> None:
        """A turned shape from (radius, height) pairs, upward on the outside."""
        th = np.linspace(0, 2 * math.pi, sides, endpoint=False)
        rings = []
        for radius, height in profile:
            r = radius * (1 + wobble * self.rng.normal(size=sides))
            rings.append(np.c_[np.cos(th) * r + x, np.sin(th) * r + y, np.full(sides, height + z)])
        i = np.arange(sides)
        j = (i + 1) % sides
        faces = [np.stack([k * sides + i, k * sides + j, (k + 1) * sides + j, (k + 1) * sides + i], 1)
                 for k in range(len(profile) - 1)]
        self.add(np.vstack(rings), np.vstack(faces), colour, material, smooth, jitter, snow)

    def sheet(self, height: ArrayLike, xs: ArrayLike, ys: ArrayLike, rgba: ArrayLike,
              material: Material = Material.GROUND, smooth: bool = True) -> None:
        """A surface over a grid: height (nx, ny) and RGBA (nx, ny, 4) at xs (nx,), ys (ny,)."""
        z = np.asarray(height, float)
        gx, gy = np.meshgrid(np.asarray(xs, float), np.asarray(ys, float), indexing="ij")
        i = np.arange(z.size).reshape(z.shape)
        faces = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(-1, 4)
        self.add_shaded(np.stack([gx, gy, z], -1).reshape(-1, 3), faces, np.asarray(rgba).reshape(-1, 4),
                        material, smooth)

    # ------------------------------------------------------------------ growth
    def blades(self, roots: ArrayLike, height: float, width: float, lean: float, root: Colour, tip: Colour,
               each: int = 1, jitter: float = 0.12, snow: float = 1) -> None:
        """Thin leaning triangles, `each` at every root (n, 3): grass, straw, crops."""
        p = np.repeat(np.asarray(roots, float), each, 0)
        n = len(p)
        th = self.rng.uniform(0, 2 * math.pi, n)
        tall = height * self.rng.uniform(0.7, 1.2, n)
        outward = np.c_[np.cos(th), np.sin(th), np.zeros(n)]
        across = np.c_[-np.sin(th), np.cos(th), np.zeros(n)] * width / 2
        reach = lean * self.rng.uniform(0.2, 1.2, n) * tall
        top = p + outward * reach[:, None] + np.c_[np.zeros((n, 2)), tall]
        tone = 1 + jitter * self.rng.normal(size=(n, 1))
        low, high = linear(root) * tone, linear(tip) * tone
        self.triangles(np.stack([p + across, p - across, top], 1), np.stack([low, low, high], 1), snow=snow)

    def leaves(self, points: ArrayLike, size: float, colours: ArrayLike, up: float = 0.4, jitter: float = 0.15,
               snow: float = 1) -> None:
        """Small lozenges at points (n, 3), more or less face up; colours (3,) or (n, 3), linear."""
        p = np.asarray(points, float)
        n = len(p)
        normal = self.rng.normal(size=(n, 3))
        normal[:, 2] = np.abs(normal[:, 2]) + up
        normal /= np.linalg.norm(normal, axis=1)[:, None]
        a = np.cross(normal, self.rng.normal(size=(n, 3)))
        a /= np.linalg.norm(a, axis=1)[:, None]
        b = np.cross(normal, a)
        s = size * self.rng.uniform(0.6, 1.3, (n, 1))
        a, b = a * s, b * s * 0.6
        c = np.clip(np.broadcast_to(colours, (n, 3)) * (1 + jitter * self.rng.normal(size=(n, 1))), 0, 1)
        c3 = np.repeat(c[:, None], 3, 1)
        self.triangles(np.concatenate([np.stack([p - a, p + b, p + a], 1), np.stack([p - a, p + a, p - b], 1)]),
                       np.concatenate([c3, c3]), snow=snow)
