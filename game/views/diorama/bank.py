"""The smoke of many fires as one: each mouth's thread joins the others in a column that leans with the wind.

Near fires share a bank. How thick its smoke is on the whole is found once for a scene, in cells of CELL px; at each
moment lumps drift through it with the wind, are lit from the left, and the whole is brought to the screen's size. Only
cells that hold smoke are reckoned, one after the other, and only stripes of them enlarged: most of a leaning column's
box is empty.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.air import AIRS
from game.views.diorama.grade import grade
from game.views.diorama.noise import waves

Field = NDArray[np.float32]
Whole = NDArray[np.int64]
Blit = tuple[pygame.Surface, tuple[int, int]]
Blits = list[Blit]

CELL = 5  # px of the layout from one cell of a bank to the next
JOIN = 190  # fires not farther than this from each other, px on the ground, share a bank
STEPS = 32  # places along a fire's way at which its smoke is reckoned
EDGE = 0.07  # optical depth that is not seen
KEPT = 24  # banks, those of other seasons among them
STRIPE = 8  # rows of cells that are enlarged together


@dataclass(frozen=True)
class Way:
    """How the smoke of one kind of fire goes: drift and rise in px, radius at both ends, depth at the mouth."""

    drift: float
    rise: float
    foot: float
    top: float
    depth: float


WAYS = {"furnace": Way(580, 340, 5.0, 52, 2.3), "workshop": Way(300, 230, 4.0, 30, 1.6)}
BEND, CLIMB = 1.4, 0.72  # powers of the part of the way: smoke rises first, then leans
SPREAD, FADES = 0.22, 1.05  # powers by which it thins as it widens, and by the part of the way that is left
DRAWN = (0.88, 0.5)  # how far the threads of a bank are drawn together on their way, across and down
MANY, ALONE = 20, 0.45  # fires whose heat carries their smoke all the way, and how far the smoke of one goes
CROWDED = 0.42  # power by which each of many fires near each other gives less
DENSEST = 0.8  # opacity that no smoke exceeds
ROUGH = (0.28, 0.28)  # how uneven it is at the mouth, and how much more when it is old
DARK, LIGHT, FIRE = (72, 63, 58), (184, 164, 142), (236, 132, 56)
LIT = (0.82, 0.70, 0.42)  # light on thin smoke, how much less on thick, how much more on lumps' side to the sun
SUNWARD = (3, 2)  # cells to the right and down from the side of a lump that is lit
UNDERSIDE = (5, 4, 0.30)  # cells right and down of thick smoke on which light is missing, and how much
FIRELIT = {"day": 0.08, "dusk": 0.5, "night": 0.95}
FIRE_REACH = 74.0  # px from a mouth at which the fire's light on the smoke has sunk to a third
TILE = 512  # px after which the lumps repeat
BEATS = 10  # pictures a second; banks take turns, so that no frame makes them all
WIND = (34.0, -21.0)  # px a second
LUMPS = ((8.0, 0.8), (17.0, 0.85))  # how fine (waves in TILE) each layer of lumps is, and how strong


@cache
def lumps(layer: int) -> Field:
    """One layer of lumps: heaps with smaller ones on them, mean 0; by px of TILE across, twice TILE down, flat.

    Down it is there twice, so that a place below one in the first half is found without going round.
    """
    fine, strong = LUMPS[layer]
    sizes = ((1.0, 1.0, 58), (2.1, 0.6, 158), (4.2, 0.35, 258))
    heaps = np.sum([share * waves(TILE, f * fine, f * fine, seed + layer) for f, share, seed in sizes], axis=0)
    return np.asarray(np.hstack([heaps, heaps]) * (strong / heaps.std()), np.float32).ravel()


class Bank:
    """The smoke of fires near each other."""

    def __init__(self, kinds: list[str], mouths: NDArray[np.float64]) -> None:
        x, y, radius, weight, age = _ways(kinds, mouths)
        reach = 2.4 * radius
        low = np.floor(np.array([(x - reach).min(), (y - reach).min()]) / CELL).astype(int)
        high = np.ceil(np.array([(x + reach).max(), (y + reach).max()]) / CELL).astype(int)
        self.corner = int(low[0]) * CELL, int(low[1]) * CELL  # px of the layout
        across, down = (np.arange(a, b + 1, dtype=np.float32) * CELL for a, b in zip(low, high, strict=True))
        narrow = (-0.5 / radius**2).astype(np.float32)[:, None]
        columns = np.exp((across - x[:, None].astype(np.float32)) ** 2 * narrow)
        rows = np.exp((down - y[:, None].astype(np.float32)) ** 2 * narrow)
        columns *= weight.astype(np.float32)[:, None]
        depth = columns.T @ rows
        # how old it is changes slowly: for each third cell across and down it is found
        aged = (columns[:, ::3] * age.astype(np.float32)[:, None]).T @ rows[:, ::3] / np.maximum(depth[::3, ::3], 1e-4)
        depth = np.maximum(depth - EDGE, 0)
        self.size: tuple[int, int] = depth.shape
        # the cells that hold smoke, row by row
        j, i = np.nonzero(depth.T)
        self.depth, aged = depth[i, j], aged[i // 3, j // 3]
        fires = mouths[[kind == "furnace" for kind in kinds]].astype(np.float32)
        far = np.hypot(across[i][:, None] - fires[:, 0], down[j][:, None] - fires[:, 1]).min(axis=1, initial=9999)
        self._fire = np.clip(1.3 * np.exp(far / np.float32(-FIRE_REACH)), 0, 1)
        # what lies below and to the right of thick smoke gets less light
        over = np.append(self.depth, np.float32(0))[_neighbours(i, j, self.size, UNDERSIDE[:2])]
        self._light = np.asarray(LIT[0] - UNDERSIDE[2] * (1 - np.exp(-1.1 * over)), np.float32)
        self._rough = np.asarray(ROUGH[0] + ROUGH[1] * np.clip(2.2 * aged, 0, 1), np.float32)
        self._fine = np.asarray(self._rough * (1 - 0.7 * np.clip(1.8 * aged, 0, 1)), np.float32)
        self._sunward = _neighbours(i, j, self.size, SUNWARD)
        tile_x, tile_y = (self.corner[0] + i * CELL) % TILE, (self.corner[1] + j * CELL) % TILE
        self._place = np.asarray(tile_x * (2 * TILE) + tile_y, np.int64)
        self._heated: tuple[str, Field] | None = None
        self._large: dict[int, pygame.Surface] = {}
        self._lay_out(i, j)

    def _lay_out(self, i: Whole, j: Whole) -> None:
        """Make room for the cells in one picture, stripe under stripe; each ends with the first row of the next."""
        self.stripes: list[tuple[pygame.Surface, int, int]] = []  # its cells, and those left of and above them
        boxes, found, line = [], [], 0
        for top in range(0, self.size[1] - 1, STRIPE):
            cells = np.flatnonzero((j >= top) & (j <= top + STRIPE))
            if len(cells):
                left, right = int(i[cells].min()), int(i[cells].max())
                box = pygame.Rect(0, line, right - left + 3, STRIPE + 1)
                boxes.append((box, left - 1, top))
                found.append((cells, j[cells] - top + line, i[cells] - left + 1))
                line += STRIPE + 1
        wide = max((box.w for box, _left, _top in boxes), default=1)
        self._whole = pygame.Surface((wide, max(1, line)), pygame.SRCALPHA)
        self._cells = np.concatenate([cells for cells, _y, _x in found]) if found else np.zeros(0, np.int64)
        self._spots = np.concatenate([y * wide + x for _c, y, x in found]) if found else np.zeros(0, np.int64)
        self.stripes = [(self._whole.subsurface(box), left, top) for box, left, top in boxes]

    @property
    def cells(self) -> int:
        """How many cells hold smoke."""
        return len(self.depth)

    def shrink(self) -> None:
        """Give back the room of what was enlarged: it is not drawn for now."""
        self._large.clear()

    def be(self, seconds: float, tones: Field, hour: str) -> None:
        """Take the look of a moment. `tones`: what each of dark, light and fire is in blue, green, red and alpha."""
        if self._heated is None or self._heated[0] != hour:
            self._heated = hour, np.asarray(self._fire * FIRELIT[hour], np.float32)
        heat = self._heated[1]
        uneven = self._rough * self._drifting(0, seconds, 1.0)
        uneven += self._fine * self._drifting(1, seconds, 1.35)
        depth = np.append(self.depth * np.exp(uneven), np.float32(0))
        high = np.sqrt(depth)
        alpha = (1 - np.exp(depth[:-1] * np.float32(-1.15))) * np.float32(DENSEST)
        lit = self._light - np.float32(LIT[1]) * alpha
        lit += np.float32(LIT[2]) * (high[:-1] - high[self._sunward])
        parts = np.empty((3, len(alpha)), np.float32)
        np.multiply(alpha, heat, out=parts[2])
        np.subtract(alpha, parts[2], out=parts[0])
        np.multiply(parts[0], np.clip(lit, 0, 1, out=lit), out=parts[1])
        pixels = np.ascontiguousarray((tones @ parts).T.astype(np.uint8)).view(np.uint32).ravel()
        held = pygame.surfarray.pixels2d(self._whole)
        held.T.reshape(-1)[self._spots] = pixels[self._cells]

    def enlarged(self, x: float, y: float, cell: float, screen: pygame.Rect) -> Iterator[Blit]:
        """The stripes that are seen, in the screen's size, with the corner of each; the bank's own is at (x, y).

        They are drawn where the last ones were: what was taken before is no longer as it was.
        """
        for cells, i, j in self.stripes:
            # the last cell across and down is the edge of what a stripe is enlarged to
            left, right = round(x + i * cell), round(x + (i + cells.get_width() - 1) * cell)
            top, bottom = round(y + j * cell), round(y + (j + STRIPE) * cell)
            box = pygame.Rect(left, top, max(1, right - left), max(1, bottom - top))
            if box.colliderect(screen):
                large = self._large.get(j)
                if large is None or large.get_size() != box.size:
                    large = self._large[j] = pygame.Surface(box.size, pygame.SRCALPHA)
                yield pygame.transform.smoothscale(cells, box.size, large), box.topleft

    def _drifting(self, layer: int, seconds: float, pace: float) -> Field:
        """A layer of lumps at each cell, drifted with the wind."""
        x, y = (int(-w * pace * seconds) % TILE for w in WIND)
        return lumps(layer)[(self._place + (x * 2 * TILE + y)) & (2 * TILE * TILE - 1)]


def _ways(kinds: Sequence[str], mouths: NDArray[np.float64]) -> NDArray[np.float64]:
    """The smoke of all fires by its steps: x, y, radius, how thick each step makes its middle, part of the way gone."""
    q = np.linspace(0, 1, STEPS) ** 1.8
    pull = q * q * (3 - 2 * q)
    middle = mouths.mean(axis=0)
    carried = ALONE + (1 - ALONE) * min(1.0, (len(mouths) - 1) / (MANY - 1)) ** 0.5
    parts = []
    for kind, mouth in zip(kinds, mouths, strict=True):
        way = WAYS[kind]
        x = mouth[0] + carried * way.drift * q**BEND + (middle[0] - mouth[0]) * DRAWN[0] * pull
        y = mouth[1] - carried * way.rise * q**CLIMB + (middle[1] - mouth[1]) * DRAWN[1] * pull
        radius = way.foot + carried * (way.top - way.foot) * q**0.9
        depth = way.depth * (way.foot / radius) ** SPREAD * np.minimum(1, q / 0.012 + 0.25) * (1 - q) ** FADES
        # smoke of one fire keeps its thread at the mouth; of many together each gives less farther on
        crowd = int((np.hypot(*(mouths - mouth).T) < JOIN).sum())
        depth *= 1 + (crowd**-CROWDED - 1) * np.minimum(1, q / 0.25)
        step = np.hypot(np.gradient(x), np.gradient(y))
        parts.append(np.stack([x, y, radius, depth * step / (2.5 * radius), q]))
    return np.concatenate(parts, axis=1)


def _neighbours(i: Whole, j: Whole, size: tuple[int, int], far: tuple[float, ...]) -> Whole:
    """Of each cell the place of the one so far to the left and up; beyond the last where that holds nothing."""
    right, down = int(far[0]), int(far[1])
    places = np.full((size[0] + right, size[1] + down), len(i), np.int64)
    places[i + right, j + down] = np.arange(len(i))
    return places[i, j]


class Banks:
    """All banks of a scene."""

    def __init__(self, kinds: list[str], mouths: list[tuple[int, int]], unit: float, season: str,
                 before: Banks | None = None) -> None:
        """`before`: those shown until now, which are no longer drawn; fires that burn on or again keep their bank."""
        self.unit = unit
        at = np.array(mouths, np.float64).reshape(-1, 2) / unit
        self._known: dict[tuple[object, ...], Bank] = before._known if before is not None else {}
        self.banks: list[Bank] = []
        for group in _groups(at):
            key = tuple((kinds[i], *mouths[i]) for i in group)
            # what is asked for is last in the row, and what was not for longest is dropped
            bank = self._known.pop(key) if key in self._known else Bank([kinds[i] for i in group], at[group])
            self._known[key] = bank
            self.banks.append(bank)
        spare = list(self._known.items())[: len(self._known) - len(self.banks)]
        excess = len(self._known) - KEPT
        for number, (known, unseen) in enumerate(spare):
            unseen.shrink()
            if number < excess:
                del self._known[known]
        self.banks.sort(key=lambda bank: bank.corner[1])
        self._late = _half([bank.cells for bank in self.banks])
        self._made: list[tuple[tuple[object, ...], Blits]] = [((), [])] * len(self.banks)
        dark, light = 255 * grade(np.array([DARK, LIGHT], np.float32) / np.float32(255), AIRS[season])
        columns = [[*tone[::-1], opaque] for tone, opaque in ((dark, 255), (light - dark, 0), (FIRE, 255))]
        self._tones: Field = np.array(columns, np.float32).T.copy()

    def blits(self, seconds: float, view: pygame.Rect, scale: float, corner: tuple[int, int], hour: str) -> Blits:
        """What to draw at a moment inside a view of the map whose corner is drawn at a point."""
        out: Blits = []
        cell = CELL * self.unit * scale  # px of the screen
        screen = pygame.Rect(corner, (round(view.w * scale), round(view.h * scale)))
        for number, bank in enumerate(self.banks):
            x = corner[0] + (bank.corner[0] * self.unit - view.x) * scale
            y = corner[1] + (bank.corner[1] * self.unit - view.y) * scale
            if not screen.colliderect((x, y, bank.size[0] * cell, bank.size[1] * cell)):
                continue
            beat = math.floor(seconds * BEATS + self._late[number] / 2)
            key = (beat, hour, x, y, cell, *screen)
            if self._made[number][0] != key:
                bank.be(beat / BEATS, self._tones, hour)
                self._made[number] = key, list(bank.enlarged(x, y, cell, screen))
            out += self._made[number][1]
        return out


def _half(work: list[int]) -> list[bool]:
    """Which of some pieces of work to do the second time, so that both times are about as long."""
    late = [False] * len(work)
    done = [0, 0]
    for number in sorted(range(len(work)), key=lambda n: -work[n]):
        late[number] = done[1] < done[0]
        done[late[number]] += work[number]
    return late


def _groups(at: NDArray[np.float64]) -> list[list[int]]:
    """Points by their places in an array, those together that a chain of JOIN px links."""
    left, out = set(range(len(at))), []
    while left:
        group = [min(left)]
        left.discard(group[0])
        for i in group:
            near = [j for j in left if abs(at[i][0] - at[j][0]) < JOIN and 2 * abs(at[i][1] - at[j][1]) < JOIN * 1.2]
            group += near
            left.difference_update(near)
        out.append(sorted(group))
    return out
