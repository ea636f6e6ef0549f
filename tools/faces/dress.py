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
BALD = (-8.0, -4.6, -2.4, -0.2, 0.9, 1.7, 2.2, 1.6, -0.6, -4.5, -9.0)
THIN = (-8.0, -4.6, -2.4, -0.2, 0.8, 1.5, 2.0, 1.9, 1.7, 2.2, 4.8)
LONG = (-8.0, -4.0, -2.4, 0.4, 1.4, 2.1, 2.8, 3.4, 4.3, 5.6, 8.2)


def hair_edge(p: Person, x: Field, y: Field, z: Field, full: bool = False) -> Field:
    """Where hair grows on the skull: below 0 inside, cm to its edge. full: as it grew in youth."""
    line = SHORT if full else {"bald": BALD, "thin": THIN, "bob": LONG, "plaits": LONG, "bun": LONG}.get(p.hair, SHORT)
    height = np.asarray(y + 0.35 - p.hairline * smooth(2.0, 6.0, y), np.float32)
    # The middle of the forehead is a little lower than its corners.
    if p.sex == "man":
        height = height - 0.95 * smooth(1.0, 4.4, np.abs(x)) * smooth(3.5, 5.5, y)
    else:
        height = height + 0.030 * np.minimum(x * x, 25.0) * smooth(3.5, 5.5, y)
    front = np.interp(height, HEIGHTS, line).astype(np.float32)
    # A crop and a receding line are not drawn with a ruler.
    seed = float(sum(map(ord, p.key)) % 97)
    wave = _random(np.asarray(0.9 * x + 0.7 * y + seed, np.float32))
    wave = 0.30 * wave + 0.30 * _random(np.asarray(2.6 * x - 2.1 * y + seed, np.float32))
    return np.asarray((z - front) * 0.72 + wave, np.float32)


def hair(p: Person, x: Field, y: Field, z: Field) -> Field:
    """Hair on the head. Where a hat covers it only what shows beneath is left."""
    thick = {"crop": 0.80, "parted": 1.15, "swept": 1.2, "thin": 0.42, "bald": 0.36, "bob": 0.95, "plaits": 0.6,
             "bun": 0.62}[p.hair]  # fmt: skip
    base = skull(p, x, y, z)
    edge = hair_edge(p, x, y, z)
    lock = strands(p, x, y, z)
    top = smooth(3.5, 8.5, y)
    if p.hair in ("crop", "parted", "swept", "thin"):
        # Single locks reach over the line where hair begins.
        edge = edge + 0.30 * lock * smooth(2.0, 5.0, y)
    # Hair rises out of the skin where it begins, or it would look like a wig.
    soon = {"bob": 1.3, "crop": 2.8, "thin": 2.6}.get(p.hair, 2.0)
    sides = {"crop": 0.22, "parted": 0.20, "swept": 0.22, "thin": 0.75, "bald": 0.85}.get(p.hair, 0.42)
    rise = thick * (sides + 0.95 * top * (1.0 - 0.55 * smooth(3.4, 7.0, np.abs(x)))) * smooth(0.3, -soon, edge)
    if p.hair in ("thin", "bald"):
        # Little is left above; at the sides and behind it stands as before.
        rise = thick * (sides * smooth(5.6, 2.4, y) + 0.40 * top) * smooth(0.3, -soon, edge)
    if p.hair in ("parted", "swept"):
        side, more = (2.9, 0.40) if p.hair == "parted" else (2.6, 0.22)
        px = p.part * x
        rise = rise * (1.0 + more * top * np.exp(-((px + side - 2.2) ** 2) / 16.0))
        rise = rise - 0.35 * thick * top * np.exp(-((px - side) ** 2) / 0.06) * smooth(-4, 2, z) * (p.hair == "parted")
    if p.hair in ("bob", "plaits", "bun"):
        rise = rise - 0.22 * top * np.exp(-((x - _parting(p)) ** 2) / 0.06)
    rough = {"crop": 0.13, "thin": 0.07, "bald": 0.05, "bob": 0.13, "plaits": 0.09, "bun": 0.09}.get(p.hair, 0.12)
    d = np.asarray(base - rise - rough * lock * smooth(0.3, -1.0, edge) + np.maximum(edge, 0) * 0.8 + 0.03, np.float32)
    ax = np.abs(x)
    if p.hair == "bob":
        for side in (-1.0, 1.0):
            d = join(d, _fall(p, side, side * x, y, z, lock), 0.8)
    if p.hair == "plaits":
        d = join(d, rod(ax, y, z, (6.6 * p.wide, -2.4, -3.4), (6.4, -6.6, -2.2), 1.25, 0.95), 0.8)
        for k in range(11):
            swing = 0.26 * (-1) ** k
            at = (6.35 + swing - 0.04 * k, -7.0 - 1.0 * k, -1.9 + 0.52 * k)
            tilted = (y - 0.55 * (-1) ** k * (ax - at[0])).astype(np.float32)
            d = join(d, ellipsoid(ax, tilted, z, at, (0.86, 0.80, 0.80)), 0.12)
    if p.hair == "bun":
        d = np.minimum(d, ellipsoid(x, y, z, (0, -2.4, -10.8), (3.0, 2.8, 2.2)))
    if p.beard == "tuft":
        # A thin beard hangs from the chin.
        down = np.asarray(y + 10.6 + p.chin, np.float32)
        thin = np.clip(1.0 + 0.15 * down, 0.5, 1.0)
        wisp = ellipsoid(x / thin, down, z, (0.0, -0.7, 6.5), (1.5, 1.7, 0.9)) * thin - 0.22 * lock
        d = np.minimum(d, wisp)
    return np.asarray(d, np.float32)


