"""What is seen at each pixel of a baked picture: depth, plot and height maps, found like a painter, far to near."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land import site
from tools.bakery.land.landform import Landform


@dataclass
class Seen:
    """Per pixel [y, x] of the whole picture: the grid point that shows there, and its depth b in tiles."""

    column: NDArray[np.int32]  # index along a
    row: NDArray[np.int32]  # index along b; -1 where the land does not reach
    depth: NDArray[np.float32]

    def of(self, field: NDArray) -> NDArray:
        """A grid field as it shows on the picture."""
        return np.asarray(field[self.column, np.maximum(self.row, 0)])


def look(land: Landform) -> Seen:
    """Paint every grid point from the far end to the near one."""
    width, height = site.SIZE
    na, nb = land.z.shape
    top = np.round(48 * land.b - site.RISE * land.z + height / 2).astype(int)
    rows = np.full((height, na), -1, np.int32)
    columns = np.arange(na)
    reach = np.full((na, nb), 5)
    reach[:, :-1] = np.clip(np.diff(top, axis=1) + 1, 5, 90)  # a point covers what lies down to the next nearer one
    for j in range(nb):
        for drop in range(int(reach[:, j].max())):
            y = top[:, j] + drop
            ok = (y >= 0) & (y < height) & (drop < reach[:, j])
            rows[y[ok], columns[ok]] = j
    span = site.A_SPAN[1] - site.A_SPAN[0]
    pick = np.rint(((np.arange(width) + 0.5 - width / 2) / 96 - site.A_SPAN[0]) / span * (na - 1)).astype(np.int32)
    pick = np.clip(pick, 0, na - 1)
    row = rows[:, pick]
    column = np.broadcast_to(pick, row.shape).astype(np.int32)
    depth = land.b[0][np.maximum(row, 0)].astype(np.float32)
    depth[row < 0] = site.B_SPAN[0]
    return Seen(column, row, depth)


def visible(seen: Seen, land: Landform, a: float, b: float, tolerance: float = 0.35) -> bool:
    """Whether the ground under a point shows, or hides behind a hill."""
    x = int(96 * a + site.SIZE[0] / 2)
    y = int(48 * b - site.RISE * land.height(a, b) + site.SIZE[1] / 2)
    if not (0 <= x < site.SIZE[0] and 0 <= y < site.SIZE[1]):
        return False
    return bool(abs(seen.depth[y, x] - b) < tolerance)
