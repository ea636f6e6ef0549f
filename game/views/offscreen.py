"""Every screen drawn without a window: one PNG each, and `screens.json` with what is written on them.

A short game under the median policy gives each screen something real to show: the autumn of 1958 with its plan, its
work and its paper, the pages after it, and the end.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pygame

from game.session import saves
from game.session.game import Game
from game.session.setup import Setup
from game.views.playing import Playing
from game.views.screen import Screen
from game.views.screens import SCREENS, make
from game.views.settings import Settings
from game.views.stage import Stage
from game.views.typeset import TextRecord

USUAL = Setup().scenario
SEASON_SHOWN = 2
"""The season in whose middle the screens are drawn: autumn 1958."""
BRIGADE_SHOWN = 4
SETTLED = 1.2
"""Seconds after which slips and sheets have come to rest."""
SHOWN = (
    "title", "new_game", "plan", "brigade", "running", "paper", "report", "county", "nation", "province", "people",
    "archive", "charts", "epilogue", "settings", "saves", "help",
)  # fmt: skip
"""Names in the order of drawing; those that the game does not have are passed over."""


@dataclass(frozen=True)
class Drawn:
    """One screen as drawn: its name, its picture, its texts as screens.json holds them."""

    name: str
    picture: pygame.Surface
    texts: list[dict[str, object]]


def prepare() -> None:
    """Make pygame ready to draw without a display, if it is not ready already."""
    if pygame.display.get_init() and pygame.display.get_surface() is not None:
        return
    os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
    pygame.display.init()
    pygame.font.init()
    # Surfaces can only be made ready for fast drawing once there is a mode.
    pygame.display.set_mode((64, 64))


def open_stage(size: tuple[int, int], scale: int, language: str, playing: Playing | None = None) -> Stage:
    """A stage without a window. `scale` in per cent. Motion is reduced, so that a picture is one moment."""
    prepare()
    stage = Stage(
        size, Settings(language=language, text_scale=scale / 100, reduced_motion=True, content_note_seen=True)
    )
    stage.context = playing or Playing(keep=False)
    return stage


def draw(stage: Stage, screen: Screen) -> Drawn:
    """A screen on a stage, at rest, with its texts."""
    stage.show(screen)
    # The focus was brought by no key here, so no slip opens by itself over what is to be seen.
    screen.focus.by_mouse = True
    worked_out(stage)
    for _step in range(4):
        stage.update(SETTLED / 4)
    picture = pygame.Surface(stage.size)
    stage.render(picture)
    return Drawn(screen.name, picture, [record.as_json() for record in stage.texts()])


def games(seed: int, scenario: str = USUAL) -> Iterator[tuple[str, Game]]:
    """One game under the median policy, at each moment that a screen shows: (name of the screen, the game)."""
    game = Game.new(Setup(scenario=scenario, seed=seed, policy="median"))
    yield "new_game", game
    for _season in range(SEASON_SHOWN):
        game.play_season()
    for name in ("title", "plan", "brigade", "settings", "saves", "help"):
        yield name, game
    game.seal(game.lead())
    yield "running", game
    yield "paper", game
    game.seal(game.lead())
    for name in ("report", "county"):
        yield name, game
    while game.season < 6:
        game.play_season()
    for name in ("nation", "province", "people", "archive", "charts"):
        yield name, game
    game.until_end()
    yield "epilogue", game


def options(name: str, game: Game, seed: int) -> dict[str, Any]:
    """How a screen is opened for its picture."""
    given: dict[str, Callable[[], dict[str, Any]]] = {
        "new_game": lambda: {"seed": seed, "scenario": game.setup.scenario},
        "brigade": lambda: {"row": BRIGADE_SHOWN},
        "running": lambda: {"done": 0.5},
        "report": lambda: {"opened": True},
        "saves": lambda: {"slots": _slots(game)},
        "archive": lambda: {"article": "how_many_died", "opened_from": _opened_from()},
    }
    return given[name]() if name in given else {}


def _opened_from() -> str:
    from game.text import _

    return _("{screen}, {thing}").format(screen=_("the country"), thing=_("Death rate").lower())


def _slots(game: Game) -> list[saves.Slot]:
    """A list of saves as a player might have: of this game, an older one, and one cut short. None is on a disk."""
    day = 86_400.0
    first = 1_700_000_000.0
    setup = game.setup
    damaged = saves.folder() / f"spring{saves.ENDING}"
    return [
        saves.Slot(
            saves.folder() / f"autumn{saves.ENDING}", "autumn", first, setup.scenario, setup.seed, game.season, ""
        ),
        saves.Slot(saves.folder() / f"leap-3{saves.ENDING}", "leap-3", first - day, setup.scenario, 3, 12, ""),
        saves.Slot(damaged, "spring", first - 2 * day, "", 0, 0, _cut_short(damaged)),
    ]


def _cut_short(path: Path) -> str:
    from game.text import _

    return _("The file {file} {fault}").format(file=path.name, fault=_("is a saved game that was cut short"))


def draw_each(
    size: tuple[int, int] = (1280, 720),
    scale: int = 100,
    language: str = "en",
    seed: int = 1,
    scenario: str = USUAL,
    only: str = "",
) -> Iterator[Drawn]:
    """Draw the screens one after the other; `only` one of them if named."""
    for name, game in games(seed, scenario):
        if name not in SCREENS or (only and name != only):
            continue
        stage = open_stage(size, scale, language, Playing(game, keep=False))
        yield draw(stage, make(name, **options(name, game, seed)))


def draw_all(
    out: Path | str,
    size: tuple[int, int] = (1280, 720),
    scale: int = 100,
    language: str = "en",
    seed: int = 1,
    scenario: str = USUAL,
) -> list[str]:
    """Write every screen's PNG and screens.json into a folder; returns the names. Raises OSError."""
    folder = Path(out)
    folder.mkdir(parents=True, exist_ok=True)
    rows: dict[str, dict[str, object]] = {}
    for drawn in draw_each(size, scale, language, seed, scenario):
        file = f"{drawn.name}.png"
        try:
            pygame.image.save(drawn.picture, folder / file)
        except pygame.error as error:
            raise OSError(str(error)) from None
        rows[drawn.name] = {"name": drawn.name, "file": file, "texts": drawn.texts}
    listed = [rows[name] for name in SHOWN if name in rows]
    text = json.dumps({"screens": listed}, ensure_ascii=False, indent=1)
    (folder / "screens.json").write_text(text + "\n", encoding="utf-8")
    return [str(row["name"]) for row in listed]


