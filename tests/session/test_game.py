"""A game: two sittings a season, twelve seasons, the same from the same seed, and on under a successor."""

from __future__ import annotations

import numpy as np
import pytest

from game.rules.orders import OrderError, Orders
from game.session.content import ContentError
from game.session.game import Game, GameError, play
from game.session.setup import Dials, Setup, SetupError
from game.session.what_ifs import WHAT_IFS


def test_a_season_has_two_sittings_and_a_game_twelve_seasons() -> None:
    game = Game.new(Setup(seed=3))
    assert (game.season, game.stage) == (0, "plan")
    game.seal()
    assert (game.season, game.stage) == (0, "paper")
    game.seal()
    assert (game.season, game.stage) == (1, "plan")
    game.until_end()
    assert (game.season, game.stage, len(game.records)) == (12, "over", 12)
    with pytest.raises(GameError, match="over"):
        game.seal()


def test_the_same_seed_gives_the_same_game_and_another_seed_another() -> None:
    digests = [play(Setup(policy="median", seed=seed)).digest for seed in (7, 7, 8)]
    assert digests[0] == digests[1] != digests[2]


def test_sealing_without_reading_is_the_idle_policy() -> None:
    by_hand = Game.new(Setup(seed=5))
    by_hand.until_end()
    assert by_hand.digest == play(Setup(policy="idle", seed=5)).digest


def test_twins_part_in_the_season_in_which_their_orders_part() -> None:
    one, two = Game.new(Setup(seed=9)), Game.new(Setup(seed=9))
    for game in (one, two):
        for _sitting in range(4):
            game.seal()
    two.draft.set("furnaces_lit", 0)
    one.until_end()
    two.until_end()
    same = [a.digest == b.digest for a, b in zip(one.records, two.records, strict=True)]
    assert same[:2] == [True, True]
    assert not same[2]


def test_an_order_that_cannot_be_given_leaves_the_game_as_it_was() -> None:
    game = Game.new(Setup(seed=1))
    orders = game.draft.orders()
    orders.values["hours"] = np.array([99])
    before = game.state.digest()
    with pytest.raises(OrderError, match="hours"):
        game.seal(orders)
    with pytest.raises(OrderError, match="missing"):
        game.seal(Orders({}))
    assert (game.stage, game.state.digest(), game.sealed) == ("plan", before, [])
    game.seal()


def test_after_a_removal_the_successor_gives_the_orders_and_the_game_goes_on() -> None:
    game = next(g for g in map(_refusing, range(1, 40)) if not g.in_office and g.stage != "over")
    assert game.draft.locked
    with pytest.raises(OrderError, match="successor"):
        game.draft.set("ration", 500)
    game.preview()
    game.until_end()
    assert len(game.records) == 12
    assert game.ending.startswith("removed")
    assert sum("removed" in record.events for record in game.records) == 1


def _refusing(seed: int) -> Game:
    """A secretary who lights nothing and claims little, until removed."""
    game = Game.new(Setup(seed=seed, dials=Dials(pressure=1.5)))
    while game.stage != "over" and game.in_office:
        if game.stage == "plan":
            game.draft.set("furnaces_lit", 0)
        else:
            game.draft.set("claim_grain", 0)
        game.seal()
    return game


def test_each_record_adds_up_and_its_neighbours_stand_in_the_table() -> None:
    game = play(Setup(policy="zealot", seed=2))
    for record in game.records:
        for name, stock in record.stocks.items():
            assert stock.close == stock.open + sum(stock.terms.values()), (record.index, name)
        assert sum(record.accounts["deaths"].values()) == record.figures["deaths"]
        assert sorted(line.rank for line in record.claims) == list(range(1, 15))
        assert len(record.brigades) == game.places == 8


@pytest.mark.parametrize(
    "setup",
    [Setup(seed=-1), Setup(dials=Dials(pressure=9.0)), Setup(seasons=13), Setup(dials=Dials(courage=float("nan")))],
)
def test_a_game_that_cannot_begin_says_why(setup: Setup) -> None:
    with pytest.raises(SetupError, match="not"):
        Game(setup)


def test_unknown_names_are_told_with_those_there_are() -> None:
    for setup in (Setup(scenario="nowhere"), Setup(policy="nobody"), Setup(what_if="dragons")):
        with pytest.raises(ContentError, match="there are"):
            Game(setup)


@pytest.mark.parametrize("name", WHAT_IFS)
def test_every_what_if_plays_to_the_end_and_changes_the_game(name: str) -> None:
    game = play(Setup(policy="median", seed=4, what_if=name))
    assert len(game.records) == 12
    assert game.digest != play(Setup(policy="median", seed=4)).digest


def test_the_dials_change_the_county() -> None:
    digests = {
        play(Setup(policy="median", seed=4, seasons=4, dials=dials)).digest
        for dials in (Dials(), Dials(pressure=0.7), Dials(courage=0.5), Dials(information=1.4))
    }
    assert len(digests) == 4
