"""Vertex colours of the land in each season, in linear RGB."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.bakery.land import site
from tools.bakery.land.landform import Landform, radius
from tools.bakery.land.noise import BROAD, FINE, GRAIN, WIDE, Array, mix, smooth
from tools.bakery.mesh import linear


@dataclass(frozen=True)
class Dress:
    """The colours of one season's ground."""

    grass: tuple[str, str]
    dry: str
    moist: str
    soil: str
    litter: str
    worked: str  # a bare plot
    trodden: str
    way: str
    bank: str
    shallow: str
    deep: str
    reeds: str
    scrub: str


DRESS = {
    "spring": Dress(("#7c9a48", "#678a3c"), "#9aa45c", "#5c8a3c", "#8a6a48", "#5a6034", "#86684a", "#a98a5e",
                    "#c4a272", "#8c7656", "#7f9078", "#3f6a6c", "#86a050", "#6c8a3c"),
    "summer": Dress(("#70903f", "#5b7d36"), "#93994f", "#4f7733", "#8c6c48", "#4c5a30", "#8a6c48", "#a98a5e",
                    "#c4a272", "#8c7656", "#7b8f70", "#33605f", "#6f8f42", "#567a34"),
    "autumn": Dress(("#a08f4e", "#87803f"), "#b8a062", "#7f7f45", "#94714a", "#6a5632", "#a8875a", "#a98a5e",
                    "#c4a272", "#8c7656", "#8d8560", "#35575a", "#b09a58", "#8c7a38"),
    "winter": Dress(("#93866a", "#857a5e"), "#a3957a", "#7f7860", "#7d6650", "#6a5c48", "#7b6650", "#8d7a64",
                    "#9c8e7e", "#8b8074", "#aab4b8", "#7f96a2", "#b39c74", "#7d6c50"),
}
SNOW = np.array([0.78, 0.81, 0.87], np.float32)


def colour(text: str) -> Array:
    """Linear RGB of "#rrggbb"."""
    return np.asarray(linear(text), np.float32)


def plot_chance(land: Landform, seed: int) -> Array:
    """Three numbers in -1..1 for each plot, spread over its points."""
    rng = np.random.default_rng(seed)
    return np.asarray(rng.uniform(-1, 1, (land.plots + 1, 3))[land.plot], np.float32)


