"""What a mastering engineer would read off his meters: true peak, short-term loudness, floor, balance, seam, round.

`measure` holds what the recipes themselves need; nothing here changes a sound.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.sounds import measure
from tools.sounds.dsp import RATE, Signal

OVERSAMPLED = 4
SHORT = 3.0
"""Seconds of a short-term block (EBU Tech 3341)."""
ENVELOPE = 100
"""Samples a second of an envelope."""
SHORTEST_ROUND = 1.5
"""Seconds under which a repetition is the sound's own rhythm and no round."""


def sides_of(signal: Signal) -> Signal:
    """(n, 1) or (n, 2)."""
    return signal[:, None] if signal.ndim == 1 else signal


def true_peak(signal: Signal) -> float:
    """Highest value between the samples too, dB under full scale: four times as many samples, by the spectrum."""
    worst = 1e-6
    sides, size, lap = sides_of(signal), 1 << 16, 512
    for start in range(0, len(sides), size):
        piece = sides[max(0, start - lap) : start + size + lap]
        spectrum = np.fft.rfft(piece, axis=0)
        wide = np.fft.irfft(spectrum, len(piece) * OVERSAMPLED, axis=0) * OVERSAMPLED
        edge = 0 if len(piece) <= 2 * lap else 64 * OVERSAMPLED
        inner = wide if start == 0 and len(piece) == len(sides) else wide[edge : len(wide) - edge]
        worst = max(worst, float(np.abs(inner).max()))
    return float(20 * np.log10(worst))


def short_term(signal: Signal) -> Signal:
    """Loudness of each 3 s, ten a second, LUFS; a shorter sound is one block."""
    size, step = int(SHORT * RATE), RATE // 10
    blocks = measure.energies(signal, size, step)
    return np.asarray(-0.691 + 10 * np.log10(np.maximum(blocks, 1e-12)))


def spread(signal: Signal) -> float:
    """Loudness range, LU: from the tenth to the ninety-fifth of a hundred of the short-term values (EBU Tech 3342)."""
    blocks = short_term(signal)
    blocks = blocks[blocks > -70]
    if not len(blocks):
        return 0.0
    gated = blocks[blocks > 10 * np.log10(np.mean(10 ** (blocks / 10))) - 20]
    return float(np.quantile(gated, 0.95) - np.quantile(gated, 0.10))


def flat_tops(signal: Signal) -> int:
    """Runs of three or more equal samples at a side's own height: what a clipped wave has."""
    count = 0
    for side in sides_of(signal).T:
        top = np.abs(side) >= np.abs(side).max() * 0.9999
        count += int(np.sum(top[:-2] & top[1:-1] & top[2:]))
    return count


