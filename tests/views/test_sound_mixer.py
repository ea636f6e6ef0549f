"""The mixer: levels are faded to, buses have volumes, what is held back comes again, no device does no harm."""

from __future__ import annotations

import os
from collections.abc import Iterator

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from game.views.sound import mixer as module
from game.views.sound.mixer import Mixer, gain_of
from game.views.sound.voices import BUSES, LOOPS, VOICES

LEVELS = {"wind_winter": 0.3, "furnaces": 0.5}


@pytest.fixture
def mixer() -> Iterator[Mixer]:
    pygame.mixer.quit()
    made = Mixer(eager=True)
    made.open()
    assert made.opened
    yield made
    made.close()


def settle(mixer: Mixer, seconds: float = 20.0) -> None:
    for _step in range(round(seconds / 0.05)):
        mixer.update(0.05)


def playing() -> set[str]:
    return {name for place, name in enumerate(LOOPS) if pygame.mixer.Channel(place).get_busy()}


def test_loops_fade_to_their_levels_and_play_only_while_heard(mixer: Mixer) -> None:
    mixer.set_levels(LEVELS)
    mixer.update(0.05)
    assert playing() == set(LEVELS)
    assert all(0 < mixer.now[name] < 0.1 for name in LEVELS)
    settle(mixer)
    assert mixer.rest() == 0.0 and {n: v for n, v in mixer.now.items() if v} == LEVELS
    mixer.set_levels({})
    mixer.update(0.05)
    assert playing() == set(LEVELS), "nothing stops at once"
    settle(mixer)
    assert playing() == set() and not mixer.audible()


def test_a_fade_makes_no_jump(mixer: Mixer) -> None:
    mixer.set_levels({"crowd": 1.0})
    steps = []
    for _step in range(100):
        before = mixer.now["crowd"]
        mixer.update(0.05)
        steps.append(mixer.now["crowd"] - before)
    assert max(steps) < 0.08 and min(steps) >= 0.0


def test_a_level_for_no_loop_is_refused(mixer: Mixer) -> None:
    with pytest.raises(KeyError):
        mixer.set_levels({"stamp": 0.5})
    with pytest.raises(KeyError):
        mixer.play("gong")


@pytest.mark.parametrize("bus", BUSES)
def test_each_bus_has_its_own_volume(bus: str, mixer: Mixer) -> None:
    mixer.volume[bus] = 0.25
    for other in BUSES:
        assert (mixer.bus_gain(other) < 1.0) == (other == bus)
    mixer.set_levels(dict.fromkeys(LOOPS, 0.4))
    for name in LOOPS:
        expected = 0.4 * (gain_of(0.25) if VOICES[name].bus == bus else 1.0)
        assert mixer.target(name) == pytest.approx(expected)


def test_volume_nought_stops_a_bus_and_what_is_played_once_on_it(mixer: Mixer) -> None:
    mixer.set_levels(LEVELS)
    settle(mixer)
    mixer.volume["work"] = 0.0
    mixer.volume["paper"] = 0.0
    settle(mixer)
    assert playing() == {"wind_winter"}
    mixer.play("stamp")
    assert not any(
        pygame.mixer.Channel(place).get_busy() for place in range(len(LOOPS), pygame.mixer.get_num_channels())
    )


def test_what_is_held_back_comes_again(mixer: Mixer) -> None:
    mixer.set_levels(LEVELS)
    settle(mixer)
    mixer.duck.update(world=0.15, work=0.15)
    settle(mixer)
    assert mixer.now["furnaces"] == pytest.approx(0.15 * LEVELS["furnaces"])
    mixer.duck.update(world=1.0, work=1.0)
    settle(mixer)
    assert mixer.now["furnaces"] == pytest.approx(LEVELS["furnaces"])


