"""`bench`: speed and memory, each beside a reference measured in the same run, and whether the goals are met.

Each part is measured in a process of its own, so that none warms another's memory; they write into a folder that goes
with the run.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib import import_module
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from statistics import median
from typing import Any

from game.cli.common import CliError, Parser, print_json, table, with_progress
from game.text import N_, _

Pair = tuple[float, float]
"""A value and its reference, in the same unit."""
ROWS = 26_578
"""Communes of the country."""
STARTS = 3
"""Fresh starts of the program; the first of them is not counted."""
LONGEST = 110
"""Seconds that a part may take."""


@dataclass(frozen=True)
class Measure:
    """What is measured: unit, goal in that unit (at most), what it is, and what it is compared with."""

    unit: str
    goal: float
    meaning: str
    beside: str


TRIAD = N_("one float64 triad of 26,578 rows")
LOOP = N_("100,000 steps of a Python loop")
BLIT = N_("one full-surface blit")
BARE = N_("Python with numpy alone")
MEASURES = {
    "country_season": Measure("triads", 350, N_("a season of the country's 26,578 rows"), TRIAD),
    "country_season_time": Measure("ms", 100, N_("the same as time"), TRIAD),
    "country_founding": Measure("ms", 200, N_("the country's rows founded"), TRIAD),
    "county_season": Measure("ms", 30, N_("a season of a game: eight brigades and the county"), LOOP),
    "plan_forecast": Measure("ms", 33, N_("the forecast of a plan"), LOOP),
    "game_headless": Measure("ms", 500, N_("a whole game without a window"), LOOP),
    "save": Measure("ms", 50, N_("a game saved"), N_("the same bytes written to the disk")),
    "load": Measure("ms", 500, N_("a save opened and played again"), LOOP),
    "import_rules": Measure("ms", 100, N_("the rules imported"), N_("argparse imported")),
    "first_frame": Measure("ms", 1500, N_("from the start to the first frame"), N_("to a bare window")),
    "frame_720_median": Measure("ms", 8, N_("a frame of 400 people, smoke and snow, 1280x720, median"), BLIT),
    "frame_720_p99": Measure("ms", 16.7, N_("the same, 99 of 100 frames"), BLIT),
    "frame_1080_median": Measure("ms", 8, N_("a frame of 400 people, smoke and snow, 1920x1080, median"), BLIT),
    "frame_1080_p99": Measure("ms", 16.7, N_("the same, 99 of 100 frames"), BLIT),
    "picture_change": Measure("ms", 100, N_("another season shown in the landscape"), BLIT),
    "plan_frame": Measure("ms", 16.7, N_("the plan drawn again"), BLIT),
    "plan_build": Measure("ms", 100, N_("the plan made anew"), BLIT),
    "idle_frames": Measure("frames", 0, N_("frames drawn while nothing moves"), N_("60 frames a second")),
    "idle_work": Measure("%", 2, N_("work of a processor while nothing moves"), N_("one processor")),
    "memory_game": Measure("MB", 150, N_("the most memory of a game"), BARE),
    "memory_country": Measure("MB", 300, N_("the most memory of the country's run"), BARE),
    "memory_window": Measure("MB", 500, N_("the most memory of the landscape in a window"), BARE),
}


def run(words: list[str]) -> int:
    """Measure and print; the status is 0 whether the goals are met or not."""
    parser = Parser("bench", _("Measure speed and memory as ratios to references of the same run."))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    parser.add_argument("--part", choices=sorted(PARTS), help=argparse.SUPPRESS)
    parser.add_argument("--since", type=float, default=0.0, help=argparse.SUPPRESS)
    options = parser.read(words)
    if options.part:
        print_json(dict(PARTS[options.part](options.since)))
        return 0
    found = measured()
    if options.json:
        print_json({"machine": machine(), "measures": rows(found)})
    else:
        print(as_table(rows(found)))
    return 0


def measured() -> dict[str, Pair]:
    """Every measure in the order of MEASURES. Raises CliError where a part cannot be measured."""
    found: dict[str, list[Pair]] = {}
    with tempfile.TemporaryDirectory(prefix="pig-iron-bench-", ignore_cleanup_errors=True) as place:
        todo = [*(part for part in PARTS if part not in ("start", "bare")), *["start", "bare"] * STARTS]
        for part in with_progress(todo, len(todo), _("parts")):
            for name, pair in _apart(part, place).items():
                found.setdefault(name, []).append(pair)
    bare = median(value for value, _reference in found.pop("bare")[1:])
    start = median(value for value, _reference in found.pop("start")[1:])
    found["first_frame"] = [(start, bare)]
    return {name: found[name][-1] for name in MEASURES}


def _apart(part: str, place: str) -> dict[str, Pair]:
    """The measures of one part, taken in a process of its own that writes nowhere but into a folder."""
    program = [] if getattr(sys, "frozen", False) else [str(Path(__file__).resolve().parents[2] / "main.py")]
    home = dict.fromkeys(("XDG_CACHE_HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "APPDATA", "LOCALAPPDATA"), place)
    unseen = {"SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy", "PYGAME_HIDE_SUPPORT_PROMPT": "1"}
    environment = {**os.environ, **home, **unseen, "PIG_IRON_CACHE": place, "TMPDIR": place, "TEMP": place}
    command = [sys.executable, *program, "bench", "--part", part, "--since", repr(time.time())]
    try:
        done = subprocess.run(
            command, env=environment, capture_output=True, text=True, encoding="utf-8", timeout=LONGEST
        )
        answer: dict[str, Any] = json.loads(done.stdout.splitlines()[-1]) if done.returncode == 0 else {}
    except (OSError, subprocess.TimeoutExpired, ValueError, IndexError) as error:
        raise CliError(_("the part {part} cannot be measured: {why}").format(part=part, why=error)) from None
    if done.returncode:
        why = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
        raise CliError(_("the part {part} cannot be measured: {why}").format(part=part, why=why))
    return {name: (float(value), float(reference)) for name, (value, reference) in answer.items()}


# --------------------------------------------------------------------------- the parts
def _country(_since: float) -> Iterator[tuple[str, Pair]]:
    bare = peak_memory()
    from game.session.country.nation import open_run
    from game.session.country.run import play_season

    triad = _triad()
    founding = [_milliseconds(lambda: open_run(1)) for _time in range(3)]
    run = open_run(1)
    play_season(run)
    seasons = [_milliseconds(lambda: play_season(run)) for _season in range(11)]
    yield "country_season", (median(seasons) / triad, 1.0)
    yield "country_season_time", (median(seasons), triad)
    yield "country_founding", (median(founding), triad)
    yield "memory_country", (peak_memory(), bare)


def _game(_since: float) -> Iterator[tuple[str, Pair]]:
    bare = peak_memory()
    from game.session import saves
    from game.session.game import Game
    from game.session.setup import Setup

    setup = Setup(policy="median", seed=1)
    Game(setup).until_end()  # the country is played, once for all that follow
    loop = _loop()
    games = [Game(setup) for _time in range(3)]
    seasons = [_milliseconds(game.play_season) for game in games for _season in range(game.last_season)]
    yield "county_season", (median(seasons), loop)
    yield "game_headless", (median(_milliseconds(lambda: Game(setup).until_end()) for _time in range(3)), loop)
    new = Game.new(Setup(seed=1))
    new.preview()
    yield "plan_forecast", (median(_milliseconds(lambda: new.preview()) for _time in range(15)), loop)
    path, plain = Path(tempfile.gettempdir()) / "bench.save", Path(tempfile.gettempdir()) / "bench.plain"
    yield (
        "save",
        (
            median(_milliseconds(lambda: saves.save(games[0], path)) for _time in range(7)),
            median(_milliseconds(lambda: _write(plain, path.read_bytes())) for _time in range(7)),
        ),
    )
    yield "load", (median(_milliseconds(lambda: saves.load(path)) for _time in range(5)), loop)
    yield "memory_game", (peak_memory(), bare)


def _write(path: Path, data: bytes) -> None:
    with open(path, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _imports(_since: float) -> Iterator[tuple[str, Pair]]:
    """numpy is in memory already: what is timed is ours."""
    yield "import_rules", (_import("game.rules", "game.rules.season"), _import("argparse", "argparse"))


def _import(package: str, module: str) -> float:
    """Milliseconds of importing a module, all of its package forgotten before."""

    def forget() -> None:
        for name in [name for name in sys.modules if name == package or name.startswith(package + ".")]:
            del sys.modules[name]

    times = []
    for _time in range(7):
        forget()
        times.append(_milliseconds(lambda: import_module(module)))
    return median(times[1:])


def _pictures(name: str) -> Callable[[float], Iterator[tuple[str, Pair]]]:
    def part(_since: float) -> Iterator[tuple[str, Pair]]:
        bare = peak_memory()
        yield from _views(name)
        if name == "frames":
            yield "memory_window", (peak_memory(), bare)

    return part


def _views(name: str) -> Iterator[tuple[str, Pair]]:
    try:
        pictures = import_module("game.views.bench")
    except ImportError as error:
        raise CliError(_("the screens cannot be drawn: {why}").format(why=error)) from None
    yield from getattr(pictures, name)()


def _start(name: str, action: str) -> Callable[[float], Iterator[tuple[str, Pair]]]:
    def part(since: float) -> Iterator[tuple[str, Pair]]:
        if action == "bare_window":
            import pygame

            pygame.display.init()
            pygame.display.set_mode((1280, 720)).fill((30, 30, 30))
            pygame.display.flip()
        else:
            import_module("game.views.bench").first_frame()
        took = (time.time() - since) * 1000
        yield name, (took, took)

    return part


PARTS: dict[str, Callable[[float], Iterator[tuple[str, Pair]]]] = {
    "country": _country,
    "game": _game,
    "imports": _imports,
    "frames": _pictures("frames"),
    "screens": _pictures("screens"),
    "rest": _pictures("at_rest"),
    "start": _start("start", "first_frame"),
    "bare": _start("bare", "bare_window"),
}


# ---------------------------------------------------------------------- the references
def _milliseconds(action: Callable[[], object]) -> float:
    start = time.perf_counter()
    action()
    return (time.perf_counter() - start) * 1000


def _triad() -> float:
    """Milliseconds of a = b + s c over float64 arrays of the country's length."""
    import numpy as np

    a, b, c = np.zeros(ROWS), np.linspace(0.0, 1.0, ROWS), np.linspace(1.0, 2.0, ROWS)

    def triads() -> None:
        for _time in range(200):
            np.multiply(c, 1.5, out=a)
            np.add(a, b, out=a)

    triads()
    return median(_milliseconds(triads) for _time in range(15)) / 200


