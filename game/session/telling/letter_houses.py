"""What becomes of the households that write, season by season, drawn from their own brigade's fate.

A member's chance of dying in a season is the brigade's own rate, heavier for the small and the old; of leaving, the
brigade's own share of those who left. The draws have a phase of their own, so that they move none of the rules'.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from game.rules.luck import Luck
from game.session.record import SeasonRecord
from game.session.telling.letter_writers import HOUSES, House, Member

PHASE = "letters: households"
RISK = ((1, 2.0), (7, 1.8), (60, 0.8), (200, 2.5))
"""Risk of dying against the brigade's, below each age (mechanisms: risks by age)."""
MEAN_RISK = 1.1
"""What RISK comes to over a brigade's ages."""
WORKING = (14, 60)
BORN_FROM = 2
"""The first season in whose course the child of the young couple can be born: autumn 1958."""
MONTHS = {"spring": (3, 4, 5), "summer": (6, 7, 8), "autumn": (9, 10, 11), "winter": (12, 1, 2)}


@dataclass
class Fate:
    """One member: here, or gone and when."""

    state: str = "here"
    """ "here", "dead", "away" or "unborn" """
    season: int = -1
    """of the last change"""
    month: int = 0


@dataclass
class Home:
    """A household as it stands at the opening of a season."""

    house: House
    fates: dict[str, Fate] = field(default_factory=dict)
    left_whole: bool = False
    ended: int = -1
    """the season in which nobody grown was left in it"""

    def here(self, key: str) -> bool:
        """Whether a member lives in the house."""
        return self.fates[key].state == "here"

    def state(self, key: str) -> str:
        """A member's state."""
        return self.fates[key].state

    @property
    def at_home(self) -> int:
        """How many live in the house."""
        return sum(fate.state == "here" for fate in self.fates.values())

    @property
    def stands(self) -> bool:
        """Whether anybody grown is left in it."""
        return self.ended < 0

    def in_season(self, season: int, state: str) -> list[Member]:
        """Members who died ("dead"), left ("away") or came ("here") in a season."""
        return [m for m in self.house.members if self.fates[m.key].season == season and self.state(m.key) == state]


def age_of(member: Member, season: int, fate: Fate) -> int:
    """Whole years in a season."""
    return (season - fate.season) // 4 if member.age < 0 else member.age + season // 4


def homes(seed: int, records: Sequence[SeasonRecord], places: int) -> dict[str, Home]:
    """All households after the seasons of `records`."""
    found = {
        house.key: Home(house, {m.key: Fate("unborn" if m.age < 0 else "here") for m in house.members})
        for house in HOUSES
        if house.row < places
    }
    for record in records:
        luck = Luck(seed, record.index)
        for number, house in enumerate(HOUSES):
            if house.key in found:
                _live(found[house.key], record, luck, number)
    return found


def _live(home: Home, record: SeasonRecord, luck: Luck, number: int) -> None:
    """One season in a house."""
    if not home.stands:
        return
    row, house = record.brigades[home.house.row], home.house
    people = max(row["people"], 1.0)
    dying, leaving = row.get("deaths", 0.0) / people, row.get("left", 0.0) / people
    ids = np.arange(number * 32, number * 32 + len(house.members) + 1, dtype=np.int64)
    draws = luck.uniform(PHASE, ids)
    months = MONTHS[str(record.figures["season"])]
    if draws[-1] < leaving * 0.5:
        home.left_whole = True
        for fate in home.fates.values():
            if fate.state == "here":
                fate.state, fate.season, fate.month = "away", record.index, months[-1]
    for place, member in enumerate(house.members):
        fate, draw = home.fates[member.key], float(draws[place])
        month = months[int(draw * 7919) % 3]
        if fate.state == "unborn":
            _birth(home, fate, member, record, draw, month)
        elif fate.state == "here":
            age = age_of(member, record.index, fate)
            risk = next(times for below, times in RISK if age < below) / MEAN_RISK
            if draw < dying * risk:
                fate.state, fate.season, fate.month = "dead", record.index, month
            elif member.worker and WORKING[0] <= age < WORKING[1] and draw > 1.0 - 1.5 * leaving:
                fate.state, fate.season, fate.month = "away", record.index, month
    grown = [m for m in house.members if home.here(m.key) and age_of(m, record.index, home.fates[m.key]) >= WORKING[0]]
    # A boy brought up by his grandmother can write; smaller children are taken in by others.
    writes = [m for m in house.members if home.here(m.key) and 11 <= m.age < WORKING[0]]
    if not grown and not writes:
        home.ended = record.index


def _birth(home: Home, fate: Fate, member: Member, record: SeasonRecord, draw: float, month: int) -> None:
    """The child that is waited for comes by the brigade's own births against those of an ordinary year."""
    if record.index < BORN_FROM:
        return
    born = record.brigade_accounts[home.house.row]["births"]
    ordinary = max(born.get("normal year", 0), 1)
    parents = sum(home.here(m.key) for m in home.house.members if m.key != member.key)
    if parents >= 2 and draw < min(sum(born.values()) / ordinary, 1.0) * 0.6:
        fate.state, fate.season, fate.month = "here", record.index, month
