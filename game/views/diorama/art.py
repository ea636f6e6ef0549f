"""The sprites: cut from their sheets when first needed, graded for the season, thinned by distance."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
import pygame
from numpy.typing import NDArray

from game.views.diorama.air import AIRS, Air
from game.views.diorama.grade import grade, veil
from game.views.diorama.variety import varied

BASE = 96  # px of a ground tile in the layouts of the lands
DRESSES = {
    "spring": ("spring", "summer", "autumn"), "summer": ("summer", "spring", "autumn"),
    "autumn": ("autumn",), "winter": ("winter", "autumn"),
}
Cut = tuple[pygame.Surface, int, int]  # a picture, and where its corner lies from the foot
HAZE_STEPS = 10  # haze is rounded to tenths, so that few copies are kept


@dataclass(frozen=True)
class Sprite:
    """A picture with the pixel of its ground point, its shadow and its glow (to be added), if it has them.

    The colours of body and shadow are multiplied by their alpha: so laying them is cheaper, and edges stay clean in
    any size.
    """

    body: pygame.Surface
    anchor: tuple[int, int]
    shadow: pygame.Surface | None
    shadow_anchor: tuple[int, int]
    glow: pygame.Surface | None
    glow_anchor: tuple[int, int]
    smoke: tuple[int, int] | None


@dataclass(frozen=True)
class Strip:
    """A motion of people: a row of pictures for each look and direction, one for each frame.

    Each is somebody on their shadow without what is empty around, the colours multiplied by alpha. They are cut apart
    because neighbours on a sheet lie far from each other in memory.
    """

    cell: tuple[int, int]
    foot: tuple[int, int]
    directions: tuple[str, ...]
    frames: int
    looks: tuple[str, ...]
    tight: tuple[pygame.Rect, ...]  # what of each row's cells is ever painted, shadows left out
    cuts: tuple[Cut, ...]

    def row(self, look: int, facing: str) -> int:
        """The row of a look and a direction."""
        return look * len(self.directions) + self.directions.index(facing)


class Art:
    """All sprites of one tile width; what was not baked in it is taken from the set of 96 px and enlarged.

    Without a set of that width, the set of 96 px is used and `tile` says so.
    """

    def __init__(self, folder: Path, tile: int) -> None:
        wished = (folder / str(tile), folder / str(BASE))
        self.folder = next((p for p in wished if (p / "sprites.json").exists()), folder)
        path = next((p for p in (self.folder / "sprites.json", folder / "sprites.json") if p.exists()), None)
        data: dict[str, Any] = json.loads(path.read_text(encoding="utf-8")) if path else {}
        self.root = path.parent if path else folder
        self.tile: int = data.get("tile", BASE)
        self.unit = self.tile / BASE  # px of these sprites for one px of the layout
        self._base = Art(folder, BASE) if self.tile != BASE else None
        self.sprites: dict[str, Any] = data.get("sprites", {})
        self.known: frozenset[str] = frozenset(self.sprites) | (self._base.known if self._base else frozenset())
        self.people: dict[str, Any] = data.get("people", {})
        self._sheets: dict[str, pygame.Surface] = {}
        self._cut: dict[tuple[str, str, int, float, bool], Sprite | None] = {}
        self._strips: dict[tuple[str, str], Strip | None] = {}

    def _load(self, name: str) -> pygame.Surface:
        path = self.root / name
        return pygame.image.load(str(path if path.exists() else self.folder / name)).convert_alpha()

    def _sheet(self, name: str) -> pygame.Surface:
        if name not in self._sheets:
            self._sheets[name] = self._load(name)
        return self._sheets[name]

    def _piece(self, entry: dict[str, Any]) -> pygame.Surface:
        sheet, rect = self._sheet(entry["sheet"]), pygame.Rect(entry["rect"])
        if not sheet.get_rect().contains(rect):
            raise ValueError(f"{self.root / entry['sheet']}: a sprite at {tuple(rect)} lies outside the sheet")
        return sheet.subsurface(rect)

    def sprite(
        self, name: str, season: str, haze: float = 0.0, size: float = 1.0, mirrored: bool = False
    ) -> Sprite | None:
        """The sprite in a season's dress, graded, perhaps varied; None where there is none of that name."""
        step = round(haze * HAZE_STEPS)
        key = (name, season, step, size, mirrored)
        if key not in self._cut:
            if size == 1.0 and not mirrored:
                self._cut[key] = self._make(name, season, step / HAZE_STEPS)
            else:
                plain = self.sprite(name, season, haze)
                self._cut[key] = varied(plain, size, mirrored) if plain is not None else None
        return self._cut[key]

    def _make(self, name: str, season: str, haze: float) -> Sprite | None:
        dresses = self.sprites.get(name, {}).get("dress", {})
        dress = next((dresses[d] for d in DRESSES[season] if d in dresses), None)
        dress = dress or next(iter(dresses.values()), None)
        if dress is None:
            found = self._base.sprite(name, season, haze) if self._base is not None else None
            return enlarged(found, self.unit) if found is not None else None
        air = AIRS[season]
        body = graded(self._piece(dress["body"]), air, haze)
        shadow, glow = dress.get("shadow"), dress.get("glow")
        cast = self._piece(shadow).copy() if shadow else None
        if cast is not None and haze > 0.06:
            cast.fill((255, 255, 255, int(255 * max(0.0, 1 - 1.25 * haze))), special_flags=pygame.BLEND_RGBA_MULT)
        smoke = dress.get("smoke") or self.sprites[name].get("smoke")
        if smoke and isinstance(smoke[0], (list, tuple)):
            smoke = smoke[0]
        light = None
        if glow:
            light = softened(self._piece(glow), tuple(glow["anchor"]))
        return Sprite(body.premul_alpha(), tuple(dress["body"]["anchor"]),
                      cast.premul_alpha() if cast is not None else None, tuple(shadow["anchor"]) if shadow else (0, 0),
                      light, tuple(glow["anchor"]) if glow else (0, 0), tuple(smoke[:2]) if smoke else None)

    def strip(self, motion: str, season: str) -> Strip | None:
        """A motion's cells, graded for the season; None if it was not baked."""
        light = "winter" if season == "winter" else "summer"  # people are small: two grades are enough
        key = (motion, light)
        if key not in self._strips:
            entry = self.people.get(motion)
            unit = 1.0
            if not entry and self._base is not None:
                entry, unit = self._base.people.get(motion), self.unit
            if not entry:
                self._strips[key] = None
            else:
                source = self if unit == 1.0 else self._base
                assert source is not None
                sheet = graded(sized(source._load(entry["sheet"]), unit), AIRS[light], 0.0)
                whole = sheet
                if entry.get("shadow_sheet"):  # laid under once here, so that a frame has one picture less of each
                    whole = sized(source._load(entry["shadow_sheet"]), unit)
                    whole.blit(sheet, (0, 0))
                w, h = (round(n * unit) for n in entry["cell"])
                foot = round(entry["foot"][0] * unit), round(entry["foot"][1] * unit)
                self._strips[key] = Strip(
                    (w, h), foot, tuple(entry["directions"]), entry["frames"], tuple(str(k) for k in entry["looks"]),
                    painted(sheet, (w, h), entry["frames"], 8), apart(whole, (w, h), foot, entry["frames"]),
                )
        return self._strips[key]


