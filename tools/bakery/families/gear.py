"""What people hold or draw besides the common tools: rope, plough, flail, bowl, barrow, sheaves, pots. Figure units, forward is -Y."""

from __future__ import annotations

import math

import numpy as np

from tools.bakery.families.palette import IRON, RUST, STRAW, STRAW_DARK, WOOD, WOOD_PALE
from tools.bakery.families.pose import Point, Pose
from tools.bakery.mesh import Array, Mesh

ROPE = "#8a754c"
STEP = 0.43
"""From one who hauls to the next in line, who takes the rope up there."""


def hold(m: Mesh, pose: Pose, top: Point, hands: list[Point]) -> None:
    """Add what a pose says is held, at the shoulders or in the hands."""
    if pose.load == "rope":
        _rope(m, top, hands)
    elif pose.load == "plough":
        _plough(m, hands)
    elif pose.load == "bowl":
        x, y, z = np.mean(hands, axis=0)
        m.lathe([(0.0, -0.004), (0.016, 0.0), (0.03, 0.016), (0.034, 0.03), (0.029, 0.03), (0.0, 0.012)], "#dcd6c4", sides=12,
                x=x, y=y - 0.012, z=z, snow=0)  # fmt: skip
    elif pose.load == "barrow":
        _barrow(m, hands)
    elif pose.load == "sheaves":
        _sheaves(m, top, pose.swing)
    elif pose.load == "pots":
        _pots(m, top, pose.swing)


def swipple(m: Mesh, tip: Array, angle: float) -> None:
    """The beater of a flail, hung from the end of its handle."""
    end = tip + np.array([0, -math.sin(angle), -math.cos(angle)]) * 0.13
    end[2] = max(end[2], 0.012)
    m.beam(tip, end, 0.028, 0.012, WOOD, snow=0)


def _rope(m: Mesh, top: Point, hands: list[Point]) -> None:
    """Over the shoulder, down the back and on to the next in line; the free end in the hand."""
    side = 0.034
    shoulder, back = (side, top[1] - 0.012, top[2] + 0.012), (side, top[1] + 0.05, top[2] - 0.02)
    points = [hands[0], shoulder, back]
    end = (0.05, STEP, 0.105)
    for t in (0.35, 0.7, 1.0):  # it sags a little
        points.append((side + (end[0] - side) * t, back[1] + (end[1] - back[1]) * t,
                       back[2] + (end[2] - back[2]) * t - 0.05 * t * (1 - t)))  # fmt: skip
    for p, q in zip(points, points[1:], strict=False):
        m.tube(p, q, 0.0065, 0.0065, ROPE, sides=5, snow=0)
    m.tube((0.04, top[1] - 0.035, top[2] - 0.03), (-0.03, top[1] - 0.045, top[2] - 0.07), 0.01, 0.01, ROPE, sides=5, snow=0)


def _plough(m: Mesh, hands: list[Point]) -> None:
    """A wooden plough: handle and sole of one bent piece, an iron share, the beam reaching forward to the rope."""
    x, y, z = np.mean(hands, axis=0)
    heel = (0.0, y - 0.1, 0.05)
    m.beam((x, y, z + 0.02), heel, 0.02, 0.02, WOOD_PALE, snow=0)
    m.beam((-0.04, y, z), (0.04, y, z), 0.014, 0.014, WOOD_PALE, snow=0)
    m.beam(heel, (0.0, y - 0.2, 0.0), 0.032, 0.026, WOOD, snow=0)
    m.beam((0.0, y - 0.17, 0.022), (0.0, y - 0.25, -0.01), 0.06, 0.014, IRON, snow=0)
    m.beam((0.0, y - 0.09, 0.06), (0.0, y - 0.25, 0.125), 0.02, 0.018, WOOD_PALE, snow=0)
    m.beam((0.0, y - 0.25, 0.125), (0.0, y - 0.38, 0.105), 0.018, 0.016, WOOD_PALE, snow=0)
    m.blob(0.045, y - 0.13, 0.006, 0.045, 0.075, 0.018, "#6a5138", fine=1, rough=0.3, snow=0)  # the turned earth
    m.blob(-0.045, y - 0.1, 0.006, 0.035, 0.06, 0.014, "#6a5138", fine=1, rough=0.3, snow=0)


