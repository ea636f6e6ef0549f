"""Dates, amounts and names of seasons as they are written in the county's papers and on the accountant's page."""

from __future__ import annotations

import datetime

from game.rules.calendar import SeasonAsk
from game.text import N_, _, ngettext

OPENS = {"spring": (3, 1), "summer": (6, 1), "autumn": (9, 1), "winter": (12, 1)}
FOLLOWS = {"spring": (6, 1, 0), "summer": (9, 1, 0), "autumn": (12, 1, 0), "winter": (3, 1, 1)}
"""Month and day of the next season's first day, and whether it lies in the next year."""
NEXT_HARVEST = {"spring": (6, 1), "summer": (10, 1), "autumn": (6, 1), "winter": (6, 1)}
"""Month and day of the first cutting after a season."""

SEASON_TITLES = {
    "spring": N_("Spring {year}"),
    "summer": N_("Summer {year}"),
    "autumn": N_("Autumn {year}"),
    "winter": N_("Winter {year}–{next}"),
}
SHORT_DATES = (
    N_("{day} Jan"), N_("{day} Feb"), N_("{day} March"), N_("{day} April"), N_("{day} May"), N_("{day} June"),
    N_("{day} July"), N_("{day} Aug"), N_("{day} Sept"), N_("{day} Oct"), N_("{day} Nov"), N_("{day} Dec"),
)  # fmt: skip
LONG_DATES = (
    N_("{day} January {year}"), N_("{day} February {year}"), N_("{day} March {year}"), N_("{day} April {year}"),
    N_("{day} May {year}"), N_("{day} June {year}"), N_("{day} July {year}"), N_("{day} August {year}"),
    N_("{day} September {year}"), N_("{day} October {year}"), N_("{day} November {year}"), N_("{day} December {year}"),
)  # fmt: skip

Wording = tuple[str, str, str]
"""Of the capital's newspaper: headline, line under it, paragraph."""


def season_title(ask: SeasonAsk) -> str:
    """ "Autumn 1958", "Winter 1959–60"."""
    return _(SEASON_TITLES[ask.season]).format(year=ask.year, next=f"{(ask.year + 1) % 100:02d}")


def opening_day(ask: SeasonAsk) -> datetime.date:
    """The season's first day."""
    return datetime.date(ask.year, *OPENS[ask.season])


def closing_day(ask: SeasonAsk) -> datetime.date:
    """The season's last day; a winter ends in the year after it began."""
    month, day, later = FOLLOWS[ask.season]
    return datetime.date(ask.year + later, month, day) - datetime.timedelta(days=1)


def next_harvest(ask: SeasonAsk) -> datetime.date:
    """The day on which the first crop after the season is cut."""
    month, day = NEXT_HARVEST[ask.season]
    return datetime.date(ask.year + (ask.season in ("autumn", "winter")), month, day)


def short_date(day: datetime.date) -> str:
    """ "25 Feb"."""
    return _(SHORT_DATES[day.month - 1]).format(day=day.day)


def long_date(day: datetime.date) -> str:
    """ "30 November 1958"."""
    return _(LONG_DATES[day.month - 1]).format(day=day.day, year=day.year)


def food_until(ask: SeasonAsk, days: float) -> str:
    """The day on which a store of so many days is empty, counted from the season's end."""
    last = closing_day(ask) + datetime.timedelta(days=1 + round(days))
    return _("the harvest") if last >= next_harvest(ask) else short_date(last)


def number(value: float) -> str:
    """A whole number with its thousands apart; the en dash as minus, which the pencil's hand writes long enough."""
    text = f"{abs(round(value)):,}"
    return f"–{text}" if round(value) < 0 else text


def in_t(value: float) -> str:
    """An amount in tonnes, short: "9,300 t"."""
    return _("{amount} t").format(amount=number(value))


def in_tonnes(value: float) -> str:
    """An amount in tonnes, written out."""
    whole = round(value)
    return ngettext("{amount} tonne", "{amount} tonnes", whole).format(amount=number(value))


def in_range(low: float, high: float) -> str:
    """A range in tonnes; one figure where both ends are the same."""
    if round(low) == round(high):
        return in_t(low)
    return _("{low}–{high} t").format(low=number(low), high=number(high))


def place_in_table(rank: int, of: int) -> str:
    """ "8th of 14", or the last."""
    if rank >= of:
        return _("last of {count}").format(count=of)
    return _("place {rank} of {count}").format(rank=rank, count=of)


def pick(choices: tuple[str, ...], *keys: int) -> str:
    """One of several wordings, always the same for the same keys (seed, season, place on the page)."""
    mixed = 17
    for key in keys:
        mixed = (mixed * 1_000_003 + key * 7919 + 101) % 2_147_483_647
    return choices[mixed % len(choices)]