ROUND = 0.5  # of the way from a light's foot to the edge of its picture: nearer it is as it was baked


def softened(glow: pygame.Surface, anchor: tuple[int, int]) -> pygame.Surface:
    """A glow whose light on the ground sinks softly and in the round to nothing: streaks that fade end in an edge."""
    w, h = glow.get_size()
    x, y = np.arange(w, dtype=np.float32)[:, None], np.arange(h, dtype=np.float32)
    # what is above the foot stands up and shines: there nothing is taken
    down = np.maximum(0, (y - anchor[1]) / max(1, h - 1 - anchor[1]))
    across = np.where(x < anchor[0], (anchor[0] - x) / max(1, anchor[0]), (x - anchor[0]) / max(1, w - 1 - anchor[0]))
    far = np.clip((np.hypot(across, down) - ROUND) / (1 - ROUND), 0, 1)
    left = (1 - far * far * (3 - 2 * far)) ** 1.5
    out = pygame.Surface((w, h)).convert()
    out.blit(glow, (0, 0))
    pixels = pygame.surfarray.pixels3d(out)
    pixels[:] = (pixels * left[..., None]).astype(np.uint8)
    del pixels
    return out


def sized(picture: pygame.Surface, unit: float) -> pygame.Surface:
    """A picture enlarged or reduced; itself where the unit is 1."""
    if unit == 1.0:
        return picture
    return pygame.transform.smoothscale(picture, (max(1, round(picture.get_width() * unit)),
                                                  max(1, round(picture.get_height() * unit))))


