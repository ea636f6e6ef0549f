"""A game written down: how it began, the orders of every sealed sitting, the open draft, a fingerprint a season.

The same record serves saves, `headless --save` and `replay`: a game is never stored as results, always played again
from its orders, and compared season by season.
"""

from __future__ import annotations

from typing import Literal

import msgspec
import numpy as np

from game.rules.order_table import ORDERS
from game.rules.orders import ORDER, OrderError, Orders
from game.rules.ruleset import Ruleset
from game.session.content import ContentError, load_scenario, ruleset
from game.session.fingerprint import of_rules
from game.session.game import Game
from game.session.setup import Setup, SetupError
from game.session.standing import Value
from game.text import _
from game.version import __version__

FORMAT = 2
"""Raised when the record changes; older records are then brought up step by step on reading."""

Rows = list[list[int]]
"""Values of an order: one row, or a row for each of its parts; a column for each brigade."""


class RecordingError(ValueError):
    """A record that cannot be played; one sentence."""


class SealedSitting(msgspec.Struct, forbid_unknown_fields=True):
    """The player's orders of one sealed sitting."""

    season: int
    sitting: Literal["plan", "paper"]
    orders: dict[str, Rows]


class Given(msgspec.Struct, forbid_unknown_fields=True, array_like=True):
    """One order as the player gave it: brigade 0-7, or -1 all, or -2 a total."""

    order: str
    brigade: int
    value: Value


class OpenDraft(msgspec.Struct, forbid_unknown_fields=True):
    """The sitting that lies open."""

    orders: dict[str, Rows]
    given: list[Given]


class Recording(msgspec.Struct, forbid_unknown_fields=True):
    """Everything needed to play a game again, and to know that it is the same."""

    format: int
    version: str
    """of the program that wrote it"""
    ruleset: str
    rules_hash: str
    setup: Setup
    sealed: list[SealedSitting]
    digests: list[str]
    """of every season that is over"""
    standing: list[Given]
    draft: OpenDraft | None
    read: list[str] = []
    """letters that were opened"""


def _base(setup: Setup) -> Ruleset:
    """The rules that a game is played under, with the dated directives of the country."""
    scenario = load_scenario(setup.scenario)
    return ruleset(scenario.ruleset).with_calendar(scenario.calendar)


def record(game: Game) -> Recording:
    """Write a game down as it stands."""
    base = _base(game.setup)
    draft = None
    if game.stage != "over":
        draft = OpenDraft(_rows(game.draft.orders()), _given(game.draft.given))
    return Recording(
        format=FORMAT,
        version=__version__,
        ruleset=base.name,
        rules_hash=of_rules(base),
        setup=game.setup,
        sealed=[SealedSitting(s.season, s.sitting, _rows(s.orders)) for s in game.sealed],
        digests=[season.digest for season in game.records],
        standing=_given(game.standing.given),
        draft=draft,
        read=sorted(game.read),
    )


def encode(recording: Recording) -> bytes:
    """A record as bytes (MessagePack)."""
    return msgspec.msgpack.encode(recording)


def decode(data: bytes) -> Recording:
    """Read a record. Raises RecordingError: written by a newer version, or not a record."""
    try:
        found = msgspec.msgpack.decode(data)
        written = found["format"] if isinstance(found, dict) else None
        if isinstance(written, int) and written > FORMAT:
            message = _("was written by a newer version of the game ({version}); this is {ours}")
            raise RecordingError(message.format(version=found.get("version", "?"), ours=__version__))
        return msgspec.convert(found, Recording)
    except (msgspec.MsgspecError, KeyError) as error:
        raise RecordingError(_("is not a game that can be read: {why}").format(why=error)) from None


def play_again(recording: Recording, verify: bool = True) -> Game:
    """Play a record again, to where it stood, with its draft open.

    Raises RecordingError: made under other rules, orders that cannot be given, or (with `verify`) the first season
    that comes out differently.
    """
    try:
        base = _base(recording.setup)
        ours = of_rules(base)
        if verify and (recording.ruleset, recording.rules_hash) != (base.name, ours):
            message = _("was played under other rules ({theirs}) than this version's ({ours})")
            raise RecordingError(message.format(theirs=recording.rules_hash, ours=ours))
        game = Game(recording.setup)
        for number, sealed in enumerate(recording.sealed):
            if (sealed.season, sealed.sitting) != (game.season, game.stage):
                message = _("has its sittings out of order at number {number}")
                raise RecordingError(message.format(number=number + 1))
            game.seal(_orders(sealed.orders))
            if verify and sealed.sitting == "paper":
                _compare(recording, game)
        _open_draft(recording, game)
        game.read = set(recording.read)
    except (ContentError, SetupError, OrderError) as error:
        raise RecordingError(_("cannot be played: {why}").format(why=error)) from None
    if verify and len(recording.digests) != len(game.records):
        raise RecordingError(
            _("tells of {count} seasons that its orders do not reach").format(count=len(recording.digests))
        )
    return game


def _compare(recording: Recording, game: Game) -> None:
    index = len(game.records) - 1
    expected = recording.digests[index] if index < len(recording.digests) else _("nothing")
    found = game.records[index].digest
    if found != expected:
        figures = game.records[index].figures
        message = _("comes out differently in {season} {year}: {found} instead of {expected}")
        raise RecordingError(
            message.format(season=figures["season"], year=figures["year"], found=found, expected=expected)
        )


def _open_draft(recording: Recording, game: Game) -> None:
    game.standing.given = {(g.order, g.brigade): g.value for g in recording.standing}
    if recording.draft is None or game.stage == "over":
        return
    game.lay_draft()
    game.draft.restore(_orders(recording.draft.orders), {(g.order, g.brigade): g.value for g in recording.draft.given})


def _rows(orders: Orders) -> dict[str, Rows]:
    return {name: np.atleast_2d(value).tolist() for name, value in orders.values.items()}


def _orders(rows: dict[str, Rows]) -> Orders:
    unknown = set(rows) - {order.name for order in ORDERS}
    if unknown:
        raise RecordingError(_("holds an order {name} that is not known here").format(name=sorted(unknown)[0]))
    values = {}
    for name, given in rows.items():
        if len({len(row) for row in given}) != 1:
            raise RecordingError(_("holds an order {name} that is not whole").format(name=name))
        table = np.array(given, dtype=np.int64)
        values[name] = table if ORDER[name].parts else table[0]
    return Orders(values)


def _given(given: dict[tuple[str, int], Value]) -> list[Given]:
    return [Given(name, brigade, value) for (name, brigade), value in given.items() if name in ORDER]
