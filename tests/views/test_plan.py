"""The plan: whole at every size, driven by keys alone or by mouse alone, and always what the draft says."""

from __future__ import annotations

import pygame
import pytest

from game.rules.order_table import HANDS
from game.session.game import Game
from game.views.figures import number
from game.views.screens.plan import PlanScreen
from game.views.screens.plan_words import effects
from game.views.stage import Stage
from game.views.widgets import Button, SealButton, SliderRow
from tests.views.staged import FORMS, click, cut, game_at, press, settle, shown, stage_with

RIGHT, LEFT, UP, DOWN = pygame.K_RIGHT, pygame.K_LEFT, pygame.K_UP, pygame.K_DOWN


def plan_of(game: Game, size: tuple[int, int] = (1280, 720), scale: float = 1.0) -> tuple[Stage, PlanScreen]:
    screen = PlanScreen()
    return stage_with(screen, game, size, scale), screen


def pages(stage: Stage, screen: PlanScreen) -> list[str]:
    return [page.key for page in screen.pages(stage.layout)]


@pytest.mark.parametrize(("size", "scale"), FORMS)
@pytest.mark.parametrize("season", [0, 3])
def test_no_text_is_cut_on_any_page(season: int, size: tuple[int, int], scale: float) -> None:
    stage, screen = plan_of(game_at(season), size, scale)
    for key in pages(stage, screen):
        screen.turn_to(key)
        settle(stage)
        assert cut(stage) == [], key


@pytest.mark.parametrize("season", range(4))
def test_every_open_order_has_one_control_and_no_other_has(season: int) -> None:
    game = game_at(season)
    for size, scale in (((1280, 720), 1.0), ((1280, 720), 1.5), ((1920, 1080), 1.0)):
        stage, screen = plan_of(game, size, scale)
        found: list[str] = []
        for key in pages(stage, screen):
            screen.turn_to(key)
            found += [key.split(":")[0] for key in screen.sheet.controls]
        is_open = [order.name for orders in game.draft.cards().values() for order in orders]
        assert set(found) == set(is_open)
        assert found.count("hours") == 1


def test_a_furnace_more_takes_hands_from_the_fields_on_the_sheet_and_in_the_draft() -> None:
    game = game_at(2)
    stage, screen = plan_of(game)
    lit, fields = game.draft.get("furnaces_lit", 4), game.draft.get("hands", 4)
    screen.focus.set_key("furnaces_lit:4")
    press(stage, RIGHT)
    assert game.draft.get("furnaces_lit", 4) == lit + 1  # type: ignore[operator]
    assert game.draft.get("hands", 4)[0] < fields[0]  # type: ignore[index]
    assert screen.sheet.controls["furnaces_lit:4"].widget.value == lit + 1  # type: ignore[attr-defined, operator]
    total = game.draft.total("furnaces_lit")
    assert screen.sheet.controls["furnaces_lit:all"].widget.value == total  # type: ignore[attr-defined]


def test_what_is_shown_is_what_the_draft_and_the_forecast_say() -> None:
    game = game_at(2)
    stage, screen = plan_of(game)
    press_key = pygame.K_RIGHT
    screen.focus.set_key("hours")
    press(stage, press_key)
    for key, control in screen.sheet.controls.items():
        if key.startswith("hands:"):
            weights = [brigade.hands for brigade in game.brigades()]
            part = HANDS.index(key.split(":")[1])
            mean = sum(game.draft.get("hands", row)[part] * w for row, w in enumerate(weights)) / sum(weights)  # type: ignore[index]
            assert control.widget.value == round(mean)  # type: ignore[attr-defined]
    coverage = game.preview().commune["coverage"]
    fields = screen.sheet.controls["hands:fields"].widget
    assert isinstance(fields, SliderRow) and fields.forecast is not None
    assert (fields.forecast.low, fields.forecast.high) == (coverage.low, coverage.high)
    assert number(sum(game.draft.get("quota_grain", row) for row in range(8))) in shown(stage)  # type: ignore[misc]


