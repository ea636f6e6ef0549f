"""What comes to the desk with each season: which letters, from whom, in what words.

Letters follow from the record alone: a condition on the true state of the writer's brigade, how freely one writes
there, what has been written before. Among those that could come, the weightiest do; the game's own luck, under a name
of its own, decides between equals. So the same game always gets the same post, and its digest is what it was.
"""

from __future__ import annotations

import datetime
import string
from collections.abc import Iterator
from dataclasses import dataclass
from weakref import WeakKeyDictionary

import numpy as np

from game.rules.luck import Luck
from game.session.game import Game
from game.session.telling.letter_facts import OPEN, VEILED, Desk
from game.session.telling.letter_fields import FIELDS, Moment, closing
from game.session.telling.letter_kinds import Letter
from game.session.telling.letter_writers import ABOVE, HEADS, HOUSE, POST, SECRETARIES
from game.session.telling.letters_hills import LETTERS as HILLS
from game.session.telling.letters_homes import LETTERS as HOMES
from game.session.telling.letters_posts import LETTERS as POSTS
from game.session.telling.words import long_date
from game.text import N_, _

LETTERS: tuple[Letter, ...] = (*HOMES, *HILLS, *POSTS)
BY_KEY = {letter.key: letter for letter in LETTERS}
PHASE = "letters: which come"
LEAST, MOST = 2, 4
REST = 2
"""Seasons for which a writer is silent after a letter, unless somebody has died."""
BOLD = {"geng": 0.3, "ruan": 0.25, "pan": 0.15, "ji": 0.1, "yan": 0.1, "lu": 0.6, "qiu": 1.5, "head": -0.08}
"""How much more freely some write than their brigade: by trade, by age, or having little left to lose."""
UNSIGNED = N_("not signed")


_kept: WeakKeyDictionary[Game, tuple[int, tuple[Sent, ...]]] = WeakKeyDictionary()
"""The post of each game as far as it has been worked out; what has come does not change."""


@dataclass(frozen=True)
class Sent:
    """A letter that lies on the desk. `season`: that after which it came, -1 before the first."""

    key: str
    season: int
    writer: str
    """ "house:wu", "head:Pear Hollow", "post:geng", "neighbour:Red Star" """
    member: str
    row: int
    day: datetime.date

    @property
    def id(self) -> str:
        """By which it is remembered as read."""
        return f"{self.season}:{self.key}"

    @property
    def letter(self) -> Letter:
        """Its kind."""
        return BY_KEY[self.key]


@dataclass(frozen=True)
class Written:
    """A letter as it is read."""

    sent: Sent
    paragraphs: tuple[str, ...]
    signature: tuple[str, ...]
    """lines at the foot: who, where, when, by whose hand"""
    sender: str
    """who it is from, in the list"""
    where: str
    date: str


def post(game: Game) -> tuple[Sent, ...]:
    """All letters so far, the oldest first. After a removal they go to another desk."""
    done, found = _kept.get(game, (-2, ()))
    if done > len(game.records) - 1:
        done, found = -2, ()
    for index in range(done + 1, len(game.records)):
        if index >= 0 and not game.records[index].figures["in_office"]:
            break
        found = (*found, *_of_season(Desk(game, index), list(found)))
    _kept[game] = len(game.records) - 1, found
    return found


def newest(game: Game) -> tuple[Sent, ...]:
    """Those that came with the season that is open."""
    return tuple(sent for sent in post(game) if sent.season == len(game.records) - 1)


def moment_of(game: Game, sent: Sent) -> Moment:
    """The moment at which a letter was written."""
    kind, _colon, key = sent.writer.partition(":")
    desk = Desk(game, sent.season)
    return _moment(desk, kind, key, sent.member, sent.row)


def written(game: Game, sent: Sent) -> Written:
    """A letter in words."""
    moment, letter = moment_of(game, sent), sent.letter
    text = _(letter.text)
    body = compose(text, moment)
    sender, where = writer_name(game, sent), place_name(game, sent)
    date = long_date(sent.day)
    if letter.signed:
        foot = [f"{sender}, {where}" if where else sender]
        if letter.hand:
            foot.append(_(letter.hand))
    else:
        foot = [_(UNSIGNED)]
        sender, where = _("Not signed"), ""
    return Written(sent, tuple(body.split("\n")), (*foot, date), sender, where, date)


def compose(text: str, moment: Moment) -> str:
    """The text with its figures; a sentence that begins with one begins with a capital."""
    needed = [name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name]
    values = {name: FIELDS[name].make(moment) for name in needed}
    made = ""
    for literal, name, _spec, _conversion in string.Formatter().parse(text):
        made += literal
        if name:
            value = values[name]
            start = not made.strip() or made.rstrip(" ")[-1:] in ".?!\n"
            made += value[:1].upper() + value[1:] if start else value
    return made


def writer_name(game: Game, sent: Sent) -> str:
    """Who writes."""
    kind, _colon, key = sent.writer.partition(":")
    if kind == "house":
        return _(next(m.name for m in HOUSE[key].members if m.key == sent.member))
    if kind == "post":
        return _(POST[key].name)
    if kind == "head":
        return _(HEADS[key]) if key in HEADS else _("the head")
    known = key in SECRETARIES and sent.letter.by != "new"
    return _(SECRETARIES[key]) if known else _("the secretary")


