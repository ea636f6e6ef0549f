"""What the plan, the paper and a brigade's page have in common: a game, and a commune that lives beside the sheet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.views.screen import Screen

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screens.world_view import WorldView


class Sitting(Screen):
    """A screen on which orders are given. `_due` and `_note_due` are seconds until forecast and note, or None."""

    has_world = True

    def __init__(self) -> None:
        super().__init__()
        self.trouble = ""
        self._due: float | None = None
        self._note_due: float | None = None
        self._gesture: object = None

    @property
    def game(self) -> Game:
        """The game."""
        game: Game = self.stage.context.game
        return game

    def moving(self) -> bool:
        """While something is to be worked out, or the commune lives where it is seen."""
        view: WorldView | None = getattr(self, "world_view", None)
        lives = view is not None and view.seen and not self.look.reduced_motion
        return self._due is not None or self._note_due is not None or lives
