"""The archive: an index, an article, and beside it how sure it is and where it is written.

Three sheets side by side; where there is less room one at a time, as tabs. It is opened over any screen, by F1 at the
article about what has the focus, and Escape goes back to where one was.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pygame

from game.session.archive import Archive, Article, load_archive
from game.text import _, language, pgettext
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.screens import open_over
from game.views.screens.archive_figure import FigureOf
from game.views.screens.archive_index import Index
from game.views.screens.archive_side import Side
from game.views.screens.archive_text import height_of, set_text
from game.views.screens.bar import HEIGHT as BAR
from game.views.widgets import Button, Drawing, ScrollArea, TabBar, Widget, button_width

INDEX, ARTICLE, SIDE, GAP, MARGIN = 248.0, 620.0, 316.0, 24.0, 24.0
MOST_ARTICLE, MOST_HEIGHT = 700.0, 820.0
PAD, SIDE_PAD = 30.0, 20.0
PARAGRAPH = 13.0
"""Between two paragraphs."""
FOOT = 62.0
Part = tuple[float, Callable[[Pen], Any], bool]
"""A piece of an article: its height, what draws it, and whether it is to be seen whole."""
FIRST = "communes"
"""The article with which the archive begins."""


class ArchiveBar(Widget):
    """The dark strip on top: Esc, what this is, from where it was opened, the size of texts."""

    def __init__(self, screen: Screen, opened_from: str, on_back: Callable[[], None]) -> None:
        self.opened_from, self.on_back = opened_from, on_back
        self._escape = 0.0
        super().__init__(screen, (0, 0, screen.layout.width, BAR), key="bar", height=3, ground="desk", layer="bar")

    def process_event(self, event: pygame.event.Event) -> bool:
        """A click on the key goes back."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.hover_point(*event.pos):
            if self._inside(event.pos)[0] <= self._escape:
                self.on_back()
            return True
        return False

    def paint(self, pen: Pen) -> None:
        """Left to right; the size of texts only where there is room."""
        pen.box(0, 0, self.w, self.h, "desk")
        pen.line((0, self.h - 2), (self.w, self.h - 2), "desk_edge", 2)
        x = 14.0 + pen.keycap(pgettext("key", "Esc"), 14, 25.5, "on_desk")
        self._escape = x + 8
        x += 18
        x += pen.text(_("Archive"), x, 26, "section", "on_desk") + 18
        if self.opened_from:
            words = _("Opened from: {place}").format(place=self.opened_from)
            if x + pen.measure(words, "body") <= self.w - 14:
                x += pen.text(words, x, 26, "body", "on_desk")
        size = _("Text size {share} %").format(share=round(self.screen.stage.settings.text_scale * 100))
        if x + 24 + pen.measure(size, "body") <= self.w - 24:
            pen.text(size, self.w - 24, 26, "body", "on_desk", align="right")


