"""The maps: classes, who owns which pixel, a recolour against a plain redraw, the tiles' places."""

from __future__ import annotations

from functools import cache

import numpy as np
import pygame
import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.views.look import Look
from game.views.maps.country import HEIGHT, WIDTH, load_country
from game.views.maps.dots import Dots, Face
from game.views.maps.land import Land, View
from game.views.maps.shades import CLASSES, classes_of, lookup, pixel, text_on
from game.views.maps.tiles import COLUMNS, PLACES, ROWS, grid_in, step_from
from game.views.theme import contrast, load_theme

SCALE = 0.548


def view_at(zoom: float) -> View:
    """The whole country at a zoom."""
    scale = SCALE * zoom
    return View(scale, 8.0, 8.0, round(WIDTH * scale) + 16, round(HEIGHT * scale) + 16, 1.0, zoom)


@cache
def dots_at(zoom: float) -> Dots:
    return Dots(load_country(), view_at(zoom))


def face_at(zoom: float) -> Face:
    dots = dots_at(zoom)
    ground = np.full((dots.view.height, dots.view.width), pixel(pygame.Color("#a09272")), dtype=np.uint32)
    return dots.face(ground, lookup(load_theme()))


def some_classes(seed: int) -> np.ndarray:
    return np.random.default_rng(seed).integers(0, CLASSES, len(load_country().places)).astype(np.uint8)


def pixels(face: Face) -> np.ndarray:
    return pygame.surfarray.array2d(face.picture)


# ----------------------------------------------------------------------- country
def test_the_country_holds_together() -> None:
    country = load_country()
    assert len(country.units) == 28 and len(country.places) == 26_578
    for unit in country.units:
        rows = np.flatnonzero(country.unit_of == unit.index)
        assert len(rows) == unit.communes
        if unit.communes:
            assert rows[0] == unit.first and rows[-1] == unit.first + unit.communes - 1
            last = unit.first + unit.communes - 1
            assert country.number_in_unit(last) == unit.communes and country.county_number(unit.first) == 1
    assert (country.room > 0).all()


def test_a_place_is_found_again_by_pointing_at_it() -> None:
    country = load_country()
    for row in range(0, len(country.places), 997):
        x, y = country.places[row]
        assert country.commune_at(x, y, 5) == row
        assert country.unit_at(x, y) == country.unit_of[row]
    assert country.unit_at(5, 5) is None and country.commune_at(5, 5, 5) is None


# ----------------------------------------------------------------------- classes
@given(
    st.lists(st.integers(0, 9999), min_size=4, max_size=4, unique=True), st.integers(0, 10_000), st.integers(0, 10_000)
)
def test_a_larger_figure_is_never_in_a_lower_class(bounds: list[int], one: int, other: int) -> None:
    low, high = classes_of(sorted([one, other]), sorted(bounds))
    assert low <= high < CLASSES


def test_each_bound_begins_its_class() -> None:
    bounds = (10, 20, 30, 40)
    assert classes_of([9, 10, 19, 20, 30, 40, 999], bounds).tolist() == [0, 1, 1, 2, 3, 4, 4]
    with pytest.raises(ValueError, match="3 bounds"):
        classes_of([1], bounds[:3])


def test_texts_can_be_read_on_every_shade() -> None:
    theme = load_theme()
    for shade in range(CLASSES):
        assert contrast(theme.colour(text_on(shade)), theme.colour(f"map.{shade}")) >= theme.value("contrast_min")
    for shade in range(3):
        assert contrast(theme.colour("pencil"), theme.colour(f"map.{shade}")) >= theme.value("contrast_min")


# -------------------------------------------------------------------------- dots
@pytest.mark.parametrize("zoom", [2.0, 3.0])
def test_every_commune_has_a_pixel_of_its_own_when_looked_at_nearer(zoom: float) -> None:
    owned = np.bincount(dots_at(zoom).owner, minlength=len(load_country().places))
    assert (owned > 0).all()


