"""The two sheets of the country: figures as in the chronicle, by keys and by mouse, and nothing of what is to come."""

from __future__ import annotations

from dataclasses import replace
from threading import Event

import numpy as np
import pygame
import pytest

from game.session.country.chronicle import FIRST, LAST, SAID
from game.session.game import Game
from game.views.maps.country import load_country
from game.views.maps.tiles import PLACES
from game.views.screens.nation import NationScreen
from game.views.screens.nation_figures import BY_KEY, MEASURES, Atlas, last_season_shown
from game.views.screens.nation_province import ProvinceScreen, facts, panels, share_and_place, years_known
from game.views.screens.plan import PlanScreen
from game.views.screens.working import Work
from game.views.stage import Stage
from game.views.typeset import TextRecord
from tests.views.invented import invented
from tests.views.staged import FORMS, click, cut, game_at, press, settle, shown, stage_with

HENAN = 14
SIZES = [*FORMS, ((1024, 640), 2.0)]


def told(game: Game, seed: int = 1) -> Game:
    """A game with an invented country under the game's own calendar."""
    game.__dict__["chronicle"] = replace(invented(seed), calendar=game.rules.calendar)
    return game


@pytest.fixture(scope="module")
def playing() -> Game:
    """A game in the plan of autumn 1959."""
    return told(game_at(6))


@pytest.fixture(scope="module")
def played() -> Game:
    """A game at its end."""
    return told(game_at(12))


def test_the_sheets_open_at_the_province_in_which_the_commune_lies(played: Game) -> None:
    sichuan = next(unit for unit in load_country().units if unit.letters == "SC")

    class Elsewhere(NationScreen):
        own = property(lambda self: sichuan.first + 5)  # type: ignore[assignment]

    assert nation(stage_with(Elsewhere(), played)).unit == sichuan.index
    assert nation(stage_with(NationScreen(), played)).unit == HENAN


def nation(stage: Stage) -> NationScreen:
    screen = stage.screen
    assert isinstance(screen, NationScreen)
    return screen


def on_sheet(stage: Stage, voice: str) -> list[TextRecord]:
    return next(sheet for sheet in nation(stage).sheets if sheet.voice == voice).records


def overlapping(records: list[TextRecord]) -> list[tuple[str, str]]:
    boxes = [(record.text, pygame.Rect(record.rect).inflate(-4, -6)) for record in records]
    return [(a, b) for i, (a, one) in enumerate(boxes) for b, other in boxes[i + 1 :] if one.colliderect(other)]


# ------------------------------------------------------------------------- texts
@pytest.mark.parametrize(("size", "scale"), SIZES)
@pytest.mark.parametrize("form", ["tiles", "dots"])
def test_no_text_is_cut_outside_or_over_another(
    form: str, size: tuple[int, int], scale: float, playing: Game, played: Game
) -> None:
    for game, measures in ((playing, ("grain", "kcal")), (played, ("deaths", "kcal", "furnaces"))):
        stage = stage_with(NationScreen(form=form, voice="true"), game, size, scale)
        for measure in measures:
            nation(stage).set_measure(measure)
            whole(stage)
        nation(stage).turn()
        whole(stage)


def whole(stage: Stage) -> None:
    """No text is cut, outside the window or over another."""
    assert cut(stage) == []
    records = stage.texts()
    window = pygame.Rect(0, 0, *stage.size)
    assert [r.text for r in records if not window.contains(pygame.Rect(r.rect))] == []
    assert overlapping(records) == []


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_the_provinces_page_is_whole_everywhere(
    size: tuple[int, int], scale: float, playing: Game, played: Game
) -> None:
    for game in (playing, played):
        stage = stage_with(ProvinceScreen(HENAN), game, size, scale)
        whole(stage)


