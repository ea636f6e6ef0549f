"""Figures as a player reads them: whole numbers with their thousands apart, ranges, dates of a season."""

from __future__ import annotations

from datetime import date, timedelta

from game.text import N_, _, ngettext, pgettext

EN_DASH = "–"
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip
SHORT_MONTHS = (
    N_("Jan"), N_("Feb"), N_("Mar"), N_("Apr"), N_("May"), N_("June"), N_("July"), N_("Aug"), N_("Sept"), N_("Oct"),
    N_("Nov"), N_("Dec"),
)  # fmt: skip
SHORT_SEASONS = {"spring": N_("spring"), "summer": N_("summer"), "autumn": N_("autumn"), "winter": N_("winter")}
FIRST_DAY = {"spring": (3, 1), "summer": (6, 1), "autumn": (9, 1), "winter": (12, 1)}
SEASON_DAYS = 91


def number(value: float) -> str:
    """A whole number: 9,300. A true minus is short in the pencil face, so a dash stands for it."""
    whole = round(value)
    text = f"{abs(whole):,}".replace(",", _(","))
    return f"{EN_DASH}{text}" if whole < 0 else text


def span(low: float, high: float) -> str:
    """A range, "4,050–4,460"; one number where both ends are the same."""
    first, last = number(low), number(high)
    return first if first == last else f"{first}{EN_DASH}{last}"


def rounded(low: float, high: float) -> tuple[float, float]:
    """Ends of a range rounded to what can be known: tens above two hundred, fives above fifty."""
    size = max(abs(low), abs(high))
    step = 50 if size >= 5000 else 10 if size >= 200 else 5 if size >= 50 else 1
    return round(low / step) * step, round(high / step) * step


def gain(value: float) -> str:
    """A change with its sign: +4, –12, 0."""
    whole = round(value)
    return f"+{number(whole)}" if whole > 0 else number(whole)


def gain_span(low: float, high: float) -> str:
    """A range of changes: "+2 to +4"; one where both are the same."""
    first, last = gain(low), gain(high)
    return first if first == last else _("{low} to {high}").format(low=first, high=last)


def tonnes(value: float) -> str:
    """An amount in tonnes with its unit."""
    return _("{amount} t").format(amount=number(value))


def tonnes_span(low: float, high: float) -> str:
    """A range in tonnes with its unit."""
    return _("{amount} t").format(amount=span(*rounded(low, high)))


def people(count: int) -> str:
    """So many people."""
    return ngettext("{count} person", "{count} people", count).format(count=number(count))


def season_start(season: str, year: int) -> date:
    """The first day of a season."""
    month, day = FIRST_DAY[season]
    return date(year, month, day)


def day_of(season: str, year: int, share: float) -> date:
    """The day that lies a share (0-1) of the way through a season."""
    return season_start(season, year) + timedelta(days=round(share * (SEASON_DAYS - 1)))


def long_date(day: date) -> str:
    """ "4 October 1958"."""
    return pgettext("date", "{day} {month} {year}").format(day=day.day, month=_(MONTHS[day.month - 1]), year=day.year)


def short_date(day: date) -> str:
    """ "14 Feb"."""
    return pgettext("date", "{day} {month}").format(day=day.day, month=_(SHORT_MONTHS[day.month - 1]))


def date_span(first: date, last: date) -> str:
    """ "14 Feb–16 Mar", or one day; a span within one month names it once."""
    if first == last:
        return short_date(first)
    if (first.year, first.month) == (last.year, last.month):
        both = pgettext("date", "{first}–{last} {month}")
        return both.format(first=first.day, last=last.day, month=_(SHORT_MONTHS[first.month - 1]))
    return f"{short_date(first)}{EN_DASH}{short_date(last)}"
