"""The landscape as a screen's window on the commune: its box, panning by mouse and keys, and tags over places."""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pygame

from game.text import ASSETS
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.working import Work
from game.views.typeset import TextRecord

if TYPE_CHECKING:
    from game.views.diorama import Diorama, Picture
    from game.views.look import Look
    from game.views.screen import Screen

PAN_STEP = 60
MOST_TAGS = 5
CLICK_REACH = 4
"""Pixels that the mouse may move while a click is still a click."""
TAG_HEIGHT, TAG_PAD, POINTER = 26.0, 8.0, 5.0


_opening = threading.Lock()


def _diorama(size: tuple[int, int] | None = None) -> Diorama:
    """The one landscape; its pictures are large, so every screen shows the same. `size`: what it will be drawn in."""
    with _opening:
        view = _made()
        if size is not None:
            view.expect(size)
        return view


@cache
def _made() -> Diorama:
    from game.views.diorama import Diorama

    return Diorama(Path(ASSETS))


_works: list[Work] = []


def landscape_work(screen: Screen, picture: Picture) -> Work:
    """Loads beside the loop what the landscape needs for a picture that a screen will show: a second or two.

    What goes wrong is tried again, and told, when the picture is shown.
    """
    size = screen.stage.size
    _works[:] = [work for work in _works if not work.done]
    _works.append(Work(lambda _tell: _diorama(size).prepare(picture)))
    return _works[-1]


def wait_for_landscape() -> None:
    """Stand still until nothing is being loaded: before the display closes."""
    for work in _works:
        work.wait()


@dataclass(frozen=True)
class PlaceTag:
    """A slip over a place: the place's name in the landscape, what it is called, and its figure."""

    place: str
    name: str
    figure: str = ""


