"""Furnaces, hammers, axes, picks, flails, bowls, voices far off, and what comes down."""

from __future__ import annotations

import numpy as np

from tools.sounds.dsp import (
    RATE,
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
    pulses,
    put,
    room,
    samples,
    slope,
    struck,
    times,
    within,
)


# ------------------------------------------------------------------ furnaces
def furnace(rng: Random) -> Signal:
    """A stack near by: the flame laps, wood snaps, steam hisses, the box bellows goes out and in."""
    seconds = 19.2
    n = samples(seconds)
    lap = drift(rng, n, 9.0, 0.25, 1.0, 1.2)
    made = np.zeros((n, 2))
    for side in range(2):
        flame = noise(
            rng, n, mixed((1.0, peak(95, 50)), (0.8, peak(190, 90)), (0.4, peak(400, 200))), high(45), low(1500, 1)
        )
        made[:, side] = 0.5 * flame * (0.7 * lap + 0.3 * drift(rng, n, 12.0, 0.2, 1.0))
    made += 0.05 * (noise(rng, n, high(4500)) * drift(rng, n, 3.0, 0.0, 1.0, 4.0))[:, None]
    for at in times(rng, seconds, 13.0):  # snaps: very short, few of them loud
        centre = rng.uniform(1500, 7000)
        snap = burst(rng, 0.02, rng.uniform(0.0006, 0.003), peak(centre, centre * 0.5))
        put(made, snap, at, min(3.2, 0.3 * rng.pareto(1.5) + 0.15), rng.uniform(-0.7, 0.7))
    stroke = 1.2
    for k in range(round(seconds / stroke)):  # push and pull differ a little; a flap shuts at each end
        m = samples(1.05)
        centre = 620 if k % 2 else 480
        breath = noise(rng, m, peak(centre, 260), high(150)) * hill(m, 0.55, 1.2)
        put(made, breath, k * stroke + rng.uniform(0, 0.04), 0.2, -0.15)
        flap = struck(rng, 0.09, [(210, 1.0, 0.012), (540, 0.5, 0.008), (1250, 0.2, 0.005)])
        put(made, flap, k * stroke + 1.06 + rng.uniform(0, 0.03), 0.22, -0.15)
    return made


def furnaces(rng: Random) -> Signal:
    """Many stacks heard together from across the fields: a broad low roar without grain."""
    seconds = 20.0
    n = samples(seconds)
    made = np.zeros((n, 2))
    for side in range(2):
        body = noise(
            rng,
            n,
            mixed((1.0, peak(75, 40)), (0.9, peak(150, 75)), (0.55, peak(320, 160))),
            high(40),
            air(250),
            low(1200, 1),
        )
        made[:, side] = body * (0.8 * drift(rng, n, 0.8, 0.6, 1.0) + 0.2 * drift(rng, n, 5.0, 0.4, 1.0))
    for k in range(16):  # bellows of many, none in step with another
        m = samples(1.0)
        breath = noise(rng, m, peak(rng.uniform(380, 620), 200)) * hill(m, 0.5)
        put(made, open_filtered(breath, air(200)), k * 1.25 + rng.uniform(0, 0.5), 0.05, rng.uniform(-0.8, 0.8))
    return made


# ------------------------------------------------------------------- hammers
def _anvil(rng: Random, base: float) -> Signal:
    """A blow on iron: partials that are no harmonics, the high ones gone first, and the dull blow under them."""
    ratios = (1.0, 1.59, 2.27, 2.91, 3.66, 4.58, 5.93)
    partials = [
        (base * r * rng.uniform(0.995, 1.005), 1 / (1 + 0.55 * k), 0.1 / (1 + 0.5 * k)) for k, r in enumerate(ratios)
    ]
    ring = struck(rng, 0.9, [(hz, s, h) for hz, s, h in partials if hz < 9000], 0.0004)
    blow = burst(rng, 0.06, 0.009, peak(170, 90))
    put(ring[: len(ring)], blow, 0.0, 1.4)
    click = burst(rng, 0.01, 0.0012, high(2500))
    put(ring, click, 0.0, 0.6)
    return ring / np.abs(ring).max()


