"""`headless`: one game season by season, true and reported; or one game a seed."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from typing import Any

from game.cli.common import Parser, print_json, read_count, read_seed, read_seeds, table, with_progress
from game.session import saves
from game.session.content import load_policy
from game.session.game import Game
from game.session.setup import Setup, check_setup
from game.session.what_ifs import check_what_if
from game.text import N_, _

SEASON_NAMES = {"spring": N_("spring"), "summer": N_("summer"), "autumn": N_("autumn"), "winter": N_("winter")}


def run(words: list[str]) -> int:
    """Play and print."""
    options = _read(words)
    setups = [_setup(options, seed) for seed in options.seeds or [options.seed]]
    check_setup(setups[0])
    many = options.seeds is not None
    for game in with_progress(_games(setups, options.save), len(setups), _("games")):
        if options.json:
            print_json(as_json(game))
        else:
            print(as_table(game, short=many))
    return 0


def _read(words: list[str]) -> argparse.Namespace:
    parser = Parser("headless", _("Play a game without a window, season by season, true and reported."))
    parser.add_argument("--scenario", default="leap", help=_("where and when (default leap)"))
    parser.add_argument("--policy", default="median", help=_("who leads (default median)"))
    parser.add_argument("--seed", type=read_seed, default=1, help=_("the game's luck (default 1)"))
    parser.add_argument("--seeds", type=read_seeds, help=_("many games: first-last"))
    parser.add_argument(
        "--seasons", type=read_count("--seasons", 1, 40), default=0, help=_("play only so many seasons")
    )
    parser.add_argument(
        "--set",
        action="append",
        default=[],
        metavar="ORDER=VALUE",
        help=_("replace one order of the policy in every season"),
    )
    parser.add_argument("--what-if", default="", metavar="NAME", help=_("take one thing out of history"))
    parser.add_argument("--save", metavar="FILE", help=_("keep the game in a file that replay can read"))
    parser.add_argument("--json", action="store_true", help=_("print JSON, one object a game"))
    return parser.read(words)


def _setup(options: argparse.Namespace, seed: int) -> Setup:
    load_policy(options.policy)
    check_what_if(options.what_if)
    return Setup(
        scenario=options.scenario,
        seed=seed,
        policy=options.policy,
        sets=tuple(options.set),
        what_if=options.what_if,
        seasons=options.seasons,
    )


def _games(setups: list[Setup], save: str | None) -> Iterator[Game]:
    for setup in setups:
        game = Game(setup)
        game.until_end()
        if save is not None:
            saves.save(game, save)
        yield game


def as_json(game: Game) -> dict[str, Any]:
    """A game in the shape of the command line's JSON."""
    setup = game.setup
    return {
        "scenario": setup.scenario,
        "policy": setup.policy or None,
        "seed": setup.seed,
        "what_if": setup.what_if or None,
        "digest": game.digest,
        "seasons": [record.as_json() for record in game.records],
        "ending": game.ending,
    }


COLUMNS = (
    (N_("people"), "people"),
    (N_("died"), "deaths"),
    (N_("born"), "births"),
    (N_("left"), "left"),
    (N_("grain said, t"), "grain_reported_t"),
    (N_("grain true, t"), "grain_true_t"),
    (N_("in the field, t"), "unharvested_t"),
    (N_("levy, t"), "procured_t"),
    (N_("back, t"), "resold_t"),
    (N_("store, t"), "store_t"),
    (N_("iron, t"), "iron_t"),
    (N_("usable, t"), "iron_usable_t"),
    (N_("hours"), "hours"),
    (N_("kcal"), "kcal"),
)
ENDING_LINES = {
    "in_the_chair": N_("The secretary of spring 1958 was still in office at the end."),
    "removed_early": N_("The secretary was removed before the mountain; the commune went on under a successor."),
    "removed_after_the_mountain": N_(
        "The secretary was removed after the mountain; the commune went on under a successor."
    ),
    "removed_late": N_("The secretary was removed in the last winter; the commune went on under a successor."),
    "unfinished": N_("The game was not played to its end."),
}


def as_table(game: Game, short: bool = False) -> str:
    """A game as a table for reading, or as one line."""
    setup = game.setup
    if short:
        line = _("seed {seed}: {ending} {people} people live here, {digest}")
        people = game.records[-1].figures["people"]
        return line.format(seed=setup.seed, ending=_(ENDING_LINES[game.ending]), people=people, digest=game.digest)
    rows = [[_("season"), *(_(title) for title, _name in COLUMNS)]]
    for record in game.records:
        figures = record.figures
        season = _("{season} {year}").format(season=_(SEASON_NAMES[figures["season"]]), year=figures["year"])
        rows.append([season, *(f"{figures[name]:,.0f}" for _title, name in COLUMNS)])
    head = _("{scenario}, led by {policy}, seed {seed}").format(
        scenario=_(game.scenario.title), policy=setup.policy or _("a player"), seed=setup.seed
    )
    return "\n".join([head, table(rows), _(ENDING_LINES[game.ending]), _("digest {digest}").format(digest=game.digest)])
