"""The country on two sheets, as reported and as it was, season by season: a tile a province or a dot a commune."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any

import pygame

from game.text import _, pgettext
from game.views.layout import Box, Layout
from game.views.maps.country import Country, load_country
from game.views.maps.tiles import step_from
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.screens import open_over, where_it_stands
from game.views.screens.bar import HEIGHT as BAR
from game.views.screens.bar import TopBar, bar_words
from game.views.screens.nation_figures import (
    BY_KEY,
    MEASURES,
    VOICES,
    Atlas,
    Line,
    commune_line,
    crop_words,
    last_season_shown,
    province_line,
    season_to_begin_with,
)
from game.views.screens.nation_plate import Plate
from game.views.screens.nation_sheet import Sheet, Shown
from game.views.screens.nation_strip import MeasureRow, PlaceLine, TimeStrip
from game.views.screens.working import HEIGHT as RECKONING
from game.views.screens.working import Reckoning, Work, country_work
from game.views.typeset import TextRecord
from game.views.widgets import Button, Press, Tip, Widget, button_width

if TYPE_CHECKING:
    from game.session.game import Game

MARGIN, GAP, PEEP = 24.0, 24.0, 40.0
HOME = "HEN"
"""The province looked at first: the one the commune lies in."""
CLICK_REACH = 5.0
"""Farther than this, logical pixels, a press is a drag."""
PAN_STEP = 60.0
COMMUNE_REACH = 7.0
"""How near to a dot the pointer must be, logical pixels."""


class MapPad(Widget):
    """Both sheets as one place for mouse and keyboard. It draws nothing: sheets and rings are the screen's."""

    focusable = True
    takes_sideways = True
    own_ring = True

    def __init__(self, screen: NationScreen, box: Box, **options: Any) -> None:
        self.nation = screen
        super().__init__(screen, box, **options)

    def redraw(self) -> None:
        """Nothing of its own to draw."""
        if self.image is None:
            super().redraw()
        self.screen.dirty = True

    def act(self) -> None:
        """The province's page."""
        self.nation.open_province()

    def change(self, steps: int) -> None:
        """To the tile on the left or right."""
        self.nation.walk(1 if steps > 0 else -1, 0)

    def vertical(self, step: int) -> bool:
        """To the tile above or below; from the lowest the focus goes on to the strip."""
        return self.nation.walk(0, step)

    def pressed(self, press: Press) -> None:
        """Take hold of the map."""
        press.data = (press.x, press.y, 0.0)

    def dragged(self, press: Press, x: float, y: float) -> None:
        """Move the map with the mouse, where it is looked at nearer."""
        last_x, last_y, way = press.data
        way += abs(x - last_x) + abs(y - last_y)
        press.data = (x, y, way)
        if way > CLICK_REACH:
            factor = self.look.scale.factor
            self.nation.pan((x - last_x) * factor, (y - last_y) * factor)

    def released(self, press: Press) -> None:
        """A click opens the province under the mouse."""
        if press.data is None or press.data[2] <= CLICK_REACH:
            if self.nation.point_at(self.box[0] + press.x, self.box[1] + press.y):
                self.nation.open_province()

    def process_event(self, event: pygame.event.Event) -> bool:
        """Besides clicks and drags: the mouse moving over a place, and the wheel."""
        if event.type == pygame.MOUSEMOTION and self.held is None and self.hover_point(*event.pos):
            x, y = self._inside(event.pos)
            self.nation.point_at(self.box[0] + x, self.box[1] + y)
        if event.type == pygame.MOUSEWHEEL and event.y and self.hover_point(*self.screen.manager.mouse_position):
            x, y = self._inside(self.screen.manager.mouse_position)
            self.nation.zoom(1 if event.y > 0 else -1, (self.box[0] + x, self.box[1] + y))
            return True
        return bool(super().process_event(event))

    def spoken(self) -> str:
        """The place that has the ring."""
        return " ".join(text for text, _style, _colour in self.nation.line().parts())


