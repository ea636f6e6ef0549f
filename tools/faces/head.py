"""The head of a person: bones, flesh, features, ears and neck as one solid."""

from __future__ import annotations

import numpy as np

from tools.faces.person import Person
from tools.faces.solid import Field, carve, ellipsoid, join, rod

EYE_X, EYE_Y = 3.15, -0.1
EYE_HALF = 1.45
"""Half the length of the opening between the lids."""


def skull(p: Person, x: Field, y: Field, z: Field) -> Field:
    """Cranium and forehead: what hair and hats lie on."""
    w = p.wide
    d = ellipsoid(x, y, z, (0, 2.9, -1.6), (7.3 * w, 7.9, 9.1))
    d = join(d, ellipsoid(np.abs(x), y, z, (2.5 * w, 5.0, -2.2), (4.35 * w, 5.2, 7.2)), 1.6)
    return join(d, ellipsoid(x, y, z, (0, 3.8, 2.1), (6.0 * w, 4.9, 5.7)), 1.6)


def eye_local(p: Person, x: Field, y: Field, side: int) -> tuple[Field, Field]:
    """A point of the face in the eye's own measure: u -1 at the inner corner, 1 at the outer; v in cm, upwards."""
    u = (side * x - EYE_X * p.eye_apart) / (EYE_HALF * p.eye_long)
    lift = np.tan(np.radians(p.eye_tilt)) * EYE_HALF * p.eye_long
    return u, np.asarray(y - EYE_Y - lift * u, np.float32)


def lids(p: Person, u: Field) -> tuple[Field, Field]:
    """Where the upper and the lower lid end, v in cm, for u along the eye."""
    tall = 0.86 * p.eye_open * (1.0 - 0.22 * p.aged)
    inside = np.clip(1.0 - np.abs(u) ** 2.3, 0.0, 1.0)
    skew = 1.0 - 0.10 * u
    upper = tall * 0.58 * inside**0.8 * skew - 0.10 * np.clip(-u, 0, 1) ** 4
    # With age the outer part of the upper lid hangs.
    upper = upper - 0.16 * p.aged * np.clip(u, 0, 1) ** 2
    lower = -tall * 0.40 * inside**0.9 * (1.0 + 0.12 * u) - 0.10 * np.clip(-u, 0, 1) ** 4
    return np.asarray(upper, np.float32), np.asarray(lower, np.float32)


def eyeball(p: Person, x: Field, y: Field, z: Field, grown: float = 0.0) -> Field:
    """Both eyeballs."""
    return ellipsoid(np.abs(x), y, z, (EYE_X * p.eye_apart, EYE_Y, 5.55), (1.7 + grown, 1.35 + grown, 1.62 + grown))


