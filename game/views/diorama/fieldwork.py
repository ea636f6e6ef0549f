"""Work in the fields beside hoeing and reaping: ploughs, threshing, sheaves brought in, and what stands in stubble."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

from game.views.diorama.layout import Anchor, Layout
from game.views.diorama.picture import Picture
from game.views.diorama.places import apart
from game.views.diorama.thing import Thing
from game.views.diorama.waters import FLOODED
from game.views.diorama.worker import Worker, heading

if TYPE_CHECKING:
    from game.views.diorama.scene import Scene

# ---------------------------------------------------------------------- threshing
FLOOR = ((-3, 13), (49, -13), (35, 33), (87, 7), (16, 23), (68, -3))
"""Where people thresh, px along x and depth from the floor's mark, round the sheaves laid there."""
SHEAVES = (42, 10)  # the middle of what they beat
AT_FLOOR = 0.12  # of those in the fields, while grain is ripe or cut


def threshes(scene: Scene) -> bool:
    """Whether grain is beaten on the floor: while some is ripe or cut, by night where there are lamps."""
    picture = scene.picture
    grain = {"ripe", "cut"} & set(scene.plots.values())
    return bool(grain) and picture.season in ("summer", "autumn") and (picture.phase != "night" or picture.lamplit > 0)


def at_floor(scene: Scene, layout: Layout, count: int) -> list[Worker]:
    """Some of those in the fields thresh, round the floor and facing it."""
    if not threshes(scene):
        return []
    spots = [
        ((x + dx, y + dy, depth + dy), heading(SHEAVES[0] - dx, SHEAVES[1] - dy))
        for x, y, depth in layout.places["floor"]
        for dx, dy in FLOOR
    ]
    return [
        Worker("fields", "thresh", at, (), (k * 0.37) % 1.0, 0.0, k * 7 + 1, facing)
        for k, (at, facing) in enumerate(spots[: round(count * AT_FLOOR)])
    ]


NEAR_FLOOR = 330  # px
LONG_WAY, FAR_FIELDS = 12, 60  # points of a path
BEFORE_FLOOR = 60.0  # px from the floor's mark at which sheaves are laid down


def before_floor(floor: Anchor) -> Anchor:
    """Where those who bring sheaves turn round."""
    return floor[0] + 10, floor[1] + 26, floor[2] + 26


def ways_home(layout: Layout) -> list[tuple[Anchor, ...]]:
    """The ways on which sheaves come in: from the fields along the paths that end near the threshing floor, to it."""
    found = []
    for floor in layout.places["floor"]:
        for line in layout.walks["fields"]:
            far = [apart(point, floor) for point in line]
            nearest = min(range(len(line)), key=far.__getitem__)
            out = line[nearest:] if len(line) - nearest > nearest else line[nearest::-1]
            if far[nearest] <= NEAR_FLOOR and len(out) >= LONG_WAY:
                near = [point for point in out[:FAR_FIELDS][::-1] if apart(point, floor) > BEFORE_FLOOR]
                found.append((*near, before_floor(floor)))
    return found


# ---------------------------------------------------------------------- ploughs
APART, BEHIND = 36.5, 66.0
"""Px of a walk between two who pull on a rope, and from the second of them to the one at the plough."""
CREW = [("pull", 0.0), ("pull", APART), ("plough", APART + BEHIND)]
FEW_OXEN = 0.5  # of 1957: below it people pull some of the ploughs
TEAMS, TEAM_OF = 4, 10  # ploughs in the picture at most; so many in the fields for each


