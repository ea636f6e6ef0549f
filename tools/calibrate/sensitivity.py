"""What a tenth of each constant's range moves: the grain, the levy, the deaths. Levers first."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass

from tools.calibrate.fit import start
from tools.calibrate.measure import Measured, measure

PROVINCIAL = ("zeal_province", "canteen_zeal", "levy_zeal", "levy_net", "levy_access", "sale_access", "sale_urban",
              "sale_ask", "relief_lag", "land_gathers", "herds_feed", "levy_local", "search_zeal",
              "search_claims")  # fmt: skip
"""Never fitted: what makes provinces differ."""


@dataclass(frozen=True)
class Effect:
    """Changes that a tenth of a constant's range makes, upward where there is room."""

    name: str
    deaths_m: float
    """deaths above the usual, 1958-62"""
    grain_1958_mt: float
    grain_1960_mt: float
    levy_1959_points: float


def _figures(task: tuple[dict[str, float], int]) -> tuple[float, float, float, float]:
    return figures(measure(task[0], 1, task[1]))


def figures(measured: Measured) -> tuple[float, float, float, float]:
    """Deaths, grain of 1958 and 1960, levy of 1959 in per cent."""
    levy = measured.year(1959)
    return (
        measured.excess_m,
        measured.year(1958).grain_true_mt,
        measured.year(1960).grain_true_mt,
        100.0 * levy.procured_mt / levy.grain_true_mt,
    )


def sensitivity(step: int, jobs: int) -> list[Effect]:
    """Every free constant and every provincial one, largest effect on deaths first; the recall is held."""
    values, ranges = start(PROVINCIAL)
    tasks: list[tuple[dict[str, float], int]] = [({}, step)]
    signs = []
    for name, value in values.items():
        low, high = ranges[name]
        tenth = 0.1 * (high - low)
        signs.append(1.0 if value + tenth <= high else -1.0)
        tasks.append(({name: value + signs[-1] * tenth}, step))
    with ProcessPoolExecutor(jobs) as pool:
        base, *moved = pool.map(_figures, tasks, chunksize=4)
    effects = [
        Effect(name, *(sign * (after - before) for after, before in zip(found, base, strict=True)))
        for name, sign, found in zip(values, signs, moved, strict=True)
    ]
    return sorted(effects, key=lambda effect: -abs(effect.deaths_m))


def told(effects: list[Effect], most: int = 40) -> str:
    """A table in Markdown."""
    lines = ["| constant | deaths, m | grain 1958, Mt | grain 1960, Mt | levy 1959, points |", "|---|---|---|---|---|"]
    for e in effects[:most]:
        lines.append(
            f"| {e.name} | {e.deaths_m:+.2f} | {e.grain_1958_mt:+.2f} | {e.grain_1960_mt:+.2f} "
            f"| {e.levy_1959_points:+.2f} |"
        )
    return "\n".join(lines)
