"""Where water and ice lie on a land, and by what people cross the river without wetting their feet."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pygame
from numpy.typing import NDArray

if TYPE_CHECKING:
    from game.views.diorama.layout import Anchor, Layout

SQUARE = 4  # px across
RIVER, STREAM, PADDY, ICE = 1, 2, 4, 8
"""What lies in a square, as tools/bakery/land/waters.py marks it; a paddy with ICE holds water in winter too."""
FLOODED = ("spring", "summer")
IN_WATER = ("bare", "sown", "growing")  # crops that stand in water while the paddies are flooded, and none


@dataclass(frozen=True)
class Waters:
    """The marks of a land's squares [x, y], the line by which the river is crossed, and the bridge's nearer parapet."""

    marks: NDArray[np.uint8]
    crossing: str  # bridge or ford
    dry: tuple[Anchor, ...]  # the deck or the stepping stones, from one bank to the other
    parapet: tuple[tuple[int, int], ...]  # outline, px of the layout; a ford has none
    at: Anchor | None  # where the parapet stands

    def mark(self, x: float, y: float) -> int:
        """The marks of the square that a px lies in."""
        column, row = int(x) // SQUARE, int(y) // SQUARE
        wide, high = self.marks.shape
        return int(self.marks[column, row]) if 0 <= column < wide and 0 <= row < high else 0

    def open_at(self, x: float, y: float) -> bool:
        """Whether a px lies in the river or the stream."""
        return bool(self.mark(x, y) & (RIVER | STREAM))


def load(folder: Path) -> Waters:
    """Read a land's waters. Raises ValueError, naming the file and the key, when something is missing."""
    path = folder / "crossing.json"
    way = json.loads(path.read_text(encoding="utf-8"))
    image = pygame.image.load(str(folder / "waters.png"))
    marks = pygame.surfarray.array2d(image).astype(np.uint8)
    if image.get_bytesize() == 1:
        marks = np.array([colour[0] for colour in image.get_palette()], np.uint8)[marks]
    try:
        return Waters(marks, way["kind"], tuple(tuple(p) for p in way["dry"]), tuple(tuple(p) for p in way["parapet"]),
                      tuple(way["at"]) or None)  # fmt: skip
    except KeyError as error:
        raise ValueError(f"{path}: the crossing lacks {error}") from error


def wet_squares(layout: Layout, plots: Mapping[int, str], season: str) -> NDArray[np.bool_]:
    """Of each square [x, y], whether open water, a flooded paddy or ice shows there, with the plots in these states.

    Crops that are ripe or were cut stand on drained ground; what is sown stands in water whenever it is shown.
    """
    marks, tilled = layout.waters.marks, layout.tilled
    wide, high = min(marks.shape[0], tilled.shape[0]), min(marks.shape[1], tilled.shape[1])
    marks, tilled = marks[:wide, :high], tilled[:wide, :high]
    standing = IN_WATER if season in FLOODED else ("sown",)
    under = np.array([plots.get(number, "bare") in standing for number in range(256)])
    wet: NDArray[np.bool_] = (marks & PADDY > 0) & (tilled > 0) & under[tilled]
    if season == "winter":
        wet |= (marks & ICE > 0) & (tilled > 0)
    return wet | (marks & (RIVER | STREAM) > 0)


def over_the_stones(line: tuple[Anchor, ...], waters: Waters) -> tuple[Anchor, ...]:
    """A walk that goes through the river's ford, laid over its stepping stones."""
    if waters.crossing != "ford" or not waters.dry:
        return line
    stones = waters.dry
    left, right = min(p[0] for p in stones), max(p[0] for p in stones)
    top, low = min(p[1] for p in stones), max(p[1] for p in stones)
    inside = [k for k, p in enumerate(line) if left - 6 <= p[0] <= right + 6 and top - 24 <= p[1] <= low + 24]
    if len(inside) < 2:
        return line
    first, last = inside[0], inside[-1]
    way = stones if abs(line[first][0] - stones[0][0]) < abs(line[first][0] - stones[-1][0]) else stones[::-1]
    return (*line[:first], *way, *line[last + 1 :])


BESIDE = (-21, 17)
"""Px along x and depth from the stepping stones to where wheels go through the water."""


def beside_the_stones(line: tuple[Anchor, ...], waters: Waters) -> tuple[Anchor, ...]:
    """A walk over the stepping stones, for wheels: through the shallow water below them."""
    stones, (dx, dd) = set(waters.dry) if waters.crossing == "ford" else set(), BESIDE
    return tuple((x + dx, y + dd, depth + dd) if (x, y, depth) in stones else (x, y, depth) for x, y, depth in line)
