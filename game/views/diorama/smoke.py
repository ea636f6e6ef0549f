"""Smoke of hearths: puffs with a lit and a shaded side that rise, bend over in the wind and thin out, in loops."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.air import AIRS, Air
from game.views.diorama.art import Cut
from game.views.diorama.grade import grade
from game.views.diorama.scene import Plume

Whole = NDArray[np.int64]
Blits = list[tuple[pygame.Surface, tuple[int, int]]]


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
    "canteen": Smoke(11, 62, 112, 5, 27, 0.6, (120, 112, 106), (222, 212, 198), 6.0),
    "stove": Smoke(9, 42, 80, 3, 18, 0.6, (150, 150, 154), (236, 232, 226), 5.5),
    "charcoal": Smoke(9, 90, 120, 7, 38, 0.34, (116, 110, 104), (212, 202, 188), 9.0),
}
MERGING = (0.35, 0.55)  # the part of the way in which they become half as many
ALPHAS, VARIANTS = 8, 4
MASTER = 52  # px: radius in which a puff is made before it is brought to size
LUMPS = 46  # balls of which it consists
SOFT = (12, 38)  # px of radius from which on a puff loses its edges, and at which it has none
SOFT_STEPS = 3
BEATS = 10  # pictures a second: old smoke is slow
UNSEEN = 3  # of 255: a puff's rim that is thinner is not drawn
SUN = (-0.50, -0.62, 0.60)  # towards the light: left, up, out of the picture
LIFT = {"furnace": 58, "workshop": 112, "canteen": 92, "stove": 56, "charcoal": 18}
OFFSET = {"furnace": 0, "workshop": -34, "canteen": 0, "stove": 20, "charcoal": 0}


def _soft(field: NDArray[np.float64], times: int) -> NDArray[np.float64]:
    """A field (square) blurred as by so many passes of the kernel 1 2 1, which is done at once by its spectrum."""
    wave = np.cos(np.pi * np.fft.fftfreq(len(field))) ** (2 * times)
    return np.asarray(np.real(np.fft.ifft2(np.fft.fft2(field) * wave[:, None] * wave)))


@cache
def _balls(variant: int) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Of a puff in MASTER's size made of balls, by pixel [y, x]: how high it reaches, and how much of it lies below."""
    size = 2 * MASTER + 2
    rng = np.random.default_rng(1958 + variant)
    y, x = (np.mgrid[0:size, 0:size] - size / 2 + 0.5) / MASTER
    high, through = np.full((size, size), -0.5), np.zeros((size, size))
    for _ball in range(LUMPS):
        at = rng.normal(0, 0.34, 3)
        at *= min(1.0, 0.66 / float(np.hypot(*at[:2])))
        radius = rng.uniform(0.13, 0.34)
        chord = np.sqrt(np.clip(radius**2 - (x - at[0]) ** 2 - (y - at[1]) ** 2, 0, None))
        high = np.where(chord > 0, np.maximum(high, at[2] + chord), high)
        through += chord
    return high, through


@cache
def _billow(variant: int, softness: int) -> tuple[NDArray[np.float32], ...]:
    """Of a puff in MASTER's size, by pixel [x, y]: how thick it is and how lit, 0-1.

    Softness is one of SOFT_STEPS: old smoke has no edges.
    """
    size = 2 * MASTER + 2
    y, x = (np.mgrid[0:size, 0:size] - size / 2 + 0.5) / MASTER
    high, through = _balls(variant)
    high, through = _soft(high, 5 + 26 * softness), _soft(through, 7 + 22 * softness)
    down, across = np.gradient(high, 1 / MASTER)
    facing = np.stack([-across, -down, np.ones_like(high)])
    facing /= np.linalg.norm(facing, axis=0)
    turned = np.tensordot(np.array(SUN) / np.linalg.norm(SUN), facing, 1)
    # light that has come through the puff is less on the far side
    lit = np.clip(0.32 + 0.06 * softness + (0.60 - 0.06 * softness) * turned - 0.16 * x - 0.22 * y, 0, 1)
    rim = np.clip((1 - np.hypot(x, y)) / 0.22, 0, 1)
    found = (1 - np.exp(-2.6 * through)) * rim, lit
    return tuple(np.ascontiguousarray(part.T, np.float32) for part in found)


