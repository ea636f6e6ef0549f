"""The figures and names that stand in letters, and who can know each: a test holds every letter to this table.

A household knows its own bowl and house and what can be seen in its village; a head his brigade; whoever has a post
what passes through his or her own hands; neighbours and the county what is posted. Nobody knows the commune's sums,
and nobody writes of what is hidden.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable
from dataclasses import dataclass

from game.session.record import Claim
from game.session.telling.letter_facts import Desk, Seen
from game.session.telling.letter_houses import Home
from game.session.telling.letter_writers import Kind
from game.session.telling.words import closing_day, in_t, number, opening_day
from game.text import N_, _, ngettext

ORDINARY_CLASS = 42
"""Children in the teacher's class in spring 1958."""
KITCHEN = 160
"""People of one canteen."""
LIANG_BEFORE, LIANG_AFTER = 31.25, 50.0
"""g in a liang, sixteen to the jin; from the end of June 1959 ten."""
CHANGED = 5
"""The season (summer 1959) from which the new liang is weighed."""
WORDS = (
    N_("no"), N_("one"), N_("two"), N_("three"), N_("four"), N_("five"), N_("six"), N_("seven"), N_("eight"),
    N_("nine"), N_("ten"), N_("eleven"), N_("twelve"), N_("thirteen"), N_("fourteen"), N_("fifteen"), N_("sixteen"),
)  # fmt: skip
PARTS = (
    N_("a little"), N_("a tenth"), N_("a fifth"), N_("a quarter"), N_("a third"), N_("nearly half"),
    N_("more than half"),
)  # fmt: skip
PART_FROM = (0.0, 0.07, 0.15, 0.22, 0.29, 0.4, 0.52)
MONTHS = (
    N_("January"), N_("February"), N_("March"), N_("April"), N_("May"), N_("June"), N_("July"), N_("August"),
    N_("September"), N_("October"), N_("November"), N_("December"),
)  # fmt: skip


@dataclass(frozen=True)
class Moment:
    """Who writes, of what, when."""

    desk: Desk
    kind: Kind
    key: str
    """of the house or post, or the brigade's or commune's name"""
    member: str
    row: int
    claim: Claim | None = None
    """of a neighbour, his line in the table"""

    @property
    def seen(self) -> Seen:
        """The state of the writer's brigade, or of the commune."""
        return self.desk.seen(self.row)

    @property
    def home(self) -> Home:
        """The writer's household."""
        return self.desk.homes[self.key]

    @property
    def lost(self) -> str:
        """The member of the household who died in the season, or nothing."""
        died = self.home.in_season(self.desk.index, "dead")
        return died[0].key if died else ""

    @property
    def silent(self) -> Home | None:
        """Another household of the brigade in which nobody has been left since the season before."""
        for home in self.desk.homes.values():
            if home.house.row == self.row and home.house.key != self.key and not home.stands:
                if self.desk.index - home.ended <= 1:
                    return home
        return None


def count(value: float) -> str:
    """A small number in words, a larger one in figures."""
    whole = round(value)
    return _(WORDS[whole]) if 0 <= whole < len(WORDS) else number(whole)


def part(share: float) -> str:
    """A share as people say it."""
    return _(next(word for word, low in zip(reversed(PARTS), reversed(PART_FROM), strict=True) if share >= low))


def liang(moment: Moment) -> float:
    """g in a liang."""
    return LIANG_BEFORE if moment.desk.index < CHANGED else LIANG_AFTER


def grain(moment: Moment, grams: float) -> str:
    """Grain as it is weighed out, in jin and liang."""
    of_jin = round(500.0 / liang(moment))
    jin, rest = divmod(max(round(grams / liang(moment)), 1), of_jin)
    small = ngettext("{count} liang", "{count} liang", rest).format(count=count(rest))
    large = ngettext("{count} jin", "{count} jin", jin).format(count=count(jin))
    if not jin:
        return small
    return large if not rest else _("{jin} {liang}").format(jin=large, liang=small)


def _house_grain(m: Moment) -> str:
    return grain(m, m.seen.grams() * m.home.at_home)


def _ticket(m: Moment) -> str:
    return grain(m, m.seen.grams() * 1.1)


def _kitchen(m: Moment) -> str:
    jin = round(m.seen.grams() * _mouths(m) / 500.0)
    return ngettext("{count} jin", "{count} jin", jin).format(count=number(jin))


def _mouths(m: Moment) -> float:
    return float(KITCHEN * m.seen.people / max(m.seen.first("people"), 1.0))


def _lost_member(m: Moment) -> tuple[str, str, int]:
    died = m.home.in_season(m.desk.index, "dead")[0]
    return died.name, died.kin, m.home.fates[died.key].month


def _gone(m: Moment) -> str:
    return _(m.home.in_season(m.desk.index, "away")[0].name)


def _bench(m: Moment) -> float:
    """Who sits in class: fewer with swollen legs, and with hands away at stacks and works."""
    away = 0.8 * (m.seen.task("furnaces") + m.seen.task("scrap")) + min(1.8 * m.seen.swollen, 0.6)
    return max(ORDINARY_CLASS * (1.0 - min(away, 0.8)), 4.0)


def _oxen(m: Moment) -> str:
    now = round(m.seen.now("oxen"))
    return ngettext("{count} ox", "{count} oxen", now).format(count=number(now))


