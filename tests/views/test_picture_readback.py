"""The picture read back: what was really drawn is counted on the map, and is what the facts say.

Every sprite that the landscape draws is caught with its place and laid into a map of who is seen at each pixel, so
that what lies wholly behind other things counts as not drawn.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.content import landscape_names, load_scenario, scenario_names
from game.session.game import Game
from game.session.setup import Setup
from game.views.diorama import Diorama, Picture
from game.views.diorama.light import Glow
from game.views.diorama.people import Tracks
from game.views.diorama.picture import CANTEENS, FURNACES, PHASES, SEASONS, TASKS
from game.views.diorama.scene import BURNING, FULL_HANDS, YARD, is_tapped
from game.views.diorama.worker import Worker
from game.views.picture_of import LAMPLIT_HOURS, picture_of

ASSETS = Path(__file__).resolve().parents[2] / "assets"
SEEN = 8
"""Pixels of a thing that must be seen for it to count."""
OPAQUE = 90
LEAST_GLOW = 0.2
"""Of a glow's brightest pixel, what is added there by day at least."""
FEW_GRAVES = 12
share = st.floats(0, 1)


class Film(pygame.Surface):
    """A surface that notes what is laid on it: (picture, x, y, part of it, how it is laid)."""

    def __init__(self, size: tuple[int, int]) -> None:
        super().__init__(size, 0, pygame.display.get_surface())
        self.laid: list[tuple[pygame.Surface, int, int, pygame.Rect, int]] = []

    def blit(self, source: pygame.Surface, dest: Any = (0, 0), area: Any = None, special_flags: int = 0) -> pygame.Rect:
        part = pygame.Rect(area) if area is not None else source.get_rect()
        self.laid.append((source, int(dest[0]), int(dest[1]), part, special_flags))
        return super().blit(source, dest, area, special_flags)

    def blits(self, blit_sequence: Any, doreturn: bool | int = 1) -> list[pygame.Rect] | None:
        for row in blit_sequence:
            self.blit(*row)
        return None

    def fblits(self, blit_sequence: Any, special_flags: int = 0, /) -> None:
        for source, dest in blit_sequence:
            whole = source.get_abs_parent()
            part = pygame.Rect(source.get_abs_offset(), source.get_size())
            self.laid.append((whole, int(dest[0]), int(dest[1]), part, special_flags))
        super().fblits(blit_sequence, special_flags)

    def seen(self, bodies: set[int]) -> list[int]:
        """Of each picture laid, in order, how many pixels no later one covers; only those in `bodies` (ids) count."""
        owner = np.full(self.get_size(), -1, np.int32)
        bounds = self.get_rect()
        for number, (source, x, y, part, flags) in enumerate(self.laid):
            if flags not in (0, pygame.BLEND_PREMULTIPLIED) or id(source) not in bodies:
                continue
            place = pygame.Rect(x, y, part.w, part.h).clip(bounds)
            if not place.w or not place.h:
                continue
            shown = solid(source, pygame.Rect(part.x + place.x - x, part.y + place.y - y, place.w, place.h))
            owner[place.left : place.right, place.top : place.bottom][shown] = number
        counts = np.bincount(owner[owner >= 0], minlength=len(self.laid))
        return [int(count) for count in counts]


_alphas: dict[int, tuple[pygame.Surface, Any]] = {}


def solid(source: pygame.Surface, part: pygame.Rect) -> Any:
    """Which pixels of a part of a picture can be seen, as an array [x, y] of true and false."""
    if id(source) not in _alphas:
        _alphas[id(source)] = source, pygame.surfarray.array_alpha(source) > OPAQUE
    return _alphas[id(source)][1][part.left : part.right, part.top : part.bottom]


class Read:
    """What the picture of the whole map shows: sprites with their feet and the pixels seen of them, and people."""

    def __init__(self, view: Diorama, picture: Picture) -> None:
        assert picture.landscape == view.landscape
        size = view.layout.size
        view.ground.map = land = Film(size)
        view.scene = None
        view.show(picture)
        bodies = {id(s.body): (name, s.anchor) for (name, *_), s in view.art._cut.items() if s is not None}
        self.things: list[tuple[str, tuple[int, int], int]] = []
        for (source, x, y, _part, _flags), pixels in zip(land.laid, land.seen(set(bodies)), strict=True):
            if id(source) in bodies:
                name, anchor = bodies[id(source)]
                self.things.append((name, (x + anchor[0], y + anchor[1]), pixels))
        view.still, view.scale = True, 1.0
        target = Film(size)
        view.draw(target, target.get_rect())
        lights = [
            (source.subsurface(part), x, y)
            for source, x, y, part, flags in target.laid if flags == pygame.BLEND_RGB_ADD
        ]  # fmt: skip
        self.lights = lit(view.renderer.lights.glows(), lights)
        self.people = people_of(view, target, set(bodies))

    def count(self, start: str, end: str = "", at: Sequence[tuple[int, int]] | None = None) -> int:
        """Sprites drawn and seen whose names begin and end so, at any place or at those given."""
        return sum(
            name.startswith(start) and name.endswith(end) and pixels >= SEEN and (at is None or foot in at)
            for name, foot, pixels in self.things
        )


