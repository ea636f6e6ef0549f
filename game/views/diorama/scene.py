"""From a Picture to everything that stands, works, burns and smokes: a list, made without drawing anything.

The same picture always gives the same scene. Its only chance is a seed of its own for looks and for places
among equals; the game's luck is not touched.
"""

from __future__ import annotations

import math
import random
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from game.views.diorama import fieldwork
from game.views.diorama.aprons import lay_aprons
from game.views.diorama.beasts import place_beasts
from game.views.diorama.felling import FRESH, left_lying
from game.views.diorama.layout import Anchor, Layout, Spot
from game.views.diorama.picture import CANTEENS, CROPS, TASKS, Picture
from game.views.diorama.places import Cover, apart
from game.views.diorama.thing import FLAT, Plume, Thing
from game.views.diorama.variety import SIZES
from game.views.diorama.waters import SQUARE, wet_squares
from game.views.diorama.worker import Worker
from game.views.diorama.workers import RUNNER, abroad, people

__all__ = ["FLAT", "Plume", "Scene", "Thing", "build"]

CROWD = 150  # people drawn when all hands of a full commune are about
FULL_HANDS = 8000
LEAN_FEED = 0.75  # of what animals need: below it the oxen that live are lean


@dataclass
class Scene:
    """All that is to be drawn."""

    picture: Picture
    things: list[Thing] = field(default_factory=list)
    workers: list[Worker] = field(default_factory=list)
    plumes: list[Plume] = field(default_factory=list)
    plots: dict[int, str] = field(default_factory=dict)  # plot number -> state of its crop
    soot: float = 0.0  # how black the iron yard is
    hamlet_soot: float = 0.0
    felled: float = 0.0  # how bare the woods' ground is
    crowd: int = CROWD  # people drawn when all hands of a full commune are about
    ploughed: set[int] = field(default_factory=set)  # plots on which a plough goes now
    water: NDArray[np.bool_] = field(default_factory=lambda: np.zeros((0, 0), bool))  # the squares in which it shows
    _wet: bytes = b""  # the same once the ground is made, quicker to ask
    _cover: Cover = field(default_factory=lambda: Cover(()))
    _covering: int = 0  # how many things are in it

    def cover(self) -> Cover:
        """What hides people and stands in their way, of all that has been placed so far; one and the same."""
        for thing in self.things[self._covering :]:
            self._cover.add(thing)
        self._covering = len(self.things)
        return self._cover

    def wet(self, x: float, y: float) -> bool:
        """Whether water or ice shows at a px: not where ground was made over it."""
        wide, high = self.water.shape
        if not self._wet:
            self._wet = self.water.tobytes()
        column, row = int(x) // SQUARE, int(y) // SQUARE
        return 0 <= column < wide and 0 <= row < high and self._wet[column * high + row] != 0

    @property
    def lean(self) -> bool:
        """Whether the oxen that live are lean."""
        return self.picture.fed < LEAN_FEED

    def count(self, kind: str, state: str | None = None) -> int:
        """How many things of a kind (and state) there are."""
        return sum(t.kind == kind and (state is None or t.state == state) for t in self.things)


def build(picture: Picture, layout: Layout, crowd: int = CROWD) -> Scene:
    """Place everything; `crowd` people when all hands are about."""
    scene = Scene(picture, crowd=crowd)
    scene.plots = plot_states(picture, layout)
    scene.water = wet_squares(layout, scene.plots, picture.season)
    scene._cover = Cover((), scene.wet)
    _houses(scene, layout)
    _public(scene, layout)
    _furnaces(scene, layout)
    lay_aprons(scene, layout)
    _trees(scene, layout)
    scene.things += fieldwork.standing_in(scene, layout)
    count = tallies(picture, layout, crowd)
    place_beasts(scene, layout, count)
    scene.workers = people(scene, layout, count["people"])
    _lanterns(scene, layout)
    if layout.waters.at is not None:
        scene.things.append(Thing("parapet", "whole", layout.waters.at))
    scene.things.sort(key=lambda t: (t.at[2], t.at[0]))
    return scene


def plot_states(picture: Picture, layout: Layout) -> dict[int, str]:
    """Share the plots out by area, in the order in which they are cut: what is done with lies nearest the village."""
    whole = sum(picture.crops)
    ends: list[tuple[float, str]] = []
    end = 0.0
    for state in ORDER:
        end += picture.crops[CROPS.index(state)] / whole if whole else float(state == "bare")
        ends.append((end, state))
    total = sum(p.area for p in layout.plots)
    states: dict[int, str] = {}
    done = 0
    for plot in layout.plots:
        middle = (done + plot.area / 2) / total
        states[plot.id] = next((s for e, s in ends if middle < e), max(ends)[1])
        done += plot.area
    return states