def floor(signal: Signal) -> float:
    """Level of the quietest twentieth of all 50 ms, dB under full scale (both sides' mean square)."""
    size = RATE // 20
    power = (sides_of(signal) ** 2).mean(axis=1)
    blocks = power[: len(power) // size * size].reshape(-1, size).mean(axis=1)
    return float(10 * np.log10(max(1e-12, float(np.quantile(blocks, 0.05)))))


def balance(signal: Signal) -> float:
    """How many dB more there is on the left; 0 for one side alone."""
    if signal.ndim == 1:
        return 0.0
    left, right = (signal**2).mean(axis=0)
    return float(10 * np.log10(max(left, 1e-12) / max(right, 1e-12)))


def correlation(signal: Signal) -> float:
    """Of the two sides, -1 to 1; under 0 something is lost where both come from one loudspeaker."""
    if signal.ndim == 1:
        return 1.0
    return float((signal[:, 0] * signal[:, 1]).mean() / max(1e-12, np.sqrt((signal**2).mean(axis=0).prod())))


def envelope(signal: Signal, low: float = 0.0, high: float = RATE) -> Signal:
    """Root mean square in each hundredth of a second, of a band if asked."""
    sides = sides_of(signal)
    if low > 0 or high < RATE / 2:
        f = np.fft.rfftfreq(len(sides), 1 / RATE)
        sides = np.fft.irfft(np.fft.rfft(sides, axis=0) * ((f >= low) & (f < high))[:, None], len(sides), axis=0)
    size = RATE // ENVELOPE
    power = (sides**2).mean(axis=1)
    return np.asarray(np.sqrt(power[: len(power) // size * size].reshape(-1, size).mean(axis=1)))


def octaves(piece: Signal) -> Signal:
    """Level in each third of an octave from 50 Hz to 16 kHz, dB."""
    mono = sides_of(piece).mean(axis=1)
    power = np.abs(np.fft.rfft(mono * np.hanning(len(mono)))) ** 2
    f = np.fft.rfftfreq(len(mono), 1 / RATE)
    bounds = 50 * 2 ** (np.arange(26) / 3)
    parts = [power[(f >= a) & (f < b)].mean() for a, b in zip(bounds, bounds[1:], strict=False)]
    return np.asarray(10 * np.log10(np.array(parts) + 1e-14))


def seam_colour(signal: Signal) -> float:
    """How far the spectrum changes across the seam (0.35 s before it, 0.35 s after it) against such changes within:
    the share of moments within that change as much. Under 0.02 the seam would be one of the most striking places."""
    size = int(0.35 * RATE)

    def change(at: int) -> float:
        turned = np.take(signal, np.arange(at - size, at + size), axis=0, mode="wrap")
        first, second = (np.maximum(octaves(half), lowest) for half in (turned[:size], turned[size:]))
        return float(np.abs(first - second).mean())

    # What lies 60 dB under the loudest is silence, whatever coding leaves there.
    lowest = max(float(octaves(signal[at : at + size]).max()) for at in range(0, len(signal) - size, size)) - 60
    across = change(0)
    within = np.array([change(at) for at in range(size, len(signal) - size, size // 2)])
    return float((within >= across).mean())


@dataclass(frozen=True)
class Round:
    """The strongest repetition inside a loop."""

    seconds: float
    likeness: float
    """autocorrelation of the envelope there, 0-1"""


def inner_round(signal: Signal) -> Round:
    """The lag, from 1.5 s to half the loop, at which the loop's course resembles itself most: a round within the round
    is heard as a machine. The loop is a circle, so is the correlation; bands are followed apart and added."""
    total: Signal | None = None
    weight = 0.0
    for low, high in ((60, 300), (300, 1200), (1200, 4800), (4800, 12000)):
        course = np.log(envelope(signal, low, high) + 10 ** (measure.peak(signal) / 20) * 1e-3)
        course = course - course.mean()
        own = float((course**2).sum())
        power = np.abs(np.fft.rfft(course)) ** 2
        power[0] = 0
        found = np.fft.irfft(power, len(course))
        total = found if total is None else total + found
        weight += own
    assert total is not None
    if weight <= 0:
        return Round(0.0, 0.0)
    first, last = int(SHORTEST_ROUND * ENVELOPE), len(total) // 2
    at = first + int(np.argmax(total[first:last]))
    return Round(at / ENVELOPE, float(total[at] / weight))


def modulation(signal: Signal, band: tuple[float, float], rate: tuple[float, float]) -> float:
    """How deep a band's envelope moves at rates from, to (Hz): root mean square against the mean, 0-1. Speech moves
    most at 3 to 6 Hz, its syllables."""
    course = envelope(signal, *band)
    course = course / max(1e-12, float(course.mean())) - 1
    power = np.abs(np.fft.rfft(course)) ** 2 / len(course) ** 2 * 2
    f = np.fft.rfftfreq(len(course), 1 / ENVELOPE)
    return float(np.sqrt(power[(f >= rate[0]) & (f < rate[1])].sum()))


def slope_of(signal: Signal, low: float, high: float) -> float:
    """dB an octave of the power spectrum (per Hz) between two frequencies."""
    mono = sides_of(signal).mean(axis=1)
    power = np.abs(np.fft.rfft(mono)) ** 2
    f = np.fft.rfftfreq(len(mono), 1 / RATE)
    bounds = low * 2 ** (np.arange(int(3 * np.log2(high / low)) + 1) / 3)
    levels = [10 * np.log10(power[(f >= a) & (f < b)].mean() + 1e-14) for a, b in zip(bounds, bounds[1:], strict=False)]
    return float(np.polyfit(np.log2(bounds[:-1]), levels, 1)[0])


def unlike_noise(signal: Signal, low: float, high: float) -> float:
    """Kurtosis of a band, less the 3 of steady noise: drops, snaps and grains give several."""
    mono = sides_of(signal).mean(axis=1)
    f = np.fft.rfftfreq(len(mono), 1 / RATE)
    band = np.fft.irfft(np.fft.rfft(mono) * ((f >= low) & (f < high)), len(mono))
    return float(np.mean(band**4) / max(1e-20, float(np.mean(band**2)) ** 2) - 3)
