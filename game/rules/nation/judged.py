"""What the centre measures secretaries of provinces and counties by, and which provinces' own it replaces.

Under the mountain, once the levy is in, whoever lags in what he claims and delivers is called a doubter: a county
against its province, a province against the country. In the season after the recall those are called to account under
whom most died. Neither has a date: the first goes with the line of the calendar, the second with the recall, and where
nobody lags, or too few died, nobody goes.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.rules.calendar import SeasonAsk
from game.rules.nation.centre import Centre
from game.rules.phases.secretaries import MEASURED, MODERATE, ZEALOUS, lost_of, merit_of, starved
from game.rules.places import State
from game.rules.ruleset import Constants
from game.rules.units import Ints, group_sum


def judged(ask: SeasonAsk, state: State, centre: Centre, p: Constants) -> SeasonAsk:
    """The season's asks with what is measured in it; called when the levy is in."""
    if ask.line == "mountain" and ask.season == "autumn" and centre.recall is None:
        return _lagging(ask, state, p)
    if centre.recall is not None and centre.season == centre.recall + 1:
        return _called_to_account(ask, state, p)
    return ask


def _lagging(ask: SeasonAsk, state: State, p: Constants) -> SeasonAsk:
    sums = [_by_province(state, state[name]) for name in MEASURED]
    merit = merit_of(*sums)
    country = float(merit[-1])
    falls = (merit[:-1] < (1.0 - p.purge_province) * country) & (sums[MEASURED.index("norm")][:-1] > 0)
    bars = tuple(round(float(bar), 6) for bar in (1.0 - p.purge_county) * merit[:-1])
    return replace(ask, bars=bars, provinces=_tuple(np.where(falls, ZEALOUS, 0)))


def _called_to_account(ask: SeasonAsk, state: State, p: Constants) -> SeasonAsk:
    lost = lost_of(*(_by_province(state, of_commune) for of_commune in starved(state)))
    country = float(lost[-1])
    falls = (lost[:-1] > p.fall_province * country) & (lost[:-1] > p.fall_least)
    mourned = round(max(p.fall_county * country, p.fall_least), 6)
    return replace(ask, mourned=mourned, provinces=_tuple(np.where(falls, MODERATE, 0)))


def _by_province(state: State, values: Ints) -> Ints:
    """Sums of communes' whole numbers by province, and last that of the country."""
    sums = group_sum(values, state["province"], int(state["province"].max()) + 1)
    return np.append(sums, sums.sum())


def _tuple(values: Ints) -> tuple[int, ...]:
    """By province; empty where nobody is replaced."""
    return tuple(int(value) for value in values) if values.any() else ()
