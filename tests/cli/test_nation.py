"""The nation command and what it leaves on disk."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

import pytest

from game.cli import main
from game.cli import nation as command
from game.cli.common import check_writable
from game.session.country import kept
from game.session.country.chronicle import YEARS
from game.session.country.nation import nation


def told(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    status = main(["nation", *words])
    out, err = capsys.readouterr()
    return status, out, err


def test_nation_prints_the_shape_that_is_promised(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = told(capsys, "--seed", "1", "--json")
    run = json.loads(out)
    assert status == 0
    assert set(run) >= {
        "seed", "what_if", "free_recall", "digest", "years", "outcry", "recall_season", "admission_season",
        "prestige", "usable_industrial_metal_mt", "provinces", "corr_death_output_1957", "corr_death_output_1960",
    }  # fmt: skip
    assert [year["year"] for year in run["years"]] == list(YEARS)
    assert len(run["provinces"]) == 27 and len(run["outcry"]) == len(run["prestige"]) == 24
    assert {row["name"] for row in run["deviation"]} >= {"grain_true_mt", "death_rate_permille"}


def test_nation_says_which_secretaries_above_were_replaced(capsys: pytest.CaptureFixture[str]) -> None:
    run = json.loads(told(capsys, "--seed", "1", "--json")[1])
    zealous, moderate = run["counties_zealous"], run["counties_moderate"]
    assert len(zealous) == len(moderate) == 24
    autumn_1959 = 10
    assert [k for k, count in enumerate(zealous) if count] == [autumn_1959]
    (after_recall,) = [k for k, count in enumerate(moderate) if count]
    assert run["outcry"][after_recall] > 0 and after_recall > autumn_1959
    assert all(row["follower"] in ("zealous", "moderate") and row["name"] for row in run["provinces_replaced"])


def test_the_table_lays_the_model_beside_the_record(capsys: pytest.CaptureFixture[str]) -> None:
    status, out, _err = told(capsys, "--seed", "1")
    assert status == 0 and "Recall: 19" in out and "%)" in out


def test_many_seeds_print_one_object_each_however_many_processes_play(capsys: pytest.CaptureFixture[str]) -> None:
    one, two = (told(capsys, "--seeds", "1-2", "--json", "--jobs", jobs)[1] for jobs in ("1", "2"))
    assert [json.loads(line)["seed"] for line in one.splitlines()] == [1, 2]
    assert one == two


def test_a_what_if_shows_how_far_it_is_in_its_own_history_and_then_in_itself(monkeypatch: pytest.MonkeyPatch) -> None:
    played: list[tuple[int, str, bool]] = []
    steps: list[int] = []

    def fake(seed: int, what_if: str, free: bool, progress: Callable[[int], None]) -> None:
        played.append((seed, what_if, free))
        for done in range(24):
            progress(done + 1)

    def count(items: Iterable[int], total: int, what: str) -> Iterator[int]:
        steps.append(total)
        return iter(items)

    monkeypatch.setattr(command, "nation", fake)
    monkeypatch.setattr(command, "with_progress", count)
    list(command._played([3], "no-leap", False, 1))
    assert played == [(3, "", False), (3, "no-leap", False)] and steps == [24, 24]
    played.clear()
    list(command._played([3], "no-leap", True, 1))
    assert played == [(3, "no-leap", True)]


def test_the_table_of_provinces_is_written(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert told(capsys, "--csv", str(tmp_path / "p.csv"))[0] == 0
    with (tmp_path / "p.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 27 * len(YEARS) and {row["province"] for row in rows} >= {"Henan", "Sichuan"}


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("--what-if", "dragons"), "dragons"),
        (("--free-recall",), "--what-if"),
        (("--seed", "many"), "many"),
        (("--csv", "/nowhere/at/all.csv"), "/nowhere/at/all.csv"),
    ],
)
def test_bad_words_get_one_sentence(capsys: pytest.CaptureFixture[str], words: tuple[str, ...], named: str) -> None:
    status, out, err = told(capsys, *words)
    assert status == 2 and named in err and err.count("\n") == 1
    assert "Traceback" not in out + err


def test_a_file_that_cannot_be_written_is_named_before_anything_is_played(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("game.cli.nation.nation", lambda *_: pytest.fail("it was played"))
    for word in ("--csv", "--parquet"):
        assert told(capsys, word, str(tmp_path / "no" / "p"))[0] == 2


def test_asking_whether_a_file_can_be_written_leaves_all_as_it_was(tmp_path: Path) -> None:
    (tmp_path / "kept").write_text("before")
    for name in ("kept", "new"):
        check_writable(str(tmp_path / name))
    assert (tmp_path / "kept").read_text() == "before" and not (tmp_path / "new").exists()


def test_a_number_that_cannot_be_reckoned_gets_a_sentence(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def overflow(*_: object, **__: object) -> None:
        raise FloatingPointError("overflow encountered in exp")

    monkeypatch.setattr("game.cli.nation.nation", overflow)
    status, out, err = told(capsys, "--seed", "1")
    assert status == 2 and "overflow" in err and err.count("\n") == 1 and "Traceback" not in out + err


def test_parquet_without_its_library_says_how_to_get_it(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    status, _out, err = told(capsys, "--parquet", str(tmp_path / "p.parquet"))
    assert status == 2 and "pyarrow" in err


def test_a_kept_chronicle_that_is_damaged_is_played_anew(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    chronicle = nation(1)
    monkeypatch.setenv("PIG_IRON_CACHE", str(tmp_path))
    assert kept.fetch("a name") is None
    kept.keep("a name", chronicle)
    assert kept.fetch("a name") == chronicle
    (file,) = kept.folder().glob("*.json")
    file.write_bytes(file.read_bytes()[:-40])
    assert kept.fetch("a name") is None


def test_a_place_that_cannot_be_written_to_costs_only_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("no folder", encoding="utf-8")
    monkeypatch.setenv("PIG_IRON_CACHE", str(blocked))
    kept.keep("a name", nation(1))
    assert kept.fetch("a name") is None


def test_a_chronicle_that_cannot_be_put_in_its_place_leaves_nothing_lying_about(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def held_open(*_paths: object) -> None:
        raise PermissionError(13, "in use")

    monkeypatch.setenv("PIG_IRON_CACHE", str(tmp_path))
    chronicle = nation(1)
    monkeypatch.setattr(os, "replace", held_open)
    kept.keep("a name", chronicle)
    assert not list(kept.folder().iterdir())


def test_every_file_that_a_run_reads_is_in_the_name_under_which_it_is_kept(root: Path) -> None:
    script = """
import os, sys
from game.text import ASSETS
read = set()
def hear(event, words):
    if event == "open" and isinstance(words[0], str) and words[0].startswith(ASSETS + os.sep):
        read.add(os.path.relpath(words[0], ASSETS).replace(os.sep, "/"))
sys.addaudithook(hear)
from game.session.country.nation import open_run
from game.session.country.run import play_season
from game.session.what_ifs import WHAT_IFS
for name in WHAT_IFS:
    play_season(open_run(1, name, step=400))
print(*sorted(read), sep="\\n")
"""
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, text=True, encoding="utf-8", check=True
    )
    read = {name for name in done.stdout.split() if not name.startswith(("rulesets/leap/", "texts/"))}
    assert "country/provinces.csv" in read
    assert read <= set(kept.DATA)
