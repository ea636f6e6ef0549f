"""Phase 6: backyard furnaces. Ore, scrap, pots and tools in; mostly poor iron out; trees and people spent."""

from __future__ import annotations

from typing import Any

import numpy as np

from game.rules.order_table import FUELS, WEEKS
from game.rules.turn import Turn
from game.rules.units import Ints, Reals, clip, pick, safe_ratio, whole
from game.rules.workspace import nothing, uniform

POT_KG = 4
TOOL_KG = 2
"""Iron in a cooking pot and in a farm tool, kg."""


def furnaces(turn: Turn) -> None:
    """Build, light and feed the furnaces.

    Writes flow: iron (N,) kg tapped, iron_usable (N,) kg of it fit for use, lit (N,) furnaces really burning.
    """
    state, p = turn.state, turn.rules.p
    lit = turn.order("furnaces_lit")
    if not lit.any():
        turn.flow["iron"] = turn.flow["iron_usable"] = nothing(state.place_id)
        return
    build_days = _build(turn, lit)
    days = pick(turn.told("furnace_weeks"), [getattr(p, f"burn_{weeks}") for weeks in WEEKS])
    days = np.maximum(turn.here(days) * p.burn_days - build_days, 0.0)
    works = p.works_alone + p.works_master * _has_master(turn) + p.works_ore * state.real("ore") + p.works_lining * 0.3
    # few stacks, much luck: the spread of the share that works falls with the root of their number
    luck = p.furnace_luck * turn.luck.normal("furnaces", state.place_id) / np.sqrt(np.maximum(lit, 1.0))
    works = clip(works * (1.0 + luck), 0.0, 1.0)
    capacity = lit * days * p.furnace_day_t * 1000.0 * works * turn.flow["fill"] * turn.flow["hour_worth"] * p.tap_yield
    share = [turn.here(turn.told("fuel", k)) / 100.0 for k in range(len(FUELS))]
    capacity = _burn(turn, capacity, share)
    iron, from_ore = _feed(turn, capacity)
    usable = _quality(turn, iron, from_ore, share)
    turn.add("usable_metal", "furnaces", usable)
    turn.add("poor_metal", "furnaces", iron - usable)
    turn.flow["iron"], turn.flow["iron_usable"] = iron, usable
    cracked = np.minimum(turn.count(np.minimum(lit, state["furnaces"]) * p.crack_chance, draw=1), state["furnaces"])
    turn.add("furnaces", "cracked", -cracked)
    turn.add("furnaces_ruined", "cracked", cracked)
    turn.explain("iron", "from ore", from_ore)
    turn.explain("iron", "from scrap, pots and tools", iron - from_ore)


def _has_master(turn: Turn) -> Reals:
    """1 at the brigade the old smith looks after: the n-th place of its commune."""
    state = turn.state
    if not turn.told("master").any():
        return uniform(0.0, state.places)
    first = np.full(state.communes, state.places, dtype=np.int64)
    np.minimum.at(first, state.commune, np.arange(state.places))
    number = np.arange(state.places) - first[state.commune] + 1
    master: Reals = (turn.here(turn.told("master")) == number).astype(np.float64)
    return master


def _build(turn: Turn, lit: Reals) -> Reals:
    """Raise the stacks that are missing; returns burning days lost to building at each place."""
    p = turn.rules.p
    missing = np.maximum(whole(lit) - turn.state["furnaces"], 0)
    turn.add("furnaces", "built", missing)
    crew = np.maximum(lit * 30.0, 1.0)
    return clip(missing * p.furnace_build_days / crew, 0.0, p.burn_days * 0.4)


