"""The kit: every widget in every state on one sheet. Not shown to players; for tests and for the eye."""

from __future__ import annotations

from game.text import _
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.widgets import (
    Button,
    Card,
    CheckBox,
    Choice,
    Column,
    Entry,
    Forecast,
    ForecastBar,
    LedgerRow,
    ListRow,
    Order,
    OrderSlip,
    SealButton,
    SliderRow,
    Stepper,
    TabBar,
    Table,
    Term,
    Tip,
    Twin,
    draw_twin,
)

SWATCHES = (
    ("ink", "ledger"), ("ink2", "ledger"), ("pencil", "ledger"), ("ink", "newsprint"), ("carbon_ink", "carbon"),
    ("ink", "kraft"), ("seal", "ledger"), ("on_seal", "seal"), ("on_desk", "desk"), ("focus", "ledger"),
    ("error", "ledger"),
)  # fmt: skip


class KitScreen(Screen):
    """The kit in four columns; `page` 2 shows rows, cards, tables and the order."""

    name = "kit"

    def __init__(self, page: int = 1, focus: str = "kit:focus") -> None:
        super().__init__()
        self.page = page
        self.focus_key = focus
        self.opened = True

    def build(self, layout: Layout) -> None:
        """Place all widgets; in a narrow window the columns fold to as many as fit."""
        if self.page == 1:
            self._build_controls()
        else:
            self._build_rows()

    def ground(self, pen: Pen) -> None:
        """Paper and headings."""
        pen.paper(0, 0, self.layout.width + 1, self.layout.height + 1, "ledger")
        if self.page == 1:
            self._ground_controls(pen)
        else:
            self._ground_rows(pen)

    def column(self, number: int) -> tuple[float, float]:
        """Left edge and width of a column."""
        return ((24, 270), (322, 300), (650, 290), (968, 288))[number]

    # ------------------------------------------------------------------ page one
    def _build_controls(self) -> None:
        x, w = self.column(1)
        Button(self, (x, 52, 150, 40), _("Undo"), group="buttons")
        Button(self, (x, 100, 150, 40), _("Undo"), state="hover", group="buttons")
        Button(self, (x, 148, 150, 40), _("Undo"), state="pressed", group="buttons")
        Button(self, (x, 202, 150, 40), _("Undo"), key="kit:focus", group="buttons")
        Button(self, (x, 256, 150, 40), _("Undo"), enabled=False, group="buttons")
        SealButton(self, (x, 304, 150, 40), _("Seal the plan"), group="seal")
        SliderRow(
            self, (x, 392, w, 44), _("Fields"), 0.42, 0, 0.6, 0.01,
            lambda share: f"{share:.0%}".replace("%", " %"), icon="wheat", last=0.47,
            forecast_text=_("78–86 % cut"), forecast=Forecast(78, 86, 94), group="slider",
            tip=Tip("Crop cut, 78–86 %", [("hands in the fields", "94 %"), ("tools short", "–3 %"),
                    ("hungry, tired", "–5 to –9 %"), ("rain, carts away", "0 to –4 %")], causes=True),
        )  # fmt: skip
        Stepper(self, (x, 446, 84, 24), 5, 0, 9, group="slider")
        CheckBox(self, (x + 116, 444, 80, 28), _("Coal"), True, group="slider")
        CheckBox(self, (x + 200, 444, 90, 28), _("Beams"), False, group="slider")
        TabBar(self, (x, 484, w, 38), [("labour", _("Labour")), ("fields", _("Fields"))], "labour", on_dark=False)
        Entry(self, (x, 566, w, 40), "Willow", group="entry")
        Entry(self, (x, 612, w, 40), "autumn/58", error=_("A name cannot contain “/”."), group="entry")
        x, w = self.column(2)
        Twin(self, (x, 52, w, 104), "9,300 t", "4,270 t")
        ForecastBar(self, (x, 206, w, 18), Forecast(212, 234, 272))
        Choice(self, (x, 520, w, 34), [("even", _("even")), ("walked", _("as walked"))], "even", group="choice")
        Choice(self, (x, 562, w, 36), [("a", _("Chinese")), ("b", _("English"))], "b", cycle=True, group="choice",
               name=_("Language"), name_width=90)  # fmt: skip

    def _ground_controls(self, pen: Pen) -> None:
        x, w = self.column(0)
        pen.heading(_("Colours on their paper"), x, 36, w)
        for number, (ink, paper) in enumerate(SWATCHES):
            y = 46.0 + 34 * number
            pen.box(x, y, 142, 32, paper, "axis")
            pen.text(ink, x + 9, y + 22, "body", ink)
            colour = pen.look.colour(ink)
            pen.text(f"#{colour.r:02x}{colour.g:02x}{colour.b:02x}", x + 152, y + 22, "body")
        pen.heading(_("Type"), x, 450, w)
        pen.text("Headline 28", x, 490, "page")
        pen.text("Section 18, print bold", x, 517, "section")
        pen.text("Control 16, form", x, 541, "body")
        pen.text("Value 16, form bold 1,234", x, 565, "value")
        pen.text("True, forecast 16, pencil", x, 588, "forecast", "pencil")
        pen.text("Order 16, typewriter", x, 611, "order", "carbon_ink")
        pen.text("石桥公社 1958 年秋 “报产”", x, 640, "body")
        pen.text("石桥公社 1958 年秋 “报产”", x, 668, "reading")
        pen.text("石桥公社 1958 年秋 “报产”", x, 696, "forecast", "pencil")
        x, w = self.column(1)
        pen.heading(_("Buttons"), x, 36, w)
        for y, word in (
            (78, _("normal")),
            (126, _("hover")),
            (174, _("pressed")),
            (228, _("focus")),
            (282, _("disabled")),
            (330, _("one per screen")),
        ):
            pen.text(word, x + w, y, "body", "ink2", align="right")
        pen.heading(_("Slider, stepper, box, tab"), x, 380, w)
        pen.heading(_("Entry and error"), x, 552, w)
        x, w = self.column(2)
        pen.heading(_("Two voices"), x, 36, w)
        pen.heading(_("Forecast bar"), x, 190, w)
        for place, align, word in (
            (x, "left", _("sure")),
            (x + 226, "right", _("may be")),
            (x + w, "right", _("asked")),
        ):
            pen.text(word, place, 245, "body", "ink2", align=align)
        pen.heading(_("Tooltip"), x, 283, w)
        pen.heading(_("Choice"), x, 508, w)
        x, w = self.column(3)
        pen.heading(_("Keys"), x, 36, w)
        pen.keys([("↑ ↓", _("line")), ("→", _("causes")), ("R", _("copy"))], x, 70, gap=14)
        pen.keys([("Esc", _("back")), ("Ctrl Enter", _("seal"))], x, 100, gap=14)
        pen.heading(_("Paper"), x, 144, w)
        for number, paper in enumerate(("newsprint", "carbon", "kraft", "ledger_shade")):
            pen.sheet(x + 8 + 70 * number, 162, 60, 60, paper)
        pen.heading(_("Icons"), x, 272, w)
        names = pen.look.icons.names
        for number, name in enumerate(names):
            pen.icon(name, x + 36 * (number % 8), 290 + 36 * (number // 8))
        draw_twin(pen, x + w, 590, "9,300 t", "5,190 t", align="right")

    # ------------------------------------------------------------------ page two
    def _build_rows(self) -> None:
        order = Order(
            "No. 317, 2 Sept", "RUCHUAN COUNTY COMMITTEE",
            [("Grain, autumn levy", "1,640 t"), ("Pig iron", "240 t"), ("Hands, Yan dam", "600")],
            ["Plough one chi deep. Fires to burn day and night.",
             "East Wind claims 15,400 t. Red Star claims 17,100 t."], "URGENT",
        )  # fmt: skip
        OrderSlip(self, (24, 30, 290, OrderSlip.height_for(self.look, order, 290)), order)
        folded = Order("No. 317", order.sender, stamp=order.stamp)
        OrderSlip(self, (24, 276, 290, 48), folded, folded=True)
        x = 24.0
        for number, (name, under) in enumerate(
            (("Wu Guizhen", "letter, 6 January"), ("Fan", "the second ledger"), ("The dam", "asks for 200 hands"))
        ):
            ListRow(
                self,
                (x, 350 + 58 * number, 290, 58),
                name,
                under=under,
                icon=("letter", "people", "dam")[number],
                chosen=number == 0,
                group="list",
            )
        Card(
            self,
            (x, 540, 290, Card.height_for(3)),
            "Let her cook",
            [("Wu household", "+310 to +420 kcal"), ("dam", "one hand less"), ("if inspected", "1 in 5 named")],
            keycap="1",
            chosen=True,
            group="list",
        )
        terms = [
            Term("Standing in September", 5190, "5,190"), Term("Not cut: hands at the furnaces", -612, "–612"),
            Term("Not cut: hands at the dam", -148, "–148"), Term("Rotted on the threshing floor", -96, "–96"),
            Term("Tools melted or broken", -41, "–41"), Term("Eaten green before the harvest", -23, "–23"),
            Term("Brought in", 4270, "4,270", total=True),
        ]  # fmt: skip
        y = 92.0
        rows = (
            ("Autumn harvest", "9,300 t", "4,270 t", terms),
            ("Delivered to the state", "1,640 t", "1,640 t", ()),
            ("Left in store", "5,600 t", "1,180 t", ()),
            ("Pig iron", "240 t", "143 t", terms[:2]),
        )
        for number, (name, reported, true, parts) in enumerate(rows):
            open_ = number == 0 and self.opened
            h = LedgerRow.height_for(parts, open_)
            LedgerRow(
                self,
                (350, y, 584, h),
                name,
                reported,
                true,
                terms=parts,
                opened=open_,
                on_toggle=self._toggle,
                group="ledger",
                key=f"ledger:{number}",
            )
            y += h
        columns = [
            Column(_("Brigade")),
            Column(_("Furnaces"), 82, "centre"),
            Column(_("Iron, t"), 92, "right"),
            Column(_("Grain, t"), 106, "right"),
        ]
        Table(self, (350, y + 20, 420, 30 * 5), columns, [
            ["Willow Crossing", "6", ("42", Forecast(20, 28, 42)), ("1,310", Forecast(500, 700, 1310))],
            ["Three Wells", "5", ("34", Forecast(16, 24, 34)), ("1,240", Forecast(500, 700, 1240))],
            ["Ox Ridge", "2", ("14", Forecast(6, 9, 14)), ("970", Forecast(300, 500, 970))],
            ["Quota", "34", ("240", Forecast(120, 180, 240)), ("9,300", Forecast(4000, 5000, 9300))],
        ], lambda row: None, marked=1, total=True, group="table", height=2)  # fmt: skip
        Button(self, (980, 40, 46, 60), "", icon="undo", keycap="Z", upright=True)
        Button(self, (1032, 40, 46, 60), "", icon="redo", keycap="Y", upright=True, enabled=False)
        SealButton(self, (1088, 40, 144, 60), _("Seal the plan"), under="Ctrl Enter")
        Button(self, (980, 116, 150, 40), _("Go on"), keycap="Enter")

    def _ground_rows(self, pen: Pen) -> None:
        pen.heading("The second ledger", 350, 56, 584, style="sheet", caption="kept by the accountant, Fan")
        box: Box = (960, 190, 290, 200)
        pen.sheet(*box, "newsprint")
        pen.text("Ruchuan Daily", 976, 230, "headline", "ink")
        under = pen.news_rule(976, 240, 258)
        pen.paragraph(
            "Willow Crossing Commune has reported an autumn crop of 9,300 tonnes, against 4,900 tonnes in the "
            "autumn of 1957.",
            976,
            under + 8,
            258,
            "reading",
            "ink_on_news",
        )
        pen.sheet(960, 410, 290, 250, "ledger")
        pen.paragraph(
            "公社今秋报产九千三百吨，比去年同期的四千九百吨增加近一倍。县委已将此数登记在册，并号召各社学习。",
            976,
            424,
            258,
            "reading",
            "ink",
        )

    def _toggle(self, opened: bool) -> None:
        self.opened = opened
        self.rebuild()
