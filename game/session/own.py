"""The player's part of a county's orders: commune 0 and its brigades are the first rows of every array."""

from __future__ import annotations

import numpy as np

from game.rules.order_table import HANDS
from game.rules.orders import ORDER, Orders, bounds
from game.rules.phases.labour import HANDS_PER_FURNACE, hands_of
from game.rules.places import State
from game.rules.ruleset import Ruleset
from game.rules.units import Ints, Reals, share_out, whole

FURNACES_A_BRIGADE = 12
SHAM_A_BRIGADE = 6
PILOT_FURNACES = 2
"""Furnaces of the whole commune in the first season."""

MOST_STEEL = 75
"""Most per cent of a brigade's hands that go to furnaces, scrap and ore."""

GIVES_WAY = ("works", "rest", "workshop", "canteens")
"""Tasks that lose hands, in this order, when the fields have no more to give."""


def own_places(state: State) -> int:
    """Number of the player's brigades."""
    return int((state.commune == 0).sum())


def own_part(orders: Orders, places: int) -> Orders:
    """The rows of commune 0: (places,) for orders by place, (1,) for orders by commune."""
    return Orders({name: value[..., : _rows(name, places)].copy() for name, value in orders.values.items()})


def with_own(orders: Orders, own: Orders, places: int) -> Orders:
    """All rows, with those of commune 0 replaced by `own`."""
    joined = orders.copy()
    for name, value in own.values.items():
        joined.values[name][..., : _rows(name, places)] = value
    return joined


def _rows(order: str, places: int) -> int:
    return places if ORDER[order].level == "place" else 1


def season_bounds(order: str, season: int) -> tuple[int, int]:
    """Lowest and highest value that one brigade (or the commune) may be given in a season.

    The total of the pilot furnaces of the first season is a further bound: see `limit_furnaces`.
    """
    low, high = bounds(ORDER[order])
    if order == "furnaces_lit":
        return low, PILOT_FURNACES if season == 0 else FURNACES_A_BRIGADE
    if order == "furnaces_sham":
        return low, SHAM_A_BRIGADE
    return low, high


def limit_furnaces(lit: Ints, season: int) -> Ints:
    """Furnaces by brigade within the season's bounds; the first season has two in all, kept where they are most."""
    lit = np.minimum(np.maximum(lit, 0), season_bounds("furnaces_lit", season)[1])
    if season == 0 and lit.sum() > PILOT_FURNACES:
        place = np.lexsort((np.arange(len(lit)), -lit))
        kept = np.zeros_like(lit)
        left = PILOT_FURNACES
        for row in place:
            kept[row] = min(int(lit[row]), left)
            left -= int(kept[row])
        return kept
    return lit


def spread_furnaces(total: int, state: State, places: int, season: int) -> Ints:
    """A total over the brigades by people, none above its bound as long as another has room: (places,)."""
    people = state.population()[:places]
    most = season_bounds("furnaces_lit", season)[1]
    group = np.zeros(places, dtype=np.int64)
    lit = np.zeros(places, dtype=np.int64)
    left = total
    while left > 0 and (lit < most).any():
        more = share_out(np.array([left]), np.where(lit < most, people, 0), group)
        lit = np.minimum(lit + more, most)
        left = total - int(lit.sum())
    return limit_furnaces(lit, season)


def hands_count(state: State, rules: Ruleset, places: int) -> Reals:
    """Hands of each brigade, full equivalents: (places,)."""
    return np.maximum(hands_of(state["people"][:, :places], rules.p), 1.0)


def hands_for(lit: Ints, hands: Reals) -> Ints:
    """Per cent of a brigade's hands that its lit furnaces need, carriers of scrap and ore among them."""
    return np.minimum(whole(lit * HANDS_PER_FURNACE / hands * 100.0), MOST_STEEL)


def move_hands(shares: Ints, steel: Ints) -> Ints:
    """Give furnaces and scrap `steel` per cent of the hands, a third and two thirds, from or to the fields.

    shares: (7, places) per cent in the order of HANDS. Where the fields have no more to give, other tasks follow.
    """
    moved = shares.copy()
    row = {task: k for k, task in enumerate(HANDS)}
    moved[row["furnaces"]] = steel // 3
    moved[row["scrap"]] = steel - steel // 3
    return _close(moved)


def set_share(shares: Ints, task: str, per_cent: Ints) -> Ints:
    """Give one task a share of the hands, from or to the fields; (7, places)."""
    moved = shares.copy()
    moved[HANDS.index(task)] = per_cent
    return _close(moved, keep=task)


def set_fields(shares: Ints, per_cent: int) -> Ints:
    """Give the fields a share: hands let go rest, hands called come from rest, then from other tasks; (7, places)."""
    moved = shares.copy()
    fields, rest = HANDS.index("fields"), HANDS.index("rest")
    moved[fields] = per_cent
    moved[rest] += shares[fields] - per_cent
    for task in ("works", "workshop", "scrap", "furnaces", "canteens"):
        row = HANDS.index(task)
        given = np.minimum(np.maximum(-moved[rest], 0), moved[row])
        moved[row] -= given
        moved[rest] += given
    return moved


def _close(shares: Ints, keep: str = "") -> Ints:
    """Make each column sum to 100: the fields take up the difference, then other tasks give way."""
    fields = HANDS.index("fields")
    shares[fields] += 100 - shares.sum(axis=0)
    for task in (*(name for name in GIVES_WAY if name != keep), "furnaces", "scrap"):
        missing = np.maximum(-shares[fields], 0)
        given = np.minimum(missing, shares[HANDS.index(task)])
        shares[HANDS.index(task)] -= given
        shares[fields] += given
    return shares
