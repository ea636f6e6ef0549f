"""Where each person is at a moment, and which cell of which strip shows it."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import NamedTuple

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.art import Art, Strip
from game.views.diorama.layout import Anchor
from game.views.diorama.wading import waded
from game.views.diorama.worker import Worker, heading

FRAMES_A_SECOND = {
    "hoe": 6.0, "reap": 7.0, "stoke": 7.0, "rake": 4.0, "bellows": 7.0, "thresh": 7.0, "sit": 1.2, "sit_asleep": 0.8,
    "stand": 1.0, "queue": 1.0,
}  # fmt: skip
"""Of those who stay where they are; whoever goes somewhere makes as many steps as the way has."""
STRIDES = {
    "walk": 22.0, "winter_walk": 12.5, "carry": 18.3, "winter_carry": 18.3, "bundle": 18.3, "scrap": 18.3,
    "barrow": 18.3, "winter_barrow": 18.3, "haul": 17.2, "pull": 17.2, "plough": 14.8, "ox_plough": 14.8,
    "ox_plough_lean": 14.8,
}  # fmt: skip
"""Px of a walk in one loop of a motion, by the swing of its legs in `tools/bakery/families/people.py`."""
MOTIONS = {
    "walk": ("walk",), "carry": ("carry", "walk"), "bundle": ("bundle", "carry", "walk"),
    "barrow": ("barrow", "carry", "walk"), "hoe": ("hoe", "walk"), "reap": ("reap", "hoe", "walk"),
    "thresh": ("thresh", "hoe", "walk"), "pull": ("pull", "walk"), "plough": ("plough", "walk"),
    "stoke": ("stoke", "hoe", "walk"), "rake": ("rake", "stoke", "hoe", "walk"),
    "bellows": ("bellows", "stoke", "walk"), "sit": ("sit", "walk"),
    "sit_asleep": ("sit_asleep", "sit", "walk"), "stand": ("stand", "walk"), "queue": ("queue", "stand", "walk"),
    "scrap": ("scrap", "carry", "walk"), "haul": ("haul", "carry", "walk"),
    "ox_plough": ("ox_plough", "plough", "walk"), "ox_plough_lean": ("ox_plough_lean", "ox_plough", "plough", "walk"),
}  # fmt: skip
"""The strip for what somebody does, and those that stand in for it where it was not baked."""
COLD = {
    "walk": ("winter_walk",), "carry": ("winter_carry",), "bundle": ("winter_carry",),
    "barrow": ("winter_barrow", "winter_carry"), "hoe": ("winter_hoe",), "reap": ("winter_hoe",),
    "thresh": ("winter_hoe",), "pull": ("winter_walk",), "plough": ("winter_walk",), "stoke": ("winter_hoe",),
    "rake": ("winter_hoe",),
    "bellows": ("winter_stand",), "sit": ("winter_sit",), "sit_asleep": ("winter_sit_asleep", "winter_sit"),
    "stand": ("winter_stand",), "queue": ("winter_queue", "winter_stand"), "scrap": ("winter_carry",),
    "haul": ("winter_carry",), "ox_plough": ("winter_walk",), "ox_plough_lean": ("winter_walk",),
}  # fmt: skip
"""The same in padded clothes, looked for first in winter."""
FACINGS = ("se", "nw", "ne", "sw")


class Moment(NamedTuple):
    """Everyone at a moment as arrays over people, far ones first."""

    who: NDArray[np.int64]  # place among the crowd's members
    x: NDArray[np.int64]  # of the feet, px of the map
    y: NDArray[np.int64]
    depth: NDArray[np.float64]  # px of the layout
    strip: NDArray[np.int64]  # place among the crowd's strips
    row: NDArray[np.int64]
    frame: NDArray[np.int64]

    def of(self, which: NDArray[np.int64]) -> Moment:
        """Some of them, by their places in the arrays."""
        who, x, y, depth, strip, row, frame = self
        return Moment(who[which], x[which], y[which], depth[which], strip[which], row[which], frame[which])


class Tracks:
    """Walks with the distance from each one's start to its points, in px of the layout; found for many at once.

    One that ends where it began is gone round, any other to and fro.
    """

    def __init__(
        self,
        walks: Sequence[tuple[Anchor, ...]],
        rooms: Sequence[tuple[float, ...]] = (),
        wets: Sequence[tuple[bool, ...]] = (),
    ) -> None:
        """`rooms` and `wets`: of each walk, as a Worker has them."""
        points: list[Anchor] = []
        far: list[float] = []
        facing: list[tuple[int, int]] = []
        first: list[int] = []
        for walk in walks:
            first.append(len(points))
            gone = 0.0
            for p, q in zip(walk, (*walk[1:], walk[-1]), strict=True):
                points.append(p)
                far.append(gone)
                dx, dd = q[0] - p[0], q[2] - p[2]
                gone += (dx**2 + (2 * dd) ** 2) ** 0.5
                facing.append((FACINGS.index(heading(dx, dd)), FACINGS.index(heading(-dx, -dd))))
        self._points = np.array(points, np.float64).reshape(-1, 3)
        self._right = _right_of(self._points)
        none = [()] * len(walks)
        room = [share for walk, own in zip(walks, rooms or none, strict=True) for share in own or (1.0,) * len(walk)]
        wet = [flag for walk, own in zip(walks, wets or none, strict=True) for flag in own or (False,) * len(walk)]
        self._room, self._wet = np.array(room, np.float64), np.array(wet, bool)
        self._far = np.array(far, np.float64)
        self._facing = np.array(facing, np.int64).reshape(-1, 2)
        self._first = np.array(first, np.int64)
        last = np.append(self._first[1:], len(points)) - 1
        self.length = self._far[last] if walks else np.zeros(0)
        self.is_round = np.array([walk[0] == walk[-1] for walk in walks], bool)
        self._last = last
        self.low = np.zeros(0, np.int64)  # of those who were placed last, the points that they came from
        # Each walk's distances moved beyond those of the one before, so that one search finds a place on any of them.
        self._moved = np.cumsum(self.length + 1) - (self.length + 1)
        lengths = last - self._first + 1
        self._keys = self._far + np.repeat(self._moved, lengths)

    def at(
        self, walk: NDArray[np.int64], distance: NDArray[np.float64], aside: NDArray[np.float64] | float = 0.0
    ) -> tuple[NDArray[np.float64], NDArray[np.int64], NDArray[np.bool_]]:
        """Points (n, 3), facings (n; places in FACINGS) and whether on the way back, after px without end.

        Each keeps so many px `aside` to the right of the line, whichever way it goes, so that lines pass each other.
        """
        whole = self.length[walk]
        d = distance % np.where(self.is_round[walk], whole, 2 * whole)
        back = d > whole
        d = np.where(back, 2 * whole - d, d)
        low = np.searchsorted(self._keys, self._moved[walk] + d, side="right") - 1
        low = np.clip(low, self._first[walk], self._last[walk] - 1)
        p, q = self._points[low], self._points[low + 1]
        t = (d - self._far[low]) / np.maximum(1e-6, self._far[low + 1] - self._far[low])
        room = self._room[low] + (self._room[low + 1] - self._room[low]) * t
        there = p + (q - p) * t[:, None] + self._right[low] * (np.where(back, -aside, aside) * room)[:, None]
        self.low = low
        return there, self._facing[low, back.astype(np.int64)], back

    def wet(self) -> NDArray[np.bool_]:
        """Whether those who were placed last are in water."""
        return self._wet[self.low] | self._wet[self.low + 1]


def _right_of(points: NDArray[np.float64]) -> NDArray[np.float64]:
    """Of each point and the next, a px on the ground to the right of the way from one to the other: x, y, depth."""
    step = np.diff(points, axis=0, append=points[-1:])
    far = np.maximum(1e-6, np.hypot(step[:, 0], 2 * step[:, 2]))
    down = step[:, 0] / far / 2
    return np.stack((-2 * step[:, 2] / far, down, down), 1)


class Crowd:
    """All workers of a scene with their strips chosen."""

    def __init__(self, workers: list[Worker], art: Art, season: str, unit: float = 1.0) -> None:
        self.strips: list[Strip] = []
        self.unit = unit  # px of the map for one of the layout
        walks: dict[tuple[int, int], tuple[int, Worker]] = {}
        wading: dict[int, int] = {}  # a strip, and that of the same motion in water
        rows: list[tuple[float, ...]] = []
        spots: list[tuple[float, float, float]] = []
        looks: list[list[list[int]]] = []  # by member: out and back, the row of each facing
        kinds: list[list[int]] = []  # by member: strips out and back
        facings: list[int] = []
        cast_of = cache(lambda action: cast(action, art, season))
        rows_of = cache(lambda number, look: [self.strips[number].row(look, facing) for facing in FACINGS])
        for worker in workers:
            chosen = cast_of(worker.action)
            if chosen is None:
                continue
            motion, strip = chosen
            facings.append(FACINGS.index(worker.facing))
            look = pick_look(strip, worker.look, season)
            rate = rate_of(worker, motion, strip)
            returns = cast_of(worker.back) if worker.back else None
            back, back_look, back_rate = None, look, rate
            if returns is not None:  # in the same clothes, whichever looks the two strips have
                back, name = returns[1], strip.looks[look]
                back_rate = rate_of(worker, *returns)
                back_look = back.looks.index(name) if name in back.looks else pick_look(back, worker.look, season)
            numbers = [self._number(strip), self._number(back or strip)]
            if any(worker.wet):
                for number in numbers:
                    if number not in wading:
                        wading[number] = self._number(waded(art, self.strips[number], season))
                if not worker.walk:
                    numbers = [wading[number] for number in numbers]
            pair = ((numbers[0], look), (numbers[1], back_look))
            kinds.append([number for number, _look in pair])
            looks.append([rows_of(*each) for each in pair])
            walk = -1
            if worker.walk:
                walk = walks.setdefault((id(worker.walk), id(worker.wet)), (len(walks), worker))[0]
            rows.append((walk, worker.start, worker.speed, worker.aside, rate, back_rate))
            spots.append((0, 0, 0) if worker.walk else worker.at)
        walkers = [worker for _number, worker in walks.values()]
        self.tracks = Tracks([w.walk for w in walkers], [w.room for w in walkers], [w.wet for w in walkers])
        self._wading = np.array([wading.get(number, number) for number in range(len(self.strips))], np.int64)
        self._wades = any(any(w.wet) for w in walkers)
        table = np.array(rows, np.float64).reshape(-1, 6)
        self._walk = table[:, 0].astype(np.int64)
        self._start, self._speed, self._aside = table[:, 1:4].T
        self._rate = table[:, 4:]
        self._spot = np.array(spots, np.float64).reshape(-1, 3)
        self._strip = np.array(kinds, np.int64).reshape(-1, 2)
        self._row = np.array(looks, np.int64).reshape(-1, 2, len(FACINGS))
        self._walking = np.flatnonzero(self._walk >= 0)
        self.walks: NDArray[np.bool_] = self._walk >= 0  # who ever leaves the place
        self._facing = np.array(facings, np.int64)
        self._frames = np.array([strip.frames for strip in self.strips], np.int64)
        self.reach = max((max(strip.cell) for strip in self.strips), default=0)  # px of the map that anybody takes up
        self._cuts = [cut for strip in self.strips for cut in strip.cuts]
        self._corners = np.array([cut[1:] for cut in self._cuts], np.int64).reshape(-1, 2)
        self._first_cut = np.cumsum([0, *(len(strip.cuts) for strip in self.strips)])

    def _number(self, strip: Strip) -> int:
        for number, known in enumerate(self.strips):
            if known is strip:
                return number
        self.strips.append(strip)
        return len(self.strips) - 1

    def __len__(self) -> int:
        return len(self._walk)

    def at(self, seconds: float) -> Moment:
        """Where everyone is after so many seconds."""
        point, facing = self._spot.copy(), self._facing.copy()
        back = np.zeros(len(self), np.int64)
        on = self._walking
        if len(on):
            walk = self._walk[on]
            distance = self._start[on] * 2 * self.tracks.length[walk] + self._speed[on] * seconds
            there, facing[on], returning = self.tracks.at(walk, distance, self._aside[on])
            point[on] += there
            back[on] = returning
        strips = self._strip[np.arange(len(self)), back]
        if self._wades:
            in_water = on[self.tracks.wet()]
            strips[in_water] = self._wading[strips[in_water]]
        who = np.argsort(point[:, 2], kind="stable")
        back, facing = back[who], facing[who]
        strip = strips[who]
        frames = self._frames[strip] if len(who) else strip
        frame = (self._start[who] * frames + self._rate[who, back] * seconds).astype(np.int64) % np.maximum(1, frames)
        x, y = (point[who, :2] * self.unit).astype(np.int64).T
        return Moment(who, x, y, point[who, 2], strip, self._row[who, back, facing], frame)


    def cuts(self, there: Moment, shift: tuple[int, int]) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """The picture of each person at a moment and its corner, px of the map moved by a shift."""
        cut = self._first_cut[there.strip] + there.row * self._frames[there.strip] + there.frame
        left, top = there.x + shift[0] + self._corners[cut, 0], there.y + shift[1] + self._corners[cut, 1]
        pictures = [self._cuts[number][0] for number in cut.tolist()]
        return list(zip(pictures, zip(left.tolist(), top.tolist(), strict=True), strict=True))

    def squares(self, there: Moment, size: tuple[int, int]) -> NDArray[np.int64]:
        """A number for each person, from 0, that tells the square of so many px where they stand, and their strip."""
        column, line = there.x // size[0] + BROAD // 2, there.y // size[1] + BROAD // 2
        return (column * BROAD + line) * len(self.strips) + there.strip


BROAD = 1 << 20  # more squares than lie above each other on any map


def cast(action: str, art: Art, season: str) -> tuple[str, Strip] | None:
    """The motion for what somebody does and its strip, padded in winter where that was baked."""
    names = ((*COLD[action], "winter_walk") if season == "winter" else ()) + MOTIONS[action]
    return next(((name, strip) for name, strip in ((n, art.strip(n, season)) for n in names) if strip), None)


def rate_of(worker: Worker, motion: str, strip: Strip) -> float:
    """Frames a second: as many steps as the way is long, so that no foot slides; a pace of its own for who stays."""
    if worker.walk:
        return strip.frames * worker.speed / STRIDES[motion]
    return FRAMES_A_SECOND.get(worker.action, 0.0)


def pick_look(strip: Strip, wish: int, season: str) -> int:
    """One of the strip's looks; winter's clothes in winter and only then, where looks say so."""
    padded = [i for i, n in enumerate(strip.looks) if n.startswith(("padded", "winter"))]
    plain = [i for i in range(len(strip.looks)) if i not in padded]
    pool = (padded or plain) if season == "winter" else (plain or padded)
    return pool[wish % len(pool)]
