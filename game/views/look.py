"""Everything that drawing needs at one scale: theme, scale, type, paper, icons."""

from __future__ import annotations

import pygame

from game.views.fonts import FontBook
from game.views.icons import IconBook
from game.views.paper import PaperStore
from game.views.theme import Scale, Theme, load_theme
from game.views.typeset import Typesetter


class Look:
    """The look at one scale. Fonts and icons are shared between scales; paper is composed for each."""

    def __init__(
        self,
        factor: float,
        *,
        hanzi: bool = False,
        theme: Theme | None = None,
        fonts: FontBook | None = None,
        icons: IconBook | None = None,
    ) -> None:
        self.theme = theme or load_theme()
        self.scale = Scale(factor)
        self.fonts = fonts or FontBook(self.theme)
        self.icons = icons or IconBook()
        self.paper = PaperStore(self.theme, self.scale)
        self.type = Typesetter(self.theme, self.fonts, self.scale)
        self.type.hanzi = hanzi
        self.reduced_motion = False

    def rescaled(self, factor: float, *, hanzi: bool) -> Look:
        """The same look at another scale or for another language; opened fonts and icons are kept."""
        made = Look(factor, hanzi=hanzi, theme=self.theme, fonts=self.fonts, icons=self.icons)
        made.reduced_motion = self.reduced_motion
        return made

    def colour(self, name: str) -> pygame.Color:
        """A colour by its name in the theme."""
        return self.theme.colour(name)

    def duration(self, name: str) -> float:
        """How long a motion lasts, in seconds; with reduced motion nothing moves and fades last 100 ms."""
        if self.reduced_motion:
            return 0.0
        return float(self.theme.value("motion_ms", name)) / 1000
