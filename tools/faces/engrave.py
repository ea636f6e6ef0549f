"""From light to ink: an engraver's lines that follow the form, over a thin wash, pressed to a few tones."""

from __future__ import annotations

import numpy as np
from PIL import Image

from tools.faces import dress
from tools.faces.light import CLOTH, FOOT, HAIR, HAT, LEFT, NOTHING, RIGHT, TOP, View, blurred
from tools.faces.person import Person
from tools.faces.solid import Field, smooth

TONES = 16
"""Steps of ink that a picture keeps: four bits."""
MORE = 4
"""Each pixel of a print is drawn so many times finer each way."""
NEAR = (19.6, 24.5)
"""Breadth and height of the smallest print's frame, cm: the head alone."""


def resized(a: Field, size: tuple[int, int]) -> Field:
    """A copy of another size (columns, rows), smooth."""
    return np.asarray(Image.fromarray(a.astype(np.float32)).resize(size, Image.Resampling.BICUBIC), np.float32)


def framed(view: View, near: bool) -> tuple[slice, slice]:
    """The rows and columns of a print: the whole bust, or the head alone."""
    if not near:
        return slice(None), slice(None)
    cm = view.cm
    head = (view.kind != NOTHING) & (view.kind != CLOTH)
    head[round((TOP + 12.4) * cm) :] = False
    across = np.flatnonzero(head.any(axis=0))
    middle = (across[0] + across[-1] + 1) / 2
    top = np.flatnonzero(head.any(axis=1))[0]
    wide, high = round(NEAR[0] * cm), round(NEAR[1] * cm)
    # As much paper above as below; a head that is too tall for it loses some of its neck.
    x = int(np.clip(middle - wide / 2, 0, round((RIGHT - LEFT) * cm) - wide))
    y = min((top + (TOP + 12.2) * cm - high) / 2, top - 0.25 * cm)
    y = int(np.clip(y, 0, round((TOP - FOOT) * cm) - high))
    return slice(y, y + high), slice(x, x + wide)


def inked(p: Person, view: View, tone: Field, size: tuple[int, int], fine: float) -> Field:
    """The print, `size` columns and rows: how much ink lies on each pixel, 0 to 1.

    tone: the lit picture, 0 black to 1 white; fine: pixels of the print from one line to the next, 0 for a print so
    small that lines would only blur it: the head alone, in plain tones.
    """
    at = framed(view, fine == 0)
    kind = view.kind[at]
    big = (size[0] * MORE, size[1] * MORE)
    someone = resized((kind != NOTHING).astype(np.float32), big)
    light = resized(tone[at], big)
    dark = np.clip(1.0 - light, 0, 1)
    if fine == 0:
        made = _plain(dark, someone, big[0] / NEAR[0])
    else:
        made = _lined(p, view, dark, someone, fine * MORE)
    small = made.reshape(size[1], MORE, size[0], MORE).mean(axis=(1, 3))
    return np.asarray(np.round(np.clip(small, 0, 1) * (TONES - 1)) / (TONES - 1), np.float32)


def _lined(p: Person, view: View, dark: Field, someone: Field, step: float) -> Field:
    """Lines and wash. step: pixels from line to line."""
    rows, columns = dark.shape
    big = (columns, rows)
    cm = columns / (RIGHT - LEFT)
    flat = np.where(view.kind == NOTHING, -2.0, view.depth).astype(np.float32)
    depth = resized(blurred(flat, 0.20 * view.cm), big)
    y, x = np.mgrid[0:rows, 0:columns].astype(np.float32)
    # On skin lines run across and bend with its form; a second set crosses them in the shadows.
    first = (y + 0.30 * x + 0.56 * depth * cm) / step
    second = (y - 0.62 * x + 0.60 * depth * cm) / step
    # On cloth they lie slanting, crossed like its weave; on a hat they go round.
    cloth = _share(view, (CLOTH,), big) > 0.5
    first = np.where(cloth, (0.62 * y + 0.80 * x + 0.20 * depth * cm) / step, first)
    second = np.where(cloth, (0.70 * y - 0.74 * x + 0.20 * depth * cm) / step, second)
    hat = _share(view, (HAT,), big) > 0.5
    first = np.where(hat, (y + 0.10 * x + 0.45 * depth * cm) / step, first)
    third = _combed(p, view, big, cm, step)
    hair = _share(view, (HAIR,), big) > 0.5
    first = np.where(hair, third, first)
    ink = _line(first, smooth(0.10, 0.98, dark) * 0.94)
    ink = np.maximum(ink, _line(second, smooth(0.46, 1.05, dark) * 0.85) * ~hair)
    solid = smooth(0.82, 0.98, dark)
    made = 0.52 * dark + 0.48 * np.maximum(ink, solid) * (0.35 + 0.65 * dark) * 1.18
    # Behind the head a few level lines.
    back = 0.05 + 0.10 * _line(y / step, np.full_like(y, 0.34))
    made = made * someone + back * (1 - someone)
    # The edge of the figure, where light meets light.
    rim = np.abs(someone - blurred(someone, 0.09 * cm)) * 0.62
    return np.asarray(np.clip(np.maximum(made, rim), 0, 1), np.float32)


def _plain(dark: Field, someone: Field, cm: float) -> Field:
    """Tones alone, what is dark in each neighbourhood made darker and the light lighter, a firm edge."""
    around = blurred(dark, 1.5 * cm)
    close = blurred(dark, 0.42 * cm)
    made = dark + 0.85 * (dark - close) + 0.55 * (close - around)
    made = smooth(0.06, 0.96, made.astype(np.float32)) * 0.97
    made = made * someone
    rim = np.abs(someone - blurred(someone, 0.30 * cm)) * 1.1 * (0.5 + 0.5 * someone)
    return np.asarray(np.clip(np.maximum(made, rim), 0, 1), np.float32)


def _share(view: View, kinds: tuple[int, ...], big: tuple[int, int]) -> Field:
    return resized(np.isin(view.kind, kinds).astype(np.float32), big)


def _combed(p: Person, view: View, big: tuple[int, int], cm: float, step: float) -> Field:
    """Phase of lines that follow the hair. Where it spreads, lines fork to keep their distance."""
    places = [resized(blurred(part, 0.3 * view.cm), big) for part in (view.x, view.y, view.z)]
    across = dress.run(p, *places)
    steep = np.hypot(np.gradient(across, axis=0), np.gradient(across, axis=1))
    steep = np.clip(blurred(np.minimum(steep, 4.0 / cm), 0.25 * cm), 0.15 / cm, None)
    fork = np.exp2(np.round(np.log2(1.0 / (step * steep))))
    return np.asarray(across * fork, np.float32)


def _line(phase: Field, share: Field) -> Field:
    """Lines at whole phases, so much of each step inked, their edges soft."""
    away = np.abs(phase - np.round(phase)) * 2.0
    return np.asarray(np.clip((share - away) * 4.0 + 0.5, 0, 1) * (share > 0.02), np.float32)


def developed(light: Field, albedo: Field, view: View) -> Field:
    """The lit picture as a plate takes it: 0 black to 1 white, with a gentle shoulder at both ends."""
    value = np.clip(light * albedo, 0, None)
    value = np.clip(value / 0.88, 0, 1) ** 0.84
    return np.asarray(np.where(view.kind == NOTHING, 0.86, 0.06 + 0.92 * value), np.float32)