class ArchiveScreen(Screen):
    """The archive at an article. `opened_from`: where one was, in words."""

    name = "archive"

    def __init__(self, article: str = "", opened_from: str = "") -> None:
        super().__init__()
        self.opened_from = opened_from
        self.page = "article" if article else "index"
        self.read: list[str] = []
        """articles opened before, the last one last"""
        self.current = article
        self._archive: Archive | None = None
        self._index: Index | None = None
        self._areas: dict[str, ScrollArea] = {}
        self._boxes: dict[str, Box] = {}

    # ------------------------------------------------------------------- what is shown
    @property
    def archive(self) -> Archive:
        """The articles in the language in use; read when the screen opens."""
        if self._archive is None or self._archive.language != language():
            self._archive = load_archive(language())
            self._index = None
        return self._archive

    @property
    def article(self) -> Article:
        """The open article."""
        by_id = self.archive.by_id
        return by_id.get(self.current) or by_id.get(FIRST) or self.archive.articles[0]

    @property
    def index(self) -> Index:
        """The list and the words sought in it."""
        archive = self.archive
        if self._index is None:
            self._index = Index(self, archive, self.open_article)
        return self._index

    def open_article(self, name: str) -> None:
        """Read another article."""
        if name != self.article.id:
            if self.read and self.read[-1] == name:
                self.read.pop()
            else:
                self.read.append(self.article.id)
            self.current = name
            self.stage.play("card")
        if not self.layout.two:
            self.focus_key = "tabs"
        elif self.focus_key.startswith("link:"):
            self.focus_key = f"article:{name}"
        self.page = "article"
        self.rebuild()

    def back_to_the_last(self) -> None:
        """The article read before this one."""
        if self.read:
            self.open_article(self.read[-1])

    def step(self, by: int) -> None:
        """The next article of the list, or the one before."""
        names = [article.id for article in self.index.listed()] or [a.id for a in self.archive.articles]
        place = names.index(self.article.id) if self.article.id in names else -1 if by > 0 else len(names)
        if 0 <= place + by < len(names):
            if self.focus_key.startswith("article:"):
                self.focus_key = f"article:{names[place + by]}"
            self.open_article(names[place + by])

    # ------------------------------------------------------------------------- layout
    def _place(self, layout: Layout) -> dict[str, Box]:
        """The sheets that are seen, by name."""
        if layout.two:
            height = min(layout.height - 76, MOST_HEIGHT)
            top = 56 + (layout.height - 76 - height) / 2
            spare = max(0.0, layout.width - 2 * MARGIN - 2 * GAP - INDEX - ARTICLE - SIDE)
            article = min(MOST_ARTICLE, ARTICLE + spare * 0.5)
            index = min(INDEX + 52, INDEX + spare * 0.25)
            side = min(SIDE + 64, SIDE + spare * 0.25)
            left = (layout.width - index - article - side - 2 * GAP) / 2
            return {
                "index": (left, top, index, height),
                "article": (left + index + GAP, top, article, height),
                "side": (left + index + article + 2 * GAP, top, side, height),
            }
        margin = 0.0 if layout.narrow else MARGIN
        most = {"index": 560.0, "article": 760.0, "side": 640.0}[self.page]
        width = min(layout.width - 2 * margin, most)
        return {self.page: ((layout.width - width) / 2, 86, width, layout.height - 86 - (0 if layout.narrow else 10))}

    def build(self, layout: Layout) -> None:
        """Bar, sheets, keys."""
        self.index.keep_place()
        ArchiveBar(self, self.opened_from, self.back)
        self._boxes, self._areas = self._place(layout), {}
        if not layout.two:
            tabs = [("index", _("Index")), ("article", _("Article")), ("side", _("Sources"))]
            x, y, w, _h = self._boxes[self.page]
            TabBar(self, (x + 12, y - 38, w - 14, 38), tabs, self.page, self.turn_to, key="tabs")
        if "index" in self._boxes:
            self.index.build(self._boxes["index"], self.article.id, 44 if layout.two else 8)
        if "article" in self._boxes:
            self._build_article(self._boxes["article"])
        if "side" in self._boxes:
            self._build_side(self._boxes["side"])
        if not self.focus_key:
            self.focus_key = f"article:{self.article.id}" if "index" in self._boxes else "tabs"
        self._keys()

    def _keys(self) -> None:
        self.shortcuts.update(
            {
                "/": self.find, "ctrl+f": self.find, "f1": lambda: open_over(self.stage, "help"),
                "[": lambda: self.step(-1), "]": lambda: self.step(1), "backspace": self.back_to_the_last,
                "page down": lambda: self._scroll(0.8), "page up": lambda: self._scroll(-0.8),
                "down": lambda: self._scroll(0.2), "up": lambda: self._scroll(-0.2),
                "home": lambda: self._scroll(-99), "end": lambda: self._scroll(99),
            }
        )  # fmt: skip

    def shortcut(self, event: pygame.event.Event) -> bool:
        """Keys that belong to a line that is being written on are left to it."""
        writing = self.focus.current is not None and self.focus.current.takes_text
        if writing and event.key in (pygame.K_BACKSPACE, pygame.K_HOME, pygame.K_END):
            return False
        return super().shortcut(event)

    def turn_to(self, page: str) -> None:
        """Another sheet, where one is seen at a time."""
        self.page, self.focus_key = page, "tabs"
        self.rebuild()

    def find(self) -> None:
        """Write in the field."""
        if "index" not in self._boxes:
            self.turn_to("index")
        self.focus.set_key("find")

    def back(self) -> None:
        """Escape: words sought are let go first, then back to where one was."""
        if self.index.wanted and "index" in self._boxes:
            self.index.wanted = ""
            self.rebuild()
            return
        self.stage.pop()

    def _scroll(self, part: float) -> None:
        area = self._areas.get("side" if self.page == "side" and not self.layout.two else "article")
        if area is not None:
            area.scroll(part * area.box[3])
            self.dirty = True

    # ------------------------------------------------------------------------ article
    def _pad(self, box: Box) -> float:
        return PAD if box[2] >= 480 else 16.0

    def _title_style(self, width: float) -> str:
        styles = ("headline", "page", "sheet") if self.layout.height >= 420 else ("sheet",)
        ruler = self._ruler()
        return next((style for style in styles if ruler.measure(self.article.title, style) <= width), "section")

    def _head(self, box: Box) -> tuple[float, float, float]:
        """Baseline of the title, y of the subtitle, y under the rule; relative to the sheet."""
        width = box[2] - 2 * self._pad(box)
        size = self.look.type.style(self._title_style(width)).size
        title = 16 + size
        under = title + 8
        return title, under, under + self._ruler().height(self.article.subtitle, width, "body") + 5

    def _build_article(self, box: Box) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        top = y + self._head(box)[2] + 13
        room = y + h - 16 - top - (54 if self._has_foot else 0)
        inner = w - 2 * pad
        parts = self._paragraphs(inner, room)
        need = sum(height + PARAGRAPH for height, _paint, _whole in parts) - PARAGRAPH + 4
        put, start = self._holder("article", (x + pad, top, inner, room), need, 22.0)
        for height, paint, whole in parts:
            put(Drawing, (start[0], start[1], inner, height), paint, whole=whole)
            start = (start[0], start[1] + height + PARAGRAPH)
        if self._has_foot:
            self._buttons(box, pad)

    @property
    def _has_foot(self) -> bool:
        """Whether an article's own sheet has buttons: where it stands alone and is not too low for them."""
        return not self.layout.two and self.layout.height >= 420

    def _paragraphs(self, width: float, room: float) -> list[Part]:
        """The paragraphs; the figure after one of them, or at the end if it would not be seen whole there."""
        ruler = self._ruler()

        def words(text: str, style: str, colour: str) -> Part:
            height = height_of(ruler, text, width, style)
            return height, lambda pen: set_text(pen, text, 0, 0, width, style, colour), False

        found = [words(text, "reading", "ink") for text in self.article.text]
        figure = self.article.figure
        if figure is not None:
            chart = FigureOf(figure, ruler, width - 1)
            note = [words(figure.note, "body", "ink2")] if figure.note else []
            over = sum(height + PARAGRAPH for height, _paint, _whole in found[: figure.after])
            after = figure.after if over + chart.height <= room else len(found)
            found[after:after] = [(chart.height, chart.draw, chart.height <= room), *note]
        return found

    def _build_side(self, box: Box) -> None:
        x, y, w, h = box
        pad = SIDE_PAD if w >= 300 else 14.0
        inner = w - 2 * pad
        before = self.archive.by_id.get(self.read[-1]) if self.read else None
        side = Side(self.archive, self.article, self._ruler(), inner, self.open_article, before)
        low = self.layout.height < 420
        room = h - (14 if low else FOOT) - 14
        put, start = self._holder("side", (x + pad, y + 12, inner, room), side.height + 4, 18.0)
        side.put(put, *start)
        if not low:
            self._buttons(box, pad)

    def _holder(
        self, name: str, box: Box, need: float, beside: float
    ) -> tuple[Callable[..., Any], tuple[float, float]]:
        """What makes the widgets of a sheet, and where they begin: in an area that scrolls if they need one.

        `beside`: so much of the sheet's margin the area's bar may take.
        """
        x, y, w, h = box
        if need <= h:

            def put(kind: Callable[..., Widget], place: Box, *args: Any, **options: Any) -> Widget:
                return kind(self, place, *args, **options)

            return put, (x, y)
        area = ScrollArea(self, (x - 4, y, w + 4 + beside, h), need)
        self._areas[name] = area
        return area.add, (4.0, 0.0)

    def _buttons(self, box: Box, pad: float) -> None:
        x, y, w, h = box
        ruler = self._ruler()
        right, top = x + w - pad, y + h - 54
        for key, label, keycap, act in (
            ("back", _("Close"), pgettext("key", "Esc"), self.stage.pop),
            ("help", _("Help"), "F1", lambda: open_over(self.stage, "help")),
        ):
            width = button_width(ruler, label, keycap)
            left = right - width if key == "back" else x + pad
            Button(self, (left, top, width, 40), label, act, keycap=keycap, key=key, group="foot", ground="newsprint")

    def _ruler(self) -> Pen:
        return Pen(self.look, pygame.Surface((1, 1)))

    # ------------------------------------------------------------------------- drawing
    def ground(self, pen: Pen) -> None:
        """Desk, sheets, their headings."""
        pen.desk()
        if "index" in self._boxes:
            self._draw_index(pen, self._boxes["index"])
        if "article" in self._boxes:
            self._draw_article(pen, self._boxes["article"])
        if "side" in self._boxes:
            pen.sheet(*self._boxes["side"], "newsprint")

    def _draw_index(self, pen: Pen, box: Box) -> None:
        x, y, w, h = box
        pen.ground = "ledger"
        pen.sheet(*box)
        pen.heading(_("Archive"), x + 16, y + 31, w - 32, caption=self.index.caption())
        if self.layout.two:
            base = y + h - 16
            pen.keys([("[ ]", _("turn")), ("PgDn", _("page"))], x + 16, base, "ink2", 12)

    def _draw_article(self, pen: Pen, box: Box) -> None:
        x, y, w, _h = box
        pad = self._pad(box)
        inner = w - 2 * pad
        title, under, rule = self._head(box)
        pen.ground = "ledger"
        pen.sheet(*box)
        pen.text(self.article.title, x + pad, y + title, self._title_style(inner), "ink", room=inner)
        pen.paragraph(self.article.subtitle, x + pad, y + under, inner, "body", "ink2")
        pen.line((x + pad, y + rule), (x + pad + inner, y + rule), "rule_red", 2)
