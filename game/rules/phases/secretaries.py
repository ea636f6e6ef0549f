"""Phase 13: the secretaries of counties and provinces: who lags under the mountain, and under whom most died.

The centre says in the season's asks what is measured (`game/rules/nation/judged.py`); here each county is held to it,
by the same measures and at the same moment: the levy is in, and the season's hunger is still to come. Who follows is
drawn; he leads from the next season on.
"""

from __future__ import annotations

import numpy as np

from game.rules.phases.directive import ABOVE
from game.rules.places import State
from game.rules.turn import Turn
from game.rules.units import MICRO, Bools, Ints, Reals, safe_ratio, whole

PROVINCE_PART, COUNTY_PART = 0.4, 0.9
"""Parts of the spread of ambition that lie with provinces' and with counties' secretaries: 0.6 ** 2 + 0.8 ** 2 = 1."""
COUNTY_TEMPER = 0.7
"""Part of the spread of zeal that lies with the county's secretary, and as much with the commune's own."""
ZEALOUS, MODERATE = 1, -1
MEASURED = ("claimed_year", "norm", "levy_taken", "levy_year")
"""What merit is made of, kg."""


def secretaries(turn: Turn) -> None:
    """Replace those who lag or are called to account.

    Writes flow: county_follows (C,) and province_follows (C,): 1 where a zealous secretary follows, -1 a moderate.
    """
    state, ask = turn.state, turn.ask
    stays = np.zeros(state.communes, dtype=np.int64)
    turn.flow["county_follows"] = turn.flow["province_follows"] = stays
    if ask.provinces:
        follows = np.array(ask.provinces, dtype=np.int64)[state["province"]]
        turn.flow["province_follows"] = follows
        _province(turn, follows)
    if ask.bars or ask.mourned > 0.0:
        follows = stays
        if ask.bars:
            follows = np.where(merit(state) < np.array(ask.bars)[state["province"]], ZEALOUS, follows)
        if ask.mourned > 0.0:
            follows = np.where(lost(state) > ask.mourned, MODERATE, follows)
        turn.flow["county_follows"] = follows
        _county(turn, follows)


def merit(state: State) -> Reals:
    """What each commune's county has claimed and delivered this year, (C,): a full levy and the true harvest are 1.

    Half is the crop claimed over the usual weighed one, half the levy that is in over the levy set.
    """
    return merit_of(*(state.over_county(state[name]) for name in MEASURED))


def merit_of(claimed: Ints, norm: Ints, taken: Ints, due: Ints) -> Reals:
    """The same of any areas, from the sums of MEASURED over each; an area without a crop or a levy lags in nothing."""
    return 0.5 * safe_ratio(claimed, norm, 1.0) + 0.5 * safe_ratio(taken, due, 1.0)


def lost(state: State) -> Reals:
    """Share of the people of each commune's county that hunger has taken so far, (C,)."""
    dead, people = starved(state)
    return lost_of(state.over_county(dead), state.over_county(people))


def starved(state: State) -> tuple[Ints, Ints]:
    """Of each commune, (C,): whom hunger took, summed over seasons as if each were a year; its people."""
    people = state.population()
    return state.by_commune(whole(state.real("frail_lost") * people)), state.by_commune(people)


def lost_of(dead: Ints, people: Ints) -> Reals:
    """Share of an area's people that hunger has taken, from its sums of what `starved` gives."""
    # rates are per year, the sum is over seasons
    return 0.25 * safe_ratio(dead, people)


def _province(turn: Turn, follows: Ints) -> None:
    """A province's secretary is followed by another, who leads while the line of the day holds."""
    state, p = turn.state, turn.rules.p
    ids = state["province"]
    _take_office(turn, "above", ABOVE[turn.ask.line], follows, np.full(state.communes, p.follower_zeal))
    _bring_ambition(turn, 0, follows, PROVINCE_PART * p.ambition_spread * turn.commune_luck.normal(turn.phase, ids, 2))


def _county(turn: Turn, follows: Ints) -> None:
    state, p, luck = turn.state, turn.rules.p, turn.commune_luck
    zeal = p.follower_zeal + COUNTY_TEMPER * p.zeal_spread * luck.normal(turn.phase, state.county)
    _take_office(turn, "county_zeal", None, follows, zeal)
    _bring_ambition(turn, 1, follows, COUNTY_PART * p.ambition_spread * luck.normal(turn.phase, state.county, 1))


def _take_office(turn: Turn, name: str, part: int | None, follows: Ints, zeal: Reals) -> None:
    """The follower's zeal, never on the wrong side of that before him: he was chosen for the difference.

    zeal: a zealous one's, as far above the middle as a moderate's lies below.
    """
    now = turn.state[name] if part is None else turn.state[name][part]
    new = whole(zeal * MICRO)
    for side, cause in ((ZEALOUS, "replaced for lagging"), (MODERATE, "replaced for the dead")):
        chosen: Bools = follows == side
        if chosen.any():
            target = np.maximum(now, new) if side == ZEALOUS else np.minimum(now, -new)
            turn.add(name, cause, np.where(chosen, target - now, 0), part)


def _bring_ambition(turn: Turn, tier: int, follows: Ints, ambition: Reals) -> None:
    """A follower is as ambitious as luck has it."""
    change = np.where(follows != 0, whole(ambition * MICRO) - turn.state["ambition"][tier], 0)
    turn.add("ambition", "another secretary", change, tier)
