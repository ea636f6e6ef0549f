"""How much room there is: the window in logical pixels and what follows from it."""

from __future__ import annotations

from dataclasses import dataclass

import pygame

from game.views.theme import Theme

Box = tuple[float, float, float, float]


@dataclass(frozen=True)
class Layout:
    """The window in logical pixels (`width`, `height`) and the arrangement it allows.

    `mode`: "two" two pages beside the world (1200 and more wide), "one" one page beside it (760 to 1199),
    "narrow" the sheet takes all. `extra_rows`: high enough to bring rows of later tabs onto the first page.
    """

    width: float
    height: float
    mode: str
    extra_rows: bool

    @property
    def two(self) -> bool:
        """Two pages side by side."""
        return self.mode == "two"

    @property
    def narrow(self) -> bool:
        """No room for the world beside the sheet."""
        return self.mode == "narrow"

    def from_right(self, width: float, top: float = 0, bottom: float = 0) -> Box:
        """A box `width` wide along the right edge."""
        return (self.width - width, top, width, self.height - top - bottom)

    def centred(self, width: float, height: float) -> Box:
        """A box in the middle, made smaller where the window is."""
        w, h = min(width, self.width - 24), min(height, self.height - 24)
        return ((self.width - w) / 2, (self.height - h) / 2, w, h)


def layout_for(size: tuple[int, int], factor: float, theme: Theme) -> Layout:
    """The layout of a window of `size` pixels at a scale."""
    width, height = size[0] / factor, size[1] / factor
    points = theme.value("breakpoints_logical")
    mode = "two" if width >= points["two_pages"] else "one" if width >= points["one_page"] else "narrow"
    return Layout(width, height, mode, height >= points["extra_rows_height"])


def inset(box: Box, margin: float) -> Box:
    """A box made smaller by `margin` on every side."""
    x, y, w, h = box
    return (x + margin, y + margin, w - 2 * margin, h - 2 * margin)


def as_rect(box: Box) -> pygame.Rect:
    """A box as a rectangle of whole logical pixels."""
    return pygame.Rect(round(box[0]), round(box[1]), round(box[2]), round(box[3]))
