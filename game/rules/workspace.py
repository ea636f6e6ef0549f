"""What makes a season of many rows cheap: one value for all rows stays one value, and what was read is kept.

Most orders of a country, and much of its state, are the same everywhere: no stack burns, nobody forages, the ladle is
watched alike. Such a row of numbers is *level*: it is read as an array of one, (1,), and spreads to the rows only
where it meets others that differ. What was read, and what follows from it, holds until the quantity changes. The
figures are the same to the last bit. A few rows are read as they are.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.rules.units import MANY, Ints, Reals

FEW = 4
"""One row in so many, and less, are few."""
NOTHING: Ints = np.zeros(1, dtype=np.int64)
"""No whole units in any row."""
NOTHING.flags.writeable = False


def level(values: Any) -> Any:
    """One value, (1,), where MANY rows or more all hold the same; else the values: (N,) to (1,) or (N,)."""
    rows = len(values)
    if rows < MANY or values.ndim > 1:
        return values
    if values.strides[0] == 0:
        return values[:1]
    first = values.item(0)
    if first != values.item(-1) or first != values.item(rows // 2) or first != values.item(rows // 3):
        return values
    if (values != first).any():
        return values
    return values[:1].copy()


def alike(values: Any, shape: tuple[int, ...]) -> Any:
    """One value for all rows, (1,) or (parts, 1), as if written out for each, for reading: (N,) or (parts, N)."""
    full: Any
    if shape[-1] < MANY:
        full = np.empty(shape, values.dtype)
        full[...] = values
        return full
    values = np.ascontiguousarray(values)
    full = np.ndarray(shape, values.dtype, values, 0, (*values.strides[:-1], 0))
    full.flags.writeable = False
    return full


def nothing(rows: Any) -> Ints:
    """No units, for as many rows as an array has."""
    return NOTHING if rows.shape[-1] >= MANY else np.zeros(rows.shape, dtype=np.int64)


def uniform(value: float, rows: int) -> Reals:
    """The same for each of so many rows: (rows,), or (1,) for many."""
    return np.full(1 if rows >= MANY else rows, value)


def choose(chosen: Any, yes: Any, no: Any) -> Any:
    """`np.where`, which is slow; where many rows all take the same side it is that side, as it was given or as (1,)."""
    if max(chosen.size, np.size(yes), np.size(no)) >= MANY:
        if not chosen.any():
            return np.atleast_1d(no)
        if chosen.all():
            return np.atleast_1d(yes)
    return np.where(chosen, yes, no)


def some(values: Any) -> bool:
    """Whether any row is not zero; an array whose first row is not is told at once."""
    return bool(values.item(0) or (values.size > 1 and values.any())) if values.size else False


def hits(expected: Reals) -> Ints | None:
    """The rows in which anything is expected, where these are few among MANY, else None.

    Only they need to draw: where nothing is expected nothing comes, whatever the luck.
    """
    rows = len(expected)
    # a sample tells whether it is worth looking
    if rows < MANY or np.count_nonzero(expected[:: rows // 64]) > 64 // FEW:
        return None
    hit = np.flatnonzero(expected != 0.0)
    return hit if len(hit) < rows // FEW else None


@dataclass
class Workspace:
    """Readings of one state within a season; they hold until `forget` is told that the quantity changed."""

    reals: dict[tuple[str, int | None], Reals] = field(default_factory=dict)
    """quantities in their natural unit, by name and part"""
    people: Ints | None = None
    heads: Reals | None = None
    """people of each place, as whole and as real numbers"""
    of_rules: dict[str, tuple[int, Any, Any]] = field(default_factory=dict)
    """figures that follow from the whole state: (changes so far, what else they follow from, figure)"""
    of_readings: dict[str, tuple[tuple[Any, ...], Any]] = field(default_factory=dict)
    """figures that follow from some readings: (readings, figure)"""
    changes: int = 0
    """how often the state has changed"""

    def forget(self, name: str, part: int | None) -> None:
        """A quantity has changed, in one part or in all."""
        self.changes += 1
        self.reals.pop((name, None), None)
        self.reals.pop((name, part), None)
        if name == "people":
            self.people = self.heads = None

    def follow(self, name: str, sources: tuple[Any, ...], make: Any) -> Any:
        """A figure, for reading, that follows from readings alone: made again only when one of them is another."""
        kept = self.of_readings.get(name)
        if kept is None or any(one is not other for one, other in zip(kept[0], sources, strict=True)):
            figure = make()
            figure.flags.writeable = False
            kept = self.of_readings[name] = sources, figure
        return kept[1]

    def same(self, name: str, source: Any, make: Any) -> Any:
        """A figure that follows from the state and from `source`: made again only when one of them is another."""
        kept = self.of_rules.get(name)
        if kept is None or kept[0] != self.changes or kept[1] is not source:
            kept = self.of_rules[name] = self.changes, source, make()
        return kept[2]
