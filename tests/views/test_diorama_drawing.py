"""Drawing works without a screen; the camera, the tags and the newspaper's photograph behave."""

from __future__ import annotations

import threading
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.session.content import landscape_names
from game.views.diorama import Diorama, Picture, halftone

ASSETS = Path(__file__).resolve().parents[2] / "assets"
IRON = Picture(season="autumn", labour=(0.3, 0.3, 0.2, 0.05, 0.05, 0.05, 0.05), crops=(0, 0, 0, 0.6, 0.2, 0.2),
               furnaces_lit=24, canteens_open=8, dam="whole", forest=0.6)


@pytest.fixture(scope="module", params=landscape_names())
def diorama(request: pytest.FixtureRequest) -> Diorama:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    view = Diorama(ASSETS)
    view.show(on(view, IRON, request.param))
    return view


def on(view: Diorama, picture: Picture, landscape: str = "") -> Picture:
    """A picture on the land of a name, or on the one that is seen."""
    return replace(picture, landscape=landscape or view.landscape)


def _draw(view: Diorama, size: tuple[int, int] = (556, 680)) -> pygame.Surface:
    surface = pygame.Surface(size).convert()
    view.draw(surface, surface.get_rect())
    return surface


def test_it_fills_the_rectangle_and_nothing_else(diorama: Diorama) -> None:
    surface = pygame.Surface((700, 500)).convert()
    surface.fill((255, 0, 255))
    diorama.draw(surface, pygame.Rect(100, 50, 500, 400))
    assert surface.get_at((99, 60))[:3] == (255, 0, 255)
    assert surface.get_at((600, 449))[:3] == (255, 0, 255)
    assert all(surface.get_at((x, y))[:3] != (255, 0, 255) for x in range(100, 600, 50) for y in range(50, 450, 50))


def test_nothing_is_due_when_nothing_moves(diorama: Diorama) -> None:
    diorama.still = True
    _draw(diorama)
    assert not diorama.update(1.0)
    diorama.pan(10, 0)
    assert diorama.update(0.0)
    first = pygame.image.tobytes(_draw(diorama), "RGB")
    assert pygame.image.tobytes(_draw(diorama), "RGB") == first
    diorama.still = False
    assert diorama.update(0.1)


def test_what_was_prepared_beside_the_loop_is_shown_without_loading_and_looks_the_same(
    diorama: Diorama, monkeypatch: pytest.MonkeyPatch
) -> None:
    later = on(diorama, Picture(season="spring", crops=(0.2, 0.4, 0.4, 0, 0, 0), canteens_open=3))
    unprepared, prepared = Diorama(ASSETS, diorama.landscape), Diorama(ASSETS, diorama.landscape)
    unprepared.show(later)
    prepared.show(on(prepared, IRON))
    beside = threading.Thread(target=prepared.prepare, args=(later,))
    beside.start()
    while beside.is_alive():
        prepared.update(0.05)
        _draw(prepared)
    loads: list[object] = []
    load = pygame.image.load
    monkeypatch.setattr(pygame.image, "load", lambda *words: loads.append(words) or load(*words))
    prepared.show(later)
    assert not loads
    for view in (prepared, unprepared):
        view.still, view._clock = True, 0.0
    assert pygame.image.tobytes(_draw(prepared), "RGB") == pygame.image.tobytes(_draw(unprepared), "RGB")


def test_the_land_that_is_seen_stays_while_others_are_loaded_beside_it(diorama: Diorama) -> None:
    view = Diorama(ASSETS, diorama.landscape)
    view.show(on(view, IRON))
    seen = view.ground._lands["autumn"]
    for season in ("spring", "winter", "summer"):
        view.prepare(on(view, Picture(season=season)))
        assert view.ground._lands["autumn"] is seen and set(view.ground._lands) == {"autumn", season}


def test_what_is_loaded_ahead_of_a_large_window_is_what_it_draws(diorama: Diorama) -> None:
    view = Diorama(ASSETS, diorama.landscape)
    view.expect((3840, 2160))
    art = view.art
    view.prepare(on(view, IRON))
    view.show(on(view, IRON))
    _draw(view, (3840, 2160))
    assert view.art is art and art.tile == 144


def test_the_camera_stays_on_the_map(diorama: Diorama) -> None:
    for dx, dy in ((99999, 99999), (-99999, -99999)):
        diorama.pan(dx, dy)
        _draw(diorama)
    diorama.pan(300, 300)
    for scale in (0.5, 0.75, 1.0):
        diorama.scale = scale
        _draw(diorama, (1280, 720))
    with pytest.raises(KeyError):
        diorama.stop("nowhere")


def test_village_and_yard_fit_in_the_narrow_window(diorama: Diorama) -> None:
    diorama.scale = 1.0
    diorama.stop("village")
    _draw(diorama)
    view = diorama._view()
    assert diorama.scene is not None
    shown = [t for t in diorama.scene.things if t.name in ("hall", "workshop", "granary", "canteen:1")
             or (t.kind == "furnace" and t.name == "yard") or (t.kind.startswith("house") and t.brigade == 1)]
    assert len(shown) >= 24 + 10
    assert [t for t in shown if not view.inflate(-40, -40).collidepoint(t.at[0], t.at[1])] == []


def test_tags_and_picking_agree(diorama: Diorama) -> None:
    diorama.stop("village")
    _draw(diorama, (1280, 720))
    names = {tag.name for tag in diorama.tags()}
    assert {"yard", "brigade:1", "canteen:1", "workshop", "granary"} <= names
    yard_x, yard_y = diorama.layout.stops["yard"]
    view = diorama._view()
    assert diorama.pick((yard_x - view.x, yard_y - view.y)) == "yard"
    assert diorama.pick((-5, -5)) is None
    diorama.show(on(diorama, Picture(season="autumn")))
    assert "yard" not in {tag.name for tag in diorama.tags()}
    diorama.show(on(diorama, IRON))


@pytest.mark.parametrize("season", ["spring", "summer", "autumn", "winter"])
def test_every_season_draws(diorama: Diorama, season: str) -> None:
    for phase in ("day", "night"):
        weak = Picture(season=season, phase=phase, furnaces_lit=3, canteens_open=2, health=0.2, quiet=0.5)
        diorama.show(on(diorama, weak))
        diorama.update(0.1)
        assert pygame.transform.average_color(_draw(diorama))[:3] != (0, 0, 0)


def test_the_photograph_is_grey_dots(diorama: Diorama) -> None:
    photo = halftone(_draw(diorama, (240, 160)))
    assert photo.get_size() == (240, 160)
    pixels = [photo.get_at((x, y)) for x in range(0, 240, 7) for y in range(0, 160, 7)]
    assert all(abs(p.r - p.b) < 24 for p in pixels)
    assert max(p.r for p in pixels) - min(p.r for p in pixels) > 80


def test_a_picture_brings_its_land(diorama: Diorama) -> None:
    """Shown a picture of another land it lays that out, and of its own again."""
    own = diorama.landscape
    diorama.show(on(diorama, IRON))
    first = pygame.image.tobytes(diorama.ground.map, "RGB")
    for name in landscape_names():
        diorama.show(on(diorama, IRON, name))
        assert diorama.landscape == name and diorama.centre == diorama.layout.stops["village"]
        assert (pygame.image.tobytes(diorama.ground.map, "RGB") == first) == (name == own)
    diorama.show(on(diorama, IRON, own))
    assert pygame.image.tobytes(diorama.ground.map, "RGB") == first
    with pytest.raises(OSError, match="nowhere"):
        Diorama(ASSETS, landscape="nowhere")
