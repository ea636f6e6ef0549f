"""Words of the Paper sitting: names of cards and rows, what a row leads to, the three outcomes, what a step changes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.order_table import Order
from game.session.forecast import Forecast as Outlook
from game.text import N_, _, ngettext
from game.views.figures import gain_span, number, span, tonnes, tonnes_span
from game.views.screens.plan_lines import tens
from game.views.screens.plan_words import Outcome, effects, food_outcome, store_outcome
from game.views.widgets import Forecast

if TYPE_CHECKING:
    from game.session.game import Game

CARD_TITLES = {"claim": N_("Claim"), "deliver": N_("Deliver"), "store": N_("Store"), "word": N_("Word")}
SHORT = {
    "claim_iron": N_("Iron reported"),
    "claim_harmless": N_("Harmless figures"),
    "statement_1958": N_("The figure of 1958"),
    "drought": N_("Poor weather"),
    "deaths_report": N_("The register"),
    "deliver": N_("Levy delivered"),
    "deliver_order": N_("What comes first"),
    "favour": N_("Spend a favour"),
    "set_aside": N_("Set aside"),
    "seed_lock": N_("Seed locked"),
    "store_open": N_("The state depot"),
    "relief": N_("Relief"),
}


def card_title(card: str) -> str:
    """A card's name."""
    return _(CARD_TITLES[card])


def short_title(order: Order) -> str:
    """A row's name."""
    return _(SHORT.get(order.name, order.title))


def order_line(game: Game, name: str, now: Outlook, value: int) -> tuple[str, Forecast | None]:
    """Words and bar under a row: what the order, standing at `value`, leads to this season."""
    commune, directive = now.commune, game.directive()
    if name == "claim_iron":
        made, asked = commune["iron_t"], directive.iron_t
        amount = tonnes_span(made.low, made.high)
        follows = value == game.draft.asked(name)
        text = (_("as asked; {amount} made") if follows else _("{amount} made")).format(amount=amount)
        return text, Forecast(value, value, asked if asked >= 1 else None, max(made.high, value, 1.0))
    if name == "claim_harmless":
        return _("manure, sparrows, poems"), None
    if name == "deliver":
        carts = commune["delivered_t"]
        asked = commune["levy_t"].high
        if asked < 1:
            return _("nothing is asked now"), None
        text = _("{amount} on the carts").format(amount=tonnes_span(carts.low, carts.high))
        return text, Forecast(carts.low, carts.high, asked)
    if name == "set_aside":
        crop = commune["crop_t"].middle
        aside = crop * value / 100.0
        if aside < 0.5:
            return _("nothing outside the books"), None
        return _("{amount} outside the books").format(amount=tonnes(aside)), None
    if name == "seed_lock":
        seed = commune["seed_t"]
        return _("{amount} behind two keys").format(amount=tonnes_span(seed.low, seed.high)), None
    if name == "favour":
        owed = int(game.state["favours"][0])
        return _("you are owed {count}").format(count=number(owed)), None
    return "", None


def outcomes(game: Game, now: Outlook) -> list[Outcome]:
    """What the season ends with: carts, store, days of food."""
    commune = now.commune
    levy, carts = commune["levy_t"], commune["delivered_t"]
    if levy.high >= 1:
        asked = _("levy {amount}").format(amount=tonnes_span(levy.low, levy.high))
        first = Outcome(_("On the carts"), tonnes_span(carts.low, carts.high), asked)
    else:
        first = Outcome(_("Kcal a head, a day"), span(*tens(commune["kcal"])))
    return [first, store_outcome(now), food_outcome(game, now)]


RISK_WORDS = (N_("at ease"), N_("noticed"), N_("talked about"), N_("on the list"), N_("in danger"))
"""How a secretary stands with the county, in five steps; never a number."""


RISK_STEPS = (0.03, 0.05, 0.08, 0.14)


def risk_word(risk: float) -> str:
    """The chance of removal in a season, 0-1, as a word."""
    return _(RISK_WORDS[sum(1 for least in RISK_STEPS if risk >= least)])


def consequences(game: Game, now: Outlook) -> list[tuple[str, str]]:
    """What a claim leads to: a place now, a levy later, and how the county looks at whoever makes it."""
    commune, ask = now.commune, game.directive().ask
    count = len(game.world.commune_names)
    rank = commune["rank"]
    lines = [(_("Place in the table"), _("{rank} of {count}").format(rank=span(rank.low, rank.high), count=count))]
    levy = commune["levy_next_t"]
    if levy.high >= 1:
        year = ask.year + (ask.season in ("autumn", "winter"))
        name = _("Levy of the autumn") if ask.season == "summer" else _("Levy of {year}").format(year=year)
        lines.append((name, tonnes_span(levy.low, levy.high)))
    risk = commune["risk"]
    words = [risk_word(end) for end in (risk.low, risk.high)]
    look = words[0] if words[0] == words[1] else _("{low} to {high}").format(low=words[0], high=words[1])
    lines.append((_("How you stand"), look))
    return lines


PAPER_EFFECTS: tuple[tuple[str, str, float], ...] = (
    ("levy_next_t", N_("levy to come {change} t"), 10.0),
    ("delivered_t", N_("carts {change} t"), 20.0),
)


def paper_effects(before: Outlook, after: Outlook) -> list[str]:
    """What changes between two forecasts: place, levies, then what the plan's notes tell too."""
    found = []
    moved = round(after.commune["rank"].middle - before.commune["rank"].middle)
    if moved < 0:
        found.append(ngettext("{count} place up", "{count} places up", -moved).format(count=-moved))
    elif moved > 0:
        found.append(ngettext("{count} place down", "{count} places down", moved).format(count=moved))
    for name, pattern, least in PAPER_EFFECTS:
        old, new = before.commune[name], after.commune[name]
        low, high = sorted((new.low - old.low, new.high - old.high))
        if max(abs(low), abs(high)) >= min(least, 1.0):
            found.append(_(pattern).format(change=gain_span(low, high)))
    return found + effects(before, after, 3)
