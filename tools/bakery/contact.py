"""Contact sheets, to be looked at: `python -m tools.bakery.contact FOLDER [--tile 96]`.

Every sprite of each dress on its shadow by day, those that give light by night; and one sheet a motion.
"""

from __future__ import annotations

import argparse
import json
import sys
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from PIL import Image

SPRITES = Path(__file__).resolve().parents[2] / "assets" / "sprites"
MEADOW = {"winter": (196, 200, 208), "spring": (122, 132, 84), "summer": (112, 124, 76), "autumn": (142, 130, 84)}
NIGHT = np.array([62, 70, 112]) / 255
GAP = 8


@lru_cache
def _sheet(path: Path) -> Image.Image:
    return Image.open(path).convert("RGBA")


def _cut(folder: Path, piece: dict[str, Any]) -> Image.Image:
    x, y, w, h = piece["rect"]
    return _sheet(folder / piece["sheet"]).crop((x, y, x + w, y + h))


def contact(folder: Path, sprites: dict[str, Any], dress: str, night: bool = False, width: int = 1500) -> Image.Image:
    """All sprites of a dress in rows, in the order of their names; by night only those with a glow."""
    placed: list[tuple[dict[str, Any], int, int]] = []
    x = y = row = 0
    for entry in sprites.values():
        looks = entry["dress"].get(dress)
        if looks is None or (night and not looks["glow"]):
            continue
        pieces = [looks[k] for k in ("shadow", "body", "glow") if looks[k] and (night or k != "glow")]
        left, top = (max(p["anchor"][k] for p in pieces) for k in (0, 1))
        right, bottom = (max(p["rect"][2 + k] - p["anchor"][k] for p in pieces) for k in (0, 1))
        if x + left + right > width:
            x, y, row = 0, y + row + GAP, 0
        placed.append((looks, x + left, y + top))
        x, row = x + left + right + GAP, max(row, top + bottom)
    picture = Image.new("RGB", (width, y + row + 1), MEADOW[dress])
    for kind in ("shadow", "body"):
        for looks, px, py in placed:
            if looks[kind]:
                image = _cut(folder, looks[kind])
                picture.paste(image, (px - looks[kind]["anchor"][0], py - looks[kind]["anchor"][1]), image)
    if not night:
        return picture
    light = np.array(picture) * NIGHT
    for looks, px, py in placed:
        added = np.array(_cut(folder, looks["glow"]).convert("RGB"), float)
        x0, y0 = px - looks["glow"]["anchor"][0], py - looks["glow"]["anchor"][1]
        light[y0 : y0 + added.shape[0], x0 : x0 + added.shape[1]] += added
    return Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))


def crowd(folder: Path, motion: dict[str, Any], dress: str) -> Image.Image:
    """All looks, directions and frames of one motion."""
    body, shade = _sheet(folder / motion["sheet"]), _sheet(folder / motion["shadow_sheet"])
    picture = Image.new("RGB", body.size, MEADOW[dress])
    picture.paste(shade, (0, 0), shade)
    picture.paste(body, (0, 0), body)
    return picture


def write_sheets(out: Path, folder: Path) -> None:
    """Write the contact sheets of the sprites in a folder, a tile's width of assets/sprites."""
    data = json.loads((folder / "sprites.json").read_text(encoding="utf-8"))
    out.mkdir(parents=True, exist_ok=True)
    for dress in sorted(MEADOW):
        for night in (False, True):
            name = f"{dress}{'_night' if night else ''}.png"
            contact(folder, data["sprites"], dress, night, 1500 * data["tile"] // 96).save(out / name)
    for motion, entry in data["people"].items():
        dress = "winter" if motion.startswith("winter") else "autumn"
        crowd(folder, entry, dress).save(out / f"people_{motion}.png")


def main(argv: list[str]) -> int:
    """Write the sheets into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.bakery.contact", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--tile", type=int, default=96, choices=(96, 144))
    words = parser.parse_args(argv)
    write_sheets(words.folder, SPRITES / str(words.tile))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
