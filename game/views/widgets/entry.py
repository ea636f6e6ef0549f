"""A line to write on (the library's text entry in our frame) and an area that scrolls."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame
import pygame_gui
from pygame_gui.elements import UIScrollingContainer, UITextEntryLine

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Drawing, Widget

if TYPE_CHECKING:
    from game.views.screen import Screen


class _Line(UITextEntryLine):
    """The library's field; it lies over ours and swallows the click, so it says first that it was clicked."""

    clicked: Callable[[], None] | None = None

    def process_event(self, event: pygame.event.Event) -> bool:
        """A click on the field is told before the library acts on it."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.clicked is not None:
            if self.hover_point(*self.ui_manager.calculate_scaled_mouse_position(event.pos)):
                self.clicked()
        return bool(super().process_event(event))


class Entry(Widget):
    """A text entry in our frame; an `error` thickens the frame and stands below in one sentence.

    The box is the field itself (40 high); below it, 26 more are used by an error.
    """

    focusable = True
    takes_text = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        value: str = "",
        on_change: Callable[[str], None] | None = None,
        *,
        on_enter: Callable[[str], None] | None = None,
        placeholder: str = "",
        error: str = "",
        limit: int = 60,
        **options: Any,
    ) -> None:
        self.value, self.error, self.placeholder = value, error, placeholder
        self.on_change, self.on_enter = on_change, on_enter
        self.field_height = box[3]
        self.line: _Line | None = None
        super().__init__(screen, (box[0], box[1], box[2], box[3] + 28), **options)
        scale = self.look.scale
        inner = scale.rect(box[0] + 5, box[1] + 4, box[2] - 10, box[3] - 8)
        self.line = _Line(
            inner,
            screen.manager,
            container=options.get("container"),
            initial_text=value,
            placeholder_text=placeholder or None,
        )
        self.line.set_text_length_limit(limit)
        self.line.clicked = lambda: self.screen.focus.set(self, by_mouse=True)
        self._pale = False
        self._pale_hint()
        self.line.change_layer(self.layer + 1)

    def _pale_hint(self) -> None:
        """What stands in an empty field as a hint is paler than what was written."""
        assert self.line is not None
        pale = bool(self.placeholder) and not self.line.get_text() and not self.has_focus
        if pale != self._pale:
            self._pale = pale
            self.line.text_colour = self.look.colour("ink2" if pale else "ink")
            self.line.rebuild()
            if self.line.is_focused:
                # Made anew it shows the hint again, and what is written would stand before it.
                self.line.focus()

    def set_error(self, error: str) -> None:
        """Say what is wrong, or "" for nothing."""
        if error != self.error:
            self.error = error
            self.redraw()

    def act(self) -> None:
        """Enter: hand the text over."""
        if self.on_enter is not None:
            self.on_enter(self.value)

    def focus_box(self) -> Box:
        """The field."""
        return (0, 0, self.w, self.field_height)

    def update(self, time_delta: float) -> None:
        """Keep the library's field in step with our focus and its text with ours."""
        super().update(time_delta)
        if self.line is None or not self.line.alive():
            return
        if self.has_focus and not self.line.is_focused:
            self.screen.manager.set_focus_set(self.line)
            # A field made anew while it is written in (an error came or went) would write at its beginning.
            self.line.edit_position = len(self.line.get_text())
            self.line.cursor_has_moved_recently = True
        elif not self.has_focus and self.line.is_focused:
            self.screen.manager.set_focus_set(None)
        self._pale_hint()
        if self.line.get_text() != self.value:
            self.value = self.line.get_text()
            self.redraw()
            if self.on_change is not None:
                self.on_change(self.value)

    def process_event(self, event: pygame.event.Event) -> bool:
        """A click focuses; Enter in the field hands over."""
        if event.type == pygame_gui.UI_TEXT_ENTRY_FINISHED and getattr(event, "ui_element", None) is self.line:
            self.act()
            return True
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.hover_point(*event.pos):
            self.screen.focus.set(self, by_mouse=True)
            return False
        return False

    def kill(self) -> None:
        """Take the field away too."""
        if self.line is not None and self.line.alive():
            self.line.kill()
        super().kill()

    def paint(self, pen: Pen) -> None:
        """Frame, and the error with its diamond."""
        wrong = bool(self.error)
        pen.box(0, 0, self.w, self.field_height, "ledger_light", "error" if wrong else "ink", width=2 if wrong else 1)
        # The field draws its own text; it is recorded here for readers and tests.
        if self.line is None and self.value:
            pen.text(self.value, 13, self.field_height / 2 + 6, "body", "ink", room=self.w - 24)
        elif self.value:
            pen.text(self.value, 13, self.field_height / 2 + 6, "body", "ledger_light", room=self.w - 24)
        if wrong:
            pen.icon("warning", 0, self.field_height + 6, 18, "error")
            pen.text(self.error, 26, self.field_height + 21, "body", "error", room=self.w - 26)