def test_keys_alone_change_undo_and_seal() -> None:
    game = game_at(2)
    stage, screen = plan_of(game)
    hours = game.draft.get("hours")
    screen.focus.set_key("hands:rest")
    press(stage, DOWN)
    assert screen.focus.current is not None and screen.focus.current.key == "hours"
    press(stage, LEFT)
    assert game.draft.get("hours") == hours - 1  # type: ignore[operator]
    press(stage, pygame.K_z)
    assert game.draft.get("hours") == hours
    press(stage, pygame.K_y)
    assert game.draft.get("hours") == hours - 1  # type: ignore[operator]
    press(stage, pygame.K_BACKSPACE)
    assert game.draft.get("hours") == game.draft.asked("hours")
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    assert screen.scope == "modal"
    press(stage, pygame.K_ESCAPE)
    assert screen.scope == "" and game.stage == "plan"
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    press(stage, RIGHT)
    press(stage, pygame.K_RETURN)
    assert game.stage == "paper"
    assert stage.screen.name == "running"


def test_tab_goes_from_group_to_group_and_digits_turn_pages() -> None:
    stage, screen = plan_of(game_at(2))
    groups = set()
    for _step in range(14):
        assert screen.focus.current is not None
        groups.add(screen.focus.current.group)
        press(stage, pygame.K_TAB)
    assert {"tabs", "left", "names", "furnaces_lit", "quota_iron", "quota_grain", "melt", "fuel", "foot"} <= groups
    press(stage, pygame.K_2)
    assert screen.page == "fields"
    assert screen.focus.current is not None


def test_the_mouse_alone_sets_a_slider_and_a_drag_is_one_undo() -> None:
    game = game_at(2)
    stage, screen = plan_of(game)
    slider = screen.sheet.controls["hours"].widget
    before = game.draft.get("hours")
    rect = slider.get_abs_rect()
    y = rect.y + 13
    stage.update(0.02)
    for kind, x in (
        (pygame.MOUSEBUTTONDOWN, rect.right - 100),
        (pygame.MOUSEMOTION, rect.right - 90),
        (pygame.MOUSEMOTION, rect.right - 70),
        (pygame.MOUSEBUTTONUP, rect.right - 70),
    ):
        stage.manager.mouse_position = (x, y)
        stage.handle(pygame.event.Event(kind, button=1, pos=(x, y)))
        stage.update(0.02)
    settle(stage)
    assert game.draft.get("hours") > before  # type: ignore[operator]
    undo = next(w for w in screen.widgets if isinstance(w, Button) and w.key == "undo")
    click(stage, undo.get_abs_rect())
    assert game.draft.get("hours") == before
    seal = next(w for w in screen.widgets if isinstance(w, SealButton))
    click(stage, seal.get_abs_rect())
    assert screen.scope == "modal"
    answer = next(w for w in screen.widgets if w.key == "modal:action")
    click(stage, answer.get_abs_rect())
    assert game.stage == "paper"


def test_exceptions_stay_when_the_commune_changes_and_are_marked() -> None:
    game = game_at(2)
    game.draft.set("closeness", 120, 3)
    stage, screen = plan_of(game)
    screen.turn_to("fields")
    screen.focus.set_key("closeness")
    press(stage, LEFT)
    assert game.draft.get("closeness", 3) == 120
    assert game.draft.get("closeness", 0) == game.draft.asked("closeness", 0) - 10  # type: ignore[operator]
    assert "differ" in shown(stage)
    screen.turn_to("labour")
    settle(stage)
    assert screen.sheet.table.changed_brigades() == {3}


def test_a_step_is_told_by_the_difference_of_two_forecasts() -> None:
    game = game_at(2)
    stage, screen = plan_of(game)
    screen.focus.set_key("furnaces_lit:4")
    settle(stage)
    trial = game.draft.trial()
    trial.set("furnaces_lit", game.draft.get("furnaces_lit", 4) + 1, 4)  # type: ignore[operator]
    told = effects(game.preview(), game.preview(trial))
    assert told and told[0].split()[0] in shown(stage)
    assert not game.draft.can_undo


