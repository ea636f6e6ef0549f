"""Forecasts: the same rules run on copies, over 32 lucks, from what is believed. Nothing of the game is touched.

All copies are rows of one call. What is not known is drawn from its range of belief: the yield of each brigade, what
it hides, how sound its dams are. Deaths are never forecast.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, fields, is_dataclass, replace
from typing import Any

import numpy as np

from game.rules.leaders import TRAITS, Traits, lead_paper
from game.rules.ledger import Ledger
from game.rules.luck import Luck
from game.rules.order_table import ORDERS
from game.rules.orders import Orders
from game.rules.phases.beliefs import NINE_IN_TEN
from game.rules.phases.directive import demand, levy_rate
from game.rules.phases.growth import ripen, weather_factor
from game.rules.places import BY_NAME, State
from game.rules.ruleset import Ruleset
from game.rules.season import begin, resolve_paper, resolve_work
from game.rules.turn import Flow, Turn
from game.rules.units import DAYS, KG_PER_T, Ints, Reals, clip, whole

DRAWS = 32
Given = tuple[str, int | None, int]
"""A standing order: its name, brigade (None: all) and value."""
BY_PLACE = frozenset(order.name for order in ORDERS if order.level == "place")
SOWN_BEFORE = {"spring": ("summer", "autumn"), "summer": ("autumn",), "autumn": ("summer",), "winter": ("summer",)}
"""Crops in the ground at the end of a season."""
LOW, MIDDLE, HIGH = 10, 50, 90


@dataclass(frozen=True)
class Band:
    """The 10th, 50th and 90th of a hundred draws."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class Forecast:
    """Ranges by outcome; an outcome that can no longer change has a band without width."""

    commune: Mapping[str, Band]
    """crop_t, coverage (%), uncut_t, iron_t, iron_usable_t, hurt, asleep, levy_t (asked), delivered_t, store_t, seed_t,
    food_days, kcal, rank, tools, trees_t, oxen; coming_summer_t and coming_autumn_t: the crops now in the ground;
    levy_next_t: what the county will set from what it then believes (the autumn's levy after a summer, else a year's);
    risk: 0-1, shown only as a step of `known.step`"""
    brigades: tuple[Mapping[str, Band], ...]
    """the same by brigade, without rank, levy_t and delivered_t; levy_place_t is what is taken from the brigade"""


def forecast_plan(
    state: State, rules: Ruleset, orders: Orders, traits: Traits, places: int, seed: int, paper: Iterable[Given] = ()
) -> Forecast:
    """Ranges for a draft of Plan orders.

    orders: Plan orders of every row; traits: of every leader, who give the Paper orders; paper: the player's own
    Paper orders that stand.
    """
    seeds = _seeds(seed, state.season)
    believed = _believe(_stack_state(state), seeds, rules, places=state.places)
    turn = begin(believed, rules, _luck(seeds, state.places, state.season), keep_ledger=False)
    with np.errstate(all="raise", under="ignore"):
        resolve_work(turn, _tile_orders(orders))
        given = lead_paper(turn, Traits(**{name: np.tile(getattr(traits, name), DRAWS) for name in TRAITS}))
        _lay(given, paper, places)
        resolve_paper(turn, given)
    return _outcomes(turn, state, places)


def forecast_paper(turn: Turn, orders: Orders, places: int, seed: int) -> Forecast:
    """Ranges for a draft of Paper orders, the season's work being done."""
    state = turn.state
    seeds = _seeds(seed, state.season)
    stacked = _believe(_stack_state(state), seeds, turn.rules, places=state.places)
    flow = {name: _tile(value, state.places, state.communes) for name, value in turn.flow.whole().items()}
    copies = Turn(stacked, _tile_orders(turn.orders), turn.rules, _luck(seeds, state.places, state.season),
                  Ledger(False), turn.ask, turn.phase, Flow(flow))  # fmt: skip
    with np.errstate(all="raise", under="ignore"):
        resolve_paper(copies, _tile_orders(orders))
    return _outcomes(copies, state, places)


def _seeds(seed: int, season: int) -> Ints:
    """Seeds of the draws: a stream of its own, so that no forecast meets the game's luck; the same for each look."""
    bits = Luck(seed, season).bits("forecast", np.arange(DRAWS))
    seeds: Ints = (bits >> np.uint64(12)).astype(np.int64)
    return seeds


def _luck(seeds: Ints, places: int, season: int) -> Luck:
    return Luck(np.repeat(seeds, places), season)


def _stack_state(state: State) -> State:
    counties = int(state.county.max()) + 1
    copy = np.arange(DRAWS)
    return State(
        state.season,
        np.tile(state.place_id, DRAWS),
        np.tile(state.commune, DRAWS) + np.repeat(copy * state.communes, state.places),
        np.tile(state.commune_id, DRAWS),
        np.tile(state.county, DRAWS) + np.repeat(copy * counties, state.communes),
        {name: _tile_last(value) for name, value in state.values.items()},
    )


def _tile_last(value: Any) -> Any:
    return np.tile(value, (1,) * (value.ndim - 1) + (DRAWS,))


