"""`bench` as it is typed: its shape, its names, ratios that are what they say, and nothing left behind. No times."""

from __future__ import annotations

import json
import math
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from game import cli
from game.cli import bench

NAMES = """
    country_season county_season plan_forecast game_headless save load import_rules first_frame frame_720_median
    frame_720_p99 frame_1080_median frame_1080_p99 idle_frames memory_game memory_country
""".split()
FIELDS = {"name", "value", "unit", "reference", "ratio", "goal", "met"}
IGNORED = ("__pycache__", ".pytest_cache", ".ruff_cache", ".mypy_cache")


def files(*roots: Path) -> set[str]:
    """Every file below some folders, but those that Python and its tools keep for themselves."""
    found = set()
    for root in roots:
        for folder, inner, names in os.walk(root):
            inner[:] = [name for name in inner if name not in IGNORED and name != ".git"]
            found |= {os.path.join(folder, name) for name in names}
    return found


def typed(root: Path, home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, whose every folder is `home`."""
    folders = ("HOME", "TMPDIR", "TEMP", "TMP", "PIG_IRON_CACHE", "APPDATA", "LOCALAPPDATA")
    own = dict.fromkeys((*folders, "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME"), str(home))
    return subprocess.run(
        [sys.executable, "main.py", "bench", *words],
        cwd=root, env={**os.environ, **own}, capture_output=True, text=True, encoding="utf-8", timeout=600,
    )  # fmt: skip


@pytest.mark.slow
def test_bench_measures_all_and_leaves_nothing_behind(root: Path, tmp_path: Path) -> None:
    saves = root / "saves"
    before = files(tmp_path, saves)
    done = typed(root, tmp_path, "--json")
    assert done.returncode == 0, done.stderr
    assert files(tmp_path, saves) == before

    told = json.loads(done.stdout)
    assert told["machine"]["cores"] >= 1 and told["machine"]["python"]
    measures = told["measures"]
    names = [row["name"] for row in measures]
    assert len(set(names)) == len(names) >= 14 and set(NAMES) <= set(names)
    for row in measures:
        check(row)
    by_name = {row["name"]: row for row in measures}
    assert by_name["country_season"]["goal"] == 350 and by_name["country_season"]["unit"] == "triads"
    for size in ("720", "1080"):
        middle, slow = by_name[f"frame_{size}_median"], by_name[f"frame_{size}_p99"]
        assert (middle["goal"], slow["goal"]) == (8, 16.7) and middle["value"] <= slow["value"]
    assert by_name["idle_frames"]["value"] == by_name["idle_frames"]["goal"] == 0


def check(row: dict[str, Any]) -> None:
    assert set(row) >= FIELDS
    assert isinstance(row["unit"], str) and row["unit"]
    for name in ("value", "reference", "goal"):
        assert isinstance(row[name], int | float) and math.isfinite(row[name]) and row[name] >= 0, row
    assert row["reference"] > 0, row
    assert row["ratio"] == pytest.approx(row["value"] / row["reference"])
    assert row["met"] == (row["value"] <= row["goal"])


def test_a_goal_that_is_missed_is_told_and_the_status_is_0(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    found = {name: (measure.goal, 2.0) for name, measure in bench.MEASURES.items()}
    monkeypatch.setattr(bench, "measured", lambda: found)
    assert cli.main(["bench"]) == 0
    told = capsys.readouterr().out
    assert "NOT MET" not in told and f"{len(found)} of {len(found)} goals are met, 0 are not." in told
    found["load"] = (9_999.0, 3.0)
    assert cli.main(["bench"]) == 0
    told = capsys.readouterr().out
    line = next(line for line in told.splitlines() if "NOT MET" in line)
    assert "9,999 ms" in line and "3,333" in line and told.count("NOT MET") == 1
    assert cli.main(["bench", "--json"]) == 0
    rows = json.loads(capsys.readouterr().out)["measures"]
    assert [row["name"] for row in rows if not row["met"]] == ["load"]
    for row in rows:
        check(row)


def test_a_part_that_cannot_be_measured_is_one_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "executable", "/nowhere/python")
    assert cli.main(["bench"]) == 2
    told = capsys.readouterr()
    assert told.out == "" and told.err.count("\n") == 1 and "cannot be measured" in told.err


@pytest.mark.parametrize("words", ["bench extra", "bench --part nothing", "bench --jason"])
def test_words_that_cannot_be_are_told(words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(words.split()) == 2
    assert capsys.readouterr().err.count("\n") == 1
