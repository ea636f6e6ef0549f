"""How loud each sound is follows the state of the commune: sentences about `scene_mix`, and about a real game."""

from __future__ import annotations

import os
from dataclasses import replace

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.game import Game
from game.session.setup import Setup
from game.views.diorama.picture import PHASES, SEASONS
from game.views.picture_of import picture_of, pictures_of_season
from game.views.sound.mix import Facts, facts_of, loudness, scene_mix
from game.views.sound.voices import LOOPS, VOICES

BUSY = (0.5, 0.2, 0.05, 0.1, 0.05, 0.05, 0.05)
AUTUMN_1958 = Facts(
    season="autumn", hours=13, furnaces_lit=60, labour=BUSY, crops=(0.1, 0, 0, 0.3, 0.6, 0), forest=0.8, canteens_open=8
)
FED = Facts(season="winter", labour=BUSY, canteens_open=8, hours=10)
STARVING = replace(FED, people=0.7, health=0.4, quiet=0.7, canteens_open=2, oxen=0.3, pigs=0.05, birds=0.1)
SHARE = st.floats(0, 1)


def level(facts: Facts, name: str) -> float:
    return scene_mix(facts)[name]


def birds(facts: Facts) -> float:
    return sum(value for name, value in scene_mix(facts).items() if name.startswith("birds_"))


@given(
    season=st.sampled_from(SEASONS), phase=st.sampled_from(PHASES), people=SHARE, health=SHARE, quiet=SHARE,
    hours=st.floats(8, 16), furnaces_lit=st.integers(0, 800), forest=SHARE, canteens_open=st.integers(0, 8),
    oxen=SHARE, pigs=SHARE, birds=SHARE, rain=SHARE, labour=st.tuples(*[SHARE] * 7), crops=st.tuples(*[SHARE] * 6),
)  # fmt: skip
def test_every_loop_has_a_level_from_0_to_1(**facts: object) -> None:
    levels = scene_mix(Facts(**facts))  # type: ignore[arg-type]
    assert set(levels) == set(LOOPS)
    assert all(0.0 <= value <= 1.0 for value in levels.values())


def test_more_lit_furnaces_roar_louder() -> None:
    for name in ("furnaces", "furnace"):
        roars = [level(replace(AUTUMN_1958, furnaces_lit=count), name) for count in (0, 1, 5, 20, 60, 150, 300)]
        assert roars[0] == 0.0
        assert all(low < high for low, high in zip(roars, roars[1:], strict=False))


def test_cold_stacks_neither_roar_nor_want_wood() -> None:
    cold = replace(AUTUMN_1958, furnaces_lit=0)
    assert level(cold, "furnace") == level(cold, "furnaces") == level(cold, "axe") == 0.0
    assert level(AUTUMN_1958, "axe") > 0.1
    assert level(replace(AUTUMN_1958, forest=0.0), "axe") == 0.0


@pytest.mark.parametrize("season", SEASONS)
def test_after_the_campaign_no_bird_is_heard(season: str) -> None:
    before = Facts(season=season)
    assert birds(before) > 0.2
    assert birds(replace(before, birds=0.4)) < birds(before)
    assert birds(replace(before, birds=0.0)) == 0.0


def test_where_no_bird_eats_them_there_are_more_insects() -> None:
    summer = Facts(season="summer")
    assert level(replace(summer, birds=0.0), "cicadas") > level(summer, "cicadas")


def test_no_oxen_no_cart_and_no_pigs_no_yard() -> None:
    assert level(FED, "oxen") > level(replace(FED, oxen=0.5), "oxen") > 0.0
    assert level(replace(FED, oxen=0.0), "oxen") == 0.0
    assert level(FED, "yard") > 0.0 and level(replace(FED, pigs=0.0), "yard") == 0.0


def test_a_starving_winter_is_quieter_than_a_fed_one() -> None:
    assert loudness(scene_mix(STARVING)) < loudness(scene_mix(FED)) - 6
    work = [name for name in LOOPS if VOICES[name].bus == "work"]
    assert all(level(STARVING, name) <= level(FED, name) for name in work)
    assert sum(level(STARVING, name) for name in work) < 0.25 * sum(level(FED, name) for name in work)


