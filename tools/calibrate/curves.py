"""Curves of the ruleset that are powers or logistic: made from their shapes, written back as knots."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from pathlib import Path

from game.rules.tables import Table
from game.session.content import ruleset

TABLES = Path("assets/rulesets/leap/tables.toml")
POWERS = {
    "hunger_health.power": (0.33, 0.49, 2100.0, 0.35, 1.05),
    "labour_yield.power": (0.3, 0.5, 1.0, 0.0, 9.0),
    "area_yield.power": (0.4, 0.9, 1.0, 0.0, 9.0),
    "draft_yield.power": (0.10, 0.25, 1.0, 0.0, 9.0),
    "tool_yield.power": (0.08, 0.15, 1.0, 0.0, 9.0),
    "seed_yield.power": (0.1, 0.5, 1.0, 0.0, 9.0),
}
"""Shape: (low, high, x at which the curve is 1, least, most)."""
LOGISTIC = {"hunger_deaths.middle": (1050.0, 1150.0), "hunger_deaths.width": (120.0, 180.0)}
SHAPES = {**{name: row[:2] for name, row in POWERS.items()}, **LOGISTIC}
"""Every shape with its range."""


def shape(name: str) -> float:
    """The shape a curve of the ruleset was made with, read from its source."""
    table, what = name.split(".")
    block = _block(TABLES.read_text(encoding="utf-8"), table)
    if what == "power":
        found = re.search(r"power ([0-9.]+)|\(k / 2100\)\^([0-9.]+)", block)
    else:
        found = re.search(r"exp\(\(k - (?P<middle>[0-9.]+)\) / (?P<width>[0-9.]+)\)", block)
        if found:
            return float(found[what])
    if not found:
        raise ValueError(f"{TABLES}: {table} does not say with what {what} it was made")
    return float(found[1] or found[2])


def reshaped(values: Mapping[str, float]) -> dict[str, Table]:
    """New tables for the shapes given."""
    base = ruleset("leap").tables
    made = {}
    for name in sorted({key.split(".")[0] for key in values}):
        old = base[name]
        xs = [old.start + old.step * k for k in range(len(old.knots))]
        made[name] = Table(old.start, old.step, tuple(_at(name, x, values, old.step) for x in xs))
    return made


def _at(table: str, x: float, values: Mapping[str, float], step: float) -> float:
    if table == "hunger_deaths":
        middle = values.get("hunger_deaths.middle") or shape("hunger_deaths.middle")
        width = values.get("hunger_deaths.width") or shape("hunger_deaths.width")
        return round(350.0 / (1.0 + math.exp((x - middle) / width)), 3)
    _low, _high, one, least, most = POWERS[f"{table}.power"]
    ratio = max(x, step) / one
    return round(min(max(ratio ** values[f"{table}.power"], least), most), 4)


def _block(text: str, table: str) -> str:
    start = text.index(f"[{table}]")
    end = text.find("\n[", start)
    return text[start : end if end > 0 else len(text)]


def write(values: Mapping[str, float], source: str) -> None:
    """Put curves of these shapes into the ruleset's file."""
    text = TABLES.read_text(encoding="utf-8")
    for name, table in reshaped(values).items():
        old = _block(text, name)
        if name == "hunger_deaths":
            middle = values.get("hunger_deaths.middle") or shape("hunger_deaths.middle")
            width = values.get("hunger_deaths.width") or shape("hunger_deaths.width")
            made = (
                "Banister 1987; Ashton, Hill, Piazza and Zeitz 1984; "
                f"350 / (1 + exp((k - {middle:.4g}) / {width:.4g})) at the knots; {source}"
            )
        elif name == "hunger_health":
            power = f"(k / 2100)^{values[f'{name}.power']:.4g} at the knots"
            made = f"Strauss 1986, JPE 94, lagged a season; {power}; {source}"
        else:
            made = f"power {values[f'{name}.power']:.4g} at the knots; {source}"
        new = re.sub(r'source = ".*"', f'source = "{made}"', old)
        knots = ", ".join(f"{knot:g}" for knot in table.knots)
        new = re.sub(r"knots = \[.*\]", f"knots = [{knots}]", new)
        text = text.replace(old, new)
    TABLES.write_text(text, encoding="utf-8")
