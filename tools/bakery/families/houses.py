"""Homes: a courtyard house with a wing, two plain tiled houses, a thatched one; whole, stripped, fallen.

A stripped house has lost doors, window frames and part of its roof beams, which went to the furnaces.
"""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import Model
from tools.bakery.families.palette import MUD, MUD_DARK, MUD_PALE, STONE, TILE, TILE_COOL, TILE_WARM
from tools.bakery.families.parts import (
    chimney,
    door,
    fallen_house,
    firewood,
    gabled_walls,
    hanging_maize,
    jar,
    mud_courses,
    mud_wall,
    stone_base,
    thatched_roof,
    tiled_roof,
    window,
)
from tools.bakery.mesh import Mesh


def _main(m: Mesh, length: float, width: float, height: float, rise: float, wall: str, tile: str, door_x: float,
          windows: tuple[float, ...], dress: str, stripped: bool) -> None:
    gabled_walls(m, length, width, height, rise, wall)
    stone_base(m, length, width)
    mud_courses(m, length, width, height, wall)
    tiled_roof(m, length, width, height, rise, colour=tile, holes=0.42 if stripped else 0, sag=0.08 if stripped else 0.02)
    door(m, door_x, -width / 2, gone=stripped)
    for x in windows:
        window(m, x, -width / 2, gone=stripped)
    window(m, length / 2, 0, 0.2, 0.18, 0.15, on_end=True, side=1, gone=stripped)
    chimney(m, length / 2 - 0.22, 0.12, height + rise * 0.55)
    if stripped:
        return
    if dress == "autumn":
        for k, x in enumerate(np.linspace(-0.3, 0.3, 4) + 0.24):
            if abs(x - door_x) > 0.17 and x < length / 2 - 0.06:
                hanging_maize(m, x, -width / 2 - 0.05, height - 0.05, red=k % 2 == 1)
    jar(m, length / 2 - 0.15, -width / 2 - 0.14)
    jar(m, length / 2 - 0.28, -width / 2 - 0.12, 0.045)
    firewood(m, -length / 2 + 0.2, -width / 2 - 0.06)


def courtyard(dress: str, state: str) -> Mesh:
    """A main room, a wing on its left, a walled yard with a gate."""
    m = Mesh(60)
    stripped, fallen = state == "stripped", state == "ruin"
    if fallen:
        fallen_house(m, 1.45, 0.78, 0.46, MUD)
        m.smoke.clear()
    else:
        _main(m, 1.5, 0.78, 0.46, 0.36, MUD, TILE, -0.05, (0.42,), dress, stripped)
    wing = Mesh(61)
    if fallen:
        fallen_house(wing, 0.66, 0.5, 0.36, MUD_DARK, TILE_WARM, beams=False)
    else:
        gabled_walls(wing, 0.7, 0.5, 0.38, 0.26, MUD_DARK)
        stone_base(wing, 0.7, 0.5, 0.07)
        tiled_roof(wing, 0.7, 0.5, 0.38, 0.26, over=0.1, gable_over=0.08, colour=TILE_WARM, holes=0.4 if stripped else 0,
                   lift=0.02)
        door(wing, 0.0, -0.25, width=0.15, height=0.3, papers=False, gone=stripped)
    # The wing's own front (-Y) looks into the yard (+X).
    m.merge(wing, -0.52, -0.82, 0, math.pi / 2)
    broken = 0.75 if fallen else 0.25 if stripped else 0
    mud_wall(m, [(-0.78, -1.18), (-0.12, -1.22)], broken=broken)
    mud_wall(m, [(0.2, -1.22), (0.8, -1.22), (0.8, -0.4)], broken=broken)
    for x in (-0.1, 0.18):
        m.box(x, -1.22, 0, 0.09, 0.1, 0.3, STONE)
        m.box(x, -1.22, 0.3, 0.13, 0.13, 0.03, TILE)
    if not fallen and not stripped:
        m.box(0.04, -1.22, 0.31, 0.42, 0.16, 0.025, TILE_WARM)
        m.box(0.55, -1.05, 0, 0.16, 0.14, 0.05, STONE)  # millstone on its bed
        m.cylinder(0.55, -1.05, 0.05, 0.075, 0.045, "#9b978e", sides=14)
    return m


def plain(dress: str, state: str, kind: int) -> Mesh:
    """A single row of rooms: kind 0 longer and pale, kind 1 small and dark."""
    m = Mesh(11 + kind)
    length, width, height, rise = ((1.25, 0.74, 0.44, 0.34), (1.12, 0.7, 0.42, 0.33))[kind]
    wall, tile = ((MUD_PALE, TILE_WARM), (MUD_DARK, TILE_COOL))[kind]
    if state == "ruin":
        fallen_house(m, length, width, height, wall, tile)
    else:
        _main(m, length, width, height, rise, wall, tile, 0.1, ((-0.32,), (-0.3, 0.42))[kind], dress, state == "stripped")
    return m


def thatched(dress: str, state: str) -> Mesh:
    """Mud walls under straw, the poorest and the most common."""
    m = Mesh(14)
    length, width, height = 1.1, 0.66, 0.38
    if state == "ruin":
        fallen_house(m, length, width, height, MUD, thatch=True)
        return m
    stripped = state == "stripped"
    gabled_walls(m, length, width, height, 0.33, MUD)
    stone_base(m, length, width, 0.06)
    mud_courses(m, length, width, height, MUD, 24, proud=0.0003)
    thatched_roof(m, length, width, height, 0.36, holes=0.4 if stripped else 0)
    door(m, 0.05, -width / 2, height=0.31, gone=stripped, papers=False)
    window(m, -0.3, -width / 2, 0.15, 0.15, 0.13, gone=stripped)
    if not stripped:
        m.smoke.append((length / 2 - 0.1, 0, height + 0.3))
        firewood(m, 0.33, -width / 2 - 0.07, 14)
        jar(m, -0.08, -width / 2 - 0.13)
        if dress == "autumn":
            hanging_maize(m, 0.25, -width / 2 - 0.07, height - 0.02)
    return m


def _turned(build: partial[Mesh], dress: str) -> Mesh:
    return build(dress).turned(math.pi / 2)


def _models() -> list[Model]:
    kinds = {
        "house_a": (courtyard, {}, (1.6, 1.7)),
        "house_b": (plain, {"kind": 0}, (1.3, 0.8)),
        "house_c": (plain, {"kind": 1}, (1.2, 0.75)),
        "house_d": (thatched, {}, (1.2, 0.7)),
    }
    models = []
    for name, (build, extra, footprint) in kinds.items():
        for state in ("whole", "stripped", "ruin"):
            make = partial(build, state=state, **extra)
            label = name if state == "whole" else f"{name}_{state}"
            models.append(Model(label, "houses", make, footprint, glow=state == "whole"))
            if name in ("house_b", "house_c", "house_d"):
                models.append(Model(label.replace(name, name + "_r"), "houses", partial(_turned, make), footprint[::-1],
                                    glow=state == "whole"))
    return models


MODELS = _models()
