"""Nothing slow is imported before it is needed: each command, and the window up to its first frame, is watched."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]

# All that may be loaded from outside the standard library before the first frame is drawn.
BEFORE_THE_FIRST_FRAME = {"pygame", "pygame_gui", "numpy", "platformdirs", "msgspec"}
# What those bring with them.
BROUGHT_ALONG = {"i18n", "typing_extensions"}
# What the rules and a game need; a command that draws nothing loads no more.
WITHOUT_A_WINDOW = {"numpy", "platformdirs", "msgspec", "typing_extensions"}

TELL = """
import json, sys
from importlib.metadata import packages_distributions
known = packages_distributions()
# What a virtual environment or an editable install loads by itself is none of the game's.
before = set(sys.argv[1].split(","))
loaded = {name.partition(".")[0] for name in sys.modules}
print("LOADED " + json.dumps(sorted(name for name in loaded & set(known) if name not in before)))
"""
COMMAND = """
import runpy, sys
own = ",".join({name.partition(".")[0] for name in sys.modules})
sys.argv = ["main.py", *sys.argv[1:]]
try:
    runpy.run_path("main.py", run_name="__main__")
except SystemExit as end:
    assert not end.code, end.code
sys.argv = ["", own]
"""
FIRST_FRAME = """
import sys
own = ",".join({name.partition(".")[0] for name in sys.modules})
from game.views.app import App
from game.views.settings import load_settings
app = App(load_settings(), size=(1280, 720))
app.stage.update(0.0)
app.stage.render(app.surface)
assert len(set(app.surface.get_buffer().raw)) > 8, "the first frame is empty"
sys.argv = ["", own]
"""


def loaded_by(code: str, *words: str, home: Path) -> set[str]:
    """The packages outside the standard library that a fresh Python has loaded after running the code."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT), "XDG_CONFIG_HOME": str(home), "APPDATA": str(home)}
    done = subprocess.run(
        [sys.executable, "-c", code + TELL, *words],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=120,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    answer = next(line for line in reversed(done.stdout.splitlines()) if line.startswith("LOADED "))
    return set(json.loads(answer.removeprefix("LOADED "))) - {"game", "main"}


@pytest.mark.parametrize("words", [["orders"], ["content"], ["--help"], ["headless", "--seasons", "1"]], ids=" ".join)
def test_a_command_that_draws_nothing_loads_no_pygame(words: list[str], tmp_path: Path) -> None:
    assert loaded_by(COMMAND, *words, home=tmp_path) <= WITHOUT_A_WINDOW


def test_help_loads_nothing_at_all(tmp_path: Path) -> None:
    assert loaded_by(COMMAND, "--help", home=tmp_path) == set()


def test_the_first_frame_waits_for_nothing_else(tmp_path: Path) -> None:
    loaded = loaded_by(FIRST_FRAME, home=tmp_path)
    assert "pygame" in loaded
    assert loaded <= BEFORE_THE_FIRST_FRAME | BROUGHT_ALONG


def test_a_missing_package_is_one_sentence_and_no_traceback() -> None:
    """Started with a Python that has none of the packages, the program says what to do."""
    done = subprocess.run(
        [sys.executable, "-S", "main.py", "headless"],
        cwd=ROOT,
        env={name: value for name, value in os.environ.items() if name != "PYTHONPATH"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode != 0
    assert "Traceback" not in done.stderr
    assert len(done.stderr.strip().splitlines()) == 1
    assert "README.md" in done.stderr
