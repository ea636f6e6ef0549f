"""Rows and cards to choose from, and tables."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Press, Widget
from game.views.widgets.buttons import middle_baseline
from game.views.widgets.forecast import Forecast, draw_forecast_bar

if TYPE_CHECKING:
    from game.views.screen import Screen


class ListRow(Widget):
    """A row of a list: perhaps an icon, a name, a second line, a note or a key at the right.

    `chosen` marks it with a bar.
    """

    focusable = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        name: str,
        on_act: Callable[[], None] | None = None,
        *,
        under: str = "",
        note: str = "",
        keycap: str = "",
        icon: str = "",
        chosen: bool = False,
        under_style: str = "body",
        rule: bool = True,
        **options: Any,
    ) -> None:
        self.name, self.under, self.note, self.icon = name, under, note, icon
        self.keycap = keycap
        self.on_act = on_act
        self.chosen = chosen
        self.under_style = under_style
        self.rule = rule
        super().__init__(screen, box, **options)

    def act(self) -> None:
        """Open it."""
        if self.is_enabled and self.on_act is not None:
            self.on_act()

    def focus_box(self) -> Box:
        """The row, kept clear of its neighbours above and below."""
        return (0, 4, self.w, self.h - 9)

    def spoken(self) -> str:
        """Whether it is the chosen one."""
        return "●" if self.chosen else ""

    def paint(self, pen: Pen) -> None:
        """The row."""
        if self.chosen:
            pen.paper(0, 0, self.w, self.h - 1, "ledger_shade")
            pen.box(0, 0, 5, self.h - 1, "ink")
        elif self.hovered and self.is_enabled:
            pen.paper(0, 0, self.w, self.h - 1, "ledger_light")
        if self.rule:
            pen.line((0, self.h - 1), (self.w, self.h - 1), "hair", 1)
        ink = "ink" if self.is_enabled else "disabled"
        x = 14.0
        if self.icon:
            pen.icon(self.icon, x, (self.h - 24) / 2, 24, ink)
            x += 34
        style = "value" if self.chosen else "body"
        baseline = middle_baseline(self.h, 16) if not self.under else self.h / 2 - 4
        room = self.w - x - 8 - (pen.measure(self.note, "caption") + 8 if self.note else 0)
        pen.text(self.name, x, baseline, style, ink, room=room)
        if self.note:
            pen.text(self.note, self.w - 8, baseline, "caption", "ink2", align="right")
        if self.keycap:
            cap = max(pen.look.theme.size("keycap"), pen.measure(self.keycap, "caption") + 10)
            pen.keycap(self.keycap, self.w - 8 - cap, baseline, "ink2")
        if self.under:
            colour = "pencil" if self.under_style == "forecast" else "ink2"
            pen.text(self.under, x, self.h / 2 + 17, self.under_style, colour, room=self.w - x - 8)


class MenuRow(Widget):
    """A line of the title's menu on the dark: print, a note at the right; paper lies under it when it has the focus."""

    focusable = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        name: str,
        on_act: Callable[[], None] | None = None,
        *,
        note: str = "",
        **options: Any,
    ) -> None:
        self.name, self.note, self.on_act = name, note, on_act
        options.setdefault("ground", "desk")
        super().__init__(screen, box, **options)

    def act(self) -> None:
        """Open it."""
        if self.is_enabled and self.on_act is not None:
            self.on_act()

    def paint(self, pen: Pen) -> None:
        """On paper with the focus, on the dark without."""
        lit = self.has_focus or self.hovered
        if lit:
            pen.paper(0, 0, self.w, self.h, "ledger")
        ink = ("ink" if lit else "on_desk") if self.is_enabled else "disabled"
        baseline = middle_baseline(self.h, 22)
        used = pen.text(self.name, 14, baseline, "sheet" if lit else "menu", ink)
        style = "forecast" if lit else "body"
        colour = "pencil" if lit else "on_desk_dim"
        pen.text(self.note, self.w - 14, baseline - 1, style, colour, align="right", room=self.w - used - 40)


class Card(Widget):
    """A choice with its price: a title, and terms in pencil (name left, figure right). `chosen` shades it.

    `height_for(count)` gives its height for so many terms.
    """

    focusable = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        title: str,
        terms: Sequence[tuple[str, str]],
        on_act: Callable[[], None] | None = None,
        *,
        keycap: str = "",
        right: str = "",
        chosen: bool = False,
        title_style: str = "value",
        **options: Any,
    ) -> None:
        self.title, self.terms, self.keycap, self.right = title, list(terms), keycap, right
        self.on_act = on_act
        self.chosen = chosen
        self.title_style = title_style
        super().__init__(screen, box, **options)

    @staticmethod
    def height_for(count: int) -> float:
        """The height for so many terms."""
        return 44.0 + 22.0 * count

    def act(self) -> None:
        """Choose it."""
        if self.is_enabled and self.on_act is not None:
            self.on_act()

    def spoken(self) -> str:
        """Whether it is the chosen one."""
        return "●" if self.chosen else ""

    def paint(self, pen: Pen) -> None:
        """Border, title, terms."""
        fill = "ledger_shade" if self.chosen else "ledger_light" if self.hovered else "ledger"
        pen.box(0, 0, self.w, self.h, fill, "ink" if self.is_enabled else "disabled_border")
        x = 13.0
        if self.chosen:
            pen.box(0, 0, 5, self.h, "ink")
        if self.keycap:
            x += pen.keycap(self.keycap, x, 26) + 10
        used = pen.text(self.title, x, 26, self.title_style, "ink", room=self.w - x - 13)
        if self.right:
            pen.text(self.right, self.w - 13, 26, "reported_value", "ink", align="right", room=self.w - x - used - 20)
        y = 34.0
        for name, value in self.terms:
            value_width = pen.measure(value, "forecast")
            pen.text(name, 13, y + 17, "forecast", "pencil", room=self.w - 34 - value_width)
            pen.text(value, self.w - 13, y + 17, "forecast", "pencil", align="right")
            y += 22


