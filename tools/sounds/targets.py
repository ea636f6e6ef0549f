"""How loud each kind of sound is to be, so that none jumps out of the mix: the table of docs/sound.md, in numbers."""

from __future__ import annotations

from dataclasses import dataclass

from game.views.sound.voices import VOICES, Voice


@dataclass(frozen=True)
class Target:
    """Of one kind of sound, as decoded at full volume."""

    kind: str
    lufs: float
    """integrated for a loop, the loudest 400 ms for what is played once"""
    tolerance: float
    burst: float
    """LU that the loudest 400 ms may lie above it"""
    swell: float
    """LU that the loudest 3 s may lie above it"""
    true_peak: float
    """dB under full scale that is not passed, between the samples either"""
    crest: tuple[float, float]
    """dB of peak over root mean square, from, to: beds are even, blows stand out"""


BED = Target("beds: wind, water, rain, roar", -25.0, 0.5, 6.0, 4.5, -6.0, (12.0, 24.0))
SINGERS = Target("birds, insects, frogs, beasts", -25.0, 0.5, 8.0, 4.5, -1.5, (17.0, 28.0))
BLOWS = Target("tools, bowls, voices", -25.0, 0.5, 7.0, 4.5, -1.5, (16.0, 29.0))
CALAMITY = Target("what comes down", -18.5, 2.0, 0.0, 0.0, -1.5, (15.0, 30.0))
THUNDER = Target("thunder", -20.0, 0.5, 0.0, 0.0, -6.0, (15.0, 22.0))
SEAL = Target("the seal", -20.0, 0.5, 0.0, 0.0, -3.0, (18.0, 24.0))
DRAWER = Target("the drawer", -25.0, 0.5, 0.0, 0.0, -9.0, (14.0, 22.0))
PAPER = Target("pen, page, card", -28.0, 0.7, 0.0, 0.0, -12.0, (15.0, 25.0))
TICK = Target("the pencil's tick", -33.0, 0.7, 0.0, 0.0, -12.0, (18.0, 26.0))
TARGETS = (BED, SINGERS, BLOWS, CALAMITY, THUNDER, SEAL, DRAWER, PAPER, TICK)

_BEDS = {"wind_spring", "summer_air", "wind_autumn", "wind_winter", "snow_hush", "ditch", "rain", "furnace", "furnaces"}
_ONCE = {
    "collapse": CALAMITY, "stack_cracks": CALAMITY, "dam_breaks": CALAMITY, "thunder": THUNDER, "thunder_low": THUNDER,
    "stamp": SEAL, "drawer": DRAWER, "pen": PAPER, "page": PAPER, "card": PAPER, "tick": TICK,
}  # fmt: skip


def target_of(voice: Voice) -> Target:
    """The kind that a sound belongs to."""
    if not voice.loop:
        return _ONCE[voice.name]
    if voice.name in _BEDS:
        return BED
    return SINGERS if voice.bus == "world" or voice.name in ("oxen", "yard") else BLOWS


def names_of(target: Target) -> list[str]:
    return [name for name, voice in VOICES.items() if target_of(voice) is target]
