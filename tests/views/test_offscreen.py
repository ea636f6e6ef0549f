"""The pictures without a window: every screen, whole, in both sizes of text."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.views.offscreen import draw_all
from game.views.screens import SCREENS

UNSEEN = {"content_note"}
"""Screens that are no page of the game."""


@pytest.mark.parametrize("scale", [100, 150])
def test_every_screen_is_drawn_and_none_of_its_texts_is_cut(tmp_path: Path, scale: int) -> None:
    names = draw_all(tmp_path, size=(1280, 720), scale=scale, language="en", seed=1)
    assert set(names) == set(SCREENS) - UNSEEN
    told = json.loads((tmp_path / "screens.json").read_text(encoding="utf-8"))
    for screen in told["screens"]:
        assert (tmp_path / screen["file"]).stat().st_size > 10_000
        assert screen["texts"], screen["name"]
        assert [text["text"] for text in screen["texts"] if text["cut"]] == [], screen["name"]
        for text in screen["texts"]:
            assert set(text) == {"text", "rect", "size", "colour", "background", "cut", "layer"}
