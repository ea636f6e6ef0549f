"""How far each cause accounts for the deaths of a run of the country: causes taken away in all orders.

For a set of causes, `excess` gives the deaths above the usual with those causes taken away, on the same weather and
luck and with the recall held. A cause's share is what goes with it, averaged over all orders in which the causes can be
taken away (Shapley 1953); beside it stand what goes when it is taken away first and when last.
"""

from __future__ import annotations

import functools
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import msgspec

from game.session.files import ContentError, read_toml

WEATHER = "fair-weather"
"""The one cause that nobody ordered: taken away, no more land than usual is struck."""
CAUSES = (
    "no-furnaces",
    "honest-reports",
    "flexible-procurement",
    "optional-canteens",
    "no-exports",
    "no-drive",
    WEATHER,
)
"""What is taken away, by the name of its what-if; `no-drive` stands for hours, works, sown area, deep ploughing,
close planting, sparrows, and the accounts that cut the link between work and food."""
FILE = "assets/country/causes.toml"


@dataclass(frozen=True)
class Cause:
    """One cause. Parts are of the total, 0-1; one is below zero where the deaths are more without the cause."""

    name: str
    """one of CAUSES"""
    share: float
    """averaged over all orders in which the causes can be taken away; the shares of all sum to 1"""
    first: float
    """what goes when it alone is taken away"""
    last: float
    """what goes when it is taken away after all others"""


@dataclass(frozen=True)
class CauseSplit:
    """The causes of the deaths above the usual, with the same weather and the same luck."""

    causes: tuple[Cause, ...]
    total_m: float
    """deaths that all causes together account for, millions"""


def split(excess: Callable[[frozenset[str]], float], causes: Sequence[str] = CAUSES) -> CauseSplit:
    """Split what all causes together account for. Calls `excess` once for each of the 2^n sets of causes."""
    n = len(causes)
    known = {
        frozenset(chosen): excess(frozenset(chosen)) for size in range(n + 1) for chosen in combinations(causes, size)
    }
    every = frozenset(causes)
    total = known[frozenset()] - known[every]
    found = []
    for cause in causes:
        share = 0.0
        for size in range(n):
            weight = factorial(size) * factorial(n - size - 1) / factorial(n)
            for others in combinations([other for other in causes if other != cause], size):
                without = frozenset(others)
                share += weight * (known[without] - known[without | {cause}])
        first = known[frozenset()] - known[frozenset({cause})]
        last = known[every - {cause}] - known[every]
        found.append(Cause(cause, share / total, first / total, last / total))
    return CauseSplit(tuple(found), total)


class _File(msgspec.Struct, forbid_unknown_fields=True):
    rules: str
    total_m: float
    cause: list[Cause]


@functools.cache
def cause_split() -> CauseSplit:
    """The split of history's run, as `tools/calibrate` last made it. Raises ContentError naming the file."""
    try:
        found = msgspec.convert(dict(read_toml("country", "causes.toml")), _File)
    except msgspec.ValidationError as error:
        raise ContentError(f"{FILE}: {error}") from None
    return CauseSplit(tuple(found.cause), found.total_m)


def made_for() -> str:
    """Fingerprint of the rules that the shipped split was made under."""
    return str(read_toml("country", "causes.toml").get("rules", ""))
