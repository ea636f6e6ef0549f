"""The split of history's deaths over causes, on a sample of counties; written where the epilogue reads it."""

from __future__ import annotations

from concurrent.futures import ProcessPoolExecutor
from itertools import combinations
from pathlib import Path

from game.session.content import ruleset
from game.session.country.causes import CAUSES, FILE, CauseSplit, split
from game.session.fingerprint import of_rules
from tools.calibrate.measure import measure


def _excess(task: tuple[str, int, int | None]) -> float:
    what_if, step, held = task
    return measure({}, 1, step, held=held, what_if=what_if).excess_m


def make(step: int, jobs: int) -> CauseSplit:
    """Play every set of causes taken away, the recall held where history's run has it, and split."""
    held = measure({}, 1, step, free=True).run.centre.recall
    sets = [frozenset(chosen) for size in range(len(CAUSES) + 1) for chosen in combinations(CAUSES, size)]
    tasks = [("+".join(cause for cause in CAUSES if cause in chosen), step, held) for chosen in sets]
    with ProcessPoolExecutor(jobs) as pool:
        known = dict(zip(sets, pool.map(_excess, tasks, chunksize=2), strict=True))
    return split(known.__getitem__)


def write(found: CauseSplit) -> None:
    """Write the file that the game ships."""
    lines = [
        "# How far each cause accounts for the deaths above the usual in history's run, made by tools/calibrate from a",
        "# sample of the counties: shares averaged over all orders of removal, with removed-first and removed-last.",
        f'rules = "{of_rules(ruleset("leap"))}"',
        f"total_m = {found.total_m:.3f}",
    ]
    for cause in found.causes:
        lines += ["", "[[cause]]", f'name = "{cause.name}"']
        lines += [f"{field} = {getattr(cause, field):.4f}" for field in ("share", "first", "last")]
    Path(FILE).write_text("\n".join(lines) + "\n", encoding="utf-8")
