"""Words of the plan: values with their units, what a row is expected to bring, the outcomes, what a step changes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from game.rules.order_table import HANDS, LADLE_WITHOUT_LIMIT, Order
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
    span,
    tonnes,
    tonnes_span,
)
from game.views.widgets import Forecast

if TYPE_CHECKING:
    from game.session.game import Game
    from game.session.known import Directive

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
NEXT_HARVEST = {"spring": (6, 1), "summer": (10, 1), "autumn": (6, 1), "winter": (6, 1)}
"""When food is next cut after a season's end: wheat at the start of June, autumn crops in October."""


SOWING = ("spring", "autumn")
"""Seasons in which fields are ploughed and sown: autumn crops in spring, wheat in autumn."""


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
    if order.name == "furnaces_sham":
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


# ------------------------------------------------------------------- what a row is expected to bring
def hand_line(game: Game, task: str, now: Outlook, hands: float) -> tuple[str, Forecast | None]:
    """Words and bar under a share of the hands; hands: how many are at the task."""
    commune, directive = now.commune, game.directive()
    if task == "fields":
        return _crop_line(game, now)
    if task == "furnaces":
        iron = commune["iron_t"]
        if iron.high < 0.5 and directive.iron_t < 1:
            return _("no iron is asked"), None
        text = _("{amount} of pig iron").format(amount=tonnes_span(iron.low, iron.high))
        return text, Forecast(iron.low, iron.high, directive.iron_t if directive.iron_t >= 1 else None)
    if task == "scrap":
        usable, iron = commune["iron_usable_t"], commune["iron_t"]
        text = _("{amount} of it usable").format(amount=tonnes_span(usable.low, usable.high))
        return text, Forecast(usable.low, usable.high, None, max(iron.high, 1.0))
    if task == "works":
        asked = directive.works_share * _all_hands(game)
        text = _("{count} of {asked} asked").format(count=number(hands), asked=number(asked))
        return text, Forecast(hands, hands, asked if asked >= 1 else None)
    if task == "workshop":
        tools = commune["tools"]
        text = _("{count} tools").format(count=span(*rounded(tools.low, tools.high)))
        return text, Forecast(tools.low, tools.high, None, float(game.state["tools_1957"][: game.places].sum()) * 1.2)
    if task == "canteens":
        return ngettext("{count} hand in kitchens", "{count} hands in kitchens", round(hands)).format(
            count=number(hands)
        ), None
    asleep = commune["asleep"]
    return _("{count} asleep at work").format(count=span(*rounded(asleep.low, asleep.high))), Forecast(
        asleep.low, asleep.high, None, max(300.0, asleep.high)
    )


def order_line(game: Game, name: str, now: Outlook) -> tuple[str, Forecast | None]:
    """Words and bar under a number order."""
    commune = now.commune
    if name in ("hours", "rest_days"):
        hurt = commune["hurt"]
        return _("{count} hurt at work").format(count=span(hurt.low, hurt.high)), Forecast(
            hurt.low, hurt.high, None, max(150.0, hurt.high)
        )
    if name in ("ration", "plots", "forage"):
        kcal = commune["kcal"]
        return _("{count} kcal a day").format(count=span(*_tens(kcal))), Forecast(kcal.low, kcal.high, None, 2400.0)
    if name in ("sown_area", "plough_depth", "closeness"):
        if game.directive().ask.season not in SOWING:
            return _("nothing is sown now"), None
        return _coming_line(now)
    if name == "animals_fed":
        oxen = commune["oxen"]
        most = float(game.state["oxen_1957"][: game.places].sum())
        return _("{count} oxen").format(count=span(*rounded(oxen.low, oxen.high))), Forecast(
            oxen.low, oxen.high, None, most
        )
    if name == "searches":
        store = commune["store_t"]
        return _("{amount} in store").format(amount=tonnes_span(store.low, store.high)), None
    return "", None


def _crop_line(game: Game, now: Outlook) -> tuple[str, Forecast | None]:
    if not harvest(game):
        return _coming_line(now)
    cut = now.commune["coverage"]
    text = _("{share} % of the crop cut").format(share=span(cut.low, cut.high))
    return text, Forecast(cut.low, cut.high, 100.0)


def _coming_line(now: Outlook) -> tuple[str, Forecast | None]:
    for name, pattern in (
        ("coming_autumn_t", _("autumn {amount}")),
        ("coming_summer_t", _("wheat {amount}")),
    ):
        band = now.commune.get(name)
        if band is not None and band.high > 0:
            return pattern.format(amount=tonnes_span(band.low, band.high)), Forecast(
                band.low, band.high, None, band.high * 1.15
            )
    return "", None


def hand_words(task: str) -> str:
    """A task's name on its row."""
    from game.rules.orders import ORDER

    return _(ORDER["hands"].labels[HANDS.index(task)])


def _tens(band: Band) -> tuple[float, float]:
    return round(band.low, -1), round(band.high, -1)


def _all_hands(game: Game) -> float:
    return float(sum(brigade.hands for brigade in game.brigades()))


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
        store, seed = commune["store_t"], commune["seed_t"]
        locked = _("and {amount} of seed").format(amount=tonnes_span(seed.low, seed.high))
        grain = Outcome(_("Left in store"), tonnes_span(store.low, store.high), locked, flag=False)
    iron, usable = commune["iron_t"], commune["iron_usable_t"]
    name = _("Iron, usable {amount}").format(amount=span(*rounded(usable.low, usable.high)))
    quota = _("quota {amount}").format(amount=tonnes(directive.iron_t)) if directive.iron_t >= 1 else ""
    return [grain, Outcome(name, tonnes_span(iron.low, iron.high), quota), _food(game, directive, commune["food_days"])]


def _food(game: Game, directive: Directive, days: Band) -> Outcome:
    ask = directive.ask
    following = {"spring": ("summer", 0), "summer": ("autumn", 0), "autumn": ("winter", 0), "winter": ("spring", 1)}
    season, later = following[ask.season]
    start = season_start(season, ask.year + later)
    first, last = start + timedelta(days=max(0, round(days.low))), start + timedelta(days=max(0, round(days.high)))
    month, day = NEXT_HARVEST[ask.season]
    cut = date(ask.year + (1 if ask.season in ("autumn", "winter") else 0), month, day)
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
