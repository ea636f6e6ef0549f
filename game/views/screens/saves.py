"""Saved games: open one, keep the game in progress under a name, delete one after a question."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from game.session import saves
from game.session.saves import SaveError, Slot
from game.session.telling.words import long_date
from game.text import _, ngettext
from game.views.playing import file_name, slot_season
from game.views.screens import where_it_stands
from game.views.screens.form import FormScreen, Item, Put, Section
from game.views.widgets import Button, Entry, ListRow, Modal, Notice, button_width

ROW = 56.0


class SavesScreen(FormScreen):
    """The list, the newest first; a damaged file says in one sentence what is wrong with it."""

    name = "saves"
    arrival = "drawer"
    most_width = 860.0

    def __init__(self, slots: list[Slot] | None = None) -> None:
        super().__init__()
        self._given = slots
        self._slots: list[Slot] = []
        self._name = ""
        self._told = ""

    def title(self) -> str:
        """The page's heading."""
        return _("Saved games")

    def caption(self) -> str:
        """How many there are."""
        return ngettext("{count} game", "{count} games", len(self._slots)).format(count=len(self._slots))

    def columns(self) -> list[list[Section]]:
        """The game in progress, then the files."""
        self._slots = self._given if self._given is not None else self.stage.context.look_up()
        parts = []
        if self.stage.context.running:
            parts.append(
                Section(_("The game in progress"), [self._keep_entry(), self.words(self._told or self._kept_words())])
            )
        rows = [self._row(slot, number) for number, slot in enumerate(self._slots)]
        if not rows:
            rows = [self.words(_("No game has been saved yet. A game saves itself after each seal."))]
        parts.append(
            Section(
                "" if len(parts) == 0 else _("Files"),
                [*rows, self.space(10), self.words(_("Folder: {folder}").format(folder=saves.folder()))],
            )
        )
        if self._slots and not self.focus_key:
            self.focus_key = "slot0"
        self.shortcuts["delete"] = self._delete_focused
        return [parts]

    # --------------------------------------------------------------------- rows
    def _row(self, slot: Slot, number: int) -> Item:
        when = datetime.fromtimestamp(slot.changed)
        written = _("{day}, {time}").format(day=long_date(when.date()), time=when.strftime("%H:%M"))
        label = _("Delete")

        def build(put: Put, x: float, y: float, w: float) -> None:
            width = button_width(self.ruler(), label)
            room = w - width - 12
            under = _sentence(slot.fault) if slot.fault else slot_season(slot)
            lines = self.look.type.wrap(under, room - 22, "body")
            put(
                ListRow, (x, y, room, ROW), slot.title, lambda: self._open(slot),
                under=lines[0] if len(lines) == 1 else _("Damaged; open it to read why."),
                note=written, key=f"slot{number}", icon="warning" if slot.fault else "",
            )  # fmt: skip
            put(Button, (x + w - width, y + 8, width, 40), label, lambda: self._ask_delete(slot), key=f"delete{number}")

        return Item(lambda _w: ROW, build)

    def _keep_entry(self) -> Item:
        def build(put: Put, x: float, y: float, w: float) -> None:
            label = _("Save")
            width = button_width(self.ruler(), label)
            put(
                Entry,
                (x, y, w - width - 12, 40),
                self._name,
                self._rename,
                on_enter=lambda _text: self._keep(),
                key="name",
                limit=40,
                placeholder=_("a name"),
                error=self._error(),
            )
            put(Button, (x + w - width, y, width, 40), label, self._keep, key="save")

        return Item(lambda _w: 76.0 if self._error() else 50.0, build)

    def _kept_words(self) -> str:
        path = self.stage.context.game.save_path
        return (
            _("It saves itself as {name}.").format(name=path.stem) if path is not None else _("It has not been saved.")
        )

    def _error(self) -> str:
        if self._name and file_name(self._name) != self._name.strip():
            return _('A name cannot contain / \\ : * ? " < > | or end with a full stop.')
        return ""

    # ------------------------------------------------------------------ actions
    def _rename(self, text: str) -> None:
        before = self._error()
        self._name = text
        if self._error() != before:
            self.rebuild()

    def _keep(self) -> None:
        name = file_name(self._name)
        if not name or self._error():
            self.focus.set_key("name")
            return
        path = saves.folder() / f"{name}{saves.ENDING}"
        if any(slot.title == name for slot in self._slots):
            question = _("There is a game called {name} already.").format(name=name)
            Modal(
                self, _("Write over it?"), question, (_("Keep it"), None), (_("Write over"), lambda: self._write(path))
            )
        else:
            self._write(path)

    def _write(self, path: object) -> None:
        try:
            saves.save(self.stage.context.game, path)  # type: ignore[arg-type]
        except SaveError as error:
            Notice(self, _("The game could not be saved"), [_sentence(str(error))], (_("Close"), None), height=320)
            return
        self._told = _("Saved as {name}.").format(name=self._name.strip())
        self._name = ""
        self.rebuild()

    def _open(self, slot: Slot) -> None:
        if slot.fault:
            before = saves.backup(slot.path)
            buttons: list[tuple[str, str, Callable[[], None]]] = []
            if before.exists():
                buttons.append((_("Open the save before it"), "B", lambda: self._load(before)))
            Notice(
                self,
                _("This game cannot be opened"),
                [_sentence(slot.fault)],
                (_("Close"), None),
                buttons=buttons,
                height=340,
            )
            return
        self._load(slot.path)

    def _load(self, path: object) -> None:
        playing = self.stage.context
        playing.save()
        try:
            playing.load(path)
        except SaveError as error:
            Notice(self, _("This game cannot be opened"), [_sentence(str(error))], (_("Close"), None), height=340)
            return
        where_it_stands(self.stage)

    def _delete_focused(self) -> None:
        key = self.focus_key
        number = key.removeprefix("slot").removeprefix("delete")
        if number.isdigit() and int(number) < len(self._slots):
            self._ask_delete(self._slots[int(number)])

    def _ask_delete(self, slot: Slot) -> None:
        question = _("{name} will be gone from the folder. This cannot be undone.").format(name=slot.title)
        Modal(self, _("Delete this game?"), question, (_("Keep it"), None), (_("Delete"), lambda: self._delete(slot)))

    def _delete(self, slot: Slot) -> None:
        try:
            slot.path.unlink(missing_ok=True)
            saves.backup(slot.path).unlink(missing_ok=True)
        except OSError as error:
            why = _("The file {file} cannot be deleted: {why}.").format(
                file=slot.path.name, why=error.strerror or error
            )
            Notice(self, _("It is still there"), [why], (_("Close"), None), height=320)
            return
        self.focus_key = "slot0"
        self.rebuild()


def _sentence(text: str) -> str:
    return text if text.endswith((".", "!", "?")) else text + "."
