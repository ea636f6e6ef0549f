"""Phase 15: bodies. Health, edema, deaths by age, births, flight.

This season's hunger never touches this season's labour.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np

from game.rules.places import AGES, State
from game.rules.turn import Turn
from game.rules.units import Ints, Reals, at_least, clip, floored, pick, whole
from game.rules.workspace import choose, hits, some, uniform


def hunger(turn: Turn) -> None:
    """What the bowl does. Writes flow: deaths, base_deaths, births, left (N,) people."""
    state = turn.state
    turn.settle("kcal_before", "a season passes", state["kcal"])
    turn.settle("kcal", "a season's food", turn.flow["kcal_now"])
    _die(turn)
    _be_born(turn)
    _leave(turn)
    _age(turn)
    _strength(turn)


def _two_seasons(state: State) -> Reals:
    """kcal a person and day, mean of the last two seasons, (N,), for reading."""
    now, before = state.real("kcal"), state.real("kcal_before")
    mean: Reals = state.follow("kcal of two seasons", lambda: 0.5 * now + 0.5 * before, now, before)
    return mean


def _rates(turn: Turn) -> tuple[Reals, Reals]:
    """Hunger's death rate and the base rate, per mille and year, (N,)."""
    state, p = turn.state, turn.rules.p
    mean = _two_seasons(state)
    worked = p.work_kcal * at_least(turn.flow["hours"] - 9.0, 0.0) + p.rest_kcal * (3.0 - turn.order("rest_days"))
    excess = turn.rules.tables["hunger_deaths"](mean - worked) / (1.0 + p.frail_weight * state.real("frail_lost"))
    base = uniform(p.base_deaths - p.base_fall * (turn.ask.year - 1957), state.places)
    return excess, base


def _die(turn: Turn) -> None:
    state, p = turn.state, turn.rules.p
    people = state.heads()
    excess, base = _rates(turn)
    turn.flow["base_deaths"] = people * base * 0.00025
    spared = 1.0 - p.frail_spares * (state.real("frail_lost") > 0.03)
    site_hands = turn.flow["hands"] * (turn.flow["steel_share"] + turn.flow["share"]["works"])
    weak = 1.0 + 2.0 * clip((1700.0 - state.real("kcal")) / 200.0, 0.0, 1.0)
    tier = turn.here(turn.told("tiers"))
    young = pick(tier, [p.tier_work, 1.0, p.tier_children, p.tier_weak])
    old = pick(tier, [p.tier_work, 1.0, 1.0, p.tier_weak])
    tilt = (young, young, young, None, None, old)
    # tiers change who dies, and a little how many: the risk of the young and old is not made up elsewhere
    causes = [
        ("ordinary years", people * base * spared * 0.00025, "usual", False),
        ("hunger", people * excess * 0.00025, "hunger", True),
        ("works and furnaces", site_hands * p.site_deaths * 0.001 * weak, "work", False),
        (
            "infections of shared kitchens",
            people * p.crowd_deaths * state.real("canteen") * state.real("unexposed") * 0.00025,
            "kitchen",
            False,
        ),
        ("searches", people * turn.flow["search_dead_rate"], "work", False),
    ]
    causes.append(("accidents", turn.flow["accident_dead"].astype(np.float64), "work", False))
    total = np.zeros(state.places, dtype=np.int64)
    for number, (cause, expected, risk, tilted) in enumerate(causes):
        if not some(expected):
            turn.explain("deaths", cause, np.zeros_like(total))
            continue
        knots = turn.rules.tables[f"risk_{risk}"].knots
        for k, dead in _spread(turn, expected, knots, tilt if tilted else None, number):
            died = turn.take("people", cause, dead, part=k)
            total += died
            turn.explain("deaths", cause, died)
    turn.flow["deaths"] = total
    turn.flow["hunger_rate"] = excess
    turn.shift(
        "frail_lost",
        "the frail die first",
        excess * 0.001 - (1.0 - p.frail_memory) * state.real("frail_lost"),
    )
    met = state.real("canteen") * state.real("unexposed")
    turn.shift(
        "unexposed",
        "exposed in shared kitchens",
        -p.crowd_exposes * met + 0.03 * (1.0 - state.real("unexposed")),
    )


Tilt = Sequence[Reals | None]
"""By age, what the risk is multiplied by in each row; None: as it is."""


