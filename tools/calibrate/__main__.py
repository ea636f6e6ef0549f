"""See the package's page."""

from __future__ import annotations

import argparse

from tools.calibrate.fit import fit, keep
from tools.calibrate.measure import measure
from tools.calibrate.report import table


def main() -> None:
    """Read the words and run."""
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", allow_abbrev=False)
    parser.add_argument("command", choices=("report", "fit"))
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument("--step", type=int, default=5, help="take each step-th county")
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--free-recall", action="store_true")
    words = parser.parse_args()
    if words.command == "fit":
        keep(fit(words.rounds, words.step, words.jobs))
    print(table([measure({}, words.seed, words.step, free=words.free_recall)]))


if __name__ == "__main__":
    main()
