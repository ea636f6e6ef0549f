"""Where everything can stand and where people walk, as pixels of the baked picture: assets/land/layout.json.

An anchor is [x, y, depth]: the pixel of the ground point, and the row that the point would have on flat
ground, by which things are sorted from far to near.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.bakery.land import raster, site
from tools.bakery.land.landform import Landform, curve
from tools.bakery.land.noise import FINE, WIDE, smooth

CROP_LIFT = 9  # px by which the tallest crop stands above its plot
ATLAS_WIDTH = 1600
DAM_BOX = (1540, 280, 560, 460)  # left, top, width, height of the dam's pictures

VILLAGE_HOUSES = (
    ("court", -0.95, -1.05), ("plain", -0.7, -2.4), ("court", 1.15, -0.45), ("plain", 2.4, -0.65),
    ("court", 1.0, -1.8), ("court", 2.55, -1.9), ("plain", 1.2, -3.1), ("court", 2.6, -3.25),
    ("plain", 0.55, -4.3), ("plain", 1.75, -4.45),
)
VILLAGE_TREES = ((-0.2, -1.6), (0.3, -0.3), (1.85, -1.25), (1.85, -2.5), (-1.6, -1.95), (3.35, -2.35), (3.25, -0.75),
                 (-0.15, -3.15), (0.9, -3.65), (-2.05, 2.45), (-1.15, 0.95), (3.4, -3.4), (-0.1, -4.9), (1.1, -5.1),
                 (2.5, -4.6), (-1.7, -3.8), (0.35, -2.15))
HAMLET_RINGS: dict[int, tuple[tuple[str, float, float], ...]] = {
    2: (("court", -0.75, -0.75), ("plain", 0.45, -0.95), ("plain", -1.1, 0.35), ("court", 1.0, -0.1)),
    3: (("court", -0.6, -0.7), ("plain", 0.5, -0.95), ("plain", 0.95, -0.1)),
    4: (("court", -0.25, -0.85), ("plain", 0.85, -1.1), ("court", 1.55, -0.35), ("plain", 1.95, -1.35)),
    5: (("plain", -0.55, -0.95), ("court", 0.45, -1.1)),
    6: (("plain", -0.75, -0.65), ("court", 0.35, -0.85), ("plain", 0.95, 0.05)),
    7: (("plain", -0.75, -0.55), ("court", 0.35, -0.85), ("plain", 1.0, 0.0)),
    8: (("court", -0.85, -0.65), ("plain", 0.3, -0.95), ("plain", 1.05, -0.25), ("plain", -1.2, 0.4)),
}
CANTEENS = ((0.55, 0.55), (-7.6, 5.45), (-4.2, -1.05), (8.65, 2.25), (5.5, 0.55), (-1.05, -7.75), (10.5, -2.7),
            (1.5, 12.0))
BUILDINGS: dict[str, tuple[tuple[float, float], ...]] = {
    "hall": ((-0.95, 0.35),),
    "workshop": ((2.75, 0.62),),
    "school": ((-1.9, -2.85),),
    "granaries": ((-1.72, -0.18), (-1.85, -1.02), (-2.2, -1.7)),
    "sheds": ((3.25, -1.35), (-3.15, -0.95), (10.9, 1.0), (-8.9, 3.45)),
    "notice": ((-0.35, 1.18),),
    "poles": ((-0.32, 0.95), (-1.5, 3.4), (-3.2, 6.35), (2.05, 1.35), (5.7, 1.4)),
    "wells": ((0.5, -1.05), (-7.5, 4.35), (8.55, 1.6), (-4.2, -1.6)),
    "carts": ((-0.55, 2.3), (2.9, 2.1), (-2.85, 1.75), (4.6, 1.55)),
    "heaps": ((-0.75, 3.0), (3.0, 2.75), (-0.45, 4.35), (2.95, 4.2), (0.4, 2.15), (2.3, 5.0)),
    "fuel": ((2.35, 2.1), (3.25, 3.5), (0.1, 4.85), (3.35, 2.3)),
    "woodpiles": ((3.65, 2.35), (3.75, 3.0), (3.7, 3.7), (4.1, 2.7), (4.15, 3.4)),
    "charcoal": ((4.05, -1.85), (8.3, -1.15), (9.15, -1.75), (3.95, -2.75)),
    "ricks": ((-2.65, 1.15), (-2.2, 1.75), (-2.85, 1.7), (-1.75, 0.75)),
    "floor": ((-2.0, 1.2),),
    "baskets": ((-1.6, 1.3), (0.1, 1.05), (1.25, 1.1)),
}
GRAVES = ((-3.4, -4.55), (-3.95, -4.35), (-3.0, -4.15), (-4.5, -4.45), (-3.55, -3.85), (-4.2, -3.8), (-2.75, -3.6),
          (-4.85, -3.9), (-3.1, -3.3), (-4.6, -3.3), (-3.75, -3.25))
OXEN = ((-2.2, 2.15), (4.7, 2.25), (-4.4, 6.75), (7.7, 3.5), (-3.3, 0.6), (-6.9, 7.75), (2.95, 1.3), (-0.6, 9.5),
        (9.7, 2.9), (3.4, 11.2), (-1.15, -6.1), (-8.9, 5.7))
PIGS = ((3.0, -0.95), (3.5, -0.95), (-3.3, -0.55), (3.25, -0.6), (10.7, 1.4), (-8.8, 3.85), (-2.9, -0.6), (2.9, -1.75),
        (11.1, 1.4), (-9.1, 3.9))
FOWL = ((0.1, -0.75), (1.75, -1.35), (-0.6, -1.6), (1.7, 0.15), (-7.6, 3.9), (8.8, 0.8), (2.0, 10.7), (-4.5, -1.9))


class Surveyor:
    """Turns points in tiles into anchors."""

    def __init__(self, land: Landform) -> None:
        self.land = land
        self.seen = raster.look(land)

    def anchor(self, a: float, b: float) -> list[int]:
        """[x, y, depth] of a ground point."""
        x, y = 96 * a + site.SIZE[0] / 2, 48 * b + site.SIZE[1] / 2
        return [round(x), round(y - site.RISE * self.land.height(a, b)), round(y)]

    def shows(self, a: float, b: float) -> bool:
        """Whether the point is in the picture and not behind a hill."""
        return raster.visible(self.seen, self.land, a, b)

    def field(self, values: NDArray[Any], a: float, b: float) -> float:
        """A field's value at a point."""
        i, j = self.land.index(a, b)
        return float(values[i, j])

    def line(self, points: Iterable[site.Point], offset: float = 0.0) -> list[list[int]]:
        """A walk as anchors about 12 px apart; `offset` shifts it sideways, in world units."""
        xy = curve(tuple(points), 0.18).astype(float)
        tangent = np.gradient(xy, axis=0)
        tangent /= np.linalg.norm(tangent, axis=1)[:, None] + 1e-9
        xy = xy + np.c_[-tangent[:, 1], tangent[:, 0]] * offset
        out = [self.anchor((x + y) / 2, (x - y) / 2) for x, y in xy if self.shows((x + y) / 2, (x - y) / 2)
               or self._on_bridge(x, y)]
        return out

    @staticmethod
    def _on_bridge(x: float, y: float) -> bool:
        return abs(x - site.BRIDGE_AT[0]) < 0.5 and abs(y - site.BRIDGE_AT[1]) < 1.7


