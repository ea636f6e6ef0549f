"""The archive's three sheets: whole at every size, reached from everywhere, by keys and by mouse alone."""

from __future__ import annotations

from types import SimpleNamespace

import pygame
import pytest

from game.rules.order_table import ORDERS
from game.session.archive import article_names, load_archive, without_marks
from game.session.game import Game
from game.views.app import App
from game.views.marks import plain
from game.views.screens import make
from game.views.screens.archive import ArchiveScreen
from game.views.screens.archive_figure import FigureOf
from game.views.screens.archive_link import NAMES, link_of, open_what_has_focus
from game.views.screens.help import HelpScreen
from game.views.screens.nation_figures import MEASURES
from game.views.screens.paper import PaperScreen
from game.views.screens.plan import PlanScreen
from game.views.screens.title import TitleScreen
from game.views.stage import Stage
from tests.views.staged import FORMS, click, cut, game_at, press, settle, shown, stage_with
from tools.gallery.screens import half_seen

SIZES = [*FORMS, ((1024, 640), 2.0), ((1280, 720), 0.75)]
ROWS = (
    "harvest", "delivered", "store", "food", "seed", "hidden", "aside", "iron", "usable", "hurt", "died", "people",
    "tools", "pots", "oxen", "pigs", "timber",
)  # fmt: skip
"""Rows of the accountant's page."""


@pytest.fixture(scope="module")
def game() -> Game:
    return game_at(2)


def at(stage: Stage) -> ArchiveScreen:
    screen = stage.screen
    assert isinstance(screen, ArchiveScreen)
    return screen


def write(stage: Stage, text: str) -> None:
    """Write in the field that has the focus."""
    for char in text:
        stage.handle(pygame.event.Event(pygame.TEXTINPUT, text=char))
    settle(stage)


def enter(stage: Stage) -> None:
    """Enter, and what the library makes of it."""
    pygame.event.clear()
    press(stage, pygame.K_RETURN)
    for event in pygame.event.get():
        stage.handle(event)
    settle(stage)


# ------------------------------------------------------------------------------- texts
@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_no_text_is_cut_outside_or_half_seen(size: tuple[int, int], scale: float, game: Game) -> None:
    stage = stage_with(ArchiveScreen("how_many_died", "the country, death rate"), game, size, scale)
    window = pygame.Rect(0, 0, *size)
    for page in ("article", "index", "side"):
        if not stage.layout.two:
            at(stage).turn_to(page)
            settle(stage)
        assert cut(stage) == []
        assert [r.text for r in stage.texts() if not window.contains(pygame.Rect(r.rect))] == []
        assert half_seen(stage) == []


@pytest.mark.parametrize(("size", "scale"), [((1280, 720), 1.0), ((1280, 720), 1.5), ((1024, 640), 2.0)])
def test_every_article_is_shown_whole(size: tuple[int, int], scale: float, game: Game) -> None:
    stage = stage_with(ArchiveScreen("communes"), game, size, scale)
    archive = load_archive()
    for name in article_names():
        at(stage).open_article(name)
        article = archive.article(name)
        pages = [stage.screen] if stage.layout.two else ["article", "side"]
        words = ""
        for page in pages:
            if isinstance(page, str):
                at(stage).turn_to(page)
            assert cut(stage) == [], name
            words += shown(stage) + " "
        said = "".join(words.split())
        for text in (article.title, article.subtitle, *(without_marks(part) for part in article.text)):
            # Lines may end anywhere; raised numbers stand between words.
            pieces = [piece for piece in plain(text).split(". ") if piece]
            assert all(typed(word) in typed(said) for piece in pieces for word in piece.split()), name
        for number, key in enumerate(article.sources, 1):
            assert f"{number}." in words and typed(plain(archive.sources[key]).split()[0]) in typed(said), key


def typed(text: str) -> str:
    """Letters and figures only."""
    return "".join(char for char in text if char.isalnum())


def test_a_footnotes_number_stands_raised_in_the_line_it_belongs_to(game: Game) -> None:
    stage = stage_with(ArchiveScreen("how_many_died"), game)
    lines = [record.text for record in stage.texts(everything=True)]
    assert any("judged.¹,² The" in line for line in lines)
    assert any(line.endswith("32.5 million,⁶ a") or "million,⁶" in line for line in lines)
    assert not [line for line in lines if "[1" in line]


