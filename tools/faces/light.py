"""Looks at a person from the front: which surface each point of the picture shows, how far off, and how it is lit."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from tools.faces import dress, head
from tools.faces.person import Person
from tools.faces.solid import Field

LEFT, RIGHT, TOP, FOOT = -12.0, 12.0, 13.6, -16.4
"""The frame, cm."""
SKIN, EYE, HAIR, HAT, WIRE, CLOTH, NOTHING = range(7)
KEY = (-0.46, 0.50, 0.80)
"""Where the light comes from."""
LIFT = 0.9
"""How far the shoulders are raised, cm: a head sits into its collar."""
STEPS = 60
FIRST, LAST = 14.5, -9.0
"""Depths between which there may be something, cm."""


@dataclass(frozen=True)
class View:
    """What is seen, arrays (rows, columns). Depths and places in cm; places are in the head's own measure."""

    depth: Field
    kind: npt.NDArray[np.int8]
    x: Field
    y: Field
    z: Field
    cm: float
    """pixels to a centimetre"""


def turned(
    p: Person, x: Field, y: Field, z: Field, share: float = 1.0, tall: float = 1.0
) -> tuple[Field, Field, Field]:
    """Places of the room in the measure of the head (share 1), or of a body that turns by a part of it; `tall`
    stretches the head upwards from the chin."""
    a, b, c = (np.radians(v * share) for v in (p.turn, p.nod, p.lean))
    y, z = y + 9.0, z + 2.0
    x, y = x * np.cos(c) - y * np.sin(c), x * np.sin(c) + y * np.cos(c)
    x, z = x * np.cos(a) - z * np.sin(a), x * np.sin(a) + z * np.cos(a)
    y, z = y * np.cos(b) + z * np.sin(b), -y * np.sin(b) + z * np.cos(b)
    y = (y - 9.0 + 11.0) / tall - 11.0
    return x.astype(np.float32), y.astype(np.float32), (z - 2.0).astype(np.float32)


def solids(p: Person, x: Field, y: Field, z: Field, gaunt: float) -> list[Field]:
    """Distances to each kind of surface, in the order of SKIN to CLOTH."""
    hx, hy, hz = turned(p, x, y, z, tall=p.tall)
    bx, by, bz = turned(p, x, y - LIFT, z, 0.35)
    found = [
        head.head(p, hx, hy, hz, gaunt),
        head.eyeball(p, hx, hy, hz),
        dress.hair(p, hx, hy, hz),
        dress.hat(p, hx, hy, hz),
        dress.wire(p, hx, hy, hz) if p.spectacles else np.full_like(x, dress.FAR),
        dress.coat(p, bx, by, bz),
    ]
    if p.hat in ("cap", "cloth_cap"):
        found[HAIR] = np.maximum(found[HAIR], hy - 6.6)
    elif p.hat in ("towel", "wrap"):
        found[HAIR] = np.maximum(np.maximum(found[HAIR], -found[HAT] + 0.05), hy - 6.2)
    elif p.hat in ("felt", "flaps", "straw"):
        found[HAIR] = np.maximum(np.maximum(found[HAIR], -found[HAT] + 0.05), hy - 6.0)
    elif p.hat != "none":
        found[HAIR] = np.maximum(found[HAIR], -found[HAT] + 0.05)
    return found


