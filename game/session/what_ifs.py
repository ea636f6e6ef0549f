"""What if: one thing taken out of history, for a commune and its county. Each is a change of what is asked, of what
leaders do about it, or of a rule; weather and luck stay the same.

`no-leap`               the calm of 1957 goes on: its asks, its leaders, the same sky
`no-furnaces`           no furnaces and no iron are asked of anyone
`honest-reports`        no campaign of records; every leader reports what was weighed
`flexible-procurement`  a harvest that falls short of what was expected lowers the levy in full
`optional-canteens`     canteens are offered, never ordered; no feast
`timely-relief`         everyone may ask, what is asked is granted, and it arrives in the season in which it is due
`no-exports`            the grain that left the country in the year is sold back to the villages instead
`no-lushan`             the line of summer 1959 holds: no campaign against the right, no evidence made of what was said
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

from game.rules.calendar import Calendar, SeasonAsk
from game.rules.ruleset import Ruleset
from game.rules.units import MICRO
from game.session.content import ContentError, load_policy
from game.session.founding import World
from game.session.national import national
from game.text import _

AFTER_THE_MOUNTAIN = (1959, "autumn")
SEASON_ORDER = {"spring": 0, "summer": 1, "autumn": 2, "winter": 3}
RAW_FROM_TRADE = 1.0 / 0.85
"""kg of raw grain for one of trade grain, the unit of the customs returns."""

CALM_WORKS = {"spring": 0.06, "summer": 0.03, "autumn": 0.05, "winter": 0.15}
"""Share of hands at ditches and buildings in an ordinary year: winter is the season for them."""


def _each(rules: Ruleset, change: Callable[[SeasonAsk], SeasonAsk]) -> Ruleset:
    return rules.with_calendar(Calendar(tuple(change(ask) for ask in rules.calendar.seasons)))


def _calm(ask: SeasonAsk) -> SeasonAsk:
    return replace(
        ask,
        pressure=0.2,
        sputnik=0.0,
        honest=0.5,
        claim_middle=0.0,
        furnaces=0.0,
        iron_t=0.0,
        works=CALM_WORKS[ask.season],
        hours=9.0,
        area=1.0,
        closeness=1.0,
        depth=15.0,
        pests=0.0,
        canteens=0.0,
        feast=0.0,
        plots=0.05,
        link=0.8,
        unit=0.3,
        hire=0.0006,
        searches=0.0,
        forgive=0.6,
        relief=0.5,
    )


def _no_leap(rules: Ruleset) -> Ruleset:
    return _each(rules, _calm)


def _no_furnaces(rules: Ruleset) -> Ruleset:
    return _each(rules, lambda ask: replace(ask, furnaces=0.0, iron_t=0.0))


def _honest_reports(rules: Ruleset) -> Ruleset:
    return _each(rules, lambda ask: replace(ask, sputnik=0.0, claim_middle=0.0, honest=max(ask.honest, 0.5)))


def _flexible_procurement(rules: Ruleset) -> Ruleset:
    return _each(rules, lambda ask: replace(ask, forgive=1.0))


def _optional_canteens(rules: Ruleset) -> Ruleset:
    return _each(
        rules, lambda ask: replace(ask, canteens=min(ask.canteens, 0.5), feast=0.0, plots=max(ask.plots, 0.03))
    )


def _timely_relief(rules: Ruleset) -> Ruleset:
    ready = _each(rules, lambda ask: replace(ask, relief=1.0))
    return replace(ready, p=ready.p.replaced(trace_relief=0.0))


def _no_exports(rules: Ruleset) -> Ruleset:
    def sold_back(ask: SeasonAsk) -> SeasonAsk:
        exported = national("grain_exports_mt", ask.year, 0.0) * RAW_FROM_TRADE
        return replace(ask, resale=ask.resale + exported / national("procurement_gross_mt", ask.year))

    return _each(rules, sold_back)


def _no_lushan(rules: Ruleset) -> Ruleset:
    def open_door(ask: SeasonAsk) -> SeasonAsk:
        if (ask.year, SEASON_ORDER[ask.season]) < (AFTER_THE_MOUNTAIN[0], SEASON_ORDER[AFTER_THE_MOUNTAIN[1]]):
            return ask
        return replace(
            ask,
            pressure=min(ask.pressure, 0.4),
            sputnik=min(ask.sputnik, 0.25),
            honest=max(ask.honest, 0.3),
            claim_middle=min(ask.claim_middle, 0.25),
            works=min(ask.works, 0.2),
            hours=min(ask.hours, 9.5),
            closeness=min(ask.closeness, 1.2),
            depth=min(ask.depth, 25.0),
            canteens=min(ask.canteens, 0.65),
            plots=max(ask.plots, 0.03),
            link=max(ask.link, 0.38),
            searches=0.0,
            forgive=max(ask.forgive, 0.5),
            relief=max(ask.relief, 0.4),
        )

    tables = {**rules.tables, "file_mountain": rules.tables["file_window"]}
    return replace(_each(rules, open_door), tables=tables)


_RULES: dict[str, Callable[[Ruleset], Ruleset]] = {
    "no-leap": _no_leap,
    "no-furnaces": _no_furnaces,
    "honest-reports": _honest_reports,
    "flexible-procurement": _flexible_procurement,
    "optional-canteens": _optional_canteens,
    "timely-relief": _timely_relief,
    "no-exports": _no_exports,
    "no-lushan": _no_lushan,
}
WHAT_IFS = tuple(_RULES)


def check_what_if(name: str) -> None:
    """Raises ContentError for a name that is no what-if; the empty name is history as it was."""
    if name and name not in _RULES:
        message = _("there is no what-if {name}; there are {names}")
        raise ContentError(message.format(name=repr(name), names=", ".join(WHAT_IFS)))


def changed_rules(rules: Ruleset, name: str) -> Ruleset:
    """The rules and calendar under a what-if (unchanged for the empty name)."""
    check_what_if(name)
    return _RULES[name](rules) if name else rules


def changed_traits(row: Mapping[str, float], name: str) -> dict[str, float]:
    """What a what-if makes of one leader."""
    if name == "no-leap":
        return dict(load_policy("calm"))
    if name == "honest-reports":
        return {**row, "claim": 0.0, "table": 0.0}
    if name == "timely-relief":
        return {**row, "relief": 2.0}
    return dict(row)


def changed_world(world: World, name: str) -> World:
    """What a what-if makes of the county at its opening."""
    if name != "timely-relief":
        return world
    state = world.state.copy()
    state.values["relief_speed"][:] = MICRO
    return replace(world, state=state)