def _yard_spots() -> list[tuple[int, float, float]]:
    """(brigade, a, b) of each furnace's foot in the commune's iron yard: four bent rows.

    The first to be lit stand in the middle of the front, so that a few furnaces make a group.
    """
    rng = np.random.default_rng(17)
    yard: list[tuple[int, float, float]] = []
    for row in range(4):
        for k in range(6):
            a = site.IRON_YARD[0] - 1.72 + 0.62 * k + 0.20 * (row % 2) + 0.24 * (k > 2) + float(rng.normal(0, 0.05))
            b = site.IRON_YARD[1] - 1.30 + 0.90 * row + 0.14 * float(np.sin(k * 1.1 + row)) + float(rng.normal(0, 0.05))
            yard.append((1 + (row * 6 + k) % 8, a, b))
    middle = (site.IRON_YARD[0] - 0.1, site.IRON_YARD[1] - 0.1)
    yard.sort(key=lambda s: (round(np.hypot((s[1] - middle[0]) * 0.8, s[2] - middle[1]) / 0.7), s[2], s[1]))
    return yard


def _hamlet_spots(s: Surveyor, buildings: list[tuple[float, float]]) -> list[tuple[int, float, float]]:
    """Five furnaces beside each hamlet, on free ground, as near as it goes and rather before it than behind."""
    own: dict[int, list[tuple[float, float]]] = {}
    for hamlet in site.HAMLETS[1:]:
        wishes = []
        for da in np.arange(-2.6, 2.61, 0.13):
            for db in np.arange(-1.2, 2.6, 0.13):
                a, b = float(hamlet.at[0] + da), float(hamlet.at[1] + db)
                blocked = any(abs(a - p) < 1.12 and -0.95 < b - q < 0.62 for p, q in buildings)
                if blocked or s.field(s.land.road, a, b) < 0.5 or abs(s.field(s.land.river, a, b)) < 1.7:
                    continue
                if abs(s.field(s.land.stream, a, b)) < 0.6 or s.field(s.land.path, a, b) < 0.3 or not s.shows(a, b):
                    continue
                cost = float(np.hypot(da * 0.8, db)) + 0.5 * (s.field(s.land.plot, a, b) > 0) - 0.15 * db
                wishes.append((cost, a, b))
        chosen: list[tuple[float, float]] = []
        for _, a, b in sorted(wishes):
            if len(chosen) < 5 and all(np.hypot((a - p) / 0.66, (b - q) / 0.85) >= 1 for p, q in chosen):
                chosen.append((a, b))
        own[hamlet.brigade] = chosen
    return [(brigade, *places[k]) for k in range(5) for brigade, places in own.items() if k < len(places)]


