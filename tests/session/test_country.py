"""The player's commune inside the country, and the country around a game."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.rules.leaders import TRAITS, Traits
from game.rules.luck import Luck
from game.rules.phases.growth import STRUCK, county_sky
from game.rules.places import BY_NAME as QUANTITY
from game.rules.places import QUANTITIES, State
from game.rules.ruleset import Ruleset
from game.rules.units import MICRO
from game.session.content import Brigade, load_policy, load_scenario, ruleset
from game.session.country import asks
from game.session.country.causes import CAUSES, cause_split, made_for, split
from game.session.country.chronicle import FIRST, MEASURES, SAID, YEARS
from game.session.country.ground import country_ground
from game.session.country.inputs import communes, provinces
from game.session.country.nation import nation, open_run
from game.session.country.rows import found as found_rows
from game.session.country.run import play_row_season, play_season
from game.session.country.secretaries import leaders_of
from game.session.country.skies import skies
from game.session.files import ContentError
from game.session.fingerprint import of_rules
from game.session.founding import county_ground
from game.session.game import play
from game.session.setup import COUNTRIES, Setup, country_of

STEP = 24


def home() -> int:
    return load_scenario("leap").place.commune


def rows_around(extra: int = STEP) -> np.typing.NDArray[np.int64]:
    """The player's county and a sample of the others, rows of the map."""
    county = communes().county
    return np.flatnonzero((county % extra == 0) | (county == county[home()]))


def county_rows(state: State) -> State:
    """The player's county cut out of a larger state, its brigades first."""
    county = communes().county[home()]
    chosen = np.flatnonzero(state.county == county)
    kept = np.isin(state.commune, chosen)
    values = {
        q.name: state.values[q.name][..., kept if q.level == "place" else chosen].copy() for q in QUANTITIES
    }
    return State(
        state.season, state.place_id[kept], np.searchsorted(chosen, state.commune[kept]), state.commune_id[chosen],
        state.county[chosen], values,
    )  # fmt: skip


def test_the_county_alone_under_the_countrys_signals_is_the_county_inside_the_country():
    scenario, rules = load_scenario("leap"), ruleset("leap")
    ground = country_ground(rules.p).only(rows_around()).split(home(), scenario.brigades)
    run = open_run(3, ground=ground)
    alone = found_rows(county_ground(scenario, rules), 3, rules)
    assert alone.digest() == county_rows(run.state).digest()
    for _ in range(16):
        turn, _played = play_season(run)
        alone = play_row_season(alone, 3, turn.rules)
        assert alone.digest() == county_rows(run.state).digest()


STORE = 6.0
"""Stores are held as close as if each were a sixth of a year's crop: what lies there before the wheat is cut."""


@pytest.mark.parametrize("furnaces", [False, True])
def test_eight_equal_brigades_are_one_commune(furnaces: bool):
    rules = ruleset("leap")
    calm = replace(rules, p=rules.p.replaced(weather_village=0.0, window_luck=0.0, furnace_luck=0.0))
    calendar = nation(1).calendar
    calm = calm.with_calendar(calendar if furnaces else calendar.changed(furnaces=0.0, iron_t=0.0))
    ground = country_ground(rules.p).only(np.flatnonzero(communes().county == communes().county[home()]))
    c = int(np.searchsorted(ground.commune_id, home()))
    like = {name: float(ground.place[name][c]) for name in ("ore", "roots", "access", "clay", "timber")}
    equal = [Brigade(name=str(k), people=1, yield_=1.0, **like) for k in range(8)]
    one, eight = found_rows(ground, 1, calm), found_rows(ground.split(home(), equal), 1, calm)
    own = one.commune == c

    def apart(name: str) -> float:
        row = one[name][..., own if QUANTITY[name].level == "place" else [c]].sum()
        parts = eight[name][..., : 8 if QUANTITY[name].level == "place" else 1].sum()
        # a store that has run nearly empty is set against a year's crop
        against = float(one["norm"][c]) / STORE if name == "grain" else float(row)
        return abs(float(parts) - float(row)) / max(against, 1.0)

    # before the furnaces, and to the end where there are none; then whole stacks take whole hands from each of eight
    # fields, and what four per cent of a crop leaves after the levy decides over feed and food
    for _ in range(6 if furnaces else 16):
        one, eight = play_row_season(one, 1, calm), play_row_season(eight, 1, calm)
        for name in ("people", "grain", "oxen", "pigs", "norm", "expected", "levy_taken", "seed"):
            assert apart(name) < (0.01 if one.season < 3 else 0.03), (one.season, name)
    for _ in range(10 if furnaces else 0):
        one, eight = play_row_season(one, 1, calm), play_row_season(eight, 1, calm)
        for name, near in (("people", 0.03), ("norm", 0.04), ("expected", 0.01), ("oxen", 0.08)):
            assert apart(name) < near, (one.season, name)


