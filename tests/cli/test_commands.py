"""The commands as they are typed: JSON in its stable shapes, and one sentence for whatever cannot be."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game import cli

SEASON_FIELDS = (
    "season year people deaths excess_deaths births left grain_true_t grain_reported_t unharvested_t weather "
    "quota_grain_t procured_t resold_t store_t iron_t iron_usable_t furnaces field_labour_share hours effort health "
    "tools forest injured asleep collapses breakdowns kcal pressure standing in_office stocks"
).split()


def said(capsys: pytest.CaptureFixture[str], *words: str) -> Any:
    assert cli.main([*words, "--json"]) == 0
    return json.loads(capsys.readouterr().out)


def test_headless_prints_one_game_in_its_stable_shape(capsys: pytest.CaptureFixture[str]) -> None:
    game = said(capsys, "headless", "--seed", "5", "--policy", "honest")
    assert [game[name] for name in ("scenario", "policy", "seed", "what_if")] == ["leap", "honest", 5, None]
    assert len(game["seasons"]) == 12 and isinstance(game["ending"], str)
    for row in game["seasons"]:
        assert set(SEASON_FIELDS) <= set(row)
        for name in ("people", "deaths", "births", "left", "injured", "collapses", "furnaces", "excess_deaths"):
            assert isinstance(row[name], int), name
        for name in ("effort", "health", "tools", "forest", "pressure", "standing"):
            assert 0 <= row[name] <= 1, name
        assert {"grain", "usable_metal", "tools"} <= set(row["stocks"])


def test_many_seeds_are_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["headless", "--seeds", "1-3", "--seasons", "2", "--json"]) == 0
    games = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [game["seed"] for game in games] == [1, 2, 3]
    assert {len(game["seasons"]) for game in games} == {2} and games[0]["ending"] == "unfinished"


def test_a_recorded_game_replays_to_the_same_rows(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = str(tmp_path / "a game.save")
    words = ["--policy", "protective", "--seed", "8", "--set", "claim=1.1", "--what-if", "no-lushan"]
    first = said(capsys, "headless", *words, "--save", path)
    assert said(capsys, "replay", path, "--verify") == first


def test_orders_are_told_with_bounds_and_examples(capsys: pytest.CaptureFixture[str]) -> None:
    rows = said(capsys, "orders")["orders"]
    assert {"quota_grain", "quota_iron", "furnaces_lit"} <= {row["name"] for row in rows}
    for row in rows:
        assert {
            "name",
            "type",
            "unit",
            "min",
            "max",
            "choices",
            "example",
            "default",
            "opens",
            "sitting",
            "help",
        } <= set(row)
        assert row["example"] != row["default"], row["name"]
        assert (row["type"] == "number") == (row["min"] is not None)


def test_content_names_what_there_is(capsys: pytest.CaptureFixture[str]) -> None:
    content = said(capsys, "content")
    assert set(content) >= {"scenarios", "events", "articles", "what_ifs", "policies", "orders", "languages"}
    assert {"zealot", "careerist", "median", "honest", "protective", "idle"} <= set(content["policies"])
    assert len(content["what_ifs"]) >= 8 and content["languages"]["en"] == 100


def test_selftest_finds_the_game_whole(capsys: pytest.CaptureFixture[str]) -> None:
    found = said(capsys, "selftest")
    assert found["assets"] >= 20 and found["texts"] >= 200
    assert found["seasons_played"] == 12 and found["saved_bytes"] > 100
    assert found["reloaded_digest_equal"] is True and found["frozen"] is False


def test_a_sweep_is_the_same_with_one_worker_and_with_two(tmp_path: Path) -> None:
    texts = []
    for jobs in ("1", "2"):
        path = tmp_path / f"{jobs}.csv"
        assert cli.main(["sweep", "--policy", "median,idle", "--seeds", "1-3", "--jobs", jobs, "--csv", str(path)]) == 0
        texts.append(path.read_text())
    assert texts[0] == texts[1] and texts[0].count("\n") == 7


WRONG = [
    "headless --seed x", "headless --seed -1", "headless --seed 99999999999999999999", "headless --seeds 9-1",
    "headless --policy nobody", "headless --scenario nowhere", "headless --scenario ../leap", "headless --set hours=99",
    "headless --set nonsense=1", "headless --set hours", "headless --set", "headless --set furnaces=nan",
    "headless --seasons -3", "headless --seasons 0", "headless --seasons 99", "headless --what-if dragons",
    "headless --save /proc/nowhere/g.save", "headless extra", "headless --jason", "replay", "replay no-such-file",
    "replay pyproject.toml", "replay tests", "frobnicate", "", "sweep --seeds 9-1", "sweep --policy median,,",
    "sweep --jobs 0", "sweep --seeds 1 --csv /proc/nowhere/x.csv", "screens", "screens --out /proc/nowhere",
    "screens --out x --size 3x4", "screens --out x --scale 900", "screens --out x --lang xx", "window --size big",
]  # fmt: skip


@pytest.mark.parametrize("words", WRONG)
def test_what_cannot_be_is_told_in_one_sentence(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words.split(" ") if words else [""]) == 2
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.strip() and told.err.count("\n") == 1 and "Traceback" not in told.err


def test_without_a_display_a_game_is_played_and_it_says_so(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SDL_VIDEODRIVER", "dummy")
    assert cli.main([]) == 0
    told = capsys.readouterr().out
    assert "no display" in told and "winter 1960" in told


@pytest.mark.skipif(sys.platform != "linux", reason="a display that cannot be reached is X11's")
def test_a_display_that_cannot_be_reached_is_as_none(root: Path) -> None:
    env = {"PATH": "/usr/bin:/bin", "DISPLAY": ":9731", "SDL_AUDIODRIVER": "dummy", "HOME": "/nowhere"}
    done = subprocess.run([sys.executable, "main.py"], cwd=root, env=env, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
    assert "without the window" in done.stdout and "winter 1960" in done.stdout
    assert "Traceback" not in done.stderr


def test_an_interrupted_game_stops_quietly(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    from game.session.game import Game

    def interrupted(_game: Game) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(Game, "until_end", interrupted)
    assert cli.main(["headless"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_help_and_version_are_there(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--help"]) == 0
    told = capsys.readouterr().out
    assert all(command in told for command in cli.COMMANDS)
    assert cli.main(["--version"]) == 0


@pytest.mark.parametrize("words", [["orders"], ["headless", "--seasons", "1"], ["content"]])
def test_a_command_without_pictures_loads_no_pygame(words: list[str], root: Path) -> None:
    code = f"import sys; from game import cli; cli.main({words!r}); sys.exit('pygame' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], cwd=root, capture_output=True, text=True, timeout=120)
    assert done.returncode == 0, done.stderr
