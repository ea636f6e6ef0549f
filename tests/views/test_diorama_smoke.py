"""The smoke of the furnaces: one column that leans with the wind, hides nothing wholly and ends in the air."""

from __future__ import annotations

import numpy as np
import pygame
import pytest
from numpy.typing import NDArray

from game.views.diorama.bank import DENSEST, KEPT, Banks, Blits

VIEW = pygame.Rect(0, 0, 1600, 1000)
MOUTHS = [(600 + 50 * k, 700 + 30 * row) for row in range(3) for k in range(5)]


@pytest.fixture(scope="module", autouse=True)
def display() -> None:
    pygame.display.init()
    pygame.display.set_mode((64, 64))


def banks(mouths: list[tuple[int, int]]) -> Banks:
    return Banks(["furnace"] * len(mouths), mouths, 1.0, "autumn")


def drawn(blits: Blits, size: tuple[int, int] = VIEW.size) -> NDArray[np.float64]:
    """What is laid, by [x, y]: red, green and blue multiplied by alpha, and alpha."""
    whole = pygame.Surface(size, pygame.SRCALPHA)
    whole.fblits(blits, pygame.BLEND_PREMULTIPLIED)
    return np.dstack([pygame.surfarray.array3d(whole), pygame.surfarray.array_alpha(whole)]).astype(np.float64)


def test_the_smoke_of_a_yard_is_one_column_that_leans_with_the_wind_and_thins_to_nothing() -> None:
    found = banks(MOUTHS)
    assert len(found.banks) == 1
    alpha = drawn(found.blits(5.0, VIEW, 1.0, (0, 0), "day"))[:, :, 3]
    rows = [alpha[:, y : y + 40] for y in range(340, 700, 60)]
    middles = [float((row.sum(axis=1) * np.arange(len(row))).sum() / row.sum()) for row in rows]
    assert middles == sorted(middles, reverse=True)
    assert rows[0].sum() < 0.5 * rows[3].sum()
    assert max(alpha[0].max(), alpha[-1].max(), alpha[:, 0].max(), alpha[:, -1].max()) == 0


def test_what_stands_behind_the_smoke_of_many_fires_is_still_seen() -> None:
    alpha = drawn(banks(MOUTHS * 3).blits(5.0, VIEW, 1.0, (0, 0), "day"))[:, :, 3]
    assert 0.5 * 255 < alpha.max() <= DENSEST * 255


def test_smoke_is_lighter_on_the_side_of_the_sun() -> None:
    smoke = drawn(banks([(600, 800)] * 9).blits(5.0, VIEW, 1.0, (0, 0), "day"))
    lit, dark = [], []
    for y in range(620, 760, 10):
        inside = np.flatnonzero(smoke[:, y, 3] > 30)
        tones = smoke[inside, y, :3].sum(axis=1) / smoke[inside, y, 3]
        lit.append(tones[: len(tones) // 2].mean())
        dark.append(tones[len(tones) // 2 :].mean())
    assert np.mean(lit) > np.mean(dark) + 0.1


def test_by_night_the_fires_light_the_smoke_above_them_but_not_what_has_drifted_away() -> None:
    found = banks([(600, 800)])
    day, night = (drawn(found.blits(5.0, VIEW, 1.0, (0, 0), hour)) for hour in ("day", "night"))

    def redder(part: tuple[slice, slice]) -> float:
        return float((night[part][:, :, 0] - night[part][:, :, 2] - day[part][:, :, 0] + day[part][:, :, 2]).sum())

    near, far = redder((slice(560, 680), slice(700, 800))), redder((slice(760, 1100), slice(400, 640)))
    assert near > 1000 and far < 0.1 * near


def test_a_moment_has_one_picture_and_the_next_another() -> None:
    first, again, later = (drawn(banks(MOUTHS).blits(t, VIEW, 1.0, (0, 0), "day")) for t in (5.0, 5.0, 6.0))
    assert (first == again).all() and (first != later).any()


def test_a_part_of_the_smoke_is_drawn_where_it_is_in_the_whole() -> None:
    part = pygame.Rect(800, 400, 300, 250)
    found = banks(MOUTHS)
    whole = drawn(found.blits(5.0, VIEW, 1.0, (0, 0), "day"))[800:1100, 400:650, 3]
    seen = drawn(found.blits(5.0, part, 1.0, (0, 0), "day"), part.size)[:, :, 3]
    assert np.abs(whole - seen).max() <= 2


def test_far_fires_smoke_apart_and_without_fires_there_is_none() -> None:
    assert len(banks([(300, 700), (1200, 700)]).banks) == 2
    assert banks([]).blits(5.0, VIEW, 1.0, (0, 0), "day") == []


def test_fires_that_burn_again_have_the_same_smoke_and_not_all_smoke_is_kept() -> None:
    first = banks(MOUTHS)
    shown = drawn(first.blits(5.0, VIEW, 1.0, (0, 0), "day"))
    later = Banks(["furnace"], [(300, 300)], 1.0, "winter", first)
    again = Banks(["furnace"] * len(MOUTHS), MOUTHS, 1.0, "autumn", later)
    assert again.banks == first.banks and later.banks != first.banks
    assert (drawn(again.blits(5.0, VIEW, 1.0, (0, 0), "day")) == shown).all()
    for x in range(2 * KEPT):
        later = Banks(["furnace"], [(300 + x, 500)], 1.0, "winter", later)
    assert len(later._known) == KEPT
