"""What the phases of one season share: the state being changed, the orders, and the one door for changes."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from game.rules.calendar import Calendar, SeasonAsk
from game.rules.ledger import Ledger
from game.rules.luck import Luck
from game.rules.orders import ORDER, Orders
from game.rules.places import BY_NAME, Quantity, State
from game.rules.ruleset import Ruleset
from game.rules.units import MANY, Ints, Reals, highest_unsigned, whole
from game.rules.workspace import Workspace, level, nothing, some

OF_COMMUNES = ("risk",)
"""Accounts with one figure a commune; the others have one a place."""


class Flow(dict[str, Any]):
    """The season's own figures by name. One that is not always asked for may be made when it is first read."""

    def __init__(self, figures: Mapping[str, Any] | None = None) -> None:
        super().__init__(figures or {})
        self._later: dict[str, Callable[[], Any]] = {}

    def later(self, name: str, make: Callable[[], Any]) -> None:
        """Promise a figure. What it is made of must not change any more in this season.

        `make` may not hold the turn: the two would hold each other, and with them the memory of a season.
        """
        self._later[name] = make

    def __missing__(self, name: str) -> Any:
        self[name] = value = self._later.pop(name)()
        return value

    def whole(self) -> dict[str, Any]:
        """All figures, the promised ones made."""
        for name in [*self._later]:
            self[name]
        return self


@dataclass
class Turn:
    """A season being resolved.

    Phases read `state`, `orders`, `ask` and `flow`, and change the state only through `add`, `shift`, `steer`,
    `settle`, `take` and `move`, which write the ledger. `flow` holds the season's own figures, named by the phase that
    makes them.
    """

    state: State
    orders: Orders
    rules: Ruleset
    luck: Luck
    ledger: Ledger
    ask: SeasonAsk
    phase: str = ""
    flow: Flow = field(default_factory=Flow)
    _real_orders: dict[str, Reals] = field(default_factory=dict, init=False, repr=False)
    """sealed orders already read as real numbers"""
    _told: dict[tuple[str, int | None], Ints] = field(default_factory=dict, init=False, repr=False)
    """sealed orders already read"""

    @property
    def unexplained(self) -> Workspace | None:
        """The readings of a season of many rows that keeps no ledger: then a change need not be known, only made."""
        return None if self.ledger.keep else self.state.workspace

    @property
    def season(self) -> int:
        """Number of the season being resolved, 0 = spring 1958."""
        return self.state.season

    def answer(self, ask: SeasonAsk) -> None:
        """The state answers within the season: what is asked changes for the phases still to come."""
        self.ask = ask
        earlier = self.rules.calendar.seasons[: self.season - self.rules.calendar.first]
        later = self.rules.calendar.seasons[self.season - self.rules.calendar.first + 1 :]
        self.rules = self.rules.with_calendar(Calendar((*earlier, ask, *later), self.rules.calendar.first))

    @property
    def commune_luck(self) -> Luck:
        """The same luck with one seed a commune (that of its first place)."""
        seed = np.asarray(self.luck.seed)
        if seed.ndim == 0:
            return self.luck
        first = np.full(self.state.communes, self.state.places, dtype=np.int64)
        np.minimum.at(first, self.state.commune, np.arange(self.state.places))
        return replace(self.luck, seed=seed[first])

    def uniform(self, draw: int = 0) -> Reals:
        """A uniform draw of this phase for each place."""
        return self.luck.uniform(self.phase, self.state.place_id, draw)

    def count(self, expected: Any, draw: int = 0) -> Ints:
        """Whole counts with the given expectation for each place, drawn for this phase."""
        return self.luck.count(expected, self.phase, self.state.place_id, draw)

    def here(self, commune_values: Any) -> Any:
        """Values of communes at their places: (C,) to (N,)."""
        return self.state.here(commune_values)

    def told(self, name: str, part: int | None = None) -> Ints:
        """An order, or a part of one, as given: (N,) or (C,), or (1,) where many rows were all given the same."""
        kept = self._told.get((name, part))
        if kept is None:
            values = self.orders[name]
            kept = self._told[name, part] = level(values if part is None else values[part])
        return kept

    def order(self, name: str) -> Reals:
        """A numeric order at every place, in its unit: (N,), or (1,) where many rows were all given the same."""
        if name not in self._real_orders:
            values = self.told(name).astype(np.float64)
            self._real_orders[name] = values if _level(name) == "place" else self.state.here(values)
        return self._real_orders[name]

    def chosen(self, name: str, choice: str) -> Any:
        """Places where an order stands at a choice: (N,) or (1,) of bool."""
        rows = self.choice(name, choice)
        return rows if _level(name) == "place" else self.state.here(rows)

    def flagged(self, name: str, flag: str) -> Any:
        """Places where a flag of an order is set: (N,) or (1,) of bool."""
        rows = self.flag(name, flag)
        return rows if _level(name) == "place" else self.state.here(rows)

    def choice(self, name: str, choice: str) -> Any:
        """Rows, of the order's own level, in which it stands at a choice: (N,), (C,) or (1,) of bool."""
        return self.told(name) == ORDER[name].choices.index(choice)

    def flag(self, name: str, flag: str) -> Any:
        """Rows, of the order's own level, in which a flag of it is set: (N,), (C,) or (1,) of bool."""
        return (self.told(name) >> ORDER[name].choices.index(flag)) & 1 > 0

    def add(self, name: str, cause: str, amount: Any, part: int | None = None) -> Ints:
        """Add whole units to a quantity within its bounds and write the term; returns what was added."""
        quantity, target = BY_NAME[name], self.state.part(name, part)
        amount = np.asarray(amount, dtype=np.int64)
        if not some(amount):
            return nothing(target)
        if self.state.workspace is not None:
            self.state.workspace.forget(name, part)
            if not self.ledger.keep:
                return _put(target, amount, quantity)
        after = target + amount
        np.maximum(after, quantity.low, out=after)
        if quantity.high is not None:
            np.minimum(after, quantity.high, out=after)
        added: Ints = after - target
        target[...] = after
        if self.ledger.keep:
            self.ledger.post(self.phase, name if part is None else f"{name}.{part}", cause, added)
        return added

    def shift(self, name: str, cause: str, change: Any, part: int | None = None) -> None:
        """Add a real change, in natural units, to a quantity; rounded to its whole units."""
        self.add(name, cause, whole(np.asarray(change) * BY_NAME[name].scale), part)

    def settle(self, name: str, cause: str, value: Any, part: int | None = None) -> None:
        """Bring a quantity to a value, in whole units, and write the change."""
        now = self.state.part(name, part)
        if self.unexplained is None:
            self.add(name, cause, value - now, part)
        elif value is not now:
            self.unexplained.forget(name, part)
            now[...] = value
            _keep_within(now, BY_NAME[name])

    def steer(self, name: str, cause: str, target: Any, part: int | None = None) -> None:
        """Bring a quantity to a real value, in natural units, and write the change."""
        quantity, now = BY_NAME[name], self.state.part(name, part)
        scaled = np.asarray(target) * quantity.scale if quantity.scale != 1 else target
        if self.unexplained is None:
            self.add(name, cause, whole(scaled) - now, part)
            return
        self.unexplained.forget(name, part)
        whole(scaled, out=now)
        _keep_within(now, quantity)

    def take(self, name: str, cause: str, wanted: Any, part: int | None = None) -> Ints:
        """Take at most what is there; returns what was taken, in whole units >= 0."""
        there = self.state.part(name, part)
        wanted = np.asarray(wanted, dtype=np.int64)
        if there.size >= MANY:
            most = highest_unsigned(wanted)
            if most >= 1 << 63:
                wanted = np.maximum(wanted, 0)
            elif most == 0:
                return nothing(there)
            if self.unexplained is not None and wanted.shape == there.shape:
                self.unexplained.forget(name, part)
                return _take(there, wanted)
        taken: Ints = np.minimum(np.maximum(wanted, 0), there)
        self.add(name, cause, -taken, part)
        return taken

    def move(self, source: str, target: str, cause: str, wanted: Any) -> Ints:
        """Move at most what is there from one stock to another; returns what was moved."""
        moved = self.take(source, cause, wanted)
        self.add(target, cause, moved)
        return moved

    def explain(self, account: str, cause: str, amount: Any) -> None:
        """Write a term of an account of the season (whole units)."""
        if self.ledger.keep:
            rows = self.state.communes if account in OF_COMMUNES else self.state.places
            amount = np.asarray(amount, dtype=np.int64)
            if amount.shape != (rows,):
                amount = np.broadcast_to(amount, (rows,))
            self.ledger.explain(self.phase, account, cause, amount)


