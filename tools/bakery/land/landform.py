"""The height field of the commune and its plots, in plain numpy.

About 1.5 million points laid out along the screen's own axes, so that every pixel gets about one of them.
Plots are strips that follow the river, terraces that follow contours, and blocks in the back valley; each is
levelled and edged by a low raised bund, which is what makes the ground look farmed.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land import site
from tools.bakery.land.noise import BROAD, FINE, WIDE, Array, smooth

STEP = 0.30  # height of one terrace


@dataclass
class Landform:
    """Fields over the grid, indexed [along a, along b]; lengths in world units."""

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
    stream: Array
    village: Array  # distance from the village's middle
    yards: Array  # distance outside the nearest hamlet's, threshing or iron yard's edge
    plot: NDArray[np.int32]  # 0 = no plot
    edge: Array  # distance to the plot's own edge
    terraced: NDArray[np.bool_]
    furrow: Array  # a coordinate across the furrows
    slope: Array
    slope_b: Array
    plots: int

    def index(self, a: Array | float, b: Array | float) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
        """Nearest grid indices of points in tiles, clipped to the grid."""
        na, nb = self.z.shape
        i = np.rint((np.asarray(a) - site.A_SPAN[0]) / (site.A_SPAN[1] - site.A_SPAN[0]) * (na - 1))
        j = np.rint((np.asarray(b) - site.B_SPAN[0]) / (site.B_SPAN[1] - site.B_SPAN[0]) * (nb - 1))
        return np.clip(i, 0, na - 1).astype(np.int64), np.clip(j, 0, nb - 1).astype(np.int64)

    def height(self, a: float, b: float) -> float:
        """Height of the ground, or of the bridge deck where it spans the water."""
        across, along = a + b - site.BRIDGE_AT[0], (a - b - site.BRIDGE_AT[1]) / site.BRIDGE_HALF[1]
        if abs(across) < site.BRIDGE_HALF[0] and abs(along) < 1:
            return deck_height(along)
        i, j = self.index(a, b)
        return float(self.z[i, j])


def deck_height(t: float) -> float:
    """Height of the bridge's deck; t runs from -1 to 1 over its length."""
    return 0.12 + 0.30 * (1 - t * t)


def curve(points: tuple[site.Point, ...], step: float = 0.12) -> Array:
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


def radius(centre: site.Point, x: Array, y: Array) -> Array:
    """Distance on the ground from a point given in tiles."""
    return np.asarray(np.hypot(x - (centre[0] + centre[1]), y - (centre[0] - centre[1])), np.float32)


def rise(hill: site.Hill, x: Array, y: Array) -> Array:
    """The height one hill adds."""
    dx, dy = x - (hill.at[0] + hill.at[1]), y - (hill.at[0] - hill.at[1])
    across, toward = (dx + dy) / 2**0.5, (dx - dy) / 2**0.5
    toward = np.where(toward < 0, toward / hill.back, toward)
    q = np.hypot(across, toward) / hill.radius
    return np.asarray(hill.height * np.clip(1 - q**2, 0, 1) ** 1.6, np.float32)


def pool_distance(a: Array, b: Array) -> Array:
    """1 on the rim of the reservoir's hollow, less inside."""
    return np.asarray(np.hypot((a - site.POOL_AT[0]) / site.POOL_HALF[0],
                               (b - site.POOL_AT[1]) / site.POOL_HALF[1]), np.float32)


