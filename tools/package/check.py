"""Prove that the packaged program stands alone: build it, then let it test itself where nothing else is.

    python -m tools.package.check [--folder DIR]

Builds into a temporary folder (or takes one already built) and runs its `selftest --json` from an empty folder,
with an empty PATH, an empty home and no variable of this environment, without screen or sound. Status 0 when the
selftest passes, says that it is frozen, and leaves nothing in the folder it was started from.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from tools.package import build

SECONDS_ALLOWED = 300


def bare_environment(home: Path) -> dict[str, str]:
    """Variables of a machine with nothing on it: no PATH, a home that is empty."""
    bare = {"PATH": "", "HOME": str(home), "SDL_VIDEODRIVER": "dummy", "SDL_AUDIODRIVER": "dummy"}
    if sys.platform == "win32":
        # Windows itself cannot start a program without these two.
        bare |= {"SystemRoot": "C:\\Windows", "APPDATA": str(home), "LOCALAPPDATA": str(home)}
    return bare


def faults_of(folder: Path) -> list[str]:
    """What is wrong with a built folder, one sentence each; empty when it passes."""
    wrong = [
        f"{name} is missing from the folder"
        for name in ("VERSION.txt", "licences/pig-iron-LICENSE.txt", "licences/pygame-ce.txt", "licences/numpy.txt")
        if not (folder / name).is_file()
    ]
    with tempfile.TemporaryDirectory(prefix="pigiron-bare-") as name:
        home, here = Path(name, "home"), Path(name, "here")
        home.mkdir()
        here.mkdir()
        command = [str(build.program_in(folder)), "selftest", "--json"]
        try:
            done = subprocess.run(
                command,
                cwd=here,
                env=bare_environment(home),
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                encoding="utf-8",
                timeout=SECONDS_ALLOWED,
            )
        except subprocess.TimeoutExpired:
            return [*wrong, f"the selftest gave no answer in {SECONDS_ALLOWED} s"]
        if done.returncode:
            return [*wrong, f"the selftest ended with status {done.returncode}: {done.stderr.strip()[-2000:]}"]
        try:
            answer = json.loads(done.stdout)
        except ValueError:
            return [*wrong, f"the selftest printed no JSON: {done.stdout[-500:]!r}"]
        print(json.dumps(answer))
        if answer.get("frozen") is not True:
            wrong.append("the selftest does not say that it is frozen")
        if answer.get("reloaded_digest_equal") is not True:
            wrong.append("the game that was saved is not the game that was loaded")
        left = sorted(path.name for path in here.iterdir())
        if left:
            wrong.append(f"the selftest left files where it was started: {', '.join(left)}")
    return wrong


def main(words: list[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.package.check", description="Prove the package.")
    parser.add_argument("--folder", type=Path, help="a folder already built (default: build one and drop it)")
    arguments = parser.parse_args(words)
    start = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="pigiron-dist-") as name:
        folder = arguments.folder.resolve() if arguments.folder else build.build(Path(name))
        built = time.monotonic() - start
        wrong = faults_of(folder)
        for sentence in wrong:
            print(sentence, file=sys.stderr)
        if not wrong:
            print(
                f"The packaged program passes its selftest: {build.size_of(folder) / 1e6:.0f} MB, "
                f"built in {built:.0f} s, tested in {time.monotonic() - start - built:.0f} s."
            )
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
