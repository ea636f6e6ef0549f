"""The epilogue's page of the country: five years of this run beside the record; who was heard, and who was believed."""

from __future__ import annotations

from game.session.country.chronicle import FIRST, LAST, Chronicle, SeasonTotals
from game.session.telling.centre import recall_of
from game.session.telling.country_years import YEARS, Measured, measures
from game.text import _
from game.views.charts import Panel, Series, draw_panel
from game.views.figures import EN_DASH
from game.views.pen import Pen
from game.views.playing import inside, season_name
from game.views.screens.form import FormScreen, Item, Put, Section
from game.views.widgets import Drawing

LINE = 21.0
BLOCK = 4 * LINE + 8.0
LEAST_PANEL = 120.0
NARROW = 500.0
"""Below this width the years stand under each other."""


def columns(screen: FormScreen, run: Chronicle, room: float) -> list[list[Section]]:
    """The table of years; three small charts over the seasons. `room`: height of a column."""
    told = heard(run)
    words = screen.words(told, "body", "ink", gap=12)
    half = (screen.layout.width - 160) / 2 if screen.layout.two else screen.layout.width - 100
    high = max(LEAST_PANEL, (room - words.height(half) - 20) / 3)
    charts = [_panel(panel, high) for panel in panels(run)]
    return [[Section("", [_years(screen, run)])], [Section("", [words, *charts])]]


# ------------------------------------------------------------------------ the years
def figure(value: float | None, decimals: int, signed: bool = False) -> str:
    """A figure of the table; a dash where there is none."""
    if value is None:
        return "—"
    text = f"{abs(value):,.{decimals}f}".replace(",", _(","))
    if round(abs(value), decimals) == 0:
        return text
    return f"{EN_DASH}{text}" if value < 0 else f"+{text}" if signed else text


def lines(measure: Measured) -> list[tuple[str, list[str]]]:
    """The three rows of a measure: this run, the record, by how much they lie apart; five years and their sum."""
    ours, known = measure.sums
    apart = None if known is None else ours - known
    d = measure.decimals
    return [
        (_("This run"), [figure(v, d) for v in (*measure.model, ours)]),
        (_("The record"), [figure(v, d) for v in (*measure.record, known)]),
        (_("Difference"), [figure(v, d, signed=True) for v in (*measure.apart(), apart)]),
    ]


def _years(screen: FormScreen, run: Chronicle) -> Item:
    found = measures(run)
    heads = [*map(str, YEARS), _("Sum")]

    def height(w: float) -> float:
        if w < NARROW:
            return sum(screen.ruler().height(_(m.name), w, "value") + 30 + LINE * len(heads) for m in found)
        return 30 + BLOCK * len(found)

    def build(put: Put, x: float, y: float, w: float) -> None:
        paint = _paint_narrow if w < NARROW else _paint_years
        put(Drawing, (x, y, w, height(w)), lambda pen: paint(pen, w, found, heads))

    return Item(height, build)


def _paint_years(pen: Pen, w: float, found: tuple[Measured, ...], heads: list[str]) -> None:
    label = max(pen.measure(word, "body") for word in (_("This run"), _("The record"), _("Difference"))) + 24
    run = (w - label) / len(heads)
    pen.paper(label + run * (len(heads) - 1), 0, run, 30 + BLOCK * len(found) - 5, "ledger_shade")
    for column, head in enumerate(heads):
        pen.text(head, label + run * (column + 1) - 8, 19, "value", "ink", align="right")
    pen.line((0, 27), (w, 27), "hair", 1)
    top = 30.0
    for measure in found:
        used = pen.text(_(measure.name), 0, top + 17, "value", "ink", room=w)
        if used + pen.measure(_(measure.source), "caption") + 16 <= w - run:
            pen.text(_(measure.source), w - run - 8, top + 17, "caption", "ink2", align="right")
        for row, (name, figures) in enumerate(lines(measure)):
            baseline = top + LINE * (row + 1) + 17
            pen.text(name, 12, baseline, "body", "ink2")
            style = "reported_small" if row == 1 else "forecast"
            colour = "ink" if row == 1 else "pencil"
            for column, text in enumerate(figures):
                pen.text(text, label + run * (column + 1) - 8, baseline, style, colour, align="right")
        top += BLOCK
        pen.line((0, top - 5), (w, top - 5), "hair", 1)


