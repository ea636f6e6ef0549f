"""The draft: what the county asks, changed freely, undone and redone; furnaces move hands, quotas fall by a rule."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.rules.order_table import HANDS
from game.rules.orders import OrderError
from game.session.game import Game
from game.session.plan import Draft
from game.session.setup import Setup


def draft_in(season: int, seed: int = 1) -> Draft:
    """The Plan draft of a season, reached as the county asks."""
    game = Game.new(Setup(seed=seed))
    while game.season < season:
        game.seal()
    return game.draft


def same(one: Draft, values: dict[str, np.ndarray]) -> bool:
    return all(np.array_equal(one.orders()[name], value) for name, value in values.items())


def test_a_draft_begins_as_the_county_asks() -> None:
    draft = draft_in(2)
    assert draft.changes() == []
    assert not draft.can_undo


def test_undo_takes_back_and_redo_makes_again() -> None:
    draft = draft_in(2)
    states = [draft.orders().values]
    draft.set("furnaces_lit", 0, brigade=3)
    states.append(draft.orders().values)
    draft.set("hours", 9)
    states.append(draft.orders().values)
    draft.set_total("quota_grain", 9000)
    assert draft.undo() and same(draft, states[2])
    assert draft.undo() and same(draft, states[1])
    assert draft.undo() and same(draft, states[0])
    assert not draft.undo()
    assert draft.redo() and same(draft, states[1])
    draft.set("hours", 10)
    assert not draft.redo(), "a new change ends what could be redone"


@settings(max_examples=30)
@given(st.lists(st.tuples(st.sampled_from(["furnaces_lit", "hours", "plots", "ration", "hands"]),
                          st.integers(0, 7), st.integers(0, 12)), max_size=12))  # fmt: skip
def test_undoing_everything_gives_the_first_draft_again(steps: list[tuple[str, int, int]]) -> None:
    draft = draft_in(2)
    first = draft.orders().values
    for name, brigade, value in steps:
        try:
            if name == "hands":
                draft.set_hands(HANDS[brigade % len(HANDS)], value * 5, brigade)
            else:
                draft.set(name, value, brigade if name in ("furnaces_lit", "plots") else None)
        except OrderError:
            continue
        assert (draft.orders()["hands"].sum(axis=0) == 100).all()
        assert (draft.orders()["hands"] >= 0).all()
    while draft.undo():
        pass
    assert same(draft, first)


def test_lighting_a_furnace_takes_hands_from_the_fields_and_putting_it_out_gives_them_back() -> None:
    draft = draft_in(2)
    before = draft.get("hands", 4)
    lit = draft.get("furnaces_lit", 4)
    assert isinstance(before, tuple) and isinstance(lit, int)
    draft.set("furnaces_lit", lit + 2, brigade=4)
    after = draft.get("hands", 4)
    assert isinstance(after, tuple)
    assert after[0] < before[0] and after[1] > before[1] and after[2] > before[2]
    draft.set("furnaces_lit", lit, brigade=4)
    assert draft.get("hands", 4) == before


def test_hands_set_by_hand_stay_where_they_were_put() -> None:
    draft = draft_in(2)
    draft.set("hands", (90, 2, 2, 2, 2, 1, 1), brigade=4)
    draft.set("furnaces_lit", 9, brigade=4)
    assert draft.get("hands", 4) == (90, 2, 2, 2, 2, 1, 1)
    draft.reset("hands", 4)
    fields = draft.get("hands", 4)
    assert isinstance(fields, tuple) and fields[0] < 60, "released, they follow the furnaces"


def test_a_brigade_that_follows_the_county_again_leaves_the_others_their_order() -> None:
    game = Game.new(Setup(seed=1))
    game.draft.set("plots", 7)
    game.draft.reset("plots", 2)
    wanted = [7, 7, game.draft.asked("plots", 2), 7, 7, 7, 7, 7]
    assert [game.draft.get("plots", row) for row in range(8)] == wanted
    game.seal()
    game.seal()
    assert [change.brigade for change in game.draft.changes() if change.order == "plots"] == [0, 1, 3, 4, 5, 6, 7]


def test_in_the_first_season_two_furnaces_can_be_lit_in_all() -> None:
    draft = draft_in(0)
    draft.set("furnaces_lit", 0)
    draft.set("furnaces_lit", 2, brigade=4)
    assert draft.bounds("furnaces_lit", 3) == (0, 0)
    with pytest.raises(OrderError, match="between 0 and 0"):
        draft.set("furnaces_lit", 1, brigade=3)
    assert draft_in(2).bounds("furnaces_lit", 3) == (0, 12)


def test_a_total_falls_by_the_rule_and_leaves_exceptions_alone() -> None:
    draft = draft_in(0)
    draft.set("quota_grain", 700, brigade=1)
    draft.set("spread_rule", 0)
    draft.set_total("quota_grain", 9000)
    assert draft.total("quota_grain") == 9000
    assert draft.get("quota_grain", 1) == 700
    land = draft.scene.state["land"][:8].copy()
    land[1] = 0
    quotas = draft.orders()["quota_grain"].copy()
    quotas[1] = 0
    assert list(np.argsort(quotas, kind="stable")) == list(np.argsort(land, kind="stable"))


def test_what_cannot_be_ordered_is_refused_in_one_sentence_and_changes_nothing() -> None:
    draft = draft_in(0)
    before = draft.orders().values
    refused: list[tuple[str, int, int | None]] = [
        ("furnaces_lit", 1, 8), ("hours", 17, None), ("hours", 9, 2), ("canteens", 1, None), ("claim_grain", 5, None),
        ("nonsense", 1, None), ("hands", 100, 1), ("plots", -1, 0),
    ]  # fmt: skip
    for name, value, brigade in refused:
        with pytest.raises(OrderError) as error:
            draft.set(name, value, brigade)
        assert "\n" not in str(error.value)
    with pytest.raises(OrderError, match="100"):
        draft.set("hands", (50, 10, 10, 10, 10, 5, 4), brigade=1)
    assert same(draft, before) and not draft.can_undo


def test_orders_stand_until_they_are_changed_but_claims_do_not() -> None:
    game = Game.new(Setup(seed=1))
    game.draft.set("plots", 7)
    game.seal()
    game.draft.set("claim_grain", 5000)
    game.draft.set("claim_harmless", 300)
    game.seal()
    assert [game.draft.get("plots", row) for row in range(8)] == [7] * 8
    assert all(change.kept for change in game.draft.changes() if change.order == "plots")
    game.seal()
    assert game.draft.get("claim_harmless") == 300
    assert game.draft.get("claim_grain") == game.draft.asked("claim_grain")


def test_a_season_shows_only_its_live_cards() -> None:
    assert set(draft_in(0).cards()) <= {"quotas", "furnaces", "hands", "fields", "works", "bowl"}
    assert "word" in draft_in(3).cards()
    assert len(draft_in(6).cards()) <= 7
