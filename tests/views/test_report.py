"""The report: newspaper, then ledger, then notices; what the ledger shows adds up to the season's figures."""

from __future__ import annotations

from functools import cache

import pygame
import pytest

from game.session.game import Game
from game.views.screens.report import ReportScreen
from game.views.stage import Stage
from tests.views.staged import FORMS, click, cut, game_at, press, shown, stage_with


def _read_to_the_end(stage: Stage) -> bool:
    """Whether the pages are done with: another screen, or the question that follows a removal."""
    return stage.screen.name != "report" or "The commune goes on" in shown(stage)


@cache
def _played(seasons: int) -> Game:
    return game_at(seasons)


@pytest.mark.parametrize(("size", "scale"), FORMS)
@pytest.mark.parametrize("opened", [False, True])
def test_no_text_is_cut(size: tuple[int, int], scale: float, opened: bool) -> None:
    stage = stage_with(ReportScreen(opened=opened), game_at(3), size, scale)
    assert cut(stage) == []


@pytest.mark.parametrize("seasons", (1, 4, 9, 12))
def test_every_season_is_set_whole(seasons: int) -> None:
    stage = stage_with(ReportScreen(opened=True), game_at(seasons))
    assert cut(stage) == []


def test_the_newspaper_stands_alone_until_a_key() -> None:
    game = game_at(3)
    stage = stage_with(ReportScreen(), game)
    true = f"{round(game.records[-1].figures['grain_true_t']):,}"
    page = " ".join(r.text for r in stage.texts(everything=True) if r.layer != "bar")
    assert true not in page
    press(stage, pygame.K_RETURN)
    assert true in shown(stage) and "second ledger" in shown(stage)


def test_the_leaf_turns_to_the_capitals_page_and_back_by_key_and_by_mouse() -> None:
    game = game_at(3)
    stage = stage_with(ReportScreen(), game)
    assert "Ruchuan Daily" in shown(stage)
    press(stage, pygame.K_t)
    text = shown(stage)
    assert "30 November 1958" in text and "By post to Ruchuan" in text and "Turn to the Ruchuan Daily" in text
    true = round(game.chronicle.totals(2).grain_true_mt)
    assert f"{true} million" not in text
    corner = next(w for w in stage.screen.widgets if w.key == "leaf")
    click(stage, corner.get_abs_rect())
    assert "By post to Ruchuan" not in shown(stage)
    assert stage.screen.focus.set_key("leaf")
    press(stage, pygame.K_RETURN)
    assert "By post to Ruchuan" in shown(stage), "the corner is reached and turned by keys alone"


@pytest.mark.parametrize("seasons", (1, 3, 7, 9, 11, 12))
@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_the_capitals_page_is_set_whole(size: tuple[int, int], scale: float, seasons: int) -> None:
    for opened in (False, True):
        stage = stage_with(ReportScreen(opened=opened, turned=True), _played(seasons), size, scale)
        assert cut(stage) == []


@pytest.mark.parametrize("seasons", range(1, 13))
def test_on_two_pages_the_capitals_page_needs_no_scrolling(seasons: int) -> None:
    stage = stage_with(ReportScreen(opened=True, turned=True), _played(seasons))
    assert not any(w.key == "news" for w in stage.screen.widgets)


def test_one_row_is_open_and_its_terms_add_up() -> None:
    stage = stage_with(ReportScreen(opened=True), game_at(3))
    rows = {w.key: w for w in stage.screen.widgets if w.key.startswith("row:")}
    assert [key for key, row in rows.items() if row.opened] == ["row:harvest"]  # type: ignore[attr-defined]
    press(stage, pygame.K_DOWN)
    press(stage, pygame.K_RIGHT)
    rows = {w.key: w for w in stage.screen.widgets if w.key.startswith("row:")}
    opened = [row for row in rows.values() if row.opened]  # type: ignore[attr-defined]
    assert len(opened) == 1 and opened[0].key == "row:delivered"
    terms = opened[0].terms  # type: ignore[attr-defined]
    assert sum(term.amount for term in terms[:-1]) == terms[-1].amount
    press(stage, pygame.K_LEFT)
    assert not any(getattr(w, "opened", False) for w in stage.screen.widgets)


