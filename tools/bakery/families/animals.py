"""Oxen, pigs and fowl, each with a winter of its own: heavier coats, a straw mat, litter on the trodden snow."""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import Model
from tools.bakery.families.palette import RED, STRAW, STRAW_DARK
from tools.bakery.mesh import Array, Colour, Material, Mesh, linear

HOOF, HORN, HORN_TIP, ROPE = "#2d2622", "#d8cfb8", "#b9ae94", "#6b5a3c"
DUSTED = 0.45  # how willingly snow lies on a warm back; none on what faces the ground
WAYS = ("se", "ne", "nw", "sw")


def ox(dress: str, turn: float, colour: Colour) -> Mesh:
    """A yellow ox, standing, head low: high withers, dark muzzle and hooves, a dewlap. In winter a mat on its back."""
    m = Mesh(71)
    cold = dress == "winter"
    coat = linear(colour) * (0.62 if cold else 1.0)
    wide = 1.09 if cold else 1.0  # the long coat
    with m.at(turn=turn):
        _ox_legs(m, coat, 1.0, 1.15 if cold else 1.0)
        ox_body(m, coat, wide)
        if cold:
            _shag(m, coat)
            _mat(m, -0.2, 0.1, 0.135, 0.285, STRAW, STRAW_DARK, 0.34)
    return m


def ox_body(m: Mesh, coat: Array, wide: float = 1.0) -> None:
    """A fed ox without its legs."""
    m.blob(-0.02, 0, 0.285, 0.25, 0.112 * wide, 0.115 * wide, coat, fine=3, rough=0.04, snow=DUSTED)
    m.blob(0.13, 0, 0.32, 0.12, 0.09 * wide, 0.105, coat, fine=3, rough=0.04, snow=DUSTED)
    m.blob(-0.19, 0, 0.3, 0.1, 0.1 * wide, 0.105, coat, fine=3, rough=0.04, snow=DUSTED)
    m.blob(0.02, 0, 0.2, 0.17, 0.07, 0.05, coat * 1.25, fine=2, rough=0.03, snow=0)
    _ox_head(m, coat, 0.0)


def ox_lean(dress: str, turn: float, colour: Colour) -> Mesh:
    """An ox that was worked and not fed, standing."""
    m = Mesh(77)
    coat = linear(colour) * (0.66 if dress == "winter" else 0.92)
    with m.at(turn=turn):
        _ox_legs(m, coat, LEAN_LEGS, 1.0)
        ox_lean_body(m, coat)
    return m


LEAN_LEGS = 0.78
"""How thick its legs are, of a fed one's."""


def ox_lean_body(m: Mesh, coat: Array, hang: float = 0.1) -> None:
    """A lean ox without its legs: ribs, hip bones and spine stand out, the belly is drawn up, the head hangs."""
    dull, edge = coat * 0.5, np.clip(coat * 1.3, 0, 1)
    m.blob(0.09, 0, 0.29, 0.13, 0.078, 0.098, coat, fine=3, rough=0.03, snow=DUSTED)
    m.blob(-0.06, 0, 0.3, 0.17, 0.07, 0.075, coat * 0.85, fine=3, rough=0.03, snow=DUSTED)
    m.blob(-0.2, 0, 0.31, 0.075, 0.068, 0.075, coat, fine=3, rough=0.03, snow=DUSTED)
    m.blob(-0.1, 0, 0.285, 0.05, 0.072, 0.05, dull, fine=2, rough=0.03, snow=0)  # the hollow flank
    for side in (-1, 1):
        for k in range(6):
            x = 0.13 - 0.036 * k
            rib = [(x - 0.012 * t, side * (0.079 - 0.002 * k) * math.sin(t), 0.295 + (0.088 - 0.003 * k) * math.cos(t))
                   for t in np.linspace(0.5, 2.1, 7)]  # fmt: skip
            for p, q in zip(rib, rib[1:], strict=False):
                m.tube(p, q, 0.0075, 0.0075, edge, sides=5, snow=0.1)
        m.blob(-0.17, side * 0.05, 0.358, 0.034, 0.02, 0.022, coat * 1.12, rough=0.03, snow=DUSTED)  # hip bones
        m.blob(-0.258, side * 0.03, 0.342, 0.018, 0.015, 0.018, coat * 1.12, rough=0.03, snow=DUSTED)
        m.blob(0.145, side * 0.05, 0.34, 0.026, 0.022, 0.06, coat * 1.1, rough=0.03, snow=DUSTED)  # shoulder blades
    for k in range(15):
        m.blob(0.13 - 0.026 * k, 0, 0.374 + 0.004 * math.sin(k), 0.015, 0.009, 0.011, coat, fine=1, rough=0, snow=DUSTED)
    _ox_head(m, coat, hang)


