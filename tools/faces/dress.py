"""What a person wears on the head and about the neck: hair, hats, collars, spectacles, as solids."""

from __future__ import annotations

import numpy as np

from tools.faces.head import EYE_X, skull
from tools.faces.person import Person
from tools.faces.solid import Field, carve, ellipsoid, join, meet, ring, rod, smooth

FAR = np.float32(9.0)

# How far forward hair reaches on the side of the head, by height: in front of the ear, up the temple, to the crown.
HEIGHTS = (-8.0, -6.0, -3.0, -1.2, 0.6, 2.0, 3.6, 5.0, 6.0, 6.8, 7.6)
SHORT = (-8.0, -4.6, -2.4, -0.2, 0.7, 1.4, 2.2, 2.6, 3.5, 5.3, 8.2)
BALD = (-8.0, -4.6, -2.4, -0.3, 0.6, 1.0, 1.2, 0.4, -1.6, -5.0, -9.0)
THIN = (-8.0, -4.6, -2.4, -0.4, 0.5, 1.0, 1.3, 1.1, 1.1, 1.8, 4.4)
LONG = (-8.0, -4.0, -2.4, 0.4, 1.4, 2.1, 2.8, 3.4, 4.3, 5.6, 8.2)


def hair_edge(p: Person, x: Field, y: Field, z: Field, full: bool = False) -> Field:
    """Where hair grows on the skull: below 0 inside, cm to its edge. full: as it grew in youth."""
    line = SHORT if full else {"bald": BALD, "thin": THIN, "bob": LONG, "plaits": LONG, "bun": LONG}.get(p.hair, SHORT)
    height = np.asarray(y - p.hairline * smooth(2.0, 6.0, y), np.float32)
    # The middle of the forehead is a little lower than its corners.
    if p.sex == "man":
        height = height - 0.95 * smooth(1.0, 4.4, np.abs(x)) * smooth(3.5, 5.5, y)
    else:
        height = height + 0.030 * np.minimum(x * x, 25.0) * smooth(3.5, 5.5, y)
    front = np.interp(height, HEIGHTS, line).astype(np.float32)
    # A crop and a receding line are not drawn with a ruler.
    seed = float(sum(map(ord, p.key)) % 97)
    wave = _random(np.asarray(0.9 * x + 0.7 * y + seed, np.float32))
    wave = 0.26 * wave + 0.26 * _random(np.asarray(2.6 * x - 2.1 * y + seed, np.float32))
    return np.asarray((z - front) * 0.72 + wave, np.float32)


