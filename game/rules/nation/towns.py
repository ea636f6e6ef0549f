"""The towns: fed by the state, joined by those who leave the villages, touched by the famine around them."""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.nation.counted import Counted
from game.rules.ruleset import Ruleset


@dataclass(frozen=True)
class Towns:
    """People on state rations."""

    people: int


def season_in_towns(towns: Towns, count: Counted, rules: Ruleset, year: int) -> tuple[Towns, float, float, float]:
    """Births, deaths and arrivals of a season; returns the towns after it, deaths, deaths above the usual, births.

    Urban rates: official series of the towns under the correction of the whole country (Banister 1987).
    """
    p = rules.p
    usual = (p.base_deaths - p.base_fall * (year - 1957)) * p.town_deaths
    spill = p.town_spill * count.hunger_deaths * 4000.0 / max(count.people, 1)
    died = round(towns.people * (usual + spill) * 0.00025)
    excess = towns.people * spill * 0.00025
    born = round(towns.people * (p.town_births if year < 1959 else p.town_births_later) * 0.00025)
    return Towns(towns.people + born - died + count.left), float(died), excess, float(born)
