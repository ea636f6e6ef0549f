"""Files of `assets/` read with one clear sentence for whatever is wrong with them."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Mapping
from typing import Any

from game.text import ASSETS


class ContentError(ValueError):
    """Content that cannot be used: one sentence naming file and key, or the name that is unknown."""


def read_toml(*parts: str) -> Mapping[str, Any]:
    """A TOML file of `assets/`. Raises ContentError naming it."""
    path = os.path.join(ASSETS, *parts)
    shown = "/".join(("assets", *parts))
    try:
        with open(path, "rb") as file:
            return tomllib.load(file)
    except OSError as error:
        raise ContentError(f"{shown} cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{shown} is not valid TOML: {error}") from None
