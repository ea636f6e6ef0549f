"""The county's newspaper of a season: what was claimed and what is campaigned for, never what was weighed.

The page is written from what the county's office had before it: the table of claims, the grain that arrived, chimneys
counted from the road, hands sent to the dams, the line of the season. A collapse is repairs in it, a search is help.
"""

from __future__ import annotations

from dataclasses import dataclass

from game.rules.calendar import SeasonAsk
from game.session.game import Game
from game.session.record import Claim, SeasonRecord
from game.session.telling.centre import CANTEENS_LEFT, as_dated, as_told, run_of
from game.session.telling.paper_lines import (
    AFTER_RECALL_CAMPAIGN,
    BRIEF_EVENTS,
    CAMPAIGN_LINES,
    CAPTIONS,
    DECK_SEASON,
    DECK_STEPS,
    FIGURE_CALM,
    FIGURE_LINES,
    FIGURE_LOW,
    HEADLINES,
    HEADLINES_CALM,
    HEADLINES_FIRST,
    HEADLINES_LOW,
    IRON_LINES,
    LEVY_LINES,
    PLAIN_CAMPAIGN,
    RECALL_CAMPAIGN,
)
from game.session.telling.words import closing_day, in_t, in_tonnes, long_date, number, pick
from game.text import _

CALM = 0.25
"""A line that asks for truth, or the recall, makes a quieter paper."""

QUIET = {"collapse", "inspected"}
"""News that is printed once and not again the season after."""


@dataclass(frozen=True)
class Page:
    """One page of the newspaper, ready to be set."""

    masthead: str
    date: str
    price: str
    headline: str
    deck: str
    """the lines under the headline"""
    body: tuple[str, ...]
    brief: str
    caption: str
    photo: str
    """what the photograph shows: furnaces, harvest, works, canteen, sowing, hall"""


@dataclass(frozen=True)
class _Known:
    """What the county's office had before it."""

    ask: SeasonAsk
    name: str
    commune: str
    """with its kind: "Willow Crossing Commune" """
    claim: float
    before: float
    """the figure entered for the same season a year earlier"""
    before_year: int
    iron: float
    furnaces: int
    levy: float
    levy_due: float
    works_hands: int
    claims: tuple[Claim, ...]
    events: tuple[str, ...]
    rank: int
    keys: tuple[int, int]

    @property
    def rise(self) -> float:
        return self.claim / max(self.before, 1.0)

    @property
    def calm(self) -> bool:
        return bool(self.ask.recalled) or self.ask.honest >= CALM

    @property
    def low(self) -> bool:
        """Whether the figure lies in the last three of the table while the line asks for more."""
        return not self.calm and self.rank > len(self.claims) - 3

    @property
    def leader(self) -> Claim:
        """The highest figure of the table that is not one's own."""
        return max((c for c in self.claims if c.commune), key=lambda claim: claim.claim_t)


def county_paper(game: Game, index: int = -1) -> Page:
    """The newspaper of a season that has been played; the last one by default. Raises IndexError before the first."""
    known = _known(game, game.records[index])
    county = _(game.scenario.place.county)
    return Page(
        masthead=_("{county} Daily").format(county=county),
        date=long_date(closing_day(known.ask)),
        price=_("Two pages, 2 fen"),
        headline=_headline(known),
        deck=_deck(known),
        body=_body(known),
        brief=_brief(game, known, index),
        caption=_caption(known),
        photo=_photo(known),
    )


def commune_words(game: Game, ask: SeasonAsk) -> str:
    """The player's commune as the paper names it: the village's name alone before the communes are founded."""
    name = _(game.scenario.title)
    return _("{name} Commune").format(name=name) if ask.unit > 0.5 else name


def _known(game: Game, record: SeasonRecord) -> _Known:
    ask = as_told(run_of(game), game.rules.calendar.ask(record.index))
    figures = record.figures
    earlier = record.index - 4
    if earlier >= 0:
        before, year = float(game.records[earlier].figures["claim_t"]), ask.year - 1
    else:
        share = game.rules.p.summer_share
        part = {"summer": share, "autumn": 1.0 - share}.get(ask.season, 1.0)
        before, year = float(game.world.state["norm"][0]) / 1000.0 * part, ask.year - 1
    hands = sum(b.get("hands", 0.0) * b.get("share_works", 0.0) for b in record.brigades)
    return _Known(
        ask=ask,
        name=_(game.scenario.title),
        commune=commune_words(game, ask),
        claim=float(figures["claim_t"]),
        before=before,
        before_year=year,
        iron=float(figures["iron_reported_t"]),
        furnaces=_smoke(game, record),
        levy=float(figures["procured_t"]),
        levy_due=float(figures["levy_due_t"]),
        works_hands=round(hands / 100) * 100,
        claims=record.claims,
        events=record.events,
        rank=int(figures["rank"]),
        keys=(game.setup.seed, record.index),
    )


