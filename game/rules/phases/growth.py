"""Phase 4: growth and weather. What labour, soil, seed, animals, tools and the sky make of a sowing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np

from game.rules.calendar import SeasonAsk
from game.rules.luck import Luck
from game.rules.places import State
from game.rules.ruleset import Constants, Ruleset
from game.rules.turn import Turn, chain
from game.rules.units import MANY, Ints, Reals, at_least, at_most, clip, safe_ratio

"""Share of the land in private plots in 1957; the normal crop is that of the fields beside them."""
STRUCK = range(1959, 1962)
"""Years for which the provinces' shares of stricken land are known."""


def weather_factor(turn: Turn) -> Reals:
    """Yield factor of the year's weather at each place, 1 = normal, (N,).

    The share of land seriously hit is data, for the country (statistical yearbook) and, less surely, for provinces;
    the county differs by luck with persistence 0.3 from year to year, the village a little more. Where a province's
    share is known, its counties' luck has no mean (`skies`). Kueh 1995; Li and Yang 2005 for the weight.
    """
    return _weather(turn.state, turn.rules.p, turn.luck, turn.ask)


def _weather(state: State, p: Constants, luck: Luck, ask: SeasonAsk) -> Reals:
    spread = _county_weather(state, luck, ask.year)
    # a forecast does not know the sky to come, so it takes nothing off
    if ask.skies and not np.ndim(luck.seed):
        spread = spread - state.here(np.array(ask.skies)[state["province"]])
    village = luck.normal("village weather", state.place_id)
    mean = 1.0 - p.weather_weight * (ask.hit - 0.09)
    if ask.year in STRUCK:
        mean = mean - p.weather_weight * p.weather_struck * state.here(state.real("struck", STRUCK.index(ask.year)))
    return clip(mean * (1.0 + p.weather_county * spread + p.weather_village * village), 0.4, 1.3)


def _county_weather(state: State, luck: Luck, now: int) -> Reals:
    """The county's sky at each place, (N,): this year's draw and three tenths of the last one's."""
    starts = state.county_starts
    # where a seed holds for all rows, and counties for many of them, each county is drawn once
    if np.ndim(luck.seed) or state.places < MANY:
        starts = None
    county = state.county[state.commune] if starts is None else state.county[starts]
    spread = county_sky(luck, county, now)
    if starts is None:
        return spread
    here: Reals = state.here(np.repeat(spread, np.diff(np.append(starts, state.communes))))
    return here


def county_sky(luck: Luck, county: Ints, year: int) -> Reals:
    """How the sky of each county named differs in a year, in standard deviations of one year's draw, (K,)."""
    spread = np.zeros(len(county))
    for lag, part in ((0, 1.0), (1, 0.3)):
        spread = spread + part * replace(luck, season=100_000 + year - lag).normal("weather", county)
    return spread


def growth(turn: Turn) -> None:
    """Tend the crops in the field; in the seasons of harvest, ripen the crop that is to be cut.

    Writes flow: tended (N,), weather (N,); in summer and autumn the state's standing_crop, kg, with an account
    `crop` whose terms sum to it.
    """
    state, tables = turn.state, turn.rules.tables
    p, luck, ask = turn.rules.p, turn.luck, turn.ask
    quota = turn.order("quota_grain") * 1000.0
    own = own_crop(state)
    spur = 1.0 + p.quota_spur * clip(safe_ratio(quota, own) - 1.0, 0.0, 0.5)
    work = turn.flow["field_labour"] * turn.flow["hour_worth"] * state.real("effort") * state.real("health") * spur
    tended = tables["labour_yield"](work)
    season = turn.ask.season
    if season == "autumn":
        turn.steer("tended_summer", "wheat sown", tended)
    elif season == "spring":
        turn.steer("tended_summer", "wheat tended", 0.5 * state.real("tended_summer") + 0.5 * tended)
        turn.steer("tended_autumn", "autumn crops sown", tended)
    elif season == "summer":
        turn.steer("tended_autumn", "autumn crops tended", 0.5 * state.real("tended_autumn") + 0.5 * tended)
    turn.flow.later("weather", lambda: _weather(state, p, luck, ask))
    if season in ("summer", "autumn"):
        ripen(turn, season)


