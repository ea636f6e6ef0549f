"""Setting text: runs, wrapping, baselines, records; and no sign without a font."""

from __future__ import annotations

import pygame
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from game.text import ASSETS
from game.views.fonts import split_runs
from game.views.hanzi import AIR, HALF, fits
from game.views.look import Look
from game.views.marks import CLOSE, OPEN, plain, signed
from game.views.offscreen import prepare
from game.views.pen import Pen
from game.views.typeset import NOT_FIRST, NOT_LAST


@pytest.fixture(scope="module")
def look() -> Look:
    prepare()
    return Look(1.0)


def test_runs_part_latin_from_hanzi() -> None:
    assert split_runs("石桥公社 1958 年") == (("石桥公社", True), (" 1958 ", False), ("年", True))


def test_shared_quotes_go_with_what_stands_beside_them() -> None:
    assert split_runs("“报产”") == (("“报产”", True),)
    assert split_runs("It’s “so”…") == (("It’s “so”…", False),)


def test_latin_breaks_between_words(look: Look) -> None:
    lines = look.type.wrap("In an ordinary winter it is about seventy.", 120, "body")
    assert len(lines) > 2
    assert " ".join(lines) == "In an ordinary winter it is about seventy."
    assert all(look.type.width(line, "body") <= 120 for line in lines)


def test_a_number_keeps_its_unit_and_its_per_cent_sign(look: Look) -> None:
    for text in ("White Pagoda claims 4,030 t.", "of the harvest 42 % is cut", "so far 1,640 吨。"):
        for width in range(60, 200, 3):
            for line in look.type.wrap(text, width, "body"):
                assert not line.startswith(("t.", "%", "吨")), (width, line)


CHINESE = "公社今秋报产九千三百吨，比去年同期（四千九百吨）增加近一倍。“县委”已将此数登记在册，并号召各社学习！"


@given(width=st.integers(40, 400))
@settings(max_examples=60, deadline=None)
def test_no_chinese_line_begins_or_ends_with_the_wrong_sign(width: int) -> None:
    prepare()
    lines = Look(1.0, hanzi=True).type.wrap(CHINESE, width, "reading")
    assert "".join(lines) == CHINESE
    # A line too narrow for a sign and its neighbour has no choice.
    if width >= 80:
        assert all(line[0] not in NOT_FIRST for line in lines)
        assert all(line[-1] not in NOT_LAST for line in lines)


def test_what_is_counted_and_a_date_stay_together_in_chinese() -> None:
    prepare()
    text = "全社有28座土炉出铁，1957年3月28日报产九千三百吨，第12季再报4870吨，增加74%。"
    whole = ("28座", "1957年3月28日", "九千三百吨", "第12季", "4870吨", "74%")
    chinese = Look(1.0, hanzi=True).type
    for width in range(150, 420, 7):
        lines = chinese.wrap(text, width, "body")
        assert "".join(lines) == text
        assert all(any(part in line for line in lines) for part in whole), (width, lines)


def test_a_chinese_last_line_is_never_one_hanzi() -> None:
    prepare()
    chinese = Look(1.0, hanzi=True).type
    text = "十月的柳渡炼铁场，县委办公室摄影的照片登在报上。"
    for width in range(100, 380):
        lines = chinese.wrap(text, width, "body")
        assert len(lines) == 1 or len(lines[-1].rstrip("。")) > 1, (width, lines)
        assert all(chinese.width(line, "body") <= width + 0.5 for line in lines)


def test_signs_share_their_blanks() -> None:
    text = "（“吃饱”），他说：“好。”"
    found = dict(enumerate(fits(text, [True] * len(text))))
    assert found[0].left == HALF and found[1].left == HALF  # at the beginning of a line, and after another
    assert found[4].right == HALF and found[5].right == HALF and found[6].right == 0  # before another; before a hanzi
    assert found[len(text) - 1].right == HALF  # at the end of a line
    prepare()
    chinese = Look(1.0, hanzi=True).type
    assert chinese.width("好。", "body") == pytest.approx(16 + 8, abs=1)
    assert chinese.width("“好", "body") == pytest.approx(16 + 8, abs=1)


def test_there_is_air_between_hanzi_and_figures_but_not_in_a_date() -> None:
    hanzi = [char > "z" for char in "共8座年1958年秋"]
    found = fits("共8座年1958年秋", hanzi)
    assert [fit.air for fit in found] == [AIR, AIR, 0, 0, 0, 0, 0, 0, 0, 0][: len(found)]
    # A space in the text is air enough.
    assert all(fit.air == 0 for fit in fits("共 8 座", [True, False, False, False, True]))


def test_marks_are_words_turned_not_signs(look: Look) -> None:
    text = "From the <i>Ruchuan Daily</i> of 1958."
    assert plain(text) == "From the Ruchuan Daily of 1958."
    assert signed("2 <i> 3") == "2 <i> 3"  # not a pair
    pen = Pen(look, pygame.Surface((600, 60)))
    pen.text(text, 4, 30, "body")
    assert pen.records[0].text == plain(text)
    runs = look.fonts.runs(text, look.theme.style("body"), 16)
    upright = look.fonts.font("form", 400, "latin", 16)
    italic = look.fonts.font("form", 400, "italic", 16)
    assert [(run.text, run.font) for run in runs] == [
        ("From the ", upright), ("Ruchuan Daily", italic), (" of 1958.", upright),
    ]  # fmt: skip


