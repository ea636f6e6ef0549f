"""The terraces' heights and plots: paddies that follow the contours of a valley's both flanks, level by level.

`f["slope_of"]` is the smooth hillside before it is cut into steps. Its fractional height tells where on a step a
point lies: from the lip (0) over the flat to the foot of the wall above (1).
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land.landform import RILL, Plots, pool_distance, radius, rise
from tools.bakery.land.noise import BROAD, FINE, WIDE, Array, smooth
from tools.bakery.land.site import Site
from tools.bakery.land.site_terraces import (
    ABUTMENTS,
    BOWL,
    LEVELS,
    RIDGE,
    SPURS,
    STEP,
    VILLAGE_LEVEL,
    WALL,
    WOODS,
    YARD_LEVEL,
)

SHORE = 1.45  # of the first paddy from the river's middle
LONG = 3.5  # length of a paddy along its contour
REACH = (
    0.0, 0.0, 0.0, 3.3576, 4.4516, 7.4698, 7.3025, 7.7829, 8.3641, 8.9648, 9.6068, 10.7294, 12.7997, 13.9762, 15.1611,
    16.0646, 16.1137, 16.2257, 16.7816, 17.6908, 17.7572, 16.9241, 16.676, 15.6725, 14.9371, 13.5997,
)  # fmt: skip
"""Mean distance of each level from the amphitheatre's middle. Given, not measured: the shelves lie exactly on a step,
so that a measure would hang on how a version of numpy rounds, and the paddies with it."""


def bowl(a: Array, b: Array) -> Array:
    """Distance in tiles from the middle of the amphitheatre, squeezed across so that it opens to the sides."""
    toward = (b - BOWL[1]) * np.where(b > BOWL[1], 0.16, 1.0)
    return np.asarray(np.hypot((a - BOWL[0]) * 0.74, toward), np.float32)


def ground(f: dict[str, Array], site: Site) -> Array:
    """Heights, the flanks already cut into steps; adds the hills and the smooth hillside to `f`."""
    a, b, x, y, far = f["a"], f["b"], f["x"], f["y"], f["river"]
    n8, n3, n1 = BROAD(x, y), WIDE(x, y), FINE(x, y)
    bend = far + 0.22 * WIDE(x * 0.6, y * 0.6)
    # the far flank: a low front above the water, the village's shelf, an amphitheatre behind
    climb = np.clip(bowl(a, b) + 0.35 * n8 - 4.7, 0, None)
    climb = 9.0 * (1 - np.exp(-climb / 9.0))
    flank = 0.95 * smooth(1.2, 5.0, bend) + 0.52 * climb * smooth(1.5, 13.0 - 0.4 * np.clip(a, 0, 8), bend)
    flank = flank + np.maximum.reduce([rise(hill, x + 0.4 * n3, y) for hill in SPURS]) * smooth(2.0, 9.0, bend)
    # the near flank, which is seen from behind and so must be gentle
    away = -bend
    near = 0.95 * smooth(1.2, 5.0, away) + 0.17 * np.clip(away - 4.0, 0, None) + 0.16 * n8 * smooth(3, 7, away)
    near = 2.4 * (1 - np.exp(-near / 2.4)) - 0.85 * smooth(15.8, 18.8, b)  # falls away again where the picture ends
    hill = np.where(far > 0, flank, near)
    f["terraces"] = np.asarray(hill, np.float32)
    woods = np.maximum.reduce([rise(w, x + 0.5 * n3, y + 0.5 * WIDE(y, x)) for w in (*WOODS, *ABUTMENTS)])
    crest = smooth(RIDGE[0], RIDGE[1], b + 0.45 * n8 + 0.035 * (a + 1) ** 2 * (a > -1))
    hollow = smooth(1.35, 2.0, pool_distance(site, a, b))
    f["woods"] = np.asarray(np.maximum(woods, 1.6 * crest) * (0.12 + 0.88 * hollow), np.float32)
    f["graves"] = rise(site.graves_hill, x, y)
    hill = hill + woods + f["graves"] + crest * (1.5 + 0.9 * BROAD(x * 1.3, y * 1.3) + 0.35 * n3)
    hill = _shelves(f, hill, site)
    # the hollow that can become a reservoir, and the valley before it
    dam, pool = site.dam, pool_distance(site, a, b) + 0.06 * n3
    gap = smooth(1.25, 0.75, np.abs(a - dam.at[0])) * smooth(dam.pool_at[1] - 0.2, dam.pool_at[1] + 0.6, b)
    rim = smooth(1.75, 1.25, pool) * smooth(0.7, 1.1, pool) * (dam.pool_level + 0.35)
    hill = np.maximum(hill, rim * (1 - gap))
    basin = smooth(1.7, 0.72, pool)
    floor = dam.pool_level - 0.54 + 0.05 * n1
    hill = hill * (1 - basin) + np.minimum(hill, floor) * basin
    lane = smooth(1.0, 0.5, np.abs(a - dam.at[0])) * smooth(dam.at[1] - 1.9, dam.at[1] - 1.1, b)
    lane = lane * smooth(dam.at[1] + 3.4, dam.at[1] + 1.6, b)
    hill = hill * (1 - lane) + np.minimum(hill, dam.pool_level - 0.72 - 0.10 * (b - dam.at[1])) * lane
    f["slope_of"] = np.asarray(hill, np.float32)
    z = _steps(f, hill, site) + 0.010 * n1
    # the beds of the river, shallow at the ford, and of the stream
    bank = np.abs(far)
    shallow = smooth(1.7, 0.9, radius(site.crossing.tiles, x, y))
    cut = smooth(1.22, 0.6, bank + 0.035 * n1 + 0.10 * n3)
    z = z * (1 - cut) + (-0.62 + 0.25 * shallow) * cut
    f["rill"] = f["rill"] * (1 - cut)
    return np.asarray(z - RILL * f["rill"], np.float32)


def _shelves(f: dict[str, Array], hill: Array, site: Site) -> Array:
    """Level ground for the village, the yards and the hamlets."""
    a, b, x, y, n3 = f["a"], f["b"], f["x"], f["y"], WIDE(f["x"], f["y"])
    k = smooth(5.6, 4.0, f["village"] + 0.3 * n3)
    hill = hill * (1 - k) + VILLAGE_LEVEL * k
    shelves = [(site.threshing, 1.1, 1.9, site.threshing_level), (site.iron_yard, 2.55, 3.3, YARD_LEVEL)]
    for hamlet in site.hamlets[1:]:
        i = np.argmin((a[:, 0] - hamlet.at[0]) ** 2)
        j = np.argmin((b[0] - hamlet.at[1]) ** 2)
        level = LEVELS.get(hamlet.brigade, float(np.round(hill[i, j] / STEP) * STEP))
        shelves.append((hamlet.at, hamlet.radius + 0.15, hamlet.radius + 1.5, level))
    for centre, inner, outer, level in shelves:
        k = smooth(outer, inner, radius(centre, x, y) + 0.15 * n3)
        hill = hill * (1 - k) + level * k
    return np.asarray(hill, np.float32)


def _parts(f: dict[str, Array]) -> tuple[Array, Array, Array, Array]:
    """Level, place on the step (0 lip, 1 next lip), share of it that is wall, and the hillside's gradient."""
    a, b, hill = f["a"], f["b"], f["slope_of"]
    at = hill / STEP
    level = np.floor(at)
    steep = np.hypot(*np.gradient(hill, a[1, 0] - a[0, 0], b[0, 1] - b[0, 0])) / 2**0.5 + 0.02
    return level, at - level, np.clip(WALL * np.where(f["river"] < 0, 1.7, 1.0) * steep / STEP, 0.05, 0.4), steep


