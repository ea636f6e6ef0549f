"""March 1957: places founded on a ground, and who leads them, drawn from a seed."""

from __future__ import annotations

from functools import lru_cache

import numpy as np

from game.rules.leaders import TRAITS, Traits
from game.rules.luck import Luck
from game.rules.phases.directive import above
from game.rules.places import AGES, State, empty_state
from game.rules.ruleset import Ruleset
from game.rules.units import MICRO, Ints, Reals, clip, share_out, whole
from game.rules.workspace import alike
from game.session.content import load_policy
from game.session.country.chronicle import FIRST
from game.session.country.ground import CROP_1957_KG, MEAN_ZEAL, RURAL_1957, Ground

HOUSEHOLD = 4.4


@lru_cache(maxsize=8)
def tempers(seed: int) -> Luck:
    """The luck from which secretaries are drawn: of a game, not of a season."""
    return Luck(seed, 9999)


def found(ground: Ground, seed: int, rules: Ruleset) -> State:
    """A state in March 1957: a co-operative village, fed as is the custom, with half a grain year behind it.

    What the seed draws is who leads a county (ambition, zeal); land, sizes and yields are the ground's.
    """
    p = rules.p
    state = empty_state(ground.place_id, ground.commune, ground.commune_id, ground.county)
    state.season = FIRST
    put = state.values
    people = ground.place["people"]
    weights = np.repeat(whole(np.array(rules.tables["age_shares"].knots) * 1000)[None, :], len(people), 0)
    of_place = np.repeat(np.arange(len(people)), len(AGES))
    put["people"][:] = share_out(whole(people), weights.reshape(-1), of_place).reshape(-1, len(AGES)).T
    people = state.population().astype(np.float64)
    put["people_1957"][:] = state.population()
    put["land"][:] = whole(people * ground.place["mu"])
    put["yield_1957"][:] = whole(ground.place["yield"] * 1000.0)
    homes = people / HOUSEHOLD
    for name, each in (("oxen", people * p.oxen_head), ("pigs", people * p.pigs_head),
                       ("tools", homes * p.tools_household), ("pots", homes * p.pots_household),
                       ("timber", people * p.timber_head * ground.place["timber"])):  # fmt: skip
        put[f"{name}_1957"][:] = put[name][:] = whole(each)
    put["scrap"][:] = whole(homes * p.scrap_household)
    put["usable_metal"][:] = whole(homes * 0.5)
    for name in ("ore", "roots", "access", "clay", "wild", "relief_speed"):
        put[name][:] = whole(ground.place[name] * MICRO)
    luck = tempers(seed)
    ambition = p.ambition_spread * 0.8 * luck.normal("ambition", ground.county)
    put["levy_points"][:] = whole((ground.of_commune["levy_points"] + ambition) * MICRO)
    put["sale_place"][:] = whole(ground.of_commune["sale_place"] * MICRO)
    county = 0.7 * p.zeal_spread * luck.normal("county zeal", ground.county)
    put["above"][:] = whole((ground.of_commune["above"] + county) * MICRO)
    put["struck"][:] = whole(ground.of_commune["struck"] * MICRO)
    _as_usual(state)
    _stores(state, rules)
    return state


def _as_usual(state: State) -> None:
    put = state.values
    put["kcal"][:] = put["kcal_before"][:] = 2120
    usual = ("births_due", "unexposed", "health", "effort", "soil_turned", "fed", "crop_belief")
    of_a_crop = [f"{part}_{crop}" for part in ("sown", "seed", "close", "tended") for crop in ("summer", "autumn")]
    for name in (*usual, *of_a_crop):
        put[name][...] = MICRO
    measured = {"people_trust": 0.62, "fear": 0.22, "work_link": 0.8, "watered": 0.0, "crop_doubt": 0.15}
    for name, value in {**measured, "flaw_doubt": 0.4, "boast": 0.05}.items():
        put[name][...] = int(value * MICRO)
    put["in_office"][:] = 1
    order = np.lexsort((state.commune_id, state.county))
    county = state.county[order]
    put["rank"][order] = np.arange(state.communes) - np.searchsorted(county, county) + 1


def _stores(state: State, rules: Ruleset) -> None:
    """What is left of the harvest of 1956 in March: food to the wheat harvest, a reserve, seed for spring."""
    put, p = state.values, rules.p
    crop = whole(put["yield_1957"] / 1000.0 * put["people_1957"])
    norm: Ints = state.by_commune(crop)
    put["norm"][:] = put["expected"][:] = norm
    head = norm / state.by_commune(put["people_1957"])
    rate = clip(p.levy_base + p.levy_slope * (head - 250.0) + state.real("levy_points"), 0.05, 0.55)
    put["levy_year"][:] = put["levy_taken"][:] = whole(norm * rate)
    put["resale_plan"][:] = whole(put["levy_year"] * p.opening_resale)
    put["depot"][:] = whole(put["levy_year"] * p.opening_depot)
    put["cash"][:] = whole(state.by_commune(put["people_1957"]) * p.cash_head)
    people = state.population()
    put["seed"][:] = whole(people * p.seed_kg * (1.0 - p.seed_summer_part))
    # half of the grain year is over and the summer crop still to come
    half_year = p.ration_kg * 4 * (0.5 - p.summer_share)
    richer = put["yield_1957"] / 1000.0 / (CROP_1957_KG / RURAL_1957)
    put["grain"][:] = whole(people * (half_year + p.reserve_kg * richer))
    put["hidden"][:] = whole(crop * p.opening_hidden)
    put["hidden_belief"][:] = put["hidden"]
    put["pressure"][:] = int(0.2 * MICRO)


def zeal_of(state: State, seed: int, rules: Ruleset) -> Reals:
    """Zeal of each commune's own secretary as the line now stands, (C,): those above him, and his temper."""
    own = 0.7 * rules.p.zeal_spread * tempers(seed).normal("temper", state.commune_id)
    return clip(MEAN_ZEAL + above(state, rules.calendar.ask(state.season)) + own, 0.05, 1.15)


def leaders_of(state: State, seed: int, rules: Ruleset) -> Traits:
    """Traits of every commune's leader: the middling one at his own zeal, the successor where one was removed."""
    usual, after = load_policy("median"), load_policy("successor")
    out = state["in_office"] == 0
    anyone = bool(out.any())
    columns = {
        name: np.where(out, after[name], usual[name])
        if anyone and after[name] != usual[name]
        else alike(np.array([float(usual[name])]), out.shape)
        for name in TRAITS
        if name != "zeal"
    }
    columns["zeal"] = np.where(out, after["zeal"], zeal_of(state, seed, rules))
    return Traits(**columns)
