"""Phase 17: the secretary before the county: place in the table, file, inspection, label, removal."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from game.rules.orders import ORDER
from game.rules.phases.reports import file_row, iron_ratio
from game.rules.places import FILE_KINDS
from game.rules.turn import Turn
from game.rules.units import MICRO, Reals, at_least, clip, pick, safe_ratio, whole
from game.rules.workspace import choose, level, nothing, some, uniform

OPEN = ("claim", "furnaces", "works", "relief", "idle", "hours", "iron", "weeks", "pooling")
"""Breaches that the county sees at once; the others are rumour until an inspection."""


def standing(turn: Turn) -> None:
    """Weigh the season's breaches, hold the inspection, roll for removal."""
    state, p, ask = turn.state, turn.rules.p, turn.ask
    _rank(turn)
    seen = _inspect(turn)
    breaches = breach(turn)
    weight = uniform(0.0, state.communes)
    late = 0.5 if ask.recalled else 1.0
    covered = np.where(seen, 1.0, p.rumour)
    terms: dict[str, Reals] = {}
    for name, value in breaches.items():
        known = value if name in OPEN else value * covered
        terms[name] = known
        if some(known):
            weight = weight + known
    pressure = state.real("pressure")
    file = _file_weight(turn)
    harmless = clip(turn.told("claim_harmless") / 100.0 - 1.0, 0.0, 1.0)
    excuse = np.where(turn.flow["drought"] > 0, 0.5, 1.0)
    risk = (
        p.risk_base
        + p.risk_shortfall * turn.flow["shortfall"] * excuse * pressure
        + p.risk_breach * late * weight * pressure
        + p.risk_file * file * pressure
    )
    favour = turn.choice("favour", "on") & (state["favours"] > 0)
    risk = clip(risk, 0.005, 0.45) * choose(favour, p.favour_cover, 1.0) * (1.0 - p.harmless_cover * harmless)
    turn.add("favours", "spent", -favour.astype(np.int64))
    turn.steer("risk", "season", risk)
    if turn.ledger.keep:
        _explain_risk(turn, terms, file, excuse, late)
    _file(turn, breaches)
    _roll(turn, risk)
    _favours(turn)


def _explain_risk(turn: Turn, terms: dict[str, Reals], file: Reals, excuse: Reals, late: float) -> None:
    """Write what the risk of removal is made of."""
    state, p = turn.state, turn.rules.p
    pressure = state.real("pressure")
    turn.explain("risk", "the office", np.full(state.communes, whole(p.risk_base * MICRO)))
    turn.explain("risk", "levy short", whole(p.risk_shortfall * turn.flow["shortfall"] * excuse * pressure * MICRO))
    for name, value in terms.items():
        turn.explain("risk", name, whole(p.risk_breach * late * value * pressure * MICRO))
    turn.explain("risk", "file", whole(p.risk_file * file * pressure * MICRO))