def _trees(s: Surveyor, buildings: list[tuple[float, float]]) -> list[dict[str, Any]]:
    """The commune's woods in the order in which they are felled: the easiest to reach first."""
    land, rng = s.land, np.random.default_rng(21)
    found: list[tuple[str, float, float]] = []

    def free(a: float, b: float, gap: float) -> bool:
        if s.field(land.plot, a, b) > 0 and s.field(land.edge, a, b) > 0.05:
            return False
        if s.field(land.road, a, b) < 0.42 or s.field(land.path, a, b) < 0.3 or abs(s.field(land.river, a, b)) < 1.2:
            return False
        if s.field(land.yards, a, b) < 0.1 or abs(s.field(land.stream, a, b)) < 0.35:
            return False
        if s.field(land.village, a, b) < 3.9 or any(np.hypot(a - g[0], b - g[1]) < 0.35 for g in GRAVES):
            return False
        if np.hypot((a - site.POOL_AT[0]) / 2.2, (b - site.POOL_AT[1]) / 2.5) < 1:
            return False
        if abs(a - 5.6) < 1.75 and -6.3 < b < -2.9:
            return False
        if any(abs(a - p) < 0.95 and -0.75 < b - q < 0.55 for p, q in buildings):
            return False
        return all((a - x) ** 2 + (b - y) ** 2 > gap * gap for _, x, y in found)

    def plant(kinds: tuple[str, ...], count: int, gap: float, box: tuple[float, float, float, float],
              chance: Callable[[float, float], float]) -> None:
        planted = tries = 0
        while planted < count and tries < count * 40:
            tries += 1
            a, b = float(rng.uniform(box[0], box[1])), float(rng.uniform(box[2], box[3]))
            if rng.random() > chance(a, b) or not free(a, b, gap) or not s.shows(a, b):
                continue
            found.append((kinds[int(rng.integers(len(kinds)))], a, b))
            planted += 1

    def clump(a: float, b: float, low: float, high: float) -> float:
        return float(smooth(low, high, WIDE(np.float32(a + b), np.float32(a - b))))

    everywhere = (site.A_SPAN[0] + 0.3, site.A_SPAN[1] - 0.3, -15.0, 17.0)
    firs = ("pine", "pine", "fir", "pine", "fir", "broadleaf", "pine")
    plant(firs, 260, 0.40, everywhere, lambda a, b: float(smooth(0.14, 0.36, s.field(land.woods, a, b))))
    plant(firs, 150, 0.42, everywhere,
          lambda a, b: float(b < -10.6) * clump(a * 0.7, b * 0.7, -0.8, 0.2))
    plant(("broadleaf", "fir", "broadleaf"), 120, 0.5, (-13.4, 13.4, 6.5, 17.0),
          lambda a, b: float(s.field(land.river, a, b) > 9.0) * clump(a, b, -0.6, 0.2))
    plant(("willow", "broadleaf", "willow"), 46, 0.62, everywhere,
          lambda a, b: float(1.4 < abs(s.field(land.river, a, b)) < 1.9) * float(abs(a + 1.9) > 1.3) * 0.5
          * float(FINE(np.float32((a + b) * 1.3), np.float32((a - b) * 1.3)) > 0.3))
    plant(("broadleaf", "pine"), 24, 0.45, (-10, -4, -11, -5),
          lambda a, b: float(s.field(land.terraces, a, b) > 2.2) * 0.8)
    plant(("broadleaf", "poplar", "broadleaf"), 60, 0.55, (3.0, 13.4, -3.4, 7.5),
          lambda a, b: clump(a * 0.8 + 1.5, b * 0.8 - 1.5, -0.1, 0.5))
    plant(("orchard", "orchard", "broadleaf"), 46, 0.42, (-5.8, 4.2, -6.2, -0.3),
          lambda a, b: float(s.field(land.village, a, b) < 7.5) * 0.7)
    plant(("poplar",), 34, 0.5, everywhere,
          lambda a, b: float(0.45 < s.field(land.road, a, b) < 0.62) * float(b > -2.5)
          * float(np.hypot(a + 1.9, b - 5.3) > 1.9))
    yard = np.array(site.IRON_YARD)
    order = []
    found += [(("orchard", "broadleaf")[k % 2], a, b) for k, (a, b) in enumerate(VILLAGE_TREES)]
    for kind, a, b in found:
        far = float(np.hypot(a - yard[0], (b - yard[1]) * 0.9))
        late = 4.0 if kind in ("orchard", "willow") else 9.0 if (a, b) in VILLAGE_TREES else 0.0
        order.append(far + 1.1 * float(rng.normal()) + late)
    return [{"kind": found[i][0], "at": s.anchor(*found[i][1:])} for i in np.argsort(order, kind="stable")]


