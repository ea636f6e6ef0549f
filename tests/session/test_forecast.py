"""Forecasts come from the same rules and from what is believed, and touch nothing."""

from __future__ import annotations

import numpy as np
import pytest

from game.rules.orders import Orders
from game.rules.season import resolve_work
from game.rules.turn import Turn
from game.session import forecast
from game.session.game import Game
from game.session.setup import Setup


def at(season: int, paper: bool = False, seed: int = 1) -> Game:
    game = Game.new(Setup(seed=seed))
    while game.season < season:
        game.seal()
    if paper:
        game.seal()
    return game


@pytest.mark.parametrize(("season", "paper"), [(0, False), (2, False), (2, True), (7, False), (11, True)])
def test_a_look_ahead_touches_nothing(season: int, paper: bool) -> None:
    looked, left_alone = at(season, paper), at(season, paper)
    state = looked._now.digest()
    flow = {k: v.copy() for k, v in looked.turn.flow.items() if isinstance(v, np.ndarray)} if looked.turn else {}
    looked.preview()
    assert looked._now.digest() == state
    for name, value in flow.items():
        assert looked.turn is not None and np.array_equal(looked.turn.flow[name], value), name
    looked.until_end()
    left_alone.until_end()
    assert looked.digest == left_alone.digest


def test_the_same_draft_gets_the_same_forecast() -> None:
    game = at(2)
    assert game.preview() == game.preview()


def test_hands_taken_from_the_harvest_show_in_its_forecast() -> None:
    game = at(2)
    game.draft.set("furnaces_lit", 12)
    many = game.preview()
    game.draft.set("furnaces_lit", 0)
    none = game.preview()
    assert many.commune["coverage"].high < none.commune["coverage"].low
    assert many.commune["uncut_t"].middle > none.commune["uncut_t"].middle
    assert many.brigades[4]["iron_t"].middle > none.brigades[4]["iron_t"].high == 0


def test_a_band_is_in_order_and_its_width_comes_from_what_is_not_known() -> None:
    forecast = at(2).preview()
    for band in (*forecast.commune.values(), *(b for row in forecast.brigades for b in row.values())):
        assert band.low <= band.middle <= band.high
    assert forecast.commune["crop_t"].low < forecast.commune["crop_t"].high
    assert not any("death" in name for name in forecast.commune)


def test_in_the_paper_sitting_what_was_brought_in_is_weighed() -> None:
    game = at(2, paper=True)
    crop = game.preview().commune["crop_t"]
    assert crop.low == crop.high
    game.draft.set("deliver", 0)
    kept = game.preview().commune
    assert kept["delivered_t"].high == 0
    game.draft.set("deliver", 100)
    assert game.preview().commune["store_t"].middle < kept["store_t"].middle


def test_the_crop_to_come_answers_to_the_sowing() -> None:
    game = at(4)
    usual = game.preview().commune["coming_autumn_t"].middle
    game.draft.set("sown_area", 60)
    assert game.preview().commune["coming_autumn_t"].middle < 0.95 * usual


def test_a_look_ahead_is_one_call_of_the_rules(monkeypatch: pytest.MonkeyPatch) -> None:
    game = at(2)
    calls: list[int] = []

    def counted(turn: Turn, plan: Orders) -> Turn:
        calls.append(turn.state.places)
        return resolve_work(turn, plan)

    monkeypatch.setattr(forecast, "resolve_work", counted)
    game.preview()
    assert calls == [32 * game.state.places]

