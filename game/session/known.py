"""What the secretary knows: weighed and counted things exactly, the rest as ranges of belief or in words.

Screens show nothing of the player's commune that is not here, in a forecast or in the record of a sealed season's
reported side; the truth is inked where it was measured, and in the epilogue.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.calendar import SeasonAsk
from game.rules.leaders import plenty
from game.rules.phases.directive import demand
from game.rules.phases.labour import HANDS_PER_FURNACE
from game.rules.places import STRUCTURES, State
from game.rules.ruleset import Ruleset
from game.rules.units import DAYS, KG_PER_T, MICRO
from game.session.own import hands_count
from game.text import N_

TRUST_WORDS = (N_("none"), N_("little"), N_("some"), N_("good"), N_("strong"))
FEAR_WORDS = (N_("none"), N_("little"), N_("some"), N_("great"), N_("everywhere"))
LABEL_WORDS = (N_("none"), N_("criticised"), N_("self-criticism"), N_("removed"))
PRESSURE_WORDS = (N_("calm"), N_("steady"), N_("pressing"), N_("hard"), N_("storm"))
"""Five steps each: indices of 0-1 are never shown as numbers."""


def step(value: float) -> int:
    """An index of 0-1 as one of five steps, 0-4."""
    return min(max(int(value * 5.0), 0), 4)


@dataclass(frozen=True)
class Range:
    """A belief that holds the truth nine times in ten."""

    low: float
    middle: float
    high: float


@dataclass(frozen=True)
class BrigadeKnown:
    """One brigade as the secretary knows it at a season's opening."""

    name: str
    people: int
    hands: int
    land_mu: int
    grain_t: float
    """weighed store"""
    seed_t: float
    aside_t: float
    tools: int
    pots: int
    oxen: int
    pigs: int
    trees_t: int
    furnaces: int
    """standing, lit or cold"""
    furnaces_ruined: int
    structures: dict[str, int]
    """dams, canteens and sheds standing"""
    works_done: int
    """labour-days in the project not yet finished"""
    swollen: int
    head_word_t: float
    """what the head says a year's crop will be"""
    crop_t: Range
    """what the accountant believes a year's crop to be"""
    hidden_t: Range
    trust: int
    """step 0-4, word in TRUST_WORDS"""
    fear: int
    canteen_share: float
    """part of the people who eat in the canteen"""


@dataclass(frozen=True)
class Directive:
    """The county's paper of the season, in the units of the orders."""

    ask: SeasonAsk
    levy_t: float
    expected_t: float
    """year's crop that the county believes in"""
    furnaces: int
    furnace_hands: int
    iron_t: float
    works_share: float
    claim_middle_t: float
    pressure: int
    """step 0-4, word in PRESSURE_WORDS"""
    arrears_t: float


def brigades_known(state: State, rules: Ruleset, names: tuple[str, ...]) -> tuple[BrigadeKnown, ...]:
    """The player's brigades; names: of each, in the order of their rows."""
    n = len(names)
    people = state.population()
    hands = hands_count(state, rules, n)
    normal = state["yield_1957"] / 1000.0 * state["people_1957"] / KG_PER_T
    half_hidden = rules.p.doubt_hidden
    found = []
    for row, name in enumerate(names):
        middle = float(normal[row] * state["crop_belief"][row] / MICRO)
        doubt = float(state["crop_doubt"][row] / MICRO)
        hidden = float(state["hidden_belief"][row] / KG_PER_T)
        found.append(
            BrigadeKnown(
                name=name,
                people=int(people[row]),
                hands=round(float(hands[row])),
                land_mu=int(state["land"][row]),
                grain_t=float(state["grain"][row] / KG_PER_T),
                seed_t=float(state["seed"][row] / KG_PER_T),
                aside_t=float(state["aside"][row] / KG_PER_T),
                tools=int(state["tools"][row]),
                pots=int(state["pots"][row]),
                oxen=int(state["oxen"][row]),
                pigs=int(state["pigs"][row]),
                trees_t=int(state["timber"][row]),
                furnaces=int(state["furnaces"][row]),
                furnaces_ruined=int(state["furnaces_ruined"][row]),
                structures={kind: int(state["structures"][k][row]) for k, kind in enumerate(STRUCTURES)},
                works_done=int(state["works_done"][row]),
                swollen=int(state["swollen"][row]),
                head_word_t=float(normal[row] * (1.0 + state["word_bias"][row] / MICRO)),
                crop_t=Range(middle * (1.0 - doubt), middle, middle * (1.0 + doubt)),
                hidden_t=Range(max(hidden * (1.0 - half_hidden), 0.0), hidden, hidden * (1.0 + half_hidden)),
                trust=step(state["people_trust"][row] / MICRO),
                fear=step(state["fear"][row] / MICRO),
                canteen_share=float(state["canteen"][row] / MICRO),
            )
        )
    return tuple(found)


def directive_known(state: State, rules: Ruleset) -> Directive:
    """What the county asks of the player's commune this season."""
    asked, ask = demand(state, rules), rules.calendar.ask(state.season)
    return Directive(
        ask=ask,
        levy_t=float(asked.levy_kg[0] / KG_PER_T),
        expected_t=float(asked.expected_kg[0] / KG_PER_T),
        furnaces=int(asked.furnaces[0]),
        furnace_hands=round(float(asked.furnaces[0]) * HANDS_PER_FURNACE),
        iron_t=float(asked.iron_kg[0] / KG_PER_T),
        works_share=float(asked.works_share[0]),
        claim_middle_t=float(asked.claim_middle_kg[0] / KG_PER_T),
        pressure=step(ask.pressure),
        arrears_t=float(state["arrears"][0] / KG_PER_T),
    )


def believed_crop(state: State, places: int) -> Range:
    """A year's crop of the commune as the accountant believes it, t: brigades' errors are independent."""
    normal = state["yield_1957"][:places] / 1000.0 * state["people_1957"][:places] / KG_PER_T
    middle = normal * state["crop_belief"][:places] / MICRO
    half = float(np.sqrt(((middle * state["crop_doubt"][:places] / MICRO) ** 2).sum()))
    total = float(middle.sum())
    return Range(total - half, total, total + half)


def store_days(state: State, rules: Ruleset, places: int) -> float:
    """Days that the weighed store lasts at the custom of 1957."""
    grain = float(state["grain"][:places].sum())
    a_day = float(state.population()[:places].sum()) * rules.p.ration_kg / DAYS
    return grain / a_day if a_day else 0.0


def lasts_until_harvest(state: State, rules: Ruleset, places: int) -> float:
    """Grain a head until the next harvests over the custom of 1957: 1 = as usual, 0.5 = half a bowl."""
    people = state.population()[:places]
    share = plenty(state, rules, state["grain"])[:places]
    return float((share * people).sum() / max(int(people.sum()), 1))
