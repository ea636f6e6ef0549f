"""A poor crop is seen: less of the land is covered, and in duller colours."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.session.content import landscape_names
from game.views.diorama import Diorama, Picture
from game.views.diorama.picture import CROPS
from game.views.diorama.scene import build

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SEEN = 24
"""Difference of a pixel from bare land, the sum of its channels, from which something is seen to stand there."""
SHARES = (1.0, 0.75, 0.5, 0.25)


@pytest.fixture(scope="module", params=landscape_names())
def view(request: pytest.FixtureRequest) -> Diorama:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    return Diorama(ASSETS, request.param)


def picture(view: Diorama, state: str, *yields: float) -> Picture:
    season = "summer" if state == "growing" else "autumn"
    crops = tuple(float(name == state) for name in CROPS)
    return Picture(landscape=view.landscape, season=season, crops=crops, yields=yields * (8 // len(yields)))


def fields(view: Diorama, shown: Picture) -> NDArray[np.int64]:
    """The land with its fields alone, by [x, y]."""
    scene = build(shown, view.layout)
    return pygame.surfarray.array3d(view.ground._with_fields(scene)).astype(np.int64)


def covered(view: Diorama, shown: Picture, brigade: int = 0) -> int:
    """How many px of the fields, or of one brigade's, look otherwise than bare land."""
    seen = np.abs(fields(view, shown) - fields(view, replace(shown, crops=(1.0, 0, 0, 0, 0, 0)))).sum(axis=2) > SEEN
    numbers = [plot.id for plot in view.layout.plots if not brigade or plot.brigade == brigade]
    return int((seen & np.isin(view.ground.crops.ids, numbers)).sum())


@pytest.mark.parametrize("state", ["growing", "ripe"])
def test_a_field_at_half_its_yield_is_seen_to_be_half_a_field(view: Diorama, state: str) -> None:
    full, *thin = (covered(view, picture(view, state, share)) for share in SHARES)
    for share, found in zip(SHARES[1:], thin, strict=True):
        assert found == pytest.approx(share * full, abs=0.17 * full)


@pytest.mark.parametrize("state", ["growing", "ripe", "cut", "rotting"])
def test_the_less_has_grown_the_less_is_covered(view: Diorama, state: str) -> None:
    found = [covered(view, picture(view, state, share)) for share in SHARES]
    assert found == sorted(found, reverse=True) and found[-1] < 0.75 * found[0]


def test_each_brigades_fields_show_its_own_yield(view: Diorama) -> None:
    alike = picture(view, "ripe", 1.0)
    other = replace(alike, yields=(1.0, 1.0, 0.3, 1.0, 1.0, 1.0, 1.0, 1.0))
    assert covered(view, other, 3) < 0.5 * covered(view, alike, 3)
    assert covered(view, other, 4) == covered(view, alike, 4)


def test_a_poor_crop_is_duller(view: Diorama) -> None:
    def gold(share: float) -> float:
        plot = max(view.layout.plots, key=lambda p: p.area)
        cut = view.ground.crops.picture(plot, "ripe", "autumn", share)
        assert cut is not None
        pixels = pygame.surfarray.array3d(cut[0])[pygame.surfarray.array_alpha(cut[0]) > 128].astype(np.int64)
        return float((pixels[:, 0] - pixels[:, 2]).mean())

    assert gold(0.4) < 0.85 * gold(1.0)
