"""The stage: a stack of screens at one size, scale and language, drawn onto any surface.

The window (`app.py`) and the off-screen pictures (`offscreen.py`) are both a stage; nothing here needs a display.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import pygame
from pygame_gui import UIManager

from game import text
from game.views.gui_theme import gui_theme
from game.views.layout import Layout, layout_for
from game.views.look import Look
from game.views.screen import Screen
from game.views.settings import Settings
from game.views.slip import Slip
from game.views.sound.captions import HEIGHT as CAPTIONS
from game.views.sound.captions import draw_captions
from game.views.theme import load_theme
from game.views.typeset import TextRecord

if TYPE_CHECKING:
    from game.views.sound import Soundscape

SEEN_BY_NOBODY = frozenset(
    (
        pygame.ACTIVEEVENT, pygame.AUDIODEVICEADDED, pygame.AUDIODEVICEREMOVED, pygame.CLIPBOARDUPDATE,
        pygame.KEYMAPCHANGED, pygame.WINDOWMOVED, pygame.WINDOWENTER, pygame.WINDOWFOCUSLOST,
        pygame.WINDOWTAKEFOCUS, pygame.WINDOWHITTEST,
    )
)  # fmt: skip
"""Events after which the screen looks as it did."""


class Stage:
    """Screens, the one on top in use. `size` in pixels; `text_scale` 1.0 is 100 %."""

    def __init__(self, size: tuple[int, int], settings: Settings | None = None) -> None:
        self.settings = settings or Settings()
        self.window = size
        # What screens have of it: all, or all above the line of captions.
        self.size = size
        # What is heard; the window and tests of sound put one here.
        self.sound: Soundscape | None = None
        self._captions: list[TextRecord] = []
        self.screens: list[Screen] = []
        # The game in progress (playing.Playing), shared by all screens.
        self.context: Any = None
        self.look = Look(1.0)
        self.layout: Layout
        self.manager: UIManager
        # Leaves the program; the window puts its own function here.
        self.quit: Callable[[], None] = lambda: None
        # Whether a page loads beside the loop what will be seen after it; the window does.
        self.ahead = False
        self._made_for: tuple[object, ...] = ()
        self._slip = Slip()
        self._prepare()

    # ------------------------------------------------------------------- screens
    @property
    def screen(self) -> Screen:
        """The screen in use."""
        return self.screens[-1]

    def show(self, screen: Screen) -> None:
        """Put a screen in place of all others."""
        self.screens = [screen]
        self.build()
        self.play(screen.arrival)

    def push(self, screen: Screen) -> None:
        """Put a screen on top of the present one."""
        self.screens.append(screen)
        self.build()
        self.play(screen.arrival or "card")

    def replace(self, screen: Screen) -> None:
        """Put a screen in place of the present one."""
        self.screens[-1:] = [screen]
        self.build()

    def pop(self) -> None:
        """Go back to the screen below; the last one stays."""
        if len(self.screens) > 1:
            self.screens.pop()
            self.build()
            self.play("card")

    # --------------------------------------------------------------------- shape
    def resize(self, size: tuple[int, int]) -> None:
        """The window has another size."""
        if size != self.window:
            self.window = size
            self.build()

    def settings_changed(self) -> None:
        """Text size, language or motion were changed: build everything again and keep the settings."""
        self.settings.save()
        self.build()

    def build(self) -> None:
        """Make the top screen's widgets for the present size, scale and language."""
        self._prepare()
        self.manager.clear_and_reset()
        self._slip.close()
        if self.screens:
            screen = self.screen
            screen.stage, screen.layout = self, self.layout
            screen.reset()
            screen.build(self.layout)
            screen.focus.keep()
            self.manager.update(0)

    def _prepare(self) -> None:
        theme = load_theme()
        settings = self.settings
        if text.language() != settings.language:
            text.set_language(settings.language)
        factor = theme.ui_scale(self.window[1]) * settings.text_scale
        self.size = (self.window[0], self.window[1] - (round(CAPTIONS * factor) if settings.captions else 0))
        hanzi = settings.language.startswith("zh")
        self.layout = layout_for(self.size, factor, theme)
        made_for = (self.size, factor, hanzi)
        if made_for != self._made_for:
            self.look = self.look.rescaled(factor, hanzi=hanzi)
            self.manager = UIManager(self.size, gui_theme(self.look, hanzi), enable_live_theme_updates=False)
            self._made_for = made_for
        self.look.reduced_motion = settings.reduced_motion

    # ---------------------------------------------------------------------- time
    def handle(self, event: pygame.event.Event) -> bool:
        """Give an event to whom it belongs: the focus, a shortcut, the widgets, the screen."""
        screen = self.screen
        screen.dirty = screen.dirty or event.type not in SEEN_BY_NOBODY
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONDOWN):
            self._slip.close()
        if event.type == pygame.KEYDOWN:
            typing = screen.focus.current is not None and screen.focus.current.takes_text
            if screen.focus.handle(event):
                return True
            plain = event.mod & (pygame.KMOD_CTRL | pygame.KMOD_ALT | pygame.KMOD_META) == 0
            if not (typing and plain and len(pygame.key.name(event.key)) == 1) and screen.shortcut(event):
                return True
            if event.key == pygame.K_ESCAPE and not screen.scope:
                screen.back()
                return True
            if event.key == pygame.K_c and plain and not typing and not screen.scope:
                screen.causes()
        if self.manager.process_events(event):
            return True
        return self.screen.handle(event)

    def update(self, seconds: float) -> None:
        """Let time pass."""
        self.manager.update(seconds)
        screen = self.screen
        screen.focus.since += seconds
        if self._slip.update(screen, seconds):
            screen.dirty = True
        screen.update(seconds)
        if self.sound is not None:
            self.sound.update(self, seconds)

    def play(self, name: str) -> None:
        """Let a sound of the table be heard once; none for an empty name."""
        if self.sound is not None and name:
            self.sound.play(name)

    def waiting(self) -> float | None:
        """Seconds until a frame is needed without input: 0 while something moves, None if never."""
        screen = self.screen
        if screen.moving():
            return 0.0
        soonest = self._slip.due(screen)
        if screen.focus.current is not None and screen.focus.current.takes_text:
            soonest = min(0.25, soonest) if soonest is not None else 0.25
        heard = self.sound.waiting() if self.sound is not None else None
        return min((due for due in (soonest, heard) if due is not None), default=None)

    # ------------------------------------------------------------------- drawing
    def render(self, surface: pygame.Surface) -> None:
        """Draw the top screen, and under it the line of captions if there is one."""
        screen = self.screen
        self._captions = []
        if self.settings.captions:
            written = self.sound.captions() if self.sound is not None else []
            self._captions = draw_captions(self.look, surface, self.size[1], written)
            surface = surface.subsurface((0, 0, *self.size))
        screen.draw(surface)
        for area in screen.areas:
            area.trim(screen.ground_surface(self.size))
        self.manager.draw_ui(surface)
        self._slip.draw(screen, surface)
        draw_focus_ring(screen, surface)
        screen.dirty = False

    def texts(self, everything: bool = False) -> list[TextRecord]:
        """The texts of the top screen, the slip's after them, the captions last."""
        return self.screen.texts(everything) + self._slip.texts() + self._captions


