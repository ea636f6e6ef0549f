"""The game's own window, which also writes down what lies on it: for the scripts that play it from outside.

    python -m tools.playtest.traced STATE.json [--size 1280x720] [--scale 100]

After each frame STATE.json holds the screen's name, the season, and every widget with its place in the window. The
game itself is unchanged: events come from the X server alone.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
from pathlib import Path
from typing import Any

import pygame

from game.session import saves
from game.views import app as window
from game.views.widgets import Widget


def state_of(app: window.App) -> dict[str, Any]:
    """What a player could see and reach now."""
    screen = app.stage.screen
    playing = app.stage.context
    focused = screen.focus.current
    return {
        "screen": screen.name,
        "page": getattr(screen, "page", ""),
        "scope": screen.scope,
        "moving": screen.moving(),
        "season": playing.game.season if playing.running else -1,
        "sitting": playing.game.stage if playing.running else "",
        "ending": playing.game.ending if playing.running and playing.game.stage == "over" else "",
        "focus": focused.key if focused is not None else "",
        "widgets": [_widget(widget) for widget in screen.widgets if widget.visible and widget.alive()],
    }


def _widget(widget: Widget) -> dict[str, Any]:
    rect = widget.get_abs_rect()
    area = widget.scroll_area.area.get_abs_rect() if widget.scroll_area is not None else None
    return {
        "view": [area.x, area.y, area.w, area.h] if area is not None else None,
        "key": widget.key,
        "kind": type(widget).__name__,
        "group": widget.group,
        "scope": widget.scope,
        "label": str(getattr(widget, "label", "") or getattr(widget, "name", "")),
        "rect": [rect.x, rect.y, rect.w, rect.h],
        "usable": bool(widget.focusable and widget.is_enabled and widget.scope == widget.screen.scope),
    }


class TracedApp(window.App):
    """The window with a written trace."""

    path = Path("state.json")
    answered = 0
    """keys pressed and buttons released so far, whose effect has been drawn"""

    def _handle(self, event: pygame.event.Event) -> None:
        super()._handle(event)
        if event.type in (pygame.KEYDOWN, pygame.MOUSEBUTTONUP):
            self.answered += 1

    def _events(self) -> list[pygame.event.Event]:
        """Before it waits for events, what was drawn last is on the window: write that down."""
        draft = self.path.with_suffix(".new")
        draft.write_text(json.dumps({**state_of(self), "answered": self.answered}), encoding="utf-8")
        os.replace(draft, self.path)
        return super()._events()


def main(words: list[str]) -> int:
    """Open the window."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("state", type=Path)
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--scale", type=int, default=100)
    given = parser.parse_args(words)
    TracedApp.path = given.state
    # Games are kept beside the trace: the player's own folder is neither read nor written.
    saves.folder = lambda: given.state.parent / "saves"
    window.App = TracedApp  # type: ignore[misc]
    width, height = (int(part) for part in given.size.split("x"))
    return window.run(language="en", size=(width, height), scale=given.scale)


if __name__ == "__main__":
    pygame.display.init()
    sys.exit(main(sys.argv[1:]))
