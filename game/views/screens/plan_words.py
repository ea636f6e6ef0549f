"""Words of the orders: values with their units, what the county asks, the outcomes at the foot, what a step changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from game.rules.order_table import HANDS, LADLE_WITHOUT_LIMIT, Order
from game.rules.orders import ORDER
from game.session.forecast import Band
from game.session.forecast import Forecast as Outlook
from game.text import N_, _, ngettext, pgettext
from game.views.figures import (
    date_span,
    gain,
    gain_span,
    number,
    rounded,
    season_start,
    short_date,
    tonnes,
    tonnes_span,
)

if TYPE_CHECKING:
    from game.session.game import Game

TASK_ICONS = {
    "fields": "wheat", "furnaces": "furnace", "scrap": "basket", "works": "dam", "workshop": "hammer",
    "canteens": "bowl", "rest": "moon",
}  # fmt: skip
ORDER_ICONS = {
    "hours": "clock", "rest_days": "moon", "ration": "ladle", "sown_area": "seed", "plough_depth": "plough",
    "closeness": "wheat", "animals_fed": "ox", "pests": "sparrow", "pool_pace": "people", "spread_rule": "scale",
    "furnace_weeks": "furnace", "furnaces_sham": "furnace", "master": "hammer", "works_project": "dam",
    "works_speed": "fast", "spillway": "gate", "dam_material": "steel", "workshop": "gear", "workshop_pace": "tools",
    "tiers": "child", "canteens": "bowl", "canteen_check": "eye", "plots": "house", "forage": "tree", "gates": "walk",
    "searches": "search", "own_table": "pot",
}  # fmt: skip
FOLLOWING = {"spring": ("summer", 0), "summer": ("autumn", 0), "autumn": ("winter", 0), "winter": ("spring", 1)}
"""The season after each, and how many years later it begins."""
NEXT_HARVEST = {"spring": (6, 1, 0), "summer": (10, 1, 0), "autumn": (6, 1, 1), "winter": (6, 1, 1)}
"""When food is next cut after a season's end, month, day and years later: wheat in June, autumn crops in October."""


def harvest(game: Game) -> bool:
    """Whether a crop is cut this season."""
    return game.directive().ask.season in ("summer", "autumn")


def shown(order: Order, value: float) -> str:
    """A value of a number order with its unit, short."""
    amount = number(value)
    if order.name == "hours":
        return pgettext("hours a day", "{count} h").format(count=amount)
    if order.name == "ration" and value >= LADLE_WITHOUT_LIMIT:
        return pgettext("ration", "no limit")
    if order.name == "rest_days":
        return ngettext("{count} day", "{count} days", round(value)).format(count=amount)
    if order.name in ("furnaces_lit", "furnaces_sham"):
        return amount
    pattern = {
        "t": _("{amount} t"),
        "g": _("{amount} g"),
        "cm": _("{amount} cm"),
    }.get(order.unit, _("{amount} %"))
    return pattern.format(amount=amount)


def stepped(order: Order, step: int) -> str:
    """A change of a number order with its unit: "+10 g"."""
    amount = gain(step)
    if order.name in ("furnaces_lit", "furnaces_sham", "rest_days"):
        return amount
    if order.name == "hours":
        return pgettext("hours a day", "{count} h").format(count=amount)
    patterns = {"t": _("{amount} t"), "g": _("{amount} g"), "cm": _("{amount} cm")}
    return patterns.get(order.unit, _("{amount} %")).format(amount=amount)


def title(order: Order) -> str:
    """An order's name."""
    return _(order.title)


def choice_label(game: Game, order: Order, chosen: int) -> str:
    """What is chosen; of the master, at which brigade."""
    if order.name == "master" and chosen:
        return _(game.brigade_names[chosen - 1])
    return _(order.labels[chosen])


def asked_words(game: Game, order: Order, row: int | None = None, in_all: bool = False) -> str:
    """What the county asks of a brigade, of the commune, or of all brigades together; "" where it is no one value."""
    value = game.draft.asked_total(order.name) if in_all else game.draft.asked(order.name, row)
    if not isinstance(value, int):
        return ""
    if order.kind == "number":
        return shown(order, value)
    return choice_label(game, order, value) if order.kind == "choice" else ""


def hand_words(task: str) -> str:
    """A task's name on its row."""
    return _(ORDER["hands"].labels[HANDS.index(task)])


