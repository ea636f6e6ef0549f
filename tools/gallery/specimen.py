"""Proofs of the type: Chinese on every paper of the game and in every style, and the italics of Latin.

Nothing of it is part of the game; the sentences are made up for the eye, and the figures in them are nobody's. What is
looked at: signs at the ends of lines, letters and figures among hanzi, baselines, leading, bold, columns of figures.
"""

from __future__ import annotations

import pygame

from game.session.telling.newspaper import Page
from game.views.layout import Box, Layout
from game.views.pen import Pen
from game.views.screen import Screen
from game.views.screens.news_sheet import fitted, set_news
from game.views.widgets import (
    Button,
    Column,
    Forecast,
    LedgerRow,
    Order,
    OrderSlip,
    SealButton,
    SliderRow,
    TabBar,
    Table,
    Term,
    draw_twin,
)

PAPER = Page(
    masthead="汝川日报",
    date="1958年11月30日",
    price="今日两版　零售二分",
    headline="柳渡公社秋粮上报八千五百三十吨",
    deck="比去年秋季将近增加一倍；二十八座土炉全部点火，征购如数交清。",
    body=(
        "柳渡公社上报今年秋粮总产 8530 吨，而1957年秋季为 4870 吨。县委已将此数登记在册，"
        "并请各公社派人来学习“一季翻番”的办法。",
        "八个大队的社员连夜送粮；学生背矿石，孩子们也来了。公共食堂已经收起秤来（“吃饱为止”），每天三餐。",
        "全社有28座土炉出铁，共计 152 吨；旧锅、铁门、门环（约 1100 件）都送到了炉前。",
        "征购粮1289吨，提前九天全数入库。",
    ),
    brief="白塔公社报产 13810 吨，长堤公社报产 12840 吨。县里要柳渡公社下一季再点十座炉子。《首都日报》明日到。",
    caption="十月的柳渡炼铁场。县委办公室摄影。",
    photo="furnaces",
)
PROSE = (
    "这一年的秋天来得早。地里的红薯熟了，人却在炉子边上；老人说：“先收红薯，再炼铁。”没有人把这句话写下来。",
    "会计范志明记两本账：一本给县里看，一本锁在柜子里。第二本上写着：秋粮 4539 吨，其中种子 309 吨，"
    "口粮够吃到3月28日。",
    "县里来信问：“秋季征购（1338 吨）何时交齐？”他回答：“如数。”——其实仓里只剩 1708 吨，到明年6月1日才有新麦。",
    "后来的人用 1953、1964 和1982年的普查推算：全国非正常死亡在一千五百万到四千五百万之间，"
    "多数学者的估计接近三千万（见《中国人口》、China Quarterly 第186期）。",
)
LETTER = (
    "书记：",
    "我家男人十月里去了堰上，至今没有回来。他托人带话，说腿肿了，挑不动土。食堂昨天只打了两勺稀的；"
    "孩子们七岁、五岁和三岁。我留了一口锅，知道该交，求您让我在家里煮一点榆树皮和萝卜缨子，也求您让他回来。",
    "吴桂珍　1960年1月6日",
)
ORDER = Order(
    "〔1958〕330 号　9月5日",
    "中共汝川县委员会",
    [("秋粮征购", "1338 吨"), ("生铁", "156 吨"), ("点火土炉", "29 座"), ("堰塘水利民工", "700 人")],
    ["深翻一尺，炉火日夜不停；食堂放开吃，不收钱。", "白塔公社报产 5420 吨，长堤公社报产 5120 吨。"],
    "急件",
    "比上季逼得更紧；说是别的公社（“都”）已经多报了。",
)
TERMS = (
    Term("平常年景", 5050, "5,050"), Term("播种面积", -102, "–102"), Term("收回的自留地", 197, "+197"),
    Term("没有收割：人在炼铁", -466, "–466"), Term("没有收割：人在堰上", -125, "–125"),
    Term("其余原因", -15, "–15"), Term("实收", 4539, "4,539", total=True),
)  # fmt: skip
STYLES = (
    "title", "masthead", "headline", "page", "sheet", "section", "menu", "button_big", "reading", "notice", "letter",
    "body", "value", "caption", "caption_print", "reported_bold", "reported_value", "reported_small", "true_large",
    "true_value", "forecast", "order", "order_bold",
)  # fmt: skip
ITALICS = (
    ("body", "Banister, Judith. <i>China’s Changing Population.</i> Stanford, 1987."),
    ("body", "Ash, Robert. “Squeezing the Peasants.” <i>China Quarterly</i> 188, 2006."),
    ("reading", "The campaign was called <i>fan manchan</i>, against hidden output; at the commune’s yard <i>da "
     "liangang</i>, the great making of steel, had begun."),
    ("reported_small", "Reprinted from the <i>Capital Daily</i> of 30 November 1958, page 2."),
    ("caption_print", "The furnaces at Willow Crossing, October. From the <i>Ruchuan Daily</i>, 1958."),
    ("forecast", "Fan: It stands in the <i>Capital Daily</i>; nobody here has seen it."),
    ("order", "To be read aloud from the <i>Ruchuan Daily</i> in all eight brigades."),
)  # fmt: skip


