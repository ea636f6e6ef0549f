"""What the season is expected to end with, at the foot of a sheet of orders."""

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
