"""What is kept of one run of the country: totals by season and year, and five measures for each commune.

Seasons are numbered as in a game: 0 is spring 1958, -4 spring 1957, 19 winter 1962. Communes are rows of
`assets/country/communes.csv`, provinces those of `assets/country/shapes.json` (Tibet has a row and no communes).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np
import numpy.typing as npt

from game.rules.calendar import SEASONS, Calendar

FIRST = -4
"""Spring 1957."""
LAST = 19
"""Winter 1962."""
YEARS = tuple(range(1957, 1963))

MEASURES = ("grain", "levy", "kcal", "deaths", "furnaces")
"""grain: kg of raw grain of the year's crop for each person; levy: per cent of the crop taken; kcal: a person and
day; deaths: per mille and year; furnaces: lit in a commune."""

SAID = ("grain", "levy", "furnaces")
"""Measures for which figures went up: the crop claimed, the levy over the crop claimed, furnaces shown. Nobody
reported what people ate or how many died."""

Maps = Mapping[str, npt.NDArray[np.uint16]]


def year_of(season: int) -> int:
    """The year in which a season begins."""
    return 1958 + season // 4


def name_of(season: int) -> str:
    """spring, summer, autumn or winter."""
    return SEASONS[season % 4]


def label_of(season: int | None) -> str | None:
    """A season as the command line writes it: "1960 autumn"."""
    return None if season is None else f"{year_of(season)} {name_of(season)}"


@dataclass(frozen=True)
class SeasonTotals:
    """The country in one season. People in millions, grain in Mt of raw grain, metal in Mt, rates per mille a year."""

    season: int
    rural_m: float
    urban_m: float
    deaths_m: float
    excess_deaths_m: float
    births_m: float
    grain_true_mt: float
    """brought in this season"""
    grain_reported_mt: float
    """said to have been brought in this season"""
    procured_mt: float
    resold_mt: float
    stock_mt: float
    """in the state's granaries at the season's end"""
    exported_mt: float
    imported_mt: float
    town_grain_mt: float
    kcal: float
    """rural, a person and day"""
    kcal_recorded: float
    """without what people gathered, as the official series counts"""
    death_rate_rural_permille: float
    death_rate_urban_permille: float
    furnaces_k: float
    native_iron_mt: float
    native_iron_usable_mt: float
    modern_metal_mt: float
    farm_labour_m: float
    canteens_percent: float
    """rural people who eat in canteens"""
    pressure: float
    """0-1"""
    outcry: float
    prestige: float
    """0-100, at the season's end"""
    removed: int
    """secretaries of communes removed this season"""
    unharvested_mt: float = 0.0
    """left in the fields"""
    counties_zealous: int = 0
    """counties whose secretary was followed this season by a zealous one, for lagging"""
    counties_moderate: int = 0
    """by a moderate one, for the dead"""
    provinces_zealous: int = 0
    provinces_moderate: int = 0


@dataclass(frozen=True)
class YearTotals:
    """The country in one calendar year, in the units of the record it is compared with."""

    year: int
    grain_true_mt: float
    grain_reported_mt: float
    procured_mt: float
    resold_mt: float
    retained_kg_per_head: float
    kcal: float
    kcal_recorded: float
    death_rate_permille: float
    death_rate_rural_permille: float
    death_rate_urban_permille: float
    birth_rate_permille: float
    excess_deaths_m: float
    farm_labour_m: float
    furnaces_k: float
    native_iron_mt: float
    native_iron_usable_mt: float
    usable_industrial_metal_mt: float
    stock_spring_mt: float
    exported_mt: float
    oxen: float
    """draft animals against 1957"""
    pigs: float


@dataclass(frozen=True)
class ProvinceTotals:
    """One province over the whole run. Rates per mille a year; people in millions, rural, of March 1957."""

    name: str
    people_m: float
    excess_deaths_m: float
    peak_death_rate_permille: float
    death_rate_permille: Mapping[int, float]
    """by year, rural people"""
    grain_true_mt: Mapping[int, float]
    grain_reported_mt: Mapping[int, float]
    levy_share: Mapping[int, float]


@dataclass(frozen=True)
class Chronicle:
    """One run of the country. Everything here is an outcome of rules under dated directives."""

    seed: int
    what_if: str
    free_recall: bool
    digest: str
    calendar: Calendar
    """what came down each season, spring 1957 to winter 1962, with the state's own answers in it"""
    seasons: tuple[SeasonTotals, ...]
    years: tuple[YearTotals, ...]
    provinces: tuple[ProvinceTotals, ...]
    recall: int | None
    """season in which the initiatives were recalled"""
    admission: int | None
    """season in which the leader admitted failure and asked everyone to examine themselves"""
    corr_death_output: Mapping[int, float]
    """by year: correlation over communes of death rate and 1957 output per head"""
    true_maps: Maps = field(default_factory=dict)
    """(24, 26578) for each of MEASURES, in its unit; empty when no maps were asked for"""
    said_maps: Maps = field(default_factory=dict)
    """(24, 26578) for each of SAID"""
    true_provinces: Mapping[str, npt.NDArray[np.float64]] = field(default_factory=dict)
    """(24, 28): means of the same, weighted by people; nan for Tibet"""
    said_provinces: Mapping[str, npt.NDArray[np.float64]] = field(default_factory=dict)

    def totals(self, season: int) -> SeasonTotals:
        """The country in a season (game's numbering)."""
        return self.seasons[season - FIRST]

    def year(self, year: int) -> YearTotals:
        """The country in a year, 1957-1962."""
        return self.years[year - YEARS[0]]
