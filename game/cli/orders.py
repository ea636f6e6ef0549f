"""`orders`: every order with its unit, bounds, default, the season it opens and what it means."""

from __future__ import annotations

import textwrap
from typing import Any

from game.cli.common import Parser, print_json
from game.rules.order_table import ORDERS, Order
from game.rules.orders import bounds
from game.text import N_, _

COUNTY = "county"
"""A default that follows what the county asks in the season."""

SITTING_NAMES = {"plan": N_("Plan"), "paper": N_("Paper")}


def run(words: list[str]) -> int:
    """Print the table of orders."""
    parser = Parser("orders", _("Every order: name, unit, bounds, default, the season it opens, what it means."))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    if parser.read(words).json:
        print_json({"orders": [as_json(order) for order in ORDERS]})
        return 0
    for order in ORDERS:
        print(as_text(order))
    return 0


def as_json(order: Order) -> dict[str, Any]:
    """One order in the shape of the command line's JSON."""
    low, high = bounds(order)
    plain = order.kind == "number"
    return {
        "name": order.name,
        "type": order.kind,
        "unit": _(order.unit),
        "min": low if plain else None,
        "max": high if plain else None,
        "choices": list(order.choices) or None,
        "example": _example(order),
        "default": default_of(order),
        "opens": order.opens,
        "sitting": order.sitting,
        "help": _(order.help),
        "card": order.card,
        "level": order.level,
        "step": order.step,
        "title": _(order.title),
        "only": list(order.only) or None,
    }


def _example(order: Order) -> Any:
    return int(order.example) if order.kind == "number" else order.example


def default_of(order: Order) -> Any:
    """An order's default as written on the command line; "county" where it follows what is asked."""
    default = order.default
    if isinstance(default, str):
        return default
    if isinstance(default, tuple):
        return "/".join(str(part) for part in default)
    if order.kind == "choice":
        return order.choices[default]
    return default


def as_text(order: Order) -> str:
    """One order as a paragraph."""
    low, high = bounds(order)
    if order.choices:
        values = ", ".join(order.choices)
    else:
        values = _("{low} to {high} {unit}").format(low=low, high=high, unit=_(order.unit)).strip()
    default = default_of(order)
    facts = _("{sitting}, from season {opens}: {values}; default {default}").format(
        sitting=_(SITTING_NAMES[order.sitting]),
        opens=order.opens + 1,
        values=values,
        default=_("as the county asks") if default == COUNTY else default,
    )
    lines = [f"{order.name}  ({_(order.title)})"]
    for text in (facts, _(order.help)):
        lines += textwrap.wrap(text, 100, initial_indent="    ", subsequent_indent="    ")
    return "\n".join(lines)
