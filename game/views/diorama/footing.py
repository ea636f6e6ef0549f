"""What people have under their feet: who keeps to the middle of a narrow way, and who stands in water."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from game.views.diorama.layout import Anchor, Layout
from game.views.diorama.worker import Worker

if TYPE_CHECKING:
    from game.views.diorama.scene import Scene

WIDE, HALF = 15.0, 7.0
"""Px to both sides of a way that are wanted dry for those who pass each other, and for a step aside."""


def on_their_feet(workers: list[Worker], scene: Scene, layout: Layout) -> list[Worker]:
    """The workers, each with the room beside the way and the water they stand in."""
    ways: dict[int, tuple[tuple[float, ...], tuple[bool, ...]]] = {}
    found = []
    for worker in workers:
        if not worker.walk:
            wet: tuple[bool, ...] = (True,) if scene.wet(*worker.at[:2]) else ()
            found.append(replace(worker, wet=wet) if wet else worker)
            continue
        if id(worker.walk) not in ways:
            flags = tuple(scene.wet(x, y) for x, y, _depth in worker.walk)
            ways[id(worker.walk)] = room_beside(worker.walk, layout), flags if any(flags) else ()
        room, wet = ways[id(worker.walk)]
        found.append(replace(worker, room=room, wet=wet))
    return found


def room_beside(line: tuple[Anchor, ...], layout: Layout) -> tuple[float, ...]:
    """At each point of a way, what share of their distance from its line keeps people out of fields and water."""
    if line in layout.rooms:
        return layout.rooms[line]

    def is_firm(x: float, y: float) -> bool:
        return not layout.waters.open_at(x, y) and not layout.plot_near(int(x), int(y))

    shares = []
    for p, q in zip(line, (*line[1:], line[-1]), strict=True):
        if q == p and len(line) > 1:
            p, q = line[-2], line[-1]
        dx, dd = q[0] - p[0], q[2] - p[2]
        far = max(1e-6, (dx**2 + (2 * dd) ** 2) ** 0.5)
        right = (-2 * dd / far, dx / far / 2)
        sides = [(s * out * right[0], s * out * right[1]) for out in (WIDE, HALF) for s in (-1, 1)]
        dry = [is_firm(q[0] + x, q[1] + y) for x, y in sides]
        firm = dry[0] and dry[1], dry[2] and dry[3]
        shares.append(1.0 if firm[0] else 0.45 if firm[1] else 0.0)
    # nobody leaps aside: the room grows and shrinks over some steps
    layout.rooms[line] = tuple(min(shares[max(0, k - 1) : k + 2]) for k in range(len(shares)))
    return layout.rooms[line]
