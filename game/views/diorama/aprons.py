"""Made ground under what stands in a field or a paddy: trodden earth, on which no water shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from game.views.diorama.layout import Anchor, Layout
from game.views.diorama.thing import Thing
from game.views.diorama.waters import SQUARE

if TYPE_CHECKING:
    from game.views.diorama.scene import Scene

APRONS = {
    "canteen": "large", "house_plain": "middle", "house_court": "middle", "pig_shed": "middle", "furnace": "middle",
    "woodpile": "small", "grave": "small",
}  # fmt: skip
"""What stands on ground of its own where fields reach up to it, and how much of it."""
HALF = {"large": (1.42, 0.97), "middle": (0.97, 0.8), "small": (0.63, 0.6)}  # tiles along its two sides
BEHIND = 30  # px along depth from what stands on it
RIM = ((0, 0), (0.8, 0), (-0.8, 0), (0, 0.8), (0, -0.8), (0.65, -0.65), (-0.65, -0.65), (0.65, 0.65))
"""Where it is looked whether a field lies under it, as shares of its halves."""


def lay_aprons(scene: Scene, layout: Layout) -> None:
    """Ground made over each field or paddy that reaches under what stands there."""
    winter = scene.picture.season == "winter"
    for thing in [t for t in scene.things if t.kind in APRONS]:
        # under snow a grave's ground is like that about it, but for ice
        if winter and thing.kind == "grave" and not _watery(scene, thing.at):
            continue
        size, (x, y, _depth) = APRONS[thing.kind], thing.at
        wide, deep = HALF[size]
        rim = [(48 * (wide * a + deep * b), 24 * (wide * a - deep * b)) for a, b in RIM]
        if any(layout.plot_near(round(x + dx), round(y + dy)) for dx, dy in rim):
            _lay(scene, thing.at, size)


def _lay(scene: Scene, at: Anchor, size: str) -> None:
    x, y, depth = at
    scene.things.append(Thing("apron", size, (x, y, depth - BEHIND)))
    wide, deep = HALF[size]
    reach = 48 * (wide + deep)
    left, top = max(0, int(x - reach) // SQUARE), max(0, int(y - reach / 2) // SQUARE)
    part = scene.water[left : int(x + reach) // SQUARE + 1, top : int(y + reach / 2) // SQUARE + 1]
    across = ((left + np.arange(part.shape[0])) * SQUARE + SQUARE / 2 - x)[:, None]
    down = ((top + np.arange(part.shape[1])) * SQUARE + SQUARE / 2 - y)[None]
    a, b = (across / 48 + down / 24) / 2, (across / 48 - down / 24) / 2
    part &= np.abs(a / wide) ** 3 + np.abs(b / deep) ** 3 >= 1


def _watery(scene: Scene, at: Anchor) -> bool:
    """Whether water or ice lies at a place, before ground is made."""
    column, row = int(at[0]) // SQUARE, int(at[1]) // SQUARE
    wide, high = scene.water.shape
    return 0 <= column < wide and 0 <= row < high and bool(scene.water[column, row])
