"""One dot for each commune. Which dot has which pixel is worked out once for a view; then colours are looked up.

dots = Dots(country, view)
face = dots.face(land.on(paper), lookup(theme))
face.draw(classes)               # smooth: a pixel is the mean of the dots that touch it
face.draw(classes, fast=True)    # the strongest dot takes the pixel: one lookup, for dragging
surface.blit(face.picture, (x, y))
surface.blit(land.over, (x, y))
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt
import pygame

from game.views.maps.country import Country
from game.views.maps.land import View
from game.views.maps.shades import MASKS, Classes

Pixels = npt.NDArray[np.uint32]

LEAST, MOST, FILL = 0.95, 3.0, 1.06
"""A dot's width: least and most in logical pixels at zoom 1, and of the distance to its neighbour."""
SPREAD = 0.1
"""Dots differ in width by so much either way, always the same for a commune."""
FULL = 256
STRONG = 0.45
"""A pixel that is covered less keeps the colour of the land in the fast picture."""
NEAREST = ((0, 0), (1, 0), (0, 1), (-1, 0), (0, -1), (1, 1), (-1, 1), (1, -1), (-1, -1))
"""Pixels round a dot's middle, in the order in which it takes one from a neighbour that has several."""
LONE = 2.2
"""Dots with so many logical pixels to their neighbour stand alone: the lowest class has a dark core, no hatching."""


class Dots:
    """Which dot covers which pixel of a view, by how much."""

    def __init__(self, country: Country, view: View) -> None:
        self.view = view
        places = view.pixels(country.places)
        room = country.room * view.scale
        radius = _radii(room, view, len(places))
        reach = float(radius.max()) + 1
        seen = np.flatnonzero(((places > -reach) & (places < np.array(view.size) + reach)).all(axis=1))
        pixel, number, cover = _sorted(*_covered(places[seen], radius[seen], view))
        dot = seen[number]
        self._start = np.flatnonzero(np.diff(pixel, prepend=-1))
        self.at = pixel[self._start]
        """pixels that any dot touches, row by row"""
        self.dot = dot
        total = np.add.reduceat(cover, self._start) if len(cover) else cover
        group = np.repeat(np.arange(len(self.at)), np.diff(self._start, append=len(pixel)))
        # Where dots overlap they share the pixel; where they do not fill it, the land shows.
        self._weight = np.round(cover / total[group] * np.minimum(1, total)[group] * FULL).astype(np.int64)
        self._left = FULL - np.add.reduceat(self._weight, self._start) if len(cover) else total.astype(np.int64)
        column, row = pixel % view.width, pixel // view.width
        step = max(4, round(4 * view.grain))
        core = (column == np.floor(places[dot, 0])) & (row == np.floor(places[dot, 1]))
        if view.zoom > 1:
            core = np.hypot(column + 0.5 - places[dot, 0], row + 0.5 - places[dot, 1]) <= radius[dot] * 0.42
        alone = room[dot] > LONE * view.grain
        self._hatched = np.where(alone, core, (column + row) % step < max(1, round(view.grain))).astype(np.uint8)
        self._keep_owners(np.flatnonzero(total >= STRONG), places, seen)

    def _keep_owners(self, strong: npt.NDArray[np.intp], places: npt.NDArray[np.float64], seen: np.ndarray) -> None:
        """Who has a pixel alone. A dot that its neighbours crowd out takes one in its middle."""
        self.owned, first = self.at[strong], self._start[strong]
        self.owner, self._owner_hatched = self.dot[first].copy(), self._hatched[first].copy()
        held = np.bincount(self.owner, minlength=len(places))
        inside = seen[((places[seen] >= 0) & (places[seen] < np.array(self.view.size))).all(axis=1)]
        where = {int(pixel): number for number, pixel in enumerate(self.owned)} if (held[inside] == 0).any() else {}
        for dot in inside[held[inside] == 0]:
            x, y = (int(part) for part in np.floor(places[dot]))
            near = (where.get((y + dy) * self.view.width + x + dx) for dx, dy in NEAREST)
            number = next((n for n in near if n is not None and held[self.owner[n]] > 1), None)
            if number is not None:
                held[self.owner[number]] -= 1
                self.owner[number], self._owner_hatched[number] = dot, 0
                held[dot] += 1

    def face(self, base: npt.NDArray[np.uint32], colours: npt.NDArray[np.uint32]) -> Face:
        """A picture of these dots on a ground of (height, width) pixels."""
        return Face(self, base, colours)


