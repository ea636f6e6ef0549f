"""Which card of the plan lies where: tabs, pages and sections, made from the orders that are open."""

from __future__ import annotations

from dataclasses import dataclass, field

from game.rules.order_table import HANDS, Order
from game.session.plan import Draft
from game.text import _

HEADING = 30.0
GAP = 12.0
ROW = 44.0
TABLE_ROW = 30.0


@dataclass(frozen=True)
class Item:
    """One control or table of a section.

    `kind`: hand, number, choice, flags, shares, brigades, crops, store or standing.
    """

    kind: str
    order: str = ""
    part: str = ""
    height: float = ROW


@dataclass(frozen=True)
class Section:
    """A heading and what stands under it."""

    title: str
    items: tuple[Item, ...]
    caption: str = ""

    @property
    def height(self) -> float:
        """Logical pixels from its top to its last hairline."""
        return HEADING + sum(item.height for item in self.items)


@dataclass
class Page:
    """A tab: its key, its label, and the sections of its two pages (one under the other where there is one page)."""

    key: str
    label: str
    left: list[Section] = field(default_factory=list)
    right: list[Section] = field(default_factory=list)


def stack_height(sections: list[Section]) -> float:
    """The height of sections one under the other."""
    return sum(section.height for section in sections) + GAP * max(0, len(sections) - 1)


def item_of(order: Order) -> Item:
    """The control for an order."""
    if order.kind == "flags":
        return Item("flags", order.name, height=TABLE_ROW * ((len(order.choices) + 1) // 2) + 4)
    return Item(order.kind, order.name)


class Cards:
    """Sections of a draft: only orders that are open, each in one place."""

    def __init__(self, draft: Draft, caption_hands: str, caption_brigades: str) -> None:
        self.draft = draft
        self.open = {order.name: order for orders in draft.cards().values() for order in orders}
        self.captions = (caption_hands, caption_brigades)
        self._placed: set[str] = {"hands", "furnaces_lit", "quota_grain", "quota_iron"}
        """orders that have their place; what is left follows its card"""

    def section(self, title: str, *names: str, caption: str = "", extra: tuple[Item, ...] = ()) -> list[Section]:
        """A section of those orders that are open; an empty list where none is."""
        items = tuple(item_of(self.open[name]) for name in names if name in self.open)
        self._placed |= set(names)
        return [Section(title, items + extra, caption)] if items or extra else []

    def hands(self) -> list[Section]:
        """Shares of the hands and the hours."""
        if "hands" not in self.open:
            return self.section(_("Labour"), "hours")
        rows = tuple(Item("hand", "hands", task) for task in HANDS)
        hours = tuple(item_of(self.open[name]) for name in ("hours",) if name in self.open)
        self._placed.add("hours")
        return [Section(_("Labour"), rows + hours, self.captions[0])]

    def brigades(self) -> list[Section]:
        """Quotas and furnaces, village by village."""
        rows = self.draft.places + 2
        return [Section(_("Brigades"), (Item("brigades", height=TABLE_ROW * rows),), self.captions[1])]

    def table(self, title: str, kind: str, caption: str = "") -> list[Section]:
        """A table of what is known of each brigade."""
        return [Section(title, (Item(kind, height=TABLE_ROW * (self.draft.places + 1)),), caption)]

    def furnaces(self) -> list[Section]:
        """What is melted and what burns."""
        return self.section(_("What the furnaces eat"), "melt", "fuel")

    def steel(self) -> list[Section]:
        """When and how the furnaces burn."""
        return self.section(_("Furnaces"), "furnace_weeks", "furnaces_sham", "master")

    def fields(self, leave: tuple[str, ...] = ()) -> list[Section]:
        """Sowing, ploughing, animals."""
        names = ("sown_area", "plough_depth", "closeness", "animals_fed", "pests", "pool_pace")
        return self.section(_("Fields"), *(name for name in names if name not in leave))

    def works(self) -> list[Section]:
        """What is built, how, of what."""
        return self.section(_("Works"), "works_project", "works_speed", "spillway", "dam_material")

    def workshop(self) -> list[Section]:
        """What the workshop makes."""
        return self.section(_("Workshop"), "workshop", "workshop_pace")

    def bowl(self) -> list[Section]:
        """Canteens, plots, who eats first."""
        return self.section(_("Bowl"), "tiers", "canteens", "canteen_check", "plots", "forage")

    def word(self) -> list[Section]:
        """Roads, searches, the secretary's own table."""
        return self.section(_("Word"), "gates", "searches", "own_table")

    def quotas(self) -> list[Section]:
        """How quotas fall."""
        return self.section(_("Quotas"), "spread_rule")

    def rest(self) -> list[Section]:
        """Days of rest."""
        return self.section(_("Rest"), "rest_days")

    def canteens(self) -> list[Section]:
        """The ration."""
        return self.section(_("Canteens"), "ration")

    def others(self, *cards: str) -> list[Section]:
        """Orders of these cards that have no place of their own; ask for them after all sections are made."""
        names = [order.name for order in self.open.values() if order.card in cards and order.name not in self._placed]
        return self.section(_("Other orders"), *names)

    @property
    def last_label(self) -> str:
        """The name of the tab with bowl and word."""
        return _("Bowl, word") if self.word() else _("Bowl")

    def two_pages(self, extra_rows: bool) -> list[Page]:
        """Tabs of two pages beside the world; with `extra_rows` the first page has rows of later ones."""
        first = Page("labour", _("Labour"), self.hands() + self.canteens(), self.brigades() + self.furnaces())
        moved: tuple[str, ...] = ()
        workshop = self.workshop()
        if extra_rows:
            moved = ("sown_area", "plough_depth")
            first.left += self.section(_("Planting"), *moved)
            first.right += workshop
            workshop = []
        crops = self.table(_("Year’s crop"), "crops")
        fields = Page("fields", _("Fields"), self.fields(moved) + self.rest(), crops + self.quotas())
        works = Page(
            "works", _("Works"), self.works() + workshop, self.steel() + self.table(_("Built so far"), "standing")
        )
        bowl = Page("bowl", self.last_label, self.bowl(), self.table(_("In store"), "store") + self.word())
        fields.left += self.others("fields", "quotas", "hands")
        works.left += self.others("works", "furnaces")
        bowl.left += self.others("bowl", "word")
        return [page for page in (first, fields, works, bowl) if page.left or page.right]

    def one_page(self) -> list[Page]:
        """Tabs of one page that scrolls."""
        crops = self.table(_("Year’s crop"), "crops")
        labour = Page("labour", _("Labour"), self.hands() + self.canteens() + self.rest())
        brigades = self.brigades() + self.furnaces() + self.steel() + self.quotas()
        fields = Page("fields", _("Fields"), self.fields() + crops)
        more = Page("more", _("More"), self.works() + self.workshop() + self.bowl() + self.word())
        fields.left += self.others("fields", "quotas", "hands")
        more.left += self.others("works", "furnaces", "bowl", "word")
        return [labour, Page("brigades", _("Brigades"), brigades), fields, more]