def _barrow(m: Mesh, hands: list[Point]) -> None:
    """One large wheel between two baskets of earth, pushed by two shafts."""
    y, axle = hands[0][1] - 0.27, 0.075
    rim = [(y + axle * math.cos(a), axle + axle * math.sin(a)) for a in np.linspace(0, 2 * math.pi, 15)]
    for (ay, az), (by, bz) in zip(rim, rim[1:], strict=False):
        m.beam((0, ay, az), (0, by, bz), 0.018, 0.016, WOOD, snow=0)
    for k in range(3):
        dy, dz = axle * math.cos(math.pi * k / 3), axle * math.sin(math.pi * k / 3)
        m.beam((0, y - dy, axle - dz), (0, y + dy, axle + dz), 0.01, 0.01, WOOD, snow=0)
    for side, hand in zip((1, -1), hands, strict=True):
        m.tube((hand[0], hand[1] + 0.03, hand[2]), (side * 0.03, y - 0.06, 0.1), 0.011, 0.009, WOOD_PALE, sides=6, snow=0)
        at = (side * 0.08, y + 0.02)
        m.lathe([(0.035, 0.06), (0.06, 0.08), (0.066, 0.14), (0.0, 0.145)], STRAW_DARK, sides=10, x=at[0], y=at[1], snow=0)
        m.blob(*at, 0.145, 0.055, 0.055, 0.03, "#6a523a", fine=1, rough=0.2, snow=0.3)


def _shoulder_pole(m: Mesh, top: Point, reach: float) -> tuple[float, float, float]:
    """A pole along the way of walking, on the right shoulder; its middle."""
    x, y, z = 0.035, top[1], top[2] + 0.012
    for s in (-1, 1):
        m.tube((x, y, z), (x, y + s * reach, z - 0.016), 0.009, 0.007, WOOD_PALE, sides=5, snow=0)
    return x, y, z


def _sheaves(m: Mesh, top: Point, swing: float) -> None:
    """A sheaf speared on each end of the pole: butts down, tied in its middle, ears spread."""
    x, y0, z = _shoulder_pole(m, top, 0.27)
    for s in (-1, 1):
        y, low = y0 + s * 0.225, z - 0.115 + 0.006 * math.sin(swing * 2 + s)
        m.lathe([(0.0, 0.0), (0.062, 0.004), (0.052, 0.075), (0.036, 0.118), (0.066, 0.178), (0.088, 0.226), (0.0, 0.238)],
                STRAW, sides=14, x=x, y=y, z=low, wobble=0.07, jitter=0.16, snow=0)  # fmt: skip
        m.lathe([(0.04, 0.108), (0.042, 0.118), (0.04, 0.128)], STRAW_DARK, sides=12, x=x, y=y, z=low, snow=0)
        for height, spread, lean, many, pale in ((0.17, 0.052, 1.0, 46, "#e7cc74"), (0.02, 0.05, 0.5, 26, STRAW)):
            a, r = m.many(0, 2 * math.pi, many), spread * np.sqrt(m.many(0.2, 1, many))
            roots = np.c_[x + r * np.cos(a), y + r * np.sin(a), np.full(many, low + height)]
            m.blades(roots, 0.085, 0.016, lean, STRAW, pale, snow=0)


def _pots(m: Mesh, top: Point, swing: float) -> None:
    """Iron for the furnaces: from each end of the pole two cooking pots, one in the other, and a bar tied beside."""
    x, y0, z = _shoulder_pole(m, top, 0.25)
    bowl = [(0.0, 0.0), (0.036, 0.008), (0.062, 0.03), (0.074, 0.062), (0.068, 0.062), (0.05, 0.03), (0.0, 0.014)]
    for s in (-1, 1):
        y = y0 + s * 0.23 + 0.016 * math.sin(swing * 2 + s)
        for dx in (-0.05, 0.05):
            m.tube((x, y0 + s * 0.235, z - 0.016), (x + dx, y, z - 0.12), 0.0035, 0.0035, "#6b5a3c", sides=4, snow=0)
        for k, colour in enumerate((IRON, "#5c5350")):
            m.lathe(bowl, colour, sides=14, x=x, y=y, z=z - 0.185 + 0.028 * k, snow=0)
        m.beam((x + 0.03, y - 0.07, z - 0.15), (x - 0.03, y + 0.07, z - 0.1), 0.016, 0.014, RUST, snow=0)
