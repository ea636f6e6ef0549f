"""The third sheet of the desk: who wrote, what is known of the household or the office, and which order bears on it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from game.rules.order_table import HANDS, Order
from game.rules.orders import ORDER
from game.session.telling.desk import About
from game.session.telling.words import season_title
from game.text import _
from game.views.faces import HIGH, draw_face
from game.views.pen import Pen
from game.views.playing import inside
from game.views.screens.plan_words import ORDER_ICONS, choice_label, shown, title

if TYPE_CHECKING:
    from game.session.game import Game

FACE = 84.0
LINE = 26.0
ICONS = {**ORDER_ICONS, "hands": "people", "furnaces_lit": "furnace", "quota_grain": "wheat", "melt": "hammer",
         "fuel": "coal", "claim_grain": "report", "deliver": "cart", "seed_lock": "lock", "store_open": "store",
         "relief": "basket"}  # fmt: skip


@dataclass(frozen=True)
class Bearing:
    """The order that bears on a letter: its name, how it stands, and what has to be said of it."""

    order: Order
    icon: str
    name: str
    now: str
    note: str


def bearing(game: Game, name: str, row: int, from_plan: bool) -> Bearing | None:
    """How an order stands that bears on what is asked; `from_plan`: whether the plan lies open below."""
    order = ORDER.get(name)
    if order is None:
        return None
    now, note = _value(game, order, row), _note(game, order, from_plan)
    return Bearing(order, ICONS.get(name, "scroll"), title(order), now, note)


def can_open(game: Game, name: str, from_plan: bool) -> bool:
    """Whether the plan can be opened at the order."""
    order = ORDER.get(name)
    return bool(from_plan and order is not None and order.sitting == "plan" and game.draft.is_open(name))


def _value(game: Game, order: Order, row: int) -> str:
    """How it stands: on the open draft, else as it was sealed last."""
    place = row if order.level == "place" and row >= 0 else None
    value: object = None
    if game.stage == order.sitting and game.in_office:
        value = game.draft.get(order.name, 0 if order.level == "place" and place is None else place)
    else:
        sealed = next((s.orders for s in reversed(game.sealed) if order.name in s.orders.values), None)
        if sealed is not None and not order.parts:
            values = sealed[order.name]
            value = int(values[place or 0] if len(values) > 1 else values[0])
    if isinstance(value, tuple):
        if order.name != "hands":
            parts = [_("{name} {amount} %").format(name=_(label), amount=part)
                     for label, part in zip(order.labels, value, strict=True) if part]  # fmt: skip
            return ", ".join(parts)
        fields = value[HANDS.index("fields")]
        return _("{amount} % in the fields").format(amount=round(fields / (10 if sum(value) > 150 else 1)))
    if not isinstance(value, int):
        return ""
    if order.kind == "number":
        return shown(order, value)
    if order.kind == "flags":
        chosen = [_(label) for bit, label in enumerate(order.labels) if value & (1 << bit)]
        return ", ".join(chosen) or _("nothing")
    return choice_label(game, order, value) if order.kind == "choice" else ""


def _note(game: Game, order: Order, from_plan: bool) -> str:
    if game.stage == "over" or not game.in_office:
        return _("The orders are no longer yours to give.")
    if not order.is_open(game.season):
        if order.only and game.season > max(order.only) or game.season > order.opens:
            return _("It can no longer be given.")
        season = season_title(game.rules.calendar.ask(order.opens))
        return _("It can be given from {season} on.").format(season=inside(season))
    if order.sitting == "paper":
        return _("It is written when the season’s work is done, on the paper that goes up.")
    if from_plan:
        return ""
    return _("It can be given when the plan lies open.") if game.stage == "plan" else _("This season’s plan is sealed.")


def draw_about(pen: Pen, told: About, face: tuple[str, str], bears: Bearing | None, width: float) -> float:
    """The sheet's words; returns how high they are."""
    x, y = 0.0, 4.0
    if face[0]:
        draw_face(pen, face[0], 0, 6, FACE, stage=face[1])
        x = FACE + 16
    top = pen.paragraph(told.name, x, y, width - x, "section", "ink")
    if told.where:
        top = pen.paragraph(told.where, x, top, width - x, "body", "ink2")
    if face[0]:
        top = max(pen.paragraph(told.what, x, top + 6, width - x, "body", "ink"), 6 + FACE * HIGH)
    else:
        top = pen.paragraph(told.what, 0, top + 6, width, "body", "ink")
    y = top + 10
    if told.heading:
        y = pen.heading(told.heading, 0, y + 18, width, style="value", rule="hair") + 2
        y = _people(pen, told, y, width)
        for name, value in told.lines:
            used = pen.text(value, width, y + 18, "forecast", "pencil", align="right")
            pen.text(name, 0, y + 18, "body", "ink", room=width - used - 10)
            y += LINE
    if bears is not None:
        y = _bearing(pen, bears, y + 8, width)
    return y + 6


def _people(pen: Pen, told: About, y: float, width: float) -> float:
    for name, fate in told.people:
        if not fate:
            y = pen.paragraph(name, 0, y + 1, width, "body", "ink")
            continue
        used = pen.measure(name, "body") * 1.03 + pen.measure(fate, "body") + 14
        if used <= width:
            pen.text(name, 0, y + 17, "body", "ink")
            pen.text(fate, width, y + 17, "body", "ink2", align="right")
            y += 23
        else:
            y = pen.paragraph(name, 0, y + 1, width, "body", "ink")
            y = pen.paragraph(fate, 16, y, width - 16, "body", "ink2")
    if told.people and told.lines:
        y += 6
        pen.line((0, y), (width, y), "hair", 1)
        y += 2
    return y


def _bearing(pen: Pen, bears: Bearing, y: float, width: float) -> float:
    y = pen.heading(_("The order that bears on it"), 0, y + 18, width) + 6
    pen.icon(bears.icon, 0, y + 2, 28, "ink")
    y = pen.paragraph(bears.name, 40, y + 4, width - 40, "value", "ink")
    if bears.now:
        y = pen.paragraph(bears.now, 40, y, width - 40, "forecast", "pencil") + 2
    if bears.note:
        y = pen.paragraph(bears.note, 40, y, width - 40, "body", "ink2")
    return max(y, 36.0)
