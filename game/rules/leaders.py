"""Leaders: from what they see and what they are like to the same orders that a player gives.

`resolve` never sees who leads. A leader is a row of traits; neighbours, policies, the successor and the defaults of
the plan ("as the county asks") are all led by the two functions here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

import numpy as np

from game.rules.calendar import SeasonAsk
from game.rules.order_table import LADLE_WITHOUT_LIMIT, MELT, PROJECTS
from game.rules.orders import Orders, blank_orders
from game.rules.phases.canteens import stretch
from game.rules.phases.directive import Demand, demand
from game.rules.phases.growth import likely_crop, own_crop
from game.rules.phases.labour import HANDS_PER_FURNACE, hands_here
from game.rules.places import State
from game.rules.ruleset import Constants, Ruleset
from game.rules.turn import Turn
from game.rules.units import DAYS, KG_PER_T, Ints, Reals, at_least, at_most, clip, safe_ratio, whole
from game.rules.workspace import choose, level, nothing, some, uniform


@dataclass(frozen=True)
class Traits:
    """What a leader is like; one number a commune, (C,). Multipliers are of what the county asks."""

    zeal: Reals
    """0-1.2: drive = 0.45 + 0.75 zeal of every ask; 0.733 is exactly what is asked"""
    agronomy: Reals
    """part of the close planting and deep ploughing asked that reaches the fields"""
    furnaces: Reals
    works: Reals
    hours: Reals
    canteens: Reals
    searches: Reals
    claim: Reals
    """0 the truth, 1 as the county's claims draw him, above: beyond them"""
    table: Reals
    """1: claims the middle of the county table instead"""
    deliver: Reals
    """per cent of the levy due"""
    care: Reals
    """0 eats ahead of the plan as canteens do, 1 stretches the store to the next harvest"""
    seed: Reals
    """per cent of the need added to the seed that is locked"""
    aside: Reals
    """per cent of the crop set aside"""
    plots: Reals
    """private plots left, per cent of land, whatever is allowed"""
    relief: Reals
    rest: Reals
    """share of hands at rest"""
    careful: Reals
    """1: careful workshop"""
    speed: Reals
    """0 a year, 1 a season, 2 by the holiday"""
    spillway: Reals
    material: Reals
    pots: Reals
    """1: cooking pots are melted"""
    tools: Reals
    """1: worn tools are melted, 2: good ones too"""
    harmless: Reals
    """per cent said of harmless figures"""
    favour: Reals
    drought: Reals
    statement: Reals
    feast: Reals
    """1: lets people eat without limit when that is asked"""
    weeks: Reals
    deliver_first: Reals
    pooling: Reals
    check: Reals
    tiers: Reals
    forage: Reals
    village_table: Reals
    tell: Reals
    """0 hides deaths, 2 reports them as the register"""
    feed: Reals
    """per cent added to the feed of animals"""


TRAITS = tuple(field.name for field in fields(Traits))
AS_ASKED: dict[str, float] = {
    **dict.fromkeys(TRAITS, 0.0),
    "zeal": 0.7333333, "agronomy": 1.0, "furnaces": 1.0, "works": 1.0, "hours": 1.0, "canteens": 1.0, "searches": 1.0,
    "table": 1.0, "deliver": 100.0, "care": 0.5, "rest": 0.03, "speed": 1.0, "pots": 1.0, "tools": 1.0,
    "harmless": 150.0, "feast": 1.0, "weeks": 1.0,
}  # fmt: skip
"""The leader that the defaults of a plan follow: obedience, no more and no less."""


def traits_of(rows: list[Mapping[str, float]]) -> Traits:
    """Traits from one mapping a commune; a missing trait is as asked."""
    columns: dict[str, Any] = {
        name: np.array([float(row.get(name, AS_ASKED[name])) for row in rows]) for name in TRAITS
    }
    return Traits(**columns)


def drive_of(traits: Traits) -> Reals:
    """Part of an ask that is carried out, before its own multiplier; within 0.2-1.3."""
    return clip(0.45 + 0.75 * traits.zeal, 0.2, 1.3)


def _levelled(traits: Traits) -> Traits:
    """The same leaders; a trait in which many are all alike is one number, (1,)."""
    columns: dict[str, Any] = {name: level(getattr(traits, name)) for name in TRAITS}
    return Traits(**columns)


