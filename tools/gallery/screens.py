"""Captures of every screen at two sizes of window and two of text, with a list of every text that is cut.

    python -m tools.gallery.screens FOLDER [--lang en] [--seed 1] [--scenario leap]

FOLDER gets a folder for each combination, as `main.py screens` writes it, and `sheet.png` with all of them small.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.text import LANGUAGES, set_language
from game.views.offscreen import draw_all

SIZES = ((1280, 720), (1920, 1080))
SCALES = (100, 150)
THUMB = 480


def main(words: list[str]) -> int:
    """Draw; the status is 1 when a text is cut."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--lang", choices=LANGUAGES, default="en")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--scenario", default="leap")
    given = parser.parse_args(words)
    set_language(given.lang)
    pictures: dict[str, list[Path]] = {}
    cut = 0
    for size in SIZES:
        for scale in SCALES:
            folder = given.folder / f"{size[0]}x{size[1]}_{scale}"
            for name in draw_all(folder, size, scale, given.lang, given.seed, given.scenario):
                pictures.setdefault(name, []).append(folder / f"{name}.png")
            cut += _tell_cut(folder)
    _sheet(pictures, given.folder / "sheet.png")
    print(f"{sum(map(len, pictures.values()))} captures in {given.folder}, {cut} texts cut")
    return 1 if cut else 0


def _tell_cut(folder: Path) -> int:
    told = json.loads((folder / "screens.json").read_text(encoding="utf-8"))
    found = [(s["name"], t["text"]) for s in told["screens"] for t in s["texts"] if t["cut"]]
    for name, text in found:
        print(f"{folder.name} {name}: {text!r} is cut", file=sys.stderr)
    return len(found)


def _sheet(pictures: dict[str, list[Path]], file: Path) -> None:
    """One row a screen, its captures side by side."""
    height = THUMB * 9 // 16
    sheet = pygame.Surface((THUMB * len(SIZES) * len(SCALES), height * len(pictures)))
    for row, files in enumerate(pictures.values()):
        for column, each in enumerate(files):
            small = pygame.transform.smoothscale(pygame.image.load(each), (THUMB, height))
            sheet.blit(small, (column * THUMB, row * height))
    pygame.image.save(sheet, file)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
