"""What flies, falls and drifts over the commune follows from what is so."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.views.diorama import Diorama, Picture
from game.views.diorama.sky import FLOCK, FLOCKS, SPARKS_A_FIRE, Sky

ASSETS = Path(__file__).resolve().parents[2] / "assets"
WORLD = pygame.Rect(-4000, -4000, 12000, 12000)
AUTUMN = Picture(season="autumn", furnaces_lit=9, labour=(0.3, 0.3, 0.1, 0.1, 0.1, 0.05, 0.05))


@pytest.fixture(scope="module")
def view() -> Diorama:
    pygame.display.init()
    pygame.display.set_mode((320, 240))
    return Diorama(ASSETS)


def sky_of(view: Diorama, picture: Picture) -> Sky:
    view.show(picture)
    return view.renderer.sky


def flying(sky: Sky, seconds: float = 5.0) -> int:
    """Birds in the air; each has a shadow under it."""
    found = sky.birds(seconds, WORLD)
    assert len(found) % 2 == 0
    return len(found) // 2


def test_birds_are_as_many_as_were_left(view: Diorama) -> None:
    all_of_them = FLOCKS["autumn"] * FLOCK
    assert flying(sky_of(view, AUTUMN)) == all_of_them
    assert flying(sky_of(view, replace(AUTUMN, birds=0.25))) == round(0.25 * all_of_them)
    assert flying(sky_of(view, replace(AUTUMN, birds=0.0))) == 0
    assert flying(sky_of(view, replace(AUTUMN, phase="night"))) == 0


def test_sparks_fly_only_from_fires(view: Diorama) -> None:
    assert sky_of(view, replace(AUTUMN, furnaces_lit=0, furnaces_cold=9)).sparks(5.0, WORLD, "night") == []
    sky = sky_of(view, AUTUMN)
    found = [spark for seconds in range(20) for spark in sky.sparks(seconds * 0.7, WORLD, "night")]
    assert 20 < len(found) <= 20 * 9 * SPARKS_A_FIRE
    mouths = sky._mouths.tolist()
    for _picture, (x, y) in found:
        assert any(-20 <= x - left <= 170 and -30 <= top - y <= 220 for left, top in mouths)


def test_more_sparks_are_seen_by_night(view: Diorama) -> None:
    sky = sky_of(view, AUTUMN)
    day, night = (sum(len(sky.sparks(s * 0.7, WORLD, hour)) for s in range(20)) for hour in ("day", "night"))
    assert day < night


def test_without_rain_nothing_falls_and_the_light_is_whole(view: Diorama) -> None:
    sky = sky_of(view, AUTUMN)
    assert sky.rain(3.0, pygame.Rect(0, 0, 300, 200), 1.0) == []
    assert sky.overcast == (255, 255, 255)
    wet = sky_of(view, replace(AUTUMN, rain=0.7))
    assert max(wet.overcast) < 255


@settings(max_examples=40, deadline=None)
@given(st.floats(0, 500), st.integers(1, 900), st.integers(1, 700), st.sampled_from([0.5, 1.0, 1.5]))
def test_rain_covers_the_whole_picture(view: Diorama, seconds: float, width: int, height: int, unit: float) -> None:
    sky = sky_of(view, replace(AUTUMN, rain=1.0))
    rect = pygame.Rect(40, 30, width, height)
    left = pygame.mask.Mask((width, height), fill=True)
    for square, (x, y) in sky.rain(seconds, rect, unit):
        left.erase(pygame.mask.Mask(square.get_size(), fill=True), (x - rect.x, y - rect.y))
    assert left.count() == 0


def test_mist_lies_on_the_river_in_the_cool_of_the_year(view: Diorama) -> None:
    assert sky_of(view, AUTUMN).mist(2.0, "dusk")
    assert not sky_of(view, replace(AUTUMN, season="summer")).mist(2.0, "dusk")


def test_air_shivers_only_over_fires(view: Diorama) -> None:
    def changed(picture: Picture) -> bool:
        sky = sky_of(view, picture)
        target = pygame.Surface(view.layout.size).convert()
        target.blit(view.ground.map, (0, 0))
        before = pygame.image.tobytes(target, "RGB")
        sky.shiver(target, target.get_rect(), target.get_rect(), 1.0, 1.3)
        return pygame.image.tobytes(target, "RGB") != before

    assert changed(AUTUMN)
    assert not changed(replace(AUTUMN, furnaces_lit=0))


def test_the_shadow_of_a_bird_is_faint_and_has_no_edge(view: Diorama) -> None:
    shadow = sky_of(view, AUTUMN)._shadow
    alpha = pygame.surfarray.array_alpha(shadow).astype(int)
    assert 0 < alpha.max() < 40
    assert max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) <= alpha.max() // 2
