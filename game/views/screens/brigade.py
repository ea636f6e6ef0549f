"""One brigade: what is reported and what is true of it, what its head says, and the orders given to it alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame

from game.rules.order_table import HANDS, Order
from game.rules.orders import OrderError
from game.session.forecast import Forecast as Outlook
from game.session.known import FEAR_WORDS, TRUST_WORDS
from game.session.plan import Draft
from game.text import _, ngettext, pgettext
from game.views import screens
from game.views.charts import Panel, Series, draw_panel
from game.views.figures import SHORT_SEASONS, number, people, tonnes, tonnes_span
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.picture_of import picture_of
from game.views.screens.bar import HEIGHT, TopBar, bar_words
from game.views.screens.brigade_sheet import FIRST, BrigadeSheet
from game.views.screens.brigade_words import head_name, head_says
from game.views.screens.plan_controls import KeyLabel
from game.views.screens.plan_footer import FOOTER, MarginNote
from game.views.screens.plan_words import effects_of, shown, step_words, title
from game.views.screens.sitting import Sitting
from game.views.screens.world_view import PAN_STEP, PlaceTag, WorldView
from game.views.typeset import TextRecord
from game.views.widgets import (
    Button,
    Column,
    Drawing,
    ScrollArea,
    TabBar,
    Table,
    Tip,
    Widget,
    button_width,
    reported_word,
    true_word,
)
from game.views.widgets.lists import Cell

if TYPE_CHECKING:
    from game.session.known import BrigadeKnown

SHEET_TWO, SHEET_ONE = 760.0, 492.0
TABS_TOP, SHEET_TOP = 48.0, 86.0
SEASONS_SHOWN = 5
ROW = 46.0


class BrigadeScreen(Sitting):
    """A brigade's page. `row` is its number, 0-7."""

    name = "brigade"

    def __init__(self, row: int = 0) -> None:
        super().__init__()
        self.row = row
        self.page = "brigade"
        self.track = 94.0
        self.sheet: BrigadeSheet
        self.outlook: Outlook | None = None
        self.world_view: WorldView | None = None
        self._note: MarginNote | None = None

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
        self.outlook = self.stage.context.forecast() if self.can_order else None
        self._note, self._due = None, None
        self.sheet = BrigadeSheet(self, self.row)
        if self.world_view is None:
            self.world_view = WorldView(self)
        step = PAN_STEP
        self.shortcuts.update(
            {
                "[": lambda: self.turn(-1),
                "]": lambda: self.turn(1),
                "z": self.undo,
                "y": self.redo,
                "backspace": self.reset_focused,
                "f1": lambda: screens.open_over(self.stage, "help"),
                "ctrl+left": lambda: self._pan(-step, 0),
                "ctrl+right": lambda: self._pan(step, 0),
                "ctrl+up": lambda: self._pan(0, -step),
                "ctrl+down": lambda: self._pan(0, step),
            }
        )
        TopBar(self, bar_words(self.game), self.back)
        x, y, w, h = self._sheet_box(layout)
        self._place_world(layout, x)
        self._place_tabs(layout, x, w)
        bottom = y + h - FOOTER
        if layout.two:
            self._two_pages(x, y, bottom)
        else:
            self._one_page((x + 16, y + 8, w - 22, bottom - y - 14), layout)
        self._foot(x, bottom, w)
        self.sheet.sync(self.outlook)

    def _sheet_box(self, layout: Layout) -> Box:
        width = layout.width if layout.narrow else SHEET_TWO if layout.two else SHEET_ONE
        return (layout.width - width, SHEET_TOP, width, layout.height - SHEET_TOP)

    def _place_world(self, layout: Layout, left: float) -> None:
        assert self.world_view is not None
        self.world_view.place((0.0, HEIGHT, max(left, 1.0), layout.height - HEIGHT))
        self.world_view.show(picture_of(self.game))
        self.world_view.stop(f"brigade:{self.row + 1}")
        brigade = self.brigade
        place = f"brigade:{self.row + 1}"
        tags = [PlaceTag(place, _(brigade.name), people(brigade.people))]
        halls = brigade.structures["canteen"]
        if halls:
            words = ngettext("{count} hall", "{count} halls", halls).format(count=number(halls))
            tags.append(PlaceTag(f"canteen:{self.row + 1}", _("Canteens"), words))
        self.world_view.tags = tags
        if layout.narrow:
            return
        width = left - 28
        height = 46 + 24 * len(self.look.type.wrap(head_says(self.game, self.row), width - 32, "letter")) + 14
        at = (14.0, layout.height - 14 - height, width, height)
        outer = 14.0
        grown = (at[0] - outer, at[1] - outer, width + 2 * outer, height + 2 * outer)
        Drawing(self, grown, lambda pen: self._paint_words(pen, outer, outer, width, height), layer="slips")
        self.world_view.covered.append(at)

    def _paint_words(self, pen: Pen, x: float, y: float, w: float, h: float, sheet: bool = True) -> None:
        if sheet:
            pen.sheet(x, y, w, h, "ledger_light", shadow="slip", toned=False)
        pen.text(head_name(self.brigade), x + 16, y + 28, "value", "ink", room=w - 32)
        pen.paragraph(head_says(self.game, self.row), x + 16, y + 38, w - 32, "letter", "pencil", line=24)

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
            for number_, (cap, way) in enumerate((("[", -1), ("]", 1))):
                KeyLabel(self, (right - 64 + 36 * number_, TABS_TOP, 30, 36), "", cap, lambda way=way: self.turn(way))  # type: ignore[misc]

    # ----------------------------------------------------------------------- two pages
    def _two_pages(self, x: float, y: float, bottom: float) -> None:
        self.track = 94.0
        left, right, top = x + 20, x + 396, y + 54.0

        def add(kind: Callable[..., Any], at: Box, *args: Any, **options: Any) -> Any:
            return kind(self, at, *args, **options)

        if self.page == "orders":
            self._hand_rows(add, left, top, 350)
            later = self.sheet.later_orders()[self._moved_up(bottom) :]
            if later:
                self._order_rows(add, right, top, 344, later, _("Other orders"))
            return
        rows = self._ledger_rows()
        add(
            Table, (left, top, 350, 34 + 34 * len(rows)), self._ledger_columns(350), rows, row_height=34, head_height=30
        )
        add(Drawing, (right, top - 4, 344, 216), lambda pen: draw_panel(pen, (0, 0, 344, 212), self._panel()))
        under = max(top + 34 + 34 * len(rows) + 12, y + 270)
        if self.can_order:
            orders = self.sheet.open_orders(FIRST) + self.sheet.later_orders()[: self._moved_up(bottom)]
            self._order_rows(add, left, under, 350, orders, _("Orders to this brigade"))
        self._counted(add, right, under, 344)

    def _moved_up(self, bottom: float) -> int:
        """How many orders of the second page a high window brings onto the first."""
        if not self.layout.extra_rows:
            return 0
        used = SHEET_TOP + 270 + 30 + ROW * len(self.sheet.open_orders(FIRST))
        return max(0, int((bottom - 12 - used) // ROW))

    def _hand_rows(self, add: Callable[..., Any], x: float, y: float, w: float) -> float:
        add(
            Drawing,
            (x, y, w, 30),
            lambda pen: pen.heading(_("Hands"), 0, 19, _width(pen), caption=self._hands_caption()),
        )
        y += 30
        for task in HANDS:
            self.sheet.hand(add, (x, y, w, ROW), task, "hands")
            y += ROW
        return y

    def _hands_caption(self) -> str:
        return _("{count} hands").format(count=number(self.brigade.hands))

    def _order_rows(
        self, add: Callable[..., Any], x: float, y: float, w: float, orders: list[Order], head: str
    ) -> float:
        add(Drawing, (x, y, w, 30), lambda pen: pen.heading(head, 0, 19, w))
        y += 30
        # Sliders of one section are of one length, and none runs into a name.
        names_of = [title(order) for order in orders if order.kind == "number"]
        widest = max((self.look.type.width(name, "body") for name in names_of), default=0)
        self.track = max(50.0, min(94.0 if self.layout.two else 156.0, w - 38 - widest - 16 - 7 - 64))
        for order in orders:
            self.sheet.order(add, (x, y, w, ROW), order, "orders")
            y += ROW
        return y

    def _counted(self, add: Callable[..., Any], x: float, y: float, w: float) -> float:
        add(
            Drawing,
            (x, y, w, 30),
            lambda pen: pen.heading(_("Counted"), 0, 19, _width(pen), caption=self._counted_caption()),
        )
        rows = self._counts()
        add(
            Table,
            (x, y + 30, w, 30 * len(rows)),
            [Column(""), Column("", w * 0.45, "right", "value")],
            rows,
            head_height=0,
        )
        return y + 30 + 30 * len(rows)

    def _counted_caption(self) -> str:
        return _("last season in brackets") if len(self.game.records) > 1 else ""

    def _counts(self) -> list[list[Cell]]:
        """Counted things, with last season's count; trust and fear in words."""
        known = self.brigade
        before = self.game.records[-2].brigades[self.row] if len(self.game.records) > 1 else None
        rows: list[list[Cell]] = []
        for name, count, key in (
            (_("Oxen"), known.oxen, "oxen"),
            (_("Farm tools"), known.tools, "tools"),
            (_("Cooking pots"), known.pots, "pots"),
            (_("Pigs"), known.pigs, "pigs"),
        ):
            words = number(count)
            if before is not None:
                words = _("{now} ({before})").format(now=words, before=number(before[key]))
            rows.append([name, words])
        rows.append([_("Trust in you"), _(TRUST_WORDS[known.trust])])
        rows.append([_("Fear"), _(FEAR_WORDS[known.fear])])
        if known.swollen:
            rows.append([_("Swollen with hunger"), number(known.swollen)])
        return rows

    # ------------------------------------------------------------------------ one page
    def _one_page(self, box: Box, layout: Layout) -> None:
        x, y, w, h = box
        self.track = 156.0
        inner = w - 26
        orders = self.sheet.open_orders(FIRST) if self.can_order else []
        later = self.sheet.later_orders() if self.can_order else []
        rows, counts = self._ledger_rows(), self._counts()
        words = 46 + 24 * len(self.look.type.wrap(head_says(self.game, self.row), inner, "letter")) + 14
        if self.page == "orders":
            content = 30 + ROW * len(HANDS) + 12 + 30 + ROW * len(later)
        else:
            content = 46 + 30 + 34 * len(rows) + 12 + (words if layout.narrow else 0) + 216
            content += (42 + ROW * len(orders) if orders else 0) + 12 + 30 + 30 * len(counts)
        area = ScrollArea(self, box, content + 10)
        add, left, top = area.add, 4.0, 0.0
        if self.page == "orders":
            top = self._hand_rows(add, left, top, inner) + 12
            self._order_rows(add, left, top, inner, later, _("Other orders"))
            return
        add(Drawing, (left, top, inner, 46), lambda pen: self._paint_title(pen, 0, 26, _width(pen)))
        top += 46
        add(
            Table,
            (left, top, inner, 30 + 34 * len(rows)),
            self._ledger_columns(inner),
            rows,
            row_height=34,
            head_height=30,
        )
        top += 30 + 34 * len(rows) + 12
        if layout.narrow:
            add(
                Drawing,
                (left, top, inner, words),
                lambda pen: self._paint_words(pen, -16, 0, inner + 32, words, sheet=False),
            )
            top += words
        if orders:
            top = self._order_rows(add, left, top, inner, orders, _("Orders to this brigade")) + 12
        add(Drawing, (left, top, inner, 212), lambda pen: draw_panel(pen, (0, 0, inner, 206), self._panel()))
        top += 216
        self._counted(add, left, top, inner)

    # ------------------------------------------------------------------- what is known
    def _ledger_columns(self, w: float) -> list[Column]:
        return [
            Column(""),
            Column(reported_word(), w * 0.25, "right", "print"),
            Column(true_word(), w * 0.335, "right", "pencil"),
        ]

    def _ledger_rows(self) -> list[list[Cell]]:
        """Reported and true, as far as either is known."""
        known = self.brigade
        crop, hidden = known.crop_t, known.hidden_t
        rows: list[list[Cell]] = [
            [_("Crop of a year"), tonnes(round(known.head_word_t, -1)), tonnes_span(crop.low, crop.high)],
            [
                _("Grain held"),
                tonnes(known.grain_t),
                tonnes_span(known.grain_t + hidden.low, known.grain_t + hidden.high),
            ],
        ]
        if self.game.records:
            last = self.game.records[-1].brigades[self.row]
            ordered = int(last["furnaces_lit"])
            rows.append([_("Furnaces lit"), number(ordered), number(ordered * last["fill"])])
            plans = [
                sealed for sealed in self.game.sealed if sealed.sitting == "plan" and sealed.season < self.game.season
            ]
            if plans:
                asked = int(plans[-1].orders["hands"][HANDS.index("fields")][self.row])
                percent = _("{amount} %")
                fields = percent.format(amount=number(last["share_fields"] * 100))
                rows.append([_("Hands in the fields"), percent.format(amount=number(asked)), fields])
        every = known.structures["canteen"] > 0
        eat = _("everyone") if every else _("no one")
        rows.append([_("Eat in canteens"), eat, _("{amount} %").format(amount=number(known.canteen_share * 100))])
        return rows

    def _panel(self) -> Panel:
        """Grain a head and day: the ration on paper, and what was eaten."""
        records = self.game.records[-SEASONS_SHOWN:]
        plans = {sealed.season: sealed for sealed in self.game.sealed if sealed.sitting == "plan"}
        ration: list[float | None] = []
        eaten: list[float | None] = []
        for record in records:
            ration.append(float(plans[record.index].orders["ration"][0]))
            row = record.brigades[self.row]
            eaten.append(row["eaten"] / max(row["people"], 1) / 91.25 * 1000)
        groups = [(_(SHORT_SEASONS[record.figures["season"]]), 1) for record in records] or [("", 1)]
        return Panel(
            _("Grain a head, g"),
            (Series(_("on paper"), ration, "reported"), Series(_("eaten"), eaten)),
            groups,
            from_zero=False,
            empty=_("No season has been worked yet."),
        )

    # -------------------------------------------------------------------------- ground
    def ground(self, pen: Pen) -> None:
        """Desk, sheet, heading, foot."""
        x, y, w, h = self._sheet_box(self.layout)
        bottom = y + h - FOOTER
        pen.box(x, HEIGHT, w, y - HEIGHT, "desk")
        pen.sheet(x, y, w, h, "ledger", outline=False)
        pen.line((x, y), (x + w, y), "tab_border", 1)
        if self.layout.two:
            self._paint_title(pen, x + 20, y + 31, 720)
        pen.paper(x, bottom, w, FOOTER, "ledger_shade")
        pen.line((x, bottom - 1), (x + w, bottom - 1), "ink", 2)

    def _paint_title(self, pen: Pen, x: float, baseline: float, w: float) -> None:
        name = pgettext("title", "{name} brigade").format(name=_(self.brigade.name))
        hands = _("{people}, {count} hands").format(
            people=people(self.brigade.people), count=number(self.brigade.hands)
        )
        if pen.measure(name, "sheet") + pen.measure(hands, "body") + 12 > w:
            hands = people(self.brigade.people)
        pen.heading(name, x, baseline, w, style="sheet", caption=hands, caption_style="body", caption_colour="ink")

    def world(self, surface: pygame.Surface) -> None:
        """The brigade's village."""
        if self.world_view is not None and not self.layout.narrow:
            self.world_view.draw(surface)

    # ---------------------------------------------------------------------------- foot
    def _foot(self, x: float, bottom: float, w: float) -> None:
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        options: dict[str, Any] = {"ground": "ledger_shade", "group": "foot"}
        back = _("Back to the plan") if self.can_order else _("Back")
        width = button_width(ruler, back, pgettext("key", "Esc"))
        right = x + w - 20
        top = bottom + (FOOTER - 46) / 2
        Button(
            self, (right - width, top, width, 46), back, self.back, keycap=pgettext("key", "Esc"), key="back", **options
        )
        right -= width + 8
        if self.can_order:
            label = _("Same as commune")
            width = button_width(ruler, label)
            if right - width > x + 12:
                Button(self, (right - width, top, width, 46), label, self.same_as_commune, key="same", **options)
                right -= width + 8
            if self.layout.two and right - x > 300:
                self._note = MarginNote(self, (x + 20, bottom + 10, right - x - 36, 62), ground="ledger_shade")

    # -------------------------------------------------------------------- giving orders
    def give(self, key: str, change: Callable[[Draft], None]) -> None:
        """Change the draft; a drag is one step of undo."""
        draft = self.game.draft
        held = self.sheet.controls[key].widget.held
        again = held is not None and held is self._gesture and draft.undo()
        self.trouble = ""
        try:
            change(draft)
            self._gesture = held
        except OrderError as error:
            if again:
                draft.redo()
            self.trouble = str(error)
        self._changed(0.12 if held is not None else 0.0)

    def _changed(self, after: float) -> None:
        self._due = after
        self.sheet.sync(None)
        if after == 0.0:
            self.settle()

    def settle(self) -> None:
        """Work out the forecast of the draft as it stands and show it."""
        self._due = None
        self.outlook = self.stage.context.forecast()
        self.sheet.sync(self.outlook)
        if self.world_view is not None:
            self.world_view.show(picture_of(self.game))
        self._note_due = 0.0

    def undo(self) -> None:
        """Take back the last change of the plan."""
        if self.can_order and self.game.draft.undo():
            self._changed(0.0)

    def redo(self) -> None:
        """Make the last undone change again."""
        if self.can_order and self.game.draft.redo():
            self._changed(0.0)

    def reset_focused(self) -> None:
        """Let the order that has the focus follow the commune."""
        current = self.focus.current
        control = self.sheet.controls.get(current.key) if current is not None else None
        if control is not None:
            control.reset()
            self._changed(0.0)

    def same_as_commune(self) -> None:
        """Let every order of this brigade follow the commune's."""
        for name in dict.fromkeys(self.sheet.own_orders()):
            self.sheet.same_as_commune(name)
        self._changed(0.0)

    # ---------------------------------------------------------------------- going about
    def turn(self, way: int) -> None:
        """To the next brigade or the one before."""
        self.row = (self.row + way) % self.game.places
        self.rebuild()

    def turn_to(self, key: str) -> None:
        """Open a tab."""
        self.page = key
        self.rebuild()

    def _pan(self, dx: float, dy: float) -> None:
        if self.world_view is not None:
            self.world_view.pan(dx * self.look.scale.factor, dy * self.look.scale.factor)

    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """The note follows the focus."""
        if self._note is not None and not (self._note.help or self._note.step):
            self._write_note()
        else:
            self._note_due = 0.12

    def _write_note(self) -> None:
        self._note_due = None
        current = self.focus.current
        control = self.sheet.controls.get(current.key) if current is not None else None
        if self._note is None:
            return
        if control is None:
            self._note.follow("", "", self.trouble)
            return
        self._note.follow(_(control.order.help), self._step(control.bump, self._note.w - 16), self.trouble)

    def _step(self, bump: Callable[[Draft], str], width: float) -> str:
        trial = self.game.draft.trial()
        try:
            change = bump(trial)
        except OrderError:
            change = ""
        if not change or self.outlook is None:
            return ""
        told = effects_of(self.outlook.brigades[self.row], self.game.preview(trial).brigades[self.row])
        while len(told) > 1 and len(self.look.type.wrap(step_words(change, told), width, "forecast")) > 2:
            told.pop()
        return step_words(change, told)

    def tip(self, key: str) -> Callable[[], Tip]:
        """The slip beside a control."""

        def make() -> Tip:
            order = self.sheet.controls[key].order
            asked = self.game.draft.asked(order.name, self.row)
            terms = []
            if order.kind == "number" and isinstance(asked, int):
                words = number(asked) if order.name == "furnaces_lit" else shown(order, asked)
                terms.append((_("the county asks"), words))
            current = self.focus.current
            told = self._note is not None and self._note.tells_help and current is not None and current.key == key
            return Tip(title(order), terms, "" if told else _(order.help))

        return make

    def update(self, seconds: float) -> None:
        """Forecast and note when things have settled; the village lives."""
        if self._due is not None:
            self._due -= seconds
            if self._due <= 0 or not any(widget.held is not None for widget in self.widgets):
                self.settle()
        if self._note_due is not None:
            self._note_due -= seconds
            if self._note_due <= 0:
                self._write_note()
        if self.world_view is not None:
            self.world_view.update(seconds)

    def texts(self, everything: bool = False) -> list[TextRecord]:
        """The sheet's texts, then the tags in the landscape."""
        tags = self.world_view.records if self.world_view is not None else []
        return super().texts(everything) + tags

    def handle(self, event: pygame.event.Event) -> bool:
        """The landscape is dragged."""
        return self.world_view is not None and not self.scope and self.world_view.handle(event)


def _width(pen: Pen) -> float:
    """How wide the pen's surface is."""
    return pen.look.scale.logical(pen.surface.get_width())
