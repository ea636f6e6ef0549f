"""Contact sheets, to be looked at: `python -m tools.bakery.contact FOLDER [--dress DRESS] [--night]`.

Every sprite of a dress on its shadow, by day, or those that give light by night; and one sheet a motion.
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

SPRITES = Path(__file__).resolve().parents[2] / "assets" / "sprites" / "96"
MEADOW = {"winter": (196, 200, 208), "spring": (122, 132, 84), "summer": (112, 124, 76), "autumn": (142, 130, 84)}
NIGHT = np.array([62, 70, 112]) / 255
GAP = 8


@lru_cache
def _sheet(name: str) -> Image.Image:
    return Image.open(SPRITES / name).convert("RGBA")


def _cut(piece: dict[str, Any]) -> Image.Image:
    x, y, w, h = piece["rect"]
    return _sheet(piece["sheet"]).crop((x, y, x + w, y + h))


def contact(sprites: dict[str, Any], dress: str, night: bool = False, width: int = 1500) -> Image.Image:
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
                image = _cut(looks[kind])
                picture.paste(image, (px - looks[kind]["anchor"][0], py - looks[kind]["anchor"][1]), image)
    if not night:
        return picture
    light = np.array(picture) * NIGHT
    for looks, px, py in placed:
        image = np.array(_cut(looks["glow"]).convert("RGB"), float)
        x0, y0 = px - looks["glow"]["anchor"][0], py - looks["glow"]["anchor"][1]
        light[y0 : y0 + image.shape[0], x0 : x0 + image.shape[1]] += image
    return Image.fromarray(np.clip(light, 0, 255).astype(np.uint8))


def crowd(motion: dict[str, Any], dress: str) -> Image.Image:
    """All looks, directions and frames of one motion."""
    body, shade = _sheet(motion["sheet"]), _sheet(motion["shadow_sheet"])
    picture = Image.new("RGB", body.size, MEADOW[dress])
    picture.paste(shade, (0, 0), shade)
    picture.paste(body, (0, 0), body)
    return picture


def main(argv: list[str]) -> int:
    """Write the sheets into a folder."""
    parser = argparse.ArgumentParser(prog="python -m tools.bakery.contact", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--dress", default="autumn", choices=sorted(MEADOW))
    parser.add_argument("--night", action="store_true", help="what gives light, in the dark")
    words = parser.parse_args(argv)
    data = json.loads((SPRITES / "sprites.json").read_text(encoding="utf-8"))
    words.folder.mkdir(parents=True, exist_ok=True)
    name = f"{words.dress}{'_night' if words.night else ''}.png"
    contact(data["sprites"], words.dress, words.night).save(words.folder / name)
    for motion, entry in data["people"].items():
        crowd(entry, "winter" if motion.startswith("winter") else "autumn").save(words.folder / f"people_{motion}.png")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
