"""Where somebody can stand: not in a thing, not behind one while there is room before it, not in another's arms."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from game.views.diorama.layout import Anchor
    from game.views.diorama.thing import Thing

HIDES = {"furnace": (16, 50), "house_plain": (46, 46), "house_court": (66, 46), "canteen": (64, 64),
         "tree": (24, 44), "orchard": (20, 40), "workshop": (70, 60), "hall": (70, 60), "cart": (16, 20),
         "rick": (22, 30), "granary": (40, 60), "notice": (36, 24)}  # fmt: skip
"""How far to either side and how far behind a thing, in px, it hides somebody who stands there."""
BLOCKS = {"furnace": (17, 8), "oxen": (27, 13), "pigs": (13, 8), "rick": (25, 14), "cart": (36, 18), "heap": (27, 14),
          "fuel": (27, 14), "woodpile": (34, 18), "charcoal": (56, 30), "well": (17, 10), "tree": (7, 5),
          "orchard": (7, 5), "stump": (7, 4), "granary": (40, 22), "notice": (38, 14), "pole": (5, 3),
          "grave": (16, 9), "sheaves": (50, 26), "stook": (22, 11), "basket": (20, 12),
          "trunk": (24, 10), "brush": (22, 12), "planks": (24, 13), "bars": (20, 11), "ore": (22, 12),
          "handcart": (26, 14), "crows": (24, 12)}  # fmt: skip
"""How far to either side and along depth from a thing's middle, in px, nobody can stand in it."""
STRIPE = 72
ARM = 17.0  # px on the ground between two who stand
FINE = 2  # px across a square of a plan of the ground
GRAIN, AT_FIRST = 128, (1536, 1024)  # squares by which a plan grows, and what it begins with


class Plan:
    """Which squares of the ground, along x and depth, are marked; it grows where one is marked beyond its edges."""

    def __init__(self) -> None:
        self._left = self._top = -GRAIN
        self._marked: NDArray[np.bool_] = np.zeros(AT_FIRST, bool)

    def mark(self, left: int, right: int, far: int, near: int) -> None:
        """Mark a box, px, its ends included."""
        left, right, far, near = left // FINE, right // FINE, far // FINE, near // FINE
        wide, deep = self._marked.shape
        if left < self._left or far < self._top or right >= self._left + wide or near >= self._top + deep:
            self._grow(min(left, self._left), min(far, self._top),
                       max(right + 1, self._left + wide), max(near + 1, self._top + deep))  # fmt: skip
        self._marked[left - self._left : right + 1 - self._left, far - self._top : near + 1 - self._top] = True

    def _grow(self, left: int, top: int, right: int, bottom: int) -> None:
        old, (wide, deep) = self._marked, self._marked.shape
        x, y = self._left - left + GRAIN, self._top - top + GRAIN
        self._left, self._top = left - GRAIN, top - GRAIN
        self._marked = np.zeros((right - left + 2 * GRAIN, bottom - top + 2 * GRAIN), bool)
        self._marked[x : x + wide, y : y + deep] = old

    def at(self, x: int, depth: int) -> bool:
        """Whether the square of a px is marked."""
        x, depth = x // FINE - self._left, depth // FINE - self._top
        wide, deep = self._marked.shape
        return 0 <= x < wide and 0 <= depth < deep and bool(self._marked[x, depth])


class Cover:
    """What can hide people or stands in their way, as plans of the ground; and where they would stand in water."""

    def __init__(self, things: Iterable[Thing], wet: Callable[[float, float], bool] = lambda _x, _y: False) -> None:
        self.wet = wet
        self._hides, self._blocks = Plan(), {0: Plan()}
        self._boxes: list[tuple[Anchor, tuple[int, int]]] = []
        for thing in things:
            self.add(thing)

    def add(self, thing: Thing) -> None:
        """Take another thing in."""
        x, _y, depth = thing.at
        if thing.kind in HIDES and thing.state != "ruined":
            wide, deep = HIDES[thing.kind]
            self._hides.mark(x - wide, x + wide, depth - deep, depth - 4)
        if thing.kind in BLOCKS:
            self._boxes.append((thing.at, BLOCKS[thing.kind]))
            for more, plan in self._blocks.items():
                self._block(plan, *self._boxes[-1], more)

    @staticmethod
    def _block(plan: Plan, at: Anchor, size: tuple[int, int], more: int) -> None:
        (x, _y, depth), wide, deep = at, size[0] + more, math.ceil(size[1] + more / 2)
        plan.mark(x - wide + 1, x + wide - 1, depth - deep + 1, depth + deep - 1)

    def hides(self, at: Anchor) -> bool:
        """Whether something nearer would hide somebody at a place: such places are taken last."""
        return self._hides.at(at[0], at[2])

    def blocks(self, at: Anchor, more: int = 0, wading: bool = False) -> bool:
        """Whether something stands at a place, or within so many px more on either side, or water, unless they wade."""
        if not wading and self.wet(at[0], at[1]):
            return True
        if more not in self._blocks:
            plan = self._blocks[more] = Plan()
            for box in self._boxes:
                self._block(plan, *box, more)
        return self._blocks[more].at(at[0], at[2])


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
        x, _y, depth = at
        for stripe in range((x - int(gap)) // STRIPE, (x + int(gap)) // STRIPE + 1):
            for other in self._taken.get(stripe, ()):
                across, along = x - other[0], 2 * (depth - other[2])
                if across * across + along * along < gap * gap:
                    return False
        return True

    def take(self, at: Anchor) -> None:
        """Give a place out."""
        self._taken.setdefault(at[0] // STRIPE, []).append(at)

    def near(self, at: Anchor, wading: bool = False) -> Anchor | None:
        """A free place beside one that is taken, if there is one."""
        for dx, dd in ((18, 5), (-18, 5), (9, 9), (-9, 9), (0, 12), (20, -4), (-20, -4), (0, -10)):
            other = (at[0] + dx, at[1] + dd, at[2] + dd)
            if self.is_free(other) and not self.cover.blocks(other, 0, wading) and not self.cover.hides(other):
                return other
        return None
