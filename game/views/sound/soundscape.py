"""What is heard on a stage: follows the screen in use, sets the mixer's levels, plays single sounds, writes captions.

A screen says which landscape is heard by `Screen.heard`; over a page without one the last goes on, as through a wall.
"""

from __future__ import annotations

import math
import zlib
from typing import TYPE_CHECKING

from game.text import _
from game.views.sound.captions import Caption
from game.views.sound.mix import Facts, facts_of, scene_mix
from game.views.sound.voices import BUSES, NO_BIRDS, VOICES

if TYPE_CHECKING:
    from game.views.diorama.picture import Picture
    from game.views.settings import Settings
    from game.views.sound.mixer import Mixer
    from game.views.stage import Stage

OPEN_AFTER = 3
"""Updates after which the device is opened: the first frames are drawn without it."""
BESIDE, INDOORS, MENU, NOTICE = 0.75, 0.4, 0.55, 0.15
"""How much of the land is heard beside a sheet, from a page without it, behind a question, behind a notice."""
OUTSIDE = frozenset(("running",))
"""Screens on which nothing stands between the land and who listens."""
APART = frozenset(("title", "content_note", "new_game", "epilogue"))
"""Screens that belong to no season: without a landscape of their own they are silent."""
OFTEN, SELDOM = 0.05, 0.5
"""Seconds until the next update while loops fade, and while they only come and go."""
TOLD = 4.5
"""Seconds for which a single sound stays written."""
MOST_WRITTEN = 6
WRITTEN_FROM, WRITTEN_TO = 0.06, 0.045
"""The level from which a loop is written, and under which it is so no longer."""
FOREMOST = 2.0
"""So many times as loud as the first that is written, a new one is written before it."""
SPACING = {"tick": 0.07, "pen": 0.6, "card": 0.12}
"""Seconds between two of the same, where a hand can be faster than the ear wants."""