def test_sounds_played_once_take_no_loops_channel(mixer: Mixer) -> None:
    for name, voice in VOICES.items():
        if not voice.loop:
            mixer.play(name)
    assert playing() == set()
    busy = sum(pygame.mixer.Channel(place).get_busy() for place in range(pygame.mixer.get_num_channels()))
    assert busy == sum(not voice.loop for voice in VOICES.values())


def test_takes_are_played_in_turn(mixer: Mixer) -> None:
    for _time in range(VOICES["tick"].takes + 1):
        mixer.play("tick")
    assert set(mixer._read) == set(VOICES["tick"].files) and VOICES["tick"].takes > 1


def test_a_file_is_read_when_it_is_wanted_and_let_go_when_it_is_long_silent(mixer: Mixer) -> None:
    assert mixer._read == {}
    mixer.set_levels({"furnaces": 0.5})
    mixer.update(0.05)
    assert set(mixer._read) == {"furnaces"}
    mixer.set_levels({})
    settle(mixer)
    for _step in range(round(module.FORGET) + 2):
        mixer.update(1.0)
    assert mixer._read == {}
    mixer.set_levels({"furnaces": 0.5})
    settle(mixer)
    assert playing() == {"furnaces"}


def test_files_are_read_beside_the_window() -> None:
    """The thread does what the caller would have had to wait for."""
    pygame.mixer.quit()
    mixer = Mixer()
    mixer.open()
    mixer.set_levels(LEVELS)
    for _step in range(2000):
        mixer.update(0.01)
        if len(mixer._read) == len(LEVELS):
            break
        pygame.time.wait(2)
    mixer.update(0.01)
    assert playing() == set(LEVELS)
    mixer.close()
    assert pygame.mixer.get_init() is None


def test_without_a_device_nothing_is_heard_and_nothing_is_said(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "nonsense")
    mixer = Mixer(eager=True)
    mixer.open()
    assert not mixer.opened and "no sound device" in mixer.trouble
    mixer.set_levels(LEVELS)
    mixer.play("stamp")
    settle(mixer, 1.0)
    mixer.pause(True)
    mixer.close()
    assert not mixer.audible()
    assert capfd.readouterr() == ("", "")


def test_a_file_that_is_not_there_is_not_heard(mixer: Mixer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "FOLDER", os.path.join("no", "such", "folder"))
    mixer.set_levels(LEVELS)
    mixer.play("stamp")
    settle(mixer, 1.0)
    assert playing() == set()


def test_a_factor_is_met_finely_also_where_it_is_small() -> None:
    """A sound's own volume has 128 steps: near silence each would be a jump."""
    last = 0.0
    for step in range(4000, 0, -1):
        factor = step / 4000
        coarse, fine = module.steps_of(factor)
        assert 0 < coarse <= module.COARSE and 0 < fine <= module.FINE
        met = coarse / module.COARSE * fine / module.FINE
        if factor > module.SILENT:
            assert met == pytest.approx(factor, rel=0.005)
        assert not last or met <= last
        last = met
    assert module.steps_of(0.0) == (0, 0)


def test_a_loop_comes_from_silence_without_a_leap(mixer: Mixer) -> None:
    mixer.set_levels({"crowd": 0.02})
    settle(mixer)
    mixer.set_levels({"crowd": 0.8})
    for _step in range(80):
        before = mixer.now["crowd"]
        mixer.update(0.05)
        assert mixer.now["crowd"] <= 1.13 * before
    assert mixer.now["crowd"] == pytest.approx(0.8, rel=0.05), "and is there within four seconds"


def test_what_is_set_is_what_the_device_plays_with(mixer: Mixer) -> None:
    mixer.set_levels({"wind_winter": 0.03})
    settle(mixer)
    place = LOOPS.index("wind_winter")
    coarse, _fine = module.steps_of(mixer.now["wind_winter"])
    assert mixer._read["wind_winter"].get_volume() == pytest.approx(coarse / module.COARSE)
    assert pygame.mixer.Channel(place).get_busy()