def hair(p: Person, x: Field, y: Field, z: Field) -> Field:
    """Hair on the head. Where a hat covers it only what shows beneath is left."""
    thick = {"crop": 0.36, "parted": 1.05, "swept": 1.15, "thin": 0.22, "bald": 0.2, "bob": 0.85, "plaits": 0.45,
             "bun": 0.45}[p.hair]  # fmt: skip
    base = skull(p, x, y, z)
    edge = hair_edge(p, x, y, z)
    top = smooth(3.5, 8.5, y)
    # Hair rises out of the skin where it begins, or it would look like a wig.
    soon = 1.3 if p.hair == "bob" else 2.2
    sides = 0.16 if p.sex == "man" else 0.34
    rise = thick * (sides + 0.95 * top * (1.0 - 0.55 * smooth(3.4, 7.0, np.abs(x)))) * smooth(0.3, -soon, edge)
    if p.hair in ("parted", "swept"):
        side, more = (2.9, 0.40) if p.hair == "parted" else (2.6, 0.22)
        rise = rise * (1.0 + more * top * np.exp(-((x + side - 2.2) ** 2) / 16.0))
        rise = rise - 0.35 * thick * top * np.exp(-((x - side) ** 2) / 0.06) * smooth(-4, 2, z) * (p.hair == "parted")
    if p.hair in ("bob", "plaits", "bun"):
        part = 1.6 if p.hair == "bob" else 0.0
        rise = rise - 0.16 * top * np.exp(-((x - part) ** 2) / 0.05)
    lock = strands(p, x, y, z)
    rough = 0.05 * lock * smooth(0.3, -1.0, edge)
    d = np.asarray(base - rise - rough + np.maximum(edge, 0) * 0.8 + 0.03, np.float32)
    ax = np.abs(x)
    if p.hair == "bob":
        fall = ellipsoid(ax, y, z, (5.95 * p.wide, -1.2, -2.2), (2.1, 7.2, 5.2))
        hem = np.asarray(y + 6.3 + 0.35 * lock, np.float32)
        fall = carve(np.asarray(fall - 0.12 * lock, np.float32), hem, 0.8)
        face = z - np.interp(y, (-7, -2, 2, 6), (1.6, 1.9, 2.6, 4.4))
        d = join(np.asarray(d, np.float32), np.asarray(np.maximum(fall, face), np.float32), 0.9)
    if p.hair == "plaits":
        d = join(d, rod(ax, y, z, (6.6 * p.wide, -2.4, -3.4), (6.4, -6.6, -2.2), 1.25, 0.95), 0.8)
        for k in range(11):
            swing = 0.26 * (-1) ** k
            at = (6.35 + swing - 0.04 * k, -7.0 - 1.0 * k, -1.9 + 0.52 * k)
            tilted = (y - 0.55 * (-1) ** k * (ax - at[0])).astype(np.float32)
            d = join(d, ellipsoid(ax, tilted, z, at, (0.86, 0.80, 0.80)), 0.12)
    if p.hair == "bun":
        d = np.minimum(d, ellipsoid(x, y, z, (0, -2.4, -10.8), (3.0, 2.8, 2.2)))
    return np.asarray(d, np.float32)


def strands(p: Person, x: Field, y: Field, z: Field) -> Field:
    """Locks that run as the hair is combed, -1 to 1."""
    if p.hair in ("crop", "thin", "bald"):
        run, fine = 9.0 * np.arctan2(x, z + 6.0), 2.2
    elif p.hair == "swept":
        run, fine = 1.15 * x - 0.10 * (z + y), 1.6
    elif p.hair == "parted":
        run, fine = 0.50 * x + 0.85 * y + 0.2 * z, 1.7
    elif p.hair == "bob":
        run, fine = 9.0 * np.arctan2(np.abs(x - 1.6), 17.0 - y) + 0.45 * z, 1.7
    else:
        run, fine = 9.0 * np.arctan2(np.abs(x), 15.0 - y) + 0.3 * z, 1.9
    found = 0.40 * _random(run * fine) + 0.35 * _random(run * fine * 2.7 + 40) + 0.35 * _random(run * fine * 6.1 + 90)
    return np.asarray(found, np.float32)


_TABLE = np.random.default_rng(1958).uniform(-1, 1, 512)


def _random(t: Field) -> Field:
    """Uneven waves along a line, -1 to 1."""
    return np.interp(np.mod(t, 511.0), np.arange(512), _TABLE).astype(np.float32)


