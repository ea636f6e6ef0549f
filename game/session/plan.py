"""The draft of a sitting: orders that can be set, undone and redone freely until they are sealed.

A draft begins as the county asks, with the player's standing orders laid over it. Furnaces move hands to or from
the fields unless a brigade's hands were set by hand. Orders are given by name to one brigade (0-7) or to all.
"""

from __future__ import annotations

import copy
from dataclasses import dataclass

import numpy as np

from game.rules.order_table import HANDS, ORDERS, Order, Sitting
from game.rules.orders import ORDER, OrderError, Orders, show_value
from game.rules.units import Ints
from game.session.limits import checked_value, order_bounds, total_bounds
from game.session.own import (
    hands_count,
    hands_for,
    limit_furnaces,
    move_hands,
    set_fields,
    set_share,
    spread_furnaces,
)
from game.session.policies import Scene
from game.session.spread import QUOTAS, fall, quota_weights
from game.session.standing import ALL, TOTAL, Standing, Value
from game.text import _


@dataclass(frozen=True)
class Change:
    """One difference between a draft and what the county asks."""

    order: str
    brigade: int
    """0-7, or ALL for an order of the commune"""
    asked: Value
    value: Value
    kept: bool
    """stands since an earlier season"""
    moved: bool
    """not given by the player: hands that followed the furnaces, quotas that fell by the rule"""


@dataclass(frozen=True)
class _Moment:
    """What undo goes back to."""

    values: dict[str, Ints]
    given: dict[tuple[str, int], Value]


