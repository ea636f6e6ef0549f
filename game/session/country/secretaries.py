"""Secretaries of communes: four traits each, drawn by place, and the orders' traits that follow from them.

Zeal is how hard a secretary carries out what is asked, courage how far he tells what he sees, ambition how far he runs
ahead of what is asked and of his neighbours, ties how much the village is his own: kin, lineage, years. The middling
secretary is the policy that the country is led by, to the last order; the others differ from him on both sides. Phases
never meet any of this: it ends in `lead_plan` and `lead_paper`.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from game.rules.leaders import TRAITS, Traits
from game.rules.luck import Luck
from game.rules.order_table import DELIVER_FIRST
from game.rules.phases.directive import above
from game.rules.phases.secretaries import COUNTY_TEMPER
from game.rules.places import State
from game.rules.ruleset import Constants, Ruleset
from game.rules.units import Bools, Ints, Reals, at_least, clip
from game.rules.workspace import alike
from game.session.content import load_policy
from game.session.country.ground import MEAN_ZEAL

MIDDLE = 0.5
"""Courage, ambition and ties of the middling secretary; 0 is none, 1 as much as a person can have."""
ASKING = 3
"""From this season on relief can be asked for and deaths can be told."""
BOWL = float(DELIVER_FIRST.index("bowl"))


@lru_cache(maxsize=8)
def tempers(seed: int) -> Luck:
    """The luck from which secretaries are drawn: of a game, not of a season."""
    return Luck(seed, 9999)


@dataclass(frozen=True)
class Secretaries:
    """Who leads the communes, (C,) each."""

    zeal: Reals
    """0-1.2, as in `Traits`"""
    courage: Reals
    """0-1"""
    ambition: Reals
    """0-1"""
    ties: Reals
    """0-1"""


def zeal_of(state: State, seed: int, rules: Ruleset) -> Reals:
    """Zeal of each commune's own secretary as the line now stands, (C,): those above him, and his temper."""
    own = COUNTY_TEMPER * rules.p.zeal_spread * _tempers_of(seed, _Same(state.commune_id))
    return clip(MEAN_ZEAL + above(state, rules.calendar.ask(state.season)) + own, 0.05, 1.15)


def secretaries_of(state: State, seed: int, rules: Ruleset) -> Secretaries:
    """Who leads each commune now. A secretary who was removed is followed by another: zealous, and no native."""
    p = rules.p
    first, after = _drawn(seed, (p.courage_spread, p.own_ambition_spread, p.ties_spread), _Same(state.commune_id))
    zeal = zeal_of(state, seed, rules)
    out = state["in_office"] == 0
    if not out.any():
        return Secretaries(zeal, *first)
    zeal = np.where(out, load_policy("successor")["zeal"], zeal)
    return Secretaries(zeal, *(np.where(out, new, old) for new, old in zip(after, first, strict=True)))


def leaders_of(state: State, seed: int, rules: Ruleset) -> Traits:
    """Traits of every commune's leader: the middling one with his own four, the successor where one was removed."""
    return traits_of_secretaries(state, secretaries_of(state, seed, rules), rules)


def traits_of_secretaries(state: State, who: Secretaries, rules: Ruleset) -> Traits:
    """What four traits make of the policy that leads the country, and of the one that follows a removal.

    What a season does not ask of anyone stays as the policies have it, so that many rows stay alike.
    """
    p, ask = rules.p, rules.calendar.ask(state.season)
    usual, after = load_policy("median"), load_policy("successor")
    out = state["in_office"] == 0
    anyone = bool(out.any())
    base = {name: _either(out if anyone else None, out.shape, usual[name], after[name]) for name in TRAITS}
    brave, driven, tied = who.courage - MIDDLE, who.ambition - MIDDLE, who.ties - MIDDLE
    native, hungry = at_least(tied, 0.0), hungry_of(state, p)
    more = 1.0 + p.ambition_drive * driven
    changed = {
        "zeal": who.zeal,
        "claim": base["claim"] * at_least(1.0 + p.ambition_claim * driven - p.courage_claim * brave, 0.0),
        "works": base["works"] * more if ask.works > 0 else base["works"],
        "agronomy": base["agronomy"] * more,
        "care": clip(base["care"] + p.ties_care * tied, 0.0, 1.0),
        "plots": base["plots"] + 100.0 * p.ties_plots * native,
        "forage": base["forage"] + 100.0 * p.ties_forage * native * hungry,
    }
    if ask.furnaces > 0:
        changed["furnaces"] = base["furnaces"] * more
    if ask.searches > 0:
        changed["searches"] = base["searches"] * at_least(1.0 - p.ties_spares * tied, 0.0)
    if state.season >= ASKING:
        changed["relief"] = changed["tell"] = _steps(brave, p.courage_asks)
    if ask.season in ("summer", "autumn"):
        changed["aside"] = base["aside"] + 100.0 * p.ties_aside * native
        changed["deliver"] = base["deliver"] - 100.0 * p.courage_keeps * at_least(brave, 0.0) * hungry
        changed["deliver_first"] = np.where((brave > p.courage_feeds) & (hungry > 0.0), BOWL, base["deliver_first"])
    return Traits(**{**base, **changed})


def hungry_of(state: State, p: Constants) -> Reals:
    """How far the people of each commune went hungry in the last season, (C,): 0 not to be seen, 1 for all to see."""
    short = clip((p.hungry_from - state.real("kcal")) / (p.hungry_from - p.hungry_all), 0.0, 1.0)
    return state.mean_by_commune(short, state.population())


def _steps(brave: Reals, step: float) -> Reals:
    """0 for most, 1 for those who are braver than the middle by a step, 2 by two."""
    return np.minimum(at_least(np.floor(brave / step), 0.0), 2.0)


def _either(out: Bools | None, shape: tuple[int, ...], usual: float, after: float) -> Reals:
    """A trait of the usual policy, and where a secretary is out that of his successor, (C,)."""
    if out is not None and usual != after:
        return np.where(out, after, usual)
    same: Reals = alike(np.array([float(usual)]), shape)
    return same


class _Same:
    """An array as the key of a cache: equal to itself alone. Its values must not change."""

    def __init__(self, values: Ints) -> None:
        self.values = values

    def __hash__(self) -> int:
        return id(self.values)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Same) and self.values is other.values


@lru_cache(maxsize=2)
def _tempers_of(seed: int, ids: _Same) -> Reals:
    """Zeal of a run's first secretaries, as drawn, (C,), for reading."""
    drawn = tempers(seed).normal("temper", ids.values)
    drawn.flags.writeable = False
    return drawn


@lru_cache(maxsize=2)
def _drawn(seed: int, spreads: tuple[float, ...], ids: _Same) -> tuple[tuple[Reals, ...], tuple[Reals, ...]]:
    """Courage, ambition and ties of a run's first secretaries and of those who may follow them, (C,) each."""
    luck, both = tempers(seed), []
    for draw in (0, 1):
        traits = []
        for name, spread in zip(("own courage", "own ambition", "own ties"), spreads, strict=True):
            value = clip(MIDDLE + spread * luck.normal(name, ids.values, draw), 0.0, 1.0)
            if draw and name == "own ties":
                value = np.minimum(value, MIDDLE)
            value.flags.writeable = False
            traits.append(value)
        both.append(tuple(traits))
    return both[0], both[1]
