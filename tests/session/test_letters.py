"""What comes to the desk: each letter from the state of its writer, none from the dead, none that knows too much."""

from __future__ import annotations

import string
from dataclasses import replace

import pytest

from game.session.game import Game
from game.session.recording import decode, encode, play_again, record
from game.session.setup import Setup
from game.session.telling.desk import about, known, last_said, lying, seasons_line, unread
from game.session.telling.letter_facts import CAREFUL, OPEN, VEILED, Desk
from game.session.telling.letter_fields import FIELDS, count, known_to
from game.session.telling.letter_houses import homes
from game.session.telling.letter_kinds import Letter, hungry
from game.session.telling.letter_writers import ABOVE, HOUSE, HOUSES, POST
from game.session.telling.letters import LETTERS, could_come, moment_of, newest, post, voice_of, written

GAMES = (
    ("leap", 1, "median"), ("leap", 1, "honest"), ("leap", 1, "zealot"), ("basin", 1, "careerist"),
    ("leap", 1, "protective"),
)  # fmt: skip
"""Of one country, which is worked out once."""


def played(scenario: str = "leap", seed: int = 1, policy: str = "median", seasons: int = 12) -> Game:
    game = Game(Setup(scenario=scenario, seed=seed, policy=policy))
    while game.season < seasons and game.stage != "over":
        game.play_season()
    return game


@pytest.fixture(scope="module")
def games() -> list[Game]:
    return [played(*setup) for setup in GAMES]


def fields_of(text: str) -> set[str]:
    return {name for _text, name, _spec, _conversion in string.Formatter().parse(text) if name}


def kind_of(letter: Letter) -> tuple[str, str]:
    if letter.role in HOUSE:
        return "house", letter.role
    if letter.role in POST:
        return ("above" if letter.role in ABOVE else "post"), letter.role
    return ("head", "") if letter.role == "head" else ("neighbour", "")


# ------------------------------------------------------------------------------ the texts
def test_there_are_letters_enough_each_of_its_own_text_and_length() -> None:
    assert len(LETTERS) >= 40 and len({letter.key for letter in LETTERS}) == len(LETTERS)
    assert len({letter.text for letter in LETTERS}) == len(LETTERS)
    for letter in LETTERS:
        words = len(letter.text.split())
        assert words <= 145, letter.key
        # Whoever may write freely writes at length; fear makes short.
        if letter.voice[0] >= CAREFUL and not letter.distressing:
            assert words >= 60, letter.key
        assert letter.voice[0] <= letter.voice[1]


def test_a_letter_holds_only_what_its_writer_can_know() -> None:
    for letter in LETTERS:
        kind, key = kind_of(letter)
        for name in fields_of(letter.text):
            assert name in FIELDS, (letter.key, name)
            assert FIELDS[name].known in known_to(kind, key), (letter.key, name)  # type: ignore[arg-type]
        # Figures come from the state, never from the text.
        assert not any(char.isdigit() for char in letter.text), letter.key


def test_what_is_hidden_is_written_by_nobody() -> None:
    assert not {"hidden", "aside"} & set(FIELDS)
    for letter in LETTERS:
        assert "hidden grain" not in letter.text and "set aside" not in letter.text, letter.key


def test_no_sum_of_the_commune_stands_in_a_letter_from_below(games: list[Game]) -> None:
    for game in games:
        for sent in post(game):
            if sent.season < 0 or sent.writer.startswith("neighbour:") or sent.writer in ("post:qiu", "post:yan"):
                continue
            text, figures = " ".join(written(game, sent).paragraphs), game.records[sent.season].figures
            for name in ("people", "store_t", "grain_true_t", "claim_t", "expected_t", "levy_due_t"):
                value = round(float(figures[name]))
                assert value < 1000 or f"{value:,}" not in text, (sent.key, name)


def test_every_letter_is_whole(games: list[Game]) -> None:
    for game in games:
        for sent in post(game):
            told = written(game, sent)
            for text in (*told.paragraphs, *told.signature, told.sender, told.date):
                assert text and "{" not in text and "  " not in text and text == text.strip(), (sent.key, text)
            assert all(part[0].isupper() or number == 1 for number, part in enumerate(told.paragraphs)), sent.key