class Draft:
    """Orders of one sitting for the player's brigades.

    sitting: plan or paper; defaults: as the county asks; given: what the player ordered, by (order, brigade).
    """

    def __init__(
        self,
        scene: Scene,
        sitting: Sitting,
        defaults: Orders,
        standing: Standing | None = None,
        locked: bool = False,
    ) -> None:
        self.scene = scene
        self.locked = locked
        """whether someone else gives the orders: the successor, after a removal"""
        self.sitting: Sitting = sitting
        self.season = scene.season
        self.places = scene.places
        self.defaults = defaults
        self.given: dict[tuple[str, int], Value] = {}
        self._values = defaults.copy()
        self._undo: list[_Moment] = []
        self._redo: list[_Moment] = []
        self._kept: dict[tuple[str, int], Value] = {}
        self._hands = hands_count(scene.state, scene.rules, scene.places)
        self._lay_standing((standing or Standing()).given)

    def _lay_standing(self, given: dict[tuple[str, int], Value]) -> None:
        for (name, brigade), value in given.items():
            order = ORDER[name]
            if order.sitting == self.sitting and order.is_open(self.season):
                if isinstance(value, int) and brigade != TOTAL:
                    low, high = self.bounds(name, None if brigade < 0 else brigade)
                    value = min(max(value, low), high)
                self._give(order, value, brigade)
        self._kept = dict(self.given)

    # -- reading
    def orders(self) -> Orders:
        """The draft's orders, the player's rows; a copy."""
        return self._values.copy()

    def get(self, name: str, brigade: int | None = None) -> Value:
        """An order's value at a brigade, or of the commune (the first brigade's, for an order given by brigade)."""
        order = self._order(name)
        row = brigade if brigade is not None and order.level == "place" else 0
        return _value(self._values, order, row)

    def asked(self, name: str, brigade: int | None = None) -> Value:
        """What the county asks, like `get`."""
        order = self._order(name)
        row = brigade if brigade is not None and order.level == "place" else 0
        return _value(self.defaults, order, row)

    def total(self, name: str) -> int:
        """Sum of a number over the brigades."""
        return int(self._values[self._order(name).name].sum())

    def asked_total(self, name: str) -> int:
        """Sum over the brigades of what the county asks."""
        return int(self.defaults[self._order(name).name].sum())

    def is_open(self, name: str) -> bool:
        """Whether an order can be given in this sitting."""
        order = ORDER.get(name)
        return order is not None and order.sitting == self.sitting and order.is_open(self.season)

    def cards(self) -> dict[str, list[Order]]:
        """Cards of the sitting with the orders that are open on each, in the table's order."""
        cards: dict[str, list[Order]] = {}
        for order in ORDERS:
            if self.is_open(order.name):
                cards.setdefault(order.card, []).append(order)
        return cards

    def bounds(self, name: str, brigade: int | None = None) -> tuple[int, int]:
        """Lowest and highest value that an order may be given now; see `order_bounds`."""
        others = 0
        if name == "furnaces_lit" and brigade is not None:
            others = self.total(name) - int(self._values[name][brigade])
        return order_bounds(self._order(name), self.scene, brigade, others)

    def total_bounds(self, name: str) -> tuple[int, int]:
        """Bounds of `set_total`."""
        most = [self.bounds(name, row)[1] for row in range(self.places)]
        return total_bounds(self._order(name), self.season, self.bounds(name, 0)[0], most)

    def exceptions(self, name: str) -> list[int]:
        """Brigades to which an order was given by itself."""
        return sorted(brigade for order, brigade in self.given if order == name and brigade >= 0)

    def changes(self) -> list[Change]:
        """Every difference from what the county asks, in the table's order."""
        found = []
        for order in ORDERS:
            if order.sitting != self.sitting:
                continue
            rows = range(self.places) if order.level == "place" else range(1)
            for row in rows:
                asked, value = _value(self.defaults, order, row), _value(self._values, order, row)
                if asked != value:
                    brigade = row if order.level == "place" else ALL
                    keys = [(order.name, row), (order.name, ALL), (order.name, TOTAL)]
                    key = next((k for k in keys if k in self.given), None)
                    kept = key is not None and self._kept.get(key) == self.given[key]
                    found.append(Change(order.name, brigade, asked, value, kept, key is None))
        return found

    # -- writing
    def set(self, name: str, value: Value, brigade: int | None = None, *, keep: bool = False) -> None:
        """Give an order to one brigade, or to the commune or every brigade.

        keep: brigades that were given a value of their own keep it. An order for every brigade ends them otherwise.
        Raises OrderError, one sentence: an order that is not open, a value out of bounds, shares that do not sum to
        100, a brigade that is not there.
        """
        order = self._writable(name)
        if brigade is not None and not 0 <= brigade < self.places:
            message = _("there are {count} brigades, 0 to {last}, not {number}")
            raise OrderError(message.format(count=self.places, last=self.places - 1, number=brigade))
        if brigade is not None and order.level == "commune":
            raise OrderError(_("{order} is given to the whole commune, not to a brigade").format(order=_(order.title)))
        checked = checked_value(order, value, *self.bounds(name, brigade))
        own = {row: self.given[(name, row)] for row in self.exceptions(name)} if keep and brigade is None else {}
        self._remember()
        self._give(order, checked, ALL if brigade is None else brigade)
        for row, its_own in own.items():
            self._give(order, its_own, row)

    def set_total(self, name: str, total: int) -> None:
        """Give a number for the whole commune; it falls on the brigades by the spread rule, furnaces by people.

        Brigades that were given a number of their own keep it as far as the total allows. Raises OrderError.
        """
        order = self._writable(name)
        if order.level != "place" or order.kind != "number":
            raise OrderError(_("{order} has no total").format(order=_(order.title)))
        low, high = self.total_bounds(name)
        if not low <= total <= high:
            message = _("{order} lies between {low} and {high} in all, not {value}")
            raise OrderError(message.format(order=_(order.title), low=low, high=high, value=total))
        self._remember()
        self._give(order, int(total), TOTAL)

    def set_hands(self, task: str, per_cent: int, brigade: int | None = None) -> None:
        """Give one task a share of the hands; the fields give or take the rest. Raises OrderError."""
        order = self._writable("hands")
        if task not in HANDS:
            message = _("hands work at {tasks}, not at {task}")
            raise OrderError(message.format(tasks=", ".join(HANDS), task=repr(task)))
        if not 0 <= per_cent <= 100:
            raise OrderError(_("a share of the hands lies between 0 and 100 %, not {value}").format(value=per_cent))
        self._remember()
        shares = self._values["hands"]
        if task == "fields":
            moved = set_fields(shares, per_cent)
        else:
            moved = set_share(shares, task, np.full(self.places, per_cent, dtype=np.int64))
        for row in range(self.places) if brigade is None else (brigade,):
            self._give(order, tuple(int(part) for part in moved[:, row]), row)

    def trial(self) -> Draft:
        """A copy to try a change on: what is set in it leaves this draft as it is."""
        made = copy.copy(self)
        made._values, made.given = self._values.copy(), dict(self.given)
        made._undo, made._redo = [], []
        return made

    def reset(self, name: str, brigade: int | None = None) -> None:
        """Let an order follow the county again. Raises OrderError when it is not open."""
        order = self._writable(name)
        self._remember()
        if brigade is not None and (name, ALL) in self.given:
            # what was given to all is from now on what was given to each of the others
            for row in range(self.places):
                self.given.setdefault((name, row), self.given[(name, ALL)])
            del self.given[(name, ALL)]
        for key in [k for k in self.given if k[0] == name and (brigade is None or k[1] == brigade)]:
            del self.given[key]
        if brigade is not None and order.level == "place":
            self._values.values[name][..., brigade] = self.defaults[name][..., brigade]
        else:
            self._values.values[name] = self.defaults[name].copy()
        self._follow(order)

    def reset_all(self) -> None:
        """Let every order of the sitting follow the county again."""
        if self.given and not self.locked:
            self._remember()
            self.given = {}
            self._values = self.defaults.copy()

    def restore(self, orders: Orders, given: dict[tuple[str, int], Value]) -> None:
        """Lay a saved draft on the table; raises OrderError when it is not one of this sitting."""
        for name, value in self.defaults.values.items():
            saved = orders.values.get(name)
            if saved is None or saved.shape != value.shape:
                raise OrderError(_("the open draft lacks {name}").format(name=name))
        self._values = Orders({name: orders.values[name].copy() for name in self.defaults.values})
        self.given = dict(given)
        self._undo.clear()
        self._redo.clear()

    def undo(self) -> bool:
        """Take back the last change; whether there was one."""
        return self._step(self._undo, self._redo)

    def redo(self) -> bool:
        """Make the last undone change again; whether there was one."""
        return self._step(self._redo, self._undo)

    @property
    def can_undo(self) -> bool:
        """Whether there is a change to take back."""
        return bool(self._undo)

    @property
    def can_redo(self) -> bool:
        """Whether there is an undone change to make again."""
        return bool(self._redo)

    # -- inside
    def _order(self, name: str) -> Order:
        order = ORDER.get(name)
        if order is None or order.sitting != self.sitting:
            raise OrderError(_("there is no order {name} in this sitting").format(name=repr(name)))
        return order

    def _writable(self, name: str) -> Order:
        order = self._order(name)
        if self.locked:
            raise OrderError(_("the orders are the successor's to give"))
        if not order.is_open(self.season):
            raise OrderError(_("{order} cannot be changed in this season").format(order=_(order.title)))
        return order

    def _give(self, order: Order, value: Value, brigade: int) -> None:
        """Write a value into the draft and what follows from it."""
        name = order.name
        if brigade in (ALL, TOTAL):
            for key in [k for k in self.given if k[0] == name and (brigade == ALL or k[1] in (ALL, TOTAL))]:
                del self.given[key]
        self.given[(name, brigade)] = value
        target = self._values.values[name]
        if brigade == TOTAL:
            assert isinstance(value, int)
            self._values.values[name] = self._spread(name, value)
        elif order.kind == "shares":
            column = np.array(value, dtype=np.int64)
            if brigade == ALL:
                target[...] = column[:, None]
            else:
                target[:, brigade] = column
        elif brigade == ALL:
            target[...] = value
        else:
            target[brigade] = value
        self._follow(order)

    def _follow(self, order: Order) -> None:
        """What a changed order changes of itself: hands follow furnaces, quotas follow the spread rule."""
        if order.name == "furnaces_lit":
            lit = limit_furnaces(self._values["furnaces_lit"], self.season)
            self._values.values["furnaces_lit"] = lit
            changed = lit != self.defaults["furnaces_lit"]
            steel = hands_for(lit, self._hands)
            moved = np.where(changed, move_hands(self.defaults["hands"], steel), self.defaults["hands"])
            by_hand = self._hands_by_hand()
            self._values.values["hands"] = np.where(by_hand, self._values["hands"], moved)
        if order.name == "hands":
            self._follow_if_released()
        if order.name == "spread_rule":
            for quota in QUOTAS:
                if self.is_open(quota) and not self.exceptions(quota):
                    total = self.total(quota)
                    self._values.values[quota] = self._spread(quota, total)
                    self.given[(quota, TOTAL)] = total

    def _hands_by_hand(self) -> np.typing.NDArray[np.bool_]:
        everyone = ("hands", ALL) in self.given
        return np.array([everyone or ("hands", row) in self.given for row in range(self.places)])

    def _follow_if_released(self) -> None:
        if not self._hands_by_hand().all():
            self._follow(ORDER["furnaces_lit"])

    def _spread(self, name: str, total: int) -> Ints:
        """Let a total fall on the brigades: quotas by the spread rule, others by people; exceptions stay."""
        fixed, now, state = self.exceptions(name), self._values[name], self.scene.state
        if name == "furnaces_lit" and not fixed:
            return spread_furnaces(total, state, self.places, self.season)
        if name in QUOTAS:
            weight = quota_weights(state, self.places, int(self._values["spread_rule"][0]), now)
        else:
            weight = state.population()[: self.places]
        most = np.array([self.bounds(name, row)[1] for row in range(self.places)])
        return fall(total, weight, now, most, ORDER[name].step, fixed)

    def _moment(self) -> _Moment:
        return _Moment(self._values.copy().values, dict(self.given))

    def _remember(self) -> None:
        self._undo.append(self._moment())
        self._redo.clear()

    def _step(self, source: list[_Moment], target: list[_Moment]) -> bool:
        if not source:
            return False
        target.append(self._moment())
        moment = source.pop()
        self._values = Orders(moment.values)
        self.given = moment.given
        return True


def _value(orders: Orders, order: Order, row: int) -> Value:
    value = orders[order.name]
    if order.parts:
        return tuple(int(part) for part in value[:, row])
    return int(value[row])


def words(order: Order, value: Value) -> str:
    """A value as the command line writes it."""
    return show_value(order, np.array(value) if isinstance(value, tuple) else value)