def test_no_two_texts_of_a_chart_overlap(game: Game) -> None:
    for size, scale in SIZES:
        stage = stage_with(ArchiveScreen("how_many_died"), game, size, scale)
        chart = next(w for w in stage.screen.widgets if any(r.text == "Banister 1987" for r in w.records))
        boxes = [(r.text, pygame.Rect(r.rect).inflate(-4, -6)) for r in chart.records]
        assert [(a, b) for k, (a, one) in enumerate(boxes) for b, two in boxes[k + 1 :] if one.colliderect(two)] == []


# ------------------------------------------------------------------------------- chart
def test_the_chart_places_every_estimate_on_its_axis(game: Game) -> None:
    """The marks are where the axis says, and the grade of each stands at its right."""
    stage = stage_with(ArchiveScreen("how_many_died"), game)
    chart = next(w for w in stage.screen.widgets if any(r.text == "Banister 1987" for r in w.records))
    ticks = {r.text: pygame.Rect(r.rect).centerx for r in chart.records if r.text.isdigit()}
    assert list(ticks) == ["15", "20", "25", "30", "35", "40", "45"]
    per_million = (ticks["45"] - ticks["15"]) / 30
    row = pygame.Rect(next(r.rect for r in chart.records if r.text == "Cao Shuji 2005"))
    ink = stage.look.colour("ink")
    picture = pygame.Surface(stage.size)
    stage.render(picture)
    left, y = chart.rect.left, chart.rect.top + row.centery - 1
    dark = [x for x in range(ticks["15"] - 20, ticks["45"] + 20) if close(picture.get_at((left + x, y)), ink)]
    assert abs(sum(dark) / len(dark) - (ticks["15"] + 17.5 * per_million)) < 3 and 9 <= len(dark) <= 16
    grades = [r.text for r in chart.records if r.text in "ABC"]
    assert grades == ["A", *["B"] * 8, "C"]


def close(one: pygame.Color, other: pygame.Color) -> bool:
    return all(abs(a - b) < 12 for a, b in zip(tuple(one)[:3], tuple(other)[:3], strict=True))


def test_a_chart_with_too_little_room_beside_its_names_puts_them_over_its_rows(game: Game) -> None:
    stage = stage_with(ArchiveScreen("how_many_died"), game)
    figure = load_archive().article("how_many_died").figure
    assert figure is not None
    ruler = at(stage)._ruler()
    wide, narrow = FigureOf(figure, ruler, 560), FigureOf(figure, ruler, 320)
    assert narrow.height > wide.height + 100


# ---------------------------------------------------------------------------- reached
def test_every_order_of_the_sittings_leads_to_its_article(game: Game) -> None:
    archive = load_archive()
    seen = set()
    late = game_at(6)
    for screen, played in (
        (PlanScreen(), game), (PlanScreen(), late), (PaperScreen(), game_at(6, paper=True)),
    ):  # fmt: skip
        stage = stage_with(screen, played)
        for page in ("1", "2", "3", "4"):
            press(stage, pygame.key.key_code(page))
            for key, control in list(screen.sheet.controls.items()):
                if not screen.focus.set_key(key):
                    continue
                link = link_of(screen)
                assert link is not None
                assert control.order.name in archive.article(link.article).orders, key
                assert link.opened_from.startswith(("the plan, ", "the paper, "))
                seen.add(control.order.name)
    assert len(seen) >= 35


def test_every_figure_of_the_ledger_and_of_the_maps_has_an_article() -> None:
    archive = load_archive()
    for topic in (*ROWS, *(measure.key for measure in MEASURES)):
        assert archive.of_topic(topic) is not None, topic
    for name in ("plan", "brigade", "paper", "report", "county", "nation", "province", "people", "charts", "epilogue"):
        assert archive.of_screen(name) is not None and name in NAMES, name
    assert {order.name for order in ORDERS} == {name for a in archive.articles for name in a.orders}


def test_f1_on_an_order_opens_its_article_and_escape_comes_back_to_it(game: Game) -> None:
    stage = stage_with(PlanScreen(), game)
    assert stage.screen.focus.set_key("hours")
    press(stage, pygame.K_F1)
    assert at(stage).article.id == "working_hours"
    assert "Opened from: the plan, hours of work" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert isinstance(stage.screen, PlanScreen)
    assert stage.screen.focus.current is not None and stage.screen.focus.current.key == "hours"


def test_f1_on_a_row_of_the_ledger_opens_its_article() -> None:
    stage = stage_with(make("report", opened=True), game_at(3))
    assert stage.screen.focus.set_key("row:died")
    open_what_has_focus(stage)
    assert at(stage).article.id == "who_died"
    assert "Died, all causes" in shown(stage).replace("died, all causes", "Died, all causes")


