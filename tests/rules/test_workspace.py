"""Many rows are read in a quicker way than a few, and come out the same to the last bit."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.leaders import lead_paper, lead_plan
from game.rules.ledger import Ledger
from game.rules.luck import Luck, phase_key
from game.rules.orders import Orders
from game.rules.places import State, empty_state
from game.rules.ruleset import Ruleset
from game.rules.season import begin, resolve_paper, resolve_work
from game.rules.tables import Table
from game.rules.turn import Flow, Turn
from game.rules.units import MANY, at_least, at_most, clip, floored, highest_unsigned, safe_ratio, times_in, whole
from game.rules.workspace import Workspace, choose, level
from game.session.content import ruleset
from game.session.country.asks import directives
from game.session.country.ground import country_ground
from game.session.country.inputs import communes
from game.session.country.nation import open_run
from game.session.country.run import play_row_season, play_season
from game.session.country.secretaries import leaders_of

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


def test_many_rows_are_cut_shared_and_chosen_between_as_a_few_are():
    values, sides = drawn(0), drawn(1) > 0.0
    assert np.array_equal(floored(values), in_few(floored, values))
    assert np.array_equal(floored(np.abs(values)), in_few(floored, np.abs(values)))
    stock = floored(np.abs(values))
    for size in (2, 3, 4):
        assert np.array_equal(times_in(stock, size), stock // size)
    for chosen in (sides, sides | True, sides & False):
        for yes, no in ((values, -values), (1.0, values), (2, 3)):
            assert (np.broadcast_to(choose(chosen, yes, no), IDS.shape) == np.where(chosen, yes, no)).all()


def test_one_look_tells_what_is_below_zero_or_too_high():
    assert highest_unsigned(IDS) == ROWS - 1
    assert highest_unsigned(IDS - 1) >= 1 << 63
    assert highest_unsigned(np.zeros(ROWS, dtype=np.int64)) == 0


def test_a_draw_is_the_last_of_four_mixings():
    luck, ids = Luck(9, 4), np.array([-3, 0, 7, 2**40])

    def mixed(x: int) -> int:
        x ^= x >> 30
        x = x * 0xBF58476D1CE4E5B9 % 2**64
        x ^= x >> 27
        x = x * 0x94D049BB133111EB % 2**64
        return x ^ x >> 31

    golden = 0x9E3779B97F4A7C15
    phase = mixed(mixed(mixed(9 + golden) ^ (4 * 0x10001 + 0x51ED)) ^ phase_key("test"))
    for draw in (0, 5):
        told = [mixed(mixed(phase ^ int(each) * golden % 2**64) ^ (draw * 0x2545F491 + 1)) for each in ids]
        assert luck.bits("test", ids, draw).tolist() == told
        assert luck.bits("test", ids, draw, np.array([1, 3])).tolist() == [told[1], told[3]]
        sums = [sum(bits >> shift & 0xFFFF for shift in (0, 16, 32, 48)) for bits in told]
        assert np.allclose(luck.normal("test", ids, draw), [(s / 65536 + 2 / 65536 - 2) * 3**0.5 for s in sums])


@pytest.mark.parametrize("keep", [False, True])
def test_stocks_stay_within_their_bounds_with_a_ledger_or_without(keep: bool):
    state = empty_state(IDS, IDS, IDS, IDS)
    state["grain"][:] = IDS % 50
    state["fear"][:] = 500_000
    state.workspace = Workspace()
    turn = Turn(state, Orders(), ruleset("leap"), Luck(1, 0), Ledger(keep), directives().dated.ask(0))
    wanted = (IDS * 7) % 90 - 20
    taken = turn.take("grain", "test", wanted)
    assert np.array_equal(taken, np.clip(wanted, 0, IDS % 50))
    assert np.array_equal(turn.state["grain"], IDS % 50 - taken)
    assert not turn.take("grain", "test", np.minimum(wanted, 0)).any()
    turn.shift("fear", "test", drawn(3) / 2000.0)
    assert np.array_equal(turn.state["fear"], np.clip(500_000 + whole(drawn(3) / 2000.0 * 1e6), 0, 1_000_000))
    turn.steer("fear", "test", drawn(4) / 1000.0)
    assert np.array_equal(turn.state["fear"], np.clip(whole(drawn(4) / 1000.0 * 1e6), 0, 1_000_000))
    turn.settle("grain", "test", IDS - 5)
    assert np.array_equal(turn.state["grain"], np.maximum(IDS - 5, 0))
    assert np.array_equal(turn.state.real("grain"), np.maximum(IDS - 5.0, 0.0))


def test_a_promised_figure_is_made_when_it_is_first_read():
    made: list[int] = []
    flow = Flow({"crop": 1})
    flow.later("asleep", lambda: made.append(1) or 5)
    assert flow["crop"] == 1 and not made
    assert [flow["asleep"], flow["asleep"]] == [5, 5] and made == [1]
    flow.later("weather", lambda: 2)
    assert flow.whole() == {"crop": 1, "asleep": 5, "weather": 2}


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