def test_in_chinese_the_provinces_have_their_own_names(playing: Game) -> None:
    stage = stage_with(NationScreen(season=2), playing)
    stage.settings.language = "zh_Hans"
    stage.build()
    try:
        assert cut(stage) == []
        on = [record.text for record in on_sheet_after(stage, "true")]
        assert "豫" in on and "HEN" not in on
        assert "河南" in shown(stage)
    finally:
        stage.settings.language = "en"
        stage.build()


def on_sheet_after(stage: Stage, voice: str) -> list[TextRecord]:
    stage.texts()
    return on_sheet(stage, voice)


# ----------------------------------------------------------------------- figures
@pytest.mark.parametrize("measure", [measure.key for measure in MEASURES])
def test_the_numbers_on_the_tiles_are_the_chronicles(measure: str, playing: Game) -> None:
    chronicle = playing.chronicle
    stage = stage_with(NationScreen(season=3, measure=measure), playing)
    for voice, held in (("reported", chronicle.said_provinces), ("true", chronicle.true_provinces)):
        records = on_sheet_after(stage, voice)
        sheet = next(s for s in nation(stage).sheets if s.voice == voice)
        for unit in load_country().units:
            x, y, w, h = sheet.grid().box(unit.letters)
            box = sheet.look.scale.rect(sheet.box[0] + x, sheet.box[1] + y, w, h).inflate(4, 4)
            on_tile = {r.text for r in records if box.contains(pygame.Rect(r.rect))}
            value = held[measure][3 - FIRST][unit.index] if measure in held else float("nan")
            figure = "–" if np.isnan(value) else f"{BY_KEY[measure].rounded(float(value)):,}"
            assert on_tile == {unit.letters, figure}, (voice, unit.english)


def test_where_no_figure_went_up_the_reported_sheet_says_so(playing: Game) -> None:
    for measure in MEASURES:
        for form in ("tiles", "dots"):
            stage = stage_with(NationScreen(season=3, measure=measure.key, form=form), playing)
            words = " ".join(record.text for record in on_sheet_after(stage, "reported"))
            assert ("No figure went up" in words) == (measure.key not in SAID)
            assert ("no figure" in words) == (measure.key not in SAID)
            assert "Nobody held this sheet then" in " ".join(r.text for r in on_sheet(stage, "true"))


def test_a_figure_as_shown_is_in_the_class_its_legend_names() -> None:
    for measure in MEASURES:
        last = -1
        for value in np.linspace(0, measure.bounds[-1] * 1.5, 400):
            shade = measure.shade(float(value))
            assert shade >= last
            last = max(last, shade)
            assert (measure.rounded(float(value)) >= measure.bounds[-1]) == (shade == 4)
        assert last == 4 and len(measure.classes()) == 5


def test_the_bar_tells_the_countrys_grain_of_the_chosen_season(playing: Game) -> None:
    stage = stage_with(NationScreen(season=2), playing)
    year = playing.chronicle.year(1958)
    words = shown(stage)
    assert "Country’s grain" in words
    assert f"{year.grain_reported_mt:.0f} Mt" in words and f"{year.grain_true_mt:.0f} Mt" in words
    # In the spring of 1959 the crop of 1958 is still the last one; in 1957's there is none yet.
    assert Atlas(playing.chronicle).crop("true", 4) == year.grain_true_mt
    assert Atlas(playing.chronicle).crop("true", FIRST) is None


# ---------------------------------------------------------------------- the future
def test_what_is_to_come_cannot_be_chosen_while_a_game_is_played(playing: Game) -> None:
    limit = last_season_shown(playing)
    assert limit == playing.season == 6
    stage = stage_with(NationScreen(season=LAST), playing)
    screen = nation(stage)
    assert screen.season == limit
    for key in (pygame.K_RIGHTBRACKET, pygame.K_END):
        press(stage, key)
        assert screen.season == limit
    screen.set_season(LAST)
    assert screen.season == limit
    assert screen.focus.set_key("time")
    strip = screen.focus.current
    assert strip is not None
    click(stage, pygame.Rect(strip.rect.right - 40, strip.rect.top + 20, 10, 20))
    assert screen.season == limit
    words = shown(stage)
    assert "orders recalled" not in words and "failure admitted" not in words


