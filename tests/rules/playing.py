"""A county played by leaders through the rules alone, for the tests of the rules."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.rules.calendar import Calendar
from game.rules.leaders import TRAITS, Traits, lead_paper, lead_plan
from game.rules.ledger import Ledger
from game.rules.luck import Luck
from game.rules.orders import ORDER, Orders
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.season import begin, resolve_paper, resolve_work
from game.rules.turn import Turn
from game.session.content import load_policy, load_scenario, ruleset
from game.session.country.nation import nation
from game.session.country.secretaries import leaders_of
from game.session.founding import found

SEASONS = 12


def rules() -> Ruleset:
    """The ruleset under what came down to the communes in the country of seed 1."""
    return ruleset("leap").with_calendar(nation(1).calendar)


def led(state: State, policy: str, seed: int, neighbours: str | None = None) -> Traits:
    """The player's commune led by a policy, the others by their own secretaries or all by one policy."""
    traits = leaders_of(state, seed, rules())
    columns = {}
    for name in TRAITS:
        column = np.full(state.communes, load_policy(neighbours)[name]) if neighbours else getattr(traits, name).copy()
        column[0] = load_policy(policy)[name]
        columns[name] = column
    return Traits(**columns)


@dataclass
class Season:
    """What one season was: states before and after, orders, the turn's figures, the ledger."""

    before: State
    after: State
    orders: Orders
    turn: Turn
    ledger: Ledger

    def own(self, name: str) -> float:
        """A figure of the season summed over the player's brigades."""
        return float(self.turn.flow[name][self.before.commune == 0].sum())


@dataclass
class Played:
    """A game's seasons."""

    seasons: list[Season] = field(default_factory=list)

    def total(self, name: str, first: int = 0, last: int = SEASONS) -> float:
        """Sum of a figure over seasons first..last (last excluded)."""
        return sum(season.own(name) for season in self.seasons[first:last])

    def mean(self, name: str, first: int = 0, last: int = SEASONS) -> float:
        """Mean of a quantity of the state, natural unit, over the player's brigades at the ends of seasons."""
        values = []
        for season in self.seasons[first:last]:
            own = season.after.commune == 0
            values.append(float(season.after.real(name)[own].mean()))
        return float(np.mean(values))

    def excess(self) -> float:
        """Deaths less those of ordinary years."""
        return self.total("deaths") - self.total("base_deaths")


def play(
    policy: str = "median",
    seed: int = 1,
    seasons: int = SEASONS,
    plan: Mapping[str, Any] | None = None,
    paper: Mapping[str, Any] | None = None,
    claim: float | None = None,
    calendar: Callable[[Calendar], Calendar] | None = None,
    neighbours: str | None = None,
) -> Played:
    """Play the player's commune by a policy, with some orders of the player's commune fixed in every season.

    plan, paper: order name to value (a number, or a sequence for shares); claim: harvest reported as a multiple of
    the true one; calendar: change of the dated directives; neighbours: a policy for all of them.
    """
    scenario = load_scenario("leap")
    used = rules()
    world = found(scenario, seed, used)
    if calendar:
        used = used.with_calendar(calendar(used.calendar))
    state = world.state
    game = Played()
    for number in range(seasons):
        traits = led(state, policy, seed, neighbours)
        orders = lead_plan(state, used, traits)
        _fix(state, orders, plan or {})
        turn = resolve_work(begin(state, used, Luck(seed, number)), orders)
        said = lead_paper(turn, traits)
        _fix(state, said, paper or {})
        if claim is not None:
            crop = turn.state.by_commune(turn.flow["crop"])[0]
            true = crop if turn.ask.season in ("summer", "autumn") else turn.state["norm"][0]
            said["claim_grain"][0] = min(round(claim * true / 1000), 60000)
        after, ledger = resolve_paper(turn, said)
        orders.values.update(said.values)
        game.seasons.append(Season(state, after, orders, turn, ledger))
        state = after
    return game


def _fix(state: State, orders: Orders, values: Mapping[str, Any]) -> None:
    for name, value in values.items():
        order = ORDER[name]
        column = np.asarray(value)[..., None] if order.parts else value
        rows = np.flatnonzero(state.commune == 0) if order.level == "place" else np.array([0])
        orders.values[name][..., rows] = column


def move_hands(orders: Orders, state: State, task: int, share: int) -> None:
    """Set one task's share of the player's hands in per cent, taking from or giving to the fields."""
    own = np.flatnonzero(state.commune == 0)
    hands = orders.values["hands"]
    change = share - hands[task, own]
    hands[task, own] = share
    hands[0, own] -= change
