"""What stands in a landscape and what smokes, before anything is drawn."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.diorama.layout import Anchor


@dataclass(frozen=True)
class Thing:
    """Something that stands: what it is, in which state, where, and the name by which it can be picked."""

    kind: str
    state: str
    at: Anchor
    look: int = 0
    brigade: int = 0
    name: str = ""
    size: float = 1.0  # of the sprite as it was baked
    mirrored: bool = False


FLAT = ("apron",)
"""What is ground rather than a thing: shadows fall on it, and it covers nobody."""


@dataclass(frozen=True)
class Plume:
    """A column of smoke: where it leaves, and of what."""

    kind: str  # furnace, stove, canteen, workshop, charcoal
    at: Anchor
    seed: int