def teams(scene: Scene, layout: Layout, count: int) -> tuple[int, int]:
    """How many ploughs are drawn by oxen and how many pulled by people, of so many in the fields."""
    picture = scene.picture
    lines = len(free_furrows(scene, layout))
    if picture.phase == "night" or not lines:
        return 0, 0
    most = min(TEAMS, count // TEAM_OF, lines)
    pulled = min(most, math.ceil(TEAMS * (1 - picture.oxen / FEW_OXEN))) if picture.oxen < FEW_OXEN else 0
    oxen = round(min(1.0, picture.oxen) * len(layout.places["oxen"]))
    return min(most - pulled, oxen), pulled


def free_furrows(scene: Scene, layout: Layout) -> list[tuple[int, tuple[Anchor, ...]]]:
    """(plot, way) of the furrows that can be ploughed now, those nearest the village first."""
    wanted = {"spring": ("bare", "sown"), "autumn": ("bare", "cut")}.get(scene.picture.season, ())
    middle = layout.stops["village"]
    free = [(plot, line) for plot, line in furrows(layout) if scene.plots.get(plot) in wanted]
    return sorted(free, key=lambda one: math.hypot(one[1][0][0] - middle[0], 2 * (one[1][0][1] - middle[1])))


def at_ploughs(scene: Scene, layout: Layout, count: int, strength: float) -> tuple[list[Worker], set[int]]:
    """A ploughman behind each ox, three people to each plough without one; and the plots that they plough."""
    drawn, pulled = teams(scene, layout, count)
    found: list[Worker] = []
    lines = free_furrows(scene, layout)[: drawn + pulled]
    for k, (_plot, line) in enumerate(lines):
        far = sum(apart(p, q) for p, q in zip(line, line[1:], strict=False))
        lead = (0.12 + 0.09 * k) * far
        crew = [("ox_plough_lean" if scene.lean else "ox_plough", 0.0)] if k < drawn else CREW
        for n, (action, after) in enumerate(crew):
            start = (lead - after) / (2 * far) % 1.0
            found.append(Worker("fields", action, line[0], line, start, 11 * strength, 77 * (3 * k + n)))
    return found, {plot for plot, _line in lines}


SHORT, LONG = 120.0, 170.0  # px of a furrow
WIDTHS = (28, 22, 16, 12)  # px from a furrow to the one on the way back, widest first
REACH = 26.0
"""Px to the nearest place of a plot within which a point of the way lies in the plot."""


@lru_cache(maxsize=4)
def _lie(spots: tuple[tuple[int, ...], ...]) -> list[tuple[int, tuple[Anchor, ...]]]:
    inside: dict[int, list[Anchor]] = {}
    for x, y, depth, plot in spots:
        inside.setdefault(plot, []).append((x, y, depth))
    found = []
    for plot, own in inside.items():
        left, right, far, close = (pick(p[k] for p in own) for k in (0, 2) for pick in (min, max))
        near = [s for s in spots if left - 60 < s[0] < right + 60 and far - 40 < s[2] < close + 40]
        best: tuple[float, tuple[Anchor, ...]] | None = None
        for p in own:
            for q in own:
                dx, dd = q[0] - p[0], q[2] - p[2]
                long = apart(p, q)
                level = abs((q[2] - q[1]) - (p[2] - p[1])) < 6  # a way that climbs is none of a plough's
                if not (dx > 0 and SHORT <= long <= LONG and 0.25 < abs(dd) / dx < 0.9 and level):
                    continue
                if not _lies_in(plot, near, p, q):
                    continue
                for width in (side * wide for wide in WIDTHS for side in (1, -1)):
                    ax, ad = -2 * dd / long * width, dx / long * width / 2
                    r, s = [(round(x + ax), round(y + ad), round(depth + ad)) for x, y, depth in (q, p)]
                    worth = long + 2 * abs(width)
                    if (best is None or worth > best[0]) and _lies_in(plot, near, p, q, r, s, p):
                        best = worth, (p, q, r, s, p)
        if best:
            found.append((plot, best[1]))
    return found


def furrows(layout: Layout) -> list[tuple[int, tuple[Anchor, ...]]]:
    """(plot, a way up one furrow and down another, round) where a plot is long along a way in which people face."""
    return _lie(layout.spots["fields"])


def _lies_in(plot: int, spots: list[tuple[int, ...]], *way: Anchor) -> bool:
    """Whether a way stays in a plot, by the places in the fields around it (x, y, depth, plot)."""
    for p, q in zip(way, way[1:], strict=False):
        steps = max(2, int(apart(p, q) // 8))
        for n in range(steps + 1):
            x, d = p[0] + (q[0] - p[0]) * n / steps, p[2] + (q[2] - p[2]) * n / steps
            far, whose = min((math.hypot(s[0] - x, 2 * (s[2] - d)), s[3]) for s in spots)
            if whose != plot or far > REACH:
                return False
    return True


# ---------------------------------------------------------------------- who stands where, and what stands there
TEAM = 6  # who hoe or reap side by side


def field_places(scene: Scene, layout: Layout, ploughed: set[int]) -> list[tuple[Anchor, str, str]]:
    """Where people hoe or reap: team by team on the plots where there is work, reapers at the edge of what is cut."""
    order = {plot.id: k for k, plot in enumerate(layout.plots)}
    spots: dict[int, list[Anchor]] = {}
    wading = wades(scene)
    for x, y, depth, plot in layout.spots["fields"]:
        if plot not in ploughed and (wading or not scene.wet(x, y)):
            spots.setdefault(plot, []).append((x, y, depth))

    def rank(plot: int) -> tuple[int, int]:
        state = scene.plots.get(plot, "bare")
        work = ("ripe", "growing", "sown").index(state) if state in ("ripe", "growing", "sown") else 3
        return (work, order[plot]) if state == "ripe" else (max(1, work), plot * 37 % 101)

    ways = ("se", "sw", "ne", "nw")
    rows: list[tuple[tuple[bool, int, float], list[tuple[Anchor, str, str]]]] = []
    bears = min(1.0, max(LEAST_HARVEST, scene.picture.harvest))
    turns = {"reap": 0, "hoe": 0}
    for plot in sorted(spots, key=rank):
        action = "reap" if scene.plots.get(plot) == "ripe" else "hoe"
        turns[action] += 1
        # The less there is to cut, the more of the teams are sent to other work instead.
        number = turns["reap"] / bears if action == "reap" else turns["hoe"] / (1.01 - bears)
        first = spots[plot][0]
        side = sorted(spots[plot], key=lambda at: apart(at, first))
        team = [(at, action, ways[(plot * 7 + (at[0] * 5 + at[1]) % 7 // 5) % 4]) for at in side]
        for k in range(0, len(team), TEAM):
            # A team to each plot before a second to any, and nobody alone while teams can be made up.
            rows.append(((len(team) - k < 2, k, number), team[k : k + TEAM]))
    return [place for _turn, row in sorted(rows) for place in row]


def wades(scene: Scene) -> bool:
    """Whether paddies under water are worked: rice is planted out and weeded, in spring and summer."""
    return scene.picture.season in FLOODED


def standing_in(scene: Scene, layout: Layout) -> list[Thing]:
    """Sheaves set up where grain was cut, as many and as full as the harvest was; crows where it was left to rot."""
    harvest = scene.picture.harvest
    state = "whole" if harvest >= THIN else "thin"
    size = 1.0 if harvest >= THIN else 0.9
    found = [Thing("stook", state, at, at[0] * 7 + at[1], 0, "", size) for at in stubble(scene, layout)]
    flocks = enumerate(rotting(scene, layout))
    return found + [Thing("crows", "whole", at, k, mirrored=k % 2 == 1) for k, at in flocks]


THIN = 0.75  # of a usual crop: below it stooks are small
FLOCKS = 7  # of crows in the picture at most


def rotting(scene: Scene, layout: Layout) -> list[Anchor]:
    """Where crows come down: one flock on every other field that rots, well inside it."""
    fields = [plot for plot in layout.plots if scene.plots.get(plot.id) == "rotting" and plot.area >= ROOMY]
    cover = scene.cover()
    inside = (plot.at for plot in fields[::2] if layout.plot_near(*plot.at[:2]) == plot.id)
    return [at for at in inside if not cover.blocks(at, 8)][:FLOCKS]


ROOMY = 2600  # px of a field


def stubble(scene: Scene, layout: Layout) -> list[Anchor]:
    """Where sheaves are set up on the plots that are cut, by day and by night the same; not where ploughs go.

    The less a field bore, the fewer there are.
    """
    if scene.picture.season not in ("summer", "autumn"):
        return []
    cover, found = scene.cover(), list[Anchor]()
    ploughed = {plot for plot, _line in free_furrows(scene, layout)[:TEAMS]}
    spaced = SPACED / math.sqrt(min(1.0, max(LEAST_HARVEST, scene.picture.harvest)))
    for x, y, depth, plot in layout.spots["fields"]:
        at = (x, y, depth)
        if scene.plots.get(plot) == "cut" and plot not in ploughed and not cover.blocks(at, 8):
            if all(apart(at, other) > spaced for other in found):
                found.append(at)
    return found


LEAST_HARVEST = 0.1
SPACED = 56.0  # px from one stook to the next in a usual year


def strength_of(picture: Picture) -> float:
    """How briskly people go, 1 when they are well."""
    return 0.45 + 0.55 * min(1.0, picture.health)
