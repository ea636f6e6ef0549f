"""Bake the land, its crops and the dam with the studio of the sprite bakery. Needs Blender's bpy."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land import dress, paint, site
from tools.bakery.land import winter as frost
from tools.bakery.land.landform import RILL, RIVER_LEVEL, STONE_TOP, Landform, deck_height, radius
from tools.bakery.land.noise import FINE, GRAIN, WIDE, Array, smooth
from tools.bakery.mesh import Material, Mesh, linear
from tools.bakery.scene import Stage


class Baker:
    """Renders one picture after another of one height field."""

    def __init__(self, land: Landform, samples: int = 10, percentage: int = 100) -> None:
        self.land = land
        self.samples, self.percentage = samples, percentage
        self.stage = Stage(tile=site.TILE, snow=0, samples=samples)
        self.points = np.stack([land.x, land.y, land.z], -1).reshape(-1, 3)
        na, nb = land.z.shape
        i = np.arange(na * nb).reshape(na, nb)
        self.quads = np.stack([i[:-1, :-1], i[:-1, 1:], i[1:, 1:], i[1:, :-1]], -1)
        width, height = site.SIZE
        screen = 48 * land.b - site.RISE * land.z
        self.shown = (np.abs(96 * land.a) < width / 2 + 40) & (np.abs(screen) < height / 2 + 40)
        self.share = land.z.size / (site.GRID[0] * site.GRID[1])  # of the whole land, for what grows on a part of it
        self.tend: Callable[[Array], Array] | None = None  # where what would grow at each root stands; NaN for nowhere

    # -------------------------------------------------------------- meshes
    def _put(self, points: Array, faces: NDArray, colours: Array, slot: Material, smooth_faces: bool) -> object | None:
        if not len(faces):
            return None
        rgba = np.c_[colours, np.zeros(len(colours))]
        sizes = np.full(len(faces), faces.shape[1])
        return self.stage.add_arrays(points, faces, sizes, rgba, int(slot), smooth_faces)

    def _surface(self, colours: Array, keep: NDArray[np.bool_] | None = None, level: float | Array | None = None,
                 lift: float = 0.0, slot: Material = Material.GROUND) -> object | None:
        """The land or a level sheet, whole or only where all four corners are kept."""
        points = self.points.copy()
        if level is not None:
            points[:, 2] = np.ravel(level)
        points[:, 2] += lift
        if keep is None:
            return self._put(points, self.quads.reshape(-1, 4), colours.reshape(-1, 3), slot, True)
        whole = keep[:-1, :-1] & keep[1:, 1:] & keep[1:, :-1] & keep[:-1, 1:]
        used, faces = np.unique(self.quads[whole], return_inverse=True)
        return self._put(points[used], faces.reshape(-1, 4), colours.reshape(-1, 3)[used], slot, True)

    def _scatter(self, count: int, chance: Array, seed: int) -> tuple[Array, NDArray, NDArray]:
        """Random points on the land, kept with the given chance per cell; positions and cell indices."""
        rng = np.random.default_rng(seed)
        na, nb = self.land.z.shape
        count = round(count * self.share)
        u, v = rng.uniform(0, na - 1.001, count), rng.uniform(0, nb - 1.001, count)
        i, j = u.astype(int), v.astype(int)
        kept = rng.random(count) < (chance * self.shown)[i, j]
        u, v, i, j = u[kept], v[kept], i[kept], j[kept]
        fu, fv = u - i, v - j

        def between(q: Array) -> Array:
            return np.asarray(q[i, j] * (1 - fu) * (1 - fv) + q[i + 1, j] * fu * (1 - fv)
                              + q[i, j + 1] * (1 - fu) * fv + q[i + 1, j + 1] * fu * fv)

        return np.c_[between(self.land.x), between(self.land.y), between(self.land.z)], i, j

    def _blades(self, roots: Array, height: Array | float, width: float, lean: float, low: Array, high: Array,
                stems: int, seed: int) -> None:
        """Thin leaning triangles, `stems` to a root."""
        rng = np.random.default_rng(seed)
        tall = np.repeat(np.broadcast_to(height, (len(roots),)), stems)
        p = np.repeat(roots, stems, 0)
        n = len(p)
        if not n:
            return
        tall = tall * rng.uniform(0.55, 1.25, n)
        p = p + np.c_[rng.normal(0, 0.018, (n, 2)), np.zeros(n)]
        low = np.repeat(np.broadcast_to(low, (len(roots), 3)), stems, 0)
        high = np.repeat(np.broadcast_to(high, (len(roots), 3)), stems, 0)
        turn = rng.uniform(0, 2 * np.pi, n)
        out = np.c_[np.cos(turn), np.sin(turn)]
        reach = (lean * rng.uniform(0.1, 1.2, n) * tall)[:, None]
        side = np.c_[-out[:, 1], out[:, 0], np.zeros(n)] * width / 2
        shade = 1 + 0.11 * rng.normal(size=(n, 1))
        if self.tend is not None:  # after all chances are drawn, so that what is left stands the same in every picture
            p = self.tend(p)
            kept = np.isfinite(p[:, 2])
            p, side, out, reach, tall, shade, low, high = (q[kept] for q in (p, side, out, reach, tall, shade, low, high))
            n = len(p)
            if not n:
                return
        corners = np.stack([p + side, p - side, p + np.c_[out * reach, tall]], 1).reshape(-1, 3)
        tint = np.clip(np.stack([low * shade, low * shade, high * shade], 1).reshape(-1, 3), 0, 1)
        self._put(corners, np.arange(n * 3).reshape(-1, 3), tint, Material.LEAF, False)

    # -------------------------------------------------------------- pictures
    def _shoot(self, path: Path, box: tuple[int, int, int, int] | None = None, samples: int | None = None) -> None:
        """Render the whole picture, or a box (left, top, width, height) in its pixels."""
        width, height = site.SIZE
        left, top, w, h = box or (0, 0, width, height)
        self.stage.aim(left - width // 2, top - height // 2, w, h)
        path.parent.mkdir(parents=True, exist_ok=True)
        self.stage.render(path, samples or self.samples, self.percentage)

    def season(self, season: str, path: Path) -> None:
        """The bare land of one season."""
        self.stage.clear()
        colours, snow = paint.ground(self.land, season)
        self._land(season, colours, snow, colours)
        self._stonework()
        self._shoot(path)

    def reach(self, season: str, path: Path) -> None:
        """The stream and what lies beside it alone, to be laid into a season that is baked already."""
        self.stage.clear()
        colours, snow = paint.ground(self.land, season)
        self._land(season, colours, snow, colours)
        self._stonework()
        self._shoot(path, self.land.site.reach)

    def _land(self, season: str, colours: Array, snow: Array, shown: Array) -> None:
        """Put ground, water and plants of a season on the stage; the ground is `shown` in other colours than grow."""
        land, winter = self.land, season == "winter"
        self.stage.sun.energy = 2.5 if winter else 3.3
        self.stage.sun.color = (1, 0.94, 0.87) if winter else (1, 0.91, 0.77)
        self._surface(shown)
        bank = np.abs(land.river)
        wet = (bank < 1.3) & (land.z < RIVER_LEVEL + 0.12)
        slot = Material.GROUND if winter and not land.site.flooded else Material.WATER
        self._surface(paint.water(land, season, RIVER_LEVEL), wet, RIVER_LEVEL, slot=slot)
        # the stream's sheet lies a little above its bed and runs into both banks, which so cut its outline
        ground = self.points[:, 2].reshape(land.z.shape)
        sheet = ground + RILL * land.rill - 0.135 + 0.016 * WIDE(land.x * 1.2, land.y * 1.2)
        clear, runs = paint.stream(land, season), land.rill > 0.25
        self._surface(clear, runs & (bank > 1.25), sheet, slot=slot)
        self._surface(clear * 0.9, runs & (bank > 0.85) & (bank < 1.3), sheet)  # too steep at its mouth for a mirror
        if land.site.flooded:
            self._mirror(*paint.paddies(land, season), frozen=winter)
        self._plants(season, colours, snow)

    def _mirror(self, colours: Array, keep: NDArray[np.bool_], frozen: bool = False) -> None:
        """Still water over the plots, in which sky and walls are seen, or dull ice."""
        sheet = self._surface(colours, keep, self.land.level + 0.028, slot=Material.GROUND if frozen else Material.WATER)
        if sheet is None or frozen:
            return
        sheet.data.materials[int(Material.WATER)] = still_water()  # type: ignore[attr-defined]

    def _plants(self, season: str, colours: Array, snow: Array) -> None:
        land, winter, d = self.land, season == "winter", dress.DRESS[self.land.site.name][season]
        x, y = land.x, land.y
        bank = np.abs(land.river)
        grain = GRAIN(x, y)
        way = (land.road + 0.02 * grain < 0.33) | (land.path + 0.03 * grain < 0.17) | (land.lane + 0.02 * grain < 0.23)
        clear = ((~way | ((land.faint + 0.15 * grain < 0.35) & (land.lane > 0.23))) & (land.z > -0.2) & (land.rill < 0.35)
                 & (radius(land.site.threshing, x, y) > 1.5))
        planted = (land.plot > 0) & (land.edge > (0.07 if land.site.flooded else 0.12))
        grass = np.clip(0.66 + 0.20 * WIDE(x, y) + 0.26 * FINE(x, y), 0.22, 1) * clear * ~planted
        grass = grass * (1 - 0.45 * smooth(4.1, 2.8, land.village)) * (1 - 0.35 * smooth(0.3, 1, land.woods))
        grass = grass * (1 - 0.5 * smooth(0.1, -0.8, land.yards))
        if winter:
            grass = grass * np.clip(1.15 - snow * 1.1, 0.03, 1)
        roots, i, j = self._scatter(520000 if winter else 760000, grass, 1)
        tint = colours[i, j]
        if winter:
            tint = np.clip(0.5 * tint + 0.5 * paint.colour("#a08c66"), 0, 1)
        tall = 0.052 * (1 + 0.5 * np.clip(FINE(roots[:, 0], roots[:, 1]), -0.6, 2)) * (1 + 0.4 * (land.plot[i, j] > 0))
        self._blades(roots, tall, 0.022, 0.6, tint * 0.62, np.clip(tint * 1.28, 0, 1), 3, 2)
        ridge = (land.road < 0.05) & (land.yards > 0.2) & (land.village > 3.6) & (WIDE(x, y) + 0.5 * grain > 0)
        roots, i, j = self._scatter(150000, ridge * 0.55 * (1 - snow), 16)  # between the ruts
        self._blades(roots, 0.045, 0.022, 0.7, colours[i, j] * 0.62, np.clip(colours[i, j] * 1.25, 0, 1), 3, 17)
        tufted = np.clip(0.3 + 0.5 * WIDE(x, y), 0, 1) + 1.6 * smooth(0.9, 1.8, FINE(x * 1.3, y * 1.3 + 4))
        roots, i, j = self._scatter(22000 if winter else 38000, (grass > 0.2) * np.clip(tufted, 0, 1), 5)
        tint = np.broadcast_to(paint.colour("#a8926a"), roots.shape) if winter else colours[i, j]
        self._blades(roots, 0.125, 0.022, 0.6, tint * 0.6, np.clip(tint * 1.3, 0, 1), 8, 3)
        if winter and land.site.flooded:
            self._stubble()
        shore = ((np.abs(bank - 0.92) < 0.17) & (WIDE(x * 1.6, y * 1.6) > 0.35) & (land.z > -0.36))
        roots, i, j = self._scatter(220000, shore * 0.5, 6)
        reed = paint.colour(d.reeds)
        self._blades(roots, 0.24, 0.024, 0.3, reed * 0.55, reed * 1.15, 4, 4)
        wet = (land.rill > 0.12) & (land.rill < 0.72) & (FINE(x, y) > -0.5)
        roots, _, _ = self._scatter(420000, wet * np.clip(0.35 + 0.4 * WIDE(x, y), 0.05, 0.8) * (1 - 0.7 * snow), 18)
        self._blades(roots, 0.11, 0.022, 0.5, reed * 0.5, reed * 1.12, 4, 19)
        rough = (land.slope > 0.28) | (land.woods > 0.3)
        roots, i, j = self._scatter(7000, rough * ~planted * clear * 0.55 * np.clip(0.3 + 0.7 * WIDE(x, y), 0, 1), 8)
        scrub = Mesh(12)
        for root in roots[:1300] if self.tend is None else np.nan_to_num(self.tend(roots[:1300]), nan=-50.0):
            count, size = (9 if winter else 16), scrub.between(0.06, 0.14)
            leaves = root + np.c_[scrub.rng.normal(0, size * 0.7, (count, 2)),
                                  np.abs(scrub.rng.normal(0, size * 0.6, count))]
            scrub.leaves(leaves, 0.02 if winter else 0.035, linear(d.scrub) * scrub.between(0.7, 1.25))
        if not scrub.empty:
            self.stage.add(scrub, "scrub")
        if season in ("spring", "summer"):
            roots, i, j = self._scatter(11000, (grass > 0.2) * np.clip(0.2 + 0.6 * WIDE(y, x), 0, 1), 15)
            petals = Mesh(13)
            petals.leaves(roots + [0, 0, 0.06], 0.018, linear("#e8dc9a" if season == "summer" else "#f0e6ea"), up=1)
            self.stage.add(petals, "flowers")
        if season == "spring":  # drifts of rape in flower, sown by itself along banks and balks
            drift = smooth(0.75, 1.25, WIDE(x * 1.3 + 7, y * 1.3 - 3) + 0.35 * FINE(x, y)) * (grass > 0.12) * (land.yards > 0.1)
            roots, i, j = self._scatter(260000, drift * 0.5 * smooth(4.2, 5.2, land.village), 24)
            stem = paint.colour("#7d9a3c")
            self._blades(roots, 0.10, 0.020, 0.4, stem * 0.6, stem, 2, 25)
            rape = Mesh(26)
            rape.leaves(roots + [0, 0, 0.095], 0.026, linear("#e6cb3e"), up=1)
            if not rape.empty:
                self.stage.add(rape, "rape")

    def _stubble(self) -> None:
        """What is left of the rice in rows, in dry plots and in some of those under water."""
        land = self.land
        kind = frost.kinds(land)
        wet = paint.paddies(land, "winter")[1]
        dry = (kind == frost.KINDS.index("stubble")) & ~wet
        rows = smooth(0.25, 0.75, np.sin(land.furrow + 0.25 * FINE(land.x, land.y))) * (land.edge > 0.14)
        patchy = np.clip(0.62 + 0.3 * WIDE(land.x * 1.3, land.y * 1.3) + 0.25 * FINE(land.x, land.y), 0.05, 1)
        roots, _, _ = self._scatter(420000, rows * patchy * (dry * 1.0 + wet * (kind > 1.5) * 0.10), 81)
        straw = paint.colour("#b3a07a")
        self._blades(roots, 0.032, 0.024, 0.45, straw * 0.6, straw * 1.05, 2, 82)
        weeds = (land.slope > 0.55) & (land.plot > 0) | ((land.edge < 0.05) & (land.plot > 0))
        roots, _, _ = self._scatter(60000, weeds * np.clip(0.25 + 0.5 * WIDE(land.y, land.x), 0, 0.8), 83)
        hay = paint.colour("#85794f")
        self._blades(roots, 0.06, 0.022, 0.9, hay * 0.6, hay * 1.1, 3, 84)

    def _stonework(self) -> None:
        """The crossing, stones on the banks, the roller on the threshing floor."""
        land, m = self.land, Mesh(4)
        if land.site.crossing.kind == "bridge":
            self._bridge(m)
        else:
            self._ford(m)
        shore = (np.abs(np.abs(land.river) - 0.86) < 0.2) & (FINE(land.x, land.y) > 0.6)
        stones, _, _ = self._scatter(90000, shore * 0.08, 9)
        brook, _, _ = self._scatter(90000, (land.rill > 0.45) * (np.abs(land.river) > 1.0) * np.clip(0.05 + 0.12 * FINE(land.x, land.y), 0, 0.3), 10)
        for p in brook[:420]:
            s = m.between(0.02, 0.055)
            m.blob(p[0], p[1], p[2] + 0.01, s * 1.3, s, s * 0.75, m.shade("#8f897e", 0.62, 1.05))
        for p in stones[:480]:
            s = m.between(0.03, 0.12)
            m.blob(p[0], p[1], p[2], s * 1.2, s, s * 0.7, m.shade("#8f897e", 0.72, 1.12))
        (ta, tb), floor = land.site.threshing, land.site.threshing_level + 0.09
        tx, ty = ta + tb, ta - tb
        m.tube((tx + 0.3, ty - 0.3, floor), (tx + 0.6, ty - 0.3, floor), 0.085, 0.085, "#8d8a83", sides=12)
        self._stream_crossings(m)
        self.stage.add(m, "stonework")

    def _bridge(self, m: Mesh) -> None:
        bx, by = self.land.site.crossing.at
        length = self.land.site.crossing.half[1]
        part = length * 2 / 26
        for k in range(26):
            t = -1 + 2 * (k + 0.5) / 26
            y, top = by + t * length, deck_height(t)
            arch = max(-0.6, 0.30 * (1 - (t / 0.62) ** 2) - 0.02) if abs(t) < 0.62 else -0.6
            for side in (-1, 1):
                m.box(bx + side * 0.33, y, arch, 0.08, part * 1.02, top - arch, m.shade("#98938a"), wobble=0.004)
                m.box(bx + side * 0.34, y, top, 0.07, part * 0.98, 0.11, m.shade("#a7a196"), wobble=0.004)
            m.box(bx, y, top - 0.06, 0.62, part * 1.02, 0.07, m.shade("#b09a78", 0.88, 1.08))
        for side in (-1, 1):
            for end in (-1, 1):
                m.box(bx + side * 0.34, by + end * length, -0.1, 0.12, 0.12, 0.42, "#a7a196")

    def _ford(self, m: Mesh) -> None:
        """Stepping stones where the road goes through the water, gravel about them."""
        land, (fx, fy) = self.land, self.land.site.crossing.at
        near = (np.hypot(land.x - fx, land.y - fy) < 1.5) & (np.abs(land.river) < 1.12) & (land.road < 0.07)
        at = np.argwhere(near)
        spots: list[tuple[float, float]] = []
        for i, j in at[np.argsort(land.river[near])]:
            p = (float(land.x[i, j]), float(land.y[i, j]))
            if all(np.hypot(p[0] - q[0], p[1] - q[1]) > 0.27 for q in spots):
                spots.append(p)
        for x, y in spots:
            m.blob(x + m.between(-0.03, 0.03), y + m.between(-0.03, 0.03), -0.36, 0.15, 0.13, STONE_TOP + 0.36,
                   m.shade("#989286", 0.85, 1.1))
        for _ in range(70):
            x, y = fx + m.between(-1.5, 1.5), fy + m.between(-1.5, 1.5)
            i, j = land.index((x + y) / 2, (x - y) / 2)
            if abs(float(land.river[i, j])) < 1.25 and float(land.road[i, j]) < 0.8:
                s = m.between(0.03, 0.08)
                m.blob(x, y, max(float(land.z[i, j]), RIVER_LEVEL - 0.04), s * 1.3, s, s * 0.7, m.shade("#8f897e", 0.7, 1.1))

    def _stream_crossings(self, m: Mesh) -> None:
        """Plank bridges where a road crosses the stream."""
        land = self.land
        near = (np.abs(land.stream) < 0.06) & (land.road < 0.08)
        spots: list[tuple[float, float, float]] = []
        for i, j in np.argwhere(near):
            p = (float(land.x[i, j]), float(land.y[i, j]), float(land.z[i, j]))
            if all(np.hypot(p[0] - q[0], p[1] - q[1]) > 1.0 for q in spots):
                spots.append(p)
        for x, y, z in spots:
            for k in range(9):
                m.box(x - 0.32 + 0.08 * k, y - 0.32 + 0.08 * k, z + 0.16, 0.085, 0.66, 0.05, m.shade("#96805e"),
                      turn=np.pi / 4, wobble=0.004)

    def crop(self, state: str, path: Path) -> None:
        """One state of the crops on every plot; the land hides what lies behind it."""
        land, look = self.land, dress.CROPS[self.land.site.name][state]
        self.stage.clear()
        self.stage.sun.energy, self.stage.sun.color = 3.3, (1, 0.91, 0.77)
        x, y = land.x, land.y
        hidden = self._surface(np.full((*x.shape, 3), 0.3, np.float32))
        hidden.is_holdout = True  # type: ignore[attr-defined]
        chance = paint.plot_chance(land, 31)
        soil = paint.colour(look.soil) * (1 + 0.10 * chance[..., 1:2] + 0.06 * np.sin(land.furrow)[..., None]
                                          + 0.06 * FINE(x, y)[..., None])
        if look.mirror:
            self._mirror(paint.mirrored(land, "spring", 0.12), (land.plot > 0) & (land.edge > 0.045))
        else:
            self._surface(np.clip(soil, 0, 1).astype(np.float32), (land.plot > 0) & (land.edge > 0.09), lift=0.006)
        rows = np.clip(0.45 + 0.55 * smooth(-0.5, 0.4, np.sin(land.furrow * 1.05 + 2 * WIDE(x, y))), 0, 1)
        if look.patchy:
            rows = rows * np.clip(1 - look.patchy + 0.5 * FINE(x * 1.5, y * 1.5), 0, 1)
        roots, i, j = self._scatter(look.points, rows * (land.plot > 0) * (land.edge > 0.12), 21)
        v = chance[i, j]
        hue = 1 + 0.12 * v[:, 1:2] + np.array([-0.05, 0.02, -0.10]) * v[:, 2:3]
        hue = hue + 0.09 * WIDE(roots[:, 0] * 2, roots[:, 1] * 2)[:, None]
        tall = look.height * (1 + 0.12 * v[:, 0]) * (1 + 0.16 * FINE(roots[:, 0], roots[:, 1]))
        self._blades(roots, tall, 0.026, look.lean, paint.colour(look.root) * hue,
                     np.clip(paint.colour(look.tip) * hue, 0, 1), max(1, look.stems // 2), 22)
        if look.ears:
            rng = np.random.default_rng(23)
            p = roots[::2]
            n = len(p)
            at = p + np.c_[rng.normal(0, 0.035, (n, 2)), rng.uniform(0.5, 0.95, n) * tall[::2]]
            side = np.c_[rng.normal(0, 0.016, (n, 2)), rng.normal(0, 0.006, n)]
            nod = np.c_[rng.normal(0, 0.016, (n, 2)), np.full(n, 0.022)]
            corners = np.stack([at - side, at + side, at + nod], 1).reshape(-1, 3)
            tint = np.repeat(np.clip(paint.colour(look.ears) * hue[::2], 0, 1), 3, 0)
            self._put(corners, np.arange(n * 3).reshape(-1, 3), tint, Material.LEAF, False)
        self._shoot(path, samples=max(4, self.samples - 3))


def still_water() -> object:
    """A material for water without a ripple: its own colour under a clear reflection."""
    import bpy

    kept = bpy.data.materials.get("still water")
    if kept is not None:
        return kept
    material = bpy.data.materials.new("still water")
    material.use_nodes = True
    tree = material.node_tree
    tree.nodes.clear()
    colour, own, shine, both, out = (tree.nodes.new(f"ShaderNode{kind}") for kind in (
        "VertexColor", "BsdfDiffuse", "BsdfGlossy", "MixShader", "OutputMaterial"))
    colour.layer_name = "Col"
    shine.inputs["Roughness"].default_value = 0.04
    both.inputs[0].default_value = 0.55
    lighter = tree.nodes.new("ShaderNodeVectorMath")
    lighter.operation = "SCALE"
    lighter.inputs["Scale"].default_value = 1.25
    tree.links.new(colour.outputs["Color"], lighter.inputs[0])
    tree.links.new(lighter.outputs[0], shine.inputs["Color"])
    tree.links.new(colour.outputs["Color"], own.inputs["Color"])
    tree.links.new(own.outputs[0], both.inputs[1])
    tree.links.new(shine.outputs[0], both.inputs[2])
    tree.links.new(both.outputs[0], out.inputs["Surface"])
    return material
