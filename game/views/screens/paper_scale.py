"""The scale on which a harvest is reported: what was weighed, what the county looks for, what is said."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.text import _, pgettext
from game.views.figures import number, tonnes
from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets import Press, Widget, draw_flag

if TYPE_CHECKING:
    from game.views.screen import Screen

TRACK = 62.0
HEIGHT = 118.0
EDGE = 8.0


@dataclass(frozen=True)
class Marks:
    """What the figure is read against, t: weighed (both ends the same) or believed, the table's middle, a year ago."""

    low: float
    high: float
    middle: float
    before: float | None = None


class ClaimScale(Widget):
    """The figure reported, as a square on a line; the true one as an open circle, the county's as a flag.

    Left and right change it by a step, with Shift by five, Ctrl is not used; it can be dragged and clicked.
    """

    focusable = True
    takes_sideways = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        name: str,
        value: int,
        low: int,
        high: int,
        step: int,
        marks: Marks,
        on_change: Callable[[int], None],
        **options: Any,
    ) -> None:
        self.name = name
        self.value = value
        self.low, self.high, self.step_ = low, high, step
        self.marks = marks
        self.on_change = on_change
        super().__init__(screen, box, **options)

    @property
    def top(self) -> float:
        """The scale's end: beyond what is looked for, and always beyond what is said."""
        return float(max(1.35 * self.marks.middle, 1.5 * self.marks.high, 1.1 * self.value, 100.0))

    def follow(self, value: int) -> None:
        """Another value, without calling back."""
        if value != self.value:
            self.value = value
            self.redraw()

    def change(self, steps: int) -> None:
        """By a step."""
        self._choose(self.value + steps * self.step_)

    def pressed(self, press: Press) -> None:
        """A click on the line; the scale stays as it is while it is dragged."""
        if press.y > 28:
            press.data = self.top
            self._from_place(press.x, self.top)

    def dragged(self, press: Press, x: float, y: float) -> None:
        """The square follows the mouse."""
        if press.data is not None:
            self._from_place(x, press.data)

    def released(self, press: Press) -> None:
        """Nothing more: the value is set."""

    def spoken(self) -> str:
        """The figure."""
        return tonnes(self.value)

    def focus_box(self) -> Box:
        """The line and its figure."""
        return (0, 1, self.w, self.h - 4)

    def _from_place(self, x: float, top: float) -> None:
        share = (x - EDGE) / (self.w - 2 * EDGE)
        self._choose(self.low + max(0.0, min(1.0, share)) * (top - self.low))

    def _choose(self, wanted: float) -> None:
        value = self.low + round((wanted - self.low) / self.step_) * self.step_
        value = max(self.low, min(self.high, value))
        if value != self.value and self.is_enabled:
            self.value = value
            self.redraw()
            self.on_change(value)

    def _place(self, value: float) -> float:
        top = self.held.data if self.held is not None and self.held.data else self.top
        return EDGE + (self.w - 2 * EDGE) * max(0.0, min(1.0, value / top))

    def paint(self, pen: Pen) -> None:
        """Name and figure, the line with its marks, the marks' names under it."""
        pen.text(self.name, EDGE, 24, "body", "ink", room=self.w - 130)
        pen.text(tonnes(self.value), self.w - EDGE, 25, "sheet", "ink", align="right", room=120)
        pen.line((EDGE, TRACK), (self.w - EDGE, TRACK), "axis", 2)
        said = self._place(self.value)
        self._paint_true(pen, said)
        self._paint_asked(pen)
        if self.marks.before is not None:
            x = self._place(self.marks.before)
            pen.stroke([(x - 5, TRACK - 14), (x + 5, TRACK - 14), (x, TRACK - 6), (x - 5, TRACK - 14)], "ink2", 1.2)
        size = 8.0 if self.hovered or self.has_focus else 7.0
        pen.box(said - size, TRACK + 1 - size, 2 * size, 2 * size, "ink")
        pen.line((0, self.h - 1), (self.w, self.h - 1), "hair", 1)
        self._paint_names(pen)

    def _paint_true(self, pen: Pen, said: float) -> None:
        low, high = self._place(self.marks.low), self._place(self.marks.high)
        middle = (low + high) / 2
        if abs(said - middle) > 14:
            start, end = (middle + 8, said - 8) if said > middle else (said + 8, middle - 8)
            pen.dashes((start, TRACK), (end, TRACK), "pencil", 2)
        if high - low > 12:
            pen.hatch(low, TRACK - 5, high - low, 12, "pencil", 4, "pencil")
        else:
            pen.disc(middle, TRACK + 1, 6.5, "pencil", "ledger_light", 2)

    def _paint_asked(self, pen: Pen) -> None:
        draw_flag(pen, self._place(self.marks.middle), TRACK - 20, 20)

    def _paint_names(self, pen: Pen) -> None:
        """Two lines: the true figure in pencil, what the county looks for in print."""
        marks = self.marks
        if round(marks.low) == round(marks.high):
            true = pgettext("claim", "weighed {amount}").format(amount=tonnes(marks.low))
        else:
            amount = f"{number(round(marks.low, -1))}–{number(round(marks.high, -1))}"
            true = pgettext("claim", "believed {amount} t").format(amount=amount)
        pen.disc(EDGE + 6, 91, 5, "pencil", "ledger_light", 1.6)
        used = pen.text(true, EDGE + 18, 96, "forecast", "pencil")
        asked = pgettext("claim", "looked for {amount}").format(amount=tonnes(marks.middle))
        width = pen.measure(asked, "reported_small")
        # Beside the true figure if there is room, else the flag and the figure alone.
        if EDGE + 18 + used + 30 + width > self.w - EDGE:
            asked = tonnes(marks.middle)
            width = pen.measure(asked, "reported_small")
        x = self.w - EDGE - width
        draw_flag(pen, x - 13, 84, 14)
        pen.text(asked, x, 96, "reported_small", "ink")


class Consequence(Widget):
    """Lines under a control: what it leads to, name at the left, range in pencil at the right."""

    def __init__(self, screen: Screen, box: Box, lines: list[tuple[str, str]], **options: Any) -> None:
        self.lines = lines
        super().__init__(screen, box, **options)

    @staticmethod
    def height_for(count: int) -> float:
        """The height for so many lines."""
        return 10.0 + 24.0 * count

    def hover_point(self, hover_x: float, hover_y: float) -> bool:
        """Only to be read."""
        return False

    def follow(self, lines: list[tuple[str, str]]) -> None:
        """Other consequences."""
        if lines != self.lines:
            self.lines = lines
            self.redraw()

    def paint(self, pen: Pen) -> None:
        """A rule at the left, the lines."""
        pen.paper(0, 4, self.w, self.h - 8, "ledger_open_row")
        y = 6.0
        for name, value in self.lines:
            width = pen.measure(value, "forecast")
            pen.text(name, EDGE, y + 17, "body", "ink2", room=self.w - width - 24)
            pen.text(value, self.w - EDGE, y + 17, "forecast", "pencil", align="right")
            y += 24


def claim_name(season: str) -> str:
    """What is reported in a season."""
    names = {
        "spring": _("Pledged for the year"),
        "summer": _("Wheat reported"),
        "autumn": _("Autumn crop reported"),
        "winter": _("Year’s crop reported"),
    }
    return names[season]
