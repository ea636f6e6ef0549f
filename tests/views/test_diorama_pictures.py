"""Nothing that the scene can ask for lacks its picture."""

from __future__ import annotations

from pathlib import Path

import pygame
import pytest

from game.session.content import landscape_names
from game.views.diorama import layout as layouts
from game.views.diorama.art import Art
from game.views.diorama.casting import sprite_name
from game.views.diorama.people import MOTIONS, cast
from game.views.diorama.picture import CROPS, DAMS, SEASONS, Picture
from game.views.diorama.scene import build

ASSETS = Path(__file__).resolve().parents[2] / "assets"
LANDS = [ASSETS / "land" / name for name in landscape_names()]
LAYOUTS = {land: layouts.load(land / "layout.json") for land in LANDS}
every_land = pytest.mark.parametrize("land", LANDS, ids=lambda land: land.name)


@pytest.fixture(scope="module")
def art() -> Art:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    return Art(ASSETS / "sprites", 96)


@pytest.mark.parametrize("season", SEASONS)
@every_land
def test_every_season_has_its_land(season: str, land: Path) -> None:
    assert pygame.image.load(str(land / f"land_{season}.webp")).get_size() == LAYOUTS[land].size


@pytest.mark.parametrize("state", [c for c in CROPS if c != "bare"])
@every_land
def test_every_crop_has_an_atlas_with_room_for_every_plot(state: str, land: Path) -> None:
    atlas = pygame.image.load(str(land / f"crop_{state}.webp")).get_rect()
    for plot in LAYOUTS[land].plots:
        assert atlas.contains(pygame.Rect(*plot.atlas, plot.box[2], plot.box[3] + 9)), plot.id


@every_land
def test_every_state_of_the_dam_is_there(land: Path) -> None:
    for state in DAMS:
        if state != "none":
            assert all((land / f"dam_{state}_{dress}.webp").exists() for dress in SEASONS), state


@pytest.mark.parametrize("season", SEASONS)
@every_land
def test_everything_that_stands_has_a_sprite(art: Art, season: str, land: Path) -> None:
    busy = Picture(season=season, furnaces_lit=20, furnaces_cold=20, furnaces_ruined=19, canteens_open=3,
                   canteens_shut=3, canteens_collapsed=2, buildings_ruined=8, doors_gone=0.5, forest=0.5,
                   graves=11, granary=0.1, crops=(0.2, 0.2, 0.2, 0.2, 0.1, 0.1))
    for picture in (busy, Picture(season=season)):
        for thing in build(picture, LAYOUTS[land]).things:
            if thing.kind == "parapet":  # cut out of the land itself
                continue
            name = sprite_name(thing, art.sprites)
            assert name, thing
            assert art.sprite(name, season) is not None, name


@pytest.mark.parametrize("season", SEASONS)
def test_everything_people_do_has_a_motion(art: Art, season: str) -> None:
    for action, names in MOTIONS.items():
        chosen = cast(action, art, season)
        assert chosen and (season == "winter" or chosen[0] == names[0]), action


def test_every_land_has_the_same_places() -> None:
    """What a screen can ask for by name is on every land; what stands there may be elsewhere."""
    first, *others = LAYOUTS.values()
    for layout in others:
        assert layout.tags.keys() == first.tags.keys() and layout.stops.keys() == first.stops.keys()
        assert layout.walks.keys() == first.walks.keys() and layout.spots.keys() == first.spots.keys()
        assert {name: len(places) for name, places in layout.places.items()} == {
            name: len(places) for name, places in first.places.items()
        }


@every_land
def test_the_decals_lie_on_the_map(land: Path) -> None:
    for name in ("yard", "hamlets", "felled"):
        (path,) = land.glob(f"decal_{name}_*.webp")
        x, y = path.stem.split("_")[-2:]
        whole = pygame.Rect(0, 0, *LAYOUTS[land].size)
        assert whole.contains(pygame.image.load(str(path)).get_rect(topleft=(int(x), int(y)))), path


@pytest.mark.parametrize("season", SEASONS)
def test_neighbours_fall_in_different_ways_and_a_house_keeps_its_kind(art: Art, season: str) -> None:
    for layout in LAYOUTS.values():
        whole, fallen = (
            [sprite_name(t, art.sprites) or "" for t in build(picture, layout).things if t.kind.startswith("house_")]
            for picture in (Picture(season=season), Picture(season=season, buildings_ruined=33))
        )
        kinds: dict[str, set[str]] = {name: set() for name in whole}
        for stood, fell in zip(whole, fallen, strict=True):
            kind, _, fall = fell.partition("_ruin")
            assert stood == kind
            kinds[kind].add(fall)
        assert len(set().union(*kinds.values())) == 3 and all(len(falls) > 1 for falls in kinds.values())
