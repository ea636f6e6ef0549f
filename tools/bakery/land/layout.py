"""Where everything can stand and where people walk, as pixels of the baked picture: layout.json.

An anchor is [x, y, depth]: the pixel of the ground point, and the row that the point would have on flat
ground, by which things are sorted from far to near.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from tools.bakery.land import raster, site, trees
from tools.bakery.land.landform import Landform, curve

CROP_LIFT = 9  # px by which the tallest crop stands above its plot
ATLAS_WIDTH = 1600


class Surveyor:
    """Turns points in tiles into anchors."""

    def __init__(self, land: Landform) -> None:
        self.land, self.site = land, land.site
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

    def _on_bridge(self, x: float, y: float) -> bool:
        way = self.site.crossing
        return way.kind == "bridge" and abs(x - way.at[0]) < 0.5 and abs(y - way.at[1]) < 1.7


def _yard_spots(yard_at: site.Point) -> list[tuple[int, float, float]]:
    """(brigade, a, b) of each furnace's foot in the commune's iron yard: four bent rows.

    The first to be lit stand in the middle of the front, so that a few furnaces make a group.
    """
    rng = np.random.default_rng(17)
    yard: list[tuple[int, float, float]] = []
    for row in range(4):
        for k in range(6):
            a = yard_at[0] - 1.72 + 0.62 * k + 0.20 * (row % 2) + 0.24 * (k > 2) + float(rng.normal(0, 0.05))
            b = yard_at[1] - 1.30 + 0.90 * row + 0.14 * float(np.sin(k * 1.1 + row)) + float(rng.normal(0, 0.05))
            yard.append((1 + (row * 6 + k) % 8, a, b))
    middle = (yard_at[0] - 0.1, yard_at[1] - 0.1)
    yard.sort(key=lambda s: (round(np.hypot((s[1] - middle[0]) * 0.8, s[2] - middle[1]) / 0.7), s[2], s[1]))
    return yard


def _hamlet_spots(s: Surveyor, buildings: list[tuple[float, float]]) -> list[tuple[int, float, float]]:
    """Five furnaces beside each hamlet, on free ground, as near as it goes and rather before it than behind."""
    own: dict[int, list[tuple[float, float]]] = {}
    for hamlet in s.site.hamlets[1:]:
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


def _orchard(s: Surveyor) -> list[dict[str, Any]]:
    """The fruit trees that stand where the iron yard will be."""
    rng = np.random.default_rng(5)
    out = []
    for row in range(4):
        for k in range(5):
            a = s.site.iron_yard[0] - 1.5 + 0.78 * k + 0.2 * (row % 2) + float(rng.normal(0, 0.05))
            b = s.site.iron_yard[1] - 1.2 + 0.85 * row + float(rng.normal(0, 0.05))
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
        if any(x0 < middle[0] < x1 and y0 < middle[1] < y1 for (x0, y0, x1, y1), _ in s.site.mended):
            shown[rows, columns] = 0
            continue
        mask = land.plot == number
        a, b = float(land.a[mask].mean()), float(land.b[mask].mean())
        brigade = min(s.site.hamlets, key=lambda h: np.hypot(a - h.at[0], (b - h.at[1]) * 0.8)).brigade
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
    """Polylines by task; those at the furnaces go between the rows of the yard."""
    yard = s.site.iron_yard
    rows = [tuple((yard[0] - 1.75 + 0.5 * k, yard[1] - 1.30 + 0.86 * r + 0.42) for k in range(8)) for r in range(4)]
    walks = {"furnaces": [s.line(row) for row in rows]}
    for walk in s.site.walks:
        walks.setdefault(walk.task, []).append(s.line(walk.line, walk.aside))
    return walks


def _water(s: Surveyor) -> list[list[int]]:
    """Points of the open river where light can glint, clear of the crossing."""
    xy = curve(s.site.river, 0.5).astype(float)
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
            if inside and np.hypot(px - s.site.crossing.at[0], py - s.site.crossing.at[1]) > 1.6:
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
                dry = abs(s.field(s.land.river, *q)) > 1.1 and abs(s.field(s.land.stream, *q)) > 0.3
                if s.shows(*q) and dry and not built:
                    out.append(s.anchor(*q))
        return out

    homes = [(h["tile"][0], h["tile"][1]) for h in houses]
    dam, canteens, buildings = s.site.dam.at, s.site.canteens, s.site.buildings
    return {
        "works": around([(dam[0] + d, dam[1] + 0.9) for d in (-0.9, -0.5, 0, 0.45, 0.85)], 0, 0.5, 5, 0.16),
        "workshop": around([buildings["workshop"][0]], 0.1, 0.62, 10, 0.30),
        "canteens": around(canteens[:1], 0.15, 0.62, 14, 0.34) + around(canteens[1:], 0.1, 0.6, 2, 0.2),
        "rest": around(homes, 0.12, 0.5, 4, 0.2) + around([buildings["floor"][0]], 0.1, 0.2, 8, 0.35),
        "scrap": around([buildings["heaps"][k] for k in (0, 1, 4)], 0.0, 0.2, 4, 0.15),
    }


def write(land: Landform, out: Path) -> None:
    """Write layout.json and the map of plots."""
    s, place = Surveyor(land), land.site
    out.mkdir(parents=True, exist_ok=True)
    houses = [{"kind": k, "at": s.anchor(a, b), "brigade": 1, "tile": (a, b)} for k, a, b in place.houses]
    for hamlet in place.hamlets[1:]:
        for kind, da, db in hamlet.houses:
            a, b = hamlet.at[0] + da, hamlet.at[1] + db
            houses.append({"kind": kind, "at": s.anchor(a, b), "brigade": hamlet.brigade, "tile": (a, b)})
    buildings = [h["tile"] for h in houses] + list(place.canteens)
    for name in ("hall", "workshop", "school", "granaries", "sheds"):
        buildings += list(place.buildings[name])
    plots, numbers = _plots(s)
    Image.fromarray(numbers).save(out / "plots.png", optimize=True)
    furnaces = [{"at": s.anchor(a, b), "brigade": n, "yard": int(k < 24)}
                for k, (n, a, b) in enumerate(_yard_spots(place.iron_yard) + _hamlet_spots(s, buildings))]
    spots = _spots(s, houses, buildings)
    spots["fields"] = _work_spots(s, plots)

    def raised(a: float, b: float, lift: int) -> list[int]:
        x, y, _ = s.anchor(a, b)
        return [x, y - lift]

    tags: dict[str, list[int]] = {f"brigade:{h.brigade}": raised(h.at[0], h.at[1] - 1.2, 52) for h in place.hamlets[1:]}
    tags |= {f"canteen:{k + 1}": raised(a, b, 78) for k, (a, b) in enumerate(place.canteens)}
    tags["yard"] = raised(place.iron_yard[0], place.iron_yard[1] - 1.1, 80)
    for name, of, lift in (("workshop", "workshop", 92), ("hall", "hall", 80), ("granary", "granaries", 92),
                           ("school", "school", 60)):
        tags[name] = raised(*place.buildings[of][0], lift)
    tags |= {name: raised(a, b, lift) for name, (a, b, lift) in place.tags.items()}
    stops = {name: raised(a, b, 0) for name, (a, b) in place.stops.items()}
    stops["whole"] = [site.SIZE[0] // 2, site.SIZE[1] // 2]
    stops |= {f"brigade:{h.brigade}": raised(h.at[0], h.at[1], 0) for h in place.hamlets}
    data = {
        "tile": site.TILE, "size": list(site.SIZE), "stops": stops, "tags": tags, "dam_box": list(place.dam.box),
        "dam": s.anchor(*place.dam.at),
        "houses": [{k: v for k, v in h.items() if k != "tile"} for h in houses],
        "canteens": [{"at": s.anchor(a, b), "brigade": k + 1} for k, (a, b) in enumerate(place.canteens)],
        **{name: [s.anchor(a, b) for a, b in places] for name, places in place.buildings.items()},
        "graves": [s.anchor(a, b) for a, b in place.graves], "oxen": [s.anchor(a, b) for a, b in place.oxen],
        "pigs": [s.anchor(a, b) for a, b in place.pigs], "fowl": [s.anchor(a, b) for a, b in place.fowl],
        "furnaces": furnaces, "trees": trees.planted(s, buildings), "orchard": _orchard(s), "plots": plots,
        "walks": _walks(s), "spots": spots, "water": _water(s),
        "yard_radius": [round(96 * 1.95), round(48 * 1.95)],
    }
    text = json.dumps(data, separators=(",", ":"), sort_keys=True)
    (out / "layout.json").write_text(text + "\n", encoding="utf-8")
    print(f"{land.plots} plots, {len(plots)} shown; {len(data['trees'])} trees; {len(houses)} houses; "
          f"{len(spots['fields'])} places in the fields; layout {len(text) / 1000:.0f} kB")
