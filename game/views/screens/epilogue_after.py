"""The epilogue's last words: what came next, from sources; how many died; the one commune."""

from __future__ import annotations

from game.rules.units import KG_PER_T
from game.session.ending import Ending
from game.session.game import Game
from game.text import N_, _
from game.views.faces import HIGH, draw_face, head_key, stage_of
from game.views.figures import number
from game.views.pen import Pen
from game.views.playing import inside, season_name
from game.views.screens.form import FormScreen, Item, Put, Section
from game.views.screens.help import works
from game.views.widgets import Drawing

AFTER: tuple[tuple[str, str, str], ...] = (
    (
        "1961",
        N_(
            "In March the draft Sixty Articles made communes smaller and gave rights back to teams. In June "
            "canteens became a matter of choice, and ended. China bought 5.8 million tonnes of grain abroad."
        ),
        N_("Central Committee documents; MacFarquhar 1997"),
    ),
    (
        "1962",
        N_(
            "In January seven thousand cadres met in Beijing. Liu Shaoqi said that in some places three parts "
            "were nature’s doing and seven parts man’s. Mao said that the mistakes of the centre were first of "
            "all his responsibility. Many who had been labelled were cleared. The team of twenty to thirty "
            "households became the unit of account, and stayed so until the 1980s."
        ),
        N_("Zhang Suhua 2006; Mao’s speech of 30 January 1962"),
    ),
    (
        "1966",
        N_(
            "On 16 May the Cultural Revolution began. Liu Shaoqi and others who had led the recovery were "
            "attacked. The Leap was not discussed."
        ),
        N_("MacFarquhar 1997; Resolution of 1981"),
    ),
    (
        "1975",
        N_(
            "In August the Banqiao and Shimantan dams and sixty others failed in Henan. By the official count "
            "26,000 people drowned; with hunger and disease, estimates reach 171,000 and more. To store water "
            "first had been the rule of the years of the Leap."
        ),
        N_("Yi Si in Dai Qing (ed.) 1998"),
    ),
    (
        "1981",
        N_(
            "On 27 June the Party’s Resolution on history said that the Leap and the struggle against the right, "
            "with natural disasters and the breach by the Soviet Union, had caused serious losses to the country "
            "and the people."
        ),
        N_("Resolution of the Sixth Plenum, 1981"),
    ),
)
"""What came next: year, what happened, where it is written."""

HOW_MANY = N_(
    "Between 15 and 45 million more people died in China in 1958–62 than in ordinary years; most who have worked "
    "it out are near 30 million. Nobody counted. The figures come from censuses of later years and from "
    "registers kept by those whose work they judged, and they differ by what is held to be an ordinary death and "
    "by which years belong."
)
HOW_MANY_SOURCES = N_("Ashton et al. 1984; Banister 1987; Peng 1987; Cao 2005; Yang Jisheng 2008; Dikötter 2010")

FURTHER = ("Tombstone", "MacFarquhar", "Walder", "Ó Gráda")
"""Works to begin with, of those in assets/history/works.toml."""


def office(game: Game) -> str:
    """Whether the secretary of spring 1958 stayed."""
    left = next((record for record in game.records if "removed" in record.events), None)
    if left is None:
        return _("You were in the chair to the end.")
    season = inside(season_name(game.rules.calendar.ask(left.index)))
    return _("You were removed in {season}. The commune went on under another.").format(season=season)


def after(screen: FormScreen) -> list[list[Section]]:
    """What came next, year by year."""
    years = [_year(screen, year, _(text), _(source)) for year, text, source in AFTER]
    return [[Section("", years[:2])], [Section("", years[2:])]]


