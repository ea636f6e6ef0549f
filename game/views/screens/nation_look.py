"""Looking about on the country's sheets: from province to province, from commune to commune, nearer, farther, aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.views.layout import Box
from game.views.maps.country import Country, load_country
from game.views.maps.tiles import step_from
from game.views.screen import Screen
from game.views.screens import open_over
from game.views.screens.nation_figures import (
    BY_KEY,
    VOICES,
    Atlas,
    Line,
    commune_line,
    last_season_shown,
    province_line,
)
from game.views.screens.nation_plate import Plate
from game.views.screens.nation_sheet import Sheet
from game.views.screens.nation_strip import PlaceLine
from game.views.widgets import Button

if TYPE_CHECKING:
    from game.session.game import Game

PAN_STEP = 60.0
COMMUNE_REACH = 7.0
"""How near to a dot the pointer must be, logical pixels."""


class NationLook(Screen):
    """What is looked at: season, measure, form, and the place that has the ring."""

    def __init__(self, *, season: int | None, measure: str, form: str, voice: str, unit: int | None) -> None:
        super().__init__()
        self.season = season
        self.measure = BY_KEY[measure]
        self.form = form
        self.voice = voice
        """the sheet that lies on top where only one fits"""
        self.unit = unit
        self.row: int | None = None
        self.sheets: list[Sheet] = []
        self.plate: Plate
        self._kept: tuple[int, tuple[float, float]] = (0, (0.0, 0.0))
        self._atlas: Atlas | None = None
        self._line: PlaceLine | None = None
        self._nearer: tuple[Button, Button] | None = None

    # ------------------------------------------------------------------ the game
    @property
    def game(self) -> Game:
        """The game in progress."""
        game: Game = self.stage.context.game
        return game

    @property
    def atlas(self) -> Atlas | None:
        """The figures; None until they have been worked out, which takes some seconds the first time."""
        if self._atlas is None and "chronicle" in vars(self.game):
            self._atlas = Atlas(self.game.chronicle)
        return self._atlas

    @property
    def country(self) -> Country:
        """Its shape."""
        return load_country()

    @property
    def own(self) -> int | None:
        """The player's commune, a row of communes.csv, if the game knows it."""
        row: int | None = getattr(self.game.world, "map_row", None)
        return row

    @property
    def limit(self) -> int:
        """The last season that may be looked at."""
        return last_season_shown(self.game)

    def line(self) -> Line:
        """What the strip tells of the place that has the ring."""
        assert self.atlas is not None and self.season is not None and self.unit is not None
        unit = self.country.units[self.unit]
        if self.row is not None and self.form == "dots":
            place = self.country.number_in_unit(self.row), self.country.county_number(self.row), self.row == self.own
            return commune_line(self.atlas, self.measure, self.season, unit, self.row, place)
        return province_line(self.atlas, self.measure, self.season, unit)

    # ------------------------------------------------------------------- actions
    def turn(self) -> None:
        """Lay the other sheet on top, where only one fits."""
        if not self.layout.two:
            self.voice = VOICES[1 - VOICES.index(self.voice)]
            self.rebuild()

    def walk(self, dx: int, dy: int) -> bool:
        """The ring goes to the next tile; False where there is none."""
        letters = step_from(self.country.units[self.unit or 0].letters, dx, dy)
        if letters is None:
            return False
        self.unit = next(unit.index for unit in self.country.units if unit.letters == letters)
        self.row = None
        if self.form == "dots" and self.plate.step:
            self._bring_in(*self.country.units[self.unit].label)
        self._follow_place()
        return True

    def next_commune(self, step: int) -> None:
        """The ring goes to the next commune of the province; near enough for one to be seen."""
        unit = self.country.units[self.unit or 0]
        if self.form != "dots" or not unit.communes:
            return
        while not self.plate.near:
            self.plate.set_zoom(self.plate.step + 1)
        if self.row is None:
            own = self.own
            self.row = own if own is not None and self.country.unit_of[own] == unit.index else unit.first
        else:
            self.row = unit.first + (self.row - unit.first + step) % unit.communes
        self._bring_in(*self.country.places[self.row])
        self._follow_zoom()
        self._follow_place()

    def _bring_in(self, x: float, y: float) -> None:
        """Move the map so that a place is well inside the window."""
        px, py = self.plate.pixel_of(x, y)
        width, height = self.plate.size
        if not (width * 0.12 <= px <= width * 0.88 and height * 0.12 <= py <= height * 0.88):
            self.plate.look_at(x, y)
            self._keep_place()

    def point_at(self, x: float, y: float) -> bool:
        """The mouse is at a point of the window, logical pixels; whether a province is there."""
        sheet = next((s for s in self.sheets if _holds(s.box, x, y)), None)
        if sheet is None:
            return False
        unit, row = self._found(sheet, x - sheet.box[0], y - sheet.box[1])
        if unit is None:
            return False
        if (unit, row) != (self.unit, self.row):
            self.unit, self.row = unit, row
            self._follow_place()
        return True

    def _found(self, sheet: Sheet, x: float, y: float) -> tuple[int | None, int | None]:
        if self.form == "tiles":
            letters = sheet.grid().at(x, y)
            return next((u.index for u in self.country.units if u.letters == letters), None), None
        if not _holds(sheet.window(), x, y):
            return None, None
        factor = self.look.scale.factor
        corner = sheet.window_rect().topleft
        place = self.plate.place_at(x * factor - corner[0], y * factor - corner[1])
        if self.plate.near:
            row = self.country.commune_at(*place, COMMUNE_REACH * factor / self.plate.scale)
            if row is not None:
                return int(self.country.unit_of[row]), row
        return self.country.unit_at(*place), None

    def zoom(self, step: int, at: tuple[float, float] | None = None) -> None:
        """Nearer or farther, on both sheets.

        `at`: the point of the window, logical pixels, that stays in place; without one the middle of a sheet. From the
        whole country that is where the ring is.
        """
        if self.form != "dots" or self.atlas is None:
            return
        about = None
        sheet = next((s for s in self.sheets if at is not None and _holds(s.box, *at)), None)
        if sheet is not None and at is not None:
            corner = sheet.window_rect().move(sheet.rect.topleft).topleft
            factor = self.look.scale.factor
            about = at[0] * factor - corner[0], at[1] * factor - corner[1]
        whole = self.plate.step == 0
        if self.plate.set_zoom(self.plate.step + step, about):
            if whole and about is None and self.unit is not None:
                self.plate.look_at(*self.country.units[self.unit].label)
            if not self.plate.near:
                self.row = None
            self._follow_zoom()
            self._follow_place()

    def whole(self) -> None:
        """The whole country."""
        self.zoom(-self.plate.step)

    def pan(self, dx: float, dy: float) -> None:
        """Move the map by so many window pixels."""
        if self.form == "dots" and self.plate.step:
            self.plate.pan(dx, dy)
            self._keep_place()

    def _pan_by(self, dx: int, dy: int) -> None:
        self.pan(dx * PAN_STEP * self.look.scale.factor, dy * PAN_STEP * self.look.scale.factor)

    def open_province(self) -> None:
        """The page of the province that has the ring."""
        if self.unit is not None and self.country.units[self.unit].simulated:
            open_over(self.stage, "province", unit=self.unit, season=self.season)

    # -------------------------------------------------------------------- follow
    def _follow_place(self) -> None:
        if self._line is not None and self._line.alive():
            self._line.say(self.line())
        self.dirty = True

    def _follow_zoom(self) -> None:
        self._keep_place()
        if self._nearer is not None:
            farther, nearer = self._nearer
            farther.set_enabled(self.plate.step > 0)
            nearer.set_enabled(self.plate.zoom < 8)

    def _keep_place(self) -> None:
        self._kept = (self.plate.step, self.plate.centre)
        self.dirty = True


def _holds(box: Box, x: float, y: float) -> bool:
    return box[0] <= x < box[0] + box[2] and box[1] <= y < box[1] + box[3]