def hammering(rng: Random) -> Signal:
    """Three smiths far off, each with his own iron and his own pace; they stop to turn the piece."""
    seconds = 21.0
    made = np.zeros((samples(seconds), 2))
    for base, pan, far, pace in ((830, -0.4, 190, 0.62), (1120, 0.25, 240, 0.48), (640, 0.65, 320, 0.95)):
        at = rng.uniform(0.2, 1.2)
        while at < seconds - 1.0:
            for _blow in range(int(rng.integers(5, 12))):
                if at > seconds - 0.5:
                    break
                hit = open_filtered(_anvil(rng, base * rng.uniform(0.985, 1.015)), air(far))
                put(made, hit, at, rng.uniform(0.6, 1) * 220 / far, pan)
                at += pace * rng.uniform(0.94, 1.06)
            at += rng.uniform(1.4, 3.2)
    return within(made, room(rng, 1.0, 0.09, low(1800), high(250), width=2, first=0.06), 0.12)


def axe(rng: Random) -> Signal:
    """Two axes in the wood: the bite, the trunk's own dull notes, and the wood's edge that gives it back."""
    seconds = 19.0
    made = np.zeros((samples(seconds), 2))
    for pan, far, pace, trunk in ((-0.5, 160, 1.75, 165.0), (0.35, 260, 2.2, 205.0)):
        at = rng.uniform(0.1, 0.9)
        while at < seconds - 0.8:
            for _blow in range(int(rng.integers(4, 9))):
                if at > seconds - 0.6:
                    break
                tuned = [(trunk * r * rng.uniform(0.97, 1.03), s, h) for r, s, h in
                         ((1, 1.0, 0.035), (2.4, 0.7, 0.022), (4.3, 0.45, 0.014), (7.1, 0.2, 0.008))]  # fmt: skip
                hit = struck(rng, 0.35, tuned)
                put(hit, burst(rng, 0.05, 0.006, peak(1400, 900)), 0.0, 1.6)
                hit = open_filtered(hit, air(far))
                loud = rng.uniform(0.7, 1) * 160 / far
                put(made, hit, at, loud, pan)
                put(made, open_filtered(hit, low(900)), at + 0.34, 0.28 * loud, -pan)
                at += pace * rng.uniform(0.93, 1.08)
            at += rng.uniform(1.5, 3.0)
    return within(made, room(rng, 0.9, 0.08, low(2000), width=2, first=0.04), 0.16)


def digging(rng: Random) -> Signal:
    """Works at the dam: picks and mattocks, earth thrown from baskets, and the rammer that men lift together."""
    seconds = 18.0
    made = np.zeros((samples(seconds), 2))
    for _pick in range(8):
        pan, far, pace = rng.uniform(-0.9, 0.9), rng.uniform(60, 150), rng.uniform(1.3, 2.0)
        count = int(seconds / pace)
        for k in range(count):
            if rng.random() < 0.2:
                continue
            hit = struck(rng, 0.14, [(rng.uniform(95, 140), 1.0, 0.02), (rng.uniform(260, 330), 0.4, 0.012)])
            put(hit, burst(rng, 0.05, 0.01, mixed((1.0, peak(900, 600)), (0.3, peak(3000, 1500)))), 0.0, 0.55)
            if rng.random() < 0.12:  # a stone
                put(
                    hit,
                    struck(rng, 0.1, [(rng.uniform(2200, 3600), 0.5, 0.01), (rng.uniform(4000, 5200), 0.3, 0.007)]),
                    0.0,
                )
            put(
                made,
                open_filtered(hit, air(far)),
                (k + rng.uniform(-0.1, 0.1)) * seconds / count + 1,
                80 / far * rng.uniform(0.5, 1),
                pan,
            )
    for at in times(rng, seconds, 0.9):
        m = samples(rng.uniform(0.4, 0.8))
        earth = noise(rng, m, mixed((1.0, peak(350, 250)), (0.25, peak(1800, 900)))) * hill(m, 0.2, 1.3)
        earth *= np.abs(noise(rng, m, low(40)))
        put(made, open_filtered(earth, air(90)), at, 0.13 * rng.uniform(0.5, 1), rng.uniform(-0.8, 0.8))
    for k in range(6):
        ram = struck(rng, 0.5, [(62, 1.0, 0.06), (97, 0.8, 0.045), (168, 0.45, 0.025)], 0.003)
        put(ram, burst(rng, 0.15, 0.03, low(500)), 0.0, 0.4)
        put(made, open_filtered(ram, air(110)), 1.2 + 3.0 * k + rng.uniform(-0.06, 0.06), 0.9, 0.2)
    return within(made, room(rng, 0.8, 0.07, low(1800), width=2, first=0.03), 0.12)


