"""Golden seasons: fingerprints of whole games, season by season, and a few figures that tell where one differs.

    python -m tests.golden.make

writes them anew. Do it when the rules, their constants or a leader were changed on purpose, and say so in the commit.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from game.session.content import ruleset
from game.session.fingerprint import of_rules
from game.session.game import play
from game.session.setup import Setup

FILE = Path(__file__).with_name("seasons.json")
GAMES = (
    Setup(policy="median", seed=1),
    Setup(policy="zealot", seed=2),
    Setup(policy="honest", seed=3),
    Setup(policy="protective", seed=4, sets=("claim=1.2", "furnaces=4")),
    Setup(policy="careerist", seed=5, what_if="flexible-procurement"),
    Setup(policy="idle", seed=6),
)
FIGURES = ("people", "deaths", "grain_true_t", "grain_reported_t", "procured_t", "store_t", "iron_t", "kcal")


def rules_in_use() -> str:
    """Fingerprint of the constants, curves and calendar that the games are played under."""
    return of_rules(ruleset("leap"))


def seasons_of(setup: Setup) -> list[list[Any]]:
    """One row a season: its digest and FIGURES."""
    return [[r.digest, *(r.figures[name] for name in FIGURES)] for r in play(setup).records]


def made() -> dict[str, Any]:
    """The golden seasons as they come out now."""
    games = {f"{s.policy} {s.seed} {' '.join((*s.sets, s.what_if))}".strip(): seasons_of(s) for s in GAMES}
    return {"rules": rules_in_use(), "figures": ["digest", *FIGURES], "games": games}


def main() -> None:
    """Write the file, one season a line."""
    found = made()
    lines = [
        "{",
        f' "rules": {json.dumps(found["rules"])},',
        f' "figures": {json.dumps(found["figures"])},',
        ' "games": {',
    ]
    games = []
    for name, rows in found["games"].items():
        body = ",\n".join(f"   {json.dumps(row)}" for row in rows)
        games.append(f"  {json.dumps(name)}: [\n{body}\n  ]")
    lines += [",\n".join(games), " }", "}"]
    FILE.write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
