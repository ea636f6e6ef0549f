"""Where the places of a land are shifted to when it is read: off fields and water, out of each other, and in no grid.

The land's pictures stay what they are. A place that is good stays where it is; another goes to the nearest that is.
"""

from __future__ import annotations

import math
from dataclasses import replace
from statistics import median
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from game.views.diorama.groves import planted
from game.views.diorama.places import apart
from game.views.diorama.waters import RIVER, SQUARE, STREAM

if TYPE_CHECKING:
    from game.views.diorama.layout import Anchor, Layout, Spot

YARD = 24  # furnaces of the commune's own yard; the others stand in the hamlets
ROWS = (
    ((-132, -54), (-74, -68), (-16, -58), (50, -72), (104, -56), (152, -46)),
    ((-152, -14), (-98, -24), (-38, -10), (22, -30), (80, -16), (134, -4)),
    ((-120, 20), (-66, 10), (-6, 26), (54, 10), (106, 28), (160, 34)),
    ((-146, 60), (-88, 52), (-32, 68), (28, 58), (80, 72), (134, 66)),
)
"""The iron yard, px along x and depth from its middle: thrown up in haste, some close together, with lanes between."""
LANES = (
    ((-166, -36), (-110, -46), (-58, -36), (-8, -40), (38, -50), (92, -38), (150, -28)),
    ((-168, 4), (-118, 0), (-70, -8), (-20, 10), (38, -8), (94, 4), (168, 14)),
    ((-172, 42), (-120, 40), (-66, 30), (-30, 46), (26, 34), (76, 44), (128, 48), (172, 56)),
    ((-160, 84), (-100, 74), (-44, 90), (20, 80), (76, 94), (140, 88)),
)
"""Where those who fetch and carry go between the stacks, alike."""
LITTER = ((-176, -44), (-186, 22), (-112, -90), (-44, -92), (18, -94), (84, -96), (188, -30), (198, 14), (194, 58),
          (176, 92), (-190, 66), (-128, 96), (-64, 102), (2, 104), (58, 106), (116, 104))  # fmt: skip
"""Where ore, planks, carts and iron lie about the yard, alike."""
ROOM = {"carts": (26, 13), "baskets": (20, 12), "heaps": (26, 14), "fuel": (26, 14), "ricks": (26, 15), "poles": (6, 4),
        "wells": (18, 10), "oxen": (34, 15), "pigs": (14, 9), "fowl": (14, 9)}  # fmt: skip
"""Px to each side and along depth that a place of a kind wants free of fields and water."""
BEASTS = ("oxen", "pigs", "fowl")  # they move about in theirs
HEAPED, NEAR_STACKS = ("heaps", "fuel"), 7
"""What lies between the stacks, and within how many rings it must find a place or stay where it was."""
WALLS = (66, 40)  # the same of a building
STACK = (24, 16)  # and of a furnace
TREE = (8, 6)
KILN = (48, 28)  # and of a charcoal kiln, in which no tree can have stood
BURNING = (38, 22)  # its mound
WAY = 20  # px from a walk
STEP, FAR = 12, 34  # px from one ring of places that are looked at to the next; how many rings


