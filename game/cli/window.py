"""`window`: the game itself; where there is no display it is played without one, and says so."""

from __future__ import annotations

import importlib
import os
import sys

from game.cli import headless
from game.cli.common import CliError, Parser, read_count
from game.text import LANGUAGES, _


def run(words: list[str]) -> int:
    """Open the window, or play headless where none can be opened."""
    parser = Parser("window", _("Open the game's window."))
    parser.add_argument("--lang", choices=LANGUAGES, default=None, help=_("language"))
    parser.add_argument("--size", default=None, metavar="WIDTHxHEIGHT", help=_("size of the window"))
    parser.add_argument("--scale", type=read_count("--scale", 75, 200), default=None, help=_("size of texts, per cent"))
    options = parser.read(words)
    size = read_size(options.size) if options.size else None
    if not has_display():
        return without_window(_("There is no display here."))
    try:
        app = importlib.import_module("game.views.app")
    except ImportError as error:
        raise CliError(_("the window cannot be opened: {why}").format(why=error)) from None
    if not reaches_display():
        return without_window(_("The display that is named here cannot be reached."))
    wishes = {"language": options.lang, "size": size, "scale": options.scale}
    try:
        return int(app.run(**{name: wish for name, wish in wishes.items() if wish is not None}) or 0)
    except app.WindowError as error:
        return without_window(str(error))


def without_window(why: str) -> int:
    """Say why there is no window, and play a game without it."""
    print(why, _("A game is played without the window."), sep="\n")
    return headless.run([])


UNSEEN = ("dummy", "offscreen")
"""Drivers of SDL whose windows nobody sees; it turns to one when no other can be had."""


def read_size(text: str) -> tuple[int, int]:
    """A size like 1280x720, from 640x400 to 7680x4320."""
    width, cross, height = text.lower().partition("x")
    if cross and width.isdigit() and height.isdigit():
        size = int(width), int(height)
        if 640 <= size[0] <= 7680 and 400 <= size[1] <= 4320:
            return size
    message = _("a size is written like 1280x720, from 640x400 to 7680x4320, not {text}")
    raise CliError(message.format(text=repr(text)))


def has_display() -> bool:
    """Whether a window could be shown here."""
    if os.environ.get("SDL_VIDEODRIVER") in UNSEEN:
        return False
    if sys.platform in ("win32", "darwin", "cygwin"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def reaches_display() -> bool:
    """Whether the display really opens: SDL takes up an unseen driver by itself when the named one fails."""
    import pygame

    try:
        pygame.display.init()
    except pygame.error:
        return False
    if pygame.display.get_driver() in UNSEEN:
        pygame.display.quit()
        return False
    return True