def enlarged(small: Sprite, unit: float) -> Sprite:
    """A sprite in another size."""
    def at(point: tuple[int, int]) -> tuple[int, int]:
        return round(point[0] * unit), round(point[1] * unit)

    return Sprite(
        sized(small.body, unit), at(small.anchor),
        sized(small.shadow, unit) if small.shadow is not None else None, at(small.shadow_anchor),
        sized(small.glow, unit) if small.glow is not None else None, at(small.glow_anchor),
        at(small.smoke) if small.smoke is not None else None,
    )


def painted(sheet: pygame.Surface, cell: tuple[int, int], frames: int, least: int) -> tuple[pygame.Rect, ...]:
    """Of each row of cells, the box within a cell outside which no frame is as opaque as `least` (0-255)."""
    (w, h), rows = cell, sheet.get_height() // cell[1]
    alpha = pygame.surfarray.pixels_alpha(sheet)[: w * frames, : h * rows]
    ever: NDArray[np.bool_] = np.logical_or.reduce((alpha >= least).reshape(frames, w, rows, h), axis=0)
    columns_of, lines_of = np.logical_or.reduce(ever, axis=2).T, np.logical_or.reduce(ever, axis=0)
    boxes = []
    for across, down in zip(columns_of, lines_of, strict=True):
        columns, lines = np.flatnonzero(across), np.flatnonzero(down)
        if len(columns):
            left, top = int(columns[0]), int(lines[0])
            boxes.append(pygame.Rect(left, top, int(columns[-1]) + 1 - left, int(lines[-1]) + 1 - top))
        else:
            boxes.append(pygame.Rect(0, 0, 0, 0))
    return tuple(boxes)


def apart(sheet: pygame.Surface, cell: tuple[int, int], foot: tuple[int, int], frames: int) -> tuple[Cut, ...]:
    """The cells of a sheet, row by row, each without what is empty around it in any frame of its row."""
    cuts: list[Cut] = []
    for row, box in enumerate(painted(sheet, cell, frames, 1)):
        for frame in range(frames):
            piece = sheet.subsurface(box.move(frame * cell[0], row * cell[1])).copy().premul_alpha()
            cuts.append((piece, box.x - foot[0], box.y - foot[1]))
    return tuple(cuts)


def graded(piece: pygame.Surface, air: Air, haze: float) -> pygame.Surface:
    """A copy of a surface with per-pixel alpha, graded and veiled."""
    out = piece.copy()
    shown = pygame.surfarray.array_alpha(out) > 0  # most of a sheet is empty
    pixels = pygame.surfarray.pixels3d(out)
    rgb = (pixels[shown] / 255).astype(np.float32)
    if haze:
        rgb = veil(rgb, air, haze)
    pixels[shown] = (grade(rgb, air) * 255 + 0.5).astype(np.uint8)
    del pixels
    return out
