"""Font files by voice and weight, the splitter into runs of one script, and a cache of drawn runs.

pygame has no fallback between fonts: a string of Latin and hanzi must be cut into runs, each drawn from its own
file. A character that the run's own file lacks is looked for in the voice's other file and then in the print face,
so no empty box is ever drawn where any of our fonts knows the sign.

Marked words (see `marks`) are italic in the voices that are printed, and upright where their surroundings are italic.
Pencil and typewriter have no italic: there they are underlined, as is done by hand and on the machine.
"""

from __future__ import annotations

import re
from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.views import hanzi as setting
from game.views.hanzi import is_hanzi
from game.views.marks import parted
from game.views.theme import Theme, TypeStyle

# Signs that both scripts use: they belong to the script beside them.
SHARED = frozenset("‘’“”—…·～")
MAX_RUNS = 6000


@lru_cache(maxsize=8192)
def split_runs(text: str) -> tuple[tuple[str, bool], ...]:
    """Cut `text` into (run, is it hanzi) in order; shared punctuation goes with the sign before or after it."""
    kinds: list[bool | None] = [None if c in SHARED else is_hanzi(c) for c in text]
    for i, kind in enumerate(kinds):
        if kind is None:
            before = kinds[i - 1] if i else None
            after = next((k for k in kinds[i + 1 :] if k is not None), False)
            kinds[i] = bool(after if before is None else (before or (after and text[i] in "“‘")))
    runs: list[tuple[str, bool]] = []
    for char, kind in zip(text, kinds, strict=True):
        if runs and runs[-1][1] == kind:
            runs[-1] = (runs[-1][0] + char, bool(kind))
        else:
            runs.append((char, bool(kind)))
    return tuple(runs)


@dataclass(frozen=True)
class Run:
    """A stretch of text in one font file, in pixels: `width` to the next one, `ascent` from its top to the baseline."""

    text: str
    font: pygame.font.Font
    width: int
    ascent: int
    shift: int = 0
    """where it is drawn, from where the run before it ended"""
    underlined: bool = False


@dataclass
class _Piece:
    """Characters to be drawn as one; `left`, `right` and `air` as in `hanzi.Fit`, in pixels."""

    text: str
    font: pygame.font.Font
    italic: bool
    underlined: bool
    left: int = 0
    right: int = 0
    air: int = 0