class Face:
    """A map on one paper; `picture` shows what was drawn last. Lines are laid over it by whoever shows it."""

    def __init__(self, dots: Dots, base: npt.NDArray[np.uint32], colours: npt.NDArray[np.uint32]) -> None:
        self.dots = dots
        self._base = base.reshape(-1)
        self._colours = colours
        self.picture = pygame.Surface(dots.view.size, 0, 32, MASKS)
        self._show(lambda pixels: np.copyto(pixels, self._base))
        self._packed = _packed(colours)
        self._under = _packed(base.reshape(-1)[dots.at]) * dots._left

    def draw(self, classes: Classes | None, *, fast: bool = False) -> None:
        """The dots by their class, 0-4 for each commune; None: no dots."""
        dots = self.dots
        if not len(dots.at):
            return
        if classes is None:
            self._show(lambda pixels: np.copyto(pixels, self._base))
        elif fast:
            strong = self._colours[classes[dots.owner] * 2 + dots._owner_hatched]
            self._show(lambda pixels: self._put_strong(pixels, strong))
        else:
            mixed = self._mixed(classes)
            self._show(lambda pixels: pixels.__setitem__(dots.at, mixed))

    def _put_strong(self, pixels: Pixels, strong: Pixels) -> None:
        # Pixels that no dot owns may still hold the smooth picture's edges.
        pixels[self.dots.at] = self._base[self.dots.at]
        pixels[self.dots.owned] = strong

    def _mixed(self, classes: Classes) -> Pixels:
        """The mean colour of the dots at each pixel: three channels in one number of 64 bits, 20 for each."""
        dots = self.dots
        each = self._packed[classes[dots.dot] * 2 + dots._hatched]
        each *= dots._weight
        mixed = np.add.reduceat(each, dots._start)
        mixed += self._under
        return (mixed >> 8 & 255 | (mixed >> 28 & 255) << 8 | (mixed >> 48 & 255) << 16).astype(np.uint32)

    def _show(self, change: Callable[[Pixels], None]) -> None:
        """Change the picture's pixels, given row by row."""
        held = pygame.surfarray.pixels2d(self.picture).T
        flat = held.reshape(-1)
        change(flat)
        if not np.shares_memory(flat, held):  # rows of pixels that are not packed
            held[:] = flat.reshape(held.shape)


def _packed(pixels: npt.NDArray[np.uint32]) -> npt.NDArray[np.int64]:
    whole = pixels.astype(np.int64)
    return whole & 255 | (whole >> 8 & 255) << 20 | (whole >> 16 & 255) << 40


def _sorted(
    pixel: npt.NDArray[np.int64], dot: npt.NDArray[np.int64], cover: npt.NDArray[np.float64]
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """By pixel, at each the dot that covers most first. All three go into one number, which sorts fastest."""
    held = pixel << 24 | (255 - np.round(cover * 255).astype(np.int64)) << 16 | dot
    held.sort()
    return held >> 24, held & 0xFFFF, (255 - (held >> 16 & 255)) / 255


def _radii(room: npt.NDArray[np.float64], view: View, count: int) -> npt.NDArray[np.float64]:
    # Farther in, dots grow, but less than the land, so that single ones come apart.
    most = MOST * view.grain * view.zoom**0.75
    vary = 1 - SPREAD + 2 * SPREAD * (np.arange(count) * 2_654_435_761 % 4096) / 4096
    return np.clip(room * FILL, LEAST * view.grain, most) * vary / 2


def _covered(
    places: npt.NDArray[np.float64], radius: npt.NDArray[np.float64], view: View
) -> tuple[npt.NDArray[np.int64], npt.NDArray[np.int64], npt.NDArray[np.float64]]:
    """Pixels that dots cover: the pixel's number row by row, the dot, how much of it (0-1)."""
    found: tuple[list[Any], list[Any], list[Any]] = ([], [], [])
    reach = np.ceil(radius + 0.5).astype(np.int64)
    # Small dots, which are most of them, look at few pixels round them.
    for side in np.unique(reach).tolist():
        number = np.flatnonzero(reach == side)
        at, half = places[number], radius[number] + 0.5
        corner = np.floor(at).astype(np.int64) - side
        for dy in range(2 * side + 1):
            row = corner[:, 1] + dy
            down = row + 0.5 - at[:, 1]
            for dx in range(2 * side + 1):
                column = corner[:, 0] + dx
                cover = np.minimum(1, half - np.hypot(column + 0.5 - at[:, 0], down))
                takes = (cover > 0.03) & (column >= 0) & (row >= 0) & (column < view.width) & (row < view.height)
                hit = np.flatnonzero(takes)
                for into, what in zip(
                    found, (row[hit] * view.width + column[hit], number[hit], cover[hit]), strict=True
                ):
                    into.append(what)
    empty = np.zeros(0, dtype=np.int64)
    pixels, dots, covers = (np.concatenate([empty, *parts]) for parts in found)
    return pixels.astype(np.int64), dots.astype(np.int64), covers