def hat(p: Person, x: Field, y: Field, z: Field) -> Field:
    """A hat, cloth or scarf."""
    w = p.wide
    if p.hat in ("cap", "cloth_cap"):
        soft = 1.0 if p.hat == "cloth_cap" else 0.0
        slump = 0.13 * _random(0.45 * x + 0.35 * z + 0.3 * y + 7) * smooth(7.2, 9.5, y)
        crown = ellipsoid(x, y - 0.09 * z, z, (0.3 * soft, 8.2, -1.0), (7.95 * w, 3.9 - 0.3 * soft, 9.0)) + slump
        crown = np.maximum(crown, 7.0 + 0.04 * z - y)
        # The band lies close about the head and sits lower behind.
        low = 5.35 + 0.05 * (z - 7.0)
        oval = np.sqrt((x / (7.72 * w)) ** 2 + ((z + 0.9) / 8.75) ** 2)
        band = np.maximum((oval - 1.0) * 7.7, np.maximum(low - y, y - 7.7))
        d = join(crown.astype(np.float32), band.astype(np.float32), 0.35)
        # The peak grows from the band's foot, falls forward, and curves down a little to its sides.
        edge = -0.9 + 8.7 * np.sqrt(np.clip(1 - (x / (7.72 * w)) ** 2, 0.02, 1))
        out = z - edge
        long = (3.9 - 0.5 * soft) * np.sqrt(np.clip(1 - (x / (6.3 * w)) ** 2, 0, 1))
        fall = 5.42 - 0.36 * out - 0.010 * x * x
        peak = np.maximum(np.maximum(out - long, -0.6 - out), np.abs(y - fall) - 0.16)
        peak = np.maximum(peak, np.abs(x) - 6.25 * w)
        return join(d, (0.7 * peak).astype(np.float32), 0.2)
    if p.hat in ("towel", "wrap"):
        # A cloth wound about the head: a towel lies flat with its end tucked in, a wrap stands in thick turns.
        thick = 0.55 if p.hat == "towel" else 1.15
        slope = y - 6.9 - (0.10 if p.hat == "towel" else 0.05) * x + 0.10 * (z - 5.0)
        folds = _random(1.5 * slope + 0.12 * x + 3) * 0.55 + 0.45 * _random(3.4 * slope - 0.30 * x)
        oval = (np.sqrt((x / (7.25 * w)) ** 2 + ((z + 1.3) / 8.7) ** 2) - 1.0) * 7.4
        dome = skull(p, x, y, z) - 0.75 - 0.12 * folds
        turn = np.sqrt((np.maximum(np.abs(oval), 0) / thick) ** 2 + (slope / 1.75) ** 2)
        turn = (turn - 1.0) * thick * 0.8 - 0.20 * folds
        d = join(np.asarray(np.maximum(dome, -1.2 - slope), np.float32), np.asarray(turn, np.float32), 0.35)
        if p.hat == "towel":
            tuck = ellipsoid(x, y - 0.5 * x, z, (3.4, 5.2, 6.2), (1.3, 0.75, 0.7)) - 0.08 * folds
            d = join(d, tuck.astype(np.float32), 0.3)
        return d.astype(np.float32)
    if p.hat == "scarf":
        # A kerchief knotted at the nape; the hair above the brow shows beneath.
        folds = _random(0.8 * z - 0.55 * y + 11) * 0.6 + 0.4 * _random(2.1 * z - 1.6 * y + 0.4 * x)
        d = np.asarray(skull(p, x, y, z) - 0.72 - 0.12 * folds * smooth(2.5, -2.5, z), np.float32)
        front = np.interp(y, (-9, -5, -2, 0, 2, 4, 5.6, 6.6, 7.3), (-3, -2.2, -0.9, 0.3, 1.7, 2.9, 4.0, 5.6, 9.0))
        d = meet(d, (0.75 * (z - front)).astype(np.float32), 0.25)
        tail = rod(x, y, z, (-4.6, -5.6, -5.0), (-6.8, -10.4, -4.6), 1.3, 0.5)
        return join(d, tail - (0.12 * folds).astype(np.float32), 1.0)
    return np.full_like(x, FAR)


def wire(p: Person, x: Field, y: Field, z: Field) -> Field:
    """Spectacles."""
    ax = np.abs(x)
    at = (EYE_X * p.eye_apart + 0.1, -0.35, 7.5)
    d = ring(ax, y, z, at, 1.9, 1.68, 0.10)
    d = np.minimum(d, rod(ax, y, z, (0, 0.3, 8.1), (1.4, -0.05, 7.6), 0.10))
    return np.minimum(d, rod(ax, y, z, (5.1, 0.0, 7.4), (7.4 * p.wide, 0.2, -0.8), 0.10))


