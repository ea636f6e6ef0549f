"""The faces, read from assets/faces when one is first wanted, and printed in any ink at any size.

A face is found by the key of its person: "fan", "head:PLACE" for the head of a brigade, "secretary:PLACE" for a
neighbouring commune whose secretary is known. `tools/faces` draws them.
"""

from __future__ import annotations

import json
import re
import zlib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game.session.known import BrigadeKnown
from game.text import ASSETS, N_, _

if TYPE_CHECKING:
    from game.views.pen import Pen

FOLDER = Path(ASSETS) / "faces"
HIGH = 1.25
"""The height of a portrait over its width."""
STAGES = ("", "tired", "gaunt")
"""The faces of a brigade's head: as usual, worn out, thin with hunger. Others have the first alone."""
WORN, HUNGRY = 400, 50
"""A head's face is worn, and then thin, when more than one in so many of the brigade has swollen legs."""
CALLED = {N_("Geng"): "geng", N_("Ruan"): "ruan", N_("Ji"): "ji", N_("Bai"): "bai"}
"""People the accountant calls by name in his notes: the smith, the midwife, the teacher, the keeper of the depot."""


class FaceBook:
    """The portraits in a folder. Each is kept as it was last asked for.

    Raises:
        ValueError: the list or the pictures are missing or damaged; one sentence says which.
    """

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        try:
            index = json.loads((folder / "faces.json").read_text(encoding="utf-8"))
            self.sizes: list[tuple[int, int]] = sorted((int(w), int(h)) for w, h in index["sizes"])
            self._columns = int(index["columns"])
            self.names: list[str] = [str(name) for name in index["names"]]
            if not self.sizes or not self.names or self._columns < 1 or len(set(self.names)) != len(self.names):
                raise ValueError("empty or doubled")
        except (OSError, ValueError, KeyError, TypeError) as error:
            raise ValueError(_("assets/faces/faces.json is not a list of faces.")) from error
        self._sheets: dict[int, pygame.Surface] = {}
        self._inked: dict[tuple[str, int, int, tuple[int, ...]], pygame.Surface] = {}

    def has(self, key: str) -> bool:
        """Whether there is a face of that key."""
        return key in self.names

    def pool(self) -> list[str]:
        """Faces for secretaries of whom nothing more is known than their commune."""
        return [name for name in self.names if name.startswith("secretary:") and name[10:].isdigit()]

    def get(self, key: str, width: int, height: int, ink: pygame.Color, *, stage: str = "") -> pygame.Surface:
        """A portrait of so many pixels in one ink, clear where the paper is bare.

        `stage` asks for one of STAGES; who has only one face keeps it.

        Raises:
            KeyError: nobody has that key.
            ValueError: the picture is damaged.
        """
        name = f"{key}/{stage}" if stage and self.has(f"{key}/{stage}") else key
        if name not in self.names:
            raise KeyError(f"no face '{name}'")
        wanted = (name, width, height, tuple(ink))
        if wanted not in self._inked:
            self._inked[wanted] = self._print(self.names.index(name), width, height, ink)
        return self._inked[wanted]

    def _print(self, number: int, width: int, height: int, ink: pygame.Color) -> pygame.Surface:
        # From the smallest drawing that is large enough: a face is made smaller, never blown up from small.
        w, h = next((size for size in self.sizes if size[0] >= width), self.sizes[-1])
        cell = pygame.Rect(number % self._columns * w, number // self._columns * h, w, h)
        picture = self._sheet(w, h).subsurface(cell)
        if (w, h) != (width, height):
            picture = pygame.transform.smoothscale(picture, (width, height))
        made = pygame.Surface((width, height), pygame.SRCALPHA)
        made.fill(ink)
        pygame.surfarray.pixels_alpha(made)[...] = pygame.surfarray.array3d(picture)[..., 0].astype(np.uint8)
        return made

    def _sheet(self, w: int, h: int) -> pygame.Surface:
        if w not in self._sheets:
            file = self._folder / f"faces-{w}.png"
            try:
                grey = pygame.image.load(str(file))
            except (OSError, pygame.error) as error:
                raise ValueError(_("assets/faces/{name} cannot be opened.").format(name=file.name)) from error
            rows = -(-len(self.names) // self._columns)
            if grey.get_width() < min(self._columns, len(self.names)) * w or grey.get_height() < rows * h:
                raise ValueError(_("assets/faces/{name} is smaller than its list says.").format(name=file.name))
            # Scaling needs 24 bits; the picture has 8.
            sheet = pygame.Surface(grey.get_size(), depth=24)
            sheet.blit(grey, (0, 0))
            self._sheets[w] = sheet
        return self._sheets[w]


@cache
def faces() -> FaceBook:
    """The game's faces, opened once. Raises ValueError."""
    return FaceBook()


def called_in(text: str) -> list[str]:
    """Keys of those whom a text calls by name, in the order in which it does; each once."""
    found = []
    for name, key in CALLED.items():
        word = _(name)
        # In Latin letters a name ends where a word ends; Chinese has no such mark.
        match = re.search(rf"\b{re.escape(word)}\b" if word.isascii() else re.escape(word), text)
        if match:
            found.append((match.start(), key))
    return [key for _start, key in sorted(found)]


def head_key(brigade: str) -> str:
    """The key of a brigade's head, by the brigade's own (English) name."""
    return f"head:{brigade}"


def stage_of(brigade: BrigadeKnown) -> str:
    """Which of STAGES a brigade's faces show, by what is known of its swollen legs."""
    if brigade.swollen * HUNGRY > brigade.people:
        return "gaunt"
    return "tired" if brigade.swollen * WORN > brigade.people else ""


def secretary_keys(communes: list[str]) -> dict[str, str]:
    """A face for the secretary of each neighbouring commune, in a fixed way: the known ones their own, the others by
    their commune's name from the pool, no face twice while the pool lasts."""
    book = faces()
    pool = book.pool()
    taken: set[str] = set()
    found = {}
    for name in sorted(communes):
        own = f"secretary:{name}"
        if book.has(own):
            found[name] = own
            continue
        start = zlib.crc32(name.encode("utf-8")) % len(pool)
        turn = [pool[(start + step) % len(pool)] for step in range(len(pool))]
        found[name] = next((key for key in turn if key not in taken), turn[0])
        taken.add(found[name])
    return found


def draw_face(
    pen: Pen, key: str, x: float, y: float, width: float, *, stage: str = "", ink: str = "ink", framed: bool = True
) -> None:
    """A portrait with its top left corner at (x, y), `HIGH` times as high as wide; nothing if nobody has that key."""
    book = faces()
    if not book.has(key):
        return
    rect = pen.look.scale.rect(x, y, width, width * HIGH)
    pen.surface.blit(book.get(key, rect.w, rect.h, pen.look.colour(ink), stage=stage), rect)
    if framed:
        pen.frame(x, y, width, width * HIGH, ink, 1)
