"""People with what they drive or draw, as one picture: an ox before a plough, a handcart. Tiles, forward is -Y."""

from __future__ import annotations

import math

import numpy as np

from tools.bakery.families.animals import LEAN_LEGS, ROPE, ox_body, ox_lean_body, walking_legs
from tools.bakery.families.figure import Look, figure
from tools.bakery.families.palette import IRON, RUST, WOOD, WOOD_PALE
from tools.bakery.families.pose import Pose
from tools.bakery.families.things import wheel
from tools.bakery.mesh import Array, Mesh, linear

OX_AT, MAN_AT = -0.28, 0.66  # of the ox's middle and the ploughman's feet
COATS = {"man_grey": "#7a5334"}
TURNING = 2 * math.pi / 6
"""How far a wheel goes round in a loop: from one spoke to the next but one, about the way of two steps."""


def ox_plough(look: Look, pose: Pose, phase: float) -> Mesh:
    """A yoked ox before the plough, a step of its own to each of the ploughman's."""
    coat: Array = linear(COATS.get(look.name, "#8f6640"))
    m = Mesh(71)
    with m.at(0, OX_AT, 0.004 * abs(math.cos(2 * math.pi * phase)), -math.pi / 2):
        walking_legs(m, coat, 1.0, phase)
        ox_body(m, coat)
        _yoke(m, 0.405)
    m.merge(figure(look, pose), y=MAN_AT)
    return m


def ox_plough_lean(look: Look, pose: Pose, phase: float) -> Mesh:
    """The same with an ox that was not fed: it plods, and its head goes down at each step."""
    coat: Array = linear(COATS.get(look.name, "#8f6640")) * 0.92
    m = Mesh(77)
    with m.at(0, OX_AT, 0, -math.pi / 2):
        walking_legs(m, coat, LEAN_LEGS, phase)
        ox_lean_body(m, coat, 0.085 + 0.015 * math.sin(4 * math.pi * phase))
        _yoke(m, 0.38)
    m.merge(figure(look, pose), y=MAN_AT)
    return m


def _yoke(m: Mesh, high: float) -> None:
    """A yoke on the withers, so many tiles over the ground, and the ropes from it to the plough's beam."""
    m.beam((0.2, -0.13, high), (0.2, 0.13, high), 0.035, 0.03, WOOD_PALE, snow=0)
    for side in (-1, 1):
        m.tube((0.2, side * 0.1, high - 0.005), (0.2, side * 0.085, high - 0.165), 0.01, 0.01, ROPE, sides=5, snow=0)
        m.tube((0.2, side * 0.12, high - 0.015), (-0.36, side * 0.03, 0.135), 0.009, 0.009, ROPE, sides=5, snow=0)


def handcart(look: Look, pose: Pose, phase: float) -> Mesh:
    """A two-wheeled cart with pots, hinges and bars for the furnaces, somebody between its shafts."""
    m = Mesh(78)
    with m.at(0, 0.24, 0, -math.pi / 2, 0.82):
        for y in (-0.25, 0.25):
            wheel(m, 0.0, y, 0.19, -TURNING * phase)
        m.box(0, 0, 0.22, 0.62, 0.42, 0.03, WOOD_PALE, snow=0)
        for y in (-0.2, 0.2):
            m.beam((-0.32, y, 0.28), (0.32, y, 0.28), 0.02, 0.08, WOOD, snow=0)
            m.beam((0.28, y * 0.8, 0.24), (0.86, y * 0.62, 0.19), 0.026, 0.026, WOOD, snow=0)
        bowl = np.array([(0.0, 0.0), (0.06, 0.01), (0.1, 0.045), (0.12, 0.09), (0.11, 0.09), (0.09, 0.05), (0.0, 0.02)])
        for x, y, z, colour in ((-0.17, -0.08, 0.26, IRON), (-0.14, 0.1, 0.27, RUST), (0.07, -0.06, 0.26, "#57504d"),
                                (0.13, 0.1, 0.25, IRON), (-0.04, 0.03, 0.34, "#4f4a48")):  # fmt: skip
            m.lathe([tuple(p) for p in bowl], colour, sides=14, x=x, y=y, z=z, snow=0)
        for k in range(4):
            y = -0.12 + 0.08 * k
            m.beam((-0.36, y, 0.33 + 0.02 * (k % 2)), (0.26, y * 0.4, 0.38), 0.02, 0.016, RUST if k % 2 else IRON, snow=0)
    m.merge(figure(look, pose), y=-0.37)
    return m