def _parting(p: Person) -> float:
    """Where a woman's hair is parted, cm across."""
    return 1.9 * p.part if p.hair == "bob" else 0.0


def _fall(p: Person, side: float, sx: Field, y: Field, z: Field, lock: Field) -> Field:
    """Hair that falls beside the face to below the ear and turns in there; behind the ear where it is tucked."""
    tucked = p.tucked and side == p.part
    hang = 0.35 * _random(np.asarray(1.1 * z + 0.4 * sx + 5 * side, np.float32)) + 0.60 * lock
    out = 5.05 if tucked else 5.45
    d = ellipsoid(sx, y, z, (out * p.wide, -0.6, -2.4), (2.3, 6.7, 5.2)) - 0.18 * lock
    # Outside it ends higher than beside the neck: it turns in.
    hem = np.asarray(y + (5.4 if tucked else 6.0) + hang - 0.18 * (z + 2.0) - 0.55 * (sx - 5.2), np.float32)
    d = carve(np.asarray(d, np.float32), hem, 1.3)
    line = (-2.6, -2.4, -2.2, 0.6, 3.2) if tucked else (0.4, 1.6, 2.5, 3.4, 4.6)
    face = z - np.interp(y, (-6.5, -3.5, 0.2, 3.0, 6.5), line) - 0.25 * lock
    return meet(d, np.asarray(face * 0.8, np.float32), 0.5)


def run(p: Person, x: Field, y: Field, z: Field) -> Field:
    """A measure that stays the same along a hair and grows across, cm: hair follows its lines."""
    if p.hair in ("crop", "thin", "bald"):
        across = 9.0 * np.arctan2(x, z + 6.0)
        if p.hair == "crop":
            # A crop stands up from the brow and lies down at the sides.
            across = across + 0.22 * y
    elif p.hair == "swept":
        across = 1.15 * p.part * x - 0.10 * (z + y) - 0.035 * x * x
    elif p.hair == "parted":
        px = p.part * x
        across = np.where(px < 2.9, 0.42 * px + 0.95 * y + 0.25 * z + 0.04 * px * px, 1.3 * y + 0.7 * px)
    elif p.hair == "bob":
        # From the parting down both sides.
        across = 1.05 * z - 0.10 * np.abs(x - _parting(p))
    else:
        # From the parting back over the ears.
        across = 0.85 * z + 0.70 * np.abs(x - _parting(p))
    return np.asarray(across, np.float32)


def strands(p: Person, x: Field, y: Field, z: Field) -> Field:
    """Locks that run as the hair is combed, -1 to 1."""
    fine = {"crop": 2.0, "thin": 1.7, "bald": 2.2, "bob": 1.3, "parted": 1.5, "swept": 1.4}.get(p.hair, 1.6)
    across = run(p, x, y, z) * fine
    if p.hair == "crop":
        # Short hair stands in tufts.
        across = across + 1.6 * _random(np.asarray(0.8 * x + 1.3 * y + 0.9 * z, np.float32))
    found = 0.45 * _random(across) + 0.35 * _random(across * 2.7 + 40) + 0.30 * _random(across * 6.1 + 90)
    return np.asarray(found, np.float32)


_TABLE = np.random.default_rng(1958).uniform(-1, 1, 512)


def _random(t: Field) -> Field:
    """Uneven waves along a line, -1 to 1."""
    return np.interp(np.mod(t, 511.0), np.arange(512), _TABLE).astype(np.float32)


