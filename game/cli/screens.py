"""`screens`: every screen drawn off-screen, one PNG each, and what is written on them in `screens.json`."""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path

from game.cli.common import CliError, Parser, read_count, read_seed
from game.cli.window import read_size
from game.session.content import load_scenario
from game.text import LANGUAGES, _, set_language


def run(words: list[str]) -> int:
    """Draw every screen into a folder."""
    parser = Parser("screens", _("Draw every screen into a folder."))
    parser.add_argument("--out", required=True, metavar="DIR", help=_("folder for the pictures"))
    parser.add_argument("--size", default="1280x720", metavar="WIDTHxHEIGHT", help=_("size of the pictures"))
    parser.add_argument("--scale", type=read_count("--scale", 75, 200), default=100, help=_("size of texts, per cent"))
    parser.add_argument("--lang", choices=LANGUAGES, default="en", help=_("language"))
    parser.add_argument("--seed", type=read_seed, default=1, help=_("the game's luck (default 1)"))
    parser.add_argument("--scenario", default="leap", help=_("where and when (default leap)"))
    options = parser.read(words)
    load_scenario(options.scenario)
    size = read_size(options.size)
    out = Path(options.out)
    try:
        out.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        message = _("the folder {folder} cannot be made: {why}")
        raise CliError(message.format(folder=out, why=error.strerror or error)) from None
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    set_language(options.lang)
    try:
        offscreen = importlib.import_module("game.views.offscreen")
    except ImportError as error:
        raise CliError(_("the screens cannot be drawn: {why}").format(why=error)) from None
    try:
        drawn = offscreen.draw_all(out, size, options.scale, options.lang, options.seed, options.scenario)
    except OSError as error:
        message = _("the folder {folder} cannot be written: {why}")
        raise CliError(message.format(folder=out, why=error.strerror or error)) from None
    count = len(drawn) if drawn is not None else 0
    print(_("{count} screens drawn into {folder}").format(count=count, folder=out), file=sys.stderr)
    return 0