# --------------------------------------------------------------------------------- the footer
@dataclass(frozen=True)
class Outcome:
    """One of the three at the foot: its name, its range, and what is asked of it."""

    name: str
    value: str
    asked: str = ""
    """what stands under it"""
    flag: bool = True
    """whether that is asked by the county"""


def outcomes(game: Game, now: Outlook) -> list[Outcome]:
    """What the season is expected to end with: grain, iron, and how long the food lasts."""
    directive, commune = game.directive(), now.commune
    if harvest(game):
        crop = commune["crop_t"]
        asked = _("levy {amount}").format(amount=tonnes(directive.levy_t)) if directive.levy_t >= 1 else ""
        grain = Outcome(_("Crop brought in"), tonnes_span(crop.low, crop.high), asked)
    else:
        grain = store_outcome(now)
    iron, usable = commune["iron_t"], commune["iron_usable_t"]
    name = _("Iron, usable {amount}").format(amount=tonnes_span(*rounded(usable.low, usable.high)))
    quota = _("quota {amount}").format(amount=tonnes(directive.iron_t)) if directive.iron_t >= 1 else ""
    return [grain, Outcome(name, tonnes_span(iron.low, iron.high), quota), food_outcome(game, now)]


def store_outcome(now: Outlook) -> Outcome:
    """What is left in store, and how much of it is seed."""
    store, seed = now.commune["store_t"], now.commune["seed_t"]
    locked = _("and {amount} of seed").format(amount=tonnes_span(seed.low, seed.high))
    return Outcome(_("Left in store"), tonnes_span(store.low, store.high), locked, flag=False)


def food_outcome(game: Game, now: Outlook) -> Outcome:
    """Until when the food lasts, and when more is cut."""
    ask, days = game.directive().ask, now.commune["food_days"]
    season, later = FOLLOWING[ask.season]
    start = season_start(season, ask.year + later)
    first, last = (start + timedelta(days=max(0, round(end))) for end in (days.low, days.high))
    month, day, years = NEXT_HARVEST[ask.season]
    cut = date(ask.year + years, month, day)
    pattern = _("autumn crop {date}") if ask.season == "summer" else _("wheat {date}")
    return Outcome(_("Food lasts until"), date_span(first, last), pattern.format(date=short_date(cut)))


# -------------------------------------------------------------------------- what one step changes
EFFECTS: tuple[tuple[str, str, float], ...] = (
    ("crop_t", N_("crop {change} t"), 40.0),
    ("uncut_t", N_("left uncut {change} t"), 30.0),
    ("iron_t", N_("iron {change} t"), 2.0),
    ("iron_usable_t", N_("usable {change} t"), 1.0),
    ("kcal", N_("{change} kcal a day"), 15.0),
    ("food_days", N_("food {change} days"), 2.0),
    ("store_t", N_("store {change} t"), 40.0),
    ("coming_autumn_t", N_("autumn crop {change} t"), 40.0),
    ("coming_summer_t", N_("summer crop {change} t"), 40.0),
    ("hurt", N_("hurt {change}"), 3.0),
    ("asleep", N_("asleep {change}"), 6.0),
    ("trees_t", N_("timber {change} t"), 20.0),
    ("oxen", N_("oxen {change}"), 10.0),
    ("tools", N_("tools {change}"), 120.0),
    ("seed_t", N_("seed {change} t"), 20.0),
)
"""Outcomes, how a change in each is told, and how large a change is worth telling first."""


def effects(before: Outlook, after: Outlook, most: int = 4) -> list[str]:
    """What changes for the commune between two forecasts of the same draws, the largest first."""
    return effects_of(before.commune, after.commune, most)


def effects_of(before: Mapping[str, Band], after: Mapping[str, Band], most: int = 4) -> list[str]:
    """The same for any bands; nothing where nothing changes."""
    found: list[tuple[float, str]] = []
    for name, pattern, weight in EFFECTS:
        old, new = before.get(name), after.get(name)
        if old is None or new is None:
            continue
        low, high = sorted((new.low - old.low, new.high - old.high))
        if max(abs(round(low)), abs(round(high))) < 1:
            continue
        found.append((max(abs(low), abs(high)) / weight, _(pattern).format(change=gain_span(low, high))))
    found.sort(key=lambda pair: -pair[0])
    return [text for _weight, text in found[:most]]


def step_words(change: str, told: list[str]) -> str:
    """A step and what it changes: "Three Wells +1: iron +4 t; left uncut +12 t."."""
    if not told:
        return _("{change}: nothing this season that can be foreseen.").format(change=change)
    return _("{change}: {effects}.").format(change=change, effects=pgettext("between effects", "; ").join(told))
