"""How a figure holds itself at one moment, and what it carries."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

HIP = 0.128  # height of the hips of somebody who stands
Point = tuple[float, float, float]


@dataclass
class Pose:
    """Angles in radians (forward positive), lengths in figure units."""

    legs: Sequence[tuple[float, float]]  # (thigh, knee) for right and left
    arms: Sequence[tuple[float, float, float]]  # (upper, lower, inward shift of the hand)
    lean: float = 0.1
    hip: float = HIP
    bob: float = 0.0
    back: float = 0.0  # the hips move back
    tool: str | None = None
    load: str | None = None
    swing: float = 0.0
    seat: bool = False
    extra: dict[str, float] = field(default_factory=dict)
