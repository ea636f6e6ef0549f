"""`selftest`: load everything, play a game, save it, load it again. The packaged program has it too."""

from __future__ import annotations

import os
import sys
import tempfile
from pathlib import Path
from typing import Any

from game.cli.common import CliError, Parser, print_json
from game.session.assets import asset_files, load_all
from game.session.game import Game
from game.session.saves import load, save
from game.session.setup import Setup
from game.session.texts import messages
from game.text import ASSETS, _

PICTURES = 6
"""Pictures that are opened and decoded."""
SOUNDS = 3
"""Sounds likewise."""


def run(words: list[str]) -> int:
    """Test the game as it stands; status 1 when a loaded game is not the one that was saved."""
    parser = Parser("selftest", _("Load every asset and text, play a game, save it and load it again."))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    options = parser.read(words)
    found = tested()
    if options.json:
        print_json(found)
    else:
        sentence = _(
            "{assets} assets and {texts} texts are whole; {seasons_played} seasons played; "
            "a save of {saved_bytes} bytes opened again."
        )
        print(sentence.format(**found))
    return 0 if found["reloaded_digest_equal"] else 1


def tested() -> dict[str, Any]:
    """The findings, in the shape of the command line's JSON. Raises ContentError or CliError for what is not whole."""
    assets = load_all()
    texts = len(messages("en"))
    game = Game(Setup(policy="median", seed=1958))
    game.until_end()
    with tempfile.TemporaryDirectory() as place:
        path = Path(place) / "selftest.save"
        size = save(game, path)
        equal = load(path).digest == game.digest
    return {
        "assets": assets,
        "texts": texts,
        "seasons_played": len(game.records),
        "saved_bytes": size,
        "reloaded_digest_equal": equal,
        "frozen": bool(getattr(sys, "frozen", False)),
        "pictures": _pictures(),
        "sounds": _sounds(),
    }


def _pictures() -> int:
    """Open some pictures with pygame, drawn off-screen; none where pygame is not installed."""
    os.environ["SDL_VIDEODRIVER"] = "dummy"
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        import pygame
    except ImportError:
        return 0
    pygame.display.init()
    try:
        surface = pygame.display.set_mode((320, 200))
        names = [name for name in asset_files() if name.endswith((".png", ".webp"))]
        opened = names[:: max(len(names) // PICTURES, 1)][:PICTURES]
        # The faces are few, and no screen can do without them.
        opened += [name for name in names if name.startswith("faces" + os.sep) and name not in opened]
        for name in opened:
            try:
                surface.blit(pygame.image.load(os.path.join(ASSETS, name)), (0, 0))
            except pygame.error as error:
                raise CliError(_("assets/{name} cannot be opened: {why}").format(name=name, why=error)) from None
        return len(opened)
    finally:
        pygame.display.quit()


def _sounds() -> int:
    """Open some sounds without a device; none where pygame is not installed or was built without a mixer."""
    os.environ["SDL_AUDIODRIVER"] = "dummy"
    try:
        import pygame

        pygame.mixer.init()
    except (ImportError, NotImplementedError):
        return 0
    try:
        names = [name for name in asset_files() if name.endswith(".ogg")]
        opened = names[:: max(len(names) // SOUNDS, 1)][:SOUNDS]
        for name in opened:
            try:
                pygame.mixer.Sound(os.path.join(ASSETS, name))
            except pygame.error as error:
                raise CliError(_("assets/{name} cannot be opened: {why}").format(name=name, why=error)) from None
        return len(opened)
    finally:
        pygame.mixer.quit()
