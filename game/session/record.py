"""What a season leaves behind: its figures, reported and true, with the terms that explain them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.rules.ledger import Ledger
from game.rules.places import State
from game.rules.turn import Turn
from game.rules.units import KG_PER_T, MICRO, Ints

GRAIN = ("grain", "seed", "hidden", "aside")
"""The commune's own bins: moves between them cancel in the grain account."""

STOCKS: dict[str, tuple[str, ...]] = {
    "grain": GRAIN,
    "usable_metal": ("usable_metal",),
    "poor_metal": ("poor_metal",),
    "scrap": ("scrap",),
    "tools": ("tools",),
    "pots": ("pots",),
    "oxen": ("oxen",),
    "pigs": ("pigs",),
    "timber": ("timber",),
    "people": ("people",),
}
"""Stocks of the commune: kg of grain and metal, pieces, head, t of timber, people."""

ACCOUNTS = ("crop", "kcal", "deaths", "births", "iron", "collapses", "injured", "labour_days", "eaten")
"""Accounts of the season kept for its pages; their terms sum exactly to the figure."""

COMMUNE_ACCOUNTS = ("risk",)
BRIGADE_FLOWS = (
    "crop",
    "uncut",
    "standing",
    "iron",
    "iron_usable",
    "deaths",
    "births",
    "left",
    "asleep",
    "injured",
    "collapses",
    "breakdowns",
    "kcal_now",
    "eaten",
    "wasted",
    "resold",
    "levy_by_place",
    "found",
    "aside_found",
)


@dataclass(frozen=True)
class Stock:
    """A stock over a season: `close` is `open` plus the sum of its terms."""

    open: int
    close: int
    terms: dict[str, int]


@dataclass(frozen=True)
class Claim:
    """One line of the county's table: who claimed what, and the place it gave."""

    commune: int
    name: str
    claim_t: int
    iron_t: int
    rank: int
    """place after this season, 1 = first"""
    in_office: bool


@dataclass(frozen=True)
class SeasonRecord:
    """One season of the player's commune, complete: both ledgers, by commune and by brigade."""

    index: int
    figures: dict[str, Any]
    """the season's line of the command line's JSON, without stocks"""
    stocks: dict[str, Stock]
    accounts: dict[str, dict[str, int]]
    """terms of each account of ACCOUNTS, whole commune"""
    brigade_accounts: tuple[dict[str, dict[str, int]], ...]
    """the same for each brigade"""
    brigades: tuple[dict[str, float], ...]
    """figures of each brigade: BRIGADE_FLOWS in kg and people, coverage, hands, shares of hands"""
    claims: tuple[Claim, ...]
    """the county's table, best place first"""
    events: tuple[str, ...]
    """names of what happened: removed, criticised, inspected, ... (see EVENTS)"""
    digest: str
    """fingerprint of the whole county after the season"""

    def as_json(self) -> dict[str, Any]:
        """The season as the command line prints it."""
        stocks = {n: {"open": s.open, "close": s.close, "terms": s.terms} for n, s in self.stocks.items()}
        return {**self.figures, "stocks": stocks}


EVENTS = (
    "removed",
    "criticised",
    "inspected",
    "aside_found",
    "line_eases",
    "drought_believed",
    "drought_refused",
    "depot_opened",
    "collapse",
    "levy_short",
    "searched",
)


@dataclass
class Opening:
    """What has to be remembered from before a season."""

    state: State
    in_office: bool
    label: int
    stocks: dict[str, int] = field(default_factory=dict)


def open_stocks(state: State, places: int) -> dict[str, int]:
    """Stocks of the player's commune."""
    return {name: sum(int(state[part][..., :places].sum()) for part in parts) for name, parts in STOCKS.items()}


def opening_of(state: State, places: int) -> Opening:
    """Note a season's opening."""
    return Opening(state, bool(state["in_office"][0]), int(state["label"][0]), open_stocks(state, places))


