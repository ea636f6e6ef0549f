"""What the plan, the paper and a brigade's page have in common: a commune that lives beside a sheet of orders.

Orders are given through `give`: the draft changes at once, the forecast when it has settled, then the note in the
margin. `sitting_seal` adds what only the plan and the paper have.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.rules.orders import OrderError
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.text import _
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.picture_of import picture_of
from game.views.screen import Screen
from game.views.screens.archive_link import open_what_has_focus
from game.views.screens.bar import HEIGHT, BarWords, TopBar, bar_words
from game.views.screens.plan_words import asked_words, effects, step_words, title
from game.views.screens.sitting_foot import FOOTER
from game.views.screens.sitting_note import MarginNote
from game.views.screens.sitting_sheet import Control, OrderSheet
from game.views.screens.world_view import WorldView
from game.views.typeset import TextRecord
from game.views.widgets import Tip, Widget

if TYPE_CHECKING:
    from game.session.game import Game

SHEET_ONE = 492.0
"""Width of a sheet of one page beside the landscape."""
TABS_TOP, SHEET_TOP = 48.0, 86.0
SETTLE = 0.12
"""Seconds without change after which a forecast is made while the mouse still holds a control."""
NOTE_AFTER = 0.12
"""Seconds that the focus rests before what a step does is worked out."""
NOTE_WIDTH = 322.0
"""How wide a step is told where there is no margin for it."""


class Sitting(Screen):
    """A screen on which orders are given. `_due` and `_note_due` are seconds until forecast and note, or None."""

    has_world = True
    sheet_two = 724.0
    """width of the sheet where it has two pages"""
    gutter = True
    """whether two red lines part the two pages"""
    note_pause = 0.0
    """seconds from a forecast to the note that is made of it; 0 also writes a first note at once"""
    note_lines = 2
    """lines of the note in which a step is told; what matters less is left out, never cut off"""

    def __init__(self) -> None:
        super().__init__()
        self.page = ""
        self.sheet: OrderSheet
        self.bar: TopBar
        self.note: MarginNote | None = None
        self.outlook: Outlook | None = None
        self.world_view = WorldView(self)
        self.trouble = ""
        """why the last order could not be given"""
        self._due: float | None = None
        self._note_due: float | None = None
        self._gesture: object = None

    @property
    def game(self) -> Game:
        """The game."""
        game: Game = self.stage.context.game
        return game

    @property
    def can_order(self) -> bool:
        """Whether orders can be given now."""
        return True

    # ------------------------------------------------------------------------- build
    def begin(self, layout: Layout, sheet: OrderSheet) -> Box:
        """Forget the last build; forecast, keys, bar and world. Returns the box of the sheet."""
        self.outlook = self.stage.context.forecast() if self.can_order else None
        self.sheet, self.note, self._due = sheet, None, None
        self.shortcuts.update(
            {
                "z": self.undo,
                "y": self.redo,
                "ctrl+z": self.undo,
                "ctrl+y": self.redo,
                "backspace": self.reset_focused,
                "f1": self.help,
                **self.world_view.keys(),
            }
        )
        self.bar = TopBar(self, self.bar_words(), self.back)
        box = self.sheet_box(layout)
        self.world_view.place((0.0, HEIGHT, box[0], layout.height - HEIGHT))
        self.world_view.show(picture_of(self.game))
        return box

    def bar_words(self) -> BarWords:
        """What the bar says."""
        return bar_words(self.game)

    def sheet_box(self, layout: Layout) -> Box:
        """Where the sheet lies; its foot is part of it."""
        width = layout.width if layout.narrow else self.sheet_two if layout.two else SHEET_ONE
        return (layout.width - width, SHEET_TOP, width, layout.height - SHEET_TOP)

    # ------------------------------------------------------------------------ ground
    def ground(self, pen: Pen) -> None:
        """Desk behind the tabs, the sheet, its gutter and its foot."""
        x, y, w, h = self.sheet_box(self.layout)
        bottom = y + h - FOOTER
        pen.box(x, HEIGHT, w, y - HEIGHT, "desk")
        pen.sheet(x, y, w, h, "ledger", outline=False)
        pen.line((x, y), (x + w, y), "tab_border", 1)
        if self.layout.two and self.gutter:
            for shift in (0.0, 3.0):
                pen.line((x + 361 + shift, y + 8), (x + 361 + shift, bottom - 10), "rule_red_faint", 1)
        self.paint_fixed(pen, x, y)
        pen.paper(x, bottom, w, FOOTER, "ledger_shade")
        pen.line((x, bottom - 1), (x + w, bottom - 1), "ink", 2)

    def paint_fixed(self, pen: Pen, x: float, y: float) -> None:
        """What else does not move; (x, y) is the corner of the sheet."""

    def world(self, surface: pygame.Surface) -> None:
        """The commune."""
        self.world_view.draw(surface)

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
        self._due = SETTLE
        self.follow_draft()
        if held is None:
            self.settle()

    def follow_draft(self) -> None:
        """Show what the draft says now, before any forecast."""
        self.sheet.sync(None)

    def settle(self) -> None:
        """Work out the forecast of the draft as it stands and show it."""
        self._due = None
        self.outlook = self.stage.context.forecast()
        self.sheet.sync(self.outlook)
        self.world_view.show(picture_of(self.game))
        self._note_due = self.note_pause

    def changed(self) -> None:
        """The draft was changed other than by a control: what was being said or dragged is over."""
        self._gesture, self.trouble = None, ""
        self.follow_draft()
        self.settle()

    def undo(self) -> None:
        """Take back the last change."""
        if self.can_order and not self.scope and self.game.draft.undo():
            self.changed()

    def redo(self) -> None:
        """Make the last undone change again."""
        if self.can_order and not self.scope and self.game.draft.redo():
            self.changed()

    def reset_focused(self) -> None:
        """Let the order that has the focus follow the county, or the commune, again."""
        control = self.focused()
        if control is not None:
            control.reset()
            self.changed()

    # -------------------------------------------------------------------- going about
    def turn_to(self, key: str) -> None:
        """Open a tab."""
        self.page = key
        self.rebuild()

    def help(self) -> None:
        """F1: the archive on the order that has the focus."""
        open_what_has_focus(self.stage)

    # -------------------------------------------------------------------------- notes
    def focused(self) -> Control | None:
        """The control that has the focus."""
        current = self.focus.current
        return self.sheet.controls.get(current.key) if current is not None else None

    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """Make the note of the margin soon, the first at once."""
        if self.scope:
            return
        if self.note is not None and self.note.blank and not self.note_pause:
            self._write_note()
        else:
            self._note_due = NOTE_AFTER

    def _write_note(self) -> None:
        self._note_due = None
        if self.note is None:
            return
        control = self.focused()
        if control is None:
            self.note.follow("", "", self.trouble)
        else:
            self.note.follow(_(control.order.help), self.step_of(control), self.trouble)

    def step_of(self, control: Control) -> str:
        """What one more step of a control changes, from two forecasts of the same draws."""
        trial = self.game.draft.trial()
        try:
            change = control.bump(trial)
        except OrderError:
            change = ""
        if not change or self.outlook is None:
            return ""
        told = self.effects(self.outlook, self.game.preview(trial))
        width = self.note.room if self.note is not None else NOTE_WIDTH
        wrap = self.look.type.wrap
        while len(told) > 1 and len(wrap(step_words(change, told), width, "forecast")) > self.note_lines:
            told.pop()
        return step_words(change, told)

    def effects(self, before: Outlook, after: Outlook) -> list[str]:
        """What changes between two forecasts of the same draws, the largest first."""
        return effects(before, after)

    def tip(self, key: str) -> Callable[[], Tip]:
        """Makes the slip beside a control: what the county asks; where no margin tells it, what the order is."""

        def make() -> Tip:
            control = self.sheet.controls[key]
            order = control.order
            asked = asked_words(self.game, order, control.row, in_all=key.endswith(":all"))
            terms = [(_("the county asks"), asked)] if asked else []
            told = self.note is not None and self.note.tells_help and self.focused() is control
            return Tip(title(order), terms, self.tip_note(control, "" if told else _(order.help)))

        return make

    def tip_note(self, control: Control, note: str) -> str:
        """What the slip says under what is asked."""
        return note

    # ------------------------------------------------------------------------ time, mouse
    def update(self, seconds: float) -> None:
        """Forecasts when the draft has settled, the note when the focus has; the commune lives."""
        if self._due is not None:
            self._due -= seconds
            if self._due <= 0 or not any(widget.held is not None for widget in self.widgets):
                self.settle()
        if self._note_due is not None:
            self._note_due -= seconds
            if self._note_due <= 0:
                self._write_note()
        self.world_view.update(seconds)

    def moving(self) -> bool:
        """While something is to be worked out, or the commune lives where it is seen."""
        lives = self.world_view.seen and not self.look.reduced_motion
        return self._due is not None or self._note_due is not None or lives

    def texts(self, everything: bool = False) -> list[TextRecord]:
        """The sheet's texts, then the tags in the landscape."""
        return super().texts(everything) + self.world_view.records

    def handle(self, event: pygame.event.Event) -> bool:
        """The landscape is dragged."""
        return not self.scope and self.world_view.handle(event)
