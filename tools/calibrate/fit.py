"""Gauss-Newton within the ranges of the ruleset: all free constants together, on a sample of counties.

A weak pull toward where each constant stood keeps those that the record says nothing about where they were.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np

from game.session.content import forget_rulesets, ruleset
from tools.calibrate.curves import SHAPES, shape, write
from tools.calibrate.measure import measure
from tools.calibrate.targets import TARGETS, misses

CONSTANTS = Path("assets/rulesets/leap/constants.toml")
FITTED = "fitted to the national series of 1957-62"
FREE = (
    "other_work", "strongest_first", "tired_hour", "seed_matters", "trend", "draft_condition", "manure_weight",
    "pest_weight", "water_gain", "plots_from_fields", "plough_reach", "soil_settles", "harvest_slack",
    "hunger_at_harvest", "roots_spoil", "hide_least", "hide_most", "tap_yield", "boast_follow", "boast_push",
    "boast_scales", "levy_base", "levy_slope", "levy_summer_share", "levy_most", "trust_pledge", "trust_forecast",
    "trust_claim", "resale_threshold", "resale_flat", "relief_quiet", "relief_least", "uncut_guess", "ration_kg",
    "feast", "waste_free", "waste_rationed", "eat_ahead", "store_spoils", "summer_kept", "skim_word", "plots_kcal",
    "meat_kcal", "forage_kcal", "forage_in_canteen", "feed_ox_kg", "feed_pig_kg", "feed_slope", "feed_gives_way",
    "seed_slope", "seed_gives_way", "seed_least", "canteen_will", "base_deaths", "base_fall", "frail_weight",
    "frail_memory", "frail_spares", "site_deaths", "crowd_deaths", "work_kcal", "births_kcal", "births_kcal_low",
    "births_away", "births_works_part", "births_hours", "births_return", "base_births", "ox_feed", "ox_work",
    "ox_pooled", "ox_grow", "pig_feed", "pig_pooled", "pig_grow_home", "pig_grow_pooled", "slaughter_at_once",
    "link_home", "link_plots", "link_free", "effort_link", "effort_unit", "effort_pace", "effort_trust",
    "yield_county", "yield_commune", "zeal_spread", "reserve_kg", "trust", "forgive", "outcry_trust",
    "outcry_forgives", "outcry_relief", "resale_share", "stock_mt", "town_kg", "town_cut", "other_mt",
    "export_share", "export_press", "imports_mt", "town_spill", "flight", "town_births", "town_births_later",
    "levy_search",
    *SHAPES,
)  # fmt: skip
"""What may move. Never free: what tells provinces apart, what only the player meets, dated directives."""

Values = dict[str, float]


def start(more: Sequence[str] = ()) -> tuple[Values, dict[str, tuple[float, float]]]:
    """Where the free constants, and `more`, stand, and their ranges."""
    constants = {constant.name: constant for constant in ruleset("leap").p}
    values, ranges = {}, {}
    for name in (*FREE, *more):
        if name in SHAPES:
            values[name], ranges[name] = shape(name), SHAPES[name]
        elif name in constants:
            values[name], ranges[name] = constants[name].value, (constants[name].low, constants[name].high)
    return values, ranges


def _misses(task: tuple[Values, int, int]) -> np.typing.NDArray[np.float64]:
    values, seed, step = task
    return misses(measure(values, seed, step))


def fit(rounds: int, step: int, jobs: int, pull: float = 0.05, say: Callable[[str], None] = print) -> Values:
    """Fit and return the values; nothing is written."""
    values, ranges = start()
    names = list(values)
    low = np.array([ranges[name][0] for name in names])
    width = np.array([ranges[name][1] - ranges[name][0] for name in names])
    x = np.array([(values[name] - ranges[name][0]) for name in names]) / width
    x = np.clip(x, 0.0, 1.0)
    home, step_size = x.copy(), 0.06
    with ProcessPoolExecutor(jobs) as pool:

        def run_all(points: list[np.typing.NDArray[np.float64]]) -> list[np.typing.NDArray[np.float64]]:
            tasks = [(dict(zip(names, (low + width * point).tolist(), strict=True)), 1, step) for point in points]
            return list(pool.map(_misses, tasks))

        best = run_all([x])[0]
        say(f"start: {_sum(best):.1f} over {len(TARGETS)} figures")
        for number in range(rounds):
            direction = np.where(x + step_size <= 1.0, step_size, -step_size)
            points = [x + np.eye(len(x))[k] * direction[k] for k in range(len(x))]
            jacobian = np.stack([(m - best) / direction[k] for k, m in enumerate(run_all(points))], axis=1)
            tried = []
            for damp in (0.3, 1.0, 3.0, 10.0, 30.0, 100.0):
                tried.append(_step(x, best, jacobian, home, pull, damp))
            results = run_all(tried)
            costs = [_sum(m) + pull * float(((p - home) ** 2).sum()) for p, m in zip(tried, results, strict=True)]
            k = int(np.argmin(costs))
            if costs[k] >= _sum(best) + pull * float(((x - home) ** 2).sum()):
                say("no step is better")
                break
            x, best = tried[k], results[k]
            say(f"round {number + 1}: {_sum(best):.1f}")
            for worst in np.argsort(-np.abs(best))[:8]:
                target = TARGETS[worst]
                value = best[worst] * target.near + target.value
                say(f"    {target.name} {target.year}: {value:.2f} [{target.value:g}]")
    return dict(zip(names, (low + width * x).tolist(), strict=True))


def _sum(miss: np.typing.NDArray[np.float64]) -> float:
    # beyond three times near enough a miss counts by its size, not its square: one series must not rule the fit
    size = np.abs(miss)
    return float(np.where(size < 3.0, size**2, 6.0 * size - 9.0).sum())


def _step(
    x: np.typing.NDArray[np.float64],
    miss: np.typing.NDArray[np.float64],
    jacobian: np.typing.NDArray[np.float64],
    home: np.typing.NDArray[np.float64],
    pull: float,
    damp: float,
) -> np.typing.NDArray[np.float64]:
    """A damped step with bounds: constants that meet an edge stay there and the others are solved again."""
    weight = 1.0 / np.sqrt(np.maximum(np.abs(miss) / 3.0, 1.0))
    a, b = jacobian * weight[:, None], miss * weight
    free = np.ones(len(x), dtype=np.bool_)
    new = x.copy()
    for _again in range(6):
        left = a[:, free].T @ a[:, free] + (pull + damp) * np.eye(int(free.sum()))
        pinned = a[:, ~free] @ (new - x)[~free]
        right = -(a[:, free].T @ (b + pinned)) - pull * (x - home)[free]
        move = np.linalg.solve(left, right)
        new[free] = x[free] + np.clip(move, -0.35, 0.35)
        out = (new < 0.0) | (new > 1.0)
        if not out.any():
            break
        new = np.clip(new, 0.0, 1.0)
        free &= ~out
    return np.clip(new, 0.0, 1.0)


def keep(values: Mapping[str, float]) -> None:
    """Write fitted values, four figures each, into the ruleset with their source."""
    text = CONSTANTS.read_text(encoding="utf-8")
    shapes = {name: float(f"{value:.4g}") for name, value in values.items() if name in SHAPES}
    for name, value in values.items():
        if name in SHAPES:
            continue
        row = re.search(rf"^{name} = .*$", text, re.M)
        assert row is not None, name
        new = re.sub(r"value = [-0-9.e]+", f"value = {float(f'{value:.4g}'):g}", row[0])
        new = re.sub(r'source = "(.*)"', lambda m: f'source = "{_told(m[1])}"', new)
        text = text.replace(row[0], new)
    CONSTANTS.write_text(text, encoding="utf-8")
    write(shapes, FITTED)
    forget_rulesets()


def _told(source: str) -> str:
    """The evidence behind the range, then that the value was fitted within it."""
    parts = [part.strip() for part in source.split(";")]
    stale = ("carried over from a trial fit", "set by tuning this commune", "not refitted", "not fitted to any record",
             "size carried over", FITTED)  # fmt: skip
    return "; ".join([part for part in parts if not part.startswith(stale)] + [FITTED])
