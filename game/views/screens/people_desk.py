"""The left sheet of the desk: what lies on it, the letters kept, and who is known to the secretary."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from game.session.telling.desk import Item, Known, earlier, known, lying, unread
from game.text import _, ngettext
from game.views.figures import number
from game.views.layout import Box
from game.views.look import Look
from game.views.pen import Pen
from game.views.widgets import Drawing, ScrollArea, Widget

if TYPE_CHECKING:
    from game.session.game import Game
    from game.views.screen import Screen

LINE, PAD_Y = 22.0, 7.0
HEAD, GAP = 40.0, 14.0
ICON = 24.0
INDENT, PLAIN = 46.0, 12.0
"""Where words begin beside an icon, and without one."""


@dataclass(frozen=True)
class Entry:
    """A row of the sheet: its key, its two texts, its icon if it has one, whether it waits to be read."""

    key: str
    name: str
    under: str
    icon: str = ""
    unread: bool = False
    group: str = "desk"


def entry_of(game: Game, item: Item) -> Entry:
    """A row for something that lies there."""
    waits = item.sent is not None and item.sent.season == len(game.records) - 1 and item.sent.id not in game.read
    return Entry(item.key, item.name, item.under, item.icon, waits)


def desk_label(game: Game) -> str:
    """What a button to the desk says: how many letters wait there."""
    waiting = unread(game)
    if not waiting:
        return _("On the desk")
    return ngettext("On the desk, {count} unread", "On the desk, {count} unread", waiting).format(count=waiting)


class DeskRow(Widget):
    """A row as high as its words need. Chosen it has a bar and a darker ground; unread a dot at the right."""

    focusable = True
    ring_halo = False

    def __init__(
        self, screen: Screen, box: Box, entry: Entry, on_act: Callable[[], None], *, chosen: bool, **options: Any
    ) -> None:
        self.entry, self.on_act, self.chosen = entry, on_act, chosen
        # An edge of the scroller shows it whole or not at all.
        self.kept_head = box[3]
        super().__init__(screen, box, **options)

    @staticmethod
    def lines_for(look: Look, entry: Entry, width: float) -> tuple[list[str], list[str]]:
        """Both texts in lines. The name has the room that it needs when it is bold."""
        room = (width - (INDENT if entry.icon else PLAIN) - 20) / 1.03
        name = look.type.wrap(entry.name, room, "value") if entry.name else []
        return name, look.type.wrap(entry.under, room, "body") if entry.under else []

    @staticmethod
    def height_for(look: Look, entry: Entry, width: float) -> float:
        """How high the row must be."""
        return 2 * PAD_Y + LINE * sum(len(lines) for lines in DeskRow.lines_for(look, entry, width))

    def act(self) -> None:
        """Take it up."""
        self.on_act()

    def focus_box(self) -> Box:
        """The row, clear of its neighbours."""
        return (2, 4, self.w - 4, self.h - 9)

    def spoken(self) -> str:
        """Whether it lies open, or waits."""
        return "●" if self.chosen else _("unread") if self.entry.unread else ""

    def paint(self, pen: Pen) -> None:
        """Icon, name, second text."""
        if self.chosen:
            pen.paper(0, 0, self.w, self.h - 1, "ledger_shade")
            pen.box(0, 0, 5, self.h - 1, "ink")
        elif self.hovered:
            pen.paper(0, 0, self.w, self.h - 1, "ledger_light")
        pen.line((0, self.h - 1), (self.w, self.h - 1), "hair", 1)
        entry, x = self.entry, INDENT if self.entry.icon else PLAIN
        if entry.icon:
            pen.icon(entry.icon, 13, (self.h - ICON) / 2, ICON, "ink")
        name, under = self.lines_for(self.look, entry, self.w)
        bold = self.chosen or entry.unread
        y = PAD_Y + 16
        for line in name:
            pen.text(line, x, y, "value" if bold else "body", "ink", room=self.w - x - 14)
            y += LINE
        for line in under:
            pen.text(line, x, y, "body", "ink2", room=self.w - x - 4)
            y += LINE
        if entry.unread:
            pen.disc(self.w - 10, PAD_Y + 10.5, 4, "ink")


class DeskList:
    """The rows of the sheet in a box, with their headings."""

    def __init__(self, game: Game, look: Look, opened: bool) -> None:
        self.game, self.look, self.opened = game, look, opened
        self.lying: Sequence[Item] = lying(game)
        self.kept: Sequence[Item] = earlier(game)
        self.known: Sequence[Known] = known(game)

    def item(self, key: str) -> Item | None:
        """What lies there under a key."""
        return next((item for item in (*self.lying, *self.kept) if item.key == key), None)

    def person(self, key: str) -> Known | None:
        """Who is known under a key."""
        return next((person for person in self.known if person.key == key), None)

    def first(self) -> str:
        """What is opened when nothing was chosen: the first unread letter, else the first thing there."""
        entries = [entry_of(self.game, item) for item in self.lying]
        waiting = next((entry.key for entry in entries if entry.unread), "")
        return waiting or (entries[0].key if entries else self.known[0].key)

    def _earlier(self) -> list[Entry]:
        if not self.kept:
            return []
        words = ngettext("{count} earlier letter", "{count} earlier letters", len(self.kept))
        name = words.format(count=number(len(self.kept)))
        under = _("put them together") if self.opened else _("lay them out")
        fold = Entry("earlier", name, under, "save")
        return [fold, *(entry_of(self.game, item) for item in self.kept)] if self.opened else [fold]

    def parts(self) -> list[tuple[str, str, list[Entry]]]:
        """Headings with their rows: (heading, caption, rows)."""
        desk = [entry_of(self.game, item) for item in self.lying]
        waiting = sum(entry.unread for entry in desk)
        caption = ngettext("{count} unread", "{count} unread", waiting).format(count=waiting) if waiting else ""
        people = [Entry(person.key, person.name, person.office, group="known") for person in self.known]
        return [(_("On the desk"), caption, desk + self._earlier()), (_("Known to you"), "", people)]

    def build(
        self, screen: Screen, box: Box, chosen: str, choose: Callable[[str], None], turn: Callable[[], None]
    ) -> ScrollArea:
        """Make the rows."""
        width = box[2] - 20
        parts = self.parts()
        heights = [[DeskRow.height_for(self.look, entry, width) for entry in rows] for _h, _c, rows in parts]
        total = sum(HEAD + sum(each) + GAP for each in heights)
        area = ScrollArea(screen, box, total)
        y = 0.0
        for (heading, caption, rows), each in zip(parts, heights, strict=True):
            area.add(Drawing, (0, y, width, HEAD), _heading(heading, caption, width), heading=True)
            y += HEAD
            for entry, height in zip(rows, each, strict=True):
                act = turn if entry.key == "earlier" else lambda key=entry.key: choose(key)  # type: ignore[misc]
                area.add(
                    DeskRow, (0, y, width, height), entry, act, chosen=entry.key == chosen,
                    key=f"row:{entry.key}", group=entry.group,
                )  # fmt: skip
                y += height
            y += GAP
        return area


def _heading(text: str, caption: str, width: float) -> Callable[[Pen], None]:
    def paint(pen: Pen) -> None:
        pen.heading(text, 0, 25, width, caption=caption)

    return paint