def coat(p: Person, x: Field, y: Field, z: Field) -> Field:
    """Shoulders and collar."""
    ax = np.abs(x)
    woman = p.sex == "woman"
    broad = 0.9 if woman else 1.0
    d = ellipsoid(x, y, z, (0, -24.0, -3.4), (20.0 * broad, 9.5, 7.8))
    d = join(d, rod(ax, y, z, (3.0, -14.2, -3.6), (14.5 * broad, -18.6, -3.6), 2.6, 3.6), 2.5)
    d = join(d, ellipsoid(x, y, z, (0, -22.0, 0.0), (11.0, 7.5, 6.6)), 2.5)
    folds = 0.14 * np.sin(0.9 * ax + 1.1 * y) * smooth(4, 9, ax)
    d = (d + folds).astype(np.float32)
    r = 4.9 if woman else 5.5
    if p.coat == "open":
        cut = np.maximum(ax * 1.0 + 0.55 * (y + 13.0), -z)
        d = carve(d, (cut - 1.2).astype(np.float32), 0.4)
        lapel = _cone(ax, y, z, r + 0.2, 0.50, -12.4, -15.8, 0.42)
        lapel = np.maximum(lapel, 1.0 + 0.30 * (-12.8 - y) - ax)
        return np.minimum(d, lapel).astype(np.float32)
    if p.coat == "tunic":
        stand = _cone(ax, y, z, r, 0.1, -11.9, -14.6, 0.3)
        stand = np.maximum(stand, 0.12 - ax + np.where(z < 0, 9, 0))
        fall = _cone(ax, y, z, r + 0.15, 0.60, -11.9, -15.1, 0.32)
        # Both points of the collar part under the chin.
        fall = np.maximum(fall, np.where(z > 0, 0.32 * (-11.6 - y) + 0.12 - ax, -9.0))
        d = np.minimum(d, np.minimum(stand, fall))
        line = np.exp(-((x - 0.25) ** 2) / 0.02) * (z > 0)
        d = d + 0.10 * line * smooth(-14.0, -15.0, y)
        button = ellipsoid(x, y, z, (0.25, -16.1, _front(z)), (0.55, 0.55, 9.0))
        return np.where(button < 0, d - 0.16, d).astype(np.float32)
    # A padded coat: a standing collar; quilted seams on the shoulders. With a lapel it closes to one side.
    stand = _cone(ax, y, z, r + 0.25, 0.16, -12.2, -15.2, 0.55 if p.coat == "padded" else 0.34)
    skew = x * 0.0 + (0.55 if p.coat == "padded" else 0.2)
    stand = np.maximum(stand, np.where(z > 0, skew * 0.35 + 0.16 * (-12.0 - y) - ax, -9.0))
    d = join(d, stand.astype(np.float32), 0.4)
    if p.coat == "padded":
        d = d + 0.16 * np.abs(np.sin(0.62 * x)) ** 0.5 * -1.0 * smooth(-14.5, -16.5, y)
    path = x - 0.3 - 0.95 * np.clip(-14.6 - y, 0, 9) if p.coat == "lapel" else x - 0.3
    return np.asarray(d + 0.16 * np.exp(-(path**2) / 0.03) * (z > 0) * (y < -13), np.float32)


def _front(z: Field) -> float:
    return 4.0


def _cone(ax: Field, y: Field, z: Field, r: float, flare: float, top: float, foot: float, thick: float) -> Field:
    """A collar's band about the neck, wider to its foot by `flare`, lower in front."""
    tilt = y + 0.10 * (z + 2.0)
    rr = r + flare * (top - tilt)
    around = np.sqrt(ax**2 + ((z + 1.6) * 1.0) ** 2)
    d = np.maximum(np.abs(around - rr) - thick, np.abs(tilt - (top + foot) / 2) - (top - foot) / 2)
    return np.asarray(d * 0.8, np.float32)
