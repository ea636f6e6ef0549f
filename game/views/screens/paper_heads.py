"""The heads' slip of the paper: what each brigade's head says, what came in, and what is in store."""

from __future__ import annotations

import pygame

from game.session.telling.heads import HeadsPage
from game.text import _
from game.views.figures import number
from game.views.layout import Box
from game.views.look import Look
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.widgets import Column, Drawing, ScrollArea, Table

LINE, HEAD = 30.0, 38.0


class HeadsSlip:
    """The slip as widgets and fixed text of a screen; a width is that of its table."""

    def __init__(self, look: Look, page: HeadsPage) -> None:
        self.look = look
        self.page = page

    def height(self, width: float) -> float:
        """From the heading's top to the remark's foot."""
        pen = Pen(self.look, pygame.Surface((1, 1)))
        return self._under() + 4 + pen.height(self.page.remark, width - 14, "forecast")

    def _under(self) -> float:
        """The y under the table."""
        return HEAD + LINE * (len(self.page.lines) + 2) + 8

    def table(self, width: float) -> tuple[list[Column], list[list[str]]]:
        """Columns and rows, the total last."""
        page = self.page
        each = min(110.0, width * 0.22)
        columns = [
            Column(_("Brigade")),
            Column(page.said, each, "right", "print"),
            Column(page.known, each + (14 if not page.harvest else 0), "right", "pencil"),
            Column(_("In store"), each, "right", "pencil"),
        ]
        lines = [*page.lines, page.total]
        return columns, [[line.name, number(line.says), line.shown, number(line.store)] for line in lines]

    def paint(self, pen: Pen, x: float, y: float, w: float) -> None:
        """Heading, and the remark under the table."""
        pen.heading(self.page.title, x, y + 20, w, caption=self.page.caption)
        under = y + self._under()
        foot = pen.paragraph(self.page.remark, x + 13, under, w - 14, "forecast", "pencil")
        pen.line((x, under + 2), (x, foot - 2), "pencil", 3)

    def place(self, screen: Screen, box: Box) -> None:
        """The table on a slip of this box; the screen's ground has the rest."""
        x, y, w, _h = box
        columns, rows = self.table(w - 32)
        at = (x + 16, y + 50, w - 32, LINE * (len(rows) + 1))
        Table(screen, at, columns, rows, total=True, key="heads", group="heads")

    def scroll(self, screen: Screen, box: Box) -> None:
        """The whole slip as a page that scrolls with the row that is looked at."""
        width = box[2] - 24
        area = ScrollArea(screen, box, self.height(width) + 12)
        area.add(Drawing, (0, 0, width + 2, area.height), lambda pen: self.paint(pen, 0, 0, width), key="remark")
        columns, rows = self.table(width)
        seen = [0]

        def follow(row: int) -> None:
            area.scroll(LINE * (row - seen[0]))
            seen[0] = row

        area.add(
            Table,
            (0, HEAD, width, LINE * (len(rows) + 1)),
            columns,
            rows,
            lambda _row: None,
            total=True,
            on_move=follow,
            key="heads",
            group="heads",
            height=2,
        )
