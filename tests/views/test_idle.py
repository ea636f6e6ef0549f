"""Where nothing moves nothing is drawn: every screen at rest, a landscape that is not seen, the window minimised."""

from __future__ import annotations

import time
from collections.abc import Iterator

import pygame
import pytest

from game.views import offscreen
from game.views.app import App
from game.views.playing import Playing
from game.views.screens import SCREENS, make
from game.views.settings import Settings
from game.views.stage import Stage

SIZES = ((1280, 720), (700, 640))
"""Two pages beside the landscape; one page and no landscape."""
FRAME = 1 / 60


def draws(stage: Stage, frames: int) -> int:
    """How often the window would draw in so many frames."""
    surface = pygame.Surface(stage.size)
    count = 0
    for _frame in range(frames):
        stage.update(FRAME)
        if stage.screen.dirty:
            stage.render(surface)
            count += 1
    return count


@pytest.mark.slow
def test_a_screen_at_rest_draws_nothing() -> None:
    restless = {}
    for name, game in offscreen.games(1):
        if name not in SCREENS:
            continue
        for size in SIZES:
            stage = offscreen.open_stage(size, 100, "en", Playing(game, keep=False))
            stage.show(make(name, **offscreen.options(name, game, 1)))
            offscreen.worked_out(stage)
            draws(stage, 120)
            found = draws(stage, 60), stage.waiting()
            if found != (0, None):
                restless[name, size] = found
    assert restless == {}


@pytest.mark.parametrize("name", ["plan", "brigade", "paper"])
def test_a_landscape_that_is_not_seen_does_not_move(name: str) -> None:
    game = next(game for shown, game in offscreen.games(1) if shown == name)
    moving = {}
    for size in SIZES:
        stage = offscreen.open_stage(size, 100, "en", Playing(game, keep=False))
        stage.settings.reduced_motion = False
        stage.show(make(name, **offscreen.options(name, game, 1)))
        draws(stage, 120)
        moving[size] = draws(stage, 60) > 0, stage.screen.moving()
    assert moving == {SIZES[0]: (True, True), SIZES[1]: (False, False)}


class Quiet:
    """Stands for the queue of events: frames pass while the window asks for them, then `answers` come one by one."""

    def __init__(self, answers: list[int]) -> None:
        self.answers = iter(answers)
        self.frames = 0
        self.drawn: list[int] = []
        """frames drawn when each of the answers was waited for"""

    def wait(self, timeout: int | None = None) -> pygame.event.Event:
        if timeout is not None:
            time.sleep(min(timeout, 20) / 1000)
            return pygame.event.Event(pygame.NOEVENT)
        self.drawn.append(self.frames)
        return pygame.event.Event(next(self.answers))


@pytest.fixture
def app() -> Iterator[App]:
    pygame.display.init()
    pygame.font.init()
    app = App(Settings(language="en", reduced_motion=True, muted=True, content_note_seen=True), (1280, 720))
    app.stage.context = Playing(keep=False)
    yield app
    pygame.display.set_mode((64, 64))


def run(app: App, monkeypatch: pytest.MonkeyPatch, *answers: int) -> list[int]:
    queue, render = Quiet([*answers, pygame.QUIT]), app.stage.render

    def counted(surface: pygame.Surface) -> None:
        queue.frames += 1
        render(surface)

    monkeypatch.setattr(pygame.event, "wait", queue.wait)
    monkeypatch.setattr(pygame.event, "get", list)
    monkeypatch.setattr(app.stage, "render", counted)
    assert app.run() == 0
    return queue.drawn


def test_the_window_sleeps_when_nothing_moves(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    """It waits without a limit, and what changes nothing on the screen brings no frame."""
    drawn = run(app, monkeypatch, pygame.AUDIODEVICEADDED, pygame.WINDOWMOVED, pygame.WINDOWFOCUSLOST)
    assert len(set(drawn)) == 1 and drawn[0] < 10


def test_a_minimised_window_draws_nothing_until_it_is_back(app: App, monkeypatch: pytest.MonkeyPatch) -> None:
    # Everything moves while nobody looks, and only then.
    monkeypatch.setattr(type(app.stage.screen), "moving", lambda _screen: app._minimised)
    before, *minimised, back = run(app, monkeypatch, pygame.WINDOWMINIMIZED, pygame.USEREVENT, pygame.WINDOWRESTORED)
    assert minimised == [before, before]
    assert back == before + 1
