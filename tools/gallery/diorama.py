"""python -m tools.gallery.diorama [--out DIR]: captures of the diorama in a few moments of the twelve seasons."""

from __future__ import annotations

import argparse
import os
import time
from dataclasses import replace
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import pygame

from game.views.diorama import Diorama, Picture, halftone

ASSETS = Path(__file__).resolve().parents[2] / "assets"
MOMENTS = {
    "spring_1958": Picture(
        season="spring", year=1958, labour=(0.8, 0, 0.0, 0.02, 0.03, 0, 0.15),
        crops=(0.15, 0.5, 0.35, 0, 0, 0)),
    "summer_1958": Picture(
        season="summer", year=1958, labour=(0.7, 0.05, 0.05, 0.1, 0.03, 0.05, 0.02),
        crops=(0.05, 0.05, 0.65, 0.1, 0.15, 0),
        canteens_open=5, furnaces_lit=3, furnaces_cold=3, dam="building", forest=0.92, hearths=0.5),
    "autumn_1958": Picture(
        season="autumn", year=1958, labour=(0.34, 0.28, 0.18, 0.06, 0.04, 0.06, 0.04),
        crops=(0.03, 0, 0, 0.62, 0.17, 0.18),
        furnaces_lit=24, canteens_open=8, dam="building", forest=0.62, hearths=0.0, doors_gone=0.15, granary=0.8),
    "autumn_1958_night": Picture(
        season="autumn", year=1958, phase="night", labour=(0.2, 0.5, 0.15, 0.05, 0.05, 0.05, 0.0),
        crops=(0.03, 0, 0, 0.62, 0.17, 0.18), furnaces_lit=24, furnaces_cold=4,
        canteens_open=8, dam="building", forest=0.62, hearths=0.0, doors_gone=0.15),
    "winter_1958": Picture(
        season="winter", year=1958, labour=(0.1, 0.15, 0.05, 0.4, 0.05, 0.1, 0.15),
        crops=(0.45, 0.55, 0, 0, 0, 0), furnaces_lit=12, furnaces_cold=14, canteens_open=8, dam="whole", forest=0.55,
        hearths=0.1, doors_gone=0.2, granary=0.4),
    "summer_1959": Picture(
        season="summer", year=1959, labour=(0.6, 0.03, 0.04, 0.1, 0.04, 0.07, 0.12),
        crops=(0.15, 0.1, 0.6, 0.1, 0.05, 0),
        furnaces_cold=10, furnaces_ruined=6, canteens_open=6, canteens_shut=1, canteens_collapsed=1, dam="cracked",
        forest=0.42, hearths=0.0, doors_gone=0.3, health=0.5, buildings_ruined=3, oxen=0.7, pigs=0.3, granary=0.2),
    "winter_1960": Picture(
        season="winter", year=1960, labour=(0.1, 0, 0.02, 0.03, 0.01, 0.04, 0.8),
        crops=(0.6, 0.2, 0, 0, 0.1, 0.1),
        furnaces_cold=4, furnaces_ruined=12, canteens_open=1, canteens_shut=4, canteens_collapsed=2, dam="failed",
        forest=0.3, hearths=0.06, doors_gone=0.5, health=0.25, buildings_ruined=8, oxen=0.35, pigs=0.1, granary=0.05,
        graves=9, quiet=0.9, hands=5600),
}
SIZES = ("556x680", "1280x720", "1920x1080")


def main(argv: list[str] | None = None) -> int:
    """Write the captures and print what a frame costs."""
    parser = argparse.ArgumentParser(prog="python -m tools.gallery.diorama", description=__doc__)
    parser.add_argument("--out", type=Path, default=Path("build/diorama"))
    parser.add_argument("--only", nargs="*", default=list(MOMENTS))
    parser.add_argument("--stop", default="village")
    parser.add_argument("--sizes", nargs="+", default=list(SIZES), help="WIDTHxHEIGHT; the land's map is 2560x1600")
    parser.add_argument("--landscape", default="plain", help="folder of assets/land")
    words = parser.parse_args(argv)
    words.out.mkdir(parents=True, exist_ok=True)
    pygame.display.init()
    pygame.display.set_mode((64, 64), 0, 32)
    diorama = Diorama(ASSETS)
    for name in words.only:
        started = time.perf_counter()
        diorama.show(replace(MOMENTS[name], landscape=words.landscape))
        shown = time.perf_counter() - started
        for size in [tuple(map(int, text.split("x"))) for text in words.sizes]:
            surface = pygame.Surface(size).convert()
            diorama.stop(words.stop)
            for _ in range(60):
                diorama.update(0.05)
            diorama.draw(surface, surface.get_rect())
            started = time.perf_counter()
            for _ in range(20):
                diorama.update(0.05)
                diorama.draw(surface, surface.get_rect())
            frame = (time.perf_counter() - started) / 20
            pygame.image.save(surface, str(words.out / f"{name}_{words.stop}_{size[0]}.png"))
            print(f"{name} {size[0]}x{size[1]}: shown in {shown * 1000:.0f} ms, frame {frame * 1000:.1f} ms, "
                  f"{len(diorama.ground.placed)} things, {len(diorama.renderer.crowd)} people")
        if name == "autumn_1958" and surface.get_width() > 1100 and surface.get_height() > 580:
            photo = surface.subsurface((600, 240, 500, 340))
            pygame.image.save(halftone(photo), str(words.out / "halftone.png"))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