class Puffs:
    """Makes and keeps the pictures of puffs, each under a number that says how it looks."""

    def __init__(self, unit: float = 1.0) -> None:
        self.unit = unit  # px of the map for one of the layout
        self._season = ""
        self._kept: dict[int, Cut] = {}
        self._whole: dict[tuple[str, int, int], pygame.Surface] = {}
        self._sized: dict[tuple[str, int, int], pygame.Surface] = {}

    def wear(self, season: str) -> None:
        """Take the colours that a season's air gives smoke."""
        if season != self._season:
            self._season = season
            for pictures in (self._kept, self._whole, self._sized):
                pictures.clear()

    def get(self, numbers: list[int]) -> list[Cut]:
        """The puffs of numbers made by `numbered`, colours multiplied by alpha, each without what cannot be seen."""
        for number in set(numbers) - self._kept.keys():
            rest, level = divmod(number, ALPHAS)
            rest, variant = divmod(rest, VARIANTS)
            radius, kind = divmod(rest, len(KINDS))
            self._kept[number] = self._make(tuple(KINDS)[kind], radius, variant, (level + 1) / ALPHAS)
        return [self._kept[number] for number in numbers]

    def _make(self, kind: str, radius: int, variant: int, strength: float) -> Cut:
        key = (kind, variant, radius)
        if key not in self._sized:
            share = (radius / self.unit - SOFT[0]) / (SOFT[1] - SOFT[0])
            softness = round(min(1.0, max(0.0, share)) * (SOFT_STEPS - 1))
            whole = kind, variant, softness
            if whole not in self._whole:
                self._whole[whole] = _coloured(*whole, AIRS[self._season])
            self._sized[key] = pygame.transform.smoothscale(self._whole[whole], (2 * radius + 2, 2 * radius + 2))
        out = self._sized[key].copy()
        value = round(255 * strength)
        out.fill((value, value, value, value), special_flags=pygame.BLEND_RGBA_MULT)
        box = out.get_bounding_rect(UNSEEN)
        return out.subsurface(box).copy(), box.x, box.y


def _coloured(kind: str, variant: int, softness: int, air: Air) -> pygame.Surface:
    """A puff in MASTER's size, a kind's colours and a season's air, multiplied by alpha."""
    alpha, lit = _billow(variant, softness)
    look = KINDS[kind]
    tones = np.array([look.dark, look.light], np.float32) / np.float32(255)
    dark, light = 255 * grade(tones, air)
    out = pygame.Surface(alpha.shape, pygame.SRCALPHA)
    pixels = pygame.surfarray.pixels3d(out)
    for channel, (low, high) in enumerate(zip(dark.tolist(), light.tolist(), strict=True)):
        pixels[:, :, channel] = low + (high - low) * lit
    del pixels
    layer = pygame.surfarray.pixels_alpha(out)
    layer[:] = alpha * np.float32(255)
    del layer
    return out.premul_alpha()


