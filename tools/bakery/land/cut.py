"""How crops are cut from their picture, and how light the land is left towards the viewer. Plain numpy."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from tools.bakery.land.dam import blurred
from tools.bakery.land.noise import Array, smooth

FOREGROUND = 0.17  # by how much the lower edge is held down, so that the eye goes to the village


def held(row: Array) -> Array:
    """How light the land is left at a row of the picture: whole down to the fields before the village."""
    return np.asarray(1 - FOREGROUND * smooth(1040, 1500, row), np.float32)


def feathered(picture: Array, mask: NDArray[np.bool_]) -> Array:
    """What a mask cuts from a picture with alpha, soft along the cut.

    About it lies a faint skirt in the colours of its edge: the game enlarges colours and alpha apart from each other, and
    the black of empty pixels would be seen as an outline.
    """
    inside = np.pad(mask.astype(np.float32), 3)
    soft = np.clip((blurred(inside, 2)[3:-3, 3:-3] - 0.5) / 0.42, 0, 1)
    alpha = picture[..., 3] * soft
    alpha = np.where(alpha < 0.02, 0, alpha)
    weight = np.pad(alpha, 4)[..., None]
    colours = np.pad(picture[..., :3], ((4, 4), (4, 4), (0, 0))) * weight
    spread = blurred(np.concatenate([colours, weight], -1), 2)[4:-4, 4:-4]
    near = spread[..., 3] > 0.004
    shown = np.where((alpha > 0.25)[..., None], picture[..., :3], spread[..., :3] / np.maximum(spread[..., 3:], 1e-4))
    alpha = np.where(near, np.maximum(alpha, 0.03), 0)
    return np.asarray(np.concatenate([shown * near[..., None], alpha[..., None]], -1), np.float32)
