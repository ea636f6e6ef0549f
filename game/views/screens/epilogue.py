"""The end: five columns and where the grain went; the country of this run; what came after; then the valley.

Pages are turned by the player. What stands on each has a file of its own beside this one.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pygame

from game.session.country.causes import CauseSplit, cause_split
from game.session.country.chronicle import Chronicle
from game.session.ending import Ending, ending_of
from game.session.files import ContentError
from game.session.game import Game
from game.session.telling.centre import run_of
from game.text import _
from game.views.diorama.picture import Picture
from game.views.layout import Layout
from game.views.pen import Pen
from game.views.picture_of import picture_of
from game.views.screens import (
    epilogue_after,
    epilogue_books,
    epilogue_causes,
    epilogue_map,
    epilogue_nation,
    go,
    open_over,
)
from game.views.screens.form import FOOT, HEAD, FormScreen, Item, Section
from game.views.screens.working import Reckoning, Work, country_work
from game.views.screens.world_view import WorldView

TABLE_LEAST = 860.0
"""Below this width the books' rows stand under each other."""


class EpilogueScreen(FormScreen):
    """`page` to begin with: books, grain, nation, map, causes, after, country, valley."""

    name = "epilogue"
    has_world = True
    most_width, most_height, gap = 1232.0, 760.0, 10.0

    def __init__(self, page: str = "books", *, split: CauseSplit | None = None) -> None:
        super().__init__()
        self.page = page
        self._ending: Ending | None = None
        self.work: Work | None = None
        """the comparison or the country's maps, while a page waits for them"""
        self._reckoning: Reckoning | None = None
        self._country: Chronicle | None = None
        self._split = split
        self._split_looked_up = split is not None
        self._valley = WorldView(self, "village")
        self._rest = 0.0

    # -------------------------------------------------------------------- pages
    @property
    def game(self) -> Game:
        """The game that is over."""
        game: Game = self.stage.context.game
        return game

    @property
    def ending(self) -> Ending:
        """The comparison, played beside the loop when it is first looked at."""
        if self._ending is None:
            self._ending = ending_of(self.game)
        return self._ending

    def _lacking(self) -> Work | None:
        """The work without which the open page cannot be shown."""
        if self.page in ("books", "grain", "country") and self._ending is None:
            game = self.game
            return Work(lambda tell: ending_of(game))
        return country_work(self.game) if self.page == "map" else None

    @property
    def run(self) -> Chronicle:
        """The country of the game; with its maps if they have been made, or are to be shown."""
        if self.page == "map" or "chronicle" in vars(self.game):
            return self.game.chronicle
        return run_of(self.game)

    @property
    def split(self) -> CauseSplit | None:
        """The causes of history's run; none where they have not been worked out."""
        if not self._split_looked_up:
            self._split_looked_up = True
            try:
                self._split = cause_split()
            except ContentError:
                self._split = None
        return self._split

    def pages(self) -> list[str]:
        """Books and grain share a page where there is room for both."""
        grain = [] if self._both() else ["grain"]
        causes = ["causes"] if self.split is not None else []
        return ["books", *grain, "nation", "map", *causes, "after", "country", "valley"]

    def _both(self) -> bool:
        return self.layout.width >= 1100 and self.layout.height >= 700

    def build(self, layout: Layout) -> None:
        """The page that is open."""
        if self.page not in self.pages():
            self.page = "books"
        self.focus_key = "on"
        self._reckoning = None
        self.work = self.work or self._lacking()
        if self.page == "valley":
            self._build_valley(layout)
            return
        super().build(layout)
        if self.work is not None:
            x, y, w, _h = self._box
            place = (x + self.pad, y + self._head() + 8, w - 2 * self.pad, 0.0)
            self._reckoning = Reckoning(self, place, self.work, key="reckoning")
        self.shortcuts["return"] = self._on
        self.shortcuts["n"] = lambda: open_over(self.stage, "nation")

    def title(self) -> str:
        """The page's heading."""
        titles = {
            "grain": _("Where the grain went"),
            "nation": _("The country, as it came out"),
            "map": _("Where people died"),
            "causes": _("What the deaths are put down to"),
            "after": _("What came after"),
            "country": _("In the country and here"),
        }
        if self.page in titles:
            return titles[self.page]
        calendar = self.game.rules.calendar
        last = calendar.ask(max(0, len(self.game.records) - 1))
        return _("{commune}, {first}–{last}").format(
            commune=_(self.game.scenario.title), first=calendar.ask(0).year, last=last.year
        )

    def caption(self) -> str:
        """What the page rests on."""
        told = {
            "books": _("same weather, same luck"),
            "grain": _("tonnes over three years"),
            "nation": _("the model with your game’s “what if”, beside the record")
            if self.game.setup.what_if
            else _("the model under your game’s seed, beside the record"),
            "map": _("deaths above the usual, in this run of the model"),
            "causes": _("history’s run, one cause after another taken away"),
            "after": _("from sources"),
        }.get(self.page, "")
        ruler = self.ruler()
        room = self._inner() + 16 - ruler.measure(self.title(), "page") - 24
        return told if self.layout.width >= 760 and ruler.measure(told, "caption") <= room else ""

    def columns(self) -> list[list[Section]]:
        """The sections of the open page; none while it waits."""
        if self.work is not None:
            return []
        if self.page == "after":
            return epilogue_after.after(self)
        if self.page == "country":
            return epilogue_after.here(self, self.game, self.ending)
        if self.page == "nation":
            return epilogue_nation.columns(self, self.run, self._room())
        if self.page == "map":
            return epilogue_map.columns(self, self.run, self._room())
        if self.page == "causes" and self.split is not None:
            return epilogue_causes.columns(self, self.split)
        if self.page == "grain":
            note = self.words(epilogue_books.grain_note())
            return [[Section("", [epilogue_books.waterfall(self.ending, max(250.0, self._room() - 80)), note])]]
        return self._books()

    def _books(self) -> list[list[Section]]:
        wide = self.layout.width >= TABLE_LEAST
        table: Item = (epilogue_books.table if wide else epilogue_books.stack)(self, self.ending)
        if not self._both():
            return [[Section("", [table, self.words(epilogue_after.office(self.game))])]]
        high = self._room() - table.height(self._inner()) - HEAD - self.gap - 14
        grain = Section(
            _("Where the grain went"),
            [epilogue_books.waterfall(self.ending, high)],
            _("tonnes over three years; each cause against the game without the Leap"),
        )
        return [[Section("", [table]), grain]]

    def _room(self) -> float:
        return min(self.most_height, self.layout.height - 48) - self._head() - FOOT

    def _head(self) -> float:
        return super()._head() - (12 if self.page == "books" and self._both() else 0)

    def _inner(self) -> float:
        """The width of the page between its margins, less what a scroll bar would take."""
        edge = 16.0 if self.layout.width < 700 else 24.0
        return min(self.most_width, self.layout.width - 2 * edge) - 2 * self.pad - 16

    def buttons(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        """On to the next page; beside the country's pages, to its two sheets."""
        sheets = ("sheets", _("The two sheets"), "N", lambda: open_over(self.stage, "nation"))
        beside = self.page in ("nation", "map") and self.layout.width >= 700
        return [*([sheets] if beside else []), ("on", _("Go on"), "Enter", self._on)]

    def back_label(self) -> str:
        """Back by a page, or to the title."""
        return _("Back") if self.pages().index(self.page) else _("To the title")

    def _on(self) -> None:
        self.work = None
        self.page = self.pages()[self.pages().index(self.page) + 1]
        self.rebuild()

    def back(self) -> None:
        """A page back; from the first one to the title."""
        place = self.pages().index(self.page)
        self.work = None
        if place:
            self.page = self.pages()[place - 1]
            self.rebuild()
        else:
            go(self.stage, "title")

    # ------------------------------------------------------------------- valley
    def _build_valley(self, layout: Layout) -> None:
        self._valley.place((0, 0, layout.width, layout.height))
        self._valley.enter()
        picture = picture_of(self.game)
        self._valley.show(
            replace(picture, season="spring", year=1961, phase="day", furnaces_lit=0, lit_by_brigade=(0,) * 8)
        )
        self._rest = 0.0

    def ground(self, pen: Pen) -> None:
        """Nothing over the valley; else the page."""
        if self.page == "valley":
            return
        super().ground(pen)
        if self.page == "books" and self._both() and self.work is None:
            x, y, w, h = self._box
            left, right = x + self.pad + 140, x + w - self.pad - 120
            told = epilogue_after.office(self.game)
            pen.text(told, (left + right) / 2, y + h - 32, "body", "ink2", align="centre", room=right - left)

    def world(self, surface: pygame.Surface) -> None:
        """The valley in spring, on its own page."""
        if self.page == "valley":
            self._valley.draw(surface)

    def update(self, seconds: float) -> None:
        """The valley lives; a page that waited is laid out."""
        if self._reckoning is not None:
            self._reckoning.follow()
        if self.work is not None and self.work.done:
            found, self.work = self.work.result(), None
            if isinstance(found, Ending):
                self._ending = found
            else:
                # It is at hand now; the game keeps it.
                self._country = self.game.chronicle
            self.rebuild()
        if self.page == "valley":
            self._rest += seconds
            self._valley.update(seconds)

    def heard(self) -> Picture | None:
        """The valley alone; the pages before it are silent."""
        return self._valley.picture if self.page == "valley" else None

    def moving(self) -> bool:
        """Only the valley moves, and a page that waits."""
        return self.work is not None or self.page == "valley" and not self.look.reduced_motion

    def handle(self, event: pygame.event.Event) -> bool:
        """In the valley any key or click ends it, after a breath; nothing is written there."""
        if self.page == "valley" and event.type in (pygame.KEYUP, pygame.MOUSEBUTTONUP) and self._rest > 0.8:
            self.stage.context.leave()
            go(self.stage, "title")
            return True
        return False