class Soundscape:
    """One for a stage. Without a mixer it only writes captions."""

    def __init__(self, settings: Settings, mixer: Mixer | None = None) -> None:
        self.settings = settings
        self.mixer = mixer
        self.levels: dict[str, float] = {}
        """of the landscape heard last, before volumes"""
        self.clock = 0.0
        self.place = 0.0
        """how much of it is heard here"""
        self._updates = 0
        self._picture: Picture | None = None
        self._rain = 0.0
        self._told: list[tuple[str, float]] = []
        self._written: list[str] = []
        """the loops that are written, in their order"""
        self._last: dict[str, float] = {}

    # ---------------------------------------------------------------------- time
    def update(self, stage: Stage, seconds: float) -> None:
        """Follow the stage. What changes a caption marks the screen to be drawn."""
        self.clock += seconds
        self._updates += 1
        before = self.captions() if self.settings.captions else []
        self._told = [(name, left - seconds) for name, left in self._told if left > seconds]
        self._listen(stage)
        if self.settings.captions and self.captions() != before:
            stage.screen.dirty = True
        if self.mixer is not None:
            self._mix(stage, self.mixer, seconds)

    def _listen(self, stage: Stage) -> None:
        """Take in the landscape that is heard, if it has changed."""
        screen = stage.screen
        picture, rain = screen.heard(), screen.raining()
        if picture is None:
            if screen.name in APART:
                self._picture = None
            self.place = INDOORS if self._picture is not None else 0.0
        else:
            self.place = 1.0 if screen.name in OUTSIDE else BESIDE
            if picture is not self._picture or rain != self._rain:
                self._picture, self._rain = picture, rain
                self.levels = scene_mix(self._facts(stage, picture))
                self._written = in_order(self._written, self.levels)
        if screen.scope:
            self.place = min(self.place, NOTICE if screen.scope == "notice" else MENU)

    def _facts(self, stage: Stage, picture: Picture) -> Facts:
        playing = stage.context
        at_title = stage.screen.name == "title"
        game = playing.game if playing is not None and playing.running and not at_title else None
        return facts_of(picture, game, self._rain, stage.screen.lived())

    def _mix(self, stage: Stage, mixer: Mixer, seconds: float) -> None:
        if not self.settings.muted and self._updates >= OPEN_AFTER:
            mixer.open()
        for bus in BUSES:
            mixer.volume[bus] = 0.0 if self.settings.muted else getattr(self.settings, f"volume_{bus}")
        mixer.duck.update({"world": self.place, "work": self.place, "paper": 1.0})
        mixer.set_levels({name: level * breath(name, self.clock) for name, level in self.levels.items()})
        mixer.update(seconds)

    def waiting(self) -> float | None:
        """Seconds until the next update is needed without input; None if none is."""
        if self.settings.captions and self._told:
            return 0.25
        if self.mixer is None or (self.settings.muted and not self.mixer.audible()):
            return None
        if not self.mixer.opened:
            return None if self.mixer.failed else 0.25
        if self.mixer.rest() > 0.03:
            return OFTEN
        return SELDOM if self.mixer.audible() else None

    # ---------------------------------------------------------------------- once
    def play(self, name: str, gain: float = 1.0) -> None:
        """Play a sound once and write its caption. Raises KeyError for a name that is not in the table."""
        voice = VOICES[name]
        if self.clock - self._last.get(name, -9.0) < SPACING.get(name, 0.0):
            return
        self._last[name] = self.clock
        if voice.caption:
            self._told = [(told, left) for told, left in self._told if told != name] + [(name, TOLD)]
        if self.mixer is not None:
            self.mixer.play(name, gain * (1.0 if voice.bus == "paper" else max(self.place, INDOORS)))

    # ------------------------------------------------------------------ captions
    def captions(self) -> list[Caption]:
        """What is heard, in words: single sounds, the newest foremost, then the loudest loops; no more than a few."""
        told = [VOICES[name].caption for name, _left in reversed(self._told)]
        heard: list[str] = []
        if self.place > INDOORS:
            heard = [VOICES[name].caption for name in self._written]
            if self._no_birds():
                heard.insert(2, NO_BIRDS)
        return [Caption(_(text), True) for text in told] + [Caption(_(text), False) for text in heard[:MOST_WRITTEN]]

    def _no_birds(self) -> bool:
        """Whether birds would sing at this time of the year and the day, and none do: who cannot hear reads it."""
        picture = self._picture
        if picture is None or picture.phase != "day" or picture.season == "winter":
            return False
        return self.levels.get(f"birds_{picture.season}", 1.0) < WRITTEN_FROM

    # ----------------------------------------------------------------------- end
    @property
    def trouble(self) -> str:
        """Why nothing can be heard, in one sentence; empty where something can or nobody has tried yet."""
        return self.mixer.trouble if self.mixer is not None else ""

    def pause(self, paused: bool) -> None:
        """The window is put away, or comes back."""
        if self.mixer is not None:
            self.mixer.pause(paused)

    def close(self) -> None:
        """Give the device back."""
        if self.mixer is not None:
            self.mixer.close()


def in_order(written: list[str], levels: dict[str, float]) -> list[str]:
    """The loops to be written, the loudest first; but what is written already stays where it stands as long as it is
    among the loudest, or the line would be shuffled with every picture and nobody could read it."""
    loud = sorted((name for name in levels if VOICES[name].caption), key=lambda name: -levels[name])
    there = [name for name in loud if levels[name] >= (WRITTEN_TO if name in written else WRITTEN_FROM)]
    stay = [name for name in written if name in there[: MOST_WRITTEN + 1]]
    found = (stay + [name for name in there if name not in stay])[:MOST_WRITTEN]
    if found and levels[there[0]] >= FOREMOST * levels[found[0]]:
        found = [there[0], *(name for name in found if name != there[0])]
    return found[:MOST_WRITTEN]


def breath(name: str, clock: float) -> float:
    """The factor, 0.4 to 1, by which a loop that comes and goes is nearer or farther: two slow waves of its own."""
    if not VOICES[name].comes_and_goes:
        return 1.0
    own = zlib.crc32(name.encode())
    first, second = 41.0 + own % 13, 67.0 + own // 13 % 17
    wave = math.sin(2 * math.pi * (clock / first + own % 97 / 97)) + math.sin(
        2 * math.pi * (clock / second + own % 89 / 89)
    )
    return 0.7 + 0.15 * wave
