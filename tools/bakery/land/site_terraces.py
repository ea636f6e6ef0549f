"""The terraces: rice on both flanks of a valley in Sichuan, the village on a shelf above a river with a ford.

The ground rises behind the village like an amphitheatre, so that its paddies face the viewer; a dam can shut the side
valley between the wooded hills at the right.
"""

from __future__ import annotations

from tools.bakery.land import site_plain
from tools.bakery.land.site import Crossing, Dam, Hamlet, Hill, Line, Point, Site, Walk

STEP = 0.30  # height of one terrace
WALL = 0.15  # breadth of a terrace's wall on the ground
BOWL: Point = (-0.6, 0.4)  # middle of the amphitheatre
RIDGE = (-9.6, -12.4)  # where the wooded ridge begins behind the terraces, and where it is whole
VILLAGE_LEVEL, YARD_LEVEL = 1.2, 0.98
LEVELS: dict[int, float] = {5: 1.15}  # of the shelves of some hamlets; the others lie as high as the hillside

SPURS = (Hill((-9.4, -2.6), 5.2, 1.0, 0.8), Hill((-5.0, -8.0), 3.6, 0.9, 0.7), Hill((1.6, -9.0), 3.8, 0.4, 0.7))
WOODS = (Hill((11.6, -8.2), 6.4, 2.6, 0.55), Hill((8.4, -7.6), 3.8, 1.4, 0.6), Hill((12.6, 12.6), 4.0, 0.4, 0.9))
ABUTMENTS = (Hill((3.0, -6.6), 2.0, 0.8, 0.8), Hill((7.1, -5.9), 2.4, 1.1, 0.7))

SHIFT: Point = (-1.0, -0.4)
"""The village itself is laid out as on the plain, moved by so much."""


def moved(points: Line) -> Line:
    """Points of the plain's village where they lie here."""
    return tuple((round(a + SHIFT[0], 3), round(b + SHIFT[1], 3)) for a, b in points)


def own(name: str, count: int, *others: Point) -> Line:
    """The first `count` places of a kind in the plain's village, moved, and others beside."""
    return moved(site_plain.BUILDINGS[name][:count]) + others


VILLAGE = site_plain.SITE
HIDDEN_GRAVE = 10
ROADS: tuple[Line, ...] = (
    # from the west along its shelf, past the threshing floor and the yard, down to the ford and up the near flank
    ((-15, 4.6), (-11.2, 3.9), (-8.4, 3.1), (-6.0, 3.0), (-4.2, 2.5), (-2.9, 2.0), (-2.05, 1.35), (-0.7, 1.15),
     (1.2, 1.22), (3.2, 1.3), (4.4, 1.7), (5.5, 2.35), (6.45, 3.05), (7.5, 3.8), (9.0, 4.2), (11.4, 5.0), (15, 5.4)),
    moved(VILLAGE.roads[1][:6]) + ((-1.7, -5.5), (-2.3, -6.7), (-2.2, -7.9), (-3.0, -9.6)),
    # the timber road over the stream to the wooded hills
    ((3.2, 1.3), (4.0, -0.1), (5.0, -0.8), (6.0, -1.2), (7.0, -2.0), (7.9, -3.1), (8.9, -3.9), (10.0, -5.0),
     (11.8, -6.0), (14, -7)),
    ((2.5, 1.25), (3.3, -1.3), (3.8, -2.7), (4.2, -4.0)),
)
LANES: tuple[Line, ...] = (
    ((7.0, -2.0), (7.7, -2.45), (8.5, -2.65), (9.4, -2.6), (10.2, -2.45)),
    ((9.0, 4.2), (9.3, 5.0), (9.25, 6.0), (9.2, 6.9)),
)
PATHS: tuple[Line, ...] = (
    ((7.5, 3.8), (6.6, 6.0), (5.2, 8.0), (3.4, 9.6), (1.0, 10.9), (-2.2, 12.4), (-5.2, 15.0)),
    ((-6.0, 3.0), (-6.6, 1.0), (-7.4, -0.8), (-8.6, -2.6), (-9.6, -4.6), (-9.4, -6.8), (-8.6, -8.6)),
    ((-2.15, 0.5), (-3.8, -0.5), (-5.1, -1.3), (-6.6, -2.4), (-7.2, -4.4), (-6.4, -6.4), (-5.8, -8.4)),
    ((-4.2, 2.5), (-4.4, 4.2), (-4.7, 5.8), (-4.6, 7.4)),
)
KNOLL = moved((site_plain.KNOLL,))[0]
HAMLETS = (
    Hamlet(1, "village", KNOLL, 4.6),
    Hamlet(2, "west_shelf", (-9.3, 1.9), 1.6, site_plain.HAMLETS[1].houses),
    Hamlet(3, "below_the_graves", moved((site_plain.HAMLETS[2].at,))[0], 1.45, site_plain.HAMLETS[2].houses),
    Hamlet(4, "over_the_ford", (9.3, 6.6), 1.7, site_plain.HAMLETS[3].houses),
    Hamlet(5, "by_the_stream", moved((site_plain.HAMLETS[4].at,))[0], 1.35, site_plain.HAMLETS[4].houses),
    Hamlet(6, "high_shelf", (-3.9, -8.6), 1.5, site_plain.HAMLETS[5].houses),
    Hamlet(7, "under_the_woods", (9.3, -3.0), 1.5, site_plain.HAMLETS[6].houses),
    Hamlet(8, "near_bank", (1.6, 10.2), 1.6, site_plain.HAMLETS[7].houses),
)
CANTEENS = (*moved(site_plain.CANTEENS[:1]), (-9.0, 3.0), *moved(site_plain.CANTEENS[2:3]), (9.5, 7.6),
            *moved(site_plain.CANTEENS[4:5]), (-3.25, -7.75), (8.8, -2.1), (1.2, 11.3))