def head(p: Person, x: Field, y: Field, z: Field, gaunt: float) -> Field:
    """Distance to the skin of the head, lids open, without the eyeballs. gaunt: 0 usual, 1 hollowed by hunger."""
    w, j, low = p.wide, p.jaw * p.wide, p.chin
    ax = np.abs(x)
    woman = p.sex == "woman"
    lean = np.clip(1.0 - p.flesh, 0, 1)
    # The lower face is stretched or shortened below the nose.
    ly = np.where(y < -4.6, -4.6 + (y + 4.6) * (6.9 / (6.9 + low)), y).astype(np.float32)

    d = skull(p, x, y, z)
    d = join(d, ellipsoid(x, y, z, (0, -1.8, 1.5), (6.35 * w, 6.2, 6.0)), 1.6)
    d = join(d, ellipsoid(ax, y, z, (4.55 * w, -2.0, 4.0), (1.9 + 0.35 * p.cheek, 1.6, 2.3 + 0.4 * p.cheek)), 1.8)
    d = join(d, ellipsoid(x, ly, z, (0, -5.4, 3.5), (4.3, 4.0, 4.4)), 1.6)
    d = join(d, ellipsoid(x, ly, z, (0, -6.4, 1.6), (4.7 * j, 4.6, 5.3)), 1.6)
    angle = (4.35 * j, -6.7, 0.2)
    # A woman's jaw is lighter, her brow smoother, her nose smaller.
    bone = 0.82 if woman else 1.0
    d = join(d, rod(ax, ly, z, (5.15 * j, -3.0, -0.6), angle, 1.2 * bone, 1.1 * bone), 1.6)
    d = join(d, rod(ax, ly, z, angle, (1.5 * j, -9.95, 5.6), 1.15 * bone, 1.35 * bone), 1.7)
    if p.jowl > 0.02:
        d = join(d, ellipsoid(ax, ly, z, (4.1 * j, -8.3, 3.2), (1.3, 1.5, 1.9)) + 0.45 * (1 - p.jowl), 1.4)
    d = join(d, ellipsoid(x, ly, z, (0, -9.9, 6.1), (1.95 if not woman else 1.6, 1.6, 1.75)), 1.2)
    # Cheeks.
    d = join(d, ellipsoid(ax, ly, z, (3.7 * w, -5.4, 4.4), (2.0, 2.8, 2.2 + 0.9 * p.flesh)), 1.8)
    hollow = 0.9 * max(0.0, lean - 0.55) + 0.95 * gaunt
    if hollow > 0.05:
        cut = ellipsoid(ax, ly, z, (5.9 * w, -6.0, 6.4), (1.5 + 0.5 * hollow, 2.7, 1.5 + 0.75 * hollow))
        d = carve(d, cut + 0.5 * (1 - min(1.0, hollow)), 2.2)
    cut = ellipsoid(ax, y, z, (7.7 * w, 2.6, 4.9), (1.3 + 0.75 * gaunt, 2.7, 2.1 + 0.5 * gaunt))
    d = carve(d, cut + 0.35 * (1 - gaunt) * p.flesh, 1.6)

    # Brow and sockets.
    b = p.brow_bone
    d = join(d, rod(ax, y, z, (1.3, 1.75, 6.65 + 0.35 * b), (4.5 * w, 2.1, 5.0 + 0.3 * b), (0.8 + 0.2 * b) * bone), 1.5)
    deep = 0.05 + 0.30 * b + 0.45 * gaunt + 0.25 * p.aged
    d = carve(d, ellipsoid(ax, y, z, (EYE_X * p.eye_apart, 0.0, 8.3 - 0.3 * deep), (2.05, 1.10, 1.40)), 1.3)
    d = join(d, eyeball(p, x, y, z, 0.16), 0.35)

    # The nose.
    n, s = p.nose_long, p.nose_wide
    tip = -3.45 * n
    root = 5.8 + 1.0 * p.nose_high
    point = tip + p.nose_tip
    slim = 0.86 if woman else 1.0
    foot = 8.2 + 0.4 * p.nose_high - 0.15 * woman
    nose = rod(x, y, z, (0, 0.6, root - 0.1), (0, tip + 0.4, foot), 0.80 * slim, 0.98 * slim)
    if p.nose_bump > 0.02:
        nose = join(
            nose,
            ellipsoid(x, y, z, (0, -0.9 * n, 7.35 + 0.5 * p.nose_high), (0.80, 1.0, 0.55 + 0.50 * p.nose_bump)),
            0.6,
        )
    nose = join(
        nose, ellipsoid(x, y, z, (0, point, 8.7 + 0.3 * p.nose_high), (1.08 * s**0.5 * slim, 0.95 * slim, 1.0)), 0.7
    )
    wing = ellipsoid(ax, y, z, (1.30 * s * slim, tip - 0.25, 7.75 - 0.1 * woman), (0.86 * slim, 0.76 * slim, 1.0))
    nose = join(nose, wing, 0.45)
    d = join(d, nose, 1.75)
    d = carve(d, ellipsoid(ax, y, z, (0.62 * s, point - 0.98, 8.5), (0.42, 0.20, 0.60)), 0.25)

    # The mouth.
    m, f = p.mouth_wide, 0.85 + 0.5 * p.lips
    bend = p.mouth_down * (ax / 2.4) ** 2
    my = (ly + 6.95 - p.mouth_high + bend).astype(np.float32)
    d = join(d, ellipsoid(x, my, z, (0, -0.2, 4.7), (3.3 * m, 2.6, 3.35)), 1.3)
    d = join(d, ellipsoid(x, my, z, (0, 0.42, 7.2), (2.1 * m, 0.50 * f * p.lip_upper, 1.12)), 0.45)
    d = join(d, ellipsoid(x, my, z, (0, -0.62, 7.12), (1.75 * m, 0.62 * f, 1.15)), 0.5)
    back = 8.28 - 0.16 * ax * ax
    wave = my - 0.07 * p.mouth_bow * np.cos(ax * 2.6 / m) * (ax < 1.8)
    seam = np.sqrt(wave * wave * 1.6 + (z - back) ** 2 * 0.35) - 0.11 * np.clip(1.25 - ax / (2.3 * m), 0, 1) ** 0.5
    d = carve(d, np.maximum(seam, ax - 2.3 * m).astype(np.float32), 0.34)
    d = carve(d, ellipsoid(x, my, z, (0, -1.75, 8.55), (1.5, 0.42, 0.75)), 0.8)
    d = carve(d, rod(x, y, z, (0, tip - 1.3, 8.85), (0, -6.1 + p.mouth_high - low * 0.2, 8.65), 0.26), 0.5)

    # The lids open.
    for side in (-1, 1):
        u, v = eye_local(p, x, y, side)
        upper, lower = lids(p, np.clip(u, -1, 1).astype(np.float32))
        gap = np.maximum(np.maximum(v - upper, lower - v), (np.abs(u) - 1.0) * EYE_HALF * p.eye_long)
        d = carve(d, np.maximum(gap, 5.0 - z).astype(np.float32), 0.10)

    # Ears and neck.
    leaf = ear(p, ax, y, z)
    if p.hair == "bob":
        # Under hair that falls over it an ear is not seen.
        leaf = np.where(x * p.part > 0, leaf, np.float32(9.0)) if p.tucked else np.full_like(x, 9.0)
    d = join(d, leaf, 0.35)
    return join(d, neck(p, x, y, z, gaunt), 1.6)


