"""Draws a scene through a camera: a cached still layer, then only what moves."""

from __future__ import annotations

import math
import random

import numpy as np
import pygame

from game.views.diorama.air import AIRS
from game.views.diorama.art import Art, Cut, sized
from game.views.diorama.ground import Ground, Placed
from game.views.diorama.light import DAYLIGHT, Lights
from game.views.diorama.people import Crowd
from game.views.diorama.scene import Plume, Scene
from game.views.diorama.sky import Blits, Sky, shaded
from game.views.diorama.smoke import LIFT, OFFSET, Chimneys, Puffs

FADE = 0.5  # seconds in which one picture gives way to the next
STRIDE = 16  # px of the map: whoever stands in one square of this size is covered by the same few things
MOST_COVERED = 4000  # squares and people for which it is kept what stands before them


class Renderer:
    """Keeps the pictures of a scene and draws them for a view (x, y, w, h of the map) and a scale."""

    def __init__(self, ground: Ground, art: Art) -> None:
        self.ground, self.art = ground, art
        self.lights, self.sky = Lights(ground), Sky(ground)
        self.scene: Scene | None = None
        self.crowd = Crowd([], art, "autumn")
        self.chimneys = Chimneys([], [])
        self._puffs = Puffs(ground.unit)
        self._still: tuple[tuple[int, ...], pygame.Surface] | None = None
        self._vignettes: dict[tuple[int, int, str], pygame.Surface] = {}
        self._scaled: dict[tuple[int, float], pygame.Surface] = {}
        self._before: dict[tuple[int, int, int], list[Placed]] = {}  # a square of the map, a strip
        self._covered: dict[int, list[Cut]] = {}  # somebody who stays where they are
        self._old: tuple[tuple[int, ...], pygame.Surface, float | None] | None = None
        self._glints = [sized(_glint(step), ground.unit) for step in range(4)]
        rng = random.Random(3)
        self._flakes = [(rng.random(), rng.random(), rng.uniform(0.5, 1.0)) for _ in range(110)]

    def show(self, scene: Scene) -> None:
        """Take a new scene; what was drawn last gives way to it softly."""
        if self._still is not None:
            self._old = (self._still[0][1:], self._still[1], None)
            self._still = None
        self.ground.paint(scene)
        self._scaled.clear()
        self._before.clear()
        self._covered.clear()
        self.scene = scene
        self.crowd = Crowd(scene.workers, self.art, scene.picture.season, self.ground.unit)
        by_foot = {p.thing.at: p for p in self.ground.placed}
        mouths = [self._mouth(p, by_foot.get(p.at)) for p in scene.plumes]
        self._puffs.wear(scene.picture.season)
        self.chimneys = Chimneys(scene.plumes, mouths, self.ground.unit)
        self.lights.show(scene)
        self.sky.show(scene, [m for m, p in zip(mouths, scene.plumes, strict=True) if p.kind == "furnace"])

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
        target.blit(self._still_layer(rect, view, scale), rect.topleft)
        self._draw_fading(target, rect, view, seconds, moving)
        if self.scene.picture.season != "winter":
            self._draw_glints(target, rect, view, scale, seconds)
        self._lay(target, rect, view, scale, self.sky.mist(seconds, self.lights.hour), pygame.BLEND_PREMULTIPLIED)
        self._draw_people(target, rect, view, scale, seconds)
        smoke = self.chimneys.blits(self._puffs, seconds, (view.x, view.y, view.w, view.h), scale, rect.topleft)
        target.fblits(smoke, pygame.BLEND_PREMULTIPLIED)
        if moving:
            self.sky.shiver(target, rect, view, scale, seconds)
        self._lay(target, rect, view, scale, self.sky.birds(seconds, view), pygame.BLEND_PREMULTIPLIED)
        tint = shaded(self.lights.now(seconds, moving), self.sky.overcast)
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
        blits = []
        for picture, (x, y) in pictures:
            place = rect.x + round((x - view.x) * scale), rect.y + round((y - view.y) * scale)
            blits.append((self._at_scale(picture, scale), place))
        target.fblits(blits, how)

    def _draw_people(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
                     seconds: float) -> None:
        """Everyone, far ones first, and over each what stands nearer."""
        left, top = view.topleft
        ox, oy = rect.topleft
        strips = self.crowd.strips
        there = self.crowd.at(seconds)
        wide = max((max(strip.cell) for strip in strips), default=0)
        seen = ((there.x > left - wide) & (there.x < left + view.w + wide)
                & (there.y > top - wide) & (there.y < top + view.h + wide))
        cuts: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for who, x, y, depth, number, row, frame in zip(*(column[seen].tolist() for column in there), strict=True):
            strip = strips[number]
            body, dx, dy = strip.cut(row, frame)
            near = self._covering(who, number, row, (x, y), depth + 3)
            if scale == 1.0:
                cuts.append((body, (ox + x - left + dx, oy + y - top + dy)))
                cuts += [(part, (ox + px - left, oy + py - top)) for part, px, py in near]
            else:
                for part, px, py in [(body, x + dx, y + dy), *near]:
                    place = (ox + round((px - left) * scale), oy + round((py - top) * scale))
                    cuts.append((self._part_at_scale(part, scale), place))
        target.fblits(cuts, pygame.BLEND_PREMULTIPLIED)

    def _part_at_scale(self, part: pygame.Surface, scale: float) -> pygame.Surface:
        """A part of a picture at the view's scale: of the whole picture scaled once, so that parts meet."""
        x, y = part.get_abs_offset()
        whole = self._at_scale(part.get_abs_parent(), scale)
        cut = pygame.Rect([round(n * scale) for n in (x, y, part.get_width(), part.get_height())])
        return whole.subsurface(cut.clip(whole.get_rect()))

    def _covering(self, who: int, number: int, row: int, foot: tuple[int, int], depth: float) -> list[Cut]:
        """What stands nearer than somebody: of each thing the part that covers the body; kept while nobody moves."""
        kept = self._covered.get(who)
        if kept is not None:
            return kept
        x, y = foot
        strip = self.crowd.strips[number]
        key = (x // STRIDE, y // STRIDE, number)
        near = self._before.get(key)
        if near is None:
            if len(self._before) > MOST_COVERED:
                self._before.clear()
            corner = key[0] * STRIDE - strip.foot[0], key[1] * STRIDE - strip.foot[1]
            reach = pygame.Rect(*corner, strip.cell[0] + STRIDE, strip.cell[1] + STRIDE)
            near = self._before[key] = self.ground.nearer(reach, -math.inf)
        found: list[Cut] = []
        if near:
            box = strip.tight[row].move(x - strip.foot[0], y - strip.foot[1])
            for thing in near:
                if thing.depth > depth and thing.rect.colliderect(box):
                    part = box.clip(thing.rect)
                    cut = thing.sprite.body.subsurface(part.move(-thing.rect.x, -thing.rect.y))
                    found.append((cut, part.x, part.y))
        if not self.crowd.walks[who]:
            self._covered[who] = found
        return found

    def _draw_light(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
                    seconds: float) -> None:
        """What fires and lamps add, each neighbourhood's as one."""
        blits = []
        for lights in self.lights.neighbourhoods():
            if view.colliderect(lights.box):
                x, y = lights.box.topleft
                place = (rect.x + round((x - view.x) * scale), rect.y + round((y - view.y) * scale))
                blits.append((self._at_scale(lights.at(seconds), scale), place))
        target.fblits(blits, pygame.BLEND_RGB_ADD)

    def _draw_snow(self, target: pygame.Surface, rect: pygame.Rect, seconds: float) -> None:
        fine = max(1, round(rect.h / 900))  # px of a small flake
        for u, v, size in self._flakes:
            x = rect.x + int((u + 0.012 * math.sin(seconds * 0.7 + v * 40) + seconds * 0.006) % 1.0 * rect.w)
            y = rect.y + int((v + seconds * 0.045 * size) % 1.0 * rect.h)
            wide = 2 * fine if size > 0.75 else fine
            target.fill((226, 230, 238), (x, y, wide, wide))


def _glint(step: int) -> pygame.Surface:
    """A short soft dash of light on water, in four strengths."""
    out = pygame.Surface((22, 3), pygame.SRCALPHA)
    for x in range(22):
        fall = 1 - abs(x - 10.5) / 11
        for y, part in enumerate((0.45, 1.0, 0.3)):
            out.set_at((x, y), (214, 226, 226, int(fall * part * (16 + 13 * step))))
    return out
