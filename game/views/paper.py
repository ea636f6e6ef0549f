"""Paper: grain tiles, sheets with their edge tone, outline and shadow, and the dark desk.

Everything is made once from noise and kept; a sheet is composed again only when its size changes. The noise has
its own generator: nothing here touches the luck of the game.
"""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass

import numpy as np
import pygame

from game.views.theme import Scale, Theme

TILE = 512
MAX_SHEETS = 48
# How many fibres lie in a tile, and whether dark specks too.
FIBRES = {
    "ledger": 260,
    "ledger_light": 220,
    "ledger_shade": 240,
    "newsprint": 500,
    "carbon": 180,
    "kraft": 420,
}
SPECKS = {"newsprint": 160, "kraft": 220}
MOTTLE, CLOUD, GRAIN = 2.6, 1.2, 0.9


@dataclass(frozen=True)
class Shadow:
    """A shadow's offset and blur in logical pixels and its darkest alpha."""

    offset: tuple[float, float]
    blur: float
    alpha: int


class PaperStore:
    """Tiles and composed sheets for one scale."""

    def __init__(self, theme: Theme, scale: Scale) -> None:
        self.theme = theme
        self.scale = scale
        self._tiles: dict[str, pygame.Surface] = {}
        self._sheets: OrderedDict[tuple[object, ...], pygame.Surface] = OrderedDict()

    def tile(self, paper: str) -> pygame.Surface:
        """The 512-pixel tile of a paper: "ledger", "ledger_light", "ledger_shade", "newsprint", "carbon", "kraft"."""
        if paper not in self._tiles:
            self._tiles[paper] = _make_tile(paper, self.theme.colour(paper))
        return self._tiles[paper]

    def fill(self, surface: pygame.Surface, rect: pygame.Rect, paper: str) -> None:
        """Lay paper over a rectangle of `surface`, in pixels, with the grain in place across neighbours."""
        tile = self.tile(paper)
        old = surface.get_clip()
        surface.set_clip(rect.clip(old))
        for y in range(rect.top - rect.top % TILE, rect.bottom, TILE):
            for x in range(rect.left - rect.left % TILE, rect.right, TILE):
                surface.blit(tile, (x, y))
        surface.set_clip(old)

    def sheet(self, paper: str, width: int, height: int, *, toned: bool = True, outline: bool = True) -> pygame.Surface:
        """A sheet of so many pixels: paper, darker towards the edges, with a thin outline."""
        key = ("sheet", paper, width, height, toned, outline)
        found = self._get(key)
        if found is None:
            found = pygame.Surface((max(1, width), max(1, height)))
            self.fill(found, found.get_rect(), paper)
            if toned:
                found.blit(self._edge_tone(width, height), (0, 0))
            if outline:
                edge = self.theme.colour("edge_tone").lerp(self.theme.colour("ink"), 0.45)
                pygame.draw.rect(found, edge, found.get_rect(), 1)
            self._put(key, found)
        return found

    def shadow(self, kind: str, width: int, height: int) -> tuple[pygame.Surface, tuple[int, int]]:
        """The shadow of a sheet ("sheet") or a slip ("slip") so large, and where it lies relative to it."""
        rule = self.theme.value("shadow", kind)
        blur = self.scale.px(rule["blur"])
        offset = (self.scale.at(rule["offset"][0]) - blur, self.scale.at(rule["offset"][1]) - blur)
        key = ("shadow", kind, width, height)
        found = self._get(key)
        if found is None:
            found = _soft_box(width, height, blur, int(rule["alpha"]))
            self._put(key, found)
        return found, offset

    def desk(self, width: int, height: int) -> pygame.Surface:
        """The desk: dark planks under one soft light, as large as the window."""
        key = ("desk", width, height)
        found = self._get(key)
        if found is None:
            found = _make_desk(width, height, self.theme.colour("desk"), self.theme.colour("desk_edge"))
            self._put(key, found)
        return found

    def _edge_tone(self, width: int, height: int) -> pygame.Surface:
        rule = self.theme.value("edge_tone")
        reach = max(1, self.scale.px(rule["width"]))
        across = _edge_distance(width, reach)
        down = _edge_distance(height, reach)
        alpha = (1 - (1 - across[None, :]) * (1 - down[:, None])) * rule["alpha"]
        return _alpha_surface(self.theme.colour("edge_tone"), alpha)

    def _get(self, key: tuple[object, ...]) -> pygame.Surface | None:
        found = self._sheets.get(key)
        if found is not None:
            self._sheets.move_to_end(key)
        return found

    def _put(self, key: tuple[object, ...], surface: pygame.Surface) -> None:
        self._sheets[key] = surface
        if len(self._sheets) > MAX_SHEETS:
            self._sheets.popitem(last=False)


def _edge_distance(length: int, reach: int) -> np.ndarray:
    """How dark the edge makes each pixel along a side: 1 at the rim, 0 from `reach` pixels inwards."""
    place = np.arange(length, dtype=np.float64)
    inwards = np.minimum(place, length - 1 - place)
    return np.clip(1 - inwards / reach, 0, 1) ** 1.6


