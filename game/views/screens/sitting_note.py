"""The note in the margin of a sheet: what the order under the focus is, and what one step of it changes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets import Widget

if TYPE_CHECKING:
    from game.views.screen import Screen

LINE, HELP_LINE = 21.0, 18.0


class MarginNote(Widget):
    """The note beside the control that has the focus: its help, where there is room for it, and what a step does."""

    def __init__(self, screen: Screen, box: Box, **options: Any) -> None:
        self.help = ""
        self.step = ""
        self.trouble = ""
        self.tells_help = False
        """whether there was room for the help"""
        super().__init__(screen, box, **options)

    @property
    def blank(self) -> bool:
        """Whether it tells of no order."""
        return not (self.help or self.step)

    @property
    def room(self) -> float:
        """How wide its lines may be, with a little to spare."""
        return self.w - 16

    def hover_point(self, hover_x: float, hover_y: float) -> bool:
        """Never in the way of what lies under it."""
        return False

    def follow(self, help_: str, step: str, trouble: str = "") -> None:
        """What is to be read now."""
        if (help_, step, trouble) != (self.help, self.step, self.trouble):
            self.help, self.step, self.trouble = help_, step, trouble
            self.redraw()

    def paint(self, pen: Pen) -> None:
        """From the bottom up: the step in pencil, the help above it if it fits whole."""
        if self.blank and not self.trouble:
            return
        width = self.w - 14
        foot = pen.look.type.wrap(self.step, width, "forecast") if self.step else []
        if self.trouble:
            foot = pen.look.type.wrap(self.trouble, width, "body")
        head = pen.look.type.wrap(self.help, width, "caption") if self.help else []
        need = LINE * len(foot)
        if not foot or need + HELP_LINE * len(head) + 6 <= self.h:
            need += HELP_LINE * len(head) + (6 if foot and head else 0)
        else:
            head = []
        self.tells_help = bool(head)
        if not head and not foot:
            return
        y = self.h - need
        pen.line((0, max(0.0, y)), (0, self.h), "focus", 3)
        for row in head:
            pen.text(row, 13, y + 13, "caption", "ink2")
            y += HELP_LINE
        y += 6 if head and foot else 0
        style, colour = ("body", "error") if self.trouble else ("forecast", "pencil")
        for row in foot:
            pen.text(row, 13, y + 16, style, colour)
            y += LINE
