"""The accountant's book while it is closed: where its page will lie, so that the eye finds what comes next."""

from __future__ import annotations

import pygame

from game.views.layout import Box
from game.views.pen import Pen

SPINE = 40.0
LABEL = (320.0, 132.0)
PAD = 18.0
SHADE = 84
"""How dark the closed book lies, of 255."""


def draw_cover(pen: Pen, box: Box, title: str, commune: str, keeper: str) -> None:
    """A cover of kraft with a cloth spine and a pasted label; `box` is that of the page inside, logical pixels."""
    x, y, w, h = box
    pen.sheet(x, y, w, h, "kraft")
    pen.box(x, y, SPINE, h, "tab_border")
    for stitch in range(1, 8):
        at = y + h * stitch / 8
        pen.line((x + SPINE - 9, at - 9), (x + SPINE - 9, at + 9), "kraft", 2)
    pen.line((x + SPINE, y), (x + SPINE, y + h), "ink2", 1)
    # In the shade of the desk: the newspaper is to be read first.
    shade = pygame.Surface(pen.look.scale.rect(x, y, w, h).size, pygame.SRCALPHA)
    shade.fill((*pen.look.colour("desk_edge")[:3], SHADE))
    pen.surface.blit(shade, pen.look.scale.rect(x, y, w, h))
    wide, high = LABEL
    left, top = x + SPINE + (w - SPINE - wide) / 2, y + h * 0.24
    pen.paper(left, top, wide, high, "ledger_light")
    pen.frame(left, top, wide, high, "ink2", 1)
    pen.frame(left + 4, top + 4, wide - 8, high - 8, "ink2", 1)
    ground, pen.ground = pen.ground, "ledger_light"
    middle, room = left + wide / 2, wide - 2 * PAD
    pen.text(title, middle, top + 46, "sheet", "ink", align="centre", room=room)
    pen.line((left + PAD, top + 58), (left + wide - PAD, top + 58), "rule_red", 2)
    pen.text(commune, middle, top + 84, "body", "ink", align="centre", room=room)
    pen.text(keeper, middle, top + 110, "forecast", "pencil", align="centre", room=room)
    pen.ground = ground
