"""The controls of one brigade's page: the same orders as the plan's, given to this brigade alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.rules.order_table import HANDS, Order
from game.rules.orders import ORDER
from game.session.forecast import Forecast as Outlook
from game.session.plan import ALL, Draft
from game.text import _
from game.views.figures import gain, number, rounded, span, tonnes_span
from game.views.layout import Box
from game.views.screens.plan_controls import ChoiceRow, Control
from game.views.screens.plan_words import ORDER_ICONS, TASK_ICONS, hand_words, shown, stepped, title
from game.views.widgets import Forecast, SliderRow

if TYPE_CHECKING:
    from game.session.forecast import Band
    from game.session.game import Game
    from game.views.screens.brigade import BrigadeScreen

ICONS = {"furnaces_lit": "furnace", "quota_grain": "wheat", "quota_iron": "steel"} | ORDER_ICONS
FIRST = ("furnaces_lit", "quota_grain", "quota_iron", "plots")
"""Orders on the first page; the others stand on the second, in the order of the table."""


class BrigadeSheet:
    """Makes rows for orders of one brigade and keeps them in step."""

    def __init__(self, screen: BrigadeScreen, row: int) -> None:
        self.screen = screen
        self.row = row
        self.controls: dict[str, Control] = {}

    @property
    def game(self) -> Game:
        """The game."""
        return self.screen.game

    @property
    def draft(self) -> Draft:
        """The open draft."""
        return self.screen.game.draft

    def sync(self, now: Outlook | None) -> None:
        """Bring every control in step."""
        for control in self.controls.values():
            control.sync(now)

    def open_orders(self, names: tuple[str, ...]) -> list[Order]:
        """Those orders that are open and given by brigade."""
        return [ORDER[name] for name in names if self.draft.is_open(name) and ORDER[name].level == "place"]

    def later_orders(self) -> list[Order]:
        """Every other order that can be given to a brigade now; its hands have rows of their own."""
        every = [order for orders in self.draft.cards().values() for order in orders]
        return [o for o in every if o.level == "place" and o.kind in ("number", "choice") and o.name not in FIRST]

    # ------------------------------------------------------------------------ rows
    def order(self, add: Callable[..., Any], box: Box, order: Order, group: str) -> None:
        """A row for an order, by its kind."""
        if order.kind == "choice":
            self._choice(add, box, order, group)
        else:
            self._number(add, box, order, group)

    def hand(self, add: Callable[..., Any], box: Box, task: str, group: str) -> None:
        """A row for a share of the brigade's hands."""
        order, part, row = ORDER["hands"], HANDS.index(task), self.row
        key = f"hands:{task}"

        def share(draft: Draft) -> int:
            parts = draft.get("hands", row)
            assert isinstance(parts, tuple)
            return parts[part]

        before = self._before("hands")
        widget: SliderRow = add(
            SliderRow,
            box,
            hand_words(task),
            share(self.draft),
            0,
            100,
            1,
            lambda v: _("{amount} %").format(amount=number(v)),
            lambda v: self.screen.give(key, lambda d: d.set_hands(task, round(v), row)),
            icon=TASK_ICONS[task],
            last=int(before[part][row]) if before is not None else None,
            track=self.screen.track,
            group=group,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            hands = share(self.draft) * self.game.brigades()[row].hands / 100
            text, bar = _hand_line(task, now.brigades[row], hands, self.game) if now else _kept(widget)
            _show(widget, share(self.draft), text, bar)

        def bump(draft: Draft) -> str:
            step = 1 if share(draft) < 100 else -1
            draft.set_hands(task, share(draft) + step, row)
            return _("{name} {step} %").format(name=hand_words(task), step=gain(step))

        self.controls[key] = Control(widget, order, sync, bump, lambda: self.draft.reset("hands", row), row)

    def _number(self, add: Callable[..., Any], box: Box, order: Order, group: str) -> None:
        key, row = order.name, self.row
        low, high = self.draft.bounds(order.name, row)
        before = self._before(order.name)

        def value(draft: Draft) -> int:
            found = draft.get(order.name, row)
            assert isinstance(found, int)
            return found

        widget: SliderRow = add(
            SliderRow,
            box,
            title(order),
            value(self.draft),
            low,
            max(high, 1),
            order.step,
            lambda v: number(v) if order.name == "furnaces_lit" else shown(order, v),
            lambda v: self.screen.give(key, lambda d: d.set(order.name, round(v), row)),
            icon=ICONS.get(order.name, ""),
            last=int(before[row]) if before is not None else None,
            track=self.screen.track,
            value_room=64,
            group=group,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            text, bar = _order_line(order.name, now.brigades[row], value(self.draft)) if now else _kept(widget)
            most = max(self.draft.bounds(order.name, row)[1], 1)
            if most != widget.high:
                widget.high = most
                widget.redraw()
            _show(widget, value(self.draft), text, bar)

        def bump(draft: Draft) -> str:
            low, high = draft.bounds(order.name, row)
            now = value(draft)
            step = order.step if now + order.step <= high else -order.step
            if now + step < low:
                return ""
            draft.set(order.name, now + step, row)
            return _("{name} {step}").format(name=title(order), step=stepped(order, step))

        self.controls[key] = Control(widget, order, sync, bump, lambda: self.same_as_commune(order.name), row)

    def _choice(self, add: Callable[..., Any], box: Box, order: Order, group: str) -> None:
        key, row = order.name, self.row
        labels = [_(label) for label in order.labels]

        def value(draft: Draft) -> int:
            found = draft.get(order.name, row)
            assert isinstance(found, int)
            return found

        asked = self.draft.asked(order.name, row)
        widget: ChoiceRow = add(
            ChoiceRow,
            box,
            title(order),
            labels,
            value(self.draft),
            asked if isinstance(asked, int) else None,
            lambda v: self.screen.give(key, lambda d: d.set(order.name, v, row)),
            icon=ICONS.get(order.name, ""),
            group=group,
            key=key,
            tip=self.screen.tip(key),
        )

        def bump(draft: Draft) -> str:
            chosen = (value(draft) + 1) % len(labels)
            draft.set(order.name, chosen, row)
            return _("{name}, {choice}").format(name=title(order), choice=labels[chosen])

        self.controls[key] = Control(
            widget,
            order,
            lambda now: widget.follow(value(self.draft)),
            bump,
            lambda: self.same_as_commune(order.name),
            row,
        )

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

    def _before(self, name: str) -> Any:
        plans = [sealed for sealed in self.game.sealed if sealed.sitting == "plan"]
        return plans[-1].orders[name] if plans else None


# ------------------------------------------------------------------------------ forecasts
def _hand_line(task: str, now: Any, hands: float, game: Game) -> tuple[str, Forecast | None]:
    if task == "fields":
        if game.directive().ask.season in ("summer", "autumn"):
            cut: Band = now["coverage"]
            text = _("{share} % of the crop cut").format(share=span(cut.low, cut.high))
            return text, Forecast(cut.low, cut.high, 100.0)
        return _coming(now)
    if task == "furnaces":
        iron: Band = now["iron_t"]
        return _("{amount} of pig iron").format(amount=tonnes_span(iron.low, iron.high)), None
    if task == "scrap":
        usable: Band = now["iron_usable_t"]
        return _("{amount} of it usable").format(amount=tonnes_span(usable.low, usable.high)), None
    if task == "rest":
        asleep: Band = now["asleep"]
        return _("{count} asleep at work").format(count=span(asleep.low, asleep.high)), None
    return _("{count} hands").format(count=number(hands)), None


def _order_line(name: str, now: Any, value: int) -> tuple[str, Forecast | None]:
    if name == "furnaces_lit":
        uncut: Band = now["uncut_t"]
        hands = _("{count} hands").format(count=number(value * 90))
        if uncut.high >= 1:
            both = _("{hands}; {amount} left uncut").format(hands=hands, amount=tonnes_span(uncut.low, uncut.high))
            return both, None
        return hands, None
    if name == "quota_grain":
        bands = [now[key] for key in ("crop_t", "coming_summer_t", "coming_autumn_t") if key in now]
        low, high = sum(b.low for b in bands), sum(b.high for b in bands)
        return tonnes_span(low, high), Forecast(low, high, float(value) if value else None)
    if name == "quota_iron":
        iron: Band = now["iron_t"]
        return tonnes_span(iron.low, iron.high), Forecast(iron.low, iron.high, float(value) if value else None)
    if name == "plots":
        kcal: Band = now["kcal"]
        words = _("{count} kcal a day").format(count=span(round(kcal.low, -1), round(kcal.high, -1)))
        return words, Forecast(kcal.low, kcal.high, None, 2400.0)
    if name == "searches":
        store: Band = now["store_t"]
        return _("{amount} in store").format(amount=tonnes_span(store.low, store.high)), None
    return "", None


def _coming(now: Any) -> tuple[str, Forecast | None]:
    for name, pattern in (("coming_autumn_t", _("autumn {amount}")), ("coming_summer_t", _("wheat {amount}"))):
        band = now.get(name)
        if band is not None and band.high > 0:
            low, high = rounded(band.low, band.high)
            text = pattern.format(amount=_("{amount} t").format(amount=span(low, high)))
            return text, Forecast(band.low, band.high, None, band.high * 1.15)
    return "", None


def _kept(widget: SliderRow) -> tuple[str, Forecast | None]:
    return widget.forecast_text, widget.forecast


def _show(widget: SliderRow, value: float, text: str, bar: Forecast | None) -> None:
    if (value, text, bar) != (widget.value, widget.forecast_text, widget.forecast):
        widget.value, widget.forecast_text, widget.forecast = value, text, bar
        widget.redraw()
