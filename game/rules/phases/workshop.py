"""Phase 7: the workshop. Tools and machines made, careful or rushed, from what metal there is; wear and breakdowns."""

from __future__ import annotations

import numpy as np

from game.rules.phases.furnaces import POT_KG, TOOL_KG
from game.rules.turn import Turn
from game.rules.units import DAYS, Ints, at_least, times_in, whole
from game.rules.workspace import choose, nothing, some


def workshop(turn: Turn) -> None:
    """Make, wear out and break tools. Writes flow: breakdowns (N,), hurt_by_tools (N,) people, hours_danger (N,)."""
    _break(turn)
    _make(turn)


def _make(turn: Turn) -> None:
    state, p = turn.state, turn.rules.p
    days = turn.flow["hands"] * turn.flow["share"]["workshop"] * DAYS * turn.flow["hour_worth"]
    rushed = turn.chosen("workshop_pace", "rushed")
    pace = choose(rushed, p.rushed_output, 1.0)
    pots = turn.chosen("workshop", "pots")
    ploughs, bearings = turn.chosen("workshop", "ploughs"), turn.chosen("workshop", "bearings")
    pieces = days / p.tool_days * pace * np.where(ploughs | bearings, p.machine_output, 1.0)
    pieces = whole(np.where(pots, 0.0, pieces))
    from_good = _forge(turn, "usable_metal", pieces)
    from_poor = _forge(turn, "poor_metal", pieces - from_good)
    from_scrap = _forge(turn, "scrap", pieces - from_good - from_poor)
    made = from_good + from_poor + from_scrap
    turn.add("tools", "made", made)
    bad = np.where(rushed, p.rushed_shoddy, p.careful_shoddy)
    bad = np.where(ploughs | bearings, 1.0, bad)
    turn.add("shoddy_tools", "made in haste", whole((from_good + from_scrap) * bad) + from_poor)
    turn.flow["tools_made"] = made
    if not pots.any():
        return
    kilns = whole(np.where(pots, days / p.tool_days * pace, 0.0))
    wanted = np.minimum(kilns, np.maximum(state["pots_1957"] - state["pots"], 0))
    turn.add("pots", "cast", _forge(turn, "usable_metal", wanted, POT_KG))


def _forge(turn: Turn, metal: str, pieces: Ints, kilos: int = TOOL_KG) -> Ints:
    """Make at most as many whole pieces as there is metal for; returns how many."""
    if not some(turn.state[metal]):
        return nothing(turn.state[metal])
    made: Ints = np.minimum(np.maximum(pieces, 0), times_in(turn.state[metal], kilos))
    turn.take(metal, "made into tools and pots", made * kilos)
    return made


def _break(turn: Turn) -> None:
    """Old tools wear, shoddy ones break and hurt: village-made machines failed three times as often as old tools."""
    state, p = turn.state, turn.rules.p
    turn.flow["hours_danger"] = turn.rules.tables["accidents"](turn.flow["hours"])
    wear = 0.8 + 0.2 * turn.flow["hours_danger"]
    sound = at_least(state.real("tools") - state.real("shoddy_tools"), 0.0)
    worn = turn.count(sound * p.tool_wear * wear, draw=1)
    rush = np.where(turn.chosen("workshop_pace", "rushed"), p.rushed_breaks, 1.0)
    broken = turn.count(state.real("shoddy_tools") * p.shoddy_breaks * rush * wear, draw=2)
    broken = turn.take("shoddy_tools", "broke", broken)
    turn.take("tools", "broke", broken)
    turn.take("tools", "worn out", worn)
    turn.add("scrap", "broken tools", (broken + worn) * scrap_of_tool(p.tool_scrap))
    turn.explain("metal_lost", "rust", (broken + worn) * (TOOL_KG - scrap_of_tool(p.tool_scrap)))
    snapped = turn.count(sound * p.sound_breaks, draw=4)
    turn.flow["breakdowns"] = broken + snapped
    per_break = np.where(turn.chosen("workshop_pace", "rushed"), p.hurt_per_break, p.hurt_per_break * 0.7)
    turn.flow["hurt_by_tools"] = turn.count((broken + snapped) * per_break, draw=3)


def scrap_of_tool(share: float) -> int:
    """Whole kilograms of scrap that a broken tool leaves."""
    return int(TOOL_KG * share)
