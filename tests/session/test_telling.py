"""What a season says: every text is whole, the ledger adds up, and the newspaper prints no truth."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.session.game import Game
from game.session.setup import Setup
from game.session.telling.county import county_board, levy_terms, thousand_more
from game.session.telling.directive import directive_paper
from game.session.telling.heads import heads_page, known_crop
from game.session.telling.ledger_page import LedgerPage, ledger_page, page_terms, whole_terms
from game.session.telling.newspaper import Page, county_paper
from game.session.telling.notices import Matter, NoticeText, _changed, season_notices
from game.session.telling.words import number

Told = tuple[Game, list[tuple[Page, LedgerPage, tuple[NoticeText, ...]]]]
POLICIES = ("median", "zealot", "honest", "protective")


@pytest.fixture(scope="module", params=POLICIES)
def told(request: pytest.FixtureRequest) -> Told:
    """A whole game on a policy, and each season's newspaper, ledger and notices as they stood at its end."""
    game = Game(Setup(seed=3, policy=request.param))
    pages = []
    while game.stage != "over":
        directive_paper(game)
        heads_page(game)
        game.play_season()
        pages.append((county_paper(game), ledger_page(game), season_notices(game)))
    return game, pages


def _texts(page: object) -> list[str]:
    found = []
    for value in vars(page).values():
        if isinstance(value, str):
            found.append(value)
        elif isinstance(value, tuple):
            for part in value:
                found += [part] if isinstance(part, str) else _texts(part) if hasattr(part, "__dict__") else []
    return found


def test_every_text_is_filled_in(told: Told) -> None:
    for news, ledger, notices in told[1]:
        for text in [*_texts(news), *_texts(ledger), *(t for n in notices for t in _texts(n))]:
            assert "{" not in text and "}" not in text, text
            assert "  " not in text and text == text.strip(), text


def test_terms_on_the_page_sum_to_the_figure(told: Told) -> None:
    for _news, ledger, _notices in told[1]:
        for row in ledger.rows:
            if row.terms:
                assert sum(term.amount for term in row.terms[:-1]) == row.terms[-1].amount, row
                assert row.terms[-1].total
                digits = re.sub(r"[^\d.]", "", row.true)
                assert re.sub(r"[^\d.]", "", row.terms[-1].shown) == digits, row


def test_the_newspaper_prints_no_truth(told: Told) -> None:
    game, pages = told
    for record, (news, _ledger, _notices) in zip(game.records, pages, strict=True):
        text = " ".join(_texts(news))
        said = {round(record.figures[key]) for key in ("claim_t", "iron_reported_t", "quota_grain_t", "levy_due_t")}
        for key in ("grain_true_t", "deaths", "excess_deaths", "store_t", "unharvested_t"):
            true = record.figures[key]
            if true > 150 and round(true) not in said:  # by chance a true figure may be one that is said
                assert not re.search(rf"(?<![\d,]){re.escape(number(true))}(?![\d,])", text), (key, text)
        assert "died" not in text and "hunger" not in text


def test_the_newspaper_changes_with_season_and_claim() -> None:
    pages = {}
    for policy in POLICIES:
        game = Game(Setup(seed=3, policy=policy))
        game.until_end()
        for index in range(len(game.records)):
            pages[(policy, index)] = county_paper(game, index)
    assert len({page.headline for page in pages.values()}) > 30
    for index in range(12):
        bodies = {pages[(policy, index)].body for policy in POLICIES}
        assert len(bodies) > 1, index


def test_the_accountant_never_says_the_same_twice_running(
    told: Told,
) -> None:
    notes = [ledger.note for _news, ledger, _notices in told[1]]
    assert all(one != other for one, other in zip(notes, notes[1:], strict=False))


def test_deaths_are_told_when_they_are_more_than_ordinary(
    told: Told,
) -> None:
    game, pages = told
    for record, (_news, _ledger, notices) in zip(game.records, pages, strict=True):
        died, usual = record.figures["deaths"], record.figures["deaths"] - record.figures["excess_deaths"]
        season = [notice for notice in notices if notice.distressing]
        assert bool(season) == (died > max(usual * 1.25, usual + 20))
        for notice in season:
            assert number(died) in notice.paragraphs[0]
        if "removed" in record.events:
            assert notices[-1].key == "removed"


