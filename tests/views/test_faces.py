"""The faces: read once, printed at any size, everybody their own; and where the screens show them."""

from __future__ import annotations

import json
import shutil
from dataclasses import replace
from pathlib import Path

import pygame
import pytest

from game.session.content import load_scenario, scenario_names
from game.views.faces import FOLDER, FaceBook, draw_face, faces, head_key, is_gaunt, secretary_keys
from game.views.pen import Pen
from game.views.screens.brigade import BrigadeScreen
from game.views.screens.county import CountyScreen
from game.views.screens.county_board import BoardTable
from game.views.screens.epilogue import EpilogueScreen
from game.views.screens.report import ReportScreen
from tests.views.staged import FORMS, cut, game_at, shown, stage_with

INK = pygame.Color(34, 30, 26)
PEOPLE_KNOWN = ("fan", "qiu", "lu")


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "faces")
    return tmp_path / "faces"


@pytest.mark.parametrize("scenario", scenario_names())
def test_every_head_of_a_brigade_has_a_face_and_a_thin_one(scenario: str) -> None:
    for brigade in load_scenario(scenario).brigades:
        key = head_key(brigade.name)
        assert faces().has(key) and faces().has(f"{key}/gaunt")


def test_the_figures_have_faces() -> None:
    assert all(faces().has(key) for key in PEOPLE_KNOWN)


def test_no_two_faces_are_the_same_picture() -> None:
    book = faces()
    prints = {pygame.image.tobytes(book.get(name, 72, 90, INK), "RGBA") for name in book.names}
    assert len(prints) == len(book.names)


def test_a_thin_face_is_drawn_only_for_those_who_have_one() -> None:
    book = faces()
    usual, thin = (book.get("head:Ox Ridge", 72, 90, INK, gaunt=gaunt) for gaunt in (False, True))
    assert pygame.image.tobytes(usual, "RGBA") != pygame.image.tobytes(thin, "RGBA")
    assert book.get("fan", 72, 90, INK, gaunt=True) is book.get("fan", 72, 90, INK)


def test_a_face_is_printed_in_the_ink_that_is_asked_for() -> None:
    red = pygame.Color(163, 39, 31)
    picture = faces().get("fan", 56, 70, red)
    assert picture.get_size() == (56, 70)
    assert tuple(picture.get_at((28, 35)))[:3] == tuple(red)[:3]
    alphas = {picture.get_at((x, y)).a for x in range(0, 56, 3) for y in range(0, 70, 3)}
    assert min(alphas) < 60 and max(alphas) > 150


def test_a_neighbours_secretary_keeps_the_same_face_and_shares_it_with_nobody() -> None:
    for scenario in scenario_names():
        names = [neighbour.name for neighbour in load_scenario(scenario).neighbours]
        found = secretary_keys(names)
        assert found == secretary_keys(names[::-1])
        assert len(set(found.values())) == len(names) or len(names) > len(faces().pool()) + 2
        assert all(faces().has(key) for key in found.values())
    assert secretary_keys(["Red Star", "East Wind"])["Red Star"] == "secretary:Red Star"


def test_who_is_not_drawn_leaves_the_paper_bare() -> None:
    stage = stage_with(CountyScreen(), game_at(1))
    surface = pygame.Surface((100, 100), pygame.SRCALPHA)
    draw_face(Pen(stage.look, surface), "you", 4, 4, 60)
    assert pygame.mask.from_surface(surface).count() == 0


def test_a_head_grows_thin_where_legs_are_swollen() -> None:
    brigade = game_at(0).brigades()[0]
    assert not is_gaunt(replace(brigade, people=2000, swollen=40))
    assert is_gaunt(replace(brigade, people=2000, swollen=41))


# ------------------------------------------------------------------ damaged files
@pytest.mark.parametrize("text", ["", "[]", "{", '{"sizes": [], "columns": 2, "names": []}', '{"names": ["a"]}'])
def test_a_damaged_list_is_told_in_one_sentence(copied: Path, text: str) -> None:
    (copied / "faces.json").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="^assets/faces/faces.json is not a list of faces.$"):
        FaceBook(copied)


def test_a_damaged_picture_is_told_in_one_sentence(copied: Path) -> None:
    file = copied / "faces-72.png"
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(ValueError, match=r"^assets/faces/faces-72.png cannot be opened.$"):
        FaceBook(copied).get("fan", 40, 50, INK)


def test_a_picture_that_is_too_small_for_its_list_is_told(copied: Path) -> None:
    index = json.loads((copied / "faces.json").read_text(encoding="utf-8"))
    index["names"] += [f"more {k}" for k in range(20)]
    (copied / "faces.json").write_text(json.dumps(index), encoding="utf-8")
    with pytest.raises(ValueError, match="smaller than its list says"):
        FaceBook(copied).get("fan", 40, 50, INK)


# ------------------------------------------------------------------- on the screens
@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_beside_a_face_no_text_is_cut(size: tuple[int, int], scale: float) -> None:
    game = game_at(6)
    for screen in (BrigadeScreen(3), CountyScreen(), ReportScreen(opened=True)):
        assert cut(stage_with(screen, game, size, scale)) == []


@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_no_name_on_the_board_runs_into_its_figure(scale: float) -> None:
    stage = stage_with(CountyScreen(), game_at(6), (1280, 720), scale)
    table = next(w for w in stage.screen.widgets if isinstance(w, BoardTable))
    boxes = [pygame.Rect(record.rect) for record in table.records]
    clashes = [(a, b) for k, a in enumerate(boxes) for b in boxes[k + 1 :] if a.inflate(0, -8).colliderect(b)]
    assert clashes == []


def test_the_ending_shows_who_led_the_brigades() -> None:
    game = game_at(12)
    text = shown(stage_with(EpilogueScreen("country"), game, (1920, 1080)))
    assert "heads of the eight brigades" in text
    assert all(brigade.name.split()[0] in text for brigade in game.brigades())


@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_who_came_after_is_shown_to_one_who_was_removed(size: tuple[int, int], scale: float) -> None:
    game = game_at(12)
    last = game.records[-1]
    game.records[-1] = replace(last, events=(*last.events, "removed"))
    stage = stage_with(EpilogueScreen("country"), game, size, scale)
    assert cut(stage) == []
    assert "Lu Changhai" in shown(stage)