def _ground(f: dict[str, Array]) -> Array:
    """Heights before any plot is levelled; adds the hills to `f` as it goes."""
    a, b, x, y = f["a"], f["b"], f["x"], f["y"]
    n8, n3, n1 = BROAD(x, y), WIDE(x, y), FINE(x, y)
    bank = np.abs(f["river"])
    away = smooth(1.0, 7.0, bank)
    z = away * (0.10 * n8 + 0.05 * n3) + 0.012 * n1 + 0.10 * smooth(0.9, 2.2, bank)
    z = z + away * 0.5 * smooth(-4, -11, b) + 0.35 * smooth(2, 8, f["river"]) * smooth(4, 14, b)
    z = z + 0.72 * smooth(4.7, 3.2, f["village"] + 0.3 * n3)
    f["terraces"] = rise(site.TERRACES, x + 0.3 * n3, y + 0.3 * WIDE(y, x))
    woods = rise(site.WOODS[0], x + 0.5 * n3, y + 0.5 * WIDE(y, x))
    for hill in (*site.WOODS[1:], *site.ABUTMENTS):
        woods = np.maximum(woods, rise(hill, x + 0.2 * n3, y)) + 0.25 * np.minimum(woods, rise(hill, x, y))
    f["woods"] = woods
    f["graves"] = rise(site.GRAVES, x, y)
    z = z + f["terraces"] + woods + f["graves"]
    ridge = smooth(-9.9, -14.5, b + 0.5 * n8)
    z = z + ridge * (2.6 + 1.1 * BROAD(x * 1.3, y * 1.3) + 0.5 * n3)
    z = z + 0.7 * smooth(9.5, 13, np.abs(a) + 0.3 * n8) * smooth(4, 9, bank)
    # the hollow that can become a reservoir: a basin, a rim round it, a gap in front
    pool = pool_distance(a, b) + 0.06 * n3
    floor = 0.48 + 0.05 * n1
    rim = smooth(1.75, 1.25, pool) * smooth(0.7, 1.1, pool) * (site.POOL_LEVEL + 0.35)
    gap = smooth(1.25, 0.75, np.abs(a - site.DAM_AT[0])) * smooth(site.POOL_AT[1] - 0.2, site.POOL_AT[1] + 0.6, b)
    z = np.maximum(z, rim * (1 - gap))
    basin = smooth(1.12, 0.72, pool)
    z = z * (1 - basin) + np.minimum(z, floor) * basin
    valley = smooth(0.95, 0.5, np.abs(a - site.DAM_AT[0])) * smooth(-7.4, -6.6, b) * smooth(-2.6, -3.8, b)
    z = z * (1 - valley) + np.minimum(z, 0.30 + 0.10 * (-3.6 - b)) * valley
    # the beds of the river and of the stream
    cut = smooth(1.22, 0.6, bank + 0.035 * n1 + 0.10 * n3)
    z = z * (1 - cut) - 0.62 * cut
    rill = smooth(0.34, 0.10, np.abs(f["stream"]) + 0.03 * n1) * (1 - cut)
    z = z - 0.17 * rill
    # yards are trodden flat
    yards = [(site.THRESHING, 1.0, 1.7, 0.34), (site.IRON_YARD, 2.35, 3.2, 0.24)]
    for hamlet in site.HAMLETS[1:]:
        i = np.argmin((a[:, 0] - hamlet.at[0]) ** 2)
        j = np.argmin((b[0] - hamlet.at[1]) ** 2)
        yards.append((hamlet.at, hamlet.radius * 0.8, hamlet.radius + 0.9, float(z[i, j])))
    for centre, inner, outer, level in yards:
        k = smooth(outer, inner, radius(centre, x, y) + 0.15 * n3)
        z = z * (1 - k) + level * k
    return np.asarray(z, np.float32)


