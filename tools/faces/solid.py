"""Solids by their distance: each function takes coordinates (x, y, z arrays, cm) and gives the distance to a surface.

x runs to the viewer's right, y up, z towards the viewer; the middle between the eyes is the origin.
"""

from __future__ import annotations

import numpy as np
import numpy.typing as npt

Field = npt.NDArray[np.float32]
Spot = tuple[float, float, float]


def ellipsoid(x: Field, y: Field, z: Field, at: Spot, r: Spot) -> Field:
    """An ellipsoid (the distance is near the truth, exact on the surface)."""
    px, py, pz = (x - at[0]) / r[0], (y - at[1]) / r[1], (z - at[2]) / r[2]
    k0 = np.sqrt(px * px + py * py + pz * pz)
    px, py, pz = px / r[0], py / r[1], pz / r[2]
    k1 = np.sqrt(px * px + py * py + pz * pz) + np.float32(1e-6)
    return np.asarray(k0 * (k0 - 1.0) / k1, np.float32)


def rod(x: Field, y: Field, z: Field, a: Spot, b: Spot, ra: float, rb: float | None = None) -> Field:
    """A rod with round ends, `ra` thick at `a` and `rb` at `b`."""
    rb = ra if rb is None else rb
    bx, by, bz = b[0] - a[0], b[1] - a[1], b[2] - a[2]
    px, py, pz = x - a[0], y - a[1], z - a[2]
    t = np.clip((px * bx + py * by + pz * bz) / (bx * bx + by * by + bz * bz), 0.0, 1.0)
    px, py, pz = px - t * bx, py - t * by, pz - t * bz
    return np.asarray(np.sqrt(px * px + py * py + pz * pz) - (ra + (rb - ra) * t), np.float32)


def ring(x: Field, y: Field, z: Field, at: Spot, rx: float, ry: float, thick: float) -> Field:
    """An oval ring that faces the viewer."""
    px, py = (x - at[0]) / rx, (y - at[1]) / ry
    flat = (np.sqrt(px * px + py * py) - 1.0) * min(rx, ry)
    return np.asarray(np.sqrt(flat * flat + (z - at[2]) ** 2) - thick, np.float32)


def join(a: Field, b: Field, soft: float) -> Field:
    """Both, their seam filled over `soft` cm."""
    h = np.maximum(soft - np.abs(a - b), 0.0) / soft
    return np.asarray(np.minimum(a, b) - h * h * soft * 0.25, np.float32)


def carve(a: Field, b: Field, soft: float) -> Field:
    """`a` without `b`, the rim rounded over `soft` cm."""
    return -join(-a, b, soft)


def meet(a: Field, b: Field, soft: float) -> Field:
    """What lies in both."""
    return -join(-a, -b, soft)


def smooth(low: float, high: float, value: Field) -> Field:
    """0 below `low`, 1 above `high`, smooth between."""
    t = np.clip((value - low) / (high - low), 0.0, 1.0)
    return np.asarray(t * t * (3.0 - 2.0 * t), np.float32)