def test_after_the_game_all_seasons_are_open_and_the_recall_is_marked(played: Game) -> None:
    stage = stage_with(NationScreen(), played)
    press(stage, pygame.K_END)
    assert nation(stage).season == LAST
    words = shown(stage)
    assert "orders recalled" in words and "failure admitted" in words
    press(stage, pygame.K_HOME)
    assert nation(stage).season == FIRST


def test_the_provinces_page_tells_of_no_year_that_is_not_over(playing: Game) -> None:
    unit = load_country().units[HENAN]
    grain, levy, deaths = panels(playing.chronicle, unit, playing.season)
    assert [value is not None for value in grain.series[1].values] == [True, True, True, False, False, False]
    assert [value is not None for value in levy.series[0].values] == [True, True, True, False, False, False]
    assert [value is not None for value in deaths.series[0].values] == [True, True, False, False, False, False]
    assert years_known(1, 2) == [1957] and years_known(LAST, 3) == [1957, 1958, 1959, 1960, 1961, 1962]
    told_then = facts(Atlas(playing.chronicle), unit, playing.season)
    assert not any("1960" in value or "1961" in value for _name, *told in told_then for value in told)


def test_the_shares_of_the_provinces_make_the_whole(played: Game) -> None:
    atlas = Atlas(played.chronicle)
    for limit in (7, LAST):
        rows = [share_and_place(atlas, unit.index, limit) for unit in load_country().units if unit.simulated]
        assert all(row is not None for row in rows)
        assert sum(row[0] for row in rows if row) == pytest.approx(100, abs=4)
        assert {row[1] for row in rows if row} <= set(range(1, 28))


# -------------------------------------------------------------------------- paths
def test_by_keys_alone(playing: Game) -> None:
    stage = stage_with(PlanScreen(), playing)
    press(stage, pygame.K_n)
    screen = nation(stage)
    assert screen.focus.current is not None and screen.focus.current.key == "map"
    press(stage, pygame.K_d)
    assert screen.measure.key == "deaths"
    press(stage, pygame.K_g)
    start = screen.season
    press(stage, pygame.K_LEFTBRACKET)
    assert screen.season == start - 1  # type: ignore[operator]
    press(stage, pygame.K_RIGHT)
    assert load_country().units[screen.unit or 0].letters == "SD"
    press(stage, pygame.K_RETURN)
    assert isinstance(stage.screen, ProvinceScreen) and "Shandong" in shown(stage)
    press(stage, pygame.K_RIGHTBRACKET)
    assert "Henan" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert nation(stage) is screen and screen.unit == HENAN
    press(stage, pygame.K_TAB)
    press(stage, pygame.K_RIGHT)
    assert screen.measure.key == "levy"
    press(stage, pygame.K_TAB)
    press(stage, pygame.K_LEFT)
    assert screen.season == start - 2  # type: ignore[operator]
    press(stage, pygame.K_ESCAPE)
    assert stage.screen.name == "plan"


def test_from_the_lowest_tiles_the_focus_goes_to_the_strip(playing: Game) -> None:
    stage = stage_with(NationScreen(), playing)
    for _step in range(8):
        press(stage, pygame.K_DOWN)
    assert stage.screen.focus.current is not None and stage.screen.focus.current.key != "map"


def test_the_dot_map_is_looked_at_nearer_on_both_sheets_and_moved(playing: Game) -> None:
    stage = stage_with(NationScreen(form="dots"), playing)
    screen = nation(stage)
    for _step in range(3):
        press(stage, pygame.K_EQUALS)
    assert screen.plate.zoom == 3
    before = screen.plate.centre
    press(stage, pygame.K_RIGHT, pygame.KMOD_CTRL)
    assert screen.plate.centre[0] > before[0]
    surface = pygame.Surface(stage.size)
    stage.render(surface)
    press(stage, pygame.K_PAGEDOWN)
    assert screen.row is not None and load_country().unit_of[screen.row] == HENAN
    line = screen.line()
    assert "Henan" in line.name and "2,125" in line.name
    held = playing.chronicle.true_maps["grain"][screen.season - FIRST][screen.row]  # type: ignore[operator]
    assert line.true == f"true {held} kg"
    press(stage, pygame.K_0)
    assert screen.plate.zoom == 1 and screen.row is None


