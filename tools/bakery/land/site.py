"""What a landscape is made from: where the river, the roads, the hills, the yards and the houses are.

Points are (a, b) in tiles: a to the right on the screen, b towards the viewer. The ground's own axes are
X = a + b and Y = a - b; on the screen a point stands at (96 a, 48 b - 58.79 z) from the picture's middle.
The two landscapes stand in `site_plain.py` and `site_terraces.py`; `of` finds them by name.
"""

from __future__ import annotations

import importlib
import math
from dataclasses import dataclass, field

TILE = 96
RISE = TILE / math.sqrt(2) * math.cos(math.radians(30))  # px on the screen for one unit of height
SIZE = (2560, 1600)  # px of a baked picture; the world's origin is its middle

A_SPAN = (-13.7, 13.7)  # a little more than the picture shows
B_SPAN = (-19.4, 18.8)
GRID = (1180, 1320)  # points along a and b: about 2.2 px and 1.4 px apart

Point = tuple[float, float]
Line = tuple[Point, ...]

NAMES = ("plain", "terraces")


@dataclass(frozen=True)
class Hill:
    """A rounded hill, steeper behind than before so that its crest stands out against what lies beyond."""

    at: Point
    radius: float
    height: float
    back: float = 0.5


@dataclass(frozen=True)
class Hamlet:
    """One of the eight brigades: its ground, and the houses round its middle (kind, offset along a and b)."""

    brigade: int
    key: str
    at: Point
    radius: float = 1.55  # of the worn ground, in world units
    houses: tuple[tuple[str, float, float], ...] = ()


@dataclass(frozen=True)
class Crossing:
    """Where the road crosses the river: a "bridge" whose deck runs along Y, or a "ford" of stepping stones."""

    kind: str
    at: Point  # ground X, Y of the middle
    half: tuple[float, float]  # half width, half length; of a ford the radius and the reach from the river's middle

    @property
    def tiles(self) -> Point:
        """The middle in tiles."""
        return (self.at[0] + self.at[1]) / 2, (self.at[0] - self.at[1]) / 2


@dataclass(frozen=True)
class Dam:
    """The hollow that can become a reservoir, and the gap in front of it that a dam can shut."""

    at: Point
    axis: float  # how far the crest's middle line lies from `at` along b
    turn: float  # how far its left end turns upstream
    ends: Point  # where the crest has run into the hillsides, along a from `at`
    crest: float  # height of the crest
    full: float  # height of the water when the pool is full
    pool_at: Point
    pool_half: Point
    pool_level: float  # the height for which the hollow was shaped
    back: float  # row behind which no water lies
    box: tuple[int, int, int, int]  # left, top, width, height of the dam's pictures


@dataclass(frozen=True)
class Walk:
    """A walk of a task, and by how much it runs beside its line, in world units."""

    task: str
    line: Line
    aside: float = 0.0


@dataclass(frozen=True)
class Site:
    """The composition of one landscape."""

    name: str
    river: Line
    roads: tuple[Line, ...]
    paths: tuple[Line, ...]
    lanes: tuple[Line, ...]  # from a road into a hamlet's yard: painted, but nothing stands off by them
    stream: Line
    reach: tuple[int, int, int, int]  # left, top, width, height of the picture in which the stream is seen
    crossing: Crossing
    dam: Dam
    graves_hill: Hill
    knoll: Point
    threshing: Point
    threshing_level: float
    iron_yard: Point
    hamlets: tuple[Hamlet, ...]
    houses: tuple[tuple[str, float, float], ...]  # of the village, in tiles
    house_trees: Line
    clear: Line = field(default=(), kw_only=True)
    """where no tree stands within half a tile, so that those at work behind it are seen"""
    canteens: Line
    buildings: dict[str, Line]
    graves: Line
    oxen: Line
    pigs: Line
    fowl: Line
    walks: tuple[Walk, ...]
    tags: dict[str, tuple[float, float, int]]  # point, and by how many px the tag's tip stands above it
    stops: dict[str, Point]
    # Scraps of terrace whose walls came out ragged: (left, top, right, bottom) on the picture, covered with grass
    # from the given offset, and no longer plots.
    mended: tuple[tuple[tuple[int, int, int, int], tuple[int, int]], ...] = ()
    flooded: bool = False  # whether plots hold water


def of(name: str) -> Site:
    """The landscape of a name. Raises KeyError for one there is not."""
    if name not in NAMES:
        raise KeyError(name)
    site: Site = importlib.import_module(f"tools.bakery.land.site_{name}").SITE
    return site
