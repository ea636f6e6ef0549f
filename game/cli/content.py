"""`content`: counts and names of what the game holds."""

from __future__ import annotations

import os
import tomllib
from typing import Any

from game.cli.common import Parser, print_json
from game.rules.order_table import ORDERS
from game.session.archive import load_archive
from game.session.content import policy_names, scenario_names
from game.session.texts import translated
from game.session.what_ifs import WHAT_IFS
from game.text import ASSETS, LANGUAGES, N_, _

TITLES = {
    "scenarios": N_("scenarios"),
    "events": N_("events"),
    "articles": N_("articles"),
    "what_ifs": N_("what-ifs"),
    "policies": N_("policies"),
    "orders": N_("orders"),
}


def run(words: list[str]) -> int:
    """Print what there is."""
    parser = Parser("content", _("Counts and names of what the game holds."))
    parser.add_argument("--json", action="store_true", help=_("print JSON"))
    found = counted()
    if parser.read(words).json:
        print_json(found)
        return 0
    for key, title in TITLES.items():
        names = found[key]
        print(_("{count} {what}: {names}").format(count=len(names), what=_(title), names=", ".join(names)))
    for language, share in found["languages"].items():
        print(_("{language}: {share} % of texts").format(language=language, share=share))
    return 0


def counted() -> dict[str, Any]:
    """All names, in the shape of the command line's JSON."""
    return {
        "scenarios": scenario_names(),
        "events": _names_in("events"),
        "articles": [article.id for article in load_archive().articles],
        "what_ifs": list(WHAT_IFS),
        "policies": policy_names(),
        "orders": [order.name for order in ORDERS],
        "languages": {language: translated(language) for language in LANGUAGES},
    }


def _names_in(folder: str) -> list[str]:
    """Names of the entries of a folder of data files: the tables of each TOML file that have a name or id."""
    names: list[str] = []
    place = os.path.join(ASSETS, folder)
    for file in sorted(os.listdir(place)) if os.path.isdir(place) else []:
        if file.endswith(".toml"):
            with open(os.path.join(place, file), "rb") as opened:
                names += _named(tomllib.load(opened))
    return names


def _named(data: dict[str, Any]) -> list[str]:
    own = data.get("id", data.get("name"))
    if isinstance(own, str):
        return [own]
    names = []
    for key, value in data.items():
        if isinstance(value, list):
            names += [str(row.get("id", row.get("name"))) for row in value if isinstance(row, dict)]
        elif isinstance(value, dict):
            names.append(key)
    return names
