"""Where water, ice and paddies lie on the picture, and what carries people over the river: waters.png, crossing.json.

The game keeps everybody and everything off the water by them. waters.png has a byte for each square of SQUARE px of the
picture, the sum of what lies there: RIVER, STREAM, PADDY (holds water for part of the year) and ICE (a paddy under
water in winter). Where a deck, planks or stepping stones carry people, nothing is marked.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.bakery.land import landform, paint, raster, site
from tools.bakery.land.landform import RIVER_LEVEL, STONE_TOP, Landform, deck_height

SQUARE = 4
RIVER, STREAM, PADDY, ICE = 1, 2, 4, 8
PARAPET, RAIL = 0.34, 0.11  # from the middle of the bridge's deck; how high it stands over that
PLANKS = 0.42  # half of the breadth over which planks lie across the stream, in world units
PACE = 0.27  # from one stepping stone to the next


def on_picture(x: float, y: float, z: float) -> tuple[float, float]:
    """The px at which a point of the ground's own axes is seen."""
    return 48 * (x + y) + site.SIZE[0] / 2, 24 * (x - y) - site.RISE * z + site.SIZE[1] / 2


def write(land: Landform, out: Path) -> None:
    """Write both files of a landscape."""
    seen = raster.look(land)
    marked = np.zeros(land.z.shape, np.uint8)
    bank = np.abs(land.river)
    marked |= np.where((bank < 1.3) & (land.z < RIVER_LEVEL), RIVER, 0).astype(np.uint8)
    carried = land.road < PLANKS
    marked |= np.where((land.rill > 0.4) & ~carried, STREAM, 0).astype(np.uint8)
    if land.site.flooded:
        plotted = (land.plot > 0) & (land.edge > 0.06)
        marked |= np.where(plotted, PADDY, 0).astype(np.uint8)
        marked |= np.where(plotted & paint.paddies(land, "winter")[1].astype(bool), ICE, 0).astype(np.uint8)
    picture = np.where(seen.row >= 0, seen.of(marked), 0).astype(np.uint8)
    squares = picture[SQUARE // 2 :: SQUARE, SQUARE // 2 :: SQUARE].copy()
    way = _bridge(land) if land.site.crossing.kind == "bridge" else _ford(land)
    for x, y, _depth in way["dry"]:
        column, row = int(x) // SQUARE, int(y) // SQUARE
        squares[max(0, row - 3) : row + 4, max(0, column - 4) : column + 5] &= ~np.uint8(RIVER)
    Image.fromarray(squares).save(out / "waters.png", optimize=True)
    text = json.dumps(way, separators=(",", ":"), sort_keys=True)
    (out / "crossing.json").write_text(text + "\n", encoding="utf-8")


def _anchor(x: float, y: float, z: float) -> list[int]:
    px, py = on_picture(x, y, z)
    return [round(px), round(py), round(24 * (x - y) + site.SIZE[1] / 2)]


def _bridge(land: Landform) -> dict[str, Any]:
    """The line of the deck, and the outline of the parapet that is nearer to the viewer."""
    (bx, by), long = land.site.crossing.at, land.site.crossing.half[1]
    steps = np.linspace(-1, 1, 53)
    top = [on_picture(bx + PARAPET - 0.035, by + t * long, deck_height(t) + RAIL) for t in steps]
    low = [on_picture(bx + PARAPET + 0.035, by + t * long, deck_height(t) - 0.04) for t in steps]
    near = by - long
    post = [on_picture(bx + PARAPET + dx, near + dy, z)
            for dx, dy, z in ((0.06, -0.06, 0.0), (-0.06, -0.06, 0.0), (-0.06, -0.06, 0.32), (-0.06, 0.06, 0.32))]  # fmt: skip
    outline = [*post, *top[1:], *low[::-1]]
    return {
        "kind": "bridge", "dry": [_anchor(bx, by + t * long * 1.05, deck_height(t)) for t in steps],
        "parapet": [[round(x), round(y)] for x, y in outline], "at": _anchor(bx + PARAPET, near, 0.0),
    }  # fmt: skip


def _ford(land: Landform) -> dict[str, Any]:
    """The stepping stones, from one bank to the other, as they were rendered."""
    (fx, fy) = land.site.crossing.at
    near = (np.hypot(land.x - fx, land.y - fy) < 1.5) & (np.abs(land.river) < 1.12) & (land.road < 0.07)
    at: NDArray[np.int64] = np.argwhere(near)
    spots: list[tuple[float, float]] = []
    for i, j in at[np.argsort(land.river[near])]:
        p = (float(land.x[i, j]), float(land.y[i, j]))
        if all(np.hypot(p[0] - q[0], p[1] - q[1]) > PACE for q in spots):
            spots.append(p)
    return {"kind": "ford", "dry": [_anchor(x, y, STONE_TOP) for x, y in spots], "parapet": [], "at": []}


def main() -> None:
    """Write the files of every landscape."""
    for name in site.NAMES:
        write(landform.build(site.of(name)), Path(__file__).resolve().parents[3] / "assets" / "land" / name)


if __name__ == "__main__":
    main()
