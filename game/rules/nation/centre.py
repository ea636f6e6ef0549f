"""The centre: it asks by the calendar, answers to what is reported and to what is heard, and at last recalls.

`open_season` turns the dated directives of a season into what comes down: the calendar's asks under the hold that is
left, the searches for what was claimed and is not there, the belief in claims, what is forgiven; and, once the outcry
outweighs the pressure that holds it down, the recall. `answer_levy` sets the year's resale when the levy is in.
`close_season` moves granaries, towns, outcry, prestige.

Dated (history gives no cause within the model): campaigns, the easing of spring 1959, its reversal at Lushan.
Outcomes: belief, forgiveness, searches, resale, exports, rations of towns, the outcry, the season of the recall and
of the admission, prestige and the hold that goes with it.
"""

from __future__ import annotations

from dataclasses import dataclass, replace

from game.rules.calendar import SeasonAsk
from game.rules.nation.counted import Counted, Levied
from game.rules.nation.towns import Towns, season_in_towns
from game.rules.ruleset import Constants, Ruleset

MT_KG = 1e9


@dataclass(frozen=True)
class Centre:
    """The state at the opening of a season. Grain in kg of raw grain."""

    season: int
    towns: Towns
    stock_kg: float
    believed_kg: float
    """year's output of the country that is believed in"""
    missing: float
    """part of the crop last claimed that was neither delivered nor seen in barns and bowls, as far as accounts are
    not yet settled"""
    outcry: float
    """how loudly those who go hungry are heard, 0-1 and more"""
    prestige: float
    """of the leadership, 0-100"""
    part: float = 1.0
    """the part of the country's villages that the rows are (1: all of them); the state is as much smaller"""
    recall: int | None = None
    """season in which the initiatives were recalled"""
    admission: int | None = None
    """season in which the leader admitted failure"""


@dataclass(frozen=True)
class Flows:
    """What the state did with grain in a season, kg, and what the towns saw."""

    exported_kg: float
    imported_kg: float
    towns_kg: float
    other_kg: float
    urban_deaths: float
    urban_excess: float
    urban_births: float


def open_season(
    centre: Centre, dated: SeasonAsk, rules: Ruleset, after: AfterRecall, held: int | None = None, free: bool = True
) -> tuple[Centre, SeasonAsk]:
    """What comes down this season, and the centre once it has decided.

    held: with `free` false, the season in which the recall is held to come (None: never).
    """
    p = rules.p
    hold = 1.0 - p.prestige_holds * (1.0 - centre.prestige / 100.0)
    if centre.recall is None:
        outweighs = centre.season >= 0 and centre.outcry > p.outcry_outweighs * dated.pressure * hold
        if outweighs if free else centre.season == held:
            centre = replace(centre, recall=centre.season)
    if centre.recall is not None and centre.admission is None and centre.season > centre.recall:
        # the hungry are heard once nobody need be afraid of saying it
        if centre.outcry > p.admission_at * centre.prestige / 100.0:
            centre = replace(centre, admission=centre.season)
    believe = min(p.trust_most, p.trust + p.outcry_trust * centre.outcry)
    forgive = min(p.forgive_most, p.forgive + p.outcry_forgives * centre.outcry)
    ask = replace(
        dated,
        trust=believe,
        forgive=forgive,
        resale=p.resale_share,
        relief=min(1.0, dated.relief + p.outcry_relief * centre.outcry),
        pressure=dated.pressure * hold,
        searches=_searches(centre, dated, hold, p),
    )
    if centre.recall is not None:
        told = after.ask(ask, centre.season - centre.recall)
        ask = replace(told, pressure=told.pressure * hold)
    return centre, ask


def _searches(centre: Centre, dated: SeasonAsk, hold: float, p: Constants) -> float:
    """How hard hidden grain is hunted, 0-1: what was claimed and is not there is taken for hidden, not for never grown.

    So it is read while claims may not be doubted: the less the line asks for truth, the harder it is pressed, the more
    the leadership that announced the harvest is still believed.
    """
    read_as_hidden = (1.0 - dated.honest) * centre.prestige / 100.0
    return min(1.0, p.search_gain * max(centre.missing - p.search_slack, 0.0) * read_as_hidden * dated.pressure * hold)