def ear(p: Person, ax: Field, y: Field, z: Field) -> Field:
    """An ear: a leaf that stands off the head, its rim, the fold within it, the hollow and the lobe."""
    e, off = 0.9 * p.ears, np.radians(14.0 + 30.0 * p.ear_out)
    # Through the leaf (outwards) and along it (forwards); the top leans back.
    sx, sz = ax - 6.6 * p.wide, z + 0.9 + 0.22 * (y + 1.2)
    through = (sx * np.cos(off) + sz * np.sin(off)).astype(np.float32)
    along = (sz * np.cos(off) - sx * np.sin(off)).astype(np.float32)
    up = np.asarray((y + 1.0) / e, np.float32)
    narrow = np.asarray((along + 0.85) / (0.55 + 0.45 * p.ears), np.float32)
    # Wider above, with a lobe below.
    leaf = ellipsoid(through, up, narrow, (0.35, 0.35, 0.0), (0.62, 2.65, 1.75))
    leaf = join(leaf, ellipsoid(through, up, narrow, (0.30, -2.1, 0.45), (0.50, 1.0, 0.85)), 0.5)
    leaf = carve(leaf, ellipsoid(through, up, narrow, (0.95, 0.55, 0.05), (0.55, 2.05, 1.25)), 0.25)
    fold = ellipsoid(through, up, narrow, (0.42, 0.15, -0.15), (0.42, 1.55, 0.95))
    leaf = join(leaf, fold, 0.2)
    return carve(leaf, ellipsoid(through, up, narrow, (0.95, -0.25, 0.35), (0.75, 0.95, 0.62)), 0.25)


def neck(p: Person, x: Field, y: Field, z: Field, gaunt: float) -> Field:
    """The neck and the two muscles that run down to the breastbone."""
    ax = np.abs(x)
    r = (4.1 if p.sex == "woman" else 4.75) - 0.6 * gaunt - 0.2 * p.aged
    d = rod(x, y, z, (0, -6.5, -2.0), (0, -19.0, -2.6), r, r + 0.5)
    strap = rod(ax, y, z, (4.4, -5.5, -2.8), (1.1, -17.5, 2.4), 0.75, 0.7)
    d = join(d, strap, 1.3 - 0.5 * gaunt - 0.3 * p.aged)
    if p.sex == "man":
        d = join(d, ellipsoid(x, y, z, (0, -14.2, 2.6), (0.7, 0.9, 0.6 + 0.2 * gaunt)), 0.9)
    return d
