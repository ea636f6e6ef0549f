"""The dated directives: what the state asks, season by season. Inputs from history, never outcomes.

Dates and intensities follow `docs/history.md`; a scenario's file holds the values. What happens to the commune
under them is left to the phases.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, dataclass, fields, replace
from typing import Any

SEASONS = ("spring", "summer", "autumn", "winter")
LINES = ("pledge", "leap", "window", "mountain")
"""The pledges of early 1958, the Leap, the easing of spring 1959, the campaign that followed Lushan."""


@dataclass(frozen=True)
class SeasonAsk:
    """What comes down from above in one season."""

    season: str
    """spring, summer, autumn or winter"""
    year: int
    line: str
    """by which papers are read and secretaries led: pledge, leap, window, mountain"""
    pressure: float
    """0-1: how hard every ask is pressed"""
    sputnik: float
    """0-1: campaign for record claims"""
    honest: float
    """0-1: how far the line asks for truth"""
    claim_middle: float
    """claims of a middling commune over its true harvest, less one"""
    furnaces: float
    """furnaces asked of a commune of 22,000 people"""
    iron_t: float
    """iron asked of such a commune, t"""
    works: float
    """share of hands asked for waterworks and building"""
    hours: float
    """hours of work a day asked"""
    area: float
    """sown area asked, share of last year's"""
    closeness: float
    """sowing density asked, times the normal one"""
    depth: float
    """ploughing depth asked, cm"""
    pests: float
    """effort asked in the campaign against the four pests, 0-1"""
    canteens: float
    """0-1: compulsory canteens asked"""
    feast: float
    """0-1: eat your fill, asked in so many words"""
    plots: float
    """private plots allowed, share of the land"""
    link: float
    """share of food tied to a household's own work under the accounts ordered"""
    unit: float
    """size of the accounting unit: log10(households / 30) / 2.2"""
    hire: float
    """people hired away to towns and works, share of a commune"""
    searches: float
    """0-1: campaign against hidden grain"""
    trust: float
    """how far the expected output moves toward what is claimed, a year"""
    forgive: float
    """share of a shortfall against expectation that is forgiven after the harvest"""
    resale: float
    """share of the year's levy sold back"""
    resale_rate: float
    """kg sold back for each kg by which a place looks short on paper: the year's resale over all that need"""
    relief: float
    """readiness to grant relief that is asked for, 0-1"""
    hit: float
    """share of the country's sown area seriously hit by weather this year (the record)"""
    recalled: float
    """0 before the initiatives are recalled, 1 after"""
    skies: tuple[float, ...] = ()
    """by province: mean of its counties' drawn skies in a year for which its own share of stricken land is known; taken
    off again, so that luck says only which counties were hit. None: nothing is taken off"""
    bars: tuple[float, ...] = ()
    """by province: what a county must have claimed and delivered, against its province, for its secretary to stay;
    none: nobody is measured. Like `skies` and the two below an answer of the rules, never dated"""
    mourned: float = 0.0
    """share of a county's people dead of hunger for which its secretary has to go (0: nobody is called to account)"""
    provinces: tuple[int, ...] = ()
    """by province: 1 where a zealous first secretary follows, -1 where a moderate one does, 0 where he stays"""


class CalendarError(ValueError):
    """A calendar that cannot be used; the message names file, season and field."""


@dataclass(frozen=True)
class Calendar:
    """Seasons in order, from the season numbered `first`; season 0 is spring 1958."""

    seasons: tuple[SeasonAsk, ...]
    first: int = 0

    @property
    def end(self) -> int:
        """The season after the last."""
        return self.first + len(self.seasons)

    def ask(self, season: int) -> SeasonAsk:
        """What is asked in a season."""
        if not self.first <= season < self.end:
            raise IndexError(f"the calendar has no season {season}")
        return self.seasons[season - self.first]

    def with_season(self, ask: SeasonAsk) -> Calendar:
        """The same calendar with one season more."""
        return Calendar((*self.seasons, ask), self.first)

    def changed(self, **values: Any) -> Calendar:
        """The same calendar with some fields replaced in every season: a number, or a function of the old ask."""
        seasons = []
        for ask in self.seasons:
            new = {name: value(ask) if callable(value) else value for name, value in values.items()}
            seasons.append(replace(ask, **new))
        return Calendar(tuple(seasons), self.first)


def read_calendar(file: str, rows: Any) -> Calendar:
    """Check and read a list of seasons; raises CalendarError naming file, season and field."""
    if not isinstance(rows, list) or not rows:
        raise CalendarError(f"{file}: seasons should be a list of tables, one for each season")
    wanted = {field.name for field in fields(SeasonAsk) if field.default is MISSING}
    seasons = []
    for number, row in enumerate(rows):
        where = f"{file}: season {number + 1}"
        if not isinstance(row, Mapping):
            raise CalendarError(f"{where} should be a table")
        for name in sorted(wanted - set(row)):
            raise CalendarError(f"{where} lacks {name!r}")
        for name in sorted(set(row) - wanted):
            raise CalendarError(f"{where} has an unknown field {name!r}")
        if row["season"] not in SEASONS:
            raise CalendarError(f"{where}: season should be one of {', '.join(SEASONS)}, not {row['season']!r}")
        if row["line"] not in LINES:
            raise CalendarError(f"{where}: line should be one of {', '.join(LINES)}, not {row['line']!r}")
        for name in wanted - {"season", "line"}:
            if isinstance(row[name], bool) or not isinstance(row[name], int | float):
                raise CalendarError(f"{where}: {name} should be a number, not {row[name]!r}")
        values: dict[str, Any] = {name: float(row[name]) for name in wanted - {"season", "year", "line"}}
        seasons.append(SeasonAsk(season=row["season"], year=int(row["year"]), line=row["line"], **values))
    return Calendar(tuple(seasons))
