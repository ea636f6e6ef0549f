"""The sheet of the plan: makes the control for every item of a page and keeps it in step with draft and forecast."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.rules.order_table import Order
from game.rules.orders import ORDER
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.text import _
from game.views.figures import gain, number
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.plan_cards import GAP, HEADING, TABLE_ROW, Item, Section, stack_height
from game.views.screens.plan_controls import FigureCell
from game.views.screens.plan_lines import hand_line, order_line
from game.views.screens.plan_table import BrigadesTable, crops_table, standing_table, store_table
from game.views.screens.plan_words import choice_label, hand_words, title
from game.views.screens.sitting_sheet import Add, Control, Line, OrderSheet, part_of, whole
from game.views.widgets import CheckBox, Drawing, ScrollArea

if TYPE_CHECKING:
    from game.views.screens.plan import PlanScreen

SHARE_STEP = 5
KNOWN = {"crops": crops_table, "store": store_table, "standing": standing_table}


class PlanSheet(OrderSheet):
    """Controls of one page; an order given here is the commune's, and brigades with orders of their own keep them."""

    screen: PlanScreen

    def __init__(self, screen: PlanScreen) -> None:
        super().__init__(screen)
        self.table = BrigadesTable(self)

    def sync(self, now: Outlook | None) -> None:
        """Bring every control in step, and mark the brigades that have orders of their own."""
        super().sync(now)
        self.table.sync()

    # -------------------------------------------------------------------- an order's value
    def value(self, order: Order, draft: Draft) -> int:
        """The commune's value: what most brigades have that were given none of their own."""
        if order.level == "commune":
            return whole(draft, order.name)
        own = draft.exceptions(order.name)
        rows = [row for row in range(self.game.places) if row not in own] or list(range(self.game.places))
        return _commonest([whole(draft, order.name, row) for row in rows])

    def put(self, order: Order, draft: Draft, value: int) -> None:
        """Give the order to the commune. Raises OrderError."""
        draft.set(order.name, value, keep=order.level == "place")

    def bounds(self, order: Order, draft: Draft) -> tuple[int, int]:
        """The lowest and highest value that a draft takes."""
        return draft.bounds(order.name, 0 if order.level == "place" else None)

    def line(self, order: Order, now: Outlook) -> Line:
        """What the order brings, and how many brigades differ."""
        text, bar = order_line(self.game, order.name, now)
        pins = self.pins(order)
        if pins and text:
            text = _("{text}; {count} differ").format(text=text, count=pins)
        elif pins:
            text = _("{count} differ").format(count=pins)
        if pins and self.screen.look.type.width(text, "forecast") > self.controls[order.name].widget.w - 140:
            text = _("{count} brigades differ").format(count=pins)
        return text, bar

    def hand_line(self, task: str, now: Outlook, hands: float) -> Line:
        """What the hands at a task bring."""
        return hand_line(self.game, task, now, hands)

    def pins(self, order: Order) -> int:
        """How many brigades have a value other than the commune's."""
        if order.level == "commune":
            return 0
        most = self.value(order, self.draft)
        return sum(self.draft.get(order.name, row) != most for row in self.draft.exceptions(order.name))

    # ------------------------------------------------------------------ layout
    def column(self, box: Box, sections: list[Section], group: str) -> None:
        """Sections one under the other in a box; they scroll where they do not fit."""
        x, y, w, h = box
        add: Add
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

    def _heading(self, add: Add, box: Box, section: Section) -> None:
        def paint(pen: Pen) -> None:
            width = pen.look.scale.logical(pen.surface.get_width())
            pen.heading(section.title, 0, 19, width, caption=section.caption)

        add(Drawing, box, paint, heading=True)

    def _item(self, add: Add, box: Box, item: Item, group: str) -> None:
        if item.kind == "brigades":
            self.table.build(add, box)
            return
        if item.kind in KNOWN:
            KNOWN[item.kind](self.game, add, box)
            return
        order = ORDER[item.order]
        if item.kind == "hand":
            self.hand(add, box, item.part, group)
        elif item.kind == "number":
            room, last = self._value_room(order.name), self._last(order)
            self.number(add, box, order, group, last=last, value_room=room, track=self.track)
        elif item.kind == "choice":
            labels = [choice_label(self.game, order, k) for k in range(len(order.choices))]
            self.choice(add, box, order, group, labels, self._asked(order), self.pins)
        elif item.kind == "flags":
            self._flags(add, box, order)
        else:
            self._shares(add, box, order)

    def _flags(self, add: Add, box: Box, order: Order) -> None:
        x, y, w, _h = box
        half = w / 2
        for k, label in enumerate(order.labels):
            key, bit = f"{order.name}:{order.choices[k]}", 1 << k
            value = whole(self.draft, order.name)

            def flip(on: bool, key: str = key, bit: int = bit) -> None:
                def change(draft: Draft) -> None:
                    now = whole(draft, order.name)
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
                ticked = bool(whole(self.draft, order.name) & bit)
                if ticked != widget.value:
                    widget.value = ticked
                    widget.redraw()

            def bump(draft: Draft, bit: int = bit, label: str = label) -> str:
                value = whole(draft, order.name)
                draft.set(order.name, value ^ bit)
                kind = _("{name} put in") if not value & bit else _("{name} left out")
                return kind.format(name=_capital(_(label)))

            self.controls[key] = Control(widget, order, sync, bump, lambda: self.reset(order))

    def _shares(self, add: Add, box: Box, order: Order) -> None:
        x, y, w, h = box
        # Three stand on the quarters of the page, so that the last lies under the second column of boxes.
        need = [self.screen.look.type.width(_capital(_(label)), "caption") + 12 for label in order.labels]
        spare = (w - sum(need)) / len(need)
        if len(need) == 3 and max(need[:2]) <= w / 4 and need[2] <= w / 2:
            need, spare = [w / 4, w / 4, w / 2], 0.0
        for k, label in enumerate(order.labels):
            key = f"{order.name}:{order.choices[k]}"
            left, width = x + sum(need[:k]) + spare * k, need[k] + spare

            def give(value: int, key: str = key, k: int = k) -> None:
                self.screen.give(key, lambda d: d.set(order.name, _moved(d.get(order.name), k, value)))

            widget: FigureCell = add(
                FigureCell,
                (left, y + 2, width - 6, h - 2),
                part_of(self.draft, order.name, k),
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
                widget.follow(part_of(self.draft, order.name, k), 0, 100, None)

            def bump(draft: Draft, k: int = k, label: str = label) -> str:
                value = part_of(draft, order.name, k)
                step = SHARE_STEP if value < 100 else -SHARE_STEP
                draft.set(order.name, _moved(draft.get(order.name), k, value + step))
                return _("{name} {step} %").format(name=_capital(_(label)), step=gain(step))

            self.controls[key] = Control(widget, order, sync, bump, lambda: self.reset(order))

    # ------------------------------------------------------------------------ values
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

    def _last(self, order: Order) -> int | None:
        """Where a number stood last season: what most brigades had."""
        before = self.before(order.name)
        return None if before is None else _commonest([int(value) for value in before])

    def _asked(self, order: Order) -> int:
        """What the county asks of most brigades."""
        rows = range(self.game.places if order.level == "place" else 1)
        return _commonest([int(self.draft.asked(order.name, row)) for row in rows])  # type: ignore[arg-type]


def _commonest(values: list[int]) -> int:
    """The value that stands most often, of several the first."""
    return max(values, key=lambda value: (values.count(value), -values.index(value)))


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
