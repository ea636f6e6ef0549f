"""The strip under the two sheets: the seasons as a line to drag along, and the measures to choose from."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from game.session.country.chronicle import FIRST, LAST, name_of, year_of
from game.text import N_, _, pgettext
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.nation_figures import Line, season_words
from game.views.widgets import Press, Widget

if TYPE_CHECKING:
    from game.views.screen import Screen

SHORT = {"spring": N_("Spr"), "summer": N_("Sum"), "autumn": N_("Aut"), "winter": N_("Win")}
COUNT = LAST - FIRST + 1
MARGIN = 40.0
SMALLER = {"reported_value": "reported_small", "true_value": "forecast"}
"""Styles of the place's line where it has little room."""
SMALL_FROM, SMALL_TO = 540.0, 690.0
"""Widths in which the longest line and the key have room together only if it is set smaller."""
"""Room at both ends of the line, for the key that goes on by a season and half a label."""


class TimeStrip(Widget):
    """Seasons from spring 1957 to winter 1962. Those after `limit` are faint and cannot be chosen.

    `marks`: (season, words) written over the line.
    """

    focusable = True
    takes_sideways = True

    def __init__(
        self, screen: Screen, box: Box, season: int, limit: int, on_change: Callable[[int], None],
        on_rest: Callable[[], None], marks: Sequence[tuple[int, str]] = (), **options: Any,
    ) -> None:  # fmt: skip
        self.season, self.limit = season, limit
        self.on_change, self.on_rest = on_change, on_rest
        self.marks = list(marks)
        super().__init__(screen, box, **options)

    # --------------------------------------------------------------------- input
    def choose(self, season: int) -> None:
        """Go to a season, no farther than the limit."""
        season = max(FIRST, min(self.limit, season))
        if season != self.season:
            self.season = season
            self.redraw()
            self.on_change(season)

    def change(self, steps: int) -> None:
        """A season back or on; with Shift a year."""
        self.choose(self.season + (steps if abs(steps) == 1 else 4 if steps > 0 else -4))
        self.on_rest()

    def pressed(self, press: Press) -> None:
        """To the season under the mouse."""
        self.choose(self._season_at(press.x))

    def dragged(self, press: Press, x: float, y: float) -> None:
        """Along the line with the mouse."""
        self.choose(self._season_at(x))

    def released(self, press: Press) -> None:
        """Let go."""
        self.on_rest()

    def focus_box(self) -> Box:
        """The knob with its label."""
        x = self._x(self.season)
        return (x - 8, self._line() - 13, 17, 26)

    def spoken(self) -> str:
        """The season."""
        return season_words(self.season)

    def _season_at(self, x: float) -> int:
        return FIRST + round((x - MARGIN) / max(1.0, self._run()))

    # ------------------------------------------------------------------- drawing
    def _run(self) -> float:
        return (self.w - 2 * MARGIN) / (COUNT - 1)

    def _x(self, season: int) -> float:
        return MARGIN + (season - FIRST) * self._run()

    def _line(self) -> float:
        return self.h - (40.0 if self.h >= 52 else 28.0)

    def paint(self, pen: Pen) -> None:
        """Line, ticks, labels, marks, knob."""
        y = self._line()
        last = self._x(self.limit)
        pen.line((self._x(FIRST), y - 1), (last, y - 1), "ink", 2)
        if self.limit < LAST:
            pen.line((last, y), (self._x(LAST), y), "disabled_border", 1)
        named = self._run() >= max(pen.measure(_(short), "caption") for short in SHORT.values()) + 5
        for season in range(FIRST, LAST + 1):
            self._tick(pen, season, y, named)
        self._words(pen, y)
        pen.keycap("[", 0, y + 5, "ink2")
        pen.keycap("]", self.w - 20, y + 5, "ink2")
        x = self._x(self.season)
        pen.box(x - 7, y - 13, 15, 26, "knob", "knob", radius=2)
        for shift in (-2.0, 2.0):
            pen.line((x + shift, y - 7), (x + shift, y + 7), "knob_grip", 1)

    def _tick(self, pen: Pen, season: int, y: float, named: bool) -> None:
        x, spring = self._x(season), name_of(season) == "spring"
        past = season <= self.limit
        reach = 8 if spring else 5
        pen.line((x, y - reach), (x, y + reach), "ink" if past else "disabled_border", 2 if spring and past else 1)
        if spring:
            label, style = str(year_of(season)), "caption"
        elif named or (season == self.season and self._run() >= 44):
            label, style = _(SHORT[name_of(season)]), "caption"
        else:
            return
        chosen = season == self.season
        pen.text(
            label,
            x,
            y + (32 if self.h >= 52 else 24),
            "value" if chosen else style,
            "ink" if past else "disabled",
            align="centre",
        )

    def _words(self, pen: Pen, y: float) -> None:
        """The marks over the line, each beside its own tick; later ones give way to the right."""
        free = 0.0
        for season, words in sorted(self.marks):
            if season > self.limit:
                continue
            x = self._x(season)
            width = pen.measure(words, "caption")
            left = max(free, min(x - width / 2, self.w - width))
            pen.polygon([(x - 4, y - 15), (x + 4, y - 15), (x, y - 9)], "ink2")
            pen.text(words, left, y - 18.5, "caption", "ink2")
            free = left + width + 10


