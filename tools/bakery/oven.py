"""Bakes models and people to pictures, keeps what has not changed, packs atlases and writes their JSON."""

from __future__ import annotations

import hashlib
import json
import math
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

from tools.bakery.families import (
    animals,
    aprons,
    felling,
    fields,
    furnaces,
    halls,
    houses,
    notices,
    ruins,
    things,
    trees,
    yard,
)
from tools.bakery.families.model import Model
from tools.bakery.families.people import Motion
from tools.bakery.mesh import Mesh
from tools.bakery.scene import Picture, Stage

ROOT = Path(__file__).resolve().parents[2]
CACHE = ROOT / "build" / "bakery"
RECIPE = {"body": 3, "shadow": 3, "glow": 4}
"""Raised when the studio changes what it renders."""
FAMILIES = (houses, ruins, halls, furnaces, trees, felling, things, yard, fields, notices, animals, aprons)
MODELS: list[Model] = [m for family in FAMILIES for m in family.MODELS]
WIDTH = {96: 1024, 144: 1536}  # px of an atlas, by the width of a tile
NARROW = min(WIDTH)
DIRECTIONS = ("sw", "se", "ne", "nw")
FACING = {"sw": 0.0, "se": math.pi / 2, "ne": math.pi, "nw": -math.pi / 2}
SAMPLES = {"body": 32, "shadow": 16, "glow": 20, "people": 16}
"""Rays of a pixel where a tile is 96 px wide; a larger tile has more pixels and needs fewer rays in each."""


