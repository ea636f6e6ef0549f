"""The ground: what each commune is before anything is asked of it. Data and one fixed draw, never a game's luck.

`country_ground` lays out all communes of the map; `only` takes some of them; `split` puts brigades in the place of
one. Whatever is founded on it, a row is the same row: it keeps its number, and with it its luck.
"""

from __future__ import annotations

import functools
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np

from game.rules.luck import Luck
from game.rules.places import TIMES
from game.rules.ruleset import Constants
from game.rules.units import MICRO, Ints, Reals, clip, group_sum, safe_ratio, whole
from game.session.content import Brigade
from game.session.country.inputs import communes, provinces

CHARACTER = Luck(1957, 0)
"""Land and sizes of places are data; where only their spread is known, this one fixed draw stands in."""

CROP_1957_KG = 195_050_000_000
"""Grain output of 1957 (statistical yearbook), kg."""
RURAL_1957 = 538.2e6
"""Rural people in March 1957 (yearbook, moved from the year's end)."""
BRIGADE_IDS = 1_000_000
MEAN_ZEAL = 0.64
PERIODS = ("zeal_1958", "zeal_1959_spring", "zeal_1959_60")


@dataclass(frozen=True)
class Ground:
    """Places and their communes. Arrays are (N,) by place or (C,) by commune, in natural units."""

    place_id: Ints
    commune: Ints
    """row of each place's commune in this ground"""
    commune_id: Ints
    """row of the map"""
    county: Ints
    """number of the map's county, (C,)"""
    place: dict[str, Reals]
    """people, yield (kg a head), mu (a head), ore, roots, access, clay, timber (times the mean), wild, relief_speed"""
    of_commune: dict[str, Reals]
    """province, levy_points, sale_place; above and struck are (3, C)"""

    def only(self, chosen: Ints) -> Ground:
        """The ground of some communes, rows of the map in rising order."""
        rows = np.searchsorted(self.commune_id, chosen)
        kept = np.isin(self.commune, rows)
        return replace(
            self,
            place_id=self.place_id[kept],
            commune=np.searchsorted(rows, self.commune[kept]),
            commune_id=self.commune_id[rows],
            county=self.county[rows],
            place={name: values[kept] for name, values in self.place.items()},
            of_commune={name: values[..., rows] for name, values in self.of_commune.items()},
        )

    def split(self, row: int, brigades: Sequence[Brigade]) -> Ground:
        """The same ground with brigades in the place of commune `row` (of the map), before all other places.

        People and crop are the commune's own; brigades share them by their sizes and yields.
        """
        c = int(np.searchsorted(self.commune_id, row))
        at = int(np.flatnonzero(self.commune == c)[0])
        n = len(brigades)
        size = np.array([float(brigade.people) for brigade in brigades])
        size = size / size.sum()
        yields = np.array([brigade.yield_ for brigade in brigades])
        own = {name: np.full(n, values[at]) for name, values in self.place.items()}
        own["people"] = own["people"] * size
        own["yield"] = own["yield"] * yields / (yields * size).sum()
        for name in ("ore", "roots", "access", "clay", "timber"):
            own[name] = np.array([float(getattr(brigade, name)) for brigade in brigades])
        others = np.flatnonzero(self.commune != c)
        order = np.concatenate([[c], np.delete(np.arange(len(self.commune_id)), c)])
        back = np.empty_like(order)
        back[order] = np.arange(len(order))
        return Ground(
            place_id=np.concatenate([BRIGADE_IDS + row * 16 + np.arange(n), self.place_id[others]]),
            commune=np.concatenate([np.zeros(n, dtype=np.int64), back[self.commune[others]]]),
            commune_id=self.commune_id[order],
            county=self.county[order],
            place={name: np.concatenate([own[name], values[others]]) for name, values in self.place.items()},
            of_commune={name: values[..., order] for name, values in self.of_commune.items()},
        )


def _grow(z: Reals, spread: float) -> Reals:
    """exp(spread z) to second order, always positive."""
    x = spread * z
    return 1.0 + x + x * x / 2.0


def _country_mean(values: Reals, weight: Reals) -> float:
    """Mean by whole weights: the order of rows and the width of registers cannot change it."""
    heavy = whole(weight * 1000.0)
    return int((whole(values * MICRO) * heavy).sum()) / MICRO / int(heavy.sum())


def lines(p: Constants) -> Reals:
    """Zeal of each province over the country's mean in the three TIMES, (3, 28).

    Half a score of conduct, half a checklist of things done; where the score may be coloured by hindsight it is
    drawn a third toward the mean.
    """
    of = provinces()
    people = of["rural_pop_1957_m"]
    rows = []
    for column in PERIODS:
        zeal = 0.5 * of[column] + 0.5 * of["zeal_checklist"]
        mean = _country_mean(zeal, people)
        zeal = np.where(of.hindsight, mean + (zeal - mean) * (2.0 / 3.0), zeal)
        rows.append((zeal - _country_mean(zeal, people)) * of.there)
    assert len(rows) == len(TIMES)
    return p.zeal_province * np.stack(rows)


