"""Phase 1: what the county demands, from what was reported and how hard it is pressed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.calendar import SeasonAsk
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.turn import Turn
from game.rules.units import MICRO, Ints, Reals, at_least, at_most, clip, safe_ratio, whole
from game.rules.workspace import choose, nothing, uniform

ABOVE = {"pledge": 0, "leap": 0, "window": 1, "mountain": 2}
"""Row of the state's `above` for each line: who leads provinces changes when the line does."""


@dataclass(frozen=True)
class Demand:
    """The county's paper for a season; one number a commune, (C,)."""

    levy_kg: Ints
    """grain asked of this season's crop"""
    levy_year_kg: Ints
    """levy set for the year's crop"""
    expected_kg: Ints
    """year's output that the county believes in"""
    furnaces: Ints
    iron_kg: Ints
    works_share: Reals
    """share of hands asked for waterworks"""
    claim_middle_kg: Ints
    """the middle of the county table for this sitting's claim"""
    searches: Reals
    """how hard searches for hidden grain are asked, 0-1"""


def levy_rate(state: State, rules: Ruleset, expected_kg: Ints) -> Reals:
    """Share of the expected crop that is taken: progressive in output a head, never below 1957's (a ratchet).

    Meng, Qian and Yared 2015 for a levy fixed on expected output and progressive in it; ambitious and zealous
    secretaries above add points (Kung and Chen 2011: about three). Returns (C,) shares within 0.05-0.55.
    """
    p, ask = rules.p, rules.calendar.ask(state.season)
    people = state.by_commune(state.population())
    normal = state.by_commune(whole(state.real("yield_1957") * state.real("people_1957")))
    normal_head = safe_ratio(normal, state.by_commune(state["people_1957"]))
    kg_head = np.maximum(safe_ratio(expected_kg, people), normal_head)
    rate = p.levy_base + p.levy_slope * (kg_head - 250.0) + state.real("levy_points")
    rate = rate + state.real("ambition", 0) + state.real("ambition", 1)
    rate = rate + p.levy_zeal * ask.pressure * above(state, ask)
    return clip(rate + p.levy_search * ask.searches, 0.05, 0.55)


def above(state: State, ask: SeasonAsk) -> Reals:
    """Zeal of the secretaries above each commune over the country's mean, as the line now stands, (C,)."""
    return state.real("above", ABOVE[ask.line]) + state.real("county_zeal")


def demand(state: State, rules: Ruleset) -> Demand:
    """The county's demands at the opening of a season. Pure: nothing is changed."""
    if state.workspace is None:
        return _demand(state, rules)
    asked: Demand = state.workspace.same("demand", rules, lambda: _demand(state, rules))
    return asked


def _demand(state: State, rules: Ruleset) -> Demand:
    p, ask = rules.p, rules.calendar.ask(state.season)
    people = state.by_commune(state.population())
    size = people / p.commune_people
    expected, levy_year = state["expected"], state["levy_year"]
    if ask.season == "summer":
        levy = whole(levy_year * p.levy_summer_share)
    elif ask.season == "autumn":
        # the recall tears up the summer's forecast
        forecast = state.real("norm") * (1.0 + state.real("boast") * (1.0 - ask.recalled))
        expected = whole(expected + ask.trust * p.trust_forecast * (forecast - expected))
        levy_year = whole(levy_rate(state, rules, expected) * expected)
        levy = np.maximum(levy_year - state["levy_taken"], 0)
    else:
        levy = nothing(state.county)
    year_share = {"summer": p.summer_share, "autumn": 1.0 - p.summer_share}.get(ask.season, 1.0)
    middle = state.real("norm") * year_share * (1.0 + _table_middle(state, ask.claim_middle))
    return Demand(
        levy_kg=levy,
        levy_year_kg=levy_year,
        expected_kg=expected,
        furnaces=whole(ask.furnaces * size),
        iron_kg=whole(ask.iron_t * size * 1000.0),
        works_share=uniform(ask.works, state.communes),
        claim_middle_kg=whole(middle),
        searches=_searches(state, rules),
    )


def _searches(state: State, rules: Ruleset) -> Reals:
    """Searches as each county asks for them, 0-1, (C,), or (1,) where there are none.

    Harder under zealous secretaries, and in counties that claimed more: who claimed twice the harvest and has no
    grain to show for it can only have hidden it.
    """
    p, ask = rules.p, rules.calendar.ask(state.season)
    if ask.searches == 0.0:
        return uniform(0.0, state.communes)
    own = 1.0 + p.search_zeal * above(state, ask) + p.search_claims * (_county_boast(state) - ask.claim_middle)
    return clip(ask.searches * at_least(own, 0.0), 0.0, 1.0)


def _county_boast(state: State) -> Reals:
    """What each commune's county last claimed over the truth, less one: mean of its communes, (C,)."""
    return safe_ratio(state.over_county(state["boast"]), state.county_sizes * MICRO)


def _table_middle(state: State, dated: float) -> Reals:
    """Middle claim of each commune's county over the truth, less one: what neighbours said last, and the line."""
    boast = state["boast"]
    others = safe_ratio(state.over_county(boast) - boast, np.maximum(state.county_sizes - 1, 1))
    seen = choose(state.county_sizes > 1, others / MICRO, dated)
    middle: Reals = 0.5 * seen + 0.5 * dated
    return middle


def directive(turn: Turn) -> None:
    """Write the county's demands and the pressure behind them into the season."""
    state, ask = turn.state, turn.ask
    asked = demand(state, turn.rules)
    turn.flow["demand"] = asked
    if ask.season == "spring":
        for name in ("year_crop", "claimed_year", "levy_taken"):
            turn.settle(name, "a new year", 0)
    turn.settle("expected", "summer forecast believed", asked.expected_kg)
    turn.settle("levy_year", "levy set for the year", asked.levy_year_kg)
    owed = safe_ratio(state.real("arrears"), state.divisor("levy_year"))
    turn.steer(
        "pressure",
        "line from above",
        clip(ask.pressure + turn.rules.p.pressure_arrears * at_most(owed, 1.0), 0, 1),
    )
