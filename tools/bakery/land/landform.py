"""The height field of a commune and its plots, in plain numpy; `ground_*.py` shapes each landscape's own.

About 1.5 million points laid out along the screen's own axes, so that every pixel gets about one of them.
Plots are strips that follow the river, terraces that follow contours, and blocks in the back valley; each is
levelled and edged by a low raised bund, which is what makes the ground look farmed.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass, fields, replace

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land import site as sites
from tools.bakery.land.noise import FINE, Array, smooth
from tools.bakery.land.site import Hill, Line, Point, Site

STEP = 0.30  # height of one terrace
RIVER_LEVEL = -0.30
STONE_TOP = -0.2  # of a ford's stepping stones
RILL = 0.17  # how deep the stream has cut its bed

Plots = tuple[NDArray[np.int32], Array, NDArray[np.bool_], Array, int, Array]
"""Numbers, distance to the edge, terraced, level, count, and a coordinate across the furrows."""


@dataclass
class Landform:
    """Fields over the grid, indexed [along a, along b]; lengths in world units."""

    site: Site
    a: Array
    b: Array
    x: Array
    y: Array
    z: Array
    river: Array  # distance to the river's middle, positive on the near bank
    along: Array  # arc length along the river
    terraces: Array  # height of the terraced hill alone
    woods: Array  # height of the wooded hills alone
    graves: Array
    road: Array  # distances to the nearest road, path and stream
    path: Array
    lane: Array  # and to the nearest lane, which is painted only
    stream: Array
    down: Array  # arc length along the stream
    brook: Array  # distance from the stream's own bed, which winds and swells along that line; widths of the bed
    rill: Array  # how deep that bed is cut, 0..1
    faint: Array  # 0 where a way has petered out in the grass, 1 where it is whole
    village: Array  # distance from the village's middle
    yards: Array  # distance outside the nearest hamlet's, threshing or iron yard's edge
    plot: NDArray[np.int32]  # 0 = no plot
    edge: Array  # distance to the plot's own edge
    terraced: NDArray[np.bool_]
    furrow: Array  # a coordinate across the furrows
    level: Array  # height to which each plot is levelled
    slope: Array
    slope_b: Array
    plots: int
    spans: tuple[Point, Point] = (sites.A_SPAN, sites.B_SPAN)  # of the grid, along a and b

    def part(self, a: Point, b: Point) -> Landform:
        """The land between two bounds along a and along b, with the same points."""
        (i0, i1), (j0, j1) = self.index(np.array(a), self.b[0, 0])[0], self.index(self.a[0, 0], np.array(b))[1]
        cut = {f.name: value[i0 : i1 + 1, j0 : j1 + 1] for f in fields(self)
               if isinstance(value := getattr(self, f.name), np.ndarray)}
        spans = tuple((float(q.flat[0]), float(q.flat[-1])) for q in (cut["a"], cut["b"]))
        return replace(self, **cut, spans=spans)

    def seen_from(self) -> tuple[Array, Array]:
        """Where on flat ground each point would appear that is seen at the same place.

        Noise taken there has the same grain on a steep bank as on a meadow and does not run down it in smears.
        """
        drop = sites.RISE / 48 * self.z
        return self.x - drop, self.y + drop

    def index(self, a: Array | float, b: Array | float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Nearest grid indices of points in tiles, clipped to the grid."""
        na, nb = self.z.shape
        (left, right), (far, near) = self.spans
        i = np.rint((np.asarray(a) - left) / (right - left) * (na - 1))
        j = np.rint((np.asarray(b) - far) / (near - far) * (nb - 1))
        return np.clip(i, 0, na - 1).astype(np.int64), np.clip(j, 0, nb - 1).astype(np.int64)

    def height(self, a: float, b: float) -> float:
        """Height of the ground, or of the bridge deck where it spans the water."""
        way = self.site.crossing
        across, along = a + b - way.at[0], (a - b - way.at[1]) / way.half[1]
        if way.kind == "bridge" and abs(across) < way.half[0] and abs(along) < 1:
            return deck_height(along)
        i, j = self.index(a, b)
        if way.kind == "ford" and float(np.hypot(a + b - way.at[0], a - b - way.at[1])) < way.half[1]:
            return max(float(self.z[i, j]), STONE_TOP)
        return float(self.z[i, j])


