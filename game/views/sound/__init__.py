"""What is heard: which sounds there are, how loud each is for a commune, the mixer, and captions.

The game needs no sound: all that happens is also seen and written. Nothing here touches a device before a mixer is
opened, and a mixer is opened by the window alone, after its first frames.
"""

from game.views.sound.mix import Facts, loudness, scene_mix
from game.views.sound.soundscape import Soundscape
from game.views.sound.voices import BUSES, VOICES, Voice

__all__ = ["BUSES", "VOICES", "Facts", "Soundscape", "Voice", "loudness", "scene_mix"]