class Land:
    """What is free of fields and water, and what stands where, as bitmaps of squares: quick to ask."""

    def __init__(self, layout: Layout) -> None:
        marks = layout.waters.marks
        wide, high = min(marks.shape[0], layout.tilled.shape[0]), min(marks.shape[1], layout.tilled.shape[1])
        self.soft: NDArray[np.bool_] = (layout.tilled[:wide, :high] > 0) | (marks[:wide, :high] & (RIVER | STREAM) > 0)
        (x, y, _depth), (left, far, right, near) = layout.dam, DAM
        self.soft[(x - left) // SQUARE : (x + right) // SQUARE, (y - far) // SQUARE : (y + near) // SQUARE] = True
        self.stands, self.walked, self.close = (np.zeros((wide, high + DEEPER // SQUARE), bool) for _plan in range(3))

    def mark(self, plan: NDArray[np.bool_], at: Anchor, room: tuple[int, int]) -> None:
        """Mark a box about a place, along x and depth."""
        plan[self._box(at[0], at[2], room)] = True

    @staticmethod
    def _box(x: int, along: int, room: tuple[int, int]) -> tuple[slice, slice]:
        return (slice(max(0, (x - room[0]) // SQUARE), max(0, (x + room[0]) // SQUARE) + 1),
                slice(max(0, (along - room[1]) // SQUARE), max(0, (along + room[1]) // SQUARE) + 1))  # fmt: skip

    def is_soft(self, at: Anchor, room: tuple[int, int]) -> bool:
        """Whether a field or water lies within a box about a place."""
        return bool(self.soft[self._box(at[0], at[1], room)].any())

    def is_taken(self, plan: NDArray[np.bool_], at: Anchor, room: tuple[int, int]) -> bool:
        """Whether something is marked in a box about a place."""
        return bool(plan[self._box(at[0], at[2], room)].any())

    def nearest(
        self, at: Anchor, room: tuple[int, int], size: tuple[int, int], far: int, strict: bool = False
    ) -> Anchor | None:
        """The nearest place free of all that; where there is none and it is not `strict`, one beside somebody's way."""
        second = None
        for ring in range(1, far + 1):
            for k in range(8 + 2 * ring):
                turn = 2 * math.pi * k / (8 + 2 * ring)
                dx, dd = round(STEP * ring * math.cos(turn)), round(STEP * ring * math.sin(turn) / 2)
                p = (at[0] + dx, at[1] + dd, at[2] + dd)
                if not (30 < p[0] < size[0] - 30 and 40 < p[1] < size[1] - 20):
                    continue
                if self.is_soft(p, room) or self.is_taken(self.stands, p, room) or self.is_taken(self.close, p, room):
                    continue
                if not self.is_taken(self.walked, p, room):
                    return p
                second = second or (None if strict else p)
        return second


DAM = (190, 120, 190, 80)  # px to the left, behind, to the right of and before its middle that are the dam's
DEEPER = 400  # px by which the depth of what stands high exceeds its row


def settle(layout: Layout) -> Layout:
    """The land with its places settled."""
    layout = _yard(layout)
    land = Land(layout)
    walls = [spot.at for spot in (*layout.houses, *layout.canteens)]
    walls += [at for name in ("hall", "workshop", "school", "granaries", "sheds") for at in layout.places[name]]
    stacks, trees = [spot.at for spot in layout.furnaces], [spot.at for spot in layout.trees]
    toil = [(s[0], s[1], s[2]) for s in layout.spots["works"]]
    for point in (point for lines in layout.walks.values() for line in lines for point in line):
        land.mark(land.walked, point, (WAY + 10, WAY // 2 + 5))
        land.mark(land.close, point, (WAY // 2, WAY // 4))
    for stood, room in ((walls, WALLS), (stacks, STACK), (toil, TREE)):
        for at in stood:
            land.mark(land.stands, at, room)
    kilns = []
    for at in layout.places["charcoal"]:  # trees make way for them
        taken = land.is_taken(land.stands, at, BURNING) or land.is_taken(land.close, at, BURNING)
        kilns.append((taken and land.nearest(at, BURNING, layout.size, FAR, strict=True)) or at)
        land.mark(land.stands, kilns[-1], KILN)
    layout = replace(layout, places={**layout.places, "charcoal": tuple(kilns)})
    for at in trees:
        land.mark(land.stands, at, TREE)
    yard = Land(layout)
    for at in stacks:
        yard.mark(yard.stands, at, STACK)
    places = dict(layout.places)
    for name, room in ROOM.items():
        settled = []
        for at in layout.places[name]:
            among = name in HEAPED
            tight = (room[0] * 2 // 3, room[1] * 2 // 3)
            wanted = room if name in BEASTS else tight
            if land.is_soft(at, wanted) or (among and yard.is_taken(yard.stands, at, (12, 7))):
                far = NEAR_STACKS if among else FAR
                boxes = (tight,) if among else (room, tight, (room[0] // 2, room[1] // 2))
                at = next((p for box in boxes if (p := land.nearest(at, box, layout.size, far)) is not None), at)
            settled.append(at)
            land.mark(land.stands, at, room)
        places[name] = tuple(settled)
    woods = tuple(_off_the_kilns(spot, layout) for spot in planted(layout, land))
    return replace(layout, places=places, trees=woods, walked=land.walked)


def _off_the_kilns(spot: Spot, layout: Layout) -> Spot:
    """A tree, beside the kiln on whose ground it was planted; before it, where there is another kiln beside."""
    x, y, depth = spot.at

    def on() -> Anchor | None:
        kilns = layout.places["charcoal"]
        return next((k for k in kilns if abs(x - k[0]) < KILN[0] and abs(depth - k[2]) < KILN[1]), None)

    if kiln := on():
        x = kiln[0] + (KILN[0] + 4) * (1 if x >= kiln[0] else -1)
    while kiln := on():
        down = kiln[2] + KILN[1] + 2 - depth
        y, depth = y + down, depth + down
    return replace(spot, at=(x, y, depth))


def _yard(layout: Layout) -> Layout:
    """The iron yard with its stacks thrown together, the first to be lit in the middle of its front."""
    old = layout.furnaces[:YARD]
    x, depth = (round(sum(spot.at[k] for spot in old) / len(old)) for k in (0, 2))
    high = round(median(spot.at[2] - spot.at[1] for spot in old))

    def at(dx: int, dd: int) -> Anchor:
        return x + dx, depth + dd - high, depth + dd

    order = sorted((place for row in ROWS for place in row),
                   key=lambda p: (round(math.hypot((p[0] + 10) / 120, (p[1] + 5) / 48) / 0.7), p[1], p[0]))  # fmt: skip
    spots: list[Spot] = [replace(spot, at=at(*place)) for spot, place in zip(old, order, strict=True)]
    lanes = tuple(_smooth([at(*point) for point in lane]) for lane in LANES)
    walks = {**layout.walks, "furnaces": (*lanes, *layout.walks["furnaces"][len(LANES) :])}
    litter = tuple(at(*place) for place in LITTER)
    places = {**layout.places, "litter": litter}
    return replace(layout, furnaces=(*spots, *layout.furnaces[YARD:]), walks=walks, places=places)


def _smooth(points: list[Anchor]) -> tuple[Anchor, ...]:
    """A line through points with one about each 12 px."""
    line: list[Anchor] = []
    for p, q in zip(points, points[1:], strict=False):
        steps = max(1, round(apart(p, q) / 12))
        line += [tuple(round(a + (b - a) * k / steps) for a, b in zip(p, q, strict=True)) for k in range(steps)]  # type: ignore[misc]
    return (*line, points[-1])
