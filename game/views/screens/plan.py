"""The Plan sitting: the commune beside the sheet of orders, each with what it is expected to bring."""

from __future__ import annotations

import pygame

from game.session.forecast import Forecast as Outlook
from game.text import _, ngettext
from game.views import screens
from game.views.figures import number
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.playing import season_name
from game.views.screens.bar import HEIGHT
from game.views.screens.people_desk import desk_label
from game.views.screens.plan_cards import Cards, Page
from game.views.screens.plan_controls import KeyLabel
from game.views.screens.plan_sheet import PlanSheet
from game.views.screens.plan_words import Outcome, outcomes
from game.views.screens.plan_world import county_paper, fitting, plan_tags
from game.views.screens.sitting import SHEET_TOP, TABS_TOP
from game.views.screens.sitting_foot import FOOTER
from game.views.screens.sitting_note import MarginNote
from game.views.screens.sitting_seal import SealedSitting
from game.views.screens.sitting_sheet import Control
from game.views.widgets import OrderSlip, TabBar, Widget

ORDER_WIDTH = 354.0
"""Room for a neighbour's claim on one line."""
FOLDED_WIDTH = 322.0
TABLE_ORDERS = ("quota_grain", "quota_iron", "furnaces_lit")
"""Orders that stand in the table of the brigades."""
ARROWS = {pygame.K_LEFT: (-1, 0), pygame.K_RIGHT: (1, 0), pygame.K_UP: (0, -1), pygame.K_DOWN: (0, 1)}


