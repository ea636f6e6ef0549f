"""The kit: every widget in every state, whole at every size, and all of it by keyboard and by mouse."""

from __future__ import annotations

import subprocess
import sys

import pygame
import pytest

from game.views.layout import Layout
from game.views.offscreen import described, picture, stage_for
from game.views.screen import Screen
from game.views.screens.kit import KitScreen
from game.views.stage import Stage
from game.views.widgets import (
    Button,
    CheckBox,
    Choice,
    Forecast,
    LedgerRow,
    Modal,
    ScrollArea,
    SealButton,
    SliderRow,
    Stepper,
    TabBar,
    Term,
    Tip,
)


class Desk(Screen):
    """A page with one of each control."""

    name = "desk"

    def __init__(self) -> None:
        super().__init__()
        self.log: list[object] = []

    def build(self, layout: Layout) -> None:
        """Three groups and the seal, which is built first."""
        say = self.log.append
        self.seal = SealButton(self, (600, 600, 144, 60), "Seal", self.ask, group="foot")
        self.tabs = TabBar(self, (20, 10, 400, 38), [("a", "Labour"), ("b", "Fields")], "a", say)
        self.slider = SliderRow(
            self, (20, 60, 338, 44), "Fields", 0.4, 0, 1, 0.05, "{:.2f}".format, say,
            forecast=Forecast(1, 2, 3), group="page", key="fields", tip=Tip("Fields", [("hands", "3")]),
        )  # fmt: skip
        self.stepper = Stepper(self, (20, 110, 84, 24), 2, 0, 4, say, group="page")
        self.box = CheckBox(self, (20, 140, 120, 28), "Coal", False, say, group="page")
        self.choice = Choice(self, (20, 180, 300, 32), [("x", "even"), ("y", "walked")], "x", say, group="page")
        self.off = Button(self, (20, 220, 100, 40), "Off", lambda: say("off"), enabled=False, group="page")
        self.go = Button(self, (20, 270, 100, 40), "Go on", lambda: say("go"), group="page")
        area = ScrollArea(self, (500, 60, 300, 120), 400)
        self.rows = [area.add(CheckBox, (4, 40 * i, 200, 30), f"Row {i}", False, group="list") for i in range(10)]
        self.shortcuts["ctrl+return"] = self.ask

    def ask(self) -> None:
        """The question before the seal."""
        Modal(self, "Seal?", "It cannot be undone.", ("Not yet", None), ("Seal", lambda: self.log.append("sealed")))


@pytest.fixture
def stage() -> Stage:
    stage = stage_for()
    stage.show(Desk())
    stage.update(0.1)
    return stage


def desk(stage: Stage) -> Desk:
    assert isinstance(stage.screen, Desk)
    return stage.screen


def press(stage: Stage, key: int, mod: int = 0) -> None:
    stage.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
    stage.update(0.1)


def click(stage: Stage, at: tuple[float, float]) -> None:
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        stage.handle(pygame.event.Event(kind, button=1, pos=(round(at[0]), round(at[1]))))


@pytest.mark.parametrize("page", [1, 2])
@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1920, 1080), 1.0), ((1920, 1080), 1.2)])
def test_nothing_of_the_kit_is_cut(page: int, size: tuple[int, int], scale: float) -> None:
    stage = stage_for(size, scale)
    surface, texts = picture(stage, KitScreen(page))
    assert surface.get_size() == size
    assert [record.text for record in texts if record.cut] == []


def test_the_kit_at_150_per_cent_needs_a_larger_window_and_is_whole_in_it() -> None:
    _surface, texts = picture(stage_for((1920, 1080), 1.2), KitScreen(2))
    assert {record.size for record in texts} >= {24, 27}


def test_focus_starts_on_a_control_never_on_the_seal(stage: Stage) -> None:
    assert stage.screen.focus.current is desk(stage).slider


def test_tab_goes_from_group_to_group_and_back(stage: Stage) -> None:
    seen = []
    for _group in range(4):
        press(stage, pygame.K_TAB)
        assert stage.screen.focus.current is not None
        seen.append(stage.screen.focus.current.group)
    assert seen == ["list", "foot", "tabs", "page"]
    press(stage, pygame.K_TAB, pygame.KMOD_SHIFT)
    assert stage.screen.focus.current is desk(stage).tabs


def test_a_group_remembers_where_it_was_left(stage: Stage) -> None:
    press(stage, pygame.K_DOWN)
    here = stage.screen.focus.current
    for _group in range(4):
        press(stage, pygame.K_TAB)
    assert stage.screen.focus.current is here


def test_arrows_walk_the_rows_and_pass_what_is_disabled(stage: Stage) -> None:
    page = desk(stage)
    walked = [page.slider]
    for _step in range(4):
        press(stage, pygame.K_DOWN)
        walked.append(stage.screen.focus.current)  # type: ignore[arg-type]
    assert walked == [page.slider, page.stepper, page.box, page.choice, page.go]


