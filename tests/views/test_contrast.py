"""Every text stands out from what it is really drawn on: measured on the pictures of all screens, and on the theme."""

from __future__ import annotations

import re

import pygame
import pytest

from game.views import offscreen
from game.views.diorama.picture import Picture
from game.views.screens.kit import KitScreen
from game.views.theme import contrast, load_theme
from game.views.typeset import TextRecord

LEAST, LEAST_LARGE = 4.5, 3.0
LARGE = 24
"""Pixels; the same in bold is large from 18.7 on, but a text does not say its weight, so the stricter holds."""
FORMS = [((1280, 720), 100, "en"), ((1280, 720), 100, "zh_Hans"), ((1920, 1080), 75, "en"), ((700, 640), 100, "en")]


def least(size: float) -> float:
    """The ratio that a text of so many pixels needs."""
    return LEAST_LARGE if size >= LARGE else LEAST


def weak(name: str, texts: list[dict[str, object]]) -> list[tuple[object, ...]]:
    """Texts too faint on what lies under them."""
    found = []
    for text in texts:
        colours = pygame.Color(str(text["colour"])), pygame.Color(str(text["background"]))
        ratio = contrast(*colours)
        if ratio < least(float(str(text["size"]))):
            found.append((name, text["text"], text["size"], text["colour"], text["background"], round(ratio, 2)))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("form", FORMS, ids=str)
def test_every_text_of_every_screen_can_be_read(form: tuple[tuple[int, int], int, str]) -> None:
    size, scale, language = form
    names, found = set(), []
    for drawn in offscreen.draw_each(size, scale, language):
        names.add(drawn.name)
        found += weak(drawn.name, drawn.texts)
    assert {"title", "plan", "paper", "report", "nation", "epilogue", "settings"} <= names
    assert found == []


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)], ids=str)
@pytest.mark.parametrize("page", [1, 2])
def test_every_state_of_every_widget_can_be_read(size: tuple[int, int], page: int) -> None:
    """The kit shows widgets resting, hovered, pressed, chosen, disabled and wrong."""
    stage = offscreen.stage_for(size)
    _picture, records = offscreen.picture(stage, KitScreen(page))
    assert len(records) > 20
    assert weak("kit", [record.as_json() for record in records]) == []


def test_slips_and_questions_can_be_read() -> None:
    """The slip of each control of the plan, and the list of pages that Escape opens over it."""
    game = next(game for name, game in offscreen.games(1) if name == "plan")
    stage = offscreen.open_stage((1280, 720), 100, "en", offscreen.Playing(game, keep=False))
    screen = offscreen.make("plan")
    offscreen.picture(stage, screen)
    found, slips = [], 0
    for widget in [widget for widget in screen.widgets if widget.tip and widget.visible][:25]:
        screen.focus.current, screen.focus.by_mouse, screen.focus.since = widget, False, 5.0
        _surface, records = offscreen.redraw(stage)
        slips += any(record.layer == "tooltip" for record in records)
        found += weak("plan", [record.as_json() for record in records])
    screen.back()
    _surface, records = offscreen.redraw(stage)
    found += weak("plan", [record.as_json() for record in records])
    assert slips >= 3
    assert found == []


@pytest.mark.parametrize("picture", [
    Picture(season="winter", year=1960), Picture(season="winter", phase="night"), Picture(season="summer"),
    Picture(season="autumn", phase="dusk", furnaces_lit=59), Picture(season="spring", phase="night"),
], ids=lambda picture: f"{picture.season} {picture.phase}")  # fmt: skip
def test_a_tag_can_be_read_over_any_landscape(picture: Picture) -> None:
    """Snow, night and fire lie under the tags; each lies on paper of its own."""
    from game.views.screens.running import RunningScreen

    game = next(game for name, game in offscreen.games(1) if name == "running")
    stage = offscreen.stage_for()
    stage.context = offscreen.Playing(game, keep=False)
    screen = RunningScreen(done=0.5)
    offscreen.picture(stage, screen)
    assert screen.world_view is not None
    screen.world_view.show(picture)
    _surface, records = offscreen.redraw(stage)
    tags = [record for record in records if record.layer == "world_tags"]
    assert tags
    assert weak("running", [record.as_json() for record in records]) == []


def test_every_pair_of_the_theme_can_be_read() -> None:
    theme = load_theme()
    pairs = {tuple(pair) for pair in theme.value("text_pairs")}
    assert {pair for pair in pairs if contrast(*map(theme.colour, pair)) < LEAST} == set()
    assert theme.value("contrast_min") == LEAST


def test_what_is_drawn_is_measured_and_in_the_colours_of_the_theme() -> None:
    """A text lies on the paper it was drawn on, and no colour comes from elsewhere."""
    theme = load_theme()
    inks = {tuple(colour)[:3] for colour in theme.colours().values()}
    drawn = next(drawn for drawn in offscreen.draw_each(only="report"))
    assert all(re.fullmatch("#[0-9a-f]{6}", str(text[key])) for text in drawn.texts for key in ("colour", "background"))
    assert {tuple(pygame.Color(str(text["colour"])))[:3] for text in drawn.texts} <= inks
    faint = TextRecord("faint", (0, 0, 9, 9), 16, (150, 140, 120), (241, 232, 211), False, "sheets").as_json()
    assert weak("made up", [faint]) and not weak("made up", [{**faint, "colour": "#221e1a"}])
