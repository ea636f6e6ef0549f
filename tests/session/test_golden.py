"""Whole games come out as they did: the first season and figure that differ are named."""

from __future__ import annotations

import json
from typing import Any

import pytest

from game.session.setup import Setup
from tests.golden.make import FIGURES, FILE, GAMES, rules_in_use, seasons_of

AGAIN = "if this was meant, write them anew: python -m tests.golden.make"


def golden() -> dict[str, Any]:
    found: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return found


def test_the_golden_seasons_are_those_of_these_rules() -> None:
    assert golden()["rules"] == rules_in_use(), f"constants, curves or calendar were changed; {AGAIN}"


@pytest.mark.parametrize(("setup", "name"), list(zip(GAMES, golden()["games"], strict=True)), ids=lambda v: str(v)[:40])
def test_a_golden_game_comes_out_as_it_did(setup: Setup, name: str) -> None:
    rows = golden()["games"][name]
    for number, (now, then) in enumerate(zip(seasons_of(setup), rows, strict=True), 1):
        differs = [f for f, a, b in zip(("digest", *FIGURES), now, then, strict=True) if a != b]
        assert not differs, f"{name}: season {number} differs in {', '.join(differs)}; {AGAIN}"
