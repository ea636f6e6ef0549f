"""The country on two sheets, as reported and as it was, season by season: a tile a province or a dot a commune."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.text import _, pgettext
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screens import where_it_stands
from game.views.screens.bar import HEIGHT as BAR
from game.views.screens.bar import TopBar, bar_words
from game.views.screens.nation_figures import (
    BY_KEY,
    MEASURES,
    VOICES,
    Atlas,
    crop_words,
    home_unit,
    season_to_begin_with,
)
from game.views.screens.nation_look import NationLook
from game.views.screens.nation_pad import MapPad, Peep
from game.views.screens.nation_plate import Plate
from game.views.screens.nation_sheet import Sheet, Shown
from game.views.screens.nation_strip import MeasureRow, PlaceLine, TimeStrip
from game.views.screens.working import HEIGHT as RECKONING
from game.views.screens.working import Reckoning, Work, country_work
from game.views.typeset import TextRecord
from game.views.widgets import Button, Tip, button_width

if TYPE_CHECKING:
    pass

MARGIN, GAP, PEEP = 24.0, 24.0, 40.0


class NationScreen(NationLook):
    """The two sheets over whatever they were opened from; Escape goes back. Options are for pictures and tests."""

    name = "nation"

    def __init__(
        self, *, season: int | None = None, measure: str = "grain", form: str = "tiles", voice: str = "reported",
        unit: int | None = None,
    ) -> None:  # fmt: skip
        super().__init__(season=season, measure=measure, form=form, voice=voice, unit=unit)
        self.work: Work | None = None
        """the country, while it is being worked out"""
        self._reckoning: Reckoning | None = None
        self._stood: tuple[object, ...] = ()
        """where the game stood when the sheets were opened"""
        self._strip_box: Box = (0, 0, 0, 0)
        self._peep: tuple[str, Box] | None = None
        self._bar: TopBar | None = None
        self._time: TimeStrip | None = None
        self._measures: MeasureRow | None = None
        self._has_go = True

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
            self.unit = home_unit(self.own)
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

    def _follow_season(self) -> None:
        if self._bar is None or self.atlas is None or self.season is None:
            return
        said, true = (crop_words(self.atlas, voice, self.season) for voice in VOICES)
        self._bar.words = replace(self._bar.words, crop=_("Country’s grain"), reported=said, true=true)
        self._bar.redraw()
        self._follow_place()
