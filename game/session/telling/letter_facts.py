"""What a letter may rest on: the state of its writer's brigade and commune after a season, and how freely one writes.

`Seen` holds what the conditions of the letters read. A condition may look at the truth of a brigade (its people live
it); what stands in the letter itself comes from `letter_fields.py`, which says who can know what.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from weakref import WeakKeyDictionary

from game.rules.calendar import SeasonAsk
from game.rules.order_table import CANTEENS, CHECKS, FUELS, GATES, HANDS, MELT, POOLING, RELIEF, SPEEDS, TIERS
from game.rules.orders import Orders
from game.rules.units import DAYS, MICRO
from game.session.game import Game
from game.session.record import SeasonRecord
from game.session.telling.letter_houses import Home, homes

OPEN, CAREFUL, VEILED = 2, 1, 0
"""How freely one writes."""
NAMED = {
    "canteens": CANTEENS, "canteen_check": CHECKS, "gates": GATES, "pool_pace": POOLING, "relief": RELIEF,
    "works_speed": SPEEDS, "tiers": TIERS,
}  # fmt: skip


_homes: WeakKeyDictionary[Game, dict[int, dict[str, Home]]] = WeakKeyDictionary()


@dataclass(frozen=True)
class Desk:
    """The moment at which letters come: after season `index` (-1: before the first)."""

    game: Game
    index: int

    @property
    def record(self) -> SeasonRecord | None:
        """The season that is over."""
        return self.game.records[self.index] if self.index >= 0 else None

    @property
    def ask(self) -> SeasonAsk:
        """What was asked in the season in which the letters were written; before the first, in it."""
        return self.game.rules.calendar.ask(max(self.index, 0))

    @property
    def season(self) -> str:
        """The season in which they were written."""
        return self.ask.season if self.index >= 0 else "winter"

    def orders(self, sitting: str = "plan") -> Orders | None:
        """The orders under which that season was lived."""
        return next(
            (s.orders for s in self.game.sealed if s.season == self.index and s.sitting == sitting),
            None,
        )

    @cached_property
    def homes(self) -> dict[str, Home]:
        """The households; worked out once for each season of a game."""
        kept = _homes.setdefault(self.game, {})
        if self.index not in kept:
            kept[self.index] = self._lived()
        return kept[self.index]

    def _lived(self) -> dict[str, Home]:
        return homes(self.game.setup.seed, self.game.records[: self.index + 1], self.game.places)

    @cached_property
    def heard(self) -> float:
        """How honest the secretary has been known to be, 0-1, from what was sealed so far: claims, searches, relief."""
        done = self.game.records[: self.index + 1]
        if not done:
            return 0.3
        marks = 0.0
        for record in done:
            true = float(record.figures["claim_true_t"])
            marks += 0.6 * (float(record.figures["claim_t"]) <= 1.15 * true)
            marks += 0.4 * ("searched" not in record.events)
        for sealed in self.game.sealed:
            if sealed.sitting == "paper" and sealed.season <= self.index and sealed.orders["relief"][0]:
                marks += 0.4
        return min(marks / len(done), 1.0)

    @property
    def depot_touched(self) -> bool:
        """Whether the state's depot has been opened or borrowed from."""
        opened = any("depot_opened" in record.events for record in self.game.records[: self.index + 1])
        asked = any(
            s.sitting == "paper" and s.season <= self.index and s.orders["store_open"][0] for s in self.game.sealed
        )
        return opened or asked

    def seen(self, row: int) -> Seen:
        """What is so in a brigade; -1: in the commune as it meets the eye."""
        return Seen(self, row)


