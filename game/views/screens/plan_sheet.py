"""The sheet of the plan: makes the control for every item of a page and keeps it in step with draft and forecast."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.rules.order_table import HANDS, Order
from game.rules.orders import ORDER
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.text import _
from game.views.figures import gain, number
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.plan_cards import GAP, HEADING, TABLE_ROW, Item, Section, stack_height
from game.views.screens.plan_controls import ChoiceRow, Control, FigureCell
from game.views.screens.plan_table import BrigadesTable, crops_table, standing_table, store_table
from game.views.screens.plan_words import (
    ORDER_ICONS,
    TASK_ICONS,
    hand_line,
    hand_words,
    order_line,
    shown,
    stepped,
    title,
)
from game.views.widgets import CheckBox, Drawing, Forecast, ScrollArea, SliderRow

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screens.plan import PlanScreen

SHARE_STEP = 5
KNOWN = {"crops": crops_table, "store": store_table, "standing": standing_table}


class PlanSheet:
    """Controls of one page. Values go through `screen.give`, which catches what cannot be given."""

    def __init__(self, screen: PlanScreen) -> None:
        self.screen = screen
        self.controls: dict[str, Control] = {}
        self.table = BrigadesTable(screen)
        self.track = 94.0

    @property
    def game(self) -> Game:
        """The game."""
        return self.screen.game

    @property
    def draft(self) -> Draft:
        """The open draft."""
        return self.screen.game.draft

    # ------------------------------------------------------------------ layout
    def column(self, box: Box, sections: list[Section], group: str) -> None:
        """Sections one under the other in a box; they scroll where they do not fit."""
        x, y, w, h = box
        add: Callable[..., Any]
        if stack_height(sections) > h + 0.5:
            area = ScrollArea(self.screen, box, stack_height(sections) + 8)
            x, y, w = 2.0, 0.0, area.width - 6
            add = area.add
        else:

            def add(kind: Callable[..., Any], at: Box, *args: Any, **options: Any) -> Any:
                return kind(self.screen, at, *args, **options)

        for section in sections:
            self._heading(add, (x, y, w, HEADING), section)
            self.track = self._track(section, w)
            y += HEADING
            for item in section.items:
                self._item(add, (x, y, w, item.height), item, group)
                y += item.height
            y += GAP

    def _heading(self, add: Callable[..., Any], box: Box, section: Section) -> None:
        def paint(pen: Pen) -> None:
            width = pen.look.scale.logical(pen.surface.get_width())
            pen.heading(section.title, 0, 19, width, caption=section.caption)

        add(Drawing, box, paint)

    def _item(self, add: Callable[..., Any], box: Box, item: Item, group: str) -> None:
        if item.kind == "brigades":
            self.table.build(add, box)
            self.controls |= self.table.controls
            return
        if item.kind in KNOWN:
            KNOWN[item.kind](self.game, add, box)
            return
        order = ORDER[item.order]
        if item.kind == "hand":
            self._hand(add, box, item.part, group)
        elif item.kind == "number":
            self._number(add, box, order, group)
        elif item.kind == "choice":
            self._choice(add, box, order, group)
        elif item.kind == "flags":
            self._flags(add, box, order)
        else:
            self._shares(add, box, order)

    def _keep(self, key: str, control: Control) -> None:
        self.controls[key] = control

    def sync(self, now: Outlook | None) -> None:
        """Bring every control in step; now: the forecast, or None while it is worked out."""
        for control in self.controls.values():
            control.sync(now)
        self.table.sync()

    # ---------------------------------------------------------------- one control each
    def _hand(self, add: Callable[..., Any], box: Box, task: str, group: str) -> None:
        order, part = ORDER["hands"], HANDS.index(task)
        weights = [brigade.hands for brigade in self.game.brigades()]
        whole = sum(weights)

        def share(draft: Draft) -> float:
            total = 0.0
            for row, weight in enumerate(weights):
                parts = draft.get("hands", row)
                assert isinstance(parts, tuple)
                total += parts[part] * weight
            return total / whole

        before = self._before("hands")
        last = round(float(before[part].mean())) if before is not None else None

        key = f"hands:{task}"
        widget: SliderRow = add(
            SliderRow,
            box,
            hand_words(task),
            round(share(self.draft)),
            0,
            100,
            1,
            lambda v: _("{amount} %").format(amount=number(v)),
            lambda v: self.screen.give(key, lambda d: d.set_hands(task, round(v))),
            icon=TASK_ICONS[task],
            last=last,
            track=self.track,
            group=group,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            value = share(self.draft)
            text, bar = (
                hand_line(self.game, task, now, value * whole / 100) if now else (widget.forecast_text, widget.forecast)
            )
            _set_slider(widget, round(value), text, bar)

        def bump(draft: Draft) -> str:
            now = round(share(draft))
            step = 1 if now < 100 else -1
            draft.set_hands(task, now + step)
            return _("{name} {step} %").format(name=hand_words(task), step=gain(step))

        self._keep(key, Control(widget, order, sync, bump, lambda: self.draft.reset("hands")))

    def _number(self, add: Callable[..., Any], box: Box, order: Order, group: str) -> None:
        key = order.name
        low, high = self._bounds(order)
        widget: SliderRow = add(
            SliderRow,
            box,
            title(order),
            self._most(order),
            low,
            high,
            order.step,
            lambda v: shown(order, v),
            lambda v: self.screen.give(key, lambda d: d.set(order.name, round(v), keep=order.level == "place")),
            icon=ORDER_ICONS.get(order.name, ""),
            last=self._last(order),
            value_room=self._value_room(order.name),
            track=self.track,
            group=group,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            text, bar = order_line(self.game, order.name, now) if now else (widget.forecast_text, widget.forecast)
            pins = self.pins(order)
            if pins:
                text = (
                    _("{text}; {count} differ").format(text=text, count=pins)
                    if text
                    else _("{count} differ").format(count=pins)
                )
                if self.screen.look.type.width(text, "forecast") > widget.w - 140:
                    text = _("{count} brigades differ").format(count=pins)
            _set_slider(widget, self._most(order), text, bar)

        def bump(draft: Draft) -> str:
            now = draft.get(order.name)
            assert isinstance(now, int)
            step = order.step if now + order.step <= high else -order.step
            draft.set(order.name, min(max(now + step, low), high), keep=True)
            return _("{name} {step}").format(name=title(order), step=stepped(order, step))

        self._keep(key, Control(widget, order, sync, bump, lambda: self.draft.reset(order.name)))

    def _choice(self, add: Callable[..., Any], box: Box, order: Order, group: str) -> None:
        key = order.name
        labels = [self._label(order, k) for k in range(len(order.choices))]
        widget: ChoiceRow = add(
            ChoiceRow,
            box,
            title(order),
            labels,
            self._most(order),
            self._most(order, asked=True),
            lambda v: self.screen.give(key, lambda d: d.set(order.name, v, keep=order.level == "place")),
            icon=ORDER_ICONS.get(order.name, ""),
            pins=self.pins(order),
            group=group,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            widget.follow(self._most(order), self.pins(order))

        def bump(draft: Draft) -> str:
            value = (self._most(order) + 1) % len(labels)
            draft.set(order.name, value, keep=order.level == "place")
            return _("{name}, {choice}").format(name=title(order), choice=labels[value])

        self._keep(key, Control(widget, order, sync, bump, lambda: self.draft.reset(order.name)))

    def _flags(self, add: Callable[..., Any], box: Box, order: Order) -> None:
        x, y, w, _h = box
        half = w / 2
        for k, label in enumerate(order.labels):
            key, bit = f"{order.name}:{order.choices[k]}", 1 << k
            value = self.draft.get(order.name)
            assert isinstance(value, int)

            def flip(on: bool, key: str = key, bit: int = bit) -> None:
                def change(draft: Draft) -> None:
                    now = draft.get(order.name)
                    assert isinstance(now, int)
                    draft.set(order.name, now | bit if on else now & ~bit)

                self.screen.give(key, change)

            widget: CheckBox = add(
                CheckBox,
                (x + half * (k % 2), y + 2 + TABLE_ROW * (k // 2), half - 4, TABLE_ROW),
                _capital(_(label)),
                bool(value & bit),
                flip,
                group=order.name,
                key=key,
                tip=self.screen.tip(key),
            )

            def sync(now: Outlook | None, widget: CheckBox = widget, bit: int = bit) -> None:
                value = self.draft.get(order.name)
                assert isinstance(value, int)
                if bool(value & bit) != widget.value:
                    widget.value = bool(value & bit)
                    widget.redraw()

            def bump(draft: Draft, bit: int = bit, label: str = label) -> str:
                value = draft.get(order.name)
                assert isinstance(value, int)
                draft.set(order.name, value ^ bit)
                kind = _("{name} put in") if not value & bit else _("{name} left out")
                return kind.format(name=_capital(_(label)))

            self._keep(key, Control(widget, order, sync, bump, lambda: self.draft.reset(order.name)))

    def _shares(self, add: Callable[..., Any], box: Box, order: Order) -> None:
        x, y, w, h = box
        # Captions share the width by their length.
        need = [self.screen.look.type.width(_capital(_(label)), "caption") + 16 for label in order.labels]
        spare = (w - sum(need)) / len(need)
        for k, label in enumerate(order.labels):
            key = f"{order.name}:{order.choices[k]}"
            left, width = x + sum(need[:k]) + spare * k, need[k] + spare

            def give(value: int, key: str = key, k: int = k) -> None:
                self.screen.give(key, lambda d: d.set(order.name, _moved(d.get(order.name), k, value)))

            widget: FigureCell = add(
                FigureCell,
                (left, y, width - 6, h - 2),
                self._part(self.draft, order, k),
                0,
                100,
                give,
                step=SHARE_STEP,
                label=_capital(_(label)),
                shown=lambda v: _("{amount} %").format(amount=number(v)),
                group=order.name,
                key=key,
                tip=self.screen.tip(key),
            )

            def sync(now: Outlook | None, widget: FigureCell = widget, k: int = k) -> None:
                widget.follow(self._part(self.draft, order, k), 0, 100, None)

            def bump(draft: Draft, k: int = k, label: str = label) -> str:
                value = self._part(draft, order, k)
                step = SHARE_STEP if value < 100 else -SHARE_STEP
                draft.set(order.name, _moved(draft.get(order.name), k, value + step))
                return _("{name} {step} %").format(name=_capital(_(label)), step=gain(step))

            self._keep(key, Control(widget, order, sync, bump, lambda: self.draft.reset(order.name)))

    # ------------------------------------------------------------------------ values
    def _bounds(self, order: Order) -> tuple[int, int]:
        low, high = self.draft.bounds(order.name, 0 if order.level == "place" else None)
        return low, high

    def _track(self, section: Section, w: float) -> float:
        """How long the sliders of a section are: all the same, and none runs into a name."""
        run = 94.0 if self.screen.layout.two else 156.0
        for item in section.items:
            if item.kind not in ("hand", "number"):
                continue
            name = hand_words(item.part) if item.kind == "hand" else title(ORDER[item.order])
            used = 38 + self.screen.look.type.width(name, "body") + 16 + 7 + self._value_room(item.order)
            run = min(run, w - used)
        return max(50.0, run)

    def _value_room(self, order: str) -> float:
        return 66.0 if order == "ration" else 52.0

    def _before(self, name: str) -> Any:
        """The order of last season's sealed plan, an array; None in the first season."""
        plans = [sealed for sealed in self.game.sealed if sealed.sitting == "plan"]
        return plans[-1].orders[name] if plans else None

    def _last(self, order: Order) -> int | None:
        """Where a number stood last season: what most brigades had."""
        before = self._before(order.name)
        if before is None:
            return None
        values = [int(value) for value in before]
        return max(values, key=lambda v: (values.count(v), -values.index(v)))

    def _most(self, order: Order, asked: bool = False) -> int:
        get = self.draft.asked if asked else self.draft.get
        if order.level == "commune":
            value = get(order.name)
            assert isinstance(value, int)
            return value
        own = set() if asked else set(self.draft.exceptions(order.name))
        rows = [row for row in range(self.game.places) if row not in own] or list(range(self.game.places))
        values = [get(order.name, row) for row in rows]
        most = max(values, key=lambda v: (values.count(v), -values.index(v)))
        assert isinstance(most, int)
        return most

    def pins(self, order: Order) -> int:
        """How many brigades have a value other than the commune's."""
        if order.level == "commune":
            return 0
        most = self._most(order)
        return sum(self.draft.get(order.name, row) != most for row in self.draft.exceptions(order.name))

    def _part(self, draft: Draft, order: Order, k: int) -> int:
        parts = draft.get(order.name)
        assert isinstance(parts, tuple)
        return parts[k]

    def _label(self, order: Order, k: int) -> str:
        if order.name == "master" and k:
            return _(self.game.brigade_names[k - 1])
        return _(order.labels[k])


def _moved(shares: Any, k: int, value: int) -> tuple[int, ...]:
    """One share set to a value; the others give or take, the largest first."""
    parts = list(shares)
    more = max(0, min(100, value)) - parts[k]
    parts[k] += more
    for other in sorted((j for j in range(len(parts)) if j != k), key=lambda j: (-parts[j], j)):
        given = max(-(100 - parts[other]), min(parts[other], more))
        parts[other] -= given
        more -= given
    return tuple(parts)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _set_slider(widget: SliderRow, value: float, text: str, bar: Forecast | None) -> None:
    if (value, text, bar) != (widget.value, widget.forecast_text, widget.forecast):
        widget.value, widget.forecast_text, widget.forecast = value, text, bar
        widget.redraw()