def _loop() -> float:
    """Milliseconds of a loop of 100,000 additions."""

    def loop() -> int:
        total = 0
        for number in range(100_000):
            total += number
        return total

    loop()
    return median(_milliseconds(loop) for _time in range(15))


def peak_memory() -> float:
    """The most memory that this process has held, in MB; 0 where the system does not tell."""
    try:  # of this process alone: what rusage tells may be that of the process which began it
        for line in Path("/proc/self/status").read_text(encoding="ascii").splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    except OSError:
        pass
    if sys.platform == "win32":
        return _peak_on_windows()
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (2**20 if sys.platform == "darwin" else 1024)


def _peak_on_windows() -> float:
    import ctypes

    sizes = [f"size_{number}" for number in range(8)]

    class Counters(ctypes.Structure):
        _fields_ = [("cb", ctypes.c_uint32), ("faults", ctypes.c_uint32), *((name, ctypes.c_size_t) for name in sizes)]

    counters = Counters()
    counters.cb = ctypes.sizeof(counters)
    system: Any = getattr(ctypes, "windll").kernel32  # noqa: B009
    system.GetCurrentProcess.restype = ctypes.c_void_p
    system.K32GetProcessMemoryInfo.argtypes = [ctypes.c_void_p, ctypes.c_void_p, ctypes.c_uint32]
    told = system.K32GetProcessMemoryInfo(system.GetCurrentProcess(), ctypes.byref(counters), counters.cb)
    return float(counters.size_0) / 2**20 if told else 0.0


