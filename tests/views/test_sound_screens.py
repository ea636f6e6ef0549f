"""What is heard on the screens: the land that is seen, less of it indoors, hushed by a notice; captions; settings."""

from __future__ import annotations

import json
import os
from pathlib import Path

os.environ.setdefault("SDL_VIDEODRIVER", "dummy")
os.environ.setdefault("SDL_AUDIODRIVER", "dummy")

import pygame
import pytest

from game.session.game import Game
from game.session.setup import Setup
from game.views.app import App
from game.views.playing import Playing
from game.views.screen import Screen
from game.views.screens import make
from game.views.screens.running import RunningScreen
from game.views.screens.running_lines import Happening
from game.views.screens.settings import SettingsScreen
from game.views.settings import Settings, load_settings
from game.views.sound import VOICES, Soundscape
from game.views.sound.mixer import Mixer
from game.views.sound.soundscape import BESIDE, INDOORS, MENU, NOTICE, SPACING, in_order
from game.views.sound.voices import NO_BIRDS
from game.views.stage import Stage
from game.views.widgets import Modal, Notice
from tests.views.staged import click, press, settle

FORMS = (((1280, 720), 1.0), ((1280, 720), 1.5), ((1920, 1080), 1.0), ((1920, 1080), 1.5))
PAGES = ("title", "plan", "running", "paper", "report", "county", "settings", "epilogue")


class Ear(Soundscape):
    """Writes down what it is asked to play."""

    def __init__(self, settings: Settings) -> None:
        super().__init__(settings)
        self.played: list[str] = []

    def play(self, name: str, gain: float = 1.0) -> None:
        self.played.append(name)
        super().play(name, gain)


def game(paper: bool = False, seasons: int = 2) -> Game:
    made = Game(Setup(policy="median", seed=7))
    for _season in range(seasons):
        made.play_season()
    if paper:
        made.seal(made.lead())
    return made


@pytest.fixture(scope="module")
def games() -> dict[str, Game]:
    ended = Game(Setup(policy="median", seed=7, seasons=3))
    ended.until_end()
    planned, sealed = game(), game(paper=True)
    after = dict.fromkeys(("running", "paper"), sealed)
    return dict.fromkeys(PAGES, planned) | after | {"epilogue": ended}


def on_stage(
    screen: Screen, game: Game, size: tuple[int, int] = (1280, 720), scale: float = 1.0, **settings: object
) -> tuple[Stage, Ear]:
    pygame.display.init()
    pygame.font.init()
    pygame.display.set_mode((64, 64))
    chosen = Settings(language="en", text_scale=scale, reduced_motion=True, **settings)  # type: ignore[arg-type]
    stage = Stage(size, chosen)
    stage.context = Playing(game, keep=False)
    ear = Ear(chosen)
    stage.sound = ear
    stage.show(screen)
    settle(stage)
    return stage, ear


# ------------------------------------------------------------------ what is heard
def test_the_land_that_is_seen_is_the_land_that_is_heard(games: dict[str, Game]) -> None:
    stage, ear = on_stage(make("running"), games["running"])
    assert ear.place == 1.0 and ear.levels["hammering"] > 0
    stage.show(make("paper"))
    settle(stage)
    assert ear.place == BESIDE
    stage.push(make("county"))
    settle(stage)
    assert ear.place == INDOORS and ear.levels["hammering"] > 0


def test_a_change_of_the_plan_is_heard_at_once(games: dict[str, Game]) -> None:
    planned = game()
    stage, ear = on_stage(make("plan"), planned)
    before = ear.levels["furnaces"]
    planned.draft.set("furnaces_lit", 12, brigade=4)
    stage.build()
    settle(stage)
    assert ear.levels["furnaces"] > before


def test_a_notice_hushes_the_land_and_says_nothing_itself(games: dict[str, Game]) -> None:
    stage, ear = on_stage(make("running"), games["running"])
    ear.played.clear()
    notice = Notice(stage.screen, "The register", ["Eleven people."], ("Close", None))
    settle(stage)
    assert ear.place == NOTICE and ear.played == []
    notice.close(None)
    settle(stage)
    assert ear.place == 1.0
    Modal(stage.screen, "Seal?", "", ("No", None))
    settle(stage)
    assert ear.place == MENU


