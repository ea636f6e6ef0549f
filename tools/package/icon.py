"""Draw the program's icon: a native furnace as a linocut, ink on paper.

    python -m tools.package.icon

writes assets/icons/app.png (256 px) and app.ico (16 to 256 px). Drawn from shapes at eight times the size and
reduced, so that no outside picture is used; small sizes leave out what would blur.
"""

from __future__ import annotations

import io
import os
import struct
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

FOLDER = Path(__file__).resolve().parents[2] / "assets" / "icons"
SIZES = (16, 24, 32, 48, 64, 128, 256)
OVERSAMPLING = 8

Colour = tuple[int, int, int]
Outline = list[tuple[float, float]]

INK = (38, 33, 28)
PAPER = (233, 224, 201)
EMBER = (158, 52, 36)

# All shapes stand on a grid of 64 x 64, y downward.
GROUND: Outline = [(3, 55), (61, 54), (61, 58), (3, 59)]
STACK: Outline = [(23, 14), (41, 14), (48, 55), (16, 55)]
RIM: Outline = [(21, 10), (43, 10), (44, 15), (20, 15)]
MOUTH: Outline = [(27, 55), (27, 46), (29, 43), (35, 43), (37, 46), (37, 55)]
FIRE: Outline = [(29, 55), (29, 51), (31, 47), (32, 50), (34, 46), (35, 51), (35, 55)]
# The cutter's strokes: light seams between courses of brick, broken as a knife leaves them.
SEAMS: list[Outline] = [
    [(22, 21), (33, 20), (33, 21.4), (22, 22.4)],
    [(35, 20), (42, 20.4), (42, 21.8), (35, 21.4)],
    [(20, 28), (29, 28), (29, 29.6), (20, 29.6)],
    [(31, 28), (43, 28.6), (43, 30.2), (31, 29.6)],
    [(19, 36), (36, 35), (36, 36.8), (19, 37.8)],
    [(38, 35), (45, 35.6), (45, 37.4), (38, 36.8)],
    [(18, 44), (24, 44), (24, 46), (18, 46)],
    [(40, 44), (46, 44.4), (46, 46.4), (40, 46)],
]
JOINTS: list[Outline] = [
    [(28, 15), (29.2, 15), (29, 20), (27.8, 20)],
    [(37, 22), (38.2, 22), (38.6, 28), (37.4, 28)],
    [(25, 30), (26.4, 30), (26, 36), (24.6, 36)],
    [(33, 37), (34.4, 37), (34.4, 42), (33, 42)],
]
SMOKE: list[Outline] = [
    [(31, 9), (28, 6), (30, 3), (38, 2), (49, 4), (58, 3), (60, 5), (50, 7), (40, 6), (35, 7), (34, 9)],
]
ROD: Outline = [(50, 55), (57, 33), (58.6, 33.5), (52, 55)]


def shapes(size: int) -> list[tuple[Colour, Outline]]:
    """Colour and outline of each shape, back to front, for an icon of size px."""
    drawn: list[tuple[Colour, Outline]] = [(INK, s) for s in (*SMOKE, GROUND, ROD, STACK, RIM)]
    drawn += [(PAPER, MOUTH), (EMBER, FIRE)]
    if size >= 32:
        drawn += [(PAPER, s) for s in SEAMS]
    if size >= 64:
        drawn += [(PAPER, s) for s in JOINTS]
    return drawn


def drawing(size: int) -> pygame.Surface:
    """The icon at size x size px, on a square sheet of paper with an ink edge."""
    large = size * OVERSAMPLING
    unit = large / 64
    picture = pygame.Surface((large, large))
    picture.fill(PAPER)
    for colour, outline in shapes(size):
        pygame.draw.polygon(picture, colour, [(x * unit, y * unit) for x, y in outline])
    edge = max(OVERSAMPLING, round(1.6 * unit))
    pygame.draw.rect(picture, INK, picture.get_rect(), edge)
    return pygame.transform.smoothscale(picture, (size, size))


def as_png(picture: pygame.Surface) -> bytes:
    buffer = io.BytesIO()
    pygame.image.save(picture, buffer, "icon.png")
    return buffer.getvalue()


def as_ico(pngs: list[tuple[int, bytes]]) -> bytes:
    """Pictures of several sizes as one Windows icon file; each is (size in px, PNG)."""
    offset = 6 + 16 * len(pngs)
    entries, body = b"", b""
    for size, png in pngs:
        side = size % 256  # the format writes 256 as 0
        entries += struct.pack("<BBBBHHII", side, side, 0, 0, 1, 32, len(png), offset + len(body))
        body += png
    return struct.pack("<HHH", 0, 1, len(pngs)) + entries + body


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    pngs = [(size, as_png(drawing(size))) for size in SIZES]
    (FOLDER / "app.png").write_bytes(pngs[-1][1])
    (FOLDER / "app.ico").write_bytes(as_ico(pngs))
    print(f"{FOLDER}: app.png, app.ico")


if __name__ == "__main__":
    main()