@dataclass(frozen=True)
class Cells:
    """The cells of people, px: size, the place of the foot, and what at the left no shadow of its own reaches."""

    size: tuple[int, int]
    foot: tuple[int, int]
    stray: int  # shadows fall to the right

    @staticmethod
    def of(tile: int, room: float = 1.0) -> Cells:
        """Cells for a tile of so many px: `room` as wide as it; with 96 px and 1 a foot at (48, 46)."""
        w, h = round(tile * room), round(tile * 2 // 3 * room)
        more = w - tile, h - tile * 2 // 3  # most of what is added lies where the shadows fall
        return Cells((w, h), (tile // 2 + more[0] * 2 // 5, tile * 46 // 96 + more[1] // 2), tile // 8)


def rays(part: str, tile: int) -> int:
    """Samples of a pixel: so many that a piece of ground gets the same number at each width of a tile, or a third more."""
    return max(10, round(SAMPLES[part] * min(1.0, 0.6 * (144 / tile) ** 2)))


@dataclass(frozen=True)
class Piece:
    """One picture of a sprite on its way into an atlas."""

    sprite: str
    dress: str
    part: str
    picture: Picture


def studio(dress: str, tile: int) -> Stage:
    """A studio for a season's dress."""
    return Stage(tile=tile, snow=1.0 if dress == "winter" else 0.0, threads=2)


def _cached(name: str, key: str) -> Path:
    folder = CACHE / name
    folder.mkdir(parents=True, exist_ok=True)
    return folder / f"{hashlib.sha256(key.encode()).hexdigest()[:20]}.png"


def _keep(path: Path, picture: Picture | None) -> None:
    meta = {"anchor": list(picture.anchor) if picture else None}
    if picture:
        Image.fromarray(picture.pixels).save(path)
    path.with_suffix(".json").write_text(json.dumps(meta))


def _kept(path: Path) -> tuple[bool, Picture | None]:
    meta = path.with_suffix(".json")
    if not meta.exists():
        return False, None
    anchor = json.loads(meta.read_text())["anchor"]
    if anchor is None:
        return True, None
    with Image.open(path) as image:
        return True, Picture(np.array(image.convert("RGBA")), (anchor[0], anchor[1]))


def bake_model(stage: Stage, model: Model, dress: str) -> tuple[list[Piece], list[tuple[int, int]]]:
    """The pictures of a model in a dress, from the cache where nothing changed; and where smoke rises, px."""
    mesh = model.build(dress)
    if not mesh.vertices().size or not np.isfinite(mesh.vertices()).all():
        raise ValueError(f"{model.name} in {dress} has no shape")
    parts = ["body"] + ["shadow"] * model.shadow + ["glow"] * model.glow
    pieces = []
    for part in parts:
        key = f"{RECIPE[part]} {stage.tile} {dress == 'winter'} {part} {rays(part, stage.tile)} {mesh.digest(part != 'shadow')}"
        path = _cached(model.name, key)
        found, picture = _kept(path)
        if not found:
            whole: Picture = getattr(stage, part)(mesh, samples=rays(part, stage.tile))
            picture = whole.trimmed(4 if part == "body" else 8)
            _keep(path, picture)
        if picture:
            pieces.append(Piece(model.name, dress, part, picture))
    smoke: list[tuple[int, int]] = []
    if mesh.smoke:
        x, y = stage.project(np.array(mesh.smoke))
        smoke = [(round(float(a)), round(float(b))) for a, b in zip(x, y, strict=True)]
    return pieces, smoke


def without_haze(pixels: Any) -> Any:
    """A shadow without the faint skirt of dimmed sky round it, whose edge would show on a bright ground."""
    a = pixels[..., 3].astype(float)
    k = np.clip((a - 8) / 28, 0, 1)
    out = pixels.copy()
    out[..., 3] = a * k * k * (3 - 2 * k)
    out[out[..., 3] == 0] = 0
    return out


def pack(pieces: list[Piece], width: int) -> tuple[Image.Image, list[tuple[int, int]]]:
    """Lay pictures on shelves of a width in px, tallest first; the atlas and the place of each."""
    order = sorted(range(len(pieces)), key=lambda k: (-pieces[k].picture.pixels.shape[0], k))
    places = [(0, 0)] * len(pieces)
    x = y = shelf = 0
    for k in order:
        h, w = pieces[k].picture.pixels.shape[:2]
        if x + w > width:
            x, y, shelf = 0, y + shelf + 1, 0
        places[k] = (x, y)
        x, shelf = x + w + 1, max(shelf, h)
    atlas = Image.new("RGBA", (width, y + shelf))
    for piece, place in zip(pieces, places, strict=True):
        pixels = piece.picture.pixels
        atlas.paste(Image.fromarray(without_haze(pixels) if piece.part == "shadow" else pixels), place)
    return atlas, places


def sheets(models: Iterable[Model], dresses: Iterable[str], tile: int, folder: Path) -> dict[str, Any]:
    """Bake models and write one atlas for each family and dress; returns the JSON's `sprites`."""
    wanted = list(models)
    found: dict[str, Any] = {}
    for dress in dresses:
        stage: Stage | None = None
        by_sheet: dict[str, list[Piece]] = {}
        for number, model in enumerate(wanted, start=1):
            if dress not in model.dresses:
                continue
            stage = stage or studio(dress, tile)
            pieces, smoke = bake_model(stage, model, dress)
            by_sheet.setdefault(model.sheet, []).extend(pieces)
            entry = found.setdefault(model.name, {"dress": {}})["dress"].setdefault(dress, {})
            entry.update({"body": None, "shadow": None, "glow": None})
            if smoke:
                entry["smoke"] = smoke
            print(f"{dress} {number}/{len(wanted)} {model.name}", flush=True)
        for sheet, pieces in by_sheet.items():
            name = f"{sheet}_{dress}.png"
            atlas, places = pack(pieces, WIDTH[tile])
            atlas.save(folder / name, optimize=True)
            for piece, place in zip(pieces, places, strict=True):
                h, w = piece.picture.pixels.shape[:2]
                found[piece.sprite]["dress"][dress][piece.part] = {
                    "sheet": name, "rect": [*place, w, h], "anchor": list(piece.picture.anchor),
                }  # fmt: skip
    return found


def _crowd(tile: int, motion: Motion, phase: float) -> Mesh:
    """Everyone of a frame in one picture, a cell apart: looks side by side, directions below one another."""
    crowd, cells = Mesh(), Cells.of(tile, motion.room)
    for column, look in enumerate(motion.looks):
        someone = motion.mesh(look, phase)
        for row, direction in enumerate(DIRECTIONS):
            across, down = column * cells.size[0] / tile, row * cells.size[1] / (tile / 2)
            crowd.merge(someone, x=across + down, y=across - down, turn=FACING[direction])
    return crowd


def bake_motion(stage: Stage, motion: Motion) -> tuple[Image.Image, Image.Image]:
    """A motion's sheet and its shadows: a row of cells for each look and direction, a column for each frame.

    Shadows are soft and of one colour, so those of a wider tile are the narrow one's, enlarged.
    """
    if stage.tile == NARROW:
        return _bake_part(stage, motion, "body"), _bake_part(stage, motion, "shadow")
    body = _bake_part(stage, motion, "body")
    narrow = _bake_part(studio("autumn", NARROW), motion, "shadow")
    pixels = np.array(narrow)
    wide = np.zeros((body.height, body.width, 4), np.uint8)
    wide[..., 3] = narrow.getchannel("A").resize(body.size, Image.Resampling.BICUBIC)
    wide[wide[..., 3] > 0, :3] = pixels[pixels[..., 3] > 0][0, :3]  # all shadows are of one colour
    return body, Image.fromarray(wide)


def _bake_part(stage: Stage, motion: Motion, part: str) -> Image.Image:
    """The sheet of one part of a motion, from the cache where nothing changed."""
    rows, cells = len(motion.looks) * len(DIRECTIONS), Cells.of(stage.tile, motion.room)
    samples = rays("people", stage.tile)
    sheet = Image.new("RGBA", (cells.size[0] * motion.frames, cells.size[1] * rows))
    for frame in range(motion.frames):
        crowd = _crowd(stage.tile, motion, frame / motion.frames)
        key = f"{RECIPE[part]} {stage.tile} {part} {samples} {crowd.digest(part == 'body')}"
        path = _cached(f"people/{motion.name}", key)
        found, picture = _kept(path)
        if not found:
            whole: Picture = getattr(stage, part)(crowd, samples=samples)
            picture = whole
            _keep(path, whole)
        assert picture is not None
        if part == "shadow":
            picture = Picture(without_haze(picture.pixels), picture.anchor)
        _cut(picture, sheet, cells, len(motion.looks), frame, part == "shadow")
    return sheet


def _cut(picture: Picture, sheet: Image.Image, cells: Cells, looks: int, frame: int, shadow: bool) -> None:
    """Cut the cells of one frame out of the picture of the crowd; a neighbour's long shadow is left out."""
    whole, (w, h) = Image.fromarray(picture.pixels), cells.size
    for column in range(looks):
        for row in range(len(DIRECTIONS)):
            left = picture.anchor[0] + column * w - cells.foot[0]
            top = picture.anchor[1] + row * h - cells.foot[1]
            cell = whole.crop((left, top, left + w, top + h))
            if shadow:
                cell.paste((0, 0, 0, 0), (0, 0, cells.stray, h))
                cell = _ending_softly(cell)
            sheet.paste(cell, (frame * w, (column * len(DIRECTIONS) + row) * h))


def _ending_softly(cell: Image.Image) -> Image.Image:
    """A cell's shadow that fades before the cell's right edge: a long one is not cut off in a line."""
    pixels = np.array(cell)
    reach = max(4, cell.width // 9)
    pixels[:, -reach:, 3] = pixels[:, -reach:, 3] * np.linspace(1, 0, reach)[None]
    return Image.fromarray(pixels)


def save_sheet(sheet: Image.Image, path: Path) -> None:
    """Write people's cells without loss, 0.6 of the bytes of a PNG; what cannot be seen is black."""
    pixels = np.array(sheet)
    pixels[pixels[..., 3] == 0] = 0
    Image.fromarray(pixels).save(path, lossless=True, quality=70, method=4, exact=True)


def crowds(motions: Iterable[Motion], folder: Path, tile: int) -> Iterator[dict[str, Any]]:
    """Bake people, a sheet and a shadow sheet for each motion; yields the JSON's `people` one by one."""
    stage = studio("autumn", tile)
    for motion in motions:
        body, shade = bake_motion(stage, motion)
        name = f"people_{motion.name}.webp"
        save_sheet(body, folder / name)
        save_sheet(shade, folder / f"shadow_{name}")
        print(f"people {motion.name}", flush=True)
        cells = Cells.of(tile, motion.room)
        yield {
            motion.name: {
                "sheet": name,
                "shadow_sheet": f"shadow_{name}",
                "cell": list(cells.size),
                "foot": list(cells.foot),
                "directions": list(DIRECTIONS),
                "frames": motion.frames,
                "looks": [look.name for look in motion.looks],
            }
        }


def write_json(folder: Path, tile: int, sprites: dict[str, Any], folk: dict[str, Any]) -> None:
    """Merge what was baked into the JSON beside the sheets."""
    path = folder / "sprites.json"
    data = json.loads(path.read_text(encoding="utf-8")) if path.exists() else {"tile": tile, "sprites": {}, "people": {}}
    for name, entry in sprites.items():
        data["sprites"].setdefault(name, {"dress": {}})["dress"].update(entry["dress"])
    data["people"].update(folk)
    data["sprites"] = dict(sorted(data["sprites"].items()))
    path.write_text(json.dumps(data, separators=(",", ":"), sort_keys=True), encoding="utf-8")

