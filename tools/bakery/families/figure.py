"""One small jointed figure without a face: a pose gives its joints and what it holds, a look its clothes. Forward is -Y."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np

from tools.bakery.families.gear import hold, swipple
from tools.bakery.families.palette import COAL, IRON, WOOD_PALE
from tools.bakery.families.pose import Point, Pose
from tools.bakery.mesh import Mesh

SIZE = 1.25
THIGH, TORSO, ARM = 0.062, 0.115, 0.055
SKIN = "#c79a72"


@dataclass(frozen=True)
class Look:
    """Clothes: colours, headwear (straw, cap, scarf, hair, fur), bulk of padding, a long tunic or not."""

    name: str
    shirt: str
    trousers: str = "#3a3b40"
    head: str = "straw"
    bulk: float = 1.0
    tunic: bool = False


SUMMER = (
    Look("man_blue", "#46597a"),
    Look("man_grey", "#5f6468", "#2f3136"),
    Look("man_white", "#c9c2ae", "#4a4a48"),
    Look("woman_red", "#8a3f3a", "#33363f", tunic=True),
    Look("woman_blue", "#5d7391", "#2f3340", head="scarf", tunic=True),
    Look("woman_print", "#a07f6a", "#3c3f48", tunic=True),
    Look("cadre", "#4c5a48", "#454f42", head="cap"),
)
WINTER = (
    Look("padded_blue", "#3f4d66", "#33343a", head="fur", bulk=1.28),
    Look("padded_black", "#2f3136", "#2a2b30", head="hair", bulk=1.24),
    Look("padded_woman", "#6a3f3c", "#2f313a", head="scarf", bulk=1.26, tunic=True),
    Look("padded_grey", "#5a5c5e", "#3a3b3f", head="cap", bulk=1.25),
)


def _limb(p: Point, angle: float, length: float) -> Point:
    return p[0], p[1] - math.sin(angle) * length, p[2] - math.cos(angle) * length


def _middle(a: Point, b: Point) -> Point:
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2, (a[2] + b[2]) / 2


def figure(look: Look, pose: Pose) -> Mesh:
    """The figure in a pose, facing -Y, feet at the origin."""
    m = Mesh(5)
    with m.at(scale=SIZE):
        hip = (0.0, pose.back, pose.hip + pose.bob)
        _legs(m, look, pose, hip)
        top = (0.0, hip[1] - math.sin(pose.lean) * TORSO, hip[2] + math.cos(pose.lean) * TORSO)
        waist = _middle(hip, top)
        b = look.bulk
        m.tube((0, hip[1], hip[2] - 0.02), waist, 0.050 * b, 0.054 * b, look.shirt, sides=12, snow=0)
        m.tube(waist, top, 0.054 * b, 0.034 * b, look.shirt, sides=12, snow=0)
        if look.tunic:
            m.tube((0, hip[1], hip[2] - 0.045), (0, hip[1], hip[2]), 0.056 * b, 0.05 * b, look.shirt, sides=12, snow=0)
        _head(m, look, (0, top[1] - 0.012 - 0.02 * math.sin(pose.lean), top[2] + 0.034))
        hands = _arms(m, look, pose, top)
        _tool(m, pose, hands)
        if pose.load == "pole":
            _pole(m, top, pose.swing)
        hold(m, pose, top, hands)
    return m


def _legs(m: Mesh, look: Look, pose: Pose, hip: Point) -> None:
    b = look.bulk
    for side, (thigh, knee) in zip((1, -1), pose.legs, strict=True):
        h = (side * 0.026, hip[1], hip[2])
        k = _limb(h, thigh, THIGH)
        f = _limb(k, thigh - knee, THIGH)
        m.tube(h, k, 0.025 * b, 0.021 * b, look.trousers, sides=7, snow=0)
        m.tube(k, f, 0.021 * b, 0.018, look.trousers, sides=7, snow=0)
        m.box(f[0], f[1] - 0.012, max(0.0, f[2] - 0.004), 0.032, 0.054, 0.016, "#2a2522", snow=0)


def _head(m: Mesh, look: Look, at: Point) -> None:
    x, y, z = at
    m.blob(x, y, z, 0.034, 0.034, 0.038, SKIN, rough=0, snow=0)
    if look.head == "straw":
        m.lathe([(0.085, 0.006), (0.088, 0.012), (0.045, 0.038), (0.02, 0.058), (0, 0.066)], "#cdb26f", sides=16, x=x, y=y - 0.004,
                z=z, snow=0.3)
        m.lathe([(0.048, 0.037), (0.045, 0.042)], "#a08648", sides=14, x=x, y=y - 0.004, z=z, snow=0)
    elif look.head == "scarf":
        m.lathe([(0.036, -0.028), (0.041, 0.0), (0.038, 0.025), (0.02, 0.042), (0, 0.044)], "#b9a892" if look.bulk < 1.1 else "#8c4a44",
                sides=12, x=x, y=y + 0.005, z=z, snow=0)
    elif look.head == "fur":
        m.lathe([(0.04, -0.02), (0.043, 0.01), (0.04, 0.032), (0.02, 0.045), (0, 0.046)], "#5b4a38", sides=12, x=x, y=y + 0.004, z=z, snow=0)
    elif look.head == "cap":
        m.lathe([(0.037, 0.006), (0.04, 0.026), (0.03, 0.04), (0, 0.042)], look.shirt, sides=12, x=x, y=y, z=z, snow=0)
        m.box(x, y - 0.036, z + 0.008, 0.05, 0.03, 0.006, look.shirt, snow=0)
    else:
        m.lathe([(0.036, 0.0), (0.038, 0.02), (0.03, 0.036), (0, 0.043)], "#2c2a2c", sides=12, x=x, y=y + 0.004, z=z, snow=0)


def _arms(m: Mesh, look: Look, pose: Pose, top: Point) -> list[Point]:
    b, hands = look.bulk, []
    for side, (upper, lower, inward) in zip((1, -1), pose.arms, strict=True):
        shoulder = (side * 0.052 * (1 + (b - 1) * 0.5), top[1] + 0.004, top[2] - 0.012)
        elbow = _limb(shoulder, upper, ARM)
        elbow = (elbow[0] + side * 0.01, elbow[1], elbow[2])
        hand = _limb(elbow, lower, ARM * 0.93)
        hand = (hand[0] - side * inward, hand[1], hand[2])
        m.tube(shoulder, elbow, 0.02 * b, 0.017 * b, look.shirt, sides=6, snow=0)
        m.tube(elbow, hand, 0.017 * b, 0.013 * b, look.shirt, sides=6, snow=0)
        m.blob(*hand, 0.014, 0.014, 0.015, SKIN, fine=1, rough=0, snow=0)
        hands.append(hand)
    return hands


def _tool(m: Mesh, pose: Pose, hands: list[Point]) -> None:
    if pose.tool is None:
        return
    angle = pose.extra["tool"]
    d = np.array([0, -math.sin(angle), -math.cos(angle)])
    hold = np.array(_middle(hands[0], hands[1]))
    reach = {"hoe": 0.21, "shovel": 0.2, "rod": 0.27, "rake": 0.4, "sickle": 0.05, "flail": 0.2}[pose.tool]
    if d[2] < -1e-3:
        reach = min(reach, max(0.05, (hold[2] - 0.012) / -d[2]))
    tip = hold + d * reach
    m.tube(hold - d * 0.11, tip, 0.008, 0.008, WOOD_PALE if pose.tool not in ("rod", "rake") else IRON, sides=5, snow=0)
    if pose.tool == "hoe":
        blade = np.array([0, d[2], -d[1]]) * 0.05
        blade = -blade if blade[2] > 0 else blade
        m.beam(tip, tip + blade, 0.042, 0.009, IRON, snow=0)
    elif pose.tool == "rake":
        m.beam(tip + [-0.045, 0, 0], tip + [0.045, 0, 0], 0.012, 0.03, IRON, snow=0)
    elif pose.tool == "flail":
        swipple(m, tip, pose.extra["swipple"])
    elif pose.tool == "shovel":
        m.beam(tip - d * 0.01, tip + d * 0.055, 0.05, 0.01, IRON, snow=0)
        if pose.extra.get("full"):
            m.blob(*(tip + d * 0.03 + [0, 0, 0.02]), 0.032, 0.032, 0.02, COAL, fine=1, snow=0)


def _pole(m: Mesh, top: Point, swing: float) -> None:
    y0, z0 = top[1], top[2] + 0.006
    for s in (-1, 1):
        m.tube((0.035, y0, z0 + 0.006), (0.035, y0 + s * 0.24, z0 - 0.012), 0.008, 0.007, WOOD_PALE, sides=5, snow=0)
        y = y0 + s * 0.225
        away = 0.02 * math.sin(swing * 2 + s)
        m.tube((0.035, y, z0 - 0.01), (0.035, y + away, z0 - 0.11), 0.003, 0.003, "#6b5a3c", sides=4, snow=0)
        m.lathe([(0.03, -0.175), (0.055, -0.155), (0.06, -0.105), (0, -0.1)], "#a98a50", sides=10, x=0.035, y=y + away, z=z0, snow=0)
        m.blob(0.035, y + away, z0 - 0.1, 0.048, 0.048, 0.025, "#5b4a3a", fine=1, snow=0.3)
