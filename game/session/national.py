"""The country's record, 1957-62: figures from `assets/history/national.toml`, each series with its source."""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Mapping

import msgspec

from game.session.content import ContentError
from game.text import ASSETS, _

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
        raise ContentError(_("{file} cannot be read: {why}").format(file=FILE, why=error.strerror)) from None
    except tomllib.TOMLDecodeError as error:
        raise ContentError(_("{file} is not valid TOML: {why}").format(file=FILE, why=error)) from None
    except msgspec.ValidationError as error:
        raise ContentError(f"{FILE}: {error}") from None


def national(name: str, year: int, missing: float | None = None) -> float:
    """The record's figure for a year; `missing` where the series has none.

    Raises ContentError when the figure is not there and nothing was given in its place.
    """
    value = record()[name].by_year.get(str(year), missing)
    if value is None:
        raise ContentError(_("{file}: {name} has no figure for {year}").format(file=FILE, name=name, year=year))
    return value
