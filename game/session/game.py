"""One game being played: a county, a season open in one of its two sittings, the draft of orders, and the history.

    game = Game.new(Setup(scenario="leap", seed=7))
    game.draft.set("furnaces_lit", 3, brigade=4)
    game.preview()                 # ranges; nothing changes
    game.seal()                    # the work is done; now the Paper sitting
    game.draft.set("claim_grain", 2400)
    game.seal()                    # the season ends; history has one record more

A player's orders and a policy's go through the same door. After removal the successor's orders take their place and
the game goes on to its last season.
"""

from __future__ import annotations

import functools
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

import numpy as np

from game.rules.leaders import AS_ASKED, Traits, lead_paper, lead_plan
from game.rules.ledger import Ledger
from game.rules.luck import Luck
from game.rules.order_table import ORDERS, Sitting
from game.rules.orders import OrderError, Orders
from game.rules.places import State
from game.rules.season import begin, resolve_paper, resolve_work
from game.rules.turn import Flow, Turn
from game.rules.units import MICRO
from game.session.content import load_scenario
from game.session.country.chronicle import Chronicle
from game.session.country.nation import nation
from game.session.forecast import Forecast, forecast_paper, forecast_plan
from game.session.known import (
    BrigadeKnown,
    Directive,
    Range,
    believed_crop,
    brigades_known,
    directive_known,
    step,
)
from game.session.own import own_part, own_places, with_own
from game.session.plan import Draft
from game.session.policies import Scene, apply_settings, limit_to_season, parse_settings
from game.session.record import Claim, Opening, SeasonRecord, opening_of, record_season
from game.session.setup import (
    Setup,
    check_setup,
    country_of,
    own_traits,
    rules_for,
    successor_traits,
    traits_of_leaders,
    world_for,
)
from game.session.standing import Standing
from game.text import _

Stage = Literal["plan", "paper", "over"]


class GameError(ValueError):
    """Something that the game cannot do now; the message is one sentence."""


@dataclass(frozen=True)
class Sealed:
    """The player's rows of one sealed sitting."""

    season: int
    sitting: Sitting
    orders: Orders


