"""`replay`: a save or recorded game played again from its orders, and compared with what it was."""

from __future__ import annotations

from game.cli.common import Parser, print_json
from game.cli.headless import as_json, as_table
from game.session.saves import load
from game.text import _


def run(words: list[str]) -> int:
    """Play again and print; with --verify the first season that differs is an error."""
    parser = Parser("replay", _("Play a saved game again from its orders."))
    parser.add_argument("file", metavar="FILE", help=_("a save, or a game kept with headless --save"))
    parser.add_argument("--verify", action="store_true", help=_("compare every season with the game as it was saved"))
    parser.add_argument("--json", action="store_true", help=_("print JSON in the shape of headless"))
    options = parser.read(words)
    game = load(options.file, verify=options.verify)
    if options.json:
        print_json(as_json(game))
    else:
        print(as_table(game))
        if options.verify:
            print(_("Every season came out as it was saved."))
    return 0
