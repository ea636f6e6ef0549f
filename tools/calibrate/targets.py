"""What the fit aims at: the national series (revised grain), and how near is near enough.

Held out, and only reported: provinces and their correlations, the what-ifs, the season of the recall.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.calibrate.measure import Measured

RAW = 1 / 0.85
"""t of raw grain for one of trade grain."""


@dataclass(frozen=True)
class Target:
    """One figure of the record and how far off counts as one."""

    name: str
    year: int
    value: float
    near: float


def _row(name: str, near: float, **by_year: float | None) -> list[Target]:
    return [Target(name, int(year[1:]), value, near) for year, value in by_year.items() if value is not None]


TARGETS: tuple[Target, ...] = (
    *_row("grain_true_mt", 1.2, y1957=195.05, y1958=197.65, y1959=169.68, y1960=143.85, y1961=136.5, y1962=154.41),
    *_row("levy_percent", 0.6, y1957=24.6, y1958=29.7, y1959=39.7, y1960=35.5, y1961=29.6, y1962=24.7),
    *_row("retained_kg_per_head", 2.5, y1957=295, y1958=282, y1959=223, y1960=213, y1961=208, y1962=231),
    *_row("kcal_recorded", 45.0, y1957=2150, y1958=2110, y1959=1870, y1960=1555, y1961=1570),
    *_row("death_rate_permille", 0.5, y1957=18.12, y1958=20.65, y1959=22.06, y1960=44.6, y1961=23.01, y1962=14.02),
    *_row("birth_rate_permille", 1.5, y1957=43.25, y1958=37.76, y1959=28.53, y1960=26.76, y1961=22.43, y1962=41.02),
    *_row("grain_reported_mt", 9.0, y1958=375, y1959=270),
    *_row("farm_labour_m", 5.0, y1957=193.1, y1958=154.9, y1959=162.7, y1960=170.2, y1961=197.5, y1962=212.8),
    *_row("stock_spring_mt", 1.5, y1958=19.22 * RAW, y1959=17.16 * RAW, y1960=14.85 * RAW, y1961=8.59 * RAW),
    *_row("resold_mt", 1.0, y1957=14.17, y1958=17.03, y1959=19.84, y1960=20.15, y1961=14.66, y1962=12.43),
    *_row("exported_mt", 0.5, y1957=2.09 * RAW, y1958=2.88 * RAW, y1959=4.16 * RAW, y1960=2.72 * RAW, y1961=1.36 * RAW),
    *_row("oxen", 0.03, y1961=0.71),
    *_row("pigs", 0.04, y1958=0.948, y1959=0.825, y1960=0.564, y1961=0.518, y1962=0.685),
    *_row("furnaces_k", 60.0, y1958=760),
    *_row("native_iron_mt", 0.25, y1958=4.16),
    *_row("rural_over_urban", 0.06, y1960=2.08),
    *_row("urban_m", 2.5, y1957=99.5, y1958=107.2, y1959=123.7, y1960=130.7, y1961=127.1, y1962=116.6),
    *_row("canteens_percent", 4.0, y1958=90, y1959=72.6),
    *_row("unharvested_percent", 0.8, y1958=9.0),
    *_row("corr_output", 0.06, y1957=-0.3, y1960=0.1),
)


def figure(measured: Measured, target: Target) -> float:
    """The model's figure for a target."""
    if target.name == "corr_output":
        return correlation(measured, target.year)
    year = measured.year(target.year)
    if target.name == "unharvested_percent":
        autumn = measured.seasons[4 * (target.year - 1957) + 2]
        return 100.0 * autumn.unharvested_mt / (autumn.unharvested_mt + autumn.grain_true_mt)
    if target.name in ("urban_m", "canteens_percent"):
        return float(getattr(measured.seasons[4 * (target.year - 1957) + 3], target.name))
    if target.name == "rural_over_urban":
        return year.death_rate_rural_permille / year.death_rate_urban_permille
    if target.name == "levy_percent":
        return 100.0 * year.procured_mt / year.grain_true_mt
    return float(getattr(year, target.name))


def correlation(measured: Measured, year: int) -> float:
    """Correlation over communes of the death rate and the normal output per head."""
    rate = measured.dead[year] / np.maximum(measured.people[year], 1.0)
    return float(np.corrcoef(rate, measured.ground.place["yield"])[0, 1])


def misses(measured: Measured) -> np.typing.NDArray[np.float64]:
    """How far off each target is, in units of near enough."""
    return np.array([(figure(measured, target) - target.value) / target.near for target in TARGETS])