@dataclass(frozen=True)
class Seen:
    """A brigade (or the commune, row -1) after the season."""

    desk: Desk
    row: int

    # ------------------------------------------------------------------ figures
    def _of(self, record: SeasonRecord | None, name: str) -> float:
        if record is not None:
            rows = record.brigades if self.row < 0 else record.brigades[self.row : self.row + 1]
            return float(sum(row.get(name, 0.0) for row in rows))
        state = self.desk.game.world.state
        n = self.desk.game.places
        rows_ = slice(0, n) if self.row < 0 else slice(self.row, self.row + 1)
        if name == "people":
            return float(state.population()[rows_].sum())
        if name in state.values and state[name].ndim == 1:
            return float(state[name][rows_].sum())
        return 0.0

    def now(self, name: str) -> float:
        """A figure of the record: people, deaths, oxen, pots, swollen, kg of grain ..."""
        return self._of(self.desk.record, name)

    def before(self, name: str, seasons: int = 1) -> float:
        """The same so many seasons earlier; the opening's where the game is younger."""
        index = self.desk.index - seasons
        return self._of(self.desk.game.records[index] if index >= 0 else None, name)

    def first(self, name: str) -> float:
        """The same when the game began."""
        return self._of(None, name)

    def lost(self, name: str, seasons: int = 1) -> float:
        """The share of a stock that went since then, 0-1."""
        had = self.before(name, seasons)
        return max(1.0 - self.now(name) / had, 0.0) if had else 0.0

    @property
    def people(self) -> float:
        """People of the brigade."""
        return max(self.now("people"), 1.0)

    def share(self, name: str) -> float:
        """Over its people."""
        return self.now(name) / self.people

    def task(self, name: str) -> float:
        """Share of the hands at a task."""
        if self.desk.record is None:
            return 0.0
        rows = self.desk.record.brigades if self.row < 0 else self.desk.record.brigades[self.row : self.row + 1]
        return float(sum(row[f"share_{name}"] * row["hands"] for row in rows) / max(sum(r["hands"] for r in rows), 1.0))

    def account(self, name: str, cause: str) -> float:
        """A term of one of the season's accounts in the brigade."""
        record = self.desk.record
        if record is None:
            return 0.0
        found = record.accounts if self.row < 0 else record.brigade_accounts[self.row]
        return float(found[name].get(cause, 0))

    def fell(self, kind: str) -> float:
        """Buildings of a kind that came down in the brigade: dam, canteen, shed."""
        record = self.desk.record
        if record is None:
            return 0.0
        found = record.accounts if self.row < 0 else record.brigade_accounts[self.row]
        return float(sum(n for cause, n in found["collapses"].items() if cause.startswith(kind + ":")))

    # ------------------------------------------------------------------ the bowl
    def grams(self, seasons: int = 0) -> float:
        """Raw grain that was eaten a head and day, g; before the first season, the custom of 1957."""
        index = self.desk.index - seasons
        if index < 0:
            return 660.0
        record = self.desk.game.records[index]
        rows = record.brigades if self.row < 0 else record.brigades[self.row : self.row + 1]
        return sum(r["eaten"] for r in rows) * 1000.0 / max(sum(r["people"] for r in rows), 1.0) / DAYS

    @property
    def kcal(self) -> float:
        """What was eaten, kcal a head and day."""
        record = self.desk.record
        if record is None:
            return 2100.0
        rows = record.brigades if self.row < 0 else record.brigades[self.row : self.row + 1]
        return sum(r["kcal_now"] * r["people"] for r in rows) / max(sum(r["people"] for r in rows), 1.0)

    @property
    def hunger(self) -> float:
        """0 (as in 1957) to 1 (1,100 kcal or less)."""
        return min(max((1900.0 - self.kcal) / 800.0, 0.0), 1.0)

    @property
    def swollen(self) -> float:
        """Share with swollen legs."""
        return self.share("swollen")

    @property
    def uncut(self) -> float:
        """Share of the season's crop that stayed in the field."""
        crop, left = self.now("crop"), self.now("uncut")
        return left / (crop + left) if crop + left > 0 else 0.0

    @property
    def canteen(self) -> float:
        """Share of people who eat in the canteen."""
        return self._mean("canteen")

    @property
    def canteen_before(self) -> float:
        """The same a season earlier."""
        index = self.desk.index - 1
        return self._mean("canteen", self.desk.game.records[index]) if index >= 0 else 0.0

    def _mean(self, name: str, record: SeasonRecord | None = None) -> float:
        record = record or self.desk.record
        if record is None:
            state = self.desk.game.world.state
            row = max(self.row, 0)
            return float(state[name][row]) / MICRO
        rows = record.brigades if self.row < 0 else record.brigades[self.row : self.row + 1]
        return sum(r[name] * r["people"] for r in rows) / max(sum(r["people"] for r in rows), 1.0)

    # ---------------------------------------------------------------- the orders
    def order(self, name: str, sitting: str = "plan") -> int:
        """A number or choice of the orders under which the season was lived; 0 where there was none."""
        orders = self.desk.orders(sitting)
        if orders is None or name not in orders.values:
            return 0
        values = orders[name]
        return int(values[self.row if len(values) > 1 and self.row >= 0 else 0])

    def chose(self, name: str, choice: str, sitting: str = "plan") -> bool:
        """Whether that was ordered; never before the first season."""
        found = self.desk.orders(sitting)
        return found is not None and NAMED[name][self.order(name, sitting)] == choice

    def melts(self, what: str) -> bool:
        """Whether pots, worn or good tools go into the stacks."""
        return bool(self.order("melt") & (1 << MELT.index(what)))

    def burns(self, what: str) -> float:
        """Per cent of the fuel."""
        orders = self.desk.orders()
        return float(orders["fuel"][FUELS.index(what)][0]) if orders is not None else 0.0

    def sent(self, *tasks: str) -> float:
        """Hands of the brigade at these tasks, as they were told off."""
        return sum(self.task(task) for task in tasks if task in HANDS) * self.now("hands")

    # --------------------------------------------------------------- the climate
    @property
    def fear(self) -> float:
        """Fear in the brigade, 0-1."""
        return self._mean("fear")

    @property
    def trust(self) -> float:
        """Trust in the secretary, 0-1."""
        return self._mean("people_trust")

    @property
    def punished(self) -> float:
        """Whether people were made to suffer for what they kept or for going: searches, guards, 0-1."""
        searches = self.order("searches") / 100.0
        return min(searches + 0.4 * self.chose("gates", "guarded"), 1.0)

    @property
    def freedom(self) -> float:
        """How freely one writes to this secretary: by trust, fear, pressure, punishment and what he let be said."""
        pressure = float(self.desk.record.figures["pressure"]) if self.desk.record is not None else 0.4
        return (
            0.55 + 0.45 * self.trust - 0.55 * self.fear - 0.2 * pressure - 0.2 * self.punished + 0.35 * self.desk.heard
        )

    @property
    def voice(self) -> int:
        """OPEN, CAREFUL or VEILED."""
        return OPEN if self.freedom >= 0.55 else CAREFUL if self.freedom >= 0.22 else VEILED

