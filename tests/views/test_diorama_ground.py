"""What people and things have under their feet: dry ground, but for those who work in water and are drawn in it."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path

import numpy as np
import pygame
import pytest

from game.session.content import landscape_names
from game.views.diorama import layout as layouts
from game.views.diorama.art import Art, Strip
from game.views.diorama.felling import CLEARING
from game.views.diorama.layout import Layout
from game.views.diorama.parapet import cut_out
from game.views.diorama.people import Crowd, Tracks
from game.views.diorama.picture import CROPS, SEASONS, TASKS, Picture
from game.views.diorama.places import apart
from game.views.diorama.scene import Scene, build
from game.views.diorama.settled import KILN
from game.views.diorama.variety import SIZES, varied
from game.views.diorama.wading import waded
from game.views.diorama.waters import FLOODED
from tools.gallery.states import STATES
from tools.gallery.states import picture as state_picture

ASSETS = Path(__file__).resolve().parents[2] / "assets"
LAYOUTS = {name: layouts.load(ASSETS / "land" / name / "layout.json") for name in landscape_names()}
EVERYTHING = [
    state_picture(state, season, phase, name)
    for name in LAYOUTS for state in STATES for season in SEASONS for phase in ("day", "night")
]  # fmt: skip
AT_THE_EDGE = ("tree", "stump", "orchard", "parapet", "apron")
"""What grows on the bunds between paddies, and what is ground itself."""


@pytest.fixture(autouse=True, scope="module")
def _display() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))


def said(picture: Picture) -> str:
    return f"{picture.landscape}-{picture.year}-{picture.season}-{picture.phase}-{picture.furnaces_lit}"


@pytest.mark.parametrize("picture", EVERYTHING, ids=said)
def test_nobody_stands_on_water_or_ice(picture: Picture) -> None:
    """But for those who plant and plough in flooded paddies: they are drawn in the water."""
    scene = build(picture, LAYOUTS[picture.landscape])
    for worker in scene.workers:
        if worker.walk:
            continue
        wet = scene.wet(*worker.at[:2])
        assert bool(worker.wet) == wet, worker
        assert not wet or (worker.task == "fields" and picture.season in FLOODED), worker


@pytest.mark.parametrize("picture", EVERYTHING, ids=said)
def test_nothing_stands_on_water_or_ice(picture: Picture) -> None:
    scene = build(picture, LAYOUTS[picture.landscape])
    standing = [thing for thing in scene.things if thing.kind not in AT_THE_EDGE]
    assert not [thing for thing in standing if scene.wet(*thing.at[:2])]


@pytest.mark.parametrize("picture", EVERYTHING, ids=said)
def test_whoever_goes_through_water_is_drawn_in_it(picture: Picture) -> None:
    """Wheels beside the stepping stones, ploughs, and those who cross the stream below the dam; nobody else does."""
    layout = LAYOUTS[picture.landscape]
    scene = build(picture, layout)
    for worker in scene.workers:
        wet = tuple(scene.wet(*point[:2]) for point in worker.walk)
        assert worker.wet == (wet if any(wet) else ()) or not worker.walk
        if not worker.walk or not any(wet) or worker.task == "works":
            continue
        ploughs = worker.action in ("pull", "plough", "ox_plough", "ox_plough_lean")
        assert ploughs or worker.action in ("haul", "barrow") or sum(wet) <= 4, worker


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_nobody_steps_aside_into_a_field_or_the_river(layout: Layout) -> None:
    labour = tuple(float(task in ("scrap", "furnaces", "canteens", "rest")) for task in TASKS)
    scene = build(Picture(season="autumn", labour=labour, furnaces_lit=24, canteens_open=8), layout)
    for worker in scene.workers:
        if not worker.walk or any(worker.wet):
            continue
        track = Tracks([worker.walk], [worker.room])
        far = np.arange(0, 2 * track.length[0], 6.0)
        points, _facing, _back = track.at(np.zeros(len(far), np.int64), far, np.full(len(far), worker.aside))
        inside = [layout.waters.open_at(x, y) for x, y, _depth in points]
        assert sum(inside) <= 0.02 * len(inside), worker


def test_the_ford_is_crossed_on_its_stones_and_by_wheels_beside_them() -> None:
    layout = LAYOUTS["terraces"]
    assert layout.waters.crossing == "ford"
    labour = tuple(float(task == "scrap") for task in TASKS)
    scene = build(Picture(season="autumn", labour=labour, furnaces_lit=24), layout)
    stones = set(layout.waters.dry)
    on_foot = [w for w in scene.workers if w.action == "scrap" and stones & set(w.walk)]
    wheels = [w for w in scene.workers if w.action == "haul" and any(w.wet)]
    assert on_foot and not any(any(w.wet) for w in on_foot)
    assert wheels and not any(stones & set(w.walk) for w in wheels)


def test_in_water_feet_are_seen_dimly_and_the_rest_is_as_it_was() -> None:
    art = Art(ASSETS / "sprites", 96)
    dry = art.strip("hoe", "summer")
    assert dry is not None
    wet = waded(art, dry, "summer")
    assert isinstance(wet, Strip) and waded(art, dry, "summer") is wet
    for (before, *_at), (after, *_there) in zip(dry.cuts[:16], wet.cuts[:16], strict=True):
        old, new = (pygame.surfarray.array_alpha(picture).astype(int) for picture in (before, after))
        changed = (old != new).any(axis=0)
        assert changed.any() and (new <= old).all()
        assert changed.nonzero()[0].min() > 0.5 * old.shape[1]  # far below the head


def test_a_crowd_wades_where_its_way_is_wet() -> None:
    art = Art(ASSETS / "sprites", 96)
    scene = build(Picture(landscape="terraces", season="spring", labour=(1.0, 0, 0, 0, 0, 0, 0)), LAYOUTS["terraces"])
    ploughs = [w for w in scene.workers if w.action == "ox_plough" and all(w.wet)]
    assert ploughs
    crowd, dry = Crowd(ploughs, art, "spring"), Crowd([replace(w, wet=()) for w in ploughs], art, "spring")
    shown = {id(crowd.strips[number]) for number in crowd.at(3.0).strip}
    assert shown.isdisjoint({id(strip) for strip in dry.strips})


def test_the_nearer_parapet_is_cut_out_of_the_land() -> None:
    waters = LAYOUTS["plain"].waters
    assert waters.crossing == "bridge" and waters.at is not None
    land = pygame.Surface(LAYOUTS["plain"].size)
    land.fill((90, 80, 70))
    stone = cut_out(land, waters.parapet, waters.at[:2])
    shown = pygame.surfarray.array_alpha(stone.body) > 0
    assert 0.05 < shown.mean() < 0.6
    deck = [(x - waters.at[0] + stone.anchor[0], y - waters.at[1] + stone.anchor[1]) for x, y, _d in waters.dry[10:-10]]
    assert not any(shown[x, y] for x, y in deck)  # feet on the deck stand behind it, not in it
    assert all(shown[x, y : y + 24].any() for x, y in deck)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_woods_fall_clearing_by_clearing(layout: Layout) -> None:
    """Of each few trees that fall one after another, most are neighbours; what stands by houses falls last."""
    half = layout.trees[: len(layout.trees) // 2]
    steps = [apart(p.at, q.at) for p, q in zip(half, half[1:], strict=False)]
    strewn = [apart(p.at, q.at) for p, q in zip(half, half[CLEARING * 9 :], strict=False)]
    assert sum(steps) / len(steps) < 0.5 * sum(strewn) / len(strewn)
    homes = [house.at for house in layout.houses]
    close = [k for k, spot in enumerate(layout.trees) if min(apart(spot.at, home) for home in homes) < 120]
    assert min(close) > len(layout.trees) / 2


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_trunks_lie_in_clearings_while_woods_are_felled(layout: Layout) -> None:
    busy, after = (build(Picture(forest=0.6, furnaces_lit=lit), layout) for lit in (24, 0))
    assert busy.count("trunk") > 5 and busy.count("brush") > 5
    assert after.count("trunk") == 0 < after.count("brush")
    whole = build(Picture(forest=1.0, furnaces_lit=24), layout)
    assert whole.count("trunk") == whole.count("brush") == whole.count("stump") == 0


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_no_stump_and_no_way_lies_in_a_charcoal_kiln(layout: Layout) -> None:
    ways = [point for lines in layout.walks.values() for line in lines for point in line]
    for x, _y, depth in layout.places["charcoal"]:
        assert not [p for p in ways if abs(p[0] - x) < 30 and abs(p[2] - depth) < 14]
        assert not [s for s in layout.trees if abs(s.at[0] - x) < KILN[0] - 8 and abs(s.at[2] - depth) < KILN[1] - 8]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_iron_yard_is_no_grid(layout: Layout) -> None:
    scene = build(Picture(furnaces_lit=24), layout)
    stacks = [thing for thing in scene.things if thing.kind == "furnace"]
    assert len({thing.at[2] for thing in stacks}) >= 12 and len({thing.size for thing in stacks}) >= 4
    assert all(0.85 <= thing.size <= 1.1 for thing in stacks)
    assert min(apart(p.at, q.at) for k, p in enumerate(stacks) for q in stacks[:k]) > 34
    about = Counter(t.kind for t in scene.things if t.kind in ("ore", "planks", "bars", "handcart"))
    assert about.total() > 3 and build(Picture(), layout).count("ore") == 0


def test_a_tree_is_mirrored_with_its_light_where_it_was() -> None:
    art = Art(ASSETS / "sprites", 96)
    tree = art.sprite("tree_a", "summer")
    assert tree is not None and max(SIZES) <= 1.1
    other = varied(tree, 1.0, True)

    def sides(body: pygame.Surface) -> tuple[float, float]:
        light, cover = pygame.surfarray.array3d(body).mean(2), pygame.surfarray.array_alpha(body) > 200
        half = body.get_width() // 2
        return float(light[:half][cover[:half]].mean()), float(light[half:][cover[half:]].mean())

    before, after = sides(tree.body), sides(other.body)
    assert (before[0] > before[1]) == (after[0] > after[1])
    assert other.shadow is tree.shadow


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_a_poor_harvest_sets_up_fewer_and_smaller_stooks_and_is_reaped_by_fewer(layout: Layout) -> None:
    crops = tuple({"ripe": 0.5, "cut": 0.5}.get(state, 0.0) for state in CROPS)
    labour = tuple(float(task == "fields") for task in TASKS)
    usual = Picture(season="autumn", crops=crops, labour=labour, hands=2000)
    good, poor = (build(replace(usual, harvest=bears), layout) for bears in (1.0, 0.4))
    assert poor.count("stook") < 0.75 * good.count("stook")
    assert {t.state for t in poor.things if t.kind == "stook"} == {"thin"}
    fields = {(x, y, d): plot for x, y, d, plot in layout.spots["fields"]}

    def reaped(scene: Scene) -> set[int]:
        return {fields[w.at] for w in scene.workers if w.action == "reap" and w.at in fields}

    assert len(reaped(poor)) < len(reaped(good))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_crows_come_down_where_grain_rots_and_nowhere_else(layout: Layout) -> None:
    for state, some in (("rotting", True), ("ripe", False), ("cut", False)):
        scene = build(Picture(season="autumn", crops=tuple(float(crop == state) for crop in CROPS)), layout)
        crows = [thing.at for thing in scene.things if thing.kind == "crows"]
        assert bool(crows) == some
        assert all(scene.plots[layout.plot_near(*at[:2])] == "rotting" for at in crows)


@pytest.mark.parametrize("picture", [p for p in EVERYTHING if p.phase == "day"], ids=said)
def test_an_ox_stays_by_its_brigade(picture: Picture) -> None:
    layout = LAYOUTS[picture.landscape]
    for thing in build(picture, layout).things:
        if thing.kind == "oxen":
            assert min(apart(thing.at, at) for at in layout.places["oxen"]) < 330
