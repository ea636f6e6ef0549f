"""Phase 14: the bowl. What is eaten, wasted, skimmed; feed for the animals; what households find for themselves."""

from __future__ import annotations

import numpy as np

from game.rules.order_table import CHECKS, LADLE_WITHOUT_LIMIT
from game.rules.places import State
from game.rules.ruleset import Constants
from game.rules.turn import Turn
from game.rules.units import DAYS, Ints, Reals, at_least, at_most, clip, pick, safe_ratio, whole
from game.rules.workspace import choose, level

KCAL_A_KG = 0.85 * 3450.0
"""kcal in a kg of raw grain: 0.85 of it is trade grain of 3,450 kcal."""

TO_AUTUMN = {"spring": 2.0, "summer": 1.0, "autumn": 4.0, "winter": 3.0}
TO_SUMMER = {"spring": 1.0, "summer": 1.0, "autumn": 3.0, "winter": 2.0}
"""Seasons that grain in hand must last, this one included: to the autumn and to the summer harvest."""


def stretch(state: State, p: Constants, season: str, grain: Ints) -> Reals:
    """Raw grain a head and day that lasts to the next harvests, kg, (N,): the plan of a careful household."""
    coming, store = _coming(state, season), grain.astype(np.float64)
    if season == "summer":
        lasts = (store + coming) / TO_AUTUMN[season]
    else:
        long = (store + _summer_crop(state, p) + coming) / TO_AUTUMN[season]
        lasts = np.minimum(long, (store + coming * 0.6) / TO_SUMMER[season])
    head: Reals = at_least(lasts, 0.0) / mouth_days(state)
    return head


def mouth_days(state: State) -> Reals:
    """Days eaten in a season by the people of each place, (N,), for reading."""
    people = state.mouths()
    days: Reals = state.follow("days eaten", lambda: people * DAYS, people)
    return days


def _summer_crop(state: State, p: Constants) -> Reals:
    """What the next summer harvest will leave to eat, as far as is known, kg (N,), for reading."""
    people, norm = state.mouths(), state.real("norm")

    def make() -> Reals:
        if state.alone:
            norm_head = safe_ratio(norm, state.heads())
        else:
            norm_head = safe_ratio(state["norm"], state.by_commune(state.population()))
        crop: Reals = p.summer_share * state.here(norm_head) * people * p.summer_kept
        return crop

    crop: Reals = state.follow("summer crop", make, people, norm)
    return crop


def _coming(state: State, season: str) -> Reals:
    """Grain that is still to come back by the next harvests, kg (N,), for reading."""
    people, due, resale = state.mouths(), state.real("relief_due"), state.real("resale_plan")
    still_due = {"autumn": 1.0, "winter": 0.7, "spring": 0.25, "summer": 0.0}[season]

    def make() -> Reals:
        if state.alone:
            alone: Reals = due * 0.7 + resale * still_due
            return alone
        of_commune = safe_ratio(people, state.here(state.by_commune(np.maximum(state.population(), 1))))
        shared: Reals = due * 0.7 + state.here(resale) * of_commune * still_due
        return shared

    coming: Reals = state.follow("grain to come", make, people, due, resale)
    return coming