BUILDINGS: dict[str, Line] = {
    "hall": own("hall", 1), "workshop": own("workshop", 1), "school": own("school", 1),
    "granaries": own("granaries", 3),
    "sheds": own("sheds", 2, (11.6, 6.4), (-10.2, 1.2)),
    "notice": own("notice", 1),
    "poles": own("poles", 1, (-3.6, 1.95), (-6.6, 2.55), (1.05, 0.95), (5.0, 1.45)),
    "wells": own("wells", 1, (-8.9, 1.95), (9.45, 6.95), (-5.2, -2.0)),
    "carts": own("carts", 4),
    "heaps": own("heaps", 6), "fuel": own("fuel", 4), "woodpiles": own("woodpiles", 5),
    "charcoal": ((2.7, -2.3), (7.5, -1.9), (8.0, -4.4), (2.6, -3.2)),
    "ricks": own("ricks", 4), "floor": own("floor", 1), "baskets": own("baskets", 3),
}

SITE = Site(
    name="terraces",
    river=((16, -6.0), (12.6, -3.6), (10.6, -1.4), (8.8, 0.4), (7.5, 1.9), (5.5, 4.1), (3.6, 5.5), (0.9, 6.6),
           (-2.2, 7.6), (-5.2, 9.2), (-8.2, 11.6), (-11, 14), (-15, 17.2)),
    roads=ROADS,
    paths=PATHS,
    lanes=LANES,
    stream=((5.0, -9.6), (4.9, -7.6), (4.8, -5.6), (4.9, -4.2), (5.3, -2.4), (5.9, -1.2), (6.6, 0.0), (7.5, 1.0),
            (8.1, 1.4)),
    reach=(1500, 150, 560, 750),
    crossing=Crossing("ford", (9.55, 3.45), (0.4, 1.25)),
    dam=Dam((4.8, -5.6), -0.45, 0.40, (-1.80, 1.75), 2.56, 2.30, (4.95, -7.6), (1.7, 1.65), 2.22, -9.8,
            (1460, 180, 560, 500)),
    graves_hill=Hill((-4.9, -4.9), 2.3, 0.8, 0.6),
    knoll=KNOLL,
    threshing=moved((VILLAGE.threshing,))[0],
    threshing_level=1.1,
    iron_yard=moved((site_plain.IRON_YARD,))[0],
    hamlets=HAMLETS,
    houses=tuple((kind, *moved(((a, b),))[0]) for kind, a, b in VILLAGE.houses),
    house_trees=moved(VILLAGE.house_trees),
    canteens=CANTEENS,
    buildings=BUILDINGS,
    # one of the plain's would lie behind a house here
    graves=(*moved(VILLAGE.graves[:HIDDEN_GRAVE]), (-6.05, -4.75), *moved(VILLAGE.graves[HIDDEN_GRAVE + 1 :])),
    clear=((1.86, 1.5),),
    oxen=((-3.2, 1.75), (3.7, 1.85), (-6.6, 3.2), (8.2, 4.3), (-4.3, 0.2), (-8.0, 3.5), (1.95, 0.9), (4.2, 8.6),
          (7.2, 5.4), (2.9, 10.4), (-2.0, -6.4), (-10.2, 3.6)),
    pigs=(*moved(VILLAGE.pigs[:4]), (11.4, 6.8), (-10.1, 1.6), *moved(VILLAGE.pigs[6:8]), (11.8, 6.8), (-10.4, 1.65)),
    fowl=(*moved(VILLAGE.fowl[:4]), (-9.0, 1.6), (9.7, 6.25), (1.7, 10.0), moved(VILLAGE.fowl[7:])[0]),
    walks=(
        Walk("fields", ROADS[0][1:7], 0.14), Walk("fields", PATHS[0], 0.05), Walk("fields", PATHS[1][:5], 0.05),
        Walk("fields", ROADS[1][1:], 0.1), Walk("fields", PATHS[2][:6]), Walk("fields", PATHS[3]),
        Walk("furnaces", ROADS[0][5:10], 0.1),
        Walk("scrap", ROADS[0][:9], -0.12), Walk("scrap", ROADS[0][6:15], -0.1), Walk("scrap", ROADS[2], 0.1),
        Walk("scrap", ROADS[0][6:10], 0.16),
        Walk("works", ROADS[3], 0.1), Walk("works", ROADS[3], -0.12),
        Walk("works", ((3.95, -4.1), (4.4, -4.5), (4.95, -4.45), (5.5, -4.6))),
        Walk("workshop", moved(((2.3, 1.55), (2.75, 1.3), (3.2, 1.45), (3.7, 1.7)))),
        Walk("canteens", moved(((-0.6, 1.45), (0.2, 1.4), (0.95, 1.25), (1.45, 1.0)))),
        Walk("rest", moved(VILLAGE.roads[1][:5]), 0.12),
    ),
    tags={"brigade:1": (0.2, -4.3, 70), "dam": (4.8, -5.5, 20), "woods": (9.2, -6.4, 60), "fields": (1.6, 5.2, 14),
          "graves": (-4.8, -4.6, 26), "bridge": (6.5, 3.0, 16)},
    stops={"village": (-0.65, 0.45), "yard": (0.1, 2.6), "bridge": (6.3, 2.8), "dam": (4.6, -4.8),
           "terraces": (-6.6, -5.6), "woods": (8.6, -5.4), "fields": (1.4, 5.4), "graves": (-4.6, -3.8)},
    flooded=True,
)