def threshing(rng: Random) -> Signal:
    """Flails on the floor, far off, four in turn; the straw slides."""
    seconds = 18.0
    n = samples(seconds)
    made = np.zeros((n, 2))
    step = 0.45
    for k in range(round(seconds / step)):
        if 26 <= k < 31:  # they turn the sheaves
            continue
        hit = struck(rng, 0.12, [(82, 0.6, 0.018), (150, 0.5, 0.014)])
        put(hit, burst(rng, 0.09, 0.018, mixed((1.0, peak(1100, 600)), (0.7, peak(2800, 1300)))), 0.0, 1.6)
        put(
            made,
            open_filtered(hit, air(170)),
            k * step + rng.uniform(-0.02, 0.02),
            rng.uniform(0.7, 1),
            (-0.3, 0.1, 0.4, 0.0)[k % 4],
        )
    straw = noise(rng, n, high(2200), low(6500)) * drift(rng, n, 2.0, 0.0, 1.0, 2.5)
    put(made, filtered(straw, air(120)), 0.0, 0.04, 0.1)
    return within(made, room(rng, 0.8, 0.07, low(2400), width=2, first=0.04), 0.14)


# -------------------------------------------------------------------- people
VOWELS = ((310, 2100), (480, 1700), (730, 1250), (520, 900), (350, 800), (640, 1500))
"""First and second resonance of the mouth, Hz."""


def crowd(rng: Random) -> Signal:
    """Many voices at work far off. Syllables, no words: vowels by chance, no consonants, the highs lost on the way."""
    seconds = 20.0
    made = np.zeros((samples(seconds), 2))
    for voice in range(26):
        own = rng.uniform(175, 240) if voice % 2 else rng.uniform(100, 145)
        pan, far = rng.uniform(-0.95, 0.95), rng.uniform(70, 200)
        at = rng.uniform(0, 3)
        while at < seconds - 1.0:
            count = int(rng.integers(3, 11))
            for k in range(count):
                m = samples(rng.uniform(0.12, 0.24))
                hz = own * (1.08 - 0.16 * k / count) * rng.uniform(0.94, 1.1)
                source = pulses(curve(m, (0, hz), (0.5, hz * rng.uniform(0.92, 1.1)), (1, hz * 0.95)), rng, 0.015, 0.4)
                f1, f2 = VOWELS[int(rng.integers(len(VOWELS)))]
                syllable = open_filtered(source, mixed((1.0, peak(f1, 70)), (0.45, peak(f2, 110)))) * hill(m, 0.3, 0.7)
                put(made, open_filtered(syllable, air(far)), at, rng.uniform(0.5, 1) * 90 / far, pan)
                at += m / RATE * rng.uniform(0.85, 1.15)
            at += rng.uniform(0.5, 3.5)
    made = filtered(made, low(1500, 1.5))
    return within(made, room(rng, 1.3, 0.16, low(1400), high(180), width=2, first=0.03), 0.9)


def canteen(rng: Random) -> Signal:
    """Bowls on boards, a ladle against the rim of the great pot, a lid."""
    seconds = 18.0
    made = np.zeros((samples(seconds), 2))
    for at in times(rng, seconds, 4.6):
        base = rng.uniform(1500, 3100)
        bowl = struck(rng, 0.3, [(base * r, 1 / (1 + k), rng.uniform(0.012, 0.035) / (1 + 0.3 * k))
                                 for k, r in enumerate((1.0, 1.72, 2.55, 3.4))])  # fmt: skip
        put(bowl, burst(rng, 0.03, 0.004, peak(700, 400)), 0.0, 0.6)
        put(made, bowl, at, 0.5 * rng.uniform(0.15, 1) ** 1.5, rng.uniform(-0.8, 0.8))
        if rng.random() < 0.35:
            put(made, bowl, at + rng.uniform(0.05, 0.12), 0.25 * rng.uniform(0.3, 1), rng.uniform(-0.8, 0.8))
    for at in times(rng, seconds, 0.5, 0.9):  # the ladle
        base = rng.uniform(430, 520)
        rim = ((1.0, 1.0, 0.09), (2.08, 0.7, 0.07), (3.34, 0.5, 0.05), (5.1, 0.3, 0.03))
        ring = struck(rng, 0.7, [(base * r, strength, half) for r, strength, half in rim])
        put(made, ring, at, 0.35 * rng.uniform(0.5, 1), 0.15)
        scrape = noise(rng, samples(0.3), peak(1900, 800)) * hill(samples(0.3), 0.4)
        put(made, scrape, at + 0.12, 0.035, 0.15)
    return filtered(within(made, room(rng, 0.8, 0.1, low(3800), high(200), width=2), 0.45), air(45))


