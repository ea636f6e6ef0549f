"""The places of a land, read once from its layout.json."""

from __future__ import annotations

import itertools
import json
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama import waters as water_lands
from game.views.diorama.felling import in_clearings
from game.views.diorama.settled import settle
from game.views.diorama.waters import Waters, over_the_stones

Anchor = tuple[int, int, int]  # x, y of the foot on the map, and its depth (row on flat ground)


@dataclass(frozen=True)
class Spot:
    """A place for a building, a furnace or a canteen, and whose it is."""

    at: Anchor
    brigade: int
    kind: str = ""


@dataclass(frozen=True)
class Plot:
    """A field: number on the map of plots, bounding box, visible px, brigade, middle."""

    id: int
    box: tuple[int, int, int, int]
    area: int
    brigade: int
    at: Anchor
    atlas: tuple[int, int]  # where its crops are in the atlases


@dataclass(frozen=True)
class Layout:
    """Where everything can stand, and where people walk."""

    size: tuple[int, int]
    tile: int
    stops: dict[str, tuple[int, int]]
    tags: dict[str, tuple[int, int]]
    dam: Anchor
    dam_box: tuple[int, int, int, int]
    yard_radius: tuple[int, int]
    houses: tuple[Spot, ...]
    canteens: tuple[Spot, ...]
    furnaces: tuple[Spot, ...]
    trees: tuple[Spot, ...]
    orchard: tuple[Spot, ...]
    plots: tuple[Plot, ...]
    places: dict[str, tuple[Anchor, ...]]
    walks: dict[str, tuple[tuple[Anchor, ...], ...]]
    spots: dict[str, tuple[tuple[int, ...], ...]]
    water: tuple[tuple[int, int], ...]  # where the river can glint
    tilled: NDArray[np.uint8] = field(compare=False, repr=False)  # the plot in each SQUARE [x, y], 0 none
    waters: Waters = field(compare=False, repr=False)
    walked: NDArray[np.bool_] = field(compare=False, repr=False, default_factory=lambda: np.zeros((0, 0), bool))
    """the squares, along x and depth, that lie near a walk"""
    rooms: dict[tuple[Anchor, ...], tuple[float, ...]] = field(compare=False, repr=False, default_factory=dict)
    """what was found out about the walks: see footing.room_beside"""

    def near_walk(self, at: Anchor) -> bool:
        """Whether a place lies near where people walk."""
        column, row = at[0] // SQUARE, at[2] // SQUARE
        wide, high = self.walked.shape
        return 0 <= column < wide and 0 <= row < high and bool(self.walked[column, row])

    def plot_near(self, x: int, y: int) -> int:
        """The plot in whose square of the map a px lies, 0 for none."""
        column, row = x // SQUARE, y // SQUARE
        wide, high = self.tilled.shape
        return int(self.tilled[column, row]) if 0 <= column < wide and 0 <= row < high else 0


SQUARE = 4  # px across
FOOTPRINT = (64, 36)  # px to each side of a house or shed, along x and depth
PLACES = ("hall", "workshop", "school", "granaries", "sheds", "notice", "poles", "wells", "carts", "heaps", "fuel",
          "woodpiles", "charcoal", "ricks", "floor", "baskets", "graves", "oxen", "pigs", "fowl")


def load(path: Path) -> Layout:
    """Read the layout. Raises ValueError, naming the file and the key, when something is missing."""
    try:
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        read = Layout(
            size=tuple(data["size"]), tile=data["tile"],
            stops={k: tuple(v) for k, v in data["stops"].items()},
            tags={k: tuple(v) for k, v in data["tags"].items()},
            dam=tuple(data["dam"]), dam_box=tuple(data["dam_box"]), yard_radius=tuple(data["yard_radius"]),
            houses=_spots(data["houses"]), canteens=_spots(data["canteens"]), furnaces=_spots(data["furnaces"]),
            trees=_spots(data["trees"]), orchard=_spots(data["orchard"]),
            plots=tuple(Plot(p["id"], tuple(p["box"]), p["area"], p["brigade"], tuple(p["at"]), tuple(p["atlas"]))
                        for p in data["plots"]),
            places={k: tuple(tuple(a) for a in data[k]) for k in PLACES},
            walks={k: tuple(tuple(tuple(p) for p in line) for line in v if len(line) > 1)
                   for k, v in data["walks"].items()},
            spots={k: tuple(tuple(p) for p in v) for k, v in data["spots"].items()},
            water=tuple(tuple(p) for p in data["water"]),
            tilled=plot_numbers(path.with_name("plots.png"))[::SQUARE, ::SQUARE].copy(),
            waters=water_lands.load(path.parent),
        )
    except KeyError as error:
        raise ValueError(f"{path}: the layout lacks {error}") from error
    walks = {**read.walks, "fields": _clear_of_roofs(read)}
    walks = {task: tuple(over_the_stones(line, read.waters) for line in lines) for task, lines in walks.items()}
    read = settle(replace(read, walks=walks))
    return replace(read, trees=in_clearings(read))


def plot_numbers(path: Path) -> NDArray[np.uint8]:
    """The plot at each px of a land, [x, y], 0 for none."""
    image = pygame.image.load(str(path))
    if image.get_bytesize() == 1:
        values = pygame.surfarray.array2d(image).astype(np.uint8)
        palette = np.array([c[0] for c in image.get_palette()], np.uint8)
        return np.asarray(palette[values])
    return np.asarray(pygame.surfarray.array3d(image)[..., 0])


def _spots(rows: list[dict[str, Any]]) -> tuple[Spot, ...]:
    return tuple(Spot(tuple(r["at"]), r.get("brigade", 0), r.get("kind", "")) for r in rows)


def _clear_of_roofs(layout: Layout) -> tuple[tuple[Anchor, ...], ...]:
    """The paths of the fields, each where it runs longest clear of houses and sheds: nobody walks over a roof."""
    stands = [house.at for house in layout.houses] + [at for name in ("sheds", "hall") for at in layout.places[name]]

    def is_free(point: Anchor) -> bool:
        return not any(
            abs(point[0] - x) < FOOTPRINT[0] and abs(point[2] - depth) < FOOTPRINT[1] for x, _, depth in stands
        )

    runs = ([tuple(run) for free, run in itertools.groupby(line, is_free) if free] for line in layout.walks["fields"])
    return tuple(max(lines, key=len) for lines in runs if lines)
