"""Buttons, the red seal, tabs."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Press, Widget

if TYPE_CHECKING:
    from game.views.screen import Screen


def middle_baseline(height: float, size: float) -> float:
    """The baseline at which a text of that size stands in the middle of a height."""
    return height / 2 + size * 0.36


def button_width(pen: Pen, label: str, keycap: str = "", icon: str = "") -> float:
    """How wide a button must be for its words, with the slack text needs."""
    width = pen.measure(label, "body") * 1.06 + 30
    if keycap:
        width += max(20, pen.measure(keycap, "caption") + 10) + 8
    return width + (28 if icon else 0)


class Button(Widget):
    """A button with a label, and perhaps an icon and the key that does the same.

    `states` for pictures only: "hover", "pressed" or "" draw that state whatever the mouse does. With `upright`
    the icon stands over the keycap (undo, redo).
    """

    focusable = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        label: str,
        on_act: Callable[[], None] | None = None,
        *,
        keycap: str = "",
        icon: str = "",
        upright: bool = False,
        state: str = "",
        **options: Any,
    ) -> None:
        self.label = label
        self.on_act = on_act
        self.keycap = keycap
        self.icon = icon
        self.upright = upright
        self.state = state
        super().__init__(screen, box, **options)

    def set_label(self, label: str) -> None:
        """Change the label."""
        if label != self.label:
            self.label = label
            self.redraw()

    def act(self) -> None:
        """Do what the button says."""
        if self.is_enabled and self.on_act is not None:
            self.on_act()

    def paint(self, pen: Pen) -> None:
        """The face, the border that is thick at the bottom (at the top while pressed), the words."""
        down = self.state == "pressed" or self.is_held
        over = self.state == "hover" or self.hovered
        ink = "ink" if self.is_enabled else "disabled"
        if not self.is_enabled:
            pen.box(0, 0, self.w, self.h, "disabled_fill", "disabled_border", bottom=2, radius=3)
        elif down:
            pen.box(0, 0, self.w, self.h, "button.pressed", "button.border", top=3, radius=3)
        else:
            pen.box(
                0, 0, self.w, self.h, "button.hover" if over else "button.normal", "button.border", bottom=3, radius=3
            )
        shift = 1.0 if down else 0.0
        if self.upright:
            pen.icon(self.icon, self.w / 2 - 12, 7 + shift, 24, ink)
            pen.text(self.keycap, self.w / 2, self.h - 13 + shift, "caption", ink, align="centre")
            return
        size = pen.look.type.style("body").size
        baseline = middle_baseline(self.h - 1, size) + shift
        width = pen.measure(self.label, "body")
        cap = max(20.0, pen.measure(self.keycap, "caption") + 10) + 8 if self.keycap else 0.0
        mark = 28.0 if self.icon else 0.0
        x = (self.w - width - cap - mark) / 2
        if self.icon:
            pen.icon(self.icon, x, self.h / 2 - 10 + shift, 20, ink)
            x += mark
        pen.text(self.label, x, baseline, "body", ink, room=self.w - cap - mark - 8)
        if self.keycap:
            pen.keycap(self.keycap, x + width + 8, baseline, ink)


class SealButton(Widget):
    """The one red button of a screen: what it does cannot be undone. Never takes the focus by itself."""

    focusable = True
    never_first = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        label: str,
        on_act: Callable[[], None] | None = None,
        *,
        under: str = "",
        **options: Any,
    ) -> None:
        self.label = label
        self.under = under
        self.on_act = on_act
        super().__init__(screen, box, **options)

    def act(self) -> None:
        """Seal."""
        if self.is_enabled and self.on_act is not None:
            self.on_act()

    def paint(self, pen: Pen) -> None:
        """Red, the label in print, the key under it."""
        if not self.is_enabled:
            pen.box(0, 0, self.w, self.h, "disabled_fill", "disabled_border", bottom=2, radius=3)
        else:
            fill = "seal_pressed" if self.is_held else "seal_hover" if self.hovered else "seal"
            thick: dict[str, float] = {"top": 3} if self.is_held else {"bottom": 3}
            pen.box(0, 0, self.w, self.h, fill, "seal_edge", radius=3, **thick)
        ink = "on_seal" if self.is_enabled else "disabled"
        style = "button_big" if pen.measure(self.label, "button_big") <= self.w - 16 else "section"
        size = pen.look.type.style(style).size
        shift = 1.0 if self.is_held else 0.0
        if self.under:
            pen.text(self.label, self.w / 2, self.h / 2 - 1 + shift, style, ink, align="centre", room=self.w - 8)
            pen.text(self.under, self.w / 2, self.h / 2 + 19 + shift, "caption", ink, align="centre", room=self.w - 8)
        else:
            baseline = middle_baseline(self.h - 1, size) + shift
            pen.text(self.label, self.w / 2, baseline, style, ink, align="centre", room=self.w - 8)


class TabBar(Widget):
    """Tabs above a sheet, each with the digit that opens it. `tabs` are (key, label); `on_change` gets the key.

    The widget is 38 high and its bottom edge lies on the sheet's top edge. `on_dark` leaves out the line under
    it, which is drawn where tabs stand on open paper.
    """

    focusable = True
    takes_sideways = True
    never_first = True

    def __init__(
        self,
        screen: Screen,
        box: Box,
        tabs: Sequence[tuple[str, str]],
        current: str,
        on_change: Callable[[str], None] | None = None,
        *,
        digits: bool = True,
        on_dark: bool = True,
        **options: Any,
    ) -> None:
        self.tabs = list(tabs)
        self.current = current
        self.on_change = on_change
        self.digits = digits
        self.on_dark = on_dark
        self._boxes: list[Box] = []
        options.setdefault("group", "tabs")
        super().__init__(screen, box, **options)
        if digits:
            for number, (key, _label) in enumerate(self.tabs[:9], 1):
                screen.shortcuts[str(number)] = partial(self.choose, key)

    def choose(self, key: str) -> None:
        """Open a tab."""
        if key != self.current:
            self.current = key
            self.redraw()
            self.screen.stage.play("card")
            if self.on_change is not None:
                self.on_change(key)

    def change(self, steps: int) -> None:
        """To the next or previous tab."""
        keys = [key for key, _label in self.tabs]
        place = keys.index(self.current) + (1 if steps > 0 else -1)
        self.choose(keys[max(0, min(len(keys) - 1, place))])

    def released(self, press: Press) -> None:
        """Open the tab that was clicked."""
        for (key, _label), (x, _y, w, _h) in zip(self.tabs, self._boxes, strict=True):
            if x <= press.x < x + w:
                self.choose(key)

    def focus_box(self) -> Box:
        """The open tab."""
        for (key, _label), box in zip(self.tabs, self._boxes, strict=True):
            if key == self.current:
                return (box[0] + 3, box[1] + 3, box[2] - 6, box[3] - 6)
        return super().focus_box()

    def spoken(self) -> str:
        """The open tab's label."""
        return dict(self.tabs)[self.current]

    def paint(self, pen: Pen) -> None:
        """Kraft tabs, the open one in ledger paper running into the sheet."""
        self._boxes = []
        x = 0.0
        pad = 12.0
        if not self.on_dark:
            pen.line((0, self.h - 1), (self.w, self.h - 1), "tab_border", 1)
        for number, (key, label) in enumerate(self.tabs, 1):
            open_ = key == self.current
            style = "value" if open_ else "body"
            cap = 28.0 if self.digits else 0.0
            width = pen.measure(label, style) + 2 * pad + cap + 2
            top = 0.0 if open_ else 2.0
            fill = "ledger" if open_ else "kraft"
            # Taller than the widget, so that the bottom edge is cut off and the sheet goes on.
            pen.box(x, top, width, self.h - top + (6 if open_ else -1), fill, "tab_border", radius=4)
            baseline = middle_baseline(self.h + 1, pen.look.type.style(style).size)
            if self.digits:
                pen.keycap(str(number), x + pad, baseline)
            pen.text(label, x + pad + cap, baseline, style, "ink")
            self._boxes.append((x, top, width, self.h - top))
            x += width + 4
        if self._boxes and x - 4 > self.w + 0.5 and pen.records:
            last = pen.records[-1]
            pen.records[-1] = type(last)(
                last.text, last.rect, last.size, last.colour, last.background, True, last.layer
            )
