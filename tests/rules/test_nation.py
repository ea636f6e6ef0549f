"""The country by the rules alone: sums that add up, rows that do not matter, and a state that answers."""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np
import pytest

from game.rules.calendar import Calendar, SeasonAsk
from game.rules.leaders import lead_paper, lead_plan
from game.rules.luck import Luck
from game.rules.nation.centre import AfterRecall, Centre, close_season, open_season
from game.rules.nation.towns import season_in_towns
from game.rules.phases.directive import above, demand
from game.rules.places import QUANTITIES, State
from game.rules.ruleset import Ruleset
from game.rules.season import begin, resolve_paper, resolve_work
from game.session.content import ruleset
from game.session.country.asks import directives
from game.session.country.chronicle import LAST, YEARS
from game.session.country.ground import country_ground
from game.session.country.inputs import communes
from game.session.country.nation import open_run
from game.session.country.rows import found
from game.session.country.run import Played, Run, play_season
from game.session.what_ifs import changed_ask

STEP = 24
"""Each 24th county stands for the country in these tests: some 1,100 communes."""


@functools.cache
def seasons(what_if: str = "", muffled: float | None = None, free: bool = True) -> tuple[tuple[Played, ...], Run]:
    """A small country played to its end."""
    base = ruleset("leap")
    if muffled is not None:
        base = replace(base, p=base.p.replaced(outcry_muffled=muffled))
    run = open_run(1, what_if, held=10, free=free, step=STEP, base=base)
    return tuple(play_season(run)[1] for _ in range(LAST + 5)), run


def excess(what_if: str = "") -> float:
    return sum(p.count.deaths - p.count.usual_deaths for p in seasons(what_if, free=False)[0][4:])


def crop(what_if: str, year: int) -> int:
    first = 4 * (year - YEARS[0])
    return sum(p.count.crop_kg for p in seasons(what_if, free=False)[0][first : first + 4])


def test_people_are_born_die_or_move_between_village_and_town_and_nothing_else():
    run = open_run(1, step=STEP)
    rural, urban = int(run.state.population().sum()), run.centre.towns.people
    moved = []
    for _ in range(LAST + 5):
        _turn, played = play_season(run)
        count, flows = played.count, played.flows
        assert count.people == rural + count.births - count.deaths - count.left
        assert played.centre.towns.people == urban + flows.urban_births - flows.urban_deaths + count.left
        rural, urban = count.people, played.centre.towns.people
        moved.append(count.left)
    assert max(moved) > 0 > min(moved), "both ways: hired away, and sent back after the recall"


def test_the_states_grain_comes_from_carts_and_ships_and_goes_where_it_is_written():
    run = open_run(1, step=STEP)
    stock = run.centre.stock_kg
    for _ in range(24):
        _turn, played = play_season(run)
        count, flows = played.count, played.flows
        came = count.to_state_kg + flows.imported_kg
        went = count.promised_kg + flows.exported_kg + flows.towns_kg + flows.other_kg
        assert played.centre.stock_kg == pytest.approx(stock + came - went, abs=2.0)
        assert played.centre.stock_kg >= 0
        stock = played.centre.stock_kg


def test_the_order_of_rows_does_not_matter():
    rules = ruleset("leap")
    ground = country_ground(rules.p).only(np.flatnonzero(communes().county % 200 == 0))
    state = found(ground, 1, rules)
    order = np.random.default_rng(5).permutation(state.places)
    shuffled = permuted(state, order)
    one, two = (open_run(1, ground=ground) for _ in "ab")
    two.state = shuffled
    for _ in range(8):
        (_a, first), (_b, second) = play_season(one), play_season(two)
        assert first.count == second.count and first.centre == second.centre
    again = permuted(two.state, np.argsort(order))
    assert again.digest() == one.state.digest()


def permuted(state: State, order: np.typing.NDArray[np.int64]) -> State:
    """A state of one place a commune in another order of rows."""
    values = {quantity.name: state.values[quantity.name][..., order].copy() for quantity in QUANTITIES}
    return State(
        state.season, state.place_id[order], state.commune.copy(), state.commune_id[order], state.county[order], values
    )


def test_without_the_leap_there_is_no_famine_under_the_same_sky():
    assert excess("no-leap") < 0.05 * excess()
    assert crop("no-leap", 1960) > 0.94 * crop("no-leap", 1957)


def test_farm_output_falls_by_a_quarter_while_usable_metal_a_head_hardly_rises():
    fall = crop("", 1960) / crop("", 1958)
    assert 0.65 < fall < 0.8
    run = seasons("", free=False)[0]
    usable = [sum(p.count.usable_kg for p in run[4 * k : 4 * k + 4]) / run[4 * k].count.people for k in (1, 3)]
    made = [sum(p.count.iron_kg for p in run[4 * k : 4 * k + 4]) / run[4 * k].count.people for k in (1, 3)]
    assert made[0] > 5.0 and usable[0] < 0.3 * made[0] and usable[1] < 1.0  # kg a head


def test_where_people_may_cry_out_the_recall_comes_earlier_and_where_they_are_afraid_later():
    free, as_it_was, afraid = (seasons(muffled=muffled)[1].centre.recall for muffled in (0.4, None, 0.98))
    assert free is not None and as_it_was is not None
    assert free < as_it_was
    assert afraid is None or afraid > as_it_was


def test_the_recall_costs_prestige_and_with_it_hold():
    run = seasons()[0]
    prestige = [p.centre.prestige for p in run]
    assert prestige == sorted(prestige, reverse=True) and prestige[-1] < 0.75 * prestige[0]
    dated = directives().dated.ask(6)
    strong = Centre(6, run[0].centre.towns, 1e9, 1e9, 0.1, 0.0, 100.0)
    weak = replace(strong, prestige=50.0)
    asked = [open_season(c, dated, ruleset("leap"), AfterRecall((dated,), (0, 0, 0, 0)))[1] for c in (strong, weak)]
    assert asked[1].pressure < asked[0].pressure