class Peep(Widget):
    """The edge of the other sheet where only one fits: a click lays it on top."""

    def __init__(self, screen: NationScreen, box: Box, voice: str) -> None:
        self.nation = screen
        self.voice = voice
        super().__init__(screen, box, ground="newsprint" if voice == "reported" else "ledger", key="peep")

    def process_event(self, event: pygame.event.Event) -> bool:
        """A click."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.hover_point(*event.pos):
            self.nation.turn()
            return True
        return False

    def paint(self, pen: Pen) -> None:
        """The key that does the same."""
        pen.keycap("V", (self.w - 20) / 2, 27, "ink" if self.voice == "reported" else "pencil")


class NationScreen(Screen):
    """The two sheets over whatever they were opened from; Escape goes back. Options are for pictures and tests."""

    name = "nation"

    def __init__(
        self, *, season: int | None = None, measure: str = "grain", form: str = "tiles", voice: str = "reported",
        unit: int | None = None,
    ) -> None:  # fmt: skip
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
        self.work: Work | None = None
        """the country, while it is being worked out"""
        self._reckoning: Reckoning | None = None
        self._stood: tuple[object, ...] = ()
        """where the game stood when the sheets were opened"""
        self._strip_box: Box = (0, 0, 0, 0)
        self._peep: tuple[str, Box] | None = None
        self._line: PlaceLine | None = None
        self._bar: TopBar | None = None
        self._time: TimeStrip | None = None
        self._measures: MeasureRow | None = None
        self._nearer: tuple[Button, Button] | None = None
        self._has_go = True

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

    def update(self, seconds: float) -> None:
        """Lay the sheets out when the country has been worked out."""
        if self.work is None:
            return
        if self._reckoning is not None:
            self._reckoning.follow()
        if self.work.done:
            self.work.result()
            self.work, self._reckoning, self.focus_key = None, None, "map"
            self._atlas = Atlas(self.game.chronicle)
            self.rebuild()

    def moving(self) -> bool:
        """While the country is being worked out."""
        return self.work is not None

    def back(self) -> None:
        """To what lies under the sheets; to where the game stands if it has gone on since, or nothing lies there."""
        if len(self.stage.screens) > 1 and self._stood == self._standing():
            self.stage.pop()
        else:
            where_it_stands(self.stage)

    def _standing(self) -> tuple[object, ...]:
        return id(self.game), self.game.season, self.game.stage

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

    # -------------------------------------------------------------------- layout
    def _boxes(self, layout: Layout) -> tuple[list[tuple[str, Box]], tuple[str, Box] | None, Box]:
        """The sheets that are seen whole, the edge of the other one, the strip."""
        high = 112.0 if layout.two else 106.0 if not layout.narrow else 102.0
        if layout.two:
            strip = (MARGIN, layout.height - 18 - high, layout.width - 2 * MARGIN, high)
            top = BAR + 16
            width = (layout.width - 2 * MARGIN - GAP) / 2
            h = strip[1] - 14 - top
            boxes = [("reported", (MARGIN, top, width, h)), ("true", (MARGIN + width + GAP, top, width, h))]
            return boxes, None, strip
        if layout.narrow:
            strip = (0.0, layout.height - high, layout.width, high)
            return [(self.voice, (0.0, BAR, layout.width, strip[1] - BAR - 3))], None, strip
        strip = (MARGIN, layout.height - 8 - high, layout.width - 2 * MARGIN, high)
        top = BAR + 8
        width = layout.width - MARGIN - PEEP - 16
        h = strip[1] - 8 - top
        if self.voice == "reported":
            return [("reported", (MARGIN, top, width, h))], ("true", (layout.width - PEEP, top, width, h)), strip
        other = ("reported", (PEEP - width, top, width, h))
        return [("true", (PEEP + 16, top, width, h))], other, strip

    def build(self, layout: Layout) -> None:
        """Bar, sheets, strip, keys."""
        if self.unit is None:
            self.unit = next(unit.index for unit in self.country.units if unit.letters == HOME)
        self._stood = self._stood or self._standing()
        if self.season is None:
            self.season = season_to_begin_with(self.game)
        self.season = min(self.season, self.limit)
        self._bar = TopBar(self, bar_words(self.game), self.back)
        boxes, self._peep, self._strip_box = self._boxes(layout)
        self.shortcuts["n"] = self.back
        if self.atlas is None:
            self.sheets = []
            self._build_waiting(layout)
            return
        self.work, self._reckoning = None, None
        low = not layout.two
        self.sheets = [Sheet(self.look, self.country, voice, box, low=low) for voice, box in boxes]
        self._make_plate()
        first, last = boxes[0][1], boxes[-1][1]
        pad = (first[0], first[1], last[0] + last[2] - first[0], first[3])
        MapPad(self, pad, key="map", group="map", ground="desk")
        if self._peep is not None:
            voice, box = self._peep
            Peep(self, (box[0] if box[0] > 0 else 0.0, box[1], PEEP, box[3]), voice)
        self._build_strip(layout)
        self._keys()
        self._follow_season()

    def _waiting_box(self, layout: Layout) -> Box:
        return layout.centred(560, RECKONING + 112)

    def _build_waiting(self, layout: Layout) -> None:
        """The country is being worked out: how far, and the way on without it."""
        self.work = self.work or country_work(self.game)
        assert self.work is not None
        x, y, w, h = self._waiting_box(layout)
        self._reckoning = Reckoning(self, (x + 30, y + 26, w - 60, RECKONING), self.work, key="reckoning")
        width = button_width(Pen(self.look, pygame.Surface((1, 1))), _("Go on"), pgettext("key", "Esc"))
        place = (x + w - 30 - width, y + h - 58, width, 40.0)
        Button(self, place, _("Go on"), self.back, keycap=pgettext("key", "Esc"), key="go", group="tools")

    def _make_plate(self) -> None:
        papers = {sheet.voice: sheet for sheet in self.sheets}
        size = self.sheets[0].window_rect().size
        self.plate = Plate(self.look, self.country, size, lambda voice, near, area: papers[voice].paper_for(near, area))
        step, centre = self._kept
        if step:
            self.plate.step = step
            self.plate.look_at(*centre)

    def _choices(self) -> list[tuple[str, str, str]]:
        return [(measure.key, measure.letter, _(measure.name)) for measure in MEASURES]

    def _build_strip(self, layout: Layout) -> None:
        x, y, w, h = self._strip_box
        pad = 24.0 if layout.two else 12.0
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        choices = self._choices()
        short = MeasureRow.width_for(ruler, choices, False) + 430 > w - 2 * pad
        across = MeasureRow.width_for(ruler, choices, short)
        top = y + (8 if layout.two else 3 if not layout.narrow else 0)
        below = self._below(layout, across, w - 2 * pad)
        room = w - 2 * pad if below else w - 2 * pad - across - 16
        self._line = PlaceLine(self, (x + pad, top, room, 32 if layout.two else 26), self.line(), key="line")
        row = top + (32 if layout.two else 26) if below else top
        # In a narrow window the tools share the measures' row, and the key in the bar is the way on.
        self._has_go = True
        self._has_go = not layout.narrow or across + self._tool_width(ruler) + 16 <= w - 2 * pad
        tools = self._tool_width(ruler)
        measures = x + pad - 2 if below else x + w - pad - across
        self._measures = MeasureRow(
            self, (measures, row, across, 30), choices, self.measure.key, self.set_measure, short=short,
            from_left=below, key="measures", group="measures",
        )  # fmt: skip
        beside = not layout.narrow
        line_width = w - 2 * pad - (tools + 16 if beside else 0)
        bottom = y + h
        strip_top = bottom - 44 if layout.narrow else bottom - 58 if below else max(row + 30, bottom - 82)
        self._time = TimeStrip(
            self, (x + pad, strip_top, line_width, bottom - strip_top - 2),
            self.season or 0, self.limit,
            self.set_season, self.rest, self._marks() if layout.two else (), key="time", group="time",
        )  # fmt: skip
        if beside:
            tool_top = bottom - 50 if layout.two else bottom - 46
            self._tools((x + w - pad - tools, tool_top), ruler)
        else:
            self._tools((x + w - pad - tools, row), ruler)

    def _below(self, layout: Layout, across: float, room: float) -> bool:
        """Whether the measures have a line of their own under the place's."""
        return layout.narrow or (not layout.two and across + 300 > room)

    def _tool_width(self, ruler: Pen) -> float:
        form = max(button_width(ruler, label, "M") for label in (_("Dot map"), _("Tiles")))
        return form + 6 + 2 * 42 + (self._go_width(ruler) + 8 if self._has_go else 0)

    def _go_width(self, ruler: Pen) -> float:
        return button_width(ruler, _("Go on"), pgettext("key", "Esc"))

    def _tools(self, at: tuple[float, float], ruler: Pen) -> None:
        x, y = at
        high = 38.0 if self.layout.two else 34.0 if not self.layout.narrow else 30.0
        label = _("Dot map") if self.form == "tiles" else _("Tiles")
        go = self._go_width(ruler) + 8 if self._has_go else 0.0
        width = self._tool_width(ruler) - 2 * 42 - 6 - go
        dots = self.form == "dots"
        farther = Button(
            self, (x, y, 40, high), "", lambda: self.zoom(-1), keycap="–", key="farther", group="tools",
            enabled=dots and self.plate.step > 0, visible=dots, tip=Tip(_("Farther")),
        )  # fmt: skip
        nearer = Button(
            self, (x + 42, y, 40, high), "", lambda: self.zoom(1), keycap="+", key="nearer", group="tools",
            enabled=dots, visible=dots, tip=Tip(_("Nearer")),
        )  # fmt: skip
        Button(self, (x + 90, y, width, high), label, self.switch_form, keycap="M", key="form", group="tools")
        self._nearer = (farther, nearer)
        if self._has_go:
            place = (x + 90 + width + 8, y, go - 8, high)
            Button(self, place, _("Go on"), self.back, keycap=pgettext("key", "Esc"), key="go", group="tools")

    def _marks(self) -> list[tuple[int, str]]:
        assert self.atlas is not None
        chronicle = self.atlas.chronicle
        found = []
        if chronicle.recall is not None:
            found.append((chronicle.recall, _("orders recalled")))
        if chronicle.admission is not None:
            found.append((chronicle.admission, _("failure admitted")))
        return found

    def _keys(self) -> None:
        for measure in MEASURES:
            self.shortcuts[measure.letter.lower()] = partial(self._measure_by_key, measure.key)
        self.shortcuts.update(
            {
                "m": self.switch_form, "v": self.turn,
                "-": lambda: self.zoom(-1), "=": lambda: self.zoom(1), "+": lambda: self.zoom(1),
                "[-]": lambda: self.zoom(-1), "[+]": lambda: self.zoom(1), "0": self.whole,
                "[": lambda: self._step(-1), "]": lambda: self._step(1),
                "page up": lambda: self.next_commune(-1), "page down": lambda: self.next_commune(1),
                "home": lambda: self._step(-99), "end": lambda: self._step(99),
                "ctrl+left": lambda: self._pan_by(1, 0), "ctrl+right": lambda: self._pan_by(-1, 0),
                "ctrl+up": lambda: self._pan_by(0, 1), "ctrl+down": lambda: self._pan_by(0, -1),
            }
        )  # fmt: skip

    # ------------------------------------------------------------------- drawing
    def ground(self, pen: Pen) -> None:
        """Desk, the strip's paper, the edge of the other sheet, shadows under the sheets."""
        pen.desk()
        if self.atlas is None:
            pen.sheet(*self._waiting_box(self.layout))
            return
        if self._peep is not None:
            voice, box = self._peep
            pen.sheet(*box, "newsprint" if voice == "reported" else "ledger")
        for sheet in self.sheets:
            pen.sheet(*sheet.box, sheet.paper_name)
        pen.ground = "ledger"
        pen.sheet(*self._strip_box)

    def draw(self, surface: pygame.Surface) -> None:
        """The ground, then the sheets and their rings."""
        super().draw(surface)
        if self.atlas is None:
            return
        shown = self.shown()
        for sheet in self.sheets:
            sheet.render(shown, self.plate)
            sheet.blit(surface)
        for sheet in self.sheets:
            sheet.mark(surface, shown, self.plate)

    def shown(self) -> Shown:
        """What the sheets show now."""
        assert self.atlas is not None and self.season is not None and self.unit is not None
        focused = self.focus.current is not None and self.focus.current.key == "map"
        fast = self.form == "dots" and self._time is not None and self._time.is_held
        return Shown(
            self.atlas, self.measure, self.season, self.form, self.unit, self.row, self.own, focused, fast
        )  # fmt: skip

    def texts(self, everything: bool = False) -> list[TextRecord]:
        """The strip's and the bar's texts, then those of the sheets."""
        found = super().texts(everything)
        if self.atlas is not None:
            for sheet in self.sheets:
                sheet.render(self.shown(), self.plate)
                found += sheet.records
        return found

    def line(self) -> Line:
        """What the strip tells of the place that has the ring."""
        assert self.atlas is not None and self.season is not None and self.unit is not None
        unit = self.country.units[self.unit]
        if self.row is not None and self.form == "dots":
            place = self.country.number_in_unit(self.row), self.country.county_number(self.row), self.row == self.own
            return commune_line(self.atlas, self.measure, self.season, unit, self.row, place)
        return province_line(self.atlas, self.measure, self.season, unit)

    # ------------------------------------------------------------------- actions
    def set_season(self, season: int) -> None:
        """Look at another season, never beyond the limit."""
        self.season = min(season, self.limit)
        self._follow_season()

    def _step(self, steps: int) -> None:
        if self._time is not None:
            self._time.choose((self.season or 0) + steps)

    def rest(self) -> None:
        """The line of seasons has been let go: the smooth picture."""
        self.dirty = True

    def set_measure(self, key: str) -> None:
        """Show another measure."""
        self.measure = BY_KEY[key]
        self._follow_place()

    def _measure_by_key(self, key: str) -> None:
        if self._measures is not None:
            self._measures.choose(key)

    def switch_form(self) -> None:
        """From tiles to dots, or back."""
        self.form = "dots" if self.form == "tiles" else "tiles"
        self.row = None
        self.rebuild()

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

        `at`: the point of the window, logical pixels, that stays in place; without one the middle of a sheet.
        """
        if self.form != "dots" or self.atlas is None:
            return
        about = None
        sheet = next((s for s in self.sheets if at is not None and _holds(s.box, *at)), None)
        if sheet is not None and at is not None:
            corner = sheet.window_rect().move(sheet.rect.topleft).topleft
            factor = self.look.scale.factor
            about = at[0] * factor - corner[0], at[1] * factor - corner[1]
        if self.plate.set_zoom(self.plate.step + step, about):
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
    def _follow_season(self) -> None:
        if self._bar is None or self.atlas is None or self.season is None:
            return
        said, true = (crop_words(self.atlas, voice, self.season) for voice in VOICES)
        self._bar.words = replace(self._bar.words, crop=_("Country’s grain"), reported=said, true=true)
        self._bar.redraw()
        self._follow_place()

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
