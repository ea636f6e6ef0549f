"""Draw every face into assets/faces: two pictures of all of them and a list of who is where.

    python -m tools.faces [--only KEY ...] [--contact FILE]

The pictures are grey: how much ink lies on each spot, 0 (bare paper) to 255. The game prints them on any paper.
`--contact` writes a sheet to look at instead, at three times the size; it needs Pillow (`pip install -e '.[dev]'`).
"""

from __future__ import annotations

import argparse
import json
from pathlib import Path

import numpy as np
from PIL import Image

from tools.faces import engrave, light, paint
from tools.faces.people import EVERYBODY, HEADS
from tools.faces.person import Person
from tools.faces.solid import Field

TARGET = Path(__file__).resolve().parents[2] / "assets" / "faces"
SIZES = ((72, 90, 2.0), (144, 180, 2.7))
"""Width, height, and pixels between an engraver's lines."""
COLUMNS = 10
CM = 18.0
"""Pixels to a centimetre of the carved picture."""
GAUNT = 0.7


def portrait(person: Person, gaunt: float = 0.0) -> list[Field]:
    """One face at each of the sizes: ink, 0 to 1."""
    view = light.look(person, CM, gaunt)
    shine, _open = light.lit(view, paint.relief(person, view, gaunt))
    tone = engrave.developed(shine, paint.albedo(person, view, gaunt), view)
    return [engrave.inked(view, tone, (w, h), fine) for w, h, fine in SIZES]


def laid_out(pictures: list[Field]) -> Field:
    """Pictures of one size in rows of ten."""
    h, w = pictures[0].shape
    rows = -(-len(pictures) // COLUMNS)
    sheet = np.zeros((rows * h, min(COLUMNS, len(pictures)) * w), np.float32)
    for number, picture in enumerate(pictures):
        y, x = number // COLUMNS * h, number % COLUMNS * w
        sheet[y : y + h, x : x + w] = picture
    return sheet


def main() -> None:
    """Draw, and write the atlas or the contact sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], metavar="KEY")
    parser.add_argument("--contact", type=Path, metavar="FILE")
    given = parser.parse_args()
    chosen = [(p, stage) for p in EVERYBODY for stage in (("", "gaunt") if p in HEADS else ("",))]
    if given.only:
        chosen = [(p, stage) for p, stage in chosen if p.key in given.only]
    drawn = [portrait(person, GAUNT if stage else 0.0) for person, stage in chosen]
    if given.contact:
        sheet = laid_out([pictures[1] for pictures in drawn])[..., None]
        paper = (1 - sheet) * np.array((243, 234, 214)) + sheet * np.array((34, 30, 26))
        Image.fromarray(paper.astype(np.uint8)).save(given.contact)
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    for place, (w, _h, _fine) in enumerate(SIZES):
        sheet = np.round(laid_out([pictures[place] for pictures in drawn]) * 255).astype(np.uint8)
        Image.fromarray(sheet, "L").save(TARGET / f"faces-{w}.png", optimize=True)
    names = [person.key + (f"/{stage}" if stage else "") for person, stage in chosen]
    index = {"sizes": [[w, h] for w, h, _fine in SIZES], "columns": COLUMNS, "names": names}
    (TARGET / "faces.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in TARGET.iterdir())
    print(f"{len(names)} faces in {len(SIZES)} sizes, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