ORDER = ("cut", "ripe", "growing", "rotting", "sown", "bare")


def tallies(picture: Picture, layout: Layout, crowd: int = CROWD) -> dict[str, int]:
    """How many of each counted thing the landscape shows for a picture.

    What goes beyond the landscape's room is left out: lit furnaces come before those being built, then cold ones and
    ruins. The fresh graves are seen from the winter of 1960 on, and are few.
    """
    spots = len(layout.furnaces)
    lit = min(picture.furnaces_lit, spots)
    building = min(picture.furnaces_building, spots - lit)
    cold = min(picture.furnaces_cold, spots - lit - building)
    houses = len(layout.houses)
    ruined = min(picture.buildings_ruined, houses)
    is_open = min(picture.canteens_open, CANTEENS)
    shut = min(picture.canteens_shut, CANTEENS - is_open)
    busy = min(1.0, picture.hands / FULL_HANDS)
    return {
        "lit": lit, "building": building, "cold": cold,
        "ruined": min(picture.furnaces_ruined, spots - lit - building - cold),
        "trees": round(min(1.0, picture.forest) * len(layout.trees)),
        "houses_ruined": ruined, "doors_gone": round(min(1.0, picture.doors_gone) * (houses - ruined)),
        "hearths": round(min(1.0, picture.hearths) * (houses - ruined)),
        "canteens_open": is_open, "canteens_shut": shut,
        "canteens_collapsed": min(picture.canteens_collapsed, CANTEENS - is_open - shut),
        "people": round(crowd * busy * (1 - 0.85 * min(1.0, picture.quiet)) * abroad(picture)),
        "oxen": round(min(1.0, picture.oxen) * len(layout.places["oxen"])),
        "pigs": round(min(1.0, picture.pigs) * len(layout.places["pigs"])),
        "graves": min(picture.graves, len(layout.places["graves"])) if graves_show(picture) else 0,
    }


def graves_show(picture: Picture) -> bool:
    """Whether the hill's graves are among what is seen."""
    return (picture.year, picture.season) == (1960, "winter") or picture.year > 1960


def _houses(scene: Scene, layout: Layout) -> None:
    count = tallies(scene.picture, layout)
    order = list(range(len(layout.houses)))
    random.Random(41).shuffle(order)
    ruined = set(order[: count["houses_ruined"]])
    standing = [i for i in order if i not in ruined]
    bare = set(standing[: count["doors_gone"]])
    warm = set(sorted(standing, key=lambda i: (i in bare, i * 7 % 31))[: count["hearths"]])
    for i, spot in enumerate(layout.houses):
        state = "ruined" if i in ruined else "doors_gone" if i in bare else "whole"
        scene.things.append(Thing(f"house_{spot.kind}", state, spot.at, i, spot.brigade, f"brigade:{spot.brigade}"))
        if i in warm:
            scene.plumes.append(Plume("stove", spot.at, i))


def _public(scene: Scene, layout: Layout) -> None:
    picture, places = scene.picture, layout.places
    count = tallies(picture, layout)
    states = (["open"] * count["canteens_open"] + ["shut"] * count["canteens_shut"]
              + ["collapsed"] * count["canteens_collapsed"])
    for i, state in enumerate(states):
        spot = layout.canteens[i]
        scene.things.append(Thing("canteen", state, spot.at, i, spot.brigade, f"canteen:{i + 1}"))
        if state == "open":
            scene.plumes.append(Plume("canteen", spot.at, 40 + i))
    for kind, name in (("hall", "hall"), ("workshop", "workshop"), ("school", "school")):
        scene.things += [Thing(kind, "whole", at, i, 1, name) for i, at in enumerate(places[kind])]
    full = "full" if picture.granary >= 0.35 else "low"
    scene.things += [Thing("granary", full, at, i, 1, "granary") for i, at in enumerate(places["granaries"])]
    shed = "whole" if picture.pigs > 0.2 else "empty"
    scene.things += [Thing("pig_shed", shed, at, i) for i, at in enumerate(places["sheds"])]
    pasted = sum(picture.boast >= least for least in BOASTS)
    scene.things += [Thing("notice", PASTED[pasted], at, i) for i, at in enumerate(places["notice"])]
    for kind, place in (("pole", "poles"), ("well", "wells")):
        scene.things += [Thing(kind, "whole", at, i) for i, at in enumerate(places[place])]
    if picture.labour[TASKS.index("workshop")] > 0 and picture.quiet < 0.7:
        scene.plumes.append(Plume("workshop", places["workshop"][0], 60))
    scene.things += [Thing("grave", "plain", at, i, 0, "graves")
                     for i, at in enumerate(places["graves"][: count["graves"]])]
    busy = 1 - picture.quiet
    scene.things += [Thing("cart", "whole", at, i) for i, at in enumerate(places["carts"][: round(3 * busy) + 1])]
    scene.things += [Thing("basket", "whole", at, i) for i, at in enumerate(places["baskets"][: round(3 * busy)])
                     if not fieldwork.threshes(scene) or all(apart(at, floor) > 110 for floor in places["floor"])]
    if fieldwork.threshes(scene):
        dx, dd = fieldwork.SHEAVES
        scene.things += [Thing("sheaves", "whole", (x + dx, y + dd, d + dd), i)
                         for i, (x, y, d) in enumerate(places["floor"])]
    cut = picture.crops[CROPS.index("cut")] / (sum(picture.crops) or 1)
    if picture.season in ("autumn", "winter", "summer"):
        ricks = round(len(places["ricks"]) * min(1.0, 1.6 * cut + 0.3 * picture.granary))
        scene.things += [Thing("rick", "whole", at, i) for i, at in enumerate(places["ricks"][:ricks])]


