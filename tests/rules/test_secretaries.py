"""Secretaries who differ: of communes, whose four traits end in orders, and of counties and provinces, who can fall."""

from __future__ import annotations

import functools
from dataclasses import replace

import numpy as np
import pytest

from game.rules.calendar import SeasonAsk
from game.rules.leaders import TRAITS, Traits, lead_paper, lead_plan
from game.rules.luck import Luck
from game.rules.nation.judged import judged
from game.rules.phases.directive import ABOVE, above
from game.rules.phases.secretaries import lost, lost_of, merit, secretaries, starved
from game.rules.places import QUANTITIES, State
from game.rules.ruleset import Ruleset
from game.rules.season import begin, resolve_paper, resolve_work
from game.rules.units import MANY, MICRO, whole
from game.session.content import load_policy, ruleset
from game.session.country.ground import country_ground
from game.session.country.inputs import communes
from game.session.country.nation import nation, open_run
from game.session.country.rows import found
from game.session.country.run import Run, play_row_season, play_season
from game.session.country.secretaries import (
    MIDDLE,
    Secretaries,
    leaders_of,
    secretaries_of,
    traits_of_secretaries,
)

MOUNTAIN = 6
"""Autumn 1959."""
SIXTY = np.flatnonzero(communes().county % 60 == 0)
FEW = np.flatnonzero(communes().county % 190 == 0)


# ---------------------------------------------------------------- communes
def rules() -> Ruleset:
    return ruleset("leap").with_calendar(nation(1).calendar)


def start() -> State:
    return found(country_ground(ruleset("leap").p).only(FEW), 1, rules())


def first_of_counties(state: State) -> np.typing.NDArray[np.int64]:
    return np.unique(state.county, return_index=True)[1]


@functools.cache
def played(trait: str = "", by: float = 0.0) -> dict[str, float]:
    """Some counties under the country's signals, the first commune of each with one trait moved: what came of them."""
    state, used = start(), rules()
    moved = first_of_counties(state)
    others = np.setdiff1d(np.arange(state.communes), moved)

    def led(state: State, seed: int, rules: Ruleset) -> Traits:
        who = secretaries_of(state, seed, rules)
        if trait:
            column = getattr(who, trait).copy()
            column[moved] = MIDDLE + by
            who = replace(who, **{trait: column})
        return traits_of_secretaries(state, who, rules)

    figures = dict.fromkeys(("claimed", "others claimed", "aside", "dead", "sought"), 0.0)
    while state.season < 14:
        used_now = state.season
        people = int(state.population()[moved].sum())
        turn = begin(state, used, Luck(1, state.season), keep_ledger=False)
        traits = led(turn.state, 1, used)
        resolve_work(turn, lead_plan(turn.state, used, traits))
        state = resolve_paper(turn, lead_paper(turn, traits))[0]
        # a commune under a follower says nothing of the one before him
        state["in_office"][:], state["label"][:] = 1, 0
        figures["dead"] += float(turn.flow["deaths"][moved].sum()) / people
        figures["aside"] += float(np.broadcast_to(turn.flow["put_aside"], (state.places,))[moved].sum())
        figures["sought"] += float(turn.orders["searches"][moved].sum())
        if used_now % 4 == 2 and used_now > 0:
            figures["claimed"] += float((state["claimed_year"] / state["year_crop"])[moved].mean())
            figures["others claimed"] += float((state["claimed_year"] / state["year_crop"])[others].mean())
    return figures


def test_the_middling_secretary_gives_the_orders_of_the_policy_that_leads_the_country():
    state, used = start(), rules()
    state.season = MOUNTAIN
    state["kcal"][::2] = 1300
    zeal = secretaries_of(state, 1, used).zeal
    middle = np.full(state.communes, MIDDLE)
    traits = traits_of_secretaries(state, Secretaries(zeal, middle, middle, middle), used)
    usual = load_policy("median")
    for name in set(TRAITS) - {"zeal"}:
        assert (getattr(traits, name) == usual[name]).all(), name
    assert np.array_equal(traits.zeal, zeal)


def test_half_of_all_secretaries_lie_on_either_side_of_the_middle():
    run = open_run(1, step=6)
    who = secretaries_of(run.state, 1, run.rules.with_calendar(nation(1).calendar))
    for trait in ("courage", "ambition", "ties"):
        values = getattr(who, trait)
        assert abs(float((values > MIDDLE).mean()) - 0.5) < 0.02 and values.std() > 0.1
    pairs = np.corrcoef([who.courage, who.ambition, who.ties, who.zeal])
    assert abs(pairs - np.eye(4)).max() < 0.05, "each is drawn by itself"


def test_courage_lowers_what_is_claimed_and_with_it_deaths():
    timid, brave = played("courage", -0.25), played("courage", 0.25)
    assert brave["claimed"] < timid["claimed"]
    assert brave["dead"] < timid["dead"]


