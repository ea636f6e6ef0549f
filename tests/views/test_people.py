"""The desk: whole at every size, read by key alone and by mouse alone, and from it the way to the plan."""

from __future__ import annotations

import pygame
import pytest

from game.rules.orders import ORDER
from game.session.game import Game
from game.session.telling.desk import earlier, lying
from game.session.telling.letters import newest, post, written
from game.views.screens import make
from game.views.screens.people import PeopleScreen
from game.views.screens.people_page import face_of, letter_lines
from game.views.screens.plan import PlanScreen
from tests.views.staged import FORMS, click, cut, game_at, press, settle, shown, stage_with
from tools.gallery.screens import half_seen

WIDE = ((1280, 720), 1.0)


@pytest.fixture(scope="module")
def games() -> dict[int, Game]:
    return {season: game_at(season) for season in (0, 8)}


def row_of(screen: PeopleScreen, key: str) -> pygame.Rect:
    return next(w.get_abs_rect() for w in screen.widgets if w.key == f"row:{key}")


def body(stage_text: str) -> str:
    return " ".join(stage_text.split())


@pytest.mark.parametrize(
    ("season", "size", "scale"),
    [(0, *WIDE), (0, (1280, 720), 1.5), *((8, *form) for form in FORMS), (8, (1280, 720), 0.75)],
)
def test_no_text_is_cut_or_half_seen(season: int, size: tuple[int, int], scale: float, games: dict[int, Game]) -> None:
    game = games[season]
    screen = PeopleScreen()
    stage = stage_with(screen, game, size, scale)
    screen.turn_earlier()
    chosen = [item.key for item in lying(game)] + ["head:Three Wells", "post:ruan", "neighbour:Red Star"]
    chosen += [item.key for item in earlier(game)[:1]]
    for key in chosen:
        for page in ("page",) if stage.layout.two else ("desk", "page", "about"):
            screen.chosen, screen.page = key, page
            screen.rebuild()
            stage.update(0.02)
            assert cut(stage) == [], (key, page)
            assert half_seen(stage) == [], (key, page)


@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_every_letter_fits_its_paper_or_scrolls(size: tuple[int, int], scale: float, games: dict[int, Game]) -> None:
    game = games[8]
    screen = PeopleScreen(page="page")
    stage = stage_with(screen, game, size, scale)
    _desk, box, _about = screen._boxes(stage.layout)
    assert box is not None
    width = box[2] - 2 * screen._pad(box)
    longest = max(post(game), key=lambda sent: len(letter_lines(stage.look, written(game, sent), width)))
    for sent in post(game):
        for line in letter_lines(stage.look, written(game, sent), width):
            assert stage.look.type.width(line.text, "letter") <= width + 0.5
    screen.chosen = longest.id
    screen.rebuild()
    settle(stage)
    last = written(game, longest).date
    assert last in shown(stage)
    for _page in range(12):
        press(stage, pygame.K_PAGEDOWN)
    assert any(record.text == last for record in stage.texts()), "the end of the letter can be reached by key"


def test_the_arrows_take_up_what_they_come_to_and_what_was_read_is_remembered(games: dict[int, Game]) -> None:
    game = game_at(3)
    screen = PeopleScreen()
    stage = stage_with(screen, game)
    letters = [item for item in lying(game) if item.sent is not None]
    assert screen.chosen == letters[0].key and game.read == {letters[0].key}
    press(stage, pygame.K_DOWN)
    assert screen.chosen == letters[1].key and game.read == {item.key for item in letters[:2]}
    assert letters[1].sent is not None
    text = written(game, letters[1].sent)
    assert body(" ".join(text.paragraphs)) in body(shown(stage)) and text.date in shown(stage)
    # A fresh look opens the first that was not read.
    if len(letters) > 2:
        again = PeopleScreen()
        stage_with(again, game)
        assert again.chosen == letters[2].key


def test_a_click_takes_it_up(games: dict[int, Game]) -> None:
    game = game_at(3)
    screen = PeopleScreen()
    stage = stage_with(screen, game)
    click(stage, row_of(screen, "order"))
    assert screen.chosen == "order" and "COUNTY COMMITTEE" in shown(stage)
    click(stage, row_of(screen, "note"))
    assert screen.chosen == "note" and "Fan:" in shown(stage)


