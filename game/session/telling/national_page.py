"""The capital's newspaper of a season: what was announced for the whole country, and what was called for.

The page is written from a run of the country as far as it was said aloud: figures that provinces reported, furnaces
that were shown, the campaigns that the calendar of that run turns up and down, the recall, the admission. Figures of
deaths, of what was eaten, of what came in or lay in store are never read here.

Each season the weightiest matter leads, and what was told a season ago gives way. Wordings of a matter take turns from
a place that the game's seed gives, so no season repeats the one before.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np

from game.rules.calendar import SeasonAsk
from game.session.country.chronicle import FIRST, Chronicle
from game.session.country.inputs import provinces
from game.session.game import Game
from game.session.telling.centre import PRESSING, recall_of, sensed
from game.session.telling.national_lines import BRIEFS, POINTS, POINTS_AFTER, TOLD
from game.session.telling.words import Wording, closing_day, long_date, number
from game.text import N_, _, language

MASTHEAD = N_("Capital Daily")
PARAGRAPHS = 5
BRIEF_ITEMS = 2
ROWS = 5
"""Provinces in the small table."""
TOLD_AGAIN = 0.6
"""Weight of a matter that was told a season ago."""
CALM_HONEST = 0.25


@dataclass(frozen=True)
class PlateRow:
    """A line of the small table: a figure with its bar, or a sentence alone."""

    label: str
    value: str = ""
    share: float = 0.0
    """length of the bar, 0-1 of the longest"""


@dataclass(frozen=True)
class Plate:
    """What stands where a county paper has its photograph: a table of reported figures, or a list of points."""

    title: str
    rows: tuple[PlateRow, ...]
    caption: str


@dataclass(frozen=True)
class NationalPage:
    """One page of the capital's newspaper, ready to be set."""

    masthead: str
    date: str
    price: str
    headline: str
    deck: str
    body: tuple[str, ...]
    """a paragraph for each matter, the lead's first"""
    heads: tuple[str, ...]
    """a heading for each of them; the lead's is the page's headline"""
    decks: tuple[str, ...]
    """each matter in a sentence or two, for where there is no room for its paragraph"""
    brief: str
    """news in brief"""
    briefs: tuple[str, ...]
    """the same, item by item"""
    plate: Plate
    margin: str = ""
    """what the reader has written beside it in pencil; nothing where there is nothing to sense"""
    matters: tuple[str, ...] = ()
    """names of what is told, the lead first"""


@dataclass(frozen=True)
class _Said:
    """What was said aloud by a season's end."""

    season: int
    ask: SeasonAsk
    before: SeasonAsk
    recall: int | None
    admission: int | None
    grain_mt: float
    grain_before_mt: float
    year_mt: float
    year_before_mt: float
    provinces: tuple[tuple[str, float], ...]
    """names with kg reported a head, the highest first; empty where no maps were kept"""
    furnaces: float
    ships: bool
    """whether grain left the ports"""
    driven: bool
    """whether in the season before county secretaries were followed by zealous ones"""
    quieter: bool
    """whether by moderate ones"""

    @property
    def recalled(self) -> bool:
        """Whether the initiatives have been recalled by now."""
        return self.recall is not None and self.season >= self.recall

    @property
    def calm(self) -> bool:
        """A line that asks for truth or presses little, and the recall, make a quieter paper."""
        return self.recalled or self.ask.honest >= CALM_HONEST or self.ask.pressure < PRESSING

    @property
    def leap(self) -> bool:
        """Whether the line presses for records at all."""
        return not self.recalled and self.ask.pressure >= PRESSING

    def rose(self, name: str) -> float:
        """By how much something is asked more than a season ago."""
        return float(getattr(self.ask, name) - getattr(self.before, name))


Weight = Callable[[_Said], float]


def _when(holds: bool, weight: float) -> float:
    return weight if holds else 0.0


def _claim(season: str, calm: bool) -> Weight:
    weights = {"spring": (46.0, 58.0), "summer": (64.0, 58.0), "autumn": (71.0, 58.0), "winter": (66.0, 56.0)}
    loud, quiet = weights[season]
    return lambda s: _when(s.ask.season == season and s.calm == calm and not s.recalled, quiet if calm else loud)


