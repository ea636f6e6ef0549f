"""People at work: eight frames, four directions, several looks. A motion gives the joints at a moment 0..1 of its loop."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from tools.bakery.families import teams
from tools.bakery.families.figure import SUMMER, WINTER, Look, figure
from tools.bakery.families.pose import HIP, Pose
from tools.bakery.mesh import Mesh

__all__ = ["MOTIONS", "Look", "Motion", "Pose", "figure"]


def _stride(phase: float, amount: float, knee: float) -> list[tuple[float, float]]:
    w = 2 * math.pi * phase
    return [(amount * math.sin(w + o), max(0.0, knee * math.cos(w + o))) for o in (0, math.pi)]


def walk(phase: float) -> Pose:
    """A brisk step."""
    w = 2 * math.pi * phase
    swing = [0.5 * math.sin(w + math.pi), 0.5 * math.sin(w)]
    return Pose(_stride(phase, 0.55, 0.75), [(a, a + 0.35, 0.0) for a in swing], bob=0.007 * abs(math.cos(w)))


def trudge(phase: float) -> Pose:
    """A slow, short step, bent forward, hands in the sleeves."""
    w = 2 * math.pi * phase
    return Pose(_stride(phase, 0.3, 0.42), [(0.35, 1.35, 0.045)] * 2, lean=0.2, bob=0.004 * abs(math.cos(w)))


def carry(phase: float) -> Pose:
    """A shoulder pole with two baskets, in a short quick step."""
    w = 2 * math.pi * phase
    left = 0.4 * math.sin(w)
    return Pose(_stride(phase, 0.45, 0.65), [(0.75, 2.5, 0.02), (left, left + 0.35, 0.0)], lean=0.08, bob=0.009 * abs(math.cos(w)),
                load="pole", swing=w)


def bundle(phase: float) -> Pose:
    """Two sheaves speared on a shoulder pole, in the step of those who carry baskets."""
    return replace(carry(phase), load="sheaves")


def scrap(phase: float) -> Pose:
    """Pots and bars on a shoulder pole, on their way into the furnaces."""
    return replace(carry(phase), load="pots")


def _rise(phase: float, up: float, down: float) -> float:
    """0 low, 1 high: a slow lift until `up`, a quick fall until `down`, then rest."""
    if phase < up:
        return 0.5 - 0.5 * math.cos(math.pi * phase / up)
    return max(0.0, 1 - (phase - up) / (down - up))


def hoe(phase: float) -> Pose:
    """The hoe goes up over the shoulder and down."""
    lift = _rise(phase, 0.55, 0.69)
    arm = 0.35 + 2.35 * lift
    lean = 0.12 + 0.5 * (1 - lift)
    return Pose([(0.32, 0.1), (-0.30, 0.12)], [(arm * 0.8 + lean * 0.3, arm + 0.5 * lift, 0.03)] * 2, lean=lean, hip=HIP - 0.012 * (1 - lift),
                tool="hoe", extra={"tool": 0.55 + 2.0 * lift})


def reap(phase: float) -> Pose:
    """Bent low, a hand to the stalks, a cut, a step of the arm."""
    w = 2 * math.pi * phase
    cut = 0.5 + 0.5 * math.sin(w)
    return Pose([(0.5, 0.45), (-0.1, 0.3)], [(0.75 + 0.35 * cut, 1.2 + 0.4 * cut, 0.02), (1.1 - 0.25 * cut, 1.3, 0.01)],
                lean=1.02 + 0.07 * math.cos(w), hip=HIP - 0.022, back=0.035, tool="sickle", extra={"tool": 1.5})


def stoke(phase: float) -> Pose:
    """A shovel of coal: low, swung forward to the furnace's mouth, and back."""
    throw = _rise((phase + 0.1) % 1.0, 0.45, 0.75)
    arm = 0.2 + 1.05 * throw
    return Pose([(0.38, 0.2), (-0.32, 0.1)], [(arm, arm + 0.5, 0.03), (arm + 0.25, arm + 0.55, 0.03)], lean=0.5 - 0.28 * throw,
                hip=HIP - 0.014 * (1 - throw), tool="shovel", extra={"tool": 0.95 + 0.55 * throw, "full": 1.0 if phase < 0.55 else 0.0})


def rake(phase: float) -> Pose:
    """The sand before a tapped furnace: leaning well back from the heat, a long rod goes out along the runner and comes
    back."""
    w = 2 * math.pi * phase
    out = 0.5 + 0.5 * math.sin(w)
    return Pose([(0.42, 0.12), (-0.42, 0.05)], [(0.35 + 0.55 * out, 0.75 + 0.5 * out, 0.03), (0.6 + 0.5 * out, 1.0 + 0.4 * out, 0.03)],
                lean=0.1 + 0.2 * out, hip=HIP - 0.012, tool="rake", extra={"tool": 1.12 + 0.06 * math.sin(2 * w)})


def bellows(phase: float) -> Pose:
    """Push and pull on the rod of the bellows."""
    w = 2 * math.pi * phase
    push = math.sin(w)
    return Pose([(0.45, 0.25), (-0.35, 0.05)], [(0.75 + 0.35 * push, 1.3 + 0.25 * push, 0.015)] * 2, lean=0.28 + 0.2 * push)


def stand(phase: float) -> Pose:
    """Waiting: the weight goes from one foot to the other."""
    w = 2 * math.pi * phase
    sway = 0.03 * math.sin(w)
    return Pose([(0.03, 0.04), (-0.03, 0.04)], [(0.1 + sway, 0.3, 0.0), (0.1 - sway, 0.3, 0.0)], lean=0.06 + 0.02 * math.sin(w))


