"""Who works where and at what: so many people at each task as the labour says, on the places and walks of the land."""

from __future__ import annotations

import random
from collections.abc import Sequence
from typing import TYPE_CHECKING

from game.views.diorama.fieldwork import (
    at_floor,
    at_ploughs,
    before_floor,
    field_places,
    strength_of,
    wades,
    ways_home,
)
from game.views.diorama.footing import on_their_feet
from game.views.diorama.layout import Anchor, Layout
from game.views.diorama.picture import TASKS, Picture, portion
from game.views.diorama.places import Room, apart
from game.views.diorama.waters import beside_the_stones
from game.views.diorama.worker import Worker, heading

if TYPE_CHECKING:
    from game.views.diorama.scene import Scene

__all__ = ["Worker", "heading", "people"]

WEAK_BELOW = 0.6  # health under which some sit down at their work
WALKING = {"fields": 0.24, "furnaces": 0.22, "scrap": 0.85, "works": 0.5, "workshop": 0.3, "canteens": 0.2,
           "rest": 0.12}  # fmt: skip
ASLEEP = {"fields": 0.25, "furnaces": 0.25, "works": 0.3, "workshop": 0.25, "rest": 0.6}
"""Of those who would stand or sit at a task by night, how many have fallen asleep there."""
AROUND = ((-52, 3), (28, 12), (4, 27), (-58, 32), (24, 26), (-30, 39))
"""Who stokes a furnace, px along x and depth from its middle: round the sand bed before its mouth, none in it."""
AT_TAP = ((-10, 31), (-58, 6), (-54, 33))
"""The same for those who work the iron that runs, and for one who looks on."""
RUNNER = (-31, 16)  # the middle of the sand bed
Place = tuple[Anchor, str, str]  # where, what somebody does there, and which way they face ("": any)


def people(scene: Scene, layout: Layout, total: int) -> list[Worker]:
    """Place so many people by the picture's labour; the scene's things stand already."""
    rng = random.Random(1958)
    room = Room(scene.cover())
    workers: list[Worker] = []
    counts = dict(zip(TASKS, portion(total, scene.picture.labour), strict=True))
    for task, count in counts.items():
        if task == "fields":
            ploughs, plots = at_ploughs(scene, layout, count, strength_of(scene.picture))
            groups = [*at_floor(scene, layout, count), *ploughs]
            for worker in groups:
                if not worker.walk:
                    room.take(worker.at)
            workers += groups
            scene.ploughed = plots
            count -= len(groups)
        if task == "fields" and scene.picture.phase == "night":
            late = round(count * min(1.0, scene.picture.lamplit))
            workers += _at_task(scene, layout, task, late, room, rng)
            workers += _gone_home(scene, layout, count - late, room, rng)
        else:
            workers += _at_task(scene, layout, task, count, room, rng)
    return on_their_feet(workers, scene, layout)


def _at_task(scene: Scene, layout: Layout, task: str, count: int, room: Room, rng: random.Random) -> list[Worker]:
    """So many people at their task, some in their places and some on their way."""
    picture = scene.picture
    weak = max(0.0, WEAK_BELOW - picture.health) / WEAK_BELOW
    places = _places(task, scene, layout)
    wading = task == "fields" and wades(scene)
    free = [place for place in places if room.is_free(place[0]) and not room.cover.blocks(place[0], 0, wading)]
    free.sort(key=lambda place: room.cover.hides(place[0]))
    walking = round(count * WALKING[task]) if layout.walks.get(task) else 0
    standing = count - walking
    if layout.walks.get(task) and len(free) < standing:
        walking, standing = count - len(free), len(free)
    found = []
    for at, action, facing in _stood(free, places, standing, layout, task, room, wading):
        if picture.phase == "night" and rng.random() < ASLEEP.get(task, 0.0):
            action = "sit_asleep"
        if rng.random() < weak and action != "sit_asleep":
            action = "sit"
        found.append(Worker(task, action, at, (), rng.random(), 0.0, rng.randrange(1000),
                            facing or rng.choice(("se", "sw", "nw", "ne"))))  # fmt: skip
    return found + _on_their_way(scene, layout, task, walking, rng)


