"""The command line: the first word names a command, each in a file of its own, loaded when it is asked for.

Commands answer with an exit status: 0 well, 1 a check that failed, 2 words that cannot be used. Whatever goes wrong
is said in one sentence on standard error.
"""

from __future__ import annotations

import importlib
import sys

from game.text import N_, _, set_language, system_language

COMMANDS = {
    "window": N_("open the game's window; also without any command"),
    "headless": N_("play a game, or many, without a window"),
    "orders": N_("every order with its unit, bounds, default and meaning"),
    "replay": N_("play a saved game again and compare it with what it was"),
    "nation": N_("play the whole country, year by year, beside the record"),
    "sweep": N_("spread of outcomes per policy over many seeds"),
    "content": N_("counts and names of what the game holds"),
    "screens": N_("draw every screen into a folder"),
    "bench": N_("measure speed and memory against references of the same run"),
    "selftest": N_("load everything, play, save and load a short game"),
}
UNUSABLE = 2


def main(words: list[str]) -> int:
    """Run the command named by the first word (none: the window); returns the exit status."""
    set_language(system_language())
    name, rest = (words[0], words[1:]) if words else ("window", [])
    if name in ("-h", "--help", "help"):
        print(_usage())
        return 0
    if name == "--version":
        from game.version import __version__

        print(__version__)
        return 0
    if name not in COMMANDS:
        known = ", ".join(COMMANDS)
        return _fail(_("There is no command {name}; the commands are {known}.").format(name=name, known=known))
    return _run(name, rest)


def _run(name: str, rest: list[str]) -> int:
    from game.cli.common import EXPECTED, one_sentence

    try:
        status: int = importlib.import_module(f"game.cli.{name}").run(rest)
        sys.stdout.flush()
        return status
    except EXPECTED as error:
        return _fail(one_sentence(error))
    except FloatingPointError as error:
        said = _("The rules met a number that cannot be reckoned ({what}): look at the constants of the ruleset.")
        return _fail(said.format(what=error))
    except BrokenPipeError:
        # The reader of our output has gone; there is no one left to tell.
        sys.stdout = None
        return 1
    except KeyboardInterrupt:
        print(_("Stopped."), file=sys.stderr)
        return 130


def _fail(sentence: str) -> int:
    print(sentence, file=sys.stderr)
    return UNUSABLE


def _usage() -> str:
    lines = [_("python main.py [COMMAND] [OPTIONS]"), ""]
    lines += [f"  {name:<9} {_(meaning)}" for name, meaning in COMMANDS.items()]
    lines += ["", _("python main.py COMMAND --help tells a command's options.")]
    return "\n".join(lines)