class Chimneys:
    """All plumes of a scene as arrays, so that a moment's puffs are found in one go."""

    def __init__(self, plumes: list[Plume], mouths: list[tuple[int, int]], unit: float = 1.0) -> None:
        self.unit = unit
        self._made: tuple[tuple[float, ...], Blits] = ((), [])
        self.order = sorted(range(len(plumes)), key=lambda i: plumes[i].at[2])
        number: list[int] = []  # of the plume, far ones first
        kinds, base, phase, wobble, drift, size, lean, variant = [], [], [], [], [], [], [], []
        for i in self.order:
            plume, look = plumes[i], KINDS[plumes[i].kind]
            rng = np.random.default_rng(plume.seed)
            count = look.puffs
            kinds += [plume.kind] * count
            number += [len(number) and number[-1] + 1] * count
            base += [mouths[i]] * count
            phase += list(np.arange(count) / count + rng.random())
            wobble += [rng.random() * 6.28] * count
            drift += list(rng.normal(size=(count, 2)))
            size += list(rng.uniform(0.8, 1.2, count))
            lean += [rng.uniform(0.88, 1.12)] * count
            variant += list(rng.permutation(count) % VARIANTS)
        names = list(KINDS)
        self.kind = np.array([names.index(kind) for kind in kinds], np.int64)
        self.variant = np.array(variant, np.int64)
        self.base = np.array(base, np.float32).reshape(-1, 2)
        self.phase, self.wobble = np.array(phase, np.float32), np.array(wobble, np.float32)
        self.drift = np.array(drift, np.float32).reshape(-1, 2)
        self.number = np.array(number, np.float32)
        self.size = np.array(size, np.float32)
        self.stays = np.arange(len(size)) % 2 == 0
        self.lean = np.array(lean, np.float32)
        looks = [KINDS[k] for k in kinds]
        self.numbers = np.array([(unit * s.drift, unit * s.rise, unit * s.foot, unit * s.top, s.thick, s.seconds)
                                 for s in looks], np.float32).reshape(-1, 6)

    def blits(self, puffs: Puffs, seconds: float, view: tuple[int, int, int, int], scale: float,
              corner: tuple[int, int]) -> Blits:
        """What to draw at a moment inside a view of the map (x, y, w, h) whose corner is drawn at a point."""
        beat = math.floor(seconds * BEATS)
        key = (beat, *view, scale, *corner)
        if self._made[0] != key:
            self._made = key, self._at(puffs, beat / BEATS, view, scale, corner) if len(self.base) else []
        return self._made[1]

    def _at(self, puffs: Puffs, seconds: float, view: tuple[int, int, int, int], scale: float,
            corner: tuple[int, int]) -> Blits:
        drift, rise, foot, top, thick, period = self.numbers.T
        q = (self.phase + seconds / period) % 1.0
        sway = np.sin(q * 6 - seconds * 0.5 + self.wobble) * (11 * self.unit) * q
        x = self.base[:, 0] + drift * self.lean * q**1.35 + sway + self.drift[:, 0] * (2 * self.unit + top * 0.26 * q)
        y = self.base[:, 1] - rise * q**0.8 + self.drift[:, 1] * (2 * self.unit + top * 0.22 * q)
        radius = (foot + (top - foot) * q**0.85) * self.size
        alpha = thick * np.minimum(1, q / 0.05) * (1 - q) ** 1.25
        # Old puffs are large and lie over each other: one of two goes, the other grows thicker.
        late = np.clip((q - MERGING[0]) / (MERGING[1] - MERGING[0]), 0, 1)
        alpha *= np.where(self.stays, 1 + 0.7 * late, 1 - late)
        x, y = (x - view[0]) * scale, (y - view[1]) * scale
        near = 70 * self.unit
        shown = ((x > -near) & (x < view[2] * scale + near) & (y > -near) & (y < view[3] * scale + near)
                 & (alpha > 0.03))
        # of each plume what is old first: what leaves the mouth is before it
        which = np.flatnonzero(shown)
        which = which[np.argsort(self.number[which] * 2 - q[which], kind="stable")]
        # Radii to 3 px and thickness to eighths, so that few pictures serve all.
        radii = np.maximum(3, np.rint(radius[which] * scale / 3).astype(np.int64) * 3)
        levels = np.clip(np.rint(alpha[which] * ALPHAS), 1, ALPHAS).astype(np.int64)
        left, top = np.stack((x[which], y[which])).astype(np.int64) - radii - 1 + np.array(corner)[:, None]
        found = puffs.get(numbered(self.kind[which], radii, self.variant[which], levels).tolist())
        corners = zip(left.tolist(), top.tolist(), strict=True)
        return [(puff, (x + dx, y + dy)) for (puff, dx, dy), (x, y) in zip(found, corners, strict=True)]


def numbered(kind: Whole, radius: Whole, variant: Whole, level: Whole) -> Whole:
    """One number for each puff: kind (place in KINDS), radius in px, variant, thickness (1 to ALPHAS)."""
    return ((radius * len(KINDS) + kind) * VARIANTS + variant) * ALPHAS + level - 1
