"""The country of this game's run beside the record, year by year: figures, their sums, and how far apart they lie."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from game.session.country.chronicle import FIRST, Chronicle
from game.session.national import national
from game.text import N_

YEARS = (1958, 1959, 1960, 1961, 1962)
BASE = 1957
"""The year whose rates count as usual where a figure is what is missing against usual years."""


@dataclass(frozen=True)
class Measured:
    """One measure over YEARS; None where the record has no figure."""

    name: str
    model: tuple[float, ...]
    record: tuple[float | None, ...]
    decimals: int = 1
    source: str = ""
    """where the record is from"""

    @property
    def sums(self) -> tuple[float, float | None]:
        """Of all years; of the record only where it has all of them."""
        known = [value for value in self.record if value is not None]
        return sum(self.model), sum(known) if len(known) == len(self.record) else None

    def apart(self) -> tuple[float | None, ...]:
        """By how much this run lies above the record, year by year."""
        return tuple(
            None if known is None else model - known for model, known in zip(self.model, self.record, strict=True)
        )


def measures(chronicle: Chronicle) -> tuple[Measured, ...]:
    """Deaths above the usual, births not had, grain, levy."""
    return (
        Measured(
            N_("Deaths above the usual, million"),
            _model(chronicle, "excess_deaths_m"),
            _record("excess_deaths_banister_m"),
            source=N_("Banister 1987"),
        ),
        Measured(
            N_("Births fewer than at the rate of 1957, million"),
            _fewer(lambda year: chronicle.year(year).birth_rate_permille, lambda year: people_m(chronicle, year)),
            _fewer(lambda year: national("cbr_banister", year), lambda year: national("population_m", year)),
            source=N_("Banister 1987"),
        ),
        Measured(
            N_("Grain brought in, million tonnes"),
            _model(chronicle, "grain_true_mt"),
            _record("grain_output_revised_mt"),
            0,
            N_("yearbook, revised"),
        ),
        Measured(
            N_("Grain reported, million tonnes"),
            _model(chronicle, "grain_reported_mt"),
            _record("grain_claimed_or_announced_mt"),
            0,
            N_("announced at the time"),
        ),
        Measured(
            N_("Taken by the state, million tonnes"),
            _model(chronicle, "procured_mt"),
            _record("procurement_gross_mt"),
            source=N_("Ministry of Agriculture 1984"),
        ),
    )


def _model(chronicle: Chronicle, name: str) -> tuple[float, ...]:
    return tuple(float(getattr(chronicle.year(year), name)) for year in YEARS)


def _record(series: str) -> tuple[float | None, ...]:
    missing = float("nan")
    values = (national(series, year, missing) for year in YEARS)
    return tuple(None if value != value else value for value in values)


def _fewer(rate: Callable[[int], float], people: Callable[[int], float]) -> tuple[float, ...]:
    """Births missing against the base year's rate, m."""
    return tuple((rate(BASE) - rate(year)) / 1000.0 * people(year) for year in YEARS)


def people_m(chronicle: Chronicle, year: int) -> float:
    """People of a year, the mean of its four seasons, m."""
    seasons = [chronicle.totals((year - 1958) * 4 + n) for n in range(4)]
    return sum(season.rural_m + season.urban_m for season in seasons) / len(seasons)


# ------------------------------------------------------------------------- places
def province_toll(chronicle: Chronicle) -> tuple[float | None, ...]:
    """Deaths above the usual per 1,000 people over the whole run, by province; None where there are none to count."""
    dead = "deaths" in chronicle.true_provinces
    found: list[float | None] = []
    for row, province in enumerate(chronicle.provinces):
        there = province.people_m > 0 and not (dead and np.isnan(chronicle.true_provinces["deaths"][0][row]))
        found.append(1000.0 * province.excess_deaths_m / province.people_m if there else None)
    return tuple(found)


def commune_toll(chronicle: Chronicle) -> npt.NDArray[np.float64] | None:
    """The same by commune, against the rate of 1957; None where a run kept no maps."""
    rates = chronicle.true_maps.get("deaths")
    if rates is None:
        return None
    usual = rates[:-FIRST].mean(axis=0, dtype=np.float64)
    return np.asarray((rates[-FIRST:].astype(np.float64) - usual).sum(axis=0) / 4.0)
