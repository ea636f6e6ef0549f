"""The slip beside a control: what makes up its number. Comes on hover and, later, on focus; one at a time."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

from game.text import _
from game.views.pen import Pen
from game.views.typeset import TextRecord

if TYPE_CHECKING:
    from game.views.look import Look
    from game.views.screen import Screen
    from game.views.widgets.base import Tip, Widget

MARGIN = 12


class Slip:
    """Knows whose slip is open and draws it."""

    def __init__(self) -> None:
        self.owner: Widget | None = None
        self._picture: pygame.Surface | None = None
        self._records: list[TextRecord] = []
        self._spot = (0, 0)
        self._closed_for: Widget | None = None

    def close(self) -> None:
        """Take the slip away; it stays away until the mouse or the focus goes elsewhere."""
        self._closed_for = self.owner or self._closed_for
        self.owner, self._picture, self._records = None, None, []

    def update(self, screen: Screen, seconds: float) -> bool:
        """Open or close as time passes; True if something changed."""
        wanted = self._wanted(screen)
        if wanted is None:
            self._closed_for = None
        if wanted is self.owner or (wanted is not None and wanted is self._closed_for):
            return False
        self.owner, self._picture, self._records = wanted, None, []
        return True

    def due(self, screen: Screen) -> float | None:
        """Seconds until a slip will open; None if none will."""
        rule = screen.look.theme.value("tooltip")
        times = []
        hovered = _hovered(screen)
        if hovered is not None and hovered is not self.owner and hovered is not self._closed_for:
            times.append(rule["delay"] / 1000 - hovered.hover_time)
        focused = screen.focus.current
        if focused is not None and focused.tip and not screen.focus.by_mouse and focused is not self.owner:
            times.append(rule["focus_delay"] / 1000 - screen.focus.since)
        pending = [max(0.0, time) for time in times if time > -0.05]
        return min(pending) if pending else None

    def _wanted(self, screen: Screen) -> Widget | None:
        rule = screen.look.theme.value("tooltip")
        hovered = _hovered(screen)
        if hovered is not None and hovered.hover_time >= rule["delay"] / 1000:
            return hovered
        focused = screen.focus.current
        if focused is None or not focused.alive() or not focused.tip or screen.focus.by_mouse:
            return None
        return focused if screen.focus.since >= rule["focus_delay"] / 1000 else None

    def draw(self, screen: Screen, surface: pygame.Surface) -> None:
        """Draw the slip, if one is open."""
        if self.owner is None or not self.owner.alive() or not self.owner.tip:
            return
        if self._picture is None:
            tip = self.owner.tip() if callable(self.owner.tip) else self.owner.tip
            self._picture, records, pad = draw_slip(screen.look, tip)
            self._spot = _place(
                self._picture.get_size(), pygame.Rect(self.owner.get_abs_rect()), surface.get_size(), pad
            )
            self._records = [record.moved(*self._spot) for record in records]
        surface.blit(self._picture, self._spot)

    def texts(self) -> list[TextRecord]:
        """The texts of the open slip."""
        return list(self._records)


def draw_slip(look: Look, tip: Tip) -> tuple[pygame.Surface, list[TextRecord], int]:
    """A slip with its shadow; its texts; how many pixels of shadow lie round it."""
    measure = Pen(look, pygame.Surface((1, 1)))
    inner = float(look.theme.value("tooltip", "width_max")) - 2 * MARGIN
    names = [look.type.wrap(name, inner * 0.62, "forecast") for name, _value in tip.terms]
    need = [measure.measure(tip.title, "value")]
    need += [
        max(measure.measure(line, "forecast") for line in lines) + 20 + measure.measure(value, "forecast")
        for lines, (_name, value) in zip(names, tip.terms, strict=True)
    ]
    need.append(measure.measure(tip.note, "body"))
    width = min(inner, max(need))
    title = look.type.wrap(tip.title, width, "value")
    note = look.type.wrap(tip.note, width, "body") if tip.note else []
    height = 2 * MARGIN - 4 + 22 * len(title) + 22 * sum(map(len, names)) + 22 * len(note) + (26 if tip.causes else 0)
    if tip.causes:
        width = max(width, measure.measure(_("open the causes"), "body") + 30)
    outer = 16
    surface = pygame.Surface(
        look.scale.rect(0, 0, width + 2 * (MARGIN + outer), height + 2 * outer).size, pygame.SRCALPHA
    )
    pen = Pen(look, surface, ground="ledger_light", layer="tooltip")
    pen.sheet(outer, outer, width + 2 * MARGIN, height, "ledger_light", shadow="slip", toned=False)
    x, y = outer + MARGIN, outer + MARGIN - 4.0
    for line in title:
        pen.text(line, x, y + 17, "value")
        y += 22
    for lines, (_name, value) in zip(names, tip.terms, strict=True):
        for number, line in enumerate(lines):
            pen.text(line, x, y + 17, "forecast", "pencil")
            if number == len(lines) - 1:
                pen.text(value, x + width, y + 17, "forecast", "pencil", align="right")
            y += 22
    for line in note:
        pen.text(line, x, y + 17, "body", "ink2")
        y += 22
    if tip.causes:
        used = pen.keycap("C", x, y + 19)
        pen.text(_("open the causes"), x + used + 6, y + 19, "body", "ink2")
    return surface, pen.records, look.scale.px(outer)


def _hovered(screen: Screen) -> Widget | None:
    for widget in screen.widgets:
        if widget.hovered and widget.tip and widget.alive() and widget.visible:
            return widget
    return None


def _place(size: tuple[int, int], owner: pygame.Rect, window: tuple[int, int], pad: int) -> tuple[int, int]:
    """Under its owner, else above it, else beside; always inside the window."""
    width, height = size[0] - 2 * pad, size[1] - 2 * pad
    x = min(max(4, owner.left), window[0] - width - 4)
    if owner.bottom + 8 + height <= window[1]:
        y = owner.bottom + 8
    elif owner.top - 8 - height >= 0:
        y = owner.top - 8 - height
    else:
        y = max(4, min(owner.top, window[1] - height - 4))
        x = owner.right + 8 if owner.right + 8 + width <= window[0] else max(4, owner.left - 8 - width)
    return x - pad, y - pad
