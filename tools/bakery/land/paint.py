"""Vertex colours of the land in each season, in linear RGB."""

from __future__ import annotations

import numpy as np

from tools.bakery.land import winter
from tools.bakery.land.dress import DRESS
from tools.bakery.land.landform import Landform, pool_distance, radius
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
    sx, sy = land.seen_from()
    n8, n3, n1, grain = BROAD(x, y), WIDE(sx, sy), FINE(sx, sy), GRAIN(sx, sy)
    soil = colour(d.soil)
    c = mix(np.broadcast_to(colour(d.grass[0]), (*x.shape, 3)), colour(d.grass[1]),
            np.clip(0.5 + 0.4 * n3 + 0.25 * n1, 0, 1))
    c = mix(c, colour(d.dry), np.clip(0.25 + 0.45 * n8 + 0.3 * n1 + 0.25 * smooth(0.2, 1.2, z), 0, 0.85))
    c = mix(c, colour(d.moist), np.clip(smooth(3.2, 0.9, bank) * 0.85 + 0.15 * n1, 0, 1))
    c = mix(c, colour(d.moist), smooth(0.95, 0.3, np.abs(land.brook) + 0.12 * n1) * 0.75)
    # tussocks and worn places, so that no meadow is one green
    c = c * (1 + 0.10 * GRAIN(sx * 0.6, sy * 0.6) + 0.05 * grain)[..., None]
    c = mix(c, colour(d.dry) * 0.92, smooth(0.9, 1.7, FINE(sx * 1.4 + 3, sy * 1.4) + 0.4 * n3) * 0.5)
    wood = smooth(0.25, 0.9, land.woods) * 0.75 + smooth(-10, -13, land.b) * 0.45
    c = mix(c, colour(d.litter), np.clip(wood * (0.75 + 0.35 * n1), 0, 0.9))
    hollow = smooth(1.9, 1.5, pool_distance(land.site, land.a, land.b))
    bare = smooth(0.75, 1.35, land.slope + 0.15 * n1) * (1 - 0.75 * hollow)
    c = mix(c, banded(land, soil, n1, n3), bare * 0.85)
    sheep = np.sin(21 * z + 1.1 * n1 + 0.8 * n3)  # tracks along the hollow's flanks
    c = c * (1 - 0.15 * hollow * smooth(0.25, 0.8, land.slope) * smooth(0.35, 0.95, sheep))[..., None]
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
    deep = 0.06 if land.site.flooded else 0.10
    earth = 1 + 0.18 * chance[..., 1] + deep * furrow + 0.08 * n1 + 0.09 * GRAIN(x * 1.8, y * 1.8)
    earth = earth * (1 - 0.16 * smooth(0.2, 1.3, n3 + 0.5 * n1 + 0.5 * chance[..., 0]))  # where it has not dried
    earth = colour(d.worked) * earth[..., None] * (1 + np.array([0.06, 0, -0.07]) * chance[..., 2:3])
    c = mix(mix(c, colour(d.moist), 0.35 * plotted), earth, smooth(0.05, 0.16, land.edge + 0.02 * grain) * plotted)
    wall = smooth(0.5, 1.1, land.slope) * (land.terraced | (plotted & (land.edge < 0.2)))
    stone = colour("#75685a" if season == "winter" else "#8a7859")
    if land.site.flooded:  # walls of earth, overgrown, with stone at their feet
        stone = stone * 0.55 + colour(d.moist) * 0.45
        wall = wall * np.clip(0.75 + 0.3 * n3, 0.3, 1)
    c = mix(c, stone * (0.92 + 0.05 * grain + 0.06 * n1)[..., None], wall * 0.75)
    # roads with two ruts, paths
    way = colour(d.way)
    verge = np.broadcast_to(colour(d.dry) * 0.5 + colour(d.grass[1]) * 0.5, c.shape)
    whole = smooth(0.12, 0.85, land.faint + (0.16 * n1 + 0.10 * grain) * smooth(0.0, 0.4, land.faint))
    road = np.minimum(land.road, land.lane + 0.09)
    lone = np.where(land.lane + 0.09 < land.road, 1.0, whole)  # a lane runs on into its yard
    worn = road + 0.022 * grain + 0.028 * n1 + 0.015 * n3
    ditch = np.exp(-(((worn - 0.335) / 0.035) ** 2)) * lone * (land.village > 3.2)
    c = mix(c, colour(d.moist) * 0.62, ditch * (0.0 if season == "winter" else 0.55))
    k = driven = smooth(0.315, 0.235, worn) * lone
    c = mix(c, way * (1 + 0.10 * n1 + 0.06 * grain)[..., None], k * 0.95)
    rut = np.exp(-(((road - 0.13) / 0.035) ** 2)) * np.clip(0.75 + 0.35 * n3, 0, 1)
    c = mix(c, way * 0.68, k * rut * 0.6)
    ridge = np.exp(-((road / 0.05) ** 2)) * (land.yards > 0.2) * (land.village > 3.6)  # what no wheel touches
    c = mix(c, verge * (1 + 0.10 * grain)[..., None], k * ridge * smooth(-0.5, 0.6, n3 + 0.5 * grain) * 0.75)
    narrow = smooth(0.2, 0.10, land.path + 0.03 * grain + 0.03 * n1) * whole
    c = mix(c, way * 0.93 * (1 + 0.08 * n1)[..., None], narrow * np.clip(0.78 + 0.14 * n3, 0.4, 0.9))
    # banks and beds
    k = smooth(1.12, 0.8, bank + 0.05 * n1 + 0.06 * n3)
    c = mix(c, colour(d.bank) * (1 + 0.12 * n1[..., None]), k * 0.9)
    c = mix(c, colour("#4b4a3a"), smooth(-0.28, -0.5, z))
    c = mix(c, colour(d.bank) * 0.62, smooth(-0.17, -0.26, z) * smooth(1.15, 0.9, bank) * 0.8)  # wet to here
    bed = colour(d.bank) * np.clip(0.62 + 0.14 * n1 + 0.20 * GRAIN(x * 1.3, y * 1.3), 0.25, 1.1)[..., None]
    c = mix(c, bed, smooth(0.12, 0.62, land.rill + 0.10 * n1) * 0.85)
    snow = np.zeros_like(z)
    if season == "winter":
        snow = winter.fallen(land, n1, n3, grain)
        if land.site.flooded:
            c, snow = winter.terraced(land, c, snow, colour(d.worked))
        else:
            ridges = np.where(plotted & (land.edge > 0.1), 0.55 + 0.45 * furrow, 1)
            blown = 0.30 * smooth(0.7, 1.5, 0.7 * n1 + 0.5 * n3) * plotted
            snow = snow * np.clip(ridges + 0.1 * chance[..., 1] - blown, 0, 1)
            snow = np.maximum(snow, 0.85 * np.exp(-(((land.edge - 0.07) / 0.05) ** 2)) * plotted)
        snow = snow * (1 - 0.72 * driven) * (1 - 0.45 * narrow)
        snow = snow * (1 - 0.16 * trodden * np.clip(0.5 + 0.4 * n1, 0, 1))
        swept = np.exp(-(((worn - 0.37) / 0.05) ** 2)) * lone  # what was shovelled off the road
        snow = np.maximum(snow, 0.9 * swept * (land.slope < 0.9))
        snow = (np.clip(snow, 0, 1) * (z > -0.27) * (1 - 0.8 * smooth(0.45, 0.8, land.rill))).astype(np.float32)
        c = mix(c, SNOW, snow * 0.96)
    rng = np.random.default_rng(7)
    speckle = 0.035 * (1 - 0.7 * smooth(0.4, 0.9, land.slope))  # a steep bank has few points, and would show streaks
    clean = 1 - 0.65 * snow
    c = c * (1 + (0.05 * grain + speckle * rng.normal(size=x.shape)) * clean)[..., None]
    return np.asarray(np.clip(c, 0, 1), np.float32), snow


