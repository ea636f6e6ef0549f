"""The Paper sitting: it builds at every size, and what it shows is the draft."""

from __future__ import annotations

import pygame
import pytest

from game.session.telling.heads import known_crop
from game.views.screens.paper import PaperScreen
from game.views.screens.paper_words import consequences
from tests.views.staged import FORMS, click, cut, game_at, press, shown, stage_with

AUTUMN = 6


@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_no_text_is_cut(size: tuple[int, int], scale: float) -> None:
    stage = stage_with(PaperScreen(), game_at(AUTUMN, paper=True), size, scale)
    pages = ["claim"] if stage.layout.two else ["heads", "claim", "deliver", "store"]
    for page in pages:
        if not stage.layout.two:
            stage.screen.turn_to(page)  # type: ignore[attr-defined]
        assert cut(stage) == [], page


@pytest.mark.parametrize("season", (0, 1, 3, 4, 9, 11))
def test_every_season_has_its_cards(season: int) -> None:
    game = game_at(season, paper=True)
    stage = stage_with(PaperScreen(), game)
    controls = stage.screen.sheet.controls  # type: ignore[attr-defined]
    assert set(controls) == {order.name for orders in game.draft.cards().values() for order in orders}
    assert cut(stage) == []


def test_the_claim_follows_the_keys_and_undo() -> None:
    game = game_at(AUTUMN, paper=True)
    game.draft.set("claim_grain", 7000)
    stage = stage_with(PaperScreen(), game)
    stage.screen.focus.set_key("claim_grain")
    press(stage, pygame.K_RIGHT)
    press(stage, pygame.K_RIGHT, pygame.KMOD_SHIFT)
    assert game.draft.get("claim_grain") == 7000 + 6 * 50
    assert "7,300 t" in shown(stage)
    press(stage, pygame.K_z)
    assert game.draft.get("claim_grain") == 7050
    press(stage, pygame.K_BACKSPACE)
    assert game.draft.get("claim_grain") == game.draft.asked("claim_grain")


def test_a_higher_claim_shows_a_better_place() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    screen = stage.screen
    assert isinstance(screen, PaperScreen)
    first = consequences(game, game.preview())
    assert first[0][1] in shown(stage)
    screen.give("claim_grain", lambda draft: draft.set("claim_grain", 20000))
    second = consequences(game, game.preview())
    assert second[0][1] in shown(stage)
    assert first != second and second[0][1].startswith("1 of")


def test_dragging_the_square_is_one_change() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    scale = next(widget for widget in stage.screen.widgets if widget.key == "claim_grain")
    rect = scale.get_abs_rect()
    stage.update(0.02)
    y = rect.top + 62
    stage.manager.mouse_position = (rect.left + 120, y)
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(rect.left + 120, y)))
    for x in (150, 180, 240):
        move = {"pos": (rect.left + x, y), "rel": (1, 0), "buttons": (1, 0, 0)}
        stage.handle(pygame.event.Event(pygame.MOUSEMOTION, **move))
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(rect.left + 240, y)))
    stage.update(0.5)
    asked = game.draft.asked("claim_grain")
    assert game.draft.get("claim_grain") != asked
    game.draft.undo()
    assert game.draft.get("claim_grain") == asked


def test_sealing_asks_first_and_then_ends_the_season() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    low, _high = known_crop(game)
    assert f"On the scales it was {round(low):,} t" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert game.stage == "paper"
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    stage.screen.focus.set_key("modal:action")
    press(stage, pygame.K_RETURN)
    assert game.season == AUTUMN + 1 and stage.screen.name == "report"


def test_the_mouse_alone_seals() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    for key in ("seal", "modal:action"):
        widget = next(w for w in stage.screen.widgets if w.key == key)
        click(stage, widget.get_abs_rect())
    assert stage.screen.name == "report"


def test_the_county_board_writes_a_figure_into_the_paper() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    press(stage, pygame.K_k)
    assert stage.screen.name == "county"
    card = next(w for w in stage.screen.widgets if w.key.startswith("claim:") and "known" in w.title)  # type: ignore[attr-defined]
    click(stage, card.get_abs_rect())
    assert stage.screen.name == "paper"
    assert game.draft.get("claim_grain") == int(card.key.split(":")[1])


def test_escape_opens_the_list_of_pages_and_closes_it_again() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    press(stage, pygame.K_ESCAPE)
    assert "Go on playing" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert "Go on playing" not in shown(stage) and stage.screen.name == "paper"


def test_the_seasons_so_far_open_over_the_paper() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    press(stage, pygame.K_g)
    assert stage.screen.name == "charts" and game.stage == "paper"


def test_iron_left_alone_is_sealed_as_the_county_asks_and_its_row_says_so() -> None:
    game = game_at(AUTUMN, paper=True)
    stage = stage_with(PaperScreen(), game)
    asked = game.draft.asked("claim_iron")
    assert game.draft.get("claim_iron") == asked and "as asked;" in shown(stage)
    stage.screen.focus.set_key("claim_iron")
    press(stage, pygame.K_LEFT)
    assert "as asked;" not in shown(stage)
    press(stage, pygame.K_BACKSPACE)
    assert game.draft.get("claim_iron") == asked and "as asked;" in shown(stage)
    game.seal()
    assert game.records[-1].figures["iron_reported_t"] == asked
