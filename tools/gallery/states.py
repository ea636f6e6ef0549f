"""The commune in four states and four seasons, as pictures: what the gallery shows of a landscape."""

from __future__ import annotations

from dataclasses import replace

from game.views.diorama.picture import SEASONS, Picture

STATES = ("healthy", "straining", "famine", "recovered")
CROPS = {
    "spring": (0.1, 0.45, 0.45, 0.0, 0.0, 0.0), "summer": (0.1, 0.0, 0.45, 0.3, 0.15, 0.0),
    "autumn": (0.1, 0.0, 0.0, 0.5, 0.4, 0.0), "winter": (0.45, 0.55, 0.0, 0.0, 0.0, 0.0),
}  # fmt: skip
LEFT = {**CROPS, "autumn": (0.05, 0.0, 0.0, 0.5, 0.2, 0.25)}
POOR = {
    "spring": (0.45, 0.35, 0.2, 0.0, 0.0, 0.0), "summer": (0.3, 0.0, 0.4, 0.2, 0.1, 0.0),
    "autumn": (0.3, 0.0, 0.0, 0.35, 0.2, 0.15), "winter": (0.7, 0.3, 0.0, 0.0, 0.0, 0.0),
}  # fmt: skip
USUAL = (0.72, 0.0, 0.0, 0.04, 0.04, 0.0, 0.2)
DRIVE = (0.34, 0.28, 0.16, 0.08, 0.04, 0.07, 0.03)
SPENT = (0.22, 0.0, 0.02, 0.04, 0.02, 0.05, 0.65)
HEALTHY = Picture(year=1958, labour=USUAL, granary=0.6)
PICTURES = {
    "healthy": HEALTHY,
    "straining": replace(
        HEALTHY, labour=DRIVE, furnaces_lit=24, furnaces_cold=6, canteens_open=8, dam="building", forest=0.62,
        hearths=0.0, doors_gone=0.15, granary=0.7, health=0.8, yields=(0.85,) * 8,
    ),
    "famine": replace(
        HEALTHY, year=1960, labour=SPENT, furnaces_cold=4, furnaces_ruined=12, canteens_open=2, canteens_shut=4,
        canteens_collapsed=2, dam="failed", forest=0.3, hearths=0.06, doors_gone=0.5, health=0.25, buildings_ruined=8,
        oxen=0.35, pigs=0.1, fed=0.4, granary=0.05, graves=9, quiet=0.8, hands=6000, harvest=0.45,
        yields=(0.42, 0.5, 0.36, 0.46, 0.4, 0.5, 0.34, 0.45),
    ),
    "recovered": replace(
        HEALTHY, year=1961, furnaces_ruined=6, canteens_collapsed=1, dam="cracked", forest=0.32, doors_gone=0.2,
        health=0.8, buildings_ruined=3, oxen=0.5, pigs=0.4, granary=0.4, graves=9, hands=6500, harvest=0.8,
        yields=(0.84,) * 8,
    ),
}  # fmt: skip
FIELDS = {"healthy": CROPS, "straining": LEFT, "famine": POOR, "recovered": CROPS}


def picture(state: str, season: str, phase: str, landscape: str) -> Picture:
    """A landscape in one of STATES, in a season and at an hour of day."""
    return replace(PICTURES[state], season=season, phase=phase, landscape=landscape, crops=FIELDS[state][season])


def all_pictures(landscape: str) -> list[tuple[str, Picture]]:
    """Every state in every season, by day and by night, with a name for each."""
    return [
        (f"{state}_{season}_{phase}", picture(state, season, phase, landscape))
        for state in STATES
        for season in SEASONS
        for phase in ("day", "night")
    ]
