"""The controls of the plan that the kit does not have: figures in a table, a choice in a row, a share, a name."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

import pygame

from game.text import _
from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets import Forecast, Press, Stepper, Widget, draw_flag, draw_forecast_bar, middle_baseline

if TYPE_CHECKING:
    from game.views.screen import Screen

BUTTON = 24.0
ARROWS = 50.0
"""Width at the right of a choice in which its two arrows take clicks."""


class FigureCell(Stepper):
    """A figure in a table with its forecast bar; with the focus, minus and plus take the bar's place.

    `bar` is the forecast or None. `step` is the order's own step. With `label` the figure stands under a caption.
    """

    def __init__(
        self,
        screen: Screen,
        box: Box,
        value: int,
        low: int,
        high: int,
        on_change: Callable[[int], None] | None = None,
        *,
        step: int = 1,
        bar: Forecast | None = None,
        label: str = "",
        centre: bool = False,
        bold: bool = False,
        **options: Any,
    ) -> None:
        self.step_ = step
        self.bar = bar
        self.label = label
        self.centre = centre
        self.bold = bold
        super().__init__(screen, box, value, low, high, on_change, **options)

    def change(self, steps: int) -> None:
        """More or less, by the order's step."""
        value = max(self.low, min(self.high, self.value + steps * self.step_))
        if value != self.value and self.is_enabled:
            self.value = value
            self.redraw()
            if self.on_change is not None:
                self.on_change(value)

    def follow(self, value: int, low: int, high: int, bar: Forecast | None) -> None:
        """What the draft and the forecast say now, without calling back."""
        if (value, low, high, bar) != (self.value, self.low, self.high, self.bar):
            self.value, self.low, self.high, self.bar = value, low, high, bar
            self.redraw()

    def pressed(self, press: Press) -> None:
        """Minus and plus act only where they were already seen."""
        press.data = self._buttons()

    def released(self, press: Press) -> None:
        """A click on minus or plus."""
        left, right = press.data
        if left[0] - 2 <= press.x <= left[1]:
            self.change(-1)
        elif right[0] <= press.x <= right[1] + 2:
            self.change(1)

    def focus_box(self) -> Box:
        """The cell, without its caption."""
        top = 18.0 if self.label else 2.0
        return (1, top, self.w - 2, self.h - top - 2)

    def paint(self, pen: Pen) -> None:
        """The figure; with focus or mouse, the two buttons."""
        active = self.has_focus or self.hovered
        top = 17.0 if self.label else 0.0
        if self.label:
            pen.text(self.label, 0, 13, "caption", "ink2", room=self.w)
        height = self.h - top
        baseline = top + middle_baseline(height, 16)
        text = self.shown(self.value)
        ink = "ink" if self.is_enabled else "disabled"
        style = "value" if active or self.bold else "body"
        if active:
            (a, b), (c, d) = self._buttons()
            pen.text(text, (b + c) / 2, baseline, "value", ink, align="centre")
            for x, end, plus, possible in ((a, b, False, self.value > self.low), (c, d, True, self.value < self.high)):
                self._button(pen, x, top + (height - BUTTON) / 2, end - x, plus, possible and self.is_enabled)
            return
        if self.bar is not None and self.w >= 60:
            # The flag stands clear of the column's rule.
            width, end = min(40.0, self.w - pen.measure(text, style) - 12), self.w - 3
            pen.text(text, end - width - 4, baseline, style, ink, align="right")
            if width >= 16:
                draw_forecast_bar(pen, end - width, baseline - 12, width, 16, self.bar)
        elif self.centre or self.label:
            pen.text(
                text, self.w / 2 if self.centre else 0, baseline, style, ink, align="centre" if self.centre else "left"
            )
        else:
            pen.text(text, self.w - 6, baseline, style, ink, align="right")

    def _buttons(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """Left and right edges of minus and plus."""
        text = self.look.type.width(self.shown(self.value), "value") + 4
        size = max(18.0, min(BUTTON, (self.w - text) / 2))
        if self.label:
            return (0, size), (size + text, size + text + size)
        return (0, size), (self.w - size, self.w)

    def _button(self, pen: Pen, x: float, y: float, width: float, plus: bool, usable: bool) -> None:
        mark = "ink" if usable else "disabled"
        fill = "button.hover" if self.hovered and usable else "button.normal" if usable else "disabled_fill"
        pen.box(x, y, width, BUTTON, fill, "ink" if usable else "disabled_border", radius=3)
        middle = x + width / 2
        pen.line((middle - 5, y + 11), (middle + 5, y + 11), mark, 2)
        if plus:
            pen.line((middle - 1, y + 7), (middle - 1, y + 17), mark, 2)


class ChoiceRow(Widget):
    """A row with icon, name, and under it what is chosen, with two arrows; at the right what the county asks."""

    focusable = True
    takes_sideways = True
    ring_halo = False

    def __init__(
        self,
        screen: Screen,
        box: Box,
        name: str,
        labels: Sequence[str],
        value: int,
        asked: int | None,
        on_change: Callable[[int], None] | None = None,
        *,
        icon: str = "",
        pins: int = 0,
        **options: Any,
    ) -> None:
        self.name = name
        self.labels = list(labels)
        self.value = value
        self.asked = asked
        self.on_change = on_change
        self.icon = icon
        self.pins = pins
        super().__init__(screen, box, **options)

    def follow(self, value: int, pins: int = 0) -> None:
        """What the draft says now, without calling back."""
        if (value, pins) != (self.value, self.pins):
            self.value, self.pins = value, pins
            self.redraw()

    def choose(self, value: int) -> None:
        """Take one of the choices."""
        if value != self.value and 0 <= value < len(self.labels) and self.is_enabled:
            self.value = value
            self.redraw()
            if self.on_change is not None:
                self.on_change(value)

    def change(self, steps: int) -> None:
        """The next or the one before."""
        self.choose(self.value + (1 if steps > 0 else -1))

    def act(self) -> None:
        """Enter: the next, going round."""
        self.choose((self.value + 1) % len(self.labels))

    def released(self, press: Press) -> None:
        """An arrow goes back or on; a click on what is chosen goes on, going round."""
        if press.y < 20:
            return
        if press.x > self.w - ARROWS / 2:
            self.change(1)
        elif press.x > self.w - ARROWS:
            self.change(-1)
        else:
            self.act()

    def focus_box(self) -> Box:
        """The row, as wide as a slider's, kept clear of its neighbours above and below."""
        return (-3, 4, self.w + 6, self.h - 8)

    def spoken(self) -> str:
        """What is chosen."""
        return self.labels[self.value]

    def _text_x(self) -> float:
        return 38.0 if self.icon else 0.0

    def paint(self, pen: Pen) -> None:
        """Name and what is asked; what is chosen and the arrows."""
        pen.line((0, self.h - 1), (self.w, self.h - 1), "hair", 1)
        ink = "ink" if self.is_enabled else "disabled"
        x = self._text_x()
        if self.icon:
            pen.icon(self.icon, 0, (self.h - 28) / 2, 28, ink)
        used = pen.text(self.name, x, 19, "body", ink, room=self.w - x)
        draw_pins(pen, x + used + 6, 19, self.pins)
        self._paint_asked(pen, x + used + (28 if self.pins else 0))
        pen.text(self.labels[self.value], x, 38, "value", ink, room=self.w - x - ARROWS)
        back, on = self.value > 0, self.value < len(self.labels) - 1
        right = self.w
        pen.polygon([(right - 26, 25), (right - 35, 32), (right - 26, 39)], ink if back else "disabled_border")
        pen.polygon([(right - 9, 25), (right, 32), (right - 9, 39)], ink if on else "disabled_border")

    def _paint_asked(self, pen: Pen, used: float) -> None:
        if self.asked is None:
            return
        if self.asked == self.value:
            words = _("as asked")
        else:
            words = _("asked: {choice}").format(choice=self.labels[self.asked])
            if used + pen.measure(words, "caption") + 28 > self.w:
                words = _("not as asked")
        room = pen.measure(words, "caption")
        if used + room + 28 > self.w:
            return
        pen.text(words, self.w, 18, "caption", "ink2", align="right")
        draw_flag(pen, self.w - room - 15, 6, 14)


class NameCell(Widget):
    """A brigade's name in the table: Enter or a click opens its page. A pin marks orders of its own."""

    focusable = True

    def __init__(
        self, screen: Screen, box: Box, name: str, on_act: Callable[[], None], *, pinned: bool = False, **options: Any
    ):
        self.name, self.on_act, self.pinned = name, on_act, pinned
        super().__init__(screen, box, **options)

    def follow(self, pinned: bool) -> None:
        """Whether it has orders of its own now."""
        if pinned != self.pinned:
            self.pinned = pinned
            self.redraw()

    def act(self) -> None:
        """Open the brigade."""
        self.on_act()

    def focus_box(self) -> Box:
        """The cell, kept clear of the rows above and below."""
        return (0, 2, self.w, self.h - 4)

    def paint(self, pen: Pen) -> None:
        """The name, underlined under the mouse; the pin."""
        baseline = middle_baseline(self.h, 16)
        width = pen.text(self.name, 0, baseline, "body", "ink", room=self.w)
        if self.hovered or self.has_focus:
            pen.line((0, baseline + 3), (width, baseline + 3), "ink", 1)
        if self.pinned:
            pen.icon("pin", self.w - 11, 1, 11, "ink2")


class KeyLabel(Widget):
    """Words with the key that does the same, to be clicked: on the dark, or as a slip of paper over the world.

    The key stands before the words, or after them if `last`.
    """

    def __init__(
        self,
        screen: Screen,
        box: Box,
        label: str,
        keycap: str,
        on_act: Callable[[], None],
        *,
        slip: bool = False,
        before: str = "",
        last: bool = False,
        **options: Any,
    ) -> None:
        self.label, self.keycap, self.on_act, self.slip = label, keycap, on_act, slip
        self.before = before
        self.last = last
        options.setdefault("ground", "ledger" if slip else "desk")
        super().__init__(screen, box, **options)

    def say(self, before: str) -> None:
        """Other words before the key."""
        if before != self.before:
            self.before = before
            self.redraw()

    def process_event(self, event: pygame.event.Event) -> bool:
        """A click acts at once; the focus stays where it is."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.hover_point(*event.pos):
            self.on_act()
            return True
        return False

    def paint(self, pen: Pen) -> None:
        """Key, then words, from the right."""
        ink = "ink" if self.slip else "on_desk"
        if self.slip:
            pen.box(0, 0, self.w, self.h, "ledger", "ink", bottom=3)
        baseline = middle_baseline(self.h, 16) - (1 if self.slip else 0)
        if self.last:
            pen.text(self.label, self.w - 28, baseline, "body", ink, align="right", room=self.w - 28)
            pen.keycap(self.keycap, self.w - 20, baseline, ink)
            return
        pad = 10.0 if self.slip else 0.0
        width = pen.text(self.label, self.w - pad, baseline, "body", ink, align="right", room=self.w - 28 - 2 * pad)
        cap = max(20.0, pen.measure(self.keycap, "caption") + 10)
        x = self.w - pad - width - (8 if self.label else 0) - cap
        pen.keycap(self.keycap, x, baseline, ink)
        pen.text(self.before, x - 12, baseline, "body", ink, align="right", room=x - 12)


def draw_pins(pen: Pen, x: float, baseline: float, count: int) -> None:
    """A pin and how many brigades have a value of their own."""
    if count:
        pen.icon("pin", x, baseline - 13, 13, "ink2")
        pen.text(str(count), x + 14, baseline, "caption", "ink2")
