"""The country's shape and its communes, as `assets/country` holds them. Places and lengths are map units, y down.

The box is 1000 x 835.3; a map unit is 4.83 km. Dots and counties are not real places and are never named after one.
"""

from __future__ import annotations

import functools
import json
import os
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

from game.text import ASSETS, _, language

Points = npt.NDArray[np.float64]
FOLDER = os.path.join(ASSETS, "country")
WIDTH, HEIGHT = 1000.0, 835.3
CELL = 12.0
"""Side of the grid's cells in which a dot looks for its neighbours."""
FARTHEST = 40.0
"""A dot without neighbours is held to have this much room."""


class MapError(ValueError):
    """A file of the map that cannot be used; the message names it."""


@dataclass(frozen=True)
class Unit:
    """A province: its names, its outline as rings of (n, 2), the box round it, its rows among the communes."""

    index: int
    english: str
    letters: str
    """two or three letters for a tile"""
    chinese: str
    hanzi: str
    """one character for a tile"""
    simulated: bool
    label: tuple[float, float]
    box: tuple[float, float, float, float]
    """left, top, right, bottom"""
    rings: tuple[Points, ...]
    first: int
    communes: int

    @property
    def name(self) -> str:
        """The name in the language in use."""
        return self.chinese if language().startswith("zh") else self.english

    @property
    def short(self) -> str:
        """The name on a tile."""
        return self.hanzi if language().startswith("zh") else self.letters


@dataclass(frozen=True)
class Country:
    """Provinces in the order of the chronicle, lines, and one row for each commune."""

    units: tuple[Unit, ...]
    outline: tuple[Points, ...]
    borders: tuple[Points, ...]
    unit_of: npt.NDArray[np.int16]
    places: Points
    """(n, 2)"""
    county: npt.NDArray[np.int32]
    """index over the whole country"""
    room: npt.NDArray[np.float64]
    """distance to the nearest other dot"""

    def unit_at(self, x: float, y: float) -> int | None:
        """The province at a place; the smallest where one lies inside another."""
        found = [u for u in self.units if u.box[0] <= x <= u.box[2] and u.box[1] <= y <= u.box[3] and _inside(u, x, y)]
        if not found:
            return None
        return min(found, key=lambda u: (u.box[2] - u.box[0]) * (u.box[3] - u.box[1])).index

    def commune_at(self, x: float, y: float, reach: float) -> int | None:
        """The commune nearest to a place, no farther than `reach`."""
        away = np.hypot(self.places[:, 0] - x, self.places[:, 1] - y)
        nearest = int(away.argmin())
        return nearest if away[nearest] <= reach else None

    def number_in_unit(self, row: int) -> int:
        """A commune's number in its province, from 1."""
        return row - self.units[int(self.unit_of[row])].first + 1

    def county_number(self, row: int) -> int:
        """The number of a commune's county in its province, from 1."""
        return int(self.county[row] - self.county[self.units[int(self.unit_of[row])].first]) + 1

    def county_rows(self, row: int) -> npt.NDArray[np.intp]:
        """All communes of a commune's county."""
        return np.flatnonzero(self.county == self.county[row])


@functools.cache
def load_country() -> Country:
    """The country, read once. Raises MapError, one sentence naming the file."""
    shapes = _read("shapes.json", json.loads)
    rows = _read("communes.csv", _whole_numbers)
    try:
        units = tuple(_unit(index, row) for index, row in enumerate(shapes["units"]))
        outline = tuple(_points(line) for line in shapes["outline"])
        borders = tuple(_points(border["p"]) for border in shapes["borders"])
    except (KeyError, TypeError, ValueError) as error:
        raise MapError(_("assets/country/{file} is not as it should be: {why}").format(
            file="shapes.json", why=error)) from None  # fmt: skip
    if rows.shape != (sum(unit.communes for unit in units), 4):
        raise MapError(_("assets/country/{file} is not as it should be: {why}").format(
            file="communes.csv", why=rows.shape))  # fmt: skip
    places = rows[:, 1:3] / 10.0
    # The last column is a county's last digit: it changes where a county ends.
    county = np.cumsum(np.diff(rows[:, 3], prepend=-1) != 0) - 1
    return Country(
        units, outline, borders, rows[:, 0].astype(np.int16), places, county.astype(np.int32), nearest_distance(places)
    )


def nearest_distance(places: Points) -> npt.NDArray[np.float64]:
    """The distance from each place to the nearest other one, at most FARTHEST."""
    cells = np.floor(places / CELL).astype(np.int64)
    key = cells[:, 0] * 4096 + cells[:, 1]
    order = np.argsort(key, kind="stable")
    sorted_key = key[order]
    nearest = np.full(len(places), FARTHEST)
    every = np.arange(len(places))
    for shift in (a * 4096 + b for a in (-1, 0, 1) for b in (-1, 0, 1)):
        low = np.searchsorted(sorted_key, key + shift)
        high = np.searchsorted(sorted_key, key + shift, "right")
        for step in range(int((high - low).max(initial=0))):
            has = low + step < high
            who, other = every[has], order[low[has] + step]
            away = np.hypot(*(places[who] - places[other]).T)
            away[who == other] = FARTHEST
            nearest[who] = np.minimum(nearest[who], away)
    return nearest


def _read(file: str, parse: Any) -> Any:
    try:
        with open(os.path.join(FOLDER, file), encoding="utf-8") as opened:
            return parse(opened.read())
    except OSError as error:
        raise MapError(_("assets/country/{file} cannot be read: {why}").format(file=file, why=error.strerror)) from None
    except ValueError as error:
        raise MapError(_("assets/country/{file} is not as it should be: {why}").format(file=file, why=error)) from None


def _whole_numbers(text: str) -> npt.NDArray[np.int64]:
    """A table of whole numbers under one line of names."""
    body = text.partition("\n")[2]
    columns = text.partition("\n")[0].count(",") + 1
    return np.array(body.replace("\n", ",").rstrip(",").split(","), dtype=np.int64).reshape(-1, columns)


def _points(flat: Sequence[float]) -> Points:
    return np.asarray(flat, dtype=np.float64).reshape(-1, 2) / 10.0


def _unit(index: int, row: dict[str, Any]) -> Unit:
    left, top, right, bottom = (value / 10.0 for value in row["bbox"])
    return Unit(
        index, row["en"], row["ab"], row["zh"], row["zh1"], bool(row["sim"]),
        (row["label"][0] / 10.0, row["label"][1] / 10.0), (left, top, right, bottom),
        tuple(_points(ring) for ring in row["rings"]), int(row["first"]), int(row["communes"]),
    )  # fmt: skip


def _inside(unit: Unit, x: float, y: float) -> bool:
    """Whether a place lies in a province: how often a line to the right of it crosses the rings."""
    crossings = 0
    for ring in unit.rings:
        ax, ay = ring[:, 0], ring[:, 1]
        bx, by = np.roll(ax, -1), np.roll(ay, -1)
        spans = (ay > y) != (by > y)
        at = ax[spans] + (y - ay[spans]) / (by[spans] - ay[spans]) * (bx[spans] - ax[spans])
        crossings += int((at > x).sum())
    return crossings % 2 == 1
