"""The season's report: the newspaper alone, then the accountant's ledger beside it; then the notices, one by one.

Behind the county's page lies the capital's: T turns the leaf. Each part has a file of its own beside this one.
"""

from __future__ import annotations

from dataclasses import replace

import pygame

from game.session.telling.ledger_page import ledger_page
from game.session.telling.newspaper import county_paper
from game.session.telling.notices import season_notices
from game.session.telling.words import season_title
from game.text import _, pgettext
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screens import go
from game.views.screens.bar import HEIGHT as BAR
from game.views.screens.bar import TopBar, bar_words, commune_name
from game.views.screens.report_cover import draw_cover
from game.views.screens.report_ledger import ReportLedger
from game.views.screens.report_news import GAP, LEDGER_WIDTH, NEWS_WIDTH
from game.views.widgets import Modal

MARGIN, PEEP = 24.0, 40.0
MOST_HEIGHT = 760.0
ROW_STEP = 32.0
"""By so much an arrow scrolls: a closed row of the ledger."""


class ReportScreen(ReportLedger):
    """Both pages of a season that has been played, the last one."""

    name = "report"
    arrival = "page"

    def __init__(self, *, opened: bool = False, turned: bool = False) -> None:
        super().__init__(opened=opened, turned=turned)
        self._made_for: tuple[int, str] | None = None
        self._slid = 0.0

    def _read(self) -> None:
        made_for = (len(self.game.records), self.stage.settings.language)
        if made_for != self._made_for:
            self._county, self._ledger = county_paper(self.game), ledger_page(self.game)
            self._capital = None
            self._notices = season_notices(self.game)
            if self._made_for is None:
                first = next((row for row in self._ledger.rows if row.terms), None)
                self.open_row = first.key if first else None
            self._made_for = made_for

    # -------------------------------------------------------------------- layout
    def _boxes(self, layout: Layout) -> tuple[Box | None, Box | None]:
        """Boxes of newspaper and ledger; None for a sheet that is not seen."""
        top = BAR + 16
        height = min(layout.height - top - 20, MOST_HEIGHT)
        top += (layout.height - 20 - top - height) / 2
        if layout.two:
            left = (layout.width - NEWS_WIDTH - GAP - LEDGER_WIDTH) / 2
            ledger = (left + NEWS_WIDTH + GAP, top, LEDGER_WIDTH, height)
            return (left, top, NEWS_WIDTH, height), ledger if self.opened else None
        if layout.narrow:
            box = (8.0, BAR + 6, layout.width - 16, layout.height - BAR - 14)
            return (None, box) if self.opened else (box, None)
        if not self.opened:
            width = min(NEWS_WIDTH, layout.width - 2 * MARGIN)
            return ((layout.width - width) / 2, top, width, height), None
        width = layout.width - PEEP - MARGIN - 16
        return (PEEP - NEWS_WIDTH, top, NEWS_WIDTH, height), (PEEP + 16, top, width, height)

    def build(self, layout: Layout) -> None:
        """The bar, the sheets' widgets, the keys."""
        self._read()
        self._area, self.work, self._reckoning = None, None, None
        index = len(self.game.records) - 1
        ask = self.game.rules.calendar.ask(index)
        place = pgettext("season of a game", "{season} · {number} of {count}")
        words = replace(
            bar_words(self.game),
            season=place.format(season=season_title(ask), number=index + 1, count=self.game.last_season),
        )
        TopBar(self, words, self.back)
        news, ledger = self._boxes(layout)
        if news is not None and news[0] >= 0:
            self._build_news(news)
        if ledger is not None:
            self._build_ledger(ledger)
        self.shortcuts["v"] = self.fold
        self.shortcuts["k"] = self.county
        self.shortcuts["n"] = self.country
        self.shortcuts["l"] = self.desk
        self.shortcuts["t"] = self.turn_leaf
        if not self.opened:
            self.shortcuts["return"] = self.fold
            self.shortcuts["right"] = self.fold
        else:
            self.shortcuts["ctrl+return"] = self.go_on
        for key, step in (("down", 1), ("up", -1), ("page down", 6), ("page up", -6)):
            self.shortcuts[key] = lambda step=step: self._scroll(step)  # type: ignore[misc]
        if self._asked is not None:
            self._tell(self._asked)

    # ------------------------------------------------------------------- drawing
    def ground(self, pen: Pen) -> None:
        """Desk, newspaper, ledger."""
        pen.desk()
        news, ledger = self._boxes(self.layout)
        if news is not None:
            self._draw_news(pen, news)
        if ledger is not None:
            self._draw_ledger(pen, ledger)
        elif self.layout.two:
            _news, closed = self._open_boxes()
            assert closed is not None
            draw_cover(pen, closed, self._ledger.title, commune_name(self.game), self._ledger.keeper)

    def draw(self, surface: pygame.Surface) -> None:
        """The pages; while the ledger slides in, its picture on the way."""
        super().draw(surface)
        if self._slide is not None:
            share = self._slid / max(self.look.duration("sheet_in"), 0.001)
            eased = 1 - (1 - min(1.0, share)) ** 3
            _news, ledger = self._open_boxes()
            rect = self._sheet_rect(ledger)
            surface.blit(self._slide, (round(surface.get_width() - (surface.get_width() - rect.x) * eased), rect.y))

    def _open_boxes(self) -> tuple[Box | None, Box | None]:
        was, self.opened = self.opened, True
        boxes = self._boxes(self.layout)
        self.opened = was
        return boxes

    def _sheet_rect(self, box: Box | None) -> pygame.Rect:
        assert box is not None
        return self.look.scale.rect(*box)

    # ------------------------------------------------------------------- actions
    def fold(self) -> None:
        """Open the ledger beside the newspaper, or put it away."""
        if self._slide is not None:
            return
        if self.opened:
            self.opened, self.focus_key = False, "open"
            self.rebuild()
            return
        self.opened, self.focus_key = True, ""
        self.stage.play("drawer")
        self.rebuild()
        if self.look.duration("sheet_in") <= 0 or not self.layout.two:
            return
        # A picture of the finished page slides in; the widgets come when it lies still.
        whole = pygame.Surface(self.stage.size)
        self.stage.render(whole)
        _news, ledger = self._boxes(self.layout)
        picture = whole.subsurface(self._sheet_rect(ledger)).copy()
        self.opened, self._slide, self._slid = False, picture, 0.0
        self.rebuild()

    def update(self, seconds: float) -> None:
        """Slide the ledger in; fetch the capital's page once the empty sheet has been seen."""
        self.fetch_capital()
        if self._slide is None:
            return
        self._slid += seconds
        self.dirty = True
        if self._slid >= self.look.duration("sheet_in"):
            self._slide = None
            self.opened, self.focus_key = True, ""
            self.rebuild()

    def moving(self) -> bool:
        """While the ledger slides, and while the capital's page is waited for."""
        return self._slide is not None or self.work is not None

    def _scroll(self, steps: int) -> None:
        if self._area is not None:
            self._area.scroll(steps * ROW_STEP)
            self.dirty = True

    def handle(self, event: pygame.event.Event) -> bool:
        """A click on the newspaper's edge brings it back."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.opened and not self.layout.two:
            news, _ledger = self._boxes(self.layout)
            if news is not None and self.look.scale.rect(*news).collidepoint(event.pos):
                self.fold()
                return True
        return False

    def back(self) -> None:
        """Escape: the ledger is put away first; then ask whether to leave. The game has been kept since the seal."""
        if self.opened:
            self.fold()
            return
        text = _("The season has been kept. You can go on with the next one later.")
        Modal(self, _("Leave the commune?"), text, (_("Stay"), None), (_("To the title"), self._leave))

    def _leave(self) -> None:
        self.stage.context.leave()
        go(self.stage, "title")