class _SlimScroll(UIScrollingContainer):
    """The library's scrolling container, whose bar is always 20 pixels wide, with a bar of ours."""

    def __init__(self, rect: pygame.Rect, manager: Any, slim: int, **options: Any) -> None:
        self._slim = slim
        self._bar_now = 0
        super().__init__(rect, manager, **options)

    @property
    def scroll_bar_width(self) -> int:
        """Pixels that the bar takes now; 0 while nothing scrolls."""
        return self._bar_now

    @scroll_bar_width.setter
    def scroll_bar_width(self, wanted: int) -> None:
        self._bar_now = self._slim if wanted else 0


EDGE = 140.0
"""So much an edge hides at most; of a picture with many texts it then shows a part."""
WHOLE = 0.62
"""Of what is to be seen whole an edge hides more: up to this share of the view."""
MARKED = 14.0
"""An edge so wide says by a mark that there is more."""
LOW = 50.0
"""A widget that is no higher is one line: a row, a heading, a field."""


class _Edge(Drawing):
    """The sheet laid again over a line that an edge of a scroller would cut, so that only whole lines are seen."""

    def __init__(self, screen: Screen, box: Box, area: ScrollArea) -> None:
        self._shown: object = None
        super().__init__(screen, box, lambda pen: None, key="edge", height=40, group="")
        self.area = area

    def cover(self, strip: pygame.Rect, ground: pygame.Surface, way: int) -> None:
        """Lay the ground over a strip of the window, in pixels; nothing where the strip is empty.

        Where there is room a small mark shows that it goes on, up (`way` -1) or down (1).
        """
        part = strip.clip(pygame.Rect(self.rect)).clip(ground.get_rect())
        shown = (tuple(part), id(ground)) if part.h > 0 else None
        if shown == self._shown:
            return
        self._shown = shown
        picture = pygame.Surface(self.rect.size, pygame.SRCALPHA)
        if part.h > 0:
            place = part.move(-self.rect.x, -self.rect.y)
            picture.blit(ground, place, part)
            high, scale = self.look.scale.logical(place.h), self.look.scale
            if high >= MARKED:
                x, y = scale.logical(place.centerx), scale.logical(place.centery)
                points = [(x - 6, y - 2.5 * way), (x + 6, y - 2.5 * way), (x, y + 3.5 * way)]
                Pen(self.look, picture).polygon(points, "ink2")
        self._set_image(picture.premul_alpha())
        self.screen.dirty = True


