"""Every order declared once: name, kind, unit, bounds, default, the season in which it opens.

The plan on the screen, the command line, saves, help and documentation are all made from this table. Values are
whole numbers: an amount in its unit, the index of a choice, one bit for each flag, or shares in per cent.
`{"county"}` as default means: what the county asks this season (`game.rules.leaders.county_asks`).
"""

from __future__ import annotations

from dataclasses import dataclass, field

import numpy as np

from game.rules.order_table import (
    ORDERS,
    Order,
    Sitting,
)
from game.rules.places import State
from game.rules.units import MANY, Ints, highest_unsigned
from game.rules.workspace import alike

ORDER = {order.name: order for order in ORDERS}


class OrderError(ValueError):
    """An order that cannot be given; the message names the order and its bounds."""


@dataclass
class Orders:
    """Values of orders for every row: (N,) or (C,), or (parts, N) for shares."""

    values: dict[str, Ints] = field(default_factory=dict)

    def __getitem__(self, name: str) -> Ints:
        return self.values[name]

    def choice(self, name: str, choice: str) -> np.typing.NDArray[np.bool_]:
        """Rows in which an order stands at a choice."""
        chosen: np.typing.NDArray[np.bool_] = self.values[name] == ORDER[name].choices.index(choice)
        return chosen

    def flag(self, name: str, flag: str) -> np.typing.NDArray[np.bool_]:
        """Rows in which a flag is set."""
        chosen: np.typing.NDArray[np.bool_] = (self.values[name] >> ORDER[name].choices.index(flag)) & 1 > 0
        return chosen

    def spread(self, state: State) -> Orders:
        """The same orders with one value for every row; many rows that were all told the same are not written out."""
        for name, value in self.values.items():
            order = ORDER[name]
            rows = state.places if order.level == "place" else state.communes
            shape = (order.parts, rows) if order.parts else (rows,)
            if value.shape != shape:
                self.values[name] = alike(value, shape)
        return self

    def copy(self) -> Orders:
        """An independent copy."""
        return Orders({name: value.copy() for name, value in self.values.items()})


def blank_orders(state: State, sitting: Sitting) -> Orders:
    """Zeros for every order of a sitting; for many rows one for all of them (`Orders.spread` gives it to each)."""
    orders = Orders()
    for order in ORDERS:
        if order.sitting == sitting:
            rows = state.places if order.level == "place" else state.communes
            rows = 1 if rows >= MANY else rows
            orders.values[order.name] = np.zeros((order.parts, rows) if order.parts else (rows,), dtype=np.int64)
    return orders


def check_orders(state: State, orders: Orders, sitting: Sitting) -> None:
    """Check shapes and bounds of every order of a sitting.

    Raises OrderError naming the first order that is missing, of the wrong shape or out of bounds.
    """
    for order in ORDERS:
        if order.sitting != sitting:
            continue
        value = orders.values.get(order.name)
        rows = state.places if order.level == "place" else state.communes
        shape = (order.parts, rows) if order.parts else (rows,)
        if value is None:
            raise OrderError(f"order {order.name} is missing")
        if value.shape != shape:
            raise OrderError(f"order {order.name} has shape {value.shape}, expected {shape}")
        low, high = bounds(order)
        if value.size and value.strides[-1] == 0:  # all rows alike
            value = value[..., :1]
        if value.size and (highest_unsigned(value) > high if low == 0 else value.min() < low or value.max() > high):
            raise OrderError(f"order {order.name} must lie between {low} and {high}")
        if order.kind == "shares" and (value.sum(axis=0) != 100).any():
            raise OrderError(f"order {order.name}: shares must sum to 100")


def bounds(order: Order) -> tuple[int, int]:
    """Lowest and highest value of an order in any season."""
    if order.kind == "choice":
        return 0, len(order.choices) - 1
    if order.kind == "flags":
        return 0, (1 << len(order.choices)) - 1
    return order.low, order.high


def parse_value(order: Order, text: str) -> int | tuple[int, ...]:
    """Read a value as written on the command line or in a file.

    Numbers as digits, choices by name, flags joined by "+" ("none" for no flag), shares as "a/b/c" summing to 100.
    Raises OrderError with one sentence naming order, bounds and what was written.
    """
    text = text.strip()
    low, high = bounds(order)
    if order.kind == "choice":
        if text not in order.choices:
            raise OrderError(f"{order.name} is one of {', '.join(order.choices)}, not {text!r}")
        return order.choices.index(text)
    if order.kind == "flags":
        words = [] if text == "none" else text.split("+")
        for word in words:
            if word not in order.choices:
                raise OrderError(
                    f"{order.name} joins some of {', '.join(order.choices)} with '+', or 'none'; not {text!r}"
                )
        return sum(1 << order.choices.index(word) for word in set(words))
    if order.kind == "shares":
        parts = text.split("/")
        if len(parts) != len(order.choices) or not all(part.isdigit() for part in parts) or sum(map(int, parts)) != 100:
            count = len(order.choices)
            raise OrderError(
                f"{order.name} takes {count} shares summing to 100, like {order.example}, not {text!r}"
            )
        return tuple(int(part) for part in parts)
    try:
        value = int(text)
    except ValueError:
        raise OrderError(f"{order.name} is a whole number from {low} to {high}, not {text!r}") from None
    if not low <= value <= high:
        raise OrderError(f"{order.name} lies between {low} and {high} {order.unit}, not {value}".replace("  ", " "))
    return value


def show_value(order: Order, value: int | Ints) -> str:
    """The words of `parse_value` for a value."""
    if order.kind == "choice":
        return order.choices[int(value)]
    if order.kind == "flags":
        return "+".join(name for k, name in enumerate(order.choices) if int(value) >> k & 1) or "none"
    if order.kind == "shares":
        return "/".join(str(int(part)) for part in np.atleast_1d(value))
    return str(int(value))
