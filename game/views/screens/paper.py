"""The Paper sitting: what the heads say, what came in, and what goes up to the county, until it is sealed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

import pygame

from game.rules.order_table import Order
from game.rules.orders import OrderError
from game.session.forecast import Forecast as Outlook
from game.session.plan import Draft
from game.session.telling.heads import HeadsPage, heads_page, known_crop
from game.text import _, ngettext, pgettext
from game.views import screens
from game.views.figures import number, span, tonnes, tonnes_span
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.picture_of import picture_of
from game.views.screens.bar import HEIGHT, BarWords, TopBar, bar_words
from game.views.screens.menu import open_menu
from game.views.screens.paper_scale import HEIGHT as SCALE_HEIGHT
from game.views.screens.paper_scale import ClaimScale, Consequence, Marks, claim_name
from game.views.screens.paper_words import card_title, order_line, outcomes, paper_effects, risk_word, short_title
from game.views.screens.photo import keep_picture
from game.views.screens.plan_controls import ChoiceRow, KeyLabel
from game.views.screens.plan_footer import COLUMN, FOOTER, MarginNote, Outcomes
from game.views.screens.plan_words import shown, step_words
from game.views.screens.sitting import Sitting
from game.views.screens.world_view import WorldView
from game.views.widgets import (
    Button,
    Column,
    Drawing,
    Modal,
    ScrollArea,
    SealButton,
    SliderRow,
    TabBar,
    Table,
    Tip,
    Widget,
    button_width,
)

SHEET_TWO, SHEET_ONE = 724.0, 492.0
TOP = 86.0
ROW, HEADING, GAP = 44.0, 34.0, 14.0
SETTLE = 0.12
NOTE_AFTER = 0.12
ICONS = {
    "claim_iron": "steel", "claim_harmless": "sparrow", "statement_1958": "scale", "drought": "sun",
    "deaths_report": "people", "deliver": "cart", "deliver_order": "store", "favour": "letter", "set_aside": "pot",
    "seed_lock": "seed", "store_open": "lock", "relief": "bowl",
}  # fmt: skip
CARDS = ("claim", "deliver", "store", "word")


@dataclass
class _Control:
    """A control: its widget, its order, what keeps it in step with draft and forecast, and one step on a draft."""

    widget: Widget
    order: Order
    sync: Callable[[Outlook], None]
    bump: Callable[[Draft], str]


class PaperScreen(Sitting):
    """The paper. The game is the stage's and stands in its Paper sitting."""

    name = "paper"
    hand, arrival = "pen", "page"

    def __init__(self) -> None:
        super().__init__()
        self.page = "claim"
        self.outlook: Outlook
        self.world_view: WorldView | None = None
        self.controls: dict[str, _Control] = {}
        self._heads: HeadsPage
        self._bar: TopBar
        self._outcomes: Outcomes | None = None
        self._note: MarginNote | None = None
        self._undo: Button | None = None
        self._redo: Button | None = None
        self._consequence: Consequence | None = None

    # ------------------------------------------------------------------------- build
    def build(self, layout: Layout) -> None:
        """Bar, world, the heads' slip, the cards, the foot."""
        self.outlook = self.stage.context.forecast()
        self._heads = heads_page(self.game)
        self.controls, self._due = {}, None
        self._outcomes = self._note = self._consequence = None
        if self.world_view is None:
            self.world_view = WorldView(self)
        self.shortcuts.update(
            {"z": self.undo, "y": self.redo, "ctrl+z": self.undo, "ctrl+y": self.redo, "ctrl+return": self.ask_seal,
             "f1": self.help, "k": self.county, "g": self.seasons,
             "n": lambda: screens.open_over(self.stage, "nation"), "backspace": self.reset_focused}
        )  # fmt: skip
        self._bar = TopBar(self, self._bar_words(), self.back)
        x, y, w, h = self._sheet_box(layout)
        self.world_view.place((0, HEIGHT, x, layout.height - HEIGHT))
        self.world_view.show(picture_of(self.game))
        self.world_view.enter()
        bottom = y + h - FOOTER
        cards = self.game.draft.cards()
        if layout.two:
            self._place_heads(self._slip_box(layout))
            self._stack(("claim",), (x + 16, y + 8, 338, bottom - y - 70), cards)
            rest = tuple(card for card in CARDS[1:] if card in cards)
            self._stack(rest, (x + 372, y + 8, 338, bottom - y - 16), cards)
            self._place_note((x + 16, bottom - 62, 338, 52), cards)
            KeyLabel(self, (x + w - 196, 48, 180, 36), _("County board"), "K", self.county, key="county")
        else:
            tabs = [("heads", _("Heads"))] + [(card, card_title(card)) for card in CARDS if card in cards]
            if self.page not in {key for key, _label in tabs}:
                self.page = "claim"
            TabBar(self, (x + (12 if not layout.narrow else 0), 48, w - 12, 38), tabs, self.page, self.turn_to)
            room = (x + 16, y + 8, w - 22, bottom - y - 14)
            if self.page == "heads":
                self._scroll_heads(room)
            else:
                self._stack((self.page,), room, cards)
        self._foot(x, bottom, w)

    def _bar_words(self) -> BarWords:
        """The bar, with the figure that is being written in its twin once a crop is in."""
        words, season = bar_words(self.game), self.game.directive().ask.season
        if not self._heads.harvest:
            return words
        crop = _("Summer crop") if season == "summer" else _("Autumn crop")
        known = tonnes(known_crop(self.game)[0])
        return replace(words, crop=crop, reported=tonnes(self._value("claim_grain")), true=known)

    def _sheet_box(self, layout: Layout) -> Box:
        width = layout.width if layout.narrow else SHEET_TWO if layout.two else SHEET_ONE
        return (layout.width - width, TOP, width, layout.height - TOP)

    # ------------------------------------------------------------------------- heads
    def _slip_box(self, layout: Layout) -> Box:
        left = self._sheet_box(layout)[0]
        width = min(528.0, left - 28)
        return (14, HEIGHT + 14, width, self._heads_height(width - 32) + 30)

    def _heads_height(self, width: float) -> float:
        pen = Pen(self.look, pygame.Surface((1, 1)))
        return 38 + 30 * (len(self._heads.lines) + 2) + 12 + pen.height(self._heads.remark, width - 14, "forecast")

    def _table(self, width: float) -> tuple[list[Column], list[list[str]]]:
        page = self._heads
        each = min(110.0, width * 0.22)
        columns = [
            Column(_("Brigade")),
            Column(page.said, each, "right", "print"),
            Column(page.known, each + (14 if not page.harvest else 0), "right", "pencil"),
            Column(_("In store"), each, "right", "pencil"),
        ]
        lines = [*page.lines, page.total]
        return columns, [[line.name, number(line.says), line.shown, number(line.store)] for line in lines]

    def _place_heads(self, box: Box) -> None:
        x, y, w, _h = box
        columns, rows = self._table(w - 32)
        Table(
            self,
            (x + 16, y + 50, w - 32, 30.0 * (len(rows) + 1)),
            columns,
            rows,
            total=True,
            key="heads",
            group="heads",
        )

    def _paint_heads(self, pen: Pen, x: float, y: float, w: float) -> None:
        pen.heading(self._heads.title, x, y + 20, w, caption=self._heads.caption)
        under = y + 38 + 30 * (len(self._heads.lines) + 2) + 8
        foot = pen.paragraph(self._heads.remark, x + 13, under, w - 14, "forecast", "pencil")
        pen.line((x, under + 2), (x, foot - 2), "pencil", 3)

    def _scroll_heads(self, box: Box) -> None:
        width = box[2] - 24
        area = ScrollArea(self, box, self._heads_height(width) + 12)
        area.add(Drawing, (0, 0, width + 2, area.height), lambda pen: self._paint_heads(pen, 0, 0, width), key="remark")
        columns, rows = self._table(width)

        seen = [0]

        def follow(row: int) -> None:
            area.scroll(30.0 * (row - seen[0]))
            seen[0] = row

        area.add(
            Table,
            (0, 38, width, 30.0 * (len(rows) + 1)),
            columns,
            rows,
            lambda _row: None,
            total=True,
            on_move=follow,
            key="heads",
            group="heads",
            height=2,
        )

    # ------------------------------------------------------------------------- cards
    def _stack(self, names: tuple[str, ...], box: Box, cards: dict[str, list[Order]]) -> None:
        """Cards one under the other; they scroll where there is no room for all."""
        need = 0.0
        for name in names:
            need += (GAP if need else 0) + HEADING + sum(self._height(order) for order in cards[name])
        board = not self.layout.two and "claim" in names
        need += 56 if board else 0
        area = ScrollArea(self, box, need) if need > box[3] else None
        width = area.width - 4 if area is not None else box[2] - (0 if self.layout.two else 10)

        def put(kind: Callable[..., Any], place: Box, *args: Any, **options: Any) -> Any:
            if area is not None:
                return area.add(kind, place, *args, **options)
            x, y, w, h = place
            return kind(self, (box[0] + x, box[1] + y, w, h), *args, **options)

        y = 0.0
        for name in names:
            caption = self._caption(name)
            put(
                Drawing,
                (0, y, width + 2, HEADING),
                lambda pen, name=name, caption=caption: pen.heading(card_title(name), 0, 20, width, caption=caption),
                key=f"head:{name}",
            )
            y += HEADING
            for order in cards[name]:
                self._make(put, order, y, width)
                y += self._height(order)
            y += GAP
        if board:
            label = _("County board")
            room = button_width(Pen(self.look, pygame.Surface((1, 1))), label, "K")
            put(Button, (width - room, y, room, 40), label, self.county, keycap="K", key="county", group="claim")

    def _height(self, order: Order) -> float:
        if order.name == "claim_grain":
            return SCALE_HEIGHT + Consequence.height_for(len(self._consequences(self.outlook)))
        return ROW

    def _caption(self, card: str) -> str:
        directive = self.game.directive()
        if card == "claim":
            return _("the county’s table has {count} lines").format(count=len(self.game.world.commune_names))
        if card == "deliver" and directive.levy_t >= 1:
            return _("asked: {amount}").format(amount=tonnes(directive.levy_t))
        if card == "store":
            return _("{amount} on the scales").format(amount=tonnes(self._heads.total.store))
        return ""

    def _make(self, put: Callable[..., Any], order: Order, y: float, width: float) -> None:
        name, draft = order.name, self.game.draft
        value = draft.get(name)
        assert isinstance(value, int)
        options: dict[str, Any] = {"key": name, "group": order.card, "tip": self._tip(order)}
        if name == "claim_grain":
            self._make_claim(put, order, y, width)
            return
        if order.kind == "choice":
            labels, asked = [_(label) for label in order.labels], draft.asked(name)
            widget = put(
                ChoiceRow,
                (0, y, width, ROW),
                short_title(order),
                labels,
                value,
                asked,
                lambda v: self.give(name, v),
                icon=ICONS[name],
                **options,
            )
            last = len(labels) - 1

            def sync(outlook: Outlook) -> None:
                widget.follow(self._value(name))

            def bump(trial: Draft) -> str:
                now = trial.get(name)
                assert isinstance(now, int)
                chosen = now + 1 if now < last else 0
                trial.set(name, chosen)
                return labels[chosen]
        else:
            low, high = draft.bounds(name)
            top = self._slider_top(name, high)
            widget = put(
                SliderRow,
                (0, y, width, ROW),
                short_title(order),
                value,
                low,
                top,
                order.step,
                lambda v: shown(order, v),
                lambda v: self.give(name, round(v)),
                icon=ICONS[name],
                value_room=58,
                **options,
            )

            def sync(outlook: Outlook) -> None:
                text, bar = order_line(self.game, name, outlook, self.game.draft)
                widget.set(self._value(name), text, bar)

            def bump(trial: Draft) -> str:
                now = trial.get(name)
                assert isinstance(now, int)
                after = min(now + order.step, high)
                after = after if after != now else now - order.step
                trial.set(name, after)
                return shown(order, after)

        self.controls[name] = _Control(widget, order, sync, bump)
        sync(self.outlook)

    def _slider_top(self, name: str, high: int) -> int:
        """Where a slider ends: iron at three times what is asked or made, the rest at the order's own bound."""
        if name != "claim_iron":
            return high
        made = self.outlook.commune["iron_t"].high
        value = self._value(name)
        return int(min(high, max(3 * self.game.directive().iron_t, 3 * made, 30, value)))

    def _make_claim(self, put: Callable[..., Any], order: Order, y: float, width: float) -> None:
        game, draft = self.game, self.game.draft
        low, high = draft.bounds("claim_grain")
        known = known_crop(game)
        before = game.records[game.season - 4].figures["claim_t"] if game.season >= 4 else None
        asked = draft.asked("claim_grain")
        assert isinstance(asked, int)
        marks = Marks(*known, float(asked), before)
        season = game.directive().ask.season
        scale = put(
            ClaimScale,
            (0, y, width, SCALE_HEIGHT),
            claim_name(season),
            self._value("claim_grain"),
            low,
            high,
            order.step,
            marks,
            lambda v: self.give("claim_grain", v),
            key="claim_grain",
            group="claim",
            tip=None,
        )
        lines = self._consequences(self.outlook)
        self._consequence = put(
            Consequence,
            (0, y + SCALE_HEIGHT, width, Consequence.height_for(len(lines))),
            lines,
            key="consequence",
            group="claim",
        )

        def sync(outlook: Outlook) -> None:
            scale.follow(self._value("claim_grain"))
            if self._consequence is not None:
                self._consequence.follow(self._consequences(outlook))

        def bump(trial: Draft) -> str:
            value = min(self._value("claim_grain") + 10 * order.step, high)
            trial.set("claim_grain", value)
            return tonnes(value)

        self.controls["claim_grain"] = _Control(scale, order, sync, bump)

    def _consequences(self, outlook: Outlook) -> list[tuple[str, str]]:
        """What a claim leads to: a place now, a levy later, and how the county looks at whoever makes it."""
        commune, ask = outlook.commune, self.game.directive().ask
        count = len(self.game.world.commune_names)
        rank = commune["rank"]
        lines = [(_("Place in the table"), _("{rank} of {count}").format(rank=span(rank.low, rank.high), count=count))]
        levy = commune["levy_next_t"]
        if levy.high >= 1:
            year = ask.year + (ask.season in ("autumn", "winter"))
            name = _("Levy of the autumn") if ask.season == "summer" else _("Levy of {year}").format(year=year)
            lines.append((name, tonnes_span(levy.low, levy.high)))
        risk = commune["risk"]
        words = [risk_word(end) for end in (risk.low, risk.high)]
        look = words[0] if words[0] == words[1] else _("{low} to {high}").format(low=words[0], high=words[1])
        lines.append((_("How you stand"), look))
        return lines

    def _value(self, name: str) -> int:
        value = self.game.draft.get(name)
        assert isinstance(value, int)
        return value

    # -------------------------------------------------------------------------- foot
    def _place_note(self, box: Box, cards: dict[str, list[Order]]) -> None:
        used = HEADING + sum(self._height(order) for order in cards["claim"])
        top = min(TOP + 8 + used + 8, box[1])
        self._note = MarginNote(self, (box[0], top, box[2], box[1] + box[3] - top), key="note")

    def _foot(self, x: float, y: float, w: float) -> None:
        seal_width, gap = 144.0, 12.0
        seal = x + w - gap - seal_width
        redo, undo = seal - 56, seal - 108
        self._outcomes = Outcomes(
            self,
            (x + 4, y, min(undo - x - 8, 3 * COLUMN), FOOTER),
            outcomes(self.game, self.outlook),
            ground="ledger_shade",
            group="outcomes",
            key="outcomes",
        )
        options: dict[str, Any] = {"ground": "ledger_shade", "group": "foot", "upright": True}
        draft = self.game.draft
        box = (undo, y + 18, 46.0, 60.0)
        self._undo = Button(
            self,
            box,
            _("Undo"),
            self.undo,
            keycap="Z",
            icon="undo",
            key="undo",
            enabled=draft.can_undo,
            tip=Tip(_("Undo")),
            **options,
        )
        self._redo = Button(
            self,
            (redo, *box[1:]),
            _("Redo"),
            self.redo,
            keycap="Y",
            icon="redo",
            key="redo",
            enabled=draft.can_redo,
            tip=Tip(_("Redo")),
            **options,
        )
        SealButton(
            self,
            (seal, y + 18, seal_width, 60),
            _("Seal the paper"),
            self.ask_seal,
            under=pgettext("key", "Ctrl Enter"),
            ground="ledger_shade",
            group="foot",
            key="seal",
        )

    # ------------------------------------------------------------------------ ground
    def ground(self, pen: Pen) -> None:
        """The heads' slip on the world, the strip over the sheet, the sheet and its foot."""
        layout = self.layout
        x, y, w, h = self._sheet_box(layout)
        bottom = y + h - FOOTER
        pen.box(x, HEIGHT, w, y - HEIGHT, "desk")
        if layout.two:
            box = self._slip_box(layout)
            pen.sheet(*box, "ledger", shadow="slip")
            self._paint_heads(pen, box[0] + 16, box[1] + 12, box[2] - 32)
            pen.ground = "desk"
            pen.text(_("The paper for the county"), x + 16, 71, "sheet", "on_desk", room=w - 230)
            pen.ground = "ledger"
        pen.sheet(x, y, w, h, "ledger", outline=False)
        pen.line((x, y), (x + w, y), "tab_border", 1)
        if layout.two:
            for shift in (0.0, 3.0):
                pen.line((x + 361 + shift, y + 8), (x + 361 + shift, bottom - 10), "rule_red_faint", 1)
        pen.paper(x, bottom, w, FOOTER, "ledger_shade")
        pen.line((x, bottom - 1), (x + w, bottom - 1), "ink", 2)

    def world(self, surface: pygame.Surface) -> None:
        """The commune after the season's work."""
        if self.world_view is not None and not self.layout.narrow:
            self.world_view.draw(surface)

    # ------------------------------------------------------------------ giving orders
    def give(self, name: str, value: int) -> None:
        """Write an order into the draft. A drag is one step of undo; what cannot be given is said."""
        draft = self.game.draft
        held = self.controls[name].widget.held
        again = held is not None and held is self._gesture and draft.undo()
        self.trouble = ""
        try:
            draft.set(name, value)
            self._gesture = held
        except OrderError as error:
            if again:
                draft.redo()
            self.trouble = str(error)
        self._due = SETTLE if held is not None else 0.0
        if held is None:
            self.settle()

    def settle(self) -> None:
        """Work out the forecast of the draft as it stands and show it."""
        self._due = None
        self.outlook = self.stage.context.forecast()
        for control in self.controls.values():
            control.sync(self.outlook)
        if self._bar.words != self._bar_words():
            self._bar.words = self._bar_words()
            self._bar.redraw()
        if self._outcomes is not None:
            self._outcomes.follow(outcomes(self.game, self.outlook))
        for button, can in ((self._undo, self.game.draft.can_undo), (self._redo, self.game.draft.can_redo)):
            if button is not None:
                button.set_enabled(can)
        self._note_due = NOTE_AFTER
        self.dirty = True

    def undo(self) -> None:
        """Take back the last change."""
        if not self.scope and self.game.draft.undo():
            self._gesture, self.trouble = None, ""
            self.settle()

    def redo(self) -> None:
        """Make the last undone change again."""
        if not self.scope and self.game.draft.redo():
            self._gesture, self.trouble = None, ""
            self.settle()

    def reset_focused(self) -> None:
        """Let the order that has the focus follow the county again."""
        current = self.focus.current
        if current is not None and current.key in self.controls:
            self.game.draft.reset(current.key)
            self.settle()

    # ------------------------------------------------------------------------ the seal
    def ask_seal(self) -> None:
        """Ask once before what cannot be taken back."""
        if self.scope:
            return
        if self._due is not None:
            self.settle()
        claim, (low, high) = self._value("claim_grain"), known_crop(self.game)
        lines = []
        if round(low) == round(high):
            words, true = _("You report {claim}. On the scales it was {true}."), tonnes(low)
        else:
            words, true = _("You pledge {claim}. Fan believes in {true}."), tonnes_span(low, high)
        lines.append(words.format(claim=tonnes(claim), true=true))
        carts = self.outlook.commune["delivered_t"]
        if carts.high >= 1:
            lines.append(_("{amount} leave on the carts.").format(amount=tonnes_span(carts.low, carts.high)))
        changed = {c.order for c in self.game.draft.changes() if not c.moved}
        if changed:
            words = ngettext(
                "{count} line differs from what the county asks.",
                "{count} lines differ from what the county asks.",
                len(changed),
            )
            lines.append(words.format(count=len(changed)))
        Modal(self, _("Seal the paper?"), "\n".join(lines), (_("Not yet"), None), (_("Seal"), self.seal), seal=True)

    def seal(self) -> None:
        """Seal; the season ends."""
        self.stage.play("stamp")
        keep_picture(self, self.game)
        self.game.seal()
        screens.go_on(self.stage)

    # ------------------------------------------------------------------- going about
    def turn_to(self, key: str) -> None:
        """Open a tab."""
        self.page = key
        self.rebuild()

    def county(self) -> None:
        """The county's board, over this page."""
        if not self.scope:
            screens.open_over(self.stage, "county")

    def seasons(self) -> None:
        """The seasons so far, over this page, once there is one."""
        if not self.scope and self.game.records:
            screens.open_over(self.stage, "charts")

    def help(self) -> None:
        """Keys, and what the orders are."""
        if not self.scope:
            screens.open_over(self.stage, "help")

    def back(self) -> None:
        """Escape: the list of other pages and the way out."""
        open_menu(self)

    # -------------------------------------------------------------------------- notes
    def focus_moved(self, old: Widget | None, new: Widget | None) -> None:
        """Make the note of the margin soon."""
        if not self.scope:
            self._note_due = NOTE_AFTER

    def _write_note(self) -> None:
        self._note_due = None
        if self._note is None:
            return
        current = self.focus.current
        control = self.controls.get(current.key) if current is not None else None
        if control is None:
            self._note.follow("", "", self.trouble)
        else:
            self._note.follow(_(control.order.help), self._step(control), self.trouble)

    def _step(self, control: _Control) -> str:
        trial = self.game.draft.trial()
        try:
            change = control.bump(trial)
        except OrderError:
            return ""
        told = paper_effects(self.outlook, self.game.preview(trial))
        while len(told) > 1 and len(self.look.type.wrap(step_words(change, told), 320, "forecast")) > 3:
            told.pop()
        return step_words(change, told)

    def _tip(self, order: Order) -> Callable[[], Tip]:
        """What the county asks; where no margin has it, also what the order is."""

        def make() -> Tip:
            asked = self.game.draft.asked(order.name)
            assert isinstance(asked, int)
            words = shown(order, asked) if order.kind == "number" else _(order.labels[asked])
            note = "" if self.layout.two else _(order.help)
            return Tip(_(order.title), [(_("the county asks"), words)], note)

        return make

    # ---------------------------------------------------------------------------- time
    def update(self, seconds: float) -> None:
        """Forecasts when the draft has settled, the note when the focus has; the commune lives."""
        if self._due is not None:
            self._due -= seconds
            if self._due <= 0 or not any(widget.held is not None for widget in self.widgets):
                self.settle()
        if self._note_due is not None:
            self._note_due -= seconds
            if self._note_due <= 0:
                self._write_note()
        if self.world_view is not None and not self.layout.narrow:
            self.world_view.update(seconds)

    def handle(self, event: pygame.event.Event) -> bool:
        """The landscape is dragged."""
        if self.world_view is None or self.scope or self.layout.narrow:
            return False
        return self.world_view.handle(event)
