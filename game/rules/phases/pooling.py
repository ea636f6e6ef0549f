"""Phase 16: what is pooled, and what people then do. Animals, trust, and effort against what effort earns."""

from __future__ import annotations

import numpy as np

from game.rules.order_table import POOLING
from game.rules.turn import Turn
from game.rules.units import at_least, clip, pick, safe_ratio


def pooling(turn: Turn) -> None:
    """Animals die, are born, or are eaten before they are handed over; trust and effort answer."""
    _animals(turn)
    _trust(turn)
    _effort(turn)


def founding(turn: Turn) -> bool:
    """Whether this is the season in which the commune takes over tools, land and animals (autumn 1958)."""
    calendar = turn.rules.calendar
    return turn.season > calendar.first and turn.ask.unit - calendar.ask(turn.season - 1).unit > 0.2


def _animals(turn: Turn) -> None:
    state, p = turn.state, turn.rules.p
    pace = turn.here(turn.told("pool_pace"))
    unpaid = pick(pace, [getattr(p, f"slaughter_{name}") for name in POOLING])
    rise = turn.flow["canteen_rise"]
    starved = at_least(1.0 - state.real("fed"), 0.0)
    overwork = at_least(turn.flow["hours"] - 9.0, 0.0) / 3.0
    for name, normal, feed, coll in (
        ("oxen", "oxen_1957", p.ox_feed, p.ox_pooled),
        ("pigs", "pigs_1957", p.pig_feed, p.pig_pooled),
    ):
        work = p.ox_work * overwork if name == "oxen" else 0.0
        turn.take(
            name,
            "starved and overworked",
            turn.count(state.real(name) * 0.25 * (feed * starved + work), draw=1 if name == "oxen" else 2),
        )
        eaten = coll * rise + (unpaid if founding(turn) and name == "pigs" else 0.0)
        turn.take(name, "eaten before pooling", turn.count(state.real(name) * eaten, draw=3 if name == "oxen" else 4))
        grow = p.ox_grow if name == "oxen" else np.where(turn.order("plots") >= 3, p.pig_grow_home, p.pig_grow_pooled)
        room = at_least(1.05 - safe_ratio(state.real(name), state.real(normal)), 0.0)
        turn.add(
            name,
            "born and raised",
            turn.count(state.real(normal) * grow * room * (1.0 - 0.5 * starved), draw=5 if name == "oxen" else 6),
        )


def _trust(turn: Turn) -> None:
    """Trust goes with the bowl, with searches and with goods taken unpaid; fear with pressure and searches."""
    state, p = turn.state, turn.rules.p
    trust = state.real("people_trust")
    hungry = clip((1750.0 - state.real("kcal")) / 700.0, 0.0, 1.0)
    fed = clip((state.real("kcal") - 1850.0) / 250.0, 0.0, 1.0)
    turn.shift("people_trust", "hunger", -p.trust_hunger * hungry * trust)
    turn.shift("people_trust", "a full bowl", p.trust_fed * fed * (1.0 - trust))
    turn.shift("people_trust", "private plots", p.trust_plots * turn.order("plots") / 5.0 * (1.0 - trust))
    if founding(turn):
        pace = turn.here(turn.told("pool_pace"))
        turn.shift("people_trust", "goods pooled", -pick(pace, [p.trust_at_once, p.trust_receipts, 0.0]))
    with_people = turn.chosen("own_table", "village")
    if with_people.any():
        turn.shift("people_trust", "eats where others eat", p.trust_table * with_people * (1.0 - trust))
    long_hours = at_least(turn.flow["hours"] - 11.0, 0.0)
    if long_hours.any():
        turn.shift("people_trust", "long hours", -p.trust_hours * long_hours * trust)
    fear = state.real("fear")
    turn.shift("fear", "line from above", p.fear_pace * (0.6 * turn.here(state.real("pressure")) - fear))


def _effort(turn: Turn) -> None:
    """Effort per hour follows the link between work and food, and the size of the unit (Lin 1990), with a lag."""
    state, p, ask = turn.state, turn.rules.p, turn.ask
    pace = turn.here(turn.told("pool_pace"))
    pooled = pick(pace, [1.0, p.pooled_receipts, p.pooled_paper])
    canteen = state.real("canteen")
    unlimited = turn.order("ration") >= 1000
    link = 0.8 + (ask.link - 0.8) * pooled
    link = link + p.link_home * (1.0 - canteen) * (0.8 - link) - p.link_free * unlimited * canteen
    link = link + p.link_plots * turn.order("plots") / 5.0 * (0.8 - link)
    turn.steer("work_link", "accounts ordered", clip(link, 0.1, 0.85))
    linked = 1.0 - p.effort_link * (1.0 - state.real("work_link")) - p.effort_unit * ask.unit
    target = linked / (1.0 - p.effort_link * 0.2 - p.effort_unit * 0.3)
    target = target + p.effort_trust * (state.real("people_trust") - 0.6)
    tier = turn.here(turn.told("tiers"))
    target = target + pick(tier, [p.effort_by_work, 0.0, -0.5 * p.effort_by_work, -p.effort_by_work])
    turn.shift("effort", "what effort earns", p.effort_pace * (target - state.real("effort")))
