"""Vertex colours of the dam and of the ground about it in each season, in linear RGB."""

from __future__ import annotations

import numpy as np

from tools.bakery.land.dam import BERM, LIFT, Dam, Work
from tools.bakery.land.dress import DRESS
from tools.bakery.land.noise import FINE, GRAIN, WIDE, Array, mix, smooth
from tools.bakery.land.paint import SNOW, colour

GRASSED = {"building": 0.0, "whole": 0.30, "cracked": 0.62, "failed": 0.55}
"""How much of the earth has grown over: the longer it has stood, the more."""
GREEN = {"spring": 0.95, "summer": 1.1, "autumn": 0.9, "winter": 0.6}
STONE = "#867b6b"
SILT = {"plain": "#84714f", "terraces": "#75654a"}


def coat(dam: Dam, w: Work, a: Array, b: Array, land: Array, season: str, steep: Array) -> Array:
    """Colours (..., 3) at the points of a Work, over the colours of the land there; `steep` as landform's slope."""
    if dam.state == "none":
        return land
    site, winter = dam.land.site, season == "winter"
    d = DRESS[site.name][season]
    x, y = a + b, a - b
    n1, n3, grain = FINE(x, y), WIDE(x, y), GRAIN(x, y)
    soil = colour(DRESS[site.name]["autumn"].soil)
    # the rammed lifts: each batch of earth a little different, a dark joint between two
    at = (w.z + 0.02 * n1) / LIFT
    batch = np.floor(at)
    span = np.floor(w.u * 1.4 + 0.37 * batch + 0.1 * n1)
    chance = np.sin(batch * 12.9898 + span * 4.233) * 43758.5453
    chance = chance - np.floor(chance)
    joint = smooth(0.30, 0.46, np.abs(at - batch - 0.5))
    earth = soil * (0.98 + 0.30 * (chance - 0.5) + 0.07 * n1 + 0.07 * grain - 0.30 * joint)[..., None]
    earth = mix(earth, soil * np.array([1.14, 1.0, 0.82], np.float32), 0.35 * np.clip(0.5 + 0.6 * n3, 0, 1))
    damp = smooth(0.30, 1.15, w.drop) * 0.38 * (w.v > 0)
    earth = mix(earth, soil * 0.62, damp)
    # grass comes back from below and from the sides
    grass = mix(np.broadcast_to(colour(d.grass[0]), (*x.shape, 3)), colour(d.grass[1]), np.clip(0.5 + 0.4 * n3 + 0.25 * n1, 0, 1))
    grass = mix(grass, colour(d.dry), np.clip(0.35 + 0.35 * n1, 0, 0.8))
    share = GRASSED[dam.state] * GREEN[season]
    sod = np.clip(share * 1.5 - 0.45 + 0.40 * n3 + 0.28 * n1 + 0.25 * smooth(0.75, 0.0, w.built), 0, 0.85) * smooth(0.02, 0.12, w.drop)
    sod = sod * (1 - 0.8 * smooth(0.55, 0.75, w.drop) * (w.v > 0))  # not between the stones at the foot
    bank = mix(earth, grass, sod * (1 - w.raw))
    c = mix(land, bank, w.built)
    way = colour(d.way)
    c = mix(c, way * (0.94 + 0.07 * n1 + 0.05 * grain)[..., None], np.clip(w.crest * 0.9, 0, 1))
    c = mix(c, way * 0.70, w.crest * np.exp(-(((np.abs(w.v) - 0.06) / 0.018) ** 2)) * 0.40)
    ledge = np.exp(-(((w.drop - BERM[0] - 0.01) / 0.022) ** 2)) * (w.v > 0) * w.built * (1 - w.raw) * (dam.state != "building")
    c = mix(c, way * (0.90 + 0.08 * n1)[..., None], ledge * np.clip(0.45 + 0.3 * n1, 0.1, 0.8))
    c = mix(c, soil * (1.10 + 0.10 * n1 + 0.06 * grain)[..., None], np.clip(w.trodden * (0.72 + 0.2 * n1), 0, 0.92))
    torn = soil * np.array([1.06, 0.93, 0.80], np.float32) * (0.92 + 0.22 * (chance - 0.5) - 0.22 * joint + 0.08 * n1 + 0.07 * grain)[..., None]
    c = mix(c, torn, w.raw * np.clip(0.9 + 0.1 * n1, 0, 1))
    streams = 0.80 + 0.20 * np.sin(30 * w.u + 2.5 * n1)
    c = mix(c, soil * 0.26, np.clip(w.wet * streams * (0.88 + 0.12 * n1), 0, 0.92))
    # the pool's margin: dark where it was wet last, pale where it has dried
    above = w.ground - (w.level if w.level is not None else site.dam.full)
    silt = colour(SILT[site.name])
    margin = mix(silt * (0.95 + 0.10 * n1 + 0.06 * grain)[..., None], colour(d.bank), 0.35)
    margin = mix(margin, silt * 0.50, smooth(0.06, 0.0, above))
    c = mix(c, margin, w.shore * 0.92)
    if dam.state == "failed":
        c = mix(c, _mud(dam, w, x, y, silt), np.clip(w.mud * 0.96, 0, 1))
    c = mix(c, colour("#1d1714"), w.line * 0.92)
    if winter:
        c = mix(c, SNOW, lying(w, x, y, steep) * 0.96)
    c = c * (1 + 0.04 * grain * w.touched)[..., None]
    return np.asarray(np.clip(c, 0, 1), np.float32)


