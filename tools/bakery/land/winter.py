"""Winter: where snow lies and where it does not; on the terraces furrows and stubble through it, ice on the paddies."""

from __future__ import annotations

import numpy as np

from tools.bakery.land.landform import Landform, pool_distance
from tools.bakery.land.noise import BROAD, FINE, WIDE, Array, mix, smooth
from tools.bakery.mesh import linear

KINDS = ("fallow", "vetch", "stubble", "ploughed")
SHARES = (0.24, 0.14, 0.34, 0.28)
LINES = (0.05, 0.16, 0.30, 0.62)  # of the snow that furrows or rows of stubble take, by kind
BANK = "#57493c"  # bare earth and sods of a wall


def kinds(land: Landform) -> Array:
    """What each plot was left as, as an index of KINDS; -1 where there is no plot."""
    rng = np.random.default_rng(59)
    drawn = rng.choice(len(KINDS), size=land.plots + 1, p=SHARES)
    drawn[0] = -1
    return np.asarray(drawn[land.plot], np.float32)


def fallen(land: Landform, n1: Array, n3: Array, grain: Array) -> Array:
    """How much snow lies on open ground, 0..1: an even sheet, thin where it is steep and on a few wind-swept backs.

    Kept calm on purpose: patches of earth all over a hill read as camouflage, not as snow.
    """
    ledges = 0.5 + 0.5 * np.sin(15 * land.z + 0.9 * n3 + 0.35 * n1)  # it holds on the beds of a bare bank
    steep = smooth(0.85, 1.6, land.slope + 0.08 * n1) * (0.45 if land.site.flooded else 1.0)  # grassed flanks hold more
    swept = smooth(1.25, 2.0, BROAD(land.x * 1.2 + 11, land.y * 1.2) + 0.35 * n3) * smooth(0.15, 0.5, land.slope)
    cliff = smooth(2.6, 1.7, np.abs(land.river))
    snow = 0.95 + 0.03 * n3 + 0.03 * n1 + 0.03 * grain - steep * (0.46 + 0.40 * cliff - 0.30 * cliff * smooth(0.55, 0.9, ledges))
    thin = smooth(0.4, 1.6, BROAD(land.x * 1.6 + 5, land.y * 1.6 + 9) + 0.35 * n3) * (land.plot == 0)  # dry grass through it
    return np.asarray(np.clip(snow - 0.38 * swept - thin * (0.13 + 0.06 * n1), 0, 1), np.float32)


def walls(land: Landform) -> Array:
    """Where the hillside is cut into steps and stands upright, 0..1; the wooded hills and the graves are not cut."""
    own = smooth(0.40, 0.15, land.woods) * smooth(0.20, 0.06, land.graves)
    own = own * smooth(1.7, 2.0, pool_distance(land.site, land.a, land.b))
    return np.asarray(smooth(0.50, 0.85, land.slope) * own, np.float32)


def terraced(land: Landform, c: Array, snow: Array, soil: Array) -> tuple[Array, Array]:
    """The terraces' ground without snow, and the snow: clean on the treads but for thin lines, none on the walls."""
    sx, sy = land.seen_from()
    n1, n3, fine = FINE(sx, sy), WIDE(sx, sy), FINE(sx * 2.2 + 5, sy * 2.2)
    kind, plotted = kinds(land), land.plot > 0
    inside = smooth(0.09, 0.15, land.edge) * plotted
    row = np.sin(land.furrow + 0.15 * n1)
    c = mix(c, soil * (0.92 + 0.06 * n1)[..., None], inside * 0.85)
    strong = np.select([kind == k for k in range(len(KINDS))], LINES, 0.0)
    line = smooth(0.30, 0.85, row + 0.12 * fine) * np.clip(0.85 + 0.25 * n3, 0.35, 1)
    lies = snow * (1 - inside * strong * line)
    lies = lies * (1 - 0.16 * inside * (kind == KINDS.index("ploughed")))
    # the bund's trodden back is a thin dark line between two plots of one level; beside it the snow has drifted
    back = np.exp(-(((land.edge - 0.012) / 0.020) ** 2)) * plotted * smooth(0.55, 0.35, land.slope)
    drift = np.exp(-(((land.edge - 0.075) / 0.030) ** 2)) * plotted
    lies = np.maximum(lies, 0.97 * drift)
    wall = walls(land)
    earth = np.asarray(linear(BANK), np.float32) * (0.96 + 0.10 * n3 + 0.05 * n1)[..., None]
    c = mix(c, earth, np.maximum(wall * 0.92, back * 0.7))
    lies = lies * (1 - 0.6 * back)
    lies = lies * (1 - wall) + wall * (0.10 + 0.16 * smooth(-0.2, 1.4, n3 + 0.5 * n1))
    return np.asarray(np.clip(c, 0, 1), np.float32), np.asarray(np.clip(lies, 0, 1), np.float32)


def icy(land: Landform, ice: Array, deep: Array, snow: Array) -> Array:
    """Colours of the frozen paddies: calm and a little blue, darker in the middle, snow drifted in along the bunds."""
    x, y = land.x, land.y
    n1, n3 = FINE(x, y), WIDE(x, y)
    own = np.random.default_rng(67).uniform(-1, 1, land.plots + 1)[land.plot]
    middle = smooth(0.15, 0.75, land.edge + 0.05 * n3)
    c = mix(np.broadcast_to(ice, (*x.shape, 3)), deep, np.clip(0.15 + 0.40 * middle + 0.12 * n3 + 0.10 * own, 0, 0.8))
    crack = np.minimum(np.abs(np.sin(1.9 * x + 0.9 * n3 + 0.5 * y)), np.abs(np.sin(1.6 * y - 0.8 * n3 + 0.4 * x)))
    c = c * (1 + 0.16 * smooth(0.030, 0.008, crack) * smooth(0.2, 0.4, land.edge))[..., None]
    blown = smooth(0.9, 1.7, WIDE((x + 0.5 * y) * 0.6 + 3, (y - 0.5 * x) * 1.6) + 0.25 * n1)
    fringe = smooth(0.17, 0.07, land.edge + 0.025 * n1)
    return np.asarray(np.clip(mix(c, snow, np.maximum(0.45 * blown, 0.92 * fringe)), 0, 1), np.float32)
