"""The county's board of claims, and what a claim costs: the terms of the levy, from what the county believes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.phases.directive import levy_rate
from game.rules.units import KG_PER_T
from game.session.game import Game
from game.session.telling.words import in_t, number, season_title
from game.text import _

MODELS = 2
"""Places at the head of the table that are held up as models."""


@dataclass(frozen=True)
class BoardLine:
    """One commune of the table."""

    rank: int
    name: str
    commune: str
    """its own name, in no language but the scenario's"""
    claim_t: int
    iron_t: int
    before: int | None
    """place in the table before this one"""
    own: bool
    new_secretary: bool
    flag: str
    """ "red": held up as a model, "white": named as backward, or nothing"""


@dataclass(frozen=True)
class Board:
    """The table as it was last posted."""

    season: str
    lines: tuple[BoardLine, ...]
    true_t: float | None
    """what the own claim was made of; of one's own commune alone"""


def county_board(game: Game) -> Board:
    """The last posted table; no lines before the first season is over."""
    if not game.records:
        return Board(season_title(game.rules.calendar.ask(0)), (), None)
    record = game.records[-1]
    before = {c.commune: c.rank for c in game.records[-2].claims} if len(game.records) > 1 else {}
    last = len(record.claims)
    lines = [
        BoardLine(
            rank=claim.rank,
            name=_(claim.name),
            commune=claim.name,
            claim_t=claim.claim_t,
            iron_t=claim.iron_t,
            before=before.get(claim.commune),
            own=claim.commune == 0,
            new_secretary=not claim.in_office,
            flag="red" if claim.rank <= MODELS else "white" if claim.rank == last else "",
        )
        for claim in record.claims
    ]
    ask = game.rules.calendar.ask(record.index)
    return Board(season_title(ask), tuple(lines), float(record.figures["claim_true_t"]))


def year_levy(game: Game, expected_kg: float) -> float:
    """Levy of a year, kg, if the county believed in so much."""
    state, rules = game.state, game.rules
    if state.season >= rules.calendar.end:
        return 0.0
    expected = state["expected"].copy()
    expected[0] = round(expected_kg)
    with np.errstate(all="raise", under="ignore"):
        return float(levy_rate(state, rules, expected)[0] * expected[0])


def levy_terms(game: Game) -> list[tuple[str, str]]:
    """How the levy is made: what is believed, for how many, the share that is taken, what that comes to."""
    state = game.state
    believed = float(state["expected"][0])
    people = float(state.population()[: game.places].sum())
    levy = year_levy(game, believed)
    if not levy:
        return []
    return [
        (_("The county believes in, a year"), in_t(believed / KG_PER_T)),
        (
            _("for {count} people, a head").format(count=number(people)),
            _("{amount} kg").format(amount=number(believed / people)),
        ),
        (_("of which is taken"), _("{share} %").format(share=number(100.0 * levy / believed))),
        (_("Levy of a year"), in_t(levy / KG_PER_T)),
    ]


def thousand_more(game: Game, years: int = 3) -> list[float]:
    """What a thousand tonnes more on a year's claim add to the levy of each following year, t.

    What is said is believed in part, and fades by the same part each year that it is not said again.
    """
    rules = game.rules
    if game.stage == "over":
        return []
    ask = rules.calendar.ask(game.season)
    believed = float(game.state["expected"][0])
    part = ask.trust * rules.p.trust_claim
    extra = 1000.0 * KG_PER_T * part
    found = []
    for _year in range(years):
        found.append((year_levy(game, believed + extra) - year_levy(game, believed)) / KG_PER_T)
        extra *= 1.0 - part
    return found
