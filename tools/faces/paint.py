"""What colour the surfaces have, and the fine relief of skin and cloth: brows, lips, lashes, lines, hair."""

from __future__ import annotations

import numpy as np

from tools.faces.dress import hair_edge, strands
from tools.faces.head import EYE_X, EYE_Y, eye_local, lids, skull
from tools.faces.light import CLOTH, EYE, HAIR, HAT, SKIN, WIRE, View
from tools.faces.person import Person
from tools.faces.solid import Field, smooth

Curve = tuple[tuple[float, float], ...]


def noise(shape: tuple[int, int], cell: tuple[float, float], seed: int) -> Field:
    """Soft random grain, -1 to 1, its cells so many pixels high and wide."""
    made = np.random.default_rng(seed)
    rows, columns = shape
    grid = made.uniform(-1, 1, (int(rows / cell[0]) + 3, int(columns / cell[1]) + 3))
    y, x = np.arange(rows) / cell[0], np.arange(columns) / cell[1]
    yi, xi = y.astype(int), x.astype(int)
    fy, fx = (y - yi)[:, None], (x - xi)[None, :]
    fy, fx = fy * fy * (3 - 2 * fy), fx * fx * (3 - 2 * fx)
    a, b = grid[np.ix_(yi, xi)], grid[np.ix_(yi, xi + 1)]
    c, d = grid[np.ix_(yi + 1, xi)], grid[np.ix_(yi + 1, xi + 1)]
    return np.asarray((a * (1 - fx) + b * fx) * (1 - fy) + (c * (1 - fx) + d * fx) * fy, np.float32)


def stroke(x: Field, y: Field, points: Curve, wide: float) -> Field:
    """A line through points of the face, 1 in its middle, thinning to both ends; cm."""
    best = np.zeros_like(x)
    last = len(points) - 2
    for k, ((ax, ay), (bx, by)) in enumerate(zip(points, points[1:], strict=False)):
        dx, dy = bx - ax, by - ay
        t = np.clip(((x - ax) * dx + (y - ay) * dy) / (dx * dx + dy * dy), 0, 1)
        far = np.hypot(x - ax - t * dx, y - ay - t * dy)
        along = (k + t) / (last + 1)
        size = wide * np.clip(np.minimum(along, 1 - along) * 5, 0.25, 1)
        best = np.maximum(best, np.exp(-((far / size) ** 2)))
    return best


