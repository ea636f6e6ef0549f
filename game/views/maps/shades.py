"""Five shades of one hue: which class a figure falls in, and in which colours a class is drawn."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt
import pygame

from game.views.theme import Theme

CLASSES = 5
PALER = 0.45
"""How much nearer to its ground the hatching of dots is than that of tiles."""
MASKS = (0xFF0000, 0xFF00, 0xFF, 0)
"""How a map's pixels hold red, green and blue; the same on every system."""
Classes = npt.NDArray[np.uint8]


def classes_of(values: npt.ArrayLike, bounds: Sequence[float]) -> Classes:
    """The class of each value, 0-4; `bounds` are the four lowest values of the classes above the lowest."""
    if len(bounds) != CLASSES - 1:
        raise ValueError(f"{len(bounds)} bounds for {CLASSES} classes")
    return np.searchsorted(np.asarray(bounds), np.asarray(values), side="right").astype(np.uint8)


def lookup(theme: Theme) -> npt.NDArray[np.uint32]:
    """Pixels by class * 2 + hatched: the lowest class is hatched, the others are plain.

    On dots the hatching is paler than on tiles: strokes so short would else be read as dots of another class.
    """
    hatch = theme.colour("map_lowest_hatch").lerp(theme.colour("map.0"), PALER)
    return np.array([pixel(hatch if hatched and not shade else theme.colour(f"map.{shade}"))
                     for shade in range(CLASSES) for hatched in (0, 1)], dtype=np.uint32)  # fmt: skip


def pixel(colour: pygame.Color) -> int:
    """A colour as a number of 24 bits, blue lowest: a pixel of MASKS."""
    return int(colour.r << 16 | colour.g << 8 | colour.b)


def text_on(shade: int) -> str:
    """The colour of texts on a class: light on the two dark ones."""
    return "on_desk" if shade >= 3 else "ink"
