"""The dot map of both sheets: one geometry, two papers; looked at nearer, moved, and coloured again by lookup."""

from __future__ import annotations

from collections.abc import Callable

import pygame

from game.views.look import Look
from game.views.maps.country import HEIGHT, WIDTH, Country
from game.views.maps.dots import Dots, Face
from game.views.maps.land import Land, View
from game.views.maps.shades import Classes, lookup

ZOOMS = (1.0, 1.5, 2.0, 3.0, 4.0, 6.0, 8.0)
SPARE = 0.2
"""A map looked at nearer is drawn larger than its window by this share on every side, to be moved without a wait."""
NEAR = 2.0
"""From this zoom on, single communes can be pointed at."""
MIDDLE = (WIDTH / 2, HEIGHT / 2)


Paper = Callable[[str, bool, tuple[int, int]], pygame.Surface]
"""The ground for (voice, whether looked at nearer, size)."""


class Plate:
    """A window of so many pixels onto the map."""

    def __init__(self, look: Look, country: Country, size: tuple[int, int], paper: Paper) -> None:
        self.look = look
        self.country = country
        self.size = size
        self.step = 0
        self.centre = MIDDLE
        """the place of the map in the middle of the window"""
        self._paper = paper
        self._fit = min(size[0] / WIDTH, size[1] / HEIGHT) * 0.985
        self._baked_at = MIDDLE
        self._view: View | None = None
        self._land: Land
        self._dots: Dots
        self._faces: dict[str, Face] = {}
        self._rings: dict[int, tuple[pygame.Surface, tuple[int, int]]] = {}
        self._drawn: dict[str, object] = {}

    # --------------------------------------------------------------------- place
    @property
    def zoom(self) -> float:
        """How near, 1 for the whole country."""
        return ZOOMS[self.step]

    @property
    def scale(self) -> float:
        """Window pixels for a map unit."""
        return self._fit * self.zoom

    @property
    def near(self) -> bool:
        """Whether single communes can be told apart."""
        return self.zoom >= NEAR

    def set_zoom(self, step: int, about: tuple[float, float] | None = None) -> bool:
        """Another zoom; the pixel `about` keeps its place of the map. False if it is as it was."""
        step = max(0, min(len(ZOOMS) - 1, step))
        if step == self.step:
            return False
        spot = about or (self.size[0] / 2, self.size[1] / 2)
        x, y = self.place_at(*spot)
        self.step = step
        self.look_at(x + (self.size[0] / 2 - spot[0]) / self.scale, y + (self.size[1] / 2 - spot[1]) / self.scale)
        return True

    def look_at(self, x: float, y: float) -> None:
        """Put a place of the map into the middle, as far as the country's edges allow."""
        if self.step == 0:
            self.centre = MIDDLE
            return
        half = (self.size[0] / 2 / self.scale, self.size[1] / 2 / self.scale)
        self.centre = (
            _between(x, half[0] - 30, WIDTH - half[0] + 30), _between(y, half[1] - 30, HEIGHT - half[1] + 30),
        )  # fmt: skip

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by so many pixels."""
        self.look_at(self.centre[0] - dx / self.scale, self.centre[1] - dy / self.scale)

    def place_at(self, px: float, py: float) -> tuple[float, float]:
        """The place of the map at a pixel of the window."""
        return (
            (px - self.size[0] / 2) / self.scale + self.centre[0],
            (py - self.size[1] / 2) / self.scale + self.centre[1],
        )

    def pixel_of(self, x: float, y: float) -> tuple[float, float]:
        """The pixel of the window at which a place of the map lies."""
        (width, height), (cx, cy) = self.size, self.centre
        return (x - cx) * self.scale + width / 2, (y - cy) * self.scale + height / 2

    # -------------------------------------------------------------------- drawing
    def draw(self, voice: str, classes: Classes | None, key: object, *, fast: bool = False) -> None:
        """Colour a voice's map; `key` names what is shown, and nothing is done where it is shown already."""
        self._bake()
        if self._drawn.get(voice) != (key, fast):
            self._face(voice).draw(classes, fast=fast)
            self._drawn[voice] = (key, fast)

    def blit(self, voice: str, surface: pygame.Surface, at: tuple[int, int]) -> None:
        """The map as last coloured, with its lines, into the window at a point of the surface."""
        source = self._source()
        surface.blit(self._face(voice).picture, at, source)
        surface.blit(self._land.over, at, source)

    def blit_ring(self, unit: int, surface: pygame.Surface, at: tuple[int, int], *, strong: bool = True) -> None:
        """The ring round a province, fainter while the focus is elsewhere."""
        self._bake()
        if unit not in self._rings:
            self._rings[unit] = self._land.ring(unit)
        picture, (x, y) = self._rings[unit]
        picture.set_alpha(255 if strong else 150)
        source = self._source()
        old = surface.get_clip()
        surface.set_clip(pygame.Rect(at, self.size).clip(old))
        surface.blit(picture, (at[0] + x - source.x, at[1] + y - source.y))
        surface.set_clip(old)

    def _source(self) -> pygame.Rect:
        """The part of what was baked that is seen."""
        spare_x, spare_y = self._spare()
        x = spare_x + round((self.centre[0] - self._baked_at[0]) * self.scale)
        y = spare_y + round((self.centre[1] - self._baked_at[1]) * self.scale)
        return pygame.Rect((x, y), self.size)

    def _spare(self) -> tuple[int, int]:
        if self.step == 0:
            return 0, 0
        return round(self.size[0] * SPARE), round(self.size[1] * SPARE)

    def _bake(self) -> None:
        view = self._view
        if view is not None and view.zoom == self.zoom:
            if pygame.Rect((0, 0), view.size).contains(self._source()):
                return
        self._baked_at = self.centre
        spare_x, spare_y = self._spare()
        width, height = self.size[0] + 2 * spare_x, self.size[1] + 2 * spare_y
        self._view = View(
            self.scale, width / 2 - self.centre[0] * self.scale, height / 2 - self.centre[1] * self.scale,
            width, height, self.look.scale.factor, self.zoom,
        )  # fmt: skip
        self._land = Land(self.country, self._view, self.look.theme)
        self._dots = Dots(self.country, self._view)
        self._faces, self._rings, self._drawn = {}, {}, {}

    def _face(self, voice: str) -> Face:
        if voice not in self._faces:
            assert self._view is not None
            ground = self._land.on(self._paper(voice, self.step > 0, self._view.size))
            self._faces[voice] = self._dots.face(ground, lookup(self.look.theme))
        return self._faces[voice]


def _between(value: float, low: float, high: float) -> float:
    return (low + high) / 2 if low > high else max(low, min(high, value))
