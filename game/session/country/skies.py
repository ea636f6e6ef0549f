"""The mean sky of each province's counties, which the record already holds."""

from __future__ import annotations

import functools

from game.rules.luck import Luck
from game.rules.phases.growth import STRUCK, county_sky
from game.session.country.inputs import by_county


@functools.lru_cache(maxsize=32)
def skies(seed: int, year: int) -> tuple[float, ...]:
    """By province, (28,): the mean of what its counties on the map draw; empty for years without a record by province.

    Taken over the whole map whatever rows are played, so that a county alone has the sky that it has in the country.
    """
    if year not in STRUCK:
        return ()
    of = by_county()
    means = of.means(county_sky(Luck(seed, 0), of.county, year))
    return tuple(round(float(mean), 6) for mean in means)