def test_the_mouse_points_drags_and_opens(playing: Game) -> None:
    stage = stage_with(NationScreen(form="dots"), playing)
    screen = nation(stage)
    sheet = screen.sheets[1]
    window = sheet.window_rect().move(sheet.rect.topleft)
    shandong = next(unit for unit in load_country().units if unit.letters == "SD")
    spot = screen.plate.pixel_of(*shandong.label)
    at = (round(window.x + spot[0]), round(window.y + spot[1]))
    stage.manager.mouse_position = at
    stage.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=at, rel=(1, 0), buttons=(0, 0, 0)))
    assert screen.unit == shandong.index
    stage.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, pos=at))
    stage.handle(pygame.event.Event(pygame.MOUSEWHEEL, x=0, y=1, pos=at))
    assert screen.plate.zoom == 2
    near = screen.plate.pixel_of(*shandong.label)
    assert abs(near[0] - spot[0]) < 2 and abs(near[1] - spot[1]) < 2
    centre = screen.plate.centre
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=at))
    for step in range(1, 5):
        to = (at[0] - 15 * step, at[1])
        stage.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=to, rel=(-15, 0), buttons=(1, 0, 0)))
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(at[0] - 60, at[1])))
    assert screen.plate.centre[0] > centre[0] and nation(stage) is screen
    click(stage, pygame.Rect(at[0] - 60, at[1], 1, 1))
    assert isinstance(stage.screen, ProvinceScreen)


def test_the_seasons_are_dragged_along(played: Game) -> None:
    stage = stage_with(NationScreen(form="dots", season=0), played)
    screen = nation(stage)
    screen.focus.set_key("time")
    strip = screen.focus.current
    assert strip is not None
    y = strip.rect.top + strip.rect.h // 2
    seen = []
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONDOWN, button=1, pos=(strip.rect.left + 60, y)))
    surface = pygame.Surface(stage.size)
    for step in range(6):
        pos = (strip.rect.left + 60 + 120 * step, y)
        stage.handle(pygame.event.Event(pygame.MOUSEMOTION, pos=pos, rel=(120, 0), buttons=(1, 0, 0)))
        assert screen.shown().fast
        stage.render(surface)
        seen.append(screen.season)
    stage.handle(pygame.event.Event(pygame.MOUSEBUTTONUP, button=1, pos=(strip.rect.left + 660, y)))
    assert seen == sorted(set(seen)) and len(seen) == 6  # type: ignore[type-var]
    assert not screen.shown().fast


def test_where_one_sheet_fits_v_turns_to_the_other(playing: Game) -> None:
    stage = stage_with(NationScreen(), playing, (1280, 720), 1.5)
    assert [sheet.voice for sheet in nation(stage).sheets] == ["reported"]
    press(stage, pygame.K_v)
    assert [sheet.voice for sheet in nation(stage).sheets] == ["true"]
    assert "Nobody held this sheet then" in shown(stage)


def test_until_the_country_is_worked_out_the_screen_says_how_far_it_is_and_escape_leaves_it(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    game = game_at(1)
    game.__dict__.pop("chronicle", None)
    go_now = Event()
    work = Work(lambda tell: (tell(5), go_now.wait(20)), 24)
    monkeypatch.setattr("game.views.screens.nation.country_work", lambda _game: work)
    stage = stage_with(PlanScreen(), game)
    for _time in range(2):
        screen = NationScreen()
        stage.push(screen)
        while work.step < 5:
            pass
        stage.update(0.05)
        told_now = " ".join(record.text for record in stage.texts())
        assert "being added up" in told_now and "5 of 24 seasons" in told_now and screen.moving()
        stage.handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_ESCAPE, mod=0, unicode=""))
        assert isinstance(stage.screen, PlanScreen)
    stage.push(screen)
    told(game)
    go_now.set()
    settle(stage)
    assert len(screen.sheets) == 2 and not screen.moving()


