"""Press the icon family into assets/icons: one picture per size (28, 42, 56 pixels a cell) and a list of names.

    python -m tools.icons.draw

The pictures are white with the shape in the alpha; the game gives them their ink.
"""

from __future__ import annotations

import json
from pathlib import Path

import pygame

from tools.icons.block import Block
from tools.icons.shapes import SHAPES

TARGET = Path(__file__).resolve().parents[2] / "assets" / "icons"
SIZES = (28, 42, 56)
COLUMNS = 10


def main() -> None:
    """Draw every icon at every size and write the sheets."""
    names = sorted(SHAPES)
    blocks = {}
    for name in names:
        blocks[name] = Block()
        SHAPES[name](blocks[name])
    rows = -(-len(names) // COLUMNS)
    for size in SIZES:
        sheet = pygame.Surface((COLUMNS * size, rows * size), pygame.SRCALPHA)
        sheet.fill((255, 255, 255, 0))
        for number, name in enumerate(names):
            sheet.blit(blocks[name].press(size), (number % COLUMNS * size, number // COLUMNS * size))
        pygame.image.save(sheet, TARGET / f"icons-{size}.png")
    index = {"sizes": list(SIZES), "columns": COLUMNS, "names": names}
    (TARGET / "icons.json").write_text(json.dumps(index, indent=1) + "\n", encoding="utf-8")
    print(f"{len(names)} icons in {len(SIZES)} sizes")


if __name__ == "__main__":
    main()
