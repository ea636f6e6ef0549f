"""Font files by voice and weight, the splitter into runs of one script, and a cache of drawn runs.

pygame has no fallback between fonts: a string of Latin and hanzi must be cut into runs, each drawn from its own
file. A character that the run's own file lacks is looked for in the voice's other file and then in the print face,
so no empty box is ever drawn where any of our fonts knows the sign.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.views.theme import Theme, TypeStyle

# Signs that both scripts use: they belong to the script beside them.
SHARED = frozenset("‘’“”—…·～")
MAX_RUNS = 6000


def is_hanzi(char: str) -> bool:
    """Whether a character belongs to Chinese setting: hanzi, full-width forms, Chinese punctuation."""
    code = ord(char)
    return 0x2E80 <= code <= 0x9FFF or 0xF900 <= code <= 0xFAFF or 0xFE30 <= code <= 0xFE4F or 0xFF00 <= code <= 0xFFEF


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
    """A stretch of text in one font file. `width` in pixels; `ascent` from its top to the baseline."""

    text: str
    font: pygame.font.Font
    width: int
    ascent: int


class FontBook:
    """Opened fonts and drawn runs. One book serves every scale; sizes are given in pixels."""

    def __init__(self, theme: Theme) -> None:
        if not pygame.font.get_init():
            pygame.font.init()
        self.theme = theme
        self._fonts: dict[tuple[str, int, str, int], pygame.font.Font] = {}
        self._known: dict[tuple[int, str], bool] = {}
        self._runs: OrderedDict[tuple[str, str, int, int, bool], tuple[Run, ...]] = OrderedDict()
        self._drawn: OrderedDict[tuple[int, str, tuple[int, int, int, int]], pygame.Surface] = OrderedDict()

    def font(self, voice: str, weight: int, script: str, size: int) -> pygame.font.Font:
        """The opened font of a voice ("print"), weight, script ("latin" or "hanzi") and size in pixels."""
        key = (voice, weight, script, size)
        if key not in self._fonts:
            path = self.theme.font_file(voice, weight, script)
            if not path.is_file():
                raise FileNotFoundError(f"the font file {path} is missing")
            self._fonts[key] = pygame.font.Font(str(path), size)
        return self._fonts[key]

    def runs(self, text: str, style: TypeStyle, size: int, tabular: bool = False) -> tuple[Run, ...]:
        """`text` in runs of one font each. With `tabular`, every digit takes the width of the widest."""
        key = (text, style.font, style.weight, size, tabular)
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
        made: list[tuple[str, pygame.font.Font]] = []
        for part, hanzi in split_runs(text):
            for char in part:
                font = self._home(char, style, size, hanzi) or self.font(style.font, style.weight, "hanzi", size)
                if made and made[-1][1] is font:
                    made[-1] = (made[-1][0] + char, font)
                else:
                    made.append((char, font))
        if not tabular:
            return [Run(part, font, font.size(part)[0], font.get_ascent()) for part, font in made]
        runs = []
        for part, font in made:
            widest = max(font.size(digit)[0] for digit in "0123456789")
            for piece in _digits_apart(part):
                width = widest if piece.isdigit() and len(piece) == 1 else font.size(piece)[0]
                runs.append(Run(piece, font, width, font.get_ascent()))
        return runs

    def _home(self, char: str, style: TypeStyle, size: int, hanzi: bool) -> pygame.font.Font | None:
        first, second = ("hanzi", "latin") if hanzi else ("latin", "hanzi")
        for voice, script in (
            (style.font, first),
            (style.font, second),
            ("print", "hanzi"),
            ("form", "latin"),
        ):
            font = self.font(voice, style.weight, script, size)
            if char.isspace() or self._knows(font, char):
                return font
        return None

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
