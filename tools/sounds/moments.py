"""What the game really plays, without a device: the game's own mixer fades its own levels, and the loops are added up.

A moment is a landscape of a real game: its state decides what is heard. Sounds played once are not in it.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from game.session.game import Game
from game.session.setup import Setup
from game.views.picture_of import pictures_of_season
from game.views.settings import Settings
from game.views.sound.mix import Facts, facts_of, scene_mix
from game.views.sound.mixer import COARSE, FINE, Mixer, steps_of
from game.views.sound.soundscape import breath
from game.views.sound.voices import BUSES
from tools.sounds import checks, measure
from tools.sounds.dsp import RATE, Signal

if TYPE_CHECKING:
    import pygame

STEP = 0.05
"""Seconds from one update to the next."""
WET = 0.7
"""How hard it rains where it rains."""


class DeafMixer(Mixer):
    """The game's mixer with a pencil for a device: it writes down the factor of each loop at each update."""

    def __init__(self, volumes: Mapping[str, float]) -> None:
        super().__init__(eager=True)
        self.opened = True
        self.volume.update(volumes)
        self.factors: dict[int, float] = {}

    def _want(self, file: str) -> Any:
        return file

    def _forget(self, name: str, seconds: float) -> None:
        return

    def _start(self, place: int, sound: pygame.mixer.Sound) -> None:
        self.factors[place] = 0.0

    def _stop(self, place: int) -> None:
        self.factors.pop(place, None)

    def _set(self, place: int, sound: pygame.mixer.Sound, factor: float) -> None:
        coarse, fine = steps_of(factor)
        self.factors[place] = coarse / COARSE * fine / FINE


@dataclass(frozen=True)
class Part:
    """So many seconds of a landscape; `place` is how much of it is heard there."""

    facts: Facts
    seconds: float
    place: float = 1.0


def rendered(
    loops: Mapping[str, Signal], parts: Sequence[Part], volumes: Mapping[str, float], *, settle: float = 15.0
) -> Signal:
    """The parts one after the other as they come out of the mixer, the fades between them included; the first has
    been heard for `settle` seconds when it begins."""
    from game.views.sound.voices import LOOPS

    mixer = DeafMixer(volumes)
    size, clock, at = round(STEP * RATE), 0.0, 0
    pieces: list[Signal] = []
    sides = {name: np.stack([loop, loop], axis=1) if loop.ndim == 1 else loop for name, loop in loops.items()}
    for number, part in enumerate(parts):
        levels = scene_mix(part.facts)
        mixer.duck.update(world=part.place, work=part.place)
        if number == 0:
            mixer.set_levels(levels)
            for _step in range(round(settle / STEP)):
                mixer.update(STEP)
        for _step in range(round(part.seconds / STEP)):
            clock += STEP
            mixer.set_levels({name: level * breath(name, clock) for name, level in levels.items()})
            mixer.update(STEP)
            piece = np.zeros((size, 2))
            for place, factor in mixer.factors.items():
                loop = sides[LOOPS[place]]
                start = (at + 7919 * 13 * place) % len(loop)  # they do not all begin at once
                piece += factor * np.take(loop, np.arange(start, start + size), axis=0, mode="wrap")
            pieces.append(piece)
            at += size
    return np.concatenate(pieces)


def usual_volumes() -> dict[str, float]:
    """As the settings are at first."""
    return {bus: float(getattr(Settings(), f"volume_{bus}")) for bus in BUSES}


def full_volumes() -> dict[str, float]:
    return dict.fromkeys(BUSES, 1.0)


def lived(policy: str, seed: int = 7) -> dict[int, Facts]:
    """What is heard late by day in each season of a game, by the season's number."""
    game, found = Game(Setup(policy=policy, seed=seed)), {}
    while game.stage != "over":
        season = game.season
        game.seal(game.lead())
        pictures = pictures_of_season(game, 8)
        late = next(picture for picture in reversed(pictures) if picture.phase == "day")
        found[season] = facts_of(late, game, 0.0, 1.0)
        game.seal(game.lead())
    return found


def moments() -> dict[str, Facts]:
    """The landscapes that are measured: a commune as in 1957 through the year, the zealot's, and the median one's."""
    zealot, median = lived("zealot"), lived("median")
    busy, fed = zealot[2], median[3]
    found: dict[str, Facts] = {}
    reaped = (0.1, 0.1, 0.2, 0.2, 0.4, 0.0)
    for season in ("spring", "summer", "autumn", "winter"):
        well = Facts(season=season, crops=reaped) if season in ("summer", "autumn") else Facts(season=season)
        found[f"{season} of 1957, day"] = well
        found[f"{season} of 1957, night"] = replace(well, phase="night")
        if season != "winter":
            found[f"{season} of 1957, rain"] = replace(well, rain=WET)
    found["spring 1958, zealot"] = zealot[0]
    found["autumn 1958, zealot"] = busy
    found["autumn 1958, zealot, night"] = replace(busy, phase="night")
    found["autumn 1958, 300 furnaces"] = replace(busy, furnaces_lit=300, hours=16.0, rain=0.3)
    found["winter 1958, median"] = fed
    for season, number in (("spring", 8), ("summer", 9), ("autumn", 10), ("winter", 11)):
        found[f"{season} 1960, median"] = median[number]
        found[f"{season} 1960, zealot"] = zealot[number]
    found["winter 1960, zealot, night"] = replace(zealot[11], phase="night")
    # The same date with nobody missing: what is heard follows the state.
    found["winter 1960, nobody missing"] = replace(fed, birds=median[11].birds, furnaces_lit=0)
    worst = replace(zealot[11], people=0.55, health=0.35, quiet=0.8, oxen=0.15, pigs=0.03, birds=0.1, canteens_open=0)
    found["a starving winter"] = worst
    found["a valley without anyone"] = replace(worst, people=0.0, oxen=0.0, pigs=0.0, birds=0.0)
    return found


@dataclass(frozen=True)
class Reading:
    """What the meters say of a mix."""

    lufs: float
    loudest: float
    true_peak: float
    crest: float
    spread: float
    balance: float


def read(mix: Signal) -> Reading:
    return Reading(
        measure.loudness(mix),
        float(checks.short_term(mix).max()),
        checks.true_peak(mix),
        measure.crest(mix),
        checks.spread(mix),
        checks.balance(mix),
    )


def loops_in(folder: Path) -> dict[str, Signal]:
    """Every loop, as coded."""
    import soundfile

    from game.views.sound.voices import LOOPS

    return {name: np.asarray(soundfile.read(folder / f"{name}.ogg")[0]) for name in LOOPS}


def table(folder: Path, seconds: float = 40.0) -> None:
    """Print what each moment measures with all volumes full, and what it is with the settings as they are at first."""
    loops = loops_in(folder)
    usual = usual_volumes()
    print(f"{'':30}{'LUFS':>7}{'usual':>7}{'max 3s':>8}{'peak':>7}{'crest':>7}{'LRA':>6}{'L-R':>6}")
    for name, facts in moments().items():
        found = read(rendered(loops, [Part(facts, seconds)], full_volumes()))
        soft = measure.loudness(rendered(loops, [Part(facts, 20.0)], usual))
        print(
            f"{name:30}{found.lufs:7.1f}{soft:7.1f}{found.loudest:8.1f}{found.true_peak:7.1f}"
            f"{found.crest:7.1f}{found.spread:6.1f}{found.balance:6.1f}"
        )