def _quiet(season: str) -> Weight:
    return lambda s: _when(s.ask.season == season and s.recalled, 58)


MATTERS: Mapping[str, Weight] = {
    "recall": lambda s: _when(s.season == s.recall, 100),
    "admission": lambda s: _when(s.season == s.admission, 99),
    "struggle": lambda s: _when(s.leap and s.rose("pressure") >= 0.25 and s.before.honest > 0, 90),
    "line": lambda s: _when(s.season == 0 and s.ask.pressure >= 0.5, 75),
    "honest": lambda s: _when(s.leap and s.ask.honest >= CALM_HONEST and s.rose("honest") > 0.05, 78),
    "accounts": lambda s: _when(not s.recalled and s.rose("unit") <= -0.15, 62),
    "home": lambda s: _when(
        s.ask.year >= 1960 and not s.recalled and s.rose("pressure") <= -0.15 and s.rose("works") < 0, 72
    ),
    "programme": lambda s: _when(s.season == 8 and s.leap, 57),
    "claim_spring_loud": _claim("spring", False),
    "claim_summer_loud": _claim("summer", False),
    "claim_autumn_loud": _claim("autumn", False),
    "claim_winter_loud": _claim("winter", False),
    "claim_spring_calm": _claim("spring", True),
    "claim_summer_calm": _claim("summer", True),
    "claim_autumn_calm": _claim("autumn", True),
    "claim_winter_calm": _claim("winter", True),
    "quiet_spring": _quiet("spring"),
    "quiet_summer": _quiet("summer"),
    "quiet_autumn": _quiet("autumn"),
    "quiet_winter": _quiet("winter"),
    "communes": lambda s: _when(not s.recalled and s.ask.unit >= 0.9 > s.before.unit, 70),
    "pooling": lambda s: _when(s.leap and 0.33 <= s.ask.unit < 0.4 and s.rose("unit") > 0, 54),
    "communes_good": lambda s: _when(s.leap and 0.4 <= s.ask.unit < 0.9 and s.rose("unit") > 0, 59),
    "steel": lambda s: _when(s.leap and s.ask.furnaces >= 15, 69),
    "steel_begins": lambda s: _when(
        s.leap and s.season < 4 and 3 <= s.ask.furnaces < 15 and s.rose("furnaces") > 0, 56
    ),
    "steel_met": lambda s: _when(s.leap and s.season < 4 and s.rose("furnaces") <= -5, 55),
    "steel_lower": lambda s: _when(
        not s.recalled and s.season >= 4 and (s.rose("furnaces") <= -3 or (s.season == 5 and s.ask.furnaces > 0)), 54
    ),
    "steel_on": lambda s: _when(s.leap and s.season >= 4 and s.ask.furnaces >= 3 and s.rose("furnaces") >= 1, 44),
    "feast": lambda s: _when(s.ask.feast >= 0.5, 65),
    "canteens": lambda s: _when(s.leap and s.ask.canteens >= 0.9 and s.ask.feast < 0.5 and not s.calm, 50),
    "choice": lambda s: _when(
        not s.recalled and s.before.canteens >= 0.7 and s.rose("canteens") <= -0.2 and s.ask.canteens < 0.8, 66
    ),
    "kitchens": lambda s: _when(s.recalled and s.before.canteens >= 0.15 and s.rose("canteens") < 0, 60),
    "searches": lambda s: _when(s.leap and s.ask.searches >= 0.5, 52),
    "works": lambda s: _when(s.leap and s.ask.works >= 0.3 and s.season < 4, 60),
    "works_again": lambda s: _when(s.leap and s.ask.works >= 0.18 and s.ask.season == "winter" and s.season >= 4, 60),
    "ponds": lambda s: _when(s.leap and 0.1 <= s.ask.works < 0.3 and s.ask.season == "spring", 45),
    "ploughing": lambda s: _when(s.leap and (s.ask.depth >= 30 or s.ask.closeness >= 2.0), 53),
    "less_land": lambda s: _when(s.leap and s.ask.area <= 0.91 and s.rose("area") < -0.005, 48),
    "pests": lambda s: _when(s.leap and s.ask.pests >= 0.8, 49),
    "pests_off": lambda s: _when(s.before.pests >= 0.3 and s.ask.pests <= 0.2 and s.ask.year >= 1959, 51),
    "cities": lambda s: _when(s.leap and s.ask.season == "summer" and s.ask.year >= 1960, 61),
    "rations": lambda s: _when(s.ask.year >= 1960 and s.ask.season == "autumn" and s.before.pressure >= 0.5, 47),
    "weather": lambda s: _when(s.ask.hit >= 0.13 and s.ask.season in ("summer", "autumn"), 50 if s.calm else 34),
    "relief": lambda s: _when(s.ask.relief >= 0.6 and s.recalled, 46),
    "settling": lambda s: _when(s.recall is not None and s.season > s.recall, 62),
    "examining": lambda s: _when(s.admission is not None and s.season > s.admission, 63),
    "exports": lambda s: _when(s.ships and not s.recalled, 27),
    "fields_spring": lambda s: _when(s.ask.season == "spring", 20),
    "fields_summer": lambda s: _when(s.ask.season == "summer", 20),
    "fields_autumn": lambda s: _when(s.ask.season == "autumn", 20),
    "fields_winter": lambda s: _when(s.ask.season == "winter", 20),
}
"""What can be told, and how heavily it weighs in a season; nothing where it is not so."""

