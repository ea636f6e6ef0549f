"""From a game to its picture: what stands in the rules' state is what is shown, and no secret of theirs."""

from __future__ import annotations

import pytest

from game.rules.places import STRUCTURES
from game.rules.units import MICRO
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


def test_animals_are_as_they_were_fed() -> None:
    game = game_at(1)
    assert picture_of(game).fed > LEAN_FEED
    game.state.values["fed"][:] = round(0.5 * MICRO)
    assert picture_of(game).fed == pytest.approx(0.5) and LEAN_FEED > 0.5


def test_each_picture_of_a_season_is_a_moment_of_its_own() -> None:
    moments = [picture.moment for picture in pictures_of_season(game_at(2, paper=True), 8)]
    assert moments == list(range(8))