PASTED, BOASTS = ("few", "some", "full"), (0.1, 0.6)
"""What is pasted on the notice wall, and how much must have been claimed beyond the harvest for more."""


def furnace_states(picture: Picture, layout: Layout) -> list[str]:
    """The state of each furnace spot ("" = empty): the iron yard first, then the hamlets by their own counts."""
    count = tallies(picture, layout)
    yard = [i for i in range(len(layout.furnaces)) if i < YARD]
    own = list(range(YARD, len(layout.furnaces)))
    weights = picture.lit_by_brigade
    own.sort(key=lambda i: (-weights[layout.furnaces[i].brigade - 1] + 3 * own_rank(layout.furnaces, i), i))
    states = [""] * len(layout.furnaces)
    names = [name for name in ("lit", "building", "cold", "ruined") for _furnace in range(count[name])]
    for i, name in zip(yard + own, names, strict=False):
        states[i] = name
    return states


YARD = 24
FURNACES_AS_BUILT = (0.93, 1.05, 0.88, 1.0, 0.97)
"""No two are of one height: sizes of the sprites."""
LITTER = ("ore", "planks", "bars", "handcart", "ore", "bars", "planks")
LITTER_EACH = 2  # lit furnaces to each thing that lies about the yard
BURNING = ("lit", "tapped")
TAPS = 6
"""Moments from one tapping of a stack to the next: iron gathers in the hearth for hours and runs out in one."""


def is_tapped(furnace: int, moment: int) -> bool:
    """Whether iron runs out of a lit furnace at a moment: each has its own hour, so that one in TAPS does."""
    return math.floor(furnace * GOLDEN % 1.0 * TAPS + moment) % TAPS == 0


GOLDEN = (5**0.5 - 1) / 2
"""Steps of this length, wound round a circle, lie on it as evenly as can be, however many there are."""


BED = 46.0  # px about the middle of a stack's sand bed in which nothing is heaped up


def own_rank(furnaces: tuple[Spot, ...], index: int) -> int:
    """How many spots of the same hamlet come before this one."""
    brigade = furnaces[index].brigade
    return sum(furnaces[i].brigade == brigade for i in range(YARD, index))


