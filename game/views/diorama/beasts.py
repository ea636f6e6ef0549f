"""Where oxen, pigs and hens stand: in no crop, no water and nobody's way, by the yards and paths of their brigade."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.views.diorama import fieldwork
from game.views.diorama.layout import Anchor, Layout
from game.views.diorama.picture import TASKS, portion
from game.views.diorama.places import Cover, apart
from game.views.diorama.thing import Thing

if TYPE_CHECKING:
    from game.views.diorama.scene import Scene


def place_beasts(scene: Scene, layout: Layout, count: dict[str, int]) -> None:
    """Put so many oxen, pigs and hens in their places; oxen before a plough are left out."""
    places = layout.places
    labour = dict(zip(TASKS, portion(count["people"], scene.picture.labour), strict=True))
    ploughing = fieldwork.teams(scene, layout, labour["fields"])[0]
    walks = [point for lines in layout.walks.values() for line in lines for point in line]
    standing = places["oxen"][: count["oxen"] - ploughing]
    cover = scene.cover()
    for i, at in enumerate(standing):
        ox = Thing("oxen", "lean" if scene.lean else "whole", _out_of_the_way(scene, layout, at, walks, cover), i)
        scene.things.append(ox)
        scene.cover()
    # Nobody counts fowl. Hens are kept at the door on what a kitchen leaves, and went into the pot when pigs did.
    hens = round(len(places["fowl"]) * min(1.0, scene.picture.pigs, scene.picture.hearths))
    for kind, number in (("pigs", count["pigs"]), ("fowl", hens)):
        seen_first = sorted(places[kind], key=lambda at: (in_crop(scene, layout, at, BEAST), cover.hides(at)))
        for i, at in enumerate(seen_first[:number]):
            if in_crop(scene, layout, at, BEAST):
                at = _out_of_the_way(scene, layout, at, walks, cover)
            beast = Thing(kind, "whole", at, i)
            scene.things.append(beast)
            scene.cover()


WALK_CLEAR, WALL_CLEAR = 46.0, (74, 46)
"""Px that an ox keeps from where people walk, and from the middle of a house along x and depth."""
BANK = tuple((dx, dd) for dx in (-40, 0, 40) for dd in (-15, 0, 15))  # where no river lies about it
FIRE_CLEAR = 96.0  # and from a furnace
CROPS_STANDING = ("sown", "growing", "ripe")
OX, BEAST = (32, 14), (10, 6)  # px to each side and up and down the picture, within which no crop stands
NEAR_BY, FAR_TO_GRASS = 5, 9
"""Rings of places round its own, 28 px from each to the next, in which an ox finds one, and at the most.

It belongs to a brigade, and stays by its paths and yards.
"""


def in_crop(scene: Scene, layout: Layout, at: Anchor, room: tuple[int, int]) -> bool:
    """Whether a crop stands at a place or within a beast's room about it."""
    steps = [(dx * room[0] // 2, dy * room[1] // 2) for dx in (-2, -1, 0, 1, 2) for dy in (-2, 0, 2)]
    return any(
        scene.plots.get(layout.plot_near(at[0] + dx, at[1] + dy)) in CROPS_STANDING or scene.wet(at[0] + dx, at[1] + dy)
        for dx, dy in steps
    )


def _out_of_the_way(scene: Scene, layout: Layout, at: Anchor, walks: list[Anchor], cover: Cover) -> Anchor:
    """The place of an ox, or one near it, where it stands in nobody's way, in no crop and in nothing else.

    Where fields lie all about, it stands in somebody's way rather than in the crop.
    """
    reach = 30 * FAR_TO_GRASS
    near = [p for p in walks if apart(p, at) < reach]
    busy = [s for task in ("workshop", "canteens", "scrap") for s in layout.spots[task] if abs(s[0] - at[0]) < reach]
    walls = [t.at for t in scene.things if t.kind in WALLS and abs(t.at[0] - at[0]) < reach]
    stacks = [t.at for t in scene.things if t.kind == "furnace"]

    def stands(p: Anchor) -> bool:
        return (
            not in_crop(scene, layout, p, OX)
            and all(abs(p[0] - q[0]) >= WALL_CLEAR[0] or abs(p[2] - q[2]) >= WALL_CLEAR[1] for q in walls)
            and not any(layout.waters.open_at(p[0] + dx, p[1] + dd) for dx, dd in BANK)
            and all(apart(p, q) >= FIRE_CLEAR for q in stacks)
            and not cover.blocks(p, 22)
        )

    def is_clear(p: Anchor) -> bool:
        return (
            not cover.hides(p)
            and all(apart(p, q) >= WALK_CLEAR for q in near)
            and all(apart(p, (s[0], s[1], s[2])) >= 30 for s in busy)
        )

    steps = ((28, 4), (-28, 4), (14, 13), (-14, 13), (26, -9), (-26, -9), (0, 15), (0, -14))
    (wide, high), second = layout.size, None
    for ring in range(FAR_TO_GRASS + 1):
        if ring > NEAR_BY and second:
            return second
        for dx, dd in steps if ring else steps[:1]:
            p = at[0] + ring * dx, at[1] + ring * dd, at[2] + ring * dd
            if 40 < p[0] < wide - 40 and 60 < p[1] < high - 20 and stands(p):
                if is_clear(p):
                    return p
                second = second or p
    return second or at


WALLS = ("house_plain", "house_court", "canteen", "hall", "workshop", "school", "granary", "pig_shed")
