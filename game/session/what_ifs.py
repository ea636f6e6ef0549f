"""What if: one thing taken out of history, for the country and with it for the game's commune. Each is a change of
what is asked, of what leaders do about it, or of a rule; weather and luck stay the same.

`no-leap`               the calm of 1957 goes on: its asks, its leaders, the same sky
`no-furnaces`           no furnaces and no iron are asked of anyone
`honest-reports`        no campaign of records; every leader reports what was weighed
`flexible-procurement`  a harvest that falls short of what was expected lowers the levy in full
`optional-canteens`     canteens are offered, never ordered; no feast
`timely-relief`         everyone may ask, what is asked is granted, and it arrives in the season in which it is due
`no-exports`            the grain that left the country in the year is sold back to the villages instead
`no-lushan`             the line of summer 1959 holds: no campaign against the right, no evidence made of what was said,
                        and who led under that line leads on

Two more serve the split of causes alone:
`fair-weather`          no more land than usual is struck by flood and drought
`no-drive`              hours, works, sowing, sparrows and accounts as in 1957
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import replace

import numpy as np

from game.rules.calendar import SeasonAsk
from game.rules.leaders import TRAITS, Traits
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.units import MICRO
from game.session.content import ContentError, load_policy
from game.session.national import national
from game.text import _

AFTER_THE_MOUNTAIN = (1959, "autumn")
SEASON_ORDER = {"spring": 0, "summer": 1, "autumn": 2, "winter": 3}
RAW_FROM_TRADE = 1.0 / 0.85
"""kg of raw grain for one of trade grain, the unit of the customs returns."""

CALM_WORKS = {"spring": 0.06, "summer": 0.03, "autumn": 0.05, "winter": 0.15}
"""Share of hands at ditches and buildings in an ordinary year: winter is the season for them."""

Change = Callable[[SeasonAsk], SeasonAsk]


def _calm(ask: SeasonAsk) -> SeasonAsk:
    return replace(
        ask, line="pledge", pressure=0.2, sputnik=0.0, honest=0.5, claim_middle=0.0, furnaces=0.0, iron_t=0.0,
        works=CALM_WORKS[ask.season], hours=9.0, area=1.0, closeness=1.0, depth=15.0, pests=0.0, canteens=0.0,
        feast=0.0, plots=0.05, link=0.8, unit=0.3, hire=0.002, searches=0.0, forgive=0.6, relief=0.5, recalled=0.0,
    )  # fmt: skip


def _no_furnaces(ask: SeasonAsk) -> SeasonAsk:
    return replace(ask, furnaces=0.0, iron_t=0.0)


def _honest_reports(ask: SeasonAsk) -> SeasonAsk:
    return replace(ask, sputnik=0.0, claim_middle=0.0, honest=max(ask.honest, 0.5))


def _flexible_procurement(ask: SeasonAsk) -> SeasonAsk:
    # what is forgiven is not searched for
    return replace(ask, forgive=1.0, searches=0.0)


def _optional_canteens(ask: SeasonAsk) -> SeasonAsk:
    return replace(ask, canteens=min(ask.canteens, 0.5), feast=0.0, plots=max(ask.plots, 0.03))


def _timely_relief(ask: SeasonAsk) -> SeasonAsk:
    return replace(ask, relief=1.0)


def _no_exports(ask: SeasonAsk) -> SeasonAsk:
    exported = national("grain_exports_mt", ask.year, 0.0) * RAW_FROM_TRADE
    return replace(ask, resale=ask.resale + exported / national("procurement_gross_mt", ask.year))


def _no_lushan(ask: SeasonAsk) -> SeasonAsk:
    if ask.recalled or (ask.year, SEASON_ORDER[ask.season]) < (AFTER_THE_MOUNTAIN[0], SEASON_ORDER["autumn"]):
        return ask
    return replace(
        ask,
        line="window",
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


def _fair_weather(ask: SeasonAsk) -> SeasonAsk:
    return replace(ask, hit=0.09)


def _no_drive(ask: SeasonAsk) -> SeasonAsk:
    calm = _calm(ask)
    return replace(
        ask, works=min(ask.works, calm.works), hours=min(ask.hours, calm.hours), area=calm.area,
        closeness=calm.closeness, depth=calm.depth, pests=calm.pests, link=max(ask.link, calm.link),
        unit=min(ask.unit, calm.unit), hire=min(ask.hire, calm.hire),
    )  # fmt: skip


_ASKS: dict[str, Change] = {
    "no-leap": _calm,
    "no-furnaces": _no_furnaces,
    "honest-reports": _honest_reports,
    "flexible-procurement": _flexible_procurement,
    "optional-canteens": _optional_canteens,
    "timely-relief": _timely_relief,
    "no-exports": _no_exports,
    "no-lushan": _no_lushan,
    "fair-weather": _fair_weather,
    "no-drive": _no_drive,
}
INNER = ("fair-weather", "no-drive")
WHAT_IFS = tuple(name for name in _ASKS if name not in INNER)
"""Those that are offered. Several are joined by "+"."""


def parts(name: str) -> tuple[str, ...]:
    """The single changes of a what-if."""
    return tuple(part for part in name.split("+") if part)


def check_what_if(name: str) -> None:
    """Raises ContentError for a name that is no what-if; the empty name is history as it was."""
    for part in parts(name):
        if part not in _ASKS:
            message = _("there is no what-if {name}; there are {names}")
            raise ContentError(message.format(name=repr(part), names=", ".join(WHAT_IFS)))


def changed_ask(ask: SeasonAsk, name: str) -> SeasonAsk:
    """What a what-if makes of what is asked in a season."""
    for part in parts(name):
        ask = _ASKS[part](ask)
    return ask


def changed_rules(rules: Ruleset, name: str) -> Ruleset:
    """The constants and curves under a what-if (unchanged for the empty name); the calendar is the caller's."""
    check_what_if(name)
    for part in parts(name):
        if part == "timely-relief":
            rules = replace(rules, p=rules.p.replaced(trace_relief=0.0))
        elif part == "no-exports":
            rules = replace(rules, p=rules.p.replaced(export_share=0.0, export_press=0.0))
        elif part == "fair-weather":
            rules = replace(rules, p=rules.p.replaced(weather_struck=0.0))
    return rules


def changed_traits(row: Mapping[str, float], name: str) -> dict[str, float]:
    """What a what-if makes of one leader."""
    changed = dict(row)
    for part in parts(name):
        if part == "no-leap":
            changed = dict(load_policy("calm"))
        elif part == "honest-reports":
            changed.update(claim=0.0, table=0.0)
        elif part == "timely-relief":
            changed.update(relief=2.0)
    return changed


def changed_leaders(traits: Traits, name: str) -> Traits:
    """What a what-if makes of all leaders."""
    if not name:
        return traits
    columns = {}
    probe = changed_traits(dict.fromkeys(TRAITS, np.nan), name)
    for trait in TRAITS:
        own, new = getattr(traits, trait), probe[trait]
        columns[trait] = own if np.isnan(new) else np.full_like(own, new)
    return Traits(**columns)


def changed_state(state: State, name: str) -> State:
    """What a what-if makes of places at their founding; the state given may be the one returned."""
    if "timely-relief" in parts(name):
        state.values["relief_speed"][:] = MICRO
    return state
