"""From light to ink: an engraver's lines that follow the form, over a thin wash, pressed to a few tones."""

from __future__ import annotations

import numpy as np
from PIL import Image

from tools.faces.light import NOTHING, View, blurred
from tools.faces.solid import Field, smooth

TONES = 32
"""Steps of ink that a picture keeps."""


def resized(a: Field, size: tuple[int, int]) -> Field:
    """A copy of another size (columns, rows), smooth."""
    return np.asarray(Image.fromarray(a.astype(np.float32)).resize(size, Image.Resampling.BICUBIC), np.float32)


def inked(view: View, tone: Field, size: tuple[int, int], fine: float) -> Field:
    """The print, `size` columns and rows: how much ink lies on each pixel, 0 to 1.

    tone: the lit picture, 0 black to 1 white; fine: pixels of the print from one line to the next.
    """
    big = (size[0] * 4, size[1] * 4)
    someone = resized((view.kind != NOTHING).astype(np.float32), big)
    light = resized(tone, big)
    depth = resized(blurred(np.where(view.kind == NOTHING, -2.0, view.depth).astype(np.float32), 0.22 * view.cm), big)
    y, x = np.mgrid[0 : big[1], 0 : big[0]].astype(np.float32)
    cm = big[0] / 24.0
    step = fine * 4
    # Lines run across the face and bend with its form; a second set crosses them in the shadows.
    first = (y + 0.34 * x + 0.50 * depth * cm) / step
    second = (y - 0.62 * x + 0.45 * depth * cm) / step
    dark = np.clip(1.0 - light, 0, 1)
    ink = _line(first, smooth(0.10, 0.98, dark) * 0.92)
    ink = np.maximum(ink, _line(second, smooth(0.46, 1.05, dark) * 0.85))
    solid = smooth(0.80, 0.97, dark)
    made = 0.60 * dark + 0.40 * np.maximum(ink, solid) * (0.35 + 0.65 * dark) * 1.15
    # Behind the head a few level lines, closer on the side away from the light.
    back = 0.06 + 0.12 * _line(y / step, np.full_like(y, 0.34))
    made = made * someone + back * (1 - someone)
    # The edge of the figure, where light meets light.
    rim = np.abs(someone - blurred(someone, 2.2)) * 0.55
    made = np.clip(np.maximum(made, rim), 0, 1)
    small = made.reshape(size[1], 4, size[0], 4).mean(axis=(1, 3))
    return np.asarray(np.round(small * (TONES - 1)) / (TONES - 1), np.float32)


def _line(phase: Field, share: Field) -> Field:
    """Lines at whole phases, so much of each step inked, their edges soft."""
    away = np.abs(phase - np.round(phase)) * 2.0
    return np.asarray(np.clip((share - away) * 4.0 + 0.5, 0, 1) * (share > 0.02), np.float32)


def developed(light: Field, albedo: Field, view: View) -> Field:
    """The lit picture as a plate takes it: 0 black to 1 white, with a gentle shoulder at both ends."""
    value = np.clip(light * albedo, 0, None)
    value = np.clip(value / 0.88, 0, 1) ** 0.84
    return np.asarray(np.where(view.kind == NOTHING, 0.86, 0.06 + 0.92 * value), np.float32)