def test_left_and_right_change_by_one_and_with_shift_by_five(stage: Stage) -> None:
    press(stage, pygame.K_RIGHT)
    press(stage, pygame.K_RIGHT, pygame.KMOD_SHIFT)
    press(stage, pygame.K_LEFT)
    assert desk(stage).log == [0.45, 0.7, 0.65]


def test_enter_acts_and_a_disabled_button_does_not(stage: Stage) -> None:
    page = desk(stage)
    page.focus.set(page.box)
    press(stage, pygame.K_RETURN)
    page.focus.set(page.go)
    press(stage, pygame.K_RETURN)
    click(stage, page.off.rect.center)
    assert page.log == [True, "go"]


def test_the_mouse_does_what_the_keys_do(stage: Stage) -> None:
    page = desk(stage)
    click(stage, page.box.rect.midleft)
    click(stage, (page.stepper.rect.right - 5, page.stepper.rect.centery))
    click(stage, page.go.rect.center)
    assert page.log == [True, 3, "go"]
    assert page.focus.current is page.go


def test_a_knob_follows_the_mouse(stage: Stage) -> None:
    page = desk(stage)
    x, y = page.slider.rect.topleft
    left, right = page.slider._left(), page.slider._right()
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(round(x + left), y + 13)))
    stage.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=(round(x + right), y + 13), rel=(1, 0), buttons=(1, 0, 0)))
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(round(x + right), y + 13)))
    assert page.slider.value == 1
    assert page.log[0] == 0


def test_digits_open_tabs(stage: Stage) -> None:
    press(stage, pygame.K_2)
    assert desk(stage).log == ["b"]


def test_focus_survives_a_rebuild_and_another_text_size(stage: Stage) -> None:
    page = desk(stage)
    page.focus.set(page.choice)
    key = page.choice.key
    stage.settings.text_scale = 1.5
    stage.build()
    assert stage.screen.focus.current is not None
    assert stage.screen.focus.current.key == key


def test_focus_finds_another_place_when_its_widget_is_disabled(stage: Stage) -> None:
    page = desk(stage)
    page.focus.set(page.box)
    page.box.set_enabled(False)
    assert page.focus.current is not None
    assert page.focus.current.is_enabled


def test_a_modal_keeps_the_keyboard_and_the_mouse_to_itself(stage: Stage) -> None:
    page = desk(stage)
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    assert page.focus.current is not None
    assert page.focus.current.key == "modal:safe"
    press(stage, pygame.K_TAB)
    assert page.focus.current.key == "modal:action"
    click(stage, page.go.rect.center)
    press(stage, pygame.K_2)
    assert page.log == []
    press(stage, pygame.K_ESCAPE)
    assert page.log == []
    assert page.focus.current is page.slider


def test_the_action_of_a_modal_is_done_after_it_has_closed(stage: Stage) -> None:
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    press(stage, pygame.K_TAB)
    press(stage, pygame.K_RETURN)
    assert desk(stage).log == ["sealed"]
    assert stage.screen.scope == ""


def test_what_has_the_focus_is_scrolled_into_view(stage: Stage) -> None:
    page = desk(stage)
    page.focus.set(page.rows[9])
    stage.update(0.1)
    shown = {record.text for record in stage.texts()}
    assert "Row 9" in shown
    assert "Row 0" not in shown
    assert "Row 0" in {record.text for record in stage.texts(everything=True)}


def test_the_slip_comes_when_keys_bring_the_focus_and_goes_with_a_key(stage: Stage) -> None:
    surface = pygame.Surface(stage.size)
    for _step in range(10):
        stage.update(0.1)
    stage.render(surface)
    assert not any(record.layer == "tooltip" for record in stage.texts()), "no key brought the first focus"
    press(stage, pygame.K_TAB)
    press(stage, pygame.K_TAB, pygame.KMOD_SHIFT)
    for _step in range(10):
        stage.update(0.1)
    stage.render(surface)
    assert "hands" in {record.text for record in stage.texts() if record.layer == "tooltip"}
    press(stage, pygame.K_RIGHT)
    assert not any(record.layer == "tooltip" for record in stage.texts())


def test_a_still_screen_asks_for_no_frames(stage: Stage) -> None:
    page = desk(stage)
    page.focus.set(page.go)
    stage.update(1.0)
    assert stage.waiting() is None


def test_a_ledger_row_is_as_high_as_its_terms_need() -> None:
    terms = [Term("Standing", 10, "10"), Term("Not cut", -3, "–3"), Term("Brought in", 7, "7", total=True)]
    assert LedgerRow.height_for(terms, False) == 32
    assert LedgerRow.height_for(terms, True) > 32 + 3 * 25


def test_the_screen_can_be_told_as_lines(stage: Stage) -> None:
    lines = described(stage)
    assert any("Coal" in line and "☐" in line for line in lines)
    assert any("Fields" in line and "0.40" in line for line in lines)


def test_words_load_without_the_window() -> None:
    code = "import sys, game.text; sys.exit(any(m.split('.')[0] in ('pygame', 'numpy', 'babel') for m in sys.modules))"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
