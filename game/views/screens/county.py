"""The county's comparison board: fourteen claims, one true mark, and what a claim costs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pygame

from game.session.telling.county import Board, county_board, levy_terms, thousand_more
from game.session.telling.heads import known_crop
from game.text import _, pgettext
from game.views.figures import number, span, tonnes, tonnes_span
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.playing import inside
from game.views.screen import Screen
from game.views.screens import open_over
from game.views.screens.bar import HEIGHT as BAR
from game.views.screens.bar import TopBar, bar_words
from game.views.screens.county_board import HEAD_ROW, BoardTable
from game.views.screens.paper_words import risk_word
from game.views.widgets import Button, Card, Drawing, ScrollArea, TabBar, button_width, draw_flag

if TYPE_CHECKING:
    from game.session.game import Game

BOARD_WIDTH, COST_WIDTH, MARGIN, PAD = 788.0, 420.0, 24.0, 24.0
LEGEND = 44.0
MOST_HEIGHT = 760.0


class CountyScreen(Screen):
    """The board, over whatever it was opened from; Escape goes back."""

    name = "county"

    def __init__(self) -> None:
        super().__init__()
        self.page = "board"
        self._board: Board
        self._cards: list[tuple[int, str, list[tuple[str, str]], str]] | None = None

    @property
    def game(self) -> Game:
        """The game in progress."""
        game: Game = self.stage.context.game
        return game

    # -------------------------------------------------------------------- layout
    def _boxes(self, layout: Layout) -> tuple[Box | None, Box | None]:
        if layout.two:
            top = BAR + 16
            height = min(layout.height - top - 20, MOST_HEIGHT)
            top += (layout.height - 20 - top - height) / 2
            left = (layout.width - BOARD_WIDTH - COST_WIDTH - MARGIN) / 2
            return (left, top, BOARD_WIDTH, height), (left + BOARD_WIDTH + MARGIN, top, COST_WIDTH, height)
        top = 86.0
        width = min(BOARD_WIDTH, layout.width - (0 if layout.narrow else 2 * MARGIN))
        box = ((layout.width - width) / 2, top, width, layout.height - top - (0 if layout.narrow else 12))
        return (box, None) if self.page == "board" else (None, box)

    def build(self, layout: Layout) -> None:
        """Bar, board, cards."""
        self._board = county_board(self.game)
        TopBar(self, bar_words(self.game), self.back)
        board, cost = self._boxes(layout)
        if not layout.two:
            tabs = [("board", _("Board")), ("cost", _("What a claim costs"))]
            x, _y, w, _h = board or cost or (0, 0, 0, 0)
            TabBar(self, (x + (12 if not layout.narrow else 0), 48, w - 12, 38), tabs, self.page, self.turn_to)
        if board is not None and self._board.lines:
            self._build_board(board)
        if cost is not None:
            self._build_cost(cost)
        self.shortcuts["k"] = self.back
        self.shortcuts["g"] = self.seasons
        self.shortcuts["n"] = self.country

    def _pad(self, box: Box) -> float:
        return PAD if box[2] >= 480 else 22.0 if box[2] >= 380 else 14.0

    def _build_board(self, box: Box) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        top = y + (64 if self.layout.two else 50)
        foot = self._legend_height(w - 2 * pad)
        room = h - (top - y) - foot
        count = len(self._board.lines)
        row = max(32.0, min(42.0, (room - HEAD_ROW) / count))
        need = HEAD_ROW + row * count
        if need > room + 0.5:
            # The list ends on a whole row, and is moved by whole rows under its heads.
            seen, inner = max(1, int((room - HEAD_ROW) / row)), w - 2 * pad - 10
            area = ScrollArea(self, (x + pad, top + HEAD_ROW, inner + 22, seen * row), need - HEAD_ROW)
            table = area.add(
                BoardTable, (0, 0, inner, need - HEAD_ROW), self._board, row, area, key="board", group="board"
            )
            Drawing(self, (x + pad, top, inner, HEAD_ROW), table.paint_heads, ground="newsprint")
            area.scroll(max(0, table.current + 2 - seen) * row)
        else:
            BoardTable(self, (x + pad, top, w - 2 * pad, need), self._board, row, None, key="board", group="board")

    def _legend(self) -> list[tuple[str, str]]:
        return [
            ("square", pgettext("mark", "reported")),
            ("circle", _("true, known to you alone")),
            ("red", _("held up as a model")),
            ("white", _("named as backward")),
        ]

    def _legend_rows(self, width: float) -> list[list[tuple[str, str]]]:
        """The legend's marks in as many lines as they need."""
        rows: list[list[tuple[str, str]]] = [[]]
        x = 0.0
        for mark, words in self._legend():
            need = 26 + self.look.type.width(words, "body") + 20
            if rows[-1] and x + need - 20 > width:
                rows.append([])
                x = 0.0
            rows[-1].append((mark, words))
            x += need
        return rows

    def _legend_height(self, width: float) -> float:
        return 22.0 + 26.0 * len(self._legend_rows(width))

    # ------------------------------------------------------------------ what it costs
    def _choices(self) -> list[tuple[int, str, list[tuple[str, str]], str]]:
        """Four figures and what each leads to, while a claim is being written: value, name, terms, place."""
        game = self.game
        if game.stage != "paper" or not game.in_office or not game.draft.is_open("claim_grain"):
            return []
        draft = game.draft
        _low, high = draft.bounds("claim_grain")
        asked, now = draft.asked("claim_grain"), draft.get("claim_grain")
        assert isinstance(asked, int) and isinstance(now, int)
        known = sum(known_crop(game)) / 2
        wanted = [
            (now, _("as it stands")), (asked, _("as looked for")),
            (round(asked * 1.3 / 50) * 50, _("a third above")), (round(known / 50) * 50, _("as known")),
        ]  # fmt: skip
        found, seen = [], set()
        count = len(game.world.commune_names)
        for value, name in wanted:
            value = max(0, min(high, int(value)))
            if value in seen:
                continue
            seen.add(value)
            trial = draft.trial()
            trial.set("claim_grain", value)
            commune = game.preview(trial).commune
            levy, risk, rank = commune["levy_next_t"], commune["risk"], commune["rank"]
            low, top = risk_word(risk.low), risk_word(risk.high)
            terms = []
            if levy.high >= 1:
                terms.append((_("levy to come"), tonnes_span(levy.low, levy.high)))
            terms.append((_("how you stand"), low if low == top else _("{low} to {high}").format(low=low, high=top)))
            place = _("{rank} of {count}").format(rank=span(rank.low, rank.high), count=count)
            found.append((value, name, terms, place))
        return found

    def _build_cost(self, box: Box) -> None:
        if self._cards is None:
            self._cards = self._choices()
        x, y, w, h = box
        pad = self._pad(box)
        inner = w - 2 * pad
        label = _("Back")
        width = button_width(Pen(self.look, pygame.Surface((1, 1))), label, "Esc")
        back = (x + w - pad - width, y + h - 54, width, 40.0)
        if self._cards:
            top, bottom = y + 78, back[1] - 8
            heights = [Card.height_for(len(terms)) + 8 for _value, _name, terms, _place in self._cards]
            room = bottom - top - (self._terms_height(inner) if self.layout.two else 0)
            area = (
                ScrollArea(self, (x + pad, top, inner + (20 if pad >= 20 else 0), room), sum(heights))
                if sum(heights) > room
                else None
            )
            place = 0.0
            now = self.game.draft.get("claim_grain")
            for (value, name, terms, rank), height in zip(self._cards, heights, strict=True):
                title = _("{amount}, {name}").format(amount=tonnes(value), name=name)
                options: dict[str, Any] = {
                    "right": rank,
                    "chosen": value == now,
                    "key": f"claim:{value}",
                    "group": "claims",
                }
                card_box = (0.0, place, inner - (6 if area is not None and pad < 20 else 0), height - 8)
                action = lambda value=value: self.write(value)  # noqa: E731
                if area is not None:
                    area.add(Card, card_box, title, terms, action, **options)
                else:
                    Card(self, (x + pad, top + place, *card_box[2:]), title, terms, action, **options)
                place += height
        Button(self, back, label, self.back, keycap="Esc", key="back", group="back")
        self._ways_on(x + pad, back[1], back[0] - 8)

    def _ways_on(self, x: float, y: float, end: float) -> None:
        """The other pages, in one row from `x` to `end`, under shorter names where there is less room."""
        ruler = Pen(self.look, pygame.Surface((1, 1)))
        for names in ((_("The seasons"), _("The country")), (_("Seasons"), _("Country")), (_("Seasons"),)):
            ways = list(zip(names, "GN", ("seasons", "country"), (self.seasons, self.country), strict=False))
            widths = [button_width(ruler, name, keycap) for name, keycap, _key, _act in ways]
            if x + sum(widths) + 8 * (len(ways) - 1) <= end:
                for (name, keycap, key, act), width in zip(ways, widths, strict=True):
                    Button(self, (x, y, width, 40), name, act, keycap=keycap, key=key, group="back")
                    x += width + 8
                return

    def country(self) -> None:
        """The two sheets of the country, over this page."""
        open_over(self.stage, "nation")

    def seasons(self) -> None:
        """The charts of all seasons, over this page."""
        open_over(self.stage, "charts")

    def _terms(self) -> list[tuple[str, str]]:
        return levy_terms(self.game)

    def _terms_height(self, width: float) -> float:
        pen = Pen(self.look, pygame.Surface((1, 1)))
        more = self._more()
        return 40 + 24 * len(self._terms()) + (pen.height(more, width, "body") + 12 if more else 0)

    def _more(self) -> str:
        years = [round(value) for value in thousand_more(self.game)]
        if len(years) < 3 or not years[0]:
            return ""
        line = _("A thousand tonnes more, said once: about {first} t on next year’s levy, then {second} and {third} t.")
        return line.format(first=number(years[0]), second=number(years[1]), third=number(years[2]))

    def write(self, value: int) -> None:
        """Put a figure into the open paper and go back to it."""
        draft = self.game.draft
        if draft.get("claim_grain") != value:
            draft.set("claim_grain", value)
        self.stage.pop()

    # ------------------------------------------------------------------- drawing
    def ground(self, pen: Pen) -> None:
        """Desk, board, ledger sheet."""
        pen.desk()
        board, cost = self._boxes(self.layout)
        if board is not None:
            self._draw_board(pen, board)
        if cost is not None:
            self._draw_cost(pen, cost)

    def _draw_board(self, pen: Pen, box: Box) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        inner = w - 2 * pad
        pen.sheet(*box, "newsprint")
        pen.ground = "newsprint"
        county = _(self.game.scenario.place.county)
        caption = _("{county}, {season}").format(county=county, season=inside(self._board.season))
        title = _("County comparison board")
        style = "headline" if self.layout.two else "sheet"
        base = y + (47 if self.layout.two else 30)
        used = pen.text(title, x + pad, base, style, "ink", room=inner)
        if used + pen.measure(caption, "reported_small") + 16 <= inner:
            pen.text(caption, x + pad + inner, base, "reported_small", "ink_on_news", align="right")
        pen.news_rule(x + pad, base + 10, inner)
        if not self._board.lines:
            text = _("No figures have been posted yet. The first table is written when the spring’s pledges are in.")
            pen.paragraph(text, x + pad, base + 34, inner, "reading")
            return
        rows = self._legend_rows(inner)
        top = y + h - 12 - 26 * len(rows)
        for row in rows:
            place = x + pad
            for mark, words in row:
                self._draw_mark(pen, mark, place, top)
                place += 26 + pen.text(words, place + 22, top + 15, "body", "ink_on_news") + 20
            top += 26

    def _draw_mark(self, pen: Pen, mark: str, x: float, y: float) -> None:
        if mark == "square":
            pen.box(x + 2, y + 4, 11, 11, "ink")
        elif mark == "circle":
            pen.disc(x + 8, y + 10, 6, "pencil", "ledger_light", 2)
        elif mark == "red":
            draw_flag(pen, x + 4, y + 1, 17)
        else:
            pen.line((x + 4, y + 1), (x + 4, y + 18), "ink", 1)
            pen.stroke(
                [(x + 4, y + 1.5), (x + 13, y + 1.5), (x + 10.5, y + 5), (x + 13, y + 8.5), (x + 4, y + 8.5)],
                "ink",
                1.2,
            )

    def _draw_cost(self, pen: Pen, box: Box) -> None:
        x, y, w, h = box
        pad = self._pad(box)
        inner = w - 2 * pad
        pen.ground = "ledger"
        pen.sheet(*box, "ledger")
        under = pen.heading(_("What a claim costs"), x + pad, y + 36, inner, style="sheet")
        if self._cards:
            pen.text(_("If the figure that goes up is"), x + pad, under + 22, "body", "ink", room=inner)
            if not self.layout.two:
                return
            top = y + h - 62 - self._terms_height(inner)
        else:
            top = under + 4
        terms = self._terms()
        if not terms:
            pen.paragraph(_("Nothing more is asked: the last season is over."), x + pad, top + 12, inner, "body")
            return
        if self._cards:
            pen.line((x + pad, top + 6), (x + pad + inner, top + 6), "hair", 1)
        base = top + 28
        for number_, (name, value) in enumerate(terms):
            last = number_ == len(terms) - 1
            if last:
                pen.line((x + pad, base - 17), (x + pad + inner, base - 17), "ink", 1)
            width = pen.text(value, x + pad + inner, base, "forecast", "pencil", align="right")
            pen.text(name, x + pad, base, "value" if last else "body", "ink", room=inner - width - 12)
            base += 24
        if self._more():
            base = pen.paragraph(self._more(), x + pad, base - 10, inner, "body", "ink2") + 40
        if not self._cards:
            self._draw_place(pen, x + pad, base, inner, y + h - 62)

    def _draw_place(self, pen: Pen, x: float, y: float, w: float, bottom: float) -> None:
        """What a place in the table is made of, where there is room for it."""
        text = _("Places are compared a head. Fulfilled beyond half as much again, iron counts no more.")
        if y + 110 + pen.height(text, w, "body") > bottom:
            return
        base = pen.heading(_("What makes a place"), x, y, w) + 22
        parts = (
            (_("grain reported"), "50 %"),
            (_("iron reported, against the quota"), "30 %"),
            (_("harmless figures"), "20 %"),
        )
        for name, share in parts:
            pen.text(name, x, base, "body", "ink", room=w - 60)
            pen.text(share, x + w, base, "forecast", "pencil", align="right")
            base += 24
        pen.paragraph(text, x, base - 10, w, "body", "ink2")

    # ------------------------------------------------------------------- actions
    def turn_to(self, key: str) -> None:
        """Open a tab."""
        self.page = key
        self.rebuild()
