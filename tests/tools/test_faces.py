"""How the faces are carved and engraved: what a row says is what is seen."""

from __future__ import annotations

import json
from dataclasses import replace
from functools import cache
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PIL")

from tools.faces import dress, engrave, light, paint
from tools.faces.__main__ import SIZES, STAGES, TARGET
from tools.faces.people import EVERYBODY, HEADS
from tools.faces.person import Person, weary

COARSE = 6.0
"""Pixels to a centimetre: enough to see a head by."""
PLAIN = Person("plain", "man", 40)
LEADERS = ("mao", "liu", "zhou", "peng", "deng", "wu zhipu", "li jingquan")
MOST_MB = 0.8


def seen(person: Person, gaunt: float = 0.0) -> light.View:
    return light.look(person, COARSE, gaunt)


def share(view: light.View, kind: int) -> float:
    return float((view.kind == kind).mean())


@cache
def printed(person: Person) -> np.ndarray:
    view = seen(person)
    shine, _open = light.lit(view, paint.relief(person, view, 0.0))
    tone = engrave.developed(shine, paint.albedo(person, view, 0.0), view)
    return engrave.inked(person, view, tone, (72, 90), 2.0)


def test_a_face_has_skin_hair_coat_and_two_eyes() -> None:
    view = seen(PLAIN)
    assert share(view, light.SKIN) > 0.2 and share(view, light.HAIR) > 0.02 and share(view, light.CLOTH) > 0.03
    eyes = view.kind == light.EYE
    assert (eyes & (view.x < 0)).any() and (eyes & (view.x > 0)).any()


def test_eyes_are_open_no_wider_than_eyes_are() -> None:
    for person in EVERYBODY[:6]:
        view = seen(person)
        rows = np.flatnonzero((view.kind == light.EYE).any(axis=1))
        assert 0 < (rows[-1] - rows[0] + 1) / COARSE < 2.0


@pytest.mark.parametrize("hat", ["cap", "cloth_cap", "felt", "flaps", "straw", "towel", "wrap", "scarf"])
def test_a_hat_lies_on_the_head_and_leaves_the_eyes_free(hat: str) -> None:
    view = seen(replace(PLAIN, hat=hat))
    on = np.argwhere(view.kind == light.HAT)
    eyes = np.argwhere(view.kind == light.EYE)
    assert len(on) and len(eyes) and np.median(on[:, 0]) < eyes[:, 0].min()


def test_hunger_hollows_the_cheeks_and_leaves_the_skull() -> None:
    usual, thin = seen(PLAIN), seen(PLAIN, 1.0)
    both = (usual.kind == light.SKIN) & (thin.kind == light.SKIN)
    cheek = both & (np.abs(usual.x) > 4) & (np.abs(usual.y + 5.5) < 1.5)
    brow = both & (np.abs(usual.x) < 1) & (np.abs(usual.y - 4.5) < 1)
    assert (usual.depth - thin.depth)[cheek].mean() > 0.2
    assert abs((usual.depth - thin.depth)[brow].mean()) < 0.05


def test_weariness_hangs_and_never_lifts() -> None:
    worn = weary(PLAIN, 1.0)
    assert worn.eye_open < PLAIN.eye_open and worn.mouth_down > PLAIN.mouth_down and worn.brow_fall > PLAIN.brow_fall
    assert worn.aged > PLAIN.aged and weary(PLAIN, 0.0) == replace(PLAIN, lines=PLAIN.aged)


def test_age_cuts_lines_and_youth_has_few() -> None:
    x, y = (a.astype(np.float32) for a in np.meshgrid(np.linspace(-6, 6, 60), np.linspace(-11, 6, 80)))
    young, old = (np.abs(paint.lines(replace(PLAIN, age=age), x, y, 0.0)).sum() for age in (24, 66))
    assert old > 2.5 * young


def test_the_same_row_gives_the_same_print() -> None:
    first = printed(PLAIN)
    assert first.shape == (90, 72) and 0.0 <= first.min() and first.max() <= 1.0
    assert np.array_equal(first, printed.__wrapped__(PLAIN))


def test_the_smallest_print_shows_the_whole_head_larger() -> None:
    tall = replace(PLAIN, tall=1.04, hair="swept", chin=0.35)
    for person in (PLAIN, tall, replace(PLAIN, hat="cap", turn=-25.0), replace(PLAIN, tall=1.04, hat="wrap")):
        view = seen(person)
        rows, columns = engrave.framed(view, near=True)
        kept = np.zeros(view.kind.shape, bool)
        kept[rows, columns] = True
        features = np.isin(view.kind, (light.EYE, light.HAT)) | ((view.kind == light.SKIN) & (view.y > -11.0))
        assert (features & kept).sum() > 0.985 * features.sum()
        assert rows.start <= np.flatnonzero((view.kind != light.NOTHING).any(axis=1))[0]
        assert kept.sum() < 0.75 * kept.size
        assert (kept & (view.kind == light.CLOTH)).sum() < 0.2 * (view.kind == light.CLOTH).sum()


