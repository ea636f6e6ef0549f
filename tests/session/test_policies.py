"""Settings: one order of a policy replaced, within its own bounds, clamped to the season's."""

from __future__ import annotations

from typing import Any

import pytest

from game.rules.order_table import ORDERS
from game.rules.orders import OrderError
from game.session.content import policy_names
from game.session.game import Game, play
from game.session.policies import PLAIN_WORDS, parse_setting
from game.session.setup import Setup


def played(*sets: str, policy: str = "median", seasons: int = 4) -> list[dict[str, Any]]:
    return [r.figures for r in play(Setup(policy=policy, sets=sets, seed=3, seasons=seasons)).records]


@pytest.mark.parametrize(
    "text",
    [
        "hours=7", "hours=17", "hours=9.5", "hours=", "hours", "=9", "", "nonsense=1", "furnaces=nan", "furnaces=97",
        "furnaces=-1", "rest=1.01", "rest=nan", "claim=0.4", "claim=11", "claim=inf", "workshop_pace=slow",
        "works_metal=iron", "works_pace=fast", "melt_tools=maybe", "ration=90", "ration=1010", "eating=well",
        "furnaces_lit=97", "hands=50/50/0/0/0/0/1", "melt=scrap+silver", "canteens=open", "deliver=106",
    ],
)  # fmt: skip
def test_a_setting_out_of_the_orders_own_bounds_is_an_error(text: str) -> None:
    with pytest.raises(OrderError) as error:
        parse_setting(text)
    assert "\n" not in str(error.value)


def test_every_order_takes_its_own_example() -> None:
    for order in ORDERS:
        assert parse_setting(f"{order.name}={order.example}").sitting == order.sitting
    words = "hours furnaces rest claim workshop_pace works_metal works_pace melt_tools ration eating"
    assert set(PLAIN_WORDS) >= set(words.split())


def test_furnaces_are_clamped_to_the_season_and_take_hands_from_the_fields() -> None:
    many, none = played("furnaces=60"), played("furnaces=0")
    assert [row["furnaces"] for row in many] == [2, 60, 60, 60]
    assert [row["furnaces"] for row in none] == [0, 0, 0, 0]
    assert all(a["field_labour_share"] < b["field_labour_share"] for a, b in zip(many[1:], none[1:], strict=True))
    assert sum(row["iron_t"] for row in none) == 0


def test_no_brigade_is_given_more_than_twelve_furnaces() -> None:
    assert [row["furnaces"] for row in played("furnaces_lit=96")] == [2, 96, 96, 96]


def test_rest_takes_hands_from_the_fields() -> None:
    assert played("rest=0.45")[1]["field_labour_share"] < played("rest=0.05")[1]["field_labour_share"] - 0.3


def test_a_claim_is_a_multiple_of_the_true_harvest() -> None:
    for row in played("claim=2.5"):
        assert row["claim_t"] == pytest.approx(2.5 * row["claim_true_t"], rel=0.001)


def test_an_order_is_replaced_only_from_the_season_in_which_it_opens() -> None:
    game = Game(Setup(policy="median", sets=("rest_days=12", "searches=100", "statement_1958=weighed"), seed=3))
    days, searches, said = [], [], []
    while game.stage != "over":
        orders = game.lead()
        if game.stage == "plan":
            days.append(int(orders["rest_days"][0]))
            searches.append(int(orders["searches"][0]))
        else:
            said.append(int(orders["statement_1958"][0]))
        game.seal(orders)
    assert days[2:] == [12] * 10 and days[1] != 12
    assert searches[3:] == [100] * 9 and searches[2] != 100
    assert said == [0] * 4 + [2, 2] + [0] * 6


def test_settings_hold_under_a_successor_too() -> None:
    games = (play(Setup(policy="protective", sets=("furnaces=0",), seed=seed)) for seed in range(1, 40))
    removed = next(game for game in games if not game.in_office)
    assert sum(record.figures["iron_t"] for record in removed.records) == 0


def test_ways_of_eating_differ() -> None:
    free, rationed, home = (played(f"eating={way}", seasons=6) for way in ("free", "rationed", "home"))
    assert free[3]["store_t"] < rationed[3]["store_t"]
    assert home[4]["effort"] > free[4]["effort"]


def test_every_policy_gives_orders_that_a_player_could_give() -> None:
    for policy in policy_names():
        game = Game(Setup(policy=policy, seed=2))
        while game.stage != "over":
            orders = game.lead()
            if game.stage == "plan":
                assert int(orders["furnaces_lit"].max()) <= 12
                assert game.season or int(orders["furnaces_lit"].sum()) <= 2
            for order in ORDERS:
                if order.name in orders.values and not order.is_open(game.season):
                    assert (orders[order.name] == game.asked()[order.name]).all(), (policy, order.name)
            game.seal(orders)
