"""What a row of the plan is expected to bring, in words and as a bar: shares of the hands, and number orders."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.session.forecast import Band
from game.session.forecast import Forecast as Outlook
from game.text import _, ngettext
from game.views.figures import number, rounded, span, tonnes_span
from game.views.screens.plan_words import harvest
from game.views.widgets import Forecast

if TYPE_CHECKING:
    from game.session.game import Game

SOWING = ("spring", "autumn")
"""Seasons in which fields are ploughed and sown: autumn crops in spring, wheat in autumn."""


def hand_line(game: Game, task: str, now: Outlook, hands: float) -> tuple[str, Forecast | None]:
    """Words and bar under a share of the hands; hands: how many are at the task."""
    commune, directive = now.commune, game.directive()
    if task == "fields":
        return crop_line(game, commune)
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
        return _("{count} kcal a day").format(count=span(*tens(kcal))), Forecast(kcal.low, kcal.high, None, 2400.0)
    if name in ("sown_area", "plough_depth", "closeness"):
        if game.directive().ask.season not in SOWING:
            return _("nothing is sown now"), None
        return coming_line(commune)
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


def crop_line(game: Game, bands: Mapping[str, Band]) -> tuple[str, Forecast | None]:
    """What the hands in the fields bring in, or, where nothing is cut this season, what is to come."""
    if not harvest(game):
        return coming_line(bands)
    cut = bands["coverage"]
    text = _("{share} % of the crop cut").format(share=span(cut.low, cut.high))
    return text, Forecast(cut.low, cut.high, 100.0)


def coming_line(bands: Mapping[str, Band]) -> tuple[str, Forecast | None]:
    """The next crop."""
    for name, pattern in (
        ("coming_autumn_t", _("autumn {amount}")),
        ("coming_summer_t", _("wheat {amount}")),
    ):
        band = bands.get(name)
        if band is not None and band.high > 0:
            return pattern.format(amount=tonnes_span(band.low, band.high)), Forecast(
                band.low, band.high, None, band.high * 1.15
            )
    return "", None


def tens(band: Band) -> tuple[float, float]:
    """A band's ends, rounded to tens."""
    return round(band.low, -1), round(band.high, -1)


def _all_hands(game: Game) -> float:
    return float(sum(brigade.hands for brigade in game.brigades()))


def years_crop(bands: Mapping[str, Band]) -> tuple[float, float]:
    """What stands against a year's quota, t: the harvest of this season and those still in the field."""
    found = [bands[name] for name in ("crop_t", "coming_summer_t", "coming_autumn_t") if name in bands]
    return sum(band.low for band in found), sum(band.high for band in found)
