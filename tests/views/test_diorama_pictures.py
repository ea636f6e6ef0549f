"""Nothing that the scene can ask for lacks its picture."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.views.diorama import layout as layouts
from game.views.diorama.art import Art
from game.views.diorama.casting import sprite_name
from game.views.diorama.people import FRAMES_A_SECOND, choose
from game.views.diorama.picture import CROPS, DAMS, SEASONS, Picture
from game.views.diorama.scene import build

ASSETS = Path(__file__).resolve().parents[2] / "assets"
LAND = ASSETS / "land"
LAYOUT = layouts.load(LAND / "layout.json")


@pytest.fixture(scope="module")
def art() -> Art:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    return Art(ASSETS / "sprites", 96)


@pytest.mark.parametrize("season", SEASONS)
def test_every_season_has_its_land(season: str) -> None:
    assert pygame.image.load(str(LAND / f"land_{season}.webp")).get_size() == LAYOUT.size


@pytest.mark.parametrize("state", [c for c in CROPS if c != "bare"])
def test_every_crop_has_an_atlas_with_room_for_every_plot(state: str) -> None:
    atlas = pygame.image.load(str(LAND / f"crop_{state}.webp")).get_rect()
    for plot in LAYOUT.plots:
        assert atlas.contains(pygame.Rect(*plot.atlas, plot.box[2], plot.box[3] + 9)), plot.id


def test_every_state_of_the_dam_is_there() -> None:
    for state in DAMS:
        if state != "none":
            assert all((LAND / f"dam_{state}_{dress}.webp").exists() for dress in ("autumn", "winter")), state


@pytest.mark.parametrize("season", SEASONS)
def test_everything_that_stands_has_a_sprite(art: Art, season: str) -> None:
    busy = Picture(season=season, furnaces_lit=20, furnaces_cold=20, furnaces_ruined=19, canteens_open=3,
                   canteens_shut=3, canteens_collapsed=2, buildings_ruined=8, doors_gone=0.5, forest=0.5,
                   graves=11, granary=0.1, crops=(0.2, 0.2, 0.2, 0.2, 0.1, 0.1))
    for picture in (busy, Picture(season=season)):
        for thing in build(picture, LAYOUT).things:
            name = sprite_name(thing, art.sprites)
            assert name, thing
            assert art.sprite(name, season) is not None, name


@pytest.mark.parametrize("season", SEASONS)
def test_everything_people_do_has_a_motion(art: Art, season: str) -> None:
    assert all(choose(action, art, season) for action in FRAMES_A_SECOND)