def test_one_moderate_leader_changes_his_commune_and_not_the_country():
    def moderate(state: State, seed: int, rules: Ruleset) -> Traits:
        traits = leaders_of(state, seed, rules)
        row, mild = int(np.flatnonzero(state.commune_id == home())[0]), load_policy("protective")
        columns = {name: getattr(traits, name).copy() for name in TRAITS}
        for name in TRAITS:
            columns[name][row] = mild[name]
        return Traits(**columns)

    runs = [open_run(1, held=10, free=False, ground=country_ground(ruleset("leap").p).only(rows_around()))
            for _ in "ab"]  # fmt: skip
    runs[1].led = moderate
    own: list[int] = []
    country: list[int] = []
    for run in runs:
        died = both = 0
        while run.state.season < 12:
            turn, played = play_season(run)
            row = int(np.flatnonzero(turn.state.commune_id == home())[0])
            died += int(turn.flow["deaths"][row])
            both += played.count.deaths
        own.append(died)
        country.append(both)
    assert own[1] < 0.8 * own[0]
    elsewhere = [total - mine for total, mine in zip(country, own, strict=True)]
    assert abs(elsewhere[1] / elsewhere[0] - 1.0) < 0.002


def test_hunger_went_where_grain_was_taken_in_1960_and_where_it_was_short_in_1957():
    chronicle = nation(1)
    assert chronicle.corr_death_output[1957] < -0.02
    assert chronicle.corr_death_output[1960] > 0.02


def test_a_game_runs_under_what_came_down_in_its_country():
    game = play(Setup(policy="median", seed=2, seasons=3))
    came_down = nation(country_of(2)).calendar
    assert [game.rules.calendar.ask(s) for s in range(3)] == [came_down.ask(s) for s in range(3)]
    assert {country_of(seed) for seed in range(400)} == set(range(1, COUNTRIES + 1))


def test_a_chronicle_is_the_same_with_and_without_its_maps_and_when_it_was_kept():
    plain, mapped = nation(1), nation(1, maps=True)
    assert plain.digest == mapped.digest and plain.years == mapped.years
    assert set(mapped.true_maps) == set(MEASURES) and set(mapped.said_maps) == set(SAID)
    for maps in (mapped.true_maps, mapped.said_maps):
        assert all(rows.shape == (24, len(communes())) for rows in maps.values())
    grain = mapped.true_maps["grain"][2 - FIRST]
    assert 200 < grain.mean() < 500


def test_provinces_add_up_to_the_country():
    chronicle = nation(1)
    assert len(chronicle.provinces) == len(provinces().names)
    for year in YEARS:
        total = sum(province.grain_true_mt[year] for province in chronicle.provinces)
        assert total == pytest.approx(chronicle.year(year).grain_true_mt, rel=1e-9)


def test_shares_of_causes_are_averaged_over_all_orders_and_add_up():
    # two causes that each suffice: taken away first neither helps, taken away last each takes all
    worth = {frozenset(): 10.0, frozenset("a"): 10.0, frozenset("b"): 10.0, frozenset("ab"): 0.0}
    found = split(worth.__getitem__, ["a", "b"])
    assert [(cause.share, cause.first, cause.last) for cause in found.causes] == [(0.5, 0.0, 1.0)] * 2
    assert found.total_m == 10.0


