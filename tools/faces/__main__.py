"""Draw every face into assets/faces: two pictures of all of them and a list of who is where.

    python -m tools.faces [--only KEY ...] [--contact FILE] [--jobs N]

`--only` draws some people anew and leaves the others as they are.

The pictures are grey: how much ink lies on each spot, 0 (bare paper) to 255. The game prints them on any paper.
`--contact` writes a sheet to look at instead, of the largest prints; it needs Pillow (`pip install -e '.[dev]'`).
"""

from __future__ import annotations

import argparse
import json
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from PIL import Image

from tools.faces import engrave, light, paint
from tools.faces.people import EVERYBODY, HEADS
from tools.faces.person import Person, weary
from tools.faces.solid import Field

TARGET = Path(__file__).resolve().parents[2] / "assets" / "faces"
SIZES = ((48, 60, 0.0), (72, 90, 2.0), (144, 180, 2.7))
"""Width, height, and pixels between an engraver's lines (0: the head alone, in tones)."""
COLUMNS = 10
CM = 18.0
"""Pixels to a centimetre of the carved picture."""
GAUNT, LEAN = 0.95, 0.12
"""How hollow a head's face is in hunger, and how much so when it is merely tired."""
STAGES = ("", "tired", "gaunt")
"""Faces of a brigade's head: as usual, worn out, thin with hunger."""


def portrait(person: Person, stage: str = "") -> list[Field]:
    """One face in one of STAGES at each of the sizes: ink, 0 to 1."""
    gaunt, tired = {"": (0.0, 0.0), "tired": (LEAN, 1.0), "gaunt": (GAUNT, 0.6)}[stage]
    person = weary(person, tired) if tired else person
    view = light.look(person, CM, gaunt)
    shine, _open = light.lit(view, paint.relief(person, view, gaunt))
    tone = engrave.developed(shine, paint.albedo(person, view, gaunt), view)
    return [engrave.inked(person, view, tone, (w, h), fine) for w, h, fine in SIZES]


def laid_out(pictures: list[Field]) -> Field:
    """Pictures of one size in rows of ten."""
    h, w = pictures[0].shape
    rows = -(-len(pictures) // COLUMNS)
    sheet = np.zeros((rows * h, min(COLUMNS, len(pictures)) * w), np.float32)
    for number, picture in enumerate(pictures):
        y, x = number // COLUMNS * h, number % COLUMNS * w
        sheet[y : y + h, x : x + w] = picture
    return sheet


def cells(sheet: Field, size: tuple[int, int], count: int) -> list[Field]:
    """The first `count` pictures of a sheet, each `size` columns and rows."""
    w, h = size
    places = [(number // COLUMNS * h, number % COLUMNS * w) for number in range(count)]
    return [sheet[y : y + h, x : x + w] for y, x in places]


def save(sheet: Field, file: Path) -> None:
    """Write a sheet of ink, 0 to 1, in as many greys as a print has."""
    picture = Image.fromarray(np.round(sheet * (engrave.TONES - 1)).astype(np.uint8), "P")
    picture.putpalette([round(255 * k / (engrave.TONES - 1)) for k in range(engrave.TONES) for _channel in range(3)])
    picture.save(file, optimize=True, bits=4)


def main() -> None:
    """Draw, and write the atlas or the contact sheet."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", nargs="+", default=[], metavar="KEY")
    parser.add_argument("--contact", type=Path, metavar="FILE")
    parser.add_argument("--jobs", type=int, default=1, metavar="N")
    given = parser.parse_args()
    everybody = [(p, stage) for p in EVERYBODY for stage in (STAGES if p in HEADS else STAGES[:1])]
    chosen = [(p, stage) for p, stage in everybody if not given.only or p.key in given.only]
    with ProcessPoolExecutor(given.jobs) as pool:
        drawn = list(pool.map(portrait, *zip(*chosen, strict=True)))
    if given.contact:
        sheet = laid_out([pictures[-1] for pictures in drawn])[..., None]
        paper = (1 - sheet) * np.array((243, 234, 214)) + sheet * np.array((34, 30, 26))
        Image.fromarray(paper.astype(np.uint8)).save(given.contact)
        return
    TARGET.mkdir(parents=True, exist_ok=True)
    for place, (w, h, _fine) in enumerate(SIZES):
        file = TARGET / f"faces-{w}.png"
        pictures = [prints[place] for prints in drawn]
        if given.only:
            old = np.asarray(np.asarray(Image.open(file).convert("L")) / 255, np.float32)
            pictures = cells(old, (w, h), len(everybody))
            for one, prints in zip(chosen, drawn, strict=True):
                pictures[everybody.index(one)] = prints[place]
        save(laid_out(pictures), file)
    names = [person.key + (f"/{stage}" if stage else "") for person, stage in everybody]
    index = {"sizes": [[w, h] for w, h, _fine in SIZES], "columns": COLUMNS, "names": names}
    (TARGET / "faces.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    size = sum(path.stat().st_size for path in TARGET.iterdir())
    print(f"{len(names)} faces in {len(SIZES)} sizes, {size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
