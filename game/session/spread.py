"""How a commune's total falls on its brigades."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from game.rules.order_table import SPREADS
from game.rules.places import State
from game.rules.units import Ints, share_out, whole

QUOTAS = ("quota_grain", "quota_iron")
"""Orders whose totals fall by the spread rule."""


def quota_weights(state: State, places: int, rule: int, now: Ints) -> Ints:
    """What a quota falls by under a spread rule: land, the heads' last word, what is believed, or as it stands.

    rule: index into SPREADS; now: the quotas as they stand, (places,). Returns (places,) weights.
    """
    name = SPREADS[rule]
    if name == "even":
        return state["land"][:places].copy()
    if name == "hand" and now.any():
        return now.copy()
    normal = state["yield_1957"][:places] / 1000.0 * state["people_1957"][:places]
    said = 1.0 + state.real("word_bias")[:places] if name == "word" else state.real("crop_belief")[:places]
    return whole(normal * said)


def fall(total: int, weight: Ints, now: Ints, most: Ints, step: int, fixed: Sequence[int] = ()) -> Ints:
    """Let a total fall by weight in whole steps, none above `most`; the rows of `fixed` keep what they have now."""
    kept = np.zeros_like(now)
    kept[list(fixed)] = now[list(fixed)]
    weight = weight.copy()
    weight[list(fixed)] = 0
    left = max(total - int(kept.sum()), 0)
    falls = share_out(np.array([left // step]), weight, np.zeros_like(now)) * step
    rest = left - int(falls.sum())
    if rest > 0 and weight.any():
        falls[int(np.argmax(weight))] += rest
    spread: Ints = np.minimum(kept + falls, most)
    return spread