def test_where_there_is_room_for_one_sheet_enter_opens_the_letter() -> None:
    game = game_at(3)
    screen = PeopleScreen()
    stage = stage_with(screen, game, (1280, 720), 1.5)
    assert not game.read, "a letter in the list is not read"
    press(stage, pygame.K_RETURN)
    assert screen.page == "page" and len(game.read) == 1
    press(stage, pygame.K_3)
    assert screen.page == "about" and "Who wrote" in shown(stage)
    press(stage, pygame.K_1)
    assert screen.page == "desk"


def test_letters_of_earlier_seasons_are_kept(games: dict[int, Game]) -> None:
    game = games[8]
    screen = PeopleScreen()
    stage = stage_with(screen, game)
    kept = earlier(game)
    assert len(kept) == len(post(game)) - len(newest(game)) > 10
    assert f"{len(kept)} earlier letters" in shown(stage)
    screen.turn_earlier()
    screen.choose(kept[-1].key)
    settle(stage)
    assert kept[-1].sent is not None
    assert written(game, kept[-1].sent).date in shown(stage)


def test_it_is_reached_from_the_plan_and_goes_back_to_an_order_of_it() -> None:
    game = game_at(8)
    plan = PlanScreen()
    stage = stage_with(plan, game)
    assert f"On the desk, {len(newest(game))} unread" in shown(stage)
    press(stage, pygame.K_l)
    desk = stage.screen
    assert isinstance(desk, PeopleScreen)
    plans = [sent for sent in post(game) if ORDER[sent.letter.order].sitting == "plan"]
    asked = next(sent for sent in plans if game.draft.is_open(sent.letter.order))
    desk.opened = True
    desk.choose(asked.id)
    assert "The order that bears on it" in shown(stage)
    press(stage, pygame.K_p)
    assert stage.screen is plan
    control = plan.focused()
    assert control is not None and control.order.name == asked.letter.order


@pytest.mark.parametrize("name", ["ration", "hands", "quota_grain", "furnaces_lit", "melt", "gates", "spillway"])
@pytest.mark.parametrize(("size", "scale"), [WIDE, ((1280, 720), 1.5)])
def test_the_plan_opens_at_any_order(name: str, size: tuple[int, int], scale: float) -> None:
    plan = PlanScreen()
    stage_with(plan, game_at(4), size, scale)
    plan.open_at(name)
    control = plan.focused()
    assert control is not None and control.order.name == name


def test_escape_and_its_own_key_go_back() -> None:
    for key in (pygame.K_ESCAPE, pygame.K_l):
        report = make("report", opened=True)
        stage = stage_with(report, game_at(2))
        press(stage, pygame.K_l)
        assert isinstance(stage.screen, PeopleScreen)
        assert "It can be given when the plan lies open." in shown(stage) or "written when the season" in shown(stage)
        press(stage, key)
        assert stage.screen is report


def test_a_letter_that_tells_of_a_death_is_folded_for_whoever_wants_it() -> None:
    game = next(
        game
        for game in (game_at(9, policy="zealot", seed=seed) for seed in (7, 1, 2, 3))
        if any(sent.letter.distressing for sent in post(game))
    )
    sent = next(sent for sent in post(game) if sent.letter.distressing)
    screen = PeopleScreen(chosen=sent.id)
    stage = stage_with(screen, game)
    assert sent.id in game.read
    game.read.clear()
    stage.settings.fold_distressing = True
    screen.rebuild()
    assert "It is folded." in shown(stage) and written(game, sent).date not in shown(stage) and not game.read
    press(stage, pygame.K_n)
    assert written(game, sent).date in shown(stage) and sent.id in game.read


def test_nobody_unnamed_has_a_face(games: dict[int, Game]) -> None:
    game = games[8]
    for sent in post(game):
        face, _stage = face_of(game, sent.writer)
        if sent.writer.startswith("house:"):
            assert face == ""
    assert face_of(game, "head:Three Wells")[0] == "head:Three Wells"
    assert face_of(game, "post:geng")[0] == "geng" and face_of(game, "post:pan") == ("", "")


def test_after_a_removal_no_letter_comes_and_no_order_is_offered() -> None:
    game = game_at(12, policy="honest", seed=7)
    screen = PeopleScreen()
    stage = stage_with(screen, game)
    assert all(item.kind == "note" for item in lying(game)) or game.in_office
    screen.opened = True
    screen.choose(post(game)[0].id)
    assert "The orders are no longer yours to give." in shown(stage) and "Open the plan" not in shown(stage)