def _orchard(s: Surveyor) -> list[dict[str, Any]]:
    """The fruit trees that stand where the iron yard will be."""
    rng = np.random.default_rng(5)
    out = []
    for row in range(4):
        for k in range(5):
            a = site.IRON_YARD[0] - 1.5 + 0.78 * k + 0.2 * (row % 2) + float(rng.normal(0, 0.05))
            b = site.IRON_YARD[1] - 1.2 + 0.85 * row + float(rng.normal(0, 0.05))
            out.append({"kind": "orchard", "at": s.anchor(a, b)})
    return out


def _plots(s: Surveyor) -> tuple[list[dict[str, Any]], NDArray[np.uint8]]:
    """The plots with their brigade, in the order in which they are cut, and the map of their numbers."""
    land = s.land
    shown = np.where(s.seen.row >= 0, s.seen.of(land.plot) * (s.seen.of(land.edge) > 0.03), 0)
    assert land.plots < 256, "the plot map has one byte a pixel"
    rng = np.random.default_rng(11)
    out, order = [], []
    for number in range(1, land.plots + 1):
        rows, columns = np.where(shown == number)
        if len(rows) < 150:
            continue
        middle = (np.ptp(columns) / 2 + columns.min(), np.ptp(rows) / 2 + rows.min())
        if any(x0 < middle[0] < x1 and y0 < middle[1] < y1 for (x0, y0, x1, y1), _ in site.MENDED):
            shown[rows, columns] = 0
            continue
        mask = land.plot == number
        a, b = float(land.a[mask].mean()), float(land.b[mask].mean())
        brigade = min(site.HAMLETS, key=lambda h: np.hypot(a - h.at[0], (b - h.at[1]) * 0.8)).brigade
        box = [int(columns.min()), int(rows.min()), int(np.ptp(columns)) + 1, int(np.ptp(rows)) + 1]
        out.append({"id": number, "box": box, "area": len(rows), "brigade": brigade, "at": s.anchor(a, b),
                    "terraced": bool(land.terraced[mask].mean() > 0.5)})
        order.append(float(np.hypot(a - 0.6, b - 1.5)) * 0.42 + 1.8 * float(rng.normal()))
    _shelve(out)
    return [out[i] for i in np.argsort(order, kind="stable")], shown.astype(np.uint8)


