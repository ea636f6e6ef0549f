"""One run of the country, or of a sample of its counties, and the figures that are compared with the record."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np

from game.rules.calendar import Calendar
from game.rules.ruleset import Ruleset
from game.rules.turn import Turn
from game.rules.units import Reals
from game.session.content import ruleset
from game.session.country.chronicle import LAST, YEARS, SeasonTotals, YearTotals, year_of
from game.session.country.ground import Ground, country_ground
from game.session.country.nation import open_run
from game.session.country.run import Run, play_season
from game.session.country.tally import season_totals, year_totals
from tools.calibrate.curves import reshaped


@dataclass(frozen=True)
class Measured:
    """A run's totals, and by commune and year: deaths, deaths above the usual, people."""

    run: Run
    ground: Ground
    seasons: tuple[SeasonTotals, ...]
    years: tuple[YearTotals, ...]
    dead: Mapping[int, Reals]
    above_usual: Mapping[int, Reals]
    people: Mapping[int, Reals]

    def year(self, year: int) -> YearTotals:
        """Totals of a year."""
        return self.years[year - YEARS[0]]

    @property
    def excess_m(self) -> float:
        """Deaths above the usual, 1958-62, millions."""
        return sum(year.excess_deaths_m for year in self.years[1:])


def rules_with(values: Mapping[str, float]) -> Ruleset:
    """The ruleset with some constants and shapes of curves changed."""
    base = ruleset("leap")
    constants = {name: value for name, value in values.items() if "." not in name}
    tables = {**base.tables, **reshaped({name: v for name, v in values.items() if "." in name})}
    return Ruleset(base.name, base.version, base.p.replaced(**constants), tables, Calendar((), -4))


def measure(
    values: Mapping[str, float],
    seed: int = 1,
    step: int = 1,
    held: int | None = 10,
    free: bool = False,
    what_if: str = "",
) -> Measured:
    """Play the country with `values` in the ruleset; step: take each step-th county only."""
    run = open_run(seed, what_if, held, free, step, rules_with(values))
    state, rules = run.state, run.rules
    first = (int(state["oxen"].sum()), int(state["pigs"].sum()))
    seasons, herds = [], []
    zero = {year: np.zeros(state.communes) for year in range(YEARS[0], YEARS[-1] + 2)}
    dead, above, people = dict(zero), dict(zero), dict(zero)
    while run.state.season <= LAST:
        season = run.state.season
        turn, played = play_season(run)
        seasons.append(season_totals(season, played, rules.p))
        herds.append((played.count.oxen, played.count.pigs))

        def by_commune(values: Any, turn: Turn = turn) -> Reals:
            weights = np.asarray(values, dtype=np.float64)
            sums: Reals = np.bincount(turn.state.commune, weights, turn.state.communes).astype(np.float64)
            return sums

        year = year_of(season)
        for into, share in ((year, 1.0),) if season % 4 < 3 else ((year, 1 / 3), (year + 1, 2 / 3)):
            died = by_commune(turn.flow["deaths"])
            dead[into] = dead[into] + share * died
            above[into] = above[into] + share * (died - by_commune(turn.flow["base_deaths"]))
            people[into] = people[into] + share * 0.25 * by_commune(turn.flow["people_before"])
    ground = country_ground(rules.p).only(state.commune_id)
    return Measured(run, ground, tuple(seasons), year_totals(seasons, herds, first), dead, above, people)
