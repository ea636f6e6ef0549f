"""Setting text: measuring, wrapping, placing on a baseline, and the record of what was set.

Every text the game shows is drawn by `Typesetter.draw`, which puts it on a baseline (never centred in a box) and
returns a `TextRecord`. The records are what `screens.json` and the spoken form of a screen are made of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from itertools import chain

import pygame

from game.views.fonts import FontBook, Run
from game.views.hanzi import AFTER, MEASURES, holds, is_hanzi, is_ideograph
from game.views.marks import CLOSE, OPEN, joined, parted, plain
from game.views.theme import Scale, Theme, TypeStyle

# No line begins with one of these, none ends with one of those.
NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%°～²")
NOT_LAST = frozenset("（《〈「『【〔“‘([{")
# Units stay on the line of their number.
UNITS = frozenset("t Mt g kg mu kcal h m km cm mm chi jin yuan".split())
# A text's box, as shares of its size above and below the baseline: what letters and hanzi really cover.
ABOVE, BELOW = 0.82, 0.22
READ, CLOSE_SET = 1.45, 1.3
"""The least leading of hanzi, as shares of their size: of what is read in lines, and of what is looked up in rows."""
UNDERLINE = 0.14
"""How far under the baseline marked words are underlined, as a share of the size."""
FILLED = 0.65
"""How well a line is still filled, at least, that gives a word to the next."""


@dataclass(frozen=True)
class TextRecord:
    """One text as set. `rect` and `size` are pixels of the window; `cut`: something of it was not shown."""

    text: str
    rect: tuple[int, int, int, int]
    size: int
    colour: tuple[int, int, int]
    background: tuple[int, int, int]
    cut: bool
    layer: str

    def moved(self, dx: int, dy: int) -> TextRecord:
        """The same text elsewhere; used when a widget's records are gathered for the window."""
        x, y, w, h = self.rect
        return replace(self, rect=(x + dx, y + dy, w, h))

    def as_json(self) -> dict[str, object]:
        """The shape of one text in screens.json."""
        return {
            "text": self.text,
            "rect": list(self.rect),
            "size": self.size,
            "colour": "#{:02x}{:02x}{:02x}".format(*self.colour),
            "background": "#{:02x}{:02x}{:02x}".format(*self.background),
            "cut": self.cut,
            "layer": self.layer,
        }


