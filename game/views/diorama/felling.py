"""How the woods are felled: clearing by clearing, from the roads outwards; what is left lying in a clearing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

from game.views.diorama.places import apart

if TYPE_CHECKING:
    from game.views.diorama.layout import Anchor, Layout, Spot

CLEARING = 11  # trees that are felled one after another before the next clearing is begun
LATE = ("orchard", "willow")
HOME = 130.0  # px from a house within which trees are kept longest
AWAY = 0.45  # how much the way to the furnaces counts beside the way to the next road
LYING = ((6, 1, "trunk"), (4, 3, "brush"), (9, 5, "trunk"))
"""Beside each so many stumps, from which one on, something lies: (each, first, what)."""
FRESH = 9 * CLEARING  # stumps beside which anything lies still


def in_clearings(layout: Layout) -> tuple[Spot, ...]:
    """The trees in the order in which they are felled.

    Neighbours fall together. What stands by a road goes first, what stands by houses last, fruit trees among it.
    """
    roads = [p for task in ("scrap", "fields", "works") for line in layout.walks[task] for p in line[::3]]
    homes = [house.at for house in layout.houses]
    yard = layout.furnaces[0].at

    def is_late(spot: Spot) -> bool:
        return spot.kind in LATE or any(apart(spot.at, home) < HOME for home in homes)

    road_x, road_d = (np.array([road[k] for road in roads], float) for k in (0, 2))

    def access(spot: Spot) -> float:
        near = float(np.hypot(road_x - spot.at[0], 2 * (road_d - spot.at[2])).min())
        return near + AWAY * apart(spot.at, yard)

    wild = [spot for spot in layout.trees if not is_late(spot)]
    cost = {spot.at: access(spot) for spot in layout.trees}
    left = sorted(wild, key=lambda spot: cost[spot.at])
    order: list[Spot] = []
    while left:
        first = left[0]
        clearing = sorted(left, key=lambda spot: apart(spot.at, first.at))[:CLEARING]
        clearing.sort(key=lambda spot: cost[spot.at])
        order += clearing
        gone = {spot.at for spot in clearing}
        left = [spot for spot in left if spot.at not in gone]
    kept = sorted((spot for spot in layout.trees if is_late(spot)), key=lambda spot: (spot.kind in LATE, cost[spot.at]))
    return (*order, *kept)


def left_lying(stumps: list[Anchor], felling: bool) -> list[tuple[str, Anchor]]:
    """Lopped boughs beside the stumps of the last clearings, and while `felling` goes on trunks not yet hauled off."""
    found = []
    for each, first, kind in LYING:
        if kind == "trunk" and not felling:
            continue
        for k in range(first, min(len(stumps), FRESH), each):
            x, y, depth = stumps[-1 - k]
            turn = 2.4 * k
            dx, dd = round(26 * math.cos(turn)), round(12 * math.sin(turn))
            found.append((kind, (x + dx, y + dd, depth + dd)))
    return found