def test_what_stands_is_told_once_and_then_when_it_changes(told: Told) -> None:
    _game, pages = told
    before: set[str] = set()
    for _news, _ledger, notices in pages:
        now = {part for notice in notices for part in notice.paragraphs}
        assert not now & before
        before = now


def test_a_brigade_where_most_die_is_named_when_it_is_another_or_eats_less() -> None:
    first: Matter = ((4, 3), 0.0)
    assert not _changed("where", first, ((4, 3), 0.0))
    assert _changed("where", first, ((5, 3), 0.0)) and _changed("where", first, ((4, 2), 0.0))


def test_births_not_had_and_what_falls_are_told_again_when_they_have_moved_far_enough() -> None:
    assert not _changed("births", (None, 0.50), (None, 0.44)) and _changed("births", (None, 0.50), (None, 0.30))
    assert not _changed("fell", (("dam",), 3.0), (("dam",), 4.0)) and _changed("fell", (("dam",), 3.0), (("dam",), 6.0))
    assert _changed("fell", (("dam",), 3.0), (("dam", "shed"), 3.0))


def test_terms_of_a_harvest_carry_their_unit_and_say_what_the_plots_gave(told: Told) -> None:
    _game, pages = told
    rows = [row for _news, ledger, _notices in pages for row in ledger.rows if row.key == "harvest"]
    terms = [term for row in rows for term in row.terms]
    assert terms and all(term.shown.endswith(" t") for term in terms)
    assert not any(term.name == "Private plots" for term in terms)


@given(st.lists(st.floats(-1e7, 1e7, allow_nan=False), min_size=1, max_size=20), st.sampled_from((1.0, 100.0, 1000.0)))
def test_rounded_terms_keep_their_sum(amounts: list[float], unit: float) -> None:
    whole = whole_terms(amounts, unit)
    assert sum(whole) == round(sum(amount / unit for amount in amounts))
    assert all(abs(part - amount / unit) <= 1.0 for part, amount in zip(whole, amounts, strict=True))


def test_small_causes_are_put_together_and_still_add_up() -> None:
    named = [("start", 5_000_000.0), *((f"cause {k}", -1000.0 * k) for k in range(1, 15))]
    lines = page_terms(named, 1000.0, "total")
    assert len(lines) <= 11
    assert sum(line.amount for line in lines[:-1]) == lines[-1].amount == 4895


def test_heads_and_known_crop_in_the_paper_sitting() -> None:
    game = Game(Setup(seed=3))
    for _season in range(2):
        game.seal()
        game.seal()
    game.seal()
    page = heads_page(game)
    assert page.harvest and len(page.lines) == 8
    low, high = known_crop(game)
    assert low == high == pytest.approx(page.total.low)
    assert page.total.says == sum(line.says for line in page.lines)


def test_the_levy_follows_the_claim() -> None:
    game = Game(Setup(seed=3))
    assert county_board(game).lines == ()
    for _season in range(2):
        game.seal()
        game.seal()
    game.seal()
    low, high = game.draft.trial(), game.draft.trial()
    low.set("claim_grain", 4000)
    high.set("claim_grain", 14000)
    less, more = game.preview(low).commune, game.preview(high).commune
    # at each end: what is not known of it is the same under both claims
    lower, higher = less["levy_next_t"], more["levy_next_t"]
    assert lower.low < higher.low and lower.middle < higher.middle and lower.high < higher.high
    assert less["rank"].low > more["rank"].high
    assert less["risk"].middle >= more["risk"].middle
    game.seal()
    board = county_board(game)
    assert len(board.lines) == 14 and [line.rank for line in board.lines] == list(range(1, 15))
    assert sum(line.own for line in board.lines) == 1
    assert levy_terms(game)
    first, second, third = thousand_more(game)
    assert first > second > third > 0