def test_the_notice_is_heard_in_the_mixers_buses(games: dict[str, Game]) -> None:
    stage, ear = on_stage(make("running"), games["running"])
    pygame.mixer.quit()
    ear.mixer = Mixer(eager=True)
    ear.mixer.open()
    for _step in range(100):
        stage.update(0.1)
    loud = dict(ear.mixer.now)
    Notice(stage.screen, "The register", ["Eleven people."], ("Close", None))
    for _step in range(100):
        stage.update(0.1)
    heard = [name for name, value in loud.items() if value > 0.1]
    assert heard and all(ear.mixer.now[name] < 0.35 * loud[name] for name in heard)
    assert ear.mixer.duck["paper"] == 1.0
    ear.close()


def test_the_last_page_and_the_first_are_silent(games: dict[str, Game]) -> None:
    for name in ("content_note", "epilogue", "new_game"):
        stage, ear = on_stage(make("running"), games["running"])
        stage.context = Playing(games["epilogue"], keep=False)
        stage.show(make(name))
        settle(stage)
        assert ear.place == 0.0, name


def test_the_valley_at_the_end_is_heard_and_no_page_opened_over_the_end_is(games: dict[str, Game]) -> None:
    stage, ear = on_stage(make("running"), games["running"])
    stage.context = Playing(games["epilogue"], keep=False)
    stage.show(make("epilogue"))
    settle(stage)
    stage.push(make("charts"))
    settle(stage)
    assert ear.place == 0.0
    stage.show(make("epilogue", page="valley"))
    settle(stage)
    assert ear.place == BESIDE
    assert ear.levels["wind_spring"] > 0 and ear.levels["furnaces"] == ear.levels["furnace"] == 0


def test_a_seal_a_tick_a_pen_a_card_and_a_page_are_heard() -> None:
    played = game()
    stage, ear = on_stage(make("plan"), played)
    stage.screen.focus.set_key("hands:fields") or stage.screen.focus.keep()
    press(stage, pygame.K_RIGHT)
    press(stage, pygame.K_2)
    assert "tick" in ear.played and "card" in ear.played
    press(stage, pygame.K_RETURN, pygame.KMOD_CTRL)
    click(stage, next(w for w in stage.screen.widgets if w.key == "modal:action").get_abs_rect())
    assert ear.played[-1] == "stamp" and stage.screen.name == "running"
    stage.show(make("paper"))
    assert ear.played[-1] == "page" and stage.screen.hand == "pen"


def test_what_happens_is_heard_when_it_is_told(games: dict[str, Game]) -> None:
    screen = RunningScreen()
    stage, ear = on_stage(screen, games["running"])
    stage.settings.reduced_motion = False
    stage.build()
    screen.lines = [Happening(0.01, "A roof comes down.", "collapse"), Happening(0.5, "Later.", "stack_cracks")]
    for _step in range(4):
        stage.update(0.2)
    assert ear.played.count("collapse") == 1 and "stack_cracks" not in ear.played


def test_a_fast_hand_does_not_rattle(games: dict[str, Game]) -> None:
    stage, ear = on_stage(make("plan"), games["plan"])
    heard = []
    ear.mixer = Mixer(eager=True)
    ear.mixer.play = lambda name, gain=1.0: heard.append(name)  # type: ignore[method-assign]
    for _turn in range(20):
        stage.play("tick")
    assert heard == ["tick"]
    stage.update(SPACING["tick"] * 1.1)
    stage.play("tick")
    assert heard == ["tick", "tick"]


