"""Where each person is at a moment, and which cell of which strip shows it."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.diorama.art import Art, Strip
from game.views.diorama.layout import Anchor
from game.views.diorama.workers import Worker, heading

FRAMES_A_SECOND = {
    "walk": 10.0, "carry": 9.0, "bundle": 8.0, "barrow": 8.0, "hoe": 6.0, "reap": 7.0, "stoke": 7.0, "bellows": 7.0,
    "thresh": 7.0, "pull": 5.0, "plough": 5.0, "sit": 1.2, "sit_asleep": 0.8, "stand": 1.0, "queue": 1.0,
}  # fmt: skip
MOTIONS = {
    "walk": ("walk",), "carry": ("carry", "walk"), "bundle": ("bundle", "carry", "walk"),
    "barrow": ("barrow", "carry", "walk"), "hoe": ("hoe", "walk"), "reap": ("reap", "hoe", "walk"),
    "thresh": ("thresh", "hoe", "walk"), "pull": ("pull", "walk"), "plough": ("plough", "walk"),
    "stoke": ("stoke", "hoe", "walk"), "bellows": ("bellows", "stoke", "walk"), "sit": ("sit", "walk"),
    "sit_asleep": ("sit_asleep", "sit", "walk"), "stand": ("stand", "walk"), "queue": ("queue", "stand", "walk"),
}  # fmt: skip
"""The strip for what somebody does, and those that stand in for it where it was not baked."""
COLD = {
    "walk": ("winter_walk",), "carry": ("winter_carry",), "bundle": ("winter_carry",),
    "barrow": ("winter_barrow", "winter_carry"), "hoe": ("winter_hoe",), "reap": ("winter_hoe",),
    "thresh": ("winter_hoe",), "pull": ("winter_walk",), "plough": ("winter_walk",), "stoke": ("winter_hoe",),
    "bellows": ("winter_stand",), "sit": ("winter_sit",), "sit_asleep": ("winter_sit_asleep", "winter_sit"),
    "stand": ("winter_stand",), "queue": ("winter_queue", "winter_stand"),
}  # fmt: skip
"""The same in padded clothes, looked for first in winter."""


@dataclass(frozen=True)
class Track:
    """A walk with the distance from its start to each of its points, in px of the map.

    One that ends where it began is gone round, any other to and fro.
    """

    points: tuple[Anchor, ...]
    far: tuple[float, ...]

    @staticmethod
    def of(points: tuple[Anchor, ...]) -> Track:
        far = [0.0]
        for p, q in zip(points, points[1:], strict=False):
            far.append(far[-1] + (((q[0] - p[0]) ** 2 + (2 * (q[2] - p[2])) ** 2) ** 0.5))
        return Track(points, tuple(far))

    def at(self, distance: float) -> tuple[float, float, float, str]:
        """x, y, depth and facing after so many px, without end."""
        whole = self.far[-1]
        d = distance % (whole if self.is_round else 2 * whole)
        back = d > whole
        d = 2 * whole - d if back else d
        low, high = 0, len(self.far) - 1
        while high - low > 1:
            middle = (low + high) // 2
            if self.far[middle] <= d:
                low = middle
            else:
                high = middle
        p, q = self.points[low], self.points[high]
        t = (d - self.far[low]) / max(1e-6, self.far[high] - self.far[low])
        dx, dd = q[0] - p[0], q[2] - p[2]
        facing = heading(-dx, -dd) if back else heading(dx, dd)
        return p[0] + dx * t, p[1] + (q[1] - p[1]) * t, p[2] + dd * t, facing

    def returning(self, distance: float) -> bool:
        """Whether somebody is on the way back after so many px."""
        return not self.is_round and distance % (2 * self.far[-1]) > self.far[-1]

    @property
    def is_round(self) -> bool:
        """Whether the walk ends where it began."""
        return self.points[0] == self.points[-1]


class Crowd:
    """All workers of a scene with their strips chosen."""

    def __init__(self, workers: list[Worker], art: Art, season: str) -> None:
        tracks: dict[int, Track] = {}
        self.members: list[tuple[Worker, Strip, Track | None, int, float]] = []
        self._back: dict[int, tuple[Strip, int]] = {}  # strip and look of members who return otherwise
        for worker in workers:
            strip = choose(worker.action, art, season)
            if strip is None:
                continue
            track = None
            if worker.walk:
                track = tracks.setdefault(id(worker.walk), Track.of(worker.walk))
            look = pick_look(strip, worker.look, season)
            rate = FRAMES_A_SECOND[worker.action]
            if worker.action == "walk":
                rate *= max(0.5, worker.speed / 27) if worker.speed else 0.0
            back = choose(worker.back, art, season) if worker.back else None
            if back is not None:  # in the same clothes, whichever looks the two strips have
                name = strip.looks[look]
                same = back.looks.index(name) if name in back.looks else pick_look(back, worker.look, season)
                self._back[len(self.members)] = (back, same)
            self.members.append((worker, strip, track, look, rate))

    def at(self, seconds: float) -> list[tuple[float, float, float, Strip, int, int]]:
        """(depth, x, y, strip, row, frame) of everyone at a moment."""
        out: list[tuple[float, float, float, Strip, int, int]] = []
        x: float
        y: float
        depth: float
        for number, (worker, strip, track, look, rate) in enumerate(self.members):
            if track is None:
                x, y, depth = worker.at
                facing = worker.facing
            else:
                distance = worker.start * 2 * track.far[-1] + worker.speed * seconds
                x, y, depth, facing = track.at(distance)
                if number in self._back and track.returning(distance):
                    strip, look = self._back[number]
                x += worker.look % 11 - 5
                y += worker.look % 7 - 3
            frame = int(worker.start * strip.frames + rate * seconds) % strip.frames
            out.append((depth, x, y, strip, strip.row(look, facing), frame))
        out.sort(key=lambda m: m[0])
        return out


def choose(action: str, art: Art, season: str) -> Strip | None:
    """The strip for what somebody does, padded in winter where that was baked."""
    names = ((*COLD[action], "winter_walk") if season == "winter" else ()) + MOTIONS[action]
    return next((s for s in (art.strip(n, season) for n in names) if s), None)


def pick_look(strip: Strip, wish: int, season: str) -> int:
    """One of the strip's looks; winter's clothes in winter and only then, where looks say so."""
    padded = [i for i, n in enumerate(strip.looks) if n.startswith(("padded", "winter"))]
    plain = [i for i in range(len(strip.looks)) if i not in padded]
    pool = (padded or plain) if season == "winter" else (plain or padded)
    return pool[wish % len(pool)]
