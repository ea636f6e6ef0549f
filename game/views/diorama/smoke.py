"""Smoke: soft puffs with a lit and a shaded side, drifting in loops."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.scene import Plume

Whole = NDArray[np.int64]


@dataclass(frozen=True)
class Smoke:
    """How one kind of smoke looks: puffs, drift and rise in px, radius at the foot and at the top, thickness."""

    puffs: int
    drift: float
    rise: float
    foot: float
    top: float
    thick: float
    dark: tuple[int, int, int]
    light: tuple[int, int, int]
    seconds: float  # from the foot to the top


KINDS = {
    "furnace": Smoke(20, 130, 285, 6, 42, 0.52, (72, 62, 58), (206, 186, 162), 8.0),
    "workshop": Smoke(16, 70, 170, 5, 36, 0.46, (52, 47, 46), (158, 146, 134), 7.0),
    "canteen": Smoke(10, 40, 110, 5, 26, 0.42, (126, 118, 110), (216, 206, 192), 6.0),
    "stove": Smoke(8, 28, 76, 3, 17, 0.46, (156, 156, 158), (232, 228, 222), 5.5),
    "charcoal": Smoke(8, 60, 120, 7, 38, 0.24, (120, 112, 104), (208, 198, 182), 9.0),
}
WARM, YOUNG = (216, 128, 66), 0.22  # fire on the underside of the first puffs, up to this part of the way
ALPHAS, VARIANTS = 8, 3
LIFT = {"furnace": 58, "workshop": 112, "canteen": 92, "stove": 56, "charcoal": 18}
OFFSET = {"furnace": 0, "workshop": -34, "canteen": 0, "stove": 20, "charcoal": 0}


def _lumps(size: int, seed: int, scale: float) -> NDArray[np.float64]:
    rng = np.random.default_rng(seed)
    k = np.fft.fftfreq(size) * size
    radius = np.hypot(*np.meshgrid(k, k))
    z = np.real(np.fft.ifft2(np.fft.fft2(rng.normal(size=(size, size))) * np.exp(-((radius / scale) ** 2))))
    return np.asarray(z / (z.std() + 1e-9))


@cache
def _shape(r: int, variant: int) -> tuple[NDArray[np.float64], NDArray[np.float64], NDArray[np.float64]]:
    """Of a puff of radius r px, by pixel: how thick it is, how lit, and how much a fire would warm it, 0-1."""
    size = 2 * r + 2
    y, x = (np.mgrid[0:size, 0:size] - size / 2) / r
    z = _lumps(size, variant * 13 + r, 4.5) * 0.16 + _lumps(size, variant * 17 + r, 9) * 0.08
    alpha = np.clip((1 - np.hypot(x, y) - z) / 0.75, 0, 1) ** 1.3
    lit = np.clip(0.5 - 0.32 * x - 0.55 * y + 0.7 * z, 0, 1)[..., None]
    return alpha, lit, np.clip(0.2 + 0.8 * y, 0, 1)[..., None] * 0.75


class Puffs:
    """Makes and keeps the pictures of puffs, each under a number that says how it looks."""

    def __init__(self) -> None:
        self._kept: dict[int, pygame.Surface] = {}

    def get(self, numbers: list[int]) -> list[pygame.Surface]:
        """The puffs of numbers made by `numbered`, their colours multiplied by their alpha."""
        for number in set(numbers) - self._kept.keys():
            rest, warm = divmod(number, 2)
            rest, level = divmod(rest, ALPHAS)
            rest, variant = divmod(rest, VARIANTS)
            radius, kind = divmod(rest, len(KINDS))
            strength = (level + 1) / ALPHAS * 0.5
            self._kept[number] = self._make(tuple(KINDS)[kind], radius, variant, strength, bool(warm))
        return [self._kept[number] for number in numbers]

    @staticmethod
    def _make(kind: str, r: int, variant: int, strength: float, warm: bool) -> pygame.Surface:
        size = 2 * r + 2
        alpha, lit, under = _shape(r, variant)
        look = KINDS[kind]
        rgb = np.array(look.dark) * (1 - lit) + np.array(look.light) * lit
        if warm:
            rgb = rgb * (1 - under) + np.array(WARM) * under
        out = pygame.Surface((size, size), pygame.SRCALPHA)
        pixels = pygame.surfarray.pixels3d(out)
        pixels[:] = rgb.swapaxes(0, 1).astype(np.uint8)
        del pixels
        layer = pygame.surfarray.pixels_alpha(out)
        layer[:] = (alpha.T * 255 * strength).astype(np.uint8)
        del layer
        return out.premul_alpha()


class Chimneys:
    """All plumes of a scene as arrays, so that a moment's puffs are found in one go."""

    def __init__(self, plumes: list[Plume], mouths: list[tuple[int, int]], unit: float = 1.0) -> None:
        self.unit = unit
        self.order = sorted(range(len(plumes)), key=lambda i: plumes[i].at[2])
        kinds, base, phase, wobble, drift, lean, variant = [], [], [], [], [], [], []
        for i in self.order:
            plume, look = plumes[i], KINDS[plumes[i].kind]
            rng = np.random.default_rng(plume.seed)
            count = look.puffs
            kinds += [plume.kind] * count
            base += [mouths[i]] * count
            phase += list(np.arange(count) / count + rng.random())
            wobble += [rng.random() * 6.28] * count
            drift += list(rng.normal(size=(count, 2)))
            lean += [rng.uniform(0.72, 1.2)] * count
            variant += [k % VARIANTS for k in range(count)]
        names = list(KINDS)
        self.kind = np.array([names.index(kind) for kind in kinds], np.int64)
        self.warms, self.variant = self.kind == names.index("furnace"), np.array(variant, np.int64)
        self.base = np.array(base, np.float32).reshape(-1, 2)
        self.phase, self.wobble = np.array(phase, np.float32), np.array(wobble, np.float32)
        self.drift = np.array(drift, np.float32).reshape(-1, 2)
        self.lean = np.array(lean, np.float32)
        looks = [KINDS[k] for k in kinds]
        self.numbers = np.array([(unit * s.drift, unit * s.rise, unit * s.foot, unit * s.top, s.thick, s.seconds)
                                 for s in looks], np.float32).reshape(-1, 6)

    def blits(self, puffs: Puffs, seconds: float, view: tuple[int, int, int, int], scale: float,
              corner: tuple[int, int]) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """What to draw at a moment inside a view of the map (x, y, w, h) whose corner is drawn at a point."""
        if not len(self.base):
            return []
        drift, rise, foot, top, thick, period = self.numbers.T
        q = (self.phase + seconds / period) % 1.0
        sway = np.sin(q * 7 + self.wobble) * (9 * self.unit) * q
        x = self.base[:, 0] + drift * self.lean * q**1.4 + sway * 1.5 + self.drift[:, 0] * (foot + top * 0.28 * q)
        y = self.base[:, 1] - rise * q**0.8 + self.drift[:, 1] * (2 * self.unit + top * 0.22 * q)
        radius = foot + (top - foot) * q**0.8
        alpha = thick * np.minimum(1, q / 0.06) * (1 - q)
        x, y = (x - view[0]) * scale, (y - view[1]) * scale
        near = 60 * self.unit
        shown = ((x > -near) & (x < view[2] * scale + near) & (y > -near) & (y < view[3] * scale + near)
                 & (alpha > 0.03))
        which = np.flatnonzero(shown)
        # Radii to 3 px and thickness to eighths, so that few pictures serve all.
        radii = np.maximum(3, np.rint(radius[which] * scale / 3).astype(np.int64) * 3)
        levels = np.clip(np.rint(alpha[which] * (ALPHAS / 0.5)), 1, ALPHAS).astype(np.int64)
        left, top = np.stack((x[which], y[which])).astype(np.int64) - radii - 1 + np.array(corner)[:, None]
        warm = self.warms[which] & (q[which] < YOUNG)
        found = puffs.get(numbered(self.kind[which], radii, self.variant[which], levels, warm).tolist())
        return list(zip(found, zip(left.tolist(), top.tolist(), strict=True), strict=True))


def numbered(kind: Whole, radius: Whole, variant: Whole, level: Whole, warm: NDArray[np.bool_]) -> Whole:
    """One number for each puff: kind (place in KINDS), radius in px, variant, thickness (1 to ALPHAS), lit by fire."""
    return (((radius * len(KINDS) + kind) * VARIANTS + variant) * ALPHAS + level - 1) * 2 + warm