def _alpha_surface(colour: pygame.Color, alpha: np.ndarray) -> pygame.Surface:
    """A surface of one colour whose alpha is given as (height, width), 0 to 255."""
    height, width = alpha.shape
    pixels = np.empty((height, width, 4), dtype=np.uint8)
    pixels[..., :3] = (colour.r, colour.g, colour.b)
    pixels[..., 3] = np.clip(alpha + 0.5, 0, 255)
    return pygame.image.frombuffer(pixels.tobytes(), (width, height), "RGBA")


def _rgb_surface(values: np.ndarray) -> pygame.Surface:
    """An opaque surface from (height, width, 3) values of 0 to 255."""
    height, width, _depth = values.shape
    pixels = np.clip(values + 0.5, 0, 255).astype(np.uint8)
    return pygame.image.frombuffer(pixels.tobytes(), (width, height), "RGB")


def _blurred_noise(generator: np.random.Generator, shape: tuple[int, int], sigma: tuple[float, float]) -> np.ndarray:
    """Noise of unit spread, blurred by `sigma` pixels (down, across); it repeats without a seam."""
    noise = generator.standard_normal(shape)
    down = np.fft.fftfreq(shape[0])[:, None]
    across = np.fft.rfftfreq(shape[1])[None, :]
    filter_ = np.exp(-2 * np.pi**2 * ((down * sigma[0]) ** 2 + (across * sigma[1]) ** 2))
    soft = np.fft.irfft2(np.fft.rfft2(noise) * filter_, s=shape)
    return (soft - soft.mean()) / max(float(soft.std()), 1e-9)


def _make_tile(paper: str, colour: pygame.Color) -> pygame.Surface:
    generator = np.random.default_rng([1958, sum(map(ord, paper))])
    level = MOTTLE * _blurred_noise(generator, (TILE, TILE), (60, 60))
    level += CLOUD * _blurred_noise(generator, (TILE, TILE), (6, 6))
    level += GRAIN * generator.standard_normal((TILE, TILE))
    values = np.empty((TILE, TILE, 3))
    # Mottling is warm: blue falls a little more than red where the paper is darker.
    for channel, (base, share) in enumerate(zip((colour.r, colour.g, colour.b), (0.9, 1.0, 1.15), strict=True)):
        values[..., channel] = base + level * share
    tile = _rgb_surface(values)
    _draw_fibres(tile, generator, FIBRES.get(paper, 200), SPECKS.get(paper, 0))
    return tile.convert() if pygame.display.get_surface() else tile


def _draw_fibres(tile: pygame.Surface, generator: np.random.Generator, fibres: int, specks: int) -> None:
    overlay = pygame.Surface(tile.get_size(), pygame.SRCALPHA)
    for x, y, angle, length, tone in generator.random((fibres, 5)):
        run = 3 + 8 * length
        dx, dy = run * np.cos(angle * 6.283), run * np.sin(angle * 6.283)
        start = (12 + x * (TILE - 24), 12 + y * (TILE - 24))
        colour = (90, 70, 40, 10) if tone < 0.6 else (255, 250, 235, 17)
        pygame.draw.aaline(overlay, colour, start, (start[0] + dx, start[1] + dy))
    for x, y, tone in generator.random((specks, 3)):
        overlay.set_at((int(x * TILE), int(y * TILE)), (60, 50, 40, int(20 + 45 * tone)))
    tile.blit(overlay, (0, 0))


def _soft_box(width: int, height: int, blur: int, alpha: int) -> pygame.Surface:
    """A black box of the given size, blurred: `blur` pixels wider on every side."""

    def profile(length: int) -> np.ndarray:
        place = np.arange(length + 2 * blur, dtype=np.float64) + 0.5
        edge = np.minimum(place, length + 2 * blur - place) / (2 * blur)
        step = np.clip(edge, 0, 1)
        return step * step * (3 - 2 * step)

    return _alpha_surface(pygame.Color(0, 0, 0), np.outer(profile(height), profile(width)) * alpha)


def _make_desk(width: int, height: int, colour: pygame.Color, edge: pygame.Color) -> pygame.Surface:
    generator = np.random.default_rng([1958, 7])
    grain = 3.2 * _blurred_noise(generator, (512, 1024), (1.0, 130)) + 2.2 * _blurred_noise(
        generator, (512, 1024), (7, 240)
    )
    grain += 0.6 * generator.standard_normal((512, 1024))
    across, down = -(-width // 1024), -(-height // 512)
    level = np.tile(grain, (down, across))[:height, :width]
    plank = 128
    rows = np.arange(height)
    tone = generator.normal(0, 2.2, height // plank + 2)[rows // plank]
    seam = np.where(rows % plank < 2, -12.0, np.where(rows % plank == 2, 4.0, 0.0))
    x = (np.arange(width) / width - 0.42)[None, :]
    y = (np.arange(height) / height - 0.30)[:, None]
    light = np.clip(1.12 - 0.95 * (x * x * 1.1 + y * y * 1.3), 0.55, 1.12)
    base = np.array([colour.r, colour.g, colour.b], dtype=np.float64)
    dark = np.array([edge.r, edge.g, edge.b], dtype=np.float64)
    values = base + (level + tone[:, None] + seam[:, None])[..., None]
    values = dark + (values - dark) * light[..., None]
    surface = _rgb_surface(values)
    return surface.convert() if pygame.display.get_surface() else surface