def walking_legs(m: Mesh, coat: Array, thick: float, phase: float) -> None:
    """An ox's legs at a moment 0..1 of a slow step, each pair across moving as one; see `_ox_legs` for its stand."""
    for x, y, beat in ((-0.18, -0.062, 0.5), (-0.18, 0.062, 0.0), (0.15, -0.062, 0.0), (0.15, 0.062, 0.5)):
        w = 2 * math.pi * (phase + beat)
        swing, bend = 0.2 * math.sin(w), max(0.0, 0.5 * math.cos(w))
        hip = (x, y * 0.9, 0.27)
        knee = (hip[0] + 0.16 * math.sin(swing) + 0.012, y, 0.27 - 0.16 * math.cos(swing))
        foot = (knee[0] + 0.1 * math.sin(swing - bend), y, max(0.0, knee[2] - 0.11 * math.cos(swing - bend)))
        m.tube(hip, knee, 0.052 * thick, 0.028, coat, sides=9, snow=0)
        m.tube(knee, (foot[0], y, foot[2] + 0.02), 0.026 * thick, 0.021 * thick, m.shade(coat, 0.8, 0.9), sides=8, snow=0)
        m.tube((foot[0], y, foot[2] + 0.025), foot, 0.025, 0.028, HOOF, sides=8, snow=0)


def _ox_legs(m: Mesh, coat: Array, thick: float, shag: float) -> None:
    for x in (-0.18, 0.15):
        for y in (-0.062, 0.062):
            knee = (x + 0.012, y, 0.11)
            m.tube((x, y * 0.9, 0.27), knee, 0.052 * thick * shag, 0.028 * shag, coat, sides=9, snow=0)
            m.tube(knee, (x, y, 0.02), 0.026 * thick * shag, 0.021 * thick, m.shade(coat, 0.8, 0.9), sides=8, snow=0)
            m.tube((x, y, 0.025), (x + 0.004, y, 0.0), 0.025, 0.028, HOOF, sides=8, snow=0)


def _ox_head(m: Mesh, coat: Array, hang: float) -> None:
    """Neck, head, horns, ears and tail; `hang` lowers the head, in tiles."""
    dark, thin = coat * 0.55, 1 - 2.2 * hang
    nape, nose = np.array([0.33, 0, 0.31 - hang]), np.array([0.445 - 0.3 * hang, 0, 0.235 - 1.25 * hang])
    m.tube((0.13 if hang else 0.17, 0, 0.325), nape, 0.085 * thin, 0.058 * (thin + 1) / 2, coat, sides=12, snow=DUSTED)
    m.blob(0.24, 0, 0.23 - hang / 2, 0.06, 0.02, 0.07, coat, rough=0.03, snow=0)
    m.tube(nape + [-0.01, 0, 0.015], nose, 0.06, 0.04, m.shade(coat, 0.9, 1.0), sides=11, snow=0.2)
    m.blob(nose[0] + 0.005, 0, nose[2] - 0.007, 0.036, 0.04, 0.036, dark, rough=0.03, snow=0)
    for y in (-1, 1):
        root, bend, tip = (nape + [0.005, y * 0.035, 0.055], nape + [0.01, y * 0.095, 0.085], nape + [0.045, y * 0.11, 0.145])
        m.tube(root, bend, 0.017, 0.013, HORN, snow=0)
        m.tube(bend, tip, 0.013, 0.004, HORN_TIP, snow=0)
        m.blob(nape[0] - 0.015, y * 0.085, nape[2] + 0.025, 0.018, 0.04, 0.016, dark, rough=0.03, snow=0)
    m.tube((-0.27, 0, 0.34), (-0.31, 0.012, 0.16), 0.014 * thin, 0.008, m.shade(coat, 0.75, 0.85), snow=0)
    m.blob(-0.312, 0.012, 0.14, 0.016, 0.014, 0.035, dark, rough=0.1, snow=0)


