"""How far each cause accounts for the deaths of a run of the country, and in what order it is taken away."""

from __future__ import annotations

from dataclasses import dataclass

WEATHER = "weather"
"""The one cause that is no what-if: an average sky."""


@dataclass(frozen=True)
class Cause:
    """One cause. Parts are of the total, 0-1; one is below zero where the deaths are more without the cause."""

    name: str
    """a what-if of game/session/what_ifs.py, or `weather`"""
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
