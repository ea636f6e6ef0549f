"""Birds, insects, frogs, oxen, fowl and pigs: what sings and what is kept."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from tools.sounds.dsp import (
    RATE,
    Random,
    Signal,
    air,
    curve,
    drift,
    edges,
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
    times,
    tone,
    within,
)


# --------------------------------------------------------------------- birds
@dataclass(frozen=True)
class _Chirp:
    """One of the few calls that a sparrow has."""

    points: tuple[tuple[float, float], ...]
    """its course: share of the time, Hz"""
    seconds: float
    rough: float = 0.0
    """how far the pitch is shaken, as a share of it"""


def _repertoire(rng: Random) -> list[_Chirp]:
    """Three calls of a tree sparrow: a hook down, an arch, a double one or a rough one; 2.4 to 6 kHz, 40 to 110 ms."""
    own = rng.uniform(4000, 5400)
    hook = _Chirp(((0, 0.8 * own), (rng.uniform(0.12, 0.3), 1.05 * own), (1, rng.uniform(0.52, 0.68) * own)), 0.075)
    arch = _Chirp(((0, 0.62 * own), (rng.uniform(0.4, 0.6), 0.92 * own), (1, 0.66 * own)), rng.uniform(0.05, 0.09))
    other = (
        _Chirp(((0, 0.95 * own), (0.35, 0.6 * own), (0.5, 1.08 * own), (1, 0.6 * own)), 0.11),
        _Chirp(((0, 0.85 * own), (1, 0.72 * own)), rng.uniform(0.07, 0.1), 0.09),
    )
    return [hook, arch, other[int(rng.integers(2))]]


def _sparrow(rng: Random, chirp: _Chirp) -> Signal:
    """One chirp, never quite as the last."""
    n = samples(chirp.seconds * rng.uniform(0.85, 1.15))
    pitch = curve(n, *chirp.points) * rng.uniform(0.95, 1.05)
    pitch *= 1 + chirp.rough * np.sin(2 * np.pi * rng.uniform(95, 135) * np.arange(n) / RATE)
    return edges(tone(pitch, (1.0, rng.uniform(0.1, 0.25))) * hill(n, rng.uniform(0.2, 0.4), 0.8), 0.003, 0.01)


def _sparrows(rng: Random, out: Signal, seconds: float, birds: int, metres: float, gain: float) -> None:
    """A few sparrows that chirp in turns, each from its place with its own few calls; a bird keeps to one for a while,
    and its pace is no clock's."""
    for _bird in range(birds):
        calls, pan, far = _repertoire(rng), rng.uniform(-0.9, 0.9), metres * rng.uniform(0.5, 1.6)
        for start in times(rng, seconds, 0.12, 2.5):
            at, call = start, calls[int(rng.integers(3))]
            pace = rng.uniform(0.2, 0.5)
            for _call in range(rng.integers(2, 9)):
                if rng.random() < 0.25:
                    call = calls[int(rng.integers(3))]
                chirp = open_filtered(_sparrow(rng, call), air(far))
                put(out, chirp, at, gain * rng.uniform(0.35, 1.0) * 30 / (30 + far), pan)
                at += float(np.clip(rng.lognormal(np.log(pace), 0.4), 0.13, 1.6))


def _cuckoo(rng: Random) -> Signal:
    """Two notes, the second a minor third lower, as early in the year: about 668 and 556 Hz."""
    n = samples(0.62)
    made = np.zeros(n)
    first, second = samples(0.15), samples(0.24)
    a = tone(curve(first, (0, 640), (0.4, 672), (1, 655)), (1, 0.05, 0.02)) * hill(first, 0.3, 0.7)
    b = tone(curve(second, (0, 545), (0.3, 560), (1, 546)), (1, 0.05, 0.02)) * hill(second, 0.3, 0.7)
    put(made, a, 0.01)
    put(made, 0.9 * b, 0.31)
    return made


