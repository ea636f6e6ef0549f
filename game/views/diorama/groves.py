"""Groups of trees at the lower corners of the picture, which close it towards the viewer."""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

from game.views.diorama.places import apart

if TYPE_CHECKING:
    from game.views.diorama.layout import Layout, Spot
    from game.views.diorama.settled import Land

CORNERS = ((30, 430), (2130, 2530))  # px along x
LOWEST, HIGHEST = 1500, 1290  # px down the picture, of a view of the whole village
TREES, TRIES = 12, 400  # in a corner at most
GAP = 44.0  # px on the ground from one tree to the next
FREE = (9, 6)  # px to each side of a trunk in which no field and no water lies
KINDS = ("broadleaf", "fir", "broadleaf", "pine", "fir")


def planted(layout: Layout, land: Land) -> tuple[Spot, ...]:
    """The trees of a land with those groups among them: denser towards the corner, and only where nothing else is."""
    rng = random.Random(1957)
    found: list[Spot] = list(layout.trees)
    for near, far in CORNERS:
        corner = 0 if near < layout.size[0] / 2 else layout.size[0]
        group = 0
        for _ in range(TRIES):
            x, y = rng.randint(near, far), rng.randint(HIGHEST, LOWEST)
            thin = (abs(x - corner) / 430 + (LOWEST - y) / (LOWEST - HIGHEST)) / 2
            if rng.random() < thin or land.is_soft((x, y, 0), FREE):
                continue
            beside = min(layout.trees, key=lambda spot: abs(spot.at[0] - x) + 2 * abs(spot.at[1] - y))
            at = (x, y, y + beside.at[2] - beside.at[1])
            if land.is_taken(land.walked, at, FREE) or land.is_taken(land.stands, at, FREE):
                continue
            if any(apart(at, spot.at) < GAP for spot in found):
                continue
            found.append(replace(beside, at=at, kind=KINDS[rng.randrange(len(KINDS))]))
            group += 1
            if group == TREES:
                break
    return tuple(found)