def test_what_cannot_be_given_is_said_and_changes_nothing() -> None:
    game = game_at(2)
    stage, screen = plan_of(game)
    before = game.draft.orders().values["hours"].copy()
    screen.give("hours", lambda draft: draft.set("hours", 99))
    settle(stage)
    assert (game.draft.orders().values["hours"] == before).all()
    assert "99" in shown(stage)


def test_the_sheet_folds_and_the_order_unfolds() -> None:
    stage, screen = plan_of(game_at(2), (1280, 720), 1.5)
    assert "COMMITTEE" not in shown(stage)
    press(stage, pygame.K_d)
    assert "COMMITTEE" in shown(stage)
    press(stage, pygame.K_v)
    assert "Seal the plan" not in shown(stage)
    press(stage, RIGHT)
    press(stage, pygame.K_v)
    assert "Seal the plan" in shown(stage)
    surface = pygame.Surface(stage.size)
    stage.render(surface)


def test_escape_opens_the_list_of_pages_and_closes_it() -> None:
    for size, scale in (((1280, 720), 1.0), ((1280, 720), 2.0)):
        stage, screen = plan_of(game_at(2), size, scale)
        press(stage, pygame.K_ESCAPE)
        assert screen.scope == "menu" and cut(stage) == []
        press(stage, pygame.K_ESCAPE)
        assert screen.scope == "" and stage.screen is screen
        press(stage, pygame.K_ESCAPE)
        for _step in range(6):
            press(stage, DOWN)
        press(stage, pygame.K_RETURN)
        assert stage.screen.name == "settings"
        press(stage, pygame.K_ESCAPE)
        assert stage.screen is screen


def test_an_order_added_to_the_table_finds_its_place(monkeypatch: pytest.MonkeyPatch) -> None:
    from dataclasses import replace

    from game.rules.order_table import ORDERS
    from game.session.plan import Draft
    from game.views.screens.plan_cards import Cards

    hours = next(order for order in ORDERS if order.name == "hours")
    fresh = replace(hours, name="songs", card="word", title="Songs")
    cards = Draft.cards
    monkeypatch.setattr(Draft, "cards", lambda self: {**cards(self), "new": [fresh]})
    draft = game_at(2).draft
    for pages in (Cards(draft, "", "").two_pages(False), Cards(draft, "", "").one_page()):
        names = [item.order for page in pages for section in page.left + page.right for item in section.items]
        assert names.count("songs") == 1


@pytest.mark.parametrize("mouse_or_key", ["mouse", "key"])
def test_the_keys_of_the_seal_answer_its_question_too(mouse_or_key: str) -> None:
    stage, screen = plan_of(game_at(1))
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    assert screen.scope == "modal" and "Ctrl Enter" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert not screen.scope and screen.game.stage == "plan"
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    if mouse_or_key == "key":
        press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    else:
        click(stage, next(w for w in screen.widgets if w.key == "modal:action").rect)
    assert screen.game.stage == "paper"


@pytest.mark.parametrize(("size", "scale"), FORMS[:4])
def test_a_slip_covers_neither_the_focused_row_nor_where_the_arrows_go_from_it(
    size: tuple[int, int], scale: float
) -> None:
    stage, screen = plan_of(game_at(3), size, scale)
    surface = pygame.Surface(stage.size)
    for key in pages(stage, screen):
        screen.turn_to(key)
        for name in list(screen.sheet.controls):
            if not screen.focus.set_key(name):
                continue
            settle(stage, 1.0)
            stage.render(surface)
            slip = [pygame.Rect(record.rect) for record in stage.texts() if record.layer == "tooltip"]
            if not slip:
                continue
            current = screen.focus.current
            assert current is not None
            rows = [current, screen.focus.nearest(0, -1), screen.focus.nearest(0, 1)]
            boxes = [pygame.Rect(row.get_abs_rect()) for row in rows if row is not None]
            assert slip[0].unionall(slip[1:]).collidelist(boxes) < 0, (key, name)