def record_season(
    turn: Turn, ledger: Ledger, opening: Opening, places: int, names: tuple[str, ...], county: bool = True
) -> SeasonRecord:
    """Write down a season that has been resolved.

    turn: after both sittings; places: number of the player's brigades; names: of every commune.
    """
    state = turn.state
    closing = open_stocks(state, places)
    rows = list(range(places))
    stocks = {}
    for name, parts in STOCKS.items():
        terms: dict[str, int] = {}
        for part in parts:
            for cause, amount in _stock_terms(ledger, part, rows).items():
                terms[cause] = terms.get(cause, 0) + amount
        stocks[name] = Stock(opening.stocks[name], closing[name], {cause: a for cause, a in terms.items() if a})
    accounts = {name: ledger.account(name, rows) for name in ACCOUNTS}
    accounts |= {name: ledger.account(name, [0]) for name in COMMUNE_ACCOUNTS}
    by_brigade = tuple({name: ledger.account(name, [row]) for name in ACCOUNTS} for row in rows) if county else ()
    return SeasonRecord(
        index=state.season - 1,
        figures=_figures(turn, places),
        stocks=stocks,
        accounts=accounts,
        brigade_accounts=by_brigade,
        brigades=tuple(_brigade(turn, row) for row in rows) if county else (),
        claims=_claims(turn, names) if county else (),
        events=tuple(_events(turn, opening, places)),
        digest=state.digest(),
    )


def _stock_terms(ledger: Ledger, quantity: str, rows: list[int]) -> dict[str, int]:
    terms = ledger.terms(quantity, rows)
    for entry in dict.fromkeys(e.quantity for e in ledger.entries if e.quantity.startswith(quantity + ".")):
        for cause, amount in ledger.terms(entry, rows).items():
            terms[cause] = terms.get(cause, 0) + amount
    return terms


def tonnes(kg: Any) -> float | int:
    """kg as t: a whole number where it is one, else three decimals."""
    value = round(float(kg) / KG_PER_T, 3)
    return int(value) if value == int(value) else value


def _mean(values: Any, weight: Ints) -> float:
    total = float(weight.sum())
    return float((np.asarray(values, dtype=np.float64) * weight).sum() / total) if total else 0.0


def _figures(turn: Turn, n: int) -> dict[str, Any]:
    state, flow, ask = turn.state, turn.flow, turn.ask
    people = state.population()[:n]

    def total(name: str) -> int:
        return int(flow[name][:n].sum())

    def ratio(now: str, then: str) -> float:
        before = int(state[then][:n].sum())
        return min(round(int(state[now][:n].sum()) / before, 6), 1.0) if before else 0.0

    deaths = total("deaths")
    cut = ask.season in ("summer", "autumn")
    hands = flow["hands"][:n]
    return {
        "season": ask.season,
        "year": ask.year,
        "people": int(people.sum()),
        "deaths": deaths,
        "excess_deaths": deaths - round(float(flow["base_deaths"][:n].sum())),
        "births": total("births"),
        "left": total("left"),
        "grain_true_t": tonnes(total("crop")),
        "grain_reported_t": tonnes(flow["claim"][0]) if cut else 0,
        "claim_t": tonnes(flow["claim"][0]),
        "claim_true_t": tonnes(flow["claim_true"][0]),
        "unharvested_t": tonnes(total("uncut")),
        "weather": round(float(flow["weather"][:n].sum() / n), 6),
        "quota_grain_t": tonnes(flow["levy_asked"][0]),
        "levy_due_t": tonnes(flow["levy_due"][0]),
        "procured_t": tonnes(flow["levy"][0]),
        "resold_t": tonnes(total("resold")),
        "store_t": tonnes(state["grain"][:n].sum()),
        "seed_t": tonnes(state["seed"][:n].sum()),
        "hidden_t": tonnes(state["hidden"][:n].sum()),
        "iron_t": tonnes(total("iron")),
        "iron_usable_t": tonnes(total("iron_usable")),
        "iron_reported_t": tonnes(flow["claim_iron"][0]),
        "furnaces": int(turn.orders["furnaces_lit"][:n].sum()),
        "field_labour_share": round(float((flow["share"]["fields"][:n] * hands).sum() / hands.sum()), 6),
        "hours": int(turn.orders["hours"][0]),
        "effort": min(round(_mean(state["effort"][:n] / MICRO, people), 6), 1.0),
        "health": round(_mean(np.minimum(np.maximum(state["health"][:n] / MICRO, 0.0), 1.0), people), 6),
        "tools": ratio("tools", "tools_1957"),
        "forest": ratio("timber", "timber_1957"),
        "injured": total("injured"),
        "asleep": total("asleep"),
        "collapses": total("collapses"),
        "breakdowns": total("breakdowns"),
        "kcal": round(_mean(state["kcal"][:n], people)),
        "trust": round(_mean(state["people_trust"][:n] / MICRO, people), 6),
        "swollen": int(state["swollen"][:n].sum()),
        "rank": int(state["rank"][0]),
        "label": int(state["label"][0]),
        "favours": int(state["favours"][0]),
        "arrears_t": tonnes(state["arrears"][0]),
        "expected_t": tonnes(state["expected"][0]),
        "norm_t": tonnes(state["norm"][0]),
        "pressure": round(int(state["pressure"][0]) / MICRO, 6),
        "standing": round(1.0 - int(state["risk"][0]) / MICRO, 6),
        "in_office": bool(state["in_office"][0]),
    }