def _byre(m: Moment, seasons: int = 0) -> float:
    """One byre holds about every twentieth ox of the brigade."""
    return (m.seen.before("oxen", seasons) if seasons else m.seen.now("oxen")) / 20.0


def _stacks(m: Moment) -> str:
    lit = round(m.seen.now("furnaces_lit"))
    return ngettext("{count} stack", "{count} stacks", lit).format(count=count(lit))


def _iron(m: Moment, name: str) -> str:
    jin = round(m.seen.now(name) * 2)
    return ngettext("{count} jin", "{count} jin", jin).format(count=number(jin))


def _letters_back(m: Moment) -> str:
    """About every eighth of those who went has somebody who writes to the old address."""
    left = round(m.desk.seen(-1).now("left") / 8)
    return ngettext("{count} letter", "{count} letters", left).format(count=count(left))


def _claimed(m: Moment) -> str:
    return in_t(m.claim.claim_t) if m.claim is not None else ""


def _own_rank(m: Moment) -> str:
    return number(float(m.desk.record.figures["rank"])) if m.desk.record is not None else ""


def _bin_until(m: Moment) -> str:
    """The day on which the brigade's bin is empty at what is eaten now."""
    a_day = max(m.seen.grams() * m.seen.people / 1000.0, 1.0)
    days = min(m.seen.now("grain") / a_day, 365.0)
    day = opening_day(m.desk.game.rules.calendar.ask(0)) if m.desk.index < 0 else closing(m.desk)
    return _("{day} {month}").format(
        day=(day + datetime.timedelta(days=days)).day, month=_(MONTHS[(day + datetime.timedelta(days=days)).month - 1])
    )


def closing(desk: Desk) -> datetime.date:
    """The last day of the season that is over; before the first, the eve of spring 1958."""
    if desk.index < 0:
        return opening_day(desk.game.rules.calendar.ask(0)) - datetime.timedelta(days=1)
    return closing_day(desk.ask)


@dataclass(frozen=True)
class Field:
    """A figure or name. `known`: to whom: "all", "house", "seen" (in one's village), "ticket" (who eats from the
    canteen), "brigade" (its head), "posted" (neighbours and county), or the key of one writer."""

    known: str
    make: Callable[[Moment], str]


FIELDS: dict[str, Field] = {
    "brigade": Field("all", lambda m: _(m.desk.game.brigade_names[m.row])),
    "hours": Field("all", lambda m: count(m.seen.order("hours"))),
    "wild": Field(
        "all", lambda m: _("elm bark") if m.desk.game.scenario.landscape == "plain" else _("fern root")
    ),
    "last_month": Field("all", lambda m: _(MONTHS[(closing(m.desk).month - 2) % 12])),
    "house": Field("house", lambda m: count(m.home.at_home)),
    "house_less": Field("house", lambda m: count(m.home.at_home - 1)),
    "house_grain": Field("house", _house_grain),
    "ticket": Field("ticket", _ticket),
    "lost": Field("house", lambda m: _(_lost_member(m)[0])),
    "kin": Field("house", lambda m: _(_lost_member(m)[1])),
    "month": Field("house", lambda m: _(MONTHS[_lost_member(m)[2] - 1])),
    "gone": Field("house", _gone),
    "stacks": Field("seen", _stacks),
    "uncut": Field("seen", lambda m: part(m.seen.uncut)),
    "silent": Field("seen", lambda m: _(m.silent.house.name) if m.silent is not None else ""),
    "halls": Field("seen", lambda m: count(m.seen.fell("canteen"))),
    "byre": Field("luo", lambda m: count(_byre(m))),
    "byre_before": Field("luo", lambda m: count(_byre(m, 4))),
    "away": Field("brigade", lambda m: number(round(m.seen.sent("furnaces", "scrap", "works"), -1))),
    "oxen": Field("brigade", _oxen),
    "legs": Field("brigade", lambda m: number(m.seen.now("swollen"))),
    "until": Field("brigade", _bin_until),
    "legs_counted": Field("ruan", lambda m: number(m.seen.now("swollen"))),
    "births": Field("ruan", lambda m: count(m.seen.now("births"))),
    "births_before": Field("ruan", lambda m: count(m.seen.before("births", 4))),
    "mouths": Field("pan", lambda m: number(_mouths(m))),
    "kitchen": Field("pan", _kitchen),
    "class_size": Field("ji", lambda m: number(ORDINARY_CLASS)),
    "bench": Field("ji", lambda m: count(_bench(m))),
    "muster": Field("yan", lambda m: number(round(m.desk.seen(-1).sent("works"), -1))),
    "iron": Field("geng", lambda m: _iron(m, "iron")),
    "good_iron": Field("geng", lambda m: _iron(m, "iron_usable")),
    "letters_back": Field("kang", _letters_back),
    "his_commune": Field("posted", lambda m: _(m.claim.name) if m.claim is not None else ""),
    "his_claim": Field("posted", _claimed),
    "your_place": Field("posted", _own_rank),
}


def known_to(kind: Kind, key: str) -> set[str]:
    """What a writer can know, as the `known` of FIELDS."""
    own = {
        "house": {"house", "seen", "ticket"},
        "head": {"brigade", "seen", "ticket"},
        "post": {"seen", "ticket"},
        "neighbour": {"posted"},
        "above": {"posted"},
    }[kind]
    return own | {"all", key}

