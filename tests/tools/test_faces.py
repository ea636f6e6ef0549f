"""How the faces are carved and engraved: what a row says is what is seen."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

pytest.importorskip("PIL")

from tools.faces import engrave, light, paint
from tools.faces.__main__ import SIZES, TARGET
from tools.faces.people import EVERYBODY, HEADS
from tools.faces.person import Person

COARSE = 6.0
"""Pixels to a centimetre: enough to see a head by."""
PLAIN = Person("plain", "man", 40)
LEADERS = ("mao", "liu", "zhou", "peng", "deng", "wu zhipu", "li jingquan")
MOST_MB = 2.0


def seen(person: Person, gaunt: float = 0.0) -> light.View:
    return light.look(person, COARSE, gaunt)


def share(view: light.View, kind: int) -> float:
    return float((view.kind == kind).mean())


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


@pytest.mark.parametrize("hat", ["cap", "cloth_cap", "towel", "wrap", "scarf"])
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


def test_age_cuts_lines_and_youth_has_few() -> None:
    x, y = (a.astype(np.float32) for a in np.meshgrid(np.linspace(-6, 6, 60), np.linspace(-11, 6, 80)))
    young, old = (np.abs(paint.lines(replace(PLAIN, age=age), x, y, 0.0)).sum() for age in (24, 66))
    assert old > 2.5 * young


def test_the_same_row_gives_the_same_print() -> None:
    def printed() -> np.ndarray:
        view = seen(PLAIN)
        shine, _open = light.lit(view, paint.relief(PLAIN, view, 0.0))
        return engrave.inked(view, engrave.developed(shine, paint.albedo(PLAIN, view, 0.0), view), (72, 90), 2.0)

    first = printed()
    assert first.shape == (90, 72) and 0.0 <= first.min() and first.max() <= 1.0
    assert np.array_equal(first, printed())


def test_every_key_is_one_persons_and_no_leader_of_the_time_is_drawn() -> None:
    keys = [person.key for person in EVERYBODY]
    assert len(set(keys)) == len(keys)
    assert not [key for key in keys if key.lower() in LEADERS]


def test_nobody_smiles() -> None:
    assert all(person.mouth_down >= -0.1 for person in EVERYBODY)


def test_the_atlas_holds_everybody_and_is_small() -> None:
    index = json.loads((TARGET / "faces.json").read_text(encoding="utf-8"))
    wanted = [key for p in EVERYBODY for key in ((p.key, f"{p.key}/gaunt") if p in HEADS else (p.key,))]
    assert index["names"] == wanted
    assert index["sizes"] == [[w, h] for w, h, _fine in SIZES]
    files = [Path(TARGET / f"faces-{w}.png") for w, _h, _fine in SIZES]
    assert all(file.is_file() for file in files) and sum(f.stat().st_size for f in files) < MOST_MB * 1e6
