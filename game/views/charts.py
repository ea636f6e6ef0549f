"""Charts drawn with the pen: seasons as bars or lines in two voices, and a waterfall whose terms add up.

What is reported is solid ink with filled squares; what is true is pencil, hatched or dashed, with open circles. They
are told apart without colour, and each series is named beside its chart.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, field

from game.views.figures import number
from game.views.layout import Box
from game.views.pen import Pen

LEFT = 52.0
HEAD = 28.0
FOOT = 22.0


@dataclass(frozen=True)
class Series:
    """One line or row of bars. A value of None is not drawn. `voice`: "reported", "true", or "part" (open bars)."""

    name: str
    values: Sequence[float | None]
    voice: str = "true"

    @property
    def reported(self) -> bool:
        """Whether it is what was said."""
        return self.voice == "reported"


@dataclass(frozen=True)
class Panel:
    """One small chart. `groups` name spans of slots under the axis: (label, number of slots)."""

    title: str
    series: Sequence[Series]
    groups: Sequence[tuple[str, int]]
    bars: bool = False
    from_zero: bool = True
    empty: str = ""
    """what is said while there is nothing to draw"""
    ticks: int = 3
    marks: Sequence[tuple[float, str]] = field(default_factory=tuple)
    """levels drawn across as a dotted line with a name, such as the custom of 1957"""
    events: Sequence[tuple[int, str]] = field(default_factory=tuple)
    """slots marked by a dotted line from top to bottom, with a word at its head"""


def nice_step(span: float, count: int) -> float:
    """A round distance (1, 2 or 5 and zeros) that cuts a span into about so many parts."""
    if span <= 0:
        return 1.0
    rough = span / count
    power = 10.0 ** math.floor(math.log10(rough))
    return next((step * power for step in (1, 2, 2.5, 5, 10) if step * power >= rough), 10 * power)


def axis(low: float, high: float, count: int) -> list[float]:
    """Round levels from below `low` to above `high`."""
    step = nice_step(high - low, count)
    first = math.floor(low / step + 1e-9) * step
    levels = [first]
    while levels[-1] < high - 1e-9:
        levels.append(levels[-1] + step)
    return levels if len(levels) > 1 else [first, first + step]


def draw_panel(pen: Pen, box: Box, panel: Panel) -> None:
    """The chart with its title and the names of its series over it."""
    x, y, w, h = box
    _legend(pen, x, y, w, panel)
    values = [v for s in panel.series for v in s.values if v is not None]
    levels = [level for level, _name in panel.marks]
    low = 0.0 if panel.from_zero else min(values + levels, default=0.0)
    ladder = axis(low, max(values + levels), panel.ticks) if values else []
    # Room for the widest level; where texts are set larger it is more.
    margin = max([LEFT, *(pen.measure(number(level), "caption") + 10 for level in ladder)])
    plot = (x + margin, y + HEAD + 6, w - margin - 1, h - HEAD - FOOT - 6)
    slots = sum(count for _label, count in panel.groups)
    _groups(pen, plot, panel, slots)
    if not values:
        pen.line((plot[0], plot[1] + plot[3]), (plot[0] + plot[2], plot[1] + plot[3]), "axis", 1)
        pen.paragraph(panel.empty, plot[0] + 6, plot[1] + 8, plot[2] - 12, "body", "ink2")
        return

    def place(value: float) -> float:
        return plot[1] + plot[3] * (1 - (value - ladder[0]) / (ladder[-1] - ladder[0]))

    for level in ladder:
        at = place(level)
        pen.line((plot[0], at), (plot[0] + plot[2], at), "axis" if level == ladder[0] else "hair", 1)
        pen.text(number(level), plot[0] - 6, at + 5, "caption", "ink2", align="right")
    for level, name in panel.marks:
        pen.dashes((plot[0], place(level)), (plot[0] + plot[2], place(level)), "ink2", 1, (2, 4))
        pen.text(name, plot[0] + plot[2], place(level) - 5, "caption", "ink2", align="right")
    run = plot[2] / slots
    _events(pen, plot, panel, run, place)
    if panel.bars:
        _bars(pen, plot, panel, run, place)
    else:
        for series in panel.series:
            _line(pen, plot[0], series, run, place)


def _events(pen: Pen, plot: Box, panel: Panel, run: float, place) -> None:  # type: ignore[no-untyped-def]
    """Dotted lines from top to bottom. The first word stands left of its line, later ones right; out of the curve."""
    middle = plot[1] + plot[3] / 2
    for number_, (slot, name) in enumerate(panel.events):
        at = plot[0] + run * (slot + 0.5)
        pen.dashes((at, plot[1]), (at, plot[1] + plot[3]), "ink2", 1, (2, 4))
        value = panel.series[0].values[slot]
        high = value is not None and place(value) < middle
        baseline = plot[1] + plot[3] - 6 if high else plot[1] + 11
        side, align = (-5, "right") if not number_ else (5, "left")
        pen.text(name, at + side, baseline, "caption", "ink2", align=align)


def _legend(pen: Pen, x: float, y: float, w: float, panel: Panel) -> None:
    used = pen.text(panel.title, x, y + 18, "value", "ink")
    right = x + w - 1
    if len(panel.series) < 2:
        return
    for series in reversed(panel.series):
        style, colour = ("reported_small", "ink") if series.reported else ("forecast", "pencil")
        width = pen.measure(series.name, style)
        if right - width - 30 < x + used + 8:
            return
        pen.text(series.name, right, y + 18, style, colour, align="right")
        right -= width + 7
        if panel.bars:
            _bar(pen, right - 12, y + 6, 12, 13, series.voice)
        else:
            pen.line((right - 24, y + 12), (right, y + 12), colour, 2)
            _mark(pen, right - 12, y + 13, series.reported)
            right -= 12
        right -= 28


def _groups(pen: Pen, plot: Box, panel: Panel, slots: int) -> None:
    x, bottom = plot[0], plot[1] + plot[3]
    run = plot[2] / slots
    for label, count in panel.groups:
        pen.line((x, bottom), (x, bottom + 5), "axis", 1)
        pen.text(label, x + run * count / 2, bottom + 18, "caption", "ink2", align="centre")
        x += run * count
    pen.line((x, bottom), (x, bottom + 5), "axis", 1)


def _bars(pen: Pen, plot: Box, panel: Panel, run: float, place) -> None:  # type: ignore[no-untyped-def]
    count = len(panel.series)
    width = min(18.0, (run - 4) / count)
    for number_, series in enumerate(panel.series):
        for slot, value in enumerate(series.values):
            if value is None:
                continue
            left = plot[0] + run * (slot + 0.5) + width * (number_ - count / 2)
            top = place(value)
            if plot[1] + plot[3] - top >= 0.5:
                _bar(pen, left, top, width - 1, plot[1] + plot[3] - top, series.voice)


def _bar(pen: Pen, x: float, y: float, w: float, h: float, voice: str) -> None:
    if voice == "reported":
        pen.box(x, y, w, h, "ink")
    elif voice == "part":
        pen.frame(x, y, w, h, "pencil", 1)
    else:
        pen.hatch(x, y, w, h, "pencil", 4, "pencil")


def _line(pen: Pen, left: float, series: Series, run: float, place) -> None:  # type: ignore[no-untyped-def]
    colour = "ink" if series.reported else "pencil"
    spots = [(left + run * (slot + 0.5), place(value)) for slot, value in enumerate(series.values) if value is not None]
    for one, other in zip(spots, spots[1:], strict=False):
        if series.reported:
            pen.stroke([one, other], colour, 2)
        else:
            _dashed(pen, one, other, colour)
    for spot in spots:
        _mark(pen, *spot, series.reported)


def _dashed(pen: Pen, a: tuple[float, float], b: tuple[float, float], colour: str) -> None:
    length = math.hypot(b[0] - a[0], b[1] - a[1])
    done = 6.0
    while done < length - 6:
        end = min(done + 5, length - 6)
        points = [(a[0] + (b[0] - a[0]) * at / length, a[1] + (b[1] - a[1]) * at / length) for at in (done, end)]
        pen.stroke(points, colour, 1.8)
        done += 8.5


def _mark(pen: Pen, x: float, y: float, reported: bool) -> None:
    if reported:
        pen.box(x - 4.5, y - 4.5, 9, 9, "ink")
    else:
        pen.disc(x, y, 5, "pencil", "ledger", 1.6)


# ---------------------------------------------------------------------- waterfall
@dataclass(frozen=True)
class Step:
    """A step of a waterfall. A `total` stands on the ground; others hang from where the last one ended."""

    label: str
    amount: float
    total: bool = False


def draw_waterfall(pen: Pen, box: Box, steps: Sequence[Step]) -> None:
    """Totals solid, losses hatched, gains empty, each with its number; a line of one pixel leads to the next."""
    x, y, w, h = box
    lines = [pen.look.type.wrap(step.label, w / len(steps) - 6, "value" if step.total else "body") for step in steps]
    foot = 22.0 * max(map(len, lines)) + 8
    ground = y + h - foot
    top = max(step.amount for step in steps if step.total)
    rise = ground - y - 24
    run = w / len(steps)
    bar = min(62.0, run * 0.7)
    level = 0.0

    def place(value: float) -> float:
        return ground - rise * max(0.0, value) / top

    for slot, step in enumerate(steps):
        left = x + run * slot + (run - bar) / 2
        before, level = level, step.amount if step.total else level + step.amount
        high, low = (place(level), ground) if step.total else (place(max(before, level)), place(min(before, level)))
        tall = max(2.0, low - high)
        if step.total:
            pen.box(left, high, bar, tall, "pencil_fill", "pencil")
        elif step.amount < 0:
            pen.hatch(left, high, bar, tall, "pencil", 6, "pencil")
        else:
            pen.frame(left, high, bar, tall, "pencil", 1)
        if slot + 1 < len(steps):
            pen.line((left + bar, place(level)), (left + run, place(level)), "pencil", 1)
        sign = "" if step.total or step.amount <= 0 else "+"
        pen.text(sign + number(step.amount), left + bar / 2, high - 7, "forecast", "pencil", align="centre")
        style, colour = ("value", "ink") if step.total else ("body", "ink")
        for line, words in enumerate(lines[slot]):
            pen.text(words, left + bar / 2, ground + 21 + 19 * line, style, colour, align="centre", room=run - 2)
    pen.line((x, ground), (x + w, ground), "ink", 1)
