"""The base of every screen: it builds widgets for a layout, draws its ground and answers keys.

A screen is drawn in this order: the world (live), the ground (paper and fixed text, drawn once per build), the
widgets, the slip of the focused or hovered widget, the focus ring. It works the same in a window and off-screen.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pygame

from game.views.focus import FocusManager
from game.views.layout import Layout
from game.views.look import Look
from game.views.pen import Pen
from game.views.typeset import TextRecord

if TYPE_CHECKING:
    from pygame_gui import UIManager

    from game.views.diorama.picture import Picture
    from game.views.stage import Stage
    from game.views.widgets.base import Widget
    from game.views.widgets.entry import ScrollArea


class Screen:
    """One screen. Subclasses override `build` and `ground`, and `world`, `handle`, `update` where they need to.

    `shortcuts` maps a key as written on the screen ("1", "z", "ctrl+return", "f1", "escape") to a function; set
    them in `build`. Escape goes back unless the screen says otherwise.
    """

    name = "screen"
    # Whether something is drawn live under the ground, so that the ground must stay transparent.
    has_world = False
    # The sound of a value that is set here.
    hand = "tick"
    # The sound with which it comes; over another screen a card, if it has none.
    arrival = ""

    def __init__(self) -> None:
        self.stage: Stage = None  # type: ignore[assignment]
        self.layout: Layout = None  # type: ignore[assignment]
        self.widgets: list[Widget] = []
        self.areas: list[ScrollArea] = []
        self.shortcuts: dict[str, Callable[[], None]] = {}
        self.focus = FocusManager(self)
        self.focus_key = ""
        self.scope = ""
        self.scope_height = 0
        self._scopes: list[tuple[str, int, str]] = []
        self.dirty = True
        self._ground: pygame.Surface | None = None
        self._ground_records: list[TextRecord] = []

    # -------------------------------------------------------------- to override
    def build(self, layout: Layout) -> None:
        """Make the widgets for this layout. Called again on resize, on a change of text size or language."""

    def ground(self, pen: Pen) -> None:
        """Draw what does not move: desk, sheets, headings, fixed texts. Call `redraw` when it has changed."""

    def world(self, surface: pygame.Surface) -> None:
        """Draw what lives under the sheets, in window pixels."""

    def handle(self, event: pygame.event.Event) -> bool:
        """Answer an event that no widget and no shortcut took; True if it is done with."""
        return False

    def update(self, seconds: float) -> None:
        """Time has passed."""

    def moving(self) -> bool:
        """Whether something moves now, so that frames are needed without input."""
        return False

    def heard(self) -> Picture | None:
        """The landscape whose sounds are heard: the one that is seen."""
        view = getattr(self, "world_view", None)
        return view.picture if view is not None else None

    def raining(self) -> float:
        """How hard it rains in the landscape that is heard, 0-1."""
        return 0.0

    def lived(self) -> float:
        """The share of the season's work that is done in it."""
        return 1.0

    def back(self) -> None:
        """Escape: leave this screen; the first screen stays."""
        self.stage.pop()

    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """The focus went from one widget to another."""

    def causes(self) -> None:
        """C: open the causes of what has the focus."""
        if self.focus.current is not None:
            opener = getattr(self.focus.current, "open_causes", None)
            if opener is not None:
                opener()

    # ------------------------------------------------------------------ services
    @property
    def look(self) -> Look:
        """The look at the present scale."""
        return self.stage.look

    @property
    def manager(self) -> UIManager:
        """The library's manager, which owns the widgets."""
        return self.stage.manager

    def redraw(self) -> None:
        """Draw the ground again before the next frame."""
        self._ground = None
        self.dirty = True

    def rebuild(self) -> None:
        """Make all widgets again, keeping the focus."""
        self.stage.build()

    def enter(self, widget: Widget, key: str) -> str:
        """Take a new widget in; returns its key."""
        taken = {w.key for w in self.widgets}
        name = key or f"{widget.group}:{type(widget).__name__.lower()}:{len(self.widgets)}"
        while name in taken:
            name += "'"
        self.widgets.append(widget)
        return name

    def remove(self, *widgets: Widget) -> None:
        """Take widgets away."""
        for widget in widgets:
            if widget in self.widgets:
                self.widgets.remove(widget)
            widget.kill()
        self.focus.keep()
        self.dirty = True

    def open_scope(self, name: str) -> None:
        """From now on only widgets made within this scope take input: a modal begins."""
        self._scopes.append((self.scope, self.scope_height, self.focus_key))
        self.scope, self.scope_height = name, self.scope_height + 100
        self.focus.current = None

    def close_scope(self) -> None:
        """The modal ends: its widgets go, the focus returns to where it was."""
        ending = self.scope
        self.scope, self.scope_height, self.focus_key = self._scopes.pop()
        for widget in [w for w in self.widgets if w.scope == ending]:
            self.widgets.remove(widget)
            widget.kill()
        self.focus.current = None
        self.focus.keep()
        self.dirty = True

    def reveal(self, widget: Widget) -> None:
        """Scroll the area that holds a widget until it is seen."""
        area = getattr(widget, "scroll_area", None)
        if area is not None:
            area.reveal(widget)

    def shortcut(self, event: pygame.event.Event) -> bool:
        """Run the function a key stands for."""
        name = key_name(event)
        action = self.shortcuts.get(f"{self.scope}:{name}" if self.scope else name)
        if action is None:
            return False
        action()
        return True

    # ------------------------------------------------------------------ for Stage
    def reset(self) -> None:
        """Forget the widgets, before a build."""
        self.widgets = []
        self.areas = []
        self.shortcuts = {}
        self.focus.current = None
        self.scope, self.scope_height = "", 0
        self._scopes = []
        self.redraw()

    def draw(self, surface: pygame.Surface) -> None:
        """Draw world and ground; the stage draws the widgets and what lies above."""
        if self.has_world:
            self.world(surface)
        surface.blit(self.ground_surface(surface.get_size()), (0, 0))

    def ground_surface(self, size: tuple[int, int]) -> pygame.Surface:
        """The ground, drawn if it must be."""
        if self._ground is None or self._ground.get_size() != size:
            self._ground = pygame.Surface(size, pygame.SRCALPHA) if self.has_world else pygame.Surface(size)
            pen = Pen(self.look, self._ground)
            self.ground(pen)
            self._ground_records = pen.records
        return self._ground

    def texts(self, everything: bool = False) -> list[TextRecord]:
        """Every text on the screen in reading order; with `everything` also what a list has scrolled away."""
        self.ground_surface(self.stage.size)
        found = list(self._ground_records)
        for widget in self.widgets:
            found.extend(widget.window_records(everything))
        return found


def key_name(event: pygame.event.Event) -> str:
    """A key press as the name used in `shortcuts`: "z", "ctrl+return", "shift+tab", "f11"."""
    name = pygame.key.name(event.key).lower()
    name = {"enter": "return", "keypad enter": "return"}.get(name, name)
    parts = []
    if event.mod & (pygame.KMOD_CTRL | pygame.KMOD_META):
        parts.append("ctrl")
    if event.mod & pygame.KMOD_ALT:
        parts.append("alt")
    if event.mod & pygame.KMOD_SHIFT and len(name) > 1:
        parts.append("shift")
    return "+".join([*parts, name])
