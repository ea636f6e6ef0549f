"""The files and the mixes as a mastering engineer without loudspeakers would check them: by his meters."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame
import pytest

from game.views.sound.mix import Facts
from game.views.sound.voices import LOOPS, VOICES
from tools.sounds import checks, measure
from tools.sounds.dsp import RATE, Signal
from tools.sounds.moments import Part, full_volumes, rendered, usual_volumes
from tools.sounds.targets import TARGETS, names_of, target_of

ROOT = Path(__file__).resolve().parents[2]
FILES = {file: voice for voice in VOICES.values() for file in voice.files}
WORK = (0.5, 0.2, 0.05, 0.1, 0.05, 0.05, 0.05)
SPRING = Facts()
FED = Facts(season="winter", labour=WORK, canteens_open=8, hours=10)
WINTER_1960 = replace(
    FED, people=0.69, health=0.72, quiet=0.06, canteens_open=0, oxen=0.58, pigs=0.25, birds=0.52, hours=8.6
)
"""As the zealot's third winter is (seed 7)."""
AUTUMN_1958 = Facts(
    season="autumn", hours=13, furnaces_lit=60, labour=WORK, crops=(0.1, 0, 0, 0.3, 0.6, 0), forest=0.8, canteens_open=8
)


@pytest.fixture(scope="module")
def heard() -> Iterator[dict[str, Any]]:
    """Every file as the game's own library decodes it, 1.0 is full scale; one side alone where it was made so."""
    pygame.mixer.quit()
    pygame.mixer.init(RATE, -16, 2, 1024, allowedchanges=0)
    found: dict[str, Any] = {}
    for path in sorted((ROOT / "assets" / "sounds").glob("*.ogg")):
        signal = pygame.sndarray.array(pygame.mixer.Sound(path)).astype(np.float64) / 32768
        found[path.stem] = signal
    yield found
    pygame.mixer.quit()


def tone(hz: float, level: float, seconds: float = 5.0, phase: float = 0.0) -> Signal:
    t = np.arange(int(seconds * RATE)) / RATE
    wave = 10 ** (level / 20) * np.sin(2 * np.pi * hz * t + phase)
    return np.stack([wave, wave], axis=1)


# ---------------------------------------------------------------------- the meters
def test_the_meter_reads_what_the_standard_says() -> None:
    """EBU Tech 3341: 1 kHz at -23 dBFS on both sides is -23.0 LUFS; gates leave out the quiet parts."""
    assert measure.loudness(tone(1000, -23)) == pytest.approx(-23.0, abs=0.1)
    assert checks.short_term(tone(1000, -33))[0] == pytest.approx(-33.0, abs=0.1)
    gated = np.concatenate([tone(1000, -36, 10), tone(1000, -23, 60), tone(1000, -36, 10)])
    assert measure.loudness(gated) == pytest.approx(-23.0, abs=0.1)
    steps = np.concatenate([tone(1000, -20, 20), tone(1000, -30, 20)])
    assert checks.spread(steps) == pytest.approx(10.0, abs=1.0)


def test_a_peak_between_the_samples_is_found() -> None:
    between = tone(RATE / 4, 0.0, 1.0, np.pi / 4)[1000:-1000]
    assert measure.peak(between) == pytest.approx(-3.01, abs=0.05)
    assert checks.true_peak(between * np.hanning(len(between))[:, None]) == pytest.approx(0.0, abs=0.15)


