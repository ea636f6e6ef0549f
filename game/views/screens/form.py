"""Pages made of headed sections: two columns where there is room, else one that scrolls. Settings, new game, help."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pygame

from game.text import _
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.widgets import Button, Drawing, ScrollArea, TabBar, Widget, button_width

Put = Callable[..., Any]
"""put(kind, box, *arguments, **options): make a widget in the column; the box is relative to it."""

GAP = 18.0
HEAD = 42.0
FOOT = 72.0


@dataclass(frozen=True)
class Item:
    """A part of a section: how high it is at a width, and what builds it at (put, x, y, width)."""

    height: Callable[[float], float]
    build: Callable[[Put, float, float, float], None]


@dataclass(frozen=True)
class Section:
    """A heading, a caption at its right, and what stands under it."""

    title: str
    items: list[Item]
    caption: str = ""


class FormScreen(Screen):
    """A sheet on the desk with sections. Subclasses give `title`, `columns` and `buttons`."""

    most_width = 1120.0
    most_height = 640.0
    gap = GAP

    def __init__(self) -> None:
        super().__init__()
        self._box: Box = (0, 0, 0, 0)
        self._gutter = 0.0
        self._areas: list[ScrollArea] = []
        self.tab = ""

    # -------------------------------------------------------------- to override
    def title(self) -> str:
        """The page's heading."""
        return ""

    def caption(self) -> str:
        """What stands at the right of the heading."""
        return ""

    def columns(self) -> list[list[Section]]:
        """Sections by column, at most two columns."""
        return []

    def tabs(self) -> list[tuple[str, str]]:
        """Tabs on the sheet's upper edge: (key, label); the open one is `self.tab`."""
        return []

    def buttons(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        """Buttons at the right of the foot, the last one outermost: (key, label, keycap, action)."""
        return []

    def back_label(self) -> str:
        """The word on the button at the left, which does what Escape does."""
        return _("Back")

    # ------------------------------------------------------------------- layout
    @property
    def pad(self) -> float:
        """The margin inside the sheet."""
        return 30.0 if self.layout.width >= 700 else 16.0

    @property
    def low(self) -> bool:
        """Whether the window is too low for a large heading."""
        return self.layout.height < 420

    def build(self, layout: Layout) -> None:
        """Sections into their columns; the foot."""
        edge = 24.0 if layout.height >= 560 else 8.0
        width = min(self.most_width, layout.width - 2 * min(edge, 16.0 if layout.width < 700 else 24.0))
        height = min(self.most_height, layout.height - 2 * edge)
        tabs = self.tabs()
        if tabs:
            height = min(height, layout.height - 2 * edge - 30)
        self._box = ((layout.width - width) / 2, (layout.height - height) / 2 + (15 if tabs else 0), width, height)
        x, y, w, h = self._box
        if tabs:
            self.tab = self.tab or tabs[0][0]
            TabBar(
                self, (x + 12, y - 38, w - 24, 38), tabs, self.tab, self._turn, key="tabs", digits=layout.width >= 600
            )
        top, bottom = y + self._head(), y + h - (58.0 if self.low else FOOT)
        columns = self.columns()
        self._areas = []
        two = layout.two and len(columns) == 2
        inner = w - 2 * self.pad
        if two:
            half = (inner - 48) / 2
            self._gutter = x + self.pad + half + 24
            for number, sections in enumerate(columns):
                self._column(
                    sections, (x + self.pad + number * (half + 48), top, half, bottom - top), f"column{number}"
                )
        else:
            self._gutter = 0.0
            self._column(
                [s for sections in columns for s in sections], (x + self.pad, top, inner, bottom - top), "column"
            )
        self._foot(x, y, w, h)
        for key, part in (("page down", 0.8), ("page up", -0.8), ("down", 0.2), ("up", -0.2)):
            self.shortcuts[key] = lambda part=part: self._scroll(part)  # type: ignore[misc]

    def _scroll(self, part: float) -> None:
        """Move every column that scrolls by a part of what is seen of it."""
        for area in self._areas:
            area.scroll(part * area.box[3])
        self.dirty = True

    def _turn(self, key: str) -> None:
        self.tab = key
        self.rebuild()

    def _head(self) -> float:
        return 60.0 if self.low else 92.0

    def _column(self, sections: list[Section], box: Box, group: str) -> None:
        x, y, w, h = box
        need = self._height(sections, w)
        area = None
        if need > h:
            # The ring of what has the focus must not be cut off at the area's edge.
            area = ScrollArea(self, (x - 8, y, w + 20, h), self._height(sections, w - 16))
            w = area.width - 16
            self._areas.append(area)
        start = 8.0 if area is not None else x

        def put(kind: type[Widget], place: Box, *arguments: Any, **options: Any) -> Any:
            options.setdefault("group", group)
            if area is not None:
                return area.add(kind, place, *arguments, **options)
            return kind(self, place, *arguments, **options)

        top = 0.0 if area is not None else y
        for section in sections:
            if section.title:
                put(Drawing, (start, top, w, HEAD - 4), _heading(section, w), heading=True)
                top += HEAD
            for item in section.items:
                item.build(put, start, top, w)
                top += item.height(w)
            top += self.gap

    def _height(self, sections: list[Section], width: float) -> float:
        total = 0.0
        for section in sections:
            total += (HEAD if section.title else 0) + sum(item.height(width) for item in section.items) + self.gap
        return total - self.gap + 6

    def _foot(self, x: float, y: float, w: float, h: float) -> None:
        ruler = self.ruler()
        top = y + h - (48.0 if self.low else 58.0)
        label = self.back_label()
        Button(
            self,
            (x + self.pad, top, button_width(ruler, label, "Esc"), 40),
            label,
            self.back,
            keycap="Esc",
            group="foot",
            key="back",
        )
        right = x + w - self.pad
        for key, label, keycap, action in reversed(self.buttons()):
            width = button_width(ruler, label, keycap)
            Button(self, (right - width, top, width, 40), label, action, keycap=keycap, group="foot", key=key)
            right -= width + 8

    def ground(self, pen: Pen) -> None:
        """Desk, sheet, heading, the gutter between two columns."""
        pen.desk()
        x, y, w, h = self._box
        pen.sheet(x, y, w, h)
        baseline = y + (32 if self.low else 52)
        if (
            self._areas
            and w > 560
            and not any(each.scroll_area is not None and each.focusable for each in self.widgets)
        ):
            start = x + self.pad + button_width(pen, self.back_label(), "Esc") + 16
            pen.keys([("PgUp PgDn", _("the page"))], start, y + h - (22 if self.low else 32))
        pen.heading(
            self.title(),
            x + self.pad,
            baseline,
            w - 2 * self.pad,
            caption=self.caption(),
            style="sheet" if self.low else "page",
        )
        if self._gutter:
            bottom = y + h - FOOT - 8
            pen.line((self._gutter, y + self._head()), (self._gutter, bottom), "rule_red_faint", 1)
            pen.line((self._gutter + 3, y + self._head()), (self._gutter + 3, bottom), "rule_red_faint", 1)

    # ------------------------------------------------------------------ helpers
    def ruler(self) -> Pen:
        """A pen to measure with."""
        return Pen(self.look, pygame.Surface((1, 1)))

    def words(self, text: str, style: str = "body", colour: str = "ink2", gap: float = 10) -> Item:
        """A paragraph."""

        def build(put: Put, x: float, y: float, w: float) -> None:
            put(
                Drawing,
                (x, y, w, self.ruler().height(text, w, style) + 4),
                lambda pen: pen.paragraph(text, 0, 0, w, style, colour) and None,
            )

        return Item(lambda w: self.ruler().height(text, w, style) + gap, build)

    def space(self, height: float) -> Item:
        """Empty paper."""
        return Item(lambda _w: height, lambda put, x, y, w: None)

    def control(self, kind: type[Widget], *arguments: Any, height: float = 44, box: float = 36, **options: Any) -> Item:
        """A widget that takes the column's width."""
        return Item(lambda _w: height, lambda put, x, y, w: put(kind, (x, y, w, box), *arguments, **options))


def _heading(section: Section, width: float) -> Callable[[Pen], None]:
    def paint(pen: Pen) -> None:
        # A pixel less: the column's edge may be rounded down.
        pen.heading(section.title, 0, 20, width - 1, caption=section.caption)

    return paint
