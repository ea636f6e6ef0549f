"""The tokens: complete, readable, and every text dark enough on its paper."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from game.views.theme import TOKENS, Scale, ThemeError, contrast, load_theme, read_theme


def test_every_text_colour_stands_out_from_its_paper() -> None:
    theme = load_theme()
    least = theme.value("contrast_min")
    weak = {
        (ink, paper): round(contrast(theme.colour(ink), theme.colour(paper)), 2)
        for ink, paper in theme.value("text_pairs")
        if contrast(theme.colour(ink), theme.colour(paper)) < least
    }
    assert weak == {}


def test_every_font_of_the_tokens_is_there() -> None:
    theme = load_theme()
    for style in theme.styles().values():
        for script in ("latin", "hanzi"):
            assert theme.font_file(style.font, style.weight, script).is_file(), (style.name, script)


def test_a_name_that_is_not_there_is_named() -> None:
    theme = load_theme()
    with pytest.raises(ThemeError, match=r"tokens\.json: no colour called 'scarlet'"):
        theme.colour("scarlet")
    with pytest.raises(ThemeError, match="'poster'"):
        theme.style("poster")
    with pytest.raises(ThemeError, match=r"size\.elephant"):
        theme.value("size", "elephant")


def test_a_damaged_file_is_told_by_file_and_key(tmp_path: Path) -> None:
    tokens = json.loads(TOKENS.read_text(encoding="utf-8"))
    path = tmp_path / "tokens.json"
    with pytest.raises(ThemeError, match="not found"):
        read_theme(path)
    path.write_text("{", encoding="utf-8")
    with pytest.raises(ThemeError, match="not JSON"):
        read_theme(path)
    broken = {**tokens, "colour": {**tokens["colour"], "ink": {**tokens["colour"]["ink"], "ink": "blackish"}}}
    path.write_text(json.dumps(broken), encoding="utf-8")
    with pytest.raises(ThemeError, match=r"tokens\.json: 'ink\.ink' is not a colour"):
        read_theme(path)
    path.write_text(json.dumps({key: value for key, value in tokens.items() if key != "type"}), encoding="utf-8")
    with pytest.raises(ThemeError, match="'type' is missing"):
        read_theme(path)


@pytest.mark.parametrize(("height", "scale"), [(640, 1.0), (720, 1.0), (1080, 1.25), (1440, 1.5), (2160, 2.5)])
def test_the_interface_grows_with_the_window(height: int, scale: float) -> None:
    assert load_theme().ui_scale(height) == scale


@pytest.mark.parametrize("factor", [0.75, 1.0, 1.25, 1.5, 1.875, 2.5])
def test_neighbours_stay_neighbours_at_every_scale(factor: float) -> None:
    scale = Scale(factor)
    rows = [scale.rect(0, 44 * number, 338, 44) for number in range(12)]
    assert all(one.bottom == other.top for one, other in zip(rows, rows[1:], strict=False))
    assert scale.px(0.3) == 1
    assert scale.px(0) == 0