def lead_plan(state: State, rules: Ruleset, traits: Traits) -> Orders:
    """Plan orders of every commune for the season about to open."""
    traits = _levelled(traits)
    ask = rules.calendar.ask(state.season)
    asked = demand(state, rules)
    orders = blank_orders(state, "plan")
    put = orders.values
    drive = drive_of(traits)
    people = state.population()

    def here(values: Any) -> Any:
        return state.here(values)

    lit = whole(asked.furnaces * traits.furnaces * drive)
    put["furnaces_lit"] = np.minimum(state.share_in_commune(lit, people), 96)
    put["hands"] = _hands(state, rules, traits, put["furnaces_lit"], drive)
    put["hours"] = whole(clip(9.0 + (ask.hours - 9.0) * drive * traits.hours, 8, 16))
    put["rest_days"] = np.full(1, 3)
    put["quota_grain"], put["quota_iron"] = _quotas(state, asked, traits, drive)
    put["spread_rule"] = np.full(1, 1)
    put["furnace_weeks"] = whole(traits.weeks)
    put["fuel"] = np.array([[60], [35], [5]])
    put["melt"] = _melt(ask.furnaces, traits)
    far = drive * traits.agronomy
    put["plough_depth"] = whole(here(clip(15.0 + (ask.depth - 15.0) * far, 10, 100)) / 5.0) * 5
    put["closeness"] = whole(here(clip(1.0 + (ask.closeness - 1.0) * far, 1.0, 5.0)) * 10.0) * 10
    put["sown_area"] = whole(clip(100.0 - (100.0 - 100.0 * ask.area) * drive, 60, 105))
    put["pests"] = whole(clip(ask.pests * drive, 0, 1) * 10.0) * 10
    put["pool_pace"] = whole(traits.pooling)
    project = {"spring": "pond", "winter": "reservoir"}.get(ask.season, "canal")
    put["works_project"] = np.full(1, PROJECTS.index(project if ask.works > 0 else "none"))
    put["works_speed"], put["spillway"] = whole(traits.speed), whole(traits.spillway)
    put["dam_material"] = whole(traits.material)
    put["workshop_pace"] = np.where(traits.careful > 0.5, 0, 1).astype(np.int64)
    _bowl(state, rules, traits, asked, orders, drive)
    put["gates"] = choose((traits.zeal > 0.7) & (ask.pressure * drive > 0.75), 2, 1).astype(np.int64)
    put["searches"] = whole(here(clip(asked.searches * drive * traits.searches, 0, 1)) * 10.0) * 10
    put["own_table"] = whole(traits.village_table)
    put["forage"] = whole(traits.forage)
    return orders.spread(state)


def _hands(state: State, rules: Ruleset, traits: Traits, lit: Ints, drive: Reals) -> Ints:
    """Shares of hands that the lit furnaces and the county's works need, the rest in the fields; (7, N) per cent."""
    p, ask = rules.p, rules.calendar.ask(state.season)

    def here(values: Any) -> Any:
        return state.here(values)

    hands = at_least(hands_here(state, p), 1.0)
    steel = at_most(level(lit) * HANDS_PER_FURNACE / hands, 0.75) if some(lit) else uniform(0.0, state.places)
    furnaces = whole(steel * 100.0 / 3.0)
    scrap = whole(steel * 100.0) - furnaces
    works = whole(here(ask.works * drive * traits.works) * 100.0)
    # kitchens are staffed in the season in which they open
    opening = here(at_most(_canteens_told(rules.p, ask, traits), 1.0)) * p.canteen_opens
    canteens = whole(1.0 + 4.0 * np.maximum(state.real("canteen"), opening))
    workshop = 4
    rest = whole(here(traits.rest) * 100.0)
    works = np.minimum(works, np.maximum(92 - furnaces - scrap - canteens - rest, 0))
    rest = np.minimum(rest, np.maximum(96 - furnaces - scrap - canteens - works, 0))
    fields = 100 - furnaces - scrap - works - workshop - canteens - rest
    shares: Ints = np.empty((7, state.places), dtype=np.int64)
    for row, share in zip(shares, (fields, furnaces, scrap, works, workshop, canteens, rest), strict=True):
        row[:] = share
    return shares


