"""Phase 5: the harvest within its window; what is not cut in time stays in the field and rots."""

from __future__ import annotations

import numpy as np

from game.rules.order_table import WEEKS
from game.rules.turn import Turn
from game.rules.units import at_least, at_most, clip, pick, safe_ratio, share_out, whole
from game.rules.workspace import choose, nothing


def harvest(turn: Turn) -> None:
    """Cut what the hands can cut, bring it in, hide some of it.

    Writes flow: crop (N,) kg brought in; uncut (N,) kg left; coverage (N,). Only in summer and autumn.
    """
    state, p = turn.state, turn.rules.p
    turn.flow["crop"] = nothing(state.place_id)
    turn.flow["uncut"] = nothing(state.place_id)
    turn.flow["kept_back"] = nothing(state.place_id)
    turn.flow["coverage"] = np.ones(state.places)
    if turn.ask.season not in ("summer", "autumn"):
        return
    season = turn.ask.season
    steel = turn.flow["steel_share"]
    # weeks chosen move furnace hands in or out of the window of 35-45 days
    out = pick(turn.told("furnace_weeks"), [getattr(p, f"window_{weeks}") for weeks in WEEKS])
    freed = steel * (1.0 - turn.here(out)) * (1.0 + p.strongest_first)
    labour = turn.flow["field_labour"] + turn.flow["hands_per_land"] * freed / (1.0 - p.other_work)
    hunger = 1.0 - p.hunger_at_harvest * (1.0 - at_most(state.real("health"), 1.0))
    tools = 0.7 + 0.3 * at_most(safe_ratio(state.real("tools"), state.real("tools_1957")), 1.0)
    pace = turn.flow["hour_worth"] * hunger * (0.5 + 0.5 * state.real("effort")) * tools
    area = at_least(state.real(f"sown_{season}"), 0.3)
    days = 1.0 + p.window_luck * turn.luck.normal("harvest window", state.place_id)
    turn.flow["coverage"] = coverage = p.harvest_slack * labour * pace * days / (0.5 + 0.5 * area)
    roots = 1.0 + p.roots_spoil * state.real("roots") * (season == "autumn")
    sleepy = p.waste_past_14_hours * np.maximum(turn.flow["hours"] - 13.0, 0.0)
    lost = clip(turn.rules.tables["uncut"](1.0 - coverage) * roots + sleepy, 0.0, 0.5)
    uncut = whole(state.real("standing_crop") * lost)
    if turn.ledger.keep:
        _explain_uncut(turn, uncut, steel * turn.here(out))
    crop = state["standing_crop"] - uncut
    turn.add("standing_crop", "cut", -crop)
    hungry = clip((1700.0 - state.real("kcal")) / 500.0, 0.0, 1.0)
    gleaned = whole(uncut * p.gleaned * hungry)
    turn.add("standing_crop", "gleaned by the hungry", -gleaned)
    turn.add("standing_crop", "left to rot", gleaned - uncut)
    turn.add("hidden", "gleaned by the hungry", gleaned)
    turn.explain("crop", "brought in", -crop)
    turn.add("grain", "harvest", crop)
    turn.take("grain", "spoiled", whole(crop * p.threshing_loss))
    secret = p.hide_least + p.hide_most * (1.0 - state.real("people_trust"))
    secret = secret * choose(state.real("fear") > 0.6, 0.5, 1.0)
    turn.flow["kept_back"] = turn.move("grain", "hidden", "hidden by the brigade", whole(crop * secret))
    turn.flow["crop"], turn.flow["uncut"] = crop, uncut
    turn.add("year_crop", "harvest", state.by_commune(crop))


def _explain_uncut(turn: Turn, uncut: np.typing.NDArray[np.int64], steel: np.typing.NDArray[np.float64]) -> None:
    """Share what stayed in the field over the reasons why hands were missing."""
    state, share = turn.state, turn.flow["share"]
    reasons = {
        "hands at the furnaces": steel,
        "hands at the works": share["works"],
        "hands in kitchens": share["canteens"] * 0.5,
        "ploughing deep": turn.flow["ploughing_share"],
        "hands kept idle": np.maximum(share["rest"] - 0.03, 0.0),
        "weak and unwilling": 0.25 * np.maximum(1.0 - state.real("health") * state.real("effort"), 0.0),
        "worn tools": 0.3 * np.maximum(1.0 - safe_ratio(state["tools"], state["tools_1957"]), 0.0),
    }
    weights = np.stack([np.broadcast_to(whole(reason * 10000) + 1, uncut.shape) for reason in reasons.values()])
    rows = np.arange(state.places)
    split = share_out(uncut, weights.T.reshape(-1), np.repeat(rows, len(reasons)))
    split = split.reshape(state.places, len(reasons)).T
    for k, reason in enumerate(reasons):
        turn.explain("crop", reason, -split[k])
