"""The epilogue's books: this game beside four others, and where the grain went."""

from __future__ import annotations

from collections.abc import Callable

from game.session.counterfactual import Column
from game.session.ending import Ending, whole_tonnes
from game.text import N_, _
from game.views.charts import Step, draw_waterfall
from game.views.figures import number
from game.views.look import Look
from game.views.pen import Pen
from game.views.screens.form import FormScreen, Item, Put
from game.views.widgets import Drawing

HEADS = {
    "yours": N_("Your commune"),
    "median": N_("Median leader"),
    "no_leap": N_("No Leap at all"),
    "country": N_("The nation"),
    "record": N_("The record"),
}
NOT_KNOWN = "—"
ROW = 24.0


def rows(ending: Ending) -> list[tuple[str, list[str]]]:
    """The table: what a row is, and its figures."""
    columns = ending.columns

    def each(show: Callable[[Column], str | None]) -> list[str]:
        return [show(c) or NOT_KNOWN for c in columns]

    def per_mille(count: int | None, before: int | None) -> str | None:
        return number(count * 1000 / before) if count is not None and before else None

    here = each(lambda c: per_mille(c.here, c.people_before))
    here[-2:] = [number(ending.country_people_per_mille), number(ending.record_people_per_mille)]
    return [
        (_("People here at the end, per 1,000 in 1958"), here),
        (_("Gone away, less those who came, per 1,000"), each(lambda c: per_mille(c.away, c.people_before))),
        (_("Born in the three years, per 1,000"), each(lambda c: number(c.born_per_mille))),
        (_("Died in the three years, per 1,000"), each(lambda c: number(c.gone_per_mille))),
        (_("Food a day in the lowest season, kcal"), [number(kcal) for kcal in ending.lowest_kcal]),
        (_("Harvest reported, of what was brought in"), each(lambda c: _per_cent(c.said_over_true))),
        (_("Taken by the state, of the harvest"), each(lambda c: _per_cent(c.levy_share))),
        (_("Kept for 1961, of what there was in 1958"), each(_kept)),
        (_("Seasons in office"), each(_office_seasons)),
    ]  # fmt: skip


def table_height(look: Look, width: float, lines: list[tuple[str, list[str]]]) -> float:
    """The height of the table at a width."""
    _style, heads = _head_lines(look, _columns(look, width, lines)[1])
    return 18.0 + 20.0 * max(map(len, heads)) + ROW * len(lines) + 2


def table(screen: FormScreen, ending: Ending) -> Item:
    """The table, one column beside the other."""
    lines = rows(ending)

    def height(w: float) -> float:
        return table_height(screen.look, w, lines)

    def build(put: Put, x: float, y: float, w: float) -> None:
        put(Drawing, (x, y, w, height(w)), lambda pen: _paint_table(pen, w, lines))

    return Item(lambda w: height(w) + 6, build)


def stack(screen: FormScreen, ending: Ending) -> Item:
    """The same where it is narrow: each row with its figures under it."""
    lines = rows(ending)
    heads = [_(HEADS[column.key]) for column in ending.columns]

    def height(w: float) -> float:
        return sum(screen.ruler().height(label, w, "value") + 22.0 * len(heads) + 14 for label, _figures in lines)

    def build(put: Put, x: float, y: float, w: float) -> None:
        def paint(pen: Pen) -> None:
            top = 0.0
            for label, figures in lines:
                top = pen.paragraph(label, 0, top, w, "value", "ink")
                for head, figure in zip(heads, figures, strict=True):
                    pen.text(head, 12, top + 17, "body", "ink2")
                    pen.text(figure, w - 4, top + 17, "forecast", "pencil", align="right")
                    top += 22
                pen.line((0, top + 4), (w, top + 4), "hair", 1)
                top += 14

        put(Drawing, (x, y, w, height(w)), paint)

    return Item(height, build)


def waterfall(ending: Ending, high: float) -> Item:
    """Where the grain went, so high; in two parts where one row is too narrow."""
    steps = [Step(_(label), amount, total) for label, amount, total in whole_tonnes(ending.grain)]

    def build(put: Put, x: float, y: float, w: float) -> None:
        if w >= 980:
            put(Drawing, (x, y, w, high), lambda pen: draw_waterfall(pen, (0, 0, w, high), steps), whole=True)
            return
        # Too narrow for one row: to the harvest first, and from it to the bowl.
        cut = next(n for n, step in enumerate(steps) if step.total and n) + 1
        for part, top in ((steps[:cut], y), (steps[cut - 1 :], y + high + 12)):
            paint = lambda pen, part=part: draw_waterfall(pen, (0, 0, w, high), part)  # noqa: E731
            put(Drawing, (x, top, w, high), paint, whole=True)

    return Item(lambda w: high + 6 if w >= 980 else 2 * high + 24, build)


def grain_note() -> str:
    """What the steps are."""
    return _("Each cause is the difference between the accounts of your game and of the same game without the Leap.")


def _per_cent(share: float) -> str:
    return _("{percent} %").format(percent=number(share * 100))


def _kept(column: Column) -> str | None:
    return _per_cent(column.kept["all"]) if column.kept else None


def _office_seasons(column: Column) -> str | None:
    if not column.seasons:
        return None
    return _("{count} of {all}").format(count=column.seasons_in_office, all=column.seasons)


def _head_lines(look: Look, run: float) -> tuple[str, list[list[str]]]:
    """The headings' style, and each heading's lines, in a column so wide."""
    names = [_(name) for name in HEADS.values()]
    style = "section" if max(look.type.width(name, "section") for name in names) <= run - 20 else "value"
    return style, [look.type.wrap(name, look.type.level(name, run - 18, style), style) for name in names]


def _columns(look: Look, w: float, rows: list[tuple[str, list[str]]]) -> tuple[float, float]:
    """The width of the names and of each column of figures."""
    label = max(look.type.width(name, "body") for name, _figures in rows) + 10
    label = min(max(label, w * 0.34), w - len(HEADS) * 84)
    return label, (w - label) / len(HEADS)


def _paint_table(pen: Pen, w: float, rows: list[tuple[str, list[str]]]) -> None:
    label, run = _columns(pen.look, w, rows)
    style, heads = _head_lines(pen.look, run)
    head = 18.0 + 20.0 * max(map(len, heads))
    bottom = head + ROW * len(rows)
    pen.paper(label, 2, run, bottom - 2, "ledger_shade")
    pen.box(label, 0, run, 4, "ink")
    for column, lines in enumerate(heads):
        right = label + run * (column + 1)
        for number_, line in enumerate(lines):
            baseline = head - 10 - 20 * (len(lines) - 1 - number_)
            pen.text(line, right - 14, baseline, style, "ink", align="right", room=run - 16)
        if column:
            pen.line((right - run, 6), (right - run, bottom), "rule_red_faint", 1)
    pen.line((0, head), (w, head), "hair", 1)
    for place, (name, figures) in enumerate(rows):
        baseline = head + ROW * place + 18
        pen.text(name, 0, baseline, "body", "ink", room=label - 4)
        for column, figure in enumerate(figures):
            pen.text(figure, label + run * (column + 1) - 14, baseline, "forecast", "pencil", align="right")
        pen.line((0, baseline + 6), (w, baseline + 6), "hair", 1)
