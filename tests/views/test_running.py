"""The season running: the picture follows the turn, the lines its ledger; it can be paused, hastened, skipped."""

from __future__ import annotations

import pygame
import pytest

from game.rules.order_table import HANDS
from game.views.picture_of import picture_of, pictures_of_season
from game.views.screens.running import STILLS, RunningScreen
from game.views.screens.running_lines import happenings
from tests.views.staged import FORMS, cut, game_at, press, settle, shown, stage_with


@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_no_text_is_cut(size: tuple[int, int], scale: float) -> None:
    for done in (0.0, 0.6, 1.0):
        stage = stage_with(RunningScreen(done), game_at(5, paper=True), size, scale)
        assert cut(stage) == []


def test_pictures_follow_what_was_really_done() -> None:
    game = game_at(2, paper=True)
    assert game.turn is not None
    pictures = pictures_of_season(game, 8)
    last = pictures[-1]
    crop, uncut = (int(game.turn.flow[name][:8].sum()) for name in ("crop", "uncut"))
    cut_share = last.crops[4] / (last.crops[4] + last.crops[5])
    assert cut_share == pytest.approx(crop / (crop + uncut), abs=1e-6)
    assert last.furnaces_lit == int(game.turn.orders["furnaces_lit"][:8].sum())
    assert pictures[0].crops[3] > 0.8 and all(sum(p.crops) == pytest.approx(1.0) for p in pictures)
    hands = game.turn.flow["hands"][:8]
    fields = float((game.turn.flow["share"]["fields"][:8] * hands).sum() / hands.sum())
    assert last.labour[HANDS.index("fields")] == pytest.approx(fields)


def test_stacks_are_seen_being_raised_before_they_are_lit() -> None:
    game = game_at(2, paper=True)
    assert game.turn is not None
    raised = int(game.turn.state["furnaces"][:8].sum() - game.state["furnaces"][:8].sum())
    pictures = pictures_of_season(game, 8)
    assert raised > 0 and pictures[0].furnaces_building > 0 and pictures[-1].furnaces_building == 0
    for picture in pictures:
        assert picture.furnaces_building <= max(raised, pictures[-1].furnaces_lit)
        stacks = picture.furnaces_lit + picture.furnaces_building + picture.furnaces_cold
        assert stacks == pictures[-1].furnaces_lit + pictures[-1].furnaces_cold


def test_a_hall_that_came_down_lies_there_until_halls_are_raised_again() -> None:
    fell: list[int] = []
    game = game_at(3, paper=True)
    for _season in range(4):
        assert game.turn is not None
        entries = [e for e in game.turn.ledger.entries if e.cause == "canteen came down"]
        down = -sum(int(e.amount[:8].sum()) for e in entries)
        pictures = pictures_of_season(game, 8)
        assert bool(pictures[-1].canteens_collapsed) == bool(down)
        assert bool(pictures[0].canteens_collapsed) == bool(fell and fell[-1])
        assert pictures[4].canteens_collapsed == 0 and pictures[4].canteens_open
        fell.append(down)
        game.seal(game.lead())
        assert bool(picture_of(game).canteens_collapsed) == bool(down)
        game.seal(game.lead())
    assert any(fell) and not all(fell)


def test_before_the_seal_the_picture_shows_the_draft() -> None:
    game = game_at(2)
    before = picture_of(game)
    game.draft.set("furnaces_lit", 7, brigade=4)
    after = picture_of(game)
    assert after.lit_by_brigade[4] == 7 and after.furnaces_lit > before.furnaces_lit
    assert after.labour[0] < before.labour[0]


def test_lines_say_what_the_ledger_says() -> None:
    game = game_at(5, paper=True)
    assert game.turn is not None
    lines = happenings(game)
    assert [line.at for line in lines] == sorted(line.at for line in lines)
    text = " ".join(line.text for line in lines)
    assert "{" not in text
    for row, name in enumerate(game.brigade_names):
        fell = any(
            entry.cause.endswith("came down") and int(entry.amount[row]) < 0 for entry in game.turn.ledger.entries
        )
        told = any(name in line.text and ("came down" in line.text or "failed" in line.text) for line in lines)
        assert told == fell, name


def test_time_runs_pauses_hastens_and_ends() -> None:
    screen = RunningScreen()
    stage = stage_with(screen, game_at(2, paper=True))
    stage.settings.reduced_motion = False
    stage.build()
    stage.update(0.2)
    first = screen.done
    assert first > 0
    press(stage, pygame.K_p)
    stopped = screen.done
    settle(stage)
    assert screen.done == stopped
    press(stage, pygame.K_3)
    assert screen.speed == "4" and not screen.paused
    settle(stage, 0.4)
    assert screen.done > stopped + 0.04
    for _step in range(200):
        stage.update(0.25)
    assert screen.over and "Go on" in shown(stage)
    press(stage, pygame.K_RETURN)
    assert stage.screen.name == "paper"


def test_with_reduced_motion_three_stills_stand_for_the_season() -> None:
    screen = RunningScreen()
    stage = stage_with(screen, game_at(2, paper=True))
    assert len(screen.pictures) == STILLS
    for _step in range(STILLS - 1):
        settle(stage)
        assert not screen.over
        press(stage, pygame.K_RETURN)
    assert screen.over
    press(stage, pygame.K_RETURN)
    assert stage.screen.name == "paper"
