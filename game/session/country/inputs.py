"""What is known of the country before 1958: provinces and communes, read from `assets/country` and checked."""

from __future__ import annotations

import csv
import functools
import io
import os
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.rules.units import MICRO, Ints, Reals, group_sum, safe_ratio, whole
from game.session.files import ContentError
from game.text import ASSETS, _

PROVINCES_FILE = "assets/country/provinces.csv"
COMMUNES_FILE = "assets/country/communes.csv"
WITHOUT_COMMUNES = "Tibet"

NUMBERS = (
    "rural_pop_1957_m", "grain_kg_per_rural_head_1957", "share_roots", "arable_mu_per_rural_head",
    "net_out_share_of_output", "zeal_1958", "zeal_1959_spring", "zeal_1959_60", "zeal_checklist", "access",
    "relief_lag_seasons", "upland_share", "urban_protection", "pastoral_share",
    "hit_share_1959", "hit_share_1960", "hit_share_1961",
)  # fmt: skip
"""Columns that the rules use. Sources and confidence stand in the file beside each."""


@dataclass(frozen=True)
class Provinces:
    """Provinces in the order of the map; (28,) arrays, zero for the one without communes."""

    names: tuple[str, ...]
    hanzi: tuple[str, ...]
    there: npt.NDArray[np.bool_]
    """those that have communes"""
    hindsight: npt.NDArray[np.bool_]
    """scores that may have been coloured by knowing who died"""
    numbers: dict[str, Reals]

    def __getitem__(self, column: str) -> Reals:
        return self.numbers[column]


@dataclass(frozen=True)
class Communes:
    """The communes of the map, (26578,) each."""

    province: Ints
    county: Ints
    x: Ints
    y: Ints

    def __len__(self) -> int:
        return len(self.province)


def _read(path: str) -> str:
    try:
        with open(os.path.join(ASSETS, *path.split("/")[1:]), encoding="utf-8") as file:
            return file.read()
    except OSError as error:
        raise ContentError(_("{file} cannot be read: {why}").format(file=path, why=error.strerror)) from None
    except UnicodeDecodeError:
        raise ContentError(_("{file} is not text in UTF-8").format(file=path)) from None


@functools.cache
def provinces() -> Provinces:
    """The provinces. Raises ContentError naming file, province and column."""
    rows = list(csv.DictReader(io.StringIO(_read(PROVINCES_FILE))))
    numbers = {column: np.zeros(len(rows)) for column in NUMBERS}
    there = np.ones(len(rows), dtype=np.bool_)
    for k, row in enumerate(rows):
        name = row.get("province") or f"row {k + 1}"
        there[k] = name != WITHOUT_COMMUNES
        for column in NUMBERS if there[k] else ():
            try:
                numbers[column][k] = float(row[column])
            except (KeyError, TypeError, ValueError):
                message = _("{file}: {province}: {column} should be a number, not {value}")
                raise ContentError(
                    message.format(file=PROVINCES_FILE, province=name, column=column, value=repr(row.get(column)))
                ) from None
    return Provinces(
        names=tuple(row["province"] for row in rows),
        hanzi=tuple(row["hanzi"] for row in rows),
        there=there,
        hindsight=np.array([row["zeal_hindsight_risk"] == "H" for row in rows]),
        numbers=numbers,
    )


@functools.cache
def communes() -> Communes:
    """The communes. Raises ContentError naming the file and what is wrong."""
    text = _read(COMMUNES_FILE).strip()
    head, _newline, body = text.partition("\n")
    try:
        cells = np.array(body.replace("\n", ",").split(","), dtype=np.int64).reshape(-1, 4)
    except ValueError:
        raise ContentError(
            _("{file}: each row should be four whole numbers p,x,y,k").format(file=COMMUNES_FILE)
        ) from None
    if head.strip() != "p,x,y,k" or not 0 <= cells[:, 0].min() <= cells[:, 0].max() < len(provinces().names):
        raise ContentError(_("{file}: the columns should be p,x,y,k, p a province").format(file=COMMUNES_FILE))
    county = np.cumsum(np.diff(cells[:, 3], prepend=-1) != 0) - 1
    return Communes(cells[:, 0], county.astype(np.int64), cells[:, 1], cells[:, 2])


@dataclass(frozen=True)
class Counties:
    """The counties of the map, each array (K,)."""

    county: Ints
    """their numbers, rising from 0"""
    province: Ints
    communes: Ints

    def means(self, values: Reals) -> Reals:
        """Means of counties' values by province, each county weighing as many communes as it has: (28,)."""
        n = len(provinces().names)
        # whole numbers below 2 ** 53, so that the order of the sums cannot change them
        sums = group_sum(whole(values * MICRO) * self.communes, self.province, n)
        return safe_ratio(sums, group_sum(self.communes, self.province, n)) / MICRO


@functools.cache
def by_county() -> Counties:
    """The map by county."""
    of = communes()
    first = np.flatnonzero(np.diff(of.county, prepend=-1))
    return Counties(np.arange(len(first)), of.province[first], np.bincount(of.county))
