"""How loud each sound of the land is for a commune as it stands: a pure function, by the state and never by a script.

A level is the amplitude of a loop, 0 to 1; all loops are written equally loud. Winter 1960 is quiet because few are
there and able, the stacks are cold, the animals gone and the birds killed, not because someone turned it down.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from game.views.diorama.picture import CANTEENS, CROPS, TASKS, Picture
from game.views.sound.voices import LOOPS
from game.views.weather import birds_left

if TYPE_CHECKING:
    from game.session.game import Game


@dataclass(frozen=True)
class Facts:
    """What can be heard of a commune. Shares run from 0 to 1; `labour` is in the order of TASKS, `crops` of CROPS."""

    season: str = "spring"
    phase: str = "day"
    people: float = 1.0
    """share of the people of 1957 who are here"""
    health: float = 1.0
    quiet: float = 0.0
    """1: the yards are all but empty"""
    hours: float = 9.0
    """hours of work a day"""
    furnaces_lit: int = 0
    labour: tuple[float, ...] = (0.8, 0.0, 0.0, 0.02, 0.03, 0.05, 0.1)
    crops: tuple[float, ...] = (0.1, 0.7, 0.2, 0.0, 0.0, 0.0)
    forest: float = 1.0
    canteens_open: int = 0
    oxen: float = 1.0
    pigs: float = 1.0
    birds: float = 1.0
    """share of the birds that the campaign against them has left"""
    rain: float = 0.0


ALL_LIT = 300.0
"""Furnaces at which the roar is as loud as it gets."""
DAYLIGHT = {"day": 1.0, "dusk": 0.5, "night": 0.0}
WEAKEST = 0.25
"""Health at which nobody lifts a tool so that it is heard."""


def _share(value: float) -> float:
    return min(1.0, max(0.0, value))


def _hands(f: Facts) -> float:
    """Who works so that it is heard, 0-1: as many as are here, able and about.

    The hungry spare themselves before they fall: they move less than they still could, and speak less (Keys and
    others, The Biology of Human Starvation, 1950). So what is heard goes faster than strength does.
    """
    able = _share((f.health - WEAKEST) / (1.0 - WEAKEST)) ** 2
    return _share(f.people) * able * (1.0 - 0.85 * f.quiet)


def scene_mix(facts: Facts) -> dict[str, float]:
    """The level of every loop."""
    level = dict.fromkeys(LOOPS, 0.0)
    level.update(_sky(facts))
    level.update(_creatures(facts))
    level.update(_labour(facts))
    return {name: round(_share(value), 4) for name, value in level.items()}


def loudness(levels: dict[str, float]) -> float:
    """The whole in dB against one loop at full level; -99 for silence."""
    energy = sum(value * value for value in levels.values())
    return 10 * math.log10(energy) if energy > 1e-9 else -99.0


def _sky(f: Facts) -> dict[str, float]:
    """Wind and water by season; snow takes the highs of winter, rain covers the wind."""
    dry = 1.0 - 0.5 * f.rain
    if f.season == "spring":
        return {"wind_spring": 0.34 * dry, "ditch": 0.3, "rain": 0.6 * f.rain}
    if f.season == "summer":
        return {"summer_air": 0.26 * dry, "ditch": 0.12 + 0.3 * f.rain, "rain": 0.7 * f.rain}
    if f.season == "autumn":
        return {"wind_autumn": 0.36 * dry, "ditch": 0.08, "rain": 0.5 * f.rain}
    return {"wind_winter": 0.15, "snow_hush": 0.09}


def _creatures(f: Facts) -> dict[str, float]:
    """Birds by day, if there are any; insects by season, more of them where no bird eats them; frogs by night."""
    light = DAYLIGHT[f.phase]
    dark = 1.0 - light
    found = {f"birds_{f.season}": {"spring": 0.62, "summer": 0.52, "autumn": 0.46, "winter": 0.24}[f.season] * f.birds}
    found[f"birds_{f.season}"] *= light * (1.0 - 0.8 * f.rain)
    unchecked = 1.0 + 0.25 * (1.0 - f.birds)
    if f.season == "summer":
        found["cicadas"] = 0.42 * unchecked * (0.15 + 0.85 * light) * (1.0 - 0.9 * f.rain) * (light > 0)
        found["crickets"] = 0.3 * unchecked * dark
        found["frogs"] = 0.46 * dark + 0.2 * f.rain
    elif f.season == "autumn":
        found["crickets"] = 0.34 * unchecked * (0.12 + 0.88 * dark)
    elif f.season == "spring":
        found["frogs"] = 0.3 * dark
    drivers = _hands(f) * (0.4 + 0.6 * _share(f.labour[TASKS.index("fields")] / 0.6))
    found["oxen"] = 0.5 * f.oxen * drivers * (0.1 + 0.9 * light) if f.oxen > 0.02 else 0.0
    found["yard"] = 0.34 * f.pigs * light if f.pigs > 0.02 else 0.0
    return found


def _labour(f: Facts) -> dict[str, float]:
    """People and tools: whoever is at it at this time of the day. A few voices make no murmur."""
    light, hands = DAYLIGHT[f.phase], _hands(f)
    long_day = _share((f.hours - 8.0) / 8.0)
    # Work by lamplight: a little where the day is long, much at the stacks, which burn through.
    lamps = light + (1.0 - light) * 0.6 * long_day
    task = {name: share / max(1e-6, sum(f.labour)) for name, share in zip(TASKS, f.labour, strict=True)}
    crop = {name: share / max(1e-6, sum(f.crops)) for name, share in zip(CROPS, f.crops, strict=True)}
    roar = _share(math.log1p(f.furnaces_lit) / math.log1p(ALL_LIT))
    smiths = _share(5.0 * task["workshop"] + 1.4 * task["furnaces"] + 2.0 * task["scrap"])
    stokers = max(lamps, 0.7 if f.furnaces_lit else 0.0)
    cut = crop["cut"] if f.season in ("summer", "autumn") else 0.0
    felling = _share(f.furnaces_lit / 40.0) * math.sqrt(_share(f.forest))
    open_halls = _share(f.canteens_open / CANTEENS)
    return {
        "furnace": (0.14 + 0.56 * roar) if f.furnaces_lit else 0.0,
        "furnaces": 0.8 * roar**1.5,
        "hammering": 0.62 * hands * smiths * stokers,
        "axe": 0.5 * hands * felling * light,
        "digging": 0.6 * hands * math.sqrt(_share(3.5 * task["works"])) * lamps,
        "threshing": 0.55 * hands * _share(2.2 * cut) * _share(1.6 * task["fields"]) * light,
        "crowd": 0.6 * hands**1.4 * (0.12 + 0.88 * lamps),
        "canteen": 0.4 * hands * open_halls * (0.12 + 0.88 * light),
    }


def facts_of(picture: Picture, game: Game | None = None, rain: float = 0.0, lived: float = 1.0) -> Facts:
    """What is heard where this picture is seen; without a game, of a commune as in 1957.

    `lived`: the share of the season's work that is done; the campaign empties the sky in its first half.
    """
    people, birds, hours = 1.0, picture.birds, 9.0
    if game is not None:
        n = game.places
        state = game.turn.state if game.turn is not None else game.state
        people = float(state.population()[:n].sum()) / max(1, int(state["people_1957"][:n].sum()))
        birds = birds_left(game, lived)
        if game.stage != "over":
            orders = game.turn.orders if game.turn is not None else game.draft.orders().values
            hours = float(np.mean(orders["hours"][:n]))
    return Facts(
        season=picture.season,
        phase=picture.phase,
        people=_share(people),
        health=picture.health,
        quiet=_share(picture.quiet),
        hours=hours,
        furnaces_lit=picture.furnaces_lit,
        labour=picture.labour,
        crops=picture.crops,
        forest=picture.forest,
        canteens_open=picture.canteens_open,
        oxen=picture.oxen,
        pigs=picture.pigs,
        birds=_share(birds),
        rain=_share(rain),
    )
