"""The order from above: a carbon copy with its lines and its stamp."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from game.views.layout import Box
from game.views.look import Look
from game.views.pen import Pen
from game.views.widgets.base import Widget

if TYPE_CHECKING:
    from game.views.screen import Screen

PAD = 14.0
NOTE_STEP = 20.0


@dataclass(frozen=True)
class Order:
    """What a paper of the county says: its number and date, who sends it, what it asks for, and the rest."""

    number: str
    sender: str
    asks: Sequence[tuple[str, str]] = field(default_factory=tuple)
    paragraphs: Sequence[str] = field(default_factory=tuple)
    stamp: str = ""
    note: str = ""
    """what its reader has written under it in pencil"""


class OrderSlip(Widget):
    """A carbon copy over the world. Folded, it shows its number, its stamp and the key that unfolds it (D)."""

    def __init__(self, screen: Screen, box: Box, order: Order, *, folded: bool = False, **options: Any) -> None:
        self.order = order
        self.folded = folded
        options.setdefault("ground", "carbon")
        options.setdefault("layer", "slips")
        self._outer = 14.0
        x, y, w, h = box
        super().__init__(
            screen, (x - self._outer, y - self._outer, w + 2 * self._outer, h + 2 * self._outer), **options
        )

    @staticmethod
    def height_for(look: Look, order: Order, width: float) -> float:
        """The height an order takes at a width."""
        pen_room = width - 2 * PAD
        y, step = PAD + 50, look.type.style("order").line
        for name, value in order.asks:
            lines = _ask_lines(look, name, value, pen_room)
            y += step * len(lines)
        for part in order.paragraphs:
            y += 5 + step * len(look.type.wrap(part, pen_room, "order"))
        if order.note:
            y += 9 + NOTE_STEP * len(_note_lines(look, order.note, pen_room))
        return y + PAD

    def paint(self, pen: Pen) -> None:
        """Shadow, carbon paper, typewriter."""
        o = self._outer
        w, h = self.w - 2 * o, self.h - 2 * o
        pen.sheet(o, o, w, h, "carbon", shadow="slip")
        x, y, right = o + PAD, o + PAD, o + w - PAD
        room = right - x
        baseline = o + h / 2 + 6 if self.folded else y + 12
        used = pen.text(self.order.number, x, baseline, "order", "carbon_ink")
        if self.order.stamp:
            width = pen.measure(self.order.stamp, "section") + 14
            place = right - width - (30 if self.folded else 0)
            # Where a narrow window leaves no room for both, the number says more than the stamp.
            if place >= x + used + 8:
                pen.frame(place, baseline - 18, width, 25, "seal", 2)
                pen.text(self.order.stamp, place + 7, baseline, "section", "seal")
        if self.folded:
            pen.keycap("D", right - 20, baseline, "ink")
            return
        y += 36
        pen.text(self.order.sender, x, y, "order_bold", "carbon_ink", room=room)
        y += 9
        pen.line((x, y), (right, y), "rule_red", 2)
        y += 5
        for name, value in self.order.asks:
            for number, line in enumerate(_ask_lines(self.look, name, value, room)):
                pen.text(line, x, y + 15, "order", "carbon_ink")
                if number == 0:
                    pen.text(value, right, y + 15, "order_bold", "carbon_ink", align="right")
                y += self.look.type.style("order").line
        for part in self.order.paragraphs:
            y = pen.paragraph(part, x, y + 5, room, "order", "carbon_ink")
        if self.order.note:
            found = _note_lines(self.look, self.order.note, room)
            pen.line((x, y + 9), (x, y + 8 + NOTE_STEP * len(found)), "pencil", 3)
            for number, line in enumerate(found):
                pen.text(line, x + 11, y + 24 + NOTE_STEP * number, "forecast", "pencil", room=room - 11)


def _note_lines(look: Look, note: str, room: float) -> list[str]:
    return [line for part in note.split("\n") for line in look.type.wrap(part, room - 11, "forecast")]


def _ask_lines(look: Look, name: str, value: str, room: float) -> list[str]:
    return look.type.wrap(name, room - look.type.width(value, "order_bold") - 10, "order")
