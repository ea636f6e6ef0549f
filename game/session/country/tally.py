"""Seasons into calendar years: the winter that starts in December gives a third to its own year, the rest to the next.

Grain is the year's own harvests; rates are of the mean people of the year. Units as in `chronicle`.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from game.rules.ruleset import Constants
from game.session.country.chronicle import FIRST, YEARS, SeasonTotals, YearTotals, year_of
from game.session.country.run import Played

MT = 1e9
M = 1e6


def season_totals(season: int, played: Played, p: Constants) -> SeasonTotals:
    """One season's sums in the units of the record; rows that are a part of the country stand for all of it."""
    count, flows, centre = played.count, played.flows, played.centre
    urban = centre.towns.people
    rural_excess = count.deaths - count.usual_deaths
    m, mt = M * centre.part, MT * centre.part
    return SeasonTotals(
        season=season,
        rural_m=count.people / m,
        urban_m=urban / m,
        deaths_m=(count.deaths + flows.urban_deaths) / m,
        excess_deaths_m=(rural_excess + flows.urban_excess) / m,
        births_m=(count.births + flows.urban_births) / m,
        grain_true_mt=count.crop_kg / mt,
        grain_reported_mt=count.claim_kg / mt,
        unharvested_mt=count.uncut_kg / mt,
        procured_mt=count.levy_kg / mt,
        resold_mt=count.resold_kg / mt,
        stock_mt=centre.stock_kg / mt,
        exported_mt=flows.exported_kg / mt,
        imported_mt=flows.imported_kg / mt,
        town_grain_mt=flows.towns_kg / mt,
        kcal=count.kcal_people / count.people,
        kcal_recorded=(count.kcal_people - count.gathered_people) / count.people,
        death_rate_rural_permille=4000.0 * count.deaths / count.people,
        death_rate_urban_permille=4000.0 * flows.urban_deaths / urban,
        furnaces_k=count.furnaces / (1000.0 * centre.part),
        native_iron_mt=count.iron_kg / mt,
        native_iron_usable_mt=count.usable_kg / mt,
        modern_metal_mt=modern_metal(p, year_of(season), played.ask.pressure) / 4,
        farm_labour_m=count.farm_hands / m,
        canteens_percent=100.0 * count.canteen_people / count.people,
        pressure=played.ask.pressure,
        outcry=centre.outcry,
        prestige=centre.prestige,
        removed=round(count.removed / centre.part),
        counties_zealous=round(count.counties_zealous / centre.part),
        counties_moderate=round(count.counties_moderate / centre.part),
        provinces_zealous=count.provinces_zealous,
        provinces_moderate=count.provinces_moderate,
    )


def modern_metal(p: Constants, year: int, pressure: float) -> float:
    """Metal of modern plants that could be used, Mt a year: what lasted, less what haste spoiled.

    An input: plants lie outside the communes. The line runs from the steel of 1957 to that of 1961, when quantity
    was given up for what could be used; the announced 18.5 Mt of 1960 are not it.
    """
    lasting = p.modern_mt + p.modern_grows * min(max(year - 1957, 0), 4)
    return lasting * (1.0 - p.modern_haste * max(pressure - 0.2, 0.0))


def year_totals(
    seasons: Sequence[SeasonTotals], herds: Sequence[tuple[int, int]], first: tuple[int, int]
) -> tuple[YearTotals, ...]:
    """The six years. herds: oxen and pigs at the end of each season; first: those of March 1957."""

    def at(season: int) -> SeasonTotals:
        return seasons[season - FIRST]

    years = []
    for year in YEARS:
        spring = 4 * (year - 1958)
        own = [spring, spring + 1, spring + 2, spring + 3]

        def flow(value: Callable[[SeasonTotals], float], own: list[int] = own) -> float:
            amount = sum(value(at(s)) for s in own[:3]) + value(at(own[3])) / 3.0
            before = own[0] - 1
            return amount + value(at(before)) * 2.0 / 3.0 if before >= FIRST else amount * 12.0 / 10.0

        crop = sum(at(s).grain_true_mt for s in own)
        levy = sum(at(s).procured_mt for s in own)
        end = at(own[3])
        rural, urban = flow(lambda t: t.rural_m) / 4.0, flow(lambda t: t.urban_m) / 4.0
        rural_died = flow(lambda t: t.death_rate_rural_permille * t.rural_m / 4000.0)
        urban_died = flow(lambda t: t.death_rate_urban_permille * t.urban_m / 4000.0)
        resold = flow(lambda t: t.resold_mt)
        oxen, pigs = herds[own[3] - FIRST]
        usable = sum(at(s).native_iron_usable_mt for s in own)
        years.append(
            YearTotals(
                year=year,
                grain_true_mt=crop,
                grain_reported_mt=sum(at(s).grain_reported_mt for s in own),
                procured_mt=levy,
                resold_mt=resold,
                retained_kg_per_head=(crop - levy + resold) * 1000.0 / end.rural_m,
                kcal=flow(lambda t: t.kcal) / 4.0,
                kcal_recorded=flow(lambda t: t.kcal_recorded) / 4.0,
                death_rate_permille=1000.0 * (rural_died + urban_died) / (rural + urban),
                death_rate_rural_permille=1000.0 * rural_died / rural,
                death_rate_urban_permille=1000.0 * urban_died / urban,
                birth_rate_permille=1000.0 * flow(lambda t: t.births_m) / (rural + urban),
                excess_deaths_m=flow(lambda t: t.excess_deaths_m),
                farm_labour_m=(at(own[2]).farm_labour_m + end.farm_labour_m) / 2.0,
                furnaces_k=max(at(s).furnaces_k for s in own),
                native_iron_mt=sum(at(s).native_iron_mt for s in own),
                native_iron_usable_mt=usable,
                usable_industrial_metal_mt=usable + sum(at(s).modern_metal_mt for s in own),
                stock_spring_mt=at(own[0]).stock_mt,
                exported_mt=sum(at(s).exported_mt for s in own),
                oxen=oxen / first[0],
                pigs=pigs / first[1],
            )
        )
    return tuple(years)
