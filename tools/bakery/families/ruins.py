"""More ways for a home to lie in ruins than the one its own family shows, so that no two neighbours fall alike.

`_ruin_b`: the roof is gone for the furnaces, bare walls stand round the rooms. `_ruin_c`: the front gave way and the
whole roof came down over it.
"""

from __future__ import annotations

import math
from functools import partial

import numpy as np

from tools.bakery.families.model import Model
from tools.bakery.families.palette import EARTH, MUD, MUD_DARK, MUD_PALE, STRAW, TILE, TILE_COOL, TILE_WARM, WOOD
from tools.bakery.families.parts import mud_wall, rubble, thatched_roof, tiled_roof
from tools.bakery.mesh import Colour, Mesh


def _wall(m: Mesh, start: tuple[float, float], end: tuple[float, float], heights: np.ndarray, colour: Colour) -> None:
    """A broken wall of upright pieces between two points, one height a piece."""
    (x0, y0), (x1, y1) = start, end
    n, turn = len(heights), math.atan2(y1 - y0, x1 - x0)
    step = math.hypot(x1 - x0, y1 - y0) / n
    for k, height in enumerate(heights):
        part = (k + 0.5) / n
        m.box(x0 + (x1 - x0) * part, y0 + (y1 - y0) * part, 0, step * 1.02, 0.09, max(0.04, float(height)),
              m.shade(colour, 0.96, 1.02), turn=turn, wobble=0.001)


def _jagged(m: Mesh, n: int, low: float, high: float, phase: float) -> np.ndarray:
    """Heights of a wall that broke along its mud courses."""
    wave = 0.5 + 0.5 * np.sin(np.arange(n) * 0.4 + phase) * np.cos(np.arange(n) * 0.17 + phase)
    return (low + (high - low) * wave) * np.array([m.between(0.85, 1.08) for _ in range(n)])