def test_an_empty_winter_leaves_wind_and_snow_alone() -> None:
    empty = replace(STARVING, people=0.0, oxen=0.0, pigs=0.0, birds=0.0, canteens_open=0)
    assert {name for name, value in scene_mix(empty).items() if value > 0} == {"wind_winter", "snow_hush"}
    assert loudness(scene_mix(empty)) < -10 < loudness(scene_mix(AUTUMN_1958)) - 10


@pytest.mark.parametrize("change", [{"people": 0.6}, {"health": 0.5}, {"quiet": 0.6}])
def test_each_of_fewer_weaker_and_nobody_about_makes_work_quieter(change: dict[str, float]) -> None:
    less = replace(AUTUMN_1958, **change)  # type: ignore[arg-type]
    for name in ("hammering", "crowd", "digging", "threshing", "axe", "canteen"):
        assert 0.0 < level(less, name) < level(AUTUMN_1958, name)


def test_by_night_birds_and_fields_are_silent_and_stacks_are_not() -> None:
    night = replace(AUTUMN_1958, phase="night")
    assert birds(night) == 0.0 and level(night, "threshing") == 0.0
    assert level(night, "furnaces") == level(AUTUMN_1958, "furnaces")
    assert level(night, "hammering") > 0.0
    assert level(night, "crickets") > level(AUTUMN_1958, "crickets")
    summer = Facts(season="summer")
    assert level(replace(summer, phase="night"), "frogs") > 0.3 and level(summer, "frogs") == 0.0
    assert level(replace(summer, phase="night"), "cicadas") < level(summer, "cicadas")


def test_long_hours_are_heard_after_dark() -> None:
    night = replace(AUTUMN_1958, phase="night")
    assert level(replace(night, hours=16), "crowd") > level(replace(night, hours=9), "crowd")


def test_winter_has_no_insects_frogs_water_or_rain() -> None:
    for phase in PHASES:
        levels = scene_mix(Facts(season="winter", phase=phase, rain=1.0))
        assert all(levels[name] == 0 for name in ("cicadas", "crickets", "frogs", "ditch", "rain", "threshing"))


def test_rain_is_heard_over_the_wind_and_birds() -> None:
    dry, wet = Facts(season="spring"), Facts(season="spring", rain=0.8)
    assert level(wet, "rain") > 0.3 and level(dry, "rain") == 0.0
    assert level(wet, "wind_spring") < level(dry, "wind_spring") and birds(wet) < birds(dry)


def test_canteens_that_are_shut_do_not_clatter() -> None:
    assert level(replace(FED, canteens_open=0), "canteen") == 0.0
    assert level(FED, "canteen") > level(replace(FED, canteens_open=3), "canteen") > 0.0


def _lived(game: Game, at: int) -> float:
    pictures = pictures_of_season(game, 8)
    return loudness(scene_mix(facts_of(pictures[at], game, 0.0, at / 7)))


def test_a_game_is_heard_as_its_state_is() -> None:
    """The zealot: birds in spring until the campaign, a loud first autumn, a last winter all but still."""
    game = Game(Setup(policy="zealot", seed=7))
    first = facts_of(picture_of(game), game)
    assert first.birds > 0.5 and first.people == 1.0 and first.furnaces_lit == picture_of(game).furnaces_lit
    heard: list[float] = []
    while game.stage != "over":
        game.seal(game.lead())
        if game.season == 0:
            pictures = pictures_of_season(game, 8)
            sky = [facts_of(picture, game, 0.0, share / 7).birds for share, picture in enumerate(pictures)]
            assert sky[0] == pytest.approx(first.birds) and sky[-1] < 0.2
        heard.append(_lived(game, 7))
        game.seal(game.lead())
    assert heard[2] == max(heard)
    assert heard[-1] < heard[2] - 8
