"""The notices after a season's report: one by one, closed by the player, on as many leaves as a small window needs."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.session.telling.notices import NoticeText
from game.text import _
from game.views.pen import Pen
from game.views.screens import go_on
from game.views.screens.report_news import ReportNews
from game.views.widgets import Notice


class ReportNotices(ReportNews):
    """What is told before the next season can begin."""

    def __init__(self, *, opened: bool, turned: bool) -> None:
        super().__init__(opened=opened, turned=turned)
        self.told = 0
        """notices closed so far"""
        self._notices: tuple[NoticeText, ...] = ()
        self._asked: NoticeText | None = None
        self._unfolded = False
        self._leaf = 0

    def toggle(self, key: str, opened: bool) -> None:
        """Open one row of the ledger, closing the one that was open."""
        raise NotImplementedError

    def go_on(self) -> None:
        """The next notice, and after the last one the next season."""
        if self.told < len(self._notices):
            self._unfolded, self._leaf = False, 0
            self._tell(self._notices[self.told])
        else:
            go_on(self.stage)

    def _tell(self, notice: NoticeText) -> None:
        """Show a notice; distressing ones are folded if the player wants that."""
        self._asked = notice
        folded = notice.distressing and self.stage.settings.fold_distressing and not self._unfolded
        buttons: list[tuple[str, str, Callable[[], None]]] = []
        paragraphs, last = list(notice.paragraphs), notice.last
        if folded:
            folded_line = _("More people died this season than in an ordinary one. What the register says is folded.")
            paragraphs, last = [folded_line], ""
            buttons.append((_("Unfold"), "N", self._unfold))
        elif notice.causes:
            buttons.append((_("Causes"), "C", lambda: self._show_causes(notice.causes)))
        pages = self._pages(paragraphs, last)
        self._leaf = min(self._leaf, len(pages) - 1)
        paragraphs, last = pages[self._leaf]
        more = self._leaf < len(pages) - 1
        close = (_("Go on"), self._turn_leaf) if more else (_("Close"), self._closed)
        height = 400.0 if len(paragraphs) < 4 else 520.0
        Notice(self, notice.title, paragraphs, close, last=last, buttons=[] if more else buttons, height=height)

    def _pages(self, paragraphs: list[str], last: str) -> list[tuple[list[str], str]]:
        """Paragraphs on as many leaves as a small window needs; all on one where there is room."""
        pen = Pen(self.look, pygame.Surface((1, 1)))
        width = min(640.0, self.layout.width - 24) - (88 if self.layout.width >= 700 else 40)
        room = self.layout.height - 24 - 190
        pages: list[tuple[list[str], str]] = [([], "")]
        used = 0.0
        for part in paragraphs:
            need = pen.height(part, width, "notice") + 14
            if used and used + need > room:
                pages.append(([], ""))
                used = 0.0
            pages[-1][0].append(part)
            used += need
        if last and used + 28.0 * len(self.look.type.wrap(last, width, "letter")) + 12 > room and used:
            pages.append(([last], ""))
        elif last:
            pages[-1] = (pages[-1][0], last)
        return pages

    def _turn_leaf(self) -> None:
        assert self._asked is not None
        self._leaf += 1
        self._tell(self._asked)

    def _unfold(self) -> None:
        assert self._asked is not None
        self._unfolded, self._leaf = True, 0
        self._tell(self._asked)

    def _show_causes(self, key: str) -> None:
        """Close the notice and open the row of the ledger that explains it."""
        self.told += 1
        self._asked = None
        self.opened = True
        self.toggle(key, True)

    def _closed(self) -> None:
        self.told += 1
        self._asked = None
        self.go_on()
