"""Saves: small checked files that are whole or not there.

A file is a mark, its length, a SHA-256 and the compressed record (recording.py). It is written beside its place,
forced to the disk and put there in one step; the save before it stays as `.bak`. Errors name the file and say what is
wrong with it: cut short, damaged, newer, other rules, or not a save at all.
"""

from __future__ import annotations

import glob
import hashlib
import os
import shutil
import struct
import sys
import time
import zlib
from dataclasses import dataclass
from pathlib import Path

import platformdirs

from game.session.game import Game
from game.session.recording import Recording, RecordingError, decode, encode, play_again, record
from game.text import _

ENDING = ".save"
MARK = b"PIGIRON\n"
HEAD = struct.Struct("<8sQ32s")
"""Mark, length of the compressed record, SHA-256 of it."""
MOST_BYTES = 64 * 1024 * 1024


class SaveError(Exception):
    """A save that cannot be written or read: one sentence naming the file."""


@dataclass(frozen=True)
class Slot:
    """One file of the folder, for the screen of saves."""

    path: Path
    title: str
    """the file's name without its ending"""
    changed: float
    """when it was written, seconds since 1970"""
    scenario: str
    seed: int
    season: int
    """seasons played"""
    fault: str
    """what is wrong with the file, or empty"""


def folder() -> Path:
    """Where games are kept: `saves/` in a checkout, the user's data folder for an installed or packaged game."""
    top = Path(__file__).resolve().parents[2]
    if not getattr(sys, "frozen", False) and (top / "pyproject.toml").exists():
        return top / "saves"
    return Path(platformdirs.user_data_dir("Pig Iron", appauthor=False)) / "saves"


def save(game: Game, path: Path | str) -> int:
    """Write a game; returns the file's size in bytes. Raises SaveError; an older file is then as it was."""
    return write(record(game), path)


def write(recording: Recording, path: Path | str) -> int:
    """Write a record. Raises SaveError."""
    path = Path(path)
    body = zlib.compress(encode(recording), 9)
    data = HEAD.pack(MARK, len(body), hashlib.sha256(body).digest()) + body
    beside = path.with_name(f".{path.name}.{os.getpid()}.tmp")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with open(beside, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        _keep_previous(path)
        os.replace(beside, path)
        _settle(path.parent)
        _clear_away(path)
    except OSError as error:
        message = _("The file {file} cannot be written: {why}")
        raise SaveError(message.format(file=path, why=error.strerror or error)) from None
    finally:
        if _there(beside):
            beside.unlink(missing_ok=True)
    return len(data)


def read(path: Path | str) -> Recording:
    """Read and check a file without playing it. Raises SaveError."""
    path = Path(path)
    try:
        with open(path, "rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as error:
        message = _("The file {file} cannot be read: {why}")
        raise SaveError(message.format(file=path, why=error.strerror or error)) from None
    try:
        return decode(_body(data))
    except RecordingError as error:
        raise SaveError(_("The file {file} {fault}").format(file=path, fault=error) + _also(path)) from None


def load(path: Path | str, verify: bool = True) -> Game:
    """Open a saved game where it stood. Raises SaveError; with `verify`, also when it plays differently now."""
    recording = read(path)
    try:
        return play_again(recording, verify)
    except RecordingError as error:
        raise SaveError(_("The file {file} {fault}").format(file=path, fault=error) + _also(Path(path))) from None


def _body(data: bytes) -> bytes:
    """The record inside a file's bytes. Raises RecordingError saying what is wrong."""
    if data[: len(MARK)] != MARK[: len(data)] or not data:
        raise RecordingError(_("is not a saved game of Pig Iron"))
    if len(data) < HEAD.size:
        raise RecordingError(_("is a saved game that was cut short"))
    _mark, length, digest = HEAD.unpack(data[: HEAD.size])
    body = data[HEAD.size :]
    if len(body) < length <= MOST_BYTES:
        raise RecordingError(_("is a saved game that was cut short"))
    if len(body) != length or hashlib.sha256(body).digest() != digest:
        raise RecordingError(_("is a saved game that was damaged"))
    try:
        return zlib.decompressobj().decompress(body, MOST_BYTES)
    except zlib.error:
        raise RecordingError(_("is a saved game that was damaged")) from None


def _also(path: Path) -> str:
    """A way on, where there is one."""
    before = backup(path)
    return _("; the save before it is kept as {file}").format(file=before) if _there(before) else ""


def backup(path: Path | str) -> Path:
    """Where the save before the last is kept."""
    path = Path(path)
    return path.with_name(path.name + ".bak")


def _keep_previous(path: Path) -> None:
    """Let the file that is to be replaced also stand as `.bak`; the file itself is never away."""
    if not _there(path):
        return
    beside = path.with_name(f".{path.name}.{os.getpid()}.bak.tmp")
    try:
        beside.unlink(missing_ok=True)
        try:
            os.link(path, beside)
        except OSError:  # a file system without links
            shutil.copyfile(path, beside)
        os.replace(beside, backup(path))
    finally:
        if _there(beside):
            beside.unlink(missing_ok=True)


def _settle(place: Path) -> None:
    """Force the folder's entry to the disk, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(place, os.O_RDONLY)
    try:
        os.fsync(handle)
    except OSError:  # some network file systems refuse it for folders
        pass
    finally:
        os.close(handle)


def _clear_away(path: Path) -> None:
    """Remove what a program that was killed while saving has left beside a file, once it is an hour old."""
    for left in path.parent.glob(f".{glob.escape(path.name)}.*.tmp"):
        if time.time() - left.stat().st_mtime > 3600:
            left.unlink(missing_ok=True)


def _there(path: Path) -> bool:
    try:
        return path.exists()
    except OSError:
        return False


def keep(game: Game) -> None:
    """Save a game by itself after each seal. A folder that cannot be written gives a notice, never a lost game."""
    game.after_seal.append(autosave)


def autosave(game: Game) -> None:
    """Save a game in its own file of the folder; what goes wrong is told in `game.notices`."""
    try:
        if game.save_path is None:
            game.save_path = _free_path(game)
        save(game, game.save_path)
    except SaveError as error:
        notice = _("The game goes on, but is not being saved: {why}.").format(why=error)
        if notice not in game.notices:
            game.notices.append(notice)


def _free_path(game: Game) -> Path:
    """A name in the folder that no other game has."""
    stem = f"{game.setup.scenario}-{game.setup.seed}"
    for number in range(1, 10_000):
        path = folder() / (f"{stem}{ENDING}" if number == 1 else f"{stem}-{number}{ENDING}")
        if not _there(path):
            return path
    return folder() / f"{stem}-{os.getpid()}{ENDING}"


def slots(place: Path | None = None) -> list[Slot]:
    """Saved games of the folder, the newest first; files that cannot be read tell why."""
    place = folder() if place is None else place
    try:
        paths = [path for path in place.iterdir() if path.name.endswith(ENDING) and not path.name.startswith(".")]
    except OSError:
        return []
    found = [_slot(path) for path in paths]
    return sorted(found, key=lambda slot: (-slot.changed, slot.title))


def _slot(path: Path) -> Slot:
    try:
        changed = path.stat().st_mtime
    except OSError:
        changed = 0.0
    title = path.name.removesuffix(ENDING)
    try:
        recording = read(path)
    except SaveError as error:
        return Slot(path, title, changed, "", 0, 0, str(error))
    setup = recording.setup
    return Slot(path, title, changed, setup.scenario, setup.seed, len(recording.digests), "")