@dataclass(frozen=True)
class Column:
    """A column of a table: heading, width in logical pixels (0: what is left), alignment, voice.

    `voice`: "form", "value" (bold), "print" (reported), "print_bold", "pencil" (true or forecast).
    """

    title: str
    width: float = 0
    align: str = "left"
    voice: str = "form"


Cell = str | tuple[str, Forecast]
VOICES = {
    "form": ("body", "ink"),
    "value": ("value", "ink"),
    "print": ("reported_value", "ink"),
    "print_bold": ("section", "ink"),
    "pencil": ("forecast", "pencil"),
    "true": ("true_value", "pencil"),
}


class Table(Widget):
    """A table under a line of headings; rows can be walked with up and down and opened with Enter.

    Rows are lists of cells, each a text or (text, Forecast) for a figure with a small bar. `current` is the row
    that is walked to; `marked` a row shown shaded (your own). `total`: the last row is bold.
    """

    focusable = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        on_act: Callable[[int], None] | None = None,
        *,
        row_height: float = 30,
        head_height: float = 30,
        marked: int | None = None,
        total: bool = False,
        news: bool = False,
        on_move: Callable[[int], None] | None = None,
        **options: Any,
    ) -> None:
        self.columns, self.rows = list(columns), [list(row) for row in rows]
        self.on_act, self.on_move = on_act, on_move
        self.row_height, self.head_height = row_height, head_height
        self.kept_head = head_height + row_height - 2 if rows else 0.0
        self.marked, self.total, self.news = marked, total, news
        self.current = min(marked or 0, max(0, len(self.rows) - 1))
        self.focusable = on_act is not None
        super().__init__(screen, box, **options)

    def act(self) -> None:
        """Open the row."""
        if self.on_act is not None and self.rows:
            self.on_act(self.current)

    def released(self, press: Press) -> None:
        """Walk to the row clicked and open it."""
        row = int((press.y - self.head_height) // self.row_height)
        if 0 <= row < len(self.rows):
            self.current = row
            self.act()

    def vertical(self, step: int) -> bool:
        """Up or down inside the table; False at its end."""
        place = self.current + step
        if not 0 <= place < len(self.rows):
            return False
        self.current = place
        self.redraw()
        if self.on_move is not None:
            self.on_move(place)
        return True

    def focus_box(self) -> Box:
        """The row walked to."""
        return (0, self.head_height + self.current * self.row_height + 2, self.w, self.row_height - 5)

    def paint(self, pen: Pen) -> None:
        """Headings, rows, hairlines, faint red column rules."""
        spare = self.w - sum(c.width for c in self.columns)
        flexible = [c for c in self.columns if not c.width]
        edges = [0.0]
        for column in self.columns:
            edges.append(edges[-1] + (column.width or spare / max(1, len(flexible))))
        hair = "axis" if self.news else "hair"
        bottom = self.head_height + len(self.rows) * self.row_height
        if self.marked is not None and self.marked < len(self.rows):
            top = self.head_height + self.marked * self.row_height
            pen.paper(0, top, self.w, self.row_height, "ledger" if self.news else "ledger_shade")
        for column, left, right in zip(self.columns, edges, edges[1:], strict=False):
            head = "reported_small" if column.voice.startswith("print") else "body"
            self._place(
                pen,
                column.title,
                left,
                right,
                self.head_height - 9,
                head,
                "ink2" if not self.news else "ink_on_news",
                column.align,
            )
        if not self.news:
            for edge in edges[1:-1]:
                pen.line((edge, 0), (edge, bottom), "rule_red_faint", 1)
        pen.line((0, self.head_height - 1), (self.w, self.head_height - 1), hair, 1)
        for number, row in enumerate(self.rows):
            top = self.head_height + number * self.row_height
            bold = (self.total and number == len(self.rows) - 1) or (number == self.marked and self.news)
            baseline = top + middle_baseline(self.row_height, 16)
            for column, cell, left, right in zip(self.columns, row, edges, edges[1:], strict=False):
                style, colour = VOICES[column.voice]
                if bold:
                    style = {"body": "value", "reported_value": "section"}.get(style, style)
                self._cell(pen, cell, left, right, baseline, style, colour, column.align)
            pen.line((0, top + self.row_height - 1), (self.w, top + self.row_height - 1), hair, 1)

    def _cell(
        self, pen: Pen, cell: Cell, left: float, right: float, baseline: float, style: str, colour: str, align: str
    ) -> None:
        if isinstance(cell, str):
            self._place(pen, cell, left, right, baseline, style, colour, align)
            return
        text, forecast = cell
        w, h = self.look.theme.value("size", "forecast_bar_small")
        self._place(pen, text, left, right - w - 2, baseline, style, colour, align)
        draw_forecast_bar(pen, right - w + 2, baseline - h + 4, w, h, forecast)

    def _place(
        self, pen: Pen, text: str, left: float, right: float, baseline: float, style: str, colour: str, align: str
    ) -> None:
        # The first column begins where the heading over the table does.
        pad = 6.0 if left or self.news or self.marked is not None else 0.0
        room = right - left - 2
        if align == "right":
            pen.text(
                text, right - 6, baseline, style, colour, align="right", room=room, tabular=style.startswith("reported")
            )
        elif align == "centre":
            pen.text(text, (left + right) / 2, baseline, style, colour, align="centre", room=room)
        else:
            pen.text(text, left + pad, baseline, style, colour, room=room)
