"""The Paper sitting: what the heads say, what came in, and what goes up to the county, until it is sealed."""

from __future__ import annotations

from dataclasses import replace

from game.session.forecast import Forecast as Outlook
from game.session.telling.heads import heads_page, known_crop
from game.text import _, ngettext
from game.views.figures import tonnes, tonnes_span
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screens.bar import HEIGHT, BarWords, bar_words, tonnes_tens
from game.views.screens.paper_heads import HeadsSlip
from game.views.screens.paper_sheet import CARDS, PaperSheet
from game.views.screens.paper_words import card_title, outcomes, paper_effects
from game.views.screens.photo import keep_picture
from game.views.screens.plan_controls import KeyLabel
from game.views.screens.plan_words import Outcome
from game.views.screens.sitting import SHEET_TOP, TABS_TOP
from game.views.screens.sitting_foot import FOOTER
from game.views.screens.sitting_note import MarginNote
from game.views.screens.sitting_seal import SealedSitting
from game.views.screens.sitting_sheet import whole
from game.views.widgets import TabBar

SLIP_WIDTH = 528.0


class PaperScreen(SealedSitting):
    """The paper. The game is the stage's and stands in its Paper sitting."""

    name = "paper"
    hand, arrival = "pen", "page"
    note_pause, note_lines = 0.12, 3
    sheet: PaperSheet

    def __init__(self) -> None:
        super().__init__()
        self.page = "claim"
        self._heads: HeadsSlip

    # ------------------------------------------------------------------------- build
    def build(self, layout: Layout) -> None:
        """Bar, world, the heads' slip, the cards, the foot."""
        heads = heads_page(self.game)
        self._heads = HeadsSlip(self.look, heads)
        self.sheet = PaperSheet(self, self.stage.context.forecast(), heads)
        box = self.begin(layout, self.sheet)
        self.world_view.enter()
        x, y, w, h = box
        bottom = y + h - FOOTER
        cards = [card for card in CARDS if card in self.sheet.cards]
        if layout.two:
            self._heads.place(self, self._slip_box(layout))
            self.sheet.stack(["claim"], (x + 16, y + 8, 338, bottom - y - 70), board=False)
            rest = [card for card in cards if card != "claim"]
            self.sheet.stack(rest, (x + 372, y + 8, 338, bottom - y - 16), board=False)
            top = min(y + 8 + self.sheet.height("claim") + 8, bottom - 62)
            self.note = MarginNote(self, (x + 16, top, 338, bottom - 10 - top), key="note")
            KeyLabel(self, (x + w - 196, TABS_TOP, 180, 36), _("County board"), "K", self.county, key="county")
        else:
            tabs = [("heads", _("Heads"))] + [(card, card_title(card)) for card in cards]
            if self.page not in dict(tabs):
                self.page = "claim"
            margin = 0 if layout.narrow else 12
            TabBar(self, (x + margin, TABS_TOP, w - 12, SHEET_TOP - TABS_TOP), tabs, self.page, self.turn_to)
            room = (x + 16, y + 8, w - 22, bottom - y - 14)
            if self.page == "heads":
                self._heads.scroll(self, room)
            else:
                self.sheet.stack([self.page], room, board=self.page == "claim")
        self.place_foot(box)
        self.sheet.sync(self.outlook)

    def bar_words(self) -> BarWords:
        """The bar, with the figure that is being written in its twin once a crop is in."""
        words, season = bar_words(self.game), self.game.directive().ask.season
        if not self._heads.page.harvest:
            return words
        crop = _("Summer crop") if season == "summer" else _("Autumn crop")
        claim, known = whole(self.game.draft, "claim_grain"), known_crop(self.game)[0]
        return replace(words, crop=crop, reported=tonnes(claim), true=tonnes(known))

    def _slip_box(self, layout: Layout) -> Box:
        width = min(SLIP_WIDTH, self.sheet_box(layout)[0] - 28)
        return (14, HEIGHT + 14, width, self._heads.height(width - 32) + 30)

    def ground(self, pen: Pen) -> None:
        """The heads' slip on the world, in the shadow of the sheet."""
        if self.layout.two:
            x, y, w, h = self._slip_box(self.layout)
            pen.sheet(x, y, w, h, "ledger", shadow="slip")
            self._heads.paint(pen, x + 16, y + 12, w - 32)
        super().ground(pen)

    def paint_fixed(self, pen: Pen, x: float, y: float) -> None:
        """What the sheet is, on the strip over it."""
        if self.layout.two:
            pen.ground = "desk"
            pen.text(_("The paper for the county"), x + 16, 71, "sheet", "on_desk", room=self.sheet_two - 230)
            pen.ground = "ledger"

    # ------------------------------------------------------------------ giving orders
    def outcomes(self, now: Outlook) -> list[Outcome]:
        """Carts, store, days of food."""
        return outcomes(self.game, now)

    def settle(self) -> None:
        """The forecast; the claim in the bar."""
        super().settle()
        words = self.bar_words()
        if self.bar.words != words:
            self.bar.words = words
            self.bar.redraw()

    def effects(self, before: Outlook, after: Outlook) -> list[str]:
        """Place and levies, then what the plan's notes tell too."""
        return paper_effects(before, after)

    @property
    def has_board(self) -> bool:
        """The county's board can always be looked at: a claim is made against its table."""
        return True

    # ------------------------------------------------------------------------ the seal
    def seal_label(self) -> str:
        """What the seal says."""
        return _("Seal the paper")

    def seal_question(self) -> tuple[str, list[str]]:
        """Both figures, what leaves, and how far the paper is the county's."""
        assert self.outlook is not None
        claim, (low, high) = whole(self.game.draft, "claim_grain"), known_crop(self.game)
        if round(low) == round(high):
            words, true = _("You report {claim}. On the scales it was {true}."), tonnes(low)
        else:
            words, true = _("You pledge {claim}. Fan believes in {true}."), tonnes_tens(low, high)
        lines = [words.format(claim=tonnes(claim), true=true)]
        carts = self.outlook.commune["delivered_t"]
        if carts.high >= 1:
            lines.append(_("{amount} leave on the carts.").format(amount=tonnes_span(carts.low, carts.high)))
        count = self.orders_changed()
        if count:
            words = ngettext(
                "{count} line differs from what the county asks.",
                "{count} lines differ from what the county asks.",
                count,
            )
            lines.append(words.format(count=count))
        return _("Seal the paper?"), lines

    def seal(self) -> None:
        """Seal; the season ends."""
        keep_picture(self, self.game)
        super().seal()