def test_ties_set_grain_aside_and_spare_houses_and_lives():
    stranger, native = played("ties", -0.25), played("ties", 0.25)
    assert native["aside"] > stranger["aside"] == 0.0
    assert native["sought"] < stranger["sought"]
    assert native["dead"] < stranger["dead"]


def test_ambition_raises_claims_and_those_of_the_neighbours_with_them():
    content, driven = played("ambition", -0.25), played("ambition", 0.25)
    assert driven["claimed"] > content["claimed"]
    assert driven["others claimed"] > content["others claimed"]
    assert driven["dead"] > content["dead"]


def test_who_follows_a_removed_secretary_is_another_person_and_no_native():
    state, used = start(), rules()
    before = secretaries_of(state, 1, used)
    state["in_office"][::2] = 0
    after = secretaries_of(state, 1, used)
    assert (after.zeal[::2] == load_policy("successor")["zeal"]).all()
    assert (after.ties[::2] <= MIDDLE).all() and (after.courage[::2] != before.courage[::2]).any()
    for trait in ("zeal", "courage", "ambition", "ties"):
        assert np.array_equal(getattr(after, trait)[1::2], getattr(before, trait)[1::2])
    aside = leaders_of(state, 1, used).aside
    assert (aside[::2] == 0).all()


# ---------------------------------------------------------------- counties and provinces
def small(what_if: str = "", rows: np.typing.NDArray[np.int64] = SIXTY) -> Run:
    """Some counties as a country of their own; few to a province, so that a smaller lag is one."""
    base = ruleset("leap")
    base = replace(base, p=base.p.replaced(purge_county=0.02))
    return open_run(1, what_if, base=base, ground=country_ground(base.p).only(rows))


@functools.cache
def country(what_if: str = "") -> tuple[tuple[State, SeasonAsk, dict[str, np.typing.NDArray[np.int64]]], ...]:
    """State before and ask of each season of a small country, and what came of its secretaries."""
    run = small(what_if)
    seasons = []
    while run.state.season < 16:
        before = run.state.copy()
        turn, _played = play_season(run)
        follows = {name: turn.flow[name] for name in ("county_follows", "province_follows")}
        # the dead are counted before the season's hunger
        seasons.append((before, turn.ask, {**follows, "merit": merit(run.state), "lost": lost(before)}))
    return tuple(seasons)


def when(side: int, what_if: str = "") -> list[int]:
    return [before.season for before, _ask, what in country(what_if) if (what["county_follows"] == side).any()]


def test_after_the_mountain_lagging_counties_get_more_zealous_secretaries():
    assert when(1) == [MOUNTAIN]
    before, ask, what = country()[MOUNTAIN + 4]
    after = country()[MOUNTAIN + 5][0]
    fell = what["county_follows"] == 1
    assert 0.02 < fell.mean() < 0.5
    assert (after["county_zeal"][fell] >= before["county_zeal"][fell]).all()
    assert after["county_zeal"][fell].mean() > before["county_zeal"][fell].mean() + 0.05 * MICRO
    assert (above(after, ask)[fell] >= above(before, ask)[fell]).all()
    bars = np.array(ask.bars)[before["province"]]
    assert (what["merit"][fell] < bars[fell]).all() and (what["merit"][~fell] >= bars[~fell]).all()
    assert np.array_equal(after["county_zeal"][~fell], before["county_zeal"][~fell])
    assert np.array_equal(after["ambition"][1][~fell], before["ambition"][1][~fell])


def test_without_the_mountain_nobody_falls_for_lagging():
    assert when(1, "no-lushan") == []


def test_after_the_recall_those_under_whom_most_died_are_followed_by_moderates():
    recall = next(before.season for before, ask, _what in country() if ask.recalled)
    assert when(-1) == [recall + 1]
    before, ask, what = country()[recall + 5]
    after = country()[recall + 6][0]
    fell = what["county_follows"] == -1
    assert (after["county_zeal"][fell] <= before["county_zeal"][fell]).all()
    assert after["county_zeal"][fell].mean() < -0.05 * MICRO
    # a few were killed at work between the count of people here and that of the centre
    assert (what["lost"][fell] > 0.999 * ask.mourned).all() and (what["lost"][~fell] < 1.001 * ask.mourned).all()
    of_all = float(lost_of(*(values.sum() for values in starved(before))))
    assert ask.mourned == pytest.approx(small().rules.p.fall_county * of_all, rel=1e-3)


def test_where_no_one_lags_and_no_one_starved_no_one_falls():
    run = small()
    centre, state, p = run.centre, run.state, run.rules.p
    ask = run.dated.ask(MOUNTAIN)
    state["claimed_year"][:] = state["norm"]
    level = judged(ask, state, centre, p)
    assert level.provinces == () and not (merit(state) < np.array(level.bars)[state["province"]]).any()
    recalled = replace(centre, season=11, recall=10)
    fed = judged(replace(ask, recalled=1.0, season="winter"), state, recalled, p)
    assert fed.provinces == () and fed.mourned >= p.fall_least and not (lost(state) > fed.mourned).any()
    for season in ("spring", "summer", "winter"):
        assert judged(replace(ask, season=season), state, centre, p).bars == ()


