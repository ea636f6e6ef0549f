"""Wind, water, rain, thunder: what the sky and the ditches do."""

from __future__ import annotations

import numpy as np

from tools.sounds.dsp import (
    RATE,
    Gain,
    Random,
    Signal,
    air,
    burst,
    curve,
    drift,
    edges,
    fall,
    filtered,
    high,
    hill,
    low,
    mixed,
    noise,
    open_filtered,
    peak,
    product,
    put,
    room,
    samples,
    slope,
    struck,
    times,
    tone,
    within,
)


def _gusts(rng: Random, n: int, resonances: tuple[tuple[float, float], ...], depth: float, fastest: float) -> Signal:
    """Air that pushes: a gust takes all resonances (Hz, half width) along, and each swells a little by itself, both
    sides nearly together. If each only went its own way, the sum would be an even hiss."""
    made = np.zeros((n, 2))
    gust = drift(rng, n, fastest, 1 - depth, 1.0, 1.6)
    for hz, width in resonances:
        swell = gust * drift(rng, n, fastest, 1 - 0.6 * depth, 1.0)
        for side in range(2):
            own = 0.75 * swell + 0.25 * drift(rng, n, fastest, 1 - depth, 1.0, 1.6)
            made[:, side] += noise(rng, n, peak(hz, width), high(60), low(1600, 1)) * own / np.sqrt(len(resonances))
    return made


def _leaves(rng: Random, n: int, low_edge: float, high_edge: float, gust: Signal) -> Signal:
    """Many small rubbings: high noise whose grain comes and goes with the gust."""
    made = np.zeros((n, 2))
    for side in range(2):
        grain = np.minimum(np.abs(noise(rng, n, low(28, 2))), 2.2) ** 1.4
        made[:, side] = noise(rng, n, high(low_edge, 2), low(high_edge, 2.5)) * grain * gust
    return made


def wind_spring(rng: Random) -> Signal:
    """Mild and broad, young leaves in it."""
    n = samples(20)
    base = _gusts(rng, n, ((190, 150), (420, 260), (760, 290)), 0.75, 0.35)
    return base + 0.16 * _leaves(rng, n, 1500, 4500, drift(rng, n, 0.4, 0.1, 1.0, 1.5))


def summer_air(rng: Random) -> Signal:
    """Hot and all but still; now and then the wheat rubs."""
    n = samples(18)
    base = 0.7 * _gusts(rng, n, ((150, 120), (310, 180)), 0.6, 0.22)
    return base + 0.14 * _leaves(rng, n, 1900, 5200, drift(rng, n, 0.3, 0.0, 1.0, 2.6))


def wind_autumn(rng: Random) -> Signal:
    """Dry: less body, stalks and leaves that rattle."""
    n = samples(20)
    base = 0.8 * _gusts(rng, n, ((240, 180), (520, 300), (980, 380)), 0.85, 0.45)
    made = base + 0.28 * _leaves(rng, n, 1900, 5800, drift(rng, n, 0.6, 0.02, 1.0, 2.0))
    for at in times(rng, 20, 5.0):
        stalk = burst(rng, 0.05, 0.008, high(1500), low(7000))
        put(made, stalk, at, 0.16 * rng.uniform(0.2, 1) ** 2, rng.uniform(-0.9, 0.9))
    return made


def wind_winter(rng: Random) -> Signal:
    """Low over bare ground, with the thin note of a gap in a wall that rises and falls with it."""
    n = samples(24)
    base = _gusts(rng, n, ((95, 70), (180, 110), (340, 120)), 0.88, 0.22)
    for hz, pan in ((430, -0.4), (615, 0.5)):
        push = drift(rng, n, 0.25, 0.0, 1.0, 2.4)
        narrow = noise(rng, n, peak(hz, 14))
        wider = noise(rng, n, peak(hz * 1.12, 20))
        note = narrow * (1 - push) + wider * push
        put(base, note * push * 0.5, 0.0, 1.0, pan)
    return base


def snow_hush(rng: Random) -> Signal:
    """What is left where snow swallows the rest: a soft floor, and seldom a twig that gives."""
    n = samples(16)
    made = noise(rng, n, slope(-3), high(70), low(600, 1.5)) * drift(rng, n, 0.2, 0.75, 1.0)
    for at in times(rng, 16, 0.45, 0.8):
        twig = struck(rng, 0.12, [(f, 1 / (1 + k), 0.007) for k, f in enumerate(rng.uniform(700, 3200, 4))])
        put(made, open_filtered(twig, air(60)), at, rng.uniform(0.4, 1.2))
    return within(made, room(rng, 0.5, 0.05, low(1600)), 0.2)


def ditch(rng: Random) -> Signal:
    """Water running in a ditch: bubbles that ring as they close, each a short tone that rises, over a soft flow."""
    n = samples(16)
    made = (
        0.5
        * noise(rng, n, mixed((1.0, peak(480, 260)), (0.35, peak(1300, 500))), high(200))
        * drift(rng, n, 2.5, 0.5, 1)
    )
    for at in times(rng, 16, 55.0):
        hz = float(np.clip(rng.lognormal(np.log(900), 0.5), 350, 3800))
        length = samples(float(np.clip(40 / hz, 0.012, 0.09)))
        rise = rng.uniform(1.05, 1.35)
        ring = tone(curve(length, (0, hz), (1, hz * rise))) * fall(length, length / RATE * 0.22)
        put(made, edges(ring, 0.001, 0.004), at, 1.1 * rng.uniform(0.15, 1.0) ** 2 * (700 / hz) ** 0.5)
    return filtered(made, low(5200))