def _put(target: Ints, amount: Ints, quantity: Quantity) -> Ints:
    """Add to a quantity in place, within its bounds; returns what was added."""
    target += amount
    if _is_within(target, quantity):
        return amount
    before = target - amount
    np.maximum(target, quantity.low, out=target)
    if quantity.high is not None:
        np.minimum(target, quantity.high, out=target)
    added: Ints = target - before
    return added


def _is_within(values: Ints, quantity: Quantity) -> bool:
    """Whether all values are such as a quantity may hold."""
    high = (1 << 63) - 1 if quantity.high is None else quantity.high
    if quantity.low == 0:
        return highest_unsigned(values) <= high
    return bool(values.min() >= quantity.low and values.max() <= high)


def _keep_within(values: Ints, quantity: Quantity) -> None:
    """Limit values to what a quantity may hold, in place. To look is cheaper, and mostly enough."""
    if not _is_within(values, quantity):
        np.maximum(values, quantity.low, out=values)
        if quantity.high is not None:
            np.minimum(values, quantity.high, out=values)


def _take(there: Ints, wanted: Ints) -> Ints:
    """Take from a stock in place at most what is there, of what is wanted, none below 0; returns what was taken."""
    there -= wanted
    if there.min() >= 0:
        return wanted
    taken: Ints = wanted + np.minimum(there, 0)
    np.maximum(there, 0, out=there)
    return taken


def _level(order: str) -> str:
    return ORDER[order].level


def chain(turn: Turn, account: str, start: Reals, factors: list[tuple[str, Reals]]) -> Ints:
    """Multiply `start` by factors one by one; each step's change, in whole units, is a term of the account.

    The terms sum exactly to the last value, which is returned in whole units.
    """
    value = start
    if not turn.ledger.keep:
        for _, factor in factors:
            value = value * factor
        return whole(value)
    now = whole(value)
    turn.explain(account, "normal year", now)
    for cause, factor in factors:
        value = value * factor
        then = whole(value)
        turn.explain(account, cause, then - now)
        now = then
    return now
