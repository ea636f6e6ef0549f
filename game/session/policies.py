"""Settings: one order of a policy replaced in every season from the one in which it opens.

`order=value` takes the orders of the table by name, and plain words for tests and sweeps, each of which may set
several orders. A value outside an order's own bounds is an error; one outside the season's is clamped to them.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.rules.order_table import CANTEENS, LADLE_WITHOUT_LIMIT, MATERIALS, MELT, ORDERS, PACES, SPEEDS, Order
from game.rules.orders import ORDER, OrderError, Orders, bounds, parse_value
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.turn import Turn
from game.rules.units import DAYS, KG_PER_T, Ints
from game.session.own import (
    hands_count,
    hands_for,
    limit_furnaces,
    move_hands,
    own_places,
    season_bounds,
    set_share,
    spread_furnaces,
)
from game.session.spread import QUOTAS, fall, quota_weights
from game.text import _


@dataclass(frozen=True)
class Scene:
    """What a setting may look at: the county's opening state and rules, and in the Paper sitting the season's turn."""

    state: State
    rules: Ruleset
    turn: Turn | None = None

    @property
    def season(self) -> int:
        """Season being played."""
        return self.state.season

    @property
    def places(self) -> int:
        """Number of the player's brigades."""
        return own_places(self.state)


Apply = Callable[[Orders, Scene], None]


@dataclass(frozen=True)
class Setting:
    """A parsed `order=value`."""

    name: str
    value: str
    sitting: str
    """plan or paper"""
    apply: Apply


def _number(name: str, text: str, low: float, high: float, whole_number: bool = False) -> float:
    try:
        value = float(int(text)) if whole_number else float(text)
    except ValueError:
        message = _("{name} is a number from {low:g} to {high:g}, not {text}")
        if whole_number:
            message = _("{name} is a whole number from {low:g} to {high:g}, not {text}")
        raise OrderError(message.format(name=name, low=low, high=high, text=repr(text))) from None
    if not low <= value <= high:
        message = _("{name} lies between {low:g} and {high:g}, not {text}")
        raise OrderError(message.format(name=name, low=low, high=high, text=text))
    return value


def _choice(name: str, text: str, choices: tuple[str, ...]) -> str:
    if text not in choices:
        message = _("{name} is one of {choices}, not {text}")
        raise OrderError(message.format(name=name, choices=", ".join(choices), text=repr(text)))
    return text


def _open(order: str, scene: Scene) -> bool:
    return ORDER[order].is_open(scene.season)


def _put(orders: Orders, scene: Scene, order: str, value: int | Ints) -> None:
    """Give an order one value in every row, clamped to the season's bounds, if it is open."""
    if _open(order, scene):
        low, high = season_bounds(order, scene.season)
        orders.values[order][...] = np.minimum(np.maximum(value, low), high)


def _light(orders: Orders, scene: Scene, lit: Ints) -> None:
    """Light furnaces by brigade and move hands to or from the fields with them."""
    lit = limit_furnaces(lit, scene.season)
    orders.values["furnaces_lit"] = lit
    steel = hands_for(lit, hands_count(scene.state, scene.rules, scene.places))
    orders.values["hands"] = move_hands(orders["hands"], steel)


def _set_hours(text: str) -> Apply:
    hours = int(_number("hours", text, *bounds(ORDER["hours"]), whole_number=True))
    return lambda orders, scene: _put(orders, scene, "hours", hours)


def _set_furnaces(text: str) -> Apply:
    total = int(_number("furnaces", text, 0, ORDER["furnaces_lit"].high, whole_number=True))
    return lambda orders, scene: _light(orders, scene, spread_furnaces(total, scene.state, scene.places, scene.season))


def _set_rest(text: str) -> Apply:
    share = int(round(_number("rest", text, 0.0, 1.0) * 100))

    def apply(orders: Orders, scene: Scene) -> None:
        orders.values["hands"] = set_share(orders["hands"], "rest", np.full(scene.places, share, dtype=np.int64))

    return apply


def _set_claim(text: str) -> Apply:
    ratio = _number("claim", text, 0.5, 10.0)

    def apply(orders: Orders, scene: Scene) -> None:
        claim = int(round(true_figure(scene) * ratio / KG_PER_T))
        _put(orders, scene, "claim_grain", claim)

    return apply


def true_figure(scene: Scene) -> int:
    """What this Paper sitting's claim is about, kg: the harvest just cut, in winter the year's, in spring the usual."""
    turn = scene.turn
    if turn is not None and turn.ask.season in ("summer", "autumn"):
        return int(turn.flow["crop"][: scene.places].sum())
    state = scene.state if turn is None else turn.state
    season = scene.rules.calendar.ask(scene.season).season
    if season == "winter" and state["year_crop"].any():
        return int(state["year_crop"][0])
    return int(state["norm"][0])


def _set_workshop_pace(text: str) -> Apply:
    pace = PACES.index(_choice("workshop_pace", text, PACES))
    return lambda orders, scene: _put(orders, scene, "workshop_pace", pace)


def _set_works_metal(text: str) -> Apply:
    metal = {"good": "bought", "native": "native"}[_choice("works_metal", text, ("good", "native"))]
    return lambda orders, scene: _put(orders, scene, "dam_material", MATERIALS.index(metal))


