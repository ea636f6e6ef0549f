"""The seasons so far, as six small charts from both ledgers."""

from __future__ import annotations

import pygame

from game.session.record import SeasonRecord
from game.text import _, pgettext
from game.views.charts import Panel, Series, draw_panel
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.screens.bar import TopBar, bar_words
from game.views.widgets import Button, Drawing, ScrollArea, button_width, reported_word, true_word

CUSTOM_KCAL = 2140
"""What was eaten a day before the Leap, kcal a head."""
HARVESTS = ("summer", "autumn")
GUTTER = 26.0
"""Between two charts side by side."""


def panels(records: list[SeasonRecord], seasons: list[tuple[str, int]], before: int) -> list[Panel]:
    """The charts of a game: its records, (season, year) of every season, people before the first."""
    years: dict[int, int] = {}
    for _season, year in seasons:
        years[year] = years.get(year, 0) + 1
    groups = [(str(year), count) for year, count in years.items()]
    none = _("The first season is not over yet.")

    def values(name: str, only: tuple[str, ...] = ()) -> list[float | None]:
        found: list[float | None] = [
            float(r.figures[name]) if not only or r.figures["season"] in only else None for r in records
        ]
        return found + [None] * (len(seasons) - len(found))

    no_harvest = _("No harvest has been brought in yet.")
    return [
        Panel(
            _("Harvest, t"),
            [
                Series(reported_word(), values("grain_reported_t", HARVESTS), "reported"),
                Series(true_word(), values("grain_true_t", HARVESTS)),
            ],
            groups, bars=True, empty=no_harvest,
        ),
        Panel(_("In store at the season’s end, t"), [Series(_("store"), values("store_t"))], groups, empty=none),
        Panel(
            _("Iron, t"),
            [
                Series(reported_word(), values("iron_reported_t"), "reported"),
                Series(pgettext("iron", "made"), values("iron_t"), "part"),
                Series(pgettext("iron", "usable"), values("iron_usable_t")),
            ],
            groups, bars=True, empty=none,
        ),
        Panel(_("People"), [Series(_("people"), values("people"))], groups, from_zero=False, empty=none),
        Panel(
            _("Food, kcal a day"), [Series(_("kcal"), values("kcal"))], groups, from_zero=False, empty=none,
            marks=((CUSTOM_KCAL, _("before 1958")),),
        ),
        Panel(
            _("The state, t"),
            [
                Series(pgettext("grain", "taken"), values("procured_t")),
                Series(pgettext("grain", "sold back"), values("resold_t"), "part"),
            ],
            groups, bars=True, empty=none,
        ),
    ]  # fmt: skip


class ChartsScreen(Screen):
    """Six charts on one sheet; where there is less room they lie under each other."""

    name = "charts"

    def __init__(self) -> None:
        super().__init__()
        self._sheet: Box = (0, 0, 0, 0)
        self._cells: list[tuple[Box, Panel]] = []
        self._area: ScrollArea | None = None

    def build(self, layout: Layout) -> None:
        """The bar, the sheet, a grid."""
        game = self.stage.context.game
        TopBar(self, bar_words(game), self.back)
        calendar = [game.rules.calendar.ask(number) for number in range(game.last_season)]
        people = int(game.world.state.population()[: game.places].sum())
        made = panels(game.records, [(ask.season, ask.year) for ask in calendar], people)
        edge = 24.0 if layout.width >= 760 else 8.0
        x, y, w, h = self._sheet = (
            edge,
            56.0,
            layout.width - 2 * edge,
            layout.height - 56 - (20.0 if layout.height > 500 else 6.0),
        )
        columns = 3 if w >= 1100 else 2 if w >= 740 else 1
        rows = -(-len(made) // columns)
        pad, head, foot = (24.0 if w > 600 else 14.0), 62.0, 58.0
        inner, room = w - 2 * pad, h - head - foot
        cell_h = max(room / rows, 190.0)
        self._area = None
        self._cells = []
        if cell_h * rows > room + 1:
            self._area = ScrollArea(self, (x + pad, y + head, inner + pad - 6, room), cell_h * rows)
            inner = self._area.width - 8
        # The last chart of a row ends where the heading's rule does.
        cell_w = (inner + GUTTER) / columns
        for number, panel in enumerate(made):
            box = (number % columns * cell_w, number // columns * cell_h, cell_w - GUTTER, cell_h - 12)
            if self._area is not None:
                self._area.add(Drawing, box, lambda pen, b=box, p=panel: draw_panel(pen, (0, 0, b[2], b[3]), p))
            else:
                self._cells.append(((x + pad + box[0], y + head + box[1], box[2], box[3]), panel))
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        width = button_width(ruler, _("Back"), "Esc")
        Button(self, (x + w - pad - width, y + h - 50, width, 40), _("Back"), self.back, keycap="Esc", key="back")
        for key, part in (("page down", 0.8), ("page up", -0.8), ("down", 0.3), ("up", -0.3)):
            self.shortcuts[key] = lambda part=part: self._scroll(part)  # type: ignore[misc]

    def _scroll(self, part: float) -> None:
        if self._area is not None:
            self._area.scroll(part * self._area.box[3])
            self.dirty = True

    def ground(self, pen: Pen) -> None:
        """Desk, sheet, heading, the charts that need not scroll."""
        pen.desk()
        x, y, w, h = self._sheet
        pad = 24.0 if w > 600 else 14.0
        pen.sheet(x, y, w, h)
        caption = _("filled: reported; hatched or open: counted") if w > 600 else ""
        pen.heading(_("The seasons"), x + pad, y + 38, w - 2 * pad, caption=caption, style="sheet")
        for box, panel in self._cells:
            draw_panel(pen, box, panel)
        if self._area is not None:
            pen.keys([("PgUp PgDn", _("the page"))], x + pad, y + h - 24)
