"""The sounds as they are shipped: all there, none clipped, loops without a seam, each as loud as it should be."""

from __future__ import annotations

import io
import json
import os
import re
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import numpy as np
import pygame
import pytest

from game.views.sound.mix import Facts, scene_mix
from game.views.sound.voices import BUSES, LOOPS, VOICES
from tools.sounds import measure
from tools.sounds.catalogue import CEILING, RECIPES
from tools.sounds.dsp import RATE
from tools.sounds.ogg import numbered

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "assets" / "sounds"
FILES = {file: voice for voice in VOICES.values() for file in voice.files}
MOST_MB = 6.0
BANDS = {"world": (-26.5, -16.5), "work": (-26.5, -16.5), "paper": (-34.0, -19.0)}
"""LUFS: over all of a loop, the loudest 400 ms of what is played once."""
PLACES = {
    "cicadas": (3500, 9000, 0.9),
    "crickets": (2600, 6000, 0.95),
    "birds_autumn": (2500, 6500, 0.9),
    "crowd": (80, 1500, 0.95),
    "furnaces": (40, 600, 0.9),
    "hammering": (500, 6000, 0.7),
    "frogs": (300, 2600, 0.9),
    "ditch": (250, 3500, 0.9),
    "rain": (1000, 16000, 0.7),
    "thunder_low": (30, 400, 0.9),
    "stamp": (60, 700, 0.85),
    "pen": (1500, 9000, 0.8),
    "wind_winter": (50, 900, 0.9),
}
"""Where at least this share of a sound's energy lies: from Hz, to Hz."""
MADE_AGAIN = ("stamp", "page", "snow_hush", "canteen", "collapse")
"""Made from their recipes here; the others are made the same way and take longer."""


@pytest.fixture(scope="module")
def heard() -> Iterator[dict[str, Any]]:
    """Every file as a player hears it: decoded by the game's own library, (n, 2), 1.0 is full scale."""
    pygame.mixer.quit()
    pygame.mixer.init(RATE, -16, 2, 1024, allowedchanges=0)
    files = sorted(FOLDER.glob("*.ogg"))
    yield {path.stem: pygame.sndarray.array(pygame.mixer.Sound(path)).astype(np.float64) / 32768 for path in files}
    pygame.mixer.quit()


@pytest.fixture(scope="module")
def listed() -> dict[str, Any]:
    rows: dict[str, Any] = json.loads((FOLDER / "sounds.json").read_text(encoding="utf-8"))["sounds"]
    return rows


def test_files_recipes_list_and_the_games_table_name_the_same_sounds(
    heard: dict[str, Any], listed: dict[str, Any]
) -> None:
    assert set(heard) == set(RECIPES) == set(FILES) == set(listed)
    assert {name for name, recipe in RECIPES.items() if recipe.loop} == set(LOOPS)
    assert {voice.bus for voice in VOICES.values()} == set(BUSES)


def test_every_sound_that_the_code_plays_is_in_the_table_and_every_single_sound_is_played() -> None:
    once = {name for name, voice in VOICES.items() if not voice.loop}
    named: set[str] = set()
    for path in (ROOT / "game").rglob("*.py"):
        text = path.read_text(encoding="utf-8")
        named |= set(re.findall(r'\.play\("(\w+)"', text))
        set_on_screens = re.findall(r"^    (?:hand|arrival)\b.* = (.+)$", text, re.MULTILINE)
        named |= {word for line in set_on_screens for word in re.findall(r'"(\w+)"', line)}
    lines = (ROOT / "game" / "views" / "screens" / "running_lines.py").read_text(encoding="utf-8")
    named |= {name for name in once if f'"{name}"' in lines}
    assert named == once


def test_they_stay_small() -> None:
    assert sum(path.stat().st_size for path in FOLDER.glob("*.ogg")) < MOST_MB * 1e6


@pytest.mark.parametrize("name", FILES)
def test_nothing_clips_and_nothing_is_shifted(name: str, heard: dict[str, Any]) -> None:
    signal = heard[name]
    # Coding adds a little to the recipe's ceiling.
    assert np.abs(signal).max() < 10 ** ((CEILING + 1.5) / 20)
    assert abs(signal.mean()) < 0.002


