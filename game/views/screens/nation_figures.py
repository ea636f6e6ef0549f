"""What the country's sheets say: five measures, their classes and words, and figures out of a chronicle."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import numpy.typing as npt

from game.session.country.chronicle import FIRST, LAST, SAID, Chronicle, name_of, year_of
from game.session.telling.words import SEASON_TITLES
from game.text import N_, _
from game.views.figures import EN_DASH, number
from game.views.maps.country import Unit, load_country
from game.views.maps.shades import classes_of
from game.views.maps.tiles import NO_FIGURE

if TYPE_CHECKING:
    from game.session.game import Game

VOICES = ("reported", "true")
AUTUMN = 2
"""Of a year's four seasons, the one in which the year's crop is whole."""


@dataclass(frozen=True)
class Measure:
    """One figure by province and season. `bounds`: the lowest values of the four higher classes."""

    key: str
    letter: str
    name: str
    title: str
    bounds: tuple[int, int, int, int]
    unit: str
    """a figure with its unit"""
    step: int = 1
    """figures are rounded to this"""
    silence: str = ""
    """what the reported sheet says where no figure went up"""

    def rounded(self, value: float) -> int:
        """A value as it is shown."""
        return round(value / self.step) * self.step

    def shown(self, value: float | None) -> str:
        """A value with its unit; a dash where there is none."""
        return NO_FIGURE if value is None else _(self.unit).format(figure=number(self.rounded(value)))

    def shade(self, value: float) -> int:
        """The class of a value as it is shown."""
        return int(classes_of([self.rounded(value)], self.bounds)[0])

    def classes(self) -> list[str]:
        """The five classes in words, the lowest first."""
        low = self.bounds[0]
        words = [_("none") if low == 1 else _("under {figure}").format(figure=number(low))]
        for first, after in zip(self.bounds, self.bounds[1:], strict=False):
            last = after - self.step
            words.append(number(first) if last == first else f"{number(first)}{EN_DASH}{number(last)}")
        return [*words, _("{figure} and up").format(figure=number(self.bounds[-1]))]


MEASURES = (
    Measure("grain", "G", N_("Grain a head"), N_("Grain a head, kg"), (220, 280, 340, 420),
            N_("{figure} kg")),
    Measure("levy", "L", N_("Levy share"), N_("Taken, % of the crop"), (15, 22, 30, 40), N_("{figure} %")),
    Measure("kcal", "K", N_("Kcal"), N_("Food, kcal a day"), (1300, 1600, 1900, 2100), N_("{figure} kcal"),
            10, N_("No figure went up of what people ate.")),
    Measure("deaths", "D", N_("Death rate"), N_("Deaths per 1,000 a year"), (20, 30, 50, 80),
            N_("{figure} per 1,000"), 1, N_("No figure went up of how many died.")),
    Measure("furnaces", "F", N_("Furnaces"), N_("Furnaces lit in a commune"), (1, 5, 12, 26), N_("{figure} lit")),
)  # fmt: skip
BY_KEY = {measure.key: measure for measure in MEASURES}


class Atlas:
    """Figures of one chronicle, by voice, measure, season and place. Nothing is made up where nothing went up."""

    def __init__(self, chronicle: Chronicle) -> None:
        self.chronicle = chronicle
        self._people = np.array([province.people_m for province in chronicle.provinces])

    def provinces(self, voice: str, measure: str, season: int) -> npt.NDArray[np.float64] | None:
        """(28,), nan where a province has no figure; None where no such figure went up."""
        if voice == "reported" and measure not in SAID:
            return None
        held = self.chronicle.said_provinces if voice == "reported" else self.chronicle.true_provinces
        return held[measure][season - FIRST]

    def province(self, voice: str, measure: str, season: int, unit: int) -> float | None:
        """One province's figure."""
        row = self.provinces(voice, measure, season)
        return None if row is None or np.isnan(row[unit]) else float(row[unit])

    def communes(self, voice: str, measure: str, season: int) -> npt.NDArray[np.uint16] | None:
        """(26578,); None where no such figure went up."""
        if voice == "reported" and measure not in SAID:
            return None
        held = self.chronicle.said_maps if voice == "reported" else self.chronicle.true_maps
        return held[measure][season - FIRST]

    def country(self, voice: str, measure: str, season: int) -> float | None:
        """The country's mean, weighted by people."""
        row = self.provinces(voice, measure, season)
        if row is None:
            return None
        known = ~np.isnan(row) & (self._people > 0)
        return float((row[known] * self._people[known]).sum() / self._people[known].sum())

    def crop(self, voice: str, season: int) -> float | None:
        """Mt of the last year whose autumn is over in a season, as the maps show it; None before the first."""
        if season < FIRST + AUTUMN:
            return None
        year = self.chronicle.year(year_of(season) - (season % 4 < AUTUMN))
        return year.grain_reported_mt if voice == "reported" else year.grain_true_mt

    def deaths_above(self, limit: int) -> npt.NDArray[np.float64]:
        """(28,): deaths above those of 1957 in each province from 1958 to a season, in millions."""
        rates = self.chronicle.true_provinces["deaths"]
        usual = rates[:-FIRST].mean(axis=0)
        above = (rates[-FIRST : limit - FIRST + 1] - usual).sum(axis=0) / 4 / 1000
        return np.nan_to_num(above * self._people)


