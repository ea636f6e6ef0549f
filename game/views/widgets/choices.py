"""Controls that choose: a box to tick, one of several."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Press, Widget
from game.views.widgets.buttons import middle_baseline

if TYPE_CHECKING:
    from game.views.screen import Screen


class CheckBox(Widget):
    """A box with a tick and a label, perhaps with a note in pencil at `note_x`, or a key that does the same."""

    focusable = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        label: str,
        value: bool,
        on_change: Callable[[bool], None] | None = None,
        *,
        note: str = "",
        note_x: float = 136,
        keycap: str = "",
        rule: bool = False,
        **options: Any,
    ) -> None:
        self.label = label
        self.keycap = keycap
        self.value = value
        self.on_change = on_change
        self.note = note
        self.note_x = note_x
        self.rule = rule
        super().__init__(screen, box, **options)

    def act(self) -> None:
        """Tick or untick."""
        if self.is_enabled:
            self.value = not self.value
            self.redraw()
            self.screen.stage.play(self.screen.hand)
            if self.on_change is not None:
                self.on_change(self.value)

    def spoken(self) -> str:
        """Ticked or not, as a sign."""
        return "☑" if self.value else "☐"

    def focus_box(self) -> Box:
        """The box and its label."""
        used = 28 + self.look.type.width(self.label, "body")
        return (0, (self.h - 20) / 2 - 1, min(self.w, used + 3), 22)

    def paint(self, pen: Pen) -> None:
        """Box, tick, label, note."""
        y = (self.h - 20) / 2
        ink = "ink" if self.is_enabled else "disabled"
        fill = (
            "ledger_light"
            if self.hovered and self.is_enabled
            else "button.hover"
            if self.is_enabled
            else "disabled_fill"
        )
        pen.box(0, y, 20, 20, fill, ink if self.is_enabled else "disabled_border", width=2)
        if self.value:
            pen.stroke([(4.4, y + 10.4), (8.6, y + 14.8), (15.8, y + 5.2)], ink, 2.6)
        baseline = middle_baseline(self.h, 16)
        used = pen.text(self.label, 28, baseline, "body", ink, room=(self.note_x - 30 if self.note else self.w - 28))
        if self.keycap:
            pen.keycap(self.keycap, 28 + used + 12, baseline, "ink2")
        if self.note:
            pen.text(self.note, self.note_x, baseline, "forecast", "pencil", room=self.w - self.note_x)
        if self.rule:
            pen.line((0, self.h - 1), (self.w, self.h - 1), "hair", 1)


class Choice(Widget):
    """One of several. `options_` are (key, label); shown side by side with circles, or one at a time if `cycle`."""

    focusable = True
    takes_sideways = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        choices: Sequence[tuple[str, str]],
        value: str,
        on_change: Callable[[str], None] | None = None,
        *,
        name: str = "",
        name_width: float = 0,
        cycle: bool = False,
        **options: Any,
    ) -> None:
        self.choices = list(choices)
        self.value = value
        self.on_change = on_change
        self.name = name
        self.name_width = name_width
        self.cycle = cycle
        self._boxes: list[Box] = []
        super().__init__(screen, box, **options)

    def choose(self, key: str) -> None:
        """Take one."""
        if key != self.value and self.is_enabled:
            self.value = key
            self.redraw()
            self.screen.stage.play(self.screen.hand)
            if self.on_change is not None:
                self.on_change(key)

    def change(self, steps: int) -> None:
        """The next or the one before; a cycle goes round."""
        keys = [key for key, _label in self.choices]
        place = keys.index(self.value) + (1 if steps > 0 else -1)
        self.choose(keys[place % len(keys)] if self.cycle else keys[max(0, min(len(keys) - 1, place))])

    def act(self) -> None:
        """Enter: the next, going round."""
        keys = [key for key, _label in self.choices]
        self.choose(keys[(keys.index(self.value) + 1) % len(keys)])

    def released(self, press: Press) -> None:
        """The one that was clicked; in a cycle the left half goes back."""
        if self.cycle:
            if press.x >= self.name_width:
                self.change(-1 if press.x < self.name_width + 28 else 1)
            return
        for (key, _label), (x, y, w, h) in zip(self.choices, self._boxes, strict=True):
            if x <= press.x < x + w and y <= press.y < y + h:
                self.choose(key)

    def focus_box(self) -> Box:
        """The circles with their words, or the whole button."""
        if self.cycle or not self._boxes:
            return (0, 0, self.w, self.h)
        right = max(x + w for x, _y, w, _h in self._boxes)
        bottom = max(y + h for _x, y, _w, h in self._boxes)
        return (self.name_width - 2, 5, right - self.name_width + 2, bottom - 10)

    def spoken(self) -> str:
        """What is chosen."""
        return dict(self.choices)[self.value]

    def paint(self, pen: Pen) -> None:
        """Name, then the choices."""
        ink = "ink" if self.is_enabled else "disabled"
        baseline = middle_baseline(min(self.h, 32) if not self.cycle else self.h, 16)
        if self.name:
            pen.text(self.name, 0, baseline, "body", ink, room=self.name_width - 8)
        if self.cycle:
            self._paint_cycle(pen, ink, baseline)
        else:
            self._paint_circles(pen, ink, baseline)

    def _paint_cycle(self, pen: Pen, ink: str, baseline: float) -> None:
        x, w, mid = self.name_width, self.w - self.name_width, self.h / 2
        pen.box(x, 0, w, self.h, "button.hover" if self.hovered else "button.normal", ink, bottom=3, radius=3)
        pen.polygon([(x + 18, mid - 6), (x + 10, mid), (x + 18, mid + 6)], ink)
        pen.polygon([(x + w - 18, mid - 6), (x + w - 10, mid), (x + w - 18, mid + 6)], ink)
        pen.text(dict(self.choices)[self.value], x + w / 2, baseline - 0.5, "value", ink, align="centre", room=w - 52)

    def _paint_circles(self, pen: Pen, ink: str, baseline: float) -> None:
        self._boxes = []
        x, top = self.name_width, 0.0
        for key, label in self.choices:
            chosen = key == self.value
            # The room of the bold word, so that choosing one moves no other.
            width = 28 + pen.measure(label, "value")
            if x > self.name_width and x + width > self.w:
                x, top = self.name_width, top + 32
            middle = baseline - 5.8 + top
            pen.disc(x + 9, middle, 8.5, ink, "button.hover" if self.is_enabled else "disabled_fill", 2)
            if chosen:
                pen.disc(x + 9, middle, 4.2, ink)
            pen.text(label, x + 26, baseline + top, "value" if chosen else "body", ink, room=self.w - x - 24)
            self._boxes.append((x, top, width, 32))
            x += width + 18
