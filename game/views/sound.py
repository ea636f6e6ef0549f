"""Whether anything can be heard. The game needs no sound: everything that happens is also seen and written."""

from __future__ import annotations

import os
from functools import cache

import pygame

from game.text import ASSETS, _

FOLDER = os.path.join(ASSETS, "sounds")


@cache
def _device() -> bool:
    try:
        if not pygame.mixer.get_init():
            pygame.mixer.init()
    except (pygame.error, NotImplementedError):
        return False
    return pygame.mixer.get_init() is not None


def why_silent() -> str:
    """Why nothing can be heard, in one sentence; empty where something can."""
    if not os.path.isdir(FOLDER) or not os.listdir(FOLDER):
        return _("This version has no sounds. Nothing in the game needs them.")
    if not _device():
        return _("There is no sound device here. Nothing in the game needs one.")
    return ""