def _canteens_told(p: Constants, ask: SeasonAsk, traits: Traits) -> Reals:
    """How far a leader presses for compulsory canteens, (C,): above 0.6 all, above 0.35 by choice, else none."""
    will = clip(p.canteen_will + p.canteen_zeal * (traits.zeal - 0.64), 0.0, 1.1)
    told: Reals = ask.canteens * will * traits.canteens
    return told


def _quotas(state: State, asked: Demand, traits: Traits, drive: Reals) -> tuple[Ints, Ints]:
    """Grain quotas, t: what the county expects of the year, by people and land; iron by lit furnaces."""
    grain = whole(np.maximum(asked.expected_kg, state["norm"]) / KG_PER_T / 10.0) * 10
    own = whole(own_crop(state) / KG_PER_T)
    iron = level(whole(level(asked.iron_kg) / KG_PER_T * drive))
    by_brigade = state.share_in_commune(grain, own)
    return np.minimum(by_brigade, 30000), np.minimum(state.share_in_commune(iron, state.population()), 3000)


def _melt(furnaces: float, traits: Traits) -> Ints:
    """Scrap always; pots and tools when the campaign is on and the leader lets them go."""
    bit = {name: 1 << k for k, name in enumerate(MELT)}
    campaign = furnaces >= 10
    pots = np.where(campaign & (traits.pots > 0.5), bit["pots"], 0)
    worn = np.where(campaign & (traits.tools > 0.5), bit["worn_tools"], 0)
    good = np.where(campaign & (traits.tools > 1.5), bit["good_tools"], 0)
    melted: Ints = bit["scrap"] + pots + worn + good
    return melted


def plenty(state: State, rules: Ruleset, grain: Ints) -> Reals:
    """Grain a head until the next harvests over the custom of 1957, (N,): 1 = as usual."""
    season = rules.calendar.ask(state.season).season
    return stretch(state, rules.p, season, grain) / (rules.p.ration_kg / DAYS)


def _bowl(state: State, rules: Ruleset, traits: Traits, asked: Demand, orders: Orders, drive: Reals) -> None:
    """Ration, canteens, plots, feed: from the store, and from what the harvest is expected to leave."""
    p, ask = rules.p, rules.calendar.ask(state.season)
    put = orders.values
    people = state.population()

    def here(values: Any) -> Any:
        return state.here(values)

    share = {"summer": p.summer_share, "autumn": 1.0 - p.summer_share}.get(ask.season, 0.0)
    plots = here(np.maximum(ask.plots * 100.0, traits.plots))
    crop = nothing(state.place_id)
    if share > 0:
        left_standing = 1.0 - p.uncut_guess * here(at_most(traits.furnaces * drive, 1.5)) * (ask.furnaces >= 10)
        crop = whole(likely_crop(state, rules, ask.season, plots, ask.year) * left_standing)
    after = crop
    if share > 0:
        levy = state.share_in_commune(asked.levy_kg, people)
        after = np.maximum(crop - np.minimum(levy, whole(crop * p.levy_most)), 0)
    grain = state["grain"] + state["aside"] + whole(after * (1.0 - p.kept_for_seed * (share > 0)))
    lasts = stretch(state, p, ask.season, grain) * 1000.0
    ahead = p.eat_ahead * state.real("canteen") * here(1.0 - traits.care) * (ask.season in ("autumn", "winter"))
    custom = p.ration_kg / DAYS * 1000.0
    planned = lasts * (1.0 + ahead) * (1.0 - 0.03 * here(traits.care))
    planned = at_most(planned, custom) + 0.12 * clip(planned - custom, 0.0, 600.0)
    ration = state.mean_by_commune(clip(planned, 100.0, 990.0), people)
    free = (ask.feast * traits.feast * drive > 0.6) & (ration > 0.8 * custom)
    put["ration"] = choose(free, LADLE_WITHOUT_LIMIT, whole(clip(ration, 100, 990) / 10.0) * 10)
    told = _canteens_told(p, ask, traits)
    put["canteens"] = here(choose(told > 0.6, 0, choose(told > 0.35, 1, 3)).astype(np.int64))
    allowed = ask.plots * 100.0
    strict = allowed * (1.0 - 0.3 * clip(traits.zeal, 0, 1) * (allowed < 4.5))
    put["plots"] = here(np.minimum(whole(np.maximum(strict, traits.plots)), 7))
    have = state.mean_by_commune(at_most(lasts / 1000.0 / (p.ration_kg / DAYS), 2.0), people)
    fed = clip(p.feed_slope * have - p.feed_gives_way + traits.feed / 100.0, 0.1, 1.05)
    put["animals_fed"] = whole(fed * 20.0) * 5
    put["canteen_check"], put["tiers"] = whole(traits.check), whole(traits.tiers)


