"""The country beside the record: every target with its miss, and what was not aimed at."""

from __future__ import annotations

from collections.abc import Sequence

from tools.calibrate.measure import Measured
from tools.calibrate.targets import TARGETS, figure


def table(runs: Sequence[Measured]) -> str:
    """Targets by year: the mean of the runs and, in brackets, the record; a star where it is off by more than two."""
    names = list(dict.fromkeys(target.name for target in TARGETS))
    lines = []
    for name in names:
        cells = []
        for year in range(1957, 1963):
            target = next((t for t in TARGETS if t.name == name and t.year == year), None)
            if target is not None:
                mean = sum(figure(run, target) for run in runs) / len(runs)
                star = "*" if abs(mean - target.value) > 2 * target.near else " "
                cells.append(f"{mean:8.2f} [{target.value:7.4g}]{star}")
            elif hasattr(runs[0].years[0], name):
                mean = sum(float(getattr(run.year(year), name)) for run in runs) / len(runs)
                cells.append(f"{mean:8.2f}           ")
            else:
                cells.append(" " * 19)
        lines.append(f"{name:22s}" + " ".join(cells))
    for name in ("excess_deaths_m", "death_rate_rural_permille", "death_rate_urban_permille", "kcal"):
        lines.append(f"{name:22s}" + " ".join(f"{sum(float(getattr(r.year(y), name)) for r in runs) / len(runs):8.2f}           " for y in range(1957, 1963)))
    one = runs[0]
    for name in ("kcal", "death_rate_rural_permille", "canteens_percent", "outcry", "prestige", "removed", "furnaces_k", "stock_mt"):
        lines.append(f"{name:26s}" + " ".join(f"{float(getattr(s, name)):7.6g}"[:7] for s in one.seasons))
    lines.append(f"excess 1958-62: {[round(run.excess_m, 1) for run in runs]} m; recall {[run.run.centre.recall for run in runs]}; admission {[run.run.centre.admission for run in runs]}")
    return "\n".join(lines)
