"""Rulesets as data: every constant used, in range and sourced; a broken file is named in one sentence."""

from __future__ import annotations

import re
from dataclasses import MISSING, fields
from pathlib import Path

import pytest

from game.rules.calendar import CalendarError, SeasonAsk, read_calendar
from game.rules.order_table import ORDERS
from game.rules.orders import OrderError, parse_value, show_value
from game.rules.ruleset import RulesetError, read_constants, read_tables
from game.rules.tables import Table
from tests.rules.playing import rules

GOOD = {"value": 1.0, "unit": "t", "range": [0, 2], "confidence": "C", "source": "ours"}


def test_every_constant_is_used_and_every_used_constant_exists(root: Path):
    folders = (root / "game" / "rules", root / "game" / "session" / "country")
    source = "\n".join(path.read_text() for folder in folders for path in folder.rglob("*.py"))
    used = set(re.findall(r"\bp\.([a-z_0-9]+)", source))
    families = [re.compile(f"{stem}_.*") for stem in re.findall(r'getattr\([a-z_]+, f"([a-z]+)_\{', source)]
    names = {constant.name for constant in rules().p}
    assert used - names == set()
    unused = {name for name in names - used if not any(family.fullmatch(name) for family in families)}
    assert unused == set()


def test_every_table_is_used(root: Path):
    folders = (root / "game" / "rules", root / "game" / "session" / "country")
    source = "\n".join(path.read_text() for folder in folders for path in folder.rglob("*.py"))
    for name in rules().tables:
        family, _, kind = name.partition("_")  # curves of these families are named by their kind
        assert f'"{name}"' in source or (family in ("file", "risk") and f'"{kind}"' in source), name


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({**GOOD, "value": 3}, "f.toml: g.x.value 3 lies outside its range 0 to 2"),
        ({**GOOD, "value": "much"}, "f.toml: g.x.value should be a number"),
        ({**GOOD, "confidence": "D"}, "f.toml: g.x.confidence should be A, B or C"),
        ({**GOOD, "source": ""}, "f.toml: g.x.source should be a text"),
        ({**GOOD, "range": 4}, "f.toml: g.x.range should be two numbers"),
        ({**GOOD, "colour": 1}, "f.toml: g.x has an unknown field 'colour'"),
        (5, "f.toml: g.x should be a table"),
    ],
)
def test_a_broken_constant_is_named_with_file_key_and_what_was_expected(row, said):
    with pytest.raises(RulesetError, match=re.escape(said)):
        read_constants("f.toml", {"g": {"x": row}})


def test_a_broken_curve_is_named():
    with pytest.raises(RulesetError, match=re.escape("f.toml: c.knots should be a list of two numbers or more")):
        read_tables("f.toml", {"c": {"start": 0, "step": 1, "unit": "1", "source": "ours", "knots": [1]}})


def test_a_season_without_a_field_is_named():
    with pytest.raises(CalendarError, match=re.escape("f.toml: season 1 lacks 'area'")):
        read_calendar("f.toml", [{"season": "spring", "year": 1958}])


def test_a_season_under_an_unknown_line_is_named():
    dated = {field.name: 0 for field in fields(SeasonAsk) if field.default is MISSING}
    good = dated | {"season": "spring", "year": 1958, "line": "sideways"}
    with pytest.raises(CalendarError, match=re.escape("f.toml: season 1: line should be one of pledge, leap")):
        read_calendar("f.toml", [good])


def test_a_curve_is_straight_between_knots_and_flat_beyond_them():
    curve = Table(0.0, 10.0, (1.0, 2.0, 4.0))
    assert curve([-5.0, 0.0, 5.0, 10.0, 15.0, 20.0, 99.0]).tolist() == [1, 1, 1.5, 2, 3, 4, 4]


@pytest.mark.parametrize("order", ORDERS, ids=lambda order: order.name)
def test_every_orders_example_can_be_read_and_shown_again(order):
    value = parse_value(order, order.example)
    assert show_value(order, value) == order.example  # type: ignore[arg-type]
    assert order.help and order.title


@pytest.mark.parametrize(
    ("name", "text", "said"),
    [
        ("hours", "99", "hours lies between 8 and 16"),
        ("hours", "ten", "hours is a whole number from 8 to 16"),
        ("furnaces_lit", "nan", "furnaces_lit is a whole number"),
        ("hands", "50/50", "hands takes 7"),
        ("canteens", "shut", "canteens is one of compulsory, choice, winter, closed"),
        ("melt", "gold", "melt joins some of scrap, pots, worn_tools, good_tools"),
    ],
)
def test_a_value_out_of_bounds_says_the_bounds(name, text, said):
    from game.rules.orders import ORDER

    with pytest.raises(OrderError, match=re.escape(said)):
        parse_value(ORDER[name], text)
