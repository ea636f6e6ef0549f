"""The landscape follows the picture: what the scene lists is what the picture says."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.session.content import landscape_names
from game.views.diorama import layout as layouts
from game.views.diorama.casting import sprite_name
from game.views.diorama.crops import Crops
from game.views.diorama.fieldwork import FEW_OXEN, FLOOR, TEAMS, before_floor, furrows, ways_home
from game.views.diorama.layout import Layout
from game.views.diorama.people import COLD, FACINGS, FRAMES_A_SECOND, MOTIONS, STRIDES, Tracks, rate_of
from game.views.diorama.picture import CANTEENS, CROPS, DAMS, FURNACES, HOUSES, PHASES, SEASONS, TASKS, Picture, portion
from game.views.diorama.places import ARM, BLOCKS, apart
from game.views.diorama.scene import BURNING, CROWD, FULL_HANDS, TAPS, Thing, build, graves_show, is_tapped
from game.views.diorama.worker import Worker
from game.views.diorama.workers import RUNNER, abroad
from tools.gallery.states import STATES
from tools.gallery.states import picture as state_picture

ASSETS = Path(__file__).resolve().parents[2] / "assets"
LAYOUTS = {name: layouts.load(ASSETS / "land" / name / "layout.json") for name in landscape_names()}
share = st.floats(0, 1)
few = st.integers(0, 12)


@st.composite
def pictures(draw: st.DrawFn) -> Picture:
    return Picture(
        season=draw(st.sampled_from(SEASONS)), year=draw(st.integers(1958, 1961)),
        phase=draw(st.sampled_from(PHASES)), dam=draw(st.sampled_from(DAMS)),
        furnaces_lit=draw(st.integers(0, 90)), furnaces_cold=draw(st.integers(0, 40)),
        furnaces_ruined=draw(st.integers(0, 40)), lit_by_brigade=tuple(draw(st.lists(few, min_size=8, max_size=8))),
        labour=tuple(draw(st.lists(share, min_size=7, max_size=7))), hands=draw(st.integers(0, 12000)),
        crops=tuple(draw(st.lists(share, min_size=6, max_size=6))), forest=draw(share),
        canteens_open=draw(few), canteens_shut=draw(few), canteens_collapsed=draw(few),
        moment=draw(st.integers(0, 11)), fed=draw(share),
        buildings_ruined=draw(st.integers(0, 40)), doors_gone=draw(share), oxen=draw(share), pigs=draw(share),
        granary=draw(share), hearths=draw(share), lamplit=draw(share),
        health=draw(share), graves=draw(st.integers(0, 20)), quiet=draw(share),
    )


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_layout_has_the_room_the_picture_promises(layout: Layout) -> None:
    assert len(layout.houses) == HOUSES
    assert len(layout.canteens) == CANTEENS
    assert len(layout.furnaces) == FURNACES
    width, height = layout.size
    for x, y, _ in (spot.at for spot in (*layout.houses, *layout.furnaces, *layout.trees, *layout.canteens)):
        assert 0 <= x < width and 0 <= y < height


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(max_examples=60, deadline=None)
@given(pictures())
def test_the_scene_follows_the_picture(layout: Layout, picture: Picture) -> None:
    scene = build(picture, layout)
    lit = min(picture.furnaces_lit, FURNACES)
    cold = min(picture.furnaces_cold, FURNACES - lit)
    assert sum(scene.count("furnace", state) for state in BURNING) == lit
    assert scene.count("furnace", "cold") == cold
    assert scene.count("furnace", "ruined") == min(picture.furnaces_ruined, FURNACES - lit - cold)
    assert sum(p.kind == "furnace" for p in scene.plumes) == lit

    trees = round(picture.forest * len(layout.trees))
    assert scene.count("tree") == trees
    assert scene.count("stump") == len(layout.trees) - trees

    ruined = min(picture.buildings_ruined, HOUSES)
    states = Counter(t.state for t in scene.things if t.kind.startswith("house"))
    assert states["ruined"] == ruined
    assert states["doors_gone"] == round(picture.doors_gone * (HOUSES - ruined))
    assert sum(p.kind == "stove" for p in scene.plumes) == round(picture.hearths * (HOUSES - ruined))

    is_open = min(picture.canteens_open, CANTEENS)
    shut = min(picture.canteens_shut, CANTEENS - is_open)
    assert scene.count("canteen", "open") == is_open == sum(p.kind == "canteen" for p in scene.plumes)
    assert scene.count("canteen", "shut") == shut
    assert scene.count("canteen", "collapsed") == min(picture.canteens_collapsed, CANTEENS - is_open - shut)

    ploughing = sum(w.action.startswith("ox_plough") for w in scene.workers)
    assert scene.count("oxen") + ploughing == round(picture.oxen * len(layout.places["oxen"]))
    assert scene.count("pigs") == round(picture.pigs * len(layout.places["pigs"]))
    graves = min(picture.graves, len(layout.places["graves"])) if graves_show(picture) else 0
    assert scene.count("grave") == graves


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(max_examples=60, deadline=None)
@given(pictures())
def test_people_are_where_the_labour_goes(layout: Layout, picture: Picture) -> None:
    scene = build(picture, layout)
    total = round(CROWD * min(1, picture.hands / FULL_HANDS) * (1 - 0.85 * picture.quiet) * abroad(picture))
    counts = Counter(w.task for w in scene.workers)
    assert tuple(counts[t] for t in TASKS) == portion(total, picture.labour)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(max_examples=60, deadline=None)
@given(pictures())
def test_fields_follow_the_crops(layout: Layout, picture: Picture) -> None:
    states = build(picture, layout).plots
    total = sum(p.area for p in layout.plots)
    largest = max(p.area for p in layout.plots)
    whole = sum(picture.crops)
    for state, wanted in zip(CROPS, picture.crops, strict=True):
        shown = sum(p.area for p in layout.plots if states[p.id] == state)
        expected = (wanted / whole if whole else float(state == "bare")) * total
        assert abs(shown - expected) <= largest, state


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
@settings(max_examples=20, deadline=None)
@given(pictures())
def test_the_same_picture_gives_the_same_scene(layout: Layout, picture: Picture) -> None:
    first, second = build(picture, layout), build(picture, layout)
    assert (first.things, first.workers, first.plumes, first.plots) == (
        second.things, second.workers, second.plumes, second.plots)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_the_orchard_gives_way_to_the_iron_yard(layout: Layout) -> None:
    assert build(Picture(), layout).count("orchard") == len(layout.orchard)
    assert build(Picture(furnaces_lit=1), layout).count("orchard") == 0
    assert build(Picture(furnaces_lit=1), layout).soot > 0
    assert build(Picture(), layout).soot == 0


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_weak_people_sit(layout: Layout) -> None:
    strong = build(Picture(health=1.0), layout).workers
    weak = build(Picture(health=0.1), layout).workers
    assert sum(w.action == "sit" for w in weak) > sum(w.action == "sit" for w in strong) + 20


@pytest.mark.parametrize("bad", [{"season": "monsoon"}, {"dam": "lost"}, {"crops": (1.0,)}, {"hands": -1}])
def test_a_picture_refuses_what_cannot_be_shown(bad: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=str(next(iter(bad)))):
        Picture(**bad)  # type: ignore[arg-type]


@given(st.integers(0, 500), st.lists(st.floats(0, 10), min_size=1, max_size=9))
def test_portions_add_up(total: int, shares: list[float]) -> None:
    parts = portion(total, tuple(shares))
    assert sum(parts) == (total if sum(shares) > 0 else 0)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_sheaves_come_to_the_threshing_floor_while_grain_is_ripe(layout: Layout) -> None:
    labour = tuple(float(task == "fields") for task in TASKS)
    ripe = build(Picture(labour=labour, crops=tuple(float(s == "ripe") for s in CROPS)), layout)
    bearers = [w for w in ripe.workers if w.action == "bundle"]
    floors = {before_floor(at) for at in layout.places["floor"]}
    assert bool(bearers) == bool(ways_home(layout))
    assert all(w.task == "fields" and w.walk[-1] in floors and w.back == "walk" for w in bearers)
    grown = build(Picture(labour=labour, crops=tuple(float(s == "growing") for s in CROPS)), layout)
    assert not any(w.action == "bundle" for w in grown.workers)
    assert len(grown.workers) == len(ripe.workers)


@pytest.mark.parametrize("land", LAYOUTS)
def test_every_land_has_ways_to_its_threshing_floor_and_none_over_a_roof(land: str) -> None:
    layout = LAYOUTS[land]
    assert ways_home(layout)
    for line in layout.walks["fields"]:
        for x, _, depth in line:
            assert not any(abs(h.at[0] - x) < 64 and abs(h.at[2] - depth) < 36 for h in layout.houses)


def in_fields(**how: object) -> Picture:
    """Everybody in the fields, which are of one kind."""
    crop = how.pop("crop", "bare")
    labour = tuple(float(task == "fields") for task in TASKS)
    return Picture(labour=labour, crops=tuple(float(s == crop) for s in CROPS), **how)  # type: ignore[arg-type]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_grain_is_threshed_at_the_floor_while_it_is_ripe_or_cut(layout: Layout) -> None:
    for season, crop, some in (("autumn", "ripe", True), ("summer", "cut", True), ("autumn", "sown", False),
                               ("winter", "cut", False)):  # fmt: skip
        found = [w for w in build(in_fields(season=season, crop=crop), layout).workers if w.action == "thresh"]
        assert len(found) == (len(FLOOR) if some else 0), (season, crop)
        (floor,) = layout.places["floor"]
        assert all(abs(w.at[0] - floor[0]) < 90 and abs(w.at[2] - floor[2]) < 40 for w in found)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_people_pull_ploughs_where_oxen_have_died(layout: Layout) -> None:
    assert len(furrows(layout)) >= 4
    for oxen, season, crop, some in (
        (0.0, "spring", "bare", True), (0.3, "autumn", "cut", True), (FEW_OXEN, "spring", "bare", False),
        (0.0, "summer", "bare", False), (0.0, "spring", "growing", False),
    ):  # fmt: skip
        workers = build(in_fields(oxen=oxen, season=season, crop=crop), layout).workers
        ploughs = [w for w in workers if w.action == "plough"]
        pulling = [w for w in workers if w.action == "pull"]
        assert bool(ploughs) == some, (oxen, season, crop)
        assert len(pulling) == 2 * len(ploughs)
        assert all(w.walk[0] == w.walk[-1] for w in ploughs + pulling)
        assert all(sum(w.walk == p.walk for w in pulling) == 2 for p in ploughs)
        assert len(workers) == CROWD


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_fewer_oxen_mean_more_ploughs_pulled(layout: Layout) -> None:
    scenes = [build(in_fields(oxen=oxen), layout) for oxen in (0.45, 0.2, 0.0)]
    teams = [sum(w.action == "plough" for w in scene.workers) for scene in scenes]
    assert teams == sorted(teams) and teams[0] < teams[-1]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_oxen_are_lean_where_they_are_not_fed_before_the_plough_too(layout: Layout) -> None:
    for fed, state, team in ((1.0, "whole", "ox_plough"), (0.5, "lean", "ox_plough_lean")):
        scene = build(in_fields(season="spring", crop="bare", fed=fed), layout)
        oxen = [thing for thing in scene.things if thing.kind == "oxen"]
        assert oxen and all(thing.state == state for thing in oxen)
        assert {w.action for w in scene.workers if w.action.startswith("ox_")} == {team}


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_each_lit_stack_is_tapped_once_in_a_while_with_people_at_the_iron(layout: Layout) -> None:
    labour = tuple(float(task == "furnaces") for task in TASKS)
    tapped = []
    for moment in range(TAPS):
        scene = build(Picture(labour=labour, furnaces_lit=48, moment=moment), layout)
        stacks = [thing.at for thing in scene.things if thing.kind == "furnace" and thing.state == "tapped"]
        assert 48 / TAPS / 2 <= len(stacks) <= 48 / TAPS * 1.6
        assert scene.count("furnace", "lit") == 48 - len(stacks)
        beds = [(x + RUNNER[0], y + RUNNER[1], d + RUNNER[1]) for x, y, d in stacks]
        beside = [sum(apart(w.at, bed) < 50 for w in scene.workers if not w.walk) for bed in beds]
        # not where other stacks hide the bed
        assert sum(map(bool, beside)) >= 0.75 * len(beds) and sum(beside) >= 1.5 * len(beds), beside
        tapped += stacks
    assert len(set(tapped)) == len(tapped) == 48
    assert not any(is_tapped(k, m) and is_tapped(k, m + 1) for k in range(48) for m in range(TAPS))


@pytest.mark.parametrize("name", LAYOUTS)
@pytest.mark.parametrize("crop", ["growing", "ripe"])
def test_no_beast_stands_in_a_crop(name: str, crop: str) -> None:
    layout, plots = LAYOUTS[name], Crops(ASSETS / "land" / name, LAYOUTS[name])
    crops = tuple(float(state == crop) for state in CROPS)
    scene = build(Picture(season="autumn", crops=crops, furnaces_lit=48), layout)
    beasts = [thing for thing in scene.things if thing.kind in ("oxen", "pigs")]
    assert len(beasts) == len(layout.places["oxen"]) + len(layout.places["pigs"])
    assert not [thing for thing in beasts if plots.plot_at(*thing.at[:2])]
    stacks = [thing.at for thing in scene.things if thing.kind == "furnace"]
    assert not [thing for thing in beasts if thing.kind == "oxen" and min(apart(thing.at, q) for q in stacks) < 60]


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_nobody_works_or_walks_on_the_dams_slope(layout: Layout) -> None:
    labour = tuple(float(task == "works") for task in TASKS)
    scene = build(Picture(labour=labour, dam="building"), layout)
    foot = sorted(s[2] - s[1] for s in layout.spots["works"])[len(layout.spots["works"]) // 2]
    assert len(scene.workers) == CROWD
    for worker in scene.workers:
        assert all(depth - y <= foot + 12 for _x, y, depth in (worker.walk or (worker.at,)))


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_hens_go_with_the_kitchens_and_the_pigs(layout: Layout) -> None:
    hens = {(pigs, hearths): build(Picture(pigs=pigs, hearths=hearths), layout).count("fowl")
            for pigs, hearths in ((1.0, 1.0), (0.5, 1.0), (1.0, 0.0), (0.0, 1.0))}  # fmt: skip
    assert hens[1.0, 1.0] == len(layout.places["fowl"]) > hens[0.5, 1.0] > hens[1.0, 0.0] == hens[0.0, 1.0] == 0


def test_a_lean_ox_is_cast_as_one_where_it_was_made() -> None:
    thing = Thing("oxen", "lean", (0, 0, 0), 1)
    assert sprite_name(thing, {"ox_sw", "ox_lean_sw"}) == "ox_lean_sw"
    assert sprite_name(thing, {"ox_sw"}) == "ox_sw"


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_by_night_some_have_fallen_asleep_at_their_work(layout: Layout) -> None:
    labour = tuple(float(task == "furnaces") for task in TASKS)
    day, night = (
        build(Picture(labour=labour, furnaces_lit=20, phase=phase), layout).workers for phase in ("day", "night")
    )
    assert not any(w.action == "sit_asleep" for w in day)
    assert 0.05 < sum(w.action == "sit_asleep" for w in night) / len(night) < 0.5


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_people_wait_at_open_canteens_with_bowls(layout: Layout) -> None:
    labour = tuple(float(task == "canteens") for task in TASKS)
    scenes = [build(Picture(labour=labour, hands=800, canteens_open=n), layout) for n in (0, 8)]
    waiting = [[w for w in scene.workers if w.action == "queue"] for scene in scenes]
    assert not waiting[0] and len(waiting[1]) >= 8
    # most stand in one line: each has another at the distance of those who wait one behind the other
    behind = [w for w in waiting[1] if any(20 < apart(w.at, v.at) < 34 for v in waiting[1])]
    assert len(behind) >= 0.8 * len(waiting[1])
    assert not any(abs(x - w.at[0]) + 2 * abs(y - w.at[1]) < 30 for w in waiting[1] for x, y in layout.water)


def test_every_action_has_a_motion_in_every_season() -> None:
    assert set(MOTIONS) == set(COLD)
    assert all(names[-1] == "walk" for names in MOTIONS.values())
    assert all(action in FRAMES_A_SECOND or set(names) <= set(STRIDES) for action, names in MOTIONS.items())


def test_a_round_walk_goes_on_the_same_way() -> None:
    ring, line = ((0, 0, 0), (96, 48, 48), (104, 44, 44), (0, 0, 0)), ((0, 0, 0), (96, 48, 48))
    walks = Tracks([ring, line])
    whole, there = walks.length
    who, far = np.array([0, 0, 0, 1, 1]), np.array([10.0, whole + 10, whole * 1.5, 10, there + 10])
    points, facing, back = walks.at(who, far)
    assert points[1] == pytest.approx(points[0])
    assert points[3] == pytest.approx(np.array(line[1]) * 10 / there)
    assert points[4] == pytest.approx(np.array(line[1]) * (there - 10) / there)
    assert [FACINGS[n] for n in facing[[0, 1, 3, 4]]] == ["se", "se", "se", "nw"]
    assert back.tolist() == [False, False, False, False, True]


DAYS = [state_picture(state, season, phase, name) for name in LAYOUTS for state in STATES for season in SEASONS
        for phase in ("day", "night")]  # fmt: skip


@pytest.mark.parametrize("picture", DAYS, ids=lambda p: f"{p.landscape}-{p.year}-{p.season}-{p.phase}-{p.furnaces_lit}")
def test_nobody_stands_in_a_thing_or_in_anothers_arms(picture: Picture) -> None:
    """Those who stay where they are, all but a few whom a crowded place squeezes together."""
    scene = build(picture, LAYOUTS[picture.landscape])
    standing = [w for w in scene.workers if not w.walk]
    inside = [
        (w.action, thing.kind)
        for w in standing
        for thing in scene.things
        if thing.kind in BLOCKS and thing.kind != "sheaves"
        and abs(thing.at[0] - w.at[0]) < BLOCKS[thing.kind][0] - 4
        and abs(thing.at[2] - w.at[2]) < BLOCKS[thing.kind][1] - 4
    ]  # fmt: skip
    assert len(inside) <= 2, inside
    close = [(v, w) for k, v in enumerate(standing) for w in standing[:k] if apart(v.at, w.at) < ARM - 2]
    assert len(close) <= 0.04 * len(standing) + 2, close


@pytest.mark.parametrize("name", LAYOUTS)
def test_furrows_lie_in_their_plots_and_hoers_make_way_for_the_plough(name: str) -> None:
    layout = LAYOUTS[name]
    plots = Crops(ASSETS / "land" / name, layout)
    for plot, line in furrows(layout):
        points = [
            (round(p[0] + (q[0] - p[0]) * t / 12), round(p[1] + (q[1] - p[1]) * t / 12))
            for p, q in zip(line, line[1:], strict=False) for t in range(12)
        ]  # fmt: skip
        assert sum(plots.plot_at(*point) == plot for point in points) >= 0.9 * len(points), plot
    scene = build(in_fields(season="spring", crop="bare"), layout)
    assert scene.ploughed
    on = {(x, y, depth): plot for x, y, depth, plot in layout.spots["fields"]}
    hoers = [w for w in scene.workers if w.action == "hoe" and w.at in on]
    assert hoers and not any(on[w.at] in scene.ploughed for w in hoers)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_oxen_draw_the_ploughs_while_there_are_oxen(layout: Layout) -> None:
    for oxen, drawn in ((1.0, TEAMS), (0.0, 0)):
        workers = build(in_fields(oxen=oxen, season="spring", crop="bare"), layout).workers
        assert sum(w.action == "ox_plough" for w in workers) == drawn
    summer = build(in_fields(oxen=1.0, season="summer", crop="bare"), layout)
    assert not any(w.action == "ox_plough" for w in summer.workers)


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_what_stands_in_a_field_tells_its_state(layout: Layout) -> None:
    """Stooks stand in cut plots, sheaves lie on the floor while somebody threshes."""
    plot_of = {(x, y, depth): plot for x, y, depth, plot in layout.spots["fields"]}
    for season in SEASONS:
        half = Picture(season=season, crops=(0.1, 0.1, 0.1, 0.2, 0.3, 0.2))
        scene = build(half, layout)
        stooks = [t.at for t in scene.things if t.kind == "stook"]
        assert {scene.plots[plot_of[at]] for at in stooks} == ({"cut"} if season in ("summer", "autumn") else set())
        assert scene.count("sheaves") == any(w.action == "thresh" for w in scene.workers)
    part_cut = Picture(season="autumn", crops=(0, 0, 0, 0.4, 0.6, 0))
    day, night = (build(replace(part_cut, phase=phase), layout).things for phase in ("day", "night"))
    assert [t for t in day if t.kind == "stook"] == [t for t in night if t.kind == "stook"]
    none = build(Picture(season="autumn", crops=(0.5, 0.5, 0, 0, 0, 0)), layout)
    assert none.count("stook") == none.count("sheaves") == 0


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_fields_are_worked_after_dark_by_lamplight_only(layout: Layout) -> None:
    at_work = {"hoe", "reap", "thresh"}
    night = {lamplit: build(in_fields(season="spring", crop="growing", phase="night", lamplit=lamplit), layout)
             for lamplit in (0.0, 0.5, 1.0)}  # fmt: skip
    busy = {share: sum(w.action in at_work for w in scene.workers) for share, scene in night.items()}
    assert busy[0.0] == 0 < busy[0.5] < busy[1.0]
    lanterns = {share: scene.count("lantern") for share, scene in night.items()}
    assert lanterns[0.0] == 2 < lanterns[0.5] <= lanterns[1.0]
    assert len(night[0.0].workers) < len(night[1.0].workers) == CROWD
    assert build(in_fields(season="spring", crop="growing", lamplit=1.0), layout).count("lantern") == 0


@pytest.mark.parametrize("layout", LAYOUTS.values(), ids=LAYOUTS)
def test_those_who_bring_iron_carry_it_towards_the_yard(layout: Layout) -> None:
    labour = tuple(float(task == "scrap") for task in TASKS)
    workers = build(Picture(season="autumn", labour=labour, hands=1600, furnaces_lit=24), layout).workers
    bearers = [w for w in workers if w.action in ("scrap", "haul")]
    assert {w.action for w in bearers} == {"scrap", "haul"}
    assert all(w.back == "walk" for w in bearers if w.action == "scrap")
    yard = layout.stops["yard"]
    for w in bearers:
        start, end = (abs(p[0] - yard[0]) + 2 * abs(p[1] - yard[1]) for p in (w.walk[0], w.walk[-1]))
        assert end < start or len(w.walk) < 45  # the village street runs past the yard


def test_as_many_steps_as_the_way_is_long() -> None:
    strip = SimpleNamespace(frames=8)
    walker = Worker("fields", "walk", (0, 0, 0), ((0, 0, 0), (96, 48, 48)), speed=STRIDES["walk"])
    assert rate_of(walker, "walk", strip) == 8  # type: ignore[arg-type]
    assert rate_of(walker, "winter_walk", strip) > 8  # type: ignore[arg-type]


def test_each_keeps_to_the_right_of_a_walk() -> None:
    line = Tracks([((0, 0, 0), (96, 0, 0))])
    points, _facing, back = line.at(np.array([0, 0]), np.array([10.0, 100.0]), np.array([6.0, 6.0]))
    assert back.tolist() == [False, True]
    assert points[0] == pytest.approx([10, 3, 3]) and points[1] == pytest.approx([92, -3, -3])


def test_the_more_is_claimed_beyond_the_harvest_the_more_is_pasted_up() -> None:
    walls = [
        [t.state for t in build(Picture(boast=boast), LAYOUTS["plain"]).things if t.kind == "notice"]
        for boast in (0.0, 0.05, 0.3, 0.9)
    ]
    assert [set(states) for states in walls] == [{"few"}, {"few"}, {"some"}, {"full"}]