def _lark(rng: Random, seconds: float) -> Signal:
    """High over the fields: a line without a pause of syllables between 2 and 6 kHz, about ten a second. One is said
    over two to seven times, then comes another: steep glides, arches, short trills."""
    n = samples(seconds)
    made = np.zeros(n)
    at = 0.02
    while at < seconds - 0.3:
        middle, sweep = rng.uniform(2500, 5200), rng.uniform(300, 1900) * rng.choice((-1, 1))
        length, gap = rng.uniform(0.03, 0.11), rng.uniform(0.012, 0.05)
        arch, shaken = rng.random() < 0.35, rng.random() < 0.2
        loud = rng.uniform(0.4, 1)
        for _again in range(int(rng.integers(2, 8))):
            if at > seconds - 0.3:
                break
            m = samples(length * rng.uniform(0.95, 1.05))
            low_end, high_end = middle - sweep / 2, middle + sweep / 2
            course = ((0, low_end), (0.5, high_end), (1, low_end)) if arch else ((0, low_end), (1, high_end))
            pitch = curve(m, *course)
            if shaken:
                pitch = pitch * (1 + 0.05 * np.sin(2 * np.pi * 85 * np.arange(m) / RATE))
            put(made, tone(np.clip(pitch, 1900, 6300)) * hill(m, 0.35), at, loud * rng.uniform(0.8, 1))
            at += m / RATE + gap
    return made * hill(n, 0.2, 0.5)


def _oriole(rng: Random) -> Signal:
    """Four fluted notes that slide."""
    made = np.zeros(samples(1.15))
    for at, length, points in (
        (0.0, 0.16, ((0, 1500), (1, 2050))),
        (0.2, 0.2, ((0, 2100), (0.5, 1650), (1, 1750))),
        (0.45, 0.22, ((0, 1350), (0.6, 2250), (1, 2100))),
        (0.72, 0.34, ((0, 2000), (0.3, 1600), (1, 1280))),
    ):
        n = samples(length)
        pitch = curve(n, *points) * rng.uniform(0.985, 1.015)
        put(made, tone(pitch, (1, 0.12, 0.04)) * hill(n, 0.3, 0.7), at, rng.uniform(0.7, 1))
    return made


def _dove(rng: Random) -> Signal:
    """Three coos, 500 to 600 Hz, breath in them."""
    made = np.zeros(samples(1.9))
    for at, length, low_hz, high_hz in ((0.0, 0.28, 500, 560), (0.42, 0.3, 520, 590), (0.88, 0.75, 560, 480)):
        n = samples(length)
        body = tone(curve(n, (0, low_hz), (0.4, high_hz), (1, low_hz * 0.97)), (1, 0.1))
        breath = noise(rng, n, peak(550, 60), high(300, 3)) * 0.12
        put(made, (body + breath) * hill(n, 0.35), at)
    return made


def _magpie(rng: Random) -> Signal:
    """A dry rattle: noise from 1.5 to 4.5 kHz in eight to twelve short beats, twelve a second."""
    count = int(rng.integers(6, 11))
    made = np.zeros(samples(count * 0.085 + 0.1))
    for k in range(count):
        n = samples(0.055)
        rough = noise(rng, n, mixed((1.0, peak(2100, 400)), (0.7, peak(3400, 600))), high(1100, 3)) * hill(n, 0.25)
        rough *= 1 + 0.6 * np.sin(2 * np.pi * 210 * np.arange(n) / RATE)
        put(made, rough, k * 0.083 + rng.uniform(0, 0.006), 0.3 * rng.uniform(0.7, 1))
    return made


def _tit(rng: Random) -> Signal:
    """Two notes, high and lower, three times over."""
    made = np.zeros(samples(1.3))
    for k in range(3):
        for shift, hz in ((0.0, 5400.0), (0.15, 3900.0)):
            n = samples(0.11)
            put(made, tone(curve(n, (0, hz), (1, hz * 0.97))) * hill(n, 0.3), 0.38 * k + shift, rng.uniform(0.7, 1))
    return made


def _countryside(rng: Random) -> Signal:
    """The echo of houses and trees round the fields."""
    return room(rng, 1.0, 0.1, low(1900), high(250), width=2, first=0.05)


def birds_spring(rng: Random) -> Signal:
    """A cuckoo far off, a lark over the fields, sparrows at the eaves."""
    seconds = 47.0
    made = np.zeros((samples(seconds), 2))
    _sparrows(rng, made, seconds, 4, 45, 0.6)
    for first, count, pan, metres in ((3.0, 9, -0.45, 420), (31.0, 5, -0.3, 520)):
        for k in range(count):
            call = open_filtered(_cuckoo(rng), air(metres))
            put(made, call, first + 1.45 * k + rng.uniform(-0.09, 0.09), 0.62 * 420 / metres, pan)
    for at, length, pan in ((1.5, 7.5, 0.5), (18.0, 10.0, 0.25), (38.0, 5.5, 0.6)):
        put(made, open_filtered(_lark(rng, length), air(110)), at, 0.5, pan)
    return within(made, _countryside(rng), 0.13)


