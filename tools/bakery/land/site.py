"""The lie of the commune: where the river, the roads, the hills and the yards are.

Points are (a, b) in tiles: a to the right on the screen, b towards the viewer. The ground's own axes are
X = a + b and Y = a - b; on the screen a point stands at (96 a, 48 b - 58.79 z) from the picture's middle.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

TILE = 96
RISE = TILE / math.sqrt(2) * math.cos(math.radians(30))  # px on the screen for one unit of height
SIZE = (2560, 1600)  # px of a baked picture; the world's origin is its middle

A_SPAN = (-13.7, 13.7)  # a little more than the picture shows
B_SPAN = (-19.4, 18.8)
GRID = (1180, 1320)  # points along a and b: about 2.2 px and 1.4 px apart

Point = tuple[float, float]

RIVER: tuple[Point, ...] = (
    (-16, -7.6), (-10.5, -4.6), (-7.2, -1.9), (-4.9, 1.1), (-3.6, 3.4), (-2.8, 4.4), (-1.0, 6.2),
    (1.0, 7.6), (4.2, 8.7), (7.4, 10.6), (10.5, 13.6), (14, 18),
)
RIVER_HALF = 0.78  # half the water's breadth, in world units

ROADS: tuple[tuple[Point, ...], ...] = (
    # over the bridge, past the yard, along the village front and out to the east
    ((-15, 9.4), (-9, 8.1), (-5.6, 7.2), (-3.4, 6.6), (-2.65, 6.05), (-1.9, 5.3), (-1.15, 4.55), (-1.05, 3.7),
     (-1.35, 2.6), (-1.05, 1.75), (0.3, 1.55), (2.2, 1.62), (4.2, 1.75), (6.4, 1.35), (9.5, 2.2), (15, 2.8)),
    # up through the village to the fields behind
    ((-1.05, 1.75), (-1.15, 0.7), (-0.3, -0.7), (0.2, -1.5), (0.15, -2.6), (-0.35, -3.7), (-0.9, -5.2),
     (-1.0, -6.8), (-1.1, -9.0)),
    # the timber road: from the east road up to the wooded hill and Ox Ridge
    ((4.2, 1.75), (5.0, 0.3), (6.2, -1.1), (7.9, -1.7), (9.4, -2.7), (10.2, -4.3), (11.4, -5.4), (14.0, -6.0)),
    # the gap in front of the dam
    ((3.5, 1.65), (4.3, -0.9), (4.7, -2.5), (5.0, -4.2)),
)
PATHS: tuple[tuple[Point, ...], ...] = (
    ((-3.4, 6.6), (-1.9, 8.6), (0.8, 10.0), (3.6, 10.9), (6.4, 12.6), (9, 15.5)),
    ((-5.6, 7.2), (-7.4, 5.2), (-9.4, 3.2), (-12, 0.6), (-15, -1.4)),
    ((-1.15, 0.9), (-2.8, -0.1), (-4.3, -1.3), (-5.2, -2.8), (-6.2, -4.6), (-6.5, -6.4), (-6.6, -8.2)),
    ((6.4, 1.35), (7.4, 3.2), (8.8, 4.9), (10.2, 7.4)),
)
STREAM: tuple[Point, ...] = (
    (5.9, -9.4), (5.7, -7.2), (5.6, -5.4), (5.65, -4.0), (6.1, -2.4), (6.9, -0.6), (7.0, 1.4), (6.3, 3.6),
    (5.7, 6.2), (5.4, 9.2),
)


@dataclass(frozen=True)
class Hill:
    """A rounded hill, steeper behind than before so that its crest stands out against what lies beyond."""

    at: Point
    radius: float
    height: float
    back: float = 0.5


TERRACES = Hill((-7.0, -6.9), 6.4, 2.7)
WOODS = (
    Hill((9.0, -4.4), 5.6, 3.0, 0.42),
    Hill((2.4, -8.7), 4.2, 2.4, 0.45),
    Hill((13.0, -7.6), 6.5, 3.6, 0.5),
)
ABUTMENTS = (Hill((3.75, -5.9), 2.3, 1.5, 0.7), Hill((7.7, -5.6), 2.6, 1.7, 0.7))
GRAVES = Hill((-3.9, -4.3), 2.5, 0.95, 0.6)

KNOLL: Point = (0.75, -1.75)
THRESHING: Point = (-2.0, 1.15)
IRON_YARD: Point = (1.15, 3.42)

BRIDGE_AT = (3.4, -7.2)  # ground X, Y of the middle; the deck runs along Y
BRIDGE_HALF = (0.36, 1.5)  # half width, half length

DAM_AT: Point = (5.6, -5.45)
DAM_HALF = 1.22  # half the crest's length, in tiles of a
DAM_CREST = 1.22  # height of the crest
POOL_AT: Point = (5.75, -7.5)
POOL_HALF: Point = (1.75, 1.75)
POOL_LEVEL = 1.02


# Scraps of terrace whose walls came out ragged: (left, top, right, bottom) on the picture, covered with grass from
# the given offset, and no longer plots.
MENDED = (((740, 558, 838, 610), (106, 44)), ((642, 558, 714, 620), (-58, -14)))


@dataclass(frozen=True)
class Hamlet:
    """One of the eight brigades: its ground, and which way its houses gather."""

    brigade: int
    key: str
    at: Point
    radius: float = 1.55  # of the worn ground, in world units


HAMLETS = (
    Hamlet(1, "willow_crossing", KNOLL, 4.6),
    Hamlet(2, "three_wells", (-7.9, 4.2), 1.7),
    Hamlet(3, "temple_gate", (-4.35, -1.75), 1.45),
    Hamlet(4, "xia_family_yard", (8.4, 1.15), 1.7),
    Hamlet(5, "smithy_lane", (4.55, 0.35), 1.35),
    Hamlet(6, "pear_hollow", (-1.7, -8.6), 1.6),
    Hamlet(7, "ox_ridge", (11.0, -3.6), 1.6),
    Hamlet(8, "far_ford", (1.9, 10.9), 1.7),
)