def test_small_numbers_are_words() -> None:
    assert count(0) == "no" and count(2.6) == "three" and count(40) == "40"


# ----------------------------------------------------------------------------- conditions
def starved(game: Game, row: int) -> Game:
    """The game with its last season lived in hunger in one brigade and in plenty in the others."""
    last = game.records[-1]
    rows = []
    for number, brigade in enumerate(last.brigades):
        thin = number == row
        grams = 220.0 if thin else 680.0
        changed = {
            "kcal_now": 900 if thin else 2150, "eaten": grams * brigade["people"] * 91.25 / 1000,
            "swollen": brigade["people"] * 0.2 if thin else 0, "canteen": 0.9, "fear": 0.4, "people_trust": 0.6,
            "pots": 0.4 * brigade["pots"],
        }  # fmt: skip
        rows.append({**brigade, **changed})
    game.records[-1] = replace(last, brigades=tuple(rows))
    return game


@pytest.mark.parametrize("row", [1, 2, 3, 7])
def test_who_starves_writes_of_hunger_and_who_is_fed_does_not(row: int) -> None:
    game = starved(played(seasons=7), row)
    found = could_come(Desk(game, len(game.records) - 1), [])
    hunger = [moment for _weight, letter, _writer, moment in found if letter.weight is hungry and moment.row >= 0]
    assert {moment.row for moment in hunger} == {row}
    assert any(moment.kind == "house" for moment in hunger)


def test_hungry_letters_come_only_out_of_hunger(games: list[Game]) -> None:
    for game in games:
        for sent in post(game):
            if sent.letter.weight is hungry:
                assert moment_of(game, sent).seen.kcal < 1900, sent.key


def test_nobody_dead_or_gone_writes_and_no_house_after_its_end(games: list[Game]) -> None:
    ended = 0
    for game in games:
        ended += sum(not home.stands for home in homes(1, game.records, game.places).values())
        for sent in post(game):
            if sent.writer.startswith("house:"):
                home = homes(1, game.records[: sent.season + 1], game.places)[sent.writer[6:]]
                assert home.here(sent.member) and home.stands, sent
    assert ended, "or there was nothing to see"


def test_a_death_in_a_house_is_that_houses_own(games: list[Game]) -> None:
    for game in games:
        for sent in post(game):
            if sent.letter.distressing and "{kin}" in sent.letter.text:
                moment = moment_of(game, sent)
                died = moment.home.in_season(sent.season, "dead")
                assert died and died[0].key != sent.member


def test_an_empty_house_is_told_of_by_a_neighbour_and_by_nobody_sooner() -> None:
    told = 0
    for policy in ("zealot", "careerist", "idle", "median"):
        game = played("basin", 1, policy)
        for sent in post(game):
            if "{silent}" in sent.letter.text:
                told += 1
                silent = moment_of(game, sent).silent
                assert silent is not None and silent.ended >= 0 and silent.house.row == sent.row
                assert f"house:{silent.house.key}" != sent.writer
    assert told


def test_households_live_by_their_own_brigades_fate() -> None:
    game = played("leap", 1, "zealot")
    kind = [replace(r, brigades=tuple({**b, "deaths": 0, "left": 0} for b in r.brigades)) for r in game.records]
    spared = homes(1, kind, game.places)
    assert all(fate.state in ("here", "unborn") for home in spared.values() for fate in home.fates.values())
    true = homes(1, game.records, game.places)
    members = [fate for home in true.values() for fate in home.fates.values()]
    dead = sum(fate.state == "dead" for fate in members) / len(members)
    people = sum(row["people"] for row in game.records[0].brigades)
    rate = sum(row["deaths"] for record_ in game.records for row in record_.brigades) / people
    assert 0.3 * rate < dead < 3.0 * rate
    assert homes(1, game.records[:4], game.places).keys() == {house.key for house in HOUSES}


def test_what_became_of_a_household_is_not_changed_by_later_seasons() -> None:
    game = played("leap", 1, "zealot")
    early, late = homes(1, game.records[:6], game.places), homes(1, game.records, game.places)
    for key, home in early.items():
        for name, fate in home.fates.items():
            if fate.state in ("dead", "away"):
                assert late[key].fates[name] == fate


