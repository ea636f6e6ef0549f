"""Every file that the game ships, read once: what a self-test proves to be whole."""

from __future__ import annotations

import gettext
import json
import os
import tomllib
from collections.abc import Iterator

from game.session.archive import load_archive
from game.session.content import ContentError, load_scenario, policy_names, ruleset, scenario_names
from game.session.country.inputs import communes
from game.session.national import record
from game.text import ASSETS, LANGUAGES, _

FONTS = (b"OTTO", b"\x00\x01\x00\x00", b"true", b"ttcf")
STARTS = {".png": (b"\x89PNG\r\n\x1a\n",), ".webp": (b"RIFF",), ".otf": FONTS, ".ttf": FONTS, ".ogg": (b"OggS",),
          ".wav": (b"RIFF",), ".ico": (b"\x00\x00\x01\x00",)}  # fmt: skip
"""First bytes of files that only the window can open."""


def asset_files() -> list[str]:
    """Every file below `assets/`, relative, in a fixed order."""
    found = []
    for place, folders, files in os.walk(ASSETS):
        folders.sort()
        found += [os.path.relpath(os.path.join(place, name), ASSETS) for name in sorted(files) if name[0] != "."]
    return found


def load_all() -> int:
    """Read every asset; returns how many there are. Raises ContentError naming the first that is not whole."""
    count = 0
    for name in asset_files():
        for why in _faults(name):
            raise ContentError(_("assets/{name} is not whole: {why}").format(name=name, why=why))
        count += 1
    for scenario in scenario_names():
        ruleset(load_scenario(scenario).ruleset)
    communes()
    policy_names()
    record()
    for language in LANGUAGES:
        load_archive(language)
    return count


def _faults(name: str) -> Iterator[str]:
    try:
        with open(os.path.join(ASSETS, name), "rb") as file:
            data = file.read()
    except OSError as error:
        yield str(error.strerror or error)
        return
    kind = os.path.splitext(name)[1].lower()
    if not data:
        yield _("it is empty")
        return
    starts = STARTS.get(kind)
    if starts is not None and not data.startswith(starts):
        yield _("its first bytes are those of another kind of file")
    try:
        if kind == ".json":
            json.loads(data)
        elif kind == ".toml":
            tomllib.loads(data.decode("utf-8"))
        elif kind == ".mo":
            with open(os.path.join(ASSETS, name), "rb") as file:
                gettext.GNUTranslations(file)
        elif kind in (".po", ".txt", ".md"):
            data.decode("utf-8")
    except (ValueError, OSError) as error:
        yield str(error)
