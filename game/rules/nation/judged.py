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
from game.rules.phases.secretaries import MODERATE, ZEALOUS
from game.rules.places import State
from game.rules.ruleset import Constants
from game.rules.units import Ints, Reals, group_sum, safe_ratio, whole


def judged(ask: SeasonAsk, state: State, centre: Centre, p: Constants) -> SeasonAsk:
    """The season's asks with what is measured in it; called when the levy is in."""
    if ask.line == "mountain" and ask.season == "autumn" and centre.recall is None:
        return _lagging(ask, state, p)
    if centre.recall is not None and centre.season == centre.recall + 1:
        return _called_to_account(ask, state, p)
    return ask


def _lagging(ask: SeasonAsk, state: State, p: Constants) -> SeasonAsk:
    province = state["province"]

    def by_province(name: str) -> Ints:
        return group_sum(state[name], province, int(province.max()) + 1)

    sums = [by_province(name) for name in ("claimed_year", "norm", "levy_taken", "levy_year")]
    claimed, norm, taken, due = (_with_country(part) for part in sums)
    merit = 0.5 * safe_ratio(claimed, norm, 1.0) + 0.5 * safe_ratio(taken, due, 1.0)
    country = float(merit[-1])
    falls = (merit[:-1] < (1.0 - p.purge_province) * country) & (norm[:-1] > 0)
    bars = tuple(round(float(bar), 6) for bar in (1.0 - p.purge_county) * merit[:-1])
    return replace(ask, bars=bars, provinces=_tuple(np.where(falls, ZEALOUS, 0)))


def _called_to_account(ask: SeasonAsk, state: State, p: Constants) -> SeasonAsk:
    province, people = state["province"][state.commune], state.population()
    dead = whole(0.25 * state.real("frail_lost") * people)
    lost = safe_ratio(
        _with_country(group_sum(dead, province, int(province.max()) + 1)),
        _with_country(group_sum(people, province, int(province.max()) + 1)),
    )
    country = float(lost[-1])
    falls = (lost[:-1] > p.fall_province * country) & (lost[:-1] > p.fall_least)
    mourned = round(max(p.fall_county * country, p.fall_least), 6)
    return replace(ask, mourned=mourned, provinces=_tuple(np.where(falls, MODERATE, 0)))


def _with_country(sums: Ints) -> Reals:
    """Sums by province, and last that of the country."""
    return np.append(sums, sums.sum()).astype(np.float64)


def _tuple(values: Ints) -> tuple[int, ...]:
    """By province; empty where nobody is replaced."""
    return tuple(int(value) for value in values) if values.any() else ()
