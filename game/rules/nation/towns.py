"""The towns: fed by the state, joined by those who leave the villages, touched by the famine around them."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.nation.counted import Counted
from game.rules.phases.canteens import KCAL_A_KG
from game.rules.ruleset import Ruleset
from game.rules.units import DAYS


@dataclass(frozen=True)
class Towns:
    """People on state rations."""

    people: int


def season_in_towns(
    towns: Towns, count: Counted, rules: Ruleset, year: int, grain_kg: float
) -> tuple[Towns, float, float, float]:
    """Births, deaths and arrivals of a season; returns the towns after it, deaths, deaths above the usual, births.

    Townspeople die above the usual by a part of the villages' hunger, which comes with those who flee and with empty
    markets, and by what their own ration leaves them, on the villages' own curve. grain_kg: raw grain served to them
    in the season. Urban rates: official series of the towns under the correction of the whole country (Banister 1987).
    """
    p = rules.p
    usual = (p.base_deaths - p.base_fall * (year - 1957)) * p.town_deaths
    above = p.town_spill * count.hunger_deaths * 4000.0 / max(count.people, 1)
    kcal = grain_kg * KCAL_A_KG / (max(towns.people, 1) * DAYS) + p.town_other_kcal
    above += float(rules.tables["hunger_deaths"](np.array([kcal]))[0])
    died = round(towns.people * (usual + above) * 0.00025)
    excess = towns.people * above * 0.00025
    born = round(towns.people * (p.town_births if year < 1959 else p.town_births_later) * 0.00025)
    return Towns(towns.people + born - died + count.left), float(died), excess, float(born)