def banded(land: Landform, soil: Array, n1: Array, n3: Array) -> Array:
    """Bare earth of a steep bank: beds that lie nearly level, gullies where rain has run."""
    beds = np.sin(15 * land.z + 0.9 * n3 + 0.35 * n1) + 0.5 * np.sin(41 * land.z + 1.3 * n1)
    gully = smooth(0.6, 1.5, FINE((land.x + land.y) * 0.85, 0.12 * (land.x - land.y) + 0.2 * land.z))
    cliff = 0.35 + 0.65 * smooth(2.6, 1.7, np.abs(land.river))
    tone = 1.0 + 0.09 * cliff * beds * smooth(0.5, 1.2, land.slope) - 0.26 * gully + 0.06 * n1
    return np.asarray(soil * tone[..., None], np.float32)


def water(land: Landform, season: str, level: float) -> Array:
    """Colours of a water surface (or ice) at a height, from how deep the ground lies below it."""
    d = DRESS[land.site.name][season]
    depth = np.clip((level - land.z) / 0.3, 0, 1)
    wide = WIDE(land.x * 1.7, land.y * 1.7)
    c = np.broadcast_to(colour(d.shallow), (*land.x.shape, 3))
    if season != "winter" or land.site.flooded:
        c = mix(c, colour(d.deep), depth**0.7)
        thread = FINE(land.along * 0.30, land.river * 1.6) + 0.6 * GRAIN(land.along * 0.16 + 3, land.river * 0.7)
        c = mix(c, colour(d.shallow) * 0.9, smooth(0.5, 1.9, thread + 0.4 * wide) * 0.30)  # where the current draws lines
        c = c * (1 + 0.09 * wide - 0.07 * thread + 0.04 * FINE(land.x, land.y))[..., None]
    else:
        c = mix(c, colour(d.deep), depth * np.clip(0.5 + 0.35 * wide, 0, 1))
        c = mix(c, SNOW, np.clip(0.35 + 0.5 * wide + 0.3 * FINE(land.x, land.y), 0, 0.9) * 0.8)
    return np.asarray(np.clip(c, 0, 1), np.float32)


