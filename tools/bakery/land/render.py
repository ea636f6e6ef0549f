"""Bake the land, its crops and the dam with the studio of the sprite bakery. Needs Blender's bpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land import dress, paint, site
from tools.bakery.land.landform import RIVER_LEVEL, STONE_TOP, Landform, deck_height, pool_distance, radius
from tools.bakery.land.noise import FINE, WIDE, Array, mix, smooth
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

    # -------------------------------------------------------------- meshes
    def _put(self, points: Array, faces: NDArray, colours: Array, slot: Material, smooth_faces: bool) -> object:
        rgba = np.c_[colours, np.zeros(len(colours))]
        sizes = np.full(len(faces), faces.shape[1])
        return self.stage.add_arrays(points, faces, sizes, rgba, int(slot), smooth_faces)

    def _surface(self, colours: Array, keep: NDArray[np.bool_] | None = None, level: float | Array | None = None,
                 lift: float = 0.0, slot: Material = Material.GROUND) -> object:
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
        corners = np.stack([p + side, p - side, p + np.c_[out * reach, tall]], 1).reshape(-1, 3)
        shade = 1 + 0.11 * rng.normal(size=(n, 1))
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
        land, winter = self.land, season == "winter"
        self.stage.clear()
        self.stage.sun.energy = 2.5 if winter else 3.3
        self.stage.sun.color = (1, 0.94, 0.87) if winter else (1, 0.91, 0.77)
        colours, snow = paint.ground(land, season)
        self._surface(colours)
        bank = np.abs(land.river)
        wet = (bank < 1.3) & (land.z < RIVER_LEVEL + 0.12)
        slot = Material.GROUND if winter and not land.site.flooded else Material.WATER
        self._surface(paint.water(land, season, RIVER_LEVEL), wet, RIVER_LEVEL, slot=slot)
        rill = (np.abs(land.stream) < 0.13) & (bank > 0.8)
        self._surface(paint.water(land, season, RIVER_LEVEL) * 0.9, rill, lift=0.04, slot=slot)
        if land.site.flooded:
            self._mirror(*paint.paddies(land, season))
        self._plants(season, colours, snow)
        self._stonework()
        self._shoot(path)

    def _mirror(self, colours: Array, keep: NDArray[np.bool_]) -> None:
        """Still water over the plots, in which sky and walls are seen."""
        if not keep.any():
            return
        sheet = self._surface(colours, keep, self.land.level + 0.028, slot=Material.WATER)
        sheet.data.materials[int(Material.WATER)] = still_water()  # type: ignore[attr-defined]

    def _plants(self, season: str, colours: Array, snow: Array) -> None:
        land, winter, d = self.land, season == "winter", dress.DRESS[self.land.site.name][season]
        x, y = land.x, land.y
        bank = np.abs(land.river)
        clear = ((land.road > 0.32) & (land.path > 0.17) & (land.z > -0.2) & (np.abs(land.stream) > 0.2)
                 & (radius(land.site.threshing, x, y) > 1.5))
        planted = (land.plot > 0) & (land.edge > (0.07 if land.site.flooded else 0.12))
        grass = np.clip(0.62 + 0.22 * WIDE(x, y) + 0.3 * FINE(x, y), 0.05, 1) * clear * ~planted
        grass = grass * (1 - 0.45 * smooth(4.1, 2.8, land.village)) * (1 - 0.35 * smooth(0.3, 1, land.woods))
        grass = grass * (1 - 0.5 * smooth(0.1, -0.8, land.yards))
        if winter:
            grass = grass * np.clip(1.15 - snow * 1.1, 0.03, 1)
        roots, i, j = self._scatter(340000 if winter else 760000, grass, 1)
        tint = colours[i, j]
        if winter:
            tint = np.clip(0.5 * tint + 0.5 * paint.colour("#a08c66"), 0, 1)
        tall = 0.052 * (1 + 0.5 * np.clip(FINE(roots[:, 0], roots[:, 1]), -0.6, 2)) * (1 + 0.4 * (land.plot[i, j] > 0))
        self._blades(roots, tall, 0.022, 0.6, tint * 0.62, np.clip(tint * 1.28, 0, 1), 3, 2)
        roots, i, j = self._scatter(22000, (grass > 0.2) * np.clip(0.3 + 0.5 * WIDE(x, y), 0, 1), 5)
        tint = np.broadcast_to(paint.colour("#a8926a"), roots.shape) if winter else colours[i, j]
        self._blades(roots, 0.125, 0.022, 0.6, tint * 0.6, np.clip(tint * 1.3, 0, 1), 8, 3)
        shore = ((np.abs(bank - 0.92) < 0.17) & (WIDE(x * 1.6, y * 1.6) > 0.35) & (land.z > -0.36))
        roots, i, j = self._scatter(220000, shore * 0.5, 6)
        reed = paint.colour(d.reeds)
        self._blades(roots, 0.24, 0.024, 0.3, reed * 0.55, reed * 1.15, 4, 4)
        rough = (land.slope > 0.28) | (land.woods > 0.3)
        roots, i, j = self._scatter(7000, rough * ~planted * clear * 0.55 * np.clip(0.3 + 0.7 * WIDE(x, y), 0, 1), 8)
        scrub = Mesh(12)
        for root in roots[:1300]:
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

    def _stonework(self) -> None:
        """The crossing, stones on the banks, the roller on the threshing floor."""
        land, m = self.land, Mesh(4)
        if land.site.crossing.kind == "bridge":
            self._bridge(m)
        else:
            self._ford(m)
        shore = (np.abs(np.abs(land.river) - 0.86) < 0.2) & (FINE(land.x, land.y) > 0.6)
        stones, _, _ = self._scatter(90000, shore * 0.08, 9)
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

    # -------------------------------------------------------------- the dam
    def dam(self, state: str, season: str, path: Path, box: tuple[int, int, int, int]) -> None:
        """The dam in one state ("building", "whole", "cracked", "failed") over the land as a hold-out."""
        land, winter = self.land, season == "winter"
        self.stage.clear()
        self.stage.sun.energy = 2.5 if winter else 3.3
        a, b = land.a, land.b
        place = land.site.dam
        da, db = place.at
        along = (a - da) / place.half
        n1 = FINE(land.x, land.y)
        full = place.crest - 0.06 * n1.clip(-1, 1) * (state in ("building", "failed"))
        crest = full - 1.6 * smooth(1.25, 1.9, np.abs(along))
        if state == "building":
            crest = crest - 0.42 - 0.30 * smooth(-0.2, 0.5, along + 0.15 * n1)
        if state == "failed":
            crest = crest - 1.25 * smooth(0.42, 0.20, np.abs(along - 0.12) + 0.06 * n1)
        before, behind = (b - db - 0.10) / 1.5, (db - 0.10 - b) / 0.9
        bank = crest - 2 ** 0.5 * np.maximum(np.maximum(before, behind), 0) * 0.9
        body = np.maximum(land.z, bank)
        held = np.broadcast_to(np.float32(0.3), (*a.shape, 3))
        ground = self._surface(np.asarray(held, np.float32))
        ground.is_holdout = True  # type: ignore[attr-defined]
        built = bank > land.z + 0.012
        top = np.maximum(before, behind) <= 0.02
        earth = paint.colour("#8a6a48") * (1 + 0.10 * n1)[..., None]
        course = np.floor(bank / 0.085)
        block = a * 5.6 + 0.37 * (course % 3) + 0.04 * n1
        joint = np.minimum(np.abs(bank / 0.085 - course - 0.5), 0.5 * np.abs(block - np.floor(block) - 0.5) + 0.25)
        shade = np.sin(course * 12.9898 + np.floor(block) * 78.233) * 43758.5453
        stone = paint.colour("#80776a") * (0.80 + 0.40 * (shade - np.floor(shade)) + 0.05 * n1)[..., None]
        stone = stone * (1 - 0.55 * smooth(0.34, 0.46, joint))[..., None]
        laid = smooth(0.0, 0.1, before) * (1.0 if state != "building" else 0.25)
        tint = mix(earth, stone, laid * smooth(1.3, 1.2, np.abs(along)))
        tint = mix(tint, paint.colour("#b3946a"), top * 0.7)
        if state == "cracked":
            line = np.abs(along - 0.16 - 0.035 * np.abs((b * 4.2) % 2 - 1) - 0.05 * n1)
            fork = np.abs(along + 0.35 - 0.25 * (b - db) - 0.03 * n1)
            tint = mix(tint, paint.colour("#2b2420"), smooth(0.020, 0.007, np.minimum(line, fork)) * 0.95)
            seep = smooth(0.16, 0.02, np.abs(along - 0.18)) * smooth(0.35, 0.7, before)
            tint = mix(tint, paint.colour("#4a4034"), seep * 0.7)
        if state == "failed":
            tint = mix(tint, paint.colour("#5c4632"), smooth(0.55, 0.30, np.abs(along - 0.12)) * 0.8)
        if winter:
            tint = mix(tint, paint.SNOW, np.clip(smooth(0.5, 0.0, before) * (0.75 + 0.3 * n1), 0, 0.92))
        lifted = self.points.copy()
        lifted[:, 2] = body.reshape(-1)
        keep, self.points = self.points, lifted
        self._surface(np.clip(tint, 0, 1).astype(np.float32), built)
        self.points = keep
        inside = (pool_distance(land.site, a, b) < 1.3) & (b < db - 0.05)
        if state in ("whole", "cracked"):
            shown = paint.water(land, season, place.pool_level)
            wet = inside & (land.z < place.pool_level + 0.03)
            self._surface(shown, wet, place.pool_level, slot=Material.GROUND if winter else Material.WATER)
        elif state == "failed":
            silt = paint.colour("#7d6a50") * (1 + 0.12 * n1 + 0.08 * WIDE(land.x * 2, land.y * 2))[..., None]
            if winter:
                silt = mix(silt, paint.SNOW, np.clip(0.5 + 0.4 * n1, 0, 0.85))
            flow = smooth(0.95, 0.5, np.abs(a - da - 0.2 - 0.10 * (b - db)))
            flow = flow * smooth(db - 0.75, db + 0.25, b) * smooth(db + 3.85, db + 2.25, b)
            muddy = (flow + 0.2 * n1 > 0.45) & (land.z < place.pool_level - 0.40) & (b > db - 0.4) & ~built
            shown = np.clip(silt, 0, 1).astype(np.float32)
            self._surface(shown, muddy, lift=0.014)
            level = place.pool_level - 0.38 - 0.26 * smooth(db - 1.5, db - 0.1, b)
            lifted = self.points.copy()
            lifted[:, 2] = np.maximum(land.z + 0.012, level).reshape(-1)
            keep, self.points = self.points, lifted
            self._surface(shown, (pool_distance(land.site, a, b) < 1.3) & (b < db + 0.35) & (land.z < level + 0.04) & ~built)
            self.points = keep
        m = Mesh(6)
        if state == "building":
            for _ in range(10):
                at, bt = da + m.between(-1.1, 1.1), db + m.between(0.5, 1.1)
                i, j = land.index(at, bt)
                m.blob(at + bt, at - bt, float(land.z[i, j]), 0.13, 0.12, 0.07, m.shade("#9c948a"))
        if state == "failed":
            for _ in range(26):
                at, bt = da + m.between(-0.35, 0.75), db + m.between(0.2, 2.6)
                i, j = land.index(at, bt)
                s = m.between(0.03, 0.10)
                m.blob(at + bt, at - bt, float(land.z[i, j]) + 0.01, s * 1.2, s, s * 0.7, m.shade("#8f877a"))
        if not m.empty:
            self.stage.add(m, "stones")
        self._shoot(path, box, samples=24)


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