# ---------------------------------------------------------------------- captions
@pytest.mark.parametrize(("size", "scale"), FORMS)
@pytest.mark.parametrize("page", PAGES)
def test_captions_lie_over_nothing(page: str, size: tuple[int, int], scale: float, games: dict[str, Game]) -> None:
    stage, ear = on_stage(make(page), games[page], size, scale, captions=True)
    ear.play("collapse")
    surface = pygame.Surface(size)
    stage.render(surface)
    captions = [record for record in stage.texts() if record.layer == "captions"]
    others = [record for record in stage.texts(everything=True) if record.layer != "captions"]
    assert captions[0].text == VOICES["collapse"].caption
    window = pygame.Rect(0, 0, *size)
    for record in captions:
        assert window.contains(pygame.Rect(record.rect)) and not record.cut
        assert record.rect[1] >= stage.size[1]
    cut = {record.text for record in others if record.cut}
    if cut:
        bare, _ear = on_stage(make(page), games[page], size, scale)
        assert cut <= {record.text for record in bare.texts(everything=True) if record.cut}, "captions cut nothing more"
    seen = [record for record in stage.texts() if record.layer != "captions"]
    assert all(record.rect[1] + record.rect[3] <= stage.size[1] for record in seen)
    widgets = [widget for widget in stage.screen.widgets if widget.focusable and widget.visible]
    assert all(widget.seen_through().bottom <= stage.size[1] for widget in widgets)


def test_captions_name_the_loudest_first_and_fade_with_what_they_name(games: dict[str, Game]) -> None:
    stage, ear = on_stage(make("running"), games["running"], captions=True)
    texts = [caption.text for caption in ear.captions()]
    loudest = max((name for name in ear.levels if VOICES[name].caption), key=lambda name: ear.levels[name])
    assert texts[0] == VOICES[loudest].caption
    assert all(VOICES[name].caption not in texts for name, level in ear.levels.items() if level == 0)
    ear.play("thunder")
    assert ear.captions()[0].text == VOICES["thunder"].caption and ear.captions()[0].once
    stage.screen.dirty = False
    stage.update(2.0)
    assert ear.captions()[0].once
    stage.update(3.0)
    assert not ear.captions()[0].once and stage.screen.dirty


def test_captions_keep_their_places_while_they_are_heard() -> None:
    first = {"crowd": 0.5, "oxen": 0.4, "yard": 0.3, "furnace": 0.0}
    written = in_order([], first)
    assert written == ["crowd", "oxen", "yard"]
    second = {"crowd": 0.3, "oxen": 0.4, "yard": 0.05, "furnace": 0.35}
    assert in_order(written, second) == ["crowd", "oxen", "yard", "furnace"], "nothing is shuffled"
    assert in_order(written, second | {"furnace": 0.9})[0] == "furnace", "what drowns the rest comes first"
    assert in_order(written, second | {"yard": 0.03}) == ["crowd", "oxen", "furnace"]
    assert in_order([], {"yard": 0.05}) == []


def test_nobody_writes_captions_that_are_off(games: dict[str, Game], monkeypatch: pytest.MonkeyPatch) -> None:
    stage, ear = on_stage(make("running"), games["running"])
    monkeypatch.setattr(ear, "captions", lambda: pytest.fail("not wanted"))
    stage.update(0.1)


def test_where_birds_would_sing_and_none_do_it_is_written() -> None:
    silenced = game(paper=True, seasons=0)
    _stage, ear = on_stage(RunningScreen(1.0), silenced, captions=True)
    assert silenced.turn is not None and float(silenced.turn.state.real("birds_killed")[:8].mean()) > 0.9
    assert NO_BIRDS in [caption.text for caption in ear.captions()]
    winter = game(paper=True, seasons=3)
    _stage, ear = on_stage(RunningScreen(0.0), winter, captions=True)
    assert NO_BIRDS not in [caption.text for caption in ear.captions()]


def test_without_captions_the_window_is_the_screens(games: dict[str, Game]) -> None:
    stage, _ear = on_stage(make("plan"), games["plan"])
    assert stage.size == stage.window == (1280, 720)
    surface = pygame.Surface(stage.window)
    stage.render(surface)
    assert all(record.layer != "captions" for record in stage.texts())


def test_captions_need_neither_device_nor_sound(games: dict[str, Game]) -> None:
    _stage, ear = on_stage(make("running"), games["running"], captions=True, muted=True)
    assert ear.mixer is None and ear.captions()


