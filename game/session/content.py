"""Rulesets, scenarios and leaders read from `assets/`, checked; every error names file, key and what was expected."""

from __future__ import annotations

import functools
import os
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from game.rules.calendar import Calendar
from game.rules.leaders import AS_ASKED, TRAITS
from game.rules.ruleset import Constants, Ruleset, RulesetError, read_constants, read_tables
from game.session.country.asks import directives
from game.session.country.inputs import communes
from game.session.files import ContentError as ContentError
from game.session.files import read_toml
from game.text import ASSETS


class Place(msgspec.Struct, forbid_unknown_fields=True):
    """Where the commune lies: names of ours, and its row on the map of communes."""

    county: str
    province: str
    commune: int
    """row of `assets/country/communes.csv`"""
    about: str
    """what place it is among the communes of the country"""


class Brigade(msgspec.Struct, forbid_unknown_fields=True):
    """One of the commune's eight brigades."""

    name: str
    people: int
    yield_: float = msgspec.field(name="yield")
    ore: float
    roots: float
    access: float
    clay: float
    timber: float


class Neighbour(msgspec.Struct, forbid_unknown_fields=True):
    """A neighbouring commune of the county, in the order of the map."""

    name: str


class _ScenarioFile(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    title: str
    ruleset: str
    seasons: int
    landscape: str
    place: Place
    brigade: list[Brigade]
    neighbour: list[Neighbour]


@dataclass(frozen=True)
class Scenario:
    """Where and when a game is played, and what is asked from above."""

    name: str
    title: str
    ruleset: str
    seasons: int
    landscape: str
    """folder of `assets/land` in which it is seen"""
    place: Place
    brigades: tuple[Brigade, ...]
    neighbours: tuple[Neighbour, ...]
    calendar: Calendar
    """the dated directives of the country, without the state's own answers"""


def _names(folder: str, ending: str) -> list[str]:
    try:
        found = os.listdir(os.path.join(ASSETS, folder))
    except OSError as error:
        raise ContentError(f"assets/{folder} cannot be read: {error.strerror}") from None
    return sorted(name.removesuffix(ending) for name in found if name.endswith(ending))


def scenario_names() -> list[str]:
    """Names of all scenarios."""
    return _names("scenarios", ".toml")


def landscape_names() -> list[str]:
    """Names of all lands in which a scenario can be seen."""
    return [name for name in _names("land", "") if os.path.exists(os.path.join(ASSETS, "land", name, "layout.json"))]


def load_scenario(name: str) -> Scenario:
    """Read a scenario by name. Raises ContentError: unknown name, or file and key that are wrong."""
    if name not in scenario_names():
        raise ContentError(f"there is no scenario {name!r}; there are {', '.join(scenario_names())}")
    file = f"assets/scenarios/{name}.toml"
    try:
        read = msgspec.convert(read_toml("scenarios", f"{name}.toml"), _ScenarioFile)
    except msgspec.ValidationError as error:
        raise ContentError(f"{file}: {error}") from None
    if not 0 <= read.place.commune < len(communes()):
        raise ContentError(f"{file}: place.commune should be a row of the map, not {read.place.commune}")
    calendar = directives().dated
    if not 0 < read.seasons <= calendar.end:
        raise ContentError(f"{file}: seasons should be 1 to {calendar.end}, not {read.seasons}")
    if read.landscape not in landscape_names():
        raise ContentError(f"{file}: landscape should be one of {', '.join(landscape_names())}, not {read.landscape!r}")
    if not read.brigade:
        raise ContentError(f"{file}: brigade should list one brigade or more")
    return Scenario(
        read.name,
        read.title,
        read.ruleset,
        read.seasons,
        read.landscape,
        read.place,
        tuple(read.brigade),
        tuple(read.neighbour),
        calendar,
    )


@functools.cache
def _ruleset_parts(name: str) -> tuple[Constants, Mapping[str, Any]]:
    folder = f"assets/rulesets/{name}"
    try:
        constants = read_constants(f"{folder}/constants.toml", read_toml("rulesets", name, "constants.toml"))
        tables = read_tables(f"{folder}/tables.toml", read_toml("rulesets", name, "tables.toml"))
    except RulesetError as error:
        raise ContentError(str(error)) from None
    return Constants(constants), tables


def forget_rulesets() -> None:
    """Read rulesets anew when they are next asked for: their files have been written."""
    _ruleset_parts.cache_clear()


RULES_VERSION = 6
"""Raised with every change to constants or rules that changes a game's digest."""


def ruleset(name: str) -> Ruleset:
    """A ruleset under an empty calendar. Raises ContentError naming file and key."""
    constants, tables = _ruleset_parts(name)
    return Ruleset(name, RULES_VERSION, constants, tables, Calendar(()))


@functools.cache
def _policies() -> Mapping[str, Mapping[str, float]]:
    policies: dict[str, Mapping[str, float]] = {}
    for name, row in read_toml("policies.toml").items():
        for trait, value in row.items():
            if trait not in TRAITS:
                raise ContentError(f"assets/policies.toml: {name}.{trait} is no trait; there are {', '.join(TRAITS)}")
            if isinstance(value, bool) or not isinstance(value, int | float):
                raise ContentError(f"assets/policies.toml: {name}.{trait} should be a number, not {value!r}")
        policies[name] = {**AS_ASKED, **row}
    return policies


INNER_POLICIES = ("successor", "calm")
"""Leaders of the rules' own: not offered as policies."""


def policy_names() -> list[str]:
    """Policies that can play a game by themselves."""
    return [name for name in _policies() if name not in INNER_POLICIES]


def load_policy(name: str) -> Mapping[str, float]:
    """Traits of a leader by name. Raises ContentError for an unknown one."""
    if name not in _policies():
        raise ContentError(f"there is no policy {name!r}; there are {', '.join(policy_names())}")
    return _policies()[name]
