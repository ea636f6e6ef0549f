"""The mixer: buses with volumes, loops that fade towards their levels, sounds played once.

The device is opened and files are decoded on a thread of their own, one after the other and only when they are wanted,
so that no frame waits for them. Where there is no device nothing is heard, and `trouble` says why.
"""

from __future__ import annotations

import contextlib
import math
import os
import queue
import sys
import threading
from collections.abc import Iterator
from functools import partial
from typing import TYPE_CHECKING

import pygame

from game.text import ASSETS, _
from game.views.sound.voices import BUSES, LOOPS, VOICES

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

FOLDER = os.path.join(ASSETS, "sounds")
RATE = 44_100
BUFFER = 1024
SHOTS = 12
"""Sounds played once that can be heard together."""
RISING, FALLING = 0.8, 1.3
"""Seconds in which a loop comes two thirds of the way to a higher, a lower level."""
STEEPEST = 20.0
"""dB a second that a loop grows at most: from next to nothing, the way above would be a jump of 6 dB and more."""
FIRST = 0.01
"""The factor with which a loop that was silent begins."""
SILENT = 0.004
"""A level under which a loop is stopped."""
FORGET = 90.0
"""Seconds of silence after which a loop's samples are let go."""
PATIENCE = 3.0
"""Seconds that closing waits for the device."""
LATE = 0.5
"""Seconds after which a sound that is still being read is no longer worth playing."""


FINE, COARSE = 255, 128
"""Steps of a channel's two sides, and of a sound's own volume."""


def steps_of(factor: float) -> tuple[int, int]:
    """A factor in steps of the sound's volume and of its channel's sides, the two multiplied.

    The volume alone would jump by 6 dB from one step to the next where a loop is all but silent, as it often is. It is
    taken as a power of two, so that it seldom changes; the sides do the rest, never more than 0.07 dB at once.
    """
    if factor <= 0.0:
        return 0, 0
    coarse = 1
    while coarse < COARSE and coarse / COARSE < factor:
        coarse *= 2
    return coarse, min(FINE, round(factor * COARSE / coarse * FINE))


def gain_of(volume: float) -> float:
    """A volume of the settings, 0-1, as a factor: each step of the row is heard as about as large as the next."""
    return min(1.0, max(0.0, volume)) ** 1.5