def birds_summer(rng: Random) -> Signal:
    """An oriole in the poplars, a dove, many sparrows in the wheat."""
    seconds = 43.0
    made = np.zeros((samples(seconds), 2))
    _sparrows(rng, made, seconds, 9, 40, 0.75)
    for at in (2.2, 6.0, 11.5, 21.0, 24.6, 35.4):
        put(made, open_filtered(_oriole(rng), air(140)), at, 0.5, 0.45)
    for at in (8.2, 10.9, 13.3, 27.3, 30.2, 39.1):
        put(made, open_filtered(_dove(rng), air(120)), at, 0.38, -0.5)
    return within(made, _countryside(rng), 0.13)


def birds_autumn(rng: Random) -> Signal:
    """A flock of sparrows on the threshing floor; a magpie."""
    seconds = 37.0
    made = np.zeros((samples(seconds), 2))
    _sparrows(rng, made, seconds, 16, 30, 0.7)
    for at, pan in ((4.0, -0.6), (15.2, 0.4), (16.9, 0.45), (29.0, -0.2)):
        put(made, open_filtered(_magpie(rng), air(110)), at, 0.75, pan)
    return within(made, _countryside(rng), 0.09)


def birds_winter(rng: Random) -> Signal:
    """Few: some sparrows under the eaves, a tit, once a magpie. Snow gives no echo."""
    seconds = 41.0
    made = np.zeros((samples(seconds), 2))
    _sparrows(rng, made, seconds, 4, 35, 0.8)
    for at in (3.5, 6.2, 19.0, 33.7):
        put(made, open_filtered(_tit(rng), air(70)), at, 0.4, 0.35)
    put(made, open_filtered(_magpie(rng), air(160)), 12.4, 0.7, -0.5)
    return within(made, room(rng, 0.5, 0.06, low(3000), width=2), 0.15)


# -------------------------------------------------------------- insects, frogs
def cicadas(rng: Random) -> Signal:
    """Cicadas by day: a band from 4 to 8 kHz, rough from the beats of the tymbals, swelling and falling in choirs."""
    seconds = 18.0
    n = samples(seconds)
    made = np.zeros((n, 2))
    t = np.arange(n) / RATE
    for k in range(7):
        hz = rng.uniform(4600, 6900)
        beat = round(rng.uniform(95, 160) * seconds) / seconds
        body = noise(rng, n, mixed((1.0, peak(hz, 330)), (0.25, peak(hz * 1.33, 500))), high(3300, 4))
        rough = 0.35 + 0.65 * np.maximum(0, np.sin(2 * np.pi * beat * t + rng.uniform(0, 6))) ** 0.7
        swell = drift(rng, n, 0.22, 0.0, 1.0, 1.4)
        slow = round(rng.uniform(2.2, 4.0) * seconds) / seconds
        pulse = 1 - 0.35 * (0.5 + 0.5 * np.sin(2 * np.pi * slow * t)) ** 2
        voice = filtered(body * rough * swell * pulse, air(rng.uniform(20, 90)))
        put(made, voice, 0.0, 0.5, -0.9 + 0.3 * k)
    return made


