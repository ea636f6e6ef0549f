"""What lies over what: whole lines at the edges of scrollers, slips beside the rows, rings that hide nothing."""

from __future__ import annotations

from collections.abc import Callable

import pygame
import pytest

from game.session.game import Game
from game.views.layout import Layout
from game.views.look import Look
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.screens import make
from game.views.screens.epilogue import EpilogueScreen
from game.views.screens.help import HelpScreen
from game.views.screens.new_game import NewGameScreen
from game.views.widgets import Choice, Column, Drawing, ListRow, ScrollArea, SliderRow, Table
from tests.views.staged import FORMS, game_at, press, settle, stage_with
from tools.gallery.screens import half_seen

SCROLLED: dict[str, Callable[[], Screen]] = {
    "plan": lambda: make("plan"),
    "report": lambda: make("report", opened=True),
    "county": lambda: make("county"),
    "help": lambda: HelpScreen("orders"),
    "books": lambda: EpilogueScreen("books"),
}


@pytest.fixture(scope="module")
def played() -> Game:
    return game_at(3)


class Rows(Screen):
    """Forty rows of 30 in an area that ends in the middle of one."""

    def build(self, layout: Layout) -> None:
        self.area = ScrollArea(self, (40, 40, 300, 200), 1200)
        for number in range(40):
            self.area.add(ListRow, (0, 30 * number, 260, 30), f"Row {number}", lambda: None)

    def ground(self, pen: Pen) -> None:
        pen.desk()
        pen.sheet(20, 20, 400, 300)


@pytest.mark.parametrize("scrolled", [0.0, 10.0, 47.0, 1000.0])
def test_an_edge_of_a_scroller_shows_the_sheet_instead_of_half_a_row(played: Game, scrolled: float) -> None:
    screen = Rows()
    stage = stage_with(screen, played)
    screen.area.scroll(scrolled)
    seen = screen.area.seen()
    picture = pygame.Surface(stage.size)
    stage.render(picture)
    view = pygame.Rect(screen.area.area.get_abs_rect())
    assert abs(seen.h - 30 * round(seen.h / 30)) <= 1 and seen.h >= 149, "whole rows and nothing else"
    for top, bottom in ((view.top, seen.top), (seen.bottom, view.bottom)):
        # Left of the mark in the middle that says that it goes on.
        strip = pygame.Rect(view.left, top, view.w // 2 - 20, bottom - top)
        for surface in (picture, screen.ground_surface(stage.size)):
            assert strip.h == 0 or pygame.transform.average_color(surface.subsurface(strip))[:3] == pytest.approx(
                pygame.transform.average_color(screen.ground_surface(stage.size).subsurface(strip))[:3], abs=1
            )


@pytest.mark.parametrize(("size", "scale"), FORMS)
@pytest.mark.parametrize("name", SCROLLED)
def test_no_text_is_half_seen(played: Game, name: str, size: tuple[int, int], scale: float) -> None:
    stage = stage_with(SCROLLED[name](), played, size, scale)
    settle(stage)
    assert half_seen(stage) == []


def test_no_heading_stands_alone_at_an_edge(played: Game) -> None:
    stage = stage_with(make("plan"), played, (1920, 1080), 1.5)
    press(stage, pygame.K_4)
    headed = {"Works": "Project", "Workshop": "The workshop makes", "Bowl": "Who eats first"}
    shown, all_of_it = ({r.text for r in stage.texts(every)} for every in (False, True))
    assert set(headed) <= all_of_it
    for heading, first in headed.items():
        assert (heading in shown) == (first in shown), heading
    assert "Works" in shown and "Bowl" not in shown


def test_the_plan_opens_without_a_slip_and_a_slip_covers_no_row(played: Game) -> None:
    stage = stage_with(make("plan"), played)
    picture = pygame.Surface(stage.size)
    settle(stage, 2.0)
    stage.render(picture)
    assert stage._slip.owner is None
    press(stage, pygame.K_DOWN)
    settle(stage, 2.0)
    stage.render(picture)
    assert stage._slip.owner is stage.screen.focus.current
    slip = pygame.Rect(stage._slip.texts()[0].rect).unionall([record.rect for record in stage._slip.texts()])
    rows = [widget for widget in stage.screen.focus.items() if widget is not stage.screen.focus.current]
    assert not [widget.key for widget in rows if slip.colliderect(widget.rect)]


def test_the_ring_of_a_row_leaves_its_own_marks_free(played: Game) -> None:
    stage = stage_with(make("plan"), played)
    row = stage.screen.focus.current
    assert isinstance(row, SliderRow)
    _x, y, _w, h = row.focus_box()
    gap = stage.look.theme.value("focus")["gap"]
    assert not row.ring_halo, "nothing is painted between the ring and the row"
    assert y - gap <= 2 and y + h + gap >= 38 + 4, "from the mark of last season to under the line of the forecast"


def test_choosing_moves_no_other_choice(played: Game) -> None:
    stage = stage_with(NewGameScreen(7), played)
    choice = next(widget for widget in stage.screen.widgets if isinstance(widget, Choice) and len(widget.choices) == 3)
    before = list(choice._boxes)
    choice.choose(choice.choices[0][0])
    assert choice._boxes == before


def test_no_paragraph_ends_with_one_word_and_headlines_end_level() -> None:
    pygame.font.init()
    type_ = Look(1.0).type
    text = "Autumn 1958 begins. Until its work is done, no order can be changed by anyone here, you included."
    for width in range(200, 520, 10):
        last = type_.wrap(text, width, "body")[-1]
        assert " " in last, (width, last)
    headline = "Willow Crossing reports 8,510 tonnes"
    lines = type_.wrap(headline, type_.level(headline, 500, "headline"), "headline")
    assert len(lines) == len(type_.wrap(headline, 500, "headline")) == 2
    assert type_.width(lines[1], "headline") > 200 and not lines[0].endswith("8,510")


class Charts(Screen):
    """Two charts of 120 in an area of 200, and a table that begins under them."""

    def build(self, layout: Layout) -> None:
        self.area = ScrollArea(self, (40, 40, 300, 200), 600)
        for number in range(2):
            self.area.add(Drawing, (0, 120 * number, 260, 112), self.paint, whole=True)
        rows = [["one", "1"], ["two", "2"], ["three", "3"]]
        self.area.add(Table, (0, 240, 260, 120), [Column("Name"), Column("Number", 90, "right")], rows)

    def paint(self, pen: Pen) -> None:
        pen.text("over it", 0, 17)
        pen.text("under it", 0, 108)

    def ground(self, pen: Pen) -> None:
        pen.desk()
        pen.sheet(20, 20, 400, 300)


def test_an_edge_shows_a_chart_whole_or_not_at_all(played: Game) -> None:
    screen = Charts()
    stage_with(screen, played)
    view = pygame.Rect(screen.area.area.get_abs_rect())
    # The second chart would be cut at 80 of its 112.
    assert screen.area.seen().bottom == view.top + 120
    screen.area.scroll(40)
    assert screen.area.seen().bottom == view.bottom


def test_an_edge_leaves_no_head_of_a_table_without_a_row(played: Game) -> None:
    screen = Charts()
    stage_with(screen, played)
    # 45 of the table are in view: its head and half a row.
    screen.area.scroll(85)
    view = pygame.Rect(screen.area.area.get_abs_rect())
    assert view.top + 232 - 85 - 12 <= screen.area.seen().bottom <= view.top + 240 - 85 + 8
