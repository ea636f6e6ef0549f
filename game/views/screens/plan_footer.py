"""The foot of the plan, what the season is expected to end with; and the note in the margin."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.plan_words import Outcome
from game.views.widgets import Press, Widget, draw_flag

if TYPE_CHECKING:
    from game.views.screen import Screen

FOOTER = 96.0
COLUMN = 149.0
STYLES = ("caption", "true_value", "reported_small")
"""How an outcome's name, range and what is asked are set."""


class Outcomes(Widget):
    """Outcomes side by side; where there is room for one only, left and right bring the others."""

    takes_sideways = True
    never_first = True

    def __init__(self, screen: Screen, box: Box, outcomes: Sequence[Outcome], **options: Any) -> None:
        self.outcomes = list(outcomes)
        self.first = 0
        self.look = screen.look
        self._room(box[2])
        super().__init__(screen, box, **options)

    def follow(self, outcomes: Sequence[Outcome]) -> None:
        """Other outcomes."""
        if list(outcomes) != self.outcomes:
            self.outcomes = list(outcomes)
            self._room(self.w)
            self.redraw()

    def _room(self, width: float) -> None:
        """As many outcomes side by side as there is room for."""
        count = len(self.outcomes)
        whole = sum(self._need(outcome, 9.0) for outcome in self.outcomes)
        self.places = count if whole <= width else max(1, min(count - 1, int((width + 8) // 150)))
        self.focusable = self.places < count

    def _need(self, outcome: Outcome, margin: float) -> float:
        """The width that an outcome's words take."""
        widths = [
            self.look.type.width(text, style)
            for text, style in zip((outcome.name, outcome.value, outcome.asked), STYLES, strict=True)
        ]
        return margin + 3 + max(widths[0], widths[1], widths[2] + 14)

    def change(self, steps: int) -> None:
        """The next or the one before, going round."""
        self.first = (self.first + (1 if steps > 0 else -1)) % len(self.outcomes)
        self.redraw()

    def act(self) -> None:
        """Enter: the next."""
        self.change(1)

    def released(self, press: Press) -> None:
        """A click brings the next."""
        if self.focusable:
            self.change(-1 if press.x < 20 else 1)

    def spoken(self) -> str:
        """Which of the outcomes is shown."""
        return f"{self.first + 1}/{len(self.outcomes)}" if self.focusable else ""

    def _columns(self, margin: float) -> list[tuple[Outcome, float]]:
        """The outcomes shown and the width of each: what its words need, the rest shared."""
        count = len(self.outcomes)
        chosen = [self.outcomes[(self.first + place) % count] for place in range(self.places)]
        if len(chosen) == 1:
            return [(chosen[0], self.w)]
        need = [self._need(outcome, margin) for outcome in chosen]
        spare = (self.w - sum(need)) / len(need)
        return [(outcome, width + spare) for outcome, width in zip(chosen, need, strict=True)]

    def paint(self, pen: Pen) -> None:
        """Name, range in pencil, what is asked with its flag."""
        margin = 24.0 if self.focusable else 9.0
        x = 0.0
        for outcome, column in self._columns(margin):
            left = x
            if not self.focusable:
                pen.line((x, 12), (x, self.h - 14), "hair_footer", 1)
            x += margin
            room = column - margin - (20 if self.focusable else 2)
            pen.text(outcome.name, x, 30, "caption", "ink2", room=room)
            style = "true_value" if pen.measure(outcome.value, "true_value") <= room else "forecast"
            pen.text(outcome.value, x, 54, style, "pencil", room=room)
            if outcome.asked:
                if outcome.flag:
                    draw_flag(pen, x + 1, 64, 14)
                pen.text(outcome.asked, x + (14 if outcome.flag else 0), 77, "reported_small", "ink", room=room - 12)
            x = left + column
        if self.focusable:
            middle = self.h / 2
            pen.polygon([(12, middle - 7), (4, middle), (12, middle + 7)], "ink2")
            end = self.w - 12
            pen.polygon([(end, middle - 7), (end + 8, middle), (end, middle + 7)], "ink2")


class MarginNote(Widget):
    """The note beside the control that has the focus: its help, where there is room for it, and what a step does."""

    def __init__(self, screen: Screen, box: Box, **options: Any) -> None:
        self.help = ""
        self.step = ""
        self.trouble = ""
        self.tells_help = False
        """whether there was room for the help"""
        super().__init__(screen, box, **options)

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
        if not (self.help or self.step or self.trouble):
            return
        line, width = 21.0, self.w - 14
        foot = pen.look.type.wrap(self.step, width, "forecast") if self.step else []
        if self.trouble:
            foot = pen.look.type.wrap(self.trouble, width, "body")
        head = pen.look.type.wrap(self.help, width, "caption") if self.help else []
        need = line * len(foot)
        if not foot or need + 18 * len(head) + 6 <= self.h:
            need += 18 * len(head) + (6 if foot and head else 0)
        else:
            head = []
        self.tells_help = bool(head)
        if not head and not foot:
            return
        y = self.h - need
        pen.line((0, max(0.0, y)), (0, self.h), "focus", 3)
        for row in head:
            pen.text(row, 13, y + 13, "caption", "ink2")
            y += 18
        y += 6 if head and foot else 0
        for row in foot:
            if self.trouble:
                pen.text(row, 13, y + 16, "body", "error")
            else:
                pen.text(row, 13, y + 16, "forecast", "pencil")
            y += line
