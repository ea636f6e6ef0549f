"""Made ground: trodden earth on which a building or a stack stands where fields reach up to it. Drawn under all shadows."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import DRESSES, Model
from tools.bakery.families.palette import STONE_PALE
from tools.bakery.mesh import Mesh, linear

SOIL = {"spring": "#8a7650", "summer": "#867049", "autumn": "#a1834f", "winter": "#877458"}
GRASS = {"spring": ("#5c7434", "#7f9a4c"), "summer": ("#4d6a30", "#6f8c44"), "autumn": ("#7d7038", "#a8934e"),
         "winter": ("#7a6a46", "#988660")}  # fmt: skip
SIZES = {"large": (1.46, 1.0), "middle": (1.0, 0.82), "small": (0.66, 0.62)}
"""Half lengths along X and Y, in tiles: for a canteen, for a house or shed, for a furnace."""


def apron(dress: str, size: str) -> Mesh:
    """Earth beaten flat, its edge held by stones here and there and overgrown between them."""
    m = Mesh(300 + len(size))
    wide, deep = SIZES[size]
    angles = np.linspace(0, 2 * math.pi, 56, endpoint=False)
    out = 1 + 0.035 * np.sin(3 * angles + 1) + 0.03 * np.sin(5 * angles) + 0.022 * m.rng.normal(size=56)
    corner = (np.abs(np.cos(angles)) ** 3 + np.abs(np.sin(angles)) ** 3) ** (-1 / 3)  # between an ellipse and a rectangle
    rim = np.c_[np.cos(angles) * wide * out * corner, np.sin(angles) * deep * out * corner, np.full(56, 0.0)]
    inner = rim * [0.93, 0.93, 0] + [0, 0, 0.022]
    middle = rim * [0.5, 0.5, 0] + [0, 0, 0.025]
    points = np.vstack([rim, inner, middle, [[0, 0, 0.027]]])
    i = np.arange(56)
    j = (i + 1) % 56
    faces = [list(map(int, f)) for k in (0, 56) for f in np.stack([k + i, k + j, k + 56 + j, k + 56 + i], 1)]
    faces += [[int(112 + a), int(112 + b), 168] for a, b in zip(i, j, strict=True)]
    m.add(points, faces, SOIL[dress], snow=0.45)
    for k in range(0, 56, 2):
        if m.between(0, 1) < 0.45:
            x, y, _z = rim[k] * 0.985
            s = m.between(0.028, 0.05)
            m.blob(x, y, 0.006, s * 1.2, s, s * 0.7, m.shade(STONE_PALE, 0.7, 1.05), fine=1, rough=0.2)
    count = round(330 * (wide + deep) / 1.76)
    a, r = m.many(0, 2 * math.pi, count), 1 + m.rng.normal(0, 0.035, count)
    c = (np.abs(np.cos(a)) ** 3 + np.abs(np.sin(a)) ** 3) ** (-1 / 3)
    m.blades(np.c_[np.cos(a) * wide * c * r, np.sin(a) * deep * c * r, np.zeros(count)], 0.05, 0.02, 0.8, *GRASS[dress], each=2)
    crumbs = np.c_[m.rng.normal(0, wide * 0.45, 90), m.rng.normal(0, deep * 0.45, 90), np.full(90, 0.026)]
    inside = (np.abs(crumbs[:, 0]) < wide * 0.85) & (np.abs(crumbs[:, 1]) < deep * 0.85)
    m.leaves(crumbs[inside], 0.02, linear(SOIL[dress]) * 0.72, up=3)
    return m


MODELS = [Model(f"apron_{size}", "aprons", partial(apron, size=size), SIZES[size], dresses=DRESSES, shadow=False) for size in SIZES]