def hat(p: Person, x: Field, y: Field, z: Field) -> Field:
    """A hat, cloth or scarf."""
    w = p.wide
    if p.hat_back or p.hat_lean:
        x, y, z = _shoved(p, x, y, z)
    if p.hat in ("cap", "cloth_cap"):
        return _cap(p, x, y, z)
    if p.hat in ("felt", "flaps", "straw"):
        return {"felt": _felt, "flaps": _flaps, "straw": _straw}[p.hat](p, x, y, z)
    if p.hat in ("towel", "wrap"):
        # A cloth wound about the head: a towel lies flat with its end tucked in, a wrap stands in thick turns.
        thick = 0.55 if p.hat == "towel" else 1.15
        slope = y - 6.7 - (0.12 if p.hat == "towel" else -0.09) * x + 0.10 * (z - 5.0)
        folds = _random(1.5 * slope + 0.12 * x + 3) * 0.55 + 0.45 * _random(3.4 * slope - 0.30 * x)
        oval = (np.sqrt((x / (7.25 * w)) ** 2 + ((z + 1.3) / 8.7) ** 2) - 1.0) * 7.4
        dome = skull(p, x, y, z) - 0.75 - 0.12 * folds
        high = 1.75 if p.hat == "towel" else 2.15
        turn = np.sqrt((np.maximum(np.abs(oval), 0) / thick) ** 2 + (slope / high) ** 2)
        turn = (turn - 1.0) * thick * 0.8 - 0.22 * folds
        d = join(np.asarray(np.maximum(dome, -1.2 - slope), np.float32), np.asarray(turn, np.float32), 0.35)
        if p.hat == "towel":
            tuck = ellipsoid(x, y - 0.5 * x, z, (3.4, 5.2, 6.2), (1.3, 0.75, 0.7)) - 0.08 * folds
            d = join(d, tuck.astype(np.float32), 0.3)
            # An end hangs behind the ear.
            tail = rod(x, y, z, (-6.9 * w, 5.4, -2.0), (-7.7 * w, -2.6, -3.2), 0.7, 1.0)
            d = join(d, (tail - 0.2 * folds).astype(np.float32), 0.4)
        return d.astype(np.float32)
    if p.hat == "scarf":
        # A kerchief knotted at the nape; the hair above the brow shows beneath.
        folds = _random(0.8 * z - 0.55 * y + 11) * 0.6 + 0.4 * _random(2.1 * z - 1.6 * y + 0.4 * x)
        d = np.asarray(skull(p, x, y, z) - 0.98 - 0.20 * folds * smooth(3.5, -2.5, z), np.float32)
        front = np.interp(y, (-9, -5, -2, 0, 2, 4, 5.6, 6.6, 7.3), (-3, -2.2, -0.9, 0.3, 1.7, 2.9, 4.0, 5.6, 9.0))
        d = meet(d, (0.75 * (z - front)).astype(np.float32), 0.25)
        tail = rod(x, y, z, (-4.6, -5.6, -5.0), (-6.8, -10.4, -4.6), 1.3, 0.5)
        return join(d, tail - (0.12 * folds).astype(np.float32), 1.0)
    return np.full_like(x, FAR)


def _shoved(p: Person, x: Field, y: Field, z: Field) -> tuple[Field, Field, Field]:
    """Places in the measure of a hat that does not sit straight."""
    back, lean = np.radians(p.hat_back), np.radians(p.hat_lean)
    y, z = y - 6.0, z + 1.5
    x, y = x * np.cos(lean) + y * np.sin(lean), y * np.cos(lean) - x * np.sin(lean)
    y, z = y * np.cos(back) - z * np.sin(back), z * np.cos(back) + y * np.sin(back)
    return np.asarray(x, np.float32), np.asarray(y + 6.0, np.float32), np.asarray(z - 1.5, np.float32)


def _felt(p: Person, x: Field, y: Field, z: Field) -> Field:
    """A round cap of felt without a peak, its rim rolled up."""
    w = p.wide
    soft = 0.14 * _random(np.asarray(0.5 * x + 0.8 * y - 0.4 * z + 5, np.float32)) * smooth(6.5, 8.5, y)
    dome = ellipsoid(x, y, z, (0, 5.4, -1.3), (7.7 * w, 5.7, 8.8)) + soft
    dome = np.maximum(dome, 5.6 - y)
    oval = (np.sqrt((x / (7.5 * w)) ** 2 + ((z + 1.1) / 8.7) ** 2) - 1.0) * 7.6
    roll = np.sqrt(np.maximum(np.abs(oval), 0) ** 2 / 0.55**2 + ((y - 6.1 + 0.03 * z) / 0.85) ** 2)
    return join(dome.astype(np.float32), ((roll - 1.0) * 0.5).astype(np.float32), 0.15)