class Typesetter:
    """Measures and draws text at one scale. Lengths going in and out are logical unless named pixels."""

    def __init__(self, theme: Theme, fonts: FontBook, scale: Scale) -> None:
        self.theme = theme
        self.fonts = fonts
        self.scale = scale
        # Hanzi need more room than letters: never set below 16 logical pixels, reading text at 20 on 31.
        self.hanzi = False

    def style(self, name: str | TypeStyle) -> TypeStyle:
        """A type style by name, fitted to the language.

        Chinese is never smaller than 16, its lines stand further apart, and reading text is 20/31. It has no italic,
        and its typewriter is print.
        """
        style = self.theme.style(name) if isinstance(name, str) else name
        if not self.hanzi:
            return style
        if style.italic or style.font == "type":
            style = replace(style, italic=False, font="print" if style.font == "type" else style.font)
        if style.name == "reading":
            return replace(style, size=20, line=31)
        size = max(16, style.size)
        lead = READ if style.name in ("body", "caption", "caption_print", "reported_small") else CLOSE_SET
        return replace(style, size=size, line=max(style.line, round(size * lead) if size < 20 else 0))

    def pixels(self, style: TypeStyle) -> int:
        """The font size in whole pixels."""
        return max(6, round(style.size * self.scale.factor))

    def width(self, text: str, style: str | TypeStyle, tabular: bool = False) -> float:
        """The width of one line in logical pixels."""
        found = self.style(style)
        return self.scale.logical(self.width_pixels(text, found, tabular))

    def width_pixels(self, text: str, style: TypeStyle, tabular: bool = False) -> int:
        """The width of one line in window pixels."""
        return sum(run.width for run in self._runs(text, style, self.pixels(style), tabular))

    def _runs(self, text: str, style: TypeStyle, size: int, tabular: bool) -> tuple[Run, ...]:
        # Chinese knows titles by their brackets; a mark that a translator kept says nothing there.
        return self.fonts.runs(plain(text) if self.hanzi else text, style, size, tabular)

    def draw(
        self,
        surface: pygame.Surface,
        text: str,
        x: int,
        baseline: int,
        style: TypeStyle,
        colour: pygame.Color,
        *,
        align: str = "left",
        room: int | None = None,
        ground: pygame.Color,
        layer: str,
        tabular: bool = False,
    ) -> TextRecord:
        """Set one line with its baseline at pixel `baseline`; `x` is its left, centre or right by `align`.

        `room` is the width in pixels it may take; a line that needs more is drawn whole and recorded as cut, so
        that tests find it. `ground` is the colour under it where the surface itself is transparent.
        """
        size = self.pixels(style)
        runs = self._runs(text, style, size, tabular)
        width = sum(run.width for run in runs)
        left = x - width if align == "right" else x - width // 2 if align == "centre" else x
        box = pygame.Rect(left, baseline - round(size * ABOVE), width, max(1, round(size * (ABOVE + BELOW))))
        inside = box.clip(surface.get_clip())
        background = _under(surface, inside, ground)
        pen = left
        for run in runs:
            surface.blit(self.fonts.draw(run, colour), (pen + run.shift, baseline - run.ascent))
            if run.underlined:
                thick = max(1, round(size / 16))
                surface.fill(colour, (pen, baseline + round(size * UNDERLINE), run.width, thick))
            pen += run.width
        cut = (room is not None and width > room) or inside.size != box.size
        return TextRecord(plain(text), tuple(box), size, tuple(colour)[:3], background, cut, layer)  # type: ignore[arg-type]

    def wrap(self, text: str, width: float, style: str | TypeStyle) -> list[str]:
        """Break `text` into lines no wider than `width` logical pixels.

        Latin breaks between words, Chinese between any two characters, except that no line starts with closing
        punctuation or ends with opening. A word wider than the line is broken rather than cut off.
        """
        found = self.style(style)
        room = self.scale.at(width)
        lines: list[str] = []
        for paragraph in text.split("\n"):
            lines.extend(self._wrap_paragraph(paragraph, room, found))
        return lines

    def _wrap_paragraph(self, text: str, room: int, style: TypeStyle) -> list[str]:
        lines: list[str] = []
        line = ""
        whole = [[atom] if self._fits(atom, room, style) else _atoms(atom, loose=True) for atom in _atoms(text)]
        for atom in chain.from_iterable(whole):
            if self.width_pixels((line + atom).rstrip(" "), style) <= room:
                line += atom
                continue
            if line.strip(" "):
                line, atom = self._keep_number(line, atom, room, style)
                lines.append(line.rstrip(" "))
            line = atom.lstrip(" ") if lines else atom
            while self.width_pixels(line.rstrip(" "), style) > room and len(line) > 1:
                fits = _longest_prefix(line, lambda part: self.width_pixels(part, style) <= room)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line.rstrip(" "))
        # The spaces between marked words, left out until it was clear which of them end a line, are marked again.
        return [line.replace(f"{CLOSE} {OPEN}", " ") for line in self._no_widow(lines, room, style)]

    def _keep_number(self, line: str, atom: str, room: int, style: TypeStyle) -> tuple[str, str]:
        """A number at the end of a line goes with what it counts, where that leaves the line well filled."""
        atoms = _atoms(line)
        if len(atoms) < 3 or not _counts(plain(atoms[-1])) or not plain(atom)[:1].isalpha() or is_hanzi(plain(atom)[0]):
            return line, atom
        shorter, moved = "".join(atoms[:-1]), atoms[-1] + atom
        if self.width_pixels(moved.rstrip(" "), style) > room or not self._filled(shorter, room, style):
            return line, atom
        return shorter, moved

    def _no_widow(self, lines: list[str], room: int, style: TypeStyle) -> list[str]:
        """A last line of one word, or of one hanzi, takes what stands before it along.

        For a word that is done where it leaves the line above well filled.
        """
        if len(lines) < 2:
            return lines
        last, above = plain(lines[-1]), _atoms(lines[-2])
        if any(map(is_hanzi, last)):
            if len(above) > 3 and len(last.rstrip("".join(AFTER))) == 1 and is_ideograph(plain(above[-1])[-1]):
                return [*lines[:-2], "".join(above[:-1]).rstrip(" "), above[-1] + lines[-1]]
            return lines
        if " " in last or len(above) < 3 or not above[-2].endswith(" "):
            return lines
        shorter, longer = "".join(above[:-1]).rstrip(" "), f"{above[-1]} {lines[-1]}"
        if self.width_pixels(longer, style) > room or not self._filled(shorter, room, style):
            return lines
        return [*lines[:-2], shorter, longer]

    def _fits(self, line: str, room: int, style: TypeStyle) -> bool:
        return self.width_pixels(line.rstrip(" "), style) <= room

    def _filled(self, line: str, room: int, style: TypeStyle) -> bool:
        return self.width_pixels(line.rstrip(" "), style) >= room * FILLED

    def level(self, text: str, width: float, style: str | TypeStyle) -> float:
        """The least width, logical pixels, at which `text` takes as many lines as at `width`: its lines end level."""
        count, low, high = len(self.wrap(text, width, style)), width / 2, width
        if count < 2:
            return width
        while high - low > 4:
            middle = (low + high) / 2
            if len(self.wrap(text, middle, style)) > count or self._broken(text, middle, style):
                low = middle
            else:
                high = middle
        # A number stays with what it counts, if a little more width allows it.
        for more in range(0, round(width - high) + 1, 6):
            if not any(line[-1:].isdigit() for line in self.wrap(text, high + more, style)[:-1]):
                return high + more
        return high

    def _broken(self, text: str, width: float, style: str | TypeStyle) -> bool:
        """Whether a word is wider than the line."""
        found = self.style(style)
        return any(self.width_pixels(atom.rstrip(" "), found) > self.scale.at(width) for atom in _atoms(text))


