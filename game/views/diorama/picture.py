"""All that can be seen of the commune, as plain values. Whoever shows a game makes one of these."""

from __future__ import annotations

from dataclasses import dataclass, fields

SEASONS = ("spring", "summer", "autumn", "winter")
PHASES = ("day", "dusk", "night")
DAMS = ("none", "building", "whole", "cracked", "failed")
CROPS = ("bare", "sown", "growing", "ripe", "cut", "rotting")
TASKS = ("fields", "furnaces", "scrap", "works", "workshop", "canteens", "rest")

HOUSES = 33  # household houses that the landscape has
CANTEENS = 8
FURNACES = 59


@dataclass(frozen=True)
class Picture:
    """What the landscape shows. Counts beyond what the landscape has room for are cut to its room.

    Shares run from 0 to 1. `crops` and `labour` are in the order of CROPS and TASKS; each need not sum to
    exactly 1, only their proportions count.
    """

    landscape: str = "plain"  # a folder of assets/land
    season: str = "spring"
    year: int = 1958
    phase: str = "day"
    furnaces_lit: int = 0
    furnaces_building: int = 0
    furnaces_cold: int = 0
    furnaces_ruined: int = 0
    lit_by_brigade: tuple[int, ...] = (0,) * 8
    labour: tuple[float, ...] = (0.8, 0.0, 0.0, 0.02, 0.03, 0.05, 0.1)
    hands: int = 8000  # in the whole commune; 8,000 and more fill the picture
    crops: tuple[float, ...] = (0.1, 0.7, 0.2, 0.0, 0.0, 0.0)
    harvest: float = 1.0  # what the fields bear, of what they bore in 1957; shown by stooks and reapers
    yields: tuple[float, ...] = (1.0,) * 8  # what stands on the land of each brigade, of a full crop of that land
    forest: float = 1.0  # share of the trees of 1957 still standing
    canteens_open: int = 0  # of 8
    canteens_shut: int = 0
    canteens_collapsed: int = 0
    buildings_ruined: int = 0  # of 33 houses
    doors_gone: float = 0.0  # share of the houses whose doors and beams went into the furnaces
    dam: str = "none"
    oxen: float = 1.0  # share of 1957
    pigs: float = 1.0
    granary: float = 0.5  # how full
    hearths: float = 1.0  # share of home stoves in use
    health: float = 1.0  # below 0.6 some sit down at their work
    graves: int = 3  # to show; few
    boast: float = 0.0  # by what share the last harvest was claimed larger than it was
    birds: float = 1.0  # share that the campaign against them has left
    rain: float = 0.0  # how hard it rains
    quiet: float = 0.0  # 1: the yards are all but empty
    lamplit: float = 0.0  # share of the hands in the fields who work on by lamplight after dark
    fed: float = 1.0  # what the animals get, of what they need
    moment: int = 0  # which of a season's pictures this is: what changes by the hour goes by it

    def __post_init__(self) -> None:
        """Refuse words the landscape does not know; see `checked` for numbers."""
        for name, allowed in (("season", SEASONS), ("phase", PHASES), ("dam", DAMS)):
            if getattr(self, name) not in allowed:
                raise ValueError(f"Picture.{name} is {getattr(self, name)!r}; one of {', '.join(allowed)}")
        for name, length in (("crops", len(CROPS)), ("labour", len(TASKS)), ("lit_by_brigade", 8), ("yields", 8)):
            if len(getattr(self, name)) != length:
                raise ValueError(f"Picture.{name} has {len(getattr(self, name))} values instead of {length}")
        for field in fields(self):
            value = getattr(self, field.name)
            numbers = value if isinstance(value, tuple) else (value,)
            if any(isinstance(n, (int, float)) and not n >= 0 for n in numbers):
                raise ValueError(f"Picture.{field.name} is {value!r}; it must not be negative")

    def yield_of(self, brigade: int) -> float:
        """What stands on the land of a brigade (1 to 8), of a full crop; on land of none, as on all land together."""
        return self.yields[brigade - 1] if brigade else sum(self.yields) / len(self.yields)


def portion(total: int, shares: tuple[float, ...]) -> tuple[int, ...]:
    """Split `total` whole things by shares: largest remainders first, earlier shares first when equal."""
    whole = sum(shares)
    if whole <= 0 or total <= 0:
        return (0,) * len(shares)
    exact = [total * share / whole for share in shares]
    counts = [int(e) for e in exact]
    rest = total - sum(counts)
    order = sorted(range(len(shares)), key=lambda i: (-(exact[i] - counts[i]), i))
    for i in order[:rest]:
        counts[i] += 1
    return tuple(counts)