def _flaps(p: Person, x: Field, y: Field, z: Field) -> Field:
    """A padded winter hat of fur: a brow piece turned up, flaps that hang over the ears."""
    w, ax = p.wide, np.abs(x)
    fur = 0.22 * _random(np.asarray(2.1 * x + 1.7 * y, np.float32))
    fur = fur + 0.16 * _random(np.asarray(3.7 * y - 2.9 * x + z, np.float32))
    dome = np.maximum(ellipsoid(x, y, z, (0, 5.0, -1.4), (8.0 * w, 5.6, 9.0)), 5.4 - y)
    oval = (np.sqrt((x / (7.9 * w)) ** 2 + ((z + 1.0) / 9.0) ** 2) - 1.0) * 8.0
    brow = np.maximum(np.maximum(np.abs(oval) - 0.7, np.abs(y - 7.3) - 2.0), 3.5 - z)
    d = join(dome.astype(np.float32), (brow - 0.5 * fur).astype(np.float32), 0.4)
    flap = ellipsoid(ax, y, z, (7.7 * w, 0.4, -0.7), (1.05, 6.4, 3.3)) - 0.6 * fur
    return join(d, flap.astype(np.float32), 0.7)


def _straw(p: Person, x: Field, y: Field, z: Field) -> Field:
    """A hat of plaited straw: a low crown, a wide brim that sags a little."""
    w = p.wide
    far = np.sqrt((x / w) ** 2 + (z + 1.2) ** 2)
    crown = np.maximum(ellipsoid(x, y, z, (0, 6.4, -1.2), (7.5 * w, 4.3, 8.2)), 6.2 - y)
    sag = 6.5 - 0.20 * (far - 7.0) + 0.10 * _random(np.asarray(0.5 * x - 0.4 * z + 2, np.float32))
    brim = np.maximum(np.maximum(np.abs(y - sag) - 0.2, far - 11.4), 6.6 - far)
    return join(crown.astype(np.float32), (0.8 * brim).astype(np.float32), 0.3)


def _cap(p: Person, x: Field, y: Field, z: Field) -> Field:
    """The cap of those years: a band, a soft crown that sinks over it, a short peak. The cloth cap is worn out."""
    w, old = p.wide, 1.0 if p.hat == "cloth_cap" else 0.0
    # The crown leans to one side and sinks in folds, more so when old.
    slump = (0.10 + 0.16 * old) * _random(np.asarray(0.55 * x + 0.35 * z + 0.5 * y + 7, np.float32))
    slump = slump + 0.10 * _random(np.asarray(1.3 * x - 0.8 * y + 0.4 * z + 3, np.float32))
    lean = 0.06 + 0.05 * old
    crown = ellipsoid(
        x, y + lean * x - 0.07 * z, z, (0.35 * old, 8.0, -0.9), (8.05 * w, 3.75 - 0.45 * old, 8.9)
    ) + slump * smooth(6.6, 8.8, y)
    crown = np.maximum(crown, 6.9 + 0.04 * z - y)
    # The band lies close about the head and sits lower behind.
    low = 5.15 + 0.07 * (z - 7.0)
    oval = np.sqrt((x / (7.55 * w)) ** 2 + ((z + 0.9) / 8.6) ** 2)
    band = np.maximum((oval - 1.0) * 7.6, np.maximum(low - y, y - 7.6))
    d = join(crown.astype(np.float32), band.astype(np.float32), 0.15)
    # The peak grows from the band's foot, falls forward, and curves down to its sides.
    edge = -0.9 + 8.5 * np.sqrt(np.clip(1 - (x / (7.55 * w)) ** 2, 0.02, 1))
    out = z - edge
    long = (4.9 - 0.7 * old) * np.sqrt(np.clip(1 - (x / (6.5 * w)) ** 2, 0, 1))
    fall = 5.75 - 0.50 * out - 0.016 * x * x + 0.10 * old * _random(np.asarray(0.8 * x + 4, np.float32))
    peak = np.maximum(np.maximum(out - long, -0.6 - out), np.abs(y - fall) - 0.17)
    peak = np.maximum(peak, np.abs(x) - 6.4 * w)
    return join(d, (0.62 * peak).astype(np.float32), 0.15)


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
    broad = (0.9 if woman else 1.0) * p.shoulder
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
