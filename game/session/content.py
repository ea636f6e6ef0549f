"""Rulesets, scenarios and leaders read from `assets/`, checked; every error names file, key and what was expected."""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import msgspec

from game.rules.calendar import Calendar, CalendarError, read_calendar
from game.rules.leaders import AS_ASKED, TRAITS
from game.rules.ruleset import Constants, Ruleset, RulesetError, read_constants, read_tables
from game.text import ASSETS


class ContentError(ValueError):
    """Content that cannot be used: one sentence naming file and key, or the name that is unknown."""


class Place(msgspec.Struct, forbid_unknown_fields=True):
    """What the commune has in spring 1958, a head or a household."""

    county: str
    province: str
    grain_kg_per_head: float
    mu_per_head: float
    oxen_per_head: float
    pigs_per_head: float
    tools_per_household: float
    pots_per_household: float
    scrap_kg_per_household: float
    timber_t_per_head: float
    cash: int
    reserve_kg_per_head: float
    levy_points: float
    relief_speed: float


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
    """A neighbouring commune of the county and how zealous its secretary is."""

    name: str
    zeal: float


class _ScenarioFile(msgspec.Struct, forbid_unknown_fields=True):
    name: str
    title: str
    ruleset: str
    seasons: int
    place: Place
    brigade: list[Brigade]
    neighbour: list[Neighbour]
    calendar: list[dict[str, Any]]


@dataclass(frozen=True)
class Scenario:
    """Where and when a game is played, and what is asked from above."""

    name: str
    title: str
    ruleset: str
    seasons: int
    place: Place
    brigades: tuple[Brigade, ...]
    neighbours: tuple[Neighbour, ...]
    calendar: Calendar


def read_toml(*parts: str) -> Mapping[str, Any]:
    """A TOML file of `assets/`. Raises ContentError naming it."""
    path = os.path.join(ASSETS, *parts)
    shown = "/".join(("assets", *parts))
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise ContentError(f"{shown} cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{shown} is not valid TOML: {error}") from None


def _names(folder: str, ending: str) -> list[str]:
    try:
        found = os.listdir(os.path.join(ASSETS, folder))
    except OSError as error:
        raise ContentError(f"assets/{folder} cannot be read: {error.strerror}") from None
    return sorted(name.removesuffix(ending) for name in found if name.endswith(ending))


def scenario_names() -> list[str]:
    """Names of all scenarios."""
    return _names("scenarios", ".toml")


def load_scenario(name: str) -> Scenario:
    """Read a scenario by name. Raises ContentError: unknown name, or file and key that are wrong."""
    if name not in scenario_names():
        raise ContentError(f"there is no scenario {name!r}; there are {', '.join(scenario_names())}")
    file = f"assets/scenarios/{name}.toml"
    try:
        read = msgspec.convert(read_toml("scenarios", f"{name}.toml"), _ScenarioFile)
        calendar = read_calendar(file, read.calendar)
    except msgspec.ValidationError as error:
        raise ContentError(f"{file}: {error}") from None
    except CalendarError as error:
        raise ContentError(str(error)) from None
    if len(calendar.seasons) < read.seasons:
        raise ContentError(f"{file}: calendar has {len(calendar.seasons)} seasons, the scenario needs {read.seasons}")
    if not read.brigade:
        raise ContentError(f"{file}: brigade should list one brigade or more")
    return Scenario(
        read.name,
        read.title,
        read.ruleset,
        read.seasons,
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


RULES_VERSION = 1
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
