"""Setting text: measuring, wrapping, placing on a baseline, and the record of what was set.

Every text the game shows is drawn by `Typesetter.draw`, which puts it on a baseline (never centred in a box) and
returns a `TextRecord`. The records are what `screens.json` and the spoken form of a screen are made of.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace

import pygame

from game.views.fonts import FontBook, is_hanzi
from game.views.theme import Scale, Theme, TypeStyle

# No line begins with one of these, none ends with one of those.
NOT_FIRST = frozenset("，。、；：？！）》〉」』】〕”’…—·,.;:?!)]}%°～")
NOT_LAST = frozenset("（《〈「『【〔“‘([{")
# Units stay on the line of their number.
UNITS = frozenset("t Mt g kg mu kcal h m km cm mm chi jin yuan".split())
HANZI_UNITS = tuple("吨亩克斤公千人户天座头只棵岁")
# A text's box, as shares of its size above and below the baseline: what letters and hanzi really cover.
ABOVE, BELOW = 0.82, 0.22


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
        """A type style by name, fitted to the language: Chinese is never smaller than 16, reading text 20/31."""
        style = self.theme.style(name) if isinstance(name, str) else name
        if not self.hanzi:
            return style
        if style.name == "reading":
            return replace(style, size=20, line=31)
        return replace(style, size=16, line=max(20, style.line)) if style.size < 16 else style

    def pixels(self, style: TypeStyle) -> int:
        """The font size in whole pixels."""
        return max(6, round(style.size * self.scale.factor))

    def width(self, text: str, style: str | TypeStyle, tabular: bool = False) -> float:
        """The width of one line in logical pixels."""
        found = self.style(style)
        return self.scale.logical(self.width_pixels(text, found, tabular))

    def width_pixels(self, text: str, style: TypeStyle, tabular: bool = False) -> int:
        """The width of one line in window pixels."""
        return sum(run.width for run in self.fonts.runs(text, style, self.pixels(style), tabular))

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
        runs = self.fonts.runs(text, style, size, tabular)
        width = sum(run.width for run in runs)
        left = x - width if align == "right" else x - width // 2 if align == "centre" else x
        box = pygame.Rect(left, baseline - round(size * ABOVE), width, max(1, round(size * (ABOVE + BELOW))))
        inside = box.clip(surface.get_clip())
        background = _under(surface, inside, ground)
        pen = left
        for run in runs:
            drawn = self.fonts.draw(run, colour)
            surface.blit(drawn, (pen + (run.width - drawn.get_width()) // 2, baseline - run.ascent))
            pen += run.width
        cut = (room is not None and width > room) or inside.size != box.size
        return TextRecord(text, tuple(box), size, tuple(colour)[:3], background, cut, layer)  # type: ignore[arg-type]

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
        for atom in _atoms(text):
            if self.width_pixels((line + atom).rstrip(" "), style) <= room:
                line += atom
                continue
            if line.strip(" "):
                lines.append(line.rstrip(" "))
            line = atom.lstrip(" ") if lines else atom
            while self.width_pixels(line.rstrip(" "), style) > room and len(line) > 1:
                fits = _longest_prefix(line, lambda part: self.width_pixels(part, style) <= room)
                lines.append(line[:fits])
                line = line[fits:]
        lines.append(line.rstrip(" "))
        return self._no_widow(lines, room, style)

    def _no_widow(self, lines: list[str], room: int, style: TypeStyle) -> list[str]:
        """A last line of one word takes the word before it along, where that leaves the line above well filled."""
        if len(lines) < 2 or " " in lines[-1] or any(is_hanzi(char) for char in lines[-1]):
            return lines
        above = _atoms(lines[-2])
        if len(above) < 3 or not above[-2].endswith(" "):
            return lines
        shorter, last = "".join(above[:-1]).rstrip(" "), f"{above[-1]} {lines[-1]}"
        if self.width_pixels(last, style) > room or self.width_pixels(shorter, style) < room * 0.65:
            return lines
        return [*lines[:-2], shorter, last]

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


def _atoms(text: str) -> list[str]:
    """The pieces between which a line may break, each with the spaces that follow it."""
    atoms: list[str] = []
    for index, char in enumerate(text):
        before = text[index - 1] if index else ""
        if not atoms:
            atoms.append(char)
        elif char == " ":
            atoms[-1] += char
        elif char in "%‰°" or before in NOT_LAST or (char in NOT_FIRST and before != " "):
            atoms[-1] += char
        elif before == " " and _is_unit_of_number(text, index):
            atoms[-1] += char
        elif before == " " or is_hanzi(char) or is_hanzi(before):
            atoms.append(char)
        else:
            atoms[-1] += char
    return atoms


def _is_unit_of_number(text: str, start: int) -> bool:
    """Whether the word beginning at `start` is a unit that follows a number."""
    if start < 2 or not text[start - 2].isdigit():
        return False
    return text.startswith(HANZI_UNITS, start) or text[start:].split(" ", 1)[0].rstrip(".,;:!?)") in UNITS


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
