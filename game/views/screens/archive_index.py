"""The index of the archive: a field to search in, groups of articles, or what was found."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.session.archive import Archive, Article, found
from game.text import _, ngettext
from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets import Drawing, Entry, ListRow, ScrollArea
from game.views.widgets.base import Widget

if TYPE_CHECKING:
    from game.views.screen import Screen

ROW, GROUP = 36.0, 40.0
FIELD = 40.0
HEAD = 50.0
"""From the sheet's upper edge to the field."""


class Find(Entry):
    """The field; while nothing is written in it, the key that leads to it stands at its right."""

    never_first = True

    def __init__(self, screen: Screen, box: Box, *arguments: Any, **options: Any) -> None:
        super().__init__(screen, box, *arguments, **options)
        if self.line is not None:
            # The library's field would lie over the key.
            self.line.set_dimensions((self.line.rect.w - self.look.scale.px(34), self.line.rect.h))

    def paint(self, pen: Pen) -> None:
        """The frame and the key."""
        super().paint(pen)
        if not self.value and not self.has_focus:
            pen.keycap("/", self.w - 30, self.field_height / 2 + 5, "ink2")


class IndexRow(ListRow):
    """An article's line; its neighbours lie close."""

    ring_halo = False


class Index:
    """The list on a screen. It is made anew when the words sought change; the field stays as it is."""

    def __init__(self, screen: Screen, archive: Archive, open_article: Callable[[str], None]) -> None:
        self.screen, self.archive, self.open_article = screen, archive, open_article
        self.wanted = ""
        self.area: ScrollArea | None = None
        self.box: Box = (0, 0, 0, 0)
        self._made: list[Widget] = []
        self._current = ""
        self._kept = 0.0

    # --------------------------------------------------------------------- search
    def listed(self) -> list[Article]:
        """The articles in the list, in its order."""
        return found(self.archive.articles, self.wanted)

    def caption(self) -> str:
        """How many there are."""
        count = len(self.listed())
        if self.wanted:
            return ngettext("{count} found", "{count} found", count).format(count=count)
        return ngettext("{count} entry", "{count} entries", count).format(count=count)

    def search(self, wanted: str) -> None:
        """Look for other words."""
        if wanted.strip() != self.wanted:
            self.wanted = wanted.strip()
            self._kept = 0.0
            self._empty()
            self._fill()
            self.screen.redraw()

    def open_first(self, _text: str) -> None:
        """Enter in the field: the first that was found."""
        listed = self.listed()
        if self.wanted and listed:
            self.screen.focus_key = f"article:{listed[0].id}"
            self.open_article(listed[0].id)

    # ---------------------------------------------------------------------- build
    def build(self, box: Box, current: str, foot: float) -> None:
        """Field and list on a sheet; `foot` is left free under the list."""
        x, y, w, h = box
        self.box, self._current = (x, y, w, h - foot), current
        self._made = []
        Find(
            self.screen, (x + 16, y + HEAD, w - 32, FIELD), self.wanted, self.search, on_enter=self.open_first,
            placeholder=_("Find"), key="find", group="find",
        )  # fmt: skip
        self._fill()

    def keep_place(self) -> None:
        """Remember how far the list has been scrolled, before everything is made again."""
        bar = self.area.area.vert_scroll_bar if self.area is not None else None
        self._kept = bar.start_percentage * self.area.height if bar is not None and self.area is not None else 0.0

    def _fill(self) -> None:
        x, y, w, h = self.box
        top = y + HEAD + FIELD + 9
        room = h - (top - y)
        listed = self.listed()
        rows: list[tuple[str, Article | None]] = []
        if self.wanted:
            rows = [("", article) for article in listed]
        else:
            for group in self.archive.groups:
                members = self.archive.group(group.id)
                rows += [(group.title, None)] if members else []
                rows += [("", article) for article in members]
        # A little more, so that the last row is seen whole at the end of the way.
        need = sum(ROW if article is not None else GROUP for _title, article in rows) + 6
        before = len(self.screen.widgets)
        if not rows:
            text = _("Nothing is found. Fewer or other words may be.")

            def paint(pen: Pen) -> None:
                pen.paragraph(text, 0, 8, w - 32)

            self._made = [Drawing(self.screen, (x + 16, top, w - 32, 96), paint)]
            return
        self.area = ScrollArea(self.screen, (x + 2, top, w - 4, room), need)
        width = self.area.width
        place = 0.0
        for title, article in rows:
            if article is None:
                self.area.add(Drawing, (14, place, width - 14, GROUP), _group(title, width - 14), heading=True)
                place += GROUP
                continue
            self.area.add(
                IndexRow, (0, place, width, ROW), article.title, lambda name=article.id: self.open_article(name),
                chosen=article.id == self._current, key=f"article:{article.id}", group="index",
            )  # fmt: skip
            place += ROW
        self._made = self.screen.widgets[before:]
        if self._kept:
            self.area.scroll(self._kept)
        else:
            self.show_current()

    def show_current(self) -> None:
        """Scroll the open article's row to the middle."""
        row = next((widget for widget in self._made if widget.key == f"article:{self._current}"), None)
        if row is not None and self.area is not None:
            self.area.scroll(row.box[1] + ROW / 2 - self.area.box[3] / 2)

    def _empty(self) -> None:
        if self.area is not None:
            self.screen.areas.remove(self.area)
            container, self.area = self.area.area, None
        else:
            container = None
        edges = [widget for widget in self.screen.widgets if widget.key.startswith("edge") and widget in self._made]
        self.screen.remove(*[widget for widget in self._made if widget not in edges], *edges)
        if container is not None:
            container.kill()
        self._made = []


def _group(title: str, width: float) -> Callable[[Pen], None]:
    def paint(pen: Pen) -> None:
        pen.text(title, 0, 29, "section", "ink", room=width)
        pen.line((0, GROUP - 1), (width, GROUP - 1), "hair", 1)

    return paint
