"""Leaving a game: asked once, the game is kept as it stands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.text import _
from game.views import screens
from game.views.widgets import Modal

if TYPE_CHECKING:
    from game.views.screen import Screen


def ask_leave(screen: Screen) -> None:
    """Ask whether to leave for the title."""
    if screen.scope:
        return
    text = _("The game is kept as it stands, with its open plan. You can go on later.")

    def leave() -> None:
        screen.stage.context.leave()
        screens.go(screen.stage, "title")

    Modal(screen, _("Leave the commune?"), text, (_("Stay"), None), (_("To the title"), leave))