def people_of(view: Diorama, target: Film, bodies: set[int]) -> list[tuple[str, int]]:
    """(task, pixels that no nearer thing hides) of everyone drawn: strip and feet say who it is."""
    cells = {
        id(picture): (motion, strip, number)
        for (motion, _light), strip in view.art._strips.items() if strip is not None
        for number, (picture, _dx, _dy) in enumerate(strip.cuts)
    }  # fmt: skip
    assert view.scene is not None
    there: dict[tuple[int, int], list[Worker]] = {}
    for worker in view.scene.workers:
        there.setdefault(feet(worker), []).append(worker)
    found: list[tuple[str, Any]] = []
    corner = (0, 0)
    for source, x, y, part, _flags in target.laid:
        if id(source) in cells:
            motion, strip, number = cells[id(source)]
            _picture, dx, dy = strip.cuts[number]
            foot = (x - dx, y - dy)
            assert there.get(foot), f"somebody at {foot} whom no task put there"
            sheet, (w, h) = shadowless(view, motion), strip.cell
            row, frame = divmod(number, strip.frames)
            inside = part.move(frame * w + dx + strip.foot[0], row * h + dy + strip.foot[1])
            found.append((there[foot].pop().task, solid(sheet, inside).copy()))
            corner = (x, y)
        elif id(source) in bodies and found:
            # What stands nearer is laid over each person at once.
            mask = found[-1][1]
            over = pygame.Rect(x, y, part.w, part.h).clip(pygame.Rect(corner, mask.shape))
            if over.w and over.h:
                cover = solid(source, pygame.Rect(part.x + over.x - x, part.y + over.y - y, over.w, over.h))
                left, top = over.x - corner[0], over.y - corner[1]
                mask[left : left + over.w, top : top + over.h] &= ~cover
    return [(task, int(mask.sum())) for task, mask in found]


def feet(worker: Worker) -> tuple[int, int]:
    """Where a worker stands on the map when the clock stands at its beginning."""
    if not worker.walk:
        return worker.at[0], worker.at[1]
    track = Tracks([worker.walk], [worker.room])
    (point,), _facing, _back = track.at(np.array([0]), worker.start * 2 * track.length, np.array([worker.aside]))
    return int(point[0]), int(point[1])


@cache
def shadowless(view: Diorama, motion: str) -> pygame.Surface:
    """The people of a motion alone, since their shadows do not count as seen."""
    return view.art._load(view.art.people[motion]["sheet"])


def lit(glows: list[Glow], laid: list[tuple[pygame.Surface, int, int]]) -> int:
    """How many glows are in the pictures of light that were laid: where each is brightest, something was added."""
    count = 0
    for glow in glows:
        bright = pygame.surfarray.array3d(glow.light).max(axis=2)
        x, y = np.unravel_index(bright.argmax(), bright.shape)
        spot = glow.corner[0] + int(x), glow.corner[1] + int(y)
        count += any(
            picture.get_rect(topleft=(left, top)).collidepoint(spot)
            and max(picture.get_at((spot[0] - left, spot[1] - top))[:3]) >= bright.max() * LEAST_GLOW
            for picture, left, top in laid
        )
    return count


@pytest.fixture(scope="module", params=landscape_names())
def view(request: pytest.FixtureRequest) -> Diorama:
    pygame.display.init()
    pygame.display.set_mode((64, 64))
    return Diorama(ASSETS, landscape=request.param)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    few = st.integers(0, 12)
    return Picture(
        season=draw(st.sampled_from(SEASONS)), year=draw(st.integers(1958, 1960)),
        phase=draw(st.sampled_from(PHASES)), furnaces_lit=draw(st.integers(0, 90)),
        furnaces_building=draw(st.integers(0, 30)), furnaces_cold=draw(st.integers(0, 40)),
        furnaces_ruined=draw(st.integers(0, 40)),
        lit_by_brigade=tuple(draw(st.lists(few, min_size=8, max_size=8))),
        labour=tuple(draw(st.lists(share, min_size=7, max_size=7))), hands=draw(st.integers(0, 12000)),
        crops=tuple(draw(st.lists(share, min_size=6, max_size=6))), forest=draw(share),
        canteens_open=draw(few), canteens_shut=draw(few), canteens_collapsed=draw(few),
        buildings_ruined=draw(st.integers(0, 40)), doors_gone=draw(share), hearths=draw(share),
        moment=draw(st.integers(0, 7)), fed=draw(share),
        health=draw(share), graves=draw(st.integers(0, 20)), quiet=draw(share), lamplit=draw(share),
    )  # fmt: skip