def test_townspeople_die_of_what_their_own_ration_lacks():
    run = seasons()[0]
    count, towns, p = run[12].count, run[12].centre.towns, ruleset("leap").p
    full = towns.people * p.town_kg / 4

    def excess_at(part: float) -> float:
        return season_in_towns(towns, count, ruleset("leap"), 1960, part * full)[2]

    assert excess_at(0.4) > 3 * excess_at(0.7) > 3 * excess_at(1.0) > 0


def test_the_towns_are_fed_first_and_what_they_lack_is_bought_abroad():
    played, run = seasons()
    count, ask = played[12].count, replace(played[12].ask, season="spring")
    empty = replace(played[12].centre, stock_kg=0.0)
    after, flows = close_season(empty, ask, replace(count, to_state_kg=0, promised_kg=0), run.rules, None)
    floor = run.rules.p.town_floor * run.rules.p.town_kg / 4
    assert flows.imported_kg == pytest.approx(empty.towns.people * floor) == pytest.approx(flows.towns_kg)
    assert (flows.exported_kg, flows.other_kg, after.stock_kg) == (0, 0, 0)


def test_without_the_mountain_those_who_led_before_it_lead_on():
    state, asked = seasons()[1].state, directives().dated.ask(8)
    changed = changed_ask(asked, "no-lushan")
    assert (asked.line, changed.line) == ("mountain", "window")
    assert above(state, changed).tolist() == above(state, directives().dated.ask(5)).tolist()
    assert (above(state, changed) != above(state, asked)).any()
    assert directives().after.ask(changed, 0).line == changed.line  # and so it stays after a recall


def test_the_admission_follows_the_recall():
    centre = seasons()[1].centre
    assert centre.recall is not None and centre.admission is not None and centre.admission > centre.recall


def test_what_was_claimed_and_is_not_there_brings_searches_and_an_honest_line_calls_them_off():
    rules, dated = ruleset("leap"), directives().dated.ask(6)
    after = AfterRecall((dated,), (0, 0, 0, 0))
    met = Centre(6, seasons()[0][0].centre.towns, 1e9, 1e9, 0.0, 0.0, 100.0)
    short = replace(met, missing=0.3)

    def searches(centre: Centre, honest: float = 0.0, rules: Ruleset = rules) -> float:
        return open_season(centre, replace(dated, honest=honest), rules, after)[1].searches

    assert searches(met) == 0.0 < searches(short, 0.5) < searches(short)
    assert searches(replace(short, prestige=50.0)) < searches(short), "who announced the harvest is believed less"
    assert searches(replace(short, missing=0.05)) == 0.0, "books and barns differ a little in any year"


def test_the_first_campaign_against_hidden_grain_follows_from_the_claims_of_its_autumn():
    asks = [played.ask.searches for played in seasons()[0]]
    before, winter, easing = asks[:7], asks[7], asks[8]
    assert max(before) == 0.0 and winter > 0.4 and easing < 0.5 * winter
    honest = [played.ask.searches for played in seasons("honest-reports", free=False)[0]]
    assert max(honest) < 0.1


def test_counties_that_claimed_more_and_are_led_more_zealously_are_searched_harder():
    _played, run = seasons()
    state = run.state.copy()
    state.season = 3
    state.workspace = None
    ask = replace(directives().dated.ask(3), searches=0.4)
    rules = run.rules.with_calendar(Calendar((ask,), 3))
    first = state.county == state.county[0]
    state["boast"][:] = 500_000
    usual = demand(state, rules).searches
    state["boast"][first] = 1_500_000
    claimed = demand(state, rules).searches
    assert (claimed[first] > usual[first]).all() and (claimed[~first] == usual[~first]).all()
    state["above"][:] += 50_000
    assert (demand(state, rules).searches >= claimed).all() and (demand(state, rules).searches > claimed).any()


def test_searches_carry_off_what_is_hidden_and_food_and_seed_beside_it():
    def after(searches: int) -> State:
        run = open_run(1, step=240)
        while run.state.season < 3:
            play_season(run)
        ask = run.rules.calendar.ask(2)
        rules = run.rules.with_calendar(run.rules.calendar.with_season(replace(run.dated.ask(3), **answers(ask))))
        turn = begin(run.state, rules, Luck(1, 3), keep_ledger=False)
        traits = run.led(turn.state, 1, rules)
        resolve_work(turn, lead_plan(turn.state, rules, traits))
        turn.orders.values["searches"] = np.full_like(turn.orders["searches"], searches)
        turn._told.clear()
        turn._real_orders.clear()
        before = {name: int(turn.state[name].sum()) for name in ("hidden", "grain", "seed")}
        resolve_paper(turn, lead_paper(turn, traits))
        assert before["hidden"] > 0
        return turn.state

    calm, searched = after(0), after(100)
    assert int(searched["hidden"].sum()) < int(calm["hidden"].sum())
    assert int((searched["grain"] + searched["seed"]).sum()) < int((calm["grain"] + calm["seed"]).sum())
    assert searched.real("fear").mean() > calm.real("fear").mean()
    assert searched.real("people_trust").mean() < calm.real("people_trust").mean()


def answers(ask: SeasonAsk) -> dict[str, float]:
    """What the rules had filled in of a season's asks."""
    return {name: getattr(ask, name) for name in ("trust", "forgive", "resale", "resale_rate")}
