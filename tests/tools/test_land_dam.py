"""The dam: its shape in plain numpy, and its pictures read back beside the land they are laid on."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import pygame
import pytest

from tools.bakery.land import dam, site

ASSETS = Path(__file__).resolve().parents[2] / "assets" / "land"
SEASONS = ("spring", "summer", "autumn", "winter")
EVERY = [(name, state, season) for name in site.NAMES for state in dam.STATES for season in SEASONS]


def picture(name: str, state: str, season: str) -> np.ndarray:
    """A picture of the dam, (height, width, 4) of 255."""
    surface = pygame.image.load(str(ASSETS / name / f"dam_{state}_{season}.webp"))
    rgb, alpha = pygame.surfarray.array3d(surface), pygame.surfarray.array_alpha(surface)
    return np.concatenate([rgb, alpha[..., None]], -1).swapaxes(0, 1).astype(np.float32)


def land(name: str, season: str) -> np.ndarray:
    left, top, width, height = json.loads((ASSETS / name / "layout.json").read_text(encoding="utf-8"))["dam_box"]
    surface = pygame.image.load(str(ASSETS / name / f"land_{season}.webp"))
    whole = pygame.surfarray.array3d(surface).swapaxes(0, 1).astype(np.float32)
    return whole[top : top + height, left : left + width]


def test_both_faces_only_ever_fall_away_from_the_crest() -> None:
    v = np.linspace(-1.5, 1.6, 800, dtype=np.float32)
    fall = dam.Dam.fall(v)
    assert np.all(fall[np.abs(v) < dam.TOP * 0.9] < 0.01)
    assert np.all(np.diff(fall[v > 0]) >= -1e-5) and np.all(np.diff(fall[v < 0]) <= 1e-5)
    assert fall[-1] > 1.2  # the lower face reaches the valley's floor


def test_where_bank_and_ground_meet_there_is_a_fillet_and_no_step() -> None:
    ground = np.zeros(400, np.float32)
    bank = np.linspace(1, -1, 400, dtype=np.float32)
    joined = dam.over(ground, bank, 0.07)
    assert np.all(joined >= np.maximum(ground, bank) - 1e-6)
    assert np.abs(np.diff(joined, 2)).max() < np.abs(np.diff(np.maximum(ground, bank), 2)).max()


def test_water_stays_behind_what_shuts_it_in() -> None:
    open_ = np.ones((9, 9), bool)
    open_[4] = False  # the bank
    found = dam.flood(open_, (1, 1))
    assert found[:4].all() and not found[4:].any()
    open_[4, 7] = True  # a breach
    assert dam.flood(open_, (1, 1))[5:].all()


@pytest.mark.parametrize("name", site.NAMES)
def test_the_layout_lays_the_pictures_where_they_were_cut(name: str) -> None:
    layout = json.loads((ASSETS / name / "layout.json").read_text(encoding="utf-8"))
    assert tuple(layout["dam_box"]) == site.of(name).dam.box


@pytest.mark.parametrize(("name", "state", "season"), EVERY)
def test_a_picture_of_the_dam_has_no_edge(name: str, state: str, season: str) -> None:
    pixels = picture(name, state, season)
    assert pixels.shape[:2] == site.of(name).dam.box[:1:-1]
    alpha = pixels[..., 3]
    assert max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) < 8
    assert (alpha > 250).mean() > 0.03
    # laid over the land it leaves no line: along the cut's soft rim the colours are the land's own
    under = land(name, season)
    rim = (alpha > 40) & (alpha < 215)
    share = alpha[..., None] / 255
    laid = pixels[..., :3] * share + under * (1 - share)
    assert np.abs(laid[rim].mean(0) - under[rim].mean(0)).max() < 22


@pytest.mark.parametrize(("name", "state"), [(name, state) for name in site.NAMES for state in dam.STATES])
def test_in_winter_the_dam_is_no_pale_square(name: str, state: str) -> None:
    pixels, under = picture(name, state, "winter"), land(name, "winter")
    solid = pixels[..., 3] > 200
    assert pixels[..., :3][solid].mean() < 1.08 * under[solid].mean()


@pytest.mark.parametrize("name", site.NAMES)
def test_the_states_differ_from_one_another(name: str) -> None:
    for season in ("autumn", "winter"):
        laid = []
        for state in dam.STATES:
            pixels = picture(name, state, season)
            share = pixels[..., 3:] / 255
            laid.append(pixels[..., :3] * share + land(name, season) * (1 - share))
        for i, first in enumerate(laid):
            for second in laid[i + 1 :]:
                assert (np.abs(first - second).max(-1) > 24).mean() > 0.01