def _set_works_pace(text: str) -> Apply:
    speed = {"careful": "year", "rushed": "holiday"}[_choice("works_pace", text, ("careful", "rushed"))]
    return lambda orders, scene: _put(orders, scene, "works_speed", SPEEDS.index(speed))


def _set_melt_tools(text: str) -> Apply:
    wanted = _choice("melt_tools", text, ("yes", "no")) == "yes"
    tools = sum(1 << MELT.index(name) for name in ("worn_tools", "good_tools"))

    def apply(orders: Orders, scene: Scene) -> None:
        melt = orders["melt"]
        _put(orders, scene, "melt", melt | tools if wanted else melt & ~tools)

    return apply


def _set_ration(text: str) -> Apply:
    grams = int(_number("ration", text, *bounds(ORDER["ration"]), whole_number=True))
    return lambda orders, scene: _put(orders, scene, "ration", grams)


def _set_eating(text: str) -> Apply:
    way = _choice("eating", text, ("free", "rationed", "home"))

    def apply(orders: Orders, scene: Scene) -> None:
        custom = int(scene.rules.p.ration_kg / DAYS * 1000.0) // 10 * 10
        if way == "home":
            _put(orders, scene, "canteens", CANTEENS.index("closed"))
            _put(orders, scene, "plots", 5)
        else:
            _put(orders, scene, "canteens", CANTEENS.index("compulsory"))
        if way == "free":
            _put(orders, scene, "ration", LADLE_WITHOUT_LIMIT)
        else:
            _put(orders, scene, "ration", np.minimum(orders["ration"], custom))

    return apply


PLAIN_WORDS: dict[str, tuple[str, Callable[[str], Apply]]] = {
    "hours": ("plan", _set_hours),
    "furnaces": ("plan", _set_furnaces),
    "rest": ("plan", _set_rest),
    "claim": ("paper", _set_claim),
    "workshop_pace": ("plan", _set_workshop_pace),
    "works_metal": ("plan", _set_works_metal),
    "works_pace": ("plan", _set_works_pace),
    "melt_tools": ("plan", _set_melt_tools),
    "ration": ("plan", _set_ration),
    "eating": ("plan", _set_eating),
}


def _set_order(order: Order, text: str) -> Apply:
    value = parse_value(order, text)

    def apply(orders: Orders, scene: Scene) -> None:
        if not order.is_open(scene.season):
            return
        if order.name == "spread_rule":
            _put(orders, scene, order.name, int(value))  # type: ignore[arg-type]
            _spread_quotas(orders, scene)
        elif order.name == "furnaces_lit":
            _light(orders, scene, np.full(scene.places, value, dtype=np.int64))
        elif order.kind == "shares":
            orders.values[order.name][...] = np.array(value, dtype=np.int64)[:, None]
        else:
            _put(orders, scene, order.name, int(value))  # type: ignore[arg-type]

    return apply


def _spread_quotas(orders: Orders, scene: Scene) -> None:
    """Let the totals of the quotas fall anew by the spread rule."""
    for name in QUOTAS:
        now = orders[name]
        weight = quota_weights(scene.state, scene.places, int(orders["spread_rule"][0]), now)
        most = np.full(scene.places, ORDER[name].high)
        orders.values[name] = fall(int(now.sum()), weight, now, most, ORDER[name].step)


def parse_setting(text: str) -> Setting:
    """Read one `order=value`.

    Raises OrderError, one sentence, for a word that is no order, a missing value, or one out of the order's bounds.
    """
    name, equals, value = text.partition("=")
    name, value = name.strip(), value.strip()
    if not equals or not name or not value:
        raise OrderError(_("a setting is written order=value, not {text}").format(text=repr(text)))
    if name in PLAIN_WORDS:
        sitting, make = PLAIN_WORDS[name]
        return Setting(name, value, sitting, make(value))
    if name not in ORDER:
        words = ", ".join([*PLAIN_WORDS, *(o.name for o in ORDERS if o.name not in PLAIN_WORDS)])
        raise OrderError(_("there is no order {name}; there are {words}").format(name=repr(name), words=words))
    return Setting(name, value, ORDER[name].sitting, _set_order(ORDER[name], value))


def parse_settings(texts: tuple[str, ...]) -> tuple[Setting, ...]:
    """Read several settings; hands set by themselves are applied last, so that lighting furnaces does not move them."""
    found = [parse_setting(text) for text in texts]
    return tuple(sorted(found, key=lambda setting: {"furnaces": 0, "furnaces_lit": 0, "rest": 1}.get(setting.name, 2)))


def apply_settings(settings: tuple[Setting, ...], orders: Orders, scene: Scene, sitting: str) -> Orders:
    """Lay settings over the player's rows of a sitting's orders."""
    changed = orders.copy()
    for setting in settings:
        if setting.sitting == sitting:
            setting.apply(changed, scene)
    return changed


def limit_to_season(orders: Orders, scene: Scene) -> Orders:
    """A leader's orders within what a player may order this season: furnaces by brigade, hands following them."""
    if "furnaces_lit" in orders.values:
        limited = limit_furnaces(orders["furnaces_lit"], scene.season)
        if not np.array_equal(limited, orders["furnaces_lit"]):
            changed = orders.copy()
            _light(changed, scene, limited)
            return changed
    return orders
