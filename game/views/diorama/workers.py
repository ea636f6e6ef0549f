"""Who works where and at what: so many people at each task as the labour says, on the places and walks of the land."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.views.diorama.layout import Anchor, Layout
from game.views.diorama.picture import TASKS, Picture, portion

if TYPE_CHECKING:
    from game.views.diorama.scene import Scene

WEAK_BELOW = 0.6  # health under which some sit down at their work
WALKING = {"fields": 0.24, "furnaces": 0.22, "scrap": 0.8, "works": 0.45, "workshop": 0.3, "canteens": 0.25,
           "rest": 0.12}  # fmt: skip
ASLEEP = {"fields": 0.5, "furnaces": 0.25, "works": 0.3, "workshop": 0.25, "rest": 0.8}
"""Of those who would stand or sit at a task by night, how many have fallen asleep there."""
AROUND = ((-30, 8), (28, 12), (2, 22), (-16, 19), (20, 24), (-36, 17))
FLOOR = ((4, 6), (46, 24), (44, -4), (76, 14), (14, 22), (74, -2))
HEAP = (42, 10)
"""Where people thresh, px along x and depth from the floor's mark, clear of its ricks; and what they beat."""
AT_FLOOR = 0.12  # of those in the fields, while grain is ripe or cut
FEW_OXEN = 0.5  # of 1957: below it people pull some of the ploughs
TEAMS, TEAM_OF = 4, 10  # ploughs that are pulled at most; so many in the fields for each


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


def heading(dx: float, dd: float) -> str:
    """The direction of a step of dx px to the right and dd px towards the viewer."""
    east, north = dx / 96 + dd / 48, dx / 96 - dd / 48
    if abs(east) > abs(north):
        return "se" if east > 0 else "nw"
    return "ne" if north > 0 else "sw"


