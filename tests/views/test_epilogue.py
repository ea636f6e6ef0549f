"""The end: the country of this game's run beside the record, causes beside what is published, the map, page by page."""

from __future__ import annotations

from dataclasses import replace

import pygame
import pytest

from game.session.country.causes import Cause, CauseSplit
from game.session.ending import Ending, ending_of
from game.session.game import Game
from game.session.national import national
from game.session.telling.country_years import YEARS, commune_toll, measures, province_toll
from game.views.screens.epilogue import EpilogueScreen
from game.views.screens.epilogue_causes import PUBLISHED
from game.views.screens.epilogue_causes import shown as shown_cause
from game.views.screens.epilogue_map import classes, tiles_of
from game.views.screens.epilogue_nation import figure, heard, lines
from tests.session.invented import invented
from tests.views.staged import FORMS, cut, game_at, press, settle, shown, stage_with

SPLIT = CauseSplit(
    (
        Cause("no-furnaces", 0.17, 0.40, 0.05),
        Cause("honest-reports", 0.21, 0.66, 0.04),
        Cause("flexible-procurement", 0.19, 0.62, 0.03),
        Cause("optional-canteens", 0.16, 0.60, 0.02),
        Cause("no-exports", 0.06, 0.15, 0.01),
        Cause("no-drive", 0.16, 0.50, 0.06),
        Cause("fair-weather", 0.05, 0.06, -0.01),
    ),
    30.4,
)
PAGES = ("books", "grain", "nation", "map", "causes", "after", "country")


@pytest.fixture(scope="module")
def over() -> Game:
    """A whole game that lies in an invented country."""
    game = game_at(12)
    game.__dict__["chronicle"] = invented(7)
    return game


@pytest.fixture(scope="module")
def ending(over: Game) -> Ending:
    return ending_of(over)


@pytest.mark.parametrize(("size", "scale"), [*FORMS, ((1024, 640), 2.0)])
@pytest.mark.parametrize("page", PAGES)
def test_no_text_is_cut_or_outside(page: str, size: tuple[int, int], scale: float, over: Game, ending: Ending) -> None:
    screen = EpilogueScreen(page, split=SPLIT)
    screen._ending = ending
    stage = stage_with(screen, over, size, scale)
    assert cut(stage) == []
    window = pygame.Rect(0, 0, *size)
    assert [r.text for r in stage.texts() if not window.contains(pygame.Rect(r.rect))] == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("page", ("nation", "map", "causes"))
def test_the_countrys_pages_need_no_scrolling_on_two_pages(page: str, size: tuple[int, int], over: Game) -> None:
    stage = stage_with(EpilogueScreen(page, split=SPLIT), over, size)
    assert not stage.screen._areas  # type: ignore[attr-defined]


def test_the_end_is_read_by_keyboard_alone_and_back_again(over: Game, ending: Ending) -> None:
    screen = EpilogueScreen(split=SPLIT)
    screen._ending = ending
    stage = stage_with(screen, over)
    seen = []
    while stage.screen.page != "valley":  # type: ignore[attr-defined]
        seen.append(stage.screen.page)  # type: ignore[attr-defined]
        press(stage, pygame.K_RETURN)
    assert seen == ["books", "nation", "map", "causes", "after", "country"]
    assert stage.texts() == [] and stage.screen.heard() is not None
    stage.show(EpilogueScreen("causes", split=SPLIT))
    press(stage, pygame.K_ESCAPE)
    assert stage.screen.page == "map"  # type: ignore[attr-defined]
    settle(stage)


def test_without_a_split_the_page_of_causes_is_left_out(over: Game) -> None:
    screen = EpilogueScreen()
    screen._split_looked_up = True
    stage_with(screen, over)
    assert "causes" not in screen.pages()


def test_the_country_stands_beside_its_record_with_the_difference(over: Game) -> None:
    run = over.chronicle
    deaths = measures(run)[0]
    assert deaths.model == tuple(run.year(year).excess_deaths_m for year in YEARS)
    assert deaths.record == tuple(national("excess_deaths_banister_m", year) for year in YEARS)
    text = shown(stage_with(EpilogueScreen("nation"), over))
    for measure in measures(run):
        for (_name, figures), values in zip(lines(measure)[:2], (measure.model, measure.record), strict=False):
            assert figures[:-1] == [figure(value, measure.decimals) for value in values]
            assert all(each in text for each in figures)
        ours, known, apart = measure.model[2], measure.record[2], measure.apart()[2]
        assert known is not None and apart == pytest.approx(ours - known)


def test_a_year_that_the_record_lacks_has_a_dash_and_no_sum(over: Game) -> None:
    said = measures(over.chronicle)[3]
    assert said.record[-1] is None and said.sums[1] is None
    assert lines(said)[1][1][-2:] == ["—", "—"]


def test_births_not_had_are_reckoned_alike_for_model_and_record(over: Game) -> None:
    births = measures(over.chronicle)[1]
    people = national("population_m", 1960)
    missing = (national("cbr_banister", 1957) - national("cbr_banister", 1960)) / 1000 * people
    assert births.record[2] == pytest.approx(missing)
    assert births.model[2] > 0


@pytest.mark.parametrize(("recall", "admission"), [(10, 11), (9, 15), (12, None)])
def test_recall_and_admission_are_named_in_their_seasons(recall: int, admission: int | None) -> None:
    names = {9: "summer 1960", 10: "autumn 1960", 11: "winter 1960–61", 12: "spring 1961", 15: "winter 1961–62"}
    told = heard(invented(1, recall=recall, admission=admission))
    assert f"the recall came in {names[recall]}" in told
    assert ("admitted failure" in told) == (admission is not None)
    if admission is not None:
        assert names[admission] in told


def test_a_run_without_recall_says_so() -> None:
    assert "not recalled" in heard(invented(1, recall=None, admission=None))


def test_every_cause_has_its_share_and_its_range(over: Game) -> None:
    text = shown(stage_with(EpilogueScreen("causes", split=SPLIT), over))
    for cause in SPLIT.causes:
        assert shown_cause(cause) in text
    assert "21 %  (4–66)" in text and "5 %  (–1–6)" in text
    assert all(found.share in text for found in PUBLISHED) and "Meng, Qian and Yared 2015" in text


def test_a_tile_shows_the_dead_above_the_usual_of_its_province(over: Game) -> None:
    tiles = tiles_of(over.chronicle)
    toll = dict(zip((p.name for p in over.chronicle.provinces), province_toll(over.chronicle), strict=True))
    assert tiles["HEN"].figure == f"{round(toll['Henan'] or 0):,}"
    assert tiles["XZ"].shade is None, "Tibet had no communes and is not told"
    assert len(classes()) == 5


def test_the_dots_are_left_out_where_a_run_kept_no_maps(over: Game) -> None:
    run = replace(over.chronicle, true_maps={})
    assert commune_toll(run) is None
    game = game_at(12)
    game.__dict__["chronicle"] = run
    text = shown(stage_with(EpilogueScreen("map"), game))
    assert "By province" in text and "By commune" not in text


def test_the_communes_dead_are_above_their_own_usual(over: Game) -> None:
    toll = commune_toll(over.chronicle)
    assert toll is not None and toll.shape == (26578,)
    rates = over.chronicle.true_maps["deaths"].astype(float)
    assert toll[0] == pytest.approx(rates[4:, 0].sum() / 4 - 5 * rates[:4, 0].mean())