BRIEF_MATTERS: Mapping[str, Weight] = {
    "pages": lambda s: _when(s.season == s.recall, 60),
    "chairman": lambda s: _when(s.season == 4, 50),
    "lower_target": lambda s: _when(s.season == 5 and 0.05 <= s.ask.honest and not s.recalled, 48),
    "militia": lambda s: _when(s.leap and s.season == 2, 40),
    "hiring": lambda s: _when(s.leap and s.ask.hire >= 0.004, 30),
    "returning": lambda s: _when(s.before.hire >= 0.003 and s.ask.hire < 0.0015, 35),
    "roads": lambda s: _when(s.leap and s.ask.pressure >= 0.8 and s.ask.season == "winter" and s.season > 3, 38),
    "driven": lambda s: _when(s.driven, 42),
    "quieter": lambda s: _when(s.quieter, 42),
    "letters": lambda s: _when(s.calm and s.rose("honest") > 0.05, 34),
    "spring": lambda s: _when(s.ask.season == "spring", 10),
    "summer": lambda s: _when(s.ask.season == "summer", 10),
    "autumn": lambda s: _when(s.ask.season == "autumn", 10),
    "winter": lambda s: _when(s.ask.season == "winter", 10),
}


@dataclass
class _Pages:
    """Which wordings were used, and what was told a season ago."""

    seed: int
    used: dict[str, int] = field(default_factory=dict)
    last: set[str] = field(default_factory=set)

    def next_of(self, name: str, choices: Sequence[str]) -> int:
        """The place of the wording used least; where several are, they take turns from a place the seed gives."""
        start = (self.seed * 7919 + sum(map(ord, name)) * 31) % 1_000_003 % len(choices)
        place = min(range(len(choices)), key=lambda k: (self.used.get(choices[k], 0), (k - start) % len(choices)))
        self.used[choices[place]] = self.used.get(choices[place], 0) + 1
        return place


def national_page(game: Game, index: int = -1) -> NationalPage:
    """The capital's newspaper of a season that has been played; the last one by default.

    Raises IndexError before the first season is over.
    """
    season = game.records[index].index
    place = game.scenario.place
    return page_of(
        game.chronicle, season, game.setup.seed, _(place.county), place.province, " ".join(sensed(game, season))
    )