def draw_focus_ring(screen: Screen, surface: pygame.Surface) -> None:
    """The ring round what has the keyboard: gap, blue ring, paper halo; seen on paper and on the dark."""
    widget = screen.focus.current
    if widget is None or not widget.alive() or not widget.visible or widget.own_ring:
        return
    look = screen.look
    rule = look.theme.value("focus")
    box = widget.focus_box()
    rect = look.scale.rect(*box).move(widget.get_abs_rect().topleft)
    ring = look.scale.px(rule["ring"])
    # Rounded together, so that close rows are not ringed wider than they lie apart.
    gap = look.scale.px(rule["gap"] + rule["ring"]) - ring
    halo = look.scale.px(rule["halo"]) if widget.ring_halo else 0
    old = surface.get_clip()
    reach = gap + ring + halo
    seen = widget.seen_through()
    # Of what a scroller shows in part, no more than that part is ringed.
    whole = seen.top <= rect.top and rect.bottom <= seen.bottom
    around = seen.inflate(2 * reach, 2 * reach if whole else 0)
    surface.set_clip(around.clip(old))
    radius = look.scale.px(4)
    outer = rect.inflate(2 * reach, 2 * reach)
    if halo:
        # The gap is paper too, so that the ring stands apart from whatever lies under it.
        pygame.draw.rect(surface, look.colour("focus_halo"), rect.inflate(2 * gap, 2 * gap), gap, border_radius=radius)
        pygame.draw.rect(surface, look.colour("focus_halo"), outer, halo, border_radius=radius + halo)
    pygame.draw.rect(surface, look.colour("focus"), outer.inflate(-2 * halo, -2 * halo), ring, border_radius=radius)
    surface.set_clip(old)