def _stood(
    free: list[Place], places: list[Place], count: int, layout: Layout, task: str, room: Room, wading: bool = False
) -> list[Place]:
    """So many places, each an arm's length from the others: those that are seen, then beside them, then the hidden."""
    found: list[Place] = []
    seen = [place for place in free if not room.cover.hides(place[0])]
    for turn in (seen, [], free):
        for place in turn:
            if len(found) < count and room.is_free(place[0]):
                room.take(place[0])
                found.append(place)
        if not turn:
            for at, action, facing in tuple(found):
                other = room.near(at, wading) if len(found) < count else None
                if other:
                    room.take(other)
                    found.append((other, action, facing))
    dry = [place for place in places if wading or not room.cover.wet(*place[0][:2])]
    beside = list(found) or dry or [(line[0], "stand", "") for line in layout.walks.get(task, ())[:1]]
    for k in range(count - len(found)):
        at, action, facing = beside[k % len(beside)]
        crowded = (at[0] + 3 * k % 29 - 14, at[1] + k % 9, at[2] + k % 9)
        other = room.near(at, wading) or (crowded if wading or not room.cover.wet(*crowded[:2]) else at)
        room.take(other)
        found.append((other, action, facing))
    return found


# ---------------------------------------------------------------------- on their way
GAP = 62.0  # px between two who carry in a line: a shoulder pole is 41 long
SCRAP_WAYS = (0.4, 0.3, 0.2, 0.1)  # of those who bring iron, by walk
LANES, LANE = 2, 13.0  # beside each other on a street that several walks share, and px from one to the next
NEAR_YARD = 1000.0
"""Px of a way to the furnaces that iron is carried along: the last of it, so that the line of carriers stays one."""
CARTS = 5  # every so many of those who bring iron draws a handcart


def _on_their_way(scene: Scene, layout: Layout, task: str, count: int, rng: random.Random) -> list[Worker]:
    """People on a task's walks: carriers in two lines, out and back; others by twos and threes."""
    lines, shares = _lines(scene, layout, task)
    if not lines:
        return []
    floors = {before_floor(floor) for floor in layout.places["floor"]}
    found, wheels = [], dict[int, tuple[Anchor, ...]]()
    for turn, (line, number) in enumerate(zip(lines, portion(count, shares), strict=True)):
        far = sum(apart(p, q) for p, q in zip(line, line[1:], strict=False))
        speed = (24 + 4 * rng.random()) * strength_of(scene.picture)
        sheaves = line[-1] in floors
        for k, start in enumerate(_column(number, far, turn, rng) if task in ("scrap", "works") or sheaves
                                  else _strolling(number, far, rng)):  # fmt: skip
            action, back = _carried(task, k, sheaves)
            lane = LANE * (turn % LANES) if task == "scrap" else 0.0
            side = 4.0 + 5.0 * (k % 2) if action == "walk" else 3.0 + lane + 5.0 * rng.random()
            way = line
            if action in ("haul", "barrow"):
                way = wheels.setdefault(id(line), beside_the_stones(line, layout.waters))
            found.append(Worker(task, action, way[0], way, start, speed, rng.randrange(1000), back=back, aside=side))
    return found


def _carried(task: str, number: int, sheaves: bool) -> tuple[str, str]:
    """What the so manieth of those on a walk does on the way out, and on the way back where that is something else."""
    if sheaves:
        return "bundle", "walk"
    if task == "scrap":
        return ("haul", "") if number % CARTS == CARTS // 2 else ("scrap", "walk")
    if task == "works":
        return ("barrow", "") if number % 3 == 1 else ("carry", "walk")
    if task in ("fields", "furnaces") and number % 3 != 1:
        return "carry", "walk"
    return "walk", ""


def _lines(scene: Scene, layout: Layout, task: str) -> tuple[list[tuple[Anchor, ...]], tuple[float, ...]]:
    """The ways of a task, loads going towards their end, and how many of each hundred go there."""
    walks = list(layout.walks.get(task, ()))
    if task == "works":
        walks = [line for line in (_off_the_dam(walk, layout) for walk in walks) if len(line) > 1]
    if task == "scrap" and walks:
        yard = layout.stops["yard"]
        lines = [_last_part(line, yard) for line in walks]
        return lines, (SCRAP_WAYS * len(lines))[: len(lines)]
    if task == "fields" and "ripe" in scene.plots.values() and scene.picture.phase != "night":
        home = ways_home(layout)
        bearers = tuple(float(len(line)) for line in home)
        return home + walks, bearers + (sum(bearers) / len(walks) or 1.0,) * len(walks)
    return walks, (1.0,) * len(walks)


