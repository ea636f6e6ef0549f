"""The land's ways and its stream, in plain numpy."""

from __future__ import annotations

import numpy as np
import pytest

from tools.bakery.land import landform, site


def fields(place: site.Site, a: np.ndarray, b: np.ndarray) -> dict[str, np.ndarray]:
    """What `landform.brook` reads, at points in tiles."""
    x, y = a + b, a - b
    stream, down = landform.distance(landform.curve(place.stream), x, y)
    return {"a": a, "b": b, "x": x, "y": y, "stream": stream, "down": down}


@pytest.mark.parametrize("name", site.NAMES)
def test_the_stream_keeps_to_the_room_left_for_it(name: str) -> None:
    place = site.of(name)
    a, b = np.meshgrid(np.linspace(3.5, 8.5, 260), np.linspace(-9.8, 6, 700), indexing="ij")
    f = fields(place, a, b)
    _, rill = landform.brook(f, place)
    assert rill.max() > 0.98
    assert rill[np.abs(f["stream"]) > 0.6].max() < 0.02  # fields, trees and walks stand off by the line, not by the bed
    assert rill[f["down"] < 0.05].max() < 0.02  # it begins as a trickle
    assert 0.005 < (rill > 0.9).mean() < 0.12


@pytest.mark.parametrize("name", site.NAMES)
def test_the_stream_runs_straight_through_the_gap_that_a_dam_can_shut(name: str) -> None:
    place = site.of(name)
    b = np.full(400, place.dam.at[1] + place.dam.axis + 0.8, np.float32)
    a = np.linspace(place.dam.at[0] - 1.2, place.dam.at[0] + 1.2, 400, dtype=np.float32)
    f = fields(place, a, b)
    away, _ = landform.brook(f, place)
    assert abs(a[np.argmin(np.abs(away))] - a[np.argmin(np.abs(f["stream"]))]) < 0.02


@pytest.mark.parametrize("name", site.NAMES)
def test_a_way_that_ends_on_its_own_runs_out_and_the_others_do_not(name: str) -> None:
    place = site.of(name)
    lone = landform.curve(place.roads[3])[-1]  # the works' way ends before the dam
    middle = landform.curve(place.roads[0])[60]
    faint = landform.petering(place, np.array([lone[0], middle[0]]), np.array([lone[1], middle[1]]))
    assert faint[0] < 0.05 and faint[1] > 0.99