def _shelve(plots: list[dict[str, Any]]) -> None:
    """Give each plot its place in the atlases of crops: rows of falling height, CROP_LIFT px of room above each."""
    x = y = row = 0
    for plot in sorted(plots, key=lambda p: -p["box"][3]):
        width, height = plot["box"][2] + 1, plot["box"][3] + CROP_LIFT + 1
        if x + width > ATLAS_WIDTH:
            x, y, row = 0, y + row, 0
        plot["atlas"] = [x, y]
        x, row = x + width, max(row, height)


def _work_spots(s: Surveyor, plots: list[dict[str, Any]]) -> list[list[int]]:
    """Places to bend over in the fields, near the village first, with the plot's number as fourth value."""
    land, rng, spots = s.land, np.random.default_rng(13), []
    known = {p["id"] for p in plots}
    for _ in range(9000):
        a, b = float(rng.uniform(-10, 10)), float(rng.uniform(-8.5, 11.5))
        plot = int(s.field(land.plot, a, b))
        if plot in known and s.field(land.edge, a, b) > 0.2 and s.shows(a, b):
            if all(np.hypot(a - q[0], b - q[1]) > 0.28 for q in spots[-160:]):
                spots.append((a, b, plot))
        if len(spots) >= 420:
            break
    keys = [float(np.hypot(a * 0.8, b - 2.0)) + 2.2 * float(rng.normal()) for a, b, _ in spots]
    return [[*s.anchor(spots[i][0], spots[i][1]), spots[i][2]] for i in np.argsort(keys, kind="stable")]


def _walks(s: Surveyor) -> dict[str, list[list[list[int]]]]:
    """Polylines by task."""
    def roads(index: int, first: int = 0, last: int | None = None) -> tuple[site.Point, ...]:
        return site.ROADS[index][first:last]

    yard = site.IRON_YARD
    rows = [tuple((yard[0] - 1.75 + 0.5 * k, yard[1] - 1.30 + 0.86 * r + 0.42) for k in range(8)) for r in range(4)]
    return {
        "fields": [s.line(roads(0, 2, 8), 0.14), s.line(site.PATHS[0], 0.05), s.line(site.PATHS[1][:4], 0.05),
                   s.line(site.ROADS[1][1:], 0.1), s.line(site.PATHS[2][:6]), s.line(site.PATHS[3])],
        "furnaces": [s.line(row) for row in rows] + [s.line(roads(0, 7, 12), 0.1)],
        "scrap": [s.line(roads(0, 0, 11), -0.12), s.line(roads(0, 9, 16), -0.1), s.line(roads(2), 0.1),
                  s.line(roads(0, 9, 13), 0.16)],
        "works": [s.line(roads(3), 0.1), s.line(roads(3), -0.12),
                  s.line(((4.75, -3.9), (5.2, -4.35), (5.75, -4.3), (6.3, -4.45)))],
        "workshop": [s.line(((2.3, 1.55), (2.75, 1.3), (3.2, 1.45), (3.7, 1.7)))],
        "canteens": [s.line(((-0.6, 1.45), (0.2, 1.4), (0.95, 1.25), (1.45, 1.0)))],
        "rest": [s.line(site.ROADS[1][:5], 0.12)],
    }


