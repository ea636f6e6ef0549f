"""What is known of one brigade, as the tables and the chart of its page: reported and true, counted, and eaten."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.rules.order_table import HANDS
from game.session.known import FEAR_WORDS, TRUST_WORDS
from game.text import _
from game.views.charts import Panel, Series
from game.views.figures import SHORT_SEASONS, number, tonnes, tonnes_span
from game.views.widgets import Column, reported_word, true_word
from game.views.widgets.lists import Cell

if TYPE_CHECKING:
    from game.session.game import Game

SEASONS_SHOWN = 5
DAYS = 91.25
"""Days of a season."""


def ledger_columns(w: float) -> list[Column]:
    """What it is, reported, true; for a table `w` wide."""
    return [
        Column(""),
        Column(reported_word(), w * 0.245, "right", "print"),
        Column(true_word(), w * 0.315, "right", "pencil"),
    ]


def ledger_rows(game: Game, row: int) -> list[list[Cell]]:
    """Reported and true, as far as either is known."""
    known = game.brigades()[row]
    crop, hidden = known.crop_t, known.hidden_t
    held = tonnes_span(known.grain_t + hidden.low, known.grain_t + hidden.high)
    rows: list[list[Cell]] = [
        [_("Crop of a year"), tonnes(round(known.head_word_t, -1)), tonnes_span(crop.low, crop.high)],
        [_("Grain held"), tonnes(known.grain_t), held],
    ]
    percent = _("{amount} %")
    if game.records:
        last = game.records[-1].brigades[row]
        ordered = int(last["furnaces_lit"])
        rows.append([_("Furnaces lit"), number(ordered), number(ordered * last["fill"])])
        plans = [sealed for sealed in game.sealed if sealed.sitting == "plan" and sealed.season < game.season]
        if plans:
            asked = int(plans[-1].orders["hands"][HANDS.index("fields")][row])
            fields = percent.format(amount=number(last["share_fields"] * 100))
            rows.append([_("Hands in the fields"), percent.format(amount=number(asked)), fields])
    eat = _("everyone") if known.structures["canteen"] > 0 else _("no one")
    rows.append([_("Eat in canteens"), eat, percent.format(amount=number(known.canteen_share * 100))])
    return rows


def counted_columns(w: float) -> list[Column]:
    """What it is, how many; for a table `w` wide."""
    return [Column(""), Column("", w * 0.45, "right", "value")]


def counted_rows(game: Game, row: int) -> list[list[Cell]]:
    """Counted things, with last season's count; trust and fear in words."""
    known = game.brigades()[row]
    before = game.records[-2].brigades[row] if len(game.records) > 1 else None
    rows: list[list[Cell]] = []
    for name, count, key in (
        (_("Oxen"), known.oxen, "oxen"),
        (_("Farm tools"), known.tools, "tools"),
        (_("Cooking pots"), known.pots, "pots"),
        (_("Pigs"), known.pigs, "pigs"),
    ):
        words = number(count)
        if before is not None:
            words = _("{now} ({before})").format(now=words, before=number(before[key]))
        rows.append([name, words])
    rows.append([_("Trust in you"), _(TRUST_WORDS[known.trust])])
    rows.append([_("Fear"), _(FEAR_WORDS[known.fear])])
    if known.swollen:
        rows.append([_("Swollen with hunger"), number(known.swollen)])
    return rows


def counted_caption(game: Game) -> str:
    """What the brackets hold, where there are any."""
    return _("last season in brackets") if len(game.records) > 1 else ""


def eaten_panel(game: Game, row: int) -> Panel:
    """Grain a head and day: the ration on paper, and what was eaten."""
    records = game.records[-SEASONS_SHOWN:]
    plans = {sealed.season: sealed for sealed in game.sealed if sealed.sitting == "plan"}
    ration: list[float | None] = []
    eaten: list[float | None] = []
    for record in records:
        ration.append(float(plans[record.index].orders["ration"][0]))
        known = record.brigades[row]
        eaten.append(known["eaten"] / max(known["people"], 1) / DAYS * 1000)
    groups = [(_(SHORT_SEASONS[record.figures["season"]]), 1) for record in records] or [("", 1)]
    return Panel(
        _("Grain a head, g"),
        (Series(_("on paper"), ration, "reported"), Series(_("eaten"), eaten)),
        groups,
        from_zero=False,
        empty=_("No season has been worked yet."),
    )