def country_ground(p: Constants) -> Ground:
    """All communes of the map."""
    settings = tuple(
        float(getattr(p, name))
        for name in (
            "size_commune", "yield_county", "yield_commune", "land_gathers", "relief_lag", "levy_net", "levy_access",
            "sale_access", "sale_urban", "zeal_province", "weather_weight", "levy_slope", "levy_local",
            "herds_feed",
        )
    )  # fmt: skip
    return _country_ground(settings, _Kept(p))


class _Kept:
    """Constants carried beside the cache's key, equal to any other: the key says all that matters."""

    def __init__(self, p: Constants) -> None:
        self.p = p

    def __hash__(self) -> int:
        return 0

    def __eq__(self, other: object) -> bool:
        return isinstance(other, _Kept)


@functools.lru_cache(maxsize=4)
def _country_ground(settings: tuple[float, ...], kept: _Kept) -> Ground:
    p, of, rows = kept.p, provinces(), communes()
    province, county, n = rows.province, rows.county, len(rows)
    ids = np.arange(n)

    def luck(name: str, by: Ints = ids) -> Reals:
        return CHARACTER.normal(name, by)

    def here(values: Reals) -> Reals:
        return np.asarray(values)[province]

    def from_mean(column: str) -> Reals:
        return np.where(of.there, of[column] - _country_mean(of[column], of["rural_pop_1957_m"]), 0.0)

    size = whole(_grow(luck("size"), p.size_commune) * 1000.0)
    rural = of["rural_pop_1957_m"] / _sum(of["rural_pop_1957_m"]) * RURAL_1957
    in_province = np.bincount(province, size.astype(np.float64), len(of.names))
    people = np.rint(size * here(rural / np.maximum(in_province, 1.0)))
    yields = here(of["grain_kg_per_rural_head_1957"]) * _grow(luck("county", county), p.yield_county)
    yields = yields * _grow(luck("yield"), p.yield_commune)
    # what a province brings in is data; the draws say only where in it
    drawn = group_sum(whole(people * yields), province, len(of.names))
    known = group_sum(whole(people * here(of["grain_kg_per_rural_head_1957"])), province, len(of.names))
    yields = yields * here(safe_ratio(known, drawn)) * (CROP_1957_KG / int(known.sum()))
    access, urban = from_mean("access"), from_mean("urban_protection")
    net = clip(of["net_out_share_of_output"], -0.3, 0.3)
    net = np.where(of.there, net - _country_mean(net, of["rural_pop_1957_m"]), 0.0)
    # what a village is left to live on follows the custom of its province: paddy or wheat, feed, winters
    custom = from_mean("grain_kg_per_rural_head_1957")
    mu = of["arable_mu_per_rural_head"]
    land = clip(mu / _country_mean(mu, of["rural_pop_1957_m"]), 0.4, 2.5)
    lag = of["relief_lag_seasons"] + 0.5 * from_mean("upland_share")
    crop = people * yields
    struck = []
    for year in (1959, 1960, 1961):
        hit = here(of[f"hit_share_{year}"])
        struck.append(hit - _country_mean(hit, crop / 1000.0))
    upland = here(of["upland_share"])
    return Ground(
        place_id=ids,
        commune=ids,
        commune_id=ids,
        county=county,
        place={
            "people": people,
            "yield": yields,
            "mu": here(mu),
            "ore": clip(0.15 + 0.3 * upland + 0.1 * luck("ore"), 0.0, 1.0),
            "roots": clip(here(of["share_roots"]) * (1.0 + 0.15 * luck("roots")), 0.0, 1.0),
            "access": clip(here(of["access"]) + 0.1 * luck("access"), 0.0, 1.0),
            "clay": clip(0.5 + 0.12 * luck("clay"), 0.0, 1.0),
            "timber": clip(0.5 + 1.2 * upland + 0.2 * luck("timber"), 0.1, 3.0),
            "wild": here(1.0 + p.land_gathers * (land - 1.0) + p.herds_feed * of["pastoral_share"]),
            "relief_speed": here(1.0 / (1.0 + p.relief_lag * np.maximum(lag - 0.5, 0.0))),
        },
        of_commune={
            "province": province.astype(np.float64),
            "levy_points": here(p.levy_net * net + p.levy_access * access - p.levy_slope * p.levy_local * custom),
            "sale_place": here(1.0 + p.sale_access * access + p.sale_urban * urban),
            "above": lines(p)[:, province],
            "struck": np.stack(struck),
        },
    )


def _sum(values: Reals) -> float:
    return int(whole(values * MICRO).sum()) / MICRO
