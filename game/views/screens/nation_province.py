"""A province's page: its people, its grain as said and as it was, what was taken, how many died, year by year."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
import pygame

from game.session.country.chronicle import FIRST, LAST, YEARS, Chronicle, ProvinceTotals
from game.text import _, pgettext
from game.views.charts import Panel, Series, draw_panel
from game.views.figures import number
from game.views.layout import Box, Layout
from game.views.maps.country import Unit, load_country
from game.views.maps.shades import CLASSES, classes_of
from game.views.pen import Pen
from game.views.playing import inside
from game.views.screen import Screen
from game.views.screens.bar import HEIGHT as BAR
from game.views.screens.bar import TopBar, bar_words
from game.views.screens.nation_figures import (
    AUTUMN,
    BY_KEY,
    VOICES,
    Atlas,
    crop_words,
    home_unit,
    last_season_shown,
    season_words,
)
from game.views.screens.nation_plate import ZOOMS, Plate
from game.views.widgets import Button, Drawing, ScrollArea, button_width, reported_word, true_word

if TYPE_CHECKING:
    from game.session.game import Game

WINTER = 3
MOST = (1120.0, 700.0)
FACTS = 356.0
HEAD, FOOT = 74.0, 62.0
ROW = 50.0
TWO_COLUMNS = 700.0
"""From this width on, facts stand in two columns."""
SMALL = 0.05
"""Millions of deaths above the usual in the country, below which no share of them is told."""


def years_known(limit: int, season: int) -> list[int]:
    """The years whose autumn (2) or winter (3) lies no later than a season."""
    return [year for year in YEARS if (year - 1958) * 4 + season <= limit]


def facts(atlas: Atlas, unit: Unit, limit: int) -> list[tuple[str, str, str]]:
    """What is told of a province up to a season: what it is, what was said if anything was, what was counted."""
    province = atlas.chronicle.provinces[unit.index]
    people = _("{people} million in {communes} communes")
    found = [
        (
            _("In the countryside, 1957"),
            "",
            people.format(people=f"{province.people_m:.1f}", communes=number(unit.communes)),
        )
    ]
    for year in years_known(limit, AUTUMN)[-1:]:
        said = _("said {amount} Mt").format(amount=f"{province.grain_reported_mt[year]:.1f}")
        true = _("true {amount} Mt").format(amount=f"{province.grain_true_mt[year]:.1f}")
        found.append((_("Grain of {year}").format(year=year), said, true))
    died = years_known(limit, WINTER)
    if len(died) > 1:
        worst = max(died[1:], key=lambda year: province.death_rate_permille[year])
        found.append(
            (
                _("Highest death rate of a year"),
                "",
                _("{rate} per 1,000, in {year}").format(rate=number(province.death_rate_permille[worst]), year=worst),
            )
        )
    share = share_and_place(atlas, unit.index, limit)
    told = _("none so far")
    if share is not None:
        percent, place, count = share
        told = _("{percent} %, place {place} of {count}").format(percent=number(percent), place=place, count=count)
    found.append((_("Of the country’s deaths above the usual"), "", told))
    return found


def share_and_place(atlas: Atlas, unit: int, limit: int) -> tuple[float, int, int] | None:
    """Per cent of the country's deaths above the usual, its place by them, of how many; None before there are any."""
    chronicle = atlas.chronicle
    above = np.array([p.excess_deaths_m for p in chronicle.provinces]) if limit >= LAST else atlas.deaths_above(limit)
    counted = [u.index for u in load_country().units if u.simulated]
    total = float(above[counted].sum())
    if total < SMALL:
        return None
    place = 1 + sum(1 for other in counted if above[other] > above[unit])
    return max(0.0, float(above[unit])) / total * 100, place, len(counted)


def panels(chronicle: Chronicle, unit: Unit, limit: int) -> list[Panel]:
    """Three charts by year; years that are not over are left out."""
    province: ProvinceTotals = chronicle.provinces[unit.index]
    cut, died = years_known(limit, AUTUMN), years_known(limit, WINTER)
    groups = [(str(year), 1) for year in YEARS]

    def by_year(held: dict[int, float], known: list[int], times: float) -> list[float | None]:
        return [held[year] * times if year in known else None for year in YEARS]

    none = _("The first harvest is not in yet.")
    usual = province.death_rate_permille[YEARS[0]]
    return [
        Panel(
            _("Grain, thousand t"),
            [
                Series(reported_word(), by_year(dict(province.grain_reported_mt), cut, 1000), "reported"),
                Series(true_word(), by_year(dict(province.grain_true_mt), cut, 1000)),
            ],
            groups, empty=none,
        ),
        Panel(
            _("Taken by the state, % of the crop"),
            [Series(true_word(), by_year(dict(province.levy_share), cut, 100))], groups, empty=none,
        ),
        Panel(
            _("Deaths, per 1,000 country people"),
            [Series(true_word(), by_year(dict(province.death_rate_permille), died, 1))], groups,
            empty=_("The first year is not over yet."), marks=((usual, str(YEARS[0])),) if died else (),
        ),
    ]  # fmt: skip