def stream(land: Landform, season: str) -> Array:
    """Colours of the stream's water or ice: clear over gravel, dark in its pools, broken by ripples."""
    d = DRESS[land.site.name][season]
    n1, grain = FINE(land.down * 0.8, land.brook * 2.2), GRAIN(land.down * 0.5, land.brook * 0.9)
    pools = smooth(0.75, 1.0, land.rill) * np.clip(0.55 + 0.4 * np.sin(2.7 * land.down), 0, 1)
    c = mix(np.broadcast_to(colour(d.shallow) * 0.62, (*land.x.shape, 3)), colour(d.deep) * 0.85, np.clip(0.35 + 0.6 * pools, 0, 1))
    c = mix(c, colour(SKIES[season][0]), smooth(0.5, 1.6, n1 + 0.5 * grain) * (0.45 - 0.25 * pools))
    if season == "winter":
        ice = colour("#93a2aa") * (1 + 0.05 * n1)[..., None]
        share = smooth(-0.9, 0.5, n1 + 0.8 * WIDE(land.x, land.y)) * (0.9 if not land.site.flooded else 0.5)
        c = mix(c, ice, share)
        c = mix(c, SNOW, smooth(0.3, 1.2, n1 + WIDE(land.x * 1.5, land.y * 1.5)) * share * 0.75)
    return np.asarray(np.clip(c, 0, 1), np.float32)


def paddies(land: Landform, season: str) -> tuple[Array, Array]:
    """Colours of the water that stands in the plots, and where it stands: everywhere in spring and summer, in a
    quarter of the plots in winter, nowhere in autumn."""
    chance = plot_chance(land, 47)
    share = {"spring": 1.0, "summer": 1.0, "autumn": 0.0, "winter": 0.26}[season]
    wet = (land.plot > 0) & (land.edge > 0.045) & (chance[..., 0] * 0.5 + 0.5 < share)
    if season == "winter":
        return winter.icy(land, colour("#95a9b7"), colour("#788fa2"), SNOW), wet
    muddy = np.clip(chance[..., 1], 0, 1) ** 2
    c = mirrored(land, season, muddy)
    return np.asarray(np.clip(c, 0, 1), np.float32), wet


SKIES = {"spring": ("#bfc9c8", "#6f8d9c"), "summer": ("#b2beb2", "#648484"), "autumn": ("#d6cfb8", "#7f8f94"),
         "winter": ("#a9b4bb", "#5f727e")}


def mirrored(land: Landform, season: str, muddy: Array | float) -> Array:
    """Colours of still water: bright cloud and blue between, some plots (`muddy`, 0-1) just ploughed and brown."""
    x, y = land.x, land.y
    chance = plot_chance(land, 53)
    cloud, blue = (colour(text) for text in SKIES[season])
    drift = 0.5 + 0.42 * BROAD(x * 1.5 + 0.4 * y, y * 1.5 - 0.4 * x) + 0.10 * WIDE(x, y) + 0.04 * chance[..., 0]
    c = mix(np.broadcast_to(blue, (*x.shape, 3)), cloud, np.clip(drift, 0, 1))
    c = mix(c, colour(DRESS[land.site.name][season].moist) * 0.55, smooth(0.26, 0.05, land.edge + 0.04 * FINE(x, y)) * 0.62)
    blown = smooth(0.2, 1.3, WIDE(x * 0.7 + 5, y * 2.1) + 0.5 * FINE(x * 0.6, y * 2.4))  # cat's-paws of wind
    c = c * (1 - 0.17 * blown * smooth(0.1, 0.35, land.edge))[..., None]
    c = c * (0.97 + 0.03 * chance[..., 1])[..., None]
    soft = DRESS[land.site.name][season].worked
    shoal = smooth(0.3, 2.3, FINE(x * 0.7 + 2, y * 0.7) + 0.8 * WIDE(x * 1.2, y * 1.2) + 0.5 * chance[..., 2])
    c = mix(c, colour(soft) * 1.05, shoal * 0.34)  # mud just under the water
    mud = colour(DRESS[land.site.name][season].worked) * (1 + 0.10 * np.sin(land.furrow))[..., None]
    return np.asarray(np.clip(mix(c, mud, np.clip(muddy, 0, 1) * 0.8), 0, 1), np.float32)
