"""What Escape opens during a game: the other pages, settings, saved games, help, and the way to the title."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from game.text import _, pgettext
from game.views import screens
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.archive_link import open_archive
from game.views.screens.people_desk import desk_label
from game.views.widgets import ListRow
from game.views.widgets.modals import Scrim

if TYPE_CHECKING:
    from game.views.screen import Screen

WIDTH, ROW, HEAD, PAD = 380.0, 38.0, 62.0, 18.0


class GameMenu:
    """A list over the screen. Escape, or its first row, closes it again; the game keeps itself as it stands."""

    def __init__(self, screen: Screen) -> None:
        self.screen = screen
        game = screen.stage.context.game
        rows: list[tuple[str, str, Callable[[], None] | None]] = [(_("Go on playing"), pgettext("key", "Esc"), None)]
        if game.records:
            rows.append((_("The county’s board"), "K", lambda: self._over("county")))
            rows.append((_("The seasons so far"), "G", lambda: self._over("charts")))
        rows.append((desk_label(game), "L", lambda: self._over("people")))
        rows.append((_("The country"), "N", lambda: self._over("nation")))
        rows += [
            (_("Saved games"), "", lambda: self._over("saves")),
            (_("Settings"), "", lambda: self._over("settings")),
            (_("Archive"), "F1", lambda: open_archive(self.screen.stage)),
            (_("Help"), "", lambda: self._over("help")),
            (_("To the title; the game is kept"), "", self._leave),
        ]
        screen.open_scope("menu")
        row = min(ROW, (screen.layout.height - 24 - HEAD - PAD) / len(rows))
        self.box: Box = screen.layout.centred(WIDTH, HEAD + PAD + row * len(rows))
        Scrim(screen, self.box, self._paint)
        x, y, w, _h = self.box
        for number, (name, keycap, action) in enumerate(rows):
            ListRow(
                screen,
                (x + PAD, y + HEAD + row * number, w - 2 * PAD, row),
                name,
                lambda action=action: self.close(action),  # type: ignore[misc]
                keycap=keycap,
                group="menu",
                height=2,
                layer="modal",
                key=f"menu:{number}",
            )
        screen.shortcuts["menu:escape"] = lambda: self.close(None)
        screen.focus.set_key("menu:0")

    def close(self, then: Callable[[], None] | None) -> None:
        """Take the list away and do what was chosen."""
        self.screen.shortcuts.pop("menu:escape", None)
        self.screen.close_scope()
        if then is not None:
            then()

    def _over(self, name: str) -> None:
        screens.open_over(self.screen.stage, name)

    def _leave(self) -> None:
        self.screen.stage.context.leave()
        screens.go(self.screen.stage, "title")

    def _paint(self, pen: Pen, sheet: Box) -> None:
        x, y, w, _h = sheet
        name = _("{name} Commune").format(name=_(self.screen.stage.context.game.scenario.title))
        pen.heading(name, x + PAD, y + 40, w - 2 * PAD, style="sheet")


def open_menu(screen: Screen) -> None:
    """Open the list, unless a question is open already."""
    if not screen.scope:
        GameMenu(screen)