def _water(s: Surveyor) -> list[list[int]]:
    """Points of the open river where light can glint, clear of the bridge."""
    xy = curve(site.RIVER, 0.5).astype(float)
    tangent = np.gradient(xy, axis=0)
    tangent /= np.linalg.norm(tangent, axis=1)[:, None]
    rng = np.random.default_rng(37)
    out = []
    for (x, y), (tx, ty) in zip(xy, tangent, strict=True):
        for across in (-0.42, -0.14, 0.14, 0.42):
            px, py = x - ty * across + float(rng.normal(0, 0.1)), y + tx * across + float(rng.normal(0, 0.1))
            a, b = (px + py) / 2, (px - py) / 2
            screen = (round(96 * a + site.SIZE[0] / 2), round(48 * b + site.RISE * 0.30 + site.SIZE[1] / 2))
            inside = 0 <= screen[0] < site.SIZE[0] and 0 <= screen[1] < site.SIZE[1]
            if inside and np.hypot(px - site.BRIDGE_AT[0], py - site.BRIDGE_AT[1]) > 1.6:
                out.append(list(screen))
    return out


def _spots(s: Surveyor, houses: list[dict[str, Any]], taken: list[tuple[float, float]]
           ) -> dict[str, list[list[int]]]:
    """Places to stand or sit, by task."""
    rng = np.random.default_rng(29)

    def around(points: Iterable[tuple[float, float]], da: float, db: float, each: int, wide: float) -> list[list[int]]:
        out = []
        for _ in range(each):
            for a, b in points:
                q = (a + da + float(rng.normal(0, wide)), b + db + abs(float(rng.normal(0, wide * 0.6))))
                built = any(np.hypot((q[0] - p[0]) / 0.85, (q[1] - p[1] + 0.12) / 0.55) < 1 for p in taken)
                if s.shows(*q) and abs(s.field(s.land.river, *q)) > 1.1 and not built:
                    out.append(s.anchor(*q))
        return out

    homes = [(h["tile"][0], h["tile"][1]) for h in houses]
    dam = site.DAM_AT
    return {
        "works": around([(dam[0] + d, dam[1] + 0.9) for d in (-0.9, -0.5, 0, 0.45, 0.85)], 0, 0.5, 5, 0.16),
        "workshop": around([BUILDINGS["workshop"][0]], 0.1, 0.62, 10, 0.30),
        "canteens": around(CANTEENS[:1], 0.15, 0.62, 14, 0.34) + around(CANTEENS[1:], 0.1, 0.6, 2, 0.2),
        "rest": around(homes, 0.12, 0.5, 4, 0.2) + around([BUILDINGS["floor"][0]], 0.1, 0.2, 8, 0.35),
        "scrap": around([(-0.75, 3.0), (3.0, 2.75), (0.4, 2.15)], 0.0, 0.2, 4, 0.15),
    }


