"""What is in the air: birds while there are any, sparks over fires and the air that shivers there, rain, mist."""

from __future__ import annotations

import math

import numpy as np
import pygame

from game.views.diorama.art import Cut
from game.views.diorama.ground import Ground
from game.views.diorama.scene import Scene

Blits = list[tuple[pygame.Surface, tuple[int, int]]]
FLOCKS = {"spring": 9, "summer": 9, "autumn": 11, "winter": 5}
"""Flocks over the land where no bird was killed."""
FLOCK = 7  # birds in each
WINGS = 4  # pictures of a beat
BEATS = 5.0  # a second
BIRD = (46, 42, 44)
SPAN, WHITE_SPAN = 14, 18  # px from tip to tip
FALL = (26, 62)  # px from a bird to its shadow
BIRD_SHADOW, SHADOW_SIZE = (30, 28, 36, 34), (11, 6)  # faint and soft: a hard dark spot reads as a hole
EGRET = (232, 232, 226)  # white ones over flooded paddies, spring and summer
WETLANDS = ("terraces",)
SPARKS_A_FIRE, MOST_SPARKS = 4, 120
SPARK_RISE, SPARK_DRIFT = (60, 150), (30, 110)  # px, least and most
SPARK_SECONDS = (1.2, 2.6)
SPARK = {"day": 0.35, "dusk": 0.8, "night": 1.0}
EMBER = (255, 168, 72)
SHIVERING = 10  # fires over which the air is seen to shiver
SHIVER = (26, 30, 3)  # px: width and height of the air that does, height of a strip of it
TILE = 256  # px of a square of rain
DROPS = 26  # in a square, in each of LAYERS
LAYERS = ((430.0, 15, 74), (620.0, 22, 96))  # px a second, length in px, opacity: far and near
SLANT = 0.22  # px to the left for one down
OVERCAST = (196, 204, 214)  # what hard rain leaves of the daylight
MISTY = {"spring": 0.5, "summer": 0.0, "autumn": 0.55, "winter": 0.35}
MIST_AT = {"day": 0.35, "dusk": 1.0, "night": 0.7}
MIST_SIZE = (420, 96)
BANKS = 7  # of mist, along the water
MIST_COLOUR = (214, 220, 224)