CLIMB = 8
"""Px over the usual height of the places at the dam's foot, above which its slope begins."""


def _off_the_dam(points: Sequence[tuple[int, ...]], layout: Layout) -> tuple[Anchor, ...]:
    """Of places at the works, those that do not lie on the slope of the dam or of the hills to its sides."""
    heights = sorted(s[2] - s[1] for s in layout.spots["works"])
    most = heights[len(heights) // 2] + CLIMB
    return tuple((p[0], p[1], p[2]) for p in points if p[2] - p[1] <= most)


def _last_part(line: tuple[Anchor, ...], goal: tuple[int, int]) -> tuple[Anchor, ...]:
    """The part of a walk before it comes nearest to a goal, towards it: from the longer side, and not on past it."""
    far = [abs(p[0] - goal[0]) + 2 * abs(p[1] - goal[1]) for p in line]
    nearest = min(range(len(line)), key=far.__getitem__)
    to = line[: nearest + 1] if nearest >= len(line) / 2 else line[nearest:][::-1]
    gone, first = 0.0, len(to) - 1
    while first > 0 and gone < NEAR_YARD:
        gone += apart(to[first], to[first - 1])
        first -= 1
    return to[first:]


def _column(count: int, far: float, turn: int, rng: random.Random) -> list[float]:
    """Starts (0-1 of out and back) of people in two lines: those who bring something, and those on the way back.

    On ways that meet, each has its `turn`: not all arrive at once.
    """
    out = -(-count * 3 // 5)
    first = 0.9 - 0.3 * (turn % 3)
    heads = (first, first + 0.95)
    gap = min(GAP, 0.9 * far / max(1, out))
    starts = []
    for k in range(count):
        line, place = (0, k) if k < out else (1, k - out)
        starts.append((heads[line] * far - gap * place + rng.uniform(-0.2, 0.2) * gap) / (2 * far) % 1.0)
    return starts


def _strolling(count: int, far: float, rng: random.Random) -> list[float]:
    """Starts of people by twos and threes, the groups spread over out and back."""
    groups = max(1, -(-count * 2 // 5))
    starts: list[float] = []
    for k in range(count):
        group, place = k % groups, k // groups
        middle = (group + 0.3 + 0.3 * rng.random()) / groups if place == 0 else starts[group]
        starts.append((middle - 21.0 * place / (2 * far)) % 1.0)
    return starts


# ---------------------------------------------------------------------- after work
HOMEWARD = 0.2


def _gone_home(scene: Scene, layout: Layout, count: int, room: Room, rng: random.Random) -> list[Worker]:
    """Those of the fields who are out of doors by night: on the way home, at their doors, asleep there in summer."""
    walking = round(count * HOMEWARD)
    doors = [((s[0], s[1], s[2]), "sit", "") for s in layout.spots["rest"]]
    free = [place for place in doors if room.is_free(place[0]) and not room.cover.blocks(place[0])]
    free.sort(key=lambda place: (room.cover.hides(place[0]), place[0][0] * 7 % 31))
    asleep = {"summer": 0.55, "winter": 0.0}.get(scene.picture.season, 0.15)
    found = []
    for at, _action, facing in _stood(free, doors, count - walking, layout, "rest", room):
        doing = "sit_asleep" if rng.random() < asleep else "stand" if rng.random() < 0.35 else "sit"
        found.append(Worker("fields", doing, at, (), rng.random(), 0.0, rng.randrange(1000),
                            facing or rng.choice(("se", "sw", "nw", "ne"))))  # fmt: skip
    walks = layout.walks["fields"]
    for line, number in zip(walks, portion(walking, (1.0,) * len(walks)), strict=True):
        far = sum(apart(p, q) for p, q in zip(line, line[1:], strict=False))
        for k, start in enumerate(_strolling(number, far, rng)):
            found.append(Worker("fields", "walk", line[0], line, start, 21 * strength_of(scene.picture),
                                rng.randrange(1000), aside=4.0 + 5.0 * (k % 2)))  # fmt: skip
    return found


# ---------------------------------------------------------------------- in their places
def _places(task: str, scene: Scene, layout: Layout) -> list[Place]:
    """Where people stand at a task, what they do there and which way they face ("": any)."""
    if task == "fields":
        return field_places(scene, layout, scene.ploughed)
    if task == "furnaces":
        return _at_furnaces(scene)
    if task == "canteens":
        return _queues(scene, layout)
    if task == "works":
        return [(at, "hoe", "") for at in _off_the_dam(layout.spots["works"], layout)]
    action = {"workshop": "stand", "rest": "sit", "scrap": "stand"}[task]
    return [((s[0], s[1], s[2]), action, "") for s in layout.spots[task]]


def _at_furnaces(scene: Scene) -> list[Place]:
    """First two who rake the sand and the iron at each furnace that is tapped, then stokers and bellows."""
    stacks: dict[str, list[Anchor]] = {}
    for thing in scene.things:
        if thing.kind == "furnace":
            stacks.setdefault(thing.state, []).append(thing.at)
    lit, tapped = stacks.get("lit", []), stacks.get("tapped", [])
    found: list[Place] = [
        ((x + dx, y + dy, d + dy), "rake" if k < 2 else "stand", heading(RUNNER[0] - dx, RUNNER[1] - dy))
        for k, (dx, dy) in enumerate(AT_TAP) for x, y, d in tapped
    ]  # fmt: skip
    for k, (dx, dy) in enumerate(AROUND):
        action = "bellows" if k % 4 == 1 else "stoke"
        stokes = lit + tapped * (k == 1) if lit or tapped else stacks.get("cold", [])
        found += [((x + dx, y + dy, d + dy), action, heading(-dx, -dy)) for x, y, d in stokes]
    return found


LINES = (((-36, 30), (-18, 9)), ((-22, 50), (18, 9)), ((-36, 30), (4, 14)), ((-22, 50), (-18, 5)),
         ((-30, 44), (-20, -8)), ((30, 56), (20, -8)), ((-64, 34), (-6, -13)), ((-40, 52), (20, 7)))  # fmt: skip
"""Ways to queue, px along x and depth: from a canteen's middle to its first, and from each to the next."""
QUEUE = 6


def _queues(scene: Scene, layout: Layout) -> list[Place]:
    """A line with bowls at each open canteen, the way it can be longest; then the places round about.

    The lines fill one after another, long ones first and of these the nearest the village: a queue is seen as one.
    """
    cover, village = scene.cover(), layout.stops["village"]
    lines: list[tuple[tuple[bool, float], list[Place]]] = []
    doors = [t.at for t in scene.things if t.kind == "canteen" and t.state == "open"]
    for x, y, depth in doors:
        ways: list[list[Place]] = []
        for (left, out), (dx, dd) in LINES:
            line: list[Place] = []
            for k in range(QUEUE):
                sway = (0, 2, -1, 1, -2)[k % 5]
                across, along = left + dx * k + sway, out + dd * k + sway // 2
                at = (x + across, y + along, depth + along)
                if cover.blocks(at) or cover.hides(at):
                    break
                line.append((at, "queue", heading(-dx, -dd)))
            ways.append(line)
        longest = max(ways, key=len)
        lines.append(((len(longest) < QUEUE - 1, abs(x - village[0]) + 2 * abs(y - village[1])), longest))
    lines.sort(key=lambda one: one[0])
    near = [s for s in layout.spots["canteens"]
            if any(abs(s[0] - x) < 130 and abs(s[1] - y) < 110 for x, y, _ in doors)]  # fmt: skip
    rest: list[Place] = [((s[0], s[1], s[2]), "queue", _toward((s[0], s[1], s[2]), doors)) for s in near]
    return [place for _rank, line in lines for place in line] + rest


def _toward(at: Anchor, doors: list[Anchor]) -> str:
    """The way to face the nearest of some places."""
    x, _, depth = min(doors, key=lambda door: apart(door, at))
    return heading(x - at[0], depth - at[2])


# ---------------------------------------------------------------------- who is out of doors
INDOORS, INDOORS_WINTER = 0.65, 0.9
"""By night, of those whose work is done, how many are in their houses."""


def abroad(picture: Picture) -> float:
    """The share of the people who can be seen out of doors: all by day; by night few whose task has no fire or lamp."""
    whole = sum(picture.labour)
    if picture.phase != "night" or not whole:
        return 1.0
    fields, canteens, rest = (picture.labour[TASKS.index(task)] for task in ("fields", "canteens", "rest"))
    home = (fields * (1 - min(1.0, picture.lamplit)) + canteens + rest) / whole
    return 1 - home * (INDOORS_WINTER if picture.season == "winter" else INDOORS)