def _tile(value: Any, places: int, communes: int) -> Any:
    """Copies of whatever a phase left in the season's figures: arrays by place or commune, and records of them."""
    if isinstance(value, np.ndarray):
        return _tile_last(value) if value.ndim and value.shape[-1] in (places, communes) else value
    if isinstance(value, dict):
        return {name: _tile(inner, places, communes) for name, inner in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(_tile(inner, places, communes) for inner in value)
    if is_dataclass(value) and not isinstance(value, type):
        inner = {field.name: _tile(getattr(value, field.name), places, communes) for field in fields(value)}
        return replace(value, **inner)
    return value


def _tile_orders(orders: Orders) -> Orders:
    return Orders({name: _tile_last(value) for name, value in orders.values.items()})


def _lay(orders: Orders, given: Iterable[Given], places: int) -> None:
    """Lay the player's standing Paper orders over his rows of every copy."""
    for name, brigade, value in given:
        rows = orders[name].reshape(DRAWS, -1)
        if brigade is not None:
            rows[:, brigade] = value
        else:
            rows[:, : places if name in BY_PLACE else 1] = value


def _believe(state: State, seeds: Ints, rules: Ruleset, places: int) -> State:
    """Put draws from the ranges of belief in the place of what is true and not known."""
    luck = _luck(seeds, places, state.season)

    def spread(stream: str, half_width: Reals | float) -> Reals:
        factor: Reals = 1.0 + luck.normal(stream, state.place_id) * half_width / NINE_IN_TEN
        return factor

    put = state.values
    factor = state.real("crop_belief") * spread("believed crop", state.real("crop_doubt"))
    put["yield_1957"] = whole(put["yield_1957"] * clip(factor, 0.3, 2.5))
    hidden = put["hidden_belief"] * spread("believed hiding", rules.p.doubt_hidden)
    put["hidden"] = whole(np.maximum(hidden, 0.0))
    flaw = put["flaw"] * spread("believed flaws", state.real("flaw_doubt"))
    put["flaw"] = np.minimum(whole(np.maximum(flaw, 0.0)), BY_NAME["flaw"].high or 0)
    return state


def _outcomes(turn: Turn, before: State, n: int) -> Forecast:
    state, flow = turn.state, turn.flow
    people = state.population().astype(np.float64)
    custom = turn.rules.p.ration_kg / DAYS
    by_place: dict[str, Reals] = {
        "crop_t": flow["crop"] / KG_PER_T,
        "coverage": np.minimum(flow["coverage"] * 100.0, 100.0),
        "uncut_t": flow["uncut"] / KG_PER_T,
        "iron_t": flow["iron"] / KG_PER_T,
        "iron_usable_t": flow["iron_usable"] / KG_PER_T,
        "hurt": flow["injured"].astype(np.float64),
        "asleep": flow["asleep"].astype(np.float64),
        "levy_place_t": flow["levy_by_place"] / KG_PER_T,
        "store_t": state["grain"] / KG_PER_T,
        "seed_t": state["seed"] / KG_PER_T,
        "tools": state["tools"].astype(np.float64),
        "oxen": state["oxen"].astype(np.float64),
        "trees_t": state["timber"].astype(np.float64),
        "kcal": state["kcal"].astype(np.float64),
    }
    by_place |= _coming(turn)
    rows = {name: value.reshape(DRAWS, before.places)[:, :n] for name, value in by_place.items()}
    heads = people.reshape(DRAWS, before.places)[:, :n]
    rows["food_days"] = rows["store_t"] * KG_PER_T / np.maximum(heads * custom, 1.0)
    means = {"coverage", "kcal"}
    commune = {
        name: (value * heads).sum(axis=1) / heads.sum(axis=1) if name in means else value.sum(axis=1)
        for name, value in rows.items()
    }
    commune["food_days"] = commune["store_t"] * KG_PER_T / np.maximum(heads.sum(axis=1) * custom, 1.0)
    commune["delivered_t"] = commune.pop("levy_place_t")
    commune["levy_t"] = _commune(flow["levy_due"], before.communes) / KG_PER_T
    commune["rank"] = _commune(state["rank"], before.communes)
    commune["risk"] = _commune(state.real("risk"), before.communes)
    commune["levy_next_t"] = _commune(_next_levy(turn), before.communes) / KG_PER_T
    return Forecast(_bands(commune), tuple(_bands({k: v[:, row] for k, v in rows.items()}) for row in range(n)))


def _coming(turn: Turn) -> dict[str, Reals]:
    """The crops now in the ground as they would ripen if they are tended as so far, t at each place."""
    coming = {}
    seasons = turn.rules.calendar.seasons
    now = seasons.index(turn.ask)
    year, plots = turn.ask.year, turn.orders["plots"]
    for crop in SOWN_BEFORE[turn.ask.season]:
        later = [ask for ask in seasons[now + 1 :] if ask.season == crop]
        ask = later[0] if later else replace(turn.ask, season=crop, year=year + 1)
        ahead = replace(
            turn, state=turn.state.copy(), ask=ask, orders=Orders({"plots": plots}), flow=Flow(), phase="growth"
        )
        ahead.flow["weather"] = weather_factor(ahead)
        ripen(ahead, crop)
        coming[f"coming_{crop}_t"] = ahead.flow["standing"] / KG_PER_T
    return coming


def _next_levy(turn: Turn) -> Ints:
    """Levy that follows from what the county believes after the season: of the autumn, or of the coming year."""
    state, rules = turn.state, turn.rules
    if state.season >= rules.calendar.end:
        return np.zeros(state.communes, dtype=np.int64)
    if rules.calendar.ask(state.season).season == "autumn":
        return demand(state, rules).levy_kg
    return whole(levy_rate(state, rules, state["expected"]) * state["expected"])


def _commune(values: Any, communes: int) -> Reals:
    own: Reals = values.reshape(DRAWS, communes)[:, 0].astype(np.float64)
    return own


def _bands(outcomes: Mapping[str, Reals]) -> dict[str, Band]:
    table = np.sort(np.stack(list(outcomes.values())), axis=1, kind="stable")
    last = DRAWS - 1
    low, middle, high = (table[:, round(last * part / 100)] for part in (LOW, MIDDLE, HIGH))
    return {name: Band(float(low[k]), float(middle[k]), float(high[k])) for k, name in enumerate(outcomes)}