def lead_paper(turn: Turn, traits: Traits) -> Orders:
    """Paper orders of every commune once the season's work is seen."""
    state, rules, ask = turn.state, turn.rules, turn.ask
    p, traits = rules.p, _levelled(traits)
    orders = blank_orders(state, "paper")
    put = orders.values
    put["claim_grain"] = np.minimum(whole(_claim(turn, traits) / KG_PER_T / 10.0) * 10, 60000)
    iron = state.by_commune(turn.flow["iron"]) / KG_PER_T
    asked_iron = level(turn.flow["demand"].iron_kg) / KG_PER_T
    boast = np.where(
        traits.table > 0.5,
        asked_iron,
        iron + np.maximum(asked_iron * drive_of(traits) - iron, 0.0) * np.minimum(traits.claim, 1.0),
    )
    put["claim_iron"] = np.minimum(whole(np.maximum(boast, 0.0)), 3000)
    put["claim_harmless"] = whole(traits.harmless / 10.0) * 10
    window = state.season in (4, 5)
    put["statement_1958"] = whole(traits.statement) * window
    season = state.season
    says = (traits.drought > 0.5) & (season >= 5)
    if says.any():
        says = says & (state.mean_by_commune(turn.flow["weather"], state.population()) < 0.98)
    put["drought"] = says.astype(np.int64)
    put["deaths_report"] = whole(traits.tell) * (season >= 3)
    put["deliver"] = whole(clip(traits.deliver, 0, 105))
    put["deliver_order"] = whole(traits.deliver_first)
    put["favour"] = ((traits.favour > 0.5) & (ask.pressure >= 0.8) & (state["favours"] > 0)).astype(np.int64)
    put["set_aside"] = state.here(whole(traits.aside)) * (ask.season in ("summer", "autumn")) * (season >= 1)
    levy = state.share_in_commune(turn.flow["demand"].levy_kg, state.population())
    left = np.maximum(state["grain"] + state["aside"] - np.minimum(levy, whole(turn.flow["crop"] * p.levy_most)), 0)
    have = state.mean_by_commune(at_most(plenty(state, rules, left), 2.0), state.population())
    locked = clip(p.seed_slope * have - p.seed_gives_way + traits.seed / 100.0, p.seed_least, 1.05)
    put["seed_lock"] = whole(locked * 20.0) * 5
    hungry = have < 0.75
    put["relief"] = choose(hungry & (season >= 3), whole(traits.relief), 0)
    return orders.spread(state)


def _claim(turn: Turn, traits: Traits) -> Reals:
    """The figure a leader sends up, kg (C,): drawn by the county's boldest, the campaign, the scales and his own will.

    b += a (lead - b) + push - scales b - honesty; the lead is the county's highest claim while records are asked.
    """
    state, p, ask = turn.state, turn.rules.p, turn.ask
    crop = state.by_commune(turn.flow["crop"])
    harvested = ask.season in ("summer", "autumn")
    true = crop if harvested else (state["year_crop"] if ask.season == "winter" else state["norm"])
    if not (true > 0).all():
        true = np.where(true > 0, true, state["norm"])
    boast = state.real("boast")
    if ask.sputnik > 0.3:
        lead = state.over_county(np.broadcast_to(boast, (state.communes,)), most=True)
    else:
        lead = safe_ratio(state.over_county(state["boast"]), state.county_sizes * 1_000_000)
    push = p.boast_push * ask.sputnik * (0.4 + 0.9 * traits.zeal)
    drawn = boast + p.boast_follow * (lead - boast) + push - p.boast_scales * boast - ask.honest
    drawn = clip(drawn, 0.02, 2.5) * traits.claim
    middle = turn.flow["demand"].claim_middle_kg
    return np.where(traits.table > 0.5, middle, true * (1.0 + drawn))
