"""Bake the dam: its place as each season shows it, with and without the bank. Needs Blender's bpy."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np

from tools.bakery.land import dam_build, dam_paint, dress, paint
from tools.bakery.land.dam import Dam, Work, grown, sample, slope
from tools.bakery.land.landform import Landform
from tools.bakery.land.noise import FINE, WIDE, Array, smooth
from tools.bakery.land.render import Baker, still_water
from tools.bakery.mesh import Material

AROUND = ((-5.2, 3.6), (-6.2, 4.6))  # tiles of land beside, behind and before the dam that are baked with it
STEP = (0.0078, 0.0098)  # of the bank's own grid in tiles, a third of the land's


class DamBaker(Baker):
    """Renders the dam in one state and season after another.

    Ground, grass and light are those of the land's own picture, so that the bank can be cut out along its edges.
    """

    def __init__(self, land: Landform, samples: int = 10, percentage: int = 100) -> None:
        at = land.site.dam.at
        (left, right), (far, near) = AROUND
        super().__init__(land.part((at[0] + left, at[0] + right), (at[1] + far, at[1] + near)), samples, percentage)

    @cache  # noqa: B019 - one baker lives as long as its run
    def _worked(self, state: str) -> tuple[Dam, Work]:
        """The dam in a state, and its fields over the whole grid."""
        dam = Dam(self.land, state)
        return dam, dam.at(self.land.a, self.land.b)

    @cache  # noqa: B019
    def _painted(self, season: str) -> tuple[Array, Array]:
        return paint.ground(self.land, season)

    def dam(self, state: str, season: str, path: Path) -> None:
        """The dam in one of its states, or its place without it ("none")."""
        land = self.land
        self.stage.clear()
        dam, work = self._worked(state)
        colours, snow = self._painted(season)
        steps = float(land.a[1, 0] - land.a[0, 0]), float(land.b[0, 1] - land.b[0, 0])
        shown = dam_paint.coat(dam, work, land.a, land.b, colours, season, slope(work.z, *steps))
        whole = self.points.copy()
        self.points[:, 2] = (np.minimum(work.ground, work.z) - 0.03 * (work.built > 0.97)).reshape(-1)
        self.tend = self._tended(dam, work)
        try:
            self._land(season, colours, snow, shown)
            self.tend = None
            if state != "none":
                self._bank(dam, colours, season)
                self._pool(dam, season)
                things = dam_build.furnish(dam, season == "winter")
                rocks = things.rocks()
                if rocks is not None:
                    self._put(*rocks[:2], rocks[2], Material.PAINT, False)
                if not things.mesh.empty:
                    self.stage.add(things.mesh, "works")
        finally:
            self.points, self.tend = whole, None
        self._shoot(path, land.site.dam.box, samples=self.samples)

    def _tended(self, dam: Dam, work: Work) -> object:
        """A rule by which roots stand on the worked ground, and are gone where it was dug, trodden or drowned."""
        land = self.land
        thick = 1.25 if dam.state == "building" else 1.02
        bare = np.maximum.reduce([work.built * thick, work.crest, work.trodden, work.raw, work.mud * 1.1,
                                  work.shore * 1.05, work.wet * 0.4])
        if work.level is not None:
            bare = np.where(grown(dam.basin, 4) & (work.ground < work.level + 0.015), 1.0, bare)
        rise = work.z - land.z

        def tend(roots: Array) -> Array:
            i, j = land.index((roots[:, 0] + roots[:, 1]) / 2, (roots[:, 0] - roots[:, 1]) / 2)
            chance = np.modf(np.abs(np.sin(roots[:, 0] * 127.1 + roots[:, 1] * 311.7)) * 43758.5453)[0]
            return np.c_[roots[:, :2], np.where(chance < bare[i, j], np.nan, roots[:, 2] + rise[i, j])]

        return tend

    def _bank(self, dam: Dam, colours: Array, season: str) -> None:
        """The bank and all ground it changed, on a grid three times as fine as the land's."""
        land, place = self.land, dam.place
        middle = place.at[1] + place.axis
        a, b = np.meshgrid(np.arange(place.at[0] - 2.75, place.at[0] + 2.5, STEP[0], dtype=np.float32),
                           np.arange(middle - 0.9, middle + 3.45, STEP[1], dtype=np.float32), indexing="ij")
        work = dam.at(a, b)
        tint = dam_paint.coat(dam, work, a, b, sample(land, colours, a, b), season, slope(work.z, *STEP))
        keep = np.maximum.reduce([work.built, work.crest, work.trodden, work.raw, work.wet,
                                  work.mud * (1 - work.basin)]) > 0.004
        index = np.arange(a.size).reshape(a.shape)
        quads = np.stack([index[:-1, :-1], index[:-1, 1:], index[1:, 1:], index[1:, :-1]], -1)
        whole = keep[:-1, :-1] & keep[1:, 1:] & keep[1:, :-1] & keep[:-1, 1:]
        used, faces = np.unique(quads[whole], return_inverse=True)
        points = np.stack([a + b, a - b, work.z + 0.004], -1).reshape(-1, 3)
        self._put(points[used], faces.reshape(-1, 4), tint.reshape(-1, 3)[used], Material.GROUND, True)
        sod = dam_paint.GRASSED[dam.state] * work.built * (1 - work.raw) * (work.drop > 0.03) * (1 - work.crest)
        sod = sod * np.clip(0.55 + 0.5 * WIDE(a + b, a - b) + 0.4 * FINE(a + b, a - b), 0, 1)
        sod = sod * smooth(1.0, 0.62, work.drop)
        found = np.argwhere(np.random.default_rng(71).random(a.shape) < 0.075 * sod)
        roots = points.reshape(*a.shape, 3)[found[:, 0], found[:, 1]]
        green = paint.colour("#a08c66" if season == "winter" else dress.DRESS[land.site.name][season].grass[0])
        self._blades(roots, 0.06, 0.022, 0.6, green * 0.62, np.clip(green * 1.28, 0, 1), 4, 72)

    def _pool(self, dam: Dam, season: str) -> None:
        """Water or ice behind the bank, reeds along it; after a breach the puddles that are left."""
        land, work = self.land, self._worked(dam.state)[1]
        if dam.state == "building":
            return
        if work.level is not None:
            level, keep = work.level, grown(dam.basin, 5)
        else:
            behind = dam.basin & (work.v < -1.3) & (work.raw < 0.02) & (np.abs(land.stream) > 0.36)
            level = float(np.quantile(work.ground[behind], 0.09))
            keep = grown(behind & (work.ground < level), 2) & (np.abs(land.stream) > 0.3)
        tint = dam_paint.pool(dam, np.maximum(level - work.ground, 0), land.a, land.b, season)
        frozen = season == "winter" and not land.site.flooded
        sheet = self._surface(tint, keep, level, slot=Material.GROUND if frozen else Material.WATER)
        if sheet is not None and not frozen:
            sheet.data.materials[int(Material.WATER)] = still_water()  # type: ignore[attr-defined]
        if work.level is None:
            return
        above = work.ground - level
        fringe = (above > -0.07) & (above < 0.06) & (np.abs(work.v) > 0.3) & grown(dam.basin, 9)
        fringe &= WIDE(land.x * 1.6, land.y * 1.6) > -0.1
        roots, _, _ = self._scatter(700000, fringe * np.clip(0.25 + 0.4 * FINE(land.x, land.y), 0, 0.9), 73)
        reed = paint.colour(dress.DRESS[land.site.name][season].reeds)
        self._blades(roots, 0.15, 0.022, 0.3, reed * 0.50, reed * 1.05, 4, 74)