def test_the_split_that_is_shipped_was_made_under_these_rules():
    found = cause_split()
    assert [cause.name for cause in found.causes] == list(CAUSES)
    assert sum(cause.share for cause in found.causes) == pytest.approx(1.0, abs=1e-3)
    assert made_for() == of_rules(ruleset("leap")), "run: python -m tools.calibrate causes"


@pytest.mark.parametrize(
    ("change", "told"),
    [
        (lambda rows: rows.pop(), "seasons should be 24"),
        (lambda rows: rows.insert(0, rows.pop(1)), "1957 spring"),
    ],
)
def test_a_calendar_with_a_season_missing_or_out_of_order_is_told_in_a_sentence(
    change: Callable[[list[object]], object], told: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = {key: list(value) if isinstance(value, list) else value for key, value in asks.read_toml(
        "country", "calendar.toml").items()}  # fmt: skip
    change(data["season"])
    monkeypatch.setattr(asks, "read_toml", lambda *_path: data)
    with pytest.raises(ContentError, match=told):
        asks.directives.__wrapped__()


def test_ground_is_data_and_leaders_are_drawn():
    rules = ruleset("leap")
    ground = country_ground(rules.p).only(rows_around(400))
    one, two = found_rows(ground, 1, rules), found_rows(ground, 2, rules)
    for name in ("people_1957", "yield_1957", "land", "struck", "above"):
        assert np.array_equal(one[name], two[name])
    for name in ("county_zeal", "ambition"):
        assert (one[name] != two[name]).any(axis=-1).all()
    assert abs(one["above"] / MICRO).max() < 1.0 and abs(one["county_zeal"] / MICRO).max() < 1.0


def test_the_country_is_the_same_on_plainer_processors_and_with_one_thread(root: Path) -> None:
    program = (
        "from game.session.country.nation import open_run; from game.session.country.run import play_on; "
        f"run = open_run(5, step={STEP}); play_on(run, 11); print(run.state.digest(), run.centre.outcry)"
    )
    plain = "AVX2 FMA3 AVX512F AVX512CD AVX512_SKX AVX512_CLX AVX512_CNL AVX512_ICL AVX512_SPR"
    settings = ({}, {"NPY_DISABLE_CPU_FEATURES": plain}, {"OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"})
    found = {
        subprocess.run(
            [sys.executable, "-W", "ignore", "-c", program],
            env={**os.environ, **more}, cwd=root, capture_output=True, text=True, check=True,
        ).stdout
        for more in settings
    }  # fmt: skip
    assert len(found) == 1 and found.pop().strip()


# ---------------------------------------------------------------- what is known of a province holds with every seed
def by_province(values: np.typing.NDArray[np.float64], weight: np.typing.NDArray[np.float64]) -> Any:
    province = communes().province
    n = len(provinces().names)
    return np.bincount(province, values * weight, n) / np.maximum(np.bincount(province, weight, n), 1.0)


def test_a_province_brings_in_what_the_record_gives_wherever_in_it_the_draws_put_it():
    ground = country_ground(ruleset("leap").p)
    here, of = by_province(ground.place["yield"], ground.place["people"]), provinces()
    known = of["grain_kg_per_rural_head_1957"]
    ratio = here[of.there] / known[of.there]
    assert ratio == pytest.approx(ratio[0], rel=1e-5)
    assert ground.place["yield"].std() > 20.0


@pytest.mark.parametrize("seed", [1, 18])
def test_a_provinces_counties_are_led_as_the_province_is_on_the_whole(seed: int):
    rules = ruleset("leap").with_calendar(nation(1).calendar)
    state = found_rows(country_ground(rules.p), seed, rules)
    ones = np.ones(state.communes)
    for trait in (state.real("county_zeal"), state.real("ambition", 1)):
        assert abs(by_province(trait, ones)).max() < 1e-5
        assert trait.std() > 0.01


def test_where_a_provinces_stricken_land_is_known_its_counties_skies_have_no_mean():
    ones = np.ones(len(communes()))
    for year in (1957, 1959, 1960, 1961, 1962):
        sky = county_sky(Luck(18, 0), communes().county, year)
        if skies(18, year):
            sky = sky - np.array(skies(18, year))[communes().province]
        assert (abs(by_province(sky, ones)).max() < 1e-5) == (year in STRUCK)
        assert sky.std() > 0.9
