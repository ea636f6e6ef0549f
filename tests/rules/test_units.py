"""Sharing out whole units: exact in total, fair to a unit, the same whatever the order of the sums."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from game.rules.units import group_mean, group_sum, share_out

rows = st.lists(st.tuples(st.integers(0, 3), st.integers(0, 100_000)), min_size=1, max_size=30)
totals = st.lists(st.integers(0, 10_000_000), min_size=4, max_size=4)


@given(rows, totals)
def test_shares_sum_to_the_whole_wherever_there_is_a_weight(pairs, wholes):
    group = np.array([g for g, _ in pairs])
    weight = np.array([w for _, w in pairs])
    total = np.array(wholes)
    shared = share_out(total, weight, group)
    sums, weights = group_sum(shared, group, 4), group_sum(weight, group, 4)
    assert np.array_equal(sums, np.where(weights > 0, total, 0))
    assert (shared[weight == 0] == 0).all()


@given(rows, totals)
def test_no_share_is_off_its_fair_part_by_a_whole_unit(pairs, wholes):
    group = np.array([g for g, _ in pairs])
    weight = np.array([w for _, w in pairs])
    total = np.array(wholes)
    weights = group_sum(weight, group, 4)[group]
    fair = np.where(weights > 0, total[group] * weight / np.maximum(weights, 1), 0)
    assert (np.abs(share_out(total, weight, group) - fair) < 1 + 1e-6).all()


def test_a_mean_by_group_weighs_rows():
    mean = group_mean(np.array([1.0, 3.0, 5.0]), np.array([1, 3, 2]), np.array([0, 0, 1]), 2)
    assert np.allclose(mean, [2.5, 5.0])
