"""The capital's newspaper follows the run it is printed in, repeats nothing, and knows no true figure."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from game.session.country.chronicle import FIRST
from game.session.telling.centre import OUTCRY_STEPS, as_dated, as_told, changed, part_words, recall_of, sensed_in
from game.session.telling.directive import campaign
from game.session.telling.national_lines import BRIEFS
from game.session.telling.national_page import BRIEF_ITEMS, MATTERS, PARAGRAPHS, NationalPage, page_of
from tests.session.invented import calendar_of, invented

SEEDS = range(1, 21)
SEASONS = range(12)
UNSAID = ("died", "death", "dead", "hunger", "hungry", "starv", "famine", "swollen", "corpse", "flee")


def pages_of(seed: int = 1, **options: object) -> list[NationalPage]:
    run = invented(seed, **options)  # type: ignore[arg-type]
    return [page_of(run, season, seed, "Ruchuan", "Henan") for season in SEASONS]


def words(page: NationalPage) -> str:
    rows = [f"{row.label} {row.value}".strip() for row in page.plate.rows]
    return " ".join([page.headline, page.deck, *page.body, page.brief, page.plate.title, *rows, page.plate.caption])


@pytest.mark.parametrize("seed", SEEDS)
@pytest.mark.parametrize("kind", ["as it was", "calm", "late recall", "no recall", "no maps"])
def test_every_page_is_full_and_no_season_leads_with_the_words_of_the_last(seed: int, kind: str) -> None:
    options: dict[str, dict[str, object]] = {
        "as it was": {},
        "calm": {"calm": True, "recall": None, "admission": None},
        "late recall": {"recall": 12, "admission": 14},
        "no recall": {"recall": None, "admission": None},
        "no maps": {"maps": False},
    }
    before: NationalPage | None = None
    for page in pages_of(seed, **options[kind]):
        text = words(page)
        assert "{" not in text and "  " not in text and " ." not in text, text
        assert page.headline and page.deck and page.plate.rows and page.plate.caption
        assert 3 <= len(page.body) <= PARAGRAPHS
        assert len(set(page.body)) == len(page.body) and all(part.endswith(".") for part in page.body)
        assert page.brief.count(".") >= BRIEF_ITEMS
        if before is not None:
            assert page.headline != before.headline
            assert page.deck != before.deck
            assert not set(page.body) & set(before.body)
            assert page.brief != before.brief
        before = page


@pytest.mark.parametrize("recall", [4, 8, 9, 10, 11])
def test_the_page_names_the_recall_in_its_season_and_not_before(recall: int) -> None:
    pages = pages_of(recall=recall, admission=None)
    for season, page in enumerate(pages):
        assert ("urgent directive" in words(page).lower()) == (season == recall), (season, page.headline)
    assert pages[recall].matters[0] == "recall"
    assert "directive" in pages[recall].headline.lower() or "recall" in pages[recall].headline.lower()


def test_with_the_recall_moved_the_page_moves() -> None:
    early, late = pages_of(recall=8, admission=None), pages_of(recall=11, admission=None)
    assert [page.matters[0] == "recall" for page in early].index(True) == 8
    assert [page.matters[0] == "recall" for page in late].index(True) == 11
    assert early[:8] == late[:8], "what comes later changes no page before it"


@pytest.mark.parametrize("admission", [9, 10, 11])
def test_the_admission_is_announced_in_its_season_with_the_call_to_examine_oneself(admission: int) -> None:
    for season, page in enumerate(pages_of(recall=8, admission=admission)):
        admits = "the leader of the Party has" in words(page) or "Leader of the Party" in words(page)
        assert admits == (season == admission)
        if admits:
            assert "examin" in words(page) and "everyone" in words(page).lower() or "examine itself" in words(page)


def test_recall_and_admission_in_one_season_are_both_announced() -> None:
    page = pages_of(recall=10, admission=10)[10]
    assert page.matters[:2] == ("recall", "admission")


@pytest.mark.parametrize("seed", SEEDS)
def test_no_true_figure_reaches_a_page(seed: int) -> None:
    assert pages_of(seed) == pages_of(seed, truth=1.37), "a page changes with what was said and with nothing else"


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_not_said_is_not_on_the_page(seed: int) -> None:
    for page in pages_of(seed):
        assert not re.findall(rf"\b({'|'.join(UNSAID)})", words(page).lower()), words(page)


def test_a_fall_in_what_is_claimed_is_not_printed_while_the_line_is_loud() -> None:
    run = invented(1)
    for season in (6, 7):
        last_year = round(run.year(1958).grain_reported_mt)
        autumn = round(run.totals(2).grain_reported_mt)
        text = words(page_of(run, season, 1, "Ruchuan"))
        assert str(last_year) not in text and str(autumn) not in text


def test_campaigns_come_and_go_with_the_calendar() -> None:
    pages = pages_of()
    told = [set(page.matters) for page in pages]
    assert "steel" in told[2] and "feast" in told[2]
    assert not any("steel" in names or "feast" in names for names in told[3:])
    assert "struggle" in told[6] and "pests_off" in told[8]
    calm = [set(page.matters) for page in pages_of(calm=True, recall=None, admission=None)]
    loud = {"steel", "feast", "struggle", "pests", "communes", "line", "works", "searches", "canteens"}
    assert not any(names & loud for names in calm)


def test_every_matter_is_told_in_some_run() -> None:
    told: set[str] = set()
    for seed in (1, 2, 3):
        for options in ({}, {"calm": True, "recall": None, "admission": None}, {"recall": 5, "admission": 6}):
            for page in pages_of(seed, **options):
                told |= set(page.matters)
    run = invented(1)
    seasons = [
        replace(ask, searches=0.7 if n == 6 else ask.searches) for n, ask in enumerate(run.calendar.seasons, FIRST)
    ]
    searched = replace(run, calendar=replace(run.calendar, seasons=tuple(seasons)))
    told |= set(page_of(searched, 6, 1, "Ruchuan").matters)
    assert set(MATTERS) - told <= {"less_land", "fields_autumn"}


def test_other_county_secretaries_are_told_of_in_brief_the_season_after_and_not_by_number() -> None:
    run = invented(1)
    for field, lines in (("counties_zealous", BRIEFS["driven"]), ("counties_moderate", BRIEFS["quieter"])):
        seasons = [replace(total, **{field: 190 if total.season == 6 else 0}) for total in run.seasons]
        changed_run = replace(run, seasons=tuple(seasons))
        told = [set(page_of(changed_run, season, 1, "Ruchuan").briefs) & set(lines) for season in SEASONS]
        assert [season for season in SEASONS if told[season]] == [7]
        assert not any("190" in line for line in lines)


def test_the_line_from_above_says_what_changed() -> None:
    calendar = calendar_of(recall=10)

    def at(season: int, **news: bool) -> str:
        lines = changed(
            calendar.ask(season - 1), calendar.ask(season), news.get("recall", False), news.get("admission", False)
        )
        return " ".join(choices[0] for choices in lines)

    assert "harder" in at(1)
    assert "true" in at(4) and "easier" not in at(4) or "less" in at(4)
    assert "line has turned" in at(6)
    assert "recall" in at(10, recall=True)
    assert "failure" in at(11, admission=True)
    assert at(12) == "", "where nothing changes nothing is said"


def test_a_part_let_off_is_said_in_words() -> None:
    shares = [0.1, 0.17, 0.25, 0.35, 0.5, 0.6, 0.9, 1.0]
    named = [part_words(share) for share in shares]
    assert len(set(named)) == len(shares)
    assert not any(re.search(r"\d", words) for words in named)


@pytest.mark.parametrize("seed", SEEDS)
def test_what_is_sensed_of_outcry_and_standing_is_words_and_never_a_number(seed: int) -> None:
    run = invented(seed)
    lines = [" ".join(sensed_in(run, season, seed)) for season in SEASONS]
    assert not any(re.search(r"\d", line) for line in lines)
    assert lines[0] == lines[1] == "", "before anybody is heard there is nothing to sense"
    assert lines[11]
    assert all(one != other or not one for one, other in zip(lines, lines[1:], strict=False))


def test_under_a_hard_line_only_a_loud_outcry_is_heard_of() -> None:
    run = invented(1)
    quiet = replace(run.totals(7), outcry=OUTCRY_STEPS[0], prestige=99.0)
    seasons = tuple(quiet if each.season == 7 else each for each in run.seasons)
    assert run.calendar.ask(7).pressure >= 0.85
    assert sensed_in(replace(run, seasons=seasons), 7, 1) == []
    loud = tuple(replace(quiet, outcry=OUTCRY_STEPS[1]) if each.season == 7 else each for each in run.seasons)
    assert len(sensed_in(replace(run, seasons=loud), 7, 1)) == 1


def test_a_page_before_the_first_season_is_refused() -> None:
    with pytest.raises(IndexError):
        page_of(invented(1), -1, 1, "Ruchuan")


def test_the_countys_order_follows_the_run_and_not_the_year() -> None:
    as_it_was, late = calendar_of(recall=10), calendar_of(recall=None)
    assert as_dated(late.ask(6)) and "right deviation" in campaign(late.ask(6))
    assert "Plots are given back" in campaign(as_it_was.ask(10))
    assert "examines himself" in campaign(as_it_was.ask(11))
    assert "given back" not in campaign(late.ask(10)) and "examines" not in campaign(late.ask(11))
    early = calendar_of(recall=6).ask(6)
    assert not as_dated(early) and "Plots are given back" in campaign(early)


def test_a_recall_of_nothing_is_not_told() -> None:
    run = replace(invented(1, calm=True, recall=None, admission=None), recall=10, admission=11)
    pages = [page_of(run, season, 1, "Ruchuan") for season in SEASONS]
    assert not any({"recall", "admission", "settling"} & set(page.matters) for page in pages)
    assert recall_of(run) is None and as_told(run, replace(run.calendar.ask(10), recalled=1.0)).recalled == 0
    assert recall_of(invented(1)) == 10


def test_where_no_turn_came_the_order_names_none() -> None:
    ask = replace(calendar_of(recall=None).ask(6), honest=0.3, canteens=0.65, plots=0.03)
    assert not as_dated(ask) and "right deviation" not in campaign(ask)
    assert "as they were weighed" in campaign(ask)
