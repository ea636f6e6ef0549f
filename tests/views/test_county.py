"""The county's board: fourteen lines, one true mark, at every size."""

from __future__ import annotations

import pygame
import pytest

from game.views.screens.county import CountyScreen
from tests.views.staged import FORMS, cut, game_at, press, shown, stage_with


@pytest.mark.parametrize(("size", "scale"), FORMS)
@pytest.mark.parametrize("paper", [False, True])
def test_no_text_is_cut(size: tuple[int, int], scale: float, paper: bool) -> None:
    stage = stage_with(CountyScreen(), game_at(6, paper=paper), size, scale)
    assert cut(stage) == []
    if not stage.layout.two:
        press(stage, pygame.K_2)
        assert cut(stage) == []


def test_before_the_first_table_it_says_so() -> None:
    stage = stage_with(CountyScreen(), game_at(0))
    assert "No figures have been posted" in shown(stage)


def test_it_shows_the_posted_table() -> None:
    game = game_at(5)
    text = shown(stage_with(CountyScreen(), game))
    for claim in game.claims():
        assert f"{claim.rank}. {claim.name}" in text and f"{claim.claim_t:,}" in text


def test_the_rows_are_walked_by_key() -> None:
    stage = stage_with(CountyScreen(), game_at(5))
    stage.screen.focus.set_key("board")
    table = stage.screen.focus.current
    start = table.current  # type: ignore[union-attr]
    press(stage, pygame.K_UP)
    assert table.current == start - 1  # type: ignore[union-attr]
    assert table.spoken().startswith(f"{start}.")  # type: ignore[union-attr]
