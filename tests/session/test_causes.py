"""Every cause that the rules write has words for a player."""

from __future__ import annotations

from game.session.causes import CAUSES, cause_label
from tests.rules.test_conservation import random_season


def test_every_cause_in_random_seasons_has_a_label():
    missing = set()
    for which in range(36):
        _, _, ledger, _ = random_season(which, which * 7 + 1)
        missing |= {entry.cause for entry in (*ledger.entries, *ledger.accounts)} - set(CAUSES)
    assert missing == set()


def test_a_label_is_not_empty():
    assert cause_label("harvest") == "Harvest brought in"