def _mud(dam: Dam, w: Work, x: Array, y: Array, silt: Array) -> Array:
    """Silt: rings of old water lines, cracks where it has dried, darker where the water still seeps."""
    n1, n3, grain = FINE(x, y), WIDE(x, y), GRAIN(x, y)
    below = dam.place.full - w.ground
    # where the water stood longest, and the scum and straw it left; the mist takes half of it away again
    rings = smooth(0.15, 0.95, np.sin(below * 34 + 0.7 * n1 + 0.4 * n3)) * smooth(0.02, 0.09, below) * smooth(0.72, 0.45, below)
    crust = smooth(0.11, 0.04, below) * smooth(-0.03, 0.02, below)
    tone = 1.02 + 0.10 * n3 + 0.08 * n1 + 0.05 * grain - 0.55 * rings * w.basin + 0.35 * crust * w.basin
    mud = silt * tone[..., None]
    deep = smooth(0.42, 0.70, below + 0.10 * n3) * w.basin
    mud = mix(mud, silt * 0.34, np.clip(deep * 0.85, 0, 0.9))
    plates = np.abs(np.sin(9.5 * x + 2.2 * n1) * np.sin(9.5 * y + 2.2 * n3))
    mud = mix(mud, silt * 0.40, smooth(0.12, 0.02, plates) * w.basin * smooth(0.28, 0.48, below) * (1 - deep) * 0.75)
    # the fan: pale gravel sorted into bars, dark in its channels
    speck = GRAIN(x * 2.6, y * 2.6 + 4)
    bars = smooth(-0.4, 0.9, n1 + 0.5 * FINE(w.u * 4, w.v * 2.2) + 0.4 * speck)
    sand = silt * np.array([1.22, 1.18, 1.10], np.float32) * (1.0 + 0.10 * n1 + 0.06 * grain)[..., None]
    gravel = colour(STONE) * (1.06 + 0.26 * speck)[..., None]
    fan = mix(sand, gravel, bars * 0.75)
    fan = mix(fan, silt * 0.55, w.braid * 0.7)
    return mix(mud, fan, (1 - w.basin) * smooth(-0.1, 0.4, w.v))


