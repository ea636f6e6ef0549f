"""The county's board: fourteen lines, one true mark, at every size."""

from __future__ import annotations

import pygame
import pytest

from game.views.screens.county import CountyScreen
from game.views.screens.county_board import BoardTable
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


@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_the_boards_list_ends_on_a_whole_row_and_the_own_row_is_seen(size: tuple[int, int], scale: float) -> None:
    stage = stage_with(CountyScreen(), game_at(6), size, scale)
    table = next(w for w in stage.screen.widgets if w.key == "board")
    assert isinstance(table, BoardTable)
    view = table.seen_through()
    for step in (0, 1, 1, -1):
        if step:
            press(stage, pygame.K_DOWN if step > 0 else pygame.K_UP)
        _x, y, _w, h = (stage.look.scale.px(v) for v in table.focus_box())
        top = table.get_abs_rect().top + y
        assert top >= view.top - 2 and top + h <= view.bottom + 2
        if table.area is None:
            continue
        row = stage.look.scale.factor * table.row_height
        first = (view.bottom - table.get_abs_rect().top) / row
        assert abs(first - round(first)) < 0.1
