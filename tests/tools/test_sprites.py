"""What sprites.json names is there: its sheet, its place in the sheet, its anchor, something to see."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")

import numpy as np
import pygame
import pytest

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SPRITES = Path(__file__).resolve().parents[2] / "assets" / "sprites"
TILES = sorted(path.parent for path in SPRITES.glob("*/sprites.json"))
PARTS = ("body", "shadow", "glow")
LIMIT_MB = 50  # all pictures of the game, both widths of sprites and the lands with them


@lru_cache
def _alpha(path: Path) -> np.ndarray[Any, Any]:
    """Opacity of a sheet, indexed [x, y]."""
    return pygame.surfarray.array_alpha(pygame.image.load(path))


@lru_cache
def _data(folder: Path) -> Any:
    return json.loads((folder / "sprites.json").read_text(encoding="utf-8"))


def _pieces(folder: Path) -> Iterator[tuple[str, dict[str, Any]]]:
    for name, sprite in _data(folder)["sprites"].items():
        for dress, looks in sprite["dress"].items():
            for part in PARTS:
                if looks[part] is not None:
                    yield f"{name} {dress} {part}", looks[part]


def test_sprites_are_baked_for_the_smallest_tile() -> None:
    assert SPRITES / "96" in TILES


@pytest.mark.parametrize("folder", TILES, ids=lambda path: path.name)
def test_every_piece_lies_in_its_sheet_and_shows_something(folder: Path) -> None:
    for label, piece in _pieces(folder):
        sheet = _alpha(folder / piece["sheet"])
        x, y, w, h = piece["rect"]
        assert w > 0 and h > 0 and x >= 0 and y >= 0, label
        assert x + w <= sheet.shape[0] and y + h <= sheet.shape[1], label
        assert sheet[x : x + w, y : y + h].max() > 40, f"{label} is empty"


@pytest.mark.parametrize("folder", TILES, ids=lambda path: path.name)
def test_the_ground_point_is_inside_every_piece(folder: Path) -> None:
    for label, piece in _pieces(folder):
        _, _, w, h = piece["rect"]
        ax, ay = piece["anchor"]
        assert 0 <= ax < w and 0 <= ay < h, label


@pytest.mark.parametrize("folder", TILES, ids=lambda path: path.name)
def test_every_dress_has_a_body(folder: Path) -> None:
    for name, sprite in _data(folder)["sprites"].items():
        assert "autumn" in sprite["dress"], name
        for dress, looks in sprite["dress"].items():
            assert looks["body"] is not None, (name, dress)


@pytest.mark.parametrize("folder", TILES, ids=lambda path: path.name)
def test_no_two_pieces_of_a_sheet_overlap(folder: Path) -> None:
    taken: dict[str, np.ndarray[Any, Any]] = {}
    for label, piece in _pieces(folder):
        sheet = taken.setdefault(piece["sheet"], np.zeros(_alpha(folder / piece["sheet"]).shape, bool))
        x, y, w, h = piece["rect"]
        assert not sheet[x : x + w, y : y + h].any(), label
        sheet[x : x + w, y : y + h] = True


@pytest.mark.parametrize("folder", TILES, ids=lambda path: path.name)
def test_every_frame_of_every_person_is_drawn(folder: Path) -> None:
    for name, motion in _data(folder)["people"].items():
        w, h = motion["cell"]
        fx, fy = motion["foot"]
        assert 0 <= fx < w and 0 <= fy < h, name
        assert sorted(motion["directions"]) == ["ne", "nw", "se", "sw"], name
        rows = len(motion["looks"]) * len(motion["directions"])
        for sheet in (motion["sheet"], motion["shadow_sheet"]):
            alpha = _alpha(folder / sheet)
            assert alpha.shape == (w * motion["frames"], h * rows), sheet
            cells = alpha.reshape(motion["frames"], w, rows, h).max((1, 3))
            assert (cells > 40).all(), f"{sheet}: an empty cell"


def test_the_pictures_stay_small() -> None:
    pictures = [path for kind in ("png", "webp") for path in ASSETS.rglob(f"*.{kind}")]
    assert any("144" in path.parts for path in pictures) and any("land" in path.parts for path in pictures)
    total = sum(path.stat().st_size for path in pictures)
    assert total < LIMIT_MB * 1e6
