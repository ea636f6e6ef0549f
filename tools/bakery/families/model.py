"""What the oven is given: a name, how to build it in a season's dress, and which pictures to make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from tools.bakery.mesh import Mesh

DRESSES = ("spring", "summer", "autumn", "winter")
COLD = ("autumn", "winter")


@dataclass(frozen=True)
class Model:
    """One sprite.

    `build(dress)` gives the mesh, `sheet` names the atlas it goes to, `footprint` is the ground it
    covers in tiles along X and Y, `dresses` those that are baked: the game shows autumn's picture for a
    season that is missing.
    """

    name: str
    sheet: str
    build: Callable[[str], Mesh]
    footprint: tuple[float, float] = (0.3, 0.3)
    dresses: tuple[str, ...] = COLD
    glow: bool = False
    shadow: bool = True
