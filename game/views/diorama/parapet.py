"""The bridge's parapet that is nearer to the viewer, cut out of the land's picture: it covers those on the deck."""

from __future__ import annotations

from collections.abc import Sequence

import pygame

from game.views.diorama.art import Sprite


def cut_out(land: pygame.Surface, outline: Sequence[tuple[int, int]], at: tuple[int, int]) -> Sprite:
    """What lies within an outline of the map, as a sprite that stands at a point of it."""
    left, top = min(x for x, _y in outline), min(y for _x, y in outline)
    box = pygame.Rect(left, top, max(x for x, _y in outline) - left + 1, max(y for _x, y in outline) - top + 1)
    box = box.clip(land.get_rect())
    mask = pygame.Surface(box.size, pygame.SRCALPHA)
    pygame.draw.polygon(mask, (255, 255, 255, 255), [(x - box.x, y - box.y) for x, y in outline])
    body = land.subsurface(box).convert_alpha()
    body.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    return Sprite(body, (at[0] - box.x, at[1] - box.y), None, (0, 0), None, (0, 0), None)
