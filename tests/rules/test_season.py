"""The turn itself: pure, repeatable, blind to the order of rows, the same for eight brigades as for one place."""

from __future__ import annotations

import numpy as np
import pytest

from game.rules.leaders import AS_ASKED, lead_paper, lead_plan, traits_of
from game.rules.luck import Luck
from game.rules.orders import OrderError, blank_orders
from game.rules.places import BY_NAME, State
from game.rules.season import begin, resolve_paper, resolve_season, resolve_work
from game.session.content import load_scenario
from game.session.founding import found
from tests.rules.playing import play, rules


def opening(seed: int = 1) -> State:
    return found(load_scenario("leap"), seed, rules()).state


def median_orders(state: State):
    """Orders of both sittings as asked, from one work half."""
    traits = traits_of([AS_ASKED] * state.communes)
    orders = lead_plan(state, rules(), traits)
    turn = resolve_work(begin(state, rules(), Luck(1, state.season)), orders)
    orders.values.update(lead_paper(turn, traits).values)
    return orders


def test_resolving_changes_neither_the_state_given_nor_the_orders():
    state = opening()
    orders = median_orders(state)
    before, given = state.digest(), {name: value.copy() for name, value in orders.values.items()}
    resolve_season(state, orders, rules(), Luck(1, 0))
    assert state.digest() == before
    assert all(np.array_equal(value, given[name]) for name, value in orders.values.items())


def test_the_same_seed_and_orders_give_the_same_state():
    state = opening()
    orders = median_orders(state)
    one, two = (resolve_season(state, orders, rules(), Luck(1, 0))[0].digest() for _ in "ab")
    other = resolve_season(state, orders, rules(), Luck(2, 0))[0].digest()
    assert one == two != other


def test_the_ledger_of_causes_changes_nothing():
    state = opening()
    orders = median_orders(state)
    kept, bare = (
        resolve_paper(resolve_work(begin(state, rules(), Luck(1, 0), keep_ledger=keep), orders), orders)
        for keep in (True, False)
    )
    assert kept[0].digest() == bare[0].digest()
    assert kept[1].entries and not bare[1].entries


def test_an_order_out_of_bounds_is_refused_by_name():
    state = opening()
    orders = median_orders(state)
    orders.values["hours"][0] = 20
    with pytest.raises(OrderError, match="hours must lie between 8 and 16"):
        resolve_season(state, orders, rules(), Luck(1, 0))


def test_a_missing_order_is_refused_by_name():
    state = opening()
    with pytest.raises(OrderError, match="quota_iron is missing"):
        plan = blank_orders(state, "plan")
        del plan.values["quota_iron"]
        resolve_work(begin(state, rules(), Luck(1, 0)), plan)


def permuted(state: State, rows: np.ndarray) -> State:
    """The same places in another order of rows."""
    values = {
        name: (value[..., rows] if BY_NAME[name].level == "place" else value.copy())
        for name, value in state.values.items()
    }
    return State(state.season, state.place_id[rows], state.commune[rows], state.commune_id, state.county, values)


@pytest.mark.parametrize("season", [0, 1, 2, 3])
def test_the_order_of_rows_does_not_matter(season):
    state = play(seasons=season + 1).seasons[season].before
    rows = np.random.default_rng(5).permutation(state.places)
    mixed = permuted(state, rows)
    orders = median_orders(state)
    other = blank_orders(mixed, "plan")
    other.values.update(blank_orders(mixed, "paper").values)
    for name, value in orders.values.items():
        other.values[name] = value[..., rows] if value.shape[-1] == state.places else value.copy()
    straight, _ = resolve_season(state, orders, rules(), Luck(1, season))
    back, _ = resolve_season(mixed, other, rules(), Luck(1, season))
    for name, value in straight.values.items():
        moved = back.values[name]
        expected = value[..., rows] if BY_NAME[name].level == "place" else value
        assert np.abs(moved - expected).max() <= BY_NAME[name].scale * 0.0005 + 1, name


def test_adding_a_place_moves_no_others_luck():
    ids = np.arange(8)
    more = np.arange(20)
    assert np.array_equal(Luck(3, 4).uniform("harvest", ids), Luck(3, 4).uniform("harvest", more)[:8])


def test_several_seeds_resolve_at_once_as_each_does_alone():
    ids = np.arange(5)
    together = Luck(np.array([7, 8, 9, 10, 11]), 2).uniform("growth", ids)
    alone = [Luck(seed, 2).uniform("growth", np.array([k]))[0] for k, seed in enumerate((7, 8, 9, 10, 11))]
    assert np.array_equal(together, alone)


def test_nobody_who_leads_is_known_to_the_rules_that_resolve():
    import inspect

    from game.rules import season as turn_of_events

    for phase in (*turn_of_events.WORK, *turn_of_events.PAPER):
        source = inspect.getsource(inspect.getmodule(phase))  # type: ignore[arg-type]
        assert "leaders" not in source and "traits" not in source, phase.__name__
