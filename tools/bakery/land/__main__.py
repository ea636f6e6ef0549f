"""python -m tools.bakery.land [form | bake JOB... | pack] --site NAME: a landscape's pictures and its layout.

form   writes the maps and the layout from the height field alone (numpy).
bake   renders raw pictures with Blender: season:autumn, crop:ripe, dam:whole:winter (dam:none:winter is the
       land they are cut out of), or nothing for all; reach:autumn is the stream alone, for a land baked before.
pack   grades the raw pictures and writes them to assets/land/NAME.
"""

from __future__ import annotations

import argparse
import sys
import time
from pathlib import Path

from tools.bakery.land import site

ROOT = Path(__file__).resolve().parents[3]
SEASONS = ("autumn", "spring", "summer", "winter")
STATES = ("ripe", "cut", "rotting", "growing", "sown")
DAMS = ("none", "building", "whole", "cracked", "failed")


def jobs() -> list[str]:
    """Every raw picture there is to bake."""
    dams = [f"dam:{state}:{season}" for state in DAMS for season in ("autumn", "winter")]
    return [f"season:{s}" for s in SEASONS] + [f"crop:{s}" for s in STATES] + dams


def main(argv: list[str] | None = None) -> int:
    """Do what the command line asks."""
    parser = argparse.ArgumentParser(prog="python -m tools.bakery.land", description=__doc__)
    parser.add_argument("action", choices=("form", "bake", "pack"))
    parser.add_argument("jobs", nargs="*")
    parser.add_argument("--site", choices=site.NAMES, default=site.NAMES[0], help="the landscape")
    parser.add_argument("--raw", type=Path, help="folder of raw pictures (default build/land/SITE)")
    parser.add_argument("--out", type=Path, help="folder of the landscape (default assets/land/SITE)")
    parser.add_argument("--samples", type=int, default=10)
    parser.add_argument("--percentage", type=int, default=100, help="size of a trial render")
    words = parser.parse_intermixed_args(argv)
    place = site.of(words.site)
    raw, out = words.raw or ROOT / "build" / "land" / place.name, words.out or ROOT / "assets" / "land" / place.name
    if words.action == "pack":
        from tools.bakery.land import pack

        pack.pack(place, raw, out, words.jobs)
        return 0
    from tools.bakery.land import landform

    land = landform.build(place)
    if words.action == "form":
        from tools.bakery.land import layout

        layout.write(land, out)
        return 0
    from tools.bakery.land import dam_render, render

    baker: render.Baker | None = None  # a new one empties the last one's stage
    for job in words.jobs or jobs():
        started = time.time()
        kind, name, *rest = job.split(":")
        maker = dam_render.DamBaker if kind == "dam" else render.Baker
        if type(baker) is not maker:
            baker = maker(land, words.samples, words.percentage)
        path = raw / (job.replace(":", "_") + ".png")
        if kind == "season":
            baker.season(name, path)
        elif kind == "crop":
            baker.crop(name, path)
        elif kind == "reach":
            baker.reach(name, path)
        elif isinstance(baker, dam_render.DamBaker):
            baker.dam(name, rest[0], path)
        else:
            print(f"unknown job {job}", file=sys.stderr)
            return 2
        print(f"{job}: {time.time() - started:.0f} s, {path.stat().st_size / 1e6:.1f} MB", flush=True)
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
