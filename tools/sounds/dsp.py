"""Noise, filters, envelopes, voices and distance. Signals are float arrays (n,) or (n, 2) at RATE samples a second.

What is to be a loop is made on a circle: noise is filtered by its whole spectrum, slow curves repeat, and an event
that reaches past the end goes on at the beginning. So the last sample is followed by the first as any by its next.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray

RATE = 44_100
Signal = NDArray[np.float64]
Random = np.random.Generator
Gain = Callable[[Signal], Signal]
"""From frequencies in Hz to factors."""
SOUND_SPEED = 340.0
"""Metres a second."""


def samples(seconds: float) -> int:
    """How many samples a time takes."""
    return round(seconds * RATE)


# ------------------------------------------------------------------ spectra
def frequencies(n: int) -> Signal:
    """The frequencies in Hz of the spectrum of n samples."""
    return np.asarray(np.arange(n // 2 + 1) * (RATE / n), dtype=np.float64)


def filtered(signal: Signal, gain: Gain) -> Signal:
    """Weigh the whole spectrum of (n,) or (n, 2), on the circle."""
    spectrum = np.fft.rfft(signal, axis=0)
    factors = gain(frequencies(len(signal)))
    return np.asarray(np.fft.irfft(spectrum * (factors if signal.ndim == 1 else factors[:, None]), len(signal), axis=0))


def open_filtered(signal: Signal, gain: Gain) -> Signal:
    """As `filtered`, for a signal that is no loop: nothing comes round from its end to its beginning."""
    padded = np.concatenate([signal, np.zeros_like(signal)])
    return filtered(padded, gain)[: len(signal)]


def low(edge: float, order: float = 2.0) -> Gain:
    """Keep what lies under an edge in Hz; 6 dB an octave and order beyond it."""
    return lambda f: 1.0 / np.sqrt(1.0 + (f / edge) ** (2 * order))


def high(edge: float, order: float = 2.0) -> Gain:
    """Keep what lies over an edge in Hz."""
    return lambda f: (f / edge) ** order / np.sqrt(1.0 + (f / edge) ** (2 * order))


def peak(centre: float, half_width: float) -> Gain:
    """A resonance: the Cauchy curve, half its power at `half_width` Hz beside the centre."""
    return lambda f: 1.0 / np.sqrt(1.0 + ((f - centre) / half_width) ** 2)


def slope(db_an_octave: float, about: float = 1000.0) -> Gain:
    """Tilt: pink is -3, brown -6. Below 20 Hz nothing is left."""
    return lambda f: np.where(f < 20.0, 0.0, (np.maximum(f, 20.0) / about) ** (db_an_octave / 6.02))


def product(*gains: Gain) -> Gain:
    """One after the other."""

    def gain(f: Signal) -> Signal:
        total = np.ones_like(f)
        for each in gains:
            total = total * each(f)
        return total

    return gain


def mixed(*weighted: tuple[float, Gain]) -> Gain:
    """Side by side: (weight, gain)."""
    return lambda f: np.sum([weight * gain(f) for weight, gain in weighted], axis=0)


# -------------------------------------------------------------------- noise
def noise(rng: Random, n: int, *gains: Gain, width: int = 1) -> Signal:
    """White noise through filters, scaled to a mean square of 1; `width` 2 gives two independent sides."""
    white = rng.standard_normal((n, width) if width > 1 else n)
    made = filtered(white, product(*gains)) if gains else white
    return made / max(1e-12, float(np.sqrt(np.mean(made**2))))


def drift(
    rng: Random, n: int, fastest: float, low_end: float = 0.0, high_end: float = 1.0, power: float = 1.0
) -> Signal:
    """A slow curve that wanders between two ends and repeats: nothing in it is faster than `fastest` Hz."""
    count = max(2, int(fastest * n / RATE))
    phases, sizes = rng.uniform(0, 2 * np.pi, count), rng.uniform(0.4, 1.0, count)
    spectrum = np.zeros(n // 2 + 1, dtype=complex)
    spectrum[1 : count + 1] = sizes * np.exp(1j * phases) / np.sqrt(np.arange(1, count + 1))
    curve = np.fft.irfft(spectrum, n)
    curve = (curve - curve.min()) / max(1e-12, float(curve.max() - curve.min()))
    return np.asarray(low_end + (high_end - low_end) * curve**power)


# ---------------------------------------------------------------- envelopes
def fall(n: int, half_life: float) -> Signal:
    """1 at once, then halved every `half_life` seconds."""
    return np.asarray(0.5 ** (np.arange(n) / RATE / half_life))


def hill(n: int, rise: float, power: float = 1.0) -> Signal:
    """From 0 to 1 in the first share `rise` and back to 0: smooth."""
    x = np.arange(n) / max(1, n)
    up = np.clip(x / max(rise, 1e-6), 0, 1)
    down = np.clip((1 - x) / max(1 - rise, 1e-6), 0, 1)
    return np.asarray((np.sin(up * np.pi / 2) ** 2 * np.sin(down * np.pi / 2) ** 2) ** power)


def edges(signal: Signal, first: float = 0.002, last: float = 0.01) -> Signal:
    """Begin and end at nothing, in so many seconds."""
    n = len(signal)
    a, b = min(n // 2, samples(first)), min(n // 2, samples(last))
    curve = np.ones(n)
    if a:
        curve[:a] = np.sin(np.linspace(0, np.pi / 2, a, endpoint=False)) ** 2
    if b:
        curve[n - b :] *= np.cos(np.linspace(0, np.pi / 2, b)) ** 2
    return signal * (curve if signal.ndim == 1 else curve[:, None])


# ------------------------------------------------------------------- voices
def tone(pitch: Signal, harmonics: Sequence[float] = (1.0,)) -> Signal:
    """A tone that follows a curve of Hz, with the given strengths of its multiples; none above 18 kHz."""
    phase = 2 * np.pi * np.cumsum(pitch) / RATE
    made = np.zeros(len(pitch))
    for number, strength in enumerate(harmonics, 1):
        if strength and float(pitch.max()) * number < 18_000:
            made += strength * np.sin(number * phase)
    return made


def curve(n: int, *points: tuple[float, float]) -> Signal:
    """Straight lines through (share of the time, value)."""
    at, values = zip(*points, strict=True)
    return np.interp(np.arange(n) / max(1, n - 1), at, values)


def pulses(pitch: Signal, rng: Random, jitter: float = 0.02, softness: float = 0.35) -> Signal:
    """A train of glottal pulses along a curve of Hz, each a short rounded push; the periods are not quite equal."""
    n = len(pitch)
    made = np.zeros(n)
    at = 0.0
    while at < n - 1:
        hz = float(pitch[int(at)]) * (1 + jitter * rng.standard_normal())
        length = max(4, int(RATE / hz * softness))
        start = int(at)
        push = np.sin(np.linspace(0, np.pi, length)) ** 2
        push[length // 2 :] *= np.linspace(1, 0, length - length // 2) ** 0.5
        stop = min(n, start + length)
        made[start:stop] += push[: stop - start] * (1 + 0.1 * rng.standard_normal())
        at += RATE / hz
    return made - made.mean()


def struck(rng: Random, seconds: float, partials: Sequence[tuple[float, float, float]], blow: float = 0.0006) -> Signal:
    """Something hit: partials (Hz, strength, half-life in seconds) with a soft first instant."""
    n = samples(seconds)
    t = np.arange(n) / RATE
    made = np.zeros(n)
    for hz, strength, half in partials:
        made += strength * np.sin(2 * np.pi * hz * t + rng.uniform(0, 2 * np.pi)) * 0.5 ** (t / half)
    rise = samples(blow)
    made[:rise] *= np.linspace(0, 1, rise)
    return edges(made, 0, 0.02)


def burst(rng: Random, seconds: float, half_life: float, *gains: Gain) -> Signal:
    """A short noise that falls away, peak 1."""
    n = samples(seconds)
    made = open_filtered(rng.standard_normal(n), product(*gains)) * fall(n, half_life)
    return edges(made / max(1e-12, float(np.abs(made).max())), 0.0005, 0.01)


# ------------------------------------------------------------------ placing
def panned(signal: Signal, pan: float) -> Signal:
    """One side to the other, -1 to 1, at equal power: (n, 2)."""
    angle = (pan + 1) * np.pi / 4
    return np.stack([signal * np.cos(angle), signal * np.sin(angle)], axis=1)


def put(out: Signal, event: Signal, at: float, gain: float = 1.0, pan: float = 0.0) -> None:
    """Add an event at a time in seconds; past the end it goes on at the beginning."""
    n = len(out)
    made = panned(event, pan) if out.ndim == 2 and event.ndim == 1 else event
    start = samples(at) % n
    while len(made):
        room = min(len(made), n - start)
        out[start : start + room] += gain * made[:room]
        made, start = made[room:], 0


def times(rng: Random, seconds: float, a_second: float, least: float = 0.0) -> list[float]:
    """Moments by chance, so many a second in the mean, never closer than `least`; also across the seam. They begin
    anywhere on the circle: if all began at its beginning, every loop would hold its breath where its ends meet."""
    found: list[float] = []
    at = rng.exponential(1 / a_second)
    while at < seconds - least:
        found.append(at)
        at += max(least, rng.exponential(1 / a_second))
    turn = rng.uniform(0, seconds)
    return sorted((moment + turn) % seconds for moment in found)


def air(metres: float) -> Gain:
    """What so many metres of open country leave: highs go first, and the ground takes a little of the lows."""
    return lambda f: (
        np.exp(-metres * (f / 1000.0) ** 1.5 * 0.0006) / (1 + (metres / 1500.0) * (60.0 / np.maximum(f, 20)))
    )


def room(rng: Random, seconds: float, half_life: float, *gains: Gain, width: int = 1, first: float = 0.012) -> Signal:
    """The echo of a place: noise that falls away, beginning after `first` seconds; its energy is 1."""
    n = samples(seconds)
    tail = rng.standard_normal((n, width) if width > 1 else n)
    fading = fall(n, half_life) * (np.arange(n) > samples(first))
    tail = tail * (fading if width == 1 else fading[:, None])
    tail = open_filtered(tail, product(*gains)) if gains else tail
    return tail / max(1e-12, float(np.sqrt((tail**2).sum() / width)))


def within(signal: Signal, tail: Signal, wet: float, *, loop: bool = True) -> Signal:
    """A signal in a place: itself and `wet` of its echo. A shot grows by the echo's length."""
    n = len(signal) if loop else len(signal) + len(tail)
    dry = signal if loop else np.concatenate([signal, np.zeros((len(tail), *signal.shape[1:]))])
    if tail.ndim == 2 and dry.ndim == 1:
        dry = np.stack([dry, dry], axis=1) / np.sqrt(2)
    size = n if loop else 2 * n
    answer = np.zeros((size, *tail.shape[1:]))
    put(answer, tail, 0.0)
    padded = np.concatenate([dry, np.zeros((size - n, *dry.shape[1:]))]) if size > n else dry
    spectrum = np.fft.rfft(padded, axis=0)
    echo = np.fft.rfft(answer, axis=0)
    if spectrum.ndim == 2 and echo.ndim == 1:
        echo = echo[:, None]
    wetted = np.fft.irfft(spectrum * echo, size, axis=0)[:n]
    return np.asarray(dry + wet * wetted)
