"""What a letter is: who writes it, when, how freely, of which order, in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.rules.order_table import PROJECTS
from game.session.telling.letter_facts import CAREFUL, OPEN, VEILED
from game.session.telling.letter_fields import Moment, closing
from game.session.telling.words import next_harvest

ANY = (VEILED, OPEN)
FREE = (CAREFUL, OPEN)
FRANK = (OPEN, OPEN)
FEARFUL = (VEILED, VEILED)
GUARDED = (VEILED, CAREFUL)


@dataclass(frozen=True)
class Letter:
    """One letter.

    `by`: "house:MEMBER", "head", "post", "low" or "top" (the neighbour lowest or highest in the table), "new" (a
    neighbour who has just come into office). `weight`: how much it presses, more where it is worse. `voice`: the
    most guarded and the freest mood in which it is written. `order`: the order that bears on it. `hand`: by whom it
    is written down, where the writer cannot. `distressing`: it tells of a death.
    """

    key: str
    by: str
    when: Callable[[Moment], bool]
    text: str
    weight: Callable[[Moment], float] = lambda m: 1.0
    voice: tuple[int, int] = ANY
    order: str = ""
    hand: str = ""
    signed: bool = True
    distressing: bool = False

    @property
    def role(self) -> str:
        """What kind of writer, or the house or post."""
        return self.by.partition(":")[0]

    @property
    def member(self) -> str:
        """Who of a household writes."""
        return self.by.partition(":")[2]


def hungry(m: Moment) -> float:
    """The more the less there is in the bowl."""
    return 1.0 + 3.0 * m.seen.hunger


def heavy(m: Moment) -> float:
    """What cannot wait."""
    return 4.0


def at_table(m: Moment) -> bool:
    """Whether people there eat from the canteen."""
    return m.seen.canteen > 0.3


def potless(m: Moment) -> bool:
    """Whether a house in the brigade may well have no pot left."""
    return m.seen.now("pots") < 0.8 * m.seen.first("pots")


def banks(m: Moment) -> bool:
    """Whether a pond or a reservoir is being built there."""
    return PROJECTS[m.seen.order("works_project")] in ("pond", "reservoir")


def own_rank(m: Moment) -> float:
    """The secretary's own place in the last table; 0 before the first."""
    return float(m.desk.record.figures["rank"]) if m.desk.record is not None else 0.0


def ends_early(m: Moment) -> bool:
    """Whether the brigade's bin is empty well before the next crop is cut, at what is eaten now."""
    a_day = max(m.seen.grams() * m.seen.people / 1000.0, 1.0)
    days = (next_harvest(m.desk.ask) - closing(m.desk)).days
    return m.seen.now("grain") / a_day < days - 14
