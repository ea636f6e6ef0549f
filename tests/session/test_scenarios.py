"""Every scenario: what its file says is so, it is played to its end, and saved and opened again."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import numpy as np
import pytest

from game.session import saves
from game.session.content import ContentError, landscape_names, load_scenario, scenario_names
from game.session.country.chronicle import FIRST
from game.session.country.inputs import communes, provinces
from game.session.country.nation import nation
from game.session.files import read_toml
from game.session.founding import county_ground
from game.session.game import Game, play
from game.session.recording import record
from game.session.setup import Setup, country_of, rules_for

SEEDS = range(1, 7)
"""Who leads around a commune is drawn: where it stands among the others is told of the mean of some countries."""
every = pytest.mark.parametrize("name", scenario_names())


@pytest.fixture(scope="module")
def standing() -> Mapping[int, float]:
    """For each commune of the map, the share of communes in which more died in 1958-61; mean over some countries."""
    shares = []
    for seed in SEEDS:
        deaths = nation(country_of(seed), maps=True).true_maps["deaths"][-FIRST : 16 - FIRST].sum(0, dtype=np.int64)
        shares.append(np.searchsorted(np.sort(-deaths), -deaths) / len(deaths))
    return dict(enumerate(np.mean(shares, axis=0)))


@every
def test_the_commune_is_where_and_what_it_is_said_to_be(name: str, standing: Mapping[int, float]) -> None:
    scenario = load_scenario(name)
    row, of = scenario.place.commune, communes()
    assert provinces().names[of.province[row]] == scenario.place.province
    assert f"{len(of):,}" in scenario.place.about and "third" in scenario.place.about
    assert standing[row] < 1 / 3


@every
def test_brigades_and_neighbours_are_whole(name: str) -> None:
    scenario = load_scenario(name)
    ground = county_ground(scenario, rules_for(Setup(scenario=name), scenario))
    assert len(scenario.brigades) == 8
    assert len(scenario.neighbours) == len(ground.commune_id) - 1
    names = [place.name for place in (*scenario.brigades, *scenario.neighbours)]
    assert len(set(names)) == len(names)
    assert all(
        0 <= getattr(brigade, part) <= 1 for brigade in scenario.brigades for part in ("roots", "access", "clay")
    )
    size = np.array([brigade.people for brigade in scenario.brigades])
    richness = np.array([brigade.yield_ for brigade in scenario.brigades])
    assert abs((size * richness).sum() / size.sum() - 1) < 0.03


def test_no_two_scenarios_are_the_same_place() -> None:
    placed = [load_scenario(name) for name in scenario_names()]
    for facts in ([s.title for s in placed], [s.place.commune for s in placed], [s.place.county for s in placed]):
        assert len(set(facts)) == len(facts)
    assert {s.landscape for s in placed} == set(landscape_names())


@every
@pytest.mark.parametrize("policy", ["median", "honest"])
def test_it_is_played_to_its_end_saved_and_opened_again(name: str, policy: str, tmp_path: Path) -> None:
    game = play(Setup(scenario=name, policy=policy, seed=2))
    assert len(game.records) == load_scenario(name).seasons
    for season in game.records:
        for stock in season.stocks.values():
            assert stock.close == stock.open + sum(stock.terms.values())
    path = tmp_path / "a.save"
    saves.save(game, path)
    again = saves.load(path)
    assert again.setup.scenario == name and again.scenario.landscape == load_scenario(name).landscape
    assert again.digest == game.digest == play(Setup(scenario=name, policy=policy, seed=2)).digest


@every
def test_a_game_opened_in_the_middle_plays_on_the_same(name: str, tmp_path: Path) -> None:
    game = Game.new(Setup(scenario=name, seed=5))
    for _season in range(3):
        game.seal(game.lead())
        game.seal(game.lead())
    saves.write(record(game), tmp_path / "a.save")
    again = saves.load(tmp_path / "a.save")
    for one in (game, again):
        one.until_end()
    assert again.digest == game.digest


def test_scenarios_give_different_games() -> None:
    digests = {play(Setup(scenario=name, policy="median", seed=2, seasons=4)).digest for name in scenario_names()}
    assert len(digests) == len(scenario_names())


@pytest.mark.parametrize("landscape", ["moor", "", "../land/plain"])
def test_an_unknown_landscape_is_told_in_one_sentence(landscape: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def changed(*parts: str) -> dict[str, Any]:
        return {**read_toml(*parts), "landscape": landscape}

    monkeypatch.setattr("game.session.content.read_toml", changed)
    with pytest.raises(ContentError) as told:
        load_scenario("leap")
    assert str(told.value) == (
        f"assets/scenarios/leap.toml: landscape should be one of {', '.join(landscape_names())}, not {landscape!r}"
    )
