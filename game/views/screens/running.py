"""The season is lived: the commune at work, the date, and in plain lines what happens. Then comes the Paper sitting."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.text import _, ngettext, pgettext
from game.views import screens
from game.views.diorama.picture import CROPS, Picture
from game.views.figures import day_of, long_date
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.picture_of import next_season, pictures_of_season
from game.views.screen import Screen
from game.views.screens.bar import HEIGHT, TopBar, bar_words
from game.views.screens.menu import open_menu
from game.views.screens.running_lines import Happening, happenings
from game.views.screens.world_view import PAN_STEP, PlaceTag, WorldView, landscape_work
from game.views.typeset import TextRecord
from game.views.weather import rain_at
from game.views.widgets import Button, Choice, Drawing

if TYPE_CHECKING:
    from game.session.game import Game

SECONDS = 24.0
"""How long a season lasts at 1x."""
STEPS = 8
STILLS = 3
"""Pictures of a season shown one after the other where nothing is to move."""
SPEEDS = (("1", 1.0), ("2", 2.0), ("4", 4.0))
TABLE_WIDTH, TABLE_HEIGHT = 540.0, 150.0
HAND_WIDTH, HAND_HEIGHT = 512.0, 68.0
ON_WIDTH = 124.0


class RunningScreen(Screen):
    """The season sealed last, lived through. `done` is where it stands, 0-1; with reduced motion, three stills."""

    name = "running"
    has_world = True

    def __init__(self, done: float = 0.0) -> None:
        super().__init__()
        self.done = done
        self.paused = False
        self.speed = "1"
        self.pictures: list[Picture] = []
        self.lines: list[Happening] = []
        self.world_view: WorldView | None = None
        self._ahead = False  # the next season's landscape is being loaded, or is
        self._slip: Drawing | None = None
        self._pause: Button | None = None
        self._on: Button | None = None
        self._shown = (-1, -1)

    @property
    def game(self) -> Game:
        """The game."""
        game: Game = self.stage.context.game
        return game

    @property
    def still(self) -> bool:
        """Whether nothing is to move."""
        return self.look.reduced_motion

    @property
    def over(self) -> bool:
        """Whether the season has been lived to its end."""
        return self.done >= 1.0

    # ----------------------------------------------------------------------- build
    def build(self, layout: Layout) -> None:
        """World, slip with the date and the lines, the hand that sets the pace."""
        count = STILLS if self.still else STEPS
        if len(self.pictures) != count:
            self.pictures, self.lines = pictures_of_season(self.game, count), happenings(self.game)
        if self.world_view is None:
            self.world_view = WorldView(self)
        step = PAN_STEP
        self.shortcuts.update(
            {
                "p": self.pause,
                "return": self.go_on,
                "1": lambda: self.set_speed("1"),
                "2": lambda: self.set_speed("2"),
                "3": lambda: self.set_speed("4"),
                "4": lambda: self.set_speed("4"),
                "f1": lambda: screens.open_over(self.stage, "help"),
                "ctrl+left": lambda: self._pan(-step, 0),
                "ctrl+right": lambda: self._pan(step, 0),
                "ctrl+up": lambda: self._pan(0, -step),
                "ctrl+down": lambda: self._pan(0, step),
            }
        )
        TopBar(self, bar_words(self.game), self.back)
        self.world_view.place((0.0, HEIGHT, layout.width, layout.height - HEIGHT))
        self._show()
        self.world_view.enter()
        if self.stage.ahead and not self._ahead:
            self._ahead = True
            landscape_work(self, next_season(self.pictures[-1]))
        slip, hand = self._boxes(layout)
        outer = 14.0
        at = (slip[0] - outer, slip[1] - outer, slip[2] + 2 * outer, slip[3] + 2 * outer)
        self._slip = Drawing(self, at, lambda pen: self._paint_slip(pen, outer, slip), layer="slips")
        at = (hand[0] - outer, hand[1] - outer, hand[2] + 2 * outer, hand[3] + 2 * outer)
        Drawing(self, at, lambda pen: pen.sheet(outer, outer, hand[2], hand[3], "ledger", shadow="slip", toned=False))
        self._place_hand(hand)
        self.world_view.covered += [slip, hand]

    def _boxes(self, layout: Layout) -> tuple[Box, Box]:
        """Slip and hand: side by side where there is room, else one above the other."""
        margin = 14.0
        bottom = layout.height - margin
        hand_width = ON_WIDTH + 24 if self.still else min(HAND_WIDTH, layout.width - 2 * margin)
        if layout.width >= TABLE_WIDTH + hand_width + 3 * margin:
            slip = (margin, bottom - TABLE_HEIGHT, TABLE_WIDTH, TABLE_HEIGHT)
        else:
            width = min(TABLE_WIDTH, layout.width - 2 * margin)
            height = min(TABLE_HEIGHT, max(90.0, 0.33 * layout.height))
            slip = (margin, bottom - HAND_HEIGHT - 10 - height, width, height)
        return slip, (layout.width - margin - hand_width, bottom - HAND_HEIGHT, hand_width, HAND_HEIGHT)

    def _place_hand(self, box: Box) -> None:
        x, y, w, h = box
        options: dict[str, Any] = {"group": "hand", "height": 2, "layer": "slips"}
        middle = y + (h - 40) / 2
        end = x + w - 12
        on_width = ON_WIDTH
        self._on = Button(
            self, (end - on_width, middle, on_width, 40), self._on_words(), self.go_on, keycap=pgettext("key", "Enter"),
            key="on", **options,
        )  # fmt: skip
        if self.still:
            return
        self._pause = Button(
            self,
            (x + 12, middle, 104, 40),
            self._pause_words(),
            self.pause,
            keycap="P",
            key="pause",
            enabled=not self.over,
            **options,
        )
        labels = [(key, pgettext("speed", "{count}×").format(count=key)) for key, _factor in SPEEDS]
        Choice(
            self,
            (x + 140, middle + 4, end - on_width - 8 - x - 140, 32),
            labels,
            self.speed,
            self.set_speed,
            key="speed",
            **options,
        )
        self.focus_key = self.focus_key or "on"

    def _pause_words(self) -> str:
        return _("Go") if self.paused else _("Pause")

    def _on_words(self) -> str:
        if self.over:
            return _("Go on")
        return _("Next") if self.still else _("Skip")

    # ------------------------------------------------------------------------ slip
    def _paint_slip(self, pen: Pen, outer: float, slip: Box) -> None:
        """The date with a line for the season, then the latest lines that fit."""
        w, h = slip[2], slip[3]
        pen.sheet(outer, outer, w, h, "ledger", shadow="slip", toned=False)
        x, right = outer + 16, outer + w - 16
        ask = self.game.rules.calendar.ask(self.game.season)
        day = long_date(day_of(ask.season, ask.year, min(1.0, self.done)))
        used = pen.text(day, x, outer + 27, "section", "ink")
        if x + used + 60 < right:
            pen.line((x + used + 16, outer + 21), (right, outer + 21), "axis", 1)
            run = right - x - used - 16
            pen.line((x + used + 16, outer + 19), (x + used + 16 + run * min(1.0, self.done), outer + 19), "ink", 4)
        pen.line((x, outer + 35), (right, outer + 35), "rule_red", 2)
        room = int((h - 44) // 22)
        rows: list[tuple[str, bool]] = []
        for line in reversed([line for line in self.lines if line.at <= self.done]):
            newest = not rows
            wrapped = self.look.type.wrap(line.text, right - x, "body")
            if not newest and len(rows) + len(wrapped) > room:
                break  # half a sentence says nothing
            rows = [(row, newest) for row in wrapped] + rows
        y = outer + 58.0
        for row, newest in rows[:room]:
            pen.text(row, x, y, "body", "ink" if newest else "ink2", room=right - x)
            y += 22

    # -------------------------------------------------------------------- what is seen
    def world(self, surface: pygame.Surface) -> None:
        """The commune at work."""
        if self.world_view is not None:
            self.world_view.draw(surface)

    def _picture_number(self) -> int:
        count = len(self.pictures)
        return min(count - 1, round(self.done * (count - 1)) if self.still else int(self.done * count))

    def _show(self) -> None:
        assert self.world_view is not None
        picture = self.pictures[self._picture_number()]
        self.world_view.show(picture)
        self.world_view.tags = self._tags(picture)

    def _tags(self, picture: Picture) -> list[PlaceTag]:
        tags = []
        if picture.furnaces_lit:
            words = ngettext("{count} lit", "{count} lit", picture.furnaces_lit).format(count=picture.furnaces_lit)
            tags.append(PlaceTag("yard", _("Iron yard"), words))
        share = dict(zip(CROPS, picture.crops, strict=True))
        if share["rotting"] > 0.01:
            tags.append(PlaceTag("fields", _("Left in the field")))
        elif share["ripe"] > 0.01 and share["cut"] > 0.01:
            tags.append(PlaceTag("fields", _("Being cut")))
        elif share["ripe"] > 0.01:
            tags.append(PlaceTag("fields", _("Ripe")))
        elif share["cut"] > 0.01:
            tags.append(PlaceTag("fields", _("Cut")))
        if picture.dam != "none":
            names = {
                "building": _("Dam, being built"),
                "whole": _("Dam"),
                "cracked": _("Dam, cracked"),
                "failed": _("Dam, failed"),
            }
            tags.append(PlaceTag("dam", names[picture.dam]))
        return tags

    # ------------------------------------------------------------------------- the pace
    def pause(self) -> None:
        """Stop, or go on from here."""
        if self.over or self.still:
            return
        self.paused = not self.paused
        if self._pause is not None:
            self._pause.set_label(self._pause_words())

    def set_speed(self, key: str) -> None:
        """1x, 2x or 4x; starts again if it was stopped."""
        self.speed = key
        for widget in self.widgets:
            if isinstance(widget, Choice) and widget.value != key:
                widget.value = key
                widget.redraw()
        if self.paused:
            self.pause()

    def go_on(self) -> None:
        """The next still, or the Paper sitting."""
        if self.still and not self.over:
            self._lived(1.0 / (STILLS - 1))
            self._refresh()
            return
        screens.go_on(self.stage)

    def _lived(self, share: float) -> None:
        """So much of the season goes by; of what happens in it, the last is heard."""
        before, self.done = self.done, min(1.0, self.done + share)
        sounds = [line.sound for line in self.lines if before < line.at <= self.done and line.sound]
        if sounds:
            self.stage.play(sounds[-1])

    def _refresh(self) -> None:
        self._show()
        if self._slip is not None:
            self._slip.redraw()
        if self._on is not None:
            self._on.set_label(self._on_words())
        if self.over and self._pause is not None:
            self._pause.set_enabled(False)

    def update(self, seconds: float) -> None:
        """Let the season go on."""
        if not (self.still or self.paused or self.over or self.scope):
            pace = dict(SPEEDS)[self.speed]
            self._lived(min(seconds, 0.25) * pace / SECONDS)
            day = int(self.done * 90)
            if (day, self._picture_number()) != self._shown:
                self._shown = (day, self._picture_number())
                self._refresh()
        if self.world_view is not None and not self.paused:
            self.world_view.update(seconds)

    def texts(self, everything: bool = False) -> list[TextRecord]:
        """The sheet's texts, then the tags in the landscape."""
        tags = self.world_view.records if self.world_view is not None else []
        return super().texts(everything) + tags

    def raining(self) -> float:
        """How hard it rains now."""
        return rain_at(self.game, self.done)

    def lived(self) -> float:
        """Where the season stands."""
        return self.done

    def moving(self) -> bool:
        """While it is lived."""
        return not self.still and not self.paused

    def back(self) -> None:
        """Escape: the list of other pages and the way out."""
        open_menu(self)

    def _pan(self, dx: float, dy: float) -> None:
        if self.world_view is not None:
            self.world_view.pan(dx * self.look.scale.factor, dy * self.look.scale.factor)

    def handle(self, event: pygame.event.Event) -> bool:
        """The landscape is dragged with the mouse."""
        return self.world_view is not None and not self.scope and self.world_view.handle(event)