@pytest.mark.parametrize("way", ["escape", "button", "enter"])
def test_the_sheets_lead_on_by_a_button_and_by_keys(way: str, playing: Game) -> None:
    stage = stage_with(PlanScreen(), playing)
    stage.push(NationScreen())
    settle(stage)
    button = next(w for w in stage.screen.widgets if w.key == "go")
    assert "Go on" in shown(stage)
    if way == "button":
        click(stage, button.rect)
    elif way == "enter":
        stage.screen.focus.set_key("go")
        press(stage, pygame.K_RETURN)
    else:
        press(stage, pygame.K_ESCAPE)
    assert stage.screen.name == "plan"


def test_a_game_begun_while_the_sheets_lie_there_comes_to_the_front(playing: Game) -> None:
    stage = stage_with(PlanScreen(), playing)
    stage.push(NationScreen())
    settle(stage)
    stage.context.take(told(game_at(1, paper=True)))
    press(stage, pygame.K_ESCAPE)
    assert stage.screen.name == "paper"


def test_from_the_whole_country_nearer_goes_to_what_has_the_ring(playing: Game) -> None:
    stage = stage_with(NationScreen(form="dots", unit=HENAN), playing)
    screen = nation(stage)
    for _step in range(4):
        press(stage, pygame.K_EQUALS)
    x, y = screen.plate.pixel_of(*load_country().units[HENAN].label)
    width, height = screen.plate.size
    assert width * 0.3 < x < width * 0.7 and height * 0.3 < y < height * 0.7


def test_by_keys_the_middle_of_the_map_stays_in_place(playing: Game) -> None:
    stage = stage_with(NationScreen(form="dots", unit=0), playing)
    screen = nation(stage)
    press(stage, pygame.K_EQUALS)
    press(stage, pygame.K_EQUALS)
    centre = screen.plate.centre
    press(stage, pygame.K_EQUALS)
    assert screen.plate.centre == pytest.approx(centre)
    press(stage, pygame.K_MINUS)
    assert screen.plate.centre == pytest.approx(centre)


def test_tibet_has_a_tile_and_no_page(playing: Game) -> None:
    stage = stage_with(NationScreen(unit=22), playing)
    assert "XZ" in PLACES
    assert "Tibet" in shown(stage) and "is not counted here" in shown(stage)
    press(stage, pygame.K_RETURN)
    assert stage.screen.name == "nation"


def test_the_provinces_page_says_which_years_are_still_to_come(playing: Game, played: Game) -> None:
    stage = stage_with(ProvinceScreen(HENAN), playing)
    assert "1960 to 1962 are still to come" in shown(stage)
    assert "still to come" not in shown(stage_with(ProvinceScreen(HENAN), played))


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_with_large_texts_no_note_touches_the_land(size: tuple[int, int], playing: Game) -> None:
    stage = stage_with(NationScreen(form="dots", voice="true"), playing, size, 1.5)
    sheet = nation(stage).sheets[0]
    stage.texts()
    window = sheet.window_rect().move(sheet.rect.topleft)
    land = nation(stage).plate._land.over
    mask = pygame.mask.from_surface(land, 100)
    notes = [r for r in sheet.records if "sheet then" in r.text or "afterwards" in r.text]
    assert notes
    for record in notes:
        box = pygame.Rect(record.rect).move(-window.x, -window.y)
        assert not mask.overlap(pygame.mask.Mask(box.size, fill=True), box.topleft), record.text
