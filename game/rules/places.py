"""The structure of arrays: every quantity of the state, its unit and meaning, declared once.

A *place* is a row: one of the player's eight brigades, or a whole neighbouring commune. Each place belongs to a
commune, each commune to a county. Quantities are whole numbers (int64) of their unit; indices are in millionths.
Arrays are (N,) for places or (C,) for communes, or (parts, N) where a quantity has parts.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Literal

import numpy as np

from game.rules.units import MICRO, Ints, Reals, at_least, group_mean, group_sum, safe_ratio, share_out
from game.rules.workspace import Workspace, choose, level

Level = Literal["place", "commune"]

AGES = ("infants", "small_children", "pupils", "men", "women", "old")
"""Cohorts: under 1, 1-6, 7-14, men 15-59, women 15-59, 60 and over."""

STRUCTURES = ("dam", "canteen", "shed")
"""Kinds of building that carry hidden flaws: dams and ponds, canteens, sheds and workers' houses."""

TIMES = ("1958", "spring and summer 1959", "since Lushan")
"""Times between which the leading secretaries and their tempers changed."""

FILE_KINDS = (
    "modest_claim", "few_furnaces", "closed_canteen", "refused_search", "doubted_1958", "asked_relief",
    "opened_depot", "searched", "hid_grain",
)  # fmt: skip
"""Kinds of entry in a secretary's file; what an entry weighs depends on the line of the day."""


@dataclass(frozen=True)
class Quantity:
    """One array of the state."""

    name: str
    level: Level
    unit: str
    meaning: str
    scale: int = 1
    """whole units in one of what `real` gives"""
    parts: int = 0
    """0 for one number a row, else the length of the first axis"""
    low: int = 0
    high: int | None = None
    stock: bool = False
    """counted in the conservation ledgers"""


def _index(name: str, level: Level, meaning: str, high: float = 1.0, low: float = 0.0, parts: int = 0) -> Quantity:
    return Quantity(name, level, "1/1000000", meaning, MICRO, parts, int(low * MICRO), int(high * MICRO))


def _stock(name: str, unit: str, meaning: str, level: Level = "place", parts: int = 0) -> Quantity:
    return Quantity(name, level, unit, meaning, 1, parts, 0, None, True)


