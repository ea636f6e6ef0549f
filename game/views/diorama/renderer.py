"""Draws a scene through a camera: a cached still layer, then only what moves."""

from __future__ import annotations

import math
import random

import numpy as np
import pygame

from game.views.diorama.air import AIRS
from game.views.diorama.art import Art, Cut, sized
from game.views.diorama.ground import Ground, Placed
from game.views.diorama.people import Crowd
from game.views.diorama.scene import Plume, Scene
from game.views.diorama.smoke import LIFT, OFFSET, Chimneys, Puffs

Colour = tuple[int, int, int]
DAYLIGHT, DUSK, NIGHT = (255, 255, 255), (200, 156, 138), (94, 110, 160)
WINTER_DUSK = (150, 160, 196)
POOL = {"furnace": (118, 66, 22), "lamp": (70, 48, 22)}  # light thrown on what stands around, added to the tint
POOL_SIZE = {"furnace": (230, 140), "lamp": (100, 62)}  # px from its middle to its edge
DARKNESS = {"day": 0.0, "dusk": 0.5, "night": 1.0}
NIGHTFALL = 3.0  # seconds from full day to full night and back
TWILIGHTS = 24  # steps between day and night
LAMPS_LIT = 0.3  # how dark it is when lamps are lit
FIRELIGHT = {"day": (0.24, 0.38), "dusk": (0.55, 0.78), "night": (0.75, 1.0)}
LAMPLIGHT = {"day": 0.5, "dusk": 0.5, "night": 0.8}
GLOW_STEPS = 3
MOST_COVERED = 6000  # places of people for which it is kept what stands before them
FADE = 0.5  # seconds in which one picture gives way to the next
LAMPS = ("house_court", "house_plain", "hall", "canteen", "workshop", "school")