def lines(p: Person, x: Field, y: Field, gaunt: float) -> Field:
    """Furrows of age and hunger as relief, cm (negative: into the skin)."""
    a, low = p.aged, p.chin - p.mouth_high
    tip = -3.45 * p.nose_long
    h = np.zeros_like(x)
    # Nobody's lines are another's: their places, lengths and depths come from the name.
    own = np.random.default_rng(sum(k * ord(c) for k, c in enumerate(p.key, 3)))
    by = own.uniform(-1, 1, 12)
    for side in (-1, 1):
        s = side * x
        fold = ((1.8 * p.nose_wide, tip - 0.25), (2.55, tip - 1.4), (3.05 * p.mouth_wide, -6.4),
                (3.15 + 0.2 * by[0], -7.3 - low * 0.4 - 0.4 * by[1] * a))  # fmt: skip
        h -= (0.03 + (0.15 + 0.04 * by[2]) * a + 0.06 * gaunt) * stroke(s, y, fold, 0.34)
        ex = EYE_X * p.eye_apart
        bag = ((ex - 1.5, -1.0), (ex - 0.5, -1.45), (ex + 0.8, -1.4), (ex + 1.7, -0.9))
        h -= ((0.10 + 0.04 * by[3]) * max(0.0, a - 0.15) + 0.08 * gaunt) * stroke(s, y, bag, 0.24)
        if p.lid_fold > 0.05 or a > 0.5:
            u, v = eye_local(p, x, y, side)
            upper, _lower = lids(p, np.clip(u, -1, 1).astype(np.float32))
            gap = v - upper - (0.16 + 0.20 * p.lid_fold + 0.1 * np.clip(u, 0, 1))
            h -= (0.05 + 0.05 * p.lid_fold) * np.exp(-((gap / 0.10) ** 2)) * smooth(1.15, 0.75, np.abs(u + 0.05))
        if a > 0.25:
            for tilt in ((-0.5, 0.0, 0.5), (-0.3, 0.35), (-0.7, -0.2, 0.25, 0.7))[int(own.integers(3))]:
                crow = ((ex + 1.75, 0.1 + 0.25 * tilt), (ex + 2.9, 0.1 + 1.35 * tilt))
                h -= 0.07 * (a - 0.2) * stroke(s, y, crow, 0.11)
            h -= 0.075 * (a - 0.25) * stroke(s, y, ((2.6, -7.6), (3.0, -8.8), (2.9, -9.8 - low)), 0.28)
            frown = 0.05 + 0.05 * max(0.0, by[4])
            h -= frown * (a - 0.2) * stroke(s, y, ((0.6, 1.2), (0.68, 1.8), (0.62, 2.4 + 0.4 * by[5])), 0.2)
        if a > 0.45 and by[6] > -0.4:
            h -= 0.12 * (a - 0.4) * stroke(s, y, ((3.6, -3.2), (4.5, -5.2), (4.5, -7.6)), 0.3)
    count = 2 + int(own.integers(3))
    for k in range(count):
        level = 3.3 + 0.75 * by[7] + k * (2.9 + 0.5 * by[8]) / count
        depth = max(0.0, 0.17 * (a - 0.20 - 0.06 * k) * (0.75 + 0.35 * own.uniform(-1, 1)))
        left, right = own.uniform(-4.0, -1.2), own.uniform(1.2, 4.0)
        sag = own.uniform(-0.25, 0.35)
        across = np.linspace(left, right, 6)
        waves = level + sag * (across / 3.5) ** 2 + own.uniform(-0.13, 0.13, 6)
        curve = tuple((float(u), float(v)) for u, v in zip(across, waves, strict=True))
        h -= depth * stroke(x, y, curve, 0.13)
    return np.asarray(h, np.float32)


def relief(p: Person, view: View, gaunt: float) -> Field:
    """Fine relief over the depth, cm."""
    h = np.zeros_like(view.depth)
    face = (view.kind == SKIN) & (view.z > 1.5)
    h[face] = lines(p, view.x[face], view.y[face], gaunt)
    seed = sum(map(ord, p.key))
    cm = view.cm
    skin = view.kind == SKIN
    shape = view.depth.shape
    pores = noise(shape, (0.22 * cm, 0.22 * cm), seed) + noise(shape, (0.7 * cm, 0.6 * cm), seed + 1)
    h[skin] += (0.006 + 0.012 * p.aged) * pores[skin]
    if p.pocks:
        # Scars of smallpox: shallow pits, thickest on cheeks, nose and brow.
        pits = smooth(0.30, 0.62, noise(shape, (0.34 * cm, 0.34 * cm), seed + 9))
        h[face] -= (0.11 * p.pocks * pits * smooth(6.5, 4.5, np.abs(view.y + 1.5)))[face]
    cloth = (view.kind == CLOTH) | (view.kind == HAT)
    weave = noise(shape, (0.9 * cm, 0.5 * cm), seed + 2) + 0.5 * noise(shape, (2 * cm, 2.4 * cm), seed)
    h[cloth] += 0.05 * weave[cloth]
    tress = view.kind == HAIR
    h[tress] += 0.05 * strands(p, view.x[tress] * 1.7, view.y[tress] * 1.7, view.z[tress] * 1.7)
    return h


