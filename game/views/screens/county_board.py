"""The table on the county's board: every claim with its bar, and the one true mark."""

from __future__ import annotations

from typing import Any

from game.session.telling.county import Board, BoardLine
from game.text import _
from game.views.faces import HIGH, draw_face, secretary_keys
from game.views.figures import number, tonnes
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.widgets import ScrollArea, Widget, draw_flag, middle_baseline

HEAD_ROW = 38.0
FACES_FROM = 500.0
"""A board so wide shows the secretaries' faces beside their communes' names."""


class BoardTable(Widget):
    """The table: place, commune, figure, figures on one line, iron, the place before. Up and down walk the rows."""

    focusable = True
    ring_halo = False

    def __init__(
        self, screen: Screen, box: Box, board: Board, row_height: float, area: ScrollArea | None, **options: Any
    ) -> None:
        self.board = board
        self.row_height = row_height
        self.area = area
        self.top = HEAD_ROW if area is None else 0.0
        """where the rows begin; of a list that scrolls the heads stand over the area"""
        own = [k for k, line in enumerate(board.lines) if line.own]
        self.current = own[0] if own else 0
        self._faces = secretary_keys([line.commune for line in board.lines if not line.own])
        options.setdefault("ground", "newsprint")
        super().__init__(screen, box, **options)

    def vertical(self, step: int) -> bool:
        """To the row above or below."""
        place = self.current + step
        if not 0 <= place < len(self.board.lines):
            return False
        self.current = place
        if self.area is not None:
            self.area.scroll(step * self.row_height)
        self.redraw()
        return True

    def focus_box(self) -> Box:
        """The row walked to."""
        return (0, self.top + self.current * self.row_height + 2, self.w, self.row_height - 5)

    def spoken(self) -> str:
        """The row walked to."""
        line = self.board.lines[self.current]
        return f"{line.rank}. {line.name}, {tonnes(line.claim_t)}"

    @property
    def face(self) -> float:
        """How wide a secretary's portrait is in a row; 0 where names would have to give way to it."""
        width = float(round((self.row_height - 3) / HIGH))
        if self.w >= FACES_FROM or (self.w < 470 and self._spare() >= width + 8):
            return width
        return 0.0

    def _spare(self) -> float:
        """Room between the longest name and its figure, if no face stood before it."""
        type_ = self.screen.look.type
        names = [type_.width(f"{line.rank}. {line.name}", "section") for line in self.board.lines]
        figures = [type_.width(number(line.claim_t), "section") for line in self.board.lines]
        return self.w - 86 - 40 - max(names, default=0.0) - max(figures, default=0.0) - 10

    @property
    def name_x(self) -> float:
        """Where names begin."""
        return 40 + (self.face + 8 if self.face else 0)

    def _columns(self) -> dict[str, float]:
        """Right edges of the figures and both ends of the line, as far as there is room."""
        wide, middle = self.w >= 620, self.w >= 470
        grown = self.name_x - 40
        if not middle:
            return {"grain": self.w - 86, "iron": self.w - 8}
        if not wide:
            return {"grain": 280 + grown, "start": 300 + grown, "end": self.w - 100, "iron": self.w - 8}
        grain = 306 + grown
        return {"grain": grain, "start": grain + 20, "end": self.w - 186, "iron": self.w - 96, "before": self.w - 8}

    def paint(self, pen: Pen) -> None:
        """Headings and rows."""
        if self.area is None:
            self.paint_heads(pen)
        at = self._columns()
        most = max(line.claim_t for line in self.board.lines) * 1.04
        for number_, line in enumerate(self.board.lines):
            self._row(pen, line, self.top + number_ * self.row_height, at, most)

    def paint_heads(self, pen: Pen) -> None:
        """The line of headings."""
        at = self._columns()
        base = HEAD_ROW - 12
        pen.text(_("Commune"), self.name_x, base, "reported_small", "ink_on_news")
        pen.text(_("Grain, t"), at["grain"], base, "reported_small", "ink_on_news", align="right")
        if "start" in at:
            pen.text(_("Claim"), at["start"], base, "reported_small", "ink_on_news")
        pen.text(_("Iron, t"), at["iron"], base, "reported_small", "ink_on_news", align="right")
        if "before" in at and any(line.before is not None for line in self.board.lines):
            pen.text(_("Last time"), at["before"], base, "reported_small", "ink_on_news", align="right")
        pen.line((0, HEAD_ROW - 1), (self.w, HEAD_ROW - 1), "axis", 1)

    def _row(self, pen: Pen, line: BoardLine, top: float, at: dict[str, float], most: float) -> None:
        h = self.row_height
        if line.own:
            pen.paper(0, top, self.w, h - 1, "ledger")
        baseline = top + middle_baseline(h, 18)
        if line.flag:
            self._flag(pen, line.flag, top + h / 2 - 9)
        style = "section" if line.own else "reported_value"
        name = f"{line.rank}. {line.name}"
        if self.face and not line.own:
            # Who came new into office is not yet known by face.
            if not line.new_secretary:
                draw_face(pen, self._faces[line.commune], 34, top + 1, self.face, framed=False)
        x = self.name_x
        used = pen.text(name, x, baseline, style, "ink")
        figure = pen.measure(number(line.claim_t), "section")
        note = _("new secretary")
        if line.new_secretary and x + 12 + used + pen.measure(note, "caption") < at["grain"] - figure - 8:
            pen.text(note, x + 8 + used, baseline, "caption", "ink_on_news")
        pen.text(number(line.claim_t), at["grain"], baseline, "section", "ink", align="right")
        pen.text(number(line.iron_t), at["iron"], baseline, style, "ink", align="right")
        if "before" in at and line.before is not None:
            pen.text(number(line.before), at["before"], baseline, "reported_value", "ink_on_news", align="right")
        if "start" in at:
            self._mark(pen, line, top + h / 2, at["start"], at["end"], most)
        pen.line((0, top + h - 1), (self.w, top + h - 1), "axis", 1)

    def _mark(self, pen: Pen, line: BoardLine, y: float, start: float, end: float, most: float) -> None:
        pen.line((start, y - 1), (end, y - 1), "hair_footer", 2)
        said = start + (end - start) * line.claim_t / most
        if line.own and self.board.true_t is not None:
            true = start + (end - start) * min(1.0, self.board.true_t / most)
            if abs(said - true) > 13:
                low, high = sorted((true, said))
                pen.dashes((low + 7, y - 1), (high - 7, y - 1), "pencil", 2)
            pen.disc(true, y, 6.5, "pencil", "ledger_light", 2)
        pen.box(said - 6, y - 6, 12, 12, "ink")

    def _flag(self, pen: Pen, kind: str, y: float) -> None:
        if kind == "red":
            draw_flag(pen, 6, y, 18)
            return
        pen.line((6, y), (6, y + 18), "ink", 1)
        pen.stroke([(6, y + 0.5), (15, y + 0.5), (12.5, y + 4), (15, y + 7.5), (6, y + 7.5)], "ink", 1.2)
