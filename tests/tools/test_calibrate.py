"""The fit's own books: curves say what they were made with, and the page tells the ruleset that is shipped."""

from __future__ import annotations

from pathlib import Path

import pytest

from game.session.content import ruleset
from tools.calibrate import curves, fit, page
from tools.calibrate.sensitivity import PROVINCIAL


@pytest.fixture(autouse=True)
def _at_the_top(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(root)


def test_curves_are_those_of_the_shapes_that_their_sources_name():
    shapes = {name: curves.shape(name) for name in curves.SHAPES}
    for name, table in curves.reshaped(shapes).items():
        assert table.knots == pytest.approx(ruleset("leap").tables[name].knots, abs=1e-9), name
    for name, (low, high) in curves.SHAPES.items():
        assert low <= shapes[name] <= high, name


def test_what_was_fitted_says_so_and_what_tells_provinces_apart_was_not():
    values, _ranges = fit.start()
    assert set(values) == set(fit.FREE) and not set(values) & set(PROVINCIAL)
    for constant in ruleset("leap").p:
        assert constant.source.endswith(fit.FITTED) == (constant.name in values), constant.name


def test_the_page_of_the_fit_tells_the_ruleset_that_is_shipped():
    assert page.notes() in page.PAGE.read_text(encoding="utf-8"), "run: python -m tools.calibrate table"