def test_flat_tops_a_lean_and_a_round_are_found() -> None:
    clipped = np.clip(1.5 * tone(200, 0.0, 1.0), -1, 1)
    assert checks.flat_tops(clipped) > 100 and checks.flat_tops(tone(200, 0.0, 1.0)) == 0
    assert checks.balance(tone(200, -20) * [1.0, 0.5]) == pytest.approx(6.0, abs=0.1)
    rng = np.random.default_rng(1)
    beat = np.repeat(rng.uniform(0.01, 1, 40), RATE // 20)  # 2 s
    machine = np.tile(beat, 8) * rng.standard_normal(16 * RATE)
    found = checks.inner_round(machine)
    assert found.seconds == pytest.approx(2.0, abs=0.05) and found.likeness > 0.8


# ----------------------------------------------------------------------- the files
def test_every_sound_is_of_a_kind() -> None:
    assert sorted(name for target in TARGETS for name in names_of(target)) == sorted(VOICES)


@pytest.mark.parametrize("name", FILES)
def test_no_sound_jumps_out_of_its_kind(name: str, heard: dict[str, Any]) -> None:
    signal, voice = heard[name], FILES[name]
    target = target_of(voice)
    momentary = measure.loudest(signal)
    found = measure.loudness(signal) if voice.loop else momentary
    assert found == pytest.approx(target.lufs, abs=target.tolerance)
    assert checks.true_peak(signal) <= target.true_peak
    assert target.crest[0] <= measure.crest(signal) <= target.crest[1]
    if voice.loop:
        assert momentary <= found + target.burst
        assert checks.short_term(signal).max() <= found + target.swell


@pytest.mark.parametrize("name", FILES)
def test_nothing_is_clipped_shifted_or_leans(name: str, heard: dict[str, Any]) -> None:
    signal = heard[name]
    assert checks.flat_tops(signal) == 0
    assert np.abs(signal.mean(axis=0)).max() < 10 ** (-70 / 20)
    assert abs(checks.balance(signal)) < 1.8
    assert checks.correlation(signal) > -0.05, "nothing goes where both sides come from one loudspeaker"


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_neither_changes_colour_at_its_seam_nor_goes_round_within(name: str, heard: dict[str, Any]) -> None:
    signal = heard[name]
    assert len(signal) >= 16 * RATE
    assert checks.seam_colour(signal) >= 0.01
    # A cuckoo, a flail and an axle have their own beat; that is no round.
    most = 0.7 if name in ("birds_spring", "threshing", "oxen") else 0.45
    assert checks.inner_round(signal).likeness < most


# --------------------------------------------------------------------- their nature
def test_rain_is_drops_over_a_falling_spectrum(heard: dict[str, Any]) -> None:
    rain = heard["rain"]
    assert -6.0 < checks.slope_of(rain, 1000, 10_000) < -2.0
    assert 0.6 < checks.unlike_noise(rain, 1000, 8000) < 6.0, "0.2 is a hiss, more than 6 a rattle"
    assert abs(checks.unlike_noise(heard["wind_winter"], 60, 800)) < 1.5, "a gust is no drop"


def test_a_crowd_moves_with_its_syllables(heard: dict[str, Any]) -> None:
    """Thirteen who speak at once move less than one, but where one does."""
    syllables = checks.modulation(heard["crowd"], (200, 2500), (3.0, 6.0))
    assert syllables > 0.14
    assert syllables > 2 * checks.modulation(heard["furnaces"], (60, 600), (3.0, 6.0))


@pytest.mark.parametrize("name", ["wind_spring", "summer_air", "wind_autumn", "wind_winter"])
def test_a_wind_has_gusts(name: str, heard: dict[str, Any]) -> None:
    assert 3.0 < checks.spread(heard[name]) < 10.0


def test_no_blow_of_the_smiths_is_a_note(heard: dict[str, Any]) -> None:
    """The strongest third of an octave is not far above its neighbours: nothing rings like a bell through the loop."""
    bands = checks.octaves(heard["hammering"])
    middle = bands[12:21]  # 800 to 6,400 Hz
    assert max(b - max(a, c) for a, b, c in zip(middle, middle[1:], middle[2:], strict=False)) < 6.0


def test_no_insect_is_a_buzzer(heard: dict[str, Any]) -> None:
    """The trill has pauses."""
    course = checks.envelope(heard["crickets"], 2500, 3000)
    assert np.quantile(course, 0.1) < 0.1 * np.quantile(course, 0.9)


# ----------------------------------------------------------------------- the mixes
def mixed(heard: dict[str, Any], facts: Facts, seconds: float = 20.0) -> Signal:
    return rendered({name: heard[name] for name in LOOPS}, [Part(facts, seconds)], full_volumes())


def test_winter_1960_is_quiet_by_its_state_and_not_by_its_date(heard: dict[str, Any]) -> None:
    spring, fed, famine = (measure.loudness(mixed(heard, facts)) for facts in (SPRING, FED, WINTER_1960))
    assert famine < spring - 8.0
    assert famine < fed - 8.0
    assert measure.loudness(mixed(heard, replace(FED, people=0.98, birds=0.5))) > spring - 3.0
    night = measure.loudness(mixed(heard, replace(WINTER_1960, phase="night")))
    assert night < spring - 11.0
    assert night > -45.0, "a wind remains"


def test_the_loudest_mix_has_room_above_it(heard: dict[str, Any]) -> None:
    worst = replace(AUTUMN_1958, furnaces_lit=300, hours=16.0, rain=0.3)
    mix = mixed(heard, worst)
    assert -26.0 < measure.loudness(mix) < -19.0
    assert checks.true_peak(mix) < -3.0
    for facts in (SPRING, FED, AUTUMN_1958, worst):
        assert abs(checks.balance(mixed(heard, facts, 12.0))) < 1.5


def test_one_moment_goes_over_into_the_next_without_a_jump(heard: dict[str, Any]) -> None:
    """From the loudest to the quietest and back, and behind a notice: no 3 s differ from the 3 s before by a leap,
    and no 50 ms jump further than they do while nothing changes."""
    loops = {name: heard[name] for name in ("wind_winter", "snow_hush", "furnaces", "wind_autumn")}
    every = {name: loops.get(name, np.zeros((RATE, 2))) for name in LOOPS}
    parts = [
        Part(replace(AUTUMN_1958, phase="night"), 8.0),
        Part(replace(WINTER_1960, phase="night"), 10.0),
        Part(replace(AUTUMN_1958, phase="night"), 10.0),
        Part(replace(AUTUMN_1958, phase="night"), 6.0, 0.15),
        Part(replace(AUTUMN_1958, phase="night"), 8.0),
    ]
    mix = rendered(every, parts, usual_volumes())
    size = RATE // 20
    power = (mix**2).mean(axis=1)
    level = 10 * np.log10(power[: len(power) // size * size].reshape(-1, size).mean(axis=1) + 1e-12)
    still = np.abs(np.diff(level[:160])).max()
    assert np.abs(np.diff(level)).max() < still + 1.5
