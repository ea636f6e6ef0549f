"""The controls of one brigade's page: the same orders as the plan's, given to this brigade alone."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from game.rules.order_table import Order
from game.rules.orders import ORDER
from game.session.forecast import Band
from game.session.forecast import Forecast as Outlook
from game.session.standing import ALL
from game.text import _
from game.views.figures import number, span, tonnes_span
from game.views.layout import Box
from game.views.screens.plan_lines import crop_line, tens, years_crop
from game.views.screens.plan_words import ORDER_ICONS
from game.views.screens.sitting_sheet import Add, Line, OrderSheet
from game.views.widgets import Forecast

if TYPE_CHECKING:
    from game.session.game import Game

FIRST = ("furnaces_lit", "quota_grain", "quota_iron", "plots")
"""Orders on the first page; the others stand on the second, in the order of the table."""
HANDS_A_FURNACE = 90


class BrigadeSheet(OrderSheet):
    """Makes rows for orders of one brigade and keeps them in step."""

    icons = {"furnaces_lit": "furnace", "quota_grain": "wheat", "quota_iron": "steel"} | ORDER_ICONS

    row: int

    def first_orders(self) -> list[Order]:
        """Those orders of the first page that are open and given by brigade."""
        return [ORDER[name] for name in FIRST if self.draft.is_open(name) and ORDER[name].level == "place"]

    def later_orders(self) -> list[Order]:
        """Every other order that can be given to a brigade now; its hands have rows of their own."""
        every = [order for orders in self.draft.cards().values() for order in orders]
        return [o for o in every if o.level == "place" and o.kind in ("number", "choice") and o.name not in FIRST]

    def order(self, add: Add, box: Box, order: Order) -> None:
        """A row for an order, by its kind."""
        if order.kind == "choice":
            asked = self.draft.asked(order.name, self.row)
            labels = [_(label) for label in order.labels]
            self.choice(add, box, order, "orders", labels, asked if isinstance(asked, int) else None)
            return
        before = self.before(order.name)
        last = int(before[self.row]) if before is not None else None
        self.number(add, box, order, "orders", last=last, track=self.track, value_room=64)

    def line(self, order: Order, now: Outlook) -> Line:
        """What the order brings this brigade."""
        return _order_line(order.name, now.brigades[self.row], self.value(order, self.draft))

    def hand_line(self, task: str, now: Outlook, hands: float) -> Line:
        """What this brigade's hands at a task bring."""
        return _hand_line(self.game, task, now.brigades[self.row], hands)

    # -------------------------------------------------------------------- the commune's
    def own_orders(self) -> list[str]:
        """Orders given to this brigade by itself."""
        return [name for name, row in self.draft.given if row == self.row]

    def same_as_commune(self, name: str) -> None:
        """Let an order follow the commune's again, or the county where the commune has none of its own."""
        commune = self.draft.given.get((name, ALL))
        if commune is not None and self.draft.get(name, self.row) != commune:
            self.draft.set(name, commune, self.row)
        elif commune is None:
            self.draft.reset(name, self.row)

    def reset(self, order: Order) -> None:
        """Let the order follow the commune's again."""
        self.same_as_commune(order.name)


# ------------------------------------------------------------------------------ forecasts
def _hand_line(game: Game, task: str, now: Mapping[str, Band], hands: float) -> Line:
    if task == "fields":
        return crop_line(game, now)
    if task == "furnaces":
        iron = now["iron_t"]
        return _("{amount} of pig iron").format(amount=tonnes_span(iron.low, iron.high)), None
    if task == "scrap":
        usable = now["iron_usable_t"]
        return _("{amount} of it usable").format(amount=tonnes_span(usable.low, usable.high)), None
    if task == "rest":
        asleep = now["asleep"]
        return _("{count} asleep at work").format(count=span(asleep.low, asleep.high)), None
    return _("{count} hands").format(count=number(hands)), None


def _order_line(name: str, now: Mapping[str, Band], value: int) -> Line:
    asked = float(value) if value else None
    if name == "furnaces_lit":
        uncut = now["uncut_t"]
        hands = _("{count} hands").format(count=number(value * HANDS_A_FURNACE))
        if uncut.high >= 1:
            both = _("{hands}; {amount} left uncut").format(hands=hands, amount=tonnes_span(uncut.low, uncut.high))
            return both, None
        return hands, None
    if name == "quota_grain":
        low, high = years_crop(now)
        return tonnes_span(low, high), Forecast(low, high, asked)
    if name == "quota_iron":
        iron = now["iron_t"]
        return tonnes_span(iron.low, iron.high), Forecast(iron.low, iron.high, asked)
    if name == "plots":
        kcal = now["kcal"]
        return _("{count} kcal a day").format(count=span(*tens(kcal))), Forecast(kcal.low, kcal.high, None, 2400.0)
    if name == "searches":
        store = now["store_t"]
        return _("{amount} in store").format(amount=tonnes_span(store.low, store.high)), None
    return "", None
