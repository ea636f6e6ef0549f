"""The forecast bar, the game's signature: sure, may be, and what is asked."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Widget

if TYPE_CHECKING:
    from game.views.screen import Screen

FLAG = 9.0


@dataclass(frozen=True)
class Forecast:
    """A range from `low` to `high`; what is `asked` (None: nothing); `top`: the scale's end where nothing is asked."""

    low: float
    high: float
    asked: float | None = None
    top: float | None = None


def draw_forecast_bar(pen: Pen, x: float, y: float, w: float, h: float, forecast: Forecast) -> None:
    """Solid up to low, hatched to high, a tick there; the flag of what is asked at the right end, always.

    The flag's place is the end of the scale, so that flags stand in a column and the gap is what is missing.
    """
    run = w - FLAG
    end = forecast.asked if forecast.asked is not None else forecast.top
    if not end or end <= 0:
        end = max(forecast.high, 1e-9)
    low = run * max(0.0, min(1.0, forecast.low / end))
    high = run * max(0.0, min(1.0, forecast.high / end))
    base = y + h - 1
    thick = max(5.0, h * 0.5)
    pen.line((x, base), (x + run, base), "axis", 1)
    if low > 0:
        pen.box(x, base - thick, low, thick, "pencil_fill")
    if high - low > 0.5:
        pen.hatch(x + low, base - thick, high - low, thick, "pencil", gap=5)
        pen.line((x + high - 1, base - thick - 1), (x + high - 1, base + 1), "pencil", 1.4)
    if forecast.asked is not None:
        draw_flag(pen, x + run, y, h, small=h < 14)


def draw_flag(pen: Pen, x: float, y: float, h: float, *, small: bool = False, colour: str = "seal") -> None:
    """A red flag: something is asked. Its pole stands at x."""
    pen.line((x, y), (x, y + h), colour, 1)
    cloth = 6.0 if small else 7.0
    pen.polygon([(x, y), (x + 8.4, y), (x + 6.2, y + cloth / 2), (x + 8.4, y + cloth), (x, y + cloth)], colour)


class ForecastBar(Widget):
    """A forecast bar by itself, with its three parts named under it if `named`."""

    def __init__(self, screen: Screen, box: Box, forecast: Forecast, **options: Any) -> None:
        self.forecast = forecast
        super().__init__(screen, box, **options)

    def set(self, forecast: Forecast) -> None:
        """Show another forecast."""
        if forecast != self.forecast:
            self.forecast = forecast
            self.redraw()

    def paint(self, pen: Pen) -> None:
        """The bar over its whole box."""
        draw_forecast_bar(pen, 0, 0, self.w, self.h, self.forecast)
