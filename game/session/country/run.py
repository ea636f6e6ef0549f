"""A run of the country, season by season, under the same phases as a game.

`begin_run` founds it, `play_season` plays a season of all rows, `run` plays to the end. The centre asks, every
commune's leader answers, the centre counts and answers in turn.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import numpy as np

from game.rules.calendar import Calendar, SeasonAsk
from game.rules.leaders import Traits, lead_paper, lead_plan
from game.rules.luck import Luck
from game.rules.nation.centre import (
    AfterRecall,
    Centre,
    Flows,
    answer_levy,
    close_season,
    open_season,
    opening,
)
from game.rules.nation.counted import Counted, Levied, counted, levied
from game.rules.nation.judged import judged
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.season import begin, resolve_paper, resolve_work
from game.rules.turn import Turn
from game.session.country.chronicle import FIRST, LAST
from game.session.country.ground import RURAL_1957
from game.session.country.memory import keep_workspace
from game.session.country.secretaries import leaders_of
from game.session.country.skies import skies

Led = Callable[[State, int, Ruleset], Traits]
"""Who leads: (state, seed, rules) -> traits of every commune's leader."""


@dataclass(frozen=True)
class Played:
    """What one season left."""

    ask: SeasonAsk
    count: Counted
    flows: Flows
    centre: Centre
    """after the season"""


@dataclass
class Run:
    """A run in progress."""

    seed: int
    rules: Ruleset
    """constants and curves; its calendar is what has come down so far"""
    dated: Calendar
    after: AfterRecall
    state: State
    centre: Centre
    held: int | None = None
    """season at which the recall is held, when it is not free"""
    free: bool = True
    led: Led = leaders_of
    change: Callable[[SeasonAsk], SeasonAsk] = field(default=lambda ask: ask)
    """what a what-if makes of the asks of a season"""


def begin_run(
    seed: int, rules: Ruleset, dated: Calendar, after: AfterRecall, state: State, **options: object
) -> Run:
    """A run at its opening in March 1957, on rows already founded."""
    keep_workspace()
    believed = float(int(state["expected"].sum()))
    empty = rules.with_calendar(Calendar((), FIRST))
    part = round(int(state.population().sum()) / RURAL_1957, 6)
    run = Run(seed, empty, dated, after, state, opening(rules, believed, FIRST, part))
    return replace(run, **options)  # type: ignore[arg-type]


def play_season(run: Run) -> tuple[Turn, Played]:
    """Play one season of every row; the run moves on. Returns the turn, whose state is the run's, and the sums."""
    season = run.state.season
    centre, ask = open_season(run.centre, run.change(run.dated.ask(season)), run.rules, run.after, run.held, run.free)
    ask = replace(run.change(ask), skies=skies(run.seed, ask.year))
    if run.rules.calendar.seasons:
        ask = replace(ask, resale_rate=run.rules.calendar.seasons[-1].resale_rate)
    rules = run.rules.with_calendar(run.rules.calendar.with_season(ask))
    seen: list[Levied] = []

    def count_levy(turn: Turn) -> SeasonAsk:
        answer = judged(turn.ask, turn.state, centre, rules.p)
        if turn.ask.season != "autumn":
            return answer
        seen.append(levied(turn))
        return answer_levy(answer, seen[0])

    with np.errstate(all="raise", under="ignore"):
        turn = begin(run.state, rules, Luck(run.seed, season), keep_ledger=False, copy=False)
        traits = run.led(turn.state, run.seed, rules)
        resolve_work(turn, lead_plan(turn.state, rules, traits))
        resolve_paper(turn, lead_paper(turn, traits), count_levy)
        count = counted(turn)
    after, flows = close_season(centre, turn.ask, count, rules, seen[0] if seen else None)
    run.rules, run.state, run.centre = turn.rules, turn.state, after
    return turn, Played(turn.ask, count, flows, after)


def play_row_season(state: State, seed: int, rules: Ruleset, led: Led = leaders_of) -> State:
    """Play one season of some rows alone, under a calendar that has come down already; returns the new state.

    The same phases, leaders and luck as in the country: the rows come out as they do inside it.
    """
    with np.errstate(all="raise", under="ignore"):
        turn = begin(state, rules, Luck(seed, state.season), keep_ledger=False)
        traits = led(turn.state, seed, rules)
        resolve_work(turn, lead_plan(turn.state, rules, traits))
        return resolve_paper(turn, lead_paper(turn, traits))[0]


def play_on(run: Run, until: int = LAST) -> list[Played]:
    """Play season after season, `until` included."""
    played = []
    while run.state.season <= until:
        played.append(play_season(run)[1])
    return played
