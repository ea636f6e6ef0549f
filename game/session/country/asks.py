"""The dated directives of the country, read from `assets/country/calendar.toml` and checked."""

from __future__ import annotations

import functools
from dataclasses import dataclass

from game.rules.calendar import Calendar, CalendarError, read_calendar
from game.rules.nation.centre import AfterRecall
from game.session.country.chronicle import FIRST, LAST, label_of, name_of, year_of
from game.session.files import ContentError, read_toml
from game.text import _

FILE = "assets/country/calendar.toml"
ANSWERS = {"trust": 0.0, "forgive": 0.0, "resale": 0.0, "resale_rate": 0.0, "searches": 0.0}
"""What no calendar says: the rules fill it in."""


@dataclass(frozen=True)
class Directives:
    """What is asked if nothing stops it, and what is asked after the recall."""

    dated: Calendar
    after: AfterRecall


@functools.cache
def directives() -> Directives:
    """The calendar. Raises ContentError naming file, season and field."""
    data = read_toml("country", "calendar.toml")
    first, works = data.get("first"), data.get("works_after")
    if isinstance(first, bool) or not isinstance(first, int):
        raise ContentError(_("{file}: first should be the number of the first season").format(file=FILE))
    if not isinstance(works, list) or len(works) != 4 or not all(isinstance(w, int | float) for w in works):
        raise ContentError(_("{file}: works_after should be four numbers, spring to winter").format(file=FILE))
    dateless = {"season": "spring", "year": 0, "line": "mountain", "hit": 0.0, "works": 0.0}
    try:
        dated = read_calendar(FILE, _filled(data.get("season"), {}))
        told = read_calendar(f"{FILE}: after", _filled(data.get("after"), dateless))
    except CalendarError as error:
        raise ContentError(str(error)) from None
    if (first, len(dated.seasons)) != (FIRST, LAST - FIRST + 1):
        raise ContentError(f"{FILE}: seasons should be {LAST - FIRST + 1} from number {FIRST} on")
    for number, ask in enumerate(dated.seasons, first):
        if (ask.year, ask.season) != (year_of(number), name_of(number)):
            raise ContentError(f"{FILE}: season {number} should be {label_of(number)}")
    spring, summer, autumn, winter = (float(share) for share in works)
    return Directives(Calendar(dated.seasons, first), AfterRecall(told.seasons, (spring, summer, autumn, winter)))


def _filled(rows: object, more: dict[str, object]) -> object:
    if not isinstance(rows, list):
        return rows
    return [{**ANSWERS, **more, **row} if isinstance(row, dict) else row for row in rows]