def _number(keys: NDArray[np.int64], keep: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.where(keep, keys, -1)


Plots = tuple[NDArray[np.int32], Array, NDArray[np.bool_], Array, int, Array]


def _plots(f: dict[str, Array], z: Array, cell: float) -> Plots:
    """Number the plots (1..n, 0 = none) and give each point its distance to its plot's edge."""
    a, b, x, y = f["a"], f["b"], f["x"], f["y"]
    n3 = WIDE(x, y)
    river, village = f["river"], f["village"] + 0.3 * n3
    way = np.minimum.reduce([f["road"] - 0.36, f["path"] - 0.24, np.abs(f["stream"]) - 0.36])
    near = river > 0
    # strips along the river
    arc, dist = f["along"] + 0.22 * n3, np.abs(river) + 0.16 * WIDE(y, x)
    deep = np.where(near, 1.75, 1.45)
    row_at = (dist - 1.45) / deep
    row = np.floor(row_at)
    wide = np.where(near, 3.1, 2.7) + 0.35 * np.sin(row * 2.1)
    col_at = arc / wide + 0.37 * row
    col = np.floor(col_at)
    edge = np.minimum(np.minimum(row_at - row, 1 + row - row_at) * deep,
                      np.minimum(col_at - col, 1 + col - col_at) * wide)
    keys = ((row + 2) * 200 + col + near * 100000).astype(np.int64)
    # blocks in the valley behind the village
    u, v = 0.93 * x + 0.37 * y + 0.25 * n3, -0.37 * x + 0.93 * y + 0.2 * WIDE(y, x)
    v_at = v / 1.15
    v_row = np.floor(v_at)
    u_at = u / 3.3 + 0.41 * v_row
    u_col = np.floor(u_at)
    block_edge = np.minimum(np.minimum(v_at - v_row, 1 + v_row - v_at) * 1.15,
                            np.minimum(u_at - u_col, 1 + u_col - u_at) * 3.3)
    behind = (b < -3.4) & (river < 0) & (a > -4.4)
    edge = np.where(behind, block_edge, edge)
    keys = np.where(behind, 200000 + ((v_row + 60) * 100 + u_col + 50), keys).astype(np.int64)
    room = np.minimum.reduce([
        way, (village - 5.0) * 0.9, f["yards"] - 0.12, dist - 1.45,
        np.where(behind, 9.0, np.where(near, 11.2 - dist, 7.4 - dist)),
        (0.12 - f["woods"]) * 4, (0.16 - f["terraces"]) * 4, (0.10 - f["graves"]) * 5,
        np.where(behind, b + 10.2, b + 3.4), np.where(behind, 4.4 - a, 9.0),
        (pool_distance(a, b) - 1.9) * 1.5,
    ])
    flat = room > 0
    edge = np.minimum(edge, room)
    # terraces
    hill = f["terraces"]
    level_at = hill / STEP - 0.3
    level = np.floor(level_at)
    part = level_at - level
    slope = np.hypot(*np.gradient(hill, a[1, 0] - a[0, 0], b[0, 1] - b[0, 0])) / 2**0.5 + 1e-3
    angle = np.arctan2(y - (site.TERRACES.at[0] - site.TERRACES.at[1]), x - sum(site.TERRACES.at))
    turn_at = angle * 2.6 + 0.9 * np.sin(level * 2.3) + 0.08 * n3
    turn = np.floor(turn_at)
    step_edge = np.minimum.reduce([np.minimum(part, 1 - part) * STEP / slope,
                                   np.minimum(turn_at - turn, 1 + turn - turn_at) * 1.6, way, f["yards"] - 0.1])
    on_hill = (hill > STEP * 0.8) & (hill < STEP * 8.2) & (b > -10.9) & (way > 0) & (river < -2.1) & (f["yards"] > 0.1)
    keys = np.where(on_hill, 300000 + (level * 50 + turn + 20).astype(np.int64), keys)
    edge = np.where(on_hill, step_edge, edge)
    ids, inverse = np.unique(_number(keys, flat | on_hill), return_inverse=True)
    inverse = inverse.reshape(z.shape)
    inside = edge > np.where(on_hill, 0.05, 0.1)
    area = np.bincount(inverse.ravel(), inside.ravel()) * cell
    good = (area > np.where(ids >= 300000, 0.26, 0.6)) & (ids >= 0)
    plot = (np.cumsum(good) * good)[inverse].astype(np.int32)
    level_z = np.bincount(inverse.ravel(), z.ravel()) / np.bincount(inverse.ravel())
    edge = np.where(plot > 0, edge, 0).astype(np.float32)
    furrow = np.where(on_hill, angle * 60, np.where(behind, (x - y * 0.4) * 42, dist * 44)).astype(np.float32)
    return plot, edge, on_hill & (plot > 0), level_z[inverse].astype(np.float32), int(good.sum()), furrow


def build() -> Landform:
    """Make the whole height field; about half a minute."""
    line_a = np.linspace(*site.A_SPAN, site.GRID[0], dtype=np.float32)
    line_b = np.linspace(*site.B_SPAN, site.GRID[1], dtype=np.float32)
    a, b = np.meshgrid(line_a, line_b, indexing="ij")
    x, y = a + b, a - b
    step_a, step_b = float(line_a[1] - line_a[0]), float(line_b[1] - line_b[0])
    n1 = FINE(x, y)
    f: dict[str, Array] = {"a": a, "b": b, "x": x, "y": y}
    f["river"], f["along"] = distance(curve(site.RIVER), x, y)
    f["stream"] = distance(curve(site.STREAM), x, y)[0]
    f["village"] = radius(site.KNOLL, x, y)
    f["road"] = np.min([np.abs(distance(curve(p), x, y)[0]) for p in site.ROADS], 0) + 0.03 * n1
    f["path"] = np.min([np.abs(distance(curve(p), x, y)[0]) for p in site.PATHS], 0) + 0.03 * n1
    around = [radius(site.THRESHING, x, y) - 1.45, radius(site.IRON_YARD, x, y) - 2.75]
    around += [radius(h.at, x, y) - h.radius for h in site.HAMLETS[1:]]
    f["yards"] = np.min(around, 0)
    z = _ground(f)
    plot, edge, terraced, level, count, furrow = _plots(f, z, 2 * step_a * step_b)
    k = smooth(0, 1, edge / np.where(terraced, 0.13, 0.22))
    z = np.where(plot > 0, z * (1 - k) + level * k, z)
    z = z + np.where(plot > 0, 0.05 * np.exp(-(((edge - 0.05) / 0.05) ** 2)), 0)
    grad_a, grad_b = np.gradient(z, step_a, step_b)
    return Landform(
        a=a, b=b, x=x, y=y, z=np.asarray(z, np.float32), river=f["river"], along=f["along"],
        terraces=f["terraces"], woods=f["woods"], graves=f["graves"], road=f["road"], path=f["path"],
        stream=f["stream"], village=f["village"], yards=f["yards"], plot=plot, edge=edge, terraced=terraced,
        furrow=furrow, slope=np.asarray(np.hypot(grad_a, grad_b) / 2**0.5, np.float32),
        slope_b=np.asarray(grad_b, np.float32), plots=count,
    )
