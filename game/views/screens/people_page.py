"""What lies in the middle of the desk: a letter on lined paper, the accountant's page, somebody's sheet."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.session.telling.desk import Known, last_said, seasons_line
from game.session.telling.ledger_page import LedgerPage
from game.session.telling.letters import Written
from game.text import _
from game.views.faces import HIGH, draw_face, faces, head_key, secretary_keys, stage_of
from game.views.look import Look
from game.views.pen import Pen
from game.views.screens.brigade_words import head_says
from game.views.widgets import reported_word, true_word

if TYPE_CHECKING:
    from game.session.game import Game

RULE = 32.0
"""From one line of the letter's paper to the next."""
ABOVE_RULE = 9.0
"""So far above its rule stands a baseline."""
FACE = 104.0
ROW = 30.0


@dataclass(frozen=True)
class Line:
    """A line of a letter, at the left or at the right."""

    text: str
    right: bool = False


def letter_lines(look: Look, letter: Written, width: float) -> list[Line]:
    """A letter in the lines of its paper."""
    lines = [Line(text) for part in letter.paragraphs for text in look.type.wrap(part, width, "letter")]
    lines += [Line(text, True) for part in letter.signature for text in look.type.wrap(part, width, "letter")]
    return lines


def draw_rules(pen: Pen, x: float, top: float, width: float, bottom: float) -> None:
    """The lines of the paper."""
    y = top
    while y <= bottom:
        pen.line((x, y), (x + width, y), "hair", 1)
        y += RULE


def draw_letter(pen: Pen, lines: Sequence[Line], width: float, least: float) -> float:
    """A letter on its lines, from the top of the paper, `least` high or more; returns how much paper it takes."""
    height = max(RULE * (len(lines) + 0.5), least)
    draw_rules(pen, 0, RULE, width, height)
    for number, line in enumerate(lines, 1):
        align, x = ("right", width) if line.right else ("left", 0.0)
        pen.text(line.text, x, RULE * number - ABOVE_RULE, "letter", "pencil", align=align, room=width)
    return height


# ------------------------------------------------------------------- the accountant's page
def draw_note(pen: Pen, page: LedgerPage, width: float) -> float:
    """His note, and the season in two columns; returns how high it is."""
    pen.heading(page.title, 0, 26, width, caption=page.date, style="sheet")
    y = 50.0
    draw_face(pen, "fan", 0, y, FACE, ink="pencil")
    words = pen.paragraph(page.note, FACE + 16, y - 2, width - FACE - 16, "letter", "pencil", line=26)
    y = max(words, y + FACE * HIGH) + 24
    first, second = width - 128, width
    pen.text(reported_word(), first, y, "reported_small", "ink_on_news", align="right")
    pen.text(true_word(), second, y, "forecast", "pencil", align="right")
    y += 6
    pen.line((0, y), (width, y), "hair", 1)
    for row in page.rows:
        x = 16.0 if row.part else 0.0
        used = max(pen.measure(row.reported, "reported_small"), 50.0)
        pen.text(row.name, x, y + 20, "body", "ink", room=first - x - used - 8)
        pen.text(row.reported, first, y + 20, "reported_small", "ink", align="right")
        pen.text(row.true, second, y + 20, "forecast", "pencil", align="right", room=120)
        y += ROW
        pen.line((0, y - 1), (width, y - 1), "hair", 1)
    return y + 8


# ----------------------------------------------------------------------- somebody's sheet
def face_of(game: Game, key: str) -> tuple[str, str]:
    """The face of "head:PLACE", "post:NAME", "neighbour:COMMUNE", and its stage; "" where nobody has drawn one."""
    kind, _colon, name = key.partition(":")
    if kind == "head":
        row = game.brigade_names.index(name)
        return head_key(name), stage_of(game.brigades()[row])
    if kind == "neighbour":
        names = [claim.name for claim in game.claims() if claim.commune] or list(game.world.commune_names[1:])
        return secretary_keys(names).get(name, ""), ""
    return (name, "") if kind == "post" and faces().has(name) else ("", "")


@dataclass(frozen=True)
class PersonPage:
    """What the sheet of somebody known says."""

    name: str
    office: str
    face: str
    stage: str
    said: str
    seasons: tuple[tuple[str, str], ...]


def person_page(game: Game, person: Known) -> PersonPage:
    """Somebody's sheet."""
    face, stage = face_of(game, person.key)
    said = head_says(game, person.row) if person.row >= 0 else last_said(game, person)
    return PersonPage(person.name, person.office, face, stage, said, tuple(seasons_line(game, person)))


def draw_person(pen: Pen, page: PersonPage, width: float) -> float:
    """Face, name, office; what was said last; season by season. Returns how high it is."""
    x = 0.0
    if page.face:
        draw_face(pen, page.face, 0, 4, FACE, stage=page.stage)
        x = FACE + 18
    y = pen.paragraph(page.name, x, 2, width - x, "sheet", "ink")
    y = pen.paragraph(page.office, x, y, width - x, "body", "ink2") + 14
    y = max(y, FACE * HIGH + 20 if page.face else y)
    under = pen.heading(_("Said last"), 0, y + 16, width)
    said = page.said or _("Nothing has come from here yet.")
    y = pen.paragraph(said, 0, under + 8, width, "letter", "pencil", line=27)
    y += 16
    if page.seasons:
        under = pen.heading(_("Season by season"), 0, y + 16, width)
        y = under + 2
        for season, figures in page.seasons:
            used = pen.text(figures, width, y + 20, "forecast", "pencil", align="right")
            pen.text(season, 0, y + 20, "body", "ink", room=width - used - 10)
            y += ROW
            pen.line((0, y - 1), (width, y - 1), "hair", 1)
    return y + 8