def rain(rng: Random) -> Signal:
    """Rain on mud and thatch: a hiss of drops too far to count, sheets of it that pass; drops that can be counted, each
    by its size; and what runs off the eaves into puddles, where bubbles ring."""
    seconds = 19.0
    n = samples(seconds)
    sheets = drift(rng, n, 0.5, 0.45, 1.0)
    made = np.zeros((n, 2))
    for side in range(2):
        own = 0.7 * sheets + 0.3 * drift(rng, n, 0.7, 0.45, 1.0)
        made[:, side] = 0.7 * noise(rng, n, slope(-3.4), high(500, 1.5), low(9000, 1)) * own
        made[:, side] += 0.9 * _patter(rng, n, 5000.0, peak(2600, 1500), high(600)) * own
        made[:, side] += 0.45 * _patter(rng, n, 4000.0, peak(900, 500), high(300)) * own
    for at in times(rng, seconds, 85.0):  # near ones: the large are dull, late and loud
        size = float(np.clip(rng.pareto(2.2) * 0.35 + 0.15, 0.15, 1.6))
        centre = rng.uniform(2200, 5200) / (0.6 + 1.6 * size)
        drop = burst(rng, 0.03, 0.001 + 0.0025 * min(1.0, size), peak(centre, centre * 0.45))
        put(made, drop, at, 0.9 * min(size, 0.7) * float(sheets[samples(at) % n]), rng.uniform(-1, 1))
    for pan, pace, hz in ((-0.7, 0.37, 1250.0), (-0.2, 0.62, 860.0), (0.35, 0.29, 1700.0), (0.8, 0.83, 690.0)):
        count = round(seconds / pace)
        for k in range(count):  # from a straw of the eaves, always into the same puddle
            if rng.random() < 0.25:
                continue
            at = (k + rng.uniform(-0.2, 0.2)) * seconds / count + 1
            put(made, burst(rng, 0.02, 0.0018, peak(3000, 1800)), at, 0.45 * rng.uniform(0.3, 1), pan)
            low_note = hz * rng.uniform(0.75, 1.5)
            length = samples(0.06)
            pitch = curve(length, (0, low_note), (1, low_note * rng.uniform(1.1, 1.35)))
            ring = tone(pitch) * fall(length, 6.5 / low_note)
            put(made, edges(ring, 0.0015, 0.006), at + rng.uniform(0.008, 0.02), 0.7 * rng.uniform(0.25, 1) ** 1.5, pan)
    return made


def _patter(rng: Random, n: int, a_second: float, *gains: Gain) -> Signal:
    """Drops as single pushes, few of them heavy, through one filter: what can no longer be counted but is no hiss."""
    pushes = np.zeros(n)
    count = round(a_second * n / RATE)
    pushes[rng.integers(0, n, count)] += rng.choice((-1.0, 1.0), count) * np.minimum(2.5, rng.pareto(2.0, count) + 0.2)
    made = filtered(pushes, product(*gains))
    return made / max(1e-12, float(np.sqrt(np.mean(made**2))))


def thunder(rng: Random) -> Signal:
    """Far: no crack, a long roll of many claps that reach us one after the other."""
    n = samples(9)
    made = np.zeros((n, 2))
    for k in range(34):
        at = 0.15 + 6.2 * (k / 34) ** 1.35 + rng.uniform(0, 0.3)
        length = rng.uniform(0.5, 1.6)
        m = samples(length)
        clap = open_filtered(rng.standard_normal(m), lambda f: low(200, 1.4)(f) * high(45)(f)) * hill(m, 0.12, 1.4)
        clap /= np.abs(clap).max()
        put(
            made[: n - 1],
            clap,
            min(at, 9 - length - 0.05),
            rng.uniform(0.3, 1.0) * np.exp(-at / 3.2),
            rng.uniform(-0.6, 0.6),
        )
    first = open_filtered(rng.standard_normal(samples(1.2)), lambda f: low(300, 1.2)(f) * high(40)(f)) * hill(
        samples(1.2), 0.08, 1.2
    )
    put(made, first / np.abs(first).max(), 0.1, 0.5, 0.1)
    return edges(made, 0.05, 1.2)


def thunder_low(rng: Random) -> Signal:
    """Farther still: a murmur at the edge of the sky."""
    n = samples(8)
    made = np.zeros((n, 2))
    for _k in range(18):
        m = samples(rng.uniform(0.9, 2.2))
        clap = open_filtered(rng.standard_normal(m), lambda f: low(150, 1.6)(f) * high(40)(f)) * hill(m, 0.3, 1.2)
        put(made, clap / np.abs(clap).max(), rng.uniform(0.1, 5.4), rng.uniform(0.3, 1.0), rng.uniform(-0.7, 0.7))
    return edges(made, 0.2, 1.5)