def crop_factors(state: State, rules: Ruleset, crop: str, plots: Reals, year: int) -> list[tuple[str, Reals]]:
    """What a sown crop has behind it besides the weather: (cause, factor (N,)) in the order in which they are told."""
    p, tables = rules.p, rules.tables

    def of(make: Callable[..., Reals], *names: str) -> Reals:
        """What follows from some quantities: the plan asks for it before the season and the harvest after."""
        readings = [state.real(name) for name in names]
        found: Reals = state.follow(f"crop from {names}", lambda: make(*readings), *readings)
        return found

    def draft(oxen: Reals, normal: Reals, fed: Reals) -> Reals:
        hungry_ox = 1.0 - p.draft_condition * at_least(1.0 - fed, 0.0)
        return tables["draft_yield"](safe_ratio(oxen, normal) * hungry_ox)

    # insects come the year after the birds are gone
    insects = state.real("birds_killed") * (year > 1958)
    return [
        ("area sown", of(tables["area_yield"], f"sown_{crop}")),
        ("private plots", 1.0 - (plots / 100.0 - p.plots_1957) * p.plots_from_fields),
        ("seed short", of(lambda seed: tables["seed_yield"](1.0 - p.seed_matters * (1.0 - seed)), f"seed_{crop}")),
        ("close planting", of(tables["closeness_yield"], f"close_{crop}")),
        ("deep ploughing", state.real("soil_turned")),
        ("hands in the field", state.real(f"tended_{crop}")),
        ("oxen", of(draft, "oxen", "oxen_1957", "fed")),
        ("tools", of(lambda have, normal: tables["tool_yield"](safe_ratio(have, normal)), "tools", "tools_1957")),
        ("manure", of(lambda have, normal: 1.0 - p.manure_weight * (1.0 - at_most(safe_ratio(have, normal), 1.2)),
                      "pigs", "pigs_1957")),
        ("insects", 1.0 - p.pest_weight * insects),
        ("waterworks", of(lambda part: 1.0 + p.water_gain * part, "watered")),
    ]  # fmt: skip


def own_crop(state: State) -> Reals:
    """A year's normal crop at 1957's practice, kg (N,), for reading."""
    head, people = state.real("yield_1957"), state.real("people_1957")
    crop: Reals = state.follow("own crop", lambda: head * people, head, people)
    return crop


def normal_crop(state: State, rules: Ruleset, crop: str, year: int) -> Reals:
    """Crop of a normal year at 1957's practice with its slow progress since, kg (N,)."""
    p = rules.p
    share = p.summer_share if crop == "summer" else 1.0 - p.summer_share
    normal: Reals = own_crop(state) * share * (1.0 + p.trend * (year - 1957))
    return normal


def likely_crop(state: State, rules: Ruleset, crop: str, plots: Reals, year: int) -> Reals:
    """What a walk round the fields says the harvest will be in ordinary weather, kg (N,)."""
    likely = normal_crop(state, rules, crop, year)
    for _, factor in crop_factors(state, rules, crop, plots, year):
        likely = likely * factor
    return likely


def ripen(turn: Turn, crop: str) -> None:
    """The crop that stands when the window opens: the normal crop times each factor, one by one."""
    state, year = turn.state, turn.ask.year
    factors = [
        ("weather", turn.flow["weather"]),
        *crop_factors(state, turn.rules, crop, turn.order("plots"), year),
    ]
    standing = chain(turn, "crop", normal_crop(state, turn.rules, crop, year), factors)
    turn.settle("standing_crop", "ripened", standing)
    turn.flow["standing"] = standing