def lying(w: Work, x: Array, y: Array, steep: Array) -> Array:
    """How much snow lies on the works, by the rule of the land's own (`paint.ground`), 0 where they are not."""
    n1, n3, grain = FINE(x, y), WIDE(x, y), GRAIN(x, y)
    snow = 0.95 + 0.03 * n3 + 0.05 * n1 + 0.04 * grain - 0.95 * smooth(0.45, 0.95, steep)
    snow = np.clip(snow, 0, 1) * (1 - 0.55 * w.crest * smooth(TRACK, 0.03, np.abs(w.v))) * (1 - 0.7 * w.trodden)
    snow = snow * (1 - 0.85 * w.wet) * (1 - w.line) * (1 - 0.55 * w.raw)
    fan = w.mud * (1 - w.basin)
    snow = snow * (1 - fan * np.clip(0.86 - 0.16 * n3 + 0.22 * n1 + 0.10 * grain, 0.3, 1.0))
    snow = snow * (1 - w.mud * w.basin * np.clip(0.42 - 0.22 * n3 + 0.18 * n1 + 0.3 * smooth(0.2, 0.9, np.sin(34 * w.z + 0.5 * n3)), 0.0, 0.85))
    return np.asarray(np.clip(snow, 0, 1) * np.clip(w.touched * 1.4, 0, 1) * (1 - 0.5 * w.shore), np.float32)


TRACK = 0.12  # half breadth of what feet keep clear of snow on the crest


def pool(dam: Dam, depth: Array, a: Array, b: Array, season: str) -> Array:
    """Colours of the pool's water or ice by its depth (world units)."""
    site = dam.land.site
    d = DRESS[site.name][season]
    x, y = a + b, a - b
    n1, n3 = FINE(x, y), WIDE(x * 1.4, y * 1.4)
    silt = colour(SILT[site.name])
    deep, shallow = colour(d.deep), colour(d.shallow)
    if season == "winter" and not site.flooded:
        ice = mix(np.broadcast_to(colour("#8b9aa2"), (*x.shape, 3)), colour("#5b6f7a"), smooth(0.02, 0.35, depth))
        ice = ice * (1 + 0.05 * n1)[..., None]
        drift = np.clip(0.30 + 0.45 * WIDE(x * 0.9 + 0.5 * y, (y - 0.3 * x) * 2.4) + 0.22 * n1 + 0.35 * smooth(0.16, 0.0, depth), 0, 0.9)
        crack = np.minimum(np.abs(np.sin(2.3 * x + 1.1 * n3 + 0.6 * y)), np.abs(np.sin(1.9 * y - 0.9 * n3 + 0.4 * x)))
        ice = mix(ice, SNOW * 0.86, drift * 0.62)
        return np.asarray(np.clip(mix(ice, colour("#46565f"), smooth(0.035, 0.012, crack) * 0.35), 0, 1), np.float32)
    c = mix(np.broadcast_to(shallow * 0.5 + silt * 0.5, (*x.shape, 3)), shallow * 0.4 + deep * 0.6, smooth(0.01, 0.12, depth))
    c = mix(c, deep * 0.85, smooth(0.10, 0.42, depth))
    c = c * (1 + 0.06 * n3 + 0.03 * n1)[..., None]
    if season == "winter":  # a skin of ice along the shore
        skin = np.clip(smooth(0.20, 0.02, depth + 0.05 * n3) * (0.75 + 0.3 * n1), 0, 0.8)
        c = mix(c, colour("#9aa8ae"), skin)
    return np.asarray(np.clip(c, 0, 1), np.float32)


def turned(dam: Dam, w: Work, land: tuple[Array, Array], a: Array, b: Array, seasons: tuple[str, str], steep: Array) -> Array:
    """By what the colours of one season are to be multiplied to become another's (neither of them winter).

    `land` holds the bare land's colours in the two seasons. Light and shadow do not change, only what is lit.
    """
    shown = []
    for season, bare in zip(seasons, land, strict=True):
        colours = coat(dam, w, a, b, bare, season, steep)
        if w.level is not None:
            wet = (dam.basin & (w.ground < w.level))[..., None]
            colours = np.where(wet, pool(dam, np.maximum(w.level - w.ground, 0), a, b, season), colours)
        shown.append(colours)
    return np.asarray(np.clip((shown[1] + 0.01) / (shown[0] + 0.01), 0.3, 3.0), np.float32)