# ---------------------------------------------------------------------- settings
def test_each_bus_has_a_row_and_keeps_its_volume(tmp_path: Path) -> None:
    stage, _ear = on_stage(SettingsScreen(), game(seasons=0))
    stage.settings.path = tmp_path / "settings.json"
    for bus in ("world", "work", "paper"):
        before = getattr(stage.settings, f"volume_{bus}")
        assert stage.screen.focus.set_key(f"volume_{bus}")
        press(stage, pygame.K_LEFT)
        assert getattr(stage.settings, f"volume_{bus}") == pytest.approx(before - 0.05)
    kept = load_settings(stage.settings.path)
    assert kept.volume_world == pytest.approx(0.65) and not kept.muted


def test_sound_off_greys_the_volumes_and_captions_are_laid_out_at_once(tmp_path: Path) -> None:
    stage, _ear = on_stage(SettingsScreen(), game(seasons=0))
    stage.settings.path = tmp_path / "settings.json"
    stage.screen.focus.set_key("sound")
    press(stage, pygame.K_RETURN)
    rows = {widget.key: widget for widget in stage.screen.widgets}
    assert stage.settings.muted and not rows["volume_work"].is_enabled and rows["sound"].is_enabled
    height = stage.size[1]
    stage.screen.focus.set_key("captions")
    press(stage, pygame.K_RETURN)
    assert stage.settings.captions and stage.size[1] < height and stage.screen.focus_key == "captions"
    raw = json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))
    assert raw["muted"] is True and raw["captions"] is True


def test_without_a_device_the_row_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    pygame.mixer.quit()
    monkeypatch.setenv("SDL_AUDIODRIVER", "nonsense")
    stage, ear = on_stage(SettingsScreen(), game(seasons=0))
    ear.mixer = Mixer(eager=True)
    settle(stage)
    stage.build()
    assert any("no sound device" in record.text for record in stage.texts(everything=True))
    rows = {widget.key: widget for widget in stage.screen.widgets}
    assert not rows["volume_world"].is_enabled and not rows["sound"].is_enabled and rows["captions"].is_enabled
    assert stage.waiting() is None


def test_a_damaged_volume_falls_back_into_bounds(tmp_path: Path) -> None:
    path = tmp_path / "settings.json"
    path.write_text('{"volume_world": 7, "volume_work": "loud", "muted": 1, "captions": true}', encoding="utf-8")
    found = load_settings(path)
    assert (found.volume_world, found.volume_work, found.muted, found.captions) == (1.0, 0.7, False, True)


# ------------------------------------------------------------------------ window
def test_nothing_is_opened_before_the_first_frame_or_while_muted() -> None:
    pygame.mixer.quit()
    for muted in (False, True):
        app = App(Settings(content_note_seen=True, muted=muted), size=(1280, 720))
        app.stage.update(0.0)
        app.stage.render(app.surface)
        assert pygame.mixer.get_init() is None
        for _step in range(6):
            app.stage.update(0.02)
        sound = app.stage.sound
        assert sound is not None and sound.mixer is not None
        assert (sound.mixer._thread is None) == muted
        sound.close()
        assert pygame.mixer.get_init() is None


def test_a_window_put_away_is_silent_until_it_comes_back(monkeypatch: pytest.MonkeyPatch) -> None:
    app = App(Settings(content_note_seen=True, muted=True), size=(1280, 720))
    held: list[bool] = []
    monkeypatch.setattr(app.stage.sound, "pause", held.append)
    app._handle(pygame.event.Event(pygame.WINDOWMINIMIZED))
    app._handle(pygame.event.Event(pygame.WINDOWRESTORED))
    assert held == [True, False]


def test_the_window_sleeps_when_nothing_fades(games: dict[str, Game]) -> None:
    stage, ear = on_stage(SettingsScreen(), games["settings"])
    assert stage.waiting() is None
    pygame.mixer.quit()
    ear.mixer = Mixer(eager=True)
    for _step in range(4):
        stage.update(0.02)
    assert stage.waiting() is None, "nothing is heard here"
    ear.close()
