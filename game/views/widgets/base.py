"""The common part of our widgets: an element of the library that draws itself with the pen.

Event routing, containers, clipping and layers are the library's; look, text and keyboard are ours. A widget is
given its rectangle in logical pixels, relative to its container (the window if none).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pygame
from pygame_gui.core import UIElement

from game.views.layout import Box
from game.views.pen import Pen
from game.views.typeset import TextRecord

if TYPE_CHECKING:
    from game.views.screen import Screen


@dataclass(frozen=True)
class Tip:
    """What the slip beside a control says: a bold title, terms that add up, a last line in plain words."""

    title: str
    terms: Sequence[tuple[str, str]] = ()
    note: str = ""
    causes: bool = False


@dataclass
class Press:
    """Where the mouse went down on a widget, in its own logical pixels."""

    x: float
    y: float
    data: Any = field(default=None)


class Widget(UIElement):
    """A widget. Subclasses override `paint`, and `act`, `change`, `pressed`, `dragged` where they answer to input.

    Arguments common to all: `group` (Tab goes from group to group, arrows inside one), `key` (a name that outlives
    a rebuild, so focus is not lost), `tip` (a Tip or a function making one), `ground` (the colour that lies under
    the widget), `height` (how far above its container it lies; modal things lie high).
    """

    focusable = False
    # Whether left and right belong to the widget itself; else they move the focus.
    takes_sideways = False
    never_first = False
    # Whether it wants letters and digits for itself.
    takes_text = False
    # Whether it or its screen draws the focus ring itself, because what has the focus is no rectangle.
    own_ring = False
    # Whether the ring has gap and halo of paper, which set it off; rows that lie close on paper do without.
    ring_halo = True
    # So much of its upper end an edge of a scroller does not part: a head with the first row under it.
    kept_head = 0.0
    # The scroll area it lies in, which brings it into view.
    scroll_area: Any = None

    def __init__(
        self,
        screen: Screen,
        box: Box,
        *,
        container: Any = None,
        group: str = "main",
        key: str = "",
        tip: Tip | Callable[[], Tip] | None = None,
        ground: str = "ledger",
        height: int = 1,
        enabled: bool = True,
        visible: bool = True,
        layer: str = "sheets",
    ) -> None:
        self.screen = screen
        self.look = screen.look
        self.box = box
        self.group = group
        self.tip = tip
        self.ground = ground
        self.record_layer = layer
        self.scope = screen.scope
        self.records: list[TextRecord] = []
        self.held: Press | None = None
        self.stale = True
        if container is None and screen.scope_height:
            height += screen.scope_height
        super().__init__(
            self.look.scale.rect(*box),
            screen.manager,
            container,
            starting_height=height,
            layer_thickness=1,
            visible=int(visible),
            element_id=[type(self).__name__.lower()],
        )
        self.is_enabled = enabled
        self.key = screen.enter(self, key)
        self.redraw()

    # ------------------------------------------------------------- to override
    def paint(self, pen: Pen) -> None:
        """Draw the widget; (0, 0) is its top left corner."""

    def act(self) -> None:
        """Enter, or a click."""

    def change(self, steps: int) -> None:
        """Left (-1) or right (+1); -5 and +5 with Shift."""

    def vertical(self, step: int) -> bool:
        """Up (-1) or down (+1) inside the widget; False if the focus is to leave it."""
        return False

    def pressed(self, press: Press) -> None:
        """The mouse went down on it."""

    def dragged(self, press: Press, x: float, y: float) -> None:
        """The mouse moved while held down on it, to (x, y) in its own logical pixels."""

    def focus_box(self) -> Box:
        """What the focus ring goes round, in its own logical pixels."""
        return (0, 0, self.box[2], self.box[3])

    def spoken(self) -> str:
        """What a reader is told of its state beyond its texts: "checked", "3 of 8"."""
        return ""

    # ------------------------------------------------------------------ drawing
    @property
    def w(self) -> float:
        """Width in logical pixels, that of the pixels it really has: its right edge is where it can be drawn."""
        return self.look.scale.logical(self.rect.w) if hasattr(self, "rect") else self.box[2]

    @property
    def h(self) -> float:
        """Height in logical pixels, that of the pixels it really has."""
        return self.look.scale.logical(self.rect.h) if hasattr(self, "rect") else self.box[3]

    @property
    def is_held(self) -> bool:
        """Whether the mouse is down on it."""
        return self.held is not None

    @property
    def has_focus(self) -> bool:
        """Whether the keyboard's focus is on it."""
        return self.screen.focus.current is self

    def redraw(self) -> None:
        """Draw again; call it whenever what is shown has changed."""
        size = self.rect.size
        if size[0] <= 0 or size[1] <= 0:
            return
        surface = pygame.Surface(size, pygame.SRCALPHA)
        pen = Pen(self.look, surface, ground=self.ground, layer=self.record_layer)
        self.paint(pen)
        self.records = pen.records
        # The library draws with premultiplied alpha.
        self._set_image(surface.premul_alpha())
        self.screen.dirty = True

    def window_records(self, everything: bool = False) -> list[TextRecord]:
        """Its texts in pixels of the window. What a scrolled list hides is left out unless `everything`."""
        if not self.visible:
            return []
        moved = [record.moved(*self.rect.topleft) for record in self.records]
        if everything:
            return moved
        view = self.seen_through().inflate(2, 2)
        return [r for r in moved if view.contains(pygame.Rect(r.rect))]

    def seen_through(self) -> pygame.Rect:
        """The part of the window, in pixels, in which it can be seen at all."""
        if self.scroll_area is not None:
            # What scrolls lies in a container as high as all of it; only whole lines in the area's box are seen.
            seen: pygame.Rect = self.scroll_area.seen()
            return seen
        if self.ui_container is None:
            return pygame.Rect(0, 0, *self.screen.stage.size)
        return pygame.Rect(self.ui_container.get_abs_rect())

    # -------------------------------------------------------------------- input
    def process_event(self, event: pygame.event.Event) -> bool:
        """Turn mouse events into press, drag and act."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1:
            if self.focusable and self.hover_point(*event.pos):
                if self.is_enabled:
                    self.screen.focus.set(self, by_mouse=True)
                    self.held = Press(*self._inside(event.pos))
                    self.pressed(self.held)
                    self.redraw()
                return True
        elif event.type == pygame.MOUSEMOTION and self.held is not None:
            self.dragged(self.held, *self._inside(event.pos))
            return True
        elif event.type == pygame.MOUSEBUTTONUP and event.button == 1 and self.held is not None:
            press, self.held = self.held, None
            if self.is_enabled and self.hover_point(*event.pos):
                self.released(press)
            if self.alive():
                self.redraw()
            return True
        return False

    def released(self, press: Press) -> None:
        """The mouse went up on it: by default a click is an act."""
        self.act()

    def on_hovered(self) -> None:
        """The mouse came over it."""
        super().on_hovered()
        self.redraw()

    def on_unhovered(self) -> None:
        """The mouse left it."""
        super().on_unhovered()
        self.redraw()

    def enable(self) -> None:
        """Let it be used."""
        self.set_enabled(True)

    def disable(self) -> None:
        """Show it paler and let it be used no more."""
        self.set_enabled(False)

    def set_enabled(self, enabled: bool) -> None:
        """Enable or disable."""
        if enabled != self.is_enabled:
            self.is_enabled = enabled
            self.redraw()
            self.screen.focus.keep()

    def _inside(self, position: tuple[int, int]) -> tuple[float, float]:
        scale = self.look.scale
        return scale.logical(position[0] - self.rect.x), scale.logical(position[1] - self.rect.y)


class Drawing(Widget):
    """A picture that takes no input: for own drawing inside a scroll area or above other widgets.

    `heading`: it heads what stands under it; an edge that hides all of that hides it too. `whole`: an edge that would
    part its lines hides it all.
    """

    def __init__(
        self, screen: Screen, box: Box, paint: Callable[[Pen], None], *, heading: bool = False,
        whole: bool = False, **options: Any,
    ) -> None:
        self._paint = paint
        self.heading = heading
        self.whole = whole
        super().__init__(screen, box, **options)

    def paint(self, pen: Pen) -> None:
        """Let the given function draw."""
        self._paint(pen)

    def can_hover(self) -> bool:
        """Never in the way of what lies under it."""
        return False

    def hover_point(self, hover_x: float, hover_y: float) -> bool:
        """Never in the way of what lies under it."""
        return False
