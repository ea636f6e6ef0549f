"""The newspaper's photograph: grey, through a cosine screen at 45 degrees."""

from __future__ import annotations

import numpy as np
import pygame

SCREEN = 4.2  # px between the dots
SOFTNESS = 1.5  # the steeper, the harder the dots' edges
FINE_SCREEN, FINE_SOFTNESS = 2.8, 1.0  # in pictures too small for coarse dots: fine ones that hold a tone
SMALL = 400  # px of width
RETOUCH, FINE_RETOUCH = (0.9, (2, 4)), (1.0, (8, 16))  # how much edges are raised, over how many half px


def halftone(surface: pygame.Surface, screen: float | None = None) -> pygame.Surface:
    """A grey print of a picture, of the same size; dots are drawn at twice the size and halved.

    Dots of `screen` px are soft enough for the picture's own edges to show between them.
    """
    width, height = surface.get_size()
    small = width < SMALL
    screen = screen or (FINE_SCREEN if small else SCREEN)
    raised, reaches = FINE_RETOUCH if small else RETOUCH
    large = pygame.transform.smoothscale(surface.convert(24), (width * 2, height * 2))
    rgb = pygame.surfarray.array3d(large).astype(np.float32) / 255
    grey = rgb @ np.array([0.30, 0.59, 0.11], np.float32)
    near = grey
    for axis in (0, 1):  # sharpened, as a retoucher would before making the block
        for reach in reaches:
            near = (np.roll(near, reach, axis) + near + np.roll(near, -reach, axis)) / 3
    grey = grey + raised * (grey - near)
    low, high = np.percentile(grey, (2, 98))
    grey = np.clip((grey - low) / max(0.05, high - low), 0, 1) ** 0.75
    x, y = np.mgrid[0 : width * 2, 0 : height * 2].astype(np.float32)
    step = 2 * np.pi / (screen * 2)
    u, v = (x + y) * np.float32(0.7071 * step), (x - y) * np.float32(0.7071 * step)
    threshold = 0.5 + 0.25 * (np.cos(u) + np.cos(v))
    ink = np.clip(0.5 + (threshold - (0.04 + 0.94 * grey)) * (FINE_SOFTNESS if small else SOFTNESS), 0, 1)
    tone = 226 - ink * (226 - 44)
    out = np.stack([tone, tone * 0.985, tone * 0.945], -1).astype(np.uint8)
    print_ = pygame.surfarray.make_surface(out)
    return pygame.transform.smoothscale(print_, (width, height))
