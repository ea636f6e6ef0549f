"""The charts of the archive: estimates side by side on one axis, each with its grade, and series through the years."""

from __future__ import annotations

from game.session.archive import Estimate, Figure
from game.session.archive import Series as Row
from game.session.national import record
from game.views.charts import Panel, Series, draw_panel
from game.views.figures import number
from game.views.pen import Pen

ROW, NAMED_ROW, FOOT = 30.0, 46.0, 34.0
"""Heights: a row beside its name, a row under it, the axis."""
GRADE = 26.0
PANEL = 218.0
GAP = 6.0


class FigureOf:
    """A figure at a width: how high it is, and how it is drawn."""

    def __init__(self, figure: Figure, ruler: Pen, width: float) -> None:
        self.figure = figure
        self.width = width
        self._title = ruler.height(figure.title, width, "value") + GAP if figure.title else 0.0
        self._names = max((ruler.measure(row.name, "body") for row in figure.rows), default=0.0) + 20
        self._beside = self._names <= width * 0.46

    @property
    def height(self) -> float:
        """All of it."""
        return self._title + self._chart

    @property
    def _chart(self) -> float:
        if self.figure.kind != "estimates":
            return PANEL if len(self.figure.series) > 1 else PANEL - 18
        return len(self.figure.rows) * (ROW if self._beside else NAMED_ROW) + FOOT

    def draw(self, pen: Pen) -> None:
        """Title and chart; the note stands under it like a paragraph."""
        if self.figure.title:
            pen.paragraph(self.figure.title, 0, 0, self.width, "value")
        if self.figure.kind == "estimates":
            self._estimates(pen, self._title)
        else:
            # A single series is named by the title; its line over the chart stays empty.
            over = 22.0 if len(self.figure.series) < 2 else 4.0
            draw_panel(pen, (0, self._title - over, self.width, self._chart - 6 + over - 4), panel_of(self.figure))

    # ----------------------------------------------------------------- estimates
    def _estimates(self, pen: Pen, top: float) -> None:
        figure, row_height = self.figure, ROW if self._beside else NAMED_ROW
        left = self._names if self._beside else 0.0
        # An arrow needs room before the grade.
        right = self.width - GRADE - (26 if any(row.open for row in figure.rows) else 14)
        bottom = top + row_height * len(figure.rows)
        widest = max(pen.measure(number(tick), "body") for tick in (figure.ticks[0], figure.ticks[-1]))
        margin = max(14.0, widest / 2 + 2)

        def place(value: float) -> float:
            low, high = figure.ticks[0], figure.ticks[-1]
            return left + margin + (right - left - 2 * margin) * (value - low) / (high - low)

        if figure.band is not None:
            first, last = place(figure.band[0]), place(figure.band[1])
            pen.box(first, top, last - first, bottom - top + 4, "ledger_shade")
        for count in range(len(figure.rows)):
            under = top + row_height * count
            middle = under + (ROW / 2 if self._beside else row_height - ROW / 2 + 3)
            pen.line((left, middle), (right, middle), "hair", 1)
            if figure.centre is not None and not self._beside:
                pen.dashes((place(figure.centre), middle - 10), (place(figure.centre), middle + 10), "ink2", 2, (3, 3))
        if figure.centre is not None and self._beside:
            pen.dashes((place(figure.centre), top), (place(figure.centre), bottom), "ink2", 2, (3, 3))
        for count, row in enumerate(figure.rows):
            under = top + row_height * count
            middle = under + (ROW / 2 if self._beside else row_height - ROW / 2 + 3)
            name = middle + 6 if self._beside else under + 17
            pen.text(row.name, 0, name, "body", "ink", room=left if self._beside else right)
            self._row(pen, row, middle, place)
            draw_grade(pen, row.grade, self.width - GRADE, middle)
        self._axis(pen, bottom + 4, place)

    def _row(self, pen: Pen, row: Estimate, y: float, place) -> None:  # type: ignore[no-untyped-def]
        first = place(row.low)
        if row.high is not None:
            last = place(row.high)
            pen.line((first, y - 1), (last, y - 1), "ink", 3)
            for end in (first, last):
                pen.line((end - 1, y - 6), (end - 1, y + 7), "ink", 3)
            return
        pen.box(first - 5.5, y - 5, 11, 11, "ink")
        if row.open:
            tip = first + 20
            pen.line((first + 5, y), (tip, y), "ink", 2)
            for side in (-1, 1):
                pen.stroke([(tip - 5, y + 1 + 5 * side), (tip, y + 1)], "ink", 2)

    def _axis(self, pen: Pen, y: float, place) -> None:  # type: ignore[no-untyped-def]
        for tick in self.figure.ticks:
            at = place(tick)
            pen.line((at, y), (at, y + 6), "ink", 1)
            pen.text(number(tick), at, y + 23, "body", "ink", align="centre")


def draw_grade(pen: Pen, grade: str, x: float, middle: float) -> None:
    """A grade in its box, centred on a line."""
    pen.frame(x, middle - 12, GRADE, 24, "ink", 1)
    pen.text(grade, x + GRADE / 2, middle + 6, "section", "ink", align="centre")


def panel_of(figure: Figure) -> Panel:
    """A figure through the years as a panel."""
    first, last = figure.years
    years = range(first, last + 1)
    series = [Series(row.name, _values(row, years), row.voice) for row in figure.series]
    return Panel("", series, [(str(year), 1) for year in years], bars=figure.kind == "bars")


def _values(row: Row, years: range) -> list[float | None]:
    held = record()[row.key].by_year if row.key else row.by_year
    return [held.get(str(year)) for year in years]
