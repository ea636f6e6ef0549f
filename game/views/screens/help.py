"""Help: how a season goes, the keys, every order from the table of orders, and the sources."""

from __future__ import annotations

import functools
import os
import tomllib
from collections.abc import Callable

from game.rules.order_table import ORDERS, Order
from game.text import ASSETS, N_, _, pgettext
from game.views.pen import Pen
from game.views.screens.archive_link import open_archive
from game.views.screens.form import FormScreen, Item, Put, Section
from game.views.widgets import Drawing

CARDS = {
    "quotas": N_("Quotas"),
    "furnaces": N_("Furnaces"),
    "hands": N_("Hands"),
    "fields": N_("Fields"),
    "works": N_("Works"),
    "bowl": N_("The bowl"),
    "word": N_("Word"),
    "claim": N_("The claim"),
    "deliver": N_("Deliveries"),
    "store": N_("The store"),
}
"""The cards of the two sittings, as headings."""

KEYS = (
    ("Tab", N_("to the next group; with Shift to the one before")),
    ("↑ ↓", N_("to the next row")),
    ("← →", N_("one more, one less; with Shift five; open, close")),
    ("Enter", N_("do it; open it")),
    ("Esc", N_("back, or the safe answer")),
    ("1 2 3 4", N_("tabs")),
    ("PgUp PgDn", N_("turn a long page")),
    ("F1", N_("the archive, at what has the focus; there, this page")),
    ("F11", N_("full screen")),
    ("Ctrl + –", N_("larger, smaller texts")),
)

GAME_KEYS = (
    ("Z Y", N_("undo, redo")),
    ("Ctrl Enter", N_("seal; once more: yes")),
    ("Backspace", N_("let an order follow the county again")),
    ("V", N_("fold the sheet away and see the commune")),
    ("Ctrl ← →", N_("look about")),
    ("= –", N_("nearer, farther")),
    ("D", N_("the county’s paper")),
    ("B [ ]", N_("a brigade’s page; the one before, the next")),
    ("K G", N_("the county’s board; the seasons so far")),
    ("L", N_("the desk: letters, and people known to you")),
    ("N", N_("the country, as reported and as it was")),
    ("C", N_("the causes of a number")),
    ("T", N_("turn the newspaper’s leaf")),
)

SEASON = (
    N_("The county’s paper asks for grain, iron and hands. It is the only thing you are told without asking."),
    N_(
        "Plan: set quotas, furnaces, hands, fields, works and the bowl. What you leave alone follows the county. "
        "Bars show what to expect: solid is sure, hatched may be, the flag is what is asked."
    ),
    N_("Seal. The season is lived; you can hurry it or skip it."),
    N_("Paper: say what was harvested, deliver, lock the seed, set aside, ask for relief or not. Seal again."),
    N_(
        "Two pages: what the newspaper prints, and what the accountant writes. Each number opens into its "
        "causes, which add up exactly."
    ),
    N_("The county posts its table. What you claimed this season it will ask for in the next."),
)

LEDGERS = (
    N_("There are two ledgers. What is reported goes up and comes back as levy. What is true stays and is eaten."),
    N_(
        "What you know of the true one is weighed, counted or believed. A belief is a range; it holds the truth "
        "nine times in ten."
    ),
    N_("You will not be told how many people will die. Nobody in your place was."),
)

TRUTH = (
    N_(
        "The communes that you lead, their counties and their people are invented. The years, the campaigns, the "
        "prices and the proportions are not: each constant of the rules has its source in the files of the game."
    ),
    N_(
        "Grain follows the yearbooks’ original series. Numbers of the dead are estimates from censuses; they lie "
        "between 15 and 45 million, most near 30, because registers were kept by those whose work they judged."
    ),
)


@functools.cache
def works() -> tuple[str, ...]:
    """The works cited, from assets/history/works.toml."""
    with open(os.path.join(ASSETS, "history", "works.toml"), "rb") as file:
        return tuple(tomllib.load(file)["works"])


