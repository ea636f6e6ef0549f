"""What can be said of a sound without hearing it: loudness, peak, crest, seam, where its energy lies."""

from __future__ import annotations

import numpy as np

from tools.sounds.dsp import RATE, Signal, frequencies

BLOCK, STEP = 0.4, 0.1
"""Seconds of a loudness block and from one block to the next (ITU-R BS.1770-4)."""


def _weighting(f: Signal) -> Signal:
    """K-weighting: the head's shelf over 1.7 kHz and the high pass at 38 Hz, as analogue prototypes."""
    s = 1j * f / 1681.974
    lift = 10 ** (3.99984 / 20)
    shelf = (lift * s**2 + lift**0.49966677 * s / 0.7071752 + 1) / (s**2 + s / 0.7071752 + 1)
    s = 1j * f / 38.13547
    return np.asarray(np.abs(shelf * s**2 / (s**2 + s / 0.5003270 + 1)))


def energies(signal: Signal, size: int, step: int) -> Signal:
    """K-weighted energy of each `size` samples. A mono file is heard from both sides; a short one is one block."""
    sides = signal[:, None] if signal.ndim == 1 else signal
    sides = np.concatenate([sides, np.zeros((size, sides.shape[1]))])
    spectrum = np.fft.rfft(sides, axis=0)
    weighted = np.fft.irfft(spectrum * _weighting(frequencies(len(sides)))[:, None], len(sides), axis=0)
    energy = (weighted**2).sum(axis=1) * (2 if signal.ndim == 1 else 1)
    total = np.concatenate([[0.0], np.cumsum(energy)])
    starts = np.arange(0, max(1, len(signal) - size + 1), step)
    return np.asarray((total[np.minimum(starts + size, len(energy))] - total[starts]) / size)


def _blocks(signal: Signal) -> Signal:
    """Energy of the blocks of 400 ms."""
    return energies(signal, int(BLOCK * RATE), int(STEP * RATE))


def _db(energy: float) -> float:
    return float(-0.691 + 10 * np.log10(max(energy, 1e-12)))


def loudness(signal: Signal) -> float:
    """Integrated loudness with both gates, LUFS."""
    blocks = _blocks(signal)
    loud = blocks[blocks > 10 ** ((-70 + 0.691) / 10)]
    if not len(loud):
        return -99.0
    gate = loud.mean() / 10
    return _db(float(loud[loud > gate].mean()))


def loudest(signal: Signal) -> float:
    """Loudest block of 400 ms, LUFS: for what is short."""
    return _db(float(_blocks(signal).max()))


def peak(signal: Signal) -> float:
    """Highest sample, dB under full scale."""
    return float(20 * np.log10(max(1e-6, float(np.abs(signal).max()))))


def crest(signal: Signal) -> float:
    """Peak over root mean square, dB."""
    return peak(signal) - float(10 * np.log10(max(1e-12, float(np.mean(signal**2)))))


def seam(signal: Signal) -> float:
    """How far the round of a loop can be told from its course: the steps, and the bends, at the seam against those
    within. 1 is as large as one in a thousand within; a click is many times that."""
    sides = signal[:, None] if signal.ndim == 1 else signal
    worst = 0.0
    for order in (1, 2):
        within = np.quantile(np.abs(np.diff(sides, order, axis=0)), 0.999, axis=0)
        across = np.abs(np.diff(np.concatenate([sides[-order:], sides[:order]]), order, axis=0)).max(axis=0)
        worst = max(worst, float((across / np.maximum(within, 1e-9)).max()))
    return worst


def shares(signal: Signal, edges: tuple[float, ...] = (150, 600, 2400, 6000)) -> list[float]:
    """Shares of the energy under, between and over the edges in Hz."""
    mono = signal if signal.ndim == 1 else signal.mean(axis=1)
    power = np.abs(np.fft.rfft(mono)) ** 2
    f = frequencies(len(mono))
    bounds = [0.0, *edges, RATE]
    parts = [float(power[(f >= a) & (f < b)].sum()) for a, b in zip(bounds, bounds[1:], strict=False)]
    return [part / max(1e-12, sum(parts)) for part in parts]


def centre(signal: Signal) -> float:
    """The spectrum's centre of gravity, Hz."""
    mono = signal if signal.ndim == 1 else signal.mean(axis=1)
    size = np.abs(np.fft.rfft(mono)) ** 2
    f = frequencies(len(mono))
    return float((size * f).sum() / max(1e-12, float(size.sum())))


def spectrogram(signal: Signal, size: int = 2048, step: int = 512) -> Signal:
    """Levels in dB, (frequencies, frames), the loudest 0."""
    mono = signal if signal.ndim == 1 else signal.mean(axis=1)
    window = np.hanning(size)
    count = max(1, (len(mono) - size) // step + 1)
    frames = np.stack([mono[i * step : i * step + size] * window for i in range(count)]) if len(mono) >= size else (
        np.pad(mono, (0, size - len(mono)))[None, :] * window
    )  # fmt: skip
    power = np.abs(np.fft.rfft(frames, axis=1)).T ** 2
    return np.asarray(10 * np.log10(power / max(1e-20, float(power.max())) + 1e-10))