QUANTITIES: tuple[Quantity, ...] = (
    # what a place is (never changed by the rules)
    Quantity("people_1957", "place", "people", "people of spring 1958, who work the place's land"),
    Quantity("land", "place", "mu", "arable land"),
    Quantity("yield_1957", "place", "g raw grain per head and year", "normal crop a head, 1957 practice", 1000),
    Quantity("oxen_1957", "place", "head", "working animals of 1957"),
    Quantity("pigs_1957", "place", "head", "pigs of 1957"),
    Quantity("tools_1957", "place", "pieces", "farm tools of 1957"),
    Quantity("pots_1957", "place", "pieces", "iron pots of 1957"),
    Quantity("timber_1957", "place", "t", "standing timber of 1957"),
    _index("ore", "place", "how near ore and coal lie"),
    _index("roots", "place", "share of sweet potato and other roots in the autumn crop"),
    _index("access", "place", "nearness to road and rail"),
    _index("clay", "place", "how good the clay for dams is"),
    _index("relief_speed", "place", "share of what is due that arrives in a season"),
    _index("wild", "place", "what can be gathered, against the country's mean (grows with land and herds)", 3),
    Quantity("province", "commune", "number", "province, by the order of the map"),
    _index("levy_points", "commune", "points added to the levy rate: surplus before 1958, access, custom", 0.2, -0.2),
    _index("sale_place", "commune", "place in the state's sales of grain (1 = the mean)", 3),
    _index("struck", "commune", "land seriously hit by weather beyond the country's share, 1959-61", 1, -1, 3),
    # who leads above the commune (changed only where a secretary is replaced)
    _index("above", "commune", "zeal of the province's secretary over the country's: " + ", ".join(TIMES), 1, -1, 3),
    _index("county_zeal", "commune", "zeal of the county's secretary over his province's", 1, -1),
    _index("ambition", "commune", "points that secretaries of province and county add to the levy", 0.2, -0.2, 2),
    # people
    _stock("people", "people", "people by age: " + ", ".join(AGES), parts=len(AGES)),
    Quantity("kcal", "place", "kcal per person and day", "food of the last season"),
    Quantity("kcal_before", "place", "kcal per person and day", "food of the season before it"),
    _index("births_due", "place", "fertility of the last three seasons, oldest first (1 = normal)", 2, parts=3),
    _index("births_put_off", "place", "births put off, in normal seasons' worth", 8),
    _index("frail_lost", "place", "share of the frail already lost to hunger", 2),
    _index("unexposed", "place", "share not yet exposed to the infections of shared kitchens"),
    _index("health", "place", "strength for work (1 = 2,100 kcal)", 1.05),
    Quantity("swollen", "place", "people", "people with hunger edema"),
    _index("effort", "place", "effort per hour against 1957", 1.2),
    _index("people_trust", "place", "trust of people in the secretary"),
    _index("fear", "place", "fear"),
    _index("work_link", "place", "share of food tied to a household's own work"),
    # grain
    _stock("grain", "kg raw grain", "edible grain in the store"),
    _stock("seed", "kg raw grain", "locked seed"),
    _stock("hidden", "kg raw grain", "grain that the brigade hides"),
    _stock("aside", "kg raw grain", "grain set aside outside the books on the secretary's word"),
    Quantity("relief_due", "place", "kg raw grain", "resold grain and relief promised and not yet arrived"),
    # land and crop
    _index("sown_summer", "place", "area of the crop cut in summer against the norm", 2),
    _index("sown_autumn", "place", "area of the crop cut in autumn against the norm", 2),
    _index("seed_summer", "place", "seed of the summer crop against its need", 2),
    _index("seed_autumn", "place", "seed of the autumn crop against its need", 2),
    _index("close_summer", "place", "closeness of the summer crop (1 = normal)", 5),
    _index("close_autumn", "place", "closeness of the autumn crop (1 = normal)", 5),
    _index("tended_summer", "place", "labour given to the growing summer crop against 1957", 2),
    _index("tended_autumn", "place", "labour given to the growing autumn crop against 1957", 2),
    _index("soil_turned", "place", "yield factor left by deep ploughing (1 = untouched)", 1.1),
    _index("birds_killed", "place", "kill effort of the four-pests campaign that insects still answer to"),
    _index("watered", "place", "share of the land that working waterworks serve"),
    Quantity("standing_crop", "place", "kg raw grain", "crop in the field, none between harvest and growth"),
    _index("fed", "place", "feed given to animals against the norm", 1.1),
    # animals, tools, metal, wood, buildings
    _stock("oxen", "head", "working animals"),
    _stock("pigs", "head", "pigs"),
    _stock("tools", "pieces", "farm tools in use"),
    Quantity("shoddy_tools", "place", "pieces", "of the tools in use, those made in haste"),
    _stock("pots", "pieces", "iron pots in homes"),
    _stock("scrap", "kg", "scrap iron within reach"),
    _stock("poor_metal", "kg", "native iron that industry cannot use"),
    _stock("usable_metal", "kg", "metal fit for tools and buildings"),
    _stock("timber", "t", "standing timber"),
    Quantity("houses_lost", "place", "per mille of houses", "houses pulled down for fuel, manure or canteens"),
    Quantity("furnaces", "place", "furnaces", "furnaces standing, lit or cold"),
    Quantity("furnaces_ruined", "place", "furnaces", "furnaces burnt out or pulled down"),
    Quantity("structures", "place", "buildings", "dams, canteens, sheds standing", parts=len(STRUCTURES)),
    _index("flaw", "place", "mean hidden flaw of each kind of structure", 3, parts=len(STRUCTURES)),
    _index("structure_age", "place", "mean age of each kind of structure, seasons", 80, parts=len(STRUCTURES)),
    Quantity("works_done", "place", "labour-days", "work put into the project not yet finished"),
    _index("canteen", "place", "share of people who eat in compulsory canteens"),
    # the commune before its county
    _index("boast", "commune", "last claim over the true figure, less one", 4, -0.9),
    Quantity("expected", "commune", "kg raw grain", "year's output that the county believes in"),
    Quantity("norm", "commune", "kg raw grain", "year's output as remembered from weighed harvests"),
    Quantity("year_crop", "commune", "kg raw grain", "crop brought in since spring"),
    Quantity("claimed_year", "commune", "kg raw grain", "crop claimed since spring"),
    Quantity("levy_year", "commune", "kg raw grain", "levy set for the year"),
    Quantity("levy_taken", "commune", "kg raw grain", "levy delivered this year"),
    Quantity("arrears", "commune", "kg raw grain", "levy asked and not delivered"),
    Quantity("resale_plan", "commune", "kg raw grain", "resale promised for the year"),
    Quantity("depot", "commune", "kg raw grain", "state grain in the depot in the commune's yard"),
    Quantity("cash", "commune", "yuan", "money of the commune"),
    Quantity("favours", "commune", "favours", "favours with the county secretary", high=3),
    Quantity("label", "commune", "steps", "0 none, 1 criticised, 2 self-criticism, 3 removed", high=3),
    Quantity("in_office", "commune", "0 or 1", "whether the secretary of spring 1958 still leads", high=1),
    Quantity("rank", "commune", "place", "place in the county's table of claims, 1 = first"),
    _index("file", "commune", "entries of the file by kind: " + ", ".join(FILE_KINDS), 12, parts=len(FILE_KINDS)),
    _index("pressure", "commune", "pressure from above"),
    _index("risk", "commune", "chance of removal in the season just ended"),
    # what is believed beside what is true
    _index("word_bias", "place", "head's word on the crop over the truth, less one", 2, -0.9),
    _index("crop_belief", "place", "middle of the believed yield over the true one", 3),
    _index("crop_doubt", "place", "half-width of the believed yield, share"),
    Quantity("hidden_belief", "place", "kg raw grain", "middle of what the accountant thinks is hidden"),
    _index("flaw_doubt", "place", "half-width of the belief about flaws, share"),
)