# ------------------------------------------------------------- what comes down
def collapse(rng: Random) -> Signal:
    """A wall or a roof of earth and beams: the beam cracks, the mass falls in pieces ever fewer, dust settles."""
    n = samples(4.2)
    made = np.zeros((n, 2))
    for at, gain in ((0.05, 0.5), (0.42, 0.7), (0.55, 0.9)):
        crack = struck(rng, 0.16, [(340, 0.7, 0.02), (820, 0.6, 0.012), (1500, 0.4, 0.008)], 0.0003)
        put(crack, burst(rng, 0.03, 0.004, peak(1800, 1200)), 0.0, 1.0)
        put(made, crack, at, gain, -0.1)
    for _piece in range(38):
        at = 0.68 + rng.exponential(0.42)
        if at > 3.4:
            continue
        size = rng.uniform(0.15, 1) ** 1.5
        m = samples(0.12 + 0.25 * size)
        thud = open_filtered(
            rng.standard_normal(m), mixed((1.0, peak(55 + 90 * (1 - size), 50)), (0.3, peak(420, 300)))
        ) * fall(m, 0.03 + 0.05 * size)
        put(
            made[:-1],
            edges(thud / np.abs(thud).max(), 0.002, 0.02),
            at,
            size * np.exp(-(at - 0.68) / 1.1),
            rng.uniform(-0.5, 0.5),
        )
    dust = noise(rng, samples(3.0), slope(-3), high(300), low(3000)) * hill(samples(3.0), 0.12, 1.6)
    put(made[:-1], dust, 0.75, 0.05, 0.0)
    return edges(
        within(open_filtered(made, air(140)), room(rng, 1.2, 0.15, low(1500), width=2, first=0.04), 0.35, loop=False),
        0.002,
        0.8,
    )


def stack_cracks(rng: Random) -> Signal:
    """A stack's wall splits: three dry cracks, some bricks, a breath of sparks."""
    n = samples(2.4)
    made = np.zeros((n, 2))
    for at, gain in ((0.03, 0.6), (0.21, 1.0), (0.33, 0.5)):
        crack = struck(rng, 0.12, [(620, 0.8, 0.012), (1430, 0.6, 0.007), (2600, 0.4, 0.005)], 0.0002)
        put(crack, burst(rng, 0.03, 0.003, high(1200)), 0.0, 1.0)
        put(made, crack, at, gain, 0.1)
    for at in 0.5 + np.cumsum(rng.exponential(0.11, 8)):
        brick = struck(rng, 0.14, [(rng.uniform(300, 520), 1.0, 0.016), (rng.uniform(900, 1300), 0.5, 0.01)])
        put(made[:-1], brick, min(float(at), 2.1), 0.45 * rng.uniform(0.3, 1), rng.uniform(-0.3, 0.5))
    m = samples(1.2)
    put(made, noise(rng, m, high(2500), low(8000)) * hill(m, 0.1, 2) * np.abs(noise(rng, m, low(60))), 0.35, 0.06, 0.1)
    return edges(
        within(open_filtered(made, air(80)), room(rng, 1.0, 0.12, low(2500), width=2, first=0.03), 0.3, loop=False),
        0.002,
        0.5,
    )


def dam_breaks(rng: Random) -> Signal:
    """Earth slides, then the water comes through: a rush that grows for two seconds and goes off down the valley."""
    n = samples(8.0)
    made = np.zeros((n, 2))
    m = samples(1.6)
    slide = noise(rng, m, mixed((1.0, peak(90, 60)), (0.3, peak(500, 350)))) * hill(m, 0.35)
    put(made, slide, 0.0, 0.6, 0.0)
    swell = curve(n, (0, 0), (0.1, 0.05), (0.34, 1.0), (0.55, 0.8), (0.8, 0.35), (1, 0)) ** 1.3
    for side in range(2):
        deep = noise(rng, n, slope(-5), high(35), low(600)) * drift(rng, n, 6.0, 0.6, 1.0)
        spray = noise(rng, n, high(700), low(3500, 1.2)) * drift(rng, n, 8.0, 0.5, 1.0)
        made[:, side] += (0.5 * deep + 0.17 * spray) * swell
    return edges(open_filtered(made, air(220)), 0.02, 1.0)
