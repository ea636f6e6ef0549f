"""A stage for tests of screens: a game on a policy, any size and text scale, keys and clicks."""

from __future__ import annotations

import pygame

from game.session.content import load_policy
from game.session.game import Game
from game.session.setup import Setup
from game.views.offscreen import worked_out
from game.views.playing import Playing
from game.views.screen import Screen
from game.views.settings import Settings
from game.views.stage import Stage

FORMS = (
    ((1280, 720), 1.0),
    ((1280, 720), 1.5),
    ((1920, 1080), 1.0),
    ((1920, 1080), 1.5),
    ((1024, 640), 1.0),
    ((1280, 720), 2.0),
)


def _display() -> None:
    """A mode to draw in; another test of the same process may have closed the one before."""
    if not pygame.display.get_init() or pygame.display.get_surface() is None:
        pygame.display.init()
        pygame.font.init()
        pygame.display.set_mode((64, 64))


def game_at(seasons: int, *, paper: bool = False, policy: str = "median", seed: int = 7) -> Game:
    """A player's game after so many seasons led as a policy would; with `paper` in the Paper sitting of the next."""
    game = Game(Setup(seed=seed))
    game._own = dict(load_policy(policy))
    for _season in range(seasons):
        game.seal(game.lead())
        game.seal(game.lead())
    if paper:
        game.seal(game.lead())
    return game


def stage_with(screen: Screen, game: Game, size: tuple[int, int] = (1280, 720), scale: float = 1.0) -> Stage:
    """A stage showing a screen; nothing on it moves by itself and nothing is saved."""
    _display()
    settings = Settings(language="en", text_scale=scale, reduced_motion=True)
    stage = Stage(size, settings)
    stage.context = Playing(game, keep=False)
    stage.show(screen)
    settle(stage)
    return stage


def settle(stage: Stage, seconds: float = 0.4) -> None:
    """Let time pass, and what is worked out beside the loop be done."""
    worked_out(stage)
    for _step in range(4):
        stage.update(seconds / 4)


def press(stage: Stage, key: int, mod: int = 0) -> None:
    """Press a key."""
    stage.handle(pygame.event.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=""))
    settle(stage)


def click(stage: Stage, rect: pygame.Rect | pygame.FRect) -> None:
    """Click in the middle of a rectangle of the window."""
    stage.update(0.02)
    pos = (round(rect.centerx), round(rect.centery))
    stage.manager.mouse_position = pos
    for kind in (pygame.MOUSEBUTTONDOWN, pygame.MOUSEBUTTONUP):
        stage.handle(pygame.event.Event(kind, button=1, pos=pos))
    settle(stage)


def cut(stage: Stage) -> list[str]:
    """Texts that are not shown whole, those scrolled away among them."""
    return [record.text for record in stage.texts(everything=True) if record.cut]


def shown(stage: Stage) -> str:
    """All texts of the screen in one line."""
    return " ".join(record.text for record in stage.texts(everything=True))
