"""Every sound: how it is made, how loud it is written, how it is coded. The game's own table is in its views."""

from __future__ import annotations

import hashlib
import inspect
import zlib
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from game.views.sound.voices import VOICES
from tools.sounds import airs, desk, dsp, living, measure, work
from tools.sounds.dsp import Random, Signal

CEILING = -2.0
"""dB under full scale that no sample passes before coding; coding adds a little."""


@dataclass(frozen=True)
class Recipe:
    """One sound. `level` in LUFS: over all of a loop, the loudest 400 ms of a sound that is played once."""

    name: str
    make: Callable[[Random], Signal]
    loop: bool
    level: float
    quality: float
    """of Vorbis, 0-1"""

    def samples(self) -> Signal:
        """The sound at its level, the same each time: its seed is its name."""
        made = self.make(np.random.default_rng([1958, zlib.crc32(self.name.encode())]))
        if not self.loop:
            made = dsp.edges(made, 0.001, 0.01)
        made = dsp.filtered(made, dsp.high(22)) if self.loop else dsp.open_filtered(made, dsp.high(22))
        made = evened(made)
        now = measure.loudness(made) if self.loop else measure.loudest(made)
        made = made * 10 ** ((self.level - now) / 20)
        return held(made, 10 ** (CEILING / 20))

    def pcm(self) -> bytes:
        """The samples as 16-bit numbers, little-endian."""
        return np.round(self.samples() * 32767).astype("<i2").tobytes()

    def mark(self) -> str:
        """Fingerprint of everything the sound depends on: if it is unchanged, the sound need not be made again."""
        text = inspect.getsource(inspect.getmodule(self.make)) + inspect.getsource(dsp) + inspect.getsource(measure)  # type: ignore[arg-type]
        text += inspect.getsource(held) + inspect.getsource(evened) + inspect.getsource(Recipe)
        return hashlib.sha256(f"{text} {self.name} {self.loop} {self.level} {self.quality}".encode()).hexdigest()[:16]


LEAN = 1.5
"""dB that one side may be louder than the other: places lie left and right, the whole does not lean."""


def evened(signal: Signal) -> Signal:
    """Bring a side that is louder by more than LEAN back to that."""
    if signal.ndim == 1:
        return signal
    power = (signal**2).mean(axis=0)
    lean = float(10 * np.log10(power[0] / power[1]))
    too_much = lean - float(np.clip(lean, -LEAN, LEAN))
    return np.asarray(signal * 10 ** (np.array([-too_much, too_much]) / 40))


def held(signal: Signal, most: float) -> Signal:
    """Round off what passes a height: straight up to three quarters of it, then ever flatter."""
    knee = 0.75 * most
    over = np.abs(signal) > knee
    bent = np.sign(signal) * (knee + (most - knee) * np.tanh((np.abs(signal) - knee) / (most - knee)))
    return np.where(over, bent, signal)


def _loops() -> list[Recipe]:
    beds = (
        airs.wind_spring,
        airs.summer_air,
        airs.wind_autumn,
        airs.wind_winter,
        airs.snow_hush,
        airs.ditch,
        airs.rain,
    )
    voices = (
        living.birds_spring, living.birds_summer, living.birds_autumn, living.birds_winter,
        living.cicadas, living.crickets, living.frogs, living.oxen, living.yard,
    )  # fmt: skip
    labour = (
        work.furnace, work.furnaces, work.hammering, work.axe, work.digging, work.threshing, work.crowd, work.canteen,
    )  # fmt: skip
    return [Recipe(make.__name__, make, True, -25.0, 0.25) for make in beds + voices + labour]


def _shots() -> list[Recipe]:
    far = (airs.thunder, airs.thunder_low, work.collapse, work.stack_cracks, work.dam_breaks)
    near = (desk.pen, desk.tick, desk.card, desk.page, desk.drawer, desk.stamp)
    level = {"stamp": -20.0, "drawer": -25.0, "tick": -33.0, "collapse": -18.0, "dam_breaks": -17.0}
    found = [Recipe(make.__name__, make, False, level.get(make.__name__, -20.0), 0.25) for make in far]
    for make in near:
        for file in VOICES[make.__name__].files:
            found.append(Recipe(file, make, False, level.get(make.__name__, -28.0), 0.4))
    return found


RECIPES = {recipe.name: recipe for recipe in _loops() + _shots()}
