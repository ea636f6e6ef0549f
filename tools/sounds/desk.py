"""Pen, seal, page, card, tick, drawer: what lies on the table. Near, dry and quiet."""

from __future__ import annotations

import numpy as np

from tools.sounds.dsp import (
    Random,
    Signal,
    burst,
    curve,
    drift,
    edges,
    fall,
    high,
    hill,
    low,
    mixed,
    noise,
    open_filtered,
    peak,
    put,
    room,
    samples,
    struck,
    within,
)


def _at_the_table(rng: Random, made: Signal, wet: float = 0.12) -> Signal:
    """In a small office with earthen walls."""
    return edges(within(made, room(rng, 0.22, 0.03, low(3500), high(180), first=0.004), wet, loop=False), 0.001, 0.03)


def _stroke(rng: Random, seconds: float, centre: float) -> Signal:
    """A nib over paper: noise whose grain is the paper's."""
    n = samples(seconds)
    grain = np.abs(noise(rng, n, low(180))) ** 0.8
    return noise(rng, n, peak(centre, centre * 0.35), high(900), low(8000)) * grain * hill(n, 0.3, 0.6)


def pen(rng: Random) -> Signal:
    """Four strokes of a character."""
    made = np.zeros(samples(0.7))
    for at, seconds, centre in ((0.0, 0.11, 3300.0), (0.15, 0.09, 3900.0), (0.28, 0.13, 3000.0), (0.46, 0.08, 4200.0)):
        at, centre = at * rng.uniform(0.9, 1.15), centre * rng.uniform(0.85, 1.12)
        put(made, burst(rng, 0.01, 0.0015, peak(1500, 800)), at, 0.5)
        put(made, _stroke(rng, seconds * rng.uniform(0.9, 1.1), centre), at + 0.005, 0.3)
    return _at_the_table(rng, made)


def tick(rng: Random) -> Signal:
    """The point of a pencil, once."""
    made, own = np.zeros(samples(0.09)), rng.uniform(0.88, 1.12)
    put(
        made,
        struck(rng, 0.05, [(1350 * own, 0.5, 0.004), (2700 * own, 0.4, 0.003), (420 * own, 0.5, 0.006)]),
        0.002,
        0.8,
    )
    put(made, _stroke(rng, 0.03, 3800), 0.012, 0.2)
    return _at_the_table(rng, made, 0.08)


def card(rng: Random) -> Signal:
    """A card drawn over another."""
    n = samples(0.2)
    slide = (
        noise(rng, n, mixed((1.0, peak(2400, 1200)), (0.4, peak(700, 300))), high(260), low(8000))
        * hill(n, 0.55)
        * drift(rng, n, 60, 0.5, 1.0)
    )
    made = np.concatenate([slide * 0.4, np.zeros(samples(0.06))])
    put(made, burst(rng, 0.03, 0.004, peak(850, 500)), 0.185, 0.7)
    return _at_the_table(rng, made)


def page(rng: Random) -> Signal:
    """A large sheet turned: it lifts with a rustle, hangs, bends over with small cracks, and lies down."""
    seconds = 0.62
    n = samples(seconds)
    lift, over = rng.uniform(0.12, 0.2), rng.uniform(0.6, 0.7)
    bend = curve(n, (0, 0.0), (lift, 0.8), (lift + 0.16, 0.12), (over - 0.14, 0.2), (over, 1.0), (0.86, 0.25), (1, 0.0))
    dark = noise(rng, n, peak(900, 600), high(300, 3))
    bright = noise(rng, n, peak(3800, 2000), high(900), low(9000))
    turn = curve(n, (0, 0.2), (0.5, 0.9), (1, 0.3))
    made = (dark * (1 - turn) + bright * turn) * bend * (0.2 + 0.8 * np.abs(noise(rng, n, low(55))))
    for _crack in range(16):
        put(
            made[: n - 1],
            burst(rng, 0.012, 0.0015, peak(rng.uniform(1800, 5500), 1200)),
            float(np.clip(rng.normal(over, 0.09), 0.05, 0.9)) * seconds,
            1.6 * rng.uniform(0.2, 1.0) ** 1.5,
        )
    put(made[: n - 1], burst(rng, 0.06, 0.012, low(500)), 0.54, 0.9)
    return _at_the_table(rng, edges(made * 0.4, 0.02, 0.04))


def drawer(rng: Random) -> Signal:
    """A drawer of the desk: wood on wood, and the stop."""
    n = samples(0.5)
    slide = noise(rng, n, mixed((1.0, peak(240, 120)), (0.35, peak(780, 260)), (0.1, peak(2200, 900)))) * hill(
        n, 0.5, 0.7
    )
    slide *= 0.55 + 0.45 * np.abs(noise(rng, n, low(40)))
    made = np.concatenate([0.35 * slide, np.zeros(samples(0.2))])
    stop = struck(rng, 0.16, [(130, 1.0, 0.022), (285, 0.7, 0.014), (640, 0.35, 0.008)])
    put(made, stop, 0.5, 0.9)
    put(made, struck(rng, 0.1, [(300, 0.5, 0.012), (720, 0.3, 0.006)]), 0.57, 0.3)
    return _at_the_table(rng, made, 0.2)


def stamp(rng: Random) -> Signal:
    """The seal: first on the pad, then with the hand's weight on the paper; the table answers once."""
    made = np.zeros(samples(0.9))
    pad = open_filtered(rng.standard_normal(samples(0.08)), low(600)) * fall(samples(0.08), 0.012)
    put(made, edges(pad / np.abs(pad).max(), 0.003, 0.01), 0.02, 0.28)
    blow = struck(
        rng, 0.4, [(82, 1.0, 0.05), (148, 0.8, 0.035), (263, 0.6, 0.026), (455, 0.45, 0.018), (910, 0.22, 0.01)], 0.0015
    )
    put(blow, burst(rng, 0.05, 0.006, peak(1200, 800)), 0.0, 0.35)
    put(made, blow, 0.36, 1.0)
    lift = noise(rng, samples(0.09), peak(1800, 900)) * hill(samples(0.09), 0.6)
    put(made, lift, 0.66, 0.035)
    return _at_the_table(rng, made, 0.18)
