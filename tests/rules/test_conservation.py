"""Nothing is made or lost except by a named rule: over random orders, every ledger adds up."""

from __future__ import annotations

import functools

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.luck import Luck
from game.rules.order_table import ORDERS
from game.rules.orders import Orders, blank_orders, bounds
from game.rules.phases.furnaces import POT_KG, TOOL_KG
from game.rules.places import BY_NAME, QUANTITIES, State
from game.rules.season import begin, resolve_paper, resolve_work
from tests.rules.playing import play, rules

GRAIN = ("grain", "seed", "hidden", "aside")
INSIDE = (
    "hidden by the brigade", "set aside", "found in searches", "seed locked", "seed unlocked", "brought out",
)  # fmt: skip
"""Causes that only move grain between the bins of a place."""


@functools.cache
def openings() -> list[State]:
    """States at the opening of every season of three games."""
    return [season.before for policy in ("median", "zealot", "honest") for season in play(policy).seasons]


def random_orders(state: State, sitting: str, seed: int) -> Orders:
    """Orders drawn within bounds: whole numbers, choices, flags, shares that sum to 100."""
    rng = np.random.default_rng(seed)
    orders = blank_orders(state, sitting)  # type: ignore[arg-type]
    for order in ORDERS:
        if order.sitting != sitting:
            continue
        low, high = bounds(order)
        value = orders.values[order.name]
        if order.kind == "shares":
            parts = rng.multinomial(100, rng.dirichlet(np.ones(order.parts)), size=value.shape[1])
            value[...] = parts.T
        else:
            high = min(high, 12) if order.name.startswith("furnaces") else high
            value[...] = rng.integers(low, high + 1, size=value.shape)
    return orders


def random_season(which: int, seed: int):
    """One season on random orders from one of the openings."""
    before = openings()[which]
    turn = begin(before, rules(), Luck(seed, before.season))
    resolve_work(turn, random_orders(before, "plan", seed))
    after, ledger = resolve_paper(turn, random_orders(before, "paper", seed + 1))
    return before, after, ledger, turn


seasons = given(which=st.integers(0, 35), seed=st.integers(0, 2**31))
thorough = settings(max_examples=60, deadline=None)


@thorough
@seasons
def test_the_terms_of_every_quantity_sum_exactly_to_its_change(which, seed):
    before, after, ledger, _ = random_season(which, seed)
    for quantity in QUANTITIES:
        for part in range(quantity.parts) if quantity.parts else (None,):
            label = quantity.name if part is None else f"{quantity.name}.{part}"
            change = after[quantity.name] - before[quantity.name]
            change = change if part is None else change[part]
            terms = sum((e.amount for e in ledger.entries if e.quantity == label), np.zeros_like(change))
            assert np.array_equal(terms, change), f"{label} changed by {change}, its terms say {terms}"


@thorough
@seasons
def test_grain_is_only_moved_between_bins_unless_a_rule_makes_or_eats_it(which, seed):
    before, after, ledger, turn = random_season(which, seed)
    for cause in INSIDE:
        moved = [e.amount for e in ledger.entries if e.cause == cause and e.quantity in GRAIN]
        assert not sum(moved, np.zeros(before.places, dtype=np.int64)).any(), cause
    change = sum(after[name] - before[name] for name in GRAIN)
    gleaned = sum(
        (e.amount for e in ledger.entries if e.quantity == "hidden" and e.cause.startswith("gleaned")),
        np.zeros(before.places, dtype=np.int64),
    )
    gone = sum(
        (e.amount for e in ledger.entries if e.quantity in GRAIN and e.amount.min() < 0 and e.cause not in INSIDE),
        np.zeros(before.places, dtype=np.int64),
    )
    came = turn.flow["crop"] + turn.flow["resold"] + turn.flow["depot_opened"] + gleaned
    assert np.array_equal(change, came + gone)


@thorough
@seasons
def test_a_crop_is_cut_gleaned_or_left_and_nothing_else(which, seed):
    before, _, ledger, turn = random_season(which, seed)
    if turn.ask.season in ("summer", "autumn"):
        assert np.array_equal(turn.flow["crop"] + turn.flow["uncut"], turn.flow["standing"])
        assert sum(ledger.account("crop").values()) == 0


@thorough
@seasons
def test_people_are_born_die_leave_and_grow_older_and_nothing_else(which, seed):
    before, after, _, turn = random_season(which, seed)
    change = after.population() - before.population()
    assert np.array_equal(change, turn.flow["births"] - turn.flow["deaths"] - turn.flow["left"])


@thorough
@seasons
def test_iron_is_neither_made_nor_lost_except_as_ore_slag_rust_and_carts(which, seed):
    before, after, ledger, _ = random_season(which, seed)

    def metal(state: State) -> int:
        kilos = state["scrap"] + state["poor_metal"] + state["usable_metal"]
        return int((kilos + POT_KG * state["pots"] + TOOL_KG * state["tools"]).sum())

    away = ("sent to the county", "called in by the county", "built in")
    gone = sum(int(e.amount.sum()) for e in ledger.entries if e.cause in away)
    lost = sum(ledger.account("metal_lost").values())
    assert metal(after) - metal(before) == gone - lost


@thorough
@seasons
def test_labour_days_are_shared_out_whole(which, seed):
    _, _, ledger, turn = random_season(which, seed)
    assert sum(ledger.account("labour_days").values()) == int(turn.flow["labour_days"].sum())


@thorough
@seasons
def test_every_quantity_stays_within_its_bounds(which, seed):
    _, after, _, _ = random_season(which, seed)
    for name, values in after.values.items():
        quantity = BY_NAME[name]
        assert values.dtype == np.int64
        assert values.min() >= quantity.low, name
        assert quantity.high is None or values.max() <= quantity.high, name


@thorough
@seasons
def test_the_levy_never_takes_more_than_may_be_carried_off(which, seed):
    _, _, _, turn = random_season(which, seed)
    most = turn.rules.p.levy_most
    assert (turn.flow["levy_by_place"] <= np.rint(turn.flow["crop"] * most)).all()