HOME = "HEN"
"""The province looked at first where the game knows of no commune of the map."""


def home_unit(own: int | None) -> int:
    """The province looked at first: the one in which the commune lies, a row of communes.csv."""
    country = load_country()
    if own is not None:
        return int(country.unit_of[own])
    return next(unit.index for unit in country.units if unit.letters == HOME)


def season_words(season: int) -> str:
    """ "Autumn 1958", "Winter 1959–60"."""
    year = year_of(season)
    return _(SEASON_TITLES[name_of(season)]).format(year=year, next=f"{(year + 1) % 100:02d}")


def last_season_shown(game: Game) -> int:
    """The season beyond which nothing is shown: the one in play, and after the game the last of 1962."""
    return LAST if game.stage == "over" else min(LAST, game.season)


def season_to_begin_with(game: Game) -> int:
    """The season shown first: the last one whose work is done; winter 1960 after the game."""
    if game.stage == "over":
        return min(LAST, game.last_season - 1)
    return max(FIRST, game.season - (1 if game.turn is None else 0))


def crop_words(atlas: Atlas, voice: str, season: int) -> str:
    """The country's crop with its unit, or a dash."""
    crop = atlas.crop(voice, season)
    return NO_FIGURE if crop is None else _("{amount} Mt").format(amount=number(crop))


def country_words(atlas: Atlas, voice: str, measure: Measure, season: int) -> str:
    """The right end of a sheet's heading."""
    mean = atlas.country(voice, measure.key, season)
    if mean is None:
        return _("Country: no figure")
    if measure.key == "grain" and atlas.crop(voice, season) is not None:
        return _("Country: {figure} kg a head, {crop}").format(
            figure=number(measure.rounded(mean)), crop=crop_words(atlas, voice, season)
        )
    return _("Country: {figure}").format(figure=measure.shown(mean))


@dataclass(frozen=True)
class Line:
    """What the strip tells of a place: its name, what was said, what was so. Every part is a whole phrase."""

    name: str
    reported: str = ""
    true: str = ""
    more: str = ""
    page: bool = True
    """whether there is a page of its province"""

    def parts(self) -> Iterator[tuple[str, str, str]]:
        """(text, style, colour) from left to right."""
        for text, style, colour in (
            (self.name, "section", "ink"),
            (self.reported, "reported_value", "ink_on_news"),
            (self.true, "true_value", "pencil"),
            (self.more, "true_value", "pencil"),
        ):
            if text:
                yield text, style, colour


def province_line(atlas: Atlas, measure: Measure, season: int, unit: Unit) -> Line:
    """A province under the pointer or the focus."""
    if not unit.simulated:
        return Line(unit.name, more=_("had no communes then, and is not counted here"), page=False)
    said = atlas.province("reported", measure.key, season, unit.index)
    true = atlas.province("true", measure.key, season, unit.index)
    taken = atlas.province("true", "levy", season, unit.index) if measure.key == "grain" else None
    return Line(
        unit.name,
        _reported_words(measure, said),
        _("true {figure}").format(figure=measure.shown(true)),
        _("{figure} % of it taken").format(figure=number(taken)) if taken is not None else "",
    )


def commune_line(
    atlas: Atlas, measure: Measure, season: int, unit: Unit, row: int, place: tuple[int, int, bool]
) -> Line:
    """A commune under the pointer. `place`: its number and its county's in the province, and whether it is yours."""
    said, true = (atlas.communes(voice, measure.key, season) for voice in VOICES)
    commune, county, own = place
    words = (
        _("{province}, your commune: {number} of {count}, county {county}")
        if own
        else _("{province}, commune {number} of {count}, county {county}")
    )
    return Line(
        words.format(province=unit.name, number=number(commune), count=number(unit.communes), county=number(county)),
        _reported_words(measure, None if said is None else float(said[row])),
        _("true {figure}").format(figure=measure.shown(None if true is None else float(true[row]))),
    )


def _reported_words(measure: Measure, value: float | None) -> str:
    return _("not reported") if value is None else _("reported {figure}").format(figure=measure.shown(value))