def _spread(
    turn: Turn, expected: Reals, risk: Sequence[float], tilt: Tilt | None, draw: int
) -> Iterator[tuple[int, Ints]]:
    """Draw a whole number of deaths and give each an age by risk: (age, dead (N,)) for each age that is at risk.

    Sums are whole, chances unbiased; more may be given to an age than it has people. The people are read before the
    first age is given out.
    """
    state = turn.state
    ages = [k for k, each in enumerate(risk) if each]
    hit = hits(expected) if expected.shape == state.place_id.shape else None
    rows: Any = slice(None) if hit is None else hit
    expected = expected[rows]
    weights = [(state.real("people", k) if hit is None else state["people"][k][rows]) * risk[k] for k in ages]
    whole_weight = sum(weights[1:], weights[0])
    alive = whole_weight > 0
    share, divisor = expected, whole_weight
    if not alive.all():
        share, divisor = np.where(alive, expected, 0.0), np.where(alive, whole_weight, 1.0)
    # one draw laid along the running sum: the total and each part keep their expectations
    along = turn.luck.uniform(turn.phase, state.place_id, draw, hit)
    before: Ints | int = 0
    for k, weight in zip(ages, weights, strict=True):
        part = weight / divisor
        tilted = tilt[k] if tilt is not None else None
        if tilted is not None:
            part = part * (tilted if tilted.size == 1 else tilted[rows])
        along += part * share
        reached = floored(along)
        dead = reached - before
        yield k, dead if hit is None else _laid(dead, hit, state.places)
        before = reached


def _laid(values: Ints, rows: Ints, places: int) -> Ints:
    """Values of some rows among zeros for the others, (N,)."""
    full = np.zeros(places, dtype=np.int64)
    full[rows] = values
    return full


def _be_born(turn: Turn) -> None:
    """Births follow the food, the work and the absences of nine months before; those put off come later."""
    state, p = turn.state, turn.rules.p
    people = state.heads()
    expected = people * p.base_births * 0.00025 * state.real("births_due", 0)
    born = turn.count(expected, draw=40)
    turn.add("people", "born", born, part=0)
    if turn.ledger.keep:
        usual = whole(people * p.base_births * 0.00025)
        turn.explain("births", "normal year", usual)
        turn.explain("births", "hunger, work and absence nine months before", born - usual)
    mean = _two_seasons(state)
    away = turn.flow["steel_share"] + p.births_works_part * turn.flow["share"]["works"]
    fall = (
        p.births_kcal * (2100.0 - mean)
        + p.births_kcal_low * at_least(1800.0 - mean, 0.0)
        + p.births_away * away
        + p.births_hours * at_least(turn.flow["hours"] - 9.0, 0.0)
    )
    fertility = clip(1.0 - fall, 0.3, 1.05)
    back = np.minimum(0.4, p.births_return * state.real("births_put_off")) * (fertility > 0.65) * turn.ask.recalled
    turn.shift("births_put_off", "put off and made up", 0.25 * (1.0 - fertility) - 0.25 * back)
    due = state["births_due"]
    for part in (0, 1):
        turn.settle("births_due", "nine months", due[part + 1], part=part)
    turn.steer("births_due", "nine months", fertility + back, part=2)
    turn.flow["births"] = born


def _leave(turn: Turn) -> None:
    """People hired away, people who walk off, and people who come back."""
    state, p, ask = turn.state, turn.rules.p, turn.ask
    people = state.heads()
    control = turn.here(pick(turn.told("gates"), [0.0, 0.3, 0.9]))
    flight = p.flight * at_least((1500.0 - state.real("kcal")) / 300.0, 0.0) * (1.0 - 0.7 * control)
    left = np.zeros(state.places, dtype=np.int64)
    parts = {"men": 0.5, "women": 0.3, "small_children": 0.08, "pupils": 0.12}
    for number, (cause, rate) in enumerate(
        (("left without a pass", flight), ("hired away", uniform(ask.hire, state.places)))
    ):
        if not some(rate):
            continue
        back = rate < 0
        sent_back = back.any()
        moving = people * (np.abs(rate) if sent_back else rate)
        for age, part in parts.items():
            k = AGES.index(age)
            size = turn.count(moving * part, draw=50 + 10 * number + k)
            if sent_back:
                gone = choose(back, -size, np.minimum(size, state["people"][k]))
                left -= turn.add("people", cause, -gone, part=k)
            else:
                left += turn.take("people", cause, size, part=k)
    turn.flow["left"] = left


def _age(turn: Turn) -> None:
    """Everyone grows a season older: moves between cohorts, none made or lost."""
    moves = (
        ("men", "old", 1 / 180),
        ("women", "old", 1 / 180),
        ("pupils", "men", 0.51 / 32),
        ("pupils", "women", 0.49 / 32),
        ("small_children", "pupils", 1 / 24),
        ("infants", "small_children", 1 / 4),
    )
    for number, (source, target, rate) in enumerate(moves, start=1):
        k, to = AGES.index(source), AGES.index(target)
        expected = turn.state.real("people", k) * rate
        moved = turn.take("people", "grew older", turn.count(expected, draw=70 + number), part=k)
        turn.add("people", "grew older", moved, part=to)


def _strength(turn: Turn) -> None:
    """Health for next season's work, and swelling."""
    state, p = turn.state, turn.rules.p
    kcal = 0.6 * state.real("kcal") + 0.4 * state.real("kcal_before")
    worked = p.work_kcal * at_least(turn.flow["hours"] - 9.0, 0.0)
    turn.steer("health", "food and work", turn.rules.tables["hunger_health"](kcal - worked))
    rate = clip((1400.0 - state.real("kcal")) / 2000.0, 0.0, 0.3)
    turn.steer("swollen", "hunger edema", state.heads() * rate)