def write(land: Landform, out: Path) -> None:
    """Write layout.json and the map of plots."""
    s = Surveyor(land)
    out.mkdir(parents=True, exist_ok=True)
    houses = [{"kind": k, "at": s.anchor(a, b), "brigade": 1, "tile": (a, b)} for k, a, b in VILLAGE_HOUSES]
    for hamlet in site.HAMLETS[1:]:
        for kind, da, db in HAMLET_RINGS[hamlet.brigade]:
            a, b = hamlet.at[0] + da, hamlet.at[1] + db
            houses.append({"kind": kind, "at": s.anchor(a, b), "brigade": hamlet.brigade, "tile": (a, b)})
    buildings = [h["tile"] for h in houses] + list(CANTEENS)
    for name in ("hall", "workshop", "school", "granaries", "sheds"):
        buildings += list(BUILDINGS[name])
    plots, numbers = _plots(s)
    Image.fromarray(numbers).save(out / "plots.png", optimize=True)
    furnaces = [{"at": s.anchor(a, b), "brigade": n, "yard": int(k < 24)}
                for k, (n, a, b) in enumerate(_yard_spots() + _hamlet_spots(s, buildings))]
    spots = _spots(s, houses, buildings)
    spots["fields"] = _work_spots(s, plots)

    def raised(a: float, b: float, lift: int) -> list[int]:
        x, y, _ = s.anchor(a, b)
        return [x, y - lift]

    tags: dict[str, list[int]] = {f"brigade:{h.brigade}": raised(h.at[0], h.at[1] - 1.2, 52) for h in site.HAMLETS[1:]}
    tags["brigade:1"] = raised(1.2, -3.9, 70)
    tags |= {f"canteen:{k + 1}": raised(a, b, 78) for k, (a, b) in enumerate(CANTEENS)}
    tags |= {"yard": raised(site.IRON_YARD[0], site.IRON_YARD[1] - 1.1, 80), "dam": raised(5.6, -5.4, 20),
             "workshop": raised(*BUILDINGS["workshop"][0], 92), "hall": raised(*BUILDINGS["hall"][0], 80),
             "granary": raised(*BUILDINGS["granaries"][0], 92), "woods": raised(8.6, -3.2, 70),
             "fields": raised(1.5, 5.75, 14), "graves": raised(-3.8, -4.2, 26),
             "school": raised(*BUILDINGS["school"][0], 60),
             "bridge": raised(-1.9, 5.3, 14)}
    stops = {"village": raised(0.35, 0.85, 0), "yard": raised(1.1, 3.0, 0), "bridge": raised(-1.9, 5.0, 0),
             "dam": raised(5.4, -4.6, 0), "terraces": raised(-6.2, -4.4, 0), "woods": raised(8.2, -3.0, 0),
             "fields": raised(2.0, 6.0, 0), "graves": raised(-3.6, -3.4, 0),
             "whole": [site.SIZE[0] // 2, site.SIZE[1] // 2]}
    stops |= {f"brigade:{h.brigade}": raised(h.at[0], h.at[1], 0) for h in site.HAMLETS}
    data = {
        "tile": site.TILE, "size": list(site.SIZE), "stops": stops, "tags": tags, "dam_box": list(DAM_BOX),
        "dam": s.anchor(*site.DAM_AT),
        "houses": [{k: v for k, v in h.items() if k != "tile"} for h in houses],
        "canteens": [{"at": s.anchor(a, b), "brigade": k + 1} for k, (a, b) in enumerate(CANTEENS)],
        **{name: [s.anchor(a, b) for a, b in places] for name, places in BUILDINGS.items()},
        "graves": [s.anchor(a, b) for a, b in GRAVES], "oxen": [s.anchor(a, b) for a, b in OXEN],
        "pigs": [s.anchor(a, b) for a, b in PIGS], "fowl": [s.anchor(a, b) for a, b in FOWL],
        "furnaces": furnaces, "trees": _trees(s, buildings), "orchard": _orchard(s), "plots": plots,
        "walks": _walks(s), "spots": spots, "water": _water(s),
        "yard_radius": [round(96 * 1.95), round(48 * 1.95)],
    }
    text = json.dumps(data, separators=(",", ":"), sort_keys=True)
    (out / "layout.json").write_text(text + "\n", encoding="utf-8")
    print(f"{land.plots} plots, {len(plots)} shown; {len(data['trees'])} trees; {len(houses)} houses; "
          f"{len(spots['fields'])} places in the fields; layout {len(text) / 1000:.0f} kB")