def stage_for(size: tuple[int, int] = (1280, 720), text_scale: float = 1.0, language: str = "en") -> Stage:
    """A stage of `size` pixels with nothing on it; its settings are never written."""
    prepare()
    return Stage(size, Settings(language=language, text_scale=text_scale, reduced_motion=True))


def picture(stage: Stage, screen: Screen) -> tuple[pygame.Surface, list[TextRecord]]:
    """Show a screen on a stage and draw it: the picture and the texts on it."""
    stage.show(screen)
    return redraw(stage)


def worked_out(stage: Stage) -> None:
    """Stand still until what the top screen waits for has been worked out."""
    work = getattr(stage.screen, "work", None)
    if work is not None:
        work.wait()
        stage.update(0.0)


def redraw(stage: Stage) -> tuple[pygame.Surface, list[TextRecord]]:
    """Draw the stage as it is now: the picture and the texts on it."""
    worked_out(stage)
    stage.update(0.0)
    surface = pygame.Surface(stage.size)
    stage.render(surface)
    return surface, stage.texts()


def described(stage: Stage) -> list[str]:
    """The top screen as lines of text in reading order; a control's state follows its own words.

    Pieces of one widget make one line; fixed text is read by the line it stands on.
    """
    screen = stage.screen
    screen.ground_surface(stage.size)
    lines: list[tuple[int, int, str]] = []
    rows: dict[tuple[int, int], list[TextRecord]] = {}
    for record in screen._ground_records:
        x, y, w, h = record.rect
        home = next(
            (k for k, row in rows.items() if abs(k[0] - (y + h)) <= h // 3 and -h < x - _right(row) < 3 * h), None
        )
        if home is None:
            rows[(y + h, x)] = [record]
        else:
            rows[home].append(record)
    for (bottom, x), row in rows.items():
        lines.append((bottom, x, " ".join(r.text for r in row)))
    for widget in screen.widgets:
        if not widget.visible or not widget.records:
            continue
        text = " · ".join(dict.fromkeys(r.text for r in widget.records))
        spoken = widget.spoken()
        if spoken and spoken not in text:
            text = f"{text} · {spoken}"
        lines.append((widget.rect.top + widget.records[0].rect[1] + widget.records[0].rect[3], widget.rect.left, text))
    columns = max(1, stage.size[0] // 3)
    lines.sort(key=lambda line: (line[1] // columns, line[0], line[1]))
    return [text for _y, _x, text in lines]


def _right(row: list[TextRecord]) -> int:
    return max(r.rect[0] + r.rect[2] for r in row)