def canteens(turn: Turn) -> None:
    """Feed animals and people from the store.

    Writes flow: eaten (N,) kg, wasted (N,) kg, kcal_now (N,), gathered (N,) kcal, with the account `kcal` (kcal x 1,
    by place).
    """
    state, p, ask = turn.state, turn.rules.p, turn.ask
    told = pick(turn.told("canteens"), [1.0, p.canteen_choice, p.canteen_winter, 0.0])
    before = state.real("canteen")
    pace = choose(told > before, p.canteen_opens, p.canteen_closes)
    turn.steer("canteen", "canteens", before + pace * (told - before))
    turn.flow["canteen_rise"] = level(at_least(state.real("canteen") - before, 0.0))
    _feed(turn)
    people = state.mouths()
    canteen = state.real("canteen")
    ration = turn.order("ration") / 1000.0
    unlimited = level(turn.order("ration") >= LADLE_WITHOUT_LIMIT)
    appetite = p.ration_kg / DAYS
    asked = np.where(unlimited, appetite * (1.0 + p.feast), np.minimum(ration, appetite * (1.0 + p.feast)))
    # a household that keeps its own jar does not eat ahead of the next harvest
    planned = stretch(state, p, ask.season, state["grain"] + state["hidden"])
    home = np.minimum(np.minimum(asked, appetite), at_least(planned, p.least_home_kg))
    wanted = whole((canteen * asked + (1.0 - canteen) * home) * people * DAYS)
    short = np.maximum(wanted - state["grain"], 0)
    turn.move("aside", "grain", "brought out", short)
    eaten = turn.take("grain", "eaten", wanted)
    own = turn.take("hidden", "eaten from hiding", whole(state.real("hidden") * getattr(p, f"jar_{ask.season}")))
    waste_rate = np.where(unlimited, p.waste_free, p.waste_rationed) * canteen
    wasted = whole(eaten * waste_rate)
    check = turn.here(pick(turn.told("canteen_check"), [getattr(p, f"skim_{name}") for name in CHECKS]))
    skimmed = whole((eaten - wasted) * check * canteen)
    turn.explain("eaten", "served", eaten - wasted - skimmed)
    turn.explain("eaten", "wasted", wasted)
    turn.explain("eaten", "skimmed", skimmed)
    turn.flow["eaten"], turn.flow["wasted"] = eaten + own, wasted
    _bowl(turn, eaten - wasted - skimmed, own, canteen)
    turn.take("grain", "spoiled", whole(state.real("grain") * p.store_spoils))


def _feed(turn: Turn) -> None:
    state, p = turn.state, turn.rules.p
    need = state.real("oxen") * p.feed_ox_kg + state.real("pigs") * p.feed_pig_kg
    wanted = np.minimum(whole(need * turn.order("animals_fed") / 100.0), whole(state.real("grain") * p.feed_most))
    given = turn.take("grain", "fed to animals", wanted)
    turn.steer("fed", "fed", clip(safe_ratio(given, need, 1.0), 0.0, 1.1))


def _bowl(turn: Turn, served: Ints, own: Ints, canteen: Reals) -> None:
    """kcal a person and day: grain, plots, pork and oil, and what the hungry and free gather."""
    state, p, ask = turn.state, turn.rules.p, turn.ask
    per_kg = KCAL_A_KG / mouth_days(state)
    grain = served * per_kg
    jar = own * per_kg
    plots = p.plots_kcal * turn.order("plots") / 5.0
    meat = p.meat_kcal * safe_ratio(state.real("pigs"), state.divisor("pigs_1957"))
    hungry = clip((2000.0 - grain - jar) / 700.0, 0.0, 1.0)
    guarded = pick(turn.told("gates"), [0.0, 0.15, 0.3])
    pots = 0.6 + 0.4 * at_most(safe_ratio(state.real("pots"), state.divisor("pots_1957")), 1.0)
    free = (1.0 - (1.0 - p.forage_in_canteen) * canteen) * (1.0 - turn.here(guarded)) * pots
    season = {"spring": 1.0, "summer": 1.0, "autumn": 0.8, "winter": 0.4}[ask.season]
    woods = 0.6 + 0.4 * safe_ratio(state.real("timber"), state.divisor("timber_1957"))
    teams = p.forage_team_kcal * turn.flow["share"]["forage"] * season * woods
    forage = p.forage_kcal * state.real("wild") * hungry * free * season * woods + teams
    terms = [("grain", whole(grain)), ("hidden jar", whole(jar)), ("private plots", whole(plots)),
             ("meat and oil", whole(meat)), ("gathered", whole(forage))]  # fmt: skip
    total: Ints = sum((amount for _, amount in terms[1:]), terms[0][1])
    bounded = np.minimum(np.maximum(total, 300), 2600)
    turn.flow["gathered"] = terms[-1][1]
    for cause, amount in terms:
        turn.explain("kcal", cause, amount)
    turn.explain("kcal", "no more than a body takes", bounded - total)
    turn.flow["kcal_now"] = bounded