class Specimen(Screen):
    """One sheet of the proof: "prose", "news", "ledger", "plan", "styles" or "italics"."""

    name = "specimen"

    def __init__(self, page: str) -> None:
        super().__init__()
        self.page = page

    def build(self, layout: Layout) -> None:
        """The widgets of a page."""
        if self.page == "ledger":
            self._ledger((24, 56, min(632, layout.width - 48), 0))
        if self.page == "plan":
            self._plan(layout)

    def ground(self, pen: Pen) -> None:
        """The page's paper and what is set on it."""
        pen.desk()
        w, h = self.layout.width, self.layout.height
        {
            "prose": self._prose, "news": self._news, "ledger": self._ledger_ground, "plan": self._plan_ground,
            "styles": self._styles, "italics": self._italics,
        }[self.page](pen, w, h)  # fmt: skip

    def _prose(self, pen: Pen, w: float, h: float) -> None:
        half = (w - 72) / 2
        pen.sheet(24, 24, half, h - 48, "ledger")
        y = pen.heading("两本账", 44, 68, half - 40, style="page", caption="1958年秋")
        for number, part in enumerate(PROSE):
            y = self._part(pen, part, 44, y + 10, half - 40, "reading" if number < 2 else "body", "ink")
        x = 68 + half
        pen.sheet(x - 20, 24, half, h - 48, "ledger")
        y = self._part(pen, "\n".join(LETTER[:2]), x, 40, half - 40, "letter", "pencil")
        pen.text(LETTER[2], x + half - 40, y + 24, "letter", "pencil", align="right")
        y = self._part(pen, PROSE[0], x, y + 52, half - 40, "notice", "ink")
        self._part(pen, PROSE[2], x, y + 12, half - 40, "caption", "ink2")

    def _part(self, pen: Pen, text: str, x: float, y: float, w: float, style: str, colour: str) -> float:
        """A paragraph, unless the sheet is full."""
        if y + pen.height(text, w, style) > self.layout.height - 36:
            return y
        return pen.paragraph(text, x, y, w, style, colour)

    def _news(self, pen: Pen, w: float, h: float) -> None:
        width, x = min(548.0, w - 48), 24.0
        for room in (width, 388.0):
            if x + room > w - 24 or (x > 24 and h < 600):
                break
            pen.sheet(x, 24, room, h - 48, "newsprint")
            photo = self._no_photo if room > 400 else _none
            page = fitted(pen.look, PAPER, room - 48, h - 98, photo)
            set_news(pen, page, x + 24, 38, room - 48, photo, bottom=h - 60)
            x += room + 24

    def _no_photo(self, w: float, h: float) -> pygame.Surface | None:
        """A grey field where a photograph would be; none where there is room for words only."""
        if self.layout.height < 600:
            return None
        field = pygame.Surface(self.look.scale.rect(0, 0, w, h).size)
        field.fill(self.look.colour("axis"))
        return field

    def _ledger(self, box: Box) -> None:
        x, _y, w, _h = box
        y = 132.0
        rows = (
            ("秋粮收成", "8,530 吨", "4,539 吨", TERMS), ("交售国家", "1,289 吨", "1,289 吨", ()),
            ("库存", "7,026 吨", "1,708 吨", ()), ("口粮可吃到", "接上新粮", "3月28日", ()),
            ("生铁", "152 吨", "86.7 吨", TERMS[:2]), ("死亡（各种原因）", "—", "146 人", TERMS[:1]),
        )  # fmt: skip
        for number, (name, reported, true, terms) in enumerate(rows):
            if y > self.layout.height - 70:
                break
            high = LedgerRow.height_for(terms, number == 0)
            LedgerRow(self, (x + 16, y, w - 32, high), name, reported, true, terms=terms, opened=number == 0)
            y += high
        if self.layout.width > 1000:
            OrderSlip(self, (x + w + 32, 56, 300, OrderSlip.height_for(self.look, ORDER, 300)), ORDER)

    def _ledger_ground(self, pen: Pen, w: float, h: float) -> None:
        width = min(632, w - 48)
        pen.sheet(24, 24, width, h - 48, "ledger")
        pen.heading("第二本账", 40, 68, width - 32, style="sheet", caption="会计范志明 记", caption_style="forecast")
        pen.text("上报", width - 136, 120, "reported_small", "ink_on_news", align="right")
        pen.text("实有", width - 8, 120, "forecast", "pencil", align="right")
        if w > 1000:
            draw_twin(pen, width + 56, h - 90, "8,530 吨", "4,539 吨")
            pen.ground = "desk"
            pen.text("柳渡公社　1958年秋 · 第 3 / 12 季　22,919 人", width + 56, h - 110, "body", "on_desk")

    def _plan(self, layout: Layout) -> None:
        TabBar(self, (40, 40, 520, 38), [("a", "劳力"), ("b", "田地"), ("c", "工程"), ("d", "口粮、上报")], "a")
        sliders = (
            ("田间", "可收割74–76%", 0.51, "wheat"), ("炼铁", "生铁 100–120 吨", 0.1, "furnace"),
            ("水利基建", "696 人，要求 696 人", 0.08, "dam"), ("每日工时", "受伤 106–112 人", 0.3, "clock"),
        )  # fmt: skip
        for number, (name, under, share, icon) in enumerate(sliders):
            SliderRow(
                self, (40, 130 + 44 * number, 338, 44), name, share, 0, 0.6, 0.01, lambda v: f"{v:.0%}", icon=icon,
                last=0.3, forecast_text=under, forecast=Forecast(60, 80, 100),
            )  # fmt: skip
        columns = [Column("大队"), Column("土炉", 62, "centre"), Column("生铁，吨", 92, "right"),
                   Column("粮食，吨", 106, "right")]  # fmt: skip
        rows: list[list[str | tuple[str, Forecast]]] = [
            ["柳渡", "4", ("22", Forecast(20, 28, 42)), ("1,085", Forecast(500, 700, 1310))],
            ["三眼井", "4", ("21", Forecast(16, 24, 34)), ("1,092", Forecast(500, 700, 1240))],
            ["夏家院", "4", ("20", Forecast(6, 9, 14)), ("974", Forecast(300, 500, 970))],
            ["合计", "29", ("156", Forecast(120, 180, 240)), ("7,610", Forecast(4000, 5000, 9300))],
        ]
        if layout.height < 600:
            return
        Table(self, (40, 330, 400, 30 * 5), columns, rows, lambda row: None, marked=1, total=True, height=2)
        Button(self, (40, 500, 150, 40), "回到计划", keycap="Esc")
        SealButton(self, (220, 490, 144, 60), "盖章定案", under="Ctrl Enter")
        if layout.width > 1000:
            OrderSlip(self, (620, 56, 260, OrderSlip.height_for(self.look, ORDER, 260)), ORDER)

    def _plan_ground(self, pen: Pen, w: float, h: float) -> None:
        pen.sheet(24, 78, min(560, w - 48), h - 102, "ledger")
        pen.heading("劳力", 40, 114, 338, caption="折合全劳力 8,697 人")
        if h < 600:
            return
        pen.line((40, 566), (40, 606), "focus", 3)
        pen.paragraph("田间多1%：未收割减少92–111吨；粮食多吃5到6天。", 51, 564, 320, "forecast", "pencil")

    def _styles(self, pen: Pen, w: float, h: float) -> None:
        pen.sheet(24, 24, w - 48, h - 48, "ledger")
        x, y = 44.0, 30.0
        for name in STYLES:
            style = pen.look.type.style(name)
            step = max(style.line, style.size * 1.2) + 5
            if y + step > h - 40:
                x, y = x + (w - 80) / 2, 30.0
            if x > w - 80 or (w < 1000 and style.size > 60):
                continue
            y += step
            text = f"柳渡1958年秋报产“8,530吨”，实收4,539 t（{name}）。"
            text = "生铁 Pig Iron" if style.size > 60 else "1958年秋报产“8,530吨”" if style.size > 24 else text
            if pen.measure(text, name) > (w - 80) / 2 - 8:
                text = "1958年“报产”。"
            pen.text(text, x, y, name, "pencil" if style.font == "pencil" else "ink")

    def _italics(self, pen: Pen, w: float, h: float) -> None:
        pen.sheet(24, 24, w - 48, h - 48, "ledger")
        y = 40.0
        for name, text in ITALICS:
            y = pen.paragraph(text, 44, y, min(460, w - 88), name, "ink") + 14


def _none(w: float, h: float) -> pygame.Surface | None:
    """No photograph."""
    return None
