"""What the plan and the paper have in common: outcomes, undo, redo and the seal at the foot, and the way on."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from game.session.forecast import Forecast as Outlook
from game.text import _, pgettext
from game.views import screens
from game.views.layout import Box, Layout
from game.views.screens.menu import open_menu
from game.views.screens.plan_words import Outcome
from game.views.screens.sitting import Sitting
from game.views.screens.sitting_foot import COLUMN, FOOTER, Outcomes
from game.views.screens.sitting_sheet import OrderSheet
from game.views.widgets import Button, Modal, SealButton, Tip

SEAL_WIDTH = 150.0
FOOT: dict[str, Any] = {"ground": "ledger_shade", "group": "foot"}


class SealedSitting(Sitting):
    """A sitting that ends with a seal."""

    def __init__(self) -> None:
        super().__init__()
        self._outcomes: Outcomes | None = None
        self._undo: Button | None = None
        self._redo: Button | None = None

    # ------------------------------------------------------------------- to override
    def outcomes(self, now: Outlook) -> list[Outcome]:
        """What the season is expected to end with."""
        raise NotImplementedError

    def seal_label(self) -> str:
        """What the seal says."""
        raise NotImplementedError

    def seal_question(self) -> tuple[str, list[str]]:
        """What is asked before the seal, and what must be known for the answer."""
        raise NotImplementedError

    @property
    def has_board(self) -> bool:
        """Whether there is anything on the county's board."""
        return bool(self.game.records)

    # ------------------------------------------------------------------------- build
    def begin(self, layout: Layout, sheet: OrderSheet) -> Box:
        """As every sitting; the keys of the seal and of other pages."""
        self._outcomes = self._undo = self._redo = None
        box = super().begin(layout, sheet)
        self.shortcuts.update(
            {
                "ctrl+return": self.ask_seal,
                "k": self.county,
                "g": self.seasons,
                "n": lambda: screens.open_over(self.stage, "nation"),
                "l": lambda: screens.open_over(self.stage, "people"),
            }
        )
        return box

    def place_foot(self, sheet: Box) -> None:
        """Outcomes, undo, redo and the seal on the foot of a sheet."""
        assert self.outlook is not None
        x, w, y = sheet[0], sheet[2], sheet[1] + sheet[3] - FOOTER
        seal = x + w - 12 - SEAL_WIDTH
        redo, undo = seal - 56, seal - 108
        self._outcomes = Outcomes(
            self,
            (x + 4, y, min(undo - x - 8, 3 * COLUMN), FOOTER),
            self.outcomes(self.outlook),
            ground="ledger_shade",
            group="outcomes",
            key="outcomes",
        )
        draft = self.game.draft
        self._undo = self._hand((undo, y + 18, 46, 60), "undo", _("Undo"), "Z", self.undo, draft.can_undo)
        self._redo = self._hand((redo, y + 18, 46, 60), "redo", _("Redo"), "Y", self.redo, draft.can_redo)
        under = pgettext("key", "Ctrl Enter")
        box = (seal, y + 18, SEAL_WIDTH, 60)
        SealButton(self, box, self.seal_label(), self.ask_seal, under=under, key="seal", **FOOT)

    def _hand(self, box: Box, key: str, name: str, keycap: str, act: Callable[[], None], can: bool) -> Button:
        return Button(
            self, box, name, act, keycap=keycap, icon=key, upright=True, key=key, enabled=can, tip=Tip(name), **FOOT
        )

    # -------------------------------------------------------------------- giving orders
    def follow_draft(self) -> None:
        """Show what the draft says now, and what can be undone."""
        super().follow_draft()
        draft = self.game.draft
        for button, can in ((self._undo, draft.can_undo), (self._redo, draft.can_redo)):
            if button is not None:
                button.set_enabled(can)

    def settle(self) -> None:
        """The forecast and its outcomes."""
        super().settle()
        if self._outcomes is not None and self.outlook is not None:
            self._outcomes.follow(self.outcomes(self.outlook))

    def orders_changed(self, kept: bool = True) -> int:
        """How many orders differ from what the county asks; `kept`: those that stand since an earlier season too."""
        changes = self.game.draft.changes()
        return len({change.order for change in changes if not change.moved and (kept or not change.kept)})

    # ------------------------------------------------------------------------ the seal
    def ask_seal(self) -> None:
        """Ask once before what cannot be taken back."""
        if self.scope:
            return
        if self._due is not None:
            self.settle()
        question, lines = self.seal_question()
        Modal(self, question, "\n".join(lines), (_("Not yet"), None), (_("Seal"), self.seal), seal=True)

    def seal(self) -> None:
        """Seal; the game goes on."""
        self.stage.play("stamp")
        self.game.seal()
        screens.go_on(self.stage)

    # -------------------------------------------------------------------- going about
    def county(self) -> None:
        """The county's board, over this page."""
        if not self.scope and self.has_board:
            screens.open_over(self.stage, "county")

    def seasons(self) -> None:
        """The seasons so far, over this page, once there is one."""
        if not self.scope and self.game.records:
            screens.open_over(self.stage, "charts")

    def back(self) -> None:
        """Escape: the list of other pages and the way out."""
        open_menu(self)