BY_NAME = {quantity.name: quantity for quantity in QUANTITIES}
STOCKS = tuple(quantity.name for quantity in QUANTITIES if quantity.stock)


@dataclass
class State:
    """All places and communes at the opening of a season.

    season: number of the season about to be played; place_id: (N,) names each place for luck; commune: (N,) row of
    its commune; commune_id: (C,) names each commune; county: (C,) number of its county.
    """

    season: int
    place_id: Ints
    commune: Ints
    commune_id: Ints
    county: Ints
    values: dict[str, Ints]
    workspace: Workspace | None = field(default=None, repr=False, compare=False)
    """readings kept while a season of many rows is resolved, when only a turn changes the values"""

    @property
    def places(self) -> int:
        """Number of places, N."""
        return len(self.place_id)

    @property
    def communes(self) -> int:
        """Number of communes, C."""
        return len(self.commune_id)

    def __getitem__(self, name: str) -> Ints:
        return self.values[name]

    def part(self, name: str, part: int | None = None) -> Ints:
        """A quantity, or a part of it."""
        return self.values[name] if part is None else self.values[name][part]

    def real(self, name: str, part: int | None = None) -> Reals:
        """A quantity, or a part of it, in its natural unit (an index as 0-1, a stock in its unit), for reading.

        In a season of many rows it is kept until the quantity changes, and (1,) where all rows are alike.
        """
        kept = self.workspace.reals.get((name, part)) if self.workspace is not None else None
        if kept is not None:
            return kept
        values = self.part(name, part)
        scale = BY_NAME[name].scale
        if self.workspace is None:
            return np.asarray(values / float(scale))
        values = level(values)
        real: Reals = values.astype(np.float64)
        if scale != 1:
            real /= float(scale)
        real.flags.writeable = False
        self.workspace.reals[name, part] = real
        return real

    def follow(self, name: str, make: Callable[[], Any], *sources: Any) -> Any:
        """A figure, for reading, that follows from readings (`real`, `heads`, `follow`) alone.

        In a season of many rows it is kept under its name as long as they are the same.
        """
        return make() if self.workspace is None else self.workspace.follow(name, sources, make)

    def divisor(self, name: str) -> Reals:
        """A quantity in its natural unit, for dividing by: at least 1."""
        reading = self.real(name)
        divisor: Reals = self.follow(f"{name}, at least 1", lambda: at_least(reading, 1.0), reading)
        return divisor

    def mouths(self) -> Reals:
        """People of each place as real numbers, (N,), for dividing by: at least 1."""
        heads = self.heads()
        mouths: Reals = self.follow("heads, at least 1", lambda: at_least(heads, 1.0), heads)
        return mouths

    @cached_property
    def alone(self) -> bool:
        """Whether each place is a commune of its own, in the same order: then sums and shares are the values."""
        return self.communes == self.places and bool((self.commune == np.arange(self.places)).all())

    @cached_property
    def county_starts(self) -> Ints | None:
        """First commune of each county where counties stand one after another, else None."""
        apart = np.diff(self.county)
        return np.flatnonzero(np.concatenate(([True], apart > 0))) if (apart >= 0).all() else None

    @cached_property
    def county_sizes(self) -> Ints:
        """Communes of each commune's county, (C,)."""
        sizes: Ints = self.over_county(np.ones(self.communes, dtype=np.int64))
        return sizes

    def over_county(self, values: Any, most: bool = False) -> Any:
        """Sum of communes' whole numbers, or with `most` the highest of any numbers, over the county of each: (C,)."""
        if self.county_starts is not None:
            ends = np.append(self.county_starts[1:], self.communes)
            found = (np.maximum if most else np.add).reduceat(values, self.county_starts)
            return np.repeat(found, ends - self.county_starts)
        counties = int(self.county.max()) + 1
        if not most:
            return group_sum(values, self.county, counties)[self.county]
        highest = np.full(counties, values.min())
        np.maximum.at(highest, self.county, values)
        return highest[self.county]

    def here(self, values: Any) -> Any:
        """Values of communes at their places: (C,) to (N,)."""
        values = np.asarray(values)
        return values if self.alone or (len(values) == 1 < self.communes) else values[self.commune]

    def by_commune(self, values: Ints) -> Ints:
        """Sum whole numbers of places by commune: (N,) to (C,)."""
        if self.alone and isinstance(values, np.ndarray) and not values.flags.writeable:
            return values  # a reading stays as it is
        if self.alone or (np.shape(values) == (1,) and self.places > 1 and not values[0]):
            return np.array(values, dtype=np.int64)
        return group_sum(values, self.commune, self.communes)

    def mean_by_commune(self, values: Any, weight: Ints) -> Reals:
        """Mean of real values of places by commune, weighted by whole numbers: (N,) to (C,)."""
        if self.alone:  # the same roundings as in a mean over several
            known = self.workspace is not None and weight is self.workspace.people
            heavy: Reals = self.heads() if known else weight.astype(np.float64)
            total = np.rint(np.asarray(values) * float(MICRO)) * heavy
            total /= MICRO
            return safe_ratio(total, heavy)
        return group_mean(values, weight, self.commune, self.communes)

    def share_in_commune(self, total: Ints, weight: Ints) -> Ints:
        """Split each commune's whole total over its places by weight, exactly: (C,) to (N,)."""
        if self.alone:
            return np.broadcast_to(choose(np.asarray(weight) > 0, total, 0), self.commune.shape)
        if np.shape(total) != self.county.shape or np.shape(weight) != self.commune.shape:
            total, weight = np.broadcast_to(total, self.county.shape), np.broadcast_to(weight, self.commune.shape)
        return share_out(total, weight, self.commune)

    def population(self) -> Ints:
        """People of each place, (N,), for reading."""
        if self.workspace is None:
            total: Ints = self.values["people"].sum(axis=0)
            return total
        if self.workspace.people is None:
            people = self.values["people"]
            total = people[0] + people[1]
            for part in people[2:]:
                total += part
            total.flags.writeable = False
            self.workspace.people = total
        return self.workspace.people

    def heads(self) -> Reals:
        """People of each place as real numbers, (N,), for reading."""
        if self.workspace is None:
            return self.population().astype(np.float64)
        if self.workspace.heads is None:
            self.workspace.heads = self.population().astype(np.float64)
            self.workspace.heads.flags.writeable = False
        return self.workspace.heads

    def copy(self) -> State:
        """An independent copy."""
        return State(self.season, self.place_id, self.commune, self.commune_id, self.county,
                     {name: value.copy() for name, value in self.values.items()})  # fmt: skip

    def digest(self) -> str:
        """A short fingerprint of every value, the same on every processor."""
        sums = hashlib.sha256(str(self.season).encode())
        for quantity in QUANTITIES:
            sums.update(quantity.name.encode())
            sums.update(np.ascontiguousarray(self.values[quantity.name], dtype="<i8").tobytes())
        return sums.hexdigest()[:16]


def empty_state(place_id: Ints, commune: Ints, commune_id: Ints, county: Ints) -> State:
    """A state of zeros with the right shapes."""
    values: dict[str, Ints] = {}
    for quantity in QUANTITIES:
        rows = len(place_id) if quantity.level == "place" else len(commune_id)
        shape = (quantity.parts, rows) if quantity.parts else (rows,)
        values[quantity.name] = np.zeros(shape, dtype=np.int64)
    return State(0, place_id, commune, commune_id, county, values)
