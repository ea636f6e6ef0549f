"""The end: four columns and where the grain went; what came after, from sources; then the valley, and no interface."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.rules.units import KG_PER_T
from game.session.counterfactual import Column
from game.session.ending import Ending, ending_of, whole_tonnes
from game.text import N_, _
from game.views.charts import Step, draw_waterfall
from game.views.figures import number
from game.views.layout import Layout
from game.views.look import Look
from game.views.pen import Pen
from game.views.picture_of import picture_of
from game.views.playing import season_name
from game.views.screens import go, open_over
from game.views.screens.form import FOOT, HEAD, FormScreen, Item, Put, Section
from game.views.screens.help import works
from game.views.screens.world_view import WorldView
from game.views.widgets import Drawing

HEADS = {
    "yours": N_("Your commune"),
    "median": N_("Median leader"),
    "no_leap": N_("No Leap at all"),
    "country": N_("The nation"),
}
NOT_KNOWN = "—"
ROW = 24.0
AFTER: tuple[tuple[str, str, str], ...] = (
    (
        "1961",
        N_(
            "In March the draft Sixty Articles made communes smaller and gave rights back to teams. In June "
            "canteens became a matter of choice, and ended. China bought 5.8 million tonnes of grain abroad."
        ),
        N_("Central Committee documents; MacFarquhar 1997"),
    ),
    (
        "1962",
        N_(
            "In January seven thousand cadres met in Beijing. Liu Shaoqi said that in some places three parts "
            "were nature’s doing and seven parts man’s. Mao said that the mistakes of the centre were first of "
            "all his responsibility. Many who had been labelled were cleared. The team of twenty to thirty "
            "households became the unit of account, and stayed so until the 1980s."
        ),
        N_("Zhang Suhua 2006; Mao’s speech of 30 January 1962"),
    ),
    (
        "1966",
        N_(
            "On 16 May the Cultural Revolution began. Liu Shaoqi and others who had led the recovery were "
            "attacked. The Leap was not discussed."
        ),
        N_("MacFarquhar 1997; Resolution of 1981"),
    ),
    (
        "1975",
        N_(
            "In August the Banqiao and Shimantan dams and sixty others failed in Henan. By the official count "
            "26,000 people drowned; with hunger and disease, estimates reach 171,000 and more. To store water "
            "first had been the rule of the years of the Leap."
        ),
        N_("Yi Si in Dai Qing (ed.) 1998"),
    ),
    (
        "1981",
        N_(
            "On 27 June the Party’s Resolution on history said that the Leap and the struggle against the right, "
            "with natural disasters and the breach by the Soviet Union, had caused serious losses to the country "
            "and the people."
        ),
        N_("Resolution of the Sixth Plenum, 1981"),
    ),
)
"""What came next: year, what happened, where it is written."""

HOW_MANY = N_(
    "Between 15 and 45 million more people died in China in 1958–62 than in ordinary years; most who have worked "
    "it out are near 30 million. Nobody counted. The figures come from censuses of later years and from "
    "registers kept by those whose work they judged, and they differ by what is held to be an ordinary death and "
    "by which years belong."
)
HOW_MANY_SOURCES = N_("Ashton et al. 1984; Banister 1987; Peng 1987; Cao 2005; Yang Jisheng 2008; Dikötter 2010")

FURTHER = ("Tombstone", "MacFarquhar", "Walder", "Ó Gráda")
"""Works to begin with, of those in assets/history/works.toml."""


class EpilogueScreen(FormScreen):
    """Pages turned by the player. `page` to begin with: books, grain, after, valley."""

    name = "epilogue"
    has_world = True
    most_width, most_height, gap = 1232.0, 760.0, 10.0

    def __init__(self, page: str = "books") -> None:
        super().__init__()
        self.page = page
        self._ending: Ending | None = None
        self._valley = WorldView(self, "village")
        self._rest = 0.0

    # -------------------------------------------------------------------- pages
    @property
    def ending(self) -> Ending:
        """The comparison, played when it is first looked at."""
        if self._ending is None:
            self._ending = ending_of(self.stage.context.game)
        return self._ending

    def pages(self) -> list[str]:
        """Books and grain share a page where there is room for both."""
        grain = [] if self._both() else ["grain"]
        return ["books", *grain, "after", "country", "valley"]

    def _both(self) -> bool:
        return self.layout.width >= 1100 and self.layout.height >= 700

    def build(self, layout: Layout) -> None:
        """The page that is open."""
        if self.page not in self.pages():
            self.page = "books"
        self.focus_key = "on"
        if self.page == "valley":
            self._build_valley(layout)
            return
        super().build(layout)
        self.shortcuts["return"] = self._on
        self.shortcuts["n"] = lambda: open_over(self.stage, "nation")

    def title(self) -> str:
        """The page's heading."""
        game = self.stage.context.game
        if self.page == "grain":
            return _("Where the grain went")
        if self.page == "after":
            return _("What came after")
        if self.page == "country":
            return _("In the country and here")
        calendar = game.rules.calendar
        last = calendar.ask(max(0, len(game.records) - 1))
        return _("{commune}, {first}–{last}").format(
            commune=_(game.scenario.title), first=calendar.ask(0).year, last=last.year
        )

    def caption(self) -> str:
        """What the page rests on."""
        if self.layout.width < 760:
            return ""
        return {
            "books": _("same weather, same luck"),
            "grain": _("tonnes over three years"),
            "after": _("from sources"),
            "country": "",
        }[self.page]

    def columns(self) -> list[list[Section]]:
        """The sections of the open page."""
        if self.page == "after":
            years = [self._year(year, _(text), _(source)) for year, text, source in AFTER]
            return [[Section("", years[:2])], [Section("", years[2:])]]
        if self.page == "country":
            return self._country()
        if self.page == "grain":
            return [[Section("", [self._waterfall(max(250.0, self._room() - 80)), self.words(self._grain_note())])]]
        items = [self._table() if self.layout.width >= 760 else self._stack()]
        if self._both():
            high = self._room() - self._table_height() - HEAD - self.gap - 20
            grain = Section(
                _("Where the grain went"),
                [self._waterfall(high)],
                _("tonnes over three years; each cause against the game without the Leap"),
            )
            return [[Section("", items), grain]]
        return [[Section("", [*items, self.words(self._office())])]]

    def _room(self) -> float:
        return min(self.most_height, self.layout.height - 48) - self._head() - FOOT

    def _head(self) -> float:
        return super()._head() - (12 if self.page == "books" and self._both() else 0)

    def buttons(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        """On to the next page."""
        sheets = ("nation", _("The country"), "N", lambda: open_over(self.stage, "nation"))
        return [*([sheets] if self.layout.width >= 700 else []), ("on", _("Go on"), "Enter", self._on)]

    def back_label(self) -> str:
        """Back by a page, or to the title."""
        return _("Back") if self.pages().index(self.page) else _("To the title")

    def _on(self) -> None:
        self.page = self.pages()[self.pages().index(self.page) + 1]
        self.rebuild()

    def back(self) -> None:
        """A page back; from the first one to the title."""
        place = self.pages().index(self.page)
        if place:
            self.page = self.pages()[place - 1]
            self.rebuild()
        else:
            go(self.stage, "title")

    # -------------------------------------------------------------------- books
    def rows(self) -> list[tuple[str, list[str]]]:
        """The table: what a row is, and its four figures."""
        columns, ending = self.ending.columns, self.ending

        def each(show: Callable[[Column], str | None]) -> list[str]:
            return [show(c) or NOT_KNOWN for c in columns]

        def per_mille(count: int | None, before: int | None) -> str | None:
            return number(count * 1000 / before) if count is not None and before else None

        here = each(lambda c: per_mille(c.here, c.people_before))
        here[-1] = number(ending.country_people_per_mille)
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

    def _table_height(self) -> float:
        width = self._inner()
        _style, heads = _head_lines(self.look, _columns(self.look, width, self.rows())[1])
        return 18.0 + 20.0 * max(map(len, heads)) + ROW * len(self.rows()) + 2

    def _inner(self) -> float:
        """The width of the page between its margins, less what a scroll bar would take."""
        edge = 16.0 if self.layout.width < 700 else 24.0
        return min(self.most_width, self.layout.width - 2 * edge) - 2 * self.pad - 16

    def _table(self) -> Item:
        rows = self.rows()

        def build(put: Put, x: float, y: float, w: float) -> None:
            put(Drawing, (x, y, w, self._table_height()), lambda pen: _paint_table(pen, w, rows))

        return Item(lambda _w: self._table_height() + 6, build)

    def _stack(self) -> Item:
        rows = self.rows()
        heads = [_(HEADS[column.key]) for column in self.ending.columns]

        def height(w: float) -> float:
            return sum(self.ruler().height(label, w, "value") + 22.0 * len(heads) + 14 for label, _figures in rows)

        def build(put: Put, x: float, y: float, w: float) -> None:
            def paint(pen: Pen) -> None:
                top = 0.0
                for label, figures in rows:
                    top = pen.paragraph(label, 0, top, w, "value", "ink")
                    for head, figure in zip(heads, figures, strict=True):
                        pen.text(head, 12, top + 17, "body", "ink2")
                        pen.text(figure, w - 4, top + 17, "forecast", "pencil", align="right")
                        top += 22
                    pen.line((0, top + 4), (w, top + 4), "hair", 1)
                    top += 14

            put(Drawing, (x, y, w, height(w)), paint)

        return Item(height, build)

    def _waterfall(self, high: float) -> Item:
        steps = [Step(_(label), amount, total) for label, amount, total in whole_tonnes(self.ending.grain)]

        def build(put: Put, x: float, y: float, w: float) -> None:
            if w >= 980:
                put(Drawing, (x, y, w, high), lambda pen: draw_waterfall(pen, (0, 0, w, high), steps))
                return
            # Too narrow for one row: to the harvest first, and from it to the bowl.
            cut = next(n for n, step in enumerate(steps) if step.total and n) + 1
            for part, top in ((steps[:cut], y), (steps[cut - 1 :], y + high + 12)):
                put(Drawing, (x, top, w, high), lambda pen, part=part: draw_waterfall(pen, (0, 0, w, high), part))

        return Item(lambda w: high + 6 if w >= 980 else 2 * high + 24, build)

    def _grain_note(self) -> str:
        return _(
            "Each cause is the difference between the accounts of your game and of the same game without the Leap."
        )

    def _office(self) -> str:
        game = self.stage.context.game
        left = next((record for record in game.records if "removed" in record.events), None)
        if left is None:
            return _("You were in the chair to the end.")
        season = season_name(game.rules.calendar.ask(left.index))
        return _("You were removed in {season}. The commune went on under another.").format(season=season)

    # -------------------------------------------------------------------- after
    def _country(self) -> list[list[Section]]:
        mine, median = self.ending.columns[0], self.ending.columns[1]
        store = (
            self.stage.context.game.records[-1].stocks["grain"].close / KG_PER_T
            if self.stage.context.game.records
            else 0
        )
        here = _(
            "What you did changed nothing of this. It changed one commune: of 1,000 people of 1958, {yours} were "
            "there at the end, and {median} under the median leader with the same weather. In the spring of 1961 "
            "it had {store} t of grain."
        ).format(
            yours=number((mine.here or 0) * 1000 / (mine.people_before or 1)),
            median=number((median.here or 0) * 1000 / (median.people_before or 1)),
            store=number(store),
        )
        further = [self.words(work, "body", "ink2", gap=8) for work in works() if any(name in work for name in FURTHER)]
        country = [
            self.words(_(HOW_MANY), "reading", "ink"),
            self.words(_(HOW_MANY_SOURCES), "body", "ink2"),
        ]
        return [
            [Section(_("How many died"), country), Section(_("To read further"), further)],
            [
                Section(
                    _("In {commune}").format(commune=_(self.stage.context.game.scenario.title)),
                    [self.words(here, "reading", "ink"), self.words(self._office(), "reading", "ink")],
                )
            ],
        ]

    def _year(self, year: str, text: str, source: str) -> Item:
        indent = 64.0
        style = "reading"

        def height(w: float) -> float:
            ruler = self.ruler()
            return ruler.height(text, w - indent, style) + ruler.height(source, w - indent, "body") + 20

        def build(put: Put, x: float, y: float, w: float) -> None:
            def paint(pen: Pen) -> None:
                pen.text(year, 0, 19, "section", "ink")
                under = pen.paragraph(text, indent, 0, w - indent, style, "ink")
                pen.paragraph(source, indent, under, w - indent, "body", "ink2")

            put(Drawing, (x, y, w, height(w) - 4), paint)

        return Item(height, build)

    # ------------------------------------------------------------------- valley
    def _build_valley(self, layout: Layout) -> None:
        self._valley.place((0, 0, layout.width, layout.height))
        self._valley.enter()
        picture = picture_of(self.stage.context.game)
        self._valley.show(
            replace(picture, season="spring", year=1961, phase="day", furnaces_lit=0, lit_by_brigade=(0,) * 8)
        )
        self._rest = 0.0

    def ground(self, pen: Pen) -> None:
        """Nothing over the valley; else the page."""
        if self.page == "valley":
            return
        super().ground(pen)
        if self.page == "books" and self._both():
            x, y, w, h = self._box
            left, right = x + self.pad + 140, x + w - self.pad - 120
            pen.text(self._office(), (left + right) / 2, y + h - 32, "body", "ink2", align="centre", room=right - left)

    def world(self, surface: pygame.Surface) -> None:
        """The valley in spring, on its own page."""
        if self.page == "valley":
            self._valley.draw(surface)

    def update(self, seconds: float) -> None:
        """The valley lives."""
        if self.page == "valley":
            self._rest += seconds
            self._valley.update(seconds)

    def moving(self) -> bool:
        """Only the valley moves."""
        return self.page == "valley" and not self.look.reduced_motion

    def handle(self, event: pygame.event.Event) -> bool:
        """In the valley any key or click ends it, after a breath; nothing is written there."""
        if self.page == "valley" and event.type in (pygame.KEYUP, pygame.MOUSEBUTTONUP) and self._rest > 0.8:
            self.stage.context.leave()
            go(self.stage, "title")
            return True
        return False


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
    return style, [look.type.wrap(name, run - 18, style) for name in names]


def _columns(look: Look, w: float, rows: list[tuple[str, list[str]]]) -> tuple[float, float]:
    """The width of the names and of each column of figures."""
    label = max(look.type.width(name, "body") for name, _figures in rows) + 10
    label = min(max(label, w * 0.34), w - 4 * 84)
    return label, (w - label) / 4


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