@pytest.mark.parametrize("name", LOOPS)
def test_a_loop_goes_round_without_a_step(name: str, heard: dict[str, Any]) -> None:
    signal = heard[name]
    assert measure.seam(signal) < 2.0
    # Nor does it hold its breath there: what is heard about the seam is no quieter than the quietest within.
    size = RATE // 10
    turned = np.roll(signal, size // 2, axis=0)
    about = float((turned[:size] ** 2).mean())
    within = [float((signal[at : at + size] ** 2).mean()) for at in range(0, len(signal) - size, size)]
    assert about >= min(within) * 0.5


@pytest.mark.parametrize("name", FILES)
def test_the_loudness_lies_in_the_band_of_its_bus(name: str, heard: dict[str, Any], listed: dict[str, Any]) -> None:
    voice = FILES[name]
    low, high = BANDS[voice.bus]
    found = measure.loudness(heard[name]) if voice.loop else measure.loudest(heard[name])
    assert low <= found <= high
    assert found == pytest.approx(listed[name]["lufs"], abs=0.6)
    assert len(heard[name]) / RATE == pytest.approx(listed[name]["seconds"], abs=0.001)


@pytest.mark.parametrize("name", [name for name in FILES if name not in LOOPS])
def test_what_is_played_once_begins_and_ends_in_silence(name: str, heard: dict[str, Any]) -> None:
    signal = heard[name]
    most = np.abs(signal).max()
    assert np.abs(signal[0]).max() < 0.05 * most and np.abs(signal[-200:]).max() < 0.02 * most


@pytest.mark.parametrize("name", PLACES)
def test_its_energy_lies_where_such_a_sound_has_it(name: str, heard: dict[str, Any]) -> None:
    low, high, share = PLACES[name]
    parts = measure.shares(heard[name], (low, high))
    assert parts[1] >= share


def test_blows_stand_out_and_beds_do_not(heard: dict[str, Any]) -> None:
    crest = {name: measure.crest(signal) for name, signal in heard.items()}
    for blow in ("hammering", "axe", "digging", "threshing", "canteen"):
        for bed in ("wind_spring", "wind_winter", "furnaces", "rain", "snow_hush"):
            assert crest[blow] > crest[bed] + 3


def test_the_loudest_season_does_not_clip_at_full_volume(heard: dict[str, Any]) -> None:
    busy = Facts(
        season="autumn", hours=16, furnaces_lit=400, labour=(0.4, 0.3, 0.05, 0.15, 0.05, 0.05, 0.0),
        crops=(0, 0, 0, 0.2, 0.8, 0), canteens_open=8, rain=0.3,
    )  # fmt: skip
    mixed = np.zeros((60 * RATE, 2))
    for name, level in scene_mix(busy).items():
        loop = heard[name]
        mixed += level * np.tile(loop, (len(mixed) // len(loop) + 1, 1))[: len(mixed)]
    mixed[RATE : RATE + len(heard["collapse"])] += heard["collapse"]
    assert np.abs(mixed).max() < 0.9


@pytest.mark.parametrize("name", MADE_AGAIN)
def test_the_same_recipe_gives_the_same_samples(name: str) -> None:
    assert RECIPES[name].pcm() == RECIPES[name].pcm()


@pytest.mark.parametrize("name", MADE_AGAIN)
def test_the_file_is_what_the_recipe_makes(name: str, heard: dict[str, Any], listed: dict[str, Any]) -> None:
    made, file = RECIPES[name].samples(), heard[name]
    made = np.roll(made, -listed[name]["begins_at"], axis=0)
    mono = (made if made.ndim == 1 else made.mean(axis=1), file.mean(axis=1))
    assert len(mono[0]) == len(mono[1])
    # The codec keeps the shape of the lows and only the colour of the highs.
    first, second = (np.fft.rfft(signal)[: len(signal) * 1500 // RATE] for signal in mono)
    alike = float(np.real(np.vdot(first, second))) / float(np.linalg.norm(first) * np.linalg.norm(second))
    assert alike > 0.9


def test_a_stream_has_its_own_number_and_whole_pages(heard: dict[str, Any]) -> None:
    """Files made twice are the same bytes: only the number of the stream was chance."""
    for name in ("tick", "stamp", "canteen"):
        data = (FOLDER / f"{name}.ogg").read_bytes()
        assert numbered(data, zlib.crc32(name.encode())) == data
        other = numbered(data, 1)
        assert other != data and len(other) == len(data)
        assert pygame.mixer.Sound(io.BytesIO(other)).get_length() == pygame.mixer.Sound(io.BytesIO(data)).get_length()


def test_no_two_takes_are_the_same(heard: dict[str, Any]) -> None:
    for voice in VOICES.values():
        assert len({heard[file].tobytes() for file in voice.files}) == voice.takes


def test_a_recipe_that_has_not_changed_is_not_made_again(listed: dict[str, Any]) -> None:
    assert {name: row["recipe"] for name, row in listed.items()} == {name: r.mark() for name, r in RECIPES.items()}
