"""The fields: each plot cut out of the picture of its state, a little different in tint from its neighbours."""

from __future__ import annotations

from collections.abc import Container
from pathlib import Path

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.air import AIRS, haze_at
from game.views.diorama.art import sized
from game.views.diorama.grade import grade, veil
from game.views.diorama.layout import Layout, Plot, plot_numbers

ROOM = 9  # px above a plot's box that its plants may reach
TONE = {"ripe": (1.10, 1.01, 0.84), "cut": (1.05, 1.0, 0.9), "growing": (1.0, 1.02, 0.92)}
UNDER_SNOW = {"sown": 0.42, "growing": 0.5, "ripe": 0.6, "cut": 0.42, "rotting": 0.5}


class Crops:
    """Makes and keeps the pictures of plots."""

    def __init__(self, folder: Path, layout: Layout, unit: float = 1.0) -> None:
        self.folder, self.unit = folder, unit
        self.ids: NDArray[np.uint8] = plot_numbers(folder / "plots.png")
        rng = np.random.default_rng(5)
        top = max((p.id for p in layout.plots), default=0) + 1
        self.tint = 1 + rng.normal(0, 0.06, (top, 1)) + rng.normal(0, 0.022, (top, 3)) * [0.6, 0.2, 1]
        self._layers: dict[str, pygame.Surface | None] = {}
        self._kept: dict[tuple[int, str, str], tuple[pygame.Surface, tuple[int, int]] | None] = {}

    def plot_at(self, x: int, y: int) -> int:
        """The plot's number at a px of the layout, 0 for none."""
        if 0 <= x < self.ids.shape[0] and 0 <= y < self.ids.shape[1]:
            return int(self.ids[x, y])
        return 0

    def picture(self, plot: Plot, state: str, season: str) -> tuple[pygame.Surface, tuple[int, int]] | None:
        """The plot in a state, and where to put it on the map; None where it is bare."""
        key = (plot.id, state, season)
        if key not in self._kept:
            self._kept[key] = None if state == "bare" else self._make(plot, state, season)
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

    def _make(self, plot: Plot, state: str, season: str) -> tuple[pygame.Surface, tuple[int, int]] | None:
        layer = self._layer(state)
        if layer is None:
            return None
        w, h = plot.box[2], plot.box[3] + ROOM
        piece = layer.subsurface((*plot.atlas, w, h))
        alpha = pygame.surfarray.array_alpha(piece).astype(np.float32)
        seen = alpha > 0  # hardly more than half of a box
        rgb = pygame.surfarray.array3d(piece)[seen].astype(np.float32) / 255
        rgb = rgb * (self.tint[plot.id] * TONE.get(state, (1, 1, 1))).astype(np.float32)
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