def _stepped(f: dict[str, Array], site: Site) -> Array:
    """1 where the ground is cut into steps, 0 in the woods, on the ways and in the yards."""
    way = np.minimum.reduce([f["road"] - 0.30, f["path"] - 0.18, np.abs(f["stream"]) - 0.30])
    pool = pool_distance(site, f["a"], f["b"])
    return np.asarray(smooth(0.0, 0.25, way) * smooth(0.35, 0.1, f["woods"]) * smooth(0.0, 0.4, f["yards"])
                      * smooth(4.1, 4.7, f["village"]) * smooth(0.16, 0.05, f["graves"]) * smooth(1.5, 1.9, pool)
                      * smooth(1.15, 1.4, np.abs(f["river"])), np.float32)


def _steps(f: dict[str, Array], hill: Array, site: Site) -> Array:
    level, part, wall, _ = _parts(f)
    cut = STEP * (level + smooth(0, 1, (part - (1 - wall)) / wall))
    k = _stepped(f, site)
    return np.asarray(hill * (1 - k) + cut * k, np.float32)


def plots(f: dict[str, Array], z: Array, cell: float, site: Site) -> Plots:
    """Number the paddies (1..n, 0 = none) and give each point its distance to its paddy's edge."""
    a, b, x, y, far = f["a"], f["b"], f["x"], f["y"], f["river"]
    n3 = WIDE(x, y)
    level, part, wall, steep = _parts(f)
    tread = STEP / np.maximum(steep, 0.045)
    across = np.minimum(part, 1 - wall - part) * tread
    # cut along the contour: by the river's length near it and beyond it, by the turn round the bowl on the far flank
    by_river = far < 5.2
    turn = np.arctan2((a - BOWL[0]) * 0.74, BOWL[1] - b)  # its seam lies before the village, where no paddy is
    rank = np.clip(level, 0, 40).astype(np.int64)
    reach = np.array(REACH)[np.minimum(rank, len(REACH) - 1)]
    long = LONG * (1 + 0.16 * np.sin(level * 2.7)) * np.where(far > 0, 1.0, 0.74)
    u = np.where(by_river, f["along"] + 0.25 * n3, turn * reach * 1.62 + 0.25 * n3) / long + 0.41 * level
    column = np.floor(u)
    along = np.minimum(u - column, 1 + column - u) * long
    way = np.minimum.reduce([f["road"] - 0.42, f["path"] - 0.28, np.abs(f["stream"]) - 0.42])
    room = np.minimum.reduce([
        way, (f["village"] - 4.75) * 0.9, f["yards"] - 0.22, np.abs(far) - SHORE, (0.10 - f["woods"]) * 4,
        (0.06 - f["graves"]) * 6, (pool_distance(site, a, b) - 2.0) * 1.5, (f["slope_of"] + 0.02) * 3, b + 12.0,
        np.where(far > 0, np.abs(far - 5.2) + 0.04, 9.0),
    ])
    edge = np.minimum.reduce([across, along, room])
    keys = ((level + 20) * 1000 + column + 500 + by_river * 200000 + (far < 0) * 400000).astype(np.int64)
    ids, inverse = np.unique(np.where(room > 0, keys, -1), return_inverse=True)
    inverse = inverse.reshape(z.shape)
    area = np.bincount(inverse.ravel(), (edge > 0.10).ravel()) * cell
    good = (area > 0.55) & (ids >= 0)
    plot: NDArray[np.int32] = (np.cumsum(good) * good)[inverse].astype(np.int32)
    edge = np.where(plot > 0, edge, 0).astype(np.float32)
    flat = np.asarray(STEP * level, np.float32)
    furrow = np.asarray(np.where(by_river, np.abs(far) * 30, bowl(a, b) * 42), np.float32)
    return plot, edge, plot > 0, flat, int(good.sum()), furrow
