"""March 1957: places founded on a ground, and who leads above them, drawn from a seed."""

from __future__ import annotations

import functools

import numpy as np

from game.rules.phases.secretaries import COUNTY_PART, COUNTY_TEMPER, PROVINCE_PART
from game.rules.places import AGES, State, empty_state
from game.rules.ruleset import Constants, Ruleset
from game.rules.units import MICRO, Ints, Reals, clip, share_out, whole
from game.session.country.chronicle import FIRST
from game.session.country.ground import CROP_1957_KG, RURAL_1957, Ground
from game.session.country.inputs import by_county, provinces
from game.session.country.secretaries import tempers

HOUSEHOLD = 4.4


def found(ground: Ground, seed: int, rules: Ruleset) -> State:
    """A state in March 1957: a co-operative village, fed as is the custom, with half a grain year behind it.

    What the seed draws is who leads provinces (ambition) and counties (ambition, zeal); land, sizes and yields are
    the ground's.
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
    put["province"][:] = whole(ground.of_commune["province"])
    put["levy_points"][:] = whole(ground.of_commune["levy_points"] * MICRO)
    put["sale_place"][:] = whole(ground.of_commune["sale_place"] * MICRO)
    put["above"][:] = whole(ground.of_commune["above"] * MICRO)
    temper = COUNTY_TEMPER * p.zeal_spread * _of_counties("county zeal", seed)
    put["county_zeal"][:] = whole(temper[ground.county] * MICRO)
    put["ambition"][0] = whole(_provinces_ambition(seed, p)[put["province"]] * MICRO)
    ambition = COUNTY_PART * p.ambition_spread * _of_counties("ambition", seed)
    put["ambition"][1] = whole(ambition[ground.county] * MICRO)
    put["struck"][:] = whole(ground.of_commune["struck"] * MICRO)
    _as_usual(state)
    _stores(state, rules)
    return state


def _provinces_ambition(seed: int, p: Constants) -> Reals:
    """Points that each province's secretary adds to the levy, (28,): drawn, their mean by people taken off.

    The country's rate is `levy_base` with every seed; who takes more than it is luck.
    """
    of = provinces()
    drawn = tempers(seed).normal("province ambition", np.arange(len(of.names)))
    weight = whole(of["rural_pop_1957_m"] * 1000.0)
    mean = int((whole(drawn * MICRO) * weight).sum()) / MICRO / int(weight.sum())
    return p.ambition_spread * PROVINCE_PART * (drawn - mean)


@functools.lru_cache(maxsize=4)
def _of_counties(name: str, seed: int) -> Reals:
    """A trait of each county's secretary on the map, drawn, the mean of his province's communes taken off.

    How a province is led is data, the mean of what its counties do; luck says which of them do more of it.
    """
    of = by_county()
    drawn = tempers(seed).normal(name, of.county)
    centred: Reals = drawn - of.means(drawn)[of.province]
    centred.flags.writeable = False
    return centred


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
    points = state.real("levy_points") + state.real("ambition", 0) + state.real("ambition", 1)
    rate = clip(p.levy_base + p.levy_slope * (head - 250.0) + points, 0.05, 0.55)
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
