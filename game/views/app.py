"""The window: opens it, hands events to the stage, draws when something has changed and waits when nothing moves."""

from __future__ import annotations

import os
import time

os.environ.setdefault("PYGAME_HIDE_SUPPORT_PROMPT", "1")

import pygame

from game.text import ASSETS, LANGUAGES, _
from game.views.playing import Playing
from game.views.screen import Screen
from game.views.screens import SCREENS, make
from game.views.screens.archive_link import open_what_has_focus
from game.views.screens.world_view import wait_for_landscape
from game.views.settings import Settings, load_settings
from game.views.sound import Soundscape
from game.views.sound.mixer import Mixer
from game.views.stage import Stage
from game.views.sweep import sweep
from game.views.widgets import Notice

FRAME = 1 / 60
"""Seconds of a frame while something moves."""
LONGEST_STEP = 0.25
"""A step of time handed to the screens is never longer, whatever the wait was."""
LEAST_SIZE = (640, 400)
CAPTION = "Pig Iron"
TEXT_KEYS = {
    pygame.K_EQUALS: 1, pygame.K_PLUS: 1, pygame.K_KP_PLUS: 1, pygame.K_MINUS: -1, pygame.K_KP_MINUS: -1,
}  # fmt: skip
"""With Ctrl: larger or smaller texts."""
REPEATED = frozenset(
    (
        pygame.K_UP, pygame.K_DOWN, pygame.K_LEFT, pygame.K_RIGHT, pygame.K_PAGEUP, pygame.K_PAGEDOWN,
        pygame.K_BACKSPACE, pygame.K_DELETE,
    )
)  # fmt: skip
"""Keys that act again while they are held."""
SHOWN = frozenset(
    (
        pygame.WINDOWEXPOSED, pygame.WINDOWRESTORED, pygame.WINDOWSHOWN, pygame.WINDOWMAXIMIZED,
        pygame.WINDOWFOCUSGAINED,
    )
)  # fmt: skip
"""The window can be seen again."""
REPEAT_FIRST, REPEAT_NEXT = 0.35, 0.05
"""Seconds."""


class WindowError(RuntimeError):
    """The window cannot be opened; one sentence."""


