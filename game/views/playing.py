"""The running game as the screens share it: the game itself, its forecast, its file, and what the player must be told.

A stage carries one as `stage.context`; screens read `self.stage.context.game`. There is none before a game begins.
"""

from __future__ import annotations

import re
from pathlib import Path

from game.session import saves
from game.session.content import load_scenario
from game.session.forecast import Forecast
from game.session.game import Game
from game.session.setup import Setup
from game.session.telling.words import season_title as season_name
from game.text import _

NAME_MOST = 40
__all__ = ["Playing", "file_name", "free_path", "inside", "season_name", "slot_season"]


def inside(season: str) -> str:
    """A season's name as it stands inside a sentence."""
    return season[:1].lower() + season[1:]


class Playing:
    """What a stage knows of the game in progress. `keep`: whether it is saved by itself after each seal."""

    def __init__(self, game: Game | None = None, *, keep: bool = True) -> None:
        self.keep = keep
        self._game: Game | None = None
        self._forecast: Forecast | None = None
        self._forecast_of: tuple[object, ...] = ()
        self.slots: list[saves.Slot] = []
        """saved games as last looked up"""
        if game is not None:
            self.take(game)

    # ------------------------------------------------------------------ the game
    @property
    def running(self) -> bool:
        """Whether there is a game."""
        return self._game is not None

    @property
    def game(self) -> Game:
        """The game. Raises LookupError where none has begun."""
        if self._game is None:
            raise LookupError("no game has begun")
        return self._game

    def take(self, game: Game) -> None:
        """Go on with this game from now on."""
        self._game = game
        self._forecast, self._forecast_of = None, ()
        if self.keep and saves.autosave not in game.after_seal:
            saves.keep(game)

    def begin(self, setup: Setup, name: str = "") -> None:
        """A new game; `name` becomes its file's name. Raises SetupError, ContentError or OrderError."""
        game = Game.new(setup)
        self.save()
        stem = file_name(name)
        if stem:
            game.save_path = free_path(stem)
        self.take(game)
        self.save()

    def load(self, path: Path) -> None:
        """Open a saved game; the one in progress stays if that fails. Raises SaveError."""
        game = saves.load(path)
        game.save_path = path
        self.take(game)

    def save(self) -> None:
        """Save the game as it stands, open draft and all; what goes wrong is found in `take_notices`."""
        if self.keep and self._game is not None:
            saves.autosave(self._game)

    def leave(self) -> None:
        """Save and put the game away."""
        self.save()
        self._game = None

    # ------------------------------------------------------------------ forecast
    def forecast(self) -> Forecast:
        """What the open draft is expected to bring; worked out once for each state of the draft (about 20 ms)."""
        game = self.game
        values = game.draft.orders().values
        now = (game.season, game.stage, *((name, values[name].tobytes()) for name in sorted(values)))
        if self._forecast is None or now != self._forecast_of:
            self._forecast, self._forecast_of = game.preview(), now
        return self._forecast

    # ------------------------------------------------------------------- notices
    def take_notices(self) -> list[str]:
        """What the player should be told and has not been told yet, such as a folder that cannot be written."""
        if self._game is None:
            return []
        told, self._game.notices = self._game.notices, []
        return told

    # --------------------------------------------------------------- saved games
    def look_up(self) -> list[saves.Slot]:
        """The saved games, the newest first."""
        self.slots = saves.slots() if self.keep else []
        return self.slots

    def newest(self) -> saves.Slot | None:
        """The saved game that was played last, of those that can be read and are not at their end."""
        return next((slot for slot in self.look_up() if not slot.fault and not at_its_end(slot)), None)


def at_its_end(slot: saves.Slot) -> bool:
    """Whether all seasons of a saved game have been played."""
    return slot.season >= load_scenario(slot.scenario).seasons


def slot_season(slot: saves.Slot) -> str:
    """Where a saved game stands: the commune and its season, or that it is over."""
    scenario = load_scenario(slot.scenario)
    if at_its_end(slot):
        return _("{commune}, at its end").format(commune=_(scenario.title))
    ask = scenario.calendar.ask(slot.season)
    return _("{commune}, {season}").format(commune=_(scenario.title), season=season_name(ask))


def file_name(name: str) -> str:
    """A name as a file can have it on every system: signs that some system refuses are left out."""
    kept = re.sub(r'[<>:"/\\|?*\x00-\x1f]', "", name).strip(" .")
    return kept[:NAME_MOST].strip(" .")


def free_path(stem: str) -> Path:
    """A file of the folder that no other game has."""
    taken = {slot.title for slot in saves.slots()}
    name, number = stem, 1
    while name in taken:
        number += 1
        name = f"{stem} {number}"
    return saves.folder() / f"{name}{saves.ENDING}"
