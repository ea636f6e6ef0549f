"""The plain's heights and plots: strips along the river, blocks in the back valley, terraces on one hill."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land.landform import RILL, STEP, Plots, pool_distance, radius, rise
from tools.bakery.land.noise import BROAD, FINE, WIDE, Array, smooth
from tools.bakery.land.site import Site
from tools.bakery.land.site_plain import ABUTMENTS, TERRACES, WOODS


def ground(f: dict[str, Array], site: Site) -> Array:
    """Heights before any plot is levelled; adds the hills to `f` as it goes."""
    a, b, x, y = f["a"], f["b"], f["x"], f["y"]
    n8, n3, n1 = BROAD(x, y), WIDE(x, y), FINE(x, y)
    bank = np.abs(f["river"])
    away = smooth(1.0, 7.0, bank)
    z = away * (0.10 * n8 + 0.05 * n3) + 0.012 * n1 + 0.10 * smooth(0.9, 2.2, bank)
    z = z + away * 0.5 * smooth(-4, -11, b) + 0.35 * smooth(2, 8, f["river"]) * smooth(4, 14, b)
    z = z + 0.72 * smooth(4.7, 3.2, f["village"] + 0.3 * n3)
    f["terraces"] = rise(TERRACES, x + 0.3 * n3, y + 0.3 * WIDE(y, x))
    woods = rise(WOODS[0], x + 0.5 * n3, y + 0.5 * WIDE(y, x))
    for hill in (*WOODS[1:], *ABUTMENTS):
        woods = np.maximum(woods, rise(hill, x + 0.2 * n3, y)) + 0.25 * np.minimum(woods, rise(hill, x, y))
    f["woods"] = woods
    f["graves"] = rise(site.graves_hill, x, y)
    z = z + f["terraces"] + woods + f["graves"]
    ridge = smooth(-9.9, -14.5, b + 0.5 * n8)
    z = z + ridge * (2.6 + 1.1 * BROAD(x * 1.3, y * 1.3) + 0.5 * n3)
    z = z + 0.7 * smooth(9.5, 13, np.abs(a) + 0.3 * n8) * smooth(4, 9, bank)
    # the hollow that can become a reservoir: a basin, a rim round it, a gap in front
    pool = pool_distance(site, a, b) + 0.06 * n3
    floor = 0.48 + 0.05 * n1
    rim = smooth(1.75, 1.25, pool) * smooth(0.7, 1.1, pool) * (site.dam.pool_level + 0.35)
    gap = smooth(1.25, 0.75, np.abs(a - site.dam.at[0])) * smooth(site.dam.pool_at[1] - 0.2, site.dam.pool_at[1] + 0.6, b)
    z = np.maximum(z, rim * (1 - gap))
    basin = smooth(1.12, 0.72, pool)
    z = z * (1 - basin) + np.minimum(z, floor) * basin
    valley = smooth(0.95, 0.5, np.abs(a - site.dam.at[0])) * smooth(-7.4, -6.6, b) * smooth(-2.6, -3.8, b)
    z = z * (1 - valley) + np.minimum(z, 0.30 + 0.10 * (-3.6 - b)) * valley
    # the beds of the river and of the stream
    cut = smooth(1.22, 0.6, bank + 0.035 * n1 + 0.10 * n3)
    z = z * (1 - cut) - 0.62 * cut
    f["rill"] = f["rill"] * (1 - cut)
    z = z - RILL * f["rill"]
    # yards are trodden flat
    yards = [(site.threshing, 1.0, 1.7, site.threshing_level), (site.iron_yard, 2.35, 3.2, 0.24)]
    for hamlet in site.hamlets[1:]:
        i = np.argmin((a[:, 0] - hamlet.at[0]) ** 2)
        j = np.argmin((b[0] - hamlet.at[1]) ** 2)
        yards.append((hamlet.at, hamlet.radius * 0.8, hamlet.radius + 0.9, float(z[i, j])))
    for centre, inner, outer, level in yards:
        k = smooth(outer, inner, radius(centre, x, y) + 0.15 * n3)
        z = z * (1 - k) + level * k
    return np.asarray(z, np.float32)


def _number(keys: NDArray[np.int64], keep: NDArray[np.bool_]) -> NDArray[np.int64]:
    return np.where(keep, keys, -1)


def plots(f: dict[str, Array], z: Array, cell: float, site: Site) -> Plots:
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
        (pool_distance(site, a, b) - 1.9) * 1.5,
    ])
    flat = room > 0
    edge = np.minimum(edge, room)
    # terraces
    hill = f["terraces"]
    level_at = hill / STEP - 0.3
    level = np.floor(level_at)
    part = level_at - level
    slope = np.hypot(*np.gradient(hill, a[1, 0] - a[0, 0], b[0, 1] - b[0, 0])) / 2**0.5 + 1e-3
    angle = np.arctan2(y - (TERRACES.at[0] - TERRACES.at[1]), x - sum(TERRACES.at))
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
    turned = np.random.default_rng(83).random(len(ids)) < 0.34  # ploughed the other way
    strips = np.where(turned[inverse], arc * 40, dist * 44)
    blocks = np.where(turned[inverse], (y + x * 0.4) * 42, (x - y * 0.4) * 42)
    furrow = np.where(on_hill, angle * 60, np.where(behind, blocks, strips)).astype(np.float32)
    return plot, edge, on_hill & (plot > 0), level_z[inverse].astype(np.float32), int(good.sum()), furrow
