"""How crops are cut out of their picture, and how the land darkens towards the viewer."""

from __future__ import annotations

import numpy as np

from tools.bakery.land import cut


def test_a_crop_is_soft_along_its_cut_and_its_faint_skirt_has_its_own_colour() -> None:
    picture = np.zeros((40, 40, 4), np.float32)
    picture[8:32, 8:32] = (0.8, 0.7, 0.3, 1.0)
    mask = np.zeros((40, 40), bool)
    mask[10:30, 8:32] = True
    piece = cut.feathered(picture, mask)
    alpha = piece[..., 3]
    assert alpha[20, 20] > 0.99 and 0.2 < alpha[10, 20] < 0.7 and alpha[10, 20] < alpha[11, 20] <= alpha[12, 20]
    assert 0 < alpha[9, 20] < 0.05  # the skirt
    assert not alpha[:6].any() and not alpha[36:].any()
    shown = alpha > 0
    assert np.abs(piece[..., :3][shown] - (0.8, 0.7, 0.3)).max() < 0.02  # no black to be drawn in when it is enlarged


def test_a_crop_of_single_stalks_stays_one() -> None:
    picture = np.zeros((30, 30, 4), np.float32)
    picture[:, 15] = (0.4, 0.6, 0.2, 1.0)
    piece = cut.feathered(picture, np.ones((30, 30), bool))
    assert piece[15, 15, 3] > 0.99 and piece[15, 18, 3] == 0


def test_the_land_is_held_down_towards_the_viewer_alone() -> None:
    light = cut.held(np.arange(1600, dtype=np.float32))
    assert np.all(light[:1040] == 1) and np.all(np.diff(light) <= 0)
    assert 0.7 < light[-1] < 0.9
