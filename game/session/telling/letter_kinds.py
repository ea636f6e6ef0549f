"""What a letter is: who writes it, when, how freely, of which order, in which words."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from game.session.telling.letter_facts import CAREFUL, OPEN, VEILED
from game.session.telling.letter_fields import Moment

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
