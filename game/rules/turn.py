"""What the phases of one season share: the state being changed, the orders, and the one door for changes."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import numpy as np

from game.rules.calendar import Calendar, SeasonAsk
from game.rules.ledger import Ledger
from game.rules.luck import Luck
from game.rules.orders import ORDER, Orders
from game.rules.places import BY_NAME, State
from game.rules.ruleset import Ruleset
from game.rules.units import Ints, Reals, whole


@dataclass
class Turn:
    """A season being resolved.

    Phases read `state`, `orders`, `ask` and `flow`, and change the state only through `add`, `shift`, `take` and
    `move`, which write the ledger. `flow` holds the season's own figures, named by the phase that makes them.
    """

    state: State
    orders: Orders
    rules: Ruleset
    luck: Luck
    ledger: Ledger
    ask: SeasonAsk
    phase: str = ""
    flow: dict[str, Any] = field(default_factory=dict)
    _real_orders: dict[str, Reals] = field(default_factory=dict, init=False, repr=False)
    """sealed orders already read as real numbers"""

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

    def order(self, name: str) -> Reals:
        """A numeric order at every place, in its unit: (N,)."""
        if name not in self._real_orders:
            values = self.orders[name].astype(np.float64)
            self._real_orders[name] = values if _level(name) == "place" else self.state.here(values)
        return self._real_orders[name]

    def chosen(self, name: str, choice: str) -> Any:
        """Places where an order stands at a choice: (N,) of bool."""
        rows = self.orders.choice(name, choice)
        return rows if _level(name) == "place" else self.state.here(rows)

    def flagged(self, name: str, flag: str) -> Any:
        """Places where a flag of an order is set: (N,) of bool."""
        rows = self.orders.flag(name, flag)
        return rows if _level(name) == "place" else self.state.here(rows)

    def add(self, name: str, cause: str, amount: Any, part: int | None = None) -> Ints:
        """Add whole units to a quantity within its bounds and write the term; returns what was added."""
        quantity = BY_NAME[name]
        target = self.state.values[name] if part is None else self.state.values[name][part]
        amount = np.asarray(amount, dtype=np.int64)
        if not amount.any():
            return np.zeros_like(target)
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

    def steer(self, name: str, cause: str, target: Any, part: int | None = None) -> None:
        """Bring a quantity to a real value, in natural units, and write the change."""
        now = self.state.values[name] if part is None else self.state.values[name][part]
        self.add(name, cause, whole(np.asarray(target) * BY_NAME[name].scale) - now, part)

    def take(self, name: str, cause: str, wanted: Any) -> Ints:
        """Take at most what is there; returns what was taken, in whole units >= 0."""
        there = self.state.values[name]
        taken: Ints = np.minimum(np.maximum(np.asarray(wanted, dtype=np.int64), 0), there)
        self.add(name, cause, -taken)
        return taken

    def move(self, source: str, target: str, cause: str, wanted: Any) -> Ints:
        """Move at most what is there from one stock to another; returns what was moved."""
        moved = self.take(source, cause, wanted)
        self.add(target, cause, moved)
        return moved

    def explain(self, account: str, cause: str, amount: Any) -> None:
        """Write a term of an account of the season (whole units)."""
        if self.ledger.keep:
            self.ledger.explain(self.phase, account, cause, np.asarray(amount, dtype=np.int64))


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
