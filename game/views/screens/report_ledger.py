"""The second ledger of a season's report: rows that open into their causes, the accountant's note, the ways on."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pygame

from game.session.telling.ledger_page import LedgerPage, PageRow
from game.text import _, pgettext
from game.views.faces import HIGH, called_in, draw_face
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens import open_over
from game.views.screens.people_desk import desk_label
from game.views.screens.report_news import PAD
from game.views.screens.report_notices import ReportNotices
from game.views.widgets import Button, LedgerRow, Press, ScrollArea, Term, Tip, button_width, reported_word, true_word
from game.views.widgets.voices import TERM_HEIGHT

HEAD, FOOT = 69.0, 64.0


FACE = 56.0
"""How wide the accountant's portrait is beside the note."""
SMALL_FACE = 25.0
"""How wide it is beside his name."""
ROW = 32.0
"""The height of a closed row."""


def whole_rows(heights: Sequence[float], room: float) -> float:
    """The height of the rows and terms, from the first, that have room whole; all the room where not even one has."""
    if sum(heights) <= room:
        return room
    used = 0.0
    for height in heights:
        if used + height <= room:
            used += height
            continue
        # Of a row that is open its terms are lines too.
        if height > ROW and used + ROW + 4 + TERM_HEIGHT <= room:
            used += ROW + 4 + TERM_HEIGHT * int((room - used - ROW - 4) / TERM_HEIGHT)
        break
    return used or room


class ReportRow(LedgerRow):
    """A row of the ledger on this screen: arrows and clicks open it, Enter goes on to what follows the report."""

    def __init__(self, *args: Any, on_enter: Callable[[], None], **options: Any) -> None:
        self.on_enter = on_enter
        super().__init__(*args, **options)

    def act(self) -> None:
        """Enter: go on."""
        self.on_enter()

    def focus_box(self) -> Box:
        """The true figure."""
        first, second = self.columns
        return (first + 16, 3, second - first - 6, 30 if self.opened else 26)

    def toggle(self) -> None:
        """Open or close its terms."""
        super().act()

    def open_causes(self) -> None:
        """C: open, never close."""
        if not self.opened:
            super().act()

    def released(self, press: Press) -> None:
        """A click opens or closes."""
        self.toggle()