def page_of(
    chronicle: Chronicle, season: int, seed: int, county: str, province: str = "", margin: str = ""
) -> NationalPage:
    """The page of a season of a run. `county`, `province`: where it is read; `margin`: what its reader adds.

    Raises IndexError for a season before spring 1958 or after the run.
    """
    if season < 0:
        raise IndexError(f"no page was kept for season {season}")
    pages = _Pages(seed)
    for each in range(season):
        _written(pages, _said(chronicle, each))
    said = _said(chronicle, season)
    names, parts, briefs = _written(pages, said)
    headline, deck, _text = parts[0]
    return NationalPage(
        masthead=_(MASTHEAD),
        date=long_date(closing_day(said.ask)),
        price=_("By post to {county}").format(county=county),
        headline=headline,
        deck=deck,
        body=tuple(text for _headline, _deck, text in parts),
        heads=tuple(head for head, _deck, _text in parts),
        decks=tuple(line for _headline, line, _text in parts),
        brief=" ".join(briefs),
        briefs=briefs,
        plate=_plate(chronicle, said, province),
        margin=margin,
        matters=names,
    )


def _said(chronicle: Chronicle, season: int) -> _Said:
    now, then = chronicle.totals(season), chronicle.totals(season - 4)
    year = chronicle.calendar.ask(season).year
    # The year's figure is known when its autumn is in; in spring and summer the newest one is last year's.
    ask = chronicle.calendar.ask(season)
    recall = recall_of(chronicle)
    return _Said(
        season=season,
        ask=ask,
        before=chronicle.calendar.ask(season - 1) if season > chronicle.calendar.first else ask,
        recall=recall,
        admission=chronicle.admission if recall is not None else None,
        grain_mt=now.grain_reported_mt,
        grain_before_mt=then.grain_reported_mt,
        year_mt=chronicle.year(year).grain_reported_mt,
        year_before_mt=chronicle.year(year - 1).grain_reported_mt,
        provinces=_provinces(chronicle, season),
        furnaces=float(chronicle.said_maps["furnaces"][season - FIRST].sum(dtype=np.int64))
        if "furnaces" in chronicle.said_maps
        else 0.0,
        ships=now.exported_mt > 0.0,
        driven=season > FIRST and chronicle.totals(season - 1).counties_zealous > 0,
        quieter=season > FIRST and chronicle.totals(season - 1).counties_moderate > 0,
    )


def _provinces(chronicle: Chronicle, season: int) -> tuple[tuple[str, float], ...]:
    if "grain" not in chronicle.said_provinces:
        return ()
    row = chronicle.said_provinces["grain"][season - FIRST]
    pairs = [(province.name, float(kg)) for province, kg in zip(chronicle.provinces, row, strict=True)]
    return tuple(sorted((p for p in pairs if p[1] > 0), key=lambda pair: (-pair[1], pair[0])))


def province_name(name: str) -> str:
    """A province's name in the language in use."""
    known = provinces()
    return known.hanzi[known.names.index(name)] if language().startswith("zh") and name in known.names else name


def _written(pages: _Pages, said: _Said) -> tuple[tuple[str, ...], list[Wording], tuple[str, ...]]:
    """Names of what is told, the lead first; their wordings, filled in; the news in brief."""
    places = _places(said)
    weights = {name: weight(said) for name, weight in MATTERS.items()}
    names = sorted(
        (name for name, weight in weights.items() if weight > 0),
        key=lambda name: -weights[name] * (TOLD_AGAIN if name in pages.last else 1.0),
    )[:PARAGRAPHS]
    parts = []
    for name in names:
        usable = [w for w in TOLD[name] if not _lacks(" ".join(w), places)]
        one, two, three = usable[pages.next_of(name, [wording[0] for wording in usable])]
        parts.append((_(one).format(**places), _(two).format(**places), _(three).format(**places)))
    items = sorted(
        (name for name, weight in BRIEF_MATTERS.items() if weight(said) > 0),
        key=lambda name: -BRIEF_MATTERS[name](said),
    )[:BRIEF_ITEMS]
    items += [said.ask.season] * (BRIEF_ITEMS - len(items))
    briefs = [_(BRIEFS[name][pages.next_of(name, BRIEFS[name])]) for name in items]
    pages.last = set(names)
    return tuple(names), parts, tuple(briefs)