def _burn(turn: Turn, capacity: Reals, share: list[Reals]) -> Reals:
    """Burn fuel for what could be tapped; trees, money and house beams limit it. Returns the capacity left, kg."""
    state, p = turn.state, turn.rules.p
    coal, charcoal, beams = share
    price = p.coal_per_iron * p.coal_yuan_t
    coal_bill = whole(capacity / 1000.0 * coal * price)
    spent = spend(turn, "coal", coal_bill)
    short_of_coal = coal * (1.0 - safe_ratio(spent, coal_bill, 1.0))
    wood_wanted = capacity / 1000.0 * charcoal * p.wood_t
    felled = turn.take("timber", "charcoal", whole(wood_wanted))
    short = charcoal * (1.0 - safe_ratio(felled, wood_wanted, 1.0))
    beam_t = capacity / 1000.0 * beams * p.wood_t * 0.5
    houses = safe_ratio(beam_t, np.maximum(state["people_1957"] / 4.5, 1.0)) * 1000.0 / p.house_beams_t
    turn.add("houses_lost", "beams for the stacks", turn.count(houses, draw=2))
    return capacity * (1.0 - np.minimum(short + short_of_coal, 1.0))


def spend(turn: Turn, cause: str, bill: Ints) -> Ints:
    """Pay bills of places, yuan (N,), from the communes' cash as far as it goes; returns what each bill got."""
    state = turn.state
    asked = state.by_commune(bill)
    paid = np.minimum(asked, state["cash"])
    turn.add("cash", cause, -paid)
    return np.minimum(state.share_in_commune(paid, bill), bill)


def _feed(turn: Turn, capacity: Reals) -> tuple[Ints, Ints]:
    """Charge the stacks: ore as far as carried, then scrap, pots, worn and good tools as ordered.

    Returns iron tapped and the part of it from ore, kg, (N,) each. Slag and loss are terms of what went in.
    """
    state, p = turn.state, turn.rules.p
    carriers = turn.flow["hands"] * turn.flow["share"]["scrap"]
    burning = (turn.told("furnaces_lit") > 0).astype(np.float64)
    ore = carriers * p.burn_days * p.ore_carried_kg * state.real("ore") * burning
    from_ore = whole(np.minimum(ore / p.ore_per_iron, capacity))
    wanted = np.maximum(whole(capacity) - from_ore, 0)
    made = from_ore.copy()
    gathering = clip(safe_ratio(carriers, turn.order("furnaces_lit") * 60.0, 0.0), 0.0, 1.0)
    within_reach = whole(state.real("scrap") * (p.scrap_found * gathering))
    sources: list[tuple[str, str, int, Any]] = [
        ("scrap", "scrap", 1, within_reach),
        ("pots", "pots", POT_KG, whole(state.real("pots") * p.pots_a_season)),
        ("tools", "worn_tools", TOOL_KG, whole(state.real("tools") * p.worn_tools_a_season)),
        ("tools", "good_tools", TOOL_KG, whole(state.real("tools") * p.good_tools_a_season)),
    ]
    for stock, flag, kilos, most in sources:
        allowed = turn.flagged("melt", flag)
        needed = np.ceil(np.maximum(wanted - (made - from_ore), 0) * p.scrap_per_iron / kilos).astype(np.int64)
        used = turn.take(stock, "melted", np.where(allowed, np.minimum(needed, most), 0))
        if stock == "tools":
            turn.add("shoddy_tools", "melted", -np.minimum(state["shoddy_tools"], used // 2))
        got = np.floor(used * kilos / p.scrap_per_iron).astype(np.int64)
        made = made + got
        turn.explain("metal_lost", "slag", used * kilos - got)
    turn.explain("metal_lost", "ore smelted", -from_ore)
    return made, from_ore


def _quality(turn: Turn, iron: Ints, from_ore: Ints, share: list[Reals]) -> Ints:
    """Usable part of the iron: by fuel (sulphur from raw coal), charge and a master's eye. Wagner 2011."""
    p = turn.rules.p
    coal, charcoal, beams = share
    by_fuel = coal * p.good_coal + charcoal * p.good_charcoal + beams * p.good_beams
    ore_part = safe_ratio(from_ore, iron)
    quality = (ore_part * by_fuel + (1.0 - ore_part) * p.good_scrap) * (1.0 + _has_master(turn) * p.good_master)
    return np.minimum(whole(iron * clip(quality, 0.0, p.good_most)), iron)
