"""What the pictures cost: frames of the landscape, a frame of a screen, and what is drawn while nothing moves.

Every measure is a pair (value, reference) of one run; `game.cli.bench` says what they mean. Needs a display, which
may be one that nobody sees.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

import pygame

from game.session.game import Game
from game.session.setup import Setup
from game.text import ASSETS
from game.views.app import App
from game.views.diorama import Diorama, Picture
from game.views.playing import Playing
from game.views.screens import make
from game.views.settings import Settings
from game.views.stage import Stage
from game.views.sweep import sweep

Pair = tuple[float, float]
PEOPLE = 400
"""Drawn in the scene that is timed: more than the game ever shows."""
ROUNDS, FRAMES, WARM = 3, 150, 120
BLITS = 60
STEP = 0.05
"""Seconds of the landscape's clock from one frame to the next."""
REST = 2.5
"""Seconds for which a window at rest is watched."""
SIZES = {"720": (1280, 720), "1080": (1920, 1080)}
WINTER = Picture(
    season="winter", year=1960, labour=(0.3, 0.3, 0.1, 0.1, 0.05, 0.05, 0.1), crops=(0.4, 0.6, 0.0, 0.0, 0.0, 0.0),
    furnaces_lit=59, canteens_open=8, dam="building", forest=0.4, graves=9,
)  # fmt: skip
"""Snow falling, every furnace smoking."""
AUTUMN = Picture(
    season="autumn", labour=(0.4, 0.3, 0.1, 0.05, 0.05, 0.05, 0.05), crops=(0.0, 0.0, 0.0, 0.6, 0.2, 0.2),
    furnaces_lit=40, canteens_open=8, dam="building", forest=0.6,
)  # fmt: skip


def milliseconds(action: Callable[[], object]) -> float:
    """How long something takes."""
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def open_display(size: tuple[int, int]) -> pygame.Surface:
    """A window of a size."""
    pygame.display.init()
    pygame.font.init()
    return pygame.display.set_mode(size)


def one_blit(target: pygame.Surface) -> float:
    """Milliseconds of covering a whole surface with another."""
    source = pygame.Surface(target.get_size()).convert()
    return median(milliseconds(lambda: target.blit(source, (0, 0))) for _time in range(BLITS))


def frames() -> Iterator[tuple[str, Pair]]:
    """The landscape with its crowd, smoke and snow, against one full-surface blit; and the change of its picture."""
    open_display(SIZES["720"])
    view = Diorama(Path(ASSETS))
    view.crowd = PEOPLE
    for name, size in SIZES.items():
        target = open_display(size)
        view.show(WINTER)
        view.stop("village")
        blit = one_blit(target)
        _drawn(view, target, WARM)
        sweep()
        rounds = [sorted(_drawn(view, target, FRAMES)) for _round in range(ROUNDS)]
        yield f"frame_{name}_median", (median(row[len(row) // 2] for row in rounds), blit)
        yield f"frame_{name}_p99", (median(row[int(0.99 * len(row))] for row in rounds), blit)
    blit = one_blit(target)
    changes = []
    for turn in range(7):
        picture = AUTUMN if turn % 2 else WINTER
        changes.append(milliseconds(lambda picture=picture: _change(view, picture, target)))  # type: ignore[misc]
    yield "picture_change", (median(changes[2:]), blit)


def _change(view: Diorama, picture: Picture, target: pygame.Surface) -> None:
    view.show(picture)
    view.draw(target, target.get_rect())


def _drawn(view: Diorama, target: pygame.Surface, count: int) -> list[float]:
    """Milliseconds of each of so many frames."""
    found = []
    for _frame in range(count):
        view.update(STEP)
        found.append(milliseconds(lambda: view.draw(target, target.get_rect())))
    return found


def screens() -> Iterator[tuple[str, Pair]]:
    """The plan: made anew, and drawn again when nothing on it has changed."""
    target = open_display(SIZES["720"])
    stage = Stage(SIZES["720"], Settings(language="en", reduced_motion=True, content_note_seen=True))
    stage.context = Playing(Game.new(Setup(seed=1)), keep=False)
    stage.show(make("plan"))
    stage.update(1.0)
    stage.render(target)
    blit = one_blit(target)
    yield "plan_frame", (median(milliseconds(lambda: stage.render(target)) for _time in range(25)), blit)

    def again() -> None:
        stage.build()
        stage.update(0.0)
        stage.render(target)

    yield "plan_build", (median(milliseconds(again) for _time in range(7)), blit)


def at_rest() -> Iterator[tuple[str, Pair]]:
    """The window for some seconds in which nothing moves: frames drawn against those of a moving one, and its work."""
    pygame.display.init()
    pygame.font.init()
    app = App(Settings(language="en", reduced_motion=True, content_note_seen=True), SIZES["720"])
    app.stage.context = Playing(Game.new(Setup(seed=1)), keep=False)
    app.stage.show(make("plan"))
    surface = app.surface
    # The sounds are opened and have risen to their strength before it is watched.
    for _step in range(60):
        time.sleep(STEP)
        app.stage.update(STEP)
        if app.stage.screen.dirty:
            app.stage.render(surface)
    pygame.event.clear()
    drawn, render = 0, app.stage.render

    def counted(target: pygame.Surface) -> None:
        nonlocal drawn
        drawn += 1
        render(target)

    ended, close = [0.0, 0.0], app._close

    def closed() -> None:
        ended[:] = time.perf_counter(), time.process_time()
        close()

    # Closing the sound at the end is no part of the rest.
    setattr(app.stage, "render", counted)  # noqa: B010
    setattr(app, "_close", closed)  # noqa: B010
    pygame.time.set_timer(pygame.QUIT, round(REST * 1000), 1)
    start, spent = time.perf_counter(), time.process_time()
    app.run()
    seconds, work = ended[0] - start, ended[1] - spent
    yield "idle_frames", (float(drawn), 60.0 * seconds)
    yield "idle_work", (100.0 * work / seconds, 100.0)


def first_frame() -> None:
    """The title, drawn and shown."""
    pygame.display.init()
    pygame.font.init()
    app = App(Settings(language="en", content_note_seen=True), SIZES["720"])
    app.stage.context = Playing(keep=False)
    app.stage.update(0.0)
    app.stage.render(app.surface)
    pygame.display.flip()
