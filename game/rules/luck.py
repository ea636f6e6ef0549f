"""Luck is counter-based: a draw depends on (seed, season, phase, place id, draw number) and on nothing else.

Adding a draw to one phase, or a row to the arrays, moves no other draw. Only whole-number arithmetic on uint64 is
used, so the numbers are the same on every processor.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

import numpy as np

from game.rules.units import Ints, Reals, floored
from game.rules.workspace import hits, nothing, some

_GOLDEN = np.uint64(0x9E3779B97F4A7C15)
_MIX_1 = np.uint64(0xBF58476D1CE4E5B9)
_MIX_2 = np.uint64(0x94D049BB133111EB)
_TWO_OF_FOUR = np.uint64(0x0000FFFF0000FFFF)
_BOTH = np.uint64(0x100000001)
_MIDDLE = 2 * 65536 - 2
"""Mean of the sum of four 16-bit numbers."""


def _fold(x: Any) -> Any:
    """The first step of the mixing. It goes through xor: the fold of a ^ b is the fold of a ^ the fold of b.

    So what many draws have in common is folded once.
    """
    return x ^ (x >> np.uint64(30))


def _mix(x: Any) -> Any:
    """The rest of the finalizer of SplitMix64 (Steele, Lea and Flood 2014) on a folded array of uint64, in place."""
    x *= _MIX_1
    shifted = x >> np.uint64(27)
    x ^= shifted
    x *= _MIX_2
    np.right_shift(x, np.uint64(31), out=shifted)
    x ^= shifted
    return x


def phase_key(name: str) -> int:
    """A stable 64-bit number for a phase's name (FNV-1a)."""
    key = 0xCBF29CE484222325
    for byte in name.encode():
        key = ((key ^ byte) * 0x100000001B3) & 0xFFFFFFFFFFFFFFFF
    return key


@dataclass(frozen=True)
class Luck:
    """The draws of one season. `seed` is one number, or one for each row of ids so that several fates run at once."""

    seed: Any
    season: int
    _named: dict[int, tuple[Ints, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """ids drawn for, folded: what the phases have in common"""
    _keyed: dict[str, tuple[Ints, Any]] = field(default_factory=dict, init=False, repr=False, compare=False)
    """the ids last drawn for in each phase, mixed with seed, season and phase, folded: every draw starts there"""

    def bits(self, phase: str, ids: Ints, draw: int = 0, rows: Ints | None = None) -> Any:
        """64 random bits for each id, or for those in some rows of them; shape of `ids` or of `rows`."""
        kept = self._keyed.get(phase)
        if kept is None or kept[0] is not ids:
            x = np.atleast_1d(np.asarray(self.seed, dtype=np.int64)).view(np.uint64)
            x = _mix(_fold(x + _GOLDEN))
            x = _mix(_fold(x ^ np.uint64((self.season * 0x10001 + 0x51ED) & 0xFFFFFFFF)))
            x = _mix(_fold(x ^ np.uint64(phase_key(phase))))
            self._keyed[phase] = kept = ids, _fold(_mix(_fold(x) ^ self._folded(ids)))
        own = kept[1] if rows is None else kept[1][rows]
        return _mix(own ^ _fold(np.uint64(draw * 0x2545F491 + 1)))

    def _folded(self, ids: Ints) -> Any:
        kept = self._named.get(id(ids))
        if kept is None or kept[0] is not ids:
            if len(self._named) > 3:  # places, communes and counties
                self._named.clear()
            named = np.asarray(ids, dtype=np.int64).view(np.uint64) * _GOLDEN
            self._named[id(ids)] = kept = ids, _fold(named)
        return kept[1]

    def uniform(self, phase: str, ids: Ints, draw: int = 0, rows: Ints | None = None) -> Reals:
        """Real numbers in [0, 1), one for each id, or for each of those in some rows of them."""
        bits = self.bits(phase, ids, draw, rows)
        bits >>= np.uint64(11)
        value: Reals = bits.view(np.int64).astype(np.float64)
        value *= 1.0 / (1 << 53)
        return value

    def normal(self, phase: str, ids: Ints, draw: int = 0) -> Reals:
        """Near-normal numbers of mean 0 and deviation 1, within +-3.46: the sum of four 16-bit uniforms."""
        bits = self.bits(phase, ids, draw)
        # the four 16-bit numbers added two by two, then the two sums in the upper half: all below 2**18
        odd = bits >> np.uint64(16)
        odd &= _TWO_OF_FOUR
        bits &= _TWO_OF_FOUR
        bits += odd
        bits *= _BOTH
        bits >>= np.uint64(32)
        total = bits.view(np.int64)
        total -= _MIDDLE
        value: Reals = total.astype(np.float64)
        value *= 1.7320508075688772 / 65536
        return value

    def count(self, expected: Any, phase: str, ids: Ints, draw: int = 0) -> Ints:
        """Whole counts with the given expectation: its floor, or one more with the chance of the fraction."""
        expected = np.asarray(expected, dtype=np.float64)
        number: Ints
        if not some(expected):  # where nothing is expected nothing comes, whatever the draw
            return nothing(ids)
        hit = hits(expected) if expected.shape == ids.shape else None
        if hit is not None:
            number = np.zeros(len(ids), dtype=np.int64)
            number[hit] = np.floor(self.uniform(phase, ids, draw, hit) + expected[hit])
            return number
        drawn = self.uniform(phase, ids, draw)
        drawn = expected + drawn if expected.shape != drawn.shape else np.add(drawn, expected, out=drawn)
        return floored(drawn)