def _smoke(game: Game, record: SeasonRecord) -> int:
    """Chimneys as counted from the road: stacks that smoke for show are among them."""
    for sealed in game.sealed:
        if sealed.season == record.index and sealed.sitting == "plan":
            return int(sealed.orders["furnaces_lit"].sum() + sealed.orders["furnaces_sham"].sum())
    return int(record.figures["furnaces"])


# -------------------------------------------------------------------- the lines
def _fill(line: str, known: _Known) -> str:
    leader = known.leader
    return _(line).format(
        name=known.name,
        commune=known.commune,
        amount=in_tonnes(known.claim),
        before=in_tonnes(round(known.before, -1)),
        year=known.ask.year,
        last=known.before_year,
        iron=in_tonnes(known.iron),
        furnaces=number(known.furnaces),
        levy=in_tonnes(known.levy),
        hands=number(known.works_hands),
        leader=_(leader.name),
        leading=in_tonnes(leader.claim_t),
        count=len(known.claims),
    )


def _headline(known: _Known) -> str:
    season = known.ask.season
    if known.calm:
        lines = HEADLINES_CALM[season]
    elif known.rank == 1:
        lines = HEADLINES_FIRST[season]
    elif known.low:
        lines = HEADLINES_LOW[season]
    else:
        lines = HEADLINES[season]
    return _fill(pick(lines, *known.keys, 1), known)


def _deck(known: _Known) -> str:
    steps = DECK_STEPS["calm" if known.calm else "low" if known.low else "loud"]
    line = next(words for least, words in steps if known.rise >= least)
    second = DECK_SEASON[known.ask.season]
    if known.ask.season in ("summer", "autumn"):
        full = known.levy >= known.levy_due * 0.98
        state = "full" if full else "short"
    else:
        state = "works" if known.works_hands >= 300 else "quiet"
    parts = [_fill(line, known)]
    if known.furnaces >= 5:
        parts.append(_("{furnaces} furnaces lit.").format(furnaces=number(known.furnaces)))
    parts.append(_fill(second[state], known))
    return " ".join(parts)


def _body(known: _Known) -> tuple[str, ...]:
    season = known.ask.season
    figures = FIGURE_CALM if known.calm else FIGURE_LOW if known.low else FIGURE_LINES
    parts = [_fill(pick(figures[season], *known.keys, 2), known)]
    if known.ask.recalled:
        campaign: tuple[str, ...] = RECALL_CAMPAIGN if known.ask.canteens > CANTEENS_LEFT else AFTER_RECALL_CAMPAIGN
    elif as_dated(known.ask):
        campaign = CAMPAIGN_LINES.get((known.ask.year, season), PLAIN_CAMPAIGN)
    else:
        campaign = PLAIN_CAMPAIGN
    parts.append(_fill(pick(campaign, *known.keys, 3), known))
    further = []
    if known.levy_due > 1:
        kind = "full" if known.levy >= known.levy_due * 0.98 else "part"
        further.append(_fill(pick(LEVY_LINES[kind], *known.keys, 4), known))
    if known.iron >= 1:
        kind = "drive" if known.furnaces >= 12 else "few"
        further.insert(0 if kind == "drive" else 1, _fill(pick(IRON_LINES[kind], *known.keys, 5), known))
    return (*parts, *further)


def _brief(game: Game, known: _Known, index: int) -> str:
    others = sorted((c for c in known.claims if c.commune), key=lambda claim: -claim.claim_t)[:2]
    parts = []
    if len(others) == 2:
        first, second = others
        parts.append(
            _("{first} claims {most} of grain, {second} {more}.").format(
                first=_(first.name), most=in_tonnes(first.claim_t), second=_(second.name), more=in_t(second.claim_t)
            )
        )
    earlier = game.records[index].index - 1
    printed = set(game.records[earlier].events) & QUIET if earlier >= 0 else set()
    told = [event for event in BRIEF_EVENTS if event in known.events and event not in printed][:2]
    parts += [_(BRIEF_EVENTS[event]).format(name=known.name) for event in told]
    if not told and index in (-1, len(game.records) - 1):
        parts.append(_next(game))
    return " ".join(part for part in parts if part)


def _next(game: Game) -> str:
    """What the county will ask, as far as it is public when the paper is printed."""
    if game.stage == "over":
        return _("Seed for the spring is being lent to teams that have none.")
    directive = game.directive()
    if directive.furnaces >= 5:
        return _("The county asks for {count} furnaces at {commune} in the coming season.").format(
            count=number(directive.furnaces), commune=_(game.scenario.title)
        )
    if directive.works_share >= 0.3:
        return _("All hands that can be spared are called to the dams.")
    if directive.ask.season == "summer":
        return _("The wheat is expected early this year.")
    return _("Meetings of team leaders will be held in every commune.")


def _photo(known: _Known) -> str:
    season = known.ask.season
    if known.furnaces >= 5 and season != "summer":
        return "furnaces"
    if season in ("summer", "autumn"):
        return "harvest"
    if season == "winter":
        return "works" if known.works_hands >= 300 else "hall"
    return "sowing"


def _caption(known: _Known) -> str:
    return _fill(CAPTIONS[_photo(known)][known.ask.season], known)