def deck_height(t: float) -> float:
    """Height of the bridge's deck; t runs from -1 to 1 over its length."""
    return 0.12 + 0.30 * (1 - t * t)


def curve(points: Line, step: float = 0.12) -> Array:
    """A Catmull-Rom curve through points in tiles, as ground X, Y about `step` world units apart."""
    p = np.array(points, float)
    p = np.c_[p[:, 0] + p[:, 1], p[:, 0] - p[:, 1]]
    p = np.vstack([2 * p[0] - p[1], p, 2 * p[-1] - p[-2]])
    pieces = []
    for i in range(1, len(p) - 2):
        count = max(4, int(np.linalg.norm(p[i + 1] - p[i]) / step))
        t = np.linspace(0, 1, count, endpoint=False)[:, None]
        pieces.append(
            0.5 * (2 * p[i] + (p[i + 1] - p[i - 1]) * t
                   + (2 * p[i - 1] - 5 * p[i] + 4 * p[i + 1] - p[i + 2]) * t**2
                   + (3 * p[i] - p[i - 1] - 3 * p[i + 1] + p[i + 2]) * t**3)
        )
    return np.asarray(np.vstack(pieces), np.float32)


def distance(line: Array, x: Array, y: Array) -> tuple[Array, Array]:
    """Signed distance from a curve (positive on its right-hand side on the screen) and arc length along it."""
    shape = x.shape
    points = np.c_[x.ravel(), y.ravel()].astype(np.float32)
    length = np.r_[0, np.cumsum(np.linalg.norm(np.diff(line, axis=0), axis=1))]
    tangent = np.gradient(line, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    squared = (line**2).sum(1)
    dist = np.empty(len(points), np.float32)
    arc = np.empty(len(points), np.float32)
    for k in range(0, len(points), 40000):
        p = points[k : k + 40000]
        j = (squared[None] - 2 * p @ line.T).argmin(1)
        q = p - line[j]
        ahead = (q * tangent[j]).sum(1)
        ahead = np.where((j > 0) & (j < len(line) - 1), ahead, 0)
        side = -np.sign(tangent[j, 0] * q[:, 1] - tangent[j, 1] * q[:, 0])
        dist[k : k + 40000] = np.sqrt(np.maximum((q**2).sum(1) - ahead**2, 0)) * side
        arc[k : k + 40000] = length[j] + ahead
    return dist.reshape(shape), arc.reshape(shape)


def radius(centre: Point, x: Array, y: Array) -> Array:
    """Distance on the ground from a point given in tiles."""
    return np.asarray(np.hypot(x - (centre[0] + centre[1]), y - (centre[0] - centre[1])), np.float32)


def rise(hill: Hill, x: Array, y: Array) -> Array:
    """The height one hill adds."""
    dx, dy = x - (hill.at[0] + hill.at[1]), y - (hill.at[0] - hill.at[1])
    across, toward = (dx + dy) / 2**0.5, (dx - dy) / 2**0.5
    toward = np.where(toward < 0, toward / hill.back, toward)
    q = np.hypot(across, toward) / hill.radius
    return np.asarray(hill.height * np.clip(1 - q**2, 0, 1) ** 1.6, np.float32)


def pool_distance(site: Site, a: Array, b: Array) -> Array:
    """1 on the rim of the reservoir's hollow, less inside."""
    (at_a, at_b), (half_a, half_b) = site.dam.pool_at, site.dam.pool_half
    return np.asarray(np.hypot((a - at_a) / half_a, (b - at_b) / half_b), np.float32)


def brook(f: dict[str, Array], site: Site) -> tuple[Array, Array]:
    """Distance from the bed of the stream, in widths of it, and how deep it is cut: it begins as a trickle, winds
    where no dam will stand, and swells into pools."""
    down, n1 = f["down"], FINE(f["x"], f["y"])
    free = smooth(0.6, 2.2, np.abs(f["b"] - site.dam.at[1] - site.dam.axis - 0.8))
    winding = free * (0.075 * np.sin(1.9 * down) + 0.05 * np.sin(4.1 * down + 1.0))
    wide = (0.30 + 0.70 * smooth(0.0, 3.0, down)) * (0.96 + 0.20 * free * np.sin(2.7 * down + 0.6 * np.sin(1.1 * down)))
    away = (f["stream"] + winding) / wide
    rill = smooth(0.34, 0.10, np.abs(away) + 0.03 * n1) * smooth(0.0, 1.6, down)
    return np.asarray(away, np.float32), np.asarray(rill, np.float32)


def petering(site: Site, x: Array, y: Array) -> Array:
    """Where ways that end on their own in the land run out: 0 at their end, 1 some steps before it."""
    ways = [curve(line) for line in (*site.roads, *site.paths)]
    out = np.ones_like(x)
    for k, way in enumerate(ways):
        for end in (way[0], way[-1]):
            others = min(float(np.hypot(*(o - end).T).min()) for n, o in enumerate(ways) if n != k)
            if others > 0.5:
                out = np.minimum(out, smooth(0.05, 2.2, np.hypot(x - end[0], y - end[1])))
    return np.asarray(out, np.float32)


def build(site: Site) -> Landform:
    """Make the whole height field; about half a minute."""
    form = importlib.import_module(f"tools.bakery.land.ground_{site.name}")
    line_a = np.linspace(*sites.A_SPAN, sites.GRID[0], dtype=np.float32)
    line_b = np.linspace(*sites.B_SPAN, sites.GRID[1], dtype=np.float32)
    a, b = np.meshgrid(line_a, line_b, indexing="ij")
    x, y = a + b, a - b
    step_a, step_b = float(line_a[1] - line_a[0]), float(line_b[1] - line_b[0])
    n1 = FINE(x, y)
    f: dict[str, Array] = {"a": a, "b": b, "x": x, "y": y}
    f["river"], f["along"] = distance(curve(site.river), x, y)
    f["stream"], f["down"] = distance(curve(site.stream), x, y)
    f["brook"], f["rill"] = brook(f, site)
    f["faint"] = petering(site, x, y)
    f["village"] = radius(site.knoll, x, y)
    f["road"] = np.min([np.abs(distance(curve(p), x, y)[0]) for p in site.roads], 0) + 0.03 * n1
    f["path"] = np.min([np.abs(distance(curve(p), x, y)[0]) for p in site.paths], 0) + 0.03 * n1
    f["lane"] = np.min([np.abs(distance(curve(p), x, y)[0]) for p in site.lanes], 0) + 0.03 * n1
    around = [radius(site.threshing, x, y) - 1.45, radius(site.iron_yard, x, y) - 2.75]
    around += [radius(h.at, x, y) - h.radius for h in site.hamlets[1:]]
    f["yards"] = np.min(around, 0)
    z = form.ground(f, site)
    plot, edge, terraced, level, count, furrow = form.plots(f, z, 2 * step_a * step_b, site)
    k = smooth(0, 1, edge / np.where(terraced, 0.13, 0.22))
    z = np.where(plot > 0, z * (1 - k) + level * k, z)
    bund = 0.07 if site.flooded else 0.05
    z = z + np.where(plot > 0, bund * np.exp(-(((edge - 0.05) / 0.05) ** 2)), 0)
    grad_a, grad_b = np.gradient(z, step_a, step_b)
    return Landform(
        site=site, a=a, b=b, x=x, y=y, z=np.asarray(z, np.float32), river=f["river"], along=f["along"],
        terraces=f["terraces"], woods=f["woods"], graves=f["graves"], road=f["road"], path=f["path"], lane=f["lane"],
        stream=f["stream"], down=f["down"], brook=f["brook"], rill=f["rill"], faint=f["faint"], village=f["village"], yards=f["yards"], plot=plot, edge=edge, terraced=terraced,
        furrow=furrow, level=level, slope=np.asarray(np.hypot(grad_a, grad_b) / 2**0.5, np.float32),
        slope_b=np.asarray(grad_b, np.float32), plots=count,
    )
