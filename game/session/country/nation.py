"""The whole country, played once for a seed: the chronicle of a run, kept in memory and, without its maps, on disk.

    chronicle = nation(seed=1)                         history's orders
    chronicle = nation(seed=1, what_if="no-leap")      the recall held where it came in this seed's own history
    chronicle = nation(seed=1, what_if="no-leap", free_recall=True)
"""

from __future__ import annotations

import functools
import hashlib
from collections.abc import Callable
from typing import Any

import numpy as np
import numpy.typing as npt

from game.rules.leaders import Traits
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.turn import Turn
from game.rules.units import Ints, Reals, safe_ratio
from game.session.content import ruleset
from game.session.country.asks import directives
from game.session.country.chronicle import (
    FIRST,
    LAST,
    MEASURES,
    SAID,
    YEARS,
    Chronicle,
    ProvinceTotals,
    SeasonTotals,
    year_of,
)
from game.session.country.ground import Ground, country_ground
from game.session.country.inputs import communes, provinces
from game.session.country.kept import fetch, keep
from game.session.country.rows import found
from game.session.country.run import Run, begin_run, play_season
from game.session.country.secretaries import leaders_of
from game.session.country.tally import season_totals, year_totals
from game.session.what_ifs import changed_ask, changed_leaders, changed_rules, changed_state, check_what_if

RULESET = "leap"
Progress = Callable[[int], None]
"""Called with the number of seasons played."""

# Correlations and provinces are figures about a run; they never feed back into it.


def nation(
    seed: int, what_if: str = "", free_recall: bool = False, maps: bool = False, progress: Progress | None = None
) -> Chronicle:
    """The chronicle of a seed. Raises ContentError for an unknown what-if.

    maps: with the figures of every commune; they are made anew unless they were the last ones asked for.
    """
    check_what_if(what_if)
    if maps:
        return _mapped(seed, what_if, free_recall, _Silent(progress))
    return _plain(seed, what_if, free_recall, _Silent(progress))


def is_kept(seed: int, what_if: str = "") -> bool:
    """Whether a run has been played before and can be had at once."""
    return fetch(_name(seed, what_if, False)) is not None


def _name(seed: int, what_if: str, free: bool) -> str:
    return f"{seed} {what_if} {'free' if free else 'held'}"


class _Silent:
    """A progress call beside the cache's key, equal to any other."""

    def __init__(self, call: Progress | None) -> None:
        self.call = call

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Silent)


@functools.lru_cache(maxsize=64)
def _plain(seed: int, what_if: str, free: bool, progress: _Silent) -> Chronicle:
    name = _name(seed, what_if, free)
    known = fetch(name)
    if known is None:
        known = _play(seed, what_if, free, False, progress.call)
        keep(name, known)
    return known


@functools.lru_cache(maxsize=2)
def _mapped(seed: int, what_if: str, free: bool, progress: _Silent) -> Chronicle:
    return _play(seed, what_if, free, True, progress.call)


def open_run(
    seed: int,
    what_if: str = "",
    held: int | None = None,
    free: bool = True,
    step: int = 1,
    base: Ruleset | None = None,
    ground: Ground | None = None,
) -> Run:
    """The country in March 1957 under a what-if, every commune a row, led by its own secretary.

    held: the season of the recall when it is not free (None: never); step: each step-th county stands for the country;
    base: other constants and curves; ground: other rows.
    """
    rules = changed_rules(base or ruleset(RULESET), what_if)
    asked = directives()
    if ground is None:
        ground = country_ground(rules.p)
        if step > 1:
            ground = ground.only(np.flatnonzero(communes().county % step == 0))
    state = changed_state(found(ground, seed, rules), what_if)

    def led(state: State, seed: int, rules: Ruleset) -> Traits:
        return changed_leaders(leaders_of(state, seed, rules), what_if)

    return begin_run(
        seed, rules, asked.dated, asked.after, state,
        held=held, free=free, led=led, change=lambda ask: changed_ask(ask, what_if),
    )  # fmt: skip


def _play(seed: int, what_if: str, free: bool, maps: bool, progress: Progress | None) -> Chronicle:
    endogenous = free or not what_if
    held = None if endogenous else nation(seed).recall
    run = open_run(seed, what_if, held, endogenous)
    first = int(run.state["oxen"].sum()), int(run.state["pigs"].sum())
    seasons: list[SeasonTotals] = []
    herds: list[tuple[int, int]] = []
    books = Books(run.state, maps)
    sums = hashlib.sha256(f"{seed} {what_if} {free}".encode())
    while run.state.season <= LAST:
        season = run.state.season
        turn, played = play_season(run)
        seasons.append(season_totals(season, played, run.rules.p))
        herds.append((played.count.oxen, played.count.pigs))
        books.enter(season, turn)
        sums.update(repr((played.count, played.ask)).encode())
        if progress is not None:
            progress(len(seasons))
    sums.update(run.state.digest().encode())
    return Chronicle(
        seed=seed,
        what_if=what_if,
        free_recall=free,
        digest=sums.hexdigest()[:16],
        calendar=run.rules.calendar,
        seasons=tuple(seasons),
        years=year_totals(seasons, herds, first),
        provinces=books.provinces(),
        recall=run.centre.recall,
        admission=run.centre.admission,
        corr_death_output={year: books.correlation(year) for year in YEARS},
        **books.maps(),
    )


