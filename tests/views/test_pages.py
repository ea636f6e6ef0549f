"""The pages around a game: title, new game, settings, saves, help, charts, the end."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from threading import Event

import pygame
import pytest

from game.session import saves
from game.session.ending import ending_of, whole_tonnes
from game.session.game import Game
from game.session.setup import Setup
from game.views.charts import axis
from game.views.playing import Playing, file_name
from game.views.screen import Screen
from game.views.screens import go_on, where_it_stands
from game.views.screens.charts import ChartsScreen
from game.views.screens.epilogue import EpilogueScreen
from game.views.screens.help import HelpScreen
from game.views.screens.new_game import NewGameScreen
from game.views.screens.report import ReportScreen
from game.views.screens.saves import SavesScreen
from game.views.screens.settings import SettingsScreen
from game.views.screens.title import ContentNoteScreen, TitleScreen
from game.views.screens.working import Work
from game.views.screens.world_view import wait_for_landscape
from game.views.stage import Stage
from tests.views.staged import FORMS, click, cut, game_at, press, settle, shown, stage_with

PAGES: dict[str, Callable[[], Screen]] = {
    "title": TitleScreen,
    "content_note": ContentNoteScreen,
    "new_game": lambda: NewGameScreen(7),
    "settings": SettingsScreen,
    "saves": lambda: SavesScreen([]),
    "help": HelpScreen,
    "help_keys": lambda: HelpScreen("keys"),
    "help_orders": lambda: HelpScreen("orders"),
    "help_sources": lambda: HelpScreen("sources"),
    "charts": ChartsScreen,
    "books": lambda: EpilogueScreen("books"),
    "grain": lambda: EpilogueScreen("grain"),
    "nation_of_the_end": lambda: EpilogueScreen("nation"),
    "map_of_the_end": lambda: EpilogueScreen("map"),
    "after": lambda: EpilogueScreen("after"),
    "country": lambda: EpilogueScreen("country"),
}


@pytest.fixture(scope="module")
def whole_game() -> Game:
    return game_at(12)


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(saves, "folder", lambda: tmp_path)
    return tmp_path


@pytest.mark.parametrize(("size", "scale"), [*FORMS, ((1024, 640), 2.0)])
@pytest.mark.parametrize("page", PAGES)
def test_no_text_is_cut_or_outside(page: str, size: tuple[int, int], scale: float, whole_game: Game) -> None:
    stage = stage_with(PAGES[page](), whole_game, size, scale)
    assert cut(stage) == []
    window = pygame.Rect(0, 0, *size)
    assert [r.text for r in stage.texts() if not window.contains(pygame.Rect(r.rect))] == []


def test_a_new_game_begins_with_two_keys_and_has_the_seed_that_is_written(folder: Path) -> None:
    stage = stage_with(NewGameScreen(41), game_at(0))
    stage.context = Playing()
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    assert stage.screen.name == "plan"
    assert stage.context.game.setup.seed == 41
    assert [file.suffix for file in folder.iterdir()] == [".save"]


def test_the_dials_turned_are_the_games() -> None:
    stage = stage_with(NewGameScreen(1), game_at(0))
    for key, presses in (("pressure", 1), ("courage", -1), ("information", 1)):
        assert stage.screen.focus.set_key(key)
        press(stage, pygame.K_RIGHT if presses > 0 else pygame.K_LEFT)
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    dials = stage.context.game.setup.dials
    assert (dials.pressure, dials.courage, dials.information) == (1.3, 0.15, 0.6)


def test_a_game_whose_country_was_never_played_says_how_far_it_is_and_begins_when_it_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.views.screens.new_game.begins_at_once", lambda _setup: False)
    go_now = Event()
    work = Work(lambda tell: (tell(6), go_now.wait(20)), 24)
    monkeypatch.setattr("game.views.screens.new_game.beginning_work", lambda _setup: work)
    screen = NewGameScreen(1)
    stage = stage_with(screen, game_at(0))
    screen.begin()
    while work.step < 6:
        screen.update(0.1)
    screen.update(0.1)
    assert stage.screen is screen and screen.moving() and "drawn up" in screen.caption()
    assert "6 of 24 seasons" in shown(stage)
    go_now.set()
    settle(stage)
    assert stage.screen is not screen and not screen.moving()


def test_escape_leaves_the_wait_for_a_country_and_no_game_begins(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("game.views.screens.new_game.begins_at_once", lambda _setup: False)
    go_now = Event()
    monkeypatch.setattr(
        "game.views.screens.new_game.beginning_work", lambda _setup: Work(lambda tell: go_now.wait(20))
    )
    screen = NewGameScreen(1)
    stage = stage_with(screen, game_at(0))
    screen.begin()
    stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode=""))
    go_now.set()
    settle(stage)
    assert stage.screen is screen and not screen.moving() and "Begin" in shown(stage)


def test_tab_goes_from_the_name_to_the_seed_and_an_error_moves_nothing() -> None:
    screen = NewGameScreen(5)
    stage = stage_with(screen, game_at(0))
    screen.focus.set_key("name")
    before = next(w.box for w in screen.widgets if w.key == "seed")
    _write(stage, "x/")
    assert "cannot contain" in shown(stage)
    assert next(w.box for w in screen.widgets if w.key == "seed") == before
    press(stage, pygame.K_TAB)
    assert screen.focus_key == "seed"
    press(stage, pygame.K_TAB)
    assert screen.focus_key == "another"


def test_a_seed_that_is_none_is_pointed_at_and_nothing_begins() -> None:
    screen = NewGameScreen(1)
    stage = stage_with(screen, game_at(0))
    screen.seed = "-3"
    screen.rebuild()
    assert "whole number" in shown(stage)
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    assert stage.screen.name == "new_game" and screen.focus_key == "seed"


def _write(stage: Stage, text: str) -> None:
    for sign in text:
        stage.handle(pygame.event.Event(pygame.TEXTINPUT, text=sign))
        settle(stage, 0.1)


def test_a_field_clicked_takes_what_is_written_and_the_next_one_clicked_after_it() -> None:
    screen = NewGameScreen(5)
    stage = stage_with(screen, game_at(0))
    for key, text in (("name", "ab"), ("seed", "77")):
        entry = next(w for w in screen.widgets if w.key == key)
        click(stage, entry.line.rect)
        settle(stage)
        assert screen.focus_key == key
        _write(stage, text)
    assert screen.game_name == "ab" and "77" in screen.seed


def test_a_name_is_written_in_order_when_an_error_comes_between() -> None:
    screen = NewGameScreen(5)
    stage = stage_with(screen, game_at(0))
    screen.focus.set_key("name")
    settle(stage)
    _write(stage, "xy/z")
    assert screen.game_name == "xy/z"


def test_a_name_loses_what_no_system_takes() -> None:
    assert file_name(' a/b:c*?"<>|. ') == "abc"
    assert file_name("..") == ""


def test_the_size_of_texts_changes_the_page_at_once() -> None:
    stage = stage_with(SettingsScreen(), game_at(0))
    stage.screen.focus.set_key("size")
    before = stage.look.scale.factor
    press(stage, pygame.K_RIGHT)
    assert stage.look.scale.factor > before and stage.screen.focus_key == "size"


def _saved(folder: Path, name: str, seasons: int) -> Path:
    path = folder / f"{name}{saves.ENDING}"
    saves.save(game_at(seasons), path)
    return path


def test_a_saved_game_is_opened_where_it_stood(folder: Path) -> None:
    _saved(folder, "two", 2)
    stage = stage_with(SavesScreen(), game_at(0))
    stage.context = Playing()
    stage.screen.rebuild()
    stage.screen.focus.set_key("slot0")
    press(stage, pygame.K_RETURN)
    assert stage.screen.name == "plan" and stage.context.game.season == 2


def test_a_damaged_save_says_so_in_a_sentence_and_the_game_in_progress_stays(folder: Path) -> None:
    path = _saved(folder, "torn", 1)
    path.write_bytes(path.read_bytes()[:60])
    game = game_at(3)
    stage = stage_with(SavesScreen(), game)
    stage.context = Playing(game, keep=True)
    game.after_seal.clear()
    stage.screen.rebuild()
    stage.screen.focus.set_key("slot0")
    press(stage, pygame.K_RETURN)
    assert "cut short" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert stage.context.game is game


def test_a_game_is_deleted_only_after_a_question(folder: Path) -> None:
    path = _saved(folder, "old", 1)
    stage = stage_with(SavesScreen(), game_at(0))
    stage.context = Playing()
    stage.screen.rebuild()
    stage.screen.focus.set_key("slot0")
    press(stage, pygame.K_DELETE)
    press(stage, pygame.K_RETURN)
    assert path.exists(), "the safe answer keeps it"
    press(stage, pygame.K_DELETE)
    press(stage, pygame.K_RIGHT)
    press(stage, pygame.K_RETURN)
    assert not path.exists()


def test_a_folder_that_cannot_be_written_is_told_and_the_game_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder")
    monkeypatch.setattr(saves, "folder", lambda: blocked / "saves")
    playing = Playing()
    playing.begin(Setup(seed=3))
    told = playing.take_notices()
    assert len(told) == 1 and "not being saved" in told[0]
    playing.game.seal()
    assert playing.game.stage == "paper" and playing.take_notices() == [*told]


def test_the_title_goes_on_with_the_newest_game(folder: Path) -> None:
    _saved(folder, "one", 1)
    stage = stage_with(TitleScreen(), game_at(0))
    stage.context = Playing()
    stage.show(TitleScreen())
    settle(stage)
    row = next(w for w in stage.screen.widgets if w.key == "continue")
    click(stage, row.get_abs_rect())
    assert stage.screen.name == "plan" and stage.context.game.season == 1


def test_every_order_is_in_the_help() -> None:
    from game.rules.order_table import ORDERS

    text = shown(stage_with(HelpScreen("orders"), game_at(0)))
    assert [order.title for order in ORDERS if order.title not in text] == []


def test_a_long_page_turns_by_keys() -> None:
    stage = stage_with(HelpScreen("orders"), game_at(0))
    before = [r.text for r in stage.texts()]
    press(stage, pygame.K_PAGEDOWN)
    assert [r.text for r in stage.texts()] != before


def test_the_charts_show_the_records(whole_game: Game) -> None:
    stage = stage_with(ChartsScreen(), whole_game)
    text = shown(stage)
    assert "Harvest, t" in text and "Reported" in text and "True" in text


def test_axes_are_round_and_hold_every_value() -> None:
    assert axis(0, 9450, 3) == [0, 5000, 10000]
    low, *_rest, high = axis(17_872, 22_247, 3)
    assert low <= 17_872 and high >= 22_247


def test_where_the_grain_went_adds_up_on_the_page(whole_game: Game) -> None:
    ending = ending_of(whole_game)
    level = 0
    for label, amount, total in whole_tonnes(ending.grain):
        assert not total or level in (0, amount), label
        level = amount if total else level + amount
    harvest = sum(
        record.stocks["grain"].terms["harvest"]
        for record in whole_game.records
        if "harvest" in record.stocks["grain"].terms
    )
    assert next(step.kg for step in ending.grain if step.label == "Your harvest") == harvest


def test_the_five_columns_are_this_game_and_four_others(whole_game: Game) -> None:
    stage = stage_with(EpilogueScreen("books"), whole_game)
    text = shown(stage)
    people = whole_game.records[-1].figures["people"]
    before = int(whole_game.world.state.population()[: whole_game.places].sum())
    assert str(round(people * 1000 / before)) in text
    for head in ("Your commune", "Median leader", "No Leap at all", "The nation", "The record"):
        assert head in text


def test_the_end_is_turned_page_by_page_to_a_valley_without_a_word(whole_game: Game) -> None:
    stage = stage_with(EpilogueScreen(), whole_game)
    seen = []
    for _page in range(8):
        seen.append(stage.screen.page)  # type: ignore[attr-defined]
        if seen[-1] == "valley":
            break
        press(stage, pygame.K_RETURN)
    assert [page for page in seen if page != "causes"] == ["books", "nation", "map", "after", "country", "valley"]
    assert stage.texts() == []
    settle(stage, 2)
    stage.handle(pygame.event.Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0))
    assert stage.screen.name == "title"


def test_the_game_waits_where_it_stood() -> None:
    for game, name in ((game_at(2), "plan"), (game_at(2, paper=True), "paper"), (game_at(12), "epilogue")):
        stage: Stage = stage_with(TitleScreen(), game)
        where_it_stands(stage)
        assert stage.screen.name == name


def _removed_game() -> Game:
    for seed in range(1, 30):
        game = game_at(0, policy="honest", seed=seed)
        while game.stage != "over" and game.in_office:
            game.seal(game.lead())
            game.seal(game.lead())
        if game.stage != "over":
            return game
    raise AssertionError("no honest secretary was removed")


def test_after_a_removal_the_commune_goes_on_season_by_season_or_to_the_end() -> None:
    game = _removed_game()
    played = game.season
    stage = stage_with(ReportScreen(opened=True), game)
    for _notice in range(8):
        if stage.screen.scope == "modal":
            break
        press(stage, pygame.K_RETURN)
    assert stage.screen.scope == "modal"
    press(stage, pygame.K_ESCAPE)
    assert stage.screen.name == "report" and game.season == played + 1
    go_on(stage)
    if game.stage != "over":
        press(stage, pygame.K_RIGHT)
        press(stage, pygame.K_RETURN)
    assert stage.screen.name == "epilogue" and game.stage == "over"
    assert "You were removed in" in shown(stage)


def test_the_title_in_a_window_opens_its_evening_beside_the_loop(whole_game: Game) -> None:
    stage = stage_with(SettingsScreen(), whole_game)
    stage.ahead = True
    title = TitleScreen()
    stage.show(title)
    frames = 0
    while title.heard() is None:
        stage.update(0.01)
        frames += 1
    assert title.work is not None and frames >= 3
    wait_for_landscape()
    assert title.work.done


def test_the_title_looks_at_the_same_place_whenever_one_comes_back(whole_game: Game) -> None:
    title = TitleScreen()
    stage = stage_with(title, whole_game)
    for _update in range(4):
        stage.update(0.05)
    assert title._night is not None
    first = title._night._centre
    stage.push(SettingsScreen())
    stage.pop()
    assert title._night._centre == first
