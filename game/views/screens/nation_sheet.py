"""One of the two sheets of the country, reported or true: heading, map or tiles, legend, in its own voice."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game.text import _, pgettext
from game.views.figures import number
from game.views.layout import Box
from game.views.maps.country import Country, Unit
from game.views.maps.shades import classes_of
from game.views.maps.tiles import NO_FIGURE, Grid, Tile, draw_tiles, grid_in
from game.views.pen import Pen
from game.views.screens.nation_figures import Atlas, Measure, country_words, season_words
from game.views.screens.nation_plate import Plate
from game.views.typeset import TextRecord
from game.views.widgets import reported_word, true_word

if TYPE_CHECKING:
    from game.views.look import Look

HEAD = 47.0
LOW_HEAD = 31.0
LEGEND_ROW = 17.0
TINY = 230.0
"""A sheet lower than this keeps only what it must."""


@dataclass(frozen=True)
class Shown:
    """What both sheets show."""

    atlas: Atlas
    measure: Measure
    season: int
    form: str
    """tiles or dots"""
    unit: int
    """the province that has the ring"""
    row: int | None = None
    """the commune that has the ring"""
    own: int | None = None
    """the player's commune, a row of communes.csv"""
    focused: bool = False
    fast: bool = False


class Sheet:
    """A sheet in its box (logical pixels). `render` draws what changes with time, `mark` what follows the pointer."""

    def __init__(self, look: Look, country: Country, voice: str, box: Box, *, low: bool) -> None:
        self.look = look
        self.country = country
        self.voice = voice
        self.box = box
        self.low = low
        self.rect = look.scale.rect(*box)
        self.records: list[TextRecord] = []
        self._paper = look.paper.sheet(self.paper_name, *self.rect.size)
        self._picture = self._paper.copy()
        self._drawn: object = None

    @property
    def reported(self) -> bool:
        """Whether it is what was said."""
        return self.voice == "reported"

    @property
    def paper_name(self) -> str:
        """Newsprint or the ledger."""
        return "newsprint" if self.reported else "ledger"

    @property
    def head(self) -> float:
        """The height of the heading with its rule."""
        return LOW_HEAD if self.low else HEAD

    @property
    def pad(self) -> float:
        """The margin at both sides."""
        return 24.0 if self.box[2] >= 560 else 12.0

    # -------------------------------------------------------------------- layout
    def window(self) -> Box:
        """The dot map's box within the sheet."""
        top = self.head + (5 if not self.low else 2)
        return (10.0, top, self.box[2] - 20, self.box[3] - top - (8 if not self.low else 4))

    def window_rect(self) -> pygame.Rect:
        """The dot map's box in pixels of the sheet."""
        return self.look.scale.rect(*self.window())

    def grid(self) -> Grid:
        """Where the tiles lie within the sheet."""
        top = self.head + (16 if not self.low else 4)
        return grid_in((self.pad, top, self.box[2] - 2 * self.pad, self.box[3] - top - self._legend_height() - 6))

    def _legend_height(self) -> float:
        """The legend's row; where tiles would get too low for it, their figures must do."""
        if self.box[3] < TINY:
            return 0.0
        return 24.0 if self.low else 38.0

    @property
    def tiny(self) -> bool:
        """Whether the sheet is so low that its title goes into the heading."""
        return self.box[3] < TINY

    def paper_for(self, near: bool, size: tuple[int, int]) -> pygame.Surface:
        """The ground of the dot map: the sheet's own paper, or bare paper of a size where it is looked at nearer."""
        surface = pygame.Surface(size)
        if near:
            self.look.paper.fill(surface, surface.get_rect(), self.paper_name)
        else:
            surface.blit(self._paper, (0, 0), self.window_rect())
        return surface

    # ------------------------------------------------------------------- drawing
    def render(self, shown: Shown, plate: Plate) -> None:
        """Draw the sheet, if anything on it has changed."""
        near = plate.zoom > 1 and shown.form == "dots"
        key = (shown.measure.key, shown.season, shown.form, shown.fast, plate.step, plate.centre if near else None)
        if key == self._drawn:
            return
        self._drawn = key
        self._picture.blit(self._paper, (0, 0))
        pen = Pen(self.look, self._picture, ground=self.paper_name)
        silent = shown.atlas.provinces(self.voice, shown.measure.key, shown.season) is None
        if shown.form == "dots":
            self._dots(shown, plate)
            if near:
                pen.frame(*self.window(), "ink", 1)
        else:
            self._tiles(pen, shown)
        self._heading(pen, shown)
        self._title(pen, shown, silent, near)
        if not silent:
            if shown.form == "dots":
                self._legend_column(pen, shown, near)
            else:
                self._legend_row(pen, shown)
        if near and plate.near and self.head == HEAD and self.reported:
            self._commune_keys(pen)
        self.records = [record.moved(*self.rect.topleft) for record in pen.records]

    def blit(self, surface: pygame.Surface) -> None:
        """The sheet as last drawn."""
        surface.blit(self._picture, self.rect)

    def mark(self, surface: pygame.Surface, shown: Shown, plate: Plate) -> None:
        """The rings: the province, the commune, the player's own."""
        unit = self.country.units[shown.unit]
        pen = Pen(self.look, surface)
        x, y = self.box[:2]
        if shown.form == "tiles":
            bx, by, bw, bh = self.grid().box(unit.letters)
            self._tile_ring(pen, (x + bx, y + by, bw, bh), shown.focused)
            return
        at = self.window_rect().move(self.rect.topleft)
        plate.blit_ring(shown.unit, surface, at.topleft, strong=shown.focused)
        old = surface.get_clip()
        surface.set_clip(at.clip(old))
        if shown.own is not None:
            self._own_ring(surface, at, shown.own, plate)
        if shown.row is not None and plate.near:
            self._ring(surface, at, plate.pixel_of(*self.country.places[shown.row]), 7.0, "focus", 2.0)
        surface.set_clip(old)

    def _tile_ring(self, pen: Pen, box: Box, focused: bool) -> None:
        x, y, w, h = box
        if focused:
            pen.frame(x - 3, y - 3, w + 6, h + 6, "focus_halo", 2, 3)
        pen.frame(x - 1, y - 1, w + 2, h + 2, "focus", 3, 2)
        if focused:
            pen.frame(x + 2, y + 2, w - 4, h - 4, "focus_halo", 1)

    def _own_ring(self, surface: pygame.Surface, at: pygame.Rect, own: int, plate: Plate) -> None:
        rows = self.country.places[self.country.county_rows(own)]
        middle = rows.mean(axis=0)
        reach = float(np.hypot(*(rows - middle).T).max()) * plate.scale / self.look.scale.factor
        self._ring(surface, at, plate.pixel_of(*middle), max(6.0, reach + 4), "ink", 1.6)
        if plate.near:
            self._ring(surface, at, plate.pixel_of(*self.country.places[own]), 6.0, "ink", 2.4)

    def _ring(
        self,
        surface: pygame.Surface,
        at: pygame.Rect,
        spot: tuple[float, float],
        radius: float,
        colour: str,
        width: float,
    ) -> None:
        factor = self.look.scale.factor
        where = (at.x + spot[0], at.y + spot[1])
        for ink, reach, thick in (("focus_halo", radius + 1.2, width + 2.4), (colour, radius, width)):
            pygame.draw.aacircle(surface, self.look.colour(ink), where, reach * factor, max(1, round(thick * factor)))

    # --------------------------------------------------------------------- parts
    def _heading(self, pen: Pen, shown: Shown) -> None:
        w, pad = self.box[2], self.pad
        base = 35.0 if not self.low else 21.0
        words = country_words(shown.atlas, self.voice, shown.measure, shown.season)
        if self.tiny:
            words = _("{season}: {measure}").format(season=season_words(shown.season), measure=_(shown.measure.title))
        if self.reported:
            style, colour, note, note_colour = ("page" if not self.low else "section"), "ink", "reported_value", "ink"
            if self.low:
                note = "reported_small"
            used = pen.text(reported_word(), pad, base, style, colour)
        else:
            style, colour, note, note_colour = "true_large", "pencil", "true_value", "pencil"
            if self.low:
                style, note = "true_value", "forecast"
            used = pen.text(true_word(), pad, base, style, colour)
        if pad + used + 16 + pen.measure(words, note) <= w - pad:
            pen.text(words, w - pad, base, note, note_colour, align="right")
        if self.reported:
            pen.line((pad, self.head - 4), (w - pad, self.head - 4), "ink", 2 if not self.low else 1)
            pen.line((pad, self.head - 1), (w - pad, self.head - 1), "ink", 1)
        else:
            pen.line((pad, self.head - 3), (w - pad, self.head - 3), "rule_red", 2)

    def _title(self, pen: Pen, shown: Shown, silent: bool, near: bool) -> None:
        """Measure and season in the corner that both forms leave free, and what this sheet is."""
        season, title = season_words(shown.season), _(shown.measure.title)
        x, y = self.pad, self.head + (9 if not self.low else 3)
        room = self.box[2] * (0.56 if shown.form == "tiles" else 0.62) - self.pad
        if shown.form == "tiles":
            room = self.grid().box("NMG")[0] - x - 6
        elif self.low and not near and self.box[2] >= 600:
            # On a low sheet the north of the map reaches up beside the notes; they keep to the sea's side of it.
            room = self.box[2] * 0.30 - self.pad
        elif near and self.tiny:
            room = self.box[2] - 2 * self.pad
        notes: list[tuple[str, str, str]] = []
        if silent:
            notes.append((_(shown.measure.silence), "reading" if not self.low else "reported_small", "ink"))
        elif not self.reported:
            notes.append((_("Nobody held this sheet then; counted afterwards."), "caption", "ink2"))
        elif shown.form == "dots":
            notes.append((_("Each dot is one people’s commune."), "caption", "ink2"))
        heights = [pen.height(text, room, style) for text, style, _colour in notes]
        first = pen.measure(season, "value") + 10
        line = 0.0 if self.tiny else 22.0
        if near:
            widest = max(
                0.0 if self.tiny else first + pen.measure(title, "body"),
                *(min(room, pen.measure(text, style)) for text, style, _colour in notes),
            )
            self._slip(pen, (x - 8, y - 3, widest + 18, line + sum(heights) + 8))
        if not self.tiny:
            pen.text(season, x, y + 17, "value", "ink")
            pen.text(title, x + first, y + 17, "body", "ink")
            y += line
        for (text, style, colour), height in zip(notes, heights, strict=True):
            pen.paragraph(text, x, y, room, style, colour)
            y += height

    def _commune_keys(self, pen: Pen) -> None:
        """How the ring goes from commune to commune without a mouse."""
        words = _("from commune to commune")
        keys = pgettext("key", "PgUp PgDn")
        width = sum(pen.measure(key, "caption") + 14 for key in keys.split()) + pen.measure(words, "body") + 14
        x, base = self.box[2] - self.pad - width + 8, self.box[3] - 17
        self._slip(pen, (x - 8, base - 18, width + 6, 28))
        pen.keys([(keys, words)], x, base)

    def _slip(self, pen: Pen, box: Box) -> None:
        """Paper under texts that would stand on the land."""
        pen.paper(*box, self.paper_name)
        pen.frame(*box, "ink2", 1)

    def _dots(self, shown: Shown, plate: Plate) -> None:
        values = shown.atlas.communes(self.voice, shown.measure.key, shown.season)
        classes = None if values is None else classes_of(values, shown.measure.bounds)
        plate.draw(self.voice, classes, (shown.measure.key, shown.season), fast=shown.fast)
        plate.blit(self.voice, self._picture, self.window_rect().topleft)

    def _tiles(self, pen: Pen, shown: Shown) -> None:
        tiles = {unit.letters: self._tile(shown, unit) for unit in self.country.units}
        if self.reported:
            draw_tiles(pen, self.grid(), tiles, "reported_bold", "ink", "reported_small")
        else:
            draw_tiles(pen, self.grid(), tiles, "true_value", "pencil", "forecast")

    def _tile(self, shown: Shown, unit: Unit) -> Tile:
        value = shown.atlas.province(self.voice, shown.measure.key, shown.season, unit.index)
        if value is None:
            return Tile(unit.short, NO_FIGURE, None)
        return Tile(unit.short, tile_figure(shown.measure, value), shown.measure.shade(value))

    # -------------------------------------------------------------------- legend
    def _swatch(self, pen: Pen, shade: int, x: float, base: float, ground: str) -> None:
        pen.box(x, base - 12, 22, 14, f"map.{shade}", "ink2", width=1)
        if shade == 0:
            pen.hatch(x + 1, base - 11, 20, 12, "map_lowest_hatch", 4)

    def _legend_row(self, pen: Pen, shown: Shown) -> None:
        if self.tiny:
            return
        words = shown.measure.classes()
        base = self.box[3] - (16 if not self.low else 8)
        gap = 14.0
        need = sum(28 + pen.measure(word, "caption") for word in words) + gap * (len(words) - 1)
        if need > self.box[2] - 2 * self.pad:
            gap = 6.0
            need = sum(28 + pen.measure(word, "caption") for word in words) + gap * (len(words) - 1)
        if need > self.box[2] - 2 * self.pad + 4:
            return
        x = self.pad
        for shade, word in enumerate(words):
            self._swatch(pen, shade, x, base, self.paper_name)
            x += 28 + pen.text(word, x + 28, base, "caption", "ink") + gap

    def _legend_column(self, pen: Pen, shown: Shown, near: bool) -> None:
        words = shown.measure.classes()
        rows = len(words) + (1 if shown.own is not None else 0)
        x = self.pad
        base = self.box[3] - (17 if not self.low else 10) - LEGEND_ROW * (rows - 1)
        own = _("your county") if shown.own is not None else ""
        if near:
            widest = max(pen.measure(word, "caption") for word in [*words, own])
            self._slip(pen, (x - 8, base - 18, widest + 46, LEGEND_ROW * rows + 11))
        for shade, word in enumerate(words):
            self._swatch(pen, shade, x, base, self.paper_name)
            pen.text(word, x + 30, base, "caption", "ink")
            base += LEGEND_ROW
        if own:
            pen.disc(x + 11, base - 5, 6, "ink", self.paper_name, 1.6)
            pen.text(own, x + 30, base, "caption", "ink")


def tile_figure(measure: Measure, value: float) -> str:
    """A figure without its unit, as it stands on a tile."""
    return number(measure.rounded(value))
