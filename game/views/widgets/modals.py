"""What stops the game until it is answered: a question with a safe choice, and a plain notice."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

import pygame

from game.text import pgettext
from game.views.layout import Box
from game.views.pen import Pen
from game.views.widgets.base import Widget
from game.views.widgets.buttons import Button, SealButton, button_width

if TYPE_CHECKING:
    from game.views.screen import Screen


class Scrim(Widget):
    """The darkened window with a sheet in its middle. It takes every click beside the sheet."""

    def __init__(self, screen: Screen, sheet: Box, paint_sheet: Callable[[Pen, Box], None]) -> None:
        self.sheet = sheet
        self._paint_sheet = paint_sheet
        super().__init__(screen, (0, 0, screen.layout.width, screen.layout.height), layer="modal")

    def paint(self, pen: Pen) -> None:
        """Scrim, sheet, and what stands on it."""
        pen.surface.fill(self.look.colour("scrim"))
        pen.sheet(*self.sheet, "ledger")
        self._paint_sheet(pen, self.sheet)

    def process_event(self, event: pygame.event.Event) -> bool:
        """Let nothing through to what lies below."""
        return event.type in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP, pygame.MOUSEWHEEL)


class Modal:
    """A question over the screen: a heading, a few lines, the safe answer left with Esc, the action right.

    `safe` and `action` are (label, function or None); both close the modal first. `seal` makes the action the red
    button, which the keys that asked for the seal press too. The focus begins on the safe answer.
    """

    def __init__(
        self,
        screen: Screen,
        title: str,
        text: str,
        safe: tuple[str, Callable[[], None] | None],
        action: tuple[str, Callable[[], None] | None] | None = None,
        *,
        seal: bool = False,
        width: float = 460,
        keycap: str = "Esc",
    ) -> None:
        self.screen = screen
        self.title, self.text = title, text
        screen.open_scope("modal")
        ruler = Pen(screen.look, pygame.Surface((1, 1)))
        pad = 24.0
        width = min(width, screen.layout.width - 24)
        body = ruler.height(text, width - 2 * pad, "body", gap=6) if text else 0
        high = 54.0 if seal else 44.0
        height = pad + 46 + body + 24 + high + pad
        self.box = screen.layout.centred(width, height)
        Scrim(screen, self.box, self._paint)
        x, y, w, h = self.box
        bottom = y + h - pad - high
        safe_width = max(110.0, button_width(ruler, safe[0], keycap))
        options: dict[str, Any] = {"group": "modal", "height": 2, "layer": "modal"}
        Button(
            screen,
            (x + pad, bottom + high - 44, safe_width, 44),
            safe[0],
            lambda: self.close(safe[1]),
            keycap=keycap,
            key="modal:safe",
            **options,
        )
        if action is not None:
            answer = partial(self.close, action[1])
            if seal:
                action_width = max(110.0, ruler.measure(action[0], "button_big") * 1.06 + 32)
                SealButton(
                    screen,
                    (x + w - pad - action_width, bottom, action_width, high),
                    action[0],
                    answer,
                    under=pgettext("key", "Ctrl Enter"),
                    key="modal:action",
                    **options,
                )
                screen.shortcuts["modal:ctrl+return"] = answer
            else:
                action_width = max(110.0, button_width(ruler, action[0]))
                Button(
                    screen,
                    (x + w - pad - action_width, bottom, action_width, 44),
                    action[0],
                    answer,
                    key="modal:action",
                    **options,
                )
        screen.shortcuts["modal:escape"] = lambda: self.close(safe[1])
        screen.focus.set_key("modal:safe")

    def close(self, then: Callable[[], None] | None) -> None:
        """Take the modal away and do what was answered."""
        for name in [name for name in self.screen.shortcuts if name.startswith("modal:")]:
            del self.screen.shortcuts[name]
        self.screen.close_scope()
        if then is not None:
            then()

    def _paint(self, pen: Pen, sheet: Box) -> None:
        x, y, w, _h = sheet
        under = pen.heading(self.title, x + 24, y + 46, w - 48, style="sheet")
        pen.paragraph(self.text, x + 24, under + 10, w - 48, "body", gap=6, level=True)


class Notice:
    """A plain notice, closed by the player: heading, paragraphs in Form, perhaps a last line in pencil.

    For deaths and neutral narration: no colour, no icon. `buttons` are (label, keycap, function) at the left; the
    closing button stands at the right. A function given for a button closes the notice first unless it returns
    True to keep it open.
    """

    def __init__(
        self,
        screen: Screen,
        title: str,
        paragraphs: Sequence[str],
        close: tuple[str, Callable[[], None] | None],
        *,
        last: str = "",
        buttons: Sequence[tuple[str, str, Callable[[], None]]] = (),
        width: float = 640,
        height: float = 520,
    ) -> None:
        self.screen = screen
        self.title, self.paragraphs, self.last = title, list(paragraphs), last
        screen.open_scope("notice")
        ruler = Pen(screen.look, pygame.Surface((1, 1)))
        pad = 44.0 if screen.layout.width >= 700 else 20.0
        self._pad = pad
        width = min(width, screen.layout.width - 24)
        body = sum(ruler.height(p, width - 2 * pad, "notice") + 14 for p in self.paragraphs) + (40 if last else 0)
        height = max(min(height, screen.layout.height - 24), 90 + body + 100)
        self.box = screen.layout.centred(width, height)
        Scrim(screen, self.box, self._paint)
        x, y, w, h = self.box
        bottom = y + h - 64
        left = x + pad
        options: dict[str, Any] = {"group": "notice", "height": 2, "layer": "modal"}
        for label, keycap, action in buttons:
            room = button_width(ruler, label, keycap)
            answer = partial(self.close, action)
            Button(screen, (left, bottom, room, 40), label, answer, keycap=keycap, **options)
            screen.shortcuts[f"notice:{keycap.lower()}"] = answer
            left += room + 8
        room = max(110.0, button_width(ruler, close[0], "Enter"))
        Button(
            screen,
            (x + w - pad - room, bottom, room, 40),
            close[0],
            lambda: self.close(close[1]),
            keycap="Enter",
            key="notice:close",
            **options,
        )
        screen.shortcuts["notice:escape"] = lambda: self.close(close[1])
        screen.focus.set_key("notice:close")

    def close(self, then: Callable[[], None] | None) -> None:
        """Take the notice away."""
        for name in [name for name in self.screen.shortcuts if name.startswith("notice:")]:
            del self.screen.shortcuts[name]
        self.screen.close_scope()
        if then is not None:
            then()

    def _paint(self, pen: Pen, sheet: Box) -> None:
        x, y, w, _h = sheet
        under = pen.heading(self.title, x + self._pad, y + 56, w - 2 * self._pad, style="page") + 16
        for part in self.paragraphs:
            under = pen.paragraph(part, x + self._pad, under, w - 2 * self._pad, "notice") + 14
        if self.last:
            pen.paragraph(self.last, x + self._pad, under, w - 2 * self._pad, "letter", "pencil", line=28)