def _paint_narrow(pen: Pen, w: float, found: tuple[Measured, ...], heads: list[str]) -> None:
    top = 0.0
    run = (w - 50) / 3
    for measure in found:
        top = pen.paragraph(_(measure.name), 0, top, w, "value", "ink")
        three = lines(measure)
        for column, (name, _figures) in enumerate(three):
            pen.text(name, 50 + run * (column + 1) - 4, top + 16, "caption", "ink2", align="right", room=run)
        for place, head in enumerate(heads):
            baseline = top + LINE * (place + 1) + 16
            pen.text(head, 0, baseline, "body", "ink2")
            for column, (_name, figures) in enumerate(three):
                style, colour = ("reported_small", "ink") if column == 1 else ("forecast", "pencil")
                pen.text(figures[place], 50 + run * (column + 1) - 4, baseline, style, colour, align="right")
        top += LINE * len(heads) + 28


# -------------------------------------------------------------------- who was heard
def hundredths(value: float) -> str:
    """An index of 0-1 as a plain figure of 100."""
    return f"{value * 100:.0f}"


def heard(run: Chronicle) -> str:
    """Outcry and standing in plain figures."""
    first, last = run.totals(0), run.totals(LAST)
    parts = [_("Outcry is how loudly the hungry are heard at the centre; the line muffles it.")]
    recall = recall_of(run)
    if recall is None:
        told = _("It stood at {outcry} of 100 at the end of 1962, and the initiatives were not recalled.")
        parts.append(told.format(outcry=hundredths(last.outcry)))
    elif run.what_if and not run.free_recall:
        told = _("It stood at {outcry} of 100 when the recall came, held in {season} as in history’s run.")
        before = run.totals(recall - 1).outcry
        parts.append(told.format(outcry=hundredths(before), season=_season(run, recall)))
    else:
        told = _("At {outcry} of 100 it outweighed the pressure: the recall came in {season}.")
        before = run.totals(recall - 1).outcry
        parts.append(told.format(outcry=hundredths(before), season=_season(run, recall)))
    if run.admission is not None and recall is not None:
        parts.append(_("The leader admitted failure in {season}.").format(season=_season(run, run.admission)))
    parts.append(
        _("His standing with those round him was {first} in spring 1958 and {last} at the end of 1962.").format(
            first=round(first.prestige), last=round(last.prestige)
        )
    )
    return " ".join(parts)


def _season(run: Chronicle, season: int) -> str:
    return inside(season_name(run.calendar.ask(season)))


def panels(run: Chronicle) -> list[Panel]:
    """Food in the villages, outcry, standing: spring 1957 to winter 1962."""
    seasons: list[SeasonTotals] = list(run.seasons)
    groups = [(str(year), 4) for year in range(1957, 1963)]
    marks = [(season - FIRST, word) for season, word in (
        (recall_of(run), _("recall")), (run.admission, _("admission"))) if season is not None]  # fmt: skip
    bare = [(slot, "") for slot, _word in marks]
    return [
        Panel(
            _("Food in the villages, kcal a day"), [Series("", [s.kcal for s in seasons])], groups, from_zero=False,
            events=bare,
        ),
        Panel(_("Outcry, of 100"), [Series("", [s.outcry * 100 for s in seasons])], groups, events=marks),
        Panel(_("The leader’s standing, of 100"), [Series("", [s.prestige for s in seasons])], groups, events=bare),
    ]  # fmt: skip


def _panel(panel: Panel, high: float) -> Item:
    def build(put: Put, x: float, y: float, w: float) -> None:
        put(Drawing, (x, y, w, high - 6), lambda pen: draw_panel(pen, (0, 0, w, high - 6), panel))

    return Item(lambda _w: high, build)
