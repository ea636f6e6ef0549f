"""The country beside the record: every target with its miss, and what was not aimed at."""

from __future__ import annotations

from collections.abc import Sequence

from game.session.country.chronicle import YEARS
from tools.calibrate.measure import Measured
from tools.calibrate.targets import TARGETS, figure

BESIDE = ("excess_deaths_m", "death_rate_rural_permille", "death_rate_urban_permille", "kcal")
BY_SEASON = ("kcal", "death_rate_rural_permille", "canteens_percent", "outcry", "prestige", "removed", "furnaces_k",
             "stock_mt")  # fmt: skip


def table(runs: Sequence[Measured]) -> str:
    """Targets by year: the mean of the runs and, in brackets, the record; a star where it is off by more than two."""
    lines = [" " * 24 + " ".join(f"{year:<19d}" for year in YEARS)]
    for name in dict.fromkeys(target.name for target in TARGETS):
        lines.append(f"{name:24s}" + " ".join(_cell(runs, name, year) for year in YEARS))
    for name in BESIDE:
        lines.append(f"{name:24s}" + " ".join(f"{_mean(runs, name, year):8.2f}" + " " * 11 for year in YEARS))
    lines.append("by season, first run")
    for name in BY_SEASON:
        cells = (f"{float(getattr(season, name)):7.4g}" for season in runs[0].seasons)
        lines.append(f"{name:26s}" + " ".join(cells))
    lines.append(f"excess 1958-62: {[round(run.excess_m, 1) for run in runs]} m")
    lines.append(f"recall {[run.run.centre.recall for run in runs]}")
    lines.append(f"admission {[run.run.centre.admission for run in runs]}")
    return "\n".join(lines)


def _cell(runs: Sequence[Measured], name: str, year: int) -> str:
    target = next((t for t in TARGETS if t.name == name and t.year == year), None)
    if target is not None:
        mean = sum(figure(run, target) for run in runs) / len(runs)
        star = "*" if abs(mean - target.value) > 2 * target.near else " "
        return f"{mean:8.2f} [{target.value:7.4g}]{star}"
    if hasattr(runs[0].years[0], name):
        return f"{_mean(runs, name, year):8.2f}" + " " * 11
    return " " * 19


def _mean(runs: Sequence[Measured], name: str, year: int) -> float:
    return sum(float(getattr(run.year(year), name)) for run in runs) / len(runs)
