"""`python -m tools.bakery bake [--only NAME ...] [--dress DRESS ...] [--people] [--tile 96]`.

Needs Blender's module: `pip install "bpy>=4.5,<5.1" pillow` on Python 3.11. The game never needs it.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from tools.bakery.families.model import DRESSES
from tools.bakery.families.people import MOTIONS
from tools.bakery.oven import MODELS, ROOT, WIDTH, crowds, sheets, write_json


def main(argv: list[str]) -> int:
    """Bake what is asked for; everything by default."""
    parser = argparse.ArgumentParser(prog="python -m tools.bakery", description=__doc__)
    parser.add_argument("command", choices=["bake", "list"])
    parser.add_argument("--only", nargs="*", help="families (houses, halls, furnaces, trees, things, animals) or motions")
    parser.add_argument("--dress", nargs="*", default=list(DRESSES), choices=DRESSES)
    parser.add_argument("--people", action="store_true", help="people only")
    parser.add_argument("--tile", type=int, default=96, choices=sorted(WIDTH), help="width of a ground tile, px")
    words = parser.parse_args(argv)
    if words.command == "list":
        print("\n".join(f"{model.sheet}: {model.name} ({', '.join(model.dresses)})" for model in MODELS))
        return 0
    folder: Path = ROOT / "assets" / "sprites" / str(words.tile)
    folder.mkdir(parents=True, exist_ok=True)
    models = [m for m in MODELS if not words.only or m.sheet in words.only]
    motions = [m for m in MOTIONS if not words.only or m.name in words.only]
    if not words.people and models:
        for dress in words.dress:  # written dress by dress, so that an interrupted bake is not lost
            write_json(folder, words.tile, sheets(models, [dress], words.tile, folder), {})
    if words.people or not words.only or not models:
        for folk in crowds(motions, folder, words.tile):
            write_json(folder, words.tile, {}, folk)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