def _atoms(text: str, loose: bool = False) -> list[str]:
    """The pieces between which a line may break, each with the spaces that follow it and with its own marks.

    `loose`: hanzi of a number or a date may part, where a line has no room for it whole.
    """
    bare, marked = parted(text)
    pieces = _bare_atoms(bare, loose)
    if not any(marked):
        return pieces
    atoms, start = [], 0
    for piece in pieces:
        words = len(piece.rstrip(" "))
        # Its spaces are left outside the marks, so that they can be cut off at the end of a line.
        atoms.append(joined(piece[:words], marked[start : start + words]) + piece[words:])
        start += len(piece)
    return atoms


def _bare_atoms(text: str, loose: bool) -> list[str]:
    atoms: list[str] = []
    for index, char in enumerate(text):
        before = text[index - 1] if index else ""
        if not atoms:
            atoms.append(char)
        elif char == " ":
            atoms[-1] += char
        elif char in "%‰°" or before in NOT_LAST or (char in NOT_FIRST and before != " "):
            atoms[-1] += char
        elif (before == " " and _is_unit_of_number(text, index)) or (not loose and holds(text, index)):
            atoms[-1] += char
        elif before == " " or is_hanzi(char) or is_hanzi(before):
            atoms.append(char)
        else:
            atoms[-1] += char
    return atoms


def _counts(word: str) -> bool:
    """Whether a word is a number that counts what follows; four digits without a comma are a year."""
    word = word.rstrip(" ")
    figures = word.replace(",", "").replace(".", "")
    return word[-1:].isdigit() and figures.isdigit() and not (len(word) == 4 and figures == word)


def _is_unit_of_number(text: str, start: int) -> bool:
    """Whether the word beginning at `start` is a unit that follows a number."""
    if start < 2 or not text[start - 2].isdigit():
        return False
    return text.startswith(MEASURES, start) or text[start:].split(" ", 1)[0].rstrip(".,;:!?)") in UNITS


def _longest_prefix(text: str, fits: Callable[[str], bool]) -> int:
    """The length of the longest prefix for which `fits` holds, at least 1."""
    low, high = 1, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if fits(text[:middle]):
            low = middle
        else:
            high = middle - 1
    return low


def _under(surface: pygame.Surface, box: pygame.Rect, ground: pygame.Color) -> tuple[int, int, int]:
    """The colour a text lies on: what is drawn there already, over `ground` where that is see-through."""
    if box.width <= 0 or box.height <= 0:
        return (ground.r, ground.g, ground.b)
    see_through = bool(surface.get_flags() & pygame.SRCALPHA)
    # An opaque surface weighed by its alpha would come out black.
    red, green, blue, alpha = pygame.transform.average_color(surface, box, see_through)
    if not see_through:
        alpha = 255
    share = alpha / 255
    return (
        round(red * share + ground.r * (1 - share)),
        round(green * share + ground.g * (1 - share)),
        round(blue * share + ground.b * (1 - share)),
    )
