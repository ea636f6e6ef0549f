"""What an order may be: the bounds of the season and of the land, and the check of a value against them."""

from __future__ import annotations

from collections.abc import Sequence

from game.rules.order_table import Order
from game.rules.orders import OrderError
from game.rules.units import KG_PER_T
from game.session.own import FURNACES_A_BRIGADE, PILOT_FURNACES, season_bounds
from game.session.policies import Scene
from game.session.standing import Value
from game.text import _


def order_bounds(order: Order, scene: Scene, brigade: int | None, others: int) -> tuple[int, int]:
    """Lowest and highest value that an order may be given to a brigade, or to the commune (None).

    Quotas reach three times a brigade's normal crop, claims four times what is known of the harvest. In the first
    season the pilot furnaces of the other brigades (`others`) count against a brigade's own.
    """
    low, high = season_bounds(order.name, scene.season)
    state = scene.state
    if order.name == "quota_grain":
        normal = state["yield_1957"][: scene.places] / 1000.0 * state["people_1957"][: scene.places] / KG_PER_T
        most = float(normal.max() if brigade is None else normal[brigade])
        high = min(high, int(3.0 * most) // order.step * order.step)
    elif order.name == "claim_grain":
        known = int(max(state["norm"][0], state["expected"][0])) // KG_PER_T
        high = min(high, 4 * known // order.step * order.step)
    elif order.name == "furnaces_lit" and scene.season == 0 and brigade is not None:
        high = max(min(high, PILOT_FURNACES - others), 0)
    return low, high


def total_bounds(order: Order, season: int, low: int, most: Sequence[int]) -> tuple[int, int]:
    """Bounds of a total: `low` the least of one brigade, `most` the highest of each."""
    if order.name == "furnaces_lit":
        return low, PILOT_FURNACES if season == 0 else FURNACES_A_BRIGADE * len(most)
    return low * len(most), sum(most)


def checked_value(order: Order, value: Value, low: int, high: int) -> Value:
    """A value as it is kept. Raises OrderError, one sentence, where the order cannot be it."""
    if order.kind == "shares":
        parts = tuple(int(part) for part in value) if isinstance(value, tuple | list) else ()
        if len(parts) != order.parts or min(parts, default=-1) < 0 or sum(parts) != 100:
            message = _("{order} takes {count} whole shares summing to 100")
            raise OrderError(message.format(order=_(order.title), count=order.parts))
        return parts
    if isinstance(value, tuple | list) or value != int(value):
        raise OrderError(_("{order} takes one whole number").format(order=_(order.title)))
    if not low <= value <= high:
        message = _("{order} lies between {low} and {high} now, not {value}")
        raise OrderError(message.format(order=_(order.title), low=low, high=high, value=value))
    return int(value)
