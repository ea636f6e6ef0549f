"""`sweep`: many seeds under several policies, and how far their outcomes spread."""

from __future__ import annotations

import argparse
import multiprocessing
import os
from collections.abc import Iterator
from typing import Any

from game.cli.common import Parser, check_writable, print_json, read_count, read_seeds, table, with_progress, write_csv
from game.session.content import load_policy
from game.session.game import Game
from game.session.policies import parse_settings
from game.session.setup import Setup, check_setup
from game.session.what_ifs import check_what_if
from game.text import N_, _

COLUMNS = (
    "policy",
    "seed",
    "ending",
    "in_office_seasons",
    "people",
    "deaths",
    "excess_deaths",
    "births",
    "left",
    "grain_true_t",
    "grain_reported_t",
    "unharvested_t",
    "procured_t",
    "resold_t",
    "store_t",
    "iron_t",
    "iron_usable_t",
    "tools",
    "forest",
    "trust",
    "kcal_lowest",
    "digest",
)
SHOWN = (
    (N_("in office, seasons"), "in_office_seasons"),
    (N_("people"), "people"),
    (N_("left"), "left"),
    (N_("grain true, t"), "grain_true_t"),
    (N_("grain said, t"), "grain_reported_t"),
    (N_("levy, t"), "procured_t"),
    (N_("iron, t"), "iron_t"),
    (N_("lowest kcal"), "kcal_lowest"),
)


def run(words: list[str]) -> int:
    """Play every seed under every policy and print the spread."""
    options = _read(words)
    setups = _setups(options)
    if options.csv is not None:
        check_writable(options.csv)
    rows = list(with_progress(_played(setups, options.jobs), len(setups), _("games")))
    if options.csv is not None:
        write_csv(options.csv, COLUMNS, rows)
    if options.json:
        for row in rows:
            print_json(row)
    else:
        print(_summary(rows))
    return 0


def _read(words: list[str]) -> argparse.Namespace:
    parser = Parser("sweep", _("Spread of outcomes per policy over many seeds."))
    parser.add_argument("--policy", default="median", help=_("policies, joined by commas"))
    parser.add_argument("--seeds", type=read_seeds, default=range(1, 21), help=_("first-last (default 1-20)"))
    parser.add_argument("--scenario", default="leap", help=_("where and when (default leap)"))
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="ORDER=VALUE",
        help=_("replace one order of the policy in every season"),
    )
    parser.add_argument("--what-if", default="", metavar="NAME", help=_("take one thing out of history"))
    parser.add_argument("--jobs", type=read_count("--jobs", 1, 256), default=1, help=_("processes (default 1)"))
    parser.add_argument("--csv", metavar="FILE", help=_("write one line a game"))
    parser.add_argument("--json", action="store_true", help=_("print JSON, one object a game"))
    return parser.read(words)


def _setups(options: argparse.Namespace) -> list[Setup]:
    policies = [name.strip() for name in options.policy.split(",")]
    for name in policies:
        load_policy(name)
    check_what_if(options.what_if)
    parse_settings(tuple(options.set))
    setups = [
        Setup(scenario=options.scenario, seed=seed, policy=policy, sets=tuple(options.set), what_if=options.what_if)
        for policy in policies
        for seed in options.seeds
    ]
    check_setup(setups[0])
    return setups


def _played(setups: list[Setup], jobs: int) -> Iterator[dict[str, Any]]:
    """Rows in the order of the setups, however many processes play them."""
    jobs = min(jobs, os.cpu_count() or 1, len(setups))
    if jobs == 1:
        yield from map(outcome, setups)
        return
    with multiprocessing.get_context("spawn").Pool(jobs) as pool:
        yield from pool.imap(outcome, setups, chunksize=4)


def outcome(setup: Setup) -> dict[str, Any]:
    """One game in one line: sums over its seasons, the last season's stocks, the lowest season's food."""
    game = Game(setup)
    game.until_end()
    figures = [record.figures for record in game.records]

    def total(name: str) -> Any:
        return round(sum(row[name] for row in figures), 3)

    row: dict[str, Any] = {"policy": setup.policy, "seed": setup.seed, "ending": game.ending}
    row["in_office_seasons"] = sum(figure["in_office"] for figure in figures)
    for name in COLUMNS[5:15] + ("iron_t", "iron_usable_t"):
        row[name] = total(name)
    for name in ("people", "store_t", "tools", "forest", "trust"):
        row[name] = figures[-1][name]
    row["kcal_lowest"] = min(figure["kcal"] for figure in figures)
    row["digest"] = game.digest
    return {name: row[name] for name in COLUMNS}


def _summary(rows: list[dict[str, Any]]) -> str:
    """A line a policy: the tenth, the middle and the ninetieth of a hundred games."""
    lines = [[_("policy"), _("games"), *(_(title) for title, _name in SHOWN)]]
    for policy in dict.fromkeys(row["policy"] for row in rows):
        games = [row for row in rows if row["policy"] == policy]
        cells = [_spread([row[name] for row in games]) for _title, name in SHOWN]
        lines.append([policy, str(len(games)), *cells])
    return table(lines)


def _spread(values: list[float]) -> str:
    ordered = sorted(values)
    last = len(ordered) - 1
    low, middle, high = (ordered[round(last * part)] for part in (0.1, 0.5, 0.9))
    return f"{middle:,.0f} ({low:,.0f}-{high:,.0f})"
