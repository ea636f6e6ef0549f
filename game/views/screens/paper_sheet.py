"""The sheet of the paper: its cards one under the other, the claim's scale and what a claim leads to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import pygame

from game.rules.order_table import Order
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.session.telling.heads import HeadsPage, known_crop
from game.text import _
from game.views.figures import tonnes
from game.views.layout import Box
from game.views.pen import Pen
from game.views.screens.paper_scale import HEIGHT as SCALE_HEIGHT
from game.views.screens.paper_scale import ClaimScale, Consequence, Marks, claim_name
from game.views.screens.paper_words import card_title, consequences, order_line, short_title
from game.views.screens.plan_words import shown
from game.views.screens.sitting_sheet import Add, Control, Line, OrderSheet
from game.views.widgets import Button, Drawing, ScrollArea, button_width

if TYPE_CHECKING:
    from game.views.screens.paper import PaperScreen

ROW, HEADING, GAP = 44.0, 34.0, 14.0
BOARD = 56.0
"""Height of the way to the county's board, under the claim."""
CLAIM_STEPS = 10
"""Steps of a claim that the note tells of: one alone would change nothing that can be seen."""
CARDS = ("claim", "deliver", "store", "word")


class PaperSheet(OrderSheet):
    """Controls of the cards that lie on a page."""

    screen: PaperScreen
    icons = {
        "claim_iron": "steel", "claim_harmless": "sparrow", "statement_1958": "scale", "drought": "sun",
        "deaths_report": "people", "deliver": "cart", "deliver_order": "store", "favour": "letter",
        "set_aside": "pot", "seed_lock": "seed", "store_open": "lock", "relief": "bowl",
    }  # fmt: skip

    def __init__(self, screen: PaperScreen, now: Outlook, heads: HeadsPage) -> None:
        super().__init__(screen)
        self.now, self.heads = now, heads
        self.cards = self.draft.cards()

    # ------------------------------------------------------------------------ layout
    def stack(self, names: Sequence[str], box: Box, board: bool) -> None:
        """Cards one under the other, with `board` the way to the county's; they scroll where not all have room."""
        need = sum(self.height(name) for name in names) + GAP * max(0, len(names) - 1) + (BOARD if board else 0)
        area = ScrollArea(self.screen, box, need) if need > box[3] else None
        width = area.width - 4 if area is not None else box[2] - (0 if self.screen.layout.two else 10)

        def put(kind: type, place: Box, *args: Any, **options: Any) -> Any:
            if area is not None:
                return area.add(kind, place, *args, **options)
            x, y, w, h = place
            return kind(self.screen, (box[0] + x, box[1] + y, w, h), *args, **options)

        y = 0.0
        for name in names:
            self._card(put, name, y, width)
            y += self.height(name) + GAP
        if board:
            label, act = _("County board"), self.screen.county
            room = button_width(Pen(self.screen.look, pygame.Surface((1, 1))), label, "K")
            put(Button, (width - room, y, room, 40), label, act, keycap="K", key="county", group="claim")

    def height(self, card: str) -> float:
        """A card's height."""
        return HEADING + sum(self._row_height(order) for order in self.cards[card])

    def _row_height(self, order: Order) -> float:
        if order.name == "claim_grain":
            return SCALE_HEIGHT + Consequence.height_for(len(consequences(self.game, self.now)))
        return ROW

    def _card(self, put: Add, name: str, y: float, width: float) -> None:
        caption = self._caption(name)
        put(
            Drawing,
            (0, y, width + 2, HEADING),
            lambda pen: pen.heading(card_title(name), 0, 20, width, caption=caption),
            key=f"head:{name}",
        )
        y += HEADING
        for order in self.cards[name]:
            box = (0.0, y, width, self._row_height(order))
            if order.name == "claim_grain":
                self._claim(put, order, box)
            elif order.kind == "choice":
                asked = self.draft.asked(order.name)
                labels = [_(label) for label in order.labels]
                self.choice(put, box, order, order.card, labels, asked if isinstance(asked, int) else None)
            else:
                self.number(put, box, order, order.card, top=self._slider_top(order), value_room=58)
            y += box[3]

    def _caption(self, card: str) -> str:
        directive = self.game.directive()
        if card == "claim":
            return _("the county’s table has {count} lines").format(count=len(self.game.world.commune_names))
        if card == "deliver" and directive.levy_t >= 1:
            return _("asked: {amount}").format(amount=tonnes(directive.levy_t))
        if card == "store":
            return _("{amount} on the scales").format(amount=tonnes(self.heads.total.store))
        return ""

    # ------------------------------------------------------------------------ rows
    def name(self, order: Order) -> str:
        """What a row is called."""
        return short_title(order)

    def line(self, order: Order, now: Outlook) -> Line:
        """What the order leads to this season."""
        return order_line(self.game, order.name, now, self.value(order, self.draft))

    def told_step(self, order: Order, step: int, after: int) -> str:
        """A step of a number, in the note: where it ends."""
        return shown(order, after)

    def told_choice(self, order: Order, label: str) -> str:
        """Another choice, in the note."""
        return label

    def _slider_top(self, order: Order) -> int:
        """Where a slider ends: iron at three times what is asked or made, the rest at the order's own bound."""
        high = self.bounds(order, self.draft)[1]
        if order.name != "claim_iron":
            return high
        made, value = self.now.commune["iron_t"].high, self.value(order, self.draft)
        return int(min(high, max(3 * self.game.directive().iron_t, 3 * made, 30, value)))

    def _claim(self, put: Add, order: Order, box: Box) -> None:
        """The scale on which a harvest is reported, and under it what that leads to."""
        game, key = self.game, order.name
        x, y, width, height = box
        low, high = self.bounds(order, self.draft)
        before = game.records[game.season - 4].figures["claim_t"] if game.season >= 4 else None
        asked = self.draft.asked(key)
        assert isinstance(asked, int)
        scale: ClaimScale = put(
            ClaimScale,
            (x, y, width, SCALE_HEIGHT),
            claim_name(game.directive().ask.season),
            self.value(order, self.draft),
            low,
            high,
            order.step,
            Marks(*known_crop(game), float(asked), before),
            lambda v: self.screen.give(key, lambda draft: draft.set(key, v)),
            key=key,
            group="claim",
            tip=None,
        )
        under: Consequence = put(
            Consequence,
            (x, y + SCALE_HEIGHT, width, height - SCALE_HEIGHT),
            consequences(game, self.now),
            key="consequence",
            group="claim",
        )

        def sync(now: Outlook | None) -> None:
            scale.follow(self.value(order, self.draft))
            if now is not None:
                under.follow(consequences(game, now))

        def bump(draft: Draft) -> str:
            value = min(self.value(order, draft) + CLAIM_STEPS * order.step, high)
            draft.set(key, value)
            return tonnes(value)

        self.controls[key] = Control(scale, order, sync, bump, lambda: self.reset(order))