def place_name(game: Game, sent: Sent) -> str:
    """Where the writer is."""
    kind, _colon, key = sent.writer.partition(":")
    if kind == "house":
        brigade = _(game.brigade_names[sent.row])
        return _("{brigade}, team {team}").format(brigade=brigade, team=HOUSE[key].team)
    if kind == "post":
        county = _("{county} County").format(county=_(game.scenario.place.county))
        return county if key in ABOVE else _(POST[key].office)
    if kind == "neighbour":
        return _("{name} Commune").format(name=_(key))
    return _("{brigade} brigade").format(brigade=_(key))


# ------------------------------------------------------------------------------ which
def _moment(desk: Desk, kind: str, key: str, member: str, row: int) -> Moment:
    claim = None
    if kind == "neighbour" and desk.record is not None:
        claim = next((c for c in desk.record.claims if c.name == key), None)
    named = "above" if key == "qiu" else kind
    assert named in ("house", "head", "post", "neighbour", "above")
    return Moment(desk, named, key, member, row, claim)  # type: ignore[arg-type]


def _writers(desk: Desk, letter: Letter) -> Iterator[tuple[str, Moment]]:
    """Who could write a letter at all: (writer, moment); nobody who is dead or gone, and none in an empty house."""
    places = desk.game.places
    if letter.role == "head":
        for row, name in enumerate(desk.game.brigade_names):
            yield f"head:{name}", _moment(desk, "head", name, "", row)
    elif letter.role in HOUSE:
        home = desk.homes.get(letter.role)
        if home is not None and home.stands and home.here(letter.member):
            yield f"house:{letter.role}", _moment(desk, "house", letter.role, letter.member, home.house.row)
    elif letter.role in POST:
        if POST[letter.role].row < places:
            yield f"post:{letter.role}", _moment(desk, "post", letter.role, "", POST[letter.role].row)
    elif desk.record is not None:
        name = _neighbour(desk, letter.role)
        if name:
            yield f"neighbour:{name}", _moment(desk, "neighbour", name, "", -1)


def _neighbour(desk: Desk, which: str) -> str:
    """The neighbour lowest or highest in the table, or the one whose secretary is new this season."""
    assert desk.record is not None
    others = [claim for claim in desk.record.claims if claim.commune]
    if which == "low":
        return next((c.name for c in reversed(others) if c.in_office), "")
    if which == "top":
        return next((c.name for c in others if c.in_office), "")
    before = desk.game.records[desk.index - 1].claims if desk.index > 0 else ()
    led = {claim.commune for claim in before if claim.in_office}
    return next((c.name for c in others if c.commune in led and not c.in_office), "")


def voice_of(moment: Moment) -> int:
    """How freely the writer writes."""
    bold = BOLD.get("head" if moment.kind == "head" else moment.key, 0.0)
    freedom = moment.seen.freedom + bold
    return OPEN if freedom >= 0.55 else 1 if freedom >= 0.22 else VEILED


def could_come(desk: Desk, before: list[Sent]) -> list[tuple[float, Letter, str, Moment]]:
    """Every letter that could come now, with its weight and writer; none that has come before."""
    come = {sent.key for sent in before}
    luck = Luck(desk.game.setup.seed, desk.index + 1)
    found = []
    for number, letter in enumerate(LETTERS):
        if letter.key in come:
            continue
        best: tuple[float, Letter, str, Moment] | None = None
        draws = None
        for place, (writer, moment) in enumerate(_writers(desk, letter)):
            if not letter.voice[0] <= voice_of(moment) <= letter.voice[1] or not letter.when(moment):
                continue
            rests = any(s.writer == writer and desk.index - s.season < REST for s in before)
            if rests and not letter.distressing:
                continue
            if draws is None:  # most letters meet no condition and want none
                draws = luck.uniform(PHASE, np.arange(16, dtype=np.int64), draw=number)
            weight = letter.weight(moment) + 1.6 * float(draws[place])
            if best is None or weight > best[0]:
                best = weight, letter, writer, moment
        if best is not None:
            found.append(best)
    return sorted(found, key=lambda each: -each[0])


def _of_season(desk: Desk, before: list[Sent]) -> list[Sent]:
    """Two to four letters: the weightiest, no writer twice, not all from one village, one at most from above."""
    chosen: list[tuple[float, Letter, str, Moment]] = []
    candidates = could_come(desk, before)
    homes = [each for each in candidates if each[3].kind == "house"]
    # A household is heard each season, if one writes at all.
    order = homes[:1] + [each for each in candidates if each not in homes[:1]]
    most = MOST if sum(each[0] >= 2.5 for each in candidates) >= 3 else MOST - 1
    for each in order:
        writer, moment = each[2], each[3]
        if len(chosen) >= most:
            break
        if any(writer == other[2] for other in chosen):
            continue
        near = sum(other[3].row == moment.row and moment.row >= 0 for other in chosen)
        above = moment.kind in ("neighbour", "above")
        if near >= 2 or (above and any(other[3].kind in ("neighbour", "above") for other in chosen)):
            continue
        if sum(other[1].distressing for other in chosen) >= 2 and each[1].distressing:
            continue
        chosen.append(each)
    last = closing(desk)
    sent = []
    draws = Luck(desk.game.setup.seed, desk.index + 1).uniform(PHASE, np.arange(100, 100 + MOST, dtype=np.int64))
    for place, (_weight, letter, writer, moment) in enumerate(chosen):
        day = last - datetime.timedelta(days=int(draws[place] * 5) + 6 * (len(chosen) - 1 - place))
        sent.append(Sent(letter.key, desk.index, writer, moment.member, moment.row, day))
    return sent