class Books:
    """Figures by commune as a run goes on: deaths and people by year, and the maps when they are wanted."""

    def __init__(self, state: State, maps: bool) -> None:
        n = state.communes
        self.normal = state["yield_1957"] / 1000.0
        self.founded: Reals = _by_commune(state, state.population())
        years = range(YEARS[0], YEARS[-1] + 2)
        self.dead, self.excess, self.people, self.crop, self.said, self.levy = (
            {year: np.zeros(n) for year in years} for _ in range(6)
        )
        self.peak = np.zeros(n)
        self.province = communes().province[state.commune_id]
        norm: Reals = state["norm"].astype(np.float64)
        self._last: tuple[Reals, Reals, Reals] = (norm, norm * 1.05, state["levy_taken"].astype(np.float64))
        self.true = {name: np.zeros((LAST - FIRST + 1, n), np.uint16) for name in MEASURES} if maps else {}
        self.told = {name: np.zeros((LAST - FIRST + 1, n), np.uint16) for name in SAID} if maps else {}

    def enter(self, season: int, turn: Turn) -> None:
        """Enter a season that has been resolved."""
        state, flow, year = turn.state, turn.flow, year_of(season)
        died = _by_commune(state, flow["deaths"])
        usual = _by_commune(state, flow["base_deaths"])
        people = _by_commune(state, flow["people_before"])
        for into, part in ((year, 1.0),) if season % 4 < 3 else ((year, 1 / 3), (year + 1, 2 / 3)):
            self.dead[into] += part * died
            self.excess[into] += part * (died - usual)
            self.people[into] += part * 0.25 * people
        if season % 4 == 2:
            crop, said, levy = (state[name].astype(np.float64) for name in ("year_crop", "claimed_year", "levy_taken"))
            self._last = (crop, said, levy)
            self.crop[year], self.said[year], self.levy[year] = self._last
        if self.true:
            self._draw(season - FIRST, turn, died, np.maximum(people, 1.0))

    def _draw(self, row: int, turn: Turn, died: Reals, people: Reals) -> None:
        crop, said, levy = self._last
        kcal = _by_commune(turn.state, turn.state["kcal"] * turn.flow["people_before"]) / people
        lit = _by_commune(turn.state, turn.orders["furnaces_lit"])
        sham = _by_commune(turn.state, turn.orders["furnaces_sham"])
        for name, value in (("grain", crop / people), ("levy", 100.0 * safe_ratio(levy, crop)), ("kcal", kcal),
                            ("deaths", 4000.0 * died / people), ("furnaces", lit)):  # fmt: skip
            self.true[name][row] = np.clip(np.rint(value), 0, 65535)
        for name, value in (("grain", said / people), ("levy", 100.0 * safe_ratio(levy, said)),
                            ("furnaces", lit + sham)):  # fmt: skip
            self.told[name][row] = np.clip(np.rint(value), 0, 65535)

    def _of_province(self, values: Reals) -> Reals:
        return _sums(self.province, values, len(provinces().names))

    def provinces(self) -> tuple[ProvinceTotals, ...]:
        """Every province over the run, in the order of the map."""
        names = provinces().names
        founded = self._of_province(self.founded)
        dead = {year: self._of_province(self.dead[year]) for year in YEARS}
        people = {year: self._of_province(self.people[year]) for year in YEARS}
        rate = {year: 1000.0 * safe_ratio(dead[year], people[year]) for year in YEARS}
        excess = sum((self._of_province(self.excess[year]) for year in YEARS[1:]), np.zeros(len(names)))
        crop = {year: self._of_province(self.crop[year]) for year in YEARS}
        said = {year: self._of_province(self.said[year]) for year in YEARS}
        share = {year: safe_ratio(self._of_province(self.levy[year]), crop[year]) for year in YEARS}

        def row(values: dict[int, Reals], k: int, unit: float = 1.0) -> dict[int, float]:
            return {year: float(values[year][k]) / unit for year in YEARS}

        return tuple(
            ProvinceTotals(
                name=name,
                people_m=float(founded[k]) / 1e6,
                excess_deaths_m=float(excess[k]) / 1e6,
                peak_death_rate_permille=max(float(rate[year][k]) for year in YEARS),
                death_rate_permille=row(rate, k),
                grain_true_mt=row(crop, k, 1e9),
                grain_reported_mt=row(said, k, 1e9),
                levy_share=row(share, k),
            )
            for k, name in enumerate(names)
        )

    def correlation(self, year: int) -> float:
        """Over communes, of the year's death rate and the normal output a head."""
        rate = self.dead[year] / np.maximum(self.people[year], 1.0)
        return round(float(np.corrcoef(rate, self.normal)[0, 1]), 4)

    def maps(self) -> dict[str, Any]:
        """The four map fields of a chronicle; empty when no maps were wanted."""
        if not self.true:
            return {}
        weight = self._of_province(self.founded)

        def means(maps: dict[str, npt.NDArray[np.uint16]]) -> dict[str, Reals]:
            found: dict[str, Reals] = {}
            for name, rows in maps.items():
                sums = np.stack([self._of_province(row * self.founded) for row in rows])
                found[name] = np.where(weight > 0, sums / np.where(weight > 0, weight, 1.0), np.nan)
            return found

        return {
            "true_maps": dict(self.true),
            "said_maps": dict(self.told),
            "true_provinces": means(self.true),
            "said_provinces": means(self.told),
        }


def _by_commune(state: State, values: Any) -> Reals:
    return _sums(state.commune, values, state.communes)


def _sums(group: Ints, values: Any, groups: int) -> Reals:
    sums: Reals = np.bincount(group, np.asarray(values, dtype=np.float64), groups).astype(np.float64)
    return sums


def with_maps(chronicle: Chronicle) -> Chronicle:
    """The same run with its maps."""
    if chronicle.true_maps:
        return chronicle
    return nation(chronicle.seed, chronicle.what_if, chronicle.free_recall, maps=True)