def people(scene: Scene, layout: Layout, total: int) -> list[Worker]:
    """Place so many people by the picture's labour; the scene's things stand already."""
    picture = scene.picture
    rng = random.Random(1958)
    weak = max(0.0, WEAK_BELOW - picture.health) / WEAK_BELOW
    night = picture.phase == "night"
    covers = covers_of(scene)
    home = ways_home(layout) if "ripe" in scene.plots.values() else []
    workers: list[Worker] = []
    for task, count in zip(TASKS, portion(total, picture.labour), strict=True):
        if task == "fields":
            groups = [*_at_floor(scene, layout, count), *_at_ploughs(scene, layout, count)]
            workers += groups
            count -= len(groups)
        places = sorted(_places(task, scene, layout), key=lambda place: is_hidden(place[0], covers))
        walks = layout.walks.get(task, ())
        walking = round(count * WALKING[task])
        standing = count - walking
        if len(places) < standing:
            walking, standing = count - len(places), len(places)
        if not walks:
            walking, standing = 0, count
        for k in range(standing):
            at, action, facing = places[k % len(places)] if places else (layout.walks[task][0][0], "stand", "")
            if k >= len(places):
                at = (at[0] + rng.randint(-14, 14), at[1] + rng.randint(0, 8), at[2] + 6)
            if night and rng.random() < ASLEEP.get(task, 0.0):
                action = "sit_asleep"
            if rng.random() < weak and action != "sit_asleep":
                action = "sit"
            workers.append(Worker(task, action, at, (), rng.random(), 0.0, rng.randrange(1000),
                                  facing or rng.choice(("se", "sw", "nw", "ne"))))  # fmt: skip
        each = -(-walking // max(1, len(walks)))
        for k in range(walking):
            line = walks[k % len(walks)]
            sheaf = bool(home) and task == "fields" and k % 3 == 0
            if sheaf:
                line = home[k // 3 % len(home)]
            loaded = task in ("scrap", "works") or (task in ("fields", "furnaces") and k % 3 == 0)
            action = "bundle" if sheaf else "carry" if loaded else "walk"
            if task == "works" and k % 3 == 1:
                action = "barrow"
            workers.append(Worker(task, action, line[0], line, (k // len(walks) + 0.8 * rng.random()) / each,
                                  (24 + 5 * rng.random()) * _strength(picture), rng.randrange(1000),
                                  back="walk" if sheaf else ""))  # fmt: skip
    return workers


def _strength(picture: Picture) -> float:
    return 0.45 + 0.55 * min(1.0, picture.health)


# ---------------------------------------------------------------------- groups in the fields
def _at_floor(scene: Scene, layout: Layout, count: int) -> list[Worker]:
    """Some of those in the fields thresh while grain is ripe or cut, round the floor and facing it."""
    picture = scene.picture
    grain = {"ripe", "cut"} & set(scene.plots.values())
    if not grain or picture.season not in ("summer", "autumn") or picture.phase == "night":
        return []
    spots = [
        ((x + dx, y + dy, depth + dy), heading(HEAP[0] - dx, HEAP[1] - dy))
        for x, y, depth in layout.places["floor"]
        for dx, dy in FLOOR
    ]
    return [
        Worker("fields", "thresh", at, (), (k * 0.37) % 1.0, 0.0, k * 7 + 1, facing)
        for k, (at, facing) in enumerate(spots[: round(count * AT_FLOOR)])
    ]


APART, BEHIND = 36.5, 66.0
"""Px of a walk between two who pull on a rope, and from the second of them to the one at the plough."""
IN_STEP = 38
"""A look that moves nobody off the line of the furrow: see where looks scatter those who walk."""


def _at_ploughs(scene: Scene, layout: Layout, count: int) -> list[Worker]:
    """Where oxen have died, three people to a plough in the sowing seasons: two pull, one holds it."""
    picture = scene.picture
    wanted = {"spring": ("bare", "sown"), "autumn": ("bare", "cut")}.get(picture.season, ())
    if picture.oxen >= FEW_OXEN or picture.phase == "night" or not wanted:
        return []
    teams = min(math.ceil(TEAMS * (1 - picture.oxen / FEW_OXEN)), count // TEAM_OF)
    free = [line for plot, line in furrows(layout) if scene.plots.get(plot) in wanted]
    found = []
    for k, line in enumerate(free[:teams]):
        far = sum(math.hypot(q[0] - p[0], 2 * (q[2] - p[2])) for p, q in zip(line, line[1:], strict=False))
        lead = (0.18 + 0.13 * k) * far + APART + BEHIND
        for n, (action, after) in enumerate((("pull", 0.0), ("pull", APART), ("plough", APART + BEHIND))):
            start = (lead - after) / (2 * far) % 1.0
            look = IN_STEP + 77 * (3 * k + n)
            found.append(Worker("fields", action, line[0], line, start, 11 * _strength(picture), look))
    return found


SHORT, LONG = 150.0, 260.0  # px of a furrow
TURN = 7  # px from a furrow to the next


def furrows(layout: Layout) -> list[tuple[int, tuple[Anchor, ...]]]:
    """(plot, a way up one furrow and down the next) of plots that are long along a direction in which people face."""
    inside: dict[int, list[Anchor]] = {}
    middle = {plot.id: plot.at for plot in layout.plots}
    for x, y, depth, plot in layout.spots["fields"]:
        inside.setdefault(plot, []).append((x, y, depth))
    found = []
    for plot, spots in inside.items():
        best: tuple[float, Anchor, Anchor] | None = None
        for p in spots:
            for q in spots:
                dx, dd = q[0] - p[0], q[2] - p[2]
                far = math.hypot(dx, 2 * dd)
                level = abs((q[2] - q[1]) - (p[2] - p[1])) < 6  # a way that climbs is none of a plough's
                if dx > 0 and SHORT <= far <= LONG and 0.25 < abs(dd) / dx < 0.9 and level:
                    best = max(best or (0.0, p, q), (far, p, q))
        if best:
            _, p, q = best
            aside, down = TURN if q[2] < p[2] else -TURN, TURN // 2  # across the furrow, toward the viewer
            if middle[plot][2] < (p[2] + q[2]) / 2:  # the next furrow lies on the side where the plot is wider
                aside, down = -aside, -down
            back = [(x + aside, y + down, depth + down) for x, y, depth in (q, p)]
            found.append((plot, (p, q, *back, p)))
    return found


NEAR_FLOOR = 330  # px
LONG_WAY, FAR_FIELDS = 12, 60  # points of a path


def ways_home(layout: Layout) -> list[tuple[Anchor, ...]]:
    """The ways on which sheaves come in: from the fields along the paths that end near the threshing floor, to it."""
    found = []
    for floor in layout.places["floor"]:
        for line in layout.walks["fields"]:
            far = [math.hypot(x - floor[0], 2 * (depth - floor[2])) for x, _, depth in line]
            nearest = min(range(len(line)), key=far.__getitem__)
            out = line[nearest:] if len(line) - nearest > nearest else line[nearest::-1]
            if far[nearest] <= NEAR_FLOOR and len(out) >= LONG_WAY:
                found.append((*out[:FAR_FIELDS][::-1], floor))
    return found


# ---------------------------------------------------------------------- places, and what hides them
HIDES = {"furnace": (16, 50), "house_plain": (46, 46), "house_court": (66, 46), "canteen": (64, 64),
         "tree": (24, 44), "orchard": (20, 40), "workshop": (70, 60), "hall": (70, 60), "cart": (16, 20)}  # fmt: skip
"""How far to either side and how far behind a thing, in px, it hides somebody who stands there."""
STRIPE = 72


def covers_of(scene: Scene) -> dict[int, list[tuple[int, int, int, int]]]:
    """What can hide people, by stripes of the map: x, depth, reach to the sides, reach behind."""
    covers: dict[int, list[tuple[int, int, int, int]]] = {}
    for thing in scene.things:
        if thing.kind in HIDES and thing.state != "ruined":
            row = (thing.at[0], thing.at[2], *HIDES[thing.kind])
            for stripe in range(thing.at[0] // STRIPE - 1, thing.at[0] // STRIPE + 2):
                covers.setdefault(stripe, []).append(row)
    return covers


def is_hidden(at: Anchor, covers: dict[int, list[tuple[int, int, int, int]]]) -> bool:
    """Whether something nearer would hide somebody at a place: such places are taken last."""
    return any(abs(x - at[0]) <= wide and 3 < depth - at[2] <= deep
               for x, depth, wide, deep in covers.get(at[0] // STRIPE, ()))  # fmt: skip


def _places(task: str, scene: Scene, layout: Layout) -> list[tuple[Anchor, str, str]]:
    """Where people stand at a task, what they do there and which way they face ("": any)."""
    if task == "fields":
        live = ("ripe", "growing", "sown")
        spots = sorted(layout.spots["fields"], key=lambda s: scene.plots.get(s[3], "bare") not in live)
        return [((s[0], s[1], s[2]), "reap" if scene.plots.get(s[3]) == "ripe" else "hoe", "") for s in spots]
    if task == "furnaces":
        lit, cold = ([t.at for t in scene.things if t.kind == "furnace" and t.state == s] for s in ("lit", "cold"))
        return [((x + dx, y + dy, d + dy), "bellows" if k % 4 == 1 else "stoke", "")
                for k, (dx, dy) in enumerate(AROUND) for x, y, d in lit or cold]  # fmt: skip
    places: Sequence[tuple[int, ...]] = layout.spots[task]
    if task == "canteens":
        doors = [t.at for t in scene.things if t.kind == "canteen" and t.state == "open"]
        near = [s for s in places if any(abs(s[0] - x) < 130 and abs(s[1] - y) < 110 for x, y, _ in doors)]
        return [((s[0], s[1], s[2]), "queue", _toward((s[0], s[1], s[2]), doors)) for s in near]
    action = {"works": "hoe", "workshop": "stand", "rest": "sit", "scrap": "stand"}[task]
    return [((s[0], s[1], s[2]), action, "") for s in places]


def _toward(at: Anchor, doors: list[Anchor]) -> str:
    """The way to face the nearest of some places."""
    x, _, depth = min(doors, key=lambda door: math.hypot(door[0] - at[0], 2 * (door[2] - at[2])))
    return heading(x - at[0], depth - at[2])
