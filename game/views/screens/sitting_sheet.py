"""The controls of a sheet of orders: how each is made, kept in step with draft and forecast, and stepped on trial."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.rules.order_table import HANDS, Order
from game.rules.orders import ORDER
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.text import _
from game.views.figures import gain, number
from game.views.layout import Box
from game.views.screens.plan_controls import ChoiceRow
from game.views.screens.plan_words import ORDER_ICONS, TASK_ICONS, hand_words, shown, stepped, title
from game.views.widgets import Forecast, SliderRow, Widget

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screens.sitting import Sitting

Add = Callable[..., Any]
"""Makes a widget: kind, box, then the kind's own arguments; on the screen, or inside an area that scrolls."""
Line = tuple[str, Forecast | None]
"""Words and bar under a row."""


@dataclass
class Control:
    """A control of the sheet: its widget, its order, and what keeps it in step.

    `sync` shows what draft and forecast say now. `bump` makes one step on a draft and says which, or returns "".
    `reset` lets the order follow the county, or the commune, again.
    """

    widget: Widget
    order: Order
    sync: Callable[[Outlook | None], None]
    bump: Callable[[Draft], str]
    reset: Callable[[], None]
    row: int | None = None


class OrderSheet:
    """The controls of a page by their keys. Values go through `screen.give`, which catches what cannot be given.

    `row` is the brigade to which the orders go, or None for the commune.
    """

    icons = ORDER_ICONS

    def __init__(self, screen: Sitting, row: int | None = None) -> None:
        self.screen = screen
        self.row = row
        self.controls: dict[str, Control] = {}
        self.track = 94.0

    @property
    def game(self) -> Game:
        """The game."""
        return self.screen.game

    @property
    def draft(self) -> Draft:
        """The open draft."""
        return self.screen.game.draft

    def sync(self, now: Outlook | None) -> None:
        """Bring every control in step; now: the forecast, or None while it is worked out."""
        for control in self.controls.values():
            control.sync(now)

    def value(self, order: Order, draft: Draft) -> int:
        """The order's value on a draft."""
        return whole(draft, order.name, self.row)

    def put(self, order: Order, draft: Draft, value: int) -> None:
        """Give the order on a draft. Raises OrderError."""
        draft.set(order.name, value, self.row)

    def bounds(self, order: Order, draft: Draft) -> tuple[int, int]:
        """The lowest and highest value that a draft takes."""
        return draft.bounds(order.name, self.row)

    def reset(self, order: Order) -> None:
        """Let the order follow the county again."""
        self.draft.reset(order.name, self.row)

    def line(self, order: Order, now: Outlook) -> Line:
        """Words and bar under a number."""
        return "", None

    def hand_line(self, task: str, now: Outlook, hands: float) -> Line:
        """Words and bar under a share of the hands; hands: how many are at the task."""
        return "", None

    def name(self, order: Order) -> str:
        """What a row is called."""
        return title(order)

    def told_step(self, order: Order, step: int, after: int) -> str:
        """A step of a number, in the note: "Ration +10 g"."""
        return _("{name} {step}").format(name=title(order), step=stepped(order, step))

    def told_choice(self, order: Order, label: str) -> str:
        """Another choice, in the note."""
        return _("{name}, {choice}").format(name=title(order), choice=label)

    def before(self, name: str) -> Any:
        """The order of last season's sealed plan, an array; None in the first season."""
        plans = [sealed for sealed in self.game.sealed if sealed.sitting == "plan"]
        return plans[-1].orders[name] if plans else None

    # ------------------------------------------------------------------------ controls
    def hand(self, add: Add, box: Box, task: str, group: str) -> None:
        """A row for a share of the hands, the brigade's or the mean of all."""
        order, part, row = ORDER["hands"], HANDS.index(task), self.row
        every = [brigade.hands for brigade in self.game.brigades()]
        rows = range(len(every)) if row is None else (row,)
        count = sum(every[each] for each in rows)

        def share(draft: Draft) -> float:
            if row is not None:
                return float(part_of(draft, "hands", part, row))
            return sum(part_of(draft, "hands", part, each) * every[each] for each in rows) / count

        before = self.before("hands")
        last = None
        if before is not None:
            last = round(float(before[part].mean())) if row is None else int(before[part][row])

        def bump(draft: Draft) -> str:
            now = round(share(draft))
            step = 1 if now < 100 else -1
            draft.set_hands(task, now + step, row)
            return _("{name} {step} %").format(name=hand_words(task), step=gain(step))

        self._slider(
            add,
            box,
            f"hands:{task}",
            order,
            (0, 100, 1),
            name=hand_words(task),
            value=lambda draft: round(share(draft)),
            put=lambda draft, value: draft.set_hands(task, value, row),
            line=lambda now: self.hand_line(task, now, share(self.draft) * count / 100),
            bump=bump,
            reset=lambda: self.draft.reset("hands", row),
            shown=lambda v: _("{amount} %").format(amount=number(v)),
            icon=TASK_ICONS[task],
            last=last,
            track=self.track,
            group=group,
        )

    def number(self, add: Add, box: Box, order: Order, group: str, *, top: int | None = None, **options: Any) -> None:
        """A row for a number. `top` is where its slider ends, if not where the draft's bounds do."""
        low, high = self.bounds(order, self.draft)

        def bump(draft: Draft) -> str:
            now = self.value(order, draft)
            step = step_within(now, order.step, *self.bounds(order, draft))
            if not step:
                return ""
            self.put(order, draft, now + step)
            return self.told_step(order, step, now + step)

        widget = self._slider(
            add,
            box,
            order.name,
            order,
            (low, max(high, 1) if top is None else top, order.step),
            name=self.name(order),
            value=lambda draft: self.value(order, draft),
            put=lambda draft, value: self.put(order, draft, value),
            line=lambda now: self.line(order, now),
            bump=bump,
            reset=lambda: self.reset(order),
            shown=lambda v: shown(order, v),
            icon=self.icons.get(order.name, ""),
            group=group,
            **options,
        )
        if top is not None:
            return
        control = self.controls[order.name]
        follow = control.sync

        def sync(now: Outlook | None) -> None:
            # What others may have left of a common bound.
            most = max(self.bounds(order, self.draft)[1], 1)
            if most != widget.high:
                widget.high = most
                widget.redraw()
            follow(now)

        control.sync = sync

    def _slider(
        self,
        add: Add,
        box: Box,
        key: str,
        order: Order,
        scale: tuple[int, int, int],
        *,
        name: str,
        value: Callable[[Draft], int],
        put: Callable[[Draft, int], None],
        line: Callable[[Outlook], Line],
        bump: Callable[[Draft], str],
        reset: Callable[[], None],
        shown: Callable[[float], str],
        **options: Any,
    ) -> SliderRow:
        """A slider row and its control. `scale`: where it begins and ends, and its step."""

        def give(wanted: float) -> None:
            self.screen.give(key, lambda draft: put(draft, round(wanted)))

        widget: SliderRow = add(
            SliderRow,
            box,
            name,
            value(self.draft),
            *scale,
            shown,
            give,
            key=key,
            tip=self.screen.tip(key),
            **options,
        )

        def sync(now: Outlook | None) -> None:
            text, bar = line(now) if now else (widget.forecast_text, widget.forecast)
            seen = value(self.draft), text, bar
            if seen != (widget.value, widget.forecast_text, widget.forecast):
                widget.value, widget.forecast_text, widget.forecast = seen
                widget.redraw()

        self.controls[key] = Control(widget, order, sync, bump, reset, self.row)
        return widget

    def choice(
        self,
        add: Add,
        box: Box,
        order: Order,
        group: str,
        labels: Sequence[str],
        asked: int | None,
        pins: Callable[[Order], int] | None = None,
    ) -> None:
        """A row for a choice. `pins`: how many brigades choose for themselves."""
        key = order.name

        def marked() -> int:
            return pins(order) if pins is not None else 0

        widget: ChoiceRow = add(
            ChoiceRow,
            box,
            self.name(order),
            labels,
            self.value(order, self.draft),
            asked,
            lambda v: self.screen.give(key, lambda draft: self.put(order, draft, v)),
            icon=self.icons.get(order.name, ""),
            pins=marked(),
            group=group,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            widget.follow(self.value(order, self.draft), marked())

        def bump(draft: Draft) -> str:
            chosen = (self.value(order, draft) + 1) % len(labels)
            self.put(order, draft, chosen)
            return self.told_choice(order, labels[chosen])

        self.controls[key] = Control(widget, order, sync, bump, lambda: self.reset(order), self.row)


def whole(draft: Draft, name: str, row: int | None = None) -> int:
    """An order of one whole number, a brigade's or the commune's."""
    value = draft.get(name, row)
    assert isinstance(value, int)
    return value


def part_of(draft: Draft, name: str, part: int, row: int | None = None) -> int:
    """One of the shares of an order, a brigade's or the commune's."""
    parts = draft.get(name, row)
    assert isinstance(parts, tuple)
    return parts[part]


def step_within(now: int, step: int, low: int, high: int) -> int:
    """One step up, or down where there is none up; 0 where there is neither."""
    if now + step <= high:
        return step
    return -step if now - step >= low else 0
