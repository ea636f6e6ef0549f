"""Pig Iron, started from a checkout or as the packaged program: the words go to game.cli."""

from __future__ import annotations

import os
import sys


def main() -> int:
    """Run the command named by the first word (none: the window) and return its exit status."""
    if getattr(sys, "frozen", False):
        # Worker processes of the packaged program start it again; this hands them their task.
        import multiprocessing

        multiprocessing.freeze_support()
    # What is printed is the answer to a command, perhaps read by a program: no greeting from a library in it.
    os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")
    try:
        from game import cli

        return cli.main(sys.argv[1:])
    except ModuleNotFoundError as error:
        if error.name is None or error.name.split(".")[0] == "game":
            raise
        from game.text import _

        sentence = _(
            "Pig Iron needs the package {name}, which this Python does not have: "
            "the one-line command in README.md sets everything up."
        )
        print(sentence.format(name=error.name), file=sys.stderr)
        return 1


if __name__ == "__main__":
    sys.exit(main())