def test_lines_of_the_hair_follow_how_it_is_combed() -> None:
    combed = {}
    for hair in ("crop", "swept", "parted", "bob", "bun"):
        person = replace(PLAIN, sex="woman" if hair in ("bob", "bun") else "man", hair=hair)
        view = seen(person)
        on = (view.kind == light.HAIR) & (view.y > 7.0)
        across = dress.run(person, view.x, view.y, view.z)
        # Along a hair the measure stays; it lies across the direction in which the measure grows.
        grown = np.stack([np.gradient(across, axis=1), np.gradient(across, axis=0)])[:, on]
        assert np.isfinite(grown).all() and np.hypot(*grown).mean() > 0.02
        combed[hair] = float((np.abs(grown[0]) / np.maximum(np.hypot(*grown), 1e-6)).mean())
    # A crop stands up from the brow; parted hair lies across it.
    assert combed["crop"] > combed["parted"] + 0.1


@pytest.mark.parametrize(
    "trait",
    [
        {"tall": 1.06}, {"jowl": 0.9}, {"nose_bump": 1.0}, {"nose_tip": 0.4}, {"mouth_high": 0.4}, {"lip_upper": 0.6},
        {"mouth_bow": 1.8}, {"brow_fall": 0.4}, {"brow_high": 0.3}, {"eye_long": 0.85}, {"gaze": 0.2},
        {"ear_out": 1.0}, {"pocks": 0.6}, {"mole": (2.6, -5.0)}, {"shoulder": 1.1},
    ],
)  # fmt: skip
def test_each_trait_is_seen_in_the_print(trait: dict[str, object]) -> None:
    assert np.abs(printed(replace(PLAIN, **trait)) - printed(PLAIN)).max() > 0.08  # type: ignore[arg-type]


@pytest.mark.parametrize("worn", [{"hat_light": 0.7}, {"hat_back": 12.0}, {"hat_lean": 7.0}])
def test_each_wears_a_cap_in_their_own_way(worn: dict[str, object]) -> None:
    capped = replace(PLAIN, hat="cap")
    assert np.abs(printed(replace(capped, **worn)) - printed(capped)).max() > 0.2  # type: ignore[arg-type]


def test_a_bob_covers_the_ear_unless_it_is_tucked_behind() -> None:
    woman = replace(PLAIN, sex="woman", hair="bob", turn=0.0)
    for tucked, shown in ((False, False), (True, True)):
        view = seen(replace(woman, tucked=tucked))
        right = (view.kind == light.SKIN) & (view.x > 7.0) & (np.abs(view.y + 1.0) < 2.0)
        left = (view.kind == light.SKIN) & (view.x < -7.0) & (np.abs(view.y + 1.0) < 2.0)
        assert bool(right.sum() > 20) is shown and left.sum() < 5


def test_a_thin_haired_head_is_not_shaven() -> None:
    for hair in ("thin", "bald"):
        person = replace(PLAIN, hair=hair, grey=0.8, age=62)
        view = seen(person)
        tone = paint.albedo(person, view, 0.0)
        sides = (view.kind == light.HAIR) & (view.y > 0.5) & (view.y < 4.0)
        skin = (view.kind == light.SKIN) & (np.abs(view.x) < 3) & (np.abs(view.y - 4.0) < 1.0)
        assert sides.sum() > 60 and tone[sides].mean() < tone[skin].mean() - 0.15


def test_every_key_is_one_persons_and_no_leader_of_the_time_is_drawn() -> None:
    keys = [person.key for person in EVERYBODY]
    assert len(set(keys)) == len(keys)
    assert not [key for key in keys if key.lower() in LEADERS]


def test_nobody_smiles() -> None:
    assert all(person.mouth_down >= -0.1 for person in EVERYBODY)


def test_some_brigades_are_led_by_women_and_most_by_men() -> None:
    women = [person.key for person in HEADS if person.sex == "woman"]
    assert women == ["head:Pear Hollow", "head:Banyan Gate"]


def test_the_atlas_holds_everybody_and_is_small() -> None:
    index = json.loads((TARGET / "faces.json").read_text(encoding="utf-8"))
    wanted = [key for p in EVERYBODY for key in (p.key, *(f"{p.key}/{s}" for s in STAGES[1:] if p in HEADS))]
    assert index["names"] == wanted
    assert index["sizes"] == [[w, h] for w, h, _fine in SIZES]
    files = [Path(TARGET / f"faces-{w}.png") for w, _h, _fine in SIZES]
    assert all(file.is_file() for file in files) and sum(f.stat().st_size for f in files) < MOST_MB * 1e6
