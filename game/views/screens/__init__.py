"""The screens by name, and how a game goes from one to the next.

title -> new_game -> plan -> running -> paper -> report -> plan of the next season ... -> epilogue -> title

`county`, `nation`, `province`, `people`, `brigade`, `charts`, `archive`, `help`, `settings` and `saves` are opened on
top of another and closed back to it.
Classes are loaded when first shown, so that the window opens fast.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

from game.text import _

if TYPE_CHECKING:
    from game.views.screen import Screen
    from game.views.stage import Stage

SCREENS: dict[str, str] = {
    "title": "title:TitleScreen",
    "content_note": "title:ContentNoteScreen",
    "settings": "settings:SettingsScreen",
    "saves": "saves:SavesScreen",
    "charts": "charts:ChartsScreen",
    "epilogue": "epilogue:EpilogueScreen",
    "help": "help:HelpScreen",
    "new_game": "new_game:NewGameScreen",
    "plan": "plan:PlanScreen",
    "brigade": "brigade:BrigadeScreen",
    "paper": "paper:PaperScreen",
    "report": "report:ReportScreen",
    "county": "county:CountyScreen",
    "running": "running:RunningScreen",
    "nation": "nation:NationScreen",
    "province": "nation_province:ProvinceScreen",
    "archive": "archive:ArchiveScreen",
    "people": "people:PeopleScreen",
}


def make(name: str, **options: Any) -> Screen:
    """A screen by name. Raises KeyError for a name that is not in SCREENS."""
    module, _colon, kind = SCREENS[name].partition(":")
    screen: Screen = getattr(importlib.import_module(f"game.views.screens.{module}"), kind)(**options)
    return screen


def go(stage: Stage, name: str, **options: Any) -> None:
    """Show a screen in place of all others."""
    stage.show(make(name, **options))


def open_over(stage: Stage, name: str, **options: Any) -> None:
    """Open a screen on top of the present one; Escape comes back."""
    stage.push(make(name, **options))


def go_on(stage: Stage) -> None:
    """From the present screen to the next of the game; whatever was to be sealed has been sealed by then."""
    name = stage.screen.name
    if name in FOLLOWS:
        go(stage, FOLLOWS[name])
    elif name == "report" and not stage.context.game.in_office and stage.context.game.stage != "over":
        _without_you(stage)
    else:
        where_it_stands(stage)


FOLLOWS = {"plan": "running", "running": "paper", "paper": "report"}


def where_it_stands(stage: Stage) -> None:
    """To the screen at which the game in progress waits for its player; the title where there is none."""
    playing = stage.context
    if playing is None or not playing.running:
        go(stage, "title")
    elif playing.game.stage == "over":
        go(stage, "epilogue")
    elif not playing.game.in_office:
        next_season_alone(stage)
    else:
        go(stage, playing.game.stage)


def next_season_alone(stage: Stage) -> None:
    """A season under the successor, and its report."""
    stage.context.game.play_season()
    go(stage, "report")


def to_the_end(stage: Stage) -> None:
    """All seasons that are left under the successor, then the epilogue."""
    stage.context.game.until_end()
    go(stage, "epilogue")


def _without_you(stage: Stage) -> None:
    from game.views.widgets import Modal

    Modal(
        stage.screen,
        _("The commune goes on"),
        _("Another secretary sits in your office and gives the orders. You can read what becomes of the commune."),
        (_("Season by season"), lambda: next_season_alone(stage)),
        (_("To the end"), lambda: to_the_end(stage)),
    )
