"""The archive's articles: whole, sourced, linked, of their length; found by words; faults told in one sentence."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from copy import deepcopy
from pathlib import Path
from typing import Any

import pytest

from game.rules.order_table import ORDERS
from game.session import archive
from game.session.archive import Article, article_names, found, load_archive, marks_in, plain, reading
from game.session.files import ContentError, read_toml
from game.session.national import record
from game.text import ASSETS

LEAST_WORDS, MOST_WORDS = 120, 260
BESIDE = 90
"""Words at most in each text beside an article."""
TITLE = 25
"""Signs of a title at most: the index is narrow."""
GUARDED = ("kill count", "score", "holocaust", "democide", "exterminat", "peking")


@pytest.fixture(scope="module")
def whole() -> archive.Archive:
    return load_archive()


def article(**changed: Any) -> Article:
    """An article as small as one can be."""
    data: dict[str, Any] = {
        "id": "small", "title": "Small", "subtitle": "of its kind", "group": "game", "order": 1,
        "text": ["One thing.[1] Another.[1, 2]"], "sure": "Quite.", "grades": [{"grade": "A", "what": "all"}],
        "sources": ["ash", "cao"],
    }  # fmt: skip
    data.update(changed)
    return reading.article_from(data, "assets/archive/en/articles/small.toml")


# ----------------------------------------------------------------------- the articles
def test_there_are_enough_and_every_one_is_in_the_archive(whole: archive.Archive) -> None:
    assert len(whole.articles) >= 42
    assert sorted(a.id for a in whole.articles) == article_names()
    assert {a.group for a in whole.articles} == {group.id for group in whole.groups}


@pytest.mark.parametrize("name", article_names())
def test_an_article_is_sourced_and_of_its_length(name: str, whole: archive.Archive) -> None:
    made = whole.article(name)
    assert LEAST_WORDS <= made.words() <= MOST_WORDS
    assert all(len(text.split()) <= BESIDE for text in (made.sure, made.also))
    assert len(made.title) <= TITLE
    cited = {number for text in made.marked() for number in marks_in(text)}
    assert cited == set(range(1, len(made.sources) + 1))
    assert all(whole.sources[key].endswith(".") for key in made.sources)
    assert list(reading.faults_of(made)) == []
    assert 1 <= len(made.related) <= 5


@pytest.mark.parametrize("name", article_names())
def test_an_article_is_written_as_english_is_written_here(name: str, whole: archive.Archive) -> None:
    made = whole.article(name)
    texts = [*made.marked(), made.title, made.subtitle]
    for text in texts:
        assert not re.search(r"[\"']| - |  |\.\.", text), text
        assert text.count("<i>") == text.count("</i>")
        assert not re.search(r"\b(labor|plow|meters?|color|center)\b", text), text
        assert not [word for word in GUARDED if word in text.lower()]
    # Raised numbers follow the word or its stop; no space parts them.
    assert not [text for text in texts if re.search(r"\s\[\d|\[\d[^\]]*\](?=\w)", text)]


def test_every_source_is_used_and_every_article_is_reached_from_another(whole: archive.Archive) -> None:
    assert {key for a in whole.articles for key in a.sources} == set(whole.sources)
    assert {name for a in whole.articles for name in a.related} == {a.id for a in whole.articles}


def test_every_order_has_one_article(whole: archive.Archive) -> None:
    for order in ORDERS:
        owners = [a.id for a in whole.articles if order.name in a.orders]
        assert len(owners) == 1, order.name
        made = whole.of_order(order.name)
        assert made is not None and made.id == owners[0]
    assert whole.of_order("nothing") is None


def test_figures_drawn_from_the_record_are_the_records(whole: archive.Archive) -> None:
    drawn = [(a, series) for a in whole.articles if a.figure is not None for series in a.figure.series]
    assert len(drawn) >= 12
    assert {series.key for _a, series in drawn if series.key} <= set(record())
    for made, series in drawn:
        assert made.figure is not None
        values = record()[series.key].by_year if series.key else series.by_year
        first, last = made.figure.years
        assert sum(str(year) in values for year in range(first, last + 1)) >= 3, made.id


def test_the_many_estimates_stand_with_their_grades_and_the_centre_between_them(whole: archive.Archive) -> None:
    figure = whole.article("how_many_died").figure
    assert figure is not None and figure.band == (23, 36) and figure.centre == 30
    rows = {row.name: row for row in figure.rows}
    assert rows["Official rates (computed)"].low == 14.8 and rows["Official rates (computed)"].grade == "A"
    assert rows["Dikötter 2010"].open and rows["Dikötter 2010"].grade == "C"
    assert "outside the scholarly consensus" in whole.article("how_many_died").also


def test_a_figure_in_a_text_is_the_records(whole: archive.Archive) -> None:
    """Where a text repeats a series, it says what the series says."""
    grain, levy = record()["grain_output_mt"].by_year, record()["procurement_gross_mt"].by_year
    text = " ".join(whole.article("harvests").text)
    assert all(f"{grain[year]:g}".split(".")[0] in text for year in ("1957", "1958", "1959", "1960", "1961", "1962"))
    shares = " ".join(whole.article("the_levy").text)
    assert all(f"{levy[year] / grain[year] * 100:.1f}" in shares for year in ("1957", "1958", "1960"))


# ------------------------------------------------------------------------------ words
@pytest.mark.parametrize(
    ("wanted", "first"),
    [
        ("canteens", "canteens"), ("CANTEEN", "canteens"), ("dikotter", None), ("Dikötter", None),
        ("sparrow", "four_pests"), ("oedema", "edema"), ("hukou", "flight"), ("sources", "sources_and_names"),
        ("banqiao spillway", "collapses"), ("lushan peng", "lushan_1959"),
    ],
)  # fmt: skip
def test_search_finds(wanted: str, first: str | None, whole: archive.Archive) -> None:
    hits = found(whole.articles, wanted)
    assert hits
    if first is not None:
        assert hits[0].id == first


def test_search_knows_neither_case_nor_accents_and_wants_every_word(whole: archive.Archive) -> None:
    assert plain("Dikötter’s  Ó Gráda – Lü") == "dikotter's o grada - lu"
    assert [a.id for a in found(whole.articles, "DIKOTTER")] == [a.id for a in found(whole.articles, "dikötter")]
    assert found(whole.articles, "canteens zebra") == []
    assert found(whole.articles, "  ") == list(whole.articles)


def test_a_title_weighs_more_than_a_text(whole: archive.Archive) -> None:
    hits = [a.id for a in found(whole.articles, "weather")]
    assert hits[0] == "weather" and len(hits) > 3


# ----------------------------------------------------------------------------- faults
WRONG: list[tuple[dict[str, Any], str]] = [
    ({"title": 3}, "title"),
    ({"colour": "red"}, "colour"),
    ({"grades": [{"grade": "D", "what": "all"}]}, "grades"),
    ({"figure": {"kind": "pie", "title": ""}}, "figure.kind"),
    ({"id": "other"}, "id"),
]


@pytest.mark.parametrize(("changed", "field"), WRONG)
def test_a_bad_file_is_named_with_its_field(changed: dict[str, Any], field: str) -> None:
    with pytest.raises(ContentError) as told:
        article(**changed)
    sentence = str(told.value)
    assert sentence.startswith("assets/archive/en/articles/small.toml: ") and field in sentence
    assert "\n" not in sentence


UNSOUND: list[tuple[dict[str, Any], str]] = [
    ({"text": ["One.[1] Two.[3]"]}, "cites [3]"),
    ({"text": ["One.[1]"]}, "'cao', which no text cites"),
    ({"sources": ["ash", "ash"]}, "sources names one twice"),
    ({"text": []}, "no paragraph"),
    ({"grades": []}, "grades is empty"),
    ({"grades": [{"grade": "A", "what": "a"}, {"grade": "A", "what": "b"}]}, "one grade twice"),
    ({"figure": {"kind": "estimates", "title": "", "ticks": [0, 10]}}, "rows is empty"),
    ({"figure": {"kind": "estimates", "title": "", "ticks": [0], "rows": [{"name": "x", "low": 1, "grade": "A"}]}},
     "two levels"),
    ({"figure": {"kind": "estimates", "title": "", "ticks": [0, 10], "rows": [{"name": "x", "low": 99, "grade": "A"}]}},
     "beside the axis"),
    ({"figure": {"kind": "bars", "title": ""}}, "series is empty"),
    ({"figure": {"kind": "bars", "title": "", "series": [{"name": "x"}]}}, "either key or by_year"),
    ({"figure": {"kind": "bars", "title": "", "series": [{"name": "x", "key": "nothing"}]}}, "no series"),
]  # fmt: skip


@pytest.mark.parametrize(("changed", "fault"), UNSOUND)
def test_what_does_not_hold_together_is_told(changed: dict[str, Any], fault: str) -> None:
    faults = list(reading.faults_of(article(**changed)))
    assert any(fault in told for told in faults), faults
    assert list(reading.faults_of(article())) == []


@pytest.mark.parametrize(
    ("changed", "fault"),
    [
        ({"group": "nowhere"}, "group should be one of"),
        ({"related": ["nobody"]}, "related names 'nobody'"),
        ({"related": ["small"]}, "related names 'small'"),
        ({"orders": ["fly"]}, "orders names 'fly'"),
        ({"orders": ["hours"]}, "leads to working_hours already"),
        ({"screens": ["county"]}, "leads to claims already"),
        ({"sources": ["ash", "nobody"]}, "sources names 'nobody'"),
    ],
)
def test_a_broken_link_is_told(changed: dict[str, Any], fault: str, whole: archive.Archive) -> None:
    larger = archive.Archive("en", whole.groups, (*whole.articles, article(**changed)), whole.sources)
    told = list(reading.faults(larger))
    assert any(fault in line and "small.toml" in line for line in told), told
    assert list(reading.faults(whole)) == []


# ----------------------------------------------------------------------- translations
def test_a_translation_is_laid_over_the_english_file() -> None:
    under = dict(read_toml("archive", "en", "articles", "canteens.toml"))
    over: Mapping[str, Any] = {
        "title": "公共食堂",
        "grades": [{"what": "一"}, {"what": "二"}, {"what": "三"}],
        "figure": {
            "title": "入伙比例",
            "rows": [{"name": str(number)} for number in range(len(under["figure"]["rows"]))],
        },
    }
    before = deepcopy(under)
    made = reading.article_from(reading.overlaid(under, over, "zh/canteens.toml"), "assets/archive/zh/canteens.toml")
    english = reading.article_from(under, "assets/archive/en/articles/canteens.toml")
    assert made.title == "公共食堂" and made.text == english.text and made.sources == english.sources
    assert [grade.grade for grade in made.grades] == [grade.grade for grade in english.grades]
    assert made.grades[1].what == "二"
    assert made.figure is not None and english.figure is not None
    assert [row.low for row in made.figure.rows] == [row.low for row in english.figure.rows]
    assert made.figure.rows[2].name == "2"
    assert under == before, "the English data is left as it was"


@pytest.mark.parametrize(
    ("over", "fault"),
    [
        ({"sources": ["ash"]}, "sources is not translated"),
        ({"grades": [{"what": "x"}]}, "grades should have 3 entries"),
    ],
)
def test_a_translation_gives_only_what_is_read(over: Mapping[str, Any], fault: str) -> None:
    with pytest.raises(ContentError, match=f"^zh/canteens.toml: {fault}"):
        reading.overlaid(read_toml("archive", "en", "articles", "canteens.toml"), over, "zh/canteens.toml")


def test_a_language_without_a_folder_reads_english(whole: archive.Archive) -> None:
    other = load_archive("zh_Hans")
    assert [a.id for a in other.articles] == [a.id for a in whole.articles]
    assert archive.translated_share("en") == (len(whole.articles), len(whole.articles))


def test_a_file_that_is_no_toml_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "archive" / "en"
    (folder / "articles").mkdir(parents=True)
    for name in ("groups.toml", "sources.toml"):
        (folder / name).write_text(Path(ASSETS, "archive", "en", name).read_text(encoding="utf-8"), encoding="utf-8")
    (folder / "articles" / "broken.toml").write_text("id = ", encoding="utf-8")
    monkeypatch.setattr("game.session.files.ASSETS", str(tmp_path))
    monkeypatch.setattr(reading, "ASSETS", str(tmp_path))
    with pytest.raises(ContentError, match=r"assets/archive/en/articles/broken\.toml is not valid TOML"):
        reading.load_archive.__wrapped__("en")
    assert os.path.isdir(folder)