@pytest.mark.parametrize("zoom", [1.0, 2.0])
@pytest.mark.parametrize("fast", [False, True])
def test_a_recolour_is_the_same_as_drawing_anew(zoom: float, fast: bool) -> None:
    used, fresh = face_at(zoom), face_at(zoom)
    for seed, quick in ((1, True), (2, False), (3, True)):
        used.draw(some_classes(seed), fast=quick)
    used.draw(some_classes(9), fast=fast)
    fresh.draw(some_classes(9), fast=fast)
    assert (pixels(used) == pixels(fresh)).all()


def test_the_fast_picture_is_each_owner_in_its_own_colour() -> None:
    face, dots = face_at(2.0), dots_at(2.0)
    classes = some_classes(4)
    face.draw(classes, fast=True)
    drawn = pixels(face).T.reshape(-1)
    colours = lookup(load_theme()).reshape(CLASSES, 2)
    for at in range(0, len(dots.owned), 211):
        shade = classes[dots.owner[at]]
        assert drawn[dots.owned[at]] in colours[shade].tolist()
    free = np.ones(drawn.size, dtype=bool)
    free[dots.owned] = False
    assert set(np.unique(drawn[free]).tolist()) == {pixel(pygame.Color("#a09272"))}


def test_one_class_everywhere_is_one_colour_where_dots_fill_the_pixel() -> None:
    face = face_at(2.0)
    face.draw(np.full(len(load_country().places), 4, dtype=np.uint8))
    drawn = pixels(face).T.reshape(-1)
    darkest = pixel(load_theme().colour("map.4"))
    full = dots_at(2.0)._left == 0
    assert full.any()
    assert np.abs(drawn[dots_at(2.0).at[full]].astype(int) - darkest).max() <= 0x010101


def test_no_figures_leave_the_land_bare() -> None:
    face = face_at(1.0)
    before = pixels(face)
    face.draw(some_classes(1))
    assert (pixels(face) != before).any()
    face.draw(None)
    assert (pixels(face) == before).all()


def test_the_land_lies_on_the_paper_and_its_lines_over_it() -> None:
    look = Look(1.0)
    view = view_at(1.0)
    land = Land(load_country(), view, look.theme)
    paper = pygame.Surface(view.size)
    paper.fill(look.colour("ledger"))
    ground = land.on(paper)
    assert ground.shape == (view.height, view.width)
    sea, henan = ground[5, 5], ground[tuple(int(v) for v in view.pixels(np.array([[705.5, 471.4]]))[0][::-1])]
    assert pygame.Color(int(sea) << 8 | 255).hsla[2] > pygame.Color(int(henan) << 8 | 255).hsla[2] + 15
    ring, (x, y) = land.ring(14)
    assert ring.get_width() > 40 and 0 < x < view.width and 0 < y < view.height


# ------------------------------------------------------------------------- tiles
def test_every_province_has_a_tile_of_its_own_and_all_are_reached_by_arrows() -> None:
    country = load_country()
    assert set(PLACES) == {unit.letters for unit in country.units}
    assert len(set(PLACES.values())) == len(PLACES)
    assert all(0 <= c < COLUMNS and 0 <= r < ROWS for c, r in PLACES.values())
    reached, edge = {"HEN"}, ["HEN"]
    while edge:
        here = edge.pop()
        for dx, dy in ((1, 0), (-1, 0), (0, 1), (0, -1)):
            there = step_from(here, dx, dy)
            if there is not None and there not in reached:
                reached.add(there)
                edge.append(there)
    assert reached == set(PLACES)


@pytest.mark.parametrize("box", [(0, 0, 556, 410), (12, 40, 700, 230), (8, 30, 490, 120)])
def test_the_grid_stays_in_its_box_and_finds_its_tiles(box: tuple[float, float, float, float]) -> None:
    grid = grid_in(box)
    for letters in PLACES:
        x, y, w, h = grid.box(letters)
        assert box[0] - 0.01 <= x and x + w <= box[0] + box[2] + 0.01
        assert box[1] - 0.01 <= y and y + h <= box[1] + box[3] + 0.01
        assert grid.at(x + w / 2, y + h / 2) == letters
    assert grid.at(box[0] - 5, box[1] - 5) is None