class Sky:
    """Keeps the pictures of what flies, falls and drifts over a ground, and finds where it is at a moment."""

    def __init__(self, ground: Ground) -> None:
        self.ground = ground
        self._scene: Scene | None = None
        self._flying = np.zeros((10, 0))  # of each bird: where its flock flies and how, whether it is white, its place
        self._wings = {white: [_bird(step, white, ground.unit) for step in range(WINGS)] for white in (False, True)}
        self._shadow = _speck(ground.unit)
        self._spark = [_spark(step, ground.unit) for step in range(4)]
        self._mouths = np.zeros((0, 2))
        self._born = np.zeros((0, 5))  # of each spark: fire, rise, drift, seconds, when it began
        self._mist: dict[int, Cut] = {}  # a bank by its strength, without what cannot be seen
        self._banks: list[tuple[int, int]] = []
        self._rain: dict[tuple[int, int, float], pygame.Surface] = {}

    def show(self, scene: Scene, mouths: list[tuple[int, int]]) -> None:
        """Take a scene, and where its lit furnaces open, px of the map."""
        self._scene = scene
        picture, layout = scene.picture, self.ground.layout
        rng = np.random.default_rng(59)
        whole = FLOCKS[picture.season] * FLOCK
        left = round(whole * picture.birds) if picture.phase != "night" else 0
        wet = picture.landscape in WETLANDS and picture.season in ("spring", "summer")
        flying: list[tuple[float, ...]] = []
        for number in range(-(-left // FLOCK)):
            if number % 2:  # half of them over the village, the others over the fields
                x, y = (a + float(rng.normal(0, r)) for a, r in zip(layout.stops["village"], (360, 190), strict=True))
            else:
                x, y = layout.plots[int(rng.integers(len(layout.plots)))].at[:2]
            birds = rng.normal(0, 1, (FLOCK, 3)).tolist()
            reach = rng.uniform(90, 240), rng.uniform(40, 110)
            flock = (x, y - 70, *reach, rng.uniform(0.16, 0.30), rng.uniform(0, 40), float(wet and number % 2 == 0))
            flying += [(*flock, *bird) for bird in birds[: min(FLOCK, left - number * FLOCK)]]
        self._flying = np.array(flying, np.float64).reshape(-1, 10).T
        self._mouths = np.array(mouths, np.float64).reshape(-1, 2)
        count = min(MOST_SPARKS, SPARKS_A_FIRE * len(mouths))
        fire = np.arange(count) * max(1, len(mouths)) // max(1, count)
        self._born = np.stack([fire, rng.uniform(*SPARK_RISE, count), rng.uniform(*SPARK_DRIFT, count),
                               rng.uniform(*SPARK_SECONDS, count), rng.uniform(0, 9, count)], 1)
        water = [self.ground.on_map(point) for point in layout.water]
        self._banks = water[:: max(1, len(water) // BANKS)][:BANKS]

    # -------------------------------------------------------------- birds
    def birds(self, seconds: float, view: pygame.Rect) -> Blits:
        """The birds in a view of the map at a moment, where on the map."""
        if not self._flying.size:
            return []
        unit = self.ground.unit
        left, top, wide, high, pace, start, white, along, across, beat = self._flying
        # each a little behind or before the others, on a line of its own
        angle = (seconds + start) * pace * 2 + along * 0.16
        x = np.rint(unit * (left + wide * np.cos(angle) + wide * 0.3 * np.sin(2.3 * angle))).astype(int)
        y = np.rint(unit * (top + high * np.sin(angle + 0.4) + across * 9 + along * 4)).astype(int)
        # a few beats, then a glide
        wing = seconds * BEATS + beat * 3
        step = np.where(np.sin(wing * 0.55) > -0.3, (wing * WINGS).astype(int) % WINGS, 1)
        fall = round(FALL[0] * unit), round(FALL[1] * unit)
        out: Blits = []
        for bird, a, b, n in zip(white.tolist(), x.tolist(), y.tolist(), step.tolist(), strict=True):
            if view.collidepoint(a + fall[0], b + fall[1]):
                out.append((self._shadow, (a + fall[0], b + fall[1])))
            if view.collidepoint(a, b):
                out.append((self._wings[bird > 0][n], (a, b)))
        return out

    # -------------------------------------------------------------- fire
    def sparks(self, seconds: float, view: pygame.Rect, hour: str) -> Blits:
        """What glows as it flies from the fires, at a moment, where on the map; to be added."""
        if not len(self._born):
            return []
        fire, rise, drift, life, start = self._born.T
        q = ((seconds + start) / life) % 1.0
        # each flight differs from the last
        other = np.sin(np.floor((seconds + start) / life) * 12.9 + fire * 7.1)
        mouth = self._mouths[fire.astype(np.int64)]
        unit = self.ground.unit
        x = mouth[:, 0] + unit * (drift * (1 + 0.4 * other) * q**1.2 + 5 * np.sin(q * 9 + start) + 6 * other)
        y = mouth[:, 1] - unit * rise * (1 + 0.3 * other) * q**0.85
        bright = SPARK[hour] * np.minimum(1, q / 0.08) * (1 - q) ** 0.8 * (0.6 + 0.4 * np.sin(seconds * 17 + start * 5))
        step = np.minimum(len(self._spark), np.rint(bright * len(self._spark))).astype(np.int64) - 1
        shown = (step >= 0) & (x > view.left) & (x < view.right) & (y > view.top) & (y < view.bottom)
        places = zip(x[shown].astype(int).tolist(), y[shown].astype(int).tolist(), strict=True)
        return [(self._spark[n], at) for n, at in zip(step[shown].tolist(), places, strict=True)]

    def shiver(self, target: pygame.Surface, rect: pygame.Rect, view: pygame.Rect, scale: float,
               seconds: float) -> None:
        """Let the air above the fires shiver: what was drawn there is moved by a pixel, strip by strip."""
        wide, high, strip = (max(2, round(n * self.ground.unit * scale)) for n in SHIVER)
        reach = max(1, round(scale * self.ground.unit))
        for number, (x, y) in enumerate(self._mouths[-SHIVERING:].tolist()):
            if not view.collidepoint(x, y):
                continue
            left, foot = rect.x + round((x - view.x) * scale) - wide // 2, rect.y + round((y - view.y) * scale)
            area = pygame.Rect(left, foot - 2 * high, wide, high).clip(target.get_clip())
            if area.w < wide or area.h < high:
                continue
            for line in range(0, high - strip, strip):
                move = round(reach * math.sin(seconds * 9 + line * 0.7 + number * 2.1))
                if move:
                    part = (area.x, area.y + line, wide, strip)
                    target.blit(target, (area.x + move, area.y + line), part)

    # -------------------------------------------------------------- water
    def mist(self, seconds: float, hour: str) -> Blits:
        """Banks of mist on the river at a moment, where on the map."""
        assert self._scene is not None
        picture = self._scene.picture
        strength = MISTY[picture.season] * MIST_AT[hour] * (1 - 0.7 * picture.rain)
        if strength < 0.1:
            return []
        step = round(255 * strength)
        w, h = (round(n * self.ground.unit) for n in MIST_SIZE)
        if step not in self._mist:
            whole = _bank((w, h))
            whole.fill((step, step, step, step), special_flags=pygame.BLEND_RGBA_MULT)
            box = whole.get_bounding_rect(2)
            self._mist[step] = whole.subsurface(box).copy(), box.x, box.y
        bank, left, top = self._mist[step]
        return [
            (bank, (left + round(x - w / 2 + w * 0.22 * math.sin(seconds * 0.05 + n * 1.9)),
                    top + round(y - h * 0.62 + h * 0.1 * math.sin(seconds * 0.08 + n))))
            for n, (x, y) in enumerate(self._banks)
        ]  # fmt: skip

    def rain(self, seconds: float, rect: pygame.Rect, unit: float) -> Blits:
        """Squares of falling rain that cover a rectangle, each where it is at a moment; `unit` px of it for one."""
        assert self._scene is not None
        hard = min(1.0, self._scene.picture.rain)
        if hard <= 0:
            return []
        out: Blits = []
        for number, (pace, length, opacity) in enumerate(LAYERS):
            key = (number, round(8 * hard), unit)
            if key not in self._rain:
                self._rain[key] = _square(number, round(DROPS * (0.35 + 0.65 * key[1] / 8)), length, opacity, unit)
            square = self._rain[key]
            side = square.get_width()
            fallen = seconds * pace * unit
            down, across = round(fallen) % side, round(-fallen * SLANT) % side
            out += [(square, (rect.x + x - side + across, rect.y + y - side + down))
                    for x in range(0, rect.w + side, side) for y in range(0, rect.h + side, side)]
        return out

    @property
    def overcast(self) -> tuple[int, int, int]:
        """What the clouds leave of the light, of 255 in each channel."""
        assert self._scene is not None
        hard = min(1.0, self._scene.picture.rain)
        red, green, blue = (round(255 - (255 - part) * hard) for part in OVERCAST)
        return red, green, blue


def shaded(light: tuple[int, int, int], clouds: tuple[int, int, int]) -> tuple[int, int, int]:
    """What is left of a light under clouds, both of 255 in each channel."""
    red, green, blue = (a * b // 255 for a, b in zip(light, clouds, strict=True))
    return red, green, blue


def _bird(step: int, white: bool, unit: float) -> pygame.Surface:
    """A bird in one of WINGS positions of a beat: two bent wings and a body; drawn large and brought to size."""
    big = pygame.Surface((80, 64), pygame.SRCALPHA)
    colour = EGRET if white else BIRD
    elbow, tip = ((-14, -22), (-8, -6), (4, 18), (-6, -2))[step]
    pygame.draw.ellipse(big, colour, (33, 28, 15, 12))
    for side in (-1, 1):
        pygame.draw.polygon(big, colour, [(40, 28), (40 + 18 * side, 31 + elbow), (40 + 38 * side, 33 + tip),
                                          (40 + 17 * side, 41 + elbow), (40, 38)])
    size = (WHITE_SPAN if white else SPAN) * unit
    return pygame.transform.smoothscale(big, (round(size), round(size * 0.8))).premul_alpha()


def _speck(unit: float) -> pygame.Surface:
    """The shadow of a bird, darkest in its middle, colours multiplied by alpha."""
    w, h = (round(n * unit) for n in SHADOW_SIZE)
    x, y = np.mgrid[0:w, 0:h].astype(np.float32)
    far = np.hypot((x - (w - 1) / 2) / (w / 2), (y - (h - 1) / 2) / (h / 2))
    out = pygame.Surface((w, h), pygame.SRCALPHA)
    out.fill(BIRD_SHADOW)
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = (BIRD_SHADOW[3] * np.clip(1 - far, 0, 1)).astype(np.uint8)
    del alpha
    return out.premul_alpha()


def _spark(step: int, unit: float) -> pygame.Surface:
    """A spark in one of four strengths, black around it, to be added."""
    side = max(2, round(2 * unit))
    out = pygame.Surface((side, side)).convert()
    out.fill([round(part * (step + 1) / 4) for part in EMBER])
    return out


def _square(seed: int, drops: int, length: int, opacity: int, unit: float) -> pygame.Surface:
    """A square of rain that meets itself at its edges, colours multiplied by alpha."""
    side = round(TILE * unit)
    out = pygame.Surface((side, side), pygame.SRCALPHA)
    rng = np.random.default_rng(seed)
    thick = max(1, round(unit))
    for x, y in (rng.random((drops, 2)) * side).tolist():
        for dx in (0, side, -side):
            for dy in (0, -side, side):
                start = x + dx, y + dy
                end = start[0] - length * SLANT * unit, start[1] + length * unit
                pygame.draw.line(out, (206, 216, 228, opacity), start, end, thick)
    return out.premul_alpha()


def _bank(size: tuple[int, int]) -> pygame.Surface:
    """A soft bank of mist, colours multiplied by alpha."""
    w, h = size
    x, y = np.mgrid[0:w, 0:h].astype(np.float32)
    x, y = (x / w - 0.5) * 2, (y / h - 0.5) * 2
    uneven = 0.16 * np.sin(x * 7 + 2 * np.sin(y * 3)) + 0.12 * np.sin(x * 13 + y * 5)
    fall = np.clip(1 - np.hypot(x, y) + uneven * (1 - np.abs(x)), 0, 1) ** 1.6
    out = pygame.Surface(size, pygame.SRCALPHA)
    out.fill(MIST_COLOUR)
    alpha = pygame.surfarray.pixels_alpha(out)
    alpha[:] = (fall * 150).astype(np.uint8)
    del alpha
    return out.premul_alpha()
