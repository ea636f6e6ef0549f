"""The land under the dots: a wash on the paper's own grain, borders and outline over them, a ring round a province."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
import pygame

from game.views.maps.country import Country, Points
from game.views.theme import Theme

WATER_LINES = ((15.0, 30), (9.0, 38))
"""Two faint lines in the sea: width over both shores, pixels at scale 1, and alpha."""
FINE = 3
"""The land is drawn so many times larger and pressed down, for smooth edges."""


@dataclass(frozen=True)
class View:
    """Where a map lies: window pixels for a map unit, the map's origin, and the size of the picture in pixels."""

    scale: float
    x: float
    y: float
    width: int
    height: int
    grain: float = 1.0
    """window pixels for a logical one: how thick lines are"""
    zoom: float = 1.0

    @property
    def size(self) -> tuple[int, int]:
        """Width and height."""
        return self.width, self.height

    def pixels(self, points: Points) -> Points:
        """Places of the map as pixels of the picture."""
        return points * self.scale + (self.x, self.y)

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A pixel of the picture as a place of the map."""
        return (x - self.x) / self.scale, (y - self.y) / self.scale


class Land:
    """The land of one view, for any paper. `over`: borders and outline, to be laid over the dots."""

    def __init__(self, country: Country, view: View, theme: Theme) -> None:
        self.view = view
        self._country = country
        self._theme = theme
        self._fine = FINE if view.zoom <= 1 else 2
        self._glow = self._water()
        self._wash, self._cover = self._land()
        self.over = self._lines()

    def on(self, paper: pygame.Surface) -> npt.NDArray[np.uint32]:
        """Paper of the view's size with the land on it, as (height, width) pixels, blue lowest."""
        ground = paper.copy()
        ground.blit(self._glow, (0, 0))
        pixels = pygame.surfarray.array3d(ground)
        mean = pixels[::5, ::5].reshape(-1, 3).mean(axis=0, dtype=np.float32)
        # The land is a wash: the paper's grain stays where it is.
        share = self._wash / mean
        share -= 1
        share *= self._cover
        share += 1
        share *= pixels
        whole = np.minimum(share, 255).astype(np.uint32)
        return np.ascontiguousarray((whole[..., 0] << 16 | whole[..., 1] << 8 | whole[..., 2]).T)

    def ring(self, index: int) -> tuple[pygame.Surface, tuple[int, int]]:
        """The ring of the focus round a province: a picture, and where it lies in the view."""
        unit = self._country.units[index]
        reach = round(8 * self.view.grain)
        corners = self.view.pixels(np.array([unit.box[:2], unit.box[2:]]))
        low, high = np.floor(corners[0]).astype(int) - reach, np.ceil(corners[1]).astype(int) + reach
        box = pygame.Rect(*low, *(high - low)).clip(pygame.Rect(0, 0, *self.view.size))
        if not box.w or not box.h:
            return pygame.Surface((1, 1), pygame.SRCALPHA), (0, 0)
        lines = [np.vstack([p, p[:1]]) - box.topleft for p in map(self.view.pixels, unit.rings)]
        focus, halo = self._theme.colour("focus"), self._theme.colour("focus_halo")
        grain = self.view.grain
        strokes = [(lines, _ink(halo, 255), 4.6 * grain), (lines, _ink(focus, 255), 2.2 * grain)]
        return self._fine_lines(box.size, strokes, focus), box.topleft

    # ------------------------------------------------------------------- making
    def _water(self) -> pygame.Surface:
        edge = self._theme.colour("ink2")
        lines = [self.view.pixels(line) for line in self._country.outline]
        grain = self.view.grain
        picture = pygame.Surface(self.view.size, pygame.SRCALPHA)
        for width, alpha in WATER_LINES:
            strokes = [(lines, _ink(edge, alpha), width * grain), (lines, _ink(edge, 0), (width - 2) * grain)]
            picture.blit(self._fine_lines(self.view.size, strokes, edge), (0, 0))
        return picture

    def _land(self) -> tuple[npt.NDArray[np.float32], npt.NDArray[np.float32]]:
        """Colours (width, height, 3) and how much they cover (width, height, 1)."""
        land, context = self._theme.colour("map_land"), self._theme.colour("map_context")
        large = pygame.Surface((self.view.width * self._fine, self.view.height * self._fine), pygame.SRCALPHA)
        large.fill(_ink(land, 0))
        for unit in self._country.units:
            for ring in unit.rings:
                colour = land if unit.simulated else context
                pygame.draw.polygon(large, colour, _spots(self.view.pixels(ring), self._fine))
        small = pygame.transform.smoothscale(large, self.view.size)
        cover = pygame.surfarray.array_alpha(small).astype(np.float32)[..., None] / np.float32(255)
        return pygame.surfarray.array3d(small).astype(np.float32), cover

    def _lines(self) -> pygame.Surface:
        ink, border = self._theme.colour("ink"), self._theme.colour("map_border")
        borders = [self.view.pixels(line) for line in self._country.borders]
        outline = [self.view.pixels(line) for line in self._country.outline]
        grain = self.view.grain * min(1.6, self.view.zoom**0.25)
        strokes = [(borders, _ink(border, 225), 0.75 * grain), (outline, _ink(ink, 235), 1.1 * grain)]
        return self._fine_lines(self.view.size, strokes, ink)

    def _fine_lines(
        self,
        size: tuple[int, int],
        strokes: Iterable[tuple[list[Points], tuple[int, int, int, int], float]],
        ground: pygame.Color,
    ) -> pygame.Surface:
        """Lines with smooth edges on nothing."""
        large = pygame.Surface((size[0] * self._fine, size[1] * self._fine), pygame.SRCALPHA)
        large.fill(_ink(ground, 0))
        for lines, colour, width in strokes:
            thick = max(1, round(width * self._fine))
            for line in lines:
                spots = _spots(line, self._fine)
                pygame.draw.lines(large, colour, False, spots, thick)
                if thick > 4:
                    for spot in spots:
                        pygame.draw.circle(large, colour, spot, thick // 2)
        return pygame.transform.smoothscale(large, size)


def _ink(colour: pygame.Color, alpha: int) -> tuple[int, int, int, int]:
    return colour.r, colour.g, colour.b, alpha


def _spots(points: Points, factor: int) -> list[tuple[float, float]]:
    return [(x, y) for x, y in (points * factor).tolist()]
