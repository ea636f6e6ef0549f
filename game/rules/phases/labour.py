"""Phase 2: hands, hours and where they go. Labour is the engine of everything."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np

from game.rules.order_table import HANDS
from game.rules.places import AGES, State
from game.rules.turn import Turn
from game.rules.units import DAYS, Ints, Reals, at_least, clip, safe_ratio, share_out, whole
from game.rules.workspace import uniform

HANDS_PER_FURNACE = 90.0
HANDS_PER_SHAM = 6.0


def hands_of(people: Ints | Mapping[int, Reals], turn_constants: object) -> Reals:
    """Full-equivalent hands: people by age times the strength of each; (6, N) to (N,).

    Strengths add to 0.375 hands a head in the age structure of 1958 (labour force of the national yearbooks).
    """
    strength = (0.0, 0.0, *(getattr(turn_constants, f"strength_{age}") for age in AGES[2:]))
    first, *others = (people[k] * strength[k] for k in range(2, len(AGES)))
    total: Reals = sum(others, first)
    return total


def hands_here(state: State, turn_constants: object) -> Reals:
    """Full-equivalent hands of each place, (N,), for reading."""
    people = {k: state.real("people", k) for k in range(2, len(AGES))}

    def make() -> Reals:
        hands = hands_of(people, turn_constants)
        return hands if hands.shape == state.place_id.shape else np.repeat(hands, state.places)

    hands: Reals = state.follow("hands", make, *people.values())
    return hands


def labour(turn: Turn) -> None:
    """Count hands, split them by the orders, and measure an hour's worth.

    Writes flow: hands (N,) full equivalents present; share[task] (N,) of hands after pulls; hour_worth (N,) work of a
    day against nine hours; fill (N,) hands at furnaces over what they need; hands_per_land (N,) hands a unit of land
    against 1957, field_labour (N,) those of them in the fields; labour days by task as an account.
    """
    state, p = turn.state, turn.rules.p
    hands = hands_here(state, p) - 0.5 * p.strength_men * state.real("swollen")
    hands = at_least(hands, 1.0)
    share = {task: turn.told("hands", k).astype(np.float64) / 100.0 for k, task in enumerate(HANDS)}
    # half of those who forage are taken from rest, the old and the school; the others leave the fields
    forage = np.minimum(turn.order("forage") / 100.0, share["fields"])
    idle = np.minimum(forage * 0.5, share["rest"])
    share["rest"] = share["rest"] - idle
    share["fields"] = share["fields"] - (forage - idle)
    share["forage"] = forage
    lit, sham = turn.order("furnaces_lit"), turn.order("furnaces_sham")
    # an iron quota beyond what the lit furnaces can give pulls field hands into the hunt for scrap
    capacity = lit * p.furnace_quota_t
    pull = clip(safe_ratio(turn.order("quota_iron") - capacity, np.maximum(capacity, 1.0)), 0.0, 1.0)
    pull = np.minimum(pull * p.quota_pull, share["fields"] * 0.5)
    share["fields"] = share["fields"] - pull
    share["scrap"] = share["scrap"] + pull
    needed = lit * HANDS_PER_FURNACE + sham * HANDS_PER_SHAM
    supply = (share["furnaces"] + share["scrap"]) * hands
    turn.flow["fill"] = clip(safe_ratio(supply, needed, 0.0), 0.0, 1.0)

    hours = turn.order("hours")
    turn.flow["hours"] = hours
    turn.flow["hour_worth"] = hours * (1.0 - p.tired_hour * np.maximum(hours - 9.0, 0.0)) / 9.0
    turn.flow["hands"] = hands
    turn.flow["share"] = share
    # the furnaces take the strongest; extra ploughing takes days from the rest of the field work
    steel = share["furnaces"] + share["scrap"]
    if turn.ask.season in ("spring", "autumn"):
        depth_days = turn.rules.tables["plough_days"](turn.order("plough_depth")) * state.real("land") * p.plough_share
        ploughing = depth_days / (hands * DAYS)
    else:
        ploughing = uniform(0.0, state.places)
    field = at_least(share["fields"] - p.strongest_first * steel - ploughing, 0.05)
    people = state.population()
    turn.flow["steel_share"] = steel
    turn.flow["ploughing_share"] = ploughing
    turn.flow["hands_per_land"] = per_land = hands / (p.hands_per_head * state.divisor("people_1957"))
    turn.flow["field_labour"] = per_land * field / (1.0 - p.other_work)
    turn.flow["people_before"] = people
    turn.flow["rest_share"] = share["rest"]

    if turn.ledger.keep:
        days = whole(hands * DAYS)
        turn.flow["labour_days"] = days
        _explain_days(turn, days, share)


def _explain_days(turn: Turn, days: Ints, share: dict[str, Reals]) -> None:
    """Share the season's labour days over the tasks."""
    weights = np.stack([np.broadcast_to(whole(share[task] * 10000), days.shape) for task in share])
    rows = np.arange(len(days))
    split = share_out(days, weights.T.reshape(-1), np.repeat(rows, len(share))).reshape(len(days), len(share)).T
    for k, task in enumerate(share):
        turn.explain("labour_days", task, split[k])
