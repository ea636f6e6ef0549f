"""What the commands share: words read with one clear sentence for each mistake, seeds, progress, JSON."""

from __future__ import annotations

import argparse
import csv
import json
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, NoReturn, TypeVar

from game.rules.orders import OrderError
from game.session.content import ContentError
from game.session.game import GameError
from game.session.saves import SaveError
from game.session.setup import SEED_MOST, SetupError
from game.text import _

T = TypeVar("T")


class CliError(Exception):
    """Words that cannot be used; one sentence. No ValueError, so that argparse hands it on as it is."""


EXPECTED = (CliError, ContentError, GameError, OrderError, SaveError, SetupError)
"""Mistakes of whoever typed, or of a file that was named: told in one sentence."""


def one_sentence(error: BaseException) -> str:
    """An error's message as one sentence on one line."""
    text = " ".join(str(error).split())
    if not text:
        return type(error).__name__
    named = not text.split(" ")[0].rstrip(",;:").isalpha()  # an order or a file begins the sentence: left as it is
    return (text if named else text[0].upper() + text[1:]) + ("" if text[-1] in ".!?" else ".")


class Parser(argparse.ArgumentParser):
    """argparse with one sentence for an error, and no guessing of shortened options."""

    def __init__(self, command: str, description: str) -> None:
        super().__init__(prog=f"main.py {command}", description=description, allow_abbrev=False)

    def error(self, message: str) -> NoReturn:
        """Raise CliError instead of printing the usage."""
        raise CliError(message)

    def read(self, words: Sequence[str]) -> argparse.Namespace:
        """Parse; raises CliError. `--help` prints and ends the program with status 0."""
        return self.parse_args(list(words))


def read_seed(text: str) -> int:
    """A seed from the command line."""
    if not text.isascii() or not text.isdigit() or int(text) > SEED_MOST:
        message = _("a seed is a whole number from 0 to {most}, not {text}")
        raise CliError(message.format(most=SEED_MOST, text=repr(text)))
    return int(text)


def read_seeds(text: str) -> range:
    """Seeds as "7" or "1-20"."""
    first, dash, last = text.partition("-")
    low = read_seed(first)
    high = read_seed(last) if dash else low
    if high < low:
        raise CliError(_("seeds are written first-last with the smaller first, not {text}").format(text=repr(text)))
    return range(low, high + 1)


def read_count(name: str, low: int, high: int) -> Any:
    """A reader of whole numbers within bounds, for argparse."""

    def read(text: str) -> int:
        try:
            value = int(text)
        except ValueError:
            value = low - 1
        if not low <= value <= high:
            message = _("{name} is a whole number from {low} to {high}, not {text}")
            raise CliError(message.format(name=name, low=low, high=high, text=repr(text)))
        return value

    return read


def print_json(value: Any) -> None:
    """One JSON object on one line."""
    sys.stdout.write(json.dumps(value, ensure_ascii=False, separators=(",", ":")) + "\n")
    sys.stdout.flush()


def with_progress(items: Iterable[T], total: int, what: str) -> Iterator[T]:
    """Hand items on; where standard error is a terminal and there are many, show how far it is."""
    if total < 2 or not sys.stderr.isatty():
        yield from items
        return
    width = 30
    for done, item in enumerate(items, 1):
        yield item
        full = width * done // total
        bar = "#" * full + "." * (width - full)
        print(f"\r{what} [{bar}] {done}/{total}", end="", file=sys.stderr, flush=True)
    print("\r" + " " * (len(what) + width + 24) + "\r", end="", file=sys.stderr, flush=True)


def check_writable(path: str) -> None:
    """Whether a file can be written, asked before the work that fills it. Raises CliError; leaves no empty file."""
    there = os.path.exists(path)
    try:
        with open(path, "a", encoding="utf-8"):
            pass
        if not there:
            os.remove(path)
    except OSError as error:
        raise unwritable(path, error) from None


def unwritable(path: str, error: OSError) -> CliError:
    """What is said of a file that cannot be written."""
    message = _("the file {file} cannot be written: {why}")
    return CliError(message.format(file=path, why=error.strerror or error))


def write_csv(path: str, columns: Sequence[str], rows: Iterable[dict[str, Any]]) -> None:
    """Rows as comma-separated values under a line of names. Raises CliError when the file cannot be written."""
    try:
        with open(path, "w", newline="", encoding="utf-8") as file:
            writer = csv.DictWriter(file, columns, lineterminator="\n")
            writer.writeheader()
            writer.writerows(rows)
    except OSError as error:
        raise unwritable(path, error) from None


def table(rows: list[list[str]]) -> str:
    """Rows of cells as a plain table; the first column to the left, the others to the right."""
    widths = [max(_columns(row[k]) for row in rows) for k in range(len(rows[0]))]
    lines = []
    for row in rows:
        cells = [row[0] + " " * (widths[0] - _columns(row[0]))]
        cells += [" " * (width - _columns(cell)) + cell for cell, width in zip(row[1:], widths[1:], strict=True)]
        lines.append("  ".join(cells).rstrip())
    return "\n".join(lines)


def _columns(text: str) -> int:
    """Columns of a terminal: a Chinese character takes two."""
    return sum(2 if "\u2e80" <= char <= "\uffef" else 1 for char in text)
