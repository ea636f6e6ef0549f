"""See the package's page."""

from __future__ import annotations

import argparse

from tools.calibrate import page, split
from tools.calibrate.fit import fit, keep
from tools.calibrate.measure import measure
from tools.calibrate.report import table
from tools.calibrate.sensitivity import sensitivity, told


def main() -> None:
    """Read the words and run."""
    parser = argparse.ArgumentParser(prog="python -m tools.calibrate", allow_abbrev=False)
    parser.add_argument("command", choices=("report", "fit", "sensitivity", "causes", "table"))
    parser.add_argument("--rounds", type=int, default=4, help="rounds of the fit")
    parser.add_argument("--step", type=int, default=5, help="take each step-th county")
    parser.add_argument("--jobs", type=int, default=2, help="processes")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--seeds", type=int, default=20, help="seeds of the table: 1 to this")
    parser.add_argument("--free-recall", action="store_true", help="let the recall come by itself")
    words = parser.parse_args()
    if words.command == "sensitivity":
        print(told(sensitivity(words.step, words.jobs), 200))
    elif words.command == "causes":
        found = split.make(words.step, words.jobs)
        split.write(found)
        print(found)
    elif words.command == "table":
        print(page.make(range(1, words.seeds + 1), words.jobs))
    else:
        if words.command == "fit":
            keep(fit(words.rounds, words.step, words.jobs))
        print(table([measure({}, words.seed, words.step, free=words.free_recall)]))


if __name__ == "__main__":
    main()
