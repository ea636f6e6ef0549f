"""The epilogue's map: deaths above the usual over five years, by province on tiles and by commune as dots."""

from __future__ import annotations

import pygame

from game.session.country.chronicle import Chronicle
from game.session.telling.country_years import commune_toll, province_toll
from game.text import _
from game.views.figures import EN_DASH, number
from game.views.layout import Box
from game.views.look import Look
from game.views.maps.country import HEIGHT, WIDTH, load_country
from game.views.maps.dots import Dots
from game.views.maps.land import Land, View
from game.views.maps.shades import classes_of, lookup
from game.views.maps.tiles import NO_FIGURE, ROWS, Tile, draw_tiles, grid_in
from game.views.pen import Pen
from game.views.screens.form import FormScreen, Item, Put, Section
from game.views.widgets import Drawing

BOUNDS = (10, 25, 50, 100)
"""Lowest values of the four higher classes, per 1,000 people."""
LEGEND = 30.0


def columns(screen: FormScreen, run: Chronicle, room: float) -> list[list[Section]]:
    """Tiles with their figures; the dots where a run has them. `room`: height of a column."""
    dots = commune_toll(run)
    two = screen.layout.two
    # Where the page scrolls the tiles are still seen whole under their heading.
    high = max(260.0, room - 116) if two else min(320.0, max(28.0 * ROWS + 6, room - 50))
    tiles = [_tiles(screen, run, high), _legend(screen)]
    left = Section(_("By province"), tiles, _("per 1,000 people, 1958–62") if screen.layout.width >= 560 else "")
    if dots is None:
        return [[left]]
    right = Section(_("By commune"), [_dots(screen, run, high), screen.words(_dot_note(), "caption", "ink2")])
    return [[left], [right]]


def _dot_note() -> str:
    return _("Each dot is a commune, in the same five shades. Places inside a province are drawn by chance.")


def tiles_of(run: Chronicle) -> dict[str, Tile]:
    """The tiles by the letters of each province."""
    tiles = {}
    for unit, value in zip(load_country().units, province_toll(run), strict=True):
        if value is None:
            tiles[unit.letters] = Tile(unit.short, NO_FIGURE, None)
        else:
            tiles[unit.letters] = Tile(unit.short, number(value), int(classes_of([round(value)], BOUNDS)[0]))
    return tiles


def classes() -> list[str]:
    """The five classes in words, the lowest first."""
    words = [_("under {figure}").format(figure=number(BOUNDS[0]))]
    words += [f"{low}{EN_DASH}{after - 1}" for low, after in zip(BOUNDS, BOUNDS[1:], strict=False)]
    return [*words, _("{figure} and up").format(figure=number(BOUNDS[-1]))]


def _tiles(screen: FormScreen, run: Chronicle, high: float) -> Item:
    tiles = tiles_of(run)

    def build(put: Put, x: float, y: float, w: float) -> None:
        tall = _height(w)
        put(
            Drawing,
            (x, y, w, tall),
            lambda pen: draw_tiles(pen, grid_in((0, 0, w, tall - 6)), tiles, "forecast", "pencil"),
        )

    def _height(w: float) -> float:
        return min(high, max(w / 8, 28.0) * ROWS + 6)

    return Item(_height, build)


def _legend(screen: FormScreen) -> Item:
    words = classes()

    def flow(w: float) -> list[tuple[float, float]]:
        """Where each class stands: x and row."""
        places, x, row = [], 0.0, 0
        for word in words:
            need = screen.ruler().measure(word, "caption") + 42
            if x and x + need > w:
                x, row = 0.0, row + 1
            places.append((x, float(row)))
            x += need
        return places

    def height(w: float) -> float:
        return LEGEND + 24 * flow(w)[-1][1]

    def build(put: Put, x: float, y: float, w: float) -> None:
        def paint(pen: Pen) -> None:
            for shade, ((left, row), word) in enumerate(zip(flow(w), words, strict=True)):
                base = 20 + 24 * row
                pen.box(left, base - 13, 20, 15, f"map.{shade}", "ink")
                if shade == 0:
                    pen.hatch(left + 1, base - 12, 18, 13, "map_lowest_hatch", 4)
                pen.text(word, left + 26, base, "caption", "ink2")

        put(Drawing, (x, y, w, height(w)), paint)

    return Item(height, build)


def _dots(screen: FormScreen, run: Chronicle, high: float) -> Item:
    def height(w: float) -> float:
        return min(high, w * HEIGHT / WIDTH) + 8

    def build(put: Put, x: float, y: float, w: float) -> None:
        tall = height(w) - 8

        def paint(pen: Pen) -> None:
            pen.surface.blit(picture(screen.look, run, (0, 0, w, tall)), (0, 0))

        put(Drawing, (x, y, w, tall), paint)

    return Item(height, build)


_made: dict[tuple[str, tuple[int, int]], pygame.Surface] = {}


def picture(look: Look, run: Chronicle, box: Box) -> pygame.Surface:
    """The dots of a run at a size. The last one made is kept: a first look takes half a second."""
    rect = look.scale.rect(*box)
    key = (run.digest + run.what_if, rect.size)
    if key not in _made:
        toll = commune_toll(run)
        assert toll is not None
        country = load_country()
        scale = min(rect.w / WIDTH, rect.h / HEIGHT) * 0.97
        at = ((rect.w - WIDTH * scale) / 2, (rect.h - HEIGHT * scale) / 2)
        view = View(scale, *at, rect.w, rect.h, look.scale.factor)
        paper = pygame.Surface(rect.size)
        look.paper.fill(paper, pygame.Rect(0, 0, *rect.size), "ledger")
        land = Land(country, view, look.theme)
        face = Dots(country, view).face(land.on(paper), lookup(look.theme))
        face.draw(classes_of(toll.round(), BOUNDS))
        face.picture.blit(land.over, (0, 0))
        _made.clear()
        _made[key] = _cut_out(face.picture, paper)
    return _made[key]


def _cut_out(drawn: pygame.Surface, paper: pygame.Surface) -> pygame.Surface:
    """What was drawn, with nothing where the paper is bare: the sheet's own paper shows there."""
    found = pygame.Surface(drawn.get_size(), pygame.SRCALPHA)
    found.blit(drawn, (0, 0))
    bare = (pygame.surfarray.array3d(drawn) == pygame.surfarray.array3d(paper)).all(axis=2)
    alpha = pygame.surfarray.pixels_alpha(found)
    alpha[:] = 255
    alpha[bare] = 0
    del alpha
    return found
