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
FAR = 6
"""Pixels of text that a slip may hide for each pixel that it comes nearer to its owner."""


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
                self._picture.get_size(), pygame.Rect(self.owner.get_abs_rect()), surface.get_size(), pad,
                _reached_next(screen, self.owner), _edge(screen), _written(screen, self.owner),
            )  # fmt: skip
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


def _reached_next(screen: Screen, owner: Widget) -> list[pygame.Rect]:
    """What the slip should leave free: where the arrows go from its owner, if that has the focus."""
    focus = screen.focus
    if focus.current is not owner:
        return []
    ways = [(0, -1), (0, 1)] if owner.takes_sideways else [(0, -1), (0, 1), (-1, 0), (1, 0)]
    reached = [focus.nearest(*way) for way in ways]
    return [pygame.Rect(widget.get_abs_rect()) for widget in reached if widget is not None]


def _edge(screen: Screen) -> int:
    """Where a landscape beside the sheet ends, window pixels; 0 where none is seen."""
    view = getattr(screen, "world_view", None)
    return screen.look.scale.px(view.box[0] + view.box[2]) if view is not None and view.seen else 0


def _written(screen: Screen, owner: Widget) -> list[pygame.Rect]:
    """Every text on the screen but the owner's, window pixels."""
    texts = [record for widget in screen.widgets if widget is not owner for record in widget.window_records()]
    view = getattr(screen, "world_view", None)
    if view is None:
        return [pygame.Rect(record.rect) for record in texts]
    # Papers over the landscape are left free as a whole.
    papers = [screen.look.scale.rect(*box) for box in view.covered]
    return papers + [pygame.Rect(record.rect) for record in (*texts, *view.records)]


def _place(
    size: tuple[int, int], owner: pygame.Rect, window: tuple[int, int], pad: int,
    near: list[pygame.Rect], edge: int, written: list[pygame.Rect],
) -> tuple[int, int]:  # fmt: skip
    """Under its owner, above it, beside it, or over the landscape that ends at `edge`: where it hides least.

    Always inside the window. What the arrows reach (`near`) weighs more than what is merely `written`, and a place
    far from the owner is taken only if it hides much less.
    """
    width, height = size[0] - 2 * pad, size[1] - 2 * pad
    x = min(max(4, owner.left), window[0] - width - 4)
    level = max(4, min(owner.top, window[1] - height - 4))
    spots = [
        (x, owner.bottom + 8), (x, owner.top - 8 - height), (owner.right + 8, level), (owner.left - 8 - width, level),
    ]  # fmt: skip
    if edge:
        spots += [(edge - 8 - width, y) for y in (level, *range(4, window[1] - height - 4, 24))]
    boxes = [pygame.Rect(spot, (width, height)) for spot in spots]
    whole = pygame.Rect(0, 0, *window).inflate(-6, -6)
    fitting = [box for box in boxes if whole.contains(box)]

    def cost(box: pygame.Rect) -> float:
        hidden = 20 * _area(box.clip(owner)) + 4 * sum(_area(box.clip(other)) for other in near)
        hidden += sum(_area(box.clip(text)) for text in written)
        return hidden + FAR * (abs(box.centerx - owner.centerx) + abs(box.centery - owner.centery))

    if not fitting:
        left = owner.left - 8 - width
        fitting = [pygame.Rect(max(4, left), level, width, height)]
    best = min(fitting, key=cost)
    return best.x - pad, best.y - pad


def _area(box: pygame.Rect) -> int:
    return box.w * box.h