class Renderer:
    """Keeps the pictures of a scene and draws them for a view (x, y, w, h of the map) and a scale."""

    def __init__(self, ground: Ground, art: Art) -> None:
        self.ground, self.art = ground, art
        self.scene: Scene | None = None
        self.crowd = Crowd([], art, "autumn")
        self.chimneys = Chimneys([], [])
        self._puffs = Puffs()
        self._still: tuple[tuple[int, ...], pygame.Surface] | None = None
        self._vignettes: dict[tuple[int, int, str], pygame.Surface] = {}
        self._scaled: dict[tuple[int, float], pygame.Surface] = {}
        self._glows: dict[tuple[int, int, str], tuple[pygame.Surface, tuple[int, int]]] = {}
        self._shapes: dict[int, pygame.Surface] = {}
        self._covered: dict[tuple[int, int, int, float], list[Cut]] = {}
        self._old: tuple[tuple[int, ...], pygame.Surface, float | None] | None = None
        self._night: tuple[tuple[int, ...], pygame.Surface] | None = None
        self._pools: dict[str, pygame.Surface] = {}
        self._fires: list[tuple[Placed, int]] = []
        self._lamps: list[Placed] = []  # lit when it is dark
        self._hearths: list[Placed] = []  # seen by day too, in the short days of winter
        self._dark = 0.0  # 0 day, 1 night, and when that was so on the clock of the frames
        self._dark_at: float | None = None
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
        self._glows.clear()
        self._shapes.clear()
        self._covered.clear()
        self.scene = scene
        season = scene.picture.season
        self.crowd = Crowd(scene.workers, self.art, season)
        by_foot = {p.thing.at: p for p in self.ground.placed}
        mouths = [self._mouth(p, by_foot.get(p.at)) for p in scene.plumes]
        self.chimneys = Chimneys(scene.plumes, mouths, self.ground.unit)
        self._fires = [(p, i * 37 % 64) for i, p in enumerate(self.ground.placed)
                       if p.thing.kind == "furnace" and p.thing.state == "lit" and p.sprite.glow]
        warm = {p.at for p in scene.plumes if p.kind == "stove"}
        self._lamps = [p for p in self.ground.placed if p.thing.kind in LAMPS
                       and (p.thing.at in warm or p.thing.kind in ("hall", "workshop") or p.thing.state == "open")]
        self._hearths = [p for p in self.ground.placed if season == "winter" and p.thing.at in warm]

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
        self._draw_people(target, rect, view, scale, seconds)
        smoke = self.chimneys.blits(self._puffs, seconds, (view.x, view.y, view.w, view.h), scale, rect.topleft)
        target.fblits(smoke, pygame.BLEND_PREMULTIPLIED)
        tint = self._light_now(seconds, moving)
        if tint != DAYLIGHT:
            target.blit(self._darkened(rect, view, tint), rect.topleft, special_flags=pygame.BLEND_RGB_MULT)
        self._draw_light(target, rect, view, scale, seconds if moving else 0.0)
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

    def _light_now(self, seconds: float, moving: bool) -> Colour:
        """What is left of the daylight: towards the picture's hour softly, at once where nothing is to move."""
        assert self.scene is not None
        goal = DARKNESS[self.scene.picture.phase]
        if not moving or self._dark_at is None:
            self._dark = goal
        else:
            step = max(0.0, seconds - self._dark_at) / NIGHTFALL
            self._dark = min(goal, self._dark + step) if self._dark < goal else max(goal, self._dark - step)
        self._dark_at = seconds
        dusk = WINTER_DUSK if self.scene.picture.season == "winter" else DUSK
        return twilight(round(self._dark * TWILIGHTS) / TWILIGHTS, dusk)

    def _darkened(self, rect: pygame.Rect, view: pygame.Rect, tint: Colour) -> pygame.Surface:
        """What dusk or night leaves of each pixel: the tint, brighter around fires and lamps."""
        key = (self.ground.version, *view, rect.w, rect.h, *tint)
        if self._night is None or self._night[0] != key:
            part = pygame.Surface((max(1, view.w // 4), max(1, view.h // 4))).convert()
            part.fill(tint)
            lift = round(16 * self.ground.unit)
            for kind, lights in (("furnace", [p for p, _ in self._fires]), ("lamp", self._lamps)):
                pool = self._pool(kind)
                for placed in lights:
                    x, y = placed.foot
                    spot = ((x - view.x) // 4 - pool.get_width() // 2,
                            (y - lift - view.y) // 4 - pool.get_height() // 2)
                    part.blit(pool, spot, special_flags=pygame.BLEND_RGB_ADD)
            self._night = (key, pygame.transform.smoothscale(part, rect.size))
        return self._night[1]

    def _pool(self, kind: str) -> pygame.Surface:
        if kind not in self._pools:
            w, h = (round(n * self.ground.unit) // 4 for n in POOL_SIZE[kind])
            x, y = np.mgrid[-w : w + 1, -h : h + 1].astype(np.float32)
            fall = np.clip(1 - np.hypot(x / w, y / h), 0, 1) ** 2.4
            pixels = (fall[..., None] * np.array(POOL[kind], np.float32)).astype(np.uint8)
            self._pools[kind] = pygame.surfarray.make_surface(pixels)
        return self._pools[kind]

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
        picture.set_alpha(int(255 * (1 - age)))
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

    def _draw_people(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
                     seconds: float) -> None:
        """Everyone, far ones first, and over each what stands nearer."""
        left, top = view.topleft
        ox, oy = rect.topleft
        unit = self.ground.unit
        cuts: list[tuple[pygame.Surface, tuple[int, int]]] = []
        for depth, x, y, strip, row, frame in self.crowd.at(seconds):
            w, h = strip.cell
            fx, fy = int(x * unit), int(y * unit)
            mx, my = fx - strip.foot[0], fy - strip.foot[1]
            if mx + w < left or my + h < top or mx > left + view.w or my > top + view.h:
                continue
            body, dx, dy = strip.cut(row, frame)
            near = self._covering(strip.tight[row].move(mx, my), depth + 3)
            if scale == 1.0:
                across, down = ox + fx - left, oy + fy - top
                cuts.append((body, (across + dx, down + dy)))
                cuts += [(part, (ox + px - left, oy + py - top)) for part, px, py in near]
            else:
                for part, px, py in [(body, fx + dx, fy + dy), *near]:
                    place = (ox + round((px - left) * scale), oy + round((py - top) * scale))
                    cuts.append((self._part_at_scale(part, scale), place))
        target.fblits(cuts)

    def _part_at_scale(self, part: pygame.Surface, scale: float) -> pygame.Surface:
        """A part of a picture at the view's scale: of the whole picture scaled once, so that parts meet."""
        x, y = part.get_abs_offset()
        whole = self._at_scale(part.get_abs_parent(), scale)
        cut = pygame.Rect([round(n * scale) for n in (x, y, part.get_width(), part.get_height())])
        return whole.subsurface(cut.clip(whole.get_rect()))

    def _covering(self, box: pygame.Rect, depth: float) -> list[Cut]:
        """What stands nearer than somebody in a box of the map: of each thing the part that covers the box; kept."""
        key = (box.x, box.y, box.w, depth)
        found = self._covered.get(key)
        if found is None:
            if len(self._covered) > MOST_COVERED:
                self._covered.clear()
            parts = [(box.clip(near.rect), near) for near in self.ground.nearer(box, depth)]
            found = self._covered[key] = [
                (near.sprite.body.subsurface(part.move(-near.rect.x, -near.rect.y)), part.x, part.y)
                for part, near in parts if part.w and part.h
            ]
        return found

    def _draw_light(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
                    seconds: float) -> None:
        assert self.scene is not None
        hour = min(DARKNESS, key=lambda name: abs(DARKNESS[name] - self._dark))
        low, high = FIRELIGHT[hour]
        for placed, seed in self._fires:
            flicker = (math.sin(seconds * 7.1 + seed) + math.sin(seconds * 11.7 + seed * 1.7)) * 0.25 + 0.5
            level = min(GLOW_STEPS - 1, int(flicker * GLOW_STEPS))
            strength = low + (high - low) * level / (GLOW_STEPS - 1)
            self._add_glow(target, rect, view, scale, placed, strength, (level, hour))
        for placed in self._lamps if self._dark >= LAMPS_LIT else self._hearths:
            self._add_glow(target, rect, view, scale, placed, LAMPLIGHT[hour], (9, hour))

    def _add_glow(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float, placed: Placed,
                  strength: float, look: tuple[int, str]) -> None:
        glow = placed.sprite.glow
        assert self.scene is not None
        if glow is None:
            return
        x = placed.foot[0] - placed.sprite.glow_anchor[0] - view.x
        y = placed.foot[1] - placed.sprite.glow_anchor[1] - view.y
        if x > view.w or y > view.h or x + glow.get_width() < 0 or y + glow.get_height() < 0:
            return
        key = (id(placed), *look)
        if key not in self._glows:
            light = self._uncovered(placed, glow)
            value = int(255 * strength)
            light.fill((value, value, value), special_flags=pygame.BLEND_RGB_MULT)
            self._glows[key] = _lit_part(light)
        light, (dx, dy) = self._glows[key]
        light, x, y = self._at_scale(light, scale), x + dx, y + dy
        target.blit(light, (rect.x + round(x * scale), rect.y + round(y * scale)), special_flags=pygame.BLEND_RGB_ADD)

    def _uncovered(self, placed: Placed, glow: pygame.Surface) -> pygame.Surface:
        """A glow without what falls behind nearer things."""
        light = glow.copy()
        corner = (placed.foot[0] - placed.sprite.glow_anchor[0], placed.foot[1] - placed.sprite.glow_anchor[1])
        for near in self.ground.nearer(light.get_rect(topleft=corner), placed.depth + 2):
            body = near.sprite.body
            if id(body) not in self._shapes:
                mask = pygame.mask.from_surface(body, 90)
                self._shapes[id(body)] = mask.to_surface(setcolor=(0, 0, 0, 255), unsetcolor=(0, 0, 0, 0))
            light.blit(self._shapes[id(body)], (near.rect.x - corner[0], near.rect.y - corner[1]))
        return light

    def _draw_snow(self, target: pygame.Surface, rect: pygame.Rect, seconds: float) -> None:
        fine = max(1, round(rect.h / 900))  # px of a small flake
        for u, v, size in self._flakes:
            x = rect.x + int((u + 0.012 * math.sin(seconds * 0.7 + v * 40) + seconds * 0.006) % 1.0 * rect.w)
            y = rect.y + int((v + seconds * 0.045 * size) % 1.0 * rect.h)
            wide = 2 * fine if size > 0.75 else fine
            target.fill((226, 230, 238), (x, y, wide, wide))


def twilight(dark: float, dusk: Colour) -> Colour:
    """The light between day (0) and night (1), by way of dusk's colour: what each channel is multiplied by, of 255."""
    low, high, share = (DAYLIGHT, dusk, 2 * dark) if dark < 0.5 else (dusk, NIGHT, 2 * dark - 1)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return red, green, blue


def _lit_part(light: pygame.Surface) -> tuple[pygame.Surface, tuple[int, int]]:
    """A light to be added without the black around it, and where its corner then lies."""
    shown = pygame.surfarray.array3d(light).max(axis=2) > 0
    across, down = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    if not len(across):
        return light.subsurface((0, 0, 1, 1)), (0, 0)
    corner = int(across[0]), int(down[0])
    size = int(across[-1]) + 1 - corner[0], int(down[-1]) + 1 - corner[1]
    return light.subsurface((corner, size)).copy(), corner


def _glint(step: int) -> pygame.Surface:
    """A short soft dash of light on water, in four strengths."""
    out = pygame.Surface((22, 3), pygame.SRCALPHA)
    for x in range(22):
        fall = 1 - abs(x - 10.5) / 11
        for y, part in enumerate((0.45, 1.0, 0.3)):
            out.set_at((x, y), (214, 226, 226, int(fall * part * (16 + 13 * step))))
    return out
