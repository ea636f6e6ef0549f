"""Fixed units. Everything that persists is a whole number of its unit, so that ledgers add up exactly."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
Reals = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

MICRO = 1_000_000
"""Indices such as effort or trust are kept in millionths."""

DAYS = 91.25
"""Days in a season."""

KG_PER_T = 1000

MANY = 1024
"""From so many rows on it pays to look whether they are all alike, and to choose the quicker of two equal ways."""

_ROUND = np.float64(3 << 51)
_ROUND_BITS = np.int64(_ROUND.view(np.int64))
"""Added to a real below 2**51, this leaves its nearest whole number (half to even) in the low bits."""


def whole(values: Any, out: Ints | None = None) -> Ints:
    """Round real amounts, in units, to whole units (half to even, the same on every processor).

    out: an array of the rows' length to write them into.
    """
    values = np.asarray(values, dtype=np.float64)
    if values.size < MANY:
        few: Ints = np.asarray(np.rint(values).astype(np.int64))
        if out is None:
            return few
        out[...] = few
        return out
    rounded: Ints = np.asarray(values + _ROUND).view(np.int64)
    return np.subtract(rounded, _ROUND_BITS, out=rounded if out is None else out)


def floored(values: Any) -> Ints:
    """Cut real amounts, in units, down to whole units."""
    values = np.asarray(values, dtype=np.float64)
    if values.size >= MANY and values.min() >= 0.0:  # then the cut is what a conversion does anyway
        return np.asarray(values.astype(np.int64))
    return whole(np.floor(values))


def highest_unsigned(values: Ints) -> int:
    """The highest of some whole numbers read without a sign: one look tells whether any is below 0 or above a bound.

    What is below 0 reads as 2**63 and more.
    """
    return int(values.view(np.uint64).max())


def times_in(values: Ints, size: int) -> Ints:
    """How often a size goes into whole numbers; a power of two by a shift, which is quicker."""
    return values >> (size.bit_length() - 1) if size & (size - 1) == 0 else values // size


def clip(values: Any, low: Any, high: Any) -> Reals:
    """Limit real values to [low, high]."""
    limited: Reals
    if isinstance(values, np.ndarray) and values.dtype == np.float64 and values.size >= MANY:
        if isinstance(low, int | float) and isinstance(high, int | float):
            limited = values.clip(low, high)  # one pass, where two scalars take two slow ones
            return limited
    limited = np.maximum(values, low)
    if isinstance(high, int | float) and isinstance(limited, np.ndarray) and limited.dtype == np.float64:
        np.minimum(limited, high, out=limited)
    else:
        limited = np.minimum(limited, high)
    return limited


def at_least(values: Any, low: float) -> Reals:
    """Real values, none below `low`."""
    if np.size(values) >= MANY:
        return clip(values, low, np.inf)
    return np.asarray(np.maximum(values, low))


def at_most(values: Any, high: float) -> Reals:
    """Real values, none above `high`."""
    if np.size(values) >= MANY:
        return clip(values, -np.inf, high)
    return np.asarray(np.minimum(values, high))


def pick(choice: Ints, values: Sequence[float]) -> Reals:
    """The value that goes with each choice: (N,) indices to (N,) reals."""
    table: Reals = np.array(values, dtype=np.float64)
    return table[choice]


def safe_ratio(part: Any, total: Any, empty: float = 0.0) -> Reals:
    """part / total elementwise; `empty` where the total is zero or less."""
    part, total = np.asarray(part, dtype=np.float64), np.asarray(total, dtype=np.float64)
    if total.size and total.min() > 0:  # a plain division is three times as fast as one under a mask
        return np.asarray(part / total)
    some = total > 0
    if max(part.size, total.size) >= MANY and not some.any():
        return np.full(1, empty)
    ratio: Reals = np.full(np.broadcast_shapes(part.shape, total.shape), empty)
    np.divide(part, total, out=ratio, where=some)
    return ratio


def group_sum(values: Any, group: Ints, groups: int) -> Ints:
    """Sum whole numbers by group.

    values: (N,) whole numbers; group: (N,) group of each row; returns (groups,).
    The sums are of integers below 2**53, so the order of rows cannot change them.
    """
    weights = np.asarray(values, dtype=np.float64)
    if weights.shape != group.shape:
        weights = np.broadcast_to(weights, group.shape)
    sums = np.bincount(group, weights=weights, minlength=groups)
    return sums.astype(np.int64)


def group_mean(values: Any, weight: Ints, group: Ints, groups: int) -> Reals:
    """Mean of real values by group, weighted by whole numbers, through sums of millionths (order-free)."""
    total = group_sum(whole(np.asarray(values) * MICRO) * weight, group, groups)
    return safe_ratio(total.astype(np.float64) / MICRO, group_sum(weight, group, groups))


def share_out(total: Ints, weight: Ints, group: Ints) -> Ints:
    """Split each group's whole total over its rows by weight, exactly (largest remainder, earlier place first).

    total: (G,) whole units; weight: (N,) whole numbers >= 0; group: (N,). Returns (N,) whole units that sum to
    `total` in every group that has a positive weight; a group without weight gets nothing.
    """
    groups = len(total)
    if groups == len(group) and (np.bincount(group, minlength=groups) == 1).all():
        alone: Ints = np.where(weight > 0, total[group], 0)
        return alone
    sums = group_sum(weight, group, groups)
    have = sums[group] > 0
    divisor = np.where(have, sums[group], 1)
    exact_high = total[group] * weight
    base = np.where(have, exact_high // divisor, 0)
    left = np.where(sums > 0, total, 0) - group_sum(base, group, groups)
    # only groups with something left need their remainders in order: a group of one row never has
    rows = np.flatnonzero((left[group] > 0) & have & (weight > 0))
    if not len(rows):
        return base
    own = group[rows]
    remainder = exact_high[rows] % divisor[rows]
    order = np.lexsort((-remainder, own))
    sorted_group = own[order]
    rank = np.arange(len(rows)) - np.searchsorted(sorted_group, sorted_group)
    base[rows[order[rank < left[sorted_group]]]] += 1
    return base
