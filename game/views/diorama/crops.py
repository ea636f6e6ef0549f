"""The fields: each plot cut out of the picture of its state, a little different in tint from its neighbours."""

from __future__ import annotations

from collections.abc import Container
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.air import AIRS, haze_at
from game.views.diorama.art import sized
from game.views.diorama.grade import grade, veil
from game.views.diorama.layout import Layout, Plot, plot_numbers
from game.views.diorama.noise import waves

ROOM = 9  # px above a plot's box that its plants may reach
TONE = {"ripe": (1.10, 1.01, 0.84), "cut": (1.05, 1.0, 0.9), "growing": (1.0, 1.02, 0.92)}
UNDER_SNOW = {"sown": 0.42, "growing": 0.5, "ripe": 0.6, "cut": 0.42, "rotting": 0.5}

THINS = ("growing", "ripe", "cut", "rotting")
"""States of a crop in which it is seen how much stands on the land."""
STEPS = 16  # degrees of a crop's thinness that are told apart
THINNEST = 0.12
CLUMPS, STALKS, TILE = (34.0, 48.0), (150.0, 34.0), 512
"""Waves across and down in TILE px of the clumps that are left of a poor crop, and of the stalks at their edges."""
RAGGED = 0.45  # how much of a clump's edge the stalks make
SOFT = {"growing": 0.22, "ripe": 0.22, "cut": 0.9, "rotting": 1.8}
"""How wide a clump's edge is, of the noise's deviation: what lies on the ground has none."""
POOR = {"growing": (0.80, 0.78, 0.62), "ripe": (0.76, 0.74, 0.72), "cut": (0.82, 0.80, 0.80), "rotting": (0.85,) * 3}
"""What is left of the colour of a crop that has all but failed: yellow where it should be green, grey where gold."""
GREY = 0.45  # and how far it has lost its colour


@cache
def clumps() -> NDArray[np.float32]:
    """Noise by px of TILE across and down: where it is low a thin crop still stands."""
    found = waves(TILE, *CLUMPS, 11) + RAGGED * waves(TILE, *STALKS, 12)
    return np.asarray(found, np.float32)


def degree(share: float) -> int:
    """How thin a crop is that is so much of a full one: 0 not at all, to STEPS."""
    return round(STEPS * (1 - min(1.0, max(THINNEST, share))))


class Crops:
    """Makes and keeps the pictures of plots."""

    def __init__(self, folder: Path, layout: Layout, unit: float = 1.0) -> None:
        self.folder, self.unit = folder, unit
        self.ids: NDArray[np.uint8] = plot_numbers(folder / "plots.png")
        rng = np.random.default_rng(5)
        top = max((p.id for p in layout.plots), default=0) + 1
        self.tint = 1 + rng.normal(0, 0.06, (top, 1)) + rng.normal(0, 0.022, (top, 3)) * [0.6, 0.2, 1]
        self._layers: dict[str, pygame.Surface | None] = {}
        self._kept: dict[tuple[int, str, str, int], tuple[pygame.Surface, tuple[int, int]] | None] = {}

    def plot_at(self, x: int, y: int) -> int:
        """The plot's number at a px of the layout, 0 for none."""
        if 0 <= x < self.ids.shape[0] and 0 <= y < self.ids.shape[1]:
            return int(self.ids[x, y])
        return 0

    def picture(
        self, plot: Plot, state: str, season: str, share: float = 1.0
    ) -> tuple[pygame.Surface, tuple[int, int]] | None:
        """The plot in a state, with so much of a full crop, and where to put it on the map; None where it is bare."""
        thin = degree(share) if state in THINS else 0
        key = (plot.id, state, season, thin)
        if key not in self._kept:
            self._kept[key] = None if state == "bare" else self._make(plot, state, season, thin)
        return self._kept[key]

    def keep(self, seasons: Container[str]) -> None:
        """Drop the pictures of other seasons, and the atlases they were cut from."""
        self._kept = {k: v for k, v in self._kept.items() if k[2] in seasons}
        self._layers.clear()

    def _layer(self, state: str) -> pygame.Surface | None:
        if state not in self._layers:
            path = self.folder / f"crop_{state}.webp"
            self._layers[state] = pygame.image.load(str(path)) if path.exists() else None
        return self._layers[state]

    def _make(self, plot: Plot, state: str, season: str, thin: int) -> tuple[pygame.Surface, tuple[int, int]] | None:
        layer = self._layer(state)
        if layer is None:
            return None
        w, h = plot.box[2], plot.box[3] + ROOM
        piece = layer.subsurface((*plot.atlas, w, h))
        alpha = pygame.surfarray.array_alpha(piece).astype(np.float32)
        seen = alpha > 0  # hardly more than half of a box
        rgb: NDArray[np.floating[Any]] = pygame.surfarray.array3d(piece)[seen].astype(np.float32) / 255
        rgb = rgb * (self.tint[plot.id] * TONE.get(state, (1, 1, 1))).astype(np.float32)
        if thin:
            rgb = _poor(rgb, state, thin / STEPS)
            alpha[seen] *= _standing(plot, seen, 1 - thin / STEPS, SOFT[state])
        if season == "winter":
            speckle = np.clip(rgb.mean(-1) * 2.2 + 0.15, 0.2, 1)
            alpha[seen] *= UNDER_SNOW[state] * (1.2 - 0.5 * speckle)
        air = AIRS[season]
        shown = grade(veil(np.clip(rgb, 0, 1).astype(np.float32), air, haze_at(air, plot.at[2])), air)
        out = pygame.Surface((w, h), pygame.SRCALPHA)
        pixels = pygame.surfarray.pixels3d(out)
        pixels[seen] = (shown * 255 + 0.5).astype(np.uint8)
        del pixels
        layer_alpha = pygame.surfarray.pixels_alpha(out)
        layer_alpha[:] = np.clip(alpha, 0, 255).astype(np.uint8)
        del layer_alpha
        left, top = round(plot.box[0] * self.unit), round((plot.box[1] - ROOM) * self.unit)
        return sized(out, self.unit), (left, top)


def _poor(rgb: NDArray[np.floating[Any]], state: str, lacking: float) -> NDArray[np.float32]:
    """The colours of a crop that lacks so much of a full one: dull."""
    grey = rgb.mean(axis=-1, keepdims=True)
    pale = (rgb + (grey - rgb) * np.float32(GREY)) * np.array(POOR[state], np.float32)
    return np.asarray(rgb + (pale - rgb) * np.float32(lacking**0.7), np.float32)


def _standing(plot: Plot, seen: NDArray[np.bool_], share: float, soft: float) -> NDArray[np.float32]:
    """How much is left at each px of a plot that is painted, 0-1, where so much of a full crop stands: in clumps."""
    x, y = (np.arange(n) + start for n, start in zip(seen.shape, plot.box[:2], strict=True))
    noise = clumps()[(x % TILE)[:, None], y % TILE][seen]
    level = np.quantile(noise, share)
    return np.asarray(np.clip((level - noise) / np.float32(soft) + 0.5, 0, 1), np.float32)
