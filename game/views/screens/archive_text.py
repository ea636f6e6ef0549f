"""Text with footnotes: the number of a source stands raised and small behind what it bears out."""

from __future__ import annotations

import re
from dataclasses import replace

from game.session.archive.article import MARK
from game.views.marks import plain
from game.views.pen import Pen
from game.views.theme import TypeStyle
from game.views.typeset import TextRecord

STAND_IN = "²"
"""A raised figure that every font has: in the lines it keeps the room of any."""
RAISED = str.maketrans("0123456789,", "⁰¹²³⁴⁵⁶⁷⁸⁹,")
SMALL, LIFT = 0.66, 0.36
"""Size and lift of a footnote's number, as shares of the size of its text."""
_STANDING_IN = re.compile(f"({STAND_IN}+)")


def lines_of(pen: Pen, text: str, width: float, style: str) -> list[str]:
    """The lines of a text, with stand-ins where footnotes are."""
    return pen.look.type.wrap(_prepared(text), width, style)


def height_of(pen: Pen, text: str, width: float, style: str) -> float:
    """How high a text with footnotes is."""
    return len(lines_of(pen, text, width, style)) * pen.look.type.style(style).line


def set_text(pen: Pen, text: str, x: float, top: float, width: float, style: str, colour: str = "ink") -> float:
    """Set a paragraph with its footnotes; returns the y under it. Each line is one record."""
    found = pen.look.type.style(style)
    numbers = iter("".join(mark.replace(" ", "") for mark in MARK.findall(text)))
    y = top
    for line in lines_of(pen, text, width, style):
        _line(pen, line, x, y + found.line / 2 + found.size * 0.36, found, colour, width, numbers)
        y += found.line
    return y


def _prepared(text: str) -> str:
    return MARK.sub(lambda mark: STAND_IN * len(mark.group(1).replace(" ", "")), text)


def _line(pen: Pen, line: str, x: float, baseline: float, style: TypeStyle, colour: str, width: float, numbers) -> None:  # type: ignore[no-untyped-def]
    if STAND_IN not in line:
        pen.text(line, x, baseline, style, colour, room=width)
        return
    raised = replace(style, weight=400, size=max(9, round(style.size * SMALL)))
    first, told, at = len(pen.records), "", x
    for piece in _STANDING_IN.split(line):
        if piece.startswith(STAND_IN):
            figures = "".join(next(numbers) for _sign in piece)
            at += _raised(pen, figures, at, baseline - style.size * LIFT, raised, colour)
            told += figures.translate(RAISED)
        elif piece:
            at += pen.text(piece, at, baseline, style, colour)
            told += plain(piece)
    _join(pen, first, told, at - x > width + 1)


def _raised(pen: Pen, figures: str, x: float, baseline: float, style: TypeStyle, colour: str) -> float:
    """Set a footnote's number, in its own size whatever the language asks of texts; returns its width."""
    scale, look = pen.look.scale, pen.look
    record = look.type.draw(
        pen.surface, figures, scale.at(x), scale.at(baseline), style, look.colour(colour),
        ground=look.colour(pen.ground), layer=pen.layer,
    )  # fmt: skip
    pen.records.append(record)
    return scale.logical(record.rect[2])


def _join(pen: Pen, first: int, told: str, wide: bool) -> None:
    """Make one record of the pieces of a line."""
    pieces = pen.records[first:]
    box = [
        min(piece.rect[0] for piece in pieces), min(piece.rect[1] for piece in pieces),
        max(piece.rect[0] + piece.rect[2] for piece in pieces), max(piece.rect[1] + piece.rect[3] for piece in pieces),
    ]  # fmt: skip
    head = pieces[0]
    cut = wide or any(piece.cut for piece in pieces)
    rect = (box[0], box[1], box[2] - box[0], box[3] - box[1])
    pen.records[first:] = [TextRecord(told, rect, head.size, head.colour, head.background, cut, head.layer)]
