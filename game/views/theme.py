"""The look's values: colours, type, sizes, spaces, loaded once from assets/theme/tokens.json and checked.

Screens and widgets name what they mean ("rule_red", "section"); no raw colour, font or size stands anywhere
else. All lengths are logical pixels: what they are at 1280x720 and a text size of 100 %. `Scale` turns them into
pixels of the window.
"""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import pygame

from game.text import ASSETS

TOKENS = Path(ASSETS) / "theme" / "tokens.json"
FONT_FOLDER = Path(ASSETS) / "fonts"
COLOUR_GROUPS = ("paper", "ink", "line", "accent", "button", "slider")
SECTIONS = (
    "colour", "contrast_min", "font", "type", "text_scale", "ui_scale", "space", "size", "border", "radius",
    "shadow", "edge_tone", "focus", "motion_ms", "tooltip", "breakpoints_logical", "z", "text_pairs",
)  # fmt: skip


class ThemeError(ValueError):
    """A token file that cannot be used; the message names the file and the key."""


@dataclass(frozen=True)
class TypeStyle:
    """How a text is set: voice (font family), weight, size and line height in logical pixels, upright or italic."""

    name: str
    font: str
    weight: int
    size: int
    line: int
    italic: bool = False


@dataclass(frozen=True)
class Scale:
    """Logical pixels to window pixels: the interface's own scale times the player's text size."""

    factor: float

    def px(self, length: float) -> int:
        """A length in whole pixels; what is there at all stays at least one pixel."""
        pixels = math.floor(length * self.factor + 0.5)
        return max(1, pixels) if length > 0 else pixels

    def at(self, position: float) -> int:
        """A coordinate in whole pixels."""
        return math.floor(position * self.factor + 0.5)

    def rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        """A rectangle whose edges, not its size, are rounded: neighbours stay neighbours."""
        left, top = self.at(x), self.at(y)
        return pygame.Rect(left, top, max(0, self.at(x + w) - left), max(0, self.at(y + h) - top))

    def logical(self, pixels: float) -> float:
        """Window pixels back to logical ones."""
        return pixels / self.factor


class Theme:
    """The checked tokens. Look-ups of a name that is not there raise ThemeError, naming it."""

    def __init__(self, tokens: Mapping[str, Any], source: str) -> None:
        self.source = source
        self.tokens = tokens
        for section in SECTIONS:
            if section not in tokens:
                raise ThemeError(f"{source}: the section '{section}' is missing")
        self._colours = self._read_colours()
        self._styles = self._read_styles()

    def colour(self, name: str) -> pygame.Color:
        """The colour called `name`: "rule_red", or with its group, "button.hover"."""
        try:
            return self._colours[name]
        except KeyError:
            raise ThemeError(f"{self.source}: no colour called '{name}'") from None

    def style(self, name: str) -> TypeStyle:
        """The type style called `name`: "body", "section", "forecast"."""
        try:
            return self._styles[name]
        except KeyError:
            raise ThemeError(f"{self.source}: no type style called '{name}'") from None

    def value(self, *keys: str) -> Any:
        """A token by its path: value("size", "row")."""
        found: Any = self.tokens
        for depth, key in enumerate(keys):
            if not isinstance(found, Mapping) or key not in found:
                raise ThemeError(f"{self.source}: no key '{'.'.join(keys[: depth + 1])}'")
            found = found[key]
        return found

    def size(self, name: str) -> float:
        """A length in logical pixels from the section "size"."""
        return float(self.value("size", name))

    def styles(self) -> dict[str, TypeStyle]:
        """All type styles by name."""
        return dict(self._styles)

    def colours(self) -> dict[str, pygame.Color]:
        """All colours, by full and by short name."""
        return dict(self._colours)

    def font_file(self, voice: str, weight: int, script: str) -> Path:
        """The file of a voice in a weight, for "latin", "italic" or "hanzi"."""
        pattern = self.value("font", voice, script)
        weights = self.value("font", voice, "weights")
        nearest = min(weights, key=lambda have: abs(have - weight))
        return FONT_FOLDER / pattern.format(weight=nearest)

    def has_italic(self, voice: str, weight: int) -> bool:
        """Whether a voice has an italic of its Latin in a weight; none is bold."""
        return weight < 700 and "italic" in self.value("font", voice)

    def ui_scale(self, window_height: int) -> float:
        """The interface's own scale for a window so many pixels high: 1 at 720, 1.25 at 1080."""
        rule = self.value("ui_scale")
        steps = math.floor(rule["share"] * window_height / rule["height"] / rule["step"] + 1e-9)
        return max(float(rule["min"]), steps * float(rule["step"]))

    def _read_colours(self) -> dict[str, pygame.Color]:
        found: dict[str, pygame.Color] = {}
        short: dict[str, str] = {}
        for group in COLOUR_GROUPS:
            for key, text in self.value("colour", group).items():
                full = f"{group}.{key}"
                found[full] = self._read_colour(full, text)
                if key in short:
                    raise ThemeError(f"{self.source}: colour '{full}' has the short name of '{short[key]}'")
                short[key] = full
        for key, full in short.items():
            found[key] = found[full]
        for number, text in enumerate(self.value("colour", "map_classes")):
            found[f"map.{number}"] = self._read_colour(f"map_classes.{number}", text)
        for key in ("map_lowest_hatch", "map_land", "map_context", "map_border", "tab_border", "scrim"):
            found[key] = self._read_colour(key, self.value("colour", key))
        found["edge_tone"] = self._read_colour("edge_tone", self.value("edge_tone", "colour"))
        return found

    def _read_colour(self, key: str, raw: Any) -> pygame.Color:
        try:
            return pygame.Color(raw) if isinstance(raw, str) else pygame.Color(*raw)
        except (ValueError, TypeError):
            raise ThemeError(f"{self.source}: '{key}' is not a colour: {raw!r}") from None

    def _read_styles(self) -> dict[str, TypeStyle]:
        found = {}
        for name, row in self.value("type").items():
            if row.get("font") not in self.value("font"):
                raise ThemeError(f"{self.source}: type.{name}.font names no font: {row.get('font')!r}")
            for key in ("weight", "size", "line"):
                if not isinstance(row.get(key), int):
                    raise ThemeError(f"{self.source}: type.{name}.{key} is not a whole number: {row.get(key)!r}")
            italic = row.get("italic", False)
            if not isinstance(italic, bool):
                raise ThemeError(f"{self.source}: type.{name}.italic is neither true nor false: {italic!r}")
            found[name] = TypeStyle(name, row["font"], row["weight"], row["size"], row["line"], italic)
        return found


def read_theme(path: Path) -> Theme:
    """Read and check a token file.

    Raises:
        ThemeError: the file is missing, is not JSON or lacks a key; the message names both.
    """
    try:
        tokens = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise ThemeError(f"{path}: not found") from None
    except json.JSONDecodeError as error:
        raise ThemeError(f"{path}: not JSON: {error}") from None
    if not isinstance(tokens, dict):
        raise ThemeError(f"{path}: not a table of tokens")
    return Theme(tokens, path.name)


@cache
def load_theme() -> Theme:
    """The game's theme, read once."""
    return read_theme(TOKENS)


def contrast(one: pygame.Color, other: pygame.Color) -> float:
    """The contrast ratio of two colours as the WCAG defines it, 1 to 21."""

    def luminance(colour: pygame.Color) -> float:
        parts = []
        for value in (colour.r, colour.g, colour.b):
            share = value / 255
            parts.append(share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4)
        return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)
