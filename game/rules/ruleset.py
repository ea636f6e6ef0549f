"""Typed constants and curves of a ruleset, checked when built; files are read by `game.session.content`."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from game.rules.calendar import Calendar
from game.rules.tables import Table

FORMAT = 1
CONFIDENCE = ("A", "B", "C")


class RulesetError(ValueError):
    """A ruleset that cannot be used; the message names file, key and what was expected."""


@dataclass(frozen=True)
class Constant:
    """One constant with its account."""

    name: str
    group: str
    value: float
    unit: str
    low: float
    high: float
    confidence: str
    source: str


class Constants:
    """Constants by name: `p.tired_hour`. A missing name is a programming error (AttributeError)."""

    def __init__(self, constants: Mapping[str, Constant]) -> None:
        self._all = dict(constants)
        self.__dict__.update({name: float(constant.value) for name, constant in constants.items()})

    def __getattr__(self, name: str) -> float:
        raise AttributeError(f"the ruleset has no constant {name!r}")

    def __iter__(self) -> Iterator[Constant]:
        return iter(self._all.values())

    def replaced(self, **values: float) -> Constants:
        """The same constants with some values changed (for sensitivity and tests)."""
        changed = dict(self._all)
        for name, value in values.items():
            old = changed[name]
            changed[name] = Constant(name, old.group, value, old.unit, old.low, old.high, old.confidence, old.source)
        return Constants(changed)


@dataclass(frozen=True)
class Ruleset:
    """All that the rules need and that is not state, orders or luck."""

    name: str
    version: int
    p: Constants
    tables: Mapping[str, Table]
    calendar: Calendar

    def with_calendar(self, calendar: Calendar) -> Ruleset:
        """The same rules under other dated directives (scenarios, what-ifs)."""
        return Ruleset(self.name, self.version, self.p, self.tables, calendar)


def read_constants(file: str, data: Mapping[str, Any]) -> dict[str, Constant]:
    """Check and read every `[group] name = {value, unit, range, confidence, source}` of a ruleset file.

    Raises RulesetError naming file, key and what was expected.
    """
    found: dict[str, Constant] = {}
    for group, rows in data.items():
        if not isinstance(rows, Mapping):
            raise RulesetError(f"{file}: [{group}] should be a table of constants")
        for name, row in rows.items():
            key = f"{file}: {group}.{name}"
            if not isinstance(row, Mapping):
                raise RulesetError(f"{key} should be a table with value, unit, range, confidence and source")
            if name in found:
                raise RulesetError(f"{key} is given twice; names are unique over all groups")
            found[name] = _constant(key, group, name, row)
    return found


def _constant(key: str, group: str, name: str, row: Mapping[str, Any]) -> Constant:
    unknown = set(row) - {"value", "unit", "range", "confidence", "source"}
    if unknown:
        raise RulesetError(f"{key} has an unknown field {sorted(unknown)[0]!r}")
    value, bounds = row.get("value"), row.get("range")
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise RulesetError(f"{key}.value should be a number, not {value!r}")
    if not (isinstance(bounds, list) and len(bounds) == 2 and all(isinstance(b, int | float) for b in bounds)):
        raise RulesetError(f"{key}.range should be two numbers [low, high], not {bounds!r}")
    low, high = float(bounds[0]), float(bounds[1])
    if not low <= value <= high:
        raise RulesetError(f"{key}.value {value} lies outside its range {low:g} to {high:g}")
    for text in ("unit", "source"):
        if not isinstance(row.get(text), str) or not row[text]:
            raise RulesetError(f"{key}.{text} should be a text that is not empty")
    if row.get("confidence") not in CONFIDENCE:
        raise RulesetError(f"{key}.confidence should be A, B or C, not {row.get('confidence')!r}")
    return Constant(name, group, float(value), row["unit"], low, high, row["confidence"], row["source"])


def read_tables(file: str, data: Mapping[str, Any]) -> dict[str, Table]:
    """Check and read every curve `[name] start, step, knots, unit, source`."""
    found: dict[str, Table] = {}
    for name, row in data.items():
        key = f"{file}: {name}"
        if not isinstance(row, Mapping):
            raise RulesetError(f"{key} should be a table with start, step, knots, unit and source")
        for field in ("start", "step"):
            if isinstance(row.get(field), bool) or not isinstance(row.get(field), int | float):
                raise RulesetError(f"{key}.{field} should be a number, not {row.get(field)!r}")
        knots = row.get("knots")
        if not (isinstance(knots, list) and len(knots) > 1 and all(isinstance(k, int | float) for k in knots)):
            raise RulesetError(f"{key}.knots should be a list of two numbers or more")
        if row["step"] <= 0:
            raise RulesetError(f"{key}.step should be above 0, not {row['step']!r}")
        for text in ("unit", "source"):
            if not isinstance(row.get(text), str) or not row[text]:
                raise RulesetError(f"{key}.{text} should be a text that is not empty")
        found[name] = Table(float(row["start"]), float(row["step"]), tuple(float(k) for k in knots))
    return found