def albedo(p: Person, view: View, gaunt: float) -> Field:
    """How light each surface is by itself, 0 to 1."""
    shape = view.depth.shape
    seed = sum(map(ord, p.key))
    cm = view.cm
    out = np.ones(shape, np.float32)
    dark = 0.09 + 0.55 * p.grey
    if p.hair in ("bald", "thin"):
        # What is left at the sides stays a shade darker than the skin, or the head would look shaven.
        dark = min(dark, 0.40)
    fine = noise(shape, (0.16 * cm, 0.16 * cm), seed + 5)
    skin = view.kind == SKIN
    x, y, z = view.x, view.y, view.z

    tone = 0.88 - 0.18 * p.tan + 0.02 * noise(shape, (1.6 * cm, 1.4 * cm), seed + 6)
    tone = tone - 0.05 * smooth(0.6, 0.0, np.hypot(x / 3.0, (y + 3.5) / 2.5) - 1)
    front = z > 2.0
    woman = p.sex == "woman"

    # Brows: hairs that lie outwards.
    for side in (-1, 1):
        s = side * x
        ex = EYE_X * p.eye_apart
        arch = 0.35 + 0.45 * p.brow_arch
        base, fall = 1.62 + p.brow_high, p.brow_fall
        brow = ((ex - 1.65, base + 0.12 + 0.35 * fall), (ex - 0.7, base + arch * 0.7 + 0.2 * fall),
                (ex + 0.6, base + arch - 0.15 * fall), (ex + 1.5, base + arch * 0.5 - 0.6 * fall),
                (ex + 2.05, base - 0.12 - fall))  # fmt: skip
        wide = (0.24 if woman else 0.33) + 0.16 * p.brow
        mark = stroke(s, y, brow, wide)
        hairs = 0.5 + 0.5 * np.sin(17.0 * (s * 0.8 - y * 0.75) + 2.2 * fine)
        amount = np.clip((0.55 + 0.6 * p.brow) * mark * (0.72 + 0.45 * hairs) - 0.08, 0, 0.93)
        amount = amount * front
        tone = tone * (1 - amount) + (0.13 + 0.5 * max(0.0, p.grey - 0.3)) * amount
        # Lashes, the shadow in the crease and the darker rim of the lids.
        u, v = eye_local(p, x, y, side)
        inside = np.clip(u, -1, 1).astype(np.float32)
        upper, lower = lids(p, inside)
        reach = smooth(1.16, 0.98, np.abs(u - 0.04))
        lash = np.exp(-(((v - upper) / (0.105 if not woman else 0.12)) ** 2)) * reach * front
        tone = tone * (1 - 0.86 * lash)
        rim = np.exp(-(((v - lower + 0.04) / 0.08) ** 2)) * reach * front
        tone = tone * (1 - 0.34 * rim)
        hollow = np.exp(-((s - ex) ** 2 / 3.2 + (y + 0.95) ** 2 / 0.5)) * front
        tone = tone * (1 - (0.03 + 0.09 * p.aged + 0.38 * gaunt) * hollow)

    # Hollow cheeks and temples.
    side_of = np.abs(x)
    sunk = np.exp(-((side_of - 4.6) ** 2 / 1.8 + (y + 5.9) ** 2 / 4.0)) + 0.7 * np.exp(
        -((side_of - 6.0) ** 2 / 1.2 + (y - 2.6) ** 2 / 3.0)
    )
    tone = tone * (1 - 0.40 * gaunt * sunk * (z > 0))

    # Furrows hold shadow.
    tone = tone * (1 - np.clip(-1.9 * lines(p, x, y, gaunt), 0, 0.40) * (z > 1.5))

    # Lips.
    low, m = p.chin, p.mouth_wide
    ly = np.where(y < -4.6, -4.6 + (y + 4.6) * (6.9 / (6.9 + low)), y)
    ax = np.abs(x)
    my = np.asarray(ly + 6.95 - p.mouth_high + p.mouth_down * (ax / 2.4) ** 2, np.float32)
    f = 0.85 + 0.5 * p.lips
    bow = 0.80 * f * p.lip_upper * np.clip(1 - (ax / (2.35 * m)) ** 1.6, 0, 1) - 0.13 * np.exp(-(ax**2) / 0.12)
    under = -0.98 * f * np.clip(1 - (ax / (2.05 * m)) ** 2.2, 0, 1)
    up = smooth(0.12, -0.10, np.asarray(my - bow, np.float32)) * (my > 0)
    down = smooth(0.16, -0.16, np.asarray(under - my, np.float32)) * (my <= 0)
    mouth = (ax < 2.4 * m) & front
    tone = tone * (1 - 0.42 * (0.6 + 0.4 * p.lips) * up * mouth)
    tone = tone * (1 - 0.27 * (0.6 + 0.4 * p.lips) * down * mouth)
    wave = my - 0.07 * p.mouth_bow * np.cos(ax * 2.6 / m) * (ax < 1.8)
    seam = np.exp(-((wave / 0.085) ** 2)) * smooth(2.6 * m, 1.5 * m, ax) * front
    tone = tone * (1 - 0.60 * seam)
    # Nostrils.
    tip = -3.45 * p.nose_long + p.nose_tip
    hole = np.exp(-(((ax - 0.66 * p.nose_wide) / 0.34) ** 2 + ((y - tip + 0.98) / 0.17) ** 2)) * (z > 7.0)
    tone = tone * (1 - 0.75 * hole)

    if p.mole:
        spot = np.hypot(x - p.mole[0], y - p.mole[1])
        tone = tone * (1 - 0.72 * smooth(0.34, 0.14, spot) * front)
    if p.pocks:
        pits = smooth(0.30, 0.62, noise(shape, (0.34 * cm, 0.34 * cm), seed + 9))
        tone = tone * (1 - 0.20 * p.pocks * pits * smooth(6.5, 4.5, np.abs(y + 1.5)) * front)

    # The shadow of a beard, and beards.
    if not woman and p.age < 75:
        above = 0.75 * np.exp(-((my - 1.15) ** 2) / 0.5) * smooth(3.0, 1.6, ax)
        chin = smooth(0.9, -1.6, my) * smooth(-1.5, 1.5, z) + above
        strong = {"none": 0.07, "stubble": 0.26, "moustache": 0.12, "tuft": 0.12}[p.beard]
        dots = 0.7 + 0.5 * fine
        lips = np.clip(up + down, 0, 1) * mouth
        tone = tone * (1 - strong * np.clip(chin, 0, 1) * dots * (1 - lips) * (y > -12.4 - low))
    if p.beard in ("moustache", "tuft"):
        wing = np.exp(-((my - 1.02 + 0.09 * ax * ax) ** 2) / 0.16) * smooth(2.9, 1.7, ax) * smooth(0.02, 0.35, ax)
        wing = wing * front
        comb = 0.55 + 0.45 * np.sin(15.0 * (ax * 0.9 + my * 0.5) + 2.0 * fine)
        hidden = np.clip(wing * (0.55 + 0.5 * comb), 0, 1) * 0.8
        tone = tone * (1 - hidden) + (dark if p.grey < 0.5 else 0.88) * hidden

    if p.beard == "tuft":
        grown = np.exp(-((ax / 2.1) ** 4)) * smooth(-1.5, -2.7, my) * (z > 3.5) * (y > -12.6 - low)
        tufts = 0.70 + 0.30 * np.sin(13.0 * x + 1.5 * y) + 0.3 * fine
        bearded = np.clip(grown * tufts, 0, 1) * 0.72
        tone = tone * (1 - bearded) + min(dark, 0.5) * bearded

    # Skin under the beginning of the hair: no edge like a wig's.
    edge = hair_edge(p, x[skin], y[skin], z[skin])
    soft = np.zeros(shape, np.float32)
    scalp = skull(p, x[skin], y[skin], z[skin]) < 0.45
    soft[skin] = smooth(0.75, -0.15, edge + 0.30 * fine[skin]) * (y[skin] > -5.0) * scalp
    if p.hat == "scarf":
        soft *= 0
    if p.hair in ("bald", "thin"):
        # A shaved scalp is darker than a face.
        shaved = np.zeros(shape, np.float32)
        shaved[skin] = smooth(0.5, -0.8, hair_edge(p, x[skin], y[skin], z[skin], full=True)) * scalp * (y[skin] > -4)
        tone = tone * (1 - (0.22 - 0.10 * p.grey) * shaved * (0.85 + 0.5 * fine))
        if p.hair == "thin":
            # Single hairs combed over what is bare.
            wisps = np.zeros(shape, np.float32)
            wisps[skin] = smooth(0.12, 0.42, strands(p, x[skin] * 1.6, y[skin], z[skin] * 1.6))
            tone = tone * (1 - 0.55 * shaved * wisps) + dark * 0.55 * shaved * wisps
    tone = tone * (1 - 0.75 * soft) + dark * 0.75 * soft
    out[skin] = np.clip(tone, 0.03, 1)[skin]

    # Eyes.
    eyes = view.kind == EYE
    if eyes.any():
        white = np.full(shape, 0.80 - 0.06 * p.aged, np.float32)
        for side in (-1, 1):
            ex = EYE_X * p.eye_apart
            at = side * ex + p.gaze
            r = np.hypot(x - at + 0.04, (y - EYE_Y - 0.05))
            white = np.where(np.sign(x) == side, white * (1 - 0.88 * smooth(0.70, 0.58, r)), white)
            white = np.where((np.sign(x) == side) & (r < 0.28), 0.03, white)
            spark = np.hypot(x - at + 0.24, y - EYE_Y - 0.26)
            white = np.where((np.sign(x) == side) & (spark < 0.13), 0.85, white)
            u, v = eye_local(p, x, y, side)
            upper, _lower = lids(p, np.clip(u, -1, 1).astype(np.float32))
            under_lid = smooth(0.36, 0.0, upper - v)
            white = np.where(np.sign(x) == side, white * (1 - 0.55 * under_lid), white)
            corner = smooth(0.72, 1.0, np.abs(u))
            white = np.where(np.sign(x) == side, white * (1 - 0.35 * corner), white)
        out[eyes] = white[eyes]
    tress = view.kind == HAIR
    lock = 0.5 * strands(p, x, y, z) + 0.3 * strands(p, x * 2.3, y * 2.3, z * 2.3)
    lock = lock + 0.25 * strands(p, x * 4.1, y * 4.1, z * 4.1)
    salt = float(np.clip(p.grey, 0, 1))
    # A band of light lies across combed hair.
    sheen = np.exp(-((y - 8.4 + 0.045 * (x + 2.5) ** 2) ** 2) / 2.2) * (0.55 + 0.9 * lock)
    gleam = {"crop": 0.10, "thin": 0.05, "bald": 0.04}.get(p.hair, 0.20)
    tint = dark + (0.10 + 0.26 * salt) * lock + gleam * sheen + 0.02 * fine
    if p.hair in ("bob", "plaits", "bun"):
        # Skin shows where it is parted.
        across = x - (1.9 * p.part if p.hair == "bob" else 0.0)
        tint = tint + 0.42 * np.exp(-((across / 0.16) ** 2)) * smooth(5.0, 6.5, y)
    if p.hair == "thin":
        tint = tint + 0.30 * smooth(0.1, -0.3, lock) * smooth(5.0, 7.5, y)
    out[tress] = np.clip(tint, 0.03, 0.95)[tress]
    if p.sex == "man" and p.hat == "none":
        beard = tress & (y < -7.0)
        grown = out[beard]
        # Cut short towards ears and neck, so that skin shows through.
        short = smooth(4.0, 0.0, y) * (0.42 if p.hair not in ("bald", "thin") else 0.16)
        short = short + 0.26 * smooth(-0.9, 0.1, hair_edge(p, x, y, z))
        faded = np.clip(short * (0.75 + 0.5 * fine), 0, 0.75)
        out[tress] = (out * (1 - faded) + 0.62 * faded)[tress]
        out[beard] = grown
    hat_tone = {"cap": 0.30, "cloth_cap": 0.24, "felt": 0.20, "flaps": 0.26, "straw": 0.84, "towel": 0.82, "wrap": 0.66,
                "scarf": 0.46}.get(p.hat, 0.4)  # fmt: skip
    hat_tone = hat_tone if p.hat_light is None else p.hat_light
    hat = view.kind == HAT
    out[hat] = hat_tone + 0.03 * fine[hat]
    if p.hat == "scarf":
        # A small woven check.
        check = np.sign(np.sin(3.4 * (x + 0.4 * z))) + np.sign(np.sin(3.4 * (y - 0.3 * z)))
        out[hat] += 0.055 * check[hat]
    if p.hat == "straw":
        # Plaits go round and round.
        out[hat] -= (0.10 + 0.10 * np.sin(5.2 * np.hypot(x, z + 1.2)))[hat]
    if p.hat == "flaps":
        out[hat] += (0.16 * noise(shape, (0.35 * cm, 0.22 * cm), seed + 11))[hat]
    out[view.kind == WIRE] = 0.10
    cloth = view.kind == CLOTH
    out[cloth] = p.cloth + 0.03 * fine[cloth]
    return out
