"""The dam as the communes built theirs: an earth embankment rammed by hand in lifts, faced with rough stone.

Heights and the shares of every kind of ground, in plain numpy, for the bakery to render and to cut out. Points are
measured from the dam: `u` along its crest, `v` from the crest's middle line downstream, both in tiles.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land.landform import Landform
from tools.bakery.land.noise import FINE, GRAIN, WIDE, Array, smooth

STATES = ("building", "whole", "cracked", "failed")
LIFT = 0.115  # height of one rammed lift
TOP = 0.15  # half the crest's breadth, in tiles
DOWN, UP = 1.12, 2.3  # run of either face for one unit of rise
BERM = (0.42, 0.22)  # a ledge on the lower face: how far under the crest, and its breadth
BREACH = 0.10  # where the water breaks through, by u
SLUMP = (0.52, 0.42, 0.36)  # u and v of a slide's middle, and its radius
GAP = (-0.20, 0.32)  # left open for the stream while the dam is built
PLACES = {  # by u and v: earth dug and heaped up while it is built
    "pits": ((-1.28, 1.22, 0.26), (1.22, 1.05, 0.24), (-1.62, 0.70, 0.19)),
    "heaps": ((-0.92, 1.34, 0.16), (-0.60, 1.24, 0.12), (0.42, 1.12, 0.12), (0.40, 1.62, 0.10), (-0.42, 1.60, 0.10)),
}
RAMPS = (((-0.42, 1.22), (-1.02, 0.28), -0.40), ((0.52, 1.05), (0.95, 0.36), -0.62))  # foot, head, its height under the crest


@dataclass
class Work:
    """Fields over the points asked for; shares run from 0 to 1."""

    u: Array
    v: Array
    ground: Array  # height of the ground under the bank: its shore worn by the water, or scoured
    z: Array  # height of what is seen, without the water
    drop: Array  # how far below the crest the bank's own surface lies
    built: Array  # bank
    crest: Array  # its trodden top, and the path that leads on from it
    trodden: Array  # ground worn by those who build
    raw: Array  # earth torn open
    line: Array  # cracks
    wet: Array
    mud: Array  # silt of the drained pool and the fan below the breach
    braid: Array  # channels on the fan
    shore: Array  # bare margin of the pool
    basin: NDArray[np.bool_]  # whether the pool lies over it when full
    level: float | None  # of the water

    @property
    def touched(self) -> Array:
        """Where the ground no longer looks as it did without a dam, but for the water."""
        return np.asarray(np.maximum.reduce([self.built, self.crest, self.trodden, self.raw, self.wet, self.mud, self.shore]),
                          np.float32)


def sample(land: Landform, field: NDArray, a: Array, b: Array) -> Array:
    """A grid field between its points, at places in tiles."""
    na, nb = field.shape[:2]
    p = (a - land.a[0, 0]) / (land.a[-1, 0] - land.a[0, 0]) * (na - 1)
    q = (b - land.b[0, 0]) / (land.b[0, -1] - land.b[0, 0]) * (nb - 1)
    i, j = np.clip(p.astype(int), 0, na - 2), np.clip(q.astype(int), 0, nb - 2)
    s, t = np.clip(p - i, 0, 1), np.clip(q - j, 0, 1)
    if field.ndim == 3:
        s, t = s[..., None], t[..., None]
    return np.asarray(field[i, j] * (1 - s) * (1 - t) + field[i + 1, j] * s * (1 - t)
                      + field[i, j + 1] * (1 - s) * t + field[i + 1, j + 1] * s * t, np.float32)


def over(first: Array, second: Array, soft: float) -> Array:
    """The higher of two surfaces, filleted where they meet."""
    h = np.clip(0.5 + 0.5 * (second - first) / soft, 0, 1)
    return np.asarray(first * (1 - h) + second * h + soft * h * (1 - h), np.float32)


def flood(open_: NDArray[np.bool_], seed: tuple[int, int]) -> NDArray[np.bool_]:
    """All cells reached from a seed without leaving what is open."""
    found = np.zeros_like(open_)
    found[seed] = open_[seed]
    count = 0
    while count != int(found.sum()):
        count = int(found.sum())
        for _ in range(12):
            found = grown(found, 1) & open_
    return found


def grown(mask: NDArray[np.bool_], cells: int) -> NDArray[np.bool_]:
    """A mask with a rim of some cells about it."""
    for _ in range(cells):
        more = mask.copy()
        more[1:] |= mask[:-1]
        more[:-1] |= mask[1:]
        more[:, 1:] |= mask[:, :-1]
        more[:, :-1] |= mask[:, 1:]
        mask = more
    return mask


def blurred(field: Array, times: int) -> Array:
    """A field smoothed over its neighbours."""
    out = np.asarray(field, np.float32)
    for _ in range(times):
        for axis in (0, 1):
            out = (np.roll(out, 1, axis) + 2 * out + np.roll(out, -1, axis)) / 4
    return out


class Dam:
    """One landscape's dam in one of STATES, or "none"."""

    def __init__(self, land: Landform, state: str) -> None:
        self.land, self.state, self.place = land, state, land.site.dam
        self.stream_a = float(land.a[np.argmin(np.abs(land.stream[:, land.index(0, self.place.at[1] + 0.3)[1]])), 0])
        if state == "none":
            self.ground, self.basin = land.z, np.zeros(land.z.shape, bool)
            return
        u, v = self.frame(land.a, land.b)
        bank, _ = self._bank("whole", u, v, land.x, land.y)
        seed = land.index(*self.place.pool_at)
        at = (int(seed[0]), int(seed[1]))
        near = (np.abs(land.a - self.place.pool_at[0]) < 3.2) & (v < 0.2) & (land.b > self.place.pool_at[1] - 3.2)
        near &= land.b > self.place.back
        first = flood(near & (np.maximum(land.z, bank) < self.place.full), at)
        # the lapping water wears the shore: shelves of mud, small coves
        soft = blurred(grown(first, 9).astype(np.float32), 14)
        above = land.z - self.place.full
        worn = np.exp(-((above / 0.20) ** 2)) * soft
        ground = land.z + worn * (0.085 * WIDE(land.x * 1.25, land.y * 1.25) + 0.035 * FINE(land.x, land.y)
                                  + 0.008 * GRAIN(land.x, land.y) - 0.42 * above)
        if state == "failed":
            clear = smooth(0.2, 0.5, np.abs(land.brook)) * soft * first
            bed = 0.05 * (WIDE(land.x * 1.3, land.y * 1.3) + 0.6) + 0.022 * FINE(land.x * 1.6, land.y * 1.6)
            gully = np.abs(np.sin(1.25 * np.arctan2(land.b - self.place.pool_at[1] - 1.2, land.a - self.place.pool_at[0]) * 4
                                  + 0.9 * WIDE(land.x, land.y)))
            ground = ground + (bed - 0.045 * smooth(0.22, 0.05, gully) * smooth(0.0, -0.3, above)) * clear
        self.ground = np.asarray(ground, np.float32)
        self.basin = flood(near & (np.maximum(self.ground, bank) < self.place.full), at)

    def frame(self, a: Array, b: Array) -> tuple[Array, Array]:
        """`u` and `v` of points in tiles."""
        u = np.asarray(a - self.place.at[0], np.float32)
        return u, np.asarray(b - self._line(u), np.float32)

    def _line(self, u: Array) -> Array:
        """The crest's middle line by u, along b; its left end may turn upstream to reach the hillside."""
        turn = self.place.turn * smooth(-0.75, -2.05, u)
        return np.asarray(self.place.at[1] + self.place.axis + 0.035 * np.sin(1.7 * u + 0.8) - turn, np.float32)

    def unframe(self, u: Array, v: Array) -> tuple[Array, Array]:
        """Points in tiles of `u` and `v`."""
        return np.asarray(u + self.place.at[0], np.float32), np.asarray(v + self._line(u), np.float32)

    # -------------------------------------------------------------- the bank
    @staticmethod
    def fall(v: Array) -> Array:
        """How far below the crest either face lies, without any unevenness."""
        run = np.maximum(v - TOP, 0) * 2**0.5
        run = np.sqrt(run * run + 0.0016) - 0.04
        first = BERM[0] * DOWN
        down = np.where(run < first, run / DOWN, np.maximum(BERM[0] + 0.02 * (run - first), BERM[0] + (run - first - BERM[1]) / (DOWN * 1.12)))
        return np.asarray(np.where(v > 0, down, np.maximum(-v - TOP, 0) * 2**0.5 / UP), np.float32)

    def chute(self, v: Array) -> Array:
        """Where the spillway runs, by u."""
        return np.asarray(self.place.ends[1] - 0.42 - 0.30 * np.clip(v, -0.3, 1.6), np.float32)

    def _bank(self, state: str, u: Array, v: Array, x: Array, y: Array) -> tuple[Array, Array]:
        """Height of the bank as if no ground were there, and its fall below the crest."""
        place, n1, n3 = self.place, FINE(x, y), WIDE(x, y)
        crest = place.crest + 0.012 * n1 + 0.07 * smooth(0.8, 1.7, np.abs(u))
        beyond = np.maximum(np.maximum(place.ends[0] - u, u - place.ends[1]), 0)
        crest = crest - 0.35 * beyond
        rough = {"building": 0.9, "failed": 0.85, "cracked": 0.8}.get(state, 0.75)
        if state == "building":
            left = place.crest - 0.40 + 0.23 * smooth(-0.86, -0.98, u + 0.03 * n1)
            right = place.crest - 0.62 + 0.20 * smooth(1.0, 1.1, u + 0.03 * n1)
            left = left - np.maximum(u - GAP[0] + 0.28 + 0.03 * n1, 0) * 2**0.5 / 0.62
            right = right - np.maximum(GAP[1] + 0.16 - u + 0.03 * n1, 0) * 2**0.5 / 0.62
            crest = np.minimum(crest, np.maximum(left, right))
        if state == "cracked":
            crest = crest - 0.10 * np.exp(-(((u - 0.26) / 0.42) ** 2))
        if state == "failed":
            crest = crest - 0.06 * smooth(0.9, 0.4, np.abs(u - BREACH)) + 0.02 * n3
        # the ends are rounded off like cones, where they stand free of the hillside
        fall = self.fall(np.where(v > 0, np.hypot(np.maximum(v, 0), beyond), v))
        fall = np.where(v > 0, fall, np.maximum(fall, self.fall(beyond))) * (1 + 0.05 * n3 * smooth(0.1, 0.5, v))
        if state == "building":  # not yet trimmed: the tread of every lift stands out
            under = place.crest - crest
            fall = np.maximum(fall - np.clip(under, 0, 0.6), 0)
        z = crest - fall
        step = (z + 0.02 * n1) / LIFT
        if state == "building":  # treads as broad as they were left by the rammers
            up = (z + 0.025 * n1 + 0.012 * WIDE(x * 2, y * 2)) / LIFT / 1.45
            whole = np.floor(up)
            z = z * 0.15 + 0.85 * LIFT * 1.45 * (whole + smooth(0.50, 0.98, up - whole))
        z = z - rough * LIFT / (2 * np.pi) * np.sin(2 * np.pi * step) * smooth(0.02, 0.08, fall + (state == "building"))
        if state in ("whole", "cracked"):
            z = z - 0.075 * smooth(0.13, 0.09, np.abs(u - self.chute(v))) * smooth(-0.5, -0.3, v)
        # rain has run down it
        rills = np.clip(FINE(u * 2.6 + 7, v * 0.5) - 0.25, 0, 1.2) * smooth(0.06, 0.3, fall) * (v > 0)
        z = z - 0.028 * rills + 0.012 * WIDE(x * 2.2, y * 2.2) * smooth(0.05, 0.2, fall)
        return np.asarray(z + 0.008 * GRAIN(x, y), np.float32), np.asarray(place.crest - z, np.float32)

    def at(self, a: Array, b: Array) -> Work:
        """All fields at points in tiles."""
        land, place, state = self.land, self.place, self.state
        x, y = a + b, a - b
        n1, n3, grain = FINE(x, y), WIDE(x, y), GRAIN(x, y)
        u, v = self.frame(a, b)
        ground, stream = sample(land, self.ground, a, b), np.abs(sample(land, land.brook, a, b))
        none = np.zeros_like(u)
        w = Work(u, v, ground, ground, none, none, none, none, none, none, none, none, none, none, self._nearest(self.basin, a, b), None)
        if state == "none":
            return w
        bank, w.drop = self._bank(state, u, v, x, y)
        if state == "cracked":
            bank = self._slump(w, bank, n1)
        if state == "failed":
            bank = self._breach(w, bank, n1, n3)
        if state == "building":
            bank = self._workings(w, bank, x, y)
        w.z = over(w.ground, bank, 0.07)
        w.built = smooth(-0.02, 0.07, bank - w.ground + 0.02 * grain)
        beyond = np.maximum(np.maximum(place.ends[0] - u, u - place.ends[1]), 0)
        path = smooth(TOP * 0.92, TOP * 0.55, np.abs(v) + 0.03 * n1 + 0.10 * beyond) * smooth(0.80, 0.0, beyond + 0.08 * n1 + 0.06 * n3)
        w.crest = path * smooth(-0.9, -0.05, bank - w.ground) * (state != "building")
        if state in ("whole", "cracked"):
            w.level = place.full - (0.05 if state == "cracked" else 0.0)
        if state == "cracked":
            self._cracks(w, n1, n3)
        if state == "failed":
            self._mud(w, n1, n3, stream)
            w.crest = w.crest * smooth(0.35, 0.6, np.abs(u - BREACH))
        near = self._nearest(grown(self.basin, 16), a, b)
        above = w.ground - (w.level if w.level is not None else place.full)
        w.shore = (smooth(0.17, 0.02, above + 0.03 * n1 + 0.02 * n3) * near * (1 - w.built)
                   * smooth(0.05, -0.15, v) * (state != "building"))
        return w

    def _nearest(self, mask: NDArray[np.bool_], a: Array, b: Array) -> NDArray[np.bool_]:
        i, j = self.land.index(a, b)
        return np.asarray(mask[i, j])

    # -------------------------------------------------------------- what befalls it
    def _slump(self, w: Work, bank: Array, n1: Array) -> Array:
        """A slide on the lower face: a scarp above, a bulge at its foot."""
        au, av, wide = SLUMP
        down = (w.v - av) / wide
        girth = 0.80 + 0.34 * np.clip(down + 0.6, 0, 2.2) ** 0.8  # a horseshoe: narrow scarp, broad tongue
        ragged = 0.11 * n1 + 0.10 * FINE(w.u * 3.1, w.v * 3.1 + 3) + 0.05 * GRAIN(w.u * 1.5, w.v * 1.5)
        far = np.hypot((w.u - au + 0.10 * down) / girth, (w.v - av) / 1.25) / wide + ragged
        inside = smooth(1.04, 0.90, far)
        w.raw = np.asarray(inside * smooth(0.75, -0.2, down), np.float32)
        bulge = 0.10 * np.exp(-((np.hypot((w.u - au) / 1.1, w.v - av - 0.44) / 0.24) ** 2))
        return np.asarray(bank - 0.20 * inside * smooth(0.8, -0.5, down) + bulge + 0.035 * FINE(w.u * 5, w.v * 5) * inside, np.float32)

    def _cracks(self, w: Work, n1: Array, n3: Array) -> None:
        """Across the crest and down the face, along the crest, and the wet that comes through."""
        bend = 0.05 * np.abs((w.v * 3.1) % 2 - 1) + 0.020 * n1
        reach = smooth(0.98, 0.6, w.v) * smooth(-0.35, -0.2, w.v)
        wide = 0.022 * (1.15 - 0.7 * np.clip(w.v, 0, 1))
        first = smooth(1.5, 0.7, np.abs(w.u - 0.06 - bend - 0.06 * w.v) / wide) * reach
        second = smooth(1.5, 0.7, np.abs(w.u + 0.52 - 0.25 * w.v + 0.03 * n1) / 0.012) * smooth(0.52, 0.4, w.v) * smooth(-0.3, -0.2, w.v)
        lengthwise = smooth(1.6, 0.6, np.abs(w.v - 0.065 - 0.018 * n1 - 0.01 * n3) / 0.013) * smooth(-0.66, -0.5, w.u) * smooth(0.98, 0.8, w.u)
        w.line = np.asarray(np.maximum.reduce([first, second, lengthwise]) * w.built, np.float32)
        w.z = np.asarray(w.z - 0.055 * w.line, np.float32)
        spread = 0.10 + 0.46 * np.clip(w.v - 0.40, 0, 1.2)
        seep = smooth(1.0, 0.6, np.abs(w.u - 0.08 + 0.05 * n1 + 0.05 * n3) / spread) * smooth(0.38, 0.50, w.v + 0.04 * n1)
        w.wet = np.asarray(seep * smooth(1.75, 1.35, w.v + 0.08 * n1), np.float32)

    def _breach(self, w: Work, bank: Array, n1: Array, n3: Array) -> Array:
        """A cut down to the valley's floor, steep on both sides, and the scour in its mouth."""
        middle = BREACH + 0.10 * np.sin(2.2 * w.v + 0.5) + (self.stream_a - self.place.at[0]) * 0.5
        floor = w.ground - 0.02
        away = np.maximum(np.abs(w.u - middle + 0.045 * n1 + 0.03 * n3) - 0.22, 0) * 2**0.5
        side = floor + away / np.where(away < 0.22, 0.70, 0.48) + 0.05 * np.sin(away * 34 + n1) * (away > 0.03)
        cut = np.minimum(bank, side)
        w.raw = np.asarray(smooth(0.0, 0.10, bank - side), np.float32)
        lumps = 0.16 * np.clip(FINE(w.u * 5.2 + 3, w.v * 5.2) - 0.35, 0, 1) * smooth(0.30, 0.10, np.abs(np.abs(w.u - middle) - 0.24))
        lumps = lumps * smooth(-0.5, -0.2, w.v) * smooth(1.25, 0.85, w.v)
        return np.asarray(np.maximum(cut, floor - 0.12 + lumps * 1.4), np.float32)

    def _mud(self, w: Work, n1: Array, n3: Array, stream: Array) -> None:
        """Silt behind, and the fan that was washed out below."""
        down = w.v - 0.1
        middle = BREACH + 0.06 * np.sin(1.6 * down) - 0.06 * down
        half = 0.26 + 0.66 * smooth(0.75, 2.1, down) * smooth(4.8, 2.4, down)
        across = (w.u - middle) / half
        fingers = 0.30 * np.cos(5.2 * across + 1.3 * n3 + 0.4) + 0.16 * n3 + 0.16 * n1  # it ran out in tongues
        lobe = smooth(1.08, 0.70, np.abs(across) + 0.12 * n3 + 0.14 * n1)
        fan = lobe * smooth(-0.3, 0.2, down) * smooth(2.95, 2.78, down + fingers)
        fan = fan * smooth(0.40, 0.20, w.ground - self._floor(down) + 0.06 * n1 + 0.04 * n3 + 0.03 * FINE(w.u * 3, w.v * 3))
        keep = smooth(0.24, 0.46, stream)
        w.braid = np.asarray(self.braids(across, down, n1, n3) * fan * keep, np.float32)
        edge = smooth(0.05, 0.6, fan) * (1 - 0.45 * smooth(0.6, 1.0, fan) * smooth(0.3, 1.2, down))  # a low front
        bars = 0.055 * edge + 0.022 * n1 + 0.014 * FINE(w.u * 4, w.v * 4) - 0.040 * w.braid
        w.z = np.asarray(w.z + fan * keep * np.clip(bars, 0.004, 1) * (1 - w.built), np.float32)
        silt = smooth(0.0, -0.12, w.ground - self.place.full + 0.02 * n1) * w.basin
        w.mud = np.asarray(np.maximum(fan * (1 - w.built * (w.raw < 0.5)), silt * (1 - w.built)), np.float32)

    @staticmethod
    def braids(across: Array, down: Array, n1: Array, n3: Array) -> Array:
        """The channels in which the water left the fan: threads that part and meet again."""
        sway = 0.22 * np.sin(2.3 * down + 0.7) + 0.10 * n3 + 0.06 * n1
        threads = [smooth(0.06, 0.02, np.abs(across - at - turn * sway + 0.03 * n1)) for at, turn in
                   ((-0.52, 1.0), (-0.18, -0.8), (0.30, 0.9), (0.62, -1.0))]
        return np.asarray(np.maximum.reduce(threads) * smooth(0.5, 1.1, down), np.float32)

    def _floor(self, down: Array) -> Array:
        """Height of the valley's floor below the dam."""
        i, j = self.land.index(self.place.at[0] - 0.35, self.place.at[1] + self.place.axis + np.clip(down, 0, 3.2))
        return np.asarray(self.land.z[i, j], np.float32)

    def _workings(self, w: Work, bank: Array, x: Array, y: Array) -> Array:
        """Ramps, heaps, pits and the ground that feet have worn."""
        n1 = FINE(x, y)
        worn = smooth(1.0, 0.55, np.hypot((w.u + 0.1) / 1.5, (w.v - 0.75) / 0.95) + 0.10 * n1)
        for (fu, fv), (hu, hv), under in RAMPS:
            du, dv = hu - fu, hv - fv
            t = np.clip(((w.u - fu) * du + (w.v - fv) * dv) / (du * du + dv * dv), -0.1, 1)
            away = np.hypot(w.u - fu - t * du, w.v - fv - t * dv) * 2**0.5
            foot = float(self._floor(np.float32(fv))) - 0.02
            deck = foot + (self.place.crest + under - foot) * t
            bank = np.maximum(bank, deck - np.maximum(away - 0.11, 0) / 0.75 + 0.012 * n1)
            w.trodden = np.maximum(w.trodden, smooth(0.16, 0.10, away + 0.02 * n1))
        for hu, hv, size in PLACES["heaps"]:
            away = np.hypot(w.u - hu, w.v - hv) * 2**0.5
            bank = np.maximum(bank, w.ground + np.maximum(size * 1.15 - away / 1.25 + 0.016 * n1, -0.2))
        for pu, pv, size in PLACES["pits"]:
            away = np.hypot((w.u - pu) / 1.3, w.v - pv) / size + 0.10 * n1
            inside = smooth(1.0, 0.8, away)
            w.raw = np.asarray(np.maximum(w.raw, inside), np.float32)
            w.ground = np.asarray(w.ground - 0.11 * inside * (1 + 0.25 * np.sin(7 * w.v / size)), np.float32)
        lines = (((-0.42, 1.22), (-1.30, 1.28)), ((0.52, 1.05), (1.28, 1.10)), ((-0.42, 1.22), (0.1, 1.45)), ((0.1, 1.45), (0.52, 1.05)),
                 ((-1.02, 0.28), (-1.62, 0.70)))
        for (fu, fv), (hu, hv) in lines:
            du, dv = hu - fu, hv - fv
            t = np.clip(((w.u - fu) * du + (w.v - fv) * dv) / (du * du + dv * dv), 0, 1)
            away = np.hypot(w.u - fu - t * du, w.v - fv - t * dv - 0.03 * np.sin(9 * t)) * 2**0.5
            worn = np.maximum(worn, smooth(0.15, 0.07, away + 0.03 * n1))
        w.trodden = np.asarray(np.maximum(w.trodden, worn * 0.9), np.float32)
        return np.asarray(bank, np.float32)


def slope(z: Array, step_a: float, step_b: float) -> Array:
    """Steepness of a height field over a grid in tiles."""
    grad_a, grad_b = np.gradient(z, step_a, step_b)
    return np.asarray(np.hypot(grad_a, grad_b) / 2**0.5, np.float32)