def _lacks(wording: str, places: Mapping[str, str]) -> bool:
    """Whether a wording names something that is not known."""
    return any(not value and f"{{{name}}}" in wording for name, value in places.items())


def _places(said: _Said) -> dict[str, str]:
    """What wordings may name. While the line is loud, what would show a fall is not printed."""

    def earlier(before: float, now: float) -> str:
        return _million_t(before) if said.calm or now >= before else ""

    new_year = said.ask.season in ("autumn", "winter")
    leading = [*said.provinces[:2], ("", 0.0), ("", 0.0)][:2]
    return {
        "year": str(said.ask.year),
        "last": str(said.ask.year - 1),
        "next": str(said.ask.year + 1),
        "amount": _million_t(said.grain_mt),
        "before": earlier(said.grain_before_mt, said.grain_mt),
        "whole": _million_t(said.year_mt),
        "whole_before": earlier(said.year_before_mt, said.year_mt) if new_year else _million_t(said.year_before_mt),
        "leader": province_name(leading[0][0]),
        "leading": _kg(leading[0][1]),
        "second": province_name(leading[1][0]),
        "seconding": _kg(leading[1][1]),
        "furnaces": number(round(said.furnaces, -4)) if said.furnaces >= 10_000 else "",
    }


def _million_t(amount: float) -> str:
    return _("{amount} million tonnes").format(amount=number(amount)) if amount >= 0.5 else ""


def _kg(amount: float) -> str:
    return _("{amount} kg").format(amount=number(amount)) if amount >= 1 else ""


# ----------------------------------------------------------------------- the table
def _plate(chronicle: Chronicle, said: _Said, province: str) -> Plate:
    if said.season == said.recall:
        return _points(said)
    if said.recalled:
        return Plate(_("Still to be done"), tuple(PlateRow(_(line)) for line in POINTS_AFTER), _("from the directive"))
    years = _years(chronicle, said)
    falls = len(years) > 1 and years[-1][1] < years[-2][1]
    # Years are shown where they rise, or where the line lets a fall be seen; else those who report most.
    if said.provinces and (said.ask.season in ("summer", "autumn") or len(years) < 2 or (falls and not said.calm)):
        return _province_plate(said, province)
    most = max(amount for _year, amount in years)
    rows = tuple(PlateRow(str(year), number(amount), amount / most) for year, amount in years)
    return Plate(_("Grain, million tonnes"), rows, _("as announced year by year"))


def _years(chronicle: Chronicle, said: _Said) -> list[tuple[int, float]]:
    """Figures of years, up to the newest that has been announced."""
    last = said.ask.year if said.ask.season in ("autumn", "winter") else said.ask.year - 1
    return [(year.year, year.grain_reported_mt) for year in chronicle.years if year.year <= last]


def _points(said: _Said) -> Plate:
    """The recall, point by point, as far as what is asked has changed."""
    holds = {
        "plots": said.ask.plots > said.before.plots,
        "unit": said.ask.unit < said.before.unit,
        "canteens": said.ask.canteens < said.before.canteens,
        "searches": said.ask.searches < said.before.searches or said.ask.searches == 0,
        "works": said.ask.works < said.before.works,
        "hours": said.ask.hours < said.before.hours,
        "returned": True,
        "rest": True,
    }
    names = [name for name in POINTS if holds[name]][:ROWS]
    return Plate(
        _("From the directive"),
        tuple(PlateRow(_(POINTS[name])) for name in names),
        _("To be read aloud in every team."),
    )


def _province_plate(said: _Said, province: str) -> Plate:
    """The provinces that report most, and the reader's own."""
    most = said.provinces[0][1]
    own = [pair for pair in said.provinces[ROWS - 1 :] if pair[0] == province]
    shown = [*said.provinces[: ROWS - len(own[:1])], *own[:1]]
    rows = tuple(PlateRow(province_name(name), number(kg), kg / most) for name, kg in shown)
    year = said.ask.year - (said.ask.season == "spring")
    return Plate(_("Grain a head, kg"), rows, _("reported by province for {year}").format(year=year))
