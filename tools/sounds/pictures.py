"""Spectrograms and envelopes of the finished files, to be looked at by whoever changes a sound."""

from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image, ImageDraw

from tools.sounds import measure
from tools.sounds.dsp import RATE, Signal

HEIGHT, WIDTH, FLOOR = 300, 900, -75.0
LINES = (60, 125, 250, 500, 1000, 2000, 4000, 8000, 16000)


def picture(signal: Signal, title: str) -> Image.Image:
    """Time to the right, frequency upward (logarithmic, 40 Hz to 20 kHz), level as darkness; the envelope below."""
    short = len(signal) < 2 * RATE
    levels = measure.spectrogram(signal, 1024 if short else 4096, 64 if short else 512)
    f = np.geomspace(40, 20_000, HEIGHT)[::-1]
    rows = np.clip(np.round(f / (RATE / 2) * (len(levels) - 1)).astype(int), 0, len(levels) - 1)
    columns = np.linspace(0, levels.shape[1] - 1, WIDTH).astype(int)
    shade = 255 * (1 - np.clip((levels[rows][:, columns] - FLOOR) / -FLOOR, 0, 1))
    sheet = Image.new("L", (WIDTH + 60, HEIGHT + 110), 255)
    sheet.paste(Image.fromarray(shade.astype(np.uint8)), (50, 20))
    draw_on = ImageDraw.Draw(sheet)
    draw_on.text((50, 4), f"{title}  {len(signal) / RATE:.1f} s", fill=0)
    for hz in LINES:
        y = 20 + int(np.argmin(np.abs(f - hz)))
        draw_on.line((46, y, 50, y), fill=0)
        draw_on.text((6, y - 6), str(hz), fill=0)
    mono = np.abs(signal if signal.ndim == 1 else signal).reshape(len(signal), -1).max(axis=1)
    for x in range(WIDTH):
        part = mono[len(mono) * x // WIDTH : max(len(mono) * x // WIDTH + 1, len(mono) * (x + 1) // WIDTH)]
        tall = float(part.max()) * 80
        draw_on.line((50 + x, HEIGHT + 104 - tall, 50 + x, HEIGHT + 104), fill=90)
    return sheet


def draw(folder: Path, names: list[str], out: Path) -> None:
    """One PNG a sound."""
    import soundfile

    out.mkdir(parents=True, exist_ok=True)
    for name in names:
        signal, _rate = soundfile.read(folder / f"{name}.ogg")
        picture(signal, name).save(out / f"{name}.png")
