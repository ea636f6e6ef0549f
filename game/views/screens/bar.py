"""The bar on top of every screen of a game: the way back, the commune, the season, the pressure, the two ledgers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import pygame

from game.session.known import PRESSURE_WORDS, step
from game.text import _, pgettext
from game.views.figures import people, span, tonnes
from game.views.pen import Pen
from game.views.playing import season_name
from game.views.widgets import Widget, draw_twin, reported_word, true_word

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screen import Screen

HEIGHT = 40.0
HARVESTS = ("summer", "autumn")


@dataclass(frozen=True)
class BarWords:
    """What the bar says; every part is a whole phrase."""

    commune: str
    season: str
    people: str
    pressure: int
    """0-4: pips filled, and its word"""
    crop: str
    reported: str
    true: str


def commune_name(game: Game) -> str:
    """ "Willow Crossing Commune"."""
    return _("{name} Commune").format(name=_(game.scenario.title))


def last_crop(game: Game) -> tuple[str, str, str]:
    """The last harvest in both ledgers: its name, what was reported, what was weighed.

    Before the first harvest is in: the year's crop, as the county holds it and as the accountant believes it.
    """
    for record in reversed(game.records):
        season = record.figures["season"]
        if season in HARVESTS:
            name = _("Summer crop") if season == "summer" else _("Autumn crop")
            return name, tonnes(record.figures["grain_reported_t"]), tonnes(record.figures["grain_true_t"])
    believed = game.believed_crop()
    said = game.records[-1].figures["claim_t"] if game.records else game.directive().expected_t
    return _("Year’s crop"), tonnes(round(said, -1)), tonnes_tens(believed.low, believed.high)


def tonnes_tens(low: float, high: float) -> str:
    """A range of the year's crop to ten tonnes: the same in the bar, in the ledger and on the heads' slip."""
    return _("{amount} t").format(amount=span(round(low, -1), round(high, -1)))


def bar_words(game: Game) -> BarWords:
    """The bar of a game as it stands."""
    season = min(game.season, game.last_season - 1)
    ask = game.rules.calendar.ask(season)
    place = pgettext("season of a game", "{season} · {number} of {count}")
    crop, reported, true = last_crop(game)
    count = sum(brigade.people for brigade in game.brigades())
    return BarWords(
        commune_name(game),
        place.format(season=season_name(ask), number=season + 1, count=game.last_season),
        people(count),
        step(ask.pressure),
        crop,
        reported,
        true,
    )


class TopBar(Widget):
    """The bar. Its Esc key can be clicked; it never takes the keyboard's focus."""

    def __init__(self, screen: Screen, words: BarWords, on_back: Callable[[], None], **options: Any) -> None:
        self.words = words
        self.on_back = on_back
        self._escape = (0.0, 0.0)
        options.setdefault("ground", "desk")
        options.setdefault("layer", "bar")
        super().__init__(screen, (0, 0, screen.layout.width, HEIGHT), key="bar", height=3, **options)

    def process_event(self, event: pygame.event.Event) -> bool:
        """A click on the key goes back."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button == 1 and self.hover_point(*event.pos):
            if self._inside(event.pos)[0] <= self._escape[1]:
                self.on_back()
            return True
        return False

    def paint(self, pen: Pen) -> None:
        """Left to right, as far as there is room: what matters less is left out first."""
        words, baseline = self.words, 26.0
        pen.box(0, 0, self.w, self.h, "desk")
        pen.line((0, self.h - 2), (self.w, self.h - 2), "desk_edge", 2)
        x = 14.0
        x += pen.keycap(pgettext("key", "Esc"), x, baseline - 0.5, "on_desk")
        self._escape = (0.0, x + 8)
        right = self.w - 14
        twin = draw_twin(pen, right, 5, words.reported, words.true, align="right")
        right -= twin + 12
        crop = pen.measure(words.crop, "body")
        wide = self.w >= 1000
        if right - crop > x + 170:
            pen.text(words.crop, right, baseline, "body", "on_desk", align="right")
            right -= crop + 24
        x += 18
        pressure = self._pressure_width(pen)
        need = pen.measure(words.season, "body") + 20
        if wide and x + need + pen.measure(words.commune, "section") <= right:
            x += pen.text(words.commune, x, baseline, "section", "on_desk") + 18
        if x + need - 20 <= right:
            x += pen.text(words.season, x, baseline, "body", "on_desk") + 20
        if wide and x + pen.measure(words.people, "body") + 22 + pressure <= right:
            x += pen.text(words.people, x, baseline, "body", "on_desk") + 22
        if wide and x + pressure <= right:
            self._draw_pressure(pen, x, baseline)

    def _pressure_width(self, pen: Pen) -> float:
        return pen.measure(_("Pressure"), "body") + 72 + pen.measure(_(PRESSURE_WORDS[self.words.pressure]), "body")

    def _draw_pressure(self, pen: Pen, x: float, baseline: float) -> None:
        x += pen.text(_("Pressure"), x, baseline, "body", "on_desk") + 9
        for number in range(5):
            if number <= self.words.pressure:
                pen.box(x, baseline - 13, 9, 14, "on_desk")
            else:
                pen.frame(x, baseline - 13, 9, 14, "on_desk", 1)
            x += 11
        pen.text(_(PRESSURE_WORDS[self.words.pressure]), x + 8, baseline, "body", "on_desk")

    def spoken(self) -> str:
        """The two ledgers in words."""
        return f"{reported_word()} {self.words.reported}, {true_word()} {self.words.true}"
