"""Trees by season: firs and pines, broad trees of the village, willows, poplars, the orchard; and stumps."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import DRESSES, Model
from tools.bakery.families.palette import CUT
from tools.bakery.mesh import Material, Mesh, linear

GREEN = {"spring": ("#8fae54", "#a3bb62", "#7f9c49"), "summer": ("#5f8140", "#6c8f48", "#547338")}
BROAD_AUTUMN = (("#c08a3a", "#a8702f", "#cfa14b"), ("#a9542e", "#b8693a", "#8f4a2b"), ("#b99a44", "#9c8a3f", "#c8aa52"))


def fir(dress: str, kind: int) -> Mesh:
    """A fir in tiers of needles."""
    m = Mesh(120 + kind)
    height = (1.3, 1.08, 0.85)[kind]
    m.tube((0, 0, 0), (0, 0, height * 0.5), 0.045, 0.03, "#4b3626")
    tiers = 10
    for k in range(tiers):
        t = k / tiers
        z = 0.15 + t * (height - 0.2)
        r = 0.33 * height * (1 - t) ** 0.85 + 0.03
        n = int(45 + 140 * (1 - t))
        th = m.many(0, 2 * math.pi, n)
        q = r * np.sqrt(m.many(0.15, 1, n)) * (1 + 0.08 * np.sin(th * 5 + k))
        p = np.c_[np.cos(th) * q, np.sin(th) * q, z - 0.28 * q + m.many(-0.02, 0.03, n)]
        down = np.c_[np.cos(th), np.sin(th), np.full(n, -0.5)]
        across = np.c_[-np.sin(th), np.cos(th), np.zeros(n)] * 0.03
        tone = (0.55 + 0.6 * q / r)[:, None] * (1 + 0.15 * m.rng.normal(size=(n, 1)))
        fresh = linear("#4d6f42" if dress in GREEN else "#3f5f3c")
        c = np.clip(fresh * tone, 0, 1)
        m.triangles(np.stack([p - across, p + down * m.many(0.06, 0.13, (n, 1)), p + across], 1), np.repeat(c[:, None], 3, 1))
        m.lathe([(r * 0.62, z - 0.1), (0.02, z + 0.17)], "#28402a", sides=9, snow=0.4)
    return m


def pine(dress: str, kind: int) -> Mesh:
    """A crooked pine with flat clouds of needles."""
    m = Mesh(130 + kind)
    height = (1.15, 0.9)[kind]
    lean = m.between(-0.12, 0.12)
    points = [np.array([lean * t * (1 + math.sin(t * 5)), 0.1 * math.sin(t * 4 + kind), height * t]) for t in np.linspace(0, 1, 6)]
    for k in range(5):
        m.tube(points[k], points[k + 1], 0.055 * (1 - k * 0.15), 0.055 * (0.85 - k * 0.15), "#6f4c36", 7)
    for k in range(9):
        t = 0.42 + 0.6 * k / 9
        base = points[min(4, int(t * 5))] * 0.5 + points[min(5, int(t * 5) + 1)] * 0.5
        a = k * 2.4 + kind
        reach = 0.34 * height * (1.15 - t) + 0.06
        centre = base + [math.cos(a) * reach, math.sin(a) * reach, 0.05]
        m.tube(base, centre, 0.02, 0.01, "#6f4c36", 5)
        n, r = 150, 0.19 * height * (1.25 - 0.5 * t)
        d = m.rng.normal(size=(n, 3))
        d /= np.linalg.norm(d, axis=1)[:, None]
        p = centre + d * np.sqrt(m.many(0.2, 1, (n, 1))) * [r, r, r * 0.42]
        lift = np.clip((p[:, 2:3] - centre[2]) / (r * 0.5), -1, 1)
        c = np.clip(linear("#4f6c40") * (0.8 + 0.35 * lift) * (1 + 0.14 * m.rng.normal(size=(n, 1))), 0, 1)
        side = np.c_[-d[:, 1], d[:, 0], 0 * d[:, 0]] * 0.02
        up = np.c_[d[:, :2] * 0.05, m.many(0.02, 0.07, n)]
        m.triangles(np.stack([p - side, p + up, p + side], 1), np.repeat(c[:, None], 3, 1))
        m.blob(*centre, r * 0.75, r * 0.75, r * 0.3, "#2f452b", fine=2, snow=0.4)
    return m


def _branches(m: Mesh, height: float, spread: float, bark: str, depth: int, thick: float) -> list[np.ndarray]:
    """Grow a trunk; the ends of its branches."""
    ends: list[np.ndarray] = []

    def grow(p: np.ndarray, d: np.ndarray, length: float, r: float, level: int) -> None:
        q = p + d * length
        m.tube(p, q, r, r * 0.65, bark, snow=0.6)
        if level:
            for _ in range(3):
                nd = d + m.rng.normal(size=3) * spread
                nd[2] = abs(nd[2]) * 0.8 + 0.25
                grow(q, nd / np.linalg.norm(nd), length * 0.68, r * 0.6, level - 1)
        ends.append(q)

    grow(np.zeros(3), np.array([m.between(-0.1, 0.1), m.between(-0.1, 0.1), 1.0]), height * 0.36, thick, depth)
    return ends


def _crown(m: Mesh, ends: list[np.ndarray], height: float, colours: tuple[str, ...], leaves: int, size: float,
           radius: float = 0.2, core: bool = True) -> None:
    for i, q in enumerate(ends):
        d = m.rng.normal(size=(leaves, 3))
        d /= np.linalg.norm(d, axis=1)[:, None]
        p = q + d * np.sqrt(m.many(0.16, 1, (leaves, 1))) * np.array([1, 1, 0.75]) * radius * height * 1.1
        tone = 0.62 + 0.5 * np.clip((p[:, 2:3] - q[2]) / 0.15 + 0.5, 0, 1)
        m.leaves(p, size, np.clip(linear(colours[i % len(colours)]) * tone, 0, 1))
        if core and i % 2 == 0:
            m.blob(*q, 0.13 * height, 0.13 * height, 0.1 * height, linear(colours[i % len(colours)]) * 0.6, fine=1, snow=0.3,
                   material=Material.LEAF)


def broad(dress: str, kind: int) -> Mesh:
    """A spreading village tree: scholar tree, persimmon, elm."""
    m = Mesh(140 + kind)
    height = (0.9, 0.72, 1.05)[kind]
    ends = _branches(m, height, 0.62, "#5a4330" if kind != 2 else "#6a5a48", 4 if dress == "winter" else 3, 0.055)
    if dress != "winter":
        colours = BROAD_AUTUMN[kind] if dress == "autumn" else GREEN[dress]
        _crown(m, ends, height, colours, 110, 0.036)
        if kind == 1 and dress == "autumn":  # persimmons
            for q in ends[::2]:
                m.blob(q[0] + m.between(-0.1, 0.1), q[1] - 0.08, q[2] + m.between(-0.05, 0.08), 0.022, 0.022, 0.022, "#d9661f", fine=1)
    return m


def bare(dress: str, kind: int) -> Mesh:
    """A tree stripped of leaves, bark and small boughs, in any season."""
    m = Mesh(150 + kind)
    _branches(m, (0.8, 0.95)[kind], 0.55, "#8a7a64", 3, 0.05)
    return m


def orchard(dress: str, kind: int) -> Mesh:
    """A low pear or apricot: blossom in spring, fruit in autumn."""
    m = Mesh(160 + kind)
    height = (0.62, 0.55)[kind]
    ends = _branches(m, height, 0.75, "#54402f", 3 if dress != "winter" else 4, 0.04)
    if dress == "winter":
        return m
    colours = {"spring": ("#f3d9de", "#f8eae8", "#e9bcc8") if kind else ("#f4efe6", "#fbf7f0", "#e6dcc8"),
               "summer": ("#6b9048", "#7c9f55", "#5e8040"), "autumn": ("#b5873c", "#a8963f", "#94803a")}[dress]
    _crown(m, ends, height, colours, 80, 0.034, 0.24, core=dress != "spring")
    if dress == "autumn":
        for q in ends[::2]:
            m.blob(q[0] + m.between(-0.1, 0.1), q[1] - 0.07, q[2] - 0.03, 0.024, 0.024, 0.026, "#c9a640", fine=1)
    return m


def willow(dress: str, kind: int) -> Mesh:
    """A willow by the water, with hanging withes."""
    m = Mesh(170 + kind)
    height = (1.0, 0.82)[kind]
    ends = _branches(m, height, 0.6, "#5e4a36", 3, 0.065)
    tint = {"spring": "#a9c05a", "summer": "#7c9a48", "autumn": "#bfa347", "winter": "#8a7048"}[dress]
    for q in ends:
        n = 26 if dress != "winter" else 11
        th = m.many(0, 2 * math.pi, n)
        reach = m.many(0.02, 0.2, n) * height
        length = m.many(0.25, 0.55, n) * height
        for a, r, fall in zip(th, reach, length, strict=True):
            top = q + [math.cos(a) * r * 0.6, math.sin(a) * r * 0.6, 0.05]
            fall = min(fall, top[2] - 0.08)
            steps = np.linspace(0, 1, 7)
            line = top + np.c_[np.cos(a) * r * steps**0.5, np.sin(a) * r * steps**0.5, -fall * steps]
            if dress == "winter":
                m.tube(line[0], line[-1], 0.006, 0.002, m.shade(tint, 0.8, 1.2), 3)
            else:
                p = np.repeat(line, 3, 0) + m.rng.normal(0, 0.016, (21, 3))
                tone = 0.65 + 0.5 * np.clip(p[:, 2:3] / height, 0, 1)
                m.leaves(p, 0.026, np.clip(linear(tint) * tone, 0, 1), up=0.1)
    return m


def poplar(dress: str, kind: int) -> Mesh:
    """A tall narrow poplar of the roadside."""
    m = Mesh(180 + kind)
    height = (1.6, 1.3)[kind]
    m.tube((0, 0, 0), (0, 0, height * 0.95), 0.042, 0.008, "#9a8d74", 8)
    tint = {"spring": "#9dba5a", "summer": "#6f9147", "autumn": "#d2b04a"}.get(dress, "#9a8d74")
    for k in range(34):
        t = 0.2 + 0.75 * k / 34
        a = k * 2.4
        reach = 0.17 * height * math.sin(math.pi * min(1, (t - 0.1) * 1.1)) + 0.02
        p = np.array([0, 0, height * t])
        q = p + [math.cos(a) * reach * 0.75, math.sin(a) * reach * 0.75, reach * 1.3]
        m.tube(p, q, 0.012, 0.004, "#8a7d66", 5, snow=0.6)
        if dress != "winter":
            n = 46
            c = q + m.rng.normal(0, 1, (n, 3)) * [0.05, 0.05, 0.07]
            tone = 0.65 + 0.45 * m.many(0, 1, (n, 1))
            m.leaves(c, 0.03, np.clip(linear(tint) * tone, 0, 1), up=0.2)
    return m


def stump(dress: str, kind: int) -> Mesh:
    """A felled tree's foot; chips, and on the second a lopped bough."""
    m = Mesh(190 + kind)
    r = (0.07, 0.085, 0.055)[kind]
    h = (0.1, 0.08, 0.14)[kind]
    m.tube((0, 0, -0.01), (0, 0, h), r * 1.25, r, "#5c4430", 9, smooth=False)
    m.cylinder(0, 0, h - 0.001, r * 0.94, 0.006, CUT, sides=9)
    m.cylinder(0, 0, h + 0.004, r * 0.45, 0.004, "#b98d58", sides=8)
    for a in (0.5 + kind, 2.4, 4.1 - kind * 0.4):
        m.tube((math.cos(a) * r, math.sin(a) * r, 0.03), (math.cos(a) * r * 2, math.sin(a) * r * 2, -0.01), 0.03, 0.008, "#5c4430", 5)
    if kind == 1:
        m.tube((0.13, -0.16, 0.03), (0.42, -0.06, 0.03), 0.03, 0.024, "#6b4e35", 8)
    for _ in range(14):
        m.box(m.between(-0.2, 0.2), m.between(-0.22, 0.12), 0, 0.03, 0.012, 0.006, "#c9a473", turn=m.between(0, 3))
    return m


def _models() -> list[Model]:
    models = []
    for kind in (0, 1, 2):
        models.append(Model(f"fir_{'abc'[kind]}", "trees", partial(fir, kind=kind)))
        models.append(Model(f"tree_{'abc'[kind]}", "trees", partial(broad, kind=kind), dresses=DRESSES))
        models.append(Model(f"stump_{'abc'[kind]}", "trees", partial(stump, kind=kind)))
    for kind in (0, 1):
        models.append(Model(f"pine_{'ab'[kind]}", "trees", partial(pine, kind=kind)))
        models.append(Model(f"bare_{'ab'[kind]}", "trees", partial(bare, kind=kind)))
        for name, build in (("orchard", orchard), ("willow", willow), ("poplar", poplar)):
            models.append(Model(f"{name}_{'ab'[kind]}", "trees", partial(build, kind=kind), dresses=DRESSES))
    return models


MODELS = _models()