def _shag(m: Mesh, coat: Array) -> None:
    """The winter coat: hair that hangs along the belly and the throat."""
    x = m.many(-0.24, 0.3, 260)
    side = np.where(m.many(-1, 1, 260) > 0, 1.0, -1.0)
    low = np.interp(x, [-0.24, 0.1, 0.3], [0.2, 0.19, 0.26])
    roots = np.c_[x, side * np.interp(x, [-0.24, 0.1, 0.3], [0.085, 0.09, 0.03]), low]
    points = np.stack([roots + [-0.009, 0, 0.05], roots + [0.009, 0, 0.05], roots + np.c_[m.many(-0.012, 0.012, 260), 0 * x, m.many(-0.05, -0.01, 260)]], 1)
    tone = (coat * 0.8)[None, None] * m.many(0.75, 1.2, (260, 1, 1))
    m.triangles(points, np.repeat(tone, 3, 1), material=Material.PAINT, snow=0)


def _mat(m: Mesh, back: float, front: float, radius: float, middle: float, pale: Colour, dark: Colour, snow: float) -> None:
    """A mat of plaited straw over a back, from one x to another, tied round the body by two ropes."""
    xs, turns = np.linspace(back, front, 25), np.linspace(-1.65, 1.65, 15)
    wave = 1 + 0.02 * np.sin(np.arange(25) * 1.9)[:, None] + m.many(0, 0.025, (25, 15))
    hang = np.where(np.abs(turns) > 1.5, m.many(-0.025, 0.02, (25, 15)), 0.0)  # a frayed hem
    points = np.stack([np.repeat(xs[:, None], 15, 1), radius * wave * np.sin(turns), middle + radius * wave * np.cos(turns) + hang], -1)
    strands = np.where((np.arange(25) % 3 == 0)[:, None, None], linear(dark), linear(pale)) * m.many(0.78, 1.1, (25, 15, 1))
    rgba = np.concatenate([strands, np.full((25, 15, 1), snow)], -1)
    i = np.arange(25 * 15).reshape(25, 15)
    faces = np.stack([i[:-1, :-1], i[1:, :-1], i[1:, 1:], i[:-1, 1:]], -1).reshape(-1, 4)
    m.add_shaded(points.reshape(-1, 3), faces, rgba.reshape(-1, 4), smooth=False)
    for x in (back + 0.05, front - 0.05):
        ring = [(x, 1.05 * radius * math.sin(t), middle + 1.05 * radius * math.cos(t)) for t in np.linspace(-1.9, 1.9, 13)]
        for p, q in zip(ring, ring[1:], strict=False):
            m.tube(p, q, 0.007, 0.007, ROPE, sides=5, snow=0.2)


def _litter(m: Mesh, wide: float, deep: float, count: int) -> None:
    """Straw trodden into the snow, under those that stand on it."""
    spots = np.c_[m.rng.normal(0, wide, count), m.rng.normal(0, deep, count), np.full(count, 0.004)]
    m.blades(spots, 0.022, 0.012, 3.0, STRAW_DARK, STRAW, each=2, snow=0)


