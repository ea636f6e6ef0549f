"""The keyboard's focus over all widgets of a screen.

Tab goes from group to group, the arrows inside one by where things lie on the page; left and right belong to a
widget that changes by them. The focus has a name, so it survives a rebuild. A modal limits it to its own widgets.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pygame

if TYPE_CHECKING:
    from game.views.screen import Screen
    from game.views.widgets.base import Widget

LARGE_STEP = 5
DIRECTIONS = {
    pygame.K_UP: (0, -1),
    pygame.K_DOWN: (0, 1),
    pygame.K_LEFT: (-1, 0),
    pygame.K_RIGHT: (1, 0),
}


class FocusManager:
    """Which widget has the keyboard, and where it goes next."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        self.current: Widget | None = None
        self.by_mouse = False
        self.since = 0.0
        self._last_in_group: dict[str, str] = {}

    # ------------------------------------------------------------------ setting
    def set(self, widget: Widget | None, by_mouse: bool = False) -> None:
        """Move the focus to a widget; the ring is drawn when the keyboard brought it there or the widget shows it."""
        old, self.current = self.current, widget
        self.by_mouse = by_mouse
        self.since = 0.0
        if widget is not None:
            self._last_in_group[widget.group] = widget.key
            self.screen.focus_key = widget.key
            self.screen.reveal(widget)
        for each in (old, widget):
            if each is not None and each.alive():
                each.redraw()
        if old is not widget:
            self.screen.focus_moved(old, widget)
        self.screen.dirty = True

    def set_key(self, key: str) -> bool:
        """Move the focus to the widget called `key`; False if it cannot take it."""
        for widget in self.items():
            if widget.key == key:
                self.set(widget)
                return True
        return False

    def keep(self) -> None:
        """After any change: if the focus has lost its widget, find the best one for it. No key brought it there."""
        items = self.items()
        if self.current in items:
            return
        for widget in items:
            if widget.key == self.screen.focus_key:
                self.set(widget, by_mouse=True)
                return
        first = [w for w in items if not w.never_first] or items
        self.set(first[0] if first else None, by_mouse=True)

    def items(self) -> list[Widget]:
        """What can have the focus now, in the order in which it was built."""
        scope = self.screen.scope
        return [
            w
            for w in self.screen.widgets
            if w.focusable and w.is_enabled and w.visible and w.alive() and w.scope == scope
        ]

    # ------------------------------------------------------------------- moving
    def next_group(self, step: int) -> None:
        """To the next (+1) or previous (-1) group, where the focus last was in it."""
        items = self.items()
        if not items:
            return
        groups = list(dict.fromkeys(w.group for w in items))
        if self.current not in items:
            self.keep()
            return
        assert self.current is not None
        if len(groups) == 1:
            self.set(items[(items.index(self.current) + step) % len(items)])
            return
        group = groups[(groups.index(self.current.group) + step) % len(groups)]
        members = [w for w in items if w.group == group]
        wanted = self._last_in_group.get(group)
        self.set(next((w for w in members if w.key == wanted), members[0]))

    def step(self, dx: int, dy: int) -> bool:
        """To the nearest widget in that direction, in the same group if it has one there."""
        if self.current is None:
            self.keep()
            return self.current is not None
        nearest = self.nearest(dx, dy)
        if nearest is None:
            return False
        self.set(nearest)
        return True

    def nearest(self, dx: int, dy: int) -> Widget | None:
        """The widget to which an arrow would go from the present one."""
        if self.current is None:
            return None
        here = pygame.Rect(self.current.get_abs_rect())
        best: tuple[float, Widget] | None = None
        for widget in self.items():
            if widget is self.current:
                continue
            there = pygame.Rect(widget.get_abs_rect())
            along, aside = _distance(here, there, dx, dy)
            if along <= 0:
                continue
            cost = along + 3 * aside + (0 if widget.group == self.current.group else 100_000)
            if best is None or cost < best[0]:
                best = (cost, widget)
        return best[1] if best is not None else None

    # ------------------------------------------------------------------- events
    def handle(self, event: pygame.event.Event) -> bool:
        """Answer a key that belongs to moving and using the focus; False leaves it to the screen."""
        if event.type != pygame.KEYDOWN:
            return False
        control = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META | pygame.KMOD_ALT)
        if event.key == pygame.K_TAB and not control:
            self.next_group(-1 if event.mod & pygame.KMOD_SHIFT else 1)
            return True
        widget = self.current
        if widget is not None and widget.takes_text:
            # A line to write on has no use for up and down; left and right move in its text.
            return event.key in (pygame.K_UP, pygame.K_DOWN) and not control and self.step(*DIRECTIONS[event.key])
        if event.key in DIRECTIONS and not control:
            dx, dy = DIRECTIONS[event.key]
            if widget is not None and dx and widget.takes_sideways:
                widget.change(dx * (LARGE_STEP if event.mod & pygame.KMOD_SHIFT else 1))
                self.by_mouse = False
                self.screen.dirty = True
                return True
            if widget is not None and dy and widget.vertical(dy):
                self.by_mouse = False
                return True
            return self.step(dx, dy)
        if event.key in (pygame.K_RETURN, pygame.K_KP_ENTER, pygame.K_SPACE) and not control:
            if widget is not None:
                self.by_mouse = False
                widget.act()
                return True
        return False


def _distance(here: pygame.Rect, there: pygame.Rect, dx: int, dy: int) -> tuple[float, float]:
    """How far `there` lies in a direction from `here` (0 or less: not that way), and how far aside."""
    if dx:
        along = (there.left - here.right) if dx > 0 else (here.left - there.right)
        aside = max(0, there.top - here.bottom + 1, here.top - there.bottom + 1)
        centre = (there.centerx - here.centerx) * dx
    else:
        along = (there.top - here.bottom) if dy > 0 else (here.top - there.bottom)
        aside = max(0, there.left - here.right + 1, here.left - there.right + 1)
        centre = (there.centery - here.centery) * dy
    # Rectangles may touch or overlap by a few pixels; the centres decide whether it is that way at all.
    if along < -4 or centre <= 0:
        return 0, 0
    return max(1.0, float(along)), float(aside)
