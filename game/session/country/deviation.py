"""How far a run lies from the record: every series that both have, by year."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.session.country.chronicle import YEARS, Chronicle, YearTotals
from game.session.national import record

RAW = 1.0 / 0.85
"""Raw grain for one of trade grain, in which stocks and the customs count."""


@dataclass(frozen=True)
class Deviation:
    """One figure of the model beside the record's."""

    name: str
    year: int
    model: float
    record: float
    off_percent: float


def _levy(year: YearTotals) -> float:
    return 100.0 * year.procured_mt / year.grain_true_mt


PAIRS: dict[str, tuple[str, float, Callable[[YearTotals], float]]] = {
    "grain_true_mt": ("grain_output_revised_mt", 1.0, lambda y: y.grain_true_mt),
    "grain_reported_mt": ("grain_claimed_or_announced_mt", 1.0, lambda y: y.grain_reported_mt),
    "levy_percent": ("procurement_gross_rate_revised_pct", 1.0, _levy),
    "resold_mt": ("resale_mt", 1.0, lambda y: y.resold_mt),
    "retained_kg_per_head": ("rural_retained_kg_per_head_rev", 1.0, lambda y: y.retained_kg_per_head),
    "kcal_recorded": ("kcal_rural", 1.0, lambda y: y.kcal_recorded),
    "death_rate_permille": ("cdr_banister", 1.0, lambda y: y.death_rate_permille),
    "birth_rate_permille": ("cbr_banister", 1.0, lambda y: y.birth_rate_permille),
    "excess_deaths_m": ("excess_deaths_banister_m", 1.0, lambda y: y.excess_deaths_m),
    "farm_labour_m": ("labour_primary_m", 1.0, lambda y: y.farm_labour_m),
    "native_iron_mt": ("pig_iron_indigenous_mt", 1.0, lambda y: y.native_iron_mt),
    "stock_spring_mt": ("state_grain_stock_trade_mt", RAW, lambda y: y.stock_spring_mt),
    "exported_mt": ("grain_exports_mt", RAW, lambda y: y.exported_mt),
}
"""Figure of the model: (series of the record, its unit in ours, how to read the model)."""


def deviations(chronicle: Chronicle) -> tuple[Deviation, ...]:
    """Every figure that the record has, in the order of PAIRS and of years."""
    series = record()
    found = []
    for name, (column, unit, read) in PAIRS.items():
        for year in YEARS:
            value = series[column].by_year.get(str(year))
            if value is None:
                continue
            model, known = read(chronicle.year(year)), value * unit
            off = 100.0 * (model / known - 1.0) if known else 0.0
            found.append(Deviation(name, year, round(model, 3), round(known, 3), round(off, 1)))
    return tuple(found)
