"""The table of sounds: which bus each belongs to, whether it goes on, and how it is written where captions are on."""

from __future__ import annotations

from dataclasses import dataclass

from game.text import N_

BUSES = ("world", "work", "paper")
"""The land and its weather; people and what they do; what lies on the desk."""


@dataclass(frozen=True)
class Voice:
    """One sound; its files are assets/sounds/NAME.ogg, NAME_2.ogg and so on, one a take."""

    name: str
    bus: str
    loop: bool = False
    caption: str = ""
    """what is written for it, "" for what says nothing"""
    comes_and_goes: bool = False
    """a loop that is now nearer, now farther, so that its round is not noticed"""
    takes: int = 1
    """how many there are of it, played in turn, because no two ticks of a pencil are the same"""

    @property
    def files(self) -> tuple[str, ...]:
        """Names of its files, without ending."""
        return (self.name, *(f"{self.name}_{number}" for number in range(2, self.takes + 1)))


VOICES: dict[str, Voice] = {
    voice.name: voice
    for voice in (
        Voice("wind_spring", "world", True, N_("[mild wind]")),
        Voice("summer_air", "world", True, N_("[hot air, hardly moving]")),
        Voice("wind_autumn", "world", True, N_("[dry wind]")),
        Voice("wind_winter", "world", True, N_("[wind over bare ground]")),
        Voice("snow_hush", "world", True),
        Voice("ditch", "world", True, N_("[water in the ditches]")),
        Voice("rain", "world", True, N_("[rain]")),
        Voice("birds_spring", "world", True, N_("[a cuckoo, a lark, sparrows]"), True),
        Voice("birds_summer", "world", True, N_("[an oriole, a dove, sparrows]"), True),
        Voice("birds_autumn", "world", True, N_("[sparrows, a magpie]"), True),
        Voice("birds_winter", "world", True, N_("[a few sparrows]"), True),
        Voice("cicadas", "world", True, N_("[cicadas]"), True),
        Voice("crickets", "world", True, N_("[crickets]"), True),
        Voice("frogs", "world", True, N_("[frogs]"), True),
        Voice("oxen", "work", True, N_("[an ox cart]"), True),
        Voice("yard", "work", True, N_("[hens, a pig]"), True),
        Voice("furnace", "work", True, N_("[a furnace and its bellows]")),
        Voice("furnaces", "work", True, N_("[furnaces, a low roar]")),
        Voice("hammering", "work", True, N_("[hammering, far off]"), True),
        Voice("axe", "work", True, N_("[axes in the wood]"), True),
        Voice("digging", "work", True, N_("[picks, earth, a rammer]"), True),
        Voice("threshing", "work", True, N_("[flails, far off]"), True),
        Voice("crowd", "work", True, N_("[voices, far off]"), True),
        Voice("canteen", "work", True, N_("[bowls and a ladle]"), True),
        Voice("thunder", "world", caption=N_("[thunder, far off]")),
        Voice("thunder_low", "world", caption=N_("[thunder, very far]")),
        Voice("collapse", "work", caption=N_("[a wall comes down]")),
        Voice("stack_cracks", "work", caption=N_("[a furnace cracks]")),
        Voice("dam_breaks", "work", caption=N_("[earth slides, then water]")),
        Voice("pen", "paper", takes=3),
        Voice("tick", "paper", takes=4),
        Voice("card", "paper", takes=3),
        Voice("page", "paper", takes=2),
        Voice("drawer", "paper"),
        Voice("stamp", "paper", caption=N_("[the seal]")),
    )
}
NO_BIRDS = N_("[no birds]")
"""Written where birds would be heard and none are."""
LOOPS = tuple(name for name, voice in VOICES.items() if voice.loop)
