"""Furnaces, hammers, axes, picks, flails, bowls, voices far off, and what comes down."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.sounds.dsp import (
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
        put(made, snap, at, min(2.2, 0.3 * rng.pareto(1.5) + 0.15), rng.uniform(-0.7, 0.7))
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
    for hz, width, weight in ((75, 40, 1.0), (150, 75, 0.9), (320, 160, 0.55)):
        # The air between carries each part now better, now worse: without that it would be a motor.
        carried = drift(rng, n, 0.45, 0.35, 1.0)
        for side in range(2):
            body = noise(rng, n, peak(hz, width), high(40), air(250), low(1200, 1))
            own = 0.75 * carried + 0.25 * drift(rng, n, 0.6, 0.35, 1.0)
            made[:, side] += weight * body * own * (0.75 + 0.25 * drift(rng, n, 5.0, 0.0, 1.0))
    for k in range(16):  # bellows of many, none in step with another
        m = samples(1.0)
        breath = noise(rng, m, peak(rng.uniform(380, 620), 200)) * hill(m, 0.5)
        put(made, open_filtered(breath, air(200)), k * 1.25 + rng.uniform(0, 0.5), 0.05, rng.uniform(-0.8, 0.8))
    return made


# ------------------------------------------------------------------- hammers
@dataclass(frozen=True)
class _Iron:
    """An anvil with the piece on it: where it rings, Hz."""

    partials: tuple[float, ...]
    held: float
    """half-life of what rings at 1 kHz, seconds; hot iron and the block under it damp"""


def _iron(rng: Random, lowest: float) -> _Iron:
    """Partials of a thick block, no harmonics, the denser the higher they are."""
    found = [lowest]
    while found[-1] < 6500:
        found.append(found[-1] * (1 + rng.uniform(0.13, 0.62) * (900 / (600 + found[-1] * 0.35)) ** 0.5))
    return _Iron(tuple(found), rng.uniform(0.034, 0.05))


def _blow(rng: Random, iron: _Iron, bare: bool = False) -> Signal:
    """One blow. Where it falls decides which partials are struck, so that no blow is the last one's copy and none of
    them sings a note; the high are gone first. On `bare` iron, a tap of the resting hammer, it rings longer and less
    is dull."""
    held = iron.held * (2.0 if bare else rng.uniform(0.8, 1.15))
    partials = []
    for hz in iron.partials:
        struck_by = 10 ** (rng.normal(0, 5.0) / 20) * (hz / 1500) ** (0.15 if bare else -0.35)
        partials.append((hz * rng.uniform(0.998, 1.002), struck_by, held * (1000 / hz) ** 0.7))
    ring = struck(rng, 0.7, partials, 0.0003)
    ring /= np.abs(ring).max()
    if not bare:
        put(ring, burst(rng, 0.06, 0.008, peak(210, 120)), 0.0, 0.75)
        put(ring, burst(rng, 0.03, 0.003, peak(1300, 900)), 0.0, 0.6)
    put(ring, burst(rng, 0.008, 0.0009, high(2500)), 0.0, 0.25)
    return ring / np.abs(ring).max()


def hammering(rng: Random) -> Signal:
    """Three smiths far off, each with his own iron and his own pace; the hammer taps the bare anvil while they turn
    the piece, and rests."""
    seconds = 23.0
    made = np.zeros((samples(seconds), 2))
    for lowest, pan, far, pace in ((910, -0.45, 190, 0.62), (1270, 0.2, 240, 0.48), (720, 0.6, 320, 0.95)):
        iron = _iron(rng, lowest)
        at = rng.uniform(0.2, 1.2)
        while at < seconds - 1.0:
            force = rng.uniform(0.8, 1.0)
            for _strike in range(int(rng.integers(4, 11))):
                if at > seconds - 0.5:
                    break
                hit = open_filtered(_blow(rng, iron), air(far))
                put(made, hit, at, force * rng.uniform(0.75, 1) * 220 / far, pan)
                at += pace * rng.uniform(0.92, 1.09)
            if rng.random() < 0.6:
                for tap in range(int(rng.integers(1, 4))):
                    tapped = open_filtered(_blow(rng, iron, bare=True), air(far))
                    put(made, tapped, at - 0.25 * pace + 0.17 * tap, 0.28 * 0.7**tap * 220 / far, pan)
            at += rng.uniform(1.2, 3.2)
    return within(made, room(rng, 1.0, 0.09, low(1800), high(250), width=2, first=0.06), 0.12)


def axe(rng: Random) -> Signal:
    """Two axes in the wood: the bite, the trunk's own dull notes, and the wood's edge that gives it back."""
    seconds = 19.0
    made = np.zeros((samples(seconds), 2))
    for pan, far, pace, trunk in ((-0.35, 160, 1.75, 165.0), (0.5, 210, 2.2, 205.0)):
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
    men = [(rng.uniform(0.85, 1.2), rng.uniform(0.8, 1.0)) for _man in range(4)]
    for k in range(round(seconds / step)):
        if 26 <= k < 31:  # they turn the sheaves
            continue
        floor, force = men[k % 4]
        floor *= rng.uniform(0.96, 1.04)
        hit = struck(rng, 0.12, [(86 * floor, 0.6, 0.016), (157 * floor, 0.5, 0.012), (291 * floor, 0.3, 0.008)])
        straw_on_it = mixed((1.0, peak(1100 * floor, 600)), (0.7, peak(2800, 1300)))
        put(hit, burst(rng, 0.09, rng.uniform(0.016, 0.026), straw_on_it), 0.0, 1.6)
        put(
            made,
            open_filtered(hit, air(170)),
            k * step + rng.uniform(-0.03, 0.03),
            force * rng.uniform(0.85, 1),
            (-0.3, 0.1, 0.4, 0.0)[k % 4],
        )
    straw = noise(rng, n, high(2200), low(6500)) * drift(rng, n, 2.0, 0.0, 1.0, 2.5)
    put(made, filtered(straw, air(120)), 0.0, 0.04, 0.1)
    return within(made, room(rng, 0.8, 0.07, low(2400), width=2, first=0.04), 0.14)


# -------------------------------------------------------------------- people
VOWELS = ((310, 2100), (480, 1700), (730, 1250), (520, 900), (350, 800), (640, 1500))
"""First and second resonance of the mouth, Hz."""


def _sentence(rng: Random, own: float) -> Signal:
    """Three to ten syllables on vowels by chance, four to six a second, each with its swell and a gap behind it; the
    voice falls towards the end. No consonants: there is no word in it."""
    count = int(rng.integers(3, 11))
    pace = rng.uniform(0.17, 0.25)
    made = np.zeros(samples((count + 2) * pace))
    for k in range(count):
        m = samples(pace * rng.uniform(0.55, 0.75))
        hz = own * (1.1 - 0.2 * k / count) * rng.uniform(0.92, 1.12)
        source = pulses(curve(m, (0, hz), (0.5, hz * rng.uniform(0.9, 1.12)), (1, hz * 0.94)), rng, 0.015, 0.32)
        f1, f2 = VOWELS[int(rng.integers(len(VOWELS)))]
        # What leaves the lips has lost its lows: 6 dB an octave.
        mouth = product(mixed((1.0, peak(f1, 65)), (0.75, peak(f2, 100)), (0.2, peak(2700, 200))), high(800, 1))
        syllable = open_filtered(source, mouth) * hill(m, 0.3, 0.8)
        syllable /= max(1e-9, float(np.sqrt(np.mean(syllable**2))))
        put(made[:-1], syllable, k * pace * rng.uniform(0.985, 1.015), rng.uniform(0.45, 1) * (1.0 - 0.3 * k / count))
    return made


def crowd(rng: Random) -> Signal:
    """People at work far off: a few whose syllables can be followed, and many more behind them. One calls across the
    field now and then, and is answered."""
    seconds = 26.0
    made = np.zeros((samples(seconds), 2))
    for voice in range(13):
        own = rng.uniform(175, 245) if voice % 2 else rng.uniform(100, 150)
        near = voice < 4
        pan, far = rng.uniform(-0.9, 0.9), rng.uniform(45, 65) if near else rng.uniform(110, 220)
        for start in times(rng, seconds, 0.2 if near else 0.28, 1.6):
            said = open_filtered(_sentence(rng, own), air(far))
            put(made, said, start, rng.uniform(0.6, 1) * 55 / far, pan)
    for at, own, pan in ((6.0, 165.0, -0.6), (8.1, 210.0, 0.65), (19.5, 150.0, 0.4)):  # a call: two long vowels
        for k, (length, rise) in enumerate(((0.22, 1.25), (0.5, 1.5))):
            m = samples(length)
            source = pulses(curve(m, (0, own * rise * 0.9), (0.4, own * rise), (1, own * rise * 0.86)), rng, 0.01, 0.28)
            throat = product(mixed((1.0, peak(690, 80)), (0.7, peak(1220, 110))), high(800, 1))
            called = open_filtered(source, throat) * hill(m, 0.2, 0.7)
            called /= float(np.sqrt(np.mean(called**2)))
            put(made, open_filtered(called, air(160)), at + 0.27 * k, 0.5, pan)
    made = filtered(made, low(2600, 1.5))
    return within(made, room(rng, 1.1, 0.1, low(1500), high(180), width=2, first=0.03), 0.4)


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
        own = rng.uniform(0.8, 1.3)
        crack = struck(rng, 0.16, [(340 * own, 0.6, 0.01), (870 * own, 0.6, 0.007), (1630 * own, 0.4, 0.005)], 0.0003)
        put(crack, burst(rng, 0.03, 0.004, peak(1800, 1200)), 0.0, 1.3)
        put(crack, burst(rng, 0.03, 0.005, peak(2400, 1500)), rng.uniform(0.012, 0.03), 0.5)  # it tears on
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
        own = rng.uniform(0.75, 1.3)
        crack = struck(rng, 0.12, [(620 * own, 0.6, 0.007), (1430 * own, 0.6, 0.005), (2600, 0.4, 0.004)], 0.0002)
        put(crack, burst(rng, 0.03, 0.003, high(1200)), 0.0, 1.0)
        put(made, crack, at, gain, 0.1)
    for at in 0.5 + np.cumsum(rng.exponential(0.11, 8)):
        # Burnt clay gives two or three short high notes and a dull knock; it does not sing.
        notes = [(hz, rng.uniform(0.2, 0.6), 5.5 / hz) for hz in rng.uniform(850, 3400, 4)]
        brick = struck(rng, 0.14, notes, 0.0003)
        put(brick, burst(rng, 0.05, 0.007, peak(380, 260)), 0.0, 0.9)
        put(brick, burst(rng, 0.03, 0.003, peak(2200, 1500)), 0.0, 0.5)
        put(made[:-1], brick, min(float(at), 2.1), 0.45 * rng.uniform(0.3, 1), rng.uniform(-0.5, 0.4))
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