def look(p: Person, cm: float, gaunt: float = 0.0) -> View:
    """March from the viewer to the first surface. `cm`: pixels to a centimetre."""
    columns, rows = round((RIGHT - LEFT) * cm), round((TOP - FOOT) * cm)
    xs = (LEFT + (np.arange(columns, dtype=np.float32) + 0.5) / cm).astype(np.float32)
    ys = (TOP - (np.arange(rows, dtype=np.float32) + 0.5) / cm).astype(np.float32)
    x, y = (np.ascontiguousarray(a).ravel() for a in np.meshgrid(xs, ys))
    z = np.full_like(x, FIRST)
    kind = np.full(x.shape, NOTHING, np.int8)
    going = np.arange(x.size)
    near = 0.35 / cm
    for _step in range(STEPS):
        found = np.stack(solids(p, x[going], y[going], z[going], gaunt))
        d = found.min(axis=0)
        z[going] -= np.maximum(d, near * 0.5) * 0.82
        hit = d < near
        kind[going[hit]] = found[:, hit].argmin(axis=0)
        kept = ~hit & (z[going] > LAST)
        going, left = going[kept], found[:, kept]
        if not going.size:
            break
    # Rays that graze an edge end there.
    close = left.min(axis=0) < 0.3
    kind[going[close]] = left[:, close].argmin(axis=0)
    shape = (rows, columns)
    hx, hy, hz = turned(p, x, y, z, tall=p.tall)
    z[kind == NOTHING] = LAST
    return View(z.reshape(shape), kind.reshape(shape), hx.reshape(shape), hy.reshape(shape), hz.reshape(shape), cm)


def blurred(a: Field, sigma: float) -> Field:
    """A soft copy: three boxes, near a gaussian; edges are repeated. sigma in pixels."""
    size = max(1, round(sigma * 1.9))
    out = a.astype(np.float32)
    for axis in (0, 1):
        for _time in range(3):
            pad = [(0, 0), (0, 0)]
            pad[axis] = (size // 2 + 1, size - size // 2 - 1)
            total = np.cumsum(np.pad(out, pad, mode="edge"), axis=axis, dtype=np.float64)
            n = out.shape[axis]
            lo, hi = np.arange(n), np.arange(n) + size
            hi = np.minimum(hi, total.shape[axis] - 1)
            out = ((np.take(total, hi, axis) - np.take(total, lo, axis)) / size).astype(np.float32)
    return out


def lit(view: View, relief: Field) -> tuple[Field, Field]:
    """Light that each point receives, and how far it lies in a hollow (1 open, 0 closed). relief: cm on the depth."""
    cm = view.cm
    depth = view.depth + relief
    zx, zy = np.gradient(depth, axis=1) * cm, -np.gradient(depth, axis=0) * cm
    size = np.sqrt(zx * zx + zy * zy + 1.0)
    nx, ny, nz = -zx / size, -zy / size, 1.0 / size
    lx, ly, lz = np.array(KEY) / np.linalg.norm(KEY)
    key = np.clip((nx * lx + ny * ly + nz * lz + 0.18) / 1.18, 0, 1)
    fill = np.clip(nx * 0.75 + nz * 0.6 + 0.1, 0, 1)
    # Shadows are sought along the picture of depths, a step at a time towards the light.
    shade = np.zeros_like(depth)
    reach = 7.0
    for k in range(1, 29):
        far = reach * (k / 28) ** 1.5
        dx, dy = round(lx / lz * far * cm), round(-ly / lz * far * cm)
        moved = _moved(depth, dx, dy)
        over = (moved - (depth + far + 0.10)) / (0.25 + 0.22 * far)
        shade = np.maximum(shade, np.clip(over, 0, 1) * (over < 9))
    shade = blurred(shade.astype(np.float32), 0.30 * cm)
    open_ = np.ones_like(depth)
    ground = np.where(view.kind == NOTHING, np.nan, depth)
    full = np.where(np.isnan(ground), depth[view.kind != NOTHING].min(), ground).astype(np.float32)
    for radius, strength in ((0.22, 1.3), (0.6, 0.62), (1.6, 0.22)):
        over = np.clip(blurred(full, radius * cm) - full, 0, radius * 1.6)
        open_ -= strength * over / radius * 0.55
    open_ = np.clip(open_, 0.12, 1.0)
    light = 0.68 * key * (1 - 0.55 * shade) + 0.27 * fill + 0.18 * open_
    return (light * (0.45 + 0.55 * open_)).astype(np.float32), open_.astype(np.float32)


def _moved(a: Field, dx: int, dy: int) -> Field:
    """What lies dx columns to the right and dy rows down, the edge repeated."""
    rows, columns = a.shape
    ys = np.clip(np.arange(rows) + dy, 0, rows - 1)
    xs = np.clip(np.arange(columns) + dx, 0, columns - 1)
    return a[np.ix_(ys, xs)]