def check(view: Diorama, picture: Picture) -> None:
    """What is drawn for a picture against the picture."""
    read, layout = Read(view, picture), view.layout
    spots = [spot.at[:2] for spot in layout.furnaces]
    lit = min(picture.furnaces_lit, FURNACES)
    burning = tuple(f"furnace_{kind}_{state}" for kind in "abc" for state in BURNING)
    assert sum(read.count(name) for name in burning) == lit
    assert sum(read.count(name, "", spots[:YARD]) for name in burning) == min(lit, YARD)
    assert read.count("furnace_", "_tapped") == sum(is_tapped(spots.index(foot), picture.moment)
                                                    for name, foot, _pixels in read.things if name in burning)
    building = min(picture.furnaces_building, FURNACES - lit)
    assert read.count("furnace_", "_building") == building
    assert read.count("furnace_", "_cold") == min(picture.furnaces_cold, FURNACES - lit - building)
    assert read.count("furnace_", "", spots) == read.count("furnace_")
    if picture.phase == "day" and picture.season != "winter":  # no lamp is lit then
        assert read.lights == lit

    woods = [spot.at[:2] for spot in layout.trees]
    drawn = Counter(name.startswith("stump") for name, foot, _pixels in read.things if foot in woods)
    assert drawn.total() == len(woods)
    assert abs(drawn[True] / len(woods) - (1 - min(1.0, picture.forest))) <= 0.5 / len(woods) + 1e-9
    # up to a fifth stands behind ruined stacks and, where woods are dense, behind trees left
    assert read.count("stump", "", woods) >= 0.8 * drawn[True] - 3

    assert read.count("canteen") == min(
        CANTEENS, picture.canteens_open + picture.canteens_shut + picture.canteens_collapsed
    )
    if (picture.year, picture.season) == (1960, "winter"):
        assert read.count("grave") == min(picture.graves, len(layout.places["graves"])) <= FEW_GRAVES
    else:
        assert read.count("grave") == 0

    assert bool(read.count("lantern")) == (picture.phase != "day")
    assert view.scene is not None
    states = set(view.scene.plots.values())
    assert not read.count("stook") or ("cut" in states and picture.season in ("summer", "autumn"))

    tasks = Counter(task for task, _pixels in read.people)
    total, whole = len(read.people), sum(picture.labour)
    for task, given_share in zip(TASKS, picture.labour, strict=True):
        assert abs(tasks[task] - (total * given_share / whole if whole else 0)) < 1, task
    if picture.hands >= FULL_HANDS and not picture.quiet and whole and picture.phase != "night":
        assert total >= 100
    hidden = sum(pixels < SEEN for _task, pixels in read.people)
    # where many are at one task its places run out, and some stand behind its own buildings
    assert hidden <= 0.2 * total + 3, f"{hidden} of {total} people stand behind something"


@settings(max_examples=25, deadline=None)
@given(pictures())
def test_what_is_drawn_is_what_is_so(view: Diorama, picture: Picture) -> None:
    check(view, replace(picture, landscape=view.landscape))


@pytest.mark.parametrize("policy", ["median", "protective"])
def test_a_game_is_drawn_as_it_stands(view: Diorama, policy: str) -> None:
    """Some sittings of a whole game, the first and the last among them; no canteen before there is one."""
    here = [name for name in scenario_names() if load_scenario(name).landscape == view.landscape]
    game = Game(Setup(scenario=here[0], seed=3, policy=policy))
    canteens = []
    while game.stage != "over":
        picture = picture_of(game)
        canteens.append(picture.canteens_open + picture.canteens_shut)
        if game.season < 2 or game.season % 3 == 0 or game.season == game.last_season - 1:
            check(view, picture)
        game.seal(game.lead())
    check(view, picture_of(game))
    assert canteens[0] == 0 < max(canteens)


@pytest.mark.parametrize("task", TASKS)
def test_hardly_anybody_stands_behind_a_wall(view: Diorama, task: str) -> None:
    """All at one task, more than the places of some hold: they pass behind things only on their way."""
    labour = tuple(float(name == task) for name in TASKS)
    busy = Picture(season="autumn", labour=labour, hands=1600, furnaces_lit=30, canteens_open=8)
    read = Read(view, replace(busy, landscape=view.landscape))
    assert len(read.people) == 30
    assert sum(pixels < SEEN for _task, pixels in read.people) <= 7


def test_what_lies_behind_another_thing_is_not_seen(view: Diorama) -> None:
    film, small, large = Film((80, 60)), *(pygame.Surface((n, n), pygame.SRCALPHA) for n in (10, 30))
    for picture in (small, large):
        picture.fill((90, 80, 70, 255))
    film.blits([(small, (5, 5)), (large, (0, 0)), (small, (40, 40))], False)
    assert film.seen({id(small), id(large)}) == [0, 900, 100]
    assert film.seen({id(small)}) == [100, 0, 100]


def test_long_hours_are_seen_as_lamplight_in_the_fields() -> None:
    """The draft's hours say whether the fields are worked after dark; once the game is over nobody is kept there."""
    game = Game(Setup(scenario=scenario_names()[0], seed=3, policy="median"))
    shown = {}
    for hours in (9, LAMPLIT_HOURS - 1, LAMPLIT_HOURS):
        game.draft.set("hours", hours)
        shown[hours] = picture_of(game).lamplit
    assert shown == {9: 0.0, LAMPLIT_HOURS - 1: 0.0, LAMPLIT_HOURS: pytest.approx(1.0)}
