"""From a game to its picture: what stands in the rules' state is what is shown, and no secret of theirs."""

from __future__ import annotations

import pytest

from game.rules.places import STRUCTURES
from game.rules.units import MICRO
from game.session.content import scenario_names
from game.session.game import Game
from game.session.setup import Setup
from game.views.diorama.picture import HOUSES
from game.views.diorama.scene import LEAN_FEED
from game.views.picture_of import CRACKS, VILLAGE, homes_lost, picture_of, pictures_of_season
from tests.views.staged import game_at

DAM = STRUCTURES.index("dam")


def test_a_home_that_is_lost_is_shown_once() -> None:
    for lost in range(HOUSES + 1):
        stripped, ruined = homes_lost(lost / HOUSES)
        assert stripped + ruined == lost and 0 <= stripped - ruined <= 1
    assert homes_lost(0.005) == (0, 0)


@pytest.mark.parametrize(
    ("flaw", "age", "doubt", "shown"),
    [
        (2.0, 6, 0.4, "cracked"),
        (2.0, 3, 0.4, "cracked"),
        (2.0, 0, 0.4, "whole"),  # flaws come out with the years
        (0.6, 6, 0.4, "whole"),  # built without haste, of stone
        (2.0, 6, 0.9, "whole"),  # nobody has looked at it well enough to be sure
    ],
)
def test_a_dam_cracks_to_the_eye_when_its_flaws_come_out(flaw: float, age: int, doubt: float, shown: str) -> None:
    game = game_at(2)
    state = game.state.values
    assert state["structures"][DAM][VILLAGE] and picture_of(game).dam == "whole"
    for name, value in (("flaw", flaw), ("structure_age", age)):
        state[name][DAM][VILLAGE] = round(value * MICRO)
    state["flaw_doubt"][VILLAGE] = round(doubt * MICRO)
    assert picture_of(game).dam == shown
    assert 0 < CRACKS < 2.0


def test_the_villages_dam_is_no_other_brigades() -> None:
    game = game_at(2)
    state = game.state.values
    for name, value in (("flaw", 3.0), ("structure_age", 12.0)):
        state[name][DAM][VILLAGE + 1 :] = round(value * MICRO)
    assert picture_of(game).dam == "whole"
    state["structures"][DAM][VILLAGE] = 0
    assert picture_of(game).dam in ("none", "building")


def test_fields_bear_what_was_cut_and_left_of_a_usual_crop() -> None:
    """Only where something is harvested: an orders' sitting tells nothing of what will be."""
    game = Game(Setup(scenario=scenario_names()[0], seed=3, policy="median"))
    assert picture_of(game).harvest == 1.0
    seen = {}
    while game.stage != "over":
        game.seal(game.lead())
        picture = picture_of(game)
        if game.turn is not None:
            seen[picture.year, picture.season] = picture.harvest
    assert all(0.1 < bears <= 1.0 for bears in seen.values())
    assert all(bears == 1.0 for (_year, season), bears in seen.items() if season in ("spring", "winter"))
    assert seen[1960, "autumn"] < seen[1958, "autumn"]


def test_animals_are_as_they_were_fed() -> None:
    game = game_at(1)
    assert picture_of(game).fed > LEAN_FEED
    game.state.values["fed"][:] = round(0.5 * MICRO)
    assert picture_of(game).fed == pytest.approx(0.5) and LEAN_FEED > 0.5


def test_each_picture_of_a_season_is_a_moment_of_its_own() -> None:
    moments = [picture.moment for picture in pictures_of_season(game_at(2, paper=True), 8)]
    assert moments == list(range(8))


def test_the_crop_in_the_field_is_as_thin_as_it_is_on_each_brigades_land() -> None:
    game = game_at(2)
    before = picture_of(game).yields
    game.state.values["tended_autumn"][3] //= 2
    after = picture_of(game).yields
    assert after[3] == pytest.approx(0.5 * before[3], abs=0.01)
    assert after[:3] + after[4:] == before[:3] + before[4:]


def test_after_the_harvest_the_fields_show_what_stood_in_them() -> None:
    game = game_at(2, paper=True)
    assert game.turn is not None
    before = picture_of(game).yields
    for name in ("crop", "uncut"):
        game.turn.flow[name][1] //= 2
    after = picture_of(game).yields
    assert after[1] == pytest.approx(0.5 * before[1], abs=0.01) and after[2] == before[2]


def test_fields_that_yield_less_of_the_same_are_not_those_that_are_fewer() -> None:
    game = game_at(2)
    before = picture_of(game).yields
    game.state.values["sown_autumn"][3] //= 2
    assert picture_of(game).yields == before