def ground(land: Landform, season: str) -> tuple[Array, Array]:
    """Colours of the bare land (na, nb, 3), and how much snow lies (na, nb)."""
    d = DRESS[season]
    x, y, z, bank = land.x, land.y, land.z, np.abs(land.river)
    n8, n3, n1, grain = BROAD(x, y), WIDE(x, y), FINE(x, y), GRAIN(x, y)
    soil = colour(d.soil)
    c = mix(np.broadcast_to(colour(d.grass[0]), (*x.shape, 3)), colour(d.grass[1]),
            np.clip(0.5 + 0.4 * n3 + 0.25 * n1, 0, 1))
    c = mix(c, colour(d.dry), np.clip(0.25 + 0.45 * n8 + 0.3 * n1 + 0.25 * smooth(0.2, 1.2, z), 0, 0.85))
    c = mix(c, colour(d.moist), np.clip(smooth(3.2, 0.9, bank) * 0.85 + 0.15 * n1, 0, 1))
    c = mix(c, colour(d.moist), smooth(0.9, 0.3, np.abs(land.stream)) * 0.7)
    wood = smooth(0.25, 0.9, land.woods) * 0.75 + smooth(-10, -13, land.b) * 0.45
    c = mix(c, colour(d.litter), np.clip(wood * (0.75 + 0.35 * n1), 0, 0.9))
    c = mix(c, soil, smooth(0.75, 1.35, land.slope + 0.15 * n1) * 0.8)
    c = mix(c, soil * 0.95, smooth(1.1, 1.9, n3 + 0.6 * n1) * 0.45)
    trodden = smooth(4.1, 2.4, land.village + 0.4 * n1)
    for hamlet in site.HAMLETS[1:]:
        trodden = np.maximum(trodden, smooth(hamlet.radius + 0.25, hamlet.radius - 0.7,
                                             radius(hamlet.at, x, y) + 0.35 * n1))
    c = mix(c, colour(d.trodden), trodden * np.clip(0.62 + 0.3 * n1, 0, 0.9))
    floor = smooth(1.55, 1.25, radius(site.THRESHING, x, y) + 0.06 * n1)
    c = mix(c, colour("#9a8a74" if season == "winter" else "#c2a272"), floor)
    # bare worked earth on the plots, their bunds as grass
    plotted = land.plot > 0
    chance = plot_chance(land, 3)
    furrow = np.sin(land.furrow)
    earth = colour(d.worked) * (1 + 0.16 * chance[..., 1:2] + 0.10 * furrow[..., None] + 0.08 * n1[..., None])
    earth = earth * (1 + np.array([0.05, 0, -0.05]) * chance[..., 2:3])
    c = mix(mix(c, colour(d.moist), 0.35 * plotted), earth, smooth(0.05, 0.16, land.edge + 0.02 * grain) * plotted)
    wall = smooth(0.5, 1.1, land.slope) * (land.terraced | (plotted & (land.edge < 0.2)))
    stone = colour("#75685a" if season == "winter" else "#8a7859")
    c = mix(c, stone * (0.92 + 0.10 * grain + 0.06 * n1)[..., None], wall * 0.75)
    # roads with two ruts, paths
    way = colour(d.way)
    k = smooth(0.34, 0.20, land.road + 0.03 * grain)
    c = mix(c, way * (1 + 0.07 * n1 + 0.05 * grain)[..., None], k * 0.95)
    c = mix(c, way * 0.78, k * np.exp(-(((land.road - 0.13) / 0.035) ** 2)) * 0.5)
    c = mix(c, way * 0.93 * (1 + 0.08 * n1)[..., None], smooth(0.2, 0.10, land.path + 0.03 * grain) * 0.85)
    # banks and beds
    k = smooth(1.12, 0.8, bank + 0.05 * n1 + 0.06 * n3)
    c = mix(c, colour(d.bank) * (1 + 0.12 * n1[..., None]), k * 0.9)
    c = mix(c, colour("#4b4a3a"), smooth(-0.28, -0.5, z))
    c = mix(c, colour(d.bank), smooth(0.30, 0.16, np.abs(land.stream)) * 0.7)
    snow = np.zeros_like(z)
    if season == "winter":
        snow = np.clip(0.86 + 0.22 * n3 + 0.26 * n1 + 0.16 * grain - 0.5 * smooth(0.35, 0.9, land.slope), 0, 1)
        ridges = np.where(plotted & (land.edge > 0.1), 0.55 + 0.45 * furrow, 1)
        snow = snow * np.clip(ridges + 0.1 * chance[..., 1], 0, 1)
        snow = snow * (1 - 0.75 * smooth(0.34, 0.2, land.road)) * (1 - 0.5 * smooth(0.2, 0.1, land.path))
        snow = snow * (1 - 0.5 * trodden * np.clip(0.5 + 0.4 * n1, 0, 1))
        snow = np.maximum(snow, 0.85 * np.exp(-(((land.edge - 0.07) / 0.05) ** 2)) * plotted)
        snow = (np.clip(snow, 0, 1) * (z > -0.27)).astype(np.float32)
        c = mix(c, SNOW, snow * 0.96)
    rng = np.random.default_rng(7)
    c = c * (1 + 0.05 * grain + 0.035 * rng.normal(size=x.shape))[..., None]
    return np.asarray(np.clip(c, 0, 1), np.float32), snow


def water(land: Landform, season: str, level: float) -> Array:
    """Colours of a water surface (or ice) at a height, from how deep the ground lies below it."""
    d = DRESS[season]
    depth = np.clip((level - land.z) / 0.3, 0, 1)
    wide = WIDE(land.x * 1.7, land.y * 1.7)
    c = np.broadcast_to(colour(d.shallow), (*land.x.shape, 3))
    if season != "winter":
        c = mix(c, colour(d.deep), depth**0.7)
        c = c * (1 + 0.07 * wide + 0.04 * FINE(land.x, land.y))[..., None]
    else:
        c = mix(c, colour(d.deep), depth * np.clip(0.5 + 0.35 * wide, 0, 1))
        c = mix(c, SNOW, np.clip(0.35 + 0.5 * wide + 0.3 * FINE(land.x, land.y), 0, 0.9) * 0.8)
    return np.asarray(np.clip(c, 0, 1), np.float32)


@dataclass(frozen=True)
class Crop:
    """How a plot looks in one state: colours of stem and tip, height, stems a point, soil, cover."""

    root: str
    tip: str
    height: float
    stems: int
    soil: str
    lean: float
    points: int
    lift: int  # px by which the plants stand above their plot's outline on the picture
    patchy: float = 0.0
    ears: str | None = None


CROPS = {
    "sown": Crop("#5a8038", "#8fb354", 0.055, 3, "#7a6142", 0.6, 420000, 3),
    "growing": Crop("#3f6a2c", "#86ae4a", 0.135, 7, "#6d5a38", 0.65, 620000, 7),
    "ripe": Crop("#8f7034", "#e2c065", 0.165, 8, "#8a6c3c", 0.85, 620000, 9, ears="#f0d68a"),
    "cut": Crop("#a08048", "#cdb06a", 0.045, 4, "#a98a54", 0.45, 420000, 3),
    "rotting": Crop("#6a5636", "#8f7350", 0.10, 6, "#65503a", 1.9, 520000, 5, patchy=0.5),
}