def crickets(rng: Random) -> Signal:
    """Field crickets after dark: pure pulses near 4 to 5 kHz, five or six to a chirp; one low trill without pause."""
    seconds = 16.0
    n = samples(seconds)
    made = np.zeros((n, 2))
    for _cricket in range(9):
        hz, pan, far = rng.uniform(3900, 5100), rng.uniform(-1, 1), rng.uniform(8, 70)
        chirps = int(rng.uniform(14, 30))
        count, gap = int(rng.integers(4, 7)), rng.uniform(0.03, 0.04)
        rest = set(rng.integers(0, chirps, chirps // 5).tolist())
        for c in range(chirps):
            if c in rest:
                continue
            start = (c + rng.uniform(-0.03, 0.03)) * seconds / chirps
            for p in range(count):
                m = samples(0.021)
                pulse = tone(curve(m, (0, hz * 1.015), (1, hz * 0.985))) * hill(m, 0.35)
                put(made, pulse, start + gap * p + 0.5, (0.5 + 0.5 * (p + 1) / count) * 9 / (9 + far), pan)
    # Tree crickets trill in bouts and listen between them; a trill that never ends is an electric buzzer.
    for hz, pan, bouts in ((2850, -0.4, ((0.8, 3.4), (7.6, 2.3), (11.9, 2.6))), (2610, 0.5, ((4.9, 2.2), (14.2, 3.1)))):
        for start, length in bouts:
            m = samples(length * rng.uniform(0.9, 1.1))
            beat = rng.uniform(43, 49) * (1 + 0.03 * drift(rng, m, 1.0))
            pitch = hz * (1 + 0.006 * drift(rng, m, 3.0, -1, 1))
            trill = tone(pitch) * np.maximum(0, np.sin(2 * np.pi * np.cumsum(beat) / RATE)) ** 0.8
            put(made, edges(trill * drift(rng, m, 1.5, 0.55, 1.0), 0.3, 0.15), start, 0.05, pan)
    return within(made, room(rng, 0.6, 0.07, low(6000), width=2), 0.12)


def _croak(rng: Random, own: float, syllables: int) -> Signal:
    """Pond frogs: a pulse train near 80 a second, strong near 600 and 1,800 Hz, in syllables."""
    parts = [np.zeros(0)]
    for _syllable in range(syllables):
        n = samples(rng.uniform(0.07, 0.12))
        train = pulses(curve(n, (0, own * 0.92), (0.5, own * 1.06), (1, own)), rng, 0.03, 0.06)
        parts += [open_filtered(train, _throat) * hill(n, 0.35, 0.6), np.zeros(samples(rng.uniform(0.035, 0.07)))]
    made = np.concatenate(parts)
    return made / np.abs(made).max()


_throat = product(mixed((0.7, peak(620, 120)), (1.0, peak(1750, 220)), (0.2, peak(3000, 400))), high(350, 3))


def frogs(rng: Random) -> Signal:
    """Frogs in the ditches by night: choirs that set one another off and fall silent together."""
    seconds = 22.0
    made = np.zeros((samples(seconds), 2))
    waves = [(1.0, 7.5), (11.0, 8.5)]
    for _frog in range(15):
        own, pan, far = rng.uniform(66, 98), rng.uniform(-1, 1), rng.uniform(25, 160)
        for start, length in waves:
            at = start + rng.uniform(0, 2.5)
            while at < start + length + rng.uniform(-1.5, 0.5):
                call = open_filtered(_croak(rng, own, int(rng.integers(2, 6))), air(far))
                put(made, call, at, rng.uniform(0.6, 1) * 35 / (35 + far), pan)
                at += len(call) / RATE + rng.uniform(0.3, 1.6)
    for at in (0.2, 9.3, 10.1, 20.3, 21.2):  # between the choirs one or two go on
        call = open_filtered(_croak(rng, rng.uniform(66, 98), int(rng.integers(2, 5))), air(rng.uniform(40, 150)))
        put(made, call, at + rng.uniform(0, 0.5), 0.35, rng.uniform(-1, 1))
    return within(made, room(rng, 0.9, 0.1, low(2200), width=2, first=0.03), 0.12)


# ------------------------------------------------------------- oxen, pigs, fowl
def _low(rng: Random) -> Signal:
    """An ox lows: about 90 to 130 Hz and down again, the mouth opening on the way."""
    n = samples(1.7)
    pitch = curve(n, (0, 88), (0.25, 124), (0.6, 132), (1, 82)) * (1 + 0.01 * noise(rng, n, low(6)))
    voice = pulses(pitch, rng, 0.012, 0.45)
    shut = open_filtered(voice, mixed((1.0, peak(240, 70)), (0.15, peak(700, 120))))
    wide = open_filtered(voice, mixed((0.9, peak(330, 80)), (0.5, peak(820, 130)), (0.12, peak(2300, 250))))
    mouth = curve(n, (0, 0), (0.2, 0.2), (0.45, 1), (0.8, 0.7), (1, 0))
    made = (shut * (1 - mouth) + wide * mouth) * hill(n, 0.25, 0.7)
    return made / np.abs(made).max()


def oxen(rng: Random) -> Signal:
    """A cart goes by on the lane: the wheel's rumble, an axle that wants grease, hoofs; an ox lows twice."""
    seconds = 26.0
    n = samples(seconds)
    made = np.zeros((n, 2))
    t = np.arange(n) / RATE
    near = 0.12 + 0.88 * np.exp(-(((t - 11) / 5.0) ** 2))
    turn = 2.6
    rumble = noise(rng, n, peak(110, 60), high(60), low(700)) * (0.7 + 0.3 * np.sin(2 * np.pi * t / turn) ** 2)
    stones = np.zeros(n)
    for at in times(rng, seconds, 6.0):
        m = samples(0.09)
        put(
            stones,
            open_filtered(rng.standard_normal(m), peak(180, 90)) * hill(m, 0.1),
            at,
            rng.uniform(0.1, 0.8) ** 2 * 1.5,
        )
    axle = np.zeros(n)
    for k in range(round(seconds / turn)):
        m = samples(0.75)
        hz = curve(m, (0, 410), (0.4, 560), (0.7, 520), (1, 600)) * rng.uniform(0.96, 1.04)
        creak = tone(hz * (1 + 0.02 * noise(rng, m, low(60))), (1, 0.6, 0.45, 0.3, 0.2, 0.15)) * hill(m, 0.4)
        creak *= 0.6 + 0.4 * np.abs(noise(rng, m, low(45)))
        put(axle, creak, k * turn + rng.uniform(0, 0.08), 0.10 * rng.uniform(0.6, 1))
    hoofs = np.zeros(n)
    for k in range(round(seconds / 0.65)):
        m = samples(0.12)
        thud = open_filtered(rng.standard_normal(m), peak(130, 60)) * hill(m, 0.05, 1.5)
        put(hoofs, thud / np.abs(thud).max(), 0.65 * k + rng.uniform(-0.05, 0.05), rng.uniform(0.3, 0.6))
    cart = filtered((0.22 * rumble + stones + axle + hoofs) * near, air(60))
    put(made, cart, 0.0, 1.0, 0.1)
    for at, pan in ((5.0, 0.6), (20.5, -0.5)):
        put(made, open_filtered(_low(rng), air(130)), at, 0.55, pan)
    return within(made, room(rng, 0.8, 0.09, low(2500), width=2), 0.2)


def _cluck(rng: Random) -> Signal:
    n = samples(rng.uniform(0.06, 0.1))
    top = rng.uniform(0.95, 1.3)
    voice = tone(curve(n, (0, 480), (0.3, 560 * top), (1, 360)) * rng.uniform(0.82, 1.15), (0.7, 1, 0.7, 0.4, 0.2))
    return open_filtered(voice, mixed((1.0, peak(1100, 300)), (0.4, peak(2400, 400)))) * hill(n, 0.2)


def _grunt(rng: Random) -> Signal:
    n = samples(rng.uniform(0.18, 0.38))
    train = pulses(curve(n, (0, 62), (0.5, 78), (1, 48)), rng, 0.12, 0.3)
    made = open_filtered(
        train + 0.15 * noise(rng, n),
        product(mixed((1.0, peak(420, 110)), (0.45, peak(980, 180))), high(140, 2), low(3000)),
    ) * hill(n, 0.3)
    return made / np.abs(made).max()


def yard(rng: Random) -> Signal:
    """Hens that pick about, a pig in its pen."""
    seconds = 22.0
    made = np.zeros((samples(seconds), 2))
    for _hen in range(5):
        pan, far = rng.uniform(-0.8, 0.8), rng.uniform(15, 50)
        for start in times(rng, seconds, 0.16, 1.5):
            at = start
            for _k in range(int(rng.integers(2, 6))):
                put(made, open_filtered(_cluck(rng), air(far)), at, 0.5 * rng.uniform(0.4, 1) * 25 / (25 + far), pan)
                at += rng.uniform(0.18, 0.5)
    for start in times(rng, seconds, 0.28, 1.2):
        at = start
        for _k in range(int(rng.integers(1, 4))):
            put(made, open_filtered(_grunt(rng), air(35)), at, 0.5 * rng.uniform(0.5, 1), -0.45)
            at += rng.uniform(0.4, 0.7)
    return within(made, room(rng, 0.4, 0.05, low(2500), width=2), 0.12)