class MeasureRow(Widget):
    """The measures, each with its key, the chosen one underlined. `short`: only the chosen one is named."""

    focusable = True
    takes_sideways = True
    never_first = True

    def __init__(
        self, screen: Screen, box: Box, choices: Sequence[tuple[str, str, str]], current: str,
        on_change: Callable[[str], None], *, short: bool = False, from_left: bool = False, **options: Any,
    ) -> None:  # fmt: skip
        self.from_left = from_left
        self.choices = list(choices)
        """(key, keycap, label)"""
        self.current = current
        self.on_change = on_change
        self.short = short
        self._spans: list[tuple[float, float]] = []
        super().__init__(screen, box, **options)

    @staticmethod
    def width_for(pen: Pen, choices: Sequence[tuple[str, str, str]], short: bool) -> float:
        """The width it needs."""
        names = [pen.measure(label, "value") for _key, _cap, label in choices]
        return (max(names) + 8 if short else sum(names) + 8 * len(names)) + 20 * len(names) + 14 * (len(names) - 1) + 6

    def choose(self, key: str) -> None:
        """Take a measure."""
        if key != self.current:
            self.current = key
            self.redraw()
            self.on_change(key)

    def change(self, steps: int) -> None:
        """The next or the one before."""
        keys = [key for key, _cap, _label in self.choices]
        place = keys.index(self.current) + (1 if steps > 0 else -1)
        self.choose(keys[max(0, min(len(keys) - 1, place))])

    def released(self, press: Press) -> None:
        """The one that was clicked."""
        for (key, _cap, _label), (start, end) in zip(self.choices, self._spans, strict=True):
            if start - 6 <= press.x < end + 6:
                self.choose(key)

    def focus_box(self) -> Box:
        """The chosen one."""
        for (key, _cap, _label), (start, end) in zip(self.choices, self._spans, strict=True):
            if key == self.current:
                return (start - 1, 2, end - start + 2, self.h - 4)
        return super().focus_box()

    def spoken(self) -> str:
        """The chosen one."""
        return next(label for key, _cap, label in self.choices if key == self.current)

    def paint(self, pen: Pen) -> None:
        """Set from right to left, ending at the right edge, or where the row must end to begin at the left one."""
        self._spans = []
        base = self.h / 2 + 5.0
        right = self.w - 2
        gap = 16.0 if not self.short else 12.0
        if self.from_left:
            named = [label for key, _cap, label in self.choices if not self.short or key == self.current]
            styles = ["value" if label == self.spoken() else "body" for label in named]
            words = sum(pen.measure(label, style) + 7 for label, style in zip(named, styles, strict=True))
            right = min(right, words + (20 + gap) * len(self.choices) - gap + 2)
        for key, cap, label in reversed(self.choices):
            chosen = key == self.current
            style = "value" if chosen else "body"
            told = chosen or not self.short
            width = pen.measure(label, style) + 7 if told else 0.0
            start = right - width - max(20.0, pen.measure(cap, "caption") + 10)
            used = pen.keycap(cap, start, base)
            if told:
                pen.text(label, start + used + 7, base, style, "ink")
            if chosen:
                pen.line((start, self.h - 4), (right, self.h - 4), "ink", 3)
            self._spans.insert(0, (start, right))
            right = start - gap


class PlaceLine(Widget):
    """What is known of the place under the pointer or the focus; parts that do not fit are left out, last first."""

    def __init__(self, screen: Screen, box: Box, line: Line, **options: Any) -> None:
        self.line = line
        super().__init__(screen, box, **options)

    def say(self, line: Line) -> None:
        """Tell of another place."""
        if line != self.line:
            self.line = line
            self.redraw()

    def paint(self, pen: Pen) -> None:
        """Name, reported, true, in their voices."""
        parts = list(self.line.parts())
        base = self.h / 2 + 6.5
        gap = 14.0
        enter, words = pgettext("key", "Enter"), _("its page")
        cap = pen.measure(enter, "caption") + 10

        def run(hint: str = "") -> float:
            told = sum(pen.measure(text, style) for text, style, _c in parts) + gap * (len(parts) - 1)
            return told + (gap + cap + 6 + pen.measure(hint, "body") if hint else 0.0)

        if SMALL_FROM <= self.w < SMALL_TO:
            # Set smaller for every place alike, so that there is room for the way to the province's page.
            parts = [(text, SMALLER.get(style, style), colour) for text, style, colour in parts]
        if self.line.page and run(words) > self.w:
            # The way to the page is worth more than the last figure, which stands on it.
            if len(parts) > 3 and run(_("page")) > self.w:
                parts.pop()
            words = words if run(words) <= self.w else _("page")
        while len(parts) > 1 and run() > self.w:
            if gap > 10:
                gap -= 4
            elif parts[0][1] == "section":
                parts[0] = (parts[0][0], "value", parts[0][2])
            else:
                parts.pop()
        hinted = self.line.page and run(words) <= self.w
        x = 0.0
        for text, style, colour in parts:
            x += pen.text(text, x, base, style, colour, room=self.w - x) + gap
        # A key without its word would say nothing.
        if hinted:
            pen.keycap(enter, x, base - 1, "ink2")
            pen.text(words, x + cap + 6, base - 1, "body", "ink2")
