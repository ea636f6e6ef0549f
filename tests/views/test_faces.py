"""The faces: read once, printed at any size, everybody their own; and where the screens show them."""

from __future__ import annotations

import json
import re
import shutil
from dataclasses import replace
from functools import cache
from itertools import combinations
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.session.content import load_scenario, scenario_names
from game.session.telling import heads, ledger_page
from game.session.telling.accountant import MATTERS, QUIET
from game.views.faces import FOLDER, STAGES, FaceBook, called_in, draw_face, faces, head_key, secretary_keys, stage_of
from game.views.pen import Pen
from game.views.screens import report_ledger
from game.views.screens.brigade import BrigadeScreen
from game.views.screens.brigade_words import SPEECH
from game.views.screens.county import CountyScreen
from game.views.screens.county_board import BoardTable
from game.views.screens.epilogue import EpilogueScreen
from game.views.screens.report import ReportScreen
from tests.views.staged import FORMS, cut, game_at, shown, stage_with

INK = pygame.Color(34, 30, 26)
PEOPLE_KNOWN = ("fan", "lu", "geng", "ruan", "ji", "bai")
"""Who has a name in the texts of both scenarios, beside the heads of brigades and the neighbours' secretaries."""
ON_THE_BOARD = (31, 39)
"""Pixels of a face in a row of the county's board, in the usual window."""
APART, GROWN_THIN = 0.075, 0.022
"""Ink by which two people's prints differ at that size, and a head's print from the same head's in hunger: the mean
over the picture, 0 to 1, laid upon each other as well as they will go."""


@pytest.fixture
def copied(tmp_path: Path) -> Path:
    shutil.copytree(FOLDER, tmp_path / "faces")
    return tmp_path / "faces"


@pytest.mark.parametrize("scenario", scenario_names())
def test_every_head_of_a_brigade_has_a_face_and_a_thin_one(scenario: str) -> None:
    for brigade in load_scenario(scenario).brigades:
        key = head_key(brigade.name)
        assert all(faces().has(f"{key}/{stage}" if stage else key) for stage in STAGES)


def test_the_figures_have_faces() -> None:
    assert all(faces().has(key) for key in PEOPLE_KNOWN)


def test_every_face_is_somebodys_who_is_named() -> None:
    named = set(PEOPLE_KNOWN)
    for scenario in map(load_scenario, scenario_names()):
        named |= {head_key(brigade.name) for brigade in scenario.brigades}
        named |= set(secretary_keys([neighbour.name for neighbour in scenario.neighbours]).values())
    assert {name.partition("/")[0] for name in faces().names} == named


def inked(name: str, width: int, height: int) -> np.ndarray:
    return pygame.surfarray.array_alpha(faces().get(name, width, height, INK)).astype(np.float32) / 255


def differ(one: np.ndarray, other: np.ndarray) -> float:
    """Mean ink by which two prints differ where they fit best, shifted by a pixel at most."""
    shifts = [np.roll(other, (across, down), (0, 1)) for across in (-1, 0, 1) for down in (-1, 0, 1)]
    return min(float(np.abs(one - moved)[2:-2, 2:-2].mean()) for moved in shifts)


@cache
def on_the_board() -> dict[str, np.ndarray]:
    return {name: inked(name, *ON_THE_BOARD) for name in faces().names}