class App:
    """The window with its stage."""

    def __init__(self, settings: Settings, size: tuple[int, int] | None = None) -> None:
        self.settings = settings
        self._windowed = size or _fitting(settings.window)
        self._fullscreen = False
        self.surface = self._open(settings.fullscreen)
        self.stage = Stage(self.surface.get_size(), settings)
        self.stage.context = Playing()
        self.stage.sound = Soundscape(settings, Mixer())
        self.stage.quit = self.quit
        self.stage.ahead = True
        self.running = True
        # While the window is minimised nothing is drawn, and it waits for whatever brings it back.
        self._minimised = False
        self._held: pygame.event.Event | None = None
        self._due = 0.0
        self._swept: Screen | None = None
        first = "title" if settings.content_note_seen else "content_note"
        self.stage.show(make(first))

    # ------------------------------------------------------------------- window
    def _open(self, fullscreen: bool) -> pygame.Surface:
        self._fullscreen = fullscreen
        try:
            if fullscreen:
                return pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
            surface = pygame.display.set_mode(self._windowed, pygame.RESIZABLE)
        except pygame.error as error:
            raise WindowError(_("The window cannot be opened: {why}.").format(why=error)) from None
        try:
            pygame.Window.from_display_module().minimum_size = LEAST_SIZE
        except (AttributeError, pygame.error):  # a window manager that has no say in it
            pass
        return surface

    def _follow_settings(self) -> None:
        """Full screen was chosen or left, here or on the page of settings."""
        if self.settings.fullscreen != self._fullscreen:
            if not self._fullscreen:
                self._windowed = self.surface.get_size()
            wait_for_landscape()  # pictures are being made for the display that goes
            self.surface = self._open(self.settings.fullscreen)
            self.stage.resize(self.surface.get_size())
            self.stage.screen.dirty = True

    def quit(self) -> None:
        """Leave after this frame."""
        self.running = False

    # --------------------------------------------------------------------- loop
    def run(self) -> int:
        """Until the window is closed; returns the exit status."""
        clock = pygame.time.Clock()
        clock.tick()
        while self.running:
            for event in self._events():
                self._handle(event)
                if not self.running:
                    break
            self._follow_settings()
            self.stage.update(min(LONGEST_STEP, clock.tick() / 1000))
            self._tell()
            if self.stage.screen.dirty and not self._minimised:
                self.stage.render(self.surface)
                pygame.display.flip()
                if self.stage.screen is not self._swept:
                    self._swept = self.stage.screen
                    sweep()
        self._close()
        return 0

    def _events(self) -> list[pygame.event.Event]:
        """What has happened; waits for it as long as nothing on the screen needs a frame."""
        if self._minimised:
            return [pygame.event.wait(), *pygame.event.get()]
        waiting = 0.0 if self.stage.screen.dirty else self.stage.waiting()
        if self._held is not None:
            left = max(0.0, self._due - time.monotonic())
            waiting = left if waiting is None else min(waiting, left)
        if waiting is None:
            return self._with_repeats([pygame.event.wait(), *pygame.event.get()])
        first = pygame.event.wait(max(1, round(max(waiting, FRAME) * 1000)))
        events = [event for event in (first, *pygame.event.get()) if event.type != pygame.NOEVENT]
        return self._with_repeats(events)

    def _with_repeats(self, events: list[pygame.event.Event]) -> list[pygame.event.Event]:
        """Add the key that is held, when it is due.

        The library's own repetition runs on while a page is being made and then acts several times at once; here a
        key acts at most once a frame, and Enter never again by itself.
        """
        if pygame.key.get_repeat() != (0, 0):
            # A line to write on has switched it on for itself.
            pygame.key.set_repeat()
        for event in events:
            if event.type == pygame.KEYDOWN:
                self._held = event if event.key in REPEATED else None
                self._due = time.monotonic() + REPEAT_FIRST
            elif event.type in (pygame.KEYUP, pygame.WINDOWFOCUSLOST):
                self._held = None
        if self._held is not None and time.monotonic() >= self._due:
            self._due = time.monotonic() + REPEAT_NEXT
            return [*events, self._held]
        return events

    def _handle(self, event: pygame.event.Event) -> None:
        stage = self.stage
        if event.type == pygame.QUIT:
            self.running = False
        elif event.type == pygame.VIDEORESIZE and not self._fullscreen:
            self.surface = pygame.display.get_surface() or self.surface
            stage.resize(self.surface.get_size())
        elif event.type in SHOWN:
            stage.screen.dirty, self._minimised = True, False
            self._hold_sound(False)
        elif event.type == pygame.WINDOWMINIMIZED:
            self._minimised, self._held = True, None
            self._hold_sound(True)
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F11:
            self.settings.fullscreen = not self.settings.fullscreen
            self.settings.save()
        elif event.type == pygame.KEYDOWN and event.mod & pygame.KMOD_CTRL and event.key in TEXT_KEYS:
            self._change_text_size(TEXT_KEYS[event.key])
        elif event.type == pygame.KEYDOWN and event.key == pygame.K_F1 and self._help_is_free():
            open_what_has_focus(stage)
        else:
            stage.handle(event)

    def _hold_sound(self, held: bool) -> None:
        if self.stage.sound is not None:
            self.stage.sound.pause(held)

    def _change_text_size(self, step: int) -> None:
        """Ctrl with plus or minus: the next size of texts."""
        steps: list[float] = self.stage.look.theme.value("text_scale", "steps")
        nearest = min(range(len(steps)), key=lambda number: abs(steps[number] - self.settings.text_scale))
        self.settings.text_scale = steps[max(0, min(len(steps) - 1, nearest + step))]
        self.stage.settings_changed()

    def _help_is_free(self) -> bool:
        screen = self.stage.screen
        return "help" in SCREENS and screen.name != "help" and not screen.scope and "f1" not in screen.shortcuts

    def _tell(self) -> None:
        """What went wrong beside the game, such as a save that could not be written: once, with a way on."""
        screen = self.stage.screen
        if screen.scope:
            return
        notices = self.stage.context.take_notices()
        if notices:
            Notice(screen, _("The game could not be saved"), notices, (_("Go on"), None), height=320)

    def _close(self) -> None:
        self.stage.context.save()
        if self.stage.sound is not None:
            self.stage.sound.close()
        if not self._fullscreen:
            self.settings.window = self.surface.get_size()
        self.settings.save()


def _fitting(size: tuple[int, int]) -> tuple[int, int]:
    """The kept size of the window, no larger than the desktop."""
    desktops = pygame.display.get_desktop_sizes()
    most = desktops[0] if desktops else size
    return (
        max(LEAST_SIZE[0], min(size[0], most[0])),
        max(LEAST_SIZE[1], min(size[1], most[1])),
    )


def run(language: str | None = None, size: tuple[int, int] | None = None, scale: int | None = None) -> int:
    """Open the window and play. `scale` is the text size in per cent. Raises WindowError."""
    settings = load_settings()
    if language in LANGUAGES:
        settings.language = str(language)
    if scale is not None:
        settings.text_scale = scale / 100
    try:
        pygame.display.init()
        pygame.font.init()
    except pygame.error as error:
        raise WindowError(_("The window cannot be opened: {why}.").format(why=error)) from None
    pygame.display.set_caption(CAPTION)
    icon = os.path.join(ASSETS, "icons", "app.png")
    if os.path.exists(icon):
        pygame.display.set_icon(pygame.image.load(icon))
    app = App(settings, size)
    try:
        return app.run()
    except BaseException:
        # Whatever broke, the game in progress is on the disk before the window goes.
        app.stage.context.save()
        if app.stage.sound is not None:
            app.stage.sound.close()
        raise
    finally:
        wait_for_landscape()
        pygame.quit()
