"""The corner of a newspaper by which its leaf is turned: words and a key, printed on the sheet itself."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets import Widget

if TYPE_CHECKING:
    from game.views.screen import Screen

HEIGHT = 28.0


class LeafCorner(Widget):
    """Turns the leaf on a click or on Enter. As wide as its words; `width_for` measures."""

    focusable = True
    never_first = True

    def __init__(
        self, screen: Screen, box: Box, label: str, keycap: str, on_act: Callable[[], None], **options: Any
    ) -> None:
        self.label, self.keycap, self.on_act = label, keycap, on_act
        options.setdefault("ground", "newsprint")
        super().__init__(screen, box, **options)

    @staticmethod
    def width_for(pen: Pen, label: str, keycap: str) -> float:
        """The width that words and key take."""
        return pen.measure(label, "reported_small") + max(20.0, pen.measure(keycap, "caption") + 10) + 10

    def act(self) -> None:
        """Turn the leaf."""
        self.on_act()

    def paint(self, pen: Pen) -> None:
        """Words, then the key, from the right."""
        key = max(20.0, pen.measure(self.keycap, "caption") + 10)
        baseline = self.h / 2 + 6
        pen.keycap(self.keycap, self.w - key - 1, baseline, "ink")
        pen.text(self.label, self.w - key - 8, baseline, "reported_small", "ink", align="right", room=self.w - key - 8)
