"""One person of the landscape, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.diorama.layout import Anchor


@dataclass(frozen=True)
class Worker:
    """One person: the task, how it looks, and either a place or a walk (pixels of the map).

    A walk that ends where it began is gone round without end; any other to and fro.
    """

    task: str
    action: str  # a key of people.MOTIONS
    at: Anchor
    walk: tuple[Anchor, ...] = ()
    start: float = 0.0  # where on the walk, 0-1; or where in the movement
    speed: float = 24.0  # px a second
    look: int = 0
    facing: str = "se"
    back: str = ""  # what it does on the way back, where that is something else
    aside: float = 0.0  # px to the right of the walk's line, whichever way it is gone
    room: tuple[float, ...] = ()  # at each point of the walk, the share of that which is dry ground; all if empty
    wet: tuple[bool, ...] = ()  # whether they stand in water: at each point of the walk, or at their place


def heading(dx: float, dd: float) -> str:
    """The direction of a step of dx px to the right and dd px towards the viewer."""
    east, north = dx / 96 + dd / 48, dx / 96 - dd / 48
    if abs(east) > abs(north):
        return "se" if east > 0 else "nw"
    return "ne" if north > 0 else "sw"
