"""The cartogram: a tile for each province, near where it lies, its figure on it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from game.views.layout import Box
from game.views.maps.shades import text_on
from game.views.pen import Pen

COLUMNS, ROWS = 8, 7
GAP = 2.0
PLACES: dict[str, tuple[int, int]] = {
    "HLJ": (7, 0),
    "NMG": (5, 1), "JL": (7, 1),
    "XJ": (0, 2), "GS": (2, 2), "NX": (3, 2), "SX": (4, 2), "HEB": (5, 2), "BJ": (6, 2), "LN": (7, 2),
    "QH": (1, 3), "SHX": (3, 3), "HEN": (4, 3), "SD": (5, 3),
    "XZ": (0, 4), "SC": (2, 4), "HUB": (3, 4), "AH": (4, 4), "JS": (5, 4), "SH": (6, 4),
    "GZ": (2, 5), "HUN": (3, 5), "JX": (4, 5), "ZJ": (5, 5),
    "YN": (1, 6), "GX": (2, 6), "GD": (3, 6), "FJ": (4, 6),
}  # fmt: skip
"""Column and row by the letters of a province."""
NO_FIGURE = "–"


@dataclass(frozen=True)
class Tile:
    """What stands on a tile; `shade` None: no figure."""

    name: str
    figure: str
    shade: int | None


@dataclass(frozen=True)
class Grid:
    """Where the tiles lie: the grid's left top corner and a tile's size, logical pixels."""

    x: float
    y: float
    w: float
    h: float

    def box(self, letters: str) -> Box:
        """A tile's box, without the gap to its neighbours."""
        column, row = PLACES[letters]
        return (self.x + column * self.w, self.y + row * self.h, self.w - GAP, self.h - GAP)

    def at(self, x: float, y: float) -> str | None:
        """The letters of the tile at a point."""
        cell = (int((x - self.x) // self.w), int((y - self.y) // self.h))
        return next((letters for letters, place in PLACES.items() if place == cell), None)

    @property
    def flat(self) -> bool:
        """Whether a tile has room for one line only."""
        return self.h < 44


def grid_in(box: Box, most: float = 80.0) -> Grid:
    """The grid that fits a box: square tiles as large as there is room for, or low wide ones."""
    x, y, w, h = box
    side = min(most, w / COLUMNS, h / ROWS)
    wide = side if side >= 50 else min(w / COLUMNS, 104.0)
    return Grid(x + (w - wide * COLUMNS) / 2, y + (h - side * ROWS) / 2, wide, side)


def step_from(letters: str, dx: int, dy: int) -> str | None:
    """The tile to which an arrow leads: the nearest in that direction, straight before aside."""
    column, row = PLACES[letters]
    best: tuple[float, str] | None = None
    for other, (c, r) in PLACES.items():
        along = (c - column) * dx + (r - row) * dy
        aside = abs((c - column) * dy) + abs((r - row) * dx)
        if along > 0 and aside <= along:
            cost = along + 2.5 * aside
            if best is None or cost < best[0]:
                best = (cost, other)
    return best[1] if best is not None else None


def draw_tiles(pen: Pen, grid: Grid, tiles: dict[str, Tile], style: str, colour: str, small: str = "forecast") -> None:
    """All tiles. `style` and `colour`: the voice of the figures; `small`: a style where a tile is low."""
    for letters, tile in tiles.items():
        _tile(pen, grid, grid.box(letters), tile, style, colour, small)


def _tile(pen: Pen, grid: Grid, box: Box, tile: Tile, style: str, colour: str, small: str) -> None:
    x, y, w, h = box
    ground = pen.ground
    if tile.shade is None:
        pen.frame(x, y, w, h, "axis", 1)
        ink = figure_ink = "ink2"
    else:
        pen.box(x, y, w, h, f"map.{tile.shade}", "ink", width=1)
        pen.ground = f"map.{tile.shade}"
        ink = text_on(tile.shade)
        figure_ink = colour if ink == "ink" else ink
        if tile.shade == 0:
            # Beside the name, or under it where a tile is low.
            start = max(w * 0.56, pen.measure(tile.name, "caption") + 9)
            mark = (x + 1, y + h - 6, w - 2, 5.0) if grid.flat else (x + start, y + 1, w - start - 1, h * 0.34)
            pen.hatch(*mark, "map_lowest_hatch", 4)
    found = small if grid.flat else style
    if grid.flat:
        base = y + h / 2 + (4.5 if tile.shade or tile.shade is None else 3.0)
        width = pen.text(tile.figure, x + w - 4, base, found, figure_ink, align="right", room=w - 6)
        if pen.measure(tile.name, "caption") + width + 12 <= w:
            pen.text(tile.name, x + 4, base, "caption", ink)
    else:
        pen.text(tile.name, x + 5, y + 17, "caption", ink, room=w - 8)
        if pen.measure(tile.figure, found) > w - 8:
            found = small
        pen.text(tile.figure, x + w - 5, y + h - 9, found, figure_ink, align="right", room=w - 6)
    pen.ground = ground


def letters_in_order() -> Sequence[str]:
    """Every province's letters, as the tiles are read."""
    return sorted(PLACES, key=lambda letters: (PLACES[letters][1], PLACES[letters][0]))