class HelpScreen(FormScreen):
    """Four tabs: a season, keys, orders, sources."""

    name = "help"

    def __init__(self, tab: str = "season") -> None:
        super().__init__()
        self.tab = tab

    def title(self) -> str:
        """The open tab's heading."""
        return dict(self.tabs())[self.tab]

    def tabs(self) -> list[tuple[str, str]]:
        """The four pages."""
        return [
            ("season", _("A season")),
            ("keys", _("Keys")),
            ("orders", _("Orders")),
            ("sources", _("Sources")),
        ]

    def buttons(self) -> list[tuple[str, str, str, Callable[[], None]]]:
        """The way to the archive, where what stands here in short is told with its sources."""
        self.shortcuts["a"] = self.archive
        return [("archive", _("Archive"), "A", self.archive)]

    def archive(self) -> None:
        """The archive; back to it, if this page was opened over it."""
        below = self.stage.screens[-2:-1]
        if below and below[0].name == "archive":
            self.back()
        else:
            open_archive(self.stage)

    def columns(self) -> list[list[Section]]:
        """The open page."""
        page = {"season": self._season, "keys": self._keys, "orders": self._orders, "sources": self._sources}[self.tab]
        self.shortcuts["f1"] = self.back
        self.focus_key = self.focus_key or "tabs"
        return page()

    def _season(self) -> list[list[Section]]:
        steps = [self._step(number, _(text)) for number, text in enumerate(SEASON, 1)]
        return [
            [Section(_("How a season goes"), steps)],
            [Section(_("Two ledgers"), [self.words(_(text), "reading", "ink") for text in LEDGERS])],
        ]

    def _step(self, number: int, text: str) -> Item:
        def build(put: Put, x: float, y: float, w: float) -> None:
            def paint(pen: Pen) -> None:
                pen.text(f"{number}", 0, 19, "section", "ink2")
                pen.paragraph(text, 26, 0, w - 26, "reading", "ink")

            put(Drawing, (x, y, w, self.ruler().height(text, w - 26, "reading") + 4), paint)

        return Item(lambda w: self.ruler().height(text, w - 26, "reading") + 10, build)

    def _keys(self) -> list[list[Section]]:
        everywhere = [self._key(keys, _(meaning)) for keys, meaning in KEYS]
        game = [self._key(keys, _(meaning)) for keys, meaning in GAME_KEYS]
        mouse = [
            self.words(
                _(
                    "Everything can be done with the mouse alone: click, drag sliders and the landscape, turn "
                    "the wheel on long pages. Rest on a number to see what makes it up."
                ),
                "body",
                "ink",
            )
        ]
        return [
            [Section(_("Everywhere"), everywhere)],
            [Section(_("In a game"), game), Section(_("Mouse"), mouse)],
        ]

    def _key(self, keys: str, meaning: str) -> Item:
        indent = 112.0

        def build(put: Put, x: float, y: float, w: float) -> None:
            def paint(pen: Pen) -> None:
                at = 0.0
                for key in keys.split():
                    at += pen.keycap(pgettext("key", key), at, 20) + 4
                pen.paragraph(meaning, indent, 3, w - indent, "body", "ink")

            put(Drawing, (x, y, w, max(28.0, self.ruler().height(meaning, w - indent) + 8)), paint)

        return Item(lambda w: max(32.0, self.ruler().height(meaning, w - indent) + 10), build)

    def _orders(self) -> list[list[Section]]:
        cards: dict[str, list[Order]] = {}
        for order in ORDERS:
            cards.setdefault(order.card, []).append(order)
        made = [Section(_(CARDS[card]), [self._order(order) for order in orders]) for card, orders in cards.items()]
        plan = sum(1 for card in cards if cards[card][0].sitting == "plan")
        half = (plan + 1) // 2
        return [made[:half], made[half:]]

    def _order(self, order: Order) -> Item:
        title, text = _(order.title), _(order.help)

        def build(put: Put, x: float, y: float, w: float) -> None:
            def paint(pen: Pen) -> None:
                pen.text(title, 0, 17, "value", "ink")
                pen.paragraph(text, 0, 24, w, "body", "ink2")

            put(Drawing, (x, y, w, 28 + self.ruler().height(text, w)), paint, whole=True)

        return Item(lambda w: 38 + self.ruler().height(text, w), build)

    def _sources(self) -> list[list[Section]]:
        left = [self.words(_(text), "reading", "ink") for text in TRUTH]
        right = [self.words(work, "body", "ink", gap=8) for work in works()]
        return [[Section(_("What is true here"), left)], [Section(_("Works"), right)]]
