"""A brigade's page: whole at every size, its orders go to it alone, its head speaks by its state."""

from __future__ import annotations

import pygame
import pytest

from game.views.screens.brigade import BrigadeScreen
from game.views.screens.brigade_words import SPEECH, head_says
from tests.views.staged import FORMS, cut, game_at, press, settle, shown, stage_with


@pytest.mark.parametrize(("size", "scale"), FORMS)
@pytest.mark.parametrize("season", [0, 3])
def test_no_text_is_cut(season: int, size: tuple[int, int], scale: float) -> None:
    screen = BrigadeScreen(3)
    stage = stage_with(screen, game_at(season), size, scale)
    for page in ("brigade", "orders"):
        screen.turn_to(page)
        settle(stage)
        assert cut(stage) == [], page


def test_brackets_go_round_the_eight_brigades() -> None:
    game = game_at(1)
    screen = BrigadeScreen(7)
    stage = stage_with(screen, game)
    press(stage, pygame.K_RIGHTBRACKET)
    assert screen.row == 0 and f"{game.brigade_names[0]} brigade" in shown(stage)
    press(stage, pygame.K_LEFTBRACKET)
    assert screen.row == 7


def test_an_order_goes_to_this_brigade_alone_and_back_to_the_commune() -> None:
    game = game_at(2)
    screen = BrigadeScreen(4)
    stage = stage_with(screen, game)
    lit = [game.draft.get("furnaces_lit", row) for row in range(8)]
    screen.focus.set_key("furnaces_lit")
    press(stage, pygame.K_RIGHT)
    now = [game.draft.get("furnaces_lit", row) for row in range(8)]
    assert now[4] == lit[4] + 1 and now[:4] + now[5:] == lit[:4] + lit[5:]  # type: ignore[operator]
    screen.same_as_commune()
    assert [game.draft.get("furnaces_lit", row) for row in range(8)] == lit


def test_both_ledgers_show_what_is_known() -> None:
    game = game_at(3)
    screen = BrigadeScreen(1)
    stage = stage_with(screen, game)
    known = game.brigades()[1]
    text = shown(stage)
    assert f"{round(known.head_word_t, -1):,.0f} t" in text
    assert f"{known.oxen:,}" in text
    assert head_says(game, 1)[1:12] in text


def test_heads_speak_in_every_season_and_sitting() -> None:
    for season in (0, 2, 5, 8):
        for paper in (False, True):
            game = game_at(season, paper=paper)
            lines = [head_says(game, row) for row in range(game.places)]
            assert all(line.startswith("“") and line.endswith("”") and "{" not in line for line in lines)
    assert all(len(lines) >= 5 for _holds, lines in SPEECH)


def test_it_can_be_read_after_the_plan_is_sealed() -> None:
    screen = BrigadeScreen(2)
    stage = stage_with(screen, game_at(2, paper=True))
    assert not screen.can_order and "Orders to this brigade" not in shown(stage)
    assert cut(stage) == []
