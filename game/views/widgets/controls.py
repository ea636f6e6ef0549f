"""Controls that set a number: slider row, stepper."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Press, Widget
from game.views.widgets.buttons import middle_baseline
from game.views.widgets.forecast import Forecast, draw_forecast_bar

if TYPE_CHECKING:
    from game.views.screen import Screen

KNOB_HALF = 6.0
LEAST_BAR = 56.0
"""The shortest that a forecast's bar is made beside a long text."""


class SliderRow(Widget):
    """A row with icon, name, slider, value, and under them the forecast in words and as a bar. 44 high.

    `value`, `low`, `high`, `step` are the order's own; `shown` turns a value into its text; `last` is where it
    stood last season (a hollow triangle). `forecast_text` at most 26 Latin characters or 14 hanzi. `on_change` is
    called with the new value while it is dragged or stepped. `flat` leaves out forecast and bar (settings).
    """

    focusable = True
    takes_sideways = True
    ring_halo = False

    def __init__(
        self,
        screen: Screen,
        box: Box,
        name: str,
        value: float,
        low: float,
        high: float,
        step: float,
        shown: Callable[[float], str],
        on_change: Callable[[float], None] | None = None,
        *,
        icon: str = "",
        last: float | None = None,
        forecast_text: str = "",
        forecast: Forecast | None = None,
        track: float | None = None,
        value_room: float = 52,
        rule: bool = True,
        **options: Any,
    ) -> None:
        self.name = name
        self.value = value
        self.low, self.high, self.step_ = low, high, step
        self.shown = shown
        self.on_change = on_change
        self.icon = icon
        self.last = last
        self.forecast_text = forecast_text
        self.forecast = forecast
        self.track = track
        self.value_room = value_room
        self.rule = rule
        super().__init__(screen, box, **options)

    def set(
        self, value: float | None = None, forecast_text: str | None = None, forecast: Forecast | None = None
    ) -> None:
        """Show another value or forecast, without calling back."""
        if value is not None:
            self.value = value
        if forecast_text is not None:
            self.forecast_text = forecast_text
        if forecast is not None:
            self.forecast = forecast
        self.redraw()

    def change(self, steps: int) -> None:
        """Left and right: by one step, with Shift by five."""
        self._choose(self.value + steps * self.step_)

    def pressed(self, press: Press) -> None:
        """A click on the track moves the knob there."""
        reach = KNOB_HALF + 2
        if abs(press.y - self._track_y()) <= 13 and self._left() - reach <= press.x <= self._right() + reach:
            press.data = "drag"
            self._from_place(press.x)

    def dragged(self, press: Press, x: float, y: float) -> None:
        """The knob follows the mouse."""
        if press.data == "drag":
            self._from_place(x)

    def released(self, press: Press) -> None:
        """Nothing more: the value is already set."""

    def focus_box(self) -> Box:
        """The row with all its marks, kept clear of its neighbours above and below."""
        return (-3, 4, self.w + 6, self.h - 8)

    def spoken(self) -> str:
        """Its value."""
        return self.shown(self.value)

    def _track_y(self) -> float:
        """The middle of the track: where nothing stands under it, the middle of the row."""
        return 13.0 if self.forecast_text or self.forecast is not None or self.h < 40 else self.h / 2 - 1

    def paint(self, pen: Pen) -> None:
        """The whole row."""
        active = self.has_focus or self.hovered
        if self.rule:
            pen.line((0, self.h - 1), (self.w, self.h - 1), "hair", 1)
        ink = "ink" if self.is_enabled else "disabled"
        text_x = 38.0 if self.icon else 0.0
        if self.icon:
            pen.icon(self.icon, 0, (self.h - 28) / 2, 28, ink)
        left, right, y = self._left(), self._right(), self._track_y()
        pen.text(self.name, text_x, y + 6, "body", ink, room=left - 8 - text_x)
        pen.text(self.shown(self.value), self.w, y + 6, "value", ink, align="right", room=self.value_room)
        self._paint_track(pen, left, right, y, active)
        w, h = self.look.theme.value("size", "forecast_bar")
        room = self.w - text_x
        if self.forecast is not None:
            # Beside a scroll bar a long text takes some of the bar's room, never the other way round.
            w = max(LEAST_BAR, min(w, room - 8 - pen.measure(self.forecast_text, "forecast")))
            draw_forecast_bar(pen, self.w - w, self.h - 4 - h, w, h, self.forecast)
            room -= w + 8
        if self.forecast_text:
            pen.text(self.forecast_text, text_x, 38, "forecast", "pencil" if self.is_enabled else "disabled", room=room)

    def _paint_track(self, pen: Pen, left: float, right: float, y: float, active: bool) -> None:
        track = "slider.track" if self.is_enabled else "disabled"
        place = self._place(self.value)
        for number in range(7):
            x = left + (right - left) * number / 6
            pen.line((x - 0.5, y + 3), (x - 0.5, y + 6), "slider.tick", 1)
        pen.line((left, y - 1), (right, y - 1), track, 2)
        pen.line((left, y - 2), (place, y - 2), track, 4)
        knob = "slider.knob" if self.is_enabled else "disabled"
        pen.box(place - KNOB_HALF, y - 10, 12, 20, knob, "ink" if self.is_enabled else "disabled_border", radius=2)
        grip = "focus_halo" if active and self.is_enabled else "slider.knob_grip"
        for shift in (-2.5, 1.5):
            pen.line((place + shift, y - 5), (place + shift, y + 5), grip, 1)
        # Above the knob where both meet; where nothing has changed there is nothing to say.
        if self.last is not None and abs(self.last - self.value) >= self.step_ / 2:
            x = self._place(self.last)
            pen.polygon([(x - 4.5, y - 10.4), (x + 4.5, y - 10.4), (x, y - 3.6)], "ledger")
            pen.stroke([(x - 4, y - 10.2), (x + 4, y - 10.2), (x, y - 4.2), (x - 4, y - 10.2)], "ink2", 1.1)

    def _left(self) -> float:
        return self._right() - (self.track or self.look.theme.value("size", "slider")[0] - 14)

    def _right(self) -> float:
        return self.w - self.value_room - 7

    def _place(self, value: float) -> float:
        share = (value - self.low) / (self.high - self.low) if self.high > self.low else 0.0
        return self._left() + (self._right() - self._left()) * max(0.0, min(1.0, share))

    def _from_place(self, x: float) -> None:
        share = (x - self._left()) / (self._right() - self._left())
        self._choose(self.low + max(0.0, min(1.0, share)) * (self.high - self.low))

    def _choose(self, wanted: float) -> None:
        steps = round((wanted - self.low) / self.step_)
        value = max(self.low, min(self.high, self.low + steps * self.step_))
        value = round(value, 6)
        if value != self.value and self.is_enabled:
            self.value = value
            self.redraw()
            self.screen.stage.play(self.screen.hand)
            if self.on_change is not None:
                self.on_change(value)