def pig(dress: str, turn: float) -> Mesh:
    """A black pig, nose down; in winter bristled, on litter, with snow on its back."""
    m = Mesh(72)
    cold = dress == "winter"
    with m.at(turn=turn):
        for x in (-0.08, 0.09):
            for y in (-0.035, 0.035):
                m.tube((x, y, 0.07), (x + 0.01, y, 0.0), 0.02, 0.014, m.shade("#2c2a2b"), snow=0)
        m.blob(0, 0, 0.1, 0.15, 0.075, 0.075, "#33302f", rough=0.05, snow=DUSTED)
        m.blob(0.14, 0, 0.1, 0.06, 0.05, 0.05, "#383433", rough=0.05, snow=0.2)
        m.tube((0.17, 0, 0.09), (0.215, 0, 0.06), 0.028, 0.022, "#4a4140", snow=0)
        for y in (-1, 1):
            m.blob(0.14, y * 0.045, 0.135, 0.02, 0.018, 0.02, "#2a2727", snow=0)
        if cold:
            ridge = np.c_[m.many(-0.1, 0.1, 70), m.rng.normal(0, 0.01, 70), m.many(0.158, 0.17, 70)]
            m.blades(ridge, 0.016, 0.008, 0.5, "#1d1b1b", "#3a3634", snow=0)
            _litter(m, 0.1, 0.055, 110)
    return m


HENS = ((0, 0, 0.3, "#8a4a2c"), (0.14, -0.1, 2.2, "#cbbfa4"), (-0.1, -0.15, 4.4, "#6a4a34"))
HUDDLED = ((0, 0, 0.3, "#7a4026"), (0.085, -0.035, 0.9, "#bfb293"), (0.02, -0.09, 5.9, "#5e4230"))


def fowl(dress: str) -> Mesh:
    """Three hens at their food; in winter close together on litter, feathers puffed up, heads drawn in."""
    m = Mesh(73)
    cold = dress == "winter"
    stout = 1.22 if cold else 1.0
    for x, y, turn, colour in HUDDLED if cold else HENS:
        neck = (0.045, 0.078, 0.088, 0.103) if cold else (0.055, 0.085, 0.095, 0.11)
        with m.at(x, y, 0, turn):
            m.blob(0, 0, 0.05, 0.05 * stout, 0.032 * stout * 1.1, 0.035 * stout, colour, rough=0.05, snow=0.15)
            m.tube((0.03, 0, 0.06), (neck[0], 0, neck[1]), 0.016 * stout, 0.012 * stout, colour, snow=0)
            m.blob(neck[0] + 0.005, 0, neck[2], 0.014, 0.012, 0.014, colour, snow=0)
            m.blob(neck[0] + 0.005, 0, neck[3], 0.008, 0.004, 0.008, RED, fine=1, snow=0)
            m.tube((-0.04, 0, 0.06), (-0.08, 0, 0.085 if cold else 0.1), 0.018, 0.006, m.shade(colour, 0.7, 0.8), snow=0)
            for leg in (-0.012, 0.012):
                m.tube((0, leg, 0.03), (0, leg, 0.0), 0.004, 0.004, "#b98a3a", sides=4, snow=0)
    if cold:
        _litter(m, 0.07, 0.055, 80)
    return m


def _models() -> list[Model]:
    sheet, models = "animals", [Model("fowl", "animals", fowl)]
    for k, way in enumerate(WAYS):
        turn, colour = math.pi / 2 * k, "#8f6640" if k % 2 else "#7a5334"
        models.append(Model(f"ox_{way}", sheet, partial(ox, turn=turn, colour=colour)))
        models.append(Model(f"ox_lean_{way}", sheet, partial(ox_lean, turn=turn, colour=colour)))
        models.append(Model(f"pig_{way}", sheet, partial(pig, turn=turn)))
    return models


MODELS = _models()