def test_everybody_is_drawn_at_each_size() -> None:
    book = faces()
    assert len(book.sizes) >= 2
    for width, height in book.sizes:
        for name in book.names:
            ink = inked(name, width, height)
            middle = ink[width // 4 : -width // 4, height // 4 : -height // 4]
            # A face has dark and bare spots, and differs from the paper round it.
            assert middle.max() > 0.75 and middle.min() < 0.3 and middle.std() > 0.1, (name, width)


def test_small_prints_show_the_head_alone_and_larger() -> None:
    def breadth(width: int) -> float:
        ink = inked("head:Ox Ridge", width, width * 5 // 4)
        across = ink[:, round(width * 0.55) : round(width * 0.62)].mean(axis=1) > 0.3
        return float(np.ptp(np.flatnonzero(across)) / width)

    assert breadth(48) > 1.12 * breadth(144)


def test_no_two_people_look_alike_even_at_the_size_of_the_board() -> None:
    prints = {name: ink for name, ink in on_the_board().items() if "/" not in name}
    alike = [(a, b) for a, b in combinations(prints, 2) if differ(prints[a], prints[b]) < APART]
    assert alike == []


def test_the_measure_of_likeness_knows_the_same_face_again() -> None:
    ink = on_the_board()["secretary:5"]
    assert differ(ink, np.roll(ink, 1, 0)) < GROWN_THIN < APART
    assert differ(ink, 0.9 * ink) < APART
    assert differ(ink, ink[::-1]) > APART


def test_hunger_is_seen_even_at_the_size_of_the_board() -> None:
    prints = on_the_board()
    worn = [name for name in prints if "/" in name]
    assert len(worn) == 32
    well = [name for name in prints if "/" not in name]
    for name in worn:
        person, _slash, stage = name.partition("/")
        others = [person, f"{person}/tired"] if stage == "gaunt" else [person]
        assert [other for other in others if differ(prints[other], prints[name]) < GROWN_THIN] == [], name
        # And it is the same person still.
        assert min(well, key=lambda other: differ(prints[name], prints[other])) == person


def test_no_two_faces_are_the_same_picture() -> None:
    book = faces()
    prints = {pygame.image.tobytes(book.get(name, 72, 90, INK), "RGBA") for name in book.names}
    assert len(prints) == len(book.names)


# ------------------------------------------------------------------- who is named
def test_whom_the_accountant_calls_by_name_is_found() -> None:
    lines = [line for matter in MATTERS for line in matter.lines] + list(QUIET)
    called = {key for line in lines for key in called_in(line)}
    assert called == {"geng", "ruan", "ji", "bai"}
    assert called_in("Ruan reads and Geng weighs; Ruan reads again.") == ["ruan", "geng"]
    assert called_in("Jiang and Baishan are places.") == []


def test_what_heads_say_fits_a_woman_as_well_as_a_man() -> None:
    spoken = [line for _holds, lines in SPEECH for line in lines]
    told = [*heads.LOUD_LINES, *heads.LOW_LINES, *heads.LEVEL_LINES, *heads.BELIEF_LINES]
    assert not [line for line in spoken if re.search(r"\bmy (wife|husband)\b", line)]
    assert not [line for line in told if re.search(r"\b(he|his|him|she|her)\b", line, re.IGNORECASE)]


def test_a_thin_face_is_drawn_only_for_those_who_have_one() -> None:
    book = faces()
    drawn = {pygame.image.tobytes(book.get("head:Ox Ridge", 72, 90, INK, stage=stage), "RGBA") for stage in STAGES}
    assert len(drawn) == len(STAGES)
    assert book.get("fan", 72, 90, INK, stage="gaunt") is book.get("fan", 72, 90, INK)


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
    stages = {swollen: stage_of(replace(brigade, people=2000, swollen=swollen)) for swollen in (0, 5, 6, 40, 41)}
    assert stages == {0: "", 5: "", 6: "tired", 40: "tired", 41: "gaunt"}


# ------------------------------------------------------------------ damaged files
@pytest.mark.parametrize("text", ["", "[]", "{", '{"sizes": [], "columns": 2, "names": []}', '{"names": ["a"]}'])
def test_a_damaged_list_is_told_in_one_sentence(copied: Path, text: str) -> None:
    (copied / "faces.json").write_text(text, encoding="utf-8")
    with pytest.raises(ValueError, match="^assets/faces/faces.json is not a list of faces.$"):
        FaceBook(copied)


def test_a_damaged_picture_is_told_in_one_sentence(copied: Path) -> None:
    file = copied / "faces-48.png"
    file.write_bytes(file.read_bytes()[:200])
    with pytest.raises(ValueError, match=r"^assets/faces/faces-48.png cannot be opened.$"):
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


@pytest.mark.parametrize(("size", "scale"), FORMS)
def test_the_board_shows_faces_and_no_name_gives_way_to_one(size: tuple[int, int], scale: float) -> None:
    stage = stage_with(CountyScreen(), game_at(6), size, scale)
    table = next(w for w in stage.screen.widgets if isinstance(w, BoardTable))
    assert table.face >= 20
    assert cut(stage) == []


def test_a_board_too_narrow_for_faces_shows_none() -> None:
    stage = stage_with(CountyScreen(), game_at(6), (380, 720), 1.0)
    table = next(w for w in stage.screen.widgets if isinstance(w, BoardTable))
    assert table.face == 0 and cut(stage) == []


def test_whoever_a_note_calls_by_name_is_drawn_beside_it(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []
    monkeypatch.setattr(report_ledger, "draw_face", lambda pen, key, *place, **look: drawn.append(key))
    game, heights = game_at(2), {}
    for whose in ("Bai’s", "ours"):
        note = "Fan: " + " ".join([f"The scales were tested against {whose} in the depot."] * 4)
        monkeypatch.setattr(ledger_page, "accountant_note", lambda game, index, note=note: note)
        for size in ((1280, 720), (960, 720)):
            drawn.clear()
            screen = ReportScreen(opened=True)
            stage = stage_with(screen, game, size)
            stage.render(pygame.Surface(stage.size))
            assert cut(stage) == []
            # In a low window the words have all the room.
            beside = whose == "Bai’s" and stage.screen.layout.two
            assert set(drawn) == ({"fan", "bai"} if beside else {"fan"})
            heights[whose, size] = screen._note_height(440)
    assert heights["Bai’s", (1280, 720)] > heights["ours", (1280, 720)]


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
