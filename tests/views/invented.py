"""An invented run of the country for tests of its maps: plausible, and the same for the same seed."""

from __future__ import annotations

from dataclasses import fields
from functools import cache

import numpy as np

from game.rules.calendar import Calendar
from game.session.country.chronicle import (
    FIRST,
    LAST,
    MEASURES,
    SAID,
    YEARS,
    Chronicle,
    ProvinceTotals,
    SeasonTotals,
    YearTotals,
    year_of,
)
from game.views.maps.country import load_country

SEASONS = LAST - FIRST + 1
CROP = {1957: 195, 1958: 200, 1959: 170, 1960: 143, 1961: 147, 1962: 160}
SAID_CROP = {1957: 196, 1958: 375, 1959: 270, 1960: 190, 1961: 150, 1962: 160}
DEATHS = {1957: 11, 1958: 13, 1959: 18, 1960: 29, 1961: 16, 1962: 11}
LIT = {1957: 0, 1958: 22, 1959: 6, 1960: 2, 1961: 0, 1962: 0}


@cache
def invented(seed: int = 1) -> Chronicle:
    """A chronicle with maps."""
    country = load_country()
    rng = np.random.default_rng(seed)
    count, units = len(country.unit_of), len(country.units)
    tilt = rng.normal(1, 0.18, units)[country.unit_of] * rng.normal(1, 0.1, count)
    wave = np.sin(country.places[:, 0] / 90) * np.cos(country.places[:, 1] / 70) * 0.12 + 1
    true = {name: np.zeros((SEASONS, count)) for name in MEASURES}
    said = {name: np.zeros((SEASONS, count)) for name in SAID}
    for season in range(FIRST, LAST + 1):
        at, year = season - FIRST, year_of(season)
        head = CROP[year] / 0.65 * tilt * wave
        true["grain"][at] = head
        said["grain"][at] = SAID_CROP[year] / 0.65 * (1 + (tilt - 1) * 0.4)
        true["levy"][at] = np.clip(20 * (SAID_CROP[year] / CROP[year]) / tilt, 3, 90)
        said["levy"][at] = 20
        true["kcal"][at] = np.clip(head * 6.4, 700, 2400)
        true["deaths"][at] = np.clip(DEATHS[year] / tilt**2, 6, 200)
        true["furnaces"][at] = np.clip(LIT[year] * rng.gamma(2, 0.5, count), 0, 200)
        said["furnaces"][at] = true["furnaces"][at] * 1.4
    people = np.array([unit.communes * 0.022 for unit in country.units])
    return Chronicle(
        seed=seed, what_if="", free_recall=False, digest="invented", calendar=Calendar((), FIRST),
        seasons=tuple(_season(season) for season in range(FIRST, LAST + 1)),
        years=tuple(_year(year) for year in YEARS),
        provinces=tuple(
            ProvinceTotals(
                unit.english, float(people[unit.index]), float(people[unit.index]) * 0.04, 40.0,
                {year: DEATHS[year] * float(rng.uniform(0.8, 1.6)) for year in YEARS},
                {year: CROP[year] * float(people[unit.index]) / 585 for year in YEARS},
                {year: SAID_CROP[year] * float(people[unit.index]) / 585 for year in YEARS},
                {year: 0.2 * SAID_CROP[year] / CROP[year] for year in YEARS},
            )
            for unit in country.units
        ),
        recall=11, admission=13, corr_death_output={},
        true_maps={name: _whole(values) for name, values in true.items()},
        said_maps={name: _whole(values) for name, values in said.items()},
        true_provinces={name: _means(values) for name, values in true.items()},
        said_provinces={name: _means(values) for name, values in said.items()},
    )  # fmt: skip


def _whole(values: np.ndarray) -> np.ndarray:
    return np.round(values).astype(np.uint16)


def _means(values: np.ndarray) -> np.ndarray:
    country = load_country()
    found = np.full((SEASONS, len(country.units)), np.nan)
    for unit in country.units:
        if unit.communes:
            found[:, unit.index] = values[:, unit.first : unit.first + unit.communes].mean(axis=1)
    return found


def _season(season: int) -> SeasonTotals:
    year = year_of(season)
    share = {1: 0.3, 2: 0.7}.get(season % 4, 0.0)
    told = {
        "season": season, "rural_m": 540.0, "urban_m": 105.0, "kcal": 1800.0,
        "grain_true_mt": CROP[year] * share, "grain_reported_mt": SAID_CROP[year] * share,
        "death_rate_rural_permille": float(DEATHS[year]),
    }  # fmt: skip
    return SeasonTotals(**{field.name: told.get(field.name, 0) for field in fields(SeasonTotals)})


def _year(year: int) -> YearTotals:
    told = {
        "year": year, "grain_true_mt": float(CROP[year]), "grain_reported_mt": float(SAID_CROP[year]),
        "death_rate_permille": float(DEATHS[year]), "death_rate_rural_permille": float(DEATHS[year]),
    }  # fmt: skip
    return YearTotals(**{field.name: told.get(field.name, 0) for field in fields(YearTotals)})
