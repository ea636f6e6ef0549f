"""How a game begins: scenario, seed, the three dials, and for a game led by itself its policy, settings and what-if."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import msgspec

from game.rules.leaders import AS_ASKED, TRAITS, Traits
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.units import clip
from game.session.content import Scenario, load_policy, load_scenario, ruleset
from game.session.country.nation import is_kept, nation
from game.session.country.secretaries import leaders_of, secretaries_of, traits_of_secretaries
from game.session.founding import World, found
from game.session.what_ifs import changed_leaders, changed_rules, changed_traits
from game.text import _

SEED_MOST = 2**53 - 1
COUNTRIES = 16
USUAL_COURAGE = 0.30
BRAVER = 0.5
"""What a whole of the dial adds to each neighbour's own courage; his zeal loses a whole for it."""


class SetupError(ValueError):
    """A game that cannot begin; the message is one sentence."""


class Dials(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Difficulty is history: how hard the line presses, how brave the neighbours are, how well one is told."""

    pressure: float = 1.0
    """0.5-1.5, on the pressure of every season"""
    courage: float = USUAL_COURAGE
    """0-1, of the neighbouring secretaries; 0.30 is the county as it was"""
    information: float = 1.0
    """0.3-2, on the width of every range of belief"""


class Setup(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Everything that a game is made from, beside its orders."""

    scenario: str = "leap"
    seed: int = 1
    dials: Dials = Dials()
    policy: str = ""
    """name of the policy that leads; empty when a player does"""
    sets: tuple[str, ...] = ()
    """settings `order=value` laid over the policy in every season"""
    what_if: str = ""
    seasons: int = 0
    """seasons to be played, 0: all of the scenario"""


def check_setup(setup: Setup) -> None:
    """Raises SetupError for dials, seed or length out of bounds, ContentError or OrderError for unknown names."""
    if not 0 <= setup.seed <= SEED_MOST:
        raise SetupError(
            _("a seed is a whole number from 0 to {most}, not {text}").format(most=SEED_MOST, text=setup.seed)
        )
    bounds = (("pressure", 0.5, 1.5), ("courage", 0.0, 1.0), ("information", 0.3, 2.0))
    for name, low, high in bounds:
        value = getattr(setup.dials, name)
        if not low <= value <= high:
            message = _("the dial {name} lies between {low:g} and {high:g}, not {value:g}")
            raise SetupError(message.format(name=name, low=low, high=high, value=value))
    most = load_scenario(setup.scenario).seasons
    if not 0 <= setup.seasons <= most:
        message = _("{scenario} has {most} seasons: play from 1 to {most} of them, not {count}")
        raise SetupError(message.format(scenario=setup.scenario, most=most, count=setup.seasons))


def country_of(seed: int) -> int:
    """Seed of the country around a game: one of sixteen.

    Seeds 1-16 have their own; the others share one of these. What comes down differs between countries by less than
    a hundredth, and a country takes two seconds to play: a sweep over many seeds need not play as many.
    """
    return (seed - 1) % COUNTRIES + 1


def begins_at_once(setup: Setup) -> bool:
    """Whether the country of a game has been played before; else it takes some seconds to begin."""
    return is_kept(country_of(setup.seed), setup.what_if)


def rules_for(setup: Setup, scenario: Scenario) -> Ruleset:
    """The ruleset of a game: constants and curves, under what the country of its seed was asked and its dials."""
    came_down = nation(country_of(setup.seed), setup.what_if).calendar
    rules = changed_rules(ruleset(scenario.ruleset), setup.what_if).with_calendar(came_down)
    dials = setup.dials
    if dials.pressure != 1.0:
        pressed = rules.calendar.changed(pressure=lambda ask: min(ask.pressure * dials.pressure, 1.0))
        rules = rules.with_calendar(pressed)
    if dials.information != 1.0:
        width = dials.information
        p = rules.p.replaced(
            **{name: getattr(rules.p, name) * width for name in ("doubt_crop", "doubt_hidden", "doubt_flaw")}
        )
        rules = Ruleset(rules.name, rules.version, p, rules.tables, rules.calendar)
    return rules


def world_for(setup: Setup, scenario: Scenario, rules: Ruleset) -> World:
    """The county at its opening."""

    def led(state: State, seed: int, rules: Ruleset) -> Traits:
        return changed_leaders(leaders_of(state, seed, rules), setup.what_if)

    return found(scenario, setup.seed, rules, led, setup.what_if)


def own_traits(setup: Setup) -> dict[str, float]:
    """Traits of the policy that leads the commune, or obedience where a player does."""
    own = dict(load_policy(setup.policy)) if setup.policy else dict(AS_ASKED)
    return changed_traits(own, setup.what_if)


def traits_of_leaders(setup: Setup, state: State, rules: Ruleset, own: Mapping[str, float]) -> Traits:
    """Traits of the leader of every commune as the line now stands: `own` in the game's, its neighbours as drawn."""
    who = secretaries_of(state, setup.seed, rules)
    braver = setup.dials.courage - USUAL_COURAGE
    if braver:
        bold = clip(who.courage + BRAVER * braver, 0.0, 1.0)
        who = replace(who, zeal=clip(who.zeal * (1.0 - braver), 0.05, 1.2), courage=bold)
    drawn = changed_leaders(traits_of_secretaries(state, who, rules), setup.what_if)
    columns = {}
    for name in TRAITS:
        column = getattr(drawn, name).copy()
        column[0] = own[name]
        columns[name] = column
    return Traits(**columns)


def successor_traits(setup: Setup) -> dict[str, float]:
    """Traits of whoever follows a secretary who was removed."""
    return changed_traits(dict(load_policy("successor")), setup.what_if)