def here(screen: FormScreen, game: Game, ending: Ending) -> list[list[Section]]:
    """How many died in the country, and what one commune was under one leader; what to read."""
    mine, median = ending.columns[0], ending.columns[1]
    store = game.records[-1].stocks["grain"].close / KG_PER_T if game.records else 0
    told = _(
        "What you did changed nothing of this. It changed one commune: of 1,000 people of 1958, {yours} were "
        "there at the end, and {median} under the median leader with the same weather. In the spring of 1961 "
        "it had {store} t of grain."
    ).format(
        yours=number((mine.here or 0) * 1000 / (mine.people_before or 1)),
        median=number((median.here or 0) * 1000 / (median.people_before or 1)),
        store=number(store),
    )
    further = [screen.words(work, "body", "ink2", gap=8) for work in works() if any(name in work for name in FURTHER)]
    country = [screen.words(_(HOW_MANY), "reading", "ink"), screen.words(_(HOW_MANY_SOURCES), "body", "ink2")]
    return [
        [Section(_("How many died"), country), Section(_("To read further"), further)],
        [
            Section(
                _("In {commune}").format(commune=_(game.scenario.title)),
                [screen.words(told, "reading", "ink"), _office(screen, game)],
            ),
            Section(_("The heads of the eight brigades"), [_heads(screen, game)]),
        ],
    ]


def _office(screen: FormScreen, game: Game) -> Item:
    """Whether the secretary stayed; who came after, with his face, if not."""
    told = office(game)
    if not any("removed" in record.events for record in game.records):
        return screen.words(told, "reading", "ink")
    name, face = _("Lu Changhai, your deputy, had the desk and the seal."), 54.0
    left = face + 14

    def height(w: float) -> float:
        ruler = screen.ruler()
        words = ruler.height(told, w - left, "reading") + 4 + ruler.height(name, w - left, "body")
        return max(words, face * HIGH) + 8

    def build(put: Put, x: float, y: float, w: float) -> None:
        def paint(pen: Pen) -> None:
            draw_face(pen, "lu", 0, 0, face)
            under = pen.paragraph(told, left, 0, w - left, "reading", "ink")
            pen.paragraph(name, left, under + 4, w - left, "body", "ink2")

        put(Drawing, (x, y, w, height(w)), paint)

    return Item(height, build)


def _heads(screen: FormScreen, game: Game) -> Item:
    """Those who led the brigades, four in a row, with the names of their places."""
    known = game.brigades()
    across, face, line = 4, 54.0, 20.0

    def lines(w: float) -> list[list[str]]:
        return [screen.look.type.wrap(_(brigade.name), w / across - 12, "body") for brigade in known]

    def row_height(w: float) -> float:
        return face * HIGH + 6 + line * max(len(name) for name in lines(w)) + 10

    def height(w: float) -> float:
        return row_height(w) * -(-len(known) // across)

    def build(put: Put, x: float, y: float, w: float) -> None:
        def paint(pen: Pen) -> None:
            for place, (brigade, name) in enumerate(zip(known, lines(w), strict=True)):
                left, top = w / across * (place % across), row_height(w) * (place // across)
                draw_face(pen, head_key(brigade.name), left, top, face, stage=stage_of(brigade))
                for number_, words in enumerate(name):
                    pen.text(words, left, top + face * HIGH + 20 + line * number_, "body", "ink2")

        put(Drawing, (x, y, w, height(w)), paint)

    return Item(height, build)


def _year(screen: FormScreen, year: str, text: str, source: str) -> Item:
    indent = 64.0
    style = "reading"

    def height(w: float) -> float:
        ruler = screen.ruler()
        return ruler.height(text, w - indent, style) + ruler.height(source, w - indent, "body") + 20

    def build(put: Put, x: float, y: float, w: float) -> None:
        def paint(pen: Pen) -> None:
            pen.text(year, 0, 19, "section", "ink")
            under = pen.paragraph(text, indent, 0, w - indent, style, "ink")
            pen.paragraph(source, indent, under, w - indent, "body", "ink2")

        put(Drawing, (x, y, w, height(w) - 4), paint)

    return Item(height, build)
