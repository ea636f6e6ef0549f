"""The light of a scene: how much of the day is left, and what fires and lamps throw on what stands around them."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.art import Cut
from game.views.diorama.ground import Ground, Placed
from game.views.diorama.scene import BURNING, Scene

Colour = tuple[int, int, int]
DAYLIGHT, DUSK, NIGHT = (255, 255, 255), (192, 152, 142), (94, 110, 160)
WINTER_DUSK, WINTER_NIGHT = (150, 160, 196), (76, 93, 142)
POOL = {"furnace": (178, 100, 33), "lamp": (104, 72, 33)}  # most light thrown on what stands around, added to the tint
ONE_LIGHT = 63
POOL_SIZE = {"furnace": (230, 140), "lamp": (100, 62)}  # px from its middle to its edge
DARKNESS = {"day": 0.0, "dusk": 0.5, "night": 1.0}
NIGHTFALL = 3.0  # seconds from full day to full night and back
TWILIGHTS = 24  # steps between day and night
LAMPS_LIT = 0.3  # how dark it is when lamps are lit
FIRELIGHT = {"day": (0.24, 0.38), "dusk": (0.55, 0.78), "night": (0.75, 1.0)}
LAMPLIGHT = {"day": 0.5, "dusk": 0.5, "night": 0.8}
MOONLIGHT = (66, 80, 104)
"""The most that the moon adds to the tint, on the edges of roofs that face it."""
ROOFS = ("house_court", "house_plain", "canteen", "hall", "workshop", "school", "granary", "pig_shed")
ROOF = 0.75  # of a building's height from its top, in which edges catch the moon
MOON_FALL, MOON_POOL = 0.42, 0.16
"""How much darker the land is away from the moon than towards it, and how much lighter about the village."""
MOON_REACH = (620, 420)  # px from the village at which the latter has sunk to a third
LAMPS = ("house_court", "house_plain", "canteen", "school")  # where somebody is at home
ALWAYS = ("hall", "workshop", "lantern")
FLICKERS = 4
"""Pictures of the fires of a neighbourhood between which it changes."""
FLICKER = 0.14
"""Seconds for which one of them is shown."""
COARSE = 4
"""Px of a square in which a glow is looked for."""
PART = 32
"""Px of the squares in which a neighbourhood is laid; those in which nothing is seen are left out."""
UNSEEN = 3
"""The most of any channel, of 255 and all bits set, that a light may add and not be seen."""
NEIGHBOURHOOD = 288
"""Px of the layout: lights of one square of this size are laid as one picture."""


@dataclass(frozen=True)
class Glow:
    """What a fire or a lamp adds to the picture: its light without what falls behind nearer things, and its corner."""

    light: pygame.Surface
    corner: tuple[int, int]  # px of the map
    fire: int | None  # a fire's own number, by which it flickers; a lamp has none

    def strength(self, turn: int, hour: str) -> float:
        """How strong it is in one of FLICKERS pictures, 0-1."""
        if self.fire is None:
            return LAMPLIGHT[hour]
        low, high = FIRELIGHT[hour]
        return low + (high - low) * ((self.fire * 5 + turn * (3 + self.fire % 3)) % 7) / 6


class Neighbourhood:
    """Lights near each other as one picture for each of FLICKERS, made when first seen; one where no fire is there."""

    def __init__(self, glows: list[Glow], hour: str) -> None:
        boxes = [glow.light.get_rect(topleft=glow.corner) for glow in glows]
        self.box = boxes[0].unionall(boxes[1:])
        self._glows, self._hour = glows, hour
        self._turns = FLICKERS if any(glow.fire is not None for glow in glows) else 1
        self._pictures: dict[int, list[Cut]] = {}

    def at(self, seconds: float) -> list[Cut]:
        """The picture at a moment, by its parts that are not dark, each from the box's corner.

        Neighbourhoods change one after the other, and in an order of their own.
        """
        moment = int(seconds / FLICKER + self.box.x * 0.37) + self.box.x
        turn = (moment * moment * 31 + moment // 5) % 7 % self._turns
        if turn not in self._pictures:
            self._pictures[turn] = lit_parts(self._make(turn))
        return self._pictures[turn]

    def _make(self, turn: int) -> pygame.Surface:
        whole = pygame.Surface(self.box.size).convert()
        for glow in self._glows:
            value = math.floor(255 * glow.strength(turn, self._hour))
            light = glow.light.copy()
            light.fill((value, value, value), special_flags=pygame.BLEND_RGB_MULT)
            spot = glow.corner[0] - self.box.x, glow.corner[1] - self.box.y
            whole.blit(light, spot, special_flags=pygame.BLEND_RGB_ADD)
        return whole


class Lights:
    """Keeps how dark it is and the pictures of what burns."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self.scene: Scene | None = None
        self.dark = 0.0  # 0 day, 1 night, and when that was so on the clock of the frames
        self._dark_at: float | None = None
        self._night: tuple[tuple[int, ...], pygame.Surface] | None = None
        self._field: tuple[tuple[int, ...], NDArray[np.float32]] | None = None
        self._pools: dict[str, pygame.Surface] = {}
        self._shapes: dict[int, tuple[pygame.Surface, pygame.Surface]] = {}  # what stands and its shape in black, kept
        self._glows: dict[int, Glow] = {}
        self._edges: dict[int, tuple[pygame.Surface, pygame.Surface]] = {}  # a building and its edges, kept
        self._rims: dict[int, Cut] = {}  # of buildings, by their place: edges that the moon lights
        self._laid: dict[str, list[Neighbourhood]] = {}
        self._fires: list[Placed] = []
        self._lamps: list[Placed] = []  # lit when it is dark
        self._hearths: list[Placed] = []  # seen by day too, in the short days of winter

    def show(self, scene: Scene) -> None:
        """Take the lights of a scene whose things stand on the ground."""
        self.scene = scene
        self._glows.clear()
        self._rims.clear()
        self._laid.clear()
        warm = {p.at for p in scene.plumes if p.kind == "stove"}
        shining = [p for p in self.ground.placed if p.sprite.glow]
        self._fires = [p for p in shining if p.thing.kind == "furnace" and p.thing.state in BURNING]
        self._lamps = [p for p in shining if p.thing.kind in ALWAYS or p.thing.kind in LAMPS
                       and (p.thing.at in warm or p.thing.state == "open")]
        self._hearths = [p for p in shining if scene.picture.season == "winter" and p.thing.at in warm]

    # -------------------------------------------------------------- what is left of the day
    def now(self, seconds: float, moving: bool) -> Colour:
        """What is left of the daylight: towards the picture's hour softly, at once where nothing is to move."""
        assert self.scene is not None
        goal = DARKNESS[self.scene.picture.phase]
        if not moving or self._dark_at is None:
            self.dark = goal
        else:
            step = max(0.0, seconds - self._dark_at) / NIGHTFALL
            self.dark = min(goal, self.dark + step) if self.dark < goal else max(goal, self.dark - step)
        self._dark_at = seconds
        dusk, night = (WINTER_DUSK, WINTER_NIGHT) if self.scene.picture.season == "winter" else (DUSK, NIGHT)
        return twilight(round(self.dark * TWILIGHTS) / TWILIGHTS, dusk, night)

    def darkened(self, rect: pygame.Rect, view: pygame.Rect, tint: Colour) -> pygame.Surface:
        """What dusk or night leaves of each pixel: the tint, brighter by fires and lamps and in the moon."""
        key = (self.ground.version, *view, rect.w, rect.h, *tint)
        if self._night is None or self._night[0] != key:
            thrown = self._thrown(view)
            light = self._moonlit(view)[..., None] * np.array(tint, np.float32) + thrown
            # what is more than full light keeps its hue: blue roofs do not turn green beside a fire
            light *= np.minimum(1.0, 255 / light.max(axis=2, keepdims=True))
            part = pygame.surfarray.make_surface(light.astype(np.uint8)).convert()
            night = pygame.transform.smoothscale(part, rect.size)
            if self.dark:
                night.fblits(self._roofs(view, rect.w / view.w), pygame.BLEND_RGB_ADD)
            self._night = (key, night)
        return self._night[1]

    def _moonlit(self, view: pygame.Rect) -> NDArray[np.float32]:
        """How much of the night's light falls on each fourth pixel of the view across and down, about 1."""
        unit, (wide, high) = self.ground.unit, self.ground.layout.size
        x = ((view.x + 4 * np.arange(max(1, view.w // 4), dtype=np.float32)) / unit)[:, None]
        y = (view.y + 4 * np.arange(max(1, view.h // 4), dtype=np.float32)) / unit
        left, top = self.ground.layout.stops["village"]
        pool = np.exp(-(((x - left) / MOON_REACH[0]) ** 2 + ((y - top) / MOON_REACH[1]) ** 2))
        share = MOON_FALL * (0.5 - 0.4 * x / wide - 0.6 * y / high) + MOON_POOL * pool
        return np.asarray(1 + self.dark * share, np.float32)

    def _roofs(self, view: pygame.Rect, scale: float) -> list[tuple[pygame.Surface, tuple[int, int]]]:
        """What the moon adds on the edges of the roofs in a view, each where it lies on the screen from its corner."""
        out = []
        value = round(255 * self.dark)
        for placed in self.ground.placed:
            if placed.thing.kind in ROOFS and placed.thing.state != "ruined" and view.colliderect(placed.rect):
                rim, x, y = self._rim(placed)
                lit = rim.copy()
                lit.fill((value, value, value), special_flags=pygame.BLEND_RGB_MULT)
                size = max(1, round(scale * lit.get_width())), max(1, round(scale * lit.get_height()))
                spot = round((x - view.x) * scale), round((y - view.y) * scale)
                out.append((lit if scale == 1.0 else pygame.transform.smoothscale(lit, size), spot))
        return out

    def _rim(self, placed: Placed) -> Cut:
        """The edges of a building that face the moon, to be added to the night's light, without what is covered."""
        if id(placed) not in self._rims:
            body = placed.sprite.body
            if id(body) not in self._edges:
                self._edges[id(body)] = body, rim(body)
            light = self._edges[id(body)][1].copy()
            self._cover(light, placed.rect.topleft, placed.depth + 2)
            self._rims[id(placed)] = light, *placed.rect.topleft
        return self._rims[id(placed)]

    def _thrown(self, view: pygame.Rect) -> NDArray[np.float32]:
        """What all fires and lamps throw on the view, for each fourth pixel across and down: (w, h, 3), of 255.

        The second of two lights on one place adds less than the first.
        """
        key = (self.ground.version, *view)
        if self._field is None or self._field[0] != key:
            size = max(1, view.w // 4), max(1, view.h // 4)
            lift = round(16 * self.ground.unit)
            whole = np.zeros((*size, 3), np.float32)
            for kind, lights in (("furnace", self._fires), ("lamp", self._lamps)):
                heat, pool = pygame.Surface(size).convert(), self._pool(kind)
                for placed in lights:
                    x, y = placed.foot
                    spot = ((x - view.x) // 4 - pool.get_width() // 2,
                            (y - lift - view.y) // 4 - pool.get_height() // 2)
                    for _twice in range(1 + (placed.thing.state == "tapped")):  # iron runs before it too
                        heat.blit(pool, spot, special_flags=pygame.BLEND_RGB_ADD)
                near = 1 - np.exp(pygame.surfarray.array_red(heat) / np.float32(-ONE_LIGHT))
                whole += near[..., None] * np.array(POOL[kind], np.float32)
            self._field = (key, whole)
        return self._field[1]

    def _pool(self, kind: str) -> pygame.Surface:
        """How near one light is around it: ONE_LIGHT in its middle, so that four can be added."""
        if kind not in self._pools:
            w, h = (round(n * self.ground.unit) // 4 for n in POOL_SIZE[kind])
            x, y = np.mgrid[-w : w + 1, -h : h + 1].astype(np.float32)
            fall = np.clip(1 - np.hypot(x / w, y / h), 0, 1) ** 2.4
            grey = (fall * ONE_LIGHT).astype(np.uint8)[..., None].repeat(3, 2)
            self._pools[kind] = pygame.surfarray.make_surface(grey)
        return self._pools[kind]

    # -------------------------------------------------------------- what shines
    @property
    def hour(self) -> str:
        """The hour of DARKNESS that is nearest."""
        return min(DARKNESS, key=lambda name: abs(DARKNESS[name] - self.dark))

    def glows(self) -> list[Glow]:
        """Every light that is to be seen now."""
        lamps = self._lamps if self.dark >= LAMPS_LIT else self._hearths
        return [self._glow(placed, number) for number, placed in enumerate(self._fires)] + [
            self._glow(placed, None) for placed in lamps
        ]

    def neighbourhoods(self) -> list[Neighbourhood]:
        """The lights that are to be seen now, those near each other laid together; kept."""
        key = f"{self.hour} {self.dark >= LAMPS_LIT}"
        if key not in self._laid:
            near: dict[tuple[int, int], list[Glow]] = {}
            size = round(NEIGHBOURHOOD * self.ground.unit)
            for glow in self.glows():
                x, y = glow.light.get_rect(topleft=glow.corner).center
                near.setdefault((x // size, y // size), []).append(glow)
            self._laid[key] = [Neighbourhood(glows, self.hour) for glows in near.values()]
        return self._laid[key]

    def _glow(self, placed: Placed, fire: int | None) -> Glow:
        if id(placed) not in self._glows:
            light, (dx, dy) = _lit_part(self._uncovered(placed))
            x, y = _corner(placed)
            self._glows[id(placed)] = Glow(light, (x + dx, y + dy), fire)
        return self._glows[id(placed)]

    def _uncovered(self, placed: Placed) -> pygame.Surface:
        """A glow without what falls behind nearer things."""
        assert placed.sprite.glow is not None
        light, corner = placed.sprite.glow.copy(), _corner(placed)
        self._cover(light, corner, placed.depth + 2)
        return light

    def _cover(self, light: pygame.Surface, corner: tuple[int, int], depth: float) -> None:
        """Take from a light whose corner is at a point of the map what falls behind things nearer than a depth."""
        for near in self.ground.nearer(light.get_rect(topleft=corner), depth):
            body = near.sprite.body
            if id(body) not in self._shapes:
                mask = pygame.mask.from_surface(body, 90)
                self._shapes[id(body)] = body, mask.to_surface(setcolor=(0, 0, 0, 255), unsetcolor=(0, 0, 0, 0))
            light.blit(self._shapes[id(body)][1], (near.rect.x - corner[0], near.rect.y - corner[1]))


def rim(body: pygame.Surface) -> pygame.Surface:
    """What the moon, high on the left, adds on a building: on its outline there and on edges of its roof."""
    alpha = pygame.surfarray.array_alpha(body).astype(np.float32) / 255
    red, green, blue = (pygame.surfarray.pixels3d(body)[:, :, channel] for channel in range(3))
    tone = (red.astype(np.float32) + green + blue) / 765
    edge = np.zeros_like(alpha)
    edge[1:, 2:] = alpha[1:, 2:] - alpha[:-1, :-2]
    edge[:-2, :-3] += 1.6 * np.clip(tone[:-2, :-3] - tone[2:, 3:], 0, 0.4) * alpha[2:, 3:]
    rows = np.arange(alpha.shape[1], dtype=np.float32) / alpha.shape[1]
    strength = np.clip(edge, 0, 1) * alpha * np.clip((ROOF - rows) / 0.2, 0, 1)
    out = pygame.Surface(body.get_size()).convert()
    pygame.surfarray.blit_array(out, (strength[..., None] * np.array(MOONLIGHT, np.float32)).astype(np.uint8))
    return out


def twilight(dark: float, dusk: Colour, night: Colour = NIGHT) -> Colour:
    """The light between day (0) and night (1), by way of dusk's colour: what each channel is multiplied by, of 255."""
    low, high, share = (DAYLIGHT, dusk, 2 * dark) if dark < 0.5 else (dusk, night, 2 * dark - 1)
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(low, high, strict=True))
    return red, green, blue


def _corner(placed: Placed) -> tuple[int, int]:
    """Where the corner of something's glow lies on the map."""
    return placed.foot[0] - placed.sprite.glow_anchor[0], placed.foot[1] - placed.sprite.glow_anchor[1]


def is_seen(light: pygame.Surface) -> NDArray[np.bool_]:
    """Which pixels of a light to be added, in the display's format, add anything that is seen, by [x, y]."""
    bits = 0
    for mask in light.get_masks()[:3]:
        lowest = mask & -mask
        bits |= mask & ~(UNSEEN * lowest)
    return np.asarray(pygame.surfarray.pixels2d(light) & np.uint32(bits) != 0)


def lit_parts(light: pygame.Surface) -> list[Cut]:
    """A light to be added, in squares of PART px that lie side by side, without those that hold nothing to be seen."""
    across, down = -(-light.get_width() // PART), -(-light.get_height() // PART)
    seen = np.zeros((across * PART, down * PART), bool)
    seen[: light.get_width(), : light.get_height()] = is_seen(light)
    rows: NDArray[np.bool_] = np.logical_or.reduce(seen.reshape(across, PART, down * PART), axis=1)
    shown: NDArray[np.bool_] = np.logical_or.reduce(rows.reshape(across, down, PART), axis=2)
    parts: list[Cut] = []
    for row in range(down):
        column = 0
        while column < across:
            end = column
            while end < across and shown[end, row]:
                end += 1
            if end > column:
                box = pygame.Rect(column * PART, row * PART, (end - column) * PART, PART).clip(light.get_rect())
                parts.append((light.subsurface(box), box.x, box.y))
            column = end + 1
    return parts


def _lit_part(light: pygame.Surface) -> tuple[pygame.Surface, tuple[int, int]]:
    """A light to be added without the black around it, and where its corner then lies."""
    small = pygame.transform.smoothscale(light, (-(-light.get_width() // COARSE), -(-light.get_height() // COARSE)))
    shown = is_seen(small)
    across, down = np.flatnonzero(shown.any(axis=1)), np.flatnonzero(shown.any(axis=0))
    if not len(across):
        return light.subsurface((0, 0, 1, 1)), (0, 0)
    box = pygame.Rect(0, 0, 0, 0)
    box.topleft = int(across[0]) * COARSE, int(down[0]) * COARSE
    box.size = (int(across[-1]) + 1) * COARSE - box.x, (int(down[-1]) + 1) * COARSE - box.y
    box = box.clip(light.get_rect())
    return light.subsurface(box).copy(), box.topleft
