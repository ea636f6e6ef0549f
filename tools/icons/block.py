"""A linocut block: solid shapes and cuts on a 28-unit grid, inked at any size."""

from __future__ import annotations

import math
from collections.abc import Sequence

import pygame

GRID = 28
FINE = 24  # drawn this many times larger, then pressed down
Point = tuple[float, float]
INK, BARE = (255, 255, 255, 255), (255, 255, 255, 0)


class Block:
    """One icon in the making. Coordinates run 0 to 28, y downwards; `cut=True` takes ink away."""

    def __init__(self) -> None:
        self.surface = pygame.Surface((GRID * FINE, GRID * FINE), pygame.SRCALPHA)
        self.surface.fill(BARE)

    def poly(self, points: Sequence[Point], cut: bool = False) -> Block:
        """A solid shape with straight sides."""
        pygame.draw.polygon(self.surface, BARE if cut else INK, [(x * FINE, y * FINE) for x, y in points])
        return self

    def box(self, x: float, y: float, w: float, h: float, cut: bool = False) -> Block:
        """A rectangle."""
        return self.poly([(x, y), (x + w, y), (x + w, y + h), (x, y + h)], cut)

    def disc(self, x: float, y: float, r: float, cut: bool = False) -> Block:
        """A circle, filled."""
        pygame.draw.circle(self.surface, BARE if cut else INK, (x * FINE, y * FINE), r * FINE)
        return self

    def oval(self, x: float, y: float, rx: float, ry: float, tilt: float = 0, cut: bool = False) -> Block:
        """An ellipse turned by `tilt` degrees."""
        turn = math.radians(tilt)
        points = []
        for step in range(48):
            a = math.tau * step / 48
            px, py = rx * math.cos(a), ry * math.sin(a)
            points.append(
                (x + px * math.cos(turn) - py * math.sin(turn), y + px * math.sin(turn) + py * math.cos(turn))
            )
        return self.poly(points, cut)

    def bar(self, a: Point, b: Point, width: float, cut: bool = False) -> Block:
        """A straight stroke with square ends."""
        dx, dy = b[0] - a[0], b[1] - a[1]
        length = math.hypot(dx, dy) or 1
        nx, ny = -dy / length * width / 2, dx / length * width / 2
        return self.poly(
            [(a[0] + nx, a[1] + ny), (b[0] + nx, b[1] + ny), (b[0] - nx, b[1] - ny), (a[0] - nx, a[1] - ny)],
            cut,
        )

    def path(self, points: Sequence[Point], width: float, cut: bool = False) -> Block:
        """A stroke through several points, joints rounded."""
        for a, b in zip(points, points[1:], strict=False):
            self.bar(a, b, width, cut)
        for x, y in points[1:-1]:
            self.disc(x, y, width / 2, cut)
        return self

    def arc(self, x: float, y: float, r: float, width: float, start: float, end: float, cut: bool = False) -> Block:
        """Part of a ring, from angle `start` to `end` in degrees, clockwise from the right."""
        count = max(8, int(abs(end - start) / 4))
        angles = [math.radians(start + (end - start) * i / count) for i in range(count + 1)]
        outer = [(x + (r + width / 2) * math.cos(a), y + (r + width / 2) * math.sin(a)) for a in angles]
        inner = [(x + (r - width / 2) * math.cos(a), y + (r - width / 2) * math.sin(a)) for a in reversed(angles)]
        return self.poly(outer + inner, cut)

    def press(self, size: int) -> pygame.Surface:
        """The icon printed `size` pixels wide: white, with its shape in the alpha."""
        small = pygame.transform.smoothscale(self.surface, (size, size))
        alpha = pygame.surfarray.pixels_alpha(small)
        colour = pygame.surfarray.pixels3d(small)
        colour[...] = 255
        del alpha, colour
        return small