class Mixer:
    """`eager` reads files at once, on the caller's thread: for tests."""

    def __init__(self, *, eager: bool = False) -> None:
        self.failed = False
        """whether there is no device"""
        self.volume: dict[str, float] = dict.fromkeys(BUSES, 1.0)
        self.duck: dict[str, float] = dict.fromkeys(BUSES, 1.0)
        """how far each bus is held back now, 1 = not at all"""
        self.levels: dict[str, float] = dict.fromkeys(LOOPS, 0.0)
        """the levels wanted"""
        self.now: dict[str, float] = dict.fromkeys(LOOPS, 0.0)
        """the factors heard, levels and volumes together"""
        self.opened = False
        self._eager = eager
        self._jobs: queue.SimpleQueue[Callable[[], None] | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._read: dict[str, pygame.mixer.Sound] = {}
        self._asked: set[str] = set()
        self._waiting: list[tuple[str, str, float, float]] = []
        """sounds to be played once that are still being read: bus, file, gain, age in seconds"""
        self._turns: dict[str, int] = {}
        self._idle: dict[str, float] = dict.fromkeys(LOOPS, 0.0)
        self._playing: set[str] = set()

    # ------------------------------------------------------------------- device
    def open(self) -> None:
        """Begin to open the device, once."""
        if self._thread is None and not self.opened and not self.failed:
            self._do(self._open)

    def _open(self) -> None:
        try:
            with _quiet():
                pygame.mixer.init(RATE, -16, 2, BUFFER, allowedchanges=0)
            pygame.mixer.set_num_channels(len(LOOPS) + SHOTS)
        except (pygame.error, NotImplementedError, AttributeError):
            self.failed = True
            return
        self.opened = True

    @property
    def trouble(self) -> str:
        """Why nothing can be heard, in one sentence; empty where something can or nobody has tried yet."""
        return _("There is no sound device here. Nothing in the game needs one.") if self.failed else ""

    def close(self) -> None:
        """Stop everything; a file being read is finished first, because the device goes with the window."""
        if self._thread is not None:
            self._jobs.put(None)
            self._thread.join(PATIENCE)
            if self._thread.is_alive():  # a device that never answers is left to the system
                return
            self._thread = None
        if self.opened:
            pygame.mixer.quit()
            self.opened = False

    def _do(self, job: Callable[[], None]) -> None:
        if self._eager:
            job()
            return
        if self._thread is None:
            self._thread = threading.Thread(target=self._work, name="sound", daemon=True)
            self._thread.start()
        self._jobs.put(job)

    def _work(self) -> None:
        while (job := self._jobs.get()) is not None:
            job()

    # -------------------------------------------------------------------- files
    def _want(self, file: str) -> pygame.mixer.Sound | None:
        """The sound, if it has been read; else it soon will be."""
        if file not in self._read and file not in self._asked:
            self._asked.add(file)
            self._do(partial(self._fetch, file))
        return self._read.get(file)

    def _fetch(self, file: str) -> None:
        try:
            self._read[file] = pygame.mixer.Sound(os.path.join(FOLDER, f"{file}.ogg"))
        except (pygame.error, OSError):  # a file that is not there or not whole is not heard
            return

    # ------------------------------------------------------------------- levels
    def bus_gain(self, bus: str) -> float:
        """Volume and holding back of a bus as one factor."""
        return gain_of(self.volume[bus]) * self.duck[bus]

    def set_levels(self, levels: Mapping[str, float]) -> None:
        """From now on fade towards these; a loop that is not named falls silent. Raises KeyError for no loop."""
        unknown = levels.keys() - set(LOOPS)
        if unknown:
            raise KeyError(f"no loop of that name: {', '.join(sorted(unknown))}")
        self.levels = {name: levels.get(name, 0.0) for name in LOOPS}

    def target(self, name: str) -> float:
        """The factor towards which a loop is fading."""
        return self.levels[name] * self.bus_gain(VOICES[name].bus)

    def rest(self) -> float:
        """The largest distance of a loop from where it is going."""
        return max(abs(self.target(name) - self.now[name]) for name in LOOPS) if self.opened else 0.0

    def audible(self) -> bool:
        """Whether any loop is heard or about to be."""
        return self.opened and any(self.now[name] > SILENT or self.target(name) > SILENT for name in LOOPS)

    def update(self, seconds: float) -> None:
        """Let fades go on."""
        if not self.opened:
            return
        for place, name in enumerate(LOOPS):
            self._fade(place, name, seconds)
        waiting, self._waiting = self._waiting, []
        for bus, file, gain, age in waiting:
            if file in self._read:
                self._play(bus, file, gain)
            elif age + seconds < LATE:
                self._waiting.append((bus, file, gain, age + seconds))

    def _fade(self, place: int, name: str, seconds: float) -> None:
        target, now = self.target(name), self.now[name]
        if target <= SILENT and now <= SILENT:
            self.now[name] = 0.0
            if name in self._playing:
                self._stop(place)
                self._playing.discard(name)
            self._forget(name, seconds)
            return
        self._idle[name] = 0.0
        sound = self._want(name)
        if sound is None:
            return
        if name not in self._playing:
            self._playing.add(name)
            self._start(place, sound)
        constant = RISING if target > now else FALLING
        nearer = now + (target - now) * (1.0 - math.exp(-seconds / constant))
        now = min(nearer, max(now, FIRST) * 10 ** (STEEPEST * seconds / 20)) if target > now else nearer
        # Within a hundredth of it, nothing more is heard: a tenth of a dB.
        self.now[name] = target if abs(target - now) < 0.01 * target else now
        self._set(place, sound, self.now[name])

    def _start(self, place: int, sound: pygame.mixer.Sound) -> None:
        sound.set_volume(0.0)
        pygame.mixer.Channel(place).play(sound, loops=-1)

    def _stop(self, place: int) -> None:
        pygame.mixer.Channel(place).stop()

    def _set(self, place: int, sound: pygame.mixer.Sound, factor: float) -> None:
        coarse, fine = steps_of(factor)
        channel, before = pygame.mixer.Channel(place), round(sound.get_volume() * COARSE)
        # The device may play between the two calls: let that moment be the quieter one.
        if coarse < before:
            sound.set_volume(coarse / COARSE)
        channel.set_volume(fine / FINE, fine / FINE)
        if coarse >= before:
            sound.set_volume(coarse / COARSE)

    def _forget(self, name: str, seconds: float) -> None:
        if name in self._read:
            self._idle[name] += seconds
            if self._idle[name] > FORGET:
                del self._read[name]
                self._asked.discard(name)

    # --------------------------------------------------------------------- once
    def play(self, name: str, gain: float = 1.0) -> None:
        """Play a sound once, its takes in turn. Raises KeyError for a name that is not in the table."""
        voice = VOICES[name]
        if not self.opened or self.bus_gain(voice.bus) <= SILENT:
            return
        turn = self._turns.get(name, 0)
        self._turns[name] = turn + 1
        file = voice.files[turn % voice.takes]
        if self._want(file) is None:
            self._waiting.append((voice.bus, file, gain, 0.0))
        else:
            self._play(voice.bus, file, gain)

    def _play(self, bus: str, file: str, gain: float) -> None:
        # The library's own search would also give the channels of loops that are silent now.
        places = range(len(LOOPS), len(LOOPS) + SHOTS)
        channel = next((pygame.mixer.Channel(at) for at in places if not pygame.mixer.Channel(at).get_busy()), None)
        if channel is not None:
            self._read[file].set_volume(min(1.0, gain * self.bus_gain(bus)))
            channel.play(self._read[file])

    def pause(self, paused: bool) -> None:
        """Hold everything while the window is put away, and go on."""
        if self.opened:
            (pygame.mixer.pause if paused else pygame.mixer.unpause)()


@contextlib.contextmanager
def _quiet() -> Iterator[None]:
    """Let no library write on the terminal: ALSA tells each missing card in many lines of its own."""
    try:
        stream = sys.stderr.fileno()
        kept = os.dup(stream)
    except (AttributeError, OSError, ValueError):  # no terminal to keep quiet
        yield
        return
    try:
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, stream)
        os.close(nothing)
        yield
    finally:
        os.dup2(kept, stream)
        os.close(kept)
