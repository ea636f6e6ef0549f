"""What the centre can count of a season: whole sums over all communes. The order of rows cannot change them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import numpy as np

from game.rules.phases.relief import resale_need
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.turn import Turn
from game.rules.units import Bools, Ints, clip, whole


@dataclass(frozen=True)
class Levied:
    """Sums when the year's levy is in and before any grain goes back, kg."""

    taken_kg: int
    """levy of the year so far"""
    claimed_kg: int
    """year's crop as claimed"""
    seen_kg: int
    """year's crop that was delivered, eaten by the books or is seen in barns: all but what is hidden"""
    expected_kg: int
    """year's output that is believed in"""
    need_kg: int
    """what communes lack on paper, by which the resale is shared out"""


@dataclass(frozen=True)
class Counted:
    """Sums of one season over the communes: people, kg, furnaces."""

    people: int
    deaths: int
    usual_deaths: float
    """deaths at the base rate"""
    hunger_deaths: float
    """deaths that hunger's rate gives"""
    births: int
    left: int
    """left for the towns, less those sent back"""
    crop_kg: int
    uncut_kg: int
    """left in the fields"""
    claim_kg: int
    levy_kg: int
    to_state_kg: int
    """carted to the state's granaries"""
    promised_kg: int
    """resale that fell due and relief that was granted"""
    resold_kg: int
    """what arrived"""
    cries: float
    """people who go hungry, as far as fear lets them be heard"""
    kcal_people: int
    gathered_people: int
    canteen_people: int
    furnaces: int
    iron_kg: int
    usable_kg: int
    farm_hands: int
    removed: int
    counties_zealous: int
    """counties whose secretary was followed by a zealous one"""
    counties_moderate: int
    """by a moderate one"""
    provinces_zealous: int
    provinces_moderate: int
    oxen: int
    pigs: int


def levied(turn: Turn) -> Levied:
    """Count the levy: after procurement, before relief."""
    state, rules = turn.state, turn.rules
    return Levied(
        taken_kg=int(state["levy_taken"].sum()),
        claimed_kg=int(state["claimed_year"].sum()),
        seen_kg=int(state["year_crop"].sum()) - int(state["hidden"].sum()),
        expected_kg=int(state["expected"].sum()),
        need_kg=int(resale_need(state, rules).sum()),
    )


def cries(state: State, rules: Ruleset) -> Ints:
    """People who go hungry as far as fear lets them be heard, (N,).

    None above `cries_from` kcal, all below `cries_all`.
    """
    p = rules.p
    hungry = clip((p.cries_from - state.real("kcal")) / (p.cries_from - p.cries_all), 0.0, 1.0)
    return whole(state.heads() * hungry * (1.0 - p.outcry_muffled * state.real("fear")))


def _led(of: Ints, follows: Bools) -> int:
    """Number of the counties or provinces, given by commune, in which someone follows."""
    return int(np.count_nonzero(np.bincount(of[follows]))) if follows.any() else 0


def counted(turn: Turn) -> Counted:
    """Count a season that has been resolved (the turn's state is then at the next season's opening)."""
    state, flow = turn.state, turn.flow
    hands, share = flow["hands"], flow["share"]
    people = state.population()
    at_home = share["fields"] + share["works"] + share["rest"] + share["forage"]

    def total(values: Any) -> int:
        """Sum over the rows; a figure that is the same in all of them may stand for them as one."""
        figures = whole(values) if np.asarray(values).dtype == np.float64 else np.asarray(values)
        return int(figures.sum()) * (state.places // len(figures) if len(figures) == 1 else 1)

    return Counted(
        people=int(people.sum()),
        deaths=total(flow["deaths"]),
        usual_deaths=total(flow["base_deaths"] * 1000.0) / 1000.0,
        hunger_deaths=total(flow["people_before"] * flow["hunger_rate"] * 0.25) / 1000.0,
        births=total(flow["births"]),
        left=total(flow["left"]),
        crop_kg=total(flow["crop"]),
        uncut_kg=total(flow["uncut"]),
        claim_kg=total(flow["claim"]) if turn.ask.season in ("summer", "autumn") else 0,
        levy_kg=total(flow["levy"]) + total(flow["searched_kg"]),
        to_state_kg=total(flow["to_state"]),
        promised_kg=total(flow["promised"]),
        resold_kg=total(flow["resold"]),
        cries=float(cries(state, turn.rules).sum()),
        kcal_people=int((people * state["kcal"]).sum()),
        gathered_people=int((people * flow["gathered"]).sum()),
        canteen_people=total(state.heads() * state.real("canteen")),
        furnaces=int(turn.orders["furnaces_lit"].sum()),
        iron_kg=total(flow["iron"]),
        usable_kg=total(flow["iron_usable"]),
        farm_hands=total(hands * at_home),
        removed=int(np.count_nonzero(flow["removed"])),
        counties_zealous=_led(state.county, flow["county_follows"] > 0),
        counties_moderate=_led(state.county, flow["county_follows"] < 0),
        provinces_zealous=_led(state["province"], flow["province_follows"] > 0),
        provinces_moderate=_led(state["province"], flow["province_follows"] < 0),
        oxen=int(state["oxen"].sum()),
        pigs=int(state["pigs"].sum()),
    )