def sit(phase: float) -> Pose:
    """Sitting on the ground or a low stone, arms on the knees."""
    w = 2 * math.pi * phase
    return Pose([(1.75, 1.75), (1.6, 1.7)], [(0.75, 1.35, 0.01), (0.7, 1.4, 0.01)], lean=0.3 + 0.025 * math.sin(w), hip=0.05, back=0.03, seat=True)


def sit_asleep(phase: float) -> Pose:
    """Asleep where they sat down: arms folded on the knees, the head on the arms, a slow breath."""
    w = 2 * math.pi * phase
    return Pose([(1.95, 2.2), (1.9, 2.2)], [(1.05, 1.75, 0.045), (1.0, 1.7, 0.045)], lean=0.82 + 0.02 * math.sin(w), hip=0.05, back=0.06,
                seat=True)


def queue(phase: float) -> Pose:
    """Waiting with a bowl held in both hands."""
    w = 2 * math.pi * phase
    sway = 0.03 * math.sin(w)
    return Pose([(0.04, 0.05), (-0.04, 0.05)], [(0.4, 1.75, 0.034), (0.4, 1.75, 0.034)], lean=0.08 + sway / 2, load="bowl")


def thresh(phase: float) -> Pose:
    """A flail goes up, its beater swings over, and down it comes flat on the sheaves."""
    lift = _rise(phase, 0.56, 0.72)
    rising = min(1.0, phase / 0.56)
    beater = 1.5 - 2.7 * rising if phase < 0.56 else 5.08 - 3.58 * min(1.0, (phase - 0.56) / 0.16)
    arm = 0.75 + 1.65 * lift
    return Pose([(0.34, 0.15), (-0.3, 0.1)], [(arm, arm + 0.35, 0.03)] * 2, lean=0.48 - 0.42 * lift, hip=HIP - 0.012 * (1 - lift),
                tool="flail", extra={"tool": 1.1 + 1.5 * lift, "swipple": beater})


def pull(phase: float) -> Pose:
    """Leaning into a rope over the shoulder, step by short step."""
    w = 2 * math.pi * phase
    legs = [(thigh + 0.12, knee) for thigh, knee in _stride(phase, 0.42, 0.55)]
    return Pose(legs, [(1.0, 2.5, 0.02), (0.75 + 0.1 * math.sin(w), 1.0, 0.0)], lean=0.7 + 0.05 * math.sin(2 * w), hip=HIP - 0.012,
                back=0.05, bob=0.004 * abs(math.cos(w)), load="rope")


def plough(phase: float) -> Pose:
    """Behind the plough, both hands on its handle."""
    w = 2 * math.pi * phase
    return Pose(_stride(phase, 0.36, 0.5), [(0.7, 1.2, 0.03)] * 2, lean=0.32, bob=0.004 * abs(math.cos(w)), load="plough")


def barrow(phase: float) -> Pose:
    """A wheelbarrow of earth, pushed at arms' length."""
    w = 2 * math.pi * phase
    return Pose(_stride(phase, 0.45, 0.62), [(0.5, 0.75, 0.0)] * 2, lean=0.36, bob=0.005 * abs(math.cos(w)), load="barrow")


def haul(phase: float) -> Pose:
    """Between the shafts of a handcart, leaning forward, a hand on each."""
    w = 2 * math.pi * phase
    return Pose(_stride(phase, 0.42, 0.55), [(-0.05, 0.3, 0.0)] * 2, lean=0.42, hip=HIP - 0.006, bob=0.004 * abs(math.cos(w)))


@dataclass(frozen=True)
class Motion:
    """A loop of frames and who does it."""

    name: str
    pose: Callable[[float], Pose]
    looks: tuple[Look, ...]
    frames: int = 8
    room: float = 1.0  # of a cell, in tiles across
    draw: Callable[[Look, Pose, float], Mesh] | None = None  # how, where it is more than one figure

    def mesh(self, look: Look, phase: float) -> Mesh:
        """Who does it, at a moment 0..1 of the loop."""
        pose = self.pose(phase)
        return self.draw(look, pose, phase) if self.draw else figure(look, pose)


MOTIONS = [
    Motion("walk", walk, SUMMER),
    Motion("carry", carry, SUMMER[:6]),
    Motion("hoe", hoe, SUMMER[:6]),
    Motion("stoke", stoke, SUMMER[:4]),
    Motion("rake", rake, SUMMER[:4]),
    Motion("winter_walk", trudge, WINTER),
    Motion("sit", sit, SUMMER[:6]),
    Motion("winter_sit", sit, WINTER),
    Motion("stand", stand, SUMMER),
    Motion("winter_stand", stand, WINTER),
    Motion("reap", reap, SUMMER[:6]),
    Motion("bellows", bellows, SUMMER[:4]),
    Motion("bundle", bundle, SUMMER[:6]),
    Motion("winter_carry", carry, WINTER),
    Motion("winter_hoe", hoe, WINTER),
    Motion("queue", queue, SUMMER[:6]),
    Motion("winter_queue", queue, WINTER),
    Motion("sit_asleep", sit_asleep, SUMMER[:6]),
    Motion("winter_sit_asleep", sit_asleep, WINTER),
    Motion("thresh", thresh, SUMMER[:6]),
    Motion("pull", pull, SUMMER[:6]),
    Motion("plough", plough, SUMMER[:3]),
    Motion("barrow", barrow, SUMMER[:6]),
    Motion("winter_barrow", barrow, WINTER),
    Motion("scrap", scrap, SUMMER[:6]),
    Motion("haul", haul, SUMMER[1:4:2], room=1.25, draw=teams.handcart),
    Motion("ox_plough", plough, SUMMER[:2], room=1.5, draw=teams.ox_plough),
    Motion("ox_plough_lean", plough, SUMMER[:2], room=1.5, draw=teams.ox_plough_lean),
]