class FontBook:
    """Opened fonts and drawn runs. One book serves every scale; sizes are given in pixels."""

    def __init__(self, theme: Theme) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self.theme = theme
        self._fonts: dict[tuple[str, int, str, int], pygame.font.Font] = {}
        self._known: dict[tuple[int, str], bool] = {}
        self._runs: OrderedDict[tuple[str, str, int, bool, int, bool], tuple[Run, ...]] = OrderedDict()
        self._drawn: OrderedDict[tuple[int, str, tuple[int, int, int, int]], pygame.Surface] = OrderedDict()

    def font(self, voice: str, weight: int, script: str, size: int) -> pygame.font.Font:
        """The opened font of a voice ("print"), weight, script ("latin", "italic", "hanzi") and size in pixels."""
        key = (voice, weight, script, size)
        if key not in self._fonts:
            path = self.theme.font_file(voice, weight, script)
            if not path.is_file():
                raise FileNotFoundError(f"the font file {path} is missing")
            self._fonts[key] = pygame.font.Font(str(path), size)
        return self._fonts[key]

    def runs(self, text: str, style: TypeStyle, size: int, tabular: bool = False) -> tuple[Run, ...]:
        """`text` with its marks in runs of one font each. With `tabular`, every digit is as wide as the widest."""
        key = (text, style.font, style.weight, style.italic, size, tabular)
        found = self._runs.get(key)
        if found is None:
            found = tuple(self._make_runs(text, style, size, tabular))
            self._runs[key] = found
            if len(self._runs) > MAX_RUNS:
                self._runs.popitem(last=False)
        else:
            self._runs.move_to_end(key)
        return found

    def draw(self, run: Run, colour: pygame.Color) -> pygame.Surface:
        """The run drawn once in a colour, with per-pixel alpha."""
        key = (id(run.font), run.text, tuple(colour))
        found = self._drawn.get(key)  # type: ignore[arg-type]
        if found is None:
            found = run.font.render(run.text, True, colour)
            self._drawn[key] = found  # type: ignore[index]
            if len(self._drawn) > MAX_RUNS:
                self._drawn.popitem(last=False)
        else:
            self._drawn.move_to_end(key)  # type: ignore[arg-type]
        return found

    def missing(self, text: str, style: TypeStyle) -> str:
        """The characters of `text` that no font of the style's chain can show."""
        return "".join(c for c in text if not c.isspace() and self._home(c, style, 16, is_hanzi(c)) is None)

    def _make_runs(self, text: str, style: TypeStyle, size: int, tabular: bool) -> list[Run]:
        runs = []
        for piece in self._pieces(text, style, size):
            parts = _digits_apart(piece.text) if tabular else [piece.text]
            widest = max(piece.font.size(digit)[0] for digit in "0123456789") if tabular else 0
            for number, part in enumerate(parts):
                natural, hang = self._advance(piece.font, part) if piece.italic else (piece.font.size(part)[0], 0)
                width = widest if tabular and part.isdigit() and len(part) == 1 else natural
                shift = (width - natural) // 2 - hang
                if number == 0:
                    width, shift = width - piece.left, shift - piece.left
                if number + 1 == len(parts):
                    width += piece.air - piece.right
                runs.append(Run(part, piece.font, width, piece.font.get_ascent(), shift, piece.underlined))
        return runs

    def _pieces(self, text: str, style: TypeStyle, size: int) -> list[_Piece]:
        """The text cut wherever font, mark or fitting changes."""
        bare, marked = parted(text)
        if style.font != "type":
            bare = _curled(bare)
        kinds = [hanzi for part, hanzi in split_runs(bare) for _char in part]
        slanting = self.theme.has_italic(style.font, style.weight)
        made: list[_Piece] = []
        open_ = False
        for char, hanzi, mark, fit in zip(bare, kinds, marked, setting.fits(bare, kinds), strict=True):
            italic = slanting and style.italic != mark
            font = self._home(char, style, size, hanzi, italic)
            font = font or self.font(style.font, style.weight, "hanzi", size)
            under = mark and not slanting
            if not (open_ and made and made[-1].font is font and made[-1].underlined == under and not fit.left):
                made.append(_Piece("", font, italic, under))
            piece = made[-1]
            # The ellipsis of the face hangs in the middle of the line, as is right among hanzi only.
            piece.text += "..." if char == "…" and not hanzi else char
            open_ = fit == setting.PLAIN
            if not open_:
                full = font.size(char)[0] >= size * setting.FULL
                piece.left = round(fit.left * size) if full else piece.left
                piece.right = round(fit.right * size) if full else 0
                piece.air = round(fit.air * size)
        return made

    def _home(
        self, char: str, style: TypeStyle, size: int, hanzi: bool, italic: bool = False
    ) -> pygame.font.Font | None:
        first, second = ("hanzi", "latin") if hanzi else ("latin", "hanzi")
        homes = [(style.font, first), (style.font, second), ("print", "hanzi"), ("form", "latin")]
        if italic and not hanzi:
            homes.insert(0, (style.font, "italic"))
        for voice, script in homes:
            font = self.font(voice, style.weight, script, size)
            if char.isspace() or self._knows(font, char):
                return font
        return None

    @staticmethod
    def _advance(font: pygame.font.Font, text: str) -> tuple[int, int]:
        """How far a slanting text goes, and how far it hangs out at its left.

        What pygame measures and draws is the ink, which leans over into the neighbours' room at both ends.
        """
        first, last = font.metrics(text[0])[0], font.metrics(text[-1])[0]
        hang = max(0, -first[0]) if first else 0
        return font.size(text)[0] - hang - (max(0, last[1] - last[4]) if last else 0), hang

    def _knows(self, font: pygame.font.Font, char: str) -> bool:
        key = (id(font), char)
        if key not in self._known:
            self._known[key] = font.metrics(char)[0] is not None
        return self._known[key]


def _digits_apart(text: str) -> list[str]:
    pieces: list[str] = []
    for char in text:
        if char.isascii() and char.isdigit():
            pieces.append(char)
        elif pieces and not (len(pieces[-1]) == 1 and pieces[-1].isdigit()):
            pieces[-1] += char
        else:
            pieces.append(char)
    return pieces


def _curled(text: str) -> str:
    """The text with the apostrophes of print for those of the machine; before a word it is an opening mark."""
    if "'" not in text:
        return text
    opened = re.sub(r"(?<![^\s(\[“])'(?=\w)", "‘", text)
    return opened.replace("'", "’")
