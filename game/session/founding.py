"""Spring 1958: a commune of eight brigades and its county, drawn from a scenario and a seed."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.luck import Luck
from game.rules.places import AGES, FILE_KINDS, State, empty_state
from game.rules.ruleset import Ruleset
from game.rules.units import MICRO, Ints, clip, share_out, whole
from game.session.content import Scenario

AGE_SHARES = {
    "infants": 0.033,
    "small_children": 0.157,
    "pupils": 0.185,
    "men": 0.290,
    "women": 0.270,
    "old": 0.065,
}
"""Rural people by age, 1953 census carried to 1958 (C)."""

HOUSEHOLD = 4.4


@dataclass(frozen=True)
class World:
    """A county at its opening: commune 0 is the player's, with one place a brigade; each neighbour is one place."""

    state: State
    place_names: tuple[str, ...]
    commune_names: tuple[str, ...]
    neighbour_zeal: tuple[float, ...]
    """zeal of each neighbouring secretary, in the order of communes 1.."""


def found(scenario: Scenario, seed: int, rules: Ruleset) -> World:
    """Draw the county of a scenario: sizes and land are data, clay, yields and tempers differ a little by seed."""
    place, p = scenario.place, rules.p
    brigades, neighbours = scenario.brigades, scenario.neighbours
    places = len(brigades) + len(neighbours)
    commune = np.array([0] * len(brigades) + list(range(1, len(neighbours) + 1)), dtype=np.int64)
    communes = len(neighbours) + 1
    state = empty_state(np.arange(places), commune, np.arange(communes), np.zeros(communes, dtype=np.int64))
    put = state.values
    luck = Luck(seed, 9999)
    ids = state.place_id
    own = np.arange(places) < len(brigades)

    size = sum(brigade.people for brigade in brigades)
    people = np.array([brigade.people for brigade in brigades] + [size] * len(neighbours), dtype=np.float64)
    people[~own] = whole(people[~own] * (1.0 + 0.15 * luck.normal("size", ids)[~own]))
    yields = np.array([brigade.yield_ for brigade in brigades] + [1.0] * len(neighbours))
    spread = np.where(own, 0.05, 0.09)
    yields = yields * (1.0 + spread * luck.normal("yield", ids))
    mean = (yields * people)[own].sum() / people[own].sum()
    yields[own] = yields[own] / mean

    def by_brigade(name: str, other: float) -> np.typing.NDArray[np.float64]:
        return np.array([getattr(brigade, name) for brigade in brigades] + [other] * len(neighbours))

    put["people_1957"][:] = whole(people)
    put["land"][:] = whole(people * place.mu_per_head)
    put["yield_1957"][:] = whole(place.grain_kg_per_head * yields * 1000.0)
    put["oxen_1957"][:] = put["oxen"][:] = whole(people * place.oxen_per_head)
    put["pigs_1957"][:] = put["pigs"][:] = whole(people * place.pigs_per_head)
    homes = people / HOUSEHOLD
    put["tools_1957"][:] = put["tools"][:] = whole(homes * place.tools_per_household)
    put["pots_1957"][:] = put["pots"][:] = whole(homes * place.pots_per_household)
    put["scrap"][:] = whole(homes * place.scrap_kg_per_household)
    put["usable_metal"][:] = whole(homes * 0.5)
    timber = by_brigade("timber", 1.0)
    put["timber_1957"][:] = put["timber"][:] = whole(people * place.timber_t_per_head * timber)
    for name in ("ore", "roots", "access", "clay"):
        value = by_brigade(name, float(np.mean([getattr(brigade, name) for brigade in brigades])))
        put[name][:] = whole(clip(value * (1.0 + 0.15 * luck.normal(name, ids)), 0, 1) * MICRO)
    put["relief_speed"][:] = whole(place.relief_speed * MICRO)
    put["levy_points"][:] = whole(place.levy_points * MICRO)

    shares = np.array([AGE_SHARES[age] for age in AGES])
    weights = np.repeat(whole(shares * 1000)[None, :], places, axis=0).reshape(-1)
    cohort = share_out(whole(people), weights, np.repeat(np.arange(places), len(AGES)))
    put["people"][:] = cohort.reshape(places, len(AGES)).T
    _indices(state)
    _stores(state, rules, scenario, yields)
    put["crop_belief"][:] = whole(clip(1.0 + luck.normal("belief", ids) * p.doubt_crop / 1.645, 0.5, 1.6) * MICRO)
    temper = 0.08 * luck.normal("zeal", ids)[len(brigades) :]
    zeal = [clip(n.zeal + temper[k], 0.1, 1.2) for k, n in enumerate(neighbours)]
    names = tuple(b.name for b in brigades) + tuple(n.name for n in neighbours)
    return World(state, names, (scenario.title, *(n.name for n in neighbours)), tuple(float(z) for z in zeal))


def _indices(state: State) -> None:
    """A co-operative village of spring 1958: fed as is the custom, at work as usual, trusting rather than not."""
    put = state.values
    put["kcal"][:] = 2120
    put["kcal_before"][:] = 2140
    as_usual = ("births_due", "unexposed", "health", "effort", "soil_turned", "fed", "crop_belief")
    of_a_crop = [f"{part}_{crop}" for part in ("sown", "seed", "close", "tended") for crop in ("summer", "autumn")]
    for name in (*as_usual, *of_a_crop):
        put[name][...] = MICRO
    measured = {"people_trust": 0.62, "fear": 0.22, "work_link": 0.8, "watered": 0.12}
    for name, value in {**measured, "crop_doubt": 0.15, "flaw_doubt": 0.4}.items():
        put[name][...] = int(value * MICRO)
    put["in_office"][:] = 1
    put["favours"][:] = 0
    put["rank"][:] = np.arange(1, state.communes + 1)
    put["boast"][:] = int(0.05 * MICRO)
    put["file"][:] = 0
    assert put["file"].shape[0] == len(FILE_KINDS)


def _stores(state: State, rules: Ruleset, scenario: Scenario, yields: np.typing.NDArray[np.float64]) -> None:
    """What is left of the harvest of 1957 in March: food to the wheat harvest, a reserve, seed for spring."""
    put, p, place = state.values, rules.p, scenario.place
    crop = whole(put["yield_1957"] / 1000.0 * put["people_1957"])
    norm: Ints = state.by_commune(crop)
    put["norm"][:] = norm
    put["expected"][:] = whole(norm * 1.02)
    head = norm / state.by_commune(put["people_1957"])
    rate = p.levy_base + p.levy_slope * (head - 250.0) + place.levy_points
    put["levy_year"][:] = whole(put["expected"] * rate)
    put["resale_plan"][:] = whole(put["levy_year"] * 0.3)
    put["depot"][:] = whole(put["levy_year"] * 0.08)
    put["cash"][:] = place.cash
    people = state.population()
    put["seed"][:] = whole(people * p.seed_kg * (1.0 - p.seed_summer_part))
    half_year = p.ration_kg * 4 * (0.5 - p.summer_share) * 1.05
    put["grain"][:] = whole(people * (half_year + place.reserve_kg_per_head * yields))
    put["hidden"][:] = whole(crop * 0.015)
    put["hidden_belief"][:] = put["hidden"]
    put["pressure"][:] = int(scenario.calendar.ask(0).pressure * MICRO)
