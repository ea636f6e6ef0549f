"""The Plan sitting: the commune beside the sheet of orders, each with what it is expected to bring."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.rules.order_table import LADLE_WITHOUT_LIMIT, Order
from game.rules.orders import OrderError
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.session.telling.directive import directive_paper
from game.text import N_, _, ngettext, pgettext
from game.views import screens
from game.views.figures import number, tonnes_span
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.picture_of import picture_of
from game.views.playing import season_name
from game.views.screens.bar import HEIGHT, TopBar, bar_words
from game.views.screens.menu import open_menu
from game.views.screens.plan_cards import Cards, Page
from game.views.screens.plan_controls import Control, KeyLabel
from game.views.screens.plan_footer import COLUMN, FOOTER, MarginNote, Outcomes
from game.views.screens.plan_sheet import PlanSheet
from game.views.screens.plan_words import effects, harvest, outcomes, shown, step_words, title
from game.views.screens.sitting import Sitting
from game.views.screens.world_view import PAN_STEP, PlaceTag, WorldView
from game.views.typeset import TextRecord
from game.views.widgets import Button, Modal, OrderSlip, SealButton, TabBar, Tip, Widget
from game.views.widgets import Order as Paper

SHEET_TWO, SHEET_ONE = 724.0, 492.0
TABS_TOP, SHEET_TOP = 48.0, 86.0
ORDER_WIDTH = 290.0
SETTLE = 0.12
"""Seconds without change after which a forecast is made while the mouse still holds a slider."""
NOTE_WIDTH = 322.0
NOTE_AFTER = 0.12
"""Seconds that the focus rests before what a step does is worked out."""


class PlanScreen(Sitting):
    """The plan. Options: none; the game is the stage's."""

    name = "plan"
    arrival = "card"

    def __init__(self) -> None:
        super().__init__()
        self.page = "labour"
        self.folded = False
        self.order_open: bool | None = None
        self.sheet: PlanSheet
        self.outlook: Outlook | None = None
        self.world_view: WorldView | None = None
        self._slip: OrderSlip | None = None
        self._outcomes: Outcomes | None = None
        self._note: MarginNote | None = None
        self._undo: Button | None = None
        self._redo: Button | None = None
        self._state_label: KeyLabel | None = None

    # ------------------------------------------------------------------------- build
    def build(self, layout: Layout) -> None:
        """Bar, world, order, tabs, page, foot."""
        self.outlook = self.stage.context.forecast()
        self._due = None
        self.sheet = PlanSheet(self)
        self._outcomes = self._note = self._undo = self._redo = self._state_label = self._slip = None
        if self.world_view is None:
            self.world_view = WorldView(self)
            self.world_view.on_pick = self._picked
        self._keys()
        TopBar(self, bar_words(self.game), self.back)
        self._place_world(layout)
        self._place_order(layout)
        if self.folded:
            label = _("Show the plan")
            width = self.look.type.width(label, "body") + 56
            at = (layout.width - width - 16, layout.height - 52, width, 38)
            KeyLabel(self, at, label, "V", self.fold, slip=True)
            self.world_view.covered.append(at)
            return
        self._place_sheet(layout)
        self.sheet.sync(self.outlook)

    def _keys(self) -> None:
        step = PAN_STEP
        self.shortcuts.update(
            {
                "z": self.undo, "y": self.redo, "ctrl+z": self.undo, "ctrl+y": self.redo, "ctrl+return": self.ask_seal,
                "v": self.fold, "d": self.turn_order, "f1": self.help, "backspace": self.reset_focused,
                "b": self.open_focused_brigade,
                "k": lambda: self.over("county"),
                "g": lambda: self.over("charts"),
                "n": lambda: screens.open_over(self.stage, "nation"),
                "-": lambda: self._zoom(-1), "=": lambda: self._zoom(1),
                "ctrl+left": lambda: self._pan(-step, 0), "ctrl+right": lambda: self._pan(step, 0),
                "ctrl+up": lambda: self._pan(0, -step), "ctrl+down": lambda: self._pan(0, step),
            }
        )  # fmt: skip

    def _sheet_box(self, layout: Layout) -> Box:
        width = layout.width if layout.narrow else SHEET_TWO if layout.two else SHEET_ONE
        return (layout.width - width, SHEET_TOP, width, layout.height - SHEET_TOP)

    def _place_world(self, layout: Layout) -> None:
        assert self.world_view is not None
        left = layout.width if self.folded else self._sheet_box(layout)[0]
        self.world_view.place((0.0, HEIGHT, left, layout.height - HEIGHT))
        self.world_view.show(picture_of(self.game))
        # What matters should lie below the county's paper.
        self.world_view.enter(down=90.0 if layout.two else 20.0)
        self.world_view.tags = self._tags()

    def _order_shown(self, layout: Layout) -> bool:
        return layout.two if self.order_open is None else self.order_open

    def _place_order(self, layout: Layout) -> None:
        """The county's paper over the world; folded to its number where there is little room."""
        assert self.world_view is not None
        if layout.narrow and not self.folded:
            return
        told = directive_paper(self.game)
        paper = Paper(told.number, told.sender, told.asks, told.paragraphs, told.stamp, told.note)
        folded = not self._order_shown(layout)
        room = (layout.width if self.folded else self._sheet_box(layout)[0]) - 28
        width = min(ORDER_WIDTH + (32 if folded else 0), room)
        if not folded:
            paper, width = self._fitting(paper, width, room, layout.height - HEIGHT - 28)
        height = 38.0 if folded else OrderSlip.height_for(self.look, paper, width)
        self._slip = OrderSlip(self, (14, HEIGHT + 14, width, height), paper, folded=folded, key="order")
        self.world_view.covered.append((8, HEIGHT + 8, width + 12, height + 12))

    def _fitting(self, paper: Paper, width: float, room: float, height: float) -> tuple[Paper, float]:
        """The paper and its width where the window is low: wider, then without what others claim, then less noted."""
        short = replace(paper, paragraphs=paper.paragraphs[:1])
        brief = replace(short, note=paper.note.partition("\n")[0])
        for tried, wide in ((paper, width), (paper, room), (short, room), (brief, room)):
            if OrderSlip.height_for(self.look, tried, wide) <= height:
                return tried, wide
        return replace(brief, note=""), room

    def _place_sheet(self, layout: Layout) -> None:
        pages = self.pages(layout)
        if self.page not in {page.key for page in pages}:
            self.page = pages[0].key
        page = next(page for page in pages if page.key == self.page)
        x, y, w, h = self._sheet_box(layout)
        bottom = y + h - FOOTER
        side = 236.0 if layout.two else 40.0
        TabBar(
            self, (x + 12 if not layout.narrow else x, TABS_TOP, w - 12 - side, SHEET_TOP - TABS_TOP),
            [(page.key, page.label) for page in pages], self.page, self.turn_to,
        )  # fmt: skip
        if layout.two:
            self._state_label = KeyLabel(
                self, (x + w - side - 14, TABS_TOP, side, 36), _("Fold"), "V", self.fold, before=self._state_words()
            )
            left, right = (x + 16, y + 8, 338.0, bottom - 62 - y), (x + 372, y + 8, 340.0, bottom - 14 - y - 8)
            self.sheet.column(left, page.left, "left")
            self.sheet.column(right, page.right, "right")
            used = sum(section.height for section in page.left) + 12 * max(0, len(page.left) - 1)
            top = min(left[1] + used + 10, bottom - 54)
            self._note = MarginNote(self, (x + 16, top, 338, bottom - 10 - top))
        else:
            KeyLabel(self, (x + w - 38, TABS_TOP, 24, 36), "", "V", self.fold)
            self.sheet.column((x + 16, y + 8, w - 22, bottom - y - 14), page.left + page.right, "page")
        self._foot(x, bottom, w)

    def pages(self, layout: Layout) -> list[Page]:
        """The tabs of this season at a layout."""
        hands = sum(brigade.hands for brigade in self.game.brigades())
        caption = _("{count} hands").format(count=number(hands))
        furnaces = self.game.directive().furnaces
        asked = ngettext("county asks {count} furnace", "county asks {count} furnaces", furnaces).format(count=furnaces)
        cards = Cards(self.game.draft, caption, asked)
        return cards.two_pages(layout.extra_rows) if layout.two else cards.one_page()

    def _foot(self, x: float, y: float, w: float) -> None:
        assert self.outlook is not None
        seal_width, gap = 144.0, 12.0
        seal = x + w - gap - seal_width
        redo, undo = seal - 56, seal - 108
        room = undo - 4 - (x + 4)
        self._outcomes = Outcomes(
            self,
            (x + 4, y, min(room, 3 * COLUMN), FOOTER),
            outcomes(self.game, self.outlook),
            ground="ledger_shade",
            group="outcomes",
        )
        draft = self.game.draft
        self._undo = self._hand_button((undo, y + 18, 46, 60), "undo", _("Undo"), "Z", self.undo, draft.can_undo)
        self._redo = self._hand_button((redo, y + 18, 46, 60), "redo", _("Redo"), "Y", self.redo, draft.can_redo)
        under = pgettext("key", "Ctrl Enter")
        SealButton(
            self,
            (seal, y + 18, seal_width, 60),
            _("Seal the plan"),
            self.ask_seal,
            under=under,
            ground="ledger_shade",
            group="foot",
            key="seal",
        )

    def _hand_button(self, box: Box, key: str, name: str, keycap: str, act: Callable[[], None], can: bool) -> Button:
        return Button(
            self,
            box,
            name,
            act,
            keycap=keycap,
            icon=key,
            upright=True,
            key=key,
            enabled=can,
            tip=Tip(name),
            ground="ledger_shade",
            group="foot",
        )

    # ----------------------------------------------------------------------- ground
    def ground(self, pen: Pen) -> None:
        """Desk behind the tabs, the sheet, its gutter and its foot."""
        if self.folded:
            return
        x, y, w, h = self._sheet_box(self.layout)
        bottom = y + h - FOOTER
        pen.box(x, HEIGHT, w, y - HEIGHT, "desk")
        pen.sheet(x, y, w, h, "ledger", outline=False)
        pen.line((x, y), (x + w, y), "tab_border", 1)
        if self.layout.two:
            for shift in (0.0, 3.0):
                pen.line((x + 361 + shift, y + 8), (x + 361 + shift, bottom - 10), "rule_red_faint", 1)
        pen.paper(x, bottom, w, FOOTER, "ledger_shade")
        pen.line((x, bottom - 1), (x + w, bottom - 1), "ink", 2)

    def world(self, surface: pygame.Surface) -> None:
        """The commune."""
        if self.world_view is not None and not (self.layout.narrow and not self.folded):
            self.world_view.draw(surface)

    def _tags(self) -> list[PlaceTag]:
        """Slips over places, the most telling first."""
        game, tags = self.game, []
        assert self.outlook is not None
        lit = game.draft.total("furnaces_lit") if game.draft.is_open("furnaces_lit") else 0
        if lit:
            tags.append(
                PlaceTag(
                    "yard", _("Iron yard"), ngettext("{count} to be lit", "{count} to be lit", lit).format(count=lit)
                )
            )
        commune = self.outlook.commune
        if harvest(game):
            low, high = (getattr(commune["crop_t"], end) + getattr(commune["uncut_t"], end) for end in ("low", "high"))
            tags.append(PlaceTag("fields", _("Ripe"), tonnes_span(low, high)))
        elif "coming_summer_t" in commune:
            band = commune["coming_summer_t"]
            tags.append(PlaceTag("fields", _("Winter wheat"), tonnes_span(band.low, band.high)))
        # Villages with orders of their own; all of them where the landscape is all there is to see.
        own = self.sheet.table.changed_brigades()
        for row, name in enumerate(game.brigade_names):
            if row in own or self.folded:
                tags.append(PlaceTag(f"brigade:{row + 1}", _(name), _("orders of its own") if row in own else ""))
        store = sum(brigade.grain_t for brigade in game.brigades())
        tags.append(PlaceTag("granary", _("Granaries"), tonnes_span(store, store)))
        halls = sum(brigade.structures["canteen"] for brigade in game.brigades())
        if halls:
            tags.append(
                PlaceTag(
                    "canteen:1", _("Canteens"), ngettext("{count} hall", "{count} halls", halls).format(count=halls)
                )
            )
        days = sum(brigade.works_done for brigade in game.brigades())
        if days:
            tags.append(PlaceTag("dam", _("Works"), _("{count} days put in").format(count=number(days))))
        return tags

    # -------------------------------------------------------------------- giving orders
    def give(self, key: str, change: Callable[[Draft], None]) -> None:
        """Change the draft. A drag is one step of undo; what cannot be given is said and changes nothing."""
        draft = self.game.draft
        control = self.sheet.controls.get(key)
        held = control.widget.held if control is not None else None
        again = held is not None and held is self._gesture and draft.undo()
        self.trouble = ""
        try:
            change(draft)
            self._gesture = held
        except OrderError as error:
            if again:
                draft.redo()
            self.trouble = str(error)
        self._changed(SETTLE if held is not None else 0.0)

    def _changed(self, after: float) -> None:
        self._due = after
        self.sheet.sync(None)
        self._sync_foot()
        if after == 0.0:
            self.settle()

    def settle(self) -> None:
        """Work out the forecast of the draft as it stands and show it."""
        self._due = None
        self.outlook = self.stage.context.forecast()
        self.sheet.sync(self.outlook)
        if self._outcomes is not None:
            self._outcomes.follow(outcomes(self.game, self.outlook))
        if self.world_view is not None:
            self.world_view.show(picture_of(self.game))
            self.world_view.tags = self._tags()
        self._note_due = 0.0

    def _sync_foot(self) -> None:
        draft = self.game.draft
        for button, can in ((self._undo, draft.can_undo), (self._redo, draft.can_redo)):
            if button is not None:
                button.set_enabled(can)
        if self._state_label is not None:
            self._state_label.say(self._state_words())

    def _state_words(self) -> str:
        changed = {c.order for c in self.game.draft.changes() if not c.moved and not c.kept}
        if not changed:
            return _("As asked")
        return ngettext("Draft, {count} change", "Draft, {count} changes", len(changed)).format(count=len(changed))

    def undo(self) -> None:
        """Take back the last change."""
        if self.game.draft.undo():
            self._gesture, self.trouble = None, ""
            self._changed(0.0)

    def redo(self) -> None:
        """Make the last undone change again."""
        if self.game.draft.redo():
            self._gesture, self.trouble = None, ""
            self._changed(0.0)

    def reset_focused(self) -> None:
        """Let the order that has the focus follow the county again."""
        control = self._focused()
        if control is not None:
            control.reset()
            self._changed(0.0)

    # ------------------------------------------------------------------------ the seal
    def ask_seal(self) -> None:
        """Ask once before what cannot be undone."""
        if self.scope:
            return
        if self._due is not None:
            self.settle()
        season = season_name(self.game.directive().ask)
        lines = [_("{season} begins. Until its work is done, no order can be changed.").format(season=season)]
        changed = {c.order for c in self.game.draft.changes() if not c.moved}
        if changed:
            count = len(changed)
            words = ngettext(
                "{count} order differs from what the county asks.",
                "{count} orders differ from what the county asks.",
                count,
            )
            lines.append(words.format(count=count))
        else:
            lines.append(_("Every order is as the county asks."))
        Modal(self, _("Seal the plan?"), "\n".join(lines), (_("Not yet"), None), (_("Seal"), self.seal), seal=True)

    def seal(self) -> None:
        """Seal the plan; the season is lived."""
        self.stage.play("stamp")
        self.game.seal()
        screens.go_on(self.stage)

    # ----------------------------------------------------------------------- going about
    def turn_to(self, key: str) -> None:
        """Open a tab."""
        self.page = key
        self.rebuild()

    def fold(self) -> None:
        """Fold the sheet away, or lay it out again."""
        self.folded = not self.folded
        self.rebuild()

    def turn_order(self) -> None:
        """Fold or unfold the county's paper."""
        self.order_open = not self._order_shown(self.layout)
        self.rebuild()

    def open_brigade(self, row: int) -> None:
        """A brigade's own page."""
        screens.open_over(self.stage, "brigade", row=row)

    def open_focused_brigade(self) -> None:
        """The page of the brigade whose row has the focus, else of the first."""
        control = self._focused()
        self.open_brigade(control.row if control is not None and control.row is not None else 0)

    def over(self, name: str) -> None:
        """Another page over this one; before the first season is over there is nothing on the county's board."""
        if self.game.records and not self.scope:
            screens.open_over(self.stage, name)

    def help(self) -> None:
        """Keys, and what the orders are."""
        screens.open_over(self.stage, "help")

    def back(self) -> None:
        """Escape: the sheet first, then the list of other pages and the way out."""
        if self.folded:
            self.fold()
            return
        open_menu(self)

    def _pan(self, dx: float, dy: float) -> None:
        if self.world_view is not None:
            self.world_view.pan(dx * self.look.scale.factor, dy * self.look.scale.factor)

    # ---------------------------------------------------------------------------- focus
    def _focused(self) -> Control | None:
        current = self.focus.current
        return self.sheet.controls.get(current.key) if current is not None and not self.folded else None

    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """Shade the row, and make the note of the margin soon."""
        if self.folded or self.scope:
            return
        control = self._focused()
        row = control.row if control is not None else None
        if row is None and new is not None and new.key.startswith("name:"):
            row = int(new.key.split(":")[1])
        self.sheet.table.shade(row)
        if self._note is not None and not (self._note.help or self._note.step):
            self._write_note()
        else:
            self._note_due = NOTE_AFTER

    def _write_note(self) -> None:
        self._note_due = None
        if self._note is None:
            return
        control = self._focused()
        if control is None:
            self._note.follow("", "", self.trouble)
            return
        self._note.follow(_(control.order.help), self.step_of(control), self.trouble)

    def step_of(self, control: Control) -> str:
        """What one more step of a control changes, from two forecasts of the same draws."""
        trial = self.game.draft.trial()
        try:
            change = control.bump(trial)
        except OrderError:
            change = ""
        if not change or self.outlook is None:
            return ""
        told = effects(self.outlook, self.game.preview(trial))
        # Two lines of the margin: what matters less is left out, never cut off.
        while len(told) > 1 and len(self.look.type.wrap(step_words(change, told), NOTE_WIDTH, "forecast")) > 2:
            told.pop()
        return step_words(change, told)

    def tip(self, key: str) -> Callable[[], Tip]:
        """The slip beside a control: what the county asks, what the order is; without a margin, what a step does."""

        def make() -> Tip:
            control = self.sheet.controls[key]
            order = control.order
            terms = [(_("the county asks"), asked)] if (asked := self._asked(order, control.row, key)) else []
            told = self._note is not None and self._note.tells_help and self._focused() is control
            note = "" if told else _(order.help)
            if self._note is None and (step := self.step_of(control)):
                note = f"{note}\n{step}"
            return Tip(title(order), terms, note)

        return make

    def _asked(self, order: Order, row: int | None, key: str) -> str:
        draft = self.game.draft
        value = draft.asked(order.name, row)
        if key.endswith(":all"):
            total = draft.asked_total(order.name)
            return shown(order, total) if order.unit == "t" else number(total)
        if order.kind == "number" and isinstance(value, int):
            if order.name == "ration" and value >= LADLE_WITHOUT_LIMIT:
                return _("no limit")
            return number(value) if order.name == "furnaces_lit" else shown(order, value)
        if order.kind == "choice" and isinstance(value, int):
            return (
                _(order.labels[value]) if order.name != "master" or not value else _(self.game.brigade_names[value - 1])
            )
        return ""

    # ------------------------------------------------------------------------ time, mouse
    def update(self, seconds: float) -> None:
        """Forecasts when the draft has settled, the note when the focus has; the commune lives."""
        if self._due is not None:
            self._due -= seconds
            dragging = any(widget.held is not None for widget in self.widgets)
            if not dragging or self._due <= 0:
                self.settle()
        if self._note_due is not None:
            self._note_due -= seconds
            if self._note_due <= 0 and not self.folded:
                self._write_note()
        if self.world_view is not None:
            self.world_view.update(seconds)

    def texts(self, everything: bool = False) -> list[TextRecord]:
        """The sheet's texts, then the tags in the landscape."""
        tags = self.world_view.records if self.world_view is not None else []
        return super().texts(everything) + tags

    def handle(self, event: pygame.event.Event) -> bool:
        """The landscape is dragged; its villages can be clicked; arrows look about when the sheet is folded."""
        if event.type == pygame.KEYDOWN and self.folded:
            ways = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}
            if event.key in ways:
                dx, dy = ways[event.key]
                self._pan(dx * PAN_STEP, dy * PAN_STEP)
                return True
        if self.world_view is None or self.scope:
            return False
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self._slip is not None:
            if self._slip.get_abs_rect().collidepoint(event.pos):
                self.turn_order()
                return True
        return self.world_view.handle(event)

    def _zoom(self, step: int) -> None:
        if self.world_view is not None:
            self.world_view.zoom(step)

    def _picked(self, place: str) -> None:
        """A village in the landscape was clicked: its brigade's page."""
        kind, _colon, number_ = place.partition(":")
        if kind == "brigade" and number_.isdigit():
            self.open_brigade(int(number_) - 1)


CARD_NAMES = {
    "quotas": N_("Quotas"), "furnaces": N_("Furnaces"), "hands": N_("Hands"), "fields": N_("Fields"),
    "works": N_("Works"), "bowl": N_("Bowl"), "word": N_("Word"),
}  # fmt: skip
"""The seven cards by name, for help and readers."""