# ---------------------------------------------------------------------------------- voices
def test_fear_makes_letters_short_and_takes_names_away(games: list[Game]) -> None:
    lengths: dict[int, list[int]] = {OPEN: [], CAREFUL: [], VEILED: []}
    for game in games:
        for sent in post(game):
            voice = voice_of(moment_of(game, sent))
            assert sent.letter.voice[0] <= voice <= sent.letter.voice[1]
            if not sent.letter.signed:
                assert voice == VEILED
            lengths[voice].append(len(" ".join(written(game, sent).paragraphs).split()))
    middle = {voice: sum(found) / len(found) for voice, found in lengths.items()}
    assert middle[VEILED] < 0.85 * middle[OPEN]


def test_an_honest_secretary_gets_franker_letters() -> None:
    free = {policy: Desk(played("leap", 1, policy, 3), 2).seen(0).freedom for policy in ("honest", "zealot")}
    assert free["honest"] > free["zealot"] + 0.1
    game = played("leap", 1, "median", 4)
    desk = Desk(game, 3)
    before = desk.seen(0).freedom
    searched = Desk(game, 3)
    for sealed in game.sealed:
        if sealed.season == 3 and sealed.sitting == "plan":
            sealed.orders.values["searches"][:] = 100 - sealed.orders["searches"]
    assert searched.seen(0).freedom != before


# --------------------------------------------------------------------------- which, and when
def test_two_to_four_come_each_season_each_once_and_none_after_a_removal(games: list[Game]) -> None:
    for game in games:
        letters = post(game)
        assert len({sent.key for sent in letters}) == len(letters)
        led = [-1, *(r.index for r in game.records if r.figures["in_office"])]
        for index in range(-1, len(game.records)):
            come = [sent for sent in letters if sent.season == index]
            assert (2 <= len(come) <= 4) if index in led else not come
            assert len({sent.writer for sent in come}) == len(come)
            assert sum(sent.writer.startswith("neighbour:") or sent.writer == "post:qiu" for sent in come) <= 1
            assert [sent.day for sent in come] == sorted(sent.day for sent in come)


def test_games_differ_in_their_letters() -> None:
    first, second = ({sent.key for sent in post(played("leap", seed, "median"))} for seed in (1, 2))
    assert len(first & second) < 0.75 * len(first | second)


def test_the_post_is_the_same_however_it_is_asked_for() -> None:
    game = Game(Setup(seed=1, policy="median"))
    as_played = []
    while game.stage != "over":
        as_played += list(newest(game))
        game.play_season()
    as_played += list(newest(game))
    other = played("leap", 1, "median")
    assert tuple(as_played) == post(game) == post(other)
    again = play_again(decode(encode(record(other))))
    assert post(again) == post(other)
    assert [written(again, sent) for sent in post(again)] == [written(game, sent) for sent in post(game)]


def test_reading_changes_no_digest_and_is_kept_with_the_game() -> None:
    read, unread_ = Game(Setup(seed=1, policy="median")), Game(Setup(seed=1, policy="median"))
    for _season in range(5):
        for sent in newest(read):
            written(read, sent), about(read, sent)
            read.read.add(sent.id)
        assert unread(read) == 0
        for game in (read, unread_):
            game.play_season()
    assert [r.digest for r in read.records] == [r.digest for r in unread_.records]
    assert unread(read) == len(newest(read)) > 0
    assert play_again(decode(encode(record(read)))).read == read.read


# -------------------------------------------------------------------------------- the desk
def test_order_and_note_lie_with_the_letters(games: list[Game]) -> None:
    new = Game(Setup(seed=1))
    assert [item.kind for item in lying(new)][-1] == "order"
    game = played(seasons=4)
    assert [item.kind for item in lying(game)][-2:] == ["order", "note"]
    assert [item.kind for item in lying(games[0])][-1] == "note"


def test_everybody_known_has_an_office_and_a_line(games: list[Game]) -> None:
    for game in games[:4]:
        for person in known(game):
            assert person.name and person.office
            last_said(game, person)
            assert all(season and said for season, said in seasons_line(game, person))
        for sent in post(game):
            told = about(game, sent)
            assert told.name and told.what
            if not sent.letter.signed:
                assert not told.where and not told.people and not told.lines
