"""The ending's columns: this game, the same commune under the median leader and without the Leap, and the country
as this run has it and as the record has it.

Same seed, same weather, same luck. Columns are laid side by side as facts and never summed; none is a score.
"""

from __future__ import annotations

from dataclasses import dataclass

import msgspec

from game.rules.units import KG_PER_T
from game.session.country.chronicle import Chronicle
from game.session.game import Game, play
from game.session.national import national, record
from game.session.telling.centre import run_of
from game.text import N_

LABELS = {
    "yours": N_("Your commune"),
    "median": N_("Under the median leader"),
    "no_leap": N_("Without the Leap"),
    "country": N_("The country, in this run"),
    "record": N_("The country, from the record"),
}
YEARS = (1958, 1959, 1960)
KEPT_WEIGHTS = {"store": 0.35, "animals": 0.25, "forest": 0.15, "trust": 0.25}
"""What is kept for 1961: parts of each, against the spring of 1958."""


@dataclass(frozen=True)
class Column:
    """One column. The country's has no people of its own, no office and nothing kept: those fields are None."""

    key: str
    """one of LABELS"""
    people_before: int | None
    """in spring 1958"""
    here: int | None
    away: int | None
    """left, less those who came back"""
    born: int | None
    gone: int | None
    """died"""
    born_per_mille: float
    """over the whole time, of the people at its beginning"""
    gone_per_mille: float
    seasons_in_office: int | None
    seasons: int | None
    reported_t: float | None
    """grain reported of the summer and autumn harvests"""
    true_t: float | None
    said_over_true: float
    """grain reported over grain brought in"""
    levy_share: float
    """grain taken, before any came back, over grain brought in"""
    kept: dict[str, float] | None
    """store, animals, forest and trust at the end against the beginning, and `all` by KEPT_WEIGHTS"""
    source: str = ""
    """where the record's figures come from"""


def columns(game: Game) -> tuple[Column, ...]:
    """The five columns for a game, over the seasons it has played. Plays two games more."""
    seasons = len(game.records) or game.last_season
    again = msgspec.structs.replace(game.setup, policy="median", sets=(), what_if="", seasons=seasons)
    calm = msgspec.structs.replace(again, what_if="no-leap")
    median, without = column("median", play(again)), column("no_leap", play(calm))
    return column("yours", game), median, without, country(run_of(game)), from_record()


def column(key: str, game: Game) -> Column:
    """One game as a column."""
    figures = [season.figures for season in game.records]
    before = int(game.world.state.population()[: game.places].sum())
    born, gone = sum(f["births"] for f in figures), sum(f["deaths"] for f in figures)
    said, true = sum(f["grain_reported_t"] for f in figures), sum(f["grain_true_t"] for f in figures)
    return Column(
        key=key,
        people_before=before,
        here=figures[-1]["people"] if figures else before,
        away=sum(f["left"] for f in figures),
        born=born,
        gone=gone,
        born_per_mille=born * 1000.0 / before,
        gone_per_mille=gone * 1000.0 / before,
        seasons_in_office=sum(f["in_office"] for f in figures),
        seasons=len(figures),
        reported_t=said,
        true_t=true,
        said_over_true=said / true if true else 1.0,
        levy_share=sum(f["procured_t"] for f in figures) / true if true else 0.0,
        kept=kept(game),
    )


def country(run: Chronicle) -> Column:
    """The country of 1958-60 in a run."""
    years = [run.year(year) for year in YEARS]
    true = sum(year.grain_true_mt for year in years)
    return _nation(
        "country",
        born=sum(year.birth_rate_permille for year in years),
        gone=sum(year.death_rate_permille for year in years),
        said=sum(year.grain_reported_mt for year in years) / true,
        levy=sum(year.procured_mt for year in years) / true,
    )


def from_record() -> Column:
    """The country of 1958-60 from the record: reconstructed births and deaths, the yearbook's grain."""
    said = sum(national("grain_claimed_or_announced_mt", year) for year in YEARS)
    true = sum(national("grain_output_mt", year) for year in YEARS)
    levy = sum(national("procurement_gross_mt", year) for year in YEARS)
    series = record()
    used = ("cdr_banister", "cbr_banister", "grain_claimed_or_announced_mt", "grain_output_mt", "procurement_gross_mt")
    return _nation(
        "record",
        born=sum(national("cbr_banister", year) for year in YEARS),
        gone=sum(national("cdr_banister", year) for year in YEARS),
        said=said / true,
        levy=levy / true,
        source="; ".join(dict.fromkeys(series[name].source for name in used)),
    )


def _nation(key: str, born: float, gone: float, said: float, levy: float, source: str = "") -> Column:
    return Column(
        key=key,
        people_before=None,
        here=None,
        away=None,
        born=None,
        gone=None,
        born_per_mille=born,
        gone_per_mille=gone,
        seasons_in_office=None,
        seasons=None,
        reported_t=None,
        true_t=None,
        said_over_true=said,
        levy_share=levy,
        kept=None,
        source=source,
    )


def kept(game: Game) -> dict[str, float]:
    """What is there for 1961 against the spring of 1958, which is the same time of the year."""
    then, now, n = game.world.state, game.state, game.places

    def ratio(*names: str) -> float:
        before = sum(float(then[name][:n].sum()) for name in names)
        return sum(float(now[name][:n].sum()) for name in names) / before if before else 0.0

    parts = {
        "store": ratio("grain", "seed", "hidden", "aside"),
        "animals": 0.5 * ratio("oxen") + 0.5 * ratio("pigs"),
        "forest": ratio("timber"),
        "trust": ratio("people_trust"),
    }
    return {**parts, "all": sum(weight * parts[name] for name, weight in KEPT_WEIGHTS.items())}


def where_the_grain_went(game: Game) -> dict[str, float]:
    """Every cause that moved the commune's grain over the game, t: what came in is positive, what went negative.

    The crop that was left in the field is named too (`left to rot`), though it never came in.
    """
    moved: dict[str, int] = {}
    for season in game.records:
        for cause, amount in season.stocks["grain"].terms.items():
            moved[cause] = moved.get(cause, 0) + amount
    flow = {cause: amount / KG_PER_T for cause, amount in moved.items()}
    flow["left to rot"] = -sum(season.figures["unharvested_t"] for season in game.records)
    return flow
