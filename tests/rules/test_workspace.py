"""Many rows are read in a quicker way than a few, and come out the same to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.leaders import lead_paper, lead_plan
from game.rules.luck import Luck
from game.rules.places import State, empty_state
from game.rules.ruleset import Ruleset
from game.rules.season import begin, resolve_paper, resolve_work
from game.rules.tables import Table
from game.rules.units import MANY, at_least, at_most, clip, safe_ratio, whole
from game.rules.workspace import Workspace, level
from game.session.content import ruleset
from game.session.country.ground import country_ground
from game.session.country.inputs import communes
from game.session.country.nation import open_run
from game.session.country.rows import leaders_of
from game.session.country.run import play_row_season, play_season

ROWS = 2 * MANY
IDS = np.arange(ROWS)


def in_few(function, *arrays):  # type: ignore[no-untyped-def]
    """What a function makes of the rows when it sees so few at a time that it takes the plain way."""
    step = MANY // 2
    pieces = [function(*(array[at : at + step] for array in arrays)) for at in range(0, ROWS, step)]
    return np.concatenate(pieces)


def drawn(draw: int = 0) -> np.typing.NDArray[np.float64]:
    return Luck(1, 0).uniform("test", IDS, draw) * 4000.0 - 2000.0


@given(st.floats(-1e12, 1e12), st.sampled_from([0.0, 0.25, 0.5, 1.0]))
def test_many_rows_are_rounded_as_a_few_are(middle: float, part: float):
    values = np.rint(middle) + part + np.arange(ROWS) * 0.5
    assert np.array_equal(whole(values), in_few(whole, values))


def test_many_rows_are_limited_divided_and_looked_up_as_a_few_are():
    values, others = drawn(0), np.rint(drawn(1) / 500.0)
    curve = Table(-1500.0, 250.0, (0.0, 1.0, -2.0, 5.0, 5.5, 0.25, 9.0))
    assert np.array_equal(clip(values, -3.0, 700.5), in_few(lambda v: clip(v, -3.0, 700.5), values))
    assert np.array_equal(at_least(values, 1.0), in_few(lambda v: at_least(v, 1.0), values))
    assert np.array_equal(at_most(values, 1.0), in_few(lambda v: at_most(v, 1.0), values))
    assert np.array_equal(safe_ratio(values, others, 7.0), in_few(lambda a, b: safe_ratio(a, b, 7.0), values, others))
    assert np.array_equal(curve(values), in_few(curve, values))


@pytest.mark.parametrize("one_in", [1, 2, 50, ROWS + 1])
def test_rows_that_expect_nothing_take_no_ones_luck(one_in: int):
    expected = np.where(IDS % one_in == one_in - 1, 1.5 + drawn(2) / 2000.0, 0.0)
    luck = Luck(3, 5)
    counts = np.broadcast_to(luck.count(expected, "test", IDS), IDS.shape)
    assert np.array_equal(counts, in_few(lambda e, ids: Luck(3, 5).count(e, "test", ids), expected, IDS))


def test_only_rows_that_are_all_alike_are_read_as_one():
    alike = np.full(ROWS, 7)
    assert level(alike).tolist() == [7]
    for odd in (0, 1, ROWS // 2 - 1, ROWS - 1):
        differs = alike.copy()
        differs[odd] = 8
        assert level(differs) is differs
    few = np.full(8, 7)
    assert level(few) is few


def test_a_reading_is_kept_until_its_quantity_changes():
    state = empty_state(IDS, IDS, IDS, IDS)
    state.workspace = Workspace()
    trust = state.real("people_trust")
    assert state.real("people_trust") is trust and trust.tolist() == [0.0]
    state["people_trust"][5] = 500_000
    state.workspace.forget("people_trust", None)
    assert state.real("people_trust")[5] == 0.5
    state["people"][2][7] = 30
    state.workspace.forget("people", 2)
    assert state.population()[7] == 30 and state.real("people", 2)[7] == 30.0


@pytest.mark.parametrize("alike", [False, True])
def test_a_county_among_many_rows_comes_out_as_alone_with_a_ledger_or_without(alike: bool):
    run = open_run(1, ground=country_ground(ruleset("leap").p).only(np.flatnonzero(communes().county % 24 == 0)))
    assert run.state.places >= MANY
    if alike:  # every commune the same: all of the state is read as one row
        for name in set(run.state.values) - {"rank"}:
            run.state[name][...] = run.state[name][..., :1]
    county = run.state.county == run.state.county[0]
    for _ in range(12):
        alone, whole_state = rows_of(run.state, county), run.state.copy()
        rules = play_season(run)[0].rules
        alone = play_row_season(alone, 1, rules)
        assert alone.digest() == rows_of(run.state, county).digest()
    assert with_ledger(whole_state, rules).digest() == run.state.digest()


def rows_of(state: State, chosen: np.typing.NDArray[np.bool_]) -> State:
    values = {name: value[..., chosen].copy() for name, value in state.values.items()}
    ids, county = state.commune_id[chosen], state.county[chosen]
    return State(state.season, state.place_id[chosen], np.arange(len(ids)), ids, county, values)


def with_ledger(state: State, rules: Ruleset) -> State:
    """A season of the same rows and leaders, every term written: they sum to the change of each stock."""
    turn = begin(state, rules, Luck(1, state.season))
    traits = leaders_of(turn.state, 1, rules)
    resolve_work(turn, lead_plan(turn.state, rules, traits))
    after, ledger = resolve_paper(turn, lead_paper(turn, traits))
    for name in ("grain", "tools", "oxen", "expected"):
        assert sum(ledger.terms(name).values()) == int(after[name].sum()) - int(state[name].sum())
    return after
