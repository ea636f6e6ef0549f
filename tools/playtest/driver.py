"""Plays the real window on a virtual display: an X server, pointer and keys through xdotool, captures as PNG."""

from __future__ import annotations

import contextlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
NEEDED = ("Xvfb", "xdotool", "import")
PATIENCE = 30.0
LANDSCAPE = 4.0
"""Seconds after which the landscape behind the title is there."""


class PlaytestError(RuntimeError):
    """The game did not do what was expected; one sentence."""


class Player:
    """Hands on a mouse and a keyboard, and eyes on the trace."""

    def __init__(self, display: str, state: Path, captures: Path, process: subprocess.Popen[bytes]) -> None:
        self.display = display
        self.path = state
        self.captures = captures
        self.process = process
        self.taken = 0

    # --------------------------------------------------------------------- eyes
    def state(self) -> dict[str, Any]:
        """What lies on the window now. Raises PlaytestError when the game has ended by itself."""
        if self.process.poll() is not None:
            raise PlaytestError(f"the game ended by itself with status {self.process.returncode}")
        for _attempt in range(200):
            with contextlib.suppress(OSError, ValueError):
                found: dict[str, Any] = json.loads(self.path.read_text(encoding="utf-8"))
                return found
            time.sleep(0.05)
        raise PlaytestError("the game writes no trace")

    def wait(self, until: Callable[[dict[str, Any]], bool], what: str, patience: float = PATIENCE) -> dict[str, Any]:
        """The state, as soon as it is as hoped. Raises PlaytestError after a while."""
        end = time.monotonic() + patience
        while time.monotonic() < end:
            state = self.state()
            if until(state):
                return state
            time.sleep(0.04)
        state = self.state()
        raise PlaytestError(
            f"waited in vain for {what}; the screen is {state['screen']}, the focus on {state['focus']!r}"
        )

    def find(self, **wanted: str) -> dict[str, Any] | None:
        """The first usable widget with these marks (key, kind, label, group)."""
        for widget in self.state()["widgets"]:
            if widget["usable"] and all(widget[mark] == value for mark, value in wanted.items()):
                return dict(widget)
        return None

    def capture(self, name: str) -> None:
        """A picture of the whole display, once sheets and slips have come to rest."""
        end = time.monotonic() + 1.5
        while time.monotonic() < end and self.state()["moving"] and self.state()["screen"] not in ("running", "title"):
            time.sleep(0.05)
        self.taken += 1
        file = self.captures / f"{self.taken:03d}_{name}.png"
        subprocess.run(["import", "-window", "root", str(file)], env=self._env(), check=True, timeout=60)

    # -------------------------------------------------------------------- hands
    def click(self, widget: dict[str, Any], across: float = 0.5, down: float = 0.5) -> None:
        """Press and release on a widget, at a share of its width and height; turn the wheel first if need be."""
        x, y, w, h = self._brought(widget)["rect"]
        self.click_at(round(x + w * across), round(y + h * down))

    def _brought(self, widget: dict[str, Any]) -> dict[str, Any]:
        for _turn in range(60):
            if widget["view"] is None:
                break
            _x, y, _w, h = widget["rect"]
            left, top, wide, high = widget["view"]
            if top <= y and y + h <= top + high:
                break
            self._do("mousemove", str(left + wide // 2), str(top + high // 2))
            self._do("click", "4" if y < top else "5")
            time.sleep(0.1)
            widget = self.find(key=widget["key"]) or widget
        return widget

    def click_at(self, x: int, y: int) -> None:
        """Press and release at a place, and wait for what it does."""
        self._do("mousemove", str(x), str(y))
        time.sleep(0.06)
        before = self.state()["answered"]
        self._do("mousedown", "1")
        time.sleep(0.04)
        self._do("mouseup", "1")
        self._answered(before)

    def drag(self, start: tuple[int, int], end: tuple[int, int]) -> None:
        """Press at one place, release at another."""
        self._do("mousemove", str(start[0]), str(start[1]))
        self._do("mousedown", "1")
        for step in range(1, 6):
            x = start[0] + (end[0] - start[0]) * step // 5
            y = start[1] + (end[1] - start[1]) * step // 5
            self._do("mousemove", str(x), str(y))
            time.sleep(0.03)
        self._do("mouseup", "1")
        time.sleep(0.12)

    def key(self, *keys: str) -> None:
        """Press keys one after the other, as xdotool writes them: Return, ctrl+Return, Tab."""
        for key in keys:
            before = self.state()["answered"]
            self._do("key", "--clearmodifiers", key)
            self._answered(before)

    def type(self, text: str) -> None:
        """Type a text."""
        self._do("type", "--delay", "40", text)
        time.sleep(0.15)

    def _answered(self, before: int) -> None:
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end and self.state()["answered"] <= before:
            time.sleep(0.02)
        time.sleep(0.05)

    def _do(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self._env(), check=True, timeout=20)

    def _env(self) -> dict[str, str]:
        return {**os.environ, "DISPLAY": self.display}


@contextlib.contextmanager
def window(captures: Path, size: str = "1280x720", scale: int = 100) -> Iterator[Player]:
    """A display of its own with the game on it and a home of its own, so that nothing of the user's is touched."""
    missing = [name for name in NEEDED if shutil.which(name) is None]
    if missing:
        raise PlaytestError(f"this needs {', '.join(missing)} (packages xvfb, xdotool, imagemagick)")
    captures.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, contextlib.ExitStack() as stack:
        server, display = _display(size)
        stack.callback(_end, server)
        state = Path(home) / "state.json"
        env = {
            **os.environ,
            "DISPLAY": display,
            "HOME": home,
            "XDG_CONFIG_HOME": f"{home}/config",
            "SDL_AUDIODRIVER": "dummy",
        }
        env.pop("SDL_VIDEODRIVER", None)
        words = [sys.executable, "-m", "tools.playtest.traced", str(state), "--size", size, "--scale", str(scale)]
        process = subprocess.Popen(words, cwd=ROOT, env=env)
        stack.callback(_end, process)
        yield Player(display, state, captures, process)


def _display(size: str) -> tuple[subprocess.Popen[bytes], str]:
    read, write = os.pipe()
    words = ["Xvfb", "-displayfd", str(write), "-screen", "0", f"{size}x24", "-nolisten", "tcp"]
    server = subprocess.Popen(words, pass_fds=(write,), stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as pipe:
        number = pipe.readline().strip()
    if not number:
        raise PlaytestError("the virtual display could not be opened")
    return server, f":{number}"


def _end(process: subprocess.Popen[bytes]) -> None:
    if process.poll() is None:
        process.terminate()
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


def run(play: Callable[[Player, int], None], words: list[str], what: str) -> int:
    """The command line of a playtest: FOLDER [--size WxH] [--scale N] [--seasons N]."""
    import argparse

    parser = argparse.ArgumentParser(description=what)
    parser.add_argument("folder", type=Path, help="where the captures go")
    parser.add_argument("--size", default="1280x720")
    parser.add_argument("--scale", type=int, default=100)
    parser.add_argument("--seasons", type=int, default=12, help="stop after so many seasons; 12 plays to the end")
    given = parser.parse_args(words)
    try:
        with window(given.folder, given.size, given.scale) as player:
            play(player, given.seasons)
            print(f"{player.taken} captures in {given.folder}")
        return 0
    except PlaytestError as error:
        print(error, file=sys.stderr)
        return 1