class Stepper(Widget):
    """A whole number between two small buttons. 24 high; with `quiet` the buttons show only on focus or hover."""

    focusable = True
    takes_sideways = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        value: int,
        low: int,
        high: int,
        on_change: Callable[[int], None] | None = None,
        *,
        shown: Callable[[int], str] = str,
        quiet: bool = False,
        **options: Any,
    ) -> None:
        self.value = value
        self.low, self.high = low, high
        self.on_change = on_change
        self.shown = shown
        self.quiet = quiet
        super().__init__(screen, box, **options)

    def change(self, steps: int) -> None:
        """More or fewer."""
        value = max(self.low, min(self.high, self.value + steps))
        if value != self.value and self.is_enabled:
            self.value = value
            self.redraw()
            self.screen.stage.play(self.screen.hand)
            if self.on_change is not None:
                self.on_change(value)

    def set(self, value: int) -> None:
        """Show another value, without calling back."""
        self.value = value
        self.redraw()

    def released(self, press: Press) -> None:
        """A click on minus or plus."""
        if press.x < 28:
            self.change(-1)
        elif press.x > self.w - 28:
            self.change(1)

    def spoken(self) -> str:
        """Its value."""
        return self.shown(self.value)

    def paint(self, pen: Pen) -> None:
        """Minus, the number in bold, plus."""
        y = (self.h - 24) / 2
        ink = "ink" if self.is_enabled else "disabled"
        baseline = middle_baseline(self.h, 16)
        pen.text(self.shown(self.value), self.w / 2, baseline, "value", ink, align="centre")
        if self.quiet and not (self.has_focus or self.hovered):
            return
        for x, plus, possible in ((0.0, False, self.value > self.low), (self.w - 24, True, self.value < self.high)):
            usable = possible and self.is_enabled
            mark = "ink" if usable else "disabled"
            fill = "button.hover" if self.hovered and usable else "button.normal" if usable else "disabled_fill"
            pen.box(x, y, 24, 24, fill, "ink" if usable else "disabled_border", radius=3)
            pen.line((x + 7, y + 11), (x + 17, y + 11), mark, 2)
            if plus:
                pen.line((x + 11, y + 7), (x + 11, y + 17), mark, 2)