# --------------------------------------------------------------------------- the answer
def machine() -> dict[str, Any]:
    """What it was measured on."""
    versions = {}
    for name in ("numpy", "pygame-ce"):
        try:
            versions[name] = version(name)
        except PackageNotFoundError:
            versions[name] = ""
    return {
        "system": platform.system(),
        "processor": platform.machine(),
        "cores": os.cpu_count() or 1,
        "python": platform.python_version(),
        **versions,
    }


def rows(found: dict[str, Pair]) -> list[dict[str, Any]]:
    """The measures in the shape of the command line's JSON; `ratio` is value over reference."""
    listed = []
    for name, measure in MEASURES.items():
        value, reference = (float(f"{number:.6g}") for number in found[name])
        listed.append(
            {
                "name": name,
                "value": value,
                "unit": measure.unit,
                "reference": reference,
                "ratio": value / reference if reference else None,
                "goal": measure.goal,
                "met": value <= measure.goal,
                "meaning": measure.meaning,
                "beside": measure.beside,
            }
        )
    return listed


def as_table(listed: list[dict[str, Any]]) -> str:
    """The measures for reading; what misses its goal says so."""
    cells = [[_("measure"), _("value"), _("goal"), "", _("ratio"), _("beside")]]
    for row in listed:
        ratio = "" if row["ratio"] is None else f"{row['ratio']:,.3g}" if row["ratio"] < 100 else f"{row['ratio']:,.0f}"
        cells.append(
            [
                _(row["meaning"]),
                f"{row['value']:,.4g} {row['unit']}" if row["value"] < 1000 else f"{row['value']:,.0f} {row['unit']}",
                f"{row['goal']:,g}",
                _("met") if row["met"] else _("NOT MET"),
                ratio,
                _(row["beside"]),
            ]
        )
    missed = sum(not row["met"] for row in listed)
    end = _("{met} of {count} goals are met, {missed} are not.")
    return table(cells) + "\n" + end.format(met=len(listed) - missed, count=len(listed), missed=missed)