def roofless(m: Mesh, length: float, width: float, height: float, wall: Colour, tile: Colour, thatch: bool) -> None:
    """Walls without a roof: gables still high, a partition inside, two beams that were left, tiles on the floor."""
    x, y = length / 2, width / 2
    n, k = int(length / 0.055), int(width / 0.055)
    _wall(m, (-x, y), (x, y), _jagged(m, n, height * 0.7, height, 0.4), wall)
    gable = height * (1.0 + 0.55 * (1 - np.abs(np.linspace(-1, 1, k))))
    _wall(m, (-x, -y), (-x, y), gable * np.array([m.between(0.9, 1.03) for _ in range(k)]), wall)
    _wall(m, (x, -y), (x, y), gable * np.linspace(0.35, 0.95, k), wall)
    front = _jagged(m, n, height * 0.45, height * 0.95, 2.0)
    front[n // 2 : n // 2 + 4] = 0.05  # the door went first
    _wall(m, (-x, -y), (x, -y), front, wall)
    _wall(m, (-x * 0.2, -y * 0.6), (-x * 0.2, y), _jagged(m, k, height * 0.3, height * 0.7, 1.0), m.shade(wall, 0.85, 0.95))
    for px, drop in ((-x * 0.55, 0.0), (x * 0.3, height * 0.75)):
        m.beam((px, y, height * 0.98), (px + 0.06, -y, height * 0.9 - drop), 0.035, 0.035, m.shade(WOOD, 0.7, 1.0))
    for px, py in ((-x * 0.7, -y - 0.07), (x * 0.75, -y - 0.08), (x + 0.08, 0.0), (-x * 0.2, -y - 0.06)):
        rubble(m, px, py, 0.11, 0.06, 14, [wall, EARTH])
    litter = STRAW if thatch else tile
    rubble(m, x * 0.35, -0.05, length * 0.2, 0.08, int(46 * length), [litter, wall, EARTH])
    rubble(m, -x * 0.6, -0.02, length * 0.12, 0.06, int(24 * length), [litter, EARTH])


def flattened(m: Mesh, length: float, width: float, height: float, wall: Colour, tile: Colour, thatch: bool) -> None:
    """The front wall fell outward and the roof lies over it in one piece, broken at the ridge."""
    x, y = length / 2, width / 2
    n, k = int(length / 0.055), int(width / 0.055)
    _wall(m, (-x, y), (x, y), _jagged(m, n, height * 0.5, height * 1.02, 3.1), wall)
    _wall(m, (-x, -y * 0.2), (-x, y), height * np.linspace(0.3, 1.25, k), wall)
    _wall(m, (x, y * 0.1), (x, y), height * np.linspace(0.2, 0.8, k), wall)
    roof = Mesh(int(m.rng.integers(1 << 30)))
    if thatch:
        thatched_roof(roof, length * 0.86, width * 0.9, height, 0.3, holes=0.3)
    else:
        tiled_roof(roof, length * 0.86, width * 0.95, height, 0.3, holes=0.28, ridge=False, colour=tile)

    def lie(v: np.ndarray) -> np.ndarray:
        # from the back wall, where it still hangs, down to the ground before the house
        forward = np.clip((y - v[:, 1]) / width, 0, 1.3)
        ridge = np.maximum(v[:, 2] - height, 0.0)
        z = height * 0.75 * np.clip(1 - forward, 0, 1) ** 1.3 + ridge * 0.35 + 0.05 * np.sin(v[:, 0] * 7.0) * forward
        return np.c_[v[:, 0], v[:, 1] - 0.16, np.maximum(z, 0.02)]

    roof.bent(lie)
    m.merge(roof, 0.03, 0, 0, -0.05)
    for _ in range(6):
        px = m.between(-x * 0.8, x * 0.8)
        m.beam((px, m.between(0, y), m.between(0.1, height * 0.6)), (px + m.between(-0.25, 0.25), -y - 0.1, 0.04), 0.035, 0.035,
               m.shade(WOOD, 0.7, 1.2))
    rubble(m, 0, -y - 0.12, length * 0.26, 0.08, int(60 * length), [wall, STRAW if thatch else tile, EARTH])


FALLS = {"b": roofless, "c": flattened}
HOUSES = {  # seed, length, width, wall height, wall, tile, thatch: as in `houses`
    "house_b": (71, 1.25, 0.74, 0.44, MUD_PALE, TILE_WARM, False),
    "house_c": (72, 1.12, 0.70, 0.42, MUD_DARK, TILE_COOL, False),
    "house_d": (73, 1.10, 0.66, 0.38, MUD, TILE, True),
}


def home(dress: str, name: str, fall: str, turned: bool = False) -> Mesh:
    """A single row of rooms."""
    seed, length, width, height, wall, tile, thatch = HOUSES[name]
    m = Mesh(seed)
    FALLS[fall](m, length, width, height, wall, tile, thatch)
    return m.turned(math.pi / 2) if turned else m


def courtyard(dress: str, fall: str) -> Mesh:
    """The main room, its wing fallen the other way, the yard's wall in gaps."""
    m, wing = Mesh(70), Mesh(74)
    FALLS[fall](m, 1.45, 0.78, 0.46, MUD, TILE, False)
    FALLS["c" if fall == "b" else "b"](wing, 0.66, 0.5, 0.36, MUD_DARK, TILE_WARM, False)
    m.merge(wing, -0.52, -0.82, 0, math.pi / 2)
    mud_wall(m, [(-0.78, -1.18), (-0.12, -1.22)], broken=0.6)
    mud_wall(m, [(0.2, -1.22), (0.8, -1.22), (0.8, -0.4)], broken=0.8)
    return m


MODELS = [
    *(Model(f"house_a_ruin_{fall}", "ruins", partial(courtyard, fall=fall), (1.6, 1.7)) for fall in FALLS),
    *(
        Model(f"{name}{'_r' if turned else ''}_ruin_{fall}", "ruins", partial(home, name=name, fall=fall, turned=turned),
              (0.8, 1.3) if turned else (1.3, 0.8))
        for name in HOUSES for fall in FALLS for turned in (False, True)
    ),
]  # fmt: skip
