"""The title: its name, its menu, and before everything the content note."""

from __future__ import annotations

import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pygame

from game.text import LANGUAGES, LOCALE_FOLDER, _, pgettext
from game.version import __version__
from game.views.diorama import Picture
from game.views.layout import Layout
from game.views.pen import Pen
from game.views.picture_of import STANDING
from game.views.playing import slot_season
from game.views.screen import Screen
from game.views.screens import SCREENS, go, open_over, where_it_stands
from game.views.screens.working import Work
from game.views.screens.world_view import WorldView, landscape_work
from game.views.widgets import Button, CheckBox, Choice, Drawing, MenuRow, Notice, ScrollArea, button_width

LANGUAGE_NAMES = {"en": "English", "zh_Hans": "中文"}
"""Each language in its own words, so that whoever reads it finds it."""
NAME_HANZI = "生铁"
LEFT = 72.0
MENU_WIDTH = 410.0
ROW = 44.0


OPEN_NIGHT = 2
"""Updates before the landscape is opened: the first frame is drawn without it."""
NIGHT = Picture(
    season="autumn",
    year=1958,
    phase="night",
    furnaces_lit=10,
    lit_by_brigade=(3, 1, 1, 1, 1, 1, 1, 1),
    labour=(0.4, 0.3, 0.1, 0.0, 0.05, 0.05, 0.1),
    hands=3000,
    crops=(0.1, 0.1, 0.0, 0.6, 0.2, 0.0),
    forest=0.9,
    canteens_open=8,
)
"""What lies behind the title: an evening of the first autumn."""
FIRST = Picture(crops=STANDING["spring"], labour=(0.7, 0.0, 0.0, 0.05, 0.05, 0.0, 0.2))
"""What a new game shows first, more or less."""


CLOSED, THIN, EVEN = 244, 48, 196
"""How dark the veil is, of 255: behind words beside the landscape, over the landscape, and where words stand all
over it, so that it is still seen."""


def veil(size: tuple[int, int], colour: pygame.Color, words_end: float) -> pygame.Surface:
    """A dark veil over the whole window, all but closed behind the words and thin at the right.

    `words_end`: the share of the width up to which words stand; 1: all over it, under an even veil.
    """
    if words_end >= 1:
        even = pygame.Surface(size, pygame.SRCALPHA)
        even.fill((colour.r, colour.g, colour.b, EVEN))
        return even
    strip = pygame.Surface((size[0], 1), pygame.SRCALPHA)
    first, last = size[0] * (words_end - 0.14), size[0] * (words_end + 0.22)
    for x in range(size[0]):
        share = min(1.0, max(0.0, (x - first) / (last - first)))
        eased = share * share * (3 - 2 * share)
        strip.set_at((x, 0), (colour.r, colour.g, colour.b, round(CLOSED - (CLOSED - THIN) * eased)))
    return pygame.transform.scale(strip, size)


def languages() -> list[str]:
    """Languages that can be chosen: English, and those with a compiled catalogue."""
    return [
        name
        for name in LANGUAGES
        if name == "en" or os.path.exists(os.path.join(LOCALE_FOLDER, name, "LC_MESSAGES", "pigiron.mo"))
    ]