def breach(turn: Turn) -> dict[str, Reals]:
    """Weighted breaches of the county's norms, (C,) each: weight x sqrt of the part by which the norm is missed.

    Concave: a tenth off shows half as much as two fifths off.
    """
    state, p, ask = turn.state, turn.rules.p, turn.ask
    asked = turn.flow["demand"]
    people = state.population()

    def mean(values: Reals) -> Reals:
        return state.mean_by_commune(values, people)

    def short(weight: float, norm: Reals | float, own: Callable[[], Reals]) -> Reals:
        if weight == 0.0 or np.max(norm) <= 0.0:  # nothing is asked, or nobody minds
            return uniform(0.0, state.communes)
        missed: Reals = level(clip(safe_ratio(norm - own(), norm), 0.0, 1.0))
        return weight * np.sqrt(missed)

    # a stack that has too few of its hands does not smoke
    smoking = whole(turn.told("furnaces_lit") * np.minimum(p.smoke_full * turn.flow["fill"], 1.0))
    shown = state.by_commune(smoking + turn.told("furnaces_sham"))
    claim = turn.flow["claim"].astype(np.float64)
    idle = mean(turn.flow["rest_share"])
    slack = np.maximum(turn.told("rest_days") - 6.0, 0.0) / 40.0
    told = pick(turn.told("canteens"), [1.0, 0.4, 0.5, 0.0])
    # a call heard faintly asks for nothing yet, a louder one for a choice, the loudest for everyone
    canteens_asked = 1.0 if ask.canteens > p.canteens_for_all else 0.4 if ask.canteens > p.canteens_for_some else 0.0
    # searches are ordered in tenths, from the season in which the order opens: a fainter call asks for nothing
    searches_asked = np.rint(asked.searches * 10.0) / 10.0 * ORDER["searches"].is_open(turn.season)
    plots = mean(turn.order("plots"))
    allowed = ask.plots * 100.0
    seed = turn.told("seed_lock") / 100.0
    sown = turn.told("sown_area") / 100.0
    campaign = float(ask.furnaces >= 10)
    pooled = float(ask.unit > 0.4 and ask.sputnik >= 0.8)
    told_deaths = pick(turn.told("deaths_report"), [0.0, 0.3, 1.0])
    return {
        "claim": short(p.trace_claim * ask.sputnik, asked.claim_middle_kg.astype(np.float64), lambda: claim),
        "furnaces": short(p.trace_furnaces, 0.8 * asked.furnaces, lambda: shown.astype(np.float64)),
        "iron": short(p.trace_iron, choose(asked.iron_kg > 0, 0.6, 0.0), lambda: iron_ratio(turn)),
        "works": short(p.trace_works, 0.8 * asked.works_share, lambda: mean(turn.flow["share"]["works"])),
        "area": p.trace_area * np.sqrt(clip((sown - ask.area - 0.05) * 4.0, 0.0, 1.0)),
        "pests": short(p.trace_pests, 0.5 * ask.pests, lambda: turn.told("pests") / 100.0),
        "weeks": p.trace_weeks * campaign * pick(turn.told("furnace_weeks"), [0.7, 0.0, 1.0, 0.0]),
        "melt": p.trace_melt * campaign * ~turn.flag("melt", "pots"),
        "pooling": p.trace_pooling * pooled * pick(turn.told("pool_pace"), [0.0, 0.4, 1.0]),
        "idle": p.trace_idle * np.sqrt(clip((idle - 0.10) / 0.4 + slack, 0.0, 1.0)),
        "hours": short(p.trace_hours, ask.hours - 2.0, lambda: turn.told("hours").astype(np.float64)),
        "closeness": short(p.trace_closeness, 70.0 * ask.closeness, lambda: mean(turn.order("closeness"))),
        "canteens": short(p.trace_canteens, canteens_asked, lambda: mean(told)),
        "plots": p.trace_plots * np.sqrt(clip((plots - allowed - 0.5) / 5.0, 0.0, 1.0)),
        "searches": short(p.trace_searches, 0.5 * searches_asked, lambda: mean(turn.order("searches") / 100.0)),
        "seed": p.trace_seed * np.sqrt(clip(seed - 0.9, 0.0, 1.0)) * (turn.flow["shortfall"] > 0.02),
        "relief": p.trace_relief * pick(turn.told("relief"), [0.0, 0.5, 1.0]) * (1.0 - ask.recalled),
        "deaths told": p.trace_deaths * told_deaths * (1.0 - ask.honest) * (1.0 - ask.recalled),
    }  # fmt: skip


def _rank(turn: Turn) -> None:
    """Place in the county's table: half by grain claimed, three tenths by iron, the rest by harmless figures."""
    state = turn.state
    people = state.by_commune(state.population())
    claimed = safe_ratio(turn.flow["claim"], np.maximum(people, 1))
    grain = safe_ratio(claimed, state.over_county(claimed, most=True))
    harmless = np.minimum(turn.told("claim_harmless") / 400.0, 1.0)
    score = whole((0.5 * grain + 0.3 * np.minimum(iron_ratio(turn), 1.5) / 1.5 + 0.2 * harmless) * MICRO)
    # one whole number orders by county, then by score from above, then by the commune's own number
    order = np.argsort((state.county << 42) + ((4 * MICRO - score) << 18) + state.commune_id, kind="stable")
    county = state.county[order]
    first = np.flatnonzero(np.diff(county, prepend=-1))
    sizes = np.diff(np.append(first, state.communes))
    rank = np.empty(state.communes, dtype=np.int64)
    rank[order] = np.arange(state.communes) - np.repeat(first, sizes) + 1
    turn.settle("rank", "county table", rank)


