"""The country's two sheets as a place for mouse and keyboard, and the edge of the one that lies under the other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets import Press, Widget

if TYPE_CHECKING:
    from game.views.screens.nation_look import NationLook

CLICK_REACH = 5.0
"""Farther than this, logical pixels, a press is a drag."""


class MapPad(Widget):
    """Both sheets as one place for mouse and keyboard. It draws nothing: sheets and rings are the screen's."""

    focusable = True
    takes_sideways = True
    own_ring = True

    def __init__(self, screen: NationLook, box: Box, **options: Any) -> None:
        self.nation = screen
        super().__init__(screen, box, **options)

    def redraw(self) -> None:
        """Nothing of its own to draw."""
        if self.image is None:
            super().redraw()
        self.screen.dirty = True

    def act(self) -> None:
        """The province's page."""
        self.nation.open_province()

    def change(self, steps: int) -> None:
        """To the tile on the left or right."""
        self.nation.walk(1 if steps > 0 else -1, 0)

    def vertical(self, step: int) -> bool:
        """To the tile above or below; from the lowest the focus goes on to the strip."""
        return self.nation.walk(0, step)

    def pressed(self, press: Press) -> None:
        """Take hold of the map."""
        press.data = (press.x, press.y, 0.0)

    def dragged(self, press: Press, x: float, y: float) -> None:
        """Move the map with the mouse, where it is looked at nearer."""
        last_x, last_y, way = press.data
        way += abs(x - last_x) + abs(y - last_y)
        press.data = (x, y, way)
        if way > CLICK_REACH:
            factor = self.look.scale.factor
            self.nation.pan((x - last_x) * factor, (y - last_y) * factor)

    def released(self, press: Press) -> None:
        """A click opens the province under the mouse."""
        if press.data is None or press.data[2] <= CLICK_REACH:
            if self.nation.point_at(self.box[0] + press.x, self.box[1] + press.y):
                self.nation.open_province()

    def process_event(self, event: pygame.event.Event) -> bool:
        """Besides clicks and drags: the mouse moving over a place, and the wheel."""
        if event.type == pygame.MOUSEMOTION and self.held is None and self.hover_point(*event.pos):
            x, y = self._inside(event.pos)
            self.nation.point_at(self.box[0] + x, self.box[1] + y)
        if event.type == pygame.MOUSEWHEEL and event.y and self.hover_point(*self.screen.manager.mouse_position):
            x, y = self._inside(self.screen.manager.mouse_position)
            self.nation.zoom(1 if event.y > 0 else -1, (self.box[0] + x, self.box[1] + y))
            return True
        return bool(super().process_event(event))

    def spoken(self) -> str:
        """The place that has the ring."""
        return " ".join(text for text, _style, _colour in self.nation.line().parts())


class Peep(Widget):
    """The edge of the other sheet where only one fits: a click lays it on top."""

    def __init__(self, screen: NationLook, box: Box, voice: str) -> None:
        self.nation = screen
        self.voice = voice
        super().__init__(screen, box, ground="newsprint" if voice == "reported" else "ledger", key="peep")

    def process_event(self, event: pygame.event.Event) -> bool:
        """A click."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.hover_point(*event.pos):
            self.nation.turn()
            return True
        return False

    def paint(self, pen: Pen) -> None:
        """The key that does the same."""
        pen.keycap("V", (self.w - 20) / 2, 27, "ink" if self.voice == "reported" else "pencil")
