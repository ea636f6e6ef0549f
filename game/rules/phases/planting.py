"""Phase 3: sowing. Area, closeness, depth, seed, and the birds that would have eaten the insects."""

from __future__ import annotations

import numpy as np

from game.rules.ruleset import Constants
from game.rules.turn import Turn
from game.rules.units import Ints, Reals, clip, safe_ratio, whole

SOWN_IN = {"spring": "autumn", "autumn": "summer"}
"""Season of sowing to season of harvest."""


def seed_need(people_1957: Ints | Reals, p: Constants, crop: str) -> Ints:
    """Seed of a full, normal sowing, kg (N,): about 28 kg a head and year (15 jin a mu, agronomic tables of 1957)."""
    part = p.seed_summer_part if crop == "summer" else 1.0 - p.seed_summer_part
    return whole(people_1957 * p.seed_kg * part)


def planting(turn: Turn) -> None:
    """Sow the next crop from the locked seed, turn the soil, send the pupils after sparrows."""
    state, p = turn.state, turn.rules.p
    killed = turn.order("pests") / 100.0
    kept = state.real("birds_killed") * p.birds_memory
    turn.steer("birds_killed", "four pests", np.maximum(kept, killed))
    turned = state.real("soil_turned")
    crop = SOWN_IN.get(turn.ask.season)
    if crop is None:
        turn.steer("soil_turned", "soil settles", turned + p.soil_settles * (1.0 - turned))
        return
    depth = turn.rules.tables["depth_yield"](turn.order("plough_depth"))
    ploughed = p.plough_reach
    turn.steer("soil_turned", "deep ploughing", turned + ploughed * (depth - turned))
    need = seed_need(state.real("people_1957"), p, crop).astype(np.float64)
    area = turn.order("sown_area") / 100.0
    closeness = turn.order("closeness") / 100.0
    sown = turn.take("seed", f"sown for {crop}", whole(need * area * closeness))
    density = safe_ratio(sown, need * area)
    turn.steer(f"sown_{crop}", "area sown", area)
    turn.steer(f"close_{crop}", "closeness sown", np.maximum(np.minimum(closeness, density), 1.0))
    turn.steer(f"seed_{crop}", "seed sown", clip(density, 0.0, 1.0))
    sown_mu = state.real("land") * area * (p.summer_share if crop == "summer" else 1.0)
    turn.explain("sown_mu", "area sown", whole(sown_mu))
