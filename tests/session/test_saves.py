"""Saves: whole or not there, small, opened where they stood, and honest about what is wrong with them."""

from __future__ import annotations

import hashlib
import os
import random
import zlib
from pathlib import Path

import msgspec
import numpy as np
import pytest

from game.session import saves
from game.session.game import Game, play
from game.session.recording import FORMAT, encode, record
from game.session.saves import HEAD, MARK, SaveError, backup, load, save, slots
from game.session.setup import Setup


@pytest.fixture
def kept(tmp_path: Path) -> tuple[Path, Game]:
    """A game of three and a half seasons, saved in the Paper sitting with changes on the table."""
    game = Game.new(Setup(seed=6))
    for _season in range(3):
        game.draft.set("furnaces_lit", 0, brigade=game.season)
        game.seal()
        game.draft.set("claim_harmless", 200)
        game.seal()
    game.seal()
    game.draft.set("claim_grain", 4000)
    path = tmp_path / "a game.save"
    save(game, path)
    return path, game


def packed(fields: dict[str, object]) -> bytes:
    """A file with a right checksum around any record."""
    body = zlib.compress(msgspec.msgpack.encode(fields))
    return HEAD.pack(MARK, len(body), hashlib.sha256(body).digest()) + body


def fields_of(game: Game) -> dict[str, object]:
    found: dict[str, object] = msgspec.msgpack.decode(encode(record(game)))
    return found


def test_a_game_opens_where_it_stood_and_plays_on_the_same(kept: tuple[Path, Game]) -> None:
    path, game = kept
    opened = load(path)
    assert (opened.season, opened.stage, opened.digest) == (game.season, game.stage, game.digest)
    assert opened.draft.given == game.draft.given
    for name, value in game.draft.orders().values.items():
        assert np.array_equal(opened.draft.orders()[name], value), name
    game.until_end()
    opened.until_end()
    assert [a.as_json() for a in game.records] == [b.as_json() for b in opened.records]


def test_a_finished_game_of_a_policy_is_a_few_kilobytes(tmp_path: Path) -> None:
    game = play(Setup(policy="careerist", seed=2, sets=("furnaces=20",)))
    assert save(game, tmp_path / "g.save") < 16_000
    assert load(tmp_path / "g.save").digest == game.digest


def test_a_save_cut_short_says_so(kept: tuple[Path, Game]) -> None:
    path, _game = kept
    whole = path.read_bytes()
    for length in (len(whole) - 1, len(whole) // 2, HEAD.size, HEAD.size - 1, 9):
        path.write_bytes(whole[:length])
        with pytest.raises(SaveError, match="cut short") as error:
            load(path)
        assert path.name in str(error.value)


def test_a_flipped_bit_is_found_wherever_it_is(kept: tuple[Path, Game]) -> None:
    path, _game = kept
    whole, draw = path.read_bytes(), random.Random(1958)
    for _flip in range(200):
        data = bytearray(whole)
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        path.write_bytes(bytes(data))
        with pytest.raises(SaveError, match="damaged|cut short|not a saved game"):
            load(path)


def test_bytes_after_the_end_are_damage(kept: tuple[Path, Game]) -> None:
    path, _game = kept
    path.write_bytes(path.read_bytes() + b"more")
    with pytest.raises(SaveError, match="damaged"):
        load(path)


def test_what_is_no_save_says_so(tmp_path: Path) -> None:
    for text in (b"", b"not a game", b"PIGIRON is a game", os.urandom(400)):
        (tmp_path / "x.save").write_bytes(text)
        with pytest.raises(SaveError, match="not a saved game of Pig Iron"):
            load(tmp_path / "x.save")
    with pytest.raises(SaveError, match="cannot be read"):
        load(tmp_path / "nothing.save")
    with pytest.raises(SaveError, match="cannot be read"):
        load(tmp_path)


def test_a_newer_save_says_which_version_wrote_it(kept: tuple[Path, Game]) -> None:
    path, game = kept
    path.write_bytes(packed({**fields_of(game), "format": FORMAT + 1, "version": "7.5.0", "new_things": [1, 2]}))
    with pytest.raises(SaveError, match=r"newer version of the game \(7\.5\.0\)"):
        load(path)


def test_a_save_under_other_rules_says_so(kept: tuple[Path, Game]) -> None:
    path, game = kept
    path.write_bytes(packed({**fields_of(game), "rules_hash": "0123456789abcdef"}))
    with pytest.raises(SaveError, match="other rules"):
        load(path)
    assert load(path, verify=False).season == game.season


def test_orders_that_were_changed_are_named_by_season(kept: tuple[Path, Game]) -> None:
    path, game = kept
    fields = fields_of(game)
    sealed = fields["sealed"]
    assert isinstance(sealed, list)
    sealed[2]["orders"]["hours"] = [[16]]
    path.write_bytes(packed(fields))
    with pytest.raises(SaveError, match="differently in summer 1958"):
        load(path)


def test_a_record_of_the_wrong_shape_is_refused(kept: tuple[Path, Game]) -> None:
    path, game = kept
    wrongs: list[dict[str, object]] = [
        {"sealed": 5}, {"setup": {"scenario": "nowhere"}}, {"setup": {"seed": -4}},
        {"draft": {"orders": {}, "given": []}}, {"sealed": [{"season": 3, "sitting": "plan", "orders": {}}]},
        {"digests": ["x"] * 40}, {"surprise": 1},
    ]  # fmt: skip
    for wrong in wrongs:
        path.write_bytes(packed({**fields_of(game), **wrong}))
        with pytest.raises(SaveError):
            load(path)
    path.write_bytes(packed({"format": FORMAT}))
    with pytest.raises(SaveError):
        load(path)


def test_the_save_before_stays_and_is_offered(kept: tuple[Path, Game]) -> None:
    path, game = kept
    first = path.read_bytes()
    game.seal()
    save(game, path)
    assert backup(path).read_bytes() == first
    path.write_bytes(path.read_bytes()[:50])
    with pytest.raises(SaveError, match=r"a game\.save\.bak"):
        load(path)
    assert load(backup(path)).stage == "paper"


def test_a_write_that_fails_leaves_the_old_save(kept: tuple[Path, Game], monkeypatch: pytest.MonkeyPatch) -> None:
    path, game = kept
    old = path.read_bytes()

    def full(_handle: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(SaveError, match="No space left"):
        save(game, path)
    assert path.read_bytes() == old
    assert [entry.name for entry in path.parent.iterdir()] == [path.name]


def test_an_autosave_that_cannot_be_written_is_a_notice_and_not_a_lost_game(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = tmp_path / "file"
    blocked.write_text("in the way")
    monkeypatch.setattr(saves, "folder", lambda: blocked / "saves")
    game = Game.new(Setup(seed=1))
    saves.keep(game)
    game.until_end()
    assert len(game.records) == 12
    assert len(game.notices) == 1 and "not being saved" in game.notices[0]


def test_games_save_themselves_after_each_seal_each_in_its_own_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(saves, "folder", lambda: tmp_path)
    for _game in range(2):
        game = Game.new(Setup(seed=4))
        saves.keep(game)
        game.seal()
        game.seal()
        assert game.save_path is not None and load(game.save_path).season == 1
    (tmp_path / "other.save").write_bytes(b"nonsense")
    found = {slot.title: slot for slot in slots()}
    assert set(found) == {"leap-4", "leap-4-2", "other"}
    assert found["leap-4"].season == 1 and found["leap-4"].fault == ""
    assert "not a saved game" in found["other"].fault
