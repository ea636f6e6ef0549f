"""The turn: one season, phase by phase, in order. Start reading here.

A season has two sittings. The plan is sealed and the season is worked (phases 1-9); then what was brought in is
seen, the paper is sealed, and the grain, the bowl and the county follow (phases 10-18). `resolve_season` is both.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.rules.calendar import SeasonAsk
from game.rules.ledger import Ledger
from game.rules.luck import Luck
from game.rules.orders import Orders, check_orders
from game.rules.phases.accidents import accidents
from game.rules.phases.beliefs import beliefs
from game.rules.phases.canteens import canteens
from game.rules.phases.directive import directive
from game.rules.phases.furnaces import furnaces
from game.rules.phases.growth import growth
from game.rules.phases.harvest import harvest
from game.rules.phases.hunger import hunger
from game.rules.phases.labour import labour
from game.rules.phases.planting import planting
from game.rules.phases.pooling import pooling
from game.rules.phases.procurement import procurement
from game.rules.phases.relief import relief
from game.rules.phases.reports import reports
from game.rules.phases.secretaries import secretaries
from game.rules.phases.standing import standing
from game.rules.phases.works import works
from game.rules.phases.workshop import workshop
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.turn import Turn
from game.rules.units import MANY
from game.rules.workspace import Workspace

WORK = (
    directive,  # 1  what the county demands
    labour,  # 2  hands, hours and where they go
    planting,  # 3  area, closeness, depth, seed, birds
    growth,  # 4  weather, and what stands in the field
    harvest,  # 5  cut, or left to rot
    furnaces,  # 6  iron, mostly poor; pots, tools and trees
    workshop,  # 7  tools made, worn and broken
    works,  # 8  dams, canteens, sheds; what comes down
    accidents,  # 9  asleep at work, hurt
)
PAPER = (
    reports,  # 10 claims, and what is believed of them
    procurement,  # 11 the levy, searches, what is hidden, seed
    relief,  # 12 resale, relief, the depot
    secretaries,  # 13 who leads counties and provinces
    canteens,  # 14 the bowl
    hunger,  # 15 health, deaths, births, flight
    pooling,  # 16 animals, trust, effort
    standing,  # 17 place, file, inspection, label, removal
    beliefs,  # 18 what is believed beside what is true
)

Counted = Callable[[Turn], SeasonAsk]


def begin(state: State, rules: Ruleset, luck: Luck, keep_ledger: bool = True, copy: bool = True) -> Turn:
    """Open a season on a copy of the state; without `copy`, on the state itself, which is then used up."""
    own = state.copy() if copy else state
    if state.places >= MANY:
        own.workspace = Workspace()
    return Turn(own, Orders(), rules, luck, Ledger(keep_ledger), rules.calendar.ask(state.season))


def resolve_work(turn: Turn, plan: Orders) -> Turn:
    """Run the work half on sealed plan orders. Raises OrderError when an order is missing or out of bounds."""
    check_orders(turn.state, plan, "plan")
    turn.orders.values.update(plan.values)
    for phase in WORK:
        turn.phase = phase.__name__
        phase(turn)
    return turn


def resolve_paper(turn: Turn, paper: Orders, counted: Counted | None = None) -> tuple[State, Ledger]:
    """Run the paper half on sealed paper orders; the state moves to the next season.

    counted: called when the levy is in and before any grain goes back: the state's answer to what it took, which the
    rest of the season runs under. Without it, what the calendar says holds.
    """
    check_orders(turn.state, paper, "paper")
    turn.orders.values.update(paper.values)
    for phase in PAPER:
        if phase is relief and counted is not None:
            turn.answer(counted(turn))
        turn.phase = phase.__name__
        phase(turn)
    turn.state.season += 1
    turn.state.workspace = None
    return turn.state, turn.ledger


def resolve_season(state: State, orders: Orders, rules: Ruleset, luck: Luck) -> tuple[State, Ledger]:
    """Play one season on orders for both sittings; the state given is not changed.

    state: places and communes at the season's opening; orders: every order of both sittings; luck: draws keyed by
    (seed, season, phase, place, draw). Returns the state at the next season's opening and the ledger of causes.
    Raises OrderError naming the first bad order.
    """
    with np.errstate(all="raise", under="ignore"):
        return resolve_paper(resolve_work(begin(state, rules, luck), orders), orders)
