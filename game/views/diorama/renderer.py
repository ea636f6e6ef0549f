"""Draws a scene through a camera: a cached still layer, then only what moves."""

from __future__ import annotations

import math
import random

import numpy as np
import pygame

from game.views.diorama.air import AIRS
from game.views.diorama.art import Art, Cut, sized
from game.views.diorama.bank import WAYS, Banks
from game.views.diorama.ground import Ground, Placed
from game.views.diorama.light import DAYLIGHT, Lights
from game.views.diorama.people import Crowd, Moment
from game.views.diorama.scene import Plume, Scene
from game.views.diorama.sky import Blits, Sky, shaded
from game.views.diorama.smoke import LIFT, OFFSET, Chimneys, Puffs

FADE = 0.5  # seconds in which one picture gives way to the next
SQUARE = (16, 4)  # px of the map: whoever walks in one square of this size is covered alike
SNOW = (226, 230, 238)
MOST_COVERED = 6000  # squares and people for which it is kept what stands before them


class Renderer:
    """Keeps the pictures of a scene and draws them for a view (x, y, w, h of the map) and a scale."""

    def __init__(self, ground: Ground, art: Art) -> None:
        self.ground, self.art = ground, art
        self.lights, self.sky = Lights(ground), Sky(ground)
        self.scene: Scene | None = None
        self.crowd = Crowd([], art, "autumn")
        self.chimneys = Chimneys([], [])
        self.banks = Banks([], [], ground.unit, "autumn")
        self._puffs = Puffs(ground.unit)
        self._still: tuple[tuple[int, ...], pygame.Surface] | None = None
        self._vignettes: dict[tuple[int, int, str], pygame.Surface] = {}
        self._scaled: dict[tuple[int, float], pygame.Surface] = {}
        self._before: dict[int, list[Cut]] = {}  # what covers somebody in a square of the map, or in their place
        self._laid: tuple[tuple[int, int], dict[int, Blits]] = ((0, 0), {})  # the same, from a corner of the screen
        self._old: tuple[tuple[int, ...], pygame.Surface, float | None] | None = None
        self._glints = [sized(_glint(step), ground.unit) for step in range(4)]
        rng = random.Random(3)
        self._snow: dict[int, pygame.Surface] = {}  # a flake of so many px
        flakes = [(rng.random(), rng.random(), rng.uniform(0.5, 1.0)) for _ in range(110)]
        self._flakes = np.array(sorted(flakes, key=lambda flake: flake[2])).T  # small ones first

    def show(self, scene: Scene) -> None:
        """Take a new scene; what was drawn last gives way to it softly."""
        if self._still is not None:
            self._old = (self._still[0][1:], self._still[1], None)
            self._still = None
        self.ground.paint(scene)
        self._scaled.clear()
        self._before.clear()
        self._laid = ((0, 0), {})
        self.scene = scene
        self.crowd = Crowd(scene.workers, self.art, scene.picture.season, self.ground.unit)
        by_foot = {p.thing.at: p for p in self.ground.placed}
        mouths = [self._mouth(p, by_foot.get(p.at)) for p in scene.plumes]
        self._puffs.wear(scene.picture.season)
        leaving = list(zip(scene.plumes, mouths, strict=True))
        apart = [(p, m) for p, m in leaving if p.kind not in WAYS]
        self.chimneys = Chimneys([p for p, _m in apart], [m for _p, m in apart], self.ground.unit)
        joined = [(p.kind, m) for p, m in leaving if p.kind in WAYS]
        self.banks = Banks([kind for kind, _m in joined], [m for _k, m in joined], self.ground.unit,
                           scene.picture.season, self.banks)
        self.lights.show(scene)
        self.sky.show(scene, [m for p, m in leaving if p.kind == "furnace"])

    def _mouth(self, plume: Plume, placed: Placed | None) -> tuple[int, int]:
        """Where a plume leaves, on the map."""
        if placed is not None and placed.sprite.smoke is not None:
            return placed.foot[0] + placed.sprite.smoke[0], placed.foot[1] + placed.sprite.smoke[1]
        return self.ground.on_map((plume.at[0] + OFFSET[plume.kind], plume.at[1] - LIFT[plume.kind]))

    def draw(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float, seconds: float,
             moving: bool) -> None:
        """Draw the view of the map into a rectangle of the target."""
        if self.scene is None:
            return
        clip = target.get_clip()
        target.set_clip(rect.clip(clip))
        tint = shaded(self.lights.now(seconds, moving), self.sky.overcast)
        target.blit(self._still_layer(rect, view, scale), rect.topleft)
        self._draw_fading(target, rect, view, seconds, moving)
        if self.scene.picture.season != "winter":
            self._draw_glints(target, rect, view, scale, seconds)
        self._lay(target, rect, view, scale, self.sky.mist(seconds, self.lights.hour), pygame.BLEND_PREMULTIPLIED)
        self._draw_people(target, rect, view, scale, seconds)
        smoke = self.chimneys.blits(self._puffs, seconds, (view.x, view.y, view.w, view.h), scale, rect.topleft)
        target.fblits(smoke, pygame.BLEND_PREMULTIPLIED)
        banks = self.banks.blits(seconds, view, scale, rect.topleft, self.lights.hour)
        target.fblits(banks, pygame.BLEND_PREMULTIPLIED)
        if moving:
            self.sky.shiver(target, rect, view, scale, seconds)
        self._lay(target, rect, view, scale, self.sky.birds(seconds, view), pygame.BLEND_PREMULTIPLIED)
        if tint != DAYLIGHT:
            target.blit(self.lights.darkened(rect, view, tint), rect.topleft, special_flags=pygame.BLEND_RGB_MULT)
        self._draw_light(target, rect, view, scale, seconds if moving else 0.0)
        if moving:
            sparks = self.sky.sparks(seconds, view, self.lights.hour)
            self._lay(target, rect, view, scale, sparks, pygame.BLEND_RGB_ADD)
        target.fblits(self.sky.rain(seconds, rect, self.ground.unit * scale), pygame.BLEND_PREMULTIPLIED)
        if self.scene.picture.season == "winter":
            self._draw_snow(target, rect, seconds)
        target.set_clip(clip)

    # -------------------------------------------------------------- the still layer
    def _still_layer(self, rect: pygame.Rect, view: pygame.Rect, scale: float) -> pygame.Surface:
        key = (self.ground.version, *view, rect.w, rect.h)
        if self._still is None or self._still[0] != key:
            part = self.ground.map.subsurface(view.clip(self.ground.map.get_rect()))
            old = self._still[1] if self._still else None
            still = old if old is not None and old.get_size() == rect.size else pygame.Surface(rect.size).convert()
            if part.get_size() == rect.size:
                still.blit(part, (0, 0))
            else:
                pygame.transform.smoothscale(part.convert(still), rect.size, still)
            still.blit(self._vignette(rect.w, rect.h), (0, 0), special_flags=pygame.BLEND_RGB_MULT)
            self._still = (key, still)
        return self._still[1]

    def _vignette(self, width: int, height: int) -> pygame.Surface:
        assert self.scene is not None
        season = self.scene.picture.season
        key = (width, height, season)
        if key not in self._vignettes:
            if len(self._vignettes) > 6:
                self._vignettes.clear()
            strength = AIRS[season].vignette
            x = (np.linspace(0, 1, max(2, width // 4), dtype=np.float32) - 0.5)[:, None]
            y = (np.linspace(0, 1, max(2, height // 4), dtype=np.float32) - 0.5)[None]
            v = 1 - strength * np.clip(x * x * 2.4 + y * y * 2.6, 0, 1) ** 1.25
            small = pygame.surfarray.make_surface(np.repeat((v * 255)[..., None], 3, 2).astype(np.uint8))
            self._vignettes[key] = pygame.transform.smoothscale(small, (width, height)).convert()
        return self._vignettes[key]

    def _draw_fading(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, seconds: float,
                     moving: bool) -> None:
        """The picture before this one, fainter by the moment, while the camera stands where it stood."""
        if self._old is None:
            return
        where, picture, start = self._old
        start = seconds if start is None else start
        age = (seconds - start) / FADE
        if not moving or age >= 1 or where != (*view, rect.w, rect.h):
            self._old = None
            return
        self._old = (where, picture, start)
        picture.set_alpha(min(254, int(255 * (1 - age))))  # 255 takes ten times as long to lay
        target.blit(picture, rect.topleft)

    # -------------------------------------------------------------- what moves
    def _at_scale(self, surface: pygame.Surface, scale: float) -> pygame.Surface:
        """A surface at the view's scale, kept."""
        if scale == 1.0:
            return surface
        key = (id(surface), scale)
        if key not in self._scaled:
            size = (max(1, round(surface.get_width() * scale)), max(1, round(surface.get_height() * scale)))
            self._scaled[key] = pygame.transform.smoothscale(surface, size)
        return self._scaled[key]

    def _draw_glints(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
                     seconds: float) -> None:
        """Short lights that come and go on the river."""
        blits, unit = [], self.ground.unit
        for i, point in enumerate(self.ground.layout.water):
            x, y = self.ground.on_map(point)
            if not view.collidepoint(x, y):
                continue
            strength = math.sin(seconds * (0.7 + i % 5 * 0.11) + i * 2.4)
            if strength < 0.25:
                continue
            step = min(3, int((strength - 0.25) / 0.75 * 4))
            drift = ((seconds * 5 + i * 13) % 24 - 12) * unit
            blits.append((self._glints[step], (rect.x + round((x + drift - view.x) * scale),
                                               rect.y + round((y + drift * 0.4 - view.y) * scale))))
        target.blits(blits, False)

    def _lay(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float, pictures: Blits,
             how: int) -> None:
        """Lay pictures that have a place on the map."""
        if scale == 1.0:
            left, top = rect.x - view.x, rect.y - view.y
            target.fblits([(picture, (x + left, y + top)) for picture, (x, y) in pictures], how)
            return
        blits = []
        for picture, (x, y) in pictures:
            place = rect.x + round((x - view.x) * scale), rect.y + round((y - view.y) * scale)
            blits.append((self._at_scale(picture, scale), place))
        target.fblits(blits, how)

    def _draw_people(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
                     seconds: float) -> None:
        """Everyone, far ones first, and over each what stands nearer."""
        there = self.crowd.at(seconds)
        wide = self.crowd.reach
        seen = np.flatnonzero((there.x > view.left - wide) & (there.x < view.right + wide)
                              & (there.y > view.top - wide) & (there.y < view.bottom + wide))
        there = there.of(seen)
        left, top = (rect.x - view.x, rect.y - view.y) if scale == 1.0 else (0, 0)
        cuts = self.crowd.cuts(there, (left, top))
        # those who stay have a place in what is kept as well: -1 is the first of them
        keys = np.where(self.crowd.walks[there.who], self.crowd.squares(there, SQUARE), -1 - there.who)
        blits: Blits = []
        kept = self._before
        if self._laid[0] != (left, top) or len(self._laid[1]) > MOST_COVERED:
            self._laid = ((left, top), {})
        laid = self._laid[1]
        for k, (cut, key) in enumerate(zip(cuts, keys.tolist(), strict=True)):
            blits.append(cut)
            near = laid.get(key)
            if near is None:
                if key not in kept:
                    if len(kept) > MOST_COVERED:
                        kept.clear()
                    kept[key] = self._covering(there, k)
                near = laid[key] = [(part, (x + left, y + top)) for part, x, y in kept[key]]
            if near:
                blits += near
        if scale != 1.0:
            blits = [(self._part_at_scale(part, scale), _spot(rect, x - view.x, y - view.y, scale))
                     for part, (x, y) in blits]
        target.fblits(blits, pygame.BLEND_PREMULTIPLIED)

    def _part_at_scale(self, part: pygame.Surface, scale: float) -> pygame.Surface:
        """A part of a picture at the view's scale: of the whole picture scaled once, so that parts meet."""
        x, y = part.get_abs_offset()
        whole = self._at_scale(part.get_abs_parent(), scale)
        cut = pygame.Rect([round(n * scale) for n in (x, y, part.get_width(), part.get_height())])
        return whole.subsurface(cut.clip(whole.get_rect()))

    def _covering(self, there: Moment, k: int) -> list[Cut]:
        """What stands nearer than somebody: of each thing the part that covers the body.

        there: everyone at a moment; k: whom of them. Of one who walks, what covers anybody in the same square.
        """
        x, y, number, row = (int(column[k]) for column in (there.x, there.y, there.strip, there.row))
        strip, depth = self.crowd.strips[number], float(there.depth[k]) + 3
        if self.crowd.walks[there.who[k]]:
            box = strip.tight[0].unionall(strip.tight[1:])
            box.size = box.w + SQUARE[0] - 1, box.h + SQUARE[1] - 1
            x, y = x // SQUARE[0] * SQUARE[0], y // SQUARE[1] * SQUARE[1]
        else:
            box = strip.tight[row].copy()
        box.move_ip(x - strip.foot[0], y - strip.foot[1])
        found: list[Cut] = []
        for thing in self.ground.nearer(box, depth):
            part = box.clip(thing.rect)
            piece = thing.sprite.body.subsurface(part.move(-thing.rect.x, -thing.rect.y))
            shown = piece.get_bounding_rect()  # much of what a tree's box covers is air
            if shown.w and shown.h:
                found.append((piece.subsurface(shown), part.x + shown.x, part.y + shown.y))
        return found

    def _draw_light(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
                    seconds: float) -> None:
        """What fires and lamps add, each neighbourhood's as one."""
        blits = []
        for lights in self.lights.neighbourhoods():
            if not view.colliderect(lights.box):
                continue
            left, top = lights.box.x - view.x, lights.box.y - view.y
            if scale == 1.0:
                left, top = left + rect.x, top + rect.y
                blits += [(part, (left + x, top + y)) for part, x, y in lights.at(seconds)]
            else:
                blits += [(self._part_at_scale(part, scale), _spot(rect, left + x, top + y, scale))
                          for part, x, y in lights.at(seconds)]
        target.fblits(blits, pygame.BLEND_RGB_ADD)

    def _draw_snow(self, target: pygame.Surface, rect: pygame.Rect, seconds: float) -> None:
        fine = max(1, round(rect.h / 900))  # px of a small flake
        u, v, size = self._flakes
        x = rect.x + ((u + 0.012 * np.sin(seconds * 0.7 + v * 40) + seconds * 0.006) % 1.0 * rect.w).astype(int)
        y = rect.y + ((v + seconds * 0.045 * size) % 1.0 * rect.h).astype(int)
        small = int((size <= 0.75).sum())
        pictures = [self._flake(fine)] * small + [self._flake(2 * fine)] * (len(size) - small)
        places = zip(x.tolist(), y.tolist(), strict=True)
        target.fblits(list(zip(pictures, places, strict=True)), pygame.BLEND_PREMULTIPLIED)

    def _flake(self, wide: int) -> pygame.Surface:
        """A flake of so many px, round and soft where it is large enough to have a shape; kept."""
        if wide not in self._snow:
            big = pygame.Surface((16 * wide, 16 * wide), pygame.SRCALPHA)
            if wide < 3:
                big.fill(SNOW)
            else:
                pygame.draw.circle(big, (*SNOW, 110), big.get_rect().center, 8 * wide)
                pygame.draw.circle(big, SNOW, big.get_rect().center, 5 * wide)
            self._snow[wide] = pygame.transform.smoothscale(big.premul_alpha(), (wide, wide))
        return self._snow[wide]


def _spot(rect: pygame.Rect, x: float, y: float, scale: float) -> tuple[int, int]:
    """Where in a rectangle of the target lies what is so many px of the map from the view's corner."""
    return rect.x + round(x * scale), rect.y + round(y * scale)


def _glint(step: int) -> pygame.Surface:
    """A short soft dash of light on water, in four strengths."""
    out = pygame.Surface((22, 3), pygame.SRCALPHA)
    for x in range(22):
        fall = 1 - abs(x - 10.5) / 11
        for y, part in enumerate((0.45, 1.0, 0.3)):
            out.set_at((x, y), (214, 226, 226, int(fall * part * (16 + 13 * step))))
    return out