class Game:
    """See the module's page. Attributes are read freely and changed only through the methods."""

    def __init__(self, setup: Setup) -> None:
        """Open a game. Raises SetupError, ContentError or OrderError, one sentence each."""
        check_setup(setup)
        self.setup = setup
        self.scenario = load_scenario(setup.scenario)
        self.rules = rules_for(setup, self.scenario)
        self.world = world_for(setup, self.scenario, self.rules)
        self.state = self.world.state.copy()
        self.places = own_places(self.state)
        """number of the player's brigades"""
        self.last_season = setup.seasons or self.scenario.seasons
        self.settings = parse_settings(setup.sets)
        self._own = own_traits(setup)
        self._successor = successor_traits(setup)
        self.records: list[SeasonRecord] = []
        """one for every season played"""
        self.sealed: list[Sealed] = []
        """the player's orders of every sealed sitting, in order"""
        self.turn: Turn | None = None
        """the season's turn, between its two sittings"""
        self.after_seal: list[Callable[[Game], None]] = []
        """called after each seal: the autosave"""
        self.standing = Standing()
        """the player's orders that hold until they are changed"""
        self.notices: list[str] = []
        """what the player should be told, such as a save that could not be written"""
        self.read: set[str] = set()
        """letters that were opened, by Sent.id"""
        self.save_path: Path | None = None
        """the file that the autosave writes"""
        self._opening: Opening | None = None
        self.lay_draft()

    @classmethod
    def new(cls, setup: Setup | None = None) -> Game:
        """A new game; Willow Crossing with seed 1 by default."""
        return cls(setup or Setup())

    # -- where the game stands
    @property
    def season(self) -> int:
        """Season being played, 0 = the first."""
        return len(self.records)

    @property
    def stage(self) -> Stage:
        """The sitting that is open, or "over"."""
        if self.season >= self.last_season:
            return "over"
        return "plan" if self.turn is None else "paper"

    @property
    def in_office(self) -> bool:
        """Whether the secretary of spring 1958 still leads."""
        return bool(self.state["in_office"][0])

    @property
    def brigade_names(self) -> tuple[str, ...]:
        """Names of the player's brigades, in the order of their rows."""
        return self.world.place_names[: self.places]

    @functools.cached_property
    def chronicle(self) -> Chronicle:
        """The country around this game, with its maps. The first look takes two or three seconds."""
        return nation(country_of(self.setup.seed), self.setup.what_if, maps=True)

    @property
    def digest(self) -> str:
        """Fingerprint of the county after the last season played."""
        return self.records[-1].digest if self.records else self.state.digest()

    # -- what is known
    def brigades(self) -> tuple[BrigadeKnown, ...]:
        """The brigades as the secretary knows them: counted, weighed and believed."""
        return brigades_known(self._now, self.rules, self.brigade_names)

    def directive(self) -> Directive:
        """The county's paper of the season."""
        return directive_known(self.state, self.rules)

    def believed_crop(self) -> Range:
        """A year's crop of the commune as the accountant believes it, t."""
        return believed_crop(self._now, self.places)

    def claims(self) -> tuple[Claim, ...]:
        """The county's table as it last stood; empty before the first season is over."""
        return self.records[-1].claims if self.records else ()

    def risk_word(self) -> int:
        """How the county looks at the secretary, 0-4 of PRESSURE_WORDS, from what the last season left; no number."""
        return step(min(int(self.state["risk"][0]) / MICRO / 0.45 * 1.2, 0.999))

    @property
    def _now(self) -> State:
        return self.state if self.turn is None else self.turn.state

    # -- orders
    def _traits(self, own: dict[str, float]) -> Traits:
        """Traits of every leader; removed secretaries are followed by the successor."""
        return traits_of_leaders(self.setup, self.state, self.rules, own)

    def _lead(self, own: dict[str, float]) -> Orders:
        traits = self._traits(own)
        with np.errstate(all="raise", under="ignore"):
            if self.turn is None:
                return lead_plan(self.state, self.rules, traits)
            return lead_paper(self.turn, traits)

    def lay_draft(self) -> None:
        """Open the sitting anew: what the county asks, what the neighbours will do, and the draft on the table."""
        if self.stage == "over":
            return
        self._asked = self._lead(dict(AS_ASKED))
        scene = Scene(self.state, self.rules, self.turn)
        sitting: Sitting = "plan" if self.turn is None else "paper"
        self._own_asked = limit_to_season(own_part(self._asked, self.places), scene)
        if self.in_office:
            self.draft = Draft(scene, sitting, self._own_asked, self.standing)
        else:
            self.draft = Draft(scene, sitting, self.lead(), locked=True)

    def asked(self) -> Orders:
        """What the county asks in the open sitting, the player's rows."""
        return self._own_asked.copy()

    def lead(self) -> Orders:
        """The player's rows as the game's policy gives them, or the successor after a removal; settings laid over.

        An order that has not opened yet stays as the county asks.
        """
        own = self._own if self.in_office else self._successor
        scene = Scene(self.state, self.rules, self.turn)
        sitting: Sitting = "plan" if self.turn is None else "paper"
        given = own_part(self._lead(dict(own)), self.places)
        for order in ORDERS:
            if order.sitting == sitting and not order.is_open(self.season):
                given.values[order.name] = self._own_asked[order.name].copy()
        return apply_settings(self.settings, limit_to_season(given, scene), scene, sitting)

    # -- the two seals
    def seal(self, orders: Orders | None = None) -> None:
        """Seal the open sitting: the season is worked, or ends.

        orders: the player's rows; None takes the draft, or the successor's orders after a removal.
        Raises GameError when the game is over, OrderError when an order is missing or out of bounds; the game is
        then as it was.
        """
        if self.stage == "over":
            raise GameError(_("the game is over"))
        if orders is None:
            orders = self.draft.orders() if self.in_office else self.lead()
        orders = orders.copy()
        wanted = set(self._own_asked.values)
        for name in sorted(wanted ^ set(orders.values)):
            message = _("order {name} is missing") if name in wanted else _("order {name} is not one of this sitting")
            raise OrderError(message.format(name=name))
        every = with_own(self._asked, orders, self.places)
        try:
            with np.errstate(all="raise", under="ignore"):
                if self.turn is None:
                    self._seal_plan(orders, every)
                else:
                    self._seal_paper(_spare(self.turn), orders, every)
        except FloatingPointError as error:
            raise GameError(_("this season cannot be worked out with these orders: {why}").format(why=error)) from error
        self.lay_draft()
        for call in self.after_seal:
            call(self)

    def _seal_plan(self, orders: Orders, every: Orders) -> None:
        self._opening = opening_of(self.state, self.places)
        turn = begin(self.state, self.rules, Luck(self.setup.seed, self.state.season))
        resolve_work(turn, every)
        self.turn = turn
        self._note("plan", orders)

    def _seal_paper(self, turn: Turn, orders: Orders, every: Orders) -> None:
        assert self._opening is not None
        season = self.season
        state, ledger = resolve_paper(turn, every)
        record = record_season(turn, ledger, self._opening, self.places, self.world.commune_names)
        self.sealed.append(Sealed(season, "paper", orders))
        self.standing.keep(self.draft)
        self.records.append(record)
        self.state, self.turn, self._opening = state, None, None

    def _note(self, sitting: Sitting, orders: Orders) -> None:
        self.sealed.append(Sealed(self.season, sitting, orders))
        self.standing.keep(self.draft)

    def preview(self, draft: Draft | None = None) -> Forecast:
        """What the draft is expected to bring, as 10-90 ranges drawn from what is believed; touches nothing."""
        if self.stage == "over":
            raise GameError(_("the game is over"))
        given = (draft or self.draft).orders()
        every = with_own(self._asked, given, self.places)
        if self.turn is None:
            traits = self._traits(dict(AS_ASKED))
            standing = self.standing.paper(self.season)
            return forecast_plan(self.state, self.rules, every, traits, self.places, self.setup.seed, standing)
        return forecast_paper(self.turn, every, self.places, self.setup.seed)

    def play_season(self) -> SeasonRecord:
        """Seal both sittings on the policy's orders (or the successor's)."""
        self.seal(self.lead())
        if self.turn is not None:
            self.seal(self.lead())
        return self.records[-1]

    def until_end(self) -> None:
        """Play on to the last season: as the draft stands in office, under the successor after a removal."""
        while self.stage != "over":
            if self.setup.policy or not self.in_office:
                self.seal(self.lead())
            else:
                self.seal()

    @property
    def ending(self) -> str:
        """How it ended: see ENDINGS; "unfinished" before the last season."""
        if self.season < self.scenario.seasons:
            return "unfinished"
        for record in self.records:
            if "removed" in record.events:
                return (
                    "removed_early"
                    if record.index < 6
                    else "removed_after_the_mountain"
                    if record.index < 10
                    else "removed_late"
                )
        return "in_the_chair"


def _spare(turn: Turn) -> Turn:
    """A copy to resolve, so that a season that fails half way leaves the game as it was."""
    flow = {name: value.copy() if isinstance(value, np.ndarray) else value for name, value in turn.flow.whole().items()}
    ledger = Ledger(turn.ledger.keep, list(turn.ledger.entries), list(turn.ledger.accounts))
    return replace(turn, state=turn.state.copy(), orders=turn.orders.copy(), ledger=ledger, flow=Flow(flow))


ENDINGS = ("in_the_chair", "removed_early", "removed_after_the_mountain", "removed_late", "unfinished")


def play(setup: Setup) -> Game:
    """Play a whole game on its policy."""
    if not setup.policy:
        raise GameError(_("a game without a policy waits for its player"))
    game = Game(setup)
    game.until_end()
    return game
