"""The same sprite in other sizes and mirrored, so that a wood is not one tree a hundred times."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pygame

if TYPE_CHECKING:
    from game.views.diorama.art import Sprite

SIZES = (0.86, 0.93, 1.0, 1.07)
"""Of a sprite as it was baked; larger than 1.1 it would look soft."""
MOST_LIT, LEAST_LIT = 1.35, 0.74


def varied(sprite: Sprite, size: float, mirrored: bool) -> Sprite:
    """A sprite in another size, perhaps mirrored; its light comes from where it came, its shadow falls as it fell."""
    def large(piece: pygame.Surface | None) -> pygame.Surface | None:
        if piece is None or size == 1.0:
            return piece
        return pygame.transform.smoothscale(piece, tuple(max(1, round(n * size)) for n in piece.get_size()))

    def at(point: tuple[int, int]) -> tuple[int, int]:
        return round(point[0] * size), round(point[1] * size)

    body, anchor = large(sprite.body), at(sprite.anchor)
    assert body is not None
    if mirrored:
        body, anchor = lit_as_before(body), (body.get_width() - 1 - anchor[0], anchor[1])
    return replace(
        sprite, body=body, anchor=anchor, shadow=large(sprite.shadow), shadow_anchor=at(sprite.shadow_anchor),
        glow=large(sprite.glow), glow_anchor=at(sprite.glow_anchor), smoke=at(sprite.smoke) if sprite.smoke else None,
    )  # fmt: skip


def lit_as_before(body: pygame.Surface) -> pygame.Surface:
    """A picture (colours multiplied by alpha) mirrored, but bright on the side on which it was bright."""
    alpha = pygame.surfarray.array_alpha(body).astype(np.float32).sum(1)
    light = pygame.surfarray.array3d(body).astype(np.float32).mean(2).sum(1)
    seen = np.maximum(alpha, 1.0)
    column = np.where(alpha > 255, light / seen, (light.sum() + 1e-6) / seen.sum())
    wide = max(3, len(column) // 4) | 1
    soft = np.convolve(np.pad(column, wide // 2, mode="edge"), np.ones(wide) / wide, mode="valid")
    change = np.clip(soft / np.maximum(soft[::-1], 1e-6), LEAST_LIT, MOST_LIT)
    out = pygame.transform.flip(body, True, False)
    colours, cover = pygame.surfarray.pixels3d(out), pygame.surfarray.array_alpha(out)
    colours[:] = np.minimum(colours * change[:, None, None], cover[..., None]).astype(np.uint8)
    del colours
    return out