class ReportLedger(ReportNotices):
    """The ledger's half of the report."""

    def __init__(self, *, opened: bool, turned: bool) -> None:
        super().__init__(opened=opened, turned=turned)
        self.open_row: str | None = None
        self._hint_room = 0.0
        self._ledger: LedgerPage

    # -------------------------------------------------------------------- layout
    def _build_ledger(self, box: Box) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        inner = w - 2 * pad
        top = y + HEAD
        note = self._note_height(inner)
        bottom = y + h - FOOT - note - 8
        rows = self._ledger.rows
        heights = [LedgerRow.height_for(self._terms(row), row.key == self.open_row) for row in rows]
        area = ScrollArea(self, (x + pad, top, inner + 20, whole_rows(heights, bottom - top)), sum(heights))
        self._area = area
        place = 0.0
        for row, height in zip(rows, heights, strict=True):
            options: dict[str, Any] = {"key": f"row:{row.key}", "group": "rows", "indent": 20 if row.part else 0}
            if not row.measured:
                options["tip"] = Tip(
                    _("Believed, not weighed"), note=_("A range that holds the truth nine times in ten.")
                )
            area.add(
                ReportRow, (0, place, inner, height), row.name, row.reported, row.true,
                terms=self._terms(row), opened=row.key == self.open_row, pencil=not row.measured,
                on_toggle=lambda opened, key=row.key: self.toggle(key, opened), columns=self._columns(inner),
                on_enter=self.go_on, **options,
            )  # fmt: skip
            place += height
        self._foot(box, pad)
        if not self.focus_key or self.focus_key == "open":
            self.focus_key = f"row:{self.open_row}" if self.open_row else "go"

    def _foot(self, box: Box, pad: float) -> None:
        """Buttons from the right: go on, the county's board, and the newspaper where it is not seen."""
        x, y, w, h = box
        pen = Pen(self.look, pygame.Surface((1, 1)))
        buttons: list[tuple[str, str, Callable[[], None], str]] = [("go", _("Go on"), self.go_on, "Enter")]
        if not self.layout.two:
            buttons.append(("news", _("Newspaper"), self.fold, "V"))
        buttons.append(("county", _("County board"), self.county, "K"))
        buttons.append(("desk", desk_label(self.game), self.desk, "L"))
        if not self.layout.two:
            buttons.append(("country", _("Whole country"), self.country, "N"))
        right = x + w - pad
        for key, label, action, keycap in buttons:
            width = max(130.0 if key == "go" else 0.0, button_width(pen, label, keycap))
            if right - width < x + pad - 1:
                break
            right -= width
            Button(self, (right, y + h - 52, width, 40), label, action, keycap=keycap, key=key, group="go")
            right -= 8
        self._hint_room = right - 8 - (x + pad)

    def _pad(self, box: Box) -> float:
        return PAD if box[2] >= 480 else 22.0

    def _columns(self, inner: float) -> tuple[float, float]:
        """Right edges of both figures."""
        return (inner - (174 if inner >= 440 else 136), inner - 12)

    def _terms(self, row: PageRow) -> list[Term]:
        return [Term(term.name, term.amount, term.shown, term.total) for term in row.terms]

    def _note_height(self, inner: float) -> float:
        pen = Pen(self.look, pygame.Surface((1, 1)))
        face = self._face_width()
        words = pen.height(self._ledger.note, inner - 14 - face - self._called_width(), "forecast") + 8
        return max(words, FACE * HIGH + 4) if face else words

    def _face_width(self) -> float:
        """The room of the accountant's portrait beside the note; in a low window it stands beside his name."""
        return FACE + 12 if self.layout.two else 0.0

    def _called_width(self) -> float:
        """The room at the right of the note for whoever it calls by name."""
        return FACE + 12 if self.layout.two and called_in(self._ledger.note) else 0.0

    # ------------------------------------------------------------------- drawing
    def _draw_ledger(self, pen: Pen, box: Box) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        left, inner = x + pad, w - 2 * pad
        pen.ground = "ledger"
        pen.sheet(*box)
        page = self._ledger
        small = 0.0 if self._face_width() else SMALL_FACE + 8
        need = pen.measure(page.title, "sheet") + pen.measure(page.keeper, "forecast") + 16
        pen.heading(page.title, left, y + 33, inner, style="sheet")
        if need + small <= inner and small:
            draw_face(pen, "fan", left + inner - SMALL_FACE, y + 38 - SMALL_FACE * HIGH, SMALL_FACE, ink="pencil")
        elif small:
            small = 0.0
        if need + small <= inner:
            pen.text(page.keeper, left + inner - small, y + 33, "forecast", "pencil", align="right")
        first, second = self._columns(inner)
        pen.text(page.date, left, y + 62, "caption" if inner < 440 else "body", "ink2", room=first - 90)
        pen.text(reported_word(), left + first, y + 62, "reported_small", "ink_on_news", align="right")
        pen.text(true_word(), left + second, y + 62, "forecast", "pencil", align="right")
        pen.line((left, y + HEAD - 1), (left + inner, y + HEAD - 1), "hair", 1)
        note = self._note_height(inner)
        top = y + h - FOOT - note
        face = self._face_width()
        if face:
            draw_face(pen, "fan", left, top, FACE, ink="pencil")
        pen.line((left + face, top), (left + face, top + note - 4), "pencil", 3)
        called = self._called_width()
        if called:
            draw_face(pen, called_in(page.note)[0], left + inner - FACE, top, FACE, ink="pencil")
        pen.paragraph(page.note, left + 13 + face, top, inner - 14 - face - called, "forecast", "pencil")
        hints = [("↑ ↓", pgettext("key", "line")), ("→", pgettext("key", "causes"))]
        while hints and self._keys_width(pen, hints) > self._hint_room:
            hints.pop()
        pen.keys(hints, left, y + h - 26)

    def _keys_width(self, pen: Pen, hints: list[tuple[str, str]]) -> float:
        """The room a row of keys and words takes."""
        return sum(26.0 * len(keys.split()) + pen.measure(word, "body") + 18 for keys, word in hints)

    # ------------------------------------------------------------------- actions
    def toggle(self, key: str, opened: bool) -> None:
        """Open one row, closing the one that was open."""
        self.open_row = key if opened else None
        self.focus_key = f"row:{key}"
        self.rebuild()

    def county(self) -> None:
        """The county's board, over these pages."""
        if not self.scope:
            open_over(self.stage, "county")

    def desk(self) -> None:
        """The desk and its letters, over these pages."""
        if not self.scope:
            open_over(self.stage, "people")