class TitleScreen(Screen):
    """Continue, new game, load, archive, help, settings, quit."""

    name = "title"
    has_world = True

    def __init__(self) -> None:
        super().__init__()
        self._night: WorldView | None = None
        self.work: Work | None = None
        """what is loaded for the landscape"""
        self._updates = 0
        self._newest: tuple[str, Path] | None = None
        self._looked = False
        self._place = "tall"
        self.focus_key = "continue"

    # ------------------------------------------------------------------- layout
    def build(self, layout: Layout) -> None:
        """The menu; its place follows the room there is."""
        if self._night is not None:
            self._look_at_night()
        rows = self._rows()
        need = ROW * len(rows)
        self._place = "tall" if layout.height >= 660 else "wide" if layout.width >= 760 else "small"
        if self._place == "tall":
            box = (LEFT - 14, 270.0, MENU_WIDTH, need)
        elif self._place == "wide":
            width = min(MENU_WIDTH, layout.width - 484)
            box = (layout.width - width - 24, max(24.0, (layout.height - need) / 2), width, need)
        else:
            width = min(MENU_WIDTH, layout.width - 28)
            box = (14.0, 96.0, width, layout.height - 104)
        if self._place == "small" and need > box[3]:
            area = ScrollArea(self, box, need)
            for number, (key, label, note, action) in enumerate(rows):
                place = (2.0, ROW * number + 2, area.width - 4, ROW - 4)
                area.add(MenuRow, place, label, action, note=note, key=key, group="menu")
        else:
            for number, (key, label, note, action) in enumerate(rows):
                place = (box[0], box[1] + ROW * number, box[2], ROW)
                MenuRow(self, place, label, action, note=note, key=key, group="menu")
        self.shortcuts["f1"] = lambda: self._open("help")

    def _rows(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        playing = self.stage.context
        if not self._looked and playing is not None:
            slot = playing.newest()
            self._newest = (slot_season(slot), slot.path) if slot else None
            self._looked = True
        rows: list[tuple[str, str, str, Callable[[], None]]] = []
        if playing is not None and playing.running:
            ask = playing.game.scenario.title
            rows.append(("continue", _("Continue"), _(ask), lambda: where_it_stands(self.stage)))
        elif self._newest:
            rows.append(("continue", _("Continue"), self._newest[0], self._continue))
        every = (
            ("new_game", _("New game"), ""),
            ("saves", _("Load"), ""),
            ("archive", _("Archive"), ""),
            ("help", _("Help and sources"), ""),
            ("settings", _("Settings"), " / ".join(LANGUAGE_NAMES[name] for name in languages())),
        )
        rows += [(key, label, note, partial(self._open, key)) for key, label, note in every if key in SCREENS]
        rows.append(("quit", _("Quit"), "", self._quit))
        return rows

    # ------------------------------------------------------------------ drawing
    def ground(self, pen: Pen) -> None:
        """The name, the years, what kind of game this is, the keys, on a veil over the night."""
        words_end = 0.38 if self._place == "tall" else 1.0
        pen.surface.blit(veil(pen.surface.get_size(), self.look.colour("desk_edge"), words_end), (0, 0))
        pen.ground = "desk_edge"
        layout = self.layout
        if self._place == "small":
            pen.text(_("Pig Iron"), 28, 52, "masthead", "on_desk")
            pen.line((28, 66), (28 + min(396.0, layout.width - 56), 66), "on_desk", 3)
            pen.text(NAME_HANZI, 28, 88, "reported_small", "on_desk")
            pen.text("1958–1960", 28 + min(396.0, layout.width - 56), 88, "reported_small", "on_desk", align="right")
            return
        left = LEFT if self._place == "tall" else 40.0
        top = 0.0 if self._place == "tall" else max(0.0, (layout.height - 400) / 2) - 40
        # So large a letter has air at its left; it is hung out, so that its stem stands on the page's edge.
        pen.text(_("Pig Iron"), left - 4, top + 161, "title", "on_desk")
        pen.line((left, top + 188), (left + 396, top + 188), "on_desk", 4)
        pen.line((left, top + 194), (left + 396, top + 194), "on_desk", 1)
        pen.text(NAME_HANZI, left, top + 230, "menu", "on_desk")
        pen.text("1958–1960", left + 396, top + 230, "menu", "on_desk", align="right")
        note = _(
            "A game about a famine. It is told without gore, but people in it die of hunger. You can pause, and "
            "skip what is hard, at any time."
        )
        if self._place == "tall":
            bottom = max(584.0, 270 + ROW * len(self._rows()) + 36)
            pen.paragraph(note, left, bottom, 500, "body", "on_desk")
            hints = layout.height - 32 if layout.height < 760 else bottom + 104
            self._hints(pen, left, hints)
        else:
            under = pen.paragraph(note, left, top + 252, 396, "body", "on_desk")
            self._hints(pen, left, min(layout.height - 20, under + 36))

    def _hints(self, pen: Pen, x: float, baseline: float) -> None:
        parts = [("↑ ↓", pgettext("key", "choose")), ("Enter", pgettext("key", "open"))]
        x = pen.keys(parts, x, baseline, "on_desk_dim")
        pen.text(_("Version {version}").format(version=__version__), x, baseline, "body", "on_desk_dim")

    def world(self, surface: pygame.Surface) -> None:
        """The commune at night, its furnaces lit."""
        if self._night is None:
            surface.fill(self.look.colour("desk_edge"))
        else:
            self._night.draw(surface)

    def update(self, seconds: float) -> None:
        """The fires move. The landscape is opened beside the loop once the menu has been seen."""
        self._updates += 1
        if self._updates >= OPEN_NIGHT and self.work is None and self.stage.ahead:
            self.work = landscape_work(self, NIGHT)
        if self._updates >= OPEN_NIGHT and self._night is None and (self.work is None or self.work.done):
            self._night = WorldView(self, "yard")
            self._look_at_night()
            if self.work is not None:
                # The first plan of a new game is not waited for either.
                self.work = landscape_work(self, FIRST)
        if self._night is not None:
            self._night.update(seconds)

    def heard(self) -> Picture | None:
        """The evening behind the title, once it is seen."""
        return self._night.picture if self._night is not None else None

    def moving(self) -> bool:
        """Fires and smoke, unless motion is reduced."""
        return self._night is None or not self.look.reduced_motion

    def _look_at_night(self) -> None:
        assert self._night is not None
        self._night.place((0, 0, self.layout.width, self.layout.height))
        self._night.enter()
        self._night.show(NIGHT)
        # The yard stands right of the menu, however often one comes back to it.
        self._night.stop("yard")
        self._night.pan(-0.2 * self.stage.size[0], 0)

    # ------------------------------------------------------------------ actions
    def _continue(self) -> None:
        from game.session.saves import SaveError

        assert self._newest is not None
        try:
            self.stage.context.load(self._newest[1])
        except SaveError as error:
            Notice(self, _("This game cannot be opened"), [_sentence(error)], (_("Close"), None))
            return
        where_it_stands(self.stage)

    def _open(self, name: str) -> None:
        self._looked = False
        open_over(self.stage, name)

    def _quit(self) -> None:
        pygame.event.post(pygame.event.Event(pygame.QUIT))

    def back(self) -> None:
        """Escape comes back to a page that lies under the title; else nothing: quitting has its own line."""
        self.stage.pop()


class ContentNoteScreen(Screen):
    """What the game is about, in forty words, with the three choices that matter before the first page."""

    name = "content_note"

    def __init__(self) -> None:
        super().__init__()
        self._scrolls = False

    def build(self, layout: Layout) -> None:
        """Text size, language, folding; one button."""
        settings = self.stage.settings
        x, y, w, h = self._sheet(layout)
        pad = self._pad(layout)
        inner = w - 2 * pad
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        spoken = languages()
        note = ruler.height(self._note(), inner - 24, "notice") + 18
        top, bottom = y + self._head(layout), y + h - 58
        need = note + 44.0 * (2 if len(spoken) < 2 else 3)
        area = ScrollArea(self, (x + pad - 6, top, inner + 12, bottom - top - 6), need) if need > bottom - top else None
        room = area.width - 12 if area is not None else inner
        if area is not None:
            area.add(
                Drawing, (6, 0, room, note), lambda pen: pen.paragraph(self._note(), 0, 0, room, "notice") and None
            )
        name_width = min(170.0, room * 0.4)

        def put(kind: type, number: int, *args: object, height: float = 32, **options: object) -> None:
            if area is not None:
                area.add(kind, (6, note + 44.0 * number + 4, room, height), *args, **options)
            else:
                kind(self, (x + pad, top + note + 44.0 * number + 4, inner, height), *args, **options)

        self._scrolls = area is not None
        sizes = [(f"{scale:g}", _("{size} %").format(size=round(scale * 100))) for scale in self._sizes()]
        now = min(self._sizes(), key=lambda scale: abs(scale - settings.text_scale))
        put(
            Choice,
            0,
            sizes,
            f"{now:g}",
            self._resize,
            name=_("Text size"),
            name_width=name_width,
            cycle=True,
            key="size",
            height=36,
        )
        number = 1
        if len(spoken) > 1:
            named = [(name, LANGUAGE_NAMES[name]) for name in spoken]
            put(
                Choice,
                1,
                named,
                settings.language,
                self._speak,
                name=_("Language"),
                name_width=name_width,
                key="language",
            )
            number = 2
        put(CheckBox, number, _("Fold distressing passages"), settings.fold_distressing, self._fold, key="fold")
        width = button_width(ruler, _("Go on"), "Enter")
        Button(
            self, (x + w - pad - width, bottom, width, 40), _("Go on"), self._done, keycap="Enter", key="go", group="go"
        )
        self.focus_key = self.focus_key or "go"
        self.shortcuts["return"] = self._done

    def _sheet(self, layout: Layout) -> tuple[float, float, float, float]:
        return layout.centred(640, 400)

    def _pad(self, layout: Layout) -> float:
        return 44.0 if layout.width >= 700 else 20.0

    def _head(self, layout: Layout) -> float:
        return 84.0 if layout.height >= 420 else 52.0

    def _sizes(self) -> list[float]:
        return list(self.look.theme.value("text_scale", "steps"))

    def _note(self) -> str:
        return _(
            "A game about a famine. It is told without gore, but people in it die of hunger. You can pause, and skip "
            "what is hard, at any time. The people are invented; what happened here is not."
        )

    def ground(self, pen: Pen) -> None:
        """The desk, one sheet, the note."""
        pen.desk()
        x, y, w, h = self._sheet(self.layout)
        pad = self._pad(self.layout)
        pen.sheet(x, y, w, h)
        head = self._head(self.layout)
        pen.heading(
            _("Before you begin"), x + pad, y + head - 28, w - 2 * pad, style="page" if head > 60 else "section"
        )
        if not self._scrolls:
            pen.paragraph(self._note(), x + pad, y + head, w - 2 * pad, "notice")

    def _resize(self, key: str) -> None:
        self.stage.settings.text_scale = float(key)
        self.stage.settings_changed()

    def _speak(self, key: str) -> None:
        self.stage.settings.language = key
        self.stage.settings_changed()

    def _fold(self, folded: bool) -> None:
        self.stage.settings.fold_distressing = folded
        self.stage.settings.save()

    def _done(self) -> None:
        self.stage.settings.content_note_seen = True
        self.stage.settings.save()
        go(self.stage, "title")

    def back(self) -> None:
        """Escape: as the button."""
        self._done()


def _sentence(error: Exception) -> str:
    text = str(error)
    return text if text.endswith((".", "!", "?")) else text + "."
