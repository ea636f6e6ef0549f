"""The newspaper's photograph: the commune as it stood in the season, cropped and printed in dots."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pygame

from game.session.game import Game

if TYPE_CHECKING:
    from game.views.diorama import Picture
    from game.views.screen import Screen

STOPS = {
    "furnaces": "yard",
    "harvest": "fields",
    "works": "dam",
    "canteen": "village",
    "sowing": "fields",
    "hall": "village",
}
"""Where the photographer stood, by what the photograph shows."""

STEPS_BACK = 1.35
"""How much more of the commune is in the print than would be seen at its size."""
FIELD = 480
"""Pixels of the landscape that are in a print at least: a small one was taken from further off."""


def keep_picture(screen: Screen, game: Game) -> None:
    """Remember how the commune looked when the season's work was done, for the photograph after the seal."""
    from game.views.picture_of import picture_after

    screen.stage.context.season_picture = (game.season, picture_after(game))


def _picture(screen: Screen, game: Game, index: int) -> Picture:
    from game.views.picture_of import picture_of

    kept = getattr(screen.stage.context, "season_picture", None)
    if kept is not None and kept[0] == index:
        return kept[1]
    season = game.rules.calendar.ask(index).season
    return replace(picture_of(game), season=season)


def press_photo(screen: Screen, game: Game, index: int, subject: str, w: float, h: float) -> pygame.Surface | None:
    """A print of so many logical pixels; None where the landscape cannot be drawn."""
    from game.views.diorama import halftone
    from game.views.screens.world_view import WorldView

    size = screen.look.scale.rect(0, 0, w, h).size
    back = max(STEPS_BACK, FIELD / max(size[0], 1))
    surface = pygame.Surface(screen.look.scale.rect(0, 0, w * back, h * back).size)
    try:
        view = WorldView(screen, STOPS[subject])
        view.place((0, 0, w * back, h * back))
        view.show(_picture(screen, game, index))
        view.enter()
        view.draw(surface)
        return halftone(pygame.transform.smoothscale(surface, size))
    except (OSError, pygame.error, KeyError, ValueError):
        # A page without a photograph is still a page; missing pictures are reported by the self-test.
        return None