class PlanScreen(SealedSitting):
    """The plan. Options: none; the game is the stage's."""

    name = "plan"
    arrival = "card"
    sheet: PlanSheet

    def __init__(self) -> None:
        super().__init__()
        self.page = "labour"
        self.folded = False
        self.order_open: bool | None = None
        self.world_view.on_pick = self._picked
        self._slip: OrderSlip | None = None
        self._state_label: KeyLabel | None = None

    # ------------------------------------------------------------------------- build
    def build(self, layout: Layout) -> None:
        """Bar, world, order, tabs, page, foot."""
        self._state_label = self._slip = None
        box = self.begin(layout, PlanSheet(self))
        self.shortcuts.update({"v": self.fold, "d": self.turn_order, "b": self.open_focused_brigade})
        # What matters should lie below the county's paper.
        self.world_view.enter(down=90.0 if layout.two else 20.0)
        self._show_tags()
        self._place_order(layout)
        self._place_desk(layout)
        if self.folded:
            label = _("Show the plan")
            width = self.look.type.width(label, "body") + 56
            at = (layout.width - width - 16, layout.height - 52, width, 38)
            KeyLabel(self, at, label, "V", self.fold, slip=True)
            self.world_view.covered.append(at)
            return
        self._place_sheet(layout, box)
        self.place_foot(box)
        self.sheet.sync(self.outlook)

    def sheet_box(self, layout: Layout) -> Box:
        """Where the sheet lies: folded, beyond the right edge."""
        x, y, w, h = super().sheet_box(layout)
        return (layout.width if self.folded else x, y, w, h)

    def _order_shown(self, layout: Layout) -> bool:
        return layout.two if self.order_open is None else self.order_open

    def _place_order(self, layout: Layout) -> None:
        """The county's paper over the world; folded to its number where there is little room."""
        if layout.narrow and not self.folded:
            return
        paper, folded = county_paper(self.game), not self._order_shown(layout)
        room = self.sheet_box(layout)[0] - 28
        width = min(FOLDED_WIDTH if folded else ORDER_WIDTH, room)
        if not folded:
            paper, width = fitting(self.look, paper, width, room, layout.height - HEIGHT - 28)
        height = 38.0 if folded else OrderSlip.height_for(self.look, paper, width)
        self._slip = OrderSlip(self, (14, HEIGHT + 14, width, height), paper, folded=folded, key="order")
        self.world_view.covered.append((8, HEIGHT + 8, width + 12, height + 12))

    def _place_desk(self, layout: Layout) -> None:
        """The way to the desk, in the landscape's corner, with the number of letters that wait there."""
        if layout.narrow and not self.folded:
            return
        label = desk_label(self.game)
        at = (14.0, layout.height - 52, self.look.type.width(label, "body") * 1.03 + 56, 38.0)
        KeyLabel(self, at, label, "L", lambda: screens.open_over(self.stage, "people"), slip=True)
        self.world_view.covered.append(at)

    def open_at(self, name: str) -> None:
        """Turn to the tab with an order and give it the focus."""
        self.folded = False
        for page in self.pages(self.layout):
            items = [item for section in page.left + page.right for item in section.items]
            if any(item.order == name or (item.kind == "brigades" and name in TABLE_ORDERS) for item in items):
                self.page = page.key
        self.rebuild()
        keys = [key for key, control in self.sheet.controls.items() if control.order.name == name]
        if keys:
            self.focus.set_key(keys[-1] if f"{name}:all" not in keys else f"{name}:all")

    def _place_sheet(self, layout: Layout, box: Box) -> None:
        pages = self.pages(layout)
        if self.page not in {page.key for page in pages}:
            self.page = pages[0].key
        page = next(page for page in pages if page.key == self.page)
        x, y, w, h = box
        bottom = y + h - FOOTER
        side = 236.0 if layout.two else 40.0
        margin = 0 if layout.narrow else 12
        tabs = [(page.key, page.label) for page in pages]
        TabBar(self, (x + margin, TABS_TOP, w - 12 - side, SHEET_TOP - TABS_TOP), tabs, self.page, self.turn_to)
        if layout.two:
            at = (x + w - side - 14, TABS_TOP, side, 36)
            self._state_label = KeyLabel(self, at, _("Fold"), "V", self.fold, before=self._state_words())
            left, right = (x + 16, y + 8, 338.0, bottom - 62 - y), (x + 372, y + 8, 340.0, bottom - 14 - y - 8)
            self.sheet.column(left, page.left, "left")
            self.sheet.column(right, page.right, "right")
            used = sum(section.height for section in page.left) + 12 * max(0, len(page.left) - 1)
            top = min(left[1] + used + 10, bottom - 54)
            self.note = MarginNote(self, (x + 16, top, 338, bottom - 10 - top))
        else:
            KeyLabel(self, (x + w - 38, TABS_TOP, 24, 36), "", "V", self.fold)
            self.sheet.column((x + 16, y + 8, w - 22, bottom - y - 10), page.left + page.right, "page")

    def pages(self, layout: Layout) -> list[Page]:
        """The tabs of this season at a layout."""
        hands = sum(brigade.hands for brigade in self.game.brigades())
        caption = _("{count} hands").format(count=number(hands))
        furnaces = self.game.directive().furnaces
        asked = ngettext("county asks {count} furnace", "county asks {count} furnaces", furnaces).format(count=furnaces)
        cards = Cards(self.game.draft, caption, asked)
        return cards.two_pages(layout.extra_rows) if layout.two else cards.one_page()

    def ground(self, pen: Pen) -> None:
        """The sheet, unless it is folded away."""
        if not self.folded:
            super().ground(pen)

    # -------------------------------------------------------------------- giving orders
    def outcomes(self, now: Outlook) -> list[Outcome]:
        """Grain, iron, and how long the food lasts."""
        return outcomes(self.game, now)

    def follow_draft(self) -> None:
        """Show what the draft says now, and how many orders it changes."""
        super().follow_draft()
        if self._state_label is not None:
            self._state_label.say(self._state_words())

    def settle(self) -> None:
        """The forecast; what it says of the places."""
        super().settle()
        self._show_tags()

    def _show_tags(self) -> None:
        assert self.outlook is not None
        own = self.sheet.table.changed_brigades()
        self.world_view.tags = plan_tags(self.game, self.outlook, own, every=self.folded)

    def _state_words(self) -> str:
        count = self.orders_changed(kept=False)
        if not count:
            return _("As asked")
        return ngettext("Draft, {count} change", "Draft, {count} changes", count).format(count=count)

    # ------------------------------------------------------------------------ the seal
    def seal_label(self) -> str:
        """What the seal says."""
        return _("Seal the plan")

    def seal_question(self) -> tuple[str, list[str]]:
        """What begins, and how far the plan is the county's."""
        season, count = season_name(self.game.directive().ask), self.orders_changed()
        begins = _("{season} begins. Until its work is done, no order can be changed.").format(season=season)
        words = ngettext(
            "{count} order differs from what the county asks.",
            "{count} orders differ from what the county asks.",
            count,
        )
        differs = words.format(count=count) if count else _("Every order is as the county asks.")
        return _("Seal the plan?"), [begins, differs]

    # ----------------------------------------------------------------------- going about
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
        control = self.focused()
        self.open_brigade(control.row if control is not None and control.row is not None else 0)

    def back(self) -> None:
        """Escape: the sheet first, then the list of other pages and the way out."""
        if self.folded:
            self.fold()
        else:
            super().back()

    # ---------------------------------------------------------------------------- focus
    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """Shade the row, and make the note of the margin soon."""
        if self.folded or self.scope:
            return
        control = self.focused()
        row = control.row if control is not None else None
        if row is None and new is not None and new.key.startswith("name:"):
            row = int(new.key.split(":")[1])
        self.sheet.table.shade(row)
        super().focus_moved(old, new)

    def tip_note(self, control: Control, note: str) -> str:
        """Without a margin, also what a step does."""
        step = self.step_of(control) if self.note is None else ""
        return f"{note}\n{step}" if step else note

    # ---------------------------------------------------------------------------- mouse
    def handle(self, event: pygame.event.Event) -> bool:
        """The landscape is dragged; its villages can be clicked; arrows look about when the sheet is folded."""
        if event.type == pygame.KEYDOWN and self.folded and event.key in ARROWS:
            self.world_view.look_about(*ARROWS[event.key])
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self._slip is not None and not self.scope:
            if self._slip.get_abs_rect().collidepoint(event.pos):
                self.turn_order()
                return True
        return super().handle(event)

    def _picked(self, place: str) -> None:
        """A village in the landscape was clicked: its brigade's page."""
        kind, _colon, row = place.partition(":")
        if kind == "brigade" and row.isdigit():
            self.open_brigade(int(row) - 1)
