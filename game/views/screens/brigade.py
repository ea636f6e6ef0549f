"""One brigade: what is reported and what is true of it, what its head says, and the orders given to it alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.rules.order_table import HANDS, Order
from game.session.forecast import Forecast as Outlook
from game.text import _, ngettext, pgettext
from game.views.charts import draw_panel
from game.views.faces import HIGH, draw_face, head_key, stage_of
from game.views.figures import number, people
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screens.brigade_known import (
    counted_caption,
    counted_columns,
    counted_rows,
    eaten_panel,
    ledger_columns,
    ledger_rows,
)
from game.views.screens.brigade_sheet import BrigadeSheet
from game.views.screens.brigade_words import head_name, head_says
from game.views.screens.plan_controls import KeyLabel
from game.views.screens.plan_words import effects_of, title
from game.views.screens.sitting import SHEET_TOP, TABS_TOP, Sitting
from game.views.screens.sitting_foot import FOOTER
from game.views.screens.sitting_note import MarginNote
from game.views.screens.sitting_sheet import Add
from game.views.screens.world_view import PlaceTag
from game.views.widgets import Button, Drawing, ScrollArea, TabBar, Table, button_width

if TYPE_CHECKING:
    from game.session.known import BrigadeKnown

ROW, HEAD = 46.0, 30.0
LEDGER_ROW, COUNTED_ROW = 34.0, 30.0
BUTTON = 46.0
FACE = 72.0
"""How wide a head's portrait is beside the words."""


