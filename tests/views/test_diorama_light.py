"""The hour of the landscape: it grows dark and light softly, and sprites of either width show the same commune."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.views.diorama import Diorama, Picture
from game.views.diorama.art import Art, softened
from game.views.diorama.diorama import LARGE
from game.views.diorama.light import DAYLIGHT, DUSK, NIGHT, NIGHTFALL, WINTER_NIGHT, rim, twilight

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SIZE = (640, 360)
PICTURE = Picture(season="autumn", furnaces_lit=6, canteens_open=3, dam="building", forest=0.7,
                  crops=(0.1, 0.1, 0.0, 0.5, 0.2, 0.1))


@pytest.fixture(scope="module")
def view() -> Diorama:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    return Diorama(ASSETS)


def brightness(view: Diorama) -> float:
    surface = pygame.Surface(SIZE).convert()
    view.draw(surface, surface.get_rect())
    return sum(pygame.transform.average_color(surface)[:3]) / 3


def test_twilight_goes_from_day_by_dusk_to_night() -> None:
    assert twilight(0.0, DUSK) == DAYLIGHT
    assert twilight(0.5, DUSK) == DUSK
    assert twilight(1.0, DUSK) == NIGHT
    steps = [sum(twilight(k / 20, DUSK)) for k in range(21)]
    assert steps == sorted(steps, reverse=True)


def test_night_falls_step_by_step_and_passes_again(view: Diorama) -> None:
    view.still = False
    view.show(PICTURE)
    by_day = brightness(view)
    view.show(replace(PICTURE, phase="night"))
    seen = [by_day]
    for _ in range(8):
        view.update(NIGHTFALL / 8)
        seen.append(brightness(view))
    assert seen == sorted(seen, reverse=True)
    assert seen[0] > seen[4] > seen[-1]
    view.show(PICTURE)
    for _ in range(8):
        view.update(NIGHTFALL / 8)
        brightness(view)
    assert brightness(view) == pytest.approx(by_day, abs=2)


def test_with_nothing_moving_it_is_night_at_once(view: Diorama) -> None:
    view.still = True
    view.show(PICTURE)
    by_day = brightness(view)
    view.show(replace(PICTURE, phase="night"))
    assert brightness(view) < 0.75 * by_day


def test_a_wide_window_is_drawn_with_wide_sprites_and_shows_the_same_commune(view: Diorama) -> None:
    view.still, view.scale = True, 1.0
    view.show(PICTURE)
    view.stop("village")
    small = pygame.Surface(SIZE).convert()
    view.draw(small, small.get_rect())
    names = {tag.name for tag in view.tags()}
    foot = next(p.thing.at for p in view.ground.placed if p.thing.name == "hall")
    wide = pygame.Surface((3840, 2160)).convert()
    view.draw(wide, wide.get_rect())
    assert (view.art.tile, view.ground.map.get_size()) == (LARGE, (3840, 2400))
    assert names <= {tag.name for tag in view.tags()}
    corner = view._view().topleft
    assert view.pick((int((foot[0] - corner[0]) * 1.5), int((foot[1] - 12 - corner[1]) * 1.5))) == "hall"
    view.draw(small, small.get_rect())
    assert view.art.tile == 96


def test_each_sprite_and_motion_was_baked_in_both_widths() -> None:
    sets: list[dict[str, Any]] = [
        json.loads((ASSETS / "sprites" / str(tile) / "sprites.json").read_text()) for tile in (96, LARGE)
    ]
    assert [data["tile"] for data in sets] == [96, LARGE]
    for kind in ("sprites", "people"):
        assert set(sets[1][kind]) == set(sets[0][kind])


def test_what_was_not_baked_wide_is_enlarged(tmp_path: Path) -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    (tmp_path / "144").mkdir()
    (tmp_path / "144" / "sprites.json").write_text(json.dumps({"tile": 144, "sprites": {}, "people": {}}))
    (tmp_path / "96").symlink_to(ASSETS / "sprites" / "96")
    wide, base = Art(tmp_path, 144), Art(tmp_path, 96)
    large, small = wide.sprite("hall", "autumn"), base.sprite("hall", "autumn")
    assert large is not None and small is not None
    assert large.body.get_width() == round(1.5 * small.body.get_width())
    assert large.anchor == (round(1.5 * small.anchor[0]), round(1.5 * small.anchor[1]))
    strip = wide.strip("walk", "autumn")
    assert strip is not None and strip.cell == (144, 96) and strip.foot == (72, 69)


@pytest.mark.parametrize("phase", ["dusk", "night"])
def test_many_fires_light_their_yard_in_the_colour_of_fire(view: Diorama, phase: str) -> None:
    def light(fires: int) -> pygame.Color:
        view.show(Picture(season="autumn", phase=phase, furnaces_lit=fires))
        lights, whole = view.renderer.lights, view.ground.map.get_rect()
        tint = lights.now(0.0, False)
        return lights.darkened(whole, whole, tint).get_at(view.ground.on_map(view.layout.stops["yard"]))

    dark, bright = light(0), light(59)
    assert bright.r > dark.r and bright.g > dark.g
    assert bright.r > 1.2 * bright.g > 1.2 * bright.b


def darkened(view: Diorama, picture: Picture) -> pygame.Surface:
    """What is left of the light over the whole map, px for px."""
    view.show(picture)
    lights, whole = view.renderer.lights, view.ground.map.get_rect()
    return lights.darkened(whole, whole, lights.now(0.0, False))


def test_the_moon_lights_the_land_from_the_left_and_the_edges_of_roofs(view: Diorama) -> None:
    night = darkened(view, replace(PICTURE, phase="night", furnaces_lit=0, canteens_open=0, hearths=0.0))
    wide, high = night.get_size()
    near, far = night.get_at((40, 40)), night.get_at((wide - 40, high - 40))
    assert sum(near[:3]) > 1.15 * sum(far[:3])
    roof = next(p for p in view.ground.placed if p.thing.kind == "house_court" and p.thing.brigade == 2)
    part = pygame.surfarray.array3d(night.subsurface(roof.rect)).sum(axis=2)
    assert part.max() > 1.3 * part[:, -4:].mean()


def test_a_roofs_edge_is_lit_only_where_there_is_a_roof() -> None:
    body = pygame.Surface((40, 30), pygame.SRCALPHA)
    body.fill((90, 90, 90, 255), (10, 8, 20, 20))
    light = rim(body)
    assert light.get_at((18, 8)).b > 40 and light.get_at((10, 14)).b > 40
    assert light.get_at((18, 14)).b == light.get_at((5, 5)).b == light.get_at((29, 20)).b == 0


def test_a_winter_night_is_darker_than_others_and_no_night_is_without_light() -> None:
    assert sum(WINTER_NIGHT) < sum(NIGHT) and twilight(1.0, DUSK, WINTER_NIGHT) == WINTER_NIGHT
    assert min(*WINTER_NIGHT, *NIGHT) > 50


def test_a_lamps_light_sinks_to_nothing_at_its_edge_and_what_shines_is_whole() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    glow = pygame.Surface((120, 80))
    glow.fill((100, 80, 40))
    soft = softened(glow, (60, 40))
    assert soft.get_at((60, 40)).r == 100 and soft.get_at((60, 10)).r == 100
    assert [soft.get_at(at).r for at in ((0, 40), (119, 40), (60, 79), (0, 79))] == [0, 0, 0, 0]
    row = [soft.get_at((x, 40)).r for x in range(60, 120)]
    assert row == sorted(row, reverse=True) and max(a - b for a, b in zip(row, row[1:], strict=False)) < 12


def test_a_hamlet_fades_into_the_haze_as_one(view: Diorama) -> None:
    view.show(replace(PICTURE, furnaces_lit=40, canteens_open=8))
    for brigade in range(1, 9):
        there = [p for p in view.ground.placed if p.thing.brigade == brigade and p.thing.name != "yard"]
        assert there and len({view.ground.haze_of(p.thing, "autumn") for p in there}) == 1
