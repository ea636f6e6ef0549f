"""The newspaper's photograph: grey, through a cosine screen at 45 degrees."""

from __future__ import annotations

import numpy as np
import pygame

SCREEN = 4.2  # px between the dots


def halftone(surface: pygame.Surface) -> pygame.Surface:
    """A grey print of a picture, of the same size; dots are drawn at twice the size and halved."""
    width, height = surface.get_size()
    large = pygame.transform.smoothscale(surface.convert(24), (width * 2, height * 2))
    rgb = pygame.surfarray.array3d(large).astype(np.float32) / 255
    grey = rgb @ np.array([0.30, 0.59, 0.11], np.float32)
    low, high = np.percentile(grey, (2, 98))
    grey = np.clip((grey - low) / max(0.05, high - low), 0, 1) ** 0.75
    x, y = np.mgrid[0 : width * 2, 0 : height * 2].astype(np.float32)
    step = 2 * np.pi / (SCREEN * 2)
    u, v = (x + y) * np.float32(0.7071 * step), (x - y) * np.float32(0.7071 * step)
    threshold = 0.5 + 0.25 * (np.cos(u) + np.cos(v))
    ink = np.clip(0.5 + (threshold - (0.08 + 0.9 * grey)) * 3.2, 0, 1)
    tone = 226 - ink * (226 - 44)
    out = np.stack([tone, tone * 0.985, tone * 0.945], -1).astype(np.uint8)
    print_ = pygame.surfarray.make_surface(out)
    return pygame.transform.smoothscale(print_, (width, height))
