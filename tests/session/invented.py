"""An invented run of the country for tests: plausible figures, none of them from the rules.

Its calendar is the country's own; recall and admission can be moved, and every true figure can be changed without
changing one that was said.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from game.rules.calendar import Calendar
from game.session.country.asks import directives
from game.session.country.chronicle import (
    FIRST,
    LAST,
    YEARS,
    Chronicle,
    ProvinceTotals,
    SeasonTotals,
    YearTotals,
    name_of,
    year_of,
)
from game.session.country.inputs import provinces

NAMES = provinces().names
TIBET = NAMES.index("Tibet")
COMMUNES = 26578
PEAK = {1957: 0.0, 1958: 1.7, 1959: 4.3, 1960: 19.4, 1961: 4.7, 1962: 1.1}
CROP = {1957: 195.0, 1958: 199.0, 1959: 168.7, 1960: 141.7, 1961: 136.6, 1962: 153.8}
CLAIM = {1957: 205.0, 1958: 360.0, 1959: 281.0, 1960: 146.0, 1961: 137.0, 1962: 155.0}
LEVY = {1957: 47.8, 1958: 57.9, 1959: 65.5, 1960: 50.0, 1961: 39.5, 1962: 39.1}
SHARE = {"spring": 0.0, "summer": 0.28, "autumn": 0.72, "winter": 0.0}


def calendar_of(recall: int | None, calm: bool = False) -> Calendar:
    """The country's dated directives with the recall in a season of one's choice; calm: as if 1957 went on."""
    told = directives()
    asks = []
    for season in range(FIRST, LAST + 1):
        ask = told.dated.ask(season)
        if calm:
            quiet = told.dated.ask(FIRST + season % 2)
            ask = replace(quiet, season=ask.season, year=ask.year, hit=ask.hit, pests=0.0)
        elif recall is not None and season >= recall:
            ask = told.after.ask(ask, season - recall)
        asks.append(ask)
    return Calendar(tuple(asks), FIRST)


def invented(
    seed: int = 1,
    *,
    recall: int | None = 10,
    admission: int | None = 11,
    calm: bool = False,
    truth: float = 1.0,
    maps: bool = True,
) -> Chronicle:
    """A run; `truth` multiplies every true figure and leaves what was said alone."""
    luck = np.random.default_rng(seed)
    wobble = 1.0 + 0.04 * luck.standard_normal(24)
    seasons, outcry, prestige = [], 0.0, 100.0
    for number in range(24):
        season = FIRST + number
        year, name = year_of(season), name_of(season)
        hungry = PEAK[year] / 20.0
        outcry = 0.92 * outcry + 0.11 * hungry
        prestige = max(20.0, prestige - 4.0 * hungry - (6.0 if season == admission else 0.0))
        seasons.append(
            SeasonTotals(
                season=season,
                rural_m=(547.0 - 3.0 * hungry * number) * truth,
                urban_m=(99.5 + number) * truth,
                deaths_m=(2.9 + PEAK[year] / 4) * truth,
                excess_deaths_m=PEAK[year] / 4 * wobble[number] * truth,
                births_m=(5.5 - 3.0 * hungry) * truth,
                grain_true_mt=CROP[year] * SHARE[name] * wobble[number] * truth,
                grain_reported_mt=CLAIM[year] * SHARE[name] * wobble[number],
                procured_mt=LEVY[year] * SHARE[name] * truth,
                resold_mt=4.3 * truth,
                stock_mt=(20.0 - 0.6 * number) * truth,
                exported_mt=0.9 * truth,
                imported_mt=(1.2 if season > 11 else 0.0) * truth,
                town_grain_mt=6.1 * truth,
                kcal=(2150.0 - 800.0 * hungry) * truth,
                kcal_recorded=(2130.0 - 820.0 * hungry) * truth,
                death_rate_rural_permille=(19.0 + 28.0 * hungry) * truth,
                death_rate_urban_permille=(12.0 + 8.0 * hungry) * truth,
                furnaces_k=730.0 * truth,
                native_iron_mt=2.1 * truth,
                native_iron_usable_mt=0.47 * truth,
                modern_metal_mt=2.3 * truth,
                farm_labour_m=171.0 * truth,
                canteens_percent=83.0 * truth,
                pressure=0.5,
                outcry=outcry,
                prestige=prestige,
                removed=round(211 * truth),
            )
        )
    years = [
        YearTotals(
            year=year,
            grain_true_mt=CROP[year] * truth,
            grain_reported_mt=CLAIM[year] * wobble[year - 1957],
            procured_mt=LEVY[year] * truth,
            resold_mt=17.1 * truth,
            retained_kg_per_head=230.0 * truth,
            kcal=(2150.0 - 40.0 * PEAK[year]) * truth,
            kcal_recorded=(2130.0 - 41.0 * PEAK[year]) * truth,
            death_rate_permille=(18.0 + 1.4 * PEAK[year]) * truth,
            death_rate_rural_permille=(19.0 + 1.5 * PEAK[year]) * truth,
            death_rate_urban_permille=13.0 * truth,
            birth_rate_permille=(43.0 - 0.8 * PEAK[year]) * truth,
            excess_deaths_m=PEAK[year] * wobble[year - 1957] * truth,
            farm_labour_m=170.0 * truth,
            furnaces_k=300.0 * truth,
            native_iron_mt=4.2 * truth,
            native_iron_usable_mt=0.93 * truth,
            usable_industrial_metal_mt=8.8 * truth,
            stock_spring_mt=18.0 * truth,
            exported_mt=3.6 * truth,
            oxen=0.9 * truth,
            pigs=0.7 * truth,
        )
        for year in YEARS
    ]
    people = luck.uniform(6.0, 60.0, 28)
    heads = luck.uniform(240.0, 330.0, 28)
    share = luck.dirichlet(np.full(28, 0.7))
    units = tuple(
        ProvinceTotals(
            name=NAMES[row],
            people_m=float(people[row]) * truth,
            excess_deaths_m=0.0 if NAMES[row] == "Tibet" else 31.2 * float(share[row]) * truth,
            peak_death_rate_permille=40.0 * truth,
            death_rate_permille={year: (19.0 + PEAK[year]) * truth for year in YEARS},
            grain_true_mt=dict.fromkeys(YEARS, 7.0 * truth),
            grain_reported_mt=dict.fromkeys(YEARS, 9.0),
            levy_share=dict.fromkeys(YEARS, 0.3 * truth),
        )
        for row in range(28)
    )
    said_maps, true_maps, said, true = {}, {}, {}, {}
    if maps:
        lit = np.array([max(0.0, calendar_of(recall, calm).ask(FIRST + n).furnaces) for n in range(24)])
        said_maps["furnaces"] = np.broadcast_to((lit * 1.2).astype(np.uint16)[:, None], (24, COMMUNES))
        grown = np.array([CLAIM[year_of(FIRST + n)] / 195.0 for n in range(24)])
        table = heads * grown[:, None]
        table[:, TIBET] = np.nan
        said["grain"] = table
        rates = np.array([19.0 + PEAK[year_of(FIRST + n)] for n in range(24)])
        true["deaths"] = np.repeat(rates[:, None] * truth, 28, axis=1)
        true["deaths"][:, TIBET] = np.nan
        true["grain"] = heads * np.array([CROP[year_of(FIRST + n)] / 195.0 for n in range(24)])[:, None] * truth
        dots = np.clip(luck.normal(1.0, 0.3, COMMUNES), 0.2, 3.0)
        true_maps["deaths"] = (rates[:, None] * dots * truth).astype(np.uint16)
    return Chronicle(
        seed=seed,
        what_if="no-leap" if calm else "",
        free_recall=False,
        digest=f"invented {seed}",
        calendar=calendar_of(recall, calm),
        seasons=tuple(seasons),
        years=tuple(years),
        provinces=units,
        recall=recall,
        admission=admission,
        corr_death_output=dict.fromkeys(YEARS, 0.1),
        true_maps=true_maps,
        said_maps=said_maps,
        true_provinces=true,
        said_provinces=said,
    )
