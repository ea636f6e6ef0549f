"""The table of brigades on the plan: furnaces and quotas village by village; and tables of what is known of each."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from game.rules.order_table import Order
from game.rules.orders import ORDER
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.text import _
from game.views.figures import number, span, tonnes, tonnes_span
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.plan_cards import TABLE_ROW
from game.views.screens.plan_controls import Control, FigureCell, NameCell
from game.views.screens.plan_words import stepped
from game.views.widgets import Column, Drawing, Forecast, Table
from game.views.widgets.lists import Cell

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screens.plan import PlanScreen


class BrigadesTable:
    """One row a brigade and one for all; `controls` holds the control of every figure by its key."""

    def __init__(self, screen: PlanScreen) -> None:
        self.screen = screen
        self.controls: dict[str, Control] = {}
        self.rows: dict[int, Drawing] = {}
        self.names: list[tuple[int, NameCell]] = []
        self.shaded: int | None = None

    @property
    def game(self) -> Game:
        """The game."""
        return self.screen.game

    @property
    def draft(self) -> Draft:
        """The open draft."""
        return self.screen.game.draft

    def sync(self) -> None:
        """Show which brigades have orders of their own."""
        changed = self.changed_brigades()
        for row, cell in self.names:
            cell.follow(row in changed)

    def changed_brigades(self) -> set[int]:
        """Brigades with orders of their own beyond the figures of this table."""
        plain = ("furnaces_lit", "quota_grain", "quota_iron", "hands")
        return {row for name, row in self.draft.given if row >= 0 and name not in plain}

    def shade(self, row: int | None) -> None:
        """Shade a brigade's row."""
        if row != self.shaded:
            old, self.shaded = self.shaded, row
            for each in (old, row):
                if each is not None and each in self.rows:
                    self.rows[each].redraw()

    def build(self, add: Callable[..., Any], box: Box) -> None:
        """Make the table; `add` makes a widget."""
        x, y, w, _h = box
        columns = [name for name in ("furnaces_lit", "quota_iron", "quota_grain") if self.draft.is_open(name)]
        widths = {"furnaces_lit": 70.0, "quota_iron": 64.0, "quota_grain": 84.0}
        if w > 380:
            widths = {name: width + (w - 340) / 5 for name, width in widths.items()}
        spare = w - sum(widths[name] for name in columns)
        edges, left = {}, spare
        for name in columns:
            edges[name] = left
            left += widths[name]
        heads = {"furnaces_lit": _("Furnaces"), "quota_iron": _("Iron, t"), "quota_grain": _("Grain, t")}
        rows = self.game.places + 1

        def paint(pen: Pen) -> None:
            pen.text(_("Brigade"), 2, 20, "body", "ink2")
            for name in columns:
                pen.text(
                    heads[name], edges[name] + widths[name] / 2, 20, "body", "ink2", align="centre", room=widths[name]
                )
                pen.line((edges[name] - 1, 0), (edges[name] - 1, TABLE_ROW * (rows + 1)), "rule_red_faint", 1)
            for row in range(rows + 1):
                pen.line((0, TABLE_ROW * (row + 1) - 1), (w, TABLE_ROW * (row + 1) - 1), "hair", 1)

        for row in range(self.game.places):
            self.rows[row] = add(Drawing, (x, y + TABLE_ROW * (row + 1), w, TABLE_ROW - 1), self._row_ground(row, w))
        add(Drawing, box, paint)
        for row, name in enumerate(self.game.brigade_names):
            at = (x, y + TABLE_ROW * (row + 1), spare - 1, TABLE_ROW)
            cell = add(
                NameCell, at, _(name), lambda row=row: self.screen.open_brigade(row), group="names", key=f"name:{row}"
            )
            self.names.append((row, cell))
        total = y + TABLE_ROW * rows

        def foot(pen: Pen) -> None:
            pen.text(_("All"), 2, 20, "value", "ink")

        add(Drawing, (x, total, spare, TABLE_ROW), foot)
        for name in columns:
            order = ORDER[name]
            for row in range(self.game.places):
                self._figure(add, (x + edges[name], y + TABLE_ROW * (row + 1), widths[name] - 1, TABLE_ROW), order, row)
            self._total(add, (x + edges[name], total, widths[name] - 1, TABLE_ROW), order)

    def _row_ground(self, row: int, w: float) -> Callable[[Pen], None]:
        def paint(pen: Pen) -> None:
            if self.shaded == row:
                pen.paper(0, 0, w, TABLE_ROW - 1, "ledger_shade")

        return paint

    def _figure(self, add: Callable[..., Any], box: Box, order: Order, row: int) -> None:
        key = f"{order.name}:{row}"
        low, high = self.draft.bounds(order.name, row)
        value = self.draft.get(order.name, row)
        assert isinstance(value, int)
        widget: FigureCell = add(
            FigureCell,
            box,
            value,
            low,
            high,
            lambda v: self.screen.give(key, lambda d: d.set(order.name, v, row)),
            step=order.step,
            shown=number,
            centre=order.name == "furnaces_lit",
            group=order.name,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            value = self.draft.get(order.name, row)
            assert isinstance(value, int)
            low, high = self.draft.bounds(order.name, row)
            bar = self._bar(order.name, now.brigades[row], value) if now else widget.bar
            widget.follow(value, low, high, bar)

        def bump(draft: Draft) -> str:
            value = draft.get(order.name, row)
            assert isinstance(value, int)
            low, high = draft.bounds(order.name, row)
            step = order.step if value + order.step <= high else -order.step
            if value + step < low:
                return ""
            draft.set(order.name, value + step, row)
            return self._step_name(order, step, _(self.game.brigade_names[row]))

        self.controls[key] = Control(widget, order, sync, bump, lambda: self.draft.reset(order.name, row), row)

    def _total(self, add: Callable[..., Any], box: Box, order: Order) -> None:
        key = f"{order.name}:all"
        low, high = self.draft.total_bounds(order.name)
        step = order.step * (self.game.places if order.name == "quota_grain" else 1)
        widget: FigureCell = add(
            FigureCell,
            box,
            self.draft.total(order.name),
            low,
            high,
            lambda v: self.screen.give(key, lambda d: d.set_total(order.name, v)),
            step=step,
            shown=number,
            bold=True,
            centre=order.name == "furnaces_lit",
            group=order.name,
            key=key,
            tip=self.screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            total = self.draft.total(order.name)
            bar = self._bar(order.name, now.commune, total) if now else widget.bar
            widget.follow(total, *self.draft.total_bounds(order.name), bar)

        def bump(draft: Draft) -> str:
            total = draft.total(order.name)
            low, high = draft.total_bounds(order.name)
            way = step if total + step <= high else -step
            if total + way < low:
                return ""
            draft.set_total(order.name, total + way)
            return self._step_name(order, way, _("All brigades"))

        self.controls[key] = Control(widget, order, sync, bump, lambda: self.draft.reset(order.name))

    def _step_name(self, order: Order, step: int, where: str) -> str:
        return _("{brigade} {step}").format(brigade=where, step=stepped(order, step))

    def _bar(self, name: str, outlook: Any, value: int) -> Forecast | None:
        """The bar beside a figure: what is expected against what is asked of the brigade."""
        if name == "furnaces_lit" or value <= 0:
            return None
        if name == "quota_iron":
            band = outlook["iron_t"]
            return Forecast(band.low, band.high, float(value))
        # The quota is a year's: the harvests still in the field and the one of this season stand against it.
        bands = [outlook[key] for key in ("crop_t", "coming_summer_t", "coming_autumn_t") if key in outlook]
        low, high = sum(b.low for b in bands), sum(b.high for b in bands)
        return Forecast(low, high, float(value)) if high > 0 else None


def crops_table(game: Game, add: Callable[..., Any], box: Box) -> None:
    columns = [
        Column(_("Brigade")),
        Column(_("head says"), 92, "right", "print"),
        Column(_("believed"), 126, "right", "pencil"),
    ]
    rows: list[list[Cell]] = [
        [_(b.name), tonnes(b.head_word_t), tonnes_span(b.crop_t.low, b.crop_t.high)] for b in game.brigades()
    ]
    add(Table, box, columns, rows)


def store_table(game: Game, add: Callable[..., Any], box: Box) -> None:
    columns = [
        Column(_("Brigade")),
        Column(_("grain"), 70, "right"),
        Column(_("seed"), 60, "right"),
        Column(_("hidden"), 84, "right", "pencil"),
    ]
    rows: list[list[Cell]] = [
        [
            _(b.name),
            tonnes(b.grain_t),
            tonnes(b.seed_t),
            _("{amount} t").format(amount=span(b.hidden_t.low, b.hidden_t.high)),
        ]
        for b in game.brigades()
    ]
    add(Table, box, columns, rows)


def standing_table(game: Game, add: Callable[..., Any], box: Box) -> None:
    columns = [
        Column(_("Brigade")),
        Column(_("dams"), 60, "right"),
        Column(_("canteens"), 84, "right"),
        Column(_("sheds"), 60, "right"),
    ]
    rows: list[list[Cell]] = [
        [_(b.name), number(b.structures["dam"]), number(b.structures["canteen"]), number(b.structures["shed"])]
        for b in game.brigades()
    ]
    add(Table, box, columns, rows)
