"""The line under the window on which sounds are written: room of its own, so that it lies over nothing."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import pygame

from game.views.pen import Pen
from game.views.typeset import TextRecord

if TYPE_CHECKING:
    from game.views.look import Look

HEIGHT = 24.0
"""Logical pixels. Taken from the foot of the window before a screen is laid out."""
MARGIN, GAP = 14.0, 18.0


@dataclass(frozen=True)
class Caption:
    """What is written for a sound; `once` for one that is over soon."""

    text: str
    once: bool


def draw_captions(look: Look, surface: pygame.Surface, top: int, captions: Sequence[Caption]) -> list[TextRecord]:
    """Fill the window under `top` (pixels) and write as many captions as the line holds; the texts written.

    A caption is written whole or not at all; the first ones matter most.
    """
    strip = pygame.Rect(0, top, surface.get_width(), surface.get_height() - top)
    line = pygame.Surface(strip.size)
    line.fill(look.colour("desk_edge"))
    pen = Pen(look, line, ground="desk_edge", layer="captions")
    x, end = MARGIN, look.scale.logical(strip.w) - MARGIN
    baseline = look.scale.logical(strip.h) / 2 + 5.4
    for caption in captions:
        width = pen.measure(caption.text, "body")
        if x + 1.06 * width > end:
            break
        pen.text(caption.text, x, baseline, "body", "on_desk" if caption.once else "on_desk_dim", room=end - x)
        x += width + GAP
    surface.blit(line, strip)
    return [record.moved(0, top) for record in pen.records]
