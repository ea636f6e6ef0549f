"""The ending's columns: facts side by side, from the same seed, and the country from its record."""

from __future__ import annotations

import pytest

from game.session.content import ContentError
from game.session.counterfactual import columns, where_the_grain_went
from game.session.game import Game, play
from game.session.national import national, record
from game.session.setup import Setup


@pytest.fixture(scope="module")
def game() -> Game:
    return play(Setup(policy="careerist", seed=11))


def test_five_columns_stand_side_by_side(game: Game) -> None:
    yours, median, calm, country, known = columns(game)
    keys = [c.key for c in (yours, median, calm, country, known)]
    assert keys == ["yours", "median", "no_leap", "country", "record"]
    for column in (yours, median, calm):
        assert column.people_before is not None and column.born is not None
        assert column.gone is not None and column.away is not None
        assert column.here == column.people_before + column.born - column.gone - column.away
        assert column.kept is not None and set(column.kept) == {"store", "animals", "forest", "trust", "all"}
    assert yours.people_before == median.people_before
    assert calm.people_before == pytest.approx(median.people_before, rel=0.01), "the Leap began in winter 1957"
    assert calm.gone_per_mille < median.gone_per_mille


def test_the_country_stands_as_this_run_has_it_and_as_the_record_has_it(game: Game) -> None:
    country, known = columns(game)[3:]
    assert country.here is None and known.kept is None
    assert "Banister" in known.source and not country.source
    years = [game.chronicle.year(year) for year in (1958, 1959, 1960)]
    assert country.gone_per_mille == pytest.approx(sum(year.death_rate_permille for year in years))
    assert known.said_over_true > 1.3 and country.said_over_true > 1.3


def test_the_sky_and_the_luck_are_the_same_without_the_leap(game: Game) -> None:
    calm = play(Setup(policy="median", seed=11, what_if="no-leap"))
    weather = [record.figures["weather"] for record in game.records]
    assert [record.figures["weather"] for record in calm.records] == weather


def test_the_account_of_the_grain_closes(game: Game) -> None:
    flow = where_the_grain_went(game)
    stock = [record.stocks["grain"] for record in game.records]
    moved = sum(amount for cause, amount in flow.items() if cause != "left to rot")
    assert moved == pytest.approx((stock[-1].close - stock[0].open) / 1000)
    assert flow["harvest"] > 0 > flow["levy"]


def test_the_record_gives_a_source_for_every_series_and_says_what_it_lacks() -> None:
    assert all(series.source and series.unit for series in record().values())
    assert national("grain_output_mt", 1960) == 143.5
    with pytest.raises(ContentError, match="no figure for 1966"):
        national("grain_output_mt", 1966)
