"""Winter on the terraces: thin snow broken by wind and feet, stubble and clods through it, ice on the paddies."""

from __future__ import annotations

import numpy as np

from tools.bakery.land.landform import Landform
from tools.bakery.land.noise import FINE, GRAIN, WIDE, Array, mix, smooth

KINDS = ("fallow", "vetch", "stubble", "ploughed")
SHARES = (0.12, 0.22, 0.38, 0.28)


def kinds(land: Landform) -> Array:
    """What each plot was left as, as an index of KINDS; -1 where there is no plot."""
    rng = np.random.default_rng(59)
    drawn = rng.choice(len(KINDS), size=land.plots + 1, p=SHARES)
    drawn[0] = -1
    return np.asarray(drawn[land.plot], np.float32)


def thin_snow(land: Landform, c: Array, snow: Array, soil: Array, grass: Array) -> tuple[Array, Array]:
    """The ground's colours without snow, and the snow, with all that breaks it; `snow` comes smooth, 0..1."""
    x, y = land.x, land.y
    n1, n3, mid = FINE(x, y), WIDE(x, y), GRAIN(x, y)
    fine = GRAIN(x * 2.3 + 5, y * 2.3)
    blown = WIDE((x + 0.5 * y) * 0.8 + 3, (y - 0.5 * x) * 2.7)
    kind, plotted = kinds(land), land.plot > 0
    inside = smooth(0.10, 0.17, land.edge) * plotted
    row = np.sin(land.furrow + 0.25 * n1)
    clods = GRAIN(x * 1.7, y * 1.7 + 8)
    # what lies under the snow
    ploughed, stubble, vetch = (inside * (kind == KINDS.index(k)) for k in ("ploughed", "stubble", "vetch"))
    c = mix(c, soil * (0.86 + 0.20 * clods + 0.14 * row)[..., None], ploughed * 0.85)
    c = mix(c, np.clip(soil * 1.15 + 0.05, 0, 1) * (0.95 + 0.16 * fine)[..., None], stubble * 0.6)
    c = mix(c, grass * (0.85 + 0.22 * clods)[..., None], vetch * np.clip(0.55 + 0.3 * mid, 0.1, 0.85))
    # what shows of it: wind takes the snow off in streaks, ridges and straw stand through
    trod = land.faint * np.maximum(smooth(0.36, 0.22, land.road), 0.8 * smooth(0.22, 0.12, land.path))  # what feet keep clear
    s = 0.16 + 0.80 * snow + 0.07 * mid + 0.06 * fine + 0.15 * blown - 0.30 * trod
    s = s - ploughed * 0.50 * smooth(-0.45, 0.65, row + 0.25 * clods)
    s = s - stubble * 0.42 * smooth(0.0, 0.85, row + 0.20 * fine)
    s = s - vetch * (0.14 + 0.14 * smooth(-0.6, 1.0, clods))
    lies = smooth(0.12, 0.80, s) * np.clip(0.86 + 0.08 * n3 + 0.05 * mid, 0.6, 1)
    # bunds: a trodden back, snow caught along its inner side
    back = smooth(0.060, 0.025, land.edge + 0.010 * mid) * plotted
    caught = np.exp(-(((land.edge - 0.090 - 0.010 * mid) / 0.030) ** 2)) * plotted
    lies = np.maximum(lies, 0.94 * caught * smooth(-1.6, -0.2, mid + 0.4 * fine + 0.5 * n3))
    lies = lies * (1 - 0.72 * back * smooth(-0.9, 0.4, mid + 0.6 * n1))
    c = mix(c, soil * (0.80 + 0.12 * fine)[..., None], back * 0.55)
    # walls: sods and stone, with snow where they bulge
    wall = smooth(0.55, 1.05, land.slope)
    c = c * (1 + wall * (0.12 * fine + 0.12 * mid))[..., None]
    lies = lies * (1 - wall) + wall * np.clip(0.42 * snow + 0.10 * mid + 0.10 * n1, 0, 0.7)
    return np.asarray(np.clip(c, 0, 1), np.float32), np.asarray(np.clip(lies, 0, 1), np.float32)


def icy(land: Landform, c: Array, ice: Array, snow: Array) -> Array:
    """Colours of the paddies' water with ice along its edges and, on some, in broken sheets."""
    x, y = land.x, land.y
    n1, n3, mid = FINE(x, y), WIDE(x * 1.3, y * 1.3), GRAIN(x, y)
    rng = np.random.default_rng(67)
    own = rng.uniform(0, 1, land.plots + 1)[land.plot]
    fringe = smooth(0.26, 0.10, land.edge + 0.06 * n1 + 0.025 * mid)
    sheet = smooth(-0.05, 0.30, n3 + 0.16 * n1 + 0.06 * mid + 1.7 * own - 1.25) * (own > 0.3)
    share = np.maximum(fringe * 0.75, sheet * 0.42)
    seams = np.minimum(np.abs(np.sin(3.7 * x + 1.3 * n3 + 0.9 * y)), np.abs(np.sin(3.1 * y - 1.2 * n3 + 0.7 * x)))
    c = mix(c, ice * (0.96 + 0.07 * n1 + 0.05 * mid)[..., None], share)
    c = mix(c, ice * 0.62, smooth(0.07, 0.02, seams) * sheet * 0.45)
    dusted = smooth(0.55, 1.15, 0.45 * n1 + 0.25 * mid + 0.8 * share + 0.35 * n3) * share
    return mix(c, snow, dusted * 0.62)