def test_f1_where_the_archive_has_nothing_opens_help_and_in_the_archive_too(game: Game) -> None:
    stage = stage_with(make("settings"), game)
    assert link_of(stage.screen) is None
    open_what_has_focus(stage)
    assert stage.screen.name == "help"
    stage = stage_with(ArchiveScreen("communes"), game)
    press(stage, pygame.K_F1)
    assert stage.screen.name == "help"
    press(stage, pygame.K_a)
    assert at(stage).article.id == "communes" and len(stage.screens) == 1


def test_the_window_answers_f1(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = stage_with(make("county"), game_at(5))
    app = App.__new__(App)
    app.__dict__.update(stage=stage, settings=stage.settings, running=True)
    app._handle(pygame.event.Event(pygame.KEYDOWN, key=pygame.K_F1, mod=0, unicode=""))
    assert at(stage).article.id == "claims" and at(stage).opened_from == "the county’s board"


def test_it_is_reached_from_the_title_the_menu_and_help(game: Game) -> None:
    stage = stage_with(TitleScreen(), game)
    assert stage.screen.focus.set_key("archive")
    press(stage, pygame.K_RETURN)
    assert at(stage).article.id == "communes"
    press(stage, pygame.K_ESCAPE)
    assert stage.screen.name == "title"
    stage = stage_with(PlanScreen(), game)
    press(stage, pygame.K_ESCAPE)
    row = next(w for w in stage.screen.widgets if getattr(w, "name", "") == "Archive")
    click(stage, row.rect)
    assert at(stage).opened_from == "the plan"
    stage = stage_with(HelpScreen(), game)
    click(stage, next(w for w in stage.screen.widgets if w.key == "archive").rect)
    assert at(stage).opened_from == "help"


# ------------------------------------------------------------------------------- paths
def test_by_keys_alone(game: Game) -> None:
    stage = stage_with(ArchiveScreen("canteens"), game)
    screen = at(stage)
    assert screen.focus.current is not None and screen.focus.current.key == "article:canteens"
    press(stage, pygame.K_DOWN)
    press(stage, pygame.K_RETURN)
    assert screen.article.id == "stoves_and_pots"
    press(stage, pygame.K_RIGHTBRACKET)
    assert screen.article.id == "private_plots"
    assert screen.focus.current is not None and screen.focus.current.key == "article:private_plots"
    press(stage, pygame.K_LEFTBRACKET)
    press(stage, pygame.K_TAB)
    assert screen.focus.current is not None and screen.focus.current.group == "related"
    names = [w.key for w in screen.focus.items() if w.group == "related"]
    assert names[0] == "link:before" and len(names) >= 3
    press(stage, pygame.K_DOWN)
    chosen = screen.focus.current.key.removeprefix("link:")
    press(stage, pygame.K_RETURN)
    assert screen.article.id == chosen
    press(stage, pygame.K_BACKSPACE)
    assert screen.article.id == "stoves_and_pots"
    press(stage, pygame.K_SLASH)
    write(stage, "sparrow")
    assert [a.id for a in screen.index.listed()][0] == "four_pests"
    enter(stage)
    assert screen.article.id == "four_pests"
    press(stage, pygame.K_ESCAPE)
    assert screen.index.wanted == "" and at(stage) is screen
    stage.screens.insert(0, make("settings"))
    press(stage, pygame.K_ESCAPE)
    assert stage.screen.name == "settings"


def test_by_mouse_alone(game: Game) -> None:
    stage = stage_with(ArchiveScreen("canteens"), game)
    screen = at(stage)
    row = next(w for w in screen.widgets if w.key == "article:the_ration")
    click(stage, row.rect)
    assert screen.article.id == "the_ration"
    field = next(w for w in screen.widgets if w.key == "find")
    click(stage, field.rect.move(0, -stage.look.scale.px(14)))
    write(stage, "weather")
    click(stage, next(w for w in screen.widgets if w.key == "article:weather").rect)
    assert screen.article.id == "weather"
    click(stage, pygame.Rect(4, 4, 30, 30))
    assert screen.index.wanted == ""
    stage.screens.insert(0, make("settings"))
    click(stage, next(w for w in screen.widgets if w.key == "back").rect)
    assert stage.screen.name == "settings"


def test_the_list_stays_where_it_was_when_an_article_of_it_is_opened(game: Game) -> None:
    stage = stage_with(ArchiveScreen("canteens"), game)
    screen = at(stage)
    row = next(w for w in screen.widgets if w.key == "article:famine_foods")
    before = row.rect.top
    click(stage, row.rect)
    again = next(w for w in screen.widgets if w.key == "article:famine_foods")
    assert again is not row and abs(again.rect.top - before) <= 2


def test_a_hint_gives_way_to_what_is_written(game: Game) -> None:
    stage = stage_with(ArchiveScreen("canteens"), game)
    press(stage, pygame.K_SLASH)
    write(stage, "pots")
    field = next(w for w in stage.screen.widgets if w.key == "find")
    line = field.line  # type: ignore[attr-defined]
    assert line.get_text() == "pots" and field.value == "pots"  # type: ignore[attr-defined]
    assert line.drawable_shape.text_box_layout.letter_count == len("pots")
    press(stage, pygame.K_BACKSPACE)
    assert line.get_text() == "pot" and at(stage).article.id == "canteens"


def test_what_is_not_found_is_said_and_the_list_comes_back(game: Game) -> None:
    stage = stage_with(ArchiveScreen("canteens"), game)
    press(stage, pygame.K_SLASH)
    write(stage, "zebra")
    assert "Nothing is found" in shown(stage) and "0 found" in shown(stage)
    press(stage, pygame.K_ESCAPE)
    assert f"{len(article_names())} entries" in shown(stage) and "Nothing is found" not in shown(stage)


def test_the_page_keys_scroll_the_article_to_its_end(game: Game) -> None:
    stage = stage_with(ArchiveScreen("harvests"), game, (1280, 720), 1.5)
    area = at(stage)._areas["article"]
    first, last = area.inside[0], area.inside[-1]
    assert first.window_records() and not last.window_records()
    for _time in range(6):
        press(stage, pygame.K_PAGEDOWN)
    assert not first.window_records()
    assert "1962" in {record.text for record in last.window_records()}, "the foot of the chart at its end"
    press(stage, pygame.K_HOME)
    assert first.window_records()


@pytest.mark.parametrize(("size", "scale"), SIZES)
def test_a_chart_stands_where_it_is_seen_whole(size: tuple[int, int], scale: float, game: Game) -> None:
    """After its paragraph where there is room for both; else after all the text, never as a hole in it."""
    stage = stage_with(ArchiveScreen("how_many_died"), game, size, scale)
    article = at(stage)
    pad = article._pad(article._boxes["article"])
    width = article._boxes["article"][2] - 2 * pad
    figure = article.article.figure
    assert figure is not None
    chart = FigureOf(figure, article._ruler(), width - 1).height
    for room in (200.0, 420.0, 900.0):
        parts = article._paragraphs(width, room)
        place = next(place for place, (height, _paint, _whole) in enumerate(parts) if height == chart)
        over = parts[0][0] + 13 + parts[place][0]
        assert place == (1 if over <= room else 2), room
        assert parts[place][2] == (parts[place][0] <= room)


@pytest.mark.parametrize("size", [(1280, 720), (700, 640)])
def test_where_one_sheet_fits_they_are_tabs(size: tuple[int, int], game: Game) -> None:
    stage = stage_with(ArchiveScreen("canteens"), game, size, 1.5 if size[0] > 1000 else 1.0)
    screen = at(stage)
    assert screen.page == "article"
    press(stage, pygame.K_3)
    assert screen.page == "side" and "How sure is this" in shown(stage)
    assert any(record.text == "How sure is this" for record in stage.texts()), "its beginning is seen"
    press(stage, pygame.K_1)
    assert screen.page == "index"
    screen.focus.set_key("article:pigs")
    press(stage, pygame.K_RETURN)
    assert screen.page == "article" and screen.article.id == "pigs"
    press(stage, pygame.K_SLASH)
    assert screen.page == "index" and screen.focus.current is not None and screen.focus.current.key == "find"


def test_another_language_reads_english_where_it_has_no_articles(game: Game) -> None:
    stage = stage_with(ArchiveScreen("canteens"), game)
    stage.settings.language = "zh_Hans"
    stage.build()
    try:
        assert at(stage).archive.language == "zh_Hans" and "Canteens" in shown(stage)
        assert cut(stage) == []
    finally:
        stage.settings.language = "en"
        stage.build()


def test_articles_are_read_when_the_screen_opens_and_not_before(monkeypatch: pytest.MonkeyPatch, game: Game) -> None:
    calls = SimpleNamespace(count=0)

    def counting(language: str = "en") -> object:
        calls.count += 1
        return load_archive(language)

    monkeypatch.setattr("game.views.screens.archive.load_archive", counting)
    screen = ArchiveScreen("canteens")
    assert calls.count == 0
    stage_with(screen, game)
    assert calls.count == 1
