"""The two voices: reported and true side by side, and the ledger row that opens into its terms."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.text import pgettext
from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Widget

if TYPE_CHECKING:
    from game.views.screen import Screen

TERM_HEIGHT = 25.0


def reported_word() -> str:
    """The name of the first ledger."""
    return pgettext("ledger", "Reported")


def true_word() -> str:
    """The name of the second ledger."""
    return pgettext("ledger", "True")


def twin_width(pen: Pen, reported: str, true: str) -> float:
    """How wide a one-line twin is."""
    left = 10 + pen.measure(reported_word(), "reported_small") + 8 + pen.measure(reported, "reported_bold") + 10
    right = 10 + pen.measure(true_word(), "forecast") + 8 + pen.measure(true, "true_value") + 10
    return left + right


def draw_twin(
    pen: Pen, x: float, y: float, reported: str, true: str, *, h: float = 30, align: str = "left", true_name: str = ""
) -> float:
    """Both figures in one line: reported on newsprint, true on the ledger, a dashed seam between. Returns its width."""
    word = true_name or true_word()
    left = 10 + pen.measure(reported_word(), "reported_small") + 8 + pen.measure(reported, "reported_bold") + 10
    right = 10 + pen.measure(word, "forecast") + 8 + pen.measure(true, "true_value") + 10
    start = x - left - right if align == "right" else x
    pen.paper(start, y, left, h, "newsprint")
    pen.paper(start + left, y, right, h, "ledger_light")
    pen.dashes((start + left - 1, y), (start + left - 1, y + h), "ink", 2)
    baseline = y + h / 2 + 6
    used = pen.text(reported_word(), start + 10, baseline, "reported_small", "ink_on_news")
    pen.text(reported, start + 18 + used, baseline, "reported_bold", "ink")
    used = pen.text(word, start + left + 10, baseline, "forecast", "pencil")
    pen.text(true, start + left + 18 + used, baseline, "true_value", "pencil")
    return left + right


class Twin(Widget):
    """The pair as a card: each figure under its name, each with its mark in charts (`marks`)."""

    def __init__(
        self, screen: Screen, box: Box, reported: str, true: str, *, marks: bool = True, **options: Any
    ) -> None:
        self.reported, self.true = reported, true
        self.marks = marks
        super().__init__(screen, box, **options)

    def paint(self, pen: Pen) -> None:
        """Two halves and the seam."""
        half = self.w / 2
        pen.paper(0, 0, half, self.h, "newsprint")
        pen.paper(half, 0, half, self.h, "ledger_light")
        for y in (0.0, 3.0, self.h - 4, self.h - 1):
            pen.line((0, y), (half, y), "ink", 1)
        pen.dashes((half - 1, 0), (half - 1, self.h), "ink", 2)
        pen.text(reported_word(), 12, 30, "reported_small", "ink")
        pen.text(self.reported, 12, 62, "page", "ink", room=half - 16)
        pen.text(true_word(), half + 12, 27, "forecast", "pencil")
        pen.text(self.true, half + 12, 58, "true_large", "pencil", room=half - 16)
        if self.marks:
            y = self.h - 24
            pen.line((12, y - 1), (half - 24, y - 1), "ink", 2)
            for x in (18.0, half - 42):
                pen.box(x, y - 5, 10, 10, "ink")
            pen.dashes((half + 12, y - 3), (self.w - 24, y - 3), "pencil", 2)
            for x in (half + 22, self.w - 38):
                pen.disc(x, y - 2.5, 5.5, "pencil", "ledger_light", 1.5)


@dataclass(frozen=True)
class Term:
    """One line of an account. `amount` is for the bar, `shown` for the eye; a `total` is ruled twice."""

    name: str
    amount: float
    shown: str
    total: bool = False


class LedgerRow(Widget):
    """A row of the accountant's page: name, reported, true; opens into terms that add up exactly.

    `columns` are the right edges of the two figures. `height_for(terms)` says how high an open row is; the screen
    builds again when a row opens (`on_toggle`).
    """

    focusable = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        name: str,
        reported: str,
        true: str,
        *,
        terms: Sequence[Term] = (),
        opened: bool = False,
        on_toggle: Callable[[bool], None] | None = None,
        columns: tuple[float, float] | None = None,
        indent: float = 0,
        pencil: bool = True,
        **options: Any,
    ) -> None:
        self.name, self.reported, self.true = name, reported, true
        self.terms = list(terms)
        self.opened = opened and bool(terms)
        self.on_toggle = on_toggle
        self.columns = columns or (box[2] - 158, box[2] - 12)
        self.indent = indent
        self.pencil = pencil
        super().__init__(screen, box, **options)

    @staticmethod
    def height_for(terms: Sequence[Term], opened: bool, row: float = 32) -> float:
        """The height of a row, open or closed."""
        return row + 4 + TERM_HEIGHT * len(terms) + 16 if opened and terms else row

    def act(self) -> None:
        """Open or close."""
        if self.terms and self.on_toggle is not None:
            self.on_toggle(not self.opened)

    def open_causes(self) -> None:
        """C: the same as Enter, but never closes."""
        if not self.opened:
            self.act()

    def change(self, steps: int) -> None:
        """Right opens, left closes."""
        if self.terms and (steps > 0) != self.opened and self.on_toggle is not None:
            self.on_toggle(steps > 0)

    @property
    def takes_sideways(self) -> bool:  # type: ignore[override]
        """Left and right open and close where there is something to open."""
        return bool(self.terms)

    def focus_box(self) -> Box:
        """The head of the row."""
        return (2, 2, self.w - 4, 28)

    def paint(self, pen: Pen) -> None:
        """Head, and the terms if open."""
        row = 36.0 if self.opened else 32.0
        first, second = self.columns
        if self.opened:
            pen.paper(0, 0, self.w, row, "ledger_shade")
            pen.paper(0, row, self.w, self.h - row, "ledger_open_row")
        elif self.hovered and self.terms:
            pen.paper(0, 0, self.w, row - 1, "ledger_light")
        # A triangle stands in the margin; every name begins at one edge.
        x = self.indent
        if self.terms:
            points = [(0, 12), (14, 12), (7, 24)] if self.opened else [(3, 10), (13, 17), (3, 24)]
            pen.polygon([(x + px, py + (0 if self.opened else -1)) for px, py in points], "ink")
        x += 20
        baseline = row / 2 + 6
        room = first - 12 - x - max(pen.measure(self.reported, "reported_value"), 40)
        named = x + pen.text(self.name, x, baseline, "value" if self.opened else "body", "ink", room=room)
        pen.text(self.reported, first, baseline, "reported_value", "ink", align="right", tabular=True)
        pen.text(self.true, second, baseline, "true_value", "pencil" if self.pencil else "ink", align="right")
        for edge in (first - 138, first + 10):
            if edge > named + 4:
                pen.line((edge, 0), (edge, row), "rule_red_faint", 1)
        if not self.opened:
            pen.line((0, row - 1), (self.w, row - 1), "hair", 1)
            return
        self._paint_terms(pen, row)

    def _paint_terms(self, pen: Pen, top: float) -> None:
        right = self.w - 8
        largest = max((abs(t.amount) for t in self.terms[1:] if not t.total), default=0) or 1
        bar_end, bar_run = right - 92.0, min(152.0, self.w * 0.26)
        if self.w < 480:
            # The words need the room; the figures stand for themselves.
            bar_end, bar_run = right - 40.0, 0.0
        y = top + 4
        for number, term in enumerate(self.terms):
            if term.total:
                pen.line((20, y + 2), (right, y + 2), "ink", 1)
            pen.text(
                term.name, 20, y + 19 + (2 if term.total else 0), "forecast", "pencil", room=bar_end - bar_run - 30
            )
            pen.text(term.shown, right, y + 19 + (2 if term.total else 0), "forecast", "pencil", align="right")
            if term.total:
                width = pen.measure(term.shown, "forecast")
                pen.line((right - width, y + 26), (right, y + 26), "ink", 1)
                pen.line((right - width, y + 29), (right, y + 29), "ink", 1)
            elif number and term.amount and bar_run:
                run = bar_run * min(1.0, abs(term.amount) / largest)
                if term.amount < 0:
                    pen.hatch(bar_end - run, y + 7, run, 13, "pencil", 4, "pencil")
                else:
                    pen.frame(bar_end - run, y + 7, run, 13, "pencil", 1)
            y += TERM_HEIGHT
        pen.line((0, self.h - 1), (self.w, self.h - 1), "rule_red", 1)
