"""Everything that can be looked at, drawn into a folder.

    python -m tools.gallery FOLDER [--only sprites land screens] [--sizes 1280x720 1920x1080 3840x2160]

FOLDER/sprites: contact sheets of every sprite and motion in both widths. FOLDER/land: each landscape in four states,
four seasons, by day and by night, and a sheet of each. FOLDER/screens: every screen. README.md beside this file is the
list by which they are judged.
"""

from __future__ import annotations

import argparse
import os
import sys
from pathlib import Path

os.environ["SDL_VIDEODRIVER"] = "dummy"
os.environ["SDL_AUDIODRIVER"] = "dummy"

import pygame

from game.session.content import landscape_names
from game.text import ASSETS, set_language
from game.views.diorama import Diorama
from game.views.offscreen import draw_all
from tools.bakery.contact import write_sheets
from tools.gallery.states import STATES, all_pictures

PARTS = ("sprites", "land", "screens")
SIZES = ("1280x720", "1920x1080", "3840x2160")
THUMB = 400
WARM = 60
"""Frames that let smoke rise before the capture."""


def main(words: list[str]) -> int:
    """Draw what is asked for; everything by default."""
    parser = argparse.ArgumentParser(prog="python -m tools.gallery", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="+", choices=PARTS, default=list(PARTS))
    parser.add_argument("--sizes", nargs="+", choices=SIZES, default=list(SIZES))
    given = parser.parse_args(words)
    sizes = [tuple(map(int, size.split("x"))) for size in given.sizes]
    if "sprites" in given.only:
        for tile in (96, 144):
            write_sheets(given.folder / "sprites" / str(tile), Path(ASSETS) / "sprites" / str(tile))
    if "land" in given.only:
        for landscape in landscape_names():
            _land(given.folder / "land" / landscape, landscape, sizes)
    if "screens" in given.only:
        set_language("en")
        for width, height in sizes:
            draw_all(given.folder / "screens" / f"{width}x{height}", (width, height), 100, "en", 1, "leap")
    return 0


def _land(folder: Path, landscape: str, sizes: list[tuple[int, ...]]) -> None:
    """A landscape's captures, and a sheet: a row a state, its seasons by day and by night."""
    pygame.display.init()
    pygame.display.set_mode((64, 64), 0, 32)
    folder.mkdir(parents=True, exist_ok=True)
    view = Diorama(Path(ASSETS), landscape)
    pictures = all_pictures(landscape)
    across = len(pictures) // len(STATES)
    for width, height in sizes:
        surface = pygame.Surface((width, height)).convert()
        small = THUMB, THUMB * height // width
        sheet = pygame.Surface((small[0] * across, small[1] * len(STATES))).convert()
        for number, (name, picture) in enumerate(pictures):
            view.show(picture)
            view.stop("village")
            view.draw(surface, surface.get_rect())  # the picture before it begins to give way
            for _frame in range(WARM):
                view.update(0.1)
            view.draw(surface, surface.get_rect())
            pygame.image.save(surface, str(folder / f"{name}_{width}x{height}.png"))
            place = number % across * small[0], number // across * small[1]
            sheet.blit(pygame.transform.smoothscale(surface, small), place)
        pygame.image.save(sheet, str(folder / f"sheet_{width}x{height}.png"))
        print(f"{landscape} {width}x{height}: {len(pictures)} captures", flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
