"""The newsprint of a season's report: the county's page, and behind it the capital's, fetched when first turned."""

from __future__ import annotations

import pygame

from game.session.game import Game
from game.session.telling.national_page import MASTHEAD, NationalPage, national_page
from game.session.telling.newspaper import Page
from game.text import _
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.screens import open_over
from game.views.screens.news_leaf import HEIGHT as CORNER
from game.views.screens.news_leaf import LeafCorner
from game.views.screens.news_sheet import HEAD_BASE, HEAD_RULE, Sheet, fitted, news_height, set_news
from game.views.screens.photo import press_photo
from game.views.screens.working import Reckoning, Work, country_work
from game.views.widgets import Button, Drawing, ScrollArea, button_width

NEWS_WIDTH, LEDGER_WIDTH, GAP = 548.0, 632.0, 52.0
PAD = 24.0


class ReportNews(Screen):
    """The newspaper's half of the report. `fold` brings the ledger's."""

    def __init__(self, *, opened: bool, turned: bool) -> None:
        super().__init__()
        self.opened = opened
        """whether the ledger lies beside the newspaper"""
        self.turned = turned
        """whether the capital's page lies on top instead of the county's"""
        self._page: Sheet
        """what is set on the newsprint, as far as there is room"""
        self._county: Page
        self._capital: NationalPage | None = None
        """made when the leaf is first turned: the country's maps take seconds"""
        self.work: Work | None = None
        """the country, while the capital's page waits for it"""
        self._reckoning: Reckoning | None = None
        self._prints: dict[tuple[float, float, float], pygame.Surface | None] = {}
        self._area: ScrollArea | None = None
        self._slide: pygame.Surface | None = None

    @property
    def game(self) -> Game:
        """The game in progress."""
        return self.stage.context.game

    def fold(self) -> None:
        """Open the ledger beside the newspaper, or put it away."""
        raise NotImplementedError

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
        title = f"<i>{paper}</i>"
        return title if short else _("Turn to the {paper}").format(paper=title)

    def _corner_beside(self, box: Box) -> bool:
        """Whether the corner has room in one row with the button under the sheet."""
        pen = self._ruler()
        corner = LeafCorner.width_for(pen, self._corner_label(short=True), "T")
        return corner + button_width(pen, _("Open the second ledger"), "Enter") + 24 + PAD + 16 <= box[2]

    # ------------------------------------------------------------------- actions
    def turn_leaf(self) -> None:
        """From the county's page to the capital's and back."""
        if self.scope or self._slide is not None:
            return
        self.turned = not self.turned
        self.rebuild()

    def country(self) -> None:
        """The country's two sheets, over these pages."""
        if not self.scope:
            open_over(self.stage, "nation")

    def fetch_capital(self) -> None:
        """Show how far the country is; lay the capital's page out when it has been worked out."""
        if self.work is None:
            return
        if self._reckoning is not None:
            self._reckoning.follow()
        if self.work.done:
            self.work.result()
            self.work, self._reckoning = None, None
            self._on_top()
            self.rebuild()

    # ------------------------------------------------------------------- drawing
    def _draw_news(self, pen: Pen, news: Box) -> None:
        pen.sheet(*news, "newsprint")
        self._fold_line(pen, news)
        pen.ground = "newsprint"
        room = self._news_room(news)
        if self._waits:
            pen.text(_(MASTHEAD), room[0], room[1] + HEAD_BASE, "masthead", "ink", room=room[2])
            pen.news_rule(room[0], room[1] + HEAD_RULE, room[2])
        elif news[0] >= 0 and not self._news_scrolls(room):
            set_news(pen, self._page, *room[:3], self._photo, bottom=room[1] + room[3])

    def _fold_line(self, pen: Pen, box: Box) -> None:
        """The crease of a paper that came folded."""
        x, y, w, h = box
        rect = self.look.scale.rect(x, y + h / 2, w, 2)
        light = pygame.Surface(rect.size, pygame.SRCALPHA)
        light.fill((*self.look.colour("focus_halo")[:3], 90))
        pen.surface.blit(light, rect)