def test_marked_words_keep_their_mark_over_the_end_of_a_line(look: Look) -> None:
    text = "It stands in <i>Population and Development Review</i> and nowhere else."
    for width in range(110, 400, 11):
        lines = look.type.wrap(text, width, "body")
        assert " ".join(map(plain, lines)) == plain(text)
        for line in lines:
            assert line.count(OPEN) == line.count(CLOSE)
            marked = "".join(line[line.find(OPEN) + 1 : line.find(CLOSE)]) if OPEN in line else ""
            assert marked in "Population and Development Review"
        assert sum(len(line[line.find(OPEN) + 1 : line.find(CLOSE)].split()) for line in lines if OPEN in line) == 4


def test_what_is_italic_already_marks_by_standing_upright(look: Look) -> None:
    caption = look.theme.style("caption_print")
    fonts = [run.font for run in look.fonts.runs("From the <i>Daily</i>", caption, 16)]
    assert fonts == [look.fonts.font("print", 400, "italic", 16), look.fonts.font("print", 400, "latin", 16)]


@pytest.mark.parametrize("style", ["forecast", "order"])
def test_pencil_and_typewriter_underline(look: Look, style: str) -> None:
    runs = look.fonts.runs("in the <i>Capital Daily</i>", look.theme.style(style), 16)
    assert [(run.text, run.underlined) for run in runs] == [("in the ", False), ("Capital Daily", True)]


def test_chinese_has_no_italic_and_no_typewriter() -> None:
    prepare()
    chinese = Look(1.0, hanzi=True)
    assert not chinese.type.style("caption_print").italic
    assert chinese.type.style("order").font == "print"
    assert chinese.type.width("见<i>《汝川日报》</i>", "body") == chinese.type.width("见《汝川日报》", "body")


def test_an_apostrophe_is_curled_in_print_only(look: Look) -> None:
    def shown(style: str) -> str:
        return "".join(run.text for run in look.fonts.runs("the heads' 'last' word isn't", look.theme.style(style), 16))

    assert shown("body") == "the heads’ ‘last’ word isn’t"
    assert shown("order") == "the heads' 'last' word isn't"


def test_a_number_goes_with_what_it_counts(look: Look) -> None:
    for width in range(200, 420, 5):
        lines = look.type.wrap("The first crop is cut on 1 June; between the two there were 146 people.", width, "body")
        for line in lines[:-1]:
            assert not line.endswith((" 1", " 146")) or look.type.width(line, "body") < width * 0.75, (width, lines)


def test_a_word_wider_than_the_line_is_broken_not_lost(look: Look) -> None:
    word = "Kuomintangzentralexekutivkomitee"
    lines = look.type.wrap(word, 80, "body")
    assert "".join(lines) == word
    assert all(look.type.width(line, "body") <= 80 for line in lines)


def test_newlines_are_kept(look: Look) -> None:
    assert look.type.wrap("one\n\ntwo", 200, "body") == ["one", "", "two"]


def test_all_digits_of_a_tabular_figure_are_equally_wide(look: Look) -> None:
    assert look.type.width("1111", "reported_value", tabular=True) == look.type.width(
        "8888", "reported_value", tabular=True
    )


def test_text_sits_on_its_baseline_in_every_voice(look: Look) -> None:
    for style in ("body", "reported_value", "forecast", "order"):
        surface = pygame.Surface((60, 60))
        surface.fill("white")
        pen = Pen(look, surface)
        pen.text("H", 10, 40, style)
        inked = [y for y in range(60) for x in range(60) if surface.get_at((x, y)).r < 140]
        assert max(inked) in (39, 40), (style, max(inked))


def test_a_text_without_room_is_recorded_as_cut(look: Look) -> None:
    pen = Pen(look, pygame.Surface((200, 60)))
    pen.text("Willow Crossing", 4, 30, "body", room=40)
    pen.text("Willow Crossing", 4, 50, "body", room=180)
    pen.text("beyond the edge", 150, 30, "body")
    assert [record.cut for record in pen.records] == [True, False, True]


def test_the_record_knows_what_lies_under_the_text(look: Look) -> None:
    surface = pygame.Surface((200, 60))
    pen = Pen(look, surface)
    pen.box(0, 0, 200, 60, "seal")
    pen.text("Seal the plan", 10, 40, "section", "on_seal")
    record = pen.records[0]
    assert record.background == tuple(look.colour("seal"))[:3]
    assert record.colour == tuple(look.colour("on_seal"))[:3]
    assert record.size == 18


def test_chinese_is_never_set_too_small() -> None:
    prepare()
    chinese = Look(1.0, hanzi=True).type
    assert chinese.style("caption").size == 16
    assert (chinese.style("reading").size, chinese.style("reading").line) == (20, 31)


@pytest.mark.parametrize("language", ["en", "zh_Hans"])
def test_every_sign_of_the_games_texts_has_a_font(look: Look, language: str) -> None:
    import gettext
    from pathlib import Path

    path = Path(ASSETS) / "locale" / language / "LC_MESSAGES" / "pigiron.mo"
    if not path.exists():
        pytest.skip(f"no catalogue for {language} yet")
    with path.open("rb") as file:
        catalogue = gettext.GNUTranslations(file)
    texts = {str(text) for text in catalogue._catalog.values() if text}  # type: ignore[attr-defined]
    signs = sorted(set("".join(texts)) - {"\n", "\t", "\x04"})
    for style in ("body", "value", "reported_value", "section", "forecast", "order"):
        missing = look.fonts.missing("".join(signs), look.theme.style(style))
        assert missing == "", f"{style}: cut the fonts again (tools/fonts/subset.py); these are missing: {missing}"