def test_deaths_are_closed_by_hand_and_told_once() -> None:
    game = game_at(8)
    stage = stage_with(ReportScreen(opened=True), game)
    died = game.records[-1].figures["deaths"]
    press(stage, pygame.K_RETURN)
    assert f"{died} people died" in shown(stage) or f"{died:,} people died" in shown(stage)
    press(stage, pygame.K_c)
    assert "people died" not in shown(stage) and stage.screen.open_row == "died"  # type: ignore[attr-defined]
    for _notice in range(8):
        if _read_to_the_end(stage):
            break
        press(stage, pygame.K_RETURN)
        assert "people died this" not in shown(stage)
    assert _read_to_the_end(stage)


def test_distressing_text_can_be_folded() -> None:
    game = game_at(8)
    stage = stage_with(ReportScreen(opened=True), game)
    stage.settings.fold_distressing = True
    press(stage, pygame.K_RETURN)
    died = f"{game.records[-1].figures['deaths']:,} people died"
    assert died not in shown(stage) and "is folded" in shown(stage)
    press(stage, pygame.K_n)
    assert died in shown(stage)


def test_the_mouse_alone_reads_on() -> None:
    game = game_at(2)
    stage = stage_with(ReportScreen(), game)
    for key in ("open", "go"):
        click(stage, next(w for w in stage.screen.widgets if w.key == key).get_abs_rect())
    while stage.screen.name == "report":
        click(stage, next(w for w in stage.screen.widgets if w.key == "notice:close").get_abs_rect())
    assert game.stage == "plan"


@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_no_notice_is_cut(size: tuple[int, int], scale: float) -> None:
    game = game_at(9)
    stage = stage_with(ReportScreen(opened=True), game, size, scale)
    press(stage, pygame.K_RETURN)
    for _leaf in range(16):
        if _read_to_the_end(stage):
            break
        assert cut(stage) == []
        press(stage, pygame.K_RETURN)
    assert _read_to_the_end(stage)


def test_escape_folds_then_asks() -> None:
    game = game_at(3)
    stage = stage_with(ReportScreen(opened=True), game)
    press(stage, pygame.K_ESCAPE)
    assert not stage.screen.opened  # type: ignore[attr-defined]
    press(stage, pygame.K_ESCAPE)
    assert "Leave the commune?" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert stage.screen.name == "report" and not stage.screen.scope


@pytest.mark.parametrize(("size", "scale"), FORMS)
@pytest.mark.parametrize("seasons", [3, 6])
def test_the_ledgers_list_ends_on_a_whole_row(seasons: int, size: tuple[int, int], scale: float) -> None:
    stage = stage_with(ReportScreen(opened=True), game_at(seasons), size, scale)
    screen = stage.screen
    assert isinstance(screen, ReportScreen) and screen._area is not None
    edge = round(screen._area.area.get_abs_rect().bottom)
    rows = [w.get_abs_rect() for w in screen.widgets if w.key.startswith("row:")]
    # A row that is open and higher than the whole list is the one exception.
    halved = [row for row in rows[1:] if row.top < edge - 2 and row.bottom > edge + 2]
    assert halved == []


def test_the_country_and_the_countys_board_have_names_of_their_own_and_places_apart() -> None:
    stage = stage_with(ReportScreen(opened=True), game_at(3))
    found = {w.key: w for w in stage.screen.widgets}
    assert "The whole country" in shown(stage) and "County board" in shown(stage)
    assert found["country"].rect.right < found["county"].rect.left - 300
    click(stage, found["country"].rect)
    assert stage.screen.name == "nation"
