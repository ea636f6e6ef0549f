"""The table of brigades on the plan: furnaces and quotas village by village; and tables of what is known of each."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from game.rules.order_table import Order
from game.rules.orders import ORDER
from game.session.forecast import Band
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.text import _
from game.views.figures import number, span, tonnes, tonnes_span
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.plan_cards import TABLE_ROW
from game.views.screens.plan_controls import FigureCell, NameCell
from game.views.screens.plan_lines import years_crop
from game.views.screens.plan_words import stepped
from game.views.screens.sitting_sheet import Add, Control, step_within, whole
from game.views.widgets import Column, Drawing, Forecast, Table
from game.views.widgets.lists import Cell

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screens.plan_sheet import PlanSheet


class BrigadesTable:
    """One row a brigade and one for all; its figures are controls of the plan's sheet."""

    def __init__(self, sheet: PlanSheet) -> None:
        self.sheet = sheet
        self.rows: dict[int, Drawing] = {}
        self.names: list[tuple[int, NameCell]] = []
        self.shaded: int | None = None

    def sync(self) -> None:
        """Show which brigades have orders of their own."""
        changed = self.changed_brigades()
        for row, cell in self.names:
            cell.follow(row in changed)

    def changed_brigades(self) -> set[int]:
        """Brigades with orders of their own beyond the figures of this table."""
        plain = ("furnaces_lit", "quota_grain", "quota_iron", "hands")
        return {row for name, row in self.sheet.draft.given if row >= 0 and name not in plain}

    def shade(self, row: int | None) -> None:
        """Shade a brigade's row."""
        if row != self.shaded:
            old, self.shaded = self.shaded, row
            for each in (old, row):
                if each is not None and each in self.rows:
                    self.rows[each].redraw()

    def build(self, add: Add, box: Box) -> None:
        """Make the table; `add` makes a widget."""
        x, y, w, _h = box
        columns = [name for name in ("furnaces_lit", "quota_iron", "quota_grain") if self.sheet.draft.is_open(name)]
        widths = {"furnaces_lit": 74.0, "quota_iron": 62.0, "quota_grain": 82.0}
        if w > 380:
            widths = {name: width + (w - 340) / 5 for name, width in widths.items()}
        spare = w - sum(widths[name] for name in columns)
        edges, left = {}, spare
        for name in columns:
            edges[name] = left
            left += widths[name]
        heads = {"furnaces_lit": _("Furnaces"), "quota_iron": _("Iron, t"), "quota_grain": _("Grain, t")}
        rows = self.sheet.game.places + 1

        def paint(pen: Pen) -> None:
            pen.text(_("Brigade"), 0, 20, "body", "ink2")
            for name in columns:
                middle = edges[name] + widths[name] / 2
                pen.text(heads[name], middle, 20, "body", "ink2", align="centre", room=widths[name])
                pen.line((edges[name] - 1, 0), (edges[name] - 1, TABLE_ROW * (rows + 1)), "rule_red_faint", 1)
            for row in range(rows + 1):
                pen.line((0, TABLE_ROW * (row + 1) - 1), (w, TABLE_ROW * (row + 1) - 1), "hair", 1)

        for row in range(self.sheet.game.places):
            self.rows[row] = add(Drawing, (x, y + TABLE_ROW * (row + 1), w, TABLE_ROW - 1), self._row_ground(row, w))
        add(Drawing, box, paint)
        for row, name in enumerate(self.sheet.game.brigade_names):
            at = (x, y + TABLE_ROW * (row + 1), spare - 1, TABLE_ROW)
            cell = add(
                NameCell,
                at,
                _(name),
                lambda row=row: self.sheet.screen.open_brigade(row),
                group="names",
                key=f"name:{row}",
            )
            self.names.append((row, cell))
        total = y + TABLE_ROW * rows

        def foot(pen: Pen) -> None:
            pen.text(_("All"), 0, 20, "value", "ink")

        add(Drawing, (x, total, spare, TABLE_ROW), foot)
        for name in columns:
            order = ORDER[name]
            for row in range(self.sheet.game.places):
                self._figure(add, (x + edges[name], y + TABLE_ROW * (row + 1), widths[name] - 1, TABLE_ROW), order, row)
            self._total(add, (x + edges[name], total, widths[name] - 1, TABLE_ROW), order)

    def _row_ground(self, row: int, w: float) -> Callable[[Pen], None]:
        def paint(pen: Pen) -> None:
            if self.shaded == row:
                pen.paper(0, 0, w, TABLE_ROW - 1, "ledger_shade")

        return paint

    def _figure(self, add: Add, box: Box, order: Order, row: int) -> None:
        """A brigade's figure."""
        self._cell(
            add,
            box,
            order,
            f"{order.name}:{row}",
            value=lambda draft: whole(draft, order.name, row),
            put=lambda draft, value: draft.set(order.name, value, row),
            bounds=lambda draft: draft.bounds(order.name, row),
            bands=lambda now: now.brigades[row],
            step=order.step,
            where=_(self.sheet.game.brigade_names[row]),
            row=row,
        )

    def _total(self, add: Add, box: Box, order: Order) -> None:
        """The figure of all brigades together."""
        self._cell(
            add,
            box,
            order,
            f"{order.name}:all",
            value=lambda draft: draft.total(order.name),
            put=lambda draft, value: draft.set_total(order.name, value),
            bounds=lambda draft: draft.total_bounds(order.name),
            bands=lambda now: now.commune,
            step=order.step * (self.sheet.game.places if order.name == "quota_grain" else 1),
            where=_("All brigades"),
            row=None,
        )

    def _cell(
        self,
        add: Add,
        box: Box,
        order: Order,
        key: str,
        *,
        value: Callable[[Draft], int],
        put: Callable[[Draft, int], None],
        bounds: Callable[[Draft], tuple[int, int]],
        bands: Callable[[Outlook], Mapping[str, Band]],
        step: int,
        where: str,
        row: int | None,
    ) -> None:
        """A figure and its control. `bands`: the part of a forecast that stands against it."""
        screen, draft = self.sheet.screen, self.sheet.draft
        widget: FigureCell = add(
            FigureCell,
            box,
            value(draft),
            *bounds(draft),
            lambda v: screen.give(key, lambda draft: put(draft, v)),
            step=step,
            shown=number,
            bold=row is None,
            centre=order.name == "furnaces_lit",
            group=order.name,
            key=key,
            tip=screen.tip(key),
        )

        def sync(now: Outlook | None) -> None:
            draft = self.sheet.draft
            bar = self._bar(order.name, bands(now), value(draft)) if now else widget.bar
            widget.follow(value(draft), *bounds(draft), bar)

        def bump(draft: Draft) -> str:
            now = value(draft)
            way = step_within(now, step, *bounds(draft))
            if not way:
                return ""
            put(draft, now + way)
            return _("{brigade} {step}").format(brigade=where, step=stepped(order, way))

        def reset() -> None:
            self.sheet.draft.reset(order.name, row)

        self.sheet.controls[key] = Control(widget, order, sync, bump, reset, row)

    def _bar(self, name: str, bands: Mapping[str, Band], value: int) -> Forecast | None:
        """The bar beside a figure: what is expected against what is asked of the brigade."""
        if name == "furnaces_lit" or value <= 0:
            return None
        if name == "quota_iron":
            return Forecast(bands["iron_t"].low, bands["iron_t"].high, float(value))
        low, high = years_crop(bands)
        return Forecast(low, high, float(value)) if high > 0 else None


def crops_table(game: Game, add: Add, box: Box) -> None:
    columns = [
        Column(_("Brigade")),
        Column(_("head says"), 92, "right", "print"),
        Column(_("believed"), 126, "right", "pencil"),
    ]
    rows: list[list[Cell]] = [
        [_(b.name), tonnes(b.head_word_t), tonnes_span(b.crop_t.low, b.crop_t.high)] for b in game.brigades()
    ]
    add(Table, box, columns, rows)


def store_table(game: Game, add: Add, box: Box) -> None:
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


def standing_table(game: Game, add: Add, box: Box) -> None:
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