def _furnaces(scene: Scene, layout: Layout) -> None:
    picture, places = scene.picture, layout.places
    states = furnace_states(picture, layout)
    standing = [i for i, s in enumerate(states) if s]
    for i in standing:
        spot = layout.furnaces[i]
        name = "yard" if i < YARD else f"brigade:{spot.brigade}"
        state = "tapped" if states[i] == "lit" and is_tapped(i, picture.moment) else states[i]
        size = FURNACES_AS_BUILT[i * 7 % len(FURNACES_AS_BUILT)]
        scene.things.append(Thing("furnace", state, spot.at, i * 5 + i // 3, spot.brigade, name, size))
        if states[i] == "lit":
            scene.plumes.append(Plume("furnace", spot.at, 100 + i))
    in_yard = sum(i < YARD for i in standing)
    scene.soot = min(1.0, in_yard / 10)
    scene.hamlet_soot = min(1.0, (len(standing) - in_yard) / 10)
    lit = states.count("lit")
    beds = [(x + RUNNER[0], y + RUNNER[1], d + RUNNER[1]) for x, y, d in (layout.furnaces[i].at for i in standing)]
    for kind, place, each in (("heap", "heaps", 4), ("fuel", "fuel", 6), ("woodpile", "woodpiles", 5)):
        free = [at for at in places[place] if all(apart(at, bed) > BED for bed in beds)]
        shown = min(len(free), -(-lit // each)) if lit else (1 if in_yard and kind == "heap" else 0)
        scene.things += [Thing(kind, "whole", at, i, 0, "yard") for i, at in enumerate(free[:shown])]
    about = [at for at in places["litter"]
             if all(apart(at, bed) > BED for bed in beds)
             and not any(layout.plot_near(at[0] + dx, at[1] + dy) for dx in (-22, 0, 22) for dy in (-12, 0, 12))]
    for i, at in enumerate(about[: lit // LITTER_EACH]):
        scene.things.append(Thing(LITTER[i % len(LITTER)], "whole", at, i, 0, "yard"))
    if lit and picture.forest < 0.97:
        for i, at in enumerate(places["charcoal"][: 1 + min(3, lit // 8)]):
            scene.things.append(Thing("charcoal", "whole", at, i, 0, "woods"))
            scene.plumes.append(Plume("charcoal", at, 80 + i))


WEATHERED = 0.8
"""Of a fresh stump's size, one of an older clearing: chips and boughs are gone from about it."""


def _trees(scene: Scene, layout: Layout) -> None:
    standing = tallies(scene.picture, layout)["trees"]
    felled = len(layout.trees) - standing
    for i, spot in enumerate(layout.trees):
        x, y, _depth = spot.at
        size, mirrored = SIZES[(x * 7 + y * 3) % len(SIZES)], (x + y // 2) % 2 == 1
        if i < felled:
            low = WEATHERED if i < felled - FRESH else 1.0
            scene.things.append(Thing("stump", "plain", spot.at, x * 5 + y, 0, "", min(1.0, size) * low, mirrored))
        else:
            name = "woods" if spot.at[2] < 760 else ""
            scene.things.append(Thing("tree", spot.kind, spot.at, x * 3 + y * 5, 0, name, size, mirrored))
    stumps = [spot.at for spot in layout.trees[:felled]]
    cover, woods = scene.cover(), {spot.at[:2] for spot in layout.trees}
    for k, (kind, at) in enumerate(left_lying(stumps, scene.picture.furnaces_lit > 0)):
        if at[:2] not in woods and not (cover.blocks(at) or layout.plot_near(at[0], at[1]) or layout.near_walk(at)):
            scene.things.append(Thing(kind, "plain", at, k, 0, "", 1.0, k % 3 == 1))
    scene.felled = felled / max(1, len(layout.trees))
    # the orchard stands until the iron yard needs its ground
    taken = [t.at for t in scene.things if t.kind == "furnace" and t.name == "yard"]
    if not taken:
        keep = round(len(layout.orchard) * min(1.0, scene.picture.forest * 1.1))
        scene.things += [Thing("orchard", spot.kind, spot.at, i * 3) for i, spot in enumerate(layout.orchard[:keep])]


LANTERN_EACH, LANTERN_FAR = 70.0, 16
"""Px on the ground that one lantern lights for those who work there; px from a worker to a lantern's pole."""


def _lanterns(scene: Scene, layout: Layout) -> None:
    """Lanterns where somebody is awake at work after dark, away from the furnaces' own light; two before the hall."""
    if scene.picture.phase == "day":
        return
    x, y, depth = layout.places["hall"][0]
    found: list[Anchor] = [(x + dx, y + dd, depth + dd) for dx, dd in ((-62, 34), (10, 62))]
    if scene.picture.phase == "night":
        if fieldwork.threshes(scene):
            found += [(fx + 22, fy + 42, fd + 42) for fx, fy, fd in layout.places["floor"]]
        busy = [w.at for w in scene.workers if w.task in ("fields", "works", "workshop") and not w.walk
                and w.action in ("hoe", "reap", "thresh", "stand") and not (w.task == "fields" and w.action == "stand")]
        for at in busy:
            sides = ((at[0] + side * LANTERN_FAR, at[1] - 5, at[2] - 5) for side in (1, -1))
            pole = next((p for p in sides if not scene.wet(*p[:2])), at)
            if all(apart(pole, other) > LANTERN_EACH for other in found):
                found.append(pole)
    scene.things += [Thing("lantern", "lit", at, i) for i, at in enumerate(found)]
