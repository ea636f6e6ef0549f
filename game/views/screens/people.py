"""The desk: what came with the season, letters kept, who is known; the paper taken up; whoever wrote it.

Three sheets side by side over the commune; where there is less room, one at a time behind tabs. It is for reading.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.session.telling.desk import About, Item, Known, about, about_known, bears, last_letter
from game.session.telling.ledger_page import ledger_page
from game.session.telling.letters import written
from game.text import _, pgettext
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.picture_of import picture_of
from game.views.screen import Screen
from game.views.screens.bar import HEIGHT as BAR
from game.views.screens.bar import TopBar, bar_words
from game.views.screens.people_about import bearing, can_open, draw_about
from game.views.screens.people_desk import DeskList
from game.views.screens.people_page import (
    draw_letter,
    draw_note,
    draw_person,
    face_of,
    letter_lines,
    person_page,
)
from game.views.screens.plan import PlanScreen
from game.views.screens.plan_world import county_paper
from game.views.screens.world_view import WorldView
from game.views.widgets import Button, Drawing, OrderSlip, ScrollArea, TabBar, Widget, button_width

if TYPE_CHECKING:
    from game.session.game import Game

DESK_WIDTH, PAGE_WIDTH, ABOUT_WIDTH, GAP = 250.0, 500.0, 434.0, 24.0
ONE_WIDTH = 560.0
MOST_HEIGHT = 760.0
TABS_TOP, SHEET_TOP = 48.0, 86.0
FOOT = 60.0
ROW_STEP = 32.0


class PeopleScreen(Screen):
    """The desk, over whatever it was opened from; Escape goes back. `chosen`: what lies open."""

    name = "people"
    has_world = True
    arrival = "page"

    def __init__(self, chosen: str = "", page: str = "desk") -> None:
        super().__init__()
        self.chosen, self.page = chosen, page
        self.opened = False
        """whether the letters of earlier seasons are laid out"""
        self.world_view = WorldView(self)
        self._unfolded: set[str] = set()
        self._desk: DeskList
        self._areas: list[ScrollArea] = []
        self._made_for: tuple[int, str] | None = None

    @property
    def game(self) -> Game:
        """The game in progress."""
        game: Game = self.stage.context.game
        return game

    @property
    def from_plan(self) -> PlanScreen | None:
        """The plan, if it lies below."""
        below = self.stage.screens[-2] if len(self.stage.screens) > 1 else None
        return below if isinstance(below, PlanScreen) else None

    # --------------------------------------------------------------------- layout
    def _boxes(self, layout: Layout) -> tuple[Box | None, Box | None, Box | None]:
        """Boxes of the three sheets; None for one that is not seen."""
        if layout.two:
            top = BAR + 16
            height = min(layout.height - top - 20, MOST_HEIGHT)
            top += (layout.height - 20 - top - height) / 2
            left = (layout.width - DESK_WIDTH - PAGE_WIDTH - ABOUT_WIDTH - 2 * GAP) / 2
            middle = left + DESK_WIDTH + GAP
            return (
                (left, top, DESK_WIDTH, height),
                (middle, top + 8, PAGE_WIDTH, height - 16),
                (middle + PAGE_WIDTH + GAP, top, ABOUT_WIDTH, height),
            )
        width = layout.width if layout.narrow else min(ONE_WIDTH, layout.width - 48)
        height = layout.height - SHEET_TOP - (0 if layout.narrow else 12)
        box = ((layout.width - width) / 2, SHEET_TOP, width, height)
        desk, page, who = (box if self.page == name else None for name in ("desk", "page", "about"))
        return desk, page, who

    def build(self, layout: Layout) -> None:
        """Bar, world, sheets, keys."""
        self._desk = DeskList(self.game, self.look, self.opened)
        if not self.chosen or not self._there(self.chosen):
            self.chosen = self._desk.first()
        item, person = self._desk.item(self.chosen), self._desk.person(self.chosen)
        desk, page, who = self._boxes(layout)
        if page is not None and item is not None and item.sent is not None and not self._folds(item):
            self.game.read.add(item.sent.id)
            self._desk = DeskList(self.game, self.look, self.opened)
        TopBar(self, bar_words(self.game), self.back)
        self.world_view.place((0.0, BAR, layout.width, layout.height - BAR))
        self.world_view.show(picture_of(self.game))
        self.world_view.enter()
        self._areas = []
        if not layout.two:
            self._tabs(layout, desk or page or who or (0, 0, 0, 0), person is not None)
        if desk is not None:
            self._build_desk(desk)
        if page is not None:
            self._build_page(page, item, person)
        if who is not None:
            self._build_about(who, item, person)
        self.shortcuts["l"] = self.back
        for key, step in (("down", 1), ("up", -1), ("page down", 8), ("page up", -8)):
            self.shortcuts[key] = lambda step=step: self._scroll(step)  # type: ignore[misc]

    def _there(self, key: str) -> bool:
        return self._desk.item(key) is not None or self._desk.person(key) is not None

    def _tabs(self, layout: Layout, box: Box, person: bool) -> None:
        tabs = [("desk", _("On the desk")), ("page", _("Person") if person else _("Paper")), ("about", _("Who it is"))]
        x, _y, w, _h = box
        margin = 0.0 if layout.narrow else 12.0
        at = (x + margin, TABS_TOP, w - margin, SHEET_TOP - TABS_TOP)
        TabBar(self, at, tabs, self.page, self.turn_to, key="tabs")
        if not self.focus_key:
            self.focus_key = f"row:{self.chosen}" if self.page == "desk" else "tabs"

    def _pad(self, box: Box) -> float:
        return 34.0 if box[2] >= 480 else 16.0

    # --------------------------------------------------------------------- sheets
    def _build_desk(self, box: Box) -> None:
        x, y, w, h = box
        inner = (x + 14, y + 6, w - 20, h - 50)
        area = self._desk.build(self, inner, self.chosen, self.choose, self.turn_earlier)
        if not self.focus_key:
            self.focus_key = f"row:{self.chosen}"
        for widget in area.inside:
            if widget.key == f"row:{self.chosen}":
                area.reveal(widget)

    def _folds(self, item: Item) -> bool:
        """Whether a letter is folded because it tells of a death and the player wants that."""
        sent = item.sent
        wanted = self.stage.settings.fold_distressing and item.key not in self._unfolded
        return sent is not None and sent.letter.distressing and wanted

    def _build_page(self, box: Box, item: Item | None, person: Known | None) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        width = w - 2 * pad
        room: Box = (x + pad, y + 24, width + 20, h - 40)
        if person is not None:
            told = person_page(self.game, person)
            self._scrolled(room, width, lambda pen: draw_person(pen, told, width))
        elif item is not None and item.kind == "note":
            page = ledger_page(self.game)
            self._scrolled(room, width, lambda pen: draw_note(pen, page, width))
        elif item is not None and item.kind == "order":
            paper = county_paper(self.game)
            height = OrderSlip.height_for(self.look, paper, w)
            if height <= h:
                OrderSlip(self, box, paper, key="paper")
            else:
                height = OrderSlip.height_for(self.look, paper, w - 48)
                area = ScrollArea(self, (x, y, w, h), height + 28)
                area.add(OrderSlip, (14, 14, w - 48, height), paper, key="paper")
                self._areas.append(area)
        elif item is not None and item.sent is not None and self._folds(item):
            words = _("This letter tells of a death. It is folded.")
            self._scrolled(room, width, lambda pen: pen.paragraph(words, 0, 6, width, "body", "ink"))
            label = _("Unfold")
            room_ = button_width(Pen(self.look, pygame.Surface((1, 1))), label, "N")
            below = y + 42 + self.look.type.style("body").line * len(self.look.type.wrap(words, width, "body"))
            Button(self, (x + pad, below, room_, 40), label, self.unfold, keycap="N", key="unfold", group="page")
            self.shortcuts["n"] = self.unfold
        elif item is not None and item.sent is not None:
            letter = written(self.game, item.sent)
            lines = letter_lines(self.look, letter, width)
            self._scrolled(room, width, lambda pen: draw_letter(pen, lines, width, room[3]))

    def _scrolled(self, room: Box, width: float, draw: Callable[[Pen], float]) -> None:
        """Something drawn that scrolls where it is longer than its room; drawing says how high it is."""
        height = draw(Pen(self.look, pygame.Surface((1, 1))))

        def paint(pen: Pen) -> None:
            draw(pen)

        area = ScrollArea(self, room, height)
        area.add(Drawing, (0, 0, width, height), paint)
        self._areas.append(area)

    def _build_about(self, box: Box, item: Item | None, person: Known | None) -> None:
        x, y, w, h = box
        pad = 20.0 if w >= 420 else 14.0
        width = w - 2 * pad
        told, face, order, row = self._told(item, person)
        bearing_ = bearing(self.game, order, row, self.from_plan is not None) if order else None
        top = y + 50
        self._scrolled(
            (x + pad, top, width + 18, y + h - FOOT - top - 4), width,
            lambda pen: draw_about(pen, told, face, bearing_, width),
        )  # fmt: skip
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        label = _("Back")
        back = button_width(ruler, label, "Esc")
        Button(
            self, (x + w - pad - back, y + h - 52, back, 40), label, self.back,
            keycap=pgettext("key", "Esc"), key="back", group="foot",
        )  # fmt: skip
        self._way_on(x + pad, y + h - 52, order, person)

    def _way_on(self, x: float, y: float, order: str, person: Known | None) -> None:
        """A button to the plan at the order, or to somebody's last letter."""
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        if can_open(self.game, order, self.from_plan is not None):
            label, key, act = _("Open the plan at it"), "P", lambda: self.open_plan(order)
        elif person is not None and last_letter(self.game, person) is not None:
            label, key, act = _("Read the last letter"), "R", lambda: self.read_last(person)
        else:
            return
        Button(
            self, (x, y, button_width(ruler, label, key), 40), label, act, keycap=key, key="way", group="foot",
        )  # fmt: skip
        self.shortcuts[key.lower()] = act

    def _told(self, item: Item | None, person: Known | None) -> tuple[About, tuple[str, str], str, int]:
        """Who it is, the face, the order that bears on it, the brigade."""
        if item is not None and item.sent is not None:
            sent = item.sent
            face = face_of(self.game, sent.writer) if sent.letter.signed else ("", "")
            known_new = sent.letter.by == "new"
            return about(self.game, sent), ("", "") if known_new else face, bears(sent), sent.row
        known_by_paper = person is None
        if person is None:
            key = "post:fan" if item is not None and item.kind == "note" else "post:qiu"
            person = self._desk.person(key)
        assert person is not None
        # On somebody's own sheet the face is there already.
        face = face_of(self.game, person.key) if known_by_paper else ("", "")
        return about_known(self.game, person, seasons=known_by_paper), face, "", -1

    # -------------------------------------------------------------------- drawing
    def ground(self, pen: Pen) -> None:
        """The sheets."""
        desk, page, who = self._boxes(self.layout)
        if desk is not None:
            x, y, w, h = desk
            pen.sheet(*desk)
            pen.keys([("↑ ↓", pgettext("key", "choose"))], x + 14, y + h - 22)
        if page is not None:
            pen.sheet(*page)
        if who is not None:
            x, y, w, _h = who
            pen.sheet(*who)
            pad = 20.0 if w >= 420 else 14.0
            pen.heading(self._about_heading(), x + pad, y + 34, w - 2 * pad, style="sheet")

    def _about_heading(self) -> str:
        item = self._desk.item(self.chosen)
        if item is None:
            return _("What is known")
        return _("Who wrote") if item.kind == "letter" else _("Who it is from")

    def world(self, surface: pygame.Surface) -> None:
        """The commune under the sheets."""
        self.world_view.draw(surface)

    def update(self, seconds: float) -> None:
        """The commune lives."""
        self.world_view.update(seconds)

    def moving(self) -> bool:
        """While the commune is seen to live."""
        return self.world_view.seen and not self.look.reduced_motion

    # -------------------------------------------------------------------- actions
    def choose(self, key: str) -> None:
        """Take something up."""
        if key != self.chosen or not self.layout.two:
            self.stage.play("page")
        self.chosen, self.focus_key = key, f"row:{key}"
        if not self.layout.two:
            self.page, self.focus_key = "page", "tabs"
        self.rebuild()

    def turn_earlier(self) -> None:
        """Lay the letters of earlier seasons out, or put them together."""
        self.opened = not self.opened
        self.focus_key = "row:earlier"
        self.rebuild()

    def turn_to(self, key: str) -> None:
        """Another sheet, where one is seen at a time."""
        self.page = key
        self.rebuild()

    def unfold(self) -> None:
        """Show a letter that was folded."""
        self._unfolded.add(self.chosen)
        self.focus_key = f"row:{self.chosen}" if self.layout.two else "tabs"
        self.rebuild()

    def read_last(self, person: Known) -> None:
        """Take up somebody's last letter."""
        sent = last_letter(self.game, person)
        if sent is not None:
            self.opened = self.opened or sent.season < len(self.game.records) - 1
            self.choose(sent.id)

    def open_plan(self, order: str) -> None:
        """Back to the plan, with the focus on an order."""
        plan = self.from_plan
        if plan is not None:
            self.stage.pop()
            plan.open_at(order)

    def _scroll(self, steps: int) -> None:
        """Move the paper that is read."""
        if self._areas:
            self._areas[0].scroll(steps * ROW_STEP)
            self.dirty = True

    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """Where all sheets are seen, the arrows take up what they come to."""
        if new is None or not self.layout.two or self.focus.by_mouse or not new.key.startswith("row:"):
            return
        key = new.key.removeprefix("row:")
        if key != self.chosen and self._there(key):
            self.choose(key)
            self.focus.by_mouse = False