class WorldView:
    """A box of the window through which the landscape is seen. Boxes are logical pixels."""

    def __init__(self, screen: Screen, stop: str = "village") -> None:
        self.screen = screen
        self.box: Box = (0, 0, 1, 1)
        self.free: Box = (0, 0, 1, 1)
        """the part of the box in which tags stay"""
        self.covered: list[Box] = []
        """what lies over it: no tag goes under these"""
        self.tags: Sequence[PlaceTag] = ()
        self.records: list[TextRecord] = []
        self.on_pick: Callable[[str], None] | None = None
        """called with the name of a place that is clicked"""
        self._stop = stop
        self._centre: tuple[float, float] | None = None
        self._picture: Picture | None = None
        self._drag: tuple[int, int] | None = None
        self._dragged = 0
        self._mouse = (0, 0)
        self._cards: dict[tuple[object, ...], tuple[pygame.Surface, list[TextRecord]]] = {}

    def place(self, box: Box) -> None:
        """Where it lies in the window; nothing covers it yet."""
        x, y, w, h = box
        self.box, self.free, self.covered = box, (x + 6, y + 6, w - 12, h - 16), []
        self.records = []
        self._cards.clear()

    def show(self, picture: Picture) -> None:
        """Show this state of the commune."""
        if picture != self._picture:
            self._picture = picture
            _diorama().show(picture)
            self.screen.dirty = True

    @property
    def picture(self) -> Picture | None:
        """The state of the commune that is shown."""
        return self._picture

    @property
    def seen(self) -> bool:
        """Whether the screen has room for the landscape at all: a narrow one leaves it a sliver or nothing."""
        return self.box[2] > 1 and self.box[3] > 1

    def stop(self, name: str) -> None:
        """Look at a place."""
        self._stop, self._centre = name, None
        _diorama().stop(name)
        self.screen.dirty = True

    def enter(self, down: float = 0.0) -> None:
        """The screen is built: what it showed and where it looked; at first its stop, `down` logical pixels lower."""
        view = _diorama()
        view.still = self.screen.look.reduced_motion
        if self._picture is not None:
            view.show(self._picture)
        view.stop(self._stop)
        if self._centre is not None:
            view.centre = self._centre
        elif down:
            self.pan(0, -down * self.screen.look.scale.factor)

    def update(self, seconds: float) -> bool:
        """Let time pass in the landscape; whether something has to be drawn: never where none of it is seen."""
        if not self.seen:
            return False
        _diorama().still = self.screen.look.reduced_motion
        changed = _diorama().update(seconds)
        if changed:
            self.screen.dirty = True
        return changed

    def pan(self, dx: float, dy: float) -> None:
        """Move the view by so many window pixels."""
        _diorama().pan(dx, dy)
        self._centre = _diorama().centre
        self.screen.dirty = True

    def look_about(self, right: int, down: int) -> None:
        """Move the view by so many steps of the keyboard."""
        step = PAN_STEP * self.screen.look.scale.factor
        self.pan(right * step, down * step)

    def keys(self) -> dict[str, Callable[[], None]]:
        """The shortcuts that look about in it, for the screen's own."""
        return {
            "ctrl+left": lambda: self.look_about(-1, 0),
            "ctrl+right": lambda: self.look_about(1, 0),
            "ctrl+up": lambda: self.look_about(0, -1),
            "ctrl+down": lambda: self.look_about(0, 1),
            "-": lambda: self.zoom(-1),
            "=": lambda: self.zoom(1),
        }

    def handle(self, event: pygame.event.Event) -> bool:
        """Drag with the mouse, look nearer with the wheel, click a place; True if the event was for the landscape."""
        if event.type == pygame.MOUSEBUTTONDOWN and event.button in (1, 2, 3) and self.rect().collidepoint(event.pos):
            self._drag, self._dragged = event.pos, 0
            return True
        if event.type == pygame.MOUSEMOTION:
            self._mouse = event.pos
            if self._drag is None:
                return False
            dx, dy = self._drag[0] - event.pos[0], self._drag[1] - event.pos[1]
            self._dragged += abs(dx) + abs(dy)
            self._drag = event.pos
            if self._dragged > CLICK_REACH:
                self.pan(dx, dy)
            return True
        if event.type == pygame.MOUSEBUTTONUP and self._drag is not None:
            self._drag = None
            if self._dragged <= CLICK_REACH and self.on_pick is not None and event.button == 1:
                place = self.place_at(event.pos)
                if place is not None:
                    self.on_pick(place)
            return True
        if event.type == pygame.MOUSEWHEEL and self.rect().collidepoint(self._mouse):
            self.zoom(1 if event.y > 0 else -1)
            return True
        return False

    def zoom(self, step: int) -> None:
        """Nearer (1) or farther (-1)."""
        _diorama().zoom(step)
        self.screen.dirty = True

    def place_at(self, position: tuple[int, int]) -> str | None:
        """The place under a point of the window, by its name."""
        return _diorama().pick(position) if self.rect().collidepoint(position) else None

    def rect(self) -> pygame.Rect:
        """The box in window pixels."""
        return self.screen.look.scale.rect(*self.box)

    def draw(self, surface: pygame.Surface) -> None:
        """The landscape, then its tags."""
        if not self.seen:
            return
        _diorama().draw(surface, self.rect())
        self.records = []
        self._draw_tags(surface)

    def _draw_tags(self, surface: pygame.Surface) -> None:
        spots = {tag.name: tag.pos for tag in _diorama().tags()}
        scale = self.screen.look.scale
        free, taken = scale.rect(*self.free), [scale.rect(*box) for box in self.covered]
        shown = 0
        for tag in self.tags:
            spot = spots.get(tag.place)
            if spot is None or shown == MOST_TAGS:
                continue
            card, records = self._card(tag)
            room = pygame.Rect(0, 0, *card.get_size())
            room.midbottom = (round(spot[0]), round(spot[1]))
            if not free.contains(room) or room.inflate(4, 4).collidelist(taken) >= 0:
                continue
            taken.append(room)
            shown += 1
            surface.blit(card, room)
            self.records += [record.moved(*room.topleft) for record in records]

    def _card(self, tag: PlaceTag) -> tuple[pygame.Surface, list[TextRecord]]:
        look = self.screen.look
        key = (tag.name, tag.figure, look.scale.factor)
        if key not in self._cards:
            self._cards[key] = _draw_card(look, tag)
        return self._cards[key]


def _draw_card(look: Look, tag: PlaceTag) -> tuple[pygame.Surface, list[TextRecord]]:
    measure = Pen(look, pygame.Surface((1, 1)))
    name = measure.measure(tag.name, "body")
    figure = measure.measure(tag.figure, "body")
    width = 2 * TAG_PAD + name + (5 + figure if tag.figure else 0)
    surface = pygame.Surface(look.scale.rect(0, 0, width + 2, TAG_HEIGHT + POINTER + 1).size, pygame.SRCALPHA)
    pen = Pen(look, surface, ground="ledger", layer="world_tags")
    pen.box(0, 0, width, TAG_HEIGHT, "ledger", "ink")
    middle = width / 2
    pen.polygon(
        [(middle - POINTER, TAG_HEIGHT - 1), (middle + POINTER, TAG_HEIGHT - 1), (middle, TAG_HEIGHT + POINTER)],
        "ledger",
    )
    baseline = TAG_HEIGHT / 2 + 6
    pen.text(tag.name, TAG_PAD, baseline, "body", "ink")
    pen.text(tag.figure, TAG_PAD + name + 5, baseline, "body", "ink2")
    return surface, pen.records
