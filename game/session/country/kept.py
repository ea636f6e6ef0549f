"""Chronicles kept on disk between games, so that the country of a seed is played once. A lost or stale file costs
two seconds and nothing else."""

from __future__ import annotations

import functools
import hashlib
import os
from pathlib import Path

import msgspec
import platformdirs

from game.rules.calendar import Calendar
from game.session.content import ruleset
from game.session.country.chronicle import Chronicle, ProvinceTotals, SeasonTotals, YearTotals
from game.session.fingerprint import of_code, of_rules
from game.text import ASSETS

MOST_FILES = 400
"""Older ones make room: a chronicle takes some 30 KB."""


DATA = (
    "country/calendar.toml", "country/communes.csv", "country/provinces.csv", "policies.toml",
    "history/national.toml",
)  # fmt: skip
"""Files of assets that a run follows from; the record is among them because `no-exports` reads it."""


class _Kept(msgspec.Struct):
    """A chronicle without its maps."""

    seed: int
    what_if: str
    free_recall: bool
    digest: str
    calendar: Calendar
    seasons: tuple[SeasonTotals, ...]
    years: tuple[YearTotals, ...]
    provinces: tuple[ProvinceTotals, ...]
    recall: int | None
    admission: int | None
    corr_death_output: dict[int, float]


def folder() -> Path:
    """Where chronicles are kept; PIG_IRON_CACHE names another place."""
    place = os.environ.get("PIG_IRON_CACHE") or platformdirs.user_cache_dir("pig-iron", appauthor=False)
    return Path(place) / "country"


@functools.cache
def _made_from() -> str:
    """Fingerprint of all that a run follows from besides its seed: rules, data, code."""
    sums = hashlib.sha256((of_rules(ruleset("leap")) + of_code()).encode())
    for name in DATA:
        with open(os.path.join(ASSETS, *name.split("/")), "rb") as file:
            sums.update(file.read())
    return sums.hexdigest()


def _file(name: str) -> Path:
    return folder() / (hashlib.sha256(f"{_made_from()} {name}".encode()).hexdigest()[:24] + ".json")


def fetch(name: str) -> Chronicle | None:
    """The kept chronicle of a name, or None: never kept, made by other rules, or not whole."""
    try:
        found = msgspec.json.decode(_file(name).read_bytes(), type=_Kept)
    except (OSError, msgspec.MsgspecError):
        return None
    return Chronicle(**{field: getattr(found, field) for field in _Kept.__struct_fields__})


def keep(name: str, chronicle: Chronicle) -> None:
    """Keep a chronicle; a place that cannot be written to is left alone."""
    fields = {field: getattr(chronicle, field) for field in _Kept.__struct_fields__}
    try:
        path = _file(name)
        part = path.with_suffix(f".{os.getpid()}.part")
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            part.write_bytes(msgspec.json.encode(_Kept(**fields)))
            os.replace(part, path)
        finally:
            part.unlink(missing_ok=True)  # still there where the disk was full or another program held the file
        _make_room(path.parent)
    except OSError:
        return


def _make_room(place: Path) -> None:
    files = sorted(place.glob("*.json"), key=lambda file: file.stat().st_mtime)
    for file in files[: max(len(files) - MOST_FILES, 0)]:
        file.unlink(missing_ok=True)
