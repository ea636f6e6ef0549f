"""The season's report: the newspaper alone, then the accountant's ledger beside it; then the notices, one by one.

Behind the county's page lies the capital's: T turns the leaf.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import pygame

from game.session.game import Game
from game.session.telling.ledger_page import LedgerPage, PageRow, ledger_page
from game.session.telling.national_page import MASTHEAD, NationalPage, national_page
from game.session.telling.newspaper import Page, county_paper
from game.session.telling.notices import NoticeText, season_notices
from game.session.telling.words import season_title
from game.text import _, pgettext
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.screens import go, go_on, open_over
from game.views.screens.bar import HEIGHT as BAR
from game.views.screens.bar import TopBar, bar_words
from game.views.screens.news_leaf import HEIGHT as CORNER
from game.views.screens.news_leaf import LeafCorner
from game.views.screens.news_sheet import Sheet, fitted, news_height, set_news
from game.views.screens.photo import press_photo
from game.views.screens.working import Reckoning, Work, country_work
from game.views.widgets import (
    Button,
    Drawing,
    LedgerRow,
    Modal,
    Notice,
    Press,
    ScrollArea,
    Term,
    Tip,
    button_width,
    reported_word,
    true_word,
)

if TYPE_CHECKING:
    from game.views.widgets import Widget

NEWS_WIDTH, LEDGER_WIDTH, GAP = 548.0, 632.0, 52.0
MARGIN, PAD, PEEP = 24.0, 24.0, 40.0
MOST_HEIGHT = 760.0
HEAD, FOOT = 69.0, 64.0
ROW_STEP = 32.0
"""By so much an arrow scrolls: a closed row of the ledger."""


def whole_rows(heights: Sequence[float], room: float) -> float:
    """The height of the rows, from the first, that have room whole; all the room where not even one has."""
    if sum(heights) <= room:
        return room
    used = 0.0
    for height in heights:
        if used + height > room:
            break
        used += height
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


class ReportScreen(Screen):
    """Both pages of a season that has been played, the last one."""

    name = "report"
    arrival = "page"

    def __init__(self, *, opened: bool = False, turned: bool = False) -> None:
        super().__init__()
        self.opened = opened
        """whether the ledger lies beside the newspaper"""
        self.turned = turned
        """whether the capital's page lies on top instead of the county's"""
        self.open_row: str | None = None
        self.told = 0
        """notices closed so far"""
        self._asked: NoticeText | None = None
        self._unfolded = False
        self._leaf = 0
        self._hint_room = 0.0
        self._page: Sheet
        """what is set on the newsprint, as far as there is room"""
        self._county: Page
        self._capital: NationalPage | None = None
        """made when the leaf is first turned: the country's maps take seconds"""
        self.work: Work | None = None
        """the country, while the capital's page waits for it"""
        self._reckoning: Reckoning | None = None
        self._ledger: LedgerPage
        self._notices: tuple[NoticeText, ...] = ()
        self._made_for: tuple[int, str] | None = None
        self._prints: dict[tuple[float, float, float], pygame.Surface | None] = {}
        self._area: ScrollArea | None = None
        self._slide: pygame.Surface | None = None
        self._slid = 0.0

    # ------------------------------------------------------------------ the game
    @property
    def game(self) -> Game:
        """The game in progress."""
        return self.stage.context.game

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

    @property
    def _waits(self) -> bool:
        """Whether the capital's page is to be shown and its country is not at hand yet."""
        return self.turned and self._capital is None and "chronicle" not in vars(self.game)

    def _on_top(self) -> Sheet:
        """The page that is to be read."""
        if not self.turned:
            return self._county
        if self._capital is None:
            self._capital = national_page(self.game)
        return self._capital

    def _photo(self, w: float, h: float) -> pygame.Surface | None:
        key = (w, h, self.look.scale.factor)
        if key not in self._prints:
            self._prints.clear()
            self._prints[key] = press_photo(self, self.game, len(self.game.records) - 1, self._county.photo, w, h)
        return self._prints[key]

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

    # --------------------------------------------------------------------- news
    def _news_room(self, box: Box) -> Box:
        x, y, w, h = box
        pad = PAD if w >= 420 else 14.0
        foot = 0.0 if self.opened or self.layout.two else 56.0
        if not (foot and self._corner_beside(box)):
            foot += CORNER if foot else CORNER - 6
        return (x + pad, y + 14, w - 2 * pad, h - 28 - foot)

    def _news_scrolls(self, room: Box) -> bool:
        """Whether the page is longer than its room; on a large window it is set shorter instead."""
        whole = self._on_top()
        self._page = fitted(self.look, whole, room[2], room[3], self._photo) if self.layout.two else whole
        return news_height(self.look, self._page, room[2], self._photo) > room[3]

    def _build_news(self, box: Box) -> None:
        room = self._news_room(box)
        if self._waits:
            self.work = country_work(self.game)
            assert self.work is not None
            place = (room[0], room[1] + 66, room[2], 0.0)
            self._reckoning = Reckoning(self, place, self.work, ink="ink_on_news", ground="newsprint", key="reckoning")
        elif self._news_scrolls(room):
            x, y, w, h = room
            inner = w - 22
            height = news_height(self.look, self._page, inner, self._photo) + 8
            area = ScrollArea(self, (x, y, w, h), height)
            area.add(
                Drawing, (0, 0, inner + 4, height),
                lambda pen: set_news(pen, self._page, 0, 0, inner, self._photo, bottom=height),
                ground="newsprint", key="news",
            )  # fmt: skip
            if not self.opened:
                self._area = area
        self._build_corner(box)
        if self.opened or self._slide is not None:
            return
        label = _("Open the second ledger")
        width = button_width(Pen(self.look, pygame.Surface((1, 1))), label, "Enter")
        x, y, w, h = box
        if self.layout.two:
            place = (x + w + GAP + LEDGER_WIDTH - PAD - width, y + h - 52, width, 40.0)
        else:
            place = (x + w - width - 16, y + h - 54, width, 40.0)
        Button(self, place, label, self.fold, keycap="Enter", key="open", group="open")

    def _build_corner(self, box: Box) -> None:
        """The corner by which the leaf is turned, at the foot of the sheet."""
        x, y, w, h = box
        pad = PAD if w >= 420 else 14.0
        foot = 0.0 if self.opened or self.layout.two else 56.0
        beside = bool(foot) and self._corner_beside(box)
        label = self._corner_label(beside)
        width = LeafCorner.width_for(self._ruler(), label, "T")
        if beside:
            place = (x + pad, y + h - 48, width, CORNER)
        else:
            place = (x + w - pad - width, y + h - foot - CORNER - 8, width, CORNER)
        LeafCorner(self, place, label, "T", self.turn_leaf, key="leaf", group="leaf")
        if self.layout.two:
            # With the papers, away from the county's board in the ledger's foot.
            label = _("The whole country")
            room = LeafCorner.width_for(self._ruler(), label, "N")
            LeafCorner(
                self, (x + pad, place[1], room, CORNER), label, "N", self.country, key="country", group="leaf"
            )

    def _ruler(self) -> Pen:
        return Pen(self.look, pygame.Surface((1, 1)))

    def _corner_label(self, short: bool = False) -> str:
        paper = self._county.masthead if self.turned else _(MASTHEAD)
        return paper if short else _("Turn to the {paper}").format(paper=paper)

    def _corner_beside(self, box: Box) -> bool:
        """Whether the corner has room in one row with the button under the sheet."""
        pen = self._ruler()
        corner = LeafCorner.width_for(pen, self._corner_label(short=True), "T")
        return corner + button_width(pen, _("Open the second ledger"), "Enter") + 24 + PAD + 16 <= box[2]

    def turn_leaf(self) -> None:
        """From the county's page to the capital's and back."""
        if self.scope or self._slide is not None:
            return
        self.turned = not self.turned
        self.rebuild()

    # ------------------------------------------------------------------- ledger
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
        return pen.height(self._ledger.note, inner - 14, "forecast") + 8

    # ------------------------------------------------------------------ drawing
    def ground(self, pen: Pen) -> None:
        """Desk, newspaper, ledger."""
        pen.desk()
        news, ledger = self._boxes(self.layout)
        if news is not None:
            pen.sheet(*news, "newsprint")
            pen.ground = "newsprint"
            room = self._news_room(news)
            if self._waits:
                pen.text(_(MASTHEAD), room[0], room[1] + 39, "masthead", "ink", room=room[2])
                pen.news_rule(room[0], room[1] + 46, room[2])
            elif news[0] >= 0 and not self._news_scrolls(room):
                set_news(pen, self._page, *room[:3], self._photo, bottom=room[1] + room[3])
            self._fold_line(pen, news)
        if ledger is not None:
            self._draw_ledger(pen, ledger)

    def _keys_width(self, pen: Pen, hints: list[tuple[str, str]]) -> float:
        """The room a row of keys and words takes."""
        return sum(26.0 * len(keys.split()) + pen.measure(word, "body") + 18 for keys, word in hints)

    def _fold_line(self, pen: Pen, box: Box) -> None:
        """The crease of a paper that came folded."""
        x, y, w, h = box
        rect = self.look.scale.rect(x, y + h / 2, w, 2)
        light = pygame.Surface(rect.size, pygame.SRCALPHA)
        light.fill((*self.look.colour("focus_halo")[:3], 90))
        pen.surface.blit(light, rect)

    def _draw_ledger(self, pen: Pen, box: Box) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        left, inner = x + pad, w - 2 * pad
        pen.ground = "ledger"
        pen.sheet(*box)
        page = self._ledger
        room = pen.measure(page.title, "sheet") + pen.measure(page.keeper, "forecast") + 16 <= inner
        pen.heading(
            page.title, left, y + 33, inner, caption=page.keeper if room else "", style="sheet",
            caption_style="forecast", caption_colour="pencil",
        )  # fmt: skip
        first, second = self._columns(inner)
        pen.text(page.date, left, y + 62, "caption" if inner < 440 else "body", "ink2", room=first - 90)
        pen.text(reported_word(), left + first, y + 62, "reported_small", "ink_on_news", align="right")
        pen.text(true_word(), left + second, y + 62, "forecast", "pencil", align="right")
        pen.line((left, y + HEAD - 1), (left + inner, y + HEAD - 1), "hair", 1)
        note = self._note_height(inner)
        top = y + h - FOOT - note
        pen.line((left, top), (left, top + note - 4), "pencil", 3)
        pen.paragraph(page.note, left + 13, top, inner - 14, "forecast", "pencil")
        hints = [("↑ ↓", pgettext("key", "line")), ("→", pgettext("key", "causes"))]
        while hints and self._keys_width(pen, hints) > self._hint_room:
            hints.pop()
        pen.keys(hints, left, y + h - 26)

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

    # ------------------------------------------------------------------ actions
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
        if self.work is not None:
            if self._reckoning is not None:
                self._reckoning.follow()
            if self.work.done:
                self.work.result()
                self.work, self._reckoning = None, None
                self._on_top()
                self.rebuild()
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

    def toggle(self, key: str, opened: bool) -> None:
        """Open one row, closing the one that was open."""
        self.open_row = key if opened else None
        self.focus_key = f"row:{key}"
        self.rebuild()

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

    def go_on(self) -> None:
        """The next notice, and after the last one the next season."""
        if self.told < len(self._notices):
            self._unfolded, self._leaf = False, 0
            self._tell(self._notices[self.told])
        else:
            go_on(self.stage)

    def county(self) -> None:
        """The county's board, over these pages."""
        if not self.scope:
            open_over(self.stage, "county")

    def country(self) -> None:
        """The country's two sheets, over these pages."""
        if not self.scope:
            open_over(self.stage, "nation")

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

    # ------------------------------------------------------------------ notices
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

    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """Rows scroll into view by themselves; nothing more."""