def test_a_province_far_behind_the_country_gets_a_zealous_secretary_and_one_that_starved_a_moderate():
    run = small()
    centre, state, p = run.centre, run.state, run.rules.p
    ask = run.dated.ask(MOUNTAIN)
    one = state["province"] == state["province"][0]
    state["claimed_year"][:] = np.where(one, 0.7, 1.4) * state["norm"]
    told = judged(ask, state, centre, p)
    assert told.provinces[int(state["province"][0])] == 1 and sum(map(abs, told.provinces)) == 1
    state["frail_lost"][:] = np.where(one[state.commune], 0.6, 0.1) * MICRO
    told = judged(replace(ask, recalled=1.0, season="winter"), state, replace(centre, season=11, recall=10), p)
    assert told.provinces[int(state["province"][0])] == -1 and sum(map(abs, told.provinces)) == 1


@pytest.mark.parametrize(("side", "cause"), [(1, "replaced for lagging"), (-1, "replaced for the dead")])
def test_a_province_is_led_by_the_follower_and_the_others_by_whom_they_had(side: int, cause: str):
    run = small()
    state, used = run.state, rules()
    ask = used.calendar.ask(MOUNTAIN)
    line = ABOVE[ask.line]
    state["above"][line] = 0
    province = int(state["province"][0])
    theirs = state["province"] == province
    assert 0 < np.count_nonzero(theirs) < state.communes
    falls = tuple(side * (number == province) for number in range(28))
    turn = begin(state, used, Luck(1, MOUNTAIN))
    turn.phase, turn.ask = "secretaries", replace(ask, bars=(), mourned=0.0, provinces=falls)
    secretaries(turn)
    after = turn.state
    assert (after["above"][line][theirs] == side * whole(used.p.follower_zeal * MICRO)).all()
    assert len(set(after["ambition"][0][theirs])) == 1
    assert (after["ambition"][0][theirs] != state["ambition"][0][theirs]).all()
    for name in ("above", "ambition", "county_zeal"):
        assert np.array_equal(after[name][..., ~theirs], state[name][..., ~theirs])
    others = [other for other in range(len(state["above"])) if other != line]
    assert np.array_equal(after["above"][others], state["above"][others])
    assert turn.ledger.terms(f"above.{line}") == {cause: int((after["above"] - state["above"]).sum())}
    assert (turn.flow["province_follows"] == side * theirs).all()


def test_the_followers_stand_in_the_ledger_and_a_ledger_changes_nothing():
    run = small()
    while run.state.season < MOUNTAIN:
        play_season(run)
    before = run.state.copy()
    used = play_season(run)[0].rules
    turn = begin(before, used, Luck(1, MOUNTAIN))
    traits = leaders_of(turn.state, 1, used)
    resolve_work(turn, lead_plan(turn.state, used, traits))
    after, ledger = resolve_paper(turn, lead_paper(turn, traits))
    assert after.digest() == run.state.digest()
    terms = ledger.terms("county_zeal")
    assert set(terms) == {"replaced for lagging"}
    assert sum(terms.values()) == int((after["county_zeal"] - before["county_zeal"]).sum()) > 0


@pytest.mark.parametrize("many", [False, True])
def test_secretaries_fall_alike_in_any_order_of_rows_and_in_a_county_alone(many: bool):
    rows = np.flatnonzero(communes().county % 24 == 0) if many else SIXTY
    one, two = small(rows=rows), small(rows=rows)
    assert (one.state.places >= MANY) == many
    order = np.random.default_rng(3).permutation(two.state.places)
    two.state = taken(two.state, order)
    county = one.state.county == one.state.county[0]
    fell = 0
    while one.state.season < 12:
        alone = taken(one.state, np.flatnonzero(county))
        (turn, first), (_turn, second) = play_season(one), play_season(two)
        assert first.count == second.count and first.centre == second.centre
        alone = play_row_season(alone, 1, turn.rules)
        assert alone.digest() == taken(one.state, np.flatnonzero(county)).digest()
        fell += first.count.counties_zealous + first.count.counties_moderate
    assert taken(two.state, np.argsort(order)).digest() == one.state.digest()
    assert fell > 0


def taken(state: State, order: np.typing.NDArray[np.int64]) -> State:
    """Some rows of a state of one place a commune, in an order."""
    values = {quantity.name: state.values[quantity.name][..., order].copy() for quantity in QUANTITIES}
    rows = np.arange(len(order))
    return State(state.season, state.place_id[order], rows, state.commune_id[order], state.county[order], values)
