"""The commune's woods: what grows where, in the order in which it is felled."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import numpy as np

from tools.bakery.land import site
from tools.bakery.land.noise import FINE, WIDE, smooth

if TYPE_CHECKING:
    from tools.bakery.land.layout import Surveyor

Box = tuple[float, float, float, float]
Chance = Callable[[float, float], float]
EVERYWHERE: Box = (site.A_SPAN[0] + 0.3, site.A_SPAN[1] - 0.3, -15.0, 17.0)


class Forester:
    """Plants trees on free ground."""

    def __init__(self, s: Surveyor, buildings: list[tuple[float, float]]) -> None:
        self.s, self.buildings = s, buildings
        self.rng = np.random.default_rng(21)
        self.found: list[tuple[str, float, float]] = []

    def _free(self, a: float, b: float, gap: float) -> bool:
        s, land, place = self.s, self.s.land, self.s.site
        if s.field(land.plot, a, b) > 0 and s.field(land.edge, a, b) > 0.05:
            return False
        if s.field(land.road, a, b) < 0.42 or s.field(land.path, a, b) < 0.3 or abs(s.field(land.river, a, b)) < 1.2:
            return False
        if s.field(land.yards, a, b) < 0.1 or abs(s.field(land.stream, a, b)) < 0.35:
            return False
        if s.field(land.village, a, b) < 3.9 or any(np.hypot(a - g[0], b - g[1]) < 0.35 for g in place.graves):
            return False
        if np.hypot((a - place.dam.pool_at[0]) / 2.2, (b - place.dam.pool_at[1]) / 2.5) < 1:
            return False
        da, db = place.dam.at
        if abs(a - da) < 1.75 and db - 0.85 < b < db + 2.55:
            return False
        if any(abs(a - p) < 0.95 and -0.75 < b - q < 0.55 for p, q in self.buildings):
            return False
        return all((a - x) ** 2 + (b - y) ** 2 > gap * gap for _, x, y in self.found)

    def plant(self, kinds: tuple[str, ...], count: int, gap: float, box: Box, chance: Chance) -> None:
        """Try for `count` trees in a box (a from, to, b from, to), at least `gap` tiles apart."""
        planted = tries = 0
        while planted < count and tries < count * 40:
            tries += 1
            a, b = float(self.rng.uniform(box[0], box[1])), float(self.rng.uniform(box[2], box[3]))
            if self.rng.random() > chance(a, b) or not self._free(a, b, gap) or not self.s.shows(a, b):
                continue
            self.found.append((kinds[int(self.rng.integers(len(kinds)))], a, b))
            planted += 1

    def near_roads(self, a: float, b: float) -> float:
        """1 beside a road, not at the crossing."""
        at = self.s.site.crossing.tiles
        return float(0.45 < self.s.field(self.s.land.road, a, b) < 0.62) * float(b > -2.5) * float(
            np.hypot(a - at[0], b - at[1]) > 1.9)


def clump(a: float, b: float, low: float, high: float) -> float:
    """Where a wood stands thick, from the wide noise."""
    return float(smooth(low, high, WIDE(np.float32(a + b), np.float32(a - b))))


def _plain(f: Forester) -> None:
    s, land = f.s, f.s.land
    firs = ("pine", "pine", "fir", "pine", "fir", "broadleaf", "pine")
    f.plant(firs, 260, 0.40, EVERYWHERE, lambda a, b: float(smooth(0.14, 0.36, s.field(land.woods, a, b))))
    f.plant(firs, 150, 0.42, EVERYWHERE,
            lambda a, b: float(b < -10.6) * clump(a * 0.7, b * 0.7, -0.8, 0.2))
    f.plant(("broadleaf", "fir", "broadleaf"), 120, 0.5, (-13.4, 13.4, 6.5, 17.0),
            lambda a, b: float(s.field(land.river, a, b) > 9.0) * clump(a, b, -0.6, 0.2))
    f.plant(("willow", "broadleaf", "willow"), 46, 0.62, EVERYWHERE,
            lambda a, b: float(1.4 < abs(s.field(land.river, a, b)) < 1.9) * float(abs(a - s.site.crossing.tiles[0]) > 1.3) * 0.5
            * float(FINE(np.float32((a + b) * 1.3), np.float32((a - b) * 1.3)) > 0.3))
    f.plant(("broadleaf", "pine"), 24, 0.45, (-10, -4, -11, -5),
            lambda a, b: float(s.field(land.terraces, a, b) > 2.2) * 0.8)
    f.plant(("broadleaf", "poplar", "broadleaf"), 60, 0.55, (3.0, 13.4, -3.4, 7.5),
            lambda a, b: clump(a * 0.8 + 1.5, b * 0.8 - 1.5, -0.1, 0.5))
    f.plant(("orchard", "orchard", "broadleaf"), 46, 0.42, (-5.8, 4.2, -6.2, -0.3),
            lambda a, b: float(s.field(land.village, a, b) < 7.5) * 0.7)
    f.plant(("poplar",), 34, 0.5, EVERYWHERE,
              f.near_roads)


def _terraces(f: Forester) -> None:
    s, land = f.s, f.s.land
    firs = ("pine", "fir", "broadleaf", "pine", "broadleaf", "fir")
    leaves = ("broadleaf", "willow", "broadleaf")
    f.plant(firs, 340, 0.38, EVERYWHERE, lambda a, b: float(smooth(0.14, 0.36, s.field(land.woods, a, b))))
    f.plant(firs, 110, 0.33, (5.0, 13.4, -12.5, -3.0), lambda a, b: float(smooth(0.2, 0.5, s.field(land.woods, a, b))))
    f.plant(leaves, 60, 0.42, (-13.0, 13.0, -10.0, 12.5),
            lambda a, b: float(0.15 < s.field(land.yards, a, b) < 1.0) * clump(a * 1.6, b * 1.6 + 4, -0.3, 0.4))
    # groves on the banks of the terraces, wherever no paddy is, and willows at the water
    f.plant(leaves, 110, 0.40, (-13.4, 13.4, -9.5, 16.0), lambda a, b: clump(a * 0.9 + 3, b * 0.9, 0.5, 1.1))
    f.plant(("willow", "broadleaf", "willow"), 40, 0.62, EVERYWHERE,
            lambda a, b: float(1.35 < abs(s.field(land.river, a, b)) < 1.8)
            * float(np.hypot(a - s.site.crossing.tiles[0], b - s.site.crossing.tiles[1]) > 1.5) * 0.7)
    f.plant(("broadleaf", "pine"), 16, 0.45, (-7.5, -3.0, -7.0, -3.0),
            lambda a, b: float(s.field(land.graves, a, b) > 0.12))
    f.plant(("orchard", "orchard", "broadleaf"), 46, 0.42, (-6.6, 3.4, -6.6, 0.2),
            lambda a, b: float(s.field(land.village, a, b) < 7.5) * 0.7)
    f.plant(("poplar",), 22, 0.5, EVERYWHERE, f.near_roads)


PLANTINGS = {"plain": _plain, "terraces": _terraces}


def planted(s: Surveyor, buildings: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """The commune's woods in the order in which they are felled: the easiest to reach first."""
    place, forester = s.site, Forester(s, buildings)
    PLANTINGS[place.name](forester)
    found, rng = forester.found, forester.rng
    order = []
    found += [(("orchard", "broadleaf")[k % 2], a, b) for k, (a, b) in enumerate(place.house_trees)]
    for kind, a, b in found:
        far = float(np.hypot(a - place.iron_yard[0], (b - place.iron_yard[1]) * 0.9))
        late = 4.0 if kind in ("orchard", "willow") else 9.0 if (a, b) in place.house_trees else 0.0
        order.append(far + 1.1 * float(rng.normal()) + late)
    felled = [found[i] for i in np.argsort(order, kind="stable")]
    stand = [t for t in felled if all(np.hypot(t[1] - a, t[2] - b) > 0.5 for a, b in place.clear)]
    return [{"kind": kind, "at": s.anchor(a, b)} for kind, a, b in stand]