def _inspect(turn: Turn) -> np.typing.NDArray[np.bool_]:
    """An inspection may come: it sees what is covered and may find what is set aside. Returns (C,) of bool."""
    state, p = turn.state, turn.rules.p
    aside = level(state.by_commune(state["aside"]))
    share, talk = np.zeros(1), np.zeros(1)
    if aside.any():
        share = safe_ratio(aside, np.maximum(state["norm"], 1))
        trust = state.mean_by_commune(state.real("people_trust"), state.population())
        talk = p.talk * (1.0 - trust) * (aside > 0)
    chance = state.real("pressure") * (
        p.inspect + 0.5 * turn.flow["shortfall"] + 0.05 * _file_weight(turn) + 0.25 * (share > 0.12)
    )
    luck = turn.commune_luck
    comes: np.typing.NDArray[np.bool_] = luck.uniform("inspection", state.commune_id) < chance + talk
    turn.flow["inspected"], turn.flow["aside_found"] = comes, nothing(state.place_id)
    if not aside.any():
        return comes
    finds = comes & (luck.uniform("inspection", state.commune_id, 1) < p.inspect_finds)
    part = np.where(finds, np.minimum(0.25 + 2.0 * np.maximum(share - 0.05, 0.0), 1.0), 0.0)
    found = whole(state["aside"] * turn.here(part))
    turn.flow["aside_found"] = turn.take("aside", "found by the inspection", found)
    turn.shift("file", "set aside and found", np.where(finds & (aside > 0), 1.0, 0.0), part=file_row("hid_grain"))
    return comes


def _file_weight(turn: Turn) -> Reals:
    """What the file weighs under the line of the day: what was approved in June is evidence in September."""
    line = "after" if turn.ask.recalled else turn.ask.line
    weights = turn.rules.tables[f"file_{line}"].knots
    entries = [turn.state.real("file", k) for k in range(len(FILE_KINDS))]

    def make() -> Reals:
        first, *others = (entry * weight for entry, weight in zip(entries, weights, strict=True))
        return at_least(sum(others, first), 0.0)

    weight: Reals = turn.state.follow(f"file {line}", make, *entries)
    return weight


def _file(turn: Turn, breaches: dict[str, Reals]) -> None:
    """Enter the season's open breaches; entries stay for good, a little fainter each year."""
    p = turn.rules.p
    entries = (
        ("modest_claim", "claim", p.trace_claim),
        ("few_furnaces", "furnaces", p.trace_furnaces),
        ("closed_canteen", "canteens", p.trace_canteens),
        ("refused_search", "searches", p.trace_searches),
    )
    for kind, name, full in entries:
        part = breaches[name] / max(full, 1e-9)
        grave = part > 0.3
        if grave.any():
            turn.shift("file", f"entry: {name}", np.where(grave, part, 0.0), part=file_row(kind))
    if turn.ask.season == "spring":
        for k, papers in enumerate(turn.state["file"]):
            if some(papers):
                turn.add("file", "older papers", -whole(papers.astype(np.float64) * p.file_fades), part=k)


def _roll(turn: Turn, risk: Reals) -> None:
    """One draw: below 0.7 of the risk, removed at once (never in the first two seasons); below 3, a label."""
    state, p = turn.state, turn.rules.p
    season = turn.season
    u = turn.commune_luck.uniform("removal", state.commune_id)
    in_office = state["in_office"] == 1
    at_once = in_office & (u < p.removed_at_once * risk) & (season >= 2)
    step = in_office & ~at_once & (u < p.label_up * risk)
    turn.add("label", "criticised by the county", np.where(at_once, 3, step.astype(np.int64)))
    relaxed = (
        (season in (4, 5))
        & (state.real("pressure") < 0.45)
        & ~step
        & ~at_once
        & (state["label"] > 0)
        & (state["label"] < 3)
    )
    turn.add("label", "the line eases", -relaxed.astype(np.int64))
    removed = in_office & (state["label"] >= 3)
    turn.add("in_office", "removed", -removed.astype(np.int64))
    turn.flow["removed"], turn.flow["label_step"] = removed, step


def _favours(turn: Turn) -> None:
    """A secretary who delivers more than is asked, or stands high in the table with his levy whole, earns a favour."""
    state = turn.state
    due = turn.flow["levy_due"]
    over = (due > 0) & (turn.flow["levy"] > due)
    first = (due > 0) & (turn.flow["shortfall"] < 0.01) & (state["rank"] <= 4)
    turn.add("favours", "earned", (over | first).astype(np.int64))