class ScrollArea:
    """A part of the page that scrolls when `content` is higher than its box. Give `.container` to what lies in it.

    What lies in it is placed relative to its top left corner; set `widget.scroll_area = area` happens by itself
    for widgets made through `area.add`. Its edges show whole lines only: `trim` hides what they would cut.
    """

    def __init__(self, screen: Screen, box: Box, content: float) -> None:
        self.screen = screen
        self.box = box
        scale = screen.look.scale
        self.area = _SlimScroll(
            scale.rect(*box),
            screen.manager,
            scale.px(8),
            allow_scroll_x=False,
            starting_height=1 + screen.scope_height,
        )
        # The bar and a gap take room at the right, so the content is that much narrower.
        self.bar = 20.0
        self.height = max(content, box[3])
        self.area.set_scrollable_area_dimensions((scale.px(box[2] - self.bar), scale.px(self.height)))
        self.container = self.area
        self.inside: list[Widget] = []
        self._seen_key: object = None
        self._seen = pygame.Rect(self.area.get_abs_rect())
        self._edges: tuple[_Edge, _Edge] | None = None
        if self.height > box[3]:
            x, y, w, h = box
            # The bar at the right stays free.
            deep = min(h, max(EDGE + 8, h * WHOLE))
            self._edges = (
                _Edge(screen, (x, y, w - 12, deep), self),
                _Edge(screen, (x, y + h - deep, w - 12, deep), self),
            )
        screen.areas.append(self)

    def seen(self) -> pygame.Rect:
        """The part of the window, in pixels, in which its whole lines lie."""
        key = tuple((widget.rect.top, widget.rect.h, id(widget.records)) for widget in self.inside)
        if key != self._seen_key:
            self._seen_key = key
            self._seen = self._whole_lines(pygame.Rect(self.area.get_abs_rect()))
        return self._seen

    def _whole_lines(self, view: pygame.Rect) -> pygame.Rect:
        """The view without the lines that its edges cut."""
        if self._edges is None:
            return view
        most, low = self.screen.look.scale.px(EDGE), self.screen.look.scale.px(LOW)
        spans = [span for widget in self.inside if widget.visible for span in _spans(widget, low)]
        top, bottom = view.top, view.bottom
        for upper, lower in (_spans(widget, low)[0] for widget in self.inside if _is_whole(widget)):
            if upper + 1 < bottom < lower - 1 and view.bottom - upper <= view.h * WHOLE:
                bottom, most = upper, max(most, view.bottom - upper)
        while cut := [upper for upper, lower in spans if upper + 1 < bottom < lower - 1]:
            if view.bottom - min(cut) > most:
                break
            bottom = min(cut)
        for head in self._heads():
            # Nothing of what it heads is seen.
            if head.top < bottom and not any(head.top < upper and lower <= bottom + 1 for upper, lower in spans):
                bottom = head.top
        while cut := [lower for upper, lower in spans if upper + 1 < top < lower - 1]:
            if max(cut) - view.top > most:
                break
            top = max(cut)
        return pygame.Rect(view.left, top, view.w, max(0, bottom - top))

    def _heads(self) -> list[pygame.Rect]:
        """Headings, the last first."""
        heads = [w.rect for w in self.inside if isinstance(w, Drawing) and w.heading and w.visible]
        return sorted((pygame.Rect(rect) for rect in heads), key=lambda rect: -rect.top)

    def trim(self, ground: pygame.Surface) -> None:
        """Hide what the edges would cut; `ground` is the screen's sheet without its widgets."""
        if self._edges is None:
            return
        view, seen = pygame.Rect(self.area.get_abs_rect()), self.seen()
        upper, lower = self._edges
        upper.cover(pygame.Rect(view.left, view.top, view.w, seen.top - view.top), ground, -1)
        lower.cover(pygame.Rect(view.left, seen.bottom, view.w, view.bottom - seen.bottom), ground, 1)

    @property
    def width(self) -> float:
        """The room for content in logical pixels."""
        return self.box[2] - self.bar

    def add(self, kind: Callable[..., Widget], box: Box, *args: Any, **options: Any) -> Any:
        """Make a widget inside: area.add(CheckBox, (0, 0, 200, 30), "Coal", True)."""
        made = kind(self.screen, box, *args, container=self.container, **options)
        made.scroll_area = self
        self.inside.append(made)
        return made

    def reveal(self, widget: Widget) -> None:
        """Scroll until the widget is seen whole; of one that is higher than the area, the part that has the focus."""
        bar = self.area.vert_scroll_bar
        if bar is None or self.height <= self.box[3]:
            return
        scale = self.screen.look.scale
        top = widget.get_relative_rect().top / scale.factor
        bottom = top + widget.h
        view = self.box[3]
        if widget.h > view:
            _x, inside, _w, high = widget.focus_box()
            top, bottom = top + inside, top + inside + high
        shown = bar.start_percentage * self.height
        wanted = shown
        if top - 8 < shown:
            wanted = max(0.0, top - 8)
        elif bottom + 8 > shown + view:
            wanted = min(self.height - view, bottom + 8 - view)
        self._show_from(wanted)

    def scroll(self, by: float) -> None:
        """Move what is seen down (or up, less than 0) by so many logical pixels."""
        bar = self.area.vert_scroll_bar
        if bar is not None and self.height > self.box[3]:
            wanted = bar.start_percentage * self.height + by
            self._show_from(max(0.0, min(self.height - self.box[3], wanted)))

    def _show_from(self, wanted: float) -> None:
        bar = self.area.vert_scroll_bar
        if bar is not None and abs(wanted - bar.start_percentage * self.height) > 0.5:
            bar.set_scroll_from_start_percentage(wanted / self.height)
            bar.has_moved_recently = True
            self.area.update(0.0)


def _is_whole(widget: Widget) -> bool:
    """Whether a widget is to be seen whole or not at all."""
    return isinstance(widget, Drawing) and widget.whole and widget.visible and bool(widget.records)


def _spans(widget: Widget, low: int) -> list[tuple[int, int]]:
    """The lines of a widget, upper and lower end in pixels of the window: its texts, or all of it.

    All of it if it is low, or is to be seen whole.
    """
    if widget.rect.h <= low or _is_whole(widget):
        return [(widget.rect.top, widget.rect.bottom)] if widget.focusable or widget.records else []
    spans = [(widget.rect.top + y, widget.rect.top + y + h) for _x, y, _w, h in (r.rect for r in widget.records)]
    kept = widget.rect.top + widget.look.scale.px(widget.kept_head)
    return [(upper, max(lower, kept) if upper < kept else lower) for upper, lower in spans]
