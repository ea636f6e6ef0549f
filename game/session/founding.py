"""Spring 1958: a commune of eight brigades in its county of the map, as the country's rules have brought it there.

The county is founded in March 1957 on the country's ground, with the brigades in the place of one commune's row, and
played through 1957 under the country's signals. Then the secretary of the game takes office.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.session.content import Scenario
from game.session.country.ground import Ground, country_ground
from game.session.country.inputs import communes
from game.session.country.rows import found as found_rows
from game.session.country.run import Led, play_row_season
from game.session.country.secretaries import leaders_of
from game.session.what_ifs import changed_state


@dataclass(frozen=True)
class World:
    """A county at its opening: commune 0 is the player's, with one place a brigade; each neighbour is one place."""

    state: State
    place_names: tuple[str, ...]
    commune_names: tuple[str, ...]
    map_row: int
    """the commune's row on the map"""


def county_ground(scenario: Scenario, rules: Ruleset) -> Ground:
    """The county of a scenario, its commune split into brigades."""
    row = scenario.place.commune
    county = communes().county
    ground = country_ground(rules.p).only(np.flatnonzero(county == county[row]))
    return ground.split(row, scenario.brigades)


def found(scenario: Scenario, seed: int, rules: Ruleset, led: Led = leaders_of, what_if: str = "") -> World:
    """The county of a scenario in spring 1958. rules: under the calendar that came down from spring 1957 on."""
    state = changed_state(found_rows(county_ground(scenario, rules), seed, rules), what_if)
    while state.season < 0:
        state = play_row_season(state, seed, rules, led)
    take_office(state)
    names = tuple(brigade.name for brigade in scenario.brigades)
    neighbours = tuple(neighbour.name for neighbour in scenario.neighbours)
    return World(state, names + neighbours, (scenario.title, *neighbours), scenario.place.commune)


def take_office(state: State) -> None:
    """A new secretary in the player's commune: no file, no label, nothing owed to anyone."""
    put = state.values
    put["in_office"][0] = 1
    for name in ("label", "favours", "risk"):
        put[name][0] = 0
    put["file"][:, 0] = 0