def captions(limit: int) -> list[str]:
    """How far the page reaches, and why its last years are empty; the longest first."""
    season = inside(season_words(limit))
    first, last = max(years_known(limit, AUTUMN), default=YEARS[0] - 1) + 1, YEARS[-1]
    short = _("counted afterwards; up to {season}").format(season=season)
    if first > last:
        return [short]
    if first == last:
        told = _("counted afterwards; up to {season}. {year} is still to come")
        return [told.format(season=season, year=last), short]
    told = _("counted afterwards; up to {season}. {first} to {last} are still to come")
    return [told.format(season=season, first=first, last=last), short]


class ProvinceScreen(Screen):
    """The page, over the two sheets; Escape goes back to them, [ and ] turn to the other provinces."""

    name = "province"

    def __init__(self, unit: int | None = None, season: int | None = None) -> None:
        super().__init__()
        self._unit = unit
        self.season = season
        """the season of the small map; None: the last that is told of"""
        self._box: Box = (0, 0, 0, 0)
        self._facts: Box | None = None
        self._cells: list[tuple[Box, Panel]] = []
        self._atlas: Atlas
        self._plate: Plate | None = None
        self._window: Box = (0, 0, 0, 0)

    @property
    def game(self) -> Game:
        """The game in progress."""
        game: Game = self.stage.context.game
        return game

    @property
    def unit(self) -> int:
        """Which province; without a wish the one in which the commune lies."""
        if self._unit is None:
            self._unit = home_unit(getattr(self.game.world, "map_row", None))
        return self._unit

    @property
    def place(self) -> Unit:
        """The province."""
        return load_country().units[self.unit]

    @property
    def limit(self) -> int:
        """The last season that is told of."""
        return last_season_shown(self.game)

    @property
    def shown_season(self) -> int:
        """The season of the small map and of the bar."""
        return self.limit if self.season is None else min(self.season, self.limit)

    def build(self, layout: Layout) -> None:
        """The sheet: facts at the left, charts at the right; under each other where there is less room."""
        self._atlas = Atlas(self.game.chronicle)
        said, true = (crop_words(self._atlas, voice, self.shown_season) for voice in VOICES)
        words = replace(bar_words(self.game), crop=_("Country’s grain"), reported=said, true=true)
        TopBar(self, words, self.back)
        edge = 24.0 if layout.width >= 760 else 8.0
        w, room = min(MOST[0], layout.width - 2 * edge), layout.height - BAR - 2 * min(edge, 16.0)
        h = min(MOST[1], room)
        self._box = x, y, w, h = ((layout.width - w) / 2, BAR + (layout.height - BAR - h) / 2, w, h)
        pad = 28.0 if w > 600 else 14.0
        self._cells, self._facts, self._plate = [], None, None
        self._foot(x, y, w, h, pad)
        made = panels(self._atlas.chronicle, self.place, self.limit)
        inner, top, high = w - 2 * pad, y + HEAD, h - HEAD - FOOT
        if layout.two:
            self._facts = (x + pad, top + 2, FACTS, high)
            self._lay_map((x + pad, top, FACTS, high), ROW * len(facts(self._atlas, self.place, self.limit)) + 14)
            left, right = x + pad + FACTS + 48, inner - FACTS - 48
            half = high / 2
            self._cells = [
                ((left, top + 6, right, half - 14), made[0]),
                ((left, top + half + 6, right / 2 - 14, half - 14), made[1]),
                ((left + right / 2 + 6, top + half + 6, right / 2 - 6, half - 14), made[2]),
            ]
            return
        told = facts(self._atlas, self.place, self.limit)
        rows = -(-len(told) // 2) if inner >= TWO_COLUMNS else len(told)
        # Low enough for the first one to stand whole under the facts.
        cell = max(118.0, min(190.0, high - ROW * rows - 14))
        need = ROW * rows + 10 + 3 * (cell + 10)
        area = ScrollArea(self, (x + pad, top, inner + 10, high), need)
        width = area.width - 12
        area.add(Drawing, (0, 0, width, ROW * rows), lambda pen: self._draw_facts(pen, (0, 0, width, 0), told))
        for number_, panel in enumerate(made):
            at = (0, ROW * rows + 10 + number_ * (cell + 10), width, cell)
            paint = lambda pen, panel=panel: draw_panel(pen, (0, 0, width, cell), panel)  # noqa: E731
            area.add(Drawing, at, paint, whole=True)
        for key, part in (("page down", 0.8), ("page up", -0.8), ("down", 0.3), ("up", -0.3)):
            self.shortcuts[key] = lambda part=part: self._scroll(area, part)  # type: ignore[misc]

    def _foot(self, x: float, y: float, w: float, h: float, pad: float) -> None:
        width = button_width(Pen(self.look, pygame.Surface((1, 1))), _("Back"), "Esc")
        Button(
            self, (x + w - pad - width, y + h - 52, width, 40), _("Back"), self.back, keycap=pgettext("key", "Esc"),
            key="back",
        )  # fmt: skip
        self.shortcuts["["] = self.shortcuts["left"] = lambda: self.turn(-1)
        self.shortcuts["]"] = self.shortcuts["right"] = lambda: self.turn(1)
        self.shortcuts["return"] = self.back

    def _lay_map(self, box: Box, used: float) -> None:
        """A window onto the province under the facts, if there is room for one."""
        x, y, w, h = box
        self._window = (x, y + used + 26, w, h - used - 52)
        if self._window[3] < 120:
            return
        size = self.look.scale.rect(*self._window).size
        plate = Plate(self.look, load_country(), size, self._paper)
        left, top, right, bottom = self.place.box
        for step, zoom in enumerate(ZOOMS):
            scale = plate.scale / plate.zoom * zoom
            if (right - left) * scale <= size[0] * 0.94 and (bottom - top) * scale <= size[1] * 0.94:
                plate.step = step
        plate.look_at((left + right) / 2, (top + bottom) / 2)
        self._plate = plate

    def _paper(self, voice: str, near: bool, size: tuple[int, int]) -> pygame.Surface:
        surface = pygame.Surface(size)
        self.look.paper.fill(surface, surface.get_rect(), "ledger")
        return surface

    def _draw_map(self, pen: Pen) -> None:
        """Every commune of the province by its true grain a head, its neighbours round it."""
        assert self._plate is not None
        x, y, w, h = self._window
        words = _("Grain a head in {season}, true").format(season=inside(season_words(self.shown_season)))
        pen.text(words, x, y - 8, "body", "ink", room=w)
        values = self._atlas.chronicle.true_maps["grain"][self.shown_season - FIRST]
        at = self.look.scale.rect(*self._window)
        self._plate.draw("true", classes_of(values, BY_KEY["grain"].bounds), self.shown_season)
        self._plate.blit("true", pen.surface, at.topleft)
        self._plate.blit_ring(self.unit, pen.surface, at.topleft)
        pen.frame(x, y, w, h, "ink", 1)
        words_of = BY_KEY["grain"].classes()
        base = y + h + 18
        start = x + pen.text(words_of[0], x, base, "caption", "ink2") + 8
        for shade in range(CLASSES):
            pen.box(start, base - 12, 22, 14, f"map.{shade}", "ink2", width=1)
            if not shade:
                pen.hatch(start + 1, base - 11, 20, 12, "map_lowest_hatch", 4)
            start += 25
        pen.text(words_of[-1], start + 5, base, "caption", "ink2")

    def _scroll(self, area: ScrollArea, part: float) -> None:
        area.scroll(part * area.box[3])
        self.dirty = True

    def turn(self, step: int) -> None:
        """To another province."""
        units = [unit.index for unit in load_country().units if unit.simulated]
        self._unit = units[(units.index(self.unit) + step) % len(units)]
        self.rebuild()

    def back(self) -> None:
        """To the sheets, whose ring follows."""
        below = self.stage.screens[-2] if len(self.stage.screens) > 1 else None
        if below is not None and below.name == "nation":
            below.unit = self.unit  # type: ignore[attr-defined]
        self.stage.pop()

    # ------------------------------------------------------------------- drawing
    def ground(self, pen: Pen) -> None:
        """Desk, sheet, heading, facts, charts."""
        pen.desk()
        x, y, w, h = self._box
        pad = 28.0 if w > 600 else 14.0
        pen.sheet(*self._box)
        room = w - 2 * pad - pen.measure(self.place.name, "page") - 24
        caption = next((told for told in captions(self.limit) if pen.measure(told, "caption") <= room), "")
        pen.heading(self.place.name, x + pad, y + 44, w - 2 * pad, caption=caption, style="page")
        if w > 420:
            pen.keys([("[ ]", _("other provinces"))], x + pad, y + h - 27)
        if self._facts is not None:
            fx, fy, fw, _fh = self._facts
            self._draw_facts(pen, self._facts, facts(self._atlas, self.place, self.limit))
            if self._plate is not None:
                self._draw_map(pen)
            pen.line((fx + fw + 22, fy), (fx + fw + 22, y + h - FOOT), "rule_red_faint", 1)
            pen.line((fx + fw + 25, fy), (fx + fw + 25, y + h - FOOT), "rule_red_faint", 1)
        for box, panel in self._cells:
            draw_panel(pen, box, panel)

    def _draw_facts(self, pen: Pen, box: Box, told: list[tuple[str, str, str]]) -> None:
        x, y, w, _h = box
        columns = 2 if w >= TWO_COLUMNS - 30 else 1
        run = (w - 32 * (columns - 1)) / columns
        for place, (name, said, true) in enumerate(told):
            left, top = x + place % columns * (run + 32), y + place // columns * ROW
            pen.text(name, left, top + 17, "body", "ink", room=run)
            # In both voices, as everywhere.
            start = pen.text(said, left, top + 40, "reported_value", "ink", room=run) + 14 if said else 0.0
            pen.text(true, left + start, top + 40, "true_value", "pencil", room=run - start)
            pen.line((left, top + ROW - 1), (left + run, top + ROW - 1), "hair", 1)
