"""Phase 9: long hours. People fall asleep at work; people are hurt."""

from __future__ import annotations

import numpy as np

from game.rules.turn import Turn
from game.rules.units import Ints, at_least


def accidents(turn: Turn) -> None:
    """Count who fell asleep and who was hurt; writes flow: asleep, injured, accident_dead (N,) people.

    2 per 1,000 workers and season at nine hours, a quarter more for each hour above: our estimate.
    """
    state, p, tables = turn.state, turn.rules.p, turn.rules.tables
    rest = 1.0 - p.rest_day_safer * turn.order("rest_days")
    weak = 1.0 + p.weak_sleep * at_least(1.0 - state.real("health"), 0.0)
    at_work = turn.flow["hands"] * (1.0 - turn.flow["rest_share"])
    luck, hours, phase = turn.luck, turn.flow["hours"], turn.phase

    def asleep() -> Ints:
        return luck.count(at_work * tables["asleep"](hours) * rest * weak, phase, state.place_id, draw=1)

    turn.flow.later("asleep", asleep)
    share = turn.flow["share"]
    danger = 1.0 + p.danger_furnace * turn.flow["steel_share"] + p.danger_works * share["works"]
    expected = at_work * p.hurt_per_hand * turn.flow["hours_danger"] * rest * danger * weak
    at_work_hurt = turn.count(expected, draw=2)
    injured = at_work_hurt + turn.flow["hurt_by_tools"] + turn.flow["collapse_hurt"]
    turn.explain("injured", "tired at work", at_work_hurt)
    turn.explain("injured", "tools that broke", turn.flow["hurt_by_tools"])
    turn.explain("injured", "what came down", turn.flow["collapse_hurt"])
    turn.flow["injured"] = injured
    dead = turn.count(injured.astype(np.float64) * p.dead_per_hurt, draw=3)
    turn.flow["accident_dead"] = dead + turn.flow["collapse_dead"]