class BrigadeScreen(Sitting):
    """A brigade's page. `row` is its number, 0-7."""

    name = "brigade"
    sheet_two = 760.0
    gutter = False
    sheet: BrigadeSheet

    def __init__(self, row: int = 0) -> None:
        super().__init__()
        self.row = row
        self.page = "brigade"

    @property
    def brigade(self) -> BrigadeKnown:
        """What is known of the brigade."""
        return self.game.brigades()[self.row]

    @property
    def can_order(self) -> bool:
        """Whether orders can be given now: the Plan sitting is open."""
        return self.game.stage == "plan" and self.game.in_office

    # -------------------------------------------------------------------------- build
    def build(self, layout: Layout) -> None:
        """Bar, world with the head's words, sheet, foot."""
        x, y, w, h = self.begin(layout, BrigadeSheet(self, self.row))
        self.shortcuts.update({"[": lambda: self.turn(-1), "]": lambda: self.turn(1)})
        self._place_words(layout, x)
        self._place_tabs(layout, x, w)
        bottom = y + h - FOOTER
        if layout.two:
            self._two_pages(x, y, bottom)
        else:
            self._one_page((x + 16, y + 8, w - 22, bottom - y - 14), layout)
        self._foot(x, bottom, w)
        self.sheet.sync(self.outlook)

    def _place_words(self, layout: Layout, left: float) -> None:
        """The brigade's village with its tags, and its head's words on a slip."""
        place, brigade = f"brigade:{self.row + 1}", self.brigade
        self.world_view.stop(place)
        tags = [PlaceTag(place, _(brigade.name), people(brigade.people))]
        halls = brigade.structures["canteen"]
        if halls:
            words = ngettext("{count} hall", "{count} halls", halls).format(count=number(halls))
            tags.append(PlaceTag(f"canteen:{self.row + 1}", _("Canteens"), words))
        self.world_view.tags = tags
        if layout.narrow:
            return
        width = left - 28
        height = self._words_height(width - 32)
        at = (14.0, layout.height - 14 - height, width, height)
        outer = 14.0
        grown = (at[0] - outer, at[1] - outer, width + 2 * outer, height + 2 * outer)

        def paint(pen: Pen) -> None:
            pen.sheet(outer, outer, width, height, "ledger_light", shadow="slip", toned=False)
            self._paint_words(pen, outer, outer, width)

        Drawing(self, grown, paint, layer="slips")
        self.world_view.covered.append(at)

    def _words_height(self, width: float) -> float:
        words = self.look.type.wrap(head_says(self.game, self.row), width - FACE - 14, "letter")
        return max(46 + 24 * len(words), 14 + FACE * HIGH) + 14

    def _paint_words(self, pen: Pen, x: float, y: float, w: float) -> None:
        draw_face(pen, head_key(self.brigade.name), x + 16, y + 14, FACE, stage=stage_of(self.brigade))
        left, room = x + 16 + FACE + 14, w - 32 - FACE - 14
        pen.text(head_name(self.brigade), left, y + 28, "value", "ink", room=room)
        pen.paragraph(head_says(self.game, self.row), left, y + 38, room, "letter", "pencil", line=24)

    def _place_tabs(self, layout: Layout, x: float, w: float) -> None:
        side = 292.0 if layout.two else 104.0
        start = x if layout.narrow else x + 12
        tabs = [("brigade", _("Brigade"))]
        if self.can_order:
            tabs.append(("orders", _("Orders")))
        if self.page not in dict(tabs):
            self.page = "brigade"
        TabBar(self, (start, TABS_TOP, w - side - 12, SHEET_TOP - TABS_TOP), tabs, self.page, self.turn_to, key="tabs")
        if not layout.two and not self.focus_key:
            self.focus_key = "tabs"
        names, count = self.game.brigade_names, self.game.places
        back, on = (_(names[(self.row + way) % count]) for way in (-1, 1))
        right = x + w - 14
        if layout.two:
            # Each neighbour beside its key; the longest pair of names still fits.
            used = self.look.type.width(on, "body") + 34
            KeyLabel(self, (right - used, TABS_TOP, used, 36), on, "]", lambda: self.turn(1), last=True)
            left = self.look.type.width(back, "body") + 34
            KeyLabel(self, (right - used - 14 - left, TABS_TOP, left, 36), back, "[", lambda: self.turn(-1))
        else:
            for place, (cap, way) in enumerate((("[", -1), ("]", 1))):
                KeyLabel(self, (right - 64 + 36 * place, TABS_TOP, 30, 36), "", cap, lambda way=way: self.turn(way))  # type: ignore[misc]

    # --------------------------------------------------------------------------- pages
    def _two_pages(self, x: float, y: float, bottom: float) -> None:
        left, right, top = x + 20, x + 396, y + 54.0

        def add(kind: type, at: Box, *args: Any, **options: Any) -> Any:
            return kind(self, at, *args, **options)

        if self.page == "orders":
            self._hand_rows(add, left, top, 350)
            later = self.sheet.later_orders()[self._moved_up(bottom) :]
            if later:
                self._order_rows(add, right, top, 344, later, _("Other orders"))
            return
        under = max(self._ledger(add, left, top, 350) + 12, y + 270)
        self._eaten(add, right, top - 4, 344, 216)
        if self.can_order:
            orders = self.sheet.first_orders() + self.sheet.later_orders()[: self._moved_up(bottom)]
            self._order_rows(add, left, under, 350, orders, _("Orders to this brigade"))
        self._counted(add, right, under, 344)

    def _moved_up(self, bottom: float) -> int:
        """How many orders of the second page a high window brings onto the first."""
        if not self.layout.extra_rows:
            return 0
        used = SHEET_TOP + 270 + HEAD + ROW * len(self.sheet.first_orders())
        return max(0, int((bottom - 12 - used) // ROW))

    def _one_page(self, box: Box, layout: Layout) -> None:
        inner = box[2] - 26
        later = self.sheet.later_orders() if self.can_order else []
        if self.page == "orders":
            area = ScrollArea(self, box, HEAD + ROW * len(HANDS) + 12 + HEAD + ROW * len(later) + 10)
            top = self._hand_rows(area.add, 4, 0, inner) + 12
            self._order_rows(area.add, 4, top, inner, later, _("Other orders"))
            return
        orders = self.sheet.first_orders() if self.can_order else []
        words = self._words_height(inner) if layout.narrow else 0
        tables = HEAD + LEDGER_ROW * len(ledger_rows(self.game, self.row)) + 12
        tables += 12 + HEAD + COUNTED_ROW * len(counted_rows(self.game, self.row))
        area = ScrollArea(self, box, 46 + tables + words + 216 + (42 + ROW * len(orders) if orders else 0) + 10)
        add, left = area.add, 4.0
        add(Drawing, (left, 0, inner, 46), lambda pen: self._paint_title(pen, 0, 26, _width(pen)))
        top = self._ledger(add, left, 46, inner) + 12
        if words:
            add(Drawing, (left, top, inner, words), lambda pen: self._paint_words(pen, -16, 0, inner + 32))
            top += words
        if orders:
            top = self._order_rows(add, left, top, inner, orders, _("Orders to this brigade")) + 12
        self._eaten(add, left, top, inner, 212)
        self._counted(add, left, top + 216, inner)

    # -------------------------------------------------------------------- parts of a page
    def _ledger(self, add: Add, x: float, y: float, w: float) -> float:
        """Reported and true; returns the y under it."""
        rows = ledger_rows(self.game, self.row)
        height = HEAD + LEDGER_ROW * len(rows)
        # Between two pages the table has a little air under its last line.
        at = (x, y, w, height + (4 if self.layout.two else 0))
        add(Table, at, ledger_columns(w), rows, row_height=LEDGER_ROW, head_height=HEAD)
        return y + at[3]

    def _eaten(self, add: Add, x: float, y: float, w: float, h: float) -> None:
        """The chart of what was eaten."""
        panel = eaten_panel(self.game, self.row)
        room = 212 if self.layout.two else 206
        add(Drawing, (x, y, w, h), lambda pen: draw_panel(pen, (0, 0, w, room), panel))

    def _hand_rows(self, add: Add, x: float, y: float, w: float) -> float:
        self._heading(add, x, y, w, _("Hands"), _("{count} hands").format(count=number(self.brigade.hands)))
        self.sheet.track = 94.0 if self.layout.two else 156.0
        y += HEAD
        for task in HANDS:
            self.sheet.hand(add, (x, y, w, ROW), task, "hands")
            y += ROW
        return y

    def _order_rows(self, add: Add, x: float, y: float, w: float, orders: list[Order], head: str) -> float:
        self._heading(add, x, y, w, head)
        y += HEAD
        # Sliders of one section are of one length, and none runs into a name.
        names = [title(order) for order in orders if order.kind == "number"]
        widest = max((self.look.type.width(name, "body") for name in names), default=0)
        self.sheet.track = max(50.0, min(94.0 if self.layout.two else 156.0, w - 38 - widest - 16 - 7 - 64))
        for order in orders:
            self.sheet.order(add, (x, y, w, ROW), order)
            y += ROW
        return y

    def _counted(self, add: Add, x: float, y: float, w: float) -> None:
        self._heading(add, x, y, w, _("Counted"), counted_caption(self.game))
        rows = counted_rows(self.game, self.row)
        add(Table, (x, y + HEAD, w, COUNTED_ROW * len(rows)), counted_columns(w), rows, head_height=0)

    def _heading(self, add: Add, x: float, y: float, w: float, words: str, caption: str = "") -> None:
        add(
            Drawing, (x, y, w, HEAD), lambda pen: pen.heading(words, 0, 19, _width(pen), caption=caption),
            heading=True,
        )  # fmt: skip

    # -------------------------------------------------------------------- ground, foot
    def paint_fixed(self, pen: Pen, x: float, y: float) -> None:
        """The brigade's name over both pages."""
        if self.layout.two:
            self._paint_title(pen, x + 20, y + 31, 720)

    def _paint_title(self, pen: Pen, x: float, baseline: float, w: float) -> None:
        name = pgettext("title", "{name} brigade").format(name=_(self.brigade.name))
        hands = _("{people}, {count} hands").format(
            people=people(self.brigade.people), count=number(self.brigade.hands)
        )
        if pen.measure(name, "sheet") + pen.measure(hands, "body") + 12 > w:
            hands = people(self.brigade.people)
        pen.heading(name, x, baseline, w, style="sheet", caption=hands, caption_style="body", caption_colour="ink")

    def _foot(self, x: float, bottom: float, w: float) -> None:
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        options: dict[str, Any] = {"ground": "ledger_shade", "group": "foot"}
        back, escape = _("Back to the plan") if self.can_order else _("Back"), pgettext("key", "Esc")
        width = button_width(ruler, back, escape)
        right = x + w - 20
        top = bottom + (FOOTER - BUTTON) / 2
        Button(self, (right - width, top, width, BUTTON), back, self.back, keycap=escape, key="back", **options)
        right -= width + 8
        if not self.can_order:
            return
        label = _("Same as commune")
        width = button_width(ruler, label)
        if right - width > x + 12:
            Button(self, (right - width, top, width, BUTTON), label, self.same_as_commune, key="same", **options)
            right -= width + 8
        if self.layout.two and right - x > 300:
            self.note = MarginNote(self, (x + 20, bottom + 10, right - x - 36, 62), ground="ledger_shade")

    # -------------------------------------------------------------------- giving orders
    def same_as_commune(self) -> None:
        """Let every order of this brigade follow the commune's."""
        for name in dict.fromkeys(self.sheet.own_orders()):
            self.sheet.same_as_commune(name)
        self.changed()

    def effects(self, before: Outlook, after: Outlook) -> list[str]:
        """What changes for this brigade."""
        return effects_of(before.brigades[self.row], after.brigades[self.row])

    def turn(self, way: int) -> None:
        """To the next brigade or the one before."""
        self.row = (self.row + way) % self.game.places
        self.rebuild()


def _width(pen: Pen) -> float:
    """How wide the pen's surface is."""
    return pen.look.scale.logical(pen.surface.get_width())
