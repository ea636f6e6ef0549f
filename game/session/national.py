"""The country's record, 1957-62: figures from `assets/history/national.toml`, each series with its source."""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Mapping

import msgspec

from game.session.content import ContentError
from game.text import ASSETS

FILE = "assets/history/national.toml"


class Series(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One series of the record."""

    unit: str
    source: str
    by_year: dict[str, float]
    remark: str = ""


@functools.cache
def record() -> Mapping[str, Series]:
    """All series by name. Raises ContentError naming file and key."""
    try:
        with open(os.path.join(ASSETS, "history", "national.toml"), "rb") as file:
            return msgspec.convert(tomllib.load(file), dict[str, Series])
    except OSError as error:
        raise ContentError(f"{FILE} cannot be read: {error.strerror}") from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(f"{FILE} is not valid TOML: {error}") from None
    except msgspec.ValidationError as error:
        raise ContentError(f"{FILE}: {error}") from None


def national(name: str, year: int, missing: float | None = None) -> float:
    """The record's figure for a year; `missing` where the series has none.

    Raises ContentError when the figure is not there and nothing was given in its place.
    """
    value = record()[name].by_year.get(str(year), missing)
    if value is None:
        raise ContentError(f"{FILE}: {name} has no figure for {year}")
    return value
