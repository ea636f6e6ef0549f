"""Vertex colours of the land in each season, in linear RGB."""

from __future__ import annotations

import numpy as np

from tools.bakery.land import winter
from tools.bakery.land.dress import DRESS
from tools.bakery.land.landform import Landform, radius
from tools.bakery.land.noise import BROAD, FINE, GRAIN, WIDE, Array, mix, smooth
from tools.bakery.mesh import linear

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
    d = DRESS[land.site.name][season]
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
    for hamlet in land.site.hamlets[1:]:
        trodden = np.maximum(trodden, smooth(hamlet.radius + 0.25, hamlet.radius - 0.7,
                                             radius(hamlet.at, x, y) + 0.35 * n1))
    c = mix(c, colour(d.trodden), trodden * np.clip(0.62 + 0.3 * n1, 0, 0.9))
    floor = smooth(1.55, 1.25, radius(land.site.threshing, x, y) + 0.06 * n1)
    c = mix(c, colour("#9a8a74" if season == "winter" else "#c2a272"), floor)
    # bare worked earth on the plots, their bunds as grass
    plotted = land.plot > 0
    chance = plot_chance(land, 3)
    furrow = np.sin(land.furrow)
    earth = colour(d.worked) * (1 + 0.16 * chance[..., 1:2] + (0.06 if land.site.flooded else 0.10) * furrow[..., None] + 0.08 * n1[..., None])
    earth = earth * (1 + np.array([0.05, 0, -0.05]) * chance[..., 2:3])
    c = mix(mix(c, colour(d.moist), 0.35 * plotted), earth, smooth(0.05, 0.16, land.edge + 0.02 * grain) * plotted)
    wall = smooth(0.5, 1.1, land.slope) * (land.terraced | (plotted & (land.edge < 0.2)))
    stone = colour("#75685a" if season == "winter" else "#8a7859")
    if land.site.flooded:  # walls of earth, overgrown, with stone at their feet
        stone = stone * 0.55 + colour(d.moist) * 0.45
        wall = wall * np.clip(0.75 + 0.3 * n3, 0.3, 1)
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
        deep = 0.16 if land.site.flooded else 0.45
        ridges = np.where(plotted & (land.edge > 0.1), 1 - deep + deep * furrow, 1)
        snow = snow * np.clip(ridges + 0.1 * chance[..., 1], 0, 1)
        snow = snow * (1 - 0.75 * smooth(0.34, 0.2, land.road)) * (1 - 0.5 * smooth(0.2, 0.1, land.path))
        snow = snow * (1 - 0.5 * trodden * np.clip(0.5 + 0.4 * n1, 0, 1))
        snow = np.maximum(snow, 0.85 * np.exp(-(((land.edge - 0.07) / 0.05) ** 2)) * plotted)
        if land.site.flooded:  # thin snow, more of it higher up
            lies = 0.42 + 0.50 * smooth(0.8, 3.6, z) + 0.25 * smooth(2, -9, land.b)
            snow = snow * np.clip(lies + 0.28 * n3 + 0.16 * n1, 0.05, 1)
            c, snow = winter.thin_snow(land, c, np.clip(snow, 0, 1), colour(d.worked), colour(d.grass[1]))
        snow = (np.clip(snow, 0, 1) * (z > -0.27)).astype(np.float32)
        c = mix(c, SNOW, snow * 0.96)
    rng = np.random.default_rng(7)
    c = c * (1 + 0.05 * grain + 0.035 * rng.normal(size=x.shape))[..., None]
    return np.asarray(np.clip(c, 0, 1), np.float32), snow


def water(land: Landform, season: str, level: float) -> Array:
    """Colours of a water surface (or ice) at a height, from how deep the ground lies below it."""
    d = DRESS[land.site.name][season]
    depth = np.clip((level - land.z) / 0.3, 0, 1)
    wide = WIDE(land.x * 1.7, land.y * 1.7)
    c = np.broadcast_to(colour(d.shallow), (*land.x.shape, 3))
    if season != "winter" or land.site.flooded:
        c = mix(c, colour(d.deep), depth**0.7)
        c = c * (1 + 0.07 * wide + 0.04 * FINE(land.x, land.y))[..., None]
    else:
        c = mix(c, colour(d.deep), depth * np.clip(0.5 + 0.35 * wide, 0, 1))
        c = mix(c, SNOW, np.clip(0.35 + 0.5 * wide + 0.3 * FINE(land.x, land.y), 0, 0.9) * 0.8)
    return np.asarray(np.clip(c, 0, 1), np.float32)


def paddies(land: Landform, season: str) -> tuple[Array, Array]:
    """Colours of the water that stands in the plots, and where it stands: everywhere in spring and summer, in a
    quarter of the plots in winter, nowhere in autumn."""
    chance = plot_chance(land, 47)
    share = {"spring": 1.0, "summer": 1.0, "autumn": 0.0, "winter": 0.26}[season]
    wet = (land.plot > 0) & (land.edge > 0.045) & (chance[..., 0] * 0.5 + 0.5 < share)
    muddy: Array | float = np.clip(chance[..., 1], 0, 1) ** 2
    if season == "winter":  # shoals of mud rather than one grey sheet
        muddy = muddy * smooth(-0.35, 0.45, 0.7 * WIDE(land.x * 1.4, land.y * 1.4) + 0.55 * FINE(land.x, land.y))
    c = mirrored(land, season, muddy)
    if season == "winter":
        c = winter.icy(land, c, colour("#98a6ac"), SNOW)
    return np.asarray(np.clip(c, 0, 1), np.float32), wet


SKIES = {"spring": ("#bfc9c8", "#6f8d9c"), "summer": ("#b2beb2", "#648484"), "autumn": ("#d6cfb8", "#7f8f94"),
         "winter": ("#a9b4bb", "#5f727e")}


def mirrored(land: Landform, season: str, muddy: Array | float) -> Array:
    """Colours of still water: bright cloud and blue between, some plots (`muddy`, 0-1) just ploughed and brown."""
    x, y = land.x, land.y
    chance = plot_chance(land, 53)
    cloud, blue = (colour(text) for text in SKIES[season])
    drift = 0.5 + 0.42 * BROAD(x * 1.5 + 0.4 * y, y * 1.5 - 0.4 * x) + 0.10 * WIDE(x, y) + 0.16 * chance[..., 0]
    c = mix(np.broadcast_to(blue, (*x.shape, 3)), cloud, np.clip(drift, 0, 1))
    c = mix(c, colour(DRESS[land.site.name][season].moist) * 0.55, smooth(0.22, 0.06, land.edge) * 0.55)
    mud = colour(DRESS[land.site.name][season].worked) * (1 + 0.10 * np.sin(land.furrow))[..., None]
    return np.asarray(np.clip(mix(c, mud, np.clip(muddy, 0, 1) * 0.8), 0, 1), np.float32)