def _brigade(turn: Turn, row: int) -> dict[str, float]:
    state, flow = turn.state, turn.flow
    figures: dict[str, float] = {name: int(flow[name][row]) for name in BRIGADE_FLOWS if name in flow}
    figures["coverage"] = round(float(flow["coverage"][row]), 4)
    figures["weather"] = round(float(flow["weather"][row]), 4)
    figures["hands"] = round(float(flow["hands"][row]))
    figures["furnaces_lit"] = int(turn.orders["furnaces_lit"][row])
    figures["fill"] = round(float(flow["fill"][row]), 4)
    for task, share in flow["share"].items():
        figures[f"share_{task}"] = round(float(share[row]), 4)
    for name in ("grain", "seed", "hidden", "aside", "tools", "pots", "oxen", "pigs", "timber", "swollen", "furnaces"):
        figures[name] = int(state[name][row])
    figures["people"] = int(state.population()[row])
    for name in ("health", "effort", "people_trust", "fear", "canteen"):
        figures[name] = round(int(state[name][row]) / MICRO, 4)
    return figures


def _claims(turn: Turn, names: tuple[str, ...]) -> tuple[Claim, ...]:
    state = turn.state
    lines = [
        Claim(
            c,
            names[c],
            int(turn.orders["claim_grain"][c]),
            int(turn.orders["claim_iron"][c]),
            int(state["rank"][c]),
            bool(state["in_office"][c]),
        )
        for c in range(state.communes)
    ]
    return tuple(sorted(lines, key=lambda line: line.rank))


def _events(turn: Turn, opening: Opening, n: int) -> list[str]:
    state, flow = turn.state, turn.flow
    label = int(state["label"][0])
    happened = {
        "removed": opening.in_office and not state["in_office"][0],
        "criticised": label > opening.label and bool(state["in_office"][0]),
        "line_eases": label < opening.label,
        "inspected": bool(flow["inspected"][0]),
        "aside_found": bool(flow["aside_found"][:n].any()),
        "drought_believed": int(flow["drought"][0]) > 0,
        "drought_refused": int(flow["drought"][0]) < 0,
        "depot_opened": bool(flow["depot_opened"][:n].any()),
        "collapse": bool(flow["collapses"][:n].any()),
        "levy_short": float(flow["shortfall"][0]) > 0.02,
        "searched": bool(flow["found"][:n].any()),
    }
    return [name for name in EVENTS if happened[name]]