@dataclass(frozen=True)
class AfterRecall:
    """What is asked once the initiatives are recalled (Twelve Articles, Sixty Articles, readjustment of 1961-62)."""

    seasons: tuple[SeasonAsk, ...]
    """by seasons since the recall; the last goes on"""
    works: tuple[float, float, float, float]
    """share of hands for waterworks in spring, summer, autumn, winter"""

    def ask(self, ask: SeasonAsk, since: int) -> SeasonAsk:
        """The asks of a season `since` seasons after the recall; date, line, sky and answers stay."""
        told = self.seasons[min(since, len(self.seasons) - 1)]
        number = ("spring", "summer", "autumn", "winter").index(ask.season)
        return replace(
            told,
            season=ask.season,
            year=ask.year,
            line=ask.line,
            works=self.works[number],
            trust=ask.trust,
            forgive=ask.forgive,
            resale=ask.resale,
            resale_rate=ask.resale_rate,
            hit=ask.hit,
            relief=max(told.relief, ask.relief),
        )


def answer_levy(ask: SeasonAsk, levied: Levied) -> SeasonAsk:
    """The state counts what it took before it says what it sells back: kg for each kg of need on paper."""
    if ask.season != "autumn":
        return ask
    return replace(ask, resale_rate=round(ask.resale * levied.taken_kg / max(levied.need_kg, 1), 6))


def close_season(
    centre: Centre, ask: SeasonAsk, count: Counted, rules: Ruleset, levied: Levied | None
) -> tuple[Centre, Flows]:
    """Grain in and out of the granaries, the towns, the outcry and what it does to prestige."""
    p = rules.p
    recalled = centre.recall is not None
    since = centre.season - centre.recall if centre.recall is not None else -1
    believed = centre.believed_kg if levied is None else float(levied.expected_kg)
    stock = centre.stock_kg + count.to_state_kg - count.promised_kg
    imported = p.imports_mt * centre.part / 0.85 * MT_KG / 4 if since > 0 else 0.0
    ration = p.town_kg * (p.town_cut if recalled else 1.0)
    towns_need = centre.towns.people * ration / 4
    towns_floor = towns_need * p.town_floor
    # what was promised beyond the granaries, and what the towns lack to their floor, has to be bought abroad
    imported = max(imported, towns_floor - stock)
    stock = stock + imported
    full = min(1.0, stock / (p.stock_low_mt * centre.part * MT_KG))
    # the empty granary stops exports first, then cuts what towns and other users get
    exported = (p.export_share + p.export_press * ask.pressure) * believed / 4 / 0.85 * full
    exported = min(exported * (p.exports_after if since > 0 else 1.0), stock - towns_floor)
    other_need = p.other_mt * centre.part * MT_KG / 4 * (p.other_calm + p.other_press * ask.pressure)
    share = p.town_floor + (1.0 - p.town_floor) * full
    left = stock - exported
    towns_kg = min(towns_need * share, left)
    other_kg = min(other_need * share, left - towns_kg)
    towns, died, excess, born = season_in_towns(centre.towns, count, rules, ask.year, towns_kg)
    # what is heard is forgotten slowly
    outcry = round(p.outcry_memory * centre.outcry + count.cries / max(count.people, 1), 6)
    prestige = centre.prestige - p.prestige_outcry * outcry
    if centre.recall == centre.season:
        prestige -= p.prestige_recall
    if centre.admission == centre.season:
        prestige -= p.prestige_admits
    after = replace(
        centre,
        season=centre.season + 1,
        towns=towns,
        stock_kg=float(round(left - towns_kg - other_kg)),
        believed_kg=believed,
        missing=_missing(centre, ask, levied),
        outcry=outcry,
        prestige=round(max(prestige, 0.0), 6),
    )
    return after, Flows(exported, imported, towns_kg, other_kg, died, excess, born)


def _missing(centre: Centre, ask: SeasonAsk, levied: Levied | None) -> float:
    """What the books lack after a season: counted anew when the levy is in, else settled as far as truth is asked."""
    if levied is None:
        return round(centre.missing * (1.0 - ask.honest), 6)
    return round(max(1.0 - levied.seen_kg / max(levied.claimed_kg, 1), 0.0), 6)


def opening(rules: Ruleset, believed_kg: float, season: int, part: float = 1.0) -> Centre:
    """The state in March 1957."""
    p: Constants = rules.p
    return Centre(
        season=season,
        towns=Towns(round(p.towns_m * part * 1e6)),
        stock_kg=p.stock_mt * part * MT_KG,
        believed_kg=believed_kg,
        missing=0.0,
        outcry=0.0,
        prestige=100.0,
        part=part,
    )
