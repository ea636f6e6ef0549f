"""The still picture of the whole map: land, fields, shadows and everything that does not move."""

from __future__ import annotations

import threading
from dataclasses import dataclass
from pathlib import Path

import pygame

from game.views.diorama.air import AIRS, haze_at
from game.views.diorama.art import Art, Sprite, sized
from game.views.diorama.casting import sprite_name
from game.views.diorama.crops import THINS, Crops, degree
from game.views.diorama.layout import Layout
from game.views.diorama.parapet import cut_out
from game.views.diorama.scene import FLAT, Scene, Thing

DARKEST_SHADOW = (14, 13, 22, 150)  # overlapping ones do not add up to black; colours multiplied by alpha
BARE = ("bare", 0)
CELL = 128  # px of the grid in which nearer things are looked up


@dataclass(frozen=True)
class Placed:
    """A sprite that stands on the map."""

    thing: Thing
    sprite: Sprite
    rect: pygame.Rect  # of its body, on the map
    depth: int  # px of the layout
    foot: tuple[int, int]  # where it stands, on the map


class Ground:
    """Paints the map for a scene, and remembers what stands where.

    The map is as large as the art asks: `art.unit` of its px for one of the layout.
    """

    def __init__(self, folder: Path, layout: Layout, art: Art) -> None:
        self.folder, self.layout, self.art = folder, layout, art
        self.unit = art.unit
        self.crops = Crops(folder, layout, self.unit)
        self.map = pygame.Surface(self.on_map(layout.size)).convert()
        self._shade = pygame.Surface(self.map.get_size(), pygame.SRCALPHA)
        self.placed: list[Placed] = []
        self.version = 0
        self._grid: dict[tuple[int, int], list[Placed]] = {}
        self._lands: dict[str, pygame.Surface] = {}  # the last two seasons shown
        self._decals: dict[str, tuple[pygame.Surface, tuple[int, int]]] = {}
        self._dams: dict[str, pygame.Surface | None] = {}
        self._parapets: dict[str, Sprite] = {}
        self._last_plots: dict[int, tuple[str, int]] = {}
        self._fields: tuple[str, pygame.Surface] | None = None
        # a hamlet fades into the haze as one: its houses stand close, whatever bands of mist lie there
        self._hamlets = _hamlets(layout)
        self._loading = threading.RLock()  # lands and crops are loaded by one thread at a time

    def on_map(self, point: tuple[float, ...]) -> tuple[int, int]:
        """A point of the layout (x, y and perhaps its depth) in px of the map."""
        return round(point[0] * self.unit), round(point[1] * self.unit)

    def prepare(self, scene: Scene) -> None:
        """Load what a scene needs before it is painted; in any thread, while another scene is shown."""
        season = scene.picture.season
        with self._loading:
            self._land(season)
        for plot in self.layout.plots:
            with self._loading:  # for each by itself, so that a picture shown meanwhile waits for one plot at the most
                self.crops.picture(plot, scene.plots[plot.id], season, scene.picture.yield_of(plot.brigade))
        for thing in scene.things:
            self._sprite(thing, season)

    def paint(self, scene: Scene) -> None:
        """Make the map anew for a scene; fields are only redrawn where their state changed."""
        season = scene.picture.season
        with self._loading:
            self.map.blit(self._with_fields(scene), (0, 0))
        bare = 0.5 if season == "winter" else 1.0  # snow lies on soot
        self._decal("yard", scene.soot * bare)
        self._decal("hamlets", scene.hamlet_soot * bare)
        self._decal("felled", min(1.0, scene.felled * 1.6) * bare)
        self._dam(scene.picture.dam, season)
        self._place(scene)
        lying = [p for p in self.placed if p.thing.kind in FLAT]
        self.map.fblits([(p.sprite.body, p.rect.topleft) for p in lying], pygame.BLEND_PREMULTIPLIED)
        shade = self._shade
        shade.fill(0)
        shade.fblits([
            (p.sprite.shadow, (p.foot[0] - p.sprite.shadow_anchor[0], p.foot[1] - p.sprite.shadow_anchor[1]))
            for p in self.placed if p.sprite.shadow is not None
        ], pygame.BLEND_PREMULTIPLIED)  # fmt: skip
        shade.fill(DARKEST_SHADOW, special_flags=pygame.BLEND_RGBA_MIN)
        self.map.blit(shade, (0, 0), special_flags=pygame.BLEND_PREMULTIPLIED)
        standing = [p for p in self.placed if p.thing.kind not in FLAT]
        self.map.fblits([(p.sprite.body, p.rect.topleft) for p in standing], pygame.BLEND_PREMULTIPLIED)
        self.version += 1

    def _land(self, season: str) -> pygame.Surface:
        """The bare land of a season; two are kept, that of the season shown among them."""
        if season not in self._lands:
            if len(self._lands) > 1:
                shown = self._fields[0] if self._fields else ""
                self._lands.pop(next(name for name in self._lands if name != shown))
            land = pygame.image.load(str(self.folder / f"land_{season}.webp")).convert(self.map)
            self._lands[season] = sized(land, self.unit)
            self.crops.keep(self._lands)
        return self._lands[season]

    def _with_fields(self, scene: Scene) -> pygame.Surface:
        season = scene.picture.season
        land = self._land(season)
        if self._fields is None or self._fields[0] != season:
            canvas = self._fields[1] if self._fields else pygame.Surface(self.map.get_size()).convert()
            canvas.blit(land, (0, 0))
            self._fields = (season, canvas)
            self._last_plots = {}
        fields = self._fields[1]
        shares = {p.id: scene.picture.yield_of(p.brigade) for p in self.layout.plots}
        plots = {number: (state, degree(shares[number]) if state in THINS else 0)
                 for number, state in scene.plots.items()}  # fmt: skip
        if any(self._last_plots.get(number, BARE) != plot for number, plot in plots.items()):
            # plants reach over their upper neighbours, so all plots are laid again, far ones first
            fields.blit(land, (0, 0))
            for plot in sorted(self.layout.plots, key=lambda p: p.at[2]):
                cut = self.crops.picture(plot, scene.plots[plot.id], season, shares[plot.id])
                if cut:
                    fields.blit(*cut)
            self._last_plots = plots
        return fields

    def _decal(self, name: str, share: float) -> None:
        if share <= 0.02:
            return
        if name not in self._decals:
            path = next(self.folder.glob(f"decal_{name}_*.webp"), None)
            if path is None:
                return
            x, y = path.stem.split("_")[-2:]
            self._decals[name] = (sized(pygame.image.load(str(path)).convert_alpha(), self.unit),
                                   self.on_map((int(x), int(y))))
        picture, at = self._decals[name]
        picture.set_alpha(int(255 * min(1.0, share)))
        self.map.blit(picture, at)

    def _dam(self, state: str, season: str) -> None:
        if state == "none":
            return
        name = f"dam_{state}_{season}"
        if name not in self._dams:
            path = self.folder / f"{name}.webp"
            self._dams[name] = (sized(pygame.image.load(str(path)).convert_alpha(), self.unit)
                                if path.exists() else None)
        picture = self._dams[name]
        if picture is not None:
            self.map.blit(picture, self.on_map(self.layout.dam_box))

    def _sprite(self, thing: Thing, season: str) -> Sprite | None:
        """The picture of a thing in a season; None where there is none."""
        if thing.kind == "parapet":
            if season not in self._parapets:
                outline = [self.on_map(point) for point in self.layout.waters.parapet]
                self._parapets[season] = cut_out(self._land(season), outline, self.on_map(thing.at))
            return self._parapets[season]
        name = sprite_name(thing, self.art.known)
        haze = self.haze_of(thing, season)
        return self.art.sprite(name, season, haze, thing.size, thing.mirrored) if name else None

    def haze_of(self, thing: Thing, season: str) -> float:
        """The share of haze over a thing: that of the hamlet to which it belongs, or of its own place."""
        own = thing.at[2] if thing.name == "yard" else self._hamlets.get(thing.brigade, thing.at[2])
        return haze_at(AIRS[season], own)

    def _place(self, scene: Scene) -> None:
        season = scene.picture.season
        self.placed, self._grid = [], {}
        for thing in scene.things:
            sprite = self._sprite(thing, season)
            if sprite is None:
                continue
            x, y = self.on_map(thing.at)
            rect = sprite.body.get_rect(topleft=(x - sprite.anchor[0], y - sprite.anchor[1]))
            placed = Placed(thing, sprite, rect, thing.at[2], (x, y))
            self.placed.append(placed)
            if thing.kind in FLAT:
                continue  # it covers nobody
            for i in range(rect.left // CELL, rect.right // CELL + 1):
                for j in range(rect.top // CELL, rect.bottom // CELL + 1):
                    self._grid.setdefault((i, j), []).append(placed)

    def nearer(self, box: pygame.Rect, depth: float) -> list[Placed]:
        """What stands nearer than a depth and touches a box of the map, far ones first."""
        i0, i1 = box.left // CELL, box.right // CELL
        j0, j1 = box.top // CELL, box.bottom // CELL
        if i0 == i1 and j0 == j1:
            return [p for p in self._grid.get((i0, j0), ()) if p.depth > depth and p.rect.colliderect(box)]
        found = {id(p): p for i in range(i0, i1 + 1) for j in range(j0, j1 + 1) for p in self._grid.get((i, j), ())
                 if p.depth > depth and p.rect.colliderect(box)}
        return sorted(found.values(), key=lambda p: p.depth)

    def top_at(self, x: int, y: int) -> Placed | None:
        """The nearest named thing painted at a pixel of the map."""
        for placed in reversed(self._grid.get((x // CELL, y // CELL), [])):
            if placed.thing.name and placed.rect.collidepoint(x, y):
                inside = (x - placed.rect.left, y - placed.rect.top)
                if placed.sprite.body.get_at(inside).a > 40:
                    return placed
        return None


def _hamlets(layout: Layout) -> dict[int, float]:
    """How deep in the picture each brigade's houses and canteen stand, in the middle."""
    depths: dict[int, list[int]] = {}
    for spot in (*layout.houses, *layout.canteens):
        depths.setdefault(spot.brigade, []).append(spot.at[2])
    return {brigade: sum(found) / len(found) for brigade, found in depths.items() if brigade}
