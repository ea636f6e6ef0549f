"""People and beasts that stand in water: their feet show dimly under it, and it ripples where they break it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pygame

from game.views.diorama.art import BASE, Art, Cut, Strip

DEEP = 5.0  # px of a tile of BASE px that are under water
GROUND = 5.0  # px above the line on which feet stand, within which what is lowest in a column stands on the ground
SOLID = 226  # of 255: more than any shadow
SEEN = 0.3  # of what is under water
RIPPLE = (176, 192, 196, 130)
SLOPES = {"se": 0.5, "nw": 0.5, "sw": -0.5, "ne": -0.5}
"""How far down the picture the line of feet goes to a px to the right, by the direction in which somebody goes."""


def waded(art: Art, strip: Strip, season: str) -> Strip:
    """The same motion in water; kept with the strips it was made from."""
    key = next(name for name, kept in art._strips.items() if kept is strip)
    wet = (key[0], f"{key[1]} in water")
    if wet not in art._strips:
        unit = art.tile / BASE
        slopes = [SLOPES[facing] for facing in strip.directions for _frame in range(strip.frames)]
        cuts = (_in_water(cut, unit, slopes[k % len(slopes)]) for k, cut in enumerate(strip.cuts))
        art._strips[wet] = replace(strip, cuts=tuple(cuts))
    return art._strips[wet] or strip


def _in_water(cut: Cut, unit: float, slope: float) -> Cut:
    """A picture whose lowest part shows dimly in each column that stands on the ground, a light line above that."""
    picture, dx, dy = cut
    out = picture.copy()
    solid = pygame.surfarray.array_alpha(out) > SOLID
    wide, high = solid.shape
    if not solid.any():
        return cut
    lowest = high - 1 - np.argmax(solid[:, ::-1], axis=1)
    near = solid.any(1) & (lowest + dy > slope * (np.arange(wide) + dx) - GROUND * unit)
    line = np.where(near, lowest - round(DEEP * unit), high)[:, None]
    rows = np.arange(high)[None]
    under = (rows > line) & (rows <= np.where(near, lowest, 0)[:, None])
    edge = (rows == line) & solid
    pixels, cover = pygame.surfarray.pixels3d(out), pygame.surfarray.pixels_alpha(out)
    pixels[under] = (pixels[under] * SEEN).astype(np.uint8)
    cover[under] = (cover[under] * SEEN).astype(np.uint8)
    tone = np.array(RIPPLE[:3]) * RIPPLE[3] // 255
    pixels[edge] = (pixels[edge] * (1 - RIPPLE[3] / 255) + tone).astype(np.uint8)
    del pixels, cover
    return out, dx, dy
