"""Where somebody can stand: not in a thing, not behind one while there is room before it, not in another's arms."""

from __future__ import annotations

import math
from collections.abc import Iterable
from typing import TYPE_CHECKING

from game.views.diorama.layout import Anchor

if TYPE_CHECKING:
    from game.views.diorama.scene import Thing

HIDES = {"furnace": (16, 50), "house_plain": (46, 46), "house_court": (66, 46), "canteen": (64, 64),
         "tree": (24, 44), "orchard": (20, 40), "workshop": (70, 60), "hall": (70, 60), "cart": (16, 20),
         "rick": (22, 30), "granary": (40, 60), "notice": (36, 24)}  # fmt: skip
"""How far to either side and how far behind a thing, in px, it hides somebody who stands there."""
BLOCKS = {"furnace": (17, 8), "oxen": (27, 13), "pigs": (13, 8), "rick": (25, 14), "cart": (36, 18), "heap": (27, 14),
          "fuel": (27, 14), "woodpile": (34, 18), "charcoal": (36, 20), "well": (17, 10), "tree": (7, 5),
          "orchard": (7, 5), "stump": (7, 4), "granary": (40, 22), "notice": (38, 14), "pole": (5, 3),
          "grave": (16, 9), "sheaves": (50, 26), "stook": (22, 11), "basket": (20, 12)}  # fmt: skip
"""How far to either side and along depth from a thing's middle, in px, nobody can stand in it."""
STRIPE = 72
ARM = 17.0  # px on the ground between two who stand

Box = tuple[int, int, int, int]


class Cover:
    """What can hide people or stands in their way, by stripes of the map."""

    def __init__(self, things: Iterable[Thing]) -> None:
        self._hides: dict[int, list[Box]] = {}
        self._blocks: dict[int, list[Box]] = {}
        for thing in things:
            self.add(thing)

    def add(self, thing: Thing) -> None:
        """Take another thing in."""
        for sizes, stripes in ((HIDES, self._hides), (BLOCKS, self._blocks)):
            if thing.kind in sizes and not (sizes is HIDES and thing.state == "ruined"):
                row = (thing.at[0], thing.at[2], *sizes[thing.kind])
                for stripe in range(thing.at[0] // STRIPE - 1, thing.at[0] // STRIPE + 2):
                    stripes.setdefault(stripe, []).append(row)

    def hides(self, at: Anchor) -> bool:
        """Whether something nearer would hide somebody at a place: such places are taken last."""
        return any(abs(x - at[0]) <= wide and 3 < depth - at[2] <= deep
                   for x, depth, wide, deep in self._hides.get(at[0] // STRIPE, ()))  # fmt: skip

    def blocks(self, at: Anchor, more: int = 0) -> bool:
        """Whether something stands at a place, or within so many px more on either side."""
        return any(abs(x - at[0]) < wide + more and abs(depth - at[2]) < deep + more / 2
                   for x, depth, wide, deep in self._blocks.get(at[0] // STRIPE, ()))  # fmt: skip


def apart(p: Anchor, q: Anchor) -> float:
    """Px between two places as they lie on the ground, which is seen half as deep as wide."""
    return math.hypot(p[0] - q[0], 2 * (p[2] - q[2]))


class Room:
    """Gives out places to stand, each an arm's length from all that were given before."""

    def __init__(self, cover: Cover) -> None:
        self.cover = cover
        self._taken: dict[int, list[Anchor]] = {}

    def is_free(self, at: Anchor, gap: float = ARM) -> bool:
        """Whether nobody stands within a gap, in px, of a place."""
        stripe = at[0] // STRIPE
        return all(apart(at, other) >= gap for k in (-1, 0, 1) for other in self._taken.get(stripe + k, ()))

    def take(self, at: Anchor) -> None:
        """Give a place out."""
        self._taken.setdefault(at[0] // STRIPE, []).append(at)

    def near(self, at: Anchor) -> Anchor | None:
        """A free place beside one that is taken, if there is one."""
        for dx, dd in ((18, 5), (-18, 5), (9, 9), (-9, 9), (0, 12), (20, -4), (-20, -4), (0, -10)):
            other = (at[0] + dx, at[1] + dd, at[2] + dd)
            if self.is_free(other) and not self.cover.blocks(other) and not self.cover.hides(other):
                return other
        return None
