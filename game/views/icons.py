"""The icon family, read once from assets/icons and printed in any ink at any size."""

from __future__ import annotations

import json
from pathlib import Path

import pygame

from game.text import ASSETS

FOLDER = Path(ASSETS) / "icons"


class IconBook:
    """The pressed icons. Each is white with its shape in the alpha; `get` inks a copy and keeps it."""

    def __init__(self) -> None:
        index = json.loads((FOLDER / "icons.json").read_text(encoding="utf-8"))
        self.names: list[str] = index["names"]
        self.sizes: list[int] = index["sizes"]
        self._columns: int = index["columns"]
        self._sheets: dict[int, pygame.Surface] = {}
        self._inked: dict[tuple[str, int, tuple[int, ...]], pygame.Surface] = {}

    def get(self, name: str, size: int, colour: pygame.Color) -> pygame.Surface:
        """The icon `name`, `size` pixels wide, in `colour`.

        Raises:
            KeyError: there is no such icon; the message names those that exist.
        """
        key = (name, size, tuple(colour))
        if key not in self._inked:
            if name not in self.names:
                raise KeyError(f"no icon '{name}'; there are {', '.join(self.names)}")
            # From the smallest pressing that is large enough: an icon is made smaller, never blown up from small.
            pressed = next((s for s in self.sizes if s >= size), self.sizes[-1])
            number = self.names.index(name)
            cell = pygame.Rect(number % self._columns * pressed, number // self._columns * pressed, pressed, pressed)
            picture = self._sheet(pressed).subsurface(cell).copy()
            if pressed != size:
                picture = pygame.transform.smoothscale(picture, (size, size))
            picture.fill(colour, special_flags=pygame.BLEND_RGB_MULT)
            self._inked[key] = picture
        return self._inked[key]

    def _sheet(self, size: int) -> pygame.Surface:
        if size not in self._sheets:
            self._sheets[size] = pygame.image.load(str(FOLDER / f"icons-{size}.png"))
        return self._sheets[size]
